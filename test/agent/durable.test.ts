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

  /** A leader and a helper that has a helper; a snapshot is taken in the innermost one's second step, inside a tool. */
  function nested(): { readonly options: CodeAgentOptions; readonly counts: { look: number; models: number } } {
    const counts = { look: 0, models: 0 };
    const counted = (model: LanguageModel): LanguageModel => ({
      ...model,
      doGenerate: async (given) => {
        counts.models++;
        return model.doGenerate(given);
      },
    });
    const look: AnyTool = {
      idempotent: true,
      execute: async () => {
        counts.look++;
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
        await taking.now?.();
        return `found ${counts.look}`;
      },
    };
    const inner = new CodeAgent({
      model: counted(modelOf(["kept = [n]", "kept.append(look())", "final_answer(kept)"])),
      modelSettings,
      name: "inner",
      description: "Looks.",
      tools: { look },
    });
    const helper = new CodeAgent({
      model: counted(modelOf(["m = 20", "got = inner('look', {'n': m + 1})\nprint(got)", "final_answer((m, got))"])),
      modelSettings,
      name: "helper",
      description: "Helps.",
      managedAgents: [inner],
    });
    const options: CodeAgentOptions = {
      model: counted(modelOf(["a = 1", "b = helper('help')", "final_answer((a, b))"])),
      modelSettings,
      managedAgents: [helper],
    };
    return { options, counts };
  }
  const taking: { now: (() => Promise<void>) | null } = { now: null };

  it("holds the runs of managed agents, which go on where they were", async () => {
    const { options, counts } = nested();
    const agent = new CodeAgent(options);
    let bytes = new Uint8Array();
    taking.now = async () => {
      bytes = new Uint8Array(await agent.snapshot());
    };
    const straight = await agent.run("t");
    taking.now = null;
    expect(straight).toMatchObject({ status: "done", answer: [1, [20, [21, "found 1"]]] });
    expect(counts.models).toBe(9);
    const before = { ...counts };
    const restored = CodeAgent.restore(bytes, options);
    const result = await restored.resume();
    expect(result).toMatchObject({ status: "done", answer: [1, [20, [21, "found 2"]]], usage: straight.usage });
    // look() was under way, and is called once more.
    expect(result.used.toolCalls).toBe(straight.used.toolCalls + 1);
    // The replies that were given before the snapshot are not asked for again.
    expect(counts.models - before.models).toBe(3);
    expect(result.steps.map(({ toolCalls }) => toolCalls.map((call) => [call.tool, call.error]))).toEqual([
      [],
      [["helper", null]],
      [],
    ]);
  });

  it("holds them when it is taken again before they have gone on, and their answers when they have ended", async () => {
    const { options, counts } = nested();
    const agent: CodeAgent = new CodeAgent({
      ...options,
      callbacks: {
        onEvent: (event) => {
          if (event.type === "run-end" && event.agent === "helper") ended ??= agent.snapshot();
        },
      },
    });
    let ended: Promise<Uint8Array> | null = null;
    let bytes = new Uint8Array();
    taking.now = async () => {
      bytes = new Uint8Array(await agent.snapshot());
    };
    await agent.run("t");
    taking.now = null;
    // Its model is asked once more, by the leader.
    counts.models = 0;
    const afterwards = CodeAgent.restore(await (ended as unknown as Promise<Uint8Array>), options);
    expect(await afterwards.resume()).toMatchObject({ status: "done", answer: [1, [20, [21, "found 1"]]] });
    expect(counts).toEqual({ look: 1, models: 1 });
    const first = CodeAgent.restore(bytes, options).resumeStream();
    let again = new Uint8Array();
    for await (const event of first)
      if (event.type === "tool-start" && event.tool === "helper") {
        again = new Uint8Array(await first.snapshot());
        first.abort();
      }
    await first.result;
    expect(await CodeAgent.restore(again, options).resume()).toMatchObject({ status: "done" });
    expect(counts.look).toBeLessThanOrEqual(3);
  });

  it("keeps timers: a program that sleeps by the real clock wakes in another agent", async () => {
    const programs = [
      "import asyncio, time\nasync def main():\n    t = time.monotonic()\n    await asyncio.sleep(0.2)\n    return 0.1 < time.monotonic() - t < 60\nfinal_answer(await main())",
    ];
    const options: CodeAgentOptions = { model: modelOf(programs), modelSettings };
    const agent = new CodeAgent(options);
    const handle = agent.stream("t");
    let bytes: Uint8Array | null = null;
    for await (const event of handle)
      if (event.type === "code") {
        while (bytes === null) {
          await new Promise((resolve) => {
            setTimeout(resolve, 20);
          });
          bytes = await agent.snapshot().catch(() => null);
        }
      }
    expect(await handle.result).toMatchObject({ status: "done", answer: true });
    expect(await CodeAgent.restore(bytes as unknown as Uint8Array, options).resume()).toMatchObject({
      status: "done",
      answer: true,
    });
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
    const options: CodeAgentOptions = { model: scriptedModel([]) };
    const codeOf = (given: Uint8Array, key?: Uint8Array): unknown => {
      try {
        CodeAgent.restore(given, options, key === undefined ? {} : { key });
        return "restored";
      } catch (error) {
        return error instanceof AgentSnapshotError ? error.code : error;
      }
    };
    const changed = (at: number, by = 1): Uint8Array => {
      const copy = bytes.slice();
      copy[at] = ((copy[at] as number) + by) & 255;
      return copy;
    };
    expect(codeOf(new TextEncoder().encode("{}"))).toBe("not-a-snapshot");
    expect(codeOf(new Uint8Array())).toBe("not-a-snapshot");
    expect(codeOf(bytes.subarray(0, 20))).toBe("length");
    expect(codeOf(bytes.subarray(0, -5))).toBe("length");
    expect(codeOf(new Uint8Array([...bytes, 0]))).toBe("length");
    expect(codeOf(changed(4))).toBe("version");
    // A bit anywhere else: in the head, the memory, the interpreter's state, the checksum.
    for (let at = 10; at < bytes.length; at += Math.ceil(bytes.length / 97))
      expect(codeOf(changed(at))).toBe("checksum");
    const key = new TextEncoder().encode("a key");
    const signed = await agent.snapshot({ key });
    expect(codeOf(signed, key)).toBe("restored");
    expect(codeOf(signed)).toBe("key");
    expect(codeOf(bytes, key)).toBe("key");
    expect(codeOf(signed, new TextEncoder().encode("another"))).toBe("key");
    expect(() => CodeAgent.restore("text" as never, options)).toThrow(TypeError);
    // What the interpreter needs and is not granted is told when it is needed: here the tool is not given.
    const result = await CodeAgent.restore(bytes, options).run("t", { reset: false });
    expect(result).toMatchObject({ status: "error" });
    expect(result.error?.name).toBe("SnapshotError");
  });
});
