/**
 * The combinatoric iterators: product, permutations, combinations, combinations_with_replacement. Each keeps its pool, its
 * indices and the last tuple's items, and makes the next tuple by changing only what differs. Every tuple is charged.
 */

import { constructor } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { EMPTY_TUPLE, PyList, PyTuple, type Int, type Value } from "../objects/model.js";
import { collect, unwrap } from "../objects/protocol.js";
import { ITERATOR_SIZE, listSize, tupleSize } from "../objects/sizes.js";
import { itertoolsType, toSize } from "./itertools-types.js";

/** A tuple of `items`, charged; the empty one is shared. */
function charged(m: Machine, items: readonly Value[]): PyTuple {
  return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
}
function reserve(m: Machine, length: number): void {
  m.charge(1 + (length >> 3));
  m.allocate(tupleSize(length));
}

// ------------------------------------------------------------------------------------------------------------ product

export class PyProduct extends PyIterator {
  private indices: number[] = [];
  private last: readonly Value[] | null = null;
  private stopped = false;
  constructor(readonly pools: readonly (readonly Value[])[]) {
    super();
  }
  next(m: Machine): NextResult {
    if (this.stopped) return undefined;
    const { pools, indices } = this;
    reserve(m, pools.length);
    if (this.last === null) {
      const first: Value[] = [];
      for (const pool of pools) {
        if (pool.length === 0) {
          this.stopped = true;
          return undefined;
        }
        first.push(pool[0]);
        indices.push(0);
      }
      this.last = first;
      return charged(m, first);
    }
    const items = this.last.slice();
    let at = pools.length - 1;
    for (; at >= 0; at--) {
      const pool = pools[at];
      const index = indices[at] + 1;
      if (index < pool.length) {
        indices[at] = index;
        items[at] = pool[index];
        break;
      }
      indices[at] = 0;
      items[at] = pool[0];
    }
    if (at < 0) {
      this.stopped = true;
      return undefined;
    }
    this.last = items;
    return new PyTuple(items);
  }
}
export const PRODUCT = itertoolsType(
  "product",
  PyProduct,
  "The Cartesian product of iterables: tuples in the order of nested loops.",
);
heapClass(
  PyProduct,
  "itertools.product",
  { indices: "state", last: "values", stopped: "plain", pools: "state" },
  ITERATOR_SIZE,
);

const POOL = continuation("product.pool", (m, list, pools: Value[][], iterables: readonly Value[], repeat: number) => {
  pools.push((list as PyList).items);
  return makeProduct(m, pools, iterables, repeat);
});
function makeProduct(m: Machine, pools: Value[][], iterables: readonly Value[], repeat: number): Result {
  while (pools.length < iterables.length) {
    const pool = collect(m, iterables[pools.length]);
    if (pool === X) return m.then(X, POOL, pools, iterables, repeat);
    pools.push((pool as PyList).items);
  }
  m.allocate(ITERATOR_SIZE + 16 * pools.length * repeat);
  m.charge((pools.length * repeat) >> 1);
  const all: (readonly Value[])[] = [];
  for (let round = 0; round < repeat; round++) for (const pool of pools) all.push(pool);
  return new PyProduct(all);
}
constructor(PRODUCT, "product(*iterables, repeat: index=1)", {}, (m, iterables: Value[], given: Int) => {
  const repeat = toSize(m, given);
  if (repeat === X) return X;
  if ((repeat as number) < 0) return m.valueError("repeat argument cannot be negative");
  return makeProduct(m, [], repeat === 0 ? [] : iterables, repeat as number);
});

// ------------------------------------------------------------------------------------------------------- combinations

export class PyCombinations extends PyIterator {
  private indices: number[] = [];
  private last: readonly Value[] | null = null;
  private stopped: boolean;
  constructor(
    readonly pool: readonly Value[],
    readonly count: number,
  ) {
    super();
    this.stopped = count > pool.length;
  }
  next(m: Machine): NextResult {
    if (this.stopped) return undefined;
    const { pool, count, indices } = this;
    reserve(m, count);
    if (this.last === null) {
      for (let index = 0; index < count; index++) indices.push(index);
      this.last = pool.slice(0, count);
      return charged(m, this.last);
    }
    const spare = pool.length - count;
    let at = count - 1;
    while (at >= 0 && indices[at] === at + spare) at--;
    if (at < 0) {
      this.stopped = true;
      return undefined;
    }
    const items = this.last.slice();
    let index = indices[at];
    for (; at < count; at++) {
      index++;
      indices[at] = index;
      items[at] = pool[index];
    }
    this.last = items;
    return new PyTuple(items);
  }
}
export const COMBINATIONS = itertoolsType(
  "combinations",
  PyCombinations,
  "Tuples of r items of an iterable, in the order of their positions.",
);

