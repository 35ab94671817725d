class CM:
    def __init__(self, result): self.result = result
    def __enter__(self): pass
    def __exit__(self, *a):
        if isinstance(self.result, Exception): raise self.result
        return self.result
for r in (1, "yes", [0], True):
    with CM(r):
        raise ValueError
    print("swallowed by", r)
for r in (0, "", [], None, False):
    try:
        with CM(r):
            raise ValueError("v")
    except ValueError:
        print("passed by", r)
try:
    with CM(KeyError("replaced")):
        raise ValueError("orig")
except KeyError as e:
    print(repr(e), repr(e.__context__))
