/** int and bool (Python library reference, "Numeric Types"). Arithmetic and its charges are in `number-arithmetic.ts`. */

import * as integer from "../numeric/integer.js";
import { countDigits, fromBytes, parseIntText, toBytes } from "../numeric/integer-text.js";
import {
  decimalWork,
  powModWork,
  powerWork,
  productWork,
  quotientWork,
  radixWork,
  roughBits,
} from "../numeric/work.js";
import { FormatFailure, formatInt, formattedLength, formatSpec } from "../numeric/format.js";
import { hashInt } from "../numeric/hash.js";
import { bufferBytes } from "./buffer.js";
import { attribute, classMethod, constructor, getter, method } from "./define.js";
import { X, continuation, type ExitSignal, type Machine, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyByteArray,
  PyBytes,
  PyFloat,
  PyTuple,
  type AnyStr,
  type FlatStr,
  type Int,
  type PyType,
  type Value,
} from "./model.js";
import { chargePass, compareNumbers, intOperation, intPower, makeFloat, operandToInt } from "./number-arithmetic.js";
import type { BinaryOperator } from "./operators.js";
import { BOOL, INT } from "./primitives.js";
import { bigIntSize, bytesSize, strSize } from "./sizes.js";
import {
  callUnbound,
  collect,
  isInt,
  isStr,
  isTrue,
  lookupSpecial,
  reprOf,
  strOf,
  typeName,
  unwrap,
  toIndex,
} from "./protocol.js";
import { PyList } from "./model.js";
import { concatenate, flatten, hostString, sliceText, strLength, toHostText } from "./text.js";

export { BOOL, INT } from "./primitives.js";

/** CPython's limit on digits of str <-> int conversions. */
export const MAX_DIGITS = 4300;

function plain(value: Int | boolean): Int {
  return typeof value === "boolean" ? Number(value) : value;
}

/** str(int); ValueError beyond 4300 digits. */
export function intText(m: Machine, value: Int): string | ExitSignal {
  if (typeof value === "number") return String(value); // native-ok: a safe integer
  if (integer.exceedsDecimalDigits(value, MAX_DIGITS))
    return m.valueError(
      "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
    );
  const bits = integer.bitLength(value);
  m.charge(decimalWork(bits));
  m.allocate(strSize(Math.ceil(bits / 3)));
  return integer.intToText(value);
}

// ------------------------------------------------------------------------------------------------------------ operators

