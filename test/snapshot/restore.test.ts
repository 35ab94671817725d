// What restoring takes and refuses: capabilities come from the host, keys must fit, and a sandbox at work gives no snapshot.

import { describe, expect, it } from "vitest";
import { Sandbox, SnapshotError, type SandboxOptions, type SnapshotCode } from "../../src/index.js";

const ASK = { inputSchema: { type: "object", properties: { text: { type: "string" } }, required: ["text"] } } as const;
const OPTIONS: SandboxOptions = { imports: ["math", "json"], tools: { ask: ASK } };

async function waiting(source: string, options = OPTIONS): Promise<Sandbox> {
  const sandbox = new Sandbox(options);
  const outcome = await sandbox.start(source);
  expect(outcome.status).toBe("suspended");
  return sandbox;
}

function refusal(work: () => unknown): SnapshotCode | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
  return undefined;
}

describe("restoring", { timeout: 120_000 }, () => {
  it("needs the tools, modules and files that the program holds", async () => {
    const bytes = (await waiting("import math\nask('x')", { ...OPTIONS, files: {} })).snapshot();
    expect(refusal(() => Sandbox.restore(bytes, { ...OPTIONS, files: {} }))).toBeUndefined();
    expect(refusal(() => Sandbox.restore(bytes, { imports: ["math"], files: {} }))).toBe("capability");
    expect(refusal(() => Sandbox.restore(bytes, { tools: { ask: ASK }, files: {} }))).toBe("capability");
    expect(refusal(() => Sandbox.restore(bytes, OPTIONS))).toBe("capability");
  });

  it("keeps decimals, whose digits are bigints of any size", async () => {
    const options: SandboxOptions = { imports: ["decimal"], tools: { ask: ASK } };
    const numbers =
      "from decimal import Decimal\nx = [Decimal(d) for d in ('0', '1.5', '-7', '9007199254740993', '-1e40', 'NaN', '-0')]";
    const sandbox = await waiting(`${numbers}\nask('x')\nprint(x, Decimal(1) / 3, sum(x[:4]))`, options);
    const bytes = sandbox.snapshot();
    const restored = Sandbox.restore(bytes, options);
    expect(restored.snapshot()).toEqual(bytes);
    const ends = [await sandbox.resume("call-1", 1), await restored.resume("call-1", 1)];
    expect(ends[0].stdout).toBe(
      "[Decimal('0'), Decimal('1.5'), Decimal('-7'), Decimal('9007199254740993'), Decimal('-1E+40'), Decimal('NaN'), " +
        "Decimal('-0')] 0.3333333333333333333333333333 9007199254740987.5\n",
    );
    expect(ends[1].stdout).toBe(ends[0].stdout);
    expect(ends[1].used.instructions).toBe(ends[0].used.instructions);
  });

  it("takes signed bytes with their key only", async () => {
    const sandbox = await waiting("ask('x')");
    const key = Uint8Array.of(1, 2, 3);
    const bytes = sandbox.snapshot({ key });
    expect(refusal(() => Sandbox.restore(bytes, { ...OPTIONS, key }))).toBeUndefined();
    expect(refusal(() => Sandbox.restore(bytes, { ...OPTIONS, key: Uint8Array.of(1, 2, 4) }))).toBe("key");
    expect(refusal(() => Sandbox.restore(bytes, OPTIONS))).toBe("key");
    expect(refusal(() => Sandbox.restore(sandbox.snapshot(), { ...OPTIONS, key }))).toBe("key");
  });

  it("gives a sandbox that knows what it knew, between runs and with new tools", async () => {
    const sandbox = new Sandbox({ ...OPTIONS, seed: 5 });
    await sandbox.run(
      "import json\nclass A: count = 0\nxs = [A(), A()]\nxs.append(xs)\ndef f(n): return json.dumps(n)",
    );
    const again = Sandbox.restore(sandbox.snapshot(), {
      ...OPTIONS,
      tools: { ask: ASK, twice: (n: unknown) => Number(n) * 2 },
    });
    const outcome = await again.run("xs[2] is xs, isinstance(xs[0], A), f([twice(2)]), type(xs[1]) is A");
    expect(outcome).toMatchObject({ status: "done", valueRepr: "(True, True, '[4]', True)" });
    expect(await again.call("f", [1.5])).toMatchObject({ value: "1.5" });
  });

  it("has the same bytes for the same state", async () => {
    const [a, b] = await Promise.all([waiting("d = {1: 'a'}\nask('x')"), waiting("d = {1: 'a'}\nask('x')")]);
    expect(a.snapshot()).toEqual(b.snapshot());
    expect(Sandbox.restore(a.snapshot(), OPTIONS).snapshot()).toEqual(a.snapshot());
  });

  it("keeps a limit that the host makes lower", async () => {
    const bytes = (await waiting("for i in range(1000): pass\nask('x')\nfor i in range(1000): pass")).snapshot();
    const low = Sandbox.restore(bytes, { ...OPTIONS, limits: { instructions: 3_000 } });
    const [call] = low.pendingCalls;
    expect(await low.resume(call?.id ?? "", "")).toMatchObject({ status: "limit", limit: "instructions" });
  });

  it("blames bytes without a signature when what they describe fails in us, and itself otherwise", async () => {
    const sandbox = await waiting("ask('x')");
    const key = new Uint8Array(32).fill(7);
    const failing = new TypeError("no such thing");
    const finish = async (copy: Sandbox): Promise<unknown> => {
      copy["session"].machine.run = () => {
        throw failing;
      };
      const outcome = await copy.resume("call-1", "x");
      return outcome.status === "internal" ? outcome.cause : outcome;
    };
    const late = await finish(Sandbox.restore(sandbox.snapshot(), OPTIONS));
    expect(late).toBeInstanceOf(SnapshotError);
    expect(late).toMatchObject({
      code: "malformed",
      cause: failing,
      message: expect.stringContaining("not signed") as string,
    });
    expect(await finish(Sandbox.restore(sandbox.snapshot(), OPTIONS).fork())).toBeInstanceOf(SnapshotError);
    expect(await finish(Sandbox.restore(sandbox.snapshot({ key }), { ...OPTIONS, key }))).toBe(failing);
    expect(await finish(sandbox)).toBe(failing);
  });

  it("tells what was used, whatever the limits are that it goes on with", async () => {
    const sandbox = await waiting("print('x' * 500)\nfor i in range(1000): pass\nask('x')");
    const bytes = sandbox.snapshot();
    const { used } = await sandbox.resume("call-1", "x");
    expect(used).toMatchObject({ toolCalls: 1, output: 501 });
    const under = async (limits: SandboxOptions["limits"]): Promise<unknown> => {
      const { time: _time, ...rest } = (await Sandbox.restore(bytes, { ...OPTIONS, limits }).resume("call-1", "x"))
        .used;
      return rest;
    };
    const { time: _time, ...whole } = used;
    for (const limits of [{}, { toolCalls: 0 }, { output: 10 }, { output: Number.POSITIVE_INFINITY }])
      expect(await under(limits)).toEqual(whole);
    const waited = { ...whole, instructions: expect.any(Number) as number, memory: expect.any(Number) as number };
    for (const limits of [{ instructions: 10 }, { memory: 10 }]) {
      const low = (await under(limits)) as typeof whole;
      expect(low).toEqual(waited);
      expect(low.instructions).toBeGreaterThan(1000);
      expect(low.memory).toBeGreaterThan(1000);
    }
  });

  it("under a memory limit that does not hold what is there ends the run as soon as it would go on", async () => {
    const source = "xs = [(i, str(i)) for i in range(5000)]\nask('x')\nprint('went on')";
    const sandbox = await waiting(source);
    const bytes = sandbox.snapshot();
    const low = { ...OPTIONS, limits: { memory: 300_000 } };
    const made: string[] = [];
    const execute = (): string => {
      made.push("called");
      return "x";
    };
    const tight = { ...low, tools: { ask: { ...ASK, execute } } };
    for (const goOn of [
      (copy: Sandbox) => copy.resume("call-1", "x"),
      (copy: Sandbox) => copy.approve("call-1"),
      (copy: Sandbox) => copy.deny("call-1"),
      (copy: Sandbox) => copy.proceed(),
    ]) {
      const outcome = await goOn(Sandbox.restore(bytes, tight));
      expect(outcome).toMatchObject({ status: "limit", limit: "memory", budget: 300_000, stdout: "" });
      expect(outcome).toMatchObject({ message: expect.stringContaining("The largest are xs (") as string });
    }
    expect(made).toEqual([]);
    // The state itself is whole, and goes on where it fits.
    const again = Sandbox.restore(Sandbox.restore(bytes, low).snapshot(), OPTIONS);
    expect(await again.resume("call-1", "x")).toMatchObject({ status: "done", stdout: "went on\n" });
    const fits = Sandbox.restore(bytes, { ...OPTIONS, limits: { memory: 2_000_000 } });
    expect(await fits.resume("call-1", "x")).toMatchObject({ status: "done", stdout: "went on\n" });
    // Between runs, the next one is refused.
    await sandbox.resume("call-1", "x");
    const idle = Sandbox.restore(sandbox.snapshot(), low);
    expect(idle.runSync("1")).toMatchObject({ status: "limit", limit: "memory" });
  });

  it("and proceeding change no count", async () => {
    const options: SandboxOptions = { imports: ["asyncio"], tools: { ask: ASK } };
    const source =
      "import asyncio\nasync def f():\n    print(await asyncio.gather(ask('a'), ask('b')))\nasyncio.run(f())";
    const straight = await waiting(source, options);
    const copy = Sandbox.restore(straight.snapshot(), options);
    for (let time = 0; time < 3; time++) expect(await copy.proceed()).toMatchObject({ status: "suspended" });
    const ends = [];
    for (const sandbox of [straight, copy]) {
      await sandbox.resume("call-2", 2);
      ends.push(await sandbox.resume("call-1", 1));
    }
    expect(ends[0]).toMatchObject({ status: "done", stdout: "[1, 2]\n" });
    expect(ends[1]?.used.instructions).toBe(ends[0]?.used.instructions);
  });

  it("keeps the working directory of virtual files", () => {
    const options: SandboxOptions = { imports: ["os"], files: { "/data/a.txt": "text" } };
    const sandbox = new Sandbox(options);
    sandbox.runSync("import os\nos.chdir('/data')");
    const copy = Sandbox.restore(sandbox.snapshot(), options);
    expect(copy.runSync("print(os.getcwd(), open('a.txt').read())").stdout).toBe("/data text\n");
  });

  it("of a call that was under way asks what became of it", async () => {
    const tools = { slow: async () => new Promise<string>(() => undefined) };
    const sandbox = new Sandbox({ tools });
    const never = sandbox.run("print(slow())");
    await new Promise((resolve) => setTimeout(resolve, 5));
    const copy = Sandbox.restore(sandbox.snapshot(), { tools });
    expect(copy.pendingCalls).toMatchObject([{ id: "call-1", tool: "slow", started: true }]);
    await expect(copy.proceed()).rejects.toThrow("call-1 (slow) was under way when the snapshot was taken");
    expect(await copy.resume("call-1", "known")).toMatchObject({ status: "done", stdout: "known\n" });
    void never;
  });

  it("goes on from a slice boundary and from before the beginning", async () => {
    const source = "total = 0\nfor i in range(300_000): total += i\ntotal";
    const sandbox = new Sandbox({ sliceMilliseconds: 1 });
    const running = sandbox.run(source);
    await new Promise((resolve) => setImmediate(resolve));
    const copy = Sandbox.restore(sandbox.snapshot());
    const [first, second] = await Promise.all([running, copy.proceed()]);
    expect(second).toMatchObject({
      status: "done",
      value: 44_999_850_000,
      used: { instructions: first.used.instructions },
    });
  });
});

