/**
 * The iterators over list, tuple, range, the `__getitem__` protocol and `iter(callable, sentinel)`, and the declaration that
 * all native iterators share. Iterators are positions in the live container, as in CPython, so that changing a list while
 * iterating it behaves the same; an exhausted iterator lets go of its container and stays exhausted.
 */

import { add, mul, sub } from "../numeric/integer.js";
import { defineType, method } from "./define.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { X, continuation, type Machine, type NextResult } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyList,
  PyRange,
  TypeFlag,
  type Int,
  type PyTuple,
  type PyType,
  type Value,
} from "./model.js";
import { chargeProgression } from "./number-arithmetic.js";
import { equals, getItem } from "./operators.js";
import { lengthOf, lookupSpecial, provideSequenceIterator, stopIterationValue } from "./protocol.js";
import { ITERATOR_SIZE } from "./sizes.js";

// ------------------------------------------------------------------------------------------------------- declaration

/** StopIteration for an iterator that ended, with the value a generator may have left. */
export function raiseStopIteration(m: Machine): NextResult {
  const value = m.stopValue;
  m.stopValue = null;
  return value === null ? m.raiseWith("StopIteration") : m.raiseWith("StopIteration", value);
}

const NEXT_VALUE = continuation("iterator.next", (m, value) => (value === undefined ? raiseStopIteration(m) : value));

/** Declares the type of a native iterator: `__iter__` and `__next__` around `next`. */
export function defineIterator(
  name: string,
  representation: { readonly prototype: PyIterator },
  options: { readonly module?: string; readonly doc?: string; readonly flags?: number; readonly base?: boolean } = {},
): PyType {
  const type = defineType(name, { flags: TypeFlag.NO_NEW, ...options, representation });
  method(type, "__iter__(self, /)", { doc: "Implement iter(self)." }, (_m, self: Value) => self);
  method(type, "__next__(self, /)", { doc: "Implement next(self)." }, (m, self: PyIterator) =>
    m.then(self.next(m), NEXT_VALUE),
  );
  return type;
}

// ---------------------------------------------------------------------------------------------------------- list, tuple

export class PyListIterator extends PyIterator {
  position = 0;
  constructor(public list: PyList | null) {
    super();
  }
  next(): NextResult {
    const { list } = this;
    if (list === null) return undefined;
    const { items } = list;
    if (this.position < items.length) return items[this.position++];
    this.list = null;
    return undefined;
  }
}
export const LIST_ITERATOR = defineIterator("list_iterator", PyListIterator);
heapClass(PyListIterator, "list_iterator", { list: "object", position: "plain" }, ITERATOR_SIZE);
method(LIST_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyListIterator) =>
  self.list === null ? 0 : Math.max(0, self.list.items.length - self.position),
);

export function listIterator(list: PyList): PyListIterator {
  return new PyListIterator(list);
}

export class PyListReverseIterator extends PyIterator {
  position: number;
  constructor(public list: PyList | null) {
    super();
    this.position = list === null ? -1 : list.items.length - 1;
  }
  next(): NextResult {
    const { list, position } = this;
    if (list !== null && position >= 0 && position < list.items.length) {
      this.position--;
      return list.items[position];
    }
    this.list = null;
    this.position = -1;
    return undefined;
  }
}
export const LIST_REVERSE_ITERATOR = defineIterator("list_reverseiterator", PyListReverseIterator);
heapClass(PyListReverseIterator, "list_reverseiterator", { list: "object", position: "plain" }, ITERATOR_SIZE);
method(LIST_REVERSE_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyListReverseIterator) =>
  self.list === null || self.position >= self.list.items.length ? 0 : self.position + 1,
);

export class PyTupleIterator extends PyIterator {
  position = 0;
  constructor(public items: readonly Value[] | null) {
    super();
  }
  next(): NextResult {
    const { items } = this;
    if (items === null) return undefined;
    if (this.position < items.length) return items[this.position++];
    this.items = null;
    return undefined;
  }
}
export const TUPLE_ITERATOR = defineIterator("tuple_iterator", PyTupleIterator);
heapClass(PyTupleIterator, "tuple_iterator", { items: "values", position: "plain" }, ITERATOR_SIZE);
method(TUPLE_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyTupleIterator) =>
  self.items === null ? 0 : self.items.length - self.position,
);

export function tupleIterator(tuple: PyTuple): PyTupleIterator {
  return new PyTupleIterator(tuple.items);
}

// --------------------------------------------------------------------------------------------------------------- range

/** Over a range whose numbers are all safe integers. */
export class PyRangeIterator extends PyIterator {
  constructor(
    public current: number,
    readonly step: number,
    public remaining: number,
  ) {
    super();
  }
  next(): NextResult {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    const value = this.current;
    this.current = value + this.step;
    return value;
  }
}
export const RANGE_ITERATOR = defineIterator("range_iterator", PyRangeIterator);
heapClass(PyRangeIterator, "range_iterator", { current: "plain", step: "plain", remaining: "plain" }, ITERATOR_SIZE);
method(RANGE_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyRangeIterator) => self.remaining);

