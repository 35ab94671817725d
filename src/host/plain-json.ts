/** Plain host data as JSON and back, the same data in every respect: what a tool answered, kept until the program gets it. */

import { Float } from "./convert.js";
import { dateMilliseconds, isDate, makeDate } from "./platform.js";
import { fromBase64, toBase64, type Json } from "./journal.js";

const MAXIMUM_DEPTH = 100;

/** JSON for plain data; undefined for what is none (functions, class instances, accessors, cycles). */
export function plainToJson(value: unknown, depth = 0): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (value === undefined) return { $undefined: true };
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $number: Object.is(value, -0) ? "-0" : String(value) };
  if (typeof value === "bigint") return { $bigint: value.toString() };
  if (typeof value !== "object" || depth > MAXIMUM_DEPTH) return undefined;
  try {
    return objectToJson(value, depth + 1);
  } catch {
    // A proxy that refuses.
    return undefined;
  }
}

function objectToJson(value: object, depth: number): Json {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return listToJson(value, depth);
  if (prototype === Uint8Array.prototype) return { $bytes: toBase64(value as Uint8Array) };
  if (isDate(value)) return { $date: dateMilliseconds(value) };
  if (prototype === Float.prototype) return { $float: plainToJson((value as Float).value) };
  if (prototype === Map.prototype) {
    const items = listToJson([...(value as Map<unknown, unknown>)], depth);
    return items === undefined ? undefined : { $map: items };
  }
  if (prototype === Set.prototype) {
    const items = listToJson([...(value as Set<unknown>)], depth);
    return items === undefined ? undefined : { $set: items };
  }
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const pairs: Json[] = [];
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (typeof key !== "string" || descriptor === undefined || !Object.hasOwn(descriptor, "value")) return undefined;
    if (descriptor.enumerable !== true) continue;
    const item = plainToJson(descriptor.value, depth);
    if (item === undefined) return undefined;
    pairs.push([key, item]);
  }
  return { $object: pairs };
}

function listToJson(items: readonly unknown[], depth: number): Json[] | undefined {
  const list: Json[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = plainToJson(items[index], depth);
    if (item === undefined) return undefined;
    list.push(item);
  }
  return list;
}

/** The data that such JSON stands for. */
export function jsonToPlain(json: Json): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return (json as Json[]).map(jsonToPlain);
  const [tag] = Object.keys(json);
  const held = (json as Record<string, Json>)[tag];
  switch (tag) {
    case "$undefined":
      return undefined;
    case "$number":
      return Number(held);
    case "$bigint":
      return BigInt(held as string);
    case "$bytes":
      return fromBase64(held as string);
    case "$date":
      return makeDate(held as number);
    case "$float":
      return new Float(jsonToPlain(held) as number);
    case "$map":
      return new Map((held as Json[]).map((pair) => jsonToPlain(pair) as [unknown, unknown]));
    case "$set":
      return new Set((held as Json[]).map(jsonToPlain));
    case "$object": {
      const object: Record<string, unknown> = {};
      for (const [key, item] of held as [string, Json][])
        Object.defineProperty(object, key, {
          value: jsonToPlain(item),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      return object;
    }
    default:
      throw new SyntaxError(`data of kind ${tag}`);
  }
}
