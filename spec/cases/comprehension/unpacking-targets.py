pairs = [(1, (2, 3)), (4, (5, 6))]
print([a + b + c for a, (b, c) in pairs], [(h, t) for h, *t in ["abc", "de"]], {k: v for (k, v) in [("a", 1)]}, [d["k"] for d["k"] in range(3)] if (d := {}) is not None else None, d)
# expect: [6, 15] [('a', ['b', 'c']), ('d', ['e'])] {'a': 1} [0, 1, 2] {'k': 2}
