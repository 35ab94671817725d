/**
 * The `worker` executor: the VM in a child process (default) or a worker thread, for a limit that holds even where the VM
 * itself should fail. Tools run here, asked by message; what runs there has no environment, no files and a heap cap, and is
 * killed when it overruns its time, does not answer, or does not stop when told to. Implements spec/executors.md.
 */

import { limitMessage, resolveLimits, type Limits, type ResolvedLimits } from "../vm/meter.js";
import type { Finding } from "../host/check.js";
import { ConversionError } from "../host/convert.js";
import type { Executor, ExecutorDescription, ExecutorResult, ExecutorRun, ExecutorStart } from "./executor.js";
import { FRAME_BYTES } from "./frames.js";
import { HostTools, type HostAnswer } from "./host-tools.js";
import { fromWire, toWire, type Wire } from "./wire.js";
import { openPlace as openPlaceDefault, type Place } from "./worker-place.js";
import { readMessage, type FromWorker, type ToWorker, type WorkerResult, type WorkerStart } from "./worker-protocol.js";

export interface WorkerExecutorOptions {
  /** Modules that code may import: exact names, `package.*`, or `*`. Default: none. */
  readonly imports?: readonly string[];
  /** Budgets of each action; see `LIMITS`. `time` is 30 seconds unless given. */
  readonly limits?: Limits;
  /** Seed of everything random in the guest. Default 0. */
  readonly seed?: number;
  /** What `time` and `datetime` read: "real", or milliseconds since 1970 of a clock that stands still. */
  readonly clock?: "real" | number;
  /** `exec: true` grants eval, exec and compile. */
  readonly builtins?: { readonly exec?: boolean };
  /** Allows `await` outside functions. Default true. */
  readonly topLevelAwait?: boolean;
  /** "process" holds whatever happens; "thread" starts sooner and holds less (spec/executors.md). Default "process". */
  readonly isolation?: "process" | "thread";
  /** Mebibytes of the engine's heap. Default: four times the memory limit and 128. */
  readonly heapMegabytes?: number;
  /** Mebibytes of all private memory of a child process, on Linux; 0 for none. Default: twice the heap and 512. */
  readonly processMegabytes?: number;
  /** Milliseconds that the VM has to stop by itself, after an abort or its time, before it is killed. Default 1000. */
  readonly graceMilliseconds?: number;
  /** Milliseconds without a sign of life after which it is killed. Default 20000. */
  readonly silenceMilliseconds?: number;
}

const OPTIONS: ReadonlySet<string> = new Set<keyof WorkerExecutorOptions>([
  "imports",
  "limits",
  "seed",
  "clock",
  "builtins",
  "topLevelAwait",
  "isolation",
  "heapMegabytes",
  "processMegabytes",
  "graceMilliseconds",
  "silenceMilliseconds",
]);
const ABORTED = "the run was aborted by the host";
const DEFAULT_TIME = 30_000;
/** How long a place may take to start: machines are slow and loaded at times. */
const START_MILLISECONDS = 120_000;
/** How often the watch looks. */
const WATCH_MILLISECONDS = 100;
const MEBIBYTE = 1024 * 1024;
/** What the other side may send above a limit that it keeps itself, before it is held to be out of order. */
const SLACK = 65_536;

/** A request that waits for its answer. */
interface Request {
  readonly resolve: (message: FromWorker) => void;
  readonly reject: (error: unknown) => void;
}

/** An action under way. */
interface Action {
  readonly id: number;
  readonly started: number;
  readonly output: { stdout: string; stderr: string };
  readonly onOutput: ExecutorRun["onOutput"];
  /** Calls under way, by number. */
  readonly calls: Map<number, AbortController>;
  readonly timeLimit: number;
  callsMade: number;
  lastCall: number;
  /** Milliseconds in which no call was under way. */
  guestTime: number;
  silence: number;
  lastLook: number;
  isPinged: boolean;
  /** Why it is being stopped, once it is. */
  stopping: Ending | null;
  hookError: { readonly error: unknown } | null;
  readonly end: (result: ExecutorResult) => void;
}

