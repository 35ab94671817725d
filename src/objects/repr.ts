/**
 * repr() of containers by an explicit stack, suspendable at every element's `__repr__`. `machine.reprGuard` holds the objects
 * under way, so that a container met again inside itself prints as `[...]`; it is cleared however the walk ends. Each part
 * is charged as it is made, since a small graph can print as an exponential text (security.md, finding 5).
 */

import { KeyTable, PyDict, PyFrozenSet, PySet } from "./dictionary.js";
import { heapClass } from "./heap.js";
import { NativeFrame, X, type Machine, type NextResult, type Result } from "./machine.js";
import { PyList, PyObject, PyTuple, PyWideStr, type AnyStr, type Value } from "./model.js";
import { reprOf } from "./protocol.js";
import { joinAll } from "./text.js";

/** Containers nested deeper than this raise RecursionError in repr, comparison and hash. */
export const CONTAINER_DEPTH = 10_000;

/** One container being printed. */
class ReprLevel {
  position = 0;
  /** In a dict: the key was printed, its value is next. */
  betweenKeyAndValue = false;
  constructor(
    /** What the guard holds. */
    readonly object: PyObject | null,
    /** A list (read live), a dict (read live), or fixed items. */
    readonly list: PyList | null,
    readonly dict: PyDict | null,
    readonly items: readonly Value[] | null,
    readonly close: string,
  ) {}
}
heapClass(
  ReprLevel,
  "repr.level",
  {
    position: "plain",
    betweenKeyAndValue: "plain",
    object: "object",
    list: "object",
    dict: "object",
    items: "values",
    close: "plain",
  },
  88,
);

const END = Symbol("end");

class ReprFrame extends NativeFrame {
  override readonly catches = true;
  private readonly levels: ReprLevel[] = [];
  private readonly parts: Value[] = [];

  step(m: Machine, value: Value | undefined): NextResult {
    try {
      if (value !== undefined) this.add(m, value as AnyStr);
      return this.run(m);
    } catch (signal) {
      this.abandon(m);
      throw signal;
    }
  }

  override caught(m: Machine): NextResult {
    this.abandon(m);
    return X;
  }

  override abandon(m: Machine): void {
    for (const { object } of this.levels) if (object !== null) m.reprGuard.delete(object);
    this.levels.length = 0;
  }

