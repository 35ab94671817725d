def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))  # expect: (1, 2, (), 3, 4, {})
print(f(1, 9, 8, 7, c=3, z=0))  # expect: (1, 9, (8, 7), 3, 4, {'z': 0})
print(f(*[1, 2, 3], **{"c": 5, "e": 6}))  # expect: (1, 2, (3,), 5, 4, {'e': 6})
print(f(*"ab", *(1,), c=0, **{"x": 1}, **{"y": 2}))  # expect: ('a', 'b', (1,), 0, 4, {'x': 1, 'y': 2})
print(f(c=1, a=2))  # expect: (2, 2, (), 1, 4, {})
