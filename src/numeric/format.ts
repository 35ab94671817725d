// The format mini-language of format() and f-strings: a spec parsed once, then numbers and text laid out by
// it, with CPython's error messages. Widths count code points. The caller charges the output first:
// `formattedLength` bounds it. (Reference: "Format Specification Mini-Language" in the library manual.)
import { exponentForm, fixedForm, floatRepr, shortestDigits, toExponentExact, toFixedExact } from "./float.js";
import { signBit } from "./bits.js";
import { intToText, toFloat } from "./integer.js";
import type { Integer } from "./integer.js";

/** A parsed format spec. */
export interface FormatSpec {
  /** One code point. */
  readonly fill: string;
  readonly align: "<" | ">" | "=" | "^";
  readonly sign: "" | "+" | "-" | " ";
  /** `z`: a negative zero after rounding loses its sign. */
  readonly coerceNegativeZero: boolean;
  /** `#` */
  readonly alternate: boolean;
  /** -1 when not given. */
  readonly width: number;
  readonly grouping: "" | "," | "_";
  /** -1 when not given. */
  readonly precision: number;
  /** One code point, or "" for the type's own default presentation. */
  readonly type: string;
}

/** Why a value cannot be formatted; the guest's exception is made of it. */
export class FormatFailure {
  constructor(
    readonly exception: "ValueError" | "OverflowError",
    readonly message: string,
  ) {}
}

function failure(message: string): FormatFailure {
  return new FormatFailure("ValueError", message);
}

/** What a type brings to its specs. */
export type FormatTarget = "int" | "float" | "complex" | "str";

const SSIZE_MAX = 9223372036854775807n;
const INT_MAX = 2147483647;

/** Specs of exact ints, floats and strs met before: programs use few. */
const knownSpecs = {
  int: new Map<string, FormatSpec | FormatFailure>(),
  float: new Map<string, FormatSpec | FormatFailure>(),
  str: new Map<string, FormatSpec | FormatFailure>(),
};
const MOST_SPECS = 256;
const LONGEST_SPEC = 16;

/** `parseFormatSpec`, remembered for short specs of the types themselves. */
export function formatSpec(
  spec: string,
  typeName: string,
  target: "int" | "float" | "str",
): FormatSpec | FormatFailure {
  if (typeName !== target || spec.length > LONGEST_SPEC) return parseFormatSpec(spec, typeName, target);
  const known = knownSpecs[target];
  let parsed = known.get(spec);
  if (parsed === undefined) {
    if (known.size >= MOST_SPECS) known.clear();
    parsed = parseFormatSpec(spec, typeName, target);
    known.set(spec, parsed);
  }
  return parsed;
}

/**
 * Parses a spec. `typeName` is only named in messages (a subclass's own name); `target` decides defaults.
 * The spec is read by UTF-16 units; only a fill may lie beyond them.
 */
