from itertools import count, islice
print(list(islice(count(0.5, 0.25), 4)), list(islice(count(1, 0.5), 3)), list(islice(count(1j), 2)), count(2.5), count(1, 1.0), count(0.5, 2))
class N:
    def __init__(self, v): self.v = v
    def __add__(self, other): return N(self.v + (other.v if isinstance(other, N) else other))
    def __index__(self): return self.v
    def __repr__(self): return f"N({self.v})"
print(list(islice(count(N(1), 2), 3)), count(N(1)), count(N(3), N(4)))
