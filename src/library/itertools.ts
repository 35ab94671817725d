/**
 * The module `itertools` (Python library reference, "itertools"): count, cycle, repeat, chain, islice, accumulate, starmap and
 * the filters here, the others beside. All are native iterators: plain data, lazy, one charge for each item, able to wait
 * for guest code at every step.
 */

import * as integer from "../numeric/integer.js";
import { classMethod, constructor, method } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { endOnStop, tupleIterator } from "../objects/iterator.js";
import { genericAlias } from "../objects/list.js";
import { X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  PyComplex,
  PyFloat,
  PyInstance,
  PyList,
  PyTuple,
  type Int,
  type PyType,
  type Value,
} from "../objects/model.js";
import { numberOperation } from "../objects/number-arithmetic.js";
import { binary } from "../objects/operators.js";
import { collect, isTrue, iterate, lookupSpecial, nextOf, toIndex, typeOf, unwrap } from "../objects/protocol.js";
import { reprFields } from "../objects/repr.js";
import { ITERATOR_SIZE } from "../objects/sizes.js";
import "./itertools-combine.js";
import { TEE_FUNCTION } from "./itertools-group.js";
import { ITERTOOLS, itertoolsType, toSize, withIterators } from "./itertools-types.js";
import { contents, defineModule } from "./modules.js";

// -------------------------------------------------------------------------------------------------------------- count

export class PyCount extends PyIterator {
  constructor(
    public count: Value,
    readonly stride: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    const { count, stride } = this;
    m.charge(1);
    if (typeof count === "number" && typeof stride === "number") {
      const following = count + stride;
      this.count =
        following <= Number.MAX_SAFE_INTEGER && following >= -Number.MAX_SAFE_INTEGER
          ? following
          : integer.add(count, stride);
      return count;
    }
    const following = numberOperation(m, "add", count, stride) ?? binary(m, "add", count, stride);
    return following === X ? m.then(X, COUNTED, this, count) : this.give(count, following as Value);
  }
  give(count: Value, following: Value): Value {
    this.count = following;
    return count;
  }
}
const COUNTED = continuation("count.added", (_m, following, self: PyCount, count: Value) =>
  self.give(count, following as Value),
);
const COUNT = itertoolsType("count", PyCount, "Evenly spaced values from start on, without end.");
heapClass(PyCount, "itertools.count", { count: "value", stride: "value" }, ITERATOR_SIZE);

function isNumber(value: Value): boolean {
  const inner = unwrap(value);
  if (typeof inner === "number" || typeof inner === "bigint" || typeof inner === "boolean") return true;
  if (inner instanceof PyFloat || inner instanceof PyComplex) return true;
  return ["__index__", "__int__", "__float__"].some((name) => lookupSpecial(value, name) !== undefined);
}
/** Ints lose their class, as C's counters do. */
function plainNumber(value: Value): Value {
  const inner = unwrap(value);
  if (typeof inner === "boolean") return inner ? 1 : 0;
  return typeof inner === "number" ? inner : value;
}
constructor(COUNT, "count(start=0, step=1)", {}, (m, start: Value | undefined, stride: Value | undefined) => {
  const from = start === undefined ? 0 : start;
  const by = stride === undefined ? 1 : stride;
  if (!isNumber(from) || !isNumber(by)) return m.typeError("a number is required");
  m.allocate(ITERATOR_SIZE);
  return new PyCount(plainNumber(from), plainNumber(by));
});
method(COUNT, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const { count, stride } = unwrap(self) as PyCount;
  return reprFields(m, typeOf(self).name, stride === 1 ? [count] : [count, stride]);
});

// -------------------------------------------------------------------------------------------------------------- cycle

