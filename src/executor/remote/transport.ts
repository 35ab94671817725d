/**
 * SandboxTransport: what a place that runs processes has to offer so that driver and bridge can work in it. E2B and a local
 * child process are here; others (Docker, Modal, Daytona …) need this interface and nothing else.
 */

import type { SandboxReference } from "./session.js";

/** How a process's output came to its end. */
export type StreamEnd =
  /** The process ended. `complaint`: the end of what it wrote to its standard error. */
  | { readonly kind: "exited"; readonly code: number | null; readonly complaint: string }
  /** The stream broke; the process may live on. */
  | { readonly kind: "dropped"; readonly error: unknown }
  /** The sandbox itself is gone. */
  | { readonly kind: "gone"; readonly error: unknown };

export interface StreamHandlers {
  /** Standard output as it comes. */
  onData(text: string): void;
  /** Once, unless `detach` was called. */
  onEnd(end: StreamEnd): void;
}

/** A process in the sandbox, and one stream of its output. */
export interface RemoteProcess {
  /** What `attach` takes. */
  readonly id: string;
  /** Writes to its standard input, all or nothing; calls may overlap. */
  write?(text: string): Promise<void>;
  /** Leaves the stream; the process lives on. */
  detach(): Promise<void>;
  /** While it rests (no action is under way), this process may end although the other is there; where that can be had. */
  rest?(isResting: boolean): void;
  /** Ends the process at once, by force. */
  kill(): Promise<void>;
}

export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and error, the end of it where it is long. */
  readonly output: string;
}

export interface SandboxTransport {
  /** "e2b", "child_process": for messages. */
  readonly name: string;
  readonly can: {
    /** Processes have a standard input that can be written to. Without it messages go through a mailbox of files. */
    readonly stdin: boolean;
    /** A process's output can be taken up again after its stream broke. */
    readonly attach: boolean;
  };
  /** A directory of the sandbox that the executor may use. Known after `open`. */
  readonly directory: string;
  /** Makes the sandbox. Called again after it was lost. */
  open(signal: AbortSignal): Promise<void>;
  /** Starts a process that outlives its stream. */
  spawn(
    command: readonly string[],
    environment: Readonly<Record<string, string>>,
    handlers: StreamHandlers,
  ): Promise<RemoteProcess>;
  attach?(id: string, handlers: StreamHandlers): Promise<RemoteProcess>;
  writeFile(path: string, content: string): Promise<void>;
  /** Runs a command to its end. */
  run(command: readonly string[], milliseconds: number): Promise<CommandResult>;
  /** Lets the sandbox reach these hosts, or none any more. */
  setEgress?(hosts: readonly string[] | null): Promise<void>;
  /** Lets the sandbox live for so long without this process, which renews it no more, and says where it is. */
  release?(milliseconds: number): Promise<SandboxReference>;
  /** Takes over a sandbox that another process has released, in place of `open`. */
  adopt?(reference: SandboxReference, signal: AbortSignal): Promise<void>;
  /** Gives up what this process has of the sandbox, which lives on. */
  leave?(): Promise<void>;
  /** Takes the sandbox away. May be called more than once, and while anything else is under way. */
  dispose(): Promise<void>;
}
