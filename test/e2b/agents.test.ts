// Agents whose programs run in sandboxes: tools and managed agents are called from inside one, and stay on the host.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CodeAgent, scriptedModel } from "../../src/agent/index.js";
import { e2bExecutors } from "../../src/executor/e2b.js";
import { tool } from "../../src/index.js";
import type { Loopback } from "./loopback.js";
import { NO_PYTHON, PYTHON, newLoopback } from "./places.js";

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const program = (...lines: string[]): string => `I act.\n<code>\n${lines.join("\n")}\n</code>`;

describe.skipIf(PYTHON === null)(`agents in sandboxes ${NO_PYTHON}`, { timeout: 60_000 }, () => {
  let server: Loopback;
  const executors = (): ReturnType<typeof e2bExecutors> =>
    e2bExecutors({ apiKey: server.apiKey, apiUrl: server.url, sandboxUrl: server.url, template: "base" });
  beforeEach(async () => {
    server = newLoopback();
    await server.start();
  });
  afterEach(async () => {
    const left = server.sandboxes.size;
    await server.stop();
    expect(left).toBe(0);
  });

  it("a manager calls an agent that has a sandbox of its own, while a tool of the host is at work", async () => {
    const seen: string[] = [];
    let most = 0;
    const helper = new CodeAgent({
      name: "researcher",
      description: "Finds numbers.",
      model: scriptedModel([
        program("import platform", "base = 20", "print('working')"),
        () => {
          most = Math.max(most, server.sandboxes.size);
          return program("final_answer(base + lookup(1))");
        },
      ]),
      tools: {
        lookup: tool({
          inputSchema: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] },
          execute: ({ n }: { n: number }) => n,
        }),
      },
      executor: executors(),
    });
    const manager = new CodeAgent({
      model: scriptedModel([
        program(
          "import asyncio",
          "found, slow = await asyncio.gather(researcher('find a number'), pause(ms=300))",
          "print(type(found).__name__, slow)",
        ),
        program("final_answer({'found': found, 'slow': slow})"),
      ]),
      tools: {
        pause: tool({
          inputSchema: { type: "object", properties: { ms: { type: "integer" } }, required: ["ms"] },
          execute: async ({ ms }: { ms: number }) => {
            seen.push("pause begins");
            await wait(ms);
            seen.push("pause ends");
            return ms;
          },
        }),
      },
      managedAgents: [helper],
      executor: executors(),
      callbacks: {
        onEvent: (event) => {
          if (event.agent === "researcher" && event.type === "step-end") seen.push("researcher steps");
        },
      },
    });
    const result = await manager.run("Find it.");
    expect(result.status).toBe("done");
    expect(result.answer).toMatchObject({ slow: 300 });
    expect(JSON.stringify(result.answer)).toContain("21");
    // Both sandboxes lived at once, and the tool and the agent worked side by side.
    expect(most).toBe(2);
    expect(seen[0]).toBe("pause begins");
    await manager.close();
    await helper.close();
  });

  it("needs no more than a name and a key", async () => {
    const before = { ...process.env };
    Object.assign(process.env, { E2B_API_KEY: server.apiKey, E2B_API_URL: server.url, E2B_SANDBOX_URL: server.url });
    try {
      const agent = new CodeAgent({
        model: scriptedModel([program("import sys", "final_answer(sys.implementation.name + given)")]),
        executor: "e2b",
      });
      expect(await agent.run("Go.", { args: { given: "!" } })).toMatchObject({ status: "done", answer: "cpython!" });
      await agent.close();
    } finally {
      process.env = before;
    }
  });

  it("tells the model what went wrong, and goes on with the variables there are", async () => {
    const agent = new CodeAgent({
      model: scriptedModel([
        program("x = 41", "y = unknown_name"),
        program("import os", "os._exit(1)"),
        program("final_answer(x + 1)"),
        program("x = 41", "final_answer(x + 1)"),
      ]),
      executor: executors(),
    });
    const observations: string[] = [];
    const run = agent.stream("Go.");
    for await (const event of run) if (event.type === "step-end") observations.push(event.action.observation);
    expect(observations[0]).toContain("NameError: name 'unknown_name' is not defined");
    expect(observations[1]).toContain("all variables and functions of earlier programs are gone");
    expect(observations[2]).toContain("NameError: name 'x' is not defined");
    expect(await run.result).toMatchObject({ status: "done", answer: 42 });
    await agent.close();
  });
});
