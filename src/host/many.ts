/** Many programs at once, each with a fair share of the thread. */

import type { RunOptions } from "./options.js";
import type { Outcome } from "./outcome.js";
import type { Program } from "./program.js";
import { checkOptions, expectRecord, misuse } from "./misuse.js";
import { Sandbox } from "./sandbox.js";

/** A program for `runMany`. */
export interface Job {
  readonly sandbox: Sandbox;
  readonly source: string | Program;
  readonly options?: RunOptions;
}

const OPTIONS: ReadonlySet<string> = new Set(["concurrency"]);
const JOB_FIELDS: ReadonlySet<string> = new Set(["sandbox", "source", "options"]);

function readJob(job: Job, index: number): Job {
  expectRecord(job, `jobs[${index}]`, "an object { sandbox, source, options }");
  const own = checkOptions(job, JOB_FIELDS, `jobs[${index}]`);
  if (!(own.sandbox instanceof Sandbox)) throw misuse(`jobs[${index}].sandbox`, "a Sandbox", own.sandbox);
  return own;
}

/**
 * Runs many programs at once, each with a fair share of the thread. Jobs are taken from the iterable as others end, so a
 * generator that makes sandboxes keeps at most `concurrency` of them alive.
 *
 * When a run rejects (misuse, or a callback that threw), so does this, and no further job is taken; runs under way go on.
 *
 * @returns the outcomes, in the order of the jobs
 */
export async function runMany(
  jobs: Iterable<Job>,
  options: { readonly concurrency?: number } = {},
): Promise<Outcome[]> {
  const { concurrency = Number.POSITIVE_INFINITY } = checkOptions(options, OPTIONS, "runMany");
  if (typeof concurrency !== "number") throw misuse("concurrency", "a number of jobs at once", concurrency);
  if (!(concurrency >= 1)) throw new RangeError(`concurrency must be at least 1, not ${concurrency}`);
  if (typeof jobs !== "object" || jobs === null || typeof jobs[Symbol.iterator] !== "function")
    throw misuse("jobs", "an array or another iterable of { sandbox, source, options }", jobs);
  const outcomes: Outcome[] = [];
  const iterator = jobs[Symbol.iterator]();
  let count = 0;
  let underWay = 0;
  let isOver = false;
  await new Promise<void>((resolve, reject) => {
    const stop = (error: unknown): void => {
      reject(error);
      if (isOver) return;
      isOver = true;
      try {
        iterator.return?.();
      } catch {
        // What the jobs' own clean-up throws is no answer to what went wrong before.
      }
    };
    const launch = (): void => {
      while (underWay < concurrency && !isOver) {
        const next = iterator.next();
        if (next.done === true) {
          if (underWay === 0) resolve();
          return;
        }
        const index = count++;
        const { sandbox, source, options: runOptions } = readJob(next.value, index);
        underWay++;
        sandbox
          .run(source, runOptions)
          .then((outcome) => {
            outcomes[index] = outcome;
            underWay--;
            launch();
          })
          .catch(stop);
      }
    };
    try {
      launch();
    } catch (error) {
      stop(error);
    }
  });
  return outcomes;
}
