/**
 * set and frozenset over the tables of `dictionary.ts`. CPython: iteration and `pop` follow insertion order here (a written
 * divergence: CPython's order depends on hashes). Whatever combines two tables uses the hashes kept in them, so no
 * `__hash__` runs; whatever takes keys from an iterable hashes each once. Results are of the base type, as in CPython.
 */

import { attribute, classMethod, constructor, defineType, method } from "./define.js";
import { KeyTable, PyFrozenSet, PySet, type AnySet } from "./dictionary.js";
import { EACH_FIELDS, EachFrame } from "./each.js";
import { compareEqual } from "./equality.js";
import {
  copyTable,
  removeAt,
  setAdd,
  setAddFrom,
  setContains,
  setContainsFrom,
  setDiscard,
  setDiscardFrom,
  setRemove,
} from "./hashtable.js";
import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import { PyListIterator, PyTupleIterator, defineIterator } from "./iterator.js";
import { frozenSetHash } from "./keyhash.js";
import { genericAlias } from "./list.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { NOT_IMPLEMENTED, PyInstance, PyList, PyTuple, type PyType, type Value } from "./model.js";
import { lookupSpecial, typeName, unwrap } from "./protocol.js";
import { reprSet } from "./repr.js";
import { ITERATOR_SIZE, TABLE_SIZE, setSize } from "./sizes.js";

export { PyFrozenSet, PySet, type AnySet } from "./dictionary.js";
export { setAdd, setContains, setDiscard } from "./hashtable.js";

export const SET = defineType("set", {
  representation: PySet,
  base: true,
  payload: true,
  doc: "Build an unordered collection of unique elements.",
});
export const FROZENSET = defineType("frozenset", {
  representation: PyFrozenSet,
  base: true,
  payload: true,
  doc: "Build an immutable unordered collection of unique elements.",
});

export function isSet(value: Value): value is AnySet {
  return value instanceof PySet || value instanceof PyFrozenSet;
}

export function makeSet(m: Machine): PySet {
  m.allocate(TABLE_SIZE);
  return new PySet();
}

/** An empty set of the kind of another. */
function emptyLike(m: Machine, set: AnySet): AnySet {
  m.allocate(TABLE_SIZE);
  return set instanceof PySet ? new PySet() : new PyFrozenSet();
}

export function copySet(m: Machine, set: AnySet): AnySet {
  const copy = emptyLike(m, set);
  copyTable(m, set, copy);
  return copy;
}

function asFrozen(m: Machine, set: PySet): PyFrozenSet {
  m.allocate(TABLE_SIZE);
  const frozen = new PyFrozenSet();
  copyTable(m, set, frozen);
  return frozen;
}

/** Constants of the compiler are made before any machine is there to charge. */
const UNMETERED = { charge() {}, allocate() {} } as unknown as Machine;

/** The frozenset of a compiled `x in {1, 2}`. */
export function frozensetOfConstants(items: readonly Value[]): PyFrozenSet {
  const set = new PyFrozenSet();
  for (const item of items) setAdd(UNMETERED, set, item);
  return set;
}

// ------------------------------------------------------------------------------------------------------------ iteration

export class PySetIterator extends PyIterator {
  position: number;
  expected: number;
  constructor(public set: KeyTable | null) {
    super();
    this.position = set === null ? 0 : set.first;
    this.expected = set === null ? 0 : set.size;
  }
  next(m: Machine): NextResult {
    const { set } = this;
    if (set === null) return undefined;
    if (set.size !== this.expected) {
      // Stays wrong for good.
      this.expected = -1;
      return m.raise("RuntimeError", "Set changed size during iteration");
    }
    const { keys } = set;
    while (this.position < keys.length) {
      const key = keys[this.position++];
      if (key !== undefined) return key;
    }
    this.set = null;
    return undefined;
  }
}
export const SET_ITERATOR = defineIterator("set_iterator", PySetIterator);
heapClass(PySetIterator, "set_iterator", { set: "object", position: "plain", expected: "plain" }, ITERATOR_SIZE);
method(SET_ITERATOR, "__length_hint__(self, /)", {}, (_m, self: PySetIterator) => {
  if (self.set === null || self.set.size !== self.expected) return 0;
  let left = 0;
  for (let position = self.position; position < self.set.keys.length; position++)
    if (self.set.keys[position] !== undefined) left++;
  return left;
});

