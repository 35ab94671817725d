/**
 * Iterators of `itertools` that hand out several things at a time or one thing several times: batched, pairwise,
 * zip_longest, groupby with its groups, tee. Progress lies in fields before each step, so guest code may run in between.
 */

import { endOnStop } from "../objects/iterator.js";
import { constructor, builtin, method } from "../objects/define.js";
import { getAttribute } from "../objects/attribute.js";
import { itemsEqual } from "../objects/equality.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { EMPTY_TUPLE, PyInstance, PyTuple, type Int, type Value } from "../objects/model.js";
import { iterate, nextOf } from "../objects/protocol.js";
import { ITERATOR_SIZE, PAIR_SIZE, tupleSize } from "../objects/sizes.js";
import { itertoolsType, privateIterator, toSize, withIterators } from "./itertools-types.js";

// ------------------------------------------------------------------------------------------------------------ batched

export class PyBatched extends PyIterator {
  constructor(
    public iterator: Value,
    readonly count: number,
    readonly strict: boolean,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.iterator === null) return undefined;
    return this.gather(m, []);
  }
  gather(m: Machine, items: Value[]): NextResult {
    while (items.length < this.count) {
      m.charge(1);
      m.allocate(8);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.thenNext(X, BATCHED, this, items);
      if (item === undefined) return this.short(m, items);
      items.push(item as Value);
    }
    m.allocate(tupleSize(0));
    return new PyTuple(items);
  }
  short(m: Machine, items: Value[]): NextResult {
    m.stopValue = null;
    this.iterator = null;
    if (items.length === 0) return undefined;
    if (this.strict) return m.valueError("batched(): incomplete batch");
    m.allocate(tupleSize(0));
    return new PyTuple(items);
  }
}
const BATCHED = continuation("batched.item", (m, item, self: PyBatched, items: Value[]) => {
  if (item === undefined) return self.short(m, items);
  items.push(item);
  return self.gather(m, items);
});
export const BATCHED_TYPE = itertoolsType(
  "batched",
  PyBatched,
  "Tuples of n items each; the last may be shorter unless strict.",
);
heapClass(PyBatched, "itertools.batched", { iterator: "value", count: "plain", strict: "plain" }, ITERATOR_SIZE);
const BATCHED_MADE = continuation("batched.made", (m, iterator, count: number, strict: boolean) => {
  m.allocate(ITERATOR_SIZE);
  return new PyBatched(iterator as Value, count, strict);
});
constructor(
  BATCHED_TYPE,
  "batched(iterable, n: index, *, strict: bool=False)",
  {},
  (m, iterable: Value, given: Int, strict: boolean) => {
    const count = toSize(m, given);
    if (count === X) return X;
    if ((count as number) < 1) return m.valueError("n must be at least one");
    return m.then(iterate(m, iterable), BATCHED_MADE, count, strict);
  },
);

// ----------------------------------------------------------------------------------------------------------- pairwise

export class PyPairwise extends PyIterator {
  old: Value | undefined = undefined;
  constructor(public iterator: Value) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.iterator === null) return undefined;
    m.charge(1);
    if (this.old === undefined) {
      const first = nextOf(m, this.iterator);
      if (first === X) return m.thenNext(X, PAIR_FIRST, this);
      if (first === undefined) return this.end(m);
      this.old = first as Value;
    }
    return this.second(m);
  }
  second(m: Machine): NextResult {
    if (this.iterator === null) return this.end(m);
    const item = nextOf(m, this.iterator);
    if (item === X) return m.thenNext(X, PAIR_SECOND, this);
    if (item === undefined) return this.end(m);
    return this.pair(m, item as Value);
  }
  pair(m: Machine, item: Value): NextResult {
    const { old } = this;
    if (old === undefined) return this.end(m);
    m.allocate(PAIR_SIZE);
    this.old = item;
    return new PyTuple([old, item]);
  }
  end(m: Machine): undefined {
    m.stopValue = null;
    this.iterator = null;
    this.old = undefined;
    return undefined;
  }
}
const PAIR_FIRST = continuation("pairwise.first", (m, item, self: PyPairwise) => {
  if (item === undefined) return self.end(m);
  self.old = item;
  return self.second(m);
});
const PAIR_SECOND = continuation("pairwise.second", (m, item, self: PyPairwise) =>
  item === undefined ? self.end(m) : self.pair(m, item),
);
export const PAIRWISE = itertoolsType("pairwise", PyPairwise, "Overlapping pairs of neighbouring items.");
heapClass(PyPairwise, "itertools.pairwise", { iterator: "value", old: "value" }, ITERATOR_SIZE);
const PAIRWISE_MADE = continuation("pairwise.made", (m, iterator) => {
  m.allocate(ITERATOR_SIZE);
  return new PyPairwise(iterator as Value);
});
constructor(PAIRWISE, "pairwise(iterable, /)", {}, (m, iterable: Value) => m.then(iterate(m, iterable), PAIRWISE_MADE));

