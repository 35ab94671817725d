/**
 * One run of an agent: think, act, observe, until there is an answer or a reason to stop. All that belongs to a run is in
 * its own objects; what it shares with others is the agent's settings, which never change.
 */

import { ToolError, type AnyTool, type Tools } from "../host/tools.js";
import type { PendingCall } from "../host/calls.js";
import type { Executor, ExecutorResult, ExecutorRun, ExecutorUsed } from "../executor/executor.js";
import type { AgentRunOptions, AgentSettings } from "./agent.js";
import { closeReply, extractCode, extractStructured, leadingReasoning, type Extracted } from "./extract.js";
import type { AgentEvent, EventBody, Purpose } from "./events.js";
import { Ledger, type Exceeded } from "./ledger.js";
import {
  Memory,
  answerText,
  messagesOf,
  say,
  type ActionStep,
  type AgentStatus,
  type ToolCallRecord,
} from "./memory.js";
import {
  NO_USAGE,
  callModel,
  errorText,
  type ModelCallOptions,
  type ModelMessage,
  type ModelReply,
  type Usage,
} from "./model.js";
import { cutMiddle, findingsText, resultText, unawaitedAnswer } from "./observation.js";
import { partText, stepTexts, systemPrompt, variablesNote, type PromptContext } from "./prompt.js";
import {
  writeSnapshot,
  type AgentSnapshot,
  type Inside,
  type MemberOutcome,
  type SavedMember,
  type SavedRun,
} from "./snapshot.js";
import { checkArgs, observed, type CallObserver } from "./tools.js";

/** How a run ended. */
export interface AgentResult {
  /** "done": `answer` is the final answer. "max-steps": it is the model's best guess. Else it is null. */
  readonly status: AgentStatus;
  readonly answer: unknown;
  /** The answer's Python repr, or its text. */
  readonly answerText: string;
  /** Why, unless "done" and "max-steps". */
  readonly error: Error | null;
  /** "budget": the cap that was met. */
  readonly exceeded: Exceeded | null;
  /** The actions of this run. */
  readonly steps: readonly ActionStep[];
  readonly memory: Memory;
  /** Of this run and of the managed agents that it called. */
  readonly usage: Usage;
  readonly used: ExecutorUsed;
  readonly milliseconds: number;
  readonly run: string;
}

/** A memory and its interpreter, which outlive a run when the next one goes on from it. */
export class Session {
  isBusy = false;
  isStarted = false;
  /** The run under way: calls of tools are made for it. */
  run: AgentRun | null = null;

  constructor(
    readonly executor: Executor,
    readonly memory: Memory,
    /** What it goes on from. */
    readonly restored: AgentSnapshot | null = null,
  ) {}

  /** Memory, interpreter and the runs under way. All is read in this turn of the event loop. */
  async snapshot(): Promise<AgentSnapshot> {
    const { executor } = this;
    if (executor.snapshot === undefined) throw new Error(`the executor '${executor.name}' has no snapshots`);
    if (!this.isStarted || this.run?.isPrepared === false) {
      // Restored, and not gone on with yet.
      if (this.restored !== null && (this.run === null || this.run.isResumed)) return this.restored;
      throw new Error("the run has not begun yet: there is nothing to take a snapshot of");
    }
    const state = executor.snapshot();
    const run = this.run?.saved() ?? null;
    const memory = this.memory.clone();
    const members = run === null ? [] : (this.run?.savedMembers() ?? []);
    const [bytes, ...saved] = await Promise.all([state, ...members]);
    return { memory, run, members: saved, executor: bytes };
  }

  async close(): Promise<void> {
    await this.executor.close();
  }
}

interface Surroundings {
  readonly sink: ((event: AgentEvent) => void) | null;
  /** Of a managed agent: the run that called it. */
  readonly parent: { readonly run: AgentRun; readonly call: string } | null;
  readonly onEnd: () => void;
}

/** A managed agent at work for a call of the action under way. */
interface Member {
  readonly name: string;
  readonly session: Session;
  run: AgentRun | null;
  /** Of a snapshot: how it ended. */
  readonly outcome: MemberOutcome | null;
}

/** A step that was made, and the answer if it is the last. */
interface Acted {
  readonly action: ActionStep;
  readonly answer: unknown;
}

