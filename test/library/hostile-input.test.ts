// Input made to hurt what reads it (hostile-input.json): each program ends in what CPython 3.13 says, recorded there, or in
// a limit, never in a fault of ours, and within its budget. `cpython` is the beginning of CPython's last line; null where
// CPython itself takes more than four seconds or a gigabyte.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Sandbox } from "../../src/index.js";

interface Row {
  readonly input: string;
  readonly source: string;
  readonly cpython: string | null;
}
const ROWS = JSON.parse(readFileSync(new URL("./hostile-input.json", import.meta.url), "utf8")) as readonly Row[];
const INSTRUCTIONS = 1_000_000;
/** What may end a program that CPython does not end: `read` where ours is through at once. */
const REFUSED = /^(MemoryError|RecursionError|read$)/;

test.for(ROWS)("$input", async ({ source, cpython }) => {
  const sandbox = new Sandbox({ imports: ["*"], limits: { instructions: INSTRUCTIONS } });
  const outcome = await sandbox.run(source);
  sandbox.dispose();
  expect(outcome.used.instructions).toBeLessThanOrEqual(INSTRUCTIONS);
  if (outcome.status === "limit") {
    expect(["instructions", "memory"]).toContain(outcome.limit);
    return;
  }
  const text = outcome.status === "raised" ? outcome.error.traceback : outcome.stdout;
  const end = text.trimEnd().split("\n").at(-1) ?? "";
  if (cpython === null) expect(end).toMatch(REFUSED);
  else expect(end.slice(0, cpython.length)).toBe(cpython);
});
