/**
 * The three forms of an exact str (model.ts) and the leaf operations on them: no types, no guest code. Invariants: a plain
 * JavaScript string holds no surrogates; a PyWideStr holds at least one code point that is no BMP character; a PyRope has
 * ROPE_MINIMUM characters or more and is either flat or has both sides. Indexes are code points everywhere. What is cut out
 * of long text is copied, since V8's sliced strings would keep the whole alive (security.md §4.2).
 */

import { MemoryRefused, type Machine } from "./machine.js";
import { PyRope, PyWideStr, type AnyStr, type FlatStr, type Value } from "./model.js";
import { strSize, wideStrSize } from "./sizes.js";

/** Results of `+` this long are ropes; shorter ones are joined at once. */
export const ROPE_MINIMUM = 256;
/** No text is longer: below the shortest limit of the engines (V8: 2**29 - 24). */
export const TEXT_MAXIMUM = 536_870_000;
const ROPE_SIZE = 56;

/** Is the value an exact str? */
export function isStr(value: Value): value is AnyStr {
  return typeof value === "string" || value instanceof PyWideStr || value instanceof PyRope;
}

/** Length in code points. */
export function strLength(text: AnyStr): number {
  if (typeof text === "string") return text.length;
  return text instanceof PyWideStr ? text.codePoints.length : text.length;
}

/** Reserves room for a text of so many characters; refuses what no engine could hold. */
export function allocateText(m: Machine, length: number): void {
  if (length > TEXT_MAXIMUM) throw new MemoryRefused();
  m.allocate(strSize(length));
}

function allocateLike(m: Machine, length: number, wide: boolean): void {
  if (length > TEXT_MAXIMUM) throw new MemoryRefused();
  m.allocate(wide ? wideStrSize(length) : strSize(length));
}

// -------------------------------------------------------------------------------------------------------------- ropes

/** a + b. Charges the shorter side; a long result is a rope, flattened by its first reader. */
export function concatenate(m: Machine, a: AnyStr, b: AnyStr): AnyStr {
  if (typeof a === "string" && typeof b === "string") {
    const length = a.length + b.length;
    if (length < ROPE_MINIMUM) {
      if (a.length === 0) return b;
      if (b.length === 0) return a;
      m.allocate(strSize(length));
      return a + b;
    }
  }
  return concatenateLong(m, a, b);
}

function concatenateLong(m: Machine, left: AnyStr, right: AnyStr): AnyStr {
  const a = left instanceof PyRope && left.flat !== null ? left.flat : left;
  const b = right instanceof PyRope && right.flat !== null ? right.flat : right;
  const leftLength = strLength(a);
  const rightLength = strLength(b);
  if (leftLength === 0) return b;
  if (rightLength === 0) return a;
  const length = leftLength + rightLength;
  if (length > TEXT_MAXIMUM) throw new MemoryRefused();
  if (length < ROPE_MINIMUM) {
    m.allocate(wideStrSize(length));
    return joinWide([a as FlatStr, b as FlatStr], length);
  }
  const shorter = leftLength < rightLength ? leftLength : rightLength;
  m.charge(1 + (shorter >> 6));
  m.allocate(ROPE_SIZE + shorter);
  // Short pieces gather at the ends, so that appending one character at a time leaves few parts to join.
  if (
    typeof b === "string" &&
    a instanceof PyRope &&
    typeof a.right === "string" &&
    a.right.length + b.length < ROPE_MINIMUM
  )
    return new PyRope(a.left, a.right + b, length);
  if (
    typeof a === "string" &&
    b instanceof PyRope &&
    typeof b.left === "string" &&
    a.length + b.left.length < ROPE_MINIMUM
  )
    return new PyRope(a + b.left, b.right, length);
  return new PyRope(a, b, length);
}

/** The text as it can be read at once; a rope is joined once and keeps the result. */
export function flatten(m: Machine, text: AnyStr): FlatStr {
  if (typeof text === "string" || text instanceof PyWideStr) return text;
  if (text.flat !== null) return text.flat;
  m.charge(1 + (text.length >> 6));
  m.allocate(strSize(text.length));
  return joinRope(m, text);
}

/** flatten() without a meter, for identity and for the host. */
export function flattenFree(text: AnyStr): FlatStr {
  if (typeof text === "string" || text instanceof PyWideStr) return text;
  return text.flat ?? joinRope(null, text);
}

function joinRope(m: Machine | null, rope: PyRope): FlatStr {
  const parts: FlatStr[] = [];
  const pending: AnyStr[] = [rope];
  let wide = false;
  // Right sides first: the usual rope leans to the left and then needs no room on the stack.
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part instanceof PyRope) {
      if (part.flat === null) {
        pending.push(part.left as AnyStr, part.right as AnyStr);
        continue;
      }
      part = part.flat;
    }
    if (typeof part !== "string") wide = true;
    parts.push(part);
    if (m !== null && (parts.length & 15) === 0) m.charge(4);
  }
  parts.reverse();
  if (wide && m !== null) {
    m.charge(rope.length >> 4);
    m.allocate(3 * rope.length);
  }
  const flat = wide ? joinWide(parts, rope.length) : (parts as string[]).join("");
  rope.flat = flat;
  rope.left = null;
  rope.right = null;
  return flat;
}