/** Ends a run early: not an error of anybody's. */
class Ending {
  constructor(
    readonly status: "aborted" | "budget" | "error",
    readonly error: Error,
    readonly exceeded: Exceeded | null = null,
  ) {}
}

const STRUCTURE = {
  type: "object",
  properties: {
    thought: { type: "string", description: "What you know, what you will do now, and why." },
    code: { type: "string", description: "The Python program." },
  },
  required: ["thought", "code"],
  additionalProperties: false,
} as const;

/** What is said of a call that has not ended. */
const UNFINISHED = "not finished";

let runs = 0;

export class AgentRun {
  readonly id = `run-${++runs}`;
  readonly ledger: Ledger;
  private readonly startedAt: number;
  private readonly controller = new AbortController();
  private readonly signal: AbortSignal;
  private readonly memory: Memory;
  private readonly executor: Executor;
  private readonly actions: ActionStep[];
  private context: PromptContext | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private step = 0;
  /** The step that is under way or comes next; null when the answer is there. */
  private next: number | null = 1;
  /** The plan of the step under way is made. */
  private isPlanned = false;
  /** The action under way, from when its program is known. */
  private inside: Inside | null = null;
  private insideSince = 0;
  /** Of the action under way. */
  private toolCalls: ToolCallRecord[] = [];
  private readonly open = new Map<string, { readonly input: unknown; readonly startedAt: number }>();
  /** Managed agents that work for the action under way, or whose answer the program may not have yet; by call. */
  private readonly members = new Map<string, Member>();
  /** Those of a snapshot that nobody has asked for yet. */
  private readonly waiting: Map<string, SavedMember>;
  private ending: Ending | null = null;
  /** What came of the run, once that is known. */
  ended: MemberOutcome | null = null;
  private stopReason: string | null = null;

  constructor(
    private readonly settings: AgentSettings,
    private readonly task: string,
    private readonly options: AgentRunOptions,
    private readonly session: Session,
    private readonly around: Surroundings,
    /** A run that goes on. */
    private readonly resumed: SavedRun | null = null,
  ) {
    this.memory = session.memory;
    this.executor = session.executor;
    this.startedAt = settings.now() - (resumed?.milliseconds ?? 0);
    this.ledger = new Ledger(settings.budget, around.parent?.run.ledger ?? null, settings.now, this.startedAt);
    if (resumed !== null) {
      const { usage, toolCalls, instructions, memory, time } = resumed;
      Object.assign(this.ledger, { usage, toolCalls, instructions, memory, time });
      this.next = resumed.number;
      this.isPlanned = resumed.isPlanned;
      this.inside = resumed.inside;
      this.toolCalls = [...(resumed.inside?.toolCalls ?? [])];
      this.insideSince = settings.now();
    }
    this.actions = [...(resumed?.actions ?? [])];
    this.waiting = new Map(
      (resumed === null ? [] : (session.restored?.members ?? [])).map((member) => [member.call, member] as const),
    );
    this.signal =
      options.signal === undefined ? this.controller.signal : AbortSignal.any([options.signal, this.controller.signal]);
    session.isBusy = true;
    session.run = this;
  }

  // --------------------------------------------------------------------------------------------------------------- events

  private emit(body: EventBody): void {
    const { parent } = this.around;
    this.forward({
      ...body,
      run: this.id,
      agent: this.settings.name,
      parent: parent === null ? null : { run: parent.run.id, call: parent.call },
      time: this.settings.now(),
      step: this.step,
    });
  }

  private forward(event: AgentEvent): void {
    for (const onlooker of this.settings.onlookers)
      try {
        onlooker(event);
      } catch {
        // An onlooker's mistake is not the run's.
      }
    this.around.sink?.(event);
    this.around.parent?.run.forward(event);
  }

  /** Somebody reads the events and may answer requests. */
  private get hasConsumer(): boolean {
    return this.around.sink !== null || (this.around.parent?.run.hasConsumer ?? false);
  }

  get isResumed(): boolean {
    return this.resumed !== null;
  }
  /** The task is in the memory, and the interpreter there. */
  get isPrepared(): boolean {
    return this.context !== null;
  }

  /** The whole session as bytes. */
  async snapshot(key: Uint8Array | null): Promise<Uint8Array> {
    return writeSnapshot(await this.session.snapshot(), key);
  }

