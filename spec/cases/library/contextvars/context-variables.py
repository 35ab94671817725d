import contextvars
import re
from contextvars import Context, ContextVar, Token, copy_context


def shown(x):
    return re.sub('0x[0-9a-f]+', '0x', repr(x))


def show(f):
    try:
        print(shown(f()))
    except BaseException as e:
        print(type(e).__name__, re.sub('0x[0-9a-f]+', '0x', str(e)))


v = ContextVar('v')
d = ContextVar('d', default=42)
print(shown(v), shown(d), v.name, d.name)
show(v.get)
print(v.get(1), d.get(), d.get(7))
token = v.set('first')
print(shown(token), token.var is v, token.old_value is Token.MISSING)
print(v.get())
second = v.set('second')
print(second.old_value)
v.reset(second)
print(v.get(), shown(second))
show(lambda: v.reset(second))
show(lambda: d.reset(token))
show(lambda: v.reset(5))
v.reset(token)
show(v.get)

v.set('outer')
ctx = copy_context()
print(len(ctx) >= 1, v in ctx, d in ctx, ctx[v], ctx.get(d), ctx.get(d, 'no'))
show(lambda: ctx[d])
show(lambda: 'x' in ctx)
show(lambda: ctx['x'])
show(lambda: ctx.get(5))


def inside(x, *, y):
    print('in', v.get(), x, y)
    v.set('inner')
    show(lambda: ctx.run(print))
    return v.get()


print(ctx.run(inside, 1, y=2), v.get(), ctx[v])
print([(k.name, x) for k, x in ctx.items() if k is v], v in list(ctx), 'inner' in list(ctx.values()), v in ctx.keys())
other = ctx.copy()
print(other == ctx, other is ctx, Context() == Context(), len(Context()))
other.run(v.set, 'other')
print(other[v], ctx[v], other == ctx, other != ctx, ctx == 5)
show(lambda: hash(ctx))


def fails():
    v.set('kept')
    raise KeyError('x')


show(lambda: ctx.run(fails))
print(ctx[v], v.get())
token = v.set('here')
show(lambda: ctx.run(v.reset, token))
show(lambda: ContextVar(5))
show(lambda: Token())
show(lambda: ctx.run())
show(lambda: type('C', (ContextVar,), {}))
show(lambda: type('C', (Context,), {}))
print(ContextVar[int], Token[str])
print(sorted(contextvars.__all__))
