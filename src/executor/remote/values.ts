/**
 * Values between host and remote Python as tagged JSON (the table is in spec/executors.md): JSON's own for None, bool, str,
 * list and plain numbers; all else is an object of one key, the tag. What comes from the sandbox is untrusted: nodes and
 * depth are counted, records have no prototype, nothing is evaluated, and what does not fit the table is refused.
 */

import { types } from "node:util";
import { CONVERT_DEPTH, ConversionError, isThenable, shownKey } from "../../host/convert.js";
import { THENABLE, opaque } from "../../host/opaque.js";
import type { FloatShape } from "../../host/json-schema.js";
import { RemoteError } from "./errors.js";

/** A numpy array that code in a remote sandbox gave as its value. */
export interface RemoteArray {
  readonly kind: "ndarray";
  /** numpy's name of the element type: "int64", "float32". */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Nested arrays of the elements. */
  readonly data: unknown;
}

/** A pandas DataFrame or Series: its first rows. */
export interface RemoteTable {
  readonly kind: "dataframe";
  readonly columns: readonly string[];
  readonly types: readonly string[];
  /** How many rows it has; `data` holds the first thousand at most. */
  readonly rows: number;
  readonly index: readonly unknown[];
  readonly data: readonly (readonly unknown[])[];
  /** As pandas prints it. */
  readonly text: string;
}

/** A PIL image or a matplotlib figure, as a PNG file. */
export interface RemoteImage {
  readonly kind: "image";
  readonly mediaType: "image/png";
  readonly data: Uint8Array;
  /** Pixels; 0 when not known. */
  readonly width: number;
  readonly height: number;
}

/** Containers in one value from a sandbox. */
const MOST_NODES = 1_000_000;

// -------------------------------------------------------------------------------------------------------- from the sandbox

/** A value that had no form on this side, as the driver reports it. */
export class Refusal {
  constructor(
    readonly path: string,
    readonly type: string,
    readonly reason: string,
    readonly isTooMuch: boolean,
  ) {}
}

/**
 * A value from the sandbox; a Refusal when the driver says that it has none. `isArgument`: arrays and tables become plain
 * lists, as a tool's schema expects them. Throws a RemoteError for what no driver sends.
 */
export function decodeValue(json: unknown, isArgument = false): unknown {
  if (isRecord(json) && Object.hasOwn(json, "!")) {
    const given: unknown = json["!"];
    if (!Array.isArray(given)) return malformed();
    const [path, type, reason, much] = given as unknown[];
    return new Refusal(text(path, 2000), text(type, 200), text(reason, 500), much === true);
  }
  return new Decoder(isArgument).value(json, 0);
}

function malformed(): never {
  throw new RemoteError("protocol", "the sandbox sent a value that is not in the table of values");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : malformed();
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : malformed();
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : malformed();
}

class Decoder {
  private nodes = 0;
  constructor(private readonly isArgument: boolean) {}

  value(json: unknown, depth: number): unknown {
    if (++this.nodes > MOST_NODES || depth > CONVERT_DEPTH + 2) return malformed();
    if (typeof json !== "object" || json === null) return json;
    if (Array.isArray(json)) return this.items(json as unknown[], depth);
    const keys = Object.keys(json);
    if (keys.length !== 1) return malformed();
    const inner: unknown = (json as Record<string, unknown>)[keys[0]];
    switch (keys[0]) {
      case "d":
        return this.record(list(inner), depth);
      case "m":
        return this.map(list(inner), depth);
      case "t":
        return this.items(list(inner), depth);
      case "s":
        return new Set(this.items(list(inner), depth));
      case "b":
        return bytes(inner);
      case "i":
        return bigInteger(inner);
      case "f":
        return special(inner);
      case "dt":
        return date(this.value(inner, depth + 1));
      case "nd":
        return this.array(list(inner), depth);
      case "df":
        return this.table(inner, depth);
      case "img":
        return this.image(list(inner));
      default:
        return malformed();
    }
  }

  private items(items: readonly unknown[], depth: number): unknown[] {
    const made: unknown[] = [];
    for (const item of items) made.push(this.value(item, depth + 1));
    return made;
  }

