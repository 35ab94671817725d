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
    if ((index & 15) === 15) m.charge(3);
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
  m.charge((length * rounds) >> (kind === NUMBERS ? 2 : 1));
  m.allocate(24 * length);
  if (kind === NUMBERS && values === null) {
    sortInts(keys);
    return true;
  }
  const order = orderOf(m, keys, kind);
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

/** Compares two keys whose prefixes are equal: negative when the first comes before the second; may be UNKNOWN. */
type Tie = (a: number, b: number) => number;

/** The order of the keys as positions, or null when only guest code or an error can tell. */
function orderOf(m: Machine, keys: readonly Value[], kind: number): Int32Array | null {
  if (kind === STRINGS) {
    let characters = 0;
    for (const key of keys) characters += (key as string).length;
    // Long texts with common beginnings take long to compare.
    m.charge((characters >> 6) * (32 - Math.clz32(keys.length)));
    return mergeOrder(textPrefixes(keys), (a, b) =>
      keys[a] === keys[b] ? 0 : (keys[a] as string) < (keys[b] as string) ? -1 : 1,
    );
  }
  if (kind !== SEQUENCES) return mergeOrder(numberPrefixes(keys), null);
  return mergeOrder(sequencePrefixes(keys), (a, b) => nativeOrder(m, keys[a], keys[b], 0));
}

function numberPrefixes(keys: readonly Value[]): Float64Array {
  const prefixes = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    prefixes[index] = typeof key === "number" ? key : (key as PyFloat).value;
  }
  return prefixes;
}

/** The first characters of each text as a number that orders as they do: six of them, or three when any is beyond Latin-1. */
function textPrefixes(keys: readonly Value[]): Float64Array {
  const prefixes = new Float64Array(keys.length);
  let base = 256;
  let count = 6;
  for (let index = 0; index < keys.length; index++) {
    const text = keys[index] as string;
    let prefix = 0;
    for (let at = 0; at < count; at++) {
      const unit = at < text.length ? text.charCodeAt(at) : 0;
      if (unit >= base) {
        base = 65536;
        count = 3;
        index = -1;
        break;
      }
      prefix = prefix * base + unit;
    }
    if (index >= 0) prefixes[index] = prefix;
  }
  return prefixes;
}

/** Prefixes by the first items when these are all numbers or all strings; otherwise all equal. */
function sequencePrefixes(keys: readonly Value[]): Float64Array {
  const firsts: Value[] = [];
  for (const key of keys) {
    if (!(key instanceof PyTuple || key instanceof PyList) || key.items.length === 0) break;
    firsts.push(key.items[0]);
  }
  const sameKind = firsts.length === keys.length && sameClass(keys);
  const kind = sameKind ? kindOfKeys(firsts) : MIXED;
  if (kind === NUMBERS || kind === DOUBLES) return numberPrefixes(firsts);
  if (kind === STRINGS) return textPrefixes(firsts);
  return new Float64Array(keys.length);
}

function sameClass(keys: readonly Value[]): boolean {
  const tuples = keys[0] instanceof PyTuple;
  for (const key of keys) if (key instanceof PyTuple !== tuples) return false;
  return true;
}

/** A stable merge sort of positions by prefix, then by `tie`; null when a tie is UNKNOWN. */
function mergeOrder(prefixes: Float64Array, tie: Tie | null): Int32Array | null {
  const { length } = prefixes;
  let from: Float64Array = prefixes;
  let order = new Int32Array(length);
  for (let index = 0; index < length; index++) order[index] = index;
  for (let start = 0; start < length; start += RUN) {
    const end = Math.min(start + RUN, length);
    for (let index = start + 1; index < end; index++) {
      const key = from[index];
      const place = order[index];
      let at = index - 1;
      while (at >= start) {
        if (!(key < from[at])) {
          if (tie === null || key !== from[at]) break;
          const tied = tie(place, order[at]);
          if (tied === UNKNOWN) return null;
          if (tied >= 0) break;
        }
        from[at + 1] = from[at];
        order[at + 1] = order[at];
        at--;
      }
      from[at + 1] = key;
      order[at + 1] = place;
    }
  }
  let to: Float64Array = new Float64Array(length);
  let toOrder = new Int32Array(length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(middle + width, length);
      let left = start;
      let right = middle;
      let at = start;
      // Nothing to merge when the halves are in order already.
      if (right < end && from[right] > from[right - 1]) right = end;
      while (left < middle && right < end) {
        let later = from[right] < from[left];
        if (!later && tie !== null && from[right] === from[left]) {
          const tied = tie(order[right], order[left]);
          if (tied === UNKNOWN) return null;
          later = tied < 0;
        }
        if (later) {
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
      for (right = at; at < end; at++) {
        to[at] = from[at];
        toOrder[at] = order[at];
      }
    }
    [from, to] = [to, from];
    [order, toOrder] = [toOrder, order];
  }
  return order;
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
    keys: "values",
    awaitingKey: "plain",
    reversed: "plain",
    timsort: "object",
    meanwhile: "values",
    list: "object",
    values: "values",
    keyFunction: "value",
    reverse: "plain",
    back: "skip",
    catches: "plain",
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
