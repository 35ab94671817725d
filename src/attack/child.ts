/**
 * The child process that runs attacks, one after another, as its parent (pool.ts) sends them. Invariant: whatever a program
 * does to this process, the parent sees it; nothing here decides what is right but the oracles.
 */

import { randomUUID } from "node:crypto";
import { Sandbox } from "../host/sandbox.js";
import type { SandboxOptions } from "../host/options.js";
import type { Outcome } from "../host/outcome.js";
import type { Tools } from "../host/tools.js";
import { machineOf } from "./machine.js";
import type { Attack } from "./corpus.js";
import { walkHeap } from "./heap-walk.js";
import { hostileTools } from "./hostile-tools.js";
import { hostTraces, intrinsicsChanged, intrinsicsNow, textsOf } from "./oracles.js";

/** What the parent sends first. */
export interface Setup {
  /** Options of the user's own sandbox; null: each attack brings its own. */
  readonly options: SandboxOptions | null;
  /** URL of a module that exports `tools`. */
  readonly tools: string | null;
}

/** How a program ended. */
export interface Report {
  readonly status: string;
  /** Name of the limit or type of the exception. */
  readonly detail: string;
  readonly stdout: string;
  /** What an oracle saw. */
  readonly complaints: readonly string[];
  /** Milliseconds of processor time. */
  readonly time: number;
  readonly instructions: number;
  readonly memory: number;
}

/** Longest that a program may wait for tools (milliseconds). */
const PATIENCE = 5000;
/** Most text of one outcome beside its output. */
const MOST_TEXT = 4_000_000;

// Node defines some of its globals when they are first read.
void AbortSignal.timeout(0);

const canary = randomUUID();
process.env["COLUBER_ATTACK_CANARY"] = canary;

let options: SandboxOptions | null = null;
let tools: Record<string, unknown> = {};

async function setUp(setup: Setup): Promise<void> {
  options = setup.options;
  if (setup.tools === null) return;
  const module = (await import(setup.tools)) as { readonly tools?: Tools; readonly default?: Tools };
  const given = module.tools ?? module.default;
  if (given === undefined) throw new TypeError("the module exports no `tools`");
  tools = given instanceof Map ? Object.fromEntries(given as ReadonlyMap<string, unknown>) : { ...given };
  // Whether they can be had at all is known now.
  void new Sandbox({ ...options, tools: tools as Tools });
}

async function runOnce(attack: Attack): Promise<{ outcome: Outcome; complaints: string[] }> {
  let sandbox: Sandbox | null = null;
  const hostile = hostileTools(attack.tools, () => sandbox as Sandbox);
  sandbox = new Sandbox({
    ...(options ?? { imports: attack.imports, limits: attack.limits }),
    tools: { ...tools, ...hostile } as Tools,
  });
  const outcome = await sandbox.run(attack.program, { signal: AbortSignal.timeout(PATIENCE) });
  const machine = machineOf(sandbox);
  const complaints = walkHeap(machine).map((complaint) => `a guest can hold what is no guest value: ${complaint}`);
  if (outcome.status === "internal") complaints.push(`internal error: ${describe(outcome.cause)}`);
  const texts = textsOf(outcome);
  complaints.push(...hostTraces(texts, attack.program, canary).map((trace) => `a text shows ${trace}`));
  if (texts.length > MOST_TEXT + 2 * outcome.used.output) complaints.push(`${texts.length} characters of text`);
  const memory = options?.limits?.memory ?? attack.limits["memory"];
  if (memory !== undefined && outcome.used.memory > memory) complaints.push(`used ${outcome.used.memory} bytes`);
  return { outcome, complaints };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message).split("\n").slice(0, 4).join(" ") : String(cause);
}

/** What two runs of one program must have alike. */
function sameness(outcome: Outcome): string {
  const { instructions, memory, output, toolCalls } = outcome.used;
  const ended = outcome.status === "limit" && outcome.limit === "time" ? "time" : textsOf(outcome);
  return JSON.stringify([outcome.status, ended, instructions, memory, output, toolCalls]);
}

/** Programs that take longer than this run once only. */
const SHORT = 500_000;

async function runAttack(attack: Attack): Promise<Report> {
  const before = intrinsicsNow();
  const started = process.cpuUsage();
  try {
    const { outcome, complaints } = await runOnce(attack);
    const { user, system } = process.cpuUsage(started);
    const realClock = options?.clock === "real" || typeof options?.clock === "function";
    if (outcome.used.instructions < SHORT && !realClock && outcome.status !== "aborted") {
      const again = await runOnce(attack);
      if (sameness(again.outcome) !== sameness(outcome)) complaints.push("two runs differ");
    }
    complaints.push(...intrinsicsChanged(before).map((name) => `the host's ${name} changed`));
    return {
      status: outcome.status,
      detail: outcome.status === "limit" ? outcome.limit : outcome.status === "raised" ? outcome.error.type : "",
      stdout: outcome.stdout.slice(0, 100_000),
      complaints,
      time: (user + system) / 1000,
      instructions: outcome.used.instructions,
      memory: outcome.used.memory,
    };
  } catch (error) {
    return {
      status: "threw",
      detail: describe(error),
      stdout: "",
      complaints: [`the sandbox threw: ${describe(error)}`],
      time: 0,
      instructions: 0,
      memory: 0,
    };
  }
}

process.on("message", (message: { readonly setup?: Setup; readonly attack?: Attack }) => {
  const answer = async (): Promise<unknown> => {
    if (message.setup === undefined) return runAttack(message.attack as Attack);
    try {
      await setUp(message.setup);
      return { ready: true };
    } catch (error) {
      return { ready: false, why: error instanceof Error ? error.message : String(error) };
    }
  };
  void answer().then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
