class Meta(type):
    def __new__(m, n, b, ns):
        print("__classcell__" in ns)
        return super().__new__(m, n, b, ns)
class A(metaclass=Meta):
    def f(self): return __class__
print(A().f() is A)
class B(metaclass=Meta): pass
class Bad(type):
    def __new__(m, n, b, ns):
        ns.pop("__classcell__", None)
        return super().__new__(m, n, b, ns)
try:
    class C(metaclass=Bad):
        def f(self): return __class__
except RuntimeError as e:
    print(str(e)[:60])
