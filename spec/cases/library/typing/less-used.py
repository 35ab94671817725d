import typing
from typing import *


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(AbstractSet[int], AsyncIterable[int], AsyncIterator[int], ChainMap[str, int], Collection[int], Container[int], Coroutine[int, int, int], FrozenSet[int], ItemsView[str, int], KeysView[str], MappingView, MutableSequence[int], MutableSet[int], Reversible[int], ValuesView[int])
for protocol, value in ((SupportsBytes, b""), (SupportsComplex, 1j), (SupportsFloat, 1), (SupportsIndex, 1), (SupportsRound, 1), (SupportsAbs, 1), (SupportsInt, "x")):
    print(protocol.__name__, isinstance(value, protocol))
    attempt(protocol)
P = ParamSpec("P")
T = TypeVar("T")
print(P.args, P.kwargs, type(P.args).__name__, isinstance(P.args, typing.ParamSpecArgs), isinstance(P.kwargs, typing.ParamSpecKwargs), P.args.__origin__ is P)
Alias = TypeAliasType("Alias", list[int])
print(Alias, Alias.__value__, Alias.__name__, Alias.__type_params__, TypeAliasType("A", T, type_params=(T,)).__type_params__)
attempt(TypeAliasType, 5, int)
attempt(TypeAliasType, "A")


class Movie(TypedDict, total=False):
    title: Required[ReadOnly[str]]
    year: int


print(Movie.__required_keys__, Movie.__optional_keys__, Movie.__readonly_keys__, Movie.__mutable_keys__, Movie(title="x"), is_typeddict(Movie))


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(len(get_overloads(f)))
clear_overloads()
print(len(get_overloads(f)))


class Base:
    def m(self): ...


class Sub(Base):
    @override
    def m(self): ...


print(Sub.m.__override__, no_type_check_decorator(lambda f: f)(len) if False else "ok")


@dataclass_transform(kw_only_default=True)
def maker(cls):
    return cls


print(maker.__dataclass_transform__["kw_only_default"])
for cls in (IO, TextIO, BinaryIO):
    print(cls.__name__, all(hasattr(cls, name) for name in ("read", "write", "close", "closed", "fileno", "flush", "isatty", "mode", "name", "readable", "readline", "readlines", "seek", "seekable", "tell", "truncate", "writable", "writelines")))
print(all(hasattr(TextIO, name) for name in ("buffer", "encoding", "errors", "line_buffering", "newlines")))
print(Optional[int], Union[int, str, int], Literal[1, "a"], Annotated[int, "x"], Callable[[int], str], Callable[..., int], Tuple[int, ...], Type[int], ClassVar[int], Final[int], Concatenate[int, P], TypeGuard[int], TypeIs[int], Unpack[Tuple[int]], Self, Never, NoReturn, LiteralString, Any)
print(get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_type_hints(Movie), cast(int, "x"), assert_type(5, int), NewType("Id", int)(5), NewType("Id", int), get_protocol_members(SupportsInt), is_protocol(SupportsInt), ForwardRef("x"))
for bad in (lambda: Optional[1], lambda: Union[()], lambda: List[int, str], lambda: Literal, lambda: TypeVar("T", int), lambda: TypeVar("T", covariant=True, contravariant=True), lambda: Generic[int], lambda: ClassVar[int, str], lambda: Callable[int], lambda: Any(), lambda: Annotated[int],
            lambda: NewType(5), lambda: assert_never(5), lambda: isinstance(5, List[int]), lambda: issubclass(int, Any), lambda: Concatenate[int], lambda: Protocol[int], lambda: get_type_hints(5), lambda: ForwardRef("1 +"), lambda: NamedTuple("N", [("a b", int)]), lambda: TypedDict("T", 5)):
    attempt(lambda bad=bad: bad())