  /** Where the run stands; null when it has its answer. */
  saved(): SavedRun | null {
    if (this.next === null) return null;
    const { usage, toolCalls, instructions, memory, time } = this.ledger;
    return {
      task: this.task,
      args: this.options.args ?? {},
      maxSteps: this.options.maxSteps ?? this.settings.maxSteps,
      number: this.next,
      isPlanned: this.isPlanned,
      actions: [...this.actions],
      inside:
        this.inside === null
          ? null
          : {
              ...this.inside,
              toolCalls: [...this.toolCalls],
              milliseconds: this.inside.milliseconds + this.settings.now() - this.insideSince,
            },
      usage,
      toolCalls,
      instructions,
      memory,
      time,
      milliseconds: this.settings.now() - this.startedAt,
    };
  }

  /** The managed agents of the action under way, read in this turn of the event loop. */
  savedMembers(): Promise<SavedMember>[] {
    const saved = [...this.waiting.values()].map((member) => Promise.resolve(member));
    for (const [call, { name, session, run, outcome: before }] of this.members) {
      const { executor, isStarted, restored } = session;
      const outcome = before ?? run?.ended ?? null;
      const isKept = outcome === null && executor.snapshot !== undefined && (isStarted || restored !== null);
      const state = isKept ? session.snapshot() : Promise.resolve(null);
      saved.push(state.then((taken) => ({ call, name, outcome, state: taken })));
    }
    return saved;
  }

  // ---------------------------------------------------------------------------------------------------------------- the run

  async execute(): Promise<AgentResult> {
    const { milliseconds } = this.settings.budget;
    if (milliseconds !== undefined && milliseconds < 2 ** 31) {
      this.timer = setTimeout(() => this.overBudget(), milliseconds);
      (this.timer as { unref?: () => void }).unref?.();
    }
    this.emit({
      type: "run-start",
      task: this.task,
      model: this.settings.model.modelId,
      variables: Object.keys(this.options.args ?? {}),
    });
    let status: AgentStatus = "error";
    let answer: unknown = null;
    let text = "";
    let error: Error | null = null;
    let exceeded: Exceeded | null = null;
    let misuse: unknown = null;
    let usage = NO_USAGE;
    try {
      const { signal } = this;
      signal.throwIfAborted();
      misuse = await this.prepare();
      if (misuse === null) {
        const ended = await this.loop();
        ({ status, answer, text, usage } = ended);
      }
    } catch (thrown) {
      const ending = this.endingOf(thrown);
      ({ status, error, exceeded } = ending);
    } finally {
      if (this.timer !== null) clearTimeout(this.timer);
    }
    if (misuse !== null) error = misuse instanceof Error ? misuse : new Error(errorText(misuse));
    else this.memory.steps.push({ kind: "final", status, answer, usage });
    const result: AgentResult = {
      status,
      answer,
      answerText: text,
      error,
      exceeded,
      steps: this.actions,
      memory: this.memory,
      usage: this.ledger.usage,
      used: this.ledger.used,
      milliseconds: this.settings.now() - this.startedAt,
      run: this.id,
    };
    this.ended = outcomeOf(result);
    this.session.isBusy = false;
    this.session.run = null;
    this.emit({
      type: "run-end",
      status,
      answer,
      error: error === null ? null : errorText(error),
      usage: result.usage,
      used: result.used,
      milliseconds: result.milliseconds,
    });
    this.around.onEnd();
    if (misuse !== null) throw misuse;
    return result;
  }

  private endingOf(thrown: unknown): Ending {
    if (thrown instanceof Ending) return thrown;
    if (this.ending !== null) return this.ending;
    if (this.signal.aborted) {
      const reason: unknown = this.signal.reason;
      return new Ending("aborted", reason instanceof Error ? reason : new Error(errorText(reason)));
    }
    return new Ending("error", thrown instanceof Error ? thrown : new Error(errorText(thrown)));
  }

