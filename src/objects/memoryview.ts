/**
 * memoryview: a window on the bytes of a bytes or bytearray, one dimension, with CPython's native item formats. A view made
 * from a bytearray holds an export until it is released; views made from views share that. Reads are checked against the
 * source's present length, so that a released lock can never let a view see beyond it.
 * CPython: a view that is no longer referenced releases its export at once; here it must be released (or used in `with`).
 */

import { provideBuffer } from "./bind.js";
import { PyMemoryView, allocateBytes, bufferBytes, bytesOf, viewBytes, viewSource, type ItemFormat } from "./buffer.js";
import { bytesHash, equalBytes } from "./bytes-methods.js";
import { hexText } from "./bytes-text.js";
import { constructor, defineType, getter, method } from "./define.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { defineIterator } from "./iterator.js";
import { X, continuation, type ExitSignal, type Machine, type NextResult, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyByteArray,
  PyBytes,
  PyFloat,
  PyList,
  PySlice,
  PyTuple,
  TypeFlag,
  type FlatStr,
  type Int,
  type Value,
} from "./model.js";
import { isInt, lookupSpecial, toFloat, toIndex, typeName, unwrap } from "./protocol.js";
import { TOO_LARGE, fitsSize } from "./sequence.js";
import { ITERATOR_SIZE, listSize, tupleSize } from "./sizes.js";
import { plainSlice, sliceBounds } from "./slice.js";

const VIEW_SIZE = 136;

export const MEMORYVIEW = defineType("memoryview", {
  representation: PyMemoryView,
  flags: TypeFlag.SEQUENCE_PATTERN,
  doc: "Create a new memoryview object which references the given object.",
});
heapClass(
  PyMemoryView,
  "memoryview",
  {
    released: "plain",
    hash: "plain",
    source: "object",
    start: "plain",
    length: "plain",
    stride: "plain",
    itemSize: "plain",
    format: "plain",
    readonly: "plain",
    exports: "plain",
  },
  VIEW_SIZE,
);
provideBuffer((value) => bufferBytes(null, value));

const ITEM_SIZES: ReadonlyMap<string, number> = new Map<ItemFormat, number>([
  ["B", 1],
  ["b", 1],
  ["c", 1],
  ["?", 1],
  ["h", 2],
  ["H", 2],
  ["i", 4],
  ["I", 4],
  ["l", 8],
  ["L", 8],
  ["q", 8],
  ["Q", 8],
  ["n", 8],
  ["N", 8],
  ["f", 4],
  ["d", 8],
]);

function released(m: Machine): ExitSignal {
  return m.valueError("operation forbidden on released memoryview object");
}

// ---------------------------------------------------------------------------------------------------------- construction

/** A view of a bytes, bytearray or view. */
export function makeView(m: Machine, object: Value): Result {
  const source = unwrap(object);
  if (source instanceof PyMemoryView) return source.released ? released(m) : derived(m, source, {});
  const other = viewSource(source);
  if (other !== undefined) {
    m.allocate(VIEW_SIZE);
    other.data.exports++;
    const { data, size, format } = other;
    return new PyMemoryView(data, 0, data.length / size, size, size, format, false, true);
  }
  if (!(source instanceof PyBytes || source instanceof PyByteArray))
    return m.typeError(`memoryview: a bytes-like object is required, not '${typeName(object)}'`);
  m.allocate(VIEW_SIZE);
  const exports = source instanceof PyByteArray;
  if (exports) source.exports++;
  return new PyMemoryView(source, 0, bytesOf(source).length, 1, 1, "B", source instanceof PyBytes, exports);
}
constructor(MEMORYVIEW, "memoryview(object)", {}, (m, object: Value) => makeView(m, object));

type Window = Partial<Pick<PyMemoryView, "start" | "length" | "stride" | "itemSize" | "format" | "readonly">>;

function derived(m: Machine, view: PyMemoryView, change: Window): PyMemoryView {
  m.allocate(VIEW_SIZE);
  return new PyMemoryView(
    view.source,
    change.start ?? view.start,
    change.length ?? view.length,
    change.stride ?? view.stride,
    change.itemSize ?? view.itemSize,
    change.format ?? view.format,
    change.readonly ?? view.readonly,
    false,
  );
}

