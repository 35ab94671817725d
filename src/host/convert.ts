/**
 * Values across the host boundary, by copy, both ways (spec/sandbox.md has the table). Inward: own data properties only,
 * accessors never run, functions, symbols, proxies, promises and cycles refused by path. Outward: iterative, charged for
 * every edge and bounded in bytes, so that shared structure cannot explode. No guest code runs in either direction.
 */

import { PyDict } from "../objects/dictionary.js";
import { dictSet } from "../objects/hashtable.js";
import { X, type Machine } from "../objects/machine.js";
import { PyByteArray, PyBytes, PyFloat, PyInstance, PyList, PyTuple, PyType, type Value } from "../objects/model.js";
import { isStr, typeName } from "../objects/protocol.js";
import { liveKeys } from "../objects/repr.js";
import { PyFrozenSet, PySet, setAdd } from "../objects/set.js";
import { bytesSize, dictSize, listSize, setSize, strSize } from "../objects/sizes.js";
import { flatten, hostString, toHostText } from "../objects/text.js";
import { textForHost } from "../library/host-text.js";
import { normalizeBig } from "../numeric/integer.js";
import type { FloatShape } from "./json-schema.js";
import { datetimeOf, memberOf, temporalToHost } from "./dates.js";
import { THENABLE, opaque as whyOpaque } from "./opaque.js";
import { dateMilliseconds, isDate, isProxy, isSharedBuffer } from "./platform.js";

/** Deepest nesting that crosses the boundary. */
export const CONVERT_DEPTH = 200;
/** Keys longer than this are cut in paths. */
const SHOWN_KEY = 40;

/** A value that cannot cross, with the path to it ("value['rows'][3]"). */
export class ConversionError extends Error {
  constructor(
    readonly path: string,
    /** The offender: a JavaScript type or class going in, a Python type coming out. */
    readonly valueType: string,
    /** What is wrong with it, without the path. */
    readonly reason: string,
    /** It is too large or nested too deep, not of a kind that cannot cross. */
    readonly isTooMuch: boolean = false,
  ) {
    super(`${path}: ${reason}`);
    this.name = "ConversionError";
  }
}

// ------------------------------------------------------------------------------------------------------------- inward

/** Bytes that values may take together. */
export class Budget {
  left: number;
  constructor(readonly most: number) {
    this.left = most;
  }
}

export interface InwardOptions {
  /** Where numbers are floats whatever their value. */
  readonly floats?: FloatShape | null;
  /** Most bytes the value may take; default: none but the sandbox's memory. */
  readonly budget?: Budget;
}

/** A host value as a guest value; throws ConversionError. */
export function toGuest(m: Machine, value: unknown, path: string, options: InwardOptions = {}): Value {
  return new Inward(m, path, options.budget ?? new Budget(Number.POSITIVE_INFINITY)).value(
    value,
    options.floats ?? null,
  );
}

/** A datetime's hash would be code of the library's, which does not run here. */
function unhashable(what: string, value: Value): string {
  if (value instanceof PyInstance)
    return `a Date cannot be ${what} of a ${what === "a key" ? "Map" : "Set"}: pass its milliseconds or its ISO text`;
  return `${what} of type ${typeName(value)} is not hashable in Python`;
}

/** A number that is a float in Python whatever its value: `new Float(1)` is 1.0, where plain 1 is an int. */
export class Float {
  constructor(readonly value: number) {
    if (typeof value !== "number") throw new TypeError("a Float holds a number");
  }
}
const ANY_FLOAT: FloatShape = { isFloat: true, items: null, properties: new Map(), additional: null };