export class PyCycle extends PyIterator {
  readonly saved: Value[] = [];
  private index = 0;
  constructor(public iterator: Value) {
    super();
  }
  next(m: Machine): NextResult {
    m.charge(1);
    if (this.iterator !== null) {
      const item = nextOf(m, this.iterator);
      if (item === X) return m.thenNext(X, CYCLED, this);
      if (item !== undefined) return this.save(m, item as Value);
      this.end(m);
    }
    return this.again();
  }
  save(m: Machine, item: Value): Value {
    m.allocate(8);
    this.saved.push(item);
    return item;
  }
  end(m: Machine): void {
    m.stopValue = null;
    this.iterator = null;
  }
  again(): Value | undefined {
    const { saved } = this;
    if (saved.length === 0) return undefined;
    const item = saved[this.index++];
    if (this.index >= saved.length) this.index = 0;
    return item;
  }
}
const CYCLED = continuation("cycle.item", (m, item, self: PyCycle) => {
  if (item !== undefined) return self.save(m, item);
  self.end(m);
  return self.again();
});
const CYCLE = itertoolsType("cycle", PyCycle, "The items of an iterable again and again.");
heapClass(
  PyCycle,
  "itertools.cycle",
  { saved: "values", index: "plain", iterator: "value" },
  (self) => ITERATOR_SIZE + 8 * self.saved.length,
);
const CYCLE_MADE = continuation("cycle.made", (m, iterator) => {
  m.allocate(ITERATOR_SIZE);
  return new PyCycle(iterator as Value);
});
constructor(CYCLE, "cycle(iterable, /)", {}, (m, iterable: Value) => m.then(iterate(m, iterable), CYCLE_MADE));

// ------------------------------------------------------------------------------------------------------------- repeat

export class PyRepeat extends PyIterator {
  constructor(
    readonly item: Value,
    /** How often it still comes; Infinity without end. */
    public remaining: number,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.remaining <= 0) return undefined;
    m.charge(1);
    this.remaining--;
    return this.item;
  }
}
const REPEAT = itertoolsType("repeat", PyRepeat, "One object again and again, without end or a number of times.");
heapClass(PyRepeat, "itertools.repeat", { item: "value", remaining: "plain" }, ITERATOR_SIZE);
constructor(REPEAT, "repeat(object, times: index=...)", {}, (m, item: Value, times: Int | undefined) => {
  let remaining = Number.POSITIVE_INFINITY;
  if (times !== undefined) {
    const size = toSize(m, times);
    if (size === X) return X;
    remaining = Math.max(0, size as number);
  }
  m.allocate(ITERATOR_SIZE);
  return new PyRepeat(item, remaining);
});
method(REPEAT, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const { item, remaining } = unwrap(self) as PyRepeat;
  return reprFields(m, typeOf(self).name, remaining === Number.POSITIVE_INFINITY ? [item] : [item, remaining]);
});
method(REPEAT, "__length_hint__(self, /)", {}, (m, self: PyRepeat) =>
  self.remaining === Number.POSITIVE_INFINITY ? m.typeError("len() of unsized object") : self.remaining,
);

// -------------------------------------------------------------------------------------------------------------- chain

