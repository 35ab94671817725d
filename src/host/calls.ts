/**
 * Calls of tools on the host's side: checks, approval, execution, and the way of results into the machine. What a guest can
 * reach of a call is `PyToolCall` (plain data); the promises, inputs and abort controllers that belong to it are here.
 *
 * Invariants: results enter the machine one at a time, in the order in which they arrived, and only while it stands still;
 * host errors become a type and a bounded text; a promise's answer to a call that is settled already changes nothing.
 */

import { abandonCall, isRaisable, type PyToolCall, type ToolHost } from "../library/tools.js";
import { LimitSignal, MemoryRefused, Exit, X } from "../objects/machine.js";
import type { Value } from "../objects/model.js";
import type { VirtualMachine } from "../vm/machine.js";
import { isLimitName } from "../vm/meter.js";
import { Budget, ConversionError, hasMethod, isThenable, toGuest, toHost } from "./convert.js";
import {
  afterMilliseconds,
  domExceptionText,
  isProxy,
  makeController,
  type AbortControllerLike,
  type AbortSignalLike,
} from "./platform.js";
import { ownValue, misuse } from "./misuse.js";
import type { Journal, ResultEntry, StoppedEntry } from "./journal.js";
import { jsonToHost } from "./journal.js";
import { ToolError, checkValue, type Checked, type HostTool } from "./tools.js";

/** Characters of a host error's text that a guest may see. */
const ERROR_TEXT = 1000;

/** A call that waits for the host, as outcomes show it. */
export interface PendingCall {
  readonly id: string;
  /** The tool's name as the host gave it. */
  readonly tool: string;
  /** Positional arguments, for tools that are bare functions. */
  readonly args: readonly unknown[];
  /** Arguments by name. */
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** Line of the program, 0 when unknown. */
  readonly line: number;
  /** The call waits for `approve` or `deny`. */
  readonly approval: boolean;
  /** The tool's own execute is at work already, or was when a snapshot was taken. */
  readonly started: boolean;
}

/** Something that was ignored; for the host's log. */
export interface SandboxWarning {
  readonly kind: "late-result" | "unknown-call" | "abandoned-call";
  readonly message: string;
  readonly callId: string;
  /** Of an abandoned call: its Python name. */
  readonly tool?: string;
}

/** What may be told of an error: an Error, ToolError, text, or a Python type and message. */
export type CallError = Error | string | { readonly type: string; readonly message: string };

type Stage = "check" | "approval" | "verdict" | "execute" | "output";

/** A promise that a call waits for. */
interface Flight {
  readonly call: PyToolCall;
  readonly stage: Stage;
  readonly value: unknown;
  readonly controller: AbortControllerLike | null;
  /** False: started by a program that is stepped; its answer waits for `approve`. */
  isAwaited: boolean;
  landed: Arrival | null;
}

interface Arrival {
  readonly flight: Flight;
  readonly isError: boolean;
  readonly value: unknown;
}

/** Where a call's input stands on the host's side. */
interface Prepared {
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** What execute gets: checked, perhaps transformed by the schema; undefined before the check. */
  value: unknown;
  isChecked: boolean;
  wasAsked: boolean;
}

/** An exception for the program. */
interface Failure {
  readonly type: string;
  readonly message: string;
}

/** How the program is driven: to the end, until something waits, or without waiting at all. */
export type CallMode = "run" | "step" | "sync";

export class ToolCalls implements ToolHost {
  mode: CallMode = "sync";
  /** Answers approvals in `run`. */
  onApproval: ((call: PendingCall) => unknown) | null = null;
  private readonly flights = new Map<string, Flight>();
  private readonly prepared = new Map<string, Prepared>();
  /** Calls that wait for others to end. */
  private readonly queue: PyToolCall[] = [];
  private readonly arrivals: Arrival[] = [];
  private wake: (() => void) | null = null;
  /** Calls whose host part had begun when a snapshot was taken: what became of them is not known here. */
  private readonly unknown = new Set<string>();
  /** Calls of a snapshot whose tool decides by a function whether they need approval, and was not asked yet. */
  private readonly undecided = new Set<string>();

