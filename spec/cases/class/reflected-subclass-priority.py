class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
class B(A):
    def __radd__(self, o): return "B.radd"
    def __gt__(self, o): return "B.gt"
class C(A): pass
print(A() + B(), B() + A(), A() + C(), A() + A(), A() < B(), B() < A(), A() < C())
class MyInt(int):
    def __radd__(self, o): return "MyInt.radd"
print(1 + MyInt(2), MyInt(1) + 2, 1 - MyInt(3))
# expect: B.radd A.add A.add A.add B.gt A.lt A.gt
# expect: MyInt.radd 3 -2
