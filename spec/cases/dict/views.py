d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "a" in i)
d["c"] = 3
print(k, v, i, list(k), sorted(v, reverse=True), sum(v), max(d), max(d, key=d.get), k.mapping["a"] if hasattr(k, "mapping") else None)
print(iter(k) is not k, k == {"a", "b", "c"}, v == d.values(), i == d.items(), k.isdisjoint(["z"]), k.isdisjoint(["a"]))
