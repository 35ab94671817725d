// Sine, cosine, tangent and their inverses, the same bits on every engine. Arguments are reduced exactly (by
// parts of pi/2, beyond a million by a bigint), values come from tables with bits beyond a double; results are
// within 0.51 ulp. Outside the domain the result is NaN, as in C.
import { exponentOf, integerMantissa, powerOfTwo } from "./bits.js";
import { productTail, sumTail } from "./exponential.js";
import {
  ARCTANGENT_TABLE,
  HALF_PI_1,
  HALF_PI_2,
  HALF_PI_3,
  HALF_PI_4,
  HALF_PI_BITS,
  PI_LOW,
  SINE_TABLE,
  TWO_OVER_PI_BITS,
} from "./math-tables.generated.js";

/** A double close to pi. */
export const PI = Math.PI;
const HALF_PI = 1.5707963267948966;
const QUARTER_PI = 0.7853981633974483;
const SPLITTER = 134217729;

/** Where the functions below leave what they have beyond their result: an array, as a variable would be boxed. */
const tails = new Float64Array(1);

/** x = quadrant * pi/2 + result + tail, |result| <= pi/4; the quadrant modulo 4 is left in `quadrant`. */
let quadrant = 0;

function reduce(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (magnitude <= QUARTER_PI) {
    quadrant = 0;
    tails[0] = 0;
    return x;
  }
  if (magnitude > 1000000) return reduceLarge(x);
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  // n has 20 bits, the pieces 33: the products are exact, and so are the sums with their tails.
  const first = x - n * HALF_PI_1;
  const second = n * HALF_PI_2;
  const a = first - second;
  const aTail = sumTail(first, -second, a);
  const third = n * HALF_PI_3;
  const b = a - third;
  const rest = sumTail(a, -third, b) + aTail - n * HALF_PI_4;
  const value = b + rest;
  tails[0] = sumTail(b, rest, value);
  quadrant = n & 3;
  return value;
}

/** Payne and Hanek's method with 1,200 bits of 2/pi. */
function reduceLarge(x: number): number {
  const { mantissa, exponent } = integerMantissa(x < 0 ? -x : x);
  const product = BigInt(mantissa) * TWO_OVER_PI_BITS;
  const shift = 1200 - exponent;
  let whole = product >> BigInt(shift);
  // The fraction to 250 bits, signed to lie within a half.
  let fraction = product - (whole << BigInt(shift));
  fraction = shift >= 250 ? fraction >> BigInt(shift - 250) : fraction << BigInt(250 - shift);
  if (fraction >> 249n === 1n) {
    whole += 1n;
    fraction -= 1n << 250n;
  }
  const angle = (fraction * HALF_PI_BITS) >> 250n;
  // At scale 2**200; two doubles take the leading 106 bits.
  const high = Number(angle);
  const low = Number(angle - BigInt(high));
  const scale = powerOfTwo(-200);
  const count = Number(whole & 3n);
  if (x < 0) {
    quadrant = -count & 3;
    tails[0] = -low * scale;
    return -high * scale;
  }
  quadrant = count;
  tails[0] = low * scale;
  return high * scale;
}

/** sin(x + rest) for |x| <= pi/4, with tail. */
function kernelSine(x: number, rest: number): number {
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 0.126) {
    const z = x * x;
    const series =
      z *
      (-0.16666666666666666 +
        z *
          (0.008333333333333333 +
            z *
              (-0.0001984126984126984 +
                z * (2.7557319223985893e-6 + z * (-2.505210838544172e-8 + z * 1.6059043836821613e-10)))));
    const correction = rest + x * series;
    const value = x + correction;
    tails[0] = x - value + correction;
    return value;
  }
  const signedRest = x < 0 ? -rest : rest;
  const row = Math.floor(magnitude * 128 + 0.5);
  const t = magnitude - row / 128;
  const value = sineNear(row * 4, row * 4 + 2, t, signedRest, 1);
  if (x < 0) {
    tails[0] = -tails[0];
    return -value;
  }
  return value;
}

/** cos(x + rest) for |x| <= pi/4, with tail. */
function kernelCosine(x: number, rest: number): number {
  const magnitude = x < 0 ? -x : x;
  const row = Math.floor(magnitude * 128 + 0.5);
  const t = magnitude - row / 128;
  return sineNear(row * 4 + 2, row * 4, t, x < 0 ? -rest : rest, -1);
}

