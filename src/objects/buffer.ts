/**
 * Objects that give their bytes to others (the buffer protocol): bytes, bytearray, memoryview, and what modules add. Also the
 * representation of memoryview, whose type stands in `memoryview.ts`. A buffer is read at once and never kept.
 */

import { MemoryRefused, type Machine } from "./machine.js";
import { PyByteArray, PyBytes, PyObject, type Value } from "./model.js";
import { bytesSize } from "./sizes.js";

/** How one item of a memoryview is stored: CPython's native struct formats of one character. */
export type ItemFormat = "B" | "b" | "c" | "?" | "h" | "H" | "i" | "I" | "l" | "L" | "q" | "Q" | "n" | "N" | "f" | "d";

/** A window on the bytes of a bytes or bytearray: `length` items from byte `start` on, `stride` bytes apart. */
export class PyMemoryView extends PyObject {
  released = false;
  /** The hash once asked for; a released view keeps it. */
  hash: number | null = null;
  constructor(
    /** What owns the bytes. */
    public source: ByteString,
    readonly start: number,
    readonly length: number,
    readonly stride: number,
    readonly itemSize: number,
    readonly format: ItemFormat,
    readonly readonly: boolean,
    /** Holds an export of the source (the views made from it do not). */
    public exports: boolean,
  ) {
    super();
  }
}

export type ByteString = PyBytes | PyByteArray;

/** The bytes of a bytes or bytearray, without the room it keeps for growth. */
export function bytesOf(source: ByteString): Uint8Array {
  return source instanceof PyBytes ? source.bytes : source.bytes.subarray(0, source.length);
}

/** No byte string is longer: well below what engines can hold in one buffer. */
export const BYTES_MAXIMUM = 4_000_000_000;

/** Reserves room for so many bytes. */
export function allocateBytes(m: Machine, length: number): void {
  if (length > BYTES_MAXIMUM) throw new MemoryRefused();
  m.allocate(bytesSize(length));
}

/** The bytes a view shows: a window when they lie together, else a copy. A released view shows none. */
export function viewBytes(m: Machine | null, view: PyMemoryView): Uint8Array {
  if (view.released) return new Uint8Array(0);
  const bytes = bytesOf(view.source);
  const { start, length, stride, itemSize } = view;
  if (stride === itemSize) return bytes.subarray(start, start + length * itemSize);
  m?.charge((length * itemSize) >> 3);
  m?.allocate(bytesSize(length * itemSize));
  const copy = new Uint8Array(length * itemSize);
  for (let item = 0, at = 0; item < length; item++)
    for (let byte = 0; byte < itemSize; byte++) copy[at++] = bytes[start + item * stride + byte];
  return copy;
}

/** Further kinds of buffers (array.array): each gives the bytes of its objects, or undefined. */
const readers: ((m: Machine | null, value: Value) => Uint8Array | undefined)[] = [];
export function provideBufferReader(read: (m: Machine | null, value: Value) => Uint8Array | undefined): void {
  readers.push(read);
}

/** What a memoryview of a further kind of buffer looks at. */
export interface ViewSource {
  readonly data: PyByteArray;
  readonly size: number;
  readonly format: ItemFormat;
}
let findViewSource: (value: Value) => ViewSource | undefined = () => undefined;
/** Provided by array.ts, which may not have been loaded. */
export function provideViewSource(find: typeof findViewSource): void {
  findViewSource = find;
}
export function viewSource(value: Value): ViewSource | undefined {
  return findViewSource(value);
}

/** The bytes of a (bare) buffer object, not to be kept or written; undefined when the value is none. */
export function bufferBytes(m: Machine | null, value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.bytes;
  if (value instanceof PyByteArray) return value.bytes.subarray(0, value.length);
  if (value instanceof PyMemoryView) return viewBytes(m, value);
  if (readers.length > 0 && typeof value === "object" && value !== null)
    for (const read of readers) {
      const bytes = read(m, value);
      if (bytes !== undefined) return bytes;
    }
  return undefined;
}
