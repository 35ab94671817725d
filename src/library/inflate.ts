/**
 * Reading of DEFLATE data (RFC 1951) for zlib and gzip. Stateless: a call begins at a bit of the input where a block begins,
 * with the text before it as history, and says where the last whole block ended, so that a stream read in pieces goes on from
 * there. Every symbol is charged before it is written and the output grows by charged doubling, so a bomb ends by a limit.
 */

import { allocateBytes } from "../objects/buffer.js";
import type { Machine } from "../objects/machine.js";

/** What a call of {@link inflate} found. */
export interface Inflated {
  /** The output, after `skip` bytes of it. */
  readonly output: Uint8Array;
  /** Bit of the input where the block that is not finished begins; with `done`, where the data end. */
  readonly blockStart: number;
  /** How many bytes of output were before that block (history not counted). */
  readonly blockOutput: number;
  /** Bit of the input after the last symbol read. */
  readonly position: number;
  readonly done: boolean;
}

/** How the data are wrong, in zlib's words. */
export class InflateError {
  constructor(readonly message: string) {}
}

const LENGTH_BASE = new Uint16Array([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]);
const LENGTH_EXTRA = new Uint8Array([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]);
const DISTANCE_BASE = new Uint16Array([
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]);
const DISTANCE_EXTRA = new Uint8Array([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]);
const CODE_ORDER = new Uint8Array([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** Codes up to this length are found by one look at a table. */
const QUICK = 9;

/** A canonical code: how many codes of each length, the symbols in order of code, and symbol and length by the next bits. */
interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  readonly quick: Uint16Array;
}

/** Codes from lengths; more than 0 left when incomplete, negative when over-subscribed. */
function makeCodes(lengths: Uint8Array): { readonly codes: Codes; readonly left: number } {
  const counts = new Uint16Array(16);
  for (let symbol = 0; symbol < lengths.length; symbol++) counts[lengths[symbol]]++;
  const unused = counts[0];
  counts[0] = 0;
  let left = 1;
  for (let length = 1; length < 16; length++) {
    left = left * 2 - counts[length];
    if (left < 0) break;
  }
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length++) offsets[length + 1] = offsets[length] + counts[length];
  const symbols = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++)
    if (lengths[symbol] !== 0) symbols[offsets[lengths[symbol]]++] = symbol;
  return { codes: { counts, symbols, quick: makeQuick(counts, symbols) }, left: unused === lengths.length ? 0 : left };
}

/** For each value of the next bits: the symbol of a short code times 16, and its length; 0 for what is longer. */
function makeQuick(counts: Uint16Array, symbols: Uint16Array): Uint16Array {
  const quick = new Uint16Array(1 << QUICK);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= QUICK; length++) {
    for (let end = index + counts[length]; index < end && index < symbols.length; index++, code++) {
      let reversed = 0;
      for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
      for (; reversed < 1 << QUICK; reversed += 1 << length) quick[reversed] = (symbols[index] << 4) | length;
    }
    code <<= 1;
  }
  return quick;
}

let fixed: { readonly literals: Codes; readonly distances: Codes } | null = null;
function fixedCodes(): { readonly literals: Codes; readonly distances: Codes } {
  if (fixed !== null) return fixed;
  const lengths = new Uint8Array(288);
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288);
  fixed = { literals: makeCodes(lengths).codes, distances: makeCodes(new Uint8Array(30).fill(5)).codes };
  return fixed;
}

/** Too few bits are left: the block waits for more. */
const SHORT = -1;
/** A code that stands for nothing. */
const BAD = -2;

class Reader {
  private hold = 0;
  private bits = 0;
  private at: number;
  constructor(
    private readonly input: Uint8Array,
    start: number,
  ) {
    this.at = start >> 3;
    if ((start & 7) !== 0 && this.at < input.length) {
      this.hold = input[this.at++] >> (start & 7);
      this.bits = 8 - (start & 7);
    }
  }

  get position(): number {
    return this.at * 8 - this.bits;
  }

