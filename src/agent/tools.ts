/** The tools of an agent, read once, and wrapped for each run so that every call is seen: start, end, what it cost. */

import { readTools, type AnyTool, type HostTool, type ToolDefinition, type Tools } from "../host/tools.js";
import type { JsonSchema } from "../host/json-schema.js";
import { makeBuiltins } from "../library/builtins.js";

/** Built-ins whose names tools may have: a sandbox has none of its own. */
const REPLACEABLE: ReadonlySet<string> = new Set(["open", "input", "breakpoint", "help"]);

/** One record of tools, or several. */
export type ToolSets = Tools | readonly Tools[];

/** All tools by the names they were given; throws a TypeError that names what is wrong. */
export function readToolSets(sets: ToolSets | undefined, finalAnswer: string, what = "tools"): Map<string, AnyTool> {
  const tools = new Map<string, AnyTool>();
  for (const set of sets === undefined ? [] : Array.isArray(sets) ? (sets as readonly Tools[]) : [sets as Tools]) {
    if (typeof set !== "object" || set === null) throw new TypeError(`${what} must be an object of tools by name`);
    const entries =
      set instanceof Map
        ? [...(set as ReadonlyMap<string, AnyTool>)]
        : Object.entries(set as Readonly<Record<string, AnyTool>>);
    for (const [name, tool] of entries) {
      if (tools.has(name)) throw new TypeError(`${what}: there are two of the name '${name}'`);
      tools.set(name, tool);
    }
  }
  checkNames(readTools(tools), finalAnswer, what);
  return tools;
}

function checkNames(read: ReadonlyMap<string, HostTool>, finalAnswer: string, what: string): void {
  const builtins = makeBuiltins();
  for (const [name, { key, execute, schemas }] of read) {
    if (name === finalAnswer)
      throw new TypeError(`${what}: '${key}' is the name of the function that ends a run (see the option finalAnswer)`);
    if (builtins.getName(name) !== undefined && !REPLACEABLE.has(name))
      throw new TypeError(`${what}: '${key}' would hide Python's own ${name}(): give it another name`);
    for (const schema of schemas.values()) checkSchema(schema, `${what}: '${key}'`, 0);
    if (execute === null) throw new TypeError(`${what}: '${key}' has no execute, so nobody would answer its calls`);
  }
}

const TYPES: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "null", "array", "object"]);

/** A schema with a type that there is not would refuse every value: better to say so at once. */
function checkSchema(schema: JsonSchema, what: string, depth: number): void {
  if (typeof schema !== "object" || depth > 20) return;
  const type: unknown = schema["type"];
  for (const each of Array.isArray(type) ? (type as unknown[]) : [type])
    if (each !== undefined && !TYPES.has(each))
      throw new TypeError(
        `${what} has an invalid inputSchema: there is no type ${JSON.stringify(each)} in JSON Schema`,
      );
  const { properties, items } = schema as { readonly properties?: unknown; readonly items?: unknown };
  if (typeof properties === "object" && properties !== null)
    for (const each of Object.values(properties)) checkSchema(each as JsonSchema, what, depth + 1);
  if (typeof items === "object" && items !== null && !Array.isArray(items))
    checkSchema(items as JsonSchema, what, depth + 1);
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
