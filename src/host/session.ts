/**
 * The session behind a sandbox: the machine, the globals that stay from run to run, and the run under way: how it begins, goes
 * on by slices, waits for calls, is settled, ends, and becomes bytes and is made of them again. The public class is
 * `sandbox.ts`; replays drive a session directly.
 *
 * Invariant: outcomes are returned, misuse throws before anything is changed.
 */

import type { Code } from "../compile/code.js";
import { contextReady } from "../library/ready.js";
import type { PyToolCall } from "../library/tools.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, LimitSignal, MemoryRefused, X, type NextResult } from "../objects/machine.js";
import type { Value } from "../objects/model.js";
import { raiseSyntaxError } from "../objects/syntax-error.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { metered } from "../syntax/work.js";
import { utf8Length, type VirtualMachine } from "../vm/machine.js";
import { limitMessage } from "../vm/meter.js";
import type { EncodedHeap } from "../vm/snapshot-encode.js";
import { readCallError, type CallError, type CallMode, type PendingCall } from "./calls.js";
import { baseOf, conclude, type Ending } from "./conclude.js";
import { toGuest } from "./convert.js";
import { Environment, HostFailure } from "./environment.js";
import {
  endEntry,
  toBase64,
  type Place,
  valueToJson,
  type Json,
  type ResultEntry,
  type RunEntry,
  type StoppedEntry,
} from "./journal.js";
import { tryValues } from "./modules.js";
import {
  checkCallOptions,
  checkRunOptions,
  readInputs,
  recordEntries,
  type CallOptions,
  type RunOptions,
  type SandboxOptions,
} from "./options.js";
import type { FinalOutcome, Outcome, SuspendedOutcome } from "./outcome.js";
import { now, type AbortSignalLike } from "./platform.js";
import { expectText, misuse } from "./misuse.js";
import { ProgramFrame, startProgram } from "./program-frame.js";
import { Program, compileText } from "./program.js";
import { PREFERRED, scheduler } from "./scheduler.js";
import { decodeState, encodeState, writeHeap, type SavedStart } from "./snapshot.js";
import { unproven } from "../vm/snapshot-bytes.js";

void contextReady;

/** The answer of a journal to a machine that waits, or that its time came first; null for none. */
export type NextAnswer = (m: VirtualMachine) => ResultEntry | StoppedEntry | "time" | null;

type State = "idle" | "running" | "suspended" | "broken" | "disposed";

/** A run under way. What the guest holds is in the machine; this is the host's side of it. */
interface Run {
  readonly filename: string;
  readonly mode: CallMode;
  readonly startTime: number;
  readonly frame: ProgramFrame;
  /** What begins it; null once that is done. */
  start: SavedStart | typeof FAILED | null;
}
/** What was to be done before the program failed: an exception is pending. */
const FAILED = "failed";

export class Session {
  readonly environment: Environment;
  machine: VirtualMachine;
  globals: PyDict;
  private state: State = "idle";
  private runs = 0;
  private current: Run | null = null;
  /** How the last run ended that was stepped, for settlements that come too late. */
  private latest: Outcome | null = null;
  /** The machine is at work at this moment: the host is called from inside it. */
  private isExecuting = false;

  /** The state came from bytes without a signature. */
  isUnproven = false;

  constructor(options: SandboxOptions) {
    this.environment = new Environment(options);
    const { environment } = this;
    this.machine = environment.makeMachine();
    if (tryValues(this.machine, environment.modules)) this.machine = environment.makeMachine();
    this.globals = environment.makeGlobals(this.machine);
    environment.beginJournal(this.machine);
  }

  private get options(): SandboxOptions {
    return this.environment.options;
  }

  private get calls(): Environment["calls"] {
    return this.environment.calls;
  }

  private get journal(): Environment["journal"] {
    return this.environment.journal;
  }

  /** Globals and files are there until the sandbox is disposed of. */
  expectUsable(): void {
    if (this.state === "disposed") throw new Error("the sandbox is disposed");
  }

  get isIdle(): boolean {
    return this.current === null;
  }

  get isRunning(): boolean {
    return this.state === "running";
  }

  // --------------------------------------------------------------------------------------------------------------- runs

  run(source: string | Program, options: RunOptions, mode: "run" | "step"): Promise<Outcome> {
    return this.drive(this.begin(source, options, mode));
  }

  runSync(source: string | Program, options: RunOptions): FinalOutcome {
    return this.driveSync(this.begin(source, options, "sync"));
  }

  call(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    options: CallOptions,
  ): Promise<Outcome> {
    return this.drive(this.beginCall(name, args, kwargs, options, "run"));
  }

  callSync(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    options: CallOptions,
  ): FinalOutcome {
    return this.driveSync(this.beginCall(name, args, kwargs, options, "sync"));
  }