// -------------------------------------------------------------------------------------------------------- zip_longest

export class PyZipLongest extends PyIterator {
  active: number;
  constructor(
    /** null for what is exhausted. */
    readonly iterators: (Value | undefined)[],
    readonly fill: Value,
  ) {
    super();
    this.active = iterators.length;
  }
  next(m: Machine): NextResult {
    if (this.active === 0) return undefined;
    return this.gather(m, []);
  }
  gather(m: Machine, items: Value[]): NextResult {
    const { iterators } = this;
    while (items.length < iterators.length) {
      const iterator = iterators[items.length];
      if (iterator === undefined) {
        items.push(this.fill);
        continue;
      }
      const item = nextOf(m, iterator);
      if (item === X) return m.thenNext(X, LONGEST, this, items);
      if (!this.add(m, items, item as Value | undefined)) return undefined;
    }
    m.charge(1 + (items.length >> 2));
    m.allocate(tupleSize(items.length));
    return new PyTuple(items);
  }
  /** False when this was the last iterator with items. */
  add(m: Machine, items: Value[], item: Value | undefined): boolean {
    if (item === undefined) {
      m.stopValue = null;
      this.iterators[items.length] = undefined;
      this.active--;
      if (this.active <= 0) return false;
      items.push(this.fill);
    } else items.push(item);
    return true;
  }
}
const LONGEST = continuation(
  "zip-longest.item",
  (m, item, self: PyZipLongest, items: Value[]) => (self.add(m, items, item) ? self.gather(m, items) : undefined),
  (_m, self: PyZipLongest) => {
    self.active = 0;
    return X;
  },
);
export const ZIP_LONGEST = itertoolsType(
  "zip_longest",
  PyZipLongest,
  "Tuples of one item from each iterable until the longest ends; what is missing is filled in.",
);
heapClass(
  PyZipLongest,
  "itertools.zip_longest",
  { iterators: "values", fill: "value", active: "plain" },
  (self) => ITERATOR_SIZE + 8 * self.iterators.length,
);
const LONGEST_MADE = continuation("zip-longest.made", (m, _value, iterators: Value[], fill: Value) => {
  m.allocate(ITERATOR_SIZE + 8 * iterators.length);
  return new PyZipLongest(iterators, fill);
});
constructor(
  ZIP_LONGEST,
  "zip_longest(*iterables, fillvalue=None)",
  {},
  (m, iterables: Value[], fill: Value | undefined) => withIterators(m, iterables, LONGEST_MADE, fill ?? null),
);

// ------------------------------------------------------------------------------------------------------------ groupby

