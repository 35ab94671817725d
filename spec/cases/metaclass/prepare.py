class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, kw)
        return {"preset": 1, "kw": kw}
    def __new__(m, name, bases, ns, **kw):
        print("new", sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(m, name, bases, dict(ns))
    def __init__(cls, *a, **kw): pass
class A(metaclass=Meta, opt=True):
    y = preset + 1
print(A.y, A.preset, A.kw)
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("define", k)
        super().__setitem__(k, v)
class M2(type):
    @classmethod
    def __prepare__(m, n, b): return Log()
class B(metaclass=M2):
    a = 1
    def f(self): pass
    a = 2
print(B.a)
# expect: prepare A {'opt': True}
# expect: new ['kw', 'preset', 'y']
# expect: 2 1 {'opt': True}
# expect: define a
# expect: define f
# expect: define a
# expect: 2
