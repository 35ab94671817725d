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


show('Generic[()]', lambda: Generic[()])
show('Generic', lambda: Generic)
show('Box[int]', lambda: Box[int])
show('Box[int,str]', lambda: Box[int,str])
show('Box[T]', lambda: Box[T])
show('Box[T][str]', lambda: Box[T][str])
show('Box[int][str]', lambda: Box[int][str])
show('Pair[int,T][str]', lambda: Pair[int,T][str])
show('Pair[int]', lambda: Pair[int])
show('Sub[int]', lambda: Sub[int])
show('Box[int](5).x', lambda: Box[int](5).x)
show('Box[int](5).__orig_class__', lambda: Box[int](5).__orig_class__)
show('Arr[int,str]', lambda: Arr[int,str])
show('Arr[()]', lambda: Arr[()])
show('Arr[int,Unpack[Ts]]', lambda: Arr[int,Unpack[Ts]])
show('F[[int,str],float]', lambda: F[[int,str],float])
show('F[...,float]', lambda: F[...,float])
show('Box.__parameters__', lambda: Box.__parameters__)
show('Box.__orig_bases__', lambda: Box.__orig_bases__)
