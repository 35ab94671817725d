from itertools import accumulate
class V:
    def __init__(self, v): self.v = v
    def __add__(self, other):
        print("add", self.v, getattr(other, "v", other))
        return V(self.v + getattr(other, "v", other))
    def __repr__(self): return f"V({self.v})"
print(list(accumulate([V(1), V(2), 3])))
balance = accumulate([100, -30, 50], lambda total, change: round(total * 1.1 + change, 2), initial=0)
print(list(balance))
