class A:
    def f(x): return x
    s = staticmethod(f)
    c = classmethod(lambda cls, v: (cls.__name__, v))
    p = property(f)
a = A()
print(a.s(5), A.s(6), a.c(1), A.c(2), a.p is a, A.__dict__["s"].__func__ is A.f, A.__dict__["s"](9), type(A.__dict__["c"]).__name__)
s = staticmethod(len)
print(s("abc"), s.__name__, s.__wrapped__ is len)
# expect: 5 6 ('A', 1) ('A', 2) True True 9 classmethod
# expect: 3 len True
