// The tables of spec/sandbox.md, "Values across the boundary", row by row, and what the API promises around a run.

import { describe, expect, it } from "vitest";
import {
  ConversionError,
  PythonSyntaxError,
  Sandbox,
  compile,
  type DoneOutcome,
  type Outcome,
} from "../../src/index.js";

function done(outcome: Outcome): DoneOutcome {
  if (outcome.status !== "done") throw new Error(`ended as ${outcome.status}: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** `type name and repr` of a host value inside. */
function inside(value: unknown): string {
  return done(new Sandbox().runSync("print(type(x).__name__, repr(x))", { inputs: { x: value } })).stdout.trimEnd();
}

function refused(value: unknown): ConversionError {
  try {
    new Sandbox().runSync("x", { inputs: { x: value } });
  } catch (error) {
    if (error instanceof ConversionError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

describe("going in", () => {
  const rows: readonly (readonly [name: string, value: unknown, expected: string])[] = [
    ["null", null, "NoneType None"],
    ["undefined", undefined, "NoneType None"],
    ["a boolean", true, "bool True"],
    ["a safe integer", 3, "int 3"],
    ["an integral number written with a point", 10.0, "int 10"],
    ["a fraction", 1.5, "float 1.5"],
    ["minus zero", -0, "float -0.0"],
    ["NaN", Number.NaN, "float nan"],
    ["an unsafe integer", 2 ** 60, "float 1.152921504606847e+18"],
    ["a bigint", 2n ** 60n, "int 1152921504606846976"],
    ["a small bigint", 7n, "int 7"],
    ["a string", "a\u{1f600}\u00e9", "str 'a\u{1f600}\u00e9'"],
    ["a lone surrogate", "\ud800", String.raw`str '\ud800'`],
    ["bytes", new Uint8Array([1, 255]), String.raw`bytes b'\x01\xff'`],
    ["an array", [1, [2.5, "x"]], "list [1, [2.5, 'x']]"],
    ["an array with holes", [1, , 3], "list [1, None, 3]"], // oxlint-disable-line no-sparse-arrays -- the case is about them
    [
      "a Map",
      new Map<unknown, unknown>([
        [1, "a"],
        ["k", [null]],
      ]),
      "dict {1: 'a', 'k': [None]}",
    ],
    ["a Set", new Set([1, "a"]), "set {1, 'a'}"],
    [
      "a Date",
      new Date(86_400_001),
      "datetime datetime.datetime(1970, 1, 2, 0, 0, 0, 1000, tzinfo=datetime.timezone.utc)",
    ],
    ["an object", { a: 1, b: { c: true } }, "dict {'a': 1, 'b': {'c': True}}"],
    [
      "a key such as __proto__",
      JSON.parse('{"__proto__": 1, "constructor": 2}'),
      "dict {'__proto__': 1, 'constructor': 2}",
    ],
  ];
  for (const [name, value, expected] of rows) {
    it(name, () => {
      expect(inside(value)).toBe(expected);
    });
  }

  it("refuses functions, symbols, promises, accessors and cycles by path", () => {
    const cycle: unknown[] = [];
    cycle.push([cycle]);
    expect(refused(() => 1).path).toBe("inputs['x']");
    expect(refused([1, Symbol("s")]).path).toBe("inputs['x'][1]");
    expect(refused({ when: new Date(Number.NaN) }).path).toBe("inputs['x']['when']");
    expect(refused(Promise.resolve(1)).valueType).toBe("Promise");
    expect(refused(cycle).message).toContain("contains itself");
    let ran = false;
    const accessor = Object.defineProperty({}, "a", { enumerable: true, get: () => (ran = true) });
    expect(refused(accessor).path).toBe("inputs['x']['a']");
    expect(ran).toBe(false);
  });

  it("runs no accessor, not even one called then", () => {
    let ran = false;
    // oxlint-disable-next-line unicorn/no-thenable -- that is the point
    const hostile = Object.defineProperty({}, "then", { get: () => (ran = true) });
    inside(hostile);
    expect(ran).toBe(false);
  });

  it("refuses what is nested deeper than 200 levels", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 199; level++) deep = [deep];
    expect(inside(deep).length).toBeGreaterThan(400);
    expect(refused([[deep]]).message).toContain("200 levels");
  });

  it("copies", () => {
    const list = [1, 2];
    const sandbox = new Sandbox();
    sandbox.runSync("x.append(3)", { inputs: { x: list } });
    expect(list).toEqual([1, 2]);
    expect(sandbox.globals.get("x")).toEqual([1, 2, 3]);
  });
});

describe("going out", () => {
  const value = (source: string): unknown => done(new Sandbox().runSync(source)).value;
  const rows: readonly (readonly [source: string, expected: unknown])[] = [
    ["None", null],
    ["True", true],
    ["2**53 - 1", 2 ** 53 - 1],
    ["2**53", 2n ** 53n],
    ["1.0", 1],
    ["-1e400", Number.NEGATIVE_INFINITY],
    ["'a' + chr(0x1f600)", "a\u{1f600}"],
    [String.raw`'\ud800'`, "\ud800"],
    ["b'ab'", new Uint8Array([97, 98])],
    ["bytearray(b'ab')", new Uint8Array([97, 98])],
    ["[1, (2, 3)]", [1, [2, 3]]],
    ["{'a': 1, 'b': {}}", { a: 1, b: {} }],
    [
      "{1: 'a', 'b': 2}",
      new Map<unknown, unknown>([
        [1, "a"],
        ["b", 2],
      ]),
    ],
    ["{3, 1}", new Set([3, 1])],
    ["frozenset('a')", new Set(["a"])],
    ["class L(list): pass\nL([1])", [1]],
    ["class S(str): pass\nS('x')", "x"],
  ];
  for (const [source, expected] of rows) {
    it(source.replaceAll("\n", "; "), () => {
      expect(value(source)).toEqual(expected);
    });
  }

  it("makes keys such as __proto__ own properties", () => {
    const out = value("{'__proto__': {'polluted': 1}, 'constructor': 2}");
    expect(Object.keys(out as object)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("says what has no form, and where", () => {
    const at = (source: string): unknown => done(new Sandbox().runSync(source)).valueError;
    expect(at("[1, {'f': len}]")).toEqual({ path: "value[1]['f']", type: "builtin_function_or_method" });
    expect(at("range(3)")).toEqual({ path: "value", type: "range" });
    expect(at("class C: pass\nC()")).toEqual({ path: "value", type: "C" });
    expect(at("int")).toEqual({ path: "value", type: "type" });
    expect(at("x = []\nx.append(x)\nx")).toMatchObject({ type: "list" });
    expect(at("[1]")).toBe(undefined);
  });

  it("ends as a limit where paths explode", () => {
    const outcome = new Sandbox().runSync("x = [1]\nfor _ in range(60): x = [x, x]\nx");
    expect(outcome.status).toBe("limit");
  });
});

describe("a sandbox", () => {
  it("keeps its globals from run to run, after errors and limits too", () => {
    const sandbox = new Sandbox({ limits: { instructions: 10_000 } });
    sandbox.runSync("x = 1");
    expect(sandbox.runSync("x = 2; 1 / 0").status).toBe("raised");
    expect(sandbox.runSync("x = 3\nwhile True: pass").status).toBe("limit");
    expect(done(sandbox.runSync("x + 1")).value).toBe(4);
    sandbox.reset();
    expect(sandbox.globals.has("x")).toBe(false);
  });

  it("gives the same counts in both kinds of run, and every time", async () => {
    const source = "sum(i * i for i in range(1000))";
    const sync = new Sandbox().runSync(source).used;
    const sliced = (await new Sandbox({ sliceMilliseconds: 0 }).run(source)).used;
    expect([sliced.instructions, sliced.memory]).toEqual([sync.instructions, sync.memory]);
  });

  it("ends when it is aborted", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const outcome = await new Sandbox({ limits: { instructions: 1e12 } }).run("while True: pass", {
      signal: controller.signal,
    });
    expect(outcome.status).toBe("aborted");
  });

  it("streams what is printed, and answers input()", () => {
    const pieces: string[] = [];
    const sandbox = new Sandbox({ onStdout: (text) => pieces.push(text), input: (prompt) => `${prompt}!` });
    expect(done(sandbox.runSync("print('a'); print(input('b'))")).stdout).toBe(pieces.join(""));
    expect(pieces.join("")).toContain("b!");
  });

  it("reports SystemExit as done, syntax errors as raised", () => {
    expect(done(new Sandbox().runSync("raise SystemExit(7)")).exitCode).toBe(7);
    const outcome = new Sandbox().runSync("print(1)\nx = = 1");
    expect(outcome).toMatchObject({ status: "raised", stdout: "", error: { type: "SyntaxError", line: 2 } });
  });

  it("runs a compiled program in any sandbox", () => {
    const program = compile("n = n + 1 if 'n' in globals() else 1\nn");
    const sandbox = new Sandbox();
    expect([sandbox, sandbox, new Sandbox()].map((each) => done(each.runSync(program)).value)).toEqual([1, 2, 1]);
    expect(() => compile("x = = 1")).toThrow(PythonSyntaxError);
  });

  it("throws for misuse", async () => {
    expect(() => new Sandbox({ import: [] } as never)).toThrow("unknown Sandbox option 'import'");
    expect(() => new Sandbox({ limits: { memory: -1 } })).toThrow(RangeError);
    expect(() => new Sandbox({ limits: { memroy: 1 } as never })).toThrow("unknown limit 'memroy'");
    expect(() => new Sandbox({ imports: ["ma*"] })).toThrow(TypeError);
    const sandbox = new Sandbox();
    const running = sandbox.run("for i in range(300000): pass");
    expect(() => sandbox.runSync("1")).toThrow("already running");
    await running;
    sandbox.dispose();
    expect(() => sandbox.runSync("1")).toThrow("disposed");
  });

  it("answers reads of globals after a limit", () => {
    const sandbox = new Sandbox({ limits: { instructions: 1000 } });
    sandbox.runSync("x = [1, 2, 3]\nwhile True: pass");
    expect(sandbox.globals.get("x")).toEqual([1, 2, 3]);
    sandbox.globals.set("y", [4]);
    expect(done(sandbox.runSync("y[0] + x[0]")).value).toBe(5);
  });
});
