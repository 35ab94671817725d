/**
 * Programs that call the tool `ask` from inside something of ours: a key function, a repr, a hash, a context manager … The
 * snapshot is taken there. What each prints is CPython's, with `def ask(text): return text.upper()`.
 */

export interface Inside {
  readonly name: string;
  readonly source: string;
  readonly stdout: string;
}

export const INSIDE: readonly Inside[] = [
  {
    name: "sorted(key=)",
    source: `
words = ["b", "c", "a"]
print(sorted(words, key=lambda w: ask(w), reverse=True), words)
`,
    stdout: "['c', 'b', 'a'] ['b', 'c', 'a']\n",
  },
  {
    name: "list.sort(key=), the list empty meanwhile",
    source: `
words = ["b", "c", "a"]
seen = []
def key(w):
    seen.append(len(words))
    return ask(w)
words.sort(key=key)
print(words, seen)
`,
    stdout: "['a', 'b', 'c'] [0, 0, 0]\n",
  },
  { name: "map", source: `print(list(map(ask, ["x", "y", "z"])))`, stdout: "['X', 'Y', 'Z']\n" },
  {
    name: "a comprehension",
    source: `print({w: [ask(w) for _ in range(2)] for w in "ab"}, sum(1 for w in "abc" if ask(w) != "B"))`,
    stdout: "{'a': ['A', 'A'], 'b': ['B', 'B']} 2\n",
  },
  {
    name: "__repr__ called by print of a list",
    source: `
class Thing:
    def __init__(self, name): self.name = name
    def __repr__(self): return "<" + ask(self.name) + ">"
inner = [Thing("p"), Thing("q")]
inner.append(inner)
print([inner[0], {"k": inner[1]}], inner)
`,
    stdout: "[<P>, {'k': <Q>}] [<P>, <Q>, [...]]\n",
  },
  {
    name: "__eq__ in a search",
    source: `
class Name:
    def __init__(self, name): self.name = name
    def __eq__(self, other): return ask(self.name) == ask(other.name)
    def __hash__(self): return 1
names = [Name("a"), Name("b")]
print(Name("b") in names, names.index(Name("b")), names == [Name("a"), Name("b")])
`,
    stdout: "True 1 True\n",
  },
  {
    name: "__hash__ in a dict",
    source: `
class Key:
    def __init__(self, name): self.name = name
    def __hash__(self): return len(ask(self.name))
    def __eq__(self, other): return ask(self.name) == ask(other.name)
table = {Key("a"): 1, Key("bb"): 2}
table[Key("a")] = 3
print(sorted(table.values()), Key("bb") in table, len({Key("z"), Key("z"), Key("y")}))
`,
    stdout: "[2, 3] True 2\n",
  },
  {
    name: "a generator",
    source: `
def numbers():
    total = 0
    while total < 3:
        got = yield ask("n") + str(total)
        total += 1 if got is None else got
def outer():
    result = yield from numbers()
    yield ask("end")
print(list(outer()))
`,
    stdout: "['N0', 'N1', 'N2', 'END']\n",
  },
  {
    name: "a with body, __enter__ and __exit__",
    source: `
import contextlib
class Manager:
    def __enter__(self): return ask("in")
    def __exit__(self, kind, error, trace):
        print(ask("out"), kind.__name__)
        return True
@contextlib.contextmanager
def managed():
    print(ask("before"))
    try: yield ask("held")
    finally: print(ask("after"))
with Manager() as got, managed() as held:
    print(got, held, ask("body"))
    raise ValueError("lost")
`,
    stdout: "BEFORE\nIN HELD BODY\nAFTER\nOUT ValueError\n",
  },
  {
    name: "a finally with an exception pending",
    source: `
def f():
    try:
        try: 1 / 0
        except ZeroDivisionError as error:
            raise KeyError(ask("key")) from error
        finally: print(ask("finally"))
    except KeyError as error:
        print(ask("handled"), error, repr(error.__cause__))
        raise
try: f()
except KeyError as error: print(error.__cause__ is error.__context__, error.__traceback__.tb_lineno)
`,
    stdout: "FINALLY\nHANDLED 'KEY' ZeroDivisionError('division by zero')\nTrue 11\n",
  },
  {
    name: "json.dumps(default=) and loads(object_hook=)",
    source: `
import json
class Odd: pass
print(json.dumps({"a": [Odd(), 1.5, {"b": Odd()}]}, default=lambda o: ask("odd"), indent=1, sort_keys=True))
print(json.loads('{"a": {"b": [1, {"c": 2}]}}', object_hook=lambda d: ask("".join(d))))
`,
    stdout: '{\n "a": [\n  "ODD",\n  1.5,\n  {\n   "b": "ODD"\n  }\n ]\n}\nA\n',
  },
  {
    name: "a re.sub callable",
    source: `
import re
print(re.sub(r"(\\w)(\\d)?", lambda m: ask(m[0]) + str(m.span(1)), "a1 b é"), [ask(m.group()) for m in re.finditer("[ab]", "xaby")])
`,
    stdout: "A1(0, 1) B(3, 4) É(5, 6) ['A', 'B']\n",
  },
  {
    name: "an lru_cached function",
    source: `
import functools
@functools.lru_cache(maxsize=2)
def slow(x): return ask(x)
print(slow("a"), slow("b"), slow("a"), slow("c"), slow("b"), slow.cache_info())
print(functools.reduce(lambda a, b: ask(a + b), "xyz"), functools.partial(ask, "p")())
`,
    stdout: "A B A C B CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)\nXYZ P\n",
  },
  {
    name: "a property, __getattr__ and a descriptor",
    source: `
class Lazy:
    @property
    def name(self): return ask("prop")
    def __getattr__(self, attribute): return ask(attribute)
class D:
    def __get__(self, instance, owner): return ask("get")
    def __set_name__(self, owner, name): print(ask(name))
class E:
    field = D()
x = Lazy()
print(x.name, x.other, getattr(x, "third"), E().field, hasattr(x, "q"))
`,
    stdout: "FIELD\nPROP OTHER THIRD GET True\n",
  },
  {
    name: "a dataclass __post_init__ and its repr",
    source: `
from dataclasses import dataclass, field
@dataclass(order=True)
class Point:
    x: int
    tag: str = field(default_factory=lambda: ask("tag"), compare=False)
    def __post_init__(self): self.note = ask("post")
p, q = Point(2), Point(1)
print(min(p, q), p.note, sorted([p, q], key=lambda v: ask(v.tag) + str(v.x)))
`,
    stdout: "Point(x=1, tag='TAG') POST [Point(x=1, tag='TAG'), Point(x=2, tag='TAG')]\n",
  },
  {
    name: "a class body, a metaclass and a decorator",
    source: `
class Meta(type):
    def __new__(mcls, name, bases, namespace):
        namespace["made"] = ask("made")
        return super().__new__(mcls, name, bases, namespace)
    def __call__(cls, *args): return super().__call__(ask("arg"))
def decorate(f):
    word = ask("deco")
    return lambda *args: (word, f(*args))
class A(metaclass=Meta):
    body = ask("body")
    def __init__(self, got): self.got = got
    @decorate
    def method(self): return self.got, __class__.body
print(A().method(), A.made, A.__subclasses__())
`,
    stdout: "('DECO', ('ARG', 'BODY')) MADE []\n",
  },
  {
    name: "__str__ of a format, __format__ and %",
    source: `
class V:
    def __format__(self, spec): return ask(spec)
    def __str__(self): return ask("str")
    def __index__(self): return len(ask("four"))
v = V()
print(f"{v:abc}|{v!s:>5}", "%s-%5s" % (v, v), "{0:x}{0!s}".format(v), [10, 20, 30, 40, 50][v], hex(v))
`,
    stdout: "ABC|  STR STR-  STR XSTR 50 0x4\n",
  },
  {
    name: "itertools, min, max, any, sum and zip",
    source: `
import itertools
print([(k, list(g)) for k, g in itertools.groupby("aabA", key=lambda c: ask(c))])
print(min("ba", key=ask), max(["a", "c"], key=ask), any(ask(c) == "B" for c in "abc"))
print(list(zip(map(ask, "ab"), itertools.accumulate("xy", lambda a, b: ask(a + b)))), list(filter(lambda c: ask(c) > "A", "abc")))
`,
    stdout: "[('A', ['a', 'a']), ('B', ['b']), ('A', ['A'])]\na c True\n[('A', 'x'), ('B', 'XY')] ['b', 'c']\n",
  },
  {
    name: "str.join, unpacking, star arguments and iteration by __iter__ and __next__",
    source: `
class Count:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return ask("c" + str(self.n))
a, *rest = Count()
print("-".join(Count()), a, rest, (lambda *args: args)(*Count()), list(enumerate(Count())))
`,
    stdout: "C1-C2-C3 C1 ['C2', 'C3'] ('C1', 'C2', 'C3') [(0, 'C1'), (1, 'C2'), (2, 'C3')]\n",
  },
  {
    name: "a match statement and the walrus",
    source: `
class P:
    __match_args__ = ("x", "y")
    @property
    def x(self): return ask("x")
    y = 2
match {"k": P()}:
    case {"k": P(x="X" as got, y=n)} if (guard := ask("g")): print(got, n, guard)
`,
    stdout: "X 2 G\n",
  },
  {
    name: "deepcopy, defaultdict and Counter",
    source: `
import copy, collections
class C:
    def __deepcopy__(self, memo): return ask("copy")
d = collections.defaultdict(lambda: ask("new"))
d["a"], d["b"]
shared = [C()]
print(copy.deepcopy({"x": shared, "y": shared}), dict(d), collections.Counter(map(ask, "aab")))
`,
    stdout: "{'x': ['COPY'], 'y': ['COPY']} {'a': 'NEW', 'b': 'NEW'} Counter({'A': 2, 'B': 1})\n",
  },
  {
    name: "random state and the identity of objects",
    source: `
import random
random.seed(7)
first = random.random()
a = []; b = [a, a]; ids = id(a)
word = ask("r")
second = random.random()
random.seed(7)
print([random.random(), random.random()] == [first, second], b[0] is b[1] is a, id(a) == ids, word)
`,
    stdout: "True True True R\n",
  },
  {
    name: "closures, nonlocal and shared cells",
    source: `
def make():
    n = 0
    def up():
        nonlocal n
        n += len(ask("x"))
        return n
    def get(): return n
    return up, get
up, get = make()
print(up(), up(), get(), [f() for f in (up, get)])
`,
    stdout: "1 2 2 [3, 3]\n",
  },
  {
    name: "an exception group and except*",
    source: `
try:
    raise ExceptionGroup("g", [ValueError(ask("v")), TypeError("t")])
except* ValueError as group: print(ask("ve"), group.exceptions)
except* TypeError as group: print(ask("te"), group.exceptions)
`,
    stdout: "VE (ValueError('V'),)\nTE (TypeError('t'),)\n",
  },
  {
    name: "an import under way",
    source: `
import sys, dataclasses as d, collections.abc
from enum import Enum
class Colour(Enum):
    RED = ask("red")
    BLUE = ask("blue")
    @classmethod
    def _missing_(cls, value): return cls(ask(value))
print(Colour("red"), list(Colour), Colour.RED is Colour("RED"))
`,
    stdout: "Colour.RED [<Colour.RED: 'RED'>, <Colour.BLUE: 'BLUE'>] True\n",
  },
  {
    name: "the middle of a dict's and a set's iteration",
    source: `
d = {"a": 1, "b": 2, "c": 3}
for k in d:
    d[k] = ask(k)
try:
    for k in d:
        ask(k); d.pop("c", None)
except RuntimeError as error: print(d, error)
for x in {1, 2}: ask(str(x))
it = iter([1, 2, 3]); next(it); ask("z"); print(list(it), list(reversed(range(3))))
`,
    stdout: "{'a': 'A', 'b': 'B'} dictionary changed size during iteration\n[2, 3] [2, 1, 0]\n",
  },
];

/** Programs with coroutines: `ask` gives an awaitable there. */
export const ASYNC_INSIDE: readonly Inside[] = [
  {
    name: "a coroutine and an async generator",
    source: `
async def letters():
    for c in "ab":
        yield await ask(c)
class Manager:
    async def __aenter__(self): return await ask("enter")
    async def __aexit__(self, *args): print(await ask("exit"))
async with Manager() as got:
    print(got, [x async for x in letters()])
print(await ask("end"))
`,
    stdout: "ENTER ['A', 'B']\nEXIT\nEND\n",
  },
];
