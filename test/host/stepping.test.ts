// Step-wise control: start, resume, resumeError, approve, deny, cancel; settlements that come late, twice or for nothing;
// aborts; what a suspended sandbox may and may not do; calling guest functions.

import { describe, expect, it } from "vitest";
import { Sandbox, tool, type SandboxOptions, type SandboxWarning } from "../../src/index.js";
import { done, errorOf, later, onlyCall, raised, settleAll, suspended } from "./helpers.js";

/** A sandbox whose tools the host answers itself. */
function stepped(options: SandboxOptions = {}): { readonly sandbox: Sandbox; readonly warnings: SandboxWarning[] } {
  const warnings: SandboxWarning[] = [];
  const ask = tool({ inputSchema: { properties: { x: {} }, required: ["x"] } });
  return {
    sandbox: new Sandbox({ tools: { ask }, onWarning: (warning) => warnings.push(warning), ...options }),
    warnings,
  };
}

describe("start", () => {
  it("stops at each call and goes on with what the host says", async () => {
    const { sandbox } = stepped();
    const first = await sandbox.start("print('before')\nx = ask(1)\nprint(x)\n\ny = ask([x])\nx, y");
    expect(suspended(first)).toMatchObject({
      stdout: "before\n",
      calls: [{ id: "call-1", tool: "ask", args: [], kwargs: { x: 1 }, line: 2, approval: false }],
    });
    const second = await sandbox.resume("call-1", { a: [1.5] });
    expect(onlyCall(second)).toMatchObject({ id: "call-2", kwargs: { x: [{ a: [1.5] }] }, line: 5 });
    expect(suspended(second).stdout).toBe("before\n{'a': [1.5]}\n");
    const last = done(await sandbox.resume("call-2", null));
    expect(last.value).toEqual([{ a: [1.5] }, null]);
    expect(last.used.toolCalls).toBe(2);
    expect(sandbox.globals.get("y")).toBe(null);
  });

  it("ends at once when nothing waits, with synchronous tools made", async () => {
    expect(done(await new Sandbox({ tools: { f: () => 7 } }).start("f() + 1")).value).toBe(8);
    expect(errorOf(await stepped().sandbox.start("1 / 0"))).toBe("ZeroDivisionError: division by zero");
  });

  it("gives errors by resumeError", async () => {
    const { sandbox } = stepped();
    const source = "try: ask(1)\nexcept Exception as e: print(type(e).__name__, e)\nask(2)";
    await sandbox.start(source);
    const second = await sandbox.resumeError("call-1", new TypeError("bad thing"));
    expect(suspended(second).stdout).toBe("RuntimeError ask() failed: TypeError: bad thing\n");
    expect(errorOf(await sandbox.resumeError("call-2", { type: "LookupError", message: "none" }))).toBe(
      "LookupError: none",
    );
    const third = await sandbox.start("ask(1)");
    await expect(sandbox.resumeError(onlyCall(third).id, { type: "Nope", message: "" })).rejects.toThrow(
      "'Nope' is no built-in Python exception",
    );
    expect(errorOf(await sandbox.resumeError(onlyCall(third).id, "just text"))).toBe(
      "RuntimeError: ask() failed: just text",
    );
  });

  it("does not make asynchronous calls before approve, and shows those that were begun", async () => {
    let made = 0;
    const sandbox = new Sandbox({
      tools: {
        known: async () => {
          made++;
          return later().then(() => "known");
        },
        unknown: () => {
          made++;
          return later().then(() => "unknown");
        },
      },
    });
    const first = onlyCall(await sandbox.start("known() + unknown()"));
    expect([made, first.started]).toEqual([0, false]);
    const second = onlyCall(await sandbox.approve(first.id));
    expect([made, second.started]).toEqual([2, true]);
    expect(done(await sandbox.approve(second.id)).value).toBe("knownunknown");
  });

  it("lets several calls wait at once, settled in any order", async () => {
    const { sandbox } = stepped({ topLevelAwait: true });
    const source =
      "calls = [ask(i) for i in range(3)]\nprint('waits')\nout = []\nfor c in calls: out.append(await c)\nout";
    const first = suspended(await sandbox.start(source));
    expect(first.calls.map((call) => call.kwargs["x"])).toEqual([0, 1, 2]);
    const second = suspended(await sandbox.resume("call-3", "c"));
    expect(second.calls.map((call) => call.id)).toEqual(["call-1", "call-2"]);
    expect(second.stdout).toBe("waits\n");
    expect(suspended(await sandbox.resume("call-1", "a")).calls.map((call) => call.id)).toEqual(["call-2"]);
    expect(done(await sandbox.resume("call-2", "b")).value).toEqual(["a", "b", "c"]);
  });

  it("checks what the host gives against the output schema", async () => {
    const sandbox = new Sandbox({ tools: { f: tool({ outputSchema: { type: "number" } }) } });
    await sandbox.start("f()");
    expect(done(await sandbox.resume("call-1", 3)).valueRepr).toBe("3.0");
    await sandbox.start("f()");
    expect(errorOf(await sandbox.resume("call-2", "x"))).toMatch(
      /^RuntimeError: f\(\) gave a result that does not match/,
    );
  });

  it("refuses values that cannot cross inside the program", async () => {
    const { sandbox } = stepped();
    await sandbox.start("ask(1)");
    expect(errorOf(await sandbox.resume("call-1", Symbol("s")))).toBe(
      "RuntimeError: ask() gave a result that cannot be passed: result: a symbol cannot be passed to the sandbox",
    );
  });
});

