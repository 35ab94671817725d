/**
 * `collections.OrderedDict`: an instance whose payload is a dict; dicts keep insertion order already, so what is added is
 * moving entries to either end, comparison by order, and iterators that end at any change of the keys.
 */

import { attributeDictionary, getAttribute } from "../objects/attribute.js";
import { constructor, defineType, method } from "../objects/define.js";
import { DICT, dictPop, dictPopItem, dictSet, dictSetDefault, dictUpdate } from "../objects/dict.js";
import { PyDict } from "../objects/dictionary.js";
import {
  PyDictItems,
  PyDictKeys,
  PyDictValues,
  DICT_ITEMS,
  DICT_KEYS,
  DICT_VALUES,
  livePairs,
  liveValues,
} from "../objects/dictview.js";
import { EACH_FIELDS, EachFrame } from "../objects/each.js";
import { compareEqual, deepEquals } from "../objects/equality.js";
import { copyTable, findEntry, moveFirst, moveLast, removeAt } from "../objects/hashtable.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { defineIterator } from "../objects/iterator.js";
import { X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  EMPTY_TUPLE,
  NOT_IMPLEMENTED,
  PyInstance,
  PyList,
  PyTuple,
  TypeFlag,
  setTypeOf,
  type Value,
} from "../objects/model.js";
import { getItem, setItem } from "../objects/operators.js";
import { collect, isTrue, lookupSpecial, typeOf, unwrap } from "../objects/protocol.js";
import { liveKeys, reprContainer, reprDictWith } from "../objects/repr.js";
import { INSTANCE_SIZE, ITERATOR_SIZE, PAIR_SIZE, TABLE_SIZE, dictSize, tupleSize } from "../objects/sizes.js";
import { DICT_FIELDS } from "./defaultdict.js";

/** The payload of an OrderedDict. */
export class OrderedTable extends PyDict {}
heapClass(OrderedTable, "OrderedDict.table", DICT_FIELDS, (table) => dictSize(table.usable));

export const ORDERED = defineType("OrderedDict", {
  bases: [DICT],
  module: "collections",
  base: true,
  payload: true,
  flags: TypeFlag.MAPPING_PATTERN | TypeFlag.HAS_DICT,
  accepts: (value) => value instanceof OrderedTable,
  doc: "A dict that remembers the order of insertion, compares by it and can change it.",
});
setTypeOf(OrderedTable, ORDERED);

function makeOrdered(m: Machine): PyInstance {
  m.allocate(INSTANCE_SIZE + TABLE_SIZE);
  return new PyInstance(ORDERED.rootShape, new OrderedTable());
}
function tableOf(self: Value): OrderedTable {
  return unwrap(self) as OrderedTable;
}

// ------------------------------------------------------------------------------------------------------------- update

const DICT_SET_ITEM = DICT.attributes.get("__setitem__") as Value;
const MADE = continuation("ordered.made", (_m, _value, self: Value) => self);

/** May entries be stored without asking the class? */
function storesPlainly(self: Value): boolean {
  return lookupSpecial(self, "__setitem__") === DICT_SET_ITEM;
}

/** self[key] = value for each item of an iterable of pairs, or of keys looked up in a mapping. */
class StoreFrame extends EachFrame {
  constructor(
    iterable: Value,
    readonly self: Value,
    /** The mapping that the items are keys of; undefined for pairs. */
    readonly mapping: Value | undefined,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    if (this.mapping !== undefined) return m.then(getItem(m, this.mapping, item), STORE_VALUE, this.self, item);
    if (item instanceof PyTuple || item instanceof PyList) return storePair(m, this.self, item.items);
    return m.then(collect(m, item), STORE_PAIR, this.self);
  }
  protected done(): NextResult {
    return null;
  }
}
heapClass(StoreFrame, "frame.ordered-store", { ...EACH_FIELDS, self: "value", mapping: "value" }, 88);

