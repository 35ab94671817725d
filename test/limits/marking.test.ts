// The mark pass may come at any allocation: cases run with a pass at every one (and, for the long ones, at every so-manieth)
// and print what they print otherwise. Finds values that an operation still needs but that no root holds.

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import { optionsOf, sampleCases } from "./sample.js";

/** Makes every `every`th allocation count the memory anew. */
function markOften(sandbox: Sandbox, every: number): void {
  const machine = sandbox["session"].machine;
  Reflect.set(machine, "grantMemory", (pending: number) => {
    Reflect.set(machine, "creditGiven", pending + every);
    Reflect.set(machine, "credit", every);
  });
  (Reflect.get(machine, "grantMemory") as (pending: number) => void)(0);
}

describe("a mark pass changes nothing that a program can see", () => {
  it("at whatever allocation it comes", { timeout: 300_000 }, () => {
    for (const test of sampleCases(60)) {
      const limits = { instructions: 1e9, ...test.limits };
      const run = (every: number | null): unknown => {
        const sandbox = new Sandbox({
          ...optionsOf(test),
          limits: { ...limits, ...(every === null ? {} : { instructions: 1e13 }) },
        });
        if (every !== null) markOften(sandbox, every);
        const outcome = sandbox.runSync(test.source, { filename: test.name });
        const shown =
          outcome.status === "raised"
            ? outcome.error.traceback
            : outcome.status === "internal"
              ? String((outcome.cause as Error).stack)
              : "";
        return {
          name: test.name,
          status: outcome.status,
          stdout: outcome.stdout,
          shown,
          used: outcome.used.instructions,
        };
      };
      const plain = run(null) as { used: number };
      // Long programs would be marked too often.
      if (plain.used > 100_000 && process.env["COLUBER_ALL"] !== "1") continue;
      const every = plain.used < 20_000 ? 0 : plain.used < 200_000 ? 4999 : 50_021;
      expect({ ...(run(every) as object), used: 0 }).toEqual({ ...plain, used: 0 });
    }
  });
});
