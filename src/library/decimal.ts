/**
 * `decimal`: the types Decimal and Context over the arithmetic of `numeric/decimal*.ts`. Exceptions, the mapping behind
 * `flags` and `traps`, and what compares with fractions are frozen Python (`frozen/decimal.py`), which gives its hooks to
 * `_decimal.install`. Invariant: a condition is in the context's flags before the exception of a trapped one is raised.
 */

import { attribute, constructor, defineType, getter, method, classMethod } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import { X, continuation, type ExitSignal, type Machine, type Result } from "../objects/machine.js";
import {
  NOT_IMPLEMENTED,
  PyComplex,
  PyFloat,
  PyInstance,
  PyList,
  PyModule,
  PyObject,
  PyTuple,
  PyWideStr,
  TypeFlag,
  type FlatStr,
  type Int,
  type PyType,
  type Value,
} from "../objects/model.js";
import { makeFloat } from "../objects/number-arithmetic.js";
import { isInt, isStr, strOf, typeName, typeOf, unwrap } from "../objects/protocol.js";
import { bigIntSize, strSize, tupleSize } from "../objects/sizes.js";
import { flatten, hostString, toHostText } from "../objects/text.js";
import { numberText } from "../unicode/decimal.js";
import * as decimal from "../numeric/decimal.js";
import { power, powerModulo } from "../numeric/decimal-functions.js";
import {
  decimalFormatSize,
  decimalText,
  formatDecimal,
  parseDecimal,
  parseDecimalFormat,
} from "../numeric/decimal-text.js";
import { parseFloatText } from "../numeric/float.js";
import { HASH_INFINITY, HASH_MODULUS, HASH_NAN } from "../numeric/hash.js";
import { normalizeBig } from "../numeric/integer.js";
import { decimalWork } from "../numeric/work.js";
import type { VirtualMachine } from "../vm/machine.js";
import { provideHostText } from "./host-text.js";

export type Num = decimal.DecimalNumber;
const { FINITE, INFINITE, QUIET_NAN, SIGNALING_NAN } = decimal;

/** A decimal number. */
export class PyDecimal extends PyObject implements Num {
  constructor(
    readonly sign: number,
    readonly coefficient: bigint,
    readonly exponent: number,
    readonly kind: number,
  ) {
    super();
  }
}
provideHostText((m, value, hold) => {
  if (!(value instanceof PyDecimal)) return undefined;
  const digits = decimal.digitCount(value.coefficient) + Math.min(40, Math.abs(value.exponent));
  m.charge(decimalWork(digits * 3.33));
  hold(digits + 32);
  return decimalText(value);
});
function digitBytes(value: bigint): number {
  return value < 9007199254740992n ? 0 : bigIntSize(decimal.digitCount(value) * 3.33);
}
heapClass(
  PyDecimal,
  "decimal.number",
  { sign: "plain", coefficient: "bigint", exponent: "plain", kind: "plain" },
  (number) => 64 + digitBytes(number.coefficient),
);
export const DECIMAL = defineType("Decimal", {
  module: "decimal",
  representation: PyDecimal,
  base: true,
  payload: true,
  doc: "Construct a new Decimal object. 'value' can be an integer, string, tuple, float, or another Decimal object.",
});

export class PyContext extends PyObject {
  constructor(
    public precision: number,
    public rounding: number,
    public emin: number,
    public emax: number,
    public capitals: number,
    public clamp: number,
    public flags: number,
    public traps: number,
  ) {
    super();
  }
}
heapClass(
  PyContext,
  "decimal.context",
  {
    precision: "plain",
    rounding: "plain",
    emin: "plain",
    emax: "plain",
    capitals: "plain",
    clamp: "plain",
    flags: "plain",
    traps: "plain",
  },
  96,
);
export const CONTEXT = defineType("Context", {
  module: "decimal",
  representation: PyContext,
  base: true,
  payload: true,
  doc: "The context affects almost all operations and controls rounding, Over/Underflow, raising of exceptions and much more.",
});
attribute(CONTEXT, "__hash__", null);