export class PyChain extends PyIterator {
  active: Value = null;
  constructor(
    /** Gives the iterables; null at the end. */
    public source: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      if (this.active === null) {
        if (this.source === null) return undefined;
        const iterable = nextOf(m, this.source);
        if (iterable === X) return m.thenNext(X, CHAIN_ITERABLE, this);
        if (iterable === undefined) return this.end(m);
        const iterator = iterate(m, iterable as Value);
        if (iterator === X) return m.thenNext(X, CHAIN_ITERATOR, this);
        this.active = iterator as Value;
      }
      const item = nextOf(m, this.active);
      if (item === X) return m.thenNext(X, CHAIN_ITEM, this);
      if (item !== undefined) return item;
      m.stopValue = null;
      this.active = null;
    }
  }
  end(m: Machine): undefined {
    m.stopValue = null;
    this.source = null;
    return undefined;
  }
}
const CHAIN_ITERABLE = continuation("chain.iterable", (m, iterable, self: PyChain) =>
  iterable === undefined ? self.end(m) : m.thenNext(iterate(m, iterable), CHAIN_ITERATOR, self),
);
const CHAIN_ITERATOR = continuation(
  "chain.iterator",
  (m, iterator, self: PyChain) => {
    self.active = iterator as Value;
    return self.next(m);
  },
  (_m, self: PyChain) => {
    self.source = null;
    return X;
  },
);
const CHAIN_ITEM = continuation("chain.item", (m, item, self: PyChain) => {
  if (item !== undefined) return item;
  m.stopValue = null;
  self.active = null;
  return self.next(m);
});
const CHAIN = itertoolsType("chain", PyChain, "The items of one iterable after the other.");
heapClass(PyChain, "itertools.chain", { active: "value", source: "value" }, ITERATOR_SIZE);
constructor(CHAIN, "chain(*iterables)", {}, (m, iterables: Value[]) => {
  m.allocate(2 * ITERATOR_SIZE + 8 * iterables.length);
  return new PyChain(tupleIterator(new PyTuple(iterables)));
});
const CHAINED = continuation("chain.from-iterable", (m, iterator, cls: PyType) => {
  m.allocate(ITERATOR_SIZE + 64);
  const chain = new PyChain(iterator as Value);
  return cls === CHAIN ? chain : new PyInstance(cls.rootShape, chain);
});
classMethod(
  CHAIN,
  "from_iterable(cls, iterable, /)",
  { doc: "chain(*iterable), the iterables themselves taken lazily." },
  (m, cls: PyType, iterable: Value) => m.then(iterate(m, iterable), CHAINED, cls),
);
classMethod(CHAIN, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);

// ------------------------------------------------------------------------------------------------------------- islice

export class PyIslice extends PyIterator {
  private count = 0;
  constructor(
    public iterator: Value,
    /** The position of the next item to give. */
    private position: number,
    readonly stop: number,
    readonly stride: number,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.iterator === null) return undefined;
    return this.skip(m);
  }
  /** Passes over items up to the next position, then gives one. */
  skip(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      if (this.count >= this.position && this.count >= this.stop) return this.end(m);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.thenNext(X, SLICED, this);
      if (item === undefined) return this.end(m);
      if (this.count++ >= this.position) return this.give(item as Value);
    }
  }
  got(m: Machine, item: Value | undefined): NextResult {
    if (item === undefined) return this.end(m);
    if (this.count++ >= this.position) return this.give(item);
    return this.iterator === null ? undefined : this.skip(m);
  }
  private give(item: Value): Value {
    this.position = Math.min(this.position + this.stride, Math.max(this.stop, this.position));
    return item;
  }
  end(m: Machine): undefined {
    m.stopValue = null;
    this.iterator = null;
    return undefined;
  }
}
const SLICED = continuation("islice.item", (m, item, self: PyIslice) => self.got(m, item));
const ISLICE = itertoolsType("islice", PyIslice, "The items of an iterable from start to stop, some apart.");
heapClass(
  PyIslice,
  "itertools.islice",
  { count: "plain", iterator: "value", position: "plain", stop: "plain", stride: "plain" },
  ITERATOR_SIZE,
);

const BAD_STOP = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const BAD_INDEX = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const BAD_STEP = "Step for islice() must be a positive integer or None.";

