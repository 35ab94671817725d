/**
 * dict: construction, update and the method table over `hashtable.ts`. `update` takes a mapping (anything with `keys`) or an
 * iterable of pairs and keeps what was stored before an error, as CPython does.
 */

import { getAttribute } from "./attribute.js";
import { attribute, classMethod, constructor, defineType, method } from "./define.js";
import { KeyTable, PyDict, PyFrozenSet, PySet } from "./dictionary.js";
import { PyDictItems, PyDictKeys, PyDictReverseKeyIterator, PyDictValues, dictKeyIterator } from "./dictview.js";
import { EACH_FIELDS, EachFrame } from "./each.js";
import { compareEqual } from "./equality.js";
import {
  copyTable,
  dictContains,
  dictDelete,
  dictGet,
  dictGetItem,
  dictPop,
  dictSet,
  dictSetDefault,
  dictSetFrom,
  removeLast,
} from "./hashtable.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { genericAlias } from "./list.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { NOT_IMPLEMENTED, PyInstance, PyList, PyTuple, TypeFlag, type PyType, type Value } from "./model.js";
import { getItem, setItem } from "./operators.js";
import { callUnbound, collect, lookupSpecial, unwrap } from "./protocol.js";
import { reprBuiltin } from "./repr.js";
import { fastSequence } from "./sequence.js";
import { ITERATOR_SIZE, PAIR_SIZE, TABLE_SIZE, dictSize } from "./sizes.js";

export { dictContains, dictDelete, dictGet, dictGetItem, dictPop, dictSet, dictSetDefault } from "./hashtable.js";
export { dictKeyIterator } from "./dictview.js";

export const DICT = defineType("dict", {
  representation: PyDict,
  base: true,
  payload: true,
  flags: TypeFlag.MAPPING_PATTERN,
  doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
});

export function makeDict(m: Machine): PyDict {
  m.allocate(TABLE_SIZE);
  return new PyDict();
}

export function copyDict(m: Machine, dict: PyDict): PyDict {
  const copy = makeDict(m);
  copyTable(m, dict, copy);
  return copy;
}

// --------------------------------------------------------------------------------------------------------------- update

/** target.update(source) for two dicts. */
class MergeFrame extends NativeFrame {
  private position = 0;
  private version: number;
  constructor(
    readonly target: PyDict,
    readonly source: PyDict,
  ) {
    super();
    this.version = source.version;
  }
  step(m: Machine, _value: Value | undefined): NextResult {
    const { target, source } = this;
    for (;;) {
      if (source.version !== this.version) return m.raise("RuntimeError", "dict mutated during update");
      const { keys } = source;
      while (this.position < keys.length && keys[this.position] === undefined) this.position++;
      if (this.position >= keys.length) return null;
      m.charge(1);
      const position = this.position++;
      if (dictSetFrom(m, target, source, position, source.values[position] as Value) === X) return m.wait(this);
    }
  }
}
heapClass(
  MergeFrame,
  "frame.dict-merge",
  { position: "plain", version: "plain", target: "object", source: "object", back: "skip", catches: "plain" },
  72,
);

/** Stores all entries of another dict; null when done. */
export function mergeDict(m: Machine, target: PyDict, source: PyDict): Result {
  if (target === source || source.size === 0) return null;
  if (target.size === 0) {
    target.reset();
    copyTable(m, source, target);
    return null;
  }
  return new MergeFrame(target, source).step(m, undefined) as Result;
}

/** target.update(source) for a mapping whose keys are known. */
class MappingFrame extends NativeFrame {
  private position = 0;
  private fetching = false;
  constructor(
    readonly target: PyDict,
    readonly source: Value,
    readonly keys: readonly Value[],
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    const { keys } = this;
    let given: Value | undefined = value;
    for (;;) {
      if (!this.fetching) {
        if (this.position >= keys.length) return null;
        m.charge(1);
        this.fetching = true;
        const found = getItem(m, this.source, keys[this.position]);
        if (found === X) return m.wait(this);
        given = found as Value;
      }
      this.fetching = false;
      const key = keys[this.position++];
      if (dictSet(m, this.target, key, given as Value) === X) return m.wait(this);
    }
  }
}
heapClass(
  MappingFrame,
  "frame.dict-mapping",
  {
    position: "plain",
    fetching: "plain",
    target: "object",
    source: "value",
    keys: "values",
    back: "skip",
    catches: "plain",
  },
  80,
);

