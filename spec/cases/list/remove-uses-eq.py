class Loud:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other))
        return self.n == getattr(other, "n", other)
a = [Loud(1), Loud(2), Loud(3)]
a.remove(Loud(2))
print([x.n for x in a], 3 in a, a.index(3), a.count(1))
