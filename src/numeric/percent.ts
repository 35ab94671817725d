// printf-style formatting (`'%5.2f' % x`): the format taken apart once, and the layout of each converted
// value. Fetching values, calling str/repr/ascii and the TypeErrors about values belong to the caller, who
// walks the pieces in order, so that errors come in CPython's order.
import { percentFloatDigits } from "./format.js";
import { signBit } from "./bits.js";
import { intToText } from "./integer.js";
import type { TextLayout } from "./format.js";
import type { Integer } from "./integer.js";

/** A conversion `%(key)#0- +*.*X`. */
export interface PercentSpec {
  readonly kind: "spec";
  /** The mapping key, when written. */
  readonly key: string | undefined;
  readonly left: boolean;
  readonly plus: boolean;
  readonly space: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  /** -1 when not given; "*": the next argument, an int (a negative one means `left`). */
  readonly width: number | "*";
  /** -1 when not given; "*": the next argument, an int (a negative one means 0). */
  readonly precision: number | "*";
  /** One code point. (`%%` comes as literal text; a `%` after flags or width is unsupported.) */
  readonly conversion: string;
  /** Code point index of the conversion, for the message about an unsupported one. */
  readonly position: number;
}

/** Literal text, a conversion, or the error that ends the format, to be raised when reached. */
export type PercentPiece =
  | { readonly kind: "literal"; readonly text: string }
  | PercentSpec
  | {
      readonly kind: "error";
      /** Always a ValueError. */
      readonly message: string;
      /** A key was begun: "format requires a mapping" comes first. */
      readonly wantsMapping: boolean;
      /** Arguments fetched by `*` and by key before the error. */
      readonly stars: number;
      readonly key: string | undefined;
    };

const SSIZE_MAX = 9223372036854775807n;

/** Takes a format apart, in linear time. */
export function parsePercentFormat(format: string): readonly PercentPiece[] {
  const pieces: PercentPiece[] = [];
  const end = format.length;
  let index = 0;
  /** Surrogate pairs so far: the difference between units and code points. */
  let pairs = 0;
  let literal = 0;
  while (index < end) {
    const unit = format.charCodeAt(index);
    if (unit !== 0x25) {
      if (unit >= 0xd800 && unit < 0xdc00 && (format.codePointAt(index) as number) > 0xffff) {
        pairs += 1;
        index += 1;
      }
      index += 1;
      continue;
    }
    if (index > literal) pieces.push({ kind: "literal", text: format.slice(literal, index) });
    index += 1;
    if (format.charCodeAt(index) === 0x25) {
      // The second sign starts the next literal.
      literal = index;
      index += 1;
      continue;
    }
    let key: string | undefined;
    let stars = 0;
    const error = (message: string, wantsMapping = key !== undefined): readonly PercentPiece[] => {
      pieces.push({ kind: "error", message, wantsMapping, stars, key });
      return pieces;
    };
    if (format.charCodeAt(index) === 0x28) {
      const start = index + 1;
      let depth = 1;
      index = start;
      while (index < end && depth > 0) {
        const inner = format.charCodeAt(index);
        if (inner === 0x28) depth += 1;
        else if (inner === 0x29) depth -= 1;
        else if (inner >= 0xd800 && inner < 0xdc00 && (format.codePointAt(index) as number) > 0xffff) {
          pairs += 1;
          index += 1;
        }
        index += 1;
      }
      if (depth > 0) return error("incomplete format key", true);
      key = format.slice(start, index - 1);
    }
    let left = false;
    let plus = false;
    let space = false;
    let alternate = false;
    let zero = false;
    for (; index < end; index += 1) {
      const flag = format.charCodeAt(index);
      if (flag === 0x2d) left = true;
      else if (flag === 0x2b) plus = true;
      else if (flag === 0x20) space = true;
      else if (flag === 0x23) alternate = true;
      else if (flag === 0x30) zero = true;
      else break;
    }
    let width: number | "*" = -1;
    if (format.charCodeAt(index) === 0x2a) {
      width = "*";
      stars += 1;
      index += 1;
    } else {
      const count = readCount(format, index, SSIZE_MAX);
      if (count === undefined) return error("width too big");
      width = count.value;
      index = count.next;
    }
    let precision: number | "*" = -1;
    if (format.charCodeAt(index) === 0x2e) {
      index += 1;
      if (format.charCodeAt(index) === 0x2a) {
        precision = "*";
        stars += 1;
        index += 1;
      } else {
        const count = readCount(format, index, 2147483647n);
        if (count === undefined) return error("precision too big");
        precision = count.value < 0 ? 0 : count.value;
        index = count.next;
      }
    }
    const modifier = format.charCodeAt(index);
    if (modifier === 0x68 || modifier === 0x6c || modifier === 0x4c) index += 1;
    if (index >= end) return error("incomplete format");
    const codePoint = format.codePointAt(index) as number;
    const conversion = String.fromCodePoint(codePoint);
    const position = index - pairs;
    pieces.push({
      kind: "spec",
      key,
      left,
      plus,
      space,
      alternate,
      zero,
      width,
      precision,
      conversion,
      position,
    });
    if (codePoint > 0xffff) pairs += 1;
    index += conversion.length;
    literal = index;
  }
  if (end > literal) pieces.push({ kind: "literal", text: format.slice(literal) });
  return pieces;
}

