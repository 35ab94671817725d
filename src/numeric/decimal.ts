/**
 * Decimal arithmetic (the General Decimal Arithmetic specification; PEP 327) over big ints: numbers, contexts, rounding, and
 * the operations that need no series (those are in decimal-functions.ts). Nothing is raised: an operation gives its result and
 * leaves its conditions in the context's `status`. Work and room are charged through the context before they are spent.
 */

import { bitLength, isqrt } from "./integer.js";
import { linearWork, productWork, quotientWork } from "./work.js";

export const FINITE = 0;
export const INFINITE = 1;
export const QUIET_NAN = 2;
export const SIGNALING_NAN = 3;

/** (-1)^sign · coefficient · 10^exponent; the coefficient of a NaN is its payload. */
export interface DecimalNumber {
  readonly sign: number;
  readonly coefficient: bigint;
  readonly exponent: number;
  readonly kind: number;
}

/** Conditions, one bit each; the first nine are signals, the rest ways of being invalid. */
export const INVALID_OPERATION = 1;
export const FLOAT_OPERATION = 2;
export const DIVISION_BY_ZERO = 4;
export const OVERFLOW = 8;
export const SUBNORMAL = 16;
export const UNDERFLOW = 32;
export const ROUNDED = 64;
export const INEXACT = 128;
export const CLAMPED = 256;
export const CONVERSION_SYNTAX = 512;
export const DIVISION_IMPOSSIBLE = 1024;
export const DIVISION_UNDEFINED = 2048;
export const INVALID_CONTEXT = 4096;

export const ROUND_UP = 0;
export const ROUND_DOWN = 1;
export const ROUND_CEILING = 2;
export const ROUND_FLOOR = 3;
export const ROUND_HALF_UP = 4;
export const ROUND_HALF_DOWN = 5;
export const ROUND_HALF_EVEN = 6;
export const ROUND_05UP = 7;

/** The largest precision and exponents: sums of them stay exact numbers. */
export const MAX_PRECISION = 999_999_999_999_999;
export const MAX_EXPONENT = MAX_PRECISION;

/** What operations read of a context, and where they leave their conditions. */
export interface DecimalContext {
  readonly precision: number;
  readonly rounding: number;
  readonly emin: number;
  readonly emax: number;
  readonly clamp: number;
  status: number;
  /** Charges work. */
  charge(units: number): void;
  /** Charges room for so many bytes. */
  allocate(bytes: number): void;
}

/** A context like another but for its precision, rounding and exponents, for work inside an operation. */
export function workContext(
  base: DecimalContext,
  precision: number,
  rounding = ROUND_HALF_EVEN,
  emax = 2 * MAX_EXPONENT,
  emin = -emax,
): DecimalContext {
  return {
    precision,
    rounding,
    emin,
    emax,
    clamp: 0,
    status: 0,
    charge: (units) => base.charge(units),
    allocate: (bytes) => base.allocate(bytes),
  };
}

export function etiny(c: DecimalContext): number {
  return c.emin - c.precision + 1;
}
export function etop(c: DecimalContext): number {
  return c.emax - c.precision + 1;
}

export function finite(sign: number, coefficient: bigint, exponent: number): DecimalNumber {
  return { sign, coefficient, exponent, kind: FINITE };
}
export function infinity(sign: number): DecimalNumber {
  return { sign, coefficient: 0n, exponent: 0, kind: INFINITE };
}
export const ZERO = finite(0, 0n, 0);
export const ONE = finite(0, 1n, 0);
const NAN: DecimalNumber = { sign: 0, coefficient: 0n, exponent: 0, kind: QUIET_NAN };

/** NaN, with a condition. */
export function invalid(c: DecimalContext, condition = INVALID_OPERATION): DecimalNumber {
  c.status |= condition;
  return NAN;
}

export function isNan(x: DecimalNumber): boolean {
  return x.kind >= QUIET_NAN;
}
export function isZero(x: DecimalNumber): boolean {
  return x.kind === FINITE && x.coefficient === 0n;
}

// ---------------------------------------------------------------------------------------------------------------- digits

const POWERS: bigint[] = [1n];
for (let index = 1; index <= 64; index++) POWERS.push(POWERS[index - 1] * 10n);

/** 10^count; the caller has charged for it. */
export function tenTo(count: number): bigint {
  return count <= 64 ? POWERS[count] : 10n ** BigInt(count);
}

