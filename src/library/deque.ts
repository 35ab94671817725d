/**
 * `collections.deque`: a ring buffer whose capacity is a power of two, so that both ends take and give items in constant time
 * and indexing is one mask. `state` counts changes: iterators and searches that guest code interrupts notice them.
 */

import { getAttribute } from "../objects/attribute.js";
import { attribute, classMethod, constructor, defineType, getter, method } from "../objects/define.js";
import { compareSequences, itemsEqual } from "../objects/equality.js";
import { sameKey } from "../objects/hashtable.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { defineIterator } from "../objects/iterator.js";
import { genericAlias, searchBound } from "../objects/list.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  EMPTY_TUPLE,
  NOT_IMPLEMENTED,
  PyInstance,
  PyList,
  PyObject,
  PyTuple,
  TypeFlag,
  type AnyStr,
  type Int,
  type PyType,
  type Value,
} from "../objects/model.js";
import type { Comparison } from "../objects/operators.js";
import {
  isInt,
  iterate,
  lookupSpecial,
  nextOf,
  reprOf,
  toIndex,
  typeName,
  typeOf,
  unwrap,
} from "../objects/protocol.js";
import { reprContainer } from "../objects/repr.js";
import { emptyItems, nativeItems, repeatCount, repeatError, repeatsItself, subscript } from "../objects/sequence.js";
import { ITERATOR_SIZE, listSize, tupleSize } from "../objects/sizes.js";
import { concatenate } from "../objects/text.js";
import { toSize } from "./itertools-types.js";

const SMALLEST = 8;
/** A buffer larger than this shrinks when three quarters of it are free. */
const KEPT = 64;

export class PyDeque extends PyObject {
  buffer: (Value | undefined)[] = emptyBuffer(SMALLEST);
  /** Where the first item lies. */
  head = 0;
  length = 0;
  state = 0;
  /** -1 without bound. */
  maxlen = -1;
}
heapClass(
  PyDeque,
  "deque",
  { buffer: "values", head: "plain", length: "plain", state: "plain", maxlen: "plain" },
  (deque) => dequeSize(deque.buffer.length),
);

function dequeSize(capacity: number): number {
  return 72 + 8 * capacity;
}
function emptyBuffer(capacity: number): (Value | undefined)[] {
  // Beyond this length V8 makes a dictionary of an array that is not filled one by one.
  if (capacity <= 1 << 24) return new Array<Value | undefined>(capacity).fill(undefined);
  const buffer: (Value | undefined)[] = emptyItems();
  for (let index = 0; index < capacity; index++) buffer.push(undefined);
  return buffer;
}

export const DEQUE = defineType("deque", {
  module: "collections",
  representation: PyDeque,
  base: true,
  payload: true,
  flags: TypeFlag.SEQUENCE_PATTERN,
  doc: "A sequence with fast appends and pops at both ends, bounded to maxlen items if given.",
});

function makeDeque(m: Machine): PyDeque {
  m.allocate(dequeSize(SMALLEST));
  return new PyDeque();
}

// -------------------------------------------------------------------------------------------------------- both ends

/** Moves the items into a buffer of another capacity. */
function resize(deque: PyDeque, capacity: number): void {
  const { buffer, head, length } = deque;
  const mask = buffer.length - 1;
  const moved = emptyBuffer(capacity);
  for (let index = 0; index < length; index++) moved[index] = buffer[(head + index) & mask];
  deque.buffer = moved;
  deque.head = 0;
}

function grow(m: Machine, deque: PyDeque): void {
  const capacity = deque.buffer.length;
  m.allocate(8 * capacity);
  m.charge(1 + (capacity >> 3));
  resize(deque, capacity * 2);
}

function shrink(m: Machine, deque: PyDeque): void {
  const capacity = deque.buffer.length;
  m.charge(1 + (capacity >> 4));
  resize(deque, capacity >> 1);
}

/** deque.append(value); a full bounded deque drops its first item. */
export function dequeAppend(m: Machine, deque: PyDeque, value: Value): void {
  if (deque.length === deque.maxlen) {
    if (deque.maxlen === 0) return;
    takeFirst(m, deque);
  } else if (deque.length === deque.buffer.length) grow(m, deque);
  deque.buffer[(deque.head + deque.length) & (deque.buffer.length - 1)] = value;
  deque.length++;
  deque.state++;
}

