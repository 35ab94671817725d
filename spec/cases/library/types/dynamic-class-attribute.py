from types import DynamicClassAttribute


class Meta(type):
    def __getattr__(cls, name):
        return f"meta {name}"


class D(metaclass=Meta):
    def __init__(self):
        self._x = 1

    @DynamicClassAttribute
    def x(self):
        "doc of x"
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @DynamicClassAttribute
    def y(self):
        return 2


d = D()
print(D.x, d.x)
d.x = 5
print(d.x, D.__dict__["x"].__doc__)
for bad in (lambda: setattr(d, "y", 1), lambda: delattr(d, "x")):
    try:
        bad()
    except AttributeError as e:
        print(e)
