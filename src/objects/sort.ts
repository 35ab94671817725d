/**
 * Sorting for `list.sort` and `sorted`. Keys of exact plain kinds (ints, floats without NaN, strings, tuples and lists of
 * those) cannot run guest code, so the order of questions does not show: they are sorted natively by a stable merge. All
 * other keys go through `TimSort`, which waits where CPython asks. A list reads as empty while it is sorted and gets its
 * items back, a permutation, however the sort ends.
 */

import { KEY_DEPTH } from "./keyhash.js";
import { heapClass } from "./heap.js";
import { NativeFrame, X, type Machine, type NextResult, type Result } from "./machine.js";
import { PyFloat, PyList, PyTuple, type Value } from "./model.js";
import { TimSort, reverseItems } from "./timsort.js";

// -------------------------------------------------------------------------------------------------------- native order

const UNKNOWN = 2;

/** -1, 0 or 1 for values of plain kinds that Python orders; UNKNOWN for all else, NaN included. */
function nativeOrder(m: Machine, a: Value, b: Value, depth: number): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "string") {
    if (typeof b !== "string") return UNKNOWN;
    m.charge(Math.min(a.length, b.length) >> 6);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (a instanceof PyTuple) return b instanceof PyTuple ? sequenceOrder(m, a.items, b.items, depth) : UNKNOWN;
  if (a instanceof PyList) return b instanceof PyList ? sequenceOrder(m, a.items, b.items, depth) : UNKNOWN;
  const x = numberOf(a);
  const y = numberOf(b);
  if (x === undefined || y === undefined) return UNKNOWN;
  return x < y ? -1 : x > y ? 1 : x >= y ? 0 : UNKNOWN;
}

function numberOf(value: Value): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (value instanceof PyFloat) return value.value;
  return typeof value === "boolean" ? Number(value) : undefined;
}

function sequenceOrder(m: Machine, a: readonly Value[], b: readonly Value[], depth: number): number {
  if (depth >= KEY_DEPTH) return UNKNOWN;
  m.charge(1);
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const x = a[index];
    const y = b[index];
    // None and the like may stand in both; identity makes them equal, as it does in Python.
    if (x === y) continue;
    const order = nativeOrder(m, x, y, depth + 1);
    if (order !== 0) return order;
  }
  return a.length - b.length < 0 ? -1 : a.length === b.length ? 0 : 1;
}

// -------------------------------------------------------------------------------------------------------- native sorts

const NUMBERS = 0;
/** Ints and floats, no NaN. */
const DOUBLES = 1;
const STRINGS = 2;
const SEQUENCES = 3;
const MIXED = 4;

function kindOfKeys(keys: readonly Value[]): number {
  const [first] = keys;
  const { length } = keys;
  let index = 0;
  if (typeof first === "string") {
    while (index < length && typeof keys[index] === "string") index++;
    return index === length ? STRINGS : MIXED;
  }
  if (first instanceof PyTuple || first instanceof PyList) return SEQUENCES;
  while (index < length && typeof keys[index] === "number") index++;
  if (index === length) return NUMBERS;
  for (; index < length; index++) {
    const key = keys[index];
    if (typeof key === "number") continue;
    if (!(key instanceof PyFloat) || key.value !== key.value) return MIXED;
  }
  return DOUBLES;
}

/** Sorts keys and values natively and stably; false when the keys are not of one plain kind (nothing was changed then). */
function sortNatively(m: Machine, keys: Value[], values: Value[] | null): boolean {
  const { length } = keys;
  const kind = kindOfKeys(keys);
  if (kind === MIXED) return false;
  const rounds = 32 - Math.clz32(length);
  m.charge((length * rounds) >> 1);
  m.allocate(24 * length);
  if (kind === NUMBERS && values === null) {
    sortInts(keys);
    return true;
  }
  const order =
    kind === STRINGS
      ? orderOfStrings(m, keys as string[])
      : kind === SEQUENCES
        ? orderOfSequences(m, keys)
        : orderOfDoubles(keys);
  if (order === null) return false;
  permute(values ?? keys, order);
  return true;
}

