// Floats as text and exact decimal expansion, rounding, and the float operators whose signs differ from
// JavaScript's. A float is a JavaScript number here; every result is exact or rounded half to even once.
import { numberText } from "../unicode/decimal.js";
import { exponentOf, integerMantissa, roundToDouble, scaleByPowerOfTwo, signBit } from "./bits.js";
import { digitValue, shiftLeft } from "./integer.js";
import type { Integer } from "./integer.js";

/** repr(x): the shortest digits that read back as x, exponent form from 1e16 and below 1e-4. */
export function floatRepr(x: number): string {
  const text = String(x);
  const magnitude = x < 0 ? -x : x;
  if (magnitude >= 1e-4 && magnitude < 1e16) return Math.floor(x) === x ? text + ".0" : text;
  if (x === 0) return 1 / x < 0 ? "-0.0" : "0.0";
  if (x !== x) return "nan";
  if (magnitude === Infinity) return x > 0 ? "inf" : "-inf";
  const { digits, exponent } = shortestDigits(magnitude);
  return (x < 0 ? "-" : "") + exponentForm(digits, exponent, "e");
}

/** Decimal digits d1d2d3… of a value d1.d2d3… × 10**exponent. */
export interface DecimalDigits {
  readonly digits: string;
  readonly exponent: number;
}

/** The shortest digits that identify a finite x > 0, without trailing zeros. */
export function shortestDigits(x: number): DecimalDigits {
  return splitExponential(x.toExponential());
}

/** Takes "d.ddde±x", as toExponential writes it, apart. */
function splitExponential(text: string): DecimalDigits {
  let mark = text.length - 2;
  while (text.charCodeAt(mark) !== 0x65) mark -= 1;
  return {
    digits: mark > 1 ? text[0] + text.slice(2, mark) : text[0],
    exponent: Number(text.slice(mark + 1)),
  };
}

/** "d.ddde+xx" with at least two digits of exponent. */
export function exponentForm(digits: string, exponent: number, letter: string, point = false): string {
  const magnitude = exponent < 0 ? -exponent : exponent;
  const fraction = digits.length > 1 ? "." + digits.slice(1) : point ? "." : "";
  return digits[0] + fraction + letter + (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "") + magnitude;
}

/** Beyond this many places after the point a double has only zeros. */
const LAST_PLACE = 1074;

/**
 * x >= 0, finite, with exactly `precision` places after the point, half to even on the exact value.
 * Work: about precision + 300 characters, and a power of ten of at most 1,074 digits.
 */
export function toFixedExact(x: number, precision: number): string {
  if (precision > LAST_PLACE) return toFixedExact(x, LAST_PLACE) + "0".repeat(precision - LAST_PLACE);
  // toFixed is exact and rounds ties up; a tie needs x * 2**(precision + 1) to be an integer.
  if (x < 1e21 && precision <= 100) {
    const scaled = scaleByPowerOfTwo(x, precision + 1);
    if (x === 0 || Math.floor(scaled) !== scaled || Math.floor(x) === x) return x.toFixed(precision);
  }
  const { mantissa, exponent } = integerMantissa(x);
  if (exponent >= 0) {
    const digits = (BigInt(mantissa) << BigInt(exponent)).toString();
    return precision > 0 ? digits + "." + "0".repeat(precision) : digits;
  }
  const digits = roundedShift(BigInt(mantissa) * 10n ** BigInt(precision), -exponent).toString();
  if (precision === 0) return digits;
  const padded = digits.length > precision ? digits : "0".repeat(precision + 1 - digits.length) + digits;
  return padded.slice(0, padded.length - precision) + "." + padded.slice(padded.length - precision);
}

