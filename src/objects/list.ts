/**
 * list: the operations shared with the machine's fast paths as plain functions, then the method table. Items lie in one
 * JavaScript array without holes; slices, repetition and concatenation reserve their memory first. While a list is sorted
 * its `items` are elsewhere (`sort.ts`).
 */

import { attribute, classMethod, constructor, defineType, method } from "./define.js";
import { PyDict, PyFrozenSet, PySet } from "./dictionary.js";
import { EACH_FIELDS, EachFrame } from "./each.js";
import { compareSequences, searchItems } from "./equality.js";
import { heapClass } from "./heap.js";
import { PyListReverseIterator, listIterator } from "./iterator.js";
import { X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyGenericAlias,
  PyList,
  PyRange,
  PySlice,
  PyTuple,
  TypeFlag,
  type AnyStr,
  type Int,
  type PyType,
  type Value,
} from "./model.js";
import type { Comparison } from "./operators.js";
import { isInt, lookupSpecial, reprOf, toIndex, typeName, unwrap } from "./protocol.js";
import { reprBuiltin } from "./repr.js";
import {
  emptyItems,
  fastSequence,
  repeatsItself,
  listOf,
  nativeItems,
  repeatCount,
  repeatError,
  repeated,
  sizeArgument,
  stepped,
  subscript,
} from "./sequence.js";
import { ITERATOR_SIZE, listSize, tupleSize } from "./sizes.js";
import { plainSlice, sliceBounds } from "./slice.js";
import { sortList } from "./sort.js";
import { joinAll } from "./text.js";
import { reverseItems } from "./timsort.js";

export { listIterator } from "./iterator.js";

export const LIST = defineType("list", {
  representation: PyList,
  base: true,
  payload: true,
  flags: TypeFlag.SEQUENCE_PATTERN,
  doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
});
heapClass(PyList, "list", { items: "values" }, (list) => listSize(list.items.length));

// ------------------------------------------------------------------------------------------------------------- reading

const OUT_OF_RANGE = "list index out of range";
const ASSIGNMENT_OUT_OF_RANGE = "list assignment index out of range";

const ITEM = continuation("list.item", (m, index, list: PyList) => itemAt(m, list, index as number));
function itemAt(m: Machine, list: PyList, index: number): Result {
  const { items } = list;
  const position = index < 0 ? index + items.length : index;
  if (position < 0 || position >= items.length) return m.raise("IndexError", OUT_OF_RANGE);
  return items[position];
}

const SLICED = continuation("list.slice", (m, plain, list: PyList) => sliceOf(m, list, plain as PySlice));
function sliceOf(m: Machine, list: PyList, plain: PySlice): PyList {
  const { start, step, count } = sliceBounds(plain, list.items.length);
  m.charge(1 + (count >> 3));
  m.allocate(listSize(count));
  return new PyList(stepped(list.items, start, step, count));
}

/** list[key]. */
export function listGetItem(m: Machine, list: PyList, key: Value): Result {
  if (typeof key === "number") {
    const { items } = list;
    const position = key < 0 ? key + items.length : key;
    if (position >= 0 && position < items.length) return items[position];
    return m.raise("IndexError", OUT_OF_RANGE);
  }
  if (key instanceof PySlice) {
    const plain = plainSlice(m, key);
    return plain === X ? m.then(X, SLICED, list) : sliceOf(m, list, plain as PySlice);
  }
  return m.then(subscript(m, key, "list"), ITEM, list);
}

// ------------------------------------------------------------------------------------------------------------- writing

const SET_AT = continuation("list.set-item", (m, index, list: PyList, value: Value) =>
  setAt(m, list, index as number, value),
);
function setAt(m: Machine, list: PyList, index: number, value: Value): Result {
  const { items } = list;
  const position = index < 0 ? index + items.length : index;
  if (position < 0 || position >= items.length) return m.raise("IndexError", ASSIGNMENT_OUT_OF_RANGE);
  items[position] = value;
  return null;
}

const SET_SLICE = continuation("list.set-slice", (m, plain, list: PyList, value: Value) =>
  m.then(fastSequence(m, value, "must assign iterable to extended slice"), REPLACE_SLICE, list, plain),
);
const REPLACE_SLICE = continuation("list.replace-slice", (m, sequence, list: PyList, plain: PySlice) => {
  const source = sequence as PyList | PyTuple;
  const replaced = source === list ? list.items.slice() : source.items;
  const { start, stop, step, count } = sliceBounds(plain, list.items.length);
  if (step === 1) {
    replaceRange(m, list, start, Math.max(start, stop), replaced);
    return null;
  }
  if (replaced.length !== count)
    return m.valueError(`attempt to assign sequence of size ${replaced.length} to extended slice of size ${count}`);
  m.charge(1 + (count >> 3));
  const { items } = list;
  for (let index = 0, at = start; index < count; index++, at += step) items[at] = replaced[index];
  return null;
});