/** How many decimal digits; 1 for zero. */
export function digitCount(value: bigint): number {
  if (value < 1000000000000000n) {
    let number = Number(value);
    let digits = 1;
    while (number >= 10) {
      number /= 10;
      digits++;
    }
    return digits;
  }
  const bits = bitLength(value);
  const estimate = Math.floor((bits - 1) * 0.3010299956639812) + 1;
  return value >= tenTo(estimate) ? estimate + 1 : estimate;
}

const BITS_PER_DIGIT = 3.3219280948873626;
/** Charges for numbers of so many digits that are about to be made. */
export function reserve(c: DecimalContext, digits: number): void {
  if (digits > 64) {
    c.allocate(Math.ceil(digits * 1.3));
    const bits = digits * BITS_PER_DIGIT;
    c.charge(productWork(bits / 2, bits / 2));
  }
}
/** Charges for a product of so many digits times so many. */
export function chargeProduct(c: DecimalContext, left: number, right: number): void {
  c.charge(productWork(left * BITS_PER_DIGIT, right * BITS_PER_DIGIT));
  if (left + right > 64) c.allocate(Math.ceil((left + right) * 0.5));
}
export function chargeQuotient(c: DecimalContext, dividend: number, divisor: number): void {
  c.charge(quotientWork(dividend * BITS_PER_DIGIT, divisor * BITS_PER_DIGIT));
  if (dividend > 64) c.allocate(dividend);
}

/** The exponent of the leading digit of a finite number. */
export function adjusted(x: DecimalNumber): number {
  return digitCount(x.coefficient) + x.exponent - 1;
}

// -------------------------------------------------------------------------------------------------------------- rounding

/** Does a quotient with a remainder (below, at or above the half: -1, 0, 1) grow by one? */
function growsBy(rounding: number, sign: number, quotient: bigint, half: number): boolean {
  switch (rounding) {
    case ROUND_UP:
      return true;
    case ROUND_DOWN:
      return false;
    case ROUND_CEILING:
      return sign === 0;
    case ROUND_FLOOR:
      return sign === 1;
    case ROUND_HALF_UP:
      return half >= 0;
    case ROUND_HALF_DOWN:
      return half > 0;
    case ROUND_HALF_EVEN:
      return half > 0 || (half === 0 && quotient % 2n === 1n);
    default:
      return quotient % 5n === 0n;
  }
}

/** A coefficient without its last `drop` digits: [rounded, was inexact]. */
export function dropDigits(
  c: DecimalContext,
  sign: number,
  coefficient: bigint,
  digits: number,
  drop: number,
  rounding: number,
): readonly [bigint, boolean] {
  if (drop > digits) {
    if (coefficient === 0n) return [0n, false];
    return [growsBy(rounding, sign, 0n, -1) ? 1n : 0n, true];
  }
  reserve(c, drop);
  chargeQuotient(c, digits, drop);
  const divisor = tenTo(drop);
  const quotient = coefficient / divisor;
  const rest = coefficient - quotient * divisor;
  if (rest === 0n) return [quotient, false];
  const twice = rest * 2n;
  const half = twice < divisor ? -1 : twice > divisor ? 1 : 0;
  return [growsBy(rounding, sign, quotient, half) ? quotient + 1n : quotient, true];
}

function overflow(c: DecimalContext, sign: number): DecimalNumber {
  c.status |= OVERFLOW | INEXACT | ROUNDED;
  const { rounding } = c;
  const isLargest =
    rounding === ROUND_DOWN ||
    rounding === ROUND_05UP ||
    (rounding === ROUND_CEILING && sign === 1) ||
    (rounding === ROUND_FLOOR && sign === 0);
  if (!isLargest) return infinity(sign);
  reserve(c, c.precision);
  return finite(sign, tenTo(c.precision) - 1n, etop(c));
}

/** A finite result as its context allows it. */
export function finalize(c: DecimalContext, sign: number, coefficient: bigint, exponent: number): DecimalNumber {
  const tiny = etiny(c);
  const top = etop(c);
  if (coefficient === 0n) {
    const limit = c.clamp === 1 ? top : c.emax;
    const bounded = Math.min(Math.max(exponent, tiny), limit);
    if (bounded !== exponent) c.status |= CLAMPED;
    return finite(sign, 0n, bounded);
  }
  const digits = digitCount(coefficient);
  let least = digits + exponent - c.precision;
  if (least > top) return overflow(c, sign);
  const isSubnormal = least < tiny;
  if (isSubnormal) least = tiny;
  if (exponent < least) {
    let [rounded, isInexact] = dropDigits(c, sign, coefficient, digits, least - exponent, c.rounding);
    if (digitCount(rounded) > c.precision) {
      rounded /= 10n;
      least++;
    }
    if (least > top) return overflow(c, sign);
    if (isSubnormal) c.status |= SUBNORMAL | (isInexact ? UNDERFLOW : 0);
    if (isInexact) c.status |= INEXACT;
    c.status |= ROUNDED;
    if (rounded === 0n) c.status |= CLAMPED;
    return finite(sign, rounded, least);
  }
  if (isSubnormal) c.status |= SUBNORMAL;
  if (c.clamp === 1 && exponent > top) {
    c.status |= CLAMPED;
    reserve(c, digits + exponent - top);
    return finite(sign, coefficient * tenTo(exponent - top), top);
  }
  return finite(sign, coefficient, exponent);
}

