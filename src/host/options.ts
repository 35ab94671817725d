/** What a sandbox and its runs take, and how it is checked: misuse throws before anything is done. */

import { checkPatterns } from "../library/gate.js";
import { MODULES } from "../library/modules.js";
import { reasonFor } from "../library/refused.js";
import { closestName } from "../objects/suggest.js";
import { splitDots } from "../vm/importing.js";
import type { Limits } from "../vm/meter.js";
import { ConversionError } from "./convert.js";
import type { PendingCall, SandboxWarning } from "./calls.js";
import type { GrantedFiles } from "./files.js";
import type { JournalEntry } from "./journal.js";
import type { HostModules } from "./modules.js";
import { dateMilliseconds, isDate, isProxy, wallTime, type AbortSignalLike } from "./platform.js";
import {
  checkOptions,
  shownValue,
  expectFlag,
  expectFunction,
  expectMilliseconds,
  expectName,
  expectRecord,
  expectSignal,
  expectText,
  misuse,
} from "./misuse.js";
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
   * Translates hot code to JavaScript (the second tier): several times faster, the same results and counts. Default true;
   * where the host forbids making code from text (a content security policy), the interpreter runs alone anyway.
   */
  readonly jit?: boolean;
  /**
   * Name of a function `name(answer)` whose call ends the run at once, whatever `except` and `finally` are around it: "done"
   * with `isFinalAnswer`.
   */
  readonly finalAnswer?: string;
  /** Answers input(); without it input() raises EOFError. */
  readonly input?: (prompt: string) => string;
  /** Told of everything that comes from outside, as it happens; `replay` goes through it again without the outside. */
  readonly record?: (entry: JournalEntry) => void;
  /** Milliseconds of guest work after which `run` lets the event loop go on. Default 5. */
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

export interface CompileOptions {
  /** Name shown in tracebacks. */
  readonly filename?: string;
  readonly topLevelAwait?: boolean;
}

/** What `Sandbox.restore` takes: what the program may do comes from here, what it was doing from the snapshot. */
export interface RestoreOptions extends SandboxOptions {
  /** The key that the snapshot was signed with. */
  readonly key?: Uint8Array;
  /** Aborts the run that goes on. */
  readonly signal?: AbortSignalLike;
}

/** Every option of `new Sandbox`, and how it is checked; what is made of it (tools, files, modules …) checks the rest. */
const SANDBOX_CHECKS: { readonly [name in keyof SandboxOptions]-?: (value: unknown) => void } = {
  imports: (value) => expectImports(value, "imports"),
  limits: (value) => expectRecord(value, "limits", "an object of budgets by name"),
  seed: (value) => {
    if (!Number.isSafeInteger(value)) throw misuse("seed", "a whole number", value);
  },
  clock: (value) => void readClock(value as SandboxOptions["clock"]),
  files: (value) => expectRecord(value, "files", "an object or Map of contents by path"),
  tools: (value) => expectRecord(value, "tools", "an object or Map of tools by name"),
  modules: (value) => expectRecord(value, "modules", "an object of Python sources, or of objects, by module name"),
  onStdout: (value) => expectFunction(value, "onStdout"),
  onStderr: (value) => expectFunction(value, "onStderr"),
  onApproval: (value) => expectFunction(value, "onApproval"),
  onWarning: (value) => expectFunction(value, "onWarning"),
  record: (value) => expectFunction(value, "record"),
  sliceMilliseconds: (value) => expectMilliseconds(value, "sliceMilliseconds"),
  builtins: (value) => {
    expectRecord(value, "builtins", "an object such as { exec: true }");
    expectFlag(checkOptions(value as { readonly exec?: unknown }, BUILTINS, "builtins").exec, "builtins.exec");
  },
  topLevelAwait: (value) => expectFlag(value, "topLevelAwait"),
  profile: (value) => expectFlag(value, "profile"),
  jit: (value) => expectFlag(value, "jit"),
  finalAnswer: (value) => expectName(value, "finalAnswer"),
  input: (value) => expectFunction(value, "input"),
};
export const SANDBOX_OPTIONS: ReadonlySet<string> = new Set(Object.keys(SANDBOX_CHECKS));
const BUILTINS: ReadonlySet<string> = new Set(["exec"]);
const RUN_OPTIONS: ReadonlySet<string> = new Set(["inputs", "filename", "signal", "time"]);
const SNAPSHOT_OPTIONS: ReadonlySet<string> = new Set(["key"]);
const CALL_OPTIONS: ReadonlySet<string> = new Set(["signal"]);
const COMPILE_OPTIONS: ReadonlySet<string> = new Set(["filename", "topLevelAwait"]);