function release(view: PyMemoryView): void {
  if (view.released) return;
  view.released = true;
  if (view.exports && view.source instanceof PyByteArray) view.source.exports--;
}
method(
  MEMORYVIEW,
  "release(self, /)",
  { doc: "Release the underlying buffer exposed by the memoryview object." },
  (_m, self: PyMemoryView) => {
    release(self);
    return null;
  },
);
method(MEMORYVIEW, "__enter__(self, /)", {}, (m, self: PyMemoryView) => (self.released ? released(m) : self));
method(
  MEMORYVIEW,
  "__exit__(self, /, *args)",
  { doc: "Release the underlying buffer exposed by the memoryview object." },
  (_m, self: PyMemoryView) => {
    release(self);
    return null;
  },
);

// ------------------------------------------------------------------------------------------------------------------ items

const scratch = new DataView(new ArrayBuffer(8));

/** The item at a byte position. */
function readItem(m: Machine, bytes: Uint8Array, at: number, format: ItemFormat, size: number): Value {
  if (format === "B") return bytes[at];
  if (format === "c") {
    m.allocate(49);
    return new PyBytes(Uint8Array.of(bytes[at]));
  }
  for (let byte = 0; byte < size; byte++) scratch.setUint8(byte, bytes[at + byte]);
  switch (format) {
    case "b":
      return scratch.getInt8(0);
    case "?":
      return scratch.getUint8(0) !== 0;
    case "h":
      return scratch.getInt16(0, true);
    case "H":
      return scratch.getUint16(0, true);
    case "i":
      return scratch.getInt32(0, true);
    case "I":
      return scratch.getUint32(0, true);
    case "f":
    case "d":
      m.allocate(32);
      return new PyFloat(format === "f" ? scratch.getFloat32(0, true) : scratch.getFloat64(0, true));
    case "l":
    case "q":
    case "n":
      return canonical(scratch.getBigInt64(0, true));
    default:
      return canonical(scratch.getBigUint64(0, true));
  }
}

function canonical(value: bigint): Int {
  return value <= 9007199254740991n && value >= -9007199254740991n ? Number(value) : value;
}

const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  B: [0n, 255n],
  b: [-128n, 127n],
  h: [-32768n, 32767n],
  H: [0n, 65535n],
  i: [-(2n ** 31n), 2n ** 31n - 1n],
  I: [0n, 2n ** 32n - 1n],
  l: [-(2n ** 63n), 2n ** 63n - 1n],
  q: [-(2n ** 63n), 2n ** 63n - 1n],
  n: [-(2n ** 63n), 2n ** 63n - 1n],
  L: [0n, 2n ** 64n - 1n],
  Q: [0n, 2n ** 64n - 1n],
  N: [0n, 2n ** 64n - 1n],
};

const STORE = continuation("memoryview.store", (m, value, self: PyMemoryView, index: number) => {
  if (self.released) return released(m);
  const { format, itemSize } = self;
  if (format === "f" || format === "d") {
    const float = (value as PyFloat).value;
    if (format === "f") scratch.setFloat32(0, float, true);
    else scratch.setFloat64(0, float, true);
  } else {
    const int = BigInt(value as Int);
    const [low, high] = RANGES[format];
    if (int < low || int > high) return m.valueError(`memoryview: invalid value for format '${format}'`);
    scratch.setBigInt64(0, int, true);
  }
  return storeScratch(m, self, index, itemSize);
});

function storeScratch(m: Machine, self: PyMemoryView, index: number, size: number): Result {
  const at = itemPosition(m, self, index);
  if (at === X) return X;
  const bytes = bytesOf(self.source);
  for (let byte = 0; byte < size; byte++) bytes[(at as number) + byte] = scratch.getUint8(byte);
  return null;
}

/** The byte position of an item, or X with IndexError. */
function itemPosition(m: Machine, self: PyMemoryView, index: number): Result {
  if (self.released) return released(m);
  const at = index < 0 ? index + self.length : index;
  const position = self.start + at * self.stride;
  if (at < 0 || at >= self.length || position + self.itemSize > bytesOf(self.source).length)
    return m.raise("IndexError", "index out of bounds on dimension 1");
  return position;
}

