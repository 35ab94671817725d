// Wherever a native takes a callback (a function, or a hook of a guest class), the callback may call a tool, and the program
// stands still until the host answers: nothing below runs guest code by recursion in JavaScript, which could not wait. Each
// expression must give the same value, output, error and count of instructions when the tool answers at once and later.

import { describe, expect, it } from "vitest";
import { Sandbox, type Outcome, type Tools } from "../../src/index.js";
import { later, settleAll } from "./helpers.js";

const PRELUDE = `
import functools, itertools, operator, heapq, bisect, collections, re, json, copy, math, statistics, string, random
import contextlib, dataclasses, enum, io, csv, struct, types, typing, fractions, textwrap, pprint, reprlib, sys
def f(x=0): return ask(x)
def plus(a, b): return ask(a) + b
def less(a, b): return ask(a) - b
def gen(*items):
    for item in items: yield ask(item)
def pairs(*items):
    for item in items: ask(0); yield item
class V:
    def __init__(self, n=0): self.n = n
    def __eq__(self, o): return ask(self.n) == (o.n if isinstance(o, V) else o)
    def __lt__(self, o): return ask(self.n) < (o.n if isinstance(o, V) else o)
    def __gt__(self, o): return ask(self.n) > (o.n if isinstance(o, V) else o)
    def __le__(self, o): return ask(self.n) <= (o.n if isinstance(o, V) else o)
    def __hash__(self): return hash(ask(self.n))
    def __repr__(self): return f"V{ask(self.n)}"
    def __format__(self, spec): return f"<{ask(self.n)}{spec}>"
    def __bool__(self): return bool(ask(self.n))
    def __index__(self): return ask(self.n)
    __int__ = __len__ = __trunc__ = __floor__ = __ceil__ = __index__
    def __round__(self, digits=None): return ask(self.n)
    def __float__(self): return float(ask(self.n))
    def __complex__(self): return complex(ask(self.n))
    def __abs__(self): return ask(self.n)
    def __neg__(self): return -ask(self.n)
    def __invert__(self): return ~ask(self.n)
    def __add__(self, o): return V(ask(self.n) + (o.n if isinstance(o, V) else o))
    __radd__ = __mul__ = __rmul__ = __sub__ = __and__ = __or__ = __matmul__ = __mod__ = __add__
    def __iadd__(self, o): self.n = ask(self.n) + 1; return self
    def __divmod__(self, o): return ask(self.n), o
    def __pow__(self, o, m=None): return ask(self.n), o, m
    def __call__(self, *a): return ask(self.n)
    def __dir__(self): return ["b", str(ask(self.n))]
    def __bytes__(self): return bytes([ask(self.n)])
    def __length_hint__(self): return ask(self.n)
class Seq:
    def __len__(self): return ask(3)
    def __getitem__(self, i):
        if ask(i) > 2: raise IndexError
        return i
class Map:
    def keys(self): return gen("a", "b")
    def __getitem__(self, k): return ask(k) * 2
class It:
    def __init__(self, *items): self.items = list(items)
    def __iter__(self): ask(0); return self
    def __next__(self):
        if not self.items: raise StopIteration
        return ask(self.items.pop(0))
class Hooked:
    def __getattr__(self, name): return ask(name)
    def __contains__(self, x): return bool(ask(x))
    def __reversed__(self): return gen(3, 2)
    def __setattr__(self, name, value): ask(name)
    def __delattr__(self, name): ask(name)
    def __setitem__(self, k, v): ask(k)
    def __delitem__(self, k): ask(k)
    def __enter__(self): return ask(1)
    def __exit__(self, *a): return bool(ask(0))
class Checked(type):
    def __instancecheck__(c, x): return bool(ask(1))
    def __subclasscheck__(c, x): return bool(ask(0))
class Meta(metaclass=Checked): pass
class Sink:
    def __init__(self): self.text = ""
    def write(self, s): self.text += s; return ask(len(s))
    def flush(self): ask(0)
class Default(dict):
    def __missing__(self, k): return ask(k)
class Copied:
    def __copy__(self): return ask("copy")
    def __deepcopy__(self, memo): return ask("deep")
class Reduced:
    def __reduce__(self): return (V, (ask(4),))
class Prop:
    @property
    def p(self): return ask(5)
    @p.setter
    def p(self, v): ask(v)
    @functools.cached_property
    def c(self): return ask(6)
def attempt(work):
    try: return work()
    except Exception as error: return type(error).__name__, str(error)
`;

