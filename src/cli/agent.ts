/** `coluber agent`: an agent works on tasks, shown live. Without a task it asks for tasks, one after the other. */

import { closeSync, openSync, writeSync } from "node:fs";
import { createInterface, type Interface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { CodeAgent } from "../agent/agent.js";
import { PLACES, isPlaceName, type PlaceName } from "../agent/places.js";
import { TRACE_HEADER, eventLine, type AgentEvent } from "../agent/events.js";
import { errorText, type LanguageModel } from "../agent/model.js";
import { mcpTools, type McpTools } from "../agent/mcp.js";
import type { AgentResult } from "../agent/run.js";
import { ConversionError } from "../host/convert.js";
import type { AnyTool, Tools } from "../host/tools.js";
import { LIMITS } from "../vm/meter.js";
import { AgentDisplay, callText } from "./agent-display.js";
import { DEMO_TASK, DEMO_TOOLS, demoModel } from "./agent-demo.js";
import { findModel, importModule } from "./agent-model.js";
import { ExitCode, Misuse } from "./exit.js";
import { parseCount, parseInputs, parseLimits } from "./run.js";

export const AGENT_HELP = `Usage: coluber agent ["TASK"] [options]

Without a task it asks for one, and for the next: variables and memory stay. With --demo it shows a scripted model at work.

  --model NAME          the model's name on its server, or a module (./model.mjs) that exports an AI SDK model
  --base-url URL        a server that speaks OpenAI's protocol (default: OpenAI)
  --api-key-env NAME    environment variable with the key
  --imports LIST        modules that programs may import (default: *, all that Coluber has)
  --tools FILE          a module (./tools.mjs) that exports tools; may be repeated
  --mcp SERVER          tools of an MCP server: its URL, or the command that starts it; may be repeated
  --executor NAME       where programs run: local (default), worker, e2b (a cloud sandbox), or
                        child_process (CPython, NO SANDBOX: all of your rights)
  --limit NAME=N        a limit of each program; may be repeated. Names: ${Object.keys(LIMITS).join(", ")}
  --input NAME=JSON     a variable that programs find; may be repeated
  --instructions TEXT   more for the system prompt
  --max-steps N         (default 20)
  --planning N          make a plan at the first step and every N steps
  --structured          ask for replies as JSON, for models that can
  --max-tokens N        end the run when so many tokens are used
  --yes                 make calls that need approval without asking
  --trace FILE          write the events to a file, as lines of JSON (read it with coluber trace show)
  --json                print the events as lines of JSON instead
  --demo                a scripted model through a real task: no key, no network
  --help

Exit codes: 0 answered, 1 failed, 2 out of steps or budget, 3 misuse, 130 aborted.
`;

const OPTIONS = {
  model: { type: "string" },
  "base-url": { type: "string" },
  "api-key-env": { type: "string" },
  imports: { type: "string", multiple: true },
  tools: { type: "string", multiple: true },
  mcp: { type: "string", multiple: true },
  executor: { type: "string" },
  limit: { type: "string", multiple: true },
  input: { type: "string", multiple: true },
  instructions: { type: "string" },
  "max-steps": { type: "string" },
  planning: { type: "string" },
  structured: { type: "boolean" },
  "max-tokens": { type: "string" },
  yes: { type: "boolean" },
  trace: { type: "string" },
  json: { type: "boolean" },
  demo: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];

function parse(argv: string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new Misuse(`${errorText(error).split(". ")[0]} (see coluber agent --help)`);
  }
}

/** Runs the command; answers its exit code. */
export async function agentCommand(argv: string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  if (values.help === true) {
    process.stdout.write(AGENT_HELP);
    return ExitCode.DONE;
  }
  if (positionals.length > 1) throw new Misuse(`one task at a time, not ${positionals.length}: put it between quotes`);
  const isDemo = values.demo === true;
  const model = isDemo
    ? demoModel()
    : await findModel({ model: values.model, baseUrl: values["base-url"], apiKeyEnv: values["api-key-env"] });
  const setup = await makeAgent(values, model, isDemo);
  const output = new Output(values);
  try {
    const task = isDemo ? DEMO_TASK : positionals[0];
    if (task !== undefined) return exitCode(await runTask(setup, output, task, true));
    return await prompt(setup, output);
  } finally {
    await setup.agent.close();
    await setup.close();
    output.close();
  }
}

