/**
 * Sums, products and norms of `math`: fsum, prod, sumprod, hypot, dist. Lists and tuples of floats and ints are summed in one
 * loop; anything else item by item in frames, since iterators, `__float__`, `__mul__` and `__add__` may be guest code.
 */

import * as integer from "../numeric/integer.js";
import { ExactSum, ProductSum, hypot } from "../numeric/math.js";
import { builtin } from "../objects/define.js";
import { EACH_FIELDS, EachFrame } from "../objects/each.js";
import { heapClass } from "../objects/heap.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { PyFloat, PyList, PyTuple, type Int, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { makeFloat, numberOperation } from "../objects/number-arithmetic.js";
import { binary } from "../objects/operators.js";
import { collect, iterate, nextOf, toFloat } from "../objects/protocol.js";
import { realOf, withReals } from "./math-numbers.js";

// --------------------------------------------------------------------------------------------------------------- fsum

heapClass(ExactSum, "math.exact-sum", { partials: "state", special: "plain", infinities: "plain" }, 120);

function addExactly(m: Machine, sum: ExactSum, value: number): Result {
  m.charge(2 + 2 * sum.size);
  return sum.add(value) ? null : m.raise("OverflowError", "intermediate overflow in fsum");
}

function finishSum(m: Machine, sum: ExactSum): Result {
  const total = sum.finish();
  return total === undefined ? m.valueError("-inf + inf in fsum") : makeFloat(m, total);
}

const ADD_FLOAT = continuation("math.fsum-add", (m, value, sum: ExactSum) =>
  addExactly(m, sum, (value as PyFloat).value),
);

class ExactSumFrame extends EachFrame {
  readonly sum = new ExactSum();
  protected each(m: Machine, item: Value): Result {
    const real = realOf(item);
    return real === undefined ? m.then(toFloat(m, item), ADD_FLOAT, this.sum) : addExactly(m, this.sum, real);
  }
  protected done(m: Machine): NextResult {
    return finishSum(m, this.sum);
  }
}
heapClass(ExactSumFrame, "frame.fsum", { ...EACH_FIELDS, sum: "object" }, 80);

function fsum(m: Machine, iterable: Value): NextResult {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    const { items } = iterable;
    const sum = new ExactSum();
    let index = 0;
    for (; index < items.length; index++) {
      const real = realOf(items[index]);
      if (real === undefined) break;
      if (addExactly(m, sum, real) === X) return X;
    }
    if (index === items.length) return finishSum(m, sum);
  }
  return new ExactSumFrame(iterable).step(m, undefined);
}

// --------------------------------------------------------------------------------------------------------------- prod

class ProductFrame extends EachFrame {
  constructor(
    iterable: Value,
    private total: Value,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    return numberOperation(m, "mul", this.total, item) ?? binary(m, "mul", this.total, item);
  }
  protected override answered(_m: Machine, product: Value): boolean {
    this.total = product;
    return false;
  }
  protected done(): NextResult {
    return this.total;
  }
}
heapClass(ProductFrame, "frame.prod", { ...EACH_FIELDS, total: "value" }, 80);

/** The product of items that are all exact floats or ints, or undefined when another kind is met. */
function numberProduct(m: Machine, items: readonly Value[], start: Value): Result | undefined {
  let total: Value = start;
  let index = 0;
  while (index < items.length && typeof total !== "object") {
    const item = items[index++];
    m.charge(1);
    if (typeof total === "number" && typeof item === "number") {
      const product: number = total * item;
      if (product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER) {
        total = product + 0;
        continue;
      }
    }
    const product = numberOperation(m, "mul", total, item);
    if (product === undefined || product === X) return product;
    total = product as Value;
  }
  if (!(total instanceof PyFloat)) return index === items.length ? total : undefined;
  let value = total.value;
  for (; index < items.length; index++) {
    m.charge(1);
    const real = realOf(items[index]);
    if (real === undefined) return undefined;
    value *= real;
  }
  return makeFloat(m, value);
}

function prod(m: Machine, iterable: Value, start: Value): NextResult {
  if (
    (iterable instanceof PyList || iterable instanceof PyTuple) &&
    (typeof start === "number" || start instanceof PyFloat)
  ) {
    const product = numberProduct(m, iterable.items, start);
    if (product !== undefined) return product;
  }
  return new ProductFrame(iterable, start).step(m, undefined);
}

// ------------------------------------------------------------------------------------------------------------ sumprod

