class T:
    def __init__(self, c): self._c = c
    @property
    def f(self):
        "Fahrenheit."
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v):
        print("set", v)
        self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self):
        print("del")
        del self._c
    @property
    def ro(self): return 1
    wo = property(None, lambda self, v: print("wo", v))
t = T(100)
print(t.f, T.f.__doc__)  # expect: 212.0 Fahrenheit.
t.f = 32  # expect: set 32
print(t._c)  # expect: 0.0
t.wo = 5  # expect: wo 5
def attempt(f):
    try:
        print(f())
    except AttributeError as e:
        print(e)
attempt(lambda: setattr(t, "ro", 2))  # expect: property 'ro' of 'T' object has no setter
attempt(lambda: delattr(t, "ro"))  # expect: property 'ro' of 'T' object has no deleter
attempt(lambda: t.wo)  # expect: property 'wo' of 'T' object has no getter
del t.f  # expect: del
attempt(lambda: t.f)  # expect: 'T' object has no attribute '_c'
print(T.ro.fget(t), T.ro.fset, "ro" in vars(t))  # expect: 1 None False
t.__dict__["ro"] = "shadow"
print(t.ro)  # expect: 1
