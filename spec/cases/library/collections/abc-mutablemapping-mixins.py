from collections.abc import MutableMapping
class Upper(MutableMapping):
    def __init__(self, *args, **kw):
        self.store = {}
        self.update(*args, **kw)
    def __getitem__(self, k): return self.store[k.upper()]
    def __setitem__(self, k, v): self.store[k.upper()] = v
    def __delitem__(self, k): del self.store[k.upper()]
    def __iter__(self): return iter(self.store)
    def __len__(self): return len(self.store)
u = Upper({"a": 1}, b=2)
u.update([("c", 3)])
u["d"] = 4
print(dict(u), u.pop("A"), u.pop("zz", None), u.setdefault("q", 5), u.setdefault("B", 0), u.popitem(), dict(u), "c" in u)
for make in (lambda: u.pop("nope"), lambda: Upper().popitem(), lambda: u.__delitem__("x")):
    try:
        make()
    except KeyError as e:
        print(repr(e))
u.clear()
print(len(u), u == {})
