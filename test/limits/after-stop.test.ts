// After a stop (design 5): the sandbox is as usable as before. Cases are stopped at many charge points, by instructions
// and by memory, and a second program runs in the same sandbox: it works, globals hold what was done before, and what
// was half done has been undone.

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import { optionsOf, sampleCases } from "./sample.js";

/** Uses much of the machine, so that what a stop left behind would show. */
const SECOND = `
def check():
    class C:
        def __init__(self, v): self.v = v
        def __repr__(self): return f'C({self.v!r})'
        def __eq__(self, o): return self.v == o.v
        def __lt__(self, o): return self.v < o.v
        def __hash__(self): return hash(self.v)
    def numbers(n):
        try:
            for i in range(n): yield i
        finally:
            done.append(n)
    done = []
    a = sorted([C(3), C(1), C(2)])
    b = {C(1): 1, C(2): 2}
    x = [1, [2, a]]
    x.append(x)
    assert repr(x) == '[1, [2, [C(1), C(2), C(3)]], [...]]', repr(x)
    assert b[C(2)] == 2
    assert sum(numbers(10)) == 45 and done == [10]
    assert [*numbers(3)] == [0, 1, 2]
    try:
        {}['k']
    except KeyError as e:
        assert str(e) == "'k'" and e.__context__ is None, e.__context__
    import math
    assert math.factorial(5) == 120
    def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
    assert deep(500) == 500
    return 'ok'
print(check())
`;

function runSecond(sandbox: Sandbox, name: string): void {
  const outcome = sandbox.runSync(SECOND, { filename: "<second>" });
  const shown =
    outcome.status === "raised"
      ? outcome.error.traceback
      : outcome.status === "internal"
        ? (outcome.cause as Error).stack
        : "";
  expect({ name, status: outcome.status, stdout: outcome.stdout, shown }).toEqual({
    name,
    status: "done",
    stdout: "ok\n",
    shown: "",
  });
}

/** Longer cases are left to the long run. */
const MOST = 300_000;
const ALL = process.env["COLUBER_ALL"] === "1";

/** Lets the second program have a budget of its own. */
function relax(sandbox: Sandbox): void {
  const machine = sandbox["session"].machine;
  Reflect.set(machine, "limits", {
    ...(Reflect.get(machine, "limits") as object),
    instructions: 10_000_000,
    memory: 64 * 1024 * 1024,
  });
}

describe("a second program runs well", () => {
  it("after the first was stopped at any number of instructions", { timeout: 300_000 }, () => {
    for (const test of sampleCases(50)) {
      const options = optionsOf(test);
      const whole = new Sandbox({ ...options, limits: { instructions: 3_000_000, ...test.limits } }).runSync(
        test.source,
        { filename: test.name },
      );
      expect({ name: test.name, status: whole.status }).not.toMatchObject({ status: "internal" });
      const used = Math.max(1, whole.used.instructions);
      if (used > MOST && !ALL) continue;
      const points = new Set([used - 1]);
      for (let part = 1; part <= 4; part++) points.add(Math.floor((used * part) / 5) + (part % 3));
      for (const instructions of points) {
        const sandbox = new Sandbox({ ...options, limits: { ...test.limits, instructions } });
        const outcome = sandbox.runSync(test.source, { filename: test.name });
        const name = `${test.name} stopped at ${instructions}`;
        if (outcome.status === "internal") throw new Error(`${name}: ${String((outcome.cause as Error).stack)}`);
        relax(sandbox);
        runSecond(sandbox, name);
      }
    }
  });

  it("after the first was stopped by memory", { timeout: 300_000 }, () => {
    for (const test of sampleCases(25)) {
      const options = optionsOf(test);
      const whole = new Sandbox({ ...options, limits: { instructions: 3_000_000, ...test.limits } }).runSync(
        test.source,
        { filename: test.name },
      );
      for (const part of [0.2, 0.5, 0.8]) {
        const memory = Math.max(30_000, Math.floor(whole.used.memory * part));
        const sandbox = new Sandbox({ ...options, limits: { instructions: 3_000_000, ...test.limits, memory } });
        const outcome = sandbox.runSync(test.source, { filename: test.name });
        const name = `${test.name} with ${memory} bytes`;
        if (outcome.status === "internal") throw new Error(`${name}: ${String((outcome.cause as Error).stack)}`);
        relax(sandbox);
        runSecond(sandbox, name);
      }
    }
  });
});

