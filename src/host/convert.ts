/**
 * Values across the host boundary, by copy, both ways (design §6). Inward: own data properties only, accessors never run,
 * functions, symbols, proxies' traps and cycles refused by path. Outward: charged per edge visited, so that shared structure
 * cannot explode. Explicit stacks; depth limited.
 */

import { PyDict } from "../objects/dictionary.js";
import { dictSet } from "../objects/hashtable.js";
import { X, type Machine } from "../objects/machine.js";
import {
  PyByteArray,
  PyBytes,
  PyFloat,
  PyInstance,
  PyList,
  PyTuple,
  PyType,
  type Value,
} from "../objects/model.js";
import { isStr, typeName } from "../objects/protocol.js";
import { liveKeys } from "../objects/repr.js";
import { PyFrozenSet, PySet, setAdd } from "../objects/set.js";
import { flatten, hostString, toHostText } from "../objects/text.js";
import { normalizeBig } from "../numeric/integer.js";
import { isDate } from "./platform.js";

/** Deepest nesting that crosses the boundary. */
export const CONVERT_DEPTH = 200;

/** A value that cannot cross, with the path to it ("value['rows'][3]"). */
export class ConversionError extends Error {
  constructor(
    readonly path: string,
    readonly valueType: string,
    reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = "ConversionError";
  }
}

// ------------------------------------------------------------------------------------------------------------- inward

/** A host value as a guest value; throws ConversionError. */
export function toGuest(m: Machine, value: unknown, path: string, depth = 0, parents: readonly object[] = []): Value {
  m.charge(1);
  switch (typeof value) {
    case "undefined":
      return null;
    case "boolean":
      return value;
    case "number":
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value;
      m.allocate(16);
      return new PyFloat(value);
    case "bigint":
      m.allocate(32);
      return normalizeBig(value);
    case "string":
      m.allocate(32 + value.length);
      m.charge(value.length >> 6);
      return hostString(value);
    case "object":
      break;
    default:
      throw new ConversionError(path, typeof value, `a ${typeof value} cannot be passed to the sandbox`);
  }
  if (value === null) return null;
  if (value instanceof Uint8Array) {
    m.allocate(48 + value.length);
    return new PyBytes(Uint8Array.from(value));
  }
  if (depth >= CONVERT_DEPTH) throw new ConversionError(path, "object", `nested deeper than ${CONVERT_DEPTH} levels`);
  if (parents.includes(value)) throw new ConversionError(path, "object", "the value contains itself"); // native-ok: at most CONVERT_DEPTH parents
  const inside = [...parents, value];
  if (Array.isArray(value)) {
    m.allocate(56 + 8 * value.length);
    const items: Value[] = [];
    for (let index = 0; index < value.length; index++)
      items.push(toGuest(m, dataProperty(value, String(index), path), `${path}[${index}]`, depth + 1, inside));
    return new PyList(items);
  }
  if (value instanceof Map) {
    const dict = new PyDict();
    m.allocate(100);
    for (const [key, item] of value)
      store(m, dict, toGuest(m, key, `${path} key`, depth + 1, inside), toGuest(m, item, `${path}[${shownKey(key)}]`, depth + 1, inside), path);
    return dict;
  }
  if (value instanceof Set) {
    const set = new PySet();
    m.allocate(100);
    for (const item of value)
      if (setAdd(m, set, toGuest(m, item, `${path} item`, depth + 1, inside)) === X)
        throw new ConversionError(path, "Set", "a set item is not hashable in Python");
    return set;
  }
  if (isDate(value)) throw new ConversionError(path, "Date", "dates are passed as ISO text: use date.toISOString()");
  if (isThenable(value)) throw new ConversionError(path, "Promise", "a promise cannot be passed: await it first");
  const dict = new PyDict();
  m.allocate(100);
  for (const key of Object.keys(value)) {
    const item = dataProperty(value, key, path);
    store(m, dict, toGuest(m, key, path, depth + 1), toGuest(m, item, `${path}[${shownKey(key)}]`, depth + 1, inside), path);
  }
  return dict;
}

/** Whether `then` is a method, by descriptors along the prototypes: an accessor is not run. */
function isThenable(value: object): boolean {
  for (let at: unknown = value; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, "then");
    if (descriptor !== undefined) return typeof descriptor.value === "function";
  }
  return false;
}

/** An own data property; accessors are refused, not run. */
function dataProperty(object: object, key: string, path: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  if (descriptor === undefined) return undefined;
  if (!("value" in descriptor)) throw new ConversionError(`${path}[${shownKey(key)}]`, "accessor", "a getter cannot be passed to the sandbox");
  return descriptor.value;
}

function store(m: Machine, dict: PyDict, key: Value, value: Value, path: string): void {
  if (dictSet(m, dict, key, value) === X) throw new ConversionError(path, "Map", "a key is not hashable in Python");
}

function shownKey(key: unknown): string {
  return typeof key === "string" ? `'${key.slice(0, 40)}'` : typeof key;
}

// ------------------------------------------------------------------------------------------------------------ outward

/** A guest value as a host value; throws ConversionError. */
export function toHost(m: Machine, value: Value, path: string, depth = 0): unknown {
  m.charge(1);
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return value;
  if (value instanceof PyFloat) return value.value;
  if (isStr(value)) return toHostText(flatten(m, value));
  if (value instanceof PyBytes) return Uint8Array.from(value.bytes);
  if (value instanceof PyByteArray) return value.bytes.slice(0, value.length);
  if (depth >= CONVERT_DEPTH) throw new ConversionError(path, typeName(value), `nested deeper than ${CONVERT_DEPTH} levels`);
  if (value instanceof PyList || value instanceof PyTuple)
    return value.items.map((item, index) => toHost(m, item, `${path}[${index}]`, depth + 1));
  if (value instanceof PyDict) return dictToHost(m, value, path, depth);
  if (value instanceof PySet || value instanceof PyFrozenSet)
    return new Set(liveKeys(m, value).map((item) => toHost(m, item, `${path} item`, depth + 1)));
  if (value instanceof PyInstance && value.payload !== undefined) return toHost(m, value.payload, path, depth);
  throw new ConversionError(
    path,
    value instanceof PyType ? "type" : typeName(value),
    `a Python '${typeName(value)}' has no JavaScript form: return its data (a dict, list, str or number) instead`,
  );
}

/** A plain object when every key is a str, else a Map. */
function dictToHost(m: Machine, dict: PyDict, path: string, depth: number): unknown {
  let plain = true;
  for (const key of dict.keys) if (key !== undefined && !isStr(key)) plain = false;
  if (!plain) {
    const map = new Map<unknown, unknown>();
    for (let position = 0; position < dict.keys.length; position++) {
      const key = dict.keys[position];
      if (key !== undefined)
        map.set(toHost(m, key, `${path} key`, depth + 1), toHost(m, dict.values[position] as Value, `${path}[…]`, depth + 1));
    }
    return map;
  }
  const object: Record<string, unknown> = {};
  for (let position = 0; position < dict.keys.length; position++) {
    const key = dict.keys[position];
    if (key === undefined || !isStr(key)) continue;
    const name = toHostText(flatten(m, key));
    const converted = toHost(m, dict.values[position] as Value, `${path}['${name.slice(0, 40)}']`, depth + 1);
    // defineProperty: a key such as __proto__ is plain data.
    Object.defineProperty(object, name, { value: converted, writable: true, enumerable: true, configurable: true });
  }
  return object;
}
