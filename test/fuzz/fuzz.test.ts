// The fuzzer itself: its programs come from the seed, most of them run, mutations stay Python, minimising keeps the failure,
// its oracles see what they are there to see; and a short campaign with fixed seeds finds nothing.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Campaign, signatureOf, type Failure } from "../../src/fuzz/campaign.js";
import { knownDifference, normalise } from "../../src/fuzz/cpython.js";
import { generateProgram } from "../../src/fuzz/generator.js";
import { FEATURES, PRODUCTIONS } from "../../src/fuzz/grammar.js";
import { FUZZ_LIMITS, compiled } from "../../src/fuzz/judge.js";
import { KNOWN, knownLines } from "../../src/fuzz/known.js";
import { minimise } from "../../src/fuzz/minimise.js";
import { mutate } from "../../src/fuzz/mutate.js";
import { summary, type Report } from "../../src/fuzz/report.js";
import { PROGRAMS_PER_PAIR, WarmPair, judgeSequence } from "../../src/fuzz/warm.js";
import type { Sandbox } from "../../src/index.js";
import { Random, seedOf } from "../../src/fuzz/random.js";
import { flatten, spansOf } from "../../src/fuzz/spans.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "coluber-fuzz-test-"));

function fuzz(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; out: string; complaint: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, "fuzz", "--jobs", "1", ...args],
      { maxBuffer: 1 << 26, env: environment },
      (error, out, complaint) => resolve({ code: error === null ? 0 : Number(error.code), out, complaint }),
    );
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const programs = Array.from({ length: 150 }, (_, index) => generateProgram(seedOf(3, index), { comparable: true }));

describe("programs", () => {
  it("come from the seed", () => {
    expect(programs.slice(0, 20)).toEqual(
      Array.from({ length: 20 }, (_, index) => generateProgram(seedOf(3, index), { comparable: true })),
    );
    expect(new Set(programs).size).toBeGreaterThan(140);
  });

  it("are Python, most of them", () => {
    expect(programs.filter((program) => compiled(program) !== null).length).toBeGreaterThan(120);
  });

  it("use every feature in the long run", () => {
    expect(FEATURES.length).toBeGreaterThan(50);
    expect(PRODUCTIONS.length).toBeGreaterThan(450);
  });

  it("change by mutation, and stay Python most of the time", () => {
    const random = new Random(5);
    const mutants = programs.slice(0, 60).map((program) => mutate(program, programs[7] ?? "", random, true));
    expect(mutants.filter((mutant, index) => mutant !== programs[index]).length).toBeGreaterThan(40);
    expect(mutants.filter((mutant) => compiled(mutant) !== null).length).toBeGreaterThan(30);
  });
});

describe("spans", () => {
  it("hold the text of their nodes", () => {
    const source = "x = f(1,\n  '😀é', [y])\nif x:\n    pass\n";
    const texts = flatten(spansOf(source) ?? []).map((span) => source.slice(span.start, span.end));
    expect(texts).toContain("f(1,\n  '😀é', [y])");
    expect(texts).toContain("[y]");
    expect(texts).toContain("if x:\n    pass");
  });
});

describe("minimising", () => {
  it("keeps what fails and nothing else", async () => {
    const source =
      "import math\ntry:\n    x = [1, 2, math.sqrt(1 / 0)]\n    print(x)\nexcept TypeError: pass\nprint('more')\n";
    const small = await minimise(
      source,
      (candidate) => Promise.resolve(/1 \/ 0/.test(candidate) && compiled(candidate) !== null),
      300,
    );
    expect(small.trim()).toBe("1 / 0");
  });

  it("works on what is no Python", async () => {
    const small = await minimise(
      "x = (1\ny = 2\nz = $\n",
      (candidate) => Promise.resolve(candidate.includes("$")),
      300,
    );
    expect(small).toBe("$");
  });
});

