from collections import ChainMap
base, over = {"a": 1, "b": 2}, {"b": 20, "c": 30}
m = ChainMap(over, base)
print(m, m["a"], m["b"], m["c"], m.get("z"), m.get("z", 9), "a" in m, "z" in m, len(m), list(m), sorted(m.items()), dict(m), bool(m), bool(ChainMap()), m.maps, ChainMap())
base["d"] = 4
print(m["d"], list(m.keys()), list(m.values()), m == {"a": 1, "b": 20, "c": 30, "d": 4})
try:
    m["zz"]
except KeyError as e:
    print(repr(e))
print(m.keys(), m.items(), m.values())
