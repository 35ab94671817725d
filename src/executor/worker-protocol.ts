/**
 * The messages between a `worker` executor and the place where its VM runs: JSON objects with a `type`, values as wire text
 * (wire.ts). The host reads what comes back with `readMessage`, which accepts these shapes and nothing else.
 */

import type { Limits } from "../vm/meter.js";
import type { ExecutorDescription, ExecutorUsed } from "./executor.js";
import type { ToolSpecification } from "./host-tools.js";
import { WireError, type Wire } from "./wire.js";

/** What the place is made with, once. */
export interface WorkerStart {
  readonly imports: readonly string[];
  readonly limits: Limits;
  readonly seed: number;
  /** "real", or milliseconds of a clock that stands still; null: the sandbox's own. */
  readonly clock: "real" | number | null;
  readonly exec: boolean;
  readonly topLevelAwait: boolean;
  readonly tools: readonly ToolSpecification[];
  readonly finalAnswer: string | null;
  /** Bytes in base64: goes on from this state. */
  readonly snapshot: string | null;
}

export type ToWorker =
  | { readonly type: "start"; readonly id: number; readonly options: WorkerStart }
  | { readonly type: "variables"; readonly id: number; readonly values: Wire }
  /** `code` null: goes on with the action that a snapshot was taken in. */
  | {
      readonly type: "run";
      readonly id: number;
      readonly code: string | null;
      readonly timeMilliseconds: number | null;
    }
  | { readonly type: "snapshot"; readonly id: number }
  | { readonly type: "check"; readonly id: number; readonly code: string }
  | { readonly type: "abort"; readonly id: number }
  | { readonly type: "reply"; readonly call: number; readonly value: Wire }
  | { readonly type: "refusal"; readonly call: number; readonly errorType: string; readonly message: string }
  | { readonly type: "ping" };

/** How an action ended, without its output, which was streamed. */
export interface WorkerResult {
  readonly status: "done" | "final" | "raised" | "limit" | "aborted" | "lost";
  readonly value: unknown;
  readonly valueRepr: string;
  readonly error: {
    readonly type: string;
    readonly message: string;
    readonly line: number | null;
    readonly traceback: string;
  };
  readonly limit: string | null;
  readonly message: string;
  readonly traceback: string;
  readonly isTruncated: boolean;
  readonly isStateLost: boolean;
  readonly droppedCalls: readonly string[];
  readonly used: ExecutorUsed;
}

export type FromWorker =
  | { readonly type: "started"; readonly id: number; readonly description: ExecutorDescription }
  | { readonly type: "answer"; readonly id: number; readonly value: unknown }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly name: string;
      readonly message: string;
      readonly fields: unknown;
    }
  | { readonly type: "result"; readonly id: number; readonly result: WorkerResult }
  | { readonly type: "output"; readonly id: number; readonly stream: "stdout" | "stderr"; readonly text: string }
  | {
      readonly type: "call";
      readonly id: number;
      readonly call: number;
      readonly callId: string;
      readonly tool: string;
      readonly args: unknown;
      readonly input: unknown;
      readonly line: number;
    }
  | { readonly type: "cancel"; readonly call: number }
  | { readonly type: "pong" };

type Fields = Readonly<Record<string, unknown>>;

const RESULT_STATUSES: ReadonlySet<string> = new Set(["done", "final", "raised", "limit", "aborted", "lost"]);

/** A message of the place; throws a WireError for anything else. Values stay wire until `fromWire`. */
export function readMessage(text: string): FromWorker {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new WireError("not JSON");
  }
  const fields = record(given);
  switch (fields["type"]) {
    case "pong":
      return { type: "pong" };
    case "cancel":
      return { type: "cancel", call: count(fields, "call") };
    case "started":
      return { type: "started", id: count(fields, "id"), description: description(record(fields["description"])) };
    case "answer":
      return { type: "answer", id: count(fields, "id"), value: fields["value"] };
    case "failed":
      return {
        type: "failed",
        id: count(fields, "id"),
        name: string(fields, "name"),
        message: string(fields, "message"),
        fields: fields["fields"],
      };
    case "result":
      return { type: "result", id: count(fields, "id"), result: result(record(fields["result"])) };
    case "output": {
      const stream = fields["stream"];
      if (stream !== "stdout" && stream !== "stderr") break;
      return { type: "output", id: count(fields, "id"), stream, text: string(fields, "text") };
    }
    case "call":
      return {
        type: "call",
        id: count(fields, "id"),
        call: count(fields, "call"),
        callId: string(fields, "callId"),
        tool: string(fields, "tool"),
        args: fields["args"],
        input: fields["input"],
        line: count(fields, "line"),
      };
  }
  throw new WireError("an unknown message");
}

function record(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new WireError("not an object");
  return value as Fields;
}

function string(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string") throw new WireError(`${name}: not a text`);
  return value;
}

function count(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new WireError(`${name}: no count`);
  return value;
}

function number(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === "number" && value >= 0 ? value : 0;
}

function description(fields: Fields): ExecutorDescription {
  return {
    imports: texts(fields["imports"]),
    python: string(fields, "python"),
    topLevelAwait: fields["topLevelAwait"] === true,
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).filter((each): each is string => typeof each === "string") : [];
}

function result(fields: Fields): WorkerResult {
  const status = string(fields, "status");
  if (!RESULT_STATUSES.has(status)) throw new WireError("an unknown status");
  const error = record(fields["error"] ?? {});
  const used = record(fields["used"] ?? {});
  const line = error["line"];
  return {
    status: status as WorkerResult["status"],
    value: fields["value"] ?? null,
    valueRepr: typeof fields["valueRepr"] === "string" ? fields["valueRepr"] : "None",
    error: {
      type: typeof error["type"] === "string" ? error["type"] : "",
      message: typeof error["message"] === "string" ? error["message"] : "",
      line: typeof line === "number" ? line : null,
      traceback: typeof error["traceback"] === "string" ? error["traceback"] : "",
    },
    limit: typeof fields["limit"] === "string" ? fields["limit"] : null,
    message: typeof fields["message"] === "string" ? fields["message"] : "",
    traceback: typeof fields["traceback"] === "string" ? fields["traceback"] : "",
    isTruncated: fields["isTruncated"] === true,
    isStateLost: fields["isStateLost"] === true,
    droppedCalls: texts(fields["droppedCalls"]).slice(0, 1000),
    used: {
      instructions: number(used, "instructions"),
      memory: number(used, "memory"),
      toolCalls: number(used, "toolCalls"),
      time: number(used, "time"),
    },
  };
}
