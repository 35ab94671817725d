/**
 * RemoteExecutor: actions run as CPython in a sandbox elsewhere, tools and agents stay here. One class for every transport:
 * it starts the driver, runs actions one at a time, answers calls, holds the caps, and stops what does not end by itself:
 * interrupt, a grace, then the process is killed and a new one started, and the result says that its state is lost.
 */

import { checkPatterns } from "../../library/gate.js";
import { limitMessage } from "../../vm/meter.js";
import { ConversionError } from "../../host/convert.js";
import { expectFunction, expectMilliseconds, expectRecord } from "../../host/misuse.js";
import { pythonName } from "../../host/python-names.js";
import { readTools, withFinalAnswer, type HostTool } from "../../host/tools.js";
import { signatureText } from "../../library/tool-signature.js";
import type {
  Executor,
  ExecutorDescription,
  ExecutorResult,
  ExecutorRun,
  ExecutorStart,
  ExecutorUsed,
} from "../executor.js";
import { Bridge } from "./bridge.js";
import { ActionCalls, type CallLimits } from "./calls.js";
import { DRIVER } from "./driver.generated.js";
import { asRemoteError, RemoteError } from "./errors.js";
import type { CallFrame, DoneFrame, Frame } from "./frames.js";
import { readSession, sessionOf, type RemoteSession } from "./session.js";
import type { SandboxTransport } from "./transport.js";
import { decodeValue, encodeValue, Refusal } from "./values.js";

/** What an action may do, and how long things may take. Bytes and milliseconds. */
export interface RemoteLimits {
  /** Calls of tools by one action. */
  readonly toolCalls: number;
  /** Calls under way at once; further ones wait their turn. */
  readonly concurrentCalls: number;
  /** Arguments of one call. */
  readonly argumentBytes: number;
  /** One tool's result. */
  readonly resultBytes: number;
  /** One call of a tool. */
  readonly toolMilliseconds: number;
  /** Output of one action that is kept; what is beyond is dropped, and the result says so. */
  readonly outputBytes: number;
  /** An action's value. */
  readonly valueBytes: number;
  /** Guest work of one action; the time of tools does not count. */
  readonly time: number;
  /** Between an interrupt and the end by force. */
  readonly graceMilliseconds: number;
  /** From nothing to a driver that answers. */
  readonly startMilliseconds: number;
  /** One request to the sandbox. */
  readonly requestMilliseconds: number;
  /** Silence before a sign of life is asked for. */
  readonly heartbeatMilliseconds: number;
  /** How long the sandbox may be out of reach. */
  readonly reconnectMilliseconds: number;
  /** Characters of one stream before a new one is taken (the SDK keeps a stream's whole output in memory). */
  readonly streamCharacters: number;
}

export const REMOTE_LIMITS: RemoteLimits = {
  toolCalls: 256,
  concurrentCalls: 8,
  argumentBytes: 256 * 1024,
  resultBytes: 4 * 1024 * 1024,
  toolMilliseconds: 600_000,
  outputBytes: 1024 * 1024,
  valueBytes: 4 * 1024 * 1024,
  time: Number.POSITIVE_INFINITY,
  graceMilliseconds: 2000,
  startMilliseconds: 60_000,
  requestMilliseconds: 15_000,
  heartbeatMilliseconds: 15_000,
  reconnectMilliseconds: 30_000,
  streamCharacters: 32 * 1024 * 1024,
};

/** How long a sandbox waits for who takes it up again, unless another time is given. */
const DETACHED_MILLISECONDS = 300_000;

/** Characters that one action may send, frames and all. The driver stays far below; a driver that does not is no driver. */
const ACTION_CHARACTERS = 24 * 1024 * 1024;

