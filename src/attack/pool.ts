/**
 * Runs attacks in child processes and judges what happened. Invariant: a hang, a crash or an exhausted heap is the child's;
 * the parent reports it as a failure of the attack that caused it and goes on with a new child.
 */

import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Report, Setup } from "./child.js";
import type { Attack } from "./corpus.js";
import { Runner, workOn } from "./runner.js";

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

const HEAP_MEGABYTES = 768;
const CHILD = fileURLToPath(new URL("../attack/child.js", import.meta.url));

class AttackRunner extends Runner {
  constructor(private readonly setup: Setup) {
    super(() =>
      fork(CHILD, {
        execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      }),
    );
  }

  private async setUp(): Promise<ChildProcess> {
    const child = this.start();
    const reply = await this.ask<{ readonly ready: boolean; readonly why?: string }>(child, { setup: this.setup });
    if ("death" in reply) throw new SetupError(reply.death);
    if (!reply.answer.ready) throw new SetupError(reply.answer.why);
    return child;
  }

  /** The child's report, or what became of it. */
  async run(attack: Attack): Promise<Report | string> {
    const end = await this.ask<Report>(this.child ?? (await this.setUp()), { attack });
    return "death" in end ? end.death : end.answer;
  }
}

/**
 * Runs all; the verdicts come in the order of `attacks`.
 * @throws SetupError
 */
export async function runAttacks(attacks: readonly Attack[], options: AttackOptions): Promise<Verdict[]> {
  return workOn(
    attacks,
    options.jobs,
    () => new AttackRunner(options.setup),
    async (runner, attack) => {
      const report = await runner.run(attack);
      const verdict =
        typeof report === "string"
          ? { attack, report: null, problems: [report] }
          : { attack, report, problems: judge(attack, report, options) };
      options.onVerdict?.(verdict);
      return verdict;
    },
  );
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

/** Did it end as the attack expects? */
export function meets(attack: Attack, report: { readonly status: string; readonly detail: string }): boolean {
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