/** deque.appendleft(value); a full bounded deque drops its last item. */
export function dequeAppendLeft(m: Machine, deque: PyDeque, value: Value): void {
  if (deque.length === deque.maxlen) {
    if (deque.maxlen === 0) return;
    takeLast(m, deque);
  } else if (deque.length === deque.buffer.length) grow(m, deque);
  deque.head = (deque.head - 1) & (deque.buffer.length - 1);
  deque.buffer[deque.head] = value;
  deque.length++;
  deque.state++;
}

function takeFirst(m: Machine, deque: PyDeque): Value {
  const { buffer, head } = deque;
  const value = buffer[head] as Value;
  buffer[head] = undefined;
  deque.head = (head + 1) & (buffer.length - 1);
  deque.length--;
  deque.state++;
  if (buffer.length > KEPT && deque.length < buffer.length >> 2) shrink(m, deque);
  return value;
}

function takeLast(m: Machine, deque: PyDeque): Value {
  const { buffer } = deque;
  const position = (deque.head + deque.length - 1) & (buffer.length - 1);
  const value = buffer[position] as Value;
  buffer[position] = undefined;
  deque.length--;
  deque.state++;
  if (buffer.length > KEPT && deque.length < buffer.length >> 2) shrink(m, deque);
  return value;
}

function clear(deque: PyDeque): void {
  deque.buffer = emptyBuffer(SMALLEST);
  deque.head = 0;
  deque.length = 0;
  deque.state++;
}

/** The items in order, as a fresh array. */
function itemsOf(m: Machine, deque: PyDeque): Value[] {
  const { buffer, head, length } = deque;
  m.charge(1 + (length >> 2));
  m.allocate(listSize(length));
  const mask = buffer.length - 1;
  const items = emptyItems();
  for (let index = 0; index < length; index++) items.push(buffer[(head + index) & mask] as Value);
  return items;
}

/** Turns the deque by `count` to the right, its own items only. */
function rotate(m: Machine, deque: PyDeque, count: number): void {
  const { length } = deque;
  if (length <= 1) return;
  let right = count % length;
  if (right < 0) right += length;
  if (right === 0) return;
  const { buffer } = deque;
  const mask = buffer.length - 1;
  m.charge(1 + (Math.min(right, length - right) >> 3));
  deque.state++;
  if (right <= length - right) {
    for (; right > 0; right--) {
      const last = (deque.head + length - 1) & mask;
      const value = buffer[last];
      buffer[last] = undefined;
      deque.head = (deque.head - 1) & mask;
      buffer[deque.head] = value;
    }
    return;
  }
  for (let left = length - right; left > 0; left--) {
    const value = buffer[deque.head];
    buffer[deque.head] = undefined;
    deque.head = (deque.head + 1) & mask;
    buffer[(deque.head + length - 1) & mask] = value;
  }
}

/** Takes out the item at a position, moving the shorter side. */
function removeAt(m: Machine, deque: PyDeque, position: number): void {
  const { buffer, length } = deque;
  const mask = buffer.length - 1;
  m.charge(1 + (Math.min(position, length - position) >> 3));
  if (position < length >> 1) {
    for (let index = position; index > 0; index--)
      buffer[(deque.head + index) & mask] = buffer[(deque.head + index - 1) & mask];
    takeFirst(m, deque);
    return;
  }
  for (let index = position; index < length - 1; index++)
    buffer[(deque.head + index) & mask] = buffer[(deque.head + index + 1) & mask];
  takeLast(m, deque);
}

/** Puts an item before a position. */
function insertAt(m: Machine, deque: PyDeque, position: number, value: Value): void {
  const { length } = deque;
  if (position >= length) return dequeAppend(m, deque, value);
  if (position <= 0) return dequeAppendLeft(m, deque, value);
  m.charge(1 + (Math.min(position, length - position) >> 3));
  if (position < length >> 1) {
    dequeAppendLeft(m, deque, value);
    const { buffer, head } = deque;
    const mask = buffer.length - 1;
    for (let index = 0; index < position; index++) buffer[(head + index) & mask] = buffer[(head + index + 1) & mask];
    buffer[(head + position) & mask] = value;
    return;
  }
  dequeAppend(m, deque, value);
  const { buffer, head } = deque;
  const mask = buffer.length - 1;
  for (let index = length; index > position; index--) buffer[(head + index) & mask] = buffer[(head + index - 1) & mask];
  buffer[(head + position) & mask] = value;
}

