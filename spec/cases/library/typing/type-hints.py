from __future__ import annotations
from typing import Annotated, Callable, ClassVar, Generic, Literal, NamedTuple, NotRequired, Optional, TypedDict, TypeVar, Union, get_type_hints, no_type_check

T = TypeVar("T")


class Node:
    value: int
    next: Optional[Node] = None
    kids: list[Node]
    tag: ClassVar[str] = "x"
    lit: Literal["a", "b"]
    ann: Annotated[int, "meta", 3]
    late: Missing

    def f(self, x: int | None, *a: str, **k: dict[str, Node]) -> Node: ...


def g(a: int, b: "str" = "x", c: "Undefined" = None) -> None:
    pass


def h(a: "list['Node']", c: Callable[["Node"], "int"], d: Union["Node", None]) -> "Optional[Node]":
    pass


for what in (g, Node):
    try:
        print(get_type_hints(what))
    except NameError as e:
        print(e)
Missing = float
print(get_type_hints(Node))
print(get_type_hints(Node, include_extras=True)["ann"], Node.__annotations__["kids"])
print(get_type_hints(h), get_type_hints(Node.f))
print(get_type_hints(g, {"Undefined": int, "str": bytes}))
print(get_type_hints(h, localns={"Node": int})["d"])


class Child(Node):
    extra: tuple[int, ...]


print(get_type_hints(Child)["extra"], get_type_hints(Child)["value"])


class TD(TypedDict):
    a: int
    b: NotRequired[Node]


print(get_type_hints(TD), get_type_hints(TD, include_extras=True)["b"])


class NT(NamedTuple):
    a: Node
    b: int = 3


print(get_type_hints(NT), NT.__annotations__)


class G(Generic[T]):
    x: T


class New[K]:
    k: K

    def m(self, other: K) -> list[K]: ...


print(get_type_hints(G), get_type_hints(New))


@no_type_check
def ntc(a: 3):
    pass


print(get_type_hints(ntc), get_type_hints(lambda x: x), get_type_hints(len))
try:
    get_type_hints(3)
except TypeError as e:
    print(e)
