/** `coluber limits` and `coluber run --profile`: tables, JSON and pages that say what was counted. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/dispatch.js";
import { Sandbox } from "../../src/index.js";

const folder = mkdtempSync(join(tmpdir(), "coluber-limits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let stdout = "";
let stderr = "";
beforeEach(() => {
  stdout = stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** What a page fetches: nothing, if it stands alone. */
function fetched(page: string): string[] {
  return [...page.matchAll(/\b(?:src|href)\s*=\s*["'][^"'#]|@import|url\(|<script[^>]+src|<link\b/gi)].map(
    ([text]) => text,
  );
}

interface Limits {
  readonly node: string;
  readonly curves: readonly {
    readonly name: string;
    readonly points: readonly {
      readonly instructions: number;
      readonly milliseconds: number;
      readonly megabytes: number;
    }[];
  }[];
}

describe("coluber limits", () => {
  it("--json: a curve of instructions, milliseconds and megabytes for each of a dozen workloads", async () => {
    expect(await main(["limits", "--json", "--budgets", "2000,20_000"])).toBe(0);
    const { node, curves } = JSON.parse(stdout) as Limits;
    expect(node).toBe(process.version);
    expect(curves.length).toBeGreaterThanOrEqual(12);
    expect(new Set(curves.map(({ name }) => name)).size).toBe(curves.length);
    for (const { name, points } of curves) {
      // Every workload runs until its budget is used up.
      expect([name, ...points.map(({ instructions }) => instructions)]).toEqual([name, 2000, 20_000]);
      for (const { milliseconds, megabytes } of points) {
        expect(milliseconds).toBeGreaterThanOrEqual(0);
        expect(megabytes).toBeGreaterThan(0);
        expect(megabytes).toBeLessThanOrEqual(64);
      }
    }
  });

  it("prints a row for each workload, and what a second is; --html writes the plots", async () => {
    const path = join(folder, "limits.html");
    expect(await main(["limits", "--budgets", "1000,3000", "--html", path])).toBe(0);
    const rows = stdout.split("\n");
    expect(rows.find((row) => row.startsWith("workload"))).toMatch(/\b1k +3k +ns each +MiB$/);
    for (const name of ["integer loop", "sorting", "regular expressions", "JSON", "exceptions"])
      expect(rows.find((row) => row.startsWith(name))).toMatch(/(\s+\d+\.\d){4}$/);
    expect(stdout).toMatch(/one second is about [\d.]+[kM]? instructions/);
    const page = readFileSync(path, "utf8");
    expect(page.match(/<svg\b/g)).toHaveLength(2);
    expect(page).toContain("regular expressions");
    expect(fetched(page)).toEqual([]);
  });

  it("refuses what is no budget, and a page that cannot be written", async () => {
    for (const budgets of ["0", "many", "1000,,2000", "1.5"]) {
      expect(await main(["limits", "--budgets", budgets])).toBe(3);
      expect(stderr).toContain("--budgets");
      stderr = "";
    }
    expect(await main(["limits", "--budgets", "100", "--html", join(folder, "missing", "x.html")])).toBe(3);
    expect(stderr).toContain("--html");
  });
});

const PROGRAM = `def inner(n):
    return sum(i * i for i in range(n))

def outer():
    total = 0
    for n in range(50):
        total += inner(n)
    return total

print(outer(), "<b>&")
`;

describe("coluber run --profile", () => {
  const path = join(folder, "program.py");
  writeFileSync(path, PROGRAM);

  it("prints instructions per function and per line, which make up all that were used", async () => {
    expect(await main(["run", "--profile", path])).toBe(0);
    expect(stdout).toBe(`${total()} <b>&\n`);
    const used = new Sandbox({}).runSync(PROGRAM, { filename: path }).used.instructions;
    expect(stderr).toContain(`${used.toLocaleString("en-US")} instructions`);
    const row = (pattern: RegExp): RegExpExecArray => {
      const found = pattern.exec(stderr);
      if (found === null) throw new Error(`no ${String(pattern)} in ${stderr}`);
      return found;
    };
    const inner = row(/^ *(\d+) +[\d.]+ % +(\d+) +[\d.]+ % +inner \(line 1\)$/m);
    const outer = row(/^ *(\d+) +[\d.]+ % +(\d+) +[\d.]+ % +outer \(line 4\)$/m);
    // A function's total has its callees'.
    expect(Number(outer[2])).toBeGreaterThan(Number(inner[2]));
    expect(Number(outer[1])).toBeLessThan(Number(inner[2]));
    expect(Number(inner[2])).toBeGreaterThan(Number(inner[1]));
    const lines = [
      ...(stderr.split("instructions  line\n")[1] ?? "").matchAll(/^ *(\d+) +[\d.]+ % +(\d+) {2}(.*)$/gm),
    ].map(([, count, line, text]) => [Number(line), Number(count), text] as const);
    expect(lines.find(([line]) => line === 2)?.[2]).toBe("    return sum(i * i for i in range(n))");
    expect(lines.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(used);
    expect(lines[0]?.[0]).toBe(2);
  });

  it("--profile=FILE.html writes a flame graph that stands alone", async () => {
    const page = join(folder, "flame.html");
    expect(await main(["run", `--profile=${page}`, path])).toBe(0);
    const html = readFileSync(page, "utf8");
    expect(html).toContain("<svg");
    expect(html).toMatch(/outer \(line 4\): [\d,]+ instructions/);
    expect(html).toMatch(/inner \(line 1\): [\d,]+ instructions/);
    expect(fetched(html)).toEqual([]);
    // The program's text is text, whatever it holds.
    expect(html).not.toContain("<b>&");
  });

  it("profiles a run that a limit ended", async () => {
    const endless = join(folder, "endless.py");
    writeFileSync(endless, "def spin():\n    while True: pass\nspin()\n");
    expect(await main(["run", "--profile", "--limit", "instructions=5000", endless])).not.toBe(0);
    expect(stderr).toContain("5,000 instructions");
    expect(stderr).toMatch(/spin \(line 1\)/);
  });
});

function total(): number {
  let sum = 0;
  for (let n = 0; n < 50; n++) for (let i = 0; i < n; i++) sum += i * i;
  return sum;
}