  /** `count` bits (0 to 16), or SHORT. */
  take(count: number): number {
    while (this.bits < count) {
      if (this.at >= this.input.length) return SHORT;
      this.hold |= this.input[this.at++] << this.bits;
      this.bits += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.bits -= count;
    return value;
  }

  /** The next symbol of a code, SHORT or BAD. */
  symbol(codes: Codes): number {
    const { counts, symbols, quick } = codes;
    while (this.bits < QUICK && this.at < this.input.length) {
      this.hold |= this.input[this.at++] << this.bits;
      this.bits += 8;
    }
    const entry = quick[this.hold & ((1 << QUICK) - 1)];
    const known = entry & 15;
    if (known !== 0 && known <= this.bits) {
      this.hold >>>= known;
      this.bits -= known;
      return entry >> 4;
    }
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      if (this.bits === 0) {
        if (this.at >= this.input.length) return SHORT;
        this.hold = this.input[this.at++];
        this.bits = 8;
      }
      code |= this.hold & 1;
      this.hold >>>= 1;
      this.bits--;
      const count = counts[length];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return BAD;
  }

  toByte(): void {
    const drop = this.bits & 7;
    this.hold >>>= drop;
    this.bits -= drop;
  }
}

class Output {
  bytes: Uint8Array;
  length: number;
  constructor(
    private readonly m: Machine,
    private readonly history: Uint8Array,
  ) {
    allocateBytes(m, history.length + 256);
    this.bytes = new Uint8Array(history.length + 256);
    this.bytes.set(history);
    this.length = history.length;
  }

