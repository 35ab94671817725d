/**
 * What a host passes wrongly: every check throws before anything is done, and says which option it was, what came, and what
 * is allowed. Values are described without running anything of theirs.
 */

import { closestName } from "../objects/suggest.js";
import { isDate, isProxy, type AbortSignalLike } from "./platform.js";
import { isPythonName } from "./python-names.js";

const SHOWN_TEXT = 40;

/** A value as messages show it. */
export function shownValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > SHOWN_TEXT ? `${value.slice(0, SHOWN_TEXT)}…` : value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return "a bigint";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "object":
      if (value === null) return "null";
      if (isProxy(value)) return "a Proxy";
      if (Array.isArray(value)) return "an array";
      if (ArrayBuffer.isView(value)) return "bytes";
      return isDate(value) ? "a Date" : "an object";
    default:
      return String(value);
  }
}

/** `what` is an option's name, `wanted` what may be there. */
export function misuse(what: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${what} must be ${wanted}, not ${shownValue(value)}`);
}

/** An object that is a record of something: no array, no function, no bytes. */
export function expectRecord(value: unknown, what: string, wanted: string): void {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value) || isDate(value))
    throw misuse(what, wanted, value);
}

export function expectText(value: unknown, what: string, wanted = "a string"): void {
  if (typeof value !== "string") throw misuse(what, wanted, value);
}

export function expectFlag(value: unknown, what: string): void {
  if (value !== undefined && typeof value !== "boolean") throw misuse(what, "true or false", value);
}

export function expectFunction(value: unknown, what: string): void {
  if (value !== undefined && typeof value !== "function") throw misuse(what, "a function", value);
}

/** Milliseconds, or undefined. */
export function expectMilliseconds(value: unknown, what: string): void {
  if (value === undefined) return;
  const wanted = "a number of milliseconds, 0 or more";
  if (typeof value !== "number") throw misuse(what, wanted, value);
  if (!(value >= 0)) throw new RangeError(`${what} must be ${wanted}, not ${shownValue(value)}`);
}

export function expectSignal(value: unknown, what: string): void {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null || typeof (value as AbortSignalLike).aborted !== "boolean")
    throw misuse(what, "an AbortSignal", value);
}

/** A name that a program can use. */
export function expectName(value: unknown, what: string): void {
  if (typeof value !== "string" || !isPythonName(value)) throw misuse(what, "a Python name", value);
}

/** The record's own fields without a prototype: what somebody put on Object.prototype is no option. */
export function ownFields<T extends object>(record: T): T {
  return Object.assign(Object.create(null) as T, record);
}

/** The value of an own property; undefined for none and for an accessor, which is not run. */
export function ownValue(object: object, name: string | symbol): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, name);
  return descriptor !== undefined && Object.hasOwn(descriptor, "value") ? descriptor.value : undefined;
}

/** The options, as they are the record's own; refuses other names, and asks about one that is near a name there is. */
export function checkOptions<T extends object>(options: T, known: ReadonlySet<string>, what: string): T {
  expectRecord(options, `the options of ${what}`, "an object");
  for (const name of Object.keys(options)) {
    if (known.has(name)) continue;
    const close = closestName(name, [...known]);
    throw new TypeError(
      `unknown ${what} option '${name}'${close === null ? "" : `: did you mean '${close}'?`}; the options are ${[...known].join(", ")}`,
    );
  }
  return ownFields(options);
}
