/**
 * The native part of `functools` (Python library reference, "functools"): reduce, partial, cmp_to_key and the wrapper behind
 * lru_cache; the rest is frozen Python. Each waits for the functions it calls by frames, never by JavaScript recursion.
 */

import { attributeDictionary, ownAttribute, setOwnAttribute } from "../objects/attribute.js";
import { isCallable } from "../objects/bind.js";
import { builtin, classMethod, constructor, defineType, getter, method } from "../objects/define.js";
import { dictSet } from "../objects/dict.js";
import { PyDict } from "../objects/dictionary.js";
import { EACH_FIELDS, EachFrame } from "../objects/each.js";
import { findEntry, moveLast, removeAt } from "../objects/hashtable.js";
import { heapClass, sharedObject } from "../objects/heap.js";
import { genericAlias } from "../objects/list.js";
import { X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  NOT_IMPLEMENTED,
  PyBoundMethod,
  PyInstance,
  PyObject,
  PyTuple,
  PyType,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import { PyCallable, type PyNative } from "../objects/native.js";
import { qualifiedName } from "../objects/object.js";
import { COMPARISONS, compare, type Comparison } from "../objects/operators.js";
import { isInt, isStr, iterate, typeOf, unwrap } from "../objects/protocol.js";
import { INSTANCE_SIZE, dictSize, tupleSize } from "../objects/sizes.js";
import { toHostText } from "../objects/text.js";
import { contents, defineModule } from "./modules.js";
import { reprPieces } from "./repr-pieces.js";

function readOnly(m: Machine): Result {
  return m.raise("AttributeError", "readonly attribute");
}

// ------------------------------------------------------------------------------------------------------------- reduce

class ReduceFrame extends EachFrame {
  private folded: Value | undefined;
  constructor(
    readonly func: Value,
    iterator: Value,
    initial: Value | undefined,
  ) {
    super(iterator);
    this.folded = initial;
  }
  protected each(m: Machine, item: Value): Result {
    return this.folded === undefined ? item : m.call(this.func, [this.folded, item]);
  }
  protected override answered(_m: Machine, result: Value): boolean {
    this.folded = result;
    return false;
  }
  protected done(m: Machine): NextResult {
    return this.folded === undefined ? m.typeError("reduce() of empty iterable with no initial value") : this.folded;
  }
}
heapClass(ReduceFrame, "frame.reduce", { ...EACH_FIELDS, func: "value", folded: "value" }, 88);

const REDUCE_FROM = continuation(
  "reduce.from",
  (m, iterator, func: Value, initial: Value | undefined) =>
    new ReduceFrame(func, iterator as Value, initial).step(m, undefined),
  (m) => {
    if (!m.pendingIs("TypeError")) return X;
    m.clearException();
    return m.typeError("reduce() arg 2 must support iteration");
  },
);
const REDUCE = builtin(
  "reduce(function, iterable, initial=..., /)",
  { doc: "Fold the items of an iterable from left to right with a function of two arguments." },
  (m, func: Value, iterable: Value, initial: Value | undefined) =>
    m.then(iterate(m, iterable), REDUCE_FROM, func, initial),
);

// ------------------------------------------------------------------------------------------------------------ partial

/** The payload of a partial. */
export class PartialState extends PyCallable {
  constructor(
    public func: Value,
    public args: PyTuple,
    public keywords: PyDict,
  ) {
    super();
  }
  invoke(m: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    const { items } = this.args;
    const named = this.keywords.size === 0 ? keywords : mergedKeywords(m, this.keywords, keywords);
    if (named === X) return X;
    m.charge(1 + (items.length >> 2));
    return m.call(
      this.func,
      items.length === 0 ? args : [...items, ...args],
      named as ReadonlyMap<string, Value> | null,
    );
  }
}
export const PARTIAL = defineType("partial", {
  module: "functools",
  representation: PartialState,
  base: true,
  payload: true,
  flags: TypeFlag.HAS_DICT,
  doc: "Create a new function with partial application of the given arguments\nand keywords.",
});
heapClass(PartialState, "functools.partial", { func: "value", args: "object", keywords: "object" }, 48);

function makePartial(m: Machine, func: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Result {
  let base: Value = func;
  let bound: readonly Value[] = args;
  let named: PyDict | null = null;
  const inner = unwrap(func);
  // A partial without attributes of its own is taken apart.
  if (inner instanceof PartialState && func instanceof PyInstance && hasNoAttributes(func)) {
    base = inner.func;
    if (inner.args.items.length > 0) bound = [...inner.args.items, ...args];
    named = inner.keywords;
  } else if (!isCallable(func)) return m.typeError("the first argument must be callable");
  const size = keywords.size + (named === null ? 0 : named.size);
  m.charge(1 + ((bound.length + size) >> 2));
  m.allocate(INSTANCE_SIZE + tupleSize(bound.length) + dictSize(size));
  const merged = new PyDict();
  if (named !== null) copyNames(named, merged);
  for (const [name, value] of keywords) merged.setName(name, value);
  return new PyInstance(PARTIAL.rootShape, new PartialState(base, new PyTuple(bound), merged));
}

function hasNoAttributes(instance: PyInstance): boolean {
  return instance.dictionary === null && instance.slots.length === instance.shape.cls.memberCount;
}

/** The names of a keyword dict are plain strings unless guest code put others in. */
function copyNames(from: PyDict, to: PyDict): void {
  for (let position = 0; position < from.keys.length; position++) {
    const key = from.keys[position];
    if (key !== undefined)
      to.setName(typeof key === "string" ? key : isStr(key) ? toHostText(key) : "", from.values[position] as Value);
  }
}

constructor(PARTIAL, "partial(*args, **keywords)", {}, (m, args: Value[], keywords: ReadonlyMap<string, Value>) => {
  if (args.length === 0) return m.typeError("type 'partial' takes at least one argument");
  return makePartial(m, args[0], args.slice(1), keywords);
});

/** Keywords of a partial under those of a call. */
function mergedKeywords(
  m: Machine,
  own: PyDict,
  given: ReadonlyMap<string, Value> | null,
): ReadonlyMap<string, Value> | typeof X {
  m.charge(own.size);
  const merged = new Map<string, Value>();
  for (let position = 0; position < own.keys.length; position++) {
    const key = own.keys[position];
    if (key === undefined) continue;
    const text = unwrap(key);
    if (!isStr(text)) return m.typeError("keywords must be strings");
    merged.set(typeof text === "string" ? text : toHostText(text), own.values[position] as Value);
  }
  if (given !== null) for (const [name, value] of given) merged.set(name, value);
  return merged;
}

method(
  PARTIAL,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: PartialState, args: Value[], keywords: ReadonlyMap<string, Value>) => self.invoke(m, args, keywords),
);
for (const [name, read] of [
  ["func", (self: PartialState): Value => self.func],
  ["args", (self: PartialState): Value => self.args],
  ["keywords", (self: PartialState): Value => self.keywords],
] as const)
  getter(PARTIAL, name, (_m, self: Value) => read(unwrap(self) as PartialState), readOnly);

method(PARTIAL, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const { func, args, keywords } = unwrap(self) as PartialState;
  const texts = [`${qualifiedName(typeOf(self))}(`];
  const values = [func];
  for (const item of args.items) {
    texts.push(", ");
    values.push(item);
  }
  for (let position = 0; position < keywords.keys.length; position++) {
    const key = keywords.keys[position];
    if (key === undefined) continue;
    texts.push(`, ${isStr(key) ? toHostText(key) : "?"}=`);
    values.push(keywords.values[position] as Value);
  }
  texts.push(")");
  return reprPieces(m, self as PyInstance, texts, values, "...");
});
classMethod(PARTIAL, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
  genericAlias(m, cls, key),
);
method(PARTIAL, "__reduce__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const state = unwrap(self) as PartialState;
  const dictionary =
    self instanceof PyInstance && !hasNoAttributes(self) ? (attributeDictionary(m, self) ?? null) : null;
  m.allocate(tupleSize(3) + tupleSize(1) + tupleSize(4));
  return new PyTuple([
    typeOf(self),
    new PyTuple([state.func]),
    new PyTuple([state.func, state.args, state.keywords, dictionary]),
  ]);
});
method(PARTIAL, "__setstate__(self, state, /)", { wantsInstance: true }, (m, self: Value, state: Value) => {
  const parts = state instanceof PyTuple ? state.items : [];
  const [func, args, keywords, dictionary] = parts;
  if (
    parts.length !== 4 ||
    !isCallable(func) ||
    !(args instanceof PyTuple) ||
    !(keywords === null || keywords instanceof PyDict)
  )
    return m.typeError("invalid partial state");
  const target = unwrap(self) as PartialState;
  target.func = func;
  target.args = args;
  target.keywords = keywords ?? new PyDict();
  if (dictionary instanceof PyDict && self instanceof PyInstance) {
    m.charge(dictionary.size);
    for (let position = 0; position < dictionary.keys.length; position++) {
      const key = dictionary.keys[position];
      if (typeof key === "string") setOwnAttribute(m, self, key, dictionary.values[position] as Value);
    }
  }
  return null;
});