  constructor(
    private readonly tools: ReadonlyMap<string, HostTool>,
    private readonly warn: (warning: SandboxWarning) => void,
    private readonly journal: Journal | null = null,
  ) {}

  get canWait(): boolean {
    return this.mode !== "sync";
  }

  // ------------------------------------------------------------------------------------------------------- a call begins

  begin(m: VirtualMachine, call: PyToolCall): void {
    const tool = this.tools.get(call.tool.name);
    if (tool === undefined) {
      fail(call, "RuntimeError", `the tool '${call.tool.name}' is not available in this sandbox`);
      return;
    }
    const isMissing = tool.execute === null && (this.journal === null || this.journal.player === null);
    if (this.mode === "sync" && (tool.description.isAsync || isMissing)) {
      this.refuseSync(call);
      return;
    }
    const prepared = this.prepare(m, tool, call);
    if ("type" in prepared) {
      fail(call, prepared.type, prepared.message);
      return;
    }
    const { journal } = this;
    if (journal === null) {
      this.orRefused(m, call, () => this.check(m, call, tool, prepared));
      return;
    }
    journal.called(m, call, prepared.args, prepared.kwargs);
    this.beginning = call;
    try {
      if (journal.player === null) {
        const before = m.usedInstructions();
        this.orRefused(m, call, () => this.check(m, call, tool, prepared));
        if (m.toolCalls.has(call.id) && m.usedInstructions() > before) journal.checked(m, call);
      } else {
        journal.player.checked(m, call);
        journal.player.stopped(m, call);
        const answer = journal.player.nextNow(m, call);
        // What its copies cost is in the count of the check.
        if (answer === null) m.unmetered(() => this.keep(m, call, prepared));
        else this.play(m, call, answer);
      }
    } catch (signal) {
      if (signal instanceof LimitSignal) journal.stopped(m, call, signal.limit);
      throw signal;
    } finally {
      this.beginning = null;
    }
  }
  /** The call whose host part begins at this moment. */
  private beginning: PyToolCall | null = null;
  get inCall(): string | null {
    return this.beginning?.id ?? null;
  }

  /** An answer that alone is larger than the memory is a MemoryError of the call. */
  private orRefused(m: VirtualMachine, call: PyToolCall, work: () => void): void {
    try {
      work();
    } catch (signal) {
      if (!(signal instanceof MemoryRefused)) throw signal;
      this.settle(m, call, "MemoryError", "");
    }
  }

  /** Settles a call as a journal says. */
  play(m: VirtualMachine, call: PyToolCall, answer: ResultEntry): void {
    const { error } = answer;
    m.unmetered(() => {
      if (error !== undefined) this.settle(m, call, error.type, error.message);
      else this.enter(m, call, null, jsonToHost(answer.value));
    });
    // What the answer and its checks cost then is charged now.
    m.catchUp(answer.at, answer.memory);
  }

  /** As `play`, for a call that waits. False: a limit was met. */
  playWaiting(m: VirtualMachine, answer: ResultEntry | StoppedEntry): boolean {
    const call = m.toolCalls.get(answer.id);
    if (call === undefined) throw new Error(`the journal settles ${answer.id}, which does not wait`);
    return this.act(m, call, () => {
      if (answer.type === "stopped") throw limitOf(m, answer);
      this.play(m, call, answer);
    });
  }

  private refuseSync(call: PyToolCall): void {
    fail(
      call,
      "RuntimeError",
      `${call.tool.name}() needs to wait for the host, which runSync() cannot do: the host must use run()`,
    );
  }

  /** The arguments as host values, or the exception for the program. */
  private prepare(m: VirtualMachine, tool: HostTool, call: PyToolCall): Prepared | Failure {
    // The call may be a snapshot's, and the tool of that name another one.
    if (tool.isBare ? call.keywords.size > 0 : call.args.length > 0)
      return {
        type: "RuntimeError",
        message: `${call.tool.name}() takes its arguments ${tool.isBare ? "by position" : "by name"} here, and was called when it took them ${tool.isBare ? "by name" : "by position"}`,
      };
    const budget = new Budget(m.limits.argumentBytes);
    const args: unknown[] = [];
    const kwargs: Record<string, unknown> = {};
    try {
      call.args.forEach((value, index) => args.push(toHost(m, value, `${index + 1}`, budget)));
      for (const [property, value] of call.keywords) {
        if (value === null && tool.noneIsAbsent.has(property)) continue;
        define(kwargs, property, toHost(m, value, property, budget));
      }
      for (const [property, value] of tool.defaults)
        if (!Object.hasOwn(kwargs, property)) define(kwargs, property, copyJson(value));
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      return {
        type: error.isTooMuch ? "ValueError" : "TypeError",
        message: `${call.tool.name}() argument ${error.path}: ${error.reason}`,
      };
    }
    return { args, kwargs, value: undefined, isChecked: false, wasAsked: false };
  }

