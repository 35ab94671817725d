// Record and replay: a journal gives the same runs without the tools, and tells where a run takes another way.

import { describe, expect, it } from "vitest";
import {
  Durable,
  MemoryStore,
  Sandbox,
  ToolError,
  compile,
  journalLine,
  readJournal,
  replay,
  type JournalEntry,
  type Outcome,
  type SandboxOptions,
} from "../../src/index.js";

function recorded(options: SandboxOptions): { readonly sandbox: Sandbox; readonly entries: JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return { sandbox: new Sandbox({ ...options, record: (entry) => entries.push(entry) }), entries };
}

/** Through text, as a file would keep it. */
function kept(entries: readonly JournalEntry[]): JournalEntry[] {
  return readJournal(entries.map(journalLine).join(""));
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a journal", { timeout: 120_000 }, () => {
  it("replays several calls at once whose arguments were checked", async () => {
    const x = { type: "object", properties: { x: { type: "integer" } }, required: ["x"] } as const;
    const { sandbox, entries } = recorded({
      topLevelAwait: true,
      tools: { get: { inputSchema: x, execute: async (input: { x: number }) => input.x } },
    });
    const outcome = await sandbox.run("p = get(1)\nq = get(2)\nprint(await p, await q)");
    expect(outcome.stdout).toBe("1 2\n");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0].used.instructions).toBe(outcome.used.instructions);
  });

  it("replays synchronous tools, errors and every kind of value without the tools", async () => {
    const { sandbox, entries } = recorded({
      imports: ["*"],
      tools: {
        get: (name: unknown) => {
          switch (name) {
            case "float":
              return 0.5;
            case "map":
              return new Map<unknown, unknown>([
                [1, [true, null]],
                ["k", 2n ** 70n],
              ]);
            case "bytes":
              return Uint8Array.of(1, 2, 255);
            case "set":
              return new Set([1, "é"]);
            case "date":
              return new Date(0);
            case "wide":
              return "\u{1F600}";
            default:
              throw new ToolError("KeyError", "no such thing");
          }
        },
      },
    });
    const outcome = await sandbox.run(`
for name in ("float", "map", "bytes", "set", "date", "wide", "other"):
    try: print(repr(get(name)))
    except KeyError as error: print("error", error)
`);
    expect(outcome.status).toBe("done");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.entries).toBe(entries.length);
    expect(again.outcomes.map(({ stdout, used }) => [stdout, used.instructions, used.memory])).toEqual([
      [outcome.stdout, outcome.used.instructions, outcome.used.memory],
    ]);
  });

  it("keeps the order in which results came", async () => {
    const { sandbox, entries } = recorded({
      imports: ["asyncio"],
      topLevelAwait: true,
      tools: {
        slow: async (n: unknown) => {
          await wait(Number(n));
          return n;
        },
      },
    });
    const outcome = await sandbox.run(`
calls = [slow(30), slow(1), slow(15)]
print([await call for call in calls])
`);
    expect(outcome.stdout).toBe("[30, 1, 15]\n");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0]?.stdout).toBe(outcome.stdout);
  });

  it("holds the clock, the seed, input(), inputs, files and several runs", async () => {
    let time = 1_700_000_000_000;
    const { sandbox, entries } = recorded({
      imports: ["*"],
      seed: 7,
      clock: () => (time += 1234),
      input: (prompt) => `${prompt}!`,
      files: { "/a.txt": "text" },
    });
    await sandbox.run(
      `
import time, random
print(time.time(), random.random(), input("name"), open("/a.txt").read(), x)
def f(a, b=1): return [a, b, time.time()]
`,
      { inputs: { x: 1.5 } },
    );
    sandbox.globals.set("y", [1, 2]);
    await sandbox.call("f", [2], { b: 3 });
    const last = sandbox.runSync("print(y, time.time())\n1 / 0");
    expect(last.status).toBe("raised");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes.map(({ status }) => status)).toEqual(["done", "done", "raised"]);
    expect(again.outcomes[2]?.stdout).toBe(last.stdout);
  });

  it("holds what a program saw of the real clock, and which came first: the tool or the time", async () => {
    const { sandbox, entries } = recorded({
      imports: ["asyncio", "time"],
      clock: "real",
      topLevelAwait: true,
      tools: {
        slow: async (milliseconds: unknown) =>
          new Promise((resolve) => {
            setTimeout(() => resolve(milliseconds), milliseconds as number);
          }),
      },
    });
    const outcome = await sandbox.run(`
import asyncio, time
start = time.monotonic()
async def within(ms, limit):
    try:
        return await asyncio.wait_for(slow(ms), limit)
    except TimeoutError:
        return 'late'
print(await asyncio.gather(within(5, 30), within(20000, 0.05), asyncio.sleep(0.02, 'slept')))
time.sleep(0.01)
print(time.monotonic() - start, time.perf_counter() >= 0, time.time())
`);
    expect(outcome.stdout).toContain("[5, 'late', 'slept']");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0]?.stdout).toBe(outcome.stdout);
  });

  it("tells the first divergence and its place", async () => {
    const { sandbox, entries } = recorded({ tools: { double: (n: unknown) => Number(n) * 2 } });
    await sandbox.run("a = double(1)\nb = double(a + 1)\nprint(a, b)");
    const changed = kept(entries).map((entry) =>
      entry.type === "result" && entry.id === "call-1" ? { ...entry, value: 5 } : entry,
    );
    const { divergence } = await replay(changed);
    expect(divergence).toMatchObject({
      position: 4,
      line: 2,
      message: "call-2 of double() at line 2 has other arguments",
      expected: { type: "call", args: [3] },
      actual: { type: "call", args: [6] },
    });
    const otherProgram = kept(entries).map((entry) =>
      entry.type === "run" ? { ...entry, source: "print(double(1))" } : entry,
    );
    expect((await replay(otherProgram)).divergence?.message).toMatch(
      /^call-1 of double\(\) at line 1 comes after \d+ instructions instead of \d+$/,
    );
    const cut = kept(entries).slice(0, 4);
    expect((await replay(cut)).divergence).toMatchObject({ position: 4, expected: null });
    const otherEnd = kept(entries).map((entry) => (entry.type === "end" ? { ...entry, detail: "1" } : entry));
    expect((await replay(otherEnd)).divergence?.message).toBe(
      "the run ended with another value or error: None instead of 1",
    );
  });

  it("of calls that were approved and of a program that was stepped", async () => {
    const { sandbox, entries } = recorded({
      tools: {
        pay: {
          description: "",
          inputSchema: { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"] },
          needsApproval: true,
          execute: ({ sum }: { sum: number }) => `paid ${sum}`,
        },
      },
    });
    let outcome = await sandbox.start("print(pay(1))\ntry: pay(2)\nexcept PermissionError as error: print(error)");
    for (let number = 0; outcome.status === "suspended"; number++) {
      const [call] = outcome.calls;
      if (call === undefined) throw new Error("no call waits");
      outcome = number === 0 ? await sandbox.approve(call.id) : await sandbox.deny(call.id, "no");
    }
    expect(outcome.stdout).toBe("paid 1\nthe call of pay() was not approved: no\n");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0]?.stdout).toBe(outcome.stdout);
  });

  it("replays modules of the host", async () => {
    const { sandbox, entries } = recorded({
      imports: ["helpers", "pkg.*"],
      modules: {
        helpers: "import db\ndef f(): return db.query(3) + db.LIMIT",
        db: { query: async (n: unknown) => Number(n) * 2, LIMIT: 4 },
        "pkg.sub": "y = 2",
      },
    });
    const outcome = await sandbox.run("import helpers, pkg.sub\nprint(helpers.f(), pkg.sub.y)");
    expect(outcome.stdout).toBe("10 2\n");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0]).toMatchObject({ stdout: "10 2\n", used: { instructions: outcome.used.instructions } });
  });

  it("replays a limit met in a call's checks, and on the way of its answer", async () => {
    const list = { type: "object", properties: { x: { type: "array", items: { type: "integer" } } }, required: ["x"] };
    const source = `
a = list(range(1000))
try: p, q = get(a), get(a)
except MemoryError as error: print(repr(error))
print(len(await p), len(await q))`;
    const seen = new Set<string>();
    for (const isAsync of [false, true])
      for (const limits of [
        ...[2500, 3500, 4500, 5500, 6500, 7500, 8500, 9500].map((instructions) => ({ instructions })),
        ...[12_000, 20_000, 30_000, 45_000, 60_000].map((memory) => ({ memory })),
      ]) {
        const { sandbox, entries } = recorded({
          limits,
          topLevelAwait: true,
          tools: {
            get: {
              inputSchema: list,
              execute: isAsync ? async ({ x }: { x: number[] }) => x : ({ x }: { x: number[] }) => x,
              async: true,
            },
          },
        });
        const outcome = await sandbox.run(source);
        const again = await replay(kept(entries));
        expect(again.divergence, JSON.stringify(limits)).toBeNull();
        expect(again.outcomes[0]).toMatchObject({
          status: outcome.status,
          used: { ...outcome.used, time: expect.anything() as number },
        });
        seen.add(outcome.status);
        if (entries.some(({ type }) => type === "stopped")) seen.add("stopped");
      }
    expect([...seen]).toEqual(expect.arrayContaining(["done", "limit", "stopped"]));
    // An answer that alone is larger than the memory.
    const { sandbox, entries } = recorded({ limits: { memory: 50_000 }, tools: { get: () => "x".repeat(100_000) } });
    const outcome = await sandbox.run("try: get()\nexcept MemoryError as error: print(repr(error))");
    expect(outcome.stdout).toBe("MemoryError()\n");
    expect((await replay(kept(entries))).divergence).toBeNull();
  });

  it("that goes on from a snapshot is replayed from there", async () => {
    const tools = { ask: { inputSchema: { properties: { x: {} }, required: ["x"] }, execute: async () => "by tool" } };
    for (const [source, options] of [
      ["r = ask(1)\nprint(r, ask(2))", {}],
      ["p, q = ask(1), ask(2)\nprint(await q, await p)", { topLevelAwait: true }],
      [
        "import asyncio\nasync def f(): print(await asyncio.gather(ask(1), asyncio.sleep(0.01), ask(2)))\nasyncio.run(f())",
        { imports: ["asyncio"], clock: () => 1_700_000_000_000 },
      ],
    ] as const) {
      const first = new Sandbox({ ...options, tools });
      await first.start(source);
      for (const isApproved of [false, true]) {
        const entries: JournalEntry[] = [];
        const second = Sandbox.restore(first.snapshot(), { ...options, tools, record: (entry) => entries.push(entry) });
        let outcome: Outcome = await second.proceed();
        while (outcome.status === "suspended") {
          const id = outcome.calls[0]?.id ?? "";
          outcome = isApproved ? await second.approve(id) : await second.resume(id, [id]);
        }
        const last = await second.run("1 + 1");
        const again = await replay(kept(entries));
        expect(again.divergence).toBeNull();
        expect(again.outcomes.map(({ status, stdout, used }) => [status, stdout, used.instructions])).toEqual(
          [outcome, last].map(({ status, stdout, used }) => [status, stdout, used.instructions]),
        );
      }
    }
  });

  it("of a program that was stopped between two slices is replayed from there", async () => {
    const sandbox = new Sandbox({ sliceMilliseconds: 1 });
    const running = sandbox.run("total = 0\nfor i in range(300_000): total += i\ntotal");
    await new Promise((resolve) => setImmediate(resolve));
    const entries: JournalEntry[] = [];
    const copy = Sandbox.restore(sandbox.snapshot(), { record: (entry) => entries.push(entry) });
    const [, outcome] = await Promise.all([running, copy.proceed()]);
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0]).toMatchObject({
      value: 44_999_850_000,
      used: { instructions: outcome.used.instructions },
    });
  });

  it("of several processes that went on after one another is one journal", async () => {
    const store = new MemoryStore();
    const entries: JournalEntry[] = [];
    const options = {
      id: "s",
      store,
      record: (entry: JournalEntry): void => void entries.push(entry),
      tools: { ask: { requiresApproval: true, execute: async () => "done" } },
    };
    const first = await Durable.open(options);
    expect((await first.run("print(1)\nx = ask()\nprint(x, ask())")).status).toBe("suspended");
    const second = await Durable.open(options);
    expect((await second.approve("call-1")).status).toBe("suspended");
    const third = await Durable.open(options);
    const outcome = await third.deny("call-2", "no");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes.at(-1)).toMatchObject({ status: "raised", stdout: outcome.stdout });
  });

  it("holds programs that were compiled before", async () => {
    const { sandbox, entries } = recorded({ topLevelAwait: true, tools: { get: async () => 1 } });
    await sandbox.run(sandbox.compile("x = await get()\nx + 1", { filename: "a.py" }));
    sandbox.runSync(compile("x += 1\nx"), { filename: "b.py" });
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes).toMatchObject([{ valueRepr: "2" }, { valueRepr: "2" }]);
  });

  it("holds what the host did to globals and files while a run was under way", async () => {
    const { sandbox, entries } = recorded({
      topLevelAwait: true,
      files: {},
      tools: {
        later: {},
        download: (name: string) => {
          sandbox.files.set(`/${name}`, "text");
          sandbox.globals.set("got", { name, sizes: [4, 5] });
          return name;
        },
        slow: async (n: number) => {
          sandbox.globals.set("n", n);
          await wait(5);
          sandbox.globals.set("n", n + 1);
          return n;
        },
      },
    });
    const first = await sandbox.start("n = 0\nlater()\nn");
    if (first.status !== "suspended") throw new Error(first.status);
    sandbox.globals.set("n", [1, "two"]);
    await sandbox.resume(first.calls[0].id, null);
    const source =
      'seen = []\nfor name in "ab":\n    download(name)\n    seen += [got["name"], open("/" + name).read(), await slow(7), n]\nseen';
    await sandbox.run(source);
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes.map((outcome) => outcome.status === "done" && outcome.valueRepr)).toEqual([
      "[1, 'two']",
      "['a', 'text', 7, 8, 'b', 'text', 7, 8]",
    ]);
  });

  it("holds what the host did between two slices, and refuses what no replay could do again", async () => {
    const { sandbox, entries } = recorded({ limits: { instructions: 1e10 }, sliceMilliseconds: 1 });
    let turns = 0;
    const timer = setInterval(() => sandbox.globals.set("stop", ++turns === 3), 1);
    const outcome = await sandbox.run("stop = False\ncount = 0\nwhile not stop: count += 1\ncount");
    clearInterval(timer);
    expect(outcome.status).toBe("done");
    const again = await replay(kept(entries));
    expect(again.divergence).toBeNull();
    expect(again.outcomes[0]).toMatchObject({ valueRepr: outcome.status === "done" ? outcome.valueRepr : "" });
    const printing = new Sandbox({ record: () => undefined, onStdout: () => printing.globals.set("x", 1) });
    await expect(printing.run("print(1)")).rejects.toThrow("in a callback of a sandbox that records");
  });

  it("of a fork is its own", async () => {
    const { sandbox, entries } = recorded({});
    await sandbox.run("x = 1");
    await sandbox.fork().run("y = 2");
    expect(entries.filter(({ type }) => type === "run")).toHaveLength(1);
  });

  it("that is none is refused", async () => {
    expect(() => readJournal("{}\n")).toThrow("line 1 of the journal is no entry");
    expect(() => readJournal('{"type":"sandbox"}\n{"ty\n{"type":"run"}\n')).toThrow("line 2 of the journal is no JSON");
    expect(readJournal('{"type":"reset"}\n{"ty')).toEqual([{ type: "reset" }]);
    await expect(replay([{ type: "reset" }])).rejects.toThrow("a journal begins with an entry 'sandbox'");
  });
});
