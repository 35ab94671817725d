// An MCP server that does everything wrong: it speaks JSON-RPC by hand, so that no library corrects it.

import { createInterface } from "node:readline";

const mode = process.argv[2] ?? "tools";
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const deep = (levels) => "[".repeat(levels) + "]".repeat(levels);
const object = { type: "object", properties: {} };
let cycle = {
  type: "object",
  properties: { x: { $ref: "#" }, y: { $ref: "#/properties/y" }, z: { $ref: "http://127.0.0.1/x" } },
};
let nested = { type: "string" };
for (let level = 0; level < 500; level++) nested = { type: "array", items: nested };

const tools = [
  ["__proto__", object],
  ["constructor", object],
  ["", object],
  ["print", object],
  ["final_answer", object],
  ["x".repeat(5000), object],
  ["\u0000\u202e", object],
  ["caf\u00e9 \ud83d\ude00", object],
  ["cycle", cycle],
  ["nested", { type: "object", properties: { x: nested } }],
  ["huge", { type: "object", properties: { x: { type: "string", description: "d".repeat(200_000) } } }],
  [
    "proto",
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"},"constructor":{"type":"integer"}}}'),
  ],
  ["redos", { type: "object", properties: { x: { type: "string", pattern: "^(a+)+$" } }, required: ["x"] }],
  ["badregex", { type: "object", properties: { x: { type: "string", pattern: "(" } }, required: ["x"] }],
  [
    "odd",
    {
      type: "object",
      properties: { x: { type: "no such type", enum: "no list", default: { $ref: 5 } } },
      required: ["x"],
    },
  ],
  ["quotes", object, 'Ends """ the docstring\\"""\n    import os # \u0000'],
  ["big", object],
  ["deepresult", object],
  ["garbage", object],
  ["unknown", object],
  ["wrongschema", object, "", { type: "object", properties: { n: { type: "integer" } }, required: ["n"] }],
];

const results = {
  big: { content: [{ type: "text", text: "x".repeat(3_000_000) }] },
  deepresult: { content: [], structuredContent: { x: JSON.parse(deep(2000)) } },
  unknown: { content: [{ type: "hologram", data: 1 }] },
  wrongschema: { content: [], structuredContent: { n: "text" } },
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === "initialize") {
    if (mode === "silent") return;
    if (mode === "noise") process.stdout.write("this is no JSON\n\u0000\n{}\n[]\n");
    const serverInfo = { name: mode === "noise" ? "n".repeat(100_000) : "hostile", version: "1" };
    send({ id, result: { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo } });
  } else if (method === "tools/list") {
    if (mode === "pages")
      send({ id, result: { tools: [{ name: "t", inputSchema: object }], nextCursor: `c${Math.random()}` } });
    else if (mode === "notools") send({ id, result: { tools: "none" } });
    else if (mode === "flood") process.stdout.write("x".repeat(11_000_000));
    else
      send({
        id,
        result: {
          tools: tools.map(([name, inputSchema, description, outputSchema]) => ({
            name,
            inputSchema,
            description,
            outputSchema,
          })),
        },
      });
  } else if (method === "tools/call") {
    const name = params.name;
    if (name === "garbage") send({ id, result: { content: "text" } });
    else
      send({
        id,
        result: (Object.hasOwn(results, name) ? results[name] : null) ?? {
          content: [{ type: "text", text: JSON.stringify(params) }],
        },
      });
  } else if (id !== undefined) send({ id, error: { code: -32601, message: "no" } });
});
