// The bits of a double, and correct rounding of exact binary values to doubles. Everything here is exact or
// correctly rounded (half to even), and the same on every engine.

const doubleView = new Float64Array(1);
const wordView = new Uint32Array(doubleView.buffer);
const bigView = new BigUint64Array(doubleView.buffer);
doubleView[0] = 1;
/** Index of the high word: engines on big-endian machines store it first. */
const HIGH = wordView[1] !== 0 ? 1 : 0;
const LOW = 1 - HIGH;

/** Sign, exponent and the upper 20 bits of the fraction, as an unsigned 32-bit number. */
export function highWord(x: number): number {
  doubleView[0] = x;
  return wordView[HIGH];
}

/** The lower 32 bits of the fraction, unsigned. */
export function lowWord(x: number): number {
  doubleView[0] = x;
  return wordView[LOW];
}

/** The double with these two words. */
export function fromWords(high: number, low: number): number {
  wordView[HIGH] = high;
  wordView[LOW] = low;
  return doubleView[0];
}

/** `x` with the low word cleared: 21 significant bits, so that products of two such values are exact. */
export function withLowWordClear(x: number): number {
  doubleView[0] = x;
  wordView[LOW] = 0;
  return doubleView[0];
}

/** All 64 bits as an unsigned bigint. */
export function doubleBits(x: number): bigint {
  doubleView[0] = x;
  return bigView[0];
}

/** The double with these 64 bits. */
export function fromDoubleBits(bits: bigint): number {
  bigView[0] = bits;
  return doubleView[0];
}

/** Whether the sign bit is set, for -0.0 and NaN too. */
export function signBit(x: number): boolean {
  return x < 0 || (x === 0 && 1 / x < 0) || (x !== x && highWord(x) >>> 31 === 1);
}

/** 2**exponent for -1074 <= exponent <= 1023. */
export function powerOfTwo(exponent: number): number {
  if (exponent >= -1022) return fromWords((exponent + 1023) << 20, 0);
  const shift = exponent + 1074;
  return shift >= 32 ? fromWords(1 << (shift - 32), 0) : fromWords(0, shift === 31 ? 0x80000000 : 1 << shift);
}

const TWO_51 = powerOfTwo(51);
const TWO_54 = powerOfTwo(54);
const TWO_1023 = powerOfTwo(1023);
const TWO_MINUS_969 = powerOfTwo(-969);

/** floor(log2(|x|)) for a finite x other than zero. */
export function exponentOf(x: number): number {
  const biased = (highWord(x) >>> 20) & 0x7ff;
  if (biased !== 0) return biased - 1023;
  return ((highWord(x * TWO_54) >>> 20) & 0x7ff) - 1023 - 54;
}

/** An integer `mantissa` of at most 53 bits (signed) and `exponent` with x = mantissa * 2**exponent, x finite. */
export function integerMantissa(x: number): { readonly mantissa: number; readonly exponent: number } {
  if (x === 0) return { mantissa: 0, exponent: 0 };
  const shift = 52 - exponentOf(x);
  if (shift > 1074) return { mantissa: x * TWO_1023 * TWO_51, exponent: -1074 };
  // Two steps, because 2**shift itself may be out of range.
  const half = shift > 1000 ? 1000 : shift < -1000 ? -1000 : shift;
  return { mantissa: x * powerOfTwo(half) * powerOfTwo(shift - half), exponent: -shift };
}

/** x * 2**exponent, rounded once, as C's ldexp; overflow gives an infinity. */
export function scaleByPowerOfTwo(x: number, exponent: number): number {
  if (x === 0 || x !== x || x === Infinity || x === -Infinity) return x;
  let scaled = x;
  let rest = exponent;
  if (rest > 1023) {
    scaled *= TWO_1023;
    rest -= 1023;
    if (rest > 1023) {
      scaled *= TWO_1023;
      rest -= 1023;
      if (rest > 1023) rest = 1023;
    }
  } else if (rest < -1022) {
    // Steps of 2**-969 keep 53 bits above the subnormals, so that only the last step rounds.
    scaled *= TWO_MINUS_969;
    rest += 969;
    if (rest < -1022) {
      scaled *= TWO_MINUS_969;
      rest += 969;
      if (rest < -1022) rest = -1022;
    }
  }
  return scaled * powerOfTwo(rest);
}