// --------------------------------------------------------------------------------------------------------- cmp_to_key

/** A key made by cmp_to_key, and (without an object) the function that makes them. */
class KeyWrapper extends PyCallable {
  constructor(
    readonly comparison: Value,
    public object: Value | undefined,
  ) {
    super();
  }
  invoke(m: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    if (args.length !== 1 || (keywords !== null && keywords.size > 0)) return m.call(WRAP, [this, ...args], keywords);
    m.allocate(40);
    return new KeyWrapper(this.comparison, args[0]);
  }
}
const KEY_WRAPPER = defineType("KeyWrapper", {
  module: "functools",
  representation: KeyWrapper,
  flags: TypeFlag.NO_NEW,
});
heapClass(KeyWrapper, "functools.key", { comparison: "value", object: "value" }, 40);
KEY_WRAPPER.attributes.set("__hash__", null);
// CPython's messages call it K.
const WRAP = method(
  KEY_WRAPPER,
  "K(self, obj)",
  { doc: "Wrap an object as a key." },
  (m, self: KeyWrapper, object: Value) => {
    m.allocate(40);
    return new KeyWrapper(self.comparison, object);
  },
);
KEY_WRAPPER.attributes.delete("K");
KEY_WRAPPER.attributes.set("__call__", WRAP);
getter(
  KEY_WRAPPER,
  "obj",
  (m, self: KeyWrapper) => (self.object === undefined ? m.raise("AttributeError", "object") : self.object),
  (_m, self: KeyWrapper, value) => {
    self.object = value;
    return null;
  },
);
const COMPARED = continuation("cmp-to-key.compared", (m, order, operator: Comparison) => {
  if (typeof order === "number") {
    switch (operator) {
      case "lt":
        return order < 0;
      case "le":
        return order <= 0;
      case "gt":
        return order > 0;
      case "ge":
        return order >= 0;
      case "eq":
        return order === 0;
      default:
        return order !== 0;
    }
  }
  return compare(m, operator, order as Value, 0);
});
for (const operator of Object.keys(COMPARISONS) as Comparison[])
  method(KEY_WRAPPER, `${COMPARISONS[operator].method}(self, value, /)`, {}, (m, self: KeyWrapper, value: Value) => {
    if (!(value instanceof KeyWrapper)) return m.typeError("other argument must be K instance");
    if (self.object === undefined || value.object === undefined) return m.raise("AttributeError", "object");
    return m.then(m.call(self.comparison, [self.object, value.object]), COMPARED, operator);
  });
