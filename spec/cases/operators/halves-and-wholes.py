import dataclasses
import math
import re
import textwrap


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Set:
    def __setitem__(self, key, value):
        print("set", key, value)


class Delete:
    def __delitem__(self, key):
        print("del", key)


def delete(container, key):
    del container[key]


def store(container, key):
    container[key] = 1


show(lambda: store(Set(), 1))
show(lambda: delete(Set(), 1))
show(lambda: store(Delete(), 1))
show(lambda: delete(Delete(), 1))
show(lambda: delete(frozenset(), 1))
show(lambda: -(10**30) * [])
show(lambda: b"" * -(10**30))
show(lambda: -(10**30) * "")
show(lambda: bytes.fromhex("\x00\ufffd"))
show(lambda: bytes.fromhex("zz"))
show(lambda: type(0, length=0))
show(lambda: re.sub("a", 2, ""))
show(lambda: re.sub("a", iter([]), ""))
show(lambda: math.ldexp("", None))
show(lambda: math.ldexp(1.0, None))
show(lambda: textwrap.indent("a\n\nb", {}))
show(lambda: textwrap.indent("a\n\nb\n", "> "))
show(lambda: complex("__proto__"))
show(lambda: complex("1_0j"))
show(lambda: complex("1__0"))
show(lambda: complex("x"))
show(lambda: pow(1.5, 3, ""))
show(lambda: pow(3, 1.5, 2))
show(lambda: memoryview(b"a,b")[(1, 2)])
show(lambda: {..., 0, 3} == {0, 3, ...})


@dataclasses.dataclass(frozen=1)
class Frozen:
    x: int = 1


show(lambda: Frozen(2))