/** What a sandbox holds of decimal: the current context, and the hooks of the frozen part. */
export class DecimalState extends PyObject {
  /** The context in force; frozen code replaces it. */
  current: Value = null;
  defaults: Value = null;
  /** Raises the exception for trapped conditions. */
  raiser: Value = null;
  /** The mapping behind flags (0) and traps (1). */
  signals: Value = null;
  /** Bits of a list or mapping of signals. */
  bits: Value = null;
  tuple: Value = null;
  /** Compares with a number of another kind. */
  comparer: Value = null;
}
defineType("_state", { module: "_decimal", representation: DecimalState, flags: TypeFlag.NO_NEW });
heapClass(
  DecimalState,
  "decimal.state",
  {
    current: "value",
    defaults: "value",
    raiser: "value",
    signals: "value",
    bits: "value",
    tuple: "value",
    comparer: "value",
  },
  80,
);
export function stateOf(m: Machine): DecimalState {
  const module = (m as VirtualMachine).modules.get("_decimal");
  const state = module instanceof PyModule ? module.namespace.getName("_state") : undefined;
  return state as DecimalState;
}
function currentContext(m: Machine): PyContext {
  return unwrap(stateOf(m).current) as PyContext;
}

/** One operation under a context: its conditions until they are told, and the machine's meter. */
export class Operation implements decimal.DecimalContext {
  status = 0;
  readonly precision: number;
  readonly rounding: number;
  readonly emin: number;
  readonly emax: number;
  readonly clamp: number;
  constructor(
    private readonly machine: Machine,
    readonly context: PyContext,
    rounding = context.rounding,
  ) {
    ({ precision: this.precision, emin: this.emin, emax: this.emax, clamp: this.clamp } = context);
    this.rounding = rounding;
  }
  charge(units: number): void {
    this.machine.charge(units);
  }
  allocate(bytes: number): void {
    this.machine.allocate(bytes);
  }
}
/** Exact results: no rounding but at the ends of all exponents. */
export function exactContext(m: Machine): decimal.DecimalContext {
  return {
    precision: decimal.MAX_PRECISION,
    rounding: decimal.ROUND_HALF_EVEN,
    emin: -decimal.MAX_EXPONENT,
    emax: decimal.MAX_EXPONENT,
    clamp: 0,
    status: 0,
    charge: (units) => m.charge(units),
    allocate: (bytes) => m.allocate(bytes),
  };
}

export const WAYS_TO_BE_INVALID =
  decimal.CONVERSION_SYNTAX | decimal.DIVISION_IMPOSSIBLE | decimal.DIVISION_UNDEFINED | decimal.INVALID_CONTEXT;
/** Tells conditions to a context: the result, or the exception of a trapped one. */
export function tell(m: Machine, context: PyContext, conditions: number, result: Value): Result {
  if (conditions === 0) return result;
  let signals = conditions & 511;
  if ((conditions & WAYS_TO_BE_INVALID) !== 0) signals |= decimal.INVALID_OPERATION;
  context.flags |= signals | (conditions & WAYS_TO_BE_INVALID);
  const trapped = signals & context.traps;
  if (trapped === 0) return result;
  const told = trapped | (trapped & decimal.INVALID_OPERATION ? conditions & WAYS_TO_BE_INVALID : 0);
  return m.call(stateOf(m).raiser, [told]);
}

export function makeDecimal(m: Machine, x: Num): PyDecimal {
  if (x instanceof PyDecimal) return x;
  m.allocate(64 + digitBytes(x.coefficient));
  return new PyDecimal(x.sign, x.coefficient, x.exponent, x.kind);
}