function setIndexed(m: Machine, self: PyMemoryView, index: number, value: Value): Result {
  const at = itemPosition(m, self, index);
  if (at === X) return X;
  const { format } = self;
  const bare = unwrap(value);
  const wrong = (): ExitSignal => m.typeError(`memoryview: invalid type for format '${format}'`);
  if (format === "c") {
    if (!(bare instanceof PyBytes)) return wrong();
    if (bare.bytes.length !== 1) return m.valueError("memoryview: invalid value for format 'c'");
    scratch.setUint8(0, bare.bytes[0]);
    return storeScratch(m, self, index, 1);
  }
  if (format === "?") {
    scratch.setUint8(0, value === true || (typeof value === "number" && value !== 0) ? 1 : 0);
    return storeScratch(m, self, index, 1);
  }
  if (format === "f" || format === "d") {
    if (!(bare instanceof PyFloat) && !isInt(bare) && lookupSpecial(value, "__float__") === undefined) return wrong();
    return m.then(toFloat(m, value), STORE, self, index);
  }
  if (!isInt(bare) && lookupSpecial(value, "__index__") === undefined) return wrong();
  return m.then(toIndex(m, value), STORE, self, index);
}

// ----------------------------------------------------------------------------------------------------------- subscription

function sliceView(m: Machine, self: PyMemoryView, slice: PySlice): PyMemoryView {
  const { start, step, count } = sliceBounds(slice, self.length);
  return derived(m, self, { start: self.start + start * self.stride, length: count, stride: self.stride * step });
}

/** An index that no memory is large enough for. */
function beyond(m: Machine, index: bigint): typeof X {
  return m.raise("IndexError", fitsSize(index) ? "index out of bounds on dimension 1" : TOO_LARGE);
}

const GET = continuation("memoryview.get", (m, index, self: PyMemoryView) => getIndexed(m, self, index as Int));
function getIndexed(m: Machine, self: PyMemoryView, index: Int): Result {
  const at = typeof index === "bigint" ? beyond(m, index) : itemPosition(m, self, index);
  return at === X ? X : readItem(m, bytesOf(self.source), at as number, self.format, self.itemSize);
}
const SLICED = continuation("memoryview.slice", (m, slice, self: PyMemoryView) => sliceView(m, self, slice as PySlice));
method(
  MEMORYVIEW,
  "__getitem__(self, key, /)",
  { doc: "Return self[key]." },
  (m, self: PyMemoryView, key: Value): NextResult => {
    if (self.released) return released(m);
    if (key instanceof PySlice) return m.then(plainSlice(m, key), SLICED, self);
    if (isInt(key) || lookupSpecial(key, "__index__") !== undefined) return m.then(toIndex(m, key), GET, self);
    if (key instanceof PyTuple && key.items.length > 1) m.charge(key.items.length >> 3);
    if (key instanceof PyTuple && key.items.length > 1 && key.items.every((item) => isInt(item)))
      return m.typeError(`cannot index 1-dimension view with ${key.items.length}-element tuple`);
    return m.typeError("memoryview: invalid slice key");
  },
);

const SET = continuation("memoryview.set", (m, index, self: PyMemoryView, value: Value) =>
  typeof index === "bigint" ? beyond(m, index) : setIndexed(m, self, index as number, value),
);
const SET_SLICE = continuation("memoryview.set-slice", (m, slice, self: PyMemoryView, value: Value) => {
  if (self.released) return released(m);
  const target = sliceView(m, self, slice as PySlice);
  const bare = unwrap(value);
  const bytes = bufferBytes(m, bare);
  if (bytes === undefined) return m.typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  const format = bare instanceof PyMemoryView ? bare.format : (viewSource(bare)?.format ?? "B");
  if (format !== target.format || bytes.length !== target.length * target.itemSize)
    return m.valueError("memoryview assignment: lvalue and rvalue have different structures");
  m.charge(bytes.length >> 4);
  const source = bytes.slice();
  const into = bytesOf(self.source);
  for (let item = 0, at = 0; item < target.length; item++)
    for (let byte = 0; byte < target.itemSize; byte++) into[target.start + item * target.stride + byte] = source[at++];
  return null;
});
method(
  MEMORYVIEW,
  "__setitem__(self, key, value, /)",
  { doc: "Set self[key] to value." },
  (m, self: PyMemoryView, key: Value, value: Value): NextResult => {
    if (self.released) return released(m);
    if (self.readonly) return m.typeError("cannot modify read-only memory");
    if (key instanceof PySlice) return m.then(plainSlice(m, key), SET_SLICE, self, value);
    if (isInt(key) || lookupSpecial(key, "__index__") !== undefined) return m.then(toIndex(m, key), SET, self, value);
    return m.typeError("memoryview: invalid slice key");
  },
);
method(MEMORYVIEW, "__delitem__(self, key, /)", { doc: "Delete self[key]." }, (m, self: PyMemoryView): NextResult =>
  m.typeError(self.readonly ? "cannot modify read-only memory" : "cannot delete memory"),
);
method(MEMORYVIEW, "__len__(self, /)", { doc: "Return len(self)." }, (m, self: PyMemoryView) =>
  self.released ? released(m) : self.length,
);

