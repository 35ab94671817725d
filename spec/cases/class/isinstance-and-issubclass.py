class A: pass
class B(A): pass
b = B()
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(b, (int, (str, A))), isinstance(5, int | str), isinstance(None, int | None), isinstance(True, int), issubclass(B, A), issubclass(A, B), issubclass(bool, int), issubclass(B, (int, object)), isinstance(A, type), isinstance(type, type), isinstance(type, object), issubclass(int, int | str))
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: isinstance(1, 5))
attempt(lambda: isinstance(1, "int"))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 5))
attempt(lambda: isinstance(1, (str, 5)))
attempt(lambda: isinstance(1, (int, 5)))
attempt(lambda: isinstance(1, [int]))
class M(type):
    def __instancecheck__(cls, o): return o == "magic"
    def __subclasscheck__(cls, c): return c is int
class C(metaclass=M): pass
print(isinstance("magic", C), isinstance(5, C), issubclass(int, C), issubclass(str, C), isinstance(C(), C))
