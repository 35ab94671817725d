/**
 * What an agent asks of its tools' schemas beyond what every sandbox does (host/schema-check.ts): that the names of the
 * arguments, which the model reads, are names in Python as they are, and that what is required is declared.
 */

import { pythonName } from "../host/python-names.js";
import { schemaProblem as problemOf, isFields, shown, type Fields } from "../host/schema-check.js";

/** What is wrong with a schema, with its place ("inputSchema.properties.n.type: …"); null when nothing is. */
export function schemaProblem(schema: unknown, path: string): string | null {
  const found = problemOf(schema, path);
  return found !== null || !isFields(schema) ? found : namesProblem(schema, path);
}

function namesProblem(schema: Fields, path: string): string | null {
  const { properties, required } = schema;
  if (!isFields(properties) && properties !== undefined) return null;
  for (const name of Array.isArray(required) ? (required as string[]) : [])
    if (schema["$ref"] === undefined && !Object.hasOwn(properties ?? {}, name) && !hasParts(schema))
      return `${path}.required: there is no property ${shown(name)}`;
  const names = new Map<string, string>();
  for (const property of Object.keys(properties ?? {})) {
    const name = pythonName(property);
    const before = name === null ? undefined : names.get(name);
    if (name === null) return `${path}.properties: ${shown(property)} cannot be made a Python name`;
    if (before !== undefined)
      return `${path}.properties: ${shown(before)} and ${shown(property)} are both '${name}' in Python`;
    names.set(name, property);
  }
  return null;
}

/** Properties may be declared in parts. */
function hasParts(schema: Fields): boolean {
  return ["allOf", "anyOf", "oneOf", "if", "then", "else", "patternProperties"].some(
    (keyword) => schema[keyword] !== undefined,
  );
}
