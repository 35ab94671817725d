/** tuple: an immutable array of values; comparison, search and hash by frames where elements need guest code. */

import { classMethod, constructor, defineType, method } from "./define.js";
import { compareSequences, searchItems, tupleHash } from "./equality.js";
import { heapClass } from "./heap.js";
import { tupleIterator } from "./iterator.js";
import { genericAlias, sequenceIndex } from "./list.js";
import { continuation, type Machine, type Result } from "./machine.js";
import {
  EMPTY_TUPLE,
  NOT_IMPLEMENTED,
  PySlice,
  PyTuple,
  TypeFlag,
  type PyList,
  type PyType,
  type Value,
} from "./model.js";
import type { Comparison } from "./operators.js";
import { typeName, unwrap } from "./protocol.js";
import { reprBuiltin } from "./repr.js";
import { repeatsItself, listOf, repeatCount, repeatError, repeated, stepped, subscript } from "./sequence.js";
import { ITERATOR_SIZE, tupleSize } from "./sizes.js";
import { plainSlice, sliceBounds } from "./slice.js";

export { tupleIterator } from "./iterator.js";

export const TUPLE = defineType("tuple", {
  representation: PyTuple,
  base: true,
  payload: true,
  flags: TypeFlag.SEQUENCE_PATTERN,
  doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
});
heapClass(PyTuple, "tuple", { items: "values" }, (tuple) => tupleSize(tuple.items.length));

/** A tuple of the items; the empty one is shared. */
export function tupleOf(items: readonly Value[]): PyTuple {
  return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
}

const FROM_LIST = continuation("tuple.from-list", (_m, list) => tupleOf((list as PyList).items));
constructor(TUPLE, "tuple(iterable=(), /)", {}, (m, iterable: Value) =>
  iterable instanceof PyTuple ? iterable : m.then(listOf(m, iterable), FROM_LIST),
);
classMethod(TUPLE, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);

const OUT_OF_RANGE = "tuple index out of range";
const ITEM = continuation("tuple.item", (m, index, tuple: PyTuple) => {
  const { items } = tuple;
  const position = (index as number) < 0 ? (index as number) + items.length : (index as number);
  if (position < 0 || position >= items.length) return m.raise("IndexError", OUT_OF_RANGE);
  return items[position];
});
const SLICED = continuation("tuple.slice", (m, plain, tuple: PyTuple) => {
  const { items } = tuple;
  const { start, step, count } = sliceBounds(plain as PySlice, items.length);
  if (count === items.length && step === 1) return tuple;
  m.charge(1 + (count >> 3));
  m.allocate(tupleSize(count));
  return tupleOf(stepped(items, start, step, count));
});

/** tuple[key]. */
export function tupleGetItem(m: Machine, tuple: PyTuple, key: Value): Result {
  if (typeof key === "number") {
    const { items } = tuple;
    const position = key < 0 ? key + items.length : key;
    if (position >= 0 && position < items.length) return items[position];
    return m.raise("IndexError", OUT_OF_RANGE);
  }
  if (key instanceof PySlice) return m.then(plainSlice(m, key), SLICED, tuple);
  return m.then(subscript(m, key, "tuple"), ITEM, tuple);
}

method(TUPLE, "__len__(self, /)", {}, (_m, self: PyTuple) => self.items.length);
export const TUPLE_GET_ITEM = method(TUPLE, "__getitem__(self, key, /)", {}, tupleGetItem);
method(TUPLE, "__contains__(self, key, /)", {}, (m, self: PyTuple, key: Value) =>
  searchItems(m, self, key, "contains"),
);
method(TUPLE, "__iter__(self, /)", {}, (m, self: PyTuple) => {
  m.allocate(ITERATOR_SIZE);
  return tupleIterator(self);
});
method(TUPLE, "__repr__(self, /)", {}, (m, self: PyTuple) => reprBuiltin(m, self));
method(TUPLE, "__hash__(self, /)", {}, tupleHash);
method(TUPLE, "__getnewargs__(self, /)", {}, (m, self: PyTuple) => {
  m.allocate(tupleSize(1) + tupleSize(self.items.length));
  return new PyTuple([tupleOf(self.items)]);
});

for (const operator of ["lt", "le", "eq", "ne", "gt", "ge"] as const satisfies readonly Comparison[]) {
  method(TUPLE, `__${operator}__(self, value, /)`, {}, (m, self: PyTuple, value: Value) => {
    const other = unwrap(value);
    return other instanceof PyTuple ? compareSequences(m, operator, self, other) : NOT_IMPLEMENTED;
  });
}

method(TUPLE, "__add__(self, value, /)", {}, (m, self: PyTuple, value: Value) => {
  const other = unwrap(value);
  if (!(other instanceof PyTuple)) return m.typeError(`can only concatenate tuple (not "${typeName(value)}") to tuple`);
  if (self.items.length === 0 && other === value) return other;
  const length = self.items.length + other.items.length;
  m.charge(1 + (length >> 3));
  m.allocate(tupleSize(length));
  const joined = self.items.slice();
  for (let index = 0; index < other.items.length; index++) joined.push(other.items[index]);
  return tupleOf(joined);
});

const REPEAT = continuation("tuple.repeat", (m, count, tuple: PyTuple) =>
  count === 1 ? tuple : tupleOf(repeated(m, tuple.items, count as number)),
);
function tupleRepeat(m: Machine, self: PyTuple, value: Value): Result {
  const count = repeatCount(m, value);
  return count === undefined ? repeatError(m, value) : m.then(count, REPEAT, self);
}
method(TUPLE, "__mul__(self, value, /)", {}, tupleRepeat);
method(TUPLE, "__rmul__(self, value, /)", {}, (m, self: PyTuple, value: Value) =>
  repeatsItself(value) ? NOT_IMPLEMENTED : tupleRepeat(m, self, value),
);

method(
  TUPLE,
  "count(self, value, /)",
  { doc: "Return number of occurrences of value." },
  (m, self: PyTuple, value: Value) => searchItems(m, self, value, "count"),
);
const FOUND = continuation("tuple.found", (m, position) =>
  (position as number) >= 0 ? position : m.valueError("tuple.index(x): x not in tuple"),
);
method(
  TUPLE,
  "index(self, value, start=0, stop=9007199254740991, /)",
  { doc: "Return first index of value.\n\nRaises ValueError if the value is not present." },
  (m, self: PyTuple, value: Value, start: Value, stop: Value) =>
    m.then(sequenceIndex(m, self, value, start, stop), FOUND),
);
