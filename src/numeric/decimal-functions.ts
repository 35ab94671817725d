/**
 * exp, ln, log10 and powers of decimal numbers, correctly rounded: fixed-point series in binary, with more digits until the
 * rounding is beyond doubt (Ziv's method). Nothing depends on the engine's own Math.
 */

import {
  FINITE,
  INEXACT,
  INFINITE,
  ROUNDED,
  ROUND_HALF_EVEN,
  add,
  adjusted,
  chargeProduct,
  chargeQuotient,
  compareNumbers,
  digitCount,
  etiny,
  finalize,
  finite,
  infinity,
  invalid,
  isZero,
  negated,
  ONE,
  propagate,
  reserve,
  stripZeros,
  tenTo,
  workContext,
  type DecimalContext,
  type DecimalNumber,
} from "./decimal.js";
import { log } from "./exponential.js";
import { productWork } from "./work.js";

const BITS_PER_DIGIT = 3.3219280948873626;

/** Charges for a series of so many bits: about bits / 8 terms, a product each. */
function chargeSeries(c: DecimalContext, bits: number): void {
  c.allocate(bits);
  c.charge(Math.ceil((bits / 8 + 8) * productWork(bits, bits)));
}

let heldLog10: { readonly bits: number; readonly value: bigint } | null = null;
/** ln(10) · 2^bits, short of it by a few units. */
function log10Fixed(c: DecimalContext, bits: number): bigint {
  // Charged whether or not it is held already, so that every run costs the same.
  chargeSeries(c, bits);
  if (heldLog10 === null || heldLog10.bits < bits) {
    const work = bits + 16;
    // ln 10 = 46 atanh(1/31) + 34 atanh(1/49) + 20 atanh(1/161)
    const value = 46n * inverseAtanh(31n, work) + 34n * inverseAtanh(49n, work) + 20n * inverseAtanh(161n, work);
    heldLog10 = { bits: work, value };
  }
  return heldLog10.value >> BigInt(heldLog10.bits - bits);
}
/** atanh(1/n) · 2^bits */
function inverseAtanh(n: bigint, bits: number): bigint {
  let term = (1n << BigInt(bits)) / n;
  const square = n * n;
  let sum = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term /= square;
    sum += term / k;
  }
  return sum;
}

/** exp(r) · 2^bits for 0 <= r · 2^-bits < 3. */
function expFixed(r: bigint, bits: number): bigint {
  const halvings = Math.floor(Math.sqrt(bits)) >> 1;
  const work = bits + 2 * halvings + 16;
  const shift = BigInt(work);
  const x = (r << BigInt(work - bits)) >> BigInt(halvings);
  let term = 1n << shift;
  let sum = term;
  for (let n = 1n; term !== 0n; n++) {
    term = ((term * x) >> shift) / n;
    sum += term;
  }
  for (let index = 0; index < halvings; index++) sum = (sum * sum) >> shift;
  return sum >> BigInt(work - bits);
}

/** A finite number times 2^bits, rounded down in magnitude. */
function toFixed(c: DecimalContext, x: DecimalNumber, bits: number): bigint {
  const digits = digitCount(x.coefficient);
  reserve(c, Math.abs(x.exponent) + digits + bits / 3);
  let value: bigint;
  if (x.exponent >= 0) value = (x.coefficient * tenTo(x.exponent)) << BigInt(bits);
  else {
    chargeQuotient(c, digits + bits / 3, -x.exponent);
    value = (x.coefficient << BigInt(bits)) / tenTo(-x.exponent);
  }
  return x.sign === 1 ? -value : value;
}

/** A coefficient of about `digits` digits and its exponent for exp of a fixed-point number. */
function expDigits(c: DecimalContext, x: bigint, bits: number, digits: number): readonly [bigint, number] {
  const ten = log10Fixed(c, bits);
  let k = x / ten;
  let r = x - k * ten;
  if (r < 0n) {
    r += ten;
    k -= 1n;
  }
  chargeSeries(c, bits);
  const value = expFixed(r, bits);
  return [(value * tenTo(digits)) >> BigInt(bits), Number(k) - digits];
}

