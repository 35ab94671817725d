/**
 * The built-in functions (Python library reference, "Built-in Functions"): one declaration each. The table below becomes the
 * `builtins` namespace of a sandbox; types come from their own files.
 */

import { deleteAttribute, getAttribute, setAttribute } from "../objects/attribute.js";
import { isCallable } from "../objects/bind.js";
import { BUILTIN_TYPES, builtin, method } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { checkUtf8 } from "../objects/encoding.js";
import { exceptionNames, exceptionType } from "../objects/exception.js";
import { PyFunction } from "../objects/function.js";
import { stopIteration } from "../objects/generator-type.js";
import { isInstance, isSubclass } from "../objects/instancecheck.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { callableIterator, defineIterator } from "../objects/iterator.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  ELLIPSIS,
  NOT_IMPLEMENTED,
  PyFloat,
  PyList,
  PyModule,
  PyTuple,
  PyType,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "../objects/model.js";
import { PyNative } from "../objects/native.js";
import { numberOperation } from "../objects/number-arithmetic.js";
import { attributeName, attributeNames } from "../objects/object.js";
import { binary, compareTruth, type Comparison } from "../objects/operators.js";
import {
  asciiObject,
  reprObject,
  callUnbound,
  collect,
  formatOf,
  hashOf,
  isInt,
  isStr,
  isTrue,
  iterate,
  lengthOf,
  lookupSpecial,
  nextOf,
  strOf,
  typeName,
  unwrap,
} from "../objects/protocol.js";
import { sortValues } from "../objects/sort.js";
import { flatten, fromCodePoints, hostString, strLength, toHostText } from "../objects/text.js";
import { BUILD_CLASS } from "../objects/type.js";
import { provideIter } from "../objects/typevar.js";
import { intToText } from "../numeric/integer.js";
import { powModWork, radixWork } from "../numeric/work.js";
import * as integer from "../numeric/integer.js";
import { callerGlobals, callerLocals } from "../vm/context.js";
import { importName } from "../vm/importing.js";
import type { VirtualMachine } from "../vm/machine.js";
import { DYNAMIC } from "./dynamic.js";
import { openFile } from "./files.js";
import { PyTool } from "./tools.js";
import { PyBytes, PyByteArray, PyComplex } from "../objects/model.js";

const natives: PyNative[] = [];
function declare(...args: Parameters<typeof builtin>): PyNative {
  const made = builtin(...args);
  natives.push(made);
  return made;
}

// ------------------------------------------------------------------------------------------------------------ numbers

