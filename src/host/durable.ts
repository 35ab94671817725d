/**
 * Runs that outlive their process: before a tool is called, the state and the intent to call it are saved; its answer is saved
 * before the program goes on. After a crash at any moment the run goes on from what was saved: an answer that is there is
 * used, a call that was not begun is made, and one that was begun and has no answer is made again only when its tool is
 * marked idempotent. So each call is made at most once. Implements spec/snapshot.md, "Durable runs".
 */

import { guestError, type CallError, type PendingCall } from "./calls.js";
import { AGREED, HOST_TOOLS, hostToJson, type InternalOptions, type Json } from "./journal.js";
import { jsonToPlain, plainToJson } from "./plain-json.js";
import { checkOptions, expectFunction, expectRecord, expectSignal, misuse } from "./misuse.js";
import { checkSandboxOptions, readKey, type RunOptions, type SandboxOptions } from "./options.js";
import type { FinalOutcome, Outcome } from "./outcome.js";
import { afterMilliseconds, makeController, now, type AbortControllerLike, type AbortSignalLike } from "./platform.js";
import { Sandbox } from "./sandbox.js";
import type { Session } from "./session.js";
import { checkValue, readTools, type Checked, type HostTool } from "./tools.js";
import { malformed, Reader, Writer } from "../vm/snapshot-bytes.js";

/** Where states are kept. `save` has happened as a whole when its promise resolves; before that, the old bytes may be found. */
export interface DurableStore {
  save(id: string, bytes: Uint8Array): Promise<void>;
  load(id: string): Promise<Uint8Array | null>;
}

/** Keeps states in memory. */
export class MemoryStore implements DurableStore {
  private readonly states = new Map<string, Uint8Array>();
  async save(id: string, bytes: Uint8Array): Promise<void> {
    this.states.set(id, bytes.slice());
  }
  async load(id: string): Promise<Uint8Array | null> {
    return this.states.get(id)?.slice() ?? null;
  }
}

/** A call was begun before a crash, and nobody knows what became of it. */
export class ToolOutcomeUnknown extends Error {
  constructor(
    readonly session: string,
    readonly call: PendingCall,
  ) {
    super(
      `${call.id} of ${call.tool}() was begun and has no answer: it may have been done or not. Mark the tool idempotent, or decide by onUnknown`,
    );
    this.name = "ToolOutcomeUnknown";
  }
}

/** What is to be done about a call of which nobody knows whether it was made. */
export type Verdict = "retry" | { readonly value: unknown } | { readonly error: CallError };

export interface DurableOptions extends SandboxOptions {
  /** Names the session in the store. One process at a time may work on it. */
  readonly id: string;
  readonly store: DurableStore;
  /** Signs what is saved. */
  readonly key?: Uint8Array;
  /** Decides about calls that were begun and have no answer. Default: `resume` rejects with ToolOutcomeUnknown. */
  readonly onUnknown?: (call: PendingCall) => Verdict | PromiseLike<Verdict>;
}

/** An answer, saved before the program gets it. */
interface Answer {
  readonly id: string;
  readonly value?: Json;
  readonly error?: { readonly type: string; readonly message: string };
}

interface Saved {
  /** Calls that were begun. */
  readonly begun: readonly string[];
  readonly answers: readonly Answer[];
  /** How the last run ended, when none is under way. */
  readonly ended: SavedOutcome | null;
}

type SavedOutcome = Record<string, Json>;

/** A call that has landed, and what gives its answer to the program. */
interface Landed {
  readonly id: string;
  readonly settle: () => Promise<Outcome>;
}

/** A tool at work. */
interface Flight {
  readonly landing: Promise<Landed>;
  readonly controller: AbortControllerLike;
}

const RESUME_OPTIONS: ReadonlySet<string> = new Set(["signal"]);

function hasVerdict(verdict: object): boolean {
  return Object.hasOwn(verdict, "value") !== (Object.hasOwn(verdict, "error") && isError(verdict));
}

function isError(verdict: { readonly error?: unknown }): boolean {
  const { error } = verdict;
  return typeof error === "string" || (typeof error === "object" && error !== null);
}

