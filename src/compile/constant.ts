/**
 * Constants at compile time: from literals to `Constant`, truth, equality keys, repr, and the folding of operators on small
 * constants. Invariant: folding gives exactly what the operation would give at run time, and its result is bounded (128
 * bits, 4,096 characters), so compiling can never cost more than the program is long.
 */

import { complexRepr } from "../numeric/format.js";
import { doubleBits } from "../numeric/bits.js";
import { floatRepr } from "../numeric/float.js";
import {
  add,
  and,
  bitLength,
  floorDiv,
  intToText,
  invert,
  mod,
  mul,
  negate,
  or,
  pow,
  shiftLeft,
  shiftRight,
  sign,
  sub,
  toFloat,
  trueDivide,
  xor,
  type Integer,
} from "../numeric/integer.js";
import type { ConstantValue, Operator } from "../syntax/ast.js";
import { isPrintable } from "../unicode/properties.js";
import type { Constant } from "./code.js";

export const NONE_CONSTANT: Constant = { type: "none" };
export const TRUE_CONSTANT: Constant = { type: "true" };
export const FALSE_CONSTANT: Constant = { type: "false" };
export const ELLIPSIS_CONSTANT: Constant = { type: "ellipsis" };
export const EMPTY_TUPLE_CONSTANT: Constant = { type: "tuple", items: [] };

export const boolConstant = (value: boolean): Constant => (value ? TRUE_CONSTANT : FALSE_CONSTANT);
export const intConstant = (value: Integer): Constant => ({ type: "int", value });
export const strConstant = (value: string): Constant => ({ type: "str", value });
export const tupleConstant = (items: readonly Constant[]): Constant =>
  items.length === 0 ? EMPTY_TUPLE_CONSTANT : { type: "tuple", items };

/** The constant that a literal of the tree stands for. */
export function literalConstant(value: ConstantValue): Constant {
  switch (value.type) {
    case "none":
      return NONE_CONSTANT;
    case "true":
      return TRUE_CONSTANT;
    case "false":
      return FALSE_CONSTANT;
    case "ellipsis":
      return ELLIPSIS_CONSTANT;
    case "complex":
      return { type: "complex", real: 0, imaginary: value.value };
    case "str":
      return value.wide === undefined
        ? { type: "str", value: value.value }
        : { type: "str", value: "", wide: value.wide };
    default:
      return value;
  }
}

/** `bool(constant)` */
export function truthOf(constant: Constant): boolean {
  switch (constant.type) {
    case "none":
    case "false":
      return false;
    case "true":
    case "ellipsis":
      return true;
    case "int":
      return sign(constant.value) !== 0;
    case "float":
      return constant.value !== 0;
    case "complex":
      return constant.real !== 0 || constant.imaginary !== 0;
    case "str":
      return constant.value.length > 0 || constant.wide !== undefined;
    case "bytes":
      return constant.value.length > 0;
    default:
      return constant.items.length > 0;
  }
}

/** The type's name, as messages give it. */
export function constantTypeName(constant: Constant): string {
  switch (constant.type) {
    case "none":
      return "NoneType";
    case "true":
    case "false":
      return "bool";
    default:
      return constant.type;
  }
}

/** A key that two constants share when they are the same constant: equal, of one type, and with the same sign of zero. */
export function identityKey(constant: Constant): string {
  switch (constant.type) {
    case "int":
      // Hexadecimal, for it takes linear time.
      return `i${constant.value.toString(16)}`;
    case "float":
      return `f${doubleBits(constant.value)}`;
    case "complex":
      return `c${doubleBits(constant.real)},${doubleBits(constant.imaginary)}`;
    case "str":
      return constant.wide === undefined ? `s${constant.value.length}:${constant.value}` : `w${constant.wide.join()}`;
    case "bytes":
      return `b${constant.value.join()}`;
    case "tuple":
    case "frozenset":
      return `${constant.type === "tuple" ? "t" : "z"}(${constant.items.map(identityKey).join(";")})`;
    default:
      return constant.type;
  }
}

/** A key that two constants share when they are equal in Python (`1 == 1.0 == True`). */
export function equalityKey(constant: Constant): string {
  switch (constant.type) {
    case "true":
      return "n1,0";
    case "false":
      return "n0,0";
    case "int":
      return `n${constant.value.toString(16)},0`;
    case "float":
      return `n${numberText(constant.value)},0`;
    case "complex":
      return `n${numberText(constant.real)},${numberText(constant.imaginary)}`;
    case "tuple":
    case "frozenset":
      return `${constant.type}(${constant.items.map(equalityKey).join(";")})`;
    default:
      return identityKey(constant);
  }
}

function numberText(value: number): string {
  if (value === 0) return "0";
  return Number.isInteger(value) ? BigInt(value).toString(16) : `f${doubleBits(value)}`;
}

