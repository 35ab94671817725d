/** complex (Python library reference, "Numeric Types"). */

import { COMPLEX_SIZE } from "./sizes.js";
import { complexRepr, FormatFailure, formatComplex, formattedLength, parseFormatSpec } from "../numeric/format.js";
import { parseFloatText } from "../numeric/float.js";
import { hashComplex } from "../numeric/hash.js";
import { exp, log } from "../numeric/exponential.js";
import { hypot } from "../numeric/summation.js";
import { atan2, cos, sin } from "../numeric/trigonometry.js";
import { attribute, constructor, defineType, getter, method } from "./define.js";
import { heapClass } from "./heap.js";
import { X, continuation, type ExitSignal, type Machine, type Result } from "./machine.js";
import { PyNative } from "./native.js";
import { NOT_IMPLEMENTED, PyComplex, PyFloat, PyTuple, type AnyStr, type FlatStr, type Value } from "./model.js";
import { makeFloat, operandToFloat, provideComplexPower } from "./number-arithmetic.js";
import { callUnbound, isStr, lookupSpecial, reprOf, strOf, toFloat, typeName, unwrap } from "./protocol.js";
import { flatten, hostString, toHostText } from "./text.js";

export const COMPLEX = defineType("complex", { representation: PyComplex, base: true, payload: true });
attribute(COMPLEX, "__doc__", "Create a complex number from a string or numbers.");
heapClass(PyComplex, "complex", { real: "plain", imaginary: "plain" }, COMPLEX_SIZE);

export function makeComplex(m: Machine, real: number, imaginary: number): PyComplex {
  m.allocate(COMPLEX_SIZE);
  return new PyComplex(real, imaginary);
}

/** The complex value of a number operand; undefined for other kinds. */
export function operandToComplex(m: Machine, value: Value): PyComplex | undefined | ExitSignal {
  const inner = unwrap(value);
  if (inner instanceof PyComplex) return inner;
  const real = operandToFloat(m, inner);
  if (real === undefined || real === X) return real as undefined | ExitSignal;
  return new PyComplex(real as number, 0);
}

type Parts = readonly [number, number];

function multiply([a, b]: Parts, [c, d]: Parts): Parts {
  return [a * c - b * d, a * d + b * c];
}

/** Quotient by the larger part of the divisor (as CPython's _Py_c_quot); undefined for division by zero. */
function divide([a, b]: Parts, [c, d]: Parts): Parts | undefined {
  if (Math.abs(c) >= Math.abs(d)) {
    if (Math.abs(c) === 0) return undefined;
    const ratio = d / c;
    const divisor = c + d * ratio;
    return [(a + b * ratio) / divisor, (b - a * ratio) / divisor];
  }
  if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const divisor = c * ratio + d;
    return [(a * ratio + b) / divisor, (b * ratio - a) / divisor];
  }
  return [Number.NaN, Number.NaN];
}

