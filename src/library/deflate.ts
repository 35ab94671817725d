/**
 * Writing of DEFLATE data (RFC 1951): the matches, blocks and codes that zlib 1.2/1.3 chooses at each level, so that what is
 * compressed here is what CPython compresses (level 0 aside: the sizes of its stored blocks depend on buffers). The work is
 * charged as it is done: bytes, steps along hash chains, symbols of the codes.
 */

import { allocateBytes } from "../objects/buffer.js";
import type { Machine } from "../objects/machine.js";

const MIN_MATCH = 3;
const MAX_MATCH = 258;
const WINDOW = 32768;
/** A match of the least length is not worth a distance above this. */
const TOO_FAR = 4096;
/** Symbols in a block. */
const BLOCK_SYMBOLS = 16383;

interface Level {
  /** From this length of the match before, chains are searched less. */
  readonly good: number;
  /** Up to this length, a better match is looked for at the next byte (or: its bytes go into the index). */
  readonly lazy: number;
  /** A match of this length is taken at once. */
  readonly nice: number;
  readonly chain: number;
}
const LEVELS: readonly Level[] = [
  { good: 0, lazy: 0, nice: 0, chain: 0 },
  { good: 4, lazy: 4, nice: 8, chain: 4 },
  { good: 4, lazy: 5, nice: 16, chain: 8 },
  { good: 4, lazy: 6, nice: 32, chain: 32 },
  { good: 4, lazy: 4, nice: 16, chain: 16 },
  { good: 8, lazy: 16, nice: 32, chain: 32 },
  { good: 8, lazy: 16, nice: 128, chain: 128 },
  { good: 8, lazy: 32, nice: 128, chain: 256 },
  { good: 32, lazy: 128, nice: 258, chain: 1024 },
  { good: 32, lazy: 258, nice: 258, chain: 4096 },
];

/** zlib's names of strategies. */
export const Z_FILTERED = 1;
export const Z_HUFFMAN_ONLY = 2;
export const Z_RLE = 3;
export const Z_FIXED = 4;

const LENGTH_CODE = new Uint8Array(256);
const LENGTH_BASE = new Uint16Array(29);
const LENGTH_EXTRA = new Uint8Array(29);
const DISTANCE_BASE = new Uint16Array(30);
const DISTANCE_EXTRA = new Uint8Array(30);
{
  let length = 0;
  for (let code = 0; code < 28; code++) {
    LENGTH_EXTRA[code] = code < 8 ? 0 : (code - 4) >> 2;
    LENGTH_BASE[code] = length;
    for (let count = 0; count < 1 << LENGTH_EXTRA[code] && length < 256; count++) LENGTH_CODE[length++] = code;
  }
  LENGTH_CODE[255] = 28;
  LENGTH_BASE[28] = 255;
  let distance = 0;
  for (let code = 0; code < 30; code++) {
    DISTANCE_EXTRA[code] = code < 4 ? 0 : (code - 2) >> 1;
    DISTANCE_BASE[code] = distance;
    distance += 1 << DISTANCE_EXTRA[code];
  }
}

/** The code of a distance less one. */
function distanceCode(distance: number): number {
  if (distance < 4) return distance;
  const top = 31 - Math.clz32(distance);
  return 2 * top + ((distance >> (top - 1)) & 1);
}

class BitWriter {
  bytes = new Uint8Array(512);
  length = 0;
  private hold = 0;
  private bits = 0;
  constructor(private readonly m: Machine) {
    allocateBytes(m, 512);
  }

  private byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }

  reserve(more: number): void {
    const size = Math.max(this.bytes.length * 2, this.length + more);
    this.m.charge(size >> 6);
    allocateBytes(this.m, size);
    const grown = new Uint8Array(size);
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  put(value: number, count: number): void {
    this.hold |= value << this.bits;
    this.bits += count;
    while (this.bits >= 8) {
      this.byte(this.hold & 255);
      this.hold >>>= 8;
      this.bits -= 8;
    }
  }

  toByte(): void {
    if (this.bits > 0) this.byte(this.hold & 255);
    this.hold = 0;
    this.bits = 0;
  }

  stored(data: Uint8Array, from: number, to: number, last: boolean): void {
    this.put(last ? 1 : 0, 3);
    this.toByte();
    const size = to - from;
    for (const byte of [size & 255, size >> 8, ~size & 255, (~size >> 8) & 255]) this.byte(byte);
    if (this.length + size > this.bytes.length) this.reserve(size);
    this.bytes.set(data.subarray(from, to), this.length);
    this.length += size;
  }
}

