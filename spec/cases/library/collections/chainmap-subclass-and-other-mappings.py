from collections import ChainMap, defaultdict
class Deep(ChainMap):
    def __missing__(self, key): return f"no {key}"
    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value
d = Deep({"a": 1}, {"b": 2})
d["b"] = 20
d["c"] = 30
print(d, d["zz"])
made = defaultdict(int)
m = ChainMap(made, {"x": 1})
print(m["x"], dict(made))
scopes = ChainMap({"local": 1}, {"glob": 2}, {"builtin": 3})
print([scopes[n] for n in ("local", "glob", "builtin")], list(scopes))
