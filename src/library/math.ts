/**
 * The module `math` (Python library reference, "math"): every function and constant, computed by `numeric/`, which gives the
 * same bits on every engine. The tables below say of each function of doubles what its NaN or infinite results mean.
 */

import * as integer from "../numeric/integer.js";
import { linearWork } from "../numeric/work.js";
import * as real from "../numeric/math.js";
import { builtin } from "../objects/define.js";
import { floatToInt } from "../objects/int.js";
import { continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { PyFloat, PyTuple, type Int, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { makeFloat } from "../objects/number-arithmetic.js";
import { callUnbound, lookupSpecial, toFloat, toIndex, typeName, unwrap } from "../objects/protocol.js";
import { FLOAT_SIZE, tupleSize } from "../objects/sizes.js";
import { INTEGER_FUNCTIONS } from "./math-integers.js";
import { realOf, withReals } from "./math-numbers.js";
import { SUM_FUNCTIONS } from "./math-sums.js";
import { contents, defineModule } from "./modules.js";

const natives: PyNative[] = [...INTEGER_FUNCTIONS, ...SUM_FUNCTIONS];

function domainError(m: Machine): Result {
  return m.valueError("math domain error");
}
function rangeError(m: Machine): Result {
  return m.raise("OverflowError", "math range error");
}

// ---------------------------------------------------------------------------------------------- functions of one float

/** What an infinite result of a finite argument means. */
type Infinite = "domain" | "range" | "fine";

interface UnaryRow {
  readonly compute: (x: number) => number;
  readonly infinite: Infinite;
  /** Reduces its argument modulo pi, which takes long when it is large. */
  readonly reduces: boolean;
}
const LARGE_ANGLE = 100_000;
const UNARY_ROWS = new Map<string, UnaryRow>();

function evaluate(m: Machine, row: UnaryRow, x: number): Result {
  if (row.reduces && (x > LARGE_ANGLE || x < -LARGE_ANGLE)) m.charge(12);
  const result = row.compute(x);
  if (result - result !== 0) {
    if (result !== result) {
      if (x === x) return domainError(m);
    } else if (x - x === 0 && row.infinite !== "fine") return row.infinite === "range" ? rangeError(m) : domainError(m);
  }
  return makeFloat(m, result);
}
const UNARY = continuation("math.unary", (m, value, name: string) =>
  evaluate(m, UNARY_ROWS.get(name) as UnaryRow, (value as PyFloat).value),
);

function unary(name: string, cost: number, infinite: Infinite, compute: (x: number) => number, doc: string): void {
  const row = { compute, infinite, reduces: name === "sin" || name === "cos" || name === "tan" };
  UNARY_ROWS.set(name, row);
  natives.push(
    builtin(`${name}(x, /)`, { cost, doc }, (m, x: Value) => {
      const value = realOf(x);
      return value === undefined ? m.then(toFloat(m, x), UNARY, name) : evaluate(m, row, value);
    }),
  );
}

unary("acos", 3, "domain", real.acos, "The arc cosine of x in radians, from 0 to pi.");
unary("acosh", 3, "domain", real.acosh, "The inverse hyperbolic cosine of x.");
unary("asin", 3, "domain", real.asin, "The arc sine of x in radians, from -pi/2 to pi/2.");
unary("asinh", 3, "domain", real.asinh, "The inverse hyperbolic sine of x.");
unary("atan", 3, "domain", real.atan, "The arc tangent of x in radians, from -pi/2 to pi/2.");
unary("atanh", 3, "domain", real.atanh, "The inverse hyperbolic tangent of x.");
unary("cbrt", 3, "domain", real.cbrt, "The cube root of x.");
unary("cos", 2, "domain", real.cos, "The cosine of x radians.");
unary("cosh", 3, "range", real.cosh, "The hyperbolic cosine of x.");
unary("degrees", 1, "fine", real.degrees, "The angle x in degrees, given in radians.");
unary("erf", 4, "fine", real.erf, "The error function at x.");
unary("erfc", 4, "fine", real.erfc, "One minus the error function at x.");
unary("exp", 2, "range", real.exp, "e to the power of x.");
unary("exp2", 2, "range", real.exp2, "2 to the power of x.");
unary("expm1", 3, "range", real.expm1, "exp(x) - 1, precise for small x.");
unary("fabs", 1, "fine", real.fabs, "The absolute value of x as a float.");
unary("gamma", 6, "range", (x) => (x === 0 ? Number.NaN : real.gamma(x)), "The gamma function at x.");
unary(
  "lgamma",
  6,
  "range",
  (x) => (x <= 0 && x !== Number.NEGATIVE_INFINITY && Math.floor(x) === x ? Number.NaN : real.lgamma(x)),
  "The natural logarithm of the absolute value of the gamma function at x.",
);
unary("log1p", 3, "domain", real.log1p, "The natural logarithm of 1 + x, precise for small x.");
unary("radians", 1, "fine", real.radians, "The angle x in radians, given in degrees.");
unary("sin", 2, "domain", real.sin, "The sine of x radians.");
unary("sinh", 3, "range", real.sinh, "The hyperbolic sine of x.");
unary("sqrt", 1, "domain", real.sqrt, "The square root of x.");
unary("tan", 3, "domain", real.tan, "The tangent of x radians.");
unary("tanh", 3, "domain", real.tanh, "The hyperbolic tangent of x.");
unary("ulp", 1, "fine", real.ulp, "The value of the last bit of the float x.");

// --------------------------------------------------------------------------------------------- functions of two floats

interface BinaryRow {
  readonly compute: (x: number, y: number) => number;
  readonly infinite: Infinite;
}
const BINARY_ROWS = new Map<string, BinaryRow>();

function evaluateBinary(m: Machine, row: BinaryRow, x: number, y: number): Result {
  const result = row.compute(x, y);
  if (result - result !== 0) {
    if (result !== result) {
      if (x === x && y === y) return domainError(m);
    } else if (x - x === 0 && y - y === 0 && row.infinite !== "fine") {
      // 0 ** -1 is outside the domain, 10 ** 1000 outside the range.
      return row.infinite === "range" && x !== 0 ? rangeError(m) : domainError(m);
    }
  }
  return makeFloat(m, result);
}
const BINARY = continuation("math.binary", (m, _value, operands: readonly number[], name: string) =>
  evaluateBinary(m, BINARY_ROWS.get(name) as BinaryRow, operands[0], operands[1]),
);

function binary(
  signature: string,
  cost: number,
  infinite: Infinite,
  compute: (x: number, y: number) => number,
  doc: string,
): void {
  const row = { compute, infinite };
  const native = builtin(signature, { cost, doc }, (m, x: Value, y: Value): NextResult => {
    const left = realOf(x);
    const right = realOf(y);
    if (left === undefined || right === undefined) return withReals(m, [x, y], BINARY, native.name);
    return evaluateBinary(m, row, left, right);
  });
  BINARY_ROWS.set(native.name, row);
  natives.push(native);
}

binary("atan2(y, x, /)", 3, "fine", real.atan2, "The angle in radians of the point (x, y), from -pi to pi.");
binary("copysign(x, y, /)", 1, "fine", real.copysign, "The magnitude of x with the sign of y.");
binary("fmod(x, y, /)", 2, "domain", real.fmod, "The remainder of x / y with the sign of x, as C computes it.");
binary(
  "remainder(x, y, /)",
  2,
  "domain",
  real.remainder,
  "The difference between x and the multiple of y nearest to it (IEEE 754).",
);
binary("pow(x, y, /)", 3, "range", real.pow, "x to the power of y, as floats.");

// --------------------------------------------------------------------------------------------------------- predicates

const PREDICATES: ReadonlyMap<string, (x: number) => boolean> = new Map([
  ["isfinite", (x: number) => x - x === 0],
  ["isinf", (x: number) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY],
  ["isnan", (x: number) => x !== x],
]);
const PREDICATE = continuation("math.predicate", (_m, value, name: string) =>
  (PREDICATES.get(name) as (x: number) => boolean)((value as PyFloat).value),
);
for (const [name, test] of PREDICATES)
  natives.push(
    builtin(
      `${name}(x, /)`,
      {
        doc: `Whether x is ${name === "isfinite" ? "neither infinite nor NaN" : name === "isinf" ? "infinite" : "NaN"}.`,
      },
      (m, x: Value) => {
        const value = realOf(x);
        return value === undefined ? m.then(toFloat(m, x), PREDICATE, name) : test(value);
      },
    ),
  );

const IS_CLOSE = continuation("math.isclose", (m, _value, reals: readonly number[]) => {
  const [a, b, relative, absolute] = reals;
  if (relative < 0 || absolute < 0) return m.valueError("tolerances must be non-negative");
  if (a === b) return true;
  if (
    a === Number.POSITIVE_INFINITY ||
    a === Number.NEGATIVE_INFINITY ||
    b === Number.POSITIVE_INFINITY ||
    b === Number.NEGATIVE_INFINITY
  )
    return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
});
natives.push(
  builtin(
    "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
    { doc: "Whether a and b differ by no more than a relative or an absolute tolerance." },
    (m, a: Value, b: Value, relative: Value, absolute: Value) =>
      withReals(m, [a, b, relative, absolute], IS_CLOSE, null),
  ),
);

// ------------------------------------------------------------------------------------------------------------- rounding

interface Rounding {
  readonly hook: string;
  readonly round: (x: number) => number;
}
const ROUNDINGS: ReadonlyMap<string, Rounding> = new Map([
  ["ceil", { hook: "__ceil__", round: Math.ceil }],
  ["floor", { hook: "__floor__", round: Math.floor }],
]);
const ROUND = continuation("math.round", (m, value, name: string) =>
  floatToInt(m, (ROUNDINGS.get(name) as Rounding).round((value as PyFloat).value)),
);
for (const [name, { hook, round }] of ROUNDINGS)
  natives.push(
    builtin(
      `${name}(x, /)`,
      { doc: name === "ceil" ? "The smallest integer not below x." : "The largest integer not above x." },
      (m, x: Value) => {
        if (x instanceof PyFloat) return floatToInt(m, round(x.value));
        if (typeof x === "number" || typeof x === "bigint") return x;
        const special = lookupSpecial(x, hook);
        if (special !== undefined && special !== null) return callUnbound(m, special, x, []);
        return m.then(toFloat(m, x), ROUND, name);
      },
    ),
  );
natives.push(
  builtin("trunc(x, /)", { doc: "x without its fraction, by its __trunc__ method." }, (m, x: Value) => {
    if (x instanceof PyFloat) return floatToInt(m, real.trunc(x.value));
    if (typeof x === "number" || typeof x === "bigint") return x;
    const special = lookupSpecial(x, "__trunc__");
    if (special === undefined || special === null)
      return m.typeError(`type ${typeName(x)} doesn't define __trunc__ method`);
    return callUnbound(m, special, x, []);
  }),
);

// ------------------------------------------------------------------------------------------------------------ logarithms

/** A logarithm by name, and what 2 ** exponent adds to it. */
const LOGARITHMS: ReadonlyMap<string, (x: number) => number> = new Map([
  ["log", real.log],
  ["log2", real.log2],
  ["log10", real.log10],
]);

function logOfFloat(m: Machine, name: string, x: number): Result {
  if (x <= 0) return domainError(m);
  return makeFloat(m, (LOGARITHMS.get(name) as (x: number) => number)(x));
}

function logOfInt(m: Machine, name: string, value: Int): Result {
  if (value <= 0) return domainError(m);
  const float = integer.toFloat(value);
  if (Number.isFinite(float)) return logOfFloat(m, name, float);
  m.charge(linearWork(integer.bitLength(value)));
  const compute = LOGARITHMS.get(name) as (x: number) => number;
  const { mantissa, exponent } = integer.integerFrexp(value);
  return makeFloat(m, compute(mantissa) + compute(2) * exponent);
}

const LOG_FLOAT = continuation("math.log-float", (m, value, name: string) =>
  logOfFloat(m, name, (value as PyFloat).value),
);
function logarithm(m: Machine, name: string, value: Value): Result {
  if (value instanceof PyFloat) return logOfFloat(m, name, value.value);
  const inner = unwrap(value);
  if (typeof inner === "number" || typeof inner === "bigint") return logOfInt(m, name, inner);
  if (typeof inner === "boolean") return logOfInt(m, name, inner ? 1 : 0);
  return m.then(toFloat(m, value), LOG_FLOAT, name);
}

const LOG_NUMERATOR = continuation("math.log-numerator", (m, value, base: Value) =>
  m.then(logarithm(m, "log", base), LOG_QUOTIENT, value),
);
const LOG_QUOTIENT = continuation("math.log-quotient", (m, value, numerator: PyFloat) => {
  const denominator = (value as PyFloat).value;
  if (denominator === 0) return m.raise("ZeroDivisionError", "float division by zero");
  return makeFloat(m, numerator.value / denominator);
});
natives.push(
  builtin(
    "log(x, base=..., /)",
    { cost: 2, doc: "The logarithm of x to a base, e when none is given." },
    (m, x: Value, base: Value | undefined) => {
      const result = logarithm(m, "log", x);
      return base === undefined ? result : m.then(result, LOG_NUMERATOR, base);
    },
  ),
  builtin("log2(x, /)", { cost: 2, doc: "The base 2 logarithm of x." }, (m, x: Value) => logarithm(m, "log2", x)),
  builtin("log10(x, /)", { cost: 2, doc: "The base 10 logarithm of x." }, (m, x: Value) => logarithm(m, "log10", x)),
);

// --------------------------------------------------------------------------------------------------- parts of a float

function pairOfFloats(m: Machine, first: number, second: number): PyTuple {
  m.allocate(tupleSize(2) + 2 * FLOAT_SIZE);
  return new PyTuple([new PyFloat(first), new PyFloat(second)]);
}

const STEPS = continuation("math.nextafter", (m, value, x: number, y: number) => {
  const steps = value as Int;
  if (steps < 0) return m.valueError("steps must be a non-negative integer");
  return makeFloat(m, real.nextafter(x, y, steps));
});
const LDEXP = continuation("math.ldexp", (m, _value, reals: readonly number[], exponent: Int) => {
  const [x] = reals;
  if (x === 0 || x - x !== 0) return makeFloat(m, x);
  const places = typeof exponent === "bigint" ? (exponent < 0n ? -100_000 : 100_000) : exponent;
  const result = real.ldexp(x, places);
  return result - result !== 0 ? rangeError(m) : makeFloat(m, result);
});
const LDEXP_NO_INT = continuation("math.ldexp-no-int", (m) =>
  m.typeError("Expected an int as second argument to ldexp."),
);
const FMA = continuation("math.fma", (m, _value, reals: readonly number[]) => {
  const [x, y, z] = reals;
  const result = real.fma(x, y, z);
  if (result !== result && x === x && y === y && z === z) return m.valueError("invalid operation in fma");
  if (result - result !== 0 && result === result && x - x === 0 && y - y === 0 && z - z === 0)
    return m.raise("OverflowError", "overflow in fma");
  return makeFloat(m, result);
});

natives.push(
  builtin("frexp(x: float, /)", { doc: "The mantissa m and exponent e of x, with x == m * 2**e." }, (m, x: number) => {
    const { mantissa, exponent } = real.frexp(x);
    m.allocate(tupleSize(2) + FLOAT_SIZE);
    return new PyTuple([new PyFloat(mantissa), exponent]);
  }),
  builtin(
    "modf(x: float, /)",
    { doc: "The fractional and the integral part of x, both floats with its sign." },
    (m, x: number) => {
      const [fraction, whole] = real.modf(x);
      return pairOfFloats(m, fraction, whole);
    },
  ),
  builtin("ldexp(x, i, /)", { doc: "x * 2**i, the inverse of frexp." }, (m, x: Value, exponent: Value) => {
    const places = unwrap(exponent);
    if (typeof places === "boolean") return withReals(m, [x], LDEXP, Number(places));
    if (typeof places !== "number" && typeof places !== "bigint") return withReals(m, [x], LDEXP_NO_INT, null);
    return withReals(m, [x], LDEXP, places);
  }),
  builtin(
    "nextafter(x: float, y: float, /, *, steps=None)",
    { cost: 10, doc: "The float some steps after x towards y, one step when not given." },
    (m, x: number, y: number, steps: Value | undefined) =>
      steps === undefined || steps === null
        ? makeFloat(m, real.nextafter(x, y))
        : m.then(toIndex(m, steps), STEPS, x, y),
  ),
  builtin("fma(x, y, z, /)", { cost: 12, doc: "x * y + z, rounded once." }, (m, x: Value, y: Value, z: Value) =>
    withReals(m, [x, y, z], FMA, null),
  ),
);

defineModule({
  name: "math",
  doc: "Mathematical functions of floats and integers.",
  fill: contents("math", natives, {
    pi: new PyFloat(real.PI),
    e: new PyFloat(real.E),
    tau: new PyFloat(real.TAU),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
  }),
});
