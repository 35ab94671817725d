/**
 * The protocols every value takes part in: truth, iteration, length, hash, repr, str, format, index. Fast paths for exact
 * built-in values first; everything else goes through the type's method table. Each function may return X (machine.ts).
 */

import { hashFloat, hashFromResult, hashInt } from "../numeric/hash.js";
import { linearWork, roughBits } from "../numeric/work.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import {
  PyException,
  PyFloat,
  PyInstance,
  PyList,
  PyObject,
  PyRope,
  PyTuple,
  PyType,
  PyWideStr,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "./model.js";
import { PyNative } from "./native.js";
import { PyFunction } from "./function.js";
import { BOOL, INT, NONE_TYPE, STR } from "./primitives.js";

export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return INT;
    case "string":
      return STR;
    case "boolean":
      return BOOL;
    default:
      return value === null ? NONE_TYPE : value.type;
  }
}

/** The name CPython's messages use for a value's type. */
export function typeName(value: Value): string {
  const type = typeOf(value);
  return type.messageName ?? type.name;
}

/** The name CPython's argument clinic uses for what was given: None by itself. */
export function givenName(value: Value): string {
  return value === null ? "None" : typeName(value);
}

/** The built-in value inside an instance of a guest subclass, or the value itself. */
export function unwrap(value: Value): Value {
  return value instanceof PyInstance && value.payload !== undefined ? value.payload : value;
}

export function isStr(value: Value): value is AnyStr {
  return typeof value === "string" || value instanceof PyWideStr || value instanceof PyRope;
}

/** int or bool, exact. */
export function isInt(value: Value): value is Int | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

/** An attribute of the value's type (special methods are looked up there), unbound. */
export function lookupSpecial(value: Value, name: string): Value | undefined {
  return typeOf(value).lookup(name);
}

/** What a native method gets as its receiver: the value, or what is inside an instance of a guest subclass; undefined: neither. */
export function receiverOf(native: PyNative, self: Value): Value | undefined {
  const { owner } = native;
  if (owner === null || owner.accepts === null || owner.accepts(self)) return self;
  if (self instanceof PyInstance && self.payload !== undefined && owner.accepts(self.payload))
    return native.wantsInstance ? self : self.payload;
  return undefined;
}

/** Natives nested deeper than this are called through the machine, which defers them. */
const DIRECT_NESTING = 40;

/** Calls what `lookupSpecial` found, with the receiver bound as its kind asks. */
export function callUnbound(m: Machine, func: Value, self: Value, args: readonly Value[]): Result {
  if (
    func instanceof PyNative &&
    func.binding === "method" &&
    m.nesting < DIRECT_NESTING &&
    (func.signature.direct ||
      (args.length === 1 && typeof args[0] === "string" && func.signature.parameters[1]?.conversion === "str"))
  ) {
    // The common special methods of built-in types: no arguments to bind or convert.
    const { length } = args;
    if (length < 3 && length + 1 === func.signature.positionalCount) {
      const receiver = self instanceof PyInstance ? receiverOf(func, self) : self;
      if (receiver !== undefined) {
        m.charge(func.cost);
        const body = func.body as unknown as (m: Machine, self: Value, a?: Value, b?: Value) => Result;
        m.nesting++;
        const result =
          length === 0
            ? body(m, receiver)
            : length === 1
              ? body(m, receiver, args[0])
              : body(m, receiver, args[0], args[1]);
        m.nesting--;
        return result;
      }
    }
  }
  if (func instanceof PyFunction || (func instanceof PyNative && func.binding === "method"))
    return m.call(func, [self, ...args]);
  const bound = bindHook.bind(m, func, self, typeOf(self));
  return m.then(bound, CALL_BOUND, args);
}
const CALL_BOUND = continuation("protocol.call", (m, value, args: readonly Value[]) => m.call(value as Value, args));

/** The special method `func` as it binds to `self` (a property is asked, for one). */
export function bindSpecial(m: Machine, func: Value, self: Value): Result {
  return bindHook.bind(m, func, self, typeOf(self));
}

/** Descriptor binding, provided by attribute.ts (which stands above). */
export interface BindHook {
  bind(m: Machine, attribute: Value, self: Value, type: PyType): Result;
}
let bindHook: BindHook;
export function provideBinding(hook: BindHook): void {
  bindHook = hook;
}

/** Calls a special method of a value's type; AttributeError when it has none. */
export function callMethod(m: Machine, object: Value, name: string, args: readonly Value[]): Result {
  const func = lookupSpecial(object, name);
  if (func === undefined) return m.raise("AttributeError", `'${typeName(object)}' object has no attribute '${name}'`);
  return callUnbound(m, func, object, args);
}

// -------------------------------------------------------------------------------------------------------------- truth

