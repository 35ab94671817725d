// Runs the corpus of bombs in child processes and judges what happened (`npm run attack -- bombs`, and the test
// test/limits/bombs.test.ts). Each program runs twice: within its limits, and within a deadline instead of a budget of
// instructions. Invariant: a hang, a crash or an exhausted heap is the child's; the parent reports it and goes on.

import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ATTACK_LIMITS, CORPORA, readCorpus, type Attack } from "../../src/attack/corpus.js";
import { meets } from "../../src/attack/pool.js";
import { Runner, workOn } from "../../src/attack/runner.js";
import type { Report, Task } from "./bomb-child.js";

/** A bomb has to end within this (milliseconds). */
export const MOST_TIME = 2000;
/** Most that a deadline may be passed by (milliseconds). */
export const MOST_OVERSHOOT = 50;
const DEADLINE = 150;
/** By how much the host's heap may grow, garbage included: three times the limit and 16 MB. */
export const HEAP_MEGABYTES = 3 * 64 + 16;
/** What the package itself takes. */
const BASE_MEGABYTES = 40;
/** How a bomb ended, and what is wrong with that. */
export interface Verdict {
  readonly bomb: Attack;
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

class BombRunner extends Runner {
  private baseline = 0;

  constructor(module: string) {
    super(() => {
      const child = fork(CHILD, [module], {
        execArgv: [
          "--import",
          "tsx",
          `--max-old-space-size=${HEAP_MEGABYTES + BASE_MEGABYTES}`,
          "--max-semi-space-size=8",
        ],
        stdio: ["ignore", "ignore", "pipe", "ipc"],
      });
      child.stderr?.resume();
      return child;
    });
  }

  private async begin(): Promise<ChildProcess> {
    const child = this.start();
    const said = await this.ask(child);
    if ("death" in said) throw new Error(`the child process did not start: ${said.death}`);
    this.baseline = residentMegabytes(child, "VmRSS");
    return child;
  }

  /** The child's answer, or what became of it; and the peak of its memory. */
  async run(task: Task): Promise<{ report: Report | null; death: string; memory: number }> {
    const child = this.child ?? (await this.begin());
    resetPeak(child);
    const end = await this.ask<Report>(child, task);
    if ("death" in end) return { report: null, death: end.death, memory: Number.NaN };
    return { report: end.answer, death: "", memory: residentMegabytes(child, "VmHWM") - this.baseline };
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

function resetPeak(child: ChildProcess): void {
  try {
    writeFileSync(`/proc/${child.pid}/clear_refs`, "5");
  } catch {
    // The peak is then that of all programs so far.
  }
}

/** All bombs whose "class/name" contains one of `filters` (all when there are none). */
export function readBombs(filters: readonly string[] = []): readonly Attack[] {
  const { attacks, broken } = readCorpus([`${CORPORA}bombs`], filters);
  if (broken.length > 0) throw new Error(broken.join("\n"));
  return attacks;
}

/** Runs all; the verdicts come in the order of `bombs`. */
export async function runBombs(bombs: readonly Attack[], options: BombOptions): Promise<Verdict[]> {
  return workOn(
    bombs,
    options.jobs,
    () => new BombRunner(options.module),
    async (runner, bomb) => {
      const verdict = await runBomb(runner, bomb, options.deadline);
      options.onVerdict?.(verdict);
      return verdict;
    },
  );
}

async function runBomb(runner: BombRunner, bomb: Attack, deadline: boolean): Promise<Verdict> {
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

function judge(bomb: Attack, report: Report): string[] {
  const problems: string[] = [];
  const ended = report.status === "limit" ? `limit:${report.detail}` : report.status;
  const shown = `${ended}${report.status === "limit" ? "" : ` ${report.detail}`}`.trim();
  if (report.status === "internal" || report.status === "threw") problems.push(shown);
  else if (!meets(bomb, report)) problems.push(`ended as ${shown}, not as ${bomb.expect}`);
  if (bomb.stdout !== undefined && report.stdout !== bomb.stdout)
    problems.push(`printed ${JSON.stringify(report.stdout.slice(0, 80))}`);
  if (bomb.limits["time"] === undefined && report.time > MOST_TIME) problems.push(`took ${report.time.toFixed(0)} ms`);
  if (report.used.instructions > (bomb.limits["instructions"] ?? 0))
    problems.push(`used ${report.used.instructions} instructions`);
  if (report.used.memory > (bomb.limits["memory"] ?? ATTACK_LIMITS["memory"] ?? 0))
    problems.push(`used ${report.used.memory} bytes`);
  if (megabytes(report.heap) > HEAP_MEGABYTES)
    problems.push(`the heap grew by ${megabytes(report.heap).toFixed(0)} MB`);
  return problems;
}

function megabytes(bytes: number): number {
  return bytes / 2 ** 20;
}
