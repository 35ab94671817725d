// Many runs at once in one process: each sees its own task, variables, tools' results, events and memory, whatever the
// order in which models and tools answer.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { CodeAgent, type AgentEvent, type LanguageModel, type ModelCallOptions } from "../../src/agent/index.js";
import { tool } from "../../src/index.js";

const RUNS = 100;

/** The task's number and how many programs were run before: all that the model needs to know. */
function stateOf({ prompt }: ModelCallOptions): { readonly number: number; readonly step: number } {
  const text = JSON.stringify(prompt.find(({ role }) => role === "user")?.content);
  return {
    number: Number(/number (\d+)/.exec(text)?.[1]),
    step: prompt.filter(({ role }) => role === "assistant").length,
  };
}

const STEPS = [
  (n: number) => `mine = ${n}\nseen = [fetch(number=${n}, part=0)]`,
  () => "seen.append(fetch(number=mine, part=1))\nprint(mine, seen)",
  () => 'doubled = helper("number " + str(mine), additional_args={"n": mine})',
  () => "final_answer((mine, seen, doubled))",
];

function model(s: fc.Scheduler, reply: (options: ModelCallOptions) => string): LanguageModel {
  return {
    specificationVersion: "v3",
    provider: "test",
    modelId: "test",
    doGenerate: (options) =>
      s.schedule(Promise.resolve(`model`)).then(() => ({
        content: [{ type: "text", text: `<code>\n${reply(options)}\n</code>` }],
        finishReason: { unified: "stop" },
        usage: { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
      })),
    doStream: async () => {
      throw new Error("unused");
    },
  };
}

it("a hundred runs of one agent, in random order of answers, do not mix", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      const modelSettings = { streaming: false } as const;
      const helper = new CodeAgent({
        model: model(s, () => "final_answer(n * 2)"),
        modelSettings,
        name: "helper",
        description: "Doubles.",
      });
      const events: AgentEvent[] = [];
      const agent = new CodeAgent({
        model: model(s, (options) => {
          const { number, step } = stateOf(options);
          return STEPS[step]?.(number) ?? "raise RuntimeError('too far')";
        }),
        modelSettings,
        managedAgents: [helper],
        tools: {
          fetch: tool({
            inputSchema: {
              type: "object",
              properties: { number: { type: "integer" }, part: { type: "integer" } },
              required: ["number", "part"],
            },
            execute: async ({ number, part }: { number: number; part: number }) => {
              await s.schedule(Promise.resolve("tool"));
              return `${number}/${part}`;
            },
          }),
        },
        callbacks: { onEvent: (event) => events.push(event) },
      });
      const all = Promise.all(
        Array.from({ length: RUNS }, (_, number) => agent.run(`number ${number}`, { args: { secret: number } })),
      );
      const results = await s.waitFor(all);
      results.forEach((result, number) => {
        expect(result).toMatchObject({ status: "done", answer: [number, [`${number}/0`, `${number}/1`], number * 2] });
        expect(result.steps[1]?.stdout).toBe(`${number} ['${number}/0', '${number}/1']\n`);
        expect(result.usage.calls).toBe(5);
        expect(result.memory.steps.filter(({ kind }) => kind === "action")).toHaveLength(4);
        const own = events.filter(({ run }) => run === result.run);
        const inputs = own.filter((event) => event.type === "tool-start" && event.tool === "fetch");
        expect(inputs.map((event) => event.type === "tool-start" && event.input)).toEqual([
          { number, part: 0 },
          { number, part: 1 },
        ]);
      });
      await agent.close();
    }),
    { numRuns: 2, seed: 7 },
  );
});
