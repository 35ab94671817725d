class Frozen(type):
    def __setattr__(cls, n, v): raise AttributeError(f"{cls.__name__} is frozen: {n}")
    def __delattr__(cls, n): raise AttributeError("no delete")
class A(metaclass=Frozen): x = 1
for f in (lambda: setattr(A, "x", 2), lambda: delattr(A, "x")):
    try:
        f()
    except AttributeError as e:
        print(e)
a = A()
a.x = 5
print(a.x, A.x)
# expect: A is frozen: x
# expect: no delete
# expect: 5 1
