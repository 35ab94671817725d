// What operations on big ints cost, in units of about 20 ns, forecast from sizes alone (so that every engine charges the
// same) and fitted to V8: schoolbook products up to some hundred words, then nearly linear ones. Not below a third of what
// the machines that we measured on took (test/yardsticks/metering.ts).

import { bitLength, type Integer } from "./integer.js";
import { powerOfTwoAt } from "./bits.js";

/** An upper bound of the bits of an int, at most twice too large, found without reading it. */
export function roughBits(value: Integer): number {
  if (typeof value === "number") return 64;
  const negative = value < 0n;
  for (let index = 0; ; index++) {
    const power = powerOfTwoAt(index, negative);
    if (power === null) return bitLength(value);
    if (negative ? value > power : value < power) return 512 * 2 ** index;
  }
}

/** One pass over so many bits: sums, shifts, negation, bitwise operators. */
export function linearWork(bits: number): number {
  return bits < 512 ? 1 : Math.ceil(bits / 256);
}

/** A product of so many bits times so many. */
export function productWork(left: number, right: number): number {
  const a = left / 64 + 1;
  const b = right / 64 + 1;
  return 1 + Math.ceil(Math.min((a * b) / 8, 40 * (a + b)));
}

/** Quotient, remainder or both. */
export function quotientWork(dividend: number, divisor: number): number {
  const a = dividend / 64 + 1;
  const b = divisor / 64 + 1;
  if (b > a) return 1 + linearWork(dividend);
  return 1 + Math.ceil(Math.min(((a - b + 1) * b) / 4, 100 * a) + a / 2);
}

/** A power whose result has so many bits: its squarings, of which the last is half the work. */
export function powerWork(bits: number): number {
  const words = bits / 64 + 1;
  return 1 + Math.ceil(Math.min((words * words) / 16, 80 * words));
}

/** Digits in base ten, to or from text; callers refuse more than a few thousand. */
export function decimalWork(bits: number): number {
  const words = bits / 64 + 1;
  return 4 + Math.ceil((words * words) / 4);
}

/** Digits in base 2, 8, 16 or 32, to or from text. */
export function radixWork(bits: number): number {
  return 1 + Math.ceil(bits / 64);
}

/** pow(base, exponent, modulus): a square and a remainder for each bit of the exponent; the inverse, when it is negative. */
export function powModWork(exponent: Integer, modulus: Integer): number {
  const bits = bitLength(modulus);
  const steps = bitLength(exponent) + 16;
  if (bits <= 26) return 1 + Math.ceil(steps / 2);
  const inverse = exponent < 0 ? bits * (5 + bits / 1536) : 0;
  return 1 + Math.ceil(steps * (8 + productWork(bits, bits) + quotientWork(2 * bits, bits)) + inverse);
}
