/**
 * `decimal`: the types Decimal and Context over the arithmetic of `numeric/decimal*.ts`. Exceptions, the mapping behind
 * `flags` and `traps`, and what compares with fractions are frozen Python (`frozen/decimal.py`), which gives its hooks to
 * `_decimal.install`. Invariant: a condition is in the context's flags before the exception of a trapped one is raised.
 */

import { attribute, builtin, constructor, defineType, getter, method, classMethod } from "../objects/define.js";
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
import { INSTANCE_SIZE, bigIntSize, strSize, tupleSize } from "../objects/sizes.js";
import { flatten, hostString, toHostText } from "../objects/text.js";
import { numberText } from "../unicode/decimal.js";
import * as decimal from "../numeric/decimal.js";
import { decimalLogarithm, exponential, naturalLogarithm, power, powerModulo } from "../numeric/decimal-functions.js";
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
import { contents, defineModule } from "./modules.js";

type Num = decimal.DecimalNumber;
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

class PyContext extends PyObject {
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
const CONTEXT = defineType("Context", {
  module: "decimal",
  representation: PyContext,
  base: true,
  payload: true,
  doc: "The context affects almost all operations and controls rounding, Over/Underflow, raising of exceptions and much more.",
});
attribute(CONTEXT, "__hash__", null);

/** What a sandbox holds of decimal: the current context, and the hooks of the frozen part. */
class DecimalState extends PyObject {
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
function stateOf(m: Machine): DecimalState {
  const module = (m as VirtualMachine).modules.get("_decimal");
  const state = module instanceof PyModule ? module.namespace.getName("_state") : undefined;
  return state as DecimalState;
}
function currentContext(m: Machine): PyContext {
  return unwrap(stateOf(m).current) as PyContext;
}

/** One operation under a context: its conditions until they are told, and the machine's meter. */
class Operation implements decimal.DecimalContext {
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
function exactContext(m: Machine): decimal.DecimalContext {
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

const WAYS_TO_BE_INVALID =
  decimal.CONVERSION_SYNTAX | decimal.DIVISION_IMPOSSIBLE | decimal.DIVISION_UNDEFINED | decimal.INVALID_CONTEXT;
/** Tells conditions to a context: the result, or the exception of a trapped one. */
function tell(m: Machine, context: PyContext, conditions: number, result: Value): Result {
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

function intToDecimal(m: Machine, value: Int | boolean): PyDecimal {
  const big = BigInt(value);
  return makeDecimal(m, decimal.finite(big < 0n ? 1 : 0, big < 0n ? -big : big, 0));
}
/** The decimal value of an operand: undefined for other kinds. */
function operand(m: Machine, value: Value): PyDecimal | undefined {
  const inner = unwrap(value);
  if (inner instanceof PyDecimal) return inner;
  return isInt(inner) ? intToDecimal(m, inner) : undefined;
}
function unsupported(m: Machine, value: Value): ExitSignal {
  return m.typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

const BUFFER = new DataView(new ArrayBuffer(8));
/** A float exactly. */
function floatToDecimal(m: Machine, value: number): PyDecimal {
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
function cleanText(m: Machine, text: FlatStr): string {
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
const NAN_NUMBER: Num = { sign: 0, coefficient: 0n, exponent: 0, kind: QUIET_NAN };

/** A Decimal of a value of any kind that can be one, exactly. */
function fromValue(m: Machine, value: Value, context: PyContext): Result {
  const inner = unwrap(value);
  if (inner instanceof PyDecimal) return inner;
  if (isInt(inner)) return intToDecimal(m, inner);
  if (isStr(inner)) return checkExact(m, context, parseDecimal(cleanText(m, flatten(m, inner))));
  if (inner instanceof PyFloat) return tell(m, context, decimal.FLOAT_OPERATION, floatToDecimal(m, inner.value));
  if (inner instanceof PyTuple || inner instanceof PyList) return fromTuple(m, context, inner.items);
  return unsupported(m, value);
}

/** A context argument: the current one for None; X with a TypeError. */
function contextArgument(m: Machine, value: Value): PyContext | ExitSignal {
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

type Binary = (c: decimal.DecimalContext, x: Num, y: Num) => Num;
type Unary = (c: decimal.DecimalContext, x: Num) => Num;

function runBinary(m: Machine, context: PyContext, x: Num, y: Num, body: Binary): Result {
  const operation = new Operation(m, context);
  const result = makeDecimal(m, body(operation, x, y));
  return operation.status === 0 ? result : tell(m, context, operation.status, result);
}
function runUnary(m: Machine, context: PyContext, x: Num, body: Unary): Result {
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
function runDivmod(m: Machine, context: PyContext, x: Num, y: Num): Result {
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
function runPower(m: Machine, context: PyContext, x: Num, y: Num, modulus: Num | null): Result {
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

function chargeText(m: Machine, x: Num): void {
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

// -------------------------------------------------------- operations by name: methods of Decimal and of Context, declared once

/** Results of other kinds than numbers. */
type Answer = (m: Machine, c: Operation, x: PyDecimal, y: PyDecimal) => Value;

/** A method of Decimal with a context argument, and its twin of Context. */
function unary(name: string, doc: string, body: Unary, onDecimal = name, cost = 3): void {
  method(DECIMAL, `${onDecimal}(self, /, context=None)`, { cost, doc }, (m, self: PyDecimal, given: Value) => {
    const context = contextArgument(m, given);
    return context === X ? X : runUnary(m, context as PyContext, self, body);
  });
  contextUnary(name, doc, body, cost);
}
function contextUnary(name: string, doc: string, body: Unary, cost = 3): void {
  method(CONTEXT, `${name}(self, x, /)`, { cost, doc }, (m, self: PyContext, value: Value) => {
    const x = operand(m, value);
    return x === undefined ? unsupported(m, value) : runUnary(m, self, x, body);
  });
}
function binary(name: string, doc: string, body: Binary): void {
  method(
    DECIMAL,
    `${name}(self, /, other, context=None)`,
    { cost: 3, doc },
    (m, self: PyDecimal, value: Value, given: Value) => {
      const context = contextArgument(m, given);
      if (context === X) return X;
      const other = operand(m, value);
      return other === undefined ? unsupported(m, value) : runBinary(m, context as PyContext, self, other, body);
    },
  );
  contextBinary(name, doc, body);
}
function contextBinary(name: string, doc: string, body: Binary): void {
  method(CONTEXT, `${name}(self, x, y, /)`, { cost: 3, doc }, (m, self: PyContext, left: Value, right: Value) => {
    const x = operand(m, left);
    if (x === undefined) return unsupported(m, left);
    const y = operand(m, right);
    return y === undefined ? unsupported(m, right) : runBinary(m, self, x, y, body);
  });
}

unary("exp", "The natural exponential function e**x, correctly rounded.", exponential, "exp", 20);
unary("ln", "The natural (base e) logarithm, correctly rounded.", naturalLogarithm, "ln", 20);
unary("log10", "The base ten logarithm, correctly rounded.", decimalLogarithm, "log10", 20);
unary("logb", "The adjusted exponent of the operand.", decimal.exponentOf);
unary("logical_invert", "Invert the digits of a logical operand.", decimal.logicalInvert);
unary("next_minus", "The largest representable number smaller than the operand.", decimal.nextMinus);
unary("next_plus", "The smallest representable number larger than the operand.", decimal.nextPlus);
unary("normalize", "The number without trailing zeros, or zero as 0.", decimal.normalize);
unary("sqrt", "The square root, correctly rounded.", decimal.squareRoot, "sqrt", 10);
contextUnary("plus", "The number as this context rounds it; -0 becomes 0.", decimal.plus);
contextUnary("minus", "The number with the other sign.", decimal.minus);
contextUnary("abs", "The absolute value.", decimal.absolute);
contextUnary("to_integral_exact", "Round to an integer, telling inexact and rounded.", (c, x) =>
  decimal.toIntegral(c, x, true),
);
contextUnary("to_integral", "Round to an integer.", (c, x) => decimal.toIntegral(c, x, false));
contextUnary("to_integral_value", "Round to an integer.", (c, x) => decimal.toIntegral(c, x, false));

function comparison(c: decimal.DecimalContext, x: Num, y: Num, signals: boolean): Num {
  if (signals && (decimal.isNan(x) || decimal.isNan(y))) c.status |= decimal.INVALID_OPERATION;
  const nan = decimal.propagate(c, x, y);
  if (nan !== null) return nan;
  const order = decimal.compareNumbers(c, x, y);
  return decimal.finite(order < 0 ? 1 : 0, order === 0 ? 0n : 1n, 0);
}
binary("compare", "Compare the values: -1, 0, 1 or NaN.", (c, x, y) => comparison(c, x, y, false));
binary("compare_signal", "Compare the values; all NaNs signal.", (c, x, y) => comparison(c, x, y, true));
binary("max", "The larger of the values.", (c, x, y) => decimal.extreme(c, x, y, 1, false));
binary("max_mag", "The value that is larger in magnitude.", (c, x, y) => decimal.extreme(c, x, y, 1, true));
binary("min", "The smaller of the values.", (c, x, y) => decimal.extreme(c, x, y, -1, false));
binary("min_mag", "The value that is smaller in magnitude.", (c, x, y) => decimal.extreme(c, x, y, -1, true));
binary("next_toward", "The neighbour of the first operand in the direction of the second.", decimal.nextToward);
binary("remainder_near", "The remainder of division by the nearest integer quotient.", decimal.remainderNear);
binary("logical_and", "Digit-wise and.", (c, x, y) => decimal.logical(c, x, y, "and"));
binary("logical_or", "Digit-wise or.", (c, x, y) => decimal.logical(c, x, y, "or"));
binary("logical_xor", "Digit-wise exclusive or.", (c, x, y) => decimal.logical(c, x, y, "xor"));
binary("rotate", "The digits rotated by so many places.", decimal.rotate);
binary("scaleb", "The first operand with the exponent adjusted by the second.", decimal.scaleBy);
binary("shift", "The digits shifted by so many places.", decimal.shiftDigits);
contextBinary("add", "The sum.", decimal.add);
contextBinary("subtract", "The difference.", decimal.subtract);
contextBinary("multiply", "The product.", decimal.multiply);
contextBinary("divide", "The quotient.", decimal.divide);
contextBinary("divide_int", "The integer part of the quotient.", decimal.divideInteger);
contextBinary("remainder", "The remainder of integer division.", decimal.remainder);
contextBinary("quantize", "The first operand with the exponent of the second.", decimal.quantize);
method(
  CONTEXT,
  "divmod(self, x, y, /)",
  { cost: 4, doc: "Quotient and remainder." },
  (m, self: PyContext, left: Value, right: Value) => {
    const x = operand(m, left);
    if (x === undefined) return unsupported(m, left);
    const y = operand(m, right);
    return y === undefined ? unsupported(m, right) : runDivmod(m, self, x, y);
  },
);
method(
  CONTEXT,
  "power(self, /, a, b, modulo=None)",
  { cost: 8, doc: "a**b, or a**b modulo a third operand." },
  (m, self: PyContext, left: Value, right: Value, modulo: Value) => {
    const x = operand(m, left);
    if (x === undefined) return unsupported(m, left);
    const y = operand(m, right);
    if (y === undefined) return unsupported(m, right);
    const z = modulo === null ? null : operand(m, modulo);
    return z === undefined ? unsupported(m, modulo) : runPower(m, self, x, y, z);
  },
);
method(
  DECIMAL,
  "fma(self, /, other, third, context=None)",
  { cost: 5, doc: "self * other + third, rounded once." },
  (m, self: PyDecimal, second: Value, third: Value, given: Value) => {
    const context = contextArgument(m, given);
    if (context === X) return X;
    const y = operand(m, second);
    if (y === undefined) return unsupported(m, second);
    const z = operand(m, third);
    if (z === undefined) return unsupported(m, third);
    return runBinary(m, context as PyContext, self, y, (c, a, b) => decimal.fusedMultiplyAdd(c, a, b, z));
  },
);
method(
  CONTEXT,
  "fma(self, x, y, z, /)",
  { cost: 5, doc: "x * y + z, rounded once." },
  (m, self: PyContext, ...given: Value[]) => {
    const numbers: PyDecimal[] = [];
    for (const value of given.slice(0, 3)) {
      const number = operand(m, value);
      if (number === undefined) return unsupported(m, value);
      numbers.push(number);
    }
    return runBinary(m, self, numbers[0], numbers[1], (c, a, b) => decimal.fusedMultiplyAdd(c, a, b, numbers[2]));
  },
);

const ROUNDINGS = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
];
const ROUNDING_VALUES =
  "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]";
/** The number of a rounding by name; -1 with a TypeError. */
function roundingOf(m: Machine, value: Value): number {
  const inner = unwrap(value);
  const text = isStr(inner) ? flatten(m, inner) : "";
  for (let index = 0; index < ROUNDINGS.length; index++) if (ROUNDINGS[index] === text) return index;
  m.typeError(ROUNDING_VALUES);
  return -1;
}
method(
  DECIMAL,
  "quantize(self, /, exp, rounding=None, context=None)",
  { cost: 3, doc: "The number rounded to the exponent of another." },
  (m, self: PyDecimal, value: Value, given: Value, contextGiven: Value) => {
    const context = contextArgument(m, contextGiven);
    if (context === X) return X;
    const rounding = given === null ? (context as PyContext).rounding : roundingOf(m, given);
    if (rounding < 0) return X;
    const other = operand(m, value);
    if (other === undefined) return unsupported(m, value);
    const operation = new Operation(m, context as PyContext, rounding);
    const result = makeDecimal(m, decimal.quantize(operation, self, other));
    return tell(m, context as PyContext, operation.status, result);
  },
);
for (const [name, isExact] of [
  ["to_integral", false],
  ["to_integral_value", false],
  ["to_integral_exact", true],
] as const)
  method(
    DECIMAL,
    `${name}(self, /, rounding=None, context=None)`,
    { cost: 3, doc: "Round to the nearest integer." },
    (m, self: PyDecimal, given: Value, contextGiven: Value) => {
      const context = contextArgument(m, contextGiven);
      if (context === X) return X;
      const rounding = given === null ? (context as PyContext).rounding : roundingOf(m, given);
      if (rounding < 0) return X;
      const operation = new Operation(m, context as PyContext, rounding);
      const result = makeDecimal(m, decimal.toIntegral(operation, self, isExact));
      return tell(m, context as PyContext, operation.status, result);
    },
  );

/** Without a context: quiet operations that tell nothing. */
function quietUnary(name: string, doc: string, body: (x: PyDecimal) => Num): void {
  method(DECIMAL, `${name}(self, /)`, { doc }, (m, self: PyDecimal) => makeDecimal(m, body(self)));
  method(CONTEXT, `${name}(self, x, /)`, { doc }, (m, _self: PyContext, value: Value) => {
    const x = operand(m, value);
    return x === undefined ? unsupported(m, value) : makeDecimal(m, body(x));
  });
}
quietUnary("copy_abs", "The absolute value, unrounded.", (x) => ({ ...plain(x), sign: 0 }));
quietUnary("copy_negate", "The negation, unrounded.", (x) => ({ ...plain(x), sign: 1 - x.sign }));
function plain(x: PyDecimal): Num {
  return { sign: x.sign, coefficient: x.coefficient, exponent: x.exponent, kind: x.kind };
}
method(
  CONTEXT,
  "copy_decimal(self, x, /)",
  { doc: "A copy of a number." },
  (m, _self: PyContext, value: Value) => operand(m, value) ?? unsupported(m, value),
);
method(CONTEXT, "canonical(self, x, /)", { doc: "The number itself." }, (m, _self: PyContext, value: Value) => {
  const inner = unwrap(value);
  return inner instanceof PyDecimal ? value : m.typeError("argument must be a Decimal");
});

function quietBinary(name: string, doc: string, body: Answer): void {
  method(
    DECIMAL,
    `${name}(self, /, other, context=None)`,
    { cost: 2, doc },
    (m, self: PyDecimal, value: Value, given: Value) => {
      const context = contextArgument(m, given);
      if (context === X) return X;
      const other = operand(m, value);
      return other === undefined ? unsupported(m, value) : body(m, new Operation(m, context as PyContext), self, other);
    },
  );
  method(CONTEXT, `${name}(self, x, y, /)`, { cost: 2, doc }, (m, self: PyContext, left: Value, right: Value) => {
    const x = operand(m, left);
    if (x === undefined) return unsupported(m, left);
    const y = operand(m, right);
    return y === undefined ? unsupported(m, right) : body(m, new Operation(m, self), x, y);
  });
}
function orderNumber(m: Machine, order: number): Value {
  return makeDecimal(m, decimal.finite(order < 0 ? 1 : 0, order === 0 ? 0n : 1n, 0));
}
quietBinary("compare_total", "Compare by the order of all numbers.", (m, c, x, y) =>
  orderNumber(m, decimal.compareTotal(c, x, y)),
);
quietBinary("compare_total_mag", "Compare the absolute values by the order of all numbers.", (m, c, x, y) =>
  orderNumber(m, decimal.compareTotal(c, { ...plain(x), sign: 0 }, { ...plain(y), sign: 0 })),
);
quietBinary("copy_sign", "The first operand with the sign of the second.", (m, _c, x, y) =>
  makeDecimal(m, { ...plain(x), sign: y.sign }),
);
quietBinary("same_quantum", "Do both have the same exponent, or are both NaN or infinite?", (_m, _c, x, y) =>
  x.kind === FINITE && y.kind === FINITE
    ? x.exponent === y.exponent
    : x.kind === INFINITE || y.kind === INFINITE
      ? x.kind === y.kind
      : decimal.isNan(x) && decimal.isNan(y),
);

/** Questions about a number. */
function question(
  name: string,
  doc: string,
  body: (x: PyDecimal, context: PyContext) => boolean,
  hasContext = false,
): void {
  method(
    DECIMAL,
    hasContext ? `${name}(self, /, context=None)` : `${name}(self, /)`,
    { doc },
    (m, self: PyDecimal, given?: Value) => {
      const context = contextArgument(m, given ?? null);
      return context === X ? X : body(self, context as PyContext);
    },
  );
  method(CONTEXT, `${name}(self, x, /)`, { doc }, (m, self: PyContext, value: Value) => {
    const x = operand(m, value);
    return x === undefined ? unsupported(m, value) : body(x, self);
  });
}
question("is_finite", "Is it neither infinite nor NaN?", (x) => x.kind === FINITE);
question("is_infinite", "Is it infinite?", (x) => x.kind === INFINITE);
question("is_nan", "Is it a NaN, quiet or signaling?", (x) => x.kind >= QUIET_NAN);
question("is_qnan", "Is it a quiet NaN?", (x) => x.kind === QUIET_NAN);
question("is_snan", "Is it a signaling NaN?", (x) => x.kind === SIGNALING_NAN);
question("is_signed", "Is it negative, -0 included?", (x) => x.sign === 1);
question("is_zero", "Is it zero?", (x) => decimal.isZero(x));
question("is_canonical", "Always true.", () => true);
question("is_normal", "Is it finite, not zero and not subnormal?", (x, c) => isNormal(x, c), true);
question("is_subnormal", "Is it subnormal?", (x, c) => isSubnormal(x, c), true);
function isNormal(x: PyDecimal, context: PyContext): boolean {
  return x.kind === FINITE && x.coefficient !== 0n && decimal.adjusted(x) >= context.emin;
}
function isSubnormal(x: PyDecimal, context: PyContext): boolean {
  return x.kind === FINITE && x.coefficient !== 0n && decimal.adjusted(x) < context.emin;
}
method(
  DECIMAL,
  "number_class(self, /, context=None)",
  { doc: "The class of the number in words." },
  (m, self: PyDecimal, given: Value) => {
    const context = contextArgument(m, given);
    return context === X ? X : decimal.numberClass(new Operation(m, context as PyContext), self);
  },
);
method(
  CONTEXT,
  "number_class(self, x, /)",
  { doc: "The class of a number in words." },
  (m, self: PyContext, value: Value) => {
    const x = operand(m, value);
    return x === undefined ? unsupported(m, value) : decimal.numberClass(new Operation(m, self), x);
  },
);
method(DECIMAL, "adjusted(self, /)", { doc: "The exponent of the leading digit." }, (_m, self: PyDecimal) =>
  self.kind === FINITE ? decimal.adjusted(self) : 0,
);
for (const type of [DECIMAL, CONTEXT])
  method(type, "radix(self, /)", { doc: "Decimal('10')." }, (m) => makeDecimal(m, decimal.finite(0, 10n, 0)));

// ----------------------------------------------------------------------------------------------------------------- contexts

/** Sets one attribute of a context; false with an exception. */
function setField(m: Machine, context: PyContext, name: string, value: Value): boolean {
  if (name === "rounding") {
    const rounding = roundingOf(m, value);
    if (rounding < 0) return false;
    context.rounding = rounding;
    return true;
  }
  const inner = unwrap(value);
  if (!isInt(inner)) {
    m.typeError("an integer is required");
    return false;
  }
  const number = Number(inner);
  const most = decimal.MAX_PRECISION;
  if (typeof inner === "bigint" && (inner > 9223372036854775807n || inner < -9223372036854775808n)) {
    m.raise("OverflowError", "Python int too large to convert to C ssize_t");
    return false;
  }
  const refuse = (text: string): boolean => {
    m.valueError(text);
    return false;
  };
  switch (name) {
    case "prec":
      if (number < 1 || number > most) return refuse("valid range for prec is [1, MAX_PREC]");
      context.precision = number;
      break;
    case "Emin":
      if (number < -decimal.MAX_EXPONENT || number > 0) return refuse("valid range for Emin is [MIN_EMIN, 0]");
      context.emin = number;
      break;
    case "Emax":
      if (number < 0 || number > decimal.MAX_EXPONENT) return refuse("valid range for Emax is [0, MAX_EMAX]");
      context.emax = number;
      break;
    case "capitals":
      if (number !== 0 && number !== 1) return refuse("valid values for capitals are 0 or 1");
      context.capitals = number;
      break;
    default:
      if (number !== 0 && number !== 1) return refuse("valid values for clamp are 0 or 1");
      context.clamp = number;
  }
  return true;
}
const FIELDS = {
  prec: "precision",
  rounding: "rounding",
  Emin: "emin",
  Emax: "emax",
  capitals: "capitals",
  clamp: "clamp",
} as const;
for (const name of Object.keys(FIELDS) as (keyof typeof FIELDS)[])
  getter(
    CONTEXT,
    name,
    (_m, self: Value) => {
      const value = (unwrap(self) as PyContext)[FIELDS[name]];
      return name === "rounding" ? ROUNDINGS[value] : value;
    },
    (m, self: Value, value) => {
      if (value === undefined) return m.raise("AttributeError", "context attributes cannot be deleted");
      return setField(m, unwrap(self) as PyContext, name, value) ? null : X;
    },
  );
/** A signal that is set by hand has all its ways. */
function allWays(bits: number): number {
  return (bits & 511) | ((bits & decimal.INVALID_OPERATION) === 0 ? 0 : WAYS_TO_BE_INVALID);
}
const SET_BITS = continuation("decimal.set-bits", (_m, bits, self: PyContext, which: number) => {
  if (which === 0) self.flags = allWays(Number(bits));
  else self.traps = allWays(Number(bits));
  return null;
});
for (const [which, name] of (["flags", "traps"] as const).entries())
  getter(
    CONTEXT,
    name,
    (m, self: Value) => m.call(stateOf(m).signals, [self, which]),
    (m, self: Value, value) =>
      value === undefined
        ? m.raise("AttributeError", "context attributes cannot be deleted")
        : m.then(m.call(stateOf(m).bits, [value, true]), SET_BITS, unwrap(self), which),
  );

function copyContext(m: Machine, context: PyContext): PyContext {
  m.allocate(INSTANCE_SIZE + 40);
  const { precision, rounding, emin, emax, capitals, clamp, flags, traps } = context;
  return new PyContext(precision, rounding, emin, emax, capitals, clamp, flags, traps);
}
const WITH_FLAGS = continuation("decimal.with-flags", (m, bits, made: PyContext, traps: Value) => {
  made.flags = allWays(Number(bits));
  return traps === null ? made : m.then(m.call(stateOf(m).bits, [traps]), WITH_TRAPS, made);
});
const WITH_TRAPS = continuation("decimal.with-traps", (_m, bits, made: PyContext) => {
  made.traps = allWays(Number(bits));
  return made;
});
constructor(
  CONTEXT,
  "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
  { cost: 4 },
  (m, ...given: Value[]) => {
    const defaults = unwrap(stateOf(m).defaults);
    const made =
      defaults instanceof PyContext ? copyContext(m, defaults) : new PyContext(28, 6, -999999, 999999, 1, 0, 0, 0);
    made.flags = 0;
    const names = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp"];
    for (let index = 0; index < names.length; index++)
      if (given[index] !== null && !setField(m, made, names[index], given[index])) return X;
    const [flags, traps] = given.slice(6);
    if (flags !== null) return m.then(m.call(stateOf(m).bits, [flags]), WITH_FLAGS, made, traps);
    return traps === null ? made : m.then(m.call(stateOf(m).bits, [traps]), WITH_TRAPS, made);
  },
);
for (const name of ["copy", "__copy__"])
  method(CONTEXT, `${name}(self, /)`, { doc: "A copy of the context." }, (m, self: PyContext) => copyContext(m, self));
method(CONTEXT, "clear_flags(self, /)", { doc: "Reset all flags to False." }, (_m, self: PyContext) => {
  self.flags = 0;
  return null;
});
method(CONTEXT, "clear_traps(self, /)", { doc: "Set all traps to False." }, (_m, self: PyContext) => {
  self.traps = 0;
  return null;
});
method(CONTEXT, "Etiny(self, /)", { doc: "Emin - prec + 1." }, (_m, self: PyContext) => self.emin - self.precision + 1);
method(CONTEXT, "Etop(self, /)", { doc: "Emax - prec + 1." }, (_m, self: PyContext) => self.emax - self.precision + 1);
/** Signals in the order in which CPython shows them, which for an invalid operation depends on the way. */
const SHOWN: readonly (readonly [string, number])[] = [
  ["Clamped", decimal.CLAMPED],
  ["InvalidOperation", decimal.CONVERSION_SYNTAX],
  ["DivisionByZero", decimal.DIVISION_BY_ZERO],
  ["InvalidOperation", decimal.DIVISION_IMPOSSIBLE | decimal.DIVISION_UNDEFINED],
  ["Inexact", decimal.INEXACT],
  ["InvalidOperation", decimal.INVALID_OPERATION | decimal.INVALID_CONTEXT],
  ["FloatOperation", decimal.FLOAT_OPERATION],
  ["Overflow", decimal.OVERFLOW],
  ["Rounded", decimal.ROUNDED],
  ["Subnormal", decimal.SUBNORMAL],
  ["Underflow", decimal.UNDERFLOW],
];
function shownSignals(bits: number): string {
  const names: string[] = [];
  let rest = bits;
  for (const [name, bit] of SHOWN)
    if ((rest & bit) !== 0) {
      names.push(name);
      if (name === "InvalidOperation") rest &= ~(decimal.INVALID_OPERATION | WAYS_TO_BE_INVALID);
    }
  return `[${names.join(", ")}]`;
}
method(CONTEXT, "__repr__(self, /)", { cost: 8 }, (m, self: PyContext) => {
  m.allocate(400);
  return (
    `Context(prec=${self.precision}, rounding=${ROUNDINGS[self.rounding]}, Emin=${self.emin}, Emax=${self.emax}, ` +
    `capitals=${self.capitals}, clamp=${self.clamp}, flags=${shownSignals(self.flags)}, traps=${shownSignals(self.traps)})`
  );
});
method(
  CONTEXT,
  "create_decimal(self, num='0', /)",
  { cost: 3, doc: "A number rounded by this context." },
  (m, self: PyContext, value: Value) => {
    const inner = unwrap(value);
    if (inner instanceof PyDecimal) return created(m, self, inner);
    if (isStr(inner)) {
      // No underscores and no space here: CPython asks for plain numeric text.
      const text = flatten(m, inner);
      const host = typeof text === "string" ? text : "?";
      const clean = cleanText(m, text);
      const parsed = clean.length === host.length ? parseDecimal(clean) : null;
      return parsed === null
        ? tell(m, self, decimal.CONVERSION_SYNTAX, makeDecimal(m, NAN_NUMBER))
        : created(m, self, parsed);
    }
    return m.then(fromValue(m, value, self), CREATED, self);
  },
);
const CREATED = continuation("decimal.created", (m, number, self: PyContext) => created(m, self, number as PyDecimal));
function created(m: Machine, context: PyContext, x: Num): Result {
  const operation = new Operation(m, context);
  if (x.kind >= QUIET_NAN) {
    const room = context.precision - context.clamp;
    if (x.coefficient !== 0n && decimal.digitCount(x.coefficient) > room)
      return tell(m, context, decimal.CONVERSION_SYNTAX, makeDecimal(m, NAN_NUMBER));
    return makeDecimal(m, x);
  }
  const result = makeDecimal(m, decimal.fix(operation, x));
  return tell(m, context, operation.status, result);
}
method(
  CONTEXT,
  "create_decimal_from_float(self, f, /)",
  { cost: 3, doc: "A float as this context rounds it." },
  (m, self: PyContext, value: Value) => {
    const inner = unwrap(value);
    if (inner instanceof PyFloat) return created(m, self, floatToDecimal(m, inner.value));
    return isInt(inner) ? created(m, self, intToDecimal(m, inner)) : m.typeError("argument must be int or float");
  },
);
for (const [name, engineering] of [
  ["to_sci_string", false],
  ["to_eng_string", true],
] as const)
  method(CONTEXT, `${name}(self, x, /)`, { cost: 4, doc: "A number as text." }, (m, self: PyContext, value: Value) => {
    const x = operand(m, value);
    if (x === undefined) return unsupported(m, value);
    chargeText(m, x);
    return hostString(decimalText(x, self.capitals === 1, engineering));
  });

// ---------------------------------------------------------------------------------------------------------------- the module

const natives = [
  builtin("install(defaults, raiser, signals, bits, tuple, comparer, /)", {}, (m, ...hooks: Value[]) => {
    const state = stateOf(m);
    [state.defaults, state.raiser, state.signals, state.bits, state.tuple, state.comparer] = hooks;
    state.current = copyContext(m, unwrap(state.defaults) as PyContext);
    return null;
  }),
  builtin("getcontext()", { doc: "Get the current default context." }, (m) => stateOf(m).current),
  builtin("setcontext(context, /)", { doc: "Set a new default context." }, (m, context: Value) => {
    const inner = unwrap(context);
    if (!(inner instanceof PyContext)) return m.typeError("argument must be a context");
    stateOf(m).current = context;
    return null;
  }),
  builtin("bits(context, which: size, /)", {}, (m, context: Value, which: number) => {
    const inner = unwrap(context);
    if (!(inner instanceof PyContext)) return m.typeError("argument must be a context");
    return (which === 0 ? inner.flags : inner.traps) & 511;
  }),
  builtin("set_bits(context, which: size, bits: size, /)", {}, (m, context: Value, which: number, bits: number) => {
    const inner = unwrap(context);
    if (!(inner instanceof PyContext)) return m.typeError("argument must be a context");
    if (which === 0) inner.flags = allWays(bits);
    else inner.traps = allWays(bits);
    return null;
  }),
  // self * integer, exactly.
  builtin("scaled(number, factor: index, /)", {}, (m, number: Value, factor: Int) => {
    const x = unwrap(number);
    if (!(x instanceof PyDecimal)) return m.typeError("expected a Decimal");
    const exact = exactContext(m);
    const y = intToDecimal(m, factor);
    decimal.chargeProduct(exact, decimal.digitCount(x.coefficient), decimal.digitCount(y.coefficient));
    return makeDecimal(m, decimal.finite(x.sign ^ y.sign, x.coefficient * y.coefficient, x.exponent));
  }),
];
const fill = contents("_decimal", natives, { Decimal: DECIMAL, Context: CONTEXT });
defineModule({
  name: "_decimal",
  doc: "Natives of decimal.",
  fill: (m, namespace) => {
    fill(m, namespace);
    namespace.setName("_state", new DecimalState());
  },
});
defineModule({ name: "decimal", doc: "C decimal arithmetic module", frozen: "decimal" });
