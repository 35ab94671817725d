// A small MCP server for the tests, on standard input and output: tools of every shape, and ways to die.

import { McpServer, fromJsonSchema } from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";

export function makeServer() {
  const server = new McpServer(
    { name: "fixture", version: "1.0.0" },
    { capabilities: { tools: {} }, instructions: "Be kind." },
  );
  const none = fromJsonSchema({ type: "object", properties: {} });
  const text = (value) => ({ content: [{ type: "text", text: value }] });
  server.registerTool(
    "add",
    {
      description: "Adds two integers.",
      inputSchema: fromJsonSchema({
        type: "object",
        properties: { a: { type: "integer", description: "the first" }, b: { type: "integer", default: 1 } },
        required: ["a"],
      }),
      outputSchema: fromJsonSchema({ type: "object", properties: { sum: { type: "integer" } }, required: ["sum"] }),
      annotations: { readOnlyHint: true },
    },
    async ({ a, b = 1 }) => ({ ...text(String(a + b)), structuredContent: { sum: a + b } }),
  );
  server.registerTool("get-text", { inputSchema: none }, async () => text("plain"));
  server.registerTool("get.text", { inputSchema: none }, async () => text("other"));
  server.registerTool("class", { inputSchema: none }, async () => text("keyword"));
  server.registerTool("echo", { inputSchema: fromJsonSchema({ type: "object" }) }, async (input) =>
    text(JSON.stringify(input)),
  );
  server.registerTool("fails", { inputSchema: none }, async () => ({ ...text("the disk is full"), isError: true }));
  server.registerTool("throws", { inputSchema: none }, async () => {
    throw new Error("broken inside");
  });
  server.registerTool("picture", { inputSchema: none }, async () => ({
    content: [
      { type: "text", text: "look:" },
      { type: "image", mimeType: "image/png", data: Buffer.from([1, 2, 3]).toString("base64") },
      { type: "resource_link", uri: "file:///x", name: "x" },
    ],
  }));
  server.registerTool("nothing", { inputSchema: none }, async () => ({ content: [] }));
  server.registerTool("env", { inputSchema: none }, async () => text(Object.keys(process.env).sort().join(" ")));
  server.registerTool("die", { inputSchema: none }, async () => {
    process.stderr.write("out of luck\n");
    setTimeout(() => process.exit(3), 20);
    return new Promise(() => undefined);
  });
  server.registerTool("hang", { inputSchema: none }, async () => new Promise(() => undefined));
  return server;
}

if (process.argv[1] === (await import("node:url")).fileURLToPath(import.meta.url)) {
  await makeServer().connect(new StdioServerTransport());
}
