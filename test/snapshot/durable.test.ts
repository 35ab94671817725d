// Durable runs: after a crash at any save, before or behind it, and at any byte of the file, no call is made twice, and the run
// ends as it would have, or says which call's outcome nobody knows.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileStore } from "../../src/executor/file-store.js";
import {
  Durable,
  MemoryStore,
  SnapshotError,
  ToolError,
  ToolOutcomeUnknown,
  type DurableOptions,
  type DurableStore,
  type Outcome,
} from "../../src/index.js";

class Crash extends Error {}

/** Dies at a save: before it is written, or behind. */
class CrashingStore implements DurableStore {
  saves = 0;
  constructor(
    private readonly inner: DurableStore,
    private readonly at: number,
    private readonly isBehind: boolean,
  ) {}
  async save(id: string, bytes: Uint8Array): Promise<void> {
    this.saves++;
    if (this.saves === this.at && !this.isBehind) throw new Crash("before the save");
    if (this.saves > this.at) throw new Crash("the process is dead");
    await this.inner.save(id, bytes);
    if (this.saves === this.at) throw new Crash("behind the save");
  }
  load(id: string): Promise<Uint8Array | null> {
    return this.inner.load(id);
  }
}

const SOURCE = `
total = 0
for name in ["a", "bb"]:
    total += charge(name)
p, q = later("p"), later("q")
print(total, sorted(["z", "y"], key=lambda x: (charge(x), x)), await q, await p)
try: charge("")
except ValueError as error: print(error)
`;
const STDOUT = "3 ['y', 'z'] q! p!\nnothing to charge\n";

/** The world outside: what was done there, by call. */
class World {
  readonly done = new Map<string, number>();
  count(id: string): void {
    this.done.set(id, (this.done.get(id) ?? 0) + 1);
  }
  options(store: DurableStore, idempotent = false): DurableOptions {
    return {
      id: "s",
      store,
      topLevelAwait: true,
      tools: {
        charge: {
          description: "",
          inputSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
          idempotent,
          execute: ({ name }: { name: string }, { callId }: { callId: string }) => {
            this.count(callId);
            if (name === "") throw new ToolError("ValueError", "nothing to charge");
            return name.length;
          },
        },
        later: {
          description: "",
          inputSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
          idempotent,
          execute: async ({ name }: { name: string }, { callId }: { callId: string }) => {
            this.count(callId);
            await Promise.resolve();
            return `${name}!`;
          },
        },
      },
    };
  }
}

async function whole(): Promise<{ readonly saves: number; readonly outcome: Outcome }> {
  const store = new CrashingStore(new MemoryStore(), Number.POSITIVE_INFINITY, false);
  const session = await Durable.open(new World().options(store));
  const outcome = await session.run(SOURCE);
  return { saves: store.saves, outcome };
}

