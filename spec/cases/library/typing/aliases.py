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


show('List[int,str]', lambda: List[int,str])
show('List[()]', lambda: List[()])
show('Dict[int]', lambda: Dict[int])
show('Dict[int,str,int]', lambda: Dict[int,str,int])
show('Optional[int,str]', lambda: Optional[int,str])
show('Optional[None]', lambda: Optional[None])
show('Optional[Optional[int]]', lambda: Optional[Optional[int]])
show('Union[int]', lambda: Union[int])
show('Union[()]', lambda: Union[()])
show('Union[int,int,str]', lambda: Union[int,int,str])
show('Union[int,None]', lambda: Union[int,None])
show('Union[int,str,None]', lambda: Union[int,str,None])
show('Union[int,Union[str,float]]', lambda: Union[int,Union[str,float]])
show("Union['A',int]", lambda: Union['A',int])
show("Optional['A']", lambda: Optional['A'])
show("List['A']", lambda: List['A'])
show('Callable[int,str]', lambda: Callable[int,str])
show('Callable[[int]]', lambda: Callable[[int]])
show('Callable[[],None]', lambda: Callable[[],None])
show('Callable[P,T]', lambda: Callable[P,T])
show('Callable[Concatenate[int,P],T]', lambda: Callable[Concatenate[int,P],T])
show('Callable[P,T][[int,str],float]', lambda: Callable[P,T][[int,str],float])
show('Callable[Concatenate[int,P],T][[str],float]', lambda: Callable[Concatenate[int,P],T][[str],float])
show('Tuple[int,str]', lambda: Tuple[int,str])
show('Tuple[int]', lambda: Tuple[int])
show("Literal[1,1,'a',Literal[2]]", lambda: Literal[1,1,'a',Literal[2]])
show("Literal['a']==Literal['a']", lambda: Literal['a']==Literal['a'])
show('Literal[1,2]==Literal[2,1]', lambda: Literal[1,2]==Literal[2,1])
show('Literal[True]==Literal[1]', lambda: Literal[True]==Literal[1])
show("Annotated[int,'x',3]", lambda: Annotated[int,'x',3])
show('Annotated[int]', lambda: Annotated[int])
show('Annotated[Annotated[int,1],2]', lambda: Annotated[Annotated[int,1],2])
show('ClassVar[int]', lambda: ClassVar[int])
show('Final[str]', lambda: Final[str])
show('ClassVar[ClassVar[int]]', lambda: ClassVar[ClassVar[int]])
show('List[ClassVar[int]]', lambda: List[ClassVar[int]])
show('ClassVar', lambda: ClassVar)
show('List[ClassVar]', lambda: List[ClassVar])
show('Generic[int]', lambda: Generic[int])
show('Generic[T,T]', lambda: Generic[T,T])
