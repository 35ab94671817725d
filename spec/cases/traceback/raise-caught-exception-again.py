try:
    [][0]
except IndexError as e:
    saved = e
raise saved
