class A: v = "class A"
class B:
    def __init__(self): self.v = "instance B"
class C:
    @property
    def v(self): return "property C"
class D:
    def __getattr__(self, n): return f"getattr {n}"
class E:
    __slots__ = ("v",)
class F(B):
    def __init__(self):
        self.first = 1
        super().__init__()
def read(o): return o.v
e = E()
e.v = "slot E"
objects = [A(), B(), C(), D(), e, F(), A]
for _ in range(3):
    print([read(o) for o in objects])
# expect: ['class A', 'instance B', 'property C', 'getattr v', 'slot E', 'instance B', 'class A']
# expect: ['class A', 'instance B', 'property C', 'getattr v', 'slot E', 'instance B', 'class A']
# expect: ['class A', 'instance B', 'property C', 'getattr v', 'slot E', 'instance B', 'class A']
