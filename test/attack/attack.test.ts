// `coluber attack` on the built package: the corpus holds, a broken corpus and a broken configuration are named, and the
// oracles see what they are there to see.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CORPORA, readCorpus } from "../../src/attack/corpus.js";
import { hostTraces, intrinsicsChanged, intrinsicsNow } from "../../src/attack/oracles.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "coluber-attack-"));

function attack(...args: string[]): Promise<{ code: number; out: string; complaint: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, "attack", "--jobs", "2", "--most-ms", "60000", ...args],
      { maxBuffer: 1 << 26 },
      (error, out, complaint) => resolve({ code: error === null ? 0 : Number(error.code), out, complaint }),
    );
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("coluber attack", () => {
  it("finds no way out with the corpus", { timeout: 240_000 }, async () => {
    // All classes but those that only burn their budget: `coluber attack` runs them all.
    const classes = ["py-", "import-gate/", "js-proto/", "tool-boundary/", "error-leak/", "determinism/", "advisory/"];
    const { code, out } = await attack(...classes, "--json");
    const report = JSON.parse(out) as { passed: number; failures: unknown[]; broken: unknown[] };
    expect(report.failures).toEqual([]);
    expect(report.broken).toEqual([]);
    expect(report.passed).toBeGreaterThan(600);
    expect(code).toBe(0);
  });

  it("holds the user's own options and tools against it", { timeout: 120_000 }, async () => {
    const config = file("coluber.json", '{ "imports": ["json"], "limits": { "instructions": 100000 } }');
    const tools = file("tools.mjs", "export const tools = { look_up: (key) => ({ key }) };");
    const { code, out } = await attack("advisory/", "--config", config, "--tools", tools);
    expect(out).toMatch(/\d+ passed, 0 failed\n$/);
    expect(code).toBe(0);
  });

  it("fails when something escapes, and writes the page", { timeout: 120_000 }, async () => {
    const corpus = file(
      "own.jsonl",
      `${JSON.stringify({ name: "a", class: "own", program: "print('ESCAPED <b>')", expect: "safe" })}\nno json\n`,
    );
    const page = join(folder, "report.html");
    const { code, out } = await attack("--corpus", corpus, "--html", page);
    expect(out).toContain("the program says that it escaped");
    expect(out).toContain("own.jsonl:2: no JSON");
    expect(out).toContain("0 passed, 1 failed, 1 lines could not be read");
    expect(readFileSync(page, "utf8")).toContain("ESCAPED &lt;b&gt;");
    expect(code).toBe(1);
  });

  it("says what is wrong with a configuration", { timeout: 120_000 }, async () => {
    const throwing = file("throwing.mjs", "throw new Error('no database');");
    expect(await attack("advisory/", "--tools", throwing)).toMatchObject({
      code: 3,
      complaint: expect.stringContaining("no database") as string,
    });
    const unknown = file("unknown.json", '{ "import": ["json"] }');
    expect(await attack("--config", unknown)).toMatchObject({
      code: 3,
      complaint: expect.stringContaining("unknown option 'import'") as string,
    });
    expect(await attack("no-such-program")).toMatchObject({ code: 3 });
  });
});

describe("the corpus", () => {
  it("has unique names and at least 400 escapes", () => {
    const { attacks, broken } = readCorpus([join(CORPORA, "escapes")]);
    expect(broken).toEqual([]);
    expect(new Set(attacks.map((each) => `${each.class}/${each.name}`)).size).toBe(attacks.length);
    expect(attacks.length).toBeGreaterThan(400);
  });
});

describe("the oracles", () => {
  it("see a changed intrinsic", () => {
    const before = intrinsicsNow();
    try {
      // oxlint-disable-next-line no-extend-native -- what the oracle has to see
      Object.defineProperty(Array.prototype, "polluted", { value: 1, configurable: true });
      expect(intrinsicsChanged(before)).toEqual(["Array.prototype.polluted"]);
    } finally {
      Reflect.deleteProperty(Array.prototype, "polluted");
    }
    expect(intrinsicsChanged(before)).toEqual([]);
  });

  it("see the host in a text, but not what the program wrote", () => {
    expect(hostTraces("x\n    at f (/a/b.js:1:2)", "", "canary")).toHaveLength(1);
    expect(hostTraces("RangeError: Maximum call stack size exceeded", "", "canary")).toHaveLength(2);
    expect(hostTraces("the canary", "", "canary")).toHaveLength(1);
    expect(hostTraces("[object Object]", "print('[object Object]')", "canary")).toEqual([]);
    expect(hostTraces("ZeroDivisionError: division by zero", "", "canary")).toEqual([]);
  });
});
