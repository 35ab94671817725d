/** Decimal numbers as text: reading ("1.5e-3", "NaN123"), writing in both notations, and the formatting mini-language. */

import {
  FINITE,
  INFINITE,
  QUIET_NAN,
  ROUND_HALF_EVEN,
  SIGNALING_NAN,
  digitCount,
  dropDigits,
  finite,
  infinity,
  rescale,
  tenTo,
  type DecimalContext,
  type DecimalNumber,
} from "./decimal.js";

/** Exponents beyond this make no number in any context. */
const EXPONENT_BOUND = 1e15;

/** Reads a number; null when the text is none. Surrounding space and underscores have been taken away; digits are ASCII. */
export function parseDecimal(text: string): DecimalNumber | null {
  let at = 0;
  let sign = 0;
  const first = text.charCodeAt(0);
  if (first === 43 || first === 45) {
    sign = first === 45 ? 1 : 0;
    at = 1;
  }
  const start = at;
  while (isDigit(text.charCodeAt(at))) at++;
  let digits = text.slice(start, at);
  let fraction = 0;
  if (text.charCodeAt(at) === 46) {
    const point = ++at;
    while (isDigit(text.charCodeAt(at))) at++;
    fraction = at - point;
    digits += text.slice(point, at);
  }
  if (digits === "") return fraction === 0 && at === start ? parseSpecial(text.slice(at).toLowerCase(), sign) : null;
  let exponent = 0;
  if (at < text.length) {
    const mark = text.charCodeAt(at);
    if (mark !== 69 && mark !== 101) return null;
    at++;
    let direction = 1;
    const code = text.charCodeAt(at);
    if (code === 43 || code === 45) {
      direction = code === 45 ? -1 : 1;
      at++;
    }
    if (at >= text.length) return null;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!isDigit(unit)) return null;
      if (exponent < EXPONENT_BOUND) exponent = exponent * 10 + unit - 48;
    }
    exponent *= direction;
  }
  return finite(sign, BigInt(digits), exponent - fraction);
}
function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
function parseSpecial(text: string, sign: number): DecimalNumber | null {
  if (text === "inf" || text === "infinity") return infinity(sign);
  const kind = text.startsWith("snan") ? SIGNALING_NAN : text.startsWith("nan") ? QUIET_NAN : FINITE;
  if (kind === FINITE) return null;
  const payload = text.slice(kind === SIGNALING_NAN ? 4 : 3);
  for (let index = 0; index < payload.length; index++) if (!isDigit(payload.charCodeAt(index))) return null;
  return { sign, coefficient: payload === "" ? 0n : BigInt(payload), exponent: 0, kind };
}

/** NaN, Infinity; null for finite numbers. */
function specialText(x: DecimalNumber): string | null {
  if (x.kind === FINITE) return null;
  const sign = x.sign === 1 ? "-" : "";
  if (x.kind === INFINITE) return `${sign}Infinity`;
  const name = x.kind === SIGNALING_NAN ? "sNaN" : "NaN";
  return `${sign}${name}${x.coefficient === 0n ? "" : x.coefficient.toString()}`; // native-ok: of a bigint
}

