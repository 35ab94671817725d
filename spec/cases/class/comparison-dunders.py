class N:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt", self.n, o.n); return self.n < o.n
    def __eq__(self, o): print("eq", self.n, getattr(o, "n", o)); return isinstance(o, N) and self.n == o.n
a, b = N(1), N(2)
print(a < b, a > b, a == b, a != b, a == 5, 5 == a)
try:
    a <= b
except TypeError as e:
    print(e)
print(min(b, a).n, max(a, b).n, [x.n for x in sorted([b, a])])
