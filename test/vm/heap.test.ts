/**
 * The heap table holds: after every case of spec/cases, everything reachable from the sandbox's roots is a value of ours, of
 * a registered class, and has no field that its registration does not declare (invariants 1 and 2).
 */

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import { listCases, readCase } from "../tools/cases.js";
import { walkHeap } from "../../src/attack/heap-walk.js";
import { machineOf } from "../../src/attack/machine.js";

describe("the heap table", () => {
  it("covers all that guest code can reach after every case", { timeout: 300_000 }, () => {
    const wrong: string[] = [];
    for (const path of listCases()) {
      const { source } = readCase(path);
      const sandbox = new Sandbox({ imports: ["*"], limits: { instructions: 20_000_000 } });
      sandbox.runSync(source, { filename: path });
      for (const complaint of walkHeap(machineOf(sandbox))) wrong.push(`${path}: ${complaint}`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});
