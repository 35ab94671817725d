// list.sort against CPython 3.13: the sequence of comparisons (test/yardsticks/sort-order.py records it), stability, and
// what a list holds after a sort that raised or was stopped at any comparison.
// oxlint-disable import/no-unassigned-import -- a type's file fills its method table when it is loaded

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import "../../src/objects/object.js";
import "../../src/objects/type.js";
import "../../src/objects/list.js";
import { LimitSignal, X } from "../../src/objects/machine.js";
import { PyFloat, PyList, PyTuple, type Value } from "../../src/objects/model.js";
import { sortList, sortValues } from "../../src/objects/sort.js";
import { FakeMachine, Holder, Raised, guestClass, guestFunction } from "./fake-machine.js";

type Row = readonly [kind: string, n: number, reverse: number, comparisons: number, order: number, result: number];
const ROWS = JSON.parse(readFileSync(new URL("data/sort-order.json", import.meta.url), "utf8")) as readonly Row[];

function make(kind: string, n: number, seed: number): number[] {
  let state = seed;
  const next = (): number => {
    state = Number((BigInt(state) * 1103515245n + 12345n) & 0x7fffffffn);
    return state >> 8;
  };
  const each = (body: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => body(i));
  switch (kind) {
    case "random":
      return each(() => next() % (4 * n + 1));
    case "few":
      return each(() => next() % 4);
    case "descending":
      return each((i) => n - i);
    case "stairs":
      return each((i) => Math.floor((n - i) / 3));
    case "equal":
      return each(() => 7);
    case "runs":
      return each((i) => (i % 37) + (next() % 3));
    case "saw":
      return each((i) => 50 - (i % 50));
    case "blocks":
      return each((i) => ((Math.floor(i / 40) * 17) % 200) + (i % 40) * (Math.floor(i / 40) % 2 === 1 ? 1 : -1));
    case "tail":
      return each((i) => (n > 5 && i >= n - 5 ? next() % n : i));
    default:
      return each((i) => i);
  }
}

class Numbered extends Holder {
  index = 0;
}
function numbered(log: [number, number][], values: readonly number[]): Numbered[] {
  const type = guestClass("N", {
    __lt__: (_m, a, b) => {
      log.push([(a as Numbered).index, (b as Numbered).index]);
      return ((a as Numbered).datum as number) < ((b as Numbered).datum as number);
    },
  });
  return values.map((value, index) => {
    const made = new Numbered(type, value);
    made.index = index;
    return made;
  });
}

describe("sort", () => {
  it("compares in CPython's order", () => {
    for (const [kind, n, reverse, comparisons, order, result] of ROWS) {
      const m = new FakeMachine();
      const log: [number, number][] = [];
      const list = new PyList(numbered(log, make(kind, n, n * 7 + kind.length)));
      m.finish(sortList(m, list, null, reverse === 1));
      let orderSum = 0;
      for (const [a, b] of log) orderSum = (orderSum * 31 + a * 7 + b) & 0x7fffffff;
      let resultSum = 0;
      for (const item of list.items) resultSum = (resultSum * 31 + (item as Numbered).index) & 0x7fffffff;
      expect([kind, n, reverse, log.length, orderSum, resultSum]).toEqual([
        kind,
        n,
        reverse,
        comparisons,
        order,
        result,
      ]);
    }
  });

  it("sorts plain keys as the guest comparison would, equal ones in their order", () => {
    for (const [kind, n, reverse] of ROWS) {
      const m = new FakeMachine();
      const values = make(kind, n, n);
      const expected = numbered([], values);
      m.finish(sortValues(m, expected, null, reverse === 1));
      const order = expected.map((item) => item.index);
      const kinds: ((value: number) => Value)[] = [
        (value) => value,
        (value) => new PyFloat(value / 4),
        (value) => (value % 2 === 0 ? value : new PyFloat(value)),
        (value) => String(value + 1000).padStart(6, "0"),
        (value) => new PyTuple([value >> 2, String(value & 3)]),
        (value) => new PyList([new PyTuple([value]), 1]),
      ];
      for (const key of kinds) {
        const items: Value[] = values.map((value, index) => new PyTuple([value, index]));
        const keyOf = guestFunction((_m, item) => key((item as PyTuple).items[0] as number));
        m.finish(sortValues(m, items, keyOf, reverse === 1));
        expect(items.map((item) => (item as PyTuple).items[1])).toEqual(order);
      }
    }
  });

  it("sorts mixed numbers, big ints and NaN by comparison", () => {
    const m = new FakeMachine();
    const items: Value[] = [new PyFloat(2.5), 3, 2n ** 70n, true, new PyFloat(-Infinity), 0];
    m.finish(sortValues(m, items, null, false));
    expect(items.map((item) => (item instanceof PyFloat ? item.value : item))).toEqual([
      -Infinity,
      0,
      true,
      2.5,
      3,
      2n ** 70n,
    ]);
  });

  it("raises TypeError for what has no order, and leaves a permutation", () => {
    const m = new FakeMachine();
    const list = new PyList([3, "a", 1]);
    expect(() => m.finish(sortList(m, list, null, false))).toThrow(
      "'<' not supported between instances of 'str' and 'int'",
    );
    expect([...list.items].length).toBe(3);
  });

  it("leaves a permutation when any comparison raises, or the run stops there", () => {
    for (const kind of ["random", "blocks", "tail", "saw"]) {
      const n = 150;
      const values = make(kind, n, 5);
      const log: [number, number][] = [];
      const m = new FakeMachine();
      m.finish(sortList(m, new PyList(numbered(log, values)), null, false));
      const total = log.length;
      for (let stop = 0; stop < total; stop += 7) {
        for (const way of ["raise", "abandon", "limit"] as const) {
          const machine = new FakeMachine();
          let asked = 0;
          const type = guestClass("N", {
            __lt__: (mm, a, b) => {
              if (asked++ === stop && way === "raise") return mm.valueError("stop");
              return ((a as Numbered).datum as number) < ((b as Numbered).datum as number);
            },
          });
          const items = values.map((value) => new Numbered(type, value));
          const list = new PyList([...items]);
          if (way === "raise")
            expect(() => machine.finish(sortList(machine, list, null, stop % 2 === 0))).toThrow(Raised);
          else if (way === "limit") {
            machine.budget = 50 + stop;
            try {
              machine.finish(sortList(machine, list, null, false));
            } catch (signal) {
              expect(signal).toBeInstanceOf(LimitSignal);
              machine.abandon();
            }
          } else {
            let result: unknown = sortList(machine, list, null, true);
            for (let turn = 0; turn < stop && result === X; turn++) {
              const top = machine.top as never as { back: never; step(m: FakeMachine, v: unknown): unknown };
              machine.top = machine.base = top.back;
              result = top.step(machine, result === X ? undefined : result);
              if (result !== X) break;
            }
            machine.abandon();
          }
          expect(new Set(list.items)).toEqual(new Set(items));
          expect(list.items.length).toBe(n);
        }
      }
    }
  });
});
