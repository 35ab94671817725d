// Agents, code tools and adapters with several major versions of the AI SDK (`npx tsx test/tools/ai-matrix.ts`, after a build;
// takes minutes and needs npm's registry, so it is no part of the tests). Each version brings its own mock model (of
// specification 2, 3 and 4) and its own provider of OpenAI-compatible servers, and checks the types of a program of a user's.
// A row that fails says why, and the exit code is 1.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OpenAIServer } from "../agent/openai-server.js";

const SDKS = [
  { ai: "5", mock: "MockLanguageModelV2", compatible: "1" },
  { ai: "6", mock: "MockLanguageModelV3", compatible: "2" },
  { ai: "7", mock: "MockLanguageModelV4", compatible: "3" },
];
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function execute(command: string, args: readonly string[], cwd: string): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, NO_COLOR: "1" } });
    let text = "";
    const take = (chunk: unknown): void => {
      text += String(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

const PROGRAM = `
import assert from "node:assert/strict";
import { generateText, streamText, stepCountIs, tool } from "ai";
import * as mocks from "ai/test";
import { simulateReadableStream } from "ai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { z } from "zod";
import { CodeAgent, codeTool, scriptedModel } from "coluber/agent";
import { agentModel, agentTool } from "coluber/ai";

const [name, baseURL] = process.argv.slice(2);
const Mock = mocks[name];
const isOld = name.endsWith("V2");
const reason = (unified) => (isOld ? unified : { unified, raw: unified });
const usage = isOld
  ? { inputTokens: 10, outputTokens: 5, totalTokens: 15 }
  : { inputTokens: { total: 10, noCache: 10 }, outputTokens: { total: 5, text: 5 } };
const parts = (text) => [
  { type: "stream-start", warnings: [] },
  { type: "text-start", id: "1" },
  { type: "text-delta", id: "1", delta: text },
  { type: "text-end", id: "1" },
  { type: "finish", finishReason: reason("stop"), usage },
];
const weather = tool({
  description: "The temperature in a city.",
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => ({ city, celsius: city.length * 3 }),
});
const replies = ["<code>\\nn = weather('Rom')['celsius']\\n</code>", "<code>\\nfinal_answer(n)\\n</code>"];
const scripted = () => {
  let turn = 0;
  return {
    doStream: async () => ({ stream: simulateReadableStream({ chunks: parts(replies[turn++]) }) }),
    doGenerate: async () => ({
      content: [{ type: "text", text: replies[turn++] }],
      finishReason: reason("stop"),
      usage,
      warnings: [],
    }),
  };
};
for (const streaming of [true, false]) {
  const agent = new CodeAgent({ model: new Mock(scripted()), tools: { weather }, modelSettings: { streaming } });
  const result = await agent.run("How warm?");
  assert.deepEqual([result.status, result.answer, result.usage.inputTokens], ["done", 9, 20]);
}
// Tools of the SDK's own loop, and an agent as its model; version 5 has neither this form of schemas nor specification 3.
const helper = () => new CodeAgent({ model: scriptedModel(replies), name: "helper", description: "Helps.", tools: { weather } });
const tools = { run_python: codeTool({ tools: { weather } }), helper: agentTool(helper()) };
const calls = [["run_python", { code: "weather('Rom')['celsius']" }], ["helper", { task: "How warm?" }]];
let turn = 0;
const model = new Mock({
  doGenerate: async () => {
    const call = calls[turn++];
    return {
      content: call === undefined
        ? [{ type: "text", text: "end" }]
        : [{ type: "tool-call", toolCallId: "c" + turn, toolName: call[0], input: JSON.stringify(call[1]) }],
      finishReason: reason(call === undefined ? "stop" : "tool-calls"),
      usage,
      warnings: [],
    };
  },
});
if (!isOld) {
const { steps, text } = await generateText({ model, tools, stopWhen: stepCountIs(5), prompt: "?" });
assert.equal(text, "end");
const outputs = steps.flatMap(({ toolResults }) => toolResults.map(({ output }) => output));
assert.equal(outputs[0].value, 9);
assert.deepEqual(outputs[1], { status: "done", answer: "9" });
const prompts = JSON.stringify(model.doGenerateCalls.at(-1).prompt);
assert.ok(prompts.includes('{"type":"text","value":"Last value: 9"}') && prompts.includes('{"type":"text","value":"9"}'));
assert.ok(JSON.stringify(model.doGenerateCalls[0].tools).includes("def weather(city: str)"));
  assert.equal((await generateText({ model: agentModel(helper()), prompt: "How warm?" })).text, "9");
  const stream = streamText({ model: agentModel(helper()), prompt: "How warm?" });
  assert.equal(await stream.text, "9");
  assert.ok((await stream.reasoningText).includes("weather"));
}
// A server.
const server = createOpenAICompatible({ name: "loopback", baseURL, apiKey: "none", includeUsage: true });
const result = await new CodeAgent({ model: server.chatModel("m") }).run("6 * 7?");
assert.deepEqual([result.status, result.answer, result.error], ["done", 42, null]);
assert.ok(result.usage.inputTokens > 0, "usage is reported");
console.log("ok");
`;

const TYPES = `
import { tool } from "ai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { z } from "zod";
import { CodeAgent } from "coluber/agent";
const model = createOpenAICompatible({ name: "x", baseURL: "http://localhost" }).chatModel("m");
const weather = tool({ inputSchema: z.object({ city: z.string() }), execute: async ({ city }) => city.length });
export const agent = new CodeAgent({ model, tools: { weather } });
`;
const ADAPTER_TYPES = `
import { generateText } from "ai";
import { CodeAgent, codeTool, scriptedModel } from "coluber/agent";
import { agentModel, agentTool } from "coluber/ai";
import { agent } from "./types.js";
const tools = { run: codeTool({ tools: {} }), helper: agentTool(agent) };
void generateText({ model: agentModel(agent), prompt: "?", tools });
void generateText({ model: agentModel(new CodeAgent({ model: scriptedModel([]) })), prompt: "?" });
`;

const folder = mkdtempSync(join(tmpdir(), "coluber-matrix-"));
let failures = 0;
try {
  for (const { ai, mock, compatible } of SDKS) {
    const place = join(folder, ai);
    mkdirSync(place);
    writeFileSync(join(place, "package.json"), '{ "type": "module", "private": true }');
    const packages = [`ai@${ai}`, `@ai-sdk/openai-compatible@${compatible}`, "zod", "@types/node@20"];
    const install = await execute("npm", ["install", "--no-audit", "--no-fund", ...packages], place);
    if (install.code !== 0) throw new Error(install.text);
    // As installed, so that it finds this version of the SDK.
    for (const part of ["package.json", "dist"])
      cpSync(join(ROOT, part), join(place, "node_modules/coluber", part), { recursive: true });
    cpSync(join(ROOT, "node_modules/acorn"), join(place, "node_modules/acorn"), { recursive: true });
    const { version } = JSON.parse(readFileSync(join(place, "node_modules/ai/package.json"), "utf8")) as {
      version: string;
    };
    writeFileSync(join(place, "program.mjs"), PROGRAM);
    writeFileSync(join(place, "types.ts"), TYPES);
    writeFileSync(join(place, "adapter-types.ts"), ADAPTER_TYPES);
    const options = ["--strict", "--noEmit", "--skipLibCheck", "--module", "nodenext", "--target", "es2023"];
    const files = mock === "MockLanguageModelV2" ? ["types.ts"] : ["types.ts", "adapter-types.ts"];
    const server = await OpenAIServer.start(["<code>\nfinal_answer(6 * 7)\n"]);
    const rows = [
      ["runs", "node", ["program.mjs", mock, server.url]],
      ["types", join(ROOT, "node_modules/.bin/tsc"), [...options, ...files]],
    ] as const;
    for (const [what, command, args] of rows) {
      const { code, text } = await execute(command, args, place);
      if (code !== 0) failures++;
      console.log(
        `ai ${version}, ${mock}, openai-compatible ${compatible}, ${what}: ${code === 0 ? "ok" : `FAILED\n${text}`}`,
      );
    }
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