const CMP_TO_KEY = builtin(
  "cmp_to_key(mycmp)",
  { doc: "Turn a comparison function (negative, zero or positive result) into a key function." },
  (m, comparison: Value) => {
    m.allocate(40);
    return new KeyWrapper(comparison, undefined);
  },
);

// ---------------------------------------------------------------------------------------------------------- lru_cache

/** The payload of a cached function. The least recently used entry is the first one of the table. */
class CacheState extends PyCallable {
  hits = 0;
  misses = 0;
  readonly table = new PyDict();
  constructor(
    readonly func: Value,
    /** Entries kept at most: 0 none, Infinity all. */
    readonly limit: number,
    readonly typed: boolean,
    /** Makes the answer of cache_info(). */
    readonly info: Value,
  ) {
    super();
  }
  invoke(m: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    m.charge(2);
    if (this.limit === 0) {
      this.misses++;
      return m.call(this.func, args, keywords);
    }
    const key = cacheKey(m, this, args, keywords);
    const found = findEntry(m, this.table, key);
    if (typeof found === "number" && found >= 0) return cacheHit(m, this, found);
    return m.then(found, CACHE_FOUND, this, key, [args, keywords]);
  }
}
const CACHE = defineType("_lru_cache_wrapper", {
  module: "functools",
  representation: CacheState,
  payload: true,
  base: true,
  flags: TypeFlag.HAS_DICT,
});
heapClass(
  CacheState,
  "functools.cache",
  { hits: "plain", misses: "plain", table: "object", func: "value", limit: "plain", typed: "plain", info: "value" },
  72,
);