/** Is a coefficient with an error of a few units far from where roundings to so many digits change? */
function isSafe(coefficient: bigint, precision: number): boolean {
  const extra = digitCount(coefficient) - precision - 1;
  if (extra < 2) return false;
  const modulus = 5n * tenTo(extra);
  const rest = coefficient % modulus;
  return rest > 8n && modulus - rest > 8n;
}

/** Results of series round half even, whatever the context says; those of powers as it says. */
function rounded(
  c: DecimalContext,
  sign: number,
  coefficient: bigint,
  exponent: number,
  rounding = ROUND_HALF_EVEN,
): DecimalNumber {
  const even: DecimalContext = workContext(c, c.precision, rounding, c.emax, c.emin);
  (even as { clamp: number }).clamp = c.clamp;
  const result = finalize(even, sign, coefficient, exponent);
  c.status |= even.status | INEXACT | ROUNDED;
  return result;
}

/** 1 and so many zeros, inexact. */
function paddedOne(c: DecimalContext): DecimalNumber {
  c.status |= INEXACT | ROUNDED;
  reserve(c, c.precision);
  return finite(0, tenTo(c.precision - 1), 1 - c.precision);
}

export function exponential(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  if (x.kind === INFINITE) return x.sign === 1 ? finite(0, 0n, 0) : x;
  if (x.coefficient === 0n) return ONE;
  const leading = adjusted(x);
  const { precision } = c;
  // Beyond all exponents; 1 but for what is too small to see.
  if (leading > 10) return x.sign === 0 ? rounded(c, 0, 1n, c.emax + 1) : rounded(c, 0, 1n, etiny(c) - 2);
  if (leading < -precision - 1) {
    const near = x.sign === 0 ? tenTo(precision + 2) + 1n : tenTo(precision + 2) - 1n;
    return rounded(c, 0, near, -precision - 2);
  }
  for (let extra = 3; ; extra *= 2) {
    const digits = precision + extra;
    const bits = Math.ceil((digits + Math.max(0, leading) + 4) * BITS_PER_DIGIT) + 16;
    const [coefficient, exponent] = expDigits(c, toFixed(c, x, bits), bits, digits);
    if (isSafe(coefficient, precision)) return rounded(c, 0, coefficient, exponent);
  }
}

/**
 * ln of a positive number times 2^bits: x is brought near 1 by a power of ten and the exponential of a float's logarithm,
 * the rest is a short series.
 */
function logFixed(c: DecimalContext, x: DecimalNumber, bits: number): bigint {
  const digits = digitCount(x.coefficient);
  // m in [0.3, 3.2) so that no power of ten is needed near 1.
  let k = digits + x.exponent - 1;
  const lead =
    Number(digits > 17 ? x.coefficient / tenTo(digits - 17) : x.coefficient) / 10 ** (Math.min(digits, 17) - 1);
  let near = lead;
  if (lead > 3.1622) {
    k += 1;
    near = lead / 10;
  }
  const m = toFixed(c, finite(0, x.coefficient, x.exponent - k), bits);
  const one = 1n << BigInt(bits);
  const estimate = log(near);
  let y = 0n;
  let z = m;
  if (Math.abs(near - 1) > 1e-4) {
    y = BigInt(Math.round(estimate * 2 ** 52));
    y = bits >= 52 ? y << BigInt(bits - 52) : y >> BigInt(52 - bits);
    chargeSeries(c, bits);
    // z = m · exp(-y), near 1
    const inverse = y >= 0n ? (one * one) / expFixed(y, bits) : expFixed(-y, bits);
    z = (m * inverse) >> BigInt(bits);
  }
  // ln z = 2 atanh((z - 1) / (z + 1))
  chargeSeries(c, bits);
  const t = ((z - one) << BigInt(bits)) / (z + one);
  const square = (t * t) >> BigInt(bits);
  let term = t;
  let sum = t;
  for (let n = 3n; term !== 0n && term !== -1n; n += 2n) {
    term = (term * square) >> BigInt(bits);
    sum += term / n;
  }
  const logarithmOfM = y + 2n * sum;
  return k === 0 ? logarithmOfM : logarithmOfM + BigInt(k) * log10Fixed(c, bits);
}

