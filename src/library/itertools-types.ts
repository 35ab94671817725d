/** What the types of `itertools` share: their declaration, `iter()` of several arguments in order, and C's ssize_t arguments. */

import { iteratorMethods } from "../objects/adapters.js";
import { defineType } from "../objects/define.js";
import type { PyIterator } from "../objects/iteration.js";
import {
  X,
  continuation,
  type Continuation,
  type ExitSignal,
  type Machine,
  type Result,
  type State,
} from "../objects/machine.js";
import { TypeFlag, type Int, type PyType, type Value } from "../objects/model.js";
import { iterate } from "../objects/protocol.js";

/** The types of the module, by name. */
export const ITERTOOLS: Record<string, PyType> = {};

/** Declares an iterator type of the module, which guests may subclass. */
export function itertoolsType(name: string, representation: { readonly prototype: PyIterator }, doc: string): PyType {
  const type = defineType(name, { module: "itertools", representation, base: true, payload: true, doc });
  iteratorMethods(type);
  ITERTOOLS[name] = type;
  return type;
}

/** The same for types that only the module makes. */
export function privateIterator(name: string, representation: { readonly prototype: PyIterator }): PyType {
  const type = defineType(name, { module: "itertools", representation, flags: TypeFlag.NO_NEW });
  iteratorMethods(type);
  ITERTOOLS[name] = type;
  return type;
}

/** An int as C's ssize_t, or OverflowError. */
export function toSize(m: Machine, value: Int): number | ExitSignal {
  if (typeof value === "number") return value;
  if (value < 0x8000000000000000n && value >= -0x8000000000000000n) return Number(value);
  return m.raise("OverflowError", "Python int too large to convert to C ssize_t");
}

const ITERATED = continuation(
  "itertools.iterated",
  (m, iterator, iterables: readonly Value[], done: Value[], rest: readonly [Continuation, State]) => {
    done.push(iterator as Value);
    return withIterators(m, iterables, rest[0], rest[1], done);
  },
);

/** Takes the iterator of each iterable, in order, then runs `next(m, null, iterators, state)`. */
export function withIterators(
  m: Machine,
  iterables: readonly Value[],
  next: Continuation,
  state: State,
  done: Value[] = [],
): Result {
  while (done.length < iterables.length) {
    const iterator = iterate(m, iterables[done.length]);
    if (iterator === X) return m.then(X, ITERATED, iterables, done, [next, state]);
    done.push(iterator as Value);
  }
  return next.run(m, null, done, state, undefined) as Result;
}
