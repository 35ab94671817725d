/**
 * Look-up, insertion and deletion in the tables of dict, set and frozenset (`dictionary.ts` has their layout). Each operation
 * first tries what needs no guest code: plain keys in small and plain tables, natively hashed and compared keys in hashed
 * ones (exact tuples of plain values above all). Otherwise one suspendable look-up, `LookupFrame`, serves every caller:
 * hash, probe, `==` as a frame, then the entry and the table are checked again, and the probe restarts as CPython's does.
 * A key's `__hash__` runs once per operation; entries keep their hash, so growth and set algebra run none.
 */

import { PyDict, SMALL, provideHashedNames, roomFor, type KeyTable, type PlainKey } from "./dictionary.js";
import { heapClass } from "./heap.js";
import { hashHigh, hashKey, hashLow, hashesByIdentity, splitHash, KEY_DEPTH } from "./keyhash.js";
import { NativeFrame, X, type Machine, type NextResult, type Result } from "./machine.js";
import { PyBytes, PyComplex, PyFloat, PyRope, PyTuple, PyWideStr, type Int, type Value } from "./model.js";
import { PyFrozenSet } from "./dictionary.js";
import { equals } from "./operators.js";
import { numberKey, plainKey } from "./plainkey.js";
import { hashOf, identical } from "./protocol.js";
import { LONG_TEXT, isSame, sameValue } from "./same.js";
import { DICT_ENTRY_SIZE, SET_ENTRY_SIZE } from "./sizes.js";
import { hashString } from "../numeric/hash.js";

/** No entry. */
export const ABSENT = -1;
/** Only guest code can tell. */
const GUEST = -2;

// ---------------------------------------------------------------------------------------------- comparing without guests

const OTHER = 0;
const NUMBER = 1;
const TEXT = 2;
const NONE = 3;
const TUPLE = 4;
const FROZENSET = 5;
const BYTES = 6;
const IDENTITY = 7;

function kindOf(key: Value): number {
  switch (typeof key) {
    case "string":
      return TEXT;
    case "object":
      if (key === null) return NONE;
      if (key instanceof PyTuple) return TUPLE;
      if (key instanceof PyFloat || key instanceof PyComplex) return NUMBER;
      if (key instanceof PyWideStr || key instanceof PyRope) return TEXT;
      if (key instanceof PyFrozenSet) return FROZENSET;
      if (key instanceof PyBytes) return BYTES;
      return hashesByIdentity(key) ? IDENTITY : OTHER;
    default:
      return NUMBER;
  }
}

function sameNumber(a: Value, b: Value): boolean {
  if (a instanceof PyComplex || b instanceof PyComplex) {
    const [realA, imaginaryA] = a instanceof PyComplex ? [a.real, a.imaginary] : [realOf(a), 0];
    const [realB, imaginaryB] = b instanceof PyComplex ? [b.real, b.imaginary] : [realOf(b), 0];
    return imaginaryA === imaginaryB && sameReal(realA, realB);
  }
  return sameReal(realOf(a), realOf(b));
}

function realOf(value: Value): Int {
  if (value instanceof PyFloat) return value.value;
  return typeof value === "boolean" ? Number(value) : (value as Int);
}

function sameReal(a: Int, b: Int): boolean {
  // A number and a bigint compare exactly, and the two forms of int never overlap.
  // oxlint-disable-next-line eqeqeq -- number against bigint
  return a === b || (typeof a !== typeof b && a == b); // native-ok: numbers only
}

/** 1 when the keys are equal, 0 when not, -1 when it takes guest code. */
export function sameKey(m: Machine, a: Value, b: Value, depth = 0): number {
  if (sameValue(m, a, b)) return 1;
  if (typeof a === "number" && typeof b === "number") return 0;
  const kind = kindOf(a);
  const otherKind = kindOf(b);
  if (kind === OTHER || otherKind === OTHER) return -1;
  if (kind !== otherKind) return 0;
  switch (kind) {
    case NUMBER:
      return sameNumber(a, b) || identical(a, b) ? 1 : 0;
    case TUPLE:
      return sameTuple(m, (a as PyTuple).items, (b as PyTuple).items, depth);
    case FROZENSET:
      return sameFrozenSet(m, a as PyFrozenSet, b as PyFrozenSet, depth);
    case TEXT:
    case BYTES:
      return isSame(m, a, b) ? 1 : 0;
    default:
      return 0;
  }
}

