// What the fuzzer once found: every program of test/fuzz/regressions under the oracles that need nothing else, and with what
// CPython printed where it says so (`# expect: line`, `# ends: Type: message (line N)`).

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { printed } from "../../src/fuzz/campaign.js";
import { FUZZ_LIMITS, judgeSelf, judgeSlices, judgeSnapshot } from "../../src/fuzz/judge.js";

const FOLDER = fileURLToPath(new URL("./regressions/", import.meta.url));
const OPTIONS = { sandbox: { imports: ["*"], limits: FUZZ_LIMITS }, canary: "no such text" };

/** The lines of a header field. */
function field(source: string, name: string): string[] {
  return [...source.matchAll(new RegExp(`^# ${name}: ?(.*)$`, "gm"))].map((match) => match[1] ?? "");
}

test.for(readdirSync(FOLDER))("%s", (name) => {
  const source = readFileSync(FOLDER + name, "utf8");
  expect(field(source, "fuzz"), "a header").toHaveLength(1);
  const { outcome, complaints } = judgeSelf(source, OPTIONS, null);
  expect(complaints).toEqual([]);
  if (outcome === null) return;
  const expected = field(source, "expect");
  if (expected.length > 0) expect(outcome.stdout).toBe(`${expected.join("\n")}\n`);
  for (const ends of field(source, "ends")) expect(printed(outcome)?.error).toBe(ends);
  for (const units of [0, 7]) expect(judgeSlices(source, OPTIONS, outcome, units)).toEqual([]);
  expect(judgeSnapshot(source, OPTIONS, outcome, Math.max(1, outcome.used.instructions >> 5), 40)).toEqual([]);
});