  /** No prototype, so that a key such as `__proto__` is plain data. */
  private record(pairs: readonly unknown[], depth: number): Record<string, unknown> {
    const made = Object.create(null) as Record<string, unknown>;
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const key = pairs[at];
      if (typeof key !== "string") return malformed();
      made[key] = this.value(pairs[at + 1], depth + 1);
    }
    return made;
  }

  private map(pairs: readonly unknown[], depth: number): Map<unknown, unknown> {
    const made = new Map<unknown, unknown>();
    for (let at = 0; at + 1 < pairs.length; at += 2)
      made.set(this.value(pairs[at], depth + 1), this.value(pairs[at + 1], depth + 1));
    return made;
  }

  private array([dtype, shape, data]: readonly unknown[], depth: number): unknown {
    const plain = this.value(data, depth + 1);
    const sizes = list(shape).map(count);
    if (!hasShape(plain, sizes, dtype === "object")) return malformed();
    if (this.isArgument) return plain;
    const made: RemoteArray = { kind: "ndarray", dtype: text(dtype, 200), shape: sizes, data: plain };
    return made;
  }

  private table(json: unknown, depth: number): RemoteTable {
    const record = this.value(json, depth + 1);
    if (!isRecord(record)) return malformed();
    const columns = list(record["columns"]).map((name) => text(name, 1000));
    const kinds = list(record["types"]).map((name) => text(name, 200));
    const rows = count(record["rows"]);
    const index = list(record["index"]);
    const data = list(record["data"]).map(list);
    // The first rows of what may be more; each has a cell for each column.
    if (kinds.length !== columns.length || index.length !== data.length || data.length > rows) return malformed();
    if (data.some((cells) => cells.length !== columns.length)) return malformed();
    return {
      kind: "dataframe",
      columns,
      types: kinds,
      rows,
      index,
      data,
      text: text(record["text"], 65_536),
    };
  }

  private image([mediaType, data, width, height]: readonly unknown[]): RemoteImage {
    if (mediaType !== "image/png" || !isRecord(data)) return malformed();
    return { kind: "image", mediaType, data: bytes(data["b"]), width: count(width), height: count(height) };
  }
}

/** Lists in lists as long as an array says that it is. An array of objects may hold lists. No more steps than there are lists. */
function hasShape(data: unknown, sizes: readonly number[], ofObjects: boolean, at = 0): boolean {
  if (at === sizes.length) return ofObjects || !Array.isArray(data);
  if (!Array.isArray(data) || data.length !== sizes[at]) return false;
  return (data as unknown[]).every((item) => hasShape(item, sizes, ofObjects, at + 1));
}

function bytes(value: unknown): Uint8Array {
  if (typeof value !== "string") return malformed();
  return new Uint8Array(Buffer.from(value, "base64"));
}

/** Hexadecimal, since that is linear. */
function bigInteger(value: unknown): number | bigint {
  if (typeof value !== "string" || !/^-?[0-9a-f]{1,1000000}$/.test(value)) return malformed();
  const negative = value.startsWith("-");
  const magnitude = BigInt(`0x${negative ? value.slice(1) : value}`);
  const made = negative ? -magnitude : magnitude;
  const small = Number(made);
  return Number.isSafeInteger(small) ? small : made;
}

function special(value: unknown): number {
  switch (value) {
    case "nan":
      return Number.NaN;
    case "inf":
      return Number.POSITIVE_INFINITY;
    case "-inf":
      return Number.NEGATIVE_INFINITY;
    case "-0":
      return -0;
    default:
      return malformed();
  }
}

/** The latest moment that a Date can hold, in milliseconds. */
const LATEST = 8.64e15;

function date(value: unknown): Date {
  return typeof value === "number" && Math.abs(value) <= LATEST ? new Date(value) : malformed();
}

// ---------------------------------------------------------------------------------------------------------- to the sandbox

const FIRST_DAY = Date.UTC(2000, 0, 1) - 730_119 * 86_400_000;
const LAST_DAY = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A host value as JSON for the driver, with the rules and words of the VM's own boundary; throws ConversionError. */
export function encodeValue(
  value: unknown,
  path: string,
  budget = Number.POSITIVE_INFINITY,
  floats: FloatShape | null = null,
): unknown {
  return new Encoder(path, budget).value(value, floats);
}

class Encoder {
  private readonly parents = new Set<object>();
  private readonly path: (string | number)[] = [];
  private left: number;

  constructor(
    private readonly start: string,
    private readonly budget: number,
  ) {
    this.left = budget;
  }

  private refuse(valueType: string, reason: string, isTooMuch = false): never {
    let at = this.start;
    for (const part of this.path) at += typeof part === "number" ? `[${part}]` : part;
    throw new ConversionError(at, valueType, reason, isTooMuch);
  }

  private hold(size: number): void {
    if ((this.left -= size) < 0) this.refuse("value", `larger than ${this.budget} bytes`, true);
  }

  value(value: unknown, floats: FloatShape | null): unknown {
    this.hold(4);
    switch (typeof value) {
      case "undefined":
        return null;
      case "boolean":
        return value;
      case "number":
        return number(value, floats?.isFloat === true);
      case "bigint": {
        const small = Number(value);
        if (Number.isSafeInteger(small)) return small;
        const digits = value.toString(16);
        this.hold(digits.length);
        return { i: digits };
      }
      case "string":
        this.hold(value.length);
        return value;
      case "object":
        return value === null ? null : this.object(value, floats);
      default:
        return this.refuse(typeof value, `a ${typeof value} cannot be passed to the sandbox`);
    }
  }

