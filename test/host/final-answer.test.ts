// The function that ends a run: its call passes every handler, from wherever it is made, and the sandbox lives on.

import { describe, expect, it } from "vitest";
import { Sandbox, check } from "../../src/index.js";

const PLACES: readonly (readonly [name: string, source: string])[] = [
  ["module code", "final_answer(7)"],
  ["by keyword", "final_answer(answer=7)"],
  [
    "try, except, finally",
    "try:\n  try:\n    final_answer(7)\n  except BaseException:\n    print('except')\n  finally:\n    print('finally')\nfinally:\n  print('outer')",
  ],
  [
    "a with block",
    "class C:\n  def __enter__(self): return self\n  def __exit__(self, *a):\n    print('exit')\n    return True\nwith C():\n  final_answer(7)",
  ],
  ["a sort key", "a = [3, 1]\na.sort(key=lambda x: final_answer(7))"],
  ["a generator", "def g():\n  try:\n    yield final_answer(7)\n  finally:\n    print('closed')\nlist(g())"],
  ["a comprehension", "[final_answer(x) for x in [7, 8]]"],
  ["a coroutine", "async def f():\n  try:\n    final_answer(7)\n  finally:\n    print('finally')\nawait f()"],
  ["__repr__ of an answer", "class A:\n  def __repr__(self): return final_answer(7)\nfinal_answer(A())"],
];

describe("a final answer", () => {
  it.each(PLACES)("ends the run from %s", async (_name, source) => {
    const sandbox = new Sandbox({ finalAnswer: "final_answer", topLevelAwait: true });
    const outcome = await sandbox.run(`before = 1\n${source}`);
    expect(outcome).toMatchObject({
      status: "done",
      isFinalAnswer: true,
      value: 7,
      valueRepr: "7",
      stdout: "",
      stderr: "",
    });
    expect(await sandbox.run("before + 1")).toMatchObject({ status: "done", value: 2 });
  });

  it("is an ordinary call with CPython's errors, and an ordinary run without it", async () => {
    const sandbox = new Sandbox({ finalAnswer: "done" });
    expect(await sandbox.run("done()")).toMatchObject({ status: "raised", error: { type: "TypeError" } });
    const plain = await sandbox.run("1");
    expect(plain).toMatchObject({ status: "done", value: 1 });
    expect("isFinalAnswer" in plain).toBe(false);
  });

  it("may have no JavaScript form", async () => {
    const sandbox = new Sandbox({ finalAnswer: "done" });
    expect(await sandbox.run("class A:\n  def __repr__(self): return 'an A'\ndone(A())")).toMatchObject({
      status: "done",
      isFinalAnswer: true,
      valueRepr: "an A",
      valueError: { type: "A" },
    });
    expect(
      await sandbox.run(
        "class B:\n  def __repr__(self): raise ValueError\ntry: done(B())\nexcept ValueError: print('no')",
      ),
    ).toMatchObject({ isFinalAnswer: true, valueRepr: "<unprintable B object>", stdout: "" });
  });

  it("is known to the static check, and no tool may take its name", () => {
    expect(check("done(1)", { finalAnswer: "done" })).toEqual([]);
    expect(check("done(1)").map(({ kind }) => kind)).toEqual(["name"]);
    expect(() => new Sandbox({ finalAnswer: "done", tools: { done: () => 1 } })).toThrow(/'done'/);
    expect(() => new Sandbox({ finalAnswer: "not a name" })).toThrow(/must be a Python name, not "not a name"/);
  });
});

describe("the time of one run", () => {
  it("takes the place of the sandbox's", async () => {
    const sandbox = new Sandbox({ limits: { instructions: 1_000_000_000_000 } });
    const outcome = await sandbox.run("while True: pass", { time: 20 });
    expect(outcome).toMatchObject({ status: "limit", limit: "time" });
    expect(outcome.status === "limit" && outcome.message).toContain("the budget is 20 milliseconds");
    expect(await sandbox.run("1")).toMatchObject({ status: "done" });
    expect(() => sandbox.runSync("1", { time: Number.NaN })).toThrow(RangeError);
  });
});