export function setIterator(set: KeyTable): PySetIterator {
  return new PySetIterator(set);
}

// ------------------------------------------------------------------------------------- walking one table against another

/** Every key of the source: into the target. */
const ADD = 0;
/** Out of the target. */
const DISCARD = 1;
/** Into the target when the other table has it, or has it not. */
const INTERSECT = 2;
const SUBTRACT = 3;
/** Out of the target, or into it when it was not there. */
const TOGGLE = 4;
/** Are all in the other? None? */
const SUBSET = 5;
const DISJOINT = 6;

class TableFrame extends NativeFrame {
  private position = 0;
  private stage = 0;
  constructor(
    readonly operation: number,
    readonly source: KeyTable,
    readonly other: KeyTable,
    readonly target: KeyTable,
  ) {
    super();
  }

  step(m: Machine, value: Value | undefined): NextResult {
    const { source, operation } = this;
    let given: Value | undefined = value;
    for (;;) {
      if (this.stage === 0) {
        const { keys } = source;
        while (this.position < keys.length && keys[this.position] === undefined) this.position++;
        if (this.position >= keys.length) return operation >= SUBSET ? true : this.target;
        m.charge(8);
        this.stage = 1;
        const result = this.ask(m);
        if (result === X) return m.wait(this);
        given = result as Value;
      }
      if (this.stage === 1) {
        this.stage = 2;
        if (operation === SUBSET && given !== true) return false;
        if (operation === DISJOINT && given === true) return false;
        const adds =
          (operation === INTERSECT && given === true) ||
          (operation === SUBTRACT && given !== true) ||
          (operation === TOGGLE && given !== true);
        if (adds && source.keys[this.position] !== undefined) {
          const result = setAddFrom(m, this.target, source, this.position);
          if (result === X) return m.wait(this);
        }
      }
      this.stage = 0;
      this.position++;
    }
  }

  private ask(m: Machine): Result {
    const { source, position } = this;
    switch (this.operation) {
      case ADD:
        return setAddFrom(m, this.target, source, position);
      case DISCARD:
      case TOGGLE:
        return setDiscardFrom(m, this.target, source, position);
      default:
        return setContainsFrom(m, this.other, source, position);
    }
  }
}
heapClass(
  TableFrame,
  "frame.set-tables",
  {
    position: "plain",
    stage: "plain",
    operation: "plain",
    source: "object",
    other: "object",
    target: "object",
    back: "skip",
    catches: "plain",
  },
  88,
);

/** The target, or the answer of SUBSET and DISJOINT. */
function walkTable(m: Machine, operation: number, source: KeyTable, other: KeyTable, target: KeyTable): Result {
  return new TableFrame(operation, source, other, target).step(m, undefined) as Result;
}

// ------------------------------------------------------------------------------------------------ walking an iterable

const CONTAINED = continuation("set.contained", (m, found, scratch: PySet, target: KeyTable) =>
  found === true ? setAddFrom(m, target, scratch, 0) : null,
);
const HASHED = continuation("set.hashed", (m, _value, scratch: PySet, other: KeyTable, target: KeyTable) =>
  m.then(setContainsFrom(m, other, scratch, 0), CONTAINED, scratch, target),
);

