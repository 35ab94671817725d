// Arithmetic on Python ints. An int is a `number` while it is a safe integer and a `bigint` beyond, never a
// bigint inside the safe range and never -0; every function here takes and returns that canonical form.
// Nothing here knows a limit: the caller charges or refuses first, by the forecasts at the end of the file.
import { bigBitLength, exponentOf, roundToDouble } from "./bits.js";

/** A Python int in canonical form. */
export type Integer = number | bigint;

/** The largest int held as a number. */
export const MAX_SAFE = 9007199254740991;

/** The largest int that V8 can hold has one bit less than this. */
export const MAX_INTEGER_BITS = 2 ** 30;
/** What every engine can hold: SpiderMonkey and JavaScriptCore stop at a million bits. */
export const PORTABLE_INTEGER_BITS = 2 ** 20;

/** The canonical int of a bigint. */
export function normalizeBig(value: bigint): Integer {
  // What lies outside the safe range is rounded to something outside it.
  const double = Number(value);
  return double <= MAX_SAFE && double >= -MAX_SAFE ? double : value;
}

/** The canonical int of a finite double without fraction. */
export function normalizeNumber(value: number): Integer {
  return value <= MAX_SAFE && value >= -MAX_SAFE ? value + 0 : BigInt(value);
}

export function add(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    // A sum of safe integers outside the safe range rounds to something outside it, so this test is exact.
    return sum <= MAX_SAFE && sum >= -MAX_SAFE ? sum : BigInt(left) + BigInt(right);
  }
  return normalizeBig(BigInt(left) + BigInt(right));
}

export function sub(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    return difference <= MAX_SAFE && difference >= -MAX_SAFE ? difference : BigInt(left) - BigInt(right);
  }
  return normalizeBig(BigInt(left) - BigInt(right));
}

export function mul(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    const product = left * right;
    if (product <= MAX_SAFE && product >= -MAX_SAFE) return product + 0;
    return BigInt(left) * BigInt(right);
  }
  return normalizeBig(BigInt(left) * BigInt(right));
}

/** left // right; `right` is not zero. */
export function floorDiv(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    const rest = left % right;
    const quotient = (left - rest) / right;
    return rest !== 0 && rest < 0 !== right < 0 ? quotient - 1 : quotient + 0;
  }
  const a = BigInt(left);
  const b = BigInt(right);
  const quotient = a / b;
  const exact = a < 0n === b < 0n || quotient * b === a;
  return normalizeBig(exact ? quotient : quotient - 1n);
}

/** left % right with the sign of `right`, which is not zero. */
export function mod(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    const rest = left % right;
    return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest + 0;
  }
  if (typeof right === "number" && typeof left === "bigint") {
    const rest = Number(left % big(right));
    return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest + 0;
  }
  return normalizeBig(bigMod(BigInt(left), BigInt(right)));
}

/** BigInt of the number that was asked for last is kept: moduli come again. */
let lastNumber = 0;
let lastBig = 0n;
function big(value: number): bigint {
  if (value !== lastNumber) {
    lastNumber = value;
    lastBig = BigInt(value);
  }
  return lastBig;
}

function bigMod(left: bigint, right: bigint): bigint {
  const rest = left % right;
  return rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest;
}

/** divmod(left, right) as [quotient, remainder]; `right` is not zero. */
export function divmod(left: Integer, right: Integer): readonly [Integer, Integer] {
  if (typeof left === "number" && typeof right === "number") {
    const rest = left % right;
    const quotient = (left - rest) / right;
    if (rest !== 0 && rest < 0 !== right < 0) return [quotient - 1, rest + right];
    return [quotient + 0, rest + 0];
  }
  const a = BigInt(left);
  const b = BigInt(right);
  const quotient = a / b;
  const rest = a - quotient * b;
  if (rest !== 0n && rest < 0n !== b < 0n) return [normalizeBig(quotient - 1n), normalizeBig(rest + b)];
  return [normalizeBig(quotient), normalizeBig(rest)];
}

