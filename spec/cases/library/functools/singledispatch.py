from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value, *rest):
    "Shows."
    return f"object {value}"


@show.register
def _(value: int, *rest):
    return f"int {value}"


@show.register(list)
def show_list(value, *rest):
    return "list " + ", ".join(show(v) for v in value)


@show.register(str | bytes)
def _(value, *rest):
    return "text"


@show.register
def _(value: Mapping, *rest):
    return "mapping"


show.register(type(None), lambda v: "none")
print(show(1), show(True), show([1, "a", None]), show(b""), show({}), show(2.5), show(None), sep=" | ")
print(show.__name__, show.__doc__, show.dispatch(bool) is show.registry[int], show.dispatch(set)(3))
print(sorted(c.__name__ for c in show.registry), show_list([2]))


class Lengthy:
    def __len__(self):
        return 3

    def __iter__(self):
        return iter(())


@singledispatch
def g(x):
    return "base"


g.register(Sized, lambda x: "sized")
print(g(Lengthy()), g([]), g(3))
g.register(Iterable, lambda x: "iterable")
try:
    g(Lengthy())
except RuntimeError as e:
    print(str(e)[:18])
g.register(Sequence, lambda x: "sequence")
print(g([]), g((1,)), g("a"))


class Formatter:
    @singledispatchmethod
    def fmt(self, x):
        return ("any", x)

    @fmt.register
    def _(self, x: int):
        return ("int", x)

    @fmt.register(str)
    def _(self, x):
        return ("str", x)

    @singledispatchmethod
    @classmethod
    def make(cls, x):
        return (cls.__name__, x)

    @make.register
    @classmethod
    def _(cls, x: int):
        return (cls.__name__, "int")


f = Formatter()
print(f.fmt(1), f.fmt("a"), f.fmt(2.5), Formatter.make("x"), f.make(3))

for call in (
    lambda: show(),
    lambda: f.fmt(),
    lambda: show.register(3, show_list),
    lambda: singledispatchmethod(3),
):
    try:
        call()
    except TypeError as e:
        print(e)


def wrong(x: 3):
    pass


def wrong2(x: list[int] | int):
    pass


for w in (wrong, wrong2):
    try:
        show.register(w)
    except TypeError as e:
        print(e)