const BINARY: readonly (readonly [string, BinaryOperator])[] = [
  ["add", "add"],
  ["sub", "sub"],
  ["mul", "mul"],
  ["truediv", "truediv"],
  ["floordiv", "floordiv"],
  ["mod", "mod"],
  ["lshift", "lshift"],
  ["rshift", "rshift"],
  ["and", "and"],
  ["or", "or"],
  ["xor", "xor"],
];
for (const [name, operator] of BINARY) {
  method(INT, `__${name}__(self, value, /)`, {}, (m, self: Int | boolean, value: Value) => {
    const other = operandToInt(unwrap(value));
    return other === undefined ? NOT_IMPLEMENTED : intOperation(m, operator, plain(self), other);
  });
  method(INT, `__r${name}__(self, value, /)`, {}, (m, self: Int | boolean, value: Value) => {
    const other = operandToInt(unwrap(value));
    return other === undefined ? NOT_IMPLEMENTED : intOperation(m, operator, other, plain(self));
  });
}
for (const [name, operator] of [
  ["and", "and"],
  ["or", "or"],
  ["xor", "xor"],
] as const) {
  const apply = (m: Machine, self: Value, value: Value): Result => {
    const other = unwrap(value);
    if (typeof self === "boolean" && typeof other === "boolean")
      return operator === "and" ? self && other : operator === "or" ? self || other : self !== other;
    return isInt(other) ? intOperation(m, operator, plain(self as Int), plain(other)) : NOT_IMPLEMENTED;
  };
  method(BOOL, `__${name}__(self, value, /)`, {}, apply);
  method(BOOL, `__r${name}__(self, value, /)`, {}, apply);
}
method(INT, "__pow__(self, value, mod=None, /)", {}, (m, self: Int | boolean, value: Value, mod: Value) => {
  const exponent = operandToInt(unwrap(value));
  if (exponent === undefined) return NOT_IMPLEMENTED;
  if (mod === null) return intPower(m, plain(self), exponent);
  const modulus = operandToInt(unwrap(mod));
  if (modulus === undefined) return NOT_IMPLEMENTED;
  if (modulus === 0) return m.valueError("pow() 3rd argument cannot be 0");
  m.charge(powModWork(exponent, modulus));
  return integer.powMod(plain(self), exponent, modulus) ?? m.valueError("base is not invertible for the given modulus");
});
method(INT, "__rpow__(self, value, mod=None, /)", {}, (m, self: Int | boolean, value: Value) => {
  const base = operandToInt(unwrap(value));
  return base === undefined ? NOT_IMPLEMENTED : intPower(m, base, plain(self));
});
function divmodOf(m: Machine, left: Int, right: Int): Result {
  if (right === 0) return m.raise("ZeroDivisionError", "integer division or modulo by zero");
  const quotient = intOperation(m, "floordiv", left, right);
  if (quotient === X) return X;
  const rest = intOperation(m, "mod", left, right);
  if (rest === X) return X;
  m.allocate(56);
  return new PyTuple([quotient as Value, rest as Value]);
}
method(INT, "__divmod__(self, value, /)", {}, (m, self: Int | boolean, value: Value) => {
  const other = operandToInt(unwrap(value));
  return other === undefined ? NOT_IMPLEMENTED : divmodOf(m, plain(self), other);
});
method(INT, "__rdivmod__(self, value, /)", {}, (m, self: Int | boolean, value: Value) => {
  const other = operandToInt(unwrap(value));
  return other === undefined ? NOT_IMPLEMENTED : divmodOf(m, other, plain(self));
});
for (const [name, test] of [
  ["lt", (order: number) => order < 0],
  ["le", (order: number) => order <= 0],
  ["eq", (order: number) => order === 0],
  ["ne", (order: number) => order !== 0],
  ["gt", (order: number) => order > 0],
  ["ge", (order: number) => order >= 0],
] as const)
  method(INT, `__${name}__(self, value, /)`, {}, (m, self: Int | boolean, value: Value) => {
    const other = operandToInt(unwrap(value));
    chargePass(m, self);
    return other === undefined ? NOT_IMPLEMENTED : test(compareNumbers(self, other) as number);
  });

method(INT, "__neg__(self, /)", {}, (m, self: Int | boolean) => intOperation(m, "sub", 0, plain(self)));
method(INT, "__pos__(self, /)", {}, (_m, self: Int | boolean) => plain(self));
method(INT, "__abs__(self, /)", {}, (m, self: Int | boolean) =>
  plain(self) < 0 ? intOperation(m, "sub", 0, plain(self)) : plain(self),
);
method(INT, "__invert__(self, /)", {}, (m, self: Int | boolean) =>
  intOperation(m, "sub", intOperation(m, "sub", 0, plain(self)) as Int, 1),
);
for (const name of ["__int__", "__trunc__", "__floor__", "__ceil__", "__index__", "conjugate"])
  method(INT, `${name}(self, /)`, {}, (_m, self: Int | boolean) => plain(self));
