/**
 * Tools for code that runs elsewhere: the host's half of a call. Arguments come as plain values, are checked, approved and
 * executed here, and a plain result or a Python exception's type and text goes back. The other side is not trusted: unknown
 * tools, arguments that do not fit and calls that need approval are stopped here whatever it says.
 */

import { CallContext, asyncIterator, denialText, guestError, isNeeded, type PendingCall } from "../host/calls.js";
import { ConversionError, isThenable } from "../host/convert.js";
import type { JsonSchema } from "../host/json-schema.js";
import { Sandbox } from "../host/sandbox.js";
import { readSchema } from "../host/schema.js";
import { checkValue, readTools, type Checked, type HostTool, type InputCheck, type Tools } from "../host/tools.js";
import { LIMITS, type Limits } from "../vm/meter.js";

/** Steps that the check of one call's arguments may take. */
const CHECK_STEPS = 10_000_000;
/** Characters of an error's text that code may see. */
const ERROR_TEXT = 1000;

/** A tool as plain data, for the other side to declare. */
export interface ToolSpecification {
  /** The host's name for it. */
  readonly key: string;
  /** Its Python name. */
  readonly name: string;
  readonly description: string;
  /** Called with positional arguments, unchecked. */
  readonly isBare: boolean;
  readonly isAsync: boolean;
  /** May be made again when it is not known whether a call went through. */
  readonly isIdempotent: boolean;
  /** What it takes; null: nothing. */
  readonly input: JsonSchema | null;
  /** False: only the host can check the arguments. */
  readonly isInputChecked: boolean;
  readonly output: JsonSchema | null;
}

/** One call, as the other side makes it. */
export interface HostCall {
  readonly id: string;
  /** Python name of the tool. */
  readonly tool: string;
  readonly args: readonly unknown[];
  /** The input, for tools that are no bare functions. */
  readonly input: unknown;
  readonly line: number;
}

/** What came of it. */
export type HostAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly type: string; readonly message: string };

export type Approver = (call: PendingCall) => boolean | string | PromiseLike<boolean | string>;

export class HostTools {
  private readonly tools: ReadonlyMap<string, HostTool>;
  private readonly given: ReadonlyMap<string, unknown>;
  /** Refuses values that cannot cross with the same words as the sandbox in this process. */
  private readonly scratch: Sandbox;

  constructor(
    tools: Tools | undefined,
    private readonly onApproval: Approver | undefined,
    limits: Limits = {},
  ) {
    this.tools = readTools(tools);
    const given = new Map<string, unknown>();
    for (const { key } of this.tools.values())
      given.set(key, tools instanceof Map ? tools.get(key) : (tools as Record<string, unknown>)[key]);
    this.given = given;
    const memory = Math.max(limits.memory ?? LIMITS.memory.default, limits.resultBytes ?? LIMITS.resultBytes.default);
    this.scratch = new Sandbox({ limits: { memory, instructions: Number.POSITIVE_INFINITY }, imports: ["datetime"] });
  }

  /** Every tool as plain data. */
  specifications(): ToolSpecification[] {
    return [...this.tools].map(([name, tool]) => {
      const given = this.given.get(tool.key) as Record<string, unknown> | null;
      const schema = tool.isBare ? undefined : (given?.["inputSchema"] ?? given?.["parameters"]);
      const output = tool.isBare
        ? null
        : readSchema(given?.["outputSchema"], `tools.${tool.key}.outputSchema`, "output").json;
      const description = tool.isBare ? undefined : given?.["description"];
      const input = schema === undefined ? null : readSchema(schema, `tools.${tool.key}.inputSchema`, "input").json;
      return {
        key: tool.key,
        name,
        description: typeof description === "string" ? description : "",
        isBare: tool.isBare,
        isAsync: tool.description.isAsync,
        isIdempotent: tool.idempotent,
        input: schema === undefined ? null : (input ?? { type: "object", additionalProperties: true }),
        isInputChecked: tool.input.validate === null,
        output,
      };
    });
  }

