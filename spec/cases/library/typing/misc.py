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


show('List.__origin__', lambda: List.__origin__)
show('List[int].__origin__', lambda: List[int].__origin__)
show('List._name', lambda: List._name)
show('List.__name__', lambda: List.__name__)
show('List[int].__name__', lambda: List[int].__name__)
show('Union.__name__', lambda: Union.__name__)
show('Optional[int].__name__', lambda: Optional[int].__name__)
show('List[int].append', lambda: List[int].append)
show('Callable.__origin__', lambda: Callable.__origin__)
show('typing.__all__==sorted(typing.__all__)', lambda: typing.__all__==sorted(typing.__all__))
show('[n for n in typing.__all__ if not hasattr(typing,n)]', lambda: [n for n in typing.__all__ if not hasattr(typing,n)])
show('Concatenate[int,T]', lambda: Concatenate[int,T])
show('Concatenate[int,P]', lambda: Concatenate[int,P])
show('Box.__class_getitem__(int)', lambda: Box.__class_getitem__(int))
show('Generic[T].__parameters__', lambda: Generic[T].__parameters__)
show('type(List[int]).__name__', lambda: type(List[int]).__name__)
show('typing.Foo', lambda: typing.Foo)
show("Union[int, 'str'].__args__", lambda: Union[int, 'str'].__args__)
show('Optional[List[Dict[str, Tuple[int, ...]]]]', lambda: Optional[List[Dict[str, Tuple[int, ...]]]])
show('Dict[str, Any]', lambda: Dict[str, Any])
show('List[Optional[int]]', lambda: List[Optional[int]])
show('Tuple', lambda: Tuple)
show('Tuple[...]', lambda: Tuple[...])
show('List[...]', lambda: List[...])
show('List[None]', lambda: List[None])
show('List[3]', lambda: List[3])
show('Dict[1,2]', lambda: Dict[1,2])
show('Union[1,2]', lambda: Union[1,2])
show('Optional[3]', lambda: Optional[3])
show('Callable[[1],2]', lambda: Callable[[1],2])
show("Callable[['A'],'B']", lambda: Callable[['A'],'B'])
show("Type['A']", lambda: Type['A'])
show('Final', lambda: Final)
show('Final[ClassVar[int]]', lambda: Final[ClassVar[int]])
show('Literal', lambda: Literal)
show('Literal[()]', lambda: Literal[()])
show("Annotated['A',1]", lambda: Annotated['A',1])
show('collections.abc.Iterable[T][int]', lambda: collections.abc.Iterable[T][int])
show('list[T][int]', lambda: list[T][int])
show('dict[K,T][int,str]', lambda: dict[K,T][int,str])
show('dict[K,list[T]][int,str]', lambda: dict[K,list[T]][int,str])
show('list[T].__parameters__', lambda: list[T].__parameters__)
show('(list[T]|None)[int]', lambda: (list[T]|None)[int])
show('(List[T]|None)[int]', lambda: (List[T]|None)[int])
show('Optional[T][int]', lambda: Optional[T][int])
show('Union[T,K][int,str]', lambda: Union[T,K][int,str])
show('List[List[T]][int]', lambda: List[List[T]][int])
show('Box[List[T]][int]', lambda: Box[List[T]][int])
show('Box[list[T]][int]', lambda: Box[list[T]][int])