/** Frequencies of the symbols of an alphabet, and their codes. */
class Tree {
  readonly frequencies: Uint32Array;
  readonly lengths: Uint8Array;
  readonly codes: Uint16Array;
  /** The largest symbol with a code. */
  largest = -1;
  constructor(
    readonly size: number,
    private readonly extra: Uint8Array,
    private readonly extraFrom: number,
    private readonly longest: number,
    private readonly fixedLengths: Uint8Array | null,
  ) {
    this.frequencies = new Uint32Array(size);
    this.lengths = new Uint8Array(size);
    this.codes = new Uint16Array(size);
  }

  /** Makes the best code of limited length; returns its size and the fixed code's, in bits. */
  build(): { readonly best: number; readonly fixed: number } {
    const { frequencies, size } = this;
    const nodes = 2 * size + 1;
    const weight = new Uint32Array(nodes);
    const parent = new Uint16Array(nodes);
    const depth = new Uint8Array(nodes);
    const length = new Uint8Array(nodes);
    weight.set(frequencies);
    const heap = new Uint16Array(nodes + 1);
    let heapLength = 0;
    this.largest = -1;
    for (let symbol = 0; symbol < size; symbol++) {
      if (frequencies[symbol] === 0) continue;
      heap[++heapLength] = symbol;
      this.largest = symbol;
    }
    let [best, fixed] = [0, 0];
    // zlib wants two codes at least: it gives a bit to what does not occur, and subtracts it from the sums.
    while (heapLength < 2) {
      const node = this.largest < 2 ? ++this.largest : 0;
      heap[++heapLength] = node;
      weight[node] = 1;
      best--;
      if (this.fixedLengths !== null) fixed -= this.fixedLengths[node];
    }
    const smaller = (a: number, b: number) =>
      weight[a] < weight[b] || (weight[a] === weight[b] && depth[a] <= depth[b]);
    const sift = (from: number) => {
      const node = heap[from];
      let at = from;
      for (let child = at * 2; child <= heapLength; child *= 2) {
        if (child < heapLength && smaller(heap[child + 1], heap[child])) child++;
        if (smaller(node, heap[child])) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = node;
    };
    for (let at = heapLength >> 1; at >= 1; at--) sift(at);
    const order: number[] = [];
    let next = size;
    do {
      const first = heap[1];
      heap[1] = heap[heapLength--];
      sift(1);
      const second = heap[1];
      order.push(first, second);
      weight[next] = weight[first] + weight[second];
      depth[next] = Math.max(depth[first], depth[second]) + 1;
      parent[first] = next;
      parent[second] = next;
      heap[1] = next++;
      sift(1);
    } while (heapLength >= 2);
    order.push(heap[1]);
    // Lengths from the root down; too long ones are cut, and the excess is made up for further down.
    const counts = new Uint16Array(16);
    let overflow = 0;
    length[order[order.length - 1]] = 0;
    for (let at = order.length - 2; at >= 0; at--) {
      const node = order[at];
      let bits = length[parent[node]] + 1;
      if (bits > this.longest) {
        bits = this.longest;
        overflow++;
      }
      length[node] = bits;
      if (node > this.largest) continue;
      counts[bits]++;
      const extra = node >= this.extraFrom ? this.extra[node - this.extraFrom] : 0;
      best += weight[node] * (bits + extra);
      if (this.fixedLengths !== null) fixed += weight[node] * (this.fixedLengths[node] + extra);
    }
    if (overflow > 0) {
      do {
        let bits = this.longest - 1;
        while (counts[bits] === 0) bits--;
        counts[bits]--;
        counts[bits + 1] += 2;
        counts[this.longest]--;
        overflow -= 2;
      } while (overflow > 0);
      let at = 0;
      for (let bits = this.longest; bits !== 0; bits--) {
        for (let count = counts[bits]; count > 0;) {
          const node = order[at++];
          if (node > this.largest) continue;
          best += (bits - length[node]) * weight[node];
          length[node] = bits;
          count--;
        }
      }
    }
    for (let symbol = 0; symbol < size; symbol++)
      this.lengths[symbol] = symbol <= this.largest && weight[symbol] > 0 ? length[symbol] : 0;
    assignCodes(this.lengths, counts, this.codes);
    return { best, fixed };
  }
}

/** Canonical codes, their bits in the order of writing. */
function assignCodes(lengths: Uint8Array, counts: Uint16Array, codes: Uint16Array): void {
  const next = new Uint16Array(16);
  let code = 0;
  for (let bits = 1; bits < 16; bits++) {
    code = (code + counts[bits - 1]) << 1;
    next[bits] = code;
  }
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const bits = lengths[symbol];
    if (bits === 0) continue;
    let value = next[bits]++;
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) {
      reversed = (reversed << 1) | (value & 1);
      value >>= 1;
    }
    codes[symbol] = reversed;
  }
}