const BOOL_RESULT = continuation("protocol.bool", (m, value) => {
  if (typeof value === "boolean") return value;
  return m.typeError(`__bool__ should return bool, returned ${typeName(value as Value)}`);
});
const LENGTH_TRUTH = continuation("protocol.len-truth", (m, value) => {
  const length = checkLength(m, value as Value);
  return typeof length === "number" || typeof length === "bigint" ? length !== 0 : length;
});

/** The truth value: true, false, or X. */
export function isTrue(m: Machine, value: Value): Result {
  if (typeof value === "boolean") return value;
  if (value === null) return false;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "string") return value.length !== 0;
  if (typeof value === "bigint") return true;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length !== 0;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyWideStr || value instanceof PyRope) return true;
  const type = value.type;
  const truth = type.lookup("__bool__");
  // A method that is None is called, and is not callable.
  if (truth !== undefined) return m.then(callUnbound(m, truth, value, []), BOOL_RESULT);
  const length = type.lookup("__len__");
  if (length !== undefined) return m.then(callUnbound(m, length, value, []), LENGTH_TRUTH);
  return true;
}

// ------------------------------------------------------------------------------------------------------------- length

function checkLength(m: Machine, value: Value): Result {
  const length = unwrap(value);
  if (typeof length === "boolean") return length ? 1 : 0;
  if (typeof length === "number") {
    if (length < 0) return m.valueError("__len__() should return >= 0");
    return length;
  }
  if (typeof length === "bigint") {
    if (length < 0n) return m.valueError("__len__() should return >= 0");
    if (length < 1n << 63n) return length;
    return m.raise("OverflowError", "cannot fit 'int' into an index-sized integer");
  }
  return m.typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}
const LENGTH = continuation("protocol.len", (m, value) => checkLength(m, value as Value));

export function lengthOf(m: Machine, value: Value): Result {
  if (typeof value === "string") return value.length;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  const length = lookupSpecial(value, "__len__");
  if (length === undefined) return m.typeError(`object of type '${typeName(value)}' has no len()`);
  return m.then(callUnbound(m, length, value, []), LENGTH);
}

// -------------------------------------------------------------------------------------------------------------- index

const INDEX = continuation("protocol.index", (m, value) => {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const inner = unwrap(value as Value);
  if (isInt(inner)) return typeof inner === "boolean" ? (inner ? 1 : 0) : inner;
  return m.typeError(`__index__ returned non-int (type ${typeName(value as Value)})`);
});

/** int(value) by `__index__`; TypeError for what is no integer. */
export function toIndex(m: Machine, value: Value): Result {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const inner = unwrap(value);
  if (isInt(inner)) return typeof inner === "boolean" ? (inner ? 1 : 0) : inner;
  const hook = lookupSpecial(value, "__index__");
  if (hook === undefined) return m.typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  return m.then(callUnbound(m, hook, value, []), INDEX);
}

const FLOAT_RESULT = continuation("protocol.float", (m, value, owner: string) => {
  const inner = unwrap(value as Value);
  if (inner instanceof PyFloat) return inner;
  return m.typeError(`${owner}.__float__ returned non-float (type ${typeName(value as Value)})`);
});
const INDEX_FLOAT = continuation("protocol.index-float", (m, value) => intToFloat(m, value as Int));

function intToFloat(m: Machine, value: Int): Result {
  const float = Number(value);
  if (!Number.isFinite(float)) return m.raise("OverflowError", "int too large to convert to float");
  m.allocate(16);
  return new PyFloat(float);
}

/** A PyFloat from a float, an int, `__float__` or `__index__`. */
export function toFloat(m: Machine, value: Value): Result {
  if (value instanceof PyFloat) return value;
  const inner = unwrap(value);
  // A subclass's own __float__ comes first.
  if (inner instanceof PyFloat && lookupSpecial(value, "__float__") instanceof PyNative) return inner;
  if (inner === value || !(value instanceof PyInstance)) {
    if (isInt(inner)) return intToFloat(m, typeof inner === "boolean" ? Number(inner) : inner);
  }
  const hook = lookupSpecial(value, "__float__");
  if (hook !== undefined && !isStr(inner))
    return m.then(callUnbound(m, hook, value, []), FLOAT_RESULT, typeName(value));
  const index = lookupSpecial(value, "__index__");
  if (index !== undefined) return m.then(toIndex(m, value), INDEX_FLOAT);
  return m.typeError(`must be real number, not ${typeName(value)}`);
}

// ---------------------------------------------------------------------------------------------------------- iteration

let sequenceIterator: (m: Machine, value: Value) => Value;
/** The iterator over `__getitem__`, provided by iterator.ts. */
export function provideSequenceIterator(make: (m: Machine, value: Value) => Value): void {
  sequenceIterator = make;
}

