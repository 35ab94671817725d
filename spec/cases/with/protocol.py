class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v, tb is not None)
        return self.swallow
with CM("a") as x:
    print("body", x)
with CM("b", True):
    raise ValueError("swallowed")
try:
    with CM("c"):
        raise KeyError("not swallowed")
except KeyError as e:
    print("caught", e)
# expect: enter a
# expect: body A
# expect: exit a None None False
# expect: enter b
# expect: exit b ValueError swallowed True
# expect: enter c
# expect: exit c KeyError 'not swallowed' True
# expect: caught 'not swallowed'
