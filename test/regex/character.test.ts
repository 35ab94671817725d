// The small tables of character.ts against the large ones of src/unicode, and what set compilation takes for granted.
import { expect, test } from "vitest";
import {
  ASCII_CLASS,
  CASE_GROUPS,
  CLASS_DIGIT,
  CLASS_LETTER,
  CLASS_OTHER,
  CLASS_SPACE,
  LATIN_CLASS,
  caseGroup,
  classOf,
  isCasedUnicode,
  simpleLower,
  simpleUpper,
} from "../../src/regex/character.js";
import { lowerOf, upperOf } from "../../src/unicode/case.js";
import { isAlphanumeric, isDecimal, isSpace } from "../../src/unicode/properties.js";

const COUNT = 0x110000;

function expectedClass(code: number): number {
  if (isDecimal(code)) return CLASS_DIGIT;
  if (isAlphanumeric(code) || code === 0x5f) return CLASS_LETTER;
  return isSpace(code) ? CLASS_SPACE : CLASS_OTHER;
}

test("every code point is in the class that the Unicode tables give it", () => {
  for (let code = 0; code < COUNT; code += 1) {
    if (classOf(code) !== expectedClass(code)) throw new Error(code.toString(16));
    if (code < 256 && LATIN_CLASS[code] !== classOf(code)) throw new Error(code.toString(16));
    if (code < 128 && ASCII_CLASS[code] !== (code >= 0x1c && code <= 0x1f ? CLASS_OTHER : classOf(code))) {
      throw new Error(code.toString(16));
    }
  }
});

test("simple case is the first character of full case", () => {
  for (let code = 0; code < COUNT; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    if (simpleLower(code) !== lowerOf(code).codePointAt(0)) throw new Error(code.toString(16));
    if (simpleUpper(code) !== upperOf(code).codePointAt(0)) throw new Error(code.toString(16));
  }
});

test("lowering is done once, keeps the class, and leaves cased what was cased", () => {
  for (let code = 0; code < COUNT; code += 1) {
    const lower = simpleLower(code);
    if (simpleLower(lower) !== lower) throw new Error(code.toString(16));
    if (classOf(lower) !== classOf(code)) throw new Error(code.toString(16));
    if (isCasedUnicode(code) && !isCasedUnicode(lower)) throw new Error(code.toString(16));
    if (code < 0x10000 !== lower < 0x10000) throw new Error(code.toString(16));
  }
});

test("case groups are the lower-case characters with the same upper case", () => {
  const byUpper = new Map<string, Set<number>>();
  // No cased script lies beyond.
  for (let code = 0; code < 0x20000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const upper = upperOf(code);
    const lower = lowerOf(code);
    const group = byUpper.get(upper) ?? new Set();
    if (lower.length === String.fromCodePoint(lower.codePointAt(0) ?? 0).length) group.add(lower.codePointAt(0) ?? 0);
    byUpper.set(upper, group);
  }
  const groups = [...byUpper.values()]
    .filter((group) => group.size > 1)
    .map((group) => [...group].sort((a, b) => a - b));
  groups.sort((a, b) => a[0] - b[0]);
  expect(groups).toEqual(CASE_GROUPS);
  expect(caseGroup(0x131)).toEqual([0x69, 0x131]);
  expect(caseGroup(0x61)).toBe(undefined);
});
