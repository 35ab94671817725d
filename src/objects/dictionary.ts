/**
 * The representation of dict (design §2): entries in insertion order with tombstones, and an index beside them. In
 * *plain mode* every key is an exact str, int, float, bool or None and the index is a native Map over normalised keys;
 * the first other key moves the table to *hashed mode* (`hashtable.ts`). This file is the plain half, which needs no guest code;
 * it also serves as the namespace of modules, classes and instances.
 */

import { PyObject, type Value } from "./model.js";

/** A normalised key of the plain index: equal Python keys give the same one. */
export type PlainKey = string | number | null;

export class PyDict extends PyObject {
  /** Keys by position; undefined marks a deleted entry. */
  keys: (Value | undefined)[] = [];
  values: (Value | undefined)[] = [];
  /** Live entries. */
  size = 0;
  /** Changes with every change of the key set or of positions (not on overwriting a value). */
  version = 0;
  /** Normalised key -> position; null in hashed mode. */
  index: Map<PlainKey, number> | null = new Map();
  /** Python hash of each entry folded to 32 bits, by position; null in plain mode. */
  hashes: Int32Array | null = null;
  /** Open-addressing table of positions + 1 (0 empty, -1 deleted); null in plain mode. */
  buckets: Int32Array | null = null;

  /** The value under a name (an exact plain str), or undefined. Valid in both modes through `hashtable.ts` for hashed ones. */
  getName(name: string): Value | undefined {
    if (this.index === null) return hashedNames.get(this, name);
    const position = this.index.get(name);
    return position === undefined ? undefined : this.values[position];
  }

  /** Position of a name's entry, or -1. */
  positionOfName(name: string): number {
    if (this.index === null) return hashedNames.position(this, name);
    const position = this.index.get(name);
    return position === undefined ? -1 : position;
  }

  setName(name: string, value: Value): void {
    if (this.index === null) {
      hashedNames.set(this, name, value);
      return;
    }
    const position = this.index.get(name);
    if (position !== undefined) {
      this.values[position] = value;
      return;
    }
    this.index.set(name, this.keys.length);
    this.keys.push(name);
    this.values.push(value);
    this.size++;
    this.version++;
  }

  deleteName(name: string): boolean {
    if (this.index === null) return hashedNames.delete(this, name);
    const position = this.index.get(name);
    if (position === undefined) return false;
    this.index.delete(name);
    this.keys[position] = undefined;
    this.values[position] = undefined;
    this.size--;
    this.version++;
    return true;
  }
}

/** Name access to a table in hashed mode; filled in by `hashtable.ts`, which knows Python hashes. */
export interface HashedNames {
  get(dict: PyDict, name: string): Value | undefined;
  position(dict: PyDict, name: string): number;
  set(dict: PyDict, name: string, value: Value): void;
  delete(dict: PyDict, name: string): boolean;
}

let hashedNames: HashedNames;

/** Called once by `hashtable.ts`. */
export function provideHashedNames(implementation: HashedNames): void {
  hashedNames = implementation;
}