/** Expressions, one a line. */
const EXPRESSIONS = `
sorted([3, 1, 2], key=f)
sorted([V(3), V(1), V(2)], reverse=True)
min([3, 1], key=f), max([3, 1], key=f), min(gen(2, 1)), max(It(1, 2))
min(V(1), V(2)), max([V(1), V(2)])
list(map(f, [1, 2])), list(map(plus, [1, 2], [3, 4])), list(map(str, gen(1, 2)))
list(filter(f, [0, 1])), list(filter(None, [V(0), V(1)])), list(filter(f, gen(0, 1)))
sum(gen(1, 2)), sum([V(1), V(2)], V(0)), sum(It(1, 2))
any(gen(0, 1)), all(gen(1, 0)), any([V(0), V(1)]), all(It(1, 1))
list(gen(1)), tuple(gen(1)), set(gen(1, 1)), frozenset(It(1)), dict(pairs((1, 2))), bytes(gen(1, 2)), bytearray(It(3))
list(Seq()), tuple(Seq()), list(reversed(Seq())), list(reversed(Hooked())), 1 in Seq(), [*Seq()]
list(enumerate(gen(1, 2))), list(zip(gen(1), It(2))), list(zip(gen(1, 2), gen(3, 4), strict=True))
list(iter(iter([1, 2, 0]).__next__, V(0))), list(iter(lambda s=[3, 0]: f(s.pop(0)), 0))
next(gen(5)), next(gen(), "over"), next(It(7))
len(V(3)), abs(V(3)), round(V(3)), round(V(3), 1), int(V(3)), float(V(3)), complex(V(3)), hash(V(3)), bool(V(0)), ~V(3), -V(3)
repr(V(1)), str(V(1)), ascii(V(1)), format(V(1), ">3"), f"{V(1)} {V(1)!r} {V(1):x}", "%s %r" % (V(1), V(2)), "{} {!r}".format(V(1), V(2))
divmod(V(7), 2), pow(V(2), 3), pow(V(2), 3, 5), V(1) + 1, 1 + V(1), V(1) * V(2), V(1) @ 2, operator.iadd(V(1), 2)
bin(V(5)), hex(V(5)), oct(V(5)), chr(V(65)), range(V(3)), [1, 2, 3][V(1)], [1, 2, 3][V(1):], "abc"[V(2)], [0, 1][:V(1)]
dir(V(1)), isinstance(1, Meta), issubclass(int, Meta), 5 in Hooked(), Hooked().name, getattr(Hooked(), "x"), hasattr(Hooked(), "y")
setattr(Hooked(), "a", 1), delattr(Hooked(), "a"), operator.setitem(Hooked(), 1, 2), operator.delitem(Hooked(), 1)
V(1) == V(1), V(1) != V(2), V(1) < V(2), V(1) <= 1, [V(1), V(2)] == [V(1), V(2)], (V(1),) < (V(2),), {1: V(1)} == {1: V(1)}
V(2) in [V(1), V(2)], [V(1), V(2)].index(V(2)), [V(1), V(1)].count(V(1)), (V(1),).index(V(1)), (V(1), V(1)).count(V(1))
(lambda a: (a.remove(V(2)), a))([V(1), V(2)]), (lambda a: (a.sort(key=f), a))([2, 1]), (lambda a: (a.extend(gen(1)), a))([0])
(lambda a: (a.__setitem__(slice(0, 1), gen(7, 8)), a))([0, 1]), (lambda a: (a.__iadd__(gen(5)), a))([]), [3, 4].pop(V(1)), (lambda a: (a.insert(V(0), 9), a))([1])
{V(1): 1, V(2): 2}[V(2)], {V(1): "x"}.get(V(1)), {V(1): "x"}.pop(V(1)), {V(1): 0}.setdefault(V(1), 5), V(1) in {V(1): 0}
dict(Map()), {**Map()}, (lambda **k: k)(**Map()), (lambda d: (d.update(Map()), d))({}), dict.fromkeys(gen(1, 2), 0), {} | dict(Map())
Default()["k"], "%(k)s" % Default(), "{k}".format_map(Default()), {V(1)} | {V(1)}, {V(1)} & {V(1), V(2)}, {V(1)} - {V(1)}, {V(1)} <= {V(1)}
(lambda s: (s.update(gen(1, 2)), s))(set()), (lambda s: (s.discard(V(1)), s))({V(1)}), {1, 2}.intersection(gen(1)), {1}.union(It(3)), {1}.issubset(gen(1)), {1}.isdisjoint(gen(2))
{1: 2}.keys() & gen(1), {1: V(1)}.items() == {1: V(1)}.items(), V(1) in {0: V(1)}.values()
"-".join(map(str, gen(1, 2))), "-".join(gen("a", "b")), b"".join(pairs(b"a", b"b")), "abc".translate(Default({97: "x"})), "a".ljust(V(3), "."), "abc"[V(1):]
int.from_bytes(gen(1, 2), "big"), (1).to_bytes(V(2), "big"), bytes(V(65)), "x".zfill(V(3)), bytearray(b"ab").pop(V(0)), b"abc".find(V(98))
Prop().p, setattr(Prop(), "p", 1), Prop().c, operator.attrgetter("p")(Prop()), operator.methodcaller("__call__")(V(3)), operator.itemgetter("a")(Map())
type("T", (), {"__set_name__": lambda *a: ask(1), "x": property(f)})(), V(3)(), operator.call(f, 4), list(gen(1))
print(V(1), file=Sink()), print(V(1), [V(2)]), attempt(lambda: int("x", V(10))), attempt(lambda: range(V(1), V(0), V(0)))
functools.reduce(plus, [1, 2, 3]), functools.reduce(plus, gen(1, 2), 5), functools.partial(plus, 1)(2), functools.lru_cache(f)(3)
sorted([3, 1, 2], key=functools.cmp_to_key(less)), functools.singledispatch(f)(4), functools.wraps(f)(lambda: 0).__name__
list(itertools.accumulate([1, 2, 3], plus)), list(itertools.accumulate(gen(1, 2))), list(itertools.starmap(plus, [(1, 2), gen(3, 4)]))
list(itertools.takewhile(f, [1, 0])), list(itertools.dropwhile(f, [1, 0])), list(itertools.filterfalse(f, [1, 0])), [(k, list(g)) for k, g in itertools.groupby([1, 1, 2], f)]
list(itertools.chain(gen(1), It(2))), list(itertools.chain.from_iterable(pairs([1], [2]))), list(itertools.islice(gen(1, 2, 3), V(2))), list(itertools.zip_longest(gen(1), gen(2, 3)))
list(itertools.product(gen(1, 2), gen(3))), list(itertools.permutations(gen(1, 2))), list(itertools.combinations(It(1, 2), 2)), list(itertools.compress(gen(1, 2), gen(1, 0)))
[list(t) for t in itertools.tee(gen(1, 2))], list(itertools.pairwise(gen(1, 2))), list(itertools.batched(gen(1, 2, 3), 2)), list(itertools.islice(itertools.cycle(gen(1)), 3)), list(itertools.repeat(1, V(2)))
list(itertools.islice(itertools.count(V(1), 2), 2)), [(k, list(g)) for k, g in itertools.groupby([V(1), V(1)])]
heapq.nsmallest(2, [3, 1, 2], key=f), heapq.nlargest(1, gen(1, 2)), list(heapq.merge([1], [2], key=f)), (lambda h: (heapq.heapify(h), heapq.heappop(h)))([V(2), V(1)]), (lambda h: (heapq.heappush(h, V(0)), h[0]))([V(1)])
heapq.heapreplace([V(1), V(2)], V(3)), heapq.heappushpop([V(1)], V(0)), bisect.bisect([1, 2, 3], 2, key=f), bisect.bisect_left([V(1), V(2)], V(2)), (lambda a: (bisect.insort(a, 2, key=f), a))([1, 3])
collections.Counter(gen(1, 1, 2)), collections.Counter([V(1), V(1)])[V(1)], collections.defaultdict(f)["k"], list(collections.deque(gen(1, 2), maxlen=1)), collections.deque([V(1)]).index(V(1)), collections.deque([V(1)]).count(V(1))
collections.OrderedDict(pairs((1, 2))), collections.namedtuple("N", "a b")._make(gen(1, 2)), collections.ChainMap(Default(), {})["q"], collections.deque([V(1)]) == collections.deque([V(1)]), collections.UserDict(a=V(1))
re.sub("a+", lambda m: str(ask(len(m[0]))), "a aa"), re.compile("b").subn(lambda m: ask("x"), "abb"), re.sub("a", ask("b"), "a")
json.dumps({1: V(1)}, default=lambda v: ask(v.n)), json.loads('{"a": [1, 2.5]}', object_hook=lambda d: ask(len(d))), json.loads("[1, 2.5]", parse_int=lambda s: ask(s), parse_float=lambda s: ask(s))
json.loads('{"a": 1}', object_pairs_hook=lambda p: ask(p[0][0])), type("E", (json.JSONEncoder,), {"default": lambda self, o: ask(1)})().encode([V(1)]), json.dump([1], Sink()), json.dumps(V(1), default=f) if False else 0
copy.copy(Copied()), copy.deepcopy([Copied(), {1: Copied()}]), copy.copy(Reduced()), copy.deepcopy(Reduced())
math.fsum(gen(1, 2)), math.prod(gen(2, 3)), math.sumprod(gen(1, 2), [3, 4]), math.floor(V(1)), math.ceil(V(1)), math.trunc(V(1)), math.isqrt(V(9)), math.hypot(V(3), V(4)), math.gcd(V(4), V(6)), math.sqrt(V(4)), math.factorial(V(4))
statistics.mean(gen(1, 2, 3)), statistics.median(It(1, 3)), random.Random(1).choices(range(5), cum_weights=list(gen(1, 2, 3, 4, 5))), random.Random(1).choice([V(1)]), string.Template("$a").substitute(Map())
contextlib.nullcontext(V(1)).__enter__(), (lambda: [x for x in gen(1)])(), contextlib.ExitStack().enter_context(Hooked()), contextlib.suppress(ValueError).__exit__(None, None, None)
dataclasses.make_dataclass("D", [("a", int, dataclasses.field(default_factory=f))])(), dataclasses.make_dataclass("D", ["a"])(V(1)) == dataclasses.make_dataclass("D", ["a"])(V(1)), dataclasses.asdict(dataclasses.make_dataclass("D", ["a"])([V(1)]))
enum.Enum("E", list(gen("A", "B"))), csv.writer(Sink()).writerow(pairs("a", V(1))), list(csv.reader(gen("a,b"))), struct.pack("B", V(7)), list(io.StringIO("a").readlines(V(9)))
fractions.Fraction(V(1).__index__(), 3), textwrap.shorten(str(V(1)), 9), pprint.pformat([V(1)]), reprlib.repr([V(1)]), types.SimpleNamespace(a=V(1)), typing.NamedTuple("N", [("a", int)])(V(1))
operator.index(V(3)), operator.length_hint(V(3)), operator.contains(Hooked(), 1), operator.countOf(gen(1, 2), 1), operator.indexOf(gen(1, 2), 2), operator.concat([1], [V(2)]), operator.not_(V(0)), operator.truth(V(1)), operator.eq(V(1), 1)
eval("ask(3) + f(1)"), exec("x = f(2)"), (lambda: exec("class C:\\n y = f(1)"))(), eval(compile("f(4)", "c", "eval"))
`
  .trim()
  .split("\n");

