class Box[T: (int, str), U = bool, **P = [int]]:
    pass


def first[T: int](items: list[T], default: T | None = None) -> T:
    return items[0] if items else default


T, U, P = Box.__type_params__
print(T, U, P, T.__constraints__, T.__bound__, U.__default__, P.__default__)
print(first.__type_params__, first.__type_params__[0].__bound__, first([3]), first([], 4))
type Pair[A, B = A] = tuple[A, B]
print(Pair, Pair.__name__, Pair.__type_params__, Pair.__value__, Pair[int, str], Pair[int].__args__)
type Tree = int | list[Tree]
print(Tree.__value__, Tree.__type_params__)


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def map[U](self, f) -> "Stack[U]":
        made = Stack[U]()
        for item in self.items:
            made.push(f(item))
        return made


s = Stack[int]().push(1).push(2)
print(s.items, s.map(str).items, s.__orig_class__, Stack.__parameters__, Stack[int].__origin__ is Stack)
print(Stack.__orig_bases__, Stack.__mro__[1].__name__)
