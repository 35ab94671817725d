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


show('P.kwargs', lambda: P.kwargs)
show('P.args.__origin__ is P', lambda: P.args.__origin__ is P)
show('Ts', lambda: Ts)
show('T.__name__', lambda: T.__name__)
show('T.__default__', lambda: T.__default__)
show('NoDefault', lambda: NoDefault)
show("TypeVar('X',int)", lambda: TypeVar('X',int))
show("TypeVar('X',int,bound=int)", lambda: TypeVar('X',int,bound=int))
show("TypeVar('X',covariant=True,contravariant=True)", lambda: TypeVar('X',covariant=True,contravariant=True))
show('TypeVar(1)', lambda: TypeVar(1))
show('TypeVar()', lambda: TypeVar())
show("TypeVar('X',default=int).__default__", lambda: TypeVar('X',default=int).__default__)
show("TypeVar('X',default=int).has_default()", lambda: TypeVar('X',default=int).has_default())
show("ForwardRef('A')", lambda: ForwardRef('A'))
show("ForwardRef('A[')", lambda: ForwardRef('A['))
show('ForwardRef(3)', lambda: ForwardRef(3))
show("ForwardRef('A')==ForwardRef('A')", lambda: ForwardRef('A')==ForwardRef('A'))
show("ForwardRef('A').__forward_arg__", lambda: ForwardRef('A').__forward_arg__)
show('get_type_hints(3)', lambda: get_type_hints(3))
show('get_type_hints(len)', lambda: get_type_hints(len))
show('IO', lambda: IO)
show('IO[str]', lambda: IO[str])
show('TextIO', lambda: TextIO)
show('BinaryIO', lambda: BinaryIO)
show('TYPE_CHECKING', lambda: TYPE_CHECKING)