export class PyMemoryIterator extends PyIterator {
  position = 0;
  constructor(public view: PyMemoryView | null) {
    super();
  }
  next(m: Machine): NextResult {
    const { view } = this;
    if (view === null) return undefined;
    if (view.released) return released(m);
    if (this.position >= view.length) {
      this.view = null;
      return undefined;
    }
    return getIndexed(m, view, this.position++);
  }
}
export const MEMORY_ITERATOR = defineIterator("memory_iterator", PyMemoryIterator);
heapClass(PyMemoryIterator, "memory_iterator", { position: "plain", view: "object" }, ITERATOR_SIZE);
method(MEMORYVIEW, "__iter__(self, /)", { doc: "Implement iter(self)." }, (m, self: PyMemoryView): NextResult => {
  if (self.released) return released(m);
  m.allocate(ITERATOR_SIZE);
  return new PyMemoryIterator(self);
});

// ------------------------------------------------------------------------------------------------------------ conversions

/** The items as a fresh array, charged. */
function itemsOf(m: Machine, view: PyMemoryView): Value[] {
  m.charge(1 + (view.length >> 1));
  m.allocate(listSize(view.length));
  const bytes = bytesOf(view.source);
  const items: Value[] = [];
  for (let index = 0; index < view.length; index++)
    items.push(readItem(m, bytes, view.start + index * view.stride, view.format, view.itemSize));
  return items;
}

method(
  MEMORYVIEW,
  "tobytes(self, /, order='C')",
  { doc: "Return the data in the buffer as a byte string." },
  (m, self: PyMemoryView): NextResult => {
    if (self.released) return released(m);
    const size = self.length * self.itemSize;
    m.charge(size >> 6);
    allocateBytes(m, size);
    return new PyBytes(viewBytes(m, self).slice());
  },
);
method(
  MEMORYVIEW,
  "tolist(self, /)",
  { doc: "Return the data in the buffer as a list of elements." },
  (m, self: PyMemoryView): NextResult => (self.released ? released(m) : new PyList(itemsOf(m, self))),
);
method(
  MEMORYVIEW,
  "hex(self, /, sep=..., bytes_per_sep: size=1)",
  { doc: "Return the data in the buffer as a str of hexadecimal numbers." },
  (m, self: PyMemoryView, sep: Value | undefined, group: number): NextResult =>
    self.released ? released(m) : hexText(m, viewBytes(m, self), sep, group),
);
method(
  MEMORYVIEW,
  "toreadonly(self, /)",
  { doc: "Return a readonly version of the memoryview." },
  (m, self: PyMemoryView): NextResult => (self.released ? released(m) : derived(m, self, { readonly: true })),
);
method(
  MEMORYVIEW,
  "cast(self, format: str, shape=...)",
  { doc: "Cast a memoryview to a new format or shape." },
  (m, self: PyMemoryView, format: FlatStr, shape: Value | undefined): NextResult => {
    if (self.released) return released(m);
    if (shape !== undefined) {
      const list = unwrap(shape);
      const flat = (list instanceof PyList || list instanceof PyTuple) && list.items.length === 1;
      if (!flat) return m.raise("NotImplementedError", "memoryview: multi-dimensional views are not implemented");
    }
    const name = typeof format === "string" && format.length === 2 && format[0] === "@" ? format[1] : format;
    const size = typeof name === "string" ? ITEM_SIZES.get(name) : undefined;
    if (size === undefined)
      return m.valueError(
        "memoryview: destination format must be a native single character format prefixed with an optional '@'",
      );
    if (self.stride !== self.itemSize) return m.typeError("memoryview: casts are restricted to C-contiguous views");
    const bytewise = (kind: string): boolean => kind === "B" || kind === "b" || kind === "c";
    if (!bytewise(self.format) && !bytewise(name as string))
      return m.typeError("memoryview: cannot cast between two non-byte formats");
    const total = self.length * self.itemSize;
    if (total % size !== 0) return m.typeError("memoryview: length is not a multiple of itemsize");
    return derived(m, self, { length: total / size, stride: size, itemSize: size, format: name as ItemFormat });
  },
);

