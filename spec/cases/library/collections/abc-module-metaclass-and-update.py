from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods
class Meta(ABCMeta):
    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, kw)
        return super().__new__(mcls, name, bases, namespace)
    def __instancecheck__(cls, obj):
        return obj == 42 or super().__instancecheck__(obj)
class X(metaclass=Meta, flag=1): pass
print(isinstance(42, X), isinstance(X(), X), isinstance(1, X), type(X).__name__)
class Late(ABC):
    @abstractmethod
    def go(self): ...
Late.go = lambda self: "went"
print(sorted(Late.__abstractmethods__), update_abstractmethods(Late) is Late, Late.__abstractmethods__, Late().go())
class P(ABC):
    @property
    @abstractmethod
    def v(self): ...
    @v.setter
    @abstractmethod
    def v(self, value): ...
class Q(P):
    @property
    def v(self): return 5
print(Q().v, P.v.__isabstractmethod__, Q.v.__isabstractmethod__, type("Z", (Late,), {}).__mro__[1].__name__)
