/**
 * str: operators, subscription, comparison, hash, iteration, construction. The methods stand in `string-search.ts`,
 * `string-split.ts`, `string-case.ts` and `string-layout.ts`, which this file brings in. Plain strings take the direct path
 * everywhere: index = code unit.
 */

import { hashCodePoints, hashString } from "../numeric/hash.js";
import { bufferBytes } from "./buffer.js";
import { constructor, method } from "./define.js";
import { decodeBytes } from "./encoding.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { defineIterator } from "./iterator.js";
import { MemoryRefused, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PySlice,
  PyTuple,
  PyWideStr,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "./model.js";
import { strModulo } from "./percent.js";
import { STR } from "./primitives.js";
import { isInt, lookupSpecial, provideAscii, strOf, toIndex, typeName, unwrap } from "./protocol.js";
import { TOO_LARGE, fitsSize, repeatsItself } from "./sequence.js";
import { ITERATOR_SIZE, tupleSize, wideStrSize } from "./sizes.js";
import { plainSlice, sliceBounds } from "./slice.js";
import { strContains } from "./string-search.js";
// oxlint-disable import/no-unassigned-import -- these files fill the method table when they are loaded
import "./string-case.js";
import "./string-layout.js";
import "./string-split.js";
// oxlint-enable import/no-unassigned-import
import { asciiText, strRepr } from "./text-repr.js";
import {
  TEXT_MAXIMUM,
  allocateText,
  characterOf,
  compareText,
  concatenate,
  equalText,
  flatten,
  fromCodePoints,
  isStr,
  sliceText,
  strLength,
  unitsToString,
} from "./text.js";

export { STR } from "./primitives.js";
export { asciiText, strRepr } from "./text-repr.js";
export { strContains } from "./string-search.js";

STR.doc =
  "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.";
provideAscii(asciiText);

// -------------------------------------------------------------------------------------------------------- construction

constructor(
  STR,
  "str(object=..., encoding: str=..., errors: str=...)",
  {},
  (m, object: Value | undefined, encoding: FlatStr | undefined, errors: FlatStr | undefined): NextResult => {
    if (object === undefined) return "";
    if (encoding === undefined && errors === undefined) return strOf(m, object);
    const source = unwrap(object);
    if (isStr(source)) return m.typeError("decoding str is not supported");
    const bytes = bufferBytes(m, source);
    if (bytes === undefined) return m.typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
    return decodeBytes(m, bytes, encoding ?? "utf-8", errors ?? "strict");
  },
);

method(STR, "__str__(self, /)", { doc: "Return str(self)." }, (_m, self: AnyStr) => self);
method(STR, "__repr__(self, /)", { doc: "Return repr(self)." }, (m, self: AnyStr) => strRepr(m, self));
method(STR, "__getnewargs__(self, /)", {}, (m, self: AnyStr) => {
  m.allocate(tupleSize(1));
  return new PyTuple([self]);
});
method(STR, "__sizeof__(self, /)", { doc: "Return the size of the string in memory, in bytes." }, (m, self: AnyStr) => {
  const text = flatten(m, self);
  const length = strLength(text);
  m.charge(length >> 4);
  let widest = 0;
  if (typeof text === "string") for (let index = 0; index < length; index++) widest |= text.charCodeAt(index);
  else for (let index = 0; index < length; index++) widest |= text.codePoints[index];
  if (widest < 0x80) return 41 + length;
  return (widest < 0x100 ? 57 + length : 58 + 2 * length) + (widest > 0xffff ? 2 * length + 2 : 0);
});

// ---------------------------------------------------------------------------------------------------- length, iteration

method(STR, "__len__(self, /)", { doc: "Return len(self)." }, (_m, self: AnyStr) => strLength(self));

/** Gives one-character strs, by position. */
export class PyStrIterator extends PyIterator {
  position = 0;
  constructor(public text: FlatStr | null) {
    super();
  }
  next(m: Machine): NextResult {
    const { text } = this;
    if (typeof text === "string") {
      if (this.position < text.length) return text[this.position++];
    } else if (text !== null && this.position < text.codePoints.length) {
      m.allocate(wideStrSize(1));
      return characterOf(text.codePoints[this.position++]);
    }
    this.text = null;
    return undefined;
  }
}
export const STR_ITERATOR = defineIterator("str_iterator", PyStrIterator);
heapClass(PyStrIterator, "str_iterator", { position: "plain", text: "value" }, ITERATOR_SIZE);
method(STR_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PyStrIterator) =>
  self.text === null ? 0 : strLength(self.text) - self.position,
);