describe("a durable run", { timeout: 120_000 }, () => {
  it("does what the program does, and keeps its globals", async () => {
    const store = new MemoryStore();
    const world = new World();
    const session = await Durable.open(world.options(store));
    expect((await session.run(SOURCE)).stdout).toBe(STDOUT);
    expect([...world.done.values()]).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const again = await Durable.open(new World().options(store));
    expect(again.isUnderWay).toBe(false);
    expect(again.lastOutcome).toMatchObject({ status: "done", stdout: STDOUT });
    expect((await again.run("print(total)")).stdout).toBe("3\n");
  });

  it.each([false, true])("makes no call twice, wherever it crashes (idempotent tools: %s)", async (idempotent) => {
    const { saves } = await whole();
    expect(saves).toBeGreaterThan(10);
    let unknown = 0;
    for (let at = 1; at <= saves; at++)
      for (const isBehind of [false, true]) {
        const world = new World();
        const inner = new MemoryStore();
        const first = await Durable.open(world.options(new CrashingStore(inner, at, isBehind), idempotent));
        await expect(first.run(SOURCE)).rejects.toThrow(Crash);
        await Promise.resolve();
        const session = await Durable.open(world.options(inner, idempotent));
        let outcome: Outcome | null = null;
        try {
          if (session.isUnderWay) outcome = await session.resume();
          else if (session.lastOutcome === null) outcome = await session.run(SOURCE);
          else expect(session.lastOutcome).toMatchObject({ stdout: STDOUT });
        } catch (error) {
          if (!(error instanceof ToolOutcomeUnknown)) throw error;
          unknown++;
          expect(idempotent).toBe(false);
        }
        if (outcome !== null) expect(outcome.stdout).toBe(STDOUT);
        if (!idempotent) expect(Math.max(0, ...world.done.values())).toBeLessThanOrEqual(1);
      }
    // A crash between the intent and the answer: nobody knows.
    if (!idempotent) expect(unknown).toBeGreaterThan(3);
  });

  it("asks the host about a call of which nobody knows", async () => {
    const inner = new MemoryStore();
    const world = new World();
    // The second save is the answer of the first call.
    const first = await Durable.open(world.options(new CrashingStore(inner, 2, false)));
    await expect(first.run(SOURCE)).rejects.toThrow(Crash);
    const told: string[] = [];
    const session = await Durable.open({
      ...world.options(inner),
      onUnknown: (call) => {
        told.push(`${call.id} ${call.tool} ${String(call.kwargs["name"])} ${call.started}`);
        return { value: 10 };
      },
    });
    expect((await session.resume()).stdout).toBe(STDOUT.replace("3", "12"));
    expect(told).toEqual(["call-1 charge a false"]);
    expect(world.done.get("call-1")).toBe(1);
  });

  it("waits for an approval across processes", async () => {
    const store = new MemoryStore();
    const paid: unknown[] = [];
    const options: DurableOptions = {
      id: "s",
      store,
      key: Uint8Array.of(1, 2, 3),
      tools: {
        pay: {
          description: "",
          inputSchema: { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"] },
          needsApproval: true,
          execute: ({ sum }: { sum: number }) => {
            paid.push(sum);
            return { ok: true, sum: [sum, 0.5, new Map([[1, 2n ** 60n]])] };
          },
        },
      },
    };
    const first = await Durable.open(options);
    expect((await first.run("print(pay(7))\nprint(pay(8))")).status).toBe("suspended");
    const second = await Durable.open(options);
    const outcome = await second.approve(second.sandbox.pendingCalls[0]?.id ?? "");
    expect(outcome).toMatchObject({
      status: "suspended",
      stdout: "{'ok': True, 'sum': [7, 0.5, {1: 1152921504606846976}]}\n",
    });
    const third = await Durable.open(options);
    const end = await third.deny(third.sandbox.pendingCalls[0]?.id ?? "", "no");
    expect(end).toMatchObject({ status: "raised", error: { type: "PermissionError" } });
    expect(paid).toEqual([7]);
    await expect(Durable.open({ ...options, key: Uint8Array.of(9) })).rejects.toThrow(SnapshotError);
  });
});

describe("a durable run", { timeout: 120_000 }, () => {
  const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] } as const;
  /** Calls never end; `told`: those that were called off. */
  function endless(told: number[]): DurableOptions["tools"] {
    return {
      pay: {
        inputSchema: schema,
        execute: async ({ n }: { n: number }, { signal }: { signal: AbortSignal }) => {
          await new Promise<void>((resolve) => {
            if (n === 0) resolve();
            signal.addEventListener("abort", () => void told.push(n));
          });
          return n;
        },
      },
    };
  }

  it("is aborted while a tool is at work, and the tool is told", async () => {
    const told: number[] = [];
    const store = new MemoryStore();
    const open = (): Promise<Durable> =>
      Durable.open({ id: "s", store, tools: endless(told), onUnknown: () => "retry" });
    for (const work of ["run", "resume"]) {
      const controller = new AbortController();
      const { signal } = controller;
      const session = await open();
      if (work === "resume") void session.run("pay(1)");
      await new Promise((resolve) => setTimeout(resolve, 20));
      const again = work === "resume" ? await open() : session;
      const running = work === "resume" ? again.resume({ signal }) : again.run("pay(1)", { signal });
      setTimeout(() => controller.abort(), 20);
      expect((await running).status).toBe("aborted");
    }
    expect(told).toEqual([1, 1]);
  });

  it("has timers, and calls off what nobody waits for", async () => {
    const told: number[] = [];
    const session = await Durable.open({
      id: "s",
      store: new MemoryStore(),
      imports: ["asyncio"],
      clock: "real",
      topLevelAwait: true,
      tools: endless(told),
    });
    const outcome = await session.run(`
import asyncio
try:
    async with asyncio.timeout(0.02): await pay(1)
except TimeoutError: print("late")
left = pay(2)
print(await asyncio.gather(pay(0), asyncio.sleep(0.01, "slept")))
`);
    expect(outcome).toMatchObject({ status: "done", stdout: "late\n[0, 'slept']\n" });
    expect(told).toEqual([1, 2]);
  });

  it("says what onUnknown and the store gave that is nothing", async () => {
    const store = new MemoryStore();
    void (await Durable.open({ id: "s", store, tools: endless([]) })).run("pay(1)");
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const verdict of ["no", null, {}, { value: 1, error: "x" }]) {
      const session = await Durable.open({ id: "s", store, tools: endless([]), onUnknown: () => verdict as "retry" });
      await expect(session.resume()).rejects.toThrow('what onUnknown() gave must be "retry", { value } or { error }');
    }
    const odd = (given: unknown): DurableStore => ({ save: async () => undefined, load: async () => given as null });
    expect((await Durable.open({ id: "s", store: odd(undefined) })).isUnderWay).toBe(false);
    await expect(Durable.open({ id: "s", store: odd("text") })).rejects.toThrow("what the store's load() gave");
  });
});