/** x - 1 of a positive number near 1: the exponent of its leading digit, else 0. */
function nearness(c: DecimalContext, x: DecimalNumber): number {
  const leading = adjusted(x);
  if (leading !== 0 && leading !== -1) return 0;
  const difference = add(workContext(c, digitCount(x.coefficient) + 2), x, negated(ONE));
  return difference.coefficient === 0n ? 0 : Math.min(0, adjusted(difference));
}

export function naturalLogarithm(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  if (isZero(x)) return infinity(1);
  if (x.sign === 1) return invalid(c);
  if (x.kind === INFINITE) return x;
  if (compareNumbers(c, x, ONE) === 0) return finite(0, 0n, 0);
  return logarithm(c, x, false);
}

export function decimalLogarithm(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  if (isZero(x)) return infinity(1);
  if (x.sign === 1) return invalid(c);
  if (x.kind === INFINITE) return x;
  const [stripped] = stripZeros(c, x.coefficient, digitCount(x.coefficient));
  if (stripped === 1n) {
    const exponent = adjusted(x);
    return finalize(c, exponent < 0 ? 1 : 0, BigInt(Math.abs(exponent)), 0);
  }
  return logarithm(c, x, true);
}

function logarithm(c: DecimalContext, x: DecimalNumber, isDecimal: boolean): DecimalNumber {
  const near = nearness(c, x);
  const size = Math.max(1, digitCount(BigInt(Math.abs(adjusted(x)) + 1)));
  for (let extra = 3; ; extra *= 2) {
    const digits = c.precision + extra;
    const bits = Math.ceil((digits - 2 * near + size + 4) * BITS_PER_DIGIT) + 24;
    let value = logFixed(c, x, bits);
    const sign = value < 0n ? 1 : 0;
    if (sign === 1) value = -value;
    if (isDecimal) value = (value << BigInt(bits)) / log10Fixed(c, bits);
    // The leading digit decides how many places are asked for.
    const places = digits - near + 1;
    const coefficient = (value * tenTo(places)) >> BigInt(bits);
    if (coefficient !== 0n && isSafe(coefficient, c.precision)) return rounded(c, sign, coefficient, -places);
  }
}

// ---------------------------------------------------------------------------------------------------------------- powers

function isInteger(x: DecimalNumber): boolean {
  if (x.exponent >= 0 || x.coefficient === 0n) return true;
  if (-x.exponent >= digitCount(x.coefficient)) return false;
  return x.coefficient % tenTo(-x.exponent) === 0n;
}
function isOdd(x: DecimalNumber): boolean {
  if (x.exponent > 0 || x.coefficient === 0n) return false;
  return (x.coefficient / tenTo(-x.exponent)) % 2n === 1n;
}

export function power(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  if (isZero(y)) return isZero(x) ? invalid(c) : ONE;
  const yIsInteger = y.kind === FINITE && isInteger(y);
  let sign = 0;
  let base = x;
  if (x.sign === 1) {
    if (yIsInteger) sign = isOdd(y) ? 1 : 0;
    else if (!isZero(x)) return invalid(c);
    base = { ...x, sign: 0 };
  }
  if (isZero(base)) {
    if (y.sign === 0) return finite(sign, 0n, 0);
    return infinity(sign);
  }
  if (base.kind === INFINITE) return y.sign === 0 ? infinity(sign) : finite(sign, 0n, 0);
  const order = compareNumbers(c, base, ONE);
  if (order === 0) {
    if (!yIsInteger) return { ...paddedOne(c), sign };
    return powerOfOne(c, base, y, sign);
  }
  if (y.kind === INFINITE) return order > 0 === (y.sign === 0) ? infinity(sign) : finite(sign, 0n, 0);
  if (yIsInteger) {
    const exact = integerPower(c, base, y, sign);
    if (exact !== null) return exact;
  }
  return realPower(c, base, y, sign);
}

