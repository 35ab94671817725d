// What every remote executor does, on a child process and on the loopback server through the real E2B SDK (in the cloud
// with `npm run test:e2b`). One executor serves a group of tests, so that no test pays for a start.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConversionError, ToolError, tool } from "../../src/index.js";
import type { ExecutorResult, ExecutorRun, ExecutorStart } from "../../src/executor/executor.js";
import type { RemoteExecutor } from "../../src/executor/e2b.js";
import { childProcessExecutor, e2bExecutor } from "../../src/executor/e2b.js";
import type { Loopback } from "./loopback.js";
import { IS_CLOUD, NO_PYTHON, PYTHON, newLoopback, overLoopback } from "./places.js";

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const tools = {
  add: tool({
    description: "Adds two numbers.",
    inputSchema: {
      type: "object",
      properties: { a: { type: "integer", description: "the first" }, b: { type: "integer", default: 3 } },
      required: ["a"],
    },
    outputSchema: { type: "integer" },
    execute: ({ a, b }: { a: number; b: number }) => a + b,
  }),
  slow: tool({
    inputSchema: { type: "object", properties: { ms: { type: "integer" } }, required: ["ms"] },
    execute: async ({ ms }: { ms: number }) => {
      await wait(ms);
      return ms;
    },
  }),
  later: { execute: () => wait(5).then(() => "late") },
  echo: {
    inputSchema: { type: "object", properties: { value: {} }, required: ["value"] },
    execute: ({ value }: { value: unknown }) => value,
  },
  half: { inputSchema: { type: "object", properties: {} }, outputSchema: { type: "number" }, execute: () => 2 },
  fail: {
    execute: () => {
      throw new ToolError("KeyError", "no such city");
    },
  },
  bare: (...values: number[]) => values.length,
  guarded: {
    requiresApproval: true,
    inputSchema: { type: "object", properties: { x: { type: "integer" } } },
    execute: () => "made",
  },
};

const START: ExecutorStart = {
  tools,
  finalAnswer: "final_answer",
  onApproval: (call) => (call.kwargs["x"] === 1 ? true : "not that one"),
};