interface Ending {
  readonly status: "limit" | "aborted" | "lost";
  readonly limit: string | null;
  readonly message: string;
}

export class WorkerExecutor implements Executor {
  readonly name = "worker";
  private readonly options: WorkerExecutorOptions;
  private readonly limits: ResolvedLimits;
  private place: Place | null = null;
  private generation = 0;
  private isClosed = false;
  private hasStarted = false;
  /** The place died between actions; the next result says so. */
  private wasLost = false;
  private known: ExecutorDescription | null = null;
  private startOptions: ExecutorStart = {};
  private tools: HostTools | null = null;
  private snapshotBytes: Uint8Array | null = null;
  /** What the host bound, for a place that takes the place of one that died. */
  private readonly variables = new Map<string, Wire>();
  private readonly requests = new Map<number, Request>();
  private nextId = 1;
  private action: Action | null = null;
  private isBusy = false;
  private exits: Promise<void> = Promise.resolve();

  /** `open` makes the place; only tests give another. */
  constructor(
    options: WorkerExecutorOptions = {},
    private readonly openPlace: typeof openPlaceDefault = openPlaceDefault,
  ) {
    for (const name of Object.keys(options))
      if (!OPTIONS.has(name))
        throw new TypeError(`unknown WorkerExecutor option '${name}': expected one of ${[...OPTIONS].join(", ")}`);
    const { isolation = "process" } = options;
    if (isolation !== "process" && isolation !== "thread")
      throw new TypeError(`isolation must be "process" or "thread", not ${String(isolation)}`);
    for (const name of ["heapMegabytes", "processMegabytes", "graceMilliseconds", "silenceMilliseconds"] as const) {
      const value = options[name];
      if (value !== undefined && !(Number.isFinite(value) && value >= 0))
        throw new RangeError(`${name} must be a number that is not negative, not ${String(value)}`);
    }
    this.options = options;
    this.limits = resolveLimits({ time: DEFAULT_TIME, ...options.limits });
  }

  /** Process id of the VM's child process, while there is one. */
  get pid(): number | null {
    return this.place?.pid ?? null;
  }

  get description(): ExecutorDescription {
    if (this.known === null) throw new Error("the executor is not started");
    return this.known;
  }

  // ----------------------------------------------------------------------------------------------------------- lifetime

  async start(options: ExecutorStart): Promise<void> {
    await this.begin(options, null);
  }

  /** Goes on from a snapshot of a `local` or `worker` executor. */
  async restore(snapshot: Uint8Array, options: ExecutorStart): Promise<void> {
    await this.begin(options, snapshot);
  }

