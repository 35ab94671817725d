/**
 * slice objects, and the arithmetic of slicing for every sequence type. A slice is *plain* when its fields are ints or None;
 * `plainSlice` makes one by calling `__index__` (in CPython's order: step, start, stop), then `sliceBounds` clips it to a
 * length. Comparison and hash are those of the tuple of the fields.
 */

import { add, floorDiv, sub } from "../numeric/integer.js";
import { hashSlice } from "../numeric/hash.js";
import { constructor, defineType, getter, method } from "./define.js";
import { heapClass } from "./heap.js";
import { X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { NOT_IMPLEMENTED, PySlice, PyTuple, type Int, type Value } from "./model.js";
import { compare, type Comparison } from "./operators.js";
import { hashOf, isInt, lookupSpecial, toIndex } from "./protocol.js";
import { reprFields } from "./repr.js";
import { SLICE_SIZE, tupleSize } from "./sizes.js";

export const SLICE = defineType("slice", {
  representation: PySlice,
  doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
});
heapClass(PySlice, "slice", { start: "value", stop: "value", step: "value" }, SLICE_SIZE);

// ------------------------------------------------------------------------------------------------------------- fields

function isPlainField(value: Value): boolean {
  return value === null || typeof value === "number" || typeof value === "bigint";
}

function fieldIndex(m: Machine, value: Value): Result {
  if (value === null || isInt(value) || lookupSpecial(value, "__index__") !== undefined)
    return value === null ? null : toIndex(m, value);
  return m.typeError("slice indices must be integers or None or have an __index__ method");
}

const NEXT_FIELD = continuation("slice.field", (m, value, slice: PySlice, fields: readonly Value[]) =>
  resolveFields(m, slice, [...fields, value as Value]),
);

function resolveFields(m: Machine, slice: PySlice, fields: Value[]): Result {
  for (;;) {
    // The step is looked at first, and refused before start and stop are asked.
    if (fields.length === 1 && fields[0] === 0) return m.valueError("slice step cannot be zero");
    if (fields.length === 3) return new PySlice(fields[1], fields[2], fields[0]);
    const field = fieldIndex(m, [slice.step, slice.start, slice.stop][fields.length]);
    if (field === X) return m.then(X, NEXT_FIELD, slice, fields);
    fields.push(field as Value);
  }
}

/** The slice with ints or None as fields, its step not zero: itself when it is plain already. */
export function plainSlice(m: Machine, slice: PySlice): Result {
  if (isPlainField(slice.start) && isPlainField(slice.stop) && isPlainField(slice.step)) {
    if (slice.step === 0) return m.valueError("slice step cannot be zero");
    return slice;
  }
  return resolveFields(m, slice, []);
}

// ------------------------------------------------------------------------------------------------------------- bounds

/** What a slice selects of a sequence: `count` items from `start` on, `step` apart; `stop` is clipped too. */
export interface SliceBounds {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

function clip(value: Value, absent: number): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return value > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
  return absent;
}

function clipTo(index: number, length: number, low: number, high: number): number {
  if (index < 0) return index + length < 0 ? low : index + length;
  return index >= length ? high : index;
}

/** The bounds of a plain slice over a length. */
export function sliceBounds(slice: PySlice, length: number): SliceBounds {
  const step = clip(slice.step, 1);
  if (step > 0) {
    const start = clipTo(clip(slice.start, 0), length, 0, length);
    const stop = clipTo(clip(slice.stop, length), length, 0, length);
    return { start, stop, step, count: start < stop ? Math.floor((stop - start - 1) / step) + 1 : 0 };
  }
  const start = slice.start === null ? length - 1 : clipTo(clip(slice.start, 0), length, -1, length - 1);
  const stop = slice.stop === null ? -1 : clipTo(clip(slice.stop, 0), length, -1, length - 1);
  return { start, stop, step, count: stop < start ? Math.floor((start - stop - 1) / -step) + 1 : 0 };
}

/** The same for a length of any size (ranges, `slice.indices`), without the count. */
export function longSliceBounds(
  slice: PySlice,
  length: Int,
): { readonly start: Int; readonly stop: Int; readonly step: Int } {
  const step = (slice.step ?? 1) as Int;
  const negative = step < 0;
  const low = negative ? -1 : 0;
  const high = negative ? sub(length, 1) : length;
  const bound = (value: Value, absent: Int): Int => {
    if (value === null) return absent;
    const index = value as Int;
    if (index < 0) {
      const fromEnd = add(index, length);
      return fromEnd < low ? low : fromEnd;
    }
    return index > high ? high : index;
  };
  return { start: bound(slice.start, negative ? high : low), stop: bound(slice.stop, negative ? low : high), step };
}

/** How many steps lie between two bounds. */
export function progressionLength(start: Int, stop: Int, step: Int): Int {
  if (step > 0) return start < stop ? add(floorDiv(sub(sub(stop, start), 1), step), 1) : 0;
  return stop < start ? add(floorDiv(sub(sub(start, stop), 1), sub(0, step)), 1) : 0;
}

// ------------------------------------------------------------------------------------------------------------ the type

constructor(
  SLICE,
  "slice(start, stop=..., step=None, /)",
  {},
  (m, start: Value, stop: Value | undefined, step: Value) => {
    m.allocate(SLICE_SIZE);
    return stop === undefined ? new PySlice(null, start, null) : new PySlice(start, stop, step);
  },
);
/** The setter of what is a member in C: the message differs from a property's. */
export function readonlyMember(m: Machine): NextResult {
  return m.raise("AttributeError", "readonly attribute");
}
getter(SLICE, "start", (_m, self: PySlice) => self.start, readonlyMember);
getter(SLICE, "stop", (_m, self: PySlice) => self.stop, readonlyMember);
getter(SLICE, "step", (_m, self: PySlice) => self.step, readonlyMember);

function fieldsOf(m: Machine, slice: PySlice): PyTuple {
  m.allocate(tupleSize(3));
  return new PyTuple([slice.start, slice.stop, slice.step]);
}

for (const operator of ["lt", "le", "eq", "ne", "gt", "ge"] as const satisfies readonly Comparison[]) {
  method(SLICE, `__${operator}__(self, value, /)`, {}, (m, self: PySlice, value: Value) => {
    if (!(value instanceof PySlice)) return NOT_IMPLEMENTED;
    if (self === value) return operator === "eq" || operator === "le" || operator === "ge";
    m.charge(20);
    return compare(m, operator, fieldsOf(m, self), fieldsOf(m, value));
  });
}

const HASH_FIELD = continuation("slice.hash", (m, value, slice: PySlice, hashes: readonly Int[]) =>
  hashFields(m, slice, [...hashes, value as Int]),
);

function hashFields(m: Machine, slice: PySlice, hashes: Int[]): NextResult {
  while (hashes.length < 3) {
    const hash = hashOf(m, [slice.start, slice.stop, slice.step][hashes.length]);
    if (hash === X) return m.then(X, HASH_FIELD, slice, hashes);
    hashes.push(hash as Int);
  }
  return hashSlice(hashes[0], hashes[1], hashes[2]);
}
method(SLICE, "__hash__(self, /)", {}, (m, self: PySlice) => hashFields(m, self, []));
method(SLICE, "__repr__(self, /)", {}, (m, self: PySlice) =>
  reprFields(m, "slice", [self.start, self.stop, self.step]),
);

const INDICES = continuation("slice.indices", (m, plain, length: Int) => {
  const { start, stop, step } = longSliceBounds(plain as PySlice, length);
  m.allocate(tupleSize(3));
  return new PyTuple([start, stop, step]);
});
method(
  SLICE,
  "indices(self, object: index, /)",
  {
    doc: "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by S.",
  },
  (m, self: PySlice, length: Int) => {
    if (length < 0) return m.valueError("length should not be negative");
    return m.then(plainSlice(m, self), INDICES, length);
  },
);
