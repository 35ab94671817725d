// Runs of agents that no transcript can show: handles, several runs at once, going on, misuse.

import { describe, expect, it } from "vitest";
import { CodeAgent, Memory, scriptedModel, type AgentEvent, type CodeAgentOptions } from "../../src/agent/index.js";

function agentWith(replies: readonly string[], options: Partial<CodeAgentOptions> = {}): CodeAgent {
  return new CodeAgent({
    model: scriptedModel(replies.map((code) => `Thought: t\n<code>\n${code}\n</code>`)),
    ...options,
  });
}

describe("a run", () => {
  it("ends with the final answer and keeps variables from step to step", async () => {
    const result = await agentWith(["x = [n * n for n in numbers]\nprint(x)", "final_answer(sum(x))"]).run(
      "Sum the squares",
      {
        args: { numbers: [1, 2, 3] },
      },
    );
    expect(result).toMatchObject({ status: "done", answer: 14, answerText: "14", error: null });
    expect(result.steps.map((step) => step.observation)).toEqual(["[1, 4, 9]", "Answer: 14"]);
    expect(result.usage.calls).toBe(2);
  });

  it("goes on with memory and variables when reset is false", async () => {
    const agent = agentWith(["x = 20\nfinal_answer(x)", "final_answer(x + 1)", "final_answer('x' in globals())"]);
    expect(await agent.run("first")).toMatchObject({ answer: 20 });
    expect(await agent.run("second", { reset: false })).toMatchObject({ answer: 21 });
    expect(agent.memory?.steps.map(({ kind }) => kind)).toEqual([
      "system",
      "task",
      "action",
      "final",
      "task",
      "action",
      "final",
    ]);
    expect(await agent.run("third")).toMatchObject({ answer: false });
  });

  it("streams its events in order, and leaving the loop aborts it", async () => {
    const agent = agentWith(["print('a')", "final_answer(1)"]);
    const seen: AgentEvent[] = [];
    const handle = agent.stream("t");
    for await (const event of handle) seen.push(event);
    expect(seen.filter(({ type }) => type !== "text-delta").map(({ type }) => type)).toEqual([
      "run-start",
      "model-start",
      "model-end",
      "code",
      "output",
      "step-end",
      "model-start",
      "model-end",
      "code",
      "step-end",
      "run-end",
    ]);
    expect((await handle.result).status).toBe("done");
    const left = agentWith(["x = 1", "final_answer(2)"]).stream("t");
    for await (const event of left) if (event.type === "step-end") break;
    expect((await left.result).status).toBe("aborted");
  });

  it("is refused for what is misuse", async () => {
    expect(() => new CodeAgent({ model: "gpt" as never })).toThrow(/model object/);
    expect(() => agentWith([], { tool: {} } as never)).toThrow(/unknown CodeAgent option 'tool'/);
    expect(() => agentWith([], { tools: { print: () => 1 } })).toThrow(/hide Python's own print/);
    expect(() => agentWith([], { tools: { "": () => 1 } })).toThrow(/Python name/);
    expect(() => agentWith([], { tools: [{ a: () => 1 }, { a: () => 2 }] })).toThrow(/two of the name 'a'/);
    expect(() => agentWith([], { tools: { "a-b": () => 1, a_b: () => 2 } })).toThrow(/both 'a_b'/);
    expect(() => agentWith([], { tools: { final_answer: () => 1 } })).toThrow(/ends a run/);
    expect(() =>
      agentWith([], {
        tools: { a: { inputSchema: { type: "object", properties: { x: { type: "objekt" } } }, execute: () => 1 } },
      }),
    ).toThrow(/inputSchema/);
    await expect(agentWith(["1"]).run("t", { args: { f: () => 1 } })).rejects.toThrow(/'?f'?/);
    await expect(async () => agentWith(["1"]).run("t", { steps: 3 } as never)).rejects.toThrow(/unknown run option/);
  });
});

describe("memory", () => {
  it("comes back from JSON as it was", async () => {
    const { memory } = await agentWith(["final_answer({'a': (1, 2.5), 'b': 2**70, 'c': {1}})"]).run("t");
    const again = Memory.fromJSON(JSON.parse(JSON.stringify(memory)));
    expect(again.steps).toEqual(memory.steps);
    expect(() => Memory.fromJSON({})).toThrow(/no saved memory/);
  });
});
