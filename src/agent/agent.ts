/**
 * CodeAgent: a model that acts by writing Python. An agent is its settings and nothing more; every run has its own memory,
 * interpreter and costs, so that any number of runs may be under way at once. Implements spec/agent.md.
 */

import { readKey } from "../host/options.js";
import type { AnyTool, Tools } from "../host/tools.js";
import { pythonName } from "../host/python-names.js";
import type { Executor } from "../executor/executor.js";
import { checkPatterns } from "../library/gate.js";
import { resolveLimits, type Limits } from "../vm/meter.js";
import { CODE_TAGS, type CodeTags } from "./extract.js";
import type { AgentEvent } from "./events.js";
import { checkBudget, type Budget } from "./ledger.js";
import { Memory, type ActionStep, type AgentImage } from "./memory.js";
import { checkModel, type LanguageModel, type ModelSettings } from "./model.js";
import { resolvePrompts, type Prompts } from "./prompt.js";
import { RunHandle } from "./handle.js";
import { AgentRun, Session, type AgentResult } from "./run.js";
import { readSnapshot, writeSnapshot, type SavedRun } from "./snapshot.js";
import { telemetry, type SpanLike, type TelemetryOptions } from "./telemetry.js";
import { checkClock, checkExecutor, checkPlace, openPlace, type Clock, type PlaceName } from "./places.js";
import { checkArgs, readToolSets, type ToolSets } from "./tools.js";

/** Makes the executor of one run. */
export type ExecutorFactory = (context: {
  readonly imports: readonly string[];
  readonly limits: Limits;
  readonly agent: string;
  readonly clock: Clock;
}) => Executor;

/** Accepts an answer (true), or refuses it (false, or a reason that the model reads). Throwing refuses too. */
export type FinalAnswerCheck = (
  answer: unknown,
  context: { readonly task: string; readonly memory: Memory },
) => boolean | string | PromiseLike<boolean | string>;

/** A call that waits for somebody's consent. */
export interface ApprovalRequest {
  readonly run: string;
  readonly agent: string;
  readonly call: string;
  readonly tool: string;
  /** Arguments by name; a list of them for tools that are bare functions. */
  readonly input: unknown;
  /** Line of the program. */
  readonly line: number;
}

export interface AgentCallbacks {
  /** After each step; may edit the memory, or end the run by `stop`. Awaited. What it throws ends the run with status "error". */
  readonly onStep?: (
    step: ActionStep,
    context: { readonly memory: Memory; readonly run: string; readonly stop: (reason?: string) => void },
  ) => void | PromiseLike<void>;
  /** Every event, those of managed agents as well. What it throws is ignored. */
  readonly onEvent?: (event: AgentEvent) => void;
}

export interface CodeAgentOptions {
  /** An AI SDK language model (specification v2, v3 or v4), or anything of that shape. */
  readonly model: LanguageModel;
  /** Settings of its calls: temperature, retries and so on. */
  readonly modelSettings?: ModelSettings;
  /** Python name of the agent; needed for managed agents. Default "agent". */
  readonly name?: string;
  /** What it is good at; needed for managed agents. */
  readonly description?: string;
  /** Functions that programs may call: one record of tools, or several. */
  readonly tools?: ToolSets;
  /** Agents that programs may call as functions `name(task, additional_args)`. */
  readonly managedAgents?: readonly CodeAgent[];
  /**
   * Where code runs: "local" (default), "worker" (a child process; `coluber/worker` has the options), "e2b" (a cloud sandbox
   * for each run, by the key in E2B_API_KEY; `coluber/e2b` has the options), "child_process" (CPython with all the rights of
   * this process: NO SANDBOX), or a function that makes an executor for each run.
   */
  readonly executor?: PlaceName | ExecutorFactory;
  /**
   * What `time`, `datetime` and asyncio's timers go by, where it can be chosen (`local`, `worker`): "real" (default), or what
   * the sandbox's option takes. With a clock that stands still, time-outs do not end the wait for a tool.
   */
  readonly clock?: Clock;
  /** Modules that programs may import. Default `["*"]`: everything that Coluber has, which leads nowhere outside. */
  readonly imports?: readonly string[];
  /** Limits of each action. */
  readonly limits?: Limits;
  /** More for the system prompt. */
  readonly instructions?: string;
  /** Other words for parts of the prompts. */
  readonly prompts?: Partial<Prompts>;
  /** Actions of a run. Default 20. */
  readonly maxSteps?: number;
  /** A plan is made at the first step and each so many steps. Default: none. */
  readonly planningInterval?: number;
  readonly finalAnswerChecks?: readonly FinalAnswerCheck[];
  readonly callbacks?: AgentCallbacks;
  /** Spans for OpenTelemetry: the tracer, and `trace` and `context` of `@opentelemetry/api`; see `telemetry`. */
  readonly tracer?: TelemetryOptions<SpanLike, unknown>;
  /** Opening and closing tag of code. Default `<code>` and `</code>`. */
  readonly codeTags?: CodeTags;
  /** Replies are JSON `{thought, code}` by a schema, for models that can. Default false. */
  readonly structured?: boolean;
  /** Name of the function that ends a run. Default "final_answer". */
  readonly finalAnswer?: string;
  /** Caps of a whole run, managed agents included. */
  readonly budget?: Budget;
  /** Decides about tools that need approval; without it the consumer of `stream` is asked, and in `run` they are refused. */
  readonly onApproval?: (request: ApprovalRequest) => boolean | string | PromiseLike<boolean | string>;
  /** Characters of one observation. Default 20,000. */
  readonly maxObservation?: number;
  /** Look for what is certain to fail before anything runs. Default true. */
  readonly check?: boolean;
  /** The clock of events and budgets. Default Date.now. */
  readonly now?: () => number;
}

