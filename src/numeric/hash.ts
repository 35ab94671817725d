// Python's hash values: signed 64-bit ints in canonical form (a number while safe, else a bigint), never -1.
// Numbers, tuples, frozensets, ranges and slices hash as in CPython, so that equal numbers hash equal across
// types and printed hashes agree. CPython: text hashes depend on a random seed there; here they are fixed.
import { integerMantissa } from "./bits.js";
import type { Integer } from "./integer.js";

/** The Mersenne prime 2**61 - 1 that numeric hashes are taken modulo: sys.hash_info.modulus. */
export const HASH_MODULUS = 2305843009213693951n;
/** hash(inf): sys.hash_info.inf. */
export const HASH_INFINITY = 314159;
/** hash(nan). CPython hashes the object's address; identity goes by value here. */
export const HASH_NAN = 0;
/** hash(None) */
export const HASH_NONE = 4238894112;
/** hash(...). CPython hashes an address; fixed here. */
export const HASH_ELLIPSIS = 8003541237;
/** The multiplier of a complex number's imaginary part: sys.hash_info.imag. */
export const HASH_IMAGINARY = 1000003;

/** hash(int); linear in its size. */
export function hashInt(value: Integer): Integer {
  if (typeof value === "number") return value === -1 ? -2 : value;
  const rest = value % HASH_MODULUS;
  return canonical(rest === -1n ? -2n : rest);
}

/** hash(float), equal to the hash of an equal int or Fraction. */
export function hashFloat(value: number): Integer {
  if (Math.floor(value) === value && value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER) {
    return value === -1 ? -2 : value + 0;
  }
  if (value !== value) return HASH_NAN;
  if (value === Infinity) return HASH_INFINITY;
  if (value === -Infinity) return -HASH_INFINITY;
  const { mantissa, exponent } = integerMantissa(value < 0 ? -value : value);
  // 2**61 is 1 modulo the prime, so a power of two only rotates.
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const rest = (BigInt(mantissa) << shift) % HASH_MODULUS;
  const signed = value < 0 ? -rest : rest;
  return canonical(signed === -1n ? -2n : signed);
}

/** hash(complex) */
export function hashComplex(real: number, imaginary: number): Integer {
  const imaginaryHash = hashFloat(imaginary);
  if (imaginaryHash === 0) return hashFloat(real);
  const sum = BigInt(hashFloat(real)) + BigInt(HASH_IMAGINARY) * BigInt(imaginaryHash);
  const signed = BigInt.asIntN(64, sum);
  return canonical(signed === -1n ? -2n : signed);
}

function canonical(value: bigint): Integer {
  return value <= 9007199254740991n && value >= -9007199254740991n ? Number(value) : value;
}

/** Any int as a hash, as `__hash__` results are taken: wide ones reduced, -1 made -2. */
export function hashFromResult(value: Integer): Integer {
  if (typeof value === "number") return value === -1 ? -2 : value;
  if (value >= -0x8000000000000000n && value < 0x8000000000000000n) return value;
  return hashInt(value);
}