  /** The interpreter, its variables, and the first steps of the memory. Gives what is the caller's mistake. */
  private async prepare(): Promise<unknown> {
    const { settings, executor, session, options } = this;
    if (!session.isStarted) await this.startExecutor();
    const args = options.args ?? {};
    if (this.resumed === null) {
      try {
        await executor.setVariables(args);
      } catch (error) {
        return error;
      }
    }
    const { imports, python, topLevelAwait } = executor.description;
    this.context = {
      tags: settings.codeTags,
      tools: settings.tools,
      team: this.team(),
      finalAnswer: settings.finalAnswer,
      imports,
      python,
      topLevelAwait,
      instructions: settings.instructions,
      isStructured: settings.isStructured,
      maxSteps: options.maxSteps ?? settings.maxSteps,
    };
    if (this.resumed !== null) return null;
    const text = systemPrompt(settings.prompts, this.context);
    const system = this.memory.steps.findIndex((step) => step.kind === "system");
    if (system < 0) this.memory.steps.unshift({ kind: "system", text });
    this.memory.steps.push({
      kind: "task",
      task: this.task,
      note: variablesNote(args),
      images: options.images ?? [],
    });
    return null;
  }

  private async startExecutor(): Promise<void> {
    const { session, executor } = this;
    const start = {
      tools: this.makeTools(),
      finalAnswer: this.settings.finalAnswer,
      onApproval: (call: PendingCall) => (session.run === null ? false : session.run.approve(call)),
    };
    if (session.restored === null) await executor.start(start);
    else if (executor.restore === undefined) throw new Error(`the executor '${executor.name}' has no snapshots`);
    else await executor.restore(session.restored.executor, start);
    session.isStarted = true;
  }

  private get promptContext(): PromptContext {
    if (this.context === null) throw new Error("the run has not been prepared");
    return this.context;
  }

  private async loop(): Promise<{ status: AgentStatus; answer: unknown; text: string; usage: Usage }> {
    const { planningInterval } = this.settings;
    const { maxSteps } = this.promptContext;
    const { resumed } = this;
    for (let number = resumed?.number ?? 1; number <= maxSteps; number++) {
      this.step = this.next = number;
      this.mayGoOn();
      if (planningInterval !== null && (number - 1) % planningInterval === 0 && !this.isPlanned) {
        await this.plan(number === 1, maxSteps - number + 1);
        this.isPlanned = true;
        this.mayGoOn();
      }
      const inside = number === resumed?.number ? resumed.inside : null;
      const { action, answer } = inside === null ? await this.act(number) : await this.goOn(number, inside);
      this.memory.steps.push(action);
      this.actions.push(action);
      // A snapshot taken from now on goes on with the next step.
      this.inside = null;
      this.members.clear();
      this.waiting.clear();
      this.isPlanned = false;
      this.next = action.outcome === "final" ? null : number + 1;
      if (this.next === null) this.ended = { answer };
      this.emit({ type: "step-end", action });
      if (action.outcome === "model-error") throw this.ending ?? new Error(action.error?.message ?? "");
      await this.settings.callbacks.onStep?.(action, {
        memory: this.memory,
        run: this.id,
        stop: (reason) => {
          this.stopReason = reason ?? "a callback stopped the run";
        },
      });
      if (action.outcome === "final")
        return { status: "done", answer, text: action.valueRepr ?? answerText(answer), usage: NO_USAGE };
      if (this.ending !== null) throw this.ending;
    }
    this.mayGoOn();
    return this.lastChance();
  }

  /** Throws when the run has to end. */
  private mayGoOn(): void {
    this.signal.throwIfAborted();
    if (this.stopReason !== null) throw new Ending("aborted", new Error(this.stopReason));
    const exceeded = this.ledger.exceeded();
    if (exceeded !== null) throw budgetEnding(exceeded);
  }

  private overBudget(): void {
    const exceeded = this.ledger.exceeded();
    if (exceeded !== null) this.end(budgetEnding(exceeded));
  }

  private end(ending: Ending): void {
    this.ending = ending;
    this.controller.abort(ending.error);
  }

  // --------------------------------------------------------------------------------------------------------------- the model

  private messages(): ModelMessage[] {
    return messagesOf(this.memory.steps, stepTexts(this.settings.prompts, this.promptContext));
  }