  private check(
    m: VirtualMachine,
    call: PyToolCall,
    tool: HostTool,
    prepared: Prepared,
    charge: (units: number) => void = (units) => m.charge(units),
  ): void {
    const given = tool.isBare ? prepared.args : tool.isWhole ? prepared.kwargs["input"] : prepared.kwargs;
    const checked = this.host(m, call, () => checkValue(tool.input, given, charge));
    if (checked === FAILED) return;
    if (isThenable(checked)) this.fly(m, call, prepared, "check", checked, null, undefined);
    else this.afterCheck(m, call, tool, prepared, checked as Checked);
  }

  private afterCheck(m: VirtualMachine, call: PyToolCall, tool: HostTool, prepared: Prepared, checked: Checked): void {
    if ("problem" in checked) {
      this.settle(m, call, "ValueError", `${call.tool.name}() argument ${checked.problem}`);
      return;
    }
    prepared.value = checked.value;
    prepared.isChecked = true;
    if (tool.approval === false) {
      this.make(m, call, tool, prepared, false);
      return;
    }
    if (tool.approval === true) {
      this.askApproval(m, call, prepared);
      return;
    }
    const decide = tool.approval;
    const context = new CallContext(call.id, call.line);
    const decision = this.host(m, call, () => decide(prepared.value, context));
    if (decision === FAILED) return;
    if (isThenable(decision)) this.fly(m, call, prepared, "approval", decision, null, undefined);
    else if (isNeeded(decision)) this.askApproval(m, call, prepared);
    else this.make(m, call, tool, prepared, false);
  }

  private askApproval(m: VirtualMachine, call: PyToolCall, prepared: Prepared): void {
    if (this.mode === "sync") {
      this.refuseSync(call);
      return;
    }
    call.needsApproval = true;
    this.keep(m, call, prepared);
  }

  /** Makes the call, or leaves it to the host. `isAgreed`: the host said so itself. */
  private make(m: VirtualMachine, call: PyToolCall, tool: HostTool, prepared: Prepared, isAgreed: boolean): void {
    const { execute } = tool;
    const { isAsync } = tool.description;
    if (execute === null || (this.mode === "step" && isAsync && !isAgreed)) {
      this.keep(m, call, prepared);
      return;
    }
    if (isAsync && this.running() >= m.limits.concurrentCalls) {
      this.keep(m, call, prepared);
      this.queue.push(call);
      return;
    }
    const context = new CallContext(call.id, call.line);
    const given: readonly unknown[] = tool.isBare ? (prepared.value as readonly unknown[]) : [prepared.value, context];
    const result = this.host(m, call, () => execute(...given));
    if (result === FAILED) return;
    const promise = isThenable(result) ? result : asyncIterator(result);
    if (promise === null) this.checkResult(m, call, tool, result);
    else if (this.mode === "sync") {
      promise.then(undefined, () => undefined);
      this.refuseSync(call);
    } else
      this.fly(
        m,
        call,
        prepared,
        "execute",
        promise,
        context.controller,
        prepared.value,
        this.mode === "run" || isAgreed,
      );
  }

  /** Checks the result, then lets it into the machine. */
  private checkResult(m: VirtualMachine, call: PyToolCall, tool: HostTool, result: unknown): void {
    const { output } = tool;
    if (output.validate === null && output.checker === null) {
      this.enter(m, call, tool, result);
      return;
    }
    const checked = this.host(m, call, () => checkValue(output, result, (units) => m.charge(units)));
    if (checked === FAILED) return;
    if (isThenable(checked)) this.fly(m, call, this.prepared.get(call.id) ?? EMPTY, "output", checked, null, undefined);
    else this.afterOutput(m, call, tool, checked as Checked);
  }

