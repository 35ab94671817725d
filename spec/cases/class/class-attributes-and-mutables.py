class A:
    shared = []
    n = 0
a, b = A(), A()
a.shared.append(1)
a.n += 1
b.shared = b.shared + [2]
print(A.shared, b.shared, A.n, a.n, b.n, vars(a), vars(b))  # expect: [1] [1, 2] 0 1 0 {'n': 1} {'shared': [1, 2]}
class B(A): pass
B.n = 10
A.n = 20
print(B.n, A.n, B().n, a.n, b.n)  # expect: 10 20 10 1 20
A.extra = lambda self: "extra"
print(b.extra(), "extra" in dir(b), "extra" in vars(A))  # expect: extra True True
del A.shared
try:
    a.shared
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'shared'
