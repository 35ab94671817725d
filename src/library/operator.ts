/**
 * The module `operator` (Python library reference, "operator"): the operators as functions, and the three callables that pick
 * items, attributes and methods. Everything goes through the same dispatch as the operators themselves.
 */

import { getAttribute } from "../objects/attribute.js";
import { builtin, constructor, defineType, method } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { searchIterable } from "../objects/equality.js";
import { heapClass } from "../objects/heap.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  EMPTY_TUPLE,
  NOT_IMPLEMENTED,
  PyFloat,
  PyInstance,
  PyList,
  PyObject,
  PyTuple,
  type Int,
  type PyType,
  type Value,
} from "../objects/model.js";
import { PyCallable, type PyNative } from "../objects/native.js";
import { numberOperation } from "../objects/number-arithmetic.js";
import { attributeName } from "../objects/object.js";
import {
  BINARY_OPERATORS,
  COMPARISONS,
  binary,
  compare,
  contains,
  deleteItem,
  getItem,
  inplace,
  setItem,
  unary,
  type BinaryOperator,
  type Comparison,
} from "../objects/operators.js";
import {
  callUnbound,
  isStr,
  isTrue,
  iterate,
  lengthOf,
  lookupSpecial,
  toIndex,
  typeName,
  unwrap,
} from "../objects/protocol.js";
import { isSame } from "../objects/same.js";
import { INSTANCE_SIZE, dictSize, tupleSize } from "../objects/sizes.js";
import { hostString } from "../objects/text.js";
import { splitDots } from "../vm/importing.js";
import { PARTIAL, PartialState } from "./functools.js";
import { contents, defineModule } from "./modules.js";
import { reprPieces } from "./repr-pieces.js";

const natives: PyNative[] = [];
function declare(...args: Parameters<typeof builtin>): PyNative {
  const made = builtin(...args);
  made.path = `_operator.${made.name}`;
  natives.push(made);
  return made;
}

// ---------------------------------------------------------------------------------------------------------- operators

/** Names that differ from the operator's own. */
const FUNCTION_NAMES: Readonly<Partial<Record<BinaryOperator, string>>> = { and: "and_", or: "or_" };
const SYMBOLS: Readonly<Partial<Record<BinaryOperator, string>>> = { pow: "**" };

for (const operator of Object.keys(BINARY_OPERATORS) as BinaryOperator[]) {
  const symbol = SYMBOLS[operator] ?? BINARY_OPERATORS[operator].symbol;
  declare(
    `${FUNCTION_NAMES[operator] ?? operator}(a, b, /)`,
    { doc: `Same as a ${symbol} b.` },
    (m, a: Value, b: Value) => numberOperation(m, operator, a, b) ?? binary(m, operator, a, b),
  );
  declare(
    `i${operator}(a, b, /)`,
    { doc: `Same as a ${symbol}= b.` },
    (m, a: Value, b: Value) => numberOperation(m, operator, a, b) ?? inplace(m, operator, a, b),
  );
}
for (const operator of Object.keys(COMPARISONS) as Comparison[])
  declare(`${operator}(a, b, /)`, { doc: `Same as a ${COMPARISONS[operator].symbol} b.` }, (m, a: Value, b: Value) =>
    compare(m, operator, a, b),
  );

for (const name of ["inv", "invert"])
  declare(`${name}(a, /)`, { doc: "Same as ~a." }, (m, a: Value) => unary(m, "invert", a));