export class PyGroupBy extends PyIterator {
  /** The key whose group was handed out. */
  target: Value | undefined = undefined;
  /** The item read last and its key, unless a group took them. */
  key: Value | undefined = undefined;
  value: Value | undefined = undefined;
  group: PyGroup | null = null;
  constructor(
    readonly iterator: Value,
    readonly func: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    this.group = null;
    return this.skip(m);
  }
  /** Reads on until the key differs from the target. */
  skip(m: Machine): NextResult {
    for (;;) {
      if (this.key !== undefined) {
        if (this.target === undefined) return this.open(m);
        const same = itemsEqual(m, this.target, this.key);
        if (same === X) return m.thenNext(X, SKIP_COMPARED, this);
        if (same !== true) return this.open(m);
      }
      const read = this.read(m);
      if (read === X) return m.thenNext(X, SKIP_READ, this);
      if (read === undefined) return undefined;
    }
  }
  /** Reads one item and its key: true, undefined when there is none, or X. */
  read(m: Machine): NextResult {
    m.charge(1);
    const item = nextOf(m, this.iterator);
    if (item === X) return m.thenNext(X, GROUP_ITEM, this);
    if (item === undefined) {
      m.stopValue = null;
      return undefined;
    }
    return this.found(m, item as Value);
  }
  found(m: Machine, item: Value): NextResult {
    if (this.func === null) {
      this.value = this.key = item;
      return true;
    }
    const key = m.call(this.func, [item]);
    if (key === X) return m.thenNext(X, GROUP_KEY, this, item);
    this.value = item;
    this.key = key as Value;
    return true;
  }
  open(m: Machine): Value {
    m.allocate(PAIR_SIZE + ITERATOR_SIZE);
    const key = this.key as Value;
    this.target = key;
    this.group = new PyGroup(this, key);
    return new PyTuple([key, this.group]);
  }
}
const SKIP_COMPARED = continuation("groupby.compared", (m, same, self: PyGroupBy) => {
  if (same !== true) return self.open(m);
  return m.thenNext(self.read(m), SKIP_READ, self);
});
const SKIP_READ = continuation("groupby.read", (m, read, self: PyGroupBy) =>
  read === undefined ? undefined : self.skip(m),
);
const GROUP_ITEM = continuation("groupby.item", (m, item, self: PyGroupBy) => {
  if (item === undefined) {
    m.stopValue = null;
    return undefined;
  }
  return self.found(m, item);
});
const GROUP_KEY = continuation(
  "groupby.key",
  (_m, key, self: PyGroupBy, item: Value) => {
    self.value = item;
    self.key = key;
    return true;
  },
  endOnStop,
);
export const GROUPBY = itertoolsType("groupby", PyGroupBy, "Pairs of a key and the consecutive items that have it.");
heapClass(
  PyGroupBy,
  "itertools.groupby",
  { target: "value", key: "value", value: "value", group: "object", iterator: "value", func: "value" },
  ITERATOR_SIZE + 32,
);
const GROUPBY_MADE = continuation("groupby.made", (m, iterator, func: Value) => {
  m.allocate(ITERATOR_SIZE + 32);
  return new PyGroupBy(iterator as Value, func);
});
constructor(GROUPBY, "groupby(iterable, key=None)", {}, (m, iterable: Value, key: Value | undefined) =>
  m.then(iterate(m, iterable), GROUPBY_MADE, key ?? null),
);

/** The items of one group; empty once the groupby has moved on. */
export class PyGroup extends PyIterator {
  constructor(
    readonly parent: PyGroupBy,
    readonly target: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    const { parent } = this;
    if (parent.group !== this) return undefined;
    if (parent.value === undefined) {
      const read = parent.read(m);
      if (read === X) return m.thenNext(X, GROUP_READ, this);
      if (read === undefined) return undefined;
    }
    return this.compare(m);
  }
  compare(m: Machine): NextResult {
    const { parent } = this;
    if (parent.key === undefined) return undefined;
    const same = itemsEqual(m, this.target, parent.key);
    if (same === X) return m.thenNext(X, GROUP_COMPARED, this);
    return this.take(same === true);
  }
  take(same: boolean): NextResult {
    if (!same) return undefined;
    const { parent } = this;
    const { value } = parent;
    parent.value = undefined;
    parent.key = undefined;
    return value;
  }
}
const GROUP_READ = continuation("group.read", (m, read, self: PyGroup) =>
  read === undefined ? undefined : self.compare(m),
);
const GROUP_COMPARED = continuation("group.compared", (_m, same, self: PyGroup) => self.take(same === true));
privateIterator("_grouper", PyGroup);
heapClass(PyGroup, "itertools.group", { parent: "object", target: "value" }, ITERATOR_SIZE);

// ---------------------------------------------------------------------------------------------------------------- tee

/** What the iterators of one tee share. */
class TeeSource {
  running = false;
  constructor(readonly iterator: Value) {}
}
heapClass(TeeSource, "tee.source", { running: "plain", iterator: "value" }, 32);

