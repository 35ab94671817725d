# imports: *
# tracebacks at top level from nested calls, chained, in class bodies, comprehension, lambda, decorators
import traceback
def outer(n):
    def inner(k):
        return [1 / (k - i) for i in range(3)]
    try:
        return inner(n)
    except ZeroDivisionError as e:
        raise ValueError(f"bad n={n}") from e
class Ctx:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print("exit:", t.__name__, v)
        return False
def show(fn, *a):
    try: fn(*a)
    except Exception: print(traceback.format_exc())
show(outer, 1)
def deco(f):
    def w(*a, **k):
        with Ctx(): return f(*a, **k)
    return w
@deco
def fails(x, *, y=2):
    d = {"a": [1, 2, {"b": None}]}
    return d["a"][2]["b"].upper() + x
show(fails, "q")
def gen():
    yield 1
    raise KeyError("missing key")
show(lambda: list(gen()))
show(lambda: {**{"a": 1}}["b"])
show(lambda: (lambda: [].pop())())
def rec(n): return rec(n + 1) if n < 5 else 1 / 0
show(rec, 0)
def group():
    raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [OSError(2, "no file")])])
show(group)
class A:
    @property
    def p(self): return self._missing
    def m(self): return self.missin
    missing = 1
show(lambda: A().p)
show(lambda: A().m())
def kw(): return dict(a=1).get("b").real
show(kw)
def long_line():
    value = some_undefined_name_here + max(1, 2, 3) * (4 + 5)
show(long_line)
x = [1, 2, 3]
def multi():
    return sum(
        x[i]
        for i in range(5)
    )
show(multi)
e = ValueError("with note"); e.add_note("first note"); e.add_note("second\nline")
def noted(): raise e
show(noted)
def ctx():
    try: {}["k"]
    except KeyError: raise RuntimeError("during")
show(ctx)
assert x[0] == 2, f"expected 2, got {x[0]}"