const VERSION = 1;

/**
 * A session whose state is kept in a store.
 *
 * @example
 * const session = await Durable.open({ id: "order-17", store, imports: ["json"], tools: { charge } });
 * const outcome = session.isUnderWay ? await session.resume() : await session.run(source);
 */
export class Durable {
  private readonly begun = new Set<string>();
  private readonly answers = new Map<string, Answer>();
  private readonly flights = new Map<string, Flight>();
  private ended: SavedOutcome | null = null;

  private constructor(
    private readonly options: DurableOptions,
    private readonly tools: ReadonlyMap<string, HostTool>,
    /** The sandbox as it is now. */
    readonly sandbox: Sandbox,
  ) {}

  /** Opens a session: a new one, or what the store has of it. */
  static async open(options: DurableOptions): Promise<Durable> {
    const own = checkSandboxOptions(options, "Durable", ["id", "store", "key", "onUnknown"]);
    const { id, store, key, onUnknown, ...rest } = own;
    if (typeof id !== "string" || id === "") throw misuse("id", "a string that is not empty", id);
    expectRecord(store, "store", "a store with save(id, bytes) and load(id)");
    if (typeof store.save !== "function" || typeof store.load !== "function")
      throw misuse("store", "a store with save(id, bytes) and load(id)", store);
    readKey(key);
    expectFunction(onUnknown, "onUnknown");
    const tools = readTools(options.tools);
    // The sandbox itself makes no calls: all of them wait.
    const waiting = new Map<string, HostTool>();
    for (const [name, tool] of tools) {
      const { description } = tool;
      // What answers at once elsewhere waits here; the program must not see that.
      const seen = description.isAsync ? description : { ...description, alwaysWaits: true };
      waiting.set(name, { ...tool, execute: null, description: seen });
    }
    const inner: InternalOptions = { ...rest, [HOST_TOOLS]: waiting };
    const bytes = (await store.load(id)) as Uint8Array | null | undefined;
    if (bytes === null || bytes === undefined) return new Durable(options, tools, new Sandbox(inner));
    if (!(bytes instanceof Uint8Array)) throw misuse("what the store's load() gave", "a Uint8Array or null", bytes);
    const { saved, snapshot } = readSaved(bytes);
    const restoring: InternalOptions = { ...inner, [AGREED]: new Set(saved.begun) };
    const sandbox = Sandbox.restore(snapshot, key === undefined ? restoring : { ...restoring, key });
    const session = new Durable(options, tools, sandbox);
    for (const call of saved.begun) session.begun.add(call);
    for (const answer of saved.answers) session.answers.set(answer.id, answer);
    session.ended = saved.ended;
    return session;
  }

  /** Is there a run to go on with? */
  get isUnderWay(): boolean {
    return this.sandbox.pendingCalls.length > 0;
  }

  /** How the last run ended, as far as JSON can tell; null before the first and while one is under way. */
  get lastOutcome(): Readonly<Record<string, unknown>> | null {
    return this.ended;
  }

  /** Runs a program. "suspended" only when calls wait for an approval that nobody gave. */
  async run(source: string, options: RunOptions = {}): Promise<Outcome> {
    this.ended = null;
    return this.drive(await this.sandbox.start(source, options));
  }

  /** Goes on with the run that is under way. */
  async resume(options: { readonly signal?: AbortSignalLike } = {}): Promise<Outcome> {
    const { sandbox } = this;
    const { signal } = checkOptions(options, RESUME_OPTIONS, "resume");
    expectSignal(signal, "signal");
    if (signal !== undefined) this.session.environment.signal = signal;
    if (!this.isUnderWay) throw new Error("resume() of a session without a run under way");
    let outcome: Outcome | null = null;
    for (const call of sandbox.pendingCalls) {
      const answer = this.answers.get(call.id);
      if (answer !== undefined) outcome = await this.use(answer);
      else if (this.begun.has(call.id)) outcome = (await this.decide(call)) ?? outcome;
    }
    outcome ??= sandbox.suspension;
    if (outcome === null) throw new Error("resume() of a session without a run under way");
    return this.drive(outcome);
  }

