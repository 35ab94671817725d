/** What a run ends in: a value, a Python exception, a limit, an abort, our own bug, or a stop at calls that wait. Outcomes are returned, never thrown. */

import type { LimitName } from "../vm/meter.js";
import type { Profile } from "../vm/profile.js";
import type { PendingCall } from "./calls.js";

/** What a run used. Memory in bytes (peak of live values), time in milliseconds of guest work (not deterministic). */
export interface Used {
  readonly instructions: number;
  readonly memory: number;
  readonly output: number;
  readonly toolCalls: number;
  readonly time: number;
}

export interface OutcomeBase {
  /** Everything printed, in order. */
  readonly stdout: string;
  readonly stderr: string;
  readonly used: Used;
  /** Names the build that counted: equal models count the same programs alike. "development" when not built. */
  readonly costModel: string;
  /** Where the instructions went; only with the option `profile`. */
  readonly profile?: Profile;
  /** Virtual files that the run created or wrote, by path; only when files are granted. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

export interface PythonError {
  /** Class name, with its module unless built in: "ValueError", "mod.Error". */
  readonly type: string;
  readonly message: string;
  /** Line of the program where it was raised, 1-based; null when it has none. */
  readonly line: number | null;
  /** The text CPython prints for it. */
  readonly traceback: string;
}

export interface DoneOutcome extends OutcomeBase {
  readonly status: "done";
  /** The last statement's value, when it is an expression, as a JavaScript value (see spec/sandbox.md). */
  readonly value: unknown;
  /** Its Python repr; "None" when there is none. */
  readonly valueRepr: string;
  /** Why `value` is undefined although there is a value: it has no JavaScript form. */
  readonly valueError?: { readonly path: string; readonly type: string };
  /** The program ended by calling the function that `finalAnswer` names; `value` is its argument. */
  readonly isFinalAnswer?: true;
  /** When the program ended by SystemExit. */
  readonly exitCode?: number;
}

export interface RaisedOutcome extends OutcomeBase {
  readonly status: "raised";
  readonly error: PythonError;
}

export interface LimitOutcome extends OutcomeBase {
  readonly status: "limit";
  readonly limit: LimitName;
  /** What the limit was set to. */
  readonly budget: number;
  /** What usually helps. */
  readonly hint: string;
  /** Which limit, how much, and what usually helps. */
  readonly message: string;
  /** The guest's frames when it was stopped. */
  readonly traceback: string;
}

export interface AbortedOutcome extends OutcomeBase {
  readonly status: "aborted";
  readonly message: string;
  readonly traceback: string;
}

export interface InternalOutcome extends OutcomeBase {
  readonly status: "internal";
  /**
   * The bug in Coluber; for the host's log, never for a guest. A SnapshotError ("malformed") after `Sandbox.restore` of bytes
   * that are not signed: they describe a state that no program comes to.
   */
  readonly cause: unknown;
}

/** The program stands still until the host settles a call; `stdout` and `used` are those of the run so far. */
export interface SuspendedOutcome extends OutcomeBase {
  readonly status: "suspended";
  /** Every call that waits, in the order in which they were made. */
  readonly calls: readonly PendingCall[];
}

/** How a run ends for good. */
export type FinalOutcome = DoneOutcome | RaisedOutcome | LimitOutcome | AbortedOutcome | InternalOutcome;
/** Where a run got to. `run` answers "suspended" only when all that is left are calls it may not or cannot make. */
export type Outcome = FinalOutcome | SuspendedOutcome;
