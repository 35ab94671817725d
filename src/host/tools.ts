/**
 * Tools as a host declares them: plain functions, `tool({…})`, or AI SDK `tool()` records as they are. Reading one gives the
 * Python side (signature, docstring) and the host side (checks, execute) apart, so that the guest's part holds no function.
 */

import { isRaisable, type ToolDescription } from "../library/tools.js";
import { signatureText, type ToolParameter, type ToolSignature } from "../library/tool-signature.js";
import {
  schemaChecker,
  type SchemaChecker,
  annotationOf,
  floatShape,
  pathText,
  pythonLiteral,
  resolve,
  type FloatShape,
  type JsonSchema,
} from "./json-schema.js";
import { closestName } from "../objects/suggest.js";
import {
  shownValue,
  expectFlag,
  expectFunction,
  expectName,
  expectRecord,
  expectText,
  misuse,
  ownValue,
} from "./misuse.js";
import { pythonName } from "./python-names.js";
import { firstIssue, readSchema, type InferSchema, type ReadSchema } from "./schema.js";
import { schemaProblem } from "./schema-check.js";

/** What `execute` gets beside its arguments. */
export interface ToolCallContext {
  /** The call's name in this sandbox: "call-7". */
  readonly callId: string;
  /** Line of the program that calls, 0 when unknown. */
  readonly line: number;
  /** Set when the run ends, or when the program gives the call up. */
  readonly signal: AbortSignal;
  /** As `callId` and `signal`, by the AI SDK's names. */
  readonly toolCallId: string;
  readonly abortSignal: AbortSignal;
  readonly messages: never[];
  /** Empty: what the AI SDK's loop (version 7) gives its tools has no source here. */
  readonly context: Record<string, unknown>;
}

export interface ToolDefinition<Input = unknown, Output = unknown> {
  /** A function (as the AI SDK's version 7 has them) is called once, with `{ context: {} }`. */
  // oxlint-disable-next-line no-explicit-any -- what the function takes is the SDK's affair
  readonly description?: string | ((options: any) => string) | undefined;
  /** What the tool takes: a JSON Schema of an object, a Standard Schema, or an AI SDK schema. */
  readonly inputSchema?: object | undefined;
  /** The same, by the AI SDK's old name. */
  readonly parameters?: object | undefined;
  /** What it gives. Results that do not match are an error; where it says "number", integral results are floats too. */
  readonly outputSchema?: object | undefined;
  /** Without it the host settles the calls itself (`start`, `resume`). */
  execute?(input: Input, context: ToolCallContext): Output | PromiseLike<Output> | AsyncIterable<Output>;
  /** Calls wait until the host agrees (`approve`, `deny`, `onApproval`). */
  readonly requiresApproval?:
    | boolean
    | ((input: Input, context: ToolCallContext) => boolean | PromiseLike<boolean>)
    | undefined;
  /** The same, by the AI SDK's name. */
  readonly needsApproval?:
    | boolean
    | ((input: Input, context: ToolCallContext) => boolean | PromiseLike<boolean>)
    | undefined;
  /** Calls from coroutines give awaitables. Default: whether `execute` is an async function. */
  readonly async?: boolean | undefined;
  /** May be made again when it is not known whether a call went through. */
  readonly idempotent?: boolean | undefined;
}

/** A bare function: positional arguments, no schema. */
export type ToolFunction = (...args: never[]) => unknown;

/** A tool with its types put aside, as `tools` holds it. */
// oxlint-disable-next-line no-explicit-any -- tools of all input types go into one record
export type AnyTool = ToolDefinition<any, any> | ToolFunction;

export type Tools = Readonly<Record<string, AnyTool>> | ReadonlyMap<string, AnyTool>;

/**
 * Declares a tool, inferring the type of `execute`'s input from the schema. Just types: the object comes back as it is.
 *
 * @example
 * const weather = tool({
 *   description: "Get the weather of a city.",
 *   inputSchema: z.object({ city: z.string(), days: z.number().int().default(3) }),
 *   execute: ({ city, days }) => lookUp(city, days),
 * });
 */