  /** Room for so many bytes more. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const size = Math.max(needed, this.bytes.length * 2);
    this.m.charge(size >> 6);
    allocateBytes(this.m, size);
    const grown = new Uint8Array(size);
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  get made(): number {
    return this.length - this.history.length;
  }
}

/** Code lengths of a dynamic block; SHORT or an error. */
function readDynamic(
  reader: Reader,
): { readonly literals: Codes; readonly distances: Codes } | typeof SHORT | InflateError {
  const [literalCount, distanceCount, codeCount] = [reader.take(5), reader.take(5), reader.take(4)];
  if (codeCount === SHORT || distanceCount === SHORT || literalCount === SHORT) return SHORT;
  if (literalCount + 257 > 286 || distanceCount + 1 > 30)
    return new InflateError("too many length or distance symbols");
  const codeLengths = new Uint8Array(19);
  for (let index = 0; index < codeCount + 4; index++) {
    const length = reader.take(3);
    if (length === SHORT) return SHORT;
    codeLengths[CODE_ORDER[index]] = length;
  }
  const { codes, left } = makeCodes(codeLengths);
  if (left !== 0 || isEmpty(codeLengths)) return new InflateError("invalid code lengths set");
  const total = literalCount + 257 + distanceCount + 1;
  const lengths = new Uint8Array(total);
  for (let index = 0; index < total;) {
    const symbol = reader.symbol(codes);
    if (symbol === SHORT) return SHORT;
    if (symbol < 16) {
      lengths[index++] = symbol;
      continue;
    }
    if (symbol === 16 && index === 0) return new InflateError("invalid bit length repeat");
    const extra = reader.take(symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
    if (extra === SHORT) return SHORT;
    const repeat = extra + (symbol === 18 ? 11 : 3);
    if (index + repeat > total) return new InflateError("invalid bit length repeat");
    lengths.fill(symbol === 16 ? lengths[index - 1] : 0, index, index + repeat);
    index += repeat;
  }
  if (lengths[256] === 0) return new InflateError("invalid code -- missing end-of-block");
  const literals = makeCodes(lengths.subarray(0, literalCount + 257));
  if (literals.left !== 0 && !isSingle(literals)) return new InflateError("invalid literal/lengths set");
  const distances = makeCodes(lengths.subarray(literalCount + 257));
  if (distances.left !== 0 && !isSingle(distances)) return new InflateError("invalid distances set");
  return { literals: literals.codes, distances: distances.codes };
}

function isEmpty(lengths: Uint8Array): boolean {
  for (let index = 0; index < lengths.length; index++) if (lengths[index] !== 0) return false;
  return true;
}

/** An incomplete code is right when it has one code, of one bit. */
function isSingle(made: { readonly codes: Codes; readonly left: number }): boolean {
  if (made.left < 0 || made.codes.counts[1] !== 1) return false;
  for (let length = 2; length < 16; length++) if (made.codes.counts[length] !== 0) return false;
  return true;
}

/** Reads a stored block; SHORT when the input ends in it. */
function readStored(
  m: Machine,
  input: Uint8Array,
  reader: Reader,
  output: Output,
  most: number,
): { readonly reader: Reader; readonly ended: boolean } | typeof SHORT | InflateError {
  reader.toByte();
  const size = reader.take(16);
  const inverse = size === SHORT ? SHORT : reader.take(16);
  if (inverse === SHORT) return SHORT;
  if ((size ^ 0xffff) !== inverse) return new InflateError("invalid stored block lengths");
  const start = reader.position >> 3;
  const there = Math.min(size, input.length - start, most - output.made);
  m.charge(1 + (there >> 5));
  output.reserve(there);
  output.bytes.set(input.subarray(start, start + there), output.length);
  output.length += there;
  return { reader: new Reader(input, (start + there) * 8), ended: there === size };
}

/** Symbols between two charges. */
const QUANTUM = 64;

/** Reads symbols of a block: true at its end, SHORT at the end of the input or of the room. */
function readBlock(
  m: Machine,
  reader: Reader,
  output: Output,
  codes: { readonly literals: Codes; readonly distances: Codes },
  most: number,
): true | typeof SHORT | InflateError {
  for (let credit = 0; ; credit--) {
    if (credit === 0) {
      m.charge(QUANTUM);
      credit = QUANTUM;
    }
    const symbol = reader.symbol(codes.literals);
    if (symbol < 256) {
      if (symbol === SHORT) return SHORT;
      if (symbol === BAD) return new InflateError("invalid literal/length code");
      if (output.made >= most) return SHORT;
      if (output.length === output.bytes.length) output.reserve(1);
      output.bytes[output.length++] = symbol;
      continue;
    }
    if (symbol === 256) return true;
    if (symbol > 285) return new InflateError("invalid literal/length code");
    const extra = reader.take(LENGTH_EXTRA[symbol - 257]);
    if (extra === SHORT) return SHORT;
    const length = LENGTH_BASE[symbol - 257] + extra;
    const far = reader.symbol(codes.distances);
    if (far === SHORT) return SHORT;
    if (far === BAD || far > 29) return new InflateError("invalid distance code");
    const farther = reader.take(DISTANCE_EXTRA[far]);
    if (farther === SHORT) return SHORT;
    const distance = DISTANCE_BASE[far] + farther;
    if (distance > output.length) return new InflateError("invalid distance too far back");
    if (output.made >= most) return SHORT;
    output.reserve(length);
    m.charge(length >> 5);
    const { bytes } = output;
    for (let to = output.length, end = to + length; to < end; to++) bytes[to] = bytes[to - distance];
    output.length += length;
    if (output.made > most) return SHORT;
  }
}

/**
 * Reads data from a bit where a block begins. `skip` bytes of the output were delivered before; no more than `most` bytes
 * follow them, or a few more: what does not fit is read again by the next call.
 */
export function inflate(
  m: Machine,
  input: Uint8Array,
  start: number,
  history: Uint8Array,
  skip: number,
  most: number,
): Inflated | InflateError {
  const output = new Output(m, history);
  const end = skip + most;
  let reader = new Reader(input, start);
  let [blockStart, blockOutput] = [start, 0];
  let done = false;
  while (!done && output.made <= end) {
    [blockStart, blockOutput] = [reader.position, output.made];
    m.charge(20);
    const last = reader.take(1);
    const kind = last === SHORT ? SHORT : reader.take(2);
    if (kind === SHORT) break;
    if (kind === 0) {
      const after = readStored(m, input, reader, output, end);
      if (after instanceof InflateError) return after;
      if (after === SHORT) break;
      reader = after.reader;
      if (!after.ended) break;
    } else if (kind === 3) return new InflateError("invalid block type");
    else {
      m.charge(kind === 1 ? 1 : 100);
      const codes = kind === 1 ? fixedCodes() : readDynamic(reader);
      if (codes instanceof InflateError) return codes;
      if (codes === SHORT) break;
      const ended = readBlock(m, reader, output, codes, end);
      if (ended instanceof InflateError) return ended;
      if (ended === SHORT) break;
    }
    if (last === 1 && output.made <= end) {
      done = true;
      blockStart = reader.position;
      blockOutput = output.made;
    }
  }
  const first = Math.min(output.length, history.length + skip);
  const stop = Math.min(output.length, history.length + end);
  allocateBytes(m, stop - first);
  m.charge((stop - first) >> 6);
  return { output: output.bytes.slice(first, stop), blockStart, blockOutput, position: reader.position, done };
}
