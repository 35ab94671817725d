/**
 * repr() and ascii() of text: quotes, escapes and what counts as printable as in CPython's unicode_repr. Leaf functions,
 * linear, charged by length before the work.
 */

import { isPrintable } from "../unicode/properties.js";
import type { Machine } from "./machine.js";
import { type AnyStr, type FlatStr } from "./model.js";
import { allocateText, flatten, fromCodePoints, glue, unitsToString } from "./text.js";

const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const BACKSLASH = 0x5c;

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, "0");
}

/** `\x9f`, `\u2028` or `\U000e0001`. */
export function escapePoint(codePoint: number): string {
  if (codePoint < 0x100) return `\\x${hex(codePoint, 2)}`;
  if (codePoint < 0x10000) return `\\u${hex(codePoint, 4)}`;
  return `\\U${hex(codePoint, 8)}`;
}

/** Escapes of the first 256 code points, where they have one; the quote is not among them. */
const LATIN1_ESCAPES: (string | undefined)[] = [];
for (let point = 0; point < 256; point++) {
  const stands = (point >= 0x20 && point < 0x7f && point !== BACKSLASH) || (point > 0xa0 && point !== 0xad);
  LATIN1_ESCAPES.push(stands ? undefined : escapePoint(point));
}
LATIN1_ESCAPES[BACKSLASH] = "\\\\";
LATIN1_ESCAPES[0x0a] = "\\n";
LATIN1_ESCAPES[0x0d] = "\\r";
LATIN1_ESCAPES[0x09] = "\\t";

/** No quote: ascii() escapes what lies outside ASCII, nothing else. */
const ASCII_ONLY = 0;

/** The escape of a character, or undefined when it stands as it is. `quote` is the quote around the text, or ASCII_ONLY. */
function escapeOf(point: number, quote: number): string | undefined {
  if (quote === ASCII_ONLY) return point < 0x80 ? undefined : escapePoint(point);
  if (point === quote) return quote === QUOTE ? "\\'" : '\\"';
  if (point < 0x100) return LATIN1_ESCAPES[point];
  return isPrintable(point) ? undefined : escapePoint(point);
}

/** repr(text) */
export function strRepr(m: Machine, value: AnyStr): FlatStr {
  const text = flatten(m, value);
  if (typeof text !== "string") return wideRepr(m, text.codePoints);
  const { length } = text;
  m.charge(length >> 3);
  let plain = true;
  let single = false;
  let double = false;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > QUOTE && unit < BACKSLASH) continue;
    if (unit < 0x20 || unit > 0x7e || unit === BACKSLASH) plain = false;
    else if (unit === QUOTE) single = true;
    else if (unit === DOUBLE_QUOTE) double = true;
  }
  const mark = single && !double ? '"' : "'";
  const quote = single && !double ? DOUBLE_QUOTE : QUOTE;
  if (plain && !(single && double)) {
    allocateText(m, length + 2);
    return glue(mark, text, mark);
  }
  return escaped(m, text, null, quote);
}

function wideRepr(m: Machine, points: Uint32Array): FlatStr {
  m.charge(points.length >> 3);
  let single = false;
  let double = false;
  for (let index = 0; index < points.length; index++) {
    if (points[index] === QUOTE) single = true;
    else if (points[index] === DOUBLE_QUOTE) double = true;
  }
  return escaped(m, "", points, single && !double ? DOUBLE_QUOTE : QUOTE);
}

/**
 * The text (or the points) with characters escaped, between quotes if there is one. Measured first, so that the memory is
 * reserved before anything is built; few escapes are put between slices, many are written unit by unit.
 */
function escaped(m: Machine, text: string, points: Uint32Array | null, quote: number): FlatStr {
  const length = points === null ? text.length : points.length;
  m.charge(length);
  const mark = quote === ASCII_ONLY ? "" : String.fromCharCode(quote);
  let size = length + 2 * mark.length;
  let count = 0;
  for (let index = 0; index < length; index++) {
    const point = points === null ? text.charCodeAt(index) : points[index];
    if (point >= 0x20 && point < 0x7f && point !== BACKSLASH && point !== quote) continue;
    const escape = escapeOf(point, quote);
    if (escape === undefined) continue;
    size += escape.length - 1;
    count++;
  }
  m.charge((size >> 2) + 2 * count);
  allocateText(m, points === null ? size : 4 * size);
  if (points === null && count < length >> 3) {
    const parts: string[] = [mark];
    let start = 0;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit >= 0x20 && unit < 0x7f && unit !== BACKSLASH && unit !== quote) continue;
      const escape = escapeOf(unit, quote);
      if (escape === undefined) continue;
      if (index > start) parts.push(text.slice(start, index));
      parts.push(escape);
      start = index + 1;
    }
    if (start < length) parts.push(text.slice(start));
    parts.push(mark);
    return parts.join("");
  }
  const units = points === null ? new Uint16Array(size) : new Uint32Array(size);
  let at = 0;
  if (mark !== "") units[at++] = quote;
  for (let index = 0; index < length; index++) {
    const point = points === null ? text.charCodeAt(index) : points[index];
    const escape = escapeOf(point, quote);
    if (escape === undefined) units[at++] = point;
    else for (let unit = 0; unit < escape.length; unit++) units[at++] = escape.charCodeAt(unit);
  }
  if (mark !== "") units[at] = quote;
  return points === null ? unitsToString(units) : fromCodePoints(units);
}

/** What ascii() makes of a repr: every character outside ASCII escaped. */
export function asciiText(m: Machine, value: AnyStr): FlatStr {
  const text = flatten(m, value);
  if (typeof text !== "string") return escaped(m, "", text.codePoints, ASCII_ONLY);
  m.charge(text.length >> 5);
  let index = 0;
  while (index < text.length && text.charCodeAt(index) < 0x80) index++;
  return index === text.length ? text : escaped(m, text, null, ASCII_ONLY);
}

/** Text for a stream with the error handler backslashreplace (stderr): lone surrogates as escapes. The caller charges. */
export function escapeSurrogates(text: string): string {
  let result = "";
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = unit < 0xdc00 ? text.charCodeAt(index + 1) : 0;
    if (next >= 0xdc00 && next <= 0xdfff) index++;
    else {
      result += `${text.slice(done, index)}\\u${unit.toString(16)}`;
      done = index + 1;
    }
  }
  return done === 0 ? text : result + text.slice(done);
}