  /** Agrees to a call that waits for approval, or refuses it; `resume` goes on. */
  async approve(id: string): Promise<Outcome> {
    return this.drive(await this.sandbox.approve(id));
  }

  async deny(id: string, message = ""): Promise<Outcome> {
    return this.drive(await this.sandbox.deny(id, message));
  }

  private async use(answer: Answer): Promise<Outcome> {
    this.answers.delete(answer.id);
    this.begun.delete(answer.id);
    return answer.error === undefined
      ? this.sandbox.resume(answer.id, jsonToPlain(answer.value))
      : this.sandbox.resumeError(answer.id, answer.error);
  }

  /** A call was begun and has no answer. null: it is to be made again. */
  private async decide(call: PendingCall): Promise<Outcome | null> {
    const { onUnknown, id } = this.options;
    const tool = this.toolOf(call);
    const verdict = tool?.idempotent === true ? "retry" : await onUnknown?.(call);
    if (verdict === undefined) throw new ToolOutcomeUnknown(id, call);
    if (verdict !== "retry" && (typeof verdict !== "object" || verdict === null || !hasVerdict(verdict)))
      throw misuse("what onUnknown() gave", '"retry", { value } or { error }', verdict);
    this.begun.delete(call.id);
    if (verdict === "retry") return null;
    return "value" in verdict
      ? this.sandbox.resume(call.id, verdict.value)
      : this.sandbox.resumeError(call.id, verdict.error);
  }

  private toolOf(call: PendingCall): HostTool | undefined {
    for (const tool of this.tools.values()) if (tool.key === call.tool) return tool;
    return undefined;
  }

  private async drive(first: Outcome): Promise<Outcome> {
    let outcome = first;
    while (outcome.status === "suspended") {
      const { calls } = outcome;
      this.callOff(new Set(calls.map(({ id }) => id)));
      const asked = await this.ask(calls);
      if (asked !== null) {
        outcome = asked;
        continue;
      }
      const fresh = calls.filter((call) => this.canBegin(call)).slice(0, this.room());
      for (const call of fresh) this.begun.add(call.id);
      if (fresh.length > 0 || this.flights.size === 0) await this.save();
      for (const call of fresh) {
        const controller = makeController();
        this.flights.set(call.id, { landing: this.execute(call, controller.signal), controller });
      }
      if (this.flights.size === 0) return outcome;
      const landed = await this.landing();
      if (landed === null) {
        // Timers of the program, or an abort.
        outcome = await this.sandbox.proceed();
        continue;
      }
      this.flights.delete(landed.id);
      outcome = await landed.settle();
    }
    this.callOff(new Set());
    this.begun.clear();
    this.answers.clear();
    this.ended = savedOutcome(outcome);
    await this.save();
    return outcome;
  }

  private get session(): Session {
    return this.sandbox["session"];
  }

  /** The first call that lands; null when the program's own time comes first, or the host calls the run off. */
  private async landing(): Promise<Landed | null> {
    const { wakesAt, environment } = this.session;
    const { signal } = environment;
    if (signal?.aborted === true) return null;
    let stop: () => void = () => undefined;
    const other = new Promise<null>((resolve) => {
      const done = (): void => resolve(null);
      signal?.addEventListener?.("abort", done);
      const stopTimer = wakesAt === null ? null : afterMilliseconds(wakesAt - now(), done);
      stop = () => {
        signal?.removeEventListener?.("abort", done);
        stopTimer?.();
      };
    });
    try {
      return await Promise.race([other, ...[...this.flights.values()].map(({ landing }) => landing)]);
    } finally {
      stop();
    }
  }

  /** Tells tools at work that nobody waits for them any more. */
  private callOff(waiting: ReadonlySet<string>): void {
    for (const [id, { controller }] of this.flights) {
      if (waiting.has(id)) continue;
      this.flights.delete(id);
      this.begun.delete(id);
      controller.abort();
    }
  }

