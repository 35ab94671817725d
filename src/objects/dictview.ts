/**
 * The views of a dict (keys, values, items), live as the dict is, with the set operations of the first and the last, and the
 * six iterators. An iterator is a position; it raises RuntimeError when the dict's size changed, or when more keys come than
 * there were, and gives no key twice for a change of values only.
 */

import { attribute, defineType, getter, method } from "./define.js";
import type { PyDict, PySet } from "./dictionary.js";
import { EACH_FIELDS, EachFrame } from "./each.js";
import { itemsEqual } from "./equality.js";
import { dictContains, dictGet, setAdd } from "./hashtable.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { defineIterator } from "./iterator.js";
import { continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { NOT_IMPLEMENTED, PyMappingProxy, PyObject, PyTuple, type PyType, type Value } from "./model.js";
import { contains, type Comparison } from "./operators.js";
import { lengthOf, unwrap } from "./protocol.js";
import { liveKeys, reprContainer } from "./repr.js";
import { isSet, makeSet, setDifferenceUpdate, setToggle, setUpdate } from "./set.js";
import { ITERATOR_SIZE, PAIR_SIZE, listSize } from "./sizes.js";

// ------------------------------------------------------------------------------------------------------------ iterators

/** Forwards over the entries; subclasses say what an entry gives. */
export abstract class PyDictIterator extends PyIterator {
  position: number;
  expected: number;
  left: number;
  constructor(public dict: PyDict | null) {
    super();
    this.position = dict === null ? 0 : dict.first;
    this.expected = this.left = dict === null ? 0 : dict.size;
  }
  protected abstract entry(m: Machine, dict: PyDict, position: number): Value;
  next(m: Machine): NextResult {
    const { dict } = this;
    if (dict === null) return undefined;
    if (dict.size !== this.expected) {
      this.expected = -1;
      return m.raise("RuntimeError", "dictionary changed size during iteration");
    }
    const { keys } = dict;
    let { position } = this;
    while (position < keys.length && keys[position] === undefined) position++;
    if (position >= keys.length) {
      this.dict = null;
      return undefined;
    }
    if (this.left === 0) {
      this.dict = null;
      return m.raise("RuntimeError", "dictionary keys changed during iteration");
    }
    this.position = position + 1;
    this.left--;
    return this.entry(m, dict, position);
  }
}
export class PyDictKeyIterator extends PyDictIterator {
  protected entry(_m: Machine, dict: PyDict, position: number): Value {
    return dict.keys[position] as Value;
  }
}
export class PyDictValueIterator extends PyDictIterator {
  protected entry(_m: Machine, dict: PyDict, position: number): Value {
    return dict.values[position] as Value;
  }
}
export class PyDictItemIterator extends PyDictIterator {
  protected entry(m: Machine, dict: PyDict, position: number): Value {
    return pairAt(m, dict, position);
  }
}

/** An entry as a pair; making it is charged as for `zip` and `enumerate`. */
function pairAt(m: Machine, dict: PyDict, position: number): PyTuple {
  m.charge(1);
  m.allocate(PAIR_SIZE);
  return new PyTuple([dict.keys[position] as Value, dict.values[position] as Value]);
}

/** Backwards. */
export abstract class PyDictReverseIterator extends PyIterator {
  position: number;
  expected: number;
  constructor(public dict: PyDict | null) {
    super();
    this.position = dict === null ? -1 : dict.keys.length - 1;
    this.expected = dict === null ? 0 : dict.size;
  }
  protected abstract entry(m: Machine, dict: PyDict, position: number): Value;
  next(m: Machine): NextResult {
    const { dict } = this;
    if (dict === null) return undefined;
    if (dict.size !== this.expected) {
      this.expected = -1;
      return m.raise("RuntimeError", "dictionary changed size during iteration");
    }
    const { keys } = dict;
    let position = Math.min(this.position, keys.length - 1);
    while (position >= 0 && keys[position] === undefined) position--;
    if (position < 0) {
      this.dict = null;
      return undefined;
    }
    this.position = position - 1;
    return this.entry(m, dict, position);
  }
}
export class PyDictReverseKeyIterator extends PyDictReverseIterator {
  protected entry(_m: Machine, dict: PyDict, position: number): Value {
    return dict.keys[position] as Value;
  }
}
export class PyDictReverseValueIterator extends PyDictReverseIterator {
  protected entry(_m: Machine, dict: PyDict, position: number): Value {
    return dict.values[position] as Value;
  }
}
export class PyDictReverseItemIterator extends PyDictReverseIterator {
  protected entry(m: Machine, dict: PyDict, position: number): Value {
    return pairAt(m, dict, position);
  }
}

type Made<T> = new (dict: PyDict | null) => T;
const FORWARD: readonly (readonly [string, Made<PyDictIterator>])[] = [
  ["dict_keyiterator", PyDictKeyIterator],
  ["dict_valueiterator", PyDictValueIterator],
  ["dict_itemiterator", PyDictItemIterator],
];
for (const [name, representation] of FORWARD) {
  const type = defineIterator(name, representation);
  heapClass(
    representation,
    name,
    { dict: "object", position: "plain", expected: "plain", left: "plain" },
    ITERATOR_SIZE,
  );
  method(type, "__length_hint__(self, /)", {}, (_m, self: PyDictIterator) =>
    self.dict !== null && self.dict.size === self.expected ? self.left : 0,
  );
}
const BACKWARD: readonly (readonly [string, Made<PyDictReverseIterator>])[] = [
  ["dict_reversekeyiterator", PyDictReverseKeyIterator],
  ["dict_reversevalueiterator", PyDictReverseValueIterator],
  ["dict_reverseitemiterator", PyDictReverseItemIterator],
];
for (const [name, representation] of BACKWARD) {
  const type = defineIterator(name, representation);
  heapClass(representation, name, { dict: "object", position: "plain", expected: "plain" }, ITERATOR_SIZE);
  method(type, "__length_hint__(self, /)", {}, (_m, self: PyDictReverseIterator) =>
    self.dict !== null && self.dict.size === self.expected ? Math.min(self.position + 1, self.dict.size) : 0,
  );
}

export function dictKeyIterator(dict: PyDict): PyDictKeyIterator {
  return new PyDictKeyIterator(dict);
}
export function dictValueIterator(dict: PyDict): PyDictValueIterator {
  return new PyDictValueIterator(dict);
}
export function dictItemIterator(dict: PyDict): PyDictItemIterator {
  return new PyDictItemIterator(dict);
}

// ---------------------------------------------------------------------------------------------------------------- views

export abstract class PyDictView extends PyObject {
  constructor(readonly dict: PyDict) {
    super();
  }
}
export class PyDictKeys extends PyDictView {}
export class PyDictValues extends PyDictView {}
export class PyDictItems extends PyDictView {}

export const DICT_KEYS = defineType("dict_keys", { representation: PyDictKeys });
export const DICT_VALUES = defineType("dict_values", { representation: PyDictValues });
export const DICT_ITEMS = defineType("dict_items", { representation: PyDictItems });
heapClass(PyDictKeys, "dict_keys", { dict: "object" }, ITERATOR_SIZE);
heapClass(PyDictValues, "dict_values", { dict: "object" }, ITERATOR_SIZE);
heapClass(PyDictItems, "dict_items", { dict: "object" }, ITERATOR_SIZE);

/** The live values of a dict, in order, as a fresh array. */
export function liveValues(m: Machine, dict: PyDict): Value[] {
  m.charge(1 + (dict.keys.length >> 3));
  m.allocate(listSize(dict.size));
  const { keys, values } = dict;
  if (dict.size === keys.length) return values.slice() as Value[];
  const live: Value[] = [];
  for (let position = 0; position < keys.length; position++)
    if (keys[position] !== undefined) live.push(values[position] as Value);
  return live;
}

/** The items of a dict as pairs, in order. */
export function livePairs(m: Machine, dict: PyDict): PyTuple[] {
  m.charge(1 + (dict.keys.length >> 1));
  m.allocate(listSize(dict.size) + PAIR_SIZE * dict.size);
  const { keys, values } = dict;
  const pairs: PyTuple[] = [];
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key !== undefined) pairs.push(new PyTuple([key, values[position] as Value]));
  }
  return pairs;
}

