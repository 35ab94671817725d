class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *a, **k): return self.n + x, a, k
add = Adder(5)
print(add(1), add(1, 2, k=3), callable(add), callable(Adder), list(map(add, [1, 2])), Adder(1)(2)[0])
class Bad:
    __call__ = 5
try:
    Bad()()
except TypeError as e:
    print(e)
# expect: (6, (), {}) (6, (2,), {'k': 3}) True True [(6, (), {}), (7, (), {})] 3
# expect: 'int' object is not callable