  private async ask(
    purpose: Purpose,
    messages: readonly ModelMessage[],
    stopSequences: readonly string[],
    responseFormat?: ModelCallOptions["responseFormat"],
  ): Promise<ModelReply> {
    const { model, modelSettings } = this.settings;
    this.emit({ type: "model-start", purpose, provider: model.provider, model: model.modelId });
    let heard = "";
    let thought = "";
    try {
      const reply = await callModel(model, modelSettings, {
        messages,
        stopSequences,
        ...(responseFormat === undefined ? {} : { responseFormat }),
        signal: this.signal,
        onText: (text) => {
          heard += text;
          this.emit({ type: "text-delta", purpose, text });
        },
        onReasoning: (text) => {
          thought += text;
          this.emit({ type: "reasoning-delta", purpose, text });
        },
        onRetry: (attempt, delay, error) => {
          heard = "";
          thought = "";
          this.emit({ type: "model-retry", attempt, delay, error: errorText(error) });
        },
      });
      this.ledger.addModel(reply.usage);
      const { text, reasoning, finishReason, usage } = reply;
      this.emit({ type: "model-end", purpose, text, reasoning, finishReason, usage, error: null });
      return reply;
    } catch (error) {
      this.emit({
        type: "model-end",
        purpose,
        text: heard,
        reasoning: thought,
        finishReason: "error",
        usage: NO_USAGE,
        error: errorText(error),
      });
      throw error;
    }
  }

  private async plan(isFirst: boolean, stepsLeft: number): Promise<void> {
    const messages = this.messages();
    const asked = partText(this.settings.prompts.plan, this.promptContext, { isFirst, stepsLeft });
    say(messages, "user", [{ type: "text", text: asked }]);
    const reply = await this.ask("plan", messages, []);
    const { rest } = leadingReasoning(reply.text);
    const plan = cutMiddle(rest.trim(), this.settings.maxObservation);
    this.memory.steps.push({ kind: "plan", plan, usage: reply.usage });
    this.emit({ type: "plan", text: plan });
  }

  /** An answer from what is known, when no step is left. */
  private async lastChance(): Promise<{ status: AgentStatus; answer: unknown; text: string; usage: Usage }> {
    const messages = this.messages();
    const asked = partText(this.settings.prompts.lastChance, this.promptContext, this.task);
    say(messages, "user", [{ type: "text", text: asked }]);
    const reply = await this.ask("final", messages, []);
    const answer = leadingReasoning(reply.text).rest.trim();
    return { status: "max-steps", answer, text: answer, usage: reply.usage };
  }

  // -------------------------------------------------------------------------------------------------------------- an action

  private async act(number: number): Promise<Acted> {
    const { settings } = this;
    const startedAt = settings.now();
    const usageBefore = this.ledger.usage;
    this.toolCalls = [];
    const finished = (fields: Partial<ActionStep>): Acted => ({
      action: this.actionStep(number, usageBefore, settings.now() - startedAt, fields),
      answer: null,
    });
    let reply: ModelReply;
    try {
      const { codeTags, isStructured } = settings;
      reply = await this.ask(
        "action",
        this.messages(),
        isStructured ? [] : [codeTags[1], "\nObservation:"],
        isStructured ? { type: "json", schema: STRUCTURE, name: "action" } : undefined,
      );
    } catch (error) {
      if (this.signal.aborted) throw error;
      this.ending = new Ending("error", error instanceof Error ? error : new Error(errorText(error)));
      const failure = { type: this.ending.error.name, message: errorText(error), line: null };
      return finished({ outcome: "model-error", error: failure, observation: errorText(error) });
    }
    const { reasoning, rest } = leadingReasoning(reply.text);
    const said = {
      reply: settings.isStructured ? rest.trim() : closeReply(rest.trim(), settings.codeTags),
      reasoning: [reply.reasoning, reasoning].filter((text) => text !== "").join("\n"),
    };
    const extracted = this.extract(reply.text);
    const cut =
      reply.finishReason === "length"
        ? "\nYour reply was cut off: it was too long. Write a shorter program, or split the work."
        : "";
    if (extracted.kind === "none") {
      const advice = partText(settings.prompts.noCode, this.promptContext, extracted.reason);
      return finished({
        ...said,
        reply: cutMiddle(said.reply, settings.maxObservation),
        thought: cutMiddle(extracted.thought, settings.maxObservation),
        observation: advice + cut,
      });
    }
    const { code, thought } = extracted;
    const spoken = { ...said, code, thought };
    this.emit({ type: "code", code, thought });
    const findings = settings.check ? ((await this.executor.check?.(code)) ?? []) : [];
    const [first] = findings;
    if (first !== undefined) {
      const [type = "Error", ...words] = first.message.split(": ");
      const error = { type, message: words.join(": "), line: first.line };
      const observation = findingsText(findings, settings.maxObservation) + this.repeatAdvice(error) + cut;
      return finished({ ...spoken, outcome: "refused", error, observation });
    }
    this.begin({ ...spoken, cut, usageBefore, toolCalls: [], milliseconds: settings.now() - startedAt, result: null });
    const result = await this.execution((options) => this.executor.run(code, options));
    return this.concluded(number, result);
  }

