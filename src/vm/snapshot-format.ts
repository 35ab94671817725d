/**
 * What the encoder and the decoder of heaps share: the tags of values, the kinds of things that snapshots name instead of
 * holding them, and how a class of the heap table is laid out. Implements spec/snapshot.md.
 *
 * A heap is a stream of nodes. The root comes first; a reference to a node that was not met before gives its class, and its
 * fields follow when its turn comes, in the order in which nodes were met. So the stream is read in one pass, objects exist
 * before they are referred to, and equal heaps give equal bytes.
 */

import type { Code } from "../compile/code.js";
import {
  heapClassNamed,
  heapClassOf,
  heapCheckOf,
  heapCodecOf,
  type FieldKind,
  type HeapCodec,
} from "../objects/heap.js";
import type { Value } from "../objects/model.js";

/** Bytes from 128 on are the ints 0 to 127. */
export const enum Tag {
  UNDEFINED,
  NULL,
  FALSE,
  TRUE,
  /** A whole number. */
  INT,
  NEGATIVE,
  BIG,
  NEGATIVE_BIG,
  /** A JavaScript number that is no whole one: a field of ours. */
  NUMBER,
  FLOAT,
  COMPLEX,
  STRING,
  /** A node by its number; the next number is a new one, and its class follows. */
  NODE,
  /** Something that is named. */
  EXTERNAL,
  /** An array in a field of arrays, met for the first time: its items follow. */
  ARRAY,
}

/** What a snapshot names. */
export type External =
  | { readonly kind: "class"; readonly name: string }
  /** Types, natives, continuations, tools and other objects that are not the sandbox's own. */
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "code"; readonly code: Code }
  /** The entries that a module or the built-ins begin with. */
  | { readonly kind: "template"; readonly name: string };

/** Entries that a dict of ours begins with, in order; those that are made for each sandbox are undefined. */
export interface Template {
  readonly keys: readonly string[];
  readonly values: readonly (Value | undefined)[];
}

/** What lies around a heap: everything that is named. */
export interface Surroundings {
  nameOf(object: object): string | undefined;
  named(name: string): object | undefined;
  template(name: string): Template | undefined;
  /** All objects that have names and no owner, for their serial numbers; asked for when the heap is written. */
  all(): Iterable<readonly [string, object]>;
}

/** Containers of JavaScript that natives keep as state. */
export const ARRAY_CLASS = "[]";
export const RECORD_CLASS = "{}";
export const MAP_CLASS = "Map";
export const SET_CLASS = "Set";
export const TEMPLATED_DICT = "dict of a module";

/** How the objects of a class are written. */
export interface Layout {
  readonly name: string;
  readonly prototype: object;
  readonly fields: readonly (readonly [string, FieldKind])[];
  readonly codec: HeapCodec<object> | undefined;
  readonly check: ((object: object) => boolean) | undefined;
  readonly isTable: boolean;
}

const layouts = new Map<unknown, Layout>();

/** Fields that mean nothing outside a running machine: where a frame lies, caches of classes and code. */
const NOT_HELD: ReadonlySet<string> = new Set(["epoch", "back"]);

function layoutFor(name: string, prototype: object, all: Readonly<Record<string, FieldKind>>): Layout {
  const fields: (readonly [string, FieldKind])[] = [];
  let isTable = false;
  for (const field of Object.keys(all)) {
    if (field === "index" && all["buckets"] === "bytes") isTable = true;
    if (!NOT_HELD.has(field) && all[field] !== "skip") fields.push([field, all[field]]);
  }
  return { name, prototype, fields, codec: heapCodecOf(prototype), check: heapCheckOf(prototype), isTable };
}

/** The layout of an object's exact class; undefined when the heap table does not know it. */
export function layoutOf(object: object): Layout | undefined {
  const known = layouts.get(object.constructor);
  if (known !== undefined) return known;
  const registered = heapClassOf(object);
  if (registered === undefined) return undefined;
  const layout = layoutFor(registered.name, Object.getPrototypeOf(object) as object, registered.fields);
  layouts.set(object.constructor, layout);
  return layout;
}

const named = new Map<string, Layout>();

/** The layout of a class by its name in the heap table. */
export function layoutNamed(name: string): Layout | undefined {
  const known = named.get(name);
  if (known !== undefined) return known;
  const found = heapClassNamed(name);
  if (found === undefined) return undefined;
  const layout = layoutFor(name, found.make, found.registered.fields);
  named.set(name, layout);
  return layout;
}

/** A number for the fields of a class: other fields, other number. */
export function layoutHash(layout: Layout): number {
  let hash = 0x811c9dc5;
  for (const [field, kind] of layout.fields)
    for (const text of [field, kind, layout.codec === undefined ? "" : "*"])
      for (let index = 0; index <= text.length; index++)
        hash = Math.imul(hash ^ (index === text.length ? 0 : text.charCodeAt(index)), 0x01000193);
  return (hash >>> 0) & 0xffff;
}

export function isCode(object: object): object is Code {
  return (object as { words?: unknown }).words instanceof Int32Array && "localNames" in object && "children" in object;
}
