/**
 * Sandbox: the embedding API. One sandbox is one machine with one set of globals that persist between runs. Outcomes are
 * returned; misuse of the API throws. Implements spec/sandbox.md.
 */

import { CodeFlag, type Code } from "../compile/code.js";
import { Gate, checkPatterns, instantiate } from "../library/gate.js";
import { makeBuiltins } from "../library/builtins.js";
import { normalPath } from "../library/files.js";
import { COST_MODEL } from "../library/frozen/code.generated.js";
import { contextReady } from "../library/library.js";
import { PyTool, type ToolDescription } from "../library/tools.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, LimitSignal, MemoryRefused, X, type NextResult } from "../objects/machine.js";
import { PyTraceback, type Value } from "../objects/model.js";
import { formatException, formatFrames } from "../objects/traceback.js";
import { escapeSurrogates } from "../objects/text-repr.js";
import { raiseSyntaxError } from "../objects/syntax-error.js";
import { metered } from "../syntax/work.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { Frame } from "../vm/frame.js";
import { provideImporter } from "../vm/importing.js";
import { VirtualMachine, utf8Length } from "../vm/machine.js";
import { LIMITS, resolveLimits, limitMessage, type ResolvedLimits, type Stop } from "../vm/meter.js";
import { Profiler } from "../vm/profile.js";
import { checkWith, type Finding } from "./check.js";
import { ToolCalls, type CallError, type CallMode, type PendingCall } from "./calls.js";
import { Budget, ConversionError, toGuest, toHost } from "./convert.js";
import type { DoneOutcome, FinalOutcome, LimitOutcome, Outcome, OutcomeBase, SuspendedOutcome } from "./outcome.js";
import { changedFiles, makeStore, putFile, type FileContent } from "./files.js";
import { readModules, tryValues, type ReadModules } from "./modules.js";
import { now, type AbortSignalLike } from "./platform.js";
import { Program, compile, compileText } from "./program.js";
import {
  CALL_OPTIONS,
  FUNCTION_OPTIONS,
  RUN_OPTIONS,
  SANDBOX_OPTIONS,
  SNAPSHOT_OPTIONS,
  checkOptions,
  readClock,
  readKey,
  readTime,
  type CallOptions,
  type RestoreOptions,
  type RunOptions,
  type SandboxOptions,
} from "./options.js";
import {
  HOST_TOOLS,
  REPLAY,
  Recorder,
  endEntry,
  toBase64,
  valueToJson,
  type InternalOptions,
  type Journal,
  type Json,
  type ResultEntry,
  type RunEntry,
} from "./journal.js";
import { ProgramFrame, startProgram } from "./program-frame.js";
import { scheduler } from "./scheduler.js";
import { decodeState, encodeState, readHeap, writeHeap, type SavedStart } from "./snapshot.js";
import type { EncodedHeap } from "../vm/snapshot-encode.js";
import { readTools, withFinalAnswer, type HostTool } from "./tools.js";

void contextReady;

/** Built-ins that a tool may take the place of: the sandbox has none of its own. */
const REPLACEABLE: ReadonlySet<string> = new Set(["open", "input", "breakpoint", "help"]);

/** What a callback of the host threw. */
class HostFailure {
  constructor(readonly cause: unknown) {}
}

type State = "idle" | "running" | "suspended" | "broken" | "disposed";

/** A run under way. What the guest holds is in the machine; this is the host's side of it. */
interface Run {
  readonly filename: string;
  readonly mode: CallMode;
  readonly signal: AbortSignalLike | null;
  readonly startTime: number;
  readonly frame: ProgramFrame;
  /** What begins it; null once that is done. */
  start: SavedStart | typeof FAILED | null;
}
/** What was to be done before the program failed: an exception is pending. */
const FAILED = "failed";

export class Sandbox {
  private machine: VirtualMachine;
  private globalsDict: PyDict;
  private state: State = "idle";
  private runs = 0;
  private stdout: string[] = [];
  private stderr: string[] = [];
  private current: Run | null = null;
  private latest: Outcome | null = null;
  /** Of a callback, in the run under way. */
  private failure: HostFailure | null = null;
  private readonly options: SandboxOptions;
  private readonly limits: ResolvedLimits;
  private readonly tools: ReadonlyMap<string, HostTool>;
  private readonly modules: ReadModules;
  private readonly calls: ToolCalls;

  /** The machine is at work at this moment: the host is called from inside it. */
  private isExecuting = false;
  /** Records what comes from outside, or answers in its place. */
  private readonly journal: Journal | null;