/** One item of a tee, linked to the next, so that what all iterators have passed is let go; the last is not filled yet. */
class TeeNode {
  value: Value | undefined = undefined;
  next: TeeNode | null = null;
}
heapClass(TeeNode, "tee.node", { value: "value", next: "object" }, 40);

export class PyTee extends PyIterator {
  constructor(
    readonly source: TeeSource,
    public node: TeeNode,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    const { node } = this;
    if (node.next !== null) {
      this.node = node.next;
      return node.value;
    }
    if (this.source.running) return m.raise("RuntimeError", "cannot re-enter the tee iterator");
    return new TeeFrame(this).start(m);
  }
  fill(m: Machine, item: Value | undefined): NextResult {
    this.source.running = false;
    if (item === undefined) {
      m.stopValue = null;
      return undefined;
    }
    const node = new TeeNode();
    this.node.value = item;
    this.node.next = node;
    this.node = node;
    return item;
  }
}
class TeeFrame extends NativeFrame {
  override readonly catches = true;
  constructor(readonly tee: PyTee) {
    super();
  }
  start(m: Machine): NextResult {
    m.charge(1);
    m.allocate(40);
    const { source } = this.tee;
    source.running = true;
    let item: NextResult;
    try {
      item = nextOf(m, source.iterator);
    } catch (signal) {
      source.running = false;
      throw signal;
    }
    if (item === X) {
      if (m.exit === 0) source.running = false;
      return m.wait(this);
    }
    return this.tee.fill(m, item as Value | undefined);
  }
  step(m: Machine, value: Value | undefined): NextResult {
    return this.tee.fill(m, value);
  }
  override caught(): NextResult {
    this.tee.source.running = false;
    return X;
  }
  override abandon(): void {
    this.tee.source.running = false;
  }
}
heapClass(TeeFrame, "frame.tee", { tee: "object", back: "skip", catches: "plain" }, 48);

const TEE = privateIterator("_tee", PyTee);
heapClass(PyTee, "itertools.tee", { source: "object", node: "object" }, ITERATOR_SIZE);
method(TEE, "__copy__(self, /)", { doc: "An independent iterator at the same place." }, (m, self: PyTee) => {
  m.allocate(ITERATOR_SIZE);
  return new PyTee(self.source, self.node);
});

const COPIES = continuation("tee.copy", (m, copy, copier: Value, copies: Value[], count: number) => {
  copies.push(copy as Value);
  return copyTimes(m, copier, copies, count);
});
function copyTimes(m: Machine, copier: Value, copies: Value[], count: number): Result {
  while (copies.length < count) {
    m.charge(1);
    const copy = m.call(copier, []);
    if (copy === X) return m.then(X, COPIES, copier, copies, count);
    copies.push(copy as Value);
  }
  return new PyTuple(copies);
}
const TEE_COPIER = continuation(
  "tee.copier",
  (m, copier, iterator: Value, count: number) => copyTimes(m, copier as Value, [iterator], count),
  (m, iterator: Value, count: number) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return teeTimes(m, iterator, count);
  },
);
function teeTimes(m: Machine, iterator: Value, count: number): Result {
  const copies: Value[] = [];
  const first = iterator instanceof PyTee ? iterator : new PyTee(new TeeSource(iterator), new TeeNode());
  copies.push(first);
  while (copies.length < count) copies.push(new PyTee(first.source, first.node));
  return new PyTuple(copies);
}
const TEE_ITERATED = continuation("tee.iterated", (m, value, count: number) => {
  const iterator = value as Value;
  if (iterator instanceof PyInstance && iterator.payload === undefined)
    return m.then(getAttribute(m, iterator, "__copy__"), TEE_COPIER, iterator, count);
  return teeTimes(m, iterator, count);
});
export const TEE_FUNCTION = builtin(
  "tee(iterable, n: index=2, /)",
  { doc: "n independent iterators over one iterable." },
  (m, iterable: Value, given: Int) => {
    const count = toSize(m, given);
    if (count === X) return X;
    if ((count as number) < 0) return m.valueError("n must be >= 0");
    if (count === 0) return EMPTY_TUPLE;
    m.allocate(tupleSize(count as number) + (count as number) * ITERATOR_SIZE + 72);
    m.charge((count as number) >> 2);
    return m.then(iterate(m, iterable), TEE_ITERATED, count);
  },
);
