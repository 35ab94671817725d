/**
 * The bytes of a snapshot: numbers as varints, text as UTF-16 units in one to three bytes each (so that nothing is lost), all
 * little-endian. The reader believes nothing: every count is held against the bytes that are left before anything is made.
 */

/** Why a snapshot was refused. Stable: hosts may test for them. */
export type SnapshotCode =
  /** It does not begin as a snapshot does. */
  | "not-a-snapshot"
  /** Written by a version of the format that this build does not read. */
  | "version"
  /** It ends too soon, or goes on too long. */
  | "length"
  /** The checksum is another: the bytes were changed. */
  | "checksum"
  /** Signed with another key, signed and no key given, or not signed and a key given. */
  | "key"
  /** Made by a build with other instructions, library code or object layouts, which the program stands in. */
  | "build"
  /** The program holds something that the restoring host does not grant: a tool, a module, files. */
  | "capability"
  /** What the bytes describe is no state of a sandbox. */
  | "malformed";

/** A snapshot that is refused; nothing of it ran. */
export class SnapshotError extends Error {
  constructor(
    readonly code: SnapshotCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "SnapshotError";
  }
}

/**
 * What the cause of an outcome is when a run fails in us that came from bytes which anybody may have made: they described a
 * state that no program comes to, or, when they are a snapshot of ours after all, we have a bug.
 */
export function unproven(cause: unknown): SnapshotError {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new SnapshotError(
    "malformed",
    `the snapshot is malformed: it describes a state that no program comes to (${text.slice(0, 200)}); it is not signed, and if it was made by snapshot() this is a bug in Coluber`,
    { cause },
  );
}

export function malformed(what: string): SnapshotError {
  return new SnapshotError("malformed", `the snapshot is malformed: ${what}`);
}

const doubles = new Float64Array(1);
const halves = new Uint32Array(doubles.buffer);
doubles[0] = 1;
const HIGH = halves[1] === 0 ? 0 : 1;

export class Writer {
  bytes: Uint8Array;
  length = 0;

  constructor(size = 4096) {
    this.bytes = new Uint8Array(size);
  }

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.room(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2**53 - 1. */
  number(value: number): void {
    this.room(8);
    let rest = value;
    while (rest > 0x7fffffff) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  word(value: number): void {
    this.room(4);
    for (let shift = 0; shift < 32; shift += 8) this.bytes[this.length++] = (value >>> shift) & 255;
  }

  double(value: number): void {
    // One NaN only, or equal states would have different bytes.
    doubles[0] = value === value ? value : Number.NaN;
    if (value !== value) {
      this.word(0);
      this.word(0x7ff80000);
      return;
    }
    this.word(halves[1 - HIGH]);
    this.word(halves[HIGH]);
  }

  text(value: string): void {
    const { length } = value;
    this.number(length);
    this.room(3 * length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < length; index++) {
      const unit = value.charCodeAt(index);
      if (unit < 0x80) bytes[at++] = unit;
      else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 63);
      } else {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 63);
        bytes[at++] = 0x80 | (unit & 63);
      }
    }
    this.length = at;
  }

  raw(values: Uint8Array): void {
    this.room(values.length);
    this.bytes.set(values, this.length);
    this.length += values.length;
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

export class Reader {
  at = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly end: number = bytes.length,
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  byte(): number {
    if (this.at >= this.end) throw malformed("it ends too soon");
    return this.bytes[this.at++];
  }

  number(limit: number = Number.MAX_SAFE_INTEGER): number {
    let value = this.byte();
    if (value >= 128) {
      value &= 127;
      let scale = 128;
      for (;;) {
        const byte = this.byte();
        value += (byte & 127) * scale;
        if (byte < 128) {
          // The shortest form only: equal states have equal bytes.
          if (byte === 0) throw malformed("a number is longer than it need be");
          break;
        }
        scale *= 128;
        if (scale > 2 ** 53) throw malformed("a number is too long");
      }
    }
    if (value > limit) throw malformed(`${value} where at most ${limit} is possible`);
    return value;
  }

  /** A count of things that take at least a byte each. */
  count(): number {
    return this.number(this.left);
  }

  word(): number {
    if (this.left < 4) throw malformed("it ends too soon");
    const { bytes, at } = this;
    this.at += 4;
    return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
  }

  double(): number {
    const low = this.word();
    const high = this.word();
    halves[1 - HIGH] = low;
    halves[HIGH] = high;
    return doubles[0];
  }

  text(): string {
    const length = this.count();
    const pieces: string[] = [];
    let units: number[] = [];
    for (let index = 0; index < length; index++) {
      const first = this.byte();
      if (first < 0x80) units.push(first);
      else if (first >= 0xc0 && first < 0xe0) {
        const unit = ((first & 31) << 6) | this.following();
        if (unit < 0x80) throw malformed("text in a longer form than it need be");
        units.push(unit);
      } else if (first >= 0xe0 && first < 0xf0) {
        const unit = ((first & 15) << 12) | (this.following() << 6) | this.following();
        if (unit < 0x800) throw malformed("text in a longer form than it need be");
        units.push(unit);
      } else throw malformed("text that is none");
      if (units.length === 4096) {
        pieces.push(String.fromCharCode(...units));
        units = [];
      }
    }
    if (pieces.length === 0) return String.fromCharCode(...units);
    pieces.push(String.fromCharCode(...units));
    return pieces.join("");
  }

  private following(): number {
    const byte = this.byte();
    if ((byte & 0xc0) !== 0x80) throw malformed("text that is none");
    return byte & 63;
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw malformed("it ends too soon");
    const values = this.bytes.slice(this.at, this.at + length);
    this.at += length;
    return values;
  }
}
