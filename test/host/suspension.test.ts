// A tool may be called, and the program stand still, anywhere: each program below calls `ask` from within something that
// is C in CPython, or at an odd moment of a program's life. It must not matter whether the tool answers at once, later, or
// when the host says so: the same output, value, error and instruction count.

import { describe, expect, it } from "vitest";
import { Sandbox, type Outcome, type Tools } from "../../src/index.js";
import { walkHeap } from "../../src/attack/heap-walk.js";
import { later, settleAll } from "./helpers.js";

interface Place {
  readonly name: string;
  readonly source: string;
  /** What it prints. */
  readonly prints?: string;
  readonly imports?: readonly string[];
}

const ITEM = `
class Item:
    def __init__(self, n): self.n = n
`;

const PLACES: readonly Place[] = [
  { name: "module code", source: "print(ask(1) + ask(2))", prints: "6" },
  { name: "sorted(key=)", source: "print(sorted([3, 1, 2], key=lambda x: -ask(x)))", prints: "[3, 2, 1]" },
  { name: "list.sort(key=)", source: "a = [3, 1, 2]\na.sort(key=ask)\nprint(a)", prints: "[1, 2, 3]" },
  {
    name: "a tool as the key function itself",
    source: "print(max([1, 5, 3], key=ask), min([4, 2], key=ask))",
    prints: "5 2",
  },
  {
    name: "map and filter",
    source: "print(list(map(ask, [1, 2])), list(filter(lambda x: ask(x) > 2, [1, 2])))",
    prints: "[2, 4] [2]",
  },
  {
    name: "comprehensions",
    source: "print([ask(x) for x in range(3)], {ask(x) for x in range(2)}, {x: ask(x) for x in range(2)})",
    prints: "[0, 2, 4] {0, 2} {0: 0, 1: 2}",
  },
  {
    name: "a generator expression in sum, any, join",
    source:
      "print(sum(ask(x) for x in range(4)), any(ask(x) > 2 for x in range(9)), '-'.join(str(ask(x)) for x in range(3)))",
    prints: "12 True 0-2-4",
  },
  {
    name: "__repr__ in print([obj])",
    source: `${ITEM}    def __repr__(self): return f"<{ask(self.n)}>"\nprint([Item(1), {"k": Item(2)}, (Item(3),)])`,
    prints: "[<2>, {'k': <4>}, (<6>,)]",
  },
  {
    name: "__str__, __format__ and f-strings",
    source: `${ITEM}    def __str__(self): return str(ask(self.n))\n    def __format__(self, spec): return spec + str(ask(self.n))\nprint(Item(1), f"{Item(2):>>}", "{:x}".format(Item(3)), "%s" % Item(4))`,
    prints: "2 >>4 x6 8",
  },
  {
    name: "__eq__ in `in`, index, count, remove",
    source: `${ITEM}    def __eq__(self, other): return ask(self.n) == other\nitems = [Item(1), Item(2), Item(3)]\nprint(4 in items, items.index(6), items.count(2))\nitems.remove(4)\nprint(len(items))`,
    prints: "True 2 1\n2",
  },
  {
    name: "__hash__ and __eq__ in dict and set",
    source: `${ITEM}    def __hash__(self): return ask(self.n)\n    def __eq__(self, other): return ask(self.n) == ask(other.n)\nd = {Item(1): "a", Item(2): "b", Item(1): "c"}\nprint(len(d), d[Item(1)], Item(2) in d, len({Item(3), Item(3)}))`,
    prints: "2 c True 1",
  },
  {
    name: "__lt__ while sorting",
    source: `${ITEM}    def __lt__(self, other): return ask(self.n) < ask(other.n)\nprint([x.n for x in sorted([Item(3), Item(1), Item(2)])], max(Item(1), Item(4), key=lambda x: ask(x.n)).n)`,
    prints: "[1, 2, 3] 4",
  },
  {
    name: "__bool__, __len__, __index__, __contains__",
    source: `${ITEM}    def __bool__(self): return ask(self.n) > 2\n    def __len__(self): return ask(self.n)\n    def __index__(self): return ask(self.n)\n    def __contains__(self, x): return ask(x) == 4\nprint(not Item(1), len(Item(3)), [0, 1, 2, 3][Item(1)], 2 in Item(0), list(range(Item(1))))`,
    prints: "True 6 2 True [0, 1]",
  },
  {
    name: "arithmetic and reflected operators",
    source: `${ITEM}    def __add__(self, other): return NotImplemented if ask(self.n) > 3 else ask(other.n)\n    def __radd__(self, other): return ask(other)\n    def __iadd__(self, other): return Item(ask(other))\nx = Item(1)\nprint(x + Item(5), 7 + x)\nx += 9\nprint(x.n)`,
    prints: "10 14\n18",
  },
  {
    name: "a generator",
    source:
      "def g():\n    for i in range(3):\n        got = yield ask(i)\n        if got: yield ask(got)\nit = g()\nprint(next(it), it.send(5), next(it), list(it))",
    prints: "0 10 2 [4]",
  },
  {
    name: "yield from, and what follows it",
    source:
      "def inner():\n    yield ask(1)\n    return ask(2)\ndef outer():\n    r = yield from inner()\n    yield ask(r)\nprint(list(outer()))",
    prints: "[2, 8]",
  },
  {
    name: "a generator that is closed or thrown into",
    source:
      "def g():\n    try:\n        yield 1\n    except ValueError:\n        yield ask(5)\n    finally:\n        print('closed', ask(3))\na = g(); next(a); a.close()\nb = g(); next(b); print(b.throw(ValueError())); b.close()",
    prints: "closed 6\n10\nclosed 6",
  },
  {
    name: "a with body and its __enter__ and __exit__",
    source:
      "class C:\n    def __enter__(self): return ask(1)\n    def __exit__(self, *e):\n        print(e[0].__name__ if e[0] else None, ask(2))\n        return True\nwith C() as x:\n    print(x, ask(3))\nwith C():\n    raise KeyError(ask(4))\nprint('after')",
    prints: "2 6\nNone 4\nKeyError 4\nafter",
  },
  {
    name: "finally, except and else",
    source:
      "def f():\n    try:\n        return ask(1)\n    finally:\n        print('finally', ask(2))\ntry:\n    print(f())\n    raise ValueError(ask(3))\nexcept ValueError as e:\n    print(e, ask(4))\nelse:\n    print('no')\nfinally:\n    print(ask(5))",
    prints: "finally 4\n2\n6 8\n10",
  },
  {
    name: "a property, its setter and deleter",
    source:
      "class C:\n    @property\n    def p(self): return ask(1)\n    @p.setter\n    def p(self, v): self.v = ask(v)\n    @p.deleter\n    def p(self): self.v = ask(9)\nc = C(); print(c.p); c.p = 4; print(c.v); del c.p; print(c.v)",
    prints: "2\n8\n18",
  },
  {
    name: "__getattr__, __getattribute__, getattr with default, hasattr",
    source:
      "class C:\n    def __getattr__(self, n):\n        if ask(len(n)) > 6: raise AttributeError(n)\n        return n\nc = C()\nprint(c.abc, getattr(c, 'abcd', None), hasattr(c, 'x'), hasattr(c, 'abcdef'))\nclass D:\n    def __getattribute__(self, n): return ask(len(n))\nprint(D().abc)",
    prints: "abc None True False\n6",
  },
  {
    name: "descriptors, __setattr__, __set_name__, __init_subclass__",
    source:
      "class D:\n    def __set_name__(self, owner, name): self.name = name + str(ask(1))\n    def __get__(self, obj, cls=None): return (self.name, ask(2))\nclass A:\n    d = D()\n    def __init_subclass__(cls, **kw): cls.k = ask(3)\n    def __setattr__(self, n, v): object.__setattr__(self, n, ask(v))\nclass B(A): pass\nb = B(); b.x = 5\nprint(b.d, B.k, b.x)",
    prints: "('d2', 4) 6 10",
  },
  {
    name: "a metaclass, a class body, a decorator, a default",
    source:
      "class M(type):\n    def __new__(m, n, b, ns): return super().__new__(m, n + str(ask(1)), b, ns)\n    def __call__(cls, *a): return super().__call__(ask(a[0]))\ndef deco(f):\n    ask(0)\n    return lambda *a: f(*a) + ask(1)\nclass A(metaclass=M):\n    x = ask(4)\n    def __init__(self, n): self.n = n\n@deco\ndef f(a, b=ask(5)): return a + b\nprint(A.__name__, A.x, A(3).n, f(1))",
    prints: "A2 8 6 13",
  },
  {
    name: "__iter__, __next__, unpacking, star arguments",
    source:
      "class C:\n    def __init__(self, n): self.n = n\n    def __iter__(self): self.i = ask(0); return self\n    def __next__(self):\n        if self.i >= self.n: raise StopIteration\n        self.i += 1\n        return ask(self.i)\na, *b = C(3)\nprint(a, b, [*C(2)], (lambda *x: x)(*C(2)), tuple(C(1)), dict(enumerate(C(2))), list(zip(C(2), C(3))))",
    prints: "2 [4, 6] [2, 4] (2, 4) (2,) {0: 2, 1: 4} [(2, 2), (4, 4)]",
  },
  {
    name: "keys() and __getitem__ in dict(**mapping)",
    source:
      "class K:\n    def keys(self): return [str(ask(1)), 'b']\n    def __getitem__(self, k): return ask(len(k))\nprint(dict(K()), {**K()}, (lambda **k: k)(**K()))",
    prints: "{'2': 2, 'b': 2} {'2': 2, 'b': 2} {'2': 2, 'b': 2}",
  },
  {
    name: "match with properties and guards",
    source:
      "class P:\n    __match_args__ = ('x',)\n    @property\n    def x(self): return ask(2)\nmatch P():\n    case P(3): print('three')\n    case P(x) if ask(x) == 8: print('guard', x)",
    prints: "guard 4",
  },
  {
    name: "an exception's __str__, raised and caught",
    source:
      "class E(Exception):\n    def __str__(self): return f'E{ask(2)}'\ntry:\n    raise E\nexcept E as e:\n    print(e, repr(str(e)))",
    prints: "E4 'E4'",
  },
  {
    name: "the text of an uncaught exception",
    source: "class E(Exception):\n    def __str__(self): return f'E{ask(2)}'\nraise E",
  },
  {
    name: "the repr of the program's value",
    source: `${ITEM}    def __repr__(self): return f"<{ask(self.n)}>"\n[Item(4)]`,
  },
  {
    name: "what SystemExit prints",
    source: "class E:\n    def __str__(self): return f'bye {ask(2)}'\nraise SystemExit(E())",
  },
  {
    name: "an async function driven by hand",
    source:
      "async def f(x): return await g(x) + 1\nasync def g(x): return plain(x)\ndef plain(x): return ask(x)\ntry:\n    f(3).send(None)\nexcept StopIteration as s:\n    print(s.value)",
    prints: "7",
  },
  {
    name: "an async generator",
    source:
      "async def ag():\n    for i in range(3): yield plain(i)\ndef plain(x): return ask(x)\nasync def main(): return [x async for x in ag() if plain(x) > 1]\ntry:\n    main().send(None)\nexcept StopIteration as s:\n    print(s.value)",
    prints: "[2, 4]",
  },
  {
    name: "async with",
    source:
      "def plain(x): return ask(x)\nclass C:\n    async def __aenter__(self): return plain(1)\n    async def __aexit__(self, *a): print('out', plain(2))\nasync def main():\n    async with C() as x: print(x, plain(3))\ntry:\n    main().send(None)\nexcept StopIteration: pass",
    prints: "2 6\nout 4",
  },
  {
    name: "natives deep in each other",
    source: `${ITEM}    def __repr__(self): return f"<{ask(self.n)}>"\n    def __eq__(self, o): return sorted([self.n], key=ask) == sorted([o.n], key=ask)\nprint(sorted(map(lambda x: max([x], key=lambda y: sum(ask(z) for z in [y])), [3, 1]), key=lambda v: str([Item(v)])))\nprint([[Item(1)], [Item(2)]] == [[Item(1)], [Item(2)]], [Item(1)] in [[Item(2)], [Item(1)]])`,
    prints: "[1, 3]\nTrue True",
  },
  {
    name: "deep recursion",
    source: "def f(n): return ask(n) if n == 0 else f(n - 1) + (ask(n) if n % 50 == 0 else 0)\nprint(f(300))",
    prints: "2100",
  },
  {
    name: "itertools and functools",
    imports: ["itertools", "functools"],
    source:
      "import itertools, functools\nprint(list(itertools.accumulate([1, 2, 3], lambda a, b: ask(a) + b)), functools.reduce(lambda a, b: ask(a) + b, [1, 2, 3]))\nprint([(k, list(g)) for k, g in itertools.groupby([1, 2, 3], key=lambda x: ask(x) > 2)], list(itertools.takewhile(lambda x: ask(x) < 4, itertools.count())))\n@functools.lru_cache\ndef f(x): return ask(x)\nprint(f(2), f(2), f(3), f.cache_info().hits, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: ask(a) - ask(b))), functools.partial(ask, 4)())",
    prints: "[1, 4, 11] 11\n[(False, [1]), (True, [2, 3])] [0, 1]\n4 4 6 1 [1, 2, 3] 8",
  },
  {
    name: "json.dumps(default=)",
    imports: ["json"],
    source:
      "import json\nclass C: pass\nprint(json.dumps([C(), {'a': C()}], default=lambda o: ask(4)))\nprint(json.loads('[1, {\"a\": 2}]', object_hook=lambda d: ask(d['a']), parse_int=lambda t: ask(int(t))))",
    prints: '[8, {"a": 8}]\n[2, 8]',
  },
  {
    name: "re.sub with a callable",
    imports: ["re"],
    source: "import re\nprint(re.sub(r'\\d+', lambda m: str(ask(int(m[0]))), 'a1 b22 c'))",
    prints: "a2 b44 c",
  },
  {
    name: "an import of a module whose code runs",
    imports: ["collections"],
    source:
      "from collections import Counter, defaultdict\nd = defaultdict(lambda: ask(3))\nprint(d['x'], Counter(ask(x) for x in [1, 1, 2]))",
    prints: "6 Counter({2: 2, 4: 1})",
  },
];

