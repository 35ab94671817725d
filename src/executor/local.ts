/**
 * The `local` executor: a Sandbox in this process. State persists from one action to the next, also after a limit; only
 * what breaks the machine itself (a bug of ours) loses it, and the result says so.
 */

import type { Finding } from "../host/check.js";
import { Sandbox, type SandboxOptions } from "../host/sandbox.js";
import type { Outcome, Used } from "../host/outcome.js";
import type { Executor, ExecutorDescription, ExecutorResult, ExecutorRun, ExecutorStart } from "./executor.js";

/** What a Sandbox takes, but for what the interface itself provides. */
export type LocalExecutorOptions = Omit<
  SandboxOptions,
  "tools" | "onStdout" | "onStderr" | "onApproval" | "finalAnswer" | "onWarning"
>;

/** Milliseconds of guest work of one action, unless `limits.time` says otherwise. */
export const ACTION_TIME = 30_000;

export class LocalExecutor implements Executor {
  readonly name = "local";
  readonly description: ExecutorDescription;
  private sandbox: Sandbox | null = null;
  private isClosed = false;
  private running: ExecutorRun | null = null;
  private closing: AbortController | null = null;
  private startSignal: AbortSignal | undefined;

  constructor(private readonly options: LocalExecutorOptions = {}) {
    this.description = {
      imports: options.imports ?? [],
      python: "Coluber's Python 3.13",
      topLevelAwait: options.topLevelAwait ?? true,
    };
  }

  async start(options: ExecutorStart): Promise<void> {
    if (this.isClosed) throw new Error("the executor is closed");
    if (this.sandbox !== null) throw new Error("the executor has started already");
    this.startSignal = options.signal;
    this.sandbox = new Sandbox({
      ...this.options,
      topLevelAwait: this.description.topLevelAwait,
      limits: { time: ACTION_TIME, ...this.options.limits },
      ...(options.tools === undefined ? {} : { tools: options.tools }),
      ...(options.finalAnswer === undefined ? {} : { finalAnswer: options.finalAnswer }),
      onApproval: options.onApproval ?? (() => "nobody is there to give it"),
      onStdout: (text) => this.running?.onOutput?.("stdout", text),
      onStderr: (text) => this.running?.onOutput?.("stderr", text),
    });
  }

  private get started(): Sandbox {
    if (this.isClosed) throw new Error("the executor is closed");
    if (this.sandbox === null) throw new Error("the executor has not been started");
    return this.sandbox;
  }

  async setVariables(variables: Readonly<Record<string, unknown>>): Promise<void> {
    const { globals } = this.started;
    for (const name of Object.keys(variables)) globals.set(name, variables[name]);
  }

  async check(code: string): Promise<readonly Finding[]> {
    return this.started.check(code);
  }

  async run(code: string, options: ExecutorRun = {}): Promise<ExecutorResult> {
    const sandbox = this.started;
    if (this.running !== null) throw new Error("the executor is already running an action");
    this.running = options;
    const closing = new AbortController();
    this.closing = closing;
    const signals = [closing.signal, options.signal, this.startSignal].filter((signal) => signal !== undefined);
    try {
      const outcome = await sandbox.run(code, {
        signal: AbortSignal.any(signals),
        ...(options.timeMilliseconds === undefined ? {} : { time: options.timeMilliseconds }),
      });
      return this.result(sandbox, outcome);
    } finally {
      this.running = null;
      this.closing = null;
      if (this.isClosed) sandbox.dispose();
    }
  }

  private result(sandbox: Sandbox, outcome: Outcome): ExecutorResult {
    const { stdout, stderr, used } = outcome;
    const base = { stdout, stderr, used: usedBy(used), isTruncated: false, isStateLost: false };
    switch (outcome.status) {
      case "done":
        return {
          ...base,
          status: outcome.isFinalAnswer === true ? "final" : "done",
          // What has no JavaScript form is still worth its text.
          value: outcome.valueError === undefined ? outcome.value : outcome.valueRepr,
          valueRepr: outcome.valueRepr,
        };
      case "raised":
        return { ...base, status: "raised", error: outcome.error };
      case "limit":
        return {
          ...base,
          status: "limit",
          limit: outcome.limit,
          message: outcome.message,
          traceback: outcome.traceback,
        };
      case "aborted":
        return {
          ...base,
          status: "aborted",
          limit: null,
          message: outcome.message,
          traceback: outcome.traceback,
        };
      case "suspended": {
        // Only calls that nobody can settle are left: tools without `execute`, approvals without an approver.
        const [call] = outcome.calls;
        const why = call.approval ? "needs approval, and nobody is there to give it" : "has no execute";
        const ended = sandbox.cancel(`the call of ${call.tool} ${why}`);
        return this.result(sandbox, ended);
      }
      case "internal": {
        if (!this.isClosed) sandbox.reset();
        return {
          ...base,
          status: "lost",
          limit: null,
          message: "the interpreter failed (a bug in Coluber) and was restarted: the variables are gone",
          traceback: "",
          isStateLost: true,
        };
      }
    }
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.running === null) this.sandbox?.dispose();
    else this.closing?.abort();
  }
}

function usedBy({ instructions, memory, toolCalls, time }: Used): ExecutorResult["used"] {
  return { instructions, memory, toolCalls, time };
}