export interface AgentRunOptions {
  /** Values that the programs find as variables. */
  readonly args?: Readonly<Record<string, unknown>>;
  readonly images?: readonly AgentImage[];
  readonly signal?: AbortSignal;
  /** false: goes on with the memory and the variables of the latest run. Default true. */
  readonly reset?: boolean;
  /** A memory to go on from, loaded or edited; the interpreter is new. */
  readonly memory?: Memory;
  readonly maxSteps?: number;
}

/** The settings, checked and filled in. */
export interface AgentSettings {
  readonly model: LanguageModel;
  readonly modelSettings: ModelSettings;
  readonly name: string;
  readonly description: string;
  readonly tools: ReadonlyMap<string, AnyTool>;
  readonly managed: ReadonlyMap<string, CodeAgent>;
  readonly makeExecutor: () => Executor;
  readonly instructions: string;
  readonly prompts: Prompts;
  readonly maxSteps: number;
  readonly planningInterval: number | null;
  readonly finalAnswerChecks: readonly FinalAnswerCheck[];
  readonly callbacks: AgentCallbacks;
  /** Who sees every event. */
  readonly onlookers: readonly ((event: AgentEvent) => void)[];
  readonly codeTags: CodeTags;
  readonly isStructured: boolean;
  readonly finalAnswer: string;
  readonly budget: Budget;
  readonly onApproval: CodeAgentOptions["onApproval"] | null;
  readonly maxObservation: number;
  readonly check: boolean;
  readonly now: () => number;
}

const OPTIONS: ReadonlySet<string> = new Set<keyof CodeAgentOptions>([
  "model",
  "modelSettings",
  "name",
  "description",
  "tools",
  "managedAgents",
  "executor",
  "imports",
  "limits",
  "instructions",
  "prompts",
  "maxSteps",
  "planningInterval",
  "finalAnswerChecks",
  "callbacks",
  "codeTags",
  "tracer",
  "structured",
  "finalAnswer",
  "budget",
  "onApproval",
  "maxObservation",
  "check",
  "clock",
  "now",
]);
const RUN_OPTIONS: ReadonlySet<string> = new Set<keyof AgentRunOptions>([
  "args",
  "images",
  "signal",
  "reset",
  "memory",
  "maxSteps",
]);

export class CodeAgent {
  readonly name: string;
  readonly description: string;
  /** @internal */
  readonly settings: AgentSettings;
  private latest: Session | null = null;
  /** Of a snapshot: the run that has not ended. */
  private pending: SavedRun | null = null;

  constructor(options: CodeAgentOptions) {
    this.settings = readSettings(options);
    this.name = this.settings.name;
    this.description = this.settings.description;
  }

  /**
   * Works on a task until there is an answer, or a reason to stop. Returns how it ended; throws for misuse only.
   *
   * @example
   * const { status, answer } = await agent.run("What is 6 times 7?");
   */
  async run(task: string, options: AgentRunOptions = {}): Promise<AgentResult> {
    const run = this.begin(task, options, null);
    return run.execute();
  }

