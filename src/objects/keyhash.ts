/**
 * Python hashes of keys that need no guest code: exact built-in scalars, bytes, tuples and frozensets of such, and objects
 * that hash by identity. The result is left as two 32-bit halves, `hashLow` and `hashHigh`, because a bigint per look-up
 * would cost more than the look-up (`d[x, y]`). The numbers are those of `hash()` (`numeric/hash.ts`).
 */

import {
  FrozensetHash,
  HASH_ELLIPSIS,
  HASH_NONE,
  hashBytes,
  hashCodePoints,
  hashComplex,
  hashFloat,
  hashInt,
  hashString,
} from "../numeric/hash.js";
import { linearWork, roughBits } from "../numeric/work.js";
import { OBJECT } from "./define.js";
import { PyFrozenSet } from "./dictionary.js";
import type { Machine } from "./machine.js";
import {
  ELLIPSIS,
  PyBytes,
  PyComplex,
  PyFloat,
  PyInstance,
  PyRope,
  PyTuple,
  PyType,
  PyWideStr,
  type Int,
  type Value,
} from "./model.js";
import { flatten } from "./text.js";

/** The hash that `hashKey` found: two's complement halves of the 64-bit int. */
export let hashLow = 0;
export let hashHigh = 0;

/** Sets the halves from a hash in canonical form. */
export function splitHash(hash: Int): void {
  if (typeof hash === "number") {
    hashLow = hash | 0;
    hashHigh = Math.floor(hash / 4294967296) | 0;
  } else {
    hashLow = Number(BigInt.asIntN(32, hash));
    hashHigh = Number(BigInt.asIntN(32, hash >> 32n));
  }
}

/** The hash of two halves in canonical form. */
export function joinHash(low: number, high: number): Int {
  if (high >= -2097152 && high < 2097152) {
    const value = high * 4294967296 + (low >>> 0);
    if (value >= Number.MIN_SAFE_INTEGER) return value;
  }
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** Tuples nested deeper than this are hashed and compared by frames. */
export const KEY_DEPTH = 12;

/** True when the key was hashed without guest code; false when it takes a frame, or is unhashable. */
export function hashKey(m: Machine, key: Value, depth = 0): boolean {
  switch (typeof key) {
    case "number":
      hashLow = key === -1 ? -2 : key | 0;
      hashHigh = Math.floor(key / 4294967296) | 0;
      return true;
    case "string":
      m.charge(key.length >> 5);
      splitHash(hashString(key));
      return true;
    case "boolean":
      hashLow = key ? 1 : 0;
      hashHigh = 0;
      return true;
    case "bigint":
      m.charge(linearWork(roughBits(key)));
      splitHash(hashInt(key));
      return true;
    default:
      if (key === null) splitHash(HASH_NONE);
      else if (key === ELLIPSIS) splitHash(HASH_ELLIPSIS);
      else if (key instanceof PyTuple) return hashTuple(m, key.items, depth);
      else if (key instanceof PyFloat) splitHash(hashFloat(key.value));
      else if (key instanceof PyFrozenSet) return hashFrozenSet(m, key, depth);
      else if (key instanceof PyBytes) {
        m.charge(key.bytes.length >> 5);
        splitHash(hashBytes(key.bytes));
      } else if (key instanceof PyWideStr) {
        m.charge(key.codePoints.length >> 5);
        splitHash(hashCodePoints(key.codePoints));
      } else if (key instanceof PyRope) return hashKey(m, flatten(m, key), depth);
      else if (key instanceof PyComplex) splitHash(hashComplex(key.real, key.imaginary));
      else if (hashesByIdentity(key)) splitHash(identityHash(m, key));
      else return false;
      return true;
  }
}

const PRIME_1_HIGH = 0x9e3779b1 | 0;
const PRIME_1_LOW = 0x85ebca87 | 0;
const PRIME_2_HIGH = 0xc2b2ae3d | 0;
const PRIME_2_LOW = 0x27d4eb4f | 0;
const PRIME_5_HIGH = 0x27d4eb2f | 0;
const PRIME_5_LOW = 0x165667c5 | 0;

/** The upper half of the 64-bit product of two unsigned halves. */
function productHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = (a0 * b1 + a1 * b0) * 65536 + a0 * b0;
  return (a1 * b1 + Math.floor(middle / 4294967296)) | 0;
}

