/**
 * Message digests: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), SHA-3 and SHAKE (FIPS 202), BLAKE2 (RFC 7693). A running
 * digest is plain data; constants are computed on first use from their definitions. Pure arithmetic; callers charge by block.
 */

/** A digest under way. */
export interface Digest {
  readonly name: string;
  /** Bytes of the answer; 0 where the caller says (SHAKE). */
  readonly size: number;
  readonly state: Int32Array;
  /** Bytes that wait for their block to fill. */
  readonly block: Uint8Array;
  filled: number;
  /** Bytes taken so far. */
  length: number;
  /** BLAKE2: the last node of a tree. */
  readonly lastNode: boolean;
}

type Compress = (state: Int32Array, bytes: Uint8Array, at: number) => void;

interface Algorithm {
  readonly block: number;
  readonly size: number;
  /** Units to charge for a block. */
  readonly cost: number;
  readonly start: () => Int32Array;
  readonly compress: Compress;
  readonly kind: "merkle" | "sponge" | "blake";
  readonly bigEndian?: boolean;
  /** Sponge: the bits before the padding. */
  readonly suffix?: number;
}

// ---------------------------------------------------------------------------------------------------------- constants

/** The first 64 bits of the fraction of a prime's square or cube root. */
function rootBits(prime: number, degree: 2 | 3): bigint {
  const scaled = BigInt(prime) << BigInt(64 * degree);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= scaled) low = middle;
    else high = middle;
  }
  return low & 0xffffffffffffffffn;
}

/** Roots of the first primes as high and low halves in turn. */
function roots(count: number, degree: 2 | 3): Int32Array {
  const result = new Int32Array(2 * count);
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.some((prime) => candidate % prime === 0)) continue;
    const bits = rootBits(candidate, degree);
    result[2 * primes.length] = Number(bits >> 32n);
    result[2 * primes.length + 1] = Number(bits & 0xffffffffn);
    primes.push(candidate);
  }
  return result;
}
let squareRoots: Int32Array | null = null;
let cubeRoots: Int32Array | null = null;
let highCubeRoots: Int32Array | null = null;
const squares = (): Int32Array => (squareRoots ??= roots(16, 2));
const cubes = (): Int32Array => (cubeRoots ??= roots(80, 3));

/** Every second half, from the given one. */
function everyOther(halves: Int32Array, from: number, count: number): Int32Array {
  const result = new Int32Array(count);
  for (let index = 0; index < count; index++) result[index] = halves[from + 2 * index];
  return result;
}

// ------------------------------------------------------------------------------------------------------- MD5 and SHA-1

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
let sines: Int32Array | null = null;