constructor(
  CACHE,
  "_lru_cache_wrapper(user_function, maxsize, typed: bool, cache_info_type)",
  {},
  (m, func: Value, maxsize: Value, typed: boolean, info: Value) => {
    if (!isCallable(func)) return m.typeError("the first argument must be callable");
    let limit = Number.POSITIVE_INFINITY;
    if (maxsize !== null) {
      const size = unwrap(maxsize);
      if (!isInt(size)) return m.typeError("maxsize should be integer or None");
      limit = Math.max(0, Number(size));
    }
    m.allocate(INSTANCE_SIZE + 72 + dictSize(0));
    return new PyInstance(CACHE.rootShape, new CacheState(func, limit, typed, info));
  },
);

/** Stands between positional and keyword arguments in a key. */
class KeywordMark extends PyObject {}
defineType("_keyword_mark", { module: "functools", representation: KeywordMark, flags: TypeFlag.NO_NEW });
heapClass(KeywordMark, "functools.keyword-mark", {}, 0);
const KEYWORD_MARK = sharedObject("functools.keyword-mark", new KeywordMark());

/** The key of a call. A lone int or str is its own key, as in CPython (so that `True` and `1` are told apart). */
function cacheKey(
  m: Machine,
  state: CacheState,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Value {
  if ((keywords === null || keywords.size === 0) && !state.typed) {
    if (args.length === 1 && (typeof args[0] === "number" || typeof args[0] === "bigint" || isStr(args[0])))
      return args[0];
    m.allocate(tupleSize(args.length));
    return new PyTuple(args);
  }
  const parts: Value[] = [...args];
  if (keywords !== null && keywords.size > 0) {
    parts.push(KEYWORD_MARK);
    for (const [name, value] of keywords) parts.push(name, value);
  }
  if (state.typed) {
    for (const value of args) parts.push(typeOf(value));
    if (keywords !== null) for (const value of keywords.values()) parts.push(typeOf(value));
  }
  m.charge(parts.length >> 2);
  m.allocate(tupleSize(parts.length));
  return new PyTuple(parts);
}

function cacheHit(m: Machine, state: CacheState, position: number): Value {
  const { table } = state;
  state.hits++;
  const value = table.values[position] as Value;
  if (state.limit !== Number.POSITIVE_INFINITY && position !== table.keys.length - 1) moveLast(m, table, position);
  return value;
}
const CACHE_FOUND = continuation(
  "lru-cache.found",
  (m, found, state: CacheState, key: Value, call: readonly [readonly Value[], ReadonlyMap<string, Value> | null]) => {
    if ((found as number) >= 0) return cacheHit(m, state, found as number);
    state.misses++;
    return m.then(m.call(state.func, call[0], call[1]), CACHE_COMPUTED, state, key);
  },
);
const CACHE_COMPUTED = continuation("lru-cache.computed", (m, result, state: CacheState, key: Value) => {
  if (state.limit === Number.POSITIVE_INFINITY)
    return m.then(dictSet(m, state.table, key, result as Value), CACHE_STORED, result);
  return m.then(findEntry(m, state.table, key), CACHE_STORE, state, key, result);
});
const CACHE_STORE = continuation("lru-cache.store", (m, found, state: CacheState, key: Value, result: Value) => {
  // The function itself may have stored it meanwhile.
  if ((found as number) >= 0) return result;
  const { table } = state;
  if (table.size >= state.limit) {
    let position = table.first;
    while (table.keys[position] === undefined) position++;
    m.charge(1 + ((position - table.first) >> 3));
    table.first = position;
    removeAt(m, table, position);
  }
  return m.then(dictSet(m, table, key, result), CACHE_STORED, result);
});
const CACHE_STORED = continuation("lru-cache.stored", (_m, _value, result: Value) => result);

method(
  CACHE,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, state: CacheState, args: Value[], keywords: ReadonlyMap<string, Value>) => state.invoke(m, args, keywords),
);
method(CACHE, "__get__(self, instance, owner=None, /)", { wantsInstance: true }, (m, self: Value, instance: Value) => {
  if (instance === null) return self;
  m.allocate(48);
  return new PyBoundMethod(self, instance);
});
method(CACHE, "cache_info(self, /)", { doc: "Report cache statistics" }, (m, state: CacheState) =>
  m.call(state.info, [
    state.hits,
    state.misses,
    state.limit === Number.POSITIVE_INFINITY ? null : state.limit,
    state.table.size,
  ]),
);
method(CACHE, "cache_clear(self, /)", { doc: "Clear the cache and cache statistics" }, (_m, state: CacheState) => {
  state.hits = 0;
  state.misses = 0;
  state.table.reset();
  return null;
});
method(CACHE, "__copy__(self, /)", { wantsInstance: true }, (_m, self: Value) => self);
method(CACHE, "__deepcopy__(self, memo, /)", { wantsInstance: true }, (_m, self: Value) => self);
method(
  CACHE,
  "__reduce__(self, /)",
  { wantsInstance: true },
  (_m, self: Value) => ownAttribute(self as PyInstance, "__qualname__") ?? null,
);