  private object(value: object, floats: FloatShape | null): unknown {
    if (types.isProxy(value)) return this.refuse("Proxy", "a Proxy cannot be passed to the sandbox: pass a plain copy");
    if (this.parents.size >= CONVERT_DEPTH)
      return this.refuse("object", `nested deeper than ${CONVERT_DEPTH} levels`, true);
    if (this.parents.has(value)) return this.refuse("object", "the value contains itself");
    this.parents.add(value);
    const made = Array.isArray(value) ? this.array(value as unknown[], floats) : this.special(value, floats);
    this.parents.delete(value);
    return made;
  }

  private array(value: readonly unknown[], floats: FloatShape | null): unknown[] {
    const made: unknown[] = [];
    for (let index = 0; index < value.length; index++) {
      const descriptor = Object.getOwnPropertyDescriptor(value, index);
      this.path.push(index);
      made.push(this.own(descriptor, floats?.items ?? null));
      this.path.pop();
    }
    return made;
  }

  private own(descriptor: PropertyDescriptor | undefined, floats: FloatShape | null): unknown {
    if (descriptor !== undefined && !("value" in descriptor))
      return this.refuse("accessor", "a getter cannot be passed to the sandbox");
    return this.value(descriptor?.value, floats);
  }

  private special(value: object, floats: FloatShape | null): unknown {
    if (types.isAnyArrayBuffer(value)) return this.bytes(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return this.view(value);
    if (types.isMap(value)) return this.map(value, floats);
    if (types.isSet(value)) return this.set(value, floats);
    if (types.isDate(value)) return this.date(value);
    const refusal = opaque(value) ?? (isThenable(value) ? THENABLE : null);
    if (refusal !== null) return this.refuse(refusal.name, refusal.reason);
    const pairs: unknown[] = [];
    for (const key of Object.keys(value)) {
      this.path.push(shownKey(key));
      this.hold(key.length + 4);
      const shape = floats === null ? null : (floats.properties.get(key) ?? floats.additional);
      pairs.push(key, this.own(Object.getOwnPropertyDescriptor(value, key), shape));
      this.path.pop();
    }
    return { d: pairs };
  }

  private bytes(value: Uint8Array): unknown {
    this.hold(Math.ceil(value.length / 3) * 4);
    return { b: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
  }

  private view(value: ArrayBufferView): unknown {
    if (types.isDataView(value) || types.isUint8Array(value) || types.isUint8ClampedArray(value))
      return this.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    const numbers = value as unknown as ArrayLike<number | bigint>;
    const kind = (value as { readonly [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? "";
    const isFloat = kind.startsWith("Float");
    const made: unknown[] = [];
    for (let index = 0; index < numbers.length; index++) {
      const item = numbers[index];
      made.push(typeof item === "number" && isFloat ? number(item, true) : this.value(item, null));
    }
    this.hold(numbers.length * 8);
    return made;
  }

  private map(value: ReadonlyMap<unknown, unknown>, floats: FloatShape | null): unknown {
    const pairs: unknown[] = [];
    Map.prototype.forEach.call(value, (item: unknown, key: unknown) => {
      this.path.push(" key");
      const made = this.value(key, null);
      this.path.pop();
      this.path.push(typeof key === "string" ? shownKey(key) : typeof key === "number" ? key : `[${typeof key}]`);
      const unhashable = unhashableKind(made);
      if (unhashable !== null) this.refuse("Map", `a key of type ${unhashable} is not hashable in Python`);
      const shape =
        floats === null
          ? null
          : ((typeof key === "string" ? floats.properties.get(key) : undefined) ?? floats.additional);
      pairs.push(made, this.value(item, shape));
      this.path.pop();
    });
    return { m: pairs };
  }

  private set(value: ReadonlySet<unknown>, floats: FloatShape | null): unknown {
    const items: unknown[] = [];
    Set.prototype.forEach.call(value, (item: unknown) => {
      this.path.push(" item");
      const made = this.value(item, floats?.items ?? null);
      const unhashable = unhashableKind(made);
      if (unhashable !== null) this.refuse("Set", `an item of type ${unhashable} is not hashable in Python`);
      items.push(made);
      this.path.pop();
    });
    return { s: items };
  }

  private date(value: object): unknown {
    const milliseconds = Date.prototype.getTime.call(value);
    if (Number.isNaN(milliseconds)) return this.refuse("Date", "the date is not valid");
    if (milliseconds < FIRST_DAY || milliseconds > LAST_DAY)
      return this.refuse("Date", "Python has dates of the years 1 to 9999 only");
    return { dt: milliseconds };
  }
}

/** Integers are ints, everything else floats; what JSON would blur is spelt out. */
function number(value: number, isFloat: boolean): unknown {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return isFloat ? { f: String(value) } : value;
  if (Number.isFinite(value) && !Number.isInteger(value)) return value;
  return { f: Object.is(value, -0) ? "-0.0" : String(value) };
}

function unhashableKind(made: unknown): string | null {
  if (Array.isArray(made)) return "list";
  if (typeof made !== "object" || made === null) return null;
  if ("d" in made || "m" in made) return "dict";
  return "s" in made ? "set" : null;
}
