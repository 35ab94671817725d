// Values across the boundary beyond the tables that test/spec/boundary.test.ts holds row by row: binary data, class
// instances, hostile objects, and what a conversion may cost.

import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { ConversionError, Sandbox, type SandboxOptions } from "../../src/index.js";
import { done } from "./helpers.js";

function inside(value: unknown): string {
  return done(new Sandbox().runSync("print(type(x).__name__, repr(x))", { inputs: { x: value } })).stdout.trimEnd();
}

function refused(value: unknown): string {
  try {
    inside(value);
  } catch (error) {
    if (error instanceof ConversionError) return `${error.valueType} at ${error.path}`;
    throw error;
  }
  return "was let in";
}

describe("going in", () => {
  const buffer = new Uint8Array([1, 2, 3, 4]).buffer;
  class Point {
    static readonly unit = 1;
    readonly y = [2];
    #hidden = 3;
    constructor(readonly x: number) {}
    get length(): number {
      return this.#hidden;
    }
    toJSON(): string {
      return "not asked";
    }
  }
  class LyingView extends Uint8Array {
    override get length(): number {
      throw new Error("asked");
    }
    override get buffer(): ArrayBuffer {
      throw new Error("asked");
    }
  }
  const rows: readonly (readonly [name: string, value: unknown, expected: string])[] = [
    ["bytes whose class says something else of them", new LyingView([1, 2]), String.raw`bytes b'\x01\x02'`],
    ["a Buffer that is part of a pool", Buffer.from("ab"), "bytes b'ab'"],
    ["a view on part of a buffer", new Uint8Array(buffer, 1, 2), String.raw`bytes b'\x02\x03'`],
    ["clamped bytes", new Uint8ClampedArray([300]), String.raw`bytes b'\xff'`],
    ["an ArrayBuffer", buffer, String.raw`bytes b'\x01\x02\x03\x04'`],
    ["a DataView", new DataView(buffer, 2), String.raw`bytes b'\x03\x04'`],
    ["an Int16Array", new Int16Array([-1, 2]), "list [-1, 2]"],
    ["a Float64Array", new Float64Array([1, 0.5]), "list [1.0, 0.5]"],
    ["a BigInt64Array", new BigInt64Array([2n ** 62n]), "list [4611686018427387904]"],
    ["a class instance, by its own data", new Point(1), "dict {'x': 1, 'y': [2]}"],
    ["an object without a prototype", Object.assign(Object.create(null) as object, { a: 1 }), "dict {'a': 1}"],
    [
      "an object with a symbol and a hidden property",
      Object.defineProperty({ a: 1, [Symbol("s")]: 2 }, "b", { value: 3 }),
      "dict {'a': 1}",
    ],
    ["an array with properties", Object.assign([1], { extra: 2 }), "list [1]"],
    ["a Map in a Set in a Map", new Map([["k", [new Set([1])]]]), "dict {'k': [{1}]}"],
    [
      "a key that is NaN, a float, a bigint",
      new Map<unknown, unknown>([
        [1.5, 1],
        [2n ** 64n, 2],
        [null, 3],
      ]),
      "dict {1.5: 1, 18446744073709551616: 2, None: 3}",
    ],
    [
      "equal keys of different types, the first key and the last value",
      new Map<unknown, unknown>([
        [1, "a"],
        [true, "b"],
        [1n, "c"],
      ]),
      "dict {1: 'c'}",
    ],
    ["the same object twice", ((shared: object) => [shared, shared])([1]), "list [[1], [1]]"],
    [
      "text of other keys than names",
      { "": 1, "a b": 2, "0": 3, "\u{1f600}": 4 },
      "dict {'0': 3, '': 1, 'a b': 2, '\u{1f600}': 4}",
    ],
  ];
  for (const [name, value, expected] of rows) {
    it(name, () => {
      expect(inside(value)).toBe(expected);
    });
  }

  it("refuses what holds nothing to copy, by name and path", () => {
    expect(refused(new Error("e"))).toBe("Error at inputs['x']");
    expect(refused([new RangeError("e")])).toBe("Error at inputs['x'][0]");
    expect(refused({ a: new WeakMap() })).toBe("WeakMap at inputs['x']['a']");
    expect(refused(/x/)).toBe("RegExp at inputs['x']");
    expect(refused([1][Symbol.iterator]())).toBe("iterator at inputs['x']");
    expect(refused((function* () {})())).toBe("iterator at inputs['x']");
    expect(refused((async function* () {})())).toBe("async iterator at inputs['x']");
    expect(refused(new Map([[1, new Date(Number.NaN)]]))).toBe("Date at inputs['x'][1]");
    expect(refused(new Date(Date.UTC(10_000, 0, 1)))).toBe("Date at inputs['x']");
    expect(refused(new Map([[[1], 1]]))).toBe("Map at inputs['x'] key 0");
    expect(refused(new Map([[{ a: () => 1 }, 1]]))).toBe("function at inputs['x'] key 0['a']");
    expect(refused(new Set([[1]]))).toBe("Set at inputs['x'] item 0");
    expect(refused(Object("text"))).toBe("String at inputs['x']");
    expect(refused(class {})).toBe("function at inputs['x']");
    expect(refused({ a: { then: () => 1 } })).toBe("Promise at inputs['x']['a']"); // oxlint-disable-line unicorn/no-thenable -- that is the point
  });

  it("names the key or the item of a Map or Set that cannot cross", () => {
    const mixed = new Map<unknown, unknown>([
      ["a", 1],
      [[() => 1], 2],
    ]);
    expect(refused({ rows: mixed })).toBe("function at inputs['x']['rows'] key 1[0]");
    expect(refused(new Map<unknown, unknown>([[null, [() => 1]]]))).toBe("function at inputs['x'][key 0][0]");
    expect(refused(new Map([["k", Symbol("s")]]))).toBe("symbol at inputs['x']['k']");
    expect(refused(new Set<unknown>([1, 2, [3]]))).toBe("Set at inputs['x'] item 2");
  });

  it("refuses the platform's own objects, and those whose data nobody sees", () => {
    class Money {
      #cents = 5;
      get cents(): number {
        return this.#cents;
      }
    }
    expect(refused([new URL("http://host/")])).toBe("URL at inputs['x'][0]");
    expect(refused({ a: new URLSearchParams("a=1") })).toBe("URLSearchParams at inputs['x']['a']");
    expect(refused(new Headers())).toBe("Headers at inputs['x']");
    expect(refused(new Response("text"))).toBe("Response at inputs['x']");
    expect(refused(new Blob([]))).toBe("Blob at inputs['x']");
    expect(refused(new AbortController().signal)).toBe("AbortSignal at inputs['x']");
    expect(refused(new Intl.NumberFormat())).toBe("NumberFormat at inputs['x']");
    expect(refused(new TextEncoder())).toBe("TextEncoder at inputs['x']");
    expect(refused(new Money())).toBe("Money at inputs['x']");
    expect(refused(runInNewContext("[new Error('e')]"))).toBe("Error at inputs['x'][0]");
    expect(refused(runInNewContext("Promise.resolve(1)"))).toBe("Promise at inputs['x']");
    expect(refused(new (class extends Map<unknown, unknown> {})([[1, new URL("http://host/")]]))).toBe(
      "URL at inputs['x'][1]",
    );
    expect(inside(runInNewContext("({ a: {}, b: [1], c: new Map([[1, 2]]), d: new Set() })"))).toBe(
      "dict {'a': {}, 'b': [1], 'c': {1: 2}, 'd': set()}",
    );
    expect(inside(new (class Empty {})())).toBe("dict {}");
  });

  it("takes bytes wherever they are, and refuses those that were given away", () => {
    const given = new ArrayBuffer(8);
    const views = [given, new Uint8Array(given), new Float64Array(given), new DataView(given)];
    structuredClone(given, { transfer: [given] });
    expect(views.map(refused)).toEqual([
      "ArrayBuffer at inputs['x']",
      "ArrayBuffer at inputs['x']",
      "ArrayBuffer at inputs['x']",
      "DataView at inputs['x']",
    ]);
    const shared = new SharedArrayBuffer(2);
    expect(inside(shared)).toBe(String.raw`bytes b'\x00\x00'`);
    expect(inside(new Int8Array(shared))).toBe("list [0, 0]");
    const growing = Reflect.construct(ArrayBuffer, [2, { maxByteLength: 4 }]) as ArrayBuffer & {
      resize(length: number): void;
    };
    const view = new Uint8Array(growing);
    growing.resize(3);
    expect(inside(view)).toBe(String.raw`bytes b'\x00\x00\x00'`);
  });

  it("refuses proxies without asking them anything", () => {
    const asked: string[] = [];
    const spy = new Proxy(
      {},
      {
        get: (_target, key) => asked.push(String(key)),
        ownKeys: () => {
          asked.push("ownKeys");
          return [];
        },
        getPrototypeOf: () => {
          asked.push("getPrototypeOf");
          return null;
        },
      },
    );
    expect(refused(spy)).toBe("Proxy at inputs['x']");
    expect(refused([new Proxy([], {})])).toBe("Proxy at inputs['x'][0]");
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(refused({ deep: [proxy] })).toBe("Proxy at inputs['x']['deep'][0]");
    expect(asked).toEqual([]);
  });

  it("asks no method that the object could have overridden", () => {
    class Liar extends Map<unknown, unknown> {
      override get size(): number {
        throw new Error("size");
      }
      override forEach(): void {
        throw new Error("forEach");
      }
      override [Symbol.iterator](): never {
        throw new Error("iterator");
      }
    }
    const liar = new Liar();
    liar.set("a", 1);
    expect(inside(liar)).toBe("dict {'a': 1}");
    const honest = new Map([["a", 1]]);
    Object.defineProperty(honest, Symbol.iterator, {
      value: () => {
        throw new Error("iterator");
      },
    });
    Object.defineProperty(honest, "forEach", {
      value: () => {
        throw new Error("forEach");
      },
    });
    expect(inside(honest)).toBe("dict {'a': 1}");
    const fake = Object.create(Map.prototype) as object;
    expect(inside(Object.assign(fake, { a: 1 }))).toBe("dict {'a': 1}");
    const toStringTag = Object.defineProperty({}, Symbol.toStringTag, {
      get: () => {
        throw new Error("tag");
      },
    });
    expect(inside(toStringTag)).toBe("dict {}");
  });

  it("refuses an array that says it is larger than memory before anything is made", () => {
    const sandbox = new Sandbox({ limits: { memory: 1_000_000 } });
    expect(sandbox.runSync("x", { inputs: { x: Array.from({ length: 200_000 }) } })).toMatchObject({
      status: "raised",
      error: { type: "MemoryError" },
    });
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    expect(sandbox.runSync("x", { inputs: { x: sparse } })).toMatchObject({
      status: "raised",
      error: { type: "MemoryError" },
    });
    expect(() => sandbox.globals.set("x", sparse)).toThrow(RangeError);
    expect(done(sandbox.runSync("1")).value).toBe(1);
  });

  it("is charged to the run", () => {
    const list = Array.from({ length: 20_000 }, () => 1);
    expect(new Sandbox({ limits: { instructions: 10_000 } }).runSync("x", { inputs: { x: list } })).toMatchObject({
      status: "limit",
      limit: "instructions",
    });
  });
});

