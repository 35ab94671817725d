/** Coluber: a metered Python sandbox for the code that LLM agents write. */

export { Sandbox } from "./host/sandbox.js";
export { Program, compile } from "./host/program.js";
export { runMany, type Job } from "./host/many.js";
export type { CallOptions, RestoreOptions, RunOptions, SandboxOptions } from "./host/options.js";
export {
  ToolError,
  describeTools,
  tool,
  type AnyTool,
  type ToolCallContext,
  type ToolDefinition,
  type ToolFunction,
  type Tools,
} from "./host/tools.js";
export { journalLine, readJournal, type JournalEntry } from "./host/journal.js";
export { replay, type Divergence, type Replayed, type ReplayOptions } from "./host/replay.js";
export {
  Durable,
  MemoryStore,
  ToolOutcomeUnknown,
  type DurableOptions,
  type DurableStore,
  type Verdict,
} from "./host/durable.js";
export { SnapshotError, type SnapshotCode } from "./vm/snapshot-bytes.js";
export { check, formatFindings, type CheckOptions, type Finding } from "./host/check.js";
export type { CallError, PendingCall, SandboxWarning } from "./host/calls.js";
export type { FileContent, GrantedFiles } from "./host/files.js";
export type { HostModule, HostModules } from "./host/modules.js";
export type { JsonSchema } from "./host/json-schema.js";
export type { InferSchema, StandardSchema } from "./host/schema.js";
export type {
  AbortedOutcome,
  DoneOutcome,
  FinalOutcome,
  InternalOutcome,
  LimitOutcome,
  Outcome,
  PythonError,
  RaisedOutcome,
  SuspendedOutcome,
  Used,
} from "./host/outcome.js";
export { ConversionError, Float } from "./host/convert.js";
export { LIMITS, type LimitName, type Limits } from "./vm/meter.js";
export { PythonSyntaxError } from "./syntax/error.js";