interface Setup {
  readonly agent: CodeAgent;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly isYes: boolean;
  readonly close: () => Promise<void>;
}

async function makeAgent(values: Values, model: LanguageModel, isDemo: boolean): Promise<Setup> {
  const sets: Tools[] = isDemo ? [DEMO_TOOLS] : [];
  for (const path of values.tools ?? []) sets.push(toolsOf(await importModule(path, "--tools"), path));
  const imports = (values.imports ?? ["*"])
    .flatMap((list) => list.split(",").map((name) => name.trim()))
    .filter((name) => name !== "");
  const servers = await connectServers(values.mcp ?? []);
  sets.push(...servers.tools);
  try {
    const agent = new CodeAgent({
      model,
      tools: sets,
      imports,
      limits: parseLimits(values.limit ?? []),
      ...(values.executor === undefined ? {} : { executor: executorNamed(values.executor) }),
      ...(values.instructions === undefined ? {} : { instructions: values.instructions }),
      ...(values["max-steps"] === undefined ? {} : { maxSteps: parseCount("--max-steps", values["max-steps"]) }),
      ...(values.planning === undefined ? {} : { planningInterval: parseCount("--planning", values.planning) }),
      ...(values["max-tokens"] === undefined
        ? {}
        : { budget: { tokens: parseCount("--max-tokens", values["max-tokens"]) } }),
      structured: values.structured === true,
    });
    return {
      agent,
      inputs: Object.fromEntries(parseInputs(values.input ?? [])),
      isYes: values.yes === true,
      close: servers.close,
    };
  } catch (error) {
    await servers.close();
    if (error instanceof TypeError || error instanceof RangeError) throw new Misuse(error.message);
    throw error;
  }
}

/** The tools of a module: its default export, or those of its exports that are functions or have `execute`. */
function toolsOf(exported: Readonly<Record<string, unknown>>, path: string): Tools {
  const given = exported["default"];
  if (typeof given === "object" && given !== null) return given as Tools;
  const tools = Object.entries(exported).filter(
    ([, value]) => typeof value === "function" || (typeof value === "object" && value !== null && "execute" in value),
  );
  if (tools.length === 0) throw new Misuse(`--tools: ${path} exports no tools (functions, or objects with execute)`);
  return Object.fromEntries(tools) as Record<string, AnyTool>;
}