// Taken once: what a program does to the prototypes later changes nothing.
const getPrototype = Object.getPrototypeOf;
const getDescriptor = Object.getOwnPropertyDescriptor;
const ownKeys = Object.keys;
const { isArray } = Array;
const typedArrayTag = getDescriptor(getPrototype(Uint8Array.prototype) as object, Symbol.toStringTag)?.get;
const mapForEach = Map.prototype.forEach;
const mapSize = getDescriptor(Map.prototype, "size")?.get;
const setForEach = Set.prototype.forEach;
const setSizeOf = getDescriptor(Set.prototype, "size")?.get;
const bufferLength = getDescriptor(ArrayBuffer.prototype, "byteLength")?.get;
const viewLength = getDescriptor(DataView.prototype, "byteLength")?.get;
const viewPlaces = [getPrototype(Uint8Array.prototype) as object, DataView.prototype].map((prototype) =>
  ["buffer", "byteOffset", "byteLength"].map((name) => getDescriptor(prototype, name)?.get),
);
const arrayLength = getDescriptor(getPrototype(Uint8Array.prototype) as object, "length")?.get;

/** The bytes that a view shows, whatever a subclass says of its buffer and length. */
function shown(value: ArrayBufferView, isDataView: boolean): Uint8Array {
  const [buffer, offset, length] = viewPlaces[isDataView ? 1 : 0];
  return new Uint8Array(
    buffer?.call(value) as ArrayBuffer,
    offset?.call(value) as number,
    length?.call(value) as number,
  );
}

function hasBrand(getter: (() => unknown) | undefined, value: object): boolean {
  if (getter === undefined) return false;
  try {
    getter.call(value);
    return true;
  } catch {
    return false;
  }
}