  private afterOutput(m: VirtualMachine, call: PyToolCall, tool: HostTool, checked: Checked): void {
    if ("problem" in checked)
      this.settle(
        m,
        call,
        "RuntimeError",
        `${call.tool.name}() gave a result that does not match its schema: ${checked.problem}`.slice(0, ERROR_TEXT),
      );
    else this.enter(m, call, tool, checked.value);
  }

  private enter(m: VirtualMachine, call: PyToolCall, tool: HostTool | null, result: unknown): void {
    let value: Value;
    try {
      value = toGuest(m, result, "result", { floats: tool?.floats ?? null, budget: new Budget(m.limits.resultBytes) });
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      this.settle(
        m,
        call,
        "RuntimeError",
        `${call.tool.name}() gave a result that cannot be passed: ${error.message}`.slice(0, ERROR_TEXT),
      );
      return;
    }
    call.value = value;
    call.state = "returned";
    this.journal?.settled(m, call, this.beginning === call);
    this.forget(m, call);
  }

  /** Runs host code with the guest's clock stopped; its exception fails the call. */
  private host(m: VirtualMachine, call: PyToolCall, work: () => unknown): unknown {
    m.pauseClock();
    try {
      return work();
    } catch (error) {
      if (isOurs(error)) throw error;
      const { type, message } = guestError(call.tool.name, error);
      this.settle(m, call, type, message);
      return FAILED;
    } finally {
      m.resumeClock();
    }
  }

  private settle(m: VirtualMachine, call: PyToolCall, type: string, message: string): void {
    m.allocate(message.length);
    fail(call, type, message);
    this.journal?.settled(m, call, this.beginning === call);
    this.forget(m, call);
  }

  private forget(m: VirtualMachine, call: PyToolCall): void {
    call.needsApproval = false;
    m.toolCalls.delete(call.id);
    this.flights.delete(call.id);
    this.prepared.delete(call.id);
    this.unknown.delete(call.id);
    this.undecided.delete(call.id);
  }

  /** The call stays pending. Its arguments are the call's own from now on: the guest may change what it passed. */
  private keep(m: VirtualMachine, call: PyToolCall, prepared: Prepared): void {
    if (call.state === "pending") return;
    if (call.args.some(isMutable)) call.args = prepared.args.map((value) => toGuest(m, value, "argument"));
    let copied: Map<string, Value> | null = null;
    for (const [property, value] of call.keywords)
      if (isMutable(value))
        (copied ??= new Map(call.keywords)).set(property, toGuest(m, prepared.kwargs[property], "argument"));
    if (copied !== null) call.keywords = copied;
    call.state = "pending";
    m.toolCalls.set(call.id, call);
    this.prepared.set(call.id, prepared);
  }

  // ------------------------------------------------------------------------------------------------------------ promises

  private fly(
    m: VirtualMachine,
    call: PyToolCall,
    prepared: Prepared,
    stage: Stage,
    promise: PromiseLike<unknown>,
    controller: AbortControllerLike | null,
    value: unknown,
    isAwaited = true,
  ): void {
    const flight: Flight = { call, stage, value, controller, isAwaited, landed: null };
    const land = (isError: boolean) => (result: unknown) => this.land({ flight, isError, value: result });
    new Promise((resolve) => resolve(promise)).then(land(false), land(true));
    if (this.mode === "sync") {
      this.refuseSync(call);
      return;
    }
    this.keep(m, call, prepared);
    this.flights.set(call.id, flight);
  }

  private land(arrival: Arrival): void {
    const { flight } = arrival;
    const { id } = flight.call;
    if (this.flights.get(id) !== flight) {
      this.warn({
        kind: "late-result",
        callId: id,
        message: `the result of ${id} (${flight.call.tool.name}) came when the call was settled already; it was ignored`,
      });
      return;
    }
    if (!flight.isAwaited) {
      flight.landed = arrival;
      return;
    }
    this.arrivals.push(arrival);
    this.wake?.();
    this.wake = null;
  }

