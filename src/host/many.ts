/** Many programs at once, each with a fair share of the thread. */

import type { RunOptions } from "./options.js";
import type { Outcome } from "./outcome.js";
import type { Program } from "./program.js";
import type { Sandbox } from "./sandbox.js";

/** A program for `runMany`. */
export interface Job {
  readonly sandbox: Sandbox;
  readonly source: string | Program;
  readonly options?: RunOptions;
}

/**
 * Runs many programs at once, each with a fair share of the thread. Jobs are taken from the iterable as others end, so a
 * generator that makes sandboxes keeps at most `concurrency` of them alive.
 *
 * @returns the outcomes, in the order of the jobs
 */
export async function runMany(
  jobs: Iterable<Job>,
  options: { readonly concurrency?: number } = {},
): Promise<Outcome[]> {
  const { concurrency = Number.POSITIVE_INFINITY } = options;
  if (!(concurrency >= 1)) throw new RangeError("concurrency must be at least 1");
  const outcomes: Outcome[] = [];
  const iterator = jobs[Symbol.iterator]();
  let count = 0;
  let underWay = 0;
  await new Promise<void>((resolve, reject) => {
    const launch = (): void => {
      while (underWay < concurrency) {
        const next = iterator.next();
        if (next.done === true) {
          if (underWay === 0) resolve();
          return;
        }
        const index = count++;
        const { sandbox, source, options: runOptions } = next.value;
        underWay++;
        sandbox.run(source, runOptions).then((outcome) => {
          outcomes[index] = outcome;
          underWay--;
          launch();
        }, reject);
      }
    };
    launch();
  });
  return outcomes;
}