const VIEWS: readonly {
  readonly type: PyType;
  readonly iterator: new (dict: PyDict) => PyIterator;
  readonly reverse: new (dict: PyDict) => PyIterator;
  readonly snapshot: (m: Machine, dict: PyDict) => readonly Value[];
}[] = [
  { type: DICT_KEYS, iterator: PyDictKeyIterator, reverse: PyDictReverseKeyIterator, snapshot: liveKeys },
  { type: DICT_VALUES, iterator: PyDictValueIterator, reverse: PyDictReverseValueIterator, snapshot: liveValues },
  { type: DICT_ITEMS, iterator: PyDictItemIterator, reverse: PyDictReverseItemIterator, snapshot: livePairs },
];
for (const { type, iterator: Iterator, reverse: Reverse, snapshot } of VIEWS) {
  method(type, "__len__(self, /)", {}, (_m, self: PyDictView) => self.dict.size);
  method(type, "__iter__(self, /)", {}, (m, self: PyDictView) => {
    m.allocate(ITERATOR_SIZE);
    return new Iterator(self.dict);
  });
  method(type, "__reversed__(self, /)", {}, (m, self: PyDictView) => {
    m.allocate(ITERATOR_SIZE);
    return new Reverse(self.dict);
  });
  method(type, "__repr__(self, /)", {}, (m, self: PyDictView) =>
    reprContainer(m, self, `${type.name}([`, snapshot(m, self.dict), "])", "..."),
  );
  getter(type, "mapping", (m, self: PyDictView) => {
    m.allocate(ITERATOR_SIZE);
    return new PyMappingProxy(self.dict);
  });
}