// ------------------------------------------------------------------------------------------------------------- extend

/** Puts what an iterator gives at one end. */
class ExtendFrame extends NativeFrame {
  constructor(
    readonly iterator: Value,
    readonly deque: PyDeque,
    readonly left: boolean,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (value === undefined) return this.end(m);
    this.put(m, value);
    return this.run(m);
  }
  run(m: Machine): NextResult {
    const { iterator } = this;
    for (;;) {
      m.charge(1);
      const item = iterator instanceof PyIterator ? iterator.next(m) : nextOf(m, iterator);
      if (item === X) return m.wait(this);
      if (item === undefined) return this.end(m);
      this.put(m, item as Value);
    }
  }
  private put(m: Machine, value: Value): void {
    if (this.left) dequeAppendLeft(m, this.deque, value);
    else dequeAppend(m, this.deque, value);
  }
  private end(m: Machine): null {
    m.stopValue = null;
    return null;
  }
}
heapClass(
  ExtendFrame,
  "frame.deque-extend",
  { iterator: "value", deque: "object", left: "plain", back: "skip", catches: "plain" },
  72,
);
const EXTEND = continuation("deque.extend", (m, iterator, deque: PyDeque, left: boolean) =>
  new ExtendFrame(iterator as Value, deque, left).run(m),
);

function extend(m: Machine, deque: PyDeque, iterable: Value, left: boolean): Result {
  if (unwrap(iterable) === deque) return extendWith(m, deque, itemsOf(m, deque), left);
  const items =
    deque.maxlen === 0
      ? null
      : iterable instanceof PyList || iterable instanceof PyTuple
        ? iterable.items
        : nativeItems(m, iterable);
  if (items !== null) return extendWith(m, deque, items, left);
  return m.then(iterate(m, iterable), EXTEND, deque, left);
}

/** Puts known items at one end; room is made at once. */
function extendWith(m: Machine, deque: PyDeque, items: readonly Value[], left: boolean): null {
  const { maxlen } = deque;
  const from = maxlen >= 0 && items.length > maxlen ? items.length - maxlen : 0;
  const count = items.length - from;
  m.charge(1 + (count >> 3));
  if (maxlen >= 0 && deque.length + count > maxlen) {
    // What falls out at the other end.
    for (let excess = deque.length + count - maxlen; excess > 0; excess--)
      if (left) takeLast(m, deque);
      else takeFirst(m, deque);
  }
  const needed = deque.length + count;
  if (needed > deque.buffer.length) {
    let capacity = deque.buffer.length * 2;
    while (capacity < needed) capacity *= 2;
    m.allocate(8 * (capacity - deque.buffer.length));
    m.charge(1 + (capacity >> 4));
    resize(deque, capacity);
  }
  const { buffer } = deque;
  const mask = buffer.length - 1;
  if (left) {
    let { head } = deque;
    for (let index = from; index < items.length; index++) {
      head = (head - 1) & mask;
      buffer[head] = items[index];
    }
    deque.head = head;
  } else {
    const end = deque.head + deque.length - from;
    for (let index = from; index < items.length; index++) buffer[(end + index) & mask] = items[index];
  }
  deque.length = needed;
  deque.state++;
  return null;
}

const MADE = continuation("deque.made", (_m, _value, deque: Value) => deque);

function initialise(m: Machine, deque: PyDeque, iterable: Value | undefined, maxlen: Value | undefined): Result {
  let bound = -1;
  if (maxlen !== undefined && maxlen !== null) {
    const inner = unwrap(maxlen);
    if (!isInt(inner)) return m.typeError("an integer is required");
    const size = toSize(m, typeof inner === "boolean" ? Number(inner) : inner);
    if (size === X) return X;
    if ((size as number) < 0) return m.valueError("maxlen must be non-negative");
    bound = size as number;
  }
  deque.maxlen = bound;
  if (deque.length > 0) clear(deque);
  return iterable === undefined ? null : extend(m, deque, iterable, false);
}
constructor(
  DEQUE,
  "deque(iterable=..., maxlen=None)",
  {},
  (m, iterable: Value | undefined, maxlen: Value | undefined) => {
    const deque = makeDeque(m);
    return m.then(initialise(m, deque, iterable, maxlen), MADE, deque);
  },
);
method(
  DEQUE,
  "__init__(self, iterable=..., maxlen=None)",
  {},
  (m, self: PyDeque, iterable: Value | undefined, maxlen: Value | undefined) => initialise(m, self, iterable, maxlen),
);
classMethod(DEQUE, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);

