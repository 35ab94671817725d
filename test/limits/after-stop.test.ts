// After a stop (design 5): the sandbox is as usable as before. Cases are stopped at many charge points, by instructions
// and by memory, and a second program runs in the same sandbox: it works, globals hold what was done before, and what
// was half done has been undone.

import { describe, expect, it } from "vitest";
import { walkHeap } from "../../src/attack/heap-walk.js";
import { Sandbox, compile } from "../../src/index.js";
import { stopEverywhere } from "../tools/after-stop.js";
import { sampleCases } from "./sample.js";

const COLUBER = { Sandbox, compile, walkHeap };

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
  it("after the first was stopped at many charge points, and by memory", { timeout: 300_000 }, () => {
    const all = process.env["COLUBER_ALL"] === "1";
    let stops = 0;
    for (const test of sampleCases(30)) {
      // What is long is left to `npx tsx test/tools/after-stop.ts`, which stops all cases.
      const result = stopEverywhere(COLUBER, test.name, {
        most: all ? 100 : 6,
        memory: 2,
        longest: all ? 2_000_000 : 300_000,
      });
      expect({ name: test.name, problems: result?.problems ?? [] }).toEqual({ name: test.name, problems: [] });
      stops += result?.stops ?? 0;
    }
    expect(stops).toBeGreaterThan(150);
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

  it("output goes to the outcome again", () => {
    const sandbox = stopped(
      "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()):\n    while True: print(1)",
    );
    expect(sandbox.runSync("print('seen')")).toMatchObject({ status: "done", stdout: "seen\n" });
  });

  it("a package that was half imported is whole again", () => {
    const whole = new Sandbox({ imports: ["*"] }).runSync("import html.entities").used.instructions;
    for (let part = 1; part <= 40; part++) {
      const sandbox = new Sandbox({ imports: ["*"], limits: { instructions: Math.floor((whole * part) / 41) } });
      sandbox.runSync("import html.entities");
      relax(sandbox);
      expect(value(sandbox, "import html.entities\nhtml.entities.name2codepoint['amp']")).toBe(38);
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
