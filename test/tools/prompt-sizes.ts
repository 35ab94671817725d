// Sizes of the prompts that an agent sends: characters, and tokens estimated at four characters each. `npx tsx
// test/tools/prompt-sizes.ts`

import { PROMPTS, systemPrompt, type PromptContext } from "../../src/agent/prompt.js";
import { partText } from "../../src/agent/prompt.js";
import { tool } from "../../src/host/tools.js";

const search = tool({
  description: "Searches the web.",
  inputSchema: {
    type: "object",
    properties: { query: { type: "string", description: "What to look for." }, limit: { type: "integer", default: 5 } },
    required: ["query"],
  },
  execute: () => [],
});

function context(tools: number, isStructured = false): PromptContext {
  return {
    tags: ["<code>", "</code>"],
    tools: Object.fromEntries(Array.from({ length: tools }, (_, index) => [`search_${index}`, search])),
    team: {},
    finalAnswer: "final_answer",
    imports: ["*"],
    python: "Coluber's Python 3.13",
    topLevelAwait: true,
    instructions: "",
    isStructured,
    maxSteps: 20,
  };
}

function row(name: string, text: string): void {
  console.log(`${name.padEnd(36)}${String(text.length).padStart(7)}${String(Math.ceil(text.length / 4)).padStart(8)}`);
}

console.log(`${"".padEnd(36)}${"chars".padStart(7)}${"tokens".padStart(8)}`);
const one = context(1);
for (const part of ["role", "protocol", "examples", "tools", "rules", "imports"] as const)
  row(`part: ${part}`, partText(PROMPTS[part], one));
for (const tools of [0, 1, 10]) row(`system prompt, ${tools} tools`, systemPrompt(PROMPTS, context(tools)));
row("system prompt, 1 tool, structured", systemPrompt(PROMPTS, context(1, true)));
row("plan, first", partText(PROMPTS.plan, one, { isFirst: true, stepsLeft: 20 }));
row("plan, again", partText(PROMPTS.plan, one, { isFirst: false, stepsLeft: 10 }));
row("reply without code", partText(PROMPTS.noCode, one, "no-code"));
