// The contract of every executor: one suite, run against each backend. A backend passes a factory and says in `differs`
// what it cannot do; spec/executors.md has the same table in words.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  Executor,
  ExecutorDone,
  ExecutorFinal,
  ExecutorRaised,
  ExecutorResult,
  ExecutorStart,
  ExecutorStopped,
} from "../../src/executor/executor.js";
import { ToolError, tool, type AnyTool } from "../../src/host/tools.js";

export interface Backend {
  readonly name: string;
  /** A fresh executor, not started, that may import json and math and re. */
  make(): Executor;
  /** Behaviours that this backend has not. */
  readonly lacks?: ReadonlySet<Behaviour>;
}

/** What a backend may lack, each named in spec/executors.md. */
export type Behaviour =
  /** Imports outside the list are refused. */
  | "import gate"
  /** After an abort or a time limit the variables are still there. */
  | "state after stop"
  /** `check` finds mistakes without a run. */
  | "check"
  /** Instructions and memory are counted. */
  | "metering"
  /** final_answer passes a bare `except`. */
  | "uncatchable final answer"
  /** Calls of async tools at module level give awaitables, so several are under way at once. */
  | "awaitable calls"
  /** Snapshots. */
  | "snapshot"
  /** Values that no JavaScript form exists for arrive as their repr. */
  | "repr of unconvertible";

interface Results {
  readonly done: ExecutorDone;
  readonly final: ExecutorFinal;
  readonly raised: ExecutorRaised;
  readonly limit: ExecutorStopped;
  readonly aborted: ExecutorStopped;
  readonly lost: ExecutorStopped;
}

function as<S extends keyof Results>(result: ExecutorResult, status: S): Results[S] {
  expect(result).toMatchObject({ status });
  return result as unknown as Results[S];
}