/** Checks those options of a sandbox that are there; `what` they are options of. */
export function checkSandboxOptions<T extends SandboxOptions>(
  given: T,
  what = "Sandbox",
  also: readonly string[] = [],
): T {
  const options = checkOptions(given, new Set([...SANDBOX_OPTIONS, ...also]), what);
  for (const name of Object.keys(SANDBOX_CHECKS) as (keyof SandboxOptions)[])
    if (options[name] !== undefined) SANDBOX_CHECKS[name](options[name]);
  expectKnownImports(options.imports ?? [], Object.keys(options.modules ?? {}));
  return options;
}

export function checkRunOptions(given: RunOptions): RunOptions {
  const options = checkOptions(given, RUN_OPTIONS, "run");
  if (options.filename !== undefined) expectText(options.filename, "filename");
  expectSignal(options.signal, "signal");
  expectMilliseconds(options.time, "time");
  return options;
}

/** What `inputs` binds, by name. */
export function readInputs(inputs: RunOptions["inputs"]): readonly (readonly [string, unknown])[] {
  if (inputs === undefined) return [];
  const entries = recordEntries(inputs, "inputs", "an object or Map of values by name");
  for (const [name] of entries) expectName(name, "a name in inputs");
  return entries;
}

/** What of an object or Map is passed, by name: accessors are not run. */
export function recordEntries(given: unknown, what: string, wanted: string): readonly (readonly [string, unknown])[] {
  expectRecord(given, what, wanted);
  if (isProxy(given as object)) throw misuse(what, wanted, given);
  if (given instanceof Map) return [...(given as ReadonlyMap<string, unknown>)];
  return Object.keys(given as object).map((name) => {
    const descriptor = Object.getOwnPropertyDescriptor(given, name);
    if (descriptor !== undefined && !Object.hasOwn(descriptor, "value"))
      throw new ConversionError(`${what}['${name}']`, "accessor", "a getter cannot be passed to the sandbox");
    return [name, descriptor?.value] as const;
  });
}

export function checkCallOptions(given: CallOptions): CallOptions {
  const options = checkOptions(given, CALL_OPTIONS, "call");
  expectSignal(options.signal, "signal");
  return options;
}

export function checkCompileOptions(given: CompileOptions): CompileOptions {
  const options = checkOptions(given, COMPILE_OPTIONS, "compile");
  if (options.filename !== undefined) expectText(options.filename, "filename");
  expectFlag(options.topLevelAwait, "topLevelAwait");
  return options;
}

/** The key of `snapshot({ key })`. */
export function readSnapshotKey(options: { readonly key?: Uint8Array }): Uint8Array | null {
  return readKey(checkOptions(options, SNAPSHOT_OPTIONS, "snapshot").key);
}

/** The clock of an option; null for the machine's own. */
export function readClock(clock: SandboxOptions["clock"]): (() => number) | null {
  if (clock === undefined) return null;
  if (clock === "real") return wallTime;
  if (typeof clock === "function") return clock;
  const milliseconds = typeof clock === "object" && clock !== null && isDate(clock) ? dateMilliseconds(clock) : clock;
  if (typeof milliseconds !== "number" || !Number.isFinite(milliseconds))
    throw misuse("clock", '"real", milliseconds since 1970, a Date, or a function that gives milliseconds', clock);
  return () => milliseconds;
}

export function readKey(key: unknown): Uint8Array | null {
  if (key === undefined) return null;
  if (!(key instanceof Uint8Array)) throw misuse("key", "a Uint8Array that is not empty", key);
  if (key.length === 0) throw new TypeError("key must be a Uint8Array that is not empty");
  return key;
}

/** An allow-list: names and wildcards. */
export function expectImports(value: unknown, what: string): void {
  if (!Array.isArray(value)) throw misuse(what, 'an array of module names, such as ["math", "json"]', value);
  checkPatterns(value as readonly string[]);
}

/** Refuses names of modules that are not there: neither in the library nor among the host's own. */
function expectKnownImports(patterns: readonly string[], given: readonly string[]): void {
  for (const pattern of patterns) {
    const base = pattern.endsWith(".*") ? pattern.slice(0, -2) : pattern;
    if (base === "*" || base === "safe" || given.includes(base) || (MODULES.has(base) && !base.startsWith("_")))
      continue;
    const names = [...[...MODULES.keys()].filter((name) => !name.startsWith("_")), ...given];
    if (names.some((name) => name.startsWith(`${base}.`))) continue;
    const why = reasonFor(splitDots(base));
    const close = closestName(base, names);
    throw new TypeError(
      `imports: there is no module ${shownValue(pattern)}${why === undefined ? "" : ` (${why})`}${close === null ? "" : `: did you mean "${close}"?`}`,
    );
  }
}
