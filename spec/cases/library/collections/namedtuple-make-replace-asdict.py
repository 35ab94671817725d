from collections import namedtuple
P = namedtuple("P", "x y")
p = P._make([1, 2])
print(p, P._make("ab"), P._make(iter((3, 4))), p._replace(x=9), p._replace(), p._replace(y=0, x=0), p._asdict(), type(p._asdict()).__name__, P(**p._asdict()) == p, p)
for make in (lambda: P._make([1]), lambda: P._make([1, 2, 3]), lambda: P._make(1), lambda: p._replace(z=1), lambda: p._replace(z=1, w=2), lambda: p._replace(1)):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(p.__getnewargs__(), p._fields, [getattr(p, f) for f in p._fields], dict(zip(p._fields, p)))
