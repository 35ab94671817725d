/**
 * The lazy iterators of builtins: map, filter, zip, enumerate, reversed. Each is plain data; a step that must wait for guest
 * code parks a frame and goes on from the same data.
 */

import { constructor, defineType, method } from "./define.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { PyTuple, type Int, type Value } from "./model.js";
import * as integer from "../numeric/integer.js";
import { endOnStop, reversedIterator } from "./iterator.js";
import { callUnbound, isTrue, iterate, lengthOf, lookupSpecial, nextOf, typeName } from "./protocol.js";
import { stopIteration } from "./generator-type.js";
import { PAIR_SIZE, tupleSize } from "./sizes.js";
import type { PyType } from "./model.js";

/** Gives an iterator type its `__iter__` and `__next__`. */
export function iteratorMethods(type: PyType): void {
  method(type, "__iter__(self, /)", { wantsInstance: true }, (_m, self: Value) => self);
  method(type, "__next__(self, /)", {}, (m, self: PyIterator) => m.then(self.next(m), AS_NEXT));
}
const AS_NEXT = continuation("adapters.next", (m, value) => {
  if (value !== undefined) return value;
  const result = m.stopValue;
  m.stopValue = null;
  return stopIteration(m, result);
});

// ---------------------------------------------------------------------------------------------- several iterators at once

/** Gathers one item from each iterator; `items` undefined when one is exhausted. */
const GATHER = continuation("adapters.gather", (m, item, owner: Gathering, items: Value[]) =>
  owner.gathered(m, item, items),
);

abstract class Gathering extends PyIterator {
  constructor(readonly iterators: readonly Value[]) {
    super();
  }
  next(m: Machine): NextResult {
    const { length } = this.iterators;
    if (length === 0) return undefined;
    // A few are within the charge of the item.
    if (length > 3) m.charge(length >> 1);
    return this.gather(m, []);
  }
  gather(m: Machine, items: Value[]): NextResult {
    const { iterators } = this;
    while (items.length < iterators.length) {
      const item = nextOf(m, iterators[items.length]);
      if (item === X) return m.thenNext(X, GATHER, this, items);
      if (item === undefined) return this.short(m, items);
      items.push(item as Value);
    }
    return this.complete(m, items);
  }
  gathered(m: Machine, item: Value | undefined, items: Value[]): NextResult {
    if (item === undefined) return this.short(m, items);
    items.push(item);
    return this.gather(m, items);
  }
  /** One iterator ended after `items`. */
  short(m: Machine, _items: Value[]): NextResult {
    m.stopValue = null;
    return undefined;
  }
  abstract complete(m: Machine, items: Value[]): NextResult;
}

/** Turns arguments into iterators one by one, then calls `make`. */
const ITERATED = continuation(
  "adapters.iterated",
  (m, iterator, done: Value[], rest: readonly Value[], make: Maker) => {
    done.push(iterator as Value);
    return iterateAll(m, done, rest, make);
  },
);
type Maker = "zip" | "zip-strict" | readonly ["map", Value];
function iterateAll(m: Machine, done: Value[], rest: readonly Value[], make: Maker): Result {
  while (done.length < rest.length) {
    const iterator = iterate(m, rest[done.length]);
    if (iterator === X) {
      if (m.exit === 0 && make !== "zip" && make !== "zip-strict") return X;
      if (m.exit === 0 && m.pendingIs("TypeError") && lookupSpecial(rest[done.length], "__iter__") === undefined) {
        m.clearException();
        return m.typeError(`'${typeName(rest[done.length])}' object is not iterable`);
      }
      return m.then(X, ITERATED, done, rest, make);
    }
    done.push(iterator as Value);
  }
  m.allocate(64 + 8 * done.length);
  if (make === "zip") return new PyZip(done, false);
  if (make === "zip-strict") return new PyZip(done, true);
  return new PyMap(make[1], done);
}

// --------------------------------------------------------------------------------------------------------- map, filter

