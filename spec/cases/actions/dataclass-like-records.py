# A decorator that builds __init__, __repr__, __eq__ and ordering from annotations.
def record(cls=None, *, order=False, frozen=False):
    def build(cls):
        fields = list(cls.__annotations__)
        defaults = {f: getattr(cls, f) for f in fields if hasattr(cls, f)}
        def __init__(self, *args, **kwargs):
            if len(args) > len(fields):
                raise TypeError(f"{cls.__name__} takes {len(fields)} fields but {len(args)} were given")
            values = dict(zip(fields, args))
            for k, v in kwargs.items():
                if k not in fields: raise TypeError(f"{cls.__name__} has no field {k!r}")
                if k in values: raise TypeError(f"field {k!r} given twice")
                values[k] = v
            for f in fields:
                if f in values: v = values[f]
                elif f in defaults: v = defaults[f]() if callable(defaults[f]) else defaults[f]
                else: raise TypeError(f"{cls.__name__} is missing field {f!r}")
                object.__setattr__(self, f, v)
            if hasattr(self, "__post_init__"): self.__post_init__()
        def astuple(self): return tuple(getattr(self, f) for f in fields)
        cls.__init__ = __init__
        cls.astuple = astuple
        cls.asdict = lambda self: dict(zip(fields, self.astuple()))
        cls.__repr__ = lambda self: f"{cls.__name__}(" + ", ".join(f"{f}={getattr(self, f)!r}" for f in fields) + ")"
        cls.__eq__ = lambda self, o: self.astuple() == o.astuple() if type(o) is type(self) else NotImplemented
        cls.__hash__ = (lambda self: hash(self.astuple())) if frozen else None
        cls.__match_args__ = tuple(fields)
        if order: cls.__lt__ = lambda self, o: self.astuple() < o.astuple()
        if frozen:
            def __setattr__(self, n, v): raise AttributeError(f"cannot assign to field {n!r}")
            cls.__setattr__ = __setattr__
        return cls
    return build(cls) if cls else build

@record(order=True, frozen=True)
class Point:
    x: int
    y: int = 0

@record
class Task:
    title: str
    priority: int = 1
    tags: list = list
    def __post_init__(self):
        if self.priority < 0: raise ValueError("priority must not be negative")
    def describe(self): return f"{'!' * self.priority}{self.title}"

p, q = Point(1, 2), Point(x=1)
print(p, q, p == Point(1, 2), p != q, q < p, sorted([Point(2), p, q]), len({p, q, Point(1, 2)}), p == (1, 2))
a, b = Task("write"), Task("test", priority=3)
a.tags.append("x")
print(a, b, a.describe(), b.describe(), a.asdict(), b.astuple())
b.priority = 2
print(b)
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point(1, z=3), lambda: setattr(p, "x", 5), lambda: Task("t", -1), lambda: hash(a), lambda: a < b):
    try:
        bad()
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
for shape in (Point(0, 0), Point(3, 0), Point(2, 5), a):
    match shape:
        case Point(0, 0): print("origin")
        case Point(x, 0): print("on the x axis at", x)
        case Point(x, y=yy): print("at", x, yy)
        case Task(title, tags=[first, *_]): print("task", title, "tagged", first)
