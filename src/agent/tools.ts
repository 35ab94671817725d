/** The tools of an agent, read once, and wrapped for each run so that every call is seen: start, end, what it cost. */

import { readSchema } from "../host/schema.js";
import { pythonName } from "../host/python-names.js";
import { readTools, type AnyTool, type ToolDefinition, type Tools } from "../host/tools.js";
import { makeBuiltins } from "../library/builtins.js";
import { isAuthorized } from "../library/gate.js";
import { MODULES } from "../library/modules.js";
import { schemaProblem } from "./schema-check.js";

/** Built-ins whose names tools may have: a sandbox has none of its own. */
const REPLACEABLE: ReadonlySet<string> = new Set(["open", "input", "breakpoint", "help"]);
/** Names of every module's own: a program relies on them. */
const OWN: ReadonlySet<string> = new Set(["__name__", "__builtins__", "__doc__", "__file__", "__annotations__", "_"]);
const BUILTINS = makeBuiltins();

/** One record of tools, or several. */
export type ToolSets = Tools | readonly Tools[];

/**
 * All tools by the names they were given; throws a TypeError that names what is wrong. `finalAnswer`: the name of the function
 * that ends a run; null: there is none.
 */
export function readToolSets(
  sets: ToolSets | undefined,
  finalAnswer: string | null,
  imports: readonly string[] = [],
  what = "tools",
): Map<string, AnyTool> {
  const tools = new Map<string, AnyTool>();
  for (const set of sets === undefined ? [] : Array.isArray(sets) ? (sets as readonly Tools[]) : [sets as Tools]) {
    if (typeof set !== "object" || set === null) throw new TypeError(`${what} must be an object of tools by name`);
    const entries =
      set instanceof Map
        ? [...(set as ReadonlyMap<string, AnyTool>)]
        : Object.entries(set as Readonly<Record<string, AnyTool>>);
    for (const [name, tool] of entries) {
      if (tools.has(name)) throw new TypeError(`${what}: there are two of the name '${name}'`);
      checkSchemas(tool, `${what}: '${name}'`);
      tools.set(name, tool);
    }
  }
  for (const [name, { key, execute }] of readTools(tools)) {
    const problem = nameProblem(name, finalAnswer, imports);
    if (problem !== null) throw new TypeError(`${what}: '${key}' ${problem}`);
    if (execute === null) throw new TypeError(`${what}: '${key}' has no execute, so nobody would answer its calls`);
  }
  return tools;
}

/** Why a function or a variable may not have this name in programs; null when it may. */
export function nameProblem(name: string, finalAnswer: string | null, imports: readonly string[]): string | null {
  if (name === finalAnswer) return "is the name of the function that ends a run (see the option finalAnswer)";
  if (OWN.has(name)) return "is a name that Python itself uses: give it another name";
  if (BUILTINS.getName(name) !== undefined && !REPLACEABLE.has(name))
    return `would hide Python's own ${name}(): give it another name`;
  if (MODULES.has(name) && isAuthorized(imports, name))
    return `has the name of a module: a program that says \`import ${name}\` would lose it. Give it another name, or leave ${name} out of imports`;
  return null;
}

/** What programs find besides variables. */
interface Functions {
  readonly tools: ReadonlyMap<string, AnyTool>;
  readonly managed: ReadonlyMap<string, unknown>;
  readonly finalAnswer: string;
}

/** Throws a TypeError for variables that programs could not use, or that would hide what they need. */
export function checkArgs(args: unknown, { tools, managed, finalAnswer }: Functions): void {
  if (args === undefined) return;
  if (typeof args !== "object" || args === null || Array.isArray(args))
    throw new TypeError("args must be an object of values by name");
  for (const name of Object.keys(args)) {
    if (pythonName(name) !== name) throw new TypeError(`args: '${name}' is no Python name`);
    if (tools.has(name) || managed.has(name) || [...tools.keys()].some((key) => pythonName(key) === name))
      throw new TypeError(`args: '${name}' would hide the ${managed.has(name) ? "agent" : "tool"} of that name`);
    const problem = nameProblem(name, finalAnswer, []);
    if (problem !== null) throw new TypeError(`args: '${name}' ${problem}`);
  }
}

function checkSchemas(tool: unknown, what: string): void {
  if (typeof tool !== "object" || tool === null) return;
  const { inputSchema, parameters, outputSchema } = tool as ToolDefinition;
  for (const [name, given] of [
    [inputSchema === undefined && parameters !== undefined ? "parameters" : "inputSchema", inputSchema ?? parameters],
    ["outputSchema", outputSchema],
  ] as const) {
    const problem = schemaProblem(plainSchema(given, `${what}.${name}`), name);
    if (problem !== null) throw new TypeError(`${what}: ${problem}`);
  }
}

