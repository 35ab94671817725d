/**
 * JSON Schema as tools use it: Python annotations, where numbers are floats, and the check of plain host values. Schemas
 * are the host's and trusted; the values checked are a guest's, so every step is charged by the caller's meter and patterns
 * run in our own matcher.
 *
 * https://json-schema.org/draft/2020-12
 */

import { Pattern, compilePattern, type Meter, type Text } from "../regex/api.js";
import { codePointsOf, hostString } from "../objects/text.js";

/** A JSON Schema object, or `true` / `false`. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** A value that does not match, and where. */
export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Fields = { readonly [name: string]: unknown };
function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

const UNKNOWN: JsonSchema = {};

// --------------------------------------------------------------------------------------------------------- annotations

/** A property of a schema object, by own key only. */
function own(schema: Fields, keyword: string): unknown {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
}

/** Follows a local `$ref` ("#/$defs/Node"); the schema itself when there is none, unknown when it leads nowhere. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let at = schema;
  for (let hop = 0; hop < 16; hop++) {
    if (typeof at === "boolean") return at;
    const ref = own(at, "$ref");
    if (typeof ref !== "string") return at;
    const target = followReference(ref, root);
    if (target === undefined) return UNKNOWN;
    at = target;
  }
  return UNKNOWN;
}

function followReference(ref: string, root: JsonSchema): JsonSchema | undefined {
  if (!ref.startsWith("#")) return undefined;
  let at: unknown = root;
  for (const part of ref.slice(1).split("/").slice(1)) {
    if (!isObject(at)) return undefined;
    at = own(at, part.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return typeof at === "boolean" || isObject(at) ? (at as JsonSchema) : undefined;
}

const TYPE_ANNOTATIONS: ReadonlyMap<string, string> = new Map([
  ["string", "str"],
  ["integer", "int"],
  ["number", "float"],
  ["boolean", "bool"],
  ["null", "None"],
  ["array", "list"],
  ["object", "dict"],
]);

/** Annotations by schema and depth: references may lead to one schema by exponentially many paths. */
type KnownAnnotations = Map<object, string[]>;

/** The Python annotation of what matches a schema; "Any" when it tells nothing. */
export function annotationOf(
  schema: JsonSchema,
  root: JsonSchema = schema,
  depth = 0,
  known: KnownAnnotations = new Map(),
): string {
  const json = resolve(schema, root);
  if (typeof json === "boolean" || depth > 6) return "Any";
  const texts = known.get(json) ?? [];
  known.set(json, texts);
  texts[depth] ??= annotate(json, root, depth, known);
  return texts[depth];
}

function annotate(json: Fields, root: JsonSchema, depth: number, known: KnownAnnotations): string {
  const values = own(json, "enum");
  if (Array.isArray(values) && values.length > 0 && values.length <= 20 && values.every(isLiteral))
    return literalAnnotation(values as unknown[]);
  const constant = own(json, "const");
  if (constant !== undefined && isLiteral(constant)) return literalAnnotation([constant]);
  const alternatives = own(json, "anyOf") ?? own(json, "oneOf");
  if (Array.isArray(alternatives))
    return union((alternatives as JsonSchema[]).map((each) => annotationOf(each, root, depth + 1, known)));
  const all = own(json, "allOf");
  if (Array.isArray(all) && all.length === 1 && own(json, "type") === undefined)
    return annotationOf(all[0] as JsonSchema, root, depth + 1, known);
  const type = own(json, "type");
  const types = (Array.isArray(type) ? (type as unknown[]) : [type]).filter((name) => typeof name === "string");
  if (types.length === 0) return isObject(own(json, "properties")) ? "dict" : "Any";
  const names = types.map((name) => typeAnnotation(name, json, root, depth, known));
  if (own(json, "nullable") === true) names.push("None");
  return union(names);
}

