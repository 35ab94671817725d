// Metering: what could run for ever ends by the meter, work is charged in proportion and the same every time, and a
// meter that throws leaves the matcher fit for use.
import { describe, expect, test } from "vitest";
import { Pattern, RegexFailure, UNLIMITED, compilePattern, startIteration } from "../../src/regex/api.js";
import { codePointsOf } from "../../src/unicode/case.js";
import type { Meter, Text } from "../../src/regex/api.js";

const STOP = new Error("stop");

class Budget implements Meter {
  steps = 0;
  bytes = 0;
  largestCharge = 0;

  constructor(
    private readonly maxSteps: number,
    private readonly maxBytes = Infinity,
  ) {}

  charge(steps: number): void {
    if (steps < 0) throw new Error("negative charge");
    this.largestCharge = Math.max(this.largestCharge, steps);
    this.steps += steps;
    if (this.steps > this.maxSteps) throw STOP;
  }

  reserve(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.maxBytes) throw STOP;
  }
}

function compiled(source: Text, flags = 0): Pattern {
  const pattern = compilePattern(source, flags);
  if (pattern instanceof RegexFailure) throw new Error(pattern.message);
  return pattern;
}

function codes(text: string): Uint32Array {
  return Uint32Array.from(codePointsOf(text));
}

const CATASTROPHES: readonly (readonly [pattern: string, subject: string])[] = [
  ["(a+)+$", `${"a".repeat(60)}b`],
  ["(a|aa)+$", `${"a".repeat(80)}b`],
  ["(a|a?)+$", `${"a".repeat(60)}b`],
  ["(.*)*x", "a".repeat(60)],
  ["(.*?)*?x", "a".repeat(60)],
  ["(?:(?:a*)*)*b", "a".repeat(60)],
  ["(x+x+)+y", "x".repeat(60)],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(60)],
  ["(?=(a+)+$)", `${"a".repeat(60)}b`],
  ["(?!(?:a|aa)+$)b", `${"a".repeat(80)}b`],
  ["(?:a?){60}a{60}$", `${"a".repeat(59)}b`],
  ["(?:(?=(a|aa)+b)a)*c", "a".repeat(80)],
  ["(\\w+\\d+)+!", "a1".repeat(40)],
  ["(?:\\1?(a|aa))*c".replace("\\1?", ""), "a".repeat(80)],
  ["((a{1,30}){1,30}){1,30}b", "a".repeat(60)],
  ["(?:a{1000}){1000}{0}|(?:(?:(?:x?){1000}){1000}){1000}y", "x"],
  ["(?:){4294967294}", ""],
  ["(?:(?:){4294967294}){4294967294}", ""],
  ["(?:a*?)*+b|(?:(a|aa)++)*c", "a".repeat(80)],
];

describe("catastrophic patterns end by the meter", () => {
  for (const [source, subject] of CATASTROPHES) {
    test(source, () => {
      const parts = source.includes("{0}|") ? source.slice(source.indexOf("|") + 1) : source;
      const pattern = compiled(parts);
      for (const text of [subject, codes(subject)]) {
        const budget = new Budget(50_000, 64 << 20);
        let stopped = false;
        try {
          pattern.search(text, 0, Infinity, budget);
        } catch (error) {
          if (error !== STOP) throw error;
          stopped = true;
        }
        // What first characters settle at once may end without the meter.
        if (!stopped) expect(budget.steps).toBeLessThan(50_000);
        expect(budget.largestCharge).toBeLessThan(256);
      }
    });
  }
});

test("the stack grows by reservation only", () => {
  const pattern = compiled("(?:(a)|b)*[ab]c");
  const subject = "ab".repeat(30_000);
  const enough = new Budget(Infinity, 64 << 20);
  expect(pattern.match(subject, 0, subject.length, enough)).toBe(null);
  expect(enough.bytes).toBeGreaterThan(1 << 20);
  const little = new Budget(Infinity, 1 << 20);
  expect(() => pattern.match(subject, 0, subject.length, little)).toThrow(STOP);
  expect(little.steps).toBeLessThan(enough.steps);
});

