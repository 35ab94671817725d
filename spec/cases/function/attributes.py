def f(a, b: int = 1, *, c=2) -> str:
    """Doc text."""
    return "x"
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__)
f.count = 0
f.count += 1
f.__name__ = "renamed"
f.__doc__ = "new"
print(f.count, f.__name__, f.__doc__, f.__dict__, (lambda: 0).__name__, hasattr(f, "nope"))
f.__defaults__ = (10,)
print(f.__defaults__)
try:
    f.nope
except AttributeError as e:
    print(e)
del f.count
print(f.__dict__)
def g(): "only doc"
print(g.__doc__, g(), (lambda: 0).__doc__)
# expect: f f Doc text. (1,) {'c': 2} {'b': <class 'int'>, 'return': <class 'str'>} __main__
# expect: 1 renamed new {'count': 1} <lambda> False
# expect: (10,)
# expect: 'function' object has no attribute 'nope'
# expect: {}
# expect: only doc None None
