((a, b), [c, (d, *e)]), f = ((1, 2), [3, (4, 5, 6)]), 7
print(a, b, c, d, e, f)  # expect: 1 2 3 4 [5, 6] 7
data = {"pt": (1, [2, 3])}
x, (y, z) = data["pt"]
(k, v), = data.items()
print(x, y, z, k, v)  # expect: 1 2 3 pt (1, [2, 3])
