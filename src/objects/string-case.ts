/**
 * str methods about letters: upper, lower, title, capitalize, swapcase, casefold, and the is… predicates. ASCII goes by
 * arithmetic, everything else through the pinned Unicode tables (unicode/), never through the engine's.
 */

import { foldOf, lowerAt, titleOf, upperOf } from "../unicode/case.js";
import { isWhitespace } from "../unicode/decimal.js";
import {
  isAlpha,
  isAlphanumeric,
  isCased,
  isDecimal,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isLower,
  isNumeric,
  isPrintable,
  isTitle,
  isUpper,
} from "../unicode/properties.js";
import { method } from "./define.js";
import type { Machine } from "./machine.js";
import { PyWideStr, type AnyStr, type FlatStr } from "./model.js";
import { STR } from "./primitives.js";
import { allocateText, flatten, fromCodePoints, isLatin1, strLength } from "./text.js";
import { wideStrSize } from "./sizes.js";

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** The text mapped point by point; a mapping may give several characters. */
function mapPoints(
  m: Machine,
  text: FlatStr,
  map: (points: ArrayLike<number>, index: number) => string | number,
): FlatStr {
  const length = strLength(text);
  m.charge(2 * length);
  m.allocate(wideStrSize(2 * length));
  let points: ArrayLike<number>;
  if (text instanceof PyWideStr) points = text.codePoints;
  else {
    const units = new Uint16Array(length);
    for (let index = 0; index < length; index++) units[index] = text.charCodeAt(index);
    points = units;
  }
  const mapped: number[] = [];
  for (let index = 0; index < length; index++) {
    const result = map(points, index);
    if (typeof result === "number") mapped.push(result);
    else
      for (let at = 0; at < result.length; at++) {
        const point = result.codePointAt(at) as number;
        if (point > 0xffff) at++;
        mapped.push(point);
      }
  }
  return fromCodePoints(mapped);
}

const upperPoint = (points: ArrayLike<number>, index: number): string | number => {
  const point = points[index];
  if (point < 0x80) return point >= 0x61 && point <= 0x7a ? point - 32 : point;
  return upperOf(point);
};
const lowerPoint = (points: ArrayLike<number>, index: number): string | number => {
  const point = points[index];
  if (point < 0x80) return point >= 0x41 && point <= 0x5a ? point + 32 : point;
  return lowerAt(points, index);
};
const foldPoint = (points: ArrayLike<number>, index: number): string | number => {
  const point = points[index];
  if (point < 0x80) return point >= 0x41 && point <= 0x5a ? point + 32 : point;
  return foldOf(point);
};
const swapPoint = (points: ArrayLike<number>, index: number): string | number => {
  const point = points[index];
  if (isUpper(point)) return lowerPoint(points, index);
  return isLower(point) ? upperPoint(points, index) : point;
};
const capitalPoint = (points: ArrayLike<number>, index: number): string | number =>
  index === 0 ? titleOf(points[0]) : lowerPoint(points, index);
const titlePoint = (points: ArrayLike<number>, index: number): string | number =>
  index > 0 && isCased(points[index - 1]) ? lowerPoint(points, index) : titleOf(points[index]);

/** text.upper() */
export function strUpper(m: Machine, text: FlatStr): FlatStr {
  if (typeof text !== "string") return mapPoints(m, text, upperPoint);
  m.charge(text.length >> 6);
  if (!isLatin1(text)) return mapPoints(m, text, upperPoint);
  allocateText(m, text.length);
  // The mapping of Latin-1 is the same in every version of Unicode, so the engine's will do.
  return text.toUpperCase();
}

/** text.lower() */
export function strLower(m: Machine, text: FlatStr): FlatStr {
  if (typeof text !== "string") return mapPoints(m, text, lowerPoint);
  m.charge(text.length >> 6);
  if (!isLatin1(text)) return mapPoints(m, text, lowerPoint);
  allocateText(m, text.length);
  return text.toLowerCase();
}

method(STR, "upper(self, /)", { doc: "Return a copy of the string converted to uppercase." }, (m, self: AnyStr) =>
  strUpper(m, flatten(m, self)),
);
method(STR, "lower(self, /)", { doc: "Return a copy of the string converted to lowercase." }, (m, self: AnyStr) =>
  strLower(m, flatten(m, self)),
);
method(
  STR,
  "casefold(self, /)",
  { doc: "Return a version of the string suitable for caseless comparisons." },
  (m, self: AnyStr) => {
    const text = flatten(m, self);
    if (typeof text !== "string") return mapPoints(m, text, foldPoint);
    m.charge(text.length >> 5);
    if (!isAscii(text)) return mapPoints(m, text, foldPoint);
    allocateText(m, text.length);
    return text.toLowerCase();
  },
);
method(
  STR,
  "capitalize(self, /)",
  {
    doc: "Return a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase.",
  },
  (m, self: AnyStr) => {
    const text = flatten(m, self);
    if (typeof text !== "string") return mapPoints(m, text, capitalPoint);
    m.charge(text.length >> 5);
    if (!isAscii(text)) return mapPoints(m, text, capitalPoint);
    allocateText(m, text.length);
    return text.length < 256
      ? text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()
      : [text.slice(0, 1).toUpperCase(), text.slice(1).toLowerCase()].join("");
  },
);
method(
  STR,
  "title(self, /)",
  {
    doc: "Return a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case.",
  },
  (m, self: AnyStr) => mapPoints(m, flatten(m, self), titlePoint),
);
method(
  STR,
  "swapcase(self, /)",
  { doc: "Convert uppercase characters to lowercase and lowercase characters to uppercase." },
  (m, self: AnyStr) => mapPoints(m, flatten(m, self), swapPoint),
);

