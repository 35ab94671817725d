/**
 * The native part of `heapq` (Python library reference, "heapq"): binary heaps in lists. One frame sifts for every operation;
 * it asks `<` in CPython's order and may wait at each question. Between two questions the list is a permutation of itself.
 */

import { builtin } from "../objects/define.js";
import { heapClass } from "../objects/heap.js";
import {
  NativeFrame,
  X,
  continuation,
  type ExitSignal,
  type Machine,
  type NextResult,
  type Result,
} from "../objects/machine.js";
import { PyFloat, PyList, PyTuple, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { compareSequences, orderNative } from "../objects/equality.js";
import { compareTruth } from "../objects/operators.js";
import { givenName, unwrap } from "../objects/protocol.js";
import { contents, defineModule } from "./modules.js";

/** Truth of a < b. */
export function less(m: Machine, a: Value, b: Value): Result {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (a instanceof PyTuple && b instanceof PyTuple) {
    const left = a.items;
    const right = b.items;
    // Queues hold (number, …): the first difference mostly decides.
    for (let index = 0; index < left.length && index < right.length; index++) {
      const x = left[index];
      const y = right[index];
      if (typeof x === "number" && typeof y === "number") {
        if (x !== y) return x < y;
      } else if (x instanceof PyFloat && y instanceof PyFloat) {
        if (x.value !== y.value) return x.value < y.value;
      } else break;
    }
    return compareSequences(m, "lt", a, b);
  }
  return orderNative("lt", a, b) ?? compareTruth(m, "lt", a, b);
}

/** To a leaf along the smaller children, and from there back up to where the item belongs. */
const LEAFWARD = 0;
const ROOTWARD = 1;

class SiftFrame extends NativeFrame {
  private child = 0;
  private readonly size: number;
  constructor(
    private readonly list: PyList,
    /** Heaps of the largest item first. */
    private readonly largest: boolean,
    private phase: number,
    private position: number,
    /** The root of the part that is sifted. */
    private root: number,
    /** heapify: go on with the roots before this one. */
    private readonly all: boolean,
    private readonly result: Value,
  ) {
    super();
    this.size = list.items.length;
  }

  private ask(m: Machine, a: Value, b: Value): Result {
    m.charge(1);
    return this.largest ? less(m, b, a) : less(m, a, b);
  }

  step(m: Machine, value: Value | undefined): NextResult {
    const { list, size } = this;
    let answer: Result | undefined = value;
    for (;;) {
      const { items } = list;
      const { position } = this;
      if (answer === undefined) {
        if (this.phase === LEAFWARD) {
          if (position >= size >> 1) {
            this.phase = ROOTWARD;
            continue;
          }
          this.child = 2 * position + 1;
          answer = this.child + 1 < size ? this.ask(m, items[this.child], items[this.child + 1]) : true;
        } else {
          if (position <= this.root) {
            if (!this.nextRoot()) return this.result;
            continue;
          }
          answer = this.ask(m, items[position], items[(position - 1) >> 1]);
        }
        if (answer === X) return m.wait(this);
      }
      if (list.items.length !== size) return m.raise("RuntimeError", "list changed size during iteration");
      if (this.phase === LEAFWARD) this.swap(answer === true ? this.child : this.child + 1);
      else if (answer === true) this.swap((position - 1) >> 1);
      else if (!this.nextRoot()) return this.result;
      answer = undefined;
    }
  }

  private swap(other: number): void {
    const { items } = this.list;
    const { position } = this;
    const item = items[position];
    items[position] = items[other];
    items[other] = item;
    this.position = other;
  }

  private nextRoot(): boolean {
    if (!this.all || this.root === 0) return false;
    this.root--;
    this.position = this.root;
    this.phase = LEAFWARD;
    return true;
  }
}
heapClass(
  SiftFrame,
  "frame.sift",
  {
    child: "plain",
    size: "plain",
    list: "object",
    largest: "plain",
    phase: "plain",
    position: "plain",
    root: "plain",
    all: "plain",
    result: "value",
    back: "skip",
    catches: "plain",
  },
  112,
);

function sift(
  m: Machine,
  list: PyList,
  largest: boolean,
  phase: number,
  position: number,
  root: number,
  all: boolean,
  result: Value,
): Result {
  return new SiftFrame(list, largest, phase, position, root, all, result).step(m, undefined) as Result;
}

/** The list that a heap function was given, or X. */
function heapOf(m: Machine, name: string, heap: Value, only: boolean): PyList | ExitSignal {
  const list = unwrap(heap);
  if (list instanceof PyList) return list;
  return m.typeError(`${name}() argument ${only ? "" : "1 "}must be list, not ${givenName(heap)}`);
}

const natives: PyNative[] = [];
function declare(...args: Parameters<typeof builtin>): void {
  natives.push(builtin(...args));
}

function replaceRoot(m: Machine, list: PyList, item: Value, largest: boolean): Result {
  const [first] = list.items;
  list.items[0] = item;
  return list.items.length === 1 ? first : sift(m, list, largest, LEAFWARD, 0, 0, false, first);
}

declare(
  "heappush(heap, item, /)",
  { doc: "Push item onto heap, maintaining the heap invariant." },
  (m, heap: Value, item: Value) => {
    const list = heapOf(m, "heappush", heap, false);
    if (!(list instanceof PyList)) return X;
    m.allocate(8);
    list.items.push(item);
    return list.items.length === 1 ? null : sift(m, list, false, ROOTWARD, list.items.length - 1, 0, false, null);
  },
);
for (const [name, largest] of [
  ["heappop", false],
  ["_heappop_max", true],
] as const)
  declare(
    `${name}(heap, /)`,
    { doc: "Pop the first item off the heap, maintaining the heap invariant." },
    (m, heap: Value) => {
      const list = heapOf(m, name, heap, true);
      if (!(list instanceof PyList)) return X;
      const last = list.items.pop();
      if (last === undefined) return m.raise("IndexError", "index out of range");
      return list.items.length === 0 ? last : replaceRoot(m, list, last, largest);
    },
  );
for (const [name, largest] of [
  ["heapreplace", false],
  ["_heapreplace_max", true],
] as const)
  declare(
    `${name}(heap, item, /)`,
    { doc: "Pop and return the first item, then push a new one; faster than both calls." },
    (m, heap: Value, item: Value) => {
      const list = heapOf(m, name, heap, false);
      if (!(list instanceof PyList)) return X;
      return list.items.length === 0
        ? m.raise("IndexError", "index out of range")
        : replaceRoot(m, list, item, largest);
    },
  );
for (const [name, largest] of [
  ["heapify", false],
  ["_heapify_max", true],
] as const)
  declare(`${name}(heap, /)`, { doc: "Turn a list into a heap, in place and in linear time." }, (m, heap: Value) => {
    const list = heapOf(m, name, heap, true);
    if (!(list instanceof PyList)) return X;
    const root = (list.items.length >> 1) - 1;
    return root < 0 ? null : sift(m, list, largest, LEAFWARD, root, root, true, null);
  });

const PUSH_POP = continuation("heappushpop.compared", (m, smaller, list: PyList, item: Value) => {
  if (smaller !== true) return item;
  return list.items.length === 0 ? m.raise("IndexError", "index out of range") : replaceRoot(m, list, item, false);
});
declare(
  "heappushpop(heap, item, /)",
  { doc: "Push an item, then pop and return the first one; faster than both calls." },
  (m, heap: Value, item: Value) => {
    const list = heapOf(m, "heappushpop", heap, false);
    if (!(list instanceof PyList)) return X;
    return list.items.length === 0 ? item : m.then(less(m, list.items[0], item), PUSH_POP, list, item);
  },
);

defineModule({ name: "_heapq", doc: "Natives of heapq.", fill: contents("_heapq", natives) });
defineModule({ name: "heapq", doc: "Heap queues: priority queues kept in lists.", frozen: "heapq" });