  constructor(options: SandboxOptions = {}) {
    checkOptions(options, SANDBOX_OPTIONS, "Sandbox");
    for (const name of FUNCTION_OPTIONS)
      if (options[name] !== undefined && typeof options[name] !== "function")
        throw new TypeError(`${name} must be a function`);
    if (options.imports !== undefined && !Array.isArray(options.imports))
      throw new TypeError("imports must be an array of module names");
    checkPatterns(options.imports ?? []);
    this.options = options;
    this.limits = resolveLimits(options.limits);
    const replaying = (options as InternalOptions)[REPLAY];
    const given = (options as InternalOptions)[HOST_TOOLS];
    const tools = replaying?.tools ?? (given === undefined ? readTools(options.tools) : new Map(given));
    this.tools = withFinalAnswer(tools, options.finalAnswer);
    const recorder = options.record === undefined ? null : new Recorder(options.record);
    this.journal = replaying?.player ?? recorder;
    this.modules = readModules(options.modules);
    this.calls = new ToolCalls(
      new Map([...this.tools, ...this.modules.tools]),
      (warning) => options.onWarning?.(warning),
      this.journal,
    );
    this.calls.onApproval = options.onApproval ?? null;
    this.machine = this.makeMachine();
    if (tryValues(this.machine, this.modules)) this.machine = this.makeMachine();
    this.globalsDict = this.makeGlobals();
    recorder?.begin(options, this.tools, this.machine.files);
  }

  private makeMachine(seed = this.options.seed ?? 0, builtins = makeBuiltins()): VirtualMachine {
    const { options } = this;
    // oxlint-disable-next-line no-this-alias -- the environment reads the signal of the run under way
    const self = this;
    const machine = new VirtualMachine(builtins, this.limits, seed, {
      write: (stream, text) => {
        (stream === "stdout" ? this.stdout : this.stderr).push(text);
        const listener = stream === "stdout" ? options.onStdout : options.onStderr;
        if (listener !== undefined) this.ask(() => listener(text));
      },
      now,
      get signal() {
        return self.current?.signal ?? null;
      },
    });
    machine.grants.exec = options.builtins?.exec === true;
    machine.toolHost = this.calls;
    const { input } = options;
    const { journal } = this;
    if (input !== undefined) {
      const answer = (prompt: string): string => {
        const given: unknown = input(prompt);
        if (typeof given !== "string") throw new TypeError("the host's input() must answer with a string, at once");
        return given;
      };
      machine.readInput = (prompt) =>
        this.ask(() => (journal === null ? answer(prompt) : journal.input(machine, prompt, answer)));
    }
    if (options.files !== undefined) machine.files = makeStore(options.files, this.limits);
    if (options.profile === true) machine.profile(new Profiler());
    const clock = readClock(options.clock);
    if (clock !== null) {
      const read = (): number => {
        const time: unknown = clock();
        if (typeof time !== "number" || !Number.isFinite(time))
          throw new TypeError("the host's clock() must give milliseconds since 1970");
        return time;
      };
      machine.clock = () => this.ask(() => (journal === null ? read() : journal.clock(machine, read)));
    }
    machine.realClock = options.clock === "real";
    provideImporter(machine, new Gate(options.imports ?? [], this.modules.modules));
    machine.internalModule = (name) => machine.modules.get(name) ?? instantiate(machine, name);
    return machine;
  }

  /** A callback of the host that fails ends the run, as an abort does; then what it threw goes to the host. */
  private ask<T>(callback: () => T): T {
    try {
      return callback();
    } catch (cause) {
      if (cause instanceof LimitSignal) throw cause;
      this.failure = new HostFailure(cause);
      throw new LimitSignal("aborted", "a callback of the host failed");
    }
  }

  private makeGlobals(): PyDict {
    const { builtins, roots } = this.machine;
    const globals = new PyDict();
    globals.setName("__name__", "__main__");
    globals.setName("__doc__", null);
    globals.setName("__package__", null);
    for (const [name, tool] of this.tools) bindTool(builtins, globals, name, tool);
    roots.push(globals);
    return globals;
  }

  // --------------------------------------------------------------------------------------------------------------- runs

  /**
   * Runs a program, letting the event loop go on every few milliseconds and awaiting the tools that it calls. "suspended"
   * only when nothing is left to do but calls that need approval (and there is no `onApproval`) or that have no `execute`.
   */
  async run(source: string | Program, options: RunOptions = {}): Promise<Outcome> {
    return this.drive(this.begin(source, options, "run"));
  }

  /** Runs a program to its end at once. Tools must be synchronous. */
  runSync(source: string | Program, options: RunOptions = {}): FinalOutcome {
    return this.driveSync(this.begin(source, options, "sync"));
  }

