/**
 * bytearray: bytes that change in place. The array behind it has room to grow; the first `length` bytes count and no result
 * ever shares it. While a memoryview holds an export, the length may not change.
 */

import { bytesFromArguments, bytesFromIterable, isIterable } from "./byte-source.js";
import { BYTES_MAXIMUM, bufferBytes, bytesOf } from "./buffer.js";
import { byteArgument, defineBytesMethods, repeatBytes } from "./bytes-methods.js";
import { bytesRepr } from "./bytes-text.js";
import { attribute, constructor, defineType, method } from "./define.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { defineIterator } from "./iterator.js";
import { MemoryRefused, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { PyByteArray, PyBytes, PySlice, type FlatStr, type Value } from "./model.js";
import { isInt, isStr, typeName, unwrap } from "./protocol.js";
import { repeatCount, repeatError, subscript } from "./sequence.js";
import { ITERATOR_SIZE, bytesSize } from "./sizes.js";
import { plainSlice, sliceBounds } from "./slice.js";

export const BYTEARRAY = defineType("bytearray", {
  representation: PyByteArray,
  base: true,
  payload: true,
  doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
});
heapClass(PyByteArray, "bytearray", { exports: "plain", bytes: "bytes", length: "plain" }, (value) =>
  bytesSize(value.bytes.length),
);
defineBytesMethods(BYTEARRAY, "bytearray");
attribute(BYTEARRAY, "__hash__", null);

// -------------------------------------------------------------------------------------------------------------- resizing

/** Raises BufferError while a memoryview looks on; true when the length may change. */
function resizable(m: Machine, self: PyByteArray): boolean {
  if (self.exports === 0) return true;
  m.raise("BufferError", "Existing exports of data: object cannot be re-sized");
  return false;
}

/** Makes room for so many bytes; the length stays. */
function reserve(m: Machine, self: PyByteArray, length: number): void {
  if (length <= self.bytes.length) return;
  const room = length + (length >> 3) + 8;
  if (room > BYTES_MAXIMUM) throw new MemoryRefused();
  m.allocate(bytesSize(room));
  m.charge(self.length >> 6);
  const bytes = new Uint8Array(room);
  bytes.set(self.bytes.subarray(0, self.length));
  self.bytes = bytes;
}

/** Puts `bytes` in the place of self[start:end]. False after BufferError. */
function splice(m: Machine, self: PyByteArray, start: number, end: number, bytes: Uint8Array): boolean {
  const growth = bytes.length - (end - start);
  if (growth !== 0 && !resizable(m, self)) return false;
  m.charge((bytes.length + (growth === 0 ? 0 : self.length - end)) >> 6);
  // The new bytes may be a window on the old ones.
  const source = bytes.buffer === self.bytes.buffer ? bytes.slice() : bytes;
  if (growth !== 0) {
    reserve(m, self, self.length + growth);
    self.bytes.copyWithin(end + growth, end, self.length);
    self.length += growth;
  }
  self.bytes.set(source, start);
  return true;
}

// ---------------------------------------------------------------------------------------------------------- construction

const FILLED = continuation("bytearray.filled", (m, value, self: PyByteArray) => {
  const { bytes } = value as PyBytes;
  m.allocate(bytesSize(bytes.length));
  if (self.length !== bytes.length && !resizable(m, self)) return X;
  self.bytes = bytes.slice();
  self.length = bytes.length;
  return null;
});
const MADE = continuation("bytearray.made", (m, value) => {
  const { bytes } = value as PyBytes;
  m.allocate(bytesSize(bytes.length));
  return new PyByteArray(bytes.slice(), bytes.length);
});

const PARAMETERS = "source=..., encoding: str=..., errors: str=...";
constructor(
  BYTEARRAY,
  `bytearray(${PARAMETERS})`,
  {},
  (m, source: Value | undefined, encoding: FlatStr | undefined, errors: FlatStr | undefined) =>
    m.then(bytesFromArguments(m, "bytearray", source, encoding, errors), MADE),
);
method(
  BYTEARRAY,
  `__init__(self, ${PARAMETERS})`,
  {},
  (m, self: PyByteArray, source: Value | undefined, encoding: FlatStr | undefined, errors: FlatStr | undefined) =>
    m.then(bytesFromArguments(m, "bytearray", source, encoding, errors), FILLED, self),
);

// ------------------------------------------------------------------------------------------------------------- iteration

/** Gives the bytes as ints, by position in the live bytearray. */
export class PyByteArrayIterator extends PyIterator {
  position = 0;
  constructor(public source: PyByteArray | null) {
    super();
  }
  next(): NextResult {
    const { source } = this;
    if (source !== null && this.position < source.length) return source.bytes[this.position++];
    this.source = null;
    return undefined;
  }
}
export const BYTEARRAY_ITERATOR = defineIterator("bytearray_iterator", PyByteArrayIterator);
heapClass(PyByteArrayIterator, "bytearray_iterator", { position: "plain", source: "object" }, ITERATOR_SIZE);
method(BYTEARRAY_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyByteArrayIterator) =>
  self.source === null ? 0 : Math.max(0, self.source.length - self.position),
);
method(BYTEARRAY, "__iter__(self, /)", { doc: "Implement iter(self)." }, (m, self: PyByteArray) => {
  m.allocate(ITERATOR_SIZE);
  return new PyByteArrayIterator(self);
});

