/**
 * Calls of host tools that come from a remote sandbox: bound, checked, approved and made as the VM's are (host/calls.ts), with
 * the same words for what is wrong. Every call is untrusted: its action must be the one under way, its number fresh, its
 * arguments within bounds; how many and how many at once is capped.
 */

import { asyncIterator, copyJson, denialText, guestError, isNeeded, type PendingCall } from "../../host/calls.js";
import { ConversionError, isThenable } from "../../host/convert.js";
import { checkValue, type Checked, type HostTool, type ToolCallContext } from "../../host/tools.js";
import { bindNames } from "../../library/tool-signature.js";
import type { CallFrame } from "./frames.js";
import { decodeValue, encodeValue, Refusal } from "./values.js";

export interface CallLimits {
  /** Calls of one action. */
  readonly toolCalls: number;
  /** Calls under way at once; further ones wait. */
  readonly concurrentCalls: number;
  readonly argumentBytes: number;
  readonly resultBytes: number;
  /** Milliseconds for one call. */
  readonly toolMilliseconds: number;
}

export interface CallHost {
  /** Answers a call; `later`: the answer will take time. */
  reply(
    id: number,
    answer: { readonly value: unknown } | { readonly error: PythonText } | { readonly later: true },
  ): void;
  /** A cap was passed: the action has to end. */
  exceed(limit: "toolCalls"): void;
  /** The first call is under way, or none any more: guest time stands still meanwhile. */
  busy(isBusy: boolean): void;
}

interface PythonText {
  readonly type: string;
  readonly message: string;
}

/** Fails a call with a Python exception. */
class CallFailure extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** Steps of a check: a schema's pattern may not search for ever. */
const CHECK_STEPS = 20_000_000;
const ERROR_TEXT = 1000;

type Approve = (call: PendingCall) => boolean | string | PromiseLike<boolean | string>;

/** The calls of one action. */
export class ActionCalls {
  private readonly seen = new Set<number>();
  private readonly controllers = new Map<number, AbortController>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private open = 0;
  private isOver = false;
  count = 0;

  constructor(
    private readonly run: number,
    private readonly tools: ReadonlyMap<string, HostTool>,
    private readonly limits: CallLimits,
    private readonly approve: Approve | null,
    private readonly host: CallHost,
  ) {}

  /** A call frame has come. What is not of this action, or was there before, is no call. */
  begin(frame: CallFrame): void {
    if (this.isOver || frame.run !== this.run || this.seen.has(frame.id)) return;
    if (this.count >= this.limits.toolCalls) {
      this.host.exceed("toolCalls");
      return;
    }
    this.seen.add(frame.id);
    this.count++;
    void this.make(frame);
  }

  /** The program no longer wants the answer. */
  drop(id: number): void {
    this.controllers.get(id)?.abort();
  }

  /** The action is over. */
  end(): void {
    this.isOver = true;
    for (const controller of this.controllers.values()) controller.abort();
    for (const go of this.waiting.splice(0)) go();
  }

  private async make(frame: CallFrame): Promise<void> {
    const controller = new AbortController();
    this.controllers.set(frame.id, controller);
    if (this.open++ === 0) this.host.busy(true);
    let timer: NodeJS.Timeout | null = null;
    try {
      const late = new Promise<never>((_resolve, reject) => {
        const { toolMilliseconds } = this.limits;
        if (Number.isFinite(toolMilliseconds))
          timer = setTimeout(
            () => reject(new CallFailure("TimeoutError", `${frame.tool}() took longer than ${toolMilliseconds} ms`)),
            toolMilliseconds,
          );
      });
      late.catch(() => controller.abort());
      // Nobody waits any more: whatever the tool still does, the clock goes on.
      const dropped = new Promise<never>((_resolve, reject) => {
        const giveUp = (): void => reject(new CallFailure("RuntimeError", `${frame.tool}(): the call was given up`));
        controller.signal.addEventListener("abort", giveUp, { once: true });
      });
      const value = await Promise.race([this.answer(frame, controller.signal), late, dropped]);
      this.reply(frame.id, { value });
    } catch (error) {
      this.reply(frame.id, {
        error:
          error instanceof CallFailure ? { type: error.type, message: error.message } : guestError(frame.tool, error),
      });
    } finally {
      if (timer !== null) clearTimeout(timer);
      this.controllers.delete(frame.id);
      if (--this.open === 0) this.host.busy(false);
    }
  }

  private reply(id: number, answer: Parameters<CallHost["reply"]>[1]): void {
    if (!this.isOver) this.host.reply(id, answer);
  }