/** The tool `ask`; without `execute` the host settles its calls. */
function tools(execute?: (input: { readonly x: number }) => unknown): { readonly tools: Tools } {
  return { tools: { ask: { inputSchema: { properties: { x: {} }, required: ["x"] }, ...(execute && { execute }) } } };
}

/** What must not depend on when a tool answers. */
function shown(outcome: Outcome): unknown {
  const { stdout, stderr, used } = outcome;
  const rest =
    outcome.status === "done"
      ? {
          value: outcome.value,
          valueRepr: outcome.valueRepr,
          valueError: outcome.valueError,
          exitCode: outcome.exitCode,
        }
      : outcome.status === "raised"
        ? outcome.error
        : outcome;
  return {
    status: outcome.status,
    stdout,
    stderr,
    instructions: used.instructions,
    toolCalls: used.toolCalls,
    ...rest,
  };
}

describe("a tool may wait in", () => {
  for (const { name, source, prints, imports = [] } of PLACES) {
    it(name, async () => {
      const atOnce = new Sandbox({ imports, ...tools(({ x }) => 2 * x) }).runSync(source);
      if (prints !== undefined) {
        expect(atOnce.status === "raised" ? atOnce.error.traceback : atOnce.status).toBe("done");
        expect(atOnce.stdout).toBe(`${prints}\n`);
      }
      const expected = shown(atOnce);
      const waiting = new Sandbox({
        imports,
        ...tools(({ x }) => later().then(() => 2 * x)),
      });
      expect(shown(await waiting.run(source))).toEqual(expected);
      const stepped = new Sandbox({ imports, ...tools() });
      const complaints: string[] = [];
      const ended = await settleAll(stepped, await stepped.start(source), (call) => {
        // What waits is plain data in registered frames.
        complaints.push(...walkHeap(stepped["session"].machine));
        return 2 * (call.kwargs["x"] as number);
      });
      expect(shown(ended)).toEqual(expected);
      expect(complaints).toEqual([]);
    });
  }
});
