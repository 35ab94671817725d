/**
 * The module `cmath` (Python library reference): functions of complex numbers by the formulas of W. Kahan, "Branch Cuts for
 * Complex Elementary Functions", over the real functions of `numeric/math`. What arguments that are not finite give stands in
 * the tables (C99, annex G).
 */

import * as real from "../numeric/math.js";
import { makeComplex } from "../objects/complex.js";
import { builtin } from "../objects/define.js";
import { continuation, type Machine, type Result } from "../objects/machine.js";
import { PyComplex, PyFloat, PyTuple, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { makeFloat } from "../objects/number-arithmetic.js";
import { callUnbound, lookupSpecial, toFloat, typeName, unwrap } from "../objects/protocol.js";
import { tupleSize } from "../objects/sizes.js";
import { contents, defineModule } from "./modules.js";

type Parts = readonly [number, number];
/** What a function gives: a number, or one of the two errors. */
type Answer = Parts | "domain" | "range";

const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = real.sqrt(LARGE);
const LOG_LARGE = real.log(LARGE);
const SQRT_MINIMUM = real.sqrt(2.2250738585072014e-308);
const MINIMUM = 2.2250738585072014e-308;
const LN2 = Math.LN2;
const LN10 = Math.LN10;
const { PI } = real;

/**
 * By the real part (-inf, negative, -0, 0, positive, inf, nan) and the imaginary one, two letters: z 0, i inf, p pi, h pi/2,
 * q pi/4, t 3 pi/4, o 1, capitals their negatives; n nan, D a domain error.
 */
const SPECIAL = {
  acos: "tipipipIpItInihi........hInnhi........hIhnhi........hIhnhi........hInnqizizizIzIqInininnnnnnnnnInn",
  acosh: "iTiPiPipipitiniH........ihnniH........ihnniH........ihnniH........ihnniQiZiZiziziqininnnnnnnnninnn",
  asinh: "IQIZIZIzIzIqInIH........IhnnIH........IhnniH........ihnniH........ihnniQiZiZiziziqininnnnZnznninnn",
  atanh: "ZHZHZHZhZhZhZnZH........ZhnnZH........ZhZnzH........zhznzH........zhnnzHzHzHzhzhzhznzHnnnnnnnnzhnn",
  cosh: "DDIiiziZIIDDinDD........DDnnDD........DDnzDD........DDnzDD........DDnnDDIIiZizIiDDinnnnnnznznnnnnn",
  exp: "zzZZzZzzZzzzzzDD........DDnnDD........DDnnDD........DDnnDD........DDnnDDIIiZizIiDDinnnnnnZnznnnnnn",
  log: "iTiPiPipipitiniH........ihnniH........ihnniH........ihnniH........ihnniQiZiZiziziqininnnnnnnnninnn",
  sinh: "DDiIIZIziiDDinDD........DDnnDD........DDznDD........DDznDD........DDnnDDIIiZizIiDDinnnnnnZnznnnnnn",
  sqrt: "iIzIzIziziiiniiI........iinniI........iinniI........iinniI........iinniIiZiZiziziiiniInnnnnnnniinn",
  tanh: "OzOzOZOzOZOzOzDD........DDnnDD........DDnnDD........DDnnDD........DDnnozozoZozoZozoznnnnnZnznnnnnn",
} as const;

function place(value: number): number {
  if (value !== value) return 6;
  if (value === 0) return Object.is(value, -0) ? 2 : 3;
  if (value < 0) return value === -Infinity ? 0 : 1;
  return value === Infinity ? 5 : 4;
}
function letter(code: number): number {
  // Capitals are 32 below.
  const isNegative = code < 97;
  let value: number;
  switch (String.fromCharCode(isNegative ? code + 32 : code)) {
    case "z":
      value = 0;
      break;
    case "i":
      value = Infinity;
      break;
    case "p":
      value = PI;
      break;
    case "h":
      value = PI / 2;
      break;
    case "q":
      value = PI / 4;
      break;
    case "t":
      value = (3 * PI) / 4;
      break;
    case "o":
      value = 1;
      break;
    default:
      return Number.NaN;
  }
  return isNegative ? -value : value;
}
function isFinitePair(x: number, y: number): boolean {
  return x - x === 0 && y - y === 0;
}
function special(name: keyof typeof SPECIAL, x: number, y: number): Answer {
  const at = 2 * (7 * place(x) + place(y));
  const first = SPECIAL[name].charCodeAt(at);
  return first === 68 ? "domain" : [letter(first), letter(SPECIAL[name].charCodeAt(at + 1))];
}
/** By the table, but where an infinite real part goes with a finite angle. */
function specialAngle(name: "cosh" | "exp" | "sinh", x: number, y: number): Answer {
  if (x - x === 0 || x !== x || y - y !== 0 || y === 0) return special(name, x, y);
  const cosine = real.cos(y);
  const sine = real.sin(y);
  if (name === "exp") {
    const size = x > 0 ? Infinity : 0;
    return [real.copysign(size, cosine), real.copysign(size, sine)];
  }
  const isUp = x > 0;
  if (name === "cosh") return [real.copysign(Infinity, cosine), real.copysign(Infinity, isUp ? sine : -sine)];
  return [real.copysign(Infinity, isUp ? cosine : -cosine), real.copysign(Infinity, sine)];
}

function sqrtOf(x: number, y: number): Parts {
  if (x === 0 && y === 0) return [0, y];
  let ax = Math.abs(x);
  const ay = Math.abs(y);
  let s: number;
  if (ax < MINIMUM && ay < MINIMUM && (ax > 0 || ay > 0)) {
    ax = real.ldexp(ax, 54);
    s = real.ldexp(real.sqrt(ax + real.hypot([ax, real.ldexp(ay, 54)])), -27);
  } else {
    ax /= 8;
    s = 2 * real.sqrt(ax + real.hypot([ax, ay / 8]));
  }
  const d = ay / (2 * s);
  return x >= 0 ? [s, real.copysign(d, y)] : [d, real.copysign(s, y)];
}
function sqrt(x: number, y: number): Answer {
  return isFinitePair(x, y) ? sqrtOf(x, y) : special("sqrt", x, y);
}
function rootOf(x: number, y: number): Parts {
  return sqrt(x, y) as Parts;
}

function acos(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return special("acos", x, y);
  if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
    const size = real.log(real.hypot([x / 2, y / 2])) + LN2 * 2;
    return [real.atan2(Math.abs(y), x), x < 0 ? -real.copysign(size, y) : real.copysign(size, -y)];
  }
  const [ar, ai] = rootOf(1 - x, -y);
  const [br, bi] = rootOf(1 + x, y);
  return [2 * real.atan2(ar, br), real.asinh(br * ai - bi * ar)];
}
function acosh(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return special("acosh", x, y);
  if (Math.abs(x) > LARGE || Math.abs(y) > LARGE)
    return [real.log(real.hypot([x / 2, y / 2])) + LN2 * 2, real.atan2(y, x)];
  const [ar, ai] = rootOf(x - 1, y);
  const [br, bi] = rootOf(x + 1, y);
  return [real.asinh(ar * br + ai * bi), 2 * real.atan2(ai, br)];
}
function asinh(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return special("asinh", x, y);
  if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
    const size = real.log(real.hypot([x / 2, y / 2])) + LN2 * 2;
    return [
      y >= 0 && !Object.is(y, -0) ? real.copysign(size, x) : -real.copysign(size, -x),
      real.atan2(y, Math.abs(x)),
    ];
  }
  const [ar, ai] = rootOf(1 + y, -x);
  const [br, bi] = rootOf(1 - y, x);
  return [real.asinh(ar * bi - br * ai), real.atan2(y, ar * br - ai * bi)];
}
/** f(z) = -i g(iz) */
function turned(answer: Answer): Answer {
  return typeof answer === "string" ? answer : [answer[1], -answer[0]];
}
function asin(x: number, y: number): Answer {
  return turned(asinh(-y, x));
}
function atanh(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return special("atanh", x, y);
  if (x < 0 || Object.is(x, -0)) {
    const answer = atanh(-x, -y);
    return typeof answer === "string" ? answer : [-answer[0], -answer[1]];
  }
  const ay = Math.abs(y);
  if (x > SQRT_LARGE || ay > SQRT_LARGE) {
    const size = real.hypot([x / 2, y / 2]);
    return [x / 4 / size / size, -real.copysign(PI / 2, -y)];
  }
  if (x === 1 && ay < SQRT_MINIMUM) {
    if (ay === 0) return "domain";
    return [-real.log(real.sqrt(ay) / real.sqrt(real.hypot([ay, 2]))), real.copysign(real.atan2(2, -ay) / 2, y)];
  }
  return [
    real.log1p((4 * x) / ((1 - x) * (1 - x) + ay * ay)) / 4,
    -real.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2,
  ];
}
function atan(x: number, y: number): Answer {
  return turned(atanh(-y, x));
}