export function tool<S extends object, Output>(
  definition: Omit<ToolDefinition<InferSchema<S>, Output>, "inputSchema" | "parameters"> & { readonly inputSchema: S },
): ToolDefinition<InferSchema<S>, Output>;
export function tool<Input = Record<string, unknown>, Output = unknown>(
  definition: ToolDefinition<Input, Output>,
): ToolDefinition<Input, Output>;
export function tool(definition: object): object {
  return definition;
}

/** Thrown by a tool to choose the Python exception: `throw new ToolError("ValueError", "no such city")`. */
export class ToolError extends Error {
  constructor(
    /** Name of a built-in Python exception. */
    readonly type: string,
    message: string,
  ) {
    if (!isRaisable(type))
      throw new TypeError(`ToolError: '${type}' is no built-in Python exception that a tool may raise`);
    super(message);
    this.name = "ToolError";
  }
}

// ------------------------------------------------------------------------------------------------------------ reading

/** A tool as the sandbox holds it. */
export interface HostTool {
  /** The name under which it was given. */
  readonly key: string;
  readonly description: ToolDescription;
  /** True: `execute` takes positional arguments. */
  readonly isBare: boolean;
  readonly execute: ((...args: unknown[]) => unknown) | null;
  readonly approval: boolean | ((input: unknown, context: unknown) => unknown);
  readonly idempotent: boolean;
  /** Defaults that are filled in, by property. */
  readonly defaults: ReadonlyMap<string, unknown>;
  /** Properties for which None means "left out". */
  readonly noneIsAbsent: ReadonlySet<string>;
  /** The schemas of the properties, where they are JSON Schema. */
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  /** The whole input is the one argument. */
  readonly isWhole: boolean;
  readonly input: InputCheck;
  readonly output: InputCheck;
  readonly floats: FloatShape | null;
}

/** How values are checked: by the schema's own function, by JSON Schema, or not. */
export interface InputCheck {
  readonly validate: ((value: unknown) => unknown) | null;
  readonly checker: SchemaChecker | null;
}

const AsyncFunction = Object.getPrototypeOf(async () => undefined) as object;
const AsyncGeneratorFunction = Object.getPrototypeOf(async function* () {
  yield undefined;
}) as object;

/** Reads all tools, by their Python names; throws a TypeError naming what is wrong. */
export function readTools(tools: Tools | undefined): Map<string, HostTool> {
  const read = new Map<string, HostTool>();
  if (tools === undefined) return read;
  expectRecord(tools, "tools", "an object or Map of tools by name");
  const entries: readonly (readonly [string, unknown])[] =
    tools instanceof Map
      ? [...(tools as ReadonlyMap<string, unknown>)]
      : Object.keys(tools).map((key) => [key, (tools as Record<string, unknown>)[key]]);
  for (const [key, definition] of entries) {
    const name = pythonName(key);
    if (name === null) throw new TypeError(`tools: '${key}' cannot be made a Python name`);
    const before = read.get(name);
    if (before !== undefined) throw new TypeError(`tools: '${before.key}' and '${key}' are both '${name}' in Python`);
    read.set(name, readTool(key, name, definition));
  }
  return read;
}

/** With the function that ends a run, when there is one. */
export function withFinalAnswer(tools: Map<string, HostTool>, name: string | undefined): Map<string, HostTool> {
  if (name === undefined) return tools;
  expectName(name, "finalAnswer");
  if (tools.has(name)) throw new TypeError(`tools: '${name}' is the function that ends a run (finalAnswer)`);
  const definition = {
    description: "Ends the run with this answer.",
    inputSchema: { type: "object", properties: { answer: {} }, required: ["answer"] },
  };
  const made = readTool(name, name, definition);
  return tools.set(name, { ...made, description: { ...made.description, isAsync: false, endsRun: true } });
}

