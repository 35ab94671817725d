// The closing line of .ci/run must not claim more than happened.

import { expect, it } from "vitest";
import { type Report, tally } from "./tally.js";

const good: Report = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};

it("counts tests", () => {
  expect(tally(good, 0)).toEqual(["3 passed, 0 failed"]);
  expect(tally({ ...good, success: false, numFailedTests: 2 }, 1)).toEqual(["3 passed, 2 failed"]);
});

it("tells of skipped tests", () => {
  expect(tally({ ...good, numPendingTests: 1 }, 0)).toEqual(["1 skipped", "3 passed, 0 failed"]);
});

it("counts a file that could not be loaded", () => {
  const file = { name: "a.test.ts", status: "failed", message: "no such module\nat x", assertionResults: [] };
  expect(tally({ ...good, success: false, testResults: [file] }, 1)).toEqual([
    "a.test.ts failed outside its tests: no such module",
    "3 passed, 1 failed",
  ]);
});

it("counts an error outside every test", () => {
  expect(tally(good, 1)).toEqual(["vitest failed outside every test (exit code 1)", "3 passed, 1 failed"]);
});
