class A:
    def __init__(self, n): self.n = n
    def get(self, k=0): return self.n + k
a, b = A(1), A(2)
m = a.get
print(m(), m(10), m.__self__.n, m.__func__ is A.get, a.get == a.get, a.get is a.get, a.get == b.get, A.get(b), m.__name__, hash(a.get) == hash(a.get))
a.n = 100
print(m())
fs = {a.get: "a", b.get: "b"}
print(fs[a.get], list(map(A.get, [a, b])), sorted([b, a], key=A.get)[0].n)
try:
    m.x = 1
except AttributeError as e:
    print(e)
# expect: 1 11 1 True True False False 2 get True
# expect: 100
# expect: a [100, 2] 2
# expect: 'method' object has no attribute 'x' and no __dict__ for setting new attributes
