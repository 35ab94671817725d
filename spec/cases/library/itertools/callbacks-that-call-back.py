from itertools import accumulate, groupby, starmap, takewhile, product
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(list(accumulate(range(8), lambda a, b: a + fib(b))), [(k, list(g)) for k, g in groupby(range(8), lambda x: fib(x) % 2)], list(starmap(lambda a, b: sum(accumulate(range(a, b))), [(0, 3), (2, 5)])))
def inner(x):
    return max(takewhile(lambda y: y < x, range(10)), default=None)
print(list(map(inner, [0, 3, 20])), sorted(product("ba", repeat=2), key=lambda t: list(accumulate(t))[::-1]))
