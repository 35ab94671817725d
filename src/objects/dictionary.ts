/**
 * The representation of dict, set and frozenset (design §2): entries in insertion order with tombstones, and an index
 * beside them. A table is in one of three modes:
 * - *small*: at most SMALL entries and every key a JavaScript string; no index, keys are compared one by one;
 * - *plain*: every key is an exact str, int, float, bool or None; the index is a native Map over normalised keys;
 * - *hashed*: open addressing on Python hashes (`hashtable.ts`), entered by the first other key.
 * Positions never run beyond `usable`: then the table makes room, which drops the tombstones, at the moments CPython resizes.
 * This file is the half that needs no guest code; it also serves as the namespace of modules, classes and instances.
 */

import { heapClass } from "./heap.js";
import { PyObject, type Int, type Value } from "./model.js";
import { dictSize, setSize } from "./sizes.js";

/** A normalised key of the plain index: equal Python keys give the same one. */
export type PlainKey = string | number | null;

/** Up to so many positions a table of strings is searched without an index. */
export const SMALL = 8;

/** The entries a table of `size` entries makes room for, as CPython sizes its tables. */
export function roomFor(size: number): number {
  let slots = 8;
  while (slots < size * 3) slots *= 2;
  return Math.floor((slots * 2) / 3);
}

/** What dict, set and frozenset share. */
export abstract class KeyTable extends PyObject {
  /** Keys by position; undefined marks a deleted entry. */
  keys: (Value | undefined)[] = [];
  /** Live entries. */
  size = 0;
  /** Changes with every change of the key set or of positions (not on overwriting a value). */
  version = 0;
  /** No live entry lies below this position, so that queues need not scan their tombstones. */
  first = 0;
  /** Positions that may be used before the table makes room. */
  usable = 0;
  /** Normalised key -> position; null in small and hashed mode. */
  index: Map<PlainKey, number> | null = null;
  /** Open-addressing table of positions + 1 (0 empty, -1 deleted); null in small and plain mode. */
  buckets: Int32Array | null = null;
  /** Python hash of each entry as two halves: low at 2 * position, high after it; null in small and plain mode. */
  hashes: Int32Array | null = null;

  constructor(
    /** Values by position (dict), or null (sets). */
    public values: (Value | undefined)[] | null,
  ) {
    super();
  }

  /** Position of a name's entry (an exact plain str), or -1. */
  positionOfName(name: string): number {
    const { index } = this;
    if (index !== null) {
      const position = index.get(name);
      return position === undefined ? -1 : position;
    }
    if (this.buckets !== null) return hashedNames.position(this, name);
    const { keys } = this;
    for (let position = 0; position < keys.length; position++) if (keys[position] === name) return position;
    return -1;
  }

  /** Gives an index to a small table. */
  makeIndex(): Map<PlainKey, number> {
    const index = new Map<PlainKey, number>();
    const { keys } = this;
    for (let position = 0; position < keys.length; position++) {
      const key = keys[position];
      if (key !== undefined) index.set(key as string, position);
    }
    this.index = index;
    return index;
  }

  /** Drops the tombstones and sets `usable` beyond the entries. Positions change, so the version does. */
  makeRoom(room: number): void {
    if (this.size !== this.keys.length) this.compact();
    if (this.buckets !== null) hashedNames.rebuild(this, room);
    this.usable = room;
  }

  private compact(): void {
    const { keys, values, hashes, index } = this;
    let live = 0;
    for (let position = 0; position < keys.length; position++) {
      const key = keys[position];
      if (key === undefined) continue;
      if (live !== position) {
        keys[live] = key;
        if (values !== null) values[live] = values[position];
        if (hashes !== null) {
          hashes[2 * live] = hashes[2 * position];
          hashes[2 * live + 1] = hashes[2 * position + 1];
        }
      }
      live++;
    }
    keys.length = live;
    if (values !== null) values.length = live;
    if (index !== null) {
      // The Map's order is the entries' order: both grow at the end and lose what is deleted.
      let position = 0;
      for (const key of index.keys()) index.set(key, position++);
    }
    this.first = 0;
    this.version++;
  }

  /** Marks the entry at a position deleted; the index is the caller's business. */
  dropEntry(position: number): void {
    this.keys[position] = undefined;
    if (this.values !== null) this.values[position] = undefined;
    this.size--;
    this.version++;
    if (position === this.first) this.first = position + 1;
  }

  /** Empties the table. */
  reset(): void {
    this.keys = [];
    if (this.values !== null) this.values = [];
    this.size = 0;
    this.first = 0;
    this.usable = 0;
    this.index = null;
    this.buckets = null;
    this.hashes = null;
    this.version++;
  }
}

export class PyDict extends KeyTable {
  declare values: (Value | undefined)[];

  constructor() {
    super([]);
  }

  /** The value under a name (an exact plain str), or undefined. */
  getName(name: string): Value | undefined {
    const { index } = this;
    if (index !== null) {
      const position = index.get(name);
      return position === undefined ? undefined : this.values[position];
    }
    const position = this.positionOfName(name);
    return position === -1 ? undefined : this.values[position];
  }

  setName(name: string, value: Value): void {
    const position = this.positionOfName(name);
    if (position !== -1) {
      this.values[position] = value;
      return;
    }
    if (this.keys.length >= this.usable) this.makeRoom(roomFor(this.size));
    if (this.buckets !== null) {
      hashedNames.insert(this, name, value);
      return;
    }
    this.insertString(name, value);
  }

  /** Adds an absent JavaScript string; the table is small or plain and has room. */
  insertString(name: string, value: Value): void {
    const { keys } = this;
    let { index } = this;
    if (index === null && keys.length >= SMALL) index = this.makeIndex();
    if (index !== null) index.set(name, keys.length);
    keys.push(name);
    this.values.push(value);
    this.size++;
    this.version++;
  }

  deleteName(name: string): boolean {
    const position = this.positionOfName(name);
    if (position === -1) return false;
    if (this.index !== null) this.index.delete(name);
    else if (this.buckets !== null) hashedNames.unlink(this, position);
    this.dropEntry(position);
    return true;
  }
}

export class PySet extends KeyTable {
  constructor() {
    super(null);
  }
}

export class PyFrozenSet extends KeyTable {
  /** The Python hash, once asked for. */
  hash: Int | null = null;
  constructor() {
    super(null);
  }
}

export type AnySet = PySet | PyFrozenSet;

/** What a table in hashed mode needs; filled in by `hashtable.ts`, which knows Python hashes. */
export interface HashedNames {
  position(table: KeyTable, name: string): number;
  /** Adds an absent name to a table with room. */
  insert(table: KeyTable, name: string, value: Value): void;
  /** Takes a position out of the buckets. */
  unlink(table: KeyTable, position: number): void;
  /** New buckets and hashes for so many entries. */
  rebuild(table: KeyTable, room: number): void;
}

let hashedNames: HashedNames;

/** Called once by `hashtable.ts`. */
export function provideHashedNames(implementation: HashedNames): void {
  hashedNames = implementation;
}

const TABLE_FIELDS = {
  keys: "values",
  values: "values",
  size: "plain",
  version: "plain",
  first: "plain",
  usable: "plain",
  index: "skip",
  buckets: "bytes",
  hashes: "bytes",
} as const;
heapClass(PyDict, "dict", TABLE_FIELDS, (dict) => dictSize(dict.usable));
heapClass(PySet, "set", TABLE_FIELDS, (set) => setSize(set.usable));
heapClass(PyFrozenSet, "frozenset", { ...TABLE_FIELDS, hash: "plain" }, (set) => setSize(set.usable));