// -------------------------------------------------------------------------------------------------- for frozen modules

/** Reads and writes past the class, without making a dict of the instance's attributes. */
const INSTANCE_NATIVES: readonly PyNative[] = [
  builtin("_own_attribute(instance, name, default, /)", {}, (m, instance: Value, name: Value, fallback: Value) => {
    if (!(instance instanceof PyInstance) || !instance.shape.cls.has(TypeFlag.HAS_DICT)) {
      const dictionary = attributeDictionary(m, instance);
      return dictionary === undefined ? NOT_IMPLEMENTED : (dictionary.getName(name as string) ?? fallback);
    }
    return ownAttribute(instance, name as string) ?? fallback;
  }),
  builtin("_set_own_attribute(instance, name, value, /)", {}, (m, instance: Value, name: Value, value: Value) => {
    if (instance instanceof PyInstance && instance.shape.cls.has(TypeFlag.HAS_DICT))
      setOwnAttribute(m, instance, name as string, value);
    else attributeDictionary(m, instance)?.setName(name as string, value);
    return null;
  }),
];

const natives: readonly PyNative[] = [REDUCE, CMP_TO_KEY, ...INSTANCE_NATIVES];
const fill = contents("_functools", natives, { partial: PARTIAL, _lru_cache_wrapper: CACHE });
// CPython's messages name these two without their module.
for (const native of [REDUCE, CMP_TO_KEY]) native.path = native.name;
defineModule({ name: "_functools", doc: "Natives of functools.", fill });
defineModule({
  name: "functools",
  doc: "Tools for functions that act on or return other functions.",
  frozen: "functools",
});