// --------------------------------------------------------------------------------------------------------------- repr

/** `repr(constant)` */
export function constantRepr(constant: Constant): string {
  switch (constant.type) {
    case "none":
      return "None";
    case "true":
      return "True";
    case "false":
      return "False";
    case "ellipsis":
      return "Ellipsis";
    case "int":
      return intToText(constant.value);
    case "float":
      return floatRepr(constant.value);
    case "complex":
      return complexRepr(constant.real, constant.imaginary);
    case "str":
      return strRepr(constant.wide ?? codePoints(constant.value));
    case "bytes":
      return `b${bytesRepr(constant.value)}`;
    case "tuple": {
      const items = constant.items.map(constantRepr);
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
    }
    case "frozenset":
      return constant.items.length === 0
        ? "frozenset()"
        : `frozenset({${constant.items.map(constantRepr).join(", ")}})`;
  }
}

function codePoints(text: string): number[] {
  const points: number[] = [];
  for (const char of text) points.push(char.codePointAt(0) as number);
  return points;
}

/** `repr` of the str with these code points. */
export function strRepr(points: readonly number[]): string {
  let single = false;
  let double = false;
  for (const point of points) {
    if (point === 39) single = true;
    else if (point === 34) double = true;
  }
  const quote = single && !double ? 34 : 39;
  const pieces = [String.fromCharCode(quote)];
  for (const point of points) {
    if (point === quote || point === 92) pieces.push("\\", String.fromCharCode(point));
    else if (point === 9) pieces.push("\\t");
    else if (point === 10) pieces.push("\\n");
    else if (point === 13) pieces.push("\\r");
    else if (point < 32 || point === 127) pieces.push("\\x", hex(point, 2));
    else if (point < 127 || isPrintable(point)) pieces.push(String.fromCodePoint(point));
    else if (point < 256) pieces.push("\\x", hex(point, 2));
    else if (point < 65536) pieces.push("\\u", hex(point, 4));
    else pieces.push("\\U", hex(point, 8));
  }
  pieces.push(pieces[0]);
  return pieces.join("");
}

function bytesRepr(bytes: Uint8Array): string {
  let single = false;
  let double = false;
  for (const byte of bytes) {
    if (byte === 39) single = true;
    else if (byte === 34) double = true;
  }
  const quote = single && !double ? 34 : 39;
  const pieces = [String.fromCharCode(quote)];
  for (const byte of bytes) {
    if (byte === quote || byte === 92) pieces.push("\\", String.fromCharCode(byte));
    else if (byte === 9) pieces.push("\\t");
    else if (byte === 10) pieces.push("\\n");
    else if (byte === 13) pieces.push("\\r");
    else if (byte < 32 || byte > 126) pieces.push("\\x", hex(byte, 2));
    else pieces.push(String.fromCharCode(byte));
  }
  pieces.push(pieces[0]);
  return pieces.join("");
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, "0");
}

// ------------------------------------------------------------------------------------------------------------ folding

/** Bits that a folded int may have, as in CPython. */
const MAX_BITS = 128;
const MAX_TEXT = 4096;
/** A repeated text grows from a few characters of source, so it is kept short: a program of many stays in proportion. */
const MAX_REPEATED = 256;

/** The value of `op constant`, or null when it is not known here. */
export function foldUnary(op: "USub" | "UAdd" | "Invert" | "Not", operand: Constant): Constant | null {
  if (op === "Not") return boolConstant(!truthOf(operand));
  const value = asInteger(operand);
  if (value !== null) return intConstant(op === "USub" ? negate(value) : op === "UAdd" ? value : invert(value));
  if (op === "Invert") return null;
  if (operand.type === "float") return op === "UAdd" ? operand : { type: "float", value: -operand.value };
  if (operand.type === "complex")
    return op === "UAdd" ? operand : { type: "complex", real: -operand.real, imaginary: -operand.imaginary };
  return null;
}

function asInteger(constant: Constant): Integer | null {
  switch (constant.type) {
    case "int":
      return constant.value;
    case "true":
      return 1;
    case "false":
      return 0;
    default:
      return null;
  }
}

function isTruthConstant(constant: Constant): boolean {
  return constant.type === "true" || constant.type === "false";
}