/** Registers the suite for a backend. */
export function executorContract(backend: Backend): void {
  const { lacks = new Set<Behaviour>() } = backend;
  const when = (behaviour: Behaviour): typeof test | typeof test.skip => (lacks.has(behaviour) ? test.skip : test);

  /** What the shared executor's tools have seen; emptied by the tests that look. */
  const seen = { events: [] as string[], inputs: [] as unknown[], approvals: [] as unknown[], dropped: [] as string[] };
  let underWay = 0;
  let most = 0;
  let hanging: ((signal: AbortSignal) => void) | null = null;
  const noInput = { type: "object", properties: {} };
  const drop = tool({
    inputSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
    requiresApproval: true,
    execute: ({ name }: { name: string }) => {
      seen.dropped.push(name);
      return "dropped";
    },
  });
  const hang = tool({
    inputSchema: noInput,
    execute: async (_input: unknown, { signal }) => {
      hanging?.(signal);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return 1;
    },
  });
  const start: ExecutorStart = {
    finalAnswer: "final_answer",
    onApproval: async (call) => {
      seen.approvals.push({ tool: call.tool, kwargs: call.kwargs, line: call.line });
      return call.kwargs["name"] === "good" ? true : "too dangerous";
    },
    tools: {
      drop,
      hang,
      note: () => void seen.events.push("call"),
      echo: (...args: unknown[]) => args,
      add: tool({
        description: "Adds.",
        inputSchema: {
          type: "object",
          properties: { a: { type: "integer" }, b: { type: "integer", default: 10 } },
          required: ["a"],
        },
        execute: (input: { a: number; b: number }) => {
          seen.inputs.push(input);
          return input.a + input.b;
        },
      }),
      missing: () => {
        throw new ToolError("KeyError", "no such row");
      },
      broken: async () => {
        throw new TypeError("secret at /etc/path");
      },
      strange: () => ({ f: () => 1 }),
      slow: tool({
        inputSchema: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
        execute: async ({ n }: { n: number }) => {
          most = Math.max(most, ++underWay);
          while (most < 3) await new Promise((resolve) => setTimeout(resolve, 2));
          underWay--;
          return n * 2;
        },
      }),
    },
  };

  /** One executor for most tests: starting one is the slow part. */
  let executor: Executor;

  describe(`executor contract: ${backend.name}`, { timeout: 120_000 }, () => {
    beforeAll(async () => {
      executor = backend.make();
      await executor.start(start);
    }, 120_000);
    afterAll(async () => executor.close(), 120_000);

    test("the last expression is the value, with its repr", async () => {
      const result = as(await executor.run("x = [1, 'two']\nx"), "done");
      expect(result.value).toEqual([1, "two"]);
      expect(result.valueRepr).toBe("[1, 'two']");
      expect(result.isStateLost).toBe(false);
      expect(as(await executor.run("y = 1"), "done").valueRepr).toBe("None");
    });

    test("variables, functions, classes and imports persist from action to action", async () => {
      await executor.run("import math\ndef area(r):\n    return math.floor(r * r * 3)\nclass A:\n    n = 2");
      expect(as(await executor.run("area(2) + A.n"), "done").value).toBe(14);
    });

    test("values cross both ways by copy", async () => {
      const given = {
        none: null,
        yes: true,
        int: 7,
        big: 2n ** 70n,
        float: 1.5,
        text: "a\u{1F600}\0b",
        list: [1, [2, [3]]],
        record: { a: 1, __proto__x: 2, "b c": [] },
        map: new Map<unknown, unknown>([
          [1, "one"],
          ["k", null],
        ]),
        set: new Set([1, 2]),
        bytes: new Uint8Array([0, 255]),
      };
      await executor.setVariables({ given });
      const result = as(await executor.run("given"), "done");
      expect(result.value).toEqual(given);
      const types = as(await executor.run("[type(v).__name__ for v in given.values()]"), "done").value;
      expect(types).toEqual(["NoneType", "bool", "int", "int", "float", "str", "list", "dict", "dict", "set", "bytes"]);
      given.list.push(4);
      expect(as(await executor.run("len(given['list'])"), "done").value).toBe(2);
    });

    test("floats that are no number, and dictionaries whose keys are no text, keep their form", async () => {
      const { value } = as(await executor.run("[float('nan'), float('inf'), -0.0, {1: 'a', (2, 3): 'b'}]"), "done");
      const [nan, infinity, zero, map] = value as [number, number, number, Map<unknown, unknown>];
      expect([nan, infinity, Object.is(zero, -0)]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, true]);
      expect([...map.keys()]).toEqual([1, [2, 3]]);
    });

    test("what cannot cross inward is refused by its path, and the executor goes on", async () => {
      await expect(executor.setVariables({ bad: { deep: [() => 1] } })).rejects.toThrow(
        "bad['deep'][0]: a function cannot be passed",
      );
      const ring: unknown[] = [];
      ring.push(ring);
      await expect(executor.setVariables({ ring })).rejects.toThrow("contains itself");
      expect(as(await executor.run("1"), "done").value).toBe(1);
    });

    when("repr of unconvertible")("a value without a JavaScript form arrives as its repr", async () => {
      const result = as(await executor.run("class A:\n    def __repr__(self): return 'an A'\nA()"), "done");
      expect(result.value).toBe("an A");
      expect(result.valueRepr).toBe("an A");
    });

    test("output is streamed in order and kept apart by stream", async () => {
      const printed: [string, string][] = [];
      const result = await executor.run(
        "import sys\nfor i in range(3):\n    print(i)\n    print('e', i, file=sys.stderr)",
        {
          onOutput: (stream, text) => void printed.push([stream, text]),
        },
      );
      const joined = (stream: string): string =>
        printed
          .filter(([name]) => name === stream)
          .map(([, text]) => text)
          .join("");
      expect(joined("stdout")).toBe("0\n1\n2\n");
      expect(joined("stderr")).toBe("e 0\ne 1\ne 2\n");
      expect(result.stdout).toBe("0\n1\n2\n");
      expect(result.stderr).toBe("e 0\ne 1\ne 2\n");
    });

    test("output comes before the call of a tool that follows it", async () => {
      seen.events.length = 0;
      await executor.run("print('before')\nnote()\nprint('after')", {
        onOutput: (_stream, text) => void seen.events.push(text.trim()),
      });
      expect(seen.events.filter((event) => event !== "")).toEqual(["before", "call", "after"]);
    });

    test("an exception comes with type, message, line and traceback; the state stays", async () => {
      const { error } = as(await executor.run("a = 1\ndef f():\n    raise ValueError('no')\nf()"), "raised");
      expect(error).toMatchObject({ type: "ValueError", message: "no" });
      expect(error.line).toBe(3);
      expect(error.traceback).toContain("ValueError: no");
      expect(as(await executor.run("a"), "done").value).toBe(1);
      expect(as(await executor.run("a = ("), "raised").error.type).toBe("SyntaxError");
    });

    test("tools run on the host, with names, defaults and copied values", async () => {
      seen.inputs.length = 0;
      expect(as(await executor.run("[add(1), add(1, 2), add(b=3, a=4)]"), "done").value).toEqual([11, 3, 7]);
      expect(seen.inputs).toEqual([
        { a: 1, b: 10 },
        { a: 1, b: 2 },
        { a: 4, b: 3 },
      ]);
      expect(as(await executor.run("echo(1, {'k': (1, 2)}, b'x')"), "done").value).toEqual([
        1,
        { k: [1, 2] },
        new Uint8Array([120]),
      ]);
      expect(as(await executor.run("add.__name__ + ': ' + add.__doc__"), "done").value).toBe("add: Adds.");
    });

    test("wrong arguments are exceptions that the program can catch, and the tool is not called", async () => {
      seen.inputs.length = 0;
      const program = [
        "seen = []",
        "for attempt in (lambda: add(), lambda: add(1, 2, 3), lambda: add(1, z=1), lambda: add('x')):",
        "    try:",
        "        attempt()",
        "    except (TypeError, ValueError) as error:",
        "        seen.append(type(error).__name__)",
        "seen",
      ].join("\n");
      expect(as(await executor.run(program), "done").value).toEqual([
        "TypeError",
        "TypeError",
        "TypeError",
        "ValueError",
      ]);
      expect(seen.inputs).toEqual([]);
    });

    test("a tool's error is an exception in the program: of the chosen type, or RuntimeError without a stack", async () => {
      const program = (name: string): string =>
        `try:\n    ${name}()\nexcept Exception as error:\n    r = [type(error).__name__, str(error)]\nr`;
      expect(as(await executor.run(program("missing")), "done").value).toEqual(["KeyError", "'no such row'"]);
      const broken = as(await executor.run(program("broken")), "done").value as string[];
      expect(broken[0]).toBe("RuntimeError");
      expect(broken[1]).toBe("broken() failed: TypeError: secret at /etc/path");
      const strange = as(await executor.run(program("strange")), "done").value as string[];
      expect(strange[0]).toBe("RuntimeError");
      expect(strange[1]).toContain("result['f']: a function cannot be passed");
    });

    when("awaitable calls")("several calls of an asynchronous tool are under way at once", async () => {
      most = 0;
      const result = await executor.run("calls = [slow(1), slow(2), slow(3)]\n[await call for call in calls]");
      expect(as(result, "done").value).toEqual([2, 4, 6]);
      expect(most).toBe(3);
    });

    test("a call that needs approval is asked about, made when granted and PermissionError when not", async () => {
      seen.dropped.length = seen.approvals.length = 0;
      const program = [
        "r = [drop('good')]",
        "try:",
        "    drop(name='bad')",
        "except PermissionError as error:",
        "    r.append(str(error))",
        "r",
      ].join("\n");
      // A function, since calls at module level of a tool that waits give awaitables where there are such.
      const wrapped = `def f():\n${program.replace(/\br$/, "return r").replaceAll(/^/gm, "    ")}\nf()`;
      expect(as(await executor.run(wrapped), "done").value).toEqual([
        "dropped",
        "the call of drop() was not approved: too dangerous",
      ]);
      expect(seen.dropped).toEqual(["good"]);
      expect(seen.approvals).toEqual([
        { tool: "drop", kwargs: { name: "good" }, line: 2 },
        { tool: "drop", kwargs: { name: "bad" }, line: 4 },
      ]);
    });

    test("without anybody to ask, a call that needs approval is refused", async () => {
      seen.dropped.length = 0;
      const other = backend.make();
      try {
        await other.start({ tools: { drop } });
        const result = as(await other.run("def f():\n    drop('x')\nf()"), "raised");
        expect(result.error.type).toBe("PermissionError");
        expect(seen.dropped).toEqual([]);
      } finally {
        await other.close();
      }
    });

    test("who decides about a call sees its arguments, and nothing but a clear no lets it through unasked", async () => {
      const made: string[] = [];
      const asked: unknown[] = [];
      const place = backend.make();
      const guarded = (decide: (input: { path: string }) => unknown): AnyTool => ({
        inputSchema: { type: "object", properties: { path: { type: "string" } }, required: ["path"] },
        requiresApproval: decide as (input: { path: string }) => boolean,
        execute: ({ path }: { path: string }) => {
          made.push(path);
          return path;
        },
      });
      try {
        await place.start({
          onApproval: (call) => {
            asked.push([call.tool, call.kwargs["path"]]);
            if (call.kwargs["path"] === "/throws") throw new Error("nobody there");
            return call.kwargs["path"] === "/yes" ? true : (1 as unknown as boolean);
          },
          tools: {
            unlocked: guarded(() => false),
            matched: guarded(({ path }) => /^\/e/.exec(path)),
            later: guarded(async () => "touches a file"),
            failing: guarded(() => {
              throw new Error("cannot tell");
            }),
          },
        });
        const call = async (text: string): Promise<unknown> => {
          const result = await place.run(`def f():\n    return ${text}\nf()`);
          return result.status === "raised" ? result.error.type : as(result, "done").value;
        };
        expect(await call("unlocked('/a')")).toBe("/a");
        expect(await call("matched('/b')")).toBe("/b");
        expect(asked).toEqual([]);
        expect(await call("matched('/etc')")).toBe("PermissionError");
        expect(await call("later('/yes')")).toBe("/yes");
        expect(await call("later('/throws')")).toBe("RuntimeError");
        expect(await call("failing('/x')")).not.toBe("/x");
        expect(made).toEqual(["/a", "/b", "/yes"]);
        expect(asked).toEqual([
          ["matched", "/etc"],
          ["later", "/yes"],
          ["later", "/throws"],
        ]);
      } finally {
        await place.close();
      }
    });

    when("awaitable calls")("calls that wait for approval wait together, and each gets its own answer", async () => {
      const answers = new Map<string, (agreed: boolean) => void>();
      const place = backend.make();
      try {
        await place.start({
          onApproval: (call) =>
            new Promise((resolve) => {
              answers.set(String(call.kwargs["name"]), resolve);
              if (answers.size === 2) for (const [name, settle] of answers) settle(name === "good");
            }),
          tools: { drop: { ...drop, async: true } },
        });
        const program =
          "calls = [drop('bad'), drop('good')]\nr = []\nfor call in calls:\n    try:\n        r.append(await call)\n    except PermissionError:\n        r.append('refused')\nr";
        expect(as(await place.run(program), "done").value).toEqual(["refused", "dropped"]);
      } finally {
        await place.close();
      }
    });

    test("the final answer ends the run with its value", async () => {
      const result = as(await executor.run("print('a')\nfinal_answer({'n': 1})\nprint('b')"), "final");
      expect(result.value).toEqual({ n: 1 });
      expect(result.valueRepr).toBe("{'n': 1}");
      expect(result.stdout).toBe("a\n");
    });

    when("uncatchable final answer")("the final answer passes except and finally", async () => {
      const program = "try:\n    final_answer(1)\nexcept:\n    print('caught')\nfinally:\n    print('finally')";
      const result = as(await executor.run(program), "final");
      expect(result.value).toBe(1);
      expect(result.stdout).toBe("");
    });

    test("an endless loop ends at the time limit, and the executor can be used again", async () => {
      await executor.run("kept = 5");
      const result = await executor.run("print('in')\nwhile True:\n    pass", { timeMilliseconds: 300 });
      expect(as(result, "limit").limit).toMatch(/^(time|instructions)$/);
      expect(as(await executor.run("1 + 1"), "done").value).toBe(2);
      if (!result.isStateLost) expect(as(await executor.run("kept"), "done").value).toBe(5);
    });

    test("an abort ends the run and what its tools do", async () => {
      const controller = new AbortController();
      let toolSignal: AbortSignal | undefined;
      hanging = (signal) => {
        toolSignal = signal;
        setTimeout(() => controller.abort(), 1);
      };
      as(await executor.run("def f():\n    return hang()\nf()", { signal: controller.signal }), "aborted");
      expect(toolSignal?.aborted).toBe(true);
      as(await executor.run("1", { signal: AbortSignal.abort() }), "aborted");
      expect(as(await executor.run("2"), "done").value).toBe(2);
    });

    when("state after stop")("after an abort in a busy loop the state is still there", async () => {
      await executor.run("kept = 5");
      const controller = new AbortController();
      const result = await executor.run("print('go')\nwhile True:\n    pass", {
        signal: controller.signal,
        onOutput: () => controller.abort(),
      });
      expect(as(result, "aborted").isStateLost).toBe(false);
      expect(as(await executor.run("kept"), "done").value).toBe(5);
    });

    when("import gate")("imports outside the list are refused", async () => {
      expect(executor.description.imports).toEqual(["json", "math", "re", "sys"]);
      const result = as(await executor.run("import collections"), "raised");
      expect(["ImportError", "ModuleNotFoundError"]).toContain(result.error.type);
    });

    when("check")("check finds mistakes, knowing tools and variables, and runs nothing", async () => {
      await executor.run("known = 1");
      const findings = (await executor.check?.("print(known)\nnote()\nprint(unknown)")) ?? [];
      expect(findings.map(({ message }) => message)).toEqual(["NameError: name 'unknown' is not defined"]);
      expect(findings[0].line).toBe(3);
    });

    when("metering")("instructions are counted, the same each time", async () => {
      const program = "total = 0\nfor i in range(1000):\n    total += i\ntotal";
      const first = (await executor.run(program)).used.instructions;
      expect((await executor.run(program)).used.instructions).toBe(first);
      expect(first).toBeGreaterThan(3000);
    });

    when("snapshot")("a snapshot goes on elsewhere", async () => {
      await executor.run("a = [1, 2]\nb = a");
      const bytes = (await executor.snapshot?.()) as Uint8Array;
      const other = backend.make();
      try {
        await other.restore?.(bytes, start);
        expect(as(await other.run("b.append(3)\na"), "done").value).toEqual([1, 2, 3]);
      } finally {
        await other.close();
      }
    });

    when("snapshot")("a snapshot under a call goes on elsewhere; a call that may be repeated is", async () => {
      const other = backend.make();
      let called = (): void => undefined;
      const isCalled = new Promise<void>((resolve) => (called = resolve));
      const never = async (): Promise<unknown> => {
        called();
        return new Promise(() => undefined);
      };
      const input = { inputSchema: { type: "object", properties: {} } };
      await other.start({ tools: { look: tool({ ...input, idempotent: true, execute: never }) } });
      const program = (name: string): string => `before = 1\ndef f():\n    return ${name}()\n[before, f()]`;
      const running = other.run(program("look"));
      await isCalled;
      const bytes = (await other.snapshot?.()) as Uint8Array;
      await other.close();
      expect((await running).status).toBe("aborted");
      const next = backend.make();
      try {
        let made = 0;
        const look = tool({ ...input, idempotent: true, execute: async () => ++made });
        await next.restore?.(bytes, { tools: { look } });
        const result = await next.proceed?.();
        expect(as(result as ExecutorResult, "done").value).toEqual([1, 1]);
        expect(made).toBe(1);
        expect(as(await next.run("before"), "done").value).toBe(1);
      } finally {
        await next.close();
      }
    });

    test("misuse throws: before start, twice at once, after close; close ends what is under way", async () => {
      const other = backend.make();
      await expect(other.run("1")).rejects.toThrow("start");
      const called = new Promise<void>((resolve) => (hanging = () => resolve()));
      await other.start({ tools: { hang } });
      const running = other.run("def f():\n    return hang()\nf()");
      await expect(other.run("1")).rejects.toThrow("already");
      await called;
      await other.close();
      await other.close();
      expect((await running).status).toBe("aborted");
      await expect(other.run("1")).rejects.toThrow("closed");
    });
  });
}