function typeAnnotation(type: string, json: Fields, root: JsonSchema, depth: number, known: KnownAnnotations): string {
  if (type === "array") {
    const items = own(json, "items");
    if (!isObject(items)) return "list";
    const inner = annotationOf(items as JsonSchema, root, depth + 1, known);
    return inner === "Any" ? "list" : `list[${inner}]`;
  }
  if (type === "object") {
    const additional = own(json, "additionalProperties");
    const properties = own(json, "properties");
    if (isObject(additional) && (!isObject(properties) || Object.keys(properties).length === 0)) {
      const inner = annotationOf(additional as JsonSchema, root, depth + 1, known);
      return inner === "Any" ? "dict" : `dict[str, ${inner}]`;
    }
    return "dict";
  }
  return TYPE_ANNOTATIONS.get(type) ?? "Any";
}

function union(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  if (distinct.length === 0 || distinct.includes("Any")) return "Any";
  return distinct
    .filter((name) => name !== "None")
    .concat(distinct.includes("None") ? ["None"] : [])
    .join(" | ");
}

function isLiteral(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
}

function literalAnnotation(values: readonly unknown[]): string {
  const shown = values.filter((value) => value !== null).map(pythonLiteral);
  const text = shown.length === 0 ? "None" : `Literal[${shown.join(", ")}]`;
  return values.includes(null) && shown.length > 0 ? `${text} | None` : text;
}

/** A JSON value as Python writes it; long ones are cut. */
export function pythonLiteral(value: unknown): string {
  const text = literal(value, 0);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function literal(value: unknown, depth: number): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number")
    return Number.isFinite(value)
      ? String(value)
      : `float('${Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf"}')`;
  if (typeof value === "bigint") return String(value);
  if (depth > 4) return "...";
  if (Array.isArray(value)) return `[${(value as unknown[]).map((item) => literal(item, depth + 1)).join(", ")}]`;
  if (isObject(value))
    return `{${Object.keys(value)
      .map((key) => `${quoted(key)}: ${literal(value[key], depth + 1)}`)
      .join(", ")}}`;
  return "...";
}

function quoted(text: string): string {
  let body = "";
  for (const char of text) {
    if (char === "\\") body += "\\\\";
    else if (char === "\n") body += "\\n";
    else if (char === "\r") body += "\\r";
    else if (char === "\t") body += "\\t";
    else if (char === "'" && !(text.includes("'") && !text.includes('"'))) body += "\\'";
    else body += char;
  }
  return text.includes("'") && !text.includes('"') ? `"${body}"` : `'${body}'`;
}

// ------------------------------------------------------------------------------------------------------------- floats

/** Where numbers inside a value are floats, by a schema. A schema that refers to itself has a shape that does. */
export interface FloatShape {
  readonly isFloat: boolean;
  readonly items: FloatShape | null;
  readonly properties: ReadonlyMap<string, FloatShape>;
  readonly additional: FloatShape | null;
}

class ShapeUnderWay implements FloatShape {
  isFloat = false;
  items: FloatShape | null = null;
  additional: FloatShape | null = null;
  readonly properties = new Map<string, FloatShape>();
}

/** Finds them; null when there are none. */
export function floatShape(schema: JsonSchema | null): FloatShape | null {
  if (schema === null) return null;
  const known = new Map<object, ShapeUnderWay>();
  const shape = shapeOf(schema, schema, known);
  for (const each of known.values()) if (each.isFloat) return shape;
  return null;
}

function shapeOf(schema: unknown, root: JsonSchema, known: Map<object, ShapeUnderWay>): FloatShape | null {
  if (!isObject(schema)) return null;
  const json = resolve(schema, root);
  if (typeof json === "boolean") return null;
  const before = known.get(json);
  if (before !== undefined) return before;
  const shape = new ShapeUnderWay();
  known.set(json, shape);
  const type = own(json, "type");
  const types = Array.isArray(type) ? (type as unknown[]) : [type];
  shape.isFloat = types.includes("number") && !types.includes("integer");
  shape.items = shapeOf(own(json, "items"), root, known);
  shape.additional = shapeOf(own(json, "additionalProperties"), root, known);
  const fields = own(json, "properties");
  if (isObject(fields))
    for (const key of Object.keys(fields)) {
      const inner = shapeOf(fields[key], root, known);
      if (inner !== null) shape.properties.set(key, inner);
    }
  for (const keyword of ["anyOf", "oneOf", "allOf"]) {
    const alternatives = own(json, keyword);
    if (!Array.isArray(alternatives)) continue;
    for (const each of alternatives as unknown[]) {
      const inner = shapeOf(each, root, known);
      if (inner === null) continue;
      shape.isFloat ||= inner.isFloat;
      shape.items ??= inner.items;
      shape.additional ??= inner.additional;
      for (const [key, value] of inner.properties) if (!shape.properties.has(key)) shape.properties.set(key, value);
    }
  }
  return shape;
}