// ------------------------------------------------------------------------------------------------------------ methods

method(DEQUE, "append(self, item, /)", { doc: "Add an item at the right end." }, (m, self: PyDeque, item: Value) => {
  dequeAppend(m, self, item);
  return null;
});
method(DEQUE, "appendleft(self, item, /)", { doc: "Add an item at the left end." }, (m, self: PyDeque, item: Value) => {
  dequeAppendLeft(m, self, item);
  return null;
});
const EMPTY = "pop from an empty deque";
method(DEQUE, "pop(self, /)", { doc: "Remove and return the rightmost item." }, (m, self: PyDeque) =>
  self.length === 0 ? m.raise("IndexError", EMPTY) : takeLast(m, self),
);
method(DEQUE, "popleft(self, /)", { doc: "Remove and return the leftmost item." }, (m, self: PyDeque) =>
  self.length === 0 ? m.raise("IndexError", EMPTY) : takeFirst(m, self),
);
method(
  DEQUE,
  "extend(self, iterable, /)",
  { doc: "Append all items of an iterable at the right end." },
  (m, self: PyDeque, iterable: Value) => extend(m, self, iterable, false),
);
method(
  DEQUE,
  "extendleft(self, iterable, /)",
  { doc: "Append all items of an iterable at the left end, one by one." },
  (m, self: PyDeque, iterable: Value) => extend(m, self, iterable, true),
);
method(DEQUE, "clear(self, /)", { doc: "Remove all items." }, (_m, self: PyDeque) => {
  clear(self);
  return null;
});
const ROTATE = continuation("deque.rotate", (m, given, self: PyDeque) => {
  const count = toSize(m, given as Int);
  if (count === X) return X;
  rotate(m, self, count as number);
  return null;
});
method(
  DEQUE,
  "rotate(self, n=1, /)",
  { doc: "Rotate by n steps to the right, to the left when n is negative." },
  (m, self: PyDeque, given: Value) => m.then(toIndex(m, given), ROTATE, self),
);
method(DEQUE, "reverse(self, /)", { doc: "Reverse the order of the items in place." }, (m, self: PyDeque) => {
  const { buffer, head, length } = self;
  const mask = buffer.length - 1;
  m.charge(1 + (length >> 3));
  for (let low = 0, high = length - 1; low < high; low++, high--) {
    const value = buffer[(head + low) & mask];
    buffer[(head + low) & mask] = buffer[(head + high) & mask];
    buffer[(head + high) & mask] = value;
  }
  self.state++;
  return null;
});
method(
  DEQUE,
  "insert(self, index: index, value, /)",
  { doc: "Insert an item before an index." },
  (m, self: PyDeque, given: Int, value: Value) => {
    const index = toSize(m, given);
    if (index === X) return X;
    if (self.length === self.maxlen) return m.raise("IndexError", "deque already at its maximum size");
    const position = index as number;
    insertAt(m, self, position < 0 ? position + self.length : position, value);
    return null;
  },
);
getter(DEQUE, "maxlen", (_m, self: Value) => {
  const { maxlen } = unwrap(self) as PyDeque;
  return maxlen < 0 ? null : maxlen;
});

const COPIED = continuation("deque.copied", (m, copy, name: string) =>
  unwrap(copy as Value) instanceof PyDeque
    ? (copy as Value)
    : m.typeError(`${name}() must return a deque, not ${typeName(copy as Value)}`),
);
/** A copy of the same class, by calling it when it is a guest's. */
function copyOf(m: Machine, self: Value): Result {
  const deque = unwrap(self) as PyDeque;
  if (self !== deque)
    return m.then(m.call(typeOf(self), deque.maxlen < 0 ? [self] : [self, deque.maxlen]), COPIED, typeOf(self).name);
  const { buffer, head, length } = deque;
  m.charge(1 + (length >> 2));
  m.allocate(dequeSize(buffer.length));
  const copy = new PyDeque();
  copy.buffer = buffer.slice();
  copy.head = head;
  copy.length = length;
  copy.maxlen = deque.maxlen;
  return copy;
}
for (const name of ["copy", "__copy__"])
  method(DEQUE, `${name}(self, /)`, { doc: "A shallow copy.", wantsInstance: true }, copyOf);

