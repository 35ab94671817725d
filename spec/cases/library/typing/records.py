from typing import *
import collections.abc
import typing


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V", bound=int)
Ts = TypeVarTuple("Ts")
P = ParamSpec("P")
B = TypeVar("B", bytes, str)
C = TypeVar("C", covariant=True)


class Box(Generic[T]):
    def __init__(self, x=None):
        self.x = x


class Pair(Generic[K, T]):
    pass


class Sub(Box[int]):
    pass


class Arr(Generic[Unpack[Ts]]):
    pass


class F(Generic[P, T]):
    pass


UserId = NewType("UserId", int)


class TD(TypedDict):
    a: int
    b: NotRequired[str]


class TD2(TD, total=False):
    c: Required[int]
    d: float


class NT(NamedTuple):
    "doc"

    x: int
    y: str = "d"

    def m(self):
        return self.x * 2


@runtime_checkable
class Closeable(Protocol):
    def close(self): ...


class HasName(Protocol):
    name: str


@runtime_checkable
class HasName2(Protocol):
    name: str


class File:
    name = "f"

    def close(self):
        pass


show('Sub.__orig_bases__', lambda: Sub.__orig_bases__)
show('Sub.__mro__', lambda: Sub.__mro__)
show('Pair.__parameters__', lambda: Pair.__parameters__)
show('Arr.__parameters__', lambda: Arr.__parameters__)
show('UserId', lambda: UserId)
show('UserId(5)', lambda: UserId(5))
show('UserId.__name__', lambda: UserId.__name__)
show('UserId.__supertype__', lambda: UserId.__supertype__)
show('UserId|None', lambda: UserId|None)
show('TD', lambda: TD)
show('TD(a=1)', lambda: TD(a=1))
show('type(TD(a=1))', lambda: type(TD(a=1)))
show('TD.__annotations__', lambda: TD.__annotations__)
show('TD.__required_keys__', lambda: TD.__required_keys__)
show('sorted(TD.__optional_keys__)', lambda: sorted(TD.__optional_keys__))
show('sorted(TD2.__required_keys__)', lambda: sorted(TD2.__required_keys__))
show('sorted(TD2.__optional_keys__)', lambda: sorted(TD2.__optional_keys__))
show('TD.__total__', lambda: TD.__total__)
show('TD2.__total__', lambda: TD2.__total__)
show('isinstance({},TD)', lambda: isinstance({},TD))
show('TD.__mro__', lambda: TD.__mro__)
show('is_typeddict(TD)', lambda: is_typeddict(TD))
show('is_typeddict(dict)', lambda: is_typeddict(dict))
show('NT(1)', lambda: NT(1))
show('NT(1).m()', lambda: NT(1).m())
show('NT(1,2)==(1,2)', lambda: NT(1,2)==(1,2))
show('NT.__annotations__', lambda: NT.__annotations__)
show('NT._fields', lambda: NT._fields)
show('NT._field_defaults', lambda: NT._field_defaults)
show('NT.__doc__', lambda: NT.__doc__)
show('NT()', lambda: NT())
show('NT.__mro__', lambda: NT.__mro__)
show('NT(1)._replace(x=5)', lambda: NT(1)._replace(x=5))
show("NamedTuple('P',[('a',int),('b',str)])(1,'x')", lambda: NamedTuple('P',[('a',int),('b',str)])(1,'x'))
show("NamedTuple('P',[('a',int)]).__annotations__", lambda: NamedTuple('P',[('a',int)]).__annotations__)
