from functools import cached_property


class Circle:
    def __init__(self, r):
        self.r = r
        self.calls = 0

    @cached_property
    def area(self):
        "The area."
        self.calls += 1
        return self.r * self.r


c = Circle(3)
print(c.area, c.area, c.calls)
print(c.__dict__)
c.area = 5
print(c.area)
del c.area
print(c.area, c.calls)
print(Circle.area.__doc__, Circle.area.attrname, type(Circle.area).__name__)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


try:
    Slotted().x
except TypeError as e:
    print(e)
try:

    class Two:
        a = cached_property(lambda self: 1)
        b = a

except TypeError as e:
    print(type(e).__name__, e)


class Later:
    pass


Later.p = cached_property(lambda self: 2)
try:
    Later().p
except TypeError as e:
    print(e)
Later.p.__set_name__(Later, "p")
print(Later().p)


class Raises:
    @cached_property
    def x(self):
        raise KeyError("no")


r = Raises()
for _ in range(2):
    try:
        r.x
    except KeyError as e:
        print(e, r.__dict__)
