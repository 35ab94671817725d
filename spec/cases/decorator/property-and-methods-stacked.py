def double(f):
    return lambda self: f(self) * 2
class A:
    n = 5
    @property
    @double
    def p(self): return self.n
    @classmethod
    def c(cls): return cls.n
    @staticmethod
    def s(): return "s"
print(A().p, A.c(), A().c(), A.s(), A().s())  # expect: 10 5 5 s s