describe("the store of files", { timeout: 120_000 }, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "coluber-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it("gives the last whole record, at whatever byte a write was cut off", async () => {
    const store = new FileStore(folder);
    expect(await store.load("s")).toBeNull();
    const first = Uint8Array.from({ length: 100 }, (_, index) => index);
    const second = Uint8Array.from({ length: 60 }, (_, index) => 255 - index);
    await store.save("s", first);
    const before = (await readFile(join(folder, "s.session"))).length;
    await store.save("s", second);
    const log = await readFile(join(folder, "s.session"));
    for (let length = 0; length <= log.length; length++) {
      await writeFile(join(folder, "cut.session"), log.subarray(0, length));
      const found = await new FileStore(folder).load("cut");
      expect(found).toEqual(length < before ? null : length < log.length ? first : second);
    }
    // What was cut off is written over.
    await writeFile(join(folder, "cut.session"), log.subarray(0, log.length - 1));
    const again = new FileStore(folder);
    await again.save("cut", second);
    expect(await new FileStore(folder).load("cut")).toEqual(second);
    expect(await readFile(join(folder, "cut.session"))).toEqual(log);
    await expect(store.load("../x")).rejects.toThrow("a session's id has letters");
  });

  it("refuses a log that is damaged before its last record", async () => {
    const store = new FileStore(folder);
    for (const size of [9, 8, 7]) await store.save("s", new Uint8Array(size));
    const log = await readFile(join(folder, "s.session"));
    const last = log.length - 7 - 36;
    for (let at = 0; at < log.length; at++) {
      await writeFile(join(folder, "bad.session"), Uint8Array.from(log).fill(log[at] ^ 4, at, at + 1));
      const found = new FileStore(folder).load("bad");
      if (at < last) await expect(found).rejects.toThrow("is damaged at byte");
      // Its end may have been cut off.
      else await found.catch(() => undefined);
    }
    expect(() => new FileStore("")).toThrow("the folder of a FileStore must be a path");
    await expect(store.load("x".repeat(300))).rejects.toThrow("has at most 200 letters, not 300");
  });

  it("keeps a session, and does not grow without end", async () => {
    const world = new World();
    const session = await Durable.open(world.options(new FileStore(folder)));
    expect((await session.run(SOURCE)).stdout).toBe(STDOUT);
    for (let run = 0; run < 40; run++) await session.run(`data = "${"x".repeat(1000)}"`);
    const { length } = await readFile(join(folder, "s.session"));
    expect(length).toBeLessThan(300_000);
    const again = await Durable.open(new World().options(new FileStore(folder)));
    expect((await again.run("print(total, len(data))")).stdout).toBe("3 1000\n");
  });
});