function sameTuple(m: Machine, a: readonly Value[], b: readonly Value[], depth: number): number {
  const { length } = a;
  if (length !== b.length) return 0;
  if (depth >= KEY_DEPTH) return -1;
  if (depth > 0) m.charge(1);
  for (let index = 0; index < length; index++) {
    const x = a[index];
    const y = b[index];
    const same = sameKey(m, x, y, depth + 1);
    if (same !== 1) return same;
  }
  return 1;
}

function sameFrozenSet(m: Machine, a: PyFrozenSet, b: PyFrozenSet, depth: number): number {
  if (a.size !== b.size) return 0;
  if (depth >= KEY_DEPTH) return -1;
  m.charge(a.size);
  const { keys } = a;
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key === undefined) continue;
    const found = positionOf(m, b, key);
    if (found < 0) return found === ABSENT ? 0 : -1;
  }
  return 1;
}

// ------------------------------------------------------------------------------------------------------- hashed mode

function slotsFor(room: number): number {
  let slots = 8;
  while (slots * 2 < room * 3) slots *= 2;
  return slots;
}

/** The first bucket of a hash, and what further ones are derived from: both halves take part. */
function spread(low: number, high: number): number {
  return low ^ Math.imul(high, 0x9e3779b1);
}

/** Position of the entry with this key and hash, ABSENT, or GUEST when an equal hash needs guest code. */
function find(m: Machine, table: KeyTable, key: Value, low: number, high: number): number {
  const buckets = table.buckets as Int32Array;
  const hashes = table.hashes as Int32Array;
  const { keys } = table;
  const mask = buckets.length - 1;
  let perturb = spread(low, high) >>> 0;
  let slot = perturb & mask;
  for (let probes = 1; ; probes++) {
    const bucket = buckets[slot];
    if (bucket === 0) return ABSENT;
    if (bucket > 0) {
      const position = bucket - 1;
      if (hashes[2 * position] === low && hashes[2 * position + 1] === high) {
        if (keys[position] !== key) m.charge(3);
        const same = sameKey(m, keys[position] as Value, key);
        if (same === 1) return position;
        if (same === -1) return GUEST;
      }
    }
    if ((probes & 7) === 0) m.charge(2);
    perturb >>>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

/** Enters a position into the first free bucket of its hash. */
function link(table: KeyTable, position: number, low: number, high: number): void {
  const buckets = table.buckets as Int32Array;
  const mask = buckets.length - 1;
  let perturb = spread(low, high) >>> 0;
  let slot = perturb & mask;
  while (buckets[slot] > 0) {
    perturb >>>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
  buckets[slot] = position + 1;
}

/** Takes a position out of the buckets. */
function unlink(table: KeyTable, position: number): void {
  const buckets = table.buckets as Int32Array;
  const hashes = table.hashes as Int32Array;
  const mask = buckets.length - 1;
  let perturb = spread(hashes[2 * position], hashes[2 * position + 1]) >>> 0;
  let slot = perturb & mask;
  while (buckets[slot] !== position + 1) {
    perturb >>>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
  buckets[slot] = -1;
}

/** New buckets for `room` entries; entries keep their hashes. The table holds no tombstones, or its hashes none. */
function rebuild(table: KeyTable, room: number): void {
  const old = table.hashes as Int32Array;
  const hashes = new Int32Array(2 * room);
  const { keys } = table;
  const used = 2 * keys.length;
  hashes.set(used === old.length ? old : old.subarray(0, used));
  table.hashes = hashes;
  table.buckets = new Int32Array(slotsFor(room));
  for (let position = 0; position < keys.length; position++)
    if (keys[position] !== undefined) link(table, position, hashes[2 * position], hashes[2 * position + 1]);
}

/** Moves a small or plain table to hashed mode. Every key in it is hashed natively. */
function makeHashed(m: Machine, table: KeyTable): void {
  const { keys, size } = table;
  m.charge(1 + size * 2);
  const room = Math.max(table.usable, roomFor(size));
  if (room > table.usable) m.allocate((room - table.usable) * entrySize(table));
  const hashes = new Int32Array(2 * room);
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key === undefined) continue;
    hashKey(m, key);
    hashes[2 * position] = hashLow;
    hashes[2 * position + 1] = hashHigh;
  }
  table.usable = room;
  table.hashes = hashes;
  table.buckets = new Int32Array(slotsFor(room));
  table.index = null;
  for (let position = 0; position < keys.length; position++)
    if (keys[position] !== undefined) link(table, position, hashes[2 * position], hashes[2 * position + 1]);
}

function entrySize(table: KeyTable): number {
  return table.values === null ? SET_ENTRY_SIZE : DICT_ENTRY_SIZE;
}

/** Makes room for one more entry; charges before it changes anything. */
function grow(m: Machine, table: KeyTable): void {
  const room = roomFor(table.size);
  m.charge(1 + 3 * table.keys.length);
  if (room > table.usable) m.allocate((room - table.usable) * entrySize(table));
  table.makeRoom(room);
}

provideHashedNames({
  position(table, name) {
    splitHash(hashString(name));
    const low = hashLow;
    const high = hashHigh;
    const buckets = table.buckets as Int32Array;
    const hashes = table.hashes as Int32Array;
    const mask = buckets.length - 1;
    let perturb = spread(low, high) >>> 0;
    let slot = perturb & mask;
    for (;;) {
      const bucket = buckets[slot];
      if (bucket === 0) return ABSENT;
      // Names are exact strs; a guest key with an equal hash is not asked.
      if (bucket > 0 && hashes[2 * (bucket - 1)] === low && table.keys[bucket - 1] === name) return bucket - 1;
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  },
  insert(table, name, value) {
    splitHash(hashString(name));
    addHashed(table, name, value, hashLow, hashHigh);
  },
  unlink,
  rebuild,
});

// --------------------------------------------------------------------------------------------- the synchronous look-up

/** Position of a key, ABSENT, or GUEST. */
function positionOf(m: Machine, table: KeyTable, key: Value): number {
  if (table.buckets === null) {
    const { index } = table;
    if (typeof key === "string" && key.length > LONG_TEXT) m.charge(key.length >> 6);
    if (typeof key === "string" && index === null) return table.positionOfName(key);
    const plain = plainKey(m, key);
    if (plain === undefined) {
      // What hashes natively and is no plain key equals none; it is hashed all the same, for TypeError.
      return hashKey(m, key) ? ABSENT : GUEST;
    }
    if (index === null) return ABSENT;
    const position = index.get(plain);
    return position === undefined ? ABSENT : position;
  }
  if (!hashKey(m, key)) return GUEST;
  return find(m, table, key, hashLow, hashHigh);
}

function addHashed(table: KeyTable, key: Value, value: Value | undefined, low: number, high: number): void {
  const { keys, values } = table;
  const hashes = table.hashes as Int32Array;
  const position = keys.length;
  hashes[2 * position] = low;
  hashes[2 * position + 1] = high;
  keys.push(key);
  if (values !== null) values.push(value);
  link(table, position, low, high);
  table.size++;
  table.version++;
}

function addPlain(table: KeyTable, key: Value, plain: PlainKey, value: Value | undefined): void {
  const { keys, values } = table;
  let { index } = table;
  if (index === null && (typeof key !== "string" || keys.length >= SMALL)) index = table.makeIndex();
  if (index !== null) index.set(plain, keys.length);
  keys.push(key);
  if (values !== null) values.push(value);
  table.size++;
  table.version++;
}

/** Adds a key that is known to be absent and to hash natively. */
function insertAbsent(m: Machine, table: KeyTable, key: Value, value: Value | undefined): void {
  if (table.keys.length >= table.usable) grow(m, table);
  if (table.buckets === null) {
    const plain = plainKey(m, key);
    if (plain !== undefined) {
      addPlain(table, key instanceof PyRope ? (key.flat as Value) : key, plain, value);
      return;
    }
    makeHashed(m, table);
  }
  hashKey(m, key);
  addHashed(table, key instanceof PyRope ? (key.flat as Value) : key, value, hashLow, hashHigh);
}

/** Removes an entry, index included. */
export function removeAt(m: Machine, table: KeyTable, position: number): void {
  if (table.index !== null) table.index.delete(plainKey(m, table.keys[position] as Value) as PlainKey);
  else if (table.buckets !== null) unlink(table, position);
  table.dropEntry(position);
}

/** Removes the last live entry of a non-empty table together with the tombstones behind it. */
export function removeLast(m: Machine, table: KeyTable): void {
  const { keys, values } = table;
  let position = keys.length - 1;
  while (keys[position] === undefined) position--;
  m.charge((keys.length - position) >> 3);
  removeAt(m, table, position);
  // The room used is not given back, as in CPython, so that buckets never fill up with deletion marks.
  table.usable -= keys.length - position;
  keys.length = position;
  if (values !== null) values.length = position;
  if (table.first > position) table.first = position;
}

/** Moves the entry at a position behind all others. */
export function moveLast(m: Machine, table: KeyTable, position: number): void {
  m.charge(4);
  let at = position;
  if (table.keys.length >= table.usable) {
    // Making room changes positions: this entry's will be its rank among the live ones.
    let rank = 0;
    for (let index = 0; index < position; index++) if (table.keys[index] !== undefined) rank++;
    grow(m, table);
    at = rank;
  }
  const key = table.keys[at] as Value;
  const value = table.values === null ? undefined : table.values[at];
  const { hashes } = table;
  const low = hashes === null ? 0 : hashes[2 * at];
  const high = hashes === null ? 0 : hashes[2 * at + 1];
  removeAt(m, table, at);
  if (table.buckets !== null) addHashed(table, key, value, low, high);
  else addPlain(table, key, plainKey(m, key) as PlainKey, value);
}

/** Moves the entry at a position before all others; linear, since entries lie in one array. */
export function moveFirst(m: Machine, table: KeyTable, position: number): void {
  const { keys, values, hashes } = table;
  m.charge(1 + 4 * keys.length);
  const order = [position];
  for (let index = 0; index < keys.length; index++)
    if (index !== position && keys[index] !== undefined) order.push(index);
  table.keys = order.map((index) => keys[index]);
  if (values !== null) table.values = order.map((index) => values[index]);
  table.first = 0;
  table.version++;
  if (hashes !== null) {
    const moved = new Int32Array(hashes.length);
    for (let index = 0; index < order.length; index++) {
      moved[2 * index] = hashes[2 * order[index]];
      moved[2 * index + 1] = hashes[2 * order[index] + 1];
    }
    table.hashes = moved;
    rebuild(table, table.usable);
  } else if (table.index !== null) {
    const index = new Map<PlainKey, number>();
    for (let at = 0; at < order.length; at++) index.set(plainKey(m, table.keys[at] as Value) as PlainKey, at);
    table.index = index;
  }
}

// ---------------------------------------------------------------------------------------------- the suspendable look-up

/** What to do with the entry that a look-up found, or did not find. */
const GET = 0;
/** As GET, but an absent key raises KeyError. */
const GET_ITEM = 1;
const CONTAINS = 2;
const SET = 3;
const DELETE = 4;
const POP = 5;
const SET_DEFAULT = 6;
const ADD = 7;
/** Removes; answers whether it was there. */
const DISCARD = 8;
/** Adds; answers whether it was absent. */
const ADD_NEW = 9;
/** Answers the position, or ABSENT. */
const FIND = 10;
/** Answers the position, or adds and answers ABSENT. */
const FIND_OR_ADD = 11;

function finish(
  m: Machine,
  table: KeyTable,
  operation: number,
  position: number,
  key: Value,
  value: Value,
  low: number,
  high: number,
): NextResult {
  const { values } = table;
  if (position < 0) {
    switch (operation) {
      case GET:
      case POP:
        return undefined;
      case GET_ITEM:
      case DELETE:
        return m.raiseWith("KeyError", key);
      case CONTAINS:
      case DISCARD:
        return false;
      case FIND:
        return ABSENT;
      default:
        if (table.keys.length >= table.usable) grow(m, table);
        if (table.buckets === null) makeHashed(m, table);
        addHashed(table, key, values === null ? undefined : value, low, high);
        return added(operation, value);
    }
  }
  switch (operation) {
    case GET:
    case GET_ITEM:
    case SET_DEFAULT:
      return (values as Value[])[position];
    case CONTAINS:
      return true;
    case FIND:
    case FIND_OR_ADD:
      return position;
    case SET:
      (values as Value[])[position] = value;
      return null;
    case ADD:
      return null;
    case ADD_NEW:
      return false;
    case DELETE:
      removeAt(m, table, position);
      return null;
    case DISCARD:
      removeAt(m, table, position);
      return true;
    default: {
      const taken = (values as Value[])[position];
      removeAt(m, table, position);
      return taken;
    }
  }
}

/** What an operation answers after it added an entry. */
function added(operation: number, value: Value): Value {
  if (operation === SET_DEFAULT) return value;
  if (operation === FIND_OR_ADD) return ABSENT;
  return operation === ADD_NEW ? true : null;
}

const UNHASHED = 0;
const RESTART = 1;
const PROBE = 2;
const COMPARED = 3;

class LookupFrame extends NativeFrame {
  private stage: number = UNHASHED;
  private low = 0;
  private high = 0;
  private slot = 0;
  private perturb = 0;
  /** While a comparison runs: the buckets and the key compared, to see whether the table was changed under it. */
  private probed: Int32Array | null = null;
  private compared: Value | undefined = undefined;

  constructor(
    readonly table: KeyTable,
    readonly operation: number,
    readonly key: Value,
    readonly value: Value,
  ) {
    super();
  }

  /** Starts with the hash already known. */
  withHash(low: number, high: number): this {
    this.low = low;
    this.high = high;
    this.stage = RESTART;
    return this;
  }

  step(m: Machine, given: Value | undefined): NextResult {
    let value: Value | undefined = given;
    if (this.stage === UNHASHED) {
      if (value === undefined) {
        const hash = hashOf(m, this.key);
        if (hash === X) return m.wait(this);
        value = hash as Value;
      }
      splitHash(value as Int);
      this.low = hashLow;
      this.high = hashHigh;
      this.stage = RESTART;
    }
    const { table } = this;
    for (;;) {
      if (this.stage === RESTART) {
        if (table.size === 0) return this.finish(m, ABSENT);
        if (table.buckets === null) makeHashed(m, table);
        this.perturb = spread(this.low, this.high) >>> 0;
        this.slot = this.perturb & ((table.buckets as Int32Array).length - 1);
        this.stage = PROBE;
      }
      const buckets = table.buckets as Int32Array;
      if (this.stage === PROBE) {
        const position = this.candidate(m);
        if (position === ABSENT) return this.finish(m, ABSENT);
        const entryKey = table.keys[position] as Value;
        this.probed = buckets;
        this.compared = entryKey;
        this.stage = COMPARED;
        m.charge(3);
        const native = sameKey(m, entryKey, this.key);
        if (native === -1) {
          m.charge(12);
          const same = equals(m, entryKey, this.key);
          if (same === X) return m.wait(this);
          value = same as Value;
        } else value = native === 1;
      }
      // Compared: the guest may have changed the table meanwhile.
      const position = buckets === this.probed ? buckets[this.slot] - 1 : ABSENT;
      if (position < 0 || table.keys[position] !== this.compared) {
        this.stage = RESTART;
        continue;
      }
      if (value === true) return this.finish(m, position);
      this.advance(buckets.length - 1);
      this.stage = PROBE;
    }
  }

  /** The next entry on the probe path with this hash, or ABSENT. */
  private candidate(m: Machine): number {
    const { table, low, high } = this;
    const buckets = table.buckets as Int32Array;
    const hashes = table.hashes as Int32Array;
    for (let probes = 1; ; probes++) {
      const bucket = buckets[this.slot];
      if (bucket === 0) return ABSENT;
      if (bucket > 0 && hashes[2 * (bucket - 1)] === low && hashes[2 * (bucket - 1) + 1] === high) return bucket - 1;
      if ((probes & 7) === 0) m.charge(2);
      this.advance(buckets.length - 1);
    }
  }

  private advance(mask: number): void {
    this.perturb >>>= 5;
    this.slot = (this.slot * 5 + this.perturb + 1) & mask;
  }

  private finish(m: Machine, position: number): NextResult {
    return finish(m, this.table, this.operation, position, this.key, this.value, this.low, this.high);
  }
}
heapClass(
  LookupFrame,
  "frame.lookup",
  {
    table: "object",
    operation: "plain",
    key: "value",
    value: "value",
    stage: "plain",
    low: "plain",
    high: "plain",
    slot: "plain",
    perturb: "plain",
    probed: "bytes",
    compared: "value",
    back: "skip",
    catches: "plain",
  },
  136,
);

/** Runs an operation that the fast paths did not answer. */
function lookUp(m: Machine, table: KeyTable, operation: number, key: Value, value: Value): NextResult {
  const position = positionOf(m, table, key);
  if (position === GUEST) return new LookupFrame(table, operation, key, value).step(m, undefined);
  if (
    position === ABSENT &&
    (operation === SET || operation >= SET_DEFAULT) &&
    operation !== DISCARD &&
    operation !== FIND
  ) {
    insertAbsent(m, table, key, table.values === null ? undefined : value);
    return added(operation, value);
  }
  return finish(m, table, operation, position, key, value, 0, 0);
}

/**
 * The same for a key that lies in another table: its hash is known there, so the key's `__hash__` does not run again.
 */
function lookUpFrom(
  m: Machine,
  table: KeyTable,
  operation: number,
  source: KeyTable,
  position: number,
  value: Value,
): NextResult {
  const key = source.keys[position] as Value;
  const { hashes } = source;
  if (hashes === null) return lookUp(m, table, operation, key, value);
  if (table.buckets !== null && table.size !== 0) {
    const low = hashes[2 * position];
    const high = hashes[2 * position + 1];
    const found = find(m, table, key, low, high);
    if (found === GUEST) return new LookupFrame(table, operation, key, value).withHash(low, high).step(m, undefined);
    return finish(m, table, operation, found, key, value, low, high);
  }
  if (plainKey(m, key) !== undefined) return lookUp(m, table, operation, key, value);
  return new LookupFrame(table, operation, key, value)
    .withHash(hashes[2 * position], hashes[2 * position + 1])
    .step(m, undefined);
}

// ------------------------------------------------------------------------------------------------------- dict: exports

/** dict.get(key): undefined when absent. */
export function dictGet(m: Machine, dict: PyDict, key: Value): NextResult {
  const { index } = dict;
  if (typeof key === "string") {
    if (key.length > LONG_TEXT) m.charge(key.length >> 6);
    if (index !== null) {
      const position = index.get(key);
      return position === undefined ? undefined : dict.values[position];
    }
    if (dict.buckets === null) {
      const { keys } = dict;
      for (let position = 0; position < keys.length; position++)
        if (keys[position] === key) return dict.values[position];
      return undefined;
    }
  } else if (typeof key === "number" && index !== null) {
    const position = index.get(numberKey(key));
    return position === undefined ? undefined : dict.values[position];
  }
  const position = positionOf(m, dict, key);
  if (position >= 0) return dict.values[position];
  return position === ABSENT ? undefined : new LookupFrame(dict, GET, key, null).step(m, undefined);
}

/** dict[key], or KeyError (no `__missing__`: that is a subclass's business). */
export function dictGetItem(m: Machine, dict: PyDict, key: Value): Result {
  const { index } = dict;
  if (typeof key === "string" && index !== null) {
    if (key.length > LONG_TEXT) m.charge(key.length >> 6);
    const position = index.get(key);
    if (position !== undefined) return dict.values[position] as Value;
    return m.raiseWith("KeyError", key);
  }
  const position = positionOf(m, dict, key);
  if (position >= 0) return dict.values[position] as Value;
  if (position === ABSENT) return m.raiseWith("KeyError", key);
  return new LookupFrame(dict, GET_ITEM, key, null).step(m, undefined) as Result;
}

/** key in dict. */
export function dictContains(m: Machine, dict: PyDict, key: Value): Result {
  const position = positionOf(m, dict, key);
  if (position !== GUEST) return position !== ABSENT;
  return new LookupFrame(dict, CONTAINS, key, null).step(m, undefined) as Result;
}

/** dict[key] = value; null when done. */
export function dictSet(m: Machine, dict: PyDict, key: Value, value: Value): Result {
  if (typeof key === "string" && dict.buckets === null) {
    if (key.length > LONG_TEXT) m.charge(key.length >> 6);
    const position = dict.positionOfName(key);
    if (position !== -1) dict.values[position] = value;
    else {
      if (dict.keys.length >= dict.usable) grow(m, dict);
      dict.insertString(key, value);
    }
    return null;
  }
  if (typeof key === "number" && dict.index !== null) {
    const plain = numberKey(key);
    const position = dict.index.get(plain);
    if (position !== undefined) {
      dict.values[position] = value;
      return null;
    }
    if (dict.keys.length >= dict.usable) grow(m, dict);
    dict.index.set(plain, dict.keys.length);
    dict.keys.push(key);
    dict.values.push(value);
    dict.size++;
    dict.version++;
    return null;
  }
  return lookUp(m, dict, SET, key, value) as Result;
}

/** del dict[key], or KeyError; null when done. */
export function dictDelete(m: Machine, dict: PyDict, key: Value): Result {
  return lookUp(m, dict, DELETE, key, null) as Result;
}

/** dict.pop(key): the value, undefined when absent. */
export function dictPop(m: Machine, dict: PyDict, key: Value): NextResult {
  return lookUp(m, dict, POP, key, null);
}

/** dict.setdefault(key, value). */
export function dictSetDefault(m: Machine, dict: PyDict, key: Value, value: Value): Result {
  return lookUp(m, dict, SET_DEFAULT, key, value) as Result;
}

/** dict[key] for a key of another table, whose hash is known: undefined when absent. */
export function dictGetFrom(m: Machine, dict: PyDict, source: KeyTable, position: number): NextResult {
  return lookUpFrom(m, dict, GET, source, position, null);
}

/** dict[key] = value for a key of another table. */
export function dictSetFrom(m: Machine, dict: PyDict, source: KeyTable, position: number, value: Value): Result {
  return lookUpFrom(m, dict, SET, source, position, value) as Result;
}

// ------------------------------------------------------------------------------- sets (and the key side of dicts): exports

/** set.add(key); null when done. */
export function setAdd(m: Machine, set: KeyTable, key: Value): Result {
  const { index } = set;
  if (index !== null && (typeof key === "number" || typeof key === "string")) {
    const plain = typeof key === "number" ? numberKey(key) : key;
    if (index.get(plain) !== undefined) return null;
    if (set.keys.length >= set.usable) grow(m, set);
    index.set(plain, set.keys.length);
    set.keys.push(key);
    set.size++;
    set.version++;
    return null;
  }
  return lookUp(m, set, ADD, key, null) as Result;
}

/** As setAdd, but answers whether the key was absent. */
export function setAddNew(m: Machine, set: KeyTable, key: Value): Result {
  return lookUp(m, set, ADD_NEW, key, null) as Result;
}

/** key in set. */
export function setContains(m: Machine, set: KeyTable, key: Value): Result {
  const { index } = set;
  if (index !== null) {
    if (typeof key === "string") return index.get(key) !== undefined;
    if (typeof key === "number") return index.get(numberKey(key)) !== undefined;
  }
  const position = positionOf(m, set, key);
  if (position !== GUEST) return position !== ABSENT;
  return new LookupFrame(set, CONTAINS, key, null).step(m, undefined) as Result;
}

/** set.discard(key): whether it was there. */
export function setDiscard(m: Machine, set: KeyTable, key: Value): Result {
  return lookUp(m, set, DISCARD, key, null) as Result;
}

/** set.remove(key), or KeyError; null when done. */
export function setRemove(m: Machine, set: KeyTable, key: Value): Result {
  return lookUp(m, set, DELETE, key, null) as Result;
}

/** The position of a key's entry, or ABSENT: good until guest code runs again. */
export function findEntry(m: Machine, table: KeyTable, key: Value): Result {
  const position = positionOf(m, table, key);
  if (position !== GUEST) return position;
  return new LookupFrame(table, FIND, key, null).step(m, undefined) as Result;
}

/** The position of a key's entry; when there is none, adds one with the value and answers ABSENT. */
export function findOrAdd(m: Machine, table: KeyTable, key: Value, value: Value): Result {
  return lookUp(m, table, FIND_OR_ADD, key, value) as Result;
}

/** The same operations for a key of another table, whose hash is known. */
export function setAddFrom(m: Machine, set: KeyTable, source: KeyTable, position: number): Result {
  return lookUpFrom(m, set, ADD, source, position, null) as Result;
}
export function setContainsFrom(m: Machine, set: KeyTable, source: KeyTable, position: number): Result {
  return lookUpFrom(m, set, CONTAINS, source, position, null) as Result;
}
export function setDiscardFrom(m: Machine, set: KeyTable, source: KeyTable, position: number): Result {
  return lookUpFrom(m, set, DISCARD, source, position, null) as Result;
}

/** Fills an empty table with the entries of another, tombstones left out. */
export function copyTable(m: Machine, source: KeyTable, target: KeyTable): void {
  const { size } = source;
  const room = roomFor(Math.ceil(size / 2));
  if (size === 0) return;
  // The copy of a Map costs far more than that of arrays.
  m.charge(1 + (source.index === null ? size >> 2 : 3 * size));
  m.allocate(Math.max(room, size) * entrySize(target));
  const { keys, values, hashes } = source;
  const whole = size === keys.length;
  const withValues = values !== null && target.values !== null;
  if (whole) {
    target.keys = keys.slice();
    if (withValues) target.values = values.slice();
  } else {
    const copied = target.keys;
    for (let position = 0; position < keys.length; position++) {
      const key = keys[position];
      if (key === undefined) continue;
      copied.push(key);
      if (withValues) (target.values as Value[]).push(values[position] as Value);
    }
  }
  target.size = size;
  target.usable = Math.max(room, size);
  if (hashes !== null) {
    const copied = new Int32Array(2 * target.usable);
    let live = 0;
    for (let position = 0; position < keys.length; position++) {
      if (keys[position] === undefined) continue;
      copied[2 * live] = hashes[2 * position];
      copied[2 * live + 1] = hashes[2 * position + 1];
      live++;
    }
    target.hashes = copied;
    rebuild(target, target.usable);
  } else if (source.index !== null) {
    const index = new Map<PlainKey, number>();
    let live = 0;
    for (const plain of source.index.keys()) index.set(plain, live++);
    target.index = index;
  }
  target.version++;
}

/** After a snapshot was read: the index of a table in small or plain mode, which snapshots leave out. */
export function restoreIndex(m: Machine, table: KeyTable): void {
  if (table.buckets !== null) return;
  const { keys } = table;
  let small = keys.length <= SMALL;
  for (const key of keys) if (key !== undefined && typeof key !== "string") small = false;
  if (small) return;
  const index = new Map<PlainKey, number>();
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key !== undefined) index.set(plainKey(m, key) as PlainKey, position);
  }
  table.index = index;
}