  private running(): number {
    let count = 0;
    for (const flight of this.flights.values()) if (flight.stage === "execute") count++;
    return count;
  }

  /** Is there something that will arrive without the host's doing? */
  get isBusy(): boolean {
    if (this.arrivals.length > 0) return true;
    for (const flight of this.flights.values()) if (flight.isAwaited) return true;
    return false;
  }

  /** Resolves when something has arrived, the signal is set, or so many milliseconds have passed. */
  async arrival(signal: AbortSignalLike | null, milliseconds: number | null): Promise<void> {
    if (this.arrivals.length > 0 || signal?.aborted === true) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        signal?.removeEventListener?.("abort", done);
        stopTimer?.();
        resolve();
      };
      this.wake = done;
      signal?.addEventListener?.("abort", done);
      const stopTimer = milliseconds === null ? null : afterMilliseconds(milliseconds, done);
    });
    this.wake = null;
  }

  /** Takes the oldest arrival in. False: the run has to stop. */
  deliver(m: VirtualMachine): boolean {
    const arrival = this.arrivals.shift();
    if (arrival === undefined) return true;
    const { flight, isError, value } = arrival;
    const { call } = flight;
    if (this.flights.get(call.id) !== flight) return true;
    return this.act(m, call, () => {
      this.flights.delete(call.id);
      const tool = this.tools.get(call.tool.name) as HostTool;
      if (isError) {
        const { type, message } = guestError(call.tool.name, value);
        this.settle(m, call, type, message);
      } else this.arrived(m, call, tool, flight, value);
      this.startQueued(m);
    });
  }

  private arrived(m: VirtualMachine, call: PyToolCall, tool: HostTool, flight: Flight, value: unknown): void {
    const prepared = this.prepared.get(call.id) ?? EMPTY;
    switch (flight.stage) {
      case "check":
        this.afterCheck(m, call, tool, prepared, value as Checked);
        break;
      case "approval":
        if (isNeeded(value)) call.needsApproval = true;
        else this.make(m, call, tool, prepared, false);
        break;
      case "verdict":
        if (value === true) this.agree(m, call, tool, prepared);
        else this.settle(m, call, "PermissionError", denial(call, typeof value === "string" ? value : ""));
        break;
      case "execute":
        this.checkResult(m, call, tool, value);
        break;
      case "output":
        this.afterOutput(m, call, tool, value as Checked);
        break;
    }
  }

  private startQueued(m: VirtualMachine): void {
    while (this.queue.length > 0 && this.running() < m.limits.concurrentCalls) {
      const call = this.queue.shift() as PyToolCall;
      const prepared = this.prepared.get(call.id);
      if (call.state === "pending" && prepared !== undefined)
        this.make(m, call, this.tools.get(call.tool.name) as HostTool, prepared, true);
    }
  }

  /** Metered work while the machine stands still. False: a limit was met. */
  private act(m: VirtualMachine, call: PyToolCall, work: () => void): boolean {
    const result = m.attempt(() => {
      this.orRefused(m, call, work);
      return null;
    });
    if (result === X) {
      this.journal?.stopped(m, call, m.stop?.limit ?? "aborted");
      return false;
    }
    // It no longer stands at the wait.
    m.exit = Exit.SLICE;
    return true;
  }

  // ------------------------------------------------------------------------------------------------------- the host acts

  /** Calls whose host part has begun. */
  underWay(): string[] {
    const ids = new Set(this.unknown);
    for (const flight of this.flights.values())
      if (flight.stage === "execute" || flight.stage === "output") ids.add(flight.call.id);
    return [...ids].sort();
  }

  /** After a restore: these had begun. */
  restored(underWay: readonly string[]): void {
    for (const id of underWay) this.unknown.add(id);
  }

  /** Throws when something had begun that nobody has said a word about. */
  checkKnown(m: VirtualMachine): void {
    for (const id of this.unknown) {
      const call = m.toolCalls.get(id);
      if (call !== undefined)
        throw new Error(
          `${id} (${call.tool.name}) was under way when the snapshot was taken: resume() or resumeError() it, or approve() it to make it again`,
        );
    }
  }

  /** After a restore: what a snapshot says of approval is not enough. What it says was begun is for the host to settle. */
  decideAnew(m: VirtualMachine, agreed: ReadonlySet<string>): void {
    for (const call of m.toolCalls.values()) {
      const approval = this.tools.get(call.tool.name)?.approval ?? false;
      if (approval === false || call.needsApproval || agreed.has(call.id) || this.unknown.has(call.id)) continue;
      call.needsApproval = true;
      if (approval !== true) this.undecided.add(call.id);
    }
  }

  /** Makes the calls that nothing was done for yet. False: a limit was met. */
  makeAll(m: VirtualMachine): boolean {
    for (const call of m.toolCalls.values()) {
      const tool = this.tools.get(call.tool.name);
      if (this.flights.has(call.id) || tool === undefined || tool.execute === null) continue;
      if (this.undecided.delete(call.id)) {
        call.needsApproval = false;
        const goesOn = this.withPrepared(m, call, tool, (prepared) =>
          this.check(m, call, tool, prepared, () => undefined),
        );
        if (!goesOn) return false;
      } else if (!call.needsApproval && !this.approve(m, call)) return false;
    }
    return true;
  }

  /** Goes on with a call whose input is there, or can be made again. False: a limit was met. */
  private withPrepared(
    m: VirtualMachine,
    call: PyToolCall,
    tool: HostTool,
    work: (prepared: Prepared) => void,
  ): boolean {
    return this.act(m, call, () => {
      const prepared = this.prepared.get(call.id) ?? m.unmetered(() => this.prepare(m, tool, call));
      if ("type" in prepared) {
        this.settle(m, call, prepared.type, prepared.message);
        return;
      }
      this.prepared.set(call.id, prepared);
      work(prepared);
    });
  }

  /** In `run`: asks the host about calls that it was not asked about yet. */
  askAll(m: VirtualMachine): void {
    const { onApproval } = this;
    if (onApproval === null) return;
    for (const call of m.toolCalls.values()) {
      if (!call.needsApproval) continue;
      const view = this.view(m, call);
      const prepared = this.prepared.get(call.id);
      if (prepared === undefined || prepared.wasAsked) continue;
      prepared.wasAsked = true;
      let verdict: unknown;
      try {
        verdict = onApproval(view);
      } catch (error) {
        verdict = Promise.reject(error);
      }
      this.fly(m, call, prepared, "verdict", Promise.resolve(verdict), null, undefined);
    }
  }

  /** Is it a call that waits? If not, the host is told. */
  known(m: VirtualMachine, id: string, what: string): PyToolCall | null {
    const call = m.toolCalls.get(id);
    if (call !== undefined) return call;
    const wasMade = /^call-[1-9]\d*$/.test(id) && Number(id.slice(5)) < m.nextToolCall;
    this.warn(
      wasMade
        ? { kind: "late-result", callId: id, message: `${what}: ${id} is settled already; it was ignored` }
        : { kind: "unknown-call", callId: id, message: `${what}: there is no call ${id}; it was ignored` },
    );
    return null;
  }

  resume(m: VirtualMachine, call: PyToolCall, value: unknown): boolean {
    const tool = this.tools.get(call.tool.name) ?? null;
    this.stopFlight(call);
    return this.act(m, call, () => {
      if (tool === null) this.enter(m, call, null, value);
      else this.checkResult(m, call, tool, value);
    });
  }

  resumeError(m: VirtualMachine, call: PyToolCall, error: Error | string): boolean {
    this.stopFlight(call);
    return this.act(m, call, () => {
      const { type, message } = guestError(call.tool.name, error);
      this.settle(m, call, type, message);
    });
  }

  /** Makes the call with the tool's own execute. */
  approve(m: VirtualMachine, call: PyToolCall): boolean {
    const flight = this.flights.get(call.id);
    if (flight !== undefined && flight.stage !== "verdict") {
      flight.isAwaited = true;
      if (flight.landed !== null) this.arrivals.push(flight.landed);
      return true;
    }
    const tool = this.tools.get(call.tool.name);
    if (tool === undefined) throw new Error(`the tool '${call.tool.name}' is not among this sandbox's tools`);
    this.unknown.delete(call.id);
    return this.withPrepared(m, call, tool, (prepared) => this.agree(m, call, tool, prepared));
  }

  private agree(m: VirtualMachine, call: PyToolCall, tool: HostTool, prepared: Prepared): void {
    call.needsApproval = false;
    this.undecided.delete(call.id);
    this.flights.delete(call.id);
    if (prepared.isChecked) {
      this.make(m, call, tool, prepared, true);
      return;
    }
    // Restored from a snapshot: the input is checked again.
    const given = tool.isBare ? prepared.args : tool.isWhole ? prepared.kwargs["input"] : prepared.kwargs;
    const checked = this.host(m, call, () => checkValue(tool.input, given, () => undefined));
    if (checked === FAILED) return;
    if (isThenable(checked)) {
      this.fly(m, call, prepared, "check", checked, null, undefined);
      return;
    }
    const answer = checked as Checked;
    if ("problem" in answer) this.settle(m, call, "ValueError", `${call.tool.name}() argument ${answer.problem}`);
    else {
      prepared.value = answer.value;
      prepared.isChecked = true;
      this.make(m, call, tool, prepared, true);
    }
  }

  deny(m: VirtualMachine, call: PyToolCall, message: string): boolean {
    this.stopFlight(call);
    return this.act(m, call, () => this.settle(m, call, "PermissionError", denial(call, message)));
  }

  private stopFlight(call: PyToolCall): void {
    this.flights.get(call.id)?.controller?.abort();
    this.flights.delete(call.id);
  }

  drop(call: PyToolCall): void {
    this.stopFlight(call);
    this.prepared.delete(call.id);
  }

  /** The run is over: what still waits is given up. */
  end(m: VirtualMachine): void {
    for (const call of m.toolCalls.values()) {
      const wasStarted = this.flights.has(call.id);
      abandonCall(m, call, "the run ended before the call was awaited");
      if (wasStarted)
        this.warn({
          kind: "abandoned-call",
          callId: call.id,
          tool: call.tool.name,
          message: `the run ended while ${call.id} (${call.tool.name}) was under way; its result will be ignored`,
        });
    }
    this.queue.length = 0;
    this.arrivals.length = 0;
    this.prepared.clear();
    this.unknown.clear();
    this.undecided.clear();
  }

  // --------------------------------------------------------------------------------------------------------------- views

  pending(m: VirtualMachine): PendingCall[] {
    return [...m.toolCalls.values()].map((call) => this.view(m, call));
  }

  private view(m: VirtualMachine, call: PyToolCall): PendingCall {
    const tool = this.tools.get(call.tool.name);
    let prepared = this.prepared.get(call.id) ?? null;
    if (prepared === null && tool !== undefined) {
      const made = m.unmetered(() => this.prepare(m, tool, call));
      if (!("type" in made)) {
        prepared = made;
        this.prepared.set(call.id, made);
      }
    }
    return {
      id: call.id,
      tool: tool?.key ?? call.tool.name,
      args: prepared?.args ?? [],
      kwargs: prepared?.kwargs ?? {},
      line: call.line,
      approval: call.needsApproval,
      started: this.flights.get(call.id)?.stage === "execute" || this.unknown.has(call.id),
    };
  }
}

