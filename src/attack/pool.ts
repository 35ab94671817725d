/**
 * Runs attacks in child processes and judges what happened. Invariant: a hang, a crash or an exhausted heap is the child's;
 * the parent reports it as a failure of the attack that caused it and goes on with a new child.
 */

import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Report, Setup } from "./child.js";
import type { Attack } from "./corpus.js";

export interface Verdict {
  readonly attack: Attack;
  /** Null when the process did not live to tell. */
  readonly report: Report | null;
  /** Empty when all is well. */
  readonly problems: readonly string[];
}

export interface AttackOptions {
  readonly setup: Setup;
  /** Child processes at a time. */
  readonly jobs: number;
  /** Longest that a program may take, in milliseconds of processor time. */
  readonly mostMilliseconds: number;
  readonly onVerdict?: (verdict: Verdict) => void;
}

/** The setup could not be had: a module of tools that throws, options that are none. */
export class SetupError extends Error {}

/** A child that does not answer hangs: after so much processor time, and at the latest after so much wall time (ms). */
const HANG_PROCESSOR = 20_000;
const HANG_WALL = 180_000;
const HEAP_MEGABYTES = 768;
const CHILD = fileURLToPath(new URL("../attack/child.js", import.meta.url));

class Runner {
  private child: ChildProcess | null = null;
  constructor(private readonly setup: Setup) {}

  private async start(): Promise<ChildProcess> {
    const child = fork(CHILD, {
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child = child;
    const reply = await this.ask<{ readonly ready: boolean; readonly why?: string }>(child, { setup: this.setup });
    if (typeof reply === "string") throw new SetupError(reply);
    if (!reply.ready) throw new SetupError(reply.why);
    return child;
  }

  /** The child's answer, or what became of it. */
  private ask<Answer extends object>(child: ChildProcess, message: object): Promise<Answer | string> {
    return new Promise((resolve) => {
      const finish = (answer: Answer | string): void => {
        clearInterval(timer);
        child.removeAllListeners("message");
        child.removeAllListeners("exit");
        if (typeof answer === "string") this.child = null;
        resolve(answer);
      };
      const started = performance.now();
      const processor = processorTime(child);
      const timer = setInterval(() => {
        if (processorTime(child) - processor < HANG_PROCESSOR && performance.now() - started < HANG_WALL) return;
        child.kill("SIGKILL");
        finish("hangs");
      }, 250);
      child.once("message", (answer: Answer) => finish(answer));
      child.once("exit", (code, signal) => finish(`the process died (${signal ?? `exit code ${code}`})`));
      child.send(message);
    });
  }

  async run(attack: Attack): Promise<Report | string> {
    return this.ask<Report>(this.child ?? (await this.start()), { attack });
  }

  stop(): void {
    this.child?.removeAllListeners("exit");
    this.child?.kill();
  }
}

/** Milliseconds; Linux only, elsewhere 0 (and only wall time counts). */
function processorTime(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

/**
 * Runs all; the verdicts come in the order of `attacks`.
 * @throws SetupError
 */
export async function runAttacks(attacks: readonly Attack[], options: AttackOptions): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const runner = new Runner(options.setup);
    try {
      for (let index = next++; index < attacks.length; index = next++) {
        const attack = attacks[index];
        const report = await runner.run(attack);
        const verdict =
          typeof report === "string"
            ? { attack, report: null, problems: [report] }
            : { attack, report, problems: judge(attack, report, options) };
        verdicts[index] = verdict;
        options.onVerdict?.(verdict);
      }
    } finally {
      runner.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, work));
  return verdicts;
}

function judge(attack: Attack, report: Report, options: AttackOptions): string[] {
  const problems = [...report.complaints];
  if (report.stdout.includes("ESCAPED")) problems.push("the program says that it escaped");
  // With options of the user's own a program may not get as far; then only what must always hold is judged.
  if (options.setup.options === null && report.status !== "threw" && !meets(attack, report)) {
    const ended = report.detail === "" ? report.status : `${report.status}:${report.detail}`;
    problems.push(`ended as ${ended}, not as ${attack.expect}`);
  }
  if (options.setup.options === null && attack.stdout !== undefined && report.stdout !== attack.stdout)
    problems.push(`printed ${JSON.stringify(firstDifference(report.stdout, attack.stdout))}`);
  if (report.time > options.mostMilliseconds) problems.push(`took ${report.time.toFixed(0)} ms of processor time`);
  return problems;
}

function meets(attack: Attack, report: Report): boolean {
  const [kind, name] = attack.expect.split(":");
  const { status, detail } = report;
  switch (kind) {
    case "any":
    case "safe":
      return status !== "internal";
    case "stopped":
      return status === "limit" || status === "raised" || status === "aborted";
    case "limit":
      return status === "limit" && (name === undefined || name === detail);
    case "raised":
      return status === "raised" && (name === undefined || name === detail);
    default:
      return status === kind;
  }
}

/** The first line that is not as expected. */
function firstDifference(found: string, expected: string): string {
  const lines = expected.split("\n");
  return found.split("\n").find((line, index) => line !== lines[index]) ?? "less than expected";
}
