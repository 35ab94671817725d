// The worker executor: the contract in a child process and in a thread, and what only it does: kill, restart, refuse.

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Executor, ExecutorStart } from "../../src/executor/executor.js";
import { WorkerExecutor, type WorkerExecutorOptions } from "../../src/executor/worker.js";
import type { Place, PlaceEvents } from "../../src/executor/worker-place.js";
import { tool } from "../../src/host/tools.js";
import { executorContract } from "./contract.js";

const imports = ["json", "math", "re", "sys"];

/** A loaded machine may keep a child waiting for seconds; nothing here depends on a kill. */
const graceMilliseconds = 30_000;

executorContract({ name: "worker (process)", make: () => new WorkerExecutor({ imports, graceMilliseconds }) });
executorContract({
  name: "worker (thread)",
  make: () => new WorkerExecutor({ imports, graceMilliseconds, isolation: "thread" }),
});

async function using(
  options: WorkerExecutorOptions,
  start: ExecutorStart,
  work: (executor: WorkerExecutor) => Promise<void>,
): Promise<void> {
  const executor = new WorkerExecutor(options);
  try {
    await executor.start(start);
    await work(executor);
  } finally {
    await executor.close();
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("a child process", { timeout: 120_000 }, () => {
  test("killed under a call and between actions: the loss is told once, variables of the host are bound again", async () => {
    let late: ((value: string) => void) | undefined;
    let signal: AbortSignal | undefined;
    const wait = tool({
      inputSchema: { type: "object", properties: {} },
      execute: (_input: unknown, context) => {
        signal = context.signal;
        return new Promise((resolve) => (late = resolve));
      },
    });
    await using({}, { tools: { wait } }, async (executor) => {
      await executor.setVariables({ given: [1, 2] });
      const running = executor.run("print('before')\nmade = 1\nawait wait()");
      await until(() => late !== undefined);
      process.kill(executor.pid as number, "SIGKILL");
      const result = await running;
      expect(result).toMatchObject({ status: "lost", isStateLost: true, stdout: "before\n" });
      expect(signal?.aborted).toBe(true);
      late?.("too late");
      expect(await executor.run("sum(given)")).toMatchObject({ status: "done", value: 3, isStateLost: false });
      expect(await executor.run("made")).toMatchObject({ status: "raised", error: { type: "NameError" } });
      const { pid } = executor;
      process.kill(pid as number, "SIGKILL");
      await until(() => executor.pid === null);
      expect(await executor.run("sum(given)")).toMatchObject({ status: "done", value: 3, isStateLost: true });
      expect(await executor.run("1")).toMatchObject({ isStateLost: false });
    });
  });

  test("one that gives no sign of life is killed, however long its time limit is", async () => {
    await using({ silenceMilliseconds: 3000 }, {}, async (executor) => {
      const { pid } = executor;
      const result = await executor.run("print('x')\nwhile True:\n    pass", {
        onOutput: () => process.kill(pid as number, "SIGSTOP"),
      });
      expect(result).toMatchObject({ status: "lost", isStateLost: true, stdout: "x\n" });
      expect(executor.pid).not.toBe(pid);
      expect(await executor.run("1")).toMatchObject({ status: "done", value: 1 });
    });
  });

  test("one that does not stop when its time is over, or when it is told to, is killed", async () => {
    await using({ graceMilliseconds: 100 }, {}, async (executor) => {
      const stopAtOnce = (): boolean => process.kill(executor.pid as number, "SIGSTOP");
      const late = await executor.run("print('x')\nwhile True:\n    pass", {
        timeMilliseconds: 1500,
        onOutput: stopAtOnce,
      });
      expect(late).toMatchObject({ status: "limit", limit: "time", isStateLost: true });
      const controller = new AbortController();
      const aborted = await executor.run("print('x')\nwhile True:\n    pass", {
        signal: controller.signal,
        onOutput: () => {
          stopAtOnce();
          controller.abort();
        },
      });
      expect(aborted).toMatchObject({ status: "aborted", isStateLost: true });
    });
  });

  test("one that outgrows its heap is lost, not this process", async () => {
    const limits = { memory: 2 ** 30, instructions: 10 ** 9 };
    await using({ heapMegabytes: 48, limits }, {}, async (executor) => {
      const result = await executor.run("a = []\nwhile True:\n    a.append([len(a)] * 50)");
      expect(result).toMatchObject({ status: "lost", isStateLost: true });
      expect((result as { message: string }).message).toContain("ran out of memory");
      expect(await executor.run("1")).toMatchObject({ status: "done" });
    });
  });

  test("results that are too large for a message are cut, whatever is in them", async () => {
    await using({ limits: { instructions: 10 ** 9 } }, {}, async (executor) => {
      const value = await executor.run("'\\0' * 12_000_000");
      expect(value).toMatchObject({ status: "done", isStateLost: false });
      expect((value as { value: string }).value).toHaveLength(1_000_000);
      const raised = await executor.run("raise ValueError('\\0' * 12_000_000)");
      expect(raised).toMatchObject({ status: "raised", error: { type: "ValueError" } });
      expect(await executor.run("1")).toMatchObject({ status: "done" });
    });
  });

  test.runIf(process.platform === "linux")("it has no environment, and the flags that shut its doors", async () => {
    await using({}, {}, async (executor) => {
      const folder = `/proc/${executor.pid as number}`;
      const names = readFileSync(`${folder}/environ`, "utf8")
        .split("\0")
        .map((entry) => entry.split("=")[0]);
      // A shell sets these for itself before it becomes the child.
      expect(names.filter((name) => !["", "PWD", "OLDPWD", "SHLVL", "_"].includes(name))).toEqual([]);
      const flags = readFileSync(`${folder}/cmdline`, "utf8").split("\0");
      expect(flags).toContain("--no-addons");
      expect(flags.some((flag) => flag.endsWith("permission"))).toBe(true);
      expect(readFileSync(`${folder}/limits`, "utf8")).toMatch(/Max core file size\s+0\s/);
    });
  });

  test("a host that forgets to close it can end, and it ends with its host", async () => {
    const program = `
      const { WorkerExecutor } = await import(${JSON.stringify(new URL("../../dist/worker.js", import.meta.url).href)});
      const executor = new WorkerExecutor();
      await executor.start({});
      await executor.run("1");
      process.stdout.write(String(executor.pid));`;
    const host = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    host.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    const code = await new Promise((resolve) => host.on("close", resolve));
    expect(code).toBe(0);
    const pid = Number(text);
    expect(pid).toBeGreaterThan(0);
    await until(() => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    });
  });

  test("the built entry is there, which the sources use too", () => {
    expect(existsSync(fileURLToPath(new URL("../../dist/executor/worker-child.js", import.meta.url)))).toBe(true);
  });
});

/** A place under the test's own hand. */
class FakePlace implements Place {
  readonly pid = null;
  readonly sent: Record<string, unknown>[] = [];
  isKilled = false;
  constructor(readonly events: PlaceEvents) {}
  post(text: string): void {
    const message = JSON.parse(text) as Record<string, unknown>;
    this.sent.push(message);
    if (message["type"] === "start")
      this.say({
        type: "started",
        id: message["id"],
        description: { imports: [], python: "fake", topLevelAwait: true },
      });
  }
  say(message: unknown): void {
    const text = typeof message === "string" ? message : JSON.stringify(message);
    queueMicrotask(() => this.events.onMessage(text));
  }
  kill(): void {
    this.isKilled = true;
    this.events.onExit("it was stopped");
  }
  hold(): void {}
  async of(type: string, nth = 0): Promise<Record<string, unknown>> {
    const found = (): Record<string, unknown>[] => this.sent.filter((message) => message["type"] === type);
    await until(() => found().length > nth);
    return found()[nth];
  }
}

const DEEP = `${'["l",'.repeat(50_000)}1${"]".repeat(50_000)}`;

describe("a place that is out of order", () => {
  async function hostile(
    start: ExecutorStart,
    work: (executor: Executor, places: FakePlace[]) => Promise<void>,
    options: WorkerExecutorOptions = {},
  ): Promise<void> {
    const places: FakePlace[] = [];
    const executor = new WorkerExecutor(options, (_options, events) => {
      const place = new FakePlace(events);
      places.push(place);
      return place;
    });
    await executor.start(start);
    await work(executor, places);
    await executor.close();
  }
  const call = (id: unknown, number: number, name: string, input: unknown): object => ({
    type: "call",
    id,
    call: number,
    callId: `call-${number}`,
    tool: name,
    args: ["l"],
    input,
    line: 1,
  });
  const done = (id: unknown, value: unknown): object => ({
    type: "result",
    id,
    result: { status: "done", value, valueRepr: "", isTruncated: false, isStateLost: false, used: {} },
  });

  test("a call number is made once, calls of other actions not at all", async () => {
    let made = 0;
    const pay = tool({ inputSchema: { type: "object", properties: {} }, execute: () => ++made });
    await hostile({ tools: { pay } }, async (executor, [place]) => {
      const running = executor.run("x");
      const { id } = await place.of("run");
      place.say(call(id, 1, "pay", ["d"]));
      place.say(call(id, 1, "pay", ["d"]));
      place.say(call((id as number) + 1, 2, "pay", ["d"]));
      expect(await place.of("reply")).toMatchObject({ call: 1, value: 1 });
      place.say(done(id, 5));
      expect(await running).toMatchObject({ status: "done", value: 5 });
      place.say(call(id, 3, "pay", ["d"]));
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(made).toBe(1);
    });
  });

  test("unknown tools, arguments that do not fit and unapproved calls are refused whatever it says", async () => {
    const made: unknown[] = [];
    const safe = tool({
      inputSchema: {
        type: "object",
        properties: { n: { type: "integer" } },
        required: ["n"],
        additionalProperties: false,
      },
      execute: (input: unknown) => made.push(input),
    });
    const guarded = tool({
      inputSchema: { type: "object" },
      needsApproval: true,
      execute: (input: unknown) => made.push(input),
    });
    await hostile({ tools: { safe, guarded }, onApproval: () => false }, async (executor, [place]) => {
      const running = executor.run("x");
      const { id } = await place.of("run");
      const attempts: [string, unknown][] = [
        ["nothing", ["d"]],
        ["constructor", ["d"]],
        ["safe", ["d", "n", "text"]],
        ["safe", ["d", "n", 1, "more", 2]],
        ["safe", ["l", 1]],
        ["safe", null],
        ["guarded", ["d"]],
      ];
      for (const [index, [name, input]] of attempts.entries()) {
        place.say(call(id, index + 1, name, input));
        expect(await place.of("refusal", index)).toMatchObject({ call: index + 1 });
      }
      expect(made).toEqual([]);
      place.say(done(id, null));
      await running;
    });
  });

  test.each([
    ["no JSON", () => "{"],
    ["no message", () => [1]],
    ["an unknown message", () => ({ type: "exec" })],
    ["a value that is none", (id: unknown) => done(id, ["zz", 1])],
    ["a value nested without end", (id: unknown) => JSON.stringify(done(id, "@")).replace('"@"', DEEP)],
    ["a call without a tool", (id: unknown) => ({ ...call(id, 1, "", ["d"]), tool: 5 })],
    ["output above the limit", (id: unknown) => ({ type: "output", id, stream: "stdout", text: "x".repeat(100_000) })],
  ])("%s ends it, and the next action has a new one", async (_name, message) => {
    await hostile(
      {},
      async (executor, places) => {
        const running = executor.run("x");
        const { id } = await places[0].of("run");
        places[0].say(message(id));
        expect(await running).toMatchObject({ status: "lost", isStateLost: true });
        expect(places[0].isKilled).toBe(true);
        const next = executor.run("y");
        await until(() => places.length === 2);
        places[1].say(done((await places[1].of("run"))["id"], 1));
        expect(await next).toMatchObject({ status: "done", isStateLost: false });
      },
      { limits: { output: 1000 } },
    );
  });

  test("a flood of tool calls ends at the limit", async () => {
    let made = 0;
    await hostile(
      { tools: { note: () => ++made } },
      async (executor, [place]) => {
        const running = executor.run("x");
        const { id } = await place.of("run");
        for (let number = 1; number <= 20; number++) place.say(call(id, number, "note", null));
        expect(await running).toMatchObject({ status: "lost" });
        expect(made).toBeLessThanOrEqual(6);
      },
      { limits: { toolCalls: 5 } },
    );
  });

  test("a place that cannot be started is an error of start, and of close nothing", async () => {
    const executor = new WorkerExecutor({}, (_options, events) => {
      const place = new FakePlace(events);
      place.post = () => queueMicrotask(() => events.onExit("it could not be started"));
      return place;
    });
    await expect(executor.start({})).rejects.toThrow("could not be started");
    await executor.close();
  });

  test("misuse of the options is named", () => {
    expect(() => new WorkerExecutor({ isolation: "vm" as never })).toThrow("isolation");
    expect(() => new WorkerExecutor({ heap: 1 } as never)).toThrow("unknown WorkerExecutor option 'heap'");
    expect(() => new WorkerExecutor({ heapMegabytes: Number.NaN })).toThrow("heapMegabytes");
    expect(() => new WorkerExecutor({ limits: { memory: -1 } })).toThrow("memory");
  });
});