function repr(m: Machine, self: PyByteArray): string {
  return bytesRepr(m, bytesOf(self), "bytearray(", ")", true);
}
method(BYTEARRAY, "__repr__(self, /)", { doc: "Return repr(self)." }, repr);
method(BYTEARRAY, "__str__(self, /)", { doc: "Return str(self)." }, repr);
method(
  BYTEARRAY,
  "__sizeof__(self, /)",
  { doc: "Returns the size of the bytearray object in memory, in bytes." },
  (_m, self: PyByteArray) => 56 + (self.length === 0 ? 0 : self.length + 1),
);
method(
  BYTEARRAY,
  "__alloc__(self, /)",
  { doc: "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated." },
  (_m, self: PyByteArray) => (self.length === 0 ? 0 : self.length + 1),
);

// --------------------------------------------------------------------------------------------------------------- changes

const APPEND = continuation("bytearray.append", (m, value, self: PyByteArray) => {
  if (!resizable(m, self)) return X;
  reserve(m, self, self.length + 1);
  self.bytes[self.length++] = value as number;
  return null;
});
method(
  BYTEARRAY,
  "append(self, item, /)",
  { doc: "Append a single item to the end of the bytearray.\n\n  item\n    The item to be appended." },
  (m, self: PyByteArray, item: Value) => m.then(byteArgument(m, item), APPEND, self),
);

const EXTEND = continuation("bytearray.extend", (m, value, self: PyByteArray) =>
  splice(m, self, self.length, self.length, (value as PyBytes).bytes) ? null : X,
);
method(
  BYTEARRAY,
  "extend(self, iterable_of_ints, /)",
  {
    doc: "Append all the items from the iterator or sequence to the end of the bytearray.\n\n  iterable_of_ints\n    The iterable of items to append.",
  },
  (m, self: PyByteArray, iterable: Value): NextResult => {
    const bare = unwrap(iterable);
    const buffer = bufferBytes(m, bare);
    if (buffer !== undefined) return splice(m, self, self.length, self.length, buffer) ? null : X;
    if (isStr(bare)) return m.typeError("expected iterable of integers; got: 'str'");
    if (!isIterable(iterable)) return m.typeError(`can't extend bytearray with ${typeName(iterable)}`);
    return m.then(bytesFromIterable(m, iterable, "byte"), EXTEND, self);
  },
);

const INSERT = continuation("bytearray.insert", (m, value, self: PyByteArray, index: number) => {
  const at = index < 0 ? Math.max(0, index + self.length) : Math.min(index, self.length);
  return splice(m, self, at, at, Uint8Array.of(value as number)) ? null : X;
});
method(
  BYTEARRAY,
  "insert(self, index: size, item, /)",
  {
    doc: "Insert a single item into the bytearray before the given index.\n\n  index\n    The index where the value is to be inserted.\n  item\n    The item to be inserted.",
  },
  (m, self: PyByteArray, index: number, item: Value) => m.then(byteArgument(m, item), INSERT, self, index),
);

