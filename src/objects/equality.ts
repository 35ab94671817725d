/**
 * Comparison, search and hash of containers by explicit stacks, suspendable at every element's `__eq__`, `__lt__` or
 * `__hash__`. Plain values are compared natively (`sameKey`); a frame starts only at the first element that needs guest code
 * or nests. The order of the questions is CPython's: elements before lengths in tuples, identity before `==`.
 */

import { hashTuple as hashOfHashes } from "../numeric/hash.js";
import { KeyTable, PyDict, PyFrozenSet, PySet } from "./dictionary.js";
import { EACH_FIELDS, EachFrame } from "./each.js";
import { dictGetFrom, sameKey, setContainsFrom } from "./hashtable.js";
import { heapClass } from "./heap.js";
import { hashHigh, hashKey, hashLow, joinHash } from "./keyhash.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { PyFloat, PyList, PyTuple, type Int, type PyObject, type Value } from "./model.js";
import { compare, equals, type Comparison } from "./operators.js";
import { hashOf } from "./protocol.js";
import { LONG_TEXT, sameValue } from "./same.js";
import { CONTAINER_DEPTH } from "./repr.js";

type Sequence = PyList | PyTuple;
const LEVEL_SIZE = 64;

// ------------------------------------------------------------------------------------------------------------ equality

/** Two containers of one kind, compared up to a position. */
class EqualLevel {
  /** In a dict: the value of the left entry whose key is being looked up. */
  pending: Value | undefined = undefined;
  constructor(
    readonly a: PyObject,
    readonly b: PyObject,
    public position: number,
  ) {}
}
heapClass(EqualLevel, "equal.level", { pending: "value", a: "object", b: "object", position: "plain" }, LEVEL_SIZE);

/** Exact containers of one kind: those whose elements the frame compares itself. */
function comparable(a: Value, b: Value): boolean {
  if (a instanceof PyList) return b instanceof PyList;
  if (a instanceof PyTuple) return b instanceof PyTuple;
  if (a instanceof PyDict) return b instanceof PyDict;
  return (a instanceof PySet || a instanceof PyFrozenSet) && (b instanceof PySet || b instanceof PyFrozenSet);
}

/** False when the sizes alone tell that two comparable containers differ (tuples ask their elements first). */
function sizesAgree(a: Value, b: Value): boolean {
  if (a instanceof PyList) return a.items.length === (b as PyList).items.length;
  if (a instanceof KeyTable) return a.size === (b as KeyTable).size;
  return true;
}

const RUNNING = 0;
const COMPARING = 1;
const LOOKING_UP = 2;
const DIFFERENT = 0;
const SAME = 1;
const WAITING = 2;

class EqualFrame extends NativeFrame {
  private readonly levels: EqualLevel[] = [];
  private waiting: number = RUNNING;

  constructor(a: PyObject, b: PyObject, position: number) {
    super();
    this.levels.push(new EqualLevel(a, b, position));
  }

  step(m: Machine, value: Value | undefined): NextResult {
    const { waiting, levels } = this;
    this.waiting = RUNNING;
    if (waiting === COMPARING && value !== true) return false;
    if (waiting === LOOKING_UP) {
      const outcome = this.found(m, levels[levels.length - 1], value);
      if (outcome !== SAME) return outcome === WAITING ? X : false;
    }
    while (levels.length > 0) {
      const level = levels[levels.length - 1];
      const outcome =
        level.a instanceof KeyTable
          ? this.entry(m, level, level.a, level.b as KeyTable)
          : this.element(m, level, (level.a as Sequence).items, (level.b as Sequence).items);
      if (outcome !== SAME) return outcome === WAITING ? X : false;
    }
    return true;
  }

  private element(m: Machine, level: EqualLevel, a: readonly Value[], b: readonly Value[]): number {
    const { position } = level;
    if (position < a.length && position < b.length) {
      level.position++;
      return this.compareItems(m, a[position], b[position]);
    }
    this.levels.pop();
    return a.length === b.length ? SAME : DIFFERENT;
  }

