import enum


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


@enum.global_enum
class Color(enum.Enum):
    RED = 1
    GREEN = 2


print(repr(Color.RED), str(Color.RED), RED is Color.RED, enum.global_str(Color.RED), enum.global_enum_repr(Color.GREEN))


@enum.global_enum
class Bits(enum.Flag):
    A = 1
    B = 2


print(repr(Bits.A | Bits.B), enum.global_flag_repr(Bits.A), enum.global_flag_repr(Bits(0)))


class Text(str, enum.ReprEnum):
    X = "x"


print(str(Text.X), repr(Text.X), f"{Text.X}")


class Props(enum.Enum):
    A = 1

    @enum.property
    def label(self):
        return self.name.lower()

    label = label.getter(lambda self: self.name * 2)


print(Props.A.label)
attempt(lambda: Props.label)
attempt(setattr, Props.A, "label", 5)
table = enum.EnumType.__prepare__("T", (enum.Enum,))
table["A"] = 1
table["B"] = 2
print(type(table) is enum.EnumDict, table.member_names)
attempt(table.__setitem__, "A", 3)
attempt(table.__setitem__, "_bad_", 3)
print(enum.pickle_by_global_name(Color.RED, 2), enum.pickle_by_enum_name(Color.RED, 2)[1])
for bad in (lambda: Color(9), lambda: Color["none"], lambda: Color.RED < Color.GREEN, lambda: enum.Enum("E", "a a"), lambda: type("X", (Color,), {}), lambda: Bits(8), lambda: Color.RED + 1, lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "RED"), lambda: enum.unique(enum.Enum("U", {"a": 1, "b": 1})),
            lambda: enum.verify(enum.CONTINUOUS)(enum.IntEnum("V", {"a": 1, "b": 3})), lambda: enum.IntEnum("I", {"a": "x"}), lambda: enum.StrEnum("S", {"a": 1}), lambda: Color(), lambda: ~Color.RED):
    attempt(lambda bad=bad: bad())