/** Equal ints cannot be told apart, so stability does not matter. */
function sortInts(keys: Value[]): void {
  const { length } = keys;
  const numbers = new Float64Array(length);
  for (let index = 0; index < length; index++) numbers[index] = keys[index] as number;
  if (!isSorted(numbers)) numbers.sort(); // native-ok: a typed array without comparator
  for (let index = 0; index < length; index++) keys[index] = numbers[index];
}

function isSorted(numbers: Float64Array): boolean {
  for (let index = 1; index < numbers.length; index++) if (numbers[index] < numbers[index - 1]) return false;
  return true;
}

function permute(items: Value[], order: Int32Array): void {
  const sorted: Value[] = [];
  for (let index = 0; index < order.length; index++) sorted.push(items[order[index]]);
  for (let index = 0; index < order.length; index++) items[index] = sorted[index];
}

/** Runs of this length are sorted by insertion before merging starts. */
const RUN = 12;

function orderOfDoubles(keys: readonly Value[]): Int32Array {
  const { length } = keys;
  let from = new Float64Array(length);
  let order = new Int32Array(length);
  for (let index = 0; index < length; index++) {
    const key = keys[index];
    from[index] = typeof key === "number" ? key : (key as PyFloat).value;
    order[index] = index;
  }
  for (let start = 0; start < length; start += RUN) {
    const end = Math.min(start + RUN, length);
    for (let index = start + 1; index < end; index++) {
      const key = from[index];
      const place = order[index];
      let at = index - 1;
      while (at >= start && key < from[at]) {
        from[at + 1] = from[at];
        order[at + 1] = order[at];
        at--;
      }
      from[at + 1] = key;
      order[at + 1] = place;
    }
  }
  let to = new Float64Array(length);
  let toOrder = new Int32Array(length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(middle + width, length);
      let left = start;
      let right = middle;
      let at = start;
      if (right < end && !(from[right] < from[right - 1])) {
        // In order already.
        while (at < end) {
          to[at] = from[at];
          toOrder[at] = order[at];
          at++;
        }
        continue;
      }
      while (left < middle && right < end) {
        if (from[right] < from[left]) {
          to[at] = from[right];
          toOrder[at++] = order[right++];
        } else {
          to[at] = from[left];
          toOrder[at++] = order[left++];
        }
      }
      for (; left < middle; left++) {
        to[at] = from[left];
        toOrder[at++] = order[left];
      }
      for (; right < end; right++) {
        to[at] = from[right];
        toOrder[at++] = order[right];
      }
    }
    [from, to] = [to, from];
    [order, toOrder] = [toOrder, order];
  }
  return order;
}

function orderOfStrings(m: Machine, keys: readonly string[]): Int32Array {
  let characters = 0;
  for (const key of keys) characters += key.length;
  // Long texts with common beginnings take long to compare.
  m.charge((characters >> 6) * (32 - Math.clz32(keys.length)));
  return mergeOrder(keys.length, (a, b) => (keys[a] < keys[b] ? -1 : 1)) as Int32Array;
}

function orderOfSequences(m: Machine, keys: readonly Value[]): Int32Array | null {
  return mergeOrder(keys.length, (a, b) => nativeOrder(m, keys[a], keys[b], 0));
}

/** A stable merge sort of positions; `order(later, earlier)` is negative when the later one comes first. */
function mergeOrder(length: number, order: (a: number, b: number) => number): Int32Array | null {
  let from = new Int32Array(length);
  for (let index = 0; index < length; index++) from[index] = index;
  for (let start = 0; start < length; start += RUN) {
    const end = Math.min(start + RUN, length);
    for (let index = start + 1; index < end; index++) {
      const place = from[index];
      let at = index - 1;
      for (; at >= start; at--) {
        const compared = order(place, from[at]);
        if (compared === UNKNOWN) return null;
        if (compared >= 0) break;
        from[at + 1] = from[at];
      }
      from[at + 1] = place;
    }
  }
  let to = new Int32Array(length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(middle + width, length);
      let left = start;
      let right = middle;
      let at = start;
      if (right < end) {
        const border = order(from[right], from[right - 1]);
        if (border === UNKNOWN) return null;
        if (border >= 0) left = middle;
      }
      if (left === middle) for (let index = start; index < middle; index++) to[at++] = from[index];
      while (left < middle && right < end) {
        const compared = order(from[right], from[left]);
        if (compared === UNKNOWN) return null;
        to[at++] = compared < 0 ? from[right++] : from[left++];
      }
      while (left < middle) to[at++] = from[left++];
      while (right < end) to[at++] = from[right++];
    }
    [from, to] = [to, from];
  }
  return from;
}