/** Reads one tool: `key` is the host's name for it, `name` the one in Python. */
export function readTool(key: string, name: string, definition: unknown): HostTool {
  if (typeof definition === "function") return bareTool(key, name, definition as (...args: unknown[]) => unknown);
  if (typeof definition !== "object" || definition === null)
    throw new TypeError(
      `tools.${key}: expected a function or a tool (an object with execute, inputSchema …), not ${shownValue(definition)}`,
    );
  const given = definition as ToolDefinition;
  const { execute } = given;
  checkFields(given, key);
  expectFunction(execute, `tools.${key}.execute`);
  // The SDK's version 7 has descriptions that are functions.
  if (given.description !== undefined && typeof given.description !== "function")
    expectText(given.description, `tools.${key}.description`);
  expectFlag(given.async, `tools.${key}.async`);
  expectFlag(given.idempotent, `tools.${key}.idempotent`);
  const approval = given.requiresApproval ?? given.needsApproval ?? false;
  if (typeof approval !== "boolean" && typeof approval !== "function")
    throw misuse(`tools.${key}.requiresApproval`, "a boolean or a function", approval);
  const schema = given.inputSchema ?? given.parameters;
  const input = readSchema(schema, `tools.${key}.inputSchema`, "input");
  const output = readSchema(given.outputSchema, `tools.${key}.outputSchema`, "output");
  checkSchema(input, `tools.${key}.${given.inputSchema === undefined ? "parameters" : "inputSchema"}`);
  checkSchema(output, `tools.${key}.outputSchema`);
  const returns = output.json === null ? "" : annotationOf(output.json);
  const { signature, isWhole } = signatureOf(name, input.json, schema !== undefined, returns === "Any" ? "" : returns);
  const checker = input.validate === null && input.json !== null ? schemaChecker(input.json) : null;
  return {
    key,
    description: {
      signature,
      doc: docstring(descriptionOf(given), signature, output.json),
      isAsync: given.async ?? (execute === undefined || approval !== false || isAsyncFunction(execute)),
    },
    isBare: false,
    // The tool itself stays the receiver.
    execute:
      execute === undefined ? null : (...args) => Reflect.apply(execute as (...all: unknown[]) => unknown, given, args),
    approval:
      typeof approval === "function"
        ? (value, context) => approval.call(given, value, context as ToolCallContext)
        : approval,
    idempotent: given.idempotent === true,
    defaults: input.json === null ? new Map() : defaultsOf(input.json),
    noneIsAbsent: input.json === null ? new Set() : noneIsAbsent(input.json),
    schemas: input.json === null ? new Map() : schemasOf(input.json),
    isWhole,
    input: { validate: input.validate, checker },
    output: {
      validate: output.validate,
      checker: output.validate === null && output.json !== null ? schemaChecker(output.json) : null,
    },
    floats: floatShape(output.json),
  };
}

/** What tools have here, and in the AI SDK (versions 4 to 7). */
const FIELDS: readonly string[] = [
  ..."description inputSchema parameters outputSchema execute requiresApproval needsApproval async idempotent".split(
    " ",
  ),
  ..."type id name args title metadata strict inputExamples providerOptions supportsDeferredResults".split(" "),
  ..."onInputStart onInputDelta onInputAvailable toModelOutput isProviderExecuted contextSchema".split(" "),
  ..."experimental_toToolResultContent annotations".split(" "),
];
const KNOWN_FIELDS: ReadonlySet<string> = new Set(FIELDS);

/** Refuses what is nearly the name of a field, and functions of other names where `execute` is missing. */
function checkFields(given: ToolDefinition, key: string): void {
  for (const name of Object.keys(given)) {
    if (KNOWN_FIELDS.has(name)) continue;
    const close = closestName(name, FIELDS);
    const isLost = given.execute === undefined && typeof ownValue(given, name) === "function";
    if (close === null && !isLost) continue;
    throw new TypeError(
      `unknown field tools.${key}.${name}: ${isLost && close === null ? "what a tool does is its 'execute'" : `did you mean '${close}'?`}; a tool has description, inputSchema, outputSchema, execute, requiresApproval, async, idempotent`,
    );
  }
}

/** A JSON Schema that we check values against must mean something; libraries answer for theirs. */
function checkSchema({ json, validate }: ReadSchema, path: string): void {
  const problem = validate === null && json !== null ? schemaProblem(json, path) : null;
  if (problem !== null) throw new TypeError(problem);
}

function bareTool(key: string, name: string, execute: (...args: unknown[]) => unknown): HostTool {
  const signature: ToolSignature = { name, parameters: [], varargs: "args", varkeywords: null, returns: "" };
  return {
    key,
    description: { signature, doc: null, isAsync: isAsyncFunction(execute) },
    isBare: true,
    execute,
    approval: false,
    idempotent: false,
    defaults: new Map(),
    noneIsAbsent: new Set(),
    schemas: new Map(),
    isWhole: false,
    input: { validate: null, checker: null },
    output: { validate: null, checker: null },
    floats: null,
  };
}