const MAPPING_KEYS = continuation("dict.mapping-keys", (m, keys, target: PyDict, source: Value) =>
  m.then(collect(m, keys as Value), MAPPING, target, source),
);
const MAPPING = continuation("dict.mapping", (m, keys, target: PyDict, source: Value) =>
  new MappingFrame(target, source, (keys as PyList).items).step(m, undefined),
);

/** target.update(iterable of pairs). */
class PairsFrame extends EachFrame {
  private index = 0;
  constructor(
    iterable: Value,
    readonly target: PyDict,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    const index = this.index++;
    if (item instanceof PyTuple || item instanceof PyList) return storePair(m, this.target, item.items, index);
    const message = `cannot convert dictionary update sequence element #${index} to a sequence`;
    return m.then(fastSequence(m, item, message), PAIR, this.target, index);
  }
  protected done(): NextResult {
    return null;
  }
}
heapClass(PairsFrame, "frame.dict-pairs", { ...EACH_FIELDS, index: "plain", target: "object" }, 80);

const PAIR = continuation("dict.pair", (m, sequence, target: PyDict, index: number) =>
  storePair(m, target, (sequence as PyList | PyTuple).items, index),
);
function storePair(m: Machine, target: PyDict, items: readonly Value[], index: number): Result {
  if (items.length !== 2)
    return m.valueError(`dictionary update sequence element #${index} has length ${items.length}; 2 is required`);
  return dictSet(m, target, items[0], items[1]);
}

const NO_KEYS = continuation(
  "dict.no-keys",
  (m, keys, target: PyDict, source: Value) => m.then(m.call(keys as Value, []), MAPPING_KEYS, target, source),
  (m, target: PyDict, source: Value) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return new PairsFrame(source, target).step(m, undefined);
  },
);

/** target.update(source); null when done. */
export function dictUpdate(m: Machine, target: PyDict, source: Value): Result {
  if (source instanceof PyDict) return mergeDict(m, target, source);
  if (source instanceof PyList || source instanceof PyTuple || source instanceof PyIterator)
    return new PairsFrame(source, target).step(m, undefined) as Result;
  if (source instanceof PyInstance && source.payload instanceof PyDict && iteratesPlainly(source))
    return mergeDict(m, target, source.payload);
  return m.then(findKeys(m, source), NO_KEYS, target, source);
}

function findKeys(m: Machine, source: Value): Result {
  return getAttribute(m, source, "keys");
}

/** True unless a guest subclass of dict overrides how it is iterated: then its entries are taken as they are, as in CPython. */
function iteratesPlainly(value: Value): boolean {
  return lookupSpecial(value, "__iter__") === DICT.attributes.get("__iter__");
}

const KEYWORDS = continuation("dict.keywords", (m, _value, target: PyDict, keywords: ReadonlyMap<string, Value>) => {
  if (target.buckets === null) {
    for (const [name, value] of keywords) dictSet(m, target, name, value);
    return null;
  }
  const extra = new PyDict();
  for (const [name, value] of keywords) dictSet(m, extra, name, value);
  return mergeDict(m, target, extra);
});

function updateFrom(
  m: Machine,
  target: PyDict,
  source: Value | undefined,
  keywords: ReadonlyMap<string, Value>,
): Result {
  const merged = source === undefined ? null : dictUpdate(m, target, source);
  return keywords.size === 0 ? merged : m.then(merged, KEYWORDS, target, keywords);
}

// --------------------------------------------------------------------------------------------------------- construction

const MADE = continuation("dict.made", (_m, _value, dict: Value) => dict);
constructor(
  DICT,
  "dict(mapping_or_iterable=..., /, **kwargs)",
  {},
  (m, source: Value | undefined, keywords: ReadonlyMap<string, Value>) => {
    const dict = makeDict(m);
    return m.then(updateFrom(m, dict, source, keywords), MADE, dict);
  },
);
method(
  DICT,
  "__init__(self, mapping_or_iterable=..., /, **kwargs)",
  {},
  (m, self: PyDict, source: Value | undefined, keywords: ReadonlyMap<string, Value>) =>
    updateFrom(m, self, source, keywords),
);
method(
  DICT,
  "update(self, mapping_or_iterable=..., /, **kwargs)",
  {
    doc: "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
  },
  (m, self: PyDict, source: Value | undefined, keywords: ReadonlyMap<string, Value>) =>
    updateFrom(m, self, source, keywords),
);
classMethod(DICT, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);

