/** The module `bisect` (Python library reference, "bisect"): binary search in sorted sequences; each comparison may wait. */

import { getAttribute } from "../objects/attribute.js";
import { builtin } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { heapClass } from "../objects/heap.js";
import { listInsert } from "../objects/list.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { PyList, type Int, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { getItem } from "../objects/operators.js";
import { lengthOf, lookupSpecial, toIndex, typeName, unwrap } from "../objects/protocol.js";
import { sizeArgument } from "../objects/sequence.js";
import { less } from "./heapq.js";
import { contents, defineModule } from "./modules.js";

const ASK_ITEM = 0;
const GOT_ITEM = 1;
const GOT_KEY = 2;
const GOT_ANSWER = 3;

class BisectFrame extends NativeFrame {
  private stage = ASK_ITEM;
  private middle = 0;
  constructor(
    private readonly sequence: Value,
    private readonly x: Value,
    private readonly key: Value,
    private readonly right: boolean,
    private low: number,
    private high: number,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    let given: Result | undefined = value;
    for (;;) {
      if (this.stage === ASK_ITEM) {
        if (this.low >= this.high) return this.low;
        m.charge(1);
        this.middle = this.low + Math.floor((this.high - this.low) / 2);
        this.stage = GOT_ITEM;
        given = itemAt(m, this.sequence, this.middle);
        if (given === X) return m.wait(this);
      }
      if (this.stage === GOT_ITEM) {
        this.stage = GOT_KEY;
        if (this.key !== null) {
          given = m.call(this.key, [given as Value]);
          if (given === X) return m.wait(this);
        }
      }
      if (this.stage === GOT_KEY) {
        this.stage = GOT_ANSWER;
        given = this.right ? less(m, this.x, given as Value) : less(m, given as Value, this.x);
        if (given === X) return m.wait(this);
      }
      this.stage = ASK_ITEM;
      if ((given === true) === this.right) this.high = this.middle;
      else this.low = this.middle + 1;
    }
  }
}
heapClass(
  BisectFrame,
  "frame.bisect",
  {
    stage: "plain",
    middle: "plain",
    sequence: "value",
    x: "value",
    key: "value",
    right: "plain",
    low: "plain",
    high: "plain",
    back: "skip",
    catches: "plain",
  },
  96,
);

function itemAt(m: Machine, sequence: Value, index: number): Result {
  if (unwrap(sequence) instanceof PyDict) return m.typeError(`${typeName(sequence)} is not a sequence`);
  if (!(sequence instanceof PyList)) return getItem(m, sequence, index);
  return index < sequence.items.length ? sequence.items[index] : m.raise("IndexError", "list index out of range");
}

/** CPython: places go up to 2**63; here they are safe numbers. */
function tooLong(m: Machine): Result {
  return m.raise("OverflowError", "cannot fit 'int' into an index-sized integer");
}

const LENGTH = continuation("bisect.length", (m, length, frame: readonly [Value, Value, Value, boolean, number]) => {
  const [sequence, x, key, right, low] = frame;
  if (typeof length !== "number") return tooLong(m);
  return new BisectFrame(sequence, x, key, right, low, length).step(m, undefined);
});
function search(m: Machine, right: boolean, sequence: Value, x: Value, low: number, high: number, key: Value): Result {
  if (low < 0) return m.valueError("lo must be non-negative");
  if (high >= 0) return new BisectFrame(sequence, x, key, right, low, high).step(m, undefined) as Result;
  return m.then(lengthOf(m, sequence), LENGTH, [sequence, x, key, right, low]);
}

/** `hi` as an int; -1 stands for the length. */
function highBound(m: Machine, value: Value): Result {
  if (value === null) return -1;
  if (lookupSpecial(value, "__index__") === undefined)
    return m.typeError(`argument should be integer or None, not '${typeName(value)}'`);
  return toIndex(m, value);
}
type Call = readonly [sequence: Value, x: Value, low: number, key: Value, right: boolean];
const SEARCH = continuation("bisect.search", (m, high, call: Call) => {
  const size = sizeArgument(m, high as Int);
  if (size === X) return X;
  const [sequence, x, low, key, right] = call;
  return typeof size === "number" ? search(m, right, sequence, x, low, size, key) : tooLong(m);
});

const INSORT = continuation("insort.high", (m, high, call: Call) => {
  const [sequence, x, low, key, right] = call;
  return key === null
    ? m.then(m.then(high as Value, SEARCH, call), FOUND, sequence, x)
    : m.then(m.call(key, [x]), KEY_OF_X, [sequence, x, low, key, right], high);
});
const KEY_OF_X = continuation("insort.key", (m, keyed, call: Call, high: Value) => {
  const [sequence, x, low, key, right] = call;
  return m.then(m.then(high, SEARCH, [sequence, keyed as Value, low, key, right]), FOUND, sequence, x);
});
const FOUND = continuation("insort.found", (m, position, sequence: Value, x: Value) => {
  if (sequence instanceof PyList) {
    listInsert(m, sequence, position as number, x);
    return null;
  }
  return m.then(getAttribute(m, sequence, "insert"), INSERT, position, x);
});
const INSERT = continuation("insort.insert", (m, insert, position: number, x: Value) =>
  m.then(m.call(insert as Value, [position, x]), INSERTED),
);
const INSERTED = continuation("insort.inserted", () => null);

const natives: PyNative[] = [];
for (const [side, right] of [
  ["right", true],
  ["left", false],
] as const) {
  natives.push(
    builtin(
      `bisect_${side}(a, x, lo: size=0, hi=None, *, key=None)`,
      { doc: `Where to insert x in the sorted sequence a: ${right ? "after" : "before"} equal items.` },
      (m, sequence: Value, x: Value, low: number, high: Value, key: Value) =>
        m.then(highBound(m, high), SEARCH, [sequence, x, low, key, right]),
    ),
    builtin(
      `insort_${side}(a, x, lo: size=0, hi=None, *, key=None)`,
      { doc: `Insert x into the sorted list a, ${right ? "after" : "before"} equal items.` },
      (m, sequence: Value, x: Value, low: number, high: Value, key: Value) =>
        m.then(highBound(m, high), INSORT, [sequence, x, low, key, right]),
    ),
  );
}
const [right, insortRight] = natives;
const fill = contents("_bisect", natives, { bisect: right, insort: insortRight });
defineModule({ name: "bisect", doc: "Bisection: where an item belongs in a sorted sequence.", fill });
