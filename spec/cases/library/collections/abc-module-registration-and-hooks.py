from abc import ABC, ABCMeta
class Quack(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quack:
            print("hook", C.__name__)
            return hasattr(C, "quack") or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), Quack), isinstance(Duck(), Quack), isinstance(5, Quack), isinstance(5, Quack))
Quack.register(float)
print(isinstance(5.0, Quack), isinstance(5, Quack))
class Base(ABC): pass
class Child(Base): pass
try:
    Child.register(Base)
except RuntimeError as e:
    print(e)
try:
    Base.register(5)
except TypeError as e:
    print(e)
class Other: pass
Child.register(Other)
print(issubclass(Other, Base), issubclass(Other, Child), issubclass(Base, Child), Base.register(Child) is Child, [c.__name__ for c in Base.__subclasses__()])
class Odd(ABC):
    @classmethod
    def __subclasshook__(cls, C): return "maybe"
try:
    isinstance(1, Odd)
except AssertionError as e:
    print("AssertionError")
