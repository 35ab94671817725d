class Point(tuple):
    __slots__ = ()
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
    @property
    def y(self): return self[1]
    def __add__(self, other): return Point(self.x + other.x, self.y + other.y)
p = Point(1, 2) + Point(3, 4)
print(p, p.x, p.y, p == (4, 6), hash(p) == hash((4, 6)), type(p).__name__, type(p[:]).__name__, {p: 1}[4, 6])
x, y = p
print(x, y)
# expect: (4, 6) 4 6 True True Point tuple 1
# expect: 4 6
