import math
print(math.prod([]), math.prod([2, 3, 4]), math.prod(range(1, 21)), math.prod([0.5, 4]), math.prod([2] * 80), math.prod([1, 2], start=10), math.prod((True, True)), math.prod([], start=1.5))
print(math.prod([2, 0.5, 2**70]), math.prod([3], start="ab"), math.prod([[1]], start=2), math.prod(x for x in (1.5, 2)))
class V:
    def __init__(self, v): self.v = v
    def __rmul__(self, other): return V(other * self.v)
    def __mul__(self, other): return V(self.v * (other.v if isinstance(other, V) else other))
print(math.prod([V(2), 3, V(4)]).v)
for bad in ([None], 5, ["a", "b"], [1, {}]):
    try:
        print(math.prod(bad))
    except Exception as e:
        print(type(e).__name__, e)