class IterableFrame extends EachFrame {
  private verdict = true;
  constructor(
    readonly operation: number,
    iterable: Value,
    readonly other: KeyTable,
    readonly target: KeyTable,
  ) {
    super(iterable);
  }
  protected each(m: Machine, item: Value): Result {
    m.charge(5);
    switch (this.operation) {
      case ADD:
        return setAdd(m, this.target, item);
      case DISCARD:
        return setDiscard(m, this.target, item);
      case INTERSECT: {
        // A table of one entry keeps the hash, so that `__hash__` runs once for both look-ups.
        const scratch = new PySet();
        return m.then(setAdd(m, scratch, item), HASHED, scratch, this.other, this.target);
      }
      default:
        return setContains(m, this.other, item);
    }
  }
  protected override answered(_m: Machine, result: Value): boolean {
    const { operation } = this;
    if (operation === SUBSET && result !== true) this.verdict = false;
    else if (operation === DISJOINT && result === true) this.verdict = false;
    return !this.verdict;
  }
  protected done(): NextResult {
    return this.operation >= SUBSET ? this.verdict : this.target;
  }
}
heapClass(
  IterableFrame,
  "frame.set-iterable",
  { ...EACH_FIELDS, verdict: "plain", operation: "plain", other: "object", target: "object" },
  104,
);

/** The exact table behind an argument, whose hashes can be used: set, frozenset (also of a subclass) or exact dict. */
function tableOf(value: Value): KeyTable | null {
  if (value instanceof KeyTable) return value;
  if (!(value instanceof PyInstance)) return null;
  const inner = value.payload;
  return inner instanceof PySet || inner instanceof PyFrozenSet ? inner : null;
}

function walk(m: Machine, operation: number, iterable: Value, other: KeyTable, target: KeyTable): Result {
  const table = tableOf(iterable);
  if (table !== null) return walkTable(m, operation, table, other, target);
  return new IterableFrame(operation, iterable, other, target).step(m, undefined) as Result;
}

// ----------------------------------------------------------------------------------------------------------- operations

/** Adds everything an iterable gives; answers the set. What was added before an error stays. */
export function setUpdate(m: Machine, set: KeyTable, iterable: Value): Result {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    const { items } = iterable;
    m.charge(1 + 4 * items.length);
    for (let index = 0; index < items.length; index++) {
      if (setAdd(m, set, items[index]) === X) {
        const rest = iterable instanceof PyList ? new PyListIterator(iterable) : new PyTupleIterator(items);
        rest.position = index + 1;
        return m.wait(new IterableFrame(ADD, rest, set, set));
      }
    }
    return set as AnySet;
  }
  const table = tableOf(iterable);
  if (table === set) return set as AnySet;
  if (table !== null && set.size === 0) {
    set.reset();
    copyTable(m, table, set);
    return set as AnySet;
  }
  return walk(m, ADD, iterable, set, set);
}

/** Removes everything an iterable gives; answers the set. */
export function setDifferenceUpdate(m: Machine, set: AnySet, iterable: Value): Result {
  if (tableOf(iterable) === set) {
    set.reset();
    return set;
  }
  return walk(m, DISCARD, iterable, set, set);
}

const TOGGLE_WITH = continuation("set.toggle", (m, other, set: AnySet) =>
  walkTable(m, TOGGLE, other as PySet, set, set),
);

/** Keeps what is in the set or among the items, but not in both; answers the set. */
export function setToggle(m: Machine, set: AnySet, iterable: Value): Result {
  const table = tableOf(iterable);
  if (table === set) {
    set.reset();
    return set;
  }
  if (table !== null) return walkTable(m, TOGGLE, table, set, set);
  return m.then(setUpdate(m, makeSet(m), iterable), TOGGLE_WITH, set);
}

function intersect(m: Machine, set: AnySet, iterable: Value): Result {
  const target = emptyLike(m, set);
  const table = tableOf(iterable);
  if (table === null) return walk(m, INTERSECT, iterable, set, target);
  // The smaller one is walked.
  return table.size > set.size
    ? walkTable(m, INTERSECT, set, table, target)
    : walkTable(m, INTERSECT, table, set, target);
}

function subtract(m: Machine, set: AnySet, iterable: Value): Result {
  const table = tableOf(iterable);
  if (table === null || set.size >> 2 > table.size) return setDifferenceUpdate(m, copySet(m, set), iterable);
  return walkTable(m, SUBTRACT, set, table, emptyLike(m, set));
}

function union(m: Machine, set: AnySet, iterable: Value): Result {
  return setUpdate(m, copySet(m, set), iterable);
}

function symmetricDifference(m: Machine, set: AnySet, iterable: Value): Result {
  return setToggle(m, copySet(m, set), iterable);
}

