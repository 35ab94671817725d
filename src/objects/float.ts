/** float (Python library reference, "Numeric Types"). */

import {
  floatAsIntegerRatio,
  floatDivmod,
  floatFromHex,
  floatHex,
  floatRepr,
  parseFloatText,
  roundFloat,
  roundHalfEven,
} from "../numeric/float.js";
import { FormatFailure, formatFloat, formattedLength, formatSpec } from "../numeric/format.js";
import { hashFloat } from "../numeric/hash.js";
import * as integer from "../numeric/integer.js";
import { attribute, classMethod, constructor, defineType, getter, method } from "./define.js";
import { floatToInt } from "./int.js";
import { bufferBytes } from "./buffer.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyFloat,
  PyTuple,
  type AnyStr,
  type FlatStr,
  type Int,
  type PyType,
  type Value,
} from "./model.js";
import { compareNumbers, floatOperation, makeFloat, operandToFloat } from "./number-arithmetic.js";
import { isInt, isStr, lookupSpecial, reprOf, strOf, toFloat, toIndex, typeName, unwrap } from "./protocol.js";
import { flatten, hostString, strLength, toHostText } from "./text.js";

export const FLOAT = defineType("float", { representation: PyFloat, base: true, payload: true });
attribute(FLOAT, "__doc__", "Convert a string or number to a floating-point number, if possible.");

for (const name of ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"] as const) {
  const options = name === "pow" ? ", mod=None" : "";
  method(FLOAT, `__${name}__(self, value${options}, /)`, {}, (m, self: PyFloat, value: Value, mod?: Value) => {
    if (mod !== undefined && mod !== null)
      return m.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    const other = operandToFloat(m, unwrap(value));
    if (other === undefined) return NOT_IMPLEMENTED;
    return other === X ? X : (floatOperation(m, name, self.value, other as number) as Result);
  });
  method(FLOAT, `__r${name}__(self, value${options}, /)`, {}, (m, self: PyFloat, value: Value) => {
    const other = operandToFloat(m, unwrap(value));
    if (other === undefined) return NOT_IMPLEMENTED;
    return other === X ? X : (floatOperation(m, name, other as number, self.value) as Result);
  });
}
function divmodOf(m: Machine, x: number, y: number): Result {
  if (y === 0) return m.raise("ZeroDivisionError", "float divmod()");
  const [quotient, rest] = floatDivmod(x, y);
  m.allocate(88);
  return new PyTuple([new PyFloat(quotient), new PyFloat(rest)]);
}
method(FLOAT, "__divmod__(self, value, /)", {}, (m, self: PyFloat, value: Value) => {
  const other = operandToFloat(m, unwrap(value));
  if (other === undefined) return NOT_IMPLEMENTED;
  return other === X ? X : divmodOf(m, self.value, other as number);
});
method(FLOAT, "__rdivmod__(self, value, /)", {}, (m, self: PyFloat, value: Value) => {
  const other = operandToFloat(m, unwrap(value));
  if (other === undefined) return NOT_IMPLEMENTED;
  return other === X ? X : divmodOf(m, other as number, self.value);
});
for (const [name, test] of [
  ["lt", (order: number) => order < 0],
  ["le", (order: number) => order <= 0],
  ["eq", (order: number) => order === 0],
  ["ne", (order: number) => order !== 0],
  ["gt", (order: number) => order > 0],
  ["ge", (order: number) => order >= 0],
] as const)
  method(FLOAT, `__${name}__(self, value, /)`, {}, (_m, self: PyFloat, value: Value) => {
    const order = compareNumbers(self, unwrap(value));
    return order === undefined ? NOT_IMPLEMENTED : test(order);
  });

method(FLOAT, "__neg__(self, /)", {}, (m, self: PyFloat) => makeFloat(m, -self.value));
method(FLOAT, "__pos__(self, /)", {}, (m, self: PyFloat) => makeFloat(m, self.value));
method(FLOAT, "__abs__(self, /)", {}, (m, self: PyFloat) => makeFloat(m, Math.abs(self.value)));
method(FLOAT, "__bool__(self, /)", {}, (_m, self: PyFloat) => self.value !== 0);
method(FLOAT, "__int__(self, /)", {}, (m, self: PyFloat) => floatToInt(m, self.value));
method(FLOAT, "__trunc__(self, /)", {}, (m, self: PyFloat) => floatToInt(m, self.value));
method(FLOAT, "__floor__(self, /)", {}, (m, self: PyFloat) => floatToInt(m, Math.floor(self.value)));
method(FLOAT, "__ceil__(self, /)", {}, (m, self: PyFloat) => floatToInt(m, Math.ceil(self.value)));
method(FLOAT, "__float__(self, /)", {}, (_m, self: PyFloat) => self);
method(FLOAT, "conjugate(self, /)", {}, (_m, self: PyFloat) => self);
method(FLOAT, "__hash__(self, /)", {}, (_m, self: PyFloat) => hashFloat(self.value));
method(FLOAT, "__repr__(self, /)", { cost: 8 }, (m, self: PyFloat) => {
  m.allocate(56);
  return floatRepr(self.value);
});
method(FLOAT, "__getnewargs__(self, /)", {}, (_m, self: PyFloat) => new PyTuple([self]));