declare("neg(a, /)", { doc: "Same as -a." }, (m, a: Value) =>
  typeof a === "number" && a !== 0 ? -a : unary(m, "neg", a),
);
declare("pos(a, /)", { doc: "Same as +a." }, (m, a: Value) => unary(m, "pos", a));
declare("abs(a, /)", { doc: "Same as abs(a)." }, (m, a: Value) => {
  if (typeof a === "number") return Math.abs(a);
  const hook = lookupSpecial(a, "__abs__");
  return hook === undefined ? m.typeError(`bad operand type for abs(): '${typeName(a)}'`) : callUnbound(m, hook, a, []);
});
declare("truth(a, /)", { doc: "Return True if a is true, False otherwise." }, (m, a: Value) => isTrue(m, a));
const NEGATE = continuation("operator.negated", (_m, truth) => truth === false);
declare("not_(a, /)", { doc: "Same as not a." }, (m, a: Value) => m.then(isTrue(m, a), NEGATE));
declare("is_(a, b, /)", { doc: "Same as a is b." }, (m, a: Value, b: Value) => isSame(m, a, b));
declare("is_not(a, b, /)", { doc: "Same as a is not b." }, (m, a: Value, b: Value) => !isSame(m, a, b));
declare("index(a, /)", { doc: "Same as a.__index__()" }, (m, a: Value) =>
  typeof a === "boolean" ? Number(a) : toIndex(m, a),
);

// ---------------------------------------------------------------------------------------------------------- sequences

for (const [name, apply] of [
  ["concat", binary],
  ["iconcat", inplace],
] as const)
  declare(`${name}(a, b, /)`, { doc: "Same as a + b, for a and b sequences." }, (m, a: Value, b: Value) => {
    const isNumber = typeof a === "number" || typeof a === "bigint" || typeof a === "boolean" || a instanceof PyFloat;
    return isNumber || lookupSpecial(a, "__getitem__") === undefined || lookupSpecial(a, "__add__") === undefined
      ? m.typeError(`'${typeName(a)}' object can't be concatenated`)
      : apply(m, "add", a, b);
  });
declare("contains(a, b, /)", { doc: "Same as b in a (note reversed operands)." }, (m, a: Value, b: Value) =>
  contains(m, a, b),
);
declare("getitem(a, b, /)", { doc: "Same as a[b]." }, (m, a: Value, b: Value) => getItem(m, a, b));
declare("setitem(a, b, c, /)", { doc: "Same as a[b] = c." }, (m, a: Value, b: Value, c: Value) => setItem(m, a, b, c));
declare("delitem(a, b, /)", { doc: "Same as del a[b]." }, (m, a: Value, b: Value) => deleteItem(m, a, b));

for (const [name, mode, doc] of [
  ["countOf", "count", "Return the number of items in a which are, or which equal, b."],
  ["indexOf", "index", "Return the first index of b in a."],
] as const) {
  const searched = continuation(
    `operator.${name}`,
    (m, iterator, item: Value) => searchIterable(m, iterator as Value, item, mode),
    (m, _item: Value, iterable: Value) => {
      if (!m.pendingIs("TypeError")) return X;
      m.clearException();
      return m.typeError(`argument of type '${typeName(iterable)}' is not iterable`);
    },
  );
  declare(`${name}(a, b, /)`, { doc }, (m, a: Value, b: Value) => m.then(iterate(m, a), searched, b, a));
}

const HINT_LENGTH = continuation(
  "length-hint.length",
  (_m, length) => length,
  (m, object: Value, fallback: Int) => {
    if (!m.pendingIs("TypeError")) return X;
    m.clearException();
    return hintOf(m, object, fallback);
  },
);
const HINT = continuation(
  "length-hint.hint",
  (m, hint, fallback: Int) => {
    if (hint === NOT_IMPLEMENTED) return fallback;
    const size = unwrap(hint as Value);
    if (typeof size !== "number" && typeof size !== "bigint")
      return m.typeError(`__length_hint__ must be an integer, not ${typeName(hint as Value)}`);
    return size < 0 ? m.valueError("__length_hint__() should return >= 0") : size;
  },
  (m, fallback: Int) => {
    if (!m.pendingIs("TypeError")) return X;
    m.clearException();
    return fallback;
  },
);
function hintOf(m: Machine, object: Value, fallback: Int): Result {
  const hook = lookupSpecial(object, "__length_hint__");
  return hook === undefined || hook === null ? fallback : m.then(callUnbound(m, hook, object, []), HINT, fallback);
}
declare(
  "length_hint(obj, default: size=0, /)",
  { doc: "Return an estimate of the number of items in obj." },
  (m, object: Value, fallback: number) => {
    const size = fallback ?? 0;
    const hook = lookupSpecial(object, "__len__");
    if (hook === undefined || hook === null) return hintOf(m, object, size);
    return m.then(lengthOf(m, object), HINT_LENGTH, object, size);
  },
);
declare(
  "call(*args, **kwargs)",
  { doc: "Same as obj(*args, **kwargs)." },
  (m, args: Value[], keywords: ReadonlyMap<string, Value>) =>
    args.length === 0
      ? m.typeError("call expected at least 1 argument, got 0")
      : m.call(args[0], args.slice(1), keywords),
);