/** The bounds as given, and those resolved so far: -1 for what is no index (C's error value). */
const BOUND = continuation(
  "islice.bound",
  (m, value, given: readonly Value[], bounds: number[], iterable: Value) => {
    bounds.push(boundNumber(value as Int));
    return sliceFrom(m, given, bounds, iterable);
  },
  (m, given: readonly Value[], bounds: number[], iterable: Value) => {
    m.clearException();
    bounds.push(-1);
    return sliceFrom(m, given, bounds, iterable);
  },
);
function boundNumber(value: Int): number {
  if (typeof value === "number") return value;
  return value < 0x8000000000000000n && value >= -0x8000000000000000n ? Number(value) : -1;
}
const ABSENT = [0, Number.POSITIVE_INFINITY, 1];
function sliceFrom(m: Machine, given: readonly Value[], bounds: number[], iterable: Value): Result {
  while (bounds.length < 3) {
    if (bounds.length === 2) {
      if (bounds[1] === -1) return m.valueError(BAD_STOP);
      if (bounds[0] < 0 || bounds[1] < -1) return m.valueError(BAD_INDEX);
    }
    const value = given[bounds.length];
    if (value === null) bounds.push(ABSENT[bounds.length]);
    else if (typeof value === "number") bounds.push(value);
    else return m.then(toIndex(m, value), BOUND, given, bounds, iterable);
  }
  if (bounds[2] < 1) return m.valueError(BAD_STEP);
  return m.then(iterate(m, iterable), SLICE_MADE, bounds);
}
const SLICE_MADE = continuation("islice.made", (m, iterator, bounds: readonly number[]) => {
  m.allocate(ITERATOR_SIZE);
  return new PyIslice(iterator as Value, bounds[0], bounds[1], bounds[2]);
});
constructor(
  ISLICE,
  "islice(iterable, start, stop=..., step=None, /)",
  {},
  (m, iterable: Value, start: Value, stop: Value | undefined, stride: Value | undefined) =>
    sliceFrom(m, stop === undefined ? [null, start, null] : [start, stop, stride ?? null], [], iterable),
);

// --------------------------------------------------------------------------------------------------------- accumulate

export class PyAccumulate extends PyIterator {
  private total: Value | undefined = undefined;
  constructor(
    readonly iterator: Value,
    readonly func: Value,
    private initial: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.initial !== null) {
      this.total = this.initial;
      this.initial = null;
      return this.total;
    }
    m.charge(1);
    const item = nextOf(m, this.iterator);
    if (item === X) return m.thenNext(X, ACCUMULATED, this);
    return item === undefined ? undefined : this.add(m, item as Value);
  }
  add(m: Machine, item: Value): NextResult {
    const { total } = this;
    if (total === undefined) return this.keep(item);
    let sum: Result;
    if (this.func === null) sum = numberOperation(m, "add", total, item) ?? binary(m, "add", total, item);
    else sum = m.call(this.func, [total, item]);
    return sum === X ? m.thenNext(X, TOTAL, this) : this.keep(sum as Value);
  }
  keep(total: Value): Value {
    this.total = total;
    return total;
  }
}
const ACCUMULATED = continuation("accumulate.item", (m, item, self: PyAccumulate) =>
  item === undefined ? undefined : self.add(m, item),
);
const TOTAL = continuation("accumulate.total", (_m, total, self: PyAccumulate) => self.keep(total as Value), endOnStop);
const ACCUMULATE = itertoolsType(
  "accumulate",
  PyAccumulate,
  "Running totals, or what a function of two arguments makes of them.",
);
heapClass(
  PyAccumulate,
  "itertools.accumulate",
  { total: "value", iterator: "value", func: "value", initial: "value" },
  ITERATOR_SIZE + 16,
);
const ACCUMULATE_MADE = continuation("accumulate.made", (m, iterator, func: Value, initial: Value) => {
  m.allocate(ITERATOR_SIZE + 16);
  return new PyAccumulate(iterator as Value, func, initial);
});
constructor(
  ACCUMULATE,
  "accumulate(iterable, func=None, *, initial=None)",
  {},
  (m, iterable: Value, func: Value | undefined, initial: Value | undefined) =>
    m.then(iterate(m, iterable), ACCUMULATE_MADE, func ?? null, initial ?? null),
);

// ------------------------------------------------------------------------------------------------------------ starmap