describe.skipIf(PYTHON === null).each(IS_CLOUD ? ["cloud"] : ["child_process", "loopback"])(
  `remote executor: %s ${NO_PYTHON}`,
  { timeout: 60_000 },
  (place) => {
    let executor: RemoteExecutor;
    let server: Loopback | null = null;

    beforeAll(async () => {
      if (place === "loopback") {
        server = newLoopback();
        await server.start();
        executor = overLoopback(server, { limits: { graceMilliseconds: 600 } });
      } else if (place === "cloud") executor = e2bExecutor({ template: "base", limits: { graceMilliseconds: 600 } });
      else executor = childProcessExecutor({ python: PYTHON as string, limits: { graceMilliseconds: 600 } });
      await executor.start(START);
    });
    afterAll(async () => {
      await executor.close();
      const left = server?.sandboxes.size ?? 0;
      await server?.stop();
      expect(left).toBe(0);
    });

    const run = (code: string, options?: ExecutorRun): Promise<ExecutorResult> => executor.run(code, options);
    const value = async (code: string): Promise<unknown> => {
      const result = await run(code);
      if (result.status !== "done") throw new Error(JSON.stringify(result));
      return result.value;
    };

    it("keeps variables, and gives the last expression's value", async () => {
      expect(await run("x = 5\nprint('hi', x)\nx * 2")).toMatchObject({
        status: "done",
        value: 10,
        valueRepr: "10",
        stdout: "hi 5\n",
        isStateLost: false,
        isTruncated: false,
      });
      expect(await run("def f(): return x\nf() + 1")).toMatchObject({ value: 6 });
      expect(await run("x = 6")).toMatchObject({ status: "done", value: null, valueRepr: "None" });
      expect(executor.description.python).toMatch(/^CPython 3\.\d+$/);
    });

    it("reports exceptions with line and CPython's traceback, without the driver's frames", async () => {
      const result = await run(
        "def f(d):\n    return d['k']\n\ntry:\n    f({})\nexcept KeyError as e:\n    raise ValueError('bad') from e",
      );
      if (result.status !== "raised") throw new Error(result.status);
      expect(result.error).toMatchObject({ type: "ValueError", message: "bad", line: 7 });
      expect(result.error.traceback).toContain("KeyError: 'k'");
      expect(result.error.traceback).toContain("    return d['k']\n");
      expect(result.error.traceback).toContain("The above exception was the direct cause");
      expect(result.error.traceback).not.toContain("coluber_driver");
      expect(await run("class E(Exception): pass\nraise E('x')")).toMatchObject({
        status: "raised",
        error: { type: "E", line: 2 },
      });
      expect(await run("x = (1 +\n")).toMatchObject({ status: "raised", error: { type: "SyntaxError", line: 1 } });
      const failed = await run("import asyncio\nasync def g():\n    return fail()\nawait g()");
      if (failed.status !== "raised") throw new Error(failed.status);
      expect(failed.error).toMatchObject({ type: "KeyError", message: "'no such city'", line: 3 });
      expect(failed.error.traceback).not.toContain("coluber_driver");
    });

    it("streams both outputs in one order, those of other processes too", async () => {
      const pieces: [string, string][] = [];
      const result = await run(
        "import os, subprocess, sys\nprint('a'); os.system('echo b'); print('c', file=sys.stderr)\nsubprocess.run(['echo', 'd']); print('é😀')\nos.write(1, b'e\\n'); sys.stdout.buffer.write(b'f\\n')",
        { onOutput: (stream, text) => pieces.push([stream, text]) },
      );
      expect(result).toMatchObject({ stdout: "a\nb\nd\né😀\ne\nf\n", stderr: "c\n" });
      expect(pieces.map(([, text]) => text).join("")).toBe("a\nb\nc\nd\né😀\ne\nf\n");
    });

    it("shows output before the action has ended", async () => {
      let isSeen = false;
      let seenBefore = false;
      const result = run("print('first')\nslow(150)\nprint('second')", {
        onOutput: () => {
          isSeen = true;
        },
      }).finally(() => {
        seenBefore = isSeen;
      });
      while (!isSeen) await wait(5);
      expect((await result).stdout).toBe("first\nsecond\n");
      expect(seenBefore).toBe(true);
    });

    it("drops output beyond the cap, and says so", async () => {
      const result = await run("print('x' * 3_000_000)\nprint('end')\n1");
      expect(result).toMatchObject({ status: "done", value: 1, isTruncated: true });
      expect(result.stdout.length).toBe(executor.limits.outputBytes);
    });

    it("calls tools with the words of the VM for what is wrong", async () => {
      expect(await value("add(1), add(1, 2), add(b=1, a=1), bare(1, 2, 3), half()")).toEqual([4, 3, 2, 3, 2]);
      expect(await value("type(half()).__name__")).toBe("float");
      const texts: [string, string, string][] = [
        [
          "add()",
          "TypeError",
          "add() missing 1 required positional argument: 'a' (signature: add(a: int, b: int = 3) -> int)",
        ],
        ["add(1, c=2)", "TypeError", "add() got an unexpected keyword argument 'c'"],
        ["add('q')", "ValueError", "add() argument a: expected int, got str"],
        ["add(print)", "TypeError", "add() argument a: a Python 'builtin_function_or_method' has no JavaScript form"],
        ["echo([1, object()])", "TypeError", "echo() argument value[1]: a Python 'object' has no JavaScript form"],
        ["echo('x' * 300_000)", "ValueError", "echo() argument value: larger than 262144 bytes"],
        ["fail()", "KeyError", "'no such city'"],
        ["guarded(2)", "PermissionError", "the call of guarded() was not approved: not that one"],
      ];
      for (const [code, type, message] of texts) {
        const result = await run(code);
        if (result.status !== "raised") throw new Error(`${code}: ${result.status}`);
        expect(result.error.type).toBe(type);
        expect(result.error.message).toContain(message);
      }
      expect(await value("guarded(1)")).toBe("made");
      expect(await value("try:\n    add('q')\nexcept ValueError as e:\n    r = str(e)\nr")).toContain("expected int");
    });

    it("gives tools their names, signatures and docstrings", async () => {
      expect(await value("import inspect\nadd.__name__, str(inspect.signature(add)), add.__doc__")).toEqual([
        "add",
        "(a: int, b: int = 3) -> int",
        "Adds two numbers.\n\nArgs:\n    a: the first",
      ]);
    });

    it("awaits tools in coroutines, several at once", async () => {
      expect(
        await value("import asyncio\nawait asyncio.gather(slow(30), slow(ms=20), *(slow(x) for x in [10, 11]))"),
      ).toEqual([30, 20, 10, 11]);
      expect(
        await value(
          "async def g():\n    return await slow(5) + await slow(6)\nt = asyncio.create_task(slow(7))\nawait g(), await t, await later()",
        ),
      ).toEqual([11, 7, "late"]);
      expect(
        await value("async def main():\n    return await asyncio.wait_for(slow(5), 60)\nasyncio.run(main())"),
      ).toBe(5);
      expect(await value("def plain():\n    return slow(4)\nplain(), later()")).toEqual([4, "late"]);
      expect(
        await run("async def main():\n    await asyncio.wait_for(slow(5000), 0.01)\nasyncio.run(main())"),
      ).toMatchObject({ status: "raised", error: { type: expect.stringContaining("TimeoutError") } });
      expect(
        await value(
          "async def bad():\n    try:\n        await later(1)\n    except TypeError as e:\n        return str(e)\nawait bad()",
        ),
      ).toContain("later() takes 0 positional arguments but 1 was given");
    });

    it("makes calls of several threads at once", async () => {
      const began = Date.now();
      expect(
        await value(
          "from concurrent.futures import ThreadPoolExecutor\nlist(ThreadPoolExecutor(8).map(slow, [400] * 8))",
        ),
      ).toEqual(new Array(8).fill(400));
      expect(Date.now() - began).toBeLessThan(3000);
    });

    it("carries values both ways", async () => {
      const given = {
        text: "é😀\u2028",
        none: null,
        yes: true,
        int: 7,
        big: 2n ** 100n,
        float: 2.5,
        list: [1, [2]],
        bytes: new Uint8Array([0, 255]),
        map: new Map<unknown, unknown>([
          [1, "a"],
          [null, 2],
        ]),
        set: new Set([1, 2]),
        date: new Date(1_700_000_000_123),
      };
      await executor.setVariables(given);
      expect(await value("[text, none, yes, int, big, float, list, bytes, map, set, date]")).toEqual([
        given.text,
        null,
        true,
        7,
        given.big,
        2.5,
        [1, [2]],
        given.bytes,
        given.map,
        given.set,
        given.date,
      ]);
      expect(
        await value("type(float).__name__, type(date).__name__, date.tzinfo is not None, type(bytes).__name__"),
      ).toEqual(["float", "datetime", true, "bytes"]);
      await run("del float, int, bytes, map, set, list");
      expect(
        await value("(1.5, {'a': {1: (2, 3)}}, {1}, frozenset([2]), b'x', 10**30, -(2**53) + 1, float('inf'), -0.0)"),
      ).toEqual([
        1.5,
        { a: new Map([[1, [2, 3]]]) },
        new Set([1]),
        new Set([2]),
        new Uint8Array([120]),
        10n ** 30n,
        -(2 ** 53) + 1,
        Number.POSITIVE_INFINITY,
        -0,
      ]);
      const record = (await value("{'__proto__': 1, 'constructor': 2}")) as object;
      expect(Object.getPrototypeOf(record)).toBe(null);
      expect(Object.keys(record)).toEqual(["__proto__", "constructor"]);
      expect(
        await value(
          "import enum, dataclasses, datetime\n@dataclasses.dataclass\nclass P:\n    x: int\nclass C(enum.Enum):\n    A = 3\n[P(4), C.A, datetime.date(2024, 1, 2), datetime.timedelta(seconds=1.5)]",
        ),
      ).toEqual([{ x: 4 }, 3, "2024-01-02", 1500]);
      expect(await value("echo({'k': [1, 2.0, None, 'x', (3,), {4}]})")).toEqual({
        k: [1, 2, null, "x", [3], new Set([4])],
      });
      await expect(executor.setVariables({ f: { g: () => 1 } })).rejects.toThrow(ConversionError);
      await expect(executor.setVariables({ f: { g: () => 1 } })).rejects.toThrow(
        "f['g']: a function cannot be passed to the sandbox",
      );
    });

    it("gives the text of values that have no form here, or are too large", async () => {
      expect(await run("class A:\n    def __repr__(self): return 'an A'\nA()")).toMatchObject({
        status: "done",
        value: "an A",
        valueRepr: "an A",
      });
      const large = await run("'B' * 20_000_000");
      expect(large.status === "done" && large.valueRepr.length).toBeLessThan(100_000);
      const cyclic = await run("c = []\nc.append(c)\nc");
      expect(cyclic).toMatchObject({ status: "done", valueRepr: "[[...]]", value: "[[...]]" });
      const deep = await run("d = []\nfor _ in range(100_000): d = [d]\nd");
      expect(["done", "raised"]).toContain(deep.status);
      expect(await value("dag = 1\nfor _ in range(60): dag = (dag, dag)\n'ok'")).toBe("ok");
    });

    it("ends with a final answer, whatever is around the call", async () => {
      expect(
        await run("try:\n    final_answer({'a': [1, (2, 3)]})\nexcept:\n    print('swallowed')\nprint('after')"),
      ).toMatchObject({
        status: "final",
        value: { a: [1, [2, 3]] },
        valueRepr: "{'a': [1, (2, 3)]}",
        stdout: "",
        isStateLost: false,
      });
      expect(
        await run("while True:\n    try:\n        final_answer(1)\n    except BaseException:\n        pass"),
      ).toMatchObject({ status: "final", value: 1, isStateLost: false });
      expect(
        await run("async def f():\n    try:\n        final_answer(2)\n    finally:\n        add(1)\nawait f()"),
      ).toMatchObject({ status: "final", value: 2 });
      expect(
        await run(
          "import threading, time\nt = threading.Thread(target=final_answer, args=(3,))\nt.start()\ntime.sleep(30)",
        ),
      ).toMatchObject({ status: "final", value: 3 });
      expect(await run("final_answer()")).toMatchObject({ status: "raised", error: { type: "TypeError" } });
      expect(await value("x")).toBe(6);
    });

    it("stops what does not end, and keeps the variables when it can", async () => {
      expect(await run("while True: pass", { timeMilliseconds: 100 })).toMatchObject({
        status: "limit",
        limit: "time",
        isStateLost: false,
      });
      expect(
        await run("while True:\n    try:\n        while True: pass\n    except BaseException: pass", {
          timeMilliseconds: 100,
        }),
      ).toMatchObject({ status: "limit", limit: "time" });
      const controller = new AbortController();
      const aborted = run("import time\ntime.sleep(60)", { signal: controller.signal });
      setTimeout(() => controller.abort(), 50);
      expect(await aborted).toMatchObject({ status: "aborted", limit: null, isStateLost: false });
      expect(await value("slow(300)")).toBe(300);
      expect(await run("slow(300)", { timeMilliseconds: 100 })).toMatchObject({ status: "done", value: 300 });
      expect(await value("x")).toBe(6);
      expect(await run("1", { signal: AbortSignal.abort() })).toMatchObject({ status: "aborted" });
    });

    it("ends an action that makes too many calls", async () => {
      const result = await run(
        "for i in range(300):\n    try:\n        add(i)\n    except BaseException:\n        pass",
      );
      expect(result).toMatchObject({ status: "limit", limit: "toolCalls", used: { toolCalls: 256 } });
      expect(await value("x")).toBe(6);
    });

    it("leaves the input empty, and the program's exit to itself", async () => {
      expect(await run("input()")).toMatchObject({ status: "raised", error: { type: "EOFError" } });
      expect(await run("import sys\nsys.exit('bye')")).toMatchObject({ status: "done", stderr: "bye\n" });
      expect(await run("print('\\ud800')")).toMatchObject({ status: "raised", error: { type: "UnicodeEncodeError" } });
    });

    it("survives forks: children print, and cannot call tools", async () => {
      const code =
        "import os\npid = os.fork()\nif pid == 0:\n    try:\n        add(1)\n    except RuntimeError as e:\n        print('child:', e, flush=True)\n    os._exit(0)\nos.waitpid(pid, 0)\nprint('parent')";
      expect((await run(code)).stdout).toBe("child: add(): tools can be called from the first process only\nparent\n");
    });

    it("restarts a Python that is gone or does not react, and says that its state is lost", async () => {
      const gone = await run("import os\nprint('last words', flush=True)\nos._exit(3)");
      expect(gone).toMatchObject({ status: "lost", isStateLost: true, stdout: "last words\n" });
      expect(gone.status === "lost" && gone.message).toContain("exit code 3");
      expect(await run("x")).toMatchObject({ status: "raised", error: { type: "NameError" }, isStateLost: false });
      // What the host had bound is bound again.
      expect(await value("add(2), text")).toEqual([5, "é😀\u2028"]);
      const stuck = await run("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass", {
        timeMilliseconds: 100,
      });
      expect(stuck).toMatchObject({ status: "limit", limit: "time", isStateLost: true });
      expect(stuck.status === "limit" && stuck.message).toContain("variables of earlier steps are gone");
      expect(await value("add(3)")).toBe(6);
    });
  },
);