  private entry(m: Machine, level: EqualLevel, a: KeyTable, b: KeyTable): number {
    const { keys } = a;
    while (level.position < keys.length && keys[level.position] === undefined) level.position++;
    if (level.position >= keys.length) {
      this.levels.pop();
      return SAME;
    }
    m.charge(1);
    const position = level.position++;
    level.pending = a.values === null ? undefined : a.values[position];
    const found = a.values === null ? setContainsFrom(m, b, a, position) : dictGetFrom(m, b as PyDict, a, position);
    if (found === X) {
      this.waiting = LOOKING_UP;
      m.wait(this);
      return WAITING;
    }
    return this.found(m, level, found as Value | undefined);
  }

  /** The other dict's value under the key, or whether the other set has it. */
  private found(m: Machine, level: EqualLevel, value: Value | undefined): number {
    const { pending } = level;
    if (pending === undefined) return value === true ? SAME : DIFFERENT;
    level.pending = undefined;
    return value === undefined ? DIFFERENT : this.compareItems(m, pending, value);
  }

  private compareItems(m: Machine, a: Value, b: Value): number {
    const native = sameKey(m, a, b);
    if (native >= 0) return native;
    m.charge(1);
    if (comparable(a, b)) {
      if (!sizesAgree(a, b)) return DIFFERENT;
      if (this.levels.length >= CONTAINER_DEPTH) {
        m.raise("RecursionError", "maximum recursion depth exceeded in comparison");
        return WAITING;
      }
      m.charge(6);
      m.allocate(LEVEL_SIZE);
      this.levels.push(new EqualLevel(a as PyObject, b as PyObject, 0));
      return SAME;
    }
    const same = equals(m, a, b);
    if (same === X) {
      this.waiting = COMPARING;
      m.wait(this);
      return WAITING;
    }
    return same === true ? SAME : DIFFERENT;
  }
}
heapClass(EqualFrame, "frame.equal", { levels: "objects", waiting: "plain", back: "skip", catches: "plain" }, 96);

/** a == b for two exact lists, tuples, dicts or sets: true, false or X. */
export function deepEquals(m: Machine, a: PyObject, b: PyObject): Result {
  if (a === b) return true;
  if (!sizesAgree(a, b)) return false;
  if (a instanceof PyList || a instanceof PyTuple) {
    const left = a.items;
    const right = (b as Sequence).items;
    const length = Math.min(left.length, right.length);
    m.charge(1 + (length >> 2));
    for (let index = 0; index < length; index++) {
      const x = left[index];
      const y = right[index];
      const same = sameKey(m, x, y);
      if (same === 0) return false;
      if (same === -1) return new EqualFrame(a, b, index).step(m, undefined) as Result;
    }
    return left.length === right.length;
  }
  return new EqualFrame(a, b, 0).step(m, undefined) as Result;
}

/** a == b with identity first: the frames' own way for nested containers, `==` for the rest. */
export function itemsEqual(m: Machine, a: Value, b: Value): Result {
  const native = sameKey(m, a, b);
  if (native >= 0) return native === 1;
  if (comparable(a, b)) return deepEquals(m, a as PyObject, b as PyObject);
  return equals(m, a, b);
}

const NEGATE = continuation("equality.not", (_m, same) => same !== true);

/** `==` or `!=` of two exact containers of one kind. */
export function compareEqual(m: Machine, operator: "eq" | "ne", a: PyObject, b: PyObject): Result {
  const same = deepEquals(m, a, b);
  if (operator === "eq") return same;
  return typeof same === "boolean" ? !same : m.then(same, NEGATE);
}

// ---------------------------------------------------------------------------------------------------------------- order

function orderNumbers(operator: Comparison, a: Int, b: Int): boolean {
  switch (operator) {
    case "lt":
      return a < b;
    case "le":
      return a <= b;
    case "gt":
      return a > b;
    default:
      return a >= b;
  }
}

function numberOf(value: Value): Int | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (value instanceof PyFloat) return value.value;
  return typeof value === "boolean" ? Number(value) : undefined;
}