/** The mixing of `TupleHash` (numeric/hash.ts), kept in locals. */
function hashTuple(m: Machine, items: readonly Value[], depth: number): boolean {
  if (depth >= KEY_DEPTH) return false;
  m.charge(items.length >> 1);
  let low = PRIME_5_LOW;
  let high = PRIME_5_HIGH;
  for (let index = 0; index < items.length; index++) {
    if (!hashKey(m, items[index], depth + 1)) return false;
    const laneLow = hashLow;
    const addLow = Math.imul(laneLow, PRIME_2_LOW);
    const addHigh =
      productHigh(laneLow, PRIME_2_LOW) + Math.imul(hashHigh, PRIME_2_LOW) + Math.imul(laneLow, PRIME_2_HIGH);
    const sumLow = (low + addLow) | 0;
    const sumHigh = (high + addHigh + (sumLow >>> 0 < addLow >>> 0 ? 1 : 0)) | 0;
    const turnedHigh = (sumHigh << 31) | (sumLow >>> 1);
    const turnedLow = (sumLow << 31) | (sumHigh >>> 1);
    high =
      (productHigh(turnedLow, PRIME_1_LOW) + Math.imul(turnedHigh, PRIME_1_LOW) + Math.imul(turnedLow, PRIME_1_HIGH)) |
      0;
    low = Math.imul(turnedLow, PRIME_1_LOW);
  }
  const add = (items.length ^ (PRIME_5_LOW ^ 3527539)) | 0;
  const sum = (low + add) | 0;
  const carried = (high + PRIME_5_HIGH + (sum >>> 0 < add >>> 0 ? 1 : 0)) | 0;
  if ((sum & carried) === -1) splitHash(1546275796);
  else {
    hashLow = sum;
    hashHigh = carried;
  }
  return true;
}

function hashFrozenSet(m: Machine, set: PyFrozenSet, depth: number): boolean {
  if (set.hash === null) {
    const { keys, hashes } = set;
    m.charge(keys.length);
    const running = new FrozensetHash();
    for (let position = 0; position < keys.length; position++) {
      const key = keys[position];
      if (key === undefined) continue;
      // In hashed mode the elements' hashes are kept, so no `__hash__` runs again.
      if (hashes !== null) running.add(joinHash(hashes[2 * position], hashes[2 * position + 1]));
      else {
        hashKey(m, key, depth);
        running.add(joinHash(hashLow, hashHigh));
      }
    }
    set.hash = running.finish();
  }
  splitHash(set.hash);
  return true;
}

/** hash(frozenset): never needs a frame, since tables keep the hashes of what only guest code can hash. */
export function frozenSetHash(m: Machine, set: PyFrozenSet): Int {
  hashFrozenSet(m, set, 0);
  return set.hash as Int;
}

// ------------------------------------------------------------------------------------------------------------ identity

let knownType: PyType | null = null;
let knownVersion = -1;
let knownAnswer = false;

/** True for objects whose type takes `__hash__` and `__eq__` from object: they equal only themselves. */
export function hashesByIdentity(key: Value): boolean {
  if (typeof key !== "object" || key === null) return false;
  const { type } = key;
  if (type === knownType && type.version === knownVersion) return knownAnswer;
  knownAnswer =
    type.lookup("__hash__") === OBJECT.attributes.get("__hash__") &&
    type.lookup("__eq__") === OBJECT.attributes.get("__eq__") &&
    !(key instanceof PyInstance && key.payload !== undefined);
  knownType = type;
  knownVersion = type.version;
  return knownAnswer;
}

/** hash(object) by identity. */
export function identityHash(m: Machine, key: object): Int {
  return Math.floor(m.identity(key) / 16);
}