declare("abs(x, /)", { doc: "Return the absolute value of the argument." }, (m, x: Value) => {
  if (typeof x === "number") return Math.abs(x);
  const hook = lookupSpecial(x, "__abs__");
  return hook === undefined ? m.typeError(`bad operand type for abs(): '${typeName(x)}'`) : callUnbound(m, hook, x, []);
});
declare(
  "divmod(x, y, /)",
  { doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x." },
  (m, x: Value, y: Value) => divide(m, x, y),
);
const DIVMOD_SECOND = continuation("divmod.second", (m, value, x: Value, y: Value) => {
  if (value !== NOT_IMPLEMENTED) return value;
  const hook = lookupSpecial(y, "__rdivmod__");
  if (hook === undefined)
    return m.typeError(`unsupported operand type(s) for divmod(): '${typeName(x)}' and '${typeName(y)}'`);
  return m.then(callUnbound(m, hook, y, [x]), DIVMOD_LAST, x, y);
});
const DIVMOD_LAST = continuation("divmod.last", (m, value, x: Value, y: Value) =>
  value === NOT_IMPLEMENTED
    ? m.typeError(`unsupported operand type(s) for divmod(): '${typeName(x)}' and '${typeName(y)}'`)
    : value,
);
function divide(m: Machine, x: Value, y: Value): Result {
  const hook = lookupSpecial(x, "__divmod__");
  const first = hook === undefined ? NOT_IMPLEMENTED : callUnbound(m, hook, x, [y]);
  return m.then(first, DIVMOD_SECOND, x, y);
}
declare(
  "pow(base, exp, mod=None)",
  { doc: "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments." },
  (m, base: Value, exp: Value, mod: Value) => {
    if (mod === null) return numberOperation(m, "pow", base, exp) ?? binary(m, "pow", base, exp);
    const own = lookupSpecial(base, "__pow__");
    if (own !== undefined && !(own instanceof PyNative))
      return m.then(callUnbound(m, own, base, [exp, mod]), POW3, base, exp, mod);
    const [b, e, d] = [unwrap(base), unwrap(exp), unwrap(mod)];
    if (isInt(b) && isInt(e) && isInt(d)) return modularPower(m, Number(b) === b ? b : asInt(b), asInt(e), asInt(d));
    const hook = lookupSpecial(base, "__pow__");
    if (hook !== undefined && !(isInt(b) || b instanceof PyFloat))
      return m.then(callUnbound(m, hook, base, [exp, mod]), POW3, base, exp, mod);
    if ([b, e, d].some((v) => v instanceof PyFloat))
      return m.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    return m.typeError(
      `unsupported operand type(s) for ** or pow(): '${typeName(base)}', '${typeName(exp)}', '${typeName(mod)}'`,
    );
  },
);
const POW3 = continuation("pow.three", (m, value, base: Value, exp: Value, mod: Value) =>
  value === NOT_IMPLEMENTED
    ? m.typeError(
        `unsupported operand type(s) for ** or pow(): '${typeName(base)}', '${typeName(exp)}', '${typeName(mod)}'`,
      )
    : value,
);
function asInt(value: Int | boolean): Int {
  return typeof value === "boolean" ? Number(value) : value;
}
/** pow(base, exponent, modulus) for ints. */
export function modularPower(m: Machine, base: Int, exponent: Int, modulus: Int): Result {
  if (modulus === 0) return m.valueError("pow() 3rd argument cannot be 0");
  m.charge(powModWork(exponent, modulus));
  const result = integer.powMod(base, exponent, modulus);
  return result === undefined ? m.valueError("base is not invertible for the given modulus") : result;
}
declare(
  "round(number, ndigits=None)",
  { doc: "Round a number to a given precision in decimal digits." },
  (m, number: Value, ndigits: Value) => {
    const hook = lookupSpecial(number, "__round__");
    if (hook === undefined) return m.typeError(`type ${typeName(number)} doesn't define __round__ method`);
    return callUnbound(m, hook, number, ndigits === null ? [] : [ndigits]);
  },
);
for (const [name, base, prefix, doc] of [
  ["bin", 2, "0b", "Return the binary representation of an integer."],
  ["oct", 8, "0o", "Return the octal representation of an integer."],
  ["hex", 16, "0x", "Return the hexadecimal representation of an integer."],
] as const)
  declare(`${name}(number: index, /)`, { doc }, (m, number: Int) => {
    const bits = typeof number === "number" ? 53 : integer.bitLength(number);
    m.charge(bits < 64 ? 1 : 4 * radixWork(bits));
    m.allocate(34 + Math.ceil(bits / (base === 2 ? 1 : base === 8 ? 3 : 4)));
    const digits = intToText(number < 0 ? integer.negate(number) : number, base);
    return `${number < 0 ? "-" : ""}${prefix}${digits}`;
  });

// ----------------------------------------------------------------------------------------------------------- folding

/** sum(): ints and floats by hand (floats compensated as CPython 3.12+ does), everything else through `+`. */
class SumFrame extends NativeFrame {
  /** Partial float sum and its compensation while `total` is a float. */
  private compensation = 0;
  private adding = false;
  constructor(
    readonly iterator: Value,
    public total: Value,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (this.adding) {
      this.adding = false;
      this.total = value as Value;
    } else {
      if (value === undefined) return this.finish(m);
      if (!this.add(m, value)) return m.wait(this);
    }
    return this.loop(m);
  }
  override absorb(m: Machine, generator: Value, value: Value): boolean {
    if (generator !== this.iterator || this.adding) return false;
    if (typeof this.total === "number" && typeof value === "number") {
      const total = this.total + value;
      if (!Number.isSafeInteger(total)) return false;
      this.total = total;
    } else if (!(this.total instanceof PyFloat && value instanceof PyFloat)) return false;
    else this.add(m, value);
    m.charge(1);
    return true;
  }
  loop(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.wait(this);
      if (item === undefined) return this.finish(m);
      if (!this.add(m, item as Value)) return m.wait(this);
    }
  }
  private finish(m: Machine): Value {
    m.stopValue = null;
    return this.settle();
  }
  /** The total with its compensation applied. */
  private settle(): Value {
    if (this.compensation !== 0 && this.total instanceof PyFloat && Number.isFinite(this.compensation))
      this.total = new PyFloat(this.total.value + this.compensation);
    this.compensation = 0;
    return this.total;
  }
  /** False when `+` must be waited for (or raised). */
  private add(m: Machine, item: Value): boolean {
    const { total } = this;
    if (total instanceof PyFloat) {
      if (item instanceof PyFloat || typeof item === "number") {
        const x = item instanceof PyFloat ? item.value : item;
        const s = total.value + x;
        if (item instanceof PyFloat) {
          this.compensation += Math.abs(total.value) >= Math.abs(x) ? total.value - s + x : x - s + total.value;
          m.allocate(16);
        }
        this.total = new PyFloat(s);
        return true;
      }
      this.settle();
    } else if (typeof total === "number" && typeof item === "number") {
      const sum = total + item;
      if (Number.isSafeInteger(sum)) {
        this.total = sum;
        return true;
      }
    }
    const direct = numberOperation(m, "add", this.total, item);
    if (direct !== undefined && direct !== X) {
      this.total = direct as Value;
      return true;
    }
    this.adding = true;
    const result = direct === X ? X : binary(m, "add", this.total, item);
    if (result === X) return false;
    this.adding = false;
    this.total = result as Value;
    return true;
  }
}
heapClass(
  SumFrame,
  "frame.sum",
  { iterator: "value", total: "value", compensation: "plain", adding: "plain", back: "skip", catches: "plain" },
  88,
);
const SUM = continuation("sum.iterate", (m, iterator, start: Value) => new SumFrame(iterator as Value, start).loop(m));
declare(
  "sum(iterable, /, start=0)",
  { doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers" },
  (m, iterable: Value, start: Value) => {
    if (isStr(start)) return m.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    if (start instanceof PyBytes) return m.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
    if (start instanceof PyByteArray) return m.typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
    return m.then(iterate(m, iterable), SUM, start);
  },
);

/** any() and all(): stop at the first item of the wanted truth. */
class QuantifierFrame extends NativeFrame {
  private testing = false;
  constructor(
    readonly iterator: Value,
    readonly wanted: boolean,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (this.testing) {
      this.testing = false;
      if (value === this.wanted) return this.wanted;
      return this.loop(m);
    }
    if (value === undefined) return this.end(m);
    const stop = this.test(m, value);
    if (stop !== null) return stop;
    return this.loop(m);
  }
  override absorb(m: Machine, generator: Value, value: Value): boolean {
    if (generator !== this.iterator || this.testing || value !== !this.wanted) return false;
    m.charge(1);
    return true;
  }
  loop(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.wait(this);
      if (item === undefined) return this.end(m);
      const stop = this.test(m, item as Value);
      if (stop !== null) return stop;
    }
  }
  private end(m: Machine): Value {
    m.stopValue = null;
    return !this.wanted;
  }
  private test(m: Machine, item: Value): NextResult | null {
    this.testing = true;
    const truth = isTrue(m, item);
    if (truth === X) return m.wait(this);
    this.testing = false;
    return truth === this.wanted ? this.wanted : null;
  }
}
heapClass(
  QuantifierFrame,
  "frame.quantifier",
  { iterator: "value", wanted: "plain", testing: "plain", back: "skip", catches: "plain" },
  72,
);
const QUANTIFY = continuation("any-all.iterate", (m, iterator, wanted: boolean) =>
  new QuantifierFrame(iterator as Value, wanted).loop(m),
);
declare(
  "any(iterable, /)",
  { doc: "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False." },
  (m, iterable: Value) => m.then(iterate(m, iterable), QUANTIFY, true),
);
declare(
  "all(iterable, /)",
  { doc: "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True." },
  (m, iterable: Value) => m.then(iterate(m, iterable), QUANTIFY, false),
);

