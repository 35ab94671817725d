/**
 * `codeTool`: one tool of the AI SDK that runs a Python program over other tools ("code mode"), for those who keep their
 * own loop. The model writes a program instead of many calls; results stay in variables until they are needed.
 */

import type { Finding } from "../host/check.js";
import { formatFindings } from "../host/check.js";
import { describeTools, type Tools } from "../host/tools.js";
import type { PendingCall } from "../host/calls.js";
import type { Executor, ExecutorResult } from "../executor/executor.js";
import { checkPatterns } from "../library/gate.js";
import { resolveLimits, type Limits } from "../vm/meter.js";
import { resultText } from "./observation.js";
import { checkClock, checkPlace, openPlace, type Clock, type PlaceName } from "./places.js";
import { readToolSets } from "./tools.js";

export interface CodeToolOptions {
  /** What programs may call: tools of the AI SDK, of MCP servers, or Coluber's. */
  readonly tools?: Tools;
  /** Modules that programs may import. Default `["*"]`: everything that Coluber has, which leads nowhere outside. */
  readonly imports?: readonly string[];
  /** Limits of each program. */
  readonly limits?: Limits;
  /** Milliseconds of each program. Default 30 seconds. */
  readonly timeMilliseconds?: number;
  /** Variables stay from call to call, until `close`. Default false: each call has an interpreter of its own. */
  readonly keepState?: boolean;
  /** Where programs run, as for agents. Default "local": in this process. */
  readonly executor?:
    | PlaceName
    | ((context: {
        readonly imports: readonly string[];
        readonly limits: Limits;
        readonly agent: string;
        readonly clock: Clock;
      }) => Executor);
  /** What `time`, `datetime` and asyncio's timers go by, as for agents. Default "real". */
  readonly clock?: Clock;
  /** Decides about calls inside a program that need approval; without it they are refused. */
  readonly onApproval?: (call: PendingCall) => boolean | string | PromiseLike<boolean | string>;
  /** More for the description that the model reads. */
  readonly instructions?: string;
  /** Characters of a result that the model reads. Default 20000. */
  readonly maxCharacters?: number;
}

/** What a program came to. The model reads `text`. */
export interface CodeToolResult {
  readonly status: ExecutorResult["status"] | "refused";
  /** Output, value and error, as the model reads them. */
  readonly text: string;
  /** The last expression's value, where JSON can hold it; else its Python repr. */
  readonly value: unknown;
}

/** A tool for `generateText` and `streamText`. */
export interface CodeTool {
  readonly description: string;
  readonly inputSchema: CodeToolSchema;
  readonly execute: (
    input: { readonly code: string },
    options?: { readonly abortSignal?: AbortSignal | undefined },
  ) => Promise<CodeToolResult>;
  readonly toModelOutput: (options: { readonly output: unknown }) => { readonly type: "text"; readonly value: string };
  /** Ends what `keepState` keeps. */
  close(): Promise<void>;
}

type Answer<T> = { readonly value: T } | { readonly issues: readonly { readonly message: string }[] };

/** A Standard Schema that tells its JSON Schema. */
export interface CodeToolSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "coluber";
    readonly validate: (value: unknown) => Answer<{ code: string }>;
    readonly jsonSchema: {
      readonly input: () => Record<string, unknown>;
      readonly output: () => Record<string, unknown>;
    };
    readonly types?: { readonly input: { code: string }; readonly output: { code: string } } | undefined;
  };
}

const MOST = 20_000;
const OPTIONS: ReadonlySet<string> = new Set<keyof CodeToolOptions>([
  "tools",
  "imports",
  "limits",
  "timeMilliseconds",
  "keepState",
  "executor",
  "clock",
  "onApproval",
  "instructions",
  "maxCharacters",
]);

/**
 * One tool that runs Python over the given tools.
 *
 * @example
 * const { text } = await generateText({
 *   model,
 *   tools: { run_python: codeTool({ tools: { get_weather, send_mail } }) },
 *   stopWhen: stepCountIs(5),
 *   prompt: "Mail me the warmest of these cities: …",
 * });
 */
