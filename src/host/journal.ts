/**
 * The journal of a sandbox: everything that came from outside, in order, one JSON object a line. With it `replay.ts` goes
 * through the same runs without tools, clock or files, and finds where a run takes another way. Implements spec/snapshot.md,
 * "Journals".
 */

import type { GivenModule } from "../library/given.js";
import { PyTool, type PyToolCall } from "../library/tools.js";
import { finishDigest, startDigest, updateDigest } from "../numeric/digest.js";
import { OPCODE_HASH } from "../compile/encode.js";
import { PyDict, PyFrozenSet, PySet } from "../objects/dictionary.js";
import { PyBytes, PyFloat, PyList, PyRope, PyTuple, PyWideStr, type Value } from "../objects/model.js";
import { flattenFree, toHostText } from "../objects/text.js";
import type { Limits } from "../vm/meter.js";
import type { VirtualMachine } from "../vm/machine.js";
import { Budget, Float, toHost } from "./convert.js";
import { expectText } from "./misuse.js";
import { dateMilliseconds, isDate, makeDate } from "./platform.js";
import type { ReadModules } from "./modules.js";
import type { SandboxOptions } from "./options.js";
import type { FinalOutcome } from "./outcome.js";
import type { HostTool } from "./tools.js";
import type { ToolSignature } from "../library/tool-signature.js";

/** Version of the journal's form. */
export const JOURNAL_VERSION = 1;

/** A tool as far as the guest can tell. */
export interface RecordedTool {
  readonly key: string;
  readonly signature: ToolSignature;
  readonly doc: string | null;
  readonly isAsync: boolean;
  readonly endsRun: boolean;
  readonly alwaysWaits: boolean;
  readonly isBare: boolean;
  readonly isWhole: boolean;
  readonly defaults: readonly (readonly [string, unknown])[];
  readonly noneIsAbsent: readonly string[];
}

export interface SandboxEntry {
  readonly type: "sandbox";
  readonly version: number;
  /** A number for the instructions of the build. */
  readonly build: number;
  readonly imports: readonly string[];
  readonly limits: Limits;
  readonly seed: number;
  /** The host gave a clock, answers to input(). */
  readonly hasClock: boolean;
  /** The clock was the real one, which sleep waits for. */
  readonly isRealClock?: boolean;
  readonly hasInput: boolean;
  readonly exec: boolean;
  readonly topLevelAwait: boolean;
  readonly finalAnswer: string | null;
  /** Files by path: base64, and whether they are read-only; null when none are granted. */
  readonly files: readonly (readonly [string, string, boolean])[] | null;
  readonly tools: readonly RecordedTool[];
  /** Modules of the host. */
  readonly modules: readonly RecordedModule[];
}

/** Python source, or the tools and constants of a module, by their names in it. */
export interface RecordedModule {
  readonly name: string;
  readonly isPackage: boolean;
  readonly source: string | null;
  readonly tools: readonly RecordedTool[];
  readonly constants: readonly (readonly [string, Json])[];
}

/** A value in JSON: what JSON lacks is an object with one key that begins with `$`. */
export type Json = unknown;

/** The machine's counters of memory at that moment. */
export type MemoryCounts = readonly number[];

export interface RunEntry {
  readonly type: "run";
  readonly mode: "run" | "step" | "sync";
  /** When the inputs were there. */
  readonly at: number;
  readonly memory: MemoryCounts;
  /** The program, or null for a call of a function. */
  readonly source: string | null;
  readonly filename: string;
  /** How it was compiled, when that was done before. */
  readonly compiled?: { readonly filename: string; readonly topLevelAwait: boolean };
  readonly inputs: readonly (readonly [string, Json])[];
  /** The function that is called. */
  readonly function: string | null;
  readonly args: readonly Json[];
  readonly kwargs: readonly (readonly [string, Json])[];
}

/** Where in a run the host acted. */
export interface Place {
  readonly at: number;
  readonly memory: MemoryCounts;
  /** In the host's part of this call as it began; else while the run stood still. */
  readonly call: string | null;
  /** It stood between two slices, not at a wait. */
  readonly isSlice: boolean;
}

/** The host's hand in the globals and the files; `during`: when a run was under way. */
export type AccessEntry =
  | { readonly type: "set"; readonly name: string; readonly value: Json; readonly during?: Place }
  | { readonly type: "delete"; readonly name: string; readonly during?: Place }
  | { readonly type: "file"; readonly path: string; readonly content: string | null; readonly during?: Place };

