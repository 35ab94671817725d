/**
 * Memory of a run: typed steps, in the order in which they happened; plain data that may be edited, saved and loaded, and
 * turned into the messages that the model reads. Implements spec/agent.md, "Memory".
 */

import type { ExecutorUsed } from "../executor/executor.js";
import { decodeValue, encodeValue } from "./encode.js";
import { saveFile } from "./save-file.js";
import { NO_USAGE, addUsage, errorText, type ModelMessage, type ModelPart, type Usage } from "./model.js";

/** How a run ended. */
export type AgentStatus = "done" | "max-steps" | "budget" | "aborted" | "error";

export interface SystemStep {
  readonly kind: "system";
  readonly text: string;
}

/** An image, by its bytes, as base64 text, or by its address. */
export interface AgentImage {
  readonly data: Uint8Array | string | URL;
  /** "image/png". */
  readonly mediaType: string;
}

export interface TaskStep {
  readonly kind: "task";
  readonly task: string;
  /** What the model is told besides: the variables that it finds. */
  readonly note: string;
  readonly images: readonly AgentImage[];
}

export interface PlanStep {
  readonly kind: "plan";
  readonly plan: string;
  readonly usage: Usage;
}

/** A call of a tool or a managed agent by an action. */
export interface ToolCallRecord {
  readonly call: string;
  readonly tool: string;
  readonly input: unknown;
  /** null: it gave a result. "not finished": the action ended before it did. */
  readonly error: string | null;
  readonly milliseconds: number;
}

/** How an action ended. "refused": the check found something, nothing ran. "rejected": a final answer that a check refused. */
export type ActionOutcome =
  | "done"
  | "final"
  | "rejected"
  | "raised"
  | "limit"
  | "aborted"
  | "lost"
  | "refused"
  | "no-code"
  | "model-error";

export interface ActionStep {
  readonly kind: "action";
  /** From 1. */
  readonly number: number;
  readonly outcome: ActionOutcome;
  /** What the model wrote. */
  readonly reply: string;
  readonly reasoning: string;
  readonly thought: string;
  readonly code: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last expression's repr, or the final answer's; null when there is none. */
  readonly valueRepr: string | null;
  readonly error: { readonly type: string; readonly message: string; readonly line: number | null } | null;
  /** What the model reads of it. */
  readonly observation: string;
  readonly toolCalls: readonly ToolCallRecord[];
  readonly used: ExecutorUsed;
  /** Of its model call and of the managed agents that it called. */
  readonly usage: Usage;
  readonly milliseconds: number;
}

export interface FinalStep {
  readonly kind: "final";
  readonly status: AgentStatus;
  readonly answer: unknown;
  /** Model calls made for the answer alone (after the last step). */
  readonly usage: Usage;
}

export type Step = SystemStep | TaskStep | PlanStep | ActionStep | FinalStep;

const FORMAT = "coluber-memory";
const VERSION = 1;

/** A memory that could not be saved or loaded; the memory itself is as it was. */
export class MemoryFileError extends Error {
  override readonly name = "MemoryFileError";
}

export class Memory {
  /** May be edited between steps: what the model is told next is made from it. */
  steps: Step[];

  constructor(steps: Iterable<Step> = []) {
    this.steps = [...steps];
  }

  get actions(): readonly ActionStep[] {
    return this.steps.filter((step) => step.kind === "action");
  }

  /** Tokens of all steps. */
  get usage(): Usage {
    let usage = NO_USAGE;
    for (const step of this.steps) if ("usage" in step) usage = addUsage(usage, step.usage);
    return usage;
  }

  /** A copy of its own: steps are plain data and shared. */
  clone(): Memory {
    return new Memory(this.steps);
  }

  // -------------------------------------------------------------------------------------------------------------- dumps

  /** All steps with everything in them, as plain JSON data. */
  full(): readonly unknown[] {
    return this.steps.map((step) => encodeValue(step));
  }

  /** What happened, without the texts that the model read: kinds, code, outcomes, counts. */
  succinct(): readonly Readonly<Record<string, unknown>>[] {
    return this.steps.map((step): Readonly<Record<string, unknown>> => {
      switch (step.kind) {
        case "system":
          return { kind: step.kind, characters: step.text.length };
        case "task":
          return { kind: step.kind, task: step.task, images: step.images.length };
        case "plan":
          return { kind: step.kind, characters: step.plan.length, tokens: step.usage.outputTokens };
        case "action":
          return {
            kind: step.kind,
            number: step.number,
            outcome: step.outcome,
            code: step.code,
            ...(step.error === null ? {} : { error: `${step.error.type}: ${step.error.message}` }),
            tools: step.toolCalls.map(({ tool }) => tool),
            tokens: step.usage.inputTokens + step.usage.outputTokens,
          };
        case "final":
          return { kind: step.kind, status: step.status, answer: encodeValue(step.answer) };
      }
    });
  }

  /** The whole run as text to read, step by step, through `write` (default: to the console). */
  replay(write: (text: string) => void = (text) => console.log(text)): void {
    for (const step of this.steps) write(stepText(step));
  }

  // --------------------------------------------------------------------------------------------------------- save, load

  toJSON(): unknown {
    return { format: FORMAT, version: VERSION, steps: this.full() };
  }

