/**
 * Frames from the driver: found in a stream that may begin or break anywhere, measured before they are parsed, and taken
 * apart into known fields of known types. Everything in here is untrusted; what does not fit is a RemoteError "protocol".
 */

import { RemoteError } from "./errors.js";

/** What the driver sends. Values are still JSON; see values.ts. */
export type Frame =
  | { readonly type: "hello"; readonly protocol: number; readonly python: string }
  | { readonly type: "ready" }
  | { readonly type: "out"; readonly pieces: readonly (readonly ["stdout" | "stderr", string])[] }
  | CallFrame
  | { readonly type: "drop"; readonly id: number }
  | { readonly type: "final"; readonly run: number; readonly repr: string; readonly value: unknown }
  | DoneFrame
  | { readonly type: "set"; readonly id: number; readonly error: string | null }
  /** Part of a frame that is too long for one, and the last part. */
  | { readonly type: "part"; readonly text: string; readonly isLast: boolean }
  /** A sign of life; `last` is the number of the last frame that was sent. */
  | { readonly type: "pong"; readonly last: number };

export interface CallFrame {
  readonly type: "call";
  readonly id: number;
  readonly run: number;
  readonly tool: string;
  readonly line: number;
  /** Made by a coroutine: an answer that takes time may be awaited. */
  readonly awaitable: boolean;
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** Characters of the frame. */
  readonly size: number;
}

export interface DoneFrame {
  readonly type: "done";
  readonly run: number;
  readonly value: unknown;
  readonly repr: string;
  readonly isTruncated: boolean;
  readonly error: {
    readonly type: string;
    readonly message: string;
    readonly line: number | null;
    readonly traceback: string;
  } | null;
}

export interface ReceivedFrame {
  /** 0: outside the order, not repeated. */
  readonly sequence: number;
  /** Number of the last line that the driver has in order. */
  readonly acknowledged: number;
  readonly frame: Frame;
}

/** Characters of one frame. */
export const FRAME_CHARACTERS = 8 * 1024 * 1024;
/** Brackets in one frame, and how deep: JSON.parse makes an object of each. */
const FRAME_CONTAINERS = 400_000;
const FRAME_ITEMS = 4_000_000;
const FRAME_DEPTH = 500;

const RECORD = "\u001e";

function refuse(what: string): never {
  throw new RemoteError("protocol", `the sandbox sent ${what}`);
}

/** Finds the frames in a stream. */
export class FrameReader {
  private parts: string[] = [];
  private size = 0;
  private isInside = false;

  constructor(private readonly take: (text: string) => void) {}

  /** A new stream begins: half a frame of the old one is no frame. */
  reset(): void {
    this.parts = [];
    this.size = 0;
    this.isInside = false;
  }

  push(chunk: string): void {
    let at = 0;
    while (at < chunk.length) {
      if (!this.isInside) {
        const start = chunk.indexOf(RECORD, at);
        if (start === -1) return;
        at = start + 1;
        this.isInside = true;
        continue;
      }
      const end = chunk.indexOf("\n", at);
      const part = chunk.slice(at, end === -1 ? chunk.length : end);
      const again = part.lastIndexOf(RECORD);
      if (again !== -1) {
        this.parts = [];
        this.size = 0;
      }
      const rest = again === -1 ? part : part.slice(again + 1);
      this.parts.push(rest);
      if ((this.size += rest.length) > FRAME_CHARACTERS) refuse(`a frame of more than ${FRAME_CHARACTERS} characters`);
      if (end === -1) return;
      at = end + 1;
      const text = this.parts.length === 1 ? rest : this.parts.join("");
      this.reset();
      this.take(text);
    }
  }
}

/** Counts what JSON.parse would make, before it does. */
function measure(text: string): void {
  let depth = 0;
  let containers = 0;
  let items = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isText) {
      if (unit === 92) at++;
      else if (unit === 34) isText = false;
    } else if (unit === 34) isText = true;
    else if (unit === 91 || unit === 123) {
      containers++;
      if (++depth > FRAME_DEPTH) refuse(`a frame nested deeper than ${FRAME_DEPTH} levels`);
    } else if (unit === 93 || unit === 125) depth--;
    else if (unit === 44) items++;
  }
  if (containers > FRAME_CONTAINERS || items > FRAME_ITEMS) refuse("a frame with too many parts");
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : refuse("a frame that is no object");
}

function textOf(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : refuse("a frame with a field of the wrong type");
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : refuse("a frame with a number that is none");
}

const TEXT = 200_000;

/** A frame that came in parts: it has no number of its own. */
export function parseWhole(text: string): Frame | null {
  measure(text);
  return frameOf(fields(parsed(text)), text.length);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("a frame that is not JSON");
  }
}

/** A frame's fields; null for kinds that this version does not know. */
export function parseFrame(line: string): ReceivedFrame | null {
  measure(line);
  const given = fields(parsed(line));
  const frame = frameOf(given, line.length);
  return frame === null ? null : { sequence: count(given["s"]), acknowledged: count(given["a"]), frame };
}

function frameOf(given: Fields, size: number): Frame | null {
  switch (given["t"]) {
    case "hello":
      return { type: "hello", protocol: count(given["protocol"]), python: textOf(given["python"], 40) };
    case "ready":
      return { type: "ready" };
    case "out":
      return { type: "out", pieces: pieces(given["d"]) };
    case "call":
      return {
        type: "call",
        id: count(given["id"]),
        run: count(given["run"]),
        tool: textOf(given["tool"], 1000),
        line: count(given["line"]),
        awaitable: given["co"] === true,
        args: Array.isArray(given["args"]) ? (given["args"] as unknown[]) : refuse("a call without arguments"),
        kwargs: fields(given["kwargs"]),
        size,
      };
    case "drop":
      return { type: "drop", id: count(given["id"]) };
    case "final":
      return { type: "final", run: count(given["run"]), repr: textOf(given["repr"], TEXT), value: given["value"] };
    case "done":
      return {
        type: "done",
        run: count(given["run"]),
        value: given["value"],
        repr: given["repr"] === undefined ? "None" : textOf(given["repr"], TEXT),
        isTruncated: given["truncated"] === true,
        error: given["error"] === undefined ? null : errorOf(fields(given["error"])),
      };
    case "set":
      return {
        type: "set",
        id: count(given["id"]),
        error: given["error"] === undefined ? null : textOf(given["error"], 1000),
      };
    case "part":
    case "end":
      return { type: "part", text: textOf(given["d"], FRAME_CHARACTERS), isLast: given["t"] === "end" };
    case "pong":
    case "ack":
      return { type: "pong", last: given["l"] === undefined ? 0 : count(given["l"]) };
    default:
      return null;
  }
}

function pieces(value: unknown): readonly (readonly ["stdout" | "stderr", string])[] {
  if (!Array.isArray(value)) return refuse("output that is none");
  return (value as unknown[]).map((piece) => {
    if (!Array.isArray(piece)) return refuse("output that is none");
    const [stream, content] = piece as unknown[];
    return [stream === "e" ? "stderr" : "stdout", textOf(content, FRAME_CHARACTERS)] as const;
  });
}

function errorOf(given: Fields): NonNullable<DoneFrame["error"]> {
  return {
    type: textOf(given["type"], 200),
    message: textOf(given["message"], 16_384),
    line: given["line"] === null || given["line"] === undefined ? null : count(given["line"]),
    traceback: textOf(given["traceback"], TEXT),
  };
}
