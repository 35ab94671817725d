// An agent with a real provider package against a server on the loopback: what goes over the wire, and what is done when
// the wire fails.

import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { afterEach, describe, expect, it } from "vitest";
import { CodeAgent, type CodeAgentOptions } from "../../src/agent/index.js";
import { OpenAIServer, type ServerReply } from "./openai-server.js";

let server: OpenAIServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function agentFor(
  replies: readonly (ServerReply | string)[],
  options: Partial<CodeAgentOptions> = {},
): Promise<CodeAgent> {
  server = await OpenAIServer.start(replies);
  const provider = createOpenAICompatible({
    name: "loopback",
    baseURL: server.url,
    apiKey: "secret",
    includeUsage: true,
  });
  const waits: number[] = [];
  return new CodeAgent({
    model: provider.chatModel("tiny"),
    ...options,
    modelSettings: {
      retry: {
        sleep: async (milliseconds) => {
          waits.push(milliseconds);
        },
      },
      ...options.modelSettings,
    },
  });
}

describe("a model behind OpenAI's protocol", () => {
  it("gets messages in turns, the stop sequences, and is asked for its usage", async () => {
    const agent = await agentFor([
      "Thought: a\n<code>\nx = 6 * 7\nprint(x)\n</code>",
      "<code>\nfinal_answer(x)\n</code>",
    ]);
    const result = await agent.run("6 times 7?");
    expect(result).toMatchObject({ status: "done", answer: 42 });
    expect(result.usage).toMatchObject({ inputTokens: 22, outputTokens: 14, calls: 2, unreported: 0 });
    const [first, second] = server?.asked ?? [];
    expect(first?.authorization).toBe("Bearer secret");
    expect(first?.path).toBe("/v1/chat/completions");
    expect(first?.body).toMatchObject({ model: "tiny", stream: true, stop: ["</code>", "\nObservation:"] });
    expect(second?.body.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(second?.body.messages[2]?.content).toBe("Thought: a\n<code>\nx = 6 * 7\nprint(x)\n</code>");
    expect(second?.body.messages[3]?.content).toBe("Observation:\n42");
  });

  it("without streaming as well", async () => {
    const agent = await agentFor(["<code>\nfinal_answer(1)\n</code>"], { modelSettings: { streaming: false } });
    expect(await agent.run("t")).toMatchObject({ answer: 1, usage: { inputTokens: 11, outputTokens: 7 } });
    expect(server?.asked[0]?.body.stream).not.toBe(true);
  });

  it("may keep its usage for itself", async () => {
    const agent = await agentFor([{ text: "<code>\nfinal_answer(1)\n</code>", usage: null }]);
    expect((await agent.run("t")).usage).toMatchObject({ inputTokens: 0, outputTokens: 0, calls: 1, unreported: 1 });
  });

  it("is asked again when it is busy, after the time that it names", async () => {
    const waits: number[] = [];
    const agent = await agentFor(
      [
        { status: 429, headers: { "retry-after": "2" }, message: "slow down" },
        { status: 503, message: "overloaded" },
        "<code>\nfinal_answer(1)\n</code>",
      ],
      {
        modelSettings: {
          retry: {
            sleep: async (milliseconds) => {
              waits.push(milliseconds);
            },
          },
        },
      },
    );
    expect(await agent.run("t")).toMatchObject({ status: "done", answer: 1 });
    expect(waits).toEqual([2000, 2000]);
  });

  it("is not asked again when it refuses; the run says why, and its memory is whole", async () => {
    const agent = await agentFor(["<code>\nx = 1\n</code>", { status: 401, message: "Incorrect API key" }]);
    const result = await agent.run("t");
    expect(result).toMatchObject({ status: "error", answer: null });
    expect(result.error?.message).toBe("Incorrect API key");
    expect(result.memory.steps.map(({ kind }) => kind)).toEqual(["system", "task", "action", "action", "final"]);
    expect(server?.asked).toHaveLength(2);
  });

  it("is asked again when its answer breaks off", async () => {
    const agent = await agentFor([
      { text: "<code>\nfinal_answer('half", breaksOff: true },
      "<code>\nfinal_answer('whole')\n</code>",
    ]);
    expect(await agent.run("t")).toMatchObject({ status: "done", answer: "whole" });
  });

  it("may send what is no JSON: the run ends with an error that says so", async () => {
    const garbage: ServerReply = { text: "<code>\n", garbage: "data: {{{\n\n" };
    const agent = await agentFor([garbage, garbage, garbage]);
    const result = await agent.run("t");
    expect(result.status).toBe("error");
    expect(result.error?.message).toMatch(/JSON/);
  });

  it("is left when the run is aborted in the middle of its answer", async () => {
    const agent = await agentFor([{ text: "<code>\nx = 1", hangs: true }]);
    const handle = agent.stream("t");
    for await (const event of handle) if (event.type === "text-delta") handle.abort(new Error("enough"));
    const result = await handle.result;
    expect(result).toMatchObject({ status: "aborted" });
    expect(result.error?.message).toBe("enough");
    await server?.left;
  });

  it("may answer in JSON by a schema", async () => {
    const agent = await agentFor(['{"thought": "t", "code": "final_answer(5)"}'], { structured: true });
    expect(await agent.run("t")).toMatchObject({ answer: 5 });
    expect(server?.asked[0]?.body.response_format?.type).toBeDefined();
  });
});