  /** Asks about the first call that needs approval; null when there is none, or nobody to ask. */
  private async ask(calls: readonly PendingCall[]): Promise<Outcome | null> {
    const { onApproval } = this.options;
    const call = calls.find(({ approval }) => approval);
    if (call === undefined || onApproval === undefined) return null;
    const verdict = await onApproval(call);
    return verdict === true
      ? this.sandbox.approve(call.id)
      : this.sandbox.deny(call.id, typeof verdict === "string" ? verdict : "");
  }

  private canBegin(call: PendingCall): boolean {
    return !call.approval && !this.flights.has(call.id) && this.toolOf(call)?.execute !== null;
  }

  private room(): number {
    const most = this.options.limits?.concurrentCalls ?? DEFAULT_CONCURRENCY;
    return Math.max(0, most - this.flights.size);
  }

  /** Makes a call; what is given back settles it, once its answer is saved. */
  private async execute(call: PendingCall, signal: AbortSignalLike): Promise<Landed> {
    const { id } = call;
    const tool = this.toolOf(call);
    try {
      if (tool === undefined || tool.execute === null) throw new Error(`the tool '${call.tool}' is not available`);
      const given = tool.isBare ? call.args : tool.isWhole ? call.kwargs["input"] : call.kwargs;
      const checked = (await checkValue(tool.input, given, () => undefined)) as Checked;
      if ("problem" in checked) throw new Error(`argument ${checked.problem}`);
      const context = { callId: id, toolCallId: id, signal, abortSignal: signal, messages: [], context: {} };
      const value: unknown = tool.isBare
        ? await tool.execute(...(checked.value as readonly unknown[]))
        : await tool.execute(checked.value, context);
      // What is no plain data is not kept: the sandbox says what is wrong with it.
      const json = plainToJson(value);
      const settle = (): Promise<Outcome> => this.sandbox.resume(id, value);
      return { id, settle: () => this.answered(id, json === undefined ? null : { id, value: json }, settle) };
    } catch (cause) {
      const error = guestError(tool?.description.signature.name ?? call.tool, cause);
      const settle = (): Promise<Outcome> => this.sandbox.resumeError(id, error);
      return { id, settle: () => this.answered(id, { id, error }, settle) };
    }
  }

  /** Saves an answer, then gives it to the program. */
  private async answered(id: string, answer: Answer | null, settle: () => Promise<Outcome>): Promise<Outcome> {
    if (answer !== null) {
      this.answers.set(id, answer);
      await this.save();
      this.answers.delete(id);
    }
    this.begun.delete(id);
    return settle();
  }

  private async save(): Promise<void> {
    const { id, store, key } = this.options;
    const snapshot = this.sandbox.snapshot(key === undefined ? {} : { key });
    const saved: Saved = { begun: [...this.begun].sort(), answers: [...this.answers.values()], ended: this.ended };
    await store.save(id, writeSaved(saved, snapshot));
  }
}

const DEFAULT_CONCURRENCY = 32;
function savedOutcome(outcome: FinalOutcome): SavedOutcome {
  const { status, stdout, stderr, used } = outcome;
  const base = { status, stdout, stderr, used };
  switch (outcome.status) {
    case "done":
      return { ...base, valueRepr: outcome.valueRepr, value: hostToJson(outcome.value) };
    case "raised":
      return { ...base, error: outcome.error };
    case "internal":
      return base;
    default:
      return { ...base, message: outcome.message };
  }
}

function writeSaved(saved: Saved, snapshot: Uint8Array): Uint8Array {
  const writer = new Writer(snapshot.length + 256);
  writer.byte(VERSION);
  writer.text(JSON.stringify(saved));
  writer.number(snapshot.length);
  writer.raw(snapshot);
  return writer.done();
}

function readSaved(bytes: Uint8Array): { readonly saved: Saved; readonly snapshot: Uint8Array } {
  const reader = new Reader(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  if (reader.byte() !== VERSION) throw malformed("a session of another version");
  let saved: unknown;
  try {
    saved = JSON.parse(reader.text());
  } catch {
    throw malformed("a session whose list of calls is none");
  }
  const snapshot = reader.raw(reader.count());
  if (reader.left > 0) throw malformed("a session that goes on behind its end");
  return { saved: saved as Saved, snapshot };
}
