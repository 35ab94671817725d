/**
 * The machine: one value stack, a chain of frames, the meter, and the trampoline that steps native frames, delivers
 * results and unwinds exceptions. Guest code runs in `interpreter.ts`; nothing here or there recurses in JavaScript for it.
 */

import { CodeFlag } from "../compile/code.js";
import { callNative, isCallable } from "../objects/bind.js";
import type { PyDict } from "../objects/dictionary.js";
import { PyFunction } from "../objects/function.js";
import { heapClass } from "../objects/heap.js";
import {
  AnyFrame,
  Exit,
  LimitSignal,
  MemoryRefused,
  NativeFrame,
  ThenFrame,
  X,
  continuation,
  type Continuation,
  type ExitSignal,
  type Machine,
  type NextResult,
  type OutputStream,
  type Result,
  type State,
} from "../objects/machine.js";
import {
  PyBoundMethod,
  PyException,
  PyGenericAlias,
  PyInstance,
  PyModule,
  PyObject,
  PyStaticMethod,
  PyTuple,
  PyType,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import { PyCallable, PyNative } from "../objects/native.js";
import { exceptionType } from "../objects/exception.js";
import { callType } from "../objects/construct.js";
import { lookupSpecial, typeName, typeOf } from "../objects/protocol.js";
import { enterFunction } from "./arguments.js";
import type { FileStore } from "../library/files.js";
import type { PyToolCall, ToolHost } from "../library/tools.js";
import type { Tier } from "../objects/linked.js";
import { Frame } from "./frame.js";
import { setContext } from "./exception-context.js";
import type { Importer } from "./importing.js";
import { execute } from "./interpreter.js";
import { measureEach, measureLive } from "./mark.js";
import { limitMessage, type LimitName, type ResolvedLimits, type Stop } from "./meter.js";
import { deliver } from "./operations.js";
import type { Profiler } from "./profile.js";
import { unwind } from "./unwind.js";

/** Natives nested deeper than this go through a frame instead of JavaScript recursion. */
const NESTING_LIMIT = 48;
/** The clock and the abort signal are looked at least this often (charged units). */
const CHUNK = 4096;
/** Characters of JavaScript that the second tier may write for every look at the meter, and that can be saved up. */
const TRANSLATION_PER_LOOK = 250;
const MOST_TRANSLATION = 60_000;
/** A charge above this is looked at by the time it will take, at so many milliseconds a unit. */
const LARGE_CHARGE = 100_000;
const UNIT_MILLISECONDS = 5e-5;
/** What counting a live byte takes, about. */
const MARK_MILLISECONDS = 1e-6;
/** Bytes of a native frame that waits. */
const NATIVE_FRAME_MEMORY = 96;
/** With no memory limit, memory is still counted every so many bytes. */
const UNLIMITED_CREDIT = 64 * 1024 * 1024;
/** Guest and native frames together; past it a run stops (frozen code has no depth of its own). */
const FRAME_CAP = 1_000_000;
/** `callPc` while work goes on that no guest frame asked for. */
const OUTSIDE = -1;

/** The first serial number that `id()` gives. */
export const FIRST_IDENTITY = 140_000_000_000_000;

/** The counters of a run; bytes and units. `given` and `debt`: the credit of memory and what was taken of it. */
export interface MeterState {
  readonly instructions: number;
  readonly output: number;
  readonly memory: number;
  readonly live: number;
  readonly debt: number;
  readonly given: number;
  readonly peak: number;
  /** Taken since the instruction under way began. */
  readonly inCall: number;
  readonly depthPaid: number;
  /** What the program asked for; 0 when it did not. */
  readonly recursionLimit: number;
}

/** What the machine needs of the host; all optional. */
export interface Environment {
  write(stream: OutputStream, text: string): void;
  /** Milliseconds, monotonic. */
  now(): number;
  readonly signal: { readonly aborted: boolean } | null;
}

/** The call proper, when the binding of `__call__` had to be waited for. */
const CALL_BOUND = continuation(
  "machine.call-bound",
  (m, bound, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null) =>
    m.call(bound as Value, args, keywords),
);

/** Who calls a module often means what it holds under its own name: `datetime(2024, 1, 1)`. */
function advice(module: PyModule): string {
  const { name } = module;
  const same = module.namespace.getName(name);
  return same !== undefined && isCallable(same) ? `. Did you mean: '${name}.${name}(...)'?` : "";
}

/** How many times the limit `depth` a program may set for itself by sys.setrecursionlimit. */
const DEPTH_FACTOR = 10;
/** Whatever the host allows. */
const DEPTH_MAXIMUM = 1_000_000;

export class VirtualMachine implements Machine {
  exit: Exit = Exit.RELOAD;
  exception: PyException | null = null;
  handled: PyException | null = null;
  stopValue: Value = null;
  stop: Stop | null = null;

  /** The frame that runs (or waits for a result). */
  top: AnyFrame | null = null;
  /** The frame on top when the native that runs now was started: `wait` parks right above it. */
  base: AnyFrame | null = null;
  readonly stack: (Value | undefined)[] = [];
  depth = 0;
  /** Frames up to this depth have their memory charged; never beyond the recursion limit. */
  depthPaid = 0;
  private recursionLimitNow = 0;
  /** What sys.setrecursionlimit was given, which may be more than is allowed. */
  recursionLimitAsked = 0;
  nesting = 0;
  /** Deferred calls that led to the native that runs. */
  deferrals = 0;

  /** Instructions left before the meter is looked at, and after that. */
  fuel = 0;
  budget = 0;
  /** The frame and pc whose instruction runs a native now, the stack's end and the credit when it began (memory rule). */
  callFrame: Frame | null = null;
  callPc = 0;
  callTop = 0;
  callCredit = 0;
  /** While arguments are bound: where the new frame's part of the stack ends; else 0. */
  bindingTop = 0;
  /** Where what is bound begins. */
  bindingBase = 0;
  /** The native frame that is being stepped: off the stack, and still a root. */
  stepping: AnyFrame | null = null;
  /** Bytes left before the memory is counted again. */
  credit = 0;
  live = 0;
  peak = 0;
  private creditGiven = 0;
  /** Bytes written in this run. */
  outputUsed = 0;
  /** What the run had used when it was restored; the limits given then may be lower. */
  private usedBefore = { instructions: 0, memory: 0 };
  deadline = Number.POSITIVE_INFINITY;
  /** Milliseconds of this run. */
  private timeLimit = Number.POSITIVE_INFINITY;
  /** When to hand control back (host clock); charge points answer with SLICE after it. */
  sliceEnd = Number.POSITIVE_INFINITY;
  /** The slice ended because memory is about to be counted, which is one piece of work: the next slice had better be a turn's first. */
  markAhead = false;
  private creditAtLook = 0;
  sliceDue = false;

  readonly reprGuard = new Set<object>();
  readonly guestSubclasses = new Map<PyType, PyType[]>();
  /** Source text by file name, for tracebacks. */
  readonly sources = new Map<string, string>();
  /** sys.modules of this sandbox. */
  readonly modules = new Map<string, Value>();
  /** Modules whose code has not come to its end; a stop removes them. */
  readonly loading = new Set<string>();
  /** Weak: asking for an id keeps nothing alive. */
  private readonly identities = new WeakMap<object, number>();
  nextIdentity = FIRST_IDENTITY;
  /** Roots besides frames and stack (globals, modules), for the mark pass. */
  readonly roots: Value[] = [];
  constructor(
    readonly builtins: PyDict,
    readonly limits: ResolvedLimits,
    readonly seed: number,
    readonly environment: Environment,
  ) {
    this.recursionLimit = Math.min(limits.depth, DEPTH_MAXIMUM);
    this.grantMemory(0);
    this.startRun();
  }

  // ------------------------------------------------------------------------------------------------------------- meter

  /** A fresh instruction, output and time budget. */
  startRun(time = this.limits.time): void {
    this.timeLimit = time;
    this.fuel = 0;
    this.unlimitedUsed = 0;
    this.budget = this.limits.instructions;
    this.outputUsed = 0;
    this.usedBefore = { instructions: 0, memory: 0 };
    this.toolCallsMade = 0;
    this.pausedFor = 0;
    this.pauses = 0;
    this.peak = this.live + this.debt();
    this.deadline = time === Number.POSITIVE_INFINITY ? time : this.environment.now() + time;
    this.stop = null;
    // A slice that ended with the run before is none of this one's.
    this.sliceDue = false;
    this.profiler?.reset();
    this.refuel();
    this.beginOutside();
  }

  /** What was charged; a charge that met the limit is not counted beyond it. */
  usedInstructions(): number {
    const { instructions } = this.limits;
    if (instructions === Number.POSITIVE_INFINITY) return this.unlimitedUsed - this.fuel;
    const used = Math.min(instructions, instructions - (this.fuel + this.budget));
    return Math.max(used, this.usedBefore.instructions);
  }
  private unlimitedUsed = 0;
  /** Units between two looks at the clock; tests set it low, and every look then ends the slice. */
  chunk = CHUNK;

  /** Counts where instructions go; then the meter is looked at with every charge. */
  profiler: Profiler | null = null;

  profile(profiler: Profiler): void {
    this.profiler = profiler;
    this.chunk = 0;
  }

  /** Chunks differ in length, so that a loop is not met at one place again and again; no count depends on them. */
  private nextChunk(): number {
    if (this.chunk < CHUNK) return this.chunk;
    this.jitter = (this.jitter * 5 + 7) & 1023;
    return CHUNK - this.jitter;
  }
  private jitter = 0;

  private refuel(): boolean {
    if (this.budget === Number.POSITIVE_INFINITY) {
      // As many as bring the fuel to a full chunk.
      const full = this.nextChunk();
      this.unlimitedUsed += full - this.fuel;
      this.fuel = full;
      return true;
    }
    const total = this.fuel + this.budget;
    if (total < 0) return false;
    this.fuel = Math.min(total, this.nextChunk());
    this.budget = total - this.fuel;
    return true;
  }

  charge(units: number): void {
    // Written so that NaN, a mistake of ours, does not switch the meter off.
    if (!((this.fuel -= units) >= 0)) this.chargeSlowly(units);
  }

  /** `units` were charged just now, for work that is about to begin. */
  private chargeSlowly(units: number): void {
    if (Number.isNaN(this.fuel)) throw new Error(`charged ${units} units`);
    if (this.sliceDue && this.profiler === null) {
      // Until the slice can end each charge comes here; the clock is looked at as often as ever.
      this.untilLook += this.fuel;
      if (!this.giveBack()) throw this.limitSignal("instructions");
      if (this.untilLook > 0) return;
      this.untilLook = CHUNK;
    }
    const enough = this.refuel();
    if (this.profiler !== null) {
      if (units > 0) this.profiler.work(this.top, this.usedInstructions());
      else this.profiler.block(this.top, this.usedInstructions());
    }
    if (!enough) throw this.limitSignal("instructions");
    if (this.tier !== null) {
      this.translationLeft = Math.min(this.translationLeft + TRANSLATION_PER_LOOK, MOST_TRANSLATION);
      if (this.top instanceof Frame && this.top.linked.compiled === null && this.translationLeft > 0)
        this.translationLeft -= this.tier.found(this.top.linked);
    }
    const { signal } = this.environment;
    if (signal !== null && signal.aborted) throw new LimitSignal("aborted", "the run was aborted by the host");
    if (this.deadline !== Number.POSITIVE_INFINITY || this.sliceEnd !== Number.POSITIVE_INFINITY) {
      const now = this.environment.now();
      // One piece of work that cannot be interrupted does not begin when it would end beyond the deadline.
      const ahead = units > LARGE_CHARGE ? units * UNIT_MILLISECONDS : 0;
      if (now + ahead > this.deadline) throw this.limitSignal("time");
      if (now > this.sliceEnd || this.marksSoon(now)) this.sliceDue = true;
    }
    if (this.chunk < CHUNK && this.profiler === null) this.sliceDue = true;
    // So that the next charge point, where it can end, comes here too, however much natives charge before.
    if (this.sliceDue) this.giveBack();
  }

  /**
   * Will memory be counted before the next look but one, at this pace, and would that end beyond the slice? Then the slice
   * ends here, once for each count.
   */
  private marksSoon(now: number): boolean {
    const { credit } = this;
    const taken = this.creditAtLook - credit;
    this.creditAtLook = credit;
    if (this.markAhead || credit >= 2 * taken || now + this.live * MARK_MILLISECONDS <= this.sliceEnd) return false;
    this.markAhead = true;
    return true;
  }

  /** No fuel is left before the next look. False: nor is any behind it. */
  private giveBack(): boolean {
    if (this.budget === Number.POSITIVE_INFINITY) this.unlimitedUsed -= this.fuel;
    else {
      const total = this.fuel + this.budget;
      if (total < 0) return false;
      this.budget = total;
    }
    this.fuel = 0;
    return true;
  }
  /** Units until the next look at the clock, while a slice is to end. */
  private untilLook = CHUNK;

  /** At a charge point of the loop, when `fuel` fell below zero: true to go on, else exit is SLICE or STOP. */
  chargePoint(mayCompile = true): boolean {
    try {
      this.chargeSlowly(0);
    } catch (signal) {
      this.stopFor(signal);
      // The traceback looks at the instruction before `pc`, and this frame stands at the one it arrived at.
      if (this.top instanceof Frame) this.top.pc++;
      return false;
    }
    if (this.sliceDue) {
      this.sliceDue = false;
      this.exit = Exit.SLICE;
      return false;
    }
    if (mayCompile && this.top instanceof Frame && this.top.linked.compiled?.entries[this.top.pc] === 1) {
      this.exit = Exit.RELOAD;
      return false;
    }
    return true;
  }
  /** The second tier: told what code is running, it may compile it, and says how many characters it wrote. */
  tier: Tier | null = null;
  /** Characters that it may write: earned by running, so that translating never takes much longer than what was run. */
  private translationLeft = MOST_TRANSLATION;
  /** Compiled code that runs within compiled code. */
  compiledDepth = 0;

  /** Host work is under way from now on: the time limit waits. */
  pauseClock(): void {
    if (this.pauses++ === 0) this.pausedAt = this.environment.now();
  }

  resumeClock(): void {
    if (--this.pauses > 0) return;
    const paused = this.environment.now() - this.pausedAt;
    this.pausedFor += paused;
    this.deadline += paused;
  }
  private pauses = 0;
  private pausedAt = 0;
  /** Milliseconds that the host worked in this run. */
  pausedFor = 0;

  /** Counts a call of a tool; one too many ends the run. */
  countToolCall(): void {
    if (this.toolCallsMade >= this.limits.toolCalls) throw this.limitSignal("toolCalls");
    this.toolCallsMade++;
  }

  private limitSignal(name: LimitName): LimitSignal {
    return new LimitSignal(name, limitMessage(name, name === "time" ? this.timeLimit : this.limits[name]));
  }

  /** The signal of a limit that a journal says was met after so many instructions. */
  metLimit(name: LimitName, instructions: number, memory: readonly number[]): LimitSignal {
    this.fuel -= Math.max(0, instructions - this.usedInstructions());
    this.setMemoryCounts(memory);
    return this.limitSignal(name);
  }

  private stopFor(signal: unknown): void {
    if (!(signal instanceof LimitSignal)) throw signal;
    this.exit = Exit.STOP;
    this.stop =
      signal.limit === "aborted"
        ? { kind: "aborted", message: signal.message }
        : { kind: "limit", limit: signal.limit as LimitName, message: signal.message };
  }

  allocate(bytes: number): void {
    if (!((this.credit -= bytes) >= 0)) this.countMemory(bytes);
  }

  /** Bytes charged since memory was last counted. */
  private debt(): number {
    return this.creditGiven - this.credit;
  }

  countMemory(request: number): void {
    const { memory } = this.limits;
    if (Number.isNaN(this.credit)) throw new Error(`allocated ${request} bytes`);
    if (request > memory) {
      this.credit += request;
      this.charge(200);
      throw new MemoryRefused();
    }
    const debt = this.debt();
    if (this.live + debt > this.peak) this.peak = Math.min(this.live + debt, memory);
    // What the native under way has taken stays counted: its half-built result is no root yet.
    const guest = this.guestFrame();
    const inCall = this.callFrame === guest && this.callPc === (guest === null ? OUTSIDE : guest.pc);
    const pending = inCall ? this.callCredit - this.credit : request;
    const live = measureLive(this);
    if (live + pending > memory) {
      this.peak = memory;
      throw this.limitSignal("memory");
    }
    this.live = live;
    this.depthPaid = Math.min(this.depth, this.recursionLimitNow);
    this.grantMemory(pending);
    this.callCredit = this.creditGiven;
  }

  /** Work begins that no frame of the guest's asked for (the value's repr): what it takes stays counted, too. */
  beginOutside(): void {
    this.callFrame = null;
    this.callPc = OUTSIDE;
    this.callCredit = this.credit;
  }

  /** Before a run (or before one goes on): refuses one whose values do not fit, and names the largest globals. */
  checkMemory(globals: PyDict, what = "before the run"): void {
    const { memory } = this.limits;
    if (this.live + this.debt() <= memory) return;
    this.live = measureLive(this);
    this.grantMemory(0);
    if (this.live <= memory) return;
    this.peak = memory;
    const largest = [...measureEach(this, globals)].sort((a, b) => b[1] - a[1]).slice(0, 3); // native-ok: our own pairs
    const named = largest.map(([name, bytes]) => `${name.slice(0, 40)} (${bytes} bytes)`).join(", ");
    throw new LimitSignal(
      "memory",
      `memory limit reached ${what}: the budget is ${memory} bytes and the program holds ${this.live}. The largest are ${named}: delete what is no longer needed.`,
    );
  }

  private grantMemory(pending: number): void {
    const { memory } = this.limits;
    if (memory === Number.POSITIVE_INFINITY) this.creditGiven = Math.max(UNLIMITED_CREDIT, this.live) + pending;
    else this.creditGiven = Math.min(Math.max(memory / 8, this.live) + pending, memory - this.live);
    this.credit = this.creditGiven - pending;
    this.creditAtLook = this.credit;
    this.markAhead = false;
  }

  /** The counters as a snapshot holds them: what was used, not what the host allows. */
  meterState(): MeterState {
    const { limits } = this;
    const isUnlimited = limits.instructions === Number.POSITIVE_INFINITY;
    return {
      instructions: isUnlimited
        ? this.unlimitedUsed - this.fuel
        : Math.max(limits.instructions - (this.fuel + this.budget), this.usedBefore.instructions),
      output: this.outputUsed,
      memory: limits.memory,
      live: this.live,
      debt: this.debt(),
      given: this.creditGiven,
      peak: this.peak,
      inCall: this.callCredit - this.credit,
      depthPaid: this.depthPaid,
      recursionLimit: this.recursionLimitAsked === limits.depth ? 0 : this.recursionLimitAsked,
    };
  }

  /** Goes on counting from there, within this machine's own limits. */
  setMeterState(state: MeterState): void {
    const { limits } = this;
    this.fuel = 0;
    this.unlimitedUsed = state.instructions;
    this.budget = Math.max(0, limits.instructions - state.instructions);
    this.refuel();
    this.outputUsed = state.output;
    this.usedBefore = {
      instructions: state.instructions > limits.instructions ? state.instructions : 0,
      memory: state.memory > limits.memory ? Math.min(Math.round(state.peak), state.memory) : 0,
    };
    this.live = state.live;
    if (state.memory === limits.memory) this.creditGiven = state.given;
    else if (limits.memory === Number.POSITIVE_INFINITY) this.creditGiven = Math.max(UNLIMITED_CREDIT, state.live);
    else this.creditGiven = Math.min(Math.max(limits.memory / 8, state.live), limits.memory - state.live);
    this.credit = this.creditGiven - state.debt;
    this.peak = state.peak;
    this.callCredit = this.credit + state.inCall;
    if (state.recursionLimit > 0) this.recursionLimit = state.recursionLimit;
    this.depthPaid = Math.min(state.depthPaid, this.recursionLimitNow);
  }

  /** Work of the host's that the guest does not pay for: the counters are afterwards what they were. */
  unmetered<T>(work: () => T): T {
    const { fuel, budget, unlimitedUsed, credit, callCredit, live, creditGiven, peak, deadline } = this;
    this.fuel = Number.MAX_SAFE_INTEGER;
    this.credit = Number.MAX_SAFE_INTEGER;
    this.deadline = Number.POSITIVE_INFINITY;
    try {
      return work();
    } finally {
      Object.assign(this, {
        fuel,
        budget,
        unlimitedUsed,
        credit,
        callCredit,
        live,
        creditGiven,
        peak,
        deadline,
      });
    }
  }

  /** The counters of memory, for a journal: what is live, given, taken of it, by the native under way, at most, for frames. */
  memoryCounts(): readonly number[] {
    return [this.live, this.creditGiven, this.credit, this.callCredit, this.peak, this.depthPaid];
  }

  /** Charges what is missing to these counts of a journal. */
  catchUp(instructions: number, memory: readonly number[]): void {
    const units = instructions - this.usedInstructions();
    if (units > 0) this.charge(units);
    this.setMemoryCounts(memory);
  }

  private setMemoryCounts(counts: readonly number[]): void {
    if (!Array.isArray(counts) || counts.length !== 6 || !counts.every(Number.isFinite)) return;
    [this.live, this.creditGiven, this.credit, this.callCredit, this.peak, this.depthPaid] = counts;
  }

  /** The serial number behind `id()`, when the object has one. */
  serialOf(object: object): number | undefined {
    return this.identities.get(object);
  }

  setSerial(object: object, serial: number): void {
    this.identities.set(object, serial);
  }

  get recursionLimit(): number {
    return this.recursionLimitNow;
  }

  set recursionLimit(limit: number) {
    this.recursionLimitAsked = limit;
    this.recursionLimitNow = Math.min(limit, DEPTH_FACTOR * this.limits.depth, DEPTH_MAXIMUM);
    this.depthPaid = Math.min(this.depthPaid, this.recursionLimitNow);
  }

  /** RecursionError; where the program asked for more than the host allows, the run ends. */
  tooDeep(): void {
    if (this.recursionLimitAsked > this.recursionLimitNow)
      throw new LimitSignal("depth", limitMessage("depth", this.recursionLimitNow));
    this.raise("RecursionError", "maximum recursion depth exceeded");
  }

  usedMemory(): number {
    const now = this.live + this.debt();
    if (now > this.peak) this.peak = now;
    return Math.max(Math.min(Math.round(this.peak), this.limits.memory), this.usedBefore.memory);
  }

  // ----------------------------------------------------------------------------------------------------------- raising

  raise(type: string, message: string): ExitSignal {
    return this.raiseException(this.makeException(type, [message]));
  }
  raiseWith(type: string, ...args: Value[]): ExitSignal {
    return this.raiseException(this.makeException(type, args));
  }
  typeError(message: string): ExitSignal {
    return this.raise("TypeError", message);
  }
  valueError(message: string): ExitSignal {
    return this.raise("ValueError", message);
  }
  makeException(type: string, args: readonly Value[]): PyException {
    this.allocate(160);
    return new PyException(exceptionType(type).rootShape, new PyTuple(args));
  }
  raiseException(exception: PyException): ExitSignal {
    const { handled } = this;
    if (handled !== null && handled !== exception) this.charge(setContext(exception, handled));
    this.exception = exception;
    this.exit = Exit.RAISE;
    return X;
  }
  pendingIs(type: string): boolean {
    return this.exit === Exit.RAISE && this.exception !== null && this.exception.type.isSubtypeOf(exceptionType(type));
  }
  clearException(): PyException {
    const exception = this.exception as PyException;
    this.exception = null;
    return exception;
  }

  // ----------------------------------------------------------------------------------------------------------- calling

  call(callable: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null = null): Result {
    if (callable instanceof PyFunction) return enterFunction(this, callable, args, keywords);
    if (this.nesting >= NESTING_LIMIT) {
      // Natives that call natives without end (`__repr__ = __str__`) leave no frames: their calls are counted.
      if (this.deferrals * NESTING_LIMIT > 10 * this.recursionLimit)
        return this.raise("RecursionError", "maximum recursion depth exceeded");
      return this.push(new DeferredCall(callable, args, keywords, this.deferrals + 1));
    }
    this.nesting++;
    const result = this.callDirectly(callable, args, keywords);
    this.nesting--;
    return result;
  }

  private callDirectly(callable: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    if (callable instanceof PyNative) return callNative(this, callable, args, keywords) as Result;
    if (callable instanceof PyBoundMethod) {
      if (callable.func instanceof PyNative && callable.func.binding === "classmethod")
        return callNative(this, callable.func, [callable.self, ...args], keywords) as Result;
      return this.call(callable.func, [callable.self, ...args], keywords);
    }
    if (callable instanceof PyType) return callType(this, callable, args, keywords);
    if (callable instanceof PyCallable) return callable.invoke(this, args, keywords);
    if (callable instanceof PyStaticMethod) return this.call(callable.func, args, keywords);
    if (callable instanceof PyGenericAlias) return this.call(callable.origin, args, keywords);
    if (
      callable instanceof PyInstance &&
      callable.payload instanceof PyCallable &&
      !callable.shape.cls.has(TypeFlag.GUEST)
    )
      return callable.payload.invoke(this, args, keywords);
    return this.callByHook(callable, args, keywords);
  }

  /** By `__call__`, which may be an object with `__call__` in its turn. */
  private callByHook(callable: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    let target = callable;
    for (let links = 0; target instanceof PyObject; links++) {
      const hook = lookupSpecial(target, "__call__");
      if (
        hook === undefined ||
        (hook instanceof PyNative && target instanceof PyInstance && hook.owner?.name === "type")
      )
        break;
      if (hook instanceof PyFunction || (hook instanceof PyNative && hook.binding === "method"))
        return this.call(hook, [target, ...args], keywords);
      this.charge(1);
      const bound = bindForCall(this, hook, target);
      if (bound === X) return this.then(X, CALL_BOUND, args, keywords);
      if (!(bound instanceof PyInstance)) return this.call(bound as Value, args, keywords);
      if (links > this.recursionLimit) return this.raise("RecursionError", "maximum recursion depth exceeded");
      target = bound;
    }
    return this.typeError(
      `'${typeName(target)}' object is not callable${target instanceof PyModule ? advice(target) : ""}`,
    );
  }

  then(result: NextResult, then: Continuation, a?: State, b?: State, c?: State): Result {
    return this.thenNext(result, then, a, b, c) as Result;
  }

  thenNext(result: NextResult, then: Continuation, a?: State, b?: State, c?: State): NextResult {
    if (result !== X) return then.run(this, result as Value | undefined, a, b, c);
    if (this.mayAnswer()) return this.park(new ThenFrame(then, a, b, c));
    if (this.exit === Exit.RAISE && then.caught !== null) return then.caught(this, a, b, c);
    return X;
  }

  wait(frame: NativeFrame): ExitSignal {
    // Raised at once: the loop brings the exception to a frame that catches.
    if (this.mayAnswer() || (this.exit === Exit.RAISE && frame.catches)) return this.park(frame);
    return X;
  }

  /** After X: are there frames above the running one that will give a value (or, catching a pending exception, may)? */
  private mayAnswer(): boolean {
    return (
      this.exit === Exit.RELOAD || this.exit === Exit.SUSPEND || (this.exit === Exit.RAISE && this.top !== this.base)
    );
  }

  private park(frame: NativeFrame): ExitSignal {
    const { base } = this;
    let above = this.top;
    if (above === base) {
      frame.back = base;
      this.top = frame;
      return X;
    }
    // Iterators nested a thousand deep wait one below the other: the walk is quadratic, so it is charged.
    let steps = 0;
    while (above !== null && above.back !== base) {
      above = above.back;
      steps++;
    }
    this.charge(steps >> 2);
    frame.back = base;
    if (above !== null) above.back = frame;
    return X;
  }

  push(frame: NativeFrame): ExitSignal {
    frame.back = this.top;
    this.top = frame;
    this.exit = Exit.RELOAD;
    this.allocate(NATIVE_FRAME_MEMORY);
    return X;
  }

  // -------------------------------------------------------------------------------------------------------- the world

  write(stream: OutputStream, text: string): void {
    // Never more units than bytes: a text that is too long is not looked at.
    const left = Math.max(0, this.limits.output - this.outputUsed);
    const units = Math.min(text.length, left);
    this.charge(1 + (units >> 4));
    const bytes = units < text.length ? Number.POSITIVE_INFINITY : utf8Length(text);
    if (bytes > left) {
      this.outputUsed = Math.max(this.outputUsed, this.limits.output);
      throw this.limitSignal("output");
    }
    this.outputUsed += bytes;
    this.environment.write(stream, text);
  }

  identity(object: object): number {
    let id = this.identities.get(object);
    if (id === undefined) {
      this.allocate(48);
      id = this.nextIdentity;
      this.nextIdentity += 16;
      this.identities.set(object, id);
    }
    return id;
  }

  /** Milliseconds since 1970 UTC as the guest sees them; frozen unless the host gives a clock. */
  clock: () => number = () => 1_704_067_200_000;
  /** What the host granted beyond the default. */
  readonly grants = { exec: false };
  /** The host's answer to input(); null: there is none. */
  readInput: ((prompt: string) => string) | null = null;

  /** Finds and makes modules. */
  importer: Importer | null = null;
  /** The virtual files; null: none are granted. */
  files: FileStore | null = null;
  /** What the host does for tools; null: there are none. */
  toolHost: ToolHost | null = null;
  /** Calls of tools that wait for the host, by id. */
  readonly toolCalls = new Map<string, PyToolCall>();
  nextToolCall = 1;
  /** In this run. */
  toolCallsMade = 0;
  /** An event loop runs: who awaits a tool hands the call to it. */
  cooperative = false;
  /** The event loop that runs, its task under way, and the context of context variables; null: none. */
  eventLoop: Value = null;
  currentTask: Value = null;
  currentContext: Value = null;
  /** The clock is the host's real one: sleeping takes time. Any other jumps ahead when all sleep. */
  realClock = false;
  /** Seconds that the clock has jumped ahead. */
  clockShift = 0;
  /** While suspended: when (`environment.now()`) the machine wants to go on though no call is settled. */
  wakeAt: number | null = null;

  /** Milliseconds since 1970 UTC, sleep included. */
  wallTime(): number {
    return this.clock() + 1000 * this.clockShift;
  }

  /** Seconds by a clock that only sleep and, if the clock is real, the host's time move on. */
  monotonicTime(): number {
    return this.realClock ? this.lookAtClock(() => this.secondsPassed()) : this.clockShift;
  }
  /** What the program sees of the real clock; the host may keep it, or say what it was. */
  lookAtClock: (read: () => number) => number = (read) => read();
  /** Seconds of `environment.now()` at which the machine's time began. */
  private beginning: number | null = null;

  /** As `monotonicTime`, unseen by the program. */
  secondsPassed(): number {
    if (!this.realClock) return this.clockShift;
    const seconds = this.environment.now() / 1000;
    return seconds - (this.beginning ??= seconds);
  }

  /** So many seconds have passed already: the machine goes on from a snapshot. */
  goOnAt(seconds: number): void {
    if (this.realClock) this.beginning = this.environment.now() / 1000 - seconds;
    else this.clockShift = seconds;
  }

  /** Waiting took longer than the run may. */
  checkDeadline(): void {
    if (this.environment.now() > this.deadline) throw this.limitSignal("time");
  }

  /** A library module that the language itself needs (`typing.Generic`), past the gate. Provided by the library. */
  internalModule: (name: string) => Result = (name) => this.raise("SystemError", `no module ${name}`);

  /** The innermost guest frame. */
  guestFrame(): Frame | null {
    let frame = this.top;
    while (frame !== null && !(frame instanceof Frame)) frame = frame.back;
    return frame;
  }

  runsFrozenCode(): boolean {
    const frame = this.guestFrame();
    return frame !== null && (frame.linked.flags & CodeFlag.FROZEN) !== 0;
  }

  /** Where a frame pushed by a native may put its locals. */
  freeBase(): number {
    // Natives nested a thousand deep that call in turn walk a thousand frames each: charged.
    let frame = this.top;
    let steps = 0;
    while (frame !== null && !(frame instanceof Frame)) {
      frame = frame.back;
      steps++;
    }
    this.charge(steps >> 2);
    const base = frame === null ? 0 : frame.base + frame.linked.localCount + frame.linked.stackSize;
    // No gaps: an array with far-off elements would become a slow dictionary.
    while (this.stack.length < base) this.stack.push(undefined);
    return base;
  }

  /**
   * Runs until the frame stack is empty (a value), or X: exit tells whether an exception is uncaught (RAISE), the slice is
   * used up, the machine waits for the host, or the run was stopped. `delivered` is for the frame on top when it waits.
   */
  run(delivered: NextResult): NextResult {
    let result: NextResult = delivered;
    for (;;) {
      try {
        return this.trampoline(result);
      } catch (signal) {
        this.nesting = this.compiledDepth = 0;
        this.stepping = null;
        this.bindingTop = 0;
        if (signal instanceof MemoryRefused) result = this.raiseException(memoryError());
        else {
          this.stopFor(signal);
          return X;
        }
      }
    }
  }

  /** Runs what `start` begins; its own charges may stop it at once. */
  runFrom(start: () => NextResult): NextResult {
    let result: NextResult;
    try {
      result = start();
    } catch (signal) {
      this.nesting = this.compiledDepth = 0;
      if (signal instanceof MemoryRefused) result = this.raiseException(memoryError());
      else {
        this.stopFor(signal);
        return X;
      }
    }
    return this.run(result);
  }

  /** Metered work outside the loop, for the host: X with STOP when a limit was met, with RAISE when memory was refused. */
  attempt(work: () => Result): Result {
    try {
      return work();
    } catch (signal) {
      if (signal instanceof MemoryRefused) return this.raiseException(memoryError());
      this.stopFor(signal);
      return X;
    }
  }

  /** Ends the run with its final answer: no handler of the program runs. */
  finish(answer: Value, repr: string): ExitSignal {
    this.exit = Exit.STOP;
    this.stop = { kind: "finished", message: repr, answer };
    return X;
  }

  /** Ends the run from outside, between two steps of the machine. */
  abort(message: string): void {
    this.exit = Exit.STOP;
    this.stop = { kind: "aborted", message };
  }

  private trampoline(first: NextResult): NextResult {
    let result = first;
    for (;;) {
      const { top } = this;
      if (result !== X) {
        if (top === null) return result;
        if (top instanceof Frame) {
          deliver(this, top, result as Value | undefined);
          result = execute(this, top);
        } else {
          this.top = this.base = top.back;
          this.stepping = top;
          result = (top as NativeFrame).step(this, result as Value | undefined);
          this.stepping = null;
        }
      } else if (this.exit === Exit.RAISE) {
        if (top === null) return X;
        result = unwind(this);
      } else if (this.exit === Exit.RELOAD) {
        if (top === null) return null;
        if (this.sliceDue) {
          // Natives that call functions of the program pass no charge point.
          this.sliceDue = false;
          this.exit = Exit.SLICE;
          return X;
        }
        if (top instanceof Frame) result = execute(this, top);
        else {
          this.top = this.base = top.back;
          this.stepping = top;
          result = (top as NativeFrame).step(this, undefined);
          this.stepping = null;
        }
      } else return X;
    }
  }

  /** What a `with` block that was cut short had redirected. */
  private restoreOutput(): void {
    const sys = this.modules.get("sys");
    if (!(sys instanceof PyModule)) return;
    for (const name of ["stdout", "stderr"]) {
      const own = sys.namespace.getName(`__${name}__`);
      if (own !== undefined && sys.namespace.getName(name) !== undefined) sys.namespace.setName(name, own);
    }
  }

  /** A half-made module goes with its submodules, which are attributes of it. */
  private forgetModule(name: string): void {
    const prefix = `${name}.`;
    for (const other of this.modules.keys()) if (other === name || other.startsWith(prefix)) this.modules.delete(other);
  }

  /** Takes all frames off after a stop or a failure, with their trusted clean-up. */
  abandonFrames(): void {
    for (let frame = this.top; frame !== null; frame = frame.back) {
      if (frame instanceof NativeFrame) frame.abandon(this);
      else if (frame instanceof Frame && frame.generator !== null) {
        frame.generator.running = false;
        frame.generator.frame = null;
      }
    }
    this.top = this.base = null;
    this.stepping = null;
    this.callFrame = null;
    this.bindingTop = 0;
    this.depth = this.depthPaid = 0;
    this.nesting = this.compiledDepth = 0;
    this.handled = null;
    this.exception = null;
    this.stopValue = null;
    this.stack.length = 0;
    this.reprGuard.clear();
    this.cooperative = false;
    for (const name of this.loading) this.forgetModule(name);
    if (this.stop !== null && this.stop.kind !== "finished") this.restoreOutput();
    this.loading.clear();
    this.eventLoop = this.currentTask = this.currentContext = null;
    this.wakeAt = null;
  }
}

function bindForCall(m: VirtualMachine, hook: Value, self: Value): Result {
  return bindHook(m, hook, self, typeOf(self));
}
let bindHook: (m: Machine, attribute: Value, self: Value, type: PyType) => Result;
export function provideCallBinding(bind: typeof bindHook): void {
  bindHook = bind;
}

function memoryError(): PyException {
  return new PyException(exceptionType("MemoryError").rootShape, new PyTuple([]));
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

class DeferredCall extends NativeFrame {
  constructor(
    readonly callable: Value,
    readonly args: readonly Value[],
    readonly keywords: ReadonlyMap<string, Value> | null,
    readonly links: number,
  ) {
    super();
  }
  step(machine: Machine): NextResult {
    const m = machine as VirtualMachine;
    m.deferrals = this.links;
    const result = m.call(this.callable, this.args, this.keywords);
    m.deferrals = 0;
    return result;
  }
}
// The continuation is found again by its name.
heapClass(
  ThenFrame,
  "frame.then",
  { continuation: "skip", a: "state", b: "state", c: "state", catches: "plain", back: "skip" },
  72,
);
heapClass(
  DeferredCall,
  "frame.call",
  { callable: "value", args: "values", keywords: "map", links: "plain", back: "skip", catches: "plain" },
  104,
);

export { FRAME_CAP };