export function parseFormatSpec(spec: string, typeName: string, target: FormatTarget): FormatSpec | FormatFailure {
  let fill = " ";
  let align: FormatSpec["align"] = target === "str" ? "<" : ">";
  let sign: FormatSpec["sign"] = "";
  let index = 0;
  const end = spec.length;
  let fillGiven = false;
  let alignGiven = false;
  const first = end > 0 ? (spec.codePointAt(0) as number) : 0;
  const firstWidth = first > 0xffff ? 2 : 1;
  if (end > firstWidth && isAlign(spec.charCodeAt(firstWidth))) {
    fill = spec.slice(0, firstWidth);
    align = spec[firstWidth] as FormatSpec["align"];
    fillGiven = true;
    alignGiven = true;
    index = firstWidth + 1;
  } else if (end > 0 && isAlign(spec.charCodeAt(0))) {
    align = spec[0] as FormatSpec["align"];
    alignGiven = true;
    index = 1;
  }
  let character = spec[index];
  if (character === "+" || character === "-" || character === " ") {
    sign = character;
    character = spec[++index];
  }
  const coerceNegativeZero = character === "z";
  if (coerceNegativeZero) character = spec[++index];
  const alternate = character === "#";
  if (alternate) character = spec[++index];
  if (!fillGiven && character === "0") {
    fill = "0";
    if (!alignGiven && target !== "str") align = "=";
    character = spec[++index];
  }
  const width = readCount(spec, index);
  if (width === undefined) return failure("Too many decimal digits in format string");
  index = width.next;
  let grouping: FormatSpec["grouping"] = "";
  if (spec[index] === ",") {
    grouping = ",";
    index += 1;
  }
  if (spec[index] === "_") {
    if (grouping !== "") return failure("Cannot specify both ',' and '_'.");
    grouping = "_";
    index += 1;
  }
  if (spec[index] === "," && grouping === "_") return failure("Cannot specify both ',' and '_'.");
  let precision = -1;
  if (spec[index] === ".") {
    const count = readCount(spec, index + 1);
    if (count === undefined) return failure("Too many decimal digits in format string");
    if (count.next === index + 1) return failure("Format specifier missing precision");
    precision = count.value;
    index = count.next;
  }
  const rest = index < end ? (spec.codePointAt(index) as number) : 0;
  const restWidth = rest > 0xffff ? 2 : 1;
  if (end - index > restWidth) {
    return failure(`Invalid format specifier '${spec}' for object of type '${cut(typeName)}'`);
  }
  const type = index < end ? spec.slice(index) : target === "str" ? "s" : target === "int" ? "d" : "";
  if (grouping !== "") {
    const radix = type === "b" || type === "o" || type === "x" || type === "X";
    const allowed = type === "" || (type.length === 1 && isOneOf("defgEG%F", type)) || (radix && grouping === "_");
    if (!allowed) return failure(`Cannot specify '${grouping}' with ${typeCode(type)}.`);
  }
  return { fill, align, sign, coerceNegativeZero, alternate, width: width.value, grouping, precision, type };
}

function isAlign(unit: number): boolean {
  return unit === 0x3c || unit === 0x3e || unit === 0x3d || unit === 0x5e;
}

function isOneOf(set: string, character: string): boolean {
  for (let index = 0; index < set.length; index += 1) if (set[index] === character) return true;
  return false;
}

/** `%.200s` of CPython's messages. */
function cut(typeName: string): string {
  return typeName.length > 200 ? typeName.slice(0, 200) : typeName;
}

/** The type as messages show it: 'x', or '\xe9' outside printable ASCII. */
function typeCode(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? `'${type}'` : `'\\x${code.toString(16)}'`;
}

function unknownType(type: string, typeName: string): FormatFailure {
  return failure(`Unknown format code ${typeCode(type)} for object of type '${cut(typeName)}'`);
}

/** Decimal digits from `start`; value -1 when there are none, undefined when they overflow a C ssize_t. */
function readCount(spec: string, start: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  let index = start;
  for (; index < spec.length; index += 1) {
    const unit = spec.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) break;
    value = value * 10 + (unit - 0x30);
  }
  if (index === start) return { value: -1, next: start };
  // Close to the limit a double is too coarse; nothing so wide can be made, but the message must be right.
  if (value > 1e18 && BigInt(spec.slice(start, index)) > SSIZE_MAX) return undefined;
  return { value, next: index };
}

/** An upper bound of the formatted text's length, for charging: `natural` is the length without width. */
export function formattedLength(spec: FormatSpec, natural: number): number {
  const grouped = spec.grouping === "" ? natural : natural * 2;
  return Math.max(spec.width, grouped + (spec.type === "s" ? 0 : Math.max(spec.precision, 0)) + 330) + 1;
}

/** How text is laid out: `take` code points of it, with fill on both sides. */
export interface TextLayout {
  readonly take: number;
  readonly left: number;
  readonly right: number;
}

