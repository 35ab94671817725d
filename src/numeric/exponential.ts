// exp, log and pow and their relations, the same bits on every engine: only + - * / and the square root are
// used. exp, exp2, log, log2, pow and cbrt carry bits beyond a double through tables and are within 0.51 ulp;
// expm1, log1p and log10 follow Sun's fdlibm. Domain and range errors show as NaN and infinities, as in C.
import { fromWords, highWord, lowWord, powerOfTwo, scaleByPowerOfTwo } from "./bits.js";
import {
  EXP_TABLE,
  INVERSE_LN2_128,
  INVERSE_LN2_HIGH,
  INVERSE_LN2_LOW,
  LN2,
  LN2_HIGH,
  LN2_LOW,
  LN2_OVER_128_HIGH,
  LN2_OVER_128_LOW,
  LN2_TAIL,
  LOG_TABLE,
} from "./math-tables.generated.js";

const SPLITTER = 134217729;
const TWO_108 = powerOfTwo(108);

/** What a * b has beyond its rounded product; neither above 2**990. */
export function productTail(a: number, b: number, product: number): number {
  const wideA = SPLITTER * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = SPLITTER * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}

/** What a + b has beyond its rounded sum. */
export function sumTail(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/**
 * x * y + z rounded (nearly always) once, for factors of moderate size. glibc's fdlibm functions are compiled
 * with fused multiplication where the processor has it; taking part in that gives CPython's bits on Linux.
 */
function fused(x: number, y: number, z: number): number {
  const product = x * y;
  const sum = product + z;
  return sum + (sumTail(product, z, sum) + productTail(x, y, product));
}

/** exp(x) */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** exp(x + tail) for a tail far below x's last place. */
function expOfSum(x: number, tail: number): number {
  if (!(x < 709.79)) return x === x ? Infinity : x;
  if (x < -745.2) return 0;
  if (x < 5e-17 && x > -5e-17) return 1 + x;
  const k = Math.floor(x * INVERSE_LN2_128 + 0.5);
  const r = x - k * LN2_OVER_128_HIGH - k * LN2_OVER_128_LOW + tail;
  return expFromParts(k, r);
}

/** 2**(k/128) * exp(r) for |r| <= ln(2)/256. */
function expFromParts(k: number, r: number): number {
  const row = (k & 127) * 2;
  const high = EXP_TABLE[row];
  const square = r * r;
  const rest =
    r +
    square *
      (0.5 +
        r * 0.16666666666666666 +
        square * (0.041666666666666664 + r * 0.008333333333333333 + square * 0.001388888888888889));
  const correction = EXP_TABLE[row + 1] + high * rest;
  const exponent = k >> 7;
  if (exponent >= -1021 && exponent <= 1023) return (high + correction) * fromWords((exponent + 1023) << 20, 0);
  if (exponent > 1023) return (high + correction) * 2 * powerOfTwo(exponent - 1);
  // Below the normal numbers: adding to 1 rounds at the last place there is, so that nothing is rounded twice.
  const sum = high + correction;
  if (exponent === -1022 && sum >= 1) return sum * 2.2250738585072014e-308;
  const scale = powerOfTwo(Math.max(exponent + 1022, -1000));
  const value = sum * scale;
  const lost = (high - sum + correction) * scale;
  const shifted = 1 + value;
  return (shifted + (1 - shifted + value + lost) - 1) * 2.2250738585072014e-308;
}

/** 2**x */
export function exp2(x: number): number {
  if (!(x < 1024)) return x === x ? Infinity : x;
  if (x < -1076) return 0;
  const k = Math.floor(x * 128 + 0.5);
  const t = x - k / 128;
  return expFromParts(k, t * LN2 + t * LN2_TAIL);
}

/** Where logParts leaves the second part of its result. In an array, as a variable would box every double. */
const parts = new Float64Array(1);
/** The exponent that logOfMantissa took off. */
let logExponent = 0;

/**
 * log(z) for positive finite x = z * 2**logExponent, z in [0.6875, 1.375), as a value and a tail in `parts`, to about
 * 2**-68 of it.
 */
function logOfMantissa(x: number): number {
  let high = highWord(x);
  let low = lowWord(x);
  let exponent = 0;
  if (high < 0x100000) {
    const scaled = x * 1.8014398509481984e16;
    high = highWord(scaled);
    low = lowWord(scaled);
    exponent = -54;
  }
  const offset = high - 0x3fe60000;
  const row = ((offset >> 13) & 127) * 3;
  logExponent = exponent + (offset >> 20);
  const zHigh = high - (offset & 0xfff00000);
  const inverse = LOG_TABLE[row];
  // z / c - 1 exactly, in two parts.
  const head = fromWords(zHigh, 0);
  const first = head * inverse - 1;
  const second = (fromWords(zHigh, low) - head) * inverse;
  const r = first + second;
  const rTail = sumTail(first, second, r);
  // log(1 + r) = r - r**2/2 + r**3 * (1/3 - …)
  const square = r * r;
  const half = -0.5 * square;
  const halfTail = -0.5 * productTail(r, r, square) - r * rTail;
  const cube =
    square *
    r *
    (0.3333333333333333 +
      r *
        (-0.25 +
          r *
            (0.2 +
              r *
                (-0.16666666666666666 +
                  r * (0.14285714285714285 + r * (-0.125 + r * (0.1111111111111111 - r * 0.1)))))));
  const base = LOG_TABLE[row + 1];
  const sum = base + r;
  const sumRest = sumTail(base, r, sum);
  const total = sum + half;
  const totalRest = sumTail(sum, half, total);
  const rest = sumRest + totalRest + (LOG_TABLE[row + 2] + rTail + halfTail + cube);
  const value = total + rest;
  parts[0] = total - value + rest;
  return value;
}

/** log(x) for positive finite x as a value and a tail in `parts`. */
function logParts(x: number): number {
  const mantissa = logOfMantissa(x);
  const tail = parts[0];
  const k = logExponent;
  if (k === 0) return mantissa;
  const base = k * LN2_HIGH;
  const sum = base + mantissa;
  const rest = sumTail(base, mantissa, sum) + (k * LN2_LOW + tail);
  const value = sum + rest;
  parts[0] = sum - value + rest;
  return value;
}

/** The natural logarithm: -inf of zero, NaN of negative numbers. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  return logParts(x);
}

/** The logarithm to base 2. */
export function log2(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const value = logOfMantissa(x);
  const product = value * INVERSE_LN2_HIGH;
  const tail = productTail(value, INVERSE_LN2_HIGH, product) + (value * INVERSE_LN2_LOW + parts[0] * INVERSE_LN2_HIGH);
  const sum = logExponent + product;
  return sum + (sumTail(logExponent, product, sum) + tail);
}

/** The logarithm to base 10. */
export function log10(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let scaled = x;
  let exponent = 0;
  if (highWord(x) < 0x100000) {
    scaled = x * 1.8014398509481984e16;
    exponent = -54;
  }
  const high = highWord(scaled);
  exponent += (high >> 20) - 1023;
  const below = exponent < 0 ? 1 : 0;
  const y = exponent + below;
  const mantissa = fromWords((high & 0xfffff) | ((0x3ff - below) << 20), lowWord(scaled));
  const z = fused(y, 3.694239077158931e-13, Math.LOG10E * log(mantissa));
  return fused(y, 0.30102999566361177, z);
}

/** x**y as C's pow. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x !== x || y !== y) return NaN;
  const magnitude = x < 0 ? -x : x;
  if (y === Infinity || y === -Infinity) {
    if (magnitude === 1) return 1;
    return magnitude > 1 === y > 0 ? Infinity : 0;
  }
  const negative = (x < 0 || (x === 0 && 1 / x < 0)) && isOddInteger(y);
  if (magnitude === 0) return y > 0 ? (negative ? -0 : 0) : negative ? -Infinity : Infinity;
  if (magnitude === Infinity) return y > 0 ? (negative ? -Infinity : Infinity) : negative ? -0 : 0;
  if (x < 0 && Math.floor(y) !== y) return NaN;
  let result: number;
  if (magnitude === 1) {
    result = 1;
  } else if (y > 1e24 || y < -1e24) {
    // Even the double next to 1 leaves the range here.
    result = magnitude > 1 === y > 0 ? Infinity : 0;
  } else {
    const value = logParts(magnitude);
    const product = y * value;
    result = expOfSum(product, productTail(y, value, product) + y * parts[0]);
  }
  return negative ? -result : result;
}

function isOddInteger(y: number): boolean {
  return Math.floor(y) === y && y % 2 !== 0;
}

/** The cube root, within 0.51 ulp. */
export function cbrt(x: number): number {
  if (x === 0 || x !== x || x === Infinity || x === -Infinity) return x;
  let magnitude = x < 0 ? -x : x;
  let shift = 0;
  // To where cubes and their tails neither overflow nor vanish.
  if (magnitude < 1e-270) {
    magnitude *= TWO_108;
    shift = -36;
    if (magnitude < 1e-270) {
      magnitude *= TWO_108;
      shift = -72;
    }
  } else if (magnitude > 1e270) {
    magnitude /= TWO_108;
    shift = 36;
  }
  // A third of the exponent gives 5 bits; three of Halley's steps give all but the last bits.
  let root = fromWords(Math.floor(highWord(magnitude) / 3) + 715094163, 0);
  for (let step = 0; step < 3; step += 1) {
    const cube = root * root * root;
    root *= (cube + 2 * magnitude) / (2 * cube + magnitude);
  }
  // One Newton step with the exact residual.
  const square = root * root;
  const squareTail = productTail(root, root, square);
  const cube = square * root;
  const cubeTail = productTail(square, root, cube) + squareTail * root;
  root += (magnitude - cube - cubeTail) / (3 * square);
  const result = shift === 0 ? root : scaleByPowerOfTwo(root, shift);
  return x < 0 ? -result : result;
}

const LN2_FDLIBM_HIGH = 0.6931471803691238;
const LN2_FDLIBM_LOW = 1.9082149292705877e-10;

/** exp(x) - 1 (fdlibm s_expm1). */
export function expm1(x: number): number {
  const high = highWord(x) & 0x7fffffff;
  const negative = x < 0;
  if (high >= 0x4043687a) {
    // |x| >= 56 ln 2
    if (x !== x || x === Infinity) return x;
    if (negative) return -1;
    if (x > 709.782712893384) return Infinity;
  }
  let k = 0;
  let value = x;
  let correction = 0;
  if (high > 0x3fd62e42) {
    let top: number;
    let low: number;
    if (high < 0x3ff0a2b2) {
      if (negative) {
        top = x + LN2_FDLIBM_HIGH;
        low = -LN2_FDLIBM_LOW;
        k = -1;
      } else {
        top = x - LN2_FDLIBM_HIGH;
        low = LN2_FDLIBM_LOW;
        k = 1;
      }
    } else {
      const scaled = Math.LOG2E * x + (negative ? -0.5 : 0.5);
      k = scaled < 0 ? -Math.floor(-scaled) : Math.floor(scaled);
      top = fused(-k, LN2_FDLIBM_HIGH, x);
      low = k * LN2_FDLIBM_LOW;
    }
    value = top - low;
    correction = top - value - low;
  } else if (high < 0x3c900000) {
    return x;
  }
  const half = 0.5 * value;
  const square = value * half;
  const fourth = square * square;
  const r1 = fused(
    fourth * fourth,
    fused(square, -2.0109921818362437e-7, 4.008217827329362e-6),
    fused(fourth, fused(square, -7.93650757867488e-5, 0.0015873015872548146), fused(square, -0.03333333333333313, 1)),
  );
  const t = fused(-r1, half, 3);
  let e = square * ((r1 - t) / fused(-value, t, 6));
  if (k === 0) return value - fused(value, e, -square);
  e = fused(value, e - correction, -correction);
  e -= square;
  if (k === -1) return fused(0.5, value - e, -0.5);
  if (k === 1) return value < -0.25 ? -2 * (e - (value + 0.5)) : 1 + 2 * (value - e);
  if (k <= -2 || k > 56) {
    const y = 1 - (e - value);
    return k === 1024 ? y * 2 * powerOfTwo(1023) - 1 : y * powerOfTwo(k) - 1;
  }
  if (k < 20) return (1 - powerOfTwo(-k) - (e - value)) * powerOfTwo(k);
  return (value - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}

/** log(1 + x) (fdlibm s_log1p); -inf at -1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const high = highWord(x) | 0;
  const magnitude = high & 0x7fffffff;
  let k = 1;
  let f = x;
  let high1 = 1;
  let correction = 0;
  if (high < 0x3fda827a) {
    if (magnitude < 0x3e200000) return magnitude < 0x3c900000 ? x : x - x * x * 0.5;
    if (high > 0 || high <= (0xbfd2bec3 | 0)) k = 0;
  }
  if (k !== 0) {
    let u: number;
    if (high < 0x43400000) {
      u = 1 + x;
      high1 = highWord(u);
      k = (high1 >> 20) - 1023;
      correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    } else {
      u = x;
      high1 = highWord(u);
      k = (high1 >> 20) - 1023;
    }
    high1 &= 0xfffff;
    if (high1 < 0x6a09e) {
      u = fromWords(high1 | 0x3ff00000, lowWord(u));
    } else {
      k += 1;
      u = fromWords(high1 | 0x3fe00000, lowWord(u));
      high1 = (0x100000 - high1) >> 2;
    }
    f = u - 1;
  }
  const halfSquare = 0.5 * f * f;
  if (high1 === 0) {
    // |f| < 2**-20
    if (f === 0) return k === 0 ? 0 : fused(k, LN2_FDLIBM_HIGH, fused(k, LN2_FDLIBM_LOW, correction));
    const r = halfSquare * fused(-0.6666666666666666, f, 1);
    if (k === 0) return f - r;
    return fused(k, LN2_FDLIBM_HIGH, -(r - fused(k, LN2_FDLIBM_LOW, correction) - f));
  }
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const r2 = fused(z, 0.2857142874366239, 0.3999999999940942);
  const r3 = fused(z, 0.1818357216161805, 0.22222198432149784);
  const r4 = fused(z, 0.14798198605116586, 0.15313837699209373);
  const r = fused(z2 * z2 * z2, r4, fused(z2 * z2, r3, fused(z, 0.6666666666666735, z2 * r2)));
  // This product serves both branches, so the compiler does not fuse it.
  const product = s * (halfSquare + r);
  if (k === 0) return f - (halfSquare - product);
  const low = fused(k, LN2_FDLIBM_LOW, correction);
  return fused(k, LN2_FDLIBM_HIGH, -(halfSquare - (product + low) - f));
}