  /** A memory from what `toJSON` gave. */
  static fromJSON(data: unknown): Memory {
    const { format, version, steps } = (typeof data === "object" && data !== null ? data : {}) as {
      readonly format?: unknown;
      readonly version?: unknown;
      readonly steps?: unknown;
    };
    if (format !== FORMAT) throw new MemoryFileError("this is no saved memory of an agent");
    if (version !== VERSION) throw new MemoryFileError(`the memory is of version ${String(version)}, not ${VERSION}`);
    if (!Array.isArray(steps)) throw new MemoryFileError("the saved memory has no steps");
    return new Memory(
      steps.map((step, index) => {
        let value: unknown;
        try {
          value = decodeValue(step);
        } catch (error) {
          throw new MemoryFileError(`step ${index} of the saved memory is damaged: ${errorText(error)}`, {
            cause: error,
          });
        }
        return readStep(value, index);
      }),
    );
  }

  /** Writes it to a regular file, whole or not at all: a full disk leaves the old file as it was. */
  async save(path: string): Promise<void> {
    try {
      await saveFile(path, `${JSON.stringify(this.toJSON())}\n`);
    } catch (error) {
      throw new MemoryFileError(`could not save the memory to ${path}: ${errorText(error)}`, { cause: error });
    }
  }

  /** Reads what `save` wrote. */
  static async load(path: string): Promise<Memory> {
    const files = await import("node:fs/promises");
    let data: unknown;
    try {
      data = JSON.parse(await files.readFile(path, "utf8"));
    } catch (error) {
      throw new MemoryFileError(`could not load the memory from ${path}: ${errorText(error)}`, { cause: error });
    }
    return Memory.fromJSON(data);
  }
}

const FIELDS: Readonly<Record<Step["kind"], Readonly<Record<string, string>>>> = {
  system: { text: "string" },
  task: { task: "string", note: "string", images: "object" },
  plan: { plan: "string", usage: "object" },
  action: {
    number: "number",
    outcome: "string",
    reply: "string",
    observation: "string",
    toolCalls: "object",
    usage: "object",
  },
  final: { status: "string", usage: "object" },
};

function readStep(step: unknown, index: number): Step {
  const fields = (typeof step === "object" && step !== null ? step : {}) as Readonly<Record<string, unknown>>;
  const { kind } = fields;
  if (typeof kind !== "string" || !Object.hasOwn(FIELDS, kind))
    throw new MemoryFileError(`step ${index} of the saved memory is of no known kind`);
  for (const [name, type] of Object.entries(FIELDS[kind as Step["kind"]]))
    if (typeof fields[name] !== type || fields[name] === null)
      throw new MemoryFileError(`step ${index} (${kind}) of the saved memory has no ${name}`);
  return step as Step;
}

// ------------------------------------------------------------------------------------------------------------ messages

/** What a step says to the model is the prompt's business; see `Prompts`. */
export interface StepTexts {
  readonly task: (step: TaskStep) => string;
  readonly plan: (step: PlanStep) => { readonly said: string; readonly asked: string };
  readonly action: (step: ActionStep) => { readonly said: string; readonly observed: string };
}

/** The messages of a memory: neighbours of one role are one message, as some servers demand. */
export function messagesOf(steps: readonly Step[], texts: StepTexts): ModelMessage[] {
  const messages: ModelMessage[] = [];
  const system = steps.filter((step) => step.kind === "system").map((step) => step.text);
  if (system.length > 0) messages.push({ role: "system", content: system.join("\n\n") });
  for (const step of steps) {
    switch (step.kind) {
      case "system":
        break;
      case "task":
        say(messages, "user", [
          { type: "text", text: texts.task(step) },
          ...step.images.map(({ data, mediaType }): ModelPart => ({ type: "file", mediaType, data })),
        ]);
        break;
      case "plan": {
        const { said, asked } = texts.plan(step);
        say(messages, "assistant", [{ type: "text", text: said }]);
        say(messages, "user", [{ type: "text", text: asked }]);
        break;
      }
      case "action": {
        // Nobody said anything.
        if (step.outcome === "model-error") break;
        const { said, observed } = texts.action(step);
        if (said !== "") say(messages, "assistant", [{ type: "text", text: said }]);
        say(messages, "user", [{ type: "text", text: observed }]);
        break;
      }
      case "final":
        // Of an earlier task in the same memory.
        if (step.status !== "done")
          say(messages, "assistant", [{ type: "text", text: `Final answer: ${answerText(step.answer)}` }]);
        break;
    }
  }
  return messages;
}

export function say(messages: ModelMessage[], role: "user" | "assistant", parts: ModelPart[]): void {
  const last = messages.at(-1);
  if (last !== undefined && last.role === role) {
    const content = last.content as ModelPart[];
    const before = content.at(-1);
    const [first] = parts;
    if (before?.type === "text" && first?.type === "text") {
      before.text += `\n\n${first.text}`;
      content.push(...parts.slice(1));
    } else content.push(...parts);
  } else messages.push({ role, content: parts } as ModelMessage);
}

// -------------------------------------------------------------------------------------------------------------- to read

export function answerText(answer: unknown): string {
  if (typeof answer === "string") return answer;
  if (answer === undefined || answer === null) return "None";
  return JSON.stringify(encodeValue(answer));
}

/** A step as text for people. */
export function stepText(step: Step): string {
  switch (step.kind) {
    case "system":
      return `── system prompt: ${step.text.length} characters`;
    case "task":
      return `── task\n${step.task}${step.note === "" ? "" : `\n${step.note}`}`;
    case "plan":
      return `── plan\n${step.plan}`;
    case "action": {
      const tokens = step.usage.inputTokens + step.usage.outputTokens;
      return [
        `── step ${step.number}: ${step.outcome} (${Math.round(step.milliseconds)} ms, ${tokens} tokens)`,
        ...(step.thought === "" ? [] : [step.thought]),
        ...(step.code === null ? [] : [step.code.replaceAll(/^/gm, "  │ ")]),
        step.observation,
      ].join("\n");
    }
    case "final":
      return `── ${step.status}\n${answerText(step.answer)}`;
  }
}
