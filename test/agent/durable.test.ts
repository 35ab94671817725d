// Runs as bytes: taken between steps, inside a program that waits, while agents work for agents; gone on with elsewhere.

import { describe, expect, it } from "vitest";
import {
  AgentSnapshotError,
  CodeAgent,
  scriptedModel,
  type CodeAgentOptions,
  type LanguageModel,
} from "../../src/agent/index.js";
import { tool, type AnyTool } from "../../src/index.js";

/** A model whose reply follows from how many programs were written before. */
function modelOf(programs: readonly string[]): LanguageModel {
  return {
    specificationVersion: "v3",
    provider: "test",
    modelId: "test",
    doGenerate: async ({ prompt }) => {
      const step = prompt.filter(({ role }) => role === "assistant").length;
      return {
        content: [{ type: "text", text: `Thought: t\n<code>\n${programs[step] ?? "raise RuntimeError"}\n</code>` }],
        finishReason: { unified: "stop" },
        usage: { inputTokens: { total: 10 }, outputTokens: { total: 1 } },
      };
    },
    doStream: async () => {
      throw new Error("unused");
    },
  };
}

const modelSettings = { streaming: false } as const;

describe("a run as bytes", () => {
  it("goes on from between any two steps, to the same end", async () => {
    const programs = [
      "def twice(n): return 2 * n\nseen = [start]",
      "seen.append(twice(seen[-1]))\nprint(seen)",
      "seen.append(twice(seen[-1]))",
      "final_answer(seen)",
    ];
    const options: CodeAgentOptions = { model: modelOf(programs), modelSettings, planningInterval: 10 };
    const taken: Uint8Array[] = [];
    const agent: CodeAgent = new CodeAgent({
      ...options,
      // The plan is a reply too, so the programs are one further.
      model: modelOf(["", ...programs]),
      callbacks: { onStep: async () => void taken.push(await agent.snapshot()) },
    });
    const straight = await agent.run("t", { args: { start: 5 } });
    expect(straight).toMatchObject({ status: "done", answer: [5, 10, 20] });
    expect(taken).toHaveLength(4);
    for (const [index, bytes] of taken.slice(0, 3).entries()) {
      const restored = CodeAgent.restore(bytes, { ...options, model: modelOf(["", ...programs]) });
      expect(restored.unfinished).toEqual({ task: "t", step: index + 2 });
      const result = await restored.resume();
      expect(result).toMatchObject({ status: "done", answer: [5, 10, 20], usage: straight.usage });
      expect(result.steps.map(({ observation }) => observation)).toEqual(
        straight.steps.map(({ observation }) => observation),
      );
      expect(result.memory.steps.map(({ kind }) => kind)).toEqual(straight.memory.steps.map(({ kind }) => kind));
      expect(restored.unfinished).toBeNull();
      await restored.close();
    }
    // The last one has its answer.
    const over = CodeAgent.restore(taken[3] as Uint8Array, options);
    expect(over.unfinished).toBeNull();
    await expect(over.resume()).rejects.toThrow(/no unfinished run/);
  });

  it("waits for approval inside a program, and goes on with it in another agent", async () => {
    const programs = [
      "sent = []\nfor to in ['a', 'b']:\n    print('to', to)\n    sent.append(send(to=to))\nprint(sent)",
      "final_answer(sent)",
    ];
    let count = 0;
    const send = tool({
      inputSchema: { type: "object", properties: { to: { type: "string" } }, required: ["to"] },
      requiresApproval: true,
      execute: ({ to }: { to: string }) => `${to}${++count}`,
    });
    const options: CodeAgentOptions = { model: modelOf(programs), modelSettings, tools: { send } };
    const first = new CodeAgent(options).stream("t");
    let bytes: Uint8Array | null = null;
    for await (const event of first) {
      if (event.type !== "approval-request") continue;
      if (count === 0) {
        event.respond(true);
        continue;
      }
      bytes = await first.snapshot();
      first.abort(new Error("the process ends here"));
    }
    expect((await first.result).status).toBe("aborted");
    const second = CodeAgent.restore(bytes as unknown as Uint8Array, options).resumeStream();
    const asked: unknown[] = [];
    for await (const event of second)
      if (event.type === "approval-request") {
        asked.push(event.input);
        event.respond(true);
      }
    expect(asked).toEqual([{ to: "b" }]);
    const result = await second.result;
    expect(result).toMatchObject({ status: "done", answer: ["a1", "b2"] });
    expect(result.steps[0]?.stdout).toBe("to a\nto b\n['a1', 'b2']\n");
    expect(result.steps[0]?.toolCalls.map((call) => call.tool)).toEqual(["send", "send"]);
  });

  it("makes calls that were under way again only when they are idempotent", async () => {
    const programs = ["try:\n    x = slow()\nexcept RuntimeError as e:\n    x = str(e)", "final_answer(x)"];
    for (const idempotent of [true, false]) {
      let calls = 0;
      let bytes: Promise<Uint8Array> | null = null;
      const slow: AnyTool = {
        idempotent,
        execute: async () => {
          calls++;
          await new Promise((resolve) => {
            setTimeout(resolve, 1);
          });
          bytes ??= agent.snapshot();
          return calls;
        },
      };
      const options: CodeAgentOptions = { model: modelOf(programs), modelSettings, tools: { slow } };
      const agent: CodeAgent = new CodeAgent(options);
      expect(await agent.run("t")).toMatchObject({ status: "done", answer: 1 });
      const restored = CodeAgent.restore(await (bytes as unknown as Promise<Uint8Array>), options);
      const result = await restored.resume();
      expect(calls).toBe(idempotent ? 2 : 1);
      expect(result.answer).toBe(
        idempotent ? 2 : "the run was interrupted during this call: it may have happened or not",
      );
    }
  });

  it("lets managed agents begin anew", async () => {
    let bytes: Promise<Uint8Array> | null = null;
    const helper = new CodeAgent({
      model: modelOf(["x = look()", "final_answer(x)"]),
      modelSettings,
      name: "helper",
      description: "Helps.",
      tools: {
        look: async () => {
          await new Promise((resolve) => {
            setTimeout(resolve, 1);
          });
          bytes ??= agent.snapshot();
          return "found";
        },
      },
    });
    const options: CodeAgentOptions = {
      model: modelOf(["a = 1\nb = helper('look')", "final_answer((a, b))"]),
      modelSettings,
      managedAgents: [helper],
    };
    const agent: CodeAgent = new CodeAgent(options);
    expect(await agent.run("t")).toMatchObject({ answer: [1, "found"] });
    const restored = CodeAgent.restore(await (bytes as unknown as Promise<Uint8Array>), options);
    expect(await restored.resume()).toMatchObject({ status: "done", answer: [1, "found"] });
  });

  it("keeps an ended run's variables and memory", async () => {
    const agent = new CodeAgent({ model: modelOf(["x = {'a': [1]}\nfinal_answer(x)"]), modelSettings });
    await agent.run("first");
    const bytes = await agent.snapshot();
    await agent.close();
    const restored = CodeAgent.restore(bytes, {
      model: modelOf(["", "x['a'].append(2)\nfinal_answer(x)"]),
      modelSettings,
    });
    const result = await restored.run("second", { reset: false });
    expect(result).toMatchObject({ status: "done" });
    expect(result.answerText).toBe("{'a': [1, 2]}");
  });

  it("is refused when it is none, or needs what is not granted", async () => {
    const agent = new CodeAgent({
      model: scriptedModel(["<code>\nx = add(1, 2)\nfinal_answer(x)\n</code>"]),
      tools: { add: (a: number, b: number) => a + b },
    });
    await expect(agent.snapshot()).rejects.toThrow(/no run/);
    await agent.run("t");
    const bytes = await agent.snapshot();
    const text = new TextDecoder().decode(bytes);
    const bad = (changed: string): Uint8Array => new TextEncoder().encode(changed);
    const options: CodeAgentOptions = { model: scriptedModel([]) };
    for (const given of [
      bad("{}"),
      bad(text.slice(0, -5)),
      bad(text.replace('"version":1', '"version":2')),
      new Uint8Array([255]),
    ])
      expect(() => CodeAgent.restore(given, options)).toThrow(AgentSnapshotError);
    // The interpreter's own state is damaged: told when it is needed.
    const damaged = bad(text.replace(/"\$bytes":"(.{40})./, '"$bytes":"$1A'));
    const result = await CodeAgent.restore(damaged, options).run("t", { reset: false });
    expect(result).toMatchObject({ status: "error" });
    expect(result.error?.name).toBe("SnapshotError");
  });
});
