// What patterns ask of characters: classes (\d \s \w by ASCII or Unicode rules) and simple case mapping, as
// CPython's sre takes them from its Unicode 15.1 tables. The first 256 code points are answered from small tables;
// pages of 256 are filled from src/unicode when a subject first shows such characters, so a cache, never state.
import { lowerOf, upperOf } from "../unicode/case.js";
import { decimalValue, isWhitespace } from "../unicode/decimal.js";
import { isAlphanumeric } from "../unicode/properties.js";

/** Every code point is in exactly one of these; a set of classes is a sum. */
export const CLASS_DIGIT = 1;
/** Letters, numerals other than decimals, and the underscore. */
export const CLASS_LETTER = 2;
export const CLASS_SPACE = 4;
export const CLASS_OTHER = 8;
export const CLASS_WORD = CLASS_DIGIT | CLASS_LETTER;
export const CLASS_ALL = 15;

/** Code points below this are answered from tables, and a set holds a bit for each of them. */
export const LATIN = 256;

/** Class of each of the first 256 code points by Unicode rules; `test/regex/character.test.ts` holds it to src/unicode. */
export const LATIN_CLASS: Uint8Array = latinClasses(false);

/** The same by ASCII rules, where everything above 127 is other. */
export const ASCII_CLASS: Uint8Array = latinClasses(true);

function latinClasses(ascii: boolean): Uint8Array {
  const classes = new Uint8Array(LATIN);
  for (let code = 0; code < LATIN; code += 1) {
    let found = CLASS_OTHER;
    if (code >= 0x30 && code <= 0x39) found = CLASS_DIGIT;
    else if (isAsciiLetter(code) || code === 0x5f || (!ascii && isLatinLetter(code))) found = CLASS_LETTER;
    else if (ascii ? code === 0x20 || (code >= 9 && code <= 13) : isWhitespace(code)) found = CLASS_SPACE;
    classes[code] = found;
  }
  return classes;
}

/** ª µ º, the superscripts and fractions, and the letters of Latin-1. */
function isLatinLetter(code: number): boolean {
  if (code >= 0xc0) return code !== 0xd7 && code !== 0xf7;
  return (
    code === 0xaa || code === 0xb5 || (code >= 0xb9 && code <= 0xbe && code !== 0xbb) || code === 0xb2 || code === 0xb3
  );
}

/** a–z and A–Z. */
export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

const classPages: (Uint8Array | undefined)[] = [];

/** The class of a code point by Unicode rules. */
export function classOf(code: number): number {
  const page = classPages[code >> 8];
  return page === undefined ? fillClassPage(code >> 8)[code & 255] : page[code & 255];
}

function fillClassPage(number: number): Uint8Array {
  while (classPages.length <= number) classPages.push(undefined);
  const page = number === 0 ? LATIN_CLASS : new Uint8Array(256);
  if (isPrivate(number)) {
    page.fill(CLASS_OTHER);
  } else if (number > 0) {
    for (let index = 0; index < 256; index += 1) {
      const code = (number << 8) | index;
      let found = CLASS_OTHER;
      if (decimalValue(code) >= 0) found = CLASS_DIGIT;
      else if (isAlphanumeric(code)) found = CLASS_LETTER;
      else if (isWhitespace(code)) found = CLASS_SPACE;
      page[index] = found;
    }
  }
  classPages[number] = page;
  return page;
}

/** The private use area: neither letters nor space, and known without a table. */
function isPrivate(page: number): boolean {
  return page >= 0xe0 && page < 0xf9;
}

const lowerPages: (Int32Array | undefined)[] = [];

/** Simple lower case (CPython's Py_UNICODE_TOLOWER: the first character of the full mapping). */
export function simpleLower(code: number): number {
  if (code < LATIN) {
    const upper = code < 0x80 ? code >= 0x41 && code <= 0x5a : code >= 0xc0 && code <= 0xde && code !== 0xd7;
    return upper ? code + 32 : code;
  }
  const page = lowerPages[code >> 8];
  return page === undefined ? fillLowerPage(code >> 8)[code & 255] : page[code & 255];
}

function fillLowerPage(number: number): Int32Array {
  while (lowerPages.length <= number) lowerPages.push(undefined);
  const page = new Int32Array(256);
  for (let index = 0; index < 256; index += 1) {
    const code = (number << 8) | index;
    page[index] = isPrivate(number) ? code : (lowerOf(code).codePointAt(0) ?? code);
  }
  lowerPages[number] = page;
  return page;
}

/** Lower case of ASCII letters only. */
export function asciiLower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code;
}

/** Upper case of ASCII letters only. */
export function asciiUpper(code: number): number {
  return code >= 0x61 && code <= 0x7a ? code - 32 : code;
}

/** Simple upper case (Py_UNICODE_TOUPPER). */
export function simpleUpper(code: number): number {
  if (code < 0x80) return asciiUpper(code);
  return upperOf(code).codePointAt(0) ?? code;
}

/** Whether case folding can touch the code point at all. */
export function isCasedUnicode(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code);
  return simpleLower(code) !== code || simpleUpper(code) !== code;
}

/**
 * Lower-case characters that share an upper case with others, each group ascending: `(?i)` takes them for equal
 * though lower case alone would not. Derived from the case tables; a test derives them again.
 */
export const CASE_GROUPS: readonly (readonly number[])[] = [
  [0x69, 0x131],
  [0x73, 0x17f],
  [0xb5, 0x3bc],
  [0x345, 0x3b9, 0x1fbe],
  [0x390, 0x1fd3],
  [0x3b0, 0x1fe3],
  [0x3b2, 0x3d0],
  [0x3b5, 0x3f5],
  [0x3b8, 0x3d1],
  [0x3ba, 0x3f0],
  [0x3c0, 0x3d6],
  [0x3c1, 0x3f1],
  [0x3c2, 0x3c3],
  [0x3c6, 0x3d5],
  [0x432, 0x1c80],
  [0x434, 0x1c81],
  [0x43e, 0x1c82],
  [0x441, 0x1c83],
  [0x442, 0x1c84, 0x1c85],
  [0x44a, 0x1c86],
  [0x463, 0x1c87],
  [0x1c88, 0xa64b],
  [0x1e61, 0x1e9b],
  [0xfb05, 0xfb06],
];

const companions = new Map<number, readonly number[]>();
for (const group of CASE_GROUPS) for (const code of group) companions.set(code, group);

/** The group of CASE_GROUPS that a lower-case character is in, itself included, or undefined. */
export function caseGroup(lower: number): readonly number[] | undefined {
  return companions.get(lower);
}
