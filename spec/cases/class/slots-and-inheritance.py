class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    __slots__ = ("name",)


class Open(Point):
    pass


p, n, o = Point(1, 2), Named(3, 4), Open(5, 6)
n.name = "n"
o.anything = "goes"
print(p.x, n.x, n.name, o.x, o.__dict__, hasattr(p, "__dict__"), hasattr(n, "__dict__"))
for wrong in (lambda: setattr(p, "z", 1), lambda: setattr(n, "z", 1), lambda: Named(1, 2).name, lambda: Point.x.__get__(5)):
    try:
        print(wrong())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
p.x = 10
print(p.x, Point.x, Point.__slots__, Named.__slots__, type(Point.x).__name__)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
try:
    class Two(Named, type("Other", (), {"__slots__": ("q",)})):
        pass
except TypeError as error:
    print(error)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)


class Single:
    __slots__ = "only"


s = Single()
s.only = 1
print(s.only)


class Defaults:
    __slots__ = {"a": "documentation of a"}


print(Defaults.__slots__, Defaults.a.__doc__)