function joinWide(parts: readonly FlatStr[], length: number): PyWideStr {
  const points = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    if (typeof part === "string")
      for (let index = 0; index < part.length; index++) points[at++] = part.charCodeAt(index);
    else {
      points.set(part.codePoints, at);
      at += part.codePoints.length;
    }
  }
  return new PyWideStr(points);
}

/** The concatenation of many texts, charged. */
export function joinAll(m: Machine, parts: readonly AnyStr[]): AnyStr {
  let length = 0;
  let plain = true;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (typeof part === "string") length += part.length;
    else {
      plain = false;
      length += strLength(part);
    }
  }
  if (plain) {
    if (length < ROPE_MINIMUM) {
      m.allocate(strSize(length));
      let text = "";
      for (let index = 0; index < parts.length; index++) text += parts[index] as string;
      return text;
    }
    m.charge(length >> 6);
    allocateText(m, length);
    return (parts as readonly string[]).join("");
  }
  return joinMixed(m, parts, length);
}

function joinMixed(m: Machine, parts: readonly AnyStr[], length: number): FlatStr {
  if (length > TEXT_MAXIMUM) throw new MemoryRefused();
  const flats: FlatStr[] = [];
  let wide = false;
  for (const part of parts) {
    const flat = flatten(m, part);
    if (typeof flat !== "string") wide = true;
    flats.push(flat);
  }
  m.charge(length >> (wide ? 4 : 6));
  allocateLike(m, length, wide);
  return wide ? joinWide(flats, length) : (flats as string[]).join("");
}

/** Two or three plain texts as one, without a rope of V8's when it is long. Not charged. */
export function glue(a: string, b: string, c = ""): string {
  return a.length + b.length + c.length < ROPE_MINIMUM ? a + b + c : [a, b, c].join("");
}

// -------------------------------------------------------------------------------------------------------- code points

/** Is the code point outside what plain strings hold: astral, or a surrogate? */
export function isWidePoint(codePoint: number): boolean {
  return codePoint > 0xffff || (codePoint >= 0xd800 && codePoint < 0xe000);
}

/** The code points; for wide text the live array: do not write. */
export function codePointsOf(text: FlatStr): Uint32Array {
  if (typeof text !== "string") return text.codePoints;
  const points = new Uint32Array(text.length);
  for (let index = 0; index < text.length; index++) points[index] = text.charCodeAt(index);
  return points;
}

const CHUNK = 1024;
/** Engines take units from an ordinary array twice as fast as from a typed one. */
const scratch: number[] = [];
for (let index = 0; index < CHUNK; index++) scratch.push(0);

/** A JavaScript string of code units [start, end). */
export function unitsToString(units: ArrayLike<number>, start = 0, end = units.length): string {
  const count = end - start;
  if (count <= 8) {
    let text = "";
    for (let index = start; index < end; index++) text += String.fromCharCode(units[index]);
    return text;
  }
  if (count <= CHUNK) return chunkToString(units, start, end);
  const parts: string[] = [];
  for (let from = start; from < end; from += CHUNK)
    parts.push(chunkToString(units, from, from + CHUNK < end ? from + CHUNK : end));
  return parts.join("");
}

function chunkToString(units: ArrayLike<number>, start: number, end: number): string {
  const count = end - start;
  // A loop for each kind of array, so that each stays fast.
  if (units instanceof Uint8Array) for (let index = 0; index < count; index++) scratch[index] = units[start + index];
  else if (units instanceof Uint16Array)
    for (let index = 0; index < count; index++) scratch[index] = units[start + index];
  else if (units instanceof Uint32Array)
    for (let index = 0; index < count; index++) scratch[index] = units[start + index];
  else for (let index = 0; index < count; index++) scratch[index] = units[start + index];
  return String.fromCharCode.apply(null, count === CHUNK ? scratch : scratch.slice(0, count));
}

/** The str of the code points [start, end): plain when it can be. Not charged. */
export function fromCodePoints(points: ArrayLike<number>, start = 0, end = points.length): FlatStr {
  for (let index = start; index < end; index++) {
    const point = points[index];
    if (point >= 0xd800 && (point > 0xffff || point < 0xe000)) {
      const copy = new Uint32Array(end - start);
      for (let at = start; at < end; at++) copy[at - start] = points[at];
      return new PyWideStr(copy);
    }
  }
  return unitsToString(points, start, end);
}

/** The str of one code point. */
export function characterOf(codePoint: number): FlatStr {
  return isWidePoint(codePoint) ? new PyWideStr(Uint32Array.of(codePoint)) : String.fromCharCode(codePoint);
}