describe("a fork", { timeout: 120_000 }, () => {
  it("is independent", async () => {
    const sandbox = await waiting("xs = [1]\nxs.append(ask('x'))\nxs");
    const copy = sandbox.fork();
    const [a] = sandbox.pendingCalls;
    const [b] = copy.pendingCalls;
    expect(await copy.resume(b?.id ?? "", 3)).toMatchObject({ value: [1, 3] });
    expect(await sandbox.resume(a?.id ?? "", 2)).toMatchObject({ value: [1, 2] });
    copy.runSync("xs.clear()");
    expect(sandbox.globals.get("xs")).toEqual([1, 2]);
  });
});

describe("floats of a snapshot", { timeout: 120_000 }, () => {
  it("that are held twice stay one: later mark passes count the same", async () => {
    const source = `
import random
half, also = 0.5, 1j
pair = [half, half, also, also]
ask('x')
for i in range(400_000): half += 0.5
(pair[0] is pair[1], pair[2] is pair[3])
`;
    const options: SandboxOptions = { imports: ["random"], tools: { ask: ASK } };
    const outcomes = await Promise.all(
      [0, 1, 2].map(async (way) => {
        const sandbox = await waiting(source, options);
        const bytes = sandbox.snapshot();
        const other = [sandbox, sandbox.fork(), Sandbox.restore(bytes, options)][way];
        expect(other.snapshot()).toEqual(bytes);
        const outcome = await other.resume("call-1", 1);
        return [outcome.status === "done" && outcome.valueRepr, outcome.used.instructions, outcome.used.memory];
      }),
    );
    expect(outcomes[0][0]).toBe("(True, True)");
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });
});

