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


show("TypedDict('X',{'a':int})(a=1)", lambda: TypedDict('X',{'a':int})(a=1))
show("TypedDict('X',{'a':int}).__annotations__", lambda: TypedDict('X',{'a':int}).__annotations__)
show('isinstance(File(),Closeable)', lambda: isinstance(File(),Closeable))
show('isinstance(3,Closeable)', lambda: isinstance(3,Closeable))
show('issubclass(File,Closeable)', lambda: issubclass(File,Closeable))
show('issubclass(int,Closeable)', lambda: issubclass(int,Closeable))
show('isinstance(File(),HasName)', lambda: isinstance(File(),HasName))
show('isinstance(File(),HasName2)', lambda: isinstance(File(),HasName2))
show('isinstance(3,HasName2)', lambda: isinstance(3,HasName2))
show('issubclass(File,HasName2)', lambda: issubclass(File,HasName2))
show('Closeable()', lambda: Closeable())
show('get_protocol_members(Closeable)', lambda: get_protocol_members(Closeable))
show('is_protocol(Closeable)', lambda: is_protocol(Closeable))
show('is_protocol(File)', lambda: is_protocol(File))
show('isinstance(3,SupportsInt)', lambda: isinstance(3,SupportsInt))
show("isinstance('a',SupportsInt)", lambda: isinstance('a',SupportsInt))
show('isinstance(3,SupportsAbs)', lambda: isinstance(3,SupportsAbs))
show('SupportsAbs[int]', lambda: SupportsAbs[int])
show('isinstance([],List)', lambda: isinstance([],List))
show('isinstance([],List[int])', lambda: isinstance([],List[int]))
