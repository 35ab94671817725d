from typing import Any, Dict, Generic, List, Mapping, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar

T = TypeVar("T")
U = TypeVar("U")


def attempt(make):
    try:
        print(make().__mro__)
    except Exception as e:
        print(type(e).__name__, e)


def protocol():
    class Bad(Protocol, int):
        pass

    return Bad


def plain():
    class Bad(Generic):
        pass

    return Bad


def any_base():
    class Fine(Any):
        pass

    return Fine


def unlisted():
    class Bad(Dict[T, U], Generic[T]):
        pass

    return Bad


def my_list():
    class MyList(List[T]):
        pass

    print(MyList[int], MyList([1]), MyList.__orig_bases__)
    return MyList


def optional():
    class Bad(Optional[int]):
        pass

    return Bad


def new_type():
    class Bad(NewType("Id", int)):
        pass

    return Bad


def variable():
    class Bad(T):
        pass

    return Bad


def nt_order():
    class Bad(NamedTuple):
        x: int = 1
        y: int

    return Bad


def nt_replace():
    class Bad(NamedTuple):
        x: int

        def _replace(self): ...

    return Bad


def nt_base():
    class Bad(NamedTuple, dict):
        x: int

    return Bad


def td_base():
    class Bad(TypedDict, dict):
        x: int

    return Bad


def generic_nt():
    class P(NamedTuple, Generic[T]):
        a: T

    print(P(1), P[int], P[int](2), P.__parameters__)
    return P


for make in (protocol, plain, any_base, unlisted, my_list, optional, new_type, variable, nt_order, nt_replace, nt_base, td_base, generic_nt):
    print(make.__name__)
    attempt(make)


class MyMap(Mapping[str, T]):
    def __getitem__(self, k):
        return 1

    def __iter__(self):
        return iter("a")

    def __len__(self):
        return 1


print(dict(MyMap()), MyMap[int], "a" in MyMap(), MyMap().get("z"))