  /**
   * The same, with everything that happens as it happens. Leaving the loop aborts the run; `result` is what `run` gives.
   *
   * @example for await (const event of agent.stream("…")) if (event.type === "text-delta") write(event.text);
   */
  stream(task: string, options: AgentRunOptions = {}): RunHandle {
    const controller = new AbortController();
    const signal =
      options.signal === undefined ? controller.signal : AbortSignal.any([options.signal, controller.signal]);
    return new RunHandle((sink) => this.begin(task, { ...options, signal }, sink), controller);
  }

  /**
   * The latest run as bytes, wherever it stands: between two steps, or inside a program that waits for a tool or for
   * approval, or for managed agents, whose runs are kept too. A program must not be at work at this moment (as it is while
   * one of its synchronous tools runs). With a key the bytes are signed (HMAC-SHA-256).
   */
  async snapshot(options: { readonly key?: Uint8Array } = {}): Promise<Uint8Array> {
    const key = readKey(options.key);
    if (this.latest === null) throw new Error("there is no run to take a snapshot of");
    return writeSnapshot(await this.latest.snapshot(), key);
  }

  /**
   * An agent with the memory, the variables and the unfinished run of a snapshot; what it may do (tools, model, limits)
   * comes from the options. `resume()` goes on with the run; when none was under way, `run(task, { reset: false })` does.
   *
   * @throws AgentSnapshotError with a `code`, for bytes that are no snapshot, damaged, or signed with another key
   */
  static restore(bytes: Uint8Array, options: CodeAgentOptions, { key }: { readonly key?: Uint8Array } = {}): CodeAgent {
    const saved = readSnapshot(bytes, readKey(key));
    const agent = new CodeAgent(options);
    agent.latest = new Session(agent.settings.makeExecutor(), saved.memory, saved);
    agent.pending = saved.run;
    return agent;
  }

  /** The restored run that has not gone on yet. */
  get unfinished(): { readonly task: string; readonly step: number } | null {
    return this.pending === null ? null : { task: this.pending.task, step: this.pending.number };
  }

  /** Goes on with the run of the snapshot. */
  async resume(options: { readonly signal?: AbortSignal } = {}): Promise<AgentResult> {
    return this.beginAgain(options, null).execute();
  }

  /** The same, with its events from here on. */
  resumeStream(options: { readonly signal?: AbortSignal } = {}): RunHandle {
    const controller = new AbortController();
    const signal =
      options.signal === undefined ? controller.signal : AbortSignal.any([options.signal, controller.signal]);
    return new RunHandle((sink) => this.beginAgain({ signal }, sink), controller);
  }

  private beginAgain(options: { readonly signal?: AbortSignal }, sink: ((event: AgentEvent) => void) | null): AgentRun {
    const { latest, pending } = this;
    if (pending === null || latest === null) throw new Error("there is no unfinished run to go on with");
    this.pending = null;
    const { task, args, maxSteps } = pending;
    const around = { sink, parent: null, onEnd: () => this.ended(latest) };
    return new AgentRun(this.settings, task, { ...options, args, maxSteps }, latest, around, pending);
  }

  private begin(task: string, options: AgentRunOptions, sink: ((event: AgentEvent) => void) | null): AgentRun {
    for (const name of Object.keys(options))
      if (!RUN_OPTIONS.has(name))
        throw new TypeError(`unknown run option '${name}': expected one of ${[...RUN_OPTIONS].join(", ")}`);
    this.pending = null;
    if (typeof task !== "string") throw new TypeError("the task must be a string");
    if (options.maxSteps !== undefined) count("maxSteps", options.maxSteps);
    checkArgs(options.args, this.settings);
    const session = this.sessionFor(options);
    return new AgentRun(this.settings, task, options, session, {
      sink,
      parent: null,
      onEnd: () => this.ended(session),
    });
  }

  private sessionFor(options: AgentRunOptions): Session {
    if (options.reset === false) {
      if (options.memory !== undefined) throw new TypeError("give either memory or reset: false");
      if (this.latest !== null) {
        if (this.latest.isBusy)
          throw new Error("the latest run is still under way: it can go on only when it has ended");
        return this.latest;
      }
    }
    const before = this.latest;
    this.latest = new Session(this.settings.makeExecutor(), options.memory ?? new Memory());
    if (before !== null && !before.isBusy) void before.close();
    return this.latest;
  }

  private ended(session: Session): void {
    if (session !== this.latest) void session.close();
  }

  /** The memory of the latest run; null before the first. */
  get memory(): Memory | null {
    return this.latest?.memory ?? null;
  }

