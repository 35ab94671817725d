/**
 * str methods that take text apart and put it together: split, rsplit, splitlines, join, strip, lstrip, rstrip. Pieces of
 * long text are copied (text.ts, `cut`); each piece is charged as it is made.
 */

import { isWhitespace } from "../unicode/decimal.js";
import { TextNeedle, UnitsNeedle } from "../numeric/text.js";
import { method } from "./define.js";
import { X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { PyList, PyTuple, PyWideStr, type AnyStr, type FlatStr, type Value } from "./model.js";
import { STR } from "./primitives.js";
import { typeName, unwrap } from "./protocol.js";
import { fastSequence } from "./sequence.js";
import { listSize } from "./sizes.js";
import { findPlain, strPart } from "./string-search.js";
import { allocateText, codePointsOf, cut, flatten, fromCodePoints, isStr, joinAll, strLength } from "./text.js";

/** The pieces found so far, with what they cost. */
class Pieces {
  readonly items: Value[] = [];
  constructor(private readonly m: Machine) {
    m.allocate(listSize(0));
  }
  private owed = 0;

  plain(text: string, start: number, end: number): void {
    this.owed += end - start;
    if ((this.items.length & 31) === 31) this.settle(32);
    this.items.push(cut(text, start, end));
  }
  wide(points: Uint32Array, start: number, end: number): void {
    this.owed += 4 * (end - start);
    if ((this.items.length & 31) === 31) this.settle(32);
    this.items.push(fromCodePoints(points, start, end));
  }
  /** Charges the pieces since the last time. */
  private settle(count: number): void {
    this.m.charge(count);
    this.m.allocate(count * 40 + this.owed);
    this.owed = 0;
  }
  list(reversed = false): PyList {
    this.settle(this.items.length & 31);
    if (reversed) this.items.reverse();
    return new PyList(this.items);
  }
}

function limitOf(maxsplit: number): number {
  return maxsplit < 0 ? Number.POSITIVE_INFINITY : maxsplit;
}

// ---------------------------------------------------------------------------------------------------------------- split

/** text.split(separator, maxsplit); separator undefined: at white space. */
export function strSplit(m: Machine, text: FlatStr, separator: FlatStr | undefined, maxsplit: number): Result {
  const limit = limitOf(maxsplit);
  if (separator === undefined) {
    m.charge(strLength(text) >> 4);
    return typeof text === "string" ? splitSpaces(m, text, limit) : splitSpacesWide(m, text.codePoints, limit);
  }
  const width = strLength(separator);
  if (width === 0) return m.valueError("empty separator");
  m.charge((strLength(text) + width) >> 4);
  const pieces = new Pieces(m);
  let start = 0;
  if (typeof text === "string") {
    if (typeof separator === "string") {
      const needle = width > 6 ? new TextNeedle(separator) : null;
      while (pieces.items.length < limit) {
        const at = needle === null ? findPlain(text, separator, start) : needle.find(text, start, text.length);
        if (at < 0) break;
        pieces.plain(text, start, at);
        start = at + width;
      }
    }
    if (start === 0) {
      m.allocate(8);
      pieces.items.push(text);
      return new PyList(pieces.items);
    }
    pieces.plain(text, start, text.length);
    return pieces.list();
  }
  m.charge(text.codePoints.length >> 4);
  const points = text.codePoints;
  const needle = new UnitsNeedle(codePointsOf(separator));
  while (pieces.items.length < limit) {
    const at = needle.find(points, start, points.length);
    if (at < 0) break;
    pieces.wide(points, start, at);
    start = at + width;
  }
  pieces.wide(points, start, points.length);
  return pieces.list();
}

function splitSpaces(m: Machine, text: string, limit: number): PyList {
  const pieces = new Pieces(m);
  const { length } = text;
  let index = 0;
  for (;;) {
    while (index < length && isWhitespace(text.charCodeAt(index))) index++;
    if (index >= length) break;
    if (pieces.items.length >= limit) {
      pieces.plain(text, index, length);
      break;
    }
    const start = index;
    index++;
    while (index < length && !isWhitespace(text.charCodeAt(index))) index++;
    pieces.plain(text, start, index);
  }
  return pieces.list();
}

function splitSpacesWide(m: Machine, points: Uint32Array, limit: number): PyList {
  const pieces = new Pieces(m);
  const { length } = points;
  let index = 0;
  for (;;) {
    while (index < length && isWhitespace(points[index])) index++;
    if (index >= length) break;
    if (pieces.items.length >= limit) {
      pieces.wide(points, index, length);
      break;
    }
    const start = index;
    while (index < length && !isWhitespace(points[index])) index++;
    pieces.wide(points, start, index);
  }
  return pieces.list();
}

/** text.rsplit(separator, maxsplit) */
export function strRsplit(m: Machine, text: FlatStr, separator: FlatStr | undefined, maxsplit: number): Result {
  // Without a limit the side does not matter, unless separators may overlap.
  if (maxsplit < 0 && (separator === undefined || strLength(separator) <= 1)) return strSplit(m, text, separator, -1);
  const limit = limitOf(maxsplit);
  const length = strLength(text);
  m.charge((length + (separator === undefined ? 0 : strLength(separator))) >> 4);
  if (separator !== undefined && strLength(separator) === 0) return m.valueError("empty separator");
  const points = typeof text === "string" ? null : text.codePoints;
  const pieces = new Pieces(m);
  const take = (start: number, end: number): void => {
    if (points === null) pieces.plain(text as string, start, end);
    else pieces.wide(points, start, end);
  };
  let end = length;
  if (separator !== undefined) {
    const width = strLength(separator);
    const find =
      points === null
        ? typeof separator === "string"
          ? new TextNeedle(separator)
          : null
        : new UnitsNeedle(codePointsOf(separator));
    while (find !== null && pieces.items.length < limit) {
      const at = find.rfind((points ?? text) as never, 0, end);
      if (at < 0) break;
      take(at + width, end);
      end = at;
    }
    take(0, end);
    return pieces.list(true);
  }
  const spaceBefore = (index: number): boolean =>
    isWhitespace(points === null ? (text as string).charCodeAt(index - 1) : points[index - 1]);
  for (;;) {
    while (end > 0 && spaceBefore(end)) end--;
    if (end === 0) break;
    if (pieces.items.length >= limit) {
      take(0, end);
      break;
    }
    let start = end - 1;
    while (start > 0 && !spaceBefore(start)) start--;
    take(start, end);
    end = start;
  }
  return pieces.list(true);
}

/** The separator argument, undefined for white space; X when it is no str. */
function separatorArgument(m: Machine, value: Value): FlatStr | undefined | typeof X {
  if (value === null) return undefined;
  if (typeof value === "string") return value;
  const separator = unwrap(value);
  return isStr(separator) ? flatten(m, separator) : m.typeError(`must be str or None, not ${typeName(value)}`);
}

const SPLIT_DOC =
  "\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\n";
method(
  STR,
  "split(self, /, sep=None, maxsplit: size=-1)",
  {
    doc: `Return a list of the substrings in the string, using sep as the separator string.${SPLIT_DOC}Splitting starts at the front of the string and works to the end.\n\nNote, str.split() is mainly useful for data that has been intentionally\ndelimited.  With natural text that includes punctuation, consider using\nthe regular expression module.`,
  },
  (m, self: AnyStr, sep: Value, maxsplit: number): NextResult => {
    const separator = separatorArgument(m, sep);
    return separator === X ? X : strSplit(m, flatten(m, self), separator as FlatStr | undefined, maxsplit);
  },
);
method(
  STR,
  "rsplit(self, /, sep=None, maxsplit: size=-1)",
  {
    doc: `Return a list of the substrings in the string, using sep as the separator string.${SPLIT_DOC}Splitting starts at the end of the string and works to the front.`,
  },
  (m, self: AnyStr, sep: Value, maxsplit: number): NextResult => {
    const separator = separatorArgument(m, sep);
    return separator === X ? X : strRsplit(m, flatten(m, self), separator as FlatStr | undefined, maxsplit);
  },
);

/** Whether the code point ends a line for str.splitlines. */
export function isLineBreak(point: number): boolean {
  if (point < 0x1f) return (point >= 0x0a && point <= 0x0d) || (point >= 0x1c && point <= 0x1e);
  return point === 0x85 || point === 0x2028 || point === 0x2029;
}

/** text.splitlines(keepends) */
export function strSplitLines(m: Machine, text: FlatStr, keepEnds: boolean): PyList {
  const length = strLength(text);
  m.charge(length >> 4);
  const points = typeof text === "string" ? null : text.codePoints;
  const pieces = new Pieces(m);
  let start = 0;
  while (start < length) {
    let end = start;
    if (points === null) {
      for (; end < length; end++) {
        const unit = (text as string).charCodeAt(end);
        if ((unit < 0x1f || unit > 0x84) && isLineBreak(unit)) break;
      }
    } else while (end < length && !isLineBreak(points[end])) end++;
    let next = end;
    if (end < length) {
      const point = points === null ? (text as string).charCodeAt(end) : points[end];
      const after = end + 1 < length ? (points === null ? (text as string).charCodeAt(end + 1) : points[end + 1]) : 0;
      next = point === 0x0d && after === 0x0a ? end + 2 : end + 1;
    }
    if (points === null) pieces.plain(text as string, start, keepEnds ? next : end);
    else pieces.wide(points, start, keepEnds ? next : end);
    start = next;
  }
  return pieces.list();
}
method(
  STR,
  "splitlines(self, /, keepends: bool=False)",
  {
    doc: "Return a list of the lines in the string, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.",
  },
  (m, self: AnyStr, keepEnds: boolean) => strSplitLines(m, flatten(m, self), keepEnds),
);

// ----------------------------------------------------------------------------------------------------------------- join

/** separator.join(items) */
export function joinItems(m: Machine, separator: FlatStr, items: readonly Value[]): Result {
  const count = items.length;
  if (count === 0) return "";
  m.charge(count >> 2);
  let length = 0;
  let plain = typeof separator === "string";
  for (let index = 0; index < count; index++) {
    const item = items[index];
    if (typeof item === "string") length += item.length;
    else {
      const text = unwrap(item);
      if (!isStr(text)) return m.typeError(`sequence item ${index}: expected str instance, ${typeName(item)} found`);
      plain = false;
      length += strLength(text);
    }
  }
  if (count === 1) return unwrap(items[0]);
  length += strLength(separator) * (count - 1);
  if (plain) {
    m.charge(length >> 6);
    allocateText(m, length);
    return (items as readonly string[]).join(separator as string);
  }
  m.charge(count);
  const parts: AnyStr[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 0) parts.push(separator);
    parts.push(unwrap(items[index]) as AnyStr);
  }
  return joinAll(m, parts);
}

