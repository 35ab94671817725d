class Shape:
    def area(self): raise NotImplementedError("area of " + type(self).__name__)
    def describe(self): return f"{type(self).__name__} {self.area():.2f}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Blob(Shape): pass
for s in (Sq(2), Blob()):
    try:
        print(s.describe())  # expect: Sq 4.00
    except NotImplementedError as e:
        print("not implemented:", e)  # expect: not implemented: area of Blob
