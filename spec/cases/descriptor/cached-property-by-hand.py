class cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, cls):
        if obj is None: return self
        print("computing", self.n)
        v = obj.__dict__[self.n] = self.f(obj)
        return v
class A:
    @cached
    def big(self): return sum(range(100))
a = A()
print(a.big, a.big)
del a.big
print(a.big)
# expect: computing big
# expect: 4950 4950
# expect: computing big
# expect: 4950
