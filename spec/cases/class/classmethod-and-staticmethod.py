class A:
    count = 0
    def __init__(self): type(self).count += 1
    @classmethod
    def make(cls, n): return [cls() for _ in range(n)]
    @staticmethod
    def add(a, b): return a + b
class B(A): pass
A.make(2)
B.make(3)
print(A.count, B.count, A.add(1, 2), A().add("a", "b"), B.make.__self__ is B, A.__dict__["add"].__func__(3, 4), type(A.__dict__["make"]).__name__)
class C:
    @staticmethod
    def s(): return "s"
    t = s()
print(C.t)
# expect: 2 5 3 ab True 7 classmethod
# expect: s