export function intToDecimal(m: Machine, value: Int | boolean): PyDecimal {
  const big = BigInt(value);
  return makeDecimal(m, decimal.finite(big < 0n ? 1 : 0, big < 0n ? -big : big, 0));
}
/** The decimal value of an operand: undefined for other kinds. */
export function operand(m: Machine, value: Value): PyDecimal | undefined {
  const inner = unwrap(value);
  if (inner instanceof PyDecimal) return inner;
  return isInt(inner) ? intToDecimal(m, inner) : undefined;
}
export function unsupported(m: Machine, value: Value): ExitSignal {
  return m.typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

const BUFFER = new DataView(new ArrayBuffer(8));
/** A float exactly. */
export function floatToDecimal(m: Machine, value: number): PyDecimal {
  if (value !== value) return makeDecimal(m, { sign: 0, coefficient: 0n, exponent: 0, kind: QUIET_NAN });
  const sign = value < 0 || Object.is(value, -0) ? 1 : 0;
  if (value - value !== 0) return makeDecimal(m, decimal.infinity(sign));
  if (value === 0) return makeDecimal(m, decimal.finite(sign, 0n, 0));
  m.charge(20);
  m.allocate(500);
  BUFFER.setFloat64(0, Math.abs(value));
  const high = BUFFER.getUint32(0);
  const biased = high >>> 20;
  const fraction = BigInt(high & 0xfffff) * 4294967296n + BigInt(BUFFER.getUint32(4));
  let mantissa = biased === 0 ? fraction : fraction + 4503599627370496n;
  let exponent = (biased === 0 ? 1 : biased) - 1075;
  while (mantissa % 2n === 0n && exponent < 0) {
    mantissa /= 2n;
    exponent++;
  }
  if (exponent >= 0) return makeDecimal(m, decimal.finite(sign, mantissa << BigInt(exponent), 0));
  return makeDecimal(m, decimal.finite(sign, mantissa * 5n ** BigInt(-exponent), exponent));
}

// ------------------------------------------------------------------------------------------------------------ construction

/** Text without outer space and underscores, its digits ASCII. */
export function cleanText(m: Machine, text: FlatStr): string {
  const host = typeof text === "string" ? text : "?";
  m.charge(1 + (host.length >> 2) + decimalWork(3.4 * Math.min(host.length, 1e6)));
  m.allocate(strSize(host.length) * 2);
  const trimmed = numberText(host);
  for (let index = 0; index < trimmed.length; index++)
    if (trimmed.charCodeAt(index) === 95) {
      let clean = "";
      for (let at = 0; at < trimmed.length; at++) if (trimmed.charCodeAt(at) !== 95) clean += trimmed[at];
      return clean;
    }
  return trimmed;
}

/** A number as given, if every context could hold it. */
function checkExact(m: Machine, context: PyContext, x: Num | null): Result {
  const nan: Num = { sign: 0, coefficient: 0n, exponent: 0, kind: QUIET_NAN };
  if (x === null) return tell(m, context, decimal.CONVERSION_SYNTAX, makeDecimal(m, nan));
  if (x.kind !== FINITE) return makeDecimal(m, x);
  const exact = exactContext(m);
  const fixed = decimal.fix(exact, x);
  // Not to be held without rounding: invalid, but for zeros.
  if ((exact.status & (decimal.ROUNDED | decimal.INEXACT | decimal.OVERFLOW | decimal.UNDERFLOW)) !== 0)
    return tell(m, context, decimal.INVALID_OPERATION, makeDecimal(m, nan));
  return makeDecimal(m, fixed);
}

function fromTuple(m: Machine, context: PyContext, items: readonly Value[]): Result {
  if (items.length !== 3) return m.valueError("argument must be a sequence of length 3");
  const [sign, digits, last] = items;
  if (!isInt(sign) || (Number(sign) !== 0 && Number(sign) !== 1))
    return m.valueError("sign must be an integer with the value 0 or 1");
  let kind = FINITE;
  let exponent = 0;
  const mark = unwrap(last);
  if (isStr(mark)) {
    const text = toHostText(flatten(m, mark));
    if (text === "F") return makeDecimal(m, decimal.infinity(Number(sign)));
    if (text !== "n" && text !== "N")
      return m.valueError("string argument in the third position must be 'F', 'n' or 'N'");
    kind = text === "n" ? QUIET_NAN : SIGNALING_NAN;
  } else if (isInt(mark)) {
    exponent = Number(mark);
    if (Math.abs(exponent) > 1e15) return tell(m, context, decimal.INVALID_OPERATION, makeDecimal(m, NAN_NUMBER));
  } else return m.valueError("exponent must be an integer");
  const sequence = unwrap(digits);
  if (!(sequence instanceof PyTuple) && !(sequence instanceof PyList))
    return m.valueError("coefficient must be a tuple of digits");
  m.charge(1 + sequence.items.length + decimalWork(3.4 * sequence.items.length));
  m.allocate(strSize(sequence.items.length) * 2);
  let text = "0";
  for (const item of sequence.items) {
    if (!isInt(item) || Number(item) < 0 || Number(item) > 9)
      return m.valueError("coefficient must be a tuple of digits");
    text += String(Number(item));
  }
  return checkExact(m, context, { sign: Number(sign), coefficient: BigInt(text), exponent, kind });
}
export const NAN_NUMBER: Num = { sign: 0, coefficient: 0n, exponent: 0, kind: QUIET_NAN };

/** A Decimal of a value of any kind that can be one, exactly. */
export function fromValue(m: Machine, value: Value, context: PyContext): Result {
  const inner = unwrap(value);
  if (inner instanceof PyDecimal) return inner;
  if (isInt(inner)) return intToDecimal(m, inner);
  if (isStr(inner)) return checkExact(m, context, parseDecimal(cleanText(m, flatten(m, inner))));
  if (inner instanceof PyFloat) return tell(m, context, decimal.FLOAT_OPERATION, floatToDecimal(m, inner.value));
  if (inner instanceof PyTuple || inner instanceof PyList) return fromTuple(m, context, inner.items);
  return unsupported(m, value);
}

/** A context argument: the current one for None; X with a TypeError. */
export function contextArgument(m: Machine, value: Value): PyContext | ExitSignal {
  if (value === null) return currentContext(m);
  const inner = unwrap(value);
  return inner instanceof PyContext ? inner : m.typeError("optional argument must be a context");
}

constructor(DECIMAL, "Decimal(value='0', context=None)", { cost: 2 }, (m, value: Value, context: Value) => {
  const chosen = contextArgument(m, context);
  return chosen === X ? X : fromValue(m, value, chosen as PyContext);
});
const FROM_FLOAT = continuation("decimal.from-float", (m, made, cls: PyType) => m.call(cls, [made as Value]));
classMethod(
  DECIMAL,
  "from_float(type, f, /)",
  { doc: "Class method that converts a float to a decimal number, exactly." },
  (m, cls: PyType, value: Value) => {
    const inner = unwrap(value);
    let made: PyDecimal;
    if (inner instanceof PyFloat) made = floatToDecimal(m, inner.value);
    else if (isInt(inner)) made = intToDecimal(m, inner);
    else return m.typeError("argument must be int or float");
    return cls === DECIMAL ? made : m.then(made, FROM_FLOAT, cls);
  },
);

// --------------------------------------------------------------------------------------------------------------- operators

export type Binary = (c: decimal.DecimalContext, x: Num, y: Num) => Num;
export type Unary = (c: decimal.DecimalContext, x: Num) => Num;

export function runBinary(m: Machine, context: PyContext, x: Num, y: Num, body: Binary): Result {
  const operation = new Operation(m, context);
  const result = makeDecimal(m, body(operation, x, y));
  return operation.status === 0 ? result : tell(m, context, operation.status, result);
}
export function runUnary(m: Machine, context: PyContext, x: Num, body: Unary): Result {
  const operation = new Operation(m, context);
  const result = makeDecimal(m, body(operation, x));
  return operation.status === 0 ? result : tell(m, context, operation.status, result);
}

const OPERATORS: readonly (readonly [string, Binary])[] = [
  ["add", decimal.add],
  ["sub", decimal.subtract],
  ["mul", decimal.multiply],
  ["truediv", decimal.divide],
  ["floordiv", decimal.divideInteger],
  ["mod", decimal.remainder],
];
for (const [name, body] of OPERATORS) {
  method(DECIMAL, `__${name}__(self, value, /)`, { cost: 3 }, (m, self: PyDecimal, value: Value) => {
    const other = operand(m, value);
    return other === undefined ? NOT_IMPLEMENTED : runBinary(m, currentContext(m), self, other, body);
  });
  method(DECIMAL, `__r${name}__(self, value, /)`, { cost: 3 }, (m, self: PyDecimal, value: Value) => {
    const other = operand(m, value);
    return other === undefined ? NOT_IMPLEMENTED : runBinary(m, currentContext(m), other, self, body);
  });
}
export function runDivmod(m: Machine, context: PyContext, x: Num, y: Num): Result {
  const operation = new Operation(m, context);
  const [quotient, rest] = decimal.divmod(operation, x, y);
  m.allocate(tupleSize(2));
  const pair = new PyTuple([makeDecimal(m, quotient), makeDecimal(m, rest)]);
  return tell(m, context, operation.status, pair);
}
method(DECIMAL, "__divmod__(self, value, /)", { cost: 4 }, (m, self: PyDecimal, value: Value) => {
  const other = operand(m, value);
  return other === undefined ? NOT_IMPLEMENTED : runDivmod(m, currentContext(m), self, other);
});
method(DECIMAL, "__rdivmod__(self, value, /)", { cost: 4 }, (m, self: PyDecimal, value: Value) => {
  const other = operand(m, value);
  return other === undefined ? NOT_IMPLEMENTED : runDivmod(m, currentContext(m), other, self);
});
export function runPower(m: Machine, context: PyContext, x: Num, y: Num, modulus: Num | null): Result {
  return runBinary(m, context, x, y, (c, a, b) => (modulus === null ? power(c, a, b) : powerModulo(c, a, b, modulus)));
}
method(DECIMAL, "__pow__(self, value, mod=None, /)", { cost: 8 }, (m, self: PyDecimal, value: Value, mod: Value) => {
  const other = operand(m, value);
  const modulus = mod === null ? null : operand(m, mod);
  if (other === undefined || modulus === undefined) return NOT_IMPLEMENTED;
  return runPower(m, currentContext(m), self, other, modulus);
});
method(DECIMAL, "__rpow__(self, value, mod=None, /)", { cost: 8 }, (m, self: PyDecimal, value: Value) => {
  const other = operand(m, value);
  return other === undefined ? NOT_IMPLEMENTED : runPower(m, currentContext(m), other, self, null);
});
for (const [name, body] of [
  ["neg", decimal.minus],
  ["pos", decimal.plus],
  ["abs", decimal.absolute],
] as const)
  method(DECIMAL, `__${name}__(self, /)`, { cost: 2 }, (m, self: PyDecimal) =>
    runUnary(m, currentContext(m), self, body),
  );
method(DECIMAL, "__bool__(self, /)", {}, (_m, self: PyDecimal) => !decimal.isZero(self));

/** The order of two numbers as a truth value; NaNs are unordered, and tell so for all but == and !=. */
function compareAs(m: Machine, name: string, x: Num, y: Num, extra = 0): Result {
  const context = currentContext(m);
  if (decimal.isNan(x) || decimal.isNan(y)) {
    const isEquality = name === "eq" || name === "ne";
    const signals = x.kind === SIGNALING_NAN || y.kind === SIGNALING_NAN || !isEquality;
    return tell(m, context, extra | (signals ? decimal.INVALID_OPERATION : 0), name === "ne");
  }
  const order = decimal.compareNumbers(new Operation(m, context), x, y);
  let answer: boolean;
  if (name === "eq") answer = order === 0;
  else if (name === "ne") answer = order !== 0;
  else if (name === "lt") answer = order < 0;
  else if (name === "le") answer = order <= 0;
  else if (name === "gt") answer = order > 0;
  else answer = order >= 0;
  return extra === 0 ? answer : tell(m, context, extra, answer);
}
for (const name of ["eq", "ne", "lt", "le", "gt", "ge"])
  method(DECIMAL, `__${name}__(self, value, /)`, { cost: 2 }, (m, self: PyDecimal, value: Value) => {
    const inner = unwrap(value);
    const other = operand(m, inner);
    if (other !== undefined) return compareAs(m, name, self, other);
    const isEquality = name === "eq" || name === "ne";
    if (inner instanceof PyFloat) {
      // An order with a float is trapped where it is asked for; equality only leaves a flag.
      const context = currentContext(m);
      if (isEquality) {
        context.flags |= decimal.FLOAT_OPERATION;
        return compareAs(m, name, self, floatToDecimal(m, inner.value));
      }
      return compareAs(m, name, self, floatToDecimal(m, inner.value), decimal.FLOAT_OPERATION);
    }
    if (inner instanceof PyComplex) {
      if (!isEquality) return NOT_IMPLEMENTED;
      if (inner.imaginary !== 0) return name === "ne";
      currentContext(m).flags |= decimal.FLOAT_OPERATION;
      return compareAs(m, name, self, floatToDecimal(m, inner.real));
    }
    return inner instanceof PyInstance ? m.call(stateOf(m).comparer, [self, value, name]) : NOT_IMPLEMENTED;
  });

const INVERSE_TEN = 2075258708292324556n;
method(DECIMAL, "__hash__(self, /)", { cost: 4 }, (m, self: PyDecimal) => {
  if (self.kind === SIGNALING_NAN) return m.typeError("Cannot hash a signaling NaN value");
  if (self.kind === QUIET_NAN) return HASH_NAN;
  if (self.kind === INFINITE) return self.sign === 1 ? -HASH_INFINITY : HASH_INFINITY;
  m.charge(40 + (decimal.digitCount(self.coefficient) >> 4));
  let factor = 1n;
  let base = self.exponent >= 0 ? 10n : INVERSE_TEN;
  for (let exponent = Math.abs(self.exponent); exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) factor = (factor * base) % HASH_MODULUS;
    base = (base * base) % HASH_MODULUS;
  }
  let hash = ((self.coefficient % HASH_MODULUS) * factor) % HASH_MODULUS;
  if (self.sign === 1) hash = -hash;
  return normalizeBig(hash === -1n ? -2n : hash);
});

