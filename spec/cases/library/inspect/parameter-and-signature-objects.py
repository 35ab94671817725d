import inspect
from inspect import Parameter, Signature

P = Parameter


def show(f):
    try:
        print(repr(f()))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


a = P('a', P.POSITIONAL_OR_KEYWORD, default=1, annotation=int)
print(a, repr(a), a == P('a', P.POSITIONAL_OR_KEYWORD, default=1, annotation=int), a == 5)
print(a.replace(name='b'), a.replace(default=P.empty), a.replace(annotation=P.empty), a.replace(kind=P.KEYWORD_ONLY).kind)
show(lambda: P('a', P.VAR_POSITIONAL, default=1))
show(lambda: P('a', P.VAR_KEYWORD, default=1))
show(lambda: P('1a', P.KEYWORD_ONLY))
show(lambda: P('if', P.KEYWORD_ONLY))
show(lambda: P(5, P.KEYWORD_ONLY))
show(lambda: P('a', 17))
show(lambda: P('a', 'x'))
show(lambda: P('args', P.VAR_POSITIONAL))
show(lambda: P('kw', P.VAR_KEYWORD, annotation='str'))
po, pk, vp, ko, vk = (P(n, k) for n, k in zip('abcde', (P.POSITIONAL_ONLY, P.POSITIONAL_OR_KEYWORD, P.VAR_POSITIONAL,
                                                        P.KEYWORD_ONLY, P.VAR_KEYWORD)))
show(lambda: Signature([po, pk, vp, ko, vk], return_annotation=int))
show(lambda: Signature([po, ko]))
show(lambda: Signature([po]))
show(lambda: Signature())
show(lambda: Signature([pk, po]))
show(lambda: Signature([vk, pk]))
show(lambda: Signature([ko, vp]))
show(lambda: Signature([a, pk]))
show(lambda: Signature([pk.replace(default=1), P('z', P.POSITIONAL_OR_KEYWORD)]))
s = Signature([po, pk])
show(lambda: s.replace(parameters=[pk]))
show(lambda: s.replace(return_annotation='x'))
show(lambda: dict(s.parameters))
show(lambda: s.parameters['b'])
try:
    s.parameters['new'] = 1
except TypeError as e:
    print(e)


def fn(x, y=1): ...


fn.__signature__ = s
print(inspect.signature(fn))
fn.__signature__ = 5
show(lambda: inspect.signature(fn))
print(Signature.from_callable(lambda q: 0))
print(inspect.getfullargspec(lambda a, b=1, *c, d, e=2, **f: 0))


def annotated(a: int, b: str = 'x', *c: float) -> bool: ...


class K:
    def m(self, a): ...


print(inspect.getfullargspec(annotated))
print(inspect.getfullargspec(K().m))
show(lambda: inspect.getfullargspec(5))
print(inspect.getcallargs(annotated, 1, c=3) if False else inspect.getcallargs(annotated, 1, 'y', 2.0, 3.0))
print({k: v for k, v in inspect.getcallargs(K().m, 5).items() if k != 'self'})
show(lambda: inspect.getcallargs(annotated))
show(lambda: inspect.getcallargs(annotated, 1, z=2))