function isAsyncFunction(execute: unknown): boolean {
  if (typeof execute !== "function") return false;
  const prototype: unknown = Object.getPrototypeOf(execute);
  return prototype === AsyncFunction || prototype === AsyncGeneratorFunction;
}

// ---------------------------------------------------------------------------------------------------------- signatures

type Fields = { readonly [keyword: string]: unknown };
function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

interface ObjectSchema {
  readonly properties: Fields;
  readonly required: ReadonlySet<string>;
  readonly additional: unknown;
}

/** The schema as one of an object with named properties, or null. */
function objectSchema(json: JsonSchema): ObjectSchema | null {
  const whole = resolve(json, json);
  if (typeof whole === "boolean") return null;
  const { type, properties, required, additionalProperties } = whole;
  if (!isObject(properties) && type !== "object") return null;
  return {
    properties: isObject(properties) ? properties : {},
    required: new Set(
      Array.isArray(required) ? (required as unknown[]).filter((key): key is string => typeof key === "string") : [],
    ),
    additional: additionalProperties,
  };
}

/** The Python signature of a schema: the properties by name, required ones first. */
function signatureOf(
  name: string,
  json: JsonSchema | null,
  hasSchema: boolean,
  returns: string,
): { readonly signature: ToolSignature; readonly isWhole: boolean } {
  if (!hasSchema)
    return { signature: { name, parameters: [], varargs: null, varkeywords: null, returns }, isWhole: false };
  // A schema that tells nothing of itself checks the keywords that it is given.
  const object = json === null ? { properties: {}, required: new Set<string>(), additional: true } : objectSchema(json);
  if (object === null) {
    const parameter: ToolParameter = {
      name: "input",
      property: "input",
      annotation: plain(annotationOf(json ?? true)),
      required: true,
      defaultText: null,
      description: "",
    };
    return { signature: { name, parameters: [parameter], varargs: null, varkeywords: null, returns }, isWhole: true };
  }
  const taken = new Set<string>();
  const parameters: ToolParameter[] = [];
  for (const property of Object.keys(object.properties)) {
    const parameter = parameterOf(property, object, json ?? true, taken);
    taken.add(parameter.name);
    parameters.push(parameter);
  }
  parameters.sort((a, b) => Number(b.required) - Number(a.required));
  const open = object.additional === true || isObject(object.additional);
  let rest = "kwargs";
  while (taken.has(rest)) rest += "_";
  return { signature: { name, parameters, varargs: null, varkeywords: open ? rest : null, returns }, isWhole: false };
}

function parameterOf(
  property: string,
  object: ObjectSchema,
  root: JsonSchema,
  taken: ReadonlySet<string>,
): ToolParameter {
  let name = pythonName(property) ?? "argument";
  while (taken.has(name) || (name !== property && Object.hasOwn(object.properties, name))) name += "_";
  const raw = object.properties[property] as JsonSchema;
  const schema = resolve(raw, root);
  const required = object.required.has(property) && defaultOf(schema) === undefined;
  const known = defaultOf(schema);
  let annotation = plain(annotationOf(raw, root));
  const defaultText = required ? null : known === undefined ? "None" : pythonLiteral(known);
  if (!required && known === undefined && annotation !== "" && !annotation.split(" | ").includes("None"))
    annotation += " | None";
  const text: unknown =
    (isObject(raw) ? raw["description"] : undefined) ?? (isObject(schema) ? schema["description"] : undefined);
  return { name, property, annotation, required, defaultText, description: typeof text === "string" ? text : "" };
}

function plain(annotation: string): string {
  return annotation === "Any" ? "" : annotation;
}

function defaultOf(schema: JsonSchema): unknown {
  return typeof schema === "object" && Object.hasOwn(schema, "default") ? schema["default"] : undefined;
}

function defaultsOf(json: JsonSchema): ReadonlyMap<string, unknown> {
  const defaults = new Map<string, unknown>();
  const object = objectSchema(json);
  if (object === null) return defaults;
  for (const property of Object.keys(object.properties)) {
    const value = defaultOf(resolve(object.properties[property] as JsonSchema, json));
    if (value !== undefined) defaults.set(property, value);
  }
  return defaults;
}

