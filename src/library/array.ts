/**
 * `array.array`: numbers or characters of one kind, kept as C keeps them in a bytearray's bytes, so that memoryview, struct,
 * files and hashes read and write them in place. While a view looks on, the length may not change. Items are checked and
 * converted before anything changes; hooks of guest classes (`__index__`, `__float__`) run in frames between two items.
 */

import {
  allocateBytes,
  bufferBytes,
  provideBufferReader,
  provideViewSource,
  type ItemFormat,
} from "../objects/buffer.js";
import { attribute, classMethod, constructor, defineType, getter, method } from "../objects/define.js";
import { compareSequences, searchIterable } from "../objects/equality.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { defineIterator } from "../objects/iterator.js";
import { genericAlias, searchBound } from "../objects/list.js";
import { X, continuation, type ExitSignal, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  NOT_IMPLEMENTED,
  PyByteArray,
  PyBytes,
  PyFloat,
  PyInstance,
  PyList,
  PyObject,
  PySlice,
  PyTuple,
  TypeFlag,
  type AnyStr,
  type FlatStr,
  type Int,
  type PyType,
  type Value,
} from "../objects/model.js";
import type { Comparison } from "../objects/operators.js";
import {
  callMethod,
  collect,
  givenName,
  isInt,
  isStr,
  lookupSpecial,
  reprOf,
  toFloat,
  toIndex,
  typeName,
  typeOf,
  unwrap,
} from "../objects/protocol.js";
import { repeatCount } from "../objects/sequence.js";
import { ITERATOR_SIZE, bigIntSize, bytesSize, listSize, tupleSize } from "../objects/sizes.js";
import { plainSlice, sliceBounds } from "../objects/slice.js";
import { codePointsOf, concatenate, flatten, fromCodePoints, strLength } from "../objects/text.js";
import { contents, defineModule } from "./modules.js";

/** How the items of a typecode are kept, and what a number that does not fit is told. */
interface Kind {
  readonly code: string;
  readonly size: number;
  readonly format: ItemFormat;
  readonly low: number | bigint;
  readonly high: number | bigint;
  readonly tooLow: string;
  readonly tooHigh: string;
}
type Row = readonly [string, number, ItemFormat, number | bigint, number | bigint, string, string];
const LONG = "Python int too large to convert to C long";
const NEGATIVE = "can't convert negative value to unsigned int";
const BIG = "int too big to convert";
const ROWS: readonly Row[] = [
  ["b", 1, "b", -128, 127, "signed char is less than minimum", "signed char is greater than maximum"],
  ["B", 1, "B", 0, 255, "unsigned byte integer is less than minimum", "unsigned byte integer is greater than maximum"],
  ["u", 4, "I", 0, 0, "", ""],
  ["w", 4, "I", 0, 0, "", ""],
  [
    "h",
    2,
    "h",
    -32768,
    32767,
    "signed short integer is less than minimum",
    "signed short integer is greater than maximum",
  ],
  ["H", 2, "H", 0, 65535, "unsigned short is less than minimum", "unsigned short is greater than maximum"],
  [
    "i",
    4,
    "i",
    -2147483648,
    2147483647,
    "signed integer is less than minimum",
    "signed integer is greater than maximum",
  ],
  ["I", 4, "I", 0, 4294967295, NEGATIVE, "unsigned int is greater than maximum"],
  ["l", 8, "l", -(2n ** 63n), 2n ** 63n - 1n, LONG, LONG],
  ["L", 8, "L", 0, 2n ** 64n - 1n, NEGATIVE, "Python int too large to convert to C unsigned long"],
  ["q", 8, "q", -(2n ** 63n), 2n ** 63n - 1n, BIG, BIG],
  ["Q", 8, "Q", 0, 2n ** 64n - 1n, "can't convert negative int to unsigned", BIG],
  ["f", 4, "f", 0, 0, "", ""],
  ["d", 8, "d", 0, 0, "", ""],
];
const KINDS: ReadonlyMap<string, Kind> = new Map(
  ROWS.map(([code, size, format, low, high, tooLow, tooHigh]) => [
    code,
    { code, size, format, low, high, tooLow, tooHigh },
  ]),
);
const kindOf = (self: PyArray): Kind => KINDS.get(self.code) as Kind;
const isText = (code: string): boolean => code === "u" || code === "w";

const ARRAY_SIZE = 40;

export class PyArray extends PyObject {
  constructor(
    readonly code: string,
    readonly data: PyByteArray,
  ) {
    super();
  }
}
heapClass(PyArray, "array", { code: "plain", data: "object" }, ARRAY_SIZE);

export const ARRAY = defineType("array", {
  module: "array",
  representation: PyArray,
  base: true,
  payload: true,
  flags: TypeFlag.SEQUENCE_PATTERN,
  doc: "array(typecode [, initializer]) -> array\n\nAn array whose items are numbers or characters of one kind, kept as C keeps them.",
});
attribute(ARRAY, "__hash__", null);

