/**
 * A code object as bytes, and back: compile once, run many times. The format is ours, versioned, and tied to the opcode
 * table by a hash, so that bytes from another build are refused and never misread.
 *
 *     "COLB" version:1 opcodes:4 length:4 checksum:4 payload
 *
 * The payload is a table of strings, then the tree of code objects; numbers are varints, positions are differences.
 * Decoding believes nothing: every count is held against the bytes that are left before anything is allocated, and
 * whatever is wrong is a CodeFormatError. What decodes is then still to be verified (`verify.ts`).
 */

import { computeCosts } from "./assemble.js";
import type { Code, Constant } from "./code.js";
import { OPS, OP_NAMES, OP_ROWS, type OpRow } from "./opcodes.js";

/** Bytes that are no code object of this build. */
export class CodeFormatError extends Error {
  constructor(message: string) {
    super(`not a code object: ${message}`);
    this.name = "CodeFormatError";
  }
}

const MAGIC = [0x43, 0x4f, 0x4c, 0x42];
export const CODE_FORMAT_VERSION = 1;
const HEADER_LENGTH = 17;
const MAX_NESTING = 1000;

const CONSTANT_TYPES: readonly Constant["type"][] = [
  "none",
  "true",
  "false",
  "ellipsis",
  "int",
  "float",
  "complex",
  "str",
  "bytes",
  "tuple",
  "frozenset",
];
/** A str given by its code points. */
const WIDE = CONSTANT_TYPES.length;
/** An int beyond the safe range. */
const BIG = WIDE + 1;

function fnv(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash >>> 0;
}

/** A hash of the opcode table: names, order and operand kinds. */
export const OPCODE_HASH: number = (() => {
  const text = OP_NAMES.map((name) => {
    const row: OpRow = OPS[name];
    return `${name}:${row.operand}:${row.branch === true}:${row.ends === true}`;
  }).join(";");
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return fnv(bytes, 0);
})();

// ------------------------------------------------------------------------------------------------------------- writing

class ByteWriter {
  bytes = new Uint8Array(1024);
  length = 0;

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    grown.set(this.bytes);
    this.bytes = grown;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2**53. */
  number(value: number): void {
    this.room(8);
    while (value > 0x7fffffff) {
      this.bytes[this.length++] = (value % 128) | 128;
      value = Math.floor(value / 128);
    }
    while (value > 127) {
      this.bytes[this.length++] = (value & 127) | 128;
      value >>>= 7;
    }
    this.bytes[this.length++] = value;
  }

  signed(value: number): void {
    this.number(value < 0 ? -value * 2 - 1 : value * 2);
  }

  float(value: number): void {
    this.room(8);
    new DataView(this.bytes.buffer).setFloat64(this.length, value);
    this.length += 8;
  }

  word(value: number): void {
    this.room(4);
    new DataView(this.bytes.buffer).setUint32(this.length, value);
    this.length += 4;
  }

  /** UTF-16 code units, as varints: names and texts are mostly ASCII. */
  text(value: string): void {
    this.number(value.length);
    for (let i = 0; i < value.length; i++) this.number(value.charCodeAt(i));
  }

  raw(values: Uint8Array): void {
    this.number(values.length);
    this.room(values.length);
    this.bytes.set(values, this.length);
    this.length += values.length;
  }
}

class Encoder {
  readonly strings: string[] = [];
  readonly body = new ByteWriter();
  private readonly known = new Map<string, number>();

  private string(value: string): void {
    let index = this.known.get(value);
    if (index === undefined) {
      index = this.strings.length;
      this.strings.push(value);
      this.known.set(value, index);
    }
    this.body.number(index);
  }

  private stringList(values: readonly string[]): void {
    this.body.number(values.length);
    for (const value of values) this.string(value);
  }

  private constant(constant: Constant): void {
    const { body } = this;
    const tag = CONSTANT_TYPES.indexOf(constant.type);
    switch (constant.type) {
      case "int":
        if (typeof constant.value === "bigint") {
          body.byte(BIG);
          body.byte(constant.value < 0n ? 1 : 0);
          return body.text((constant.value < 0n ? -constant.value : constant.value).toString(16));
        }
        body.byte(tag);
        body.byte(constant.value < 0 ? 1 : 0);
        return body.number(Math.abs(constant.value));
      case "float":
        body.byte(tag);
        return body.float(constant.value);
      case "complex":
        body.byte(tag);
        body.float(constant.real);
        return body.float(constant.imaginary);
      case "str":
        if (constant.wide !== undefined) {
          body.byte(WIDE);
          body.number(constant.wide.length);
          for (const point of constant.wide) body.number(point);
          return;
        }
        body.byte(tag);
        return this.string(constant.value);
      case "bytes":
        body.byte(tag);
        return body.raw(constant.value);
      case "tuple":
      case "frozenset":
        body.byte(tag);
        body.number(constant.items.length);
        for (const item of constant.items) this.constant(item);
        return;
      default:
        return body.byte(tag);
    }
  }

