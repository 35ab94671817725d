/**
 * Runs as bytes: the memory, the costs, where the run stands, and the interpreter's own snapshot. What a run may do comes
 * from the options of the agent that restores it, never from the bytes.
 */

import type { ExecutorResult } from "../executor/executor.js";
import { checksum } from "../host/snapshot.js";
import { decodeValue, encodeValue } from "./encode.js";
import { Memory, type ActionStep, type ToolCallRecord } from "./memory.js";
import { errorText, type Usage } from "./model.js";

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

/** A managed agent's run that was called for by the action under way. */
export interface SavedMember {
  /** The call that it works for. */
  readonly call: string;
  readonly name: string;
  /** How it ended, when the program has not been told yet; null while it works. */
  readonly outcome: MemberOutcome | null;
  /** Null when it has ended, or when nothing can be kept of it: then it begins anew. */
  readonly state: AgentSnapshot | null;
}

export type MemberOutcome = { readonly answer: unknown } | { readonly failure: string };

export interface AgentSnapshot {
  readonly memory: Memory;
  readonly run: SavedRun | null;
  readonly members: readonly SavedMember[];
  readonly executor: Uint8Array;
}

/** Why bytes were refused. Stable: hosts may test for them. */
export type AgentSnapshotCode =
  /** They do not begin as a snapshot of an agent does. */
  | "not-a-snapshot"
  /** Written by a version of the format that this build does not read. */
  | "version"
  /** They end too soon, or go on too long. */
  | "length"
  /** The checksum is another: the bytes were changed. */
  | "checksum"
  /** Signed with another key, signed and no key given, or not signed and a key given. */
  | "key"
  /** What they describe is no run of an agent. */
  | "malformed";

/** Bytes that are no snapshot of an agent, or of another version, or damaged. Nothing of them was used. */
export class AgentSnapshotError extends Error {
  override readonly name = "AgentSnapshotError";
  constructor(
    readonly code: AgentSnapshotCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

// "COLA", version, flags, length of the whole; JSON; checksum or signature of all before it.
const MAGIC = [0x43, 0x4f, 0x4c, 0x41];
const VERSION = 2;
const SIGNED = 1;
const HEADER = 10;
const CHECKSUM = 32;

export function writeSnapshot(snapshot: AgentSnapshot, key: Uint8Array | null): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(toData(snapshot)));
  const bytes = new Uint8Array(HEADER + text.length + CHECKSUM);
  bytes.set([...MAGIC, VERSION, key === null ? 0 : SIGNED]);
  new DataView(bytes.buffer).setUint32(6, bytes.length);
  bytes.set(text, HEADER);
  const end = bytes.length - CHECKSUM;
  bytes.set(checksum(bytes.subarray(0, end), key), end);
  return bytes;
}

export function readSnapshot(bytes: Uint8Array, key: Uint8Array | null): AgentSnapshot {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("a snapshot is a Uint8Array");
  if (MAGIC.some((byte, index) => bytes[index] !== byte))
    throw new AgentSnapshotError("not-a-snapshot", "these bytes are no snapshot of an agent");
  if (bytes.length < HEADER + CHECKSUM)
    throw new AgentSnapshotError("length", "the snapshot is shorter than its header");
  if (bytes[4] !== VERSION)
    throw new AgentSnapshotError("version", `the snapshot has version ${bytes[4]}; this build reads ${VERSION}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(6);
  if (length !== bytes.length)
    throw new AgentSnapshotError("length", `the snapshot says that it has ${length} bytes, and has ${bytes.length}`);
  checkSeal(bytes, key);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(HEADER, -CHECKSUM));
    return fromData(JSON.parse(text), 0);
  } catch (error) {
    throw new AgentSnapshotError("malformed", `the snapshot is malformed: ${errorText(error)}`, { cause: error });
  }
}

function checkSeal(bytes: Uint8Array, key: Uint8Array | null): void {
  const isSigned = bytes[5] === SIGNED;
  if (isSigned !== (key !== null))
    throw new AgentSnapshotError(
      "key",
      isSigned ? "the snapshot is signed, and no key was given" : "the snapshot is not signed",
    );
  const end = bytes.length - CHECKSUM;
  const expected = checksum(bytes.subarray(0, end), key);
  // All of it is looked at, whatever differs: the time tells nothing.
  let difference = 0;
  for (const [index, byte] of expected.entries()) difference |= byte ^ (bytes[end + index] as number);
  if (difference !== 0)
    throw new AgentSnapshotError(
      isSigned ? "key" : "checksum",
      isSigned ? "the snapshot's signature is another" : "the snapshot's checksum is another: its bytes were changed",
    );
}

// ----------------------------------------------------------------------------------------------------------- the content

type Fields = Readonly<Record<string, unknown>>;

/** Agents that work for agents that work for agents … */
const MOST_LEVELS = 100;

function toData({ memory, run, members, executor }: AgentSnapshot): Fields {
  return {
    memory: memory.toJSON(),
    run: encodeValue(run),
    members: members.map(({ call, name, outcome, state }) => ({
      call,
      name,
      outcome: encodeValue(outcome),
      state: state === null ? null : toData(state),
    })),
    executor: encodeValue(executor),
  };
}

function fromData(data: unknown, level: number): AgentSnapshot {
  const { memory, run, members, executor } = fields(data);
  const bytes = decodeValue(executor);
  if (!(bytes instanceof Uint8Array)) throw new TypeError("there is no state of the interpreter");
  if (!Array.isArray(members) || level > MOST_LEVELS) throw new TypeError("the managed agents are not readable");
  return {
    memory: Memory.fromJSON(memory),
    run: readRun(decodeValue(run)),
    members: members.map((member: unknown): SavedMember => {
      const { call, name, outcome, state } = fields(member);
      if (typeof call !== "string" || typeof name !== "string") throw new TypeError("a managed agent without a name");
      return {
        call,
        name,
        outcome: decodeValue(outcome) as MemberOutcome | null,
        state: state === null ? null : fromData(state, level + 1),
      };
    }),
    executor: bytes,
  };
}

function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null) throw new TypeError("a part is no object");
  return value as Fields;
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