function store(m: Machine, self: Value, key: Value, value: Value): Result {
  return storesPlainly(self) ? dictSet(m, tableOf(self), key, value) : setItem(m, self, key, value);
}
const STORE_VALUE = continuation("ordered.store-value", (m, value, self: Value, key: Value) =>
  store(m, self, key, value as Value),
);
const STORE_PAIR = continuation("ordered.store-pair", (m, list, self: Value) =>
  storePair(m, self, (list as PyList).items),
);
function storePair(m: Machine, self: Value, items: readonly Value[]): Result {
  if (items.length < 2)
    return m.valueError(`need more than ${items.length} value${items.length === 1 ? "" : "s"} to unpack`);
  if (items.length > 2) return m.valueError("too many values to unpack (expected 2)");
  return store(m, self, items[0], items[1]);
}

const KEYS_OF = continuation(
  "ordered.keys-hook",
  (m, hook, self: Value, source: Value) => m.then(m.call(hook as Value, []), KEYS_GIVEN, self, source),
  (m, self: Value, source: Value) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return new StoreFrame(source, self, undefined).step(m, undefined);
  },
);
const KEYS_GIVEN = continuation("ordered.keys", (m, keys, self: Value, source: Value) =>
  new StoreFrame(keys as Value, self, source).step(m, undefined),
);

/** Stores the entries of a mapping or of pairs, by the class's own `__setitem__`. */
function updateFrom(m: Machine, self: Value, source: Value): Result {
  const plain = storesPlainly(self);
  if (source instanceof PyDict)
    return plain
      ? dictUpdate(m, tableOf(self), source)
      : (new StoreFrame(new PyList(livePairs(m, source)), self, undefined).step(m, undefined) as Result);
  if (plain && source instanceof PyInstance && unwrap(source) instanceof PyDict && typeOf(source) === ORDERED)
    return dictUpdate(m, tableOf(self), tableOf(source));
  return m.then(getAttribute(m, source, "keys"), KEYS_OF, self, source);
}

const KEYWORDS = continuation("ordered.keywords", (m, _value, self: Value, keywords: ReadonlyMap<string, Value>) => {
  const pairs: PyTuple[] = [];
  m.allocate(PAIR_SIZE * keywords.size);
  for (const [name, value] of keywords) pairs.push(new PyTuple([name, value]));
  return new StoreFrame(new PyList(pairs), self, undefined).step(m, undefined);
});
function updateWith(
  m: Machine,
  self: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  name = "__init__",
): Result {
  if (args.length > 1)
    return m.typeError(
      name === "update"
        ? `update() takes at most 1 positional argument (${args.length} given)`
        : `expected at most 1 arguments, got ${args.length}`,
    );
  const done = args.length === 0 ? null : updateFrom(m, self, args[0]);
  return keywords.size === 0 ? done : m.then(done, KEYWORDS, self, keywords);
}

constructor(ORDERED, "OrderedDict(*args, **kwargs)", {}, (m, args: Value[], keywords: ReadonlyMap<string, Value>) => {
  const self = makeOrdered(m);
  return m.then(updateWith(m, self, args, keywords), MADE, self);
});
for (const name of ["__init__", "update"])
  method(
    ORDERED,
    `${name}(self, /, *args, **kwargs)`,
    { doc: "Store the entries of a mapping, of an iterable of pairs, and of keywords.", wantsInstance: true },
    (m, self: Value, args: Value[], keywords: ReadonlyMap<string, Value>) => updateWith(m, self, args, keywords, name),
  );

// ------------------------------------------------------------------------------------------------------------ methods

