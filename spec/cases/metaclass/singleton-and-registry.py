class Singleton(type):
    _all = {}
    def __call__(cls, *a):
        if cls not in cls._all: cls._all[cls] = super().__call__(*a)
        return cls._all[cls]
class Config(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(Config(1) is Config(2), Config(3).v)  # expect: True 1
class Reg(type):
    known = []
    def __init__(cls, n, b, d):
        if b: Reg.known.append(n)
class Base(metaclass=Reg): pass
class X(Base): pass
class Y(X): pass
print(Reg.known)  # expect: ['X', 'Y']