export interface RemoteOptions {
  /** Modules that code may import, as patterns. For parity with the VM, no boundary: CPython offers other ways. Default: all. */
  readonly imports?: readonly string[];
  /** Packages that pip installs at the start, as it takes them: "numpy", "pandas==2.2". */
  readonly packages?: readonly string[];
  /** Hosts that the sandbox may reach while pip is at work; none afterwards. */
  readonly packageHosts?: readonly string[];
  /** Environment variables of the Python process. No secrets: code reads them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly limits?: Partial<RemoteLimits>;
  /** The Python to start. */
  readonly python?: string;
  /** What `detach` gave: `start` takes that sandbox up again, with its variables, instead of making one. */
  readonly session?: RemoteSession;
}

/** What timers take: beyond it they fire at once. */
const LONGEST_TIMER = 2_000_000_000;

/** Limits as they can be kept: infinite ones are the most that timers and the driver take. */
function readLimits(given: Partial<RemoteLimits> | undefined): RemoteLimits {
  const limits: Record<string, number> = { ...REMOTE_LIMITS, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(REMOTE_LIMITS, name) || typeof value !== "number" || !(value > 0))
      throw new RangeError(`limits.${name}: expected a positive number of a known limit`);
    if (name.endsWith("Milliseconds")) limits[name] = Math.min(value, LONGEST_TIMER);
    else if (name !== "time") limits[name] = Math.max(1, Math.floor(Math.min(value, Number.MAX_SAFE_INTEGER)));
  }
  return limits as unknown as RemoteLimits;
}

const PACKAGE =
  /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9._,-]+\])?((==|>=|<=|~=|!=|<|>)[A-Za-z0-9.*+!_-]+(,(==|>=|<=|~=|!=|<|>)[A-Za-z0-9.*+!_-]+)*)?$/;

/** What is not there any more, or was never right. */
const HOPELESS: ReadonlySet<string> = new Set(["lost", "ended", "protocol"]);

type StopReason =
  | { readonly status: "limit"; readonly limit: string; readonly message: string }
  | { readonly status: "aborted"; readonly message: string };

/** The action under way. */
interface Action {
  readonly id: number;
  readonly calls: ActionCalls;
  readonly options: ExecutorRun;
  readonly output: { stdout: string[]; stderr: string[]; left: number; isTruncated: boolean };
  readonly finish: (end: ActionEnd) => void;
  characters: number;
  /** Milliseconds of guest work so far, and since when it goes on; 0: it stands still. */
  worked: number;
  since: number;
  final: { readonly value: unknown; readonly repr: string } | null;
  stop: StopReason | null;
  /** What `onOutput` threw. */
  hookError: { readonly error: unknown } | null;
  readonly timers: Set<NodeJS.Timeout>;
  timeTimer: NodeJS.Timeout | null;
}

type ActionEnd = { readonly done: DoneFrame } | { readonly lost: RemoteError } | { readonly killed: true };

export class RemoteExecutor implements Executor {
  readonly name: string;
  readonly limits: RemoteLimits;
  private readonly imports: readonly string[];
  private readonly session: RemoteSession | null;
  private python = "CPython";
  private tools: ReadonlyMap<string, HostTool> = new Map();
  private started: ExecutorStart | null = null;
  private bridge: Bridge | null = null;
  /** The variables of earlier actions are gone, and no result has said so yet. */
  private isStateLost = false;
  /** The sandbox itself is gone, not only the process. */
  private isSandboxLost = false;
  private isClosed = false;
  private isBusy = false;
  private readonly closing = new AbortController();
  /** What the host has bound, as JSON: a new interpreter gets it again. */
  private readonly bound = new Map<string, unknown>();
  private action: Action | null = null;
  private actions = 0;
  private replies = 0;
  private wanted: {
    readonly kind: "hello" | "ready" | "set";
    readonly id: number;
    resolve(frame: Frame): void;
    reject(error: unknown): void;
  } | null = null;
  /** What the driver said before it was waited for. */
  private readonly early = new Map<string, Frame>();
  private idleCharacters = 0;
  private isStarting = false;
  /** Variables on their way. */
  private binding: Promise<unknown> | null = null;
  private hasAdopted = false;