// ------------------------------------------------------------------------------------------------------------ checking

/** What checks values against a schema. */
export function schemaChecker(schema: JsonSchema): SchemaChecker {
  return new SchemaChecker(schema);
}

const UNMETERED_STEPS = 20_000;
const TOO_LONG = new Error("too many steps");

/** Checks plain host values (what `toHost` makes) against a JSON Schema. */
export class SchemaChecker {
  private readonly patterns = new Map<string, Pattern | null>();
  private readonly annotations = new Map<Fields, string>();
  constructor(private readonly root: JsonSchema) {}

  /** The first mismatch, or null. `charge` is asked before each step. `schema`: a part of the whole. */
  check(value: unknown, charge: (units: number) => void, schema: JsonSchema = this.root): Mismatch | null {
    return this.at(schema, value, [], charge, 0);
  }

  /** `check` where nothing is metered: null, too, when it takes too many steps to tell. */
  checkBriefly(value: unknown, schema: JsonSchema): Mismatch | null {
    let left = UNMETERED_STEPS;
    try {
      return this.check(
        value,
        (units) => {
          left -= units;
          if (left < 0) throw TOO_LONG;
        },
        schema,
      );
    } catch (error) {
      if (error === TOO_LONG) return null;
      throw error;
    }
  }

  private annotation(json: Fields): string {
    let text = this.annotations.get(json);
    if (text === undefined) {
      text = annotationOf(json as JsonSchema, this.root);
      this.annotations.set(json, text);
    }
    return text;
  }

  private at(
    schema: JsonSchema,
    value: unknown,
    path: readonly (string | number)[],
    charge: (units: number) => void,
    depth: number,
  ): Mismatch | null {
    charge(1);
    const json = resolve(schema, this.root);
    if (json === true) return null;
    if (json === false) return { path, message: "nothing is allowed here" };
    if (depth > 1000) return { path, message: "nested too deep for the schema" };
    const type = own(json, "type");
    if (type !== undefined && !(own(json, "nullable") === true && value === null)) {
      const types = Array.isArray(type) ? (type as unknown[]) : [type];
      if (!types.some((name) => hasType(value, name)))
        return { path, message: `expected ${this.annotation(json)}, got ${pythonTypeName(value)}` };
    }
    return (
      this.values(json, value, path, charge) ??
      this.combinations(json, value, path, charge, depth) ??
      (typeof value === "number" || typeof value === "bigint"
        ? this.number(json, value, path)
        : typeof value === "string"
          ? this.text(json, value, path, charge)
          : Array.isArray(value)
            ? this.array(json, value, path, charge, depth)
            : isPlainObject(value)
              ? this.object(json, value, path, charge, depth)
              : null)
    );
  }

  private values(
    json: Fields,
    value: unknown,
    path: readonly (string | number)[],
    charge: (units: number) => void,
  ): Mismatch | null {
    const allowed = own(json, "enum");
    if (Array.isArray(allowed)) {
      charge(allowed.length);
      if (!(allowed as unknown[]).some((each) => sameJson(each, value)))
        return {
          path,
          message: `expected one of ${(allowed as unknown[]).slice(0, 20).map(pythonLiteral).join(", ")}, got ${pythonLiteral(value)}`,
        };
    }
    const constant = own(json, "const");
    if (constant !== undefined && !sameJson(constant, value))
      return { path, message: `expected ${pythonLiteral(constant)}, got ${pythonLiteral(value)}` };
    return null;
  }

