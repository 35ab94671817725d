/**
 * Executor: the one interface to every place that runs an agent's code: the VM in this process, a worker, a cloud sandbox.
 * Tools stay on the host in all of them; only values cross, copied. Results are returned; misuse of the interface throws.
 */

import type { Finding } from "../host/check.js";
import type { PendingCall } from "../host/calls.js";
import type { PythonError } from "../host/outcome.js";
import type { Tools } from "../host/tools.js";

/** Where code runs. State (variables, functions, imports) persists from one `run` to the next until `close`. */
export interface Executor {
  /** "local", "worker", "e2b", …: for messages and traces. */
  readonly name: string;
  /** What the model is told of the place it runs in: authorised imports and the like. Known after `start`. */
  readonly description: ExecutorDescription;
  /** Once, before anything else. */
  start(options: ExecutorStart): Promise<void>;
  /** Binds host values as globals. Throws ConversionError, naming the path, for what has no Python form. */
  setVariables(variables: Readonly<Record<string, unknown>>): Promise<void>;
  /** What is certain to fail in an action, found without running it; where the backend can say. */
  check?(code: string): Promise<readonly Finding[]>;
  /** Runs one action. Only one at a time. */
  run(code: string, options?: ExecutorRun): Promise<ExecutorResult>;
  /** The whole state as bytes, where the backend can (`local`). */
  snapshot?(): Promise<Uint8Array>;
  /** Instead of `start`: goes on from a snapshot's state. */
  restore?(snapshot: Uint8Array, options: ExecutorStart): Promise<void>;
  /**
   * After `restore` of a snapshot that was taken while an action stood still: goes on with that action. Calls that were
   * under way are made again when their tool is idempotent, else they fail.
   */
  proceed?(options?: ExecutorRun): Promise<ExecutorResult>;
  /** Ends it; nothing of it stays behind. May be called at any time and more than once. */
  close(): Promise<void>;
}

export interface ExecutorDescription {
  /** Modules that code may import, as patterns ("json", "xml.*", "*"). */
  readonly imports: readonly string[];
  /** The Python it is: "Coluber's Python 3.13", "CPython 3.11". */
  readonly python: string;
  /** `await` works outside functions. */
  readonly topLevelAwait: boolean;
}

export interface ExecutorStart {
  /** What code may call, by name: managed agents are tools too. */
  readonly tools?: Tools;
  /** Name of the function that ends the run with its argument, whatever `except` or `finally` is around the call. */
  readonly finalAnswer?: string;
  /** Decides calls that need approval: true to make them, false or a reason not to. */
  readonly onApproval?: (call: PendingCall) => boolean | string | PromiseLike<boolean | string>;
  readonly signal?: AbortSignal;
}

export interface ExecutorRun {
  readonly signal?: AbortSignal;
  /** Milliseconds of guest work. */
  readonly timeMilliseconds?: number;
  /** Output as it is printed, in order. */
  readonly onOutput?: (stream: "stdout" | "stderr", text: string) => void;
}

/** How an action ended. */
export type ExecutorResult = ExecutorDone | ExecutorFinal | ExecutorRaised | ExecutorStopped;

interface ResultBase {
  readonly stdout: string;
  readonly stderr: string;
  /** Output beyond the backend's cap was dropped. */
  readonly isTruncated: boolean;
  /** What it used, where the backend counts it. Bytes; milliseconds. */
  readonly used: ExecutorUsed;
  /** Tools that it called and did not wait for, where the backend can tell: their answers are lost. */
  readonly droppedCalls?: readonly string[];
  /** The variables of earlier actions are gone: the interpreter had to be restarted. */
  readonly isStateLost: boolean;
}

export interface ExecutorUsed {
  readonly instructions?: number;
  readonly memory?: number;
  readonly toolCalls: number;
  readonly time: number;
}

/** It ran to its end. */
export interface ExecutorDone extends ResultBase {
  readonly status: "done";
  /** The last statement's value, when it is an expression. */
  readonly value: unknown;
  /** Its Python repr; "None" when there is none. */
  readonly valueRepr: string;
}

/** It called the final-answer function. */
export interface ExecutorFinal extends ResultBase {
  readonly status: "final";
  readonly value: unknown;
  readonly valueRepr: string;
}

/** An exception left it. */
export interface ExecutorRaised extends ResultBase {
  readonly status: "raised";
  readonly error: PythonError;
}

/** It was stopped: a limit, an abort, or the place it ran in was lost (then `isStateLost`). */
export interface ExecutorStopped extends ResultBase {
  readonly status: "limit" | "aborted" | "lost";
  /** Name of the limit: "instructions", "time", …; null unless `status` is "limit". */
  readonly limit: string | null;
  /** Which limit, how much, and what usually helps; or what was lost. */
  readonly message: string;
  readonly traceback: string;
}
