class Duck(type):
    def __instancecheck__(cls, instance):
        print("instancecheck", cls.__name__, type(instance).__name__)
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, subclass):
        print("subclasscheck", cls.__name__, subclass.__name__)
        return hasattr(subclass, "quack")


class Quacks(metaclass=Duck):
    pass


class Robot:
    def quack(self):
        return "beep"


print(isinstance(Robot(), Quacks), isinstance(5, Quacks), issubclass(Robot, Quacks), issubclass(int, Quacks))
print(isinstance(Quacks(), Quacks), isinstance(5, (str, Quacks, int)))
try:
    raise ValueError("caught by its class, not by hooks")
except (KeyError, ValueError) as error:
    print(error)
for wrong in (lambda: isinstance(1, "int"), lambda: isinstance(1, [int]), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, (int, "x")), lambda: isinstance("s", (int, "x"))):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(isinstance(True, int | str), isinstance(None, int | None), issubclass(bool, (str, (float, (int,)))))