  private begin(source: string | Program, asked: RunOptions, mode: CallMode): Run {
    this.checkIdle();
    if (typeof source !== "string" && !(source instanceof Program))
      throw misuse("the program", "a string or a compiled Program", source);
    const options = checkRunOptions(asked);
    const given = readInputs(options.inputs);
    const filename = options.filename ?? (source instanceof Program ? source.filename : `<run ${this.runs + 1}>`);
    const written = typeof source === "string" ? source : source.source;
    // A byte-order mark is no part of the program.
    const text = written.charCodeAt(0) === 0xfeff ? written.slice(1) : written;
    const code = typeof source === "string" ? null : source.code;
    const start = { text, code, name: "", args: [], keywords: new Map<string, Value>() };
    const run = this.open(filename, mode, options.signal, options.time, start);
    const inputs: [string, Json][] = [];
    this.prepare(() => this.bindInputs(given, inputs));
    const { machine } = this;
    const [at, memory] = [machine.usedInstructions(), machine.memoryCounts()];
    this.journal?.note({
      type: "run",
      mode,
      at,
      memory,
      source: written,
      filename,
      ...(typeof source === "string"
        ? {}
        : { compiled: { filename: source.filename, topLevelAwait: source.topLevelAwait } }),
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
      const callable = this.globals.getName(name) ?? m.builtins.getName(name);
      return callable === undefined
        ? m.raise("NameError", `name '${name}' is not defined`)
        : m.call(callable, args, keywords.size === 0 ? null : keywords);
    }
    if (text.length > m.limits.source || utf8Length(text) > m.limits.source)
      throw new LimitSignal("source", limitMessage("source", m.limits.source));
    m.sources.set(run.filename, text);
    const code = start.code ?? this.compileSource(text, run.filename);
    return code === null ? X : startProgram(m, code, this.globals);
  }

  private beginCall(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    options: CallOptions,
    mode: CallMode,
  ): Run {
    this.checkIdle();
    expectText(name, "the name of the function");
    if (!Array.isArray(args)) throw misuse("args", "an array of arguments", args);
    const named = recordEntries(kwargs, "kwargs", "an object of arguments by name");
    const { signal } = checkCallOptions(options);
    const m = this.machine;
    const values: Value[] = [];
    const keywords = new Map<string, Value>();
    const start = { text: null, code: null, name, args: values, keywords };
    const run = this.open(`<call ${name}>`, mode, signal, undefined, start);
    this.prepare(() => {
      args.forEach((value, index) => values.push(toGuest(m, value, `args[${index}]`)));
      for (const [key, value] of named) keywords.set(key, toGuest(m, value, `kwargs['${key}']`));
    });
    this.journal?.note({
      type: "run",
      mode,
      at: m.usedInstructions(),
      memory: m.memoryCounts(),
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
    const { environment } = this;
    this.runs++;
    environment.stdout = [];
    environment.stderr = [];
    environment.signal = signal ?? null;
    this.latest = null;
    this.machine.startRun(time);
    this.machine.files?.beginRun();
    this.machine.top = this.machine.base = null;
    this.calls.mode = mode;
    this.state = "running";
    const frame = new ProgramFrame(start.text === null);
    this.current = { filename, mode, startTime: now(), frame, start };
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

  private bindInputs(inputs: readonly (readonly [string, unknown])[], noted: [string, Json][]): void {
    for (const [name, value] of inputs) {
      const made = toGuest(this.machine, value, `inputs['${name}']`);
      this.globals.setName(name, made);
      if (this.journal !== null) noted.push([name, valueToJson(this.machine, made)]);
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
    const { calls, environment } = this;
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
          this.wakesAt = wakeAt;
          return this.suspended(run);
        }
        const until = isAsleep ? Math.min(wakeAt, m.deadline + 1) : wakeAt;
        await calls.arrival(environment.signal, until === null ? null : until - now());
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
    const preferred = this.options.sliceMilliseconds ?? PREFERRED;
    let slice = scheduler.enter(preferred);
    for (;;) {
      if (slice === 0) {
        m.pauseClock();
        slice = await scheduler.turn(preferred, m.markAhead);
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
    if (this.environment.signal?.aborted === true) {
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
        m.checkMemory(this.globals);
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

  /** Runs with the answers of a journal (`replay.ts`): `next` gives the one that the waiting machine gets, null for none. */
  playRun(source: string | Program, options: RunOptions, entry: RunEntry, next: NextAnswer): FinalOutcome {
    return this.play(this.begin(source, options, entry.mode), entry, next);
  }

  playCall(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>>,
    entry: RunEntry,
    next: NextAnswer,
  ): FinalOutcome {
    return this.play(this.beginCall(name, args, kwargs, {}, entry.mode), entry, next);
  }

  /** Goes on with the answers of a journal, in a session that was restored with a run under way. */
  playOn(next: NextAnswer): FinalOutcome {
    const run = this.current;
    if (this.state !== "suspended" || run === null) throw new Error("no run is under way");
    this.state = "running";
    this.machine.resumeClock();
    return this.play(run, null, next);
  }

  private play(run: Run, entry: RunEntry | null, next: NextAnswer): FinalOutcome {
    const m = this.machine;
    try {
      if (entry !== null) {
        const began = m.attempt(() => {
          m.catchUp(entry.at, entry.memory);
          return null;
        });
        if (began === X) return this.finish(run, X);
      } else if (m.exit === Exit.SUSPEND) {
        const answer = next(m);
        if (answer !== null && answer !== "time" && !this.takes(m, answer)) return this.finish(run, X);
      }
      for (;;) {
        // Where the host acted between two slices, the player has set `chunk` so that there are some.
        this.journal?.player?.betweenSlices(m);
        const result = this.advance(run, Number.POSITIVE_INFINITY);
        if (result === X && m.exit === Exit.SLICE) continue;
        if (result !== X || m.exit !== Exit.SUSPEND) return this.finish(run, result);
        const answer = next(m);
        m.wakeAt = null;
        if (answer === "time") continue;
        if (answer === null) m.abort("the journal has no answer to the calls that wait");
        else if (!this.takes(m, answer)) return this.finish(run, X);
      }
    } catch (cause) {
      return this.broken(run, cause);
    }
  }

  private takes(m: VirtualMachine, answer: ResultEntry | StoppedEntry): boolean {
    return this.settling(() => this.calls.playWaiting(m, answer));
  }

  /** For the journal: where the run stands in which the host acts; nothing when none is under way. */
  place(what: string): { readonly during?: Place } {
    const { current: run, machine: m, calls, journal } = this;
    if (run === null || journal === null || journal.player !== null) return {};
    const call = calls.inCall;
    const waits = m.exit === Exit.SUSPEND && run.start === null;
    if (call === null && !waits && this.isExecuting)
      throw new Error(`${what} in a callback of a sandbox that records its runs: no replay could do it there again`);
    return {
      during: { at: m.usedInstructions(), memory: m.memoryCounts(), call, isSlice: call === null && !waits },
    };
  }

  // ----------------------------------------------------------------------------------------------------- suspended runs

  get pendingCalls(): readonly PendingCall[] {
    return this.state === "suspended" ? this.calls.pending(this.machine) : [];
  }

  get suspension(): SuspendedOutcome | null {
    return this.state === "suspended" && this.current !== null ? this.suspended(this.current) : null;
  }

  resume(id: string, value: unknown): Promise<Outcome> {
    return this.settle(id, "resume()", (m, call) => this.calls.resume(m, call, value));
  }

  async resumeError(id: string, error: CallError): Promise<Outcome> {
    const read = readCallError(error);
    return this.settle(id, "resumeError()", (m, call) => this.calls.resumeError(m, call, read));
  }

  approve(id: string): Promise<Outcome> {
    return this.settle(id, "approve()", (m, call) => this.calls.approve(m, call));
  }

  deny(id: string, message: string): Promise<Outcome> {
    return this.settle(id, "deny()", (m, call) => this.calls.deny(m, call, message));
  }

  private async settle(
    id: string,
    what: string,
    act: (m: VirtualMachine, call: PyToolCall) => boolean,
  ): Promise<Outcome> {
    const run = this.current;
    const m = this.machine;
    expectText(id, `the id of ${what}`, 'the id of a call, such as "call-1"');
    if (this.state === "running") throw new Error(`${what} on a sandbox that is running`);
    if (this.state === "broken" || this.state === "disposed") throw new Error(`the sandbox is ${this.state}`);
    const call = this.calls.known(m, id, what);
    if (run === null) {
      if (this.latest === null) throw new Error(`${what} on a sandbox that is not suspended`);
      return this.latest;
    }
    if (call === null) return this.suspended(run);
    this.state = "running";
    m.resumeClock();
    if (m.stop !== null) return this.ended(run);
    let goesOn: boolean;
    try {
      goesOn = this.settling(() => act(m, call));
    } catch (error) {
      this.suspend();
      throw error;
    }
    return goesOn ? this.drive(run) : this.ended(run);
  }

  cancel(message: string): FinalOutcome {
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
    return { status: "suspended", calls: this.calls.pending(this.machine), ...baseOf(this.ending(run)) };
  }

  /** The state for `snapshot()` or `fork()`. */
  encoded(what: string): EncodedHeap {
    if (this.state === "broken" || this.state === "disposed") throw new Error(`${what}: the sandbox is ${this.state}`);
    if (this.isExecuting) throw new Error(`${what} on a sandbox that is running`);
    const { current: run, environment } = this;
    if (run !== null && run.start === FAILED) throw new Error(`${what} on a run that could not begin`);
    return encodeState(this.machine, {
      globals: this.globals,
      runs: this.runs,
      tools: [...environment.tools.keys()],
      run:
        run === null
          ? null
          : {
              filename: run.filename,
              mode: run.mode,
              stdout: environment.stdout.join(""),
              stderr: environment.stderr.join(""),
              frame: run.frame,
              start: run.start === FAILED ? null : run.start,
              underWay: this.calls.underWay(),
              waits: this.machine.exit === Exit.SUSPEND && run.start === null,
            },
    });
  }

  /** Takes a state for its own. */
  adopt(heap: EncodedHeap, signal: AbortSignalLike | null): void {
    const { environment } = this;
    const { machine, saved } = decodeState(heap, {
      tools: environment.descriptions,
      imports: this.options.imports ?? [],
      modules: environment.modules.modules,
      machine: (seed, builtins) => environment.makeMachine(seed, builtins),
    });
    this.machine = machine;
    this.globals = saved.globals;
    this.runs = saved.runs;
    environment.bindNewTools(machine, saved.globals, saved.tools);
    const { run } = saved;
    if (this.journal !== null && this.journal.player === null)
      this.journal.note({ type: "restored", snapshot: toBase64(writeHeap(heap, null)) });
    if (run === null) return;
    environment.stdout = [run.stdout];
    environment.stderr = [run.stderr];
    environment.signal = signal;
    this.calls.mode = run.mode;
    this.calls.restored(run.underWay);
    const { filename, mode, frame, start } = run;
    this.current = { filename, mode, startTime: now(), frame, start };
    this.suspend();
    // Under a lower limit than before what is there may not fit any more: then the run ends as soon as it would go on.
    machine.attempt(() => {
      machine.checkMemory(this.globals, "before the run went on");
      return null;
    });
  }

  /** After a restore: which calls need approval is for the tools given now to say. */
  decideAnew(agreed: ReadonlySet<string> = new Set()): void {
    if (this.state === "suspended") this.calls.decideAnew(this.machine, agreed);
  }

  /** When a run that is stepped, and waits for calls, would go on by itself: its timers. */
  wakesAt: number | null = null;

  async proceed(): Promise<Outcome> {
    const run = this.current;
    const m = this.machine;
    if (this.state !== "suspended" || run === null) throw new Error("proceed() on a sandbox that is not suspended");
    if (m.stop === null) this.calls.checkKnown(m);
    this.state = "running";
    m.resumeClock();
    if (m.stop !== null) return this.ended(run);
    if (run.mode === "run" && !this.settling(() => this.calls.makeAll(m))) return this.ended(run);
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

  // ------------------------------------------------------------------------------------------------------------ its end

  private ending(run: Run): Ending {
    const { machine, environment } = this;
    return { machine, environment, frame: run.frame, startTime: run.startTime };
  }

  /** @throws HostFailure when a callback failed */
  private finish(run: Run, result: NextResult): FinalOutcome {
    const { environment } = this;
    const outcome = conclude(this.ending(run), result);
    this.journal?.note(endEntry(outcome));
    const wasSuspended = run.mode === "step" || this.state === "suspended";
    this.close();
    const { failure } = environment;
    environment.failure = null;
    if (failure !== null) throw failure;
    if (wasSuspended) this.latest = outcome;
    return outcome;
  }

  private broken(run: Run, cause: unknown): FinalOutcome {
    const shown = this.isUnproven ? unproven(cause) : cause;
    const outcome: FinalOutcome = { status: "internal", cause: shown, ...baseOf(this.ending(run)) };
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
    this.environment.signal = null;
    this.current = null;
    this.state = "idle";
  }

  /** Forgets everything the guest did. */
  reset(): void {
    const { environment } = this;
    this.drop("reset()");
    this.journal?.note({ type: "reset" });
    this.machine = environment.makeMachine();
    this.globals = environment.makeGlobals(this.machine);
    this.state = "idle";
  }

  /** Frees the guest's values. */
  dispose(): void {
    if (this.state === "disposed") return;
    this.drop("dispose()");
    this.machine = this.environment.makeMachine();
    this.globals = new PyDict();
    this.state = "disposed";
  }

  private drop(what: string): void {
    if (this.state === "running") throw new Error(`${what} on a sandbox that is running`);
    if (this.state === "disposed") throw new Error("the sandbox is disposed");
    this.calls.end(this.machine);
    this.environment.signal = null;
    this.current = null;
    this.latest = null;
  }
}