const REDUCED = continuation("deque.reduced", (m, state, self: Value) => {
  const deque = unwrap(self) as PyDeque;
  m.allocate(3 * tupleSize(4) + ITERATOR_SIZE);
  const args = deque.maxlen < 0 ? EMPTY_TUPLE : new PyTuple([EMPTY_TUPLE, deque.maxlen]);
  return new PyTuple([typeOf(self), args, state as Value, new PyDequeIterator(deque)]);
});
const STATE_OF = continuation("deque.state", (m, hook) => m.call(hook as Value, []));
method(DEQUE, "__reduce__(self, /)", { doc: "The state for copying.", wantsInstance: true }, (m, self: Value) =>
  self instanceof PyInstance
    ? m.then(m.then(getAttribute(m, self, "__getstate__"), STATE_OF), REDUCED, self)
    : m.then(null, REDUCED, self),
);

// -------------------------------------------------------------------------------------------------------------- search

type SearchMode = "contains" | "index" | "count" | "remove";

/** Goes on with a search whose items need guest code to compare. */
class DequeSearchFrame extends NativeFrame {
  private comparing = false;
  private readonly state: number;
  constructor(
    readonly deque: PyDeque,
    readonly item: Value,
    private position: number,
    readonly stop: number,
    readonly mode: SearchMode,
    private count: number,
  ) {
    super();
    this.state = deque.state;
  }
  step(m: Machine, value: Value | undefined): NextResult {
    const { deque } = this;
    let same: Value | undefined = value;
    for (;;) {
      if (!this.comparing) {
        if (this.position >= this.stop) return outcome(m, this.mode, deque, this.item, -1, this.count);
        m.charge(1);
        this.comparing = true;
        const other = deque.buffer[(deque.head + this.position) & (deque.buffer.length - 1)] as Value;
        const result = itemsEqual(m, other, this.item);
        if (result === X) return m.wait(this);
        same = result as Value;
      }
      this.comparing = false;
      if (deque.state !== this.state)
        return this.mode === "remove"
          ? m.raise("IndexError", "deque mutated during iteration")
          : m.raise("RuntimeError", "deque mutated during iteration");
      if (same === true) {
        if (this.mode !== "count") return outcome(m, this.mode, deque, this.item, this.position, 0);
        this.count++;
      }
      this.position++;
    }
  }
}
heapClass(
  DequeSearchFrame,
  "frame.deque-search",
  {
    comparing: "plain",
    state: "plain",
    deque: "object",
    item: "value",
    position: "plain",
    stop: "plain",
    mode: "plain",
    count: "plain",
    back: "skip",
    catches: "plain",
  },
  104,
);

const NOT_IN_DEQUE = continuation("deque.not-in", (m, text) =>
  m.then(concatenate(m, text as AnyStr, " is not in deque"), VALUE_ERROR),
);
const VALUE_ERROR = continuation("deque.value-error", (m, text) => m.raiseWith("ValueError", text as Value));

function outcome(m: Machine, mode: SearchMode, deque: PyDeque, item: Value, position: number, count: number): Result {
  if (mode === "count") return count;
  if (mode === "contains") return position >= 0;
  if (position < 0) return m.then(reprOf(m, item), NOT_IN_DEQUE);
  if (mode === "index") return position;
  removeAt(m, deque, position);
  return null;
}

function search(
  m: Machine,
  deque: PyDeque,
  item: Value,
  mode: SearchMode,
  start = 0,
  stop: number = deque.length,
): Result {
  const { buffer, head } = deque;
  const mask = buffer.length - 1;
  let count = 0;
  m.charge(1 + (Math.max(0, stop - start) >> 2));
  const isNumber = typeof item === "number";
  for (let position = start; position < stop; position++) {
    const other = buffer[(head + position) & mask] as Value;
    if (other !== item) {
      if (isNumber && typeof other === "number") continue;
      const same = sameKey(m, other, item);
      if (same === 0) continue;
      if (same === -1)
        return new DequeSearchFrame(deque, item, position, stop, mode, count).step(m, undefined) as Result;
    }
    if (mode !== "count") return outcome(m, mode, deque, item, position, 0);
    count++;
  }
  return outcome(m, mode, deque, item, -1, count);
}