  /** An action that was under way when the snapshot was taken. */
  private async goOn(number: number, inside: Inside): Promise<Acted> {
    const { executor } = this;
    const result =
      inside.result ??
      (await this.execution((options) => {
        if (executor.proceed === undefined)
          throw new Error(`the executor '${executor.name}' cannot go on with an action that was under way`);
        return executor.proceed(options);
      }));
    return this.concluded(number, result);
  }

  private begin(inside: Inside): void {
    this.inside = inside;
    this.insideSince = this.settings.now();
  }

  private actionStep(
    number: number,
    usageBefore: Usage,
    milliseconds: number,
    fields: Partial<ActionStep>,
  ): ActionStep {
    return {
      kind: "action",
      number,
      outcome: "no-code",
      reply: "",
      reasoning: "",
      thought: "",
      code: null,
      stdout: "",
      stderr: "",
      valueRepr: null,
      error: null,
      observation: "",
      used: { toolCalls: 0, time: 0 },
      ...fields,
      toolCalls: this.toolCalls,
      usage: usageSince(usageBefore, this.ledger.usage),
      milliseconds,
    };
  }

  /** The step that an action's result makes. */
  private async concluded(number: number, result: ExecutorResult): Promise<Acted> {
    const { inside } = this;
    if (inside === null) throw new Error("no action is under way");
    this.inside = { ...inside, result };
    const { reply, reasoning, thought, code, cut, usageBefore } = inside;
    const { stdout, stderr, used } = result;
    const finished = (fields: Partial<ActionStep>, answer: unknown = null): Acted => ({
      action: this.actionStep(number, usageBefore, inside.milliseconds + this.settings.now() - this.insideSince, {
        reply,
        reasoning,
        thought,
        code,
        stdout,
        stderr,
        used,
        ...fields,
      }),
      answer,
    });
    if (result.status !== "final") return finished(this.outcome(result, cut));
    const { valueRepr } = result;
    const reason = unawaitedAnswer(result) ?? (await this.verdict(result.value));
    if (reason === null)
      return finished({ outcome: "final", valueRepr, observation: this.observe(result) }, result.value);
    const error = { type: "AnswerRejected", message: reason, line: null };
    const observation = `${this.observe(result)}\nThe answer was not accepted: ${reason}${this.repeatAdvice(error)}`;
    return finished({ outcome: "rejected", valueRepr, error, observation });
  }

  private outcome(
    result: Exclude<ExecutorResult, { status: "final" }>,
    cut: string,
  ): Partial<ActionStep> & { readonly observation: string } {
    const observation = this.observe(result);
    switch (result.status) {
      case "done":
        return { outcome: "done", valueRepr: result.valueRepr === "None" ? null : result.valueRepr, observation };
      case "raised": {
        const { type, message, line } = result.error;
        const error = { type, message, line };
        return { outcome: "raised", error, observation: observation + this.repeatAdvice(error) + cut };
      }
      default: {
        const error = {
          type: result.limit === null ? result.status : `limit:${result.limit}`,
          message: result.message,
          line: null,
        };
        return { outcome: result.status, error, observation: observation + this.repeatAdvice(error) };
      }
    }
  }

  private observe(result: ExecutorResult): string {
    const names = new Set([...this.settings.tools.keys(), ...this.settings.managed.keys(), this.settings.finalAnswer]);
    const dropped =
      result.droppedCalls ?? this.toolCalls.filter(({ error }) => error === UNFINISHED).map(({ tool }) => tool);
    return resultText(result, this.settings.maxObservation, { names, code: this.inside?.code ?? "", dropped });
  }

  private extract(text: string): Extracted {
    return (this.settings.isStructured ? extractStructured(text) : null) ?? extractCode(text, this.settings.codeTags);
  }

  private async execution(run: (options: ExecutorRun) => Promise<ExecutorResult>): Promise<ExecutorResult> {
    const result = await run({
      signal: this.signal,
      onOutput: (stream, text) => this.emit({ type: "output", stream, text }),
    });
    this.ledger.addRun(result.used);
    if (result.isStateLost && this.options.args !== undefined) await this.executor.setVariables(this.options.args);
    return result;
  }