export class PyMap extends Gathering {
  constructor(
    readonly func: Value,
    iterators: readonly Value[],
  ) {
    super(iterators);
  }
  override next(m: Machine): NextResult {
    m.charge(1);
    if (this.iterators.length === 1) {
      const item = nextOf(m, this.iterators[0]);
      if (item === undefined) return undefined;
      if (item !== X) return this.apply(m, [item as Value]);
    } else return super.next(m);
    return m.thenNext(X, MAPPED, this);
  }
  complete(m: Machine, items: Value[]): NextResult {
    return this.apply(m, items);
  }
  apply(m: Machine, args: readonly Value[]): NextResult {
    const result = m.call(this.func, args);
    return result === X ? m.thenNext(X, MAP_RESULT) : result;
  }
}
const MAPPED = continuation("map.item", (m, item, self: PyMap) =>
  item === undefined ? undefined : self.apply(m, [item]),
);
const MAP_RESULT = continuation("map.result", (_m, value) => value, endOnStop);
export const MAP = defineType("map", {
  representation: PyMap,
  base: true,
  payload: true,
  doc: "Make an iterator that computes the function using arguments from each of the iterables.",
});
heapClass(PyMap, "map", { func: "value", iterators: "values" }, 72);
constructor(MAP, "map(*iterables)", {}, (m, args: Value[]) => {
  if (args.length < 2) return m.typeError("map() must have at least two arguments.");
  return iterateAll(m, [], args.slice(1), ["map", args[0]]);
});
iteratorMethods(MAP);

export class PyFilter extends PyIterator {
  constructor(
    readonly func: Value,
    readonly iterator: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.thenNext(X, FILTERED, this);
      if (item === undefined) return undefined;
      const verdict = this.test(m, item as Value);
      if (verdict === X) return m.thenNext(X, VERDICT, this, item);
      if (verdict === true) return item;
    }
  }
  /** true, false, or X. */
  test(m: Machine, item: Value): Result {
    if (this.func === null) return isTrue(m, item);
    const answer = m.call(this.func, [item]);
    return answer === X ? m.then(X, TRUTH) : isTrue(m, answer as Value);
  }
}
const TRUTH = continuation("filter.truth", (m, value) => isTrue(m, value as Value));
const FILTERED = continuation("filter.item", (m, item, self: PyFilter) => {
  if (item === undefined) return undefined;
  return m.thenNext(self.test(m, item), VERDICT, self, item);
});
const VERDICT = continuation(
  "filter.verdict",
  (m, verdict, self: PyFilter, item: Value) => (verdict === true ? item : self.next(m)),
  endOnStop,
);
export const FILTER = defineType("filter", {
  representation: PyFilter,
  base: true,
  payload: true,
  doc: "Return an iterator yielding those items of iterable for which function(item) is true.",
});
heapClass(PyFilter, "filter", { func: "value", iterator: "value" }, 64);
const FILTER_MADE = continuation("filter.made", (m, iterator, func: Value) => {
  m.allocate(64);
  return new PyFilter(func, iterator as Value);
});
constructor(FILTER, "filter(function, iterable, /)", {}, (m, func: Value, iterable: Value) =>
  m.then(iterate(m, iterable), FILTER_MADE, func),
);
iteratorMethods(FILTER);

// ------------------------------------------------------------------------------------------------------ zip, enumerate

export class PyZip extends Gathering {
  constructor(
    iterators: readonly Value[],
    readonly strict: boolean,
  ) {
    super(iterators);
  }
  /** Two iterables, mostly lists, are what programs zip. */
  override next(m: Machine): NextResult {
    const { iterators } = this;
    if (iterators.length !== 2) return super.next(m);
    const first = nextOf(m, iterators[0]);
    if (first === X) return m.thenNext(X, GATHER, this, []);
    if (first === undefined) return this.short(m, []);
    const second = nextOf(m, iterators[1]);
    if (second === X) return m.thenNext(X, GATHER, this, [first]);
    if (second === undefined) return this.short(m, [first as Value]);
    m.charge(1);
    m.allocate(PAIR_SIZE);
    return new PyTuple([first as Value, second as Value]);
  }
  complete(m: Machine, items: Value[]): NextResult {
    m.charge(1);
    m.allocate(tupleSize(items.length));
    // A copy has no room to grow.
    return new PyTuple(items.slice());
  }
  override short(m: Machine, items: Value[]): NextResult {
    m.stopValue = null;
    if (!this.strict) return undefined;
    const at = items.length;
    if (at > 0) return m.valueError(`zip() argument ${at + 1} is shorter than argument${at === 1 ? " " : "s 1-"}${at}`);
    return this.checkRest(m, 1);
  }
  /** Strict: after the first ended, all others must have ended. */
  checkRest(m: Machine, from: number): NextResult {
    for (let index = from; index < this.iterators.length; index++) {
      const item = nextOf(m, this.iterators[index]);
      if (item === X) return m.thenNext(X, STRICT_REST, this, index);
      if (item !== undefined) return this.longer(m, index);
    }
    m.stopValue = null;
    return undefined;
  }
  longer(m: Machine, index: number): NextResult {
    return m.valueError(`zip() argument ${index + 1} is longer than argument${index === 1 ? " " : "s 1-"}${index}`);
  }
}
const STRICT_REST = continuation("zip.strict", (m, item, self: PyZip, index: number) =>
  item === undefined ? self.checkRest(m, index + 1) : self.longer(m, index),
);
export const ZIP = defineType("zip", {
  representation: PyZip,
  base: true,
  payload: true,
  doc: "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.",
});
heapClass(PyZip, "zip", { iterators: "values", strict: "plain" }, 64);
constructor(ZIP, "zip(*iterables, strict: bool=False)", {}, (m, iterables: Value[], strict: boolean) =>
  iterateAll(m, [], iterables, strict ? "zip-strict" : "zip"),
);
iteratorMethods(ZIP);