method(DEQUE, "__contains__(self, key, /)", {}, (m, self: PyDeque, key: Value) => search(m, self, key, "contains"));
method(DEQUE, "count(self, value, /)", { doc: "How often a value occurs." }, (m, self: PyDeque, value: Value) =>
  search(m, self, value, "count"),
);
method(
  DEQUE,
  "remove(self, value, /)",
  { doc: "Remove the first occurrence of a value." },
  (m, self: PyDeque, value: Value) => search(m, self, value, "remove"),
);
const START = continuation("deque.index-start", (m, start, self: PyDeque, value: Value, stop: Value) =>
  m.then(searchBound(m, stop), STOP, self, value, start),
);
const STOP = continuation("deque.index-stop", (m, stop, self: PyDeque, value: Value, start: number) => {
  const { length } = self;
  const bound = (given: number): number => Math.min(length, given < 0 ? Math.max(0, given + length) : given);
  return search(m, self, value, "index", bound(start), bound(stop as number));
});
method(
  DEQUE,
  "index(self, value, start=0, stop=9007199254740991, /)",
  { doc: "The index of the first occurrence of a value." },
  (m, self: PyDeque, value: Value, start: Value, stop: Value) =>
    m.then(searchBound(m, start), START, self, value, stop),
);

// --------------------------------------------------------------------------------------------------------------- items

const OUT_OF_RANGE = "deque index out of range";

/** A key as a JavaScript number. */
function dequeIndex(m: Machine, key: Value): Result {
  if (typeof key === "number") return key;
  if (isInt(key) || lookupSpecial(key, "__index__") !== undefined) return subscript(m, key, "deque");
  return m.typeError(`sequence index must be integer, not '${typeName(key)}'`);
}

/** The slot of an index in the buffer, or -1. */
function slotOf(deque: PyDeque, index: number): number {
  const position = index < 0 ? index + deque.length : index;
  return position < 0 || position >= deque.length ? -1 : (deque.head + position) & (deque.buffer.length - 1);
}

const GET = continuation("deque.get", (m, index, deque: PyDeque) => getAt(m, deque, index as number));
function getAt(m: Machine, deque: PyDeque, index: number): Result {
  const slot = slotOf(deque, index);
  return slot < 0 ? m.raise("IndexError", OUT_OF_RANGE) : (deque.buffer[slot] as Value);
}
method(DEQUE, "__getitem__(self, key, /)", {}, (m, self: PyDeque, key: Value) =>
  typeof key === "number" ? getAt(m, self, key) : m.then(dequeIndex(m, key), GET, self),
);
const SET = continuation("deque.set", (m, index, deque: PyDeque, value: Value) => {
  const slot = slotOf(deque, index as number);
  if (slot < 0) return m.raise("IndexError", OUT_OF_RANGE);
  deque.buffer[slot] = value;
  return null;
});
method(DEQUE, "__setitem__(self, key, value, /)", {}, (m, self: PyDeque, key: Value, value: Value) =>
  m.then(dequeIndex(m, key), SET, self, value),
);
const DELETE = continuation("deque.delete", (m, index, deque: PyDeque) => {
  const given = index as number;
  if (slotOf(deque, given) < 0) return m.raise("IndexError", OUT_OF_RANGE);
  removeAt(m, deque, given < 0 ? given + deque.length : given);
  return null;
});
method(DEQUE, "__delitem__(self, key, /)", {}, (m, self: PyDeque, key: Value) =>
  m.then(dequeIndex(m, key), DELETE, self),
);
method(DEQUE, "__len__(self, /)", {}, (_m, self: PyDeque) => self.length);
method(DEQUE, "__sizeof__(self, /)", { doc: "The size in memory." }, (_m, self: PyDeque) =>
  dequeSize(self.buffer.length),
);

// ----------------------------------------------------------------------------------------------------------- operators

attribute(DEQUE, "__hash__", null);
for (const operator of ["lt", "le", "eq", "ne", "gt", "ge"] as const satisfies readonly Comparison[])
  method(DEQUE, `__${operator}__(self, value, /)`, {}, (m, self: PyDeque, value: Value) => {
    const other = unwrap(value);
    if (!(other instanceof PyDeque)) return NOT_IMPLEMENTED;
    if (operator === "eq" || operator === "ne") {
      if (self === other) return operator === "eq";
      if (self.length !== other.length) return operator === "ne";
    }
    return compareSequences(m, operator, new PyList(itemsOf(m, self)), new PyList(itemsOf(m, other)));
  });

