// Runs the corpus of bombs in child processes and judges what happened (`npm run attack -- bombs`, and the test
// test/limits/bombs.test.ts). Each program runs twice: within its limits, and within a deadline instead of a budget of
// instructions. Invariant: a hang, a crash or an exhausted heap is the child's; the parent reports it and goes on.

import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BOMB_LIMITS, type Bomb } from "./bomb-corpus.js";
import type { Report, Task } from "./bomb-child.js";

/** A bomb has to end within this (milliseconds). */
export const MOST_TIME = 2000;
/** Most that a deadline may be passed by (milliseconds). */
export const MOST_OVERSHOOT = 50;
const DEADLINE = 150;
/** What the heap may grow to: three times the limit and 16 MB, above what the package itself takes. */
const HEAP_MEGABYTES = 3 * 64 + 16;
const BASE_MEGABYTES = 40;
/** A child that does not answer hangs: after so much processor time, and at the latest after so much wall time (ms). */
const HANG_PROCESSOR = 15_000;
const HANG_WALL = 180_000;

/** How a bomb ended, and what is wrong with that. */
export interface Verdict {
  readonly bomb: Bomb;
  readonly report: Report | null;
  /** Peak of the child's resident memory above its start, in MB. */
  readonly memory: number;
  /** By how much the deadline was passed, in ms; NaN: not measured or ended before. */
  readonly overshoot: number;
  readonly problems: readonly string[];
}

export interface BombOptions {
  /** URL of the built package's index.js. */
  readonly module: string;
  readonly jobs: number;
  /** Also run every program with a deadline instead of a budget of instructions. */
  readonly deadline: boolean;
  readonly onVerdict?: (verdict: Verdict) => void;
}

const CHILD = fileURLToPath(new URL("./bomb-child.ts", import.meta.url));

/** One child process; started again when it dies. */
class Runner {
  private child: ChildProcess | null = null;
  private baseline = 0;

  constructor(private readonly module: string) {}

  private async start(): Promise<ChildProcess> {
    const child = fork(CHILD, [this.module], {
      execArgv: [
        "--import",
        "tsx",
        `--max-old-space-size=${HEAP_MEGABYTES + BASE_MEGABYTES}`,
        "--max-semi-space-size=8",
      ],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    child.stderr?.resume();
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`the child process did not start (exit code ${code})`)));
    });
    this.child = child;
    this.baseline = residentMegabytes(child, "VmRSS");
    return child;
  }

  /** The child's answer, or what became of it; and the peak of its memory. */
  async run(task: Task): Promise<{ report: Report | null; death: string; memory: number }> {
    const child = this.child ?? (await this.start());
    resetPeak(child);
    return new Promise((resolve) => {
      const finish = (report: Report | null, death: string): void => {
        clearInterval(timer);
        child.removeAllListeners("message");
        child.removeAllListeners("exit");
        const memory = death === "" ? residentMegabytes(child, "VmHWM") - this.baseline : Number.NaN;
        if (death !== "") this.child = null;
        resolve({ report, death, memory });
      };
      const started = performance.now();
      const processor = processorTime(child);
      const timer = setInterval(() => {
        if (processorTime(child) - processor < HANG_PROCESSOR && performance.now() - started < HANG_WALL) return;
        child.kill("SIGKILL");
        finish(null, "hangs");
      }, 500);
      child.once("message", (report: Report) => finish(report, ""));
      child.once("exit", (code, signal) => finish(null, `the process died (${signal ?? `exit code ${code}`})`));
      child.send(task);
    });
  }

  stop(): void {
    this.child?.removeAllListeners("exit");
    this.child?.kill();
  }
}

/** Linux only; elsewhere memory is NaN and only the heap's cap is held. */
function residentMegabytes(child: ChildProcess, field: string): number {
  try {
    const match = new RegExp(`${field}:\\s*(\\d+) kB`).exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
    return match === null ? Number.NaN : Number(match[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds; Linux only, elsewhere 0. */
function processorTime(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

function resetPeak(child: ChildProcess): void {
  try {
    writeFileSync(`/proc/${child.pid}/clear_refs`, "5");
  } catch {
    // The peak is then that of all programs so far.
  }
}

/** Runs all; the verdicts come in the order of `bombs`. */
export async function runBombs(bombs: readonly Bomb[], options: BombOptions): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const runner = new Runner(options.module);
    try {
      for (let index = next++; index < bombs.length; index = next++) {
        const verdict = await runBomb(runner, bombs[index], options.deadline);
        verdicts[index] = verdict;
        options.onVerdict?.(verdict);
      }
    } finally {
      runner.stop();
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return verdicts;
}

async function runBomb(runner: Runner, bomb: Bomb, deadline: boolean): Promise<Verdict> {
  const { report, death, memory } = await runner.run(bomb);
  const problems: string[] = [];
  if (report === null) problems.push(death);
  else problems.push(...judge(bomb, report));
  let overshoot = Number.NaN;
  if (deadline && bomb.class !== "must-pass") {
    const limits = { ...bomb.limits, instructions: 1e13, time: bomb.limits["time"] ?? DEADLINE };
    const again = bomb.limits["time"] === undefined ? await runner.run({ ...bomb, limits }) : { report, death };
    if (again.report === null) problems.push(`with a deadline: ${again.death}`);
    else {
      overshoot = again.report.time - limits.time / again.report.load;
      if (again.report.status === "internal") problems.push(`with a deadline: internal error: ${again.report.detail}`);
      // A program may need its time before the run: to compile.
      if (overshoot > MOST_OVERSHOOT)
        problems.push(`passes a deadline of ${limits.time} ms by ${overshoot.toFixed(0)} ms`);
    }
  }
  return { bomb, report, memory, overshoot, problems };
}

function judge(bomb: Bomb, report: Report): string[] {
  const problems: string[] = [];
  const ended = report.status === "limit" ? `limit:${report.detail}` : report.status;
  const shown = `${ended}${report.status === "limit" ? "" : ` ${report.detail}`}`.trim();
  const [kind, name] = bomb.expect.split(":");
  if (report.status === "internal" || report.status === "threw") problems.push(shown);
  else if (!expected(kind ?? "", name, report)) problems.push(`ended as ${shown}, not as ${bomb.expect}`);
  if (bomb.stdout !== undefined && report.stdout !== bomb.stdout)
    problems.push(`printed ${JSON.stringify(report.stdout.slice(0, 80))}`);
  if (bomb.limits["time"] === undefined && report.time > MOST_TIME) problems.push(`took ${report.time.toFixed(0)} ms`);
  if (report.used.instructions > (bomb.limits["instructions"] ?? 0))
    problems.push(`used ${report.used.instructions} instructions`);
  if (report.used.memory > (bomb.limits["memory"] ?? BOMB_LIMITS.memory))
    problems.push(`used ${report.used.memory} bytes`);
  return problems;
}

function expected(kind: string, name: string | undefined, report: Report): boolean {
  switch (kind) {
    case "any":
      return true;
    case "stopped":
      return report.status === "limit" || report.status === "raised";
    case "limit":
      return report.status === "limit" && (name === undefined || name === report.detail);
    case "raised":
      return report.status === "raised" && (name === undefined || report.detail.startsWith(`${name}:`));
    default:
      return report.status === kind;
  }
}