class Inward {
  private readonly parents = new Set<object>();
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly m: Machine,
    private readonly start: string,
    private readonly budget: Budget,
  ) {}

  private refuse(valueType: string, reason: string, isTooMuch = false): never {
    const parts = this.path.map((part) => (typeof part === "number" ? `[${part}]` : part));
    throw new ConversionError(pathOf(this.start, parts), valueType, reason, isTooMuch);
  }

  private hold(bytes: number): void {
    const { budget } = this;
    if ((budget.left -= bytes) < 0) this.refuse("value", `larger than ${budget.most} bytes`, true);
    this.m.allocate(bytes);
  }

  value(value: unknown, floats: FloatShape | null): Value {
    this.m.charge(1);
    switch (typeof value) {
      case "undefined":
        return null;
      case "boolean":
        return value;
      case "number":
        if (Number.isSafeInteger(value) && !Object.is(value, -0) && (floats === null || !floats.isFloat)) return value;
        this.hold(16);
        return new PyFloat(value);
      case "bigint": {
        const bytes = bigBytes(value);
        this.hold(24 + bytes);
        this.m.charge(bytes >> 6);
        return normalizeBig(value);
      }
      case "string":
        this.hold(strSize(value.length));
        this.m.charge(value.length >> 6);
        return hostString(value);
      case "object":
        return value === null ? null : this.object(value, floats);
      default:
        return this.refuse(typeof value, `a ${typeof value} cannot be passed to the sandbox`);
    }
  }

  private object(value: object, floats: FloatShape | null): Value {
    if (isProxy(value)) return this.refuse("Proxy", "a Proxy cannot be passed to the sandbox: pass a plain copy");
    if (this.parents.size >= CONVERT_DEPTH)
      return this.refuse("object", `nested deeper than ${CONVERT_DEPTH} levels`, true);
    if (this.parents.has(value)) return this.refuse("object", "the value contains itself");
    this.parents.add(value);
    let made: Value;
    try {
      made = this.inside(value, floats);
    } catch (error) {
      // Only a proxy's traps can fail here with an error of the host's own.
      if (error instanceof TypeError) return this.refuse("Proxy", "the object refused to be read");
      throw error;
    }
    this.parents.delete(value);
    return made;
  }

  private inside(value: object, floats: FloatShape | null): Value {
    if (isArray(value)) return this.array(value as readonly unknown[], floats);
    const prototype: unknown = getPrototype(value);
    if (prototype !== Object.prototype && prototype !== null) {
      const special = this.special(value, floats);
      if (special !== undefined) return special;
    }
    if (isThenable(value)) return this.refuse(THENABLE.name, THENABLE.reason);
    return this.record(value, floats);
  }

  private array(value: readonly unknown[], floats: FloatShape | null): Value {
    const { length } = value;
    this.hold(listSize(length));
    const items: Value[] = [];
    for (let index = 0; index < length; index++) {
      const descriptor = getDescriptor(value, index);
      this.path.push(index);
      if (descriptor !== undefined && !Object.hasOwn(descriptor, "value"))
        return this.refuse("accessor", "a getter cannot be passed to the sandbox");
      items.push(this.value(descriptor?.value, floats?.items ?? null));
      this.path.pop();
    }
    return new PyList(items);
  }

  private record(value: object, floats: FloatShape | null): Value {
    const keys = ownKeys(value);
    this.hold(dictSize(keys.length));
    const dict = new PyDict();
    for (const key of keys) {
      this.path.push(shownKey(key));
      const descriptor = getDescriptor(value, key);
      if (descriptor !== undefined && !Object.hasOwn(descriptor, "value"))
        return this.refuse("accessor", "a getter cannot be passed to the sandbox");
      const shape = floats === null ? null : (floats.properties.get(key) ?? floats.additional);
      this.store(dict, this.value(key, null), this.value(descriptor?.value, shape), "");
      this.path.pop();
    }
    return dict;
  }

  /** `keyPath`: where a key is that Python cannot hash. */
  private store(dict: PyDict, key: Value, value: Value, keyPath: string): void {
    this.m.charge(2);
    if (dictSet(this.m, dict, key, value) !== X) return;
    this.m.clearException();
    this.path.pop();
    this.path.push(keyPath);
    this.refuse("Map", unhashable("a key", key));
  }

  /** Instances of the language's own classes; undefined for all others, whose own properties are copied. */
  private special(value: object, floats: FloatShape | null): Value | undefined {
    if (value instanceof Float) return this.value(value.value, ANY_FLOAT);
    if (ArrayBuffer.isView(value)) return this.view(value);
    if (hasBrand(mapSize, value)) return this.map(value as Map<unknown, unknown>, floats);
    if (hasBrand(setSizeOf, value)) return this.set(value as Set<unknown>, floats);
    if (hasBrand(bufferLength, value) || isSharedBuffer(value))
      return this.bytes(this.seen(() => new Uint8Array(value as ArrayBuffer)));
    if (isDate(value)) return this.date(value);
    const opaque = whyOpaque(value);
    return opaque === null ? undefined : this.refuse(opaque.name, opaque.reason);
  }

  private date(value: object): Value {
    const milliseconds = dateMilliseconds(value);
    const made = datetimeOf(this.m, milliseconds);
    if (made === null)
      return this.refuse(
        "Date",
        Number.isNaN(milliseconds) ? "the date is not valid" : "Python has dates of the years 1 to 9999 only",
      );
    this.hold(200);
    return made;
  }

  /** Bytes, unless their buffer was given away. */
  private seen(look: () => Uint8Array): Uint8Array {
    try {
      return look();
    } catch {
      return this.refuse("ArrayBuffer", "the buffer is detached: its bytes were given away");
    }
  }

  private bytes(bytes: Uint8Array): Value {
    this.hold(bytesSize(bytes.length));
    this.m.charge(bytes.length >> 6);
    return new PyBytes(Uint8Array.prototype.slice.call(bytes));
  }

  /** Bytes are bytes; arrays of other numbers become lists of ints or floats. */
  private view(value: ArrayBufferView): Value {
    const kind: unknown = typedArrayTag?.call(value);
    if (kind === undefined) {
      if (!hasBrand(viewLength, value)) return this.refuse("DataView", "the view cannot be read");
      return this.bytes(this.seen(() => shown(value, true)));
    }
    if (kind === "Uint8Array" || kind === "Uint8ClampedArray") return this.bytes(this.seen(() => shown(value, false)));
    this.seen(() => shown(value, false));
    const numbers = value as unknown as ArrayLike<number | bigint>;
    const length = arrayLength?.call(value) as number;
    this.hold(listSize(length));
    this.m.charge(length >> 3);
    const isFloat = kind === "Float32Array" || kind === "Float64Array" || kind === "Float16Array";
    if (isFloat) this.hold(16 * length);
    const items: Value[] = [];
    for (let index = 0; index < length; index++) {
      const item = numbers[index];
      items.push(typeof item === "bigint" ? normalizeBig(item) : isFloat ? new PyFloat(item) : item);
    }
    return new PyList(items);
  }

  private map(value: Map<unknown, unknown>, floats: FloatShape | null): Value {
    this.hold(dictSize(mapSize?.call(value) as number));
    const dict = new PyDict();
    let position = 0;
    mapForEach.call(value, (item: unknown, key: unknown) => {
      this.path.push(` key ${position}`);
      const made = this.value(key, null);
      this.path.pop();
      this.path.push(typeof key === "string" ? shownKey(key) : typeof key === "number" ? key : `[key ${position}]`);
      const shape =
        floats === null
          ? null
          : ((typeof key === "string" ? floats.properties.get(key) : undefined) ?? floats.additional);
      this.store(dict, made, this.value(item, shape), ` key ${position}`);
      this.path.pop();
      position++;
    });
    return dict;
  }

  private set(value: Set<unknown>, floats: FloatShape | null): Value {
    this.hold(setSize(setSizeOf?.call(value) as number));
    const set = new PySet();
    let position = 0;
    setForEach.call(value, (item: unknown) => {
      this.path.push(` item ${position++}`);
      this.m.charge(2);
      const made = this.value(item, floats?.items ?? null);
      if (setAdd(this.m, set, made) === X) {
        this.m.clearException();
        this.refuse("Set", unhashable("an item", made));
      }
      this.path.pop();
    });
    return set;
  }
}

