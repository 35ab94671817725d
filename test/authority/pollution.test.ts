// Somebody pollutes the prototypes of the host after Coluber was loaded: no program's result changes, and a sandbox without
// options gives no more than before. What does change results is written down in spec/sandbox.md, "A polluted host".

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { CASES_FOLDER, listCases } from "../tools/cases.js";

const CHILD = fileURLToPath(new URL("./pollution-child.mjs", import.meta.url));

/** One case of forty. */
function samplePrograms(): string[] {
  return listCases()
    .filter((_, index) => index % 40 === 3)
    .map((name) => readFileSync(CASES_FOLDER + name, "utf8"));
}

it("a polluted host changes no result", { timeout: 300_000 }, async () => {
  const file = join(mkdtempSync(join(tmpdir(), "coluber-pollution-")), "programs.json");
  writeFileSync(file, JSON.stringify(samplePrograms()));
  const text = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [CHILD, file], { maxBuffer: 1 << 26 }, (error, out, complaint) => {
      if (error === null) resolve(out);
      else reject(new Error(complaint));
    });
  });
  const { programs, found } = JSON.parse(text) as { programs: number; found: Record<string, string[]> };
  expect(programs).toBeGreaterThan(40);
  expect(Object.keys(found)).toHaveLength(10);
  for (const [pollution, changed] of Object.entries(found)) expect(changed, pollution).toEqual([]);
});