export class PyStarmap extends PyIterator {
  constructor(
    readonly func: Value,
    readonly iterator: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    m.charge(1);
    const item = nextOf(m, this.iterator);
    if (item === X) return m.thenNext(X, STARRED, this);
    return item === undefined ? undefined : this.apply(m, item as Value);
  }
  apply(m: Machine, args: Value): NextResult {
    if (!(args instanceof PyTuple)) return m.thenNext(collect(m, args), STAR_ARGUMENTS, this.func);
    const result = m.call(this.func, args.items);
    return result === X ? m.thenNext(X, STAR_RESULT) : result;
  }
}
const STARRED = continuation("starmap.item", (m, item, self: PyStarmap) =>
  item === undefined ? undefined : self.apply(m, item),
);
const STAR_RESULT = continuation("starmap.result", (_m, value) => value, endOnStop);
const STAR_ARGUMENTS = continuation("starmap.arguments", (m, list, func: Value) =>
  m.thenNext(m.call(func, (list as PyList).items), STAR_RESULT),
);
const STARMAP = itertoolsType("starmap", PyStarmap, "func(*args) for each args of an iterable.");
heapClass(PyStarmap, "itertools.starmap", { func: "value", iterator: "value" }, ITERATOR_SIZE);
const STARMAP_MADE = continuation("starmap.made", (m, iterator, func: Value) => {
  m.allocate(ITERATOR_SIZE);
  return new PyStarmap(func, iterator as Value);
});
constructor(STARMAP, "starmap(function, iterable, /)", {}, (m, func: Value, iterable: Value) =>
  m.then(iterate(m, iterable), STARMAP_MADE, func),
);

// ------------------------------------------------------------------------------------------------------------ filters

const TRUTH = continuation("itertools.truth", (m, value) => isTrue(m, value as Value));
/** The truth of predicate(item): true, false or X. */
function holds(m: Machine, predicate: Value, item: Value): Result {
  const answer = m.call(predicate, [item]);
  if (typeof answer === "boolean") return answer;
  return answer === X ? m.then(X, TRUTH) : isTrue(m, answer as Value);
}

/** What takewhile, dropwhile and filterfalse share: an item, then the truth of the predicate. */
abstract class Filtering extends PyIterator {
  constructor(
    readonly predicate: Value,
    readonly iterator: Value,
  ) {
    super();
  }
  /** Continues the walk: gives an item, undefined at the end, or X. */
  next(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.thenNext(X, FILTER_ITEM, this);
      if (item === undefined) return this.end(m);
      const verdict = this.test(m, item as Value);
      if (verdict === X) return m.thenNext(X, FILTER_VERDICT, this, item);
      if (this.passes(verdict === true)) return item;
      if (this.over()) return undefined;
    }
  }
  test(m: Machine, item: Value): Result {
    return holds(m, this.predicate, item);
  }
  abstract passes(verdict: boolean): boolean;
  over(): boolean {
    return false;
  }
  end(m: Machine): undefined {
    m.stopValue = null;
    return undefined;
  }
}
const FILTER_ITEM = continuation("itertools.filter-item", (m, item, self: Filtering) =>
  item === undefined ? self.end(m) : m.thenNext(self.test(m, item), FILTER_VERDICT, self, item),
);
const FILTER_VERDICT = continuation(
  "itertools.filter-verdict",
  (m, verdict, self: Filtering, item: Value) => {
    if (self.passes(verdict === true)) return item;
    return self.over() ? undefined : self.next(m);
  },
  endOnStop,
);

