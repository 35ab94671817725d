// Sums, norms and fused multiplication with more bits than a double holds: fsum (exact, by Shewchuk's partial
// sums), sumprod, hypot and dist (as CPython computes them), fma (exact, rounded once).
import { exponentOf, integerMantissa, powerOfTwo, roundToDouble } from "./bits.js";
import { productTail, sumTail } from "./exponential.js";

/** math.fsum, fed one float at a time. */
export class ExactSum {
  private readonly partials: number[] = [];
  private special = 0;
  private infinities = 0;

  /** How many partial sums there are: what adding one more float costs. */
  get size(): number {
    return this.partials.length;
  }

  /** False when the exact sum leaves the range: OverflowError("intermediate overflow in fsum"). */
  add(value: number): boolean {
    const partials = this.partials;
    let x = value;
    let kept = 0;
    for (let index = 0; index < partials.length; index += 1) {
      const y = partials[index];
      const sum = x + y;
      const rest = sumTail(x, y, sum);
      if (rest !== 0) partials[kept++] = rest;
      x = sum;
    }
    partials.length = kept;
    if (x === 0) return true;
    if (x - x === 0) {
      partials.push(x);
      return true;
    }
    // Not finite: either the value was not, or the sum overflowed.
    if (value - value === 0) return false;
    if (value === value) this.infinities += value;
    this.special += value;
    partials.length = 0;
    return true;
  }

  /** The correctly rounded sum; undefined: ValueError("-inf + inf in fsum"). */
  finish(): number | undefined {
    if (this.special !== 0) return this.infinities !== this.infinities ? undefined : this.special;
    const partials = this.partials;
    let index = partials.length;
    if (index === 0) return 0;
    let high = partials[--index];
    let low = 0;
    while (index > 0) {
      const x = high;
      const y = partials[--index];
      high = x + y;
      low = y - (high - x);
      if (low !== 0) break;
    }
    // Half-way cases go by the sign of what is below.
    if (index > 0 && ((low < 0 && partials[index - 1] < 0) || (low > 0 && partials[index - 1] > 0))) {
      const y = low * 2;
      const x = high + y;
      if (y === x - high) high = x;
    }
    return high;
  }
}

/** math.sumprod's float path: a sum of products kept in three doubles. */
export class ProductSum {
  private high = 0;
  private low = 0;
  private tiny = 0;

  /** False, and nothing added, when the sum would not be finite: go on by plain arithmetic then. */
  add(x: number, y: number): boolean {
    const product = x * y;
    if (product - product !== 0) return false;
    const productRest = exactTail(x, y, product);
    const high = this.high + product;
    if (high - high !== 0) return false;
    const highRest = sumTail(this.high, product, high);
    const first = this.low + productRest;
    const firstRest = sumTail(this.low, productRest, first);
    const second = first + highRest;
    const secondRest = sumTail(first, highRest, second);
    this.high = high;
    this.low = second;
    this.tiny += firstRest + secondRest;
    return true;
  }

  finish(): number {
    const last = this.low + this.tiny;
    const lastRest = sumTail(this.low, this.tiny, last);
    const total = this.high + last;
    const totalRest = sumTail(this.high, last, total);
    return total + (lastRest + totalRest);
  }
}

/** productTail for factors of any size: as exact as a fused multiplication where the tail is a normal number. */
function exactTail(x: number, y: number, product: number): number {
  if (x === 0 || y === 0) return 0;
  const ex = exponentOf(x);
  const ey = exponentOf(y);
  if (ex < 900 && ey < 900 && ex + ey > -900) return productTail(x, y, product);
  return fma(x, y, -product);
}

/** x * y + z rounded once, as C's fma. */
export function fma(x: number, y: number, z: number): number {
  const product = x * y;
  // Zeros, infinities and NaN need no more than the plain operations.
  if (x - x !== 0 || y - y !== 0 || z - z !== 0) {
    return z - z !== 0 && x - x === 0 && y - y === 0 ? z : product + z;
  }
  if (x === 0 || y === 0) return product + z;
  const a = integerMantissa(x);
  const b = integerMantissa(y);
  const c = integerMantissa(z);
  let sum = BigInt(a.mantissa) * BigInt(b.mantissa);
  let exponent = a.exponent + b.exponent;
  if (z !== 0) {
    const distance = c.exponent - exponent;
    if (distance > 300) {
      // The product only breaks ties: a unit in its direction does as well.
      sum = (BigInt(c.mantissa) << 200n) + (sum > 0n ? 1n : -1n);
      exponent = c.exponent - 200;
    } else if (distance < -300) {
      sum = (sum << 200n) + (z > 0 ? 1n : -1n);
      exponent -= 200;
    } else if (distance >= 0) {
      sum += BigInt(c.mantissa) << BigInt(distance);
    } else {
      sum = (sum << BigInt(-distance)) + BigInt(c.mantissa);
      exponent = c.exponent;
    }
  }
  if (sum === 0n) return z === 0 ? product : 0;
  return sum < 0n ? -roundToDouble(-sum, exponent) : roundToDouble(sum, exponent);
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** math.hypot of any number of coordinates. */
export function hypot(coordinates: readonly number[]): number {
  const magnitudes: number[] = [];
  let largest = 0;
  let nan = false;
  for (const coordinate of coordinates) {
    const magnitude = coordinate < 0 ? -coordinate : coordinate;
    nan ||= magnitude !== magnitude;
    if (magnitude > largest) largest = magnitude;
    magnitudes.push(magnitude);
  }
  return vectorNorm(magnitudes, largest, nan);
}

/** math.dist of two points of equal length. */
export function dist(p: readonly number[], q: readonly number[]): number {
  const differences: number[] = [];
  for (let index = 0; index < p.length; index += 1) differences.push(p[index] - q[index]);
  return hypot(differences);
}

/** The root of the sum of squares, the squares' tails included and the root corrected once. */
function vectorNorm(magnitudes: number[], largest: number, nan: boolean): number {
  if (largest === Infinity) return Infinity;
  if (nan) return NaN;
  if (largest === 0 || magnitudes.length <= 1) return largest;
  const exponent = exponentOf(largest) + 1;
  if (exponent < -1023) {
    for (let index = 0; index < magnitudes.length; index += 1) magnitudes[index] /= SMALLEST_NORMAL;
    return SMALLEST_NORMAL * vectorNorm(magnitudes, largest / SMALLEST_NORMAL, false);
  }
  const scale = exponent >= 1024 ? powerOfTwo(-1023) / 2 : powerOfTwo(-exponent);
  // The sum starts at one, above every square, so that each addition's loss is simply told.
  let sum = 1;
  let productRest = 0;
  let sumRest = 0;
  for (const magnitude of magnitudes) {
    const x = magnitude * scale;
    const square = x * x;
    const next = sum + square;
    productRest += productTail(x, x, square);
    sumRest += sum - next + square;
    sum = next;
  }
  let root = Math.sqrt(sum - 1 + (productRest + sumRest));
  const square = -root * root;
  const next = sum + square;
  productRest += productTail(-root, root, square);
  sumRest += sum - next + square;
  root += (next - 1 + (productRest + sumRest)) / (2 * root);
  return root / scale;
}
