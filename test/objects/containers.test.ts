// Dict, set, list and tuple against expectations taken from CPython 3.13, with keys and items whose `__hash__`, `__eq__`,
// `__lt__` and `__repr__` are guest code that natives must wait for.
// oxlint-disable import/no-unassigned-import -- a type's file fills its method table when it is loaded

import { describe, expect, it } from "vitest";
import "../../src/objects/object.js";
import "../../src/objects/type.js";
import { method } from "../../src/objects/define.js";
import { STR } from "../../src/objects/primitives.js";
import { DICT } from "../../src/objects/dict.js";
import { PyDict } from "../../src/objects/dictionary.js";
import { dictDelete, dictGet, dictGetItem, dictPop, dictSet, setAdd } from "../../src/objects/hashtable.js";
import { LIST } from "../../src/objects/list.js";
import { PyFloat, PyList, PyTuple, PyWideStr, type Value } from "../../src/objects/model.js";
import { compare } from "../../src/objects/operators.js";
import { hashOf, iterate, nextOf, reprOf, typeOf } from "../../src/objects/protocol.js";
import { PyFrozenSet, PySet } from "../../src/objects/set.js";
import { TUPLE } from "../../src/objects/tuple.js";
import { FakeMachine, Holder, Raised, guestClass, guestFunction, provideTypeOf } from "./fake-machine.js";

provideTypeOf(typeOf);
if (STR.attributes.get("__repr__") === undefined)
  method(STR, "__repr__(self, /)", {}, (_m, self: string) => `'${self}'`);
if (typeOf(2n ** 70n).attributes.get("__repr__") === undefined)
  method(typeOf(1), "__repr__(self, /)", {}, (_m, self: bigint) => String(self));
void [DICT, LIST, TUPLE];

function machine(): FakeMachine {
  return new FakeMachine();
}
const tuple = (...items: Value[]): PyTuple => new PyTuple(items);
const list = (...items: Value[]): PyList => new PyList(items);
function dict(m: FakeMachine, ...pairs: readonly (readonly [Value, Value])[]): PyDict {
  const made = new PyDict();
  for (const [key, value] of pairs) m.finish(dictSet(m, made, key, value));
  return made;
}
function set(m: FakeMachine, ...items: Value[]): PySet {
  const made = new PySet();
  for (const item of items) m.finish(setAdd(m, made, item));
  return made;
}
const repr = (m: FakeMachine, value: Value): Value => m.finish(reprOf(m, value)) as Value;
function drain(m: FakeMachine, iterable: Value): Value[] {
  const iterator = m.finish(iterate(m, iterable)) as Value;
  const all: Value[] = [];
  for (;;) {
    const item = m.finish(nextOf(m, iterator));
    if (item === undefined) return all;
    all.push(item);
  }
}
function raises(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Raised) return error.message;
    throw error;
  }
  return "nothing";
}

/** `class P` equal by its number, with a log of what was called. */
function pointClass(log: string[], modulus = 1000): (n: number) => Holder {
  const type = guestClass("P", {
    __hash__: (_m, self) => {
      log.push(`hash ${(self as Holder).datum as number}`);
      return ((self as Holder).datum as number) % modulus;
    },
    __eq__: (_m, self, other) => {
      log.push(`eq ${(self as Holder).datum as number} ${other instanceof Holder ? (other.datum as number) : "?"}`);
      return other instanceof Holder && other.datum === (self as Holder).datum;
    },
    __lt__: (_m, self, other) => {
      log.push(`lt ${(self as Holder).datum as number} ${(other as Holder).datum as number}`);
      return ((self as Holder).datum as number) < ((other as Holder).datum as number);
    },
    __repr__: (_m, self) => `P${(self as Holder).datum as number}`,
  });
  return (n) => new Holder(type, n);
}