/** min() and max(). */
class ExtremeFrame extends NativeFrame {
  private best: Value | undefined = undefined;
  private bestKey: Value | undefined = undefined;
  private item: Value | undefined = undefined;
  private itemKey: Value | undefined = undefined;
  private state: "next" | "key" | "compare" = "next";
  constructor(
    readonly iterator: Value,
    readonly comparison: Comparison,
    readonly key: Value,
    readonly fallback: Value | undefined,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (this.state === "next") {
      if (value === undefined) return this.end(m);
      this.item = value;
      if (!this.askKey(m)) return m.wait(this);
      return this.loop(m);
    }
    if (this.state === "key") {
      this.itemKey = value;
      if (!this.ask(m)) return m.wait(this);
      return this.loop(m);
    }
    this.settle(value === true);
    return this.loop(m);
  }
  override absorb(m: Machine, generator: Value, value: Value): boolean {
    if (generator !== this.iterator || this.state !== "next" || this.key !== null || typeof value !== "number")
      return false;
    const { best } = this;
    if (best !== undefined && typeof best !== "number") return false;
    this.item = this.itemKey = value;
    this.settle(best === undefined || (this.comparison === "lt" ? value < best : value > best));
    m.charge(1);
    return true;
  }
  loop(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      this.state = "next";
      const item = nextOf(m, this.iterator);
      if (item === X) return m.wait(this);
      if (item === undefined) return this.end(m);
      this.item = item as Value;
      if (!this.askKey(m)) return m.wait(this);
    }
  }
  private end(m: Machine): Result {
    m.stopValue = null;
    if (this.best !== undefined) return this.best;
    if (this.fallback !== undefined) return this.fallback;
    return m.valueError(`${this.comparison === "lt" ? "min" : "max"}() iterable argument is empty`);
  }
  private askKey(m: Machine): boolean {
    if (this.key === null) this.itemKey = this.item;
    else {
      this.state = "key";
      const key = m.call(this.key, [this.item as Value]);
      if (key === X) return false;
      this.itemKey = key as Value;
    }
    return this.ask(m);
  }
  private ask(m: Machine): boolean {
    if (this.bestKey === undefined) {
      this.settle(true);
      return true;
    }
    const key = this.itemKey as Value;
    const best = this.bestKey;
    if (typeof key === "number" && typeof best === "number") {
      this.settle(this.comparison === "lt" ? key < best : key > best);
      return true;
    }
    this.state = "compare";
    const better = compareTruth(m, this.comparison, key, best);
    if (better === X) return false;
    this.settle(better === true);
    return true;
  }
  private settle(better: boolean): void {
    if (better) {
      this.best = this.item;
      this.bestKey = this.itemKey;
    }
    this.item = this.itemKey = undefined;
  }
}
heapClass(
  ExtremeFrame,
  "frame.extreme",
  {
    iterator: "value",
    comparison: "plain",
    key: "value",
    fallback: "value",
    best: "value",
    bestKey: "value",
    item: "value",
    itemKey: "value",
    state: "plain",
    back: "skip",
    catches: "plain",
  },
  120,
);
const EXTREME = continuation(
  "min-max.iterate",
  (m, iterator, comparison: Comparison, key: Value, fallback: Value | undefined) =>
    new ExtremeFrame(iterator as Value, comparison, key, fallback).loop(m),
);
for (const [name, comparison] of [
  ["min", "lt"],
  ["max", "gt"],
] as const)
  declare(
    `${name}(*args, key=None, default=...)`,
    {
      doc: `${name}(iterable, *[, default=obj, key=func]) -> value\n${name}(arg1, arg2, *args, *[, key=func]) -> value`,
    },
    (m, args: Value[], key: Value, fallback: Value | undefined) => {
      if (args.length === 0) return m.typeError(`${name} expected at least 1 argument, got 0`);
      if (args.length > 1) {
        if (fallback !== undefined)
          return m.typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
        m.allocate(56 + 8 * args.length);
        return m.then(iterate(m, new PyTuple(args)), EXTREME, comparison, key, undefined);
      }
      return m.then(iterate(m, args[0]), EXTREME, comparison, key, fallback);
    },
  );

