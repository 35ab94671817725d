// Transcripts of agent runs as data (spec/cases/agent/*.json): what the model says, what it is told, how it ends. This file
// runs one; transcripts.test.ts holds them to what is written, and `npx tsx test/agent/record.ts [name…]` writes it (read
// what it writes: nobody else's program says whether it is right).

import { readFileSync, readdirSync } from "node:fs";
import {
  CodeAgent,
  encodeValue,
  scriptedModel,
  type AgentEvent,
  type AgentResult,
  type CodeAgentOptions,
  type FinalAnswerCheck,
  type ModelCallOptions,
  type ScriptedParts,
  type ScriptedReply,
} from "../../src/agent/index.js";
import { ToolError, tool, type AnyTool } from "../../src/index.js";
import { MODULES } from "../../src/library/modules.js";

type Lines = readonly string[];

/** A reply: its lines, or what a scripted model takes. `error`: a text, `retryable: true` beside it for one to try again. */
type Reply =
  | Lines
  | (Omit<ScriptedParts, "text" | "error"> & {
      readonly text?: Lines;
      readonly throws?: string;
      readonly breaks?: string;
      readonly retryable?: boolean;
      readonly repeat?: number;
    });

interface AgentData {
  readonly options?: Partial<CodeAgentOptions>;
  readonly tools?: readonly string[];
  readonly checks?: readonly string[];
  /** What is said to requests for approval, in order. */
  readonly approvals?: readonly (boolean | string)[];
  readonly agents?: readonly (AgentData & { readonly name: string; readonly description: string })[];
  readonly replies: readonly Reply[];
}

export interface Transcript extends AgentData {
  /** The sentence that it shows. */
  readonly name: string;
  /** A module without which it cannot be. */
  readonly needs?: string;
  readonly task: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly images?: readonly { readonly data: string; readonly mediaType: string }[];
  /** Further tasks in the same memory. */
  readonly then?: readonly string[];
  /** Texts that stand in what the model read last; and texts that do not. */
  readonly told?: Lines;
  readonly untold?: Lines;
  readonly expect?: Told;
}

/** What is held to be so. */
export interface Told {
  readonly status: string;
  readonly answer: unknown;
  readonly error?: string;
  readonly steps: readonly { readonly outcome: string; readonly tools?: Lines; readonly observation: Lines }[];
  readonly events: readonly string[];
  readonly modelCalls: number;
  readonly memory: string;
}

export const folder = new URL("../../spec/cases/agent/", import.meta.url);

export function readTranscripts(): readonly { readonly file: string; readonly transcript: Transcript }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ file, transcript: JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Transcript }));
}

// ---------------------------------------------------------------------------------------------------------------- tools

const city = { type: "object", properties: { city: { type: "string" } }, required: ["city"] } as const;
const TEMPERATURES = new Map([
  ["Oslo", 4],
  ["Lima", 22],
  ["Pune", 31.5],
]);

/** The tools that transcripts name. */
const TOOLS: Readonly<Record<string, AnyTool>> = {
  get_temperature: tool({
    description: "The temperature of a city, in degrees Celsius.",
    inputSchema: city,
    outputSchema: { type: "number", description: "Degrees." },
    execute: (input: { city: string }) => {
      const found = TEMPERATURES.get(input.city);
      if (found === undefined) throw new ToolError("KeyError", `no such city: ${input.city}`);
      return found;
    },
  }),
  search: tool({
    description: "Searches the web.",
    inputSchema: {
      type: "object",
      properties: {
        query: { type: "string", description: "What to look for." },
        limit: { type: "integer", description: "How many results.", default: 3 },
      },
      required: ["query"],
    },
    execute: async ({ query, limit }: { query: string; limit: number }) => {
      await Promise.resolve();
      return Array.from({ length: limit }, (_, index) => ({
        title: `${query} ${index + 1}`,
        url: `https://example.com/${index}`,
      }));
    },
  }),
  read_page: tool({
    description: "The text of a page.",
    inputSchema: { type: "object", properties: { url: { type: "string" } }, required: ["url"] },
    execute: ({ url }: { url: string }) =>
      `Page ${url}\ndate,item,amount\n2024-01-03,bolts,12\n2024-01-09,nuts,30\n2024-02-01,bolts,7\n`,
  }),
  fail: tool({
    description: "Always fails.",
    inputSchema: { type: "object", properties: {} },
    execute: async () => {
      await Promise.resolve();
      throw new Error("the server is on fire");
    },
  }),
  send_mail: tool({
    description: "Sends a mail.",
    inputSchema: {
      type: "object",
      properties: { to: { type: "string" }, text: { type: "string" } },
      required: ["to", "text"],
    },
    requiresApproval: true,
    execute: ({ to }: { to: string }) => `sent to ${to}`,
  }),
  add: (a: number, b: number) => a + b,
};

const CHECKS: Readonly<Record<string, FinalAnswerCheck>> = {
  "is a number": (answer) => (typeof answer === "number" ? true : "the answer must be a number"),
  "is short": (answer) => String(answer).length < 20,
  throws: (answer) => {
    if (answer !== "ok") throw new Error("the checker says no");
    return true;
  },
};

