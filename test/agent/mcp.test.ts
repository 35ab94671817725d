// MCP both ways: tools of servers over stdio and streamable HTTP, and `coluber mcp` under the official client.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { createMcpHandler, type McpServer } from "@modelcontextprotocol/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mcpTools, type McpTools } from "../../src/agent/mcp.js";
import { PythonSessions } from "../../src/agent/mcp-server.js";
import { LocalExecutor } from "../../src/executor/local.js";
import { Sandbox } from "../../src/host/sandbox.js";
import { describeTools } from "../../src/host/tools.js";

const FIXTURE = fileURLToPath(new URL("mcp-server-fixture.mjs", import.meta.url));
const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const stdio = { command: process.execPath, args: [FIXTURE] };

async function value(tools: McpTools, code: string): Promise<unknown> {
  const outcome = await new Sandbox({ tools: tools.tools }).run(code);
  expect(outcome).toMatchObject({ status: "done" });
  return outcome.status === "done" ? outcome.value : undefined;
}

function attempt(call: string): string {
  return `try:\n    ${call}\nexcept Exception as error:\n    r = f"{type(error).__name__}: {error}"\nr`;
}

describe("tools of an MCP server over stdio", { timeout: 120_000 }, () => {
  let fixture: McpTools;
  beforeAll(async () => {
    fixture = await mcpTools(stdio);
  }, 120_000);
  afterAll(async () => fixture.close(), 120_000);

  test("schemas become Python signatures, and odd names Python names that are told", () => {
    const text = describeTools(fixture.tools);
    expect(text).toContain("def add(a: int, b: int = 1) -> dict:");
    expect(text).toContain("Adds two integers.");
    expect(text).toContain("a: the first");
    expect(Object.keys(fixture.tools)).toEqual(
      expect.arrayContaining(["add", "get_text", "get_text_2", "class_", "echo", "picture"]),
    );
    expect(fixture.notes).toEqual([
      { tool: "get-text", pythonName: "get_text", note: "'get-text' is no Python name" },
      { tool: "get.text", pythonName: "get_text_2", note: "'get.text' is no Python name" },
      { tool: "class", pythonName: "class_", note: "'class' is no Python name" },
    ]);
    expect(fixture.instructions).toBe("Be kind.");
  });

  test("structured content, text, several pieces and none arrive as Python values", async () => {
    expect(await value(fixture, "[add(2), add(2, b=5), get_text(), get_text_2(), nothing()]")).toEqual([
      { sum: 3 },
      { sum: 7 },
      "plain",
      "other",
      null,
    ]);
    expect(await value(fixture, "picture()")).toEqual([
      "look:",
      { type: "image", mimeType: "image/png", data: new Uint8Array([1, 2, 3]) },
      { type: "resource_link", uri: "file:///x", name: "x", description: null },
    ]);
  });

  test("arguments that JSON lacks are put into its forms, or refused", async () => {
    const sent = await value(fixture, "echo(a={1: (2, 3)}, b=b'hi', c=None, d=[True, 1.5])");
    expect(JSON.parse(sent as string)).toEqual({ a: { "1": [2, 3] }, b: "aGk=", c: null, d: [true, 1.5] });
    expect(await value(fixture, attempt("echo(a=2**80)"))).toContain("OverflowError");
    expect(await value(fixture, attempt("echo(a=float('nan'))"))).toContain("ValueError: JSON has no NaN");
  });

  test("wrong arguments are Python's own errors, before the server hears of them", async () => {
    expect(await value(fixture, attempt("add()"))).toMatch(
      /^TypeError: add\(\) missing 1 required positional argument: 'a'/,
    );
    expect(await value(fixture, attempt("add('x')"))).toMatch(/^ValueError: add\(\) argument a: /);
  });

  test("an error result and a failing tool are exceptions with the server's words", async () => {
    expect(await value(fixture, attempt("fails()"))).toBe("RuntimeError: fails() failed: the disk is full");
    expect(await value(fixture, attempt("throws()"))).toContain("broken inside");
  });

  test("nothing of this process's environment goes over unasked", async () => {
    process.env["COLUBER_SECRET"] = "s";
    const other = await mcpTools({ ...stdio, env: { GIVEN: "1" } });
    try {
      const names = (await value(other, "env()")) as string;
      expect(names).toContain("GIVEN");
      expect(names).not.toContain("COLUBER_SECRET");
    } finally {
      delete process.env["COLUBER_SECRET"];
      await other.close();
    }
  });

  test("a server that dies under a call, and one that is closed, are errors that a program can catch", async () => {
    const other = await mcpTools(stdio, { name: "mortal" });
    const first = await value(other, attempt("die()"));
    expect(first).toBe(
      "ConnectionError: the MCP server 'mortal' is not there any more: the connection was closed (it said: out of luck)",
    );
    expect(await value(other, attempt("add(1)"))).toContain("ConnectionError");
    await other.close();
    const closed = await mcpTools(stdio, { include: ["add", "absent"], prefix: "m", requiresApproval: true });
    expect(Object.keys(closed.tools)).toEqual(["m_add"]);
    expect(closed.notes).toContainEqual({ tool: "absent", pythonName: null, note: "the server has no such tool" });
    const outcome = await new Sandbox({ tools: closed.tools, onApproval: () => "no" }).run("m_add(1)");
    expect(outcome).toMatchObject({ status: "raised", error: { type: "PermissionError" } });
    await closed.close();
    const after = await new Sandbox({ tools: closed.tools, onApproval: () => true }).run("m_add(1)");
    expect(after).toMatchObject({ status: "raised", error: { type: "ConnectionError" } });
  });

  test("no answer in time, and an abort, end a call", async () => {
    const slow = await mcpTools(stdio, { timeoutMilliseconds: 10_000, include: ["hang"] });
    try {
      const controller = new AbortController();
      const running = new Sandbox({ tools: slow.tools }).run("hang()", { signal: controller.signal });
      setTimeout(() => controller.abort(), 20);
      expect(await running).toMatchObject({ status: "aborted" });
      expect(await value(slow, attempt("hang()"))).toContain("TimeoutError");
    } finally {
      await slow.close();
    }
  });

  test("a server that cannot be started is an error that says which", async () => {
    await expect(
      mcpTools({ command: process.execPath, args: ["-e", "console.error('no licence');process.exit(1)"] }),
    ).rejects.toThrow(/the MCP server '.*' did not answer: .*no licence/s);
    await expect(mcpTools({ command: "/nonexistent/server" })).rejects.toThrow("ENOENT");
  });
});