function bounded(x: number, y: number): Answer {
  return x - x !== 0 || y - y !== 0 ? "range" : [x, y];
}
function exp(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return specialAngle("exp", x, y);
  if (x > LOG_LARGE) {
    const size = real.exp(x - 1);
    return bounded(size * real.cos(y) * real.E, size * real.sin(y) * real.E);
  }
  const size = real.exp(x);
  return bounded(size * real.cos(y), size * real.sin(y));
}
function cosh(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return specialAngle("cosh", x, y);
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - real.copysign(1, x);
    return bounded(real.cos(y) * real.cosh(less) * real.E, real.sin(y) * real.sinh(less) * real.E);
  }
  return bounded(real.cos(y) * real.cosh(x), real.sin(y) * real.sinh(x));
}
function sinh(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return specialAngle("sinh", x, y);
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - real.copysign(1, x);
    return bounded(real.cos(y) * real.sinh(less) * real.E, real.sin(y) * real.cosh(less) * real.E);
  }
  return bounded(real.cos(y) * real.sinh(x), real.sin(y) * real.cosh(x));
}
function cos(x: number, y: number): Answer {
  return cosh(-y, x);
}
function sin(x: number, y: number): Answer {
  return turned(sinh(-y, x));
}
function tanh(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) {
    // With an infinite real part the sign of the imaginary zero is that of sin(2y).
    if (x === x && x - x !== 0 && y - y === 0 && y !== 0)
      return [real.copysign(1, x), real.copysign(0, 2 * real.sin(y) * real.cos(y))];
    return special("tanh", x, y);
  }
  if (Math.abs(x) > LOG_LARGE) return [real.copysign(1, x), 4 * real.sin(y) * real.cos(y) * real.exp(-2 * Math.abs(x))];
  const t = real.tanh(x);
  const s = real.tan(y);
  const c = 1 / real.cosh(x);
  const st = s * t;
  const divisor = 1 + st * st;
  return [(t * (1 + s * s)) / divisor, (s / divisor) * c * c];
}
function tan(x: number, y: number): Answer {
  return turned(tanh(-y, x));
}
function log(x: number, y: number): Answer {
  if (!isFinitePair(x, y)) return special("log", x, y);
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  let size: number;
  if (ax > LARGE || ay > LARGE) size = real.log(real.hypot([ax / 2, ay / 2])) + LN2;
  else if (ax < MINIMUM && ay < MINIMUM) {
    if (ax === 0 && ay === 0) return "domain";
    size = real.log(real.hypot([real.ldexp(ax, 53), real.ldexp(ay, 53)])) - 53 * LN2;
  } else {
    const length = real.hypot([ax, ay]);
    if (length >= 0.71 && length <= 1.73) {
      const most = Math.max(ax, ay);
      const least = Math.min(ax, ay);
      size = real.log1p((most - 1) * (most + 1) + least * least) / 2;
    } else size = real.log(length);
  }
  return [size, real.atan2(y, x)];
}
function log10(x: number, y: number): Answer {
  const answer = log(x, y);
  return typeof answer === "string" ? answer : [answer[0] / LN10, answer[1] / LN10];
}

