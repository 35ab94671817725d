# OOP: abc, enum, descriptors, context managers, operators, mixins
from abc import ABC, abstractmethod
from enum import Enum, auto, IntEnum, Flag
from contextlib import contextmanager, suppress, ExitStack
from functools import wraps, total_ordering, partial, cached_property, singledispatch
import time
class Shape(ABC):
    registry = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Shape.registry[cls.__name__.lower()] = cls
    @abstractmethod
    def area(self): ...
    @classmethod
    def create(cls, kind, *a, **k): return cls.registry[kind](*a, **k)
    def __str__(self): return f"{type(self).__name__}(area={self.area():.2f})"
    def __lt__(self, o): return self.area() < o.area()
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
try: Shape()
except TypeError as e: print(e)
shapes = [Shape.create("circle", 1), Shape.create("rect", 2, 5), Shape.create("square", 2)]
print(*sorted(shapes), sep=" < ")
class Color(Enum):
    RED = 1; GREEN = auto(); BLUE = auto()
    @property
    def hexa(self): return {1: "#f00", 2: "#0f0", 3: "#00f"}[self.value]
print(Color.RED, repr(Color.GREEN), Color(3), Color["BLUE"].hexa, list(Color), Color.RED is Color(1), Color.RED.name)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
print(Perm.R | Perm.X, Perm.W in (Perm.R | Perm.W), ~Perm.R)
class Level(IntEnum):
    LOW = 1; HIGH = 10
print(Level.HIGH > 5, Level.LOW + 1, f"{Level.HIGH}", sorted(Level, reverse=True))
class Positive:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n, None)
    def __set__(self, o, v):
        if v <= 0: raise ValueError(f"{self.n[1:]} must be positive, got {v!r}")
        setattr(o, self.n, v)
class Acc:
    balance = Positive()
    def __init__(self, b): self.balance = b
try: Acc(5).balance = -1
except ValueError as e: print(e)
def retry(times=3, exceptions=(Exception,)):
    def deco(fn):
        @wraps(fn)
        def wrapper(*a, **k):
            for attempt in range(1, times + 1):
                try: return fn(*a, **k)
                except exceptions as e:
                    print(f"attempt {attempt} failed: {type(e).__name__}: {e}")
                    if attempt == times: raise
        return wrapper
    return deco
calls = 0
@retry(times=3, exceptions=(ValueError, KeyError))
def flaky(x):
    """Docs."""
    global calls; calls += 1
    if calls < 3: raise ValueError(f"boom {calls}")
    return x * 2
print(flaky(21), flaky.__name__, flaky.__doc__)
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except ZeroDivisionError as e: print("swallowed", e)
    finally: print(f"</{name}>")
with tag("a") as A, tag("b") as B:
    print(A, B); 1/0
with suppress(KeyError): {}["x"]
with ExitStack() as st:
    for n in "xy": st.enter_context(tag(n))
    st.callback(print, "bye")
@total_ordering
class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return abs(self) < abs(o)
    def __bool__(self): return bool(self.x or self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): yield self.x; yield self.y
    def __call__(self, s): return f"{s}:{self!r}"
v = V(3, 4)
print(v + V(1, 1), 2 * v, v @ v, -v, abs(v), v >= V(1, 1), {v: 1}[V(3, 4)], bool(V(0, 0)), list(v), v[1], v("call"), sum([v, v], V(0, 0)))
try: v + 1
except TypeError as e: print(e)
try: v.z = 1
except AttributeError as e: print(e)
class Cfg:
    @cached_property
    def data(self): print("computing"); return [1, 2]
c = Cfg(); c.data; c.data; print(c.__dict__)
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1, 2]), show("s"), show(True))
class Meta(type):
    def __new__(m, n, b, ns, **kw):
        ns["tag"] = kw.get("tag", "none"); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **kw): super().__init__(n, b, ns)
    def __call__(c, *a): o = super().__call__(*a); print("made", c.tag); return o
class T(metaclass=Meta, tag="t"): pass
T()
class P:
    def __init__(self): self._d = {"a": 1}
    def __getattr__(self, n):
        try: return self._d[n]
        except KeyError: raise AttributeError(f"no {n}") from None
    def __setattr__(self, n, v):
        super().__setattr__(n, v) if n.startswith("_") else self._d.__setitem__(n, v)
    def __delattr__(self, n): del self._d[n]
p = P(); p.b = 2; print(p.a, p.b, hasattr(p, "zz"), getattr(p, "zz", 0)); del p.a; print(p._d)