  constructor(
    private readonly transport: SandboxTransport,
    private readonly options: RemoteOptions = {},
  ) {
    this.name = transport.name;
    this.imports = options.imports ?? ["*"];
    checkPatterns(this.imports);
    for (const name of options.packages ?? [])
      if (!PACKAGE.test(name)) throw new TypeError(`packages: '${name}' is no package name with a version`);
    this.session = options.session === undefined ? null : readSession(options.session, transport.name);
    if (this.session !== null && transport.adopt === undefined)
      throw new TypeError(`session: '${transport.name}' has none`);
    this.limits = readLimits(options.limits);
  }

  get description(): ExecutorDescription {
    return { imports: this.imports, python: this.python, topLevelAwait: true };
  }

  /** How often the connection broke and was taken up again. */
  get reconnects(): number {
    return this.bridge?.reconnects ?? 0;
  }

  // --------------------------------------------------------------------------------------------------------------- start

  async start(options: ExecutorStart): Promise<void> {
    if (this.isClosed) throw new RemoteError("closed", "the executor is closed");
    if (this.started !== null) throw new Error("the executor has started already");
    const tools = readTools(options.tools);
    withFinalAnswer(new Map(tools), options.finalAnswer);
    this.tools = tools;
    this.started = options;
    this.isStarting = true;
    try {
      await this.launch(true);
      this.bridge?.rest(true);
    } catch (error) {
      // A sandbox that was only out of reach for now is not this one's to kill.
      const isKept = this.session !== null && !(error instanceof RemoteError && HOPELESS.has(error.code));
      if (isKept) await this.leave();
      await this.close();
      throw error;
    } finally {
      this.isStarting = false;
    }
  }

  /**
   * Leaves the sandbox, its Python and its variables to another process (or a later one): this executor is closed, the
   * sandbox lives on for `milliseconds`, and the session, kept as JSON, is the option `session` of an executor there. Not
   * while an action runs. When it throws, nothing was left behind.
   */
  async detach(milliseconds: number = DETACHED_MILLISECONDS): Promise<RemoteSession> {
    const { transport, bridge } = this;
    if (this.isClosed) throw new RemoteError("closed", "the executor is closed");
    if (this.started === null) throw new Error("the executor has not been started");
    if (this.isBusy) throw new Error("an action is under way: detach when it has ended");
    if (transport.release === undefined) throw new Error(`'${transport.name}' cannot be left running`);
    if (!(typeof milliseconds === "number" && milliseconds >= 1000 && milliseconds <= LONGEST_TIMER))
      throw new RangeError(`detach: expected at least 1000 milliseconds, and at most ${LONGEST_TIMER}`);
    if (bridge === null) throw new RemoteError("lost", "the sandbox is gone, and its variables with it");
    this.isBusy = true;
    try {
      if (this.binding !== null) await this.binding;
      bridge.rest(false);
      const reference = await transport.release(milliseconds);
      const state = await bridge.release(this.limits.requestMilliseconds);
      await this.leave();
      return sessionOf({
        transport: transport.name,
        ...reference,
        ...state,
        python: this.python,
        actions: this.actions,
        replies: this.replies,
        bound: [...this.bound].flat(),
      });
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.isBusy = false;
    }
  }

  /** Closed, and the sandbox lives on. */
  private async leave(): Promise<void> {
    this.isClosed = true;
    this.bridge = null;
    await this.transport.leave?.();
  }

