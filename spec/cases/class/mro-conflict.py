class A: pass
class B(A): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class X: pass
class Y: pass
class P(X, Y): pass
class Q(Y, X): pass
try:
    class Z(P, Q): pass
except TypeError as e:
    print(e)
for bases in [(5,), (int, str), (bool,), (type(None),), (range,), (type(len),), (slice,)]:
    try:
        type("T", bases, {})
    except TypeError as e:
        print(e)
