// Holds src/regex to the answers of CPython 3.13 to questions.ts, recorded by
// `npx tsx test/yardsticks/regex.ts --record`, and to none for random questions: those are the yardstick's work.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { digest } from "../yardsticks/cpython.js";
import { ours, questionLine } from "../yardsticks/regex-oracle.js";
import { recordedQuestions } from "./questions.js";

const recorded = JSON.parse(readFileSync(new URL("data/recorded.json", import.meta.url), "utf8")) as string[];

/** Where sre finds that it got the span of a group wrong; we leave the group out. */
const BROKEN = '["unexpected","SystemError"';

test("patterns match, search, split, substitute and fail as in CPython", () => {
  const questions = recordedQuestions();
  expect(questions.length).toBe(recorded.length);
  expect(questions.length).toBeGreaterThan(2500);
  const wrong: unknown[] = [];
  questions.forEach((question, index) => {
    const wanted = recorded[index];
    const got = digest(ours(question));
    if (got !== wanted && !wanted.startsWith(BROKEN)) wrong.push([questionLine(question), got, wanted]);
  });
  expect(wrong).toEqual([]);
});

test("answers stay the same when the matcher has been compiled", () => {
  const questions = recordedQuestions().filter((_, index) => index % 3 === 0);
  const before = questions.map((question) => ours(question));
  const after = questions.map((question) => ours(question));
  expect(after).toEqual(before);
});