  private async answer(frame: CallFrame, signal: AbortSignal): Promise<unknown> {
    const tool = this.tools.get(frame.tool);
    if (tool === undefined)
      throw new CallFailure("RuntimeError", `the tool '${frame.tool.slice(0, 100)}' is not available in this sandbox`);
    const { args, kwargs } = this.bind(tool, frame);
    const given = tool.isBare ? args : tool.isWhole ? kwargs["input"] : kwargs;
    const checked = await checkOf(checkValue(tool.input, given, meter()));
    if ("problem" in checked) throw new CallFailure("ValueError", `${frame.tool}() argument ${checked.problem}`);
    const callId = `call-${frame.id}`;
    const context: ToolCallContext = {
      callId,
      line: frame.line,
      signal,
      toolCallId: callId,
      abortSignal: signal,
      messages: [],
      context: {},
    };
    await this.agree(tool, frame, { args, kwargs }, checked.value, context);
    if (tool.execute === null)
      throw new CallFailure("RuntimeError", `${frame.tool}(): the tool has no execute, so nobody can answer it`);
    await this.slot();
    try {
      if (this.isOver) throw new CallFailure("RuntimeError", `${frame.tool}(): the action is over`);
      // Given up or too late, while it waited for agreement or its turn: the program was told so, and it is not made.
      if (signal.aborted) throw new CallFailure("RuntimeError", `${frame.tool}(): nobody waits for it any more`);
      const made: unknown = tool.execute(
        ...(tool.isBare ? (checked.value as readonly unknown[]) : [checked.value, context]),
      );
      const promise = isThenable(made) ? made : asyncIterator(made);
      if (promise !== null && frame.awaitable && !tool.description.isAsync) this.reply(frame.id, { later: true });
      return await this.result(tool, frame.tool, promise === null ? made : await promise);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running--;
      else next();
    }
  }

  /** A place among the calls under way; whoever ends hands its place on. */
  private async slot(): Promise<void> {
    if (this.running < this.limits.concurrentCalls) this.running++;
    else await new Promise<void>((go) => this.waiting.push(go));
  }

  /** The arguments under the host's names for them. */
  private bind(
    tool: HostTool,
    frame: CallFrame,
  ): { readonly args: readonly unknown[]; readonly kwargs: Record<string, unknown> } {
    const { signature } = tool.description;
    const bound = bindNames(signature, frame.args.length, Object.keys(frame.kwargs));
    if (typeof bound === "string") throw new CallFailure("TypeError", bound);
    if (frame.size > this.limits.argumentBytes + 4096)
      throw new CallFailure("ValueError", `${frame.tool}() argument 1: larger than ${this.limits.argumentBytes} bytes`);
    const args = frame.args
      .slice(signature.parameters.length)
      .map((json, index) => decoded(frame.tool, `${index + 1}`, json));
    const kwargs: Record<string, unknown> = {};
    const put = (property: string, json: unknown): void => {
      const value = decoded(frame.tool, property, json);
      if (value !== null || !tool.noneIsAbsent.has(property)) define(kwargs, property, value);
    };
    signature.parameters.forEach(({ property }, index) => {
      const from = bound.slots[index];
      if (from !== undefined) put(property, typeof from === "number" ? frame.args[from] : frame.kwargs[from]);
    });
    for (const name of bound.rest) put(name, frame.kwargs[name]);
    for (const [property, value] of tool.defaults)
      if (!Object.hasOwn(kwargs, property)) define(kwargs, property, copyJson(value));
    return { args, kwargs };
  }

  /** Waits for the host's agreement where it is needed. */
  private async agree(
    tool: HostTool,
    frame: CallFrame,
    { args, kwargs }: { readonly args: readonly unknown[]; readonly kwargs: Record<string, unknown> },
    value: unknown,
    context: ToolCallContext,
  ): Promise<void> {
    const { approval } = tool;
    if (approval === false || (typeof approval === "function" && !isNeeded(await approval(value, context)))) return;
    const verdict =
      this.approve === null
        ? "nobody is there to approve it"
        : await this.approve({
            id: context.callId,
            tool: tool.key,
            args,
            kwargs,
            line: frame.line,
            approval: true,
            started: false,
          });
    if (verdict !== true)
      throw new CallFailure("PermissionError", denialText(frame.tool, typeof verdict === "string" ? verdict : ""));
  }

  private async result(tool: HostTool, name: string, made: unknown): Promise<unknown> {
    const { output } = tool;
    let value = made;
    if (output.validate !== null || output.checker !== null) {
      const checked = await checkOf(checkValue(output, made, meter()));
      if ("problem" in checked)
        throw new CallFailure(
          "RuntimeError",
          `${name}() gave a result that does not match its schema: ${checked.problem}`.slice(0, ERROR_TEXT),
        );
      ({ value } = checked);
    }
    try {
      return encodeValue(value, "result", this.limits.resultBytes, tool.floats);
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      throw new CallFailure(
        "RuntimeError",
        `${name}() gave a result that cannot be passed: ${error.message}`.slice(0, ERROR_TEXT),
      );
    }
  }
}

async function checkOf(checked: Checked | PromiseLike<Checked>): Promise<Checked> {
  return await checked;
}

function meter(): (units: number) => void {
  let left = CHECK_STEPS;
  return (units) => {
    if ((left -= units) < 0) throw new Error("checking the value takes too long");
  };
}

function decoded(tool: string, path: string, json: unknown): unknown {
  const value = decodeValue(json, true);
  if (value instanceof Refusal)
    throw new CallFailure(
      value.isTooMuch ? "ValueError" : "TypeError",
      `${tool}() argument ${path}${value.path}: ${value.reason}`,
    );
  return value;
}

/** An own property whatever the key: `__proto__` is plain data. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