  code(code: Code): void {
    const { body } = this;
    this.string(code.name);
    this.string(code.qualname);
    this.string(code.filename);
    body.number(code.firstLine);
    body.number(code.flags);
    body.number(code.argCount);
    body.number(code.positionalOnlyCount);
    body.number(code.keywordOnlyCount);
    this.stringList(code.localNames);
    body.number(code.freeCount);
    body.number(code.cellSlots.length);
    for (const slot of code.cellSlots) body.number(slot);
    body.number(code.stackSize);
    body.number(code.words.length);
    for (const word of code.words) {
      body.byte(word & 0xff);
      if ((OP_ROWS[word & 0xff] as OpRow).operand !== "none") body.number(word >> 8);
    }
    const { positions } = code;
    let line = code.firstLine;
    let column = 0;
    for (let i = 0; i < positions.length; i += 4) {
      body.signed(positions[i] - line);
      body.signed(positions[i + 1] - positions[i]);
      body.signed(positions[i + 2] - column);
      body.signed(positions[i + 3] - positions[i + 2]);
      line = positions[i];
      column = positions[i + 2];
    }
    body.number(code.handlers.length);
    for (const value of code.handlers) body.number(value);
    body.number(code.constants.length);
    for (const constant of code.constants) this.constant(constant);
    this.stringList(code.names);
    body.number(code.children.length);
    for (const child of code.children) this.code(child);
  }
}