const UNARY = { acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, log10, sin, sinh, sqrt, tan, tanh } as const;
const DOCS: Readonly<Record<keyof typeof UNARY, string>> = {
  acos: "Return the arc cosine of z.",
  acosh: "Return the inverse hyperbolic cosine of z.",
  asin: "Return the arc sine of z.",
  asinh: "Return the inverse hyperbolic sine of z.",
  atan: "Return the arc tangent of z.",
  atanh: "Return the inverse hyperbolic tangent of z.",
  cos: "Return the cosine of z.",
  cosh: "Return the hyperbolic cosine of z.",
  exp: "Return the exponential value e**z.",
  log10: "Return the base-10 logarithm of z.",
  sin: "Return the sine of z.",
  sinh: "Return the hyperbolic sine of z.",
  sqrt: "Return the square root of z.",
  tan: "Return the tangent of z.",
  tanh: "Return the hyperbolic tangent of z.",
};

function give(m: Machine, answer: Answer): Result {
  if (answer === "domain") return m.valueError("math domain error");
  if (answer === "range") return m.raise("OverflowError", "math range error");
  return makeComplex(m, answer[0], answer[1]);
}

// ------------------------------------------------------------------------------------------------------------ conversion

const HOOK = continuation("cmath.hook", (m, value) => {
  const inner = unwrap(value as Value);
  return inner instanceof PyComplex ? inner : m.typeError(`__complex__ returned non-complex (type ${typeName(inner)})`);
});
const FROM_FLOAT = continuation("cmath.float", (m, value) => makeComplex(m, (value as PyFloat).value, 0));
/** The complex value of a number. */
function toComplex(m: Machine, value: Value): Result {
  const inner = unwrap(value);
  if (inner instanceof PyComplex) return inner;
  const hook = lookupSpecial(value, "__complex__");
  if (hook !== undefined) return m.then(callUnbound(m, hook, value, []), HOOK);
  return m.then(toFloat(m, value), FROM_FLOAT);
}
const APPLY = continuation("cmath.apply", (m, value, name: keyof typeof UNARY) => {
  const z = value as PyComplex;
  return give(m, UNARY[name](z.real, z.imaginary));
});

