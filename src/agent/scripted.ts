/** A model that says what it was told to: for tests, demonstrations and replays. Streams like a real one. */

import type { LanguageModel, ModelCallOptions, ModelGenerated, ModelStreamed } from "./model.js";

/** One reply: its text, or more; an Error to throw; or a function of the prompt that gives one. */
export type ScriptedReply = string | ScriptedParts | Error | ((options: ModelCallOptions) => ScriptedReply);

export interface ScriptedParts {
  readonly text?: string;
  readonly reasoning?: string;
  /** Default: a token for every four characters. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly finishReason?: string;
  /** Thrown by the stream after the text. */
  readonly error?: Error;
  /** The stream ends without a finish part. */
  readonly isBroken?: boolean;
  /** Characters of one delta. Default 24. */
  readonly deltaLength?: number;
}

export interface ScriptedModel extends LanguageModel {
  /** What it was called with, in order. */
  readonly calls: readonly ModelCallOptions[];
}

/**
 * A model with fixed replies, one for each call; a call too many is an error. As real models do, it stops before a stop
 * sequence.
 */
export function scriptedModel(
  replies: Iterable<ScriptedReply>,
  options: { readonly modelId?: string; readonly specificationVersion?: "v2" | "v3" | "v4" } = {},
): ScriptedModel {
  const { modelId = "scripted", specificationVersion = "v3" } = options;
  const script = [...replies];
  const calls: ModelCallOptions[] = [];
  const next = (call: ModelCallOptions): ScriptedParts => {
    call.abortSignal?.throwIfAborted();
    calls.push(call);
    if (calls.length > script.length)
      throw new Error(`the scripted model has ${script.length} replies and was called ${calls.length} times`);
    let reply = script[calls.length - 1] as ScriptedReply;
    while (typeof reply === "function") reply = reply(call);
    if (reply instanceof Error) throw reply;
    return typeof reply === "string" ? { text: reply } : reply;
  };
  const endOf = (
    call: ModelCallOptions,
    parts: ScriptedParts,
    text: string,
  ): { usage: unknown; finishReason: unknown } => {
    const input = parts.inputTokens ?? estimate(JSON.stringify(call.prompt).length);
    const output = parts.outputTokens ?? estimate(text.length + (parts.reasoning ?? "").length);
    const reason = parts.finishReason ?? "stop";
    return specificationVersion === "v2"
      ? { usage: { inputTokens: input, outputTokens: output, totalTokens: input + output }, finishReason: reason }
      : {
          usage: {
            inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
            outputTokens: { total: output, text: output, reasoning: 0 },
          },
          finishReason: { unified: reason, raw: reason },
        };
  };
  return {
    specificationVersion,
    provider: "coluber",
    modelId,
    calls,
    async doGenerate(call): Promise<ModelGenerated> {
      const parts = next(call);
      if (parts.error !== undefined) throw parts.error;
      const text = stopped(parts.text ?? "", call.stopSequences);
      const content = [
        ...(parts.reasoning === undefined ? [] : [{ type: "reasoning", text: parts.reasoning }]),
        ...(text === "" ? [] : [{ type: "text", text }]),
      ];
      return { content, ...endOf(call, parts, text) };
    },
    async doStream(call): Promise<ModelStreamed> {
      const parts = next(call);
      const text = stopped(parts.text ?? "", call.stopSequences);
      const length = Math.max(1, parts.deltaLength ?? 24);
      const chunks: { readonly type: string; readonly [field: string]: unknown }[] = [
        { type: "stream-start", warnings: [] },
      ];
      if (parts.reasoning !== undefined) {
        chunks.push({ type: "reasoning-start", id: "r" });
        chunks.push({ type: "reasoning-delta", id: "r", delta: parts.reasoning });
        chunks.push({ type: "reasoning-end", id: "r" });
      }
      if (text !== "") chunks.push({ type: "text-start", id: "t" });
      for (let at = 0; at < text.length; at += length)
        chunks.push({ type: "text-delta", id: "t", delta: text.slice(at, at + length) });
      if (text !== "") chunks.push({ type: "text-end", id: "t" });
      if (parts.error === undefined && parts.isBroken !== true)
        chunks.push({ type: "finish", ...endOf(call, parts, text) });
      let at = 0;
      const stream = new ReadableStream<{ readonly type: string }>({
        pull(controller) {
          if (at < chunks.length) controller.enqueue(chunks[at++] as { readonly type: string });
          else if (parts.error !== undefined) controller.error(parts.error);
          else controller.close();
        },
      });
      return { stream };
    },
  };
}

function stopped(text: string, stops: readonly string[] | undefined): string {
  let end = text.length;
  for (const stop of stops ?? []) {
    const at = text.indexOf(stop);
    if (at >= 0 && at < end) end = at;
  }
  return text.slice(0, end);
}

function estimate(characters: number): number {
  return Math.ceil(characters / 4);
}
