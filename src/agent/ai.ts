/**
 * Adapters for the AI SDK: an agent as a tool of another loop, and as a language model for everything that takes one. The
 * other way needs none: `tools` and `model` of an agent take the SDK's own.
 */

import type { LanguageModel, Tool } from "ai";
import type { CodeAgent } from "./agent.js";
import type { AgentImage } from "./memory.js";
import type { Usage } from "./model.js";
import type { AgentResult } from "./run.js";

/** The SDK's model interface, version 3 of the specification. */
export type AgentModel = Extract<LanguageModel, { readonly specificationVersion: "v3" }>;
type CallOptions = Parameters<AgentModel["doGenerate"]>[0];
type Prompt = CallOptions["prompt"];
type StreamPart =
  Awaited<ReturnType<AgentModel["doStream"]>>["stream"] extends ReadableStream<infer Part> ? Part : never;
type ModelUsage = Awaited<ReturnType<AgentModel["doGenerate"]>>["usage"];
type FinishReason = Awaited<ReturnType<AgentModel["doGenerate"]>>["finishReason"];

export interface AgentToolOptions {
  /** What the calling model reads. Default: the agent's own description. */
  readonly description?: string;
}

/** What an agent came to, for the calling model. */
export interface AgentToolResult {
  readonly status: string;
  readonly answer: string;
}

/**
 * An agent as a tool: `{ task }` in, its answer out.
 *
 * @example tools: { researcher: agentTool(researcher) }
 */
export function agentTool(agent: CodeAgent, options: AgentToolOptions = {}): Tool<{ task: string }, AgentToolResult> {
  const schema = {
    type: "object",
    properties: { task: { type: "string", description: "What is to be done, with everything needed to do it." } },
    required: ["task"],
    additionalProperties: false,
  };
  const inputSchema = {
    "~standard": {
      version: 1 as const,
      vendor: "coluber",
      validate: (value: unknown) => {
        const task: unknown = typeof value === "object" && value !== null && "task" in value ? value.task : undefined;
        return typeof task === "string" ? { value: { task } } : { issues: [{ message: "task: expected a text" }] };
      },
      jsonSchema: { input: () => schema, output: () => schema },
    },
  };
  return {
    description: options.description ?? agent.description,
    inputSchema,
    execute: async ({ task }: { task: string }, { abortSignal }: { abortSignal?: AbortSignal }) => {
      const result = await agent.run(task, abortSignal === undefined ? {} : { signal: abortSignal });
      abortSignal?.throwIfAborted();
      return { status: result.status, answer: textOf(result) };
    },
    toModelOutput: ({ output }: { output: AgentToolResult }) => ({ type: "text", value: output.answer }),
  } as unknown as Tool<{ task: string }, AgentToolResult>;
}

function textOf(result: AgentResult): string {
  if (result.status === "done" || result.status === "max-steps")
    return typeof result.answer === "string" ? result.answer : result.answerText;
  return `The agent came to no answer (${result.status})${result.error === null ? "" : `: ${result.error.message}`}`;
}

/**
 * An agent as a language model: the last message of the user is its task, what came before is its context. Its work is
 * streamed as reasoning, its answer as text. Tools and settings of the call are the agent's own affair, and warned about.
 *
 * @example const { text } = await generateText({ model: agentModel(agent), prompt: "…" });
 */
export function agentModel(agent: CodeAgent): AgentModel {
  return {
    specificationVersion: "v3",
    provider: "coluber",
    modelId: agent.name,
    supportedUrls: {},
    doGenerate: async (options) => {
      const { task, images } = taskOf(options.prompt);
      const result = await agent.run(task, {
        ...(images.length === 0 ? {} : { images }),
        ...(options.abortSignal === undefined ? {} : { signal: options.abortSignal }),
      });
      options.abortSignal?.throwIfAborted();
      throwFailure(result);
      return {
        content: [{ type: "text", text: textOf(result) }],
        finishReason: finishOf(result),
        usage: usageOf(result.usage),
        warnings: warningsOf(options),
      };
    },
    doStream: async (options) => ({ stream: streamOf(agent, options) }),
  };
}