method(INT, "__float__(self, /)", {}, (m, self: Int | boolean) => {
  const value = integer.toFloat(plain(self));
  return Number.isFinite(value) ? makeFloat(m, value) : m.raise("OverflowError", "int too large to convert to float");
});
method(INT, "__bool__(self, /)", {}, (_m, self: Int | boolean) => plain(self) !== 0);
method(INT, "__hash__(self, /)", {}, (m, self: Int | boolean) => {
  chargePass(m, self);
  return hashInt(plain(self));
});
method(INT, "__repr__(self, /)", {}, (m, self: Int | boolean) => intText(m, plain(self)));
method(BOOL, "__repr__(self, /)", {}, (_m, self: boolean) => (self ? "True" : "False"));
method(INT, "__getnewargs__(self, /)", {}, (_m, self: Int | boolean) => new PyTuple([plain(self)]));
method(INT, "__round__(self, ndigits=None, /)", {}, (m, self: Int | boolean, ndigits: Value) => {
  if (ndigits === null) return plain(self);
  return m.then(toIndex(m, ndigits), ROUND, plain(self));
});
const ROUND = continuation("int.round", (m, digits, self: Int) => {
  if ((digits as Int) >= 0) return self;
  const bits = integer.bitLength(self);
  m.charge(10);
  const places = -Number(digits as Int);
  if (places > 0.30103 * bits + 2) return 0;
  // A power of ten of that size, a quotient, and the product that is the result.
  const power = Math.ceil(places * 3.33);
  m.allocate(3 * bigIntSize(bits));
  m.charge(powerWork(power) + quotientWork(bits, power) + 2 * productWork(power, Math.max(64, bits - power)));
  return integer.roundToPowerOfTen(self, places);
});
method(INT, "__format__(self, format_spec: str, /)", { wantsInstance: true }, (m, instance: Value, spec: FlatStr) => {
  if (spec === "") return strOf(m, instance);
  const self = unwrap(instance) as Int | boolean;
  return formatted(m, plain(self), toHostText(spec), typeof self === "boolean" ? "bool" : "int");
});
function formatted(m: Machine, value: Int, spec: string, name: string): Result {
  const parsed = formatSpec(spec, name, "int");
  if (parsed instanceof FormatFailure) return m.raise(parsed.exception, parsed.message);
  if (typeof value === "bigint" && (parsed.type === "" || parsed.type === "d" || parsed.type === "n")) {
    const digits = intText(m, value);
    if (digits === X) return X;
  }
  m.allocate(32 + formattedLength(parsed, integer.bitLength(value) + 20));
  m.charge(
    8 +
      (formattedLength(parsed, integer.bitLength(value)) >> (parsed.grouping === "" ? 4 : 1)) +
      (typeof value === "bigint" ? 8 * radixWork(integer.bitLength(value)) : 0),
  );
  const text = formatInt(value, parsed, name);
  if (text instanceof FormatFailure) return m.raise(text.exception, text.message);
  return hostText(text);
}

function hostText(text: string): Value {
  return hostString(text);
}

// -------------------------------------------------------------------------------------------------------------- methods