describe.skipIf(PYTHON === null)(`imports and packages ${NO_PYTHON}`, { timeout: 60_000 }, () => {
  it("holds a program's own imports to the list, not the library's", async () => {
    const executor = childProcessExecutor({ python: PYTHON as string, imports: ["json", "collections.*", "xml.dom"] });
    try {
      await executor.start({});
      expect(executor.description.imports).toEqual(["json", "collections.*", "xml.dom"]);
      expect(await executor.run("import json, collections.abc\nfrom xml.dom import minidom as _\n1")).toMatchObject({
        status: "raised",
        error: { type: "ImportError" },
      });
      expect(await executor.run("import json, collections.abc\nfrom xml import dom\njson.loads('[1]')")).toMatchObject({
        value: [1],
      });
      expect(await executor.run("import os")).toMatchObject({
        status: "raised",
        error: {
          type: "ImportError",
          message: "Import of 'os' is not authorized (authorized: json, collections.*, xml.dom)",
        },
      });
    } finally {
      await executor.close();
    }
  });

  it("gives arrays, tables and images as typed results where their modules exist", async () => {
    // Stand-ins with the attributes that the driver reads: the real packages are no part of the test machine.
    const modules = `
import sys, types
def module(name, **names):
    made = types.ModuleType(name)
    for key, value in names.items():
        value.__module__ = name
        setattr(made, key, value)
    sys.modules[name] = made
class dtype:
    kind = "i"
    def __str__(self): return "int64"
class generic:
    def item(self): return 7
class ndarray:
    dtype, shape, size = dtype(), (2, 2), 4
    def tolist(self): return [[1, 2], [3, 4]]
module("numpy", ndarray=ndarray, generic=generic)
class Index:
    def tolist(self): return [0, 1]
class DataFrame:
    shape, columns, dtypes, index, values = (2, 2), ["a", "b"], ["int64", "int64"], Index(), ndarray()
    def head(self, n): return self
    def to_dict(self, orient): return [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    def __str__(self): return "a b"
module("pandas.core.frame", DataFrame=DataFrame)
class Image:
    width, height, mode = 3, 2, "RGB"
    def save(self, file, format): file.write(b"\\x89PNG")
module("PIL.Image", Image=Image)
`;
    const executor = childProcessExecutor({ python: PYTHON as string });
    try {
      await executor.start({
        tools: {
          echo: {
            inputSchema: { type: "object", properties: { value: {} } },
            execute: ({ value }: { value: unknown }) => JSON.stringify(value),
          },
        },
      });
      await executor.run(modules);
      expect(await executor.run("ndarray()")).toMatchObject({
        value: {
          kind: "ndarray",
          dtype: "int64",
          shape: [2, 2],
          data: [
            [1, 2],
            [3, 4],
          ],
        },
      });
      expect(await executor.run("[generic()]")).toMatchObject({ value: [7] });
      expect(await executor.run("DataFrame()")).toMatchObject({
        value: {
          kind: "dataframe",
          columns: ["a", "b"],
          rows: 2,
          index: [0, 1],
          data: [
            [1, 2],
            [3, 4],
          ],
          text: "a b",
        },
      });
      expect(await executor.run("Image()")).toMatchObject({
        value: {
          kind: "image",
          mediaType: "image/png",
          width: 3,
          height: 2,
          data: new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
        },
      });
      expect(await executor.run("echo(DataFrame()), echo(ndarray())")).toMatchObject({
        value: ['[{"a":1,"b":2},{"a":3,"b":4}]', "[[1,2],[3,4]]"],
      });
    } finally {
      await executor.close();
    }
  });

  it("keeps no process from ending, and leaves nothing when it ends without a close", async () => {
    const entry = new URL("../../dist/executor/e2b.js", import.meta.url).href;
    const code = `
      const { childProcessExecutor } = await import(${JSON.stringify(entry)});
      const executor = childProcessExecutor({ python: ${JSON.stringify(PYTHON)} });
      await executor.start({});
      await executor.setVariables({ x: 1 });
      console.log((await executor.run("import os\\nos.getcwd()")).value);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code]);
    expect(stdout).toMatch(/coluber-/);
    expect(existsSync(stdout.trim())).toBe(false);
  });

  it("does not make a call that was given up or timed out while it waited for its turn or for agreement", async () => {
    const made: string[] = [];
    const slowly = async (name: string): Promise<string> => {
      made.push(name);
      await wait(400);
      return name;
    };
    const pay = { requiresApproval: true, execute: () => made.push("paid") };
    const executor = childProcessExecutor({
      python: PYTHON as string,
      limits: { concurrentCalls: 1, toolMilliseconds: 700 },
    });
    try {
      await executor.start({ tools: { slowly, pay }, onApproval: () => wait(900).then(() => true) });
      const cancelled = await executor.run(`import asyncio
async def call(name):
    return await slowly(name)
first = asyncio.ensure_future(call("first"))
await asyncio.sleep(0.05)
second = asyncio.ensure_future(call("second"))
await asyncio.sleep(0.05)
second.cancel()
await first`);
      expect(cancelled).toMatchObject({ value: "first" });
      const late = await executor.run(`import time
try:
    pay()
except TimeoutError as error:
    print(error)
time.sleep(0.5)`);
      expect(late).toMatchObject({ stdout: "pay() took longer than 700 ms\n" });
      expect(made).toEqual(["first"]);
    } finally {
      await executor.close();
    }
  });

  it("counts time while a call is under way that the program has given up", async () => {
    const executor = childProcessExecutor({ python: PYTHON as string });
    try {
      await executor.start({ tools: { slowly: () => wait(2500) } });
      const code = `import asyncio
async def call():
    return await slowly()
try:
    await asyncio.wait_for(call(), 0.05)
except asyncio.TimeoutError:
    pass
while True: pass`;
      const result = await executor.run(code, { timeMilliseconds: 300 });
      expect(result).toMatchObject({ status: "limit", limit: "time" });
      expect(result.used.time).toBeLessThan(2000);
    } finally {
      await executor.close();
    }
  });

  it("throws what onOutput throws, and blames nothing on the sandbox", async () => {
    const executor = childProcessExecutor({ python: PYTHON as string });
    try {
      await executor.start({});
      const broken = (): void => {
        throw new Error("the host's own");
      };
      await expect(executor.run("x = 1\nprint(x)", { onOutput: broken })).rejects.toThrow("the host's own");
      expect(await executor.run("x")).toMatchObject({ value: 1, isStateLost: false });
      for (const options of [{ timeMilliseconds: "50" }, { timeMilliseconds: Number.NaN }, { onOutput: 5 }])
        await expect(executor.run("1", options as unknown as ExecutorRun)).rejects.toThrow(/must be/);
    } finally {
      await executor.close();
    }
  });

  it("keeps the tools of a program that clears its globals", async () => {
    const executor = childProcessExecutor({ python: PYTHON as string });
    try {
      await executor.start({ tools: { one: () => 1 }, finalAnswer: "final_answer" });
      await executor.run("globals().clear()");
      expect(await executor.run("final_answer(one())")).toMatchObject({ status: "final", value: 1 });
    } finally {
      await executor.close();
    }
  });

  it("binds variables one after the other, and runs nothing before it has started", async () => {
    const executor = childProcessExecutor({ python: PYTHON as string, limits: { startMilliseconds: 5000 } });
    try {
      const started = executor.start({});
      await expect(executor.run("1")).rejects.toThrow("await start() first");
      await expect(executor.setVariables({ a: 1 })).rejects.toThrow("await start() first");
      await started;
      const [, , result] = await Promise.all([
        executor.setVariables({ a: 1 }),
        executor.setVariables({ b: 2 }),
        executor.run("a + b"),
      ]);
      expect(result).toMatchObject({ value: 3 });
      // After a loss they start one new process, not two.
      await executor.run("import os; os._exit(1)");
      await Promise.all([executor.setVariables({ a: 3 }), executor.setVariables({ b: 4 })]);
      expect(await executor.run("a + b")).toMatchObject({ value: 7 });
    } finally {
      await executor.close();
    }
  });

  it("leaves no process when it is closed while it starts", async () => {
    const entry = new URL("../../dist/executor/e2b.js", import.meta.url).href;
    const code = `
      const { childProcessExecutor } = await import(${JSON.stringify(entry)});
      for (const milliseconds of [0, 1, 2, 4, 10, 30]) {
        const executor = childProcessExecutor({ python: ${JSON.stringify(PYTHON)} });
        const started = executor.start({}).catch(({ code }) => console.log(code));
        if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
        await executor.close();
        await started;
      }
    `;
    // A process that is left would keep this one from ending.
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], {
      timeout: 20_000,
    });
    expect(stdout).toBe("aborted\n".repeat(6));
  });

  it("takes infinite limits for the most that there is", async () => {
    const names = ["toolMilliseconds", "startMilliseconds", "graceMilliseconds", "requestMilliseconds"] as const;
    const bytes = ["outputBytes", "valueBytes", "argumentBytes", "resultBytes", "toolCalls"] as const;
    const limits = Object.fromEntries([...names, ...bytes].map((name) => [name, Number.POSITIVE_INFINITY]));
    const executor = childProcessExecutor({ python: PYTHON as string, limits: { ...limits, toolMilliseconds: 1e10 } });
    try {
      await executor.start({ tools: { later: () => wait(20).then(() => 1) } });
      expect(await executor.run("print('hi')\nlater()")).toMatchObject({ value: 1, stdout: "hi\n" });
    } finally {
      await executor.close();
    }
  });

  it("passes long lists of numbers, with those that JSON would blur", async () => {
    const executor = childProcessExecutor({ python: PYTHON as string });
    try {
      await executor.start({});
      const code = `big = list(range(1000)); big[700] = 2**53; big[701] = True
small = [x / 4 for x in range(1000)]; small[300] = float("inf"); small[301] = -0.0; small[999] = -0.05
big, small, list(range(256)), list(range(257)), []`;
      const result = await executor.run(code);
      const big: unknown[] = Array.from({ length: 1000 }, (_, index) => index);
      big[700] = 2n ** 53n;
      big[701] = true;
      const small = Array.from({ length: 1000 }, (_, index) => index / 4);
      small[300] = Number.POSITIVE_INFINITY;
      small[301] = -0;
      small[999] = -0.05;
      expect(result).toMatchObject({ status: "done" });
      const value = (result as { readonly value: unknown[] }).value;
      expect(value).toEqual([big, small, big.slice(0, 256), big.slice(0, 257), []]);
    } finally {
      await executor.close();
    }
  });

  it("refuses names that are no packages, before anything starts", () => {
    for (const name of ["--index-url=http://x", "a; rm -rf /", "git+https://x/y", ""])
      expect(() => childProcessExecutor({ packages: [name] })).toThrow(TypeError);
    expect(() => childProcessExecutor({ packages: ["numpy", "pandas[all]>=2.0,<3", "x==1.*"] })).not.toThrow();
  });
});
