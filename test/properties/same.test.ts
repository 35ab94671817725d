// Properties 8, 11, 12 and 15 of spec/sandbox.md, "Properties": hostile tools leak nothing, values survive a round trip,
// programs that must be equal are, and two sandboxes in turns are as each alone.

import { describe, expect, it } from "vitest";
import { HOSTILE_NAMES, hostileTools } from "../../src/attack/hostile-tools.js";
import { generateProgram } from "../../src/fuzz/generator.js";
import { MAGIC_NAMES } from "../../src/fuzz/grammar.js";
import { FUZZ_LIMITS, universalComplaints, visible } from "../../src/fuzz/judge.js";
import { Random, seedOf } from "../../src/fuzz/random.js";
import { flatten, spansOf } from "../../src/fuzz/spans.js";
import { Sandbox, runMany } from "../../src/index.js";

const OPTIONS = { imports: ["*"], limits: FUZZ_LIMITS };

function programs(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => generateProgram(seedOf(seed, index), { comparable: true }));
}

function outcome(source: string): { text: string; instructions: number } {
  const made = new Sandbox(OPTIONS).runSync(source, { filename: "p.py" });
  const ended = made.status === "raised" ? `${made.error.type}: ${made.error.message}` : made.status;
  return { text: `${made.stdout}\n${ended}`, instructions: made.used.instructions };
}

describe("random programs with hostile tools", () => {
  it("leak nothing (8)", { timeout: 120_000 }, async () => {
    // An error's own words may pass; these speak of the engine themselves.
    const names = HOSTILE_NAMES.filter((name) => !/path|range_error|stack_overflow|rejects_later|huge/.test(name));
    const found: string[] = [];
    for (const [index, name] of names.entries()) {
      const calls = [`${name}($a)`, `${name}(*$l, **$d)`, `sorted([2, 1], key=lambda v: ${name}(v))`];
      const source = generateProgram(seedOf(8, index), { comparable: false, calls });
      const sandbox = new Sandbox({ ...OPTIONS, tools: hostileTools([name], () => sandbox) });
      const made = await sandbox.run(source, { filename: "p.py" });
      for (const { kind, text } of universalComplaints(made, source, sandbox, "no such text"))
        found.push(`${name} ${kind}: ${text}`);
    }
    expect(found).toEqual([]);
  });
});

describe("a round trip (11)", () => {
  const CHECK = `
import json, copy
def check(make):
    try: value = make()
    except Exception: return
    try: text = repr(value)
    except Exception: return
    try: back = eval(text, {'__builtins__': {}})
    except (ValueError, SyntaxError, TypeError, NameError): return
    if repr(back) != text: print('eval', text, repr(back))
    if repr(copy.deepcopy(value)) != text and not isinstance(value, set): print('deepcopy', text)
    try: dumped = json.dumps(value)
    except (TypeError, ValueError): return
    if json.dumps(json.loads(dumped)) != dumped: print('json', dumped)
`;

  it("by repr and eval, json and deepcopy gives the same", { timeout: 120_000 }, () => {
    for (const [index, source] of programs(11, 40).entries()) {
      const expressions = flatten(spansOf(source) ?? [])
        .filter(
          (span) => !span.isStatement && !["Name", "Yield", "YieldFrom", "Await", "NamedExpr"].includes(span.kind),
        )
        .map((span) => source.slice(span.start, span.end).replaceAll("\n", " "))
        .filter((text) => !/yield|await|:=|print|\*/.test(text));
      const checks = expressions.map((text) => `check(lambda: (${text}))`).join("\n");
      const made = new Sandbox({ imports: ["*"], builtins: { exec: true } }).runSync(
        `import math, functools, itertools, operator\n${CHECK}\n${checks}\n`,
      );
      if (made.status === "raised") expect(made.error.type).toBe("SyntaxError");
      expect(made.stdout, String(index)).toBe("");
    }
  });

  it("over the host and back gives the same", { timeout: 60_000 }, () => {
    const values =
      "[[], [1, -2, 2**53, 2**70], {'a': [None, True]}, {'__proto__': 1, 'constructor': {}}, 'é😀\\ud800', b'\\x00\\xff', {1: 2, None: 'x'}, {3}, '', {}]";
    const sandbox = new Sandbox();
    const first = sandbox.runSync(values);
    if (first.status !== "done") throw new Error(first.status);
    const second = sandbox.runSync(`repr(given) == repr(${values})`, { inputs: { given: first.value } });
    expect(second).toMatchObject({ status: "done", value: true });
  });
});

describe("programs that mean the same (12)", () => {
  it("do the same with other names, magic ones", { timeout: 120_000 }, () => {
    const random = new Random(12);
    for (const source of programs(12, 50)) {
      // Names of variables only, where the program does not speak of them.
      if (/globals|vars\(|dir\(|nonlocal|kept|Error|=\}/.test(source)) continue;
      const name = random.pick(MAGIC_NAMES.filter((each) => !source.includes(each) && !each.startsWith("__")));
      const renamed = source.replaceAll(/\bv1\b/g, name);
      const [a, b] = [outcome(source), outcome(renamed)];
      expect(b.text.replaceAll(name, "v1"), renamed).toBe(a.text);
      expect(b.instructions).toBeGreaterThan(0);
    }
  });

  it("do the same inside `if True:` and with `pass` between statements", { timeout: 120_000 }, () => {
    for (const source of programs(13, 40)) {
      const expected = outcome(source).text;
      // What is printed may be counted from a line.
      if (expected.includes("line ")) continue;
      const indented = `if True:\n${source
        .split("\n")
        .map((line) => (line === "" ? line : `    ${line}`))
        .join("\n")}`;
      expect(outcome(indented).text, source).toBe(expected);
      expect(outcome(source.replaceAll(/^try:$/gm, "pass\ntry:")).text, source).toBe(expected);
    }
  });
});

describe("two sandboxes in turns (15)", () => {
  it("are as each alone", { timeout: 120_000 }, async () => {
    const pairs = programs(15, 40);
    const alone = pairs.map((source) => visible(new Sandbox(OPTIONS).runSync(source, { filename: "p.py" })));
    const together = await runMany(
      pairs.map((source) => ({
        sandbox: new Sandbox({ ...OPTIONS, sliceMilliseconds: 0.01 }),
        source,
        options: { filename: "p.py" },
      })),
      { concurrency: 8 },
    );
    expect(together.map((made) => visible(made))).toEqual(alone);
  });
});