/** dict.fromkeys: every item of the iterable with one value. */
class FromKeysFrame extends EachFrame {
  constructor(
    iterable: Value,
    readonly target: Value,
    readonly value: Value,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    const { target } = this;
    return target instanceof PyDict ? dictSet(m, target, item, this.value) : setItem(m, target, item, this.value);
  }
  protected done(): NextResult {
    return this.target;
  }
}
heapClass(FromKeysFrame, "frame.dict-fromkeys", { ...EACH_FIELDS, target: "value", value: "value" }, 80);

/** The same from a table, whose hashes are known. */
class FromTableFrame extends NativeFrame {
  private position = 0;
  constructor(
    readonly source: KeyTable,
    readonly target: PyDict,
    readonly value: Value,
  ) {
    super();
  }
  step(m: Machine, _value: Value | undefined): NextResult {
    const { source, target } = this;
    for (;;) {
      const { keys } = source;
      while (this.position < keys.length && keys[this.position] === undefined) this.position++;
      if (this.position >= keys.length) return target;
      m.charge(1);
      if (dictSetFrom(m, target, source, this.position++, this.value) === X) return m.wait(this);
    }
  }
}
heapClass(
  FromTableFrame,
  "frame.dict-fromtable",
  { position: "plain", source: "object", target: "object", value: "value", back: "skip", catches: "plain" },
  80,
);

const FROM_KEYS = continuation("dict.fromkeys", (m, target, iterable: Value, value: Value) => {
  const dict = target as Value;
  if (
    dict instanceof PyDict &&
    (iterable instanceof PyDict || iterable instanceof PySet || iterable instanceof PyFrozenSet)
  )
    return new FromTableFrame(iterable, dict, value).step(m, undefined);
  return new FromKeysFrame(iterable, dict, value).step(m, undefined);
});
classMethod(
  DICT,
  "fromkeys(cls, iterable, value=None, /)",
  { doc: "Create a new dictionary with keys from iterable and values set to value." },
  (m, cls: PyType, iterable: Value, value: Value) =>
    m.then(cls === DICT ? makeDict(m) : m.call(cls, []), FROM_KEYS, iterable, value),
);

// -------------------------------------------------------------------------------------------------------------- entries

const MISSING = continuation("dict.missing", (m, found, self: Value, key: Value) => {
  if (found !== undefined) return found;
  const hook = lookupSpecial(self, "__missing__");
  if (hook === undefined) return m.raiseWith("KeyError", key);
  return callUnbound(m, hook, self, [key]);
});
/** self[key] for an instance of a guest subclass: `__missing__` is asked for absent keys. */
export function subclassGetItem(m: Machine, self: Value, payload: PyDict, key: Value): Result {
  const found = dictGet(m, payload, key);
  return found !== undefined && found !== X ? found : m.then(found, MISSING, self, key);
}
export const DICT_GET_ITEM = method(
  DICT,
  "__getitem__(self, key, /)",
  { doc: "Return self[key].", wantsInstance: true },
  (m, self: Value, key: Value) =>
    self instanceof PyDict ? dictGetItem(m, self, key) : subclassGetItem(m, self, unwrap(self) as PyDict, key),
);
export const DICT_SET_ITEM = method(DICT, "__setitem__(self, key, value, /)", {}, dictSet);
method(DICT, "__delitem__(self, key, /)", {}, dictDelete);
method(
  DICT,
  "__contains__(self, key, /)",
  { doc: "True if the dictionary has the specified key, else False." },
  dictContains,
);