  private run(m: Machine): NextResult {
    const { levels } = this;
    for (;;) {
      const level = levels[levels.length - 1];
      const value = level === undefined ? END : this.nextValue(m, level);
      if (value === END) {
        if (level === undefined) return joinAll(m, this.parts as AnyStr[]);
        this.add(m, level.close);
        levels.pop();
        if (level.object !== null) m.reprGuard.delete(level.object);
        continue;
      }
      if (value instanceof PyList || value instanceof PyTuple || value instanceof KeyTable) {
        if (levels.length >= CONTAINER_DEPTH) {
          this.abandon(m);
          return m.raise("RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
        }
        this.enter(m, value);
        continue;
      }
      const text = reprOf(m, value as Value);
      if (text === X) return m.wait(this);
      this.add(m, text as AnyStr);
    }
  }

  /** Prints the separator and gives the next value of a container, or END. */
  private nextValue(m: Machine, level: ReprLevel): Value | typeof END {
    const { dict } = level;
    if (dict !== null) {
      if (level.betweenKeyAndValue) {
        level.betweenKeyAndValue = false;
        this.add(m, ": ");
        return dict.values[level.position++] ?? null;
      }
      const { keys } = dict;
      const from = level.position;
      while (level.position < keys.length && keys[level.position] === undefined) level.position++;
      if (level.position >= keys.length) return END;
      if (from > 0) this.add(m, ", ");
      level.betweenKeyAndValue = true;
      return keys[level.position] as Value;
    }
    const items = level.list === null ? (level.items as readonly Value[]) : level.list.items;
    if (level.position >= items.length) return END;
    if (level.position > 0) this.add(m, ", ");
    return items[level.position++];
  }

  add(m: Machine, text: AnyStr): void {
    const length =
      typeof text === "string" ? text.length : text instanceof PyWideStr ? 4 * text.codePoints.length : text.length;
    m.charge(1 + (length >> 6));
    m.allocate(length + 8);
    this.parts.push(text);
  }

  /** Opens an exact built-in container, or prints its mark when it is under way. */
  enter(m: Machine, value: PyList | PyTuple | KeyTable): void {
    if (value instanceof PyList) {
      if (value.items.length === 0) this.add(m, "[]");
      else if (m.reprGuard.has(value)) this.add(m, "[...]");
      else this.open(m, "[", new ReprLevel(value, value, null, null, "]"));
    } else if (value instanceof PyTuple) {
      if (value.items.length === 0) this.add(m, "()");
      else if (m.reprGuard.has(value)) this.add(m, "(...)");
      else this.open(m, "(", new ReprLevel(value, null, null, value.items, value.items.length === 1 ? ",)" : ")"));
    } else if (value instanceof PyDict) {
      if (value.size === 0) this.add(m, "{}");
      else if (m.reprGuard.has(value)) this.add(m, "{...}");
      else this.open(m, "{", new ReprLevel(value, null, value, null, "}"));
    } else this.enterSet(m, value as PySet | PyFrozenSet, value instanceof PySet ? "set" : "frozenset");
  }

  enterSet(m: Machine, set: PySet | PyFrozenSet, name: string): void {
    if (set.size === 0) this.add(m, `${name}()`);
    else if (m.reprGuard.has(set)) this.add(m, `${name}(...)`);
    else {
      const bare = name === "set" && set instanceof PySet;
      this.open(m, bare ? "{" : `${name}({`, new ReprLevel(set, null, null, liveKeys(m, set), bare ? "}" : "})"));
    }
  }

  open(m: Machine, text: string, level: ReprLevel): void {
    m.allocate(88);
    this.add(m, text);
    this.levels.push(level);
    if (level.object !== null) m.reprGuard.add(level.object);
  }
}
heapClass(ReprFrame, "frame.repr", { levels: "objects", parts: "values", back: "skip", catches: "plain" }, 96);

/** The live keys of a table, in order, as a fresh array. */
export function liveKeys(m: Machine, table: KeyTable): Value[] {
  m.charge(1 + (table.keys.length >> 3));
  m.allocate(8 * table.size);
  const { keys } = table;
  if (table.size === keys.length) return keys.slice() as Value[];
  const live: Value[] = [];
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key !== undefined) live.push(key);
  }
  return live;
}

// ---------------------------------------------------------------------------------------------------------------- entry

/** repr of an exact list, tuple, dict, set or frozenset. */
export function reprBuiltin(m: Machine, value: PyList | PyTuple | PyDict | PySet | PyFrozenSet): Result {
  const frame = new ReprFrame();
  frame.enter(m, value);
  return frame.step(m, undefined) as Result;
}

/** repr of a set under the name of its class. */
export function reprSet(m: Machine, set: PySet | PyFrozenSet, name: string): Result {
  const frame = new ReprFrame();
  frame.enterSet(m, set, name);
  return frame.step(m, undefined) as Result;
}

/**
 * repr of any other container: `open`, the items separated by commas, `close`. `object` guards against recursion, in which
 * case the text is `recursive`; null when it cannot contain itself.
 */
export function reprContainer(
  m: Machine,
  object: PyObject | null,
  open: string,
  items: readonly Value[],
  close: string,
  recursive: string,
): Result {
  if (object !== null && m.reprGuard.has(object)) return recursive;
  const frame = new ReprFrame();
  frame.open(m, open, new ReprLevel(object, null, null, items, close));
  return frame.step(m, undefined) as Result;
}

/** `name(field, field)`, as ranges and slices print. */
export function reprFields(m: Machine, name: string, fields: readonly Value[]): Result {
  return reprContainer(m, null, `${name}(`, fields, ")", "...");
}

/** `open`, the entries of a dict, `close`: for the classes built on dict (`OrderedDict({...})`, `defaultdict(…, {...})`). */
export function reprDictWith(
  m: Machine,
  object: PyObject,
  open: string,
  dict: PyDict,
  close: string,
  recursive: string,
): Result {
  if (m.reprGuard.has(object)) return recursive;
  const frame = new ReprFrame();
  frame.open(m, open, new ReprLevel(object, null, dict, null, close));
  return frame.step(m, undefined) as Result;
}
