class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(3)
print(list(c), list(c), next(Countdown(1)), sum(Countdown(4)), [a + b for a, b in zip(Countdown(2), "xy") if True] if False else list(zip(Countdown(2), "xy")), 2 in Countdown(3), max(Countdown(5)))
for x in Countdown(2): print(x)
else: print("else")
a, b = Countdown(2)
print(a, b)
try:
    a, b = Countdown(3)
except ValueError as e:
    print(e)
# expect: [3, 2, 1] [] 1 10 [(2, 'x'), (1, 'y')] True 5
# expect: 2
# expect: 1
# expect: else
# expect: 2 1
# expect: too many values to unpack (expected 2)
