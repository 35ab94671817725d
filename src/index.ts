/** Coluber: a metered Python sandbox for the code that LLM agents write. */

export { Program, Sandbox, compile, type RunOptions, type SandboxOptions } from "./host/sandbox.js";
export type {
  AbortedOutcome,
  DoneOutcome,
  InternalOutcome,
  LimitOutcome,
  Outcome,
  PythonError,
  RaisedOutcome,
  Used,
} from "./host/outcome.js";
export { ConversionError } from "./host/convert.js";
export { LIMITS, type LimitName, type Limits } from "./vm/meter.js";
export { PythonSyntaxError } from "./syntax/error.js";
