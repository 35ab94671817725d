print(dict(), dict(a=1, b=2), dict([("a", 1)]), dict({"x": 1}, y=2), dict(zip("ab", [1, 2])), dict((k, v) for k, v in [(1, 2)]), dict([["p", "q"]]), dict(["ab", "cd"]), dict({"a": 1}, a=2))
class Mapping:
    def keys(self): return ["m", "n"]
    def __getitem__(self, k): return k * 2
print(dict(Mapping()), {**Mapping()}, dict(Mapping(), z=0))