export function strIterator(m: Machine, text: AnyStr): PyStrIterator {
  m.allocate(ITERATOR_SIZE);
  return new PyStrIterator(flatten(m, text));
}
method(STR, "__iter__(self, /)", { doc: "Implement iter(self)." }, (m, self: AnyStr) => strIterator(m, self));

// --------------------------------------------------------------------------------------------------------- subscription

function strIndex(m: Machine, text: FlatStr, index: Int): Result {
  if (typeof index === "bigint" && !fitsSize(index)) return m.raise("IndexError", TOO_LARGE);
  const length = typeof text === "string" ? text.length : text.codePoints.length;
  const at = index < 0 && typeof index === "number" ? index + length : index;
  if (typeof at === "bigint" || at < 0 || at >= length) return m.raise("IndexError", "string index out of range");
  if (typeof text === "string") return text[at];
  m.allocate(wideStrSize(1));
  return characterOf(text.codePoints[at]);
}

/** text[slice], the slice plain. */
function strSlice(m: Machine, text: FlatStr, slice: PySlice): FlatStr {
  const length = typeof text === "string" ? text.length : text.codePoints.length;
  const { start, stop, step, count } = sliceBounds(slice, length);
  if (step === 1) {
    if (count === length) return text;
    m.charge(count >> 6);
    allocateText(m, count);
    return count === 0 ? "" : sliceText(text, start, stop);
  }
  m.charge(count >> 3);
  m.allocate(wideStrSize(count));
  if (typeof text === "string") {
    const units = new Uint16Array(count);
    for (let index = 0, at = start; index < count; index++, at += step) units[index] = text.charCodeAt(at);
    return unitsToString(units);
  }
  const points = new Uint32Array(count);
  for (let index = 0, at = start; index < count; index++, at += step) points[index] = text.codePoints[at];
  return fromCodePoints(points);
}

const SLICED = continuation("str.slice", (m, slice, text: FlatStr) => strSlice(m, text, slice as PySlice));
const INDEXED = continuation("str.index", (m, index, text: FlatStr) => strIndex(m, text, index as Int));

/** text[key] */
export function strGetItem(m: Machine, text: AnyStr, key: Value): Result {
  const flat = flatten(m, text);
  if (typeof key === "number") return strIndex(m, flat, key);
  if (key instanceof PySlice) {
    const plain = plainSlice(m, key);
    return plain === X ? m.then(X, SLICED, flat) : strSlice(m, flat, plain as PySlice);
  }
  if (isInt(key) || lookupSpecial(key, "__index__") !== undefined) return m.then(toIndex(m, key), INDEXED, flat);
  return m.typeError(`string indices must be integers, not '${typeName(key)}'`);
}
method(STR, "__getitem__(self, key, /)", { doc: "Return self[key]." }, (m, self: AnyStr, key: Value) =>
  strGetItem(m, self, key),
);

// ------------------------------------------------------------------------------------------------------------ operators

method(STR, "__add__(self, value, /)", { doc: "Return self+value." }, (m, self: AnyStr, value: Value) => {
  const other = unwrap(value);
  if (isStr(other)) return concatenate(m, self, other);
  return m.typeError(`can only concatenate str (not "${typeName(value)}") to str`);
});

const LONGEST_INDEX = 0x7fffffffffffffffn;