const OR_DEFAULT = continuation("dict.or-default", (_m, found, value: Value) => (found === undefined ? value : found));
method(
  DICT,
  "get(self, key, default=None, /)",
  { doc: "Return the value for key if key is in the dictionary, else default." },
  (m, self: PyDict, key: Value, value: Value) => {
    const found = dictGet(m, self, key);
    if (found === undefined) return value;
    return found === X ? m.then(X, OR_DEFAULT, value) : found;
  },
);
method(
  DICT,
  "setdefault(self, key, default=None, /)",
  {
    doc: "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
  },
  dictSetDefault,
);
const POPPED = continuation("dict.popped", (m, found, key: Value, value: Value | undefined) => {
  if (found !== undefined) return found;
  return value === undefined ? m.raiseWith("KeyError", key) : value;
});
method(
  DICT,
  "pop(self, key, default=..., /)",
  {
    doc: "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
  },
  (m, self: PyDict, key: Value, value: Value | undefined) =>
    // An empty dict does not hash the key.
    m.then(self.size === 0 ? undefined : dictPop(m, self, key), POPPED, key, value),
);
method(
  DICT,
  "popitem(self, /)",
  {
    doc: "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
  },
  (m, self: PyDict) => dictPopItem(m, self),
);

/** dict.popitem(): the last entry as a pair. */
export function dictPopItem(m: Machine, dict: PyDict): Result {
  if (dict.size === 0) return m.raiseWith("KeyError", "popitem(): dictionary is empty");
  m.allocate(PAIR_SIZE);
  const { keys, values } = dict;
  let position = keys.length - 1;
  while (keys[position] === undefined) position--;
  const pair = new PyTuple([keys[position] as Value, values[position] as Value]);
  removeLast(m, dict);
  return pair;
}

method(DICT, "clear(self, /)", { doc: "Remove all items from the dict." }, (_m, self: PyDict) => {
  self.reset();
  return null;
});
method(DICT, "copy(self, /)", { doc: "Return a shallow copy of the dict." }, copyDict);

// ------------------------------------------------------------------------------------------------------- views, operators

method(
  DICT,
  "keys(self, /)",
  { doc: "Return a set-like object providing a view on the dict's keys." },
  (m, self: PyDict) => {
    m.allocate(ITERATOR_SIZE);
    return new PyDictKeys(self);
  },
);
method(
  DICT,
  "values(self, /)",
  { doc: "Return an object providing a view on the dict's values." },
  (m, self: PyDict) => {
    m.allocate(ITERATOR_SIZE);
    return new PyDictValues(self);
  },
);
method(
  DICT,
  "items(self, /)",
  { doc: "Return a set-like object providing a view on the dict's items." },
  (m, self: PyDict) => {
    m.allocate(ITERATOR_SIZE);
    return new PyDictItems(self);
  },
);
method(DICT, "__len__(self, /)", {}, (_m, self: PyDict) => self.size);
method(DICT, "__iter__(self, /)", {}, (m, self: PyDict) => {
  m.allocate(ITERATOR_SIZE);
  return dictKeyIterator(self);
});
method(DICT, "__reversed__(self, /)", { doc: "Return a reverse iterator over the dict keys." }, (m, self: PyDict) => {
  m.allocate(ITERATOR_SIZE);
  return new PyDictReverseKeyIterator(self);
});
method(DICT, "__repr__(self, /)", {}, (m, self: PyDict) => reprBuiltin(m, self));
method(DICT, "__sizeof__(self, /)", { doc: "Return the size of the dict in memory." }, (_m, self: PyDict) =>
  dictSize(self.usable),
);
attribute(DICT, "__hash__", null);

for (const operator of ["eq", "ne"] as const) {
  method(DICT, `__${operator}__(self, value, /)`, {}, (m, self: PyDict, value: Value) => {
    const other = unwrap(value);
    return other instanceof PyDict ? compareEqual(m, operator, self, other) : NOT_IMPLEMENTED;
  });
}
for (const name of ["__lt__", "__le__", "__gt__", "__ge__"])
  method(DICT, `${name}(self, value, /)`, {}, () => NOT_IMPLEMENTED);

function unite(m: Machine, left: Value, right: Value): Result {
  const a = unwrap(left);
  if (!(a instanceof PyDict) || !(unwrap(right) instanceof PyDict)) return NOT_IMPLEMENTED;
  const copy = copyDict(m, a);
  return m.then(dictUpdate(m, copy, right), MADE, copy);
}
method(DICT, "__or__(self, value, /)", {}, (m, self: PyDict, value: Value) => unite(m, self, value));
method(DICT, "__ror__(self, value, /)", {}, (m, self: PyDict, value: Value) => unite(m, value, self));
method(DICT, "__ior__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) =>
  m.then(dictUpdate(m, unwrap(self) as PyDict, value), MADE, self),
);