/** `at`: instructions used so far in the run. */
export type JournalEntry =
  | SandboxEntry
  | RunEntry
  | {
      readonly type: "call";
      readonly at: number;
      readonly id: string;
      readonly tool: string;
      readonly args: readonly Json[];
      readonly kwargs: readonly (readonly [string, Json])[];
      readonly line: number;
    }
  | ResultEntry
  /** The check of a call's arguments, where the call then waits: what it cost is known from `at`. */
  | { readonly type: "checked"; readonly at: number; readonly memory: MemoryCounts; readonly id: string }
  | StoppedEntry
  | { readonly type: "clock"; readonly at: number; readonly value: number }
  | { readonly type: "input"; readonly at: number; readonly prompt: string; readonly answer: string }
  | AccessEntry
  | { readonly type: "reset" }
  /** The sandbox went on from a snapshot, whose bytes these are in base64. */
  | { readonly type: "restored"; readonly snapshot: string }
  | EndEntry;

export interface ResultEntry {
  readonly type: "result";
  readonly at: number;
  readonly id: string;
  readonly memory: MemoryCounts;
  /** The answer was there when the call was made. */
  readonly now: boolean;
  readonly value?: Json;
  readonly error?: { readonly type: string; readonly message: string };
}

/** A limit was met while the host's part of a call was under way: in its checks, or on the way of its answer. */
export interface StoppedEntry {
  readonly type: "stopped";
  readonly at: number;
  readonly memory: MemoryCounts;
  readonly id: string;
  /** The limit's name, or "aborted". */
  readonly limit: string;
}

export interface EndEntry {
  readonly type: "end";
  readonly at: number;
  readonly status: string;
  readonly memory: number;
  /** Of stdout and of stderr, SHA-256 in hexadecimal. */
  readonly stdout: string;
  readonly stderr: string;
  /** The value's repr, the error's traceback, or the limit's name. */
  readonly detail: string;
}

/** An entry as a line of a journal's file. */
export function journalLine(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The entries of a journal's text; throws a SyntaxError that names the line. A last line that was cut off is left out. */
export function readJournal(text: string): JournalEntry[] {
  expectText(text, "the journal", "text, one JSON object a line");
  const entries: JournalEntry[] = [];
  const lines = text.split("\n");
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    let entry: unknown;
    try {
      entry = JSON.parse(line);
    } catch {
      if (index === lines.length - 1) return;
      throw new SyntaxError(`line ${index + 1} of the journal is no JSON`);
    }
    if (typeof entry !== "object" || entry === null || typeof (entry as { type?: unknown }).type !== "string")
      throw new SyntaxError(`line ${index + 1} of the journal is no entry`);
    entries.push(entry as JournalEntry);
  });
  return entries;
}

// -------------------------------------------------------------------------------------------------------------- values

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; index += 3) {
    const word = (bytes[index] << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const left = bytes.length - index;
    parts.push(
      BASE64[word >> 18] +
        BASE64[(word >> 12) & 63] +
        (left > 1 ? BASE64[(word >> 6) & 63] : "=") +
        (left > 2 ? BASE64[word & 63] : "="),
    );
  }
  return parts.join("");
}

/** A guest value in JSON, floats told from ints. */
export function valueToJson(m: VirtualMachine, value: Value): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return { $int: value.toString() };
  if (value instanceof PyFloat) return floatToJson(value.value);
  if (value instanceof PyWideStr || value instanceof PyRope) return toHostText(flattenFree(value));
  if (value instanceof PyBytes) return { $bytes: toBase64(value.bytes) };
  if (value instanceof PyList) return value.items.map((item) => valueToJson(m, item));
  if (value instanceof PyTuple) return { $tuple: value.items.map((item) => valueToJson(m, item)) };
  if (value instanceof PySet || value instanceof PyFrozenSet) {
    const items: Json[] = [];
    for (const key of value.keys) if (key !== undefined) items.push(valueToJson(m, key));
    return { $set: items };
  }
  if (value instanceof PyDict) {
    const items: Json[] = [];
    value.keys.forEach((key, position) => {
      if (key !== undefined) items.push([valueToJson(m, key), valueToJson(m, value.values[position] as Value)]);
    });
    return { $dict: items };
  }
  return hostToJson(m.unmetered(() => toHost(m, value, "value", new Budget(Number.POSITIVE_INFINITY))));
}

function floatToJson(value: number): Json {
  return Number.isFinite(value) && !Number.isInteger(value)
    ? value
    : { $float: Object.is(value, -0) ? "-0" : String(value) };
}