describe("the comparison with CPython", () => {
  it("forgets addresses, but not more", () => {
    expect(normalise("<object object at 0x7f00aa>")).toBe(normalise("<object object at 0x1>"));
    expect(normalise("10 0x1f")).toBe("10 0x1f");
  });

  it("lets only sets be in another order", () => {
    const [a, b] = [
      { stdout: "{1, 2}\n", error: "" },
      { stdout: "{2, 1}\n", error: "" },
    ];
    expect(knownDifference("print({1, 2})", a, b)).toBe("set-order");
    expect(knownDifference("print([1, 2])", a, b)).toBeNull();
  });

  it("passes over what is known, and every such row is written down", () => {
    expect(
      knownLines("TypeError cannot create 'function' instances", "TypeError function() missing required argument"),
    ).toBe("function-type");
    expect(knownLines("TypeError a", "TypeError b")).toBeNull();
    const page = readFileSync(new URL("../../spec/sandbox.md", import.meta.url), "utf8");
    for (const { name, reason } of KNOWN) expect(page).toContain(`| \`${name}\` | ${reason} |`);
  });

  it("takes failures of one cause together", () => {
    const of = (text: string): string => signatureOf({ oracle: "cpython", kind: "differs", text });
    expect(of("Coluber \"bad 'a' 12\"")).toBe(of("Coluber \"bad 'b' 7\""));
    expect(of('Coluber "bad"')).not.toBe(of('Coluber "good"'));
  });
});

describe("warm sandboxes", () => {
  const options = { sandbox: { imports: ["*"], limits: FUZZ_LIMITS }, canary: "no such text" };

  it("give every program globals of its own, and keep what was imported", () => {
    const pair = new WarmPair(options, 1);
    expect(pair.judge("import json\nx = 1", null, true)).toMatchObject({ outcome: { status: "done" }, complaints: [] });
    const { outcome } = pair.judge("import json\nprint('x' in globals())", null, false);
    expect(outcome).toMatchObject({ status: "done", stdout: "False\n" });
    expect(outcome?.used.instructions).toBeLessThan(40);
  });

  it("see a difference that needs an earlier program", () => {
    const steps = ["x = 1", "import math\nmath.pi = 3", "import math\nprint(math.pi)"];
    expect(judgeSequence(steps, options)).toBeNull();
    const pair = new WarmPair(options, 1);
    pair.judge("import math", null, false);
    // One of the two is changed behind the other's back.
    void (Reflect.get(pair, "plain") as Sandbox).runSync("import math\nmath.pi = 3");
    expect(pair.judge("import math\nprint(math.pi)", null, false).complaints).toMatchObject([{ kind: "two-runs" }]);
    expect(pair.isSpent).toBe(true);
  });

  it("are spent after some programs", () => {
    const pair = new WarmPair(options, 1);
    for (let index = 0; index < PROGRAMS_PER_PAIR; index++) {
      expect(pair.isSpent).toBe(false);
      pair.judge("x = 1", null, false);
    }
    expect(pair.isSpent).toBe(true);
  });
});

it("a short campaign finds nothing", { timeout: 300_000 }, async () => {
  const failures: Failure[] = [];
  const campaign = new Campaign(
    {
      seed: 20,
      oracles: ["self", "slices", "snapshot"],
      sandbox: {},
      tools: null,
      corpus: [],
      first: 0,
      step: 1,
      programs: 80,
      time: 240_000,
      failures: 5,
    },
    (failure) => failures.push(failure),
    () => undefined,
  );
  await campaign.run();
  expect(failures).toEqual([]);
  expect(campaign.tally.programs).toBe(80);
  expect(campaign.tally.features).toBeGreaterThan(500);
  expect(campaign.tally.asked["snapshot"]).toBeGreaterThan(50);
});