// 64-bit arithmetic on two 32-bit halves: a bigint per step would cost ten times as much.
const words = new Uint32Array(2);
const bigs = new BigInt64Array(words.buffer);
bigs[0] = 1n;
const LOW = words[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

function highHalf(hash: Integer): number {
  if (typeof hash === "number") return Math.floor(hash / 4294967296) | 0;
  bigs[0] = hash;
  return words[HIGH] | 0;
}

function lowHalf(hash: Integer): number {
  if (typeof hash === "number") return hash | 0;
  bigs[0] = hash;
  return words[LOW] | 0;
}

/** The signed 64-bit int of two halves, in canonical form. */
function fromHalves(high: number, low: number): Integer {
  const signed = high | 0;
  if (signed >= -2097152 && signed < 2097152) {
    const value = signed * 4294967296 + (low >>> 0);
    if (value >= -9007199254740991) return value;
  }
  words[HIGH] = signed;
  words[LOW] = low;
  return bigs[0];
}

/** The high half of the low 64 bits of a product of two 32-bit halves a * b. */
function carryOfProduct(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = (a0 * b1 + a1 * b0) * 65536 + a0 * b0;
  return (a1 * b1 + Math.floor(middle / 4294967296)) | 0;
}

const PRIME_1_HIGH = 0x9e3779b1 | 0;
const PRIME_1_LOW = 0x85ebca87 | 0;
const PRIME_2_HIGH = 0xc2b2ae3d | 0;
const PRIME_2_LOW = 0x27d4eb4f | 0;
const PRIME_5_HIGH = 0x27d4eb2f | 0;
const PRIME_5_LOW = 0x165667c5 | 0;

/** The running hash of a tuple: xxHash's mixing of its elements' hashes, one `add` per element. */
export class TupleHash {
  private high = PRIME_5_HIGH;
  private low = PRIME_5_LOW;
  private length = 0;

  add(hash: Integer): void {
    const laneHigh = highHalf(hash);
    const laneLow = lowHalf(hash);
    // accumulator += lane * prime 2
    const high =
      (carryOfProduct(laneLow, PRIME_2_LOW) + Math.imul(laneHigh, PRIME_2_LOW) + Math.imul(laneLow, PRIME_2_HIGH)) | 0;
    const low = Math.imul(laneLow, PRIME_2_LOW);
    const sumLow = (this.low + low) | 0;
    const carry = sumLow >>> 0 < low >>> 0 ? 1 : 0;
    const sumHigh = (this.high + high + carry) | 0;
    // rotate left by 31, then multiply by prime 1
    const turnedHigh = (sumHigh << 31) | (sumLow >>> 1);
    const turnedLow = (sumLow << 31) | (sumHigh >>> 1);
    this.high =
      (carryOfProduct(turnedLow, PRIME_1_LOW) +
        Math.imul(turnedHigh, PRIME_1_LOW) +
        Math.imul(turnedLow, PRIME_1_HIGH)) |
      0;
    this.low = Math.imul(turnedLow, PRIME_1_LOW);
    this.length += 1;
  }

  /** The hash of the tuple of all elements added. */
  finish(): Integer {
    // accumulator += length ^ (prime 5 ^ 3527539)
    const low = (this.length ^ (PRIME_5_LOW ^ 3527539)) | 0;
    const sumLow = (this.low + low) | 0;
    const carry = sumLow >>> 0 < low >>> 0 ? 1 : 0;
    return settled((this.high + PRIME_5_HIGH + carry) | 0, sumLow, 1546275796);
  }

  /** The hash of a slice: the same mixing, the length left out. */
  finishSlice(): Integer {
    return settled(this.high, this.low, 1546275796);
  }
}

/** -1 means an error in CPython's C, so each algorithm has a replacement for it. */
function settled(high: number, low: number, replacement: number): Integer {
  return (high & low) === -1 ? replacement : fromHalves(high, low);
}

/** hash(tuple) from its elements' hashes. */
export function hashTuple(hashes: readonly Integer[]): Integer {
  const hash = new TupleHash();
  for (let index = 0; index < hashes.length; index += 1) hash.add(hashes[index]);
  return hash.finish();
}

/** hash(slice) from the hashes of start, stop and step. */
export function hashSlice(start: Integer, stop: Integer, step: Integer): Integer {
  const hash = new TupleHash();
  hash.add(start);
  hash.add(stop);
  hash.add(step);
  return hash.finishSlice();
}

/** hash(range): of the tuple (length, start, step), where what does not matter is None. */
export function hashRange(length: Integer, start: Integer, step: Integer): Integer {
  if (length === 0) return hashTuple([0, HASH_NONE, HASH_NONE]);
  if (length === 1) return hashTuple([1, hashInt(start), HASH_NONE]);
  return hashTuple([hashInt(length), hashInt(start), hashInt(step)]);
}

/** The running hash of a frozenset; the order of `add` does not matter. */
export class FrozensetHash {
  private high = 0;
  private low = 0;
  private length = 0;

  add(hash: Integer): void {
    const high = highHalf(hash);
    const low = lowHalf(hash);
    // ((h ^ 89869747) ^ (h << 16)) * 3644798167
    const mixedHigh = high ^ ((high << 16) | (low >>> 16));
    const mixedLow = low ^ 89869747 ^ (low << 16);
    const factor = 3644798167 | 0;
    this.high ^= (carryOfProduct(mixedLow, factor) + Math.imul(mixedHigh, factor)) | 0;
    this.low ^= Math.imul(mixedLow, factor);
    this.length += 1;
  }

  finish(): Integer {
    // hash ^= (length + 1) * 1927868237
    const count = (this.length + 1) | 0;
    let high = this.high ^ carryOfProduct(count, 1927868237);
    let low = this.low ^ Math.imul(count, 1927868237);
    // hash ^= (hash >> 11) ^ (hash >> 25)
    const high11 = high >>> 11;
    const low11 = (low >>> 11) | (high << 21);
    const high25 = high >>> 25;
    const low25 = (low >>> 25) | (high << 7);
    high ^= high11 ^ high25;
    low ^= low11 ^ low25;
    // hash = hash * 69069 + 907133923
    const productHigh = (carryOfProduct(low, 69069) + Math.imul(high, 69069)) | 0;
    const productLow = Math.imul(low, 69069);
    const sumLow = (productLow + 907133923) | 0;
    const carry = sumLow >>> 0 < 907133923 ? 1 : 0;
    return settled((productHigh + carry) | 0, sumLow, 590923713);
  }
}

/** hash(frozenset) from its elements' hashes. */
export function hashFrozenset(hashes: readonly Integer[]): Integer {
  const hash = new FrozensetHash();
  for (let index = 0; index < hashes.length; index += 1) hash.add(hashes[index]);
  return hash.finish();
}

// Text: two multiplicative lanes over the units and a final avalanche (the finaliser of MurmurHash3), cut to
// 53 bits and centred on zero, so that the hash is always a number. Units are UTF-16 code units of text
// without surrogates, code points of wide text, or bytes: b"abc" hashes as "abc", as in CPython.

/** hash(str) of text without surrogates. */
export function hashString(text: string): number {
  const length = text.length;
  if (length === 0) return 0;
  let first = 0x3c6ef372 ^ length;
  let second = 0x1b873593;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
  }
  return finishText(first, second);
}

/** hash(str) of text held as code points. */
export function hashCodePoints(codePoints: ArrayLike<number>): number {
  const length = codePoints.length;
  if (length === 0) return 0;
  let first = 0x3c6ef372 ^ length;
  let second = 0x1b873593;
  for (let index = 0; index < length; index += 1) {
    const unit = codePoints[index];
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
  }
  return finishText(first, second);
}

/** hash(bytes) */
export function hashBytes(bytes: Uint8Array): number {
  return hashCodePoints(bytes);
}

function finishText(first: number, second: number): number {
  let low = first ^ (second >>> 15);
  let high = second ^ (first >>> 13);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b);
  low ^= Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  high ^= Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  const hash = (high & 0x1fffff) * 4294967296 + ((low ^ (low >>> 16)) >>> 0) - 4503599627370496;
  return hash === -1 ? -2 : hash;
}