describe("tools of an MCP server over HTTP", { timeout: 60_000 }, () => {
  let http: Server;
  let url = "";
  beforeAll(async () => {
    const { makeServer } = (await import(FIXTURE)) as { makeServer: () => McpServer };
    const handler = createMcpHandler(() => makeServer());
    http = createServer((request, response) => {
      void answer(handler.fetch.bind(handler), request, response);
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`;
  });
  afterAll(() => {
    http.closeAllConnections();
    http.close();
  });

  test("they work the same, and a server that is gone is an error", async () => {
    const remote = await mcpTools({ url, headers: { authorization: "Bearer test" } });
    expect(await value(remote, "add(40)")).toEqual({ sum: 41 });
    expect(await value(remote, attempt("fails()"))).toContain("the disk is full");
    http.closeAllConnections();
    await new Promise<void>((resolve) => http.close(() => resolve()));
    expect(await value(remote, attempt("add(1)"))).toMatch(/^(RuntimeError|ConnectionError): /);
    await remote.close();
    await expect(mcpTools({ url })).rejects.toThrow("did not answer");
  });
});

async function answer(
  handle: (request: Request) => Promise<Response>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const made = await handle(
    new Request(`http://127.0.0.1${request.url ?? "/"}`, {
      method: request.method ?? "GET",
      headers: Object.entries(request.headers).map(([name, text]): [string, string] => [name, String(text)]),
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    }),
  );
  response.writeHead(made.status, Object.fromEntries(made.headers));
  if (made.body !== null) for await (const chunk of made.body) response.write(chunk);
  response.end();
}

describe("coluber mcp", { timeout: 120_000 }, () => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ name: "test", version: "1" });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [MAIN, "mcp", "--imports", "math,json", "--limit", "instructions=2000000", "--output", "500"],
      }),
    );
  }, 120_000);
  afterAll(async () => client.close(), 120_000);

  async function run(
    code: string,
    more: Record<string, unknown> = {},
  ): Promise<{ text: string; isError: boolean; data: Record<string, unknown> }> {
    const result = await client.callTool({ name: "run_python", arguments: { code, ...more } });
    const [first] = result.content;
    return {
      text: first.type === "text" ? first.text : "",
      isError: result.isError === true,
      data: result.structuredContent as Record<string, unknown>,
    };
  }

  test("it offers run_python, telling what may be imported", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["run_python", "reset_python"]);
    expect(tools[0].description).toContain("Only these modules can be imported: math, json.");
    expect(tools[0].inputSchema.required).toEqual(["code"]);
  });

  test("state persists in a session, sessions share nothing, and reset forgets", async () => {
    expect(await run("import math\nx = math.floor(2.5)\nprint('hi')\nx")).toMatchObject({
      text: "hi\n2",
      isError: false,
    });
    expect((await run("x + 1")).text).toBe("3");
    expect((await run("x", { session: "other" })).text).toContain("NameError");
    expect((await run("x", { reset: true })).text).toContain("NameError");
    await run("y = 1");
    await client.callTool({ name: "reset_python", arguments: {} });
    expect((await run("y")).isError).toBe(true);
  });

  test("errors, limits and refused imports are results that a model can act on", async () => {
    const raised = await run("def f():\n    return 1 / 0\nf()");
    expect(raised.isError).toBe(true);
    expect(raised.text).toContain("ZeroDivisionError");
    expect(raised.data["status"]).toBe("raised");
    const limit = await run("z = 1\nwhile True:\n    pass");
    expect(limit).toMatchObject({ isError: true, data: { status: "limit", stateLost: false } });
    expect((await run("z")).text).toBe("1");
    expect((await run("import os")).text).toContain("os");
    expect((await run("print('x' * 5000)")).text.length).toBeLessThan(700);
    await expect(client.callTool({ name: "run_python", arguments: { program: 1 } })).resolves.toMatchObject({
      isError: true,
    });
  });

  test("calls of one session made at once wait for each other", async () => {
    const results = await Promise.all(
      ["n = 1", "n += 1", "n += 1", "n"].map((code) => run(code, { session: "queue" })),
    );
    expect(results[3].text).toBe("3");
  });
});

test("the session used least lately gives way", async () => {
  const sessions = new PythonSessions({
    makeExecutor: () => new LocalExecutor(),
    imports: [],
    version: "0",
    sessions: 2,
  });
  const { signal } = new AbortController();
  const text = async (name: string, code: string): Promise<unknown> => {
    const [first] = (await sessions.run(name, code, false, signal)).content;
    return first.type === "text" ? first.text : null;
  };
  await text("a", "x = 1");
  await text("b", "x = 2");
  expect(await text("a", "x")).toBe("1");
  await text("c", "x = 3");
  expect(await text("a", "x")).toBe("1");
  expect(await text("b", "x")).toContain("NameError");
  await sessions.close();
  await expect(sessions.run("a", "1", false, signal)).rejects.toThrow("closed");
});
