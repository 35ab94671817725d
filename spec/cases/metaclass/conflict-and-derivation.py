class M1(type): pass
class M2(type): pass
class M3(M1): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, metaclass=M3): pass
class D(C, A): pass
print(type(C).__name__, type(D).__name__)
try:
    class E(A, B): pass
except TypeError as e:
    print(e)
def factory(name, bases, ns): return (name, bases, sorted(k for k in ns if not k.startswith("__")))
class F(metaclass=factory):
    x = 1
print(F)
try:
    class G(metaclass=5): pass
except TypeError as e:
    print(e)