describe("going out", () => {
  const value = (source: string, imports: string[] = []): unknown =>
    done(new Sandbox({ imports }).runSync(source)).value;

  it("takes dicts, sets and tuples apart at any depth", () => {
    expect(value("{(1, 'a'): {2: [b'x']}}")).toEqual(new Map([[[1, "a"], new Map([[2, [new Uint8Array([120])]]])]]));
    expect(value("d = {'a': 1, 'b': 2, 'c': 3}\ndel d['b']\nd")).toEqual({ a: 1, c: 3 });
    expect(value("d = {1: 'a', 2: 'b', 3: {}}\ndel d[1]\nd")).toEqual(
      new Map<unknown, unknown>([
        [2, "b"],
        [3, {}],
      ]),
    );
    expect(value("[[], (), {}, set(), [[]]]")).toEqual([[], [], {}, new Set(), [[]]]);
    expect(value("{frozenset({1}): frozenset()}")).toEqual(new Map([[new Set([1]), new Set()]]));
  });

  it("gives the path to what has no form", () => {
    const error = (source: string): unknown => done(new Sandbox().runSync(source)).valueError;
    expect(error("{'rows': [1, [print]]}")).toEqual({
      path: "value['rows'][1][0]",
      type: "builtin_function_or_method",
    });
    expect(error("{1: {(lambda: 1): 2}}")).toEqual({ path: "value[1] key 0", type: "function" });
    expect(error("{(1, 2): object}")).toEqual({ path: "value[key 0]", type: "type" });
    expect(error("{1: 2, 'a': ...}")).toEqual({ path: "value['a']", type: "ellipsis" });
    expect(error("x = {}\nx['self'] = [x]\nx")).toEqual({ path: "value['self'][0]", type: "dict" });
    const deep = new Sandbox();
    deep.runSync(
      "x = []\nfor _ in range(300): x = [x]\nclass P: __dataclass_fields__ = {'me': 1}\np = P()\np.me = [p]",
    );
    expect(() => deep.globals.get("x")).toThrow(
      `x${"[0]".repeat(10)}…${"[0]".repeat(10)}: nested deeper than 200 levels`,
    );
    expect(() => deep.globals.get("p")).toThrow("p['me'][0]: the value contains itself");
  });

  it("never runs guest code", () => {
    const source = `
class D(dict):
    def __iter__(self): raise SystemExit
    def keys(self): raise SystemExit
    def __getitem__(self, k): raise SystemExit
class L(list):
    def __iter__(self): raise SystemExit
    def __len__(self): raise SystemExit
class S(str):
    def __str__(self): raise SystemExit
x = [D(a=L([S('x')])), S('y')]
`;
    const sandbox = new Sandbox();
    sandbox.runSync(source);
    expect(sandbox.globals.get("x")).toEqual([{ a: ["x"] }, "y"]);
  });

  it("is bounded by memory where structure is shared", () => {
    const sandbox = new Sandbox({ limits: { memory: 2_000_000 } });
    sandbox.runSync(
      "x = [1]\nfor _ in range(40): x = [x, x]\nclass Quiet(list):\n    def __repr__(self): return 'quiet'\ny = Quiet([x])",
    );
    expect(done(sandbox.runSync("y"))).toMatchObject({ valueRepr: "quiet", valueError: { type: "value" } });
    expect(() => sandbox.globals.get("x")).toThrow(/larger than 2000000 bytes/);
  });

  it("makes what a hostile key says an own property", () => {
    const out = value(
      "{'__proto__': {'polluted': True}, 'constructor': 1, 'hasOwnProperty': 2, 'toString': 3, '__defineGetter__': 4}",
    ) as object;
    expect(Object.keys(out)).toEqual(["__proto__", "constructor", "hasOwnProperty", "toString", "__defineGetter__"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("dates", () => {
  it("come in as aware datetimes in UTC, without the program importing anything", () => {
    for (const text of [
      "1970-01-01T00:00:00.000Z",
      "1969-12-31T23:59:59.999Z",
      "0001-01-01T00:00:00.000Z",
      "9999-12-31T23:59:59.999Z",
      "2000-02-29T12:30:15.250Z",
      "2100-02-28T00:00:00.001Z",
    ]) {
      const date = new Date(text);
      const outcome = done(
        new Sandbox().runSync("print(x.isoformat(timespec='milliseconds'), x.utcoffset())\nx", { inputs: { x: date } }),
      );
      expect(outcome.stdout).toBe(`${text.replace("Z", "+00:00")} 0:00:00\n`);
      expect(outcome.value).toEqual(date);
    }
  });

  it("come in from tools at any depth, and under natives", async () => {
    const when = new Date("2024-05-06T07:08:09Z");
    const source =
      "def f(n): return later() if n == 0 else f(n - 1)\nprint(sorted([3, 1], key=lambda x: now().minute * x), f(50)[0] == now(), [v.year for v in map(lambda _: now(), range(2))])";
    const sandbox = (): Sandbox => new Sandbox({ tools: { now: () => when, later: async () => [when] } });
    expect(done(await sandbox().run(source)).stdout).toBe("[1, 3] True [2024, 2024]\n");
    const stepped = sandbox();
    await stepped.start("x = [later()[0], 5]\nx");
    expect(done(await stepped.resume("call-1", [when])).value).toEqual([when, 5]);
  });

  it("of decimal go out as their text, exactly", () => {
    const source = `
from decimal import Decimal
class Money(Decimal):
    pass
[Decimal('12.50'), Decimal('1E-7'), Decimal('-Infinity'), Money('0.10')]`;
    expect(done(new Sandbox({ imports: ["decimal"] }).runSync(source)).value).toEqual([
      "12.50",
      "1E-7",
      "-Infinity",
      "0.10",
    ]);
  });

  it("go out as instants, texts and milliseconds", () => {
    const source = `
from datetime import date, datetime, time, timedelta, timezone
east = timezone(timedelta(hours=5, minutes=30))
[datetime(2024, 1, 2, 3, 4, 5, 678901), datetime(2024, 1, 2, 3, 4, 5, tzinfo=east), date(2024, 2, 29), time(1, 2, 3), time(1, 2, 3, 45), timedelta(days=-1, seconds=1.5)]`;
    expect(done(new Sandbox({ imports: ["datetime"] }).runSync(source)).value).toEqual([
      new Date("2024-01-02T03:04:05.678Z"),
      new Date("2024-01-01T21:34:05Z"),
      "2024-02-29",
      "01:02:03",
      "01:02:03.000045",
      -86_398_500,
    ]);
    const zone = "from datetime import *\nclass Z(tzinfo): pass\ndatetime(2024, 1, 1, tzinfo=Z())";
    expect(done(new Sandbox({ imports: ["datetime"] }).runSync(zone)).valueError).toEqual({
      path: "value",
      type: "datetime.datetime",
    });
  });

  it("that cost more than is left end the run as anything else", () => {
    const sandbox = new Sandbox({ limits: { instructions: 400 }, tools: { now: () => new Date(0) } });
    expect(sandbox.runSync("try: now()\nexcept BaseException: print('no')")).toMatchObject({
      status: "limit",
      limit: "instructions",
      stdout: "",
    });
    expect(done(sandbox.runSync("1")).value).toBe(1);
  });

  it("of the guest's clock are what the host says", () => {
    const now = (clock: SandboxOptions["clock"]): unknown =>
      done(
        new Sandbox({ imports: ["datetime", "time"], clock }).runSync(
          "import datetime, time\n[datetime.datetime.now().isoformat(), time.time()]",
        ),
      ).value;
    expect(now(undefined)).toEqual(["2024-01-01T00:00:00", 1_704_067_200]);
    expect(now(new Date("2030-01-01"))).toEqual(["2030-01-01T00:00:00", 1_893_456_000]);
    expect(now(1500)).toEqual(["1970-01-01T00:00:01.500000", 1.5]);
    let ticks = 0;
    expect(now(() => ++ticks * 1000)).toEqual(["1970-01-01T00:00:01", 2]);
    expect(Math.abs((now("real") as [string, number])[1] - Date.now() / 1000)).toBeLessThan(60);
    expect(() => new Sandbox({ clock: new Date(Number.NaN) })).toThrow("clock must be");
  });
});

it("a Date as a key or an item of a set is refused in words that fit", () => {
  const sandbox = new Sandbox();
  expect(() => sandbox.runSync("x", { inputs: { x: new Map([[new Date(0), 1]]) } })).toThrow(
    "inputs['x'] key 0: a Date cannot be a key of a Map: pass its milliseconds or its ISO text",
  );
  expect(() => sandbox.runSync("x", { inputs: { x: new Set([new Date(0)]) } })).toThrow(
    "inputs['x'] item 0: a Date cannot be an item of a Set: pass its milliseconds or its ISO text",
  );
});
