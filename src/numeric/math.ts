// The functions of Python's math module over doubles: the small ones here, the rest gathered from beside.
// Every engine gives the same bits. Errors are told as C tells them, by NaN and infinities; the caller makes
// ValueError and OverflowError of them.
import { doubleBits, exponentOf, fromDoubleBits, powerOfTwo, scaleByPowerOfTwo, signBit } from "./bits.js";

export { cbrt, exp, exp2, expm1, log, log10, log1p, log2, pow } from "./exponential.js";
export { acos, asin, atan, atan2, cos, sin, tan } from "./trigonometry.js";
export { acosh, asinh, atanh, cosh, sinh, tanh } from "./hyperbolic.js";
export { erf, erfc, gamma, lgamma } from "./special.js";
export { ExactSum, ProductSum, dist, fma, hypot } from "./summation.js";

/** Euler's number. */
export const PI = Math.PI;
export const E = Math.E;
export const TAU = 6.283185307179586;

/** The sign of y on the magnitude of x, for zeros and NaN too. */
export function copysign(x: number, y: number): number {
  return signBit(x) === signBit(y) ? x : -x;
}

/** x without its fraction, towards zero; -0.5 gives -0. */
export function trunc(x: number): number {
  return x < 0 || (x === 0 && 1 / x < 0) ? -Math.floor(-x) : Math.floor(x);
}

export function floor(x: number): number {
  return Math.floor(x);
}

export function ceil(x: number): number {
  return -Math.floor(-x);
}

export function sqrt(x: number): number {
  return Math.sqrt(x);
}

export function fabs(x: number): number {
  return Math.abs(x);
}

/** C's fmod: NaN for an infinite x or a zero y. */
export function fmod(x: number, y: number): number {
  return x % y;
}

/** IEEE 754 remainder: x - n y for the integer n nearest to x / y, half to even. */
export function remainder(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (x === Infinity || x === -Infinity || y === 0) return NaN;
  if (y === Infinity || y === -Infinity) return x;
  const magnitude = Math.abs(x);
  const divisor = Math.abs(y);
  const rest = magnitude % divisor;
  const other = divisor - rest;
  let value: number;
  if (rest < other) value = rest;
  else if (rest > other) value = -other;
  else value = rest - 2 * ((0.5 * (magnitude - rest)) % divisor);
  return signBit(x) ? -value : value;
}

/** The mantissa in [0.5, 1) and exponent of x; exponent 0 for zeros, infinities and NaN. */
export function frexp(x: number): { readonly mantissa: number; readonly exponent: number } {
  if (x === 0 || x - x !== 0) return { mantissa: x, exponent: 0 };
  const exponent = exponentOf(x) + 1;
  return { mantissa: scaleByPowerOfTwo(x, -exponent), exponent };
}

/** x * 2**exponent, rounded once; infinite beyond the range. */
export function ldexp(x: number, exponent: number): number {
  return scaleByPowerOfTwo(x, exponent > 5000 ? 5000 : exponent < -5000 ? -5000 : exponent);
}

/** Fraction and integral part of x, both with its sign. */
export function modf(x: number): readonly [number, number] {
  if (x === Infinity || x === -Infinity) return [copysign(0, x), x];
  if (x !== x) return [x, x];
  const whole = trunc(x);
  return [copysign(x - whole, x), whole];
}

/** The next double after x towards y, or `steps` of them. */
export function nextafter(x: number, y: number, steps: number | bigint = 1): number {
  if (x !== x || y !== y) return NaN;
  if (x === y) return y;
  if (steps === 0 || steps === 0n) return x;
  // Doubles of one sign are in the order of their bits.
  const place = (value: number): bigint => {
    const bits = doubleBits(value < 0 ? -value : value === 0 ? 0 : value);
    return value < 0 ? -bits : bits;
  };
  const from = place(x);
  const to = place(y);
  const count = BigInt(steps);
  const distance = to > from ? to - from : from - to;
  if (count >= distance) return y;
  const target = to > from ? from + count : from - count;
  if (target === 0n) return signBit(x) ? -0 : 0;
  return target < 0n ? -fromDoubleBits(-target) : fromDoubleBits(target);
}

/** The value of the last place of x. */
export function ulp(x: number): number {
  if (x !== x) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude === Infinity) return magnitude;
  const exponent = magnitude < 2.2250738585072014e-308 ? -1022 : exponentOf(magnitude);
  return powerOfTwo(exponent - 52);
}

export function degrees(x: number): number {
  return x * 57.29577951308232;
}

export function radians(x: number): number {
  return x * 0.017453292519943295;
}
