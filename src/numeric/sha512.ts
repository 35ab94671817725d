// SHA-512 (FIPS 180-4), for random.seed of text and bytes. 64-bit words as pairs of 32-bit halves; the constants are
// computed from primes on first use. Pure arithmetic.

/** The first 64 bits of the fraction of the root of a small prime: square roots (degree 2) and cube roots (degree 3). */
function rootBits(prime: number, degree: number): bigint {
  const scaled = BigInt(prime) << BigInt(64 * degree);
  const power = BigInt(degree);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= scaled) low = middle;
    else high = middle;
  }
  return low & 0xffffffffffffffffn;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    let isPrime = true;
    for (const prime of primes) if (candidate % prime === 0) isPrime = false;
    if (isPrime) primes.push(candidate);
  }
  return primes;
}

/** High and low halves one after the other. */
function halves(words: readonly bigint[]): Int32Array {
  const result = new Int32Array(2 * words.length);
  for (let index = 0; index < words.length; index += 1) {
    result[2 * index] = Number(words[index] >> 32n);
    result[2 * index + 1] = Number(words[index] & 0xffffffffn);
  }
  return result;
}

let rounds: Int32Array | null = null;
let initial: Int32Array | null = null;

const ROUNDS = 80;
const BLOCK = 128;

/** The 64 bytes of the digest. */
export function sha512(message: Uint8Array): Uint8Array {
  rounds ??= halves(firstPrimes(ROUNDS).map((prime) => rootBits(prime, 3)));
  initial ??= halves(firstPrimes(8).map((prime) => rootBits(prime, 2)));
  const padded = new Uint8Array(Math.ceil((message.length + 17) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  let bits = message.length * 8;
  for (let index = padded.length - 1; bits > 0; index -= 1) {
    padded[index] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  const state = initial.slice();
  for (let start = 0; start < padded.length; start += BLOCK) compress(state, padded, start, rounds);
  const digest = new Uint8Array(64);
  for (let index = 0; index < 16; index += 1) {
    const word = state[index];
    digest.set([word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255], 4 * index);
  }
  return digest;
}

/** Halves of the last 64-bit rotation or sum. */
let high = 0;
let low = 0;

/** The xor of three rotations to the right (the last one a shift when `shifts`). */
function mix(h: number, l: number, a: number, b: number, c: number, shifts: boolean): void {
  let mixedHigh = 0;
  let mixedLow = 0;
  for (const [index, count] of [a, b, c].entries()) {
    const near = count % 32;
    const swap = count >= 32;
    const x = swap ? l : h;
    const y = swap ? h : l;
    const shifting = shifts && index === 2;
    mixedHigh ^= shifting ? h >>> near : (x >>> near) | (y << (32 - near));
    mixedLow ^= shifting ? (l >>> near) | (h << (32 - near)) : (y >>> near) | (x << (32 - near));
  }
  high = mixedHigh;
  low = mixedLow;
}

/** Adds words given as halves; the sum is left in `high` and `low`. */
function add(...words: number[]): void {
  let sumLow = 0;
  let sumHigh = 0;
  for (let index = 0; index < words.length; index += 2) {
    sumHigh += words[index] >>> 0;
    sumLow += words[index + 1] >>> 0;
  }
  low = sumLow | 0;
  high = (sumHigh + Math.floor(sumLow / 4294967296)) | 0;
}

function compress(state: Int32Array, bytes: Uint8Array, start: number, constants: Int32Array): void {
  const w = new Int32Array(2 * ROUNDS);
  for (let index = 0; index < 32; index += 1) {
    const at = start + 4 * index;
    w[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let index = 32; index < 2 * ROUNDS; index += 2) {
    mix(w[index - 30], w[index - 29], 1, 8, 7, true);
    const [h0, l0] = [high, low];
    mix(w[index - 4], w[index - 3], 19, 61, 6, true);
    add(w[index - 32], w[index - 31], h0, l0, w[index - 14], w[index - 13], high, low);
    w[index] = high;
    w[index + 1] = low;
  }
  const v = state.slice();
  for (let index = 0; index < 2 * ROUNDS; index += 2) {
    mix(v[8], v[9], 14, 18, 41, false);
    const chosenHigh = (v[8] & v[10]) ^ (~v[8] & v[12]);
    const chosenLow = (v[9] & v[11]) ^ (~v[9] & v[13]);
    add(v[14], v[15], high, low, chosenHigh, chosenLow, constants[index], constants[index + 1], w[index], w[index + 1]);
    const [h1, l1] = [high, low];
    mix(v[0], v[1], 28, 34, 39, false);
    const majorityHigh = (v[0] & v[2]) ^ (v[0] & v[4]) ^ (v[2] & v[4]);
    const majorityLow = (v[1] & v[3]) ^ (v[1] & v[5]) ^ (v[3] & v[5]);
    add(high, low, majorityHigh, majorityLow);
    const [h2, l2] = [high, low];
    v.copyWithin(2, 0, 14);
    add(v[8], v[9], h1, l1);
    v[8] = high;
    v[9] = low;
    add(h1, l1, h2, l2);
    v[0] = high;
    v[1] = low;
  }
  for (let index = 0; index < 16; index += 2) {
    add(state[index], state[index + 1], v[index], v[index + 1]);
    state[index] = high;
    state[index + 1] = low;
  }
}
