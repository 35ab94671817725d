/**
 * Reading the schemas of tools: JSON Schema as it is, Standard Schema (zod, valibot, arktype …) by what it tells of itself,
 * schemas of the AI SDK. What a library does not tell is unknown, never guessed. Schemas are the host's and trusted.
 *
 * https://standardschema.dev
 */

import type { JsonSchema, Mismatch } from "./json-schema.js";

/**
 * https://standardschema.dev: what zod, valibot, arktype and others have under `~standard`, as far as types go; the checking
 * function is called with a value and gives `{ value }` or `{ issues }`, perhaps as a promise.
 */
export interface StandardSchema<Output = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => unknown;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** The type of what a schema lets through: of a Standard Schema, or of the AI SDK's `jsonSchema<T>(…)`; else unknown keys. */
export type InferSchema<S> = S extends { readonly "~standard": { readonly types?: infer Types } }
  ? NonNullable<Types> extends { readonly output: infer Output }
    ? Output
    : unknown
  : S extends { readonly _type: infer Output }
    ? Output
    : Record<string, unknown>;

/** A schema as a tool uses it. */
export interface ReadSchema {
  /** For the signature; null when the schema tells nothing of itself. */
  readonly json: JsonSchema | null;
  /** The schema's own check and transformation; null: `json` is checked. */
  readonly validate: ((value: unknown) => unknown) | null;
}

// ------------------------------------------------------------------------------------------------------------ reading

