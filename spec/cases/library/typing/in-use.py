# The imports that programs of agents begin with.
import sys
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Protocol, Sequence, Set, Tuple, TypeVar, Union, cast, overload, final, TYPE_CHECKING

Number = Union[int, float]
T = TypeVar("T")
Handler = Callable[[str, Dict[str, Any]], Optional[str]]

if TYPE_CHECKING:
    from nowhere import Nothing


def first(items: Sequence[T], default: Optional[T] = None) -> Optional[T]:
    return items[0] if items else default


def total(values: Iterable[Number]) -> Number:
    return sum(values)


class Shape(Protocol):
    def area(self) -> float: ...


class Square:
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side**2


def areas(shapes: List[Shape]) -> List[float]:
    return [s.area() for s in shapes]


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


@final
class Stack:
    def __init__(self) -> None:
        self._items: List[int] = []

    def push(self, x: int) -> "Stack":
        self._items.append(x)
        return self

    def __iter__(self) -> Iterator[int]:
        return reversed(self._items)


print(first([3, 1]), first([], 7), total([1, 2.5]), areas([Square(2), Square(3)]))
print(double(4), double("ab"), list(Stack().push(1).push(2)), cast(List[int], "x"))
handlers: Dict[str, Handler] = {"echo": lambda name, options: name + str(options)}
print(handlers["echo"]("hi", {"a": 1}))
grid: Tuple[Tuple[int, ...], ...] = ((1, 2), (3, 4))
seen: Set[int] = set(x for row in grid for x in row)
print(sorted(seen), first.__annotations__["items"], Handler)