/** A host value in JSON, as `toGuest` would take it. */
export function hostToJson(value: unknown): Json {
  if (value === undefined) return null;
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number")
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : floatToJson(value);
  if (typeof value === "bigint") return { $int: value.toString() };
  if (value instanceof Float) return floatToJson(value.value);
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
  if (typeof value === "object" && isDate(value)) return { $date: dateMilliseconds(value) };
  if (Array.isArray(value)) return (value as unknown[]).map(hostToJson);
  if (value instanceof Map)
    return { $dict: [...(value as Map<unknown, unknown>)].map(([key, item]) => [hostToJson(key), hostToJson(item)]) };
  if (value instanceof Set) return { $set: [...(value as Set<unknown>)].map(hostToJson) };
  if (typeof value === "object")
    return { $dict: Object.keys(value).map((key) => [key, hostToJson((value as Record<string, unknown>)[key])]) };
  return { $unknown: typeof value };
}

/** The host value that such JSON stands for: `toGuest` makes the same guest value of it. */
export function jsonToHost(json: Json): unknown {
  if (typeof json === "number") return Number.isInteger(json) ? json : new Float(json);
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return (json as Json[]).map(jsonToHost);
  const [key, ...more] = Object.keys(json);
  const held = (json as Record<string, unknown>)[key];
  if (more.length > 0) throw new SyntaxError("a journal's value with two keys");
  switch (key) {
    case "$int":
      return BigInt(held as string);
    case "$float":
      return new Float(Number(held));
    case "$bytes":
      return fromBase64(held as string);
    case "$date":
      return makeDate(held as number);
    case "$tuple":
      return (held as Json[]).map(jsonToHost);
    case "$set":
      return new Set((held as Json[]).map(jsonToHost));
    case "$dict":
      return new Map((held as (readonly [Json, Json])[]).map(([name, item]) => [jsonToHost(name), jsonToHost(item)]));
    default:
      throw new SyntaxError(`a journal's value of kind ${String(key)}`);
  }
}