export function codeTool(options: CodeToolOptions = {}): CodeTool {
  checkOptions(options);
  const { imports = ["*"], limits = {}, maxCharacters = MOST, executor: place = "local", clock = "real" } = options;
  const tools = readToolSets(options.tools, null, imports);
  const names = new Set(tools.keys());
  let kept: Promise<Executor> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const open = async (): Promise<Executor> => {
    const settings = { imports, limits, agent: "code-tool", clock };
    const executor = typeof place === "function" ? place(settings) : openPlace(place, settings);
    await executor.start({ tools, ...(options.onApproval === undefined ? {} : { onApproval: options.onApproval }) });
    return executor;
  };
  const run = async (executor: Executor, code: string, signal: AbortSignal | undefined): Promise<CodeToolResult> => {
    const findings: readonly Finding[] = (await executor.check?.(code)) ?? [];
    if (findings.length > 0)
      return { status: "refused", text: `Nothing was run:\n${formatFindings(findings, "<program>")}`, value: null };
    const result = await executor.run(code, {
      ...(signal === undefined ? {} : { signal }),
      ...(options.timeMilliseconds === undefined ? {} : { timeMilliseconds: options.timeMilliseconds }),
    });
    signal?.throwIfAborted();
    return { status: result.status, text: resultText(result, maxCharacters, { names, code }), value: valueOf(result) };
  };

  return {
    description: describe(tools, imports, options),
    inputSchema: SCHEMA,
    execute: async (input, { abortSignal } = {}) => {
      const code: unknown = (input as { readonly code?: unknown } | null | undefined)?.code;
      if (typeof code !== "string")
        throw new TypeError('the input must be { code: "…" }: the Python program as a text');
      if (isClosed) throw new Error("the tool is closed");
      abortSignal?.throwIfAborted();
      if (options.keepState !== true) {
        const executor = await open();
        try {
          return await run(executor, code, abortSignal);
        } finally {
          await executor.close();
        }
      }
      // One program at a time, in the order in which they came.
      const turn = last.then(async () => run(await (kept ??= open()), code, abortSignal));
      last = turn.catch(() => undefined);
      return turn;
    },
    toModelOutput: ({ output }) => ({ type: "text", value: (output as CodeToolResult).text }),
    close: async () => {
      isClosed = true;
      const executor = await kept?.catch(() => null);
      await executor?.close();
    },
  };
}

function checkOptions(options: CodeToolOptions): void {
  if (typeof options !== "object" || options === null) throw new TypeError("codeTool: options expected");
  for (const name of Object.keys(options))
    if (!OPTIONS.has(name))
      throw new TypeError(`unknown codeTool option '${name}': expected one of ${[...OPTIONS].join(", ")}`);
  const { imports = [], limits, executor = "local", clock = "real" } = options;
  if (!Array.isArray(imports)) throw new TypeError("imports must be an array of module names");
  checkPatterns(imports);
  resolveLimits(limits);
  if (typeof executor !== "function") checkPlace(executor);
  checkClock(clock, typeof executor === "string" ? executor : "");
}

const JSON_SCHEMA = {
  type: "object",
  properties: { code: { type: "string", description: "A Python program." } },
  required: ["code"],
  additionalProperties: false,
} as const;

const SCHEMA: CodeToolSchema = {
  "~standard": {
    version: 1,
    vendor: "coluber",
    validate: (value) => {
      const code: unknown = typeof value === "object" && value !== null && "code" in value ? value.code : undefined;
      return typeof code === "string" ? { value: { code } } : { issues: [{ message: "code: expected a text" }] };
    },
    jsonSchema: { input: () => ({ ...JSON_SCHEMA }), output: () => ({ ...JSON_SCHEMA }) },
  },
};

function describe(tools: Tools, imports: readonly string[], options: CodeToolOptions): string {
  const parts = [
    "Runs a Python 3.13 program and gives what it prints and the value of its last expression. Prefer one program with loops " +
      "and variables to many calls; print or return only what you need to see.",
    options.keepState === true
      ? "Variables stay for the next call."
      : "Each call starts afresh: nothing stays from earlier calls.",
  ];
  const text = describeTools(tools).trim();
  if (text !== "") parts.push(`These functions are there, without an import:\n\n${text}`);
  parts.push(
    imports.length === 0
      ? "No module can be imported."
      : imports.includes("*")
        ? "Much of the standard library can be imported; there are no files, processes or network."
        : `Only these modules can be imported: ${imports.join(", ")}.`,
  );
  if (options.instructions !== undefined) parts.push(options.instructions);
  return parts.join("\n\n");
}

/** The value, when JSON can hold all of it. */
function valueOf(result: ExecutorResult): unknown {
  if (result.status !== "done" && result.status !== "final") return null;
  return isJson(result.value, 0) ? result.value : result.valueRepr;
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth > 200) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  return (
    Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every((item) => isJson(item, depth + 1))
  );
}
