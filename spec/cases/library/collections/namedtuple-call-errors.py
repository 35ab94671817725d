from collections import namedtuple
P = namedtuple("P", "x y z")
for make in (lambda: P(), lambda: P(1), lambda: P(1, 2), lambda: P(1, 2, 3, 4), lambda: P(1, 2, x=1), lambda: P(1, 2, w=3), lambda: P(1, 2, 3, w=3), lambda: P(*[1] * 9), lambda: P(x=1, z=3), lambda: P(1, 2, yy=5)):
    try:
        make()
    except TypeError as e:
        print(e)
E0 = namedtuple("E0", "")
print(E0(), E0._fields)
try:
    E0(1)
except TypeError as e:
    print(e)
One = namedtuple("One", "a")
try:
    One()
except TypeError as e:
    print(e)
