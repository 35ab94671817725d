class A:
    def m(self, x): return x.y
class B(A):
    def m(self, x): return super().m(x)
B().m(1)