/** The bytes of a code object. */
export function encodeCode(code: Code): Uint8Array {
  const encoder = new Encoder();
  encoder.code(code);
  const out = new ByteWriter();
  for (const byte of MAGIC) out.byte(byte);
  out.byte(CODE_FORMAT_VERSION);
  out.word(OPCODE_HASH);
  out.word(0);
  out.word(0);
  out.number(encoder.strings.length);
  for (const value of encoder.strings) out.text(value);
  const { body } = encoder;
  const bytes = new Uint8Array(out.length + body.length);
  bytes.set(out.bytes.subarray(0, out.length));
  bytes.set(body.bytes.subarray(0, body.length), out.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(9, bytes.length - HEADER_LENGTH);
  view.setUint32(13, fnv(bytes, HEADER_LENGTH));
  return bytes;
}

// ------------------------------------------------------------------------------------------------------------- reading

class Decoder {
  private at = HEADER_LENGTH;
  private strings: string[] = [];

  constructor(private readonly bytes: Uint8Array) {}

  private byte(): number {
    if (this.at >= this.bytes.length) throw new CodeFormatError("it ends too soon");
    return this.bytes[this.at++];
  }

  private number(limit: number): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
      if (scale > 2 ** 53) throw new CodeFormatError("a number is too long");
    }
    if (value > limit) throw new CodeFormatError(`${value} where at most ${limit} is possible`);
    return value;
  }

  private signed(): number {
    const value = this.number(0xffffffff);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** A count of things that take at least `size` bytes each. */
  private count(size = 1): number {
    return this.number(Math.floor((this.bytes.length - this.at) / size));
  }

  private float(): number {
    if (this.at + 8 > this.bytes.length) throw new CodeFormatError("it ends too soon");
    const { buffer, byteOffset } = this.bytes;
    const value = new DataView(buffer, byteOffset).getFloat64(this.at);
    this.at += 8;
    return value;
  }

  private text(): string {
    const length = this.count();
    const pieces: string[] = [];
    let units: number[] = [];
    for (let i = 0; i < length; i++) {
      units.push(this.number(0xffff));
      if (units.length === 4096) {
        pieces.push(String.fromCharCode(...units));
        units = [];
      }
    }
    pieces.push(String.fromCharCode(...units));
    return pieces.join("");
  }

  private string(): string {
    const index = this.number(this.strings.length);
    if (index >= this.strings.length) throw new CodeFormatError(`no string ${index}`);
    return this.strings[index];
  }

  private stringList(): string[] {
    const length = this.count();
    const list: string[] = [];
    for (let i = 0; i < length; i++) list.push(this.string());
    return list;
  }

  private constant(depth: number): Constant {
    if (depth > MAX_NESTING) throw new CodeFormatError("constants nest too deeply");
    const tag = this.byte();
    if (tag === WIDE) {
      const length = this.count();
      const wide: number[] = [];
      for (let i = 0; i < length; i++) wide.push(this.number(0x10ffff));
      return { type: "str", value: "", wide };
    }
    if (tag === BIG) {
      const negative = this.byte() === 1;
      const digits = this.text();
      if (digits.length === 0 || !isHexadecimal(digits)) throw new CodeFormatError("an int of no digits");
      const magnitude = BigInt(`0x${digits}`);
      return { type: "int", value: negative ? -magnitude : magnitude };
    }
    const type = tag < CONSTANT_TYPES.length ? CONSTANT_TYPES[tag] : undefined;
    switch (type) {
      case undefined:
        throw new CodeFormatError(`no constant of type ${tag}`);
      case "int": {
        const negative = this.byte() === 1;
        const magnitude = this.number(Number.MAX_SAFE_INTEGER);
        return { type, value: negative && magnitude !== 0 ? -magnitude : magnitude };
      }
      case "float":
        return { type, value: this.float() };
      case "complex": {
        const real = this.float();
        return { type, real, imaginary: this.float() };
      }
      case "str":
        return { type, value: this.string() };
      case "bytes": {
        const length = this.count();
        const value = this.bytes.slice(this.at, this.at + length);
        this.at += length;
        return { type, value };
      }
      case "tuple":
      case "frozenset": {
        const length = this.count();
        const items: Constant[] = [];
        for (let i = 0; i < length; i++) items.push(this.constant(depth + 1));
        return { type, items };
      }
      default:
        return { type };
    }
  }

  private code(depth: number): Code {
    if (depth > MAX_NESTING) throw new CodeFormatError("code objects nest too deeply");
    const name = this.string();
    const qualname = this.string();
    const filename = this.string();
    const firstLine = this.number(0x7fffffff);
    const flags = this.number(0x7fffffff);
    const argCount = this.number(0x7fffffff);
    const positionalOnlyCount = this.number(0x7fffffff);
    const keywordOnlyCount = this.number(0x7fffffff);
    const localNames = this.stringList();
    const freeCount = this.number(0x7fffffff);
    const cellCount = this.count();
    const cellSlots: number[] = [];
    for (let i = 0; i < cellCount; i++) cellSlots.push(this.number(0x7fffffff));
    const stackSize = this.number(0x7fffffff);
    // An instruction takes a byte, and its position four.
    const length = this.count(5);
    const words = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const op = this.byte();
      if (op >= OP_ROWS.length) throw new CodeFormatError(`no opcode ${op}`);
      const arg = (OP_ROWS[op] as OpRow).operand === "none" ? 0 : this.number(0x7fffff);
      words[i] = op | (arg << 8);
    }
    const positions = new Int32Array(4 * length);
    let line = firstLine;
    let column = 0;
    for (let i = 0; i < positions.length; i += 4) {
      positions[i] = line += this.signed();
      positions[i + 1] = line + this.signed();
      positions[i + 2] = column += this.signed();
      positions[i + 3] = column + this.signed();
      line = positions[i];
      column = positions[i + 2];
    }
    const handlerLength = this.count();
    const handlers = new Int32Array(handlerLength);
    for (let i = 0; i < handlerLength; i++) handlers[i] = this.number(0x7fffffff);
    const constantCount = this.count();
    const constants: Constant[] = [];
    for (let i = 0; i < constantCount; i++) constants.push(this.constant(0));
    const names = this.stringList();
    const childCount = this.count();
    const children: Code[] = [];
    for (let i = 0; i < childCount; i++) children.push(this.code(depth + 1));
    return {
      name,
      qualname,
      filename,
      firstLine,
      flags,
      argCount,
      positionalOnlyCount,
      keywordOnlyCount,
      localNames,
      freeCount,
      cellSlots,
      stackSize,
      words,
      costs: computeCosts(words),
      positions,
      handlers,
      constants,
      names,
      children,
    };
  }

  decode(): Code {
    const { bytes } = this;
    if (bytes.length < HEADER_LENGTH) throw new CodeFormatError("it is shorter than its header");
    for (let i = 0; i < MAGIC.length; i++)
      if (bytes[i] !== MAGIC[i]) throw new CodeFormatError("it begins with something else");
    if (bytes[4] !== CODE_FORMAT_VERSION)
      throw new CodeFormatError(`version ${bytes[4]} is not ${CODE_FORMAT_VERSION}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    if (view.getUint32(5) !== OPCODE_HASH) throw new CodeFormatError("it was made for other opcodes");
    if (view.getUint32(9) !== bytes.length - HEADER_LENGTH) throw new CodeFormatError("its length is another");
    if (view.getUint32(13) !== fnv(bytes, HEADER_LENGTH)) throw new CodeFormatError("its checksum is another");
    const count = this.count();
    for (let i = 0; i < count; i++) this.strings.push(this.text());
    const code = this.code(0);
    if (this.at !== bytes.length) throw new CodeFormatError("something follows it");
    return code;
  }
}

function isHexadecimal(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c < 48 || c > 57) && (c < 97 || c > 102)) return false;
  }
  return true;
}

/**
 * The code object that the bytes hold; not verified yet.
 *
 * @throws CodeFormatError when they hold none
 */
export function decodeCode(bytes: Uint8Array): Code {
  return new Decoder(bytes).decode();
}
