/** asyncio over the host: tools as awaitables, top-level await, clocks that jump and clocks that run. */

import { describe, expect, test } from "vitest";
import { Sandbox, type SandboxOptions } from "../../src/index.js";

interface Gate {
  readonly open: (value: unknown) => void;
  readonly promise: Promise<unknown>;
}
function gate(): Gate {
  let open!: (value: unknown) => void;
  const promise = new Promise<unknown>((resolve) => {
    open = resolve;
  });
  return { open, promise };
}

function make(options: SandboxOptions = {}): Sandbox {
  return new Sandbox({ imports: ["asyncio", "time", "contextvars"], topLevelAwait: true, ...options });
}

async function printed(sandbox: Sandbox, source: string): Promise<string> {
  const outcome = await sandbox.run(source);
  if (outcome.status === "raised") return outcome.stdout + outcome.error.traceback;
  expect(outcome.status).toBe("done");
  return outcome.stdout + outcome.stderr;
}

/** A tool that answers when all of its calls have begun: it can end only if they run concurrently. */
function together(count: number): { readonly fetch: (name: string) => Promise<string>; readonly most: () => number } {
  const all = gate();
  let begun = 0;
  return {
    fetch: async (name: string) => {
      begun++;
      if (begun === count) all.open(null);
      await all.promise;
      return `<${name}>`;
    },
    most: () => begun,
  };
}

describe("tools", () => {
  for (const [what, program] of [
    ["asyncio.run", "async def main():\n    BODY\nasyncio.run(main())"],
    ["top-level await", "BODY"],
  ] as const) {
    const run = (body: string): string =>
      `import asyncio\n${program.replace("BODY", body.replaceAll("\n", program === "BODY" ? "\n" : "\n    "))}`;
    test(`gather runs calls concurrently under ${what}`, async () => {
      const { fetch } = together(3);
      const text = await printed(
        make({ tools: { fetch } }),
        run("print(await asyncio.gather(fetch('a'), fetch('b'), fetch('c')))"),
      );
      expect(text).toBe("['<a>', '<b>', '<c>']\n");
    });
    test(`create_task, wait, TaskGroup, as_completed and wait_for take calls under ${what}`, async () => {
      const { fetch } = together(6);
      const text = await printed(
        make({ tools: { fetch } }),
        run(
          [
            "task = asyncio.create_task(fetch('a'))",
            "pair = [asyncio.ensure_future(fetch('b')), asyncio.ensure_future(fetch('c'))]",
            "async with asyncio.TaskGroup() as group:",
            "    d = group.create_task(fetch('d'))",
            "    e = group.create_task(asyncio.wait_for(fetch('e'), 5))",
            "    f = group.create_task(asyncio.to_thread(fetch, 'f'))",
            "done, pending = await asyncio.wait(pair)",
            "print(await task, sorted(t.result() for t in done), pending, d.result(), e.result(), f.result())",
            "for first in asyncio.as_completed([fetch('g')]):",
            "    print(await first)",
            "print(await asyncio.shield(fetch('h')))",
          ].join("\n"),
        ),
      );
      expect(text).toBe("<a> ['<b>', '<c>'] set() <d> <e> <f>\n<g>\n<h>\n");
    });
    test(`a plain await and a failing tool under ${what}`, async () => {
      const text = await printed(
        make({
          tools: {
            fetch: async (name: string) => {
              if (name === "bad") throw new Error("no such name");
              return name;
            },
          },
        }),
        run(
          [
            "print(await fetch('a'))",
            "print(await asyncio.gather(fetch('b'), fetch('bad'), return_exceptions=True))",
            "try:",
            "    await asyncio.gather(fetch('bad'), fetch('c'))",
            "except RuntimeError as error:",
            "    print(error)",
          ].join("\n"),
        ),
      );
      expect(text).toBe(
        "a\n['b', RuntimeError('fetch() failed: Error: no such name')]\nfetch() failed: Error: no such name\n",
      );
    });
  }

  test("a cancelled task calls its tool off", async () => {
    const aborted: unknown[] = [];
    const text = await printed(
      make({
        tools: {
          slow: {
            description: "never answers",
            inputSchema: { type: "object", properties: {} },
            execute: (_input: unknown, context: { signal: AbortSignal }) =>
              new Promise(() => {
                context.signal.addEventListener("abort", () => aborted.push("slow"));
              }),
            async: true,
          },
        } as unknown as NonNullable<SandboxOptions["tools"]>,
      }),
      `
import asyncio
task = asyncio.create_task(slow())
await asyncio.sleep(0)
print(task.cancel())
try:
    await task
except asyncio.CancelledError:
    print('cancelled', task.cancelled())
`,
    );
    expect(text).toBe("True\ncancelled True\n");
    expect(aborted).toEqual(["slow"]);
  });

  test("answers come in only when no task is ready", async () => {
    const { fetch } = together(1);
    const text = await printed(
      make({ tools: { fetch } }),
      `
import asyncio
async def busy():
    for i in range(5):
        print(i)
        await asyncio.sleep(0)
async def asks():
    print(await fetch('x'))
await asyncio.gather(asks(), busy())
`,
    );
    expect(text).toBe("0\n1\n2\n3\n4\n<x>\n");
  });
});