/**
 * mantissa * 2**exponent as the nearest double, half to even, for mantissa >= 0; Infinity when too large.
 * A caller that dropped a non-zero remainder sets the lowest bit and passes at least 66 significant bits.
 */
export function roundToDouble(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const length = bigBitLength(mantissa);
  const top = length + exponent;
  if (top > 1024) return Infinity;
  if (top < -1074) return 0;
  // Bits that survive: 53, fewer among the subnormals.
  const kept = top < -1021 ? top + 1074 : 53;
  const drop = length - kept;
  if (drop <= 0) return scaleByPowerOfTwo(Number(mantissa), exponent);
  let quotient = mantissa >> BigInt(drop);
  const rest = mantissa - (quotient << BigInt(drop));
  const half = 1n << BigInt(drop - 1);
  if (rest > half || (rest === half && (quotient & 1n) === 1n)) quotient += 1n;
  return scaleByPowerOfTwo(Number(quotient), exponent + drop);
}

/** 2**(512 * 2**index); comparing with one of another length takes no time, whatever the length. */
const POWERS: bigint[] = [1n << 512n];
/** No larger power is kept: 2 MB. */
const LAST_POWER = 15;

const NEGATIVE_POWERS: bigint[] = [-POWERS[0]];

/** 2**(512 * 2**index), or its negation; null beyond what is kept. Comparing with it takes no time, whatever the length. */
export function powerOfTwoAt(index: number, negative: boolean): bigint | null {
  if (index > LAST_POWER) return null;
  while (POWERS.length <= index) POWERS.push(POWERS[POWERS.length - 1] * POWERS[POWERS.length - 1]);
  if (!negative) return POWERS[index];
  while (NEGATIVE_POWERS.length <= index) NEGATIVE_POWERS.push(-POWERS[NEGATIVE_POWERS.length]);
  return NEGATIVE_POWERS[index];
}

/** Below it, ints are measured by their doubles. */
const SHORT = 2 ** 1000;

/**
 * The last long int that was measured had some hundred bits more than this: the next is mostly as long, and shifted by it
 * leaves a short one, which takes no time. Of no influence on any result.
 */
let usualShift = 0n;

/** Bits of |value| without sign, 0 for zero. */
export function bigBitLength(value: bigint): number {
  // Most are short: their double tells, unless it is a power of two, which a smaller int may have been rounded up to.
  const double = Math.abs(Number(value));
  if (double < SHORT) {
    if (double === 0) return 0;
    const exponent = exponentOf(double);
    if (double !== powerOfTwo(exponent)) return exponent + 1;
  }
  let rest = value < 0n ? -value : value;
  if (rest === 0n) return 0;
  let length = 0;
  if (usualShift !== 0n) {
    const top = rest >> usualShift;
    if (top !== 0n) {
      rest = top;
      length = Number(usualShift);
    }
  }
  // Shift by the largest power that leaves something; each shift at least halves what is left.
  while (rest >= POWERS[0]) {
    let index = 0;
    while (index < LAST_POWER) {
      if (index + 1 === POWERS.length) POWERS.push(POWERS[index] * POWERS[index]);
      if (rest < POWERS[index + 1]) break;
      index++;
    }
    const shift = 512 * 2 ** index;
    length += shift;
    rest >>= BigInt(shift);
  }
  const approximate = Number(rest);
  const exponent = exponentOf(approximate);
  // Number() may have rounded up to the next power of two.
  const rounded = approximate > 0x1fffffffffffff && BigInt(approximate) > rest && approximate === powerOfTwo(exponent);
  length += exponent + (rounded ? 0 : 1);
  if (length > 1000) usualShift = BigInt(length - 400);
  return length;
}