  /** Makes the sandbox if there is none, and starts the driver in it. */
  private async launch(isNewSandbox: boolean): Promise<void> {
    const given = this.startSignal();
    if (given.aborted) throw abortError();
    // What is still under way when this has failed must begin nothing more.
    const over = new AbortController();
    const signal = AbortSignal.any([given, over.signal]);
    let timer: NodeJS.Timeout | undefined;
    const { startMilliseconds } = this.limits;
    try {
      const stopped = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(
          () => reject(new RemoteError("timeout", `the sandbox was not ready after ${startMilliseconds} ms`)),
          startMilliseconds,
        );
        given.addEventListener("abort", () => reject(abortError()), { once: true });
      });
      await Promise.race([this.prepare(isNewSandbox, signal), stopped]);
    } catch (error) {
      over.abort();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    if (this.isClosed) throw new RemoteError("closed", "the executor was closed while it started");
  }

  private startSignal(): AbortSignal {
    const given = this.started?.signal;
    return given === undefined ? this.closing.signal : AbortSignal.any([given, this.closing.signal]);
  }

  private async prepare(isNewSandbox: boolean, signal: AbortSignal): Promise<void> {
    const { transport } = this;
    const session = this.hasAdopted ? null : this.session;
    if (session !== null) {
      await transport.adopt!(session, signal);
      this.hasAdopted = true;
      for (let at = 0; at < session.bound.length; at += 2)
        this.bound.set(session.bound[at] as string, session.bound[at + 1]);
      this.actions = session.actions;
      this.replies = session.replies;
    } else if (isNewSandbox) {
      await transport.open(signal);
      if (signal.aborted) throw abortError();
      await transport.writeFile(`${transport.directory}/coluber_driver.py`, DRIVER);
      await this.installPackages();
    }
    if (signal.aborted) throw abortError();
    const bridge = new Bridge(transport, {
      requestMilliseconds: this.limits.requestMilliseconds,
      heartbeatMilliseconds: this.limits.heartbeatMilliseconds,
      reconnectMilliseconds: this.limits.reconnectMilliseconds,
      streamCharacters: this.limits.streamCharacters,
      onFrame: (frame) => {
        if (this.bridge === bridge) this.frame(frame);
      },
      onCharacters: (count) => this.characters(count),
      onLost: (error) => {
        if (this.bridge === bridge) this.lost(error);
      },
    });
    this.bridge = bridge;
    this.early.clear();
    if (session !== null) {
      await bridge.adopt(session);
      this.python = session.python;
      const ready = this.expect("ready", 0);
      ready.catch(() => undefined);
      // The tools of this host in place of the other's.
      bridge.send(this.configuration());
      await ready;
      return;
    }
    const hello = this.expect("hello", 0);
    hello.catch(() => undefined);
    await bridge.start(
      [this.options.python ?? "python3", "-u", `${transport.directory}/coluber_driver.py`],
      this.options.environment ?? {},
    );
    // Not to lose a round trip: the driver reads this once it is there.
    bridge.send(this.configuration());
    const greeting = await hello;
    if (greeting.type !== "hello" || greeting.protocol !== 1)
      throw new RemoteError("protocol", "the driver speaks another version of the protocol");
    this.python = `CPython ${/^\d+\.\d+/.exec(greeting.python)?.[0] ?? "3"}`;
    const ready = this.expect("ready", 0);
    ready.catch(() => undefined);
    await ready;
    if (this.bound.size > 0) await this.bind(bridge, [...this.bound].flat());
  }

  private configuration(): object {
    const { outputBytes, argumentBytes, valueBytes } = this.limits;
    return {
      t: "configure",
      settings: { imports: this.imports, outputBytes, argumentBytes, valueBytes },
      paths: this.options.packages === undefined || this.options.packages.length === 0 ? [] : [this.packageFolder],
      final: this.started?.finalAnswer ?? null,
      tools: [...this.tools].map(([name, { description }]) => ({
        name,
        doc: description.doc,
        async: description.isAsync,
        text: signatureText(description.signature),
        returns: description.signature.returns,
        varargs: description.signature.varargs,
        varkeywords: description.signature.varkeywords,
        parameters: description.signature.parameters.map((parameter) => ({
          name: parameter.name,
          annotation: parameter.annotation,
          default: parameter.defaultText,
        })),
      })),
    };
  }

  private get packageFolder(): string {
    return `${this.transport.directory}/coluber_packages`;
  }

  /** pip, with the way to the package index open for as long as it takes. */
  private async installPackages(): Promise<void> {
    const { packages = [], packageHosts = ["pypi.org", "files.pythonhosted.org"] } = this.options;
    if (packages.length === 0) return;
    const { transport } = this;
    await transport.setEgress?.(packageHosts);
    try {
      const command = [
        this.options.python ?? "python3",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--target",
        this.packageFolder,
        ...packages,
      ];
      const { exitCode, output } = await transport.run(
        ["env", ...Object.entries(this.options.environment ?? {}).map(([key, value]) => `${key}=${value}`), ...command],
        this.limits.startMilliseconds,
      );
      if (exitCode !== 0)
        throw new RemoteError("refused", `pip could not install ${packages.join(", ")}: ${output.trim().slice(-1000)}`);
    } finally {
      await transport.setEgress?.(null);
    }
  }

  private expect(kind: "hello" | "ready" | "set", id: number): Promise<Frame> {
    return new Promise((resolve, reject) => {
      this.wanted = { kind, id, resolve, reject };
      const early = this.early.get(kind);
      if (early === undefined) return;
      this.early.delete(kind);
      this.wanted = null;
      resolve(early);
    });
  }

  /** A driver to talk to; after a loss a new one. */
  private async alive(signal?: AbortSignal): Promise<Bridge> {
    if (this.isClosed) throw new RemoteError("closed", "the executor is closed");
    if (this.started === null) throw new Error("the executor has not been started");
    if (this.isStarting) throw new Error("the executor is still starting: await start() first");
    if (this.bridge !== null) {
      await orAborted(this.bridge.wake(), signal);
      if (this.isClosed) throw new RemoteError("closed", "the executor is closed");
    }
    if (this.bridge === null) {
      const isNewSandbox = this.isSandboxLost;
      if (isNewSandbox) await this.transport.dispose().catch(() => undefined);
      try {
        await this.launch(isNewSandbox);
      } catch (error) {
        const remote = asRemoteError(error, "unavailable", "the sandbox could not be restarted");
        await this.dropBridge();
        // A sandbox in which no process starts is of no use: the next attempt makes another.
        if (remote.code !== "aborted") this.isSandboxLost = true;
        throw remote;
      }
      this.isSandboxLost = false;
    }
    return this.bridge as unknown as Bridge;
  }

  private async dropBridge(): Promise<void> {
    const { bridge } = this;
    this.bridge = null;
    await bridge?.kill();
  }

  // -------------------------------------------------------------------------------------------------------------- frames

  private characters(count: number): void {
    const { action } = this;
    const all = action === null ? (this.idleCharacters += count) : (action.characters += count);
    if (all > ACTION_CHARACTERS)
      throw new RemoteError("protocol", `the sandbox sent more than ${ACTION_CHARACTERS} characters for one action`);
  }

  private frame(frame: Frame): void {
    const { action, wanted } = this;
    switch (frame.type) {
      case "hello":
      case "ready":
      case "set":
        if (wanted !== null && wanted.kind === frame.type && (frame.type !== "set" || frame.id === wanted.id)) {
          this.wanted = null;
          wanted.resolve(frame);
        } else if (frame.type !== "set") this.early.set(frame.type, frame);
        break;
      case "out":
        if (action !== null) for (const [stream, text] of frame.pieces) this.print(action, stream, text);
        break;
      case "call":
        if (action !== null) this.call(action, frame);
        break;
      case "drop":
        action?.calls.drop(frame.id);
        break;
      case "final":
        if (action !== null && frame.run === action.id && action.final === null && action.stop === null)
          this.finalAnswer(action, frame);
        break;
      case "done":
        if (action !== null && frame.run === action.id) action.finish({ done: frame });
        break;
      case "part":
      case "pong":
        break;
    }
  }

  private print(action: Action, stream: "stdout" | "stderr", text: string): void {
    if (action.final !== null) return;
    const { output } = action;
    let kept = text;
    if (text.length > output.left) {
      output.isTruncated = true;
      kept = text.slice(0, output.left);
    }
    output.left -= kept.length;
    if (kept === "") return;
    output[stream].push(kept);
    try {
      action.options.onOutput?.(stream, kept);
    } catch (error) {
      // The host's own mistake: the sandbox has done nothing wrong. `run` throws it when the action has ended.
      action.hookError ??= { error };
    }
  }

  private call(action: Action, frame: CallFrame): void {
    if (action.final === null && action.stop === null) action.calls.begin(frame);
  }

  private finalAnswer(action: Action, frame: Extract<Frame, { type: "final" }>): void {
    action.final = { value: valueOf(frame.value, frame.repr), repr: frame.repr };
    action.calls.end();
    // The program is unwound by the driver itself; a program that fights that is stopped.
    this.escalate(action);
  }

  private lost(error: RemoteError): void {
    void this.dropBridge();
    this.isStateLost = true;
    if (error.code !== "ended") this.isSandboxLost = true;
    const { wanted } = this;
    this.wanted = null;
    wanted?.reject(error);
    this.action?.finish({ lost: error });
  }

  // ---------------------------------------------------------------------------------------------------------------- runs

  async setVariables(variables: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.isBusy) throw new Error("the executor is already running an action");
    expectRecord(variables, "the variables", "an object of values by name");
    const values: unknown[] = [];
    for (const name of Object.keys(variables)) {
      if (pythonName(name) !== name) throw new ConversionError(name, "name", `'${name}' is no Python name`);
      values.push(name, encodeValue(variables[name], name));
    }
    // One after the other: the driver answers one at a time.
    const before = this.binding;
    const turn = before === null ? this.bindNow(values) : before.then(() => this.bindNow(values));
    const settled = turn.catch(() => undefined);
    this.binding = settled;
    try {
      await turn;
    } finally {
      if (this.binding === settled) this.binding = null;
    }
  }

  private async bindNow(values: readonly unknown[]): Promise<void> {
    const bridge = await this.alive();
    bridge.rest(false);
    try {
      await this.bind(bridge, values);
    } finally {
      this.bridge?.rest(this.action === null);
    }
    for (let at = 0; at < values.length; at += 2) this.bound.set(values[at] as string, values[at + 1]);
  }

  /** Names and values in turn, as JSON for the driver. */
  private async bind(bridge: Bridge, values: readonly unknown[]): Promise<void> {
    const id = ++this.replies;
    const set = this.expect("set", id);
    set.catch(() => undefined);
    bridge.send({ t: "variables", id, values: { d: values } });
    const answer = await bounded(set, this.limits.startMilliseconds, "the variables were not taken");
    if (answer.type === "set" && answer.error !== null) throw new ConversionError("variables", "value", answer.error);
  }

  async run(code: string, options: ExecutorRun = {}): Promise<ExecutorResult> {
    if (this.isBusy) throw new Error("the executor is already running an action");
    if (typeof code !== "string") throw new TypeError("run: expected the code as a string");
    expectMilliseconds(options.timeMilliseconds, "timeMilliseconds");
    expectFunction(options.onOutput, "onOutput");
    if (this.started === null) throw new Error("the executor has not been started");
    this.isBusy = true;
    this.bridge?.rest(false);
    try {
      if (this.binding !== null) await this.binding;
      return await this.attempt(code, options, this.started);
    } finally {
      this.isBusy = false;
      this.bridge?.rest(true);
    }
  }

  private async attempt(code: string, options: ExecutorRun, started: ExecutorStart): Promise<ExecutorResult> {
    const began = Date.now();
    const signals = [options.signal, started.signal, this.closing.signal].filter((signal) => signal !== undefined);
    const signal = AbortSignal.any(signals);
    if (signal.aborted && !this.isClosed) return this.never("aborted", abortText(options.signal ?? signal), began);
    let bridge: Bridge;
    try {
      bridge = await this.alive(signal);
    } catch (error) {
      if (!(error instanceof RemoteError) || error.code === "closed") throw error;
      return this.never(error.code === "aborted" ? "aborted" : "lost", error.message, began);
    }
    return this.perform(bridge, code, options, signal);
  }

  /** The result of an action that did not begin. */
  private never(status: "aborted" | "lost", message: string, began: number): ExecutorResult {
    const used: ExecutorUsed = { toolCalls: 0, time: Date.now() - began };
    const isStateLost = status === "lost";
    return {
      status,
      limit: null,
      message,
      traceback: "",
      stdout: "",
      stderr: "",
      isTruncated: false,
      isStateLost,
      used,
    };
  }

  private async perform(
    bridge: Bridge,
    code: string,
    options: ExecutorRun,
    signal: AbortSignal,
  ): Promise<ExecutorResult> {
    const wasLost = this.isStateLost;
    this.isStateLost = false;
    const id = ++this.actions;
    let finish: (end: ActionEnd) => void = () => undefined;
    const ended = new Promise<ActionEnd>((resolve) => {
      finish = resolve;
    });
    const action: Action = {
      id,
      calls: this.callsOf(id, bridge),
      options,
      output: { stdout: [], stderr: [], left: this.limits.outputBytes, isTruncated: false },
      finish,
      characters: 0,
      worked: 0,
      since: 0,
      final: null,
      stop: null,
      hookError: null,
      timers: new Set(),
      timeTimer: null,
    };
    this.action = action;
    this.idleCharacters = 0;
    const onAbort = (): void =>
      this.stopAction(action, { status: "aborted", message: abortText(options.signal ?? signal) });
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      // The time that code takes to get there is not its own.
      bridge.send({ t: "run", id, number: id, code }, () => {
        if (this.action !== action || action.since !== 0) return;
        action.since = Date.now();
        this.watchTime(action);
      });
      if (signal.aborted) onAbort();
      const end = await ended;
      if (action.hookError !== null) {
        this.isStateLost ||= wasLost;
        throw action.hookError.error;
      }
      return this.resultOf(action, end, wasLost);
    } finally {
      signal.removeEventListener("abort", onAbort);
      for (const timer of action.timers) clearTimeout(timer);
      if (action.timeTimer !== null) clearTimeout(action.timeTimer);
      action.calls.end();
      this.action = null;
    }
  }

  private callsOf(id: number, bridge: Bridge): ActionCalls {
    const limits: CallLimits = this.limits;
    return new ActionCalls(id, this.tools, limits, this.started?.onApproval ?? null, {
      reply: (call, answer) => bridge.send({ t: "reply", id: call, ...answer }),
      exceed: (limit) => {
        if (this.action?.id === id)
          this.stopAction(this.action, { status: "limit", limit, message: limitMessage(limit, limits.toolCalls) });
      },
      busy: (isBusy) => {
        const { action } = this;
        if (action?.id !== id) return;
        const now = Date.now();
        if (isBusy) {
          if (action.since !== 0) action.worked += now - action.since;
          action.since = 0;
        } else action.since = now;
        this.watchTime(action);
      },
    });
  }

  /** The clock of guest work; it stands still while the host has a call to answer. */
  private watchTime(action: Action): void {
    const budget = action.options.timeMilliseconds ?? this.limits.time;
    if (action.timeTimer !== null) clearTimeout(action.timeTimer);
    action.timeTimer = null;
    if (action.since === 0 || !Number.isFinite(budget) || action.stop !== null) return;
    const left = Math.max(0, budget - action.worked - (Date.now() - action.since));
    action.timeTimer = setTimeout(
      () => this.stopAction(action, { status: "limit", limit: "time", message: limitMessage("time", budget) }),
      Math.min(left, LONGEST_TIMER),
    );
  }

  private stopAction(action: Action, reason: StopReason): void {
    if (action.stop !== null || action.final !== null) return;
    action.stop = reason;
    action.calls.end();
    this.escalate(action, true);
  }

  /** Interrupts (the driver repeats it while code catches it), and ends the process when the grace is over. */
  private escalate(action: Action, atOnce = false): void {
    const { bridge } = this;
    const interrupt = (): void => bridge?.send({ t: "interrupt", run: action.id });
    const { graceMilliseconds } = this.limits;
    if (atOnce) interrupt();
    this.later(action, graceMilliseconds / 2, interrupt);
    this.later(action, graceMilliseconds, () => {
      if (this.bridge === bridge) {
        this.isStateLost = true;
        void this.dropBridge();
      }
      action.finish({ killed: true });
    });
  }

  private later(action: Action, milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      action.timers.delete(timer);
      work();
    }, milliseconds);
    action.timers.add(timer);
  }

  private resultOf(action: Action, end: ActionEnd, wasLost: boolean): ExecutorResult {
    if (action.since !== 0) action.worked += Date.now() - action.since;
    const isLostNow = !("done" in end);
    if (isLostNow) this.isStateLost = false;
    const { output } = action;
    const base = {
      stdout: output.stdout.join(""),
      stderr: output.stderr.join(""),
      isTruncated: output.isTruncated || ("done" in end && end.done.isTruncated),
      used: { toolCalls: action.calls.count, time: action.worked },
      isStateLost: wasLost || isLostNow,
    };
    if (action.final !== null)
      return { ...base, status: "final", value: action.final.value, valueRepr: action.final.repr };
    const traceback = "done" in end ? (end.done.error?.traceback ?? "") : "";
    const gone = isLostNow ? " Python did not react and was restarted: the variables of earlier steps are gone." : "";
    if (action.stop !== null) {
      const { stop } = action;
      return {
        ...base,
        status: stop.status,
        limit: stop.status === "limit" ? stop.limit : null,
        message: `${stop.message}${gone}`,
        traceback,
      };
    }
    if ("lost" in end) return this.lostResult(base, end.lost);
    if ("killed" in end) return { ...base, status: "lost", limit: null, message: gone.trim(), traceback: "" };
    const { error, value, repr } = end.done;
    if (error !== null) return { ...base, status: "raised", error };
    return { ...base, status: "done", value: valueOf(value, repr), valueRepr: repr };
  }

  private lostResult(base: Omit<ExecutorResult, "status">, error: RemoteError): ExecutorResult {
    const advice = "The variables of earlier steps are gone: define again what is needed.";
    return {
      ...(base as Pick<ExecutorResult, "stdout" | "stderr" | "isTruncated" | "used" | "isStateLost">),
      status: "lost",
      limit: null,
      message: `${error.message}. ${advice}`,
      traceback: "",
    };
  }

  // --------------------------------------------------------------------------------------------------------------- close

  async close(): Promise<void> {
    if (!this.isClosed) {
      this.isClosed = true;
      this.closing.abort();
      this.wanted?.reject(new RemoteError("closed", "the executor was closed"));
      const { action } = this;
      if (action !== null) {
        action.stop ??= { status: "aborted", message: "The executor was closed." };
        action.finish({ killed: true });
      }
    }
    const { bridge } = this;
    this.bridge = null;
    await Promise.allSettled([bridge?.kill(), this.transport.dispose()]);
  }
}

/** What has no form on this side is still worth its text. */
function valueOf(json: unknown, repr: string): unknown {
  let value: unknown;
  try {
    value = decodeValue(json);
  } catch (error) {
    if (error instanceof RemoteError) return repr;
    throw error;
  }
  return value instanceof Refusal ? repr : value;
}

function abortError(): RemoteError {
  return new RemoteError("aborted", "the signal was set");
}

/** The work goes on when the signal is set; only the wait ends. */
async function orAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(abortError());
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener("abort", onAbort);
  }
}

function abortText(signal: AbortSignal): string {
  const { reason } = signal as { readonly reason?: unknown };
  const text = reason instanceof Error && reason.name !== "AbortError" ? `: ${reason.message}` : "";
  return `The run was aborted${text}.`;
}

async function bounded<T>(promise: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new RemoteError("timeout", `${what} within ${milliseconds} ms`)), milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