export function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const char of text) {
    if (char === "=") break;
    held = ((held << 6) | BASE64.indexOf(char)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Uint8Array.from(bytes);
}

function digestOf(text: string): string {
  const digest = startDigest("sha256");
  const units = new Uint8Array(2 * text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    units[2 * index] = unit & 255;
    units[2 * index + 1] = unit >> 8;
  }
  updateDigest(digest, units);
  return [...finishDigest(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How a run ended, as far as it is the same each time. */
export function endEntry(outcome: FinalOutcome): EndEntry {
  const { status, stdout, stderr, used } = outcome;
  const detail =
    outcome.status === "done"
      ? outcome.valueRepr
      : outcome.status === "raised"
        ? outcome.error.traceback
        : outcome.status === "limit"
          ? outcome.limit
          : "";
  return {
    type: "end",
    at: used.instructions,
    status,
    memory: used.memory,
    stdout: digestOf(stdout),
    stderr: digestOf(stderr),
    detail,
  };
}

// ------------------------------------------------------------------------------------------------------------- recording

/** A sandbox that goes through a journal: the key of an option that is ours alone. */
export const REPLAY = Symbol("replay");
/** Tools that were read already. */
export const HOST_TOOLS = Symbol("tools");
/** Calls of a snapshot that the host agreed to already. */
export const AGREED = Symbol("agreed");
export type InternalOptions = SandboxOptions & {
  readonly [AGREED]?: ReadonlySet<string>;
  readonly [HOST_TOOLS]?: ReadonlyMap<string, HostTool>;
  readonly [REPLAY]?: {
    readonly player: Journal;
    readonly tools: Map<string, HostTool>;
    readonly modules: ReadModules;
  };
};

/** What a sandbox tells of what comes from outside, or asks for it: the recorder passes on, the player answers. */
export interface Journal {
  /** The player that answers calls; null while recording. */
  readonly player: {
    nextNow(m: VirtualMachine, call: PyToolCall): ResultEntry | null;
    checked(m: VirtualMachine, call: PyToolCall): void;
    /** Throws the limit that was met there. */
    stopped(m: VirtualMachine, call: PyToolCall): void;
    /** Does what the host did between two slices. */
    betweenSlices(m: VirtualMachine): void;
  } | null;
  called(
    m: VirtualMachine,
    call: PyToolCall,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
  ): void;
  checked(m: VirtualMachine, call: PyToolCall): void;
  settled(m: VirtualMachine, call: PyToolCall, isNow: boolean): void;
  stopped(m: VirtualMachine, call: PyToolCall, limit: string): void;
  clock(m: VirtualMachine, read: () => number): number;
  input(m: VirtualMachine, prompt: string, ask: (prompt: string) => string): string;
  note(entry: JournalEntry): void;
}

export class Recorder implements Journal {
  readonly player = null;
  constructor(private readonly write: (entry: JournalEntry) => void) {}

  begin(options: SandboxOptions, tools: ReadonlyMap<string, HostTool>, modules: ReadModules, m: VirtualMachine): void {
    const store = m.files;
    const files =
      store === null
        ? null
        : [...store.files].map(
            ([path, entry]) => [path, toBase64(entry.bytes.subarray(0, entry.length)), entry.isReadOnly] as const,
          );
    this.write({
      type: "sandbox",
      version: JOURNAL_VERSION,
      build: OPCODE_HASH,
      imports: options.imports ?? [],
      limits: options.limits ?? {},
      seed: options.seed ?? 0,
      hasClock: options.clock !== undefined,
      ...(options.clock === "real" ? { isRealClock: true } : {}),
      hasInput: options.input !== undefined,
      exec: options.builtins?.exec === true,
      topLevelAwait: options.topLevelAwait === true,
      finalAnswer: options.finalAnswer ?? null,
      files,
      tools: [...tools.values()].filter(({ key }) => key !== options.finalAnswer).map(recordedTool),
      modules: [...modules.modules.values()].map((module) => recordedModule(m, module, modules.tools)),
    });
  }

  called(
    m: VirtualMachine,
    call: PyToolCall,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
  ): void {
    this.write(callEntry(m, call, args, kwargs));
  }

  settled(m: VirtualMachine, call: PyToolCall, isNow: boolean): void {
    const at = m.usedInstructions();
    const base = { type: "result", at, memory: m.memoryCounts(), id: call.id, now: isNow } as const;
    if (call.state === "returned") this.write({ ...base, value: valueToJson(m, call.value) });
    else this.write({ ...base, error: { type: call.errorType, message: call.errorMessage } });
  }

  checked(m: VirtualMachine, call: PyToolCall): void {
    this.write({ type: "checked", at: m.usedInstructions(), memory: m.memoryCounts(), id: call.id });
  }

  stopped(m: VirtualMachine, call: PyToolCall, limit: string): void {
    this.write({ type: "stopped", at: m.usedInstructions(), memory: m.memoryCounts(), id: call.id, limit });
  }

  clock(m: VirtualMachine, read: () => number): number {
    const value = read();
    this.write({ type: "clock", at: m.usedInstructions(), value });
    return value;
  }

  input(m: VirtualMachine, prompt: string, ask: (prompt: string) => string): string {
    const answer = ask(prompt);
    this.write({ type: "input", at: m.usedInstructions(), prompt, answer });
    return answer;
  }

  note(entry: JournalEntry): void {
    this.write(entry);
  }
}

export function callEntry(
  m: VirtualMachine,
  call: PyToolCall,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): JournalEntry & { readonly type: "call" } {
  return {
    type: "call",
    at: m.usedInstructions(),
    id: call.id,
    tool: call.tool.name,
    args: args.map(hostToJson),
    kwargs: Object.keys(kwargs).map((key) => [key, hostToJson(kwargs[key])] as const),
    line: call.line,
  };
}

function recordedModule(
  m: VirtualMachine,
  { name, isPackage, source, values }: GivenModule,
  tools: ReadonlyMap<string, HostTool>,
): RecordedModule {
  const found: RecordedTool[] = [];
  const constants: (readonly [string, Json])[] = [];
  if (source === null)
    for (const [key, value] of m.unmetered(() => values(m))) {
      const tool = value instanceof PyTool ? tools.get(value.name) : undefined;
      if (tool === undefined) constants.push([key, valueToJson(m, value)]);
      else found.push(recordedTool(tool));
    }
  return { name, isPackage, source, tools: found, constants };
}

function recordedTool(tool: HostTool): RecordedTool {
  const { description } = tool;
  return {
    key: tool.key,
    signature: description.signature,
    doc: description.doc,
    isAsync: description.isAsync,
    endsRun: description.endsRun === true,
    alwaysWaits: description.alwaysWaits === true,
    isBare: tool.isBare,
    isWhole: tool.isWhole,
    defaults: [...tool.defaults],
    noneIsAbsent: [...tool.noneIsAbsent],
  };
}
