/**
 * What bytes() and bytearray() make of their arguments: text with an encoding, `__bytes__`, a length, a buffer, or an iterable
 * of ints; also what `bytearray.extend` and slice assignment take. Every answer is a PyBytes; each step may wait.
 */

import { allocateBytes, bufferBytes } from "./buffer.js";
import { encodeText } from "./encoding.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import { PyBytes, PyList, PyTuple, type FlatStr, type Int, type Value } from "./model.js";
import { callUnbound, isInt, isStr, lookupSpecial, toIndex, typeName, unwrap } from "./protocol.js";
import { listOf } from "./sequence.js";
import { flatten } from "./text.js";

const EMPTY = new PyBytes(new Uint8Array(0));

const CHECK_BYTES = continuation("bytes.from-hook", (m, value) => {
  const bytes = unwrap(value as Value);
  return bytes instanceof PyBytes
    ? bytes
    : m.typeError(`__bytes__ returned non-bytes (type ${typeName(value as Value)})`);
});

const ZEROS = continuation("bytes.zeros", (m, value) => {
  const count = value as Int;
  if (typeof count === "bigint" && (count > 0x7fffffffffffffffn || count < -0x8000000000000000n))
    return m.raise("OverflowError", "cannot fit 'int' into an index-sized integer");
  if (count < 0) return m.valueError("negative count");
  allocateBytes(m, Number(count));
  m.charge(Number(count) >> 8);
  return new PyBytes(new Uint8Array(Number(count)));
});

const ITEM = continuation("bytes.from-item", (m, value, items: readonly Value[], bytes: PyBytes, at: number) => {
  const done = storeItem(m, bytes, at, value as Int, "byte");
  return done === X ? X : fillFrom(m, items, bytes, at + 1, "byte");
});
const BYTES_ITEM = continuation(
  "bytes.from-item-bytes",
  (m, value, items: readonly Value[], bytes: PyBytes, at: number) => {
    const done = storeItem(m, bytes, at, value as Int, "bytes");
    return done === X ? X : fillFrom(m, items, bytes, at + 1, "bytes");
  },
);

function storeItem(m: Machine, bytes: PyBytes, at: number, value: Int, noun: string): Result {
  if (value < 0 || value > 255) return m.valueError(`${noun} must be in range(0, 256)`);
  bytes.bytes[at] = Number(value);
  return null;
}

function fillFrom(m: Machine, items: readonly Value[], bytes: PyBytes, start: number, noun: "byte" | "bytes"): Result {
  for (let at = start; at < items.length; at++) {
    const index = toIndex(m, items[at]);
    if (index === X) return m.then(X, noun === "byte" ? ITEM : BYTES_ITEM, items, bytes, at);
    if (storeItem(m, bytes, at, index as Int, noun) === X) return X;
  }
  return bytes;
}

function fromItems(m: Machine, items: readonly Value[], noun: "byte" | "bytes"): Result {
  m.charge(items.length >> 2);
  allocateBytes(m, items.length);
  return fillFrom(m, items, new PyBytes(new Uint8Array(items.length)), 0, noun);
}
const COLLECTED = continuation("bytes.collected", (m, list, noun: "byte" | "bytes") =>
  fromItems(m, (list as PyList).items, noun),
);

/** The bytes of an iterable of ints. `noun` is the subject of the range error. */
export function bytesFromIterable(m: Machine, iterable: Value, noun: "byte" | "bytes"): Result {
  if (iterable instanceof PyTuple) return fromItems(m, iterable.items, noun);
  // A list may be changed by a guest `__index__`, so it is copied.
  return m.then(listOf(m, iterable), COLLECTED, noun);
}

export function isIterable(value: Value): boolean {
  const hook = lookupSpecial(value, "__iter__");
  return hook === undefined ? lookupSpecial(value, "__getitem__") !== undefined : hook !== null;
}

/** The PyBytes that the arguments of bytes() or bytearray() stand for; it may be the argument itself. */
export function bytesFromArguments(
  m: Machine,
  kind: "bytes" | "bytearray",
  source: Value | undefined,
  encoding: FlatStr | undefined,
  errors: FlatStr | undefined,
): Result {
  const bare = source === undefined ? undefined : unwrap(source);
  if (bare !== undefined && isStr(bare)) {
    if (encoding === undefined) return m.typeError("string argument without an encoding");
    return encodeText(m, flatten(m, bare), encoding, errors ?? "strict");
  }
  if (encoding !== undefined) return m.typeError("encoding without a string argument");
  if (errors !== undefined) return m.typeError("errors without a string argument");
  if (source === undefined || bare === undefined) return EMPTY;
  if (kind === "bytes") {
    if (source instanceof PyBytes) return source;
    const hook = lookupSpecial(source, "__bytes__");
    if (hook !== undefined && hook !== null) return m.then(callUnbound(m, hook, source, []), CHECK_BYTES);
  }
  if (isInt(bare) || lookupSpecial(source, "__index__") !== undefined) return m.then(toIndex(m, source), ZEROS);
  const buffer = bufferBytes(m, bare);
  if (buffer !== undefined) {
    allocateBytes(m, buffer.length);
    m.charge(buffer.length >> 6);
    return new PyBytes(buffer.slice());
  }
  if (!isIterable(source)) return m.typeError(`cannot convert '${typeName(source)}' object to ${kind}`);
  return bytesFromIterable(m, source, kind === "bytes" ? "bytes" : "byte");
}