const NOTHING = new Uint8Array(0);
method(
  BYTEARRAY,
  "pop(self, index: size=-1, /)",
  {
    doc: "Remove and return a single item from B.\n\n  index\n    The index from where to remove the item.\n    -1 (the default value) means remove the last item.\n\nIf no index argument is given, will pop the last item.",
  },
  (m, self: PyByteArray, index: number): NextResult => {
    if (self.length === 0) return m.raise("IndexError", "pop from empty bytearray");
    const at = index < 0 ? index + self.length : index;
    if (at < 0 || at >= self.length) return m.raise("IndexError", "pop index out of range");
    const value = self.bytes[at];
    return splice(m, self, at, at + 1, NOTHING) ? value : X;
  },
);

const REMOVE = continuation("bytearray.remove", (m, value, self: PyByteArray) => {
  m.charge(self.length >> 5);
  for (let at = 0; at < self.length; at++)
    if (self.bytes[at] === value) return splice(m, self, at, at + 1, NOTHING) ? null : X;
  return m.valueError("value not found in bytearray");
});
method(
  BYTEARRAY,
  "remove(self, value, /)",
  { doc: "Remove the first occurrence of a value in the bytearray.\n\n  value\n    The value to remove." },
  (m, self: PyByteArray, value: Value) => m.then(byteArgument(m, value), REMOVE, self),
);

method(
  BYTEARRAY,
  "clear(self, /)",
  { doc: "Remove all items from the bytearray." },
  (m, self: PyByteArray): NextResult => {
    if (self.length > 0 && !resizable(m, self)) return X;
    self.bytes = new Uint8Array(0);
    self.length = 0;
    return null;
  },
);
method(BYTEARRAY, "copy(self, /)", { doc: "Return a copy of B." }, (m, self: PyByteArray) => {
  m.charge(self.length >> 6);
  m.allocate(bytesSize(self.length));
  return new PyByteArray(self.bytes.slice(0, self.length), self.length);
});
method(
  BYTEARRAY,
  "reverse(self, /)",
  { doc: "Reverse the order of the values in B in place." },
  (m, self: PyByteArray) => {
    m.charge(self.length >> 5);
    bytesOf(self).reverse();
    return null;
  },
);

method(
  BYTEARRAY,
  "__iadd__(self, value, /)",
  { doc: "Implement self+=value.", wantsInstance: true },
  (m, self: Value, value: Value): NextResult => {
    const target = unwrap(self) as PyByteArray;
    const other = bufferBytes(m, unwrap(value));
    if (other === undefined) return m.typeError(`can't concat ${typeName(value)} to ${typeName(self)}`);
    return splice(m, target, target.length, target.length, other) ? self : X;
  },
);
const REPEATED = continuation("bytearray.repeat", (m, count, self: Value) => {
  const target = unwrap(self) as PyByteArray;
  const length = target.length * (count as number);
  if (length !== target.length && !resizable(m, target)) return X;
  const bytes = repeatBytes(m, bytesOf(target), count as number);
  target.bytes = bytes;
  target.length = bytes.length;
  return self;
});
method(
  BYTEARRAY,
  "__imul__(self, value, /)",
  { doc: "Implement self*=value.", wantsInstance: true },
  (m, self: Value, value: Value) => {
    const count = repeatCount(m, value);
    return count === undefined ? repeatError(m, value) : m.then(count, REPEATED, self);
  },
);

// --------------------------------------------------------------------------------------------------------- item assignment

/** The index inside the bytearray, or X. */
function position(m: Machine, self: PyByteArray, index: number): Result {
  const at = index < 0 ? index + self.length : index;
  return at < 0 || at >= self.length ? m.raise("IndexError", "bytearray index out of range") : at;
}

const SET_INDEX = continuation("bytearray.set-index", (m, index, self: PyByteArray, value: Value) => {
  const at = position(m, self, index as number);
  return at === X ? X : m.then(byteArgument(m, value), SET_BYTE, self, index);
});
const SET_BYTE = continuation("bytearray.set-byte", (m, byte, self: PyByteArray, index: number) => {
  // `__index__` may have changed the length.
  const at = position(m, self, index);
  if (at === X) return X;
  self.bytes[at as number] = byte as number;
  return null;
});

