// Text and bytes against recorded answers of CPython 3.13: random calls of every method, % and brace formatting, codecs, and
// guest hooks that each operation must wait for. A new .out is made by running the .py beside it with CPython.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/host/sandbox.js";

const folder = fileURLToPath(new URL("data/", import.meta.url));
const programs = readdirSync(folder).filter((name) => name.startsWith("text-") && name.endsWith(".py"));

describe("text and bytes answer as CPython does", () => {
  for (const name of programs)
    it(name, async () => {
      const source = readFileSync(folder + name, "utf8");
      const expected = readFileSync(folder + name.replace(".py", ".out"), "utf8").split("\n");
      const sandbox = new Sandbox({ limits: { instructions: 50_000_000 } });
      const outcome = await sandbox.run(source);
      expect(outcome.status).toBe("done");
      const got = outcome.stdout.split("\n");
      const calls = source.split("\n").filter((line) => line.startsWith("show("));
      const differences: string[] = [];
      for (let index = 0; index < Math.max(got.length, expected.length); index++)
        if (got[index] !== expected[index])
          differences.push(
            `${name.includes("hooks") ? `line ${index + 1}` : (calls[index] ?? "")}\n  got      ${got[index]}\n  expected ${expected[index]}`,
          );
      expect(differences.slice(0, 5)).toEqual([]);
    });
});
