class A:
    def __repr__(self): return f"{type(self).__name__}()"
class B(A): pass
class C(A):
    def __str__(self): return "C str"
print(A(), B(), C(), [A(), B(), C()], {B(): C()} != {}, f"{B()} {C()} {C()!r}", str([C()]), "%s" % C(), (B(),))
class D:
    def __repr__(self): return super().__repr__()[:18]
print(D())
# expect: A() B() C str [A(), B(), C()] True B() C str C() [C()] C str (B(),)
# expect: <__main__.D object