const JOIN = continuation("str.join", (m, sequence, separator: FlatStr) =>
  joinItems(m, separator, (sequence as PyList | PyTuple).items),
);

/** separator.join(iterable) */
export function strJoin(m: Machine, separator: AnyStr, iterable: Value): Result {
  const flat = flatten(m, separator);
  if (iterable instanceof PyList || iterable instanceof PyTuple) return joinItems(m, flat, iterable.items);
  return m.then(fastSequence(m, iterable, "can only join an iterable"), JOIN, flat);
}
method(
  STR,
  "join(self, iterable, /)",
  {
    doc: "Concatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'",
  },
  (m, self: AnyStr, iterable: Value) => strJoin(m, self, iterable),
);

// ---------------------------------------------------------------------------------------------------------------- strip

const LEFT = 1;
const RIGHT = 2;

function stripSpaces(m: Machine, text: FlatStr, sides: number): FlatStr {
  let start = 0;
  let end = strLength(text);
  if (typeof text === "string") {
    if ((sides & LEFT) !== 0)
      while (start < end && isWhitespace(text.charCodeAt(start))) if ((++start & 63) === 0) m.charge(8);
    if ((sides & RIGHT) !== 0)
      while (end > start && isWhitespace(text.charCodeAt(end - 1))) if ((--end & 63) === 0) m.charge(8);
  } else {
    const points = text.codePoints;
    if ((sides & LEFT) !== 0) while (start < end && isWhitespace(points[start])) if ((++start & 63) === 0) m.charge(8);
    if ((sides & RIGHT) !== 0) while (end > start && isWhitespace(points[end - 1])) if ((--end & 63) === 0) m.charge(8);
  }
  return strPart(m, text, start, end);
}

