registry = {}
def register(name=None):
    def deco(f):
        registry[name or f.__name__] = f
        return f
    return deco
@register()
def one(): return 1
@register("deux")
def two(): return 2
print(sorted(registry), registry["deux"](), one())
def retry(times):
    def deco(f):
        def inner(*a):
            for i in range(times):
                try:
                    return f(*a)
                except ValueError as e:
                    print("attempt", i + 1, e)
            raise RuntimeError("gave up")
        return inner
    return deco
state = [0]
@retry(3)
def flaky(limit):
    state[0] += 1
    if state[0] < limit: raise ValueError(f"bad {state[0]}")
    return "ok"
print(flaky(3))
state[0] = 0
try:
    flaky(10)
except RuntimeError as e:
    print(e)
# expect: ['deux', 'one'] 2 1
# expect: attempt 1 bad 1
# expect: attempt 2 bad 2
# expect: ok
# expect: attempt 1 bad 1
# expect: attempt 2 bad 2
# expect: attempt 3 bad 3
# expect: gave up
