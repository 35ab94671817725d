class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __truediv__(self, k): return V(self.x / k, self.y / k)
    def __neg__(self): return V(-self.x, -self.y)
    def __pos__(self): return self
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __invert__(self): return V(self.y, self.x)
a, b = V(3, 4), V(1, 2)
print(a + b, a - b, a * 2, 2 * a, a / 2, -a, +a, abs(a), a @ b, bool(V(0, 0)), a == V(3, 4), a != b, ~a)
print(sum([a, b], V(0, 0)))
a += b
print(a)
# expect: V(4, 6) V(2, 2) V(6, 8) V(6, 8) V(1.5, 2.0) V(-3, -4) V(3, 4) 5.0 11 False True True V(4, 3)
# expect: V(4, 6)
# expect: V(4, 6)