describe("settlements that come", () => {
  it("twice, late or for unknown calls are ignored and reported", async () => {
    const { sandbox, warnings } = stepped();
    await sandbox.start("[ask(1), ask(2)]");
    expect(onlyCall(await sandbox.resume("call-99", 0)).id).toBe("call-1");
    expect(onlyCall(await sandbox.resume("nonsense", 0)).id).toBe("call-1");
    await sandbox.resume("call-1", "a");
    expect(onlyCall(await sandbox.resume("call-1", "again")).id).toBe("call-2");
    expect(onlyCall(await sandbox.deny("call-1")).id).toBe("call-2");
    const outcome = await sandbox.resume("call-2", "b");
    expect(done(outcome).value).toEqual(["a", "b"]);
    expect(await sandbox.resume("call-2", "late")).toBe(outcome);
    expect(warnings.map(({ kind, callId }) => `${kind} ${callId}`)).toEqual([
      "unknown-call call-99",
      "unknown-call nonsense",
      "late-result call-1",
      "late-result call-1",
      "late-result call-2",
    ]);
  });

  it("from the tool itself after the host's own are ignored and reported", async () => {
    const warnings: SandboxWarning[] = [];
    const sandbox = new Sandbox({
      tools: { f: () => later().then(() => "slow") },
      onWarning: (warning) => warnings.push(warning),
    });
    const call = onlyCall(await sandbox.start("f()"));
    expect(done(await sandbox.resume(call.id, "fast")).value).toBe("fast");
    await later();
    await later();
    expect(warnings).toMatchObject([{ kind: "late-result", callId: "call-1" }]);
  });

  it("to a sandbox that never was suspended are misuse", async () => {
    const { sandbox } = stepped();
    await expect(sandbox.resume("call-1", 1)).rejects.toThrow("resume() on a sandbox that is not suspended");
    sandbox.runSync("1");
    await expect(sandbox.approve("call-1")).rejects.toThrow("approve() on a sandbox that is not suspended");
    expect(() => sandbox.cancel()).toThrow("cancel() on a sandbox that is not suspended");
  });
});

