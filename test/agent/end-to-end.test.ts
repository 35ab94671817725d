// Everything at once, on the loopback: an OpenAI-compatible server, an MCP server in a process of its own, an agent whose
// programs run in a worker, tools of the host, a managed agent, approval inside a program, telemetry.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { CodeAgent, mcpTools, telemetry, type AgentEvent } from "../../src/agent/index.js";
import { WorkerExecutor } from "../../src/executor/worker.js";
import { tool } from "../../src/host/tools.js";
import { OpenAIServer } from "./openai-server.js";

const FIXTURE = fileURLToPath(new URL("mcp-server-fixture.mjs", import.meta.url));
const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

let server: OpenAIServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

test(
  "a model behind OpenAI's protocol, MCP tools, a worker, a team, an approval and a mistake repaired",
  { timeout: 120_000 },
  async () => {
    server = await OpenAIServer.start([
      "I add first.\n<code>\nfirst = add(2, b=40)['sum']\nprint('sum', first)\n</code>",
      "<code>\nremove(path='/important')\n</code>",
      "<code>\nreceipt = remove('/scratch')\ntry:\n    fails()\nexcept RuntimeError as error:\n    print(error)\nreceipt\n</code>",
      "<code>\nhelp_text = helper('double ' + str(first))\nprint(help_text)\n</code>",
      // The helper's own reply.
      "<code>\nfinal_answer('84')\n</code>",
      "<code>\nfinal_answer({'first': first, 'help': help_text, 'receipt': receipt})\n</code>",
    ]);
    const provider = createOpenAICompatible({
      name: "loopback",
      baseURL: server.url,
      apiKey: "key",
      includeUsage: true,
    });
    const model = provider.chatModel("tiny");
    const mcp = await mcpTools({ command: process.execPath, args: [FIXTURE] }, { include: ["add", "fails"] });
    const removed: string[] = [];
    const remove = tool({
      description: "Removes a file.",
      inputSchema: z.object({ path: z.string() }),
      requiresApproval: true,
      execute: ({ path }) => {
        removed.push(path);
        return `removed ${path}`;
      },
    });
    const spans: string[] = [];
    const events: AgentEvent[] = [];
    const consume = telemetry({
      tracer: {
        startSpan: (name: string) => {
          spans.push(name);
          return { setAttribute: () => null, setStatus: () => null, addEvent: () => null, end: () => undefined };
        },
      },
      trace: { setSpan: (context: null) => context },
      context: { active: () => null },
    });
    const agent = new CodeAgent({
      model,
      tools: [mcp.tools, { remove }],
      managedAgents: [new CodeAgent({ model, name: "helper", description: "Doubles numbers.", imports: [] })],
      executor: ({ imports, limits }) => new WorkerExecutor({ imports, limits }),
      imports: ["math"],
      onApproval: ({ input }) => ((input as { path: string }).path === "/scratch" ? true : "that one stays"),
      callbacks: {
        onEvent: (event) => {
          events.push(event);
          consume(event);
        },
      },
    });
    try {
      const result = await agent.run("Add, tidy up, and ask the helper.");
      expect(result.error).toBe(null);
      expect(result).toMatchObject({
        status: "done",
        answer: { first: 42, help: "84", receipt: "removed /scratch" },
        usage: { calls: 6 },
      });
      expect(removed).toEqual(["/scratch"]);
      expect(result.steps).toHaveLength(5);
      const observations = (server.asked.at(-1)?.body.messages ?? []).map(({ content }) => String(content)).join("\n");
      expect(observations).toContain("sum 42");
      expect(observations).toContain("PermissionError: the call of remove() was not approved: that one stays");
      expect(observations).toContain("fails() failed: the disk is full");
      const system = String(server.asked[0]?.body.messages[0]?.content);
      expect(system).toContain("def add(a: int, b: int = 1) -> dict:");
      expect(system).toContain("def remove(path: str)");
      expect(system).toContain("helper(");
      expect(
        events.filter(({ type }) => type === "approval").map((event) => (event as { isApproved: boolean }).isApproved),
      ).toEqual([false, true]);
      expect(new Set(spans)).toEqual(
        new Set([
          "invoke_agent agent",
          "invoke_agent helper",
          "chat tiny",
          "execute_tool add",
          "execute_tool remove",
          "execute_tool fails",
          "execute_tool helper",
        ]),
      );
    } finally {
      await mcp.close();
    }
  },
);

test("the command: a model's server, an MCP server and a worker", { timeout: 120_000 }, async () => {
  server = await OpenAIServer.start([
    "<code>\nx = add(1, 1)['sum']\nprint(get_text(), class_())\n</code>",
    "<code>\nfinal_answer(x * 21)\n</code>",
  ]);
  const args = ["agent", "Add", "--model", "tiny", "--base-url", server.url, "--mcp", `${process.execPath} ${FIXTURE}`];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [MAIN, ...args, "--executor", "worker", "--json"],
    {
      env: { PATH: process.env["PATH"] },
    },
  );
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.at(-1)).toMatchObject({ type: "run-end", status: "done", answer: 42 });
  expect(stderr).toContain("get-text is get_text()");
});
