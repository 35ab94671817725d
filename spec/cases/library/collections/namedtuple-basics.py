from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(11, y=22)
print(p, p.x, p.y, p[0], p[-1], p[:1], len(p), list(p), p + (1,), p * 2, tuple(p), p == (11, 22), p != Point(1, 2), p < Point(12, 0), hash(p) == hash((11, 22)), isinstance(p, tuple), 22 in p, p.index(22), p.count(1))
x, y = p
print(x, y, {p: 1}[11, 22], sorted([Point(2, 1), Point(1, 5)]), max(p), [*p], "%s and %s" % p, "{0.x} {1}".format(p, p.y), f"{p.x:>4}")
print(Point.__name__, Point.__module__, Point.__doc__, Point._fields, Point.__mro__, Point.__slots__, Point.__match_args__, Point)