/** Takes over the contents of a set that nobody else holds. */
function adopt(target: AnySet, source: KeyTable): void {
  target.keys = source.keys;
  target.size = source.size;
  target.first = source.first;
  target.usable = source.usable;
  target.index = source.index;
  target.buckets = source.buckets;
  target.hashes = source.hashes;
  target.version++;
}

/** An operation with each of several arguments in turn; each result is the receiver of the next. */
type Step = "union" | "intersection" | "difference" | "update" | "difference_update";
const MANY = continuation("set.many", (m, set, step: Step, others: readonly Value[], index: number) =>
  many(m, step, set as AnySet, others, index),
);
function many(m: Machine, step: Step, set: AnySet, others: readonly Value[], from: number): Result {
  let current = set;
  for (let index = from; index < others.length; index++) {
    const other = others[index];
    const result =
      step === "intersection"
        ? intersect(m, current, other)
        : step === "union" || step === "update"
          ? setUpdate(m, current, other)
          : setDifferenceUpdate(m, current, other);
    if (result === X) return m.then(X, MANY, step, others, index + 1);
    current = result as AnySet;
  }
  return current;
}

// ---------------------------------------------------------------------------------------------------------- comparisons

/** Are all elements of one table in the other? */
function isSubset(m: Machine, a: KeyTable, b: KeyTable): Result {
  return a.size > b.size ? false : walkTable(m, SUBSET, a, b, a);
}

function isDisjoint(m: Machine, set: AnySet, iterable: Value): Result {
  const table = tableOf(iterable);
  if (table === null) return walk(m, DISJOINT, iterable, set, set);
  return table.size > set.size ? walkTable(m, DISJOINT, set, table, set) : walkTable(m, DISJOINT, table, set, set);
}

// ------------------------------------------------------------------------------------------------- methods of both types

/** A set as a key stands for the frozenset of its elements in `in`, `remove` and `discard`. */
function searchKey(m: Machine, key: Value): Value {
  if (key instanceof PyTuple) return key;
  const inner = unwrap(key);
  return inner instanceof PySet && lookupSpecial(key, "__hash__") === null ? asFrozen(m, inner) : key;
}

/** key in set, as the operator asks it. */
export function setHas(m: Machine, set: AnySet, key: Value): Result {
  return setContains(m, set, typeof key === "object" ? searchKey(m, key) : key);
}

type Operation = (m: Machine, set: AnySet, other: Value) => Result;
const OPERATORS: readonly (readonly [string, Operation])[] = [
  ["or", union],
  ["and", intersect],
  ["sub", subtract],
  ["xor", symmetricDifference],
];
const SAME_SIZE = continuation("set.same-size", (_m, common, set: AnySet) => (common as AnySet).size === set.size);

