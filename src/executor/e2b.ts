/** `coluber/e2b`: executors that run actions as CPython elsewhere: in an E2B cloud sandbox, or in a child process without isolation. */

import { ChildProcessTransport } from "./remote/child-process.js";
import { E2BTransport, type E2BOptions } from "./remote/e2b.js";
import { checkE2BOptions, checkRemoteOptions } from "./remote/options.js";
import { RemoteExecutor, type RemoteLimits, type RemoteOptions } from "./remote/executor.js";
import type { Limits } from "../vm/meter.js";

export { RemoteError, type RemoteErrorCode } from "./remote/errors.js";
export { RemoteExecutor, REMOTE_LIMITS, type RemoteLimits, type RemoteOptions } from "./remote/executor.js";
export { sweepSandboxes, type E2BOptions, type SweepOptions } from "./remote/e2b.js";
export type { RemoteSession, SandboxReference } from "./remote/session.js";
export type { CommandResult, RemoteProcess, SandboxTransport, StreamEnd, StreamHandlers } from "./remote/transport.js";
export type { RemoteArray, RemoteImage, RemoteTable } from "./remote/values.js";

/**
 * Runs actions in an E2B cloud sandbox (the optional package `e2b`). Tools and managed agents stay in this process, so no
 * secret of theirs enters the sandbox, and by default nothing in it reaches the network.
 *
 * @example
 * const executor = e2bExecutor({ template: "base", packages: ["numpy"] });
 * await executor.start({ tools, finalAnswer: "final_answer" });
 */
export function e2bExecutor(options: E2BOptions & RemoteOptions = {}): RemoteExecutor {
  const own = checkE2BOptions(options);
  return new RemoteExecutor(new E2BTransport(own), own);
}

/**
 * Runs actions in a child process of this one. THIS IS NO SANDBOX: the code has all the rights of this process: its files,
 * its network, its environment. For tests, and for code that you trust as your own.
 */
export function childProcessExecutor(options: RemoteOptions = {}): RemoteExecutor {
  return new RemoteExecutor(new ChildProcessTransport(), checkRemoteOptions(options));
}

/** What an agent tells of itself when it wants an executor for a run. */
export interface ExecutorContext {
  readonly imports: readonly string[];
  readonly limits: Limits;
  readonly agent: string;
}

/** Milliseconds of guest work of an agent's action, as for agents in this process. */
const ACTION_TIME = 30_000;

/**
 * For an agent's option `executor`: a new cloud sandbox for each run. Limits of the VM that CPython does not have
 * (instructions, memory, depth …) do not apply there.
 *
 * @example
 * const agent = new CodeAgent({ model, tools, executor: e2bExecutors({ template: "base" }) });
 */
export function e2bExecutors(options: E2BOptions & RemoteOptions = {}): (context: ExecutorContext) => RemoteExecutor {
  const own = checkE2BOptions(options);
  return ({ imports, limits, agent }) =>
    e2bExecutor({
      imports,
      ...own,
      metadata: { agent, ...own.metadata },
      limits: { ...remoteLimits(limits), ...own.limits },
    });
}

/**
 * As `e2bExecutors`, in child processes of this one. NO SANDBOX: see `childProcessExecutor`.
 */
export function childProcessExecutors(options: RemoteOptions = {}): (context: ExecutorContext) => RemoteExecutor {
  const own = checkRemoteOptions(options);
  return ({ imports, limits }) =>
    childProcessExecutor({ imports, ...own, limits: { ...remoteLimits(limits), ...own.limits } });
}

/** The VM's limits by the remote executor's names, where it has them. */
function remoteLimits(limits: Limits): Partial<RemoteLimits> {
  const { time, output, toolCalls, concurrentCalls, argumentBytes, resultBytes } = limits;
  const given = {
    time: time ?? ACTION_TIME,
    outputBytes: output,
    toolCalls,
    concurrentCalls,
    argumentBytes,
    resultBytes,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
