// The border of src/regex: what it returns, what it refuses, how deep and how large patterns may be.
import { expect, test } from "vitest";
import {
  Pattern,
  RegexFailure,
  UNLIMITED,
  compilePattern,
  escapePattern,
  lastIndexOf,
  parseTemplate,
} from "../../src/regex/api.js";
import type { Text } from "../../src/regex/api.js";

function compiled(source: Text, flags = 0): Pattern {
  const pattern = compilePattern(source, flags);
  if (pattern instanceof RegexFailure) throw new Error(pattern.message);
  return pattern;
}

function refused(source: Text, flags = 0): RegexFailure {
  const failure = compilePattern(source, flags, UNLIMITED, () => undefined);
  if (!(failure instanceof RegexFailure)) throw new Error("accepted");
  return failure;
}

test("a match gives the spans of the whole and of the groups, and the last group", () => {
  const pattern = compiled("(?P<year>\\d+)-(\\d+)(x)?");
  const spans = pattern.search("on 2024-05", 0, 100, UNLIMITED);
  expect(spans).toEqual([3, 10, 3, 7, 8, 10, -1, -1, 2]);
  expect(lastIndexOf(spans ?? [])).toBe(2);
  expect(pattern.match("on 2024-05", 0, 100, UNLIMITED)).toBe(null);
  expect(pattern.fullmatch("2024-05", 0, 100, UNLIMITED)?.[1]).toBe(7);
  expect([...pattern.groupIndex]).toEqual([["year", 1]]);
  expect([pattern.groups, pattern.flags, pattern.isBytes]).toEqual([3, 32, false]);
});

test("a failure has CPython's words and place", () => {
  const failure = refused("ab\n(c");
  expect([failure.kind, failure.reason]).toEqual(["pattern", "missing ), unterminated subpattern"]);
  expect(failure.message).toBe("missing ), unterminated subpattern at position 3 (line 2, column 1)");
  expect([failure.position, failure.line, failure.column]).toEqual([3, 2, 1]);
  expect(refused("a{4294967295}").kind).toBe("overflow");
  expect(refused("a", 4).kind).toBe("value");
  expect(refused(`a{${"9".repeat(4301)}}`).kind).toBe("value");
  const nowhere = refused("(?<=a*)");
  expect([nowhere.message, nowhere.position]).toEqual(["look-behind requires fixed-width pattern", null]);
});

test("character names may be the caller's", () => {
  const pattern = compilePattern("\\N{DIGIT ONE}", 0, UNLIMITED, (name) => (name === "DIGIT ONE" ? 0x31 : undefined));
  expect(pattern instanceof Pattern && pattern.match("1", 0, 1, UNLIMITED)).toEqual([0, 1, 0]);
});

test("groups nest as deep as CPython's recursion lets them", () => {
  for (const [open, close] of [
    ["(", ")"],
    ["(?:", ")"],
    ["(?=", ")"],
    ["(?>", ")"],
    ["(?:a(", ")*)?"],
    ["(?i:b|", ")"],
    ["(", ")*"],
    ["(?:x|", "){2,3}"],
  ]) {
    const levels = open.length > 4 && open.endsWith("(") ? 248 : 496;
    const pattern = compiled(open.repeat(levels) + close.repeat(levels));
    if (close !== "){2,3}") pattern.search("ab", 0, 2, UNLIMITED);
    const failure = refused(open.repeat(levels + 1) + close.repeat(levels + 1));
    expect([open, failure.kind, failure.message]).toEqual([open, "recursion", "maximum recursion depth exceeded"]);
  }
  expect(refused("(".repeat(100_000)).kind).toBe("recursion");
});

test("large patterns compile in proportion", () => {
  const alternatives = compiled(`(?:${"ab|cd|".repeat(3000)}x)y`);
  expect(alternatives.match("xy", 0, 2, UNLIMITED)).toEqual([0, 2, 0]);
  const groups = compiled("(a)?".repeat(2000));
  expect(groups.match("a".repeat(2000), 0, 2000, UNLIMITED)?.length).toBe(4003);
  expect(compiled("a?".repeat(5000)).match("aaa", 0, 3, UNLIMITED)?.[1]).toBe(3);
  expect(compiled(`[${"\\u0100-\\u0200\\u1234".repeat(1000)}]`).match("\u1234", 0, 1, UNLIMITED)?.[1]).toBe(1);
  expect(compiled(`${"ab".repeat(10_000)}|${"ab".repeat(10_000)}c`).groups).toBe(0);
});

test("names that JavaScript knows are names like others", () => {
  for (const name of ["constructor", "__proto__", "hasOwnProperty", "toString", "length"]) {
    const pattern = compiled(`(?P<${name}>a)(?P=${name})`);
    expect([...pattern.groupIndex]).toEqual([[name, 1]]);
    const template = parseTemplate(`\\g<${name}>`, pattern);
    expect(template).toEqual({ literals: ["", ""], groups: [1] });
  }
  expect(refused("(?P=constructor)").message).toBe("unknown group name 'constructor' at position 4");
});

test("templates are literals with groups between them", () => {
  const pattern = compiled("(a)(?P<b>b)");
  expect(parseTemplate("x\\1\\g<b>\\n", pattern)).toEqual({ literals: ["x", "", "\n"], groups: [1, 2] });
  const failure = parseTemplate("\\g<no>", pattern);
  expect(failure instanceof RegexFailure && [failure.kind, failure.message]).toEqual([
    "index",
    "unknown group name 'no'",
  ]);
  const bytes = compiled(Uint8Array.from([0x61]));
  expect(parseTemplate(Uint8Array.from([0xe9]), bytes)).toEqual({ literals: [Uint8Array.from([0xe9])], groups: [] });
});

test("escape puts a backslash before what could be syntax", () => {
  expect(escapePattern("a.b-c d#\n_/\"'%@é")).toBe("a\\.b\\-c\\ d\\#\\\n_/\"'%@é");
  expect(escapePattern(Uint8Array.from([0x2e, 0xff]))).toEqual(Uint8Array.from([0x5c, 0x2e, 0xff]));
  expect(escapePattern(Uint32Array.from([0x1f600, 0x2a]))).toEqual(Uint32Array.from([0x1f600, 0x5c, 0x2a]));
});

test("a lone surrogate is a character", () => {
  const pattern = compiled(Uint32Array.from([0xd83d]));
  expect(pattern.search(Uint32Array.from([0xd83d, 0xde00]), 0, 2, UNLIMITED)).toEqual([0, 1, 0]);
  expect(pattern.search(Uint32Array.from([0x1f600]), 0, 1, UNLIMITED)).toBe(null);
});