const MOVE = continuation("ordered.move", (m, found, self: OrderedTable, key: Value, last: boolean) => {
  const position = found as number;
  if (position < 0) return m.raiseWith("KeyError", key);
  if (last) {
    if (position !== self.keys.length - 1) moveLast(m, self, position);
  } else if (position !== self.first) moveFirst(m, self, position);
  return null;
});
const MOVE_TRUTH = continuation("ordered.move-truth", (m, last, self: OrderedTable, key: Value) =>
  m.then(findEntry(m, self, key), MOVE, self, key, last),
);
method(
  ORDERED,
  "move_to_end(self, key, last=True)",
  { doc: "Move an existing entry to the end, to the beginning when last is false." },
  (m, self: OrderedTable, key: Value, last: Value) =>
    last === true
      ? m.then(findEntry(m, self, key), MOVE, self, key, true)
      : m.then(isTrue(m, last), MOVE_TRUTH, self, key),
);
const POP_ITEM = continuation("ordered.pop-item", (m, last, self: OrderedTable) => {
  if (self.size === 0) return m.raiseWith("KeyError", "dictionary is empty");
  if (last === true) return dictPopItem(m, self);
  let position = self.first;
  while (self.keys[position] === undefined) position++;
  m.charge(1 + ((position - self.first) >> 3));
  self.first = position;
  m.allocate(PAIR_SIZE);
  const pair = new PyTuple([self.keys[position] as Value, self.values[position] as Value]);
  removeAt(m, self, position);
  return pair;
});
method(
  ORDERED,
  "popitem(self, last=True)",
  { doc: "Remove and return the last entry as a pair, the first when last is false." },
  (m, self: OrderedTable, last: Value) => m.then(isTrue(m, last), POP_ITEM, self),
);
const POPPED = continuation("ordered.popped", (m, found, key: Value, fallback: Value | undefined) => {
  if (found !== undefined) return found;
  return fallback === undefined ? m.raiseWith("KeyError", key) : fallback;
});
method(
  ORDERED,
  "pop(self, key, default=...)",
  { doc: "Remove a key and return its value, or the default when there is none." },
  (m, self: OrderedTable, key: Value, fallback: Value | undefined) =>
    m.then(dictPop(m, self, key), POPPED, key, fallback),
);
method(
  ORDERED,
  "setdefault(self, key, default=None)",
  { doc: "The value of a key, the default stored first when there is none." },
  (m, self: OrderedTable, key: Value, fallback: Value | undefined) => dictSetDefault(m, self, key, fallback ?? null),
);

const COPY_MADE = continuation("ordered.copy", (m, copy, self: Value) =>
  m.then(updateFrom(m, copy as Value, self), MADE, copy),
);
for (const name of ["copy", "__copy__"])
  method(ORDERED, `${name}(self, /)`, { doc: "A shallow copy.", wantsInstance: true }, (m, self: Value) => {
    if (typeOf(self) !== ORDERED) return m.then(m.call(typeOf(self), []), COPY_MADE, self);
    const copy = makeOrdered(m);
    copyTable(m, tableOf(self), tableOf(copy));
    return copy;
  });

const UNITE = continuation("ordered.unite", (m, made, other: Value) =>
  m.then(updateFrom(m, made as Value, other), MADE, made),
);
function unite(m: Machine, cls: Value, left: Value, right: Value): Result {
  if (!(unwrap(left) instanceof PyDict) || !(unwrap(right) instanceof PyDict)) return NOT_IMPLEMENTED;
  return m.then(m.call(cls, [left]), UNITE, right);
}
method(ORDERED, "__or__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  unite(m, typeOf(self), self, value),
);
method(ORDERED, "__ror__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  unite(m, typeOf(self), value, self),
);
method(ORDERED, "__ior__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  m.then(updateFrom(m, self, value), MADE, self),
);

const SAME_ORDER = continuation("ordered.same-order", (m, same, self: OrderedTable, other: OrderedTable) =>
  same === true ? deepEquals(m, new PyList(liveKeys(m, self)), new PyList(liveKeys(m, other))) : same,
);
const NEGATE = continuation("ordered.not", (_m, same) => same !== true);
for (const operator of ["eq", "ne"] as const)
  method(ORDERED, `__${operator}__(self, value, /)`, {}, (m, self: OrderedTable, value: Value) => {
    const other = unwrap(value);
    if (!(other instanceof PyDict)) return NOT_IMPLEMENTED;
    let same = compareEqual(m, "eq", self, other);
    if (other instanceof OrderedTable) same = m.then(same, SAME_ORDER, self, other);
    return operator === "eq" ? same : m.then(same, NEGATE);
  });