/** An ordering of numbers or of strings without surrogates; undefined for other operands. */
export function orderNative(operator: Comparison, a: Value, b: Value): boolean | undefined {
  if (typeof a === "string" && typeof b === "string") {
    switch (operator) {
      case "lt":
        return a < b;
      case "le":
        return a <= b;
      case "gt":
        return a > b;
      default:
        return a >= b;
    }
  }
  const left = numberOf(a);
  if (left === undefined) return undefined;
  const right = numberOf(b);
  return right === undefined ? undefined : orderNumbers(operator, left, right);
}

class OrderFrame extends NativeFrame {
  private position = 0;
  private comparing = false;
  constructor(
    readonly operator: Comparison,
    private a: Sequence,
    private b: Sequence,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    let same: Value | undefined = value;
    for (;;) {
      const left = this.a.items;
      const right = this.b.items;
      const { position } = this;
      if (!this.comparing) {
        if (position >= left.length || position >= right.length)
          return orderNumbers(this.operator, left.length, right.length);
        m.charge(1);
        this.comparing = true;
        const result = itemsEqual(m, left[position], right[position]);
        if (result === X) return m.wait(this);
        same = result as Value;
      }
      this.comparing = false;
      if (same === true) {
        this.position++;
        continue;
      }
      // The comparison may have shortened a list.
      if (position >= left.length || position >= right.length)
        return orderNumbers(this.operator, left.length, right.length);
      const x = left[position];
      const y = right[position];
      if ((x instanceof PyList && y instanceof PyList) || (x instanceof PyTuple && y instanceof PyTuple)) {
        this.a = x;
        this.b = y;
        this.position = 0;
        continue;
      }
      return orderNative(this.operator, x, y) ?? compare(m, this.operator, x, y);
    }
  }
}
heapClass(
  OrderFrame,
  "frame.order",
  {
    operator: "plain",
    a: "object",
    b: "object",
    position: "plain",
    comparing: "plain",
    back: "skip",
    catches: "plain",
  },
  80,
);

/** Any comparison of two exact lists or two exact tuples. */
export function compareSequences(m: Machine, operator: Comparison, a: Sequence, b: Sequence): Result {
  if (operator === "eq" || operator === "ne") return compareEqual(m, operator, a, b);
  const left = a.items;
  const right = b.items;
  const length = Math.min(left.length, right.length);
  // The common case, a difference among the first elements, without a frame.
  for (let index = 0; index < length && index < 4; index++) {
    const x = left[index];
    const y = right[index];
    if (sameKey(m, x, y) === 1) continue;
    const ordered = orderNative(operator, x, y);
    if (ordered !== undefined) return ordered;
    break;
  }
  return new OrderFrame(operator, a, b).step(m, undefined) as Result;
}

// --------------------------------------------------------------------------------------------------------------- search

/** What to find out: `contains` true or false, `index` the position or -1, `count` how often. */
export type SearchMode = "contains" | "index" | "count";

class ItemSearchFrame extends NativeFrame {
  private comparing = false;
  constructor(
    readonly owner: Sequence,
    readonly item: Value,
    private position: number,
    readonly stop: number,
    readonly mode: SearchMode,
    private count: number,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    let same: Value | undefined = value;
    for (;;) {
      if (!this.comparing) {
        const { items } = this.owner;
        if (this.position >= items.length || this.position >= this.stop)
          return searchOutcome(this.mode, -1, this.count);
        m.charge(1);
        this.comparing = true;
        const result = itemsEqual(m, items[this.position], this.item);
        if (result === X) return m.wait(this);
        same = result as Value;
      }
      this.comparing = false;
      if (same === true) {
        if (this.mode !== "count") return searchOutcome(this.mode, this.position, 0);
        this.count++;
      }
      this.position++;
    }
  }
}
heapClass(
  ItemSearchFrame,
  "frame.item-search",
  {
    owner: "object",
    item: "value",
    position: "plain",
    stop: "plain",
    mode: "plain",
    count: "plain",
    comparing: "plain",
    back: "skip",
    catches: "plain",
  },
  96,
);

function searchOutcome(mode: SearchMode, position: number, count: number): Value {
  if (mode === "count") return count;
  return mode === "index" ? position : position >= 0;
}

