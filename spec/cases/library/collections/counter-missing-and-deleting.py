from collections import Counter
c = Counter("aab")
print(c["a"], c["zzz"], "zzz" in c, len(c), c.get("q"), c.get("q", 7))
del c["nothing"]
del c["a"]
c["new"] += 1
c["b"] -= 5
print(c, dict(c), sum(c.values()), c.total())
try:
    c.pop("q")
except KeyError as e:
    print(e)
print(c.pop("new"), c.pop("q", 0), bool(Counter()), bool(c))