  private async begin(options: ExecutorStart, snapshot: Uint8Array | null): Promise<void> {
    if (this.isClosed) throw new Error("the executor is closed");
    if (this.hasStarted) throw new Error("the executor is started already");
    this.startOptions = options;
    this.tools = new HostTools(options.tools, options.onApproval, this.options.limits);
    this.snapshotBytes = snapshot;
    this.hasStarted = true;
    try {
      await this.open();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Starts a place, unless one is there. */
  private async open(): Promise<void> {
    if (this.place !== null) return;
    const generation = ++this.generation;
    const memory = Math.ceil(this.limits.memory / MEBIBYTE);
    const heap = this.options.heapMegabytes ?? (Number.isFinite(memory) ? 4 * memory + 128 : 4096);
    let exited = (): void => undefined;
    const exit = new Promise<void>((resolve) => (exited = resolve));
    this.exits = Promise.all([this.exits, exit]).then(() => undefined);
    this.place = this.openPlace(
      {
        isolation: this.options.isolation ?? "process",
        heap: Math.max(16, Math.ceil(heap)),
        memory: this.options.processMegabytes ?? 2 * heap + 512,
      },
      {
        onMessage: (text) => {
          if (generation === this.generation) this.take(text);
        },
        onExit: (reason) => {
          exited();
          if (generation === this.generation) this.gone(reason);
        },
      },
    );
    const timer = setTimeout(() => this.place?.kill(), START_MILLISECONDS);
    const { signal } = this.startOptions;
    const onAbort = (): void => this.place?.kill();
    signal?.addEventListener("abort", onAbort);
    try {
      signal?.throwIfAborted();
      const answer = await this.request({ type: "start", options: this.startMessage() });
      if (answer.type === "started") this.known = answer.description;
      if (this.variables.size > 0)
        await this.request({
          type: "variables",
          values: ["d", ...[...this.variables].flatMap(([name, wire]): Wire[] => [name, wire])],
        });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      this.rest();
    }
  }

  private startMessage(): WorkerStart {
    const { options, startOptions } = this;
    const limits: Record<string, number> = {};
    for (const name of Object.keys(this.limits) as (keyof ResolvedLimits)[])
      // JSON has no infinity; what is left out has the default, so a very large number stands for it.
      limits[name] = Math.min(this.limits[name], Number.MAX_SAFE_INTEGER);
    return {
      imports: options.imports ?? [],
      limits,
      seed: options.seed ?? 0,
      clock: options.clock ?? null,
      exec: options.builtins?.exec === true,
      topLevelAwait: options.topLevelAwait ?? true,
      tools: (this.tools as HostTools).specifications(),
      finalAnswer: startOptions.finalAnswer ?? null,
      snapshot: this.snapshotBytes === null ? null : Buffer.from(this.snapshotBytes).toString("base64"),
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.endAction({ status: "aborted", limit: null, message: "the executor was closed" });
    this.drop("the executor was closed");
    await this.exits;
  }

  /** Nothing under way: the place does not keep the host's process alive. */
  private rest(): void {
    if (this.action === null && this.requests.size === 0) this.place?.hold(false);
  }

  // ----------------------------------------------------------------------------------------------------------- messages

  private send(message: ToWorker): void {
    this.place?.post(JSON.stringify(message));
  }

  private request(
    message:
      | { type: "start"; options: WorkerStart }
      | { type: "variables"; values: Wire }
      | { type: "check"; code: string }
      | { type: "snapshot" },
  ): Promise<FromWorker> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.requests.set(id, { resolve, reject });
      this.place?.hold(true);
      try {
        this.send({ ...message, id });
      } catch (error) {
        this.requests.delete(id);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  private take(text: string): void {
    try {
      const message = readMessage(text);
      if (this.action !== null) this.action.silence = 0;
      this.handle(message);
    } catch {
      // Only a place that is out of order sends what it should not.
      this.fail("it sent what is no message");
    }
  }

  private handle(message: FromWorker): void {
    const { action } = this;
    switch (message.type) {
      case "pong":
        if (action !== null) action.isPinged = false;
        break;
      case "started":
      case "answer":
      case "failed":
        this.answered(message);
        break;
      case "output":
        if (action !== null && message.id === action.id) this.print(action, message.stream, message.text);
        break;
      case "call":
        if (action !== null && message.id === action.id) this.makeCall(action, message);
        break;
      case "cancel":
        action?.calls.get(message.call)?.abort();
        break;
      case "result":
        if (action !== null && message.id === action.id) this.finish(action, message.result);
        break;
    }
  }

  private answered(message: Extract<FromWorker, { type: "started" | "answer" | "failed" }>): void {
    const { action } = this;
    const request = this.requests.get(message.id);
    this.requests.delete(message.id);
    if (message.type !== "failed") request?.resolve(message);
    else if (request !== undefined) request.reject(errorOf(message));
    else if (action !== null && message.id === action.id) {
      action.hookError = { error: errorOf(message) };
      this.endAction({ status: "lost", limit: null, message: message.message });
    }
  }

  private print(action: Action, stream: "stdout" | "stderr", text: string): void {
    action.output[stream] += text;
    if (action.output.stdout.length + action.output.stderr.length > this.limits.output + SLACK) {
      this.fail("it printed more than its limit");
      return;
    }
    try {
      action.onOutput?.(stream, text);
    } catch (error) {
      action.hookError ??= { error };
    }
  }

  // -------------------------------------------------------------------------------------------------------------- tools

  private makeCall(action: Action, message: Extract<FromWorker, { type: "call" }>): void {
    // Each number once, in order: a call is never made twice.
    if (message.call <= action.lastCall) return;
    action.lastCall = message.call;
    if (++action.callsMade > this.limits.toolCalls + 1) {
      this.fail("it made more tool calls than its limit");
      return;
    }
    const args = fromWire(message.args);
    const input = fromWire(message.input);
    const controller = new AbortController();
    const { generation } = this;
    action.calls.set(message.call, controller);
    const settle = (answer: HostAnswer): void => {
      if (!action.calls.delete(message.call) || this.action !== action || generation !== this.generation) return;
      this.look(action);
      this.reply(message.call, message.tool, answer);
    };
    this.look(action);
    void (this.tools as HostTools)
      .call(
        { id: message.callId, tool: message.tool, args: Array.isArray(args) ? args : [], input, line: message.line },
        controller.signal,
      )
      .then(settle);
  }

  private reply(call: number, tool: string, answer: HostAnswer): void {
    if (!answer.ok) {
      this.send({ type: "refusal", call, errorType: answer.type, message: answer.message });
      return;
    }
    const refuse = (message: string): void => this.send({ type: "refusal", call, errorType: "RuntimeError", message });
    try {
      const value = toWire(answer.value);
      const text = JSON.stringify({ type: "reply", call, value } satisfies ToWorker);
      if (Buffer.byteLength(text) > FRAME_BYTES)
        refuse(`${tool}() gave a result that cannot be passed: it is too large`);
      else this.place?.post(text);
    } catch (error) {
      refuse(`${tool}() gave a result that cannot be passed: ${error instanceof Error ? error.message : ""}`);
    }
  }

  // ------------------------------------------------------------------------------------------------------------- actions

  async setVariables(variables: Readonly<Record<string, unknown>>): Promise<void> {
    this.claim();
    try {
      const { tools } = this;
      const wires: [string, Wire][] = Object.keys(variables).map((name) => {
        tools?.checkCrossing(name, variables[name]);
        return [name, toWire(variables[name])];
      });
      await this.open();
      await this.request({ type: "variables", values: ["d", ...wires.flat()] });
      for (const [name, wire] of wires) this.variables.set(name, wire);
    } finally {
      this.isBusy = false;
      this.rest();
    }
  }

  async check(code: string): Promise<readonly Finding[]> {
    this.claim();
    try {
      await this.open();
      const answer = await this.request({ type: "check", code });
      return answer.type === "answer" ? findings(fromWire(answer.value)) : [];
    } finally {
      this.isBusy = false;
      this.rest();
    }
  }

  /** Also while an action waits for calls: `restore` and `proceed` go on with it. */
  async snapshot(): Promise<Uint8Array> {
    if (this.isClosed) throw new Error("the executor is closed");
    if (!this.hasStarted) throw new Error("the executor is not started");
    await this.open();
    try {
      const answer = await this.request({ type: "snapshot" });
      const value = answer.type === "answer" ? fromWire(answer.value) : null;
      if (!(value instanceof Uint8Array)) throw new Error("the place gave no snapshot");
      return value;
    } finally {
      this.rest();
    }
  }

  private claim(): void {
    if (this.isClosed) throw new Error("the executor is closed");
    if (!this.hasStarted) throw new Error("the executor is not started");
    if (this.isBusy) throw new Error("the executor is running already: one action at a time");
    this.isBusy = true;
  }

  async run(code: string, options: ExecutorRun = {}): Promise<ExecutorResult> {
    if (typeof code !== "string") throw new TypeError("the code must be a string");
    return this.act(code, options);
  }

  async proceed(options: ExecutorRun = {}): Promise<ExecutorResult> {
    return this.act(null, options);
  }

  private async act(code: string | null, options: ExecutorRun): Promise<ExecutorResult> {
    this.claim();
    const signals = [options.signal, this.startOptions.signal].filter((signal) => signal !== undefined);
    const onAbort = (): void => this.stop({ status: "aborted", limit: null, message: ABORTED });
    let watch: ReturnType<typeof setInterval> | undefined;
    let action: Action | undefined;
    try {
      if (code !== null && code.length > this.limits.source)
        return this.notRun("limit", "source", limitMessage("source", this.limits.source));
      await this.open();
      if (signals.some(({ aborted }) => aborted)) return this.notRun("aborted", null, ABORTED);
      const ended = new Promise<ExecutorResult>((end) => {
        action = this.newAction(options, end);
      });
      const made = action as unknown as Action;
      this.action = made;
      this.place?.hold(true);
      this.send({ type: "run", id: made.id, code, timeMilliseconds: options.timeMilliseconds ?? null });
      for (const signal of signals) signal.addEventListener("abort", onAbort);
      watch = setInterval(() => this.look(made), WATCH_MILLISECONDS);
      const result = await ended;
      if (made.hookError !== null) throw made.hookError.error;
      return result;
    } finally {
      clearInterval(watch);
      for (const signal of signals) signal.removeEventListener("abort", onAbort);
      this.action = null;
      this.isBusy = false;
      this.rest();
    }
  }

  private notRun(status: "limit" | "aborted", limit: string | null, message: string): ExecutorResult {
    return {
      status,
      limit,
      message,
      traceback: "",
      stdout: "",
      stderr: "",
      isTruncated: false,
      isStateLost: this.takeLoss(),
      used: { toolCalls: 0, time: 0 },
    };
  }

  private takeLoss(): boolean {
    const { wasLost } = this;
    this.wasLost = false;
    return wasLost;
  }

  private newAction(options: ExecutorRun, end: (result: ExecutorResult) => void): Action {
    return {
      id: this.nextId++,
      started: performance.now(),
      output: { stdout: "", stderr: "" },
      onOutput: options.onOutput,
      calls: new Map(),
      timeLimit: options.timeMilliseconds ?? this.limits.time,
      callsMade: 0,
      lastCall: 0,
      guestTime: 0,
      silence: 0,
      lastLook: performance.now(),
      isPinged: false,
      stopping: null,
      hookError: null,
      end,
    };
  }

  /** The watch: time that passed without a call counts as the guest's; time in which this process stood still does not. */
  private look(action: Action): void {
    if (this.action !== action) return;
    const now = performance.now();
    const passed = Math.min(now - action.lastLook, 2 * WATCH_MILLISECONDS);
    action.lastLook = now;
    if (action.calls.size === 0) action.guestTime += passed;
    action.silence += passed;
    const { graceMilliseconds: grace = 1000, silenceMilliseconds: silence = 20_000 } = this.options;
    if (action.guestTime > action.timeLimit + grace) {
      this.kill({ status: "limit", limit: "time", message: limitMessage("time", action.timeLimit) });
      return;
    }
    if (action.silence > silence) {
      this.kill({
        status: "lost",
        limit: null,
        message: `The interpreter gave no sign of life for ${Math.round(silence)} milliseconds and was stopped.`,
      });
      return;
    }
    if (action.silence > Math.min(1000, silence / 4) && !action.isPinged) {
      action.isPinged = true;
      this.send({ type: "ping" });
    }
  }

  /** Tells the VM to stop; kills it when it does not. */
  private stop(ending: Ending): void {
    const { action } = this;
    if (action === null || action.stopping !== null) return;
    action.stopping = ending;
    this.send({ type: "abort", id: action.id });
    for (const controller of action.calls.values()) controller.abort();
    const timer = setTimeout(() => {
      if (this.action === action) this.kill(ending);
    }, this.options.graceMilliseconds ?? 1000);
    timer.unref();
  }

  private finish(action: Action, result: WorkerResult): void {
    for (const controller of action.calls.values()) controller.abort();
    action.calls.clear();
    const { status } = result;
    const isStateLost = this.takeLoss() || result.isStateLost;
    const { isTruncated, used, droppedCalls } = result;
    const base = {
      ...action.output,
      isTruncated,
      isStateLost,
      used,
      ...(droppedCalls.length > 0 ? { droppedCalls } : {}),
    };
    if (status === "done" || status === "final")
      action.end({ status, value: fromWire(result.value), valueRepr: result.valueRepr, ...base });
    else if (status === "raised") action.end({ status, error: result.error, ...base });
    else
      action.end({
        status,
        limit: status === "limit" ? result.limit : null,
        message: result.message,
        traceback: result.traceback,
        ...base,
      });
    // Its VM is new: a place that is new has the host's variables again.
    if (result.isStateLost) this.drop("the interpreter was restarted");
  }

  /** The action ends without a result; the state is gone with the place. */
  private endAction(ending: Ending): void {
    const { action } = this;
    if (action === null) return;
    for (const controller of action.calls.values()) controller.abort();
    action.calls.clear();
    this.wasLost = false;
    this.action = null;
    action.end({
      status: ending.status,
      limit: ending.limit,
      message: ending.message,
      traceback: "",
      ...action.output,
      isTruncated: false,
      isStateLost: true,
      used: { toolCalls: action.callsMade, time: Math.round(action.guestTime) },
    });
  }

  private kill(ending: Ending): void {
    this.endAction(ending);
    this.drop(ending.message);
  }

  private fail(reason: string): void {
    this.kill({ status: "lost", limit: null, message: lossText(reason) });
  }

  /** The place died by itself. */
  private gone(reason: string): void {
    this.place = null;
    this.wasLost = true;
    this.endAction(this.action?.stopping ?? { status: "lost", limit: null, message: lossText(reason) });
    this.rejectAll(reason);
  }

  /** Gets rid of the place. */
  private drop(reason: string): void {
    const { place } = this;
    this.place = null;
    this.generation++;
    place?.hold(true);
    place?.kill();
    this.rejectAll(reason);
  }

  private rejectAll(reason: string): void {
    const waiting = [...this.requests.values()];
    this.requests.clear();
    for (const { reject } of waiting) reject(new Error(`the worker ended: ${reason}`));
  }
}

function lossText(reason: string): string {
  return `The interpreter was lost: ${reason}. It was restarted; variables, functions and imports of earlier actions are gone.`;
}

function errorOf(message: Extract<FromWorker, { type: "failed" }>): Error {
  const { fields } = message;
  if (typeof fields === "object" && fields !== null) {
    const { path, valueType, reason, isTooMuch } = fields as Readonly<Record<string, unknown>>;
    return new ConversionError(String(path), String(valueType), String(reason), isTooMuch === true);
  }
  const kinds: Readonly<Record<string, new (text: string) => Error>> = { TypeError, RangeError };
  const Kind = Object.hasOwn(kinds, message.name) ? kinds[message.name] : Error;
  return new Kind(message.message);
}

function findings(value: unknown): Finding[] {
  if (!Array.isArray(value)) return [];
  return (value as Readonly<Record<string, unknown>>[]).map((given) => {
    const count = (name: string): number => (typeof given[name] === "number" ? given[name] : 0);
    const text = (name: string): string => (typeof given[name] === "string" ? given[name] : "");
    return {
      kind: text("kind") as Finding["kind"],
      message: text("message"),
      line: count("line"),
      column: count("column"),
      endLine: count("endLine"),
      endColumn: count("endColumn"),
      text: text("text"),
      hint: given["hint"] === null ? null : text("hint"),
    };
  });
}
