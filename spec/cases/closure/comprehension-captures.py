def f(n):
    return [(lambda: (i, n)) for i in range(2)], {k: (lambda: k * n)() for k in range(3)}
fs, d = f(10)
print([g() for g in fs], d)  # expect: [(1, 10), (1, 10)] {0: 0, 1: 10, 2: 20}
def g():
    x = 1
    return [x for _ in range(2)], [y for y in (x, x + 1)], list(z + x for z in (1, 2))
print(g())  # expect: ([1, 1], [1, 2], [2, 3])