// ----------------------------------------------------------------------------------------------------------- the frame

class SortFrame extends NativeFrame {
  override readonly catches = true;
  private keys: Value[] | null = null;
  private awaitingKey = false;
  private reversed = false;
  private timsort: TimSort | null = null;
  /** What the list holds meanwhile; anything in it is a modification. */
  private readonly meanwhile: Value[] = [];

  constructor(
    readonly list: PyList | null,
    readonly values: Value[],
    readonly keyFunction: Value,
    readonly reverse: boolean,
  ) {
    super();
    if (list !== null) list.items = this.meanwhile;
  }

  step(m: Machine, value: Value | undefined): NextResult {
    try {
      return this.run(m, value);
    } catch (signal) {
      this.restore();
      throw signal;
    }
  }

  override caught(_m: Machine): NextResult {
    this.restore();
    return X;
  }

  override abandon(_m: Machine): void {
    this.restore();
  }

  private run(m: Machine, value: Value | undefined): NextResult {
    const { values } = this;
    if (this.timsort === null) {
      if (this.keyFunction !== null && !this.computeKeys(m, value)) return m.wait(this);
      const { keys } = this;
      if (this.reverse) {
        // Reversed before and after, so that equal items keep their order.
        this.reversed = true;
        reverseItems(values, 0, values.length);
        if (keys !== null) reverseItems(keys, 0, keys.length);
      }
      if (values.length < 2 || sortNatively(m, keys ?? values, keys === null ? null : values)) return this.finish(m);
      m.allocate(400);
      this.timsort = new TimSort(keys ?? values, keys === null ? null : values);
      if (this.timsort.run(m, undefined) === X) return m.wait(this);
    } else if (this.timsort.run(m, value as boolean) === X) return m.wait(this);
    return this.finish(m);
  }

  /** False: a key function waits. */
  private computeKeys(m: Machine, value: Value | undefined): boolean {
    const { values } = this;
    if (this.keys === null) {
      m.allocate(8 * values.length);
      this.keys = [];
    }
    if (this.awaitingKey) {
      this.awaitingKey = false;
      this.keys.push(value as Value);
    }
    while (this.keys.length < values.length) {
      m.charge(1);
      const key = m.call(this.keyFunction, [values[this.keys.length]]);
      if (key === X) {
        this.awaitingKey = true;
        return false;
      }
      this.keys.push(key as Value);
    }
    return true;
  }

  private finish(m: Machine): NextResult {
    const { list } = this;
    const modified = list !== null && (list.items !== this.meanwhile || this.meanwhile.length > 0);
    this.restore();
    return modified ? m.valueError("list modified during sort") : null;
  }

  private restore(): void {
    this.timsort?.restore();
    this.timsort = null;
    if (this.reversed) reverseItems(this.values, 0, this.values.length);
    this.reversed = false;
    if (this.list !== null) this.list.items = this.values;
  }
}
heapClass(
  SortFrame,
  "frame.sort",
  {
    keys: "values", awaitingKey: "plain", reversed: "plain", timsort: "object", meanwhile: "values", list: "object",
    values: "values", keyFunction: "value", reverse: "plain", back: "skip", catches: "plain",
  },
  (frame) => 120 + 8 * frame.values.length,
);

/** Sorts an array that no guest holds, in place; null when done. */
export function sortValues(m: Machine, values: Value[], key: Value, reverse: boolean): Result {
  return new SortFrame(null, values, key, reverse).step(m, undefined) as Result;
}

/** list.sort(key=, reverse=); null when done. */
export function sortList(m: Machine, list: PyList, key: Value, reverse: boolean): Result {
  return new SortFrame(list, list.items, key, reverse).step(m, undefined) as Result;
}