heapClass(ProductSum, "math.product-sum", { high: "plain", low: "plain", tiny: "plain" }, 48);

const START = 0;
const GOT_FIRST_ITERATOR = 1;
const GOT_SECOND_ITERATOR = 2;
const ASK = 3;
const GOT_FIRST = 4;
const GOT_SECOND = 5;
const GOT_PRODUCT = 6;
const GOT_TOTAL = 7;
const FINISHED = 8;

function floatFactor(value: Value, other: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (!(other instanceof PyFloat)) return undefined;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "bigint") return undefined;
  const real = Number(value);
  return Number.isFinite(real) ? real : undefined;
}

/** Does an int fit C's long? */
function isLong(value: Int): boolean {
  return typeof value === "number" || (value < 0x8000000000000000n && value >= -0x8000000000000000n);
}

/**
 * Exact ints are summed as C longs and floats in three doubles while only such come (CPython drops each of the two ways at the
 * first pair that does not fit it); what is left goes by `total + p * q`.
 */
class SumProductFrame extends NativeFrame {
  private stage: number = START;
  private firstIterator: Value = null;
  private secondIterator: Value = null;
  private first: Value | undefined = undefined;
  private second: Value | undefined = undefined;
  private total: Value = 0;
  private ints: Int = 0;
  private floats: ProductSum = new ProductSum();
  private intsInUse = false;
  private floatsInUse = false;
  private intPath = true;
  private floatPath = true;

  constructor(
    private readonly p: Value,
    private readonly q: Value,
  ) {
    super();
  }

  step(m: Machine, value: Value | undefined): NextResult {
    let given: Value | undefined = value;
    for (;;) {
      let result: NextResult;
      switch (this.stage) {
        case START:
          this.stage = GOT_FIRST_ITERATOR;
          result = iterate(m, this.p);
          break;
        case GOT_FIRST_ITERATOR:
          this.firstIterator = given as Value;
          this.stage = GOT_SECOND_ITERATOR;
          result = iterate(m, this.q);
          break;
        case GOT_SECOND_ITERATOR:
          this.secondIterator = given as Value;
          this.stage = ASK;
          continue;
        case ASK:
          m.charge(2);
          this.stage = GOT_FIRST;
          result = nextOf(m, this.firstIterator);
          break;
        case GOT_FIRST:
          this.first = given;
          this.stage = GOT_SECOND;
          result = nextOf(m, this.secondIterator);
          break;
        case GOT_SECOND: {
          m.stopValue = null;
          this.second = given;
          if ((this.first === undefined) !== (given === undefined))
            return m.valueError("Inputs are not the same length");
          const added = this.pair(m);
          if (added === X) return X;
          if (added === true) {
            this.stage = ASK;
            continue;
          }
          if (this.first === undefined) {
            this.stage = FINISHED;
            return this.total;
          }
          this.stage = GOT_PRODUCT;
          result =
            numberOperation(m, "mul", this.first, this.second as Value) ??
            binary(m, "mul", this.first, this.second as Value);
          break;
        }
        case GOT_PRODUCT:
          this.stage = GOT_TOTAL;
          result =
            numberOperation(m, "add", this.total, given as Value) ?? binary(m, "add", this.total, given as Value);
          break;
        case GOT_TOTAL:
          this.total = given as Value;
          this.stage = ASK;
          continue;
        default:
          return this.total;
      }
      if (result === X) return m.wait(this);
      given = result as Value | undefined;
    }
  }

  /** true: the pair is in one of the fast sums; false: it is not, and both are in `total`; X. */
  private pair(m: Machine): Result {
    const { first, second } = this;
    if (this.intPath) {
      if (
        (typeof first === "number" || typeof first === "bigint") &&
        (typeof second === "number" || typeof second === "bigint") &&
        isLong(first) &&
        isLong(second)
      ) {
        const product = integer.mul(first, second);
        const sum = integer.add(this.ints, product);
        if (isLong(product) && isLong(sum)) {
          this.ints = sum;
          this.intsInUse = true;
          return true;
        }
      }
      this.intPath = false;
      if (this.intsInUse) this.total = this.ints;
    }
    if (this.floatPath) {
      if (first !== undefined && second !== undefined) {
        const x = floatFactor(first, second);
        const y = floatFactor(second, first);
        if (x !== undefined && y !== undefined && this.floats.add(x, y)) {
          this.floatsInUse = true;
          return true;
        }
      }
      this.floatPath = false;
      if (this.floatsInUse) {
        const sum = numberOperation(m, "add", this.total, makeFloat(m, this.floats.finish()));
        if (sum === X) return X;
        this.total = sum as Value;
      }
    }
    return false;
  }
}
heapClass(
  SumProductFrame,
  "frame.sumprod",
  {
    stage: "plain",
    firstIterator: "value",
    secondIterator: "value",
    first: "value",
    second: "value",
    total: "value",
    ints: "plain",
    floats: "object",
    intsInUse: "plain",
    floatsInUse: "plain",
    intPath: "plain",
    floatPath: "plain",
    p: "value",
    q: "value",
    back: "skip",
    catches: "plain",
  },
  200,
);