// ---------------------------------------------------------------------------------------------------- picking callables

type Keywords = ReadonlyMap<string, Value> | null;

/** The one object that such a callable is given, or X. */
function onlyArgument(m: Machine, name: string, args: readonly Value[], keywords: Keywords): Result {
  if (keywords !== null && keywords.size > 0 && (name !== "methodcaller" || args.length === 1))
    return m.typeError(`${name}() takes no keyword arguments`);
  if (args.length !== 1) return m.typeError(`${name} expected 1 argument, got ${args.length}`);
  return args[0];
}

class ItemGetter extends PyCallable {
  constructor(readonly keys: readonly Value[]) {
    super();
  }
  invoke(m: Machine, args: readonly Value[], keywords: Keywords): Result {
    return pickAll(m, "itemgetter", this, this.keys.length, args, keywords);
  }
}
class AttributeGetter extends PyCallable {
  constructor(
    readonly names: readonly Value[],
    /** Each name split at its dots. */
    readonly paths: readonly (readonly string[])[],
  ) {
    super();
  }
  invoke(m: Machine, args: readonly Value[], keywords: Keywords): Result {
    return pickAll(m, "attrgetter", this, this.names.length, args, keywords);
  }
}
class MethodCaller extends PyCallable {
  constructor(
    readonly name: string,
    readonly args: readonly Value[],
    readonly keywords: ReadonlyMap<string, Value>,
  ) {
    super();
  }
  invoke(m: Machine, args: readonly Value[], keywords: Keywords): Result {
    const object = onlyArgument(m, "methodcaller", args, keywords);
    return object === X ? X : m.then(getAttribute(m, object as Value, this.name), METHOD_FOUND, this);
  }
}
const ITEM_GETTER = defineType("itemgetter", {
  module: "operator",
  representation: ItemGetter,
  doc: "itemgetter(2)(r) is r[2]; itemgetter(2, 5)(r) is (r[2], r[5]).",
});
const ATTRIBUTE_GETTER = defineType("attrgetter", {
  module: "operator",
  representation: AttributeGetter,
  doc: "attrgetter('name')(r) is r.name; names may have dots; several names give a tuple.",
});
const METHOD_CALLER = defineType("methodcaller", {
  module: "operator",
  representation: MethodCaller,
  doc: "methodcaller('name', *args)(r) is r.name(*args).",
});
heapClass(ItemGetter, "operator.itemgetter", { keys: "values" }, (self) => 40 + 8 * self.keys.length);
heapClass(
  AttributeGetter,
  "operator.attrgetter",
  { names: "values", paths: "state" },
  (self) => 48 + 64 * self.names.length,
);
heapClass(
  MethodCaller,
  "operator.methodcaller",
  { name: "plain", args: "values", keywords: "map" },
  (self) => 56 + 8 * self.args.length + 48 * self.keywords.size,
);

