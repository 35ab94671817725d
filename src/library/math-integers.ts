/**
 * Number theory of `math`: factorial, comb, perm, gcd, lcm, isqrt over ints of any size. The size of a result is forecast
 * from the arguments and its work charged before the first multiplication, so a huge `factorial` is refused at once.
 */

import * as integer from "../numeric/integer.js";
import { productWork as productOf, quotientWork } from "../numeric/work.js";
import { builtin } from "../objects/define.js";
import { continuation, type ExitSignal, type Machine, type Result } from "../objects/machine.js";
import type { Int, Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { bigIntSize } from "../objects/sizes.js";
import { withIndexes } from "./math-numbers.js";

/** Results of more bits are refused whatever the memory limit (V8 stops at 2^30 bits). */
const MAX_BITS = 2 ** 29;
const LONG_LONG_MAX = 9223372036854775807n;

function tooLarge(m: Machine): ExitSignal {
  return m.raiseWith("MemoryError");
}

/** Units for one product or quotient of so many 64-bit words. */
function productWork(words: number): number {
  return productOf(32 * words, 32 * words);
}

/** log2 of a positive number from above, by arithmetic alone (so that every engine charges the same). */
function log2Above(value: number): number {
  return integer.bitLength(Math.ceil(value) > integer.MAX_SAFE ? BigInt(Math.ceil(value)) : Math.ceil(value));
}

// ------------------------------------------------------------------------------------------------ products of a range

/** Multiplies neighbours until one is left, so that factors stay of equal size. */
function multiplyAll(factors: bigint[]): bigint {
  let level = factors;
  while (level.length > 1) {
    const next: bigint[] = [];
    for (let index = 0; index + 1 < level.length; index += 2) next.push(level[index] * level[index + 1]);
    if (level.length % 2 === 1) next.push(level[level.length - 1]);
    level = next;
  }
  return level.length === 0 ? 1n : level[0];
}

/** first * (first + 1) * … over `count` factors. */
function rangeProduct(first: Int, count: number): bigint {
  const factors: bigint[] = [];
  if (typeof first === "number" && first + count <= integer.MAX_SAFE) {
    let product = 1;
    for (let offset = 0; offset < count; offset++) {
      const next = product * (first + offset);
      if (next > integer.MAX_SAFE) {
        factors.push(BigInt(product));
        product = first + offset;
      } else product = next;
    }
    factors.push(BigInt(product));
  } else {
    let factor = BigInt(first);
    for (let offset = 0; offset < count; offset++) factors.push(factor++);
  }
  return multiplyAll(factors);
}

/** Charges and reserves for a product of `count` factors below 2**bits; false when it can never be held. */
function reserveProduct(m: Machine, count: number, bits: number, resultBits: number): boolean {
  if (resultBits > MAX_BITS) return false;
  const words = (count * bits) / 64 + 1;
  const levels = integer.bitLength(Math.min(count, integer.MAX_SAFE)) + 1;
  m.allocate(bigIntSize(resultBits));
  m.charge(1 + Math.ceil(count / 4) + Math.ceil((levels * productWork(words)) / 8) + productWork(words));
  return true;
}

// ---------------------------------------------------------------------------------------------------------- factorial

const SMALL_FACTORIALS: readonly number[] = [
  1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600, 6227020800, 87178291200, 1307674368000,
  20922789888000, 355687428096000, 6402373705728000,
];

function factorial(m: Machine, n: Int): Result {
  if (n < 0) return m.valueError("factorial() not defined for negative values");
  if (typeof n === "bigint" && n > LONG_LONG_MAX)
    return m.raise("OverflowError", "factorial() argument should not exceed 9223372036854775807");
  if (n < SMALL_FACTORIALS.length) return SMALL_FACTORIALS[n as number];
  const count = Number(n);
  const bits = log2Above(count);
  // log2(n!) < n * (log2(n) - 1.44) + log2(n) for these n; the bit length is an upper bound of log2(n).
  if (!reserveProduct(m, count, bits, count * (bits - 1.44) + bits)) return tooLarge(m);
  return rangeProduct(2, count - 1);
}

// --------------------------------------------------------------------------------------------------------- comb, perm

function comb(m: Machine, n: Int, given: Int): Result {
  if (n < 0) return m.valueError("n must be a non-negative integer");
  if (given < 0) return m.valueError("k must be a non-negative integer");
  const other = integer.sub(n, given);
  if (other < 0) return 0;
  const fewer = other < given ? other : given;
  if (typeof fewer === "bigint") {
    if (fewer > LONG_LONG_MAX) return m.raise("OverflowError", "min(n - k, k) must not exceed 9223372036854775807");
    return tooLarge(m);
  }
  if (fewer === 0) return 1;
  if (fewer === 1) return n;
  let done = 0;
  let result = 1;
  if (typeof n === "number") {
    // Each prefix is itself a binomial coefficient, so the divisions are exact while the products are.
    while (done < fewer) {
      const next = result * (n - done);
      if (next > integer.MAX_SAFE) break;
      result = next / ++done;
    }
    if (done === fewer) {
      m.charge(1 + (done >> 2));
      return result;
    }
  }
  const bits = integer.bitLength(n);
  // C(n, k) <= (n e / k) ** k
  const resultBits = Math.min(fewer * Math.max(2.5, bits - log2Above(fewer) + 2.5), integer.bitLength(n) * fewer) + 64;
  if (!reserveProduct(m, fewer, bits, resultBits)) return tooLarge(m);
  // The numerator is longer than the result, and is divided by fewer! at last.
  m.allocate(bigIntSize(bits * fewer));
  m.charge(
    2 * productWork((log2Above(fewer) * fewer) / 64 + 1) +
      quotientWork(bits * fewer, Math.min(bits, log2Above(fewer)) * fewer),
  );
  const numerator = rangeProduct(integer.add(integer.sub(n, fewer), 1), fewer);
  return integer.normalizeBig(numerator / rangeProduct(2, fewer - 1));
}

function perm(m: Machine, n: Int, k: Int): Result {
  if (n < 0) return m.valueError("n must be a non-negative integer");
  if (k < 0) return m.valueError("k must be a non-negative integer");
  if (k > n) return 0;
  if (typeof k === "bigint") {
    if (k > LONG_LONG_MAX) return m.raise("OverflowError", "k must not exceed 9223372036854775807");
    return tooLarge(m);
  }
  if (k === 0) return 1;
  const bits = integer.bitLength(n);
  if (bits * k > 53 && !reserveProduct(m, k, bits, bits * k)) return tooLarge(m);
  return integer.normalizeBig(rangeProduct(integer.add(integer.sub(n, k), 1), k));
}

// ----------------------------------------------------------------------------------------------------------- gcd, lcm

/**
 * gcd of two positive ints by Lehmer's method (Knuth, 4.5.2, Algorithm L): the quotients of Euclid's steps are found from the
 * leading 52 bits, and some 25 bits of both numbers go away at once by four products with small factors.
 */
function bigGcd(first: bigint, second: bigint): Int {
  let a = first > second ? first : second;
  let b = first > second ? second : first;
  while (b > MAX_SAFE) {
    const shift = BigInt(integer.bitLength(a) - 52);
    let high = Number(a >> shift);
    let low = Number(b >> shift);
    let [p, q, r, s] = [1, 0, 0, 1];
    while (low + r !== 0 && low + s !== 0) {
      const quotient = Math.floor((high + p) / (low + r));
      if (quotient !== Math.floor((high + q) / (low + s))) break;
      [p, r] = [r, p - quotient * r];
      [q, s] = [s, q - quotient * s];
      [high, low] = [low, high - quotient * low];
    }
    if (q === 0) [a, b] = [b, a % b];
    else [a, b] = [BigInt(p) * a + BigInt(q) * b, BigInt(r) * a + BigInt(s) * b];
  }
  if (b === 0n) return integer.normalizeBig(a);
  return integer.gcd(Number(b), Number(a % b));
}
const MAX_SAFE = BigInt(integer.MAX_SAFE);

function gcdOf(m: Machine, left: Int, right: Int): Int {
  if (left === 0 || right === 0 || typeof left === "number" || typeof right === "number") {
    m.charge(1 + ((integer.bitLength(left) + integer.bitLength(right)) >> 9));
    return integer.gcd(left, right);
  }
  // Charged before the steps, whose number goes by the smaller operand; the first may be a long division.
  const bits = Math.min(integer.bitLength(left), integer.bitLength(right));
  const larger = Math.max(integer.bitLength(left), integer.bitLength(right)) / 64;
  const words = bits / 64 + 1;
  m.allocate(bigIntSize(bits));
  m.charge(1 + Math.ceil(larger * words * 0.25 + bits * (1.5 + words / 30)));
  return bigGcd(left < 0n ? -left : left, right < 0n ? -right : right);
}

const GCD = continuation("math.gcd", (m, _value, integers: readonly Int[]) => {
  let result: Int = 0;
  for (let index = 0; index < integers.length; index++) {
    if (index > 0 && (result === 1 || result === 0)) {
      if (result === 1) break;
      result = integer.abs(integers[index]);
    } else result = gcdOf(m, result, integers[index]);
  }
  m.charge(integers.length >> 1);
  return result;
});

const LCM = continuation("math.lcm", (m, _value, integers: readonly Int[]) => {
  let result: Int = 1;
  for (let index = 0; index < integers.length; index++) {
    const value = integer.abs(integers[index]);
    if (value === 0 || result === 0) result = 0;
    else {
      const divisor = gcdOf(m, result, value);
      const bits = integer.mulBits(result, value);
      if (bits > MAX_BITS) return tooLarge(m);
      if (bits > 53) {
        m.allocate(bigIntSize(bits));
        m.charge(1 + 2 * productWork(bits / 64 + 1));
      }
      result = integer.mul(integer.floorDiv(result, divisor), value);
    }
  }
  m.charge(integers.length >> 1);
  return result;
});

const ISQRT = continuation("math.isqrt", (m, _value, integers: readonly Int[]) => {
  const [n] = integers;
  if (n < 0) return m.valueError("isqrt() argument must be nonnegative");
  if (typeof n === "bigint") {
    const bits = integer.bitLength(n);
    m.allocate(bigIntSize(bits / 2 + 1));
    m.charge(4 + 2 * productWork(bits / 64 + 1));
  }
  return integer.isqrt(n);
});
const FACTORIAL = continuation("math.factorial", (m, _value, integers: readonly Int[]) => factorial(m, integers[0]));
const COMB = continuation("math.comb", (m, _value, integers: readonly Int[]) => comb(m, integers[0], integers[1]));
const PERM = continuation("math.perm", (m, _value, integers: readonly Int[]) => perm(m, integers[0], integers[1]));

export const INTEGER_FUNCTIONS: readonly PyNative[] = [
  builtin("factorial(n, /)", { doc: "The product of the integers from 1 to n." }, (m, n: Value) =>
    typeof n === "number" ? factorial(m, n) : withIndexes(m, [n], FACTORIAL, null),
  ),
  builtin(
    "comb(n, k, /)",
    { doc: "How many ways there are to choose k of n items, order disregarded." },
    (m, n: Value, k: Value) =>
      typeof n === "number" && typeof k === "number" ? comb(m, n, k) : withIndexes(m, [n, k], COMB, null),
  ),
  builtin(
    "perm(n, k=None, /)",
    { doc: "How many ways there are to choose k of n items in order; n! without k." },
    (m, n: Value, k: Value | undefined) =>
      k === undefined || k === null ? withIndexes(m, [n], FACTORIAL, null) : withIndexes(m, [n, k], PERM, null),
  ),
  builtin("gcd(*integers)", { doc: "The greatest common divisor." }, (m, integers: Value[]) => {
    const [a, b] = integers;
    if (integers.length === 2 && typeof a === "number" && typeof b === "number") return integer.gcd(a, b);
    return withIndexes(m, integers, GCD, null);
  }),
  builtin("lcm(*integers)", { doc: "The least common multiple." }, (m, integers: Value[]) =>
    withIndexes(m, integers, LCM, null),
  ),
  builtin("isqrt(n, /)", { doc: "The integer part of the square root of n." }, (m, n: Value) =>
    typeof n === "number" && n >= 0 ? integer.isqrt(n) : withIndexes(m, [n], ISQRT, null),
  ),
];
