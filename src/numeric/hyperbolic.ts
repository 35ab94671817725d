// Hyperbolic functions and their inverses by the methods of Sun's fdlibm, on our own exp, log, expm1 and
// log1p: the same bits on every engine. Outside the domain the result is NaN, beyond the range infinite.
import { exp, expm1, log, log1p } from "./exponential.js";

const LN2 = Math.LN2;
/** From here exp(x) overflows though sinh(x) and cosh(x) may not. */
const EXP_OVERFLOWS = 709.782712893384;
/** 2**28 */
const LARGE = 268435456;
/** 2**-28 */
const SMALL = 3.725290298461914e-9;

export function sinh(x: number): number {
  if (x !== x || x === Infinity || x === -Infinity) return x;
  const magnitude = x < 0 ? -x : x;
  const half = x < 0 ? -0.5 : 0.5;
  if (magnitude < 22) {
    if (magnitude < SMALL) return x;
    const t = expm1(magnitude);
    if (magnitude < 1) return half * (2 * t - (t * t) / (t + 1));
    return half * (t + t / (t + 1));
  }
  if (magnitude < EXP_OVERFLOWS) return half * exp(magnitude);
  const root = exp(0.5 * magnitude);
  return half * root * root;
}

export function cosh(x: number): number {
  if (x !== x) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 22) {
    if (magnitude < 0.34657359) {
      if (magnitude < 2.7755575615628914e-17) return 1;
      const t = expm1(magnitude);
      const w = 1 + t;
      return 1 + (t * t) / (w + w);
    }
    const t = exp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  if (magnitude < EXP_OVERFLOWS) return 0.5 * exp(magnitude);
  const root = exp(0.5 * magnitude);
  return 0.5 * root * root;
}

export function tanh(x: number): number {
  if (x !== x) return x;
  const magnitude = x < 0 ? -x : x;
  let value: number;
  if (magnitude < 22) {
    if (magnitude < 2.7755575615628914e-17) return x;
    if (magnitude >= 1) {
      const t = expm1(2 * magnitude);
      value = 1 - 2 / (t + 2);
    } else {
      const t = expm1(-2 * magnitude);
      value = -t / (t + 2);
    }
  } else {
    value = 1;
  }
  return x < 0 ? -value : value;
}

export function asinh(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (!(magnitude >= SMALL) || magnitude === Infinity) return x;
  let value: number;
  if (magnitude > LARGE) {
    value = log(magnitude) + LN2;
  } else if (magnitude > 2) {
    value = log(2 * magnitude + 1 / (Math.sqrt(magnitude * magnitude + 1) + magnitude));
  } else {
    const t = magnitude * magnitude;
    value = log1p(magnitude + t / (1 + Math.sqrt(1 + t)));
  }
  return x < 0 ? -value : value;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x > LARGE) return x === Infinity ? x : log(x) + LN2;
  if (x === 1) return 0;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/** Infinite at 1 and -1, which Python refuses. */
export function atanh(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (!(magnitude <= 1)) return NaN;
  let value: number;
  if (magnitude < 0.5) {
    if (magnitude < SMALL) return x;
    const t = magnitude + magnitude;
    value = 0.5 * log1p(t + (t * magnitude) / (1 - magnitude));
  } else if (magnitude < 1) {
    value = 0.5 * log1p((magnitude + magnitude) / (1 - magnitude));
  } else {
    value = Infinity;
  }
  return x < 0 ? -value : value;
}