/**
 * f + sign * g * sin(t) + f * (cos(t) - 1), where f and g are the table's pair at `main` and `other`: the
 * addition theorems of sine (sign 1) and cosine (sign -1).
 */
function sineNear(main: number, other: number, t: number, rest: number, sign: number): number {
  const f1 = SINE_TABLE[main];
  const f2 = SINE_TABLE[main + 1];
  const g1 = sign * SINE_TABLE[other];
  const g2 = sign * SINE_TABLE[other + 1];
  const wide = SPLITTER * t;
  const t1 = wide - (wide - t);
  const t2 = t - t1 + rest;
  const z = t * t;
  const cosineRest = z * (-0.5 + z * (0.041666666666666664 - z * 0.001388888888888889)) - t * rest;
  const sineRest = t * z * (-0.16666666666666666 + z * (0.008333333333333333 - z * 0.0001984126984126984));
  // The head of g times the head of t is exact.
  const product = g1 * t1;
  const sum = f1 + product;
  const lost = sumTail(f1, product, sum);
  const correction = lost + (f2 + (g1 * t2 + g2 * t + ((f1 + f2) * cosineRest + (g1 + g2) * sineRest)));
  const value = sum + correction;
  tails[0] = sum - value + correction;
  return value;
}

export function sin(x: number): number {
  if (x - x !== 0) return NaN;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 1e-8) return x;
  const reduced = reduce(x);
  const quarter = quadrant;
  const value = (quarter & 1) === 0 ? kernelSine(reduced, tails[0]) : kernelCosine(reduced, tails[0]);
  return quarter < 2 ? value : -value;
}

export function cos(x: number): number {
  if (x - x !== 0) return NaN;
  const reduced = reduce(x);
  const quarter = quadrant;
  const value = (quarter & 1) === 0 ? kernelCosine(reduced, tails[0]) : kernelSine(reduced, tails[0]);
  return quarter === 0 || quarter === 3 ? value : -value;
}

export function tan(x: number): number {
  if (x - x !== 0) return NaN;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 1e-8) return x;
  const reduced = reduce(x);
  const rest = tails[0];
  const odd = (quadrant & 1) === 1;
  const sine = kernelSine(reduced, rest);
  const sineTail = tails[0];
  const cosine = kernelCosine(reduced, rest);
  const cosineTail = tails[0];
  if (!odd) return quotient(sine, sineTail, cosine, cosineTail);
  return -quotient(cosine, cosineTail, sine, sineTail);
}

/** (a + aTail) / (b + bTail) rounded, with tail. */
function quotient(a: number, aTail: number, b: number, bTail: number): number {
  const first = a / b;
  const product = first * b;
  const rest = (a - product - productTail(first, b, product) + aTail - first * bTail) / b;
  const value = first + rest;
  tails[0] = first - value + rest;
  return value;
}

/** atan((y + yTail) / (x + xTail)) for 0 <= y <= x, x in a moderate range, with tail. */
function arctangent(y: number, yTail: number, x: number, xTail: number): number {
  const ratio = y / x;
  const index = ratio < 0.0625 ? 0 : Math.floor(ratio * 64 + 0.5);
  let t: number;
  let tTail: number;
  if (index === 0) {
    t = quotient(y, yTail, x, xTail);
    tTail = tails[0];
  } else {
    // tan(a - b) = (y - c x) / (x + c y); c has seven bits.
    const c = index / 64;
    const cx = c * x;
    const cxTail = productTail(c, x, cx);
    const numerator = y - cx;
    const numeratorTail = sumTail(y, -cx, numerator) - cxTail + yTail - c * xTail;
    const cy = c * y;
    const denominator = x + cy;
    const denominatorTail = sumTail(x, cy, denominator) + productTail(c, y, cy) + xTail + c * yTail;
    t = quotient(numerator, numeratorTail, denominator, denominatorTail);
    tTail = tails[0];
  }
  const z = t * t;
  const series =
    t *
    z *
    (-0.3333333333333333 +
      z *
        (0.2 +
          z *
            (-0.14285714285714285 +
              z *
                (0.1111111111111111 +
                  z * (-0.09090909090909091 + z * (0.07692307692307693 - z * 0.06666666666666667))))));
  const base = ARCTANGENT_TABLE[index * 2];
  const sum = base + t;
  const correction = sumTail(base, t, sum) + (ARCTANGENT_TABLE[index * 2 + 1] + tTail + series);
  const value = sum + correction;
  tails[0] = sum - value + correction;
  return value;
}