/** Over any other range. */
export class PyLongRangeIterator extends PyIterator {
  position: Int = 0;
  constructor(
    readonly start: Int,
    readonly step: Int,
    readonly length: Int,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.position >= this.length) return undefined;
    m.charge(2);
    chargeProgression(m, this.start, this.step);
    const value = add(this.start, mul(this.position, this.step));
    this.position = add(this.position, 1);
    return value;
  }
}
export const LONG_RANGE_ITERATOR = defineIterator("longrange_iterator", PyLongRangeIterator);
heapClass(
  PyLongRangeIterator,
  "longrange_iterator",
  { position: "plain", start: "plain", step: "plain", length: "plain" },
  ITERATOR_SIZE + 32,
);
method(LONG_RANGE_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyLongRangeIterator) =>
  sub(self.length, self.position),
);

function progression(start: Int, step: Int, length: Int): PyIterator {
  if (typeof start === "number" && typeof step === "number" && typeof length === "number") {
    const last = start + step * (length - 1);
    if (length === 0 || (last <= Number.MAX_SAFE_INTEGER && last >= Number.MIN_SAFE_INTEGER))
      return new PyRangeIterator(start, step, length);
  }
  return new PyLongRangeIterator(start, step, length);
}

export function rangeIterator(range: PyRange): PyIterator {
  return progression(range.start, range.step, range.length);
}

export function rangeReverseIterator(range: PyRange): PyIterator {
  const { start, step, length } = range;
  return progression(add(start, mul(step, sub(length, 1))), sub(0, step), length);
}

// -------------------------------------------------------------------------------------------- the __getitem__ protocol

/** What `iter()` makes of an object that has only `__getitem__`. */
export class PySequenceIterator extends PyIterator {
  position = 0;
  exhausted = false;
  constructor(public sequence: Value) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.exhausted) return undefined;
    return m.thenNext(getItem(m, this.sequence, this.position), SEQUENCE_ITEM, this);
  }
  end(): undefined {
    this.exhausted = true;
    this.sequence = null;
    return undefined;
  }
}
const SEQUENCE_ITEM = continuation(
  "iterator.item",
  (_m, value, iterator: PySequenceIterator) => {
    iterator.position++;
    return value;
  },
  (m, iterator: PySequenceIterator) => {
    if (!m.pendingIs("IndexError") && !m.pendingIs("StopIteration")) return X;
    m.clearException();
    return iterator.end();
  },
);
export const SEQUENCE_ITERATOR = defineIterator("iterator", PySequenceIterator);
heapClass(PySequenceIterator, "iterator", { sequence: "value", position: "plain", exhausted: "plain" }, ITERATOR_SIZE);
const SEQUENCE_REST = continuation("iterator.rest", (_m, length, self: PySequenceIterator) =>
  Math.max(0, (length as number) - self.position),
);
method(SEQUENCE_ITERATOR, "__length_hint__(self, /)", {}, (m, self: PySequenceIterator) => {
  if (self.exhausted) return 0;
  if (lookupSpecial(self.sequence, "__len__") === undefined) return NOT_IMPLEMENTED;
  return m.then(lengthOf(m, self.sequence), SEQUENCE_REST, self);
});
method(
  SEQUENCE_ITERATOR,
  "__setstate__(self, state: size, /)",
  { doc: "Set state information for unpickling." },
  (_m, self: PySequenceIterator, state: number) => {
    if (!self.exhausted) self.position = Math.max(0, state);
    return null;
  },
);
provideSequenceIterator((m, value) => {
  m.allocate(ITERATOR_SIZE);
  return new PySequenceIterator(value);
});

// ----------------------------------------------------------------------------------------------- iter(callable, sentinel)

export class PyCallableIterator extends PyIterator {
  exhausted = false;
  constructor(
    public callable: Value,
    public sentinel: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.exhausted) return undefined;
    m.charge(1);
    return m.thenNext(m.call(this.callable, []), CALLED, this);
  }
  end(): undefined {
    this.exhausted = true;
    this.callable = null;
    this.sentinel = null;
    return undefined;
  }
}
const COMPARED = continuation("iterator.sentinel", (_m, same, iterator: PyCallableIterator, value: Value) =>
  same === true ? iterator.end() : value,
);
const CALLED = continuation(
  "iterator.called",
  (m, value, iterator: PyCallableIterator) =>
    iterator.exhausted
      ? undefined
      : m.thenNext(equals(m, iterator.sentinel, value as Value), COMPARED, iterator, value),
  (m, iterator: PyCallableIterator) => {
    if (!m.pendingIs("StopIteration")) return X;
    m.clearException();
    return iterator.end();
  },
);
/** After a StopIteration out of a callback: the iterator has ended, as a C iterator's step does that fails with it. */
export function endOnStop(m: Machine): NextResult {
  if (!m.pendingIs("StopIteration")) return X;
  m.stopValue = stopIterationValue(m.clearException());
  return undefined;
}

export const CALLABLE_ITERATOR = defineIterator("callable_iterator", PyCallableIterator);
heapClass(
  PyCallableIterator,
  "callable_iterator",
  { callable: "value", sentinel: "value", exhausted: "plain" },
  ITERATOR_SIZE,
);

/** iter(callable, sentinel). */
export function callableIterator(m: Machine, callable: Value, sentinel: Value): PyIterator {
  m.allocate(ITERATOR_SIZE);
  return new PyCallableIterator(callable, sentinel);
}

/** reversed(value) for an exact list or range; undefined for the rest. */
export function reversedIterator(m: Machine, value: Value): PyIterator | undefined {
  if (value instanceof PyList) {
    m.allocate(ITERATOR_SIZE);
    return new PyListReverseIterator(value);
  }
  if (value instanceof PyRange) {
    m.allocate(ITERATOR_SIZE);
    return rangeReverseIterator(value);
  }
  return undefined;
}