/** text * count */
export function strRepeat(m: Machine, text: AnyStr, count: Int): Result {
  if (typeof count === "bigint" && (count > LONGEST_INDEX || count < -LONGEST_INDEX - 1n))
    return m.raise("OverflowError", "cannot fit 'int' into an index-sized integer");
  const length = strLength(text);
  if (count <= 0 || length === 0) return "";
  if (count === 1) return text;
  if (BigInt(length) * BigInt(count) > LONGEST_INDEX) return m.raise("OverflowError", "repeated string is too long");
  const total = length * Number(count);
  if (total > TEXT_MAXIMUM) throw new MemoryRefused();
  const flat = flatten(m, text);
  m.charge(total >> 6);
  if (typeof flat === "string") {
    allocateText(m, total);
    return flat.repeat(Number(count));
  }
  m.allocate(wideStrSize(total));
  const points = new Uint32Array(total);
  for (let at = 0; at < total; at += length) points.set(flat.codePoints, at);
  return new PyWideStr(points);
}

const REPEAT = continuation("str.repeat", (m, count, text: AnyStr) => strRepeat(m, text, count as Int));
for (const name of ["__mul__", "__rmul__"])
  method(
    STR,
    `${name}(self, value, /)`,
    { doc: name === "__mul__" ? "Return self*value." : "Return value*self." },
    (m, self: AnyStr, value: Value) => {
      if (typeof value === "number") return strRepeat(m, self, value);
      if (!isInt(value) && lookupSpecial(value, "__index__") === undefined)
        return name === "__rmul__" && repeatsItself(value)
          ? NOT_IMPLEMENTED
          : m.typeError(`can't multiply sequence by non-int of type '${typeName(value)}'`);
      return m.then(toIndex(m, value), REPEAT, self);
    },
  );

method(STR, "__mod__(self, value, /)", { doc: "Return self%value." }, (m, self: AnyStr, value: Value) =>
  strModulo(m, flatten(m, self), value),
);
method(STR, "__rmod__(self, value, /)", { doc: "Return value%self." }, (m, self: AnyStr, value: Value) => {
  const format = unwrap(value);
  return isStr(format) ? strModulo(m, flatten(m, format), self) : NOT_IMPLEMENTED;
});

method(STR, "__contains__(self, key, /)", { doc: "Return bool(key in self)." }, (m, self: AnyStr, key: Value) =>
  strContains(m, self, key),
);

// -------------------------------------------------------------------------------------------------- comparison and hash

const ORDER = {
  lt: (order: number) => order < 0,
  le: (order: number) => order <= 0,
  gt: (order: number) => order > 0,
  ge: (order: number) => order >= 0,
} as const;
const SYMBOL = { lt: "<", le: "<=", gt: ">", ge: ">=", eq: "==", ne: "!=" } as const;

/** Order of two strs, charged: negative, zero, positive. */
export function strCompare(m: Machine, a: AnyStr, b: AnyStr): number {
  const x = flatten(m, a);
  const y = flatten(m, b);
  const shorter = Math.min(strLength(x), strLength(y));
  if (shorter > 63) m.charge(shorter >> (typeof x === typeof y ? 6 : 3));
  return compareText(x, y);
}

/** a == b, charged. */
export function strEquals(m: Machine, a: AnyStr, b: AnyStr): boolean {
  const length = strLength(a);
  if (length !== strLength(b)) return false;
  if (length > 63) m.charge(length >> 6);
  return equalText(flatten(m, a), flatten(m, b));
}

for (const operator of ["lt", "le", "gt", "ge"] as const)
  method(
    STR,
    `__${operator}__(self, value, /)`,
    { doc: `Return self${SYMBOL[operator]}value.` },
    (m, self: AnyStr, value: Value) => {
      const other = unwrap(value);
      return isStr(other) ? ORDER[operator](strCompare(m, self, other)) : NOT_IMPLEMENTED;
    },
  );
for (const operator of ["eq", "ne"] as const)
  method(
    STR,
    `__${operator}__(self, value, /)`,
    { doc: `Return self${SYMBOL[operator]}value.` },
    (m, self: AnyStr, value: Value) => {
      const other = unwrap(value);
      return isStr(other) ? strEquals(m, self, other) === (operator === "eq") : NOT_IMPLEMENTED;
    },
  );

/** hash(text) */
export function strHash(m: Machine, value: AnyStr): number {
  const text = flatten(m, value);
  m.charge(strLength(text) >> 4);
  return typeof text === "string" ? hashString(text) : hashCodePoints(text.codePoints);
}
method(STR, "__hash__(self, /)", { doc: "Return hash(self)." }, (m, self: AnyStr) => strHash(m, self));
