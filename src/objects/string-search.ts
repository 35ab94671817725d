/**
 * str methods that look for text: find, rfind, index, rindex, count, startswith, endswith, replace, partition, rpartition,
 * removeprefix, removesuffix, and `in`. Searches are linear (numeric/text.ts) and charged (haystack + needle) / 16 before
 * they start. Wide text goes through code points.
 */

import { TextNeedle, UnitsNeedle } from "../numeric/text.js";
import { method } from "./define.js";
import { MemoryRefused, X, type Machine, type NextResult, type Result } from "./machine.js";
import { PyTuple, PyWideStr, type AnyStr, type FlatStr, type Value } from "./model.js";
import { STR } from "./primitives.js";
import { typeName, unwrap } from "./protocol.js";
import { strSize, tupleSize, wideStrSize } from "./sizes.js";
import {
  TEXT_MAXIMUM,
  allocateText,
  codePointsOf,
  flatten,
  fromCodePoints,
  isStr,
  sliceText,
  strLength,
} from "./text.js";

/** Engines compare at most this many units at each place for so short a needle: their own search is linear. */
const SHORT_NEEDLE = 6;

/** The first place of a plain needle in plain text at or after `from`, or -1. The caller charges. */
export function findPlain(text: string, needle: string, from: number): number {
  const { length } = needle;
  if (length > 0 && length <= SHORT_NEEDLE) return text.indexOf(needle, from); // native-ok: at most six units per place
  return new TextNeedle(needle).find(text, from, text.length);
}

/** A search looks at so much first, then at twice as much, and so on, paying for each part before it is looked at. */
const FIRST_WINDOW = 256;
const LAST_WINDOW = 1 << 18;

/**
 * The first place of a needle in what lies between `from` and `to`, or -1; `look` searches one part. What is found early is
 * cheap however long the rest is.
 */
export function findInWindows(
  m: Machine,
  from: number,
  to: number,
  length: number,
  look: (from: number, to: number) => number,
): number {
  m.charge(length >> 4);
  let window = FIRST_WINDOW + length;
  for (let at = from; ;) {
    const end = Math.min(to, at + window);
    m.charge((end - at) >> 4);
    const found = look(at, end);
    if (found >= 0 || end === to) return found;
    at = end - length + 1;
    if (window < LAST_WINDOW) window *= 2;
  }
}

/** The same from the end. */
export function rfindInWindows(
  m: Machine,
  from: number,
  to: number,
  length: number,
  look: (from: number, to: number) => number,
): number {
  m.charge(length >> 4);
  let window = FIRST_WINDOW + length;
  for (let at = to; ;) {
    const start = Math.max(from, at - window);
    m.charge((at - start) >> 4);
    const found = look(start, at);
    if (found >= 0 || start === from) return found;
    at = start + length - 1;
    if (window < LAST_WINDOW) window *= 2;
  }
}

/** A start or end argument clipped to the text. */
function clip(index: number | undefined, length: number, absent: number): number {
  if (index === undefined) return absent;
  return index < 0 ? Math.max(0, index + length) : index;
}

function findWithin(m: Machine, value: AnyStr, needle: FlatStr, start?: number, end?: number): number {
  const text = flatten(m, value);
  const length = strLength(text);
  const from = clip(start, length, 0);
  const to = Math.min(clip(end, length, length), length);
  if (from > to) return -1;
  const size = strLength(needle);
  if (typeof text === "string") {
    if (typeof needle !== "string") return -1;
    if (size === 0) return from;
    if (to - from <= FIRST_WINDOW) {
      m.charge((to - from + size) >> 4);
      return to === length ? findPlain(text, needle, from) : new TextNeedle(needle).find(text, from, to);
    }
    if (size <= SHORT_NEEDLE)
      return findInWindows(m, from, to, size, (first, last) => {
        const at = text.slice(first, last).indexOf(needle); // native-ok: at most six units per place
        return at < 0 ? -1 : first + at;
      });
    const prepared = new TextNeedle(needle);
    return findInWindows(m, from, to, size, (first, last) => prepared.find(text, first, last));
  }
  const prepared = new UnitsNeedle(codePointsOf(needle));
  return findInWindows(m, from, to, size, (first, last) => prepared.find(text.codePoints, first, last));
}

function rfindWithin(m: Machine, value: AnyStr, needle: FlatStr, start?: number, end?: number): number {
  const text = flatten(m, value);
  const length = strLength(text);
  const from = clip(start, length, 0);
  const to = Math.min(clip(end, length, length), length);
  if (from > to) return -1;
  const size = strLength(needle);
  if (typeof text === "string") {
    if (typeof needle !== "string") return -1;
    if (size === 0) return to;
    const prepared = new TextNeedle(needle);
    return rfindInWindows(m, from, to, size, (first, last) => prepared.rfind(text, first, last));
  }
  const prepared = new UnitsNeedle(codePointsOf(needle));
  return rfindInWindows(m, from, to, size, (first, last) => prepared.rfind(text.codePoints, first, last));
}

