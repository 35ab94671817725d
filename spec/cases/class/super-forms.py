class A:
    def m(self): return "A.m"
    @classmethod
    def c(cls): return f"A.c {cls.__name__}"
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    attr = "A.attr"
class B(A):
    def m(self): return super().m(), super(B, self).m()
    @classmethod
    def c(cls): return super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return super().p + "!"
    def later(self): return [super(B, self).m() for _ in range(1)], (lambda: super(B, self).attr)()
    def inner(self):
        def f(): return super(B, self).m()
        return f()
    def closure(self):
        def g(): return __class__.__name__
        return g()
b = B()
print(b.m(), B.c(), b.c(), B.s(), b.p, b.later(), b.inner(), b.closure())
try:
    super(B, b).nope
except AttributeError as e:
    print(e)
try:
    super(int, b)
except TypeError as e:
    print(e)
try:
    super()
except RuntimeError as e:
    print(e)
def outside(self): return super().m()
try:
    outside(b)
except RuntimeError as e:
    print(e)
# expect: ('A.m', 'A.m') A.c B A.c B A.s A.p! (['A.m'], 'A.attr') A.m B
# expect: 'super' object has no attribute 'nope'
# expect: super(type, obj): obj (instance of B) is not an instance or subtype of type (int).
# expect: super(): no arguments
# expect: super(): __class__ cell not found