/** 1, 1.0, 1.00 … to an integer. */
function powerOfOne(c: DecimalContext, x: DecimalNumber, y: DecimalNumber, sign: number): DecimalNumber {
  // The exponent of the result is that of repeated products, cut at the precision.
  const most = c.precision - 1;
  const { exponent } = y;
  const factor =
    y.sign === 1
      ? BigInt(most)
      : exponent > 12
        ? BigInt(most)
        : (y.coefficient * tenTo(Math.max(0, exponent))) / tenTo(Math.max(0, -exponent));
  let shift = BigInt(-x.exponent) * factor;
  if (y.sign === 1) shift = 0n;
  if (shift > BigInt(most)) {
    shift = BigInt(most);
    c.status |= ROUNDED;
  }
  return finite(sign, tenTo(Number(shift)), -Number(shift));
}

/** An integer power whose value is exact, or so nearly that its digits can all be made; null for others. */
function integerPower(c: DecimalContext, x: DecimalNumber, y: DecimalNumber, sign: number): DecimalNumber | null {
  if (y.exponent > 8 || digitCount(y.coefficient) > 20) return null;
  const n = y.exponent >= 0 ? y.coefficient * tenTo(y.exponent) : y.coefficient / tenTo(-y.exponent);
  const digits = digitCount(x.coefficient);
  const [stripped, zeros] = stripZeros(c, x.coefficient, digits - 1);
  if (y.sign === 1) return inversePower(c, x, stripped, zeros, n, sign);
  const room = 2 * c.precision + 40;
  // x = 10^k
  if (stripped === 1n) {
    const exponent = BigInt(x.exponent + zeros) * n;
    if (exponent > 2n * BigInt(c.emax) + 10n) return rounded(c, sign, 1n, c.emax + 1, c.rounding);
    if (exponent < 2n * BigInt(etiny(c)) - 10n) return rounded(c, sign, 1n, etiny(c) - 2, c.rounding);
    const padding = BigInt(zeros) * n;
    if (padding > BigInt(c.precision)) {
      reserve(c, c.precision);
      return finalize(c, sign, tenTo(c.precision), Number(exponent) - c.precision);
    }
    return finalize(c, sign, tenTo(Number(padding)), Number(exponent - padding));
  }
  if (n > BigInt(room) * 4n || digits * Number(n) > room) return null;
  const count = Number(n);
  chargeProduct(c, digits * count, digits * count);
  return finalize(c, sign, x.coefficient ** n, x.exponent * count);
}

/** x to a negative integer, where the inverse of x is exact. */
function inversePower(
  c: DecimalContext,
  x: DecimalNumber,
  stripped: bigint,
  zeros: number,
  n: bigint,
  sign: number,
): DecimalNumber | null {
  let rest = stripped;
  let two = 0;
  let five = 0;
  while (rest % 2n === 0n && two < 4 * c.precision) {
    rest /= 2n;
    two++;
  }
  while (rest % 5n === 0n && five < 4 * c.precision) {
    rest /= 5n;
    five++;
  }
  if (rest !== 1n) return null;
  if (n > BigInt(8 * c.precision + 100)) return null;
  const count = Number(n);
  const places = Math.max(two, five) * count;
  if (places > 4 * c.precision + 40) return null;
  chargeProduct(c, places, places);
  const coefficient = 2n ** BigInt(places - two * count) * 5n ** BigInt(places - five * count);
  if (digitCount(coefficient) > c.precision) return null;
  return finalize(c, sign, coefficient, -places - (x.exponent + zeros) * count);
}