  /** Runs a program until it ends or waits for a call; then `resume`, `resumeError`, `approve` or `deny` go on. */
  async start(source: string | Program, options: RunOptions = {}): Promise<Outcome> {
    return this.drive(this.begin(source, options, "step"));
  }

  /** Calls a function that the guest defined, as `run` runs a program; an async function is awaited. */
  async call(
    name: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<Outcome> {
    return this.drive(this.beginCall(name, args, kwargs, options, "run"));
  }

  /** Calls a function that the guest defined, at once. */
  callSync(
    name: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): FinalOutcome {
    return this.driveSync(this.beginCall(name, args, kwargs, options, "sync"));
  }

  private begin(source: string | Program, options: RunOptions, mode: CallMode): Run {
    this.checkIdle();
    checkOptions(options, RUN_OPTIONS, "run");
    if (typeof source !== "string" && !(source instanceof Program))
      throw new TypeError("the program must be a string or a compiled Program");
    const filename = options.filename ?? (source instanceof Program ? source.filename : `<run ${this.runs + 1}>`);
    const given = typeof source === "string" ? source : source.source;
    // A byte-order mark is no part of the program.
    const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
    const code = typeof source === "string" ? null : source.code;
    const run = this.open(filename, mode, options.signal, readTime(options.time), {
      text,
      code,
      name: "",
      args: [],
      keywords: new Map(),
    });
    const inputs: [string, Json][] = [];
    this.prepare(() => this.bindInputs(options.inputs, inputs));
    const { machine } = this;
    const [at, held] = [machine.usedInstructions(), machine.heldMemory()];
    this.journal?.note({
      type: "run",
      mode,
      at,
      held,
      source: given,
      filename,
      inputs,
      function: null,
      args: [],
      kwargs: [],
    });
    return run;
  }

  /** Pushes the first frames of a run. */
  private startRun(run: Run, start: SavedStart): NextResult {
    const m = this.machine;
    const { text, name, args, keywords } = start;
    if (text === null) {
      const callable = this.globalsDict.getName(name) ?? m.builtins.getName(name);
      return callable === undefined
        ? m.raise("NameError", `name '${name}' is not defined`)
        : m.call(callable, args, keywords.size === 0 ? null : keywords);
    }
    if (text.length > m.limits.source || utf8Length(text) > m.limits.source)
      throw new LimitSignal("source", limitMessage("source", m.limits.source));
    m.sources.set(run.filename, text);
    const code = start.code ?? this.compileSource(text, run.filename);
    return code === null ? X : startProgram(m, code, this.globalsDict);
  }

  private beginCall(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    options: CallOptions,
    mode: CallMode,
  ): Run {
    this.checkIdle();
    checkOptions(options, CALL_OPTIONS, "call");
    const m = this.machine;
    const values: Value[] = [];
    const keywords = new Map<string, Value>();
    const start = { text: null, code: null, name, args: values, keywords };
    const run = this.open(`<call ${name}>`, mode, options.signal, undefined, start);
    this.prepare(() => {
      args.forEach((value, index) => values.push(toGuest(m, value, `args[${index}]`)));
      for (const key of Object.keys(kwargs)) keywords.set(key, toGuest(m, kwargs[key], `kwargs['${key}']`));
    });
    this.journal?.note({
      type: "run",
      mode,
      at: m.usedInstructions(),
      held: m.heldMemory(),
      source: null,
      filename: run.filename,
      inputs: [],
      function: name,
      args: values.map((value) => valueToJson(m, value)),
      kwargs: [...keywords].map(([key, value]) => [key, valueToJson(m, value)]),
    });
    return run;
  }

  private checkIdle(): void {
    if (this.state === "idle") return;
    if (this.state === "suspended")
      throw new Error("the sandbox is suspended: resume(), approve() or deny() its calls, or cancel() the run");
    throw new Error(`the sandbox is ${this.state === "running" ? "already running" : this.state}`);
  }

  private open(
    filename: string,
    mode: CallMode,
    signal: AbortSignalLike | undefined,
    time: number | undefined,
    start: SavedStart,
  ): Run {
    this.runs++;
    this.stdout = [];
    this.stderr = [];
    this.latest = null;
    this.machine.startRun(time);
    this.machine.files?.beginRun();
    this.machine.top = this.machine.base = null;
    this.calls.mode = mode;
    this.state = "running";
    const frame = new ProgramFrame(start.text === null);
    this.current = { filename, mode, signal: signal ?? null, startTime: now(), frame, start };
    return this.current;
  }

  /** Conversions before the program begins: a value that cannot cross is the host's mistake, a limit the run's outcome. */
  private prepare(work: () => void): void {
    const run = this.current as Run;
    const m = this.machine;
    const isReplay = this.journal !== null && this.journal.player !== null;
    try {
      const result = m.attempt(() => {
        // What inputs cost is in the journal.
        if (isReplay) m.unmetered(work);
        else work();
        return null;
      });
      if (result === X) run.start = FAILED;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private bindInputs(inputs: RunOptions["inputs"], noted: [string, Json][]): void {
    if (inputs === undefined) return;
    const entries =
      inputs instanceof Map
        ? [...inputs]
        : Object.keys(inputs).map((name) => [name, (inputs as Record<string, unknown>)[name]] as const);
    for (const [name, value] of entries) {
      const made = toGuest(this.machine, value, `inputs['${String(name)}']`);
      this.globalsDict.setName(String(name), made);
      if (this.journal !== null) noted.push([String(name), valueToJson(this.machine, made)]);
    }
  }

  /** null: a SyntaxError is pending. */
  private compileSource(source: string, filename: string): Code | null {
    const m = this.machine;
    m.charge(source.length >> 6);
    m.allocate(400 + 20 * source.length);
    const pay = (units: number): void => m.charge(units);
    try {
      return metered(pay, () => compileText(source, filename, this.options.topLevelAwait === true));
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
      raiseSyntaxError(m, error);
      return null;
    }
  }

  // -------------------------------------------------------------------------------------------------------------- driving

  private driveSync(run: Run): FinalOutcome {
    try {
      const result = this.advance(run, Number.POSITIVE_INFINITY);
      if (result === X && this.machine.exit === Exit.SUSPEND) this.machine.abort("runSync() cannot wait for the host");
      return this.finish(run, result);
    } catch (cause) {
      if (cause instanceof HostFailure) throw cause.cause;
      return this.broken(run, cause);
    }
  }

  private async drive(run: Run): Promise<Outcome> {
    const m = this.machine;
    const { calls } = this;
    try {
      for (;;) {
        const result = await this.slices(run);
        if (result !== X || m.exit !== Exit.SUSPEND) return this.finish(run, result);
        const { wakeAt } = m;
        m.wakeAt = null;
        if (run.mode === "run") calls.askAll(m);
        const isAsleep = wakeAt !== null && !calls.isBusy;
        // Sleep is the program's own time, work of the host is not.
        if (!isAsleep) m.pauseClock();
        if (!calls.isBusy && (wakeAt === null || (run.mode === "step" && m.toolCalls.size > 0))) {
          if (isAsleep) m.pauseClock();
          return this.suspended(run);
        }
        const until = isAsleep ? Math.min(wakeAt, m.deadline + 1) : wakeAt;
        await calls.arrival(run.signal, until === null ? null : until - now());
        if (!isAsleep) m.resumeClock();
        if (!this.settling(() => calls.deliver(m))) return this.finish(run, X);
      }
    } catch (cause) {
      if (cause instanceof HostFailure) throw cause.cause;
      return this.broken(run, cause);
    }
  }

  /** Runs on until something else than the clock stops the machine. */
  private async slices(run: Run): Promise<NextResult> {
    const m = this.machine;
    const preferred = this.options.sliceMilliseconds ?? 10;
    let slice = scheduler.enter(preferred);
    for (;;) {
      if (slice === 0) {
        m.pauseClock();
        slice = await scheduler.turn(preferred);
        m.resumeClock();
      }
      let result: NextResult;
      try {
        result = this.advance(run, slice);
      } finally {
        scheduler.leave();
      }
      if (result !== X || m.exit !== Exit.SLICE) return result;
      slice = 0;
    }
  }

  /** Runs on until the end, a stop, a call that waits, or the end of the slice. */
  private advance(run: Run, slice: number): NextResult {
    const m = this.machine;
    if (m.stop !== null) return X;
    if (run.signal?.aborted === true) {
      m.abort("the run was aborted by the host");
      return X;
    }
    m.sliceEnd = slice === Number.POSITIVE_INFINITY ? slice : now() + slice;
    const { start } = run;
    this.isExecuting = true;
    try {
      if (start === null) {
        m.exit = Exit.RELOAD;
        return m.run(X);
      }
      run.start = null;
      return m.runFrom(() => {
        let first: NextResult;
        m.checkMemory(this.globalsDict);
        try {
          first = start === FAILED ? X : this.startRun(run, start);
        } catch (signal) {
          if (!(signal instanceof MemoryRefused)) throw signal;
          first = m.raise("MemoryError", "");
        }
        return run.frame.begin(m, first);
      });
    } finally {
      this.isExecuting = false;
    }
  }

  // ------------------------------------------------------------------------------------------------------------- replays

  /**
   * Runs with the answers of a journal (`replay.ts`): `next` gives the one that the waiting machine gets, null for none.
   * @internal
   */
  playRun(
    source: string,
    options: RunOptions,
    mode: CallMode,
    entry: RunEntry,
    next: (m: VirtualMachine) => ResultEntry | null,
  ): FinalOutcome {
    return this.play(this.begin(source, options, mode), entry, next);
  }

  /** @internal */
  playCall(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    mode: CallMode,
    entry: RunEntry,
    next: (m: VirtualMachine) => ResultEntry | null,
  ): FinalOutcome {
    return this.play(this.beginCall(name, args, kwargs, {}, mode), entry, next);
  }

  private play(run: Run, entry: RunEntry, next: (m: VirtualMachine) => ResultEntry | null): FinalOutcome {
    const m = this.machine;
    try {
      const began = m.attempt(() => {
        m.catchUp(entry.at, entry.held);
        return null;
      });
      if (began === X) return this.finish(run, X);
      for (;;) {
        const result = this.advance(run, Number.POSITIVE_INFINITY);
        if (result !== X || m.exit !== Exit.SUSPEND) return this.finish(run, result);
        const answer = next(m);
        if (answer === null) m.abort("the journal has no answer to the calls that wait");
        else if (!this.settling(() => this.calls.playWaiting(m, answer))) return this.finish(run, X);
      }
    } catch (cause) {
      return this.broken(run, cause);
    }
  }

  // ----------------------------------------------------------------------------------------------------- suspended runs

  /** The calls that wait, while the sandbox is suspended. */
  get pendingCalls(): readonly PendingCall[] {
    return this.state === "suspended" ? this.calls.pending(this.machine) : [];
  }

  /** Where the run stands, while the sandbox is suspended; else null. */
  get suspension(): SuspendedOutcome | null {
    return this.state === "suspended" && this.current !== null ? this.suspended(this.current) : null;
  }

  /** Settles a call with a result and goes on. */
  async resume(id: string, value: unknown): Promise<Outcome> {
    return this.settle(id, "resume()", (m, call) => this.calls.resume(m, call, value));
  }

  /** Settles a call with an error, which the program gets as a Python exception, and goes on. */
  async resumeError(id: string, error: CallError): Promise<Outcome> {
    return this.settle(id, "resumeError()", (m, call) => this.calls.resumeError(m, call, error));
  }

  /** Makes a waiting call with the tool's own `execute`, awaits it, and goes on. */
  async approve(id: string): Promise<Outcome> {
    return this.settle(id, "approve()", (m, call) => this.calls.approve(m, call));
  }

  /** Refuses a waiting call: PermissionError in the program. */
  async deny(id: string, message = ""): Promise<Outcome> {
    return this.settle(id, "deny()", (m, call) => this.calls.deny(m, call, message));
  }

  private async settle(
    id: string,
    what: string,
    act: (m: VirtualMachine, call: NonNullable<ReturnType<ToolCalls["known"]>>) => boolean,
  ): Promise<Outcome> {
    const run = this.current;
    const m = this.machine;
    if (this.state === "running") throw new Error(`${what} on a sandbox that is running`);
    if (this.state === "broken" || this.state === "disposed") throw new Error(`the sandbox is ${this.state}`);
    const call = this.calls.known(m, String(id), what);
    if (run === null) {
      if (this.latest === null) throw new Error(`${what} on a sandbox that is not suspended`);
      return this.latest;
    }
    if (call === null) return this.suspended(run);
    this.state = "running";
    m.resumeClock();
    let goesOn: boolean;
    try {
      goesOn = this.settling(() => act(m, call));
    } catch (error) {
      this.suspend();
      throw error;
    }
    return goesOn ? this.drive(run) : this.ended(run);
  }

  /** Ends a suspended run; the globals stay as they are. */
  cancel(message = "the run was cancelled by the host"): FinalOutcome {
    const run = this.current;
    if (this.state !== "suspended" || run === null) throw new Error("cancel() on a sandbox that is not suspended");
    this.machine.resumeClock();
    this.machine.abort(message);
    return this.ended(run);
  }

  /** After a stop from outside the machine. */
  private ended(run: Run): FinalOutcome {
    try {
      return this.finish(run, X);
    } catch (error) {
      throw error instanceof HostFailure ? error.cause : error;
    }
  }

  private suspend(): void {
    this.machine.pauseClock();
    this.state = "suspended";
  }

  private suspended(run: Run): SuspendedOutcome {
    this.state = "suspended";
    return { status: "suspended", calls: this.calls.pending(this.machine), ...this.base(run) };
  }

  // ---------------------------------------------------------------------------------------------------------- snapshots

  /**
   * The whole state as bytes: globals, modules, and the run under way wherever it stands. Allowed whenever the machine is
   * not at work: between runs, while a call waits, between two slices. With a key the bytes are signed (HMAC-SHA-256).
   */
  snapshot(options: { readonly key?: Uint8Array } = {}): Uint8Array {
    checkOptions(options, SNAPSHOT_OPTIONS, "snapshot");
    return writeHeap(this.encoded("snapshot()"), readKey(options.key));
  }

  /**
   * A sandbox that goes on where a snapshot was taken, in any process. What the program may do (imports, tools, files, limits,
   * clock) comes from the options, never from the bytes. A run that stood still goes on by `resume`, `approve`, `deny` or
   * `proceed`.
   *
   * @throws SnapshotError with a `code`, when the bytes are not right or need what is not granted
   */
  static restore(bytes: Uint8Array, options: RestoreOptions = {}): Sandbox {
    const { key, signal, ...rest } = options;
    const heap = readHeap(bytes, readKey(key));
    const made = new Sandbox(rest);
    made.adopt(heap, signal ?? null);
    return made;
  }

  /** An independent sandbox in the same state. Options not given are this sandbox's. */
  fork(options: SandboxOptions = {}): Sandbox {
    const made = new Sandbox({ ...this.options, ...options });
    made.adopt(this.encoded("fork()"), this.current?.signal ?? null);
    return made;
  }

  private encoded(what: string): EncodedHeap {
    if (this.state === "broken" || this.state === "disposed") throw new Error(`${what}: the sandbox is ${this.state}`);
    if (this.isExecuting) throw new Error(`${what} on a sandbox that is running`);
    const run = this.current;
    if (run !== null && run.start === FAILED) throw new Error(`${what} on a run that could not begin`);
    return encodeState(this.machine, {
      globals: this.globalsDict,
      runs: this.runs,
      tools: [...this.tools.keys()],
      run:
        run === null
          ? null
          : {
              filename: run.filename,
              mode: run.mode,
              stdout: this.stdout.join(""),
              stderr: this.stderr.join(""),
              frame: run.frame,
              start: run.start === FAILED ? null : run.start,
              underWay: this.calls.underWay(),
            },
    });
  }

  /** Takes a state for its own. */
  private adopt(heap: EncodedHeap, signal: AbortSignalLike | null): void {
    const descriptions = new Map<string, ToolDescription>();
    for (const [name, tool] of [...this.tools, ...this.modules.tools]) descriptions.set(name, tool.description);
    const { machine, saved } = decodeState(heap, {
      tools: descriptions,
      imports: this.options.imports ?? [],
      modules: this.modules.modules,
      machine: (seed, builtins) => this.makeMachine(seed, builtins),
    });
    this.machine = machine;
    this.globalsDict = saved.globals;
    this.runs = saved.runs;
    // Tools that the snapshot's host did not have.
    const before = new Set(saved.tools);
    for (const [name, tool] of this.tools)
      if (!before.has(name)) bindTool(machine.builtins, this.globalsDict, name, tool);
    const { run } = saved;
    this.journal?.note({ type: "restored" });
    if (run === null) return;
    this.stdout = [run.stdout];
    this.stderr = [run.stderr];
    this.calls.mode = run.mode;
    this.calls.restored(run.underWay);
    this.current = {
      filename: run.filename,
      mode: run.mode,
      signal,
      startTime: now(),
      frame: run.frame,
      start: run.start,
    };
    this.suspend();
  }

  /**
   * Goes on with a run that stands still without settling anything: one that a snapshot was taken of between two slices or
   * before it began. In a run that `run` began, calls that nothing was done for yet are made.
   */
  async proceed(): Promise<Outcome> {
    const run = this.current;
    const m = this.machine;
    if (this.state !== "suspended" || run === null) throw new Error("proceed() on a sandbox that is not suspended");
    this.calls.checkKnown(m);
    this.state = "running";
    m.resumeClock();
    if (run.mode === "run" && !this.settling(() => this.calls.makeAll(m))) return this.finish(run, X);
    return this.drive(run);
  }

  private settling(act: () => boolean): boolean {
    this.isExecuting = true;
    try {
      return act();
    } finally {
      this.isExecuting = false;
    }
  }

  // ----------------------------------------------------------------------------------------------------------- outcomes

  private base(run: Run): OutcomeBase {
    const m = this.machine;
    const used = {
      instructions: m.usedInstructions(),
      memory: m.usedMemory(),
      output: m.limits.output === Number.POSITIVE_INFINITY ? 0 : m.limits.output - m.outputLeft,
      toolCalls: Math.min(m.toolCallsMade, m.limits.toolCalls),
      time: Math.max(0, now() - run.startTime - m.pausedFor),
    };
    const files = m.files === null ? {} : { files: changedFiles(m.files) };
    const profile = m.profiler === null ? {} : { profile: m.profiler.result(used.instructions) };
    return {
      stdout: this.stdout.join(""),
      stderr: this.stderr.join(""),
      used,
      costModel: COST_MODEL,
      ...files,
      ...profile,
    };
  }

  /** @throws HostFailure when a callback failed */
  private finish(run: Run, result: NextResult): FinalOutcome {
    const outcome = this.conclude(run, result);
    const { failure } = this;
    if (failure === null) return outcome;
    this.failure = this.latest = null;
    throw failure;
  }

  private conclude(run: Run, result: NextResult): FinalOutcome {
    const m = this.machine;
    const { frame } = run;
    let outcome: FinalOutcome;
    if (result !== X) {
      if (frame.error !== null)
        outcome = {
          status: "raised",
          error: {
            type: frame.error.type,
            message: frame.error.message,
            line: frame.error.line,
            traceback: escapeSurrogates(formatException(frame.error, m.sources)),
          },
          ...this.base(run),
        };
      else outcome = frame.exitCode === null ? this.done(run, frame) : this.exited(run, frame.exitCode, frame.exitText);
    } else outcome = m.stop?.kind === "finished" ? this.answered(run, m.stop) : this.stopped(run);
    if (this.journal !== null) this.journal.note(endEntry(outcome));
    const wasSuspended = run.mode === "step" || this.state === "suspended";
    this.close();
    if (wasSuspended) this.latest = outcome;
    return outcome;
  }

  private done(run: Run, frame: ProgramFrame): DoneOutcome | FinalOutcome {
    const m = this.machine;
    const { value, valueRepr } = frame;
    let converted: unknown;
    let valueError: { path: string; type: string } | undefined;
    const result = m.attempt(() => {
      try {
        converted = toHost(m, value, "value", new Budget(m.limits.memory));
      } catch (error) {
        if (!(error instanceof ConversionError)) throw error;
        valueError = { path: error.path, type: error.valueType };
      }
      return null;
    });
    if (result === X) {
      if (m.exit !== Exit.RAISE) return this.stopped(run);
      m.clearException();
      valueError = { path: "value", type: "value" };
    }
    return {
      status: "done",
      value: converted,
      valueRepr,
      ...(valueError === undefined ? {} : { valueError }),
      ...this.base(run),
    };
  }

  private answered(run: Run, stop: Stop): FinalOutcome {
    run.frame.value = stop.answer ?? null;
    run.frame.valueRepr = stop.message;
    // The value's conversion is work of the run, with its limits.
    this.machine.stop = null;
    const outcome = this.done(run, run.frame);
    return outcome.status === "done" ? { ...outcome, isFinalAnswer: true } : outcome;
  }

  private exited(run: Run, exitCode: number, text: string): DoneOutcome {
    if (text !== "") {
      const shown = escapeSurrogates(text);
      this.stderr.push(shown);
      try {
        this.options.onStderr?.(shown);
      } catch (cause) {
        this.failure = new HostFailure(cause);
      }
    }
    return { status: "done", value: null, valueRepr: "None", exitCode, ...this.base(run) };
  }

  private stopped(run: Run): FinalOutcome {
    const m = this.machine;
    const { stop } = m;
    if (stop === null) throw new Error(`stopped without a reason (exit ${m.exit})`);
    const traceback = formatFrames(this.frames(), m.sources);
    if (stop.kind === "limit" && stop.limit !== undefined) {
      const outcome: LimitOutcome = {
        status: "limit",
        limit: stop.limit,
        budget: m.limits[stop.limit],
        hint: LIMITS[stop.limit].hint,
        message: stop.message,
        traceback,
        ...this.base(run),
      };
      return outcome;
    }
    return { status: "aborted", message: stop.message, traceback, ...this.base(run) };
  }

  /** The guest frames now on the stack, outermost first. */
  private frames(): PyTraceback | null {
    let traceback: PyTraceback | null = null;
    for (let frame = this.machine.top; frame !== null; frame = frame.back) {
      if (!(frame instanceof Frame) || (frame.linked.flags & CodeFlag.FROZEN) !== 0) continue;
      const { code } = frame.linked;
      const at = 4 * Math.max(0, frame.pc - 1);
      traceback = new PyTraceback(
        traceback,
        code.filename,
        code.name,
        code.positions[at],
        code.positions[at + 1],
        code.positions[at + 2],
        code.positions[at + 3],
      );
    }
    return traceback;
  }

  private broken(run: Run, cause: unknown): FinalOutcome {
    const outcome: FinalOutcome = { status: "internal", cause, ...this.base(run) };
    this.calls.end(this.machine);
    this.current = null;
    this.state = "broken";
    return outcome;
  }

  /** After a run: nothing of it is left but the globals. */
  private close(): void {
    const m = this.machine;
    m.abandonFrames();
    this.calls.end(m);
    this.current = null;
    this.state = "idle";
  }

  // ------------------------------------------------------------------------------------------------------------ globals

  /** Names in the guest's global scope. */
  readonly globals = {
    /** The value of a global as a JavaScript value; undefined when there is none. */
    get: (name: string): unknown => {
      const value = this.globalsDict.getName(name);
      return value === undefined
        ? undefined
        : this.outside(() => toHost(this.machine, value, name, new Budget(this.machine.limits.memory)));
    },
    has: (name: string): boolean => this.globalsDict.getName(name) !== undefined,
    set: (name: string, value: unknown): void => {
      const made = this.outside(() => toGuest(this.machine, value, name));
      this.globalsDict.setName(name, made);
      const held = this.machine.heldMemory();
      this.journal?.note({ type: "set", held, name, value: valueToJson(this.machine, made) });
    },
    delete: (name: string): boolean => {
      this.journal?.note({ type: "delete", name });
      return this.globalsDict.deleteName(name);
    },
  };

  /** The virtual files, when some are granted. */
  readonly files = {
    /** A copy of a file's bytes; undefined when there is no such file. */
    get: (path: string): Uint8Array | undefined => {
      const entry = this.machine.files?.files.get(normalPath(path) ?? "");
      return entry?.bytes.slice(0, entry.length);
    },
    set: (path: string, content: FileContent): void => {
      const store = this.machine.files;
      if (store === null) throw new Error("no files are granted to this sandbox: pass `files` to it");
      putFile(store, path, content);
      const entry = store.files.get(normalPath(path) ?? "");
      if (entry !== undefined) this.journal?.note({ type: "file", path, content: toBase64(entry.bytes) });
    },
    delete: (path: string): boolean => {
      this.journal?.note({ type: "file", path, content: null });
      return this.machine.files?.remove(normalPath(path) ?? "") === 0;
    },
    /** All paths. */
    list: (): string[] => [...(this.machine.files?.files.keys() ?? [])],
  };

  /** Conversion between runs has a budget of its own; inside a run (from a callback) it is charged to the run. */
  private outside<T>(convert: () => T): T {
    if (this.current === null) this.machine.startRun();
    else if (this.state === "running") return convert();
    try {
      return convert();
    } catch (signal) {
      if (signal instanceof LimitSignal) throw new RangeError(signal.message);
      if (signal instanceof MemoryRefused) throw new RangeError(limitMessage("memory", this.machine.limits.memory));
      throw signal;
    }
  }

  /**
   * Compiles a program once for many runs, in this sandbox or another.
   * @throws PythonSyntaxError
   */
  compile(source: string, options: { readonly filename?: string } = {}): Program {
    return compile(source, { topLevelAwait: this.options.topLevelAwait === true, ...options });
  }

  /**
   * What is certain to go wrong in a program, found without running it. Knows this sandbox's tools, imports and globals.
   */
  check(source: string, options: { readonly globals?: Iterable<string> } = {}): readonly Finding[] {
    const globals = new Set(options.globals ?? []);
    for (const name of this.globalsDict.keys) if (typeof name === "string") globals.add(name);
    return checkWith(source, { ...this.options, globals }, this.tools);
  }

  /** Forgets everything the guest did. */
  reset(): void {
    this.drop("reset()");
    this.journal?.note({ type: "reset" });
    this.machine = this.makeMachine();
    this.globalsDict = this.makeGlobals();
    this.state = "idle";
  }

  /** Frees the guest's values; the sandbox cannot be used again. */
  dispose(): void {
    if (this.state === "disposed") return;
    this.drop("dispose()");
    this.machine = this.makeMachine();
    this.globalsDict = new PyDict();
    this.state = "disposed";
  }

  private drop(what: string): void {
    if (this.state === "running") throw new Error(`${what} on a sandbox that is running`);
    if (this.state === "disposed") throw new Error("the sandbox is disposed");
    this.calls.end(this.machine);
    this.current = null;
    this.latest = null;
  }
}

/**
 * Gives a tool its name: among the built-ins, so that a program that uses the name for something else does not lose the tool
 * for good; a built-in of the same name stays for the library, and is hidden from the program only.
 */
function bindTool(builtins: PyDict, globals: PyDict, name: string, tool: HostTool): void {
  const isFree = builtins.getName(name) === undefined || REPLACEABLE.has(name);
  (isFree ? builtins : globals).setName(name, new PyTool(tool.description));
}