method(
  INT,
  "bit_length(self, /)",
  { doc: "Number of bits necessary to represent self in binary." },
  (m, self: Int | boolean) => {
    chargePass(m, self);
    return integer.bitLength(plain(self));
  },
);
method(
  INT,
  "bit_count(self, /)",
  { doc: "Number of ones in the binary representation of the absolute value of self." },
  (m, self: Int | boolean) => {
    m.charge(4 * radixWork(roughBits(plain(self))));
    return integer.bitCount(plain(self));
  },
);
method(
  INT,
  "as_integer_ratio(self, /)",
  { doc: "Return a pair of integers, whose ratio is equal to the original int." },
  (m, self: Int | boolean) => {
    m.allocate(56);
    return new PyTuple([plain(self), 1]);
  },
);
method(
  INT,
  "is_integer(self, /)",
  { doc: "Returns True. Exists for duck type compatibility with float.is_integer." },
  () => true,
);
method(
  INT,
  "to_bytes(self, length: size=1, byteorder: str='big', *, signed: bool=False)",
  { doc: "Return an array of bytes representing an integer." },
  (m, self: Int | boolean, length: number, order: FlatStr, signed: boolean) => {
    if (order !== "little" && order !== "big") return m.valueError("byteorder must be either 'little' or 'big'");
    if (length < 0) return m.valueError("length argument must be non-negative");
    const bits = integer.bitLength(plain(self));
    if (bits > 8 * length) {
      if (plain(self) < 0 && !signed) return m.raise("OverflowError", "can't convert negative int to unsigned");
      return m.raise("OverflowError", "int too big to convert");
    }
    m.allocate(bytesSize(length));
    m.charge((length >> 5) + 8 * radixWork(bits));
    const bytes = toBytes(plain(self), length, order, signed);
    if (bytes === "negative") return m.raise("OverflowError", "can't convert negative int to unsigned");
    if (bytes === "too big") return m.raise("OverflowError", "int too big to convert");
    return new PyBytes(bytes);
  },
);
const BYTES_LIST = continuation("int.from-bytes", (m, list, cls: PyType, order: "little" | "big", signed: boolean) => {
  const { items } = list as PyList;
  const bytes = new Uint8Array(items.length);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item !== "number") return m.typeError(`'${typeName(item)}' object cannot be interpreted as an integer`);
    if (item < 0 || item > 255) return m.valueError("bytes must be in range(0, 256)");
    bytes[index] = item;
  }
  return made(m, cls, bytes, order, signed);
});
function made(m: Machine, cls: PyType, bytes: Uint8Array, order: "little" | "big", signed: boolean): Result {
  m.charge(bytes.length > 6 ? 2 + bytes.length : 1);
  m.allocate(bigIntSize(8 * bytes.length));
  const value = fromBytes(bytes, order, signed);
  return cls === INT ? value : m.call(cls, [value]);
}
classMethod(
  INT,
  "from_bytes(type, bytes, byteorder: str='big', *, signed: bool=False)",
  { doc: "Return the integer represented by the given array of bytes." },
  (m, cls: PyType, value: Value, order: FlatStr, signed: boolean) => {
    if (order !== "little" && order !== "big") return m.valueError("byteorder must be either 'little' or 'big'");
    const inner = unwrap(value);
    if (inner instanceof PyBytes) return made(m, cls, inner.bytes, order, signed);
    if (inner instanceof PyByteArray) return made(m, cls, inner.bytes.subarray(0, inner.length), order, signed);
    if (isStr(inner)) return m.typeError(`cannot convert '${typeName(value)}' object to bytes`);
    const hook = lookupSpecial(value, "__bytes__");
    if (hook !== undefined) return m.then(callUnbound(m, hook, value, []), FROM_BYTES, cls, order, signed);
    if (lookupSpecial(value, "__iter__") === undefined && lookupSpecial(value, "__getitem__") === undefined)
      return m.typeError(`cannot convert '${typeName(value)}' object to bytes`);
    return m.then(collect(m, value), BYTES_LIST, cls, order, signed);
  },
);
const FROM_BYTES = continuation(
  "int.from-bytes-hook",
  (m, value, cls: PyType, order: "little" | "big", signed: boolean) =>
    value instanceof PyBytes
      ? made(m, cls, value.bytes, order, signed)
      : m.typeError(`__bytes__ returned non-bytes (type ${typeName(value as Value)})`),
);
getter(INT, "real", (_m, self: Int | boolean) => plain(unwrap(self) as Int));
getter(INT, "imag", () => 0);
getter(INT, "numerator", (_m, self: Int | boolean) => plain(unwrap(self) as Int));
getter(INT, "denominator", () => 1);

// ---------------------------------------------------------------------------------------------------------- construction