/** The tool `ask` gives back what it is given. */
function tools(execute?: (input: { readonly x: unknown }) => unknown): { readonly tools: Tools } {
  return { tools: { ask: { inputSchema: { properties: { x: {} }, required: ["x"] }, ...(execute && { execute }) } } };
}

function shown(outcome: Outcome): unknown {
  const { stdout, used } = outcome;
  return {
    status: outcome.status,
    shown:
      outcome.status === "done"
        ? outcome.valueRepr
        : outcome.status === "raised"
          ? outcome.error.traceback
          : outcome.status === "internal"
            ? (outcome.cause as Error).stack
            : outcome,
    stdout,
    instructions: used.instructions,
    calls: used.toolCalls,
  };
}

describe("the callback may wait in", () => {
  const base = { imports: ["*"], builtins: { exec: true } } as const;
  const atOnce = new Sandbox({ ...base, ...tools(({ x }) => x) });
  const waiting = new Sandbox({ ...base, ...tools(({ x }) => later().then(() => x)) });
  const stepped = new Sandbox({ ...base, ...tools() });

  it("the programs' own classes", async () => {
    for (const sandbox of [atOnce, waiting, stepped]) expect((await sandbox.run(PRELUDE)).status).toBe("done");
  });

  for (const expression of EXPRESSIONS)
    it(expression, async () => {
      const expected = shown(atOnce.runSync(expression));
      expect(expected).toMatchObject({ status: "done" });
      expect((expected as { readonly calls: number }).calls).toBeGreaterThan(0);
      expect(shown(await waiting.run(expression))).toEqual(expected);
      const ended = await settleAll(stepped, await stepped.start(expression), (call) => call.kwargs["x"]);
      expect(shown(ended)).toEqual(expected);
    });
});
