from collections import defaultdict
graph = defaultdict(set)
for a, b in [(1, 2), (2, 3), (1, 3)]:
    graph[a].add(b)
    graph[b].add(a)
print({k: sorted(v) for k, v in graph.items()})
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
def plain(d): return {k: plain(v) if isinstance(v, dict) else v for k, v in d.items()}
print(plain(t), sorted(t["a"]))
counts = defaultdict(lambda: {"n": 0, "items": []})
for i, w in enumerate("to be or not to be".split()):
    counts[w]["n"] += 1
    counts[w]["items"].append(i)
print(dict(counts))
positions = defaultdict(list)
for i, c in enumerate("hello"):
    positions[c] += [i]
print(sorted(positions.items()), len(positions), list(positions)[0], next(iter(positions.values())))