const SORT = continuation("sorted.collected", (m, list, key: Value, reverse: boolean) =>
  m.then(sortValues(m, (list as PyList).items, key, reverse), SORTED, list),
);
const SORTED = continuation("sorted.done", (_m, _value, list: PyList) => list);
declare(
  "sorted(iterable, /, *, key=None, reverse: bool=False)",
  { doc: "Return a new list containing all items from the iterable in ascending order." },
  (m, iterable: Value, key: Value, reverse: boolean) => m.then(collect(m, iterable), SORT, key, reverse),
);

// ------------------------------------------------------------------------------------------------- iteration, objects

provideIter(
  declare(
    "iter(object, sentinel=..., /)",
    { doc: "Get an iterator from an object." },
    (m, object: Value, sentinel: Value | undefined) => {
      if (sentinel === undefined) return iterate(m, object);
      if (!isCallable(object)) return m.typeError("iter(v, w): v must be callable");
      return callableIterator(m, object, sentinel);
    },
  ),
);
const NEXT_OR = continuation("next.or", (m, value, fallback: Value | undefined) => {
  if (value !== undefined) return value;
  const result = m.stopValue;
  m.stopValue = null;
  if (fallback !== undefined) return fallback;
  return stopIteration(m, result);
});
declare(
  "next(iterator, default=..., /)",
  { doc: "Return the next item from the iterator." },
  (m, iterator: Value, fallback: Value | undefined) =>
    iterator instanceof PyIterator && !iterator.isIterator
      ? m.typeError(`'${typeName(iterator)}' object is not an iterator`)
      : m.then(nextOf(m, iterator), NEXT_OR, fallback),
);
/** `await anext(iterator, default)`: the default instead of StopAsyncIteration. */
class AnextOr extends PyIterator {
  constructor(
    readonly awaitable: Value,
    readonly fallback: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    return m.thenNext(nextOf(m, this.awaitable), ANEXT_STEP, this);
  }
}
const ANEXT_STEP = continuation(
  "anext.step",
  (_m, value) => value,
  (m, self: AnextOr) => {
    if (!m.pendingIs("StopAsyncIteration")) return X;
    m.clearException();
    m.stopValue = self.fallback;
    return undefined;
  },
);
const ANEXT_OR = defineIterator("anext_awaitable", AnextOr);
heapClass(AnextOr, "anext", { awaitable: "value", fallback: "value" }, 48);
method(ANEXT_OR, "__await__(self, /)", {}, (_m, self: AnextOr) => self);
method(ANEXT_OR, "send(self, value, /)", {}, (m, self: AnextOr) => m.then(self.next(m), NEXT_OR));
method(ANEXT_OR, "close(self, /)", {}, () => null);
const ANEXT = continuation("anext.awaitable", (m, awaitable, fallback: Value) => {
  const value = awaitable as Value;
  if (value instanceof PyIterator) return new AnextOr(value, fallback);
  const hook = lookupSpecial(value, "__await__");
  if (hook === undefined) return m.typeError(`'${typeName(value)}' object can't be awaited`);
  return m.then(callUnbound(m, hook, value, []), ANEXT_MADE, fallback);
});
const ANEXT_MADE = continuation(
  "anext.made",
  (_m, iterator, fallback: Value) => new AnextOr(iterator as Value, fallback),
);
declare(
  "anext(aiterator, default=..., /)",
  { doc: "Return the next item from the async iterator." },
  (m, iterator: Value, fallback: Value | undefined) => {
    const hook = lookupSpecial(iterator, "__anext__");
    if (hook === undefined) return m.typeError(`'${typeName(iterator)}' object is not an async iterator`);
    const awaitable = callUnbound(m, hook, iterator, []);
    return fallback === undefined ? awaitable : m.then(awaitable, ANEXT, fallback);
  },
);
declare(
  "aiter(async_iterable, /)",
  { doc: "Return an AsyncIterator for an AsyncIterable object." },
  (m, value: Value) => {
    const hook = lookupSpecial(value, "__aiter__");
    if (hook === undefined) return m.typeError(`'${typeName(value)}' object is not an async iterable`);
    return m.then(callUnbound(m, hook, value, []), AITER);
  },
);
const AITER = continuation("aiter.check", (m, value) =>
  lookupSpecial(value as Value, "__anext__") === undefined
    ? m.typeError(`aiter() returned not an async iterator of type '${typeName(value as Value)}'`)
    : value,
);
declare("len(obj, /)", { doc: "Return the number of items in a container." }, (m, obj: Value) => lengthOf(m, obj));
declare("hash(obj, /)", { doc: "Return the hash value for the given object." }, (m, obj: Value) => hashOf(m, obj));
declare("id(obj, /)", { doc: "Return the identity of an object." }, (m, obj: Value) => identityOf(m, obj));

