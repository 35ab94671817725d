import math
for name, *args in (("sqrt",), ("sqrt", 1, 2), ("pow", 1), ("atan2", 1), ("log",), ("log", 1, 2, 3), ("fma", 1, 2), ("comb", 1), ("isclose", 1), ("isclose", 1, 2, 3), ("nextafter", 1, 2, 3), ("prod", [1], 2), ("dist", [1]), ("copysign", 1), ("ldexp", 1.0)):
    try:
        getattr(math, name)(*args)
    except TypeError as e:
        print(name, "->", e)
for name in ("sqrt", "hypot", "gcd", "pow"):
    try:
        getattr(math, name)(x=1)
    except TypeError as e:
        print(name, "->", e)