function integerPower(base: Parts, exponent: number): Parts {
  let result: Parts = [1, 0];
  let square = base;
  for (let mask = 1; mask > 0 && exponent >= mask; mask *= 2) {
    if (Math.floor(exponent / mask) % 2 === 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
}

function power(m: Machine, x: Parts, y: Parts): Result {
  m.charge(16);
  if (y[0] === 0 && y[1] === 0) return makeComplex(m, 1, 0);
  if (x[0] === 0 && x[1] === 0) {
    if (y[1] !== 0 || y[0] < 0) return m.raise("ZeroDivisionError", "0.0 to a negative or complex power");
    return makeComplex(m, 0, 0);
  }
  let result: Parts | undefined;
  if (y[1] === 0 && y[0] === Math.floor(y[0]) && Math.abs(y[0]) <= 100)
    result = y[0] > 0 ? integerPower(x, y[0]) : divide([1, 0], integerPower(x, -y[0]));
  else {
    const modulus = hypot([x[0], x[1]]);
    const angle = atan2(x[1], x[0]);
    let length = exp(y[0] * log(modulus));
    let phase = angle * y[0];
    if (y[1] !== 0) {
      length *= exp(-angle * y[1]);
      phase += y[1] * log(modulus);
    }
    result = [length * cos(phase), length * sin(phase)];
  }
  if (result === undefined) return m.raise("ZeroDivisionError", "0.0 to a negative or complex power");
  if ((!Number.isFinite(result[0]) || !Number.isFinite(result[1])) && [...x, ...y].every(Number.isFinite))
    return m.raise("OverflowError", "complex exponentiation");
  return makeComplex(m, result[0], result[1]);
}
provideComplexPower((m, x, y) => power(m, [x, 0], [y, 0]));

function operate(m: Machine, name: string, x: PyComplex, y: PyComplex): Result {
  switch (name) {
    case "add":
      return makeComplex(m, x.real + y.real, x.imaginary + y.imaginary);
    case "sub":
      return makeComplex(m, x.real - y.real, x.imaginary - y.imaginary);
    case "mul": {
      const [real, imaginary] = multiply([x.real, x.imaginary], [y.real, y.imaginary]);
      return makeComplex(m, real, imaginary);
    }
    case "truediv": {
      const quotient = divide([x.real, x.imaginary], [y.real, y.imaginary]);
      return quotient === undefined
        ? m.raise("ZeroDivisionError", "complex division by zero")
        : makeComplex(m, quotient[0], quotient[1]);
    }
    default:
      return power(m, [x.real, x.imaginary], [y.real, y.imaginary]);
  }
}
for (const name of ["add", "sub", "mul", "truediv", "pow"]) {
  const options = name === "pow" ? ", mod=None" : "";
  method(COMPLEX, `__${name}__(self, value${options}, /)`, {}, (m, self: PyComplex, value: Value, mod?: Value) => {
    if (mod !== undefined && mod !== null) return m.valueError("complex modulo");
    const other = operandToComplex(m, value);
    if (other === undefined) return NOT_IMPLEMENTED;
    return other === X ? X : operate(m, name, self, other as PyComplex);
  });
  method(COMPLEX, `__r${name}__(self, value${options}, /)`, {}, (m, self: PyComplex, value: Value) => {
    const other = operandToComplex(m, value);
    if (other === undefined) return NOT_IMPLEMENTED;
    return other === X ? X : operate(m, name, other as PyComplex, self);
  });
}
method(COMPLEX, "__eq__(self, value, /)", {}, (_m, self: PyComplex, value: Value) => equal(self, value));
method(COMPLEX, "__ne__(self, value, /)", {}, (_m, self: PyComplex, value: Value) => {
  const same = equal(self, value);
  return typeof same === "boolean" ? !same : same;
});
function equal(self: PyComplex, value: Value): Value {
  const other = unwrap(value);
  if (other instanceof PyComplex) return self.real === other.real && self.imaginary === other.imaginary;
  if (other instanceof PyFloat) return self.imaginary === 0 && self.real === other.value;
  if (typeof other === "number") return self.imaginary === 0 && self.real === other;
  if (typeof other === "boolean") return self.imaginary === 0 && self.real === Number(other);
  if (typeof other === "bigint")
    return self.imaginary === 0 && Number.isInteger(self.real) && BigInt(self.real) === other;
  return NOT_IMPLEMENTED;
}
method(COMPLEX, "__neg__(self, /)", {}, (m, self: PyComplex) => makeComplex(m, -self.real, -self.imaginary));
method(COMPLEX, "__pos__(self, /)", {}, (_m, self: PyComplex) => self);
method(COMPLEX, "__abs__(self, /)", {}, (m, self: PyComplex) => {
  const value = hypot([self.real, self.imaginary]);
  if (!Number.isFinite(value) && Number.isFinite(self.real) && Number.isFinite(self.imaginary))
    return m.raise("OverflowError", "absolute value too large");
  return makeFloat(m, value);
});
method(COMPLEX, "__bool__(self, /)", {}, (_m, self: PyComplex) => self.real !== 0 || self.imaginary !== 0);
method(COMPLEX, "__complex__(self, /)", {}, (_m, self: PyComplex) => self);
method(COMPLEX, "conjugate(self, /)", { doc: "Return the complex conjugate of its argument." }, (m, self: PyComplex) =>
  makeComplex(m, self.real, -self.imaginary),
);
method(COMPLEX, "__hash__(self, /)", {}, (_m, self: PyComplex) => hashComplex(self.real, self.imaginary));
method(COMPLEX, "__repr__(self, /)", { cost: 16 }, (m, self: PyComplex) => {
  m.allocate(96);
  return complexRepr(self.real, self.imaginary);
});
method(
  COMPLEX,
  "__getnewargs__(self, /)",
  {},
  (m, self: PyComplex) => new PyTuple([makeFloat(m, self.real), makeFloat(m, self.imaginary)]),
);
method(
  COMPLEX,
  "__format__(self, format_spec: str, /)",
  { cost: 16, wantsInstance: true },
  (m, instance: Value, spec: FlatStr) => {
    if (spec === "") return strOf(m, instance);
    const self = unwrap(instance) as PyComplex;
    const parsed = parseFormatSpec(toHostText(spec), "complex", "complex");
    if (parsed instanceof FormatFailure) return m.raise(parsed.exception, parsed.message);
    m.allocate(64 + 2 * Math.max(0, parsed.precision) + Math.max(0, parsed.width));
    m.charge(formattedLength(parsed, 660 + 2 * Math.max(0, parsed.precision)) >> 5);
    const text = formatComplex(self.real, self.imaginary, parsed);
    return text instanceof FormatFailure ? m.raise(text.exception, text.message) : hostString(text);
  },
);
getter(COMPLEX, "real", (m, self: Value) => makeFloat(m, (unwrap(self) as PyComplex).real));
getter(COMPLEX, "imag", (m, self: Value) => makeFloat(m, (unwrap(self) as PyComplex).imaginary));

// --------------------------------------------------------------------------------------------------------- construction

/** complex("1+2j") */
function parseComplex(text: string): Parts | undefined {
  let body = text.trim();
  if (body.startsWith("(") && body.endsWith(")")) body = body.slice(1, -1).trim();
  if (body === "") return undefined;
  const last = body[body.length - 1];
  if (last !== "j" && last !== "J") {
    const real = parseFloatText(body);
    return real === undefined || hasSpace(body) ? undefined : [real, 0];
  }
  if (hasSpace(body)) return undefined;
  const rest = body.slice(0, -1);
  // The sign of the imaginary part: the last + or - that does not follow an exponent letter.
  let split = -1;
  for (let index = rest.length - 1; index > 0; index--) {
    const unit = rest[index];
    if ((unit === "+" || unit === "-") && rest[index - 1] !== "e" && rest[index - 1] !== "E") {
      split = index;
      break;
    }
  }
  const imaginaryText = split === -1 ? rest : rest.slice(split);
  const imaginary =
    imaginaryText === "" || imaginaryText === "+" ? 1 : imaginaryText === "-" ? -1 : parseFloatText(imaginaryText);
  if (imaginary === undefined) return undefined;
  if (split === -1) return [0, imaginary];
  const real = parseFloatText(rest.slice(0, split));
  return real === undefined ? undefined : [real, imaginary];
}
function hasSpace(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) <= 32) return true;
  return false;
}

