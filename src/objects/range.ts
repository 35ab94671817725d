/**
 * range: an arithmetic progression of ints of any size, its length computed once. Membership, index and count of numbers
 * take constant time, as CPython's do for exact ints; other values are compared one by one.
 */

import { add, floorDiv, mod, mul, sub } from "../numeric/integer.js";
import { hashRange } from "../numeric/hash.js";
import { constructor, defineType, getter, method } from "./define.js";
import { searchIterable } from "./equality.js";
import { heapClass } from "./heap.js";
import { rangeIterator, rangeReverseIterator } from "./iterator.js";
import { continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { NOT_IMPLEMENTED, PyFloat, PyInstance, PyRange, PySlice, TypeFlag, type Int, type Value } from "./model.js";
import { chargeProgression } from "./number-arithmetic.js";
import { INT } from "./primitives.js";
import { isInt, isStr, lookupSpecial, reprOf, toIndex, typeName } from "./protocol.js";
import { reprFields } from "./repr.js";
import { ITERATOR_SIZE, RANGE_SIZE } from "./sizes.js";
import { longSliceBounds, plainSlice, progressionLength, readonlyMember } from "./slice.js";

export const RANGE = defineType("range", {
  representation: PyRange,
  flags: TypeFlag.SEQUENCE_PATTERN,
  doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.",
});
heapClass(PyRange, "range", { start: "plain", stop: "plain", step: "plain", length: "plain" }, RANGE_SIZE);

/** range(start, stop, step); the step is not zero. */
export function makeRange(m: Machine, start: Int, stop: Int, step: Int): PyRange {
  m.allocate(RANGE_SIZE);
  chargeProgression(m, stop, step);
  chargeProgression(m, start, step);
  return new PyRange(start, stop, step, progressionLength(start, stop, step));
}

constructor(
  RANGE,
  "range(start: index, stop: index=..., step: index=..., /)",
  {},
  (m, start: Int, stop?: Int, step?: Int) => {
    if (stop === undefined) return makeRange(m, 0, start, 1);
    if (step === 0) return m.valueError("range() arg 3 must not be zero");
    return makeRange(m, start, stop, step ?? 1);
  },
);

getter(RANGE, "start", (_m, self: PyRange) => self.start, readonlyMember);
getter(RANGE, "stop", (_m, self: PyRange) => self.stop, readonlyMember);
getter(RANGE, "step", (_m, self: PyRange) => self.step, readonlyMember);

method(RANGE, "__len__(self, /)", {}, (m, self: PyRange) =>
  self.length > 0x7fffffffffffffffn
    ? m.raise("OverflowError", "Python int too large to convert to C ssize_t")
    : self.length,
);
method(RANGE, "__bool__(self, /)", {}, (_m, self: PyRange) => self.length !== 0);
method(RANGE, "__iter__(self, /)", {}, (m, self: PyRange) => {
  m.allocate(ITERATOR_SIZE);
  return rangeIterator(self);
});
method(RANGE, "__reversed__(self, /)", { doc: "Return a reverse iterator." }, (m, self: PyRange) => {
  m.allocate(ITERATOR_SIZE);
  return rangeReverseIterator(self);
});
method(RANGE, "__repr__(self, /)", {}, (m, self: PyRange) =>
  reprFields(m, "range", self.step === 1 ? [self.start, self.stop] : [self.start, self.stop, self.step]),
);

// --------------------------------------------------------------------------------------------------------- subscription

function itemAt(range: PyRange, position: Int): Int {
  return add(range.start, mul(position, range.step));
}

function rangeIndex(m: Machine, range: PyRange, index: Int): Result {
  chargeProgression(m, index, range.step);
  chargeProgression(m, range.start, range.length);
  const position = index < 0 ? add(index, range.length) : index;
  if (position < 0 || position >= range.length) return m.raise("IndexError", "range object index out of range");
  return itemAt(range, position);
}

const ITEM = continuation("range.item", (m, index, range: PyRange) => rangeIndex(m, range, index as Int));
const SLICED = continuation("range.slice", (m, plain, range: PyRange) => {
  const { start: from, stop: to, step: by } = plain as PySlice;
  for (const bound of [from, to, by]) if (typeof bound === "bigint") chargeProgression(m, bound, range.length);
  chargeProgression(m, range.length, range.step);
  const { start, stop, step } = longSliceBounds(plain as PySlice, range.length);
  return makeRange(m, itemAt(range, start), itemAt(range, stop), mul(step, range.step));
});

/** range[key]. */
export function rangeGetItem(m: Machine, range: PyRange, key: Value): Result {
  if (typeof key === "number") return rangeIndex(m, range, key);
  if (key instanceof PySlice) return m.then(plainSlice(m, key), SLICED, range);
  if (isInt(key) || lookupSpecial(key, "__index__") !== undefined) return m.then(toIndex(m, key), ITEM, range);
  return m.typeError(`range indices must be integers or slices, not ${typeName(key)}`);
}
method(RANGE, "__getitem__(self, key, /)", {}, (m, self: PyRange, key: Value) => rangeGetItem(m, self, key));

// ----------------------------------------------------------------------------------------------------------- membership

/** The int that a number equals; undefined for a float between ints; null for what is no built-in number. */
function asInteger(value: Value): Int | undefined | null {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof PyFloat) {
    if (Math.floor(value.value) !== value.value || !Number.isFinite(value.value)) return undefined;
    return Number.isSafeInteger(value.value) ? value.value + 0 : BigInt(value.value);
  }
  // A subclass of int that compares as int does.
  if (
    value instanceof PyInstance &&
    isInt(value.payload ?? null) &&
    lookupSpecial(value, "__eq__") === INT.attributes.get("__eq__")
  )
    return asInteger(value.payload ?? null);
  return null;
}

