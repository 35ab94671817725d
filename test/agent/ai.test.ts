// codeTool and the adapters of coluber/ai under the AI SDK itself, with its mock models.

import { generateText, simulateReadableStream, stepCountIs, streamText, tool as aiTool } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { agentModel, agentTool } from "../../src/agent/ai.js";
import { CodeAgent } from "../../src/agent/agent.js";
import { codeTool } from "../../src/agent/code-tool.js";
import { scriptedModel } from "../../src/agent/scripted.js";

const usage = {
  inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 5, text: 5, reasoning: 0 },
};

/** A model that calls the tool with each program in turn, then says the text. */
function caller(toolName: string, inputs: readonly unknown[], text: string): MockLanguageModelV3 {
  let turn = 0;
  return new MockLanguageModelV3({
    doGenerate: async () => {
      const index = turn++;
      if (index >= inputs.length)
        return {
          content: [{ type: "text", text }],
          finishReason: { unified: "stop", raw: "stop" },
          usage,
          warnings: [],
        };
      return {
        content: [{ type: "tool-call", toolCallId: `c${index}`, toolName, input: JSON.stringify(inputs[index]) }],
        finishReason: { unified: "tool-calls", raw: "tool_calls" },
        usage,
        warnings: [],
      };
    },
  });
}

function outputs(model: MockLanguageModelV3): unknown[] {
  const { prompt } = model.doGenerateCalls.at(-1) as { prompt: readonly { role: string; content: unknown }[] };
  return prompt
    .filter(({ role }) => role === "tool")
    .flatMap(({ content }) => (content as { output: unknown }[]).map(({ output }) => output));
}

const weather = aiTool({
  description: "The temperature in a city.",
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => ({ city, celsius: city.length * 3 }),
});

