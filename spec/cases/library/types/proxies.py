from types import MappingProxyType

d = {"a": 1}
p = MappingProxyType(d)
print(p["a"], len(p), list(p), p, repr(p), "a" in p, p.get("z", 5), dict(p), p == {"a": 1}, p | {"b": 2})
d["b"] = 2
print(p, sorted(p.items()), p.copy() is d)
for bad in (lambda: p.__setitem__("c", 1), lambda: MappingProxyType(3), lambda: p["zz"]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    p["c"] = 1
except TypeError as e:
    print(e)
