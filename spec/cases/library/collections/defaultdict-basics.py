from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["b"].append(2)
d["a"].append(3)
print(d, dict(d), len(d), "c" in d, d.get("c"), d.get("c", 5), d)
d["c"]
print(d, d.default_factory, list(d), d["a"])
n = defaultdict(int)
for ch in "mississippi":
    n[ch] += 1
print(n, sorted(n.items()), n == {"m": 1, "i": 4, "s": 4, "p": 2})
t = defaultdict(lambda: defaultdict(int))
t["x"]["y"] += 2
print({k: dict(v) for k, v in t.items()}, t["q"]["r"], len(t))