  private combinations(
    json: Fields,
    value: unknown,
    path: readonly (string | number)[],
    charge: (units: number) => void,
    depth: number,
  ): Mismatch | null {
    const all = own(json, "allOf");
    if (Array.isArray(all))
      for (const each of all as JsonSchema[]) {
        const wrong = this.at(each, value, path, charge, depth + 1);
        if (wrong !== null) return wrong;
      }
    const any = own(json, "anyOf");
    if (Array.isArray(any)) {
      const wrong = this.alternatives(any as JsonSchema[], value, path, charge, depth, false, json);
      if (wrong !== null) return wrong;
    }
    const one = own(json, "oneOf");
    if (Array.isArray(one)) {
      const wrong = this.alternatives(one as JsonSchema[], value, path, charge, depth, true, json);
      if (wrong !== null) return wrong;
    }
    const not = own(json, "not");
    if (isObject(not) && this.at(not as JsonSchema, value, path, charge, depth + 1) === null)
      return { path, message: `${pythonLiteral(value)} is not allowed` };
    return null;
  }

  private alternatives(
    schemas: readonly JsonSchema[],
    value: unknown,
    path: readonly (string | number)[],
    charge: (units: number) => void,
    depth: number,
    exactlyOne: boolean,
    whole: Fields,
  ): Mismatch | null {
    let matched = 0;
    let deepest: Mismatch | null = null;
    for (const each of schemas) {
      const wrong = this.at(each, value, path, charge, depth + 1);
      if (wrong === null) {
        matched++;
        if (!exactlyOne) return null;
      } else if (wrong.path.length > path.length && (deepest === null || wrong.path.length > deepest.path.length))
        deepest = wrong;
    }
    if (matched === 1) return null;
    if (matched > 1) return { path, message: "matches more than one of the alternatives" };
    return (
      deepest ?? {
        path,
        message: `expected ${this.annotation(whole)}, got ${pythonTypeName(value)}`,
      }
    );
  }

  private number(json: Fields, value: number | bigint, path: readonly (string | number)[]): Mismatch | null {
    const minimum = own(json, "minimum");
    if (typeof minimum === "number" && value < minimum)
      return { path, message: `${String(value)} is less than ${minimum}` };
    const maximum = own(json, "maximum");
    if (typeof maximum === "number" && value > maximum)
      return { path, message: `${String(value)} is greater than ${maximum}` };
    const above = own(json, "exclusiveMinimum");
    if (typeof above === "number" && value <= above)
      return { path, message: `${String(value)} is not greater than ${above}` };
    const below = own(json, "exclusiveMaximum");
    if (typeof below === "number" && value >= below)
      return { path, message: `${String(value)} is not less than ${below}` };
    const step = own(json, "multipleOf");
    if (typeof step === "number" && step > 0) {
      const quotient = Number(value) / step;
      if (Math.abs(quotient - Math.round(quotient)) > 1e-9 * Math.max(1, Math.abs(quotient)))
        return { path, message: `${String(value)} is not a multiple of ${step}` };
    }
    return null;
  }

  private text(
    json: Fields,
    value: string,
    path: readonly (string | number)[],
    charge: (units: number) => void,
  ): Mismatch | null {
    charge(value.length >> 6);
    const least = own(json, "minLength");
    const most = own(json, "maxLength");
    if (typeof least === "number" || typeof most === "number") {
      let length = 0;
      for (let index = 0; index < value.length; index++, length++)
        if ((value.codePointAt(index) as number) > 0xffff) index++;
      if (typeof least === "number" && length < least)
        return { path, message: `has ${length} characters, at least ${least} are needed` };
      if (typeof most === "number" && length > most)
        return { path, message: `has ${length} characters, at most ${most} are allowed` };
    }
    const pattern = own(json, "pattern");
    if (typeof pattern === "string" && !this.matches(pattern, value, charge))
      return { path, message: `${pythonLiteral(value)} does not match the pattern ${pythonLiteral(pattern)}` };
    return null;
  }

  /** Patterns that our matcher does not read (JavaScript's own inventions) are left to the tool. */
  private matches(source: string, value: string, charge: (units: number) => void): boolean {
    let pattern = this.patterns.get(source);
    const meter: Meter = { charge, reserve: () => undefined };
    if (pattern === undefined) {
      const made = compilePattern(source, 0, meter);
      pattern = made instanceof Pattern ? made : null;
      this.patterns.set(source, pattern);
    }
    if (pattern === null) return true;
    const flat = hostString(value);
    const text: Text = typeof flat === "string" ? flat : codePointsOf(flat);
    return pattern.search(text, 0, text.length, meter) !== null;
  }