function realPower(c: DecimalContext, x: DecimalNumber, y: DecimalNumber, sign: number): DecimalNumber {
  // log10 of the result, roughly: beyond all exponents there is nothing to compute.
  const near = nearness(c, x);
  const magnitude = near < 0 ? near : Math.max(0, digitCount(BigInt(Math.abs(adjusted(x)) + 1)));
  const leading = adjusted(y) + magnitude;
  if (leading > 11) {
    const grows = compareNumbers(c, x, ONE) > 0 === (y.sign === 0);
    return grows ? rounded(c, sign, 1n, c.emax + 1, c.rounding) : rounded(c, sign, 1n, etiny(c) - 2, c.rounding);
  }
  const { precision } = c;
  if (leading < -precision - 3) {
    // So near to 1 that only the direction shows.
    const grows = compareNumbers(c, x, ONE) > 0 === (y.sign === 0);
    const coefficient = grows ? tenTo(precision + 3) + 1n : tenTo(precision + 3) - 1n;
    return rounded(c, sign, coefficient, -precision - 3, c.rounding);
  }
  for (let extra = 5; ; extra *= 2) {
    const digits = precision + extra;
    const bits =
      Math.ceil((digits - 2 * near + Math.max(0, leading) + Math.max(0, -adjusted(y)) + 10) * BITS_PER_DIGIT) + 32;
    const logarithmBits = bits + Math.ceil(Math.max(0, adjusted(y)) * BITS_PER_DIGIT) + 16;
    const value = logFixed(c, x, logarithmBits);
    chargeProduct(c, logarithmBits / 3, digitCount(y.coefficient));
    let product = value * y.coefficient;
    if (y.sign === 1) product = -product;
    if (y.exponent >= 0) product *= tenTo(y.exponent);
    else product /= tenTo(-y.exponent);
    const exact = product >> BigInt(logarithmBits - bits);
    const [coefficient, exponent] = expDigits(c, exact, bits, digits);
    if (isSafe(coefficient, precision)) return rounded(c, sign, coefficient, exponent, c.rounding);
    // A result that is exact (4 ** 0.5), or as near to a tie as that: what is there is rounded to the digits asked for.
    if (extra > 60) {
      const unit = tenTo(digitCount(coefficient) - precision - 2);
      const nearest = ((coefficient + unit / 2n) / unit) * unit;
      return rounded(c, sign, nearest, exponent, c.rounding);
    }
  }
}

/** pow(x, y, z): all of them integers, as CPython asks. */
export function powerModulo(c: DecimalContext, x: DecimalNumber, y: DecimalNumber, z: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y) ?? propagate(c, z);
  if (nan !== null) return nan;
  if (x.kind !== FINITE || y.kind !== FINITE || z.kind !== FINITE) return invalid(c);
  if (!isInteger(x) || !isInteger(y) || !isInteger(z) || (y.sign === 1 && y.coefficient !== 0n)) return invalid(c);
  if (isZero(z)) return invalid(c);
  if (adjusted(z) >= c.precision) return invalid(c);
  if (isZero(x) && isZero(y)) return invalid(c);
  const sign = isOdd(y) ? x.sign : 0;
  reserve(c, Math.max(0, z.exponent) + digitCount(z.coefficient));
  const modulus = whole(c, z);
  let base = modularWhole(c, x, modulus);
  let exponent = whole(c, y);
  const digits = digitCount(modulus);
  let result = 1n % modulus;
  while (exponent > 0n) {
    chargeProduct(c, digits, digits);
    chargeQuotient(c, 2 * digits, digits);
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
    exponent >>= 1n;
  }
  return finalize(c, sign, result, 0);
}
function whole(c: DecimalContext, x: DecimalNumber): bigint {
  reserve(c, Math.max(0, x.exponent) + digitCount(x.coefficient));
  return x.exponent >= 0 ? x.coefficient * tenTo(x.exponent) : x.coefficient / tenTo(-x.exponent);
}
function modularWhole(c: DecimalContext, x: DecimalNumber, modulus: bigint): bigint {
  if (x.exponent < 64) return whole(c, x) % modulus;
  let factor = 1n;
  let base = 10n % modulus;
  for (let exponent = x.exponent; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) factor = (factor * base) % modulus;
    base = (base * base) % modulus;
  }
  return (x.coefficient * factor) % modulus;
}
