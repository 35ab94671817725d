def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d
print(f(1), f(1, 5), f(1, 5, 6), f(1, c=7, d=8))  # expect: (1, 2, 3, 4) (1, 5, 3, 4) (1, 5, 6, 4) (1, 2, 7, 8)
def g(a, /, **kw): return a, kw
print(g(1, a=2))  # expect: (1, {'a': 2})
def attempt(*a, **k):
    try:
        print(f(*a, **k))
    except TypeError as e:
        print(e)
attempt()  # expect: f() missing 1 required positional argument: 'a'
attempt(a=1)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a'
attempt(1, b=2)  # expect: f() got some positional-only arguments passed as keyword arguments: 'b'
attempt(1, 2, 3, 4)  # expect: f() takes from 1 to 3 positional arguments but 4 were given
attempt(a=1, b=2, c=3)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