function readCount(
  format: string,
  start: number,
  limit: bigint,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  let index = start;
  for (; index < format.length; index += 1) {
    const unit = format.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) break;
    value = value * 10 + (unit - 0x30);
  }
  if (index === start) return { value: -1, next: start };
  if (value > 2147483647 && BigInt(format.slice(start, index)) > limit) return undefined;
  return { value, next: index };
}

/** The text of ValueError for a conversion that does not exist; raised after its argument is fetched. */
export function unsupportedConversion(spec: PercentSpec): string {
  const code = spec.conversion.codePointAt(0) as number;
  const shown = code >= 31 && code < 127 ? spec.conversion : "?";
  return `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${spec.position}`;
}

/** What the layout needs of a spec, with `*` resolved. */
export interface PercentLayout {
  readonly left: boolean;
  readonly plus: boolean;
  readonly space: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly precision: number;
  readonly conversion: string;
}

/** A spec with its `*` values put in; a negative width means left. */
export function resolvePercent(spec: PercentSpec, width: number, precision: number): PercentLayout {
  const negative = width < 0 && spec.width === "*";
  return {
    left: spec.left || negative,
    plus: spec.plus,
    space: spec.space,
    alternate: spec.alternate,
    zero: spec.zero,
    width: negative ? -width : width,
    precision: spec.precision === "*" && precision < 0 ? 0 : precision,
    conversion: spec.conversion,
  };
}

/** Conversions d i u o x X of an int. */
export function percentInt(value: Integer, spec: PercentLayout): string {
  const conversion = spec.conversion;
  const hexadecimal = conversion === "x" || conversion === "X";
  const base = hexadecimal ? 16 : conversion === "o" ? 8 : 10;
  const negative = value < 0;
  const text = intToText(value, base);
  let digits = negative ? text.slice(1) : text;
  if (conversion === "X") digits = digits.toUpperCase();
  if (spec.precision > digits.length) digits = "0".repeat(spec.precision - digits.length) + digits;
  const prefix = spec.alternate && base !== 10 ? "0" + conversion : "";
  return layNumber(negative, prefix, digits, spec);
}

/** Conversions e E f F g G of a float. */
export function percentFloat(value: number, spec: PercentLayout): string {
  const negative = signBit(value) && value === value;
  const precision = spec.precision < 0 ? 6 : spec.precision;
  const digits = percentFloatDigits(negative ? -value : value, spec.conversion, precision, spec.alternate);
  return layNumber(negative, "", digits, spec);
}

function layNumber(negative: boolean, prefix: string, digits: string, spec: PercentLayout): string {
  const sign = negative ? "-" : spec.plus ? "+" : spec.space ? " " : "";
  const padding = spec.width - sign.length - prefix.length - digits.length;
  if (padding <= 0) return sign + prefix + digits;
  if (spec.left) return sign + prefix + digits + " ".repeat(padding);
  if (spec.zero) return sign + prefix + "0".repeat(padding) + digits;
  return " ".repeat(padding) + sign + prefix + digits;
}

/** The layout of text of so many code points for conversions s r a (and c, whose precision does not cut). */
export function percentTextLayout(length: number, spec: PercentLayout): TextLayout {
  const take = spec.conversion !== "c" && spec.precision >= 0 && spec.precision < length ? spec.precision : length;
  const padding = spec.width > take ? spec.width - take : 0;
  return { take, left: spec.left ? 0 : padding, right: spec.left ? padding : 0 };
}

/** Conversions s r a c of text without surrogates. */
export function percentString(text: string, spec: PercentLayout): string {
  const { take, left, right } = percentTextLayout(text.length, spec);
  const body = take < text.length ? text.slice(0, take) : text;
  return " ".repeat(left) + body + " ".repeat(right);
}
