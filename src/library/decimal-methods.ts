/** decimal: the operations that are methods of Decimal and of Context, declared once; the rest stands in decimal.ts. */

import { method } from "../objects/define.js";
import { X, type Machine } from "../objects/machine.js";
import { type Value } from "../objects/model.js";
import { isStr, unwrap } from "../objects/protocol.js";
import { flatten } from "../objects/text.js";
import * as decimal from "../numeric/decimal.js";
import { decimalLogarithm, exponential, naturalLogarithm } from "../numeric/decimal-functions.js";
import {
  type Binary,
  CONTEXT,
  DECIMAL,
  type Num,
  Operation,
  PyContext,
  PyDecimal,
  type Unary,
  contextArgument,
  makeDecimal,
  operand,
  runBinary,
  runDivmod,
  runPower,
  runUnary,
  tell,
  unsupported,
} from "./decimal.js";

const { FINITE, INFINITE, QUIET_NAN, SIGNALING_NAN } = decimal;

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

export const ROUNDINGS = [
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
export function roundingOf(m: Machine, value: Value): number {
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
