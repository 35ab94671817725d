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


show('isinstance({},Dict)', lambda: isinstance({},Dict))
show('issubclass(list,Sequence)', lambda: issubclass(list,Sequence))
show('isinstance([],Iterable)', lambda: isinstance([],Iterable))
show('isinstance(3,Union[int,str])', lambda: isinstance(3,Union[int,str]))
show("isinstance('a',Optional[int])", lambda: isinstance('a',Optional[int]))
show('issubclass(int,Union[int,str])', lambda: issubclass(int,Union[int,str]))
show('isinstance(3,Any)', lambda: isinstance(3,Any))
show('isinstance(3,Optional)', lambda: isinstance(3,Optional))
show('isinstance(3,Callable)', lambda: isinstance(3,Callable))
show('isinstance(len,Callable)', lambda: isinstance(len,Callable))
show('isinstance(len,Callable[[int],int])', lambda: isinstance(len,Callable[[int],int]))
show('List()', lambda: List())
show('List[int]()', lambda: List[int]())
show('Dict[str,int](a=1)', lambda: Dict[str,int](a=1))
show('Deque([1])', lambda: Deque([1]))
show('DefaultDict(list)', lambda: DefaultDict(list))
show("Counter('aab')", lambda: Counter('aab'))
show('OrderedDict(a=1)', lambda: OrderedDict(a=1))
show('Iterable', lambda: Iterable)
show('Iterable[int]', lambda: Iterable[int])
show('Iterator[T][int]', lambda: Iterator[T][int])
show('Mapping[str,int]', lambda: Mapping[str,int])
show('Generator[int,None,None]', lambda: Generator[int,None,None])
show('Generator[int]', lambda: Generator[int])
show('AsyncGenerator[int,None]', lambda: AsyncGenerator[int,None])
show('ContextManager[int]', lambda: ContextManager[int])
show('Awaitable[int]', lambda: Awaitable[int])
show('Hashable', lambda: Hashable)
show('Sized', lambda: Sized)
show('Hashable[int]', lambda: Hashable[int])
show('Pattern[str]', lambda: Pattern[str])
show('Match', lambda: Match)
show('Type', lambda: Type)
show('Type[int]', lambda: Type[int])
show('Type[T]', lambda: Type[T])
show('Text', lambda: Text)
show('AnyStr', lambda: AnyStr)
show('NoReturn', lambda: NoReturn)
show('Never', lambda: Never)
show('Self', lambda: Self)
show('LiteralString', lambda: LiteralString)
show('TypeAlias', lambda: TypeAlias)
show('Self[int]', lambda: Self[int])
show('Never()', lambda: Never())
show('Any()', lambda: Any())
show('Optional()', lambda: Optional())
show('TypeGuard[int]', lambda: TypeGuard[int])
show('TypeIs[int]', lambda: TypeIs[int])
show('Required[int]', lambda: Required[int])
show('Unpack[Ts]', lambda: Unpack[Ts])
show('Unpack[Tuple[int,str]]', lambda: Unpack[Tuple[int,str]])
show("cast(int,'a')", lambda: cast(int,'a'))
show("cast('int',3)", lambda: cast('int',3))
show('assert_type(3,int)', lambda: assert_type(3,int))
show('assert_never(3)', lambda: assert_never(3))
show('get_origin(List[int])', lambda: get_origin(List[int]))
show('get_origin(Union[int,str])', lambda: get_origin(Union[int,str]))
show('get_origin(int|str)', lambda: get_origin(int|str))
show('get_origin(Annotated[int,1])', lambda: get_origin(Annotated[int,1]))
show('get_origin(Callable[[int],str])', lambda: get_origin(Callable[[int],str]))
show('get_origin(list[int])', lambda: get_origin(list[int]))
show('get_origin(Generic)', lambda: get_origin(Generic))
show('get_origin(Generic[T])', lambda: get_origin(Generic[T]))
show('get_origin(Box[int])', lambda: get_origin(Box[int]))