describe("coluber fuzz", () => {
  it("finds what is wrong with a user's tools, and shows it again", { timeout: 200_000 }, async () => {
    const tools = file(
      "bad.mjs",
      `export const tools = { count_words: {
        inputSchema: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
        outputSchema: { type: "integer" },
        execute: ({ text }) => text.length === 0 ? "none" : text.length,
      } };`,
    );
    const { code, out } = await fuzz(["--tools", tools, "--programs", "40", "--seed", "4", "--json"]);
    const report = JSON.parse(out) as {
      failures: { kind: string; text: string; again: string; case: string }[];
      asked: { tools: number };
    };
    expect(report.failures.map((failure) => failure.kind)).toEqual(["result"]);
    expect(report.failures[0]?.text).toContain("does not match its schema");
    expect(report.failures[0]?.case).toContain("count_words(");
    expect(code).toBe(1);
    const again = report.failures[0]?.again.split(" ").at(-1) ?? "";
    expect(await fuzz(["--tools", tools, "--again", again])).toMatchObject({ code: 1 });
  });

  it("has nothing to say of tools that are right", { timeout: 200_000 }, async () => {
    const tools = file(
      "good.mjs",
      `export const tools = { look_up: (key) => ({ key: String(key).slice(0, 9) }), fail: () => { throw new Error("no such row"); } };`,
    );
    const { code, out } = await fuzz(["--tools", tools, "--programs", "25", "--seed", "4"]);
    expect(out).toContain("0 different failures in 25 programs, seed 4");
    expect(code).toBe(0);
  });

  it("names a CPython that is missing, and does not call that success", { timeout: 120_000 }, async () => {
    const { code, out } = await fuzz(["--oracle", "cpython", "--programs", "10"], { PATH: folder });
    expect(out).toContain("SKIPPED oracle cpython: no CPython 3.13");
    expect(out).toContain("not judged: no CPython 10");
    expect(code).toBe(1);
  });

  it("writes reports and sums them, each feature once", { timeout: 200_000 }, async () => {
    const [first, second] = [join(folder, "one.json"), join(folder, "two.json")];
    const args = ["--oracle", "self", "--programs", "40", "--seed", "8", "--report"];
    expect(await fuzz([...args, first, "--label", "one"])).toMatchObject({ code: 0 });
    expect(await fuzz([...args, second])).toMatchObject({ code: 0 });
    const report = JSON.parse(readFileSync(first, "utf8")) as Report;
    expect(report).toMatchObject({ kind: "coluber fuzz report", label: "one", ended: true, seed: 8 });
    const text = summary([report, JSON.parse(readFileSync(second, "utf8")) as Report]);
    expect(text).toContain("| `--oracle self --seed 8`, one | 40 | 0 | 80 |");
    expect(text).toContain(`| **sum** | 80 | 0 | 160 | ${report.features.length.toLocaleString("en")} |`);
    const broken = file("broken.json", "{}");
    const { code, out, complaint } = await fuzz(["--sum", first, "--sum", broken]);
    expect(out).toContain("| **sum** | 40 |");
    expect(complaint).toContain("broken.json: no report of coluber fuzz; left out");
    expect(code).toBe(1);
  });

  it("says what it cannot read", { timeout: 120_000 }, async () => {
    expect(await fuzz(["--oracle", "best"])).toMatchObject({
      code: 3,
      complaint: expect.stringContaining("unknown oracle 'best'") as string,
    });
    expect(await fuzz(["--time", "soon"])).toMatchObject({
      code: 3,
      complaint: expect.stringContaining("--time: expected a time") as string,
    });
    const throwing = file("throws.mjs", "throw new Error('no database');");
    expect(await fuzz(["--tools", throwing, "--programs", "10"])).toMatchObject({
      code: 3,
      complaint: expect.stringContaining("no database") as string,
    });
    const corpus = file("own.jsonl", '{ "program": "print(1)" }\nno json\n');
    const { code, complaint } = await fuzz(["--corpus", corpus, "--programs", "5"]);
    expect(complaint).toContain("own.jsonl:2: no program; left out");
    expect(code).toBe(0);
  });
});
