class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
class X(A): pass
x = X()
def ask(): return x.who()
out = [ask(), ask()]
X.__bases__ = (B,)
out.append(ask())
class Y:
    def who(self): return "Y"
x.__class__ = Y
out.append(ask())
print(out, X.__mro__ == (X, B, object))  # expect: ['A', 'A', 'B', 'Y'] True