/** id(): by object, or by value for values that `is` compares by value. */
function identityOf(m: Machine, value: Value): Result {
  const kind = isStr(value)
    ? 0
    : value instanceof PyFloat
      ? 1
      : value instanceof PyComplex
        ? 2
        : value instanceof PyBytes
          ? 3
          : 4;
  if (kind === 4 && typeof value === "object" && value !== null) return m.identity(value);
  if (value === null) return 139_000_000_000_000;
  if (typeof value === "boolean") return value ? 139_000_000_000_016 : 139_000_000_000_032;
  // -1 and -2 have one hash, and so have the zeros.
  if (typeof value === "number") return valueIdentity(value >= 0 ? value * 2 : -value * 2 - 1, kind);
  if (value instanceof PyFloat && value.value === 0) return valueIdentity(Object.is(value.value, 0) ? 1 : 2, kind);
  if (value instanceof PyFloat && Number.isNaN(value.value)) return valueIdentity(3, kind);
  return m.then(hashOf(m, value), VALUE_IDENTITY, kind);
}
function valueIdentity(spread: number, kind: number): Int {
  const small = spread % 8_000_000_007;
  return 138_000_000_000_000 + (small * 5 + kind) * 16;
}
const VALUE_IDENTITY = continuation("id.value", (_m, hash, kind: number) =>
  valueIdentity(
    typeof hash === "bigint" ? Number((hash < 0n ? -hash : hash) % 8_000_000_007n) : Math.abs(hash as number),
    kind,
  ),
);
declare(
  "callable(obj, /)",
  { doc: "Return whether the object is callable (i.e., some kind of function)." },
  (_m, obj: Value) => isCallable(obj),
);
declare("repr(obj, /)", { doc: "Return the canonical string representation of the object." }, (m, obj: Value) =>
  reprObject(m, obj),
);
declare("ascii(obj, /)", { doc: "Return an ASCII-only representation of an object." }, (m, obj: Value) =>
  asciiObject(m, obj),
);
declare(
  "format(value, format_spec: str='', /)",
  { doc: "Return type(value).__format__(value, format_spec)" },
  (m, value: Value, spec: FlatStr) => formatOf(m, value, spec),
);
declare(
  "chr(i: index, /)",
  { doc: "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff." },
  (m, code: Int) => {
    if (code < 0 || code > 0x10ffff) return m.valueError("chr() arg not in range(0x110000)");
    return fromCodePoints([Number(code)]);
  },
);
declare("ord(c, /)", { doc: "Return the Unicode code point for a one-character string." }, (m, value: Value) => {
  const text = unwrap(value);
  if (typeof text === "string" && text.length === 1) return text.charCodeAt(0);
  if (isStr(text)) {
    const length = strLength(text);
    if (length !== 1) return m.typeError(`ord() expected a character, but string of length ${length} found`);
    const flat = flatten(m, text);
    return typeof flat === "string" ? flat.charCodeAt(0) : flat.codePoints[0];
  }
  if (text instanceof PyBytes || text instanceof PyByteArray) {
    const length = text instanceof PyBytes ? text.bytes.length : text.length;
    if (length !== 1) return m.typeError(`ord() expected a character, but string of length ${length} found`);
    return text.bytes[0];
  }
  return m.typeError(`ord() expected string of length 1, but ${typeName(value)} found`);
});

