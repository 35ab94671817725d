# __slots__ may be any iterable of names; classes with the same names in it may be exchanged.
def names():
    yield "x"
    yield "y"


class FromGenerator:
    __slots__ = names()


class FromSet:
    __slots__ = {"only"}


class FromKeys:
    __slots__ = {"a": "doc a", "b": "doc b"}.keys()


g = FromGenerator()
g.x, g.y = 1, 2
print(g.x, g.y, hasattr(g, "__dict__"))
print(FromSet.only, FromKeys.a, FromKeys.b)
for bad in (1, [1], ["1x"], [""], None):
    try:
        type("C", (), {"__slots__": bad})
    except TypeError as error:
        print(error)


class AB:
    __slots__ = ("a", "b")


class BA:
    __slots__ = ["b", "a"]


class AC:
    __slots__ = ["a", "c"]


value = AB()
value.a, value.b = "a", "b"
value.__class__ = BA
print(type(value).__name__, value.a, value.b)
value.b = "changed"
value.__class__ = AB
print(value.a, value.b)
try:
    value.__class__ = AC
except TypeError as error:
    print(error)
try:
    AB.a.__set__(BA(), 1)
except TypeError as error:
    print(error)
AB.a.__set__(value, "set")
print(value.a, AB.a.__get__(value))
AB.a.__delete__(value)
print(hasattr(value, "a"))
