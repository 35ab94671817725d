/**
 * What list, tuple and other sequences share: subscripts as positions, repetition counts, iterables as arrays, and CPython's
 * messages for all of them.
 */

import { PyDict, PySet, PyFrozenSet } from "./dictionary.js";
import { PyRangeIterator, rangeIterator } from "./iterator.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import { PyList, PyRange, PyTuple, type Int, type Value } from "./model.js";
import { PyNative } from "./native.js";
import { collect, isInt, iterate, lookupSpecial, toIndex, typeName } from "./protocol.js";
import { liveKeys } from "./repr.js";
import { listSize } from "./sizes.js";

// ----------------------------------------------------------------------------------------------------------- subscripts

/** The message of an int that no C ssize_t holds. */
export const TOO_LARGE = "cannot fit 'int' into an index-sized integer";

/** Whether a C ssize_t holds the int. */
export function fitsSize(value: bigint): boolean {
  return value >= -0x8000000000000000n && value < 0x8000000000000000n;
}

const NUMBER = continuation("sequence.index", (m, value) => indexNumber(m, value as Int));

function indexNumber(m: Machine, index: Int): Result {
  if (typeof index === "number") return index;
  if (fitsSize(index)) return Number(index);
  return m.raise("IndexError", TOO_LARGE);
}

/**
 * A subscript as a JavaScript number (perhaps out of range), for a key that is no slice. `what` names the sequence in
 * "list indices must be integers or slices, not str".
 */
export function subscript(m: Machine, key: Value, what: string): Result {
  if (typeof key === "number") return key;
  if (isInt(key) || lookupSpecial(key, "__index__") !== undefined) {
    const index = toIndex(m, key);
    if (typeof index === "number") return index;
    return m.then(index, NUMBER);
  }
  return m.typeError(`${what} indices must be integers or slices, not ${typeName(key)}`);
}

/** A repetition count: a number (negative ones as 0), X, or undefined when the value is no int. */
export function repeatCount(m: Machine, value: Value): Result | undefined {
  if (typeof value === "number") return value < 0 ? 0 : value;
  if (isInt(value) || lookupSpecial(value, "__index__") !== undefined) return m.then(toIndex(m, value), COUNT);
  return undefined;
}
const COUNT = continuation("sequence.count", (m, value) => {
  const count = value as Int;
  if (typeof count === "number") return Math.max(0, count);
  if (fitsSize(count)) return count < 0 ? 0 : Number(count);
  return m.raise("OverflowError", TOO_LARGE);
});

/** An int argument that CPython converts to a C ssize_t. */
export function sizeArgument(m: Machine, value: Int): number | typeof X {
  if (typeof value === "number") return value;
  if (value >= -0x8000000000000000n && value < 0x8000000000000000n) return Number(value);
  return m.raise("OverflowError", "Python int too large to convert to C ssize_t");
}

/** What stands on the left of `*` and repeats itself: a built-in sequence, in CPython's sense, which says itself what is wrong. */
export function repeatsItself(value: Value): boolean {
  return lookupSpecial(value, "__mul__") instanceof PyNative && lookupSpecial(value, "__sub__") === undefined;
}

/** "can't multiply sequence by non-int of type 'str'" */
export function repeatError(m: Machine, value: Value): typeof X {
  return m.typeError(`can't multiply sequence by non-int of type '${typeName(value)}'`);
}

/** `count` times the items, memory reserved. */
export function repeated(m: Machine, items: readonly Value[], count: number): Value[] {
  const length = items.length * count;
  m.allocate(listSize(length));
  m.charge(1 + Math.floor(length / (items.length === 1 ? 12 : 8)));
  if (items.length === 1 && length > 0 && length < 1 << 25) return new Array<Value>(length).fill(null).fill(items[0]);
  const result = emptyItems();
  // Rounds without items would go uncharged.
  if (items.length === 0) return result;
  for (let round = 0; round < count; round++)
    for (let index = 0; index < items.length; index++) result.push(items[index]);
  return result;
}

/** Items from `start` on, `step` apart. */
export function stepped(items: readonly Value[], start: number, step: number, count: number): Value[] {
  if (step === 1) return items.slice(start, start + count);
  const result = emptyItems();
  for (let index = 0, at = start; index < count; index++, at += step) result.push(items[at]);
  return result;
}

/**
 * An empty array of V8's general kind. Arrays that start with small ints have kinds of their own, and code that sees too many
 * kinds falls to the slow path, so lists are made from this one wherever items are pushed one by one.
 */
export function emptyItems(): Value[] {
  const items: Value[] = [null];
  items.pop();
  return items;
}

// ----------------------------------------------------------------------------------------------------------- iterables

/**
 * The items of an iterable that no guest code gives, as a fresh array, charged and reserved; null for other iterables.
 */
export function nativeItems(m: Machine, iterable: Value): Value[] | null {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    const { items } = iterable;
    m.charge(1 + (items.length >> 3));
    m.allocate(listSize(items.length));
    return items.slice();
  }
  if (iterable instanceof PyRange) {
    const iterator = rangeIterator(iterable);
    if (!(iterator instanceof PyRangeIterator)) return null;
    const length = iterator.remaining;
    m.allocate(listSize(length));
    m.charge(1 + Math.floor(length / 4));
    const { step } = iterator;
    const items = emptyItems();
    for (let value = iterator.current, index = 0; index < length; index++, value += step) items.push(value);
    return items;
  }
  if (iterable instanceof PyDict || iterable instanceof PySet || iterable instanceof PyFrozenSet)
    return liveKeys(m, iterable);
  return null;
}

/** Everything an iterable gives, as a fresh PyList. */
export function listOf(m: Machine, iterable: Value): Result {
  const items = nativeItems(m, iterable);
  return items === null ? collect(m, iterable) : new PyList(items);
}

const COLLECT = continuation("sequence.collect", (m, iterator) => collect(m, iterator as Value));
const NOT_ITERABLE = continuation(
  "sequence.not-iterable",
  (_m, iterator) => iterator as Value,
  (m, message: string) => {
    if (!m.pendingIs("TypeError")) return X;
    m.clearException();
    return m.typeError(message);
  },
);

/** An exact list or tuple with the items: the value itself, or a list of what it gives; `message` when it is not iterable. */
export function fastSequence(m: Machine, value: Value, message: string): Result {
  if (value instanceof PyList || value instanceof PyTuple) return value;
  const items = nativeItems(m, value);
  if (items !== null) return new PyList(items);
  return m.then(m.then(iterate(m, value), NOT_ITERABLE, message), COLLECT);
}