// --------------------------------------------------------------------------------------------------------------------- text

export function chargeText(m: Machine, x: Num): void {
  const digits = decimal.digitCount(x.coefficient);
  m.charge(decimalWork(digits * 3.33));
  m.allocate(strSize(digits + 40));
}
method(DECIMAL, "__str__(self, /)", { cost: 4 }, (m, self: PyDecimal) => {
  chargeText(m, self);
  return hostString(decimalText(self, currentContext(m).capitals === 1));
});
method(DECIMAL, "__repr__(self, /)", { cost: 4 }, (m, self: PyDecimal) => {
  chargeText(m, self);
  return hostString(`Decimal('${decimalText(self, currentContext(m).capitals === 1)}')`);
});
method(
  DECIMAL,
  "to_eng_string(self, /, context=None)",
  { cost: 4, doc: "Convert to an engineering-type string." },
  (m, self: PyDecimal, given: Value) => {
    const context = contextArgument(m, given);
    if (context === X) return X;
    chargeText(m, self);
    return hostString(decimalText(self, (context as PyContext).capitals === 1, true));
  },
);
method(
  DECIMAL,
  "__format__(self, format_spec: str, /)",
  { cost: 8, wantsInstance: true },
  (m, instance: Value, spec: FlatStr) => {
    if (spec === "") return strOf(m, instance);
    const self = unwrap(instance) as PyDecimal;
    const points: string[] = [];
    const { length } = toHostText(spec);
    m.charge(1 + (length >> 2));
    m.allocate(40 * length);
    if (spec instanceof PyWideStr) for (const point of spec.codePoints) points.push(String.fromCodePoint(point));
    else for (let index = 0; index < spec.length; index++) points.push(spec[index]);
    const format = parseDecimalFormat(points);
    if (format === null) return m.valueError("invalid format string");
    const context = currentContext(m);
    chargeText(m, self);
    const size = decimalFormatSize(self, format);
    m.charge(size >> 5);
    m.allocate(strSize(size, true));
    return hostString(formatDecimal(new Operation(m, context), self, format, context.capitals === 1));
  },
);

