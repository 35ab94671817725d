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

const ERX = 8.45062911510467529297e-1;
const EFX = 1.28379167095512586316e-1;
const PP = [
  1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
  -2.37630166566501626084e-5,
];
const QQ = [
  1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
  -3.9602282787753681232e-6,
];
const PA = [
  -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
  -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.166375594868790843e-3,
];
const QA = [
  1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
  1.36370839120290507362e-2, 1.1984499846799107417e-2,
];
const RA = [
  -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
  -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
];
const SA = [
  1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
  4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
];
const RB = [
  -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2,
  -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2,
];
const SB = [
  1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3,
  2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1,
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

const LANCZOS_G = 6.024680040776729583740234375;
const LANCZOS_G_LESS_HALF = 5.524680040776729583740234375;
const LANCZOS_NUMERATOR = [
  23531376880.41075968857200767445163675473076, 42919802643.64909876895789904700198885092636,
  35711959237.35566804944018545154716670596, 17921034426.0372096999197557544589311126714,
  6039542586.352028005064291644307297921069, 1439720407.311721673663223072794912393971,
  248874557.8620541565114603864132294232163, 31426415.58540019438061423162831820536287,
  2876370.628935372441225409051620849613599, 186056.2653952234950402949897160456992822,
  8071.672002365816210638002902272250613822, 210.8242777515793458725097339207133627117,
  2.506628274631000270164908177133837338626,
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

const LOG_PI = 1.144729885849400174143427351353058711647;

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
