/** What a sandbox and its runs take, and how it is checked: misuse throws before anything is done. */

import type { Limits } from "../vm/meter.js";
import type { PendingCall, SandboxWarning } from "./calls.js";
import type { GrantedFiles } from "./files.js";
import type { JournalEntry } from "./journal.js";
import type { HostModules } from "./modules.js";
import { dateMilliseconds, isDate, wallTime, type AbortSignalLike } from "./platform.js";
import type { Tools } from "./tools.js";

export interface SandboxOptions {
  /** Modules that guest code may import: exact names, `package.*`, `safe`, or `*`. Default: none. */
  readonly imports?: readonly string[];
  /** Budgets; see `LIMITS`. Counts, bytes, frames, milliseconds. */
  readonly limits?: Limits;
  /** Seed of everything random in the guest. Default 0. */
  readonly seed?: number;
  /**
   * What `time` and `datetime` read: "real", milliseconds since 1970 or a Date (a clock that stands still), or a function
   * that gives milliseconds. Default: a clock that stands at 2024-01-01.
   */
  readonly clock?: "real" | number | Date | (() => number);
  /** Virtual files that `open` finds, by path; an empty record grants an empty file system. Default: no files at all. */
  readonly files?: GrantedFiles;
  /** Functions of the host that the guest may call, by name: tools, AI SDK tools, or bare functions. */
  readonly tools?: Tools;
  /**
   * Modules of the host, by full name (`pkg.sub` is a submodule): Python source, or an object of functions (tools of the
   * module) and constants. What is given may be imported; what its source imports goes through the same gate.
   */
  readonly modules?: HostModules;
  /** Streams output as it is printed. */
  readonly onStdout?: (text: string) => void;
  readonly onStderr?: (text: string) => void;
  /** Decides calls that need approval in `run`: true to make them, false or a reason not to. */
  readonly onApproval?: (call: PendingCall) => boolean | string | PromiseLike<boolean | string>;
  /** Told of what was ignored: results that came too late, settlements of unknown calls. */
  readonly onWarning?: (warning: SandboxWarning) => void;
  /** `exec: true` grants eval, exec and compile (inside the same machine and meters). */
  readonly builtins?: { readonly exec?: boolean };
  /** Allows `await` outside functions; then tools called there give awaitables. Default false. */
  readonly topLevelAwait?: boolean;
  /** Counts instructions per line and function; every outcome then has a `profile`. Slower. Default false. */
  readonly profile?: boolean;
  /**
   * Name of a function `name(answer)` whose call ends the run at once, whatever `except` and `finally` are around it: "done"
   * with `isFinalAnswer`.
   */
  readonly finalAnswer?: string;
  /** Answers input(); without it input() raises EOFError. */
  readonly input?: (prompt: string) => string;
  /** Told of everything that comes from outside, as it happens; `replay` goes through it again without the outside. */
  readonly record?: (entry: JournalEntry) => void;
  /** Milliseconds of guest work after which `run` lets the event loop go on. Default 10. */
  readonly sliceMilliseconds?: number;
}

export interface RunOptions {
  /** Host values bound as globals before the run. */
  readonly inputs?: Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;
  /** Name shown in tracebacks. Default `<run N>`. */
  readonly filename?: string;
  readonly signal?: AbortSignalLike;
  /** Milliseconds of guest work in this run, in place of `limits.time`. */
  readonly time?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignalLike;
}

/** What `Sandbox.restore` takes: what the program may do comes from here, what it was doing from the snapshot. */
export interface RestoreOptions extends SandboxOptions {
  /** The key that the snapshot was signed with. */
  readonly key?: Uint8Array;
  /** Aborts the run that goes on. */
  readonly signal?: AbortSignalLike;
}

export const SANDBOX_OPTIONS: ReadonlySet<string> = new Set([
  "imports",
  "limits",
  "seed",
  "clock",
  "files",
  "tools",
  "modules",
  "onStdout",
  "onStderr",
  "onApproval",
  "onWarning",
  "record",
  "sliceMilliseconds",
  "builtins",
  "topLevelAwait",
  "profile",
  "finalAnswer",
  "input",
]);
export const RUN_OPTIONS: ReadonlySet<string> = new Set(["inputs", "filename", "signal", "time"]);
export const SNAPSHOT_OPTIONS: ReadonlySet<string> = new Set(["key"]);
export const CALL_OPTIONS: ReadonlySet<string> = new Set(["signal"]);
export const FUNCTION_OPTIONS = ["onStdout", "onStderr", "onApproval", "onWarning", "record", "input"] as const;
/** The clock of an option; null for the machine's own. */
export function readClock(clock: SandboxOptions["clock"]): (() => number) | null {
  if (clock === undefined) return null;
  if (clock === "real") return wallTime;
  if (typeof clock === "function") return clock;
  const milliseconds = typeof clock === "object" && clock !== null && isDate(clock) ? dateMilliseconds(clock) : clock;
  if (typeof milliseconds !== "number" || !Number.isFinite(milliseconds))
    throw new TypeError('clock must be "real", milliseconds since 1970, a Date, or a function that gives milliseconds');
  return () => milliseconds;
}

export function readTime(time: number | undefined): number | undefined {
  if (time !== undefined && !(typeof time === "number" && time >= 0))
    throw new RangeError(`time must be a number of milliseconds, not ${String(time)}`);
  return time;
}

export function readKey(key: unknown): Uint8Array | null {
  if (key === undefined) return null;
  if (!(key instanceof Uint8Array) || key.length === 0)
    throw new TypeError("key must be a Uint8Array that is not empty");
  return key;
}

export function checkOptions(options: object, known: ReadonlySet<string>, what: string): void {
  for (const name of Object.keys(options))
    if (!known.has(name))
      throw new TypeError(`unknown ${what} option '${name}': expected one of ${[...known].join(", ")}`);
}

/** The record's own fields without a prototype: what somebody put on Object.prototype is no option. */
export function ownFields<T extends object>(record: T): T {
  return Object.assign(Object.create(null) as T, record);
}