method(ORDERED, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const table = tableOf(self);
  const { name } = typeOf(self);
  if (table.size === 0) return `${name}()`;
  return reprDictWith(m, self as PyInstance, `${name}({`, table, "})", "...");
});
method(ORDERED, "__reduce__(self, /)", { doc: "The state for copying.", wantsInstance: true }, (m, self: Value) => {
  m.allocate(tupleSize(5) + ITERATOR_SIZE);
  const attributes =
    self instanceof PyInstance && self.shape.names.length > 0 ? (attributeDictionary(m, self) ?? null) : null;
  return new PyTuple([typeOf(self), EMPTY_TUPLE, attributes, null, new PyOrderedIterator(tableOf(self), ITEMS, false)]);
});

// -------------------------------------------------------------------------------------------------- iterators and views

const KEYS = 0;
const VALUES = 1;
const ITEMS = 2;

export class PyOrderedIterator extends PyIterator {
  private position: number;
  private readonly version: number;
  constructor(
    private table: OrderedTable | null,
    private readonly kind: number,
    private readonly backwards: boolean,
  ) {
    super();
    this.version = table === null ? 0 : table.version;
    this.position = table === null ? 0 : backwards ? table.keys.length - 1 : table.first;
  }
  next(m: Machine): NextResult {
    const { table, backwards } = this;
    if (table === null) return undefined;
    if (table.version !== this.version) return m.raise("RuntimeError", "OrderedDict mutated during iteration");
    const { keys } = table;
    let { position } = this;
    if (backwards) while (position >= 0 && keys[position] === undefined) position--;
    else while (position < keys.length && keys[position] === undefined) position++;
    if (position < 0 || position >= keys.length) {
      this.table = null;
      return undefined;
    }
    this.position = backwards ? position - 1 : position + 1;
    if (this.kind === KEYS) return keys[position];
    const value = table.values[position] as Value;
    if (this.kind === VALUES) return value;
    m.charge(1);
    m.allocate(PAIR_SIZE);
    return new PyTuple([keys[position] as Value, value]);
  }
}
defineIterator("odict_iterator", PyOrderedIterator);
heapClass(
  PyOrderedIterator,
  "odict_iterator",
  { position: "plain", version: "plain", table: "object", kind: "plain", backwards: "plain" },
  ITERATOR_SIZE,
);

export class PyOrderedKeys extends PyDictKeys {}
export class PyOrderedValues extends PyDictValues {}
export class PyOrderedItems extends PyDictItems {}

const VIEWS = [
  ["odict_keys", "keys", DICT_KEYS, PyOrderedKeys, KEYS, liveKeys],
  ["odict_values", "values", DICT_VALUES, PyOrderedValues, VALUES, liveValues],
  ["odict_items", "items", DICT_ITEMS, PyOrderedItems, ITEMS, livePairs],
] as const;
for (const [name, of, base, View, kind, snapshot] of VIEWS) {
  const type = defineType(name, { bases: [base], representation: View });
  heapClass<PyOrderedKeys | PyOrderedValues | PyOrderedItems>(View, name, { dict: "object" }, ITERATOR_SIZE);
  method(type, "__iter__(self, /)", {}, (m, self: PyOrderedKeys) => {
    m.allocate(ITERATOR_SIZE);
    return new PyOrderedIterator(self.dict as OrderedTable, kind, false);
  });
  method(type, "__reversed__(self, /)", {}, (m, self: PyOrderedKeys) => {
    m.allocate(ITERATOR_SIZE);
    return new PyOrderedIterator(self.dict as OrderedTable, kind, true);
  });
  method(type, "__repr__(self, /)", {}, (m, self: PyOrderedKeys) =>
    reprContainer(m, self, `${name}([`, snapshot(m, self.dict as OrderedTable), "])", "..."),
  );
  method(ORDERED, `${of}(self, /)`, { doc: `A view of the ${of}.` }, (m, self: OrderedTable) => {
    m.allocate(ITERATOR_SIZE);
    return new View(self);
  });
}
method(ORDERED, "__iter__(self, /)", {}, (m, self: OrderedTable) => {
  m.allocate(ITERATOR_SIZE);
  return new PyOrderedIterator(self, KEYS, false);
});
method(
  ORDERED,
  "__reversed__(self, /)",
  { doc: "An iterator over the keys from the last to the first." },
  (m, self: OrderedTable) => {
    m.allocate(ITERATOR_SIZE);
    return new PyOrderedIterator(self, KEYS, true);
  },
);
