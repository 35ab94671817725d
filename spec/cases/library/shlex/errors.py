import shlex
for text in ("'open", '"open', "a\\", '"a\\'):
    try:
        print(shlex.split(text))
    except ValueError as e:
        print(repr(text), e)
try:
    shlex.split(None)
except ValueError as e:
    print(e)