const FIXED_LENGTHS = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
const FIXED_CODES = new Uint16Array(288);
const FIXED_DISTANCE_LENGTHS = new Uint8Array(30).fill(5);
const FIXED_DISTANCE_CODES = new Uint16Array(30);
assignCodes(FIXED_LENGTHS, new Uint16Array([0, 0, 0, 0, 0, 0, 0, 24, 152, 112, 0, 0, 0, 0, 0, 0]), FIXED_CODES);
assignCodes(
  FIXED_DISTANCE_LENGTHS,
  new Uint16Array([0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  FIXED_DISTANCE_CODES,
);

const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const CODE_EXTRA = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7]);

/** The lengths of two codes as run lengths: pairs of symbol and extra value. */
function runLengths(lengths: Uint8Array, largest: number, into: number[], frequencies: Uint32Array): void {
  let previous = -1;
  let next = lengths[0];
  let count = 0;
  let [most, least] = next === 0 ? [138, 3] : [7, 4];
  for (let at = 0; at <= largest; at++) {
    const current = next;
    // Past the end stands a guard that is like no length.
    next = at + 1 <= largest ? lengths[at + 1] : 0xffff;
    if (++count < most && current === next) continue;
    if (count < least)
      for (; count > 0; count--) {
        into.push(current, 0);
        frequencies[current]++;
      }
    else if (current !== 0) {
      if (current !== previous) {
        into.push(current, 0);
        frequencies[current]++;
        count--;
      }
      into.push(16, count - 3);
      frequencies[16]++;
    } else if (count <= 10) {
      into.push(17, count - 3);
      frequencies[17]++;
    } else {
      into.push(18, count - 11);
      frequencies[18]++;
    }
    count = 0;
    previous = current;
    [most, least] = next === 0 ? [138, 3] : current === next ? [6, 3] : [7, 4];
  }
}

/** Symbols of a block, and how they are written. */
class Block {
  private readonly lengths = new Uint8Array(BLOCK_SYMBOLS + 1);
  private readonly distances = new Uint16Array(BLOCK_SYMBOLS + 1);
  private count = 0;
  private readonly literals = new Tree(286, LENGTH_EXTRA, 257, 15, FIXED_LENGTHS);
  private readonly far = new Tree(30, DISTANCE_EXTRA, 0, 15, FIXED_DISTANCE_LENGTHS);
  constructor(
    private readonly m: Machine,
    private readonly out: BitWriter,
    private readonly data: Uint8Array,
    private readonly strategy: number,
    private start: number,
  ) {
    m.allocate(70000);
    this.literals.frequencies[256] = 1;
  }

  literal(byte: number): boolean {
    this.lengths[this.count] = byte;
    this.distances[this.count++] = 0;
    this.literals.frequencies[byte]++;
    return this.count === BLOCK_SYMBOLS;
  }

