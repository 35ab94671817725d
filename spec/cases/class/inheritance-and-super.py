class A:
    def __init__(self, x):
        self.x = x
        print("A init", x)
    def hello(self): return f"A.hello {self.x}"
    def who(self): return self.name()
    def name(self): return "A"
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
        print("B init", y)
    def hello(self): return "B+" + super().hello()
    def name(self): return "B"
class C(B): pass
c = C(1, 2)
print(c.hello(), c.who(), c.x, c.y, isinstance(c, A), issubclass(C, A), C.__bases__, C.__mro__, C.mro() == list(C.__mro__), A.__subclasses__())
print(super(B, c).hello(), super(B, B).hello(c), A.hello(c))