/** One thing picked: an item, or an attribute along its path. */
function pick(m: Machine, getter: ItemGetter | AttributeGetter, index: number, object: Value): Result {
  return getter instanceof ItemGetter
    ? getItem(m, object, getter.keys[index])
    : follow(m, getter.paths[index], 0, object);
}
const FOLLOWED = continuation("attrgetter.followed", (m, value, path: readonly string[], at: number) =>
  follow(m, path, at, value as Value),
);
function follow(m: Machine, path: readonly string[], from: number, object: Value): Result {
  let value = object;
  for (let at = from; at < path.length; at++) {
    m.charge(1);
    const found = getAttribute(m, value, path[at]);
    if (found === X) return m.then(X, FOLLOWED, path, at + 1);
    value = found as Value;
  }
  return value;
}

/** Picks several things into a tuple. */
class PickFrame extends NativeFrame {
  private readonly picked: Value[] = [];
  constructor(
    private readonly getter: ItemGetter | AttributeGetter,
    private readonly count: number,
    private readonly object: Value,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (value !== undefined) this.picked.push(value);
    while (this.picked.length < this.count) {
      m.charge(1);
      const next = pick(m, this.getter, this.picked.length, this.object);
      if (next === X) return m.wait(this);
      this.picked.push(next as Value);
    }
    return new PyTuple(this.picked);
  }
}
heapClass(
  PickFrame,
  "frame.pick",
  { picked: "values", getter: "object", count: "plain", object: "value", back: "skip", catches: "plain" },
  80,
);

function pickAll(
  m: Machine,
  name: string,
  getter: ItemGetter | AttributeGetter,
  count: number,
  args: readonly Value[],
  keywords: Keywords,
): Result {
  const object = onlyArgument(m, name, args, keywords);
  if (object === X) return X;
  if (count === 1) return pick(m, getter, 0, object as Value);
  m.allocate(tupleSize(count) + 80);
  return new PickFrame(getter, count, object as Value).step(m, undefined) as Result;
}

constructor(
  ITEM_GETTER,
  "itemgetter(*items, **kwargs)",
  {},
  (m, items: Value[], keywords: ReadonlyMap<string, Value>) => {
    if (keywords.size > 0) return m.typeError("itemgetter() takes no keyword arguments");
    if (items.length === 0) return m.typeError("itemgetter expected 1 argument, got 0");
    m.allocate(40 + 8 * items.length);
    return new ItemGetter(items);
  },
);
method(
  ITEM_GETTER,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: ItemGetter, args: Value[], keywords: ReadonlyMap<string, Value>) => self.invoke(m, args, keywords),
);

constructor(
  ATTRIBUTE_GETTER,
  "attrgetter(*attrs, **kwargs)",
  {},
  (m, names: Value[], keywords: ReadonlyMap<string, Value>) => {
    if (keywords.size > 0) return m.typeError("attrgetter() takes no keyword arguments");
    if (names.length === 0) return m.typeError("attrgetter expected 1 argument, got 0");
    const paths: string[][] = [];
    for (const name of names) {
      if (!isStr(unwrap(name))) return m.typeError("attribute name must be a string");
      const text = attributeName(m, name) as string;
      m.charge(1 + (text.length >> 4));
      m.allocate(64 + 2 * text.length);
      paths.push(splitDots(text));
    }
    return new AttributeGetter(names, paths);
  },
);
method(
  ATTRIBUTE_GETTER,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: AttributeGetter, args: Value[], keywords: ReadonlyMap<string, Value>) => self.invoke(m, args, keywords),
);

constructor(
  METHOD_CALLER,
  "methodcaller(*args, **kwargs)",
  {},
  (m, args: Value[], keywords: ReadonlyMap<string, Value>) => {
    if (args.length === 0) return m.typeError("methodcaller needs at least one argument, the method name");
    if (!isStr(unwrap(args[0]))) return m.typeError("method name must be a string");
    m.allocate(56 + 8 * args.length + 48 * keywords.size);
    return new MethodCaller(attributeName(m, args[0]) as string, args.slice(1), keywords);
  },
);
const METHOD_FOUND = continuation("methodcaller.found", (m, found, self: MethodCaller) =>
  m.call(found as Value, self.args, self.keywords),
);
method(
  METHOD_CALLER,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: MethodCaller, args: Value[], keywords: ReadonlyMap<string, Value>) => self.invoke(m, args, keywords),
);