const CHECK_ITERATOR = continuation("protocol.iter", (m, value) => {
  const iterator = value as Value;
  if (iterator instanceof PyIterator || lookupSpecial(iterator, "__next__") !== undefined) return iterator;
  return m.typeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
});

/** iter(value). */
export function iterate(m: Machine, value: Value): Result {
  if (value instanceof PyIterator && value.isIterator) return value;
  const type = typeOf(value);
  const hook = type.lookup("__iter__");
  if (hook !== undefined) {
    if (hook === null) return m.typeError(`'${type.messageName ?? type.name}' object is not iterable`);
    return m.then(callUnbound(m, hook, value, []), CHECK_ITERATOR);
  }
  // A built-in with subscripts and without an iterator is no sequence, but a mapping (a match, a union).
  const item = type.lookup("__getitem__");
  if (item !== undefined && !(item instanceof PyNative)) return sequenceIterator(m, value);
  return m.typeError(`'${type.messageName ?? type.name}' object is not iterable`);
}

const NEXT = continuation(
  "protocol.next",
  (_m, value) => value as Value,
  (m) => {
    if (!m.pendingIs("StopIteration")) return X;
    m.stopValue = stopIterationValue(m.clearException());
    return undefined;
  },
);

/** The value a StopIteration carries. */
export function stopIterationValue(exception: PyException): Value {
  const value = exception.fields?.get("value");
  if (value !== undefined) return value;
  return exception.args.items.length > 0 ? exception.args.items[0] : null;
}

/** The next item; undefined when exhausted. */
export function nextOf(m: Machine, iterator: Value): NextResult {
  if (iterator instanceof PyIterator) {
    if (m.nesting > NEXT_NESTING) return m.push(new DeferredNext(iterator));
    m.nesting++;
    const result = iterator.next(m);
    m.nesting--;
    return result;
  }
  const hook = lookupSpecial(iterator, "__next__");
  if (hook === undefined) return m.typeError(`'${typeName(iterator)}' object is not an iterator`);
  return m.thenNext(callUnbound(m, hook, iterator, []), NEXT);
}

/** Iterators inside iterators deeper than this are stepped by the loop, not by JavaScript recursion. */
const NEXT_NESTING = 40;
class DeferredNext extends NativeFrame {
  constructor(readonly iterator: PyIterator) {
    super();
  }
  step(m: Machine): NextResult {
    return this.iterator.next(m);
  }
}
heapClass(DeferredNext, "frame.next", { iterator: "object", back: "skip", catches: "plain" }, 64);

class CollectFrame extends NativeFrame {
  readonly items: Value[] = [];
  constructor(readonly iterator: Value) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (value === undefined) return this.finish(m);
    this.items.push(value);
    return this.loop(m);
  }
  override absorb(m: Machine, generator: Value, value: Value): boolean {
    if (generator !== this.iterator) return false;
    this.items.push(value);
    m.charge(1);
    m.allocate(8);
    return true;
  }
  loop(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      m.allocate(8);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.wait(this);
      if (item === undefined) return this.finish(m);
      this.items.push(item as Value);
    }
  }
  private finish(m: Machine): NextResult {
    m.stopValue = null;
    return new PyList(this.items);
  }
}
heapClass(CollectFrame, "frame.collect", { items: "values", iterator: "value", back: "skip", catches: "plain" }, 96);

const COLLECT = continuation("protocol.collect", (m, value) => new CollectFrame(value as Value).loop(m));

/** A fresh PyList of everything the iterable gives. */
export function collect(m: Machine, iterable: Value): Result {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    const { items } = iterable;
    m.charge(items.length >> 3);
    m.allocate(56 + 8 * items.length);
    return new PyList(items.slice());
  }
  m.allocate(56);
  return m.then(iterate(m, iterable), COLLECT);
}

// -------------------------------------------------------------------------------------------------- identity, equality

let flattenForIdentity: (value: AnyStr) => FlatStr = (value) => value as FlatStr;
let sameBytes: (a: PyObject, b: PyObject) => boolean = () => false;
/** Provided by text.ts and bytes.ts: value identity of ropes, wide strings, bytes, complex. */
export function provideIdentity(
  flatten: (value: AnyStr) => FlatStr,
  same: (a: PyObject, b: PyObject) => boolean,
): void {
  flattenForIdentity = flatten;
  sameBytes = same;
}