/** The limit that a journal says was met. */
export function limitOf(m: VirtualMachine, { limit, at, memory }: StoppedEntry): LimitSignal {
  return isLimitName(limit)
    ? m.metLimit(limit, at, memory)
    : new LimitSignal("aborted", "the run was aborted, says its journal");
}

const FAILED = Symbol("failed");
const EMPTY: Prepared = { args: [], kwargs: {}, value: undefined, isChecked: false, wasAsked: false };

function fail(call: PyToolCall, type: string, message: string): void {
  call.state = "raised";
  call.errorType = type;
  call.errorMessage = message;
}

/** What a tool's approval function answered: whatever is not plainly "no" asks. */
export function isNeeded(decision: unknown): boolean {
  return decision !== false && decision !== undefined && decision !== null;
}

function denial(call: PyToolCall, message: string): string {
  return denialText(call.tool.name, message);
}

/** What the program reads when a call is refused. */
export function denialText(tool: string, message: string): string {
  return `the call of ${tool}() was not approved${message === "" ? "" : `: ${message.slice(0, ERROR_TEXT)}`}`;
}

function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

function isMutable(value: Value): boolean {
  return typeof value === "object" && value !== null;
}

/** A fresh copy of a schema's default. */
export function copyJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as unknown[]).map(copyJson);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) define(copy, key, copyJson((value as Record<string, unknown>)[key]));
  return copy;
}