test("a stop at any step leaves no trace", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["(?:(a)|(b)|c)*(?<=(c))d", "abcabcabcabcabcd"],
    ["(\\w+?)=(?>(\\d+)|x)(?:,|$)", "alpha=12,beta=345,gamma=x"],
    ["(?i)(l+)o\\b.*?(?!z)(w)", "hellO there, World".repeat(8)],
  ];
  for (const [source, subject] of rows) {
    const pattern = compiled(source);
    const whole = new Budget(Infinity);
    const wanted = pattern.search(subject, 0, subject.length, whole);
    for (let limit = 0; limit < whole.steps; limit += 7) {
      expect(() => pattern.search(subject, 0, subject.length, new Budget(limit))).toThrow(STOP);
      expect(pattern.search(subject, 0, subject.length, UNLIMITED)).toEqual(wanted);
    }
    // The same charge each time, and for both forms of the matcher.
    const again = new Budget(Infinity);
    pattern.search(subject, 0, subject.length, again);
    expect(again.steps).toBe(whole.steps);
    const units = new Budget(Infinity);
    pattern.search(codes(subject), 0, subject.length, units);
    expect(units.steps).toBe(whole.steps);
  }
});

test("tight loops over long text are charged by slices", () => {
  const long = "a".repeat(1_000_000);
  for (const source of ["x", "xy", "[xy]", ".*x", "a*+x", "[ab]*?x", "(?s).*?x", "(?m)^x", "[^b]*b"]) {
    const budget = new Budget(Infinity);
    const pattern = compiled(source);
    expect(pattern.match(long, 0, long.length, new Budget(Infinity)) ?? null).toBe(null);
    pattern.search(long, 0, 100_000, budget);
    expect([source, budget.largestCharge < 20_000]).toEqual([source, true]);
    expect([source, budget.steps >= 6000]).toEqual([source, true]);
    expect(() => pattern.search(long, 0, long.length, new Budget(1000))).toThrow(STOP);
  }
});

test("searching is linear where sre's is quadratic: a run that cannot be followed is passed over", () => {
  const subject = "a".repeat(200_000);
  const budget = new Budget(Infinity);
  for (const source of ["\\w+@", "[a-z]+\\d", ".*x", "(a+)b"]) {
    expect(compiled(source).search(subject, 0, subject.length, budget)).toBe(null);
  }
  expect(budget.steps).toBeLessThan(200_000);
});

test("compiling is charged by the length of the pattern, repeats are counts", () => {
  const small = new Budget(Infinity);
  compilePattern("(?:(?:(?:a{1000}){1000}){1000}){1000}", 0, small);
  expect(small.steps).toBeLessThan(4000);
  expect(small.bytes).toBeLessThan(100_000);
  const large = new Budget(Infinity);
  compilePattern("[a-z]+x?".repeat(2000), 0, large);
  expect(large.steps).toBeGreaterThan(500_000);
  expect(() => compilePattern("a".repeat(1000), 0, new Budget(100))).toThrow(STOP);
  const ranges = new Budget(Infinity);
  compilePattern("[\\u0100-\\uffff]", 2, ranges);
  expect(ranges.steps).toBeGreaterThan(5000);
});

test("an iteration can be stopped between matches and go on from plain data", () => {
  const pattern = compiled("(\\d)|");
  const subject = "a12b3";
  const whole: unknown[] = [];
  const iteration = startIteration(subject, 0, subject.length);
  for (;;) {
    const spans = pattern.next(subject, iteration, UNLIMITED);
    if (spans === null) break;
    whole.push(spans);
  }
  const pieces: unknown[] = [];
  let kept = JSON.stringify(startIteration(subject, 0, subject.length));
  for (;;) {
    const restored = JSON.parse(kept);
    const spans = compiled(pattern.source, pattern.flags).next(subject, restored, UNLIMITED);
    if (spans === null) break;
    pieces.push(spans);
    kept = JSON.stringify(restored);
  }
  expect(pieces).toEqual(whole);
  expect(pieces.length).toBe(6);
});
