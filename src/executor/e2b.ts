/** `coluber/e2b`: executors that run actions as CPython elsewhere: in an E2B cloud sandbox, or in a child process without isolation. */

import { ChildProcessTransport } from "./remote/child-process.js";
import { E2BTransport, type E2BOptions } from "./remote/e2b.js";
import { RemoteExecutor, type RemoteOptions } from "./remote/executor.js";

export { RemoteError, type RemoteErrorCode } from "./remote/errors.js";
export { RemoteExecutor, REMOTE_LIMITS, type RemoteLimits, type RemoteOptions } from "./remote/executor.js";
export type { E2BOptions } from "./remote/e2b.js";
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
  return new RemoteExecutor(new E2BTransport(options), options);
}

/**
 * Runs actions in a child process of this one. THIS IS NO SANDBOX: the code has all the rights of this process: its files,
 * its network, its environment. For tests, and for code that you trust as your own.
 */
export function childProcessExecutor(options: RemoteOptions = {}): RemoteExecutor {
  return new RemoteExecutor(new ChildProcessTransport(), options);
}