/** key in text */
export function strContains(m: Machine, text: AnyStr, key: Value): Result {
  if (typeof key === "string") return findWithin(m, text, key) >= 0;
  const needle = unwrap(key);
  if (isStr(needle)) return findWithin(m, text, flatten(m, needle)) >= 0;
  return m.typeError(`'in <string>' requires string as left operand, not ${typeName(key)}`);
}

/** text.find(needle) */
export function strFind(m: Machine, text: AnyStr, needle: FlatStr, start?: number, end?: number): number {
  return findWithin(m, text, needle, start, end);
}

const RANGE = "start: slice=None, end: slice=None, /";
method(
  STR,
  `find(self, sub: str, ${RANGE})`,
  {
    doc: "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.",
  },
  (m, self: AnyStr, needle: FlatStr, start?: number, end?: number) => findWithin(m, self, needle, start, end),
);
method(
  STR,
  `rfind(self, sub: str, ${RANGE})`,
  {
    doc: "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.",
  },
  (m, self: AnyStr, needle: FlatStr, start?: number, end?: number) => rfindWithin(m, self, needle, start, end),
);
method(
  STR,
  `index(self, sub: str, ${RANGE})`,
  {
    doc: "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.",
  },
  (m, self: AnyStr, needle: FlatStr, start?: number, end?: number): NextResult => {
    const at = findWithin(m, self, needle, start, end);
    return at < 0 ? m.valueError("substring not found") : at;
  },
);
method(
  STR,
  `rindex(self, sub: str, ${RANGE})`,
  {
    doc: "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.",
  },
  (m, self: AnyStr, needle: FlatStr, start?: number, end?: number): NextResult => {
    const at = rfindWithin(m, self, needle, start, end);
    return at < 0 ? m.valueError("substring not found") : at;
  },
);

/** text.count(needle) */
export function strCount(m: Machine, value: AnyStr, needle: FlatStr, start?: number, end?: number): number {
  const text = flatten(m, value);
  const length = strLength(text);
  const from = clip(start, length, 0);
  const to = Math.min(clip(end, length, length), length);
  if (from > to) return 0;
  m.charge((to - from + strLength(needle)) >> 3);
  if (typeof text !== "string") return new UnitsNeedle(codePointsOf(needle)).count(text.codePoints, from, to);
  if (typeof needle !== "string") return 0;
  if (needle.length === 0 || needle.length > SHORT_NEEDLE || to !== length)
    return new TextNeedle(needle).count(text, from, to);
  let count = 0;
  for (let at = findPlain(text, needle, from); at >= 0; at = findPlain(text, needle, at + needle.length))
    if ((++count & 1023) === 0) m.charge(512);
  return count;
}
method(
  STR,
  `count(self, sub: str, ${RANGE})`,
  {
    doc: "Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.",
  },
  (m, self: AnyStr, needle: FlatStr, start?: number, end?: number) => strCount(m, self, needle, start, end),
);

// ---------------------------------------------------------------------------------------------------- prefix and suffix

/** Does `part` lie at text[at:]? */
function liesAt(text: FlatStr, part: FlatStr, at: number): boolean {
  if (typeof text === "string") {
    if (typeof part !== "string") return false;
    // Long parts are compared block by block, short ones unit by unit.
    return part.length < 32 ? text.startsWith(part, at) : text.slice(at, at + part.length) === part;
  }
  const length = strLength(part);
  const points = text.codePoints;
  if (typeof part === "string") {
    for (let index = 0; index < length; index++) if (points[at + index] !== part.charCodeAt(index)) return false;
  } else for (let index = 0; index < length; index++) if (points[at + index] !== part.codePoints[index]) return false;
  return true;
}

/** Does text[from:to] start (or end) with the part? */
function tailMatches(m: Machine, text: FlatStr, part: FlatStr, from: number, to: number, atEnd: boolean): boolean {
  const length = strLength(part);
  if (from + length > to || from > to) return false;
  if (length > 63) m.charge(length >> 6);
  return liesAt(text, part, atEnd ? to - length : from);
}

