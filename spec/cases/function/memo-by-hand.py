calls = 0
def memo(f):
    cache = {}
    def inner(*args):
        global calls
        if args not in cache:
            calls += 1
            cache[args] = f(*args)
        return cache[args]
    inner.cache = cache
    return inner
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), calls, len(fib.cache), fib(80), calls)  # expect: 23416728348467685 81 81 23416728348467685 81