// --------------------------------------------------------------------------------------------------------- attributes

declare(
  "getattr(object, name, default=..., /)",
  { doc: "getattr(object, name[, default]) -> value" },
  (m, object: Value, name: Value, fallback: Value | undefined) => {
    const text = attributeName(m, name);
    if (text === X) return X;
    const value = getAttribute(m, object, text as string);
    return fallback === undefined ? value : m.then(value, GETATTR_OR, fallback);
  },
);
const GETATTR_OR = continuation(
  "getattr.or",
  (_m, value) => value as Value,
  (m, fallback: Value) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return fallback;
  },
);
declare(
  "hasattr(obj, name, /)",
  { doc: "Return whether the object has an attribute with the given name." },
  (m, object: Value, name: Value) => {
    const text = attributeName(m, name);
    if (text === X) return X;
    return m.then(getAttribute(m, object, text as string), HASATTR);
  },
);
const HASATTR = continuation(
  "hasattr.found",
  () => true,
  (m) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return false;
  },
);
declare(
  "setattr(obj, name, value, /)",
  { doc: "Sets the named attribute on the given object to the specified value." },
  (m, object: Value, name: Value, value: Value) => {
    const text = attributeName(m, name);
    return text === X ? X : setAttribute(m, object, text as string, value);
  },
);
declare(
  "delattr(obj, name, /)",
  { doc: "Deletes the named attribute from the given object." },
  (m, object: Value, name: Value) => {
    const text = attributeName(m, name);
    return text === X ? X : deleteAttribute(m, object, text as string);
  },
);
declare(
  "isinstance(obj, class_or_tuple, /)",
  { doc: "Return whether an object is an instance of a class or of a subclass thereof." },
  (m, obj: Value, cls: Value) => isInstance(m, obj, cls),
);
declare(
  "issubclass(cls, class_or_tuple, /)",
  { doc: "Return whether 'cls' is derived from another class or is the same class." },
  (m, sub: Value, cls: Value) => isSubclass(m, sub, cls),
);
declare("globals()", { doc: "Return the dictionary containing the current scope's global variables." }, (m) =>
  callerGlobals(m as VirtualMachine),
);
declare("locals()", { doc: "Return a dictionary containing the current scope's local variables." }, (m) =>
  callerLocals(m as VirtualMachine),
);
declare("vars(object=..., /)", { doc: "vars([object]) -> dictionary" }, (m, object: Value | undefined) => {
  if (object === undefined) return callerLocals(m as VirtualMachine);
  return m.then(getAttribute(m, object, "__dict__"), VARS);
});
const VARS = continuation(
  "vars.found",
  (_m, value) => value as Value,
  (m) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return m.typeError("vars() argument must have __dict__ attribute");
  },
);
const DIR_SORT = continuation("dir.collected", (m, list) =>
  m.then(sortValues(m, (list as PyList).items, null, false), DIR_DONE, list),
);
const DIR_DONE = continuation("dir.done", (_m, _value, list: PyList) => list);
const DIR_LIST = continuation("dir.list", (m, value) => m.then(collect(m, value as Value), DIR_SORT));
declare("dir(object=..., /)", { doc: "dir([object]) -> list of strings" }, (m, object: Value | undefined) => {
  if (object === undefined) {
    const locals = callerLocals(m as VirtualMachine);
    return m.then(collect(m, locals), DIR_SORT);
  }
  if (object instanceof PyModule) {
    const hook = object.namespace.getName("__dir__");
    if (hook !== undefined) return m.then(m.call(hook, []), DIR_LIST);
    const names = object.namespace.keys.filter((key): key is string => typeof key === "string");
    m.allocate(56 + 8 * names.length);
    return m.then(new PyList(names), DIR_SORT);
  }
  const hook = lookupSpecial(object, "__dir__");
  if (hook !== undefined) return m.then(callUnbound(m, hook, object, []), DIR_LIST);
  const names = [...attributeNames(m, object)];
  m.allocate(56 + 8 * names.length);
  return m.then(new PyList(names), DIR_SORT);
});

// -------------------------------------------------------------------------------------------------------------- print