const EXTEND_COPY = continuation("deque.extend-copy", (m, copy, other: PyDeque) =>
  m.then(extend(m, unwrap(copy as Value) as PyDeque, other, false), MADE, copy),
);
method(DEQUE, "__add__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const other = unwrap(value);
  if (!(other instanceof PyDeque)) return m.typeError(`can only concatenate deque (not "${typeName(value)}") to deque`);
  return m.then(copyOf(m, self), EXTEND_COPY, other);
});
method(DEQUE, "__iadd__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  m.then(extend(m, unwrap(self) as PyDeque, value, false), MADE, self),
);

function repeatInPlace(m: Machine, deque: PyDeque, given: number): void {
  const size = deque.length;
  if (size === 0 || given === 1) return;
  if (given <= 0) {
    clear(deque);
    return;
  }
  const count = deque.maxlen >= 0 ? Math.min(given, Math.ceil(deque.maxlen / size)) : given;
  if (deque.maxlen < 0) m.allocate(8 * size * (count - 1));
  m.charge(1 + Math.floor((size * (count - 1)) / 4));
  const items = itemsOf(m, deque);
  for (let round = 1; round < count; round++) extendWith(m, deque, items, false);
}
const REPEAT_COPY = continuation("deque.repeat-copy", (m, count, self: Value) =>
  m.then(copyOf(m, self), REPEATED, count),
);
const REPEATED = continuation("deque.repeated", (m, copy, count: number) => {
  repeatInPlace(m, unwrap(copy as Value) as PyDeque, count);
  return copy;
});
for (const name of ["__mul__", "__rmul__"])
  method(DEQUE, `${name}(self, value, /)`, { wantsInstance: true }, (m, self: Value, value: Value) => {
    const count = repeatCount(m, value);
    if (count !== undefined) return m.then(count, REPEAT_COPY, self);
    return name === "__rmul__" && repeatsItself(value) ? NOT_IMPLEMENTED : repeatError(m, value);
  });
const REPEAT_SELF = continuation("deque.repeat-self", (m, count, self: Value) => {
  repeatInPlace(m, unwrap(self) as PyDeque, count as number);
  return self;
});
method(DEQUE, "__imul__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const count = repeatCount(m, value);
  return count === undefined ? repeatError(m, value) : m.then(count, REPEAT_SELF, self);
});
method(DEQUE, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const deque = unwrap(self) as PyDeque;
  return reprContainer(
    m,
    deque,
    `${typeOf(self).name}([`,
    itemsOf(m, deque),
    deque.maxlen < 0 ? "])" : `], maxlen=${deque.maxlen})`,
    "[...]",
  );
});

// ----------------------------------------------------------------------------------------------------------- iterators

/** Forwards or backwards; any change of the deque ends it with RuntimeError. */
export class PyDequeIterator extends PyIterator {
  position = 0;
  left: number;
  private readonly state: number;
  constructor(readonly deque: PyDeque) {
    super();
    this.left = deque.length;
    this.state = deque.state;
  }
  next(m: Machine): NextResult {
    const { deque } = this;
    if (deque.state !== this.state) {
      this.left = 0;
      return m.raise("RuntimeError", "deque mutated during iteration");
    }
    if (this.left === 0) return undefined;
    this.left--;
    return deque.buffer[(deque.head + this.place()) & (deque.buffer.length - 1)];
  }
  protected place(): number {
    return this.position++;
  }
}
export class PyDequeReverseIterator extends PyDequeIterator {
  protected override place(): number {
    return this.left;
  }
}
for (const [name, representation] of [
  ["_deque_iterator", PyDequeIterator],
  ["_deque_reverse_iterator", PyDequeReverseIterator],
] as const) {
  const type = defineIterator(name, representation, { module: "collections" });
  heapClass<PyDequeIterator>(
    representation,
    name,
    { position: "plain", left: "plain", state: "plain", deque: "object" },
    ITERATOR_SIZE,
  );
  method(type, "__length_hint__(self, /)", {}, (_m, self: PyDequeIterator) => self.left);
}
method(DEQUE, "__iter__(self, /)", {}, (m, self: PyDeque) => {
  m.allocate(ITERATOR_SIZE);
  return new PyDequeIterator(self);
});
method(DEQUE, "__reversed__(self, /)", { doc: "An iterator from right to left." }, (m, self: PyDeque) => {
  m.allocate(ITERATOR_SIZE);
  return new PyDequeReverseIterator(self);
});
