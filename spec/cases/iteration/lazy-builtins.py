def show(x):
    print("show", x)
    return x
m = map(show, [1, 2, 3])
print("lazy")
print(next(m))
f = filter(lambda x: x > 1, map(show, [1, 2, 3]))
print(next(f))
z = zip(map(show, "ab"), map(show, [9]))
print(next(z))
print(next(z, "end"))
print(any(map(show, [0, 1, 2])), all(map(show, [1, 0, 2])))
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), iter(m) is m, type(m).__name__)
