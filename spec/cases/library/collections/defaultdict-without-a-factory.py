from collections import defaultdict
d = defaultdict()
for key in ("a", 1, (1, 2)):
    try:
        d[key]
    except KeyError as e:
        print(repr(e))
d.default_factory = int
print(d["a"], d)
d.default_factory = None
try:
    d["zz"]
except KeyError as e:
    print(e)
print(d.__missing__ is not None, defaultdict(int).__missing__("k"))
