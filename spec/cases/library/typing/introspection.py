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


show('get_origin(int)', lambda: get_origin(int))
show('get_origin(Literal[1])', lambda: get_origin(Literal[1]))
show('get_origin(P.args)', lambda: get_origin(P.args))
show('get_args(Dict[str,int])', lambda: get_args(Dict[str,int]))
show('get_args(Union[int,None])', lambda: get_args(Union[int,None]))
show('get_args(int|str)', lambda: get_args(int|str))
show('get_args(Annotated[int,1,2])', lambda: get_args(Annotated[int,1,2]))
show('get_args(Callable[[int,str],float])', lambda: get_args(Callable[[int,str],float]))
show('get_args(Callable[...,float])', lambda: get_args(Callable[...,float]))
show('get_args(list[int])', lambda: get_args(list[int]))
show('get_args(int)', lambda: get_args(int))
show("get_args(Literal['a',2])", lambda: get_args(Literal['a',2]))
show('get_args(collections.abc.Callable[[int],str])', lambda: get_args(collections.abc.Callable[[int],str]))
show('int|List[int]', lambda: int|List[int])
show('List[int]|int', lambda: List[int]|int)
show('List[int]|None', lambda: List[int]|None)
show('T|int', lambda: T|int)
show('int|T', lambda: int|T)
show("'A'|T", lambda: 'A'|T)
show('T|None', lambda: T|None)
show('Optional[int]|str', lambda: Optional[int]|str)
show('Union[int,str]==int|str', lambda: Union[int,str]==int|str)
show('(int|str)==Union[str,int]', lambda: (int|str)==Union[str,int])
show('hash(Union[int,str])==hash(Union[str,int])', lambda: hash(Union[int,str])==hash(Union[str,int]))
show('List[int]==List[int]', lambda: List[int]==List[int])
show('List[int]==list[int]', lambda: List[int]==list[int])
show('hash(List[int])==hash(List[int])', lambda: hash(List[int])==hash(List[int]))
show('List[int]==List[str]', lambda: List[int]==List[str])
show('{List[int]:1}[List[int]]', lambda: {List[int]:1}[List[int]])
show('V', lambda: V)
show('V.__bound__', lambda: V.__bound__)
show('B.__constraints__', lambda: B.__constraints__)
show('C', lambda: C)
show('P', lambda: P)
show('P.args', lambda: P.args)
