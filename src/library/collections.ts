/**
 * The modules `collections` and `collections.abc`: deque, defaultdict and OrderedDict are native, Counter and namedtuple
 * frozen Python over the natives declared here, ChainMap and the User classes frozen Python that is loaded when asked for.
 */

import * as integer from "../numeric/integer.js";
import { getAttribute } from "../objects/attribute.js";
import { builtin } from "../objects/define.js";
import { DICT, dictGet, dictSet } from "../objects/dict.js";
import { PyDict } from "../objects/dictionary.js";
import { EACH_FIELDS, EachFrame } from "../objects/each.js";
import { findOrAdd } from "../objects/hashtable.js";
import { heapClass } from "../objects/heap.js";
import { X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { PyList, PyTuple, type FlatStr, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { numberOperation } from "../objects/number-arithmetic.js";
import { binary, getItem, setItem } from "../objects/operators.js";
import { collect, lookupSpecial, unwrap } from "../objects/protocol.js";
import { tupleSize } from "../objects/sizes.js";
import { KEYWORDS } from "../syntax/token.js";
import { callingFrame } from "../vm/context.js";
import type { VirtualMachine } from "../vm/machine.js";
import "./abc.js";
import { DEFAULTDICT } from "./defaultdict.js";
import { DEQUE } from "./deque.js";
import { contents, defineModule } from "./modules.js";
import { NAMEDTUPLE_NATIVES } from "./namedtuple.js";
import { ORDERED } from "./ordered.js";

// ----------------------------------------------------------------------------------------------------- counting elements

function increment(m: Machine, value: Value): Result {
  if (typeof value === "number") return value < Number.MAX_SAFE_INTEGER ? value + 1 : integer.add(value, 1);
  return numberOperation(m, "add", value, 1) ?? binary(m, "add", value, 1);
}

const FOUND = continuation("counter.found", (m, position, dict: PyDict, key: Value) =>
  countAt(m, dict, key, position as number),
);
const STORE = continuation("counter.store", (m, count, dict: PyDict, key: Value) =>
  dictSet(m, dict, key, count as Value),
);

/** Adds one to the count at a position; nothing is left to do when the key was just added. */
function countAt(m: Machine, dict: PyDict, key: Value, position: number): Result {
  if (position < 0) return null;
  const count = increment(m, dict.values[position] as Value);
  if (count === X) return m.then(X, STORE, dict, key);
  dict.values[position] = count as Value;
  return null;
}

/** dict[key] += 1, from 0 when the key is absent. */
function countKey(m: Machine, dict: PyDict, key: Value): Result {
  const position = findOrAdd(m, dict, key, 1);
  return position === X ? m.then(X, FOUND, dict, key) : countAt(m, dict, key, position as number);
}

/** Counts every item of an iterable in a dict. */
class CountFrame extends EachFrame {
  constructor(
    iterable: Value,
    readonly dict: PyDict,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    m.charge(3);
    return countKey(m, this.dict, item);
  }
  protected done(): NextResult {
    return null;
  }
}
heapClass(CountFrame, "frame.count", { ...EACH_FIELDS, dict: "object" }, 80);

/** The same through a mapping's own `get` and `__setitem__`. */
class MappingCountFrame extends EachFrame {
  constructor(
    iterable: Value,
    readonly mapping: Value,
    readonly get: Value,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    return m.then(m.call(this.get, [item, 0]), OLD_COUNT, this.mapping, item);
  }
  protected done(): NextResult {
    return null;
  }
}
heapClass(MappingCountFrame, "frame.mapping-count", { ...EACH_FIELDS, mapping: "value", get: "value" }, 88);
const OLD_COUNT = continuation("counter.old", (m, count, mapping: Value, key: Value) =>
  m.then(increment(m, count as Value), NEW_COUNT, mapping, key),
);
const NEW_COUNT = continuation("counter.new", (m, count, mapping: Value, key: Value) =>
  setItem(m, mapping, key, count as Value),
);
const GET_FOUND = continuation("counter.get", (m, get, mapping: Value, iterable: Value) =>
  new MappingCountFrame(iterable, mapping, get as Value).step(m, undefined),
);

function countElements(m: Machine, mapping: Value, iterable: Value): Result {
  const dict = unwrap(mapping);
  const plain =
    dict instanceof PyDict &&
    lookupSpecial(mapping, "get") === DICT.attributes.get("get") &&
    lookupSpecial(mapping, "__setitem__") === DICT.attributes.get("__setitem__");
  if (!plain) return m.then(getAttribute(m, mapping, "get"), GET_FOUND, mapping, iterable);
  if (typeof iterable === "string") {
    m.charge(iterable.length * 3);
    for (let index = 0; index < iterable.length; index++) if (countKey(m, dict, iterable[index]) === X) return X;
    return null;
  }
  if (iterable instanceof PyTuple || iterable instanceof PyList) {
    const { items } = iterable;
    let index = 0;
    // Exact strings and ints need no guest code, so nothing can change the list meanwhile.
    for (; index < items.length; index++) {
      const item = items[index];
      if (typeof item !== "string" && typeof item !== "number") break;
      m.charge(4);
      if (countKey(m, dict, item) === X) return X;
    }
    if (index === items.length) return null;
    return new CountFrame(new PyList(items.slice(index)), dict).step(m, undefined) as Result;
  }
  return new CountFrame(iterable, dict).step(m, undefined) as Result;
}

// ------------------------------------------------------------------------------------------------------------ ChainMap

const FOUND_IN = continuation("chainmap.found", (m, found, maps: Value, key: Value, at: number) =>
  found === undefined ? findFrom(m, maps, key, at + 1) : found,
);
const LOOKED_UP = continuation(
  "chainmap.looked-up",
  (_m, found) => found,
  (m, maps: Value, key: Value, at: number) => {
    if (!m.pendingIs("KeyError")) return X;
    m.clearException();
    return findFrom(m, maps, key, at + 1);
  },
);
const MAPS_LISTED = continuation("chainmap.listed", (m, list, key: Value) => findFrom(m, list as PyList, key, 0));
/** The value of a key in the first of several mappings that has it, undefined when none has; exact dicts raise nothing. */
function findFrom(m: Machine, maps: Value, key: Value, from: number): NextResult {
  if (!(maps instanceof PyList || maps instanceof PyTuple)) return m.thenNext(collect(m, maps), MAPS_LISTED, key);
  for (let at = from; at < maps.items.length; at++) {
    m.charge(3);
    const mapping = maps.items[at];
    if (mapping instanceof PyDict) {
      const found = dictGet(m, mapping, key);
      if (found === X) return m.thenNext(X, FOUND_IN, maps, key, at);
      if (found !== undefined) return found;
    } else return m.thenNext(getItem(m, mapping, key), LOOKED_UP, maps, key, at);
  }
  return undefined;
}
/** The same as a tuple of the value, or None. */
const WRAPPED = continuation("chainmap.wrapped", (m, found) => {
  if (found === undefined) return null;
  m.allocate(tupleSize(1));
  return new PyTuple([found]);
});
function findIn(m: Machine, maps: Value, key: Value): Result {
  return m.then(findFrom(m, maps, key, 0), WRAPPED);
}

// ------------------------------------------------------------------------------------------------------------- natives

const natives: readonly PyNative[] = [
  ...NAMEDTUPLE_NATIVES,
  builtin("_count_elements(mapping, iterable, /)", {}, countElements),
  builtin("_zero(*args)", {}, () => 0),
  builtin("_find_in(maps, key, /)", {}, findIn),
  builtin("_second(pair, /)", {}, (m, pair: Value) => {
    const tuple = unwrap(pair);
    return tuple instanceof PyTuple && tuple.items.length > 1
      ? tuple.items[1]
      : m.raise("IndexError", "tuple index out of range");
  }),
  builtin("_is_keyword(name: str, /)", {}, (_m, name: FlatStr) => typeof name === "string" && KEYWORDS.has(name)),
  // `__name__` of the guest code that called the frozen code.
  builtin(
    "_caller_module()",
    {},
    (m) => callingFrame(m as VirtualMachine)?.linked.globals.getName("__name__") ?? "__main__",
  ),
];
const types = { deque: DEQUE, defaultdict: DEFAULTDICT, OrderedDict: ORDERED };

defineModule({ name: "_collections", doc: "Natives of collections.", fill: contents("_collections", natives, types) });
defineModule({
  name: "collections",
  doc: "Containers beside list, dict, set and tuple: namedtuple, deque, ChainMap, Counter, OrderedDict, defaultdict, UserDict, UserList, UserString.",
  package: true,
  fill: contents("collections", [], types),
  frozen: "collections",
});
defineModule({ name: "collections.abc", doc: "The abstract base classes of containers.", frozen: "collections_abc" });
defineModule({
  name: "_collections_user",
  doc: "ChainMap, UserDict, UserList and UserString.",
  frozen: "_collections_user",
});
