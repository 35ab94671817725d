// The error functions (Sun's fdlibm, s_erf) and the gamma functions (Lanczos's approximation with Boost's
// coefficients for 13 terms, as CPython takes it), on our own exp, log, pow and sine.
import { withLowWordClear } from "./bits.js";
import { exp, log, pow } from "./exponential.js";
import { PI, cos, sin } from "./trigonometry.js";

/** A polynomial's terms in pairs, as glibc groups them: (a0 + a1 x) + x**2 (a2 + a3 x) + x**4 (…) … */
function paired(x: number, coefficients: readonly number[]): number {
  const square = x * x;
  let value = coefficients[0] + x * coefficients[1];
  let power = square;
  for (let index = 2; index < coefficients.length; index += 2) {
    const pair =
      index + 1 < coefficients.length ? coefficients[index] + x * coefficients[index + 1] : coefficients[index];
    value += power * pair;
    power =
      index === 2 ? square * square : index === 4 ? square * square * square : square * square * (square * square);
  }
  return value;
}

const ERX = 0.8450629115104675;
const EFX = 0.1283791670955126;
const PP = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
];
const QQ = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
];
const PA = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const QA = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const RA = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const SA = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const RB = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const SB = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

/** exp(-x**2) R(1/x**2) / S(1/x**2) / x for x >= 1.25: erfc(x). */
function errorTail(x: number): number {
  const s = 1 / (x * x);
  const near = x < 2.857142857142857;
  const r = paired(s, near ? RA : RB);
  const d = paired(s, near ? SA : SB);
  const z = withLowWordClear(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + r / d)) / x;
}

export function erf(x: number): number {
  if (x !== x) return x;
  const magnitude = x < 0 ? -x : x;
  let value: number;
  if (magnitude < 0.84375) {
    if (magnitude < 3.725290298461914e-9) {
      if (magnitude < 2.848094538889218e-306) return 0.0625 * (16 * x + 16 * EFX * x);
      return x + EFX * x;
    }
    const z = x * x;
    return x + x * (paired(z, PP) / paired(z, QQ));
  }
  if (magnitude < 1.25) {
    const s = magnitude - 1;
    value = ERX + paired(s, PA) / paired(s, QA);
  } else if (magnitude >= 6) {
    value = 1;
  } else {
    value = 1 - errorTail(magnitude);
  }
  return x < 0 ? -value : value;
}

export function erfc(x: number): number {
  if (x !== x) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 0.84375) {
    if (magnitude < 1.3877787807814457e-17) return 1 - x;
    const z = x * x;
    const y = paired(z, PP) / paired(z, QQ);
    if (x < 0.25) return 1 - (x + x * y);
    return 0.5 - (x - 0.5 + x * y);
  }
  if (magnitude < 1.25) {
    const s = magnitude - 1;
    const ratio = paired(s, PA) / paired(s, QA);
    return x > 0 ? 1 - ERX - ratio : 1 + (ERX + ratio);
  }
  if (magnitude >= 28 || x < -6) return x > 0 ? 0 : 2;
  const value = errorTail(magnitude);
  return x > 0 ? value : 2 - value;
}

const LANCZOS_G = 6.02468004077673;
const LANCZOS_G_LESS_HALF = 5.52468004077673;
const LANCZOS_NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const LANCZOS_DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let index = 12; index >= 0; index -= 1) {
      numerator = numerator * x + LANCZOS_NUMERATOR[index];
      denominator = denominator * x + LANCZOS_DENOMINATOR[index];
    }
  } else {
    for (let index = 0; index < 13; index += 1) {
      numerator = numerator / x + LANCZOS_NUMERATOR[index];
      denominator = denominator / x + LANCZOS_DENOMINATOR[index];
    }
  }
  return numerator / denominator;
}

/** sin(pi x) for x >= 0. */
function sinPi(x: number): number {
  const y = x % 2;
  switch (Math.floor(2 * y + 0.5)) {
    case 0:
      return sin(PI * y);
    case 1:
      return cos(PI * (y - 0.5));
    case 2:
      return sin(PI * (1 - y));
    case 3:
      return -cos(PI * (y - 1.5));
    default:
      return sin(PI * (y - 2));
  }
}

/** math.gamma: NaN at negative integers and -inf, infinite at zeros and beyond the range. */
export function gamma(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (x === -Infinity) return NaN;
  if (x === 0) return 1 / x;
  if (Math.floor(x) === x) {
    if (x < 0) return NaN;
    if (x <= 23) {
      // Factorials below 2**75; 22! is the last whose product is exact.
      let factorial = 1;
      for (let factor = 2; factor < x; factor += 1) factorial *= factor;
      return factorial;
    }
  }
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 1e-20) return 1 / x;
  if (magnitude > 200) return x < 0 ? 0 / (sinPi(magnitude) * -1) : Infinity;
  const y = magnitude + LANCZOS_G_LESS_HALF;
  // What the sum lost, put back to first order.
  let lost =
    magnitude > LANCZOS_G_LESS_HALF ? y - magnitude - LANCZOS_G_LESS_HALF : y - LANCZOS_G_LESS_HALF - magnitude;
  lost = (lost * LANCZOS_G) / y;
  let value: number;
  if (x < 0) {
    value = ((-PI / sinPi(magnitude) / magnitude) * exp(y)) / lanczosSum(magnitude);
    value -= lost * value;
    if (magnitude < 140) return value / pow(y, magnitude - 0.5);
    const root = pow(y, magnitude / 2 - 0.25);
    return value / root / root;
  }
  value = lanczosSum(magnitude) / exp(y);
  value += lost * value;
  if (magnitude < 140) return value * pow(y, magnitude - 0.5);
  const root = pow(y, magnitude / 2 - 0.25);
  return value * root * root;
}

const LOG_PI = 1.1447298858494002;

/** math.lgamma: infinite at zero and negative integers. */
export function lgamma(x: number): number {
  if (x !== x) return x;
  if (x === Infinity || x === -Infinity) return Infinity;
  if (Math.floor(x) === x && x <= 2) return x <= 0 ? Infinity : 0;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 1e-20) return -log(magnitude);
  let value = log(lanczosSum(magnitude)) - LANCZOS_G;
  value += (magnitude - 0.5) * (log(magnitude + LANCZOS_G - 0.5) - 1);
  if (x < 0) {
    const sine = sinPi(magnitude);
    value = LOG_PI - log(sine < 0 ? -sine : sine) - log(magnitude) - value;
  }
  return value;
}