/** base ** exponent for exponent >= 0; charge by `powBits` first. */
export function pow(base: Integer, exponent: Integer): Integer {
  if (exponent === 0) return 1;
  if (typeof base === "number") {
    if (base === 0 || base === 1) return base;
    if (base === -1) return isOdd(exponent) ? -1 : 1;
    if (base === 2 && typeof exponent === "number") {
      return exponent < 53 ? shiftLeft(1, exponent) : 1n << BigInt(exponent);
    }
    if (typeof exponent === "number" && exponent < 53) {
      let result = 1;
      let square = base;
      let rest = exponent;
      for (;;) {
        if ((rest & 1) === 1) result *= square;
        rest >>= 1;
        if (rest === 0) break;
        square *= square;
      }
      if (result <= MAX_SAFE && result >= -MAX_SAFE) return result;
    }
  }
  return normalizeBig(BigInt(base) ** BigInt(exponent));
}

function isOdd(value: Integer): boolean {
  return typeof value === "number" ? value % 2 !== 0 : (value & 1n) === 1n;
}

/**
 * pow(base, exponent, modulus) for a modulus that is not zero; the result has the modulus's sign.
 * undefined: the exponent is negative and "base is not invertible for the given modulus".
 */
export function powMod(base: Integer, exponent: Integer, modulus: Integer): Integer | undefined {
  if (exponent < 0) {
    const inverse = invertMod(base, modulus);
    return inverse === undefined ? undefined : powMod(inverse, negate(exponent), modulus);
  }
  const m = abs(modulus);
  if (m === 1) return 0;
  let result: Integer;
  // Products of residues below 2**26.5 are exact doubles.
  if (typeof m === "number" && m <= 94906265 && typeof exponent === "number") {
    let square = mod(base, m) as number;
    let rest = exponent;
    let product = 1;
    while (rest > 0) {
      if (rest % 2 === 1) product = (product * square) % m;
      rest = Math.floor(rest / 2);
      if (rest > 0) square = (square * square) % m;
    }
    result = product;
  } else {
    result = normalizeBig(bigPowMod(BigInt(mod(base, m)), BigInt(exponent), BigInt(m)));
  }
  return modulus < 0 && result !== 0 ? add(result, modulus) : result;
}

/** Left to right by 4 bits; the bits of the exponent are read from its hexadecimal text, in linear time. */
function bigPowMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const text = exponent.toString(16);
  if (text.length < 8) {
    let result = 1n;
    let square = base;
    for (let rest = Number(exponent); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = (result * square) % modulus;
      if (rest > 1) square = (square * square) % modulus;
    }
    return result;
  }
  const powers = [1n, base];
  for (let index = 2; index < 16; index += 1) powers.push((powers[index - 1] * base) % modulus);
  let result = 1n;
  for (let index = 0; index < text.length; index += 1) {
    if (index > 0) {
      for (let square = 0; square < 4; square += 1) result = (result * result) % modulus;
    }
    const digit = digitValue(text.charCodeAt(index));
    if (digit !== 0) result = (result * powers[digit]) % modulus;
  }
  return result;
}

/** The inverse of base modulo |modulus|, or undefined. */
function invertMod(base: Integer, modulus: Integer): Integer | undefined {
  const m = BigInt(abs(modulus));
  let previous = m;
  let current = bigMod(BigInt(base), m);
  let previousFactor = 0n;
  let factor = 1n;
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  if (previous !== 1n) return undefined;
  return normalizeBig(bigMod(previousFactor, m));
}

export function negate(value: Integer): Integer {
  return typeof value === "number" ? 0 - value : -value;
}

export function abs(value: Integer): Integer {
  return value < 0 ? negate(value) : value;
}