describe("codeTool", () => {
  test("generateText runs programs over AI SDK tools; the model reads what they print and give", async () => {
    const run_python = codeTool({ tools: { weather } });
    const model = caller(
      "run_python",
      [
        { code: "hot = {c: weather(c)['celsius'] for c in ['Rom', 'Berlin']}\nprint(hot)\nmax(hot, key=hot.get)" },
        { code: "1 / 0" },
        { code: "weathr('x')" },
        { code: "hot" },
      ],
      "Berlin",
    );
    const result = await generateText({ model, tools: { run_python }, stopWhen: stepCountIs(9), prompt: "warmest?" });
    expect(result.text).toBe("Berlin");
    const [first, second, third, fourth] = outputs(model) as { type: string; value: string }[];
    expect(first).toEqual({ type: "text", value: "{'Rom': 9, 'Berlin': 18}\nLast value: 'Berlin'" });
    expect(second.value).toContain("ZeroDivisionError: division by zero");
    expect(third.value).toContain("Nothing was run:");
    expect(third.value).toContain("weathr");
    // Each call starts afresh.
    expect(fourth.value).toContain("'hot'");
    const [{ tools }] = model.doGenerateCalls;
    expect(tools?.[0]).toMatchObject({ name: "run_python", inputSchema: { properties: { code: { type: "string" } } } });
    expect(JSON.stringify(tools)).toContain("def weather(city: str)");
  });

  test("it keeps state when asked to, one program at a time, and refuses after close", async () => {
    const kept = codeTool({ keepState: true, imports: ["math"] });
    const run = async (code: string): Promise<unknown> => (await kept.execute({ code })).value;
    const results = await Promise.all([run("n = 1"), run("n += 1"), run("n")]);
    expect(results[2]).toBe(2);
    expect((await kept.execute({ code: "import json" })).status).toBe("refused");
    await kept.close();
    await expect(kept.execute({ code: "n" })).rejects.toThrow("closed");
  });

  test("limits, values that JSON lacks, long output, approvals and aborts", async () => {
    const made: unknown[] = [];
    const pay = aiTool({
      inputSchema: z.object({ sum: z.number() }),
      needsApproval: true,
      execute: async ({ sum }) => void made.push(sum),
    });
    const tool = codeTool({
      tools: { pay },
      limits: { instructions: 100_000 },
      maxCharacters: 200,
      onApproval: ({ kwargs }) => (kwargs["sum"] === 1 ? true : "too much"),
    });
    expect((await tool.execute({ code: "while True: pass" })).status).toBe("limit");
    expect((await tool.execute({ code: "{1: (2, 3)}" })).value).toBe("{1: (2, 3)}");
    expect((await tool.execute({ code: "print('x' * 5000)" })).text.length).toBeLessThan(400);
    expect((await tool.execute({ code: "def f():\n    pay(1)\nf()" })).status).toBe("done");
    expect((await tool.execute({ code: "def f():\n    pay(2)\nf()" })).text).toContain("too much");
    expect(made).toEqual([1]);
    await expect(tool.execute({ code: "1" }, { abortSignal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  test("tools in the form of the SDK's version 7: a description that is a function, an empty context", async () => {
    const seen: unknown[] = [];
    const tool = codeTool({
      tools: {
        look: {
          description: (options: object) => `Looks, with ${JSON.stringify(options)}.`,
          inputSchema: z.object({ at: z.string() }),
          execute: ({ at }: { at: string }, { context }) => void seen.push(at, context),
        },
      },
    });
    expect(tool.description).toContain('Looks, with {"context":{}}.');
    expect((await tool.execute({ code: "look('up')" })).status).toBe("done");
    expect(seen).toEqual(["up", {}]);
  });

  test("input that is no program is refused by the schema", async () => {
    const model = caller("run_python", [{ program: 5 }], "end");
    const result = await generateText({
      model,
      tools: { run_python: codeTool() },
      stopWhen: stepCountIs(3),
      prompt: "x",
    });
    expect(JSON.stringify(result.steps[0].content)).toContain("tool-error");
  });
});

describe("an agent in the AI SDK", () => {
  const agent = (...replies: string[]): CodeAgent =>
    new CodeAgent({ model: scriptedModel(replies), name: "helper", description: "Helps.", tools: { weather } });

  test("as a tool of another loop", async () => {
    const helper = agent("<code>\nfinal_answer(weather('Rom')['celsius'])\n</code>");
    const model = caller("helper", [{ task: "How warm is it in Rom?" }], "9 degrees");
    const result = await generateText({
      model,
      tools: { helper: agentTool(helper) },
      stopWhen: stepCountIs(3),
      prompt: "?",
    });
    expect(result.text).toBe("9 degrees");
    expect(outputs(model)).toEqual([{ type: "text", value: "9" }]);
  });

  test("as a language model, whole and streamed", async () => {
    const reply =
      "I will look.\n<code>\nprint('looking')\nfinal_answer('It is ' + str(weather('Rom')['celsius']))\n</code>";
    const whole = await generateText({ model: agentModel(agent(reply)), prompt: "How warm?", temperature: 0 });
    expect(whole.text).toBe("It is 9");
    expect(whole.warnings).toHaveLength(1);
    const streamed = streamText({
      model: agentModel(agent(reply)),
      messages: [
        { role: "system", content: "Be short." },
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hi" },
        { role: "user", content: "How warm?" },
      ],
      allowSystemInMessages: true,
    } as Parameters<typeof streamText>[0]);
    expect(await streamed.text).toBe("It is 9");
    expect(await streamed.reasoningText).toContain("I will look.");
    expect(await streamed.reasoningText).toContain("looking");
    expect((await streamed.finishReason) === "stop").toBe(true);
  });

  test("its failure is the SDK's error, and an abort ends it", async () => {
    const broken = new CodeAgent({ model: scriptedModel([new Error("no such key")] as never), name: "helper" });
    await expect(generateText({ model: agentModel(broken), prompt: "x", maxRetries: 0 })).rejects.toThrow(
      "no such key",
    );
    await expect(
      generateText({
        model: agentModel(agent("<code>1</code>")),
        prompt: "x",
        abortSignal: AbortSignal.abort(),
        maxRetries: 0,
      }),
    ).rejects.toThrow(/abort/i);
  });

  test("the SDK's own streaming mock drives an agent", async () => {
    const model = new MockLanguageModelV3({
      doStream: async () => ({
        stream: simulateReadableStream({
          chunks: [
            { type: "stream-start", warnings: [] },
            { type: "text-start", id: "1" },
            { type: "text-delta", id: "1", delta: "<code>final_answer(" },
            { type: "text-delta", id: "1", delta: "6 * 7)</code>" },
            { type: "text-end", id: "1" },
            { type: "finish", usage, finishReason: { unified: "stop", raw: "stop" } },
          ],
        }),
      }),
    });
    expect(await new CodeAgent({ model }).run("6 * 7?")).toMatchObject({ status: "done", answer: 42 });
  });
});