  private array(
    json: Fields,
    value: readonly unknown[],
    path: readonly (string | number)[],
    charge: (units: number) => void,
    depth: number,
  ): Mismatch | null {
    const least = own(json, "minItems");
    if (typeof least === "number" && value.length < least)
      return { path, message: `has ${value.length} items, at least ${least} are needed` };
    const most = own(json, "maxItems");
    if (typeof most === "number" && value.length > most)
      return { path, message: `has ${value.length} items, at most ${most} are allowed` };
    const prefix = own(json, "prefixItems");
    const fixed = Array.isArray(prefix) ? (prefix as JsonSchema[]) : [];
    const items = own(json, "items");
    for (let index = 0; index < value.length; index++) {
      const schema =
        index < fixed.length
          ? fixed[index]
          : typeof items === "boolean" || isObject(items)
            ? (items as JsonSchema)
            : true;
      if (schema === true) continue;
      const wrong = this.at(schema, value[index], [...path, index], charge, depth + 1);
      if (wrong !== null) return wrong;
    }
    if (own(json, "uniqueItems") === true) {
      charge(value.length);
      const seen = new Set<string>();
      for (let index = 0; index < value.length; index++) {
        const key = pythonKey(value[index]);
        if (seen.has(key)) return { path: [...path, index], message: "is there twice" };
        seen.add(key);
      }
    }
    return null;
  }

  private object(
    json: Fields,
    value: Fields,
    path: readonly (string | number)[],
    charge: (units: number) => void,
    depth: number,
  ): Mismatch | null {
    const required = own(json, "required");
    if (Array.isArray(required))
      for (const key of required as unknown[])
        if (typeof key === "string" && !Object.hasOwn(value, key))
          return { path: [...path, key], message: "is missing" };
    const properties = own(json, "properties");
    const additional = own(json, "additionalProperties");
    const keys = Object.keys(value);
    const least = own(json, "minProperties");
    if (typeof least === "number" && keys.length < least)
      return { path, message: `has ${keys.length} keys, at least ${least} are needed` };
    const most = own(json, "maxProperties");
    if (typeof most === "number" && keys.length > most)
      return { path, message: `has ${keys.length} keys, at most ${most} are allowed` };
    for (const key of keys) {
      const known = isObject(properties) && Object.hasOwn(properties, key);
      const schema = known
        ? (properties[key] as JsonSchema)
        : typeof additional === "boolean" || isObject(additional)
          ? (additional as JsonSchema)
          : true;
      if (schema === false && !known) return { path: [...path, key], message: "is not expected" };
      const wrong = this.at(schema, value[key], [...path, key], charge, depth + 1);
      if (wrong !== null) return wrong;
    }
    return null;
  }
}

function isPlainObject(value: unknown): value is Fields {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map) &&
    !(value instanceof Set) &&
    !ArrayBuffer.isView(value)
  );
}

function hasType(value: unknown, type: unknown): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "number":
      return typeof value === "number" || typeof value === "bigint";
    case "integer":
      return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    case "boolean":
      return typeof value === "boolean";
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isPlainObject(value);
    default:
      return true;
  }
}

/** The Python name of a host value's type. */
export function pythonTypeName(value: unknown): string {
  if (value === null || value === undefined) return "None";
  switch (typeof value) {
    case "string":
      return "str";
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return Number.isInteger(value) ? "int" : "float";
    default:
  }
  if (Array.isArray(value)) return "list";
  if (value instanceof Set) return "set";
  if (ArrayBuffer.isView(value)) return "bytes";
  return "dict";
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return pythonKey(a) === pythonKey(b);
}

/** A text that is equal for equal values, whatever the order of keys. */
function pythonKey(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return `[${(value as unknown[]).map(pythonKey).join(",")}]`;
  if (isPlainObject(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${pythonKey(value[key])}`)
      .join(",")}}`;
  return JSON.stringify(value) ?? "null";
}

/** `filters['tags'][2]` */
export function pathText(path: readonly (string | number)[]): string {
  let text = "";
  for (const part of path)
    text += text === "" ? String(part) : typeof part === "number" ? `[${part}]` : `[${quoted(part.slice(0, 60))}]`;
  return text;
}