for (const type of [SET, FROZENSET]) {
  method(type, "__len__(self, /)", {}, (_m, self: AnySet) => self.size);
  method(type, "__contains__(self, key, /)", {}, setHas);
  method(type, "__iter__(self, /)", {}, (m, self: AnySet) => {
    m.allocate(ITERATOR_SIZE);
    return new PySetIterator(self);
  });
  method(type, "__repr__(self, /)", { wantsInstance: true }, (m, self: Value) =>
    reprSet(m, unwrap(self) as AnySet, typeName(self)),
  );
  method(type, "__sizeof__(self, /)", { doc: "S.__sizeof__() -> size of S in memory, in bytes." }, (_m, self: AnySet) =>
    setSize(self.usable),
  );
  classMethod(type, "__class_getitem__(cls, object, /)", { doc: "See PEP 585" }, (m, cls: PyType, key: Value) =>
    genericAlias(m, cls, key),
  );

  for (const [name, operation] of OPERATORS) {
    method(type, `__${name}__(self, value, /)`, {}, (m, self: AnySet, value: Value) => {
      const other = unwrap(value);
      return isSet(other) ? operation(m, self, other) : NOT_IMPLEMENTED;
    });
    method(type, `__r${name}__(self, value, /)`, {}, (m, self: AnySet, value: Value) => {
      const other = unwrap(value);
      return isSet(other) ? operation(m, other, self) : NOT_IMPLEMENTED;
    });
  }
  for (const operator of ["eq", "ne"] as const) {
    method(type, `__${operator}__(self, value, /)`, {}, (m, self: AnySet, value: Value) => {
      const other = unwrap(value);
      return isSet(other) ? compareEqual(m, operator, self, other) : NOT_IMPLEMENTED;
    });
  }
  method(type, "__le__(self, value, /)", {}, (m, self: AnySet, value: Value) => {
    const other = unwrap(value);
    return isSet(other) ? isSubset(m, self, other) : NOT_IMPLEMENTED;
  });
  method(type, "__lt__(self, value, /)", {}, (m, self: AnySet, value: Value) => {
    const other = unwrap(value);
    return isSet(other) ? self.size < other.size && isSubset(m, self, other) : NOT_IMPLEMENTED;
  });
  method(type, "__ge__(self, value, /)", {}, (m, self: AnySet, value: Value) => {
    const other = unwrap(value);
    return isSet(other) ? isSubset(m, other, self) : NOT_IMPLEMENTED;
  });
  method(type, "__gt__(self, value, /)", {}, (m, self: AnySet, value: Value) => {
    const other = unwrap(value);
    return isSet(other) ? other.size < self.size && isSubset(m, other, self) : NOT_IMPLEMENTED;
  });

  method(type, "copy(self, /)", { doc: "Return a shallow copy of a set." }, (m, self: AnySet) =>
    self instanceof PyFrozenSet ? self : copySet(m, self),
  );
  method(
    type,
    "union(self, *others)",
    { doc: "Return a new set with elements from the set and all others." },
    (m, self: AnySet, others: readonly Value[]) => many(m, "union", copySet(m, self), others, 0),
  );
  method(
    type,
    "intersection(self, *others)",
    { doc: "Return a new set with elements common to the set and all others." },
    (m, self: AnySet, others: readonly Value[]) =>
      others.length === 0 ? copySet(m, self) : many(m, "intersection", self, others, 0),
  );
  method(
    type,
    "difference(self, *others)",
    { doc: "Return a new set with elements in the set that are not in the others." },
    (m, self: AnySet, others: readonly Value[]) => {
      if (others.length === 0) return copySet(m, self);
      return m.then(subtract(m, self, others[0]), MANY, "difference", others, 1);
    },
  );
  method(
    type,
    "symmetric_difference(self, other, /)",
    { doc: "Return a new set with elements in either the set or other but not both." },
    symmetricDifference,
  );
  method(type, "isdisjoint(self, other, /)", { doc: "Return True if two sets have a null intersection." }, isDisjoint);
  method(
    type,
    "issubset(self, other, /)",
    { doc: "Report whether another set contains this set." },
    (m, self: AnySet, other: Value) => {
      const table = tableOf(other);
      if (table !== null && isSet(table as AnySet)) return isSubset(m, self, table);
      return m.then(intersect(m, self, other), SAME_SIZE, self);
    },
  );
  method(
    type,
    "issuperset(self, other, /)",
    { doc: "Report whether this set contains another set." },
    (m, self: AnySet, other: Value) => {
      const table = tableOf(other);
      if (table !== null && isSet(table as AnySet)) return isSubset(m, table, self);
      return walk(m, SUBSET, other, self, self);
    },
  );
}

// ------------------------------------------------------------------------------------------------------------ frozenset

const FROZEN = continuation("set.frozen", (m, set) => {
  m.allocate(TABLE_SIZE);
  const frozen = new PyFrozenSet();
  adopt(frozen, set as PySet);
  return frozen;
});
constructor(FROZENSET, "frozenset(iterable=(), /)", {}, (m, iterable: Value) =>
  iterable instanceof PyFrozenSet ? iterable : m.then(setUpdate(m, makeSet(m), iterable), FROZEN),
);
method(FROZENSET, "__hash__(self, /)", {}, frozenSetHash);

// ------------------------------------------------------------------------------------------------------------------ set

const DONE = continuation("set.done", () => null);

