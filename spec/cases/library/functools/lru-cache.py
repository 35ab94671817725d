from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=2)
def square(x):
    "Squares."
    calls.append(x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 2, 1)], calls)
print(square.cache_info())
print(square.cache_parameters())
print(square.__name__, square.__doc__, square.__wrapped__(5))
square.cache_clear()
print(square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache
def bare(x, *, y=1):
    return x, y


bare(1), bare(1, y=1), bare(x=1), bare(True), bare(1.0), bare(1)
print(bare.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@lru_cache(maxsize=0)
def uncached(x):
    return x


uncached(1), uncached(1)
print(uncached.cache_info())


class Grid:
    def __init__(self, n):
        self.n = n

    @lru_cache
    def paths(self, r, c):
        if r == 0 or c == 0:
            return 1
        return self.paths(r - 1, c) + self.paths(r, c - 1)


print(Grid(1).paths(10, 10))

for call in (lambda: fib([]), lambda: lru_cache(2.5), lambda: cache(3), lambda: square.cache_info(1)):
    try:
        call()
    except TypeError as e:
        print(e)


@cache
def failing(x):
    calls.append(x)
    raise ValueError(x)


calls.clear()
for _ in range(2):
    try:
        failing(1)
    except ValueError as e:
        print("error", e)
print(calls, failing.cache_info())
print(lru_cache(-3)(len).cache_parameters(), type(fib).__name__)
