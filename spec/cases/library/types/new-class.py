from types import get_original_bases, new_class, prepare_class, resolve_bases
from typing import Generic, TypeVar

T = TypeVar("T")


class Base:
    pass


X = new_class("X", (Base,), {}, lambda ns: ns.update(v=1, f=lambda self: self.v * 2))
print(X.__name__, X.v, X().f(), X.__mro__[1].__name__, new_class("Y").__bases__)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {}

    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        pass


Z = new_class("Z", (Base,), {"metaclass": Meta, "option": 3})
print(type(Z).__name__)
print(prepare_class("W", (Z,))[0].__name__, prepare_class("W", (int,)), resolve_bases((int, list[int])))
G = new_class("G", (Generic[T],))
print(G[int], G.__orig_bases__, get_original_bases(G), get_original_bases(Base))
try:
    get_original_bases(3)
except TypeError as e:
    print(e)
try:
    prepare_class("Q", (Z,), {"metaclass": type("Other", (type,), {})})
except TypeError as e:
    print(e)