/** Levels at either end that a path shows when it is longer. */
const SHOWN_LEVELS = 10;

function pathOf(start: string, parts: readonly string[]): string {
  if (parts.length <= 2 * SHOWN_LEVELS) return start + parts.join("");
  return `${start}${parts.slice(0, SHOWN_LEVELS).join("")}…${parts.slice(-SHOWN_LEVELS).join("")}`;
}

/** A key as paths show it. */
export function shownKey(key: string): string {
  return `['${key.slice(0, SHOWN_KEY)}']`;
}

function bigBytes(value: bigint): number {
  // Hex digits are the cheapest linear measure of a bigint's size.
  return BigInt.asIntN(64, value) === value ? 8 : value.toString(16).length >> 1;
}

/** Whether `then` is a method, by descriptors along the prototypes: an accessor is not run. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (typeof value === "object" || typeof value === "function") && value !== null && hasMethod(value, "then");
}

/** Has it such a method, by descriptors along the prototypes? */
export function hasMethod(value: object, name: string | symbol): boolean {
  // No trap of it may run; the copy refuses it.
  if (isProxy(value)) return false;
  for (
    let at: unknown = value;
    (typeof at === "object" || typeof at === "function") && at !== null;
    at = getPrototype(at)
  ) {
    const descriptor = getDescriptor(at, name);
    if (descriptor !== undefined) return typeof descriptor.value === "function";
  }
  return false;
}

// ------------------------------------------------------------------------------------------------------------ outward

/** A container whose copy is under way. */
interface Level {
  readonly source: object;
  /** What is still to be copied, keys and values in turn for dicts. */
  readonly items: readonly (Value | undefined)[];
  readonly keys: readonly (Value | undefined)[] | null;
  readonly kind: "array" | "record" | "map" | "set";
  readonly target: unknown[] | Record<string, unknown> | Map<unknown, unknown> | Set<unknown>;
  index: number;
  /** A map's key, once copied. */
  key: unknown;
  hasKey: boolean;
}

