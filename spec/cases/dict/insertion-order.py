d = {}
for k in "zebra":
    d[k] = k.upper()
print(d, list(d), list(d.values()))
d["z"] = "again"
print(list(d.items()))
del d["e"]
d["e"] = "back"
print(list(d))
print(list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())), next(iter(d)))
e = {"b": 1, "a": 2}
print(d == e, {"a": 2, "b": 1} == e, list({"a": 2, "b": 1}) == list(e))
