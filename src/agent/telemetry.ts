/**
 * OpenTelemetry spans of agents, by the semantic conventions for generative AI: `invoke_agent`, `chat`, `execute_tool`. A
 * consumer of an agent's events and nothing more: the tracer is passed in, no package is imported, and what was said
 * (prompts, programs, arguments, answers) is recorded only where it is asked for.
 *
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/
 */

import { encodeValue } from "./encode.js";
import type { AgentEvent } from "./events.js";
import type { Usage } from "./model.js";

/** What is used of a span of `@opentelemetry/api`. */
export interface SpanLike {
  setAttribute(name: string, value: string | number | boolean | string[]): unknown;
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  addEvent(name: string, attributes?: Record<string, string | number | boolean>): unknown;
  end(time?: number): void;
}

/** What is used of a tracer. `Context` is the API's own, opaque here. */
export interface TracerLike<Span extends SpanLike, Context> {
  startSpan(
    name: string,
    options: {
      readonly kind: number;
      readonly attributes: Record<string, string | number | boolean>;
      readonly startTime: number;
    },
    context: Context,
  ): Span;
}

export interface TelemetryOptions<Span extends SpanLike, Context> {
  readonly tracer: TracerLike<Span, Context>;
  /** `trace` of `@opentelemetry/api`. */
  readonly trace: { setSpan(context: Context, span: Span): Context };
  /** `context` of `@opentelemetry/api`: the span that is active when a run begins is its parent. */
  readonly context: { active(): Context };
  /** Also what was said: replies, programs, arguments, results, answers. Default false. */
  readonly content?: boolean;
  /** Characters of one such text. Default 10000. */
  readonly maxCharacters?: number;
}

const INTERNAL = 0;
const CLIENT = 2;
const ERROR = 2;
const MOST = 10_000;

interface RunSpans<Span, Context> {
  readonly span: Span;
  readonly context: Context;
  model: string;
  provider: string;
  chat: Span | null;
  readonly tools: Map<string, { readonly span: Span; readonly context: Context }>;
}

/**
 * A consumer of events that makes spans of them.
 *
 * @example
 * import { context, trace } from "@opentelemetry/api";
 * const agent = new CodeAgent({
 *   model,
 *   callbacks: { onEvent: telemetry({ tracer: trace.getTracer("my-app"), trace, context }) },
 * });
 */