/** Scientific notation as str() gives it, or engineering notation. */
export function decimalText(x: DecimalNumber, capitals = true, engineering = false): string {
  const special = specialText(x);
  if (special !== null) return special;
  const digits = x.coefficient.toString(); // native-ok: of a bigint
  const left = x.exponent + digits.length;
  let point: number;
  if (x.exponent <= 0 && left > -6) point = left;
  else if (!engineering) point = 1;
  else if (x.coefficient === 0n) point = modulo(left + 1, 3) - 1;
  else point = modulo(left - 1, 3) + 1;
  let whole: string;
  let fraction = "";
  if (point <= 0) {
    whole = "0";
    fraction = `.${zeros(-point)}${digits}`;
  } else if (point >= digits.length) whole = digits + zeros(point - digits.length);
  else {
    whole = digits.slice(0, point);
    fraction = `.${digits.slice(point)}`;
  }
  const exponent = left - point;
  const tail = exponent === 0 ? "" : `${capitals ? "E" : "e"}${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
  return `${x.sign === 1 ? "-" : ""}${whole}${fraction}${tail}`;
}
function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
function zeros(count: number): string {
  return count <= 0 ? "" : "0".repeat(count);
}

/** A parsed format specification. */
export interface DecimalFormat {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly separator: string;
  readonly precision: number;
  readonly type: string;
}

/** Reads a specification; null when it is none. `spec` is code points. */
export function parseDecimalFormat(spec: readonly string[]): DecimalFormat | null {
  let at = 0;
  let fill = " ";
  let align = "";
  if (spec.length > 1 && isAlign(spec[1])) {
    [fill, align] = spec;
    at = 2;
  } else if (spec.length > 0 && isAlign(spec[0])) {
    [align] = spec;
    at = 1;
  }
  let sign = "-";
  if (spec[at] === "+" || spec[at] === "-" || spec[at] === " ") sign = spec[at++];
  const noNegativeZero = spec[at] === "z";
  if (noNegativeZero) at++;
  const alternate = spec[at] === "#";
  if (alternate) at++;
  if (spec[at] === "0") {
    if (align !== "") return null;
    fill = "0";
    align = "=";
    at++;
  }
  let width = 0;
  while (at < spec.length && spec[at] >= "0" && spec[at] <= "9" && width < 1e9) width = width * 10 + Number(spec[at++]);
  if (width >= 1e9) return null;
  let separator = "";
  if (spec[at] === ",") separator = spec[at++];
  let precision = -1;
  if (spec[at] === ".") {
    at++;
    if (!(spec[at] >= "0" && spec[at] <= "9")) return null;
    precision = 0;
    while (at < spec.length && spec[at] >= "0" && spec[at] <= "9" && precision < 1e9)
      precision = precision * 10 + Number(spec[at++]);
    if (precision >= 1e9) return null;
  }
  let type = "";
  if (at < spec.length) {
    type = spec[at++];
    if (type.length !== 1 || !isFormatType(type)) return null;
    if (type === "n" && separator !== "") return null;
  }
  return at === spec.length
    ? { fill, align, sign, noNegativeZero, alternate, width, separator, precision, type }
    : null;
}
function isAlign(text: string): boolean {
  return text === "<" || text === ">" || text === "=" || text === "^";
}
function isFormatType(text: string): boolean {
  switch (text) {
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "n":
    case "%":
      return true;
    default:
      return false;
  }
}

/** How many characters the text has at most, before it is made. */
export function decimalFormatSize(x: DecimalNumber, format: DecimalFormat): number {
  const digits = digitCount(x.coefficient) + Math.max(0, format.precision);
  const isPlain = format.type === "f" || format.type === "F" || format.type === "%";
  return (2 * digits + (isPlain ? 2 * Math.abs(x.exponent) : 0) + 40) * 2 + format.width;
}

/** A number by a specification; roundings are the context's. */
export function formatDecimal(
  c: DecimalContext,
  given: DecimalNumber,
  format: DecimalFormat,
  capitals: boolean,
): string {
  let x = given;
  let { type } = format;
  const { precision } = format;
  if (x.kind !== FINITE) {
    const body = specialText({ ...x, sign: 0 }) as string;
    const padded = type === "%" ? `${body}%` : body;
    return pad(
      signOf(x.sign, format),
      padded,
      format.fill === "0" && format.align === "=" ? { ...format, fill: " ", align: ">" } : format,
    );
  }
  const isUpper = type === "" ? capitals : type === "E" || type === "F" || type === "G";
  if (type === "" || type === "n") type = "g";
  type = type.toLowerCase();
  if (type === "%") x = finite(x.sign, x.coefficient, x.exponent + 2);
  const { rounding } = c;
  if (precision >= 0) {
    if (type === "e") x = roundTo(c, x, precision + 1, rounding);
    else if (type === "f" || type === "%") x = rescale(c, x, -precision, rounding);
    else if (digitCount(x.coefficient) > Math.max(1, precision)) x = roundTo(c, x, Math.max(1, precision), rounding);
  }
  if (x.coefficient === 0n && x.exponent > 0 && (type === "f" || type === "%")) x = finite(x.sign, 0n, 0);
  if (format.noNegativeZero && x.coefficient === 0n) x = { ...x, sign: 0 };
  const digits = x.coefficient.toString(); // native-ok: of a bigint
  const left = x.exponent + digits.length;
  let point: number;
  if (type === "e") point = x.coefficient === 0n && precision >= 0 ? 1 - precision : 1;
  else if (type === "g") point = x.exponent <= 0 && left > -6 ? left : 1;
  else point = left;
  let whole: string;
  let fraction: string;
  if (point < 0) {
    whole = "0";
    fraction = zeros(-point) + digits;
  } else if (point > digits.length) {
    whole = digits + zeros(point - digits.length);
    fraction = "";
  } else {
    whole = point === 0 ? "0" : digits.slice(0, point);
    fraction = digits.slice(point);
  }
  const exponent = left - point;
  let tail = "";
  if (exponent !== 0 || type === "e") tail = `${isUpper ? "E" : "e"}${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
  if (type === "%") tail += "%";
  if (fraction !== "" || format.alternate) tail = `.${fraction}${tail}`;
  const sign = signOf(x.sign, format);
  if (format.separator !== "") {
    const least = format.fill === "0" && format.align === "=" ? format.width - tail.length - sign.length : 0;
    whole = grouped(whole, format.separator, least);
  }
  return pad(sign, whole + tail, format);
}
/** To so many significant digits. */
function roundTo(c: DecimalContext, x: DecimalNumber, places: number, rounding = ROUND_HALF_EVEN): DecimalNumber {
  const digits = digitCount(x.coefficient);
  if (x.coefficient === 0n) return x;
  if (digits <= places) {
    const shift = places - digits;
    return finite(x.sign, x.coefficient * tenTo(shift), x.exponent - shift);
  }
  const [coefficient] = dropDigits(c, x.sign, x.coefficient, digits, digits - places, rounding);
  const exponent = x.exponent + digits - places;
  return digitCount(coefficient) > places
    ? finite(x.sign, coefficient / 10n, exponent + 1)
    : finite(x.sign, coefficient, exponent);
}
function signOf(sign: number, format: DecimalFormat): string {
  return sign === 1 ? "-" : format.sign === "-" ? "" : format.sign;
}
/** Groups of three, with zeros before it up to a width that the separators count in. */
function grouped(digits: string, separator: string, least: number): string {
  const groups: string[] = [];
  let rest = digits;
  let width = least;
  for (;;) {
    const size = Math.min(Math.max(rest.length, width, 1), 3);
    const part = rest.slice(Math.max(0, rest.length - size));
    groups.push(zeros(size - part.length) + part);
    rest = rest.slice(0, Math.max(0, rest.length - size));
    width -= size;
    if (rest === "" && width <= 0) break;
    width -= separator.length;
  }
  return groups.reverse().join(separator); // native-ok: own pieces
}
function pad(sign: string, body: string, format: DecimalFormat): string {
  const count = format.width - sign.length - body.length;
  if (count <= 0) return sign + body;
  const fill = format.fill.repeat(count); // native-ok: reserved by the caller
  switch (format.align === "" ? ">" : format.align) {
    case "<":
      return sign + body + fill;
    case "=":
      return sign + fill + body;
    case "^": {
      const left = count >> 1;
      return format.fill.repeat(left) + sign + body + format.fill.repeat(count - left); // native-ok: reserved by the caller
    }
    default:
      return fill + sign + body;
  }
}
