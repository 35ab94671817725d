import inspect


def f(a, b=2, /, c=3, *args, d, e='x', **kw): ...
def g(a, /, b): ...
def h(a, *, b): ...
def i(a=1, *, b): ...
def j(): ...
def k(a, b=2, *args): ...
def l(a=1, /, b=2): ...


def show(fn, *args, **kwargs):
    sig = inspect.signature(fn)
    for bind in (sig.bind, sig.bind_partial):
        try:
            b = bind(*args, **kwargs)
            line = [b, b.args, b.kwargs]
            b.apply_defaults()
            print(*line, b.args, b.kwargs)
        except TypeError as e:
            print(e)


show(f, 1, d=1)
show(f, 1, 2, 3, 4, 5, d=6, z=7)
show(f)
show(f, 1)
show(f, 1, b=2, d=1)
show(f, a=1, d=1)
show(f, 1, c=2, d=3, e=4)
show(f, 1, 2, 3, c=4, d=5)
show(g, 1, 2)
show(g, 1)
show(g, a=1, b=2)
show(g, 1, 2, 3)
show(g, 1, c=2)
show(g, 1, 2, b=3)
show(h, 1)
show(h)
show(h, 1, 2)
show(h, 1, b=2)
show(i)
show(i, b=1)
show(j)
show(j, 1)
show(j, x=1)
show(k, 1, 2, 3, 4)
show(k, 1, b=5)
show(k)
show(l, a=1)
show(l, b=1)
sig = inspect.signature(k)
b = sig.bind(1)
print(b.arguments, b.signature is sig, b == sig.bind(1), b == sig.bind(2), b == 5)
b.arguments['b'] = 10
print(b.args)
b.arguments['args'] = (7, 8)
print(b.args)
