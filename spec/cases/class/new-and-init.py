class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, x, k=0):
        print("init", x, k)
A(1, k=2)
class Single:
    _one = None
    def __new__(cls):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
print(Single() is Single())
class Other:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")
print(Other())
class BadInit:
    def __init__(self): return 5
try:
    BadInit()
except TypeError as e:
    print(e)
class NoArgs: pass
for f in (lambda: NoArgs(1), lambda: NoArgs(x=1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int)):
    try:
        f()
    except TypeError as e:
        print(e)