const natives: PyNative[] = [];
for (const name of Object.keys(UNARY) as (keyof typeof UNARY)[])
  natives.push(
    builtin(`${name}(z, /)`, { cost: 10, doc: DOCS[name] }, (m, value: Value) =>
      m.then(toComplex(m, value), APPLY, name),
    ),
  );

function quotient(a: Parts, b: Parts): Parts | null {
  const [x, y] = a;
  const [c, d] = b;
  if (Math.abs(c) >= Math.abs(d)) {
    if (Math.abs(c) === 0) return null;
    const ratio = d / c;
    const divisor = c + d * ratio;
    return [(x + y * ratio) / divisor, (y - x * ratio) / divisor];
  }
  const ratio = c / d;
  const divisor = c * ratio + d;
  return [(x * ratio + y) / divisor, (y * ratio - x) / divisor];
}
const LOG_OF = continuation("cmath.log", (m, value, base: Value | undefined) => {
  const z = value as PyComplex;
  const answer = log(z.real, z.imaginary);
  if (base === undefined || typeof answer === "string") return give(m, answer);
  return m.then(toComplex(m, base), LOG_BASE, answer[0], answer[1]);
});
const LOG_BASE = continuation("cmath.log-base", (m, value, x: number, y: number) => {
  const base = value as PyComplex;
  const answer = log(base.real, base.imaginary);
  if (typeof answer === "string") return give(m, answer);
  return give(m, quotient([x, y], answer) ?? "domain");
});
const PHASE = continuation("cmath.phase", (m, value) => {
  const z = value as PyComplex;
  return makeFloat(m, real.atan2(z.imaginary, z.real));
});
const POLAR = continuation("cmath.polar", (m, value) => {
  const z = value as PyComplex;
  const size = real.hypot([z.real, z.imaginary]);
  if (size === Infinity && isFinitePair(z.real, z.imaginary)) return give(m, "range");
  m.allocate(tupleSize(2));
  return new PyTuple([makeFloat(m, size), makeFloat(m, real.atan2(z.imaginary, z.real))]);
});
function rect(r: number, phi: number): Answer {
  if (!isFinitePair(r, phi)) {
    if (r - r !== 0 && r === r && phi - phi === 0 && phi !== 0) {
      const sign = r > 0 ? 1 : -1;
      return [real.copysign(Infinity, sign * real.cos(phi)), real.copysign(Infinity, sign * real.sin(phi))];
    }
    if (r !== 0 && r === r && (phi === Infinity || phi === -Infinity)) return "domain";
    if (r === 0) return [0, 0];
    if (r !== r) return [Number.NaN, phi === 0 ? 0 : Number.NaN];
    if (phi === 0) return [r, r > 0 ? phi : -phi];
    return r - r !== 0 ? [Infinity, Number.NaN] : [Number.NaN, Number.NaN];
  }
  return phi === 0 ? [r, r * phi] : [r * real.cos(phi), r * real.sin(phi)];
}
function question(name: string, doc: string, code: number): PyNative {
  return builtin(`${name}(z, /)`, { doc }, (m, value: Value) => m.then(toComplex(m, value), ASK, code));
}
const ASK = continuation("cmath.ask", (_m, value, code: number) => {
  const { real: x, imaginary: y } = value as PyComplex;
  if (code === 0) return isFinitePair(x, y);
  if (code === 1) return Math.abs(x) === Infinity || Math.abs(y) === Infinity;
  return x !== x || y !== y;
});
const CLOSE_A = continuation("cmath.close-a", (m, value, other: Value, relative: number, absolute: number) =>
  m.then(toComplex(m, other), CLOSE_B, [(value as PyComplex).real, (value as PyComplex).imaginary], relative, absolute),
);
const CLOSE_B = continuation("cmath.close-b", (_m, value, a: Parts, relative: number, absolute: number) => {
  const { real: x, imaginary: y } = value as PyComplex;
  if (a[0] === x && a[1] === y) return true;
  if (!isFinitePair(a[0], a[1]) && (Math.abs(a[0]) === Infinity || Math.abs(a[1]) === Infinity)) return false;
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return false;
  const difference = real.hypot([a[0] - x, a[1] - y]);
  return (
    difference <= relative * real.hypot([x, y]) ||
    difference <= relative * real.hypot([a[0], a[1]]) ||
    difference <= absolute
  );
});