function streamOf(agent: CodeAgent, options: CallOptions): ReadableStream<StreamPart> {
  const { task, images } = taskOf(options.prompt);
  const handle = agent.stream(task, {
    ...(images.length === 0 ? {} : { images }),
    ...(options.abortSignal === undefined ? {} : { signal: options.abortSignal }),
  });
  const parts = async function* (): AsyncGenerator<StreamPart> {
    yield { type: "stream-start", warnings: warningsOf(options) };
    let step: string | null = null;
    for await (const event of handle) {
      if (event.parent !== null) continue;
      if (event.type === "text-delta" || event.type === "output") {
        const id: string = `${event.run}-${event.step}`;
        if (step !== id) {
          if (step !== null) yield { type: "reasoning-end", id: step };
          yield { type: "reasoning-start", id };
          step = id;
        }
        yield { type: "reasoning-delta", id, delta: event.text };
      }
    }
    if (step !== null) yield { type: "reasoning-end", id: step };
    const result = await handle.result;
    options.abortSignal?.throwIfAborted();
    throwFailure(result);
    yield { type: "text-start", id: "answer" };
    yield { type: "text-delta", id: "answer", delta: textOf(result) };
    yield { type: "text-end", id: "answer" };
    yield { type: "finish", usage: usageOf(result.usage), finishReason: finishOf(result) };
  };
  const iterator = parts();
  return new ReadableStream<StreamPart>({
    pull: async (controller) => {
      try {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        controller.enqueue({ type: "error", error });
        controller.close();
      }
    },
    cancel: async () => {
      handle.abort();
      await iterator.return(undefined);
    },
  });
}

function throwFailure(result: AgentResult): void {
  if (result.status === "done" || result.status === "max-steps") return;
  throw result.error ?? new Error(`the agent came to no answer: ${result.status}`);
}

function finishOf(result: AgentResult): FinishReason {
  return { unified: result.status === "max-steps" ? "length" : "stop", raw: result.status };
}

function usageOf(usage: Usage): ModelUsage {
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage;
  return {
    inputTokens: {
      total: inputTokens,
      noCache: inputTokens - cachedTokens,
      cacheRead: cachedTokens,
      cacheWrite: undefined,
    },
    outputTokens: { total: outputTokens, text: outputTokens - reasoningTokens, reasoning: reasoningTokens },
  };
}

function warningsOf(options: CallOptions): { type: "unsupported"; feature: string; details?: string }[] {
  const given: [string, boolean][] = [
    ["tools", (options.tools ?? []).length > 0],
    ["responseFormat", options.responseFormat?.type === "json"],
    ["temperature", options.temperature !== undefined],
    ["maxOutputTokens", options.maxOutputTokens !== undefined],
    ["stopSequences", (options.stopSequences ?? []).length > 0],
  ];
  return given
    .filter(([, isGiven]) => isGiven)
    .map(([feature]) => ({ type: "unsupported", feature, details: "an agent has settings of its own" }));
}

/** The last message of the user, with what came before it as context. */
function taskOf(prompt: Prompt): { task: string; images: AgentImage[] } {
  const images: AgentImage[] = [];
  const lines: { role: string; text: string }[] = [];
  for (const message of prompt) {
    if (message.role === "system") {
      lines.push({ role: "Instructions", text: message.content });
      continue;
    }
    const texts: string[] = [];
    for (const part of message.content) {
      if (part.type === "text" || part.type === "reasoning") texts.push(part.text);
      else if (part.type === "file" && part.mediaType.startsWith("image/") && message.role === "user")
        images.push({ data: part.data, mediaType: part.mediaType });
      else texts.push(JSON.stringify(part));
    }
    lines.push({
      role: message.role === "user" ? "User" : message.role === "assistant" ? "Assistant" : "Tool",
      text: texts.join("\n"),
    });
  }
  const last = lines.pop();
  if (last === undefined) throw new TypeError("the prompt is empty");
  if (lines.length === 0) return { task: last.text, images };
  const context = lines.map(({ role, text }) => `${role}: ${text}`).join("\n\n");
  return { task: `${context}\n\n${last.role}: ${last.text}`, images };
}