// -------------------------------------------------------------------------------------------------------------- conversions

/** The int of a number, rounded as asked. */
function toInt(m: Machine, self: PyDecimal, rounding: number): Result {
  if (self.kind >= QUIET_NAN) return m.valueError("cannot convert NaN to integer");
  if (self.kind === INFINITE) return m.raise("OverflowError", "cannot convert Infinity to integer");
  const whole = decimal.rescale(exactContext(m), self, 0, rounding);
  m.allocate(digitBytes(whole.coefficient));
  return normalizeBig(whole.sign === 1 ? -whole.coefficient : whole.coefficient);
}
for (const [name, rounding] of [
  ["__int__", decimal.ROUND_DOWN],
  ["__trunc__", decimal.ROUND_DOWN],
  ["__floor__", decimal.ROUND_FLOOR],
  ["__ceil__", decimal.ROUND_CEILING],
] as const)
  method(DECIMAL, `${name}(self, /)`, { cost: 2 }, (m, self: PyDecimal) => toInt(m, self, rounding));
method(DECIMAL, "__round__(self, ndigits=..., /)", { cost: 3 }, (m, self: PyDecimal, digits: Value | undefined) => {
  if (digits === undefined) return toInt(m, self, decimal.ROUND_HALF_EVEN);
  if (!isInt(digits)) return m.typeError("optional arg must be an integer");
  const places = Number(digits);
  if (!Number.isSafeInteger(places)) return m.raise("OverflowError", "Python int too large to convert to C ssize_t");
  return runBinary(m, currentContext(m), self, decimal.finite(0, 1n, -places), decimal.quantize);
});
method(DECIMAL, "__float__(self, /)", { cost: 8 }, (m, self: PyDecimal) => {
  if (self.kind === SIGNALING_NAN) return m.valueError("cannot convert signaling NaN to float");
  return makeFloat(m, toFloatValue(m, self));
});
function toFloatValue(m: Machine, self: PyDecimal): number {
  if (self.kind === INFINITE) return self.sign === 1 ? -Infinity : Infinity;
  if (self.kind !== FINITE) return Number.NaN;
  chargeText(m, self);
  return parseFloatText(decimalText(self)) ?? Number.NaN;
}
method(DECIMAL, "__complex__(self, /)", { cost: 8 }, (m, self: PyDecimal) => {
  if (self.kind === SIGNALING_NAN) return m.valueError("cannot convert signaling NaN to float");
  m.allocate(24);
  return new PyComplex(toFloatValue(m, self), 0);
});
method(
  DECIMAL,
  "as_integer_ratio(self, /)",
  { cost: 4, doc: "A pair of integers whose ratio is the number." },
  (m, self: PyDecimal) => {
    if (self.kind >= QUIET_NAN) return m.valueError("cannot convert NaN to integer ratio");
    if (self.kind === INFINITE) return m.raise("OverflowError", "cannot convert Infinity to integer ratio");
    const exact = exactContext(m);
    decimal.reserve(exact, Math.abs(self.exponent) + decimal.digitCount(self.coefficient));
    let numerator = self.coefficient;
    let denominator = 1n;
    if (self.exponent >= 0) numerator *= decimal.tenTo(self.exponent);
    else {
      denominator = decimal.tenTo(-self.exponent);
      // The factors of ten are two and five.
      for (const prime of [2n, 5n]) {
        let count = -self.exponent;
        let step = 1;
        while (step * 2 <= count) step *= 2;
        for (; step >= 1 && numerator !== 0n; step >>= 1)
          while (count >= step) {
            const divisor = prime ** BigInt(step);
            decimal.chargeQuotient(exact, decimal.digitCount(numerator), step);
            if (numerator % divisor !== 0n) break;
            numerator /= divisor;
            denominator /= divisor;
            count -= step;
          }
      }
      if (numerator === 0n) denominator = 1n;
    }
    m.allocate(tupleSize(2));
    return new PyTuple([normalizeBig(self.sign === 1 ? -numerator : numerator), normalizeBig(denominator)]);
  },
);
method(
  DECIMAL,
  "as_tuple(self, /)",
  { cost: 4, doc: "A named tuple of sign, digits and exponent." },
  (m, self: PyDecimal) => {
    chargeText(m, self);
    const text = self.coefficient.toString(); // native-ok: of a bigint
    const digits: Value[] = [];
    m.allocate(tupleSize(text.length));
    if (self.kind < QUIET_NAN || self.coefficient !== 0n)
      for (let index = 0; index < text.length; index++) digits.push(text.charCodeAt(index) - 48);
    const last: Value =
      self.kind === FINITE ? self.exponent : self.kind === INFINITE ? "F" : self.kind === QUIET_NAN ? "n" : "N";
    return m.call(stateOf(m).tuple, [self.sign, new PyTuple(digits), last]);
  },
);
for (const name of ["__copy__(self, /)", "__deepcopy__(self, memo, /)", "canonical(self, /)", "conjugate(self, /)"])
  method(DECIMAL, name, { wantsInstance: true }, (_m, self: Value) => self);
getter(DECIMAL, "real", (_m, self: Value) => self);
getter(DECIMAL, "imag", (m) => makeDecimal(m, decimal.ZERO));
method(DECIMAL, "__reduce__(self, /)", { cost: 4, wantsInstance: true }, (m, instance: Value) => {
  const self = unwrap(instance) as PyDecimal;
  chargeText(m, self);
  m.allocate(tupleSize(2) + tupleSize(1));
  return new PyTuple([typeOf(instance), new PyTuple([hostString(decimalText(self))])]);
});