method(DICT_KEYS, "__contains__(self, key, /)", {}, (m, self: PyDictKeys, key: Value) =>
  dictContains(m, self.dict, key),
);

const SAME_VALUE = continuation("dictview.same-value", (m, found, value: Value) =>
  found === undefined ? false : itemsEqual(m, found, value),
);
function itemsContain(m: Machine, self: PyDictItems, item: Value): Result {
  const pair = unwrap(item);
  if (!(pair instanceof PyTuple) || pair.items.length !== 2) return false;
  return m.then(dictGet(m, self.dict, pair.items[0]), SAME_VALUE, pair.items[1]);
}
method(DICT_ITEMS, "__contains__(self, key, /)", {}, itemsContain);

// ------------------------------------------------------------------------------------------------------- set operations

type SetView = PyDictKeys | PyDictItems;
function isSetView(value: Value): value is SetView {
  return value instanceof PyDictKeys || value instanceof PyDictItems;
}

const ADD_WHEN_FOUND = continuation("dictview.add-when-found", (m, found, result: PySet, item: Value) =>
  found === true ? setAdd(m, result, item) : null,
);
class IntersectFrame extends EachFrame {
  constructor(
    readonly view: SetView,
    iterable: Value,
    readonly result: PySet,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    return m.then(contains(m, this.view, item), ADD_WHEN_FOUND, this.result, item);
  }
  protected done(): NextResult {
    return this.result;
  }
}
heapClass(IntersectFrame, "frame.view-intersect", { ...EACH_FIELDS, view: "object", result: "object" }, 88);

/** Walks an iterable while `item in container` keeps giving one answer. */
class AllFrame extends EachFrame {
  private holds = true;
  constructor(
    iterable: Value,
    readonly container: Value,
    readonly wanted: boolean,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    return contains(m, this.container, item);
  }
  protected override answered(_m: Machine, found: Value): boolean {
    this.holds = found === this.wanted;
    return !this.holds;
  }
  protected done(): NextResult {
    return this.holds;
  }
}
heapClass(AllFrame, "frame.view-all", { ...EACH_FIELDS, holds: "plain", container: "value", wanted: "plain" }, 88);

