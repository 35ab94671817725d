# Shapes and validators that register themselves; dispatch by name; a command line parser on top.
class Registered(type):
    registry = {}
    def __new__(mcls, name, bases, ns, /, abstract=False, **options):
        cls = super().__new__(mcls, name, bases, ns)
        if not abstract:
            key = options.get("key", name.lower())
            if key in mcls.registry: raise TypeError(f"duplicate key {key!r}")
            mcls.registry[key] = cls
        return cls
    def __init__(cls, *args, **options): super().__init__(*args)
    def __call__(cls, *args, **kw):
        obj = super().__call__(*args, **kw)
        obj.validate()
        return obj
    def __len__(cls): return sum(issubclass(c, cls) for c in Registered.registry.values())

class Positive:
    def __set_name__(self, owner, name): self.name = f"_{name}"
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, (int, float)): raise TypeError(f"{self.name[1:]} must be a number, not {type(value).__name__}")
        if value <= 0: raise ValueError(f"{self.name[1:]} must be positive, not {value}")
        setattr(obj, self.name, value)

class Shape(metaclass=Registered, abstract=True):
    def __init__(self, *sizes):
        names = [n for n, v in vars(type(self)).items() if isinstance(v, Positive)]
        if len(sizes) != len(names): raise TypeError(f"{type(self).__name__} needs {', '.join(names)}")
        for n, s in zip(names, sizes): setattr(self, n, s)
    def validate(self): pass
    @property
    def area(self): raise NotImplementedError
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k[1:]}={v}' for k, v in vars(self).items())})"
    def __lt__(self, other): return self.area < other.area

class Rectangle(Shape):
    width = Positive()
    height = Positive()
    @property
    def area(self): return self.width * self.height
class Square(Rectangle, key="sq"):
    width = Positive()
    def __init__(self, n):
        super().__init__(n)
        self.height = n
class Triangle(Shape, key="tri"):
    a, b, c = Positive(), Positive(), Positive()
    def validate(self):
        if max(self.a, self.b, self.c) * 2 >= self.a + self.b + self.c: raise ValueError(f"{self} is impossible")
    @property
    def area(self):
        s = (self.a + self.b + self.c) / 2
        return (s * (s - self.a) * (s - self.b) * (s - self.c)) ** 0.5

print(sorted(Registered.registry), len(Shape), len(Rectangle), type(Square).__name__)
def parse(command):
    kind, *numbers = command.split()
    try:
        cls = Registered.registry[kind]
    except KeyError:
        raise LookupError(f"unknown shape {kind!r}; try one of {sorted(Registered.registry)}") from None
    return cls(*(float(n) if "." in n else int(n) for n in numbers))
shapes = []
for command in ["rectangle 3 4", "sq 2.5", "tri 3 4 5", "tri 1 1 5", "sq -1", "rectangle 1", "circle 3", "sq x", "rectangle 2 2"]:
    try:
        shapes.append(parse(command))
        print(f"{command:<14} {shapes[-1]} area {shapes[-1].area:g}")
    except (LookupError, TypeError, ValueError) as e:
        print(f"{command:<14} {type(e).__name__}: {e}")
print(sorted(shapes), max(shapes), sum(s.area for s in shapes))
try:
    class Other(Shape, key="sq"): pass
except TypeError as e:
    print(e)
try:
    shapes[0].width = "wide"
except TypeError as e:
    print(e, shapes[0].width)