/** `execute` as an async generator: its last value counts, as for the AI SDK. */
export function asyncIterator(result: unknown): PromiseLike<unknown> | null {
  if (typeof result !== "object" || result === null || !hasMethod(result, Symbol.asyncIterator)) return null;
  return (async () => {
    let last: unknown;
    for await (const value of result as AsyncIterable<unknown>) last = value;
    return last;
  })();
}

/** What execute and the approval function get. The controller is made when it is asked for. */
export class CallContext {
  private made: AbortControllerLike | null = null;
  readonly toolCallId: string;
  readonly messages: never[] = [];
  readonly context: Record<string, unknown> = {};
  constructor(
    readonly callId: string,
    readonly line: number,
  ) {
    this.toolCallId = callId;
  }
  get controller(): AbortControllerLike {
    return (this.made ??= makeController());
  }
  get signal(): unknown {
    return this.controller.signal;
  }
  get abortSignal(): unknown {
    return this.controller.signal;
  }
}

// ---------------------------------------------------------------------------------------------------------------- errors

/** `instanceof` would run its traps. */
function isTrap(error: unknown): boolean {
  return (typeof error === "object" || typeof error === "function") && error !== null && isProxy(error);
}

/** The meter's own signals, which are no error of the host's. A proxy's traps may throw whatever is asked of it. */
function isOurs(error: unknown): boolean {
  if (isTrap(error)) return false;
  try {
    return error instanceof LimitSignal || error instanceof MemoryRefused;
  } catch {
    return false;
  }
}