function schemasOf(json: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const object = objectSchema(json);
  return new Map(
    object === null
      ? []
      : Object.keys(object.properties).map((property) => [property, object.properties[property] as JsonSchema]),
  );
}

/** Optional properties without a default that do not accept null: in Python their default is None. */
function noneIsAbsent(json: JsonSchema): ReadonlySet<string> {
  const absent = new Set<string>();
  const object = objectSchema(json);
  if (object === null) return absent;
  const checker = schemaChecker(json);
  for (const property of Object.keys(object.properties)) {
    const schema = object.properties[property] as JsonSchema;
    if (!object.required.has(property) && checker.checkBriefly(null, schema) !== null) absent.add(property);
  }
  return absent;
}

/** What `help(tool)` prints below the signature, and what a model reads. */
function descriptionOf({ description }: ToolDefinition): string {
  const text: unknown = typeof description === "function" ? description({ context: {} }) : description;
  return typeof text === "string" ? text : "";
}

function docstring(description: string, signature: ToolSignature, output: JsonSchema | null): string | null {
  const parts: string[] = [];
  if (description.trim() !== "") parts.push(description.trim());
  const described = signature.parameters.filter(
    ({ description: text, name, property }) => text !== "" || name !== property,
  );
  if (described.length > 0)
    parts.push(
      `Args:\n${described
        .map(
          ({ name, property, description: text }) =>
            `    ${name}: ${text === "" ? `the '${property}'` : indentRest(text)}`,
        )
        .join("\n")}`,
    );
  const returned = isObject(output) && typeof output["description"] === "string" ? output["description"] : "";
  if (returned !== "") parts.push(`Returns:\n    ${indentRest(returned)}`);
  return parts.length === 0 ? null : parts.join("\n\n");
}

function indentRest(text: string): string {
  return text.trim().replaceAll("\n", "\n        ");
}

/**
 * The tools as Python declarations, for a model's prompt.
 *
 * @example describeTools({ add: tool({ description: "Adds.", inputSchema: … }) })
 * // def add(a: int, b: int) -> int:
 * //     """Adds."""
 */
export function describeTools(tools: Tools): string {
  const parts: string[] = [];
  for (const [name, { description }] of readTools(tools)) {
    const head = `def ${name}${signatureText(description.signature)}:`;
    const doc =
      description.doc === null
        ? "    ..."
        : indented(`"""${description.doc.replaceAll("\\", "\\\\").replaceAll('"""', '\\"""')}`);
    parts.push(`${head}\n${doc}\n`);
  }
  return parts.join("\n");
}

/** A docstring's lines, indented; the closing quotes stand alone after several lines. */
function indented(text: string): string {
  const lines = text.split("\n");
  if (lines.length === 1) return `    ${text}"""`;
  return [...lines.map((line) => (line === "" ? "" : `    ${line}`)), '    """'].join("\n");
}

// ------------------------------------------------------------------------------------------------------------- checks

/** The answer of a check: the value to pass on, or what is wrong. */
export type Checked = { readonly value: unknown } | { readonly problem: string };

/** Checks a plain value; a promise when the schema's own function gives one. */
export function checkValue(
  check: InputCheck,
  value: unknown,
  charge: (units: number) => void,
): Checked | PromiseLike<Checked> {
  if (check.validate !== null) {
    const result = check.validate(value);
    if (isObject(result) && typeof result["then"] === "function")
      return (result as unknown as PromiseLike<unknown>).then(readResult);
    return readResult(result);
  }
  const wrong = check.checker === null ? null : check.checker.check(value, charge);
  return wrong === null ? { value } : { problem: problemText(wrong.path, wrong.message) };
}

function readResult(result: unknown): Checked {
  if (!isObject(result)) return { problem: "the schema gave no answer" };
  const { issues } = result;
  if (Array.isArray(issues) && issues.length > 0) {
    const { path, message } = firstIssue(issues as unknown[]);
    return { problem: problemText(path, message) };
  }
  return { value: result["value"] };
}

function problemText(path: readonly (string | number)[], message: string): string {
  const where = pathText(path);
  return where === "" ? message : `${where}: ${message}`;
}