describe("a suspended sandbox", () => {
  it("refuses another run, and says how to go on", async () => {
    const { sandbox } = stepped();
    await sandbox.start("x = 1\nask(1)");
    await expect(sandbox.run("1")).rejects.toThrow(
      "the sandbox is suspended: resume(), approve() or deny() its calls, or cancel() the run",
    );
    expect(() => sandbox.runSync("1")).toThrow("the sandbox is suspended");
    await expect(sandbox.call("f")).rejects.toThrow("the sandbox is suspended");
  });

  it("shows and takes globals", async () => {
    const { sandbox } = stepped();
    await sandbox.start("x = 1\nask(1)\nx + 1");
    expect(sandbox.globals.get("x")).toBe(1);
    sandbox.globals.set("x", 41);
    expect(done(await sandbox.resume("call-1", null)).value).toBe(42);
  });

  it("may be cancelled, reset or disposed of", async () => {
    const { sandbox, warnings } = stepped();
    await sandbox.start("x = 5\ndef f():\n    try: ask(1)\n    finally: print('never')\nf()");
    const outcome = sandbox.cancel();
    expect(outcome).toMatchObject({ status: "aborted", message: "the run was cancelled by the host", stdout: "" });
    expect(outcome.status === "aborted" && outcome.traceback).toContain("line 3, in f\n    try: ask(1)");
    expect(done(sandbox.runSync("x")).value).toBe(5);
    await sandbox.start("ask(1)");
    sandbox.reset();
    expect(sandbox.pendingCalls).toEqual([]);
    expect(done(sandbox.runSync("'x' in globals()")).value).toBe(false);
    await sandbox.start("ask(1)");
    sandbox.dispose();
    sandbox.dispose();
    await expect(sandbox.resume("call-1", 1)).rejects.toThrow("the sandbox is disposed");
    expect(warnings).toEqual([]);
  });

  it("keeps its instruction budget over all the steps", async () => {
    const { sandbox } = stepped({ limits: { instructions: 5000 } });
    let outcome = await sandbox.start("while True:\n    for _ in range(100): pass\n    ask(1)");
    let steps = 0;
    while (outcome.status === "suspended") {
      steps++;
      outcome = await sandbox.resume(onlyCall(outcome).id, 1); // oxlint-disable-line no-await-in-loop -- one step after the other
    }
    expect(outcome).toMatchObject({ status: "limit", limit: "instructions" });
    expect(steps).toBeGreaterThan(5);
    expect(steps).toBeLessThan(20);
  });

  it("ends by a limit when a result costs too much", async () => {
    const { sandbox } = stepped({ limits: { instructions: 5000 } });
    await sandbox.start("try: ask(1)\nexcept BaseException: print('no')");
    expect(
      await sandbox.resume(
        "call-1",
        Array.from({ length: 10_000 }, () => 1),
      ),
    ).toMatchObject({ status: "limit", limit: "instructions", stdout: "" });
    expect(done(sandbox.runSync("1")).value).toBe(1);
  });

  it("gives MemoryError where the result is larger than the memory limit", async () => {
    const { sandbox } = stepped({ limits: { memory: 300_000 } });
    await sandbox.start("try: ask(1)\nexcept MemoryError: print('caught')");
    expect(done(await sandbox.resume("call-1", "x".repeat(1_000_000))).stdout).toBe("caught\n");
  });

  it("is stopped in any place and unwinds its frames", async () => {
    const { sandbox } = stepped();
    const programs = [
      "a = [3, 1, 2]\na.sort(key=ask)",
      "def g():\n    yield ask(1)\nit = g()\nnext(it)",
      "class A:\n    def __repr__(self): return ask(1)\nprint([A()])",
    ];
    for (const source of programs) {
      await sandbox.start(source); // oxlint-disable-line no-await-in-loop -- one step after the other
      sandbox.cancel();
    }
    expect(done(sandbox.runSync("a, list(it), repr([[]])")).value).toEqual([[3, 1, 2], [], "[[]]"]);
  });
});

describe("an abort", () => {
  it("ends a run that waits for a tool, and tells the tool", async () => {
    const controller = new AbortController();
    let toolSignal: AbortSignal | undefined;
    const sandbox = new Sandbox({
      tools: {
        forever: tool({
          execute: async (_input, { signal }) => {
            toolSignal = signal;
            setImmediate(() => controller.abort());
            await new Promise(() => undefined);
          },
        }),
      },
    });
    const outcome = await sandbox.run("x = 1\ntry: forever()\nfinally: x = 2", { signal: controller.signal });
    expect(outcome).toMatchObject({ status: "aborted", message: "the run was aborted by the host" });
    expect(toolSignal?.aborted).toBe(true);
    expect(sandbox.globals.get("x")).toBe(1);
  });

  it("ends a run in the middle of a slice, and one that has not begun", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const sandbox = new Sandbox({ limits: { instructions: Number.POSITIVE_INFINITY } });
    const outcome = await sandbox.run("while True: pass", { signal: controller.signal });
    expect(outcome.status).toBe("aborted");
    expect(await sandbox.run("x = 1", { signal: controller.signal })).toMatchObject({
      status: "aborted",
      used: { instructions: 0 },
    });
    expect(sandbox.runSync("x = 1", { signal: AbortSignal.abort() }).status).toBe("aborted");
    expect(sandbox.globals.has("x")).toBe(false);
  });

  it("ends a suspended run when it is resumed", async () => {
    const controller = new AbortController();
    const { sandbox } = stepped();
    await sandbox.start("ask(1)\nprint('no')", { signal: controller.signal });
    controller.abort();
    expect(await sandbox.resume("call-1", 1)).toMatchObject({ status: "aborted", stdout: "" });
  });
});