/** -1, 0 or 1. */
export function sign(value: Integer): number {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/** -1, 0 or 1 as left is below, equal to or above right. */
export function compare(left: Integer, right: Integer): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** value << count for count >= 0; charge by `shiftLeftBits` first. */
export function shiftLeft(value: Integer, count: Integer): Integer {
  if (value === 0) return 0;
  if (typeof value === "number" && count < 53) {
    const shifted = value * POWERS[Number(count)];
    if (shifted <= MAX_SAFE && shifted >= -MAX_SAFE) return shifted;
  }
  return normalizeBig(BigInt(value) << BigInt(count));
}

/** value >> count for count >= 0, rounding down. */
export function shiftRight(value: Integer, count: Integer): Integer {
  if (typeof value === "number") {
    if (count >= 53) return value < 0 ? -1 : 0;
    const places = Number(count);
    return places < 32 && (value | 0) === value ? value >> places : Math.floor(value / POWERS[places]);
  }
  // An engine may refuse a huge count even when shifting right.
  if (count >= MAX_INTEGER_BITS) return value < 0 ? -1 : 0;
  return normalizeBig(value >> BigInt(count));
}

const POWERS: readonly number[] = Array.from({ length: 53 }, (_, exponent) => {
  let power = 1;
  for (let index = 0; index < exponent; index += 1) power *= 2;
  return power;
});

const TWO_32 = 4294967296;

export function and(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    if ((left | 0) === left && (right | 0) === right) return left & right;
    const high = Math.floor(left / TWO_32) & Math.floor(right / TWO_32);
    return joinWords(high, left & right);
  }
  return normalizeBig(BigInt(left) & BigInt(right));
}

export function or(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    if ((left | 0) === left && (right | 0) === right) return left | right;
    const high = Math.floor(left / TWO_32) | Math.floor(right / TWO_32);
    return joinWords(high, left | right);
  }
  return normalizeBig(BigInt(left) | BigInt(right));
}

export function xor(left: Integer, right: Integer): Integer {
  if (typeof left === "number" && typeof right === "number") {
    if ((left | 0) === left && (right | 0) === right) return left ^ right;
    const high = Math.floor(left / TWO_32) ^ Math.floor(right / TWO_32);
    return joinWords(high, left ^ right);
  }
  return normalizeBig(BigInt(left) ^ BigInt(right));
}

/** Two's complement words of a safe integer back to an int; -2**53 is the one result that is not safe. */
function joinWords(high: number, low: number): Integer {
  const value = high * TWO_32 + (low >>> 0);
  return value < -MAX_SAFE ? BigInt(value) : value;
}

export function invert(value: Integer): Integer {
  return sub(-1, value);
}

/** int.bit_length() */
export function bitLength(value: Integer): number {
  if (typeof value === "bigint") return bigBitLength(value);
  const magnitude = value < 0 ? -value : value;
  if (magnitude < TWO_32) return 32 - Math.clz32(magnitude);
  return 64 - Math.clz32(Math.floor(magnitude / TWO_32));
}

/** int.bit_count() */
export function bitCount(value: Integer): number {
  if (typeof value === "number") {
    const magnitude = value < 0 ? -value : value;
    return wordBitCount(magnitude >>> 0) + wordBitCount(Math.floor(magnitude / TWO_32));
  }
  const text = (value < 0n ? -value : value).toString(16);
  let count = 0;
  for (let index = 0; index < text.length; index += 1) count += wordBitCount(digitValue(text.charCodeAt(index)));
  return count;
}

function wordBitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** math.gcd of two ints, not negative. Its steps are at most about bits / 0.69, each linear in the size. */
export function gcd(left: Integer, right: Integer): Integer {
  let a = abs(left);
  let b = abs(right);
  while (typeof a === "bigint" || typeof b === "bigint") {
    if (b === 0) return a;
    [a, b] = [b, typeof b === "number" && typeof a === "number" ? a % b : normalizeBig(BigInt(a) % BigInt(b))];
  }
  while (b !== 0) {
    const rest: number = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** math.lcm of two ints, not negative. */
export function lcm(left: Integer, right: Integer): Integer {
  if (left === 0 || right === 0) return 0;
  return abs(mul(floorDiv(left, gcd(left, right)), right));
}

/** math.isqrt of an int >= 0. */
export function isqrt(value: Integer): Integer {
  if (typeof value === "number") {
    let root = Math.floor(Math.sqrt(value));
    // Near 2**53 the square root may round up to the next integer; the square is still exact there.
    if (root * root > value) root -= 1;
    return root;
  }
  return normalizeBig(bigIsqrt(value));
}

/** Newton's method from the top bits down, doubling the precision each time, so that the last step dominates. */
function bigIsqrt(value: bigint): bigint {
  const half = (bigBitLength(value) - 1) >> 1;
  let root = 1n;
  let known = 0;
  for (let level = 31 - Math.clz32(half); level >= 0; level -= 1) {
    const before = known;
    known = half >> level;
    root = (root << BigInt(known - before - 1)) + (value >> BigInt(2 * half - before - known + 1)) / root;
  }
  return root * root > value ? root - 1n : root;
}

/**
 * left / right as CPython's int true division: the nearest double, half to even; `right` is not zero.
 * An infinite result means OverflowError("integer division result too large for a float").
 */
export function trueDivide(left: Integer, right: Integer): number {
  if (typeof left === "number" && typeof right === "number") return left / right;
  const negative = left < 0 !== right < 0;
  const a = BigInt(abs(left));
  const b = BigInt(abs(right));
  // At least 66 bits of quotient, and the remainder folded into the last one.
  const shift = 67 - (bigBitLength(a) - bigBitLength(b));
  const numerator = shift > 0 ? a << BigInt(shift) : a;
  const denominator = shift < 0 ? b << BigInt(-shift) : b;
  let quotient = numerator / denominator;
  if (quotient * denominator !== numerator) quotient |= 1n;
  const result = roundToDouble(quotient, -shift);
  return negative ? -result : result;
}

/** Compares an int with a float exactly: -1, 0, 1, or NaN when the float is NaN. */
export function compareWithFloat(integer: Integer, float: number): number {
  // JavaScript compares a bigint and a number by their mathematical values.
  return integer < float ? -1 : integer > float ? 1 : float !== float ? NaN : 0;
}

/** float(value), half to even. Infinite: OverflowError("int too large to convert to float"). */
export function toFloat(value: Integer): number {
  return typeof value === "number" ? value : Number(value);
}

/** int(value): the integral part of a finite float. */
export function floatToInteger(value: number): Integer {
  return normalizeNumber(value < 0 ? -Math.floor(-value) : Math.floor(value));
}

/**
 * The mantissa in [0.5, 1) and exponent with value = mantissa * 2**exponent for ints of any size, as
 * math.log needs of ints beyond the doubles. The mantissa is rounded half to even.
 */
export function integerFrexp(value: Integer): { readonly mantissa: number; readonly exponent: number } {
  const length = bitLength(value);
  if (length === 0) return { mantissa: 0, exponent: 0 };
  const drop = length - 66;
  let top = BigInt(value);
  if (drop > 0) {
    const kept = top >> BigInt(drop);
    top = kept << BigInt(drop) === top ? kept : kept | 1n;
  }
  const magnitude = roundToDouble(top < 0n ? -top : top, drop > 0 ? -66 : -length);
  const carried = magnitude >= 1;
  const mantissa = carried ? magnitude / 2 : magnitude;
  return { mantissa: value < 0 ? -mantissa : mantissa, exponent: carried ? length + 1 : length };
}

/** round(value, -digits) for ints: to a multiple of 10**digits, half to even, digits > 0. */
export function roundToPowerOfTen(value: Integer, digits: number): Integer {
  // A power of ten above twice the value leaves nothing.
  if (digits > 0.30103 * bitLength(value) + 2) return 0;
  const power = pow(10, digits);
  const [quotient, rest] = divmod(value, power);
  const order = compare(mul(rest, 2), power);
  const up = order > 0 || (order === 0 && isOdd(quotient));
  return mul(up ? add(quotient, 1) : quotient, power);
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** The value of an ASCII digit or letter, 36 or more for anything else. */
export function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a && unit < 0x80 ? lower - 87 : 99;
}

/** The digits of an int in a base from 2 to 36, lower case, with a minus sign but no prefix. */
export function intToText(value: Integer, base = 10): string {
  if (typeof value === "bigint") return value.toString(base);
  if (base === 10) return String(value);
  let rest = value < 0 ? -value : value;
  if (rest < base) return (value < 0 ? "-" : "") + DIGITS[rest];
  let text = "";
  while (rest > 0) {
    const quotient = Math.floor(rest / base);
    text = DIGITS[rest - quotient * base] + text;
    rest = quotient;
  }
  return value < 0 ? "-" + text : text;
}

const limitPowers = new Map<number, bigint>();

/** Whether |value| has more than `maximum` decimal digits, told without making them. */
export function exceedsDecimalDigits(value: Integer, maximum: number): boolean {
  if (typeof value === "number" && maximum >= 16) return false;
  const bits = bitLength(value);
  // log10(2) = 0.30103 to five places, rounded down and up.
  if (bits * 0.30103 + 1 < maximum) return false;
  if ((bits - 1) * 0.30102 > maximum) return true;
  let power = limitPowers.get(maximum);
  if (power === undefined) {
    power = 10n ** BigInt(maximum);
    if (limitPowers.size > 4) limitPowers.clear();
    limitPowers.set(maximum, power);
  }
  const magnitude = BigInt(abs(value));
  return magnitude >= power;
}

// --- Forecasts: sizes in bits, as doubles (possibly Infinity), never too small. ---

/** Bits of a sum or difference at most. */
export function addBits(left: Integer, right: Integer): number {
  return Math.max(bitLength(left), bitLength(right)) + 1;
}

/** Bits of a product at most. */
export function mulBits(left: Integer, right: Integer): number {
  return bitLength(left) + bitLength(right);
}

/** Bits of base ** exponent at most, for exponent >= 0. */
export function powBits(base: Integer, exponent: Integer): number {
  if (exponent === 0 || (typeof base === "number" && base >= -1 && base <= 1)) return 1;
  const power = Number(exponent);
  if (typeof base === "number") {
    const magnitude = base < 0 ? -base : base;
    const length = bitLength(magnitude);
    // Powers of two are common and exact; else the top byte bounds log2 within 2 percent.
    if (POWERS[length - 1] === magnitude) return (length - 1) * power + 1;
  }
  return Math.floor(log2Above(base) * power) + 1;
}

/** An upper bound of log2(|value|), at most 0.01 too large, by arithmetic alone. */
function log2Above(value: Integer): number {
  const length = bitLength(value);
  const drop = length > 53 ? length - 53 : 0;
  const top = drop > 0 ? Number(BigInt(abs(value)) >> BigInt(drop)) + 1 : (abs(value) as number);
  const exponent = exponentOf(top);
  let ratio = top / POWERS[Math.min(exponent, 52)] / (exponent > 52 ? 2 : 1);
  let result = exponent + drop;
  // Eight binary digits of the fraction by squaring, then rounded up.
  let bit = 0.5;
  for (let index = 0; index < 8; index += 1) {
    ratio *= ratio;
    if (ratio >= 2) {
      ratio /= 2;
      result += bit;
    }
    bit /= 2;
  }
  return result + 2 * bit;
}

/** Bits of value << count at most. */
export function shiftLeftBits(value: Integer, count: Integer): number {
  return value === 0 ? 0 : bitLength(value) + Number(count);
}

/** Decimal digits of a value of so many bits at most. */
export function decimalDigitsOfBits(bits: number): number {
  return Math.floor(bits * 0.30103) + 1;
}