/** The tools of the servers of `--mcp`: an address, or a command and its arguments. */
async function connectServers(
  servers: readonly string[],
): Promise<{ readonly tools: readonly Tools[]; readonly close: () => Promise<void> }> {
  const connected: McpTools[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(connected.map((each) => each.close()));
  };
  const taken = new Set<string>();
  try {
    for (const server of servers) {
      const words = server.trim().split(/\s+/);
      if (words[0] === "") throw new Misuse("--mcp: expected the URL of a server, or the command that starts it");
      const made = await mcpTools(
        /^https?:\/\//i.test(words[0]) ? { url: words[0] } : { command: words[0], args: words.slice(1) },
        { taken },
      );
      connected.push(made);
      for (const name of Object.keys(made.tools)) taken.add(name);
      for (const { tool, pythonName, note } of made.notes)
        process.stderr.write(
          `coluber: --mcp: ${tool} ${pythonName === null ? "is left out" : `is ${pythonName}()`}: ${note}\n`,
        );
    }
  } catch (error) {
    await close();
    if (error instanceof Misuse) throw error;
    throw new Misuse(`--mcp: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { tools: connected.map(({ tools }) => tools), close };
}

function executorNamed(name: string): PlaceName {
  if (!isPlaceName(name))
    throw new Misuse(
      `--executor: unknown executor '${name}': expected ${PLACES.join(", ").replace(/, (\w+)$/, " or $1")}`,
    );
  if (name === "child_process")
    process.stderr.write(
      "coluber: child_process is NO SANDBOX: what the model writes runs as CPython with all of your rights on this machine.\n",
    );
  return name;
}

// ------------------------------------------------------------------------------------------------------------- running

/** Where events go. */
class Output {
  readonly display: AgentDisplay | null;
  private trace: number | null = null;

  constructor(values: Values) {
    this.display =
      values.json === true
        ? null
        : new AgentDisplay({
            write: (text) => process.stdout.write(text),
            isColoured: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "",
          });
    if (values.trace === undefined) return;
    try {
      this.trace = openSync(values.trace, "w");
    } catch (error) {
      throw new Misuse(`--trace: cannot write ${values.trace}: ${errorText(error)}`);
    }
    this.record(JSON.stringify(TRACE_HEADER));
  }

  event(event: AgentEvent): void {
    if (this.display === null) process.stdout.write(`${eventLine(event)}\n`);
    else this.display.event(event);
    // The whole texts come with the end of each model call.
    if (event.type !== "text-delta" && event.type !== "reasoning-delta") this.record(eventLine(event));
  }

  /** At once, so that a run that is killed leaves what it did. */
  private record(line: string): void {
    if (this.trace === null) return;
    try {
      writeSync(this.trace, `${line}\n`);
    } catch (error) {
      process.stderr.write(`coluber: the trace could not be written: ${errorText(error)}\n`);
      this.close();
    }
  }

  close(): void {
    if (this.trace !== null) closeSync(this.trace);
    this.trace = null;
  }
}

async function runTask(
  setup: Setup,
  output: Output,
  task: string,
  isFirst: boolean,
  reader?: Interface,
): Promise<AgentResult> {
  const { agent, inputs, isYes } = setup;
  const abort = new AbortController();
  const onSignal = (): void => abort.abort(new Error("interrupted"));
  process.once("SIGINT", onSignal);
  try {
    const handle = agent.stream(task, { ...(isFirst ? { args: inputs } : {}), reset: isFirst, signal: abort.signal });
    for await (const event of handle) {
      output.event(event);
      if (event.type === "approval-request")
        event.respond(isYes || (await consent(callText(event.tool, event.input), reader, abort.signal)));
    }
    return await handle.result;
  } catch (error) {
    if (error instanceof ConversionError || (error instanceof TypeError && error.message.startsWith("args: ")))
      throw new Misuse(error.message.replace(/^args/, "--input"));
    throw error;
  } finally {
    process.removeListener("SIGINT", onSignal);
  }
}

/** Asks on the terminal. */
async function consent(call: string, reader: Interface | undefined, signal: AbortSignal): Promise<boolean | string> {
  if (!process.stdin.isTTY) return "nobody is at the terminal to approve it";
  const asked = reader ?? createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asked.question(`Allow ${call}? [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    if (reader === undefined) asked.close();
  }
}

/** Task after task from the terminal, or from the lines of standard input. */
async function prompt(setup: Setup, output: Output): Promise<number> {
  const isTerminal = process.stdin.isTTY;
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: isTerminal });
  let code: number = ExitCode.DONE;
  let isFirst = true;
  if (isTerminal) process.stderr.write("A task for the agent (empty line or Ctrl-D to leave).\n");
  try {
    if (isTerminal) reader.setPrompt("> ");
    if (isTerminal) reader.prompt();
    for await (const line of reader) {
      const task = line.trim();
      if (task === "") {
        if (isTerminal) break;
        continue;
      }
      code = exitCode(await runTask(setup, output, task, isFirst, reader));
      isFirst = false;
      if (isTerminal) reader.prompt();
    }
  } finally {
    reader.close();
  }
  return code;
}

function exitCode(result: AgentResult): number {
  switch (result.status) {
    case "done":
      return ExitCode.DONE;
    case "max-steps":
    case "budget":
      return ExitCode.LIMIT;
    case "aborted":
      return ExitCode.ABORTED;
    case "error":
      return ExitCode.RAISED;
  }
}
