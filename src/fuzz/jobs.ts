/**
 * Runs a campaign in several processes and gathers what they find. Invariant: a program that ends its process or hangs is a
 * failure like any other, told by the file that holds the program under way; the other jobs go on.
 */

import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sumTallies, type CampaignOptions, type Failure, type Tally } from "./campaign.js";
import type { Job, Message } from "./child.js";

export interface Result {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
  /** Oracles that were left out, and why. */
  readonly missing: readonly string[];
  /** Every feature that a program had, as far as the jobs have told. */
  readonly features: readonly string[];
  readonly seconds: number;
}

/** The module of tools could not be had. */
export class RefusedError extends Error {}

const CHILD = fileURLToPath(new URL("../fuzz/child.js", import.meta.url));
/** Ends the program in the file of a job, where longer ones stood before. */
export const END_OF_PROGRAM = "\0\n";
const HEAP_MEGABYTES = 1024;
/** A job whose program has not changed for so long hangs (ms). */
const HANG = 180_000;

/**
 * @throws RefusedError
 */
export async function runJobs(
  options: Omit<CampaignOptions, "first" | "step" | "programs">,
  programs: number,
  jobs: number,
  onFailure: (failure: Failure) => void,
  onTally: (result: Result) => void,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "coluber-fuzz-"));
  const started = performance.now();
  const tallies = new Map<number, Tally>();
  const failures = new Map<string, Failure>();
  const missing = new Set<string>();
  const features = new Set<string>();
  const result = (): Result => {
    const tally = sumTallies([...tallies.values()]);
    tally.features = Math.max(tally.features, features.size);
    return {
      tally,
      failures: [...failures.values()],
      missing: [...missing],
      features: [...features],
      seconds: (performance.now() - started) / 1000,
    };
  };
  const found = (failure: Failure): void => {
    if (failures.has(failure.signature)) return;
    failures.set(failure.signature, failure);
    onFailure(failure);
  };
  try {
    await Promise.all(
      Array.from({ length: jobs }, async (_, number) => {
        const share = Math.floor(programs / jobs) + (number < programs % jobs ? 1 : 0);
        if (share === 0) return;
        const job: Job = {
          options: { ...options, first: number, step: jobs, programs: share },
          file: join(folder, `job-${number}.py`),
        };
        await runJob(job, (message) => {
          if ("failure" in message) found(message.failure);
          else if ("refused" in message) throw new RefusedError(message.refused);
          else {
            tallies.set(number, "ended" in message ? message.ended : message.tally);
            for (const each of message.features) features.add(each);
            if ("ended" in message) for (const each of message.missing) missing.add(each);
            onTally(result());
          }
        });
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return result();
}

function runJob(job: Job, onMessage: (message: Message) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, {
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, "--max-semi-space-size=32"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let ended = false;
    let isHanging = false;
    let last = { text: "", since: performance.now() };
    const timer = setInterval(() => {
      const text = programUnderWay(job.file);
      if (text !== last.text) last = { text, since: performance.now() };
      else if (performance.now() - last.since > HANG) {
        isHanging = true;
        child.kill("SIGKILL");
      }
    }, 1000);
    child.on("message", (message: Message) => {
      ended ||= "ended" in message || "refused" in message;
      try {
        onMessage(message);
      } catch (error) {
        reject(error as Error);
      }
      if (ended && child.connected) child.disconnect();
    });
    child.once("exit", (code, signal) => {
      clearInterval(timer);
      if (!ended) {
        const kind = isHanging ? "hangs" : "died";
        // With tools it may be one of theirs that ended it.
        const oracle = job.options.tools === null ? "self" : "tools";
        const text = isHanging ? "the process hangs" : `the process died (${signal ?? `exit code ${code}`})`;
        onMessage({
          failure: {
            oracle,
            kind,
            text,
            signature: `${oracle} ${kind}`,
            program: programUnderWay(job.file),
            index: -1,
            expected: null,
          },
        });
      }
      resolve();
    });
    child.send(job);
  });
}

function programUnderWay(file: string): string {
  try {
    return readFileSync(file, "utf8").split(END_OF_PROGRAM)[0];
  } catch {
    return "";
  }
}
