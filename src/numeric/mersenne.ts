// The Mersenne Twister MT19937 as CPython's random.Random uses it: the same seeds give the same numbers. (The
// generator is Matsumoto and Nishimura's, 1998.) Pure state and arithmetic; entropy is the caller's business.
import { abs, bitLength, normalizeBig } from "./integer.js";
import type { Integer } from "./integer.js";

const SIZE = 624;
const SHIFT = 397;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;
const MATRIX = 0x9908b0df;

/** State as plain numbers: 624 words and the position among them, as `random.getstate()` orders them. */
export type MersenneState = readonly number[];

/** One generator. */
export class Mersenne {
  private readonly words = new Uint32Array(SIZE);
  private position = SIZE;

  /** Seeded by an int, of which the sign does not matter: random.seed(int). */
  constructor(seed: Integer = 0) {
    this.seed(seed);
  }

  /**
   * random.seed for an int. For text and bytes CPython takes the int whose big-endian bytes are the text in
   * UTF-8 followed by its SHA-512: the caller makes that (`seedFromBytes`).
   */
  seed(seed: Integer): void {
    const magnitude = abs(seed);
    const bits = bitLength(magnitude);
    const key = new Uint32Array(Math.max(1, Math.ceil(bits / 32)));
    if (typeof magnitude === "number") {
      key[0] = magnitude >>> 0;
      if (key.length > 1) key[1] = Math.floor(magnitude / 4294967296);
    } else {
      const text = magnitude.toString(16);
      for (let index = 0, end = text.length; end > 0; index += 1, end -= 8) {
        key[index] = parseInt(text.slice(Math.max(0, end - 8), end), 16);
      }
    }
    this.seedByArray(key);
  }

  /** The reference's init_by_array. */
  private seedByArray(key: Uint32Array): void {
    const words = this.words;
    words[0] = 19650218;
    for (let index = 1; index < SIZE; index += 1) {
      words[index] = Math.imul(1812433253, words[index - 1] ^ (words[index - 1] >>> 30)) + index;
    }
    let index = 1;
    let from = 0;
    for (let count = Math.max(SIZE, key.length); count > 0; count -= 1) {
      const mixed = Math.imul(words[index - 1] ^ (words[index - 1] >>> 30), 1664525);
      words[index] = (words[index] ^ mixed) + key[from] + from;
      index += 1;
      from += 1;
      if (index >= SIZE) {
        words[0] = words[SIZE - 1];
        index = 1;
      }
      if (from >= key.length) from = 0;
    }
    for (let count = SIZE - 1; count > 0; count -= 1) {
      const mixed = Math.imul(words[index - 1] ^ (words[index - 1] >>> 30), 1566083941);
      words[index] = (words[index] ^ mixed) - index;
      index += 1;
      if (index >= SIZE) {
        words[0] = words[SIZE - 1];
        index = 1;
      }
    }
    words[0] = UPPER;
    this.position = SIZE;
  }

  private refill(): void {
    const words = this.words;
    for (let index = 0; index < SIZE; index += 1) {
      const next = index + 1 < SIZE ? index + 1 : 0;
      const other = index + SHIFT < SIZE ? index + SHIFT : index + SHIFT - SIZE;
      const mixed = (words[index] & UPPER) | (words[next] & LOWER);
      words[index] = words[other] ^ (mixed >>> 1) ^ (mixed & 1 ? MATRIX : 0);
    }
    this.position = 0;
  }

  /** The next 32 bits, unsigned. */
  next32(): number {
    if (this.position >= SIZE) this.refill();
    let word = this.words[this.position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  /** random.random(): 53 bits in [0, 1). */
  random(): number {
    const high = this.next32() >>> 5;
    const low = this.next32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** random.getrandbits(count) for count >= 0; work and size grow with it. */
  getrandbits(count: number): Integer {
    if (count <= 0) return 0;
    if (count <= 32) return this.next32() >>> (32 - count);
    if (count <= 53) {
      const low = this.next32();
      return (this.next32() >>> (64 - count)) * 4294967296 + low;
    }
    const pieces: string[] = [];
    for (let left = count; left > 0; left -= 32) {
      let word = this.next32();
      if (left < 32) word >>>= 32 - left;
      const text = word.toString(16);
      pieces.push("0".repeat(8 - text.length) + text);
    }
    return normalizeBig(BigInt("0x" + pieces.reverse().join("")));
  }

  /** random._randbelow(limit) for limit > 0: uniform in [0, limit). */
  randbelow(limit: Integer): Integer {
    const bits = bitLength(limit);
    let value = this.getrandbits(bits);
    while (value >= limit) value = this.getrandbits(bits);
    return value;
  }

  /** 624 words and the position: the tuple in the middle of random.getstate(). */
  getState(): number[] {
    const state: number[] = [];
    for (const word of this.words) state.push(word);
    state.push(this.position);
    return state;
  }

  /** Takes over a state; false if it is not one (ValueError). */
  setState(state: MersenneState): boolean {
    if (state.length !== SIZE + 1) return false;
    const position = state[SIZE];
    if (!(position >= 0 && position <= SIZE) || Math.floor(position) !== position) return false;
    for (let index = 0; index < SIZE; index += 1) {
      if (!(state[index] >= 0 && state[index] <= 0xffffffff)) return false;
    }
    for (let index = 0; index < SIZE; index += 1) this.words[index] = state[index];
    this.position = position;
    return true;
  }
}

/** The int to seed with for text in UTF-8 or bytes, given their SHA-512 digest: bytes then digest, big-endian. */
export function seedFromBytes(bytes: Uint8Array, sha512: Uint8Array): Integer {
  let text = "0x0";
  for (const part of [bytes, sha512]) {
    for (const byte of part) text += (byte < 16 ? "0" : "") + byte.toString(16);
  }
  return normalizeBig(BigInt(text));
}