function asToolError(error: unknown): ToolError | null {
  if (isTrap(error)) return null;
  try {
    return error instanceof ToolError ? error : null;
  } catch {
    return null;
  }
}

/** A Python type and text for what a tool threw: no stack, no property but name and message, both plain data. */
export function guestError(tool: string, error: unknown): { readonly type: string; readonly message: string } {
  const chosen = asToolError(error);
  if (chosen !== null && isRaisable(chosen.type))
    return { type: chosen.type, message: textOf(chosen, "message").slice(0, ERROR_TEXT) };
  if (typeof error === "string")
    return { type: "RuntimeError", message: `${tool}() failed: ${error}`.slice(0, ERROR_TEXT) };
  if (typeof error !== "object" || error === null) return { type: "RuntimeError", message: `${tool}() failed` };
  const name = textOf(error, "name").slice(0, 100);
  const message = textOf(error, "message");
  return {
    type: "RuntimeError",
    message: `${tool}() failed: ${name === "" ? "Error" : name}${message === "" ? "" : `: ${message}`}`.slice(
      0,
      ERROR_TEXT,
    ),
  };
}

/** What `resumeError` was given: an Error or text as it is, a type and a message as a ToolError. */
export function readCallError(error: unknown): Error | string {
  const wanted = "an Error, a string, or { type, message }";
  if (typeof error === "string") return error;
  if (typeof error !== "object" || error === null || isProxy(error))
    throw misuse("the error of resumeError()", wanted, error);
  if (error instanceof Error) return error;
  const type = ownValue(error, "type");
  const message = ownValue(error, "message");
  if (typeof type !== "string" || typeof message !== "string")
    throw misuse("the error of resumeError()", wanted, error);
  return new ToolError(type, message);
}

/** A text property, found by descriptors along the prototypes: accessors are not run. */
function textOf(error: object, name: "name" | "message"): string {
  try {
    for (let at: unknown = error; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at)) {
      const descriptor = Object.getOwnPropertyDescriptor(at, name);
      if (descriptor !== undefined)
        return typeof descriptor.value === "string" ? descriptor.value : domExceptionText(error, name);
    }
  } catch {
    // A proxy that refuses.
  }
  return "";
}
