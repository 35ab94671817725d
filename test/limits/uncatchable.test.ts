// A limit is the machine's state and no exception: whatever guest code is wrapped around a loop that never ends, the
// outcome is the limit and nothing of the guest runs after it. Wrappers are generated: hooks that natives call, inside
// handlers, inside one another.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Sandbox, type Outcome } from "../../src/index.js";

const LIMITS = { instructions: 60_000 };
const FOREVER = "while True: pass";

function run(program: string, limits: Record<string, number> = LIMITS): Outcome {
  return new Sandbox({ imports: ["*"], limits, builtins: { exec: true } }).runSync(program);
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

/** Statements around a body; whatever runs after the body prints AFTER. */
const AROUND: Readonly<Record<string, (body: string) => string>> = {
  "bare except": (body) => `try:\n${indent(body)}\nexcept:\n    print("AFTER")`,
  "except BaseException": (body) => `try:\n${indent(body)}\nexcept BaseException as e:\n    print("AFTER")`,
  "except and else": (body) =>
    `try:\n${indent(body)}\nexcept Exception:\n    print("AFTER")\nelse:\n    print("AFTER")`,
  finally: (body) => `try:\n${indent(body)}\nfinally:\n    print("AFTER")`,
  "finally that continues": (body) =>
    `for again in range(3):\n    try:\n${indent(indent(body))}\n    finally:\n        print("AFTER")\n        continue`,
  "finally that breaks": (body) =>
    `while True:\n    try:\n${indent(indent(body))}\n    finally:\n        print("AFTER")\n        break`,
  "finally that returns": (body) =>
    `def returns():\n    try:\n${indent(indent(body))}\n    finally:\n        print("AFTER")\n        return 1\nreturns()\nprint("AFTER")`,
  "except*": (body) => `try:\n${indent(body)}\nexcept* BaseException:\n    print("AFTER")`,
  with: (body) =>
    `class Context:\n    def __enter__(self): return self\n    def __exit__(self, *a):\n        print("AFTER")\n        return True\nwith Context():\n${indent(body)}\nprint("AFTER")`,
  "handler that raises": (body) =>
    `try:\n    try:\n${indent(indent(body))}\n    except BaseException as e:\n        print("AFTER")\n        raise ValueError from e\nexcept ValueError:\n    print("AFTER")`,
  "loop of retries": (body) =>
    `while True:\n    try:\n${indent(indent(body))}\n    except BaseException:\n        print("AFTER")`,
  "in a handler": (body) => `try:\n    1 / 0\nexcept ZeroDivisionError:\n${indent(body)}\nfinally:\n    print("AFTER")`,
  "in a finally": (body) => `try:\n    pass\nfinally:\n${indent(body)}\n    print("AFTER")`,
  function: (body) => `def f():\n${indent(body)}\n    print("AFTER")\nf()\nprint("AFTER")`,
  "class body": (body) => `class C:\n${indent(body)}\n    print("AFTER")\nprint("AFTER")`,
  generator: (body) =>
    `def g():\n    try:\n        yield 1\n${indent(indent(body))}\n        yield 2\n    finally:\n        print("AFTER")\nfor item in g(): pass\nprint("AFTER")`,
  "generator that delegates": (body) =>
    `def inner():\n    try:\n        yield 1\n${indent(indent(body))}\n    finally:\n        print("AFTER")\ndef outer():\n    try:\n        yield from inner()\n    finally:\n        print("AFTER")\nlist(outer())`,
  "closing a generator": (body) =>
    `def g():\n    try:\n        yield 1\n    finally:\n${indent(indent(body))}\n        print("AFTER")\nh = g()\nnext(h)\nh.close()\nprint("AFTER")`,
  "throwing into a generator": (body) =>
    `def g():\n    try:\n        yield 1\n    except ValueError:\n${indent(indent(body))}\n    finally:\n        print("AFTER")\nh = g()\nnext(h)\ntry:\n    h.throw(ValueError())\nfinally:\n    print("AFTER")`,
  coroutine: (body) =>
    `async def c():\n    try:\n${indent(indent(body))}\n    finally:\n        print("AFTER")\nasync def d():\n    try:\n        await c()\n    except BaseException:\n        print("AFTER")\ntry:\n    d().send(None)\nfinally:\n    print("AFTER")`,
  comprehension: (body) => `def f(x):\n${indent(body)}\ntry:\n    [f(x) for x in [1, 2]]\nfinally:\n    print("AFTER")`,
  decorator: (body) =>
    `def decorate(f):\n${indent(body)}\n    print("AFTER")\n@decorate\ndef f(): pass\nprint("AFTER")`,
  exec: (body) => `try:\n    exec(${JSON.stringify(body)})\nfinally:\n    print("AFTER")`,
};

/** Hooks that natives or operations call: `hook(body)` defines one with that body and makes it run. */
function method(name: string, parameters: string, use: string, base = ""): (body: string) => string {
  return (body) =>
    `class H${base}:\n    def ${name}(self${parameters}):\n        try:\n${indent(indent(indent(body)))}\n        finally:\n            print("AFTER")\nh = H()\ntry:\n    ${use}\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`;
}
function called(parameters: string, use: string): (body: string) => string {
  return (body) =>
    `def hook(${parameters}):\n    try:\n${indent(indent(body))}\n    finally:\n        print("AFTER")\ntry:\n    ${use}\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`;
}
const HOOKS: Readonly<Record<string, (body: string) => string>> = {
  "sort key": called("x", "[3, 1, 2].sort(key=hook)"),
  "sorted key": called("x", "sorted([3, 1, 2], key=hook)"),
  "min key": called("x", "min([3, 1, 2], key=hook)"),
  map: called("x", "list(map(hook, [1]))"),
  filter: called("x", "list(filter(hook, [1]))"),
  iter: called("", "list(iter(hook, 1))"),
  "lambda in a dict": called("x", "{1: hook}[1](2)"),
  "star arguments": called("*a, **k", "hook(*range(3), **{'a': 1})"),
  "default factory": (body) => `from collections import defaultdict\n${called("", "defaultdict(hook)[1]")(body)}`,
  lru_cache: (body) => `from functools import lru_cache\n${called("x", "lru_cache(hook)(1)")(body)}`,
  partial: (body) => `from functools import partial\n${called("x", "partial(hook, 1)()")(body)}`,
  cmp_to_key: (body) =>
    `from functools import cmp_to_key\n${called("a, b", "sorted([2, 1], key=cmp_to_key(hook))")(body)}`,
  "functools.reduce": (body) => `from functools import reduce\n${called("a, b", "reduce(hook, [1, 2])")(body)}`,
  "itertools.groupby": (body) =>
    `import itertools\n${called("x", "[list(g) for k, g in itertools.groupby([1], hook)]")(body)}`,
  "itertools.accumulate": (body) =>
    `import itertools\n${called("a, b", "list(itertools.accumulate([1, 2], hook))")(body)}`,
  __repr__: method("__repr__", "", "repr([{1: (h,)}])"),
  __str__: method("__str__", "", "str(h)"),
  "__str__ by print": method("__str__", "", "print(h)"),
  __format__: method("__format__", ", spec", "f'{h:>10}'"),
  __hash__: method("__hash__", "", "{h: 1}"),
  "__hash__ in a tuple": method("__hash__", "", "{(1, h)}"),
  __eq__: method("__eq__", ", o", "[1, [h]] == [1, [2]]"),
  "__eq__ by in": method("__eq__", ", o", "1 in [h]"),
  "__eq__ by index": method("__eq__", ", o", "[h].index(1)"),
  __lt__: method("__lt__", ", o", "[h, h].sort()"),
  "__lt__ by max": method("__gt__", ", o", "max(h, h)"),
  __bool__: method("__bool__", "", "if h: pass"),
  "__bool__ by all": method("__bool__", "", "all([h])"),
  __len__: method("__len__", "", "len(h)"),
  "__len__ by truth": method("__len__", "", "not h"),
  __iter__: method("__iter__", "", "list(h)"),
  __next__: (body) => method("__next__", "", "H.__iter__ = lambda s: s; a, b = h")(body),
  __contains__: method("__contains__", ", x", "1 in h"),
  __getitem__: method("__getitem__", ", i", "h[1]"),
  "__getitem__ by iteration": method("__getitem__", ", i", "list(h)"),
  __setitem__: method("__setitem__", ", i, v", "h[1] = 2"),
  __delitem__: method("__delitem__", ", i", "del h[1]"),
  __missing__: method("__missing__", ", k", "h[1]", "(dict)"),
  __getattr__: method("__getattr__", ", n", "h.x"),
  "__getattr__ by hasattr": method("__getattr__", ", n", "hasattr(h, 'x')"),
  "__getattr__ by getattr": method("__getattr__", ", n", "getattr(h, 'x', 1)"),
  __getattribute__: method("__getattribute__", ", n", "h.x"),
  __setattr__: method("__setattr__", ", n, v", "h.x = 1"),
  __delattr__: method("__delattr__", ", n", "del h.x"),
  __call__: method("__call__", "", "h()"),
  "__call__ by map": method("__call__", ", x", "list(map(h, [1]))"),
  __enter__: method("__enter__", "", "H.__exit__ = lambda *a: True\n    with h: pass"),
  __exit__: method("__exit__", ", *a", "H.__enter__ = lambda s: s\n    with h: 1 / 0"),
  __add__: method("__add__", ", o", "h + 1"),
  "__radd__ by sum": method("__radd__", ", o", "sum([h])"),
  __iadd__: method("__iadd__", ", o", "h += 1"),
  __index__: method("__index__", "", "[1, 2][h]"),
  "__index__ by range": method("__index__", "", "range(h)"),
  __int__: method("__int__", "", "int(h)"),
  __float__: method("__float__", "", "float(h)"),
  __round__: method("__round__", "", "round(h)"),
  __reversed__: method("__reversed__", "", "reversed(h)"),
  __length_hint__: (body) => `import operator\n${method("__length_hint__", "", "operator.length_hint(h)")(body)}`,
  __dir__: method("__dir__", "", "dir(h)"),
  __init__: (body) =>
    `class H:\n    def __init__(self):\n${indent(indent(body))}\ntry:\n    H()\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  __new__: (body) =>
    `class H:\n    def __new__(cls):\n${indent(indent(body))}\ntry:\n    H()\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  __init_subclass__: (body) =>
    `class H:\n    def __init_subclass__(cls):\n${indent(indent(body))}\ntry:\n    class I(H): pass\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  __set_name__: (body) =>
    `class D:\n    def __set_name__(self, o, n):\n${indent(indent(body))}\ntry:\n    class I:\n        d = D()\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  "a descriptor's __get__": (body) =>
    `class D:\n    def __get__(self, o, t):\n${indent(indent(body))}\nclass I:\n    d = D()\ntry:\n    I().d\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  property: (body) =>
    `class I:\n    @property\n    def p(self):\n${indent(indent(body))}\ntry:\n    getattr(I(), 'p', None)\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  "a metaclass's __call__": (body) =>
    `class M(type):\n    def __call__(cls):\n${indent(indent(body))}\nclass I(metaclass=M): pass\ntry:\n    I()\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  __instancecheck__: (body) =>
    `class M(type):\n    def __instancecheck__(cls, o):\n${indent(indent(body))}\nclass I(metaclass=M): pass\ntry:\n    isinstance(1, (str, I))\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
  "__eq__ in a guard": (body) => method("__eq__", ", o", "match 1:\n        case _ if h == 1: pass")(body),
  "write of print's file": (body) =>
    `class F:\n    def write(self, s):\n${indent(indent(body))}\ntry:\n    print("x", file=F())\nexcept BaseException:\n    print("AFTER")\nprint("AFTER")`,
};

/** Hooks that run when the program itself is over; these only stand outermost. */
const LAST: Readonly<Record<string, (body: string) => string>> = {
  "__str__ of the exception that ends the run": (body) =>
    `class E(Exception):\n    def __str__(self):\n${indent(indent(body))}\n        print("AFTER")\nraise E`,
  "__repr__ of the value": (body) =>
    `class V:\n    def __repr__(self):\n${indent(indent(body))}\n        print("AFTER")\nV()`,
};

function expectLimit(program: string, outcome: Outcome): void {
  const shown =
    outcome.status === "raised" ? outcome.error.traceback : outcome.status === "internal" ? String(outcome.cause) : "";
  expect({
    program,
    status: outcome.status,
    limit: outcome.status === "limit" ? outcome.limit : null,
    stdout: outcome.stdout,
    shown,
  }).toEqual({
    program,
    status: "limit",
    limit: "instructions",
    stdout: "before\n",
    shown: "",
  });
}

const START = 'print("before")\n';

describe("nothing of the guest runs after a limit", () => {
  for (const [name, wrap] of Object.entries(AROUND))
    it(`around it: ${name}`, () => {
      const program = START + wrap(FOREVER);
      expectLimit(program, run(program));
    });

  for (const [name, hook] of Object.entries({ ...HOOKS, ...LAST }))
    it(`in a hook: ${name}`, () => {
      const program = START + hook(FOREVER);
      expectLimit(program, run(program));
    });

  it("whatever is nested in whatever", () => {
    const wrap = fc.constantFrom(...Object.values(AROUND), ...Object.values(HOOKS));
    fc.assert(
      fc.property(fc.array(wrap, { minLength: 2, maxLength: 4 }), (wrappers) => {
        const program = START + wrappers.reduce((body, each) => each(body), FOREVER);
        const outcome = run(program);
        // Nesting may make a program that has no place for a statement of the other's.
        if (outcome.status === "raised" && /SyntaxError|IndentationError/.test(outcome.error.type)) return;
        expectLimit(program, outcome);
      }),
      { seed: 20_260_101, numRuns: 80 },
    );
  });

  it("for each kind of limit", () => {
    const programs: Readonly<Record<string, [string, Record<string, number>]>> = {
      memory: ["x = []\nwhile True: x.append([0] * 1000)", { memory: 2_000_000 }],
      output: ["while True: print('before')", { output: 7 }],
      time: [FOREVER, { instructions: 1e12, time: 20 }],
    };
    for (const [limit, [body, limits]] of Object.entries(programs))
      for (const wrap of Object.values(AROUND)) {
        const outcome = run(START + wrap(body), limits);
        expect(outcome).toMatchObject({ status: "limit", limit, stdout: "before\n" });
      }
  });
});

describe("a limit cannot be forged", () => {
  it("by raising something with such a name", () => {
    for (const name of [
      "LimitSignal",
      "Limit",
      "InstructionLimit",
      "LimitError",
      "InterpreterError",
      "Stop",
      "limit",
    ]) {
      const outcome = run(
        `class ${name}(BaseException): limit = 'instructions'\nraise ${name}('instructions limit reached')`,
      );
      expect(outcome).toMatchObject({ status: "raised", error: { type: name } });
    }
  });

  it("by MemoryError, RecursionError, SystemExit, KeyboardInterrupt or GeneratorExit", () => {
    for (const name of ["MemoryError", "RecursionError", "KeyboardInterrupt", "GeneratorExit", "TimeoutError"])
      expect(run(`raise ${name}('memory limit reached')`)).toMatchObject({ status: "raised", error: { type: name } });
    expect(run("raise SystemExit('limit')")).toMatchObject({ status: "done", exitCode: 1 });
  });
});

describe("what CPython lets programs catch stays so", () => {
  it("RecursionError, as often as the instructions last", () => {
    const outcome = run("def f(): f()\nfor i in range(5):\n    try: f()\n    except RecursionError as e: print(i, e)", {
      instructions: 1_000_000,
    });
    expect(outcome).toMatchObject({ status: "done" });
    expect(outcome.stdout.split("\n").length).toBe(6);
    expect(run("def f(): f()\nwhile True:\n    try: f()\n    except RecursionError: pass")).toMatchObject({
      limit: "instructions",
    });
    expect(run("def f():\n    try: f()\n    finally: f()\nf()")).toMatchObject({ limit: "instructions" });
  });

  it("the MemoryError of one request that can never fit, as often as the instructions last", () => {
    for (const request of [
      "[0] * 10**12",
      "'x' * 10**12",
      "bytes(10**12)",
      "1 << 10**12",
      "'x'.ljust(10**12)",
      "(1,) * 10**11",
    ]) {
      const once = `try: ${request}\nexcept MemoryError: print('caught')`;
      expect(run(once)).toMatchObject({ status: "done", stdout: "caught\n" });
      expect(
        run(`while True:\n    ${once.replaceAll("\n", "\n    ").replace("print('caught')", "pass")}`),
      ).toMatchObject({ limit: "instructions" });
    }
  });
});
