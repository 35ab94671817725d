/**
 * Child processes that answer one question after another, for attacks and bombs. Invariant: a hang, a crash or an exhausted
 * heap is the child's; whoever asks is told what became of it, and the next question goes to a new child.
 */

import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";

/** A child that does not answer hangs: after so much processor time, and at the latest after so much wall time (ms). */
const HANG_PROCESSOR = 20_000;
const HANG_WALL = 180_000;

export class Runner {
  /** Null: none was started, or the last one ended. */
  child: ChildProcess | null = null;

  /** `fork` makes a child that answers every message with one. */
  constructor(private readonly fork: () => ChildProcess) {}

  start(): ChildProcess {
    this.child = this.fork();
    return this.child;
  }

  /** The child's answer, or what became of it. Without a message: the first thing that it says. */
  ask<Answer>(
    child: ChildProcess,
    message?: object,
  ): Promise<{ readonly answer: Answer } | { readonly death: string }> {
    return new Promise((resolve) => {
      const finish = (end: { readonly answer: Answer } | { readonly death: string }): void => {
        clearInterval(timer);
        child.removeAllListeners("message");
        child.removeAllListeners("exit");
        if ("death" in end) this.child = null;
        resolve(end);
      };
      const started = performance.now();
      const processor = processorTime(child);
      const timer = setInterval(() => {
        if (processorTime(child) - processor < HANG_PROCESSOR && performance.now() - started < HANG_WALL) return;
        child.kill("SIGKILL");
        finish({ death: "hangs" });
      }, 250);
      child.once("message", (answer: Answer) => finish({ answer }));
      child.once("exit", (code, signal) =>
        finish({ death: `the process died (${signal ?? `exit code ${String(code)}`})` }),
      );
      if (message !== undefined) child.send(message);
    });
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

/** Works on all items with so many workers at a time; the results come in the order of the items. */
export async function workOn<Item, Result, Worker extends { stop(): void }>(
  items: readonly Item[],
  jobs: number,
  makeWorker: () => Worker,
  work: (worker: Worker, item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    const worker = makeWorker();
    try {
      for (let index = next++; index < items.length; index = next++) results[index] = await work(worker, items[index]);
    } finally {
      worker.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, one));
  return results;
}
