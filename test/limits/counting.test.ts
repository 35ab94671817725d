// What a count is (design 5): the same on every run and in every slicing, a budget's run is the beginning of a larger
// budget's, and the least sufficient budget is what was used.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Sandbox, type Outcome } from "../../src/index.js";
import { optionsOf, sampleCases } from "./sample.js";

const PIECES = [
  "x = [i * i for i in range(20)]\nprint(sum(x))",
  "def g(n):\n    for i in range(n): yield i\nprint(list(g(5)))",
  "class C:\n    def __init__(self, v): self.v = v\n    def __lt__(self, o): return self.v < o.v\nprint([c.v for c in sorted([C(3), C(1), C(2)])])",
  "try: {}['a']\nexcept KeyError as e: print('missing', e)",
  "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(8))",
  "d = {}\nfor w in 'a b a c b a'.split(): d[w] = d.get(w, 0) + 1\nprint(d)",
  "print(f'{3.14159:.2f}', repr('a\\n'), '%5d|' % 42)",
  "import json\nprint(json.loads(json.dumps({'k': [1, 2.5, None]})))",
  "import re\nprint(re.findall(r'\\d+', 'a1b22c333'))",
  "with_ = []\nclass M:\n    def __enter__(self): with_.append(1)\n    def __exit__(self, *a): with_.append(2)\nwith M(): print(with_)",
  "print(2 ** 200 % 1000007, 10 ** 30 // 7)",
  "y = [[1, 2], [3]]\ny.append(y)\nprint(y)",
  "from functools import lru_cache\n@lru_cache\ndef f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(30))",
];
const programs = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join("\n"));
const FIXED = { seed: 20_260_102, numRuns: process.env["COLUBER_ALL"] === "1" ? 500 : 20 };

function run(program: string, limits: Record<string, number> = {}): Outcome {
  return new Sandbox({ imports: ["*"], limits }).runSync(program);
}
/** What must be the same; the time need not. */
function observed(outcome: Outcome): unknown {
  const { used, costModel: _model, ...rest } = outcome;
  return { ...rest, used: { ...used, time: 0 } };
}
function sliced(program: string, chunk: number): Promise<Outcome> {
  const sandbox = new Sandbox({ imports: ["*"] });
  Reflect.set(sandbox["session"].machine, "chunk", chunk);
  return sandbox.run(program);
}

describe("counts", () => {
  it("are the same on every run", () => {
    fc.assert(
      fc.property(programs, (program) => {
        expect(observed(run(program))).toEqual(observed(run(program)));
      }),
      FIXED,
    );
  });

  it("are the same in whatever slices the program runs", async () => {
    await fc.assert(
      fc.asyncProperty(programs, fc.integer({ min: 20, max: 900 }), async (program, chunk) => {
        expect(observed(await sliced(program, chunk))).toEqual(observed(run(program)));
      }),
      { ...FIXED, numRuns: Math.ceil(FIXED.numRuns / 2) },
    );
  });

  it("make the least sufficient budget what was used", () => {
    fc.assert(
      fc.property(programs, (program) => {
        const { used, status } = run(program);
        expect(status).toBe("done");
        expect(run(program, { instructions: used.instructions })).toMatchObject({ status: "done" });
        expect(run(program, { instructions: used.instructions - 1 })).toMatchObject({
          status: "limit",
          limit: "instructions",
          used: { instructions: used.instructions - 1 },
        });
      }),
      FIXED,
    );
  });

  it("stop a run at the beginning of what a larger budget does", () => {
    fc.assert(
      fc.property(
        programs,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (program, part, more) => {
          const whole = run(program);
          const budget = Math.floor(whole.used.instructions * part);
          const shorter = run(program, { instructions: budget });
          const longer = run(program, { instructions: budget + more });
          expect(longer.stdout.startsWith(shorter.stdout)).toBe(true);
          expect(whole.stdout.startsWith(longer.stdout)).toBe(true);
        },
      ),
      FIXED,
    );
  });

  it("do not depend on profiling, and a profile accounts for all of them", () => {
    for (const test of sampleCases(25)) {
      const options = { ...optionsOf(test), limits: { instructions: 200_000, ...test.limits } };
      const plain = new Sandbox(options).runSync(test.source, { filename: test.name });
      const { profile, ...profiled } = new Sandbox({ ...options, profile: true }).runSync(test.source, {
        filename: test.name,
      });
      expect(observed(profiled)).toEqual(observed(plain));
      const lines = profile?.lines.reduce((sum, row) => sum + row.instructions, 0) ?? 0;
      // The limit cuts off the charge that did not fit.
      expect(lines + (profile?.tree.self ?? 0)).toBe(plain.used.instructions);
    }
  });
});

describe("the outcome of a limit", () => {
  const PROGRAMS: Readonly<Record<string, readonly [string, Record<string, number>]>> = {
    instructions: ["def f():\n    while True: pass\nf()", { instructions: 10_000 }],
    memory: ["x = []\nwhile True:\n    x.append([0] * 100)", { memory: 1_000_000 }],
    output: ["while True:\n    print('a line')", { output: 1000 }],
    source: ["x = 1\n".repeat(100), { source: 100 }],
    time: ["while True: pass", { time: 10, instructions: 1e12 }],
  };
  for (const [limit, [program, limits]] of Object.entries(PROGRAMS))
    it(`names ${limit}, its budget, what was used, and what helps`, () => {
      const outcome = run(program, limits);
      expect(outcome).toMatchObject({ status: "limit", limit, budget: limits[limit] });
      if (outcome.status !== "limit") return;
      expect(outcome.message).toContain(`${limit} limit reached`);
      expect(outcome.message).toContain(outcome.hint);
      for (const count of ["instructions", "memory", "output", "toolCalls", "time"] as const)
        expect(outcome.used[count]).toBeGreaterThanOrEqual(0);
      if (limit !== "source") expect(outcome.traceback).toContain("line ");
      expect(outcome.costModel).not.toBe("");
    });

  it("shows the guest's frames", () => {
    const outcome = run("def f():\n    while True: pass\nf()", { instructions: 10_000 });
    expect(outcome).toMatchObject({ status: "limit" });
    expect(outcome.status === "limit" ? outcome.traceback : "").toContain("in f");
  });
});

describe("a catchable limit", () => {
  it("of depth is RecursionError", () => {
    expect(run("def f(): f()\ntry: f()\nexcept RecursionError: print('deep')", { depth: 50 })).toMatchObject({
      status: "done",
      stdout: "deep\n",
    });
  });
  it("of one request is MemoryError", () => {
    expect(run("try: x = [0] * 10**9\nexcept MemoryError: print('large')")).toMatchObject({ stdout: "large\n" });
  });
});

describe("memory", () => {
  it("does not count what is garbage: 200 MB made and dropped under 64 MB", () => {
    const outcome = run("for i in range(200):\n    x = 'a' * 10**6\nprint(len(x))");
    expect(outcome).toMatchObject({ status: "done", stdout: "1000000\n" });
    expect(
      run("for i in range(2000):\n    x = [0] * 10000\n    x.append(x)\nprint('done')", { memory: 2_000_000 }),
    ).toMatchObject({ stdout: "done\n" });
  });
});
