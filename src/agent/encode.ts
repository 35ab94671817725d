/**
 * Host values as JSON and back, for memories and traces: what JSON lacks is an object with one key, `$bigint`, `$map` and so
 * on; an object of the user's with such a key is wrapped, so every value comes back as it was. Explicit depth; no recursion
 * into what is not plain.
 */

const DEPTH = 200;
const TAGS: ReadonlySet<string> = new Set([
  "$undefined",
  "$bigint",
  "$number",
  "$bytes",
  "$date",
  "$map",
  "$set",
  "$url",
  "$object",
  "$opaque",
]);

/** A value that `JSON.stringify` writes and `decodeValue` turns back. What has no plain form becomes its text. */
export function encodeValue(value: unknown, depth = 0): unknown {
  if (depth > DEPTH) return { $opaque: "nested too deeply" };
  switch (typeof value) {
    case "undefined":
      return { $undefined: true };
    case "bigint":
      return { $bigint: value.toString() };
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $number: Object.is(value, -0) ? "-0" : String(value) };
    case "function":
    case "symbol":
      return { $opaque: typeof value };
    case "object":
      return value === null ? null : encodeObject(value, depth + 1);
    default:
      return value;
  }
}

function encodeObject(value: object, depth: number): unknown {
  if (Array.isArray(value)) return value.map((each) => encodeValue(each, depth));
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof URL) return { $url: value.href };
  if (value instanceof Set) return { $set: [...(value as Set<unknown>)].map((each) => encodeValue(each, depth)) };
  if (value instanceof Map)
    return {
      $map: [...(value as Map<unknown, unknown>)].map(([key, each]) => [
        encodeValue(key, depth),
        encodeValue(each, depth),
      ]),
    };
  if (value instanceof Error) return { $opaque: `${value.name}: ${value.message}` };
  const fields = value as Record<string, unknown>;
  const entries = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .map((key) => [key, encodeValue(fields[key], depth)] as const);
  const made = Object.fromEntries(entries);
  return entries.length === 1 && TAGS.has(entries[0]?.[0] ?? "") ? { $object: made } : made;
}

/** The value that `encodeValue` was given. */
export function decodeValue(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEPTH * 2) throw new TypeError("the value is nested too deeply");
  if (Array.isArray(value)) return value.map((each) => decodeValue(each, depth + 1));
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields);
  const [tag = ""] = keys;
  if (keys.length === 1 && TAGS.has(tag)) return decodeTagged(tag, fields[tag], depth + 1);
  return Object.fromEntries(keys.map((key) => [key, decodeValue(fields[key], depth + 1)]));
}

function decodeTagged(tag: string, value: unknown, depth: number): unknown {
  switch (tag) {
    case "$undefined":
      return undefined;
    case "$bigint":
      return BigInt(String(value));
    case "$number":
      return Number(value);
    case "$bytes":
      return fromBase64(String(value));
    case "$date":
      return new Date(value === null ? Number.NaN : Number(value));
    case "$url":
      return new URL(String(value));
    case "$set":
      return new Set(list(value).map((each) => decodeValue(each, depth)));
    case "$map":
      return new Map(
        list(value).map((pair) => {
          const [key, each] = list(pair);
          return [decodeValue(key, depth), decodeValue(each, depth)];
        }),
      );
    case "$object":
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, each]) => [key, decodeValue(each, depth)]),
      );
    default:
      return `<${String(value)}>`;
  }
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("expected an array in a tagged value");
  return value as unknown[];
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
