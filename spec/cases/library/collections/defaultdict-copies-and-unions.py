from collections import defaultdict
d = defaultdict(int, {"a": 1})
c = d.copy()
c["b"] += 1
print(d, c, type(c).__name__, d.__copy__())
print(d | {"z": 2}, {"z": 2} | d, type({} | d).__name__, d | defaultdict(list, q=1))
d |= {"k": 5}
d.update(m=6)
print(d, d.pop("m"), d.popitem(), d.setdefault("s", 9), d)
try:
    d | [1]
except TypeError as e:
    print(e)
print(defaultdict(int, a=1) == {"a": 1}, {"a": 1} == defaultdict(list, a=1), [defaultdict(int)] == [{}], defaultdict(int) != {})
