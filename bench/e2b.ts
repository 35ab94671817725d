/**
 * Remote executors on the built package: a child process, and the real E2B SDK against the loopback server of the tests, at
 * several network delays. What is measured is host, SDK, protocol and driver; the cloud itself adds its own.
 *
 *     npm run build && npm run bench -- e2b            print the table
 *     npm run build && npm run bench -- e2b --write    and record it in bench/README.md
 */

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { cpus, loadavg } from "node:os";
import { Loopback } from "../test/e2b/loopback.js";

const { e2bExecutor, childProcessExecutor } = (await import(
  new URL("../dist/executor/e2b.js", import.meta.url).href
)) as typeof import("../src/executor/e2b.js");
type Remote = ReturnType<typeof childProcessExecutor>;

const python = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim();
const tools = { echo: (value: number) => value };
const STARTS = 5;
const ROUNDS = 60;

function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
const shown = (times: readonly number[]): string =>
  `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)}`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

interface Row {
  readonly name: string;
  readonly start: readonly number[];
  readonly run: readonly number[];
  readonly call: readonly number[];
}

async function measure(name: string, make: () => Remote, rounds = ROUNDS): Promise<Row> {
  const start: number[] = [];
  let executor: Remote | null = null;
  for (let index = 0; index < STARTS; index++) {
    await executor?.close();
    const made = make();
    executor = made;
    start.push(await timed(() => made.start({ tools })));
  }
  const remote = executor as Remote;
  for (let index = 0; index < 10; index++) await remote.run("echo(1)");
  const run: number[] = [];
  for (let index = 0; index < rounds; index++) run.push(await timed(() => remote.run("1")));
  // The call as Python sees it.
  const result = await remote.run(
    `import time\ntimes = []\nfor i in range(${rounds}):\n    began = time.perf_counter()\n    echo(i)\n    times.append((time.perf_counter() - began) * 1000)\ntimes`,
  );
  await remote.close();
  if (result.status !== "done") throw new Error(`${name}: ${JSON.stringify(result)}`);
  return { name, start, run, call: result.value as number[] };
}

const rows: Row[] = [await measure("child process", () => childProcessExecutor({ python }))];
for (const [delay, guard] of [
  [0, false],
  [0, true],
  [40, false],
  [100, false],
] as const) {
  const server = new Loopback(dirname(python));
  await server.start();
  server.chaos.delay = delay / 2;
  const options = { apiKey: server.apiKey, apiUrl: server.url, sandboxUrl: server.url, template: "base", guard };
  rows.push(
    await measure(
      `E2B SDK, round trip ${delay} ms${guard ? ", guard" : ""}`,
      () => e2bExecutor(options),
      delay === 0 ? ROUNDS : 25,
    ),
  );
  await server.stop();
}

const [, plain, guarded] = rows;
const overhead = percentile(guarded?.run ?? [], 0.5) - percentile(plain?.run ?? [], 0.5);
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const lines = [
  `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, load ${loadavg()[0]?.toFixed(1)}.`,
  "",
  "| place | create to ready ms | exec of `1` ms | tool call seen from Python ms |",
  "|---|---|---|---|",
  ...rows.map(({ name, start, run, call }) => `| ${name} | ${shown(start)} | ${shown(run)} | ${shown(call)} |`),
  "",
  `Median / 95th percentile. The guard adds ${overhead.toFixed(1)} ms to an exec (one write and one event).`,
];
console.log(lines.join("\n"));

if (process.argv.includes("--write")) {
  const path = new URL("README.md", import.meta.url);
  const text = readFileSync(path, "utf8");
  const region = `<!-- generated: e2b -->\n\n${lines.join("\n")}\n\n<!-- end generated -->`;
  const old = /<!-- generated: e2b -->[\s\S]*?<!-- end generated -->/;
  if (!old.test(text)) throw new Error("bench/README.md has no region 'e2b'");
  writeFileSync(
    path,
    text.replace(old, () => region),
  );
}
