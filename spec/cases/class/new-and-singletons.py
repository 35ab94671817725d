class Single:
    _one = None

    def __new__(cls, *args):
        if cls._one is None:
            cls._one = super().__new__(cls)
            print("created")
        return cls._one

    def __init__(self, value=0):
        self.value = value


print(Single(1) is Single(2), Single().value)


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never called")


print(Other())


class Celsius(float):
    def __new__(cls, degrees, unit="C"):
        self = super().__new__(cls, degrees)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{float(self)}{self.unit}"


print(Celsius(21.5), Celsius(1, "K") + 1, [Celsius(3)])


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    a = property(lambda self: self[0])


print(Pair(1, 2), Pair(1, 2).a, Pair(1, 2) == (1, 2), len(Pair(3, 4)))


class Word(str):
    def __new__(cls, text):
        return str.__new__(cls, text.strip().lower())


print(Word("  Hi ") == "hi", Word("A").upper(), type(Word("A").upper()).__name__)
for wrong in (
    lambda: object.__new__(int),
    lambda: int.__new__(str),
    lambda: object.__new__(),
    lambda: object.__new__(5),
    lambda: Single.__new__(),
    lambda: object(1),
    lambda: type("X", (), {})(1),
    lambda: tuple.__new__(list),
):
    try:
        wrong()
    except TypeError as error:
        print(error)