/** `a is b`: by value for int, float, str, bytes and complex (design §2), by object otherwise. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PyFloat) return b instanceof PyFloat && Object.is(a.value, b.value);
  if (isStr(a)) return isStr(b) && sameText(flattenForIdentity(a), flattenForIdentity(b));
  if (a instanceof PyObject && b instanceof PyObject) return sameBytes(a, b);
  return false;
}

function sameText(a: FlatStr, b: FlatStr): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  if (a.codePoints.length !== b.codePoints.length) return false;
  for (let index = 0; index < a.codePoints.length; index++)
    if (a.codePoints[index] !== b.codePoints[index]) return false;
  return true;
}

// --------------------------------------------------------------------------------------------------------------- hash

const HASH = continuation("protocol.hash", (m, value) => {
  const inner = unwrap(value as Value);
  if (isInt(inner)) return hashFromResult(typeof inner === "boolean" ? Number(inner) : inner);
  return m.typeError("__hash__ method should return an integer");
});

export function hashOf(m: Machine, value: Value): Result {
  if (typeof value === "number") return hashInt(value);
  if (typeof value === "bigint") {
    m.charge(linearWork(roughBits(value)));
    return hashInt(value);
  }
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof PyFloat) return hashFloat(value.value);
  const hook = lookupSpecial(value, "__hash__");
  if (hook === undefined || hook === null) return m.typeError(`unhashable type: '${typeName(value)}'`);
  return m.then(callUnbound(m, hook, value, []), HASH);
}

// ------------------------------------------------------------------------------------------------------- repr and str

const REPR_RESULT = continuation("protocol.repr", (m, value, method: string) => {
  const text = value as Value;
  if (isStr(text)) return text;
  const inner = unwrap(text);
  if (isStr(inner)) return inner;
  return m.typeError(`${method} returned non-string (type ${typeName(text)})`);
});

export function reprOf(m: Machine, value: Value): Result {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value); // native-ok: a safe integer
  const hook = lookupSpecial(value, "__repr__");
  if (hook === undefined || hook === null) return m.typeError(`'${typeName(value)}' object has no repr`);
  return m.then(callUnbound(m, hook, value, []), REPR_RESULT, "__repr__");
}

export function strOf(m: Machine, value: Value): Result {
  if (isStr(value)) return value;
  if (value === null || typeof value === "boolean" || typeof value === "number") return reprOf(m, value);
  const hook = lookupSpecial(value, "__str__");
  if (hook === undefined || hook === null) return reprOf(m, value);
  return m.then(callUnbound(m, hook, value, []), REPR_RESULT, "__str__");
}

const KEPT_TEXT = continuation("protocol.kept-text", (m, value, method: string) =>
  isStr(unwrap(value as Value))
    ? (value as Value)
    : m.typeError(`${method} returned non-string (type ${typeName(value as Value)})`),
);

/** What repr(value) gives: an instance of a subclass of str stays what it is. */
export function reprObject(m: Machine, value: Value): Result {
  const hook = value instanceof PyInstance ? lookupSpecial(value, "__repr__") : undefined;
  return hook === undefined ? reprOf(m, value) : m.then(callUnbound(m, hook, value, []), KEPT_TEXT, "__repr__");
}

/** What str(value) gives. */
export function strObject(m: Machine, value: Value): Result {
  const hook = value instanceof PyInstance ? lookupSpecial(value, "__str__") : undefined;
  return hook === undefined ? strOf(m, value) : m.then(callUnbound(m, hook, value, []), KEPT_TEXT, "__str__");
}

const ASCII_OBJECT = continuation("protocol.ascii-object", (m, value) =>
  m.then(asciiOfText(m, unwrap(value as Value) as AnyStr), ASCII_SAME, value),
);
const ASCII_SAME = continuation("protocol.ascii-same", (_m, escaped, value: Value) =>
  identical(escaped as Value, unwrap(value)) ? value : (escaped as Value),
);

/** What ascii(value) gives. */
export function asciiObject(m: Machine, value: Value): Result {
  return m.then(reprObject(m, value), ASCII_OBJECT);
}

let asciiOfText: (m: Machine, text: AnyStr) => Result;
/** Escaping of non-ASCII text, provided by string.ts. */
export function provideAscii(escape: (m: Machine, text: AnyStr) => Result): void {
  asciiOfText = escape;
}
const ASCII = continuation("protocol.ascii", (m, value) => asciiOfText(m, value as AnyStr));

export function asciiOf(m: Machine, value: Value): Result {
  return m.then(reprOf(m, value), ASCII);
}

const FORMAT_RESULT = continuation("protocol.format", (m, value) => {
  const text = value as Value;
  if (isStr(text)) return text;
  const inner = unwrap(text);
  if (isStr(inner)) return inner;
  return m.typeError(`__format__ must return a str, not ${typeName(text)}`);
});

/** format(value, spec). */
export function formatOf(m: Machine, value: Value, spec: FlatStr): Result {
  if (spec === "" && (isStr(value) || typeof value === "number")) return strOf(m, value);
  const hook = lookupSpecial(value, "__format__");
  if (hook === undefined || hook === null) return m.typeError(`Type ${typeName(value)} doesn't define __format__`);
  return m.then(callUnbound(m, hook, value, [spec]), FORMAT_RESULT);
}