export class PyReplacementCombinations extends PyIterator {
  private indices: number[] = [];
  private last: readonly Value[] | null = null;
  private stopped: boolean;
  constructor(
    readonly pool: readonly Value[],
    readonly count: number,
  ) {
    super();
    this.stopped = pool.length === 0 && count > 0;
  }
  next(m: Machine): NextResult {
    if (this.stopped) return undefined;
    const { pool, count, indices } = this;
    reserve(m, count);
    if (this.last === null) {
      const first: Value[] = [];
      for (let index = 0; index < count; index++) {
        indices.push(0);
        first.push(pool[0]);
      }
      this.last = first;
      return charged(m, first);
    }
    let at = count - 1;
    while (at >= 0 && indices[at] === pool.length - 1) at--;
    if (at < 0) {
      this.stopped = true;
      return undefined;
    }
    const items = this.last.slice();
    const index = indices[at] + 1;
    for (; at < count; at++) {
      indices[at] = index;
      items[at] = pool[index];
    }
    this.last = items;
    return new PyTuple(items);
  }
}
export const REPLACEMENT_COMBINATIONS = itertoolsType(
  "combinations_with_replacement",
  PyReplacementCombinations,
  "Tuples of r items of an iterable, in the order of their positions; an item may come again.",
);

for (const [type, Combinations] of [
  [COMBINATIONS, PyCombinations],
  [REPLACEMENT_COMBINATIONS, PyReplacementCombinations],
] as const) {
  heapClass<PyCombinations | PyReplacementCombinations>(
    Combinations,
    `itertools.${type.name}`,
    { indices: "state", last: "values", stopped: "plain", pool: "values", count: "plain" },
    (self) => ITERATOR_SIZE + listSize(self.pool.length),
  );
  constructor(type, `${type.name}(iterable: list, r: index)`, {}, (m, pool: Value[], given: Int) => {
    const count = toSize(m, given);
    if (count === X) return X;
    if ((count as number) < 0) return m.valueError("r must be non-negative");
    m.allocate(
      ITERATOR_SIZE + 16 * (type === COMBINATIONS ? Math.min(count as number, pool.length) : (count as number)),
    );
    return new Combinations(pool, count as number);
  });
}

// ------------------------------------------------------------------------------------------------------- permutations

export class PyPermutations extends PyIterator {
  private indices: number[] = [];
  private cycles: number[] = [];
  private last: readonly Value[] | null = null;
  private stopped: boolean;
  constructor(
    readonly pool: readonly Value[],
    readonly count: number,
  ) {
    super();
    this.stopped = count > pool.length;
  }
  next(m: Machine): NextResult {
    if (this.stopped) return undefined;
    const { pool, count, indices, cycles } = this;
    const { length } = pool;
    reserve(m, count);
    if (this.last === null) {
      for (let index = 0; index < length; index++) indices.push(index);
      for (let index = 0; index < count; index++) cycles.push(length - index);
      this.last = pool.slice(0, count);
      return charged(m, this.last);
    }
    for (let at = count - 1; at >= 0; at--) {
      const left = --cycles[at];
      if (left === 0) {
        // The used-up index goes to the end.
        const index = indices[at];
        m.charge((length - at) >> 5);
        for (let other = at; other < length - 1; other++) indices[other] = indices[other + 1];
        indices[length - 1] = index;
        cycles[at] = length - at;
        continue;
      }
      const other = length - left;
      const index = indices[at];
      indices[at] = indices[other];
      indices[other] = index;
      const items = this.last.slice();
      for (; at < count; at++) items[at] = pool[indices[at]];
      this.last = items;
      return new PyTuple(items);
    }
    this.stopped = true;
    return undefined;
  }
}
export const PERMUTATIONS = itertoolsType(
  "permutations",
  PyPermutations,
  "Tuples of r items of an iterable in every order; of all items when r is not given.",
);
heapClass(
  PyPermutations,
  "itertools.permutations",
  { indices: "state", cycles: "state", last: "values", stopped: "plain", pool: "values", count: "plain" },
  (self) => ITERATOR_SIZE + listSize(self.pool.length),
);
constructor(PERMUTATIONS, "permutations(iterable: list, r=None)", {}, (m, pool: Value[], r: Value | undefined) => {
  let count = pool.length;
  if (r !== undefined && r !== null) {
    const inner = unwrap(r);
    if (typeof inner !== "number" && typeof inner !== "bigint" && typeof inner !== "boolean")
      return m.typeError("Expected int as r");
    const size = toSize(m, typeof inner === "boolean" ? Number(inner) : inner);
    if (size === X) return X;
    count = size as number;
    if (count < 0) return m.valueError("r must be non-negative");
  }
  m.allocate(ITERATOR_SIZE + 24 * pool.length);
  return new PyPermutations(pool, count);
});