describe("the calls of a snapshot", { timeout: 120_000 }, () => {
  async function called(source: string, tools: SandboxOptions["tools"]): Promise<Uint8Array> {
    const sandbox = new Sandbox({ tools });
    const outcome = await sandbox.run(source);
    expect(outcome.status).toBe("suspended");
    return sandbox.snapshot();
  }

  it("need the approval that the tools given now ask for", async () => {
    const bytes = await called("ask('x')", { ask: ASK });
    for (const requiresApproval of [true, () => true, () => false, async () => true]) {
      let made = 0;
      const asked: string[] = [];
      const tools = { ask: { ...ASK, requiresApproval, execute: () => ++made } };
      const sandbox = Sandbox.restore(bytes, { tools, onApproval: ({ id }) => asked.push(id) < 0 });
      expect(sandbox.pendingCalls).toMatchObject([{ id: "call-1", approval: true }]);
      const outcome = await sandbox.proceed();
      const isNeeded = typeof requiresApproval === "boolean" || (await requiresApproval());
      expect([outcome.status, made, asked.length]).toEqual(isNeeded ? ["raised", 0, 1] : ["done", 1, 0]);
    }
  });

  it("are asked about whenever the tool's function does not say no", async () => {
    for (const answer of [true, 1, ["match"], "touches /etc", Promise.resolve("x"), false, undefined, null]) {
      const asked: string[] = [];
      const sandbox = new Sandbox({
        tools: { ask: { ...ASK, requiresApproval: () => answer as boolean, execute: () => 1 } },
        onApproval: ({ id }) => asked.push(id) < 0,
      });
      const outcome = await sandbox.run("ask('x')");
      expect([outcome.status, asked.length]).toEqual((await answer) ? ["raised", 1] : ["done", 0]);
    }
  });

  it("are not made of a tool that takes its arguments another way", async () => {
    const bytes = await called("ask('x')", { ask: ASK });
    const sandbox = Sandbox.restore(bytes, { tools: { ask: (...args: unknown[]) => args.length } });
    expect(await sandbox.proceed()).toMatchObject({
      status: "raised",
      error: { type: "RuntimeError", message: expect.stringContaining("takes its arguments by position here") },
    });
  });

  it("and the tools themselves are found as keys, and have the same id", async () => {
    const tools = { ask: (x: unknown): unknown => x };
    const sandbox = new Sandbox({ tools });
    await sandbox.run("s = {ask}\nd = {ask: 1, (ask, 1): 2}\nn = id(ask)");
    for (const other of [sandbox.fork(), Sandbox.restore(sandbox.snapshot(), { tools })]) {
      const outcome = await other.run("(ask in s, d[ask], d[ask, 1], n == id(ask), ask(3))");
      expect(outcome).toMatchObject({ status: "done", valueRepr: "(True, 1, 2, True, 3)" });
    }
  });
});

describe("no snapshot is given", { timeout: 120_000 }, () => {
  it("from inside a tool, nor of a sandbox that is disposed of", async () => {
    let thrown: unknown;
    const sandbox: Sandbox = new Sandbox({
      tools: {
        peek: () => {
          try {
            sandbox.snapshot();
          } catch (error) {
            thrown = error;
          }
          return null;
        },
      },
    });
    sandbox.runSync("peek()");
    expect(String(thrown)).toContain("snapshot() on a sandbox that is running");
    sandbox.dispose();
    expect(() => sandbox.snapshot()).toThrow("the sandbox is disposed");
  });
});
