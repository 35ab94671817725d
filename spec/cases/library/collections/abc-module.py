from abc import ABC, ABCMeta, abstractmethod, abstractproperty, get_cache_token, update_abstractmethods
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def unit(): ...
    def describe(self): return f"{self.name}: {self.area()}"
try:
    Shape()
except TypeError as e:
    print(e)
class Square(Shape):
    name = "square"
    def __init__(self, side=2): self.side = side
    def area(self): return self.side ** 2
try:
    Square()
except TypeError as e:
    print(e)
class Full(Square):
    @classmethod
    def make(cls): return cls(3)
    @staticmethod
    def unit(): return "m"
print(Full.make().describe(), Full.unit(), sorted(Shape.__abstractmethods__), Full.__abstractmethods__, isinstance(Full(), Shape), type(Shape), ABCMeta, ABC, Shape.area.__isabstractmethod__)
class One(ABC):
    @abstractmethod
    def f(self): return "base"
class Sub(One):
    def f(self): return super().f() + "+sub"
print(Sub().f())