describe("dict", () => {
  it("unifies equal numbers and keeps the first key", () => {
    const m = machine();
    const d = dict(
      m,
      [1, "int"],
      [true, "bool"],
      [new PyFloat(1), "float"],
      [2n ** 70n, "big"],
      [new PyFloat(2 ** 70), "big float"],
    );
    expect(repr(m, d)).toBe("{1: 'float', 1180591620717411303424: 'big float'}");
  });
  it("keeps apart what only looks alike", () => {
    const m = machine();
    const lone = new PyWideStr(Uint32Array.of(0xd83d, 0xde00));
    const smile = new PyWideStr(Uint32Array.of(0x1f600));
    const d = dict(
      m,
      ["1", 1],
      [1, 2],
      [new PyFloat(1.5), 3],
      [null, 4],
      [lone, 5],
      [smile, 6],
      ["", 7],
      [tuple(1), 8],
    );
    expect(d.size).toBe(8);
    expect(m.finish(dictGet(m, d, lone))).toBe(5);
    expect(m.finish(dictGet(m, d, smile))).toBe(6);
  });
  it("finds NaN by value", () => {
    const m = machine();
    const d = dict(m, [new PyFloat(Number.NaN), 1]);
    expect(m.finish(dictGet(m, d, new PyFloat(Number.NaN)))).toBe(1);
  });
  it("holds numbers of every size, signs and fractions", () => {
    const m = machine();
    const d = new PyDict();
    const numbers: Value[] = [];
    for (let power = 0; power < 53; power++) numbers.push(2 ** power, -(2 ** power), 2 ** power + 3);
    for (let n = -50; n < 50; n++) numbers.push(n, new PyFloat(n + 0.25));
    for (let power = 53; power < 90; power++) numbers.push(2n ** BigInt(power), -(2n ** BigInt(power)));
    const unique = new Map<string, number>();
    numbers.forEach((n, index) => {
      m.finish(dictSet(m, d, n, index));
      unique.set(n instanceof PyFloat ? `f${n.value}` : String(n as number), index);
    });
    expect(d.size).toBe(unique.size);
    numbers.forEach((n) => {
      expect(m.finish(dictGet(m, d, n))).toBe(unique.get(n instanceof PyFloat ? `f${n.value}` : String(n as number)));
    });
  });
  it("grows, deletes, compacts in all modes as a Map does", () => {
    for (const kind of ["string", "number", "tuple", "mixed"]) {
      const m = machine();
      const d = new PyDict();
      const model = new Map<number, number>();
      const key = (n: number): Value =>
        kind === "string"
          ? `k${n}`
          : kind === "number"
            ? n * 7
            : kind === "tuple" || n % 3 === 0
              ? tuple(n, "x")
              : n % 3 === 1
                ? n
                : `s${n}`;
      let seed = 12345;
      const random = (limit: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % limit;
      for (let round = 0; round < 4000; round++) {
        const n = random(120);
        const action = random(10);
        if (action < 5) {
          m.finish(dictSet(m, d, key(n), round));
          model.set(n, round);
        } else if (action < 8) {
          const gone = m.finish(dictPop(m, d, key(n)));
          expect(gone).toBe(model.get(n));
          model.delete(n);
        } else if (action === 8 && model.size > 0) {
          const last = [...model.keys()].pop() as number;
          const pair = m.method("popitem", d) as PyTuple;
          expect(pair.items[1]).toBe(model.get(last));
          model.delete(last);
        } else expect(m.finish(dictGet(m, d, key(n)))).toBe(model.get(n));
        expect(d.size).toBe(model.size);
        expect(d.keys.length).toBeLessThanOrEqual(d.usable);
      }
      expect(drain(m, m.method("values", d))).toEqual([...model.values()]);
    }
  });
  it("queues without scanning its tombstones", () => {
    const m = machine();
    const d = new PyDict();
    for (let n = 0; n < 100; n++) m.finish(dictSet(m, d, n, n));
    for (let n = 100; n < 2000; n++) {
      const [oldest] = [m.finish(nextOf(m, m.finish(iterate(m, d)) as Value)) as number];
      expect(oldest).toBe(n - 100);
      m.finish(dictDelete(m, d, oldest));
      m.finish(dictSet(m, d, n, n));
    }
    expect(d.size).toBe(100);
  });
  it("asks hash once and == only for equal hashes, the stored key first", () => {
    const m = machine();
    const log: string[] = [];
    const P = pointClass(log, 2);
    const d = dict(m, [P(1), "a"]);
    expect(m.finish(dictGetItem(m, d, P(1)))).toBe("a");
    expect(raises(() => m.finish(dictGetItem(m, d, P(2))))).toBe("KeyError");
    expect(m.finish(dictGet(m, d, P(3)))).toBeUndefined();
    expect(log).toEqual(["hash 1", "hash 1", "eq 1 1", "hash 2", "hash 3", "eq 1 3"]);
    log.length = 0;
    for (let n = 5; n < 100; n++) m.finish(dictSet(m, d, P(2 * n), n));
    expect(log.filter((line) => line.startsWith("hash")).length).toBe(95);
  });
  it("converts a plain table when a guest key is probed, and finds both ways", () => {
    const m = machine();
    const like = guestClass("D", {
      __hash__: () => 1,
      __eq__: (_m, _self, other) => other === 1,
    });
    const d = dict(m, [1, "a"], ["x", "b"]);
    expect(m.finish(dictGetItem(m, d, new Holder(like, 0)))).toBe("a");
    expect(d.buckets).not.toBeNull();
    expect(m.finish(dictGetItem(m, d, "x"))).toBe("b");
    expect(m.finish(dictGetItem(m, d, new PyFloat(1)))).toBe("a");
    expect(d.getName("x")).toBe("b");
    expect(d.getName("y")).toBeUndefined();
    d.setName("y", 5);
    expect(d.deleteName("x")).toBe(true);
    expect(repr(m, d)).toBe("{1: 'a', 'y': 5}");
  });
  it("restarts the probe when == changes the table", () => {
    const m = machine();
    let d = new PyDict();
    let turns = 0;
    const nasty = guestClass("N", {
      __hash__: () => 5,
      __eq__: (machineInside) => {
        if (turns++ === 0) {
          d.reset();
          dictSet(machineInside, d, tuple(9), "new");
        }
        return false;
      },
    });
    d = dict(m, [new Holder(nasty, 1), 1]);
    expect(m.finish(dictGet(m, d, new Holder(nasty, 2)))).toBeUndefined();
    expect(repr(m, d)).toBe("{(9,): 'new'}");
  });
  it("refuses unhashable keys by name, also in an empty table", () => {
    const m = machine();
    expect(raises(() => m.finish(dictGet(m, new PyDict(), list())))).toBe("TypeError: unhashable type: 'list'");
    expect(raises(() => m.finish(dictSet(m, new PyDict(), tuple(1, list()), 1)))).toBe(
      "TypeError: unhashable type: 'list'",
    );
  });
  it("notices changes during iteration", () => {
    const m = machine();
    const d = dict(m, ["a", 1], ["b", 2]);
    const iterator = m.finish(iterate(m, d)) as Value;
    m.finish(nextOf(m, iterator));
    m.finish(dictSet(m, d, "c", 3));
    expect(raises(() => m.finish(nextOf(m, iterator)))).toBe("RuntimeError: dictionary changed size during iteration");
    expect(raises(() => m.finish(nextOf(m, iterator)))).toBe("RuntimeError: dictionary changed size during iteration");
  });
  it("compares values by == and looks keys up without hashing them again", () => {
    const m = machine();
    const log: string[] = [];
    const P = pointClass(log);
    const a = dict(m, [P(1), P(10)], ["k", list(1, list(P(5)))]);
    const b = dict(m, ["k", list(1, list(P(5)))], [P(1), P(10)]);
    log.length = 0;
    expect(m.finish(compare(m, "eq", a, b))).toBe(true);
    expect(log).toEqual(["eq 1 1", "eq 10 10", "eq 5 5"]);
    expect(m.finish(compare(m, "ne", a, dict(m, ["k", 1])))).toBe(true);
  });
});

describe("set", () => {
  it("combines tables without hashing again", () => {
    const m = machine();
    const log: string[] = [];
    const P = pointClass(log);
    const shared = [P(1), P(2), P(3)];
    const a = set(m, ...shared);
    const b = set(m, shared[1], shared[2], P(4));
    log.length = 0;
    expect(repr(m, m.method("__or__", a, b))).toBe("{P1, P2, P3, P4}");
    expect(repr(m, m.method("__and__", a, b))).toBe("{P2, P3}");
    expect(repr(m, m.method("__sub__", a, b))).toBe("{P1}");
    expect(repr(m, m.method("__xor__", a, b))).toBe("{P1, P4}");
    expect(m.method("__le__", set(m, shared[0]), a)).toBe(true);
    expect(m.method("isdisjoint", a, b)).toBe(false);
    expect(log.filter((line) => line.startsWith("hash"))).toEqual(["hash 1"]);
  });
  it("hashes each item of an iterable once", () => {
    const m = machine();
    const log: string[] = [];
    const P = pointClass(log);
    const a = set(m, P(1), P(2));
    log.length = 0;
    expect(repr(m, m.method("intersection", a, list(P(2), P(3), P(2))))).toBe("{P2}");
    expect(log.filter((line) => line.startsWith("hash"))).toEqual(["hash 2", "hash 3", "hash 2"]);
  });
  it("pops in insertion order and can be emptied while refilled", () => {
    const m = machine();
    const s = set(m, 3, 1, 2);
    expect([m.method("pop", s), m.method("pop", s), m.method("pop", s)]).toEqual([3, 1, 2]);
    expect(raises(() => m.method("pop", s))).toBe("KeyError: pop from an empty set");
  });
  it("takes a set for the frozenset of its elements in `in`", () => {
    const m = machine();
    const frozen = m.finish(m.call(typeOf(new PyFrozenSet()), [list(1)])) as Value;
    expect(m.method("__contains__", set(m, frozen), set(m, 1))).toBe(true);
  });
  it("works on itself", () => {
    const m = machine();
    const s = set(m, 1, 2);
    m.method("__ixor__", s, s);
    expect(repr(m, s)).toBe("set()");
    const t = set(m, 1, 2);
    m.method("intersection_update", t, t);
    m.method("update", t, t);
    expect(repr(m, t)).toBe("{1, 2}");
  });
});

describe("hash", () => {
  it("is CPython's for tuples and frozensets of numbers", () => {
    const m = machine();
    const hash = (value: Value): Value => m.finish(hashOf(m, value)) as Value;
    expect(hash(tuple())).toBe(5740354900026072187n);
    expect(hash(tuple(1, 2, 3))).toBe(529344067295497451n);
    expect(hash(tuple(1, tuple(new PyFloat(2.5), -1)))).toBe(5356097903715399607n);
    expect(hash(tuple(2n ** 70n, -5, new PyFloat(0.1), true))).toBe(-5908680137417613289n);
    expect(hash(tuple(null))).toBe(9181102132670838864n);
    const frozen = m.finish(m.call(typeOf(new PyFrozenSet()), [list(1, 2, 3)])) as Value;
    expect(hash(frozen)).toBe(-272375401224217160n);
    const log: string[] = [];
    const P = pointClass(log);
    expect(hash(tuple(P(1), P(2), P(3)))).toBe(529344067295497451n);
    expect(log).toEqual(["hash 1", "hash 2", "hash 3"]);
  });
});

describe("list", () => {
  it("sorts guests in CPython's order and survives a raise", () => {
    const m = machine();
    const log: string[] = [];
    const P = pointClass(log);
    const l = list(P(3), P(1), P(2));
    m.method("sort", l);
    expect(repr(m, l)).toBe("[P1, P2, P3]");
    expect(log.length).toBe(6);
    const bomb = guestClass("B", {
      __lt__: (mm) => mm.valueError("boom"),
      __repr__: () => "B",
    });
    const broken = list(new Holder(bomb, 1), new Holder(bomb, 2), 5);
    expect(raises(() => m.method("sort", broken))).toBe("ValueError: boom");
    expect(broken.items.length).toBe(3);
  });
  it("reads as empty while it is sorted, and refuses changes", () => {
    const m = machine();
    const l = list(3, 1, 2);
    const key = guestFunction((_m, item) => {
      expect(l.items.length).toBe(0);
      return item as Value;
    });
    m.finish(m.call(LIST.attributes.get("sort") as Value, [l], new Map<string, Value>([["key", key]])));
    expect(l.items).toEqual([1, 2, 3]);
    const meddle = guestFunction((_m, item) => {
      l.items.push(9);
      return item as Value;
    });
    expect(
      raises(() =>
        m.finish(m.call(LIST.attributes.get("sort") as Value, [l], new Map<string, Value>([["key", meddle]]))),
      ),
    ).toBe("ValueError: list modified during sort");
    expect(l.items).toEqual([1, 2, 3]);
  });
  it("prints itself inside itself, and forgets the guard when a repr raises", () => {
    const m = machine();
    const l = list(1);
    l.items.push(l, tuple(l));
    expect(repr(m, l)).toBe("[1, [...], ([...],)]");
    const bomb = guestClass("B", { __repr__: (mm) => mm.valueError("boom") });
    const bad = list(list(new Holder(bomb, 1)));
    expect(raises(() => repr(m, bad))).toBe("ValueError: boom");
    expect(m.reprGuard.size).toBe(0);
  });
  it("raises RecursionError when two cycles are compared", () => {
    const m = machine();
    const a = list();
    a.items.push(a);
    const b = list();
    b.items.push(b);
    expect(raises(() => m.finish(compare(m, "eq", a, b)))).toBe(
      "RecursionError: maximum recursion depth exceeded in comparison",
    );
  });
});