const PRINT_PART = continuation(
  "print.part",
  (m, value, items: readonly Value[], pieces: AnyStr[], state: PrintState) => {
    pieces.push(value as AnyStr);
    return printFrom(m, items, pieces, state);
  },
);
interface PrintState {
  readonly separator: AnyStr;
  readonly end: AnyStr;
  readonly file: Value;
  readonly flush: boolean;
}
function printFrom(m: Machine, items: readonly Value[], pieces: AnyStr[], state: PrintState): Result {
  if (state.file !== null) {
    for (let index = pieces.length; index < items.length; index++) {
      const text = strOf(m, items[index]);
      if (text === X) return m.then(X, PRINT_PART, items, pieces, state);
      pieces.push(text as AnyStr);
    }
    return printToFile(m, pieces, state, 0);
  }
  return printOut(m, items, state, 0, new Printed());
}
const PRINT_ITEM = continuation("print.item", (m, value, items: readonly Value[], state: PrintState, at: number) => {
  const parts = new Printed();
  return printPart(m, parts, value as AnyStr) ? printOut(m, items, state, at + 1, parts) : X;
});
/** Characters and parts that print puts together before it writes them. */
const PRINT_CHARACTERS = 1 << 16;
const PRINT_PARTS = 512;
/** What a print has put together: written bit by bit, so that the limits of work and of output are met on the way. */
class Printed {
  private parts: string[] = [];
  private length = 0;
  add(m: Machine, text: string): void {
    if (this.parts.length >= PRINT_PARTS || this.length + text.length > PRINT_CHARACTERS) this.write(m);
    this.parts.push(text);
    this.length += text.length;
  }
  write(m: Machine): void {
    const { parts, length } = this;
    this.parts = [];
    this.length = 0;
    if (length > 0) m.write("stdout", parts.join(""));
  }
}
/** False: the text cannot be encoded; what comes before it is printed all the same, as in CPython. */
function printPart(m: Machine, parts: Printed, given: AnyStr): boolean {
  const text = flatten(m, given);
  if (typeof text !== "string" && checkUtf8(m, text) === X) {
    parts.write(m);
    return false;
  }
  m.charge(2);
  parts.add(m, toHostText(text));
  return true;
}
/** To stdout item by item: what comes before an item that fails is printed all the same, as in CPython. */
function printOut(m: Machine, items: readonly Value[], state: PrintState, from: number, parts: Printed): Result {
  for (let index = from; index < items.length; index++) {
    if (index > 0 && !printPart(m, parts, state.separator)) return X;
    const text = strOf(m, items[index]);
    if (text === X) {
      parts.write(m);
      return m.then(X, PRINT_ITEM, items, state, index);
    }
    if (!printPart(m, parts, text as AnyStr)) return X;
  }
  if (!printPart(m, parts, state.end)) return X;
  parts.write(m);
  return null;
}
const FILE_WRITTEN = continuation("print.file", (m, _value, pieces: readonly AnyStr[], state: PrintState, at: number) =>
  printToFile(m, pieces, state, at),
);
const FLUSHED = continuation("print.flushed", () => null);
function printToFile(m: Machine, pieces: readonly AnyStr[], state: PrintState, from: number): Result {
  const parts: AnyStr[] = [];
  for (let index = 0; index < pieces.length; index++) {
    if (index > 0) parts.push(state.separator);
    parts.push(pieces[index]);
  }
  parts.push(state.end);
  for (let index = from; index < parts.length; index++) {
    const written = m.then(getAttribute(m, state.file, "write"), WRITE_PART, parts[index]);
    if (written === X) return m.then(X, FILE_WRITTEN, pieces, state, index + 1);
  }
  if (state.flush) return m.then(m.then(getAttribute(m, state.file, "flush"), CALL_FLUSH), FLUSHED);
  return null;
}
const WRITE_PART = continuation("print.write", (m, hook, part: AnyStr) => m.call(hook as Value, [part]));
const CALL_FLUSH = continuation("print.flush", (m, hook) => m.call(hook as Value, []));

export const PRINT = declare(
  "print(*args, sep=None, end=None, file=None, flush: bool=False)",
  { doc: "Prints the values to a stream, or to sys.stdout by default." },
  (m, args: Value[], separator: Value, end: Value, file: Value, flush: boolean) => {
    if (separator !== null && !isStr(unwrap(separator)))
      return m.typeError(`sep must be None or a string, not ${typeName(separator)}`);
    if (end !== null && !isStr(unwrap(end))) return m.typeError(`end must be None or a string, not ${typeName(end)}`);
    const target = file ?? redirected(m as VirtualMachine);
    return printFrom(m, args, [], {
      separator: separator === null ? " " : (unwrap(separator) as AnyStr),
      end: end === null ? "\n" : (unwrap(end) as AnyStr),
      file: target,
      flush,
    });
  },
);

/** sys.stdout when guest code replaced it, else null for the sandbox's own output. */
function redirected(m: VirtualMachine): Value {
  const sys = m.modules.get("sys");
  if (!(sys instanceof PyModule)) return null;
  const stdout = sys.namespace.getName("stdout");
  return stdout === undefined || stdout === sys.namespace.getName("__stdout__") ? null : stdout;
}

