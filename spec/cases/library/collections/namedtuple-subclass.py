from collections import namedtuple
class Point(namedtuple("Point", "x y")):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, other): return Point(self.x + other.x, self.y + other.y)
    def __str__(self): return f"<{self.x}, {self.y}>"
p = Point(3, 4)
print(p.norm, p + Point(1, 1), repr(p), p._replace(x=0), type(p._replace(x=0)).__name__, Point._make([5, 6]), p.x)
class Open(namedtuple("Base", "a b")):
    def __new__(cls, a, b=2):
        return super().__new__(cls, a, b)
o = Open(1)
o.extra = "free"
print(o, o.extra, vars(o), o.a, o.b)
try:
    o.a = 5
except AttributeError as e:
    print(e)
class Three(namedtuple("Three", Point._fields + ("z",))): pass
print(Three(1, 2, 3), Three(1, 2, 3).z)
