def g():
    """Doc."""
    yield 1
it = g()
print(it.__name__, it.__qualname__, iter(it) is it, hasattr(it, "send"), it.gi_running, it.gi_suspended, it.gi_yieldfrom, type(it).__name__, g.__doc__)
next(it)
print(it.gi_suspended)
print(bool(it), 1 in g(), 2 in g(), max(g()), tuple(g()), set(g()), dict([(x, x) for x in g()]), "".join(str(x) for x in g()))
try:
    len(g())
except TypeError as e:
    print(e)
try:
    g()[0]
except TypeError as e:
    print(e)
try:
    g() + g()
except TypeError as e:
    print(e)
try:
    g().foo
except AttributeError as e:
    print(e)
# expect: g g True True False False None generator Doc.
# expect: True
# expect: True True False 1 (1,) {1} {1: 1} 1
# expect: object of type 'generator' has no len()
# expect: 'generator' object is not subscriptable
# expect: unsupported operand type(s) for +: 'generator' and 'generator'
# expect: 'generator' object has no attribute 'foo'
