/**
 * Runs as bytes: the memory, the costs, where the run stands, and the interpreter's own snapshot. What a run may do comes
 * from the options of the agent that restores it, never from the bytes.
 */

import type { ExecutorResult } from "../executor/executor.js";
import { decodeValue, encodeValue } from "./encode.js";
import { Memory, MemoryFileError, type ActionStep, type ToolCallRecord } from "./memory.js";
import type { Usage } from "./model.js";

/** An action that was under way: what was said, and what came of it, if that is known. */
export interface Inside {
  readonly reply: string;
  readonly reasoning: string;
  readonly thought: string;
  readonly code: string;
  readonly cut: string;
  readonly usageBefore: Usage;
  readonly milliseconds: number;
  readonly toolCalls: readonly ToolCallRecord[];
  readonly result: ExecutorResult | null;
}

/** A run that has not ended. */
export interface SavedRun {
  readonly task: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly maxSteps: number;
  /** The step that is under way or comes next. */
  readonly number: number;
  readonly isPlanned: boolean;
  /** How many of the memory's last actions are this run's. */
  readonly actions: readonly ActionStep[];
  readonly inside: Inside | null;
  readonly usage: Usage;
  readonly toolCalls: number;
  readonly instructions: number;
  readonly memory: number;
  readonly time: number;
  readonly milliseconds: number;
}

export interface AgentSnapshot {
  readonly memory: Memory;
  readonly run: SavedRun | null;
  readonly executor: Uint8Array;
}

/** Bytes that are no snapshot of an agent, or of another version. */
export class AgentSnapshotError extends Error {
  override readonly name = "AgentSnapshotError";
}

const FORMAT = "coluber-agent";
const VERSION = 1;

export function writeSnapshot({ memory, run, executor }: AgentSnapshot): Uint8Array {
  const data = {
    format: FORMAT,
    version: VERSION,
    memory: memory.toJSON(),
    run: encodeValue(run),
    executor: encodeValue(executor),
  };
  return new TextEncoder().encode(JSON.stringify(data));
}

export function readSnapshot(bytes: Uint8Array): AgentSnapshot {
  let data: Readonly<Record<string, unknown>>;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Readonly<Record<string, unknown>>;
  } catch {
    throw new AgentSnapshotError("these bytes are no snapshot of an agent");
  }
  if (typeof data !== "object" || data === null || data["format"] !== FORMAT)
    throw new AgentSnapshotError("these bytes are no snapshot of an agent");
  if (data["version"] !== VERSION)
    throw new AgentSnapshotError(`the snapshot is of version ${String(data["version"])}, not ${VERSION}`);
  try {
    const executor = decodeValue(data["executor"]);
    if (!(executor instanceof Uint8Array)) throw new TypeError("no executor state");
    return { memory: Memory.fromJSON(data["memory"]), run: readRun(decodeValue(data["run"])), executor };
  } catch (error) {
    if (error instanceof MemoryFileError || error instanceof TypeError)
      throw new AgentSnapshotError(`the snapshot is damaged: ${error.message}`, { cause: error });
    throw error;
  }
}

function readRun(value: unknown): SavedRun | null {
  if (value === null) return null;
  const run = value as SavedRun;
  if (typeof run !== "object" || typeof run.task !== "string" || !Array.isArray(run.actions))
    throw new TypeError("the run is not readable");
  for (const name of ["maxSteps", "number", "toolCalls", "instructions", "memory", "time", "milliseconds"] as const)
    if (typeof run[name] !== "number") throw new TypeError(`the run has no ${name}`);
  return run;
}