function md5Block(state: Int32Array, bytes: Uint8Array, at: number): void {
  if (sines === null) {
    sines = new Int32Array(64);
    for (let index = 0; index < 64; index++) sines[index] = Math.floor(Math.abs(Math.sin(index + 1)) * 4294967296) | 0;
  }
  const words = WORDS;
  for (let index = 0; index < 16; index++, at += 4)
    words[index] = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  let [a, b, c, d] = state;
  for (let index = 0; index < 64; index++) {
    let mixed: number;
    let word: number;
    if (index < 16) {
      mixed = (b & c) | (~b & d);
      word = index;
    } else if (index < 32) {
      mixed = (d & b) | (~d & c);
      word = (5 * index + 1) & 15;
    } else if (index < 48) {
      mixed = b ^ c ^ d;
      word = (3 * index + 5) & 15;
    } else {
      mixed = c ^ (b | ~d);
      word = (7 * index) & 15;
    }
    const sum = (a + mixed + sines[index] + words[word]) | 0;
    const shift = MD5_SHIFTS[((index >> 4) << 2) | (index & 3)];
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

/** Scratch for message schedules: nothing in it outlives a call. */
const WORDS = new Int32Array(160);

function bigEndianWords(bytes: Uint8Array, at: number, count: number): Int32Array {
  for (let index = 0; index < count; index++, at += 4)
    WORDS[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  return WORDS;
}

function sha1Block(state: Int32Array, bytes: Uint8Array, at: number): void {
  const words = bigEndianWords(bytes, at, 16);
  for (let index = 16; index < 80; index++) {
    const word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16];
    words[index] = (word << 1) | (word >>> 31);
  }
  let [a, b, c, d, e] = state;
  for (let index = 0; index < 80; index++) {
    let mixed: number;
    if (index < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
    else if (index < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
    else if (index < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    else mixed = (b ^ c ^ d) + 0xca62c1d6;
    const sum = (((a << 5) | (a >>> 27)) + mixed + e + words[index]) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = sum;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

// --------------------------------------------------------------------------------------------------------------- SHA-2

function sha256Block(state: Int32Array, bytes: Uint8Array, at: number): void {
  const constants = (highCubeRoots ??= everyOther(cubes(), 0, 64));
  const words = bigEndianWords(bytes, at, 16);
  for (let index = 16; index < 64; index++) {
    const x = words[index - 15];
    const y = words[index - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[index] = words[index - 16] + s0 + words[index - 7] + s1;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let index = 0; index < 64; index++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[index] + words[index]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function sha512Block(state: Int32Array, bytes: Uint8Array, at: number): void {
  const constants = cubes();
  const w = bigEndianWords(bytes, at, 32);
  for (let index = 32; index < 160; index += 2) {
    const xh = w[index - 30];
    const xl = w[index - 29];
    const yh = w[index - 4];
    const yl = w[index - 3];
    const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
    const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
    const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
    const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
    const low = (w[index - 31] >>> 0) + (s0l >>> 0) + (w[index - 13] >>> 0) + (s1l >>> 0);
    w[index] = w[index - 32] + s0h + w[index - 14] + s1h + Math.floor(low / 4294967296);
    w[index + 1] = low;
  }
  let [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl] = state;
  for (let index = 0; index < 160; index += 2) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const t1 =
      (hl >>> 0) + (s1l >>> 0) + (((el & fl) ^ (~el & gl)) >>> 0) + (constants[index + 1] >>> 0) + (w[index + 1] >>> 0);
    const t1h = (hh + s1h + ((eh & fh) ^ (~eh & gh)) + constants[index] + w[index] + Math.floor(t1 / 4294967296)) | 0;
    const t1l = t1 | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const t2 = (s0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
    const t2h = (s0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + Math.floor(t2 / 4294967296)) | 0;
    hh = gh;
    hl = gl;
    gh = fh;
    gl = fl;
    fh = eh;
    fl = el;
    const e = (dl >>> 0) + (t1l >>> 0);
    eh = (dh + t1h + (e > 4294967295 ? 1 : 0)) | 0;
    el = e | 0;
    dh = ch;
    dl = cl;
    ch = bh;
    cl = bl;
    bh = ah;
    bl = al;
    const a = (t1l >>> 0) + (t2 % 4294967296);
    ah = (t1h + t2h + (a > 4294967295 ? 1 : 0)) | 0;
    al = a | 0;
  }
  const sums = [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl];
  for (let index = 0; index < 16; index += 2) addPair(state, index, sums[index], sums[index + 1]);
}

/** Adds a 64-bit number to the (high, low) pair at `index`. */
function addPair(pairs: Int32Array, index: number, high: number, low: number): void {
  const sum = (pairs[index + 1] >>> 0) + (low >>> 0);
  pairs[index + 1] = sum;
  pairs[index] = pairs[index] + high + (sum > 4294967295 ? 1 : 0);
}

// --------------------------------------------------------------------------------------------------------------- SHA-3

/** Rotation of each lane and where it goes, and the round constants as (low, high). */
let keccak: { readonly turns: Int32Array; readonly goes: Int32Array; readonly constants: Int32Array } | null = null;

function keccakTables(): NonNullable<typeof keccak> {
  const turns = new Int32Array(25);
  const goes = new Int32Array(25);
  for (let step = 0, x = 1, y = 0; step < 24; step++) {
    turns[x + 5 * y] = (((step + 1) * (step + 2)) / 2) % 64;
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  for (let y = 0; y < 5; y++) for (let x = 0; x < 5; x++) goes[x + 5 * y] = y + 5 * ((2 * x + 3 * y) % 5);
  const constants = new Int32Array(48);
  let register = 1;
  for (let round = 0; round < 24; round++)
    for (let power = 0; power < 7; power++) {
      register = ((register << 1) ^ ((register >> 7) * 0x71)) & 255;
      const bit = (1 << power) - 1;
      if ((register & 2) !== 0) constants[2 * round + (bit >> 5)] ^= 1 << (bit & 31);
    }
  return { turns, goes, constants };
}

const COLUMNS = new Int32Array(10);
const MOVED = new Int32Array(50);

/** The permutation; lanes are (low, high) pairs. */
function permute(state: Int32Array): void {
  const { turns, goes, constants } = (keccak ??= keccakTables());
  for (let round = 0; round < 24; round++) {
    for (let x = 0; x < 10; x++) COLUMNS[x] = state[x] ^ state[x + 10] ^ state[x + 20] ^ state[x + 30] ^ state[x + 40];
    for (let x = 0; x < 5; x++) {
      const left = 2 * ((x + 4) % 5);
      const right = 2 * ((x + 1) % 5);
      const low = COLUMNS[left] ^ ((COLUMNS[right] << 1) | (COLUMNS[right + 1] >>> 31));
      const high = COLUMNS[left + 1] ^ ((COLUMNS[right + 1] << 1) | (COLUMNS[right] >>> 31));
      for (let lane = 2 * x; lane < 50; lane += 10) {
        state[lane] ^= low;
        state[lane + 1] ^= high;
      }
    }
    for (let lane = 0; lane < 25; lane++) {
      const turn = turns[lane];
      const swapped = turn >= 32;
      const near = turn & 31;
      const low = state[2 * lane + (swapped ? 1 : 0)];
      const high = state[2 * lane + (swapped ? 0 : 1)];
      const to = 2 * goes[lane];
      MOVED[to] = near === 0 ? low : (low << near) | (high >>> (32 - near));
      MOVED[to + 1] = near === 0 ? high : (high << near) | (low >>> (32 - near));
    }
    for (let row = 0; row < 50; row += 10)
      for (let x = 0; x < 10; x++)
        state[row + x] = MOVED[row + x] ^ (~MOVED[row + ((x + 2) % 10)] & MOVED[row + ((x + 4) % 10)]);
    state[0] ^= constants[2 * round];
    state[1] ^= constants[2 * round + 1];
  }
}

function absorb(rate: number): Compress {
  return (state, bytes, at) => {
    for (let index = 0; index < rate; index++) state[index >> 2] ^= bytes[at + index] << (8 * (index & 3));
    permute(state);
  };
}

// -------------------------------------------------------------------------------------------------------------- BLAKE2

const ORDERS: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
/** The cells each of the eight mixings of a round works on: columns, then diagonals. */
const MIXINGS: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];
const CELLS = new Int32Array(32);

/** One BLAKE2s block; `counted` bytes taken with it; `final` and `lastNode` set the flags. */
function blake2sBlock(
  state: Int32Array,
  bytes: Uint8Array,
  at: number,
  counted: number,
  final: boolean,
  lastNode: boolean,
): void {
  const v = CELLS;
  const words = WORDS;
  for (let index = 0; index < 16; index++, at += 4)
    words[index] = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  const iv = squares();
  for (let index = 0; index < 8; index++) {
    v[index] = state[index];
    v[index + 8] = iv[2 * index];
  }
  v[12] ^= counted % 4294967296;
  v[13] ^= Math.floor(counted / 4294967296);
  if (final) v[14] = ~v[14];
  if (lastNode) v[15] = ~v[15];
  for (let round = 0; round < 10; round++) {
    const order = ORDERS[round];
    for (let mixing = 0; mixing < 8; mixing++) {
      const [a, b, c, d] = MIXINGS[mixing];
      v[a] += v[b] + words[order[2 * mixing]];
      let turned = v[d] ^ v[a];
      v[d] = (turned >>> 16) | (turned << 16);
      v[c] += v[d];
      turned = v[b] ^ v[c];
      v[b] = (turned >>> 12) | (turned << 20);
      v[a] += v[b] + words[order[2 * mixing + 1]];
      turned = v[d] ^ v[a];
      v[d] = (turned >>> 8) | (turned << 24);
      v[c] += v[d];
      turned = v[b] ^ v[c];
      v[b] = (turned >>> 7) | (turned << 25);
    }
  }
  for (let index = 0; index < 8; index++) state[index] ^= v[index] ^ v[index + 8];
}

/** One BLAKE2b block; cells, state and words are (high, low) pairs. */
function blake2bBlock(
  state: Int32Array,
  bytes: Uint8Array,
  at: number,
  counted: number,
  final: boolean,
  lastNode: boolean,
): void {
  const v = CELLS;
  const words = WORDS;
  for (let index = 0; index < 32; index++, at += 4)
    words[index ^ 1] = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  const iv = squares();
  for (let index = 0; index < 16; index++) {
    v[index] = state[index];
    v[index + 16] = iv[index];
  }
  v[25] ^= counted % 4294967296;
  v[24] ^= Math.floor(counted / 4294967296);
  for (let half = 0; half < 2; half++) {
    if (final) v[28 + half] = ~v[28 + half];
    if (lastNode) v[30 + half] = ~v[30 + half];
  }
  for (let round = 0; round < 12; round++) {
    const order = ORDERS[round % 10];
    for (let mixing = 0; mixing < 8; mixing++) {
      const cells = MIXINGS[mixing];
      const a = 2 * cells[0];
      const b = 2 * cells[1];
      const c = 2 * cells[2];
      const d = 2 * cells[3];
      for (let half = 0; half < 2; half++) {
        const word = 2 * order[2 * mixing + half];
        addPair(v, a, v[b], v[b + 1]);
        addPair(v, a, words[word], words[word + 1]);
        let high = v[d] ^ v[a];
        let low = v[d + 1] ^ v[a + 1];
        v[d] = half === 0 ? low : (high >>> 16) | (low << 16);
        v[d + 1] = half === 0 ? high : (low >>> 16) | (high << 16);
        addPair(v, c, v[d], v[d + 1]);
        high = v[b] ^ v[c];
        low = v[b + 1] ^ v[c + 1];
        v[b] = half === 0 ? (high >>> 24) | (low << 8) : (high << 1) | (low >>> 31);
        v[b + 1] = half === 0 ? (low >>> 24) | (high << 8) : (low << 1) | (high >>> 31);
      }
    }
  }
  for (let index = 0; index < 16; index++) state[index] ^= v[index] ^ v[index + 16];
}

// ---------------------------------------------------------------------------------------------------------- algorithms

const WORDS_OF_SHA1 = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const unused: Compress = () => undefined;

function sponge(rate: number, size: number, suffix: number): Algorithm {
  return {
    block: rate,
    size,
    cost: 250,
    kind: "sponge",
    start: () => new Int32Array(50),
    compress: absorb(rate),
    suffix,
  };
}
const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  [
    "md5",
    {
      block: 64,
      size: 16,
      cost: 40,
      kind: "merkle",
      start: () => Int32Array.from(WORDS_OF_SHA1.slice(0, 4), (word) => word | 0),
      compress: md5Block,
    },
  ],
  [
    "sha1",
    {
      block: 64,
      size: 20,
      cost: 50,
      kind: "merkle",
      bigEndian: true,
      start: () => Int32Array.from(WORDS_OF_SHA1, (word) => word | 0),
      compress: sha1Block,
    },
  ],
  [
    "sha224",
    {
      block: 64,
      size: 28,
      cost: 60,
      kind: "merkle",
      bigEndian: true,
      start: () => everyOther(squares(), 17, 8),
      compress: sha256Block,
    },
  ],
  [
    "sha256",
    {
      block: 64,
      size: 32,
      cost: 60,
      kind: "merkle",
      bigEndian: true,
      start: () => everyOther(squares(), 0, 8),
      compress: sha256Block,
    },
  ],
  [
    "sha384",
    {
      block: 128,
      size: 48,
      cost: 150,
      kind: "merkle",
      bigEndian: true,
      start: () => squares().slice(16, 32),
      compress: sha512Block,
    },
  ],
  [
    "sha512",
    {
      block: 128,
      size: 64,
      cost: 150,
      kind: "merkle",
      bigEndian: true,
      start: () => squares().slice(0, 16),
      compress: sha512Block,
    },
  ],
  ["sha3_224", sponge(144, 28, 6)],
  ["sha3_256", sponge(136, 32, 6)],
  ["sha3_384", sponge(104, 48, 6)],
  ["sha3_512", sponge(72, 64, 6)],
  ["shake_128", sponge(168, 0, 31)],
  ["shake_256", sponge(136, 0, 31)],
  [
    "blake2b",
    { block: 128, size: 64, cost: 250, kind: "blake", start: () => squares().slice(0, 16), compress: unused },
  ],
  [
    "blake2s",
    { block: 64, size: 32, cost: 80, kind: "blake", start: () => everyOther(squares(), 0, 8), compress: unused },
  ],
]);

function algorithmOf(name: string): Algorithm {
  const algorithm = ALGORITHMS.get(name);
  if (algorithm === undefined) throw new Error(`no digest ${name}`);
  return algorithm;
}
export function isDigestName(name: string): boolean {
  return ALGORITHMS.has(name);
}
export function digestBlockSize(name: string): number {
  return algorithmOf(name).block;
}
/** Units of work for so many bytes. */
export function digestCost(name: string, length: number): number {
  const { block, cost } = algorithmOf(name);
  return Math.ceil((length * cost) / block);
}

export function startDigest(name: string): Digest {
  const { start, block, size } = algorithmOf(name);
  return { name, size, state: start(), block: new Uint8Array(block), filled: 0, length: 0, lastNode: false };
}

/** BLAKE2 with its parameter block (64 bytes for blake2b, 32 for blake2s); the first byte of it is the size. */
export function startBlake(name: "blake2b" | "blake2s", parameters: Uint8Array, lastNode: boolean): Digest {
  const { start, block } = algorithmOf(name);
  const state = start();
  for (let index = 0; index < parameters.length; index++) {
    const word = index >> 2;
    state[name === "blake2b" ? word ^ 1 : word] ^= parameters[index] << (8 * (index & 3));
  }
  return { name, size: parameters[0], state, block: new Uint8Array(block), filled: 0, length: 0, lastNode };
}

export function copyDigest(digest: Digest): Digest {
  return { ...digest, state: digest.state.slice(), block: digest.block.slice() };
}

function blakeBlock(digest: Digest, bytes: Uint8Array, at: number, counted: number, final: boolean): void {
  const run = digest.name === "blake2b" ? blake2bBlock : blake2sBlock;
  run(digest.state, bytes, at, counted, final, final && digest.lastNode);
}

export function updateDigest(digest: Digest, bytes: Uint8Array): void {
  const { block, state } = digest;
  const { compress, kind } = algorithmOf(digest.name);
  // BLAKE2 must know its last block: a full one waits until more comes.
  const lazy = kind === "blake";
  let at = 0;
  while (at < bytes.length) {
    if (digest.filled === block.length) {
      blakeBlock(digest, block, 0, digest.length, false);
      digest.filled = 0;
    }
    const left = bytes.length - at;
    if (!lazy && digest.filled === 0 && left >= block.length) {
      compress(state, bytes, at);
      at += block.length;
      digest.length += block.length;
      continue;
    }
    const taken = Math.min(left, block.length - digest.filled);
    block.set(bytes.subarray(at, at + taken), digest.filled);
    digest.filled += taken;
    digest.length += taken;
    at += taken;
    if (!lazy && digest.filled === block.length) {
      compress(state, block, 0);
      digest.filled = 0;
    }
  }
}

/** The digest of what was taken so far; `size` matters for SHAKE only. The digest itself stays as it is. */
export function finishDigest(running: Digest, size = running.size): Uint8Array {
  const digest = copyDigest(running);
  const { kind, bigEndian, compress, suffix } = algorithmOf(digest.name);
  const { state, block, filled } = digest;
  block.fill(0, filled);
  const result = new Uint8Array(size);
  if (kind === "sponge") {
    block[filled] ^= suffix as number;
    block[block.length - 1] ^= 0x80;
    compress(state, block, 0);
    for (let index = 0, at = 0; index < size; index++, at++) {
      if (at === block.length) {
        permute(state);
        at = 0;
      }
      result[index] = state[at >> 2] >>> (8 * (at & 3));
    }
    return result;
  }
  if (kind === "blake") blakeBlock(digest, block, 0, digest.length, true);
  else {
    block[filled] = 0x80;
    const lengthSize = block.length === 128 ? 16 : 8;
    if (filled + 1 + lengthSize > block.length) {
      compress(state, block, 0);
      block.fill(0);
    }
    let bits = digest.length * 8;
    for (let index = 0; index < 8; index++) {
      block[bigEndian === true ? block.length - 1 - index : block.length - 8 + index] = bits % 256;
      bits = Math.floor(bits / 256);
    }
    compress(state, block, 0);
  }
  const flip = bigEndian === true ? 3 : 0;
  // Pairs stand high half first: BLAKE2b's bytes begin with the low half.
  const swap = digest.name === "blake2b" ? 1 : 0;
  for (let index = 0; index < size; index++) result[index] = state[(index >> 2) ^ swap] >>> (8 * ((index & 3) ^ flip));
  return result;
}