natives.push(
  builtin(
    "log(z, base=..., /)",
    { cost: 10, doc: "log(z[, base]) -> the logarithm of z to the given base." },
    (m, value: Value, base: Value | undefined) => m.then(toComplex(m, value), LOG_OF, base),
  ),
  builtin(
    "phase(z, /)",
    { cost: 3, doc: "Return argument, also known as the phase angle, of a complex." },
    (m, value: Value) => m.then(toComplex(m, value), PHASE),
  ),
  builtin(
    "polar(z, /)",
    { cost: 4, doc: "Convert a complex from rectangular coordinates to polar coordinates." },
    (m, value: Value) => m.then(toComplex(m, value), POLAR),
  ),
  builtin(
    "rect(r: float, phi: float, /)",
    { cost: 4, doc: "Convert from polar coordinates to rectangular coordinates." },
    (m, r: number, phi: number) => give(m, rect(r, phi)),
  ),
  question("isfinite", "Return True if both the real and imaginary parts of z are finite, else False.", 0),
  question("isinf", "Checks if the real or imaginary part of z is infinite.", 1),
  question("isnan", "Checks if the real or imaginary part of z not a number (NaN).", 2),
  builtin(
    "isclose(a, b, *, rel_tol: float=1e-09, abs_tol: float=0.0)",
    { cost: 4, doc: "Determine whether two complex numbers are close in value." },
    (m, a: Value, b: Value, relative: number, absolute: number) => {
      if (relative < 0 || absolute < 0) return m.valueError("tolerances must be non-negative");
      return m.then(toComplex(m, a), CLOSE_A, b, relative, absolute);
    },
  ),
);
defineModule({
  name: "cmath",
  doc: "Mathematical functions of complex numbers.",
  fill: contents("cmath", natives, {
    e: new PyFloat(real.E),
    pi: new PyFloat(PI),
    tau: new PyFloat(real.TAU),
    inf: new PyFloat(Infinity),
    nan: new PyFloat(Number.NaN),
    infj: new PyComplex(0, Infinity),
    nanj: new PyComplex(0, Number.NaN),
  }),
});
