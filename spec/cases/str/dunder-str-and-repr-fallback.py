class A:
    def __repr__(self): return "A!"
class B:
    def __str__(self): return "B str"
    def __repr__(self): return "B repr"
class C:
    def __str__(self): return 5
class D:
    def __repr__(self): return None
print(str(A()), repr(A()), str(B()), repr(B()), [B()], f"{B()} {B()!r} {A()!s}", "%s %r" % (B(), B()))
for f in (lambda: str(C()), lambda: repr(D()), lambda: str(D()), lambda: f"{C()}", lambda: print(D())):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: A! A! B str B repr [B repr] B str B repr A! B str B repr
# expect: __str__ returned non-string (type int)
# expect: __repr__ returned non-string (type NoneType)
# expect: __str__ returned non-string (type NoneType)
# expect: __str__ returned non-string (type int)
# expect: __str__ returned non-string (type NoneType)
