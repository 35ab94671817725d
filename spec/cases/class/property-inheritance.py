class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
class B(A):
    @A.x.setter
    def x(self, v): self._x = v * 10
class C(B):
    @property
    def x(self): return f"C{super().x}"
b = B()
b.x = 5
print(b.x, C().x)  # expect: 50 C1
try:
    C().x = 1
except AttributeError as e:
    print(e)  # expect: property 'x' of 'C' object has no setter
try:
    A().x = 1
except AttributeError as e:
    print(e)  # expect: property 'x' of 'A' object has no setter
