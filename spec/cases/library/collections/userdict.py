from collections import UserDict
class Lower(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.lower(), value)
    def __getitem__(self, key): return super().__getitem__(key.lower())
d = Lower({"A": 1}, B=2)
d.update(C=3)
print(d, d["a"], d["B"], d.data, len(d), list(d), "a" in d, d.get("C"), d.get("z", 0), d.pop("a"), d, isinstance(d, dict))
print(UserDict(None), UserDict([(1, 2)]), UserDict(a=1) | {"b": 2}, {"b": 2} | UserDict(a=1), UserDict(a=1) | UserDict(a=2), UserDict.fromkeys("ab"), UserDict(a=1) == {"a": 1}, type(d.copy()).__name__)
u = UserDict(a=1)
u |= {"c": 3}
print(u, u.setdefault("q", 5), u.popitem(), sorted(u.items()))
for make in (lambda: UserDict()["x"], lambda: UserDict(1, 2), lambda: UserDict() | 1):
    try:
        make()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
class M(UserDict):
    def __missing__(self, key): return key * 2
print(M()["ab"], M().get("ab"))
