def f(*, a, b=2): return a, b
def attempt(*x, **k):
    try:
        print(f(*x, **k))
    except TypeError as e:
        print(e)
attempt(a=1)
attempt()
attempt(1)
attempt(1, a=1)
attempt(1, 2)
attempt(b=1)
attempt(a=1, c=3)
def g(x, *, y, z): pass
try:
    g(1)
except TypeError as e:
    print(e)
try:
    g(1, 2, 3)
except TypeError as e:
    print(e)
try:
    g(1, 2, y=3)
except TypeError as e:
    print(e)
