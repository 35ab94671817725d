/** Pattern matching (PEP 634): class patterns and mapping keys, through the one attribute gate. */

import { sharedObject } from "../objects/heap.js";
import { getAttribute } from "../objects/attribute.js";
import { PyDict } from "../objects/dictionary.js";
import { dictGet } from "../objects/hashtable.js";
import { isInstance } from "../objects/instancecheck.js";
import { X, continuation, type NextResult, type Result } from "../objects/machine.js";
import { PyTuple, PyType, TypeFlag, type Value } from "../objects/model.js";
import { callUnbound, isStr, lookupSpecial, reprOf, typeName, typeOf } from "../objects/protocol.js";
import { flatten } from "../objects/text.js";
import type { VirtualMachine } from "./machine.js";

/** Types whose one positional pattern captures the subject itself. */
const SELF_MATCHING: ReadonlySet<string> = new Set([
  "bool",
  "bytearray",
  "bytes",
  "dict",
  "float",
  "frozenset",
  "int",
  "list",
  "set",
  "str",
  "tuple",
]);

interface MatchState {
  readonly subject: Value;
  readonly cls: PyType;
  readonly positional: number;
  readonly names: readonly Value[];
}

const CHECKED = continuation("match.instance", (machine, truth, state: MatchState) => {
  const m = machine as VirtualMachine;
  if (truth !== true) return null;
  if (state.positional === 0) return collectAttributes(m, state, state.names, [], 0);
  return positionalNames(m, state);
});

/** subject, class, names -> tuple of attributes or None. */
export function matchClass(m: VirtualMachine, subject: Value, cls: Value, positional: number, names: PyTuple): Result {
  if (!(cls instanceof PyType)) return m.typeError("called match pattern must be a class");
  const state: MatchState = { subject, cls, positional, names: names.items };
  return m.then(isInstance(m, subject, cls), CHECKED, state);
}

const MATCH_ARGS = continuation(
  "match.args",
  (machine, value, state: MatchState) => {
    const m = machine as VirtualMachine;
    if (!(value instanceof PyTuple))
      return m.typeError(`${state.cls.name}.__match_args__ must be a tuple (got ${typeName(value as Value)})`);
    return withMatchArgs(m, state, value.items);
  },
  (machine, state: MatchState) => {
    const m = machine as VirtualMachine;
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return withoutMatchArgs(m, state);
  },
);

function positionalNames(m: VirtualMachine, state: MatchState): Result {
  return m.then(getAttribute(m, state.cls, "__match_args__"), MATCH_ARGS, state);
}

function withoutMatchArgs(m: VirtualMachine, state: MatchState): Result {
  const self = state.cls.mro.some(
    (cls) => SELF_MATCHING.has(cls.name) && cls.moduleName === "builtins" && cls.accepts !== null,
  );
  if (!self) return tooMany(m, state, 0);
  if (state.positional > 1) return tooMany(m, state, 1);
  return collectAttributes(m, state, state.names, [state.subject], 0);
}

function tooMany(m: VirtualMachine, state: MatchState, allowed: number): Result {
  return m.typeError(
    `${state.cls.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? "" : "s"} (${state.positional} given)`,
  );
}

function withMatchArgs(m: VirtualMachine, state: MatchState, matchArgs: readonly Value[]): Result {
  if (state.positional > matchArgs.length) return tooMany(m, state, matchArgs.length);
  const names: Value[] = [];
  const given = [...matchArgs.slice(0, state.positional), ...state.names];
  m.charge(given.length * given.length);
  for (const name of given) {
    if (!isStr(name)) return m.typeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
    if (names.some((other) => other === name)) return m.then(reprOf(m, name), TWICE, state);
    names.push(name);
  }
  return collectAttributes(m, state, names, [], 0);
}
const TWICE = continuation("match.twice", (m, shown, state: MatchState) =>
  m.typeError(`${state.cls.name}() got multiple sub-patterns for attribute ${shown as string}`),
);

const ATTRIBUTE = continuation(
  "match.attribute",
  (machine, value, state: MatchState, names: readonly Value[], found: Value[]) => {
    found.push(value as Value);
    return collectAttributes(machine as VirtualMachine, state, names, found, found.length - matchOffset(names, found));
  },
  (machine) => {
    const m = machine as VirtualMachine;
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return null;
  },
);
/** A self-matching class has one value in front that no name stands for. */
function matchOffset(names: readonly Value[], found: readonly Value[]): number {
  return found.length > names.length ? found.length - names.length : 0;
}

function collectAttributes(
  m: VirtualMachine,
  state: MatchState,
  names: readonly Value[],
  found: Value[],
  at: number,
): Result {
  const front = state.positional === 1 && names === state.names && found.length > 0 ? 1 : 0;
  void at;
  for (let index = found.length - front; index < names.length; index++) {
    const name = flatten(m, names[index] as string);
    if (typeof name !== "string") return null;
    const value = getAttribute(m, state.subject, name);
    if (value === X) return m.then(X, ATTRIBUTE, state, names, found);
    found.push(value as Value);
  }
  m.allocate(40 + 8 * found.length);
  return new PyTuple(found);
}

/** Is a value a sequence, or a mapping, to patterns? It is no more than one of the two. */
export function hasPatternKind(value: Value, kind: TypeFlag): boolean {
  for (const cls of typeOf(value).mro) {
    const kinds = cls.flags & (TypeFlag.SEQUENCE_PATTERN | TypeFlag.MAPPING_PATTERN);
    if (kinds !== 0) return (kinds & kind) !== 0;
  }
  return false;
}

interface KeysState {
  readonly subject: Value;
  readonly keys: readonly Value[];
  readonly found: Value[];
}
const KEY_FOUND = continuation("match.key", (machine, value, state: KeysState) => {
  const m = machine as VirtualMachine;
  if (value === undefined || value === MISSING) return null;
  state.found.push(value as Value);
  return matchRemaining(m, state);
});
/** The default given to `get`: an object that no guest can have. */
const MISSING = sharedObject("match.missing", new PyTuple([]));

/** subject, keys -> tuple of values or None. */
export function matchKeys(m: VirtualMachine, subject: Value, keys: PyTuple): Result {
  for (let index = 0; index < keys.items.length; index++)
    for (let other = 0; other < index; other++)
      if (keys.items[index] === keys.items[other]) return m.then(reprOf(m, keys.items[index]), DUPLICATE);
  return matchRemaining(m, { subject, keys: keys.items, found: [] });
}
const DUPLICATE = continuation("match.duplicate-key", (m, shown) =>
  m.valueError(`mapping pattern checks duplicate key (${shown as string})`),
);

function matchRemaining(m: VirtualMachine, state: KeysState): Result {
  const { subject, keys, found } = state;
  while (found.length < keys.length) {
    const value = lookUp(m, subject, keys[found.length]);
    if (value === X) return m.thenNext(X, KEY_FOUND, state) as Result;
    if (value === undefined || value === MISSING) return null;
    found.push(value as Value);
  }
  m.allocate(40 + 8 * found.length);
  return new PyTuple(found);
}

function lookUp(m: VirtualMachine, subject: Value, key: Value): NextResult {
  if (subject instanceof PyDict) return dictGet(m, subject, key);
  const get = lookupSpecial(subject, "get");
  if (get === undefined) return undefined;
  return callUnbound(m, get, subject, [key, MISSING]);
}