/** turns * pi/2 - (angle + tail) for turns 1 or 2, rounded. */
function complement(turns: number, angle: number, angleTail: number): number {
  const base = turns * HALF_PI;
  const sum = base - angle;
  return sum + (sumTail(base, -angle, sum) - angleTail + (turns * PI_LOW) / 2);
}

/** pi/2 + (angle + tail), rounded. */
function beyondRight(angle: number, angleTail: number): number {
  const sum = HALF_PI + angle;
  return sum + (sumTail(HALF_PI, angle, sum) + angleTail + PI_LOW / 2);
}

export function atan(x: number): number {
  if (x !== x) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 1e-8) return x;
  let value: number;
  if (magnitude > 1e17) value = HALF_PI;
  else if (magnitude <= 1) value = arctangent(magnitude, 0, 1, 0);
  else value = complement(1, arctangent(1, 0, magnitude, 0), tails[0]);
  return x < 0 ? -value : value;
}

/** The angle of the point (x, y), from -pi to pi. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const below = y < 0 || (y === 0 && 1 / y < 0);
  const left = x < 0 || (x === 0 && 1 / x < 0);
  let up = below ? -y : y;
  let across = left ? -x : x;
  let value: number;
  if (up === 0) {
    value = left ? PI : 0;
  } else if (across === 0) {
    value = HALF_PI;
  } else if (up === Infinity || across === Infinity) {
    if (up === across) value = left ? 2.356194490192345 : QUARTER_PI;
    else if (up === Infinity) value = HALF_PI;
    else value = left ? PI : 0;
  } else {
    const difference = exponentOf(up) - exponentOf(across);
    if (difference > 64) {
      value = HALF_PI;
    } else if (difference < -64) {
      value = left ? PI : up / across;
    } else {
      // Both to the middle of the range, where products lose nothing; scaling by a power of two is exact
      // once the smaller one is normal, and 64 binades apart it is.
      const larger = exponentOf(up > across ? up : across);
      const scale = larger > 500 ? powerOfTwo(-600) : larger < -400 ? powerOfTwo(600) : 1;
      up *= scale;
      across *= scale;
      if (up <= across) {
        const angle = arctangent(up, 0, across, 0);
        value = left ? complement(2, angle, tails[0]) : angle;
      } else {
        const angle = arctangent(across, 0, up, 0);
        value = left ? beyondRight(angle, tails[0]) : complement(1, angle, tails[0]);
      }
    }
  }
  return below ? -value : value;
}

/** sqrt(1 - x**2) with tail, for 0 <= x <= 1. */
function cathetus(x: number): number {
  const square = x * x;
  const difference = 1 - square;
  const differenceTail = sumTail(1, -square, difference) - productTail(x, x, square);
  const value = difference + differenceTail;
  const valueTail = difference - value + differenceTail;
  if (value === 0) {
    tails[0] = 0;
    return 0;
  }
  const root = Math.sqrt(value);
  const product = root * root;
  const rest = (value - product - productTail(root, root, product) + valueTail) / (2 * root);
  const sum = root + rest;
  tails[0] = root - sum + rest;
  return sum;
}

export function asin(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (!(magnitude <= 1)) return NaN;
  if (magnitude < 1e-8) return x;
  const side = cathetus(magnitude);
  const sideTail = tails[0];
  const value =
    magnitude <= side
      ? arctangent(magnitude, 0, side, sideTail)
      : complement(1, arctangent(side, sideTail, magnitude, 0), tails[0]);
  return x < 0 ? -value : value;
}

export function acos(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (!(magnitude <= 1)) return NaN;
  const side = cathetus(magnitude);
  const sideTail = tails[0];
  if (magnitude <= side) {
    const angle = arctangent(magnitude, 0, side, sideTail);
    return x < 0 ? beyondRight(angle, tails[0]) : complement(1, angle, tails[0]);
  }
  const angle = arctangent(side, sideTail, magnitude, 0);
  return x < 0 ? complement(2, angle, tails[0]) : angle;
}