  match(length: number, distance: number): boolean {
    this.lengths[this.count] = length - MIN_MATCH;
    this.distances[this.count++] = distance;
    this.literals.frequencies[LENGTH_CODE[length - MIN_MATCH] + 257]++;
    this.far.frequencies[distanceCode(distance - 1)]++;
    return this.count === BLOCK_SYMBOLS;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Writes the block that ends before `end`. */
  flush(end: number, last: boolean): void {
    const { out, literals, far } = this;
    const size = end - this.start;
    this.m.charge(300 + this.count);
    const first = literals.build();
    const second = far.build();
    const runs: number[] = [];
    const lengthTree = new Tree(19, CODE_EXTRA, 0, 7, null);
    runLengths(literals.lengths, literals.largest, runs, lengthTree.frequencies);
    runLengths(far.lengths, far.largest, runs, lengthTree.frequencies);
    const third = lengthTree.build();
    let shown = 18;
    while (shown >= 3 && lengthTree.lengths[CODE_ORDER[shown]] === 0) shown--;
    const bits = first.best + second.best + third.best + 3 * (shown + 1) + 14;
    const fixedBytes = (first.fixed + second.fixed + 3 + 7) >>> 3;
    let bestBytes = (bits + 3 + 7) >>> 3;
    if (fixedBytes <= bestBytes || this.strategy === Z_FIXED) bestBytes = fixedBytes;
    if (size + 4 <= bestBytes && size <= 65535) out.stored(this.data, this.start, end, last);
    else if (fixedBytes === bestBytes) {
      out.put((last ? 1 : 0) + 2, 3);
      this.write(FIXED_LENGTHS, FIXED_CODES, FIXED_DISTANCE_LENGTHS, FIXED_DISTANCE_CODES);
    } else {
      out.put((last ? 1 : 0) + 4, 3);
      out.put(literals.largest + 1 - 257, 5);
      out.put(far.largest + 1 - 1, 5);
      out.put(shown + 1 - 4, 4);
      for (let index = 0; index <= shown; index++) out.put(lengthTree.lengths[CODE_ORDER[index]], 3);
      for (let index = 0; index < runs.length; index += 2) {
        const symbol = runs[index];
        out.put(lengthTree.codes[symbol], lengthTree.lengths[symbol]);
        if (CODE_EXTRA[symbol] > 0) out.put(runs[index + 1], CODE_EXTRA[symbol]);
      }
      this.write(literals.lengths, literals.codes, far.lengths, far.codes);
    }
    if (last) out.toByte();
    this.count = 0;
    this.start = end;
    literals.frequencies.fill(0);
    far.frequencies.fill(0);
    literals.frequencies[256] = 1;
  }

  private write(lengths: Uint8Array, codes: Uint16Array, farLengths: Uint8Array, farCodes: Uint16Array): void {
    const { out } = this;
    for (let index = 0; index < this.count; index++) {
      const value = this.lengths[index];
      const distance = this.distances[index];
      if (distance === 0) {
        out.put(codes[value], lengths[value]);
        continue;
      }
      const code = LENGTH_CODE[value];
      out.put(codes[code + 257], lengths[code + 257]);
      if (LENGTH_EXTRA[code] > 0) out.put(value - LENGTH_BASE[code], LENGTH_EXTRA[code]);
      const far = distanceCode(distance - 1);
      out.put(farCodes[far], farLengths[far]);
      if (DISTANCE_EXTRA[far] > 0) out.put(distance - 1 - DISTANCE_BASE[far], DISTANCE_EXTRA[far]);
    }
    out.put(codes[256], lengths[256]);
  }
}

/** Where earlier text with the same three bytes stands. */
class Matcher {
  private readonly heads = new Int32Array(WINDOW).fill(-1);
  private readonly chain = new Int32Array(WINDOW);
  /** Where the last match found begins. */
  start = 0;
  /** No match is farther away than this. */
  readonly farthest: number;
  constructor(
    private readonly m: Machine,
    private readonly data: Uint8Array,
    private readonly level: Level,
    window: number,
  ) {
    m.charge(500);
    m.allocate(8 * WINDOW);
    this.farthest = window - MAX_MATCH - MIN_MATCH - 1;
  }

  /** Puts the place into the index; the place before with the same hash, or -1. */
  insert(at: number): number {
    const { data } = this;
    const hash = ((data[at] << 10) ^ (data[at + 1] << 5) ^ data[at + 2]) & (WINDOW - 1);
    const before = this.heads[hash];
    this.chain[at & (WINDOW - 1)] = before;
    this.heads[hash] = at;
    return before;
  }

