from collections import ChainMap
m = ChainMap({}, {"a": 1})
m["a"] = 5
m["n"] = 6
m.update(q=7)
print(m, m.pop("q"), m.setdefault("a", 0), m.setdefault("s", 1))
del m["a"]
print(m["a"], m)
for make in (lambda: m.__delitem__("a"), lambda: m.pop("a"), lambda: ChainMap({}, {1: 2}).popitem()):
    try:
        make()
    except KeyError as e:
        print(e)
print(m.popitem(), m.maps)
m.clear()
print(m)
