/**
 * What bytes() and bytearray() make of their arguments: text with an encoding, `__bytes__`, a length, a buffer, or an iterable
 * of ints; also what `bytearray.extend` and slice assignment take. Every answer is a PyBytes; each step may wait.
 */

import { allocateBytes, bufferBytes } from "./buffer.js";
import { encodeText } from "./encoding.js";
import { X, continuation, type ExitSignal, type Machine, type Result } from "./machine.js";
import { PyBytes, PyList, PyTuple, type FlatStr, type Int, type Value } from "./model.js";
import { callUnbound, isInt, isStr, lookupSpecial, toIndex, typeName, unwrap } from "./protocol.js";
import { listOf } from "./sequence.js";
import { flatten } from "./text.js";

const EMPTY = new PyBytes(new Uint8Array(0));

const CHECK_BYTES = continuation("bytes.from-hook", (m, value) => {
  return unwrap(value as Value) instanceof PyBytes
    ? (value as Value)
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

const ITEM = continuation("bytes.from-item", (m, value, source: PyList | PyTuple, made: number[], noun: Noun) => {
  const byte = checkByte(m, value as Int, noun);
  if (byte === X) return X;
  made.push(byte as number);
  return fillFrom(m, source, made, noun);
});

type Noun = "byte" | "bytes";

function checkByte(m: Machine, value: Int, noun: Noun): number | ExitSignal {
  return value < 0 || value > 255 ? m.valueError(`${noun} must be in range(0, 256)`) : Number(value);
}

/** A guest `__index__` may change a list meanwhile: what it holds then is what counts, as for an iterator. */
function fillFrom(m: Machine, source: PyList | PyTuple, made: number[], noun: Noun): Result {
  while (made.length < source.items.length) {
    if ((made.length & 255) === 0) {
      m.charge(64);
      m.allocate(8 * 256);
    }
    const index = toIndex(m, source.items[made.length]);
    if (index === X) return m.then(X, ITEM, source, made, noun);
    const byte = checkByte(m, index as Int, noun);
    if (byte === X) return X;
    made.push(byte as number);
  }
  allocateBytes(m, made.length);
  return new PyBytes(Uint8Array.from(made));
}

function fromItems(m: Machine, source: PyList | PyTuple, noun: Noun): Result {
  const { items } = source;
  m.charge(items.length >> 2);
  allocateBytes(m, items.length);
  const bytes = new Uint8Array(items.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (typeof item !== "number") return fillFrom(m, source, [...bytes.subarray(0, at)], noun);
    if (checkByte(m, item, noun) === X) return X;
    bytes[at] = item;
  }
  return new PyBytes(bytes);
}
const COLLECTED = continuation("bytes.collected", (m, list, noun: Noun) => fromItems(m, list as PyList, noun));

/** The bytes of an iterable of ints. `noun` is the subject of the range error. */
export function bytesFromIterable(m: Machine, iterable: Value, noun: Noun): Result {
  if (iterable instanceof PyTuple || iterable instanceof PyList) return fromItems(m, iterable, noun);
  return m.then(listOf(m, iterable), COLLECTED, noun);
}

export function isIterable(value: Value): boolean {
  const hook = lookupSpecial(value, "__iter__");
  return hook === undefined ? lookupSpecial(value, "__getitem__") !== undefined : hook !== null;
}

/**
 * The PyBytes that the arguments of bytes() or bytearray() stand for; it may be the argument itself, or for bytes() whatever
 * instance of bytes `__bytes__` answers.
 */
export function bytesFromArguments(
  m: Machine,
  kind: "bytes" | "bytearray",
  source: Value | undefined,
  encoding: FlatStr | undefined,
  errors: FlatStr | undefined,
): Result {
  const bare = source === undefined ? undefined : unwrap(source);
  if (kind === "bytes" && source !== undefined && encoding === undefined && errors === undefined) {
    if (source instanceof PyBytes) return source;
    const hook = lookupSpecial(source, "__bytes__");
    if (hook !== undefined) return m.then(callUnbound(m, hook, source, []), CHECK_BYTES);
  }
  if (bare !== undefined && isStr(bare)) {
    if (encoding === undefined) return m.typeError("string argument without an encoding");
    return encodeText(m, flatten(m, bare), encoding, errors ?? "strict");
  }
  if (encoding !== undefined) return m.typeError("encoding without a string argument");
  if (errors !== undefined) return m.typeError("errors without a string argument");
  if (source === undefined || bare === undefined) return EMPTY;
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