  /** Why the answer is refused; null when it is accepted. */
  private async verdict(answer: unknown): Promise<string | null> {
    for (const check of this.settings.finalAnswerChecks) {
      let verdict: boolean | string;
      try {
        verdict = await check(answer, { task: this.task, memory: this.memory });
      } catch (error) {
        verdict = errorText(error);
      }
      if (verdict !== true)
        return typeof verdict === "string" && verdict !== "" ? verdict : "it does not pass the checks on answers";
    }
    return null;
  }

  private repeatAdvice(error: { readonly type: string; readonly message: string }): string {
    const times =
      1 + this.actions.filter((step) => step.error?.type === error.type && step.error.message === error.message).length;
    return times === 1 ? "" : `\n${partText(this.settings.prompts.repeated, this.promptContext, times)}`;
  }

  // ------------------------------------------------------------------------------------------------------------------ tools

  private team(): Tools {
    const team = new Map<string, AnyTool>();
    for (const [name, agent] of this.settings.managed)
      team.set(name, {
        description: agent.description,
        inputSchema: {
          type: "object",
          properties: {
            task: { type: "string", description: "What to do, complete in itself." },
            additional_args: {
              type: "object",
              description: "Values by name: the member finds them as variables.",
            },
          },
          required: ["task"],
        },
        async: true,
        // After a restore its run goes on, or begins anew.
        idempotent: true,
        execute: (
          input: { readonly task: string; readonly additional_args?: object },
          context: { readonly callId: string; readonly signal: AbortSignal },
        ) => this.delegate(name, input, context),
      });
    return team;
  }

  /** The tools that programs get. They outlive this run when the next one goes on with the interpreter. */
  private makeTools(): Tools {
    const { session } = this;
    const observer: CallObserver = {
      begin: (call, tool, input) => session.run?.callBegins(call, tool, input) ?? null,
      end: (call, tool, outcome) => session.run?.callEnds(call, tool, outcome),
    };
    const team = new Map<string, AnyTool>();
    for (const [name, member] of this.team() as ReadonlyMap<string, Exclude<AnyTool, (...args: never[]) => unknown>>)
      team.set(name, {
        ...member,
        execute: (input, context) => {
          if (session.run === null) throw new Error("no run is under way");
          return session.run.delegate(name, input as { readonly task: string }, context as never);
        },
      });
    return observed(new Map([...this.settings.tools, ...team]), observer);
  }

  private callBegins(call: string, tool: string, input: unknown): Promise<never> | null {
    const exceeded = this.ledger.noMoreCalls();
    if (exceeded !== null) {
      // The action stands still here, and the abort ends it: no handler of the program sees anything.
      this.end(budgetEnding(exceeded));
      return new Promise<never>(() => undefined);
    }
    if (!this.waiting.has(call)) this.ledger.addToolCall();
    this.open.set(call, { input, startedAt: this.settings.now() });
    this.keepCall({ call, tool, input, error: UNFINISHED, milliseconds: 0 });
    this.emit({ type: "tool-start", call, tool, input });
    return null;
  }

  /** In the order in which calls began. */
  private keepCall(record: ToolCallRecord): void {
    const at = this.toolCalls.findIndex(({ call, error }) => call === record.call && error === UNFINISHED);
    if (at < 0) this.toolCalls.push(record);
    else this.toolCalls[at] = record;
  }

  private callEnds(
    call: string,
    tool: string,
    outcome: { readonly result?: unknown; readonly error: unknown; readonly failed: boolean },
  ): void {
    const begun = this.open.get(call);
    this.open.delete(call);
    const milliseconds = begun === undefined ? 0 : this.settings.now() - begun.startedAt;
    const error = outcome.failed ? errorText(outcome.error) : null;
    this.keepCall({ call, tool, input: begun?.input, error, milliseconds });
    this.emit({
      type: "tool-end",
      call,
      tool,
      ...(outcome.failed ? {} : { result: outcome.result }),
      error,
      milliseconds,
    });
  }

