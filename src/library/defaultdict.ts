/**
 * `collections.defaultdict`: an instance whose payload is a dict that knows its factory, so that exact-dict fast paths never
 * skip `__missing__`. `dict.__getitem__` calls `__missing__` for every subclass; here it makes, stores and gives the value.
 */

import { constructor, defineType, getter, method } from "../objects/define.js";
import { DICT, dictSet } from "../objects/dict.js";
import { PyDict } from "../objects/dictionary.js";
import { PyDictItemIterator } from "../objects/dictview.js";
import { copyTable } from "../objects/hashtable.js";
import { heapClass } from "../objects/heap.js";
import { isCallable } from "../objects/bind.js";
import { continuation, type Machine, type Result } from "../objects/machine.js";
import {
  EMPTY_TUPLE,
  NOT_IMPLEMENTED,
  PyInstance,
  PyTuple,
  TypeFlag,
  setTypeOf,
  type AnyStr,
  type Value,
} from "../objects/model.js";
import { setItem } from "../objects/operators.js";
import { lookupSpecial, reprOf, typeOf, unwrap } from "../objects/protocol.js";
import { reprDictWith } from "../objects/repr.js";
import { INSTANCE_SIZE, ITERATOR_SIZE, TABLE_SIZE, dictSize, tupleSize } from "../objects/sizes.js";
import { joinAll } from "../objects/text.js";

/** The payload of a defaultdict. */
export class DefaultTable extends PyDict {
  factory: Value = null;
}
/** The fields of a dict, for the registration of its subclasses. */
export const DICT_FIELDS = {
  keys: "values",
  values: "values",
  size: "plain",
  version: "plain",
  first: "plain",
  usable: "plain",
  index: "skip",
  buckets: "bytes",
  hashes: "bytes",
} as const;
heapClass(DefaultTable, "defaultdict.table", { ...DICT_FIELDS, factory: "value" }, (table) => dictSize(table.usable));

export const DEFAULTDICT = defineType("defaultdict", {
  bases: [DICT],
  module: "collections",
  base: true,
  payload: true,
  flags: TypeFlag.MAPPING_PATTERN,
  accepts: (value) => value instanceof DefaultTable,
  doc: "A dict that asks a factory for the values of missing keys.",
});
setTypeOf(DefaultTable, DEFAULTDICT);

function tableOf(self: Value): DefaultTable {
  return unwrap(self) as DefaultTable;
}
function makeDefaultDict(m: Machine, factory: Value): PyInstance {
  m.allocate(INSTANCE_SIZE + TABLE_SIZE);
  const table = new DefaultTable();
  table.factory = factory;
  return new PyInstance(DEFAULTDICT.rootShape, table);
}

const DICT_INIT = DICT.attributes.get("__init__") as Value;
const MADE = continuation("defaultdict.made", (_m, _value, self: Value) => self);

function initialise(
  m: Machine,
  table: DefaultTable,
  factory: Value | undefined,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Result {
  if (factory !== undefined && factory !== null && !isCallable(factory))
    return m.typeError("first argument must be callable or None");
  table.factory = factory ?? null;
  if (args.length === 0 && keywords.size === 0) return null;
  return m.call(DICT_INIT, [table, ...args], keywords);
}
constructor(
  DEFAULTDICT,
  "defaultdict(default_factory=..., /, *args, **kwargs)",
  {},
  (m, factory: Value | undefined, args: Value[], keywords: ReadonlyMap<string, Value>) => {
    const self = makeDefaultDict(m, null);
    return m.then(initialise(m, tableOf(self), factory, args, keywords), MADE, self);
  },
);
method(
  DEFAULTDICT,
  "__init__(self, default_factory=..., /, *args, **kwargs)",
  {},
  (m, self: DefaultTable, factory: Value | undefined, args: Value[], keywords: ReadonlyMap<string, Value>) =>
    initialise(m, self, factory, args, keywords),
);

const STORED = continuation("defaultdict.stored", (_m, _value, made: Value) => made);
const FACTORY_MADE = continuation("defaultdict.factory", (m, value, self: Value, key: Value) => {
  const made = value as Value;
  const plain = lookupSpecial(self, "__setitem__") === DICT.attributes.get("__setitem__");
  return m.then(plain ? dictSet(m, tableOf(self), key, made) : setItem(m, self, key, made), STORED, made);
});
method(
  DEFAULTDICT,
  "__missing__(self, key, /)",
  { doc: "Make, store and return the value of a missing key.", wantsInstance: true },
  (m, self: Value, key: Value) => {
    const { factory } = tableOf(self);
    if (factory === null) return m.raiseWith("KeyError", key);
    return m.then(m.call(factory, []), FACTORY_MADE, self, key);
  },
);
getter(
  DEFAULTDICT,
  "default_factory",
  (_m, self: Value) => tableOf(self).factory,
  (_m, self: Value, value) => {
    tableOf(self).factory = value ?? null;
    return null;
  },
);

/** A defaultdict of the same class and factory with the entries of another mapping. */
function likeWith(m: Machine, self: Value, source: Value): Result {
  const table = tableOf(self);
  const entries = unwrap(source);
  if (typeOf(self) !== DEFAULTDICT || !(entries instanceof PyDict))
    return m.call(typeOf(self), [table.factory, source]);
  const made = makeDefaultDict(m, table.factory);
  copyTable(m, entries, tableOf(made));
  return made;
}
for (const name of ["copy", "__copy__"])
  method(DEFAULTDICT, `${name}(self, /)`, { doc: "A shallow copy.", wantsInstance: true }, (m, self: Value) =>
    likeWith(m, self, self),
  );

const DICT_UPDATE = DICT.attributes.get("update") as Value;
const UNITED = continuation("defaultdict.united", (m, made, other: Value) =>
  m.then(m.call(DICT_UPDATE, [made as Value, other]), MADE, made),
);
method(DEFAULTDICT, "__or__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  unwrap(value) instanceof PyDict ? m.then(likeWith(m, self, self), UNITED, value) : NOT_IMPLEMENTED,
);
method(DEFAULTDICT, "__ror__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  unwrap(value) instanceof PyDict ? m.then(likeWith(m, self, value), UNITED, self) : NOT_IMPLEMENTED,
);

const FACTORY_SHOWN = continuation("defaultdict.factory-shown", (m, factory, self: Value) =>
  m.then(
    reprDictWith(m, self as PyInstance, "{", tableOf(self), "}", "{...}"),
    ENTRIES_SHOWN,
    typeOf(self).name,
    factory,
  ),
);
const ENTRIES_SHOWN = continuation("defaultdict.entries-shown", (m, entries, name: string, factory: AnyStr) =>
  joinAll(m, [name, "(", factory, ", ", entries as AnyStr, ")"]),
);
method(DEFAULTDICT, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) =>
  m.then(reprOf(m, tableOf(self).factory), FACTORY_SHOWN, self),
);
method(DEFAULTDICT, "__reduce__(self, /)", { doc: "The state for copying.", wantsInstance: true }, (m, self: Value) => {
  const table = tableOf(self);
  m.allocate(tupleSize(5) + tupleSize(1) + ITERATOR_SIZE);
  return new PyTuple([
    typeOf(self),
    table.factory === null ? EMPTY_TUPLE : new PyTuple([table.factory]),
    null,
    null,
    new PyDictItemIterator(table),
  ]);
});