export class PyEnumerate extends PyIterator {
  constructor(
    readonly iterator: Value,
    public count: Int,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    m.charge(1);
    const item = nextOf(m, this.iterator);
    if (item === X) return m.thenNext(X, NUMBERED, this);
    if (item === undefined) return undefined;
    return this.pair(m, item as Value);
  }
  pair(m: Machine, item: Value): Value {
    m.allocate(PAIR_SIZE);
    const { count } = this;
    this.count = typeof count === "number" && count < Number.MAX_SAFE_INTEGER ? count + 1 : integer.add(count, 1);
    return new PyTuple([count, item]);
  }
}
const NUMBERED = continuation("enumerate.item", (m, item, self: PyEnumerate) =>
  item === undefined ? undefined : self.pair(m, item),
);
export const ENUMERATE = defineType("enumerate", {
  representation: PyEnumerate,
  base: true,
  payload: true,
  doc: "Return an enumerate object.",
});
heapClass(PyEnumerate, "enumerate", { iterator: "value", count: "plain" }, 56);
const ENUMERATE_MADE = continuation("enumerate.made", (m, iterator, start: Int) => {
  m.allocate(56);
  return new PyEnumerate(iterator as Value, start);
});
// Optional for the binder, because enumerate() binds by hand in CPython and says so in words of its own.
constructor(
  ENUMERATE,
  "enumerate(iterable=..., start: index=0)",
  {},
  (m, iterable: Value | undefined, start: Int): NextResult =>
    iterable === undefined
      ? m.typeError("enumerate() missing required argument 'iterable'")
      : m.thenNext(iterate(m, iterable), ENUMERATE_MADE, start),
);
iteratorMethods(ENUMERATE);

// ------------------------------------------------------------------------------------------------------------ reversed

/** reversed() over `__len__` and `__getitem__`. */
export class PyReversed extends PyIterator {
  constructor(
    readonly sequence: Value,
    public index: number,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.index < 0) return undefined;
    m.charge(1);
    const hook = lookupSpecial(this.sequence, "__getitem__");
    if (hook === undefined) return m.typeError(`'${typeName(this.sequence)}' object is not subscriptable`);
    return m.thenNext(callUnbound(m, hook, this.sequence, [this.index--]), REVERSED_ITEM, this);
  }
}
const REVERSED_ITEM = continuation(
  "reversed.item",
  (_m, value) => value,
  (m, self: PyReversed) => {
    if (!m.pendingIs("IndexError") && !m.pendingIs("StopIteration")) return X;
    m.clearException();
    self.index = -1;
    return undefined;
  },
);
export const REVERSED = defineType("reversed", {
  representation: PyReversed,
  base: true,
  payload: true,
  doc: "Return a reverse iterator over the values of the given sequence.",
});
heapClass(PyReversed, "reversed", { sequence: "value", index: "plain" }, 56);
const REVERSED_LENGTH = continuation("reversed.length", (m, length, sequence: Value) => {
  m.allocate(56);
  return new PyReversed(sequence, (length as number) - 1);
});
constructor(REVERSED, "reversed(sequence, /)", {}, (m, sequence: Value) => {
  const direct = reversedIterator(m, sequence);
  if (direct !== undefined) return direct;
  const hook = lookupSpecial(sequence, "__reversed__");
  if (hook !== undefined && hook !== null) return callUnbound(m, hook, sequence, []);
  if (hook === null || lookupSpecial(sequence, "__getitem__") === undefined)
    return m.typeError(`'${typeName(sequence)}' object is not reversible`);
  return m.then(lengthOf(m, sequence), REVERSED_LENGTH, sequence);
});
iteratorMethods(REVERSED);
const REVERSED_REST = continuation("reversed.rest", (_m, length, self: PyReversed) =>
  (length as number) < self.index + 1 ? 0 : self.index + 1,
);
method(REVERSED, "__length_hint__(self, /)", {}, (m, self: PyReversed) =>
  self.index < 0 ? 0 : m.then(lengthOf(m, self.sequence), REVERSED_REST, self),
);
