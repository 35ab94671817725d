class A:
    real = "real"
    def __getattr__(self, name):
        if name.startswith("x"): return f"made {name}"
        raise AttributeError(f"no {name}!")
a = A()
print(a.real, a.xyz, hasattr(a, "q"), getattr(a, "q", "d"), hasattr(a, "xx"))  # expect: real made xyz False d True
try:
    a.q
except AttributeError as e:
    print(e)  # expect: no q!
a.xyz = "set"
print(a.xyz)  # expect: set
class P:
    def __init__(self, inner): self._inner = inner
    def __getattr__(self, n): return getattr(self._inner, n)
p = P([3, 1])
p.append(2)
print(p._inner, p.count(3), p.__len__())  # expect: [3, 1, 2] 1 3
try:
    len(p)
except TypeError as e:
    print(e)  # expect: object of type 'P' has no len()