  /** A managed agent's run, for one call. */
  private async delegate(
    name: string,
    input: { readonly task: string; readonly additional_args?: object },
    context: { readonly callId: string; readonly signal: AbortSignal },
  ): Promise<unknown> {
    const agent = this.settings.managed.get(name);
    if (agent === undefined) throw new ToolError("RuntimeError", `there is no agent '${name}'`);
    const { settings } = agent;
    const { callId: call } = context;
    const before = this.waiting.get(call);
    this.waiting.delete(call);
    const restored = before?.state ?? null;
    const session = new Session(settings.makeExecutor(), restored?.memory ?? new Memory(), restored);
    const member: Member = { name, session, run: null, outcome: before?.outcome ?? null };
    this.members.set(call, member);
    const outcome = member.outcome ?? (await this.work(member, settings, input, context));
    if ("answer" in outcome) return outcome.answer;
    throw new ToolError("RuntimeError", `${name} could not finish ${outcome.failure}`);
  }

  /** What a member's run comes to; it goes on from where it was, if it is restored. */
  private async work(
    member: Member,
    settings: AgentSettings,
    input: { readonly task: string; readonly additional_args?: object },
    context: { readonly callId: string; readonly signal: AbortSignal },
  ): Promise<MemberOutcome> {
    const { name, session } = member;
    const resumed = session.restored?.run ?? null;
    const task = partText(settings.prompts.managedTask, this.promptContext, name, input.task);
    const args = input.additional_args as Readonly<Record<string, unknown>> | undefined;
    try {
      checkArgs(args, settings);
    } catch (error) {
      throw new ToolError("TypeError", `${name}(): additional_args: ${errorText(error).replace(/^args:? /, "")}`);
    }
    const run = new AgentRun(
      settings,
      resumed?.task ?? task,
      {
        ...(resumed === null
          ? args === undefined
            ? {}
            : { args }
          : { args: resumed.args, maxSteps: resumed.maxSteps }),
        signal: AbortSignal.any([context.signal, this.signal]),
      },
      session,
      { sink: null, parent: { run: this, call: context.callId }, onEnd: () => void session.close() },
      resumed,
    );
    member.run = run;
    return outcomeOf(await run.execute());
  }

  // --------------------------------------------------------------------------------------------------------------- approval

  private async approve(call: PendingCall): Promise<boolean | string> {
    const input = call.args.length > 0 ? call.args : call.kwargs;
    const request = { run: this.id, agent: this.settings.name, call: call.id, tool: call.tool, input, line: call.line };
    const verdict = await this.decide(request);
    const isApproved = verdict === true;
    const reason = typeof verdict === "string" ? verdict : "";
    this.emit({ type: "approval", call: call.id, tool: call.tool, isApproved, reason });
    return verdict;
  }

  private async decide(request: {
    readonly run: string;
    readonly agent: string;
    readonly call: string;
    readonly tool: string;
    readonly input: unknown;
    readonly line: number;
  }): Promise<boolean | string> {
    const { call, tool, input, line } = request;
    let respond: (verdict: boolean | string) => void = () => undefined;
    const answered = new Promise<boolean | string>((resolve) => {
      respond = resolve;
    });
    this.emit({ type: "approval-request", call, tool, input, line, respond });
    const { approver } = this;
    if (approver !== null) return approver(request);
    return this.hasConsumer ? answered : "nobody is there to approve it";
  }

  /** Who decides: this agent's own, else its leader's. */
  private get approver(): NonNullable<AgentSettings["onApproval"]> | null {
    return this.settings.onApproval ?? this.around.parent?.run.approver ?? null;
  }
}

/** What a leader's program is told. */
function outcomeOf({ status, answer, error }: Pick<AgentResult, "status" | "answer" | "error">): MemberOutcome {
  return status === "done" || status === "max-steps"
    ? { answer }
    : { failure: `(${status}): ${error === null ? "" : errorText(error)}` };
}

function budgetEnding(exceeded: Exceeded): Ending {
  const { name, limit, used } = exceeded;
  return new Ending("budget", new Error(`the budget is used up: ${used} of ${limit} ${name}`), exceeded);
}

function usageSince(before: Usage, after: Usage): Usage {
  return {
    inputTokens: after.inputTokens - before.inputTokens,
    outputTokens: after.outputTokens - before.outputTokens,
    reasoningTokens: after.reasoningTokens - before.reasoningTokens,
    cachedTokens: after.cachedTokens - before.cachedTokens,
    calls: after.calls - before.calls,
    unreported: after.unreported - before.unreported,
  };
}