// -------------------------------------------------------------------------------------------------------------- attributes

function live<T extends Value>(
  read: (m: Machine, self: PyMemoryView) => T,
): (m: Machine, self: PyMemoryView) => NextResult {
  return (m, self) => (self.released ? released(m) : read(m, self));
}
function single(m: Machine, value: number): PyTuple {
  m.allocate(tupleSize(1));
  return new PyTuple([value]);
}
getter(
  MEMORYVIEW,
  "obj",
  live((_m, self) => self.source),
);
getter(
  MEMORYVIEW,
  "nbytes",
  live((_m, self) => self.length * self.itemSize),
);
getter(
  MEMORYVIEW,
  "itemsize",
  live((_m, self) => self.itemSize),
);
getter(
  MEMORYVIEW,
  "format",
  live((_m, self) => self.format),
);
getter(
  MEMORYVIEW,
  "readonly",
  live((_m, self) => self.readonly),
);
getter(
  MEMORYVIEW,
  "ndim",
  live(() => 1),
);
getter(
  MEMORYVIEW,
  "shape",
  live((m, self) => single(m, self.length)),
);
getter(
  MEMORYVIEW,
  "strides",
  live((m, self) => single(m, self.stride)),
);
getter(
  MEMORYVIEW,
  "suboffsets",
  live((m) => {
    m.allocate(tupleSize(0));
    return new PyTuple([]);
  }),
);
for (const name of ["contiguous", "c_contiguous", "f_contiguous"])
  getter(
    MEMORYVIEW,
    name,
    live((_m, self) => self.stride === self.itemSize || self.length <= 1),
  );

// --------------------------------------------------------------------------------------------------- comparison and hash

/** Equal structure of values: plain bytes are compared directly, other formats item by item. */
function sameItems(m: Machine, self: PyMemoryView, other: Value): boolean | undefined {
  const theirs = other instanceof PyMemoryView ? other : undefined;
  if (self.released || theirs?.released === true) return self === other;
  const bytes = bufferBytes(m, other);
  if (bytes === undefined) return undefined;
  const mine = viewBytes(m, self);
  m.charge(mine.length >> 4);
  const format = theirs?.format ?? "B";
  if (format === self.format && format !== "f" && format !== "d") return equalBytes(mine, bytes);
  const right = theirs ?? new PyMemoryView(new PyBytes(bytes), 0, bytes.length, 1, 1, "B", true, false);
  if (right.length !== self.length) return false;
  const a = itemsOf(m, self);
  const b = itemsOf(m, right);
  for (let index = 0; index < a.length; index++) if (!sameItem(a[index], b[index])) return false;
  return true;
}

function sameItem(a: Value, b: Value): boolean {
  if (a instanceof PyBytes || b instanceof PyBytes)
    return a instanceof PyBytes && b instanceof PyBytes && equalBytes(a.bytes, b.bytes);
  const x = a instanceof PyFloat ? a.value : (a as Int | boolean);
  const y = b instanceof PyFloat ? b.value : (b as Int | boolean);
  // oxlint-disable-next-line eqeqeq -- bigint, boolean and number by value
  return x == y;
}
method(
  MEMORYVIEW,
  "__eq__(self, value, /)",
  { doc: "Return self==value." },
  (m, self: PyMemoryView, value: Value) => sameItems(m, self, unwrap(value)) ?? NOT_IMPLEMENTED,
);
method(MEMORYVIEW, "__ne__(self, value, /)", { doc: "Return self!=value." }, (m, self: PyMemoryView, value: Value) => {
  const same = sameItems(m, self, unwrap(value));
  return same === undefined ? NOT_IMPLEMENTED : !same;
});
method(MEMORYVIEW, "__hash__(self, /)", { doc: "Return hash(self)." }, (m, self: PyMemoryView): NextResult => {
  if (self.hash !== null) return self.hash;
  if (self.released) return released(m);
  if (!self.readonly) return m.valueError("cannot hash writable memoryview object");
  if (self.format !== "B" && self.format !== "b" && self.format !== "c")
    return m.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  self.hash = bytesHash(m, viewBytes(m, self));
  return self.hash;
});
method(MEMORYVIEW, "__repr__(self, /)", { doc: "Return repr(self)." }, (m, self: PyMemoryView) => {
  m.allocate(64);
  const address = `0x${m.identity(self).toString(16).padStart(12, "0")}`;
  return self.released ? `<released memory at ${address}>` : `<memory at ${address}>`;
});