const ROUND = continuation("float.round", (m, digits, self: PyFloat) => {
  m.charge(16);
  const places = digits as Int;
  const count = typeof places === "bigint" ? (places < 0n ? -1000 : 1000) : Math.max(-1000, Math.min(1000, places));
  if (!Number.isFinite(self.value)) return self;
  // Beyond what a double can scale by exactly, digits are worked out one by one.
  m.charge(Math.abs(count) > 22 ? Math.abs(count) >> 2 : 0);
  const rounded = roundFloat(self.value, count);
  if (!Number.isFinite(rounded)) return m.raise("OverflowError", "rounded value too large to represent");
  return makeFloat(m, rounded);
});
method(FLOAT, "__round__(self, ndigits=None, /)", {}, (m, self: PyFloat, ndigits: Value) => {
  if (ndigits !== null) return m.then(toIndex(m, ndigits), ROUND, self);
  if (Number.isNaN(self.value)) return m.valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(self.value)) return m.raise("OverflowError", "cannot convert float infinity to integer");
  return integer.floatToInteger(roundHalfEven(self.value));
});
method(
  FLOAT,
  "__format__(self, format_spec: str, /)",
  { cost: 8, wantsInstance: true },
  (m, instance: Value, spec: FlatStr) => {
    if (spec === "") return strOf(m, instance);
    const self = unwrap(instance) as PyFloat;
    const parsed = formatSpec(toHostText(spec), "float", "float");
    if (parsed instanceof FormatFailure) return m.raise(parsed.exception, parsed.message);
    const room = formattedLength(parsed, 330 + Math.max(0, parsed.precision));
    m.allocate(32 + Math.max(0, parsed.width) + Math.max(0, parsed.precision));
    m.charge(room >> 5);
    const text = formatFloat(self.value, parsed);
    if (text instanceof FormatFailure) return m.raise(text.exception, text.message);
    return hostString(text);
  },
);

method(FLOAT, "is_integer(self, /)", { doc: "Return True if the float is an integer." }, (_m, self: PyFloat) =>
  Number.isInteger(self.value),
);
method(
  FLOAT,
  "as_integer_ratio(self, /)",
  { doc: "Return a pair of integers, whose ratio is exactly equal to the original float." },
  (m, self: PyFloat) => {
    if (Number.isNaN(self.value)) return m.valueError("cannot convert NaN to integer ratio");
    if (!Number.isFinite(self.value)) return m.raise("OverflowError", "cannot convert Infinity to integer ratio");
    m.allocate(320);
    const [numerator, denominator] = floatAsIntegerRatio(self.value);
    return new PyTuple([numerator, denominator]);
  },
);
method(
  FLOAT,
  "hex(self, /)",
  { doc: "Return a hexadecimal representation of a floating-point number." },
  (m, self: PyFloat) => {
    m.allocate(64);
    return floatHex(self.value);
  },
);
classMethod(
  FLOAT,
  "fromhex(type, string: str, /)",
  { doc: "Create a floating-point number from a hexadecimal string." },
  (m, cls: PyType, text: FlatStr) => {
    m.charge(10 + strLength(text));
    const value = floatFromHex(toHostText(text));
    if (value === "invalid") return m.valueError("invalid hexadecimal floating-point string");
    if (value === "overflow") return m.raise("OverflowError", "hexadecimal value too large to represent as a float");
    const made = makeFloat(m, value);
    return cls === FLOAT ? made : m.call(cls, [made]);
  },
);
getter(FLOAT, "real", (_m, self: Value) => unwrap(self));
getter(FLOAT, "imag", (m) => makeFloat(m, 0));

const INVALID = continuation("float.invalid", (m, shown) =>
  m.valueError(`could not convert string to float: ${toHostText(flatten(m, shown as AnyStr))}`),
);
constructor(FLOAT, "float(x=0.0, /)", {}, (m, value: Value) => {
  if (value instanceof PyFloat) return value;
  const inner = unwrap(value);
  const own = lookupSpecial(value, "__float__");
  if (isStr(inner) && own === undefined) {
    const text = toHostText(flatten(m, inner));
    m.charge(1 + (text.length >> 4));
    const parsed = parseFloatText(text);
    return parsed === undefined ? m.then(reprOf(m, inner), INVALID) : makeFloat(m, parsed);
  }
  const bytes = own === undefined ? bufferBytes(m, inner) : undefined;
  if (bytes !== undefined) {
    m.charge(1 + (bytes.length >> 4));
    let text = "";
    for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : "?";
    const parsed = parseFloatText(text);
    return parsed === undefined ? m.then(reprOf(m, inner), INVALID) : makeFloat(m, parsed);
  }
  if (own === undefined && lookupSpecial(value, "__index__") === undefined && !isInt(inner))
    return m.typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  return toFloat(m, value);
});
