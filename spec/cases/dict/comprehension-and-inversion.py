d = {"a": 1, "b": 2, "c": 1}
print({v: k for k, v in d.items()}, {k: v for k, v in d.items() if v > 1}, {k.upper(): [v] * v for k, v in d.items()})
g = {}
for k, v in d.items():
    g.setdefault(v, []).append(k)
print(g, dict(sorted(d.items(), key=lambda kv: (-kv[1], kv[0]))), sorted(d, key=d.get), min(d.items(), key=lambda kv: kv[1]))
# expect: {1: 'c', 2: 'b'} {'b': 2} {'A': [1], 'B': [2, 2], 'C': [1]}
# expect: {1: ['a', 'c'], 2: ['b']} {'b': 2, 'a': 1, 'c': 1} ['a', 'c', 'b'] ('a', 1)