/** list[from:to] = replaced, an array that is not the list's own. */
function replaceRange(m: Machine, list: PyList, from: number, to: number, replaced: readonly Value[]): void {
  const { items } = list;
  const more = replaced.length - (to - from);
  m.charge(1 + ((replaced.length + (more === 0 ? 0 : items.length - to)) >> 3));
  if (more > 0) m.allocate(8 * more);
  const { length } = items;
  if (more > 0) {
    for (let index = 0; index < more; index++) items.push(null);
    for (let index = length - 1; index >= to; index--) items[index + more] = items[index];
  } else if (more < 0) {
    for (let index = to; index < length; index++) items[index + more] = items[index];
    items.length = length + more;
  }
  for (let index = 0; index < replaced.length; index++) items[from + index] = replaced[index];
}

/** list[key] = value; null when done. */
export function listSetItem(m: Machine, list: PyList, key: Value, value: Value): Result {
  if (typeof key === "number") {
    const { items } = list;
    const position = key < 0 ? key + items.length : key;
    if (position >= 0 && position < items.length) {
      items[position] = value;
      return null;
    }
    return m.raise("IndexError", ASSIGNMENT_OUT_OF_RANGE);
  }
  if (key instanceof PySlice) return m.then(plainSlice(m, key), SET_SLICE, list, value);
  return m.then(subscript(m, key, "list"), SET_AT, list, value);
}

/** Takes one item out. */
function takeAt(m: Machine, list: PyList, position: number): Value {
  const { items } = list;
  const taken = items[position];
  const behind = items.length - position - 1;
  if (behind === 0) items.pop();
  else {
    m.charge(1 + (behind >> 5));
    if (position === 0) items.shift();
    else items.splice(position, 1);
  }
  return taken;
}

const DELETE_AT = continuation("list.delete-item", (m, index, list: PyList) => {
  const position = (index as number) < 0 ? (index as number) + list.items.length : (index as number);
  if (position < 0 || position >= list.items.length) return m.raise("IndexError", ASSIGNMENT_OUT_OF_RANGE);
  takeAt(m, list, position);
  return null;
});
const DELETE_SLICE = continuation("list.delete-slice", (m, plain, list: PyList) => {
  const { items } = list;
  const bounds = sliceBounds(plain as PySlice, items.length);
  const { count } = bounds;
  if (count === 0) return null;
  m.charge(1 + (items.length >> 3));
  const step = Math.abs(bounds.step);
  const first = bounds.step > 0 ? bounds.start : bounds.start + bounds.step * (count - 1);
  if (step === 1) {
    items.splice(first, count);
    return null;
  }
  let to = first;
  for (let from = first, skipped = 0; from < items.length; from++) {
    if (skipped < count && from === first + skipped * step) skipped++;
    else items[to++] = items[from];
  }
  items.length = to;
  return null;
});

/** del list[key]; null when done. */
export function listDeleteItem(m: Machine, list: PyList, key: Value): Result {
  if (key instanceof PySlice) return m.then(plainSlice(m, key), DELETE_SLICE, list);
  return m.then(subscript(m, key, "list"), DELETE_AT, list);
}

/** list.append(value). */
export function listAppend(m: Machine, list: PyList, value: Value): void {
  m.allocate(8);
  list.items.push(value);
}

class ExtendFrame extends EachFrame {
  constructor(
    iterable: Value,
    readonly list: PyList,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    m.allocate(8);
    this.list.items.push(item);
    return null;
  }
  protected done(): NextResult {
    return null;
  }
}
heapClass(ExtendFrame, "frame.list-extend", { ...EACH_FIELDS, list: "object" }, 80);

/** list.extend(iterable): what was appended before the iterable raises stays; null when done. */
export function listExtend(m: Machine, list: PyList, iterable: Value): Result {
  const native =
    iterable instanceof PyList || iterable instanceof PyTuple
      ? iterable.items
      : iterable instanceof PyRange ||
          iterable instanceof PyDict ||
          iterable instanceof PySet ||
          iterable instanceof PyFrozenSet
        ? nativeItems(m, iterable)
        : null;
  if (native === null) return new ExtendFrame(iterable, list).step(m, undefined) as Result;
  const { length } = native;
  m.charge(1 + (length >> 3));
  m.allocate(8 * length);
  const { items } = list;
  for (let index = 0; index < length; index++) items.push(native[index]);
  return null;
}

/** list.pop(index): index is a JavaScript number. */
export function listPop(m: Machine, list: PyList, index: number): Result {
  const { length } = list.items;
  if (length === 0) return m.raise("IndexError", "pop from empty list");
  const position = index < 0 ? index + length : index;
  if (position < 0 || position >= length) return m.raise("IndexError", "pop index out of range");
  return takeAt(m, list, position);
}