/**
 * A guest value as a host value; throws ConversionError. `budget`: bytes that the copy may take, by the formulas that the
 * guest's own values are counted with.
 */
export function toHost(
  m: Machine,
  value: Value,
  path: string,
  budget: Budget = new Budget(Number.POSITIVE_INFINITY),
): unknown {
  return new Outward(m, path, budget).run(value);
}

class Outward {
  private readonly levels: Level[] = [];

  constructor(
    private readonly m: Machine,
    private readonly start: string,
    private readonly budget: Budget,
  ) {}

  run(value: Value): unknown {
    let result = this.enter(value);
    for (let level = this.levels.at(-1); level !== undefined; level = this.levels.at(-1)) {
      if (result !== DESCENDED) this.give(level, result);
      result = this.next(level);
    }
    return result;
  }

  private refuse(valueType: string, reason: string, isTooMuch = false): never {
    throw new ConversionError(pathOf(this.start, this.levels.map(segment)), valueType, reason, isTooMuch);
  }

  private hold(bytes: number): void {
    if ((this.budget.left -= bytes) < 0) this.refuse("value", `larger than ${this.budget.most} bytes`, true);
  }

  /** The next child of a container, or the container itself when it is complete. */
  private next(level: Level): unknown {
    const { items, keys } = level;
    for (;;) {
      if (level.index >= items.length) {
        this.levels.pop();
        return this.levels.length === 0 ? level.target : this.completed(level.target);
      }
      if (keys === null) return this.enter(items[level.index] as Value);
      const key = keys[level.index];
      if (key === undefined) {
        level.index++;
        continue;
      }
      if (level.kind === "map" && !level.hasKey) return this.enter(key);
      return this.enter(items[level.index] as Value);
    }
  }

  /** A container that is complete goes to the one around it. */
  private completed(target: unknown): unknown {
    const around = this.levels.at(-1) as Level;
    this.give(around, target);
    return this.next(around);
  }

