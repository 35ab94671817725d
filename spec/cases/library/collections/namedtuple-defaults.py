from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[10, 20])
print(P(1), P(1, 2), P(1, z=5), P._field_defaults, P.__new__.__defaults__, namedtuple("Q", "a", defaults=())._field_defaults, namedtuple("Q", "a b", defaults=(1, 2))())
for make in (lambda: namedtuple("Q", "a", defaults=[1, 2]), lambda: P(), lambda: P(1, 2, 3, 4), lambda: namedtuple("Q", "a", defaults=5)):
    try:
        make()
    except TypeError as e:
        print(e)
P.__new__.__defaults__ = (7, 8, 9)
print(P(), P(0))
