from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Plain:
    p: int


@dataclass(frozen=True)
class Frozen:
    f: int


def order_of_defaults():
    @dataclass
    class A:
        x: int = 1
        y: int


def mutable_list():
    @dataclass
    class A:
        x: list = []


def mutable_dict():
    @dataclass
    class A:
        x: dict = {}


def no_annotation():
    @dataclass
    class A:
        x = field()


def order_without_eq():
    @dataclass(order=True, eq=False)
    class A:
        x: int


def own_lt():
    @dataclass(order=True)
    class A:
        x: int

        def __lt__(self, other): ...


def frozen_from_plain():
    @dataclass(frozen=True)
    class A(Plain):
        q: int = 1


def plain_from_frozen():
    @dataclass
    class A(Frozen):
        q: int = 1


def own_hash():
    @dataclass(unsafe_hash=True)
    class A:
        x: int

        def __hash__(self):
            return 1


def own_slots():
    @dataclass(slots=True)
    class A:
        __slots__ = ("x",)
        x: int


def weakref():
    @dataclass(weakref_slot=True)
    class A:
        x: int


def classvar_factory():
    @dataclass
    class A:
        x: ClassVar[list] = field(default_factory=list)


def initvar_factory():
    @dataclass
    class A:
        x: InitVar[list] = field(default_factory=list)


def kw_only_twice():
    @dataclass
    class A:
        _: KW_ONLY
        a: int
        __: KW_ONLY


def own_setattr():
    @dataclass(frozen=True)
    class A:
        x: int

        def __setattr__(self, n, v): ...


def classvar_kw_only():
    @dataclass
    class A:
        x: ClassVar[int] = field(default=3, kw_only=True)


def both_defaults():
    field(default=1, default_factory=list)


def not_a_class():
    dataclass(3)


def unknown_option():
    dataclass(foo=1)


for f in (order_of_defaults, mutable_list, mutable_dict, no_annotation, order_without_eq, own_lt, frozen_from_plain, plain_from_frozen, own_hash, own_slots, weakref, classvar_factory, initvar_factory, kw_only_twice, own_setattr, classvar_kw_only, both_defaults, not_a_class, unknown_option):
    try:
        f()
        print(f.__name__, "made")
    except Exception as e:
        print(f.__name__, type(e).__name__, e)