/** Any number as its context allows it: payloads are cut, finite numbers rounded. */
export function fix(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  if (x.kind === FINITE) return finalize(c, x.sign, x.coefficient, x.exponent);
  return x.kind === INFINITE ? x : fixNan(c, x);
}
function fixNan(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const room = c.precision - c.clamp;
  if (x.coefficient === 0n || digitCount(x.coefficient) <= room) return x;
  return { ...x, coefficient: room === 0 ? 0n : x.coefficient % tenTo(room) };
}

/** The NaN that an operation on one or two NaNs gives, or null when there is none. */
export function propagate(c: DecimalContext, x: DecimalNumber, y?: DecimalNumber): DecimalNumber | null {
  if (x.kind < QUIET_NAN && (y === undefined || y.kind < QUIET_NAN)) return null;
  let chosen = x;
  if (x.kind === SIGNALING_NAN) c.status |= INVALID_OPERATION;
  else if (y !== undefined && y.kind === SIGNALING_NAN) {
    c.status |= INVALID_OPERATION;
    chosen = y;
  } else if (x.kind !== QUIET_NAN) chosen = y as DecimalNumber;
  return fixNan(c, { ...chosen, kind: QUIET_NAN });
}

// ------------------------------------------------------------------------------------------------------------- comparison

/** -1, 0 or 1 for two numbers that are not NaN. */
export function compareNumbers(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): number {
  if (x.kind === INFINITE || y.kind === INFINITE) {
    const left = x.kind === INFINITE ? 1 - 2 * x.sign : 0;
    const right = y.kind === INFINITE ? 1 - 2 * y.sign : 0;
    return left - right > 0 ? 1 : left - right < 0 ? -1 : 0;
  }
  if (x.coefficient === 0n) return y.coefficient === 0n ? 0 : 2 * y.sign - 1;
  if (y.coefficient === 0n) return 1 - 2 * x.sign;
  if (x.sign !== y.sign) return 1 - 2 * x.sign;
  const order = compareMagnitudes(c, x, y);
  return x.sign === 1 ? -order + 0 : order;
}
function compareMagnitudes(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): number {
  const left = adjusted(x);
  const right = adjusted(y);
  if (left !== right) return left < right ? -1 : 1;
  let a = x.coefficient;
  let b = y.coefficient;
  const shift = x.exponent - y.exponent;
  reserve(c, Math.abs(shift));
  if (shift > 0) a *= tenTo(shift);
  else if (shift < 0) b *= tenTo(-shift);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of all numbers, NaNs and equal ones of different exponents included. */
export function compareTotal(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): number {
  if (x.sign !== y.sign) return x.sign === 1 ? -1 : 1;
  const order = totalMagnitudes(c, x, y);
  return x.sign === 1 ? -order + 0 : order;
}
function totalMagnitudes(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): number {
  const left = rank(x);
  const right = rank(y);
  if (left !== right) return left < right ? -1 : 1;
  if (x.kind >= QUIET_NAN) {
    const a = x.coefficient;
    const b = y.coefficient;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const order = compareNumbers(c, { ...x, sign: 0 }, { ...y, sign: 0 });
  if (order !== 0 || x.kind === INFINITE) return order;
  return x.exponent < y.exponent ? -1 : x.exponent > y.exponent ? 1 : 0;
}
function rank(x: DecimalNumber): number {
  return x.kind === QUIET_NAN ? 3 : x.kind === SIGNALING_NAN ? 2 : x.kind === INFINITE ? 1 : 0;
}

export function negated(x: DecimalNumber): DecimalNumber {
  return { ...x, sign: 1 - x.sign };
}

// ------------------------------------------------------------------------------------------------------------- arithmetic

export function plus(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  // -0 and 0 become 0, but where rounding goes down.
  return isZero(x) && c.rounding !== ROUND_FLOOR ? fix(c, { ...x, sign: 0 }) : fix(c, x);
}
export function minus(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  return isZero(x) && c.rounding !== ROUND_FLOOR ? fix(c, { ...x, sign: 0 }) : fix(c, negated(x));
}
export function absolute(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  return x.sign === 1 ? minus(c, x) : plus(c, x);
}

export function add(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  if (x.kind !== FINITE || y.kind !== FINITE) {
    const nan = propagate(c, x, y);
    if (nan !== null) return nan;
    if (x.kind === INFINITE) return y.kind === INFINITE && x.sign !== y.sign ? invalid(c) : x;
    return y;
  }
  const [first, second] = aligned(c, x, y, c.precision);
  const exponent = Math.min(x.exponent, y.exponent, first.exponent);
  const a = first.sign === 1 ? -first.coefficient : first.coefficient;
  const b = second.sign === 1 ? -second.coefficient : second.coefficient;
  let sum = a + b;
  if (sum === 0n) {
    const sign = x.sign === y.sign ? x.sign : c.rounding === ROUND_FLOOR ? 1 : 0;
    return finalize(c, sign, 0n, Math.min(x.exponent, y.exponent));
  }
  const sign = sum < 0n ? 1 : 0;
  if (sum < 0n) sum = -sum;
  return finalize(c, sign, sum, first.exponent < exponent ? first.exponent : Math.min(first.exponent, second.exponent));
}
export function subtract(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  if (isNan(x) || isNan(y)) return propagate(c, x, y) as DecimalNumber;
  return add(c, x, negated(y));
}

/** Two finite numbers with one exponent; of one that is too small to matter, only that it is there. */
function aligned(
  c: DecimalContext,
  x: DecimalNumber,
  y: DecimalNumber,
  precision: number,
): readonly [DecimalNumber, DecimalNumber] {
  if (x.exponent === y.exponent) {
    c.charge(1);
    return [x, y];
  }
  const [high, low] = x.exponent > y.exponent ? [x, y] : [y, x];
  if (high.coefficient === 0n) {
    // A zero with a large exponent asks for nothing.
    return [finite(high.sign, 0n, low.exponent), low];
  }
  const highDigits = digitCount(high.coefficient);
  let small = low;
  const bound = high.exponent + Math.min(-1, highDigits - precision - 2);
  if (digitCount(low.coefficient) + low.exponent - 1 < bound)
    small = finite(
      low.sign,
      low.coefficient === 0n ? 0n : 1n,
      low.coefficient === 0n ? Math.max(low.exponent, bound) : bound,
    );
  const shift = high.exponent - small.exponent;
  reserve(c, highDigits + shift);
  return [finite(high.sign, high.coefficient * tenTo(shift), small.exponent), small];
}

export function multiply(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const sign = x.sign ^ y.sign;
  if (x.kind !== FINITE || y.kind !== FINITE) {
    const nan = propagate(c, x, y);
    if (nan !== null) return nan;
    return isZero(x) || isZero(y) ? invalid(c) : infinity(sign);
  }
  chargeProduct(c, digitCount(x.coefficient), digitCount(y.coefficient));
  return finalize(c, sign, x.coefficient * y.coefficient, x.exponent + y.exponent);
}

export function divide(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const sign = x.sign ^ y.sign;
  if (x.kind !== FINITE || y.kind !== FINITE) {
    const nan = propagate(c, x, y);
    if (nan !== null) return nan;
    if (x.kind === INFINITE) return y.kind === INFINITE ? invalid(c) : infinity(sign);
    c.status |= CLAMPED;
    return finite(sign, 0n, etiny(c));
  }
  if (y.coefficient === 0n) {
    if (x.coefficient === 0n) return invalid(c, DIVISION_UNDEFINED);
    c.status |= DIVISION_BY_ZERO;
    return infinity(sign);
  }
  const ideal = x.exponent - y.exponent;
  if (x.coefficient === 0n) return finalize(c, sign, 0n, ideal);
  const left = digitCount(x.coefficient);
  const right = digitCount(y.coefficient);
  const shift = right - left + c.precision + 1;
  reserve(c, Math.max(left, right) + Math.abs(shift));
  chargeQuotient(c, left + Math.max(0, shift), right + Math.max(0, -shift));
  let exponent = ideal - shift;
  const dividend = shift >= 0 ? x.coefficient * tenTo(shift) : x.coefficient;
  const divisor = shift >= 0 ? y.coefficient : y.coefficient * tenTo(-shift);
  let quotient = dividend / divisor;
  if (quotient * divisor !== dividend) {
    // Not exact: a last digit that no rounding takes for a half or an end.
    if (quotient % 5n === 0n) quotient += 1n;
  } else if (exponent < ideal) {
    const [stripped, count] = stripZeros(c, quotient, ideal - exponent);
    quotient = stripped;
    exponent += count;
  }
  return finalize(c, sign, quotient, exponent);
}

/** A coefficient without its trailing zeros, of which at most `most` go, and how many went. */
export function stripZeros(c: DecimalContext, coefficient: bigint, most: number): readonly [bigint, number] {
  if (coefficient === 0n) return [0n, 0];
  let value = coefficient;
  let count = 0;
  // By halving steps: 2^k digits at a time.
  const digits = digitCount(coefficient);
  let step = 1;
  while (step * 2 <= Math.min(most, digits - 1)) step *= 2;
  for (; step >= 1; step = step >> 1)
    while (count + step <= most) {
      chargeQuotient(c, digits, step);
      const divisor = tenTo(step);
      const quotient = value / divisor;
      if (quotient * divisor !== value) break;
      value = quotient;
      count += step;
    }
  return [value, count];
}

/** Quotient toward zero and remainder of finite numbers, y not zero; null when the quotient has too many digits. */
function integerDivide(
  c: DecimalContext,
  x: DecimalNumber,
  y: DecimalNumber,
): readonly [DecimalNumber, DecimalNumber] | null {
  const sign = x.sign ^ y.sign;
  const ideal = y.kind === INFINITE ? x.exponent : Math.min(x.exponent, y.exponent);
  const difference = y.kind === INFINITE ? -2 : adjusted(x) - adjusted(y);
  if (x.coefficient === 0n || y.kind === INFINITE || difference <= -2) {
    const shift = x.exponent - ideal;
    if (x.coefficient === 0n) return [finite(sign, 0n, 0), finite(x.sign, 0n, ideal)];
    reserve(c, digitCount(x.coefficient) + shift);
    return [finite(sign, 0n, 0), finite(x.sign, x.coefficient * tenTo(shift), ideal)];
  }
  if (difference > c.precision) return null;
  let a = x.coefficient;
  let b = y.coefficient;
  const shift = x.exponent - y.exponent;
  reserve(c, Math.abs(shift) + digitCount(a));
  if (shift >= 0) a *= tenTo(shift);
  else b *= tenTo(-shift);
  chargeQuotient(c, digitCount(a), digitCount(b));
  const quotient = a / b;
  if (digitCount(quotient) > c.precision) return null;
  return [finite(sign, quotient, 0), finite(x.sign, a - quotient * b, ideal)];
}

export function divideInteger(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  const sign = x.sign ^ y.sign;
  if (x.kind === INFINITE) return y.kind === INFINITE ? invalid(c) : infinity(sign);
  if (isZero(y)) {
    if (isZero(x)) return invalid(c, DIVISION_UNDEFINED);
    c.status |= DIVISION_BY_ZERO;
    return infinity(sign);
  }
  if (y.kind === INFINITE) return finite(sign, 0n, 0);
  const parts = integerDivide(c, x, y);
  return parts === null ? invalid(c, DIVISION_IMPOSSIBLE) : fix(c, parts[0]);
}

export function remainder(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  if (x.kind === INFINITE) return invalid(c);
  if (isZero(y)) return invalid(c, isZero(x) ? DIVISION_UNDEFINED : INVALID_OPERATION);
  const parts = integerDivide(c, x, y);
  return parts === null ? invalid(c, DIVISION_IMPOSSIBLE) : fix(c, parts[1]);
}

export function divmod(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): readonly [DecimalNumber, DecimalNumber] {
  const nan = propagate(c, x, y);
  if (nan !== null) return [nan, nan];
  const sign = x.sign ^ y.sign;
  if (x.kind === INFINITE) {
    if (y.kind === INFINITE) return [invalid(c), NAN];
    return [infinity(sign), invalid(c)];
  }
  if (isZero(y)) {
    if (isZero(x)) return [invalid(c, DIVISION_UNDEFINED), NAN];
    c.status |= DIVISION_BY_ZERO | INVALID_OPERATION;
    return [infinity(sign), NAN];
  }
  const parts = integerDivide(c, x, y);
  if (parts === null) return [invalid(c, DIVISION_IMPOSSIBLE), NAN];
  return [y.kind === INFINITE ? parts[0] : fix(c, parts[0]), fix(c, parts[1])];
}

export function remainderNear(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  if (x.kind === INFINITE) return invalid(c);
  if (isZero(y)) return invalid(c, isZero(x) ? DIVISION_UNDEFINED : INVALID_OPERATION);
  if (y.kind === INFINITE) return fix(c, x);
  const ideal = Math.min(x.exponent, y.exponent);
  if (x.coefficient === 0n) return finalize(c, x.sign, 0n, ideal);
  const difference = adjusted(x) - adjusted(y);
  if (difference >= c.precision + 1) return invalid(c, DIVISION_IMPOSSIBLE);
  if (difference <= -2) {
    reserve(c, digitCount(x.coefficient) + x.exponent - ideal);
    return finalize(c, x.sign, x.coefficient * tenTo(x.exponent - ideal), ideal);
  }
  let a = x.coefficient;
  let b = y.coefficient;
  const shift = x.exponent - y.exponent;
  reserve(c, Math.abs(shift) + digitCount(a));
  if (shift >= 0) a *= tenTo(shift);
  else b *= tenTo(-shift);
  chargeQuotient(c, digitCount(a), digitCount(b));
  let quotient = a / b;
  let rest = a - quotient * b;
  if (2n * rest + (quotient % 2n) > b) {
    rest -= b;
    quotient += 1n;
  }
  if (digitCount(quotient) > c.precision) return invalid(c, DIVISION_IMPOSSIBLE);
  const isNegative = rest < 0n;
  return finalize(c, isNegative ? 1 - x.sign : x.sign, isNegative ? -rest : rest, ideal);
}

export function fusedMultiplyAdd(
  c: DecimalContext,
  x: DecimalNumber,
  y: DecimalNumber,
  z: DecimalNumber,
): DecimalNumber {
  let product: DecimalNumber;
  if (x.kind !== FINITE || y.kind !== FINITE) {
    if (x.kind === SIGNALING_NAN || y.kind === SIGNALING_NAN || x.kind === QUIET_NAN || y.kind === QUIET_NAN) {
      if (x.kind !== SIGNALING_NAN && y.kind !== SIGNALING_NAN && z.kind === SIGNALING_NAN)
        return propagate(c, z) as DecimalNumber;
      return propagate(c, x, y) as DecimalNumber;
    }
    if (isZero(x) || isZero(y)) return invalid(c);
    product = infinity(x.sign ^ y.sign);
  } else {
    chargeProduct(c, digitCount(x.coefficient), digitCount(y.coefficient));
    product = finite(x.sign ^ y.sign, x.coefficient * y.coefficient, x.exponent + y.exponent);
  }
  return add(c, product, z);
}

export function squareRoot(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  if (x.kind === INFINITE) return x.sign === 0 ? x : invalid(c);
  if (x.coefficient === 0n) return finalize(c, x.sign, 0n, Math.floor(x.exponent / 2));
  if (x.sign === 1) return invalid(c);
  const precision = c.precision + 1;
  let exponent = Math.floor(x.exponent / 2);
  let coefficient = x.coefficient;
  const digits = digitCount(coefficient);
  let length: number;
  if (x.exponent % 2 !== 0) {
    coefficient *= 10n;
    length = (digits >> 1) + 1;
  } else length = (digits + 1) >> 1;
  const shift = precision - length;
  reserve(c, digits + 2 * Math.abs(shift));
  let isExact = true;
  if (shift >= 0) coefficient *= tenTo(2 * shift);
  else {
    chargeQuotient(c, digits, -2 * shift);
    const divisor = tenTo(-2 * shift);
    const quotient = coefficient / divisor;
    isExact = quotient * divisor === coefficient;
    coefficient = quotient;
  }
  exponent -= shift;
  const all = digitCount(coefficient) * BITS_PER_DIGIT;
  c.charge(8 * (quotientWork(all, all / 2) + linearWork(all)));
  let root = BigInt(isqrt(coefficient));
  isExact &&= root * root === coefficient;
  if (isExact) {
    if (shift >= 0) {
      const [stripped, count] = stripZeros(c, root, shift);
      root = count === shift ? stripped : root / tenTo(shift);
    } else root *= tenTo(-shift);
    exponent += shift;
  } else if (root % 5n === 0n) root += 1n;
  const rounding = workContext(c, c.precision, ROUND_HALF_EVEN, c.emax, c.emin);
  (rounding as { clamp: number }).clamp = c.clamp;
  const result = finalize(rounding, 0, root, exponent);
  c.status |= rounding.status;
  return result;
}

// ------------------------------------------------------------------------------------------------- exponents and integers

/** A finite number with another exponent, rounded if digits go; the caller has looked at the bounds. */
export function rescale(c: DecimalContext, x: DecimalNumber, exponent: number, rounding: number): DecimalNumber {
  if (x.coefficient === 0n) return finite(x.sign, 0n, exponent);
  if (x.exponent >= exponent) {
    reserve(c, digitCount(x.coefficient) + x.exponent - exponent);
    return finite(x.sign, x.coefficient * tenTo(x.exponent - exponent), exponent);
  }
  const digits = digitCount(x.coefficient);
  const [coefficient] = dropDigits(c, x.sign, x.coefficient, digits, exponent - x.exponent, rounding);
  return finite(x.sign, coefficient, exponent);
}

export function quantize(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  if (x.kind === INFINITE || y.kind === INFINITE) return x.kind === INFINITE && y.kind === INFINITE ? x : invalid(c);
  const { exponent } = y;
  if (exponent < etiny(c) || exponent > c.emax) return invalid(c);
  if (x.coefficient === 0n) return finalize(c, x.sign, 0n, exponent);
  const leading = adjusted(x);
  if (leading > c.emax || leading - exponent + 1 > c.precision) return invalid(c);
  const result = rescale(c, x, exponent, c.rounding);
  if (result.coefficient !== 0n) {
    if (adjusted(result) > c.emax || digitCount(result.coefficient) > c.precision) return invalid(c);
    if (adjusted(result) < c.emin) c.status |= SUBNORMAL;
  }
  if (exponent > x.exponent) {
    if (compareNumbers(c, result, x) !== 0) c.status |= INEXACT;
    c.status |= ROUNDED;
  }
  return fix(c, result);
}

/** To an integer by the context's rounding; `isExact`: conditions are told. */
export function toIntegral(
  c: DecimalContext,
  x: DecimalNumber,
  isExact: boolean,
  rounding = c.rounding,
): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  if (x.kind === INFINITE || x.exponent >= 0) return x;
  if (x.coefficient === 0n) return finite(x.sign, 0n, 0);
  const result = rescale(c, x, 0, rounding);
  if (isExact) {
    if (compareNumbers(c, result, x) !== 0) c.status |= INEXACT;
    c.status |= ROUNDED;
  }
  return result;
}

export function normalize(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  const fixed = fix(c, x);
  if (fixed.kind === INFINITE) return fixed;
  if (fixed.coefficient === 0n) return finite(fixed.sign, 0n, 0);
  const limit = c.clamp === 1 ? etop(c) : c.emax;
  const [coefficient, count] = stripZeros(c, fixed.coefficient, Math.max(0, limit - fixed.exponent));
  return finite(fixed.sign, coefficient, fixed.exponent + count);
}

export function scaleBy(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  if (y.kind !== FINITE || y.exponent !== 0) return invalid(c);
  const limit = 2 * (c.emax + c.precision);
  if (y.coefficient > BigInt(limit)) return invalid(c);
  if (x.kind === INFINITE) return x;
  const shift = y.sign === 1 ? -Number(y.coefficient) : Number(y.coefficient);
  return finalize(c, x.sign, x.coefficient, x.exponent + shift);
}

export function exponentOf(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  if (x.kind === INFINITE) return infinity(0);
  if (x.coefficient === 0n) {
    c.status |= DIVISION_BY_ZERO;
    return infinity(1);
  }
  const exponent = adjusted(x);
  return finalize(c, exponent < 0 ? 1 : 0, BigInt(Math.abs(exponent)), 0);
}

/** The places of a rotation or shift; null when they are not whole or too many. */
function places(c: DecimalContext, y: DecimalNumber): number | null {
  if (y.kind !== FINITE || y.exponent !== 0 || y.coefficient > BigInt(c.precision)) return null;
  return y.sign === 1 ? -Number(y.coefficient) : Number(y.coefficient);
}
export function rotate(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  const count = places(c, y);
  if (count === null) return invalid(c);
  if (x.kind === INFINITE) return x;
  reserve(c, 2 * c.precision);
  const modulus = tenTo(c.precision);
  const coefficient = x.coefficient % modulus;
  const left = count < 0 ? count + c.precision : count;
  const high = tenTo(c.precision - left);
  chargeQuotient(c, c.precision, c.precision - left);
  const head = coefficient / high;
  return finite(x.sign, (coefficient - head * high) * tenTo(left) + head, x.exponent);
}
export function shiftDigits(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  const count = places(c, y);
  if (count === null) return invalid(c);
  if (x.kind === INFINITE) return x;
  reserve(c, 2 * c.precision);
  chargeQuotient(c, 2 * c.precision, c.precision);
  if (count < 0) return finite(x.sign, (x.coefficient % tenTo(c.precision)) / tenTo(-count), x.exponent);
  return finite(x.sign, (x.coefficient * tenTo(count)) % tenTo(c.precision), x.exponent);
}

// ----------------------------------------------------------------------------------------------------------- neighbours

export function nextMinus(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  return neighbour(c, x, 1);
}
export function nextPlus(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  return neighbour(c, x, 0);
}
function neighbour(c: DecimalContext, x: DecimalNumber, down: number): DecimalNumber {
  const nan = propagate(c, x);
  if (nan !== null) return nan;
  reserve(c, c.precision);
  if (x.kind === INFINITE) return x.sign === down ? x : finite(x.sign, tenTo(c.precision) - 1n, etop(c));
  const quiet = workContext(c, c.precision, down === 1 ? ROUND_FLOOR : ROUND_CEILING, c.emax, c.emin);
  (quiet as { clamp: number }).clamp = c.clamp;
  const fixed = fix(quiet, x);
  if (compareNumbers(c, fixed, x) !== 0) return fixed;
  return add(quiet, x, finite(down, 1n, etiny(c) - 1));
}
export function nextToward(c: DecimalContext, x: DecimalNumber, y: DecimalNumber): DecimalNumber {
  const nan = propagate(c, x, y);
  if (nan !== null) return nan;
  const order = compareNumbers(c, x, y);
  if (order === 0) return { ...x, sign: y.sign };
  const result = neighbour(c, x, order < 0 ? 0 : 1);
  if (result.kind === INFINITE) c.status |= OVERFLOW | INEXACT | ROUNDED;
  else if (adjusted(result) < c.emin) {
    c.status |= UNDERFLOW | SUBNORMAL | INEXACT | ROUNDED;
    if (result.coefficient === 0n) c.status |= CLAMPED;
  }
  return result;
}

// ------------------------------------------------------------------------------------------------------- extremes, logic

/** max (1), min (-1), by magnitude or value: a number wins over a quiet NaN. */
export function extreme(
  c: DecimalContext,
  x: DecimalNumber,
  y: DecimalNumber,
  direction: number,
  byMagnitude: boolean,
): DecimalNumber {
  if (isNan(x) || isNan(y)) {
    if (x.kind === QUIET_NAN && y.kind < QUIET_NAN) return fix(c, y);
    if (y.kind === QUIET_NAN && x.kind < QUIET_NAN) return fix(c, x);
    return propagate(c, x, y) as DecimalNumber;
  }
  let order = byMagnitude ? compareNumbers(c, { ...x, sign: 0 }, { ...y, sign: 0 }) : compareNumbers(c, x, y);
  if (order === 0) order = compareTotal(c, x, y);
  return fix(c, order * direction >= 0 ? x : y);
}

/** The digits of a logical operand as bits, or null when it is none. */
function bitsOf(c: DecimalContext, x: DecimalNumber): bigint | null {
  if (x.kind !== FINITE || x.sign !== 0 || x.exponent !== 0) return null;
  const digits = digitCount(x.coefficient);
  c.charge(digits);
  reserve(c, digits);
  const text = x.coefficient.toString(); // native-ok: of a bigint
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 49) return null;
  return BigInt(`0b${text.slice(Math.max(0, text.length - c.precision))}`);
}
function fromBits(c: DecimalContext, bits: bigint): DecimalNumber {
  c.charge(c.precision >> 2);
  return finite(0, BigInt(bits.toString(2)), 0); // native-ok: of a bigint
}
export function logical(c: DecimalContext, x: DecimalNumber, y: DecimalNumber, operation: string): DecimalNumber {
  const a = bitsOf(c, x);
  const b = a === null ? null : bitsOf(c, y);
  if (a === null || b === null) return invalid(c);
  return fromBits(c, operation === "and" ? a & b : operation === "or" ? a | b : a ^ b);
}
export function logicalInvert(c: DecimalContext, x: DecimalNumber): DecimalNumber {
  const bits = bitsOf(c, x);
  if (bits === null) return invalid(c);
  reserve(c, c.precision);
  return fromBits(c, bits ^ ((1n << BigInt(c.precision)) - 1n));
}

export function numberClass(c: DecimalContext, x: DecimalNumber): string {
  if (x.kind === SIGNALING_NAN) return "sNaN";
  if (x.kind === QUIET_NAN) return "NaN";
  const sign = x.sign === 1 ? "-" : "+";
  if (x.kind === INFINITE) return `${sign}Infinity`;
  if (x.coefficient === 0n) return `${sign}Zero`;
  return sign + (adjusted(x) < c.emin ? "Subnormal" : "Normal");
}