describe("what a stop must undo", () => {
  const stopped = (program: string, limits: Record<string, number> = { instructions: 20_000 }): Sandbox => {
    const sandbox = new Sandbox({ imports: ["*"], limits });
    expect(sandbox.runSync(program)).toMatchObject({ status: "limit" });
    relax(sandbox);
    return sandbox;
  };
  const value = (sandbox: Sandbox, source: string): unknown => {
    const outcome = sandbox.runSync(source);
    if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
    return outcome.value;
  };

  it("a list being sorted has its elements again", () => {
    for (const key of ["key", "__lt__"]) {
      const sandbox = stopped(
        key === "key"
          ? "x = [5, 3, 8, 1, 9, 2]\ndef k(v):\n    if v == 1:\n        while True: pass\n    return v\nx.sort(key=k)"
          : "class C:\n    n = 0\n    def __init__(s, v): s.v = v\n    def __lt__(s, o):\n        C.n += 1\n        if C.n == 7:\n            while True: pass\n        return s.v < o.v\nx = [C(v) for v in [5, 3, 8, 1, 9, 2]]\nx.sort()",
      );
      const elements = key === "key" ? "sorted(x)" : "sorted(c.v for c in x)";
      expect(value(sandbox, elements)).toEqual([1, 2, 3, 5, 8, 9]);
      expect(value(sandbox, "x.append(x[0])\nlen(x)")).toBe(7);
    }
  });

  it("a list that is sorted natively is whole", () => {
    for (let instructions = 4000; instructions < 40_000; instructions += 1777) {
      const sandbox = new Sandbox({ limits: { instructions } });
      if (
        sandbox.runSync("x = [(i * 7919) % 1009 for i in range(1000)]\nx.sort()\nwhile True: pass").status !== "limit"
      )
        continue;
      relax(sandbox);
      const whole = "sorted(x) == sorted((i * 7919) % 1009 for i in range(1000))";
      // Stopped before the assignment there is no x.
      expect(value(sandbox, `'x' not in globals() or ${whole}`)).toBe(true);
    }
  });

  it("a generator that ran is finished", () => {
    const sandbox = stopped("def g():\n    yield 1\n    while True: pass\nh = g()\nnext(h)\nnext(h)");
    expect(value(sandbox, "[next(h, 'end'), list(h)]")).toEqual(["end", []]);
  });

  it("a generator that waited goes on", () => {
    const sandbox = stopped("def g():\n    for i in range(5): yield i\nh = g()\nnext(h)\nwhile True: pass");
    expect(value(sandbox, "list(h)")).toEqual([1, 2, 3, 4]);
  });

  it("a module that was half imported is imported again", () => {
    for (let instructions = 300; instructions < 9000; instructions += 377) {
      const sandbox = new Sandbox({ imports: ["*"], limits: { instructions } });
      const first = sandbox.runSync("import collections, functools, dataclasses, enum\nwhile True: pass");
      if (first.status !== "limit") continue;
      relax(sandbox);
      const outcome = sandbox.runSync(
        "import collections, functools\nfrom collections import Counter\nstr(Counter('aab'))",
      );
      expect(outcome).toMatchObject({ status: "done", value: "Counter({'a': 2, 'b': 1})" });
    }
  });

  it("a container whose repr was cut short prints in full", () => {
    const sandbox = stopped(
      "class C:\n    loop = True\n    def __repr__(self):\n        while C.loop: pass\n        return 'C'\nx = [[C()]]\nrepr(x)",
    );
    expect(value(sandbox, "C.loop = False\nrepr(x)")).toBe("[[C]]");
  });

  it("the exception that was being handled is forgotten", () => {
    const sandbox = stopped("try:\n    1 / 0\nexcept ZeroDivisionError:\n    while True: pass");
    expect(value(sandbox, "try:\n    {}[1]\nexcept KeyError as e:\n    r = e.__context__ is None\nr")).toBe(true);
  });

  it("a dict whose look-up was under way is whole", () => {
    const sandbox = stopped(
      "class K:\n    loop = True\n    def __hash__(s): return 1\n    def __eq__(s, o):\n        while K.loop: pass\n        return s is o\nd = {}\nd[K()] = 1\nd[K()] = 2",
    );
    expect(value(sandbox, "K.loop = False\nd[K()] = 3\nlen(d)")).toBe(2);
  });

  it("globals are what the program made of them, and the next run has a budget of its own", () => {
    const sandbox = new Sandbox({ limits: { instructions: 5000 } });
    for (let round = 1; round <= 5; round++) {
      expect(
        sandbox.runSync(`n = ${round}\nitems = globals().setdefault('items', [])\nitems.append(n)\nwhile True: pass`),
      ).toMatchObject({
        status: "limit",
        used: { instructions: 5000 },
      });
      expect(sandbox.globals.get("items")).toEqual(Array.from({ length: round }, (_, index) => index + 1));
    }
  });

  it("a run that starts with more than the memory limit is refused, and names the largest globals", () => {
    const sandbox = new Sandbox({ limits: { memory: 4_000_000 } });
    expect(sandbox.runSync("big = [0] * 300000\nsmall = [1]")).toMatchObject({ status: "done" });
    const machine = sandbox["session"].machine;
    Reflect.set(machine, "limits", { ...(Reflect.get(machine, "limits") as object), memory: 1_000_000 });
    const outcome = sandbox.runSync("print('runs')");
    expect(outcome).toMatchObject({ status: "limit", limit: "memory", stdout: "" });
    expect(outcome.status === "limit" ? outcome.message : "").toContain("big");
  });
});