export function telemetry<Span extends SpanLike, Context>(
  options: TelemetryOptions<Span, Context>,
): (event: AgentEvent) => void {
  checkTelemetry(options);
  const { tracer, trace, context, content = false, maxCharacters = MOST } = options;
  const runs = new Map<string, RunSpans<Span, Context>>();
  const said = (text: string): string => (text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)}…`);
  const json = (value: unknown): string => said(JSON.stringify(encodeValue(value)) ?? "null");

  const start = (
    name: string,
    kind: number,
    attributes: Record<string, string | number | boolean>,
    time: number,
    parent: Context,
  ): { span: Span; context: Context } => {
    const span = tracer.startSpan(name, { kind, attributes, startTime: time }, parent);
    return { span, context: trace.setSpan(parent, span) };
  };
  const fail = (span: Span, type: string, message: string): void => {
    span.setAttribute("error.type", type);
    // Messages may quote what was said.
    span.setStatus(content ? { code: ERROR, message: said(message) } : { code: ERROR });
  };

  return (event) => {
    const { time } = event;
    if (event.type === "run-start") {
      const from = event.parent === null ? undefined : runs.get(event.parent.run);
      const parent =
        from === undefined ? context.active() : (from.tools.get(event.parent?.call ?? "")?.context ?? from.context);
      const made = start(
        `invoke_agent ${event.agent}`,
        INTERNAL,
        {
          "gen_ai.operation.name": "invoke_agent",
          "gen_ai.agent.name": event.agent,
          "gen_ai.agent.id": event.run,
          "gen_ai.request.model": event.model,
          ...(content ? { "gen_ai.input.messages": json([userMessage(event.task)]) } : {}),
        },
        time,
        parent,
      );
      runs.set(event.run, { ...made, model: event.model, provider: "", chat: null, tools: new Map() });
      return;
    }
    const run = runs.get(event.run);
    if (run === undefined) return;
    switch (event.type) {
      case "model-start":
        run.model = event.model;
        if (run.provider === "" && event.provider !== "") {
          run.provider = event.provider;
          run.span.setAttribute("gen_ai.provider.name", event.provider);
        }
        run.chat?.end(time);
        run.chat = start(
          `chat ${event.model}`,
          CLIENT,
          {
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": event.provider,
            "gen_ai.request.model": event.model,
            "coluber.purpose": event.purpose,
            "coluber.step": event.step,
          },
          time,
          run.context,
        ).span;
        break;
      case "model-retry":
        run.chat?.addEvent("retry", { attempt: event.attempt, "delay.milliseconds": event.delay });
        break;
      case "model-end": {
        const { chat } = run;
        if (chat === null) break;
        setUsage(chat, event.usage);
        chat.setAttribute("gen_ai.response.finish_reasons", [event.finishReason]);
        if (content) chat.setAttribute("gen_ai.output.messages", json([replyMessage(event.text, event.finishReason)]));
        if (event.error !== null) fail(chat, "model_error", event.error);
        chat.end(time);
        run.chat = null;
        break;
      }
      case "code":
        run.span.addEvent("coluber.code", {
          "coluber.step": event.step,
          ...(content ? { "coluber.code": said(event.code) } : {}),
        });
        break;
      case "tool-start":
        run.tools.set(
          event.call,
          start(
            `execute_tool ${event.tool}`,
            INTERNAL,
            {
              "gen_ai.operation.name": "execute_tool",
              "gen_ai.tool.name": event.tool,
              "gen_ai.tool.call.id": event.call,
              "gen_ai.tool.type": "function",
              "coluber.step": event.step,
              ...(content ? { "gen_ai.tool.call.arguments": json(event.input) } : {}),
            },
            time,
            run.context,
          ),
        );
        break;
      case "tool-end": {
        const tool = run.tools.get(event.call);
        if (tool === undefined) break;
        run.tools.delete(event.call);
        if (event.error !== null) fail(tool.span, "tool_error", event.error);
        else if (content) tool.span.setAttribute("gen_ai.tool.call.result", json(event.result ?? null));
        tool.span.end(time);
        break;
      }
      case "approval":
        run.span.addEvent("coluber.approval", { "gen_ai.tool.name": event.tool, "coluber.approved": event.isApproved });
        break;
      case "run-end":
        runs.delete(event.run);
        run.chat?.end(time);
        for (const { span } of run.tools.values()) span.end(time);
        setUsage(run.span, event.usage);
        run.span.setAttribute("coluber.status", event.status);
        run.span.setAttribute("coluber.steps", event.step);
        if (content)
          run.span.setAttribute(
            "gen_ai.output.messages",
            json([replyMessage(typeof event.answer === "string" ? event.answer : json(event.answer), event.status)]),
          );
        if (event.error !== null) fail(run.span, event.status, event.error);
        run.span.end(time);
        break;
    }
  };
}

function checkTelemetry(options: unknown): void {
  const given = (typeof options === "object" && options !== null ? options : {}) as Readonly<Record<string, unknown>>;
  const has = (part: unknown, method: string): boolean =>
    ((typeof part === "object" && part !== null) || typeof part === "function") &&
    typeof (part as Readonly<Record<string, unknown>>)[method] === "function";
  const wrong = (["tracer.startSpan", "trace.setSpan", "context.active"] as const).find((path) => {
    const [part, method] = path.split(".") as [string, string];
    return !has(given[part], method);
  });
  if (wrong !== undefined)
    throw new TypeError(
      `tracer: expected { tracer, trace, context } with a tracer, and trace and context of @opentelemetry/api: there is no ${wrong}()`,
    );
}

function setUsage(span: SpanLike, usage: Usage): void {
  span.setAttribute("gen_ai.usage.input_tokens", usage.inputTokens);
  span.setAttribute("gen_ai.usage.output_tokens", usage.outputTokens);
  if (usage.cachedTokens > 0) span.setAttribute("gen_ai.usage.cache_read.input_tokens", usage.cachedTokens);
  if (usage.reasoningTokens > 0) span.setAttribute("gen_ai.usage.reasoning.output_tokens", usage.reasoningTokens);
}

function userMessage(text: string): object {
  return { role: "user", parts: [{ type: "text", content: text }] };
}

function replyMessage(text: string, reason: string): object {
  return { role: "assistant", parts: [{ type: "text", content: text }], finish_reason: reason };
}