/** The sum for two sequences that hold exact floats only, or small ints whose sum stays small; undefined otherwise. */
function plainSumProduct(m: Machine, p: readonly Value[], q: readonly Value[]): Result | undefined {
  if (p.length !== q.length || p.length === 0) return undefined;
  m.charge(p.length);
  if (p[0] instanceof PyFloat) {
    const sum = new ProductSum();
    for (let index = 0; index < p.length; index++) {
      const x = p[index];
      const y = q[index];
      if (!(x instanceof PyFloat && y instanceof PyFloat) || !sum.add(x.value, y.value)) return undefined;
    }
    return makeFloat(m, sum.finish());
  }
  let total = 0;
  for (let index = 0; index < p.length; index++) {
    const x = p[index];
    const y = q[index];
    if (typeof x !== "number" || typeof y !== "number") return undefined;
    total += x * y;
    if (!Number.isSafeInteger(x * y) || !Number.isSafeInteger(total)) return undefined;
  }
  return total + 0;
}

// --------------------------------------------------------------------------------------------------------- hypot, dist

const HYPOT = continuation("math.hypot", (m, _value, coordinates: readonly number[]) => {
  m.charge(3 * coordinates.length);
  return makeFloat(m, hypot(coordinates));
});
const FIRST_POINT = continuation("math.dist-first", (m, p, q: Value) => m.then(collect(m, q), SECOND_POINT, p));
const SECOND_POINT = continuation("math.dist-second", (m, q, p: PyList) => distance(m, p.items, (q as PyList).items));
function distance(m: Machine, p: readonly Value[], q: readonly Value[]): NextResult {
  if (p.length !== q.length) return m.valueError("both points must have the same number of dimensions");
  m.charge(4 * p.length);
  m.allocate(8 * p.length);
  const differences: number[] = [];
  for (let index = 0; index < p.length; index++) {
    const x = realOf(p[index]);
    const y = realOf(q[index]);
    if (x === undefined || y === undefined) break;
    differences.push(x - y);
  }
  if (differences.length === p.length) return makeFloat(m, hypot(differences));
  const mixed: Value[] = [];
  for (let index = 0; index < p.length; index++) mixed.push(p[index], q[index]);
  return withReals(m, mixed, DIST, null);
}
const DIST = continuation("math.dist", (m, _value, coordinates: readonly number[]) => {
  m.charge(coordinates.length);
  const differences: number[] = [];
  for (let index = 0; index < coordinates.length; index += 2)
    differences.push(coordinates[index] - coordinates[index + 1]);
  return makeFloat(m, hypot(differences));
});

export const SUM_FUNCTIONS: readonly PyNative[] = [
  builtin("fsum(seq, /)", { doc: "The sum of floats without loss of precision." }, fsum),
  builtin("prod(iterable, /, *, start=1)", { doc: "The product of start and all items of an iterable." }, prod),
  builtin(
    "sumprod(p, q, /)",
    { doc: "The sum of the products of pairs from two iterables of equal length." },
    (m, p: Value, q: Value) => {
      if ((p instanceof PyTuple || p instanceof PyList) && (q instanceof PyTuple || q instanceof PyList)) {
        const sum = plainSumProduct(m, p.items, q.items);
        if (sum !== undefined) return sum;
      }
      return new SumProductFrame(p, q).step(m, undefined);
    },
  ),
  builtin("hypot(*coordinates)", { doc: "The Euclidean norm of a vector." }, (m, coordinates: Value[]) =>
    withReals(m, coordinates, HYPOT, null),
  ),
  builtin("dist(p, q, /)", { doc: "The Euclidean distance between two points." }, (m, p: Value, q: Value) => {
    if ((p instanceof PyTuple || p instanceof PyList) && (q instanceof PyTuple || q instanceof PyList))
      return distance(m, p.items, q.items);
    return m.then(collect(m, p), FIRST_POINT, q);
  }),
];
