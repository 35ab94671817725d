// Holds every table against checksums that test/tools/generate-unicode.py took of CPython 3.13, for each
// block of 4,096 code points.
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { foldOf, lowerOf, titleOf, upperOf } from "../../src/unicode/case.js";
import { characterName, otherNames } from "../../src/unicode/names.js";
import { decomposition, normalizeCodePoints } from "../../src/unicode/normalize.js";
import * as properties from "../../src/unicode/properties.js";
import { floatRepr } from "../../src/numeric/float.js";

interface Checksums {
  readonly chunk: number;
  readonly lookups: number;
  readonly checksums: Readonly<Record<string, readonly number[]>>;
}

const path = new URL("data/checksums.json", import.meta.url);
const { chunk, checksums, lookups } = JSON.parse(readFileSync(path, "utf8")) as Checksums;

const points = (text: string): string =>
  Array.from(text, (character) => hexadecimal(character.codePointAt(0) as number)).join(" ");
const hexadecimal = (codePoint: number): string => codePoint.toString(16);
const bit = (value: boolean): string => (value ? "1" : "0");

const rows: Record<string, (codePoint: number) => string> = {
  category: properties.category,
  bidirectional: properties.bidirectional,
  eastAsianWidth: properties.eastAsianWidth,
  combining: (codePoint) => String(properties.combiningClass(codePoint)),
  mirrored: (codePoint) => bit(properties.isMirrored(codePoint)),
  predicates: (codePoint) =>
    bit(properties.isAlpha(codePoint)) +
    bit(properties.isDecimal(codePoint)) +
    bit(properties.isDigit(codePoint)) +
    bit(properties.isNumeric(codePoint)) +
    bit(properties.isAlphanumeric(codePoint)) +
    bit(properties.isWhitespace(codePoint)) +
    bit(properties.isPrintable(codePoint)) +
    bit(properties.isUpper(codePoint)) +
    bit(properties.isLower(codePoint)) +
    bit(properties.isIdentifierStart(codePoint)) +
    bit(properties.isIdentifierPart(codePoint)) +
    bit(properties.isTitle(codePoint)),
  digit: (codePoint) => {
    const value = properties.digitValueOf(codePoint);
    return value < 0 ? "" : String(value);
  },
  numeric: (codePoint) => {
    const value = properties.numericValue(codePoint);
    return value === undefined ? "" : floatRepr(value);
  },
  upper: (codePoint) => points(upperOf(codePoint)),
  lower: (codePoint) => points(lowerOf(codePoint)),
  title: (codePoint) => points(titleOf(codePoint)),
  fold: (codePoint) => points(foldOf(codePoint)),
  decomposition,
  NFC: (codePoint) => normalizeCodePoints("NFC", [codePoint]).map(hexadecimal).join(" "),
  NFD: (codePoint) => normalizeCodePoints("NFD", [codePoint]).map(hexadecimal).join(" "),
  NFKC: (codePoint) => normalizeCodePoints("NFKC", [codePoint]).map(hexadecimal).join(" "),
  NFKD: (codePoint) => normalizeCodePoints("NFKD", [codePoint]).map(hexadecimal).join(" "),
  name: (codePoint) => characterName(codePoint) ?? "",
};

for (const [name, row] of Object.entries(rows)) {
  test(`${name} is as in CPython for every code point`, () => {
    const wrong: string[] = [];
    for (let start = 0, index = 0; start < 0x110000; start += chunk, index += 1) {
      const lines: string[] = [];
      for (let codePoint = start; codePoint < start + chunk; codePoint += 1) lines.push(row(codePoint));
      if (crc32(lines.join("\n")) !== checksums[name][index]) wrong.push(hexadecimal(start));
    }
    expect(wrong).toEqual([]);
  });
}

test("aliases and named sequences are all there", () => {
  const others = otherNames();
  const names = [...others.keys()].sort();
  const lines = names.map((name) => `${name}=${points(others.get(name) as string)}`);
  expect(crc32(lines.join("\n"))).toBe(lookups);
});
