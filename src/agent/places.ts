/**
 * The places where an agent's code may run, by name. All but `local` are loaded when a run starts: they need Node, a Python or
 * a package that not everybody has, and `coluber/agent` itself needs none of them.
 */

import type { Executor } from "../executor/executor.js";
import { LazyExecutor } from "../executor/lazy.js";
import { LocalExecutor } from "../executor/local.js";
import { isThenable } from "../host/convert.js";
import { readClock, type SandboxOptions } from "../host/options.js";
import type { Limits } from "../vm/meter.js";

/** "child_process" is no sandbox: code has all the rights of this process. */
export const PLACES = ["local", "worker", "e2b", "child_process"] as const;
export type PlaceName = (typeof PLACES)[number];

/** What the guest's clock is; see the sandbox's option. */
export type Clock = NonNullable<SandboxOptions["clock"]>;

export interface PlaceSettings {
  readonly imports: readonly string[];
  readonly limits: Limits;
  readonly agent: string;
  readonly clock: Clock;
}

export function isPlaceName(name: unknown): name is PlaceName {
  return (PLACES as readonly unknown[]).includes(name);
}

/** Throws for what is no name of a place. */
export function checkPlace(name: unknown): asserts name is PlaceName {
  if (isPlaceName(name)) return;
  const names = PLACES.map((place) => `"${place}"`).join(", ");
  const given = typeof name === "string" ? `"${name}"` : isExecutor(name) ? "an executor" : typeof name;
  const hint = isExecutor(name) ? ": each run needs one of its own, so write () => …" : "";
  throw new TypeError(`executor: expected ${names} or a function that makes an executor, not ${given}${hint}`);
}

/** What a host's function gave as an executor. */
export function checkExecutor(made: Executor): Executor {
  if (isExecutor(made)) return made;
  const given = isThenable(made) ? "a promise" : made === null ? "null" : typeof made;
  throw new TypeError(`executor: the function must give an executor at once (start, run, close), not ${given}`);
}

function isExecutor(value: unknown): value is Executor {
  if (typeof value !== "object" || value === null) return false;
  const { start, run, close } = value as { readonly [name: string]: unknown };
  return typeof start === "function" && typeof run === "function" && typeof close === "function";
}

/** Throws what is wrong with a clock, for a place of that name. */
export function checkClock(clock: Clock, place: string): void {
  readClock(clock);
  if (place === "worker" && typeof clock === "function")
    throw new TypeError(
      'clock: a function cannot be asked by the "worker" executor: give "real", milliseconds or a Date',
    );
  if ((place === "e2b" || place === "child_process") && clock !== "real")
    throw new TypeError(`clock: the "${place}" executor has its machine's own clock`);
}

/** Makes the executor of one run. */
export function openPlace(name: PlaceName, { imports, limits, agent, clock }: PlaceSettings): Executor {
  const cpython = { imports, python: "CPython 3", topLevelAwait: true };
  switch (name) {
    case "local":
      return new LocalExecutor({ imports, limits, clock });
    case "worker": {
      const description = { imports, python: "Coluber's Python 3.13", topLevelAwait: true };
      return new LazyExecutor(name, description, async () => {
        const { WorkerExecutor } = await import("../executor/worker.js");
        const time = clock instanceof Date ? clock.getTime() : clock;
        return new WorkerExecutor({ imports, limits, clock: time as "real" | number });
      });
    }
    case "e2b":
      return new LazyExecutor(name, cpython, async () => {
        const { e2bExecutors } = await import("../executor/e2b.js");
        return e2bExecutors({ guard: true })({ imports, limits, agent });
      });
    case "child_process":
      return new LazyExecutor(name, cpython, async () => {
        const { childProcessExecutors } = await import("../executor/e2b.js");
        return childProcessExecutors()({ imports, limits, agent });
      });
  }
}