/** list.insert(index, value). */
export function listInsert(m: Machine, list: PyList, index: number, value: Value): void {
  const { items } = list;
  let position = index < 0 ? Math.max(0, index + items.length) : index;
  if (position > items.length) position = items.length;
  m.charge(1 + ((items.length - position) >> 5));
  m.allocate(8);
  if (position === items.length) items.push(value);
  else items.splice(position, 0, value);
}

/** list + list, both exact. */
export function listConcatenate(m: Machine, a: PyList, b: PyList): PyList {
  const length = a.items.length + b.items.length;
  m.charge(1 + (length >> 3));
  m.allocate(listSize(length));
  const joined = a.items.slice();
  for (let index = 0; index < b.items.length; index++) joined.push(b.items[index]);
  return new PyList(joined);
}

// ---------------------------------------------------------------------------------------------------------- construction

constructor(LIST, "list(iterable=(), /)", {}, (m, iterable: Value) => listOf(m, iterable));
method(LIST, "__init__(self, iterable=(), /)", {}, (m, self: PyList, iterable: Value) => {
  // The argument may be the list itself.
  const source = iterable === self ? new PyList([]) : iterable;
  self.items = emptyItems();
  return listExtend(m, self, source);
});
classMethod(LIST, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);

/** `list[int]` */
export function genericAlias(m: Machine, cls: PyType, key: Value): PyGenericAlias {
  m.allocate(64 + tupleSize(1));
  return new PyGenericAlias(cls, key instanceof PyTuple ? key : new PyTuple([key]));
}

// -------------------------------------------------------------------------------------------------------------- methods

method(LIST, "__len__(self, /)", {}, (_m, self: PyList) => self.items.length);
export const LIST_GET_ITEM = method(LIST, "__getitem__(self, index, /)", { doc: "Return self[index]." }, listGetItem);
export const LIST_SET_ITEM = method(LIST, "__setitem__(self, key, value, /)", {}, listSetItem);
method(LIST, "__delitem__(self, key, /)", {}, listDeleteItem);
method(LIST, "__contains__(self, key, /)", {}, (m, self: PyList, key: Value) => searchItems(m, self, key, "contains"));
method(LIST, "__iter__(self, /)", {}, (m, self: PyList) => {
  m.allocate(ITERATOR_SIZE);
  return listIterator(self);
});
method(LIST, "__reversed__(self, /)", { doc: "Return a reverse iterator over the list." }, (m, self: PyList) => {
  m.allocate(ITERATOR_SIZE);
  return new PyListReverseIterator(self);
});
method(LIST, "__repr__(self, /)", {}, (m, self: PyList) => reprBuiltin(m, self));
method(LIST, "__sizeof__(self, /)", { doc: "Return the size of the list in memory, in bytes." }, (_m, self: PyList) =>
  listSize(self.items.length),
);
attribute(LIST, "__hash__", null);

for (const operator of ["lt", "le", "eq", "ne", "gt", "ge"] as const satisfies readonly Comparison[]) {
  method(LIST, `__${operator}__(self, value, /)`, {}, (m, self: PyList, value: Value) => {
    const other = unwrap(value);
    return other instanceof PyList ? compareSequences(m, operator, self, other) : NOT_IMPLEMENTED;
  });
}

method(LIST, "__add__(self, value, /)", {}, (m, self: PyList, value: Value) => {
  const other = unwrap(value);
  if (!(other instanceof PyList)) return m.typeError(`can only concatenate list (not "${typeName(value)}") to list`);
  return listConcatenate(m, self, other);
});
const SELF = continuation("list.self", (_m, _value, self: Value) => self);
method(LIST, "__iadd__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  m.then(
    listExtend(
      m,
      unwrap(self) as PyList,
      unwrap(value) instanceof PyList && plainIteration(value) ? unwrap(value) : value,
    ),
    SELF,
    self,
  ),
);

/** True unless a guest subclass of list overrides how it is iterated. */
function plainIteration(value: Value): boolean {
  return lookupSpecial(value, "__iter__") === LIST.attributes.get("__iter__");
}

const REPEAT = continuation(
  "list.repeat",
  (m, count, list: PyList) => new PyList(repeated(m, list.items, count as number)),
);
function listRepeat(m: Machine, self: PyList, value: Value): Result {
  const count = repeatCount(m, value);
  return count === undefined ? repeatError(m, value) : m.then(count, REPEAT, self);
}
method(LIST, "__mul__(self, value, /)", {}, listRepeat);
method(LIST, "__rmul__(self, value, /)", {}, (m, self: PyList, value: Value) =>
  repeatsItself(value) ? NOT_IMPLEMENTED : listRepeat(m, self, value),
);
const REPEAT_IN_PLACE = continuation("list.repeat-in-place", (m, count, self: Value) => {
  const list = unwrap(self) as PyList;
  list.items = repeated(m, list.items, count as number);
  return self;
});
method(LIST, "__imul__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const count = repeatCount(m, value);
  return count === undefined ? repeatError(m, value) : m.then(count, REPEAT_IN_PLACE, self);
});

