/** Coluber: a metered Python sandbox for the code that LLM agents write. */

export {
  Program,
  Sandbox,
  compile,
  runMany,
  type CallOptions,
  type Job,
  type RestoreOptions,
  type RunOptions,
  type SandboxOptions,
} from "./host/sandbox.js";
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
export { SnapshotError, type SnapshotCode } from "./host/snapshot.js";
export { check, formatFindings, type CheckOptions, type Finding } from "./host/check.js";
export type { CallError, PendingCall, SandboxWarning } from "./host/calls.js";
export type { FileContent, GrantedFiles } from "./host/files.js";
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