describe("loops", () => {
  test("the loop of a program with top-level await ends with it: other tasks are cancelled", async () => {
    const text = await printed(
      make(),
      `
import asyncio
async def endless():
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('cancelled')
        raise
asyncio.create_task(endless(), name='other')
await asyncio.sleep(0.5)
print(asyncio.current_task().get_name(), sorted(t.get_name() for t in asyncio.all_tasks()))
`,
    );
    expect(text).toBe("Task-1 ['Task-1', 'other']\ncancelled\n");
  });

  test("a task that was never awaited reports its error", async () => {
    const text = await printed(
      make(),
      "import asyncio\nasync def f():\n    raise ValueError('lost')\nt = asyncio.create_task(f())\nawait asyncio.sleep(0)\nprint('end')",
    );
    expect(text).toContain("Task exception was never retrieved");
    expect(text).toContain("ValueError: lost");
  });

  test("a loop in which nothing can happen says so", async () => {
    const outcome = await make().run("import asyncio\nasyncio.run(asyncio.Event().wait())");
    expect(outcome.status === "raised" && outcome.error.message).toContain("would wait forever");
  });

  test("a run that was stopped leaves no loop behind", async () => {
    const sandbox = make({ limits: { instructions: 200_000 } });
    const first = await sandbox.run(
      "import asyncio\nasync def f():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(f())",
    );
    expect(first.status).toBe("limit");
    expect(
      await printed(sandbox, "async def g():\n    await asyncio.sleep(1)\n    return 7\nprint(asyncio.run(g()))"),
    ).toBe("7\n");
  });

  test("an async function that the host calls may use asyncio", async () => {
    const { fetch } = together(2);
    const sandbox = make({ tools: { fetch } });
    await sandbox.run("import asyncio\nasync def both(a, b):\n    return await asyncio.gather(fetch(a), fetch(b))");
    const outcome = await sandbox.call("both", ["x", "y"]);
    expect(outcome.status === "done" && outcome.value).toEqual(["<x>", "<y>"]);
  });

  test("runSync runs loops whose clock is not real", () => {
    const outcome = make({ topLevelAwait: false }).runSync(
      "import asyncio\nasync def f():\n    await asyncio.sleep(3600)\n    return 1\nasyncio.run(f())",
    );
    expect(outcome.status === "done" && outcome.value).toBe(1);
  });
});

describe("clocks", () => {
  test("a frozen clock jumps when all sleep, and time.time() with it", async () => {
    const text = await printed(
      make({ clock: 1_000_000 }),
      `
import asyncio, time
start = time.time()
async def f(n):
    await asyncio.sleep(n)
    print(n, time.time() - start)
await asyncio.gather(f(3600), f(0.5), f(60))
time.sleep(10)
print(time.time() - start, round(time.perf_counter()))
`,
    );
    expect(text).toBe("0.5 0.5\n60 60.0\n3600 3600.0\n3610.0 3610\n");
  });

  test("a real clock waits, and the host goes on meanwhile", async () => {
    let turns = 0;
    let over = false;
    const count = (): void => {
      turns++;
      if (!over) setImmediate(count);
    };
    count();
    const sandbox = make({ clock: "real" });
    const outcome = await sandbox.run(
      "import asyncio, time\na = time.time()\nawait asyncio.gather(asyncio.sleep(0.03), asyncio.sleep(0.02))\ntime.sleep(0.02)\ntime.time() - a",
    );
    over = true;
    expect(outcome.status).toBe("done");
    expect(outcome.status === "done" && (outcome.value as number)).toBeGreaterThan(0.045);
    expect(turns).toBeGreaterThan(2);
  });

  test("with a real clock a timeout ends the wait for a tool", async () => {
    const text = await printed(
      make({ clock: "real", tools: { never: async () => new Promise(() => undefined) } }),
      "import asyncio\ntry:\n    await asyncio.wait_for(never(), 0.02)\nexcept TimeoutError:\n    print('late')",
    );
    expect(text).toBe("late\n");
  });

  test("sleep on a real clock counts as time, can be aborted, and is refused by runSync", async () => {
    const source = "import time\ntime.sleep(1000)";
    const late = await make({ clock: "real", limits: { time: 20 } }).run(source);
    expect(late.status === "limit" && late.limit).toBe("time");
    const controller = new AbortController();
    const run = make({ clock: "real" }).run(source, { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect((await run).status).toBe("aborted");
    const sync = make({ clock: "real" }).runSync("import time\ntime.sleep(1)");
    expect(sync.status === "raised" && sync.error.message).toContain("runSync()");
  });
});

describe("snapshots", () => {
  test("a program whose tasks wait for tools goes on elsewhere", async () => {
    const tools = { fetch: async (name: string) => `<${name}>` };
    const sandbox = make({ tools, topLevelAwait: false });
    const first = await sandbox.start(`
import asyncio, contextvars, time
who = contextvars.ContextVar("who")
async def ask(name):
    who.set(name)
    await asyncio.sleep(60)
    answer = await fetch(name)
    return answer, who.get(), asyncio.current_task().get_name()
async def main():
    return await asyncio.gather(ask("a"), ask("b"), asyncio.sleep(1, "slept"))
print(asyncio.run(main()), time.time())
`);
    expect(first.status).toBe("suspended");
    const bytes = sandbox.snapshot();
    const restored = Sandbox.restore(bytes, { imports: ["asyncio", "time", "contextvars"], tools });
    let outcome = await restored.resume(restored.pendingCalls[1]?.id ?? "", "B");
    expect(outcome.status).toBe("suspended");
    outcome = await restored.resume(restored.pendingCalls[0]?.id ?? "", "A");
    expect(outcome.status).toBe("done");
    expect(outcome.stdout).toBe("[('A', 'a', 'Task-2'), ('B', 'b', 'Task-3'), 'slept'] 1704067260.0\n");
  });
});