type Fields = { readonly [name: string]: unknown };
function isObject(value: unknown): value is Fields {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Reads a schema of any of the kinds; throws a TypeError for what is none. */
export function readSchema(schema: unknown, what: string, direction: "input" | "output"): ReadSchema {
  if (schema === undefined || schema === null) return { json: null, validate: null };
  if (schema === true || schema === false) return { json: schema, validate: null };
  if (!isObject(schema))
    throw new TypeError(`${what}: expected a JSON Schema object or a Standard Schema, not ${typeof schema}`);
  const standard = schema["~standard"];
  if (isObject(standard) && typeof standard["validate"] === "function") {
    const validate = standard["validate"] as (value: unknown) => unknown;
    return { json: jsonOfStandard(schema, standard, direction), validate: (value) => validate.call(standard, value) };
  }
  if (isObject(schema["jsonSchema"])) return readAiSchema(schema, schema["jsonSchema"]);
  // zod 3.23 and older: no Standard Schema yet.
  if (typeof schema["safeParse"] === "function" && isObject(schema["_def"])) {
    const safeParse = schema["safeParse"] as (value: unknown) => unknown;
    return { json: jsonOfZod(schema, direction), validate: (value) => standardFromZod(safeParse.call(schema, value)) };
  }
  if (typeof schema === "function") {
    const made: unknown = (schema as unknown as () => unknown)();
    return readSchema(made, what, direction);
  }
  return { json: schema as JsonSchema, validate: null };
}

/** `jsonSchema(…)` and `zodSchema(…)` of the AI SDK. */
function readAiSchema(schema: Fields, json: Fields): ReadSchema {
  const validate = schema["validate"];
  return {
    json: typeof json["then"] === "function" ? null : (json as JsonSchema),
    validate: typeof validate === "function" ? (value) => aiResult(validate.call(schema, value)) : null,
  };
}

function aiResult(result: unknown): unknown {
  if (!isObject(result)) return { issues: [{ message: "the schema gave no answer" }] };
  if (typeof result["then"] === "function") return Promise.resolve(result).then(aiResult);
  if (result["success"] === true) return { value: result["value"] };
  return { issues: issuesOf(result["error"]) };
}

function standardFromZod(result: unknown): unknown {
  if (!isObject(result)) return { issues: [{ message: "the schema gave no answer" }] };
  return result["success"] === true ? { value: result["data"] } : { issues: issuesOf(result["error"]) };
}

function issuesOf(error: unknown): readonly unknown[] {
  let at: unknown = error;
  for (let level = 0; level < 3 && isObject(at); level++) {
    if (Array.isArray(at["issues"])) return at["issues"] as readonly unknown[];
    at = at["cause"];
  }
  return [{ message: isObject(error) && typeof error["message"] === "string" ? error["message"] : "not valid" }];
}

/** What a Standard Schema says of itself: its own JSON Schema, or what zod and valibot show of their making. */
function jsonOfStandard(schema: Fields, standard: Fields, direction: "input" | "output"): JsonSchema | null {
  const converter = standard["jsonSchema"];
  if (isObject(converter) && typeof converter[direction] === "function") {
    const made = attempt(() =>
      (converter[direction] as (options: object) => unknown).call(converter, { target: "draft-2020-12" }),
    );
    if (isObject(made)) return made as JsonSchema;
  }
  for (const name of ["toJSONSchema", "toJsonSchema"]) {
    const method = schema[name];
    if (typeof method !== "function") continue;
    const made = attempt(() => (method as (options: object) => unknown).call(schema, { io: direction }));
    if (isObject(made)) return made as JsonSchema;
  }
  if (standard["vendor"] === "zod") return jsonOfZod(schema, direction);
  if (standard["vendor"] === "valibot") return jsonOfValibot(schema, 0);
  return null;
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const UNKNOWN: JsonSchema = {};
/** Schemas nested deeper are taken as unknown. */
const READ_DEPTH = 24;

/** zod 3 (`_def.typeName`) and zod 4 (`_zod.def.type`), the common kinds; the rest is unknown. */
function jsonOfZod(schema: Fields, direction: "input" | "output", depth = 0): JsonSchema {
  const definition = (isObject(schema["_zod"]) ? schema["_zod"]["def"] : schema["_def"]) as Fields | undefined;
  if (!isObject(definition) || depth > READ_DEPTH) return UNKNOWN;
  const inner = (key: string): JsonSchema => {
    const next = definition[key];
    return isObject(next) ? jsonOfZod(next, direction, depth + 1) : UNKNOWN;
  };
  const described = (json: JsonSchema): JsonSchema => {
    const text = schema["description"] ?? definition["description"];
    return typeof text === "string" && typeof json === "object" ? { description: text, ...json } : json;
  };
  const kind = kindName(definition);
  switch (kind) {
    case "string":
      return described({ type: "string" });
    case "number":
    case "int":
      return described({ type: isIntegerCheck(definition) ? "integer" : "number" });
    case "bigint":
      return described({ type: "integer" });
    case "boolean":
      return described({ type: "boolean" });
    case "null":
      return described({ type: "null" });
    case "array":
      return described({ type: "array", items: inner(isObject(definition["element"]) ? "element" : "type") });
    case "set":
      return described({ type: "array", items: inner("valueType") });
    case "record":
      return described({ type: "object", additionalProperties: inner("valueType") });
    case "object":
      return described(objectOfZod(definition, direction, depth));
    case "enum":
    case "nativeenum": {
      const values = definition["entries"] ?? definition["values"];
      if (!isObject(values)) return UNKNOWN;
      return described({ enum: Array.isArray(values) ? values : Object.values(values) });
    }
    case "literal": {
      const values = Array.isArray(definition["values"]) ? (definition["values"] as unknown[]) : [definition["value"]];
      return described(values.length === 1 ? { const: values[0] } : { enum: values });
    }
    case "union":
    case "discriminatedunion": {
      const { options } = definition;
      const list = Array.isArray(options) ? (options as unknown[]) : isObject(options) ? Object.values(options) : [];
      return described({
        anyOf: list.map((option) => (isObject(option) ? jsonOfZod(option, direction, depth + 1) : UNKNOWN)),
      });
    }
    case "nullable":
      return described({ anyOf: [inner("innerType"), { type: "null" }] });
    case "default":
    case "prefault": {
      const value: unknown = definition["defaultValue"];
      const json = inner("innerType");
      const made = typeof value === "function" ? attempt(() => (value as () => unknown)()) : value;
      return described(typeof json === "object" ? { ...json, default: made } : json);
    }
    case "optional":
    case "readonly":
    case "catch":
    case "branded":
    case "nonoptional":
      return described(inner("innerType"));
    case "effects":
      return described(inner("schema"));
    case "pipe":
    case "pipeline":
      return described(inner(direction === "input" ? "in" : "out"));
    default:
      return described({});
  }
}

function isIntegerCheck(definition: Fields): boolean {
  if (definition["format"] === "safeint" || definition["format"] === "int32" || definition["format"] === "uint32")
    return true;
  const checks = definition["checks"];
  return (
    Array.isArray(checks) &&
    (checks as unknown[]).some((check) => {
      if (!isObject(check)) return false;
      const inside = isObject(check["_zod"])
        ? (check["_zod"]["def"] as Fields)
        : isObject(check["def"])
          ? check["def"]
          : check;
      return inside["kind"] === "int" || inside["format"] === "safeint" || inside["format"] === "int32";
    })
  );
}

function objectOfZod(definition: Fields, direction: "input" | "output", depth: number): JsonSchema {
  const raw = definition["shape"];
  const shape: unknown = typeof raw === "function" ? attempt(() => (raw as () => unknown)()) : raw;
  if (!isObject(shape)) return { type: "object" };
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const key of Object.keys(shape)) {
    const field = shape[key];
    if (!isObject(field)) continue;
    define(properties, key, jsonOfZod(field, direction, depth + 1));
    if (!isOptionalZod(field, direction)) required.push(key);
  }
  const catchall = definition["catchall"];
  const open = isObject(catchall) ? zodKind(catchall) !== "never" : definition["unknownKeys"] === "passthrough";
  return { type: "object", properties, required, additionalProperties: open };
}

function zodKind(schema: Fields): string {
  const definition = (isObject(schema["_zod"]) ? schema["_zod"]["def"] : schema["_def"]) as Fields | undefined;
  if (!isObject(definition)) return "";
  return kindName(definition);
}

/** zod 4 writes "string", zod 3 "ZodString". */
function kindName(definition: Fields): string {
  const { type, typeName } = definition;
  if (typeof type === "string") return type;
  return typeof typeName === "string" ? typeName.replace(/^Zod/, "").toLowerCase() : "";
}

function isOptionalZod(schema: Fields, direction: "input" | "output"): boolean {
  let at: unknown = schema;
  for (let level = 0; level < READ_DEPTH && isObject(at); level++) {
    const kind = zodKind(at);
    if (kind === "optional") return true;
    if ((kind === "default" || kind === "prefault") && direction === "input") return true;
    if (kind !== "nullable" && kind !== "readonly" && kind !== "effects" && kind !== "branded") return false;
    const definition = (isObject(at["_zod"]) ? at["_zod"]["def"] : at["_def"]) as Fields;
    at = definition["innerType"] ?? definition["schema"];
  }
  return false;
}

/** valibot's schema objects: `{ type, entries | item | options | wrapped … }`. */
function jsonOfValibot(schema: Fields, depth: number): JsonSchema {
  if (depth > READ_DEPTH) return UNKNOWN;
  const inner = (value: unknown): JsonSchema => (isObject(value) ? jsonOfValibot(value, depth + 1) : UNKNOWN);
  const pipe = schema["pipe"];
  const text = Array.isArray(pipe)
    ? (pipe as unknown[]).find((item): item is Fields => isObject(item) && item["type"] === "description")?.[
        "description"
      ]
    : undefined;
  const isInteger =
    Array.isArray(pipe) && (pipe as unknown[]).some((item) => isObject(item) && item["type"] === "integer");
  const described = (json: { readonly [keyword: string]: unknown }): JsonSchema =>
    typeof text === "string" ? { ...json, description: text } : json;
  switch (schema["type"]) {
    case "string":
    case "boolean":
    case "null":
      return described({ type: schema["type"] });
    case "number":
      return described({ type: isInteger ? "integer" : "number" });
    case "bigint":
      return described({ type: "integer" });
    case "array":
      return described({ type: "array", items: inner(schema["item"]) });
    case "record":
      return described({ type: "object", additionalProperties: inner(schema["value"]) });
    case "picklist":
      return described({ enum: schema["options"] });
    case "enum":
      return described({ enum: isObject(schema["enum"]) ? Object.values(schema["enum"]) : [] });
    case "literal":
      return described({ const: schema["literal"] });
    case "union":
    case "variant":
      return described({ anyOf: Array.isArray(schema["options"]) ? (schema["options"] as unknown[]).map(inner) : [] });
    case "nullable":
    case "nullish":
      return described({ anyOf: [inner(schema["wrapped"]), { type: "null" }] });
    case "optional":
    case "exact_optional": {
      const json = inner(schema["wrapped"]);
      const value = schema["default"];
      return typeof json === "object" && value !== undefined && typeof value !== "function"
        ? described({ ...json, default: value })
        : json;
    }
    case "object":
    case "loose_object":
    case "strict_object": {
      const entries = schema["entries"];
      const properties: Record<string, JsonSchema> = {};
      const required: string[] = [];
      if (isObject(entries))
        for (const key of Object.keys(entries)) {
          const entry = entries[key];
          define(properties, key, inner(entry));
          const optional = isObject(entry) && ["optional", "nullish", "exact_optional"].includes(String(entry["type"]));
          if (!optional) required.push(key);
        }
      return described({
        type: "object",
        properties,
        required,
        additionalProperties: schema["type"] === "loose_object",
      });
    }
    default:
      return described({});
  }
}

function define(object: Record<string, JsonSchema>, key: string, value: JsonSchema): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

// -------------------------------------------------------------------------------------------------------------- issues

/** The first issue that a Standard Schema reports, as a mismatch. */
export function firstIssue(issues: readonly unknown[]): Mismatch {
  const [issue] = issues;
  if (!isObject(issue)) return { path: [], message: "not valid" };
  const path: (string | number)[] = [];
  if (Array.isArray(issue["path"]))
    for (const part of issue["path"] as unknown[]) {
      const key: unknown = isObject(part) && "key" in part ? part["key"] : part;
      path.push(typeof key === "number" ? key : String(key));
    }
  return { path, message: typeof issue["message"] === "string" ? issue["message"].slice(0, 500) : "not valid" };
}
