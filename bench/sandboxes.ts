/**
 * Many sandboxes and tool calls, on the built package: bytes of a sandbox, how many can wait at once, how evenly they run,
 * what a tool call costs. Run it with `node --expose-gc --import tsx bench/sandboxes.ts`.
 */

import { existsSync, readFileSync } from "node:fs";

interface Built {
  readonly Sandbox: typeof import("../src/index.js").Sandbox;
  readonly runMany: typeof import("../src/index.js").runMany;
}
const { Sandbox, runMany } = (await import(new URL("../dist/index.js", import.meta.url).href)) as Built;

const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => undefined);
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
const rows: string[] = [];
function report(name: string, value: string): void {
  rows.push(`| ${name} | ${value} |`);
}

/** CPU time, best of several rounds, in microseconds for one of `count`. */
async function perItem(count: number, work: () => unknown, rounds = 5): Promise<string> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    await work(); // oxlint-disable-line no-await-in-loop -- one measurement after the other
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return `${((best / count) * 1000).toFixed(2)} µs`;
}

const unlimited = { toolCalls: 1e9, instructions: Number.POSITIVE_INFINITY };
const caller = new Sandbox({
  limits: unlimited,
  tools: {
    bare: (x: number) => x,
    schema: {
      inputSchema: { properties: { x: { type: "integer" } }, required: ["x"] },
      execute: ({ x }: { x: number }) => x,
    },
    later: async (x: number) => x,
  },
});
report(
  "synchronous tool call, bare function",
  await perItem(20_000, () => caller.runSync("for i in range(20_000): bare(i)")),
);
report(
  "synchronous tool call, checked by a schema",
  await perItem(20_000, () => caller.runSync("for i in range(20_000): schema(i)")),
);
report("asynchronous tool call", await perItem(10_000, () => caller.run("for i in range(10_000): later(i)")));
let made = caller;
report(
  "new Sandbox",
  await perItem(1000, () => {
    for (let index = 0; index < 1000; index++) made = new Sandbox();
  }),
); // oxlint-disable-line no-new -- making them is what is measured
if (made === caller) throw new Error("nothing was made");
const program = caller.compile("1 + 1");
report(
  "runSync of a compiled expression",
  await perItem(1000, () => {
    for (let index = 0; index < 1000; index++) caller.runSync(program);
  }),
);

for (const count of [1000, 10_000]) {
  const before = heap();
  const idle = Array.from({ length: count }, () => new Sandbox());
  report(`${count} idle sandboxes`, `${Math.round((heap() - before) / count)} bytes each`);
  idle.length = 0;

  const start = heap();
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let waiting = 0;
  const wait = (): Promise<void> => {
    waiting++;
    return gate;
  };
  const jobs = Array.from({ length: count }, (_, index) => ({
    sandbox: new Sandbox({ tools: { wait } }),
    source: `rows = [{"id": i, "name": f"row {i}"} for i in range(10)]\nwait()\nlen(rows) + ${index}`,
  }));
  const began = process.cpuUsage();
  const all = runMany(jobs);
  while (waiting < count) {
    // oxlint-disable-next-line no-await-in-loop -- until all of them wait
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  report(`${count} sandboxes that wait for a tool`, `${Math.round((heap() - start) / count)} bytes each`);
  release();
  const outcomes = await all;
  const { user, system } = process.cpuUsage(began);
  const milliseconds = (user + system) / 1000;
  report(
    `${count} programs with a call each, from first to last`,
    `${milliseconds.toFixed(0)} ms, ${Math.round((1000 * count) / milliseconds)} programs a second`,
  );
  if (outcomes.some(({ status }) => status !== "done")) throw new Error("a program failed");
}

const shares: number[] = [];
const controller = new AbortController();
const runs = Array.from({ length: 100 }, async () => {
  const { used } = await new Sandbox({ limits: unlimited }).run("while True: pass", { signal: controller.signal });
  shares.push(used.instructions);
});
// In CPU time of the thread that all of it runs on, which other work on the machine does not touch (Linux); else of the process.
const THREAD = `/proc/self/task/${process.pid}/schedstat`;
const cpu = existsSync(THREAD)
  ? (): number => Number(readFileSync(THREAD, "utf8").split(" ")[0]) / 1e6
  : (): number => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };
let longest = 0;
const start = cpu();
let last = start;
const timer = setInterval(() => {
  const time = cpu();
  longest = Math.max(longest, time - last);
  last = time;
  if (time - start > 2000) controller.abort();
}, 1);
await Promise.all(runs);
clearInterval(timer);
report(
  "100 endless programs for 2 s: largest share to smallest",
  (Math.max(...shares) / Math.min(...shares)).toFixed(2),
);
report("and the longest that the event loop waited", `${longest.toFixed(1)} ms`);

console.log(["| what | measured |", "|---|---|", ...rows].join("\n"));
