// Runs every program of spec/cases in a sandbox: stdout, stderr, the way it ends and the traceback must be those
// that CPython 3.13 gave when the case was recorded.

import { describe, expect, it } from "vitest";
import {
  type CaseModule,
  formatDifference,
  listCases,
  listOrphans,
  readCase,
  readExpectation,
  runCase,
} from "../tools/cases.js";
import * as coluber from "../../src/index.js";

const module: CaseModule = coluber;

describe("spec/cases", () => {
  for (const name of listCases()) {
    it(name, () => {
      const test = readCase(name);
      const expectation = readExpectation(test);
      if (expectation === undefined) throw new Error("nothing is recorded for this case; run `npm run record`");
      const mismatches = runCase(module, test, expectation);
      if (mismatches.length === 0) return;
      const failure = new Error(
        mismatches.map((mismatch) => `${mismatch.field} differs\n${formatDifference(mismatch)}`).join("\n"),
      );
      // The stack would show this line for every case.
      failure.stack = failure.message;
      throw failure;
    });
  }

  it("has a program for every recorded output", () => {
    expect(listOrphans()).toEqual([]);
  });
});
