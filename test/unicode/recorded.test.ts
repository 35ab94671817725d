// Holds case mappings, normal forms and names of whole strings against answers recorded from CPython 3.13
// (`npx tsx test/yardsticks/unicode.ts --record`), and a few edges by hand.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lowerCase } from "../../src/unicode/case.js";
import { decimalValue, isWhitespace } from "../../src/unicode/decimal.js";
import * as names from "../../src/unicode/names.js";
import { category, isSpace } from "../../src/unicode/properties.js";
import { digest, recordedPath } from "../yardsticks/cpython.js";
import { unicodeYardstick } from "../yardsticks/unicode.js";
import type { Recorded } from "../yardsticks/cpython.js";

test("whole strings answer as CPython did when recorded", () => {
  const recorded = JSON.parse(readFileSync(recordedPath("unicode", "unicode"), "utf8")) as Recorded;
  const { asked, got } = unicodeYardstick.generate(recorded.seed, recorded.answers.length);
  expect(asked.map((question, index) => [digest(question), digest(got[index])])).toEqual(recorded.answers);
});

test("a capital sigma is final only at the end of a word", () => {
  expect(lowerCase("ΑΣ")).toBe("ας");
  expect(lowerCase("ΑΣΑ")).toBe("ασα");
  expect(lowerCase("Σ")).toBe("σ");
  expect(lowerCase("ΑΣ\u0301Α")).toBe("ασ\u0301α");
});

test("the small tables used at start-up agree with the large ones", () => {
  for (let codePoint = 0; codePoint < 0x110000; codePoint += 1) {
    if (decimalValue(codePoint) >= 0 !== (category(codePoint) === "Nd")) throw new Error(String(codePoint));
  }
  expect(isSpace).toBe(isWhitespace);
});

test("names come in any case, with aliases and named sequences", () => {
  const rows: [string, string | undefined][] = [
    ["latin small letter a", "a"],
    ["null", "\0"],
    ["KEYCAP DIGIT ONE", "1\ufe0f\u20e3"],
    ["CJK UNIFIED IDEOGRAPH-04E00", "\u4e00"],
    ["cjk unified ideograph-4e00", undefined],
    ["HANGUL SYLLABLE GGA", "\uae4c"],
    ["HANGUL SYLLABLE A", "\uc544"],
    ["HANGUL SYLLABLE GAGA", undefined],
    ["nushu character-1b170", "\u{1b170}"],
    ["LATIN SMALL LETTER A ", undefined],
    ["", undefined],
  ];
  for (const [name, text] of rows) expect([name, names.textByName(name)]).toEqual([name, text]);
  expect(names.codePointByName("KEYCAP DIGIT ONE")).toBe(undefined);
  expect(names.characterName(0)).toBe(undefined);
});
