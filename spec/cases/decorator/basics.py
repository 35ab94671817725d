def trace(f):
    def inner(*a, **k):
        print("call", f.__name__, a, k)
        r = f(*a, **k)
        print("return", r)
        return r
    return inner
@trace
def add(a, b=1): return a + b
add(1)
add(1, b=5)
print(add.__name__)
# expect: call add (1,) {}
# expect: return 2
# expect: call add (1,) {'b': 5}
# expect: return 6
# expect: inner
