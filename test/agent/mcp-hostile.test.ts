// MCP servers that are broken or hostile: each thing they do is a note, an exception in the program, or a clear error.

import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CodeAgent, mcpTools, scriptedModel, type McpTools } from "../../src/agent/index.js";
import { Sandbox } from "../../src/host/sandbox.js";
import { describeTools } from "../../src/host/tools.js";

const FIXTURE = fileURLToPath(new URL("mcp-hostile-fixture.mjs", import.meta.url));
const server = (mode: string): { command: string; args: string[] } => ({
  command: process.execPath,
  args: [FIXTURE, mode],
});

describe("a hostile MCP server", { timeout: 120_000 }, () => {
  let hostile: McpTools;
  beforeAll(async () => {
    hostile = await mcpTools(server("tools"));
  }, 120_000);
  afterAll(async () => hostile.close(), 120_000);

  async function attempt(call: string): Promise<string> {
    const sandbox = new Sandbox({ tools: hostile.tools, limits: { instructions: 10_000_000, resultBytes: 1_000_000 } });
    const outcome = await sandbox.run(
      `try:\n    r = repr(${call})[:200]\nexcept Exception as error:\n    r = f"{type(error).__name__}: {error}"[:200]\nr`,
    );
    return outcome.status === "done" ? String(outcome.value) : outcome.status;
  }

  test("its names hide nothing, its schemas break nothing, and an agent can be made of its tools", async () => {
    const names = Object.keys(hostile.tools);
    expect(names).toEqual(
      expect.arrayContaining(["__proto__", "constructor", "tool", "print_", "final_answer_2", "cycle"]),
    );
    expect(Object.getPrototypeOf(hostile.tools)).toBe(Object.prototype);
    for (const name of names) expect(name.length).toBeLessThan(220);
    const noted = (tool: string): string => hostile.notes.find((note) => note.tool === tool)?.note ?? "";
    expect(noted("print")).toBe("'print' is Python's own");
    expect(noted("final_answer")).toBe("'final_answer' is taken");
    expect(noted("huge")).toContain("cannot be used");
    const text = describeTools(hostile.tools);
    expect(text).not.toContain('Ends """');
    const agent = new CodeAgent({
      model: scriptedModel(["<code>final_answer(constructor())</code>"]),
      tools: hostile.tools,
    });
    expect(await agent.run("x")).toMatchObject({ status: "done", answer: '{"name":"constructor","arguments":{}}' });
  });

  test("arguments go where they should, whatever they are called", async () => {
    expect(await attempt("proto(constructor=2)")).toContain('"arguments":{"constructor":2}');
    expect(await attempt("__proto__()")).toContain('"name":"__proto__"');
    expect(await attempt("cycle(x={'x': {'x': {}}})")).toContain("arguments");
    expect(await attempt("nested(x='y')")).toMatch(/Error: |arguments/);
    expect(await attempt("odd(x=1)")).toContain('"arguments":{"x":1}');
  });

  test("patterns cost the program, not this process", async () => {
    expect(await attempt("redos('a' * 10_000 + 'b')")).toMatch(/ValueError|limit/);
    expect(await attempt("badregex('x')")).toMatch(/Error: |arguments/);
  });

  test("results that are too large, too deep, of no known kind or against the schema are exceptions", async () => {
    expect(await attempt("big()")).toMatch(/^RuntimeError: big\(\) gave a result that cannot be passed/);
    expect(await attempt("deepresult()")).toMatch(/RuntimeError/);
    expect(await attempt("garbage()")).toMatch(/RuntimeError/);
    expect(await attempt("unknown()")).toMatch(/RuntimeError|None/);
    expect(await attempt("wrongschema()")).toMatch(/RuntimeError: wrongschema\(\) gave a result that does not match/);
    expect(await attempt("constructor()")).toContain("constructor");
  });

  test.each([
    ["silent", { timeoutMilliseconds: 1500 }, /did not answer/],
    ["notools", {}, /./],
    ["flood", { timeoutMilliseconds: 20_000 }, /./],
    ["pages", { timeoutMilliseconds: 20_000 }, /./],
  ])("one that is %s is an error of mcpTools, in a bounded time", async (mode, options, message) => {
    await expect(mcpTools(server(mode), options)).rejects.toThrow(message);
  });

  test("noise before the handshake does no harm", async () => {
    const noisy = await mcpTools(server("noise"));
    expect(Object.keys(noisy.tools)).toContain("cycle");
    await noisy.close();
  });
});
