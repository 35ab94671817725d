/**
 * repr() and ascii() of text: quotes, escapes and what counts as printable as in CPython's unicode_repr. Leaf functions,
 * linear, charged by length before the work.
 */

import { isPrintable } from "../unicode/properties.js";
import type { Machine } from "./machine.js";
import { type AnyStr, type FlatStr } from "./model.js";
import { TextBuilder, allocateText, characterOf, flatten, fromCodePoints, glue } from "./text.js";

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

/** The escape of a character in repr, or undefined when it stands as it is. `quote` is the quote around the text. */
function reprEscape(point: number, quote: number): string | undefined {
  if (point >= 0x20 && point < 0x7f) {
    if (point === BACKSLASH) return "\\\\";
    return point === quote ? `\\${String.fromCharCode(quote)}` : undefined;
  }
  if (point === 0x0a) return "\\n";
  if (point === 0x0d) return "\\r";
  if (point === 0x09) return "\\t";
  if (point > 0x7f && isPrintable(point)) return undefined;
  return escapePoint(point);
}

/** repr(text) */
export function strRepr(m: Machine, value: AnyStr): FlatStr {
  const text = flatten(m, value);
  if (typeof text !== "string") return wideRepr(m, text.codePoints);
  const { length } = text;
  m.charge(length >> 4);
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
  const quote = mark.charCodeAt(0);
  if (plain && !(single && double)) {
    allocateText(m, length + 2);
    return glue(mark, text, mark);
  }
  m.charge(length >> 3);
  const parts: string[] = [mark];
  let size = 2;
  let start = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x20 && unit < 0x7f && unit !== BACKSLASH && unit !== quote) continue;
    const escape = reprEscape(unit, quote);
    if (escape === undefined) continue;
    if (index > start) parts.push(text.slice(start, index));
    parts.push(escape);
    size += index - start + escape.length;
    start = index + 1;
  }
  if (start < length) parts.push(text.slice(start));
  parts.push(mark);
  allocateText(m, size + length - start);
  return parts.join("");
}

function wideRepr(m: Machine, points: Uint32Array): FlatStr {
  m.charge(points.length >> 2);
  let single = false;
  let double = false;
  for (let index = 0; index < points.length; index++) {
    if (points[index] === QUOTE) single = true;
    else if (points[index] === DOUBLE_QUOTE) double = true;
  }
  const mark = single && !double ? '"' : "'";
  const quote = mark.charCodeAt(0);
  allocateText(m, 4 * points.length + 2);
  const builder = new TextBuilder();
  builder.add(mark);
  let start = 0;
  for (let index = 0; index < points.length; index++) {
    const escape = reprEscape(points[index], quote);
    if (escape === undefined) continue;
    builder.add(fromCodePoints(points, start, index));
    builder.add(escape);
    start = index + 1;
  }
  builder.add(fromCodePoints(points, start));
  builder.add(mark);
  return builder.finish();
}

/** What ascii() makes of a repr: every character outside ASCII escaped. */
export function asciiText(m: Machine, value: AnyStr): FlatStr {
  const text = flatten(m, value);
  const points = typeof text === "string" ? null : text.codePoints;
  const length = points === null ? (text as string).length : points.length;
  m.charge(length >> 4);
  const parts: string[] = [];
  let start = 0;
  let size = 0;
  for (let index = 0; index < length; index++) {
    const point = points === null ? (text as string).charCodeAt(index) : points[index];
    if (point < 0x80) continue;
    if (parts.length === 0) m.charge(length >> 3);
    const run = points === null ? (text as string).slice(start, index) : (fromCodePoints(points, start, index) as string);
    const escape = escapePoint(point);
    parts.push(run, escape);
    size += run.length + escape.length;
    start = index + 1;
  }
  if (parts.length === 0) return text;
  parts.push(points === null ? (text as string).slice(start) : (fromCodePoints(points, start) as string));
  allocateText(m, size + length - start);
  return parts.join("");
}

/** A character as an error message quotes it. */
export function quotedPoint(m: Machine, codePoint: number): FlatStr {
  return strRepr(m, characterOf(codePoint));
}