  /** Throws a ConversionError that begins with `path` when a value cannot cross. */
  checkCrossing(path: string, value: unknown): void {
    try {
      this.scratch.globals.set(path, value);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ConversionError(path, "value", error.message, true);
    } finally {
      this.scratch.globals.delete(path);
    }
  }

  /** Makes a call. Never throws; when the signal is set the answer no longer matters. */
  async call(call: HostCall, signal: AbortSignal): Promise<HostAnswer> {
    const tool = this.tools.get(call.tool);
    if (tool === undefined)
      return refusal("RuntimeError", `the tool '${call.tool.slice(0, 100)}' is not available in this sandbox`);
    try {
      return await this.make(tool, call, signal);
    } catch (error) {
      const { type, message } = guestError(call.tool, error);
      return refusal(type, message);
    }
  }

  private async make(tool: HostTool, call: HostCall, signal: AbortSignal): Promise<HostAnswer> {
    const { name } = tool.description.signature;
    if (!tool.isBare && !tool.isWhole && !isRecord(call.input))
      return refusal("TypeError", `${name}() takes arguments by name`);
    const checked = await check(tool.input, tool.isBare ? call.args : call.input);
    if ("problem" in checked) return refusal("ValueError", `${name}() argument ${checked.problem}`);
    const context = new CallContext(call.id, call.line);
    const onAbort = (): void => context.controller.abort(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      const refused = await this.approve(tool, call, checked.value, context);
      if (refused !== null) return refused;
      if (signal.aborted) return refusal("RuntimeError", `${name}(): the run is over`);
      const { execute } = tool;
      if (execute === null)
        return refusal("RuntimeError", `${name}() cannot be called here: the host gave it no 'execute'`);
      const given: readonly unknown[] = tool.isBare ? (checked.value as readonly unknown[]) : [checked.value, context];
      const made = execute(...given);
      const promise = isThenable(made) ? made : asyncIterator(made);
      return await this.answer(tool, promise === null ? made : await promise);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  private async approve(
    tool: HostTool,
    call: HostCall,
    value: unknown,
    context: CallContext,
  ): Promise<HostAnswer | null> {
    const { approval } = tool;
    const needsIt = typeof approval === "boolean" ? approval : isNeeded(await approval(value, context));
    if (!needsIt) return null;
    const { name } = tool.description.signature;
    if (this.onApproval === undefined)
      return refusal("PermissionError", denialText(name, "nobody is there to give it"));
    const verdict = await this.onApproval({
      id: call.id,
      tool: tool.key,
      args: call.args,
      kwargs: tool.isWhole ? { input: call.input } : (call.input as Record<string, unknown>),
      line: call.line,
      approval: true,
      started: false,
    });
    if (verdict === true) return null;
    return refusal("PermissionError", denialText(name, typeof verdict === "string" ? verdict : ""));
  }

  private async answer(tool: HostTool, value: unknown): Promise<HostAnswer> {
    const { name } = tool.description.signature;
    const checked = await check(tool.output, value);
    if ("problem" in checked)
      return refusal("RuntimeError", `${name}() gave a result that does not match its schema: ${checked.problem}`);
    try {
      this.checkCrossing("result", checked.value);
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      return refusal("RuntimeError", `${name}() gave a result that cannot be passed: ${error.message}`);
    }
    return { ok: true, value: checked.value };
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function refusal(type: string, message: string): HostAnswer {
  return { ok: false, type, message: message.slice(0, ERROR_TEXT) };
}

async function check(rule: InputCheck, value: unknown): Promise<Checked> {
  if (rule.validate === null && rule.checker === null) return { value };
  let left = CHECK_STEPS;
  return checkValue(rule, value, (units) => {
    if ((left -= units) < 0) throw new RangeError("the value is too large to be checked");
  });
}