const SET_SLICE = continuation("bytearray.set-slice", (m, slice, self: PyByteArray, bytes: PyBytes) =>
  setSlice(m, self, slice as PySlice, bytes.bytes),
);
const SLICE_BYTES = continuation("bytearray.slice-bytes", (m, bytes, self: PyByteArray, slice: PySlice) =>
  m.then(plainSlice(m, slice), SET_SLICE, self, bytes),
);

/** As in CPython, the slice is evaluated again when the value first had to be made a bytearray. */
const ASSIGN_SLICE = continuation(
  "bytearray.assign-slice",
  (m, slice, self: PyByteArray, key: PySlice, value: Value) => {
    const bare = unwrap(value);
    if (bare instanceof PyByteArray && bare !== self) return setSlice(m, self, slice as PySlice, bytesOf(bare));
    const buffer = bufferBytes(m, bare);
    if (buffer !== undefined) {
      m.charge(buffer.length >> 6);
      m.allocate(bytesSize(buffer.length));
      return m.then(plainSlice(m, key), SET_SLICE, self, new PyBytes(buffer.slice()));
    }
    if (isStr(bare) || isInt(bare) || !isIterable(value))
      return m.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    return m.then(bytesFromIterable(m, value, "byte"), SLICE_BYTES, self, key);
  },
);

function setSlice(m: Machine, self: PyByteArray, slice: PySlice, bytes: Uint8Array): Result {
  const { start, stop, step, count } = sliceBounds(slice, self.length);
  if (step === 1) return splice(m, self, start, Math.max(start, stop), bytes) ? null : X;
  if (bytes.length !== count) {
    if (bytes.length === 0) return deleteSlice(m, self, slice);
    return m.valueError(`attempt to assign bytes of size ${bytes.length} to extended slice of size ${count}`);
  }
  m.charge(count >> 4);
  const source = bytes.buffer === self.bytes.buffer ? bytes.slice() : bytes;
  for (let index = 0, at = start; index < count; index++, at += step) self.bytes[at] = source[index];
  return null;
}

function deleteSlice(m: Machine, self: PyByteArray, slice: PySlice): Result {
  const { start, step, count } = sliceBounds(slice, self.length);
  if (count === 0) return null;
  if (!resizable(m, self)) return X;
  m.charge(self.length >> 4);
  const low = step > 0 ? start : start + step * (count - 1);
  const stride = Math.abs(step);
  let size = low;
  for (let at = low, removed = 0; at < self.length; at++) {
    if (removed < count && at === low + removed * stride) removed++;
    else self.bytes[size++] = self.bytes[at];
  }
  self.length = size;
  return null;
}
const DELETE_SLICE = continuation("bytearray.delete-slice", (m, slice, self: PyByteArray) =>
  deleteSlice(m, self, slice as PySlice),
);
const DELETE_INDEX = continuation("bytearray.delete-index", (m, index, self: PyByteArray) => {
  const at = position(m, self, index as number);
  if (at === X) return X;
  return splice(m, self, at as number, (at as number) + 1, NOTHING) ? null : X;
});

method(
  BYTEARRAY,
  "__setitem__(self, key, value, /)",
  { doc: "Set self[key] to value." },
  (m, self: PyByteArray, key: Value, value: Value): NextResult => {
    if (!(key instanceof PySlice)) return m.then(subscript(m, key, "bytearray"), SET_INDEX, self, value);
    return m.then(plainSlice(m, key), ASSIGN_SLICE, self, key, value);
  },
);
method(
  BYTEARRAY,
  "__delitem__(self, key, /)",
  { doc: "Delete self[key]." },
  (m, self: PyByteArray, key: Value): NextResult =>
    key instanceof PySlice
      ? m.then(plainSlice(m, key), DELETE_SLICE, self)
      : m.then(subscript(m, key, "bytearray"), DELETE_INDEX, self),
);
