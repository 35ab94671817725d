/**
 * Sandbox: the embedding API. One sandbox is one machine with one set of globals that persist between runs. Outcomes are
 * returned; misuse of the API throws. What happens behind it is in `session.ts`. Implements spec/sandbox.md.
 */

import { FileAccess, GlobalAccess } from "./access.js";
import { checkWith, readNames, type Finding } from "./check.js";
import type { CallError, PendingCall } from "./calls.js";
import { checkOptions, expectSignal, expectText } from "./misuse.js";
import {
  checkSandboxOptions,
  readKey,
  readSnapshotKey,
  type CallOptions,
  type RestoreOptions,
  type RunOptions,
  type SandboxOptions,
} from "./options.js";
import type { FinalOutcome, Outcome, SuspendedOutcome } from "./outcome.js";
import { AGREED, type InternalOptions } from "./journal.js";
import { compile, type Program } from "./program.js";
import { Session } from "./session.js";
import { readHeap, writeHeap } from "./snapshot.js";

const COMPILE_OPTIONS: ReadonlySet<string> = new Set(["filename"]);
const CHECK_OPTIONS: ReadonlySet<string> = new Set(["globals"]);

export class Sandbox {
  private readonly session: Session;
  /** Names in the guest's global scope. */
  readonly globals: GlobalAccess;
  /** The virtual files, when some are granted. */
  readonly files: FileAccess;

  constructor(options: SandboxOptions = {}) {
    this.session = new Session(options);
    this.globals = new GlobalAccess(this.session);
    this.files = new FileAccess(this.session);
  }

  // --------------------------------------------------------------------------------------------------------------- runs

  /**
   * Runs a program, letting the event loop go on every few milliseconds and awaiting the tools that it calls. "suspended"
   * only when nothing is left to do but calls that need approval (and there is no `onApproval`) or that have no `execute`.
   */
  async run(source: string | Program, options: RunOptions = {}): Promise<Outcome> {
    return this.session.run(source, options, "run");
  }

  /** Runs a program to its end at once. Tools must be synchronous. */
  runSync(source: string | Program, options: RunOptions = {}): FinalOutcome {
    return this.session.runSync(source, options);
  }

  /** Runs a program until it ends or waits for a call; then `resume`, `resumeError`, `approve` or `deny` go on. */
  async start(source: string | Program, options: RunOptions = {}): Promise<Outcome> {
    return this.session.run(source, options, "step");
  }

  /** Calls a function that the guest defined, as `run` runs a program; an async function is awaited. */
  async call(
    name: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<Outcome> {
    return this.session.call(name, args, kwargs, options);
  }

  /** Calls a function that the guest defined, at once. */
  callSync(
    name: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): FinalOutcome {
    return this.session.callSync(name, args, kwargs, options);
  }

  // ----------------------------------------------------------------------------------------------------- suspended runs

  /** The calls that wait, while the sandbox is suspended. */
  get pendingCalls(): readonly PendingCall[] {
    return this.session.pendingCalls;
  }

  /** Where the run stands, while the sandbox is suspended; else null. */
  get suspension(): SuspendedOutcome | null {
    return this.session.suspension;
  }

  /** Settles a call with a result and goes on. */
  async resume(id: string, value: unknown): Promise<Outcome> {
    return this.session.resume(id, value);
  }

  /** Settles a call with an error, which the program gets as a Python exception, and goes on. */
  async resumeError(id: string, error: CallError): Promise<Outcome> {
    return this.session.resumeError(id, error);
  }

  /** Makes a waiting call with the tool's own `execute`, awaits it, and goes on. */
  async approve(id: string): Promise<Outcome> {
    return this.session.approve(id);
  }

  /** Refuses a waiting call: PermissionError in the program. */
  async deny(id: string, message = ""): Promise<Outcome> {
    expectText(message, "the message of deny()");
    return this.session.deny(id, message);
  }

  /**
   * Goes on with a run that stands still without settling anything: one that a snapshot was taken of between two slices or
   * before it began. In a run that `run` began, calls that nothing was done for yet are made.
   */
  async proceed(): Promise<Outcome> {
    return this.session.proceed();
  }

  /** Ends a suspended run; the globals stay as they are. */
  cancel(message = "the run was cancelled by the host"): FinalOutcome {
    expectText(message, "the message of cancel()");
    return this.session.cancel(message);
  }

  // ---------------------------------------------------------------------------------------------------------- snapshots

  /**
   * The whole state as bytes: globals, modules, and the run under way wherever it stands. Allowed whenever the machine is
   * not at work: between runs, while a call waits, between two slices. With a key the bytes are signed (HMAC-SHA-256).
   */
  snapshot(options: { readonly key?: Uint8Array } = {}): Uint8Array {
    const key = readSnapshotKey(options);
    return writeHeap(this.session.encoded("snapshot()"), key);
  }

  /**
   * A sandbox that goes on where a snapshot was taken, in any process. What the program may do (imports, tools, files, limits,
   * clock) comes from the options, never from the bytes. A run that stood still goes on by `resume`, `approve`, `deny` or
   * `proceed`.
   *
   * @throws SnapshotError with a `code`, when the bytes are not right or need what is not granted
   */
  static restore(bytes: Uint8Array, options: RestoreOptions = {}): Sandbox {
    const { key, signal, ...rest } = checkSandboxOptions(options, "restore", ["key", "signal"]);
    expectSignal(signal, "signal");
    const heap = readHeap(bytes, readKey(key));
    const made = new Sandbox(rest);
    made.session.adopt(heap, signal ?? null);
    made.session.isUnproven = key === undefined;
    made.session.decideAnew((rest as InternalOptions)[AGREED]);
    return made;
  }

  /** An independent sandbox in the same state. Options not given are this sandbox's, but for `record`: a journal is of one. */
  fork(options: SandboxOptions = {}): Sandbox {
    const others = checkSandboxOptions(options, "fork");
    const { environment } = this.session;
    const { record: _record, ...own } = environment.options;
    const made = new Sandbox({ ...own, ...others });
    made.session.adopt(this.session.encoded("fork()"), environment.signal);
    made.session.isUnproven = this.session.isUnproven;
    if (others.tools !== undefined) made.session.decideAnew();
    return made;
  }

  // -------------------------------------------------------------------------------------------------------------- other

  /**
   * Compiles a program once for many runs, in this sandbox or another.
   * @throws PythonSyntaxError
   */
  compile(source: string, options: { readonly filename?: string } = {}): Program {
    const own = checkOptions(options, COMPILE_OPTIONS, "compile");
    const { topLevelAwait } = this.session.environment.options;
    return compile(source, { topLevelAwait: topLevelAwait === true, ...own });
  }

  /**
   * What is certain to go wrong in a program, found without running it. Knows this sandbox's tools, imports and globals.
   */
  check(source: string, options: { readonly globals?: Iterable<string> } = {}): readonly Finding[] {
    const { globals: known } = checkOptions(options, CHECK_OPTIONS, "check");
    const { environment, globals } = this.session;
    const names = readNames(known);
    for (const name of globals.keys) if (typeof name === "string") names.add(name);
    return checkWith(source, { ...environment.options, globals: names }, environment.tools);
  }

  /** Forgets everything the guest did. */
  reset(): void {
    this.session.reset();
  }

  /** Frees the guest's values; the sandbox cannot be used again. */
  dispose(): void {
    this.session.dispose();
  }
}