declare("input(prompt='', /)", { doc: "Read a string from standard input." }, (m, prompt: Value) =>
  m.then(strOf(m, prompt), INPUT),
);
const INPUT = continuation("input.prompt", (machine, prompt) => {
  const m = machine as VirtualMachine;
  const flat = flatten(m, prompt as AnyStr);
  if (checkUtf8(m, flat) === X) return X;
  const text = toHostText(flat);
  if (text !== "") m.write("stdout", text);
  if (m.readInput === null) return m.raise("EOFError", "EOF when reading a line");
  const answer = m.readInput(text);
  m.allocate(32 + answer.length);
  return hostString(answer);
});

for (const name of ["exit", "quit"])
  declare(`${name}(code=None)`, { doc: "Ends the program by raising SystemExit(code)." }, (m, code: Value) =>
    m.raiseWith("SystemExit", code),
  );

declare(
  "__import__(name, globals=None, locals=None, fromlist: list=(), level: size=0)",
  { doc: "Import a module: what the import statement calls. Prefer that statement." },
  (machine, given: Value, globals: Value, _locals: Value, fromlist: Value[], level: number) => {
    const m = machine as VirtualMachine;
    const text = unwrap(given);
    if (!isStr(text)) return m.typeError("module name must be a string");
    const name = flatten(m, text);
    if (level < 0) return m.valueError("level must be >= 0");
    if (name === "" && level === 0) return m.valueError("Empty module name");
    const names = fromlist ?? [];
    for (const item of names)
      if (!isStr(unwrap(item))) return m.typeError(`Item in \`\`from list'' must be str, not ${typeName(item)}`);
    if (typeof name !== "string") return m.raise("ModuleNotFoundError", "No module of that name");
    const namespace = unwrap(globals);
    if (namespace !== null && !(namespace instanceof PyDict)) return m.typeError("globals must be a dict");
    return importName(m, name, level, new PyTuple(names), namespace ?? new PyDict(), true);
  },
);

const NO_FILES = "open() is not available: no files are granted to this sandbox: the host can grant some with `files`";
declare(
  "open(*args, **kwargs)",
  { doc: "Open file and return a stream.  Raise OSError upon failure." },
  (m, args: Value[], keywords: Map<string, Value>) =>
    (m as VirtualMachine).files === null ? m.raise("RuntimeError", NO_FILES) : openFile(m, args, keywords),
);
declare("breakpoint(*args, **kwargs)", { doc: "Not available." }, (m) =>
  m.raise(
    "RuntimeError",
    "breakpoint() is not available: there is no debugger in the sandbox: print what you want to see",
  ),
);

const HELP = continuation("help.doc", (m, doc, object: Value) => {
  if (object instanceof PyTool) {
    m.write("stdout", object.help());
    return null;
  }
  const title = object instanceof PyFunction || object instanceof PyType ? object.name : typeName(object);
  const text = isStr(doc as Value) ? toHostText(flatten(m, doc as AnyStr)) : "No documentation.";
  m.write("stdout", `Help on ${title}:\n\n${text}\n`);
  return null;
});
declare("help(object=..., /)", { doc: "Print the documentation of an object." }, (m, object: Value | undefined) => {
  if (object === undefined) {
    m.write("stdout", "help(object) prints the documentation of an object.\n");
    return null;
  }
  return m.then(getAttribute(m, object, "__doc__"), HELP, object);
});

/** The names of `builtins`, made afresh for each sandbox (the namespace is mutable, what it holds is shared). */
export function makeBuiltins(): PyDict {
  const namespace = new PyDict();
  namespace.setName("__name__", "builtins");
  namespace.setName("__doc__", "Built-in functions, types, exceptions, and other objects.");
  for (const native of natives) namespace.setName(native.name, native);
  for (const native of DYNAMIC) namespace.setName(native.name, native);
  namespace.setName("__build_class__", BUILD_CLASS);
  for (const name of BUILTIN_TYPE_NAMES) {
    const type = BUILTIN_TYPES.get(name);
    if (type === undefined) throw new Error(`the type ${name} is not declared`);
    namespace.setName(name, type);
  }
  for (const name of exceptionNames()) namespace.setName(name, exceptionType(name));
  namespace.setName("EnvironmentError", exceptionType("OSError"));
  namespace.setName("IOError", exceptionType("OSError"));
  namespace.setName("None", null);
  namespace.setName("True", true);
  namespace.setName("False", false);
  namespace.setName("Ellipsis", ELLIPSIS);
  namespace.setName("NotImplemented", NOT_IMPLEMENTED);
  namespace.setName("__debug__", true);
  return namespace;
}

const BUILTIN_TYPE_NAMES = [
  "bool",
  "bytearray",
  "bytes",
  "classmethod",
  "complex",
  "dict",
  "enumerate",
  "filter",
  "float",
  "frozenset",
  "int",
  "list",
  "map",
  "memoryview",
  "object",
  "property",
  "range",
  "reversed",
  "set",
  "slice",
  "staticmethod",
  "str",
  "super",
  "tuple",
  "type",
  "zip",
] as const;
