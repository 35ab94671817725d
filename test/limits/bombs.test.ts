// A few bombs of every class, in child processes as `npm run attack -- bombs` runs them all: they end by a limit, and the
// process lives. Needs the built package; without it only the corpus itself is checked.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Attack } from "../../src/attack/corpus.js";
import { readBombs, runBombs } from "../tools/bombs.js";

const BUILT = new URL("../../dist/index.js", import.meta.url);

/** So many of each class. */
const OF_EACH = 1;

function sample(): Attack[] {
  const all = readBombs();
  return [...new Set(all.map((bomb) => bomb.class))].flatMap((name) => {
    const own = all.filter((bomb) => bomb.class === name);
    const step = Math.max(1, Math.floor(own.length / OF_EACH));
    return own.filter((_, index) => index % step === 0).slice(0, OF_EACH);
  });
}

describe("the corpus of bombs", () => {
  it("has at least 250 programs over ten classes, and 30 that must pass", () => {
    const bombs = readBombs();
    const classes = new Set(bombs.map((bomb) => bomb.class));
    for (const name of "mem-native mem-guest mem-dag cpu-bigint cpu-native hash-flood output compile time must-pass".split(
      " ",
    ))
      expect(classes).toContain(name);
    expect(bombs.length).toBeGreaterThanOrEqual(280);
    expect(bombs.filter((bomb) => bomb.class === "must-pass").length).toBeGreaterThanOrEqual(30);
    expect(new Set(bombs.map((bomb) => `${bomb.class}/${bomb.name}`)).size).toBe(bombs.length);
  });

  it.skipIf(!existsSync(fileURLToPath(BUILT)))("ends, and the process lives", { timeout: 300_000 }, async () => {
    const verdicts = await runBombs(sample(), { module: BUILT.href, jobs: 1, deadline: false });
    // Times are for `npm run attack`: here the machine may be busy.
    const problems = verdicts.flatMap(({ bomb, problems: found }) =>
      found
        .filter((problem) => !problem.startsWith("took "))
        .map((problem) => `${bomb.class}/${bomb.name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });
});
