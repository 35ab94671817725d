// What every outcome reports: `used` is complete whatever the end, and an end by a limit says which, its budget, what was
// used, where the guest stood, and what helps.

import { describe, expect, it } from "vitest";
import { LIMITS, type LimitName } from "../../src/vm/meter.js";
import { Sandbox, type Outcome, type SandboxOptions } from "../../src/index.js";

/** All five counts are there, whole where they count. */
function expectComplete({ used, costModel }: Outcome): void {
  expect(Object.keys(used).sort()).toEqual(["instructions", "memory", "output", "time", "toolCalls"]);
  for (const count of ["instructions", "memory", "output", "toolCalls"] as const) {
    expect(Number.isSafeInteger(used[count])).toBe(true);
    expect(used[count]).toBeGreaterThanOrEqual(0);
  }
  expect(Number.isFinite(used.time) && used.time >= 0).toBe(true);
  expect(costModel).toMatch(/\S/);
}

function run(program: string, options: SandboxOptions = {}): Outcome {
  return new Sandbox({ imports: ["*"], ...options }).runSync(program);
}

describe("used is complete", () => {
  const ENDS: Readonly<Record<string, readonly [program: string, options: SandboxOptions, status: string]>> = {
    "a value": ["print('ab')\n1 + 1", {}, "done"],
    "an empty program": ["", {}, "done"],
    SystemExit: ["raise SystemExit(3)", {}, "done"],
    "an exception": ["[][1]", {}, "raised"],
    "a SyntaxError": ["x = = 1", {}, "raised"],
    "an exception that prints itself endlessly": [
      "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E",
      { limits: { instructions: 5000 } },
      "limit",
    ],
    "no budget at all": ["1", { limits: { instructions: 0 } }, "limit"],
    unlimited: ["print(1)", { limits: { instructions: Infinity, memory: Infinity, output: Infinity } }, "done"],
    "a tool that was called": ["f()", { tools: { f: () => 1 } }, "done"],
    "a tool that threw": [
      "f()",
      {
        tools: {
          f: () => {
            throw new Error("no");
          },
        },
      },
      "raised",
    ],
  };
  for (const [name, [program, options, status]] of Object.entries(ENDS))
    it(`after ${name}`, () => {
      const outcome = run(program, options);
      expect(outcome.status).toBe(status);
      expectComplete(outcome);
    });

  it("and right: output in bytes of UTF-8, calls of tools, a peak of memory", () => {
    const outcome = run("for _ in range(3): f()\nx = 'a' * 100_000\ndel x\nprint('é€😀')", {
      tools: { f: () => null },
    });
    expect(outcome).toMatchObject({ status: "done", used: { output: 10, toolCalls: 3 } });
    expect(outcome.used.memory).toBeGreaterThan(100_000);
  });

  it("while a call waits, and when the host aborts", async () => {
    const sandbox = new Sandbox({ tools: { f: { description: "", execute: async () => 1 } } });
    const waiting = await sandbox.start("f()");
    expect(waiting.status).toBe("suspended");
    expectComplete(waiting);
    const controller = new AbortController();
    const aborted = new Sandbox({ limits: { instructions: 1e12 } }).run("while True: pass", {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 5);
    const outcome = await aborted;
    expect(outcome).toMatchObject({ status: "aborted" });
    expectComplete(outcome);
    expect(outcome.status === "aborted" ? outcome.traceback : "").toContain("line 1");
  });
});

describe("an end by a limit", () => {
  const ENDS: Readonly<Partial<Record<LimitName, readonly [program: string, budget: number, more?: SandboxOptions]>>> =
    {
      instructions: ["def f():\n    while True: pass\nf()", 10_000],
      memory: ["x = []\ndef f():\n    while True: x.append([0] * 100)\nf()", 1_000_000],
      output: ["def f():\n    while True: print('a line')\nf()", 1000],
      depth: ["import sys\nsys.setrecursionlimit(10**6)\ndef f(): f()\nf()", 40],
      toolCalls: ["def f():\n    while True: tool()\nf()", 7, { tools: { tool: () => 1 } }],
      time: ["def f():\n    while True: pass\nf()", 10, { limits: { instructions: 1e12 } }],
    };
  for (const [limit, [program, budget, more]] of Object.entries(ENDS))
    it(`says all about ${limit}`, () => {
      const outcome = run(program, { ...more, limits: { ...more?.limits, [limit]: budget } });
      expect(outcome).toMatchObject({ status: "limit", limit, budget, hint: LIMITS[limit as LimitName].hint });
      if (outcome.status !== "limit") return;
      expectComplete(outcome);
      expect(outcome.message).toContain(`${limit} limit reached: the budget is `);
      expect(outcome.message).toContain(outcome.hint);
      expect(outcome.traceback).toMatch(
        /^Traceback \(most recent call last\):\n {2}File "<run 1>", line \d+, in <module>\n/,
      );
      expect(outcome.traceback).toContain(", in f\n");
    });

  it("of source comes before anything runs", () => {
    const outcome = run("print(1)\n".repeat(100), { limits: { source: 100 } });
    expect(outcome).toMatchObject({
      status: "limit",
      limit: "source",
      budget: 100,
      stdout: "",
      hint: LIMITS.source.hint,
    });
    expectComplete(outcome);
  });

  it("leaves room for the next run, with a budget of its own", () => {
    const sandbox = new Sandbox({ limits: { instructions: 3000, output: 20 } });
    expect(sandbox.runSync("n = 1\nwhile True: pass")).toMatchObject({ used: { instructions: 3000 } });
    expect(sandbox.runSync("print('x' * 15)\nn")).toMatchObject({ status: "done", value: 1, used: { output: 16 } });
    expect(sandbox.runSync("print('x' * 15)")).toMatchObject({ status: "done", used: { output: 16 } });
  });
});