/** The JSON Schema that the user wrote; true for one that a library answers for. */
function plainSchema(given: unknown, what: string): unknown {
  if (given === undefined || given === null) return true;
  const { json, validate } = readSchema(given, what, "input");
  const isStandard = typeof given === "object" && "~standard" in given;
  return isStandard || (validate !== null && json === null) ? true : (json ?? true);
}

/** What a run wants to know of calls. */
export interface CallObserver {
  /** What it gives is the call's result in place of the tool's: for a run that ends here, a promise that never settles. */
  begin(call: string, tool: string, input: unknown): Promise<never> | null;
  end(
    call: string,
    tool: string,
    outcome: { readonly result?: unknown; readonly error: unknown; readonly failed: boolean },
  ): void;
}

/** The tools with their calls observed. The Python side (signature, docstring, checks) is the same. */
export function observed(tools: ReadonlyMap<string, AnyTool>, observer: CallObserver): Map<string, AnyTool> {
  const wrapped = new Map<string, AnyTool>();
  let bare = 0;
  for (const [name, tool] of tools)
    wrapped.set(
      name,
      typeof tool === "function" ? bareTool(name, tool as Execute, observer, () => ++bare) : wrap(name, tool, observer),
    );
  return wrapped;
}

type Execute = (...args: unknown[]) => unknown;

const AsyncFunction = Object.getPrototypeOf(async () => undefined) as object;

function bareTool(name: string, execute: Execute, observer: CallObserver, count: () => number): AnyTool {
  const call = (args: unknown[]): unknown => {
    const id = `${name}-${count()}`;
    return observer.begin(id, name, args) ?? watch(id, name, observer, () => execute(...args));
  };
  // Whether a tool is asynchronous shows in its calls from coroutines.
  return Object.getPrototypeOf(execute) === AsyncFunction
    ? async (...args: unknown[]) => call(args)
    : (...args: unknown[]) => call(args);
}

function wrap(name: string, tool: ToolDefinition, observer: CallObserver): ToolDefinition {
  const { description, inputSchema, parameters, outputSchema, requiresApproval, needsApproval, idempotent } = tool;
  // oxlint-disable-next-line unbound-method -- called with the tool as receiver
  const execute = tool.execute as unknown as Execute;
  const isAsync = Object.getPrototypeOf(execute) === AsyncFunction;
  const approval = requiresApproval ?? needsApproval;
  const schema = inputSchema ?? parameters;
  return {
    ...(description === undefined ? {} : { description }),
    ...(schema === undefined ? {} : { inputSchema: schema }),
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(approval === undefined
      ? {}
      : {
          requiresApproval:
            typeof approval === "function"
              ? (input: unknown, context: never) => approval.call(tool, input, context)
              : approval,
        }),
    async: tool.async ?? (isAsync || (approval !== undefined && approval !== false)),
    ...(idempotent === undefined ? {} : { idempotent }),
    execute: (input: unknown, context: { readonly callId: string }) => {
      const held = observer.begin(context.callId, name, input);
      return held ?? watch(context.callId, name, observer, () => execute.call(tool, input, context));
    },
  } as ToolDefinition;
}

/** Makes the call and tells of its end, whenever that is. */
function watch(id: string, name: string, observer: CallObserver, make: () => unknown): unknown {
  let result: unknown;
  try {
    result = make();
  } catch (error) {
    observer.end(id, name, { error, failed: true });
    throw error;
  }
  if (typeof result === "object" && result !== null) {
    const { then } = result as { readonly then?: unknown };
    if (typeof then === "function") return watchPromise(id, name, observer, result as PromiseLike<unknown>);
    if (Symbol.asyncIterator in result) return watchStream(id, name, observer, result as AsyncIterable<unknown>);
  }
  observer.end(id, name, { result, error: null, failed: false });
  return result;
}

async function watchPromise(
  id: string,
  name: string,
  observer: CallObserver,
  promise: PromiseLike<unknown>,
): Promise<unknown> {
  let result: unknown;
  try {
    result = await promise;
  } catch (error) {
    observer.end(id, name, { error, failed: true });
    throw error;
  }
  observer.end(id, name, { result, error: null, failed: false });
  return result;
}

/** An AI SDK tool may yield preliminary results: the last one counts. */
async function* watchStream(
  id: string,
  name: string,
  observer: CallObserver,
  parts: AsyncIterable<unknown>,
): AsyncGenerator<unknown, void> {
  let last: unknown;
  try {
    for await (const part of parts) {
      last = part;
      yield part;
    }
  } catch (error) {
    observer.end(id, name, { error, failed: true });
    throw error;
  }
  observer.end(id, name, { result: last, error: null, failed: false });
}
