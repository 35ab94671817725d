class D:
    def __get__(self, obj, cls): print("get", obj is None, cls.__name__); return 42
    def __set__(self, obj, v): print("set", v)
    def __delete__(self, obj): print("delete")
class A: d = D()
a = A()
print(a.d, A.d)
a.d = 5
del a.d
a.__dict__["d"] = "instance"
print(a.d)
class N:
    def __get__(self, obj, cls): return "non-data"
class B: n = N()
b = B()
print(b.n)
b.n = "own"
print(b.n, B.n)
del b.n
print(b.n)
