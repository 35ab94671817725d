# Built-in constructors refuse keywords, unless a subclass has its own __init__ (immutable ones) or __new__ (list).
class Tuple(tuple):
    pass


class TupleInit(tuple):
    def __init__(self, items, extra=None):
        self.extra = extra


class TupleNew(tuple):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


class FrozenInit(frozenset):
    def __init__(self, items, extra=None):
        self.extra = extra


class ListNew(list):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


class SetNew(set):
    def __new__(cls, items, extra=None):
        return super().__new__(cls, items)


class FloatInit(float):
    def __init__(self, value, extra=None):
        self.extra = extra


print(TupleInit([1, 2], extra=3), TupleInit([1], extra=3).extra)
print(TupleNew([1, 2], extra=3), TupleNew([1], extra=3).extra)
print(FrozenInit([1], extra=3), FrozenInit([1], extra=3).extra)
print(ListNew([1, 2], extra=3), ListNew([1], extra=3).extra)
print(FloatInit(1.5, extra=3), FloatInit(1.5, extra=3).extra)
for action in (
    lambda: Tuple(sequence=()),
    lambda: SetNew([1], extra=3),
    lambda: tuple(sequence=()),
    lambda: int.__new__(bool, 0),
    lambda: object.__new__(int),
    lambda: object.__new__(Tuple),
    lambda: int.__new__(str),
    lambda: int.__new__(1),
    lambda: int.__new__(),
):
    try:
        print(action())
    except TypeError as error:
        print(type(error).__name__, error)
