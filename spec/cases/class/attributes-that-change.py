class A:
    n = 0
    k = "x"
    def bump(self):
        A.n += 1
        return self.n
class B(A):
    pass
b = B()
out = []
for i in range(5):
    out.append((A().bump(), b.n, B.n))
class C(B):
    def read(self): return self.n, self.k
c = C()
for i in range(4):
    A.n += 10
    A.k = A.k + "y"
    B.k = i
    out.append((c.read(), b.k, c.n))
A.n = property(lambda self: "property")
out.append((b.n, c.read()))
A.n = 5
out.append((b.n, c.read()))
A.n = 6
out.append((b.n, c.read()))
del A.n
try: b.n
except AttributeError as e: out.append(str(e))
B.n = 1
B.n = 2
out.append(c.read())
for name in "abcdefghijkl":
    setattr(A, name, 0)
for r in range(3):
    for name in "abcdefghijkl":
        setattr(A, name, r); out.append(getattr(c, name))
class P:
    def __init__(self, x, *rest): self.x = x
class Q(P):
    g = 1.5
    def __init__(self, x): self.x = x * self.g
import types
m = types.SimpleNamespace(Q=Q, P=P)
out.append([m.Q(i).x for i in range(5)] + [m.P(i, 1).x for i in range(3)])
try: m.Q()
except TypeError as e: out.append(str(e))
Q.g = 2.5
out.append([m.Q(i).x for i in range(3)])
for o in out: print(o)
