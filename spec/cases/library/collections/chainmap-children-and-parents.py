from collections import ChainMap
m = ChainMap({"a": 1}, {"b": 2})
c = m.new_child({"c": 3})
print(c, c.parents, c.parents == m, m.new_child(), m.new_child(x=1), m.new_child({"y": 1}, z=2), c.maps[1] is m.maps[0])
d = c.copy()
d["c"] = 99
print(c["c"], d["c"], d.maps[1] is c.maps[1], ChainMap.fromkeys("ab", 0), type(d).__name__)
print(m | {"z": 1}, {"z": 1} | m, m | ChainMap({"a": 5}), type({} | m).__name__)
m |= {"k": 1}
print(m)
try:
    m | [1]
except TypeError as e:
    print(e)