constructor(SET, "set(iterable=(), /)", {}, (m, iterable: Value) => setUpdate(m, makeSet(m), iterable));
method(SET, "__init__(self, iterable=(), /)", {}, (m, self: PySet, iterable: Value) => {
  const source = tableOf(iterable) === self ? copySet(m, self) : iterable;
  self.reset();
  return m.then(setUpdate(m, self, source), DONE);
});
attribute(SET, "__hash__", null);

method(
  SET,
  "add(self, object, /)",
  { doc: "Add an element to a set.\n\nThis has no effect if the element is already present." },
  setAdd,
);
method(
  SET,
  "discard(self, object, /)",
  {
    doc: "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.",
  },
  (m, self: PySet, key: Value) => m.then(setDiscard(m, self, searchKey(m, key)), DONE),
);
const REMOVED = continuation("set.removed", (m, removed, key: Value) =>
  removed === true ? null : m.raiseWith("KeyError", key),
);
method(
  SET,
  "remove(self, object, /)",
  { doc: "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError." },
  (m, self: PySet, key: Value) => {
    const sought = searchKey(m, key);
    return sought === key ? setRemove(m, self, key) : m.then(setDiscard(m, self, sought), REMOVED, key);
  },
);

/** set.pop(): the element added first. */
export function setPop(m: Machine, set: PySet): Result {
  if (set.size === 0) return m.raiseWith("KeyError", "pop from an empty set");
  const { keys } = set;
  let position = set.first;
  while (keys[position] === undefined) position++;
  m.charge((position - set.first) >> 3);
  const key = keys[position] as Value;
  set.first = position;
  removeAt(m, set, position);
  return key;
}
method(
  SET,
  "pop(self, /)",
  { doc: "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty." },
  setPop,
);
method(SET, "clear(self, /)", { doc: "Remove all elements from this set." }, (_m, self: PySet) => {
  self.reset();
  return null;
});

method(
  SET,
  "update(self, *others)",
  { doc: "Update the set, adding elements from all others." },
  (m, self: PySet, others: readonly Value[]) => m.then(many(m, "update", self, others, 0), DONE),
);
method(
  SET,
  "difference_update(self, *others)",
  { doc: "Update the set, removing elements found in others." },
  (m, self: PySet, others: readonly Value[]) => m.then(many(m, "difference_update", self, others, 0), DONE),
);
const ADOPT = continuation("set.adopt", (m, result, self: PySet) => {
  // With no arguments, or itself, the result may be the set itself.
  if (result !== self) adopt(self, copySet(m, result as AnySet));
  return null;
});
method(
  SET,
  "intersection_update(self, *others)",
  { doc: "Update the set, keeping only elements found in it and all others." },
  (m, self: PySet, others: readonly Value[]) => m.then(many(m, "intersection", self, others, 0), ADOPT, self),
);
method(
  SET,
  "symmetric_difference_update(self, other, /)",
  { doc: "Update the set, keeping only elements found in either set, but not in both." },
  (m, self: PySet, other: Value) => m.then(setToggle(m, self, other), DONE),
);

const SELF = continuation("set.self", (_m, _value, self: Value) => self);
const INTERSECTED = continuation("set.intersected", (m, result, self: Value) => {
  adopt(unwrap(self) as PySet, result as AnySet);
  return self;
});
const IN_PLACE: readonly (readonly [string, Operation])[] = [
  ["or", setUpdate],
  ["sub", setDifferenceUpdate],
  ["xor", setToggle],
];
for (const [name, operation] of IN_PLACE) {
  method(SET, `__i${name}__(self, value, /)`, { wantsInstance: true }, (m, self: Value, value: Value) => {
    const other = unwrap(value);
    if (!isSet(other)) return NOT_IMPLEMENTED;
    return m.then(operation(m, unwrap(self) as PySet, other), SELF, self);
  });
}
method(SET, "__iand__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const other = unwrap(value);
  if (!isSet(other)) return NOT_IMPLEMENTED;
  return m.then(intersect(m, unwrap(self) as PySet, other), INTERSECTED, self);
});
