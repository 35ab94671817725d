// A child process that runs bombs one after another, as its parent (bombs.ts) sends them, and answers what happened and
// what it took. It runs the built package with a cap on V8's heap, so that a bomb that holds more than it may kills it.
// Invariant: the clock is the smaller of wall and processor time, and what is reported is divided by how much slower than
// usual a piece of reference work ran before and after, so that a loaded machine is not held against a bomb.

import { runInNewContext } from "node:vm";
import { GCProfiler, setFlagsFromString } from "node:v8";

/** What the parent sends. */
export interface Task {
  readonly program: string;
  readonly imports: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
}

/** What the child answers. */
export interface Report {
  readonly status: string;
  /** Name of the limit, type of the exception, or the cause of an internal error. */
  readonly detail: string;
  readonly stdout: string;
  /** Milliseconds by the clock below, of a machine without other load. */
  readonly time: number;
  /** How much slower the machine was than without load. */
  readonly load: number;
  /** Most bytes of V8's heap and of what it holds outside, garbage included, above what there was before. */
  readonly heap: number;
  readonly used: { readonly instructions: number; readonly memory: number; readonly time: number };
}

interface Built {
  readonly Sandbox: new (options: object) => {
    runSync(program: string): {
      readonly status: string;
      readonly stdout: string;
      readonly limit?: string;
      readonly error?: { readonly type: string };
      readonly cause?: unknown;
      readonly used: Report["used"];
    };
  };
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const wallClock = performance.now.bind(performance);
let wall = wallClock();
let processor = processorTime();
let elapsed = 0;

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function clock(): number {
  const nowWall = wallClock();
  const nowProcessor = processorTime();
  elapsed += Math.max(0, Math.min(nowWall - wall, nowProcessor - processor));
  wall = nowWall;
  processor = nowProcessor;
  return elapsed;
}

// Before the package is loaded, which keeps the clock that it finds.
performance.now = clock;
const { Sandbox } = (await import(process.argv[2] as string)) as Built;

/** Milliseconds of `referenceWork` on the machine that the corpus was written on, idle. */
const REFERENCE = 6.5;

function referenceWork(): number {
  const map = new Map<number, number>();
  const list: { value: number; index: number }[] = [];
  let value = 12_345;
  for (let index = 0; index < 40_000; index++) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) | 0;
    map.set(value, index);
    list.push({ value, index });
  }
  let sum = 0;
  for (const entry of list) sum = (sum + (map.get(entry.value) ?? 0)) | 0;
  return sum;
}

/** Middle of three. */
function slowness(): number {
  const times = [0, 0, 0].map(() => {
    const started = clock();
    referenceWork();
    return clock() - started;
  });
  return Math.max(1, (times.sort((a, b) => a - b)[1] ?? 0) / REFERENCE);
}

for (let round = 0; round < 20; round++) referenceWork();

function run(task: Task): Report {
  const before = slowness();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const collections = new GCProfiler();
  collections.start();
  const report = runOnce(task);
  const heap = peakHeap(collections) - heapUsed - external;
  const load = (before + slowness()) / 2;
  return { ...report, time: report.time / load, load, heap };
}

/** The heap is never larger than before one of the collections of garbage, or at the end. */
function peakHeap(collections: GCProfiler): number {
  const { heapUsed, external } = process.memoryUsage();
  let most = heapUsed + external;
  for (const { beforeGC } of collections.stop().statistics) {
    const { usedHeapSize, externalMemory } = beforeGC.heapStatistics;
    most = Math.max(most, usedHeapSize + externalMemory);
  }
  return most;
}

function runOnce(task: Task): Omit<Report, "heap"> {
  const started = clock();
  let sandbox;
  try {
    sandbox = new Sandbox({ imports: task.imports, limits: task.limits, builtins: { exec: true } });
    const outcome = sandbox.runSync(task.program);
    const time = clock() - started;
    const detail =
      outcome.limit ?? outcome.error?.type ?? (outcome.status === "internal" ? describe(outcome.cause) : "");
    return {
      status: outcome.status,
      detail,
      stdout: outcome.stdout.slice(0, 10_000),
      time,
      load: 1,
      used: outcome.used,
    };
  } catch (error) {
    const used = { instructions: 0, memory: 0, time: 0 };
    return { status: "threw", detail: describe(error), stdout: "", time: clock() - started, load: 1, used };
  }
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return (cause.stack ?? cause.message).split("\n").slice(0, 6).join(" ");
}

process.on("message", (task: Task) => {
  process.send?.(run(task));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