/** The layout of a str of so many code points, or why the spec does not fit a str. */
export function textLayout(length: number, spec: FormatSpec, typeName = "str"): TextLayout | FormatFailure {
  if (spec.type !== "s") return unknownType(spec.type, typeName);
  if (spec.sign !== "") {
    return failure(`${spec.sign === " " ? "Space" : "Sign"} not allowed in string format specifier`);
  }
  if (spec.coerceNegativeZero) return failure("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return failure("Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") return failure("'=' alignment not allowed in string format specifier");
  const take = spec.precision >= 0 && spec.precision < length ? spec.precision : length;
  const padding = spec.width > take ? spec.width - take : 0;
  const left = spec.align === ">" ? padding : spec.align === "^" ? Math.floor(padding / 2) : 0;
  return { take, left, right: padding - left };
}

/** format(str, spec) for a JavaScript string, astral characters counted once. */
export function formatString(text: string, spec: FormatSpec, typeName = "str"): string | FormatFailure {
  const layout = textLayout(countCodePoints(text), spec, typeName);
  if (layout instanceof FormatFailure) return layout;
  return repeat(spec.fill, layout.left) + takeCodePoints(text, layout.take) + repeat(spec.fill, layout.right);
}

function countCodePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index + 1 < text.length; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xd800 || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00) continue;
    count -= 1;
    index += 1;
  }
  return count;
}