/** The value of `left op right`, or null: not folded (it may raise, be long, or depend on more than these numbers). */
export function foldBinary(op: Operator, left: Constant, right: Constant): Constant | null {
  const a = asInteger(left);
  const b = asInteger(right);
  // `True & False` is a bool: left to the run.
  if (isTruthConstant(left) && isTruthConstant(right) && (op === "BitAnd" || op === "BitOr" || op === "BitXor"))
    return null;
  if (a !== null && b !== null) return foldIntegers(op, a, b);
  if (left.type === "str" && b !== null && op === "Mult") return repeat(left, b);
  if (right.type === "str" && a !== null && op === "Mult") return repeat(right, a);
  if (left.type === "str" && right.type === "str" && op === "Add") {
    const { wide } = left;
    if (wide !== undefined || right.wide !== undefined || left.value.length + right.value.length > MAX_TEXT)
      return null;
    return strConstant(left.value + right.value);
  }
  if (left.type === "complex" || right.type === "complex") return foldComplex(op, left, right);
  const x = asFloat(left, a);
  const y = asFloat(right, b);
  if (x === null || y === null) return null;
  switch (op) {
    case "Add":
      return { type: "float", value: x + y };
    case "Sub":
      return { type: "float", value: x - y };
    case "Mult":
      return { type: "float", value: x * y };
    case "Div":
      return y === 0 ? null : { type: "float", value: x / y };
    default:
      return null;
  }
}

/** An int beyond 2**53 may not convert exactly, or at all: left to the run. */
function asFloat(constant: Constant, integer: Integer | null): number | null {
  if (constant.type === "float") return constant.value;
  return typeof integer === "number" ? toFloat(integer) : null;
}

function foldIntegers(op: Operator, a: Integer, b: Integer): Constant | null {
  switch (op) {
    case "Add":
      return bounded(add(a, b));
    case "Sub":
      return bounded(sub(a, b));
    case "Mult":
      return bitLength(a) + bitLength(b) > MAX_BITS ? null : intConstant(mul(a, b));
    case "FloorDiv":
      return sign(b) === 0 ? null : bounded(floorDiv(a, b));
    case "Mod":
      return sign(b) === 0 ? null : bounded(mod(a, b));
    case "Div":
      return typeof a === "number" && typeof b === "number" && b !== 0
        ? { type: "float", value: trueDivide(a, b) }
        : null;
    case "Pow":
      return typeof b !== "number" || b < 0 || bitLength(a) * b > MAX_BITS ? null : intConstant(pow(a, b));
    case "LShift":
      return typeof b !== "number" || b < 0 || bitLength(a) + b > MAX_BITS ? null : intConstant(shiftLeft(a, b));
    case "RShift":
      return sign(b) < 0 ? null : bounded(shiftRight(a, b));
    case "BitAnd":
      return bounded(and(a, b));
    case "BitOr":
      return bounded(or(a, b));
    case "BitXor":
      return bounded(xor(a, b));
    case "MatMult":
      return null;
  }
}

function bounded(value: Integer): Constant | null {
  return bitLength(value) > MAX_BITS ? null : intConstant(value);
}

/** Only what spells a complex literal: `3 + 4j`, `-1.5 - 2j`. */
function foldComplex(op: Operator, left: Constant, right: Constant): Constant | null {
  if (right.type !== "complex" || left.type === "complex") return null;
  const real = asFloat(left, asInteger(left));
  if (real === null) return null;
  if (op === "Add") return { type: "complex", real: real + right.real, imaginary: 0 + right.imaginary };
  if (op === "Sub") return { type: "complex", real: real - right.real, imaginary: 0 - right.imaginary };
  return null;
}

function repeat(text: Extract<Constant, { type: "str" }>, count: Integer): Constant | null {
  if (typeof count !== "number" || text.wide !== undefined) return null;
  if (count <= 0) return strConstant("");
  return text.value.length * count > MAX_REPEATED ? null : strConstant(text.value.repeat(count));
}

/**
 * A docstring as CPython 3.13 stores it: tabs expanded, the first line's leading blanks and the other lines' common
 * indentation taken away.
 */
export function cleanDocstring(text: string): string {
  const lines = splitLines(expandTabs(text));
  let margin = Infinity;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const indent = leadingSpaces(line);
    if (indent < line.length) margin = Math.min(margin, indent);
  }
  if (margin === Infinity) margin = 0;
  const cleaned = [lines[0].slice(leadingSpaces(lines[0]))];
  for (let i = 1; i < lines.length; i++) cleaned.push(lines[i].slice(Math.min(margin, leadingSpaces(lines[i]))));
  return cleaned.join("\n");
}

function splitLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 10) continue;
    lines.push(text.slice(start, i));
    start = i + 1;
  }
  lines.push(text.slice(start));
  return lines;
}

function leadingSpaces(line: string): number {
  let count = 0;
  while (count < line.length && line.charCodeAt(count) === 32) count++;
  return count;
}

function expandTabs(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let column = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 9) {
      const width = 8 - (column % 8);
      pieces.push(text.slice(from, i), " ".repeat(width));
      from = i + 1;
      column += width;
    } else if (unit === 10 || unit === 13) column = 0;
    else if (unit < 0xdc00 || unit > 0xdfff) column++;
  }
  if (from === 0) return text;
  pieces.push(text.slice(from));
  return pieces.join("");
}