// ------------------------------------------------------------------------------------------- their repr and pickled form

function shown(
  m: Machine,
  self: PyObject,
  name: string,
  values: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Result {
  const texts = [`operator.${name}(`];
  const all = [...values];
  for (let index = 1; index < values.length; index++) texts.push(", ");
  if (keywords !== null)
    for (const [key, value] of keywords) {
      texts.push(`, ${key}=`);
      all.push(value);
    }
  texts.push(")");
  return reprPieces(m, self, texts, all, `operator.${name}(...)`);
}
method(ITEM_GETTER, "__repr__(self, /)", {}, (m, self: ItemGetter) => shown(m, self, "itemgetter", self.keys, null));
method(ATTRIBUTE_GETTER, "__repr__(self, /)", {}, (m, self: AttributeGetter) =>
  shown(m, self, "attrgetter", self.names, null),
);
method(METHOD_CALLER, "__repr__(self, /)", {}, (m, self: MethodCaller) =>
  shown(m, self, "methodcaller", [hostString(self.name), ...self.args], self.keywords),
);

function reduced(m: Machine, type: Value, args: readonly Value[]): PyTuple {
  m.allocate(tupleSize(2) + tupleSize(args.length));
  return new PyTuple([type, new PyTuple(args)]);
}
method(ITEM_GETTER, "__reduce__(self, /)", {}, (m, self: ItemGetter) => reduced(m, ITEM_GETTER, self.keys));
method(ATTRIBUTE_GETTER, "__reduce__(self, /)", {}, (m, self: AttributeGetter) =>
  reduced(m, ATTRIBUTE_GETTER, self.names),
);
method(METHOD_CALLER, "__reduce__(self, /)", {}, (m, self: MethodCaller) => {
  const name = hostString(self.name);
  if (self.keywords.size === 0) return reduced(m, METHOD_CALLER, [name, ...self.args]);
  m.allocate(INSTANCE_SIZE + dictSize(self.keywords.size) + tupleSize(1) + tupleSize(2));
  const keywords = new PyDict();
  for (const [key, value] of self.keywords) keywords.setName(key, value);
  const state = new PartialState(METHOD_CALLER, new PyTuple([name]), keywords);
  return new PyTuple([
    new PyInstance(PARTIAL.rootShape, state),
    self.args.length === 0 ? EMPTY_TUPLE : new PyTuple(self.args),
  ]);
});

// ------------------------------------------------------------------------------------------------------------- module

const TYPES: readonly PyType[] = [ITEM_GETTER, ATTRIBUTE_GETTER, METHOD_CALLER];
/** Functions that have a special method's name as well: `operator.__add__`. */
const NO_DUNDER: ReadonlySet<string> = new Set(["truth", "is_", "is_not", "countOf", "indexOf", "length_hint"]);
const fill = contents("_operator", natives);
defineModule({
  name: "operator",
  doc: "Operator interface: the operators of the language as functions.",
  fill: (m, namespace) => {
    fill(m, namespace);
    for (const type of TYPES) namespace.setName(type.name, type);
    const names = [...natives.map((native) => native.name), ...TYPES.map((type) => type.name)].sort(); // native-ok: our own names
    m.allocate(8 * names.length);
    for (const native of natives) {
      if (NO_DUNDER.has(native.name)) continue;
      const bare = native.name.charCodeAt(native.name.length - 1) === 95 ? native.name.slice(0, -1) : native.name;
      namespace.setName(`__${bare}__`, native);
    }
    namespace.setName("__all__", new PyList(names));
  },
});
