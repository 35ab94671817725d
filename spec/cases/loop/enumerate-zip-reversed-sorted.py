names = ["x", "y", "z"]
for i, n in enumerate(names, 1): print(i, n, end="; ")
for a, b in zip(names, range(10)): print(a, b, end="; ")
for n in reversed(names): print(n, end="; ")
for n in sorted(names, reverse=True): print(n, end="; ")
for i, (a, b) in enumerate(zip(names, names[1:])): print(i, a + b, end="; ")
print()