/** value / 2**count, half to even. */
function roundedShift(value: bigint, count: number): bigint {
  if (count <= 0) return value;
  const quotient = value >> BigInt(count);
  const rest = value - (quotient << BigInt(count));
  const half = 1n << BigInt(count - 1);
  return rest > half || (rest === half && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** The longest significand a double can have in decimal. */
const LAST_DIGIT = 767;

/** `count` >= 1 significant digits of a finite x >= 0, half to even on the exact value. */
export function toExponentExact(x: number, count: number): DecimalDigits {
  if (x === 0) return { digits: "0".repeat(count), exponent: 0 };
  if (count > LAST_DIGIT) {
    const { digits, exponent } = toExponentExact(x, LAST_DIGIT);
    return { digits: digits + "0".repeat(count - LAST_DIGIT), exponent };
  }
  if (count <= 101) {
    const rounded = splitExponential(x.toExponential(count - 1));
    // toExponential is exact and rounds ties up. A tie has its last digit odd half a unit below, so the value
    // times 10**places * 2 is an integer: it needs few fraction bits, or a large integer value.
    const places = count - 1 - rounded.exponent;
    if (places >= 0) {
      if (places > 1072) return rounded;
      const scaled = scaleByPowerOfTwo(x, places + 1);
      if (Math.floor(scaled) !== scaled || Math.floor(x) === x) return rounded;
    } else if (Math.floor(x) !== x) {
      return rounded;
    }
  }
  return exactDigits(x, count);
}

function exactDigits(x: number, count: number): DecimalDigits {
  const { mantissa, exponent } = integerMantissa(x);
  // log10(x) to within one; the digits show whether it was too high or too low.
  let decimal = Math.floor((exponentOf(x) + 0.5) * 0.30102999566398114);
  for (;;) {
    const places = count - 1 - decimal;
    let numerator = BigInt(mantissa);
    let denominator = 1n;
    if (places >= 0) numerator *= 10n ** BigInt(places);
    else denominator = 10n ** BigInt(-places);
    if (exponent >= 0) numerator <<= BigInt(exponent);
    else denominator <<= BigInt(-exponent);
    let quotient = numerator / denominator;
    const twice = (numerator - quotient * denominator) * 2n;
    const length = quotient.toString().length;
    if (length > count || quotient === 0n) {
      decimal += quotient === 0n ? -1 : 1;
      continue;
    }
    if (length < count) {
      decimal -= 1;
      continue;
    }
    if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient += 1n;
    const digits = quotient.toString();
    return digits.length > count
      ? { digits: digits.slice(0, count), exponent: decimal + 1 }
      : { digits, exponent: decimal };
  }
}

/** Digits with the point put where the exponent says, for general notation. */
export function fixedForm(digits: string, exponent: number): string {
  if (exponent < 0) return "0." + "0".repeat(-exponent - 1) + digits;
  if (digits.length > exponent + 1) return digits.slice(0, exponent + 1) + "." + digits.slice(exponent + 1);
  return digits + "0".repeat(exponent + 1 - digits.length);
}

/** float(text): underscores, inf, infinity, nan, white space and digits of every script; undefined if not a number. */
export function parseFloatText(text: string): number | undefined {
  const clean = numberText(text);
  const end = clean.length;
  let index = 0;
  const first = clean.charCodeAt(0);
  if (first === 0x2b || first === 0x2d) index = 1;
  const next = clean.charCodeAt(index) | 0x20;
  if (next === 0x69 || next === 0x6e) {
    const word = end - index <= 8 ? clean.slice(index).toLowerCase() : "";
    if (word === "inf" || word === "infinity") return first === 0x2d ? -Infinity : Infinity;
    return word === "nan" ? NaN : undefined;
  }
  const start = index;
  let underscores = false;
  let digits = 0;
  let afterDigit = false;
  let stage = 0; // 0 integer part, 1 fraction, 2 exponent
  for (; index < end; index += 1) {
    const unit = clean.charCodeAt(index);
    if (unit >= 0x30 && unit <= 0x39) {
      digits += 1;
      afterDigit = true;
    } else if (unit === 0x5f) {
      // An underscore stands between two digits.
      const following = clean.charCodeAt(index + 1);
      if (!afterDigit || !(following >= 0x30 && following <= 0x39)) return undefined;
      underscores = true;
    } else if (unit === 0x2e && stage === 0) {
      stage = 1;
      afterDigit = false;
    } else if ((unit | 0x20) === 0x65 && stage < 2 && digits > 0) {
      stage = 2;
      afterDigit = false;
      digits = 0;
      const following = clean.charCodeAt(index + 1);
      if (following === 0x2b || following === 0x2d) index += 1;
    } else {
      return undefined;
    }
  }
  if (digits === 0) return undefined;
  let plain = start === 0 && !underscores ? clean : clean.slice(start);
  if (underscores) {
    let joined = "";
    let from = 0;
    for (let at = 0; at < plain.length; at += 1) {
      if (plain.charCodeAt(at) !== 0x5f) continue;
      joined += plain.slice(from, at);
      from = at + 1;
    }
    plain = joined + plain.slice(from);
  }
  const value = Number(plain);
  return first === 0x2d ? -value : value;
}

/** float.hex */
export function floatHex(x: number): string {
  if (x !== x) return "nan";
  const negative = signBit(x);
  const magnitude = negative ? -x : x;
  if (magnitude === Infinity) return negative ? "-inf" : "inf";
  if (magnitude === 0) return negative ? "-0x0.0p+0" : "0x0.0p+0";
  const exponent = Math.max(exponentOf(magnitude), -1022);
  // Scaled so that the leading digit is 1 (0 for subnormals) and 13 digits follow.
  const scaled = scaleByPowerOfTwo(magnitude, 52 - exponent);
  const leading = Math.floor(scaled / 4503599627370496);
  const fraction = (scaled - leading * 4503599627370496).toString(16);
  const sign = exponent < 0 ? "" : "+";
  return `${negative ? "-" : ""}0x${leading}.${"0".repeat(13 - fraction.length)}${fraction}p${sign}${exponent}`;
}

/**
 * float.fromhex. "invalid": ValueError("invalid hexadecimal floating-point string"); "overflow":
 * OverflowError("hexadecimal value too large to represent as a float").
 */
export function floatFromHex(text: string): number | "invalid" | "overflow" {
  let index = 0;
  let end = text.length;
  while (index < end && isAsciiSpace(text.charCodeAt(index))) index += 1;
  while (end > index && isAsciiSpace(text.charCodeAt(end - 1))) end -= 1;
  const first = text.charCodeAt(index);
  const negative = first === 0x2d;
  if (first === 0x2b || negative) index += 1;
  if (end - index <= 8) {
    const word = text.slice(index, end).toLowerCase();
    if (word === "inf" || word === "infinity") return negative ? -Infinity : Infinity;
    if (word === "nan") return negative ? -NaN : NaN;
  }
  if (text.charCodeAt(index) === 0x30 && index + 1 < end && (text.charCodeAt(index + 1) | 0x20) === 0x78) index += 2;
  let mantissa = 0n;
  let significant = 0;
  let sticky = false;
  let exponent = 0;
  let digits = 0;
  let point = false;
  for (; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x2e && !point) {
      point = true;
      continue;
    }
    const digit = digitValue(unit);
    if (digit > 15) break;
    digits += 1;
    if (significant < 20) {
      if (digit !== 0 || significant > 0) {
        mantissa = mantissa * 16n + BigInt(digit);
        significant += 1;
      }
      if (point) exponent -= 4;
    } else {
      // Digits past 80 bits only tell whether something is left.
      if (digit !== 0) sticky = true;
      if (!point) exponent += 4;
    }
  }
  if (digits === 0) return "invalid";
  if (index < end) {
    if ((text.charCodeAt(index) | 0x20) !== 0x70) return "invalid";
    index += 1;
    const signUnit = index < end ? text.charCodeAt(index) : 0;
    if (signUnit === 0x2b || signUnit === 0x2d) index += 1;
    let power = 0;
    const from = index;
    for (; index < end; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < 0x30 || unit > 0x39) return "invalid";
      power = power * 10 + (unit - 0x30);
    }
    if (index === from) return "invalid";
    exponent += signUnit === 0x2d ? -power : power;
  }
  if (mantissa === 0n) return negative ? -0 : 0;
  if (sticky) mantissa |= 1n;
  const value = exponent > 1100 ? Infinity : exponent < -1300 ? 0 : roundToDouble(mantissa, exponent);
  if (value === Infinity) return "overflow";
  return negative ? -value : value;
}

function isAsciiSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

/** The integer nearest to a finite x, half to even, as a float: round(x). */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * round(x, digits): the nearest decimal with so many places, ties on the exact value to even. An infinite
 * result of a finite x: OverflowError("rounded value too large to represent").
 */
export function roundFloat(x: number, digits: number): number {
  if (x !== x || x === Infinity || x === -Infinity || digits > 323) return x;
  if (x === 0) return x;
  if (digits < -308) return 0 * x;
  const magnitude = x < 0 ? -x : x;
  let value: number;
  if (digits >= 0) {
    if (magnitude >= 4503599627370496) return x;
    value = Number(toFixedExact(magnitude, digits));
  } else {
    // Digits that stay: those at or above 10**-digits.
    const leading = exponentOf(magnitude) * 0.30103;
    const count = Math.floor(leading) + digits + 1;
    value = count < -1 ? 0 : roundToTens(magnitude, -digits);
  }
  return x < 0 ? -value : value;
}

/** x >= 0 to a multiple of 10**places, half to even, through the exact integer ratio. */
function roundToTens(x: number, places: number): number {
  const { mantissa, exponent } = integerMantissa(x);
  let numerator = BigInt(mantissa);
  let denominator = 10n ** BigInt(places);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  let quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient += 1n;
  return Number(quotient.toString() + "e" + places);
}

/** x % y with the sign of y; y is not zero. */
export function floatMod(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return signBit(y) ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

/** x // y; y is not zero. */
export function floatFloorDiv(x: number, y: number): number {
  let rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && rest < 0 !== y < 0) {
    rest += y;
    quotient -= 1;
  }
  if (quotient === 0) return signBit(x) !== signBit(y) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** divmod(x, y) as [quotient, remainder]; y is not zero. */
export function floatDivmod(x: number, y: number): readonly [number, number] {
  return [floatFloorDiv(x, y), floatMod(x, y)];
}

/** float.as_integer_ratio of a finite float: lowest terms, denominator positive. */
export function floatAsIntegerRatio(value: number): readonly [Integer, Integer] {
  const { mantissa, exponent } = integerMantissa(value);
  if (mantissa === 0) return [0, 1];
  let odd = mantissa;
  let power = exponent;
  while (power < 0 && odd % 2 === 0) {
    odd /= 2;
    power += 1;
  }
  return power >= 0 ? [shiftLeft(odd, power), 1] : [odd, shiftLeft(1, -power)];
}