function stripCharacters(m: Machine, text: FlatStr, characters: FlatStr, sides: number): FlatStr {
  const points = codePointsOf(characters);
  m.charge(points.length >> 1);
  const set = points.length > 4 ? new Set(points) : null;
  const inSet = (point: number): boolean => {
    if (set !== null) return set.has(point);
    for (let index = 0; index < points.length; index++) if (points[index] === point) return true;
    return false;
  };
  let start = 0;
  let end = strLength(text);
  const at = (index: number): number => (text instanceof PyWideStr ? text.codePoints[index] : text.charCodeAt(index));
  if ((sides & LEFT) !== 0) while (start < end && inSet(at(start))) if ((++start & 15) === 0) m.charge(8);
  if ((sides & RIGHT) !== 0) while (end > start && inSet(at(end - 1))) if ((--end & 15) === 0) m.charge(8);
  return strPart(m, text, start, end);
}

for (const [name, sides, where] of [
  ["strip", LEFT | RIGHT, "leading and trailing"],
  ["lstrip", LEFT, "leading"],
  ["rstrip", RIGHT, "trailing"],
] as const)
  method(
    STR,
    `${name}(self, chars=None, /)`,
    {
      doc: `Return a copy of the string with ${where} whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.`,
    },
    (m, self: AnyStr, chars: Value): NextResult => {
      const text = flatten(m, self);
      if (chars === null) return stripSpaces(m, text, sides);
      const characters = unwrap(chars);
      if (!isStr(characters)) return m.typeError(`${name} arg must be None or str`);
      return stripCharacters(m, text, flatten(m, characters), sides);
    },
  );
