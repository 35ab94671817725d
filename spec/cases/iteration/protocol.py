class Up:
    def __init__(self, n): self.n = n
    def __iter__(self):
        print("new iterator")
        return UpIter(self.n)
class UpIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
u = Up(2)
for x in u:
    for y in u: print(x, y)
print(list(u), tuple(u), sum(u), 2 in u, [*u], dict(zip(u, u)), max(u), sorted(u, reverse=True))