function holds(m: Machine, range: PyRange, value: Int): boolean {
  const { start, stop, step } = range;
  chargeProgression(m, value, step);
  chargeProgression(m, start, stop);
  if (step > 0 ? value < start || value >= stop : value > start || value <= stop) return false;
  return mod(sub(value, start), step) === 0;
}

/** item in range. */
export function rangeContains(m: Machine, range: PyRange, value: Value): Result {
  const number = asInteger(value);
  if (number !== null) return number !== undefined && holds(m, range, number);
  if (value === null || isStr(value)) return false;
  return searchIterable(m, rangeIterator(range), value, "contains");
}
method(RANGE, "__contains__(self, key, /)", {}, (m, self: PyRange, key: Value) => rangeContains(m, self, key));

method(
  RANGE,
  "count(self, object, /)",
  { doc: "rangeobject.count(value) -> integer -- return number of occurrences of value" },
  (m, self: PyRange, value: Value) => {
    const number = asInteger(value);
    if (number !== null) return number !== undefined && holds(m, self, number) ? 1 : 0;
    return searchIterable(m, rangeIterator(self), value, "count");
  },
);

const NOT_IN_RANGE = continuation("range.not-in", (m, text) => m.valueError(`${text as string} is not in range`));
method(
  RANGE,
  "index(self, object, /)",
  {
    doc: "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
  },
  (m, self: PyRange, value: Value): NextResult => {
    const number = asInteger(value);
    if (number === null || value instanceof PyFloat) {
      if (number !== null && number !== undefined && holds(m, self, number))
        return floorDiv(sub(number, self.start), self.step);
      if (number !== null) return m.valueError("sequence.index(x): x not in sequence");
      return searchIterable(m, rangeIterator(self), value, "index");
    }
    if (number !== undefined && holds(m, self, number)) return floorDiv(sub(number, self.start), self.step);
    return m.then(reprOf(m, value), NOT_IN_RANGE);
  },
);

// ------------------------------------------------------------------------------------------------------ equality, hash

function sameRange(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  if (a.start !== b.start) return false;
  return a.length === 1 || a.step === b.step;
}
method(RANGE, "__eq__(self, value, /)", {}, (_m, self: PyRange, value: Value) =>
  value instanceof PyRange ? sameRange(self, value) : NOT_IMPLEMENTED,
);
method(RANGE, "__ne__(self, value, /)", {}, (_m, self: PyRange, value: Value) =>
  value instanceof PyRange ? !sameRange(self, value) : NOT_IMPLEMENTED,
);
method(RANGE, "__hash__(self, /)", {}, (_m, self: PyRange) => hashRange(self.length, self.start, self.step));