export class PyFilterFalse extends Filtering {
  override test(m: Machine, item: Value): Result {
    return this.predicate === null ? isTrue(m, item) : holds(m, this.predicate, item);
  }
  passes(verdict: boolean): boolean {
    return !verdict;
  }
}
export class PyTakeWhile extends Filtering {
  private stopped = false;
  override next(m: Machine): NextResult {
    return this.stopped ? undefined : super.next(m);
  }
  passes(verdict: boolean): boolean {
    if (!verdict) this.stopped = true;
    return verdict;
  }
  override over(): boolean {
    return this.stopped;
  }
}
export class PyDropWhile extends Filtering {
  private started = false;
  override test(m: Machine, item: Value): Result {
    return this.started ? false : holds(m, this.predicate, item);
  }
  passes(verdict: boolean): boolean {
    if (!verdict) this.started = true;
    return !verdict;
  }
}
const FILTERS: readonly (readonly [
  string,
  new (predicate: Value, iterator: Value) => Filtering,
  Readonly<Record<string, "plain">>,
  string,
])[] = [
  ["filterfalse", PyFilterFalse, {}, "The items for which a predicate is false; the false items when it is None."],
  ["takewhile", PyTakeWhile, { stopped: "plain" }, "Items as long as a predicate is true."],
  ["dropwhile", PyDropWhile, { started: "plain" }, "Items from the first on for which a predicate is false."],
];
const FILTER_MADE = continuation("itertools.filter-made", (m, iterator, name: string, predicate: Value) => {
  m.allocate(ITERATOR_SIZE);
  for (const [known, Filter] of FILTERS) if (known === name) return new Filter(predicate, iterator as Value);
  return null;
});
for (const [name, representation, fields, doc] of FILTERS) {
  const type = itertoolsType(name, representation, doc);
  heapClass(representation, `itertools.${name}`, { predicate: "value", iterator: "value", ...fields }, ITERATOR_SIZE);
  constructor(
    type,
    `${name}(${name === "filterfalse" ? "function" : "predicate"}, iterable, /)`,
    {},
    (m, predicate: Value, iterable: Value) => m.then(iterate(m, iterable), FILTER_MADE, name, predicate),
  );
}

// ----------------------------------------------------------------------------------------------------------- compress

export class PyCompress extends PyIterator {
  constructor(
    readonly data: Value,
    readonly selectors: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const item = nextOf(m, this.data);
      if (item === X) return m.thenNext(X, COMPRESS_ITEM, this);
      if (item === undefined) return this.end(m);
      const selector = nextOf(m, this.selectors);
      if (selector === X) return m.thenNext(X, COMPRESS_SELECTOR, this, item);
      if (selector === undefined) return this.end(m);
      const chosen = isTrue(m, selector as Value);
      if (chosen === X) return m.thenNext(X, COMPRESS_CHOSEN, this, item);
      if (chosen === true) return item;
    }
  }
  end(m: Machine): undefined {
    m.stopValue = null;
    return undefined;
  }
}
const COMPRESS_ITEM = continuation("compress.item", (m, item, self: PyCompress) =>
  item === undefined ? self.end(m) : m.thenNext(nextOf(m, self.selectors), COMPRESS_SELECTOR, self, item),
);
const COMPRESS_SELECTOR = continuation("compress.selector", (m, selector, self: PyCompress, item: Value) =>
  selector === undefined ? self.end(m) : m.thenNext(isTrue(m, selector), COMPRESS_CHOSEN, self, item),
);
const COMPRESS_CHOSEN = continuation("compress.chosen", (m, chosen, self: PyCompress, item: Value) =>
  chosen === true ? item : self.next(m),
);
const COMPRESS = itertoolsType("compress", PyCompress, "The items of data whose selectors are true.");
heapClass(PyCompress, "itertools.compress", { data: "value", selectors: "value" }, ITERATOR_SIZE);
const COMPRESS_MADE = continuation("compress.made", (m, _value, iterators: readonly Value[]) => {
  m.allocate(ITERATOR_SIZE);
  return new PyCompress(iterators[0], iterators[1]);
});
constructor(COMPRESS, "compress(data, selectors)", {}, (m, data: Value, selectors: Value) =>
  withIterators(m, [data, selectors], COMPRESS_MADE, null),
);

defineModule({
  name: "itertools",
  doc: "Iterators for looping: endless ones, ones that stop with the shortest input, and combinatoric ones.",
  fill: contents("itertools", [TEE_FUNCTION], ITERTOOLS),
});