function matchTail(
  m: Machine,
  self: AnyStr,
  affix: Value,
  start: number | undefined,
  end: number | undefined,
  atEnd: boolean,
): Result {
  const text = flatten(m, self);
  const length = strLength(text);
  const from = clip(start, length, 0);
  const to = Math.min(clip(end, length, length), length);
  const part = unwrap(affix);
  if (isStr(part)) return tailMatches(m, text, flatten(m, part), from, to, atEnd);
  const name = atEnd ? "endswith" : "startswith";
  if (!(part instanceof PyTuple))
    return m.typeError(`${name} first arg must be str or a tuple of str, not ${typeName(affix)}`);
  for (const item of part.items) {
    m.charge(1);
    const inner = unwrap(item);
    if (!isStr(inner)) return m.typeError(`tuple for ${name} must only contain str, not ${typeName(item)}`);
    if (tailMatches(m, text, flatten(m, inner), from, to, atEnd)) return true;
  }
  return false;
}

method(
  STR,
  "startswith(self, prefix, start: slice=None, end: slice=None, /)",
  {
    doc: "Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.",
  },
  (m, self: AnyStr, prefix: Value, start?: number, end?: number) => matchTail(m, self, prefix, start, end, false),
);
method(
  STR,
  "endswith(self, suffix, start: slice=None, end: slice=None, /)",
  {
    doc: "Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.",
  },
  (m, self: AnyStr, suffix: Value, start?: number, end?: number) => matchTail(m, self, suffix, start, end, true),
);

/** text[start:end] as a method's result, charged; the text itself when nothing is cut off. */
export function strPart(m: Machine, text: FlatStr, start: number, end: number): FlatStr {
  if (start === 0 && end === strLength(text)) return text;
  m.charge((end - start) >> 6);
  m.allocate(typeof text === "string" ? strSize(end - start) : wideStrSize(end - start));
  return sliceText(text, start, end);
}

method(
  STR,
  "removeprefix(self, prefix: str, /)",
  {
    doc: "Return a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string.",
  },
  (m, self: AnyStr, prefix: FlatStr) => {
    const text = flatten(m, self);
    const length = strLength(text);
    return tailMatches(m, text, prefix, 0, length, false) ? strPart(m, text, strLength(prefix), length) : text;
  },
);
method(
  STR,
  "removesuffix(self, suffix: str, /)",
  {
    doc: "Return a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring.",
  },
  (m, self: AnyStr, suffix: FlatStr) => {
    const text = flatten(m, self);
    const length = strLength(text);
    return tailMatches(m, text, suffix, 0, length, true) ? strPart(m, text, 0, length - strLength(suffix)) : text;
  },
);

// -------------------------------------------------------------------------------------------------------------- replace

/** text.replace(old, replacement, limit); limit < 0: all. */
export function strReplace(m: Machine, text: FlatStr, old: FlatStr, replacement: FlatStr, limit: number): FlatStr {
  const length = strLength(text);
  const oldLength = strLength(old);
  if (limit === 0 || oldLength > length) return text;
  m.charge((length + oldLength) >> 4);
  if (typeof text === "string") {
    // What is not in plain text cannot be replaced.
    if (typeof old !== "string") return text;
    if (typeof replacement === "string")
      return oldLength === 0
        ? insertPlain(m, text, replacement, limit)
        : replacePlain(m, text, old, replacement, limit);
  }
  const positions =
    typeof text === "string" ? plainPositions(m, text, old as string, limit) : widePositions(m, text, old, limit);
  if (positions.length === 0) return text;
  const total = length + positions.length * (strLength(replacement) - oldLength);
  if (total > TEXT_MAXIMUM) throw new MemoryRefused();
  return replaceWide(m, text, positions, oldLength, replacement, total);
}

function replacePlain(m: Machine, text: string, old: string, replacement: string, limit: number): string {
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  const width = old.length;
  const needle = width > SHORT_NEEDLE ? new TextNeedle(old) : null;
  let at = needle === null ? findPlain(text, old, 0) : needle.find(text, 0, text.length);
  if (at < 0) return text;
  const parts: string[] = [];
  let start = 0;
  let total = text.length;
  while (at >= 0 && parts.length < most) {
    if ((parts.length & 31) === 0) {
      // What the last 32 pieces bring is reserved at once, so that a result too large is refused early.
      reservePieces(m);
      if (parts.length > 0) m.allocate(32 * replacement.length);
      if (total > TEXT_MAXIMUM) throw new MemoryRefused();
    }
    parts.push(text.slice(start, at));
    total += replacement.length - width;
    start = at + width;
    at = needle === null ? findPlain(text, old, start) : needle.find(text, start, text.length);
  }
  const last = ((parts.length - 1) & 31) + 1;
  parts.push(text.slice(start));
  m.charge(total >> 6);
  allocateText(m, text.length + last * replacement.length);
  if (total > TEXT_MAXIMUM) throw new MemoryRefused();
  return parts.join(replacement);
}

