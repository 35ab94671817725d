import math
class N:
    def __init__(self, v): self.v = v
    def __float__(self):
        print("float", self.v)
        return float(self.v)
    def __add__(self, other): return N(self.v + getattr(other, "v", other))
    __radd__ = __add__
    def __mul__(self, other): return N(self.v * getattr(other, "v", other))
    __rmul__ = __mul__
    def __repr__(self): return f"N({self.v})"
print(math.fsum([N(1), 2, N(3)]), math.prod([N(2), 3, N(4)]), math.sumprod([N(1), 2], [3, N(4)]), math.dist([N(1)], [N(4)]), math.hypot(N(3), 4))
