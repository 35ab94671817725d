# imports: *
from typing import *
import typing, abc, dataclasses, enum, functools, itertools, contextlib, collections.abc
T = TypeVar("T"); K = TypeVar("K", bound=Hashable)
class Stack(Generic[T]):
    def __init__(self) -> None: self._items: List[T] = []
    def push(self, x: T) -> None: self._items.append(x)
    def pop(self) -> T: return self._items.pop()
s: Stack[int] = Stack(); s.push(1); print(s.pop(), Stack[int], Optional[int], Union[int, str, None], Callable[[int], str], Dict[str, List[int]], Literal["a", 1])
class Proto(Protocol):
    def run(self) -> int: ...
class Impl:
    def run(self): return 1
@runtime_checkable
class RP(Protocol):
    def run(self) -> int: ...
print(isinstance(Impl(), RP), issubclass(Impl, RP), get_type_hints(Stack.push), get_origin(List[int]), get_args(Dict[str, int]))
class TD(TypedDict, total=False):
    a: int
    b: str
td: TD = {"a": 1}; print(td, TD.__annotations__, TD.__total__)
class NT(NamedTuple):
    x: int
    y: str = "d"
print(NT(1), NT(1, "z")._asdict(), NT.__annotations__)
@dataclasses.dataclass(frozen=True, slots=True)
class Pt:
    x: float
    y: float = 0.0
    def dist(self, o: "Pt") -> float: return ((self.x - o.x) ** 2 + (self.y - o.y) ** 2) ** 0.5
p = Pt(1, 2)
try: p.x = 5
except dataclasses.FrozenInstanceError as e: print(type(e).__name__, e)
print(p, dataclasses.replace(p, y=9), hash(p) == hash(Pt(1, 2)), dataclasses.astuple(p), [f.name for f in dataclasses.fields(p)], p.dist(Pt(4, 6)))
@dataclasses.dataclass
class Order:
    id: int
    items: list = dataclasses.field(default_factory=list)
    total: float = dataclasses.field(init=False, default=0)
    _cache: dict = dataclasses.field(default_factory=dict, repr=False, compare=False)
    KIND: ClassVar[str] = "order"
    note: dataclasses.InitVar[str] = ""
    def __post_init__(self, note): self.total = sum(self.items); self._cache["n"] = note
print(Order(1, [1, 2], note="hi"), Order(1) == Order(1), Order.KIND, Order(2)._cache)
try:
    @dataclasses.dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclasses.dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclasses.dataclass(order=True, kw_only=True)
class Ver:
    major: int; minor: int = 0
print(sorted([Ver(major=2), Ver(major=1, minor=5)]), Ver(major=1) < Ver(major=1, minor=1))
try: Ver(1)
except TypeError as e: print(e)
class Suit(enum.StrEnum):
    A = enum.auto(); B = "bee"
print(Suit.A, Suit("bee"), Suit.A == "a", [x.value for x in Suit], Suit.__members__)
try: Suit("zzz")
except ValueError as e: print(e)
@enum.unique
class U(enum.Enum):
    X = (1, "x"); Y = (2, "y")
    def __init__(self, n, label): self.n = n; self.label = label
    @classmethod
    def find(cls, n): return next((m for m in cls if m.n == n), None)
print(U.X.label, U.find(2), U.find(9), U["X"], U.X < U.Y if False else "noorder", hash(U.X) == hash(U.X), {U.X: 1}, repr(U.Y))
try: U.X = 5
except AttributeError as e: print(e)
try: U.Z
except AttributeError as e: print(e)
class Repo(abc.ABC):
    @property
    @abc.abstractmethod
    def name(self): ...
    @abc.abstractmethod
    def get(self, k): ...
class Part(Repo):
    name = "p"
try: Part()
except TypeError as e: print(e)
class MyMap(collections.abc.MutableMapping):
    def __init__(self, *a, **k): self.d = dict(*a, **k)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap(a=1); m.update(b=2); print(m.pop("a"), m.setdefault("c", 3), list(m.items()), m == {"b": 2, "c": 3}, "b" in m, m.get("zz", 0), {**m})
class Seq(collections.abc.Sequence):
    def __getitem__(self, i): 
        if i >= 3: raise IndexError
        return i * 10
    def __len__(self): return 3
print(list(Seq()), 10 in Seq(), Seq().index(20), list(reversed(Seq())), Seq().count(0), isinstance([], collections.abc.Sequence), isinstance({}, Mapping), isinstance((x for x in ()), Iterator))
@functools.lru_cache(maxsize=32)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__wrapped__(5)); fib.cache_clear()
def log(fn=None, *, prefix=">"):
    if fn is None: return functools.partial(log, prefix=prefix)
    @functools.wraps(fn)
    def w(*a, **k): r = fn(*a, **k); print(prefix, fn.__name__, a, k, "=", r); return r
    return w
@log
def add(a, b=1): return a + b
@log(prefix="**")
def mul(a, *, b): return a * b
add(1); add(1, b=5); mul(2, b=3)
print(list(itertools.chain([1], (2,), {3: 0})), list(itertools.combinations("abc", 2)), list(itertools.product([0, 1], repeat=2)), list(itertools.zip_longest("ab", "c", fillvalue="-")), [(k, len(list(g))) for k, g in itertools.groupby("aabccc")], list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.pairwise("abc")), list(itertools.batched("abcde", 2)), list(itertools.compress("abc", [1, 0, 1])), list(itertools.starmap(pow, [(2, 3)])))
print(functools.reduce(lambda a, b: a | b, [{1}, {2}]), list(map(lambda x, y: x * y, [1, 2], [3, 4])), sorted([(1, "b"), (1, "a"), (0, "z")], key=lambda t: (t[0], t[1]), reverse=True))
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d); *init, last = range(4); print(init, last); (x, y), z = [1, 2], 3; print(x, y, z)
print(f"{3.14159:.2f} {42:>6} {'l':<4}| {'c':^5}| {1e6:,.0f} {255:#x} {0.25:.0%} {'q'!r} {x=} {x + y = :>4} {{}} {'nested ' + f'{z}'} {[i for i in range(3)]} {dict(a=1)['a']}")
print("%s has %d items costing $%.2f (%5.1f%%)" % ("cart", 3, 9.5, 12.345), "{:>10}|{:<5}|{:^7}".format("r", "l", "c"))
for i in range(2, 12):
    for j in range(2, i):
        if i % j == 0: break
    else: print(i, end=" ")
print()
nums = [5, 3, 8, 1]; print(nums[::-1], nums[1:], nums[-2:], sorted(nums), nums.index(8), max(nums), sum(nums) / len(nums), [n ** 2 for n in nums if n % 2], {n: chr(65 + n) for n in nums}, any(n > 7 for n in nums), list(filter(None, [0, 1, "", "a"])), list(zip(nums, "abcd")), list(enumerate("ab", 1)))
