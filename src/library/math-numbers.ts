/**
 * How the functions of `math` take their arguments: exact floats and small ints at once, everything else through
 * `__float__` and `__index__`, which may be guest code and are waited for in frames.
 */

import {
  X,
  continuation,
  type Continuation,
  type Machine,
  type NextResult,
  type Result,
  type State,
} from "../objects/machine.js";
import { PyFloat, type Int, type Value } from "../objects/model.js";
import { toFloat, toIndex } from "../objects/protocol.js";

/** The double of an exact float or small int; undefined when it takes more to know. */
export function realOf(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  return typeof value === "number" ? value : undefined;
}

const REAL_READ = continuation(
  "math.real",
  (m, value, values: readonly Value[], reals: number[], rest: readonly [Continuation, State]) => {
    reals.push((value as PyFloat).value);
    return withReals(m, values, rest[0], rest[1], reals);
  },
);

/** Turns all values into doubles, in order, then runs `next(m, null, reals, state)`. */
export function withReals(
  m: Machine,
  values: readonly Value[],
  next: Continuation,
  state: State,
  reals: number[] = [],
): NextResult {
  while (reals.length < values.length) {
    const value = values[reals.length];
    const real = realOf(value);
    if (real === undefined) return m.then(toFloat(m, value), REAL_READ, values, reals, [next, state]);
    reals.push(real);
  }
  return next.run(m, null, reals, state, undefined);
}

const INDEX_READ = continuation(
  "math.index",
  (m, value, values: readonly Value[], indexes: Int[], rest: readonly [Continuation, State]) => {
    indexes.push(value as Int);
    return withIndexes(m, values, rest[0], rest[1], indexes);
  },
);

/** Turns all values into ints by `__index__`, in order, then runs `next(m, null, indexes, state)`. */
export function withIndexes(
  m: Machine,
  values: readonly Value[],
  next: Continuation,
  state: State,
  indexes: Int[] = [],
): Result {
  while (indexes.length < values.length) {
    const value = values[indexes.length];
    if (typeof value === "number" || typeof value === "bigint") indexes.push(value);
    else {
      const index = toIndex(m, value);
      if (index === X) return m.then(X, INDEX_READ, values, indexes, [next, state]);
      indexes.push(index as Int);
    }
  }
  return next.run(m, null, indexes, state, undefined) as Result;
}