// ----------------------------------------------------------------------------------------------------------------- a run

function scripted(replies: readonly Reply[]): ScriptedReply[] {
  return replies.map((reply): ScriptedReply => {
    if ("length" in reply) return reply.join("\n");
    const { text, throws, breaks, retryable, repeat, ...parts } = reply;
    const failure = (message: string): Error =>
      Object.assign(new Error(message), retryable === true ? { isRetryable: true } : {});
    if (throws !== undefined) return failure(throws);
    return {
      ...parts,
      ...(text === undefined ? {} : { text: text.join("\n").repeat(repeat ?? 1) }),
      ...(breaks === undefined ? {} : { error: failure(breaks) }),
    };
  });
}

function agentOf(
  data: AgentData,
  isManaged: { name: string; description: string } | null,
): {
  readonly agent: CodeAgent;
  readonly calls: readonly ModelCallOptions[];
} {
  const model = scriptedModel(scripted(data.replies));
  const approvals = [...(data.approvals ?? [])];
  let clock = 0;
  const agent = new CodeAgent({
    ...isManaged,
    ...data.options,
    model,
    modelSettings: { retry: { sleep: async () => undefined }, ...data.options?.modelSettings },
    tools: Object.fromEntries((data.tools ?? []).map((name) => [name, TOOLS[name] as AnyTool])),
    managedAgents: (data.agents ?? []).map(
      (member) => agentOf(member, { name: member.name, description: member.description }).agent,
    ),
    finalAnswerChecks: (data.checks ?? []).map((name) => CHECKS[name] as FinalAnswerCheck),
    ...(data.approvals === undefined ? {} : { onApproval: () => approvals.shift() ?? false }),
    now: () => clock++,
  });
  return { agent, calls: model.calls };
}

/** Is what it needs there? */
export function isPossible({ needs }: Transcript): boolean {
  return needs === undefined || MODULES.has(needs);
}

/** Runs a transcript; gives what happened, and the last prompt as text. */
export async function play(transcript: Transcript): Promise<{ readonly told: Told; readonly prompt: string }> {
  const { agent, calls } = agentOf(transcript, null);
  const events: AgentEvent[] = [];
  const runOnce = async (task: string, isFirst: boolean): Promise<AgentResult> => {
    const handle = agent.stream(task, {
      ...(isFirst && transcript.args !== undefined ? { args: transcript.args } : {}),
      ...(isFirst && transcript.images !== undefined ? { images: transcript.images } : {}),
      reset: isFirst,
    });
    // Nobody answers requests for approval here: `approvals` do, or nobody.
    for await (const event of handle) {
      events.push(event);
      if (event.type === "approval-request" && transcript.approvals === undefined) event.respond("the reader refuses");
    }
    return handle.result;
  };
  let result = await runOnce(transcript.task, true);
  const steps = [...result.steps];
  for (const task of transcript.then ?? []) {
    result = await runOnce(task, false);
    steps.push(...result.steps);
  }
  const prompt = JSON.stringify(calls.at(-1)?.prompt ?? []);
  const told: Told = {
    status: result.status,
    answer: encodeValue(result.answer),
    ...(result.error === null ? {} : { error: steady(`${result.error.name}: ${result.error.message}`) }),
    steps: steps.map(({ outcome, observation, toolCalls }) => ({
      outcome,
      ...(toolCalls.length === 0
        ? {}
        : { tools: toolCalls.map((call) => `${call.tool}${call.error === null ? "" : "!"}`) }),
      observation: steady(observation).split("\n"),
    })),
    events: shortened(events),
    modelCalls: result.usage.calls,
    memory: (agent.memory?.steps ?? []).map(({ kind }) => kind).join(" "),
  };
  await agent.close();
  return { told, prompt: readable(prompt) };
}

/** Without the counts that every change of the machine's costs moves. */
function steady(text: string): string {
  return text
    .replaceAll(/^Used: [\d,]+ instructions, [\d,]+ bytes/gm, "Used: N instructions, N bytes")
    .replaceAll(/\d+ of (\d+ instructions)/g, "N of $1");
}

/** The prompt's JSON with its texts as they are. */
function readable(prompt: string): string {
  return prompt.replaceAll("\\n", "\n").replaceAll('\\"', '"');
}

/** Event types in order, deltas left out, and pieces of output that follow each other one; those of managed agents apart, as runs may go on side by side. */
function shortened(events: readonly AgentEvent[]): readonly string[] {
  const runs = new Map<string, string>();
  for (const { run, agent, type, parent } of events) {
    if (type === "text-delta" || type === "reasoning-delta") continue;
    const before = runs.get(run);
    // How output is cut into pieces is the machine's business.
    if (type === "output" && before?.endsWith(" output") === true) continue;
    runs.set(run, before === undefined ? (parent === null ? type : `${agent}: ${type}`) : `${before} ${type}`);
  }
  return [...runs.values()];
}
