d = {}
try:
    d["a"]
except KeyError:
    d[("t", 1)]