/** Searches a list or tuple, which `__eq__` may change meanwhile, between two positions. */
export function searchItems(
  m: Machine,
  owner: Sequence,
  item: Value,
  mode: SearchMode,
  start = 0,
  stop: number = Number.MAX_SAFE_INTEGER,
): Result {
  const { items } = owner;
  const end = Math.min(stop, items.length);
  let count = 0;
  m.charge(1 + (Math.max(0, end - start) >> 2));
  const isNumber = typeof item === "number";
  const isLong = typeof item === "bigint" || (typeof item === "string" && item.length > LONG_TEXT);
  for (let position = start; position < end; position++) {
    const other = items[position];
    if (isLong ? !sameValue(m, item, other) : other !== item) {
      if (isNumber && typeof other === "number") continue;
      const same = sameKey(m, other, item);
      if (same === 0) continue;
      if (same === -1)
        return new ItemSearchFrame(owner, item, position, stop, mode, count).step(m, undefined) as Result;
    }
    if (mode !== "count") return searchOutcome(mode, position, 0);
    count++;
  }
  return searchOutcome(mode, -1, count);
}

class IterableSearchFrame extends EachFrame {
  private count = 0;
  private position = 0;
  private found = false;
  constructor(
    iterable: Value,
    readonly item: Value,
    readonly mode: SearchMode,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    return itemsEqual(m, item, this.item);
  }
  protected override answered(_m: Machine, same: Value): boolean {
    if (same === true) {
      if (this.mode !== "count") {
        this.found = true;
        return true;
      }
      this.count++;
    }
    this.position++;
    return false;
  }
  protected done(m: Machine): NextResult {
    if (this.mode === "index" && !this.found) return m.valueError("sequence.index(x): x not in sequence");
    return searchOutcome(this.mode, this.found ? this.position : -1, this.count);
  }
}
heapClass(
  IterableSearchFrame,
  "frame.iterable-search",
  { ...EACH_FIELDS, count: "plain", position: "plain", found: "plain", item: "value", mode: "plain" },
  112,
);

/** Searches any iterable; `index` raises ValueError when the item is not there. */
export function searchIterable(m: Machine, iterable: Value, item: Value, mode: SearchMode): Result {
  return new IterableSearchFrame(iterable, item, mode).step(m, undefined) as Result;
}

// ----------------------------------------------------------------------------------------------------------------- hash

class HashLevel {
  readonly hashes: Int[] = [];
  constructor(readonly items: readonly Value[]) {}
}
heapClass(HashLevel, "hash.level", { hashes: "values", items: "values" }, LEVEL_SIZE);

class TupleHashFrame extends NativeFrame {
  private readonly levels: HashLevel[];
  constructor(items: readonly Value[]) {
    super();
    this.levels = [new HashLevel(items)];
  }
  step(m: Machine, value: Value | undefined): NextResult {
    const { levels } = this;
    if (value !== undefined) levels[levels.length - 1].hashes.push(value as Int);
    for (;;) {
      const { items, hashes } = levels[levels.length - 1];
      if (hashes.length === items.length) {
        const hash = hashOfHashes(hashes);
        levels.pop();
        if (levels.length === 0) return hash;
        levels[levels.length - 1].hashes.push(hash);
        continue;
      }
      const item = items[hashes.length];
      m.charge(1);
      if (hashKey(m, item)) hashes.push(joinHash(hashLow, hashHigh));
      else if (item instanceof PyTuple) {
        if (levels.length >= CONTAINER_DEPTH * 10) return m.raise("RecursionError", "maximum recursion depth exceeded");
        m.allocate(LEVEL_SIZE);
        levels.push(new HashLevel(item.items));
      } else {
        const hash = hashOf(m, item);
        if (hash === X) return m.wait(this);
        hashes.push(hash as Int);
      }
    }
  }
}
heapClass(TupleHashFrame, "frame.tuple-hash", { levels: "objects", back: "skip", catches: "plain" }, 80);

/** hash(tuple). */
export function tupleHash(m: Machine, tuple: PyTuple): Result {
  if (hashKey(m, tuple)) return joinHash(hashLow, hashHigh);
  return new TupleHashFrame(tuple.items).step(m, undefined) as Result;
}
