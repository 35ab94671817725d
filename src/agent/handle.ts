/** A run under way, for whoever reads its events: a queue between the run, which never waits, and its reader. */

import { readKey } from "../host/options.js";
import type { AgentEvent } from "./events.js";
import type { AgentResult, AgentRun } from "./run.js";

/** A run under way: its events, in order, and its result. */
export class RunHandle implements AsyncIterable<AgentEvent> {
  /** Settles as `run()` does. */
  readonly result: Promise<AgentResult>;
  private readonly queue: AgentEvent[] = [];
  private wake: (() => void) | null = null;
  private isOver = false;
  private readonly run: AgentRun;

  constructor(
    begin: (sink: (event: AgentEvent) => void) => AgentRun,
    private readonly controller: AbortController,
  ) {
    this.run = begin((event) => {
      this.queue.push(event);
      this.awake();
    });
    this.result = this.run.execute().finally(() => {
      this.isOver = true;
      this.awake();
    });
    // Reported by the iterator, or by whoever awaits `result`.
    this.result.catch(() => undefined);
  }

  private awake(): void {
    this.wake?.();
    this.wake = null;
  }

  /** The run as bytes, for `CodeAgent.restore`; see `CodeAgent.snapshot`. */
  async snapshot(options: { readonly key?: Uint8Array } = {}): Promise<Uint8Array> {
    return this.run.snapshot(readKey(options.key));
  }

  /** Ends the run soon, with status "aborted". */
  abort(reason?: unknown): void {
    this.controller.abort(reason);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<AgentEvent, AgentResult> {
    try {
      for (;;) {
        const event = this.queue.shift();
        if (event !== undefined) yield event;
        else if (this.isOver) return await this.result;
        else
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
      }
    } finally {
      if (!this.isOver) this.controller.abort(new Error("nobody reads the run's events any more"));
    }
  }
}