function allIn(m: Machine, iterable: Value, container: Value, wanted: boolean): Result {
  return new AllFrame(iterable, container, wanted).step(m, undefined) as Result;
}

function sizeOf(value: Value): number {
  return isSet(value) ? value.size : (value as SetView).dict.size;
}

function intersectViews(m: Machine, self: SetView, other: Value): Result {
  const swapped = isSetView(other) && sizeOf(other) > sizeOf(self);
  return new IntersectFrame(swapped ? other : self, swapped ? self : other, makeSet(m)).step(m, undefined) as Result;
}

const SUBTRACT_FROM = continuation("dictview.subtract", (m, set, other: Value) =>
  setDifferenceUpdate(m, set as PySet, other),
);
const UNITE_WITH = continuation("dictview.unite", (m, set, other: Value) => setUpdate(m, set as PySet, other));
const TOGGLE_WITH = continuation("dictview.toggle", (m, set, other: Value) => setToggle(m, set as PySet, other));

for (const type of [DICT_KEYS, DICT_ITEMS]) {
  attribute(type, "__hash__", null);
  for (const operator of ["eq", "ne", "lt", "le", "gt", "ge"] as const satisfies readonly Comparison[]) {
    method(type, `__${operator}__(self, value, /)`, {}, (m, self: SetView, value: Value) => {
      const other = unwrap(value);
      if (!isSet(other) && !isSetView(other)) return NOT_IMPLEMENTED;
      return m.then(lengthOf(m, value), COMPARE_SIZES, operator, self, value);
    });
  }
  method(type, "__and__(self, value, /)", {}, intersectViews);
  method(type, "__rand__(self, value, /)", {}, intersectViews);
  method(type, "__sub__(self, value, /)", {}, (m, self: SetView, value: Value) =>
    m.then(setUpdate(m, makeSet(m), self), SUBTRACT_FROM, value),
  );
  method(type, "__rsub__(self, value, /)", {}, (m, self: SetView, value: Value) =>
    m.then(setUpdate(m, makeSet(m), value), SUBTRACT_FROM, self),
  );
  method(type, "__or__(self, value, /)", {}, (m, self: SetView, value: Value) =>
    m.then(setUpdate(m, makeSet(m), self), UNITE_WITH, value),
  );
  method(type, "__ror__(self, value, /)", {}, (m, self: SetView, value: Value) =>
    m.then(setUpdate(m, makeSet(m), value), UNITE_WITH, self),
  );
  method(type, "__xor__(self, value, /)", {}, (m, self: SetView, value: Value) =>
    m.then(setUpdate(m, makeSet(m), self), TOGGLE_WITH, value),
  );
  method(type, "__rxor__(self, value, /)", {}, (m, self: SetView, value: Value) =>
    m.then(setUpdate(m, makeSet(m), value), TOGGLE_WITH, self),
  );
  method(
    type,
    "isdisjoint(self, other, /)",
    { doc: "Return True if the view and the given iterable have a null intersection." },
    (m, self: SetView, value: Value) => {
      if (value === self) return self.dict.size === 0;
      const other = unwrap(value);
      if ((isSet(other) || isSetView(other)) && sizeOf(other) > sizeOf(self)) return allIn(m, self, value, false);
      return allIn(m, value, self, false);
    },
  );
}

const COMPARE_SIZES = continuation(
  "dictview.compare",
  (m, length, operator: Comparison, self: SetView, other: Value) => {
    const mine = self.dict.size;
    const theirs = length as number;
    switch (operator) {
      case "eq":
        return mine === theirs ? allIn(m, self, other, true) : false;
      case "ne":
        return mine === theirs ? m.then(allIn(m, self, other, true), NOT) : true;
      case "lt":
        return mine < theirs ? allIn(m, self, other, true) : false;
      case "le":
        return mine <= theirs ? allIn(m, self, other, true) : false;
      case "gt":
        return mine > theirs ? allIn(m, other, self, true) : false;
      default:
        return mine >= theirs ? allIn(m, other, self, true) : false;
    }
  },
);
const NOT = continuation("dictview.not", (_m, holds) => holds !== true);
