/**
 * Values as text between a host and the place where code runs: tagged JSON of plain data, never code, never an engine's own
 * serialised form. Every array on the wire is `[tag, …]`, so that no value can be mistaken for another. The reader trusts
 * nothing: it bounds depth and count, and makes plain objects whose keys are data.
 */

/** Deepest nesting that the reader accepts; values that cross have at most 200 levels. */
const DEPTH = 256;

/** What JSON can hold. */
export type Wire = null | boolean | number | string | readonly Wire[];

/** Text from the other side that is no value. */
export class WireError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WireError";
  }
}

const VIEWS: ReadonlyMap<string, (bytes: ArrayBuffer) => ArrayBufferView> = new Map<
  string,
  (bytes: ArrayBuffer) => ArrayBufferView
>([
  ["Int8Array", (bytes) => new Int8Array(bytes)],
  ["Int16Array", (bytes) => new Int16Array(bytes)],
  ["Int32Array", (bytes) => new Int32Array(bytes)],
  ["Uint16Array", (bytes) => new Uint16Array(bytes)],
  ["Uint32Array", (bytes) => new Uint32Array(bytes)],
  ["Float32Array", (bytes) => new Float32Array(bytes)],
  ["Float64Array", (bytes) => new Float64Array(bytes)],
  ["BigInt64Array", (bytes) => new BigInt64Array(bytes)],
  ["BigUint64Array", (bytes) => new BigUint64Array(bytes)],
]);

/** What wire text may come to, roughly in characters (at most six times that, where every character is escaped). */
export interface WireSize {
  left: number;
}

/**
 * A host value for the wire. Meant for values that `toGuest` has accepted or `toHost` has made: it runs no accessor, and
 * throws a TypeError for what it does not know.
 */
export function toWire(value: unknown, depth = 0, size: WireSize = { left: Number.POSITIVE_INFINITY }): Wire {
  if (depth > DEPTH) throw new TypeError("the value is nested too deep");
  if ((size.left -= typeof value === "string" ? 8 + value.length : 8) < 0)
    throw new RangeError("the value is too large");
  switch (typeof value) {
    case "undefined":
      return ["u"];
    case "boolean":
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ["n", Object.is(value, -0) ? "-0" : String(value)];
    case "bigint":
      return ["i", value.toString(16)];
    case "object":
      return value === null ? null : objectToWire(value, depth, size);
    default:
      throw new TypeError(`a ${typeof value} cannot be passed`);
  }
}

function objectToWire(value: object, depth: number, size: WireSize): Wire {
  if (Array.isArray(value)) {
    const wire: Wire[] = ["l"];
    for (let index = 0; index < value.length; index++) wire.push(toWire(ownValue(value, index), depth + 1, size));
    return wire;
  }
  if (value instanceof Map) {
    const wire: Wire[] = ["m"];
    Map.prototype.forEach.call(value, (item: unknown, key: unknown) => {
      wire.push(toWire(key, depth + 1, size), toWire(item, depth + 1, size));
    });
    return wire;
  }
  if (value instanceof Set) {
    const wire: Wire[] = ["s"];
    Set.prototype.forEach.call(value, (item: unknown) => wire.push(toWire(item, depth + 1, size)));
    return wire;
  }
  if (value instanceof Date) return ["t", Date.prototype.getTime.call(value)];
  if ((size.left -= 2 * (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value.byteLength : 0)) < 0)
    throw new RangeError("the value is too large");
  if (value instanceof ArrayBuffer) return ["b", Buffer.from(value).toString("base64")];
  if (ArrayBuffer.isView(value)) {
    const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
    for (const name of VIEWS.keys())
      if (Object.prototype.toString.call(value) === `[object ${name}]`) return ["v", name, text];
    return ["b", text];
  }
  const wire: Wire[] = ["d"];
  for (const key of Object.keys(value)) {
    if ((size.left -= key.length) < 0) throw new RangeError("the value is too large");
    wire.push(key, toWire(ownValue(value, key), depth + 1, size));
  }
  return wire;
}

function ownValue(object: object, key: string | number): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  if (descriptor !== undefined && !("value" in descriptor)) throw new TypeError("a getter cannot be passed");
  return descriptor?.value;
}

/** A value from the other side; throws a WireError for what is none. */
export function fromWire(wire: unknown, depth = 0): unknown {
  if (wire === null || typeof wire === "boolean" || typeof wire === "number" || typeof wire === "string") return wire;
  if (!Array.isArray(wire)) throw new WireError("an object where a value was expected");
  if (depth > DEPTH) throw new WireError("nested too deep");
  const list = wire as readonly unknown[];
  const [tag, first, second] = list;
  switch (tag) {
    case "u":
      return undefined;
    case "n":
      if (first === "NaN") return Number.NaN;
      if (first === "Infinity") return Number.POSITIVE_INFINITY;
      if (first === "-Infinity") return Number.NEGATIVE_INFINITY;
      if (first === "-0") return -0;
      break;
    case "i":
      if (typeof first === "string" && /^-?[0-9a-f]+$/.test(first))
        return first.startsWith("-") ? -BigInt(`0x${first.slice(1)}`) : BigInt(`0x${first}`);
      break;
    case "b":
      if (typeof first === "string") return new Uint8Array(Buffer.from(first, "base64"));
      break;
    case "v": {
      const make = typeof first === "string" ? VIEWS.get(first) : undefined;
      if (make === undefined || typeof second !== "string") break;
      const bytes = new Uint8Array(Buffer.from(second, "base64"));
      if (bytes.length % 8 !== 0 && /64/.test(first as string)) break;
      if (bytes.length % 4 !== 0 && /32/.test(first as string)) break;
      if (bytes.length % 2 !== 0 && /16/.test(first as string)) break;
      return make(bytes.buffer);
    }
    case "t":
      if (typeof first === "number") return new Date(first);
      break;
    case "l":
      return list.slice(1).map((item) => fromWire(item, depth + 1));
    case "s":
      return new Set(list.slice(1).map((item) => fromWire(item, depth + 1)));
    case "m":
    case "d":
      return pairsFromWire(list, tag, depth);
  }
  throw new WireError("not a value");
}

function pairsFromWire(list: readonly unknown[], tag: "m" | "d", depth: number): unknown {
  if (list.length % 2 !== 1) throw new WireError("a key without a value");
  if (tag === "m") {
    const map = new Map<unknown, unknown>();
    for (let index = 1; index < list.length; index += 2)
      map.set(fromWire(list[index], depth + 1), fromWire(list[index + 1], depth + 1));
    return map;
  }
  const record: Record<string, unknown> = {};
  for (let index = 1; index < list.length; index += 2) {
    const key = list[index];
    if (typeof key !== "string") throw new WireError("a key that is no text");
    // A key such as __proto__ is plain data.
    Object.defineProperty(record, key, {
      value: fromWire(list[index + 1], depth + 1),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return record;
}
