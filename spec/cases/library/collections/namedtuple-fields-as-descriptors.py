from collections import namedtuple
P = namedtuple("P", "x y")
print(P.x, P.x.__doc__, type(P.x).__name__, P.y.__get__(P(1, 2)), P.x.__get__(None, P) is P.x, P.x.__get__((5, 6)))
P.x.__doc__ = "the first"
P.__doc__ += ": a pair"
print(P.x.__doc__, P.__doc__, repr(P.x), P.x.__reduce__()[1])
for bad in ([1], 5, ()):
    try:
        print(P.x.__get__(bad))
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
print(sorted([P(2, 1), P(1, 2)], key=lambda p: p.y), [p.x for p in (P(1, 2), P(3, 4))], list(map(lambda p: p.x + p.y, [P(1, 2)])))