// ----------------------------------------------------------------------------------------------------------- predicates

/** Charges a look at every character: the Unicode tables cost more than ASCII does. */
function chargeTables(m: Machine, text: FlatStr, length: number): void {
  if (length > 7) m.charge(typeof text === "string" && isLatin1(text) ? length >> 3 : length >> 1);
}

/** Does every character have the property? False for the empty text. */
function every(m: Machine, self: AnyStr, property: (point: number) => boolean): boolean {
  const text = flatten(m, self);
  const length = strLength(text);
  if (length === 0) return false;
  chargeTables(m, text, length);
  if (typeof text === "string") {
    for (let index = 0; index < length; index++) if (!property(text.charCodeAt(index))) return false;
  } else for (let index = 0; index < length; index++) if (!property(text.codePoints[index])) return false;
  return true;
}

for (const [name, property, doc] of [
  [
    "isalpha",
    isAlpha,
    "Return True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string.",
  ],
  [
    "isalnum",
    isAlphanumeric,
    "Return True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string.",
  ],
  [
    "isdecimal",
    isDecimal,
    "Return True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string.",
  ],
  [
    "isdigit",
    isDigit,
    "Return True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string.",
  ],
  [
    "isnumeric",
    isNumeric,
    "Return True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string.",
  ],
  [
    "isspace",
    isWhitespace,
    "Return True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string.",
  ],
] as const)
  method(STR, `${name}(self, /)`, { doc }, (m, self: AnyStr) => every(m, self, property));

method(
  STR,
  "isascii(self, /)",
  {
    doc: "Return True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too.",
  },
  (m, self: AnyStr) => {
    const text = flatten(m, self);
    if (typeof text !== "string") return false;
    m.charge(text.length >> 5);
    return isAscii(text);
  },
);
method(
  STR,
  "isprintable(self, /)",
  {
    doc: "Return True if all characters in the string are printable, False otherwise.\n\nA character is printable if repr() may use it in its output.",
  },
  (m, self: AnyStr) => strLength(self) === 0 || every(m, self, isPrintable),
);
method(
  STR,
  "isidentifier(self, /)",
  {
    doc: 'Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as "def" or "class".',
  },
  (m, self: AnyStr) => {
    const text = flatten(m, self);
    const length = strLength(text);
    chargeTables(m, text, length);
    const points = typeof text === "string" ? null : text.codePoints;
    for (let index = 0; index < length; index++) {
      const point = points === null ? (text as string).charCodeAt(index) : points[index];
      if (!(index === 0 ? isIdentifierStart(point) : isIdentifierPart(point))) return false;
    }
    return length > 0;
  },
);

/** isupper and islower: one cased character at least, and none of the other cases. */
function inCase(
  m: Machine,
  self: AnyStr,
  wanted: (point: number) => boolean,
  other: (point: number) => boolean,
): boolean {
  const text = flatten(m, self);
  const length = strLength(text);
  chargeTables(m, text, length);
  const points = typeof text === "string" ? null : text.codePoints;
  let cased = false;
  for (let index = 0; index < length; index++) {
    const point = points === null ? (text as string).charCodeAt(index) : points[index];
    if (other(point) || isTitle(point)) return false;
    cased ||= wanted(point);
  }
  return cased;
}
method(
  STR,
  "isupper(self, /)",
  {
    doc: "Return True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string.",
  },
  (m, self: AnyStr) => inCase(m, self, isUpper, isLower),
);
method(
  STR,
  "islower(self, /)",
  {
    doc: "Return True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string.",
  },
  (m, self: AnyStr) => inCase(m, self, isLower, isUpper),
);
method(
  STR,
  "istitle(self, /)",
  {
    doc: "Return True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones.",
  },
  (m, self: AnyStr) => {
    const text = flatten(m, self);
    const length = strLength(text);
    chargeTables(m, text, length);
    const points = typeof text === "string" ? null : text.codePoints;
    let cased = false;
    let inWord = false;
    for (let index = 0; index < length; index++) {
      const point = points === null ? (text as string).charCodeAt(index) : points[index];
      if (isUpper(point) || isTitle(point)) {
        if (inWord) return false;
        inWord = true;
        cased = true;
      } else if (isLower(point)) {
        if (!inWord) return false;
        cased = true;
      } else inWord = false;
    }
    return cased;
  },
);
