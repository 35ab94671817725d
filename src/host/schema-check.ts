/**
 * The check of a tool's JSON Schema when it is declared. A schema that means nothing would refuse every call, or let every
 * call through; better to say at once what is wrong with it, and where. Schemas that a library made are taken as they are.
 *
 * https://json-schema.org/draft/2020-12
 */

import { Pattern, RegexFailure, compilePattern } from "../regex/api.js";
import { closestName } from "../objects/suggest.js";

const TYPES = ["string", "number", "integer", "boolean", "null", "array", "object"];
/** Keywords whose value is a schema, an object of schemas, an array of schemas. */
const ONE = [
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;
const NAMED = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"] as const;
const SEVERAL = ["anyOf", "oneOf", "allOf", "prefixItems"] as const;
const NUMBERS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;
const COUNTS = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;
/** What else the drafts and OpenAPI have. */
const OTHERS = [
  ..."type enum const format pattern required uniqueItems dependentRequired dependencies".split(" "),
  ..."minContains maxContains title description default example examples deprecated readOnly writeOnly".split(" "),
  ..."nullable discriminator xml externalDocs contentEncoding contentMediaType contentSchema".split(" "),
  ..."additionalItems id name".split(" "),
];
const KEYWORDS: readonly string[] = [...ONE, ...NAMED, ...SEVERAL, ...NUMBERS, ...COUNTS, ...OTHERS];
const KNOWN: ReadonlySet<string> = new Set(KEYWORDS);
/** Schemas nested deeper are not looked at. */
const DEPTH = 64;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is wrong with a schema, with its place ("inputSchema.properties.n.type: …"); null when nothing is. */
export function schemaProblem(schema: unknown, path: string): string | null {
  return new SchemaReader(schema, path).problem();
}

class SchemaReader {
  private readonly seen = new Set<object>();

  constructor(
    private readonly root: unknown,
    private readonly path: string,
  ) {}

  problem(): string | null {
    const { root, path } = this;
    return this.schema(root, path, 0);
  }

  private schema(schema: unknown, path: string, depth: number): string | null {
    if (typeof schema === "boolean") return null;
    if (!isFields(schema)) return `${path}: expected a schema (an object), not ${kind(schema)}`;
    if (depth > DEPTH || this.seen.has(schema)) return null;
    this.seen.add(schema);
    return this.keywords(schema, path) ?? this.values(schema, path) ?? this.parts(schema, path, depth + 1);
  }

  /** Words of somebody's own are let be; those that are nearly a keyword are misspelt. */
  private keywords(schema: Fields, path: string): string | null {
    for (const keyword of Object.keys(schema)) {
      if (KNOWN.has(keyword) || keyword.startsWith("$") || keyword.startsWith("x-")) continue;
      const close = closestName(keyword, KEYWORDS);
      if (close !== null)
        return `${path}: unknown keyword '${keyword}': did you mean '${close}'? (one of your own begins with x-)`;
    }
    return null;
  }

  private values(schema: Fields, path: string): string | null {
    const { type, required, enum: values, pattern, $ref: reference } = schema;
    for (const each of Array.isArray(type) ? (type as unknown[]) : [type])
      if (each !== undefined && !(TYPES as readonly unknown[]).includes(each))
        return `${path}.type: there is no type ${shown(each)} in JSON Schema, only ${TYPES.join(", ")}`;
    if (Array.isArray(type) && type.length === 0) return `${path}.type: expected at least one type`;
    if (required !== undefined && !isTexts(required))
      return `${path}.required: expected an array of names, not ${kind(required)}`;
    if (values !== undefined && (!Array.isArray(values) || values.length === 0))
      return `${path}.enum: expected an array of values, not ${Array.isArray(values) ? "an empty one" : kind(values)}`;
    if (pattern !== undefined && typeof pattern !== "string")
      return `${path}.pattern: expected a regular expression as a text, not ${kind(pattern)}`;
    const unreadable = pattern === undefined ? null : patternProblem(pattern);
    if (unreadable !== null) return `${path}.pattern: ${shown(pattern)} is no regular expression: ${unreadable}`;
    for (const keyword of NUMBERS) {
      const value = schema[keyword];
      // Draft 4 wrote booleans here.
      if (
        value !== undefined &&
        typeof value !== "number" &&
        !(keyword.startsWith("excl") && typeof value === "boolean")
      )
        return `${path}.${keyword}: expected a number, not ${kind(value)}`;
    }
    for (const keyword of COUNTS) {
      const value = schema[keyword];
      if (value !== undefined && !(typeof value === "number" && Number.isInteger(value) && value >= 0))
        return `${path}.${keyword}: expected a count, not ${kind(value)}`;
    }
    if (reference === undefined) return null;
    if (typeof reference !== "string") return `${path}.$ref: expected a text, not ${kind(reference)}`;
    if (reference !== "#" && !reference.startsWith("#/"))
      return `${path}.$ref: ${shown(reference)} is not followed: references are to a place in the schema itself ("#/$defs/…")`;
    return this.leadsNowhere(reference) ? `${path}.$ref: there is nothing at ${shown(reference)}` : null;
  }

  private parts(schema: Fields, path: string, depth: number): string | null {
    for (const keyword of ONE) {
      const part = schema[keyword];
      if (part === undefined) continue;
      const found =
        keyword === "items" && Array.isArray(part)
          ? this.list(part, `${path}.items`, depth)
          : this.schema(part, `${path}.${keyword}`, depth);
      if (found !== null) return found;
    }
    for (const keyword of NAMED) {
      const parts = schema[keyword];
      if (parts === undefined) continue;
      if (!isFields(parts)) return `${path}.${keyword}: expected an object of schemas by name, not ${kind(parts)}`;
      for (const name of Object.keys(parts)) {
        const found = this.schema(parts[name], `${path}.${keyword}${step(name)}`, depth);
        if (found !== null) return found;
      }
    }
    for (const keyword of SEVERAL) {
      const parts = schema[keyword];
      if (parts === undefined) continue;
      if (!Array.isArray(parts) || parts.length === 0)
        return `${path}.${keyword}: expected an array of schemas, not ${Array.isArray(parts) ? "an empty one" : kind(parts)}`;
      const found = this.list(parts, `${path}.${keyword}`, depth);
      if (found !== null) return found;
    }
    return null;
  }

  private list(parts: readonly unknown[], path: string, depth: number): string | null {
    for (const [index, part] of parts.entries()) {
      const found = this.schema(part, `${path}[${index}]`, depth);
      if (found !== null) return found;
    }
    return null;
  }

  private leadsNowhere(reference: string): boolean {
    let at: unknown = this.root;
    for (const part of reference.slice(1).split("/").slice(1)) {
      const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
      if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return true;
      at = (at as Fields)[name];
    }
    return false;
  }
}

/** Why nobody can read a pattern: ours reads Python's; what only JavaScript reads is left to the tool. */
function patternProblem(pattern: string): string | null {
  const made: Pattern | RegexFailure = compilePattern(pattern);
  if (made instanceof Pattern) return null;
  for (const flags of ["u", ""])
    try {
      void new RegExp(pattern, flags); // native-ok: the host's own text, and nothing is matched
      return null;
    } catch {
      // Nor in this mode.
    }
  return made.message;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function step(name: string): string {
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${shown(name)}]`;
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}

function kind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return shown(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
