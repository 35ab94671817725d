# Enumerations as programs use them.
from enum import Enum, Flag, IntEnum, StrEnum, auto, member, nonmember


class Status(Enum):
    PENDING = "pending"
    ACTIVE = "active"
    DONE = "done"

    @property
    def is_final(self):
        return self is Status.DONE

    @classmethod
    def parse(cls, text):
        try:
            return cls(text.strip().lower())
        except ValueError:
            return cls.PENDING

    def next(self):
        members = list(Status)
        return members[(members.index(self) + 1) % len(members)]

    def __str__(self):
        return self.value.title()


print([str(s) for s in Status], Status.parse(" Done "), Status.parse("?"), Status.DONE.is_final, Status.PENDING.next().name)
match Status.ACTIVE:
    case Status.PENDING:
        print("no")
    case Status.ACTIVE:
        print("active")
counts = {s: 0 for s in Status}
for s in (Status.DONE, Status.DONE, Status.ACTIVE):
    counts[s] += 1
print({k.name: v for k, v in counts.items()})


class Weekday(IntEnum):
    MON = auto()
    TUE = auto()
    WED = 10
    THU = auto()


print([d.value for d in Weekday], Weekday.TUE < Weekday.WED, sorted([Weekday.WED, Weekday.MON])[0].name, Weekday(2) + 1)


class Level(str, Enum):
    LOW = "low"
    HIGH = "high"


print(Level.LOW, Level.LOW == "low", f"{Level.HIGH}", Level.LOW.value, Level("high").name, Level.LOW.upper())


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC


p = Perm.READ | Perm.EXEC
print(p, Perm.WRITE in p, [f.name for f in p], Perm.ALL & ~Perm.READ, p ^ Perm.ALL, bool(p & Perm.WRITE))


class Op(Enum):
    @member
    def add(a, b):
        return a + b

    limit = nonmember(10)
    _ignore_ = ["i"]
    for i in range(3):
        pass


print(list(Op)[0].name, Op.add.value(1, 2), Op.limit, hasattr(Op, "i"))


class Shape(Enum):
    SQUARE = (2, 2)
    RECT = (2, 3)

    def __init__(self, w, h):
        self.w, self.h = w, h

    @property
    def area(self):
        return self.w * self.h


print([(s.name, s.area) for s in Shape], Shape((2, 3)), Shape.RECT.w)


class Base(Enum):
    def describe(self):
        return f"{type(self).__name__}.{self.name}={self.value}"


class Fruit(Base):
    APPLE = auto()
    PEAR = auto()


print([f.describe() for f in Fruit])
Animal = Enum("Animal", "ANT BEE CAT", start=5)
print(Animal.BEE, Animal.BEE.value, Animal.__module__, len(Animal), Animal["CAT"].value)


class Sub(Enum):
    def __init_subclass__(cls, **kw):
        print("subclass", cls.__name__, [m.name for m in cls], kw)


class Sub2(Sub, option=1):
    Q = 1


class Color(StrEnum):
    RED = auto()
    BLUE = "b"


print(Color.RED, Color.BLUE.value, ",".join(Color), Color.RED in ("red",))
