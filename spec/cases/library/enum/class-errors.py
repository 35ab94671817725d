from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, StrEnum, auto, unique, verify


class Color(Enum):
    RED = 1
    GREEN = 2


def extend():
    class A(Color):
        pass


def twice():
    class A(Enum):
        X = 1
        X = 2


def overwritten():
    class A(Enum):
        X = 1

        def X(self):
            pass


def sunder():
    class A(Enum):
        _foo_ = 1


def mro():
    class A(Enum):
        mro = 1


def two_types():
    class A(int, str, Enum):
        pass


def wrong_order():
    class A(Enum, int):
        pass


def not_unique():
    @unique
    class A(Enum):
        X = 1
        Y = 1
        Z = 1


def gaps():
    @verify(CONTINUOUS)
    class A(Enum):
        X = 1
        Y = 3
        Z = 6


def aliases():
    @verify(UNIQUE)
    class A(Enum):
        X = 1
        Y = 1


def unnamed():
    @verify(NAMED_FLAGS)
    class A(Flag):
        X = 1
        Y = 6


def flag_gaps():
    @verify(CONTINUOUS)
    class A(Flag):
        X = 1
        Y = 8


def not_text():
    class A(StrEnum):
        X = 1


def not_int():
    class A(IntEnum):
        X = "a"


def cannot_add():
    class A(Enum):
        X = "a"
        Y = auto()


def late_generator():
    class A(Enum):
        X = auto()

        def _generate_next_value_(n, s, c, l):
            return 1


def order():
    class A(Enum):
        _order_ = "B A"
        A = 1
        B = 2


def bad_init():
    class A(Enum):
        A = 1

        def __init__(self, v):
            raise ValueError("init")


def assign():
    Color.RED = 5


def delete():
    del Color.RED


def set_value():
    Color.RED.value = 3


for f in (extend, twice, overwritten, sunder, mro, two_types, wrong_order, not_unique, gaps, aliases, unnamed, flag_gaps, not_text, not_int, cannot_add, late_generator, order, bad_init, assign, delete, set_value):
    try:
        f()
        print(f.__name__, "made")
    except Exception as e:
        print(f.__name__, type(e).__name__, e)
Color.NEW = 3
Color.RED.note = "fine"
print(Color.NEW, list(Color), Color.RED.note)
