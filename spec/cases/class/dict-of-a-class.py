# What the dict of a class holds, in order.
class Plain:
    """Doc."""

    x = 1

    def method(self):
        pass


class Slotted:
    __slots__ = ("a", "__dict__")


class Child(Plain):
    pass


class Int(int):
    pass


class Meta(type):
    pass


for cls in (Plain, Slotted, Child, Int, Meta):
    print(cls.__name__, sorted(name for name in cls.__dict__ if name not in ("__firstlineno__", "__static_attributes__")))
print(sorted(set(dir(Plain())) - set(dir(object()))))
print(Plain.__dict__["__dict__"].__get__(Plain()), type(Plain.__dict__["__dict__"]).__name__)
