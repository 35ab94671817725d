import functools
import inspect
from typing import Optional, List


def f(a, b: int = 2, /, c=3, *args, d, e='x', **kw) -> str:
    return 1


def g(x: List[int], y: Optional[str] = None, *, z: 'forward' = (1, 2)) -> dict[str, int]: ...


async def h(): ...


class A:
    def __init__(self, x, *, y=1): ...
    def m(self, q): ...

    @classmethod
    def c(cls, z): ...

    @staticmethod
    def s(w): ...

    def __call__(self, n: float): ...


class B(A):
    def __new__(cls, *args): ...


class C(B):
    pass


class Plain:
    pass


class Meta(type):
    def __call__(cls, meta_arg): ...


class WithMeta(metaclass=Meta):
    pass


def wrapped(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)
    return inner


@wrapped
def decorated(p, q=5): ...


for x in (f, g, h, lambda: 0, lambda x, *y: 0, A, A.m, A(1).m, A.c, A.s, A(1), B, C, Plain, WithMeta, decorated,
          functools.partial(f, 1, c=5), functools.partial(g, y='given'), functools.partial(f, 1, 2, 3, d=4),
          functools.partial(A.m, 1)):
    print(inspect.signature(x))
print(inspect.signature(decorated, follow_wrapped=False))
for x in (len, sorted, abs, isinstance, [].append, 'x'.join, ''.split):
    print(inspect.signature(x))
for x in (5, 'x', None, [1], max, print.__class__):
    try:
        print(inspect.signature(x))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
sig = inspect.signature(f)
print(repr(sig), list(sig.parameters), sig.return_annotation, inspect.signature(h).return_annotation is inspect.Signature.empty)
for p in sig.parameters.values():
    print(repr(p), p.name, p.kind, p.kind.description, repr(p.kind), p.default is p.empty, p.annotation is inspect._empty)
print(sig == inspect.signature(f), sig == inspect.signature(g), hash(sig) == hash(inspect.signature(f)))
print(sig.format(max_width=20))
print(inspect.signature(g).format(max_width=10))
print(inspect.signature(g, eval_str=False))


def forward(x: 'int', y: 'list[int]' = []) -> 'str': ...


print(inspect.signature(forward), inspect.signature(forward, eval_str=True))