  /** Lets go of the latest run's interpreter. */
  async close(): Promise<void> {
    const session = this.latest;
    this.latest = null;
    if (session !== null && !session.isBusy) await session.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

declare global {
  /** As TypeScript's lib esnext.disposable and Node's types have it: programs without either read our types too. */
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }
}

function readSettings(options: CodeAgentOptions): AgentSettings {
  if (typeof options !== "object" || options === null) throw new TypeError("CodeAgent: options expected");
  for (const name of Object.keys(options))
    if (!OPTIONS.has(name))
      throw new TypeError(`unknown CodeAgent option '${name}': expected one of ${[...OPTIONS].join(", ")}`);
  const finalAnswer = options.finalAnswer ?? "final_answer";
  if (pythonName(finalAnswer) !== finalAnswer) throw new TypeError(`finalAnswer: '${finalAnswer}' is no Python name`);
  const name = options.name ?? "agent";
  if (pythonName(name) !== name) throw new TypeError(`name: '${name}' is no Python name`);
  const [open, close] = options.codeTags ?? CODE_TAGS;
  if (typeof open !== "string" || typeof close !== "string" || open === "" || close === "" || open === close)
    throw new TypeError("codeTags: expected two different texts");
  if (options.budget !== undefined) checkBudget(options.budget);
  const imports = options.imports ?? ["*"];
  if (!Array.isArray(imports)) throw new TypeError("imports must be an array of module names");
  checkPatterns(imports);
  const limits = options.limits ?? {};
  resolveLimits(limits);
  const tools = readToolSets(options.tools, finalAnswer, imports);
  const managed = readManaged(options.managedAgents ?? [], tools, finalAnswer, imports);
  const { executor = "local" } = options;
  if (typeof executor !== "function") checkPlace(executor);
  const { clock = "real" } = options;
  checkClock(clock, typeof executor === "string" ? executor : "");
  const place = { imports, limits, agent: name, clock };
  const makeExecutor = (): Executor =>
    typeof executor === "function" ? checkExecutor(executor(place)) : openPlace(executor, place);
  return {
    model: checkModel(options.model),
    modelSettings: options.modelSettings ?? {},
    name,
    description: options.description ?? "",
    tools,
    managed,
    makeExecutor,
    instructions: options.instructions ?? "",
    prompts: resolvePrompts(options.prompts),
    maxSteps: count("maxSteps", options.maxSteps ?? 20),
    planningInterval:
      options.planningInterval === undefined ? null : count("planningInterval", options.planningInterval),
    finalAnswerChecks: options.finalAnswerChecks ?? [],
    callbacks: options.callbacks ?? {},
    onlookers: onlookersOf(options),
    codeTags: [open, close],
    isStructured: options.structured === true,
    finalAnswer,
    budget: options.budget ?? {},
    onApproval: options.onApproval ?? null,
    maxObservation: count("maxObservation", options.maxObservation ?? 20_000),
    check: options.check !== false,
    now: options.now ?? Date.now,
  };
}

function onlookersOf({ tracer, callbacks }: CodeAgentOptions): readonly ((event: AgentEvent) => void)[] {
  const onlookers: ((event: AgentEvent) => void)[] = [];
  if (tracer !== undefined) onlookers.push(telemetry(tracer));
  if (callbacks?.onEvent !== undefined) onlookers.push(callbacks.onEvent);
  return onlookers;
}

/** A count of at least 1. */
export function count(what: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${what} must be a whole number of at least 1, not ${String(value)}`);
  return value;
}

function readManaged(
  agents: readonly CodeAgent[],
  tools: ReadonlyMap<string, AnyTool>,
  finalAnswer: string,
  imports: readonly string[],
): ReadonlyMap<string, CodeAgent> {
  const managed = new Map<string, CodeAgent>();
  for (const agent of agents) {
    if (!(agent instanceof CodeAgent)) throw new TypeError("managedAgents: expected CodeAgents");
    if (agent.name === "agent" || agent.description === "")
      throw new TypeError(`managedAgents: '${agent.name}' needs a name and a description, which its leader reads`);
    if (managed.has(agent.name) || tools.has(agent.name))
      throw new TypeError(`managedAgents: there are two of the name '${agent.name}'`);
    managed.set(agent.name, agent);
  }
  const shapes: Tools = new Map([...managed.keys()].map((name) => [name, () => null] as const));
  readToolSets(shapes, finalAnswer, imports, "managedAgents");
  return managed;
}
