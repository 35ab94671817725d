/**
 * The `local` executor: a Sandbox in this process. State persists from one action to the next, also after a limit; only
 * what breaks the machine itself (a bug of ours) loses it, and the result says so.
 */

import type { Finding } from "../host/check.js";
import type { SandboxOptions } from "../host/options.js";
import { Sandbox } from "../host/sandbox.js";
import type { Outcome, Used } from "../host/outcome.js";
import type { AnyTool } from "../host/tools.js";
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
  /** Tools whose calls the action under way did not wait for. */
  private dropped: string[] = [];
  private closing: AbortController | null = null;
  private startSignal: AbortSignal | undefined;
  private tools: ReadonlyMap<string, AnyTool> = new Map();

  constructor(private readonly options: LocalExecutorOptions = {}) {
    this.description = {
      imports: options.imports ?? [],
      python: "Coluber's Python 3.13",
      topLevelAwait: options.topLevelAwait ?? true,
    };
  }

  async start(options: ExecutorStart): Promise<void> {
    this.sandbox = new Sandbox(this.sandboxOptions(options));
  }

  async restore(snapshot: Uint8Array, options: ExecutorStart): Promise<void> {
    const made = this.sandboxOptions(options);
    this.closing = new AbortController();
    this.sandbox = Sandbox.restore(snapshot, { ...made, signal: this.closing.signal });
  }

  private sandboxOptions(options: ExecutorStart): SandboxOptions {
    if (this.isClosed) throw new Error("the executor is closed");
    if (this.sandbox !== null) throw new Error("the executor has started already");
    this.startSignal = options.signal;
    const { tools } = options;
    this.tools = tools instanceof Map ? (tools as ReadonlyMap<string, AnyTool>) : new Map(Object.entries(tools ?? {}));
    return {
      ...this.options,
      topLevelAwait: this.description.topLevelAwait,
      limits: { time: ACTION_TIME, ...this.options.limits },
      ...(options.tools === undefined ? {} : { tools: options.tools }),
      ...(options.finalAnswer === undefined ? {} : { finalAnswer: options.finalAnswer }),
      onApproval: options.onApproval ?? (() => "nobody is there to give it"),
      onStdout: (text) => this.running?.onOutput?.("stdout", text),
      onStderr: (text) => this.running?.onOutput?.("stderr", text),
      onWarning: ({ tool }) => {
        if (tool !== undefined) this.dropped.push(tool);
      },
    };
  }

  async snapshot(): Promise<Uint8Array> {
    return this.started.snapshot();
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
    const closing = new AbortController();
    const signals = [closing.signal, options.signal, this.startSignal].filter((signal) => signal !== undefined);
    return this.action(options, closing, (sandbox) =>
      sandbox.run(code, {
        signal: AbortSignal.any(signals),
        ...(options.timeMilliseconds === undefined ? {} : { time: options.timeMilliseconds }),
      }),
    );
  }

  async proceed(options: ExecutorRun = {}): Promise<ExecutorResult> {
    const closing = this.closing ?? new AbortController();
    const abort = (): void => closing.abort(options.signal?.reason);
    if (options.signal?.aborted === true) abort();
    options.signal?.addEventListener("abort", abort);
    try {
      return await this.action(options, closing, (sandbox) => goOn(sandbox, this.tools));
    } finally {
      options.signal?.removeEventListener("abort", abort);
    }
  }

  private async action(
    options: ExecutorRun,
    closing: AbortController,
    act: (sandbox: Sandbox) => Promise<Outcome>,
  ): Promise<ExecutorResult> {
    const sandbox = this.started;
    if (this.running !== null) throw new Error("the executor is already running an action");
    this.running = options;
    this.dropped = [];
    this.closing = closing;
    try {
      return this.result(sandbox, await act(sandbox));
    } finally {
      this.running = null;
      this.closing = null;
      if (this.isClosed) sandbox.dispose();
    }
  }

  private result(sandbox: Sandbox, outcome: Outcome): ExecutorResult {
    const { stdout, stderr, used } = outcome;
    const base = {
      stdout,
      stderr,
      used: usedBy(used),
      isTruncated: false,
      isStateLost: false,
      ...(this.dropped.length > 0 ? { droppedCalls: this.dropped } : {}),
    };
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

/** Goes on with the run that a snapshot was taken of. */
async function goOn(sandbox: Sandbox, tools: ReadonlyMap<string, AnyTool>): Promise<Outcome> {
  const unknown = sandbox.pendingCalls.filter(({ started }) => started);
  let outcome: Outcome | null = null;
  for (const { id, tool } of unknown) {
    if (!sandbox.pendingCalls.some((call) => call.id === id)) continue;
    outcome = isIdempotent(tools.get(tool))
      ? await sandbox.approve(id)
      : await sandbox.resumeError(id, {
          type: "RuntimeError",
          message: "the run was interrupted during this call: it may have happened or not",
        });
  }
  return outcome === null || outcome.status === "suspended" ? sandbox.proceed() : outcome;
}

function isIdempotent(tool: AnyTool | undefined): boolean {
  return typeof tool === "object" && tool.idempotent === true;
}