  /** The length of the longest match from a chain that is longer than `previous`, or `previous`. */
  longest(at: number, head: number, previous: number): number {
    const { data, level } = this;
    const room = Math.min(MAX_MATCH, data.length - at);
    const limit = Math.max(0, at - this.farthest);
    const nice = Math.min(level.nice, data.length - at);
    let best = previous;
    let steps = previous >= level.good ? level.chain >> 2 : level.chain;
    let candidate = head;
    let work = 0;
    do {
      work++;
      if (at + best >= data.length || data[candidate + best] === data[at + best]) {
        let length = 0;
        while (length < room && data[candidate + length] === data[at + length]) length++;
        work += length >> 3;
        if (length > best) {
          this.start = candidate;
          best = length;
          if (length >= nice) break;
        }
      }
      candidate = this.chain[candidate & (WINDOW - 1)];
    } while (candidate > limit && --steps !== 0);
    this.m.charge(1 + (work >> 1));
    return Math.min(best, data.length - at);
  }
}

/** Matches are taken as they are found (levels 1 to 3). */
function deflateFast(m: Machine, data: Uint8Array, start: number, level: Level, window: number, block: Block): void {
  const matcher = new Matcher(m, data, level, window);
  for (let at = 0; at < start && at + MIN_MATCH <= data.length; at++) matcher.insert(at);
  for (let at = start; at < data.length;) {
    if ((at & 63) === 0) m.charge(16);
    const head = at + MIN_MATCH <= data.length ? matcher.insert(at) : -1;
    let length = MIN_MATCH - 1;
    if (head > 0 && at - head <= matcher.farthest) length = matcher.longest(at, head, MIN_MATCH - 1);
    let full: boolean;
    if (length >= MIN_MATCH) {
      full = block.match(length, at - matcher.start);
      const end = at + length;
      if (length <= level.lazy && data.length - end >= MIN_MATCH) for (at++; at < end; at++) matcher.insert(at);
      at = end;
    } else full = block.literal(data[at++]);
    if (full) block.flush(at, false);
  }
}

/** A match is taken when the next byte begins no longer one (levels 4 to 9). */
function deflateSlow(
  m: Machine,
  data: Uint8Array,
  start: number,
  level: Level,
  strategy: number,
  window: number,
  block: Block,
): void {
  const matcher = new Matcher(m, data, level, window);
  for (let at = 0; at < start && at + MIN_MATCH <= data.length; at++) matcher.insert(at);
  let length = MIN_MATCH - 1;
  let waiting = false;
  let at = start;
  while (at < data.length) {
    if ((at & 63) === 0) m.charge(32);
    const head = at + MIN_MATCH <= data.length ? matcher.insert(at) : -1;
    const previous = length;
    const previousStart = matcher.start;
    length = MIN_MATCH - 1;
    if (head > 0 && previous < level.lazy && at - head <= matcher.farthest) {
      length = matcher.longest(at, head, previous);
      if (length <= 5 && (strategy === Z_FILTERED || (length === MIN_MATCH && at - matcher.start > TOO_FAR)))
        length = MIN_MATCH - 1;
    }
    if (previous >= MIN_MATCH && length <= previous) {
      const lastInsert = data.length - MIN_MATCH;
      const full = block.match(previous, at - 1 - previousStart);
      const end = at - 1 + previous;
      for (at++; at < end; at++) if (at <= lastInsert) matcher.insert(at);
      waiting = false;
      length = MIN_MATCH - 1;
      if (full) block.flush(at, false);
    } else if (waiting) {
      if (block.literal(data[at - 1])) block.flush(at, false);
      at++;
    } else {
      waiting = true;
      at++;
    }
  }
  if (waiting) block.literal(data[data.length - 1]);
}

/** Runs of one byte are the only matches. */
function deflateRuns(m: Machine, data: Uint8Array, start: number, block: Block): void {
  for (let at = start; at < data.length;) {
    m.charge(1);
    let length = 0;
    if (at > 0) {
      const room = Math.min(MAX_MATCH, data.length - at);
      while (length < room && data[at + length] === data[at - 1]) length++;
    }
    let full: boolean;
    if (length >= MIN_MATCH) {
      full = block.match(length, 1);
      at += length;
    } else full = block.literal(data[at++]);
    if (full) block.flush(at, false);
  }
}

/** How a piece of data ends. */
export type Ending = "finish" | "sync" | "full" | "none";

/** Compresses `data` from `start` on; what is before serves as history. Whole bytes are returned. */
export function deflate(
  m: Machine,
  data: Uint8Array,
  start: number,
  level: number,
  strategy: number,
  window: number,
  ending: Ending,
): Uint8Array {
  const out = new BitWriter(m);
  m.charge(50 + ((data.length - start) >> 3));
  if (level === 0) {
    let at = start;
    do {
      const to = Math.min(data.length, at + 65535);
      out.stored(data, at, to, to === data.length && ending === "finish");
      at = to;
    } while (at < data.length);
  } else {
    const block = new Block(m, out, data, strategy, start);
    const row = LEVELS[level];
    if (strategy === Z_HUFFMAN_ONLY) {
      for (let at = start; at < data.length; at++) {
        if ((at & 63) === 0) m.charge(16);
        if (block.literal(data[at])) block.flush(at + 1, false);
      }
    } else if (strategy === Z_RLE) deflateRuns(m, data, start, block);
    else if (level < 4) deflateFast(m, data, start, row, window, block);
    else deflateSlow(m, data, start, row, strategy, window, block);
    if (ending === "finish") block.flush(data.length, true);
    else {
      if (!block.isEmpty) block.flush(data.length, false);
      out.stored(data, 0, 0, false);
    }
  }
  return out.bytes.slice(0, out.length);
}
