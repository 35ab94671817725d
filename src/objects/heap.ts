/**
 * The heap table: every class that a guest can reach or a frame can hold, with its fields, its size and how to trace it.
 * Snapshots, forks, the mark pass and the authority test rest on it; a test walks the heap after every case and fails on
 * what is not registered, or on a field that is not declared.
 */

/** What a field holds. */
export type FieldKind =
  /** A guest value (perhaps unbound). */
  | "value"
  /** An array or typed array of guest values (perhaps with holes). */
  | "values"
  /** A registered object or null. */
  | "object"
  /** An array of registered objects (perhaps null). */
  | "objects"
  /** Map from text to guest values. */
  | "map"
  /** number, bigint, boolean, text, null, undefined. */
  | "plain"
  /** A bigint of any size, where `plain` and `value` have one only past the safe integers. */
  | "bigint"
  /** A typed array of raw numbers. */
  | "bytes"
  /** A waiting native's state: any of the above, and arrays, Maps and plain records of them, found out when walked. */
  | "state"
  /** Derived or shared data that the walk skips (inline caches, shapes' transitions, code). */
  | "skip";

export interface HeapClass {
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Bytes charged for one object of this class, what it owns included, what it refers to not. */
  readonly size: (object: never) => number;
}

// A class object; abstract ones may be registered too.
// oxlint-disable-next-line no-explicit-any -- constructors of any arguments
type AnyClass = abstract new (...args: any[]) => object;

const classes = new Map<AnyClass, HeapClass>();
const names = new Set<string>();

/** Registers a class of heap objects. `fields` must name every own property of its instances. */
export function heapClass<T extends object>(
  // oxlint-disable-next-line no-explicit-any -- constructors of any arguments
  cls: abstract new (...args: any[]) => T,
  name: string,
  fields: Readonly<Record<string, FieldKind>>,
  size: number | ((object: T) => number),
): void {
  if (names.has(name)) throw new Error(`heap class registered twice: ${name}`);
  names.add(name);
  // Every object and frame has an epoch (model.ts), which means nothing outside a mark pass.
  classes.set(cls, {
    name,
    fields: { ...fields, epoch: "skip" },
    size: typeof size === "number" ? () => size : (size as (object: never) => number),
  });
}

/** The registration of an object's exact class, or undefined. */
export function heapClassOf(object: object): HeapClass | undefined {
  return classes.get(object.constructor as AnyClass);
}

export function registeredHeapClasses(): readonly HeapClass[] {
  return [...classes.values()];
}

/** The registration and the class of a name, for decoding. */
export function heapClassNamed(name: string): { readonly make: object; readonly registered: HeapClass } | undefined {
  for (const [cls, registered] of classes)
    if (registered.name === name) return { make: cls.prototype as object, registered };
  return undefined;
}

/**
 * What snapshots do with the "skip" fields of a class. `save` gives plain state (as fields of kind "state"), `load` sets the
 * fields from it when the object's other fields are there; the objects that it refers to may not be complete yet.
 */
export interface HeapCodec<T extends object> {
  readonly save: (object: T) => unknown;
  readonly load: (object: T, saved: never) => void;
}

const codecs = new Map<unknown, HeapCodec<never>>();

/** Declares how the "skip" fields of a registered class go into snapshots and come back. */
export function heapCodec<T extends object>(
  // oxlint-disable-next-line no-explicit-any -- constructors of any arguments
  cls: abstract new (...args: any[]) => T,
  codec: HeapCodec<T>,
): void {
  codecs.set(cls, codec as unknown as HeapCodec<never>);
}

export function heapCodecOf(prototype: object): HeapCodec<object> | undefined {
  return codecs.get(prototype.constructor) as unknown as HeapCodec<object> | undefined;
}

const checks = new Map<unknown, (object: never) => boolean>();

/** Declares what must hold of an object that a snapshot gave, when all of its fields are there. */
export function heapCheck<T extends object>(
  // oxlint-disable-next-line no-explicit-any -- constructors of any arguments
  cls: abstract new (...args: any[]) => T,
  holds: (object: T) => boolean,
): void {
  checks.set(cls, holds as (object: never) => boolean);
}

export function heapCheckOf(prototype: object): ((object: object) => boolean) | undefined {
  return checks.get(prototype.constructor) as ((object: object) => boolean) | undefined;
}

const shared = new Map<string, object>();

/** Names an object that all sandboxes of a process share, so that snapshots refer to it. Types and natives have names anyway. */
export function sharedObject<T extends object>(name: string, object: T): T {
  if (shared.has(name)) throw new Error(`shared object named twice: ${name}`);
  shared.set(name, object);
  return object;
}

export function sharedObjects(): ReadonlyMap<string, object> {
  return shared;
}