function takeCodePoints(text: string, count: number): string {
  if (count >= text.length) return text;
  let index = 0;
  for (let taken = 0; taken < count && index < text.length; taken += 1) {
    index += (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
  }
  return text.slice(0, index);
}

function repeat(fill: string, count: number): string {
  return count > 0 ? fill.repeat(count) : "";
}

/** format(int, spec); a bool is an int here. */
export function formatInt(value: Integer, spec: FormatSpec, typeName = "int"): string | FormatFailure {
  switch (spec.type) {
    case "d":
    case "n":
      // The whole of `{x}` and `{x:d}`: no other part given.
      if (spec.width < 0 && spec.precision < 0 && spec.grouping === "" && spec.sign === "") {
        if (!spec.coerceNegativeZero && spec.type === "d") return intToText(value);
      }
      break;
    case "b":
    case "o":
    case "x":
    case "X":
    case "c":
      break;
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "%": {
      const float = toFloat(value);
      if (float === Infinity || float === -Infinity) {
        return new FormatFailure("OverflowError", "int too large to convert to float");
      }
      return formatFloat(float, spec, typeName);
    }
    default:
      return unknownType(spec.type, typeName);
  }
  if (spec.precision >= 0) return failure("Precision not allowed in integer format specifier");
  if (spec.coerceNegativeZero) return failure("Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type === "c") {
    if (spec.sign !== "") return failure("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) return failure("Alternate form (#) not allowed with integer format specifier 'c'");
    if (typeof value === "bigint" && (value > SSIZE_MAX || value < -SSIZE_MAX - 1n)) {
      return new FormatFailure("OverflowError", "Python int too large to convert to C long");
    }
    if (value < 0 || value > 0x10ffff) return new FormatFailure("OverflowError", "%c arg not in range(0x110000)");
    return layNumber("", "", "", String.fromCodePoint(Number(value)), 1, spec, 0);
  }
  const base = spec.type === "b" ? 2 : spec.type === "o" ? 8 : spec.type === "x" || spec.type === "X" ? 16 : 10;
  const text = intToText(value, base);
  const negative = value < 0;
  const prefix = spec.alternate && base !== 10 ? "0" + spec.type : "";
  let digits = negative ? text.slice(1) : text;
  if (spec.type === "X") digits = digits.toUpperCase();
  return layNumber(signText(negative, spec.sign), prefix, digits, "", 0, spec, base === 10 ? 3 : 4);
}

function signText(negative: boolean, sign: FormatSpec["sign"]): string {
  return negative ? "-" : sign === "+" || sign === " " ? sign : "";
}

/** Sign, prefix, digits with grouping, then what follows them, padded to the width. */
function layNumber(
  sign: string,
  prefix: string,
  digits: string,
  remainder: string,
  remainderLength: number,
  spec: FormatSpec,
  groupSize: number,
): string {
  const fixed = sign.length + prefix.length + remainderLength;
  let body = digits;
  if (digits.length > 0) {
    // Zero padding takes part in grouping; any other fill does not.
    const minimum = spec.fill === "0" && spec.align === "=" ? spec.width - fixed : 0;
    if (spec.grouping !== "" && groupSize > 0) body = group(digits, spec.grouping, groupSize, minimum);
    else if (minimum > digits.length) body = repeat("0", minimum - digits.length) + digits;
  }
  const padding = spec.width - fixed - body.length;
  if (padding <= 0) return sign + prefix + body + remainder;
  const pad = spec.align === "^" ? Math.floor(padding / 2) : padding;
  if (spec.align === "=") return sign + prefix + repeat(spec.fill, padding) + body + remainder;
  if (spec.align === "<") return sign + prefix + body + remainder + repeat(spec.fill, padding);
  return repeat(spec.fill, pad) + sign + prefix + body + remainder + repeat(spec.fill, padding - pad);
}

/** Digits in groups from the right, with leading zeros until `minimum` characters are there. */
function group(digits: string, separator: string, size: number, minimum: number): string {
  const pieces: string[] = [];
  let remaining = digits.length;
  let wanted = minimum;
  for (;;) {
    const length = Math.min(size, Math.max(remaining, wanted, 1));
    const taken = Math.min(remaining, length);
    const piece = digits.slice(remaining - taken, remaining);
    pieces.push(taken < length ? "0".repeat(length - taken) + piece : piece);
    remaining -= taken;
    wanted -= length;
    if (remaining <= 0 && wanted <= 0) break;
    wanted -= 1;
  }
  return pieces.reverse().join(separator);
}

/** The text of a finite or infinite magnitude or NaN by presentation type, without sign. */
function floatDigits(
  magnitude: number,
  type: string,
  precision: number,
  alternate: boolean,
  addPoint: boolean,
): string {
  const upper = type === "E" || type === "F" || type === "G";
  if (magnitude === Infinity) return upper ? "INF" : "inf";
  if (magnitude !== magnitude) return upper ? "NAN" : "nan";
  switch (type) {
    case "r": {
      const { digits, exponent } = magnitude === 0 ? { digits: "0", exponent: 0 } : shortestDigits(magnitude);
      return general(digits, exponent, exponent < -4 || exponent >= 16, "e", alternate, addPoint);
    }
    case "e":
    case "E": {
      const { digits, exponent } = toExponentExact(magnitude, precision + 1);
      return exponentForm(digits, exponent, type, alternate);
    }
    case "f":
    case "F": {
      const text = toFixedExact(magnitude, precision);
      return alternate && precision === 0 ? text + "." : text;
    }
    default: {
      const count = precision === 0 ? 1 : precision;
      const rounded = toExponentExact(magnitude, count);
      const exponent = rounded.exponent;
      const scientific = exponent < -4 || exponent >= count - (addPoint ? 1 : 0);
      const digits = alternate ? rounded.digits : withoutTrailingZeros(rounded.digits);
      return general(digits, exponent, scientific, type === "G" ? "E" : "e", alternate, addPoint);
    }
  }
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === 0x30) end -= 1;
  return digits.slice(0, end);
}

function general(
  digits: string,
  exponent: number,
  scientific: boolean,
  letter: string,
  alternate: boolean,
  addPoint: boolean,
): string {
  if (scientific) return exponentForm(digits, exponent, letter, alternate);
  const text = fixedForm(digits, exponent);
  if (exponent < 0 || digits.length > exponent + 1) return text;
  return addPoint ? text + ".0" : alternate ? text + "." : text;
}

/** Whether a formatted magnitude shows no digit but zero: what `z` looks at. */
function showsZero(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if ((unit | 0x20) === 0x65) break;
    if (unit !== 0x30 && unit !== 0x2e) return false;
  }
  return true;
}

/** format(float, spec) */
export function formatFloat(value: number, spec: FormatSpec, typeName = "float"): string | FormatFailure {
  let type = spec.type;
  let precision = spec.precision;
  let number = value;
  let addPoint = false;
  switch (type) {
    case "":
      if (spec.width < 0 && precision < 0 && spec.grouping === "" && spec.sign === "" && !spec.alternate) {
        if (!spec.coerceNegativeZero) return floatRepr(value);
      }
      addPoint = true;
      type = precision < 0 ? "r" : "g";
      break;
    case "n":
      type = "g";
      break;
    case "%":
      number = value * 100;
      type = "f";
      break;
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      break;
    default:
      return unknownType(type, typeName);
  }
  if (precision > INT_MAX) return failure("precision too big");
  if (precision < 0) precision = 6;
  let negative = signBit(number) && number === number;
  const magnitude = negative ? -number : number;
  let text = floatDigits(magnitude, type, precision, spec.alternate, addPoint);
  if (negative && spec.coerceNegativeZero && showsZero(text)) negative = false;
  if (spec.type === "%") text += "%";
  return layFloat(signText(negative, spec.sign), text, spec);
}

function layFloat(sign: string, text: string, spec: FormatSpec): string {
  let digits = 0;
  while (digits < text.length && text.charCodeAt(digits) >= 0x30 && text.charCodeAt(digits) <= 0x39) digits += 1;
  const remainder = text.slice(digits);
  return layNumber(sign, "", text.slice(0, digits), remainder, remainder.length, spec, 3);
}

/** format(complex, spec) */
export function formatComplex(
  real: number,
  imaginary: number,
  spec: FormatSpec,
  typeName = "complex",
): string | FormatFailure {
  let type = spec.type;
  let precision = spec.precision;
  let skipReal = false;
  let parentheses = false;
  switch (type) {
    case "":
      type = precision < 0 ? "r" : "g";
      if (real === 0 && !signBit(real)) skipReal = true;
      else parentheses = true;
      break;
    case "n":
      type = "g";
      break;
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      break;
    default:
      return unknownType(type, typeName);
  }
  if (precision > INT_MAX) return failure("precision too big");
  if (spec.fill === "0") return failure("Zero padding is not allowed in complex format specifier");
  if (spec.align === "=") return failure("'=' alignment flag is not allowed in complex format specifier");
  if (precision < 0) precision = 6;
  const bare: FormatSpec = { ...spec, fill: " ", align: "<", width: -1 };
  const part = (number: number, sign: FormatSpec["sign"]): string => {
    let negative = signBit(number) && number === number;
    const text = floatDigits(negative ? -number : number, type, precision, spec.alternate, false);
    if (negative && spec.coerceNegativeZero && showsZero(text)) negative = false;
    return layFloat(signText(negative, sign), text, bare);
  };
  let text = skipReal ? part(imaginary, spec.sign) : part(real, spec.sign) + part(imaginary, "+");
  text += "j";
  if (parentheses) text = "(" + text + ")";
  const padding = spec.width - text.length;
  if (padding <= 0) return text;
  const left = spec.align === ">" ? padding : spec.align === "^" ? Math.floor(padding / 2) : 0;
  return repeat(spec.fill, left) + text + repeat(spec.fill, padding - left);
}

/** The digits of a float magnitude for printf-style formatting; no sign, no padding. */
export function percentFloatDigits(magnitude: number, type: string, precision: number, alternate: boolean): string {
  return floatDigits(magnitude, type, precision, alternate, false);
}

/** repr(complex) and str(complex). */
export function complexRepr(real: number, imaginary: number): string {
  const part = (number: number): string => {
    const negative = signBit(number) && number === number;
    return (negative ? "-" : "") + floatDigits(negative ? -number : number, "r", 0, false, false);
  };
  const last = part(imaginary);
  if (real === 0 && !signBit(real)) return last + "j";
  return `(${part(real)}${last[0] === "-" ? "" : "+"}${last}j)`;
}