  private give(level: Level, value: unknown): void {
    switch (level.kind) {
      case "array":
        (level.target as unknown[]).push(value);
        break;
      case "set":
        (level.target as Set<unknown>).add(value);
        break;
      case "record":
        // A key such as __proto__ is plain data.
        Object.defineProperty(level.target, keyText(this.m, level.keys?.[level.index] as Value), {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
        break;
      case "map":
        if (!level.hasKey) {
          level.key = value;
          level.hasKey = true;
          return;
        }
        (level.target as Map<unknown, unknown>).set(level.key, value);
        level.hasKey = false;
        break;
    }
    level.index++;
  }

  /** Copies a leaf, or begins a container (DESCENDED). */
  private enter(given: Value): unknown {
    const { m } = this;
    m.charge(1);
    let value = given;
    if (value instanceof PyInstance) {
      const inner = instanceData(value);
      if (inner === undefined) {
        const temporal = temporalToHost(m, value);
        if (temporal === undefined) return this.unknown(value);
        if ("problem" in temporal) return this.refuse(typeName(value), temporal.problem);
        this.hold(64);
        return temporal.value;
      }
      value = inner;
    }
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value === "bigint") {
      this.hold(24 + bigBytes(value));
      return value;
    }
    if (value instanceof PyFloat) return value.value;
    const libraryText = textForHost(m, value, (characters) => this.hold(strSize(characters)));
    if (libraryText !== undefined) return libraryText;
    if (isStr(value)) {
      const text = flatten(m, value);
      const host = toHostText(text);
      m.charge(host.length >> 6);
      this.hold(strSize(host.length));
      return host;
    }
    if (value instanceof PyBytes || value instanceof PyByteArray) {
      const length = value instanceof PyBytes ? value.bytes.length : value.length;
      m.charge(length >> 6);
      this.hold(bytesSize(length));
      return value.bytes.slice(0, length);
    }
    // A dataclass's fields are made afresh: it is the instance that may contain itself.
    const source = given as object;
    if (value instanceof PyList || value instanceof PyTuple) {
      this.hold(listSize(value.items.length));
      return this.descend(source, "array", value.items.slice(), null, []);
    }
    if (value instanceof PyDict) {
      this.hold(dictSize(value.size));
      m.charge(value.keys.length >> 3);
      const keys = value.keys.slice();
      for (const key of keys)
        if (key !== undefined && !isStr(key)) return this.descend(source, "map", value.values.slice(), keys, new Map());
      return this.descend(source, "record", value.values.slice(), keys, {});
    }
    if (value instanceof PySet || value instanceof PyFrozenSet) {
      this.hold(setSize(value.size));
      return this.descend(source, "set", liveKeys(m, value), null, new Set());
    }
    return this.unknown(value);
  }

  private unknown(value: Value): never {
    const shownType = value instanceof PyType ? "type" : typeName(value);
    return this.refuse(
      shownType,
      `a Python '${typeName(value)}' has no JavaScript form: use its data (a dict, list, str or number) instead`,
    );
  }

  private descend(
    source: object,
    kind: Level["kind"],
    items: Level["items"],
    keys: Level["keys"],
    target: Level["target"],
  ): unknown {
    this.m.charge(this.levels.length >> 3);
    if (this.levels.some((level) => level.source === source))
      return this.refuse(typeName(source as Value), "the value contains itself");
    if (this.levels.length >= CONVERT_DEPTH)
      return this.refuse(typeName(source as Value), `nested deeper than ${CONVERT_DEPTH} levels`, true);
    this.levels.push({ source, items, keys, kind, target, index: 0, key: undefined, hasKey: false });
    return DESCENDED;
  }
}

const DESCENDED = Symbol("descended");

function keyText(m: Machine, key: Value): string {
  return isStr(key) ? toHostText(flatten(m, key)) : "";
}

/** Where a level stands, for paths. */
function segment(level: Level): string {
  if (level.kind === "array") return `[${level.index}]`;
  if (level.kind === "set") return ` item ${level.index}`;
  const key = level.keys?.[level.index];
  const isKey = level.kind === "map" && !level.hasKey;
  if (!isKey && typeof key === "string") return shownKey(key);
  if (!isKey && typeof key === "number") return `[${key}]`;
  let position = 0;
  for (let index = 0; index < level.index; index++) if (level.keys?.[index] !== undefined) position++;
  return isKey ? ` key ${position}` : `[key ${position}]`;
}

/** What an instance is worth: its payload, an enum member's value, a dataclass's fields; undefined for any other. */
function instanceData(instance: PyInstance): Value | undefined {
  if (instance.payload !== undefined) return instance.payload;
  const { cls } = instance.shape;
  if (cls.lookup("_member_map_") instanceof PyDict) return attributeOf(instance, "_value_");
  const fields = cls.lookup("__dataclass_fields__");
  if (!(fields instanceof PyDict)) return undefined;
  const data = new PyDict();
  for (const name of fields.keys) {
    if (typeof name !== "string") continue;
    const value = attributeOf(instance, name);
    if (value !== undefined) data.setName(name, value);
  }
  return data;
}

/** An instance's own attribute, or a plain one of its class; no descriptor runs. */
function attributeOf(instance: PyInstance, name: string): Value | undefined {
  if (instance.dictionary !== null) {
    const own = instance.dictionary.getName(name);
    if (own !== undefined) return own;
  }
  const slot = instance.shape.slotOf.get(name);
  if (slot !== undefined && instance.slots[slot] !== undefined) return instance.slots[slot];
  const member = memberOf(instance, name);
  if (member !== undefined) return member;
  const inherited = instance.shape.cls.lookup(name);
  return inherited === null || typeof inherited !== "object" ? inherited : undefined;
}