provideBufferReader((_m, value) => {
  const array = unwrap(value);
  return array instanceof PyArray ? array.data.bytes.subarray(0, array.data.length) : undefined;
});
provideViewSource((value) =>
  value instanceof PyArray ? { data: value.data, size: kindOf(value).size, format: kindOf(value).format } : undefined,
);

function makeArray(m: Machine, code: string, bytes: Uint8Array): PyArray {
  m.allocate(ARRAY_SIZE);
  return new PyArray(code, new PyByteArray(bytes, bytes.length));
}

function lengthOf(self: PyArray): number {
  return self.data.length / kindOf(self).size;
}

// ------------------------------------------------------------------------------------------------------- reading, writing

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

function readAt(m: Machine, self: PyArray, index: number): Value {
  const { bytes } = self.data;
  switch (self.code) {
    case "b":
      return (bytes[index] << 24) >> 24;
    case "B":
      return bytes[index];
    case "h":
      return ((bytes[index * 2] | (bytes[index * 2 + 1] << 8)) << 16) >> 16;
    case "H":
      return bytes[index * 2] | (bytes[index * 2 + 1] << 8);
    case "i":
      return word(bytes, index * 4);
    case "I":
      return word(bytes, index * 4) >>> 0;
    case "u":
    case "w": {
      // frombytes() lets none in; what a view wrote is shown as the replacement character.
      const point = word(bytes, index * 4) >>> 0;
      return fromCodePoints([point > 0x10ffff ? 0xfffd : point]);
    }
    case "f":
      m.allocate(24);
      scratch.setInt32(0, word(bytes, index * 4), true);
      return new PyFloat(scratch.getFloat32(0, true));
    case "d":
      m.allocate(24);
      scratch.setInt32(0, word(bytes, index * 8), true);
      scratch.setInt32(4, word(bytes, index * 8 + 4), true);
      return new PyFloat(scratch.getFloat64(0, true));
    default: {
      const low = word(bytes, index * 8) >>> 0;
      const high = word(bytes, index * 8 + 4);
      const upper = self.code === "L" || self.code === "Q" ? high >>> 0 : high;
      if (upper >= -0x200000 && upper < 0x200000) {
        const safe = upper * 4294967296 + low;
        if (safe >= -Number.MAX_SAFE_INTEGER) return safe;
      }
      m.allocate(bigIntSize(64));
      return (BigInt(upper) << 32n) + BigInt(low);
    }
  }
}
function word(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

/** Writes what `plain` made into the item at `index`. */
function writeAt(self: PyArray, index: number, value: Value): void {
  const { bytes } = self.data;
  const { size } = kindOf(self);
  switch (self.code) {
    case "b":
    case "B":
      bytes[index] = value as number;
      return;
    case "h":
    case "H":
      bytes[index * 2] = value as number;
      bytes[index * 2 + 1] = (value as number) >> 8;
      return;
    case "i":
    case "I":
      scratch.setInt32(0, value as number, true);
      break;
    case "u":
    case "w":
      scratch.setUint32(0, codePointsOf(value as FlatStr)[0], true);
      break;
    case "f":
      scratch.setFloat32(0, (value as PyFloat).value, true);
      break;
    case "d":
      scratch.setFloat64(0, (value as PyFloat).value, true);
      break;
    default:
      if (typeof value === "number") {
        scratch.setUint32(0, value >>> 0, true);
        scratch.setInt32(4, Math.floor(value / 4294967296), true);
      } else scratch.setBigInt64(0, BigInt.asIntN(64, value as bigint), true);
  }
  for (let byte = 0, at = index * size; byte < size; byte++) bytes[at++] = scratchBytes[byte];
}

/** The value as the kind keeps it (an int in range, a PyFloat, a character), X with an exception, or undefined: ask a hook. */
function plain(m: Machine, self: PyArray, value: Value): Result | undefined {
  const kind = kindOf(self);
  switch (self.code) {
    case "u":
    case "w": {
      const text = unwrap(value);
      const flat = isStr(text) ? flatten(m, text as AnyStr) : null;
      return flat !== null && strLength(flat) === 1 ? flat : m.typeError("array item must be unicode character");
    }
    case "f":
    case "d":
      return value instanceof PyFloat ? value : undefined;
    default: {
      const inner = typeof value === "number" ? value : unwrap(value);
      if (!isInt(inner)) return undefined;
      const int: Int = typeof inner === "boolean" ? Number(inner) : inner;
      if (int >= kind.low && int <= kind.high) return int;
      // CPython reads the small kinds through a C long first.
      if (kind.size < 8 && typeof int === "bigint") {
        if (self.code !== "I" && BigInt.asIntN(64, int) !== int) return m.raise("OverflowError", LONG);
        if (self.code === "I" && int > 0n && BigInt.asUintN(64, int) !== int)
          return m.raise("OverflowError", "Python int too large to convert to C unsigned long");
      }
      return m.raise("OverflowError", int < kind.low ? kind.tooLow : kind.tooHigh);
    }
  }
}

/** The value as the kind keeps it, perhaps after a frame. */
function checked(m: Machine, self: PyArray, value: Value): Result {
  const ready = plain(m, self, value);
  if (ready !== undefined) return ready;
  if (self.code === "f" || self.code === "d") return toFloat(m, value);
  return m.then(toIndex(m, value), CHECKED, self);
}
const CHECKED = continuation("array.checked", (m, value, self: PyArray) => plain(m, self, value as Value) as Result);

// -------------------------------------------------------------------------------------------------------------- resizing

function resizable(m: Machine, self: PyArray): boolean {
  if (self.data.exports === 0) return true;
  m.raise("BufferError", "cannot resize an array that is exporting buffers");
  return false;
}

/** Puts `count` items of room at `index`; X after BufferError. The length has grown then. */
function openGap(m: Machine, self: PyArray, index: number, count: number): typeof X | undefined {
  if (!resizable(m, self)) return X;
  const { data } = self;
  const { size } = kindOf(self);
  const length = data.length + count * size;
  if (length > data.bytes.length) {
    const room = length + (length >> 3) + 16;
    allocateBytes(m, room);
    m.charge(data.length >> 6);
    const bytes = new Uint8Array(room);
    bytes.set(data.bytes.subarray(0, data.length));
    data.bytes = bytes;
  }
  const at = index * size;
  if (at < data.length) {
    m.charge((data.length - at) >> 6);
    data.bytes.copyWithin(at + count * size, at, data.length);
  }
  data.length = length;
  return undefined;
}

function closeGap(m: Machine, self: PyArray, index: number, count: number): typeof X | undefined {
  if (!resizable(m, self)) return X;
  const { data } = self;
  const { size } = kindOf(self);
  m.charge((data.length - index * size) >> 6);
  data.bytes.copyWithin(index * size, (index + count) * size, data.length);
  data.length -= count * size;
  return undefined;
}

function appendBytes(m: Machine, self: PyArray, source: Uint8Array): Result {
  const { data } = self;
  const at = data.length;
  m.charge(source.length >> 6);
  // The source may be a window on the array's own bytes.
  const own = source.buffer === data.bytes.buffer;
  const length = source.length;
  if (openGap(m, self, lengthOf(self), length / kindOf(self).size) === X) return X;
  if (own) data.bytes.copyWithin(at, source.byteOffset, source.byteOffset + length);
  else data.bytes.set(source, at);
  return null;
}

const APPENDED = continuation("array.appended", (m, value, self: PyArray) => appendPlain(m, self, value as Value));
function appendPlain(m: Machine, self: PyArray, value: Value): Result {
  const index = lengthOf(self);
  if (openGap(m, self, index, 1) === X) return X;
  writeAt(self, index, value);
  return null;
}

/** Appends items one by one; what needs a hook is asked in a frame. */
function appendItems(m: Machine, self: PyArray, items: PyList, start: number): Result {
  for (let index = start; index < items.items.length; index++) {
    m.charge(1);
    const value = items.items[index];
    let ready = plain(m, self, value);
    if (ready === undefined) {
      ready = self.code === "f" || self.code === "d" ? toFloat(m, value) : toIndex(m, value);
      if (ready === X) return m.then(ready, ITEM, self, items, index);
      if (ready !== X && self.code !== "f" && self.code !== "d") ready = plain(m, self, ready as Value) as Result;
    }
    if (ready === X || appendPlain(m, self, ready as Value) === X) return X;
  }
  return null;
}
const ITEM = continuation("array.item", (m, value, self: PyArray, items: PyList, index: number) => {
  const ready = plain(m, self, value as Value) as Result;
  if (ready === X || appendPlain(m, self, ready as Value) === X) return X;
  return appendItems(m, self, items, index + 1);
});
const ITEMS = continuation("array.items", (m, items, self: PyArray) => appendItems(m, self, items as PyList, 0));

function extend(m: Machine, self: PyArray, source: Value): Result {
  const other = unwrap(source);
  if (other instanceof PyArray) {
    if (other.code !== self.code) return m.typeError("can only extend with array of same kind");
    return appendBytes(m, self, other.data.bytes.subarray(0, other.data.length));
  }
  return m.then(collect(m, source), ITEMS, self);
}

// ----------------------------------------------------------------------------------------------------------- construction

const MADE = continuation("array.made", (_m, _value, array: PyArray) => array);
constructor(ARRAY, "array(*args, **kwargs)", {}, (m, args: Value[], keywords: Map<string, Value>) => {
  if (keywords.size > 0) return m.typeError("array.array() takes no keyword arguments");
  if (args.length === 0) return m.typeError("array() takes at least 1 argument (0 given)");
  if (args.length > 2) return m.typeError(`array() takes at most 2 arguments (${args.length} given)`);
  const given = unwrap(args[0]);
  const code = isStr(given) ? flatten(m, given as AnyStr) : null;
  if (code === null) return m.typeError(`array() argument 1 must be a unicode character, not ${givenName(args[0])}`);
  if (typeof code !== "string" || code.length !== 1)
    return m.typeError("array() argument 1 must be a unicode character, not str");
  const initial = args.length > 1 ? args[1] : null;
  const source = unwrap(initial);
  const known = KINDS.has(code);
  if (known && !isText(code)) {
    if (isStr(source)) return m.typeError(`cannot use a str to initialize an array with typecode '${code}'`);
    if (source instanceof PyArray && isText(source.code))
      return m.typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
  }
  if (!known) return m.valueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  const array = makeArray(m, code, new Uint8Array(0));
  if (initial === null) return array;
  if (source instanceof PyBytes || source instanceof PyByteArray)
    return m.then(fromBytes(m, array, bufferBytes(m, source) as Uint8Array), MADE, array);
  if (isText(code) && isStr(source)) return m.then(fromText(m, array, source as AnyStr), MADE, array);
  if (source instanceof PyArray && source.code === code) return m.then(extend(m, array, source), MADE, array);
  return m.then(m.then(collect(m, initial), ITEMS, array), MADE, array);
});

function fromBytes(m: Machine, self: PyArray, bytes: Uint8Array): Result {
  if (bytes.length % kindOf(self).size !== 0) return m.valueError("bytes length not a multiple of item size");
  if (isText(self.code)) {
    m.charge(bytes.length >> 4);
    for (let at = 0; at < bytes.length; at += 4) {
      const point = word(bytes, at) >>> 0;
      if (point > 0x10ffff) return m.valueError(`character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
    }
  }
  return appendBytes(m, self, bytes);
}

function fromText(m: Machine, self: PyArray, text: AnyStr): Result {
  const flat = flatten(m, text);
  const start = lengthOf(self);
  m.charge(strLength(flat) >> 3);
  m.allocate(4 * strLength(flat));
  const points = codePointsOf(flat);
  if (openGap(m, self, start, points.length) === X) return X;
  const { bytes } = self.data;
  for (let index = 0, at = start * 4; index < points.length; index++) {
    const point = points[index];
    bytes[at++] = point;
    bytes[at++] = point >> 8;
    bytes[at++] = point >> 16;
    bytes[at++] = 0;
  }
  return null;
}

/** All items, read at once. */
function itemsOf(m: Machine, self: PyArray): PyList {
  const length = lengthOf(self);
  m.charge(length >> 2);
  m.allocate(listSize(length));
  const items: Value[] = [];
  for (let index = 0; index < length; index++) items.push(readAt(m, self, index));
  return new PyList(items);
}

// ------------------------------------------------------------------------------------------------------------------ items

getter(ARRAY, "typecode", (_m, self: PyArray) => self.code);
getter(ARRAY, "itemsize", (_m, self: PyArray) => kindOf(self).size);
method(ARRAY, "__len__(self, /)", {}, (_m, self: PyArray) => lengthOf(self));

function indexOf(m: Machine, key: Value): Result {
  if (typeof key === "number") return key;
  if (!isInt(key) && lookupSpecial(key, "__index__") === undefined)
    return m.typeError("array indices must be integers");
  return m.then(toIndex(m, key), INDEX);
}
const INDEX = continuation("array.index", (m, index) =>
  typeof index === "bigint" ? m.raise("IndexError", "cannot fit 'int' into an index-sized integer") : (index as number),
);
/** The position of an index, or -1 with IndexError. */
function position(m: Machine, self: PyArray, index: number, complaint: string): number {
  const length = lengthOf(self);
  const at = index < 0 ? index + length : index;
  if (at >= 0 && at < length) return at;
  m.raise("IndexError", complaint);
  return -1;
}

const GET = continuation("array.get", (m, index, self: PyArray) => getAt(m, self, index as number));
function getAt(m: Machine, self: PyArray, index: number): Result {
  const at = position(m, self, index, "array index out of range");
  return at < 0 ? X : readAt(m, self, at);
}
const GET_SLICE = continuation("array.get-slice", (m, slice, self: PyArray) => {
  const { size } = kindOf(self);
  const { start, step, count } = sliceBounds(slice as PySlice, lengthOf(self));
  m.charge((count * size) >> 4);
  allocateBytes(m, count * size);
  const { bytes } = self.data;
  if (step === 1) return makeArray(m, self.code, bytes.slice(start * size, (start + count) * size));
  const taken = new Uint8Array(count * size);
  for (let item = 0, at = 0; item < count; item++)
    for (let byte = 0; byte < size; byte++) taken[at++] = bytes[(start + item * step) * size + byte];
  return makeArray(m, self.code, taken);
});
method(ARRAY, "__getitem__(self, key, /)", {}, (m, self: PyArray, key: Value) => {
  if (typeof key === "number") return getAt(m, self, key);
  if (key instanceof PySlice) return m.then(plainSlice(m, key), GET_SLICE, self);
  return m.then(indexOf(m, key), GET, self);
});

const SET = continuation("array.set", (m, index, self: PyArray, value: Value) => {
  if (position(m, self, index as number, "array assignment index out of range") < 0) return X;
  return m.then(checked(m, self, value), STORE, self, index as number);
});
const STORE = continuation("array.store", (m, value, self: PyArray, index: number) => {
  // A hook may have shortened the array.
  const at = position(m, self, index, "array assignment index out of range");
  if (at < 0) return X;
  writeAt(self, at, value as Value);
  return null;
});
const SET_SLICE = continuation("array.set-slice", (m, slice, self: PyArray, other: PyArray) => {
  const { size } = kindOf(self);
  const { start, step, count } = sliceBounds(slice as PySlice, lengthOf(self));
  m.charge(other.data.length >> 5);
  allocateBytes(m, other.data.length);
  const source = other.data.bytes.slice(0, other.data.length);
  const given = source.length / size;
  if (step !== 1) {
    if (given !== count)
      return m.valueError(`attempt to assign array of size ${given} to extended slice of size ${count}`);
    for (let item = 0, at = 0; item < count; item++)
      for (let byte = 0; byte < size; byte++) self.data.bytes[(start + item * step) * size + byte] = source[at++];
    return null;
  }
  if (given > count && openGap(m, self, start + count, given - count) === X) return X;
  if (given < count && closeGap(m, self, start + given, count - given) === X) return X;
  self.data.bytes.set(source, start * size);
  return null;
});
method(ARRAY, "__setitem__(self, key, value, /)", {}, (m, self: PyArray, key: Value, value: Value) => {
  if (!(key instanceof PySlice)) return m.then(indexOf(m, key), SET, self, value);
  const other = unwrap(value);
  if (!(other instanceof PyArray))
    return m.typeError(`can only assign array (not "${typeOf(value).name}") to array slice`);
  if (other.code !== self.code) return m.typeError("bad argument type for built-in operation");
  return m.then(plainSlice(m, key), SET_SLICE, self, other);
});

const DELETE = continuation("array.delete", (m, index, self: PyArray) => {
  const at = position(m, self, index as number, "array assignment index out of range");
  return at < 0 || closeGap(m, self, at, 1) === X ? X : null;
});
const DELETE_SLICE = continuation("array.delete-slice", (m, slice, self: PyArray) => {
  const bounds = sliceBounds(slice as PySlice, lengthOf(self));
  const { count } = bounds;
  if (count === 0) return null;
  // From the left, whichever way the slice runs.
  const step = Math.abs(bounds.step);
  const start = bounds.step < 0 ? bounds.start + (count - 1) * bounds.step : bounds.start;
  if (step === 1) return closeGap(m, self, start, count) === X ? X : null;
  if (!resizable(m, self)) return X;
  const { data } = self;
  const { size } = kindOf(self);
  m.charge(data.length >> 5);
  let to = start * size;
  for (let from = to, item = start; from < data.length; item++)
    if ((item - start) % step === 0 && (item - start) / step < count) from += size;
    else for (let byte = 0; byte < size; byte++) data.bytes[to++] = data.bytes[from++];
  data.length = to;
  return null;
});
method(ARRAY, "__delitem__(self, key, /)", {}, (m, self: PyArray, key: Value) =>
  key instanceof PySlice ? m.then(plainSlice(m, key), DELETE_SLICE, self) : m.then(indexOf(m, key), DELETE, self),
);

export class PyArrayIterator extends PyIterator {
  position = 0;
  constructor(public array: PyArray | null) {
    super();
  }
  next(m: Machine): NextResult {
    const { array } = this;
    if (array !== null && this.position < lengthOf(array)) return readAt(m, array, this.position++);
    this.array = null;
    return undefined;
  }
}
defineIterator("arrayiterator", PyArrayIterator, { module: "array" });
heapClass(PyArrayIterator, "arrayiterator", { position: "plain", array: "object" }, ITERATOR_SIZE);
method(ARRAY, "__iter__(self, /)", {}, (m, self: PyArray) => {
  m.allocate(ITERATOR_SIZE);
  return new PyArrayIterator(self);
});

// ---------------------------------------------------------------------------------------------------------------- methods

method(
  ARRAY,
  "append(self, v, /)",
  { doc: "Append new value v to the end of the array." },
  (m, self: PyArray, v: Value) => {
    const ready = plain(m, self, v);
    return ready === undefined || ready === X
      ? m.then(ready === X ? X : checked(m, self, v), APPENDED, self)
      : appendPlain(m, self, ready as Value);
  },
);
method(ARRAY, "extend(self, bb, /)", { doc: "Append items to the end of the array." }, (m, self: PyArray, bb: Value) =>
  extend(m, self, bb),
);
const INSERT = continuation("array.insert", (m, value, self: PyArray, given: number) => {
  const length = lengthOf(self);
  const at = Math.min(length, given < 0 ? Math.max(0, given + length) : given);
  if (openGap(m, self, at, 1) === X) return X;
  writeAt(self, at, value as Value);
  return null;
});
method(
  ARRAY,
  "insert(self, i: size, v, /)",
  { doc: "Insert a new item v into the array before position i." },
  (m, self: PyArray, i: number, v: Value) => m.then(checked(m, self, v), INSERT, self, i),
);
method(
  ARRAY,
  "pop(self, i: size=-1, /)",
  { doc: "Return the i-th element and delete it from the array." },
  (m, self: PyArray, i: number) => {
    if (self.data.length === 0) return m.raise("IndexError", "pop from empty array");
    const at = position(m, self, i, "pop index out of range");
    if (at < 0) return X;
    const value = readAt(m, self, at);
    return closeGap(m, self, at, 1) === X ? X : value;
  },
);
method(ARRAY, "reverse(self, /)", { doc: "Reverse the order of the items in the array." }, (m, self: PyArray) => {
  const { bytes } = self.data;
  const { size } = kindOf(self);
  m.charge(self.data.length >> 5);
  for (let left = 0, right = self.data.length - size; left < right; left += size, right -= size)
    for (let byte = 0; byte < size; byte++) {
      const kept = bytes[left + byte];
      bytes[left + byte] = bytes[right + byte];
      bytes[right + byte] = kept;
    }
  return null;
});
method(ARRAY, "clear(self, /)", { doc: "Remove all items from the array." }, (m, self: PyArray) =>
  self.data.length > 0 && closeGap(m, self, 0, lengthOf(self)) === X ? X : null,
);

// -------------------------------------------------------------------------------------------------------------- searching

/** Where a number or character lies from `start` on; -1 when nowhere; undefined when guest code may have to compare. */
function find(m: Machine, self: PyArray, value: Value, start: number, stop: number): number | undefined {
  if (value === null) return -1;
  const isNumber =
    typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" || value instanceof PyFloat;
  if (!isNumber && typeof value !== "string") return undefined;
  if (isNumber === isText(self.code)) return -1;
  const wanted = value instanceof PyFloat ? value.value : typeof value === "boolean" ? Number(value) : value;
  for (let index = start; index < stop; index++) {
    if ((index & 63) === 0) m.charge(16);
    const item = readAt(m, self, index);
    if (typeof item === "bigint") {
      // No double but a whole one equals a big int.
      if (item === wanted || (typeof wanted === "number" && Number.isInteger(wanted) && BigInt(wanted) === item))
        return index;
    } else if (typeof wanted === "bigint") {
      if (item instanceof PyFloat && Number.isInteger(item.value) && BigInt(item.value) === wanted) return index;
    } else if ((item instanceof PyFloat ? item.value : item) === wanted) return index;
  }
  return -1;
}

method(ARRAY, "__contains__(self, key, /)", {}, (m, self: PyArray, key: Value) => {
  const at = find(m, self, key, 0, lengthOf(self));
  return at === undefined ? searchIterable(m, itemsOf(m, self), key, "contains") : at >= 0;
});
method(
  ARRAY,
  "count(self, v, /)",
  { doc: "Return number of occurrences of v in the array." },
  (m, self: PyArray, v: Value) => {
    const length = lengthOf(self);
    let count = 0;
    for (let at = find(m, self, v, 0, length); at !== -1; at = find(m, self, v, at + 1, length)) {
      if (at === undefined) return searchIterable(m, itemsOf(m, self), v, "count");
      count++;
    }
    return count;
  },
);
const FROM = continuation("array.index-from", (m, start, self: PyArray, v: Value, stop: Value) =>
  m.then(searchBound(m, stop), TO, self, v, start as number),
);
const TO = continuation("array.index-to", (m, stop, self: PyArray, v: Value, start: number) => {
  const length = lengthOf(self);
  const bound = (given: number): number => Math.min(length, given < 0 ? Math.max(0, given + length) : given);
  const first = bound(start);
  const last = bound(stop as number);
  const at = find(m, self, v, first, last);
  if (at === undefined) return callMethod(m, itemsOf(m, self), "index", [v, first, last]);
  return at < 0 ? m.valueError("array.index(x): x not in array") : at;
});
method(
  ARRAY,
  "index(self, v, start=0, stop=9007199254740991, /)",
  { doc: "Return index of first occurrence of v in the array." },
  (m, self: PyArray, v: Value, start: Value, stop: Value) => m.then(searchBound(m, start), FROM, self, v, stop),
);
const REMOVE = continuation("array.remove", (m, index, self: PyArray) => {
  const at = position(m, self, index as number, "pop index out of range");
  return at < 0 || closeGap(m, self, at, 1) === X ? X : null;
});
method(
  ARRAY,
  "remove(self, v, /)",
  { doc: "Remove the first occurrence of v in the array." },
  (m, self: PyArray, v: Value) => {
    const at = find(m, self, v, 0, lengthOf(self));
    if (at === undefined) return m.then(callMethod(m, itemsOf(m, self), "index", [v]), REMOVE, self);
    if (at < 0) return m.valueError("array.remove(x): x not in array");
    return closeGap(m, self, at, 1) === X ? X : null;
  },
);

// -------------------------------------------------------------------------------------------------------------- operators

for (const operator of ["lt", "le", "eq", "ne", "gt", "ge"] as const satisfies readonly Comparison[])
  method(ARRAY, `__${operator}__(self, value, /)`, {}, (m, self: PyArray, value: Value) => {
    const other = unwrap(value);
    if (!(other instanceof PyArray)) return NOT_IMPLEMENTED;
    if ((operator === "eq" || operator === "ne") && lengthOf(self) !== lengthOf(other)) return operator === "ne";
    return compareSequences(m, operator, itemsOf(m, self), itemsOf(m, other));
  });

function repeated(m: Machine, self: PyArray, count: number): Uint8Array {
  const { data } = self;
  const length = data.length === 0 ? 0 : data.length * count;
  allocateBytes(m, length);
  m.charge(length >> 6);
  const bytes = new Uint8Array(length);
  if (length === 0) return bytes;
  // Twice as much with each round, so that many short copies cost no more than one long.
  bytes.set(data.bytes.subarray(0, data.length));
  for (let done = data.length; done < length; done *= 2) bytes.copyWithin(done, 0, Math.min(done, length - done));
  return bytes;
}
const REPEATED = continuation("array.repeated", (m, count, self: PyArray) =>
  makeArray(m, self.code, repeated(m, self, count as number)),
);
const REPEAT_SELF = continuation("array.repeat-self", (m, count, self: Value) => {
  const array = unwrap(self) as PyArray;
  if (count === 1 || array.data.length === 0) return self;
  if (!resizable(m, array)) return X;
  const bytes = repeated(m, array, count as number);
  array.data.bytes = bytes;
  array.data.length = bytes.length;
  return self;
});
const noCount = (m: Machine, value: Value): ExitSignal =>
  m.typeError(`can't multiply sequence by non-int of type '${typeName(value)}'`);
for (const name of ["__mul__", "__rmul__"])
  method(ARRAY, `${name}(self, value, /)`, {}, (m, self: PyArray, value: Value) => {
    const count = repeatCount(m, value);
    return count === undefined ? noCount(m, value) : m.then(count, REPEATED, self);
  });
method(ARRAY, "__imul__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const count = repeatCount(m, value);
  return count === undefined ? noCount(m, value) : m.then(count, REPEAT_SELF, self);
});
method(ARRAY, "__add__(self, value, /)", {}, (m, self: PyArray, value: Value) => {
  const other = unwrap(value);
  if (!(other instanceof PyArray)) return m.typeError(`can only append array (not "${typeOf(value).name}") to array`);
  if (other.code !== self.code) return m.typeError("bad argument type for built-in operation");
  const length = self.data.length + other.data.length;
  allocateBytes(m, length);
  m.charge(length >> 6);
  const bytes = new Uint8Array(length);
  bytes.set(self.data.bytes.subarray(0, self.data.length));
  bytes.set(other.data.bytes.subarray(0, other.data.length), self.data.length);
  return makeArray(m, self.code, bytes);
});
const EXTENDED = continuation("array.extended", (_m, _value, self: Value) => self);
method(ARRAY, "__iadd__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const other = unwrap(value);
  if (!(other instanceof PyArray)) return m.typeError(`can only extend array with array (not "${typeOf(value).name}")`);
  return m.then(extend(m, unwrap(self) as PyArray, other), EXTENDED, self);
});

const SHOWN = continuation("array.shown", (m, shown, head: string) =>
  m.then(concatenate(m, head, shown as AnyStr), CLOSED),
);
const CLOSED = continuation("array.closed", (m, text) => concatenate(m, text as AnyStr, ")"));
method(ARRAY, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const array = unwrap(self) as PyArray;
  const head = `${typeOf(self).name}('${array.code}'`;
  if (array.data.length === 0) return `${head})`;
  if (!isText(array.code)) return m.then(reprOf(m, itemsOf(m, array)), SHOWN, `${head}, `);
  return m.then(reprOf(m, textOf(m, array)), SHOWN, `${head}, `);
});

// ------------------------------------------------------------------------------------------------------------- conversion

function bytesCopy(m: Machine, self: PyArray): PyBytes {
  const { data } = self;
  allocateBytes(m, data.length);
  m.charge(data.length >> 6);
  return new PyBytes(data.bytes.slice(0, data.length));
}
function textOf(m: Machine, self: PyArray): FlatStr {
  const length = lengthOf(self);
  m.charge(length >> 3);
  m.allocate(4 * length + 56);
  const points = new Uint32Array(length);
  for (let index = 0; index < length; index++) {
    const point = word(self.data.bytes, index * 4) >>> 0;
    points[index] = point > 0x10ffff ? 0xfffd : point;
  }
  return fromCodePoints(points);
}

method(
  ARRAY,
  "tolist(self, /)",
  { doc: "Convert array to an ordinary list with the same items." },
  (m, self: PyArray) => itemsOf(m, self),
);
method(
  ARRAY,
  "fromlist(self, list, /)",
  { doc: "Append items to array from list." },
  (m, self: PyArray, list: Value) => {
    const items = unwrap(list);
    if (!(items instanceof PyList)) return m.typeError("arg must be list");
    // All or none: what does not fit leaves the array as it was.
    m.charge(items.items.length >> 3);
    m.allocate(listSize(items.items.length));
    const fresh = makeArray(m, self.code, new Uint8Array(0));
    return m.then(appendItems(m, fresh, new PyList(items.items.slice()), 0), FROM_LIST, self, fresh);
  },
);
const FROM_LIST = continuation("array.from-list", (m, _value, self: PyArray, fresh: PyArray) =>
  appendBytes(m, self, fresh.data.bytes.subarray(0, fresh.data.length)),
);
for (const name of ["tobytes", "__bytes__"])
  method(
    ARRAY,
    `${name}(self, /)`,
    { doc: "Convert the array to an array of machine values and return the bytes representation." },
    bytesCopy,
  );
method(
  ARRAY,
  "frombytes(self, buffer, /)",
  { doc: "Appends items from the string, interpreting it as an array of machine values." },
  (m, self: PyArray, buffer: Value) => {
    const bytes = bufferBytes(m, unwrap(buffer));
    if (bytes === undefined) return m.typeError(`a bytes-like object is required, not '${typeName(buffer)}'`);
    return fromBytes(m, self, bytes);
  },
);
const NOTHING = continuation("array.nothing", () => null);
method(
  ARRAY,
  "tofile(self, f, /)",
  { doc: "Write all items (as machine values) to the file object f." },
  (m, self: PyArray, f: Value) => m.then(callMethod(m, f, "write", [bytesCopy(m, self)]), NOTHING),
);
const FROM_FILE = continuation("array.from-file", (m, data, self: PyArray, wanted: number) => {
  const bytes = unwrap(data as Value);
  if (!(bytes instanceof PyBytes)) return m.typeError("read() didn't return bytes");
  if (fromBytes(m, self, bytes.bytes) === X) return X;
  return bytes.bytes.length < wanted ? m.raise("EOFError", "read() didn't return enough bytes") : null;
});
method(
  ARRAY,
  "fromfile(self, f, n: size, /)",
  { doc: "Read n objects from the file object f and append them to the end of the array." },
  (m, self: PyArray, f: Value, n: number) => {
    if (n < 0) return m.valueError("negative count");
    const wanted = n * kindOf(self).size;
    return m.then(callMethod(m, f, "read", [wanted]), FROM_FILE, self, wanted);
  },
);
method(ARRAY, "tounicode(self, /)", { doc: "Convert a unicode array to a str." }, (m, self: PyArray) =>
  isText(self.code)
    ? textOf(m, self)
    : m.valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')"),
);
method(
  ARRAY,
  "fromunicode(self, ustr, /)",
  { doc: "Extends this array with data from the unicode string ustr." },
  (m, self: PyArray, ustr: Value) => {
    const text = unwrap(ustr);
    if (!isStr(text)) return m.typeError(`fromunicode() argument must be str, not ${givenName(ustr)}`);
    if (!isText(self.code)) return m.valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    return fromText(m, self, text as AnyStr);
  },
);
method(ARRAY, "byteswap(self, /)", { doc: "Byteswap all items of the array." }, (m, self: PyArray) => {
  const { bytes, length } = self.data;
  const { size } = kindOf(self);
  m.charge(length >> 4);
  for (let at = 0; at < length; at += size)
    for (let left = at, right = at + size - 1; left < right; left++, right--) {
      const kept = bytes[left];
      bytes[left] = bytes[right];
      bytes[right] = kept;
    }
  return null;
});
method(
  ARRAY,
  "buffer_info(self, /)",
  { doc: "Return a tuple (address, length); there is no address: it is the array's id." },
  (m, self: PyArray) => {
    m.allocate(tupleSize(2));
    return new PyTuple([m.identity(self), lengthOf(self)]);
  },
);
const copy = (m: Machine, self: PyArray): PyArray => makeArray(m, self.code, bytesCopy(m, self).bytes);
method(ARRAY, "__copy__(self, /)", { doc: "Return a copy of the array." }, copy);
method(ARRAY, "__deepcopy__(self, memo, /)", { doc: "Return a copy of the array." }, copy);
method(
  ARRAY,
  "__sizeof__(self, /)",
  { doc: "Size of the array in memory, in bytes." },
  (_m, self: PyArray) => ARRAY_SIZE + bytesSize(self.data.bytes.length),
);

const REDUCED = continuation("array.reduced", (m, state, self: Value) => {
  const array = unwrap(self) as PyArray;
  const items = isText(array.code) ? textOf(m, array) : itemsOf(m, array);
  m.allocate(2 * tupleSize(3));
  return new PyTuple([typeOf(self), new PyTuple([array.code, items]), state as Value]);
});
method(
  ARRAY,
  "__reduce_ex__(self, protocol, /)",
  { doc: "The state for copying.", wantsInstance: true },
  (m, self: Value) =>
    m.then(self instanceof PyInstance ? callMethod(m, self, "__getstate__", []) : null, REDUCED, self),
);
classMethod(ARRAY, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);

defineModule({ name: "_array", doc: "The type of array.", fill: contents("_array", [], { array: ARRAY }) });