/** Replacing nothing: the replacement before each character and at the end, as far as the limit goes. */
function insertPlain(m: Machine, text: string, replacement: string, limit: number): string {
  const count = limit < 0 ? text.length + 1 : Math.min(text.length + 1, limit);
  const total = text.length + count * replacement.length;
  m.charge(count + (total >> 6));
  allocateText(m, total + 8 * count);
  const parts: string[] = [""];
  for (let at = 0; at < count - 1; at++) parts.push(text[at]);
  parts.push(text.slice(count - 1));
  return parts.join(replacement);
}

function plainPositions(m: Machine, text: string, old: string, limit: number): number[] {
  const positions: number[] = [];
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  const { length } = old;
  if (length === 0) return everyPosition(m, text.length, most);
  const needle = length > SHORT_NEEDLE ? new TextNeedle(old) : null;
  let from = 0;
  while (positions.length < most) {
    const at = needle === null ? findPlain(text, old, from) : needle.find(text, from, text.length);
    if (at < 0) break;
    if ((positions.length & 31) === 0) reservePieces(m);
    positions.push(at);
    from = at + length;
  }
  return positions;
}

/** For the next 32 pieces or positions. */
function reservePieces(m: Machine): void {
  m.charge(32);
  m.allocate(32 * 32);
}

function everyPosition(m: Machine, length: number, most: number): number[] {
  const count = Math.min(length + 1, most);
  m.charge(count);
  m.allocate(8 * count);
  const positions: number[] = [];
  for (let at = 0; at < count; at++) positions.push(at);
  return positions;
}

function widePositions(m: Machine, text: PyWideStr, old: FlatStr, limit: number): number[] {
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  const { codePoints } = text;
  const length = strLength(old);
  if (length === 0) return everyPosition(m, codePoints.length, most);
  const needle = new UnitsNeedle(codePointsOf(old));
  const positions: number[] = [];
  let from = 0;
  while (positions.length < most) {
    const at = needle.find(codePoints, from, codePoints.length);
    if (at < 0) break;
    if ((positions.length & 31) === 0) reservePieces(m);
    positions.push(at);
    from = at + length;
  }
  return positions;
}

function replaceWide(
  m: Machine,
  text: FlatStr,
  positions: readonly number[],
  oldLength: number,
  replacement: FlatStr,
  total: number,
): FlatStr {
  m.charge(total >> 3);
  m.allocate(wideStrSize(total));
  const source = codePointsOf(text);
  const inserted = codePointsOf(replacement);
  const points = new Uint32Array(total);
  let start = 0;
  let size = 0;
  for (let index = 0; index < positions.length; index++) {
    const at = positions[index];
    points.set(source.subarray(start, at), size);
    size += at - start;
    points.set(inserted, size);
    size += inserted.length;
    start = at + oldLength;
  }
  points.set(source.subarray(start), size);
  return fromCodePoints(points);
}

method(
  STR,
  "replace(self, old: str, new: str, /, count: size=-1)",
  {
    doc: "Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.",
  },
  (m, self: AnyStr, old: FlatStr, replacement: FlatStr, count: number) =>
    strReplace(m, flatten(m, self), old, replacement, count),
);

// ------------------------------------------------------------------------------------------------------------ partition

function separatorOf(m: Machine, value: Value): FlatStr | typeof X {
  const separator = unwrap(value);
  if (!isStr(separator)) return m.typeError(`must be str, not ${typeName(value)}`);
  if (strLength(separator) === 0) return m.valueError("empty separator");
  return flatten(m, separator);
}

function partition(m: Machine, self: AnyStr, value: Value, fromEnd: boolean): Result {
  const separator = separatorOf(m, value);
  if (separator === X) return X;
  const sep = separator as FlatStr;
  const text = flatten(m, self);
  const length = strLength(text);
  const at = fromEnd ? rfindWithin(m, text, sep) : findWithin(m, text, sep);
  m.allocate(tupleSize(3));
  if (at < 0) return new PyTuple(fromEnd ? ["", "", text] : [text, "", ""]);
  return new PyTuple([strPart(m, text, 0, at), sep, strPart(m, text, at + strLength(sep), length)]);
}

method(
  STR,
  "partition(self, sep, /)",
  {
    doc: "Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original string\nand two empty strings.",
  },
  (m, self: AnyStr, separator: Value) => partition(m, self, separator, false),
);
method(
  STR,
  "rpartition(self, sep, /)",
  {
    doc: "Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty strings\nand the original string.",
  },
  (m, self: AnyStr, separator: Value) => partition(m, self, separator, true),
);