const TEXT_INVALID = continuation("int.invalid", (m, shown, base: number) => {
  const flat = flatten(m, shown as AnyStr);
  const start = sliceText(flat, 0, Math.min(200, strLength(flat)));
  return m.raiseWith("ValueError", concatenate(m, `invalid literal for int() with base ${base}: `, start));
});
function fromText(m: Machine, text: string, base: number, original: Value): Result {
  // Long digits: read, checked and turned into a number, in linear time but for at most MAX_DIGITS of base ten.
  const { length } = text;
  m.charge(
    length < 64
      ? 1 + (length >> 2)
      : 1 + (base === 10 ? 1 : 4) * length + decimalWork(3.4 * Math.min(length, MAX_DIGITS)),
  );
  if (length > 16) m.allocate(bigIntSize(5.2 * length));
  const value = parseIntText(text, base, MAX_DIGITS);
  if (value === null)
    return m.valueError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${countDigits(text, base)} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  if (value === undefined) return m.then(reprOf(m, original), TEXT_INVALID, base);
  return value;
}
const INT_RESULT = continuation("int.hook", (m, value, hook: string) => {
  const inner = unwrap(value as Value);
  if (isInt(inner)) return plain(inner);
  return m.typeError(`${hook} returned non-int (type ${typeName(value as Value)})`);
});
/** What `__trunc__` answers counts by its `__index__`. */
const TRUNCATED = continuation("int.truncated", (m, value) => {
  const inner = unwrap(value as Value);
  if (isInt(inner)) return plain(inner);
  const index = lookupSpecial(value as Value, "__index__");
  if (index === undefined) return m.typeError(`__trunc__ returned non-Integral (type ${typeName(value as Value)})`);
  return m.then(callUnbound(m, index, value as Value, []), INT_RESULT, "__index__");
});
const BASE = continuation("int.base", (m, base, value: Value) => intWithBase(m, value, base as Int));

function intWithBase(m: Machine, value: Value, base: Int): Result {
  if (base !== 0 && (base < 2 || base > 36)) return m.valueError("int() base must be >= 2 and <= 36, or 0");
  const inner = unwrap(value);
  if (isStr(inner)) return fromText(m, toHostText(flatten(m, inner)), Number(base), inner);
  if (inner instanceof PyBytes || inner instanceof PyByteArray) {
    const buffer = bufferBytes(m, inner) as Uint8Array;
    return fromText(m, latin(m, buffer), Number(base), copyOf(m, inner, buffer));
  }
  return m.typeError("int() can't convert non-string with explicit base");
}
/** What an error shows of a buffer: as bytes. */
function copyOf(m: Machine, value: Value, buffer: Uint8Array): Value {
  if (value instanceof PyBytes) return value;
  m.allocate(48 + buffer.length);
  return new PyBytes(buffer.slice());
}
function latin(m: Machine, bytes: Uint8Array): string {
  m.charge(bytes.length >> 4);
  let text = "";
  for (const byte of bytes) {
    text += byte < 128 ? String.fromCharCode(byte) : "?";
  }
  return text;
}

constructor(INT, "int(x=0, /, base=...)", {}, (m, value: Value, base: Value | undefined) => {
  if (base !== undefined) return m.then(toIndex(m, base), BASE, value);
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof PyFloat) return floatToInt(m, value.value);
  const hook = lookupSpecial(value, "__int__");
  if (hook !== undefined) return m.then(callUnbound(m, hook, value, []), INT_RESULT, "__int__");
  const index = lookupSpecial(value, "__index__");
  if (index !== undefined) return m.then(callUnbound(m, index, value, []), INT_RESULT, "__index__");
  const trunc = lookupSpecial(value, "__trunc__");
  const inner = unwrap(value);
  if (trunc !== undefined && !isStr(inner)) return m.then(callUnbound(m, trunc, value, []), TRUNCATED);
  if (isStr(inner)) return fromText(m, toHostText(flatten(m, inner)), 10, inner);
  const buffer = bufferBytes(m, inner);
  if (buffer !== undefined) return fromText(m, latin(m, buffer), 10, copyOf(m, inner, buffer));
  return m.typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
});

/** int(float) */
export function floatToInt(m: Machine, value: number): Result {
  if (Number.isNaN(value)) return m.valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) return m.raise("OverflowError", "cannot convert float infinity to integer");
  return integer.floatToInteger(Math.trunc(value));
}

const BOOL_MADE = continuation("bool.made", (_m, truth) => truth);
constructor(BOOL, "bool(x=False, /)", {}, (m, value: Value) => m.then(isTrue(m, value), BOOL_MADE));
attribute(INT, "__doc__", "int([x]) -> integer\nint(x, base=10) -> integer");
attribute(BOOL, "__doc__", "Returns True when the argument is true, False otherwise.");
