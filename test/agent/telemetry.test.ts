// Spans of agents, by a tracer that keeps what it gets behind the real API of OpenTelemetry.

import {
  ROOT_CONTEXT,
  context,
  trace,
  type Context,
  type Span,
  type SpanContext,
  type Tracer,
} from "@opentelemetry/api";
import { describe, expect, test } from "vitest";
import { CodeAgent } from "../../src/agent/agent.js";
import { scriptedModel } from "../../src/agent/scripted.js";
import { telemetry } from "../../src/agent/telemetry.js";

interface Kept {
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Record<string, unknown>;
  readonly events: string[];
  status: number;
  ends: number;
}

class Recorder {
  readonly spans: Kept[] = [];

  startSpan(name: string, options: { attributes?: Record<string, unknown> } = {}, given: Context = ROOT_CONTEXT): Span {
    const parent = (trace.getSpan(given) as (Span & { kept?: Kept }) | undefined)?.kept?.name;
    const kept: Kept = { name, parent, attributes: { ...options.attributes }, events: [], status: 0, ends: 0 };
    this.spans.push(kept);
    const id = String(this.spans.length).padStart(16, "0");
    const span = {
      kept,
      spanContext: (): SpanContext => ({ traceId: "1".repeat(32), spanId: id, traceFlags: 1 }),
      setAttribute: (key: string, value: unknown) => void (kept.attributes[key] = value),
      setStatus: ({ code, message }: { code: number; message?: string }) => {
        kept.status = code;
        if (message !== undefined) kept.attributes["message"] = message;
      },
      addEvent: (event: string) => void kept.events.push(event),
      end: () => void kept.ends++,
    };
    return span as unknown as Span;
  }
}

function team(recorder: Recorder, content: boolean): CodeAgent {
  const helper = new CodeAgent({
    model: scriptedModel(["<code>final_answer('secret helped')</code>"]),
    name: "helper",
    description: "Helps.",
  });
  return new CodeAgent({
    model: scriptedModel([
      "<code>secret = broken()</code>",
      "<code>x = look(1)\ny = helper('do it')\nfinal_answer(y)</code>",
    ]),
    name: "boss",
    managedAgents: [helper],
    tools: {
      look: (n: number) => n + 1,
      broken: () => {
        throw new Error("secret place");
      },
    },
    tracer: { tracer: recorder as unknown as Tracer, trace, context, content },
  });
}

describe("telemetry", () => {
  test("runs, model calls and tools are spans under each other, all ended once", async () => {
    const recorder = new Recorder();
    expect(await team(recorder, false).run("secret task")).toMatchObject({ status: "done", answer: "secret helped" });
    const tree = recorder.spans.map(({ name, parent }) => [
      name.replace(/^chat .*/, "chat"),
      parent?.replace(/^chat .*/, "chat"),
    ]);
    expect(tree).toEqual([
      ["invoke_agent boss", undefined],
      ["chat", "invoke_agent boss"],
      ["execute_tool broken", "invoke_agent boss"],
      ["chat", "invoke_agent boss"],
      ["execute_tool look", "invoke_agent boss"],
      ["execute_tool helper", "invoke_agent boss"],
      ["invoke_agent helper", "execute_tool helper"],
      ["chat", "invoke_agent helper"],
    ]);
    expect(recorder.spans.map(({ ends }) => ends)).toEqual(recorder.spans.map(() => 1));
    const [run, chat, broken] = recorder.spans;
    expect(run.attributes).toMatchObject({
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "boss",
      "coluber.status": "done",
    });
    expect(chat.attributes).toMatchObject({ "gen_ai.operation.name": "chat", "coluber.purpose": "action" });
    expect(chat.attributes).toHaveProperty(["gen_ai.usage.input_tokens"]);
    expect(broken.attributes).toMatchObject({ "gen_ai.tool.name": "broken", "error.type": "tool_error" });
    expect(broken.status).toBe(2);
  });

  test("what was said is recorded only when it is asked for", async () => {
    const silent = new Recorder();
    await team(silent, false).run("secret task");
    expect(JSON.stringify(silent.spans)).not.toContain("secret");
    const open = new Recorder();
    await team(open, true).run("secret task");
    const text = JSON.stringify(open.spans);
    for (const said of ["secret task", "secret helped", "secret place"]) expect(text).toContain(said);
  });

  test("the span that is active is the parent, and an aborted run ends its spans", async () => {
    const recorder = new Recorder();
    const outer = recorder.startSpan("outer");
    const consume = telemetry({
      tracer: recorder as unknown as Tracer,
      trace,
      context: { active: () => trace.setSpan(ROOT_CONTEXT, outer) },
    });
    const controller = new AbortController();
    const agent = new CodeAgent({
      model: scriptedModel(["<code>wait()</code>"]),
      tools: {
        wait: async () => {
          controller.abort();
          await new Promise((resolve) => setTimeout(resolve, 5));
        },
      },
      callbacks: { onEvent: consume },
    });
    expect(await agent.run("x", { signal: controller.signal })).toMatchObject({ status: "aborted" });
    expect(recorder.spans[1]).toMatchObject({ name: "invoke_agent agent", parent: "outer" });
    expect(recorder.spans.slice(1).every(({ ends }) => ends === 1)).toBe(true);
  });
});
