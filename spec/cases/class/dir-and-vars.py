class A:
    x = 1
    def m(self): pass
class B(A):
    def __init__(self): self.z = 2
b = B()
print([n for n in dir(b) if not n.startswith("_")], vars(b), sorted(n for n in vars(A) if not n.startswith("__")), "__init__" in vars(B), "__init__" in vars(A), "__doc__" in dir(b))
try:
    vars(5)
except TypeError as e:
    print(e)
try:
    vars(A)["x"] = 2
except TypeError as e:
    print(e)
print(type(vars(A)).__name__)
# expect: ['m', 'x', 'z'] {'z': 2} ['m', 'x'] True False True
# expect: vars() argument must have __dict__ attribute
# expect: 'mappingproxy' object does not support item assignment
# expect: mappingproxy
