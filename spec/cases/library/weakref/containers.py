from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Key({self.name})"


a, b, c = Key("a"), Key("b"), Key("c")
d = WeakKeyDictionary({a: 1})
d[b] = 2
print(len(d), d[a], a in d, c in d, 3 in d, d.get(c, "none"), sorted(k.name for k in d), d.pop(b), list(d.items()), d.setdefault(c, 9), len(d.keyrefs()))
del d[a]
print(dict(d), d.copy() == d)
v = WeakValueDictionary(x=a)
v["y"] = b
print(v["x"], len(v), "y" in v, sorted(v), list(v.values()), v.get("z"), sorted((v | {"w": c}).keys()))
for bad in (lambda: d.__setitem__(3, 1), lambda: v.__setitem__("k", 3), lambda: d[Key("q")], lambda: v["nope"]):
    try:
        bad()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, str(e)[:8])
s = WeakSet([a, b])
s.add(a)
print(len(s), a in s, c in s, 5 in s, sorted(k.name for k in s | WeakSet([c])), len(s & {a}), s.isdisjoint([c]), s <= {a, b, c})
s.discard(c)
s.remove(a)
print(len(s), s == WeakSet([b]))
try:
    s.remove(a)
except KeyError:
    print("gone")