/** The code point at an index inside the text. */
export function codePointAt(text: FlatStr, index: number): number {
  return typeof text === "string" ? text.charCodeAt(index) : text.codePoints[index];
}

/** Collects code points for a result that may be wide; plain runs are appended as text. */
export class TextBuilder {
  private readonly parts: FlatStr[] = [];
  private wide = false;
  length = 0;

  add(text: FlatStr): void {
    if (typeof text === "string") {
      if (text.length === 0) return;
      this.length += text.length;
    } else {
      this.wide = true;
      this.length += text.codePoints.length;
    }
    this.parts.push(text);
  }

  /** Not charged: the caller has charged what it added. */
  finish(): FlatStr {
    if (this.length > TEXT_MAXIMUM) throw new MemoryRefused();
    return this.wide ? joinWide(this.parts, this.length) : (this.parts as string[]).join("");
  }
}

// ------------------------------------------------------------------------------------------------ the host's own text

/** Text that enters from outside (literals, host values, decoded input): astral characters and lone surrogates make it wide. */
export function hostString(text: string): FlatStr {
  return SURROGATE.test(text) ? wideFromHost(text) : text;
}

/** One class of characters, so linear; at once false for text that the engine holds as Latin-1. */
const SURROGATE = /[\ud800-\udfff]/; // native-ok: a fixed pattern of one class
const BEYOND_LATIN1 = /[\u0100-\uffff]/; // native-ok: a fixed pattern of one class

/** Is every character in Latin-1? Usually told by how the engine holds the text; else linear. */
export function isLatin1(text: string): boolean {
  return !BEYOND_LATIN1.test(text);
}

function wideFromHost(text: string): PyWideStr {
  const points = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) as number;
    if (point > 0xffff) index++;
    points[length++] = point;
  }
  return new PyWideStr(points.slice(0, length));
}

/** The text as the host reads it: astral characters as surrogate pairs, lone surrogates kept. */
export function toHostText(text: AnyStr): string {
  const flat = flattenFree(text);
  if (typeof flat === "string") return flat;
  const { codePoints } = flat;
  const parts: string[] = [];
  for (let from = 0; from < codePoints.length; from += CHUNK)
    parts.push(String.fromCodePoint.apply(null, codePoints.subarray(from, from + CHUNK) as unknown as number[]));
  return parts.join("");
}

// --------------------------------------------------------------------------------------------------- order, equality

/** Order by code points: negative, zero or positive. The caller charges (shorter length / 64). */
export function compareText(a: FlatStr, b: FlatStr): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a === b ? 0 : 1;
  const aLength = strLength(a);
  const bLength = strLength(b);
  const shorter = aLength < bLength ? aLength : bLength;
  for (let index = 0; index < shorter; index++) {
    const difference = codePointAt(a, index) - codePointAt(b, index);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}

export function equalText(a: FlatStr, b: FlatStr): boolean {
  // A wide text never equals a plain one.
  if (typeof a === "string" || typeof b === "string") return a === b;
  const x = a.codePoints;
  const y = b.codePoints;
  if (x.length !== y.length) return false;
  for (let index = 0; index < x.length; index++) if (x[index] !== y[index]) return false;
  return true;
}

/** A JavaScript string that differs for different strs: a plain one is its own key. */
export function strKey(text: FlatStr): string {
  if (typeof text === "string") return text;
  const { codePoints } = text;
  // A lone surrogate opens the key, so that no plain text is the same; then two units for each code point.
  const units = new Uint16Array(2 * codePoints.length + 1);
  units[0] = 0xd802;
  for (let index = 0; index < codePoints.length; index++) {
    units[2 * index + 1] = codePoints[index] >>> 16;
    units[2 * index + 2] = codePoints[index] & 0xffff;
  }
  return unitsToString(units);
}

// ------------------------------------------------------------------------------------------------------------ cutting

/** Text longer than this is never shared with what is cut out of it. */
const SHARED_MAXIMUM = 1024;
/** V8 copies slices shorter than this itself. */
const COPIED_BY_ENGINE = 13;

/** text[start:end] of a plain string, as its own copy when the text is long. Not charged. */
export function cut(text: string, start: number, end: number): string {
  const piece = text.slice(start, end);
  const { length } = piece;
  if (text.length <= SHARED_MAXIMUM || length < COPIED_BY_ENGINE || length === text.length) return piece;
  // Two halves that the engine copies, or: the joined text is flattened into a fresh one, which the last slice refers to.
  if (length < 2 * COPIED_BY_ENGINE - 1) return text.slice(start, start + 12) + text.slice(start + 12, end);
  return (" " + piece).slice(1);
}

/** text[start:end] by code points, 0 <= start <= end <= length. Not charged. */
export function sliceText(text: FlatStr, start: number, end: number): FlatStr {
  if (typeof text === "string") return cut(text, start, end);
  if (start === 0 && end === text.codePoints.length) return text;
  return fromCodePoints(text.codePoints, start, end);
}