method(
  LIST,
  "append(self, object, /)",
  { doc: "Append object to the end of the list." },
  (m, self: PyList, object: Value) => {
    listAppend(m, self, object);
    return null;
  },
);
method(LIST, "extend(self, iterable, /)", { doc: "Extend list by appending elements from the iterable." }, listExtend);
method(
  LIST,
  "insert(self, index: index, object, /)",
  { doc: "Insert object before index." },
  (m, self: PyList, index: Int, object: Value) => {
    const position = sizeArgument(m, index);
    if (position === X) return X;
    listInsert(m, self, position as number, object);
    return null;
  },
);
method(
  LIST,
  "pop(self, index: index=-1, /)",
  {
    doc: "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
  },
  (m, self: PyList, index: Int) => {
    const position = sizeArgument(m, index);
    return position === X ? X : listPop(m, self, position as number);
  },
);
method(LIST, "clear(self, /)", { doc: "Remove all items from list." }, (_m, self: PyList) => {
  self.items = emptyItems();
  return null;
});
method(
  LIST,
  "copy(self, /)",
  { doc: "Return a shallow copy of the list." },
  (m, self: PyList) => new PyList(nativeItems(m, self) as Value[]),
);
method(LIST, "reverse(self, /)", { doc: "Reverse *IN PLACE*." }, (m, self: PyList) => {
  m.charge(1 + (self.items.length >> 4));
  reverseItems(self.items, 0, self.items.length);
  return null;
});
method(
  LIST,
  "sort(self, /, *, key=None, reverse: bool=False)",
  {
    doc: "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
  },
  sortList,
);
method(
  LIST,
  "count(self, value, /)",
  { doc: "Return number of occurrences of value." },
  (m, self: PyList, value: Value) => searchItems(m, self, value, "count"),
);

const FOUND = continuation("list.found", (m, position, value: Value) =>
  (position as number) >= 0 ? position : m.then(reprOf(m, value), NOT_IN_LIST),
);
const NOT_IN_LIST = continuation("list.not-in", (m, text) =>
  m.raiseWith("ValueError", joinAll(m, [text as AnyStr, " is not in list"])),
);

/** A start or stop of `index` that is not None: clipped, negative ones counted from the end. */
export function searchBound(m: Machine, value: Value): Result {
  if (typeof value === "number") return value;
  if (isInt(value) || lookupSpecial(value, "__index__") !== undefined) return m.then(toIndex(m, value), CLIPPED);
  return m.typeError("slice indices must be integers or have an __index__ method");
}
const CLIPPED = continuation("sequence.clipped", (_m, value) =>
  typeof value === "bigint" ? (value > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER) : value,
);
function fromEnd(bound: number, length: number): number {
  return bound < 0 ? Math.max(0, bound + length) : bound;
}

const START = continuation("sequence.index-start", (m, start, self: PyList | PyTuple, value: Value, stop: Value) =>
  m.then(searchBound(m, stop), STOP, self, value, start),
);
const STOP = continuation("sequence.index-stop", (m, stop, self: PyList | PyTuple, value: Value, start: number) => {
  const { length } = self.items;
  return searchItems(m, self, value, "index", fromEnd(start, length), fromEnd(stop as number, length));
});

/** The position of a value between two bounds, or -1. */
export function sequenceIndex(m: Machine, self: PyList | PyTuple, value: Value, start: Value, stop: Value): Result {
  if (start === 0 && stop === Number.MAX_SAFE_INTEGER) return searchItems(m, self, value, "index");
  return m.then(searchBound(m, start), START, self, value, stop);
}
method(
  LIST,
  "index(self, value, start=0, stop=9007199254740991, /)",
  { doc: "Return first index of value.\n\nRaises ValueError if the value is not present." },
  (m, self: PyList, value: Value, start: Value, stop: Value) =>
    m.then(sequenceIndex(m, self, value, start, stop), FOUND, value),
);

const REMOVE = continuation("list.remove", (m, position, list: PyList) => {
  if ((position as number) < 0) return m.valueError("list.remove(x): x not in list");
  if ((position as number) < list.items.length) takeAt(m, list, position as number);
  return null;
});
method(
  LIST,
  "remove(self, value, /)",
  { doc: "Remove first occurrence of value.\n\nRaises ValueError if the value is not present." },
  (m, self: PyList, value: Value) => m.then(searchItems(m, self, value, "index"), REMOVE, self),
);