const HOOK = continuation("complex.hook", (m, value, next: Value | undefined) => {
  const inner = unwrap(value as Value);
  if (!(inner instanceof PyComplex))
    return m.typeError(`__complex__() must return a complex, not ${typeName(value as Value)}`);
  return next === undefined ? inner : combine(m, inner, next);
});
const REAL = continuation("complex.real", (m, value, next: Value | undefined) => {
  const real = new PyComplex((value as PyFloat).value, 0);
  return next === undefined ? makeComplex(m, real.real, 0) : combine(m, real, next, true);
});
const IMAGINARY = continuation("complex.imaginary", (m, value, real: PyComplex, plain: boolean) => {
  // A real first argument has no imaginary part whose zero could change the sign.
  if (value instanceof PyComplex)
    return makeComplex(m, real.real - value.imaginary, plain ? value.real : real.imaginary + value.real);
  if (plain) return makeComplex(m, real.real, (value as PyFloat).value);
  return makeComplex(m, real.real, real.imaginary + (value as PyFloat).value);
});
function combine(m: Machine, real: PyComplex, next: Value, plain = false): Result {
  const inner = unwrap(next);
  if (isStr(inner)) return m.typeError("complex() second arg can't be a string");
  if (inner instanceof PyComplex) return m.then(inner, IMAGINARY, real, plain);
  if (!isNumberLike(next)) return m.typeError(`complex() second argument must be a number, not '${typeName(next)}'`);
  return m.then(toFloat(m, next), IMAGINARY, real, plain);
}
function isNumberLike(value: Value): boolean {
  return lookupSpecial(value, "__float__") !== undefined || lookupSpecial(value, "__index__") !== undefined;
}
const NOT_COMPLEX = continuation("complex.wrong", (m, shown) =>
  m.valueError(`could not convert string to complex: ${toHostText(flatten(m, shown as AnyStr))}`),
);

/** An underscore that does not stand between digits is refused before anything else. */
function hasLooseUnderscore(text: string): boolean {
  const isDigit = (at: number): boolean => text[at] >= "0" && text[at] <= "9";
  for (let index = 0; index < text.length; index++)
    if (text[index] === "_" && !(isDigit(index - 1) && isDigit(index + 1))) return true;
  return false;
}

constructor(COMPLEX, "complex(real=..., imag=...)", {}, (m, real: Value | undefined, imag: Value | undefined) => {
  if (real === undefined && imag === undefined) return makeComplex(m, 0, 0);
  const first = real === undefined ? 0 : real;
  const inner = unwrap(first);
  if (isStr(inner)) {
    if (imag !== undefined) return m.typeError("complex() can't take second arg if first is a string");
    const text = toHostText(flatten(m, inner));
    m.charge(text.length >> 4);
    const parsed = parseComplex(text);
    if (parsed !== undefined) return makeComplex(m, parsed[0], parsed[1]);
    if (!hasLooseUnderscore(text)) return m.valueError("complex() arg is a malformed string");
    return m.then(reprOf(m, first), NOT_COMPLEX);
  }
  const hook = lookupSpecial(first, "__complex__");
  if (inner instanceof PyComplex && (hook === undefined || hook instanceof PyNative)) {
    if (imag === undefined) return inner;
    return combine(m, inner, imag);
  }
  if (hook !== undefined) return m.then(callUnbound(m, hook, first, []), HOOK, imag);
  if (!isNumberLike(first))
    return m.typeError(`complex() first argument must be a string or a number, not '${typeName(first)}'`);
  return m.then(toFloat(m, first), REAL, imag);
});