describe("call", () => {
  it("calls a guest function with values both ways", async () => {
    const sandbox = new Sandbox();
    sandbox.runSync(
      "def f(a, *rest, k=1, **kw): return [a, rest, k, kw]\nclass C:\n    def __init__(self, x): self.x = x\n    def __repr__(self): return f'C({self.x})'",
    );
    expect(done(await sandbox.call("f", [1, "x", [2]], { k: 3, z: null })).value).toEqual([
      1,
      ["x", [2]],
      3,
      { z: null },
    ]);
    expect(done(sandbox.callSync("C", [5])).valueRepr).toBe("C(5)");
    expect(done(sandbox.callSync("max", [[1, 3, 2]])).value).toBe(3);
  });

  it("answers errors as outcomes, with the traceback of the guest", async () => {
    const sandbox = new Sandbox();
    sandbox.runSync("def f(x): return 1 / x", { filename: "lib.py" });
    expect(raised(await sandbox.call("f", [0])).error.traceback).toBe(
      'Traceback (most recent call last):\n  File "lib.py", line 1, in f\n    def f(x): return 1 / x\n                     ~~^~~\nZeroDivisionError: division by zero\n',
    );
    expect(errorOf(sandbox.callSync("f"))).toBe("TypeError: f() missing 1 required positional argument: 'x'");
    expect(errorOf(sandbox.callSync("g"))).toBe("NameError: name 'g' is not defined");
    expect(errorOf(sandbox.callSync("__name__"))).toBe("TypeError: 'str' object is not callable");
    await expect(sandbox.call("f", [() => 1])).rejects.toThrow("args[0]: a function cannot be passed to the sandbox");
    await expect(sandbox.call("f", [], { k: { n: () => 1 } })).rejects.toThrow("kwargs['k']['n']");
    expect(done(sandbox.callSync("f", [4])).value).toBe(0.25);
  });

  it("awaits async functions, and their tools", async () => {
    const sandbox = new Sandbox({ tools: { slow: async (x: number) => later().then(() => x + 1) } });
    sandbox.runSync(
      "async def f(x):\n    a, b = slow(x), slow(x * 10)\n    return [await a, await b]\ndef g(): return slow(1)",
    );
    expect(done(await sandbox.call("f", [1])).value).toEqual([2, 11]);
    expect(done(await sandbox.call("g")).value).toBe(2);
    expect(errorOf(sandbox.callSync("g"))).toMatch(/^RuntimeError: slow\(\) needs to wait/);
    sandbox.runSync("class Y:\n    def __await__(self): yield 5\nasync def h(): await Y()");
    expect(errorOf(await sandbox.call("h"))).toBe(
      "RuntimeError: the coroutine yielded int, but no event loop is running",
    );
  });

  it("counts and limits like a run", async () => {
    const sandbox = new Sandbox({ limits: { instructions: 10_000 } });
    sandbox.runSync("def spin():\n    while True: pass");
    expect(await sandbox.call("spin")).toMatchObject({ status: "limit", limit: "instructions" });
    expect(await sandbox.call("spin", [], {}, { signal: AbortSignal.abort() })).toMatchObject({ status: "aborted" });
    await expect(sandbox.call("spin", [], {}, { nope: 1 } as object)).rejects.toThrow("unknown call option 'nope'");
  });
});

describe("a program that is stepped", () => {
  it("is the program that runs: every settlement order gives the same", async () => {
    const { sandbox } = stepped({ topLevelAwait: true });
    const source =
      "async def one(i):\n    x = await ask(i)\n    return x + await ask(x)\nr = [await one(i) for i in range(3)]\nr";
    const outcome = await settleAll(
      sandbox,
      await sandbox.start(source),
      (call) => (call.kwargs["x"] as number) * 2 + 1,
    );
    expect(done(outcome).value).toEqual([4, 10, 16]);
  });
});
