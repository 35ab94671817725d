/**
 * Operations out of the interpreter's line: cache misses, slow calls and branches, and every rare instruction. A cold
 * operation works on the machine's stack through `frame.sp` and returns what is to be pushed, X, or undefined for "done:
 * go on at frame.pc".
 */

import { FunctionFlag, FormatFlag, Op } from "../compile/opcodes.js";
import {
  bindAttribute,
  NEW_SHAPE,
  deleteAttribute,
  getAttribute,
  isDataDescriptor,
  ownAttribute,
  setAttribute,
} from "../objects/attribute.js";
import { NOT_PLAIN, callFromStack, isCallable } from "../objects/bind.js";
import { PyDict } from "../objects/dictionary.js";
import { exceptionMatches } from "../objects/exception.js";
import { matchGroup, prepareReraiseStar } from "../objects/exception-group.js";
import { exceptionType } from "../objects/exception.js";
import { PyFunction } from "../objects/function.js";
import { AsyncGeneratorStep, AsyncYield, CoroutineWrapper, PyGenerator } from "../objects/generator.js";
import { dictGet, dictSet, setAdd } from "../objects/hashtable.js";
import { Cache, OF_TEXT, cacheFor, otherCache, type LinkedCode } from "../objects/linked.js";
import { Exit, X, continuation, type NextResult, type Result } from "../objects/machine.js";
import {
  EMPTY_TUPLE,
  PyBoundMethod,
  PyCell,
  PyException,
  PyInstance,
  PyList,
  PyMember,
  PyModule,
  PyProperty,
  isPlainValue,
  PyRange,
  PySlice,
  PyTuple,
  PyType,
  SHAPE_LIMIT,
  TypeFlag,
  type AnyStr,
  type FlatStr,
  type Value,
  appendSlot,
} from "../objects/model.js";
import { PyGetSet, PyNative } from "../objects/native.js";
import { TYPE } from "../objects/define.js";
import { STR } from "../objects/primitives.js";
import { contains, deleteItem, getItem, setItem, unary } from "../objects/operators.js";
import {
  asciiOf,
  callUnbound,
  collect,
  formatOf,
  isStr,
  isTrue,
  iterate,
  lengthOf,
  lookupSpecial,
  nextOf,
  receiverOf,
  reprOf,
  strObject,
  strOf,
  typeName,
  unwrap,
  typeOf,
} from "../objects/protocol.js";
import { setHas } from "../objects/set.js";
import { strContains } from "../objects/string-search.js";
import { strIterator } from "../objects/string.js";
import { listIterator, rangeIterator, tupleIterator } from "../objects/iterator.js";
import { dictKeyIterator } from "../objects/dict.js";
import { PyFrozenSet, PySet } from "../objects/dictionary.js";
import { INSTANCE_CLASS, qualifiedName } from "../objects/object.js";
import { concatenate, flatten, joinAll } from "../objects/text.js";
import { TUPLE } from "../objects/tuple.js";
import { bindArguments, enterFunction, startFrame } from "./arguments.js";
import { DISCARD } from "./arithmetic.js";
import { Frame } from "./frame.js";
import { importFrom, importName, importStar } from "./importing.js";
import { linkedChild } from "./link.js";
import type { VirtualMachine } from "./machine.js";
import { hasPatternKind, matchClass, matchKeys } from "./matching.js";
import { delegateOf, sendTo as sendGenerator } from "./resume.js";
import { unwindState } from "./unwind.js";
import { intrinsic1, intrinsic2 } from "./intrinsics.js";

// Looking up is not charged on top of the instruction: what a cache knows must not be seen in the counts, since a machine
// that was restored, or another tier, knows other things.
function cacheAt(linked: LinkedCode, pc: number): Cache {
  return (linked.caches[pc] ??= new Cache());
}

// ------------------------------------------------------------------------------------------------------------- names

/** A built-in by name: one of `__builtins__` where the globals have that (given to eval and exec), else the sandbox's own. */
function builtinName(m: VirtualMachine, globals: PyDict, name: string): NextResult {
  const given = globals.getName("__builtins__");
  if (given === undefined) return m.builtins.getName(name);
  if (given instanceof PyModule) return given.namespace.getName(name);
  const dict = unwrap(given);
  return dict instanceof PyDict ? dict.getName(name) : m.typeError(`'${typeName(given)}' object is not subscriptable`);
}

export function loadGlobal(m: VirtualMachine, linked: LinkedCode, pc: number, nameIndex: number): Result {
  const name = linked.code.names[nameIndex];
  const { globals } = linked;
  const position = globals.positionOfName(name);
  const cache = cacheAt(linked, pc);
  if (position >= 0) {
    cache.version = globals.version;
    cache.position = position;
    return globals.values[position] as Value;
  }
  const found = builtinName(m, globals, name);
  if (found === X) return X;
  if (found === undefined) return nameError(m, name);
  const value = found as Value;
  cache.version = globals.version;
  cache.position = -1;
  cache.value = value;
  return value;
}

export function storeGlobal(m: VirtualMachine, linked: LinkedCode, pc: number, nameIndex: number, value: Value): void {
  const name = linked.code.names[nameIndex];
  const { globals } = linked;
  if (globals.positionOfName(name) < 0) m.allocate(60);
  globals.setName(name, value);
  const cache = cacheAt(linked, pc);
  cache.version = globals.version;
  cache.position = globals.positionOfName(name);
}

function nameError(m: VirtualMachine, name: string): Result {
  const error = m.makeException("NameError", [`name '${name}' is not defined`]);
  error.fields = new Map<string, Value>([["name", name]]);
  return m.raiseException(error);
}

function unboundLocal(m: VirtualMachine, linked: LinkedCode, slot: number): Result {
  const stored = linked.code.localNames[slot];
  const name = stored.charCodeAt(0) === 46 ? stored.slice(1) : stored;
  const free = slot >= linked.localCount - linked.code.freeCount;
  const error = m.makeException(free ? "NameError" : "UnboundLocalError", [
    free
      ? `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`
      : `cannot access local variable '${name}' where it is not associated with a value`,
  ]);
  error.fields = new Map<string, Value>([["name", name]]);
  return m.raiseException(error);
}

// --------------------------------------------------------------------------------------------------------- attributes

export function loadAttribute(
  m: VirtualMachine,
  linked: LinkedCode,
  pc: number,
  nameIndex: number,
  object: Value,
): Result {
  const name = linked.code.names[nameIndex];
  if (object instanceof PyInstance && object.dictionary === null) {
    const known = otherCache(linked.caches[pc], object.shape);
    if (known !== undefined) return (known.position >= 0 ? object.slots[known.position] : known.value) as Value;
    const cls = object.shape.cls;
    const hook = cls.lookup("__getattribute__");
    if (hook instanceof PyNative && hook.name === "__getattribute__") {
      const attribute = cls.lookup(name);
      const slot = attribute instanceof PyMember ? attribute.index : object.shape.slotOf.get(name);
      if (
        slot !== undefined &&
        (attribute === undefined ||
          attribute instanceof PyMember ||
          !isDataDescriptor(attribute) ||
          (attribute instanceof PyGetSet && attribute.readsSlot))
      ) {
        const value = object.slots[slot];
        if (value !== undefined) {
          const cache = cacheFor(linked.caches, pc, object.shape);
          cache.shape = object.shape;
          cache.version = cls.version;
          cache.position = slot;
          return value;
        }
      } else if (attribute instanceof PyProperty) {
        if (attribute.getter instanceof PyFunction && cls.lookup("__getattr__") === undefined)
          return m.call(attribute.getter, [object]);
      } else if (
        slot === undefined &&
        attribute !== undefined &&
        (isPlain(attribute) || attribute === INSTANCE_CLASS)
      ) {
        if (cls.isVariable(name)) return attribute;
        const cache = cacheFor(linked.caches, pc, object.shape);
        cache.shape = object.shape;
        cache.version = cls.version;
        cache.position = -1;
        cache.value = attribute === INSTANCE_CLASS ? cls : attribute;
        return cache.value;
      }
    }
  }
  if (object instanceof PyModule) {
    const value = object.namespace.getName(name);
    if (value !== undefined) return value;
  } else if (object instanceof PyType && object.metaclass === null && TYPE.lookup(name) === undefined) {
    const value = object.lookup(name);
    if (value !== undefined && (isPlain(value) || value instanceof PyFunction)) return value;
  }
  return getAttribute(m, object, name);
}

/** A class attribute that reading through an instance gives as it is. */
function isPlain(attribute: Value): boolean {
  return isPlainValue(attribute) || attribute instanceof PyDict;
}

export function storeAttribute(
  m: VirtualMachine,
  linked: LinkedCode,
  pc: number,
  nameIndex: number,
  object: Value,
  value: Value,
): Result {
  const name = linked.code.names[nameIndex];
  if (object instanceof PyInstance && object.dictionary === null) {
    const { shape } = object;
    const known = otherCache(linked.caches[pc], shape);
    if (known !== undefined) {
      object.slots[known.position] = value;
      return null;
    }
    const { cls } = shape;
    const hook = cls.lookup("__setattr__");
    if (hook instanceof PyNative && hook.name === "__setattr__") {
      const attribute = cls.lookup(name);
      const plain =
        attribute === undefined
          ? cls.has(TypeFlag.HAS_DICT)
          : attribute instanceof PyMember
            ? true
            : cls.has(TypeFlag.HAS_DICT) && !isDataDescriptor(attribute);
      if (plain && name !== "__dict__" && name !== "__class__") {
        const slot = attribute instanceof PyMember ? attribute.index : shape.slotOf.get(name);
        if (slot !== undefined) {
          const cache = cacheFor(linked.caches, pc, shape);
          cache.shape = shape;
          cache.version = cls.version;
          cache.position = slot;
          object.slots[slot] = value;
          return null;
        }
        if (shape.names.length < SHAPE_LIMIT && cls.has(TypeFlag.GUEST)) {
          const before = cls.shapeBytes;
          object.shape = shape.with(name);
          if (cls.shapeBytes > before) m.charge(NEW_SHAPE);
          m.allocate(8 + cls.shapeBytes - before);
          appendSlot(object, value);
          return null;
        }
      }
    }
  }
  const result = setAttribute(m, object, name, value);
  return result === X ? m.then(X, DISCARD) : null;
}

/** Pushes function and receiver (or attribute and unbound) and returns undefined, or X / a waiting attribute. */
export function loadMethod(
  m: VirtualMachine,
  frame: Frame,
  linked: LinkedCode,
  pc: number,
  nameIndex: number,
  object: Value,
): NextResult {
  const name = linked.code.names[nameIndex];
  const { stack } = m;
  const type = typeOf(object);
  if (object instanceof PyInstance) {
    const known = object.dictionary === null ? otherCache(linked.caches[pc], object.shape) : undefined;
    if (known !== undefined) {
      stack[frame.sp - 1] = known.value;
      stack[frame.sp++] = object;
      return undefined;
    }
    const hook = type.lookup("__getattribute__");
    if (hook instanceof PyNative) {
      const attribute = type.lookup(name);
      if (
        attribute !== undefined &&
        (attribute instanceof PyFunction || (attribute instanceof PyNative && attribute.binding === "method")) &&
        ownAttribute(object, name) === undefined
      ) {
        if (object.dictionary === null) {
          const cache = cacheFor(linked.caches, pc, object.shape);
          cache.shape = object.shape;
          cache.version = type.version;
          cache.position = -1;
          cache.value = attribute;
        }
        stack[frame.sp - 1] = attribute;
        stack[frame.sp++] = object;
        return undefined;
      }
    }
  } else if (!(object instanceof PyType) && !(object instanceof PyModule) && isPlainBuiltin(object)) {
    const attribute = type.lookup(name);
    if (attribute instanceof PyNative && attribute.binding === "method") {
      if (typeof object === "object" || typeof object === "string") {
        const cache = cacheAt(linked, pc);
        cache.shape = null;
        cache.version = typeof object === "string" ? -1 : type.version;
        cache.position = typeof object === "string" ? OF_TEXT : -1;
        cache.value = attribute;
      }
      stack[frame.sp - 1] = attribute;
      stack[frame.sp++] = object;
      return undefined;
    }
  }
  if (object instanceof PyModule) {
    const { namespace } = object;
    const position = namespace.positionOfName(name);
    if (position >= 0) {
      const value = namespace.values[position] as Value;
      const cache = cacheAt(linked, pc);
      cache.namespace = namespace;
      // Below the versions of types.
      cache.version = -2 - namespace.version;
      cache.position = position;
      cache.shape = null;
      cache.value = undefined;
      stack[frame.sp - 1] = value;
      stack[frame.sp++] = undefined;
      return undefined;
    }
  }
  frame.sp--;
  const attribute = getAttribute(m, object, name);
  if (attribute === X) return m.then(X, METHOD_FOUND);
  stack[frame.sp++] = attribute as Value;
  stack[frame.sp++] = undefined;
  return undefined;
}

/** Builtin values whose methods come from the type alone (no own attributes, no hooks). */
function isPlainBuiltin(object: Value): boolean {
  return (
    !(object instanceof PyFunction) &&
    !(object instanceof PyBoundMethod) &&
    typeOf(object).lookup("__getattr__") === undefined &&
    !typeOf(object).has(TypeFlag.GUEST) &&
    typeOf(object).name !== "super" &&
    typeOf(object).name !== "types.GenericAlias" &&
    typeOf(object).name !== "GenericAlias"
  );
}

/** LOAD_METHOD after an attribute that had to be waited for. */
const METHOD_FOUND = continuation("machine.method", (machine, value) => {
  const m = machine as VirtualMachine;
  const frame = m.top as Frame;
  m.stack[frame.sp++] = value as Value;
  m.stack[frame.sp++] = undefined;
  m.exit = Exit.RELOAD;
  return X;
});

// -------------------------------------------------------------------------------------------------------------- calls

/** A call with positional arguments at stack[first …]; the frame's sp stands where the result goes. */
export function callSlowly(m: VirtualMachine, callee: Value, first: number, count: number): Result {
  const { stack } = m;
  if (callee instanceof PyFunction) {
    // Arguments lie above the new frame's base already when it starts at `first`.
    const args = stack.slice(first, first + count) as Value[];
    if (!bindArguments(m, callee, args, null, first)) {
      m.bindingTop = 0;
      return X;
    }
    return startFrame(m, callee, first);
  }
  if (callee instanceof PyNative) {
    const result = callFromStack(m, callee, stack, first, count);
    if (result !== NOT_PLAIN) return result as Result;
  }
  if (callee instanceof PyBoundMethod && callee.func instanceof PyNative) {
    // The same for a bound one (`random.random`, `append = items.append`).
    const { func } = callee;
    if (
      func.binding === "method" &&
      func.signature.direct &&
      count + 1 === func.signature.positionalCount &&
      count <= 2
    ) {
      const self = receiverOf(func, callee.self);
      if (self !== undefined) {
        m.charge(func.cost);
        const body = func.body as unknown as (m: VirtualMachine, a: Value, b?: Value, c?: Value) => Result;
        if (count === 0) return body(m, self);
        return count === 1
          ? body(m, self, stack[first] as Value)
          : body(m, self, stack[first] as Value, stack[first + 1] as Value);
      }
    }
  }
  if (callee instanceof PyType) {
    if (callee === STR && count === 1) return strObject(m, stack[first] as Value);
    const { construct } = callee;
    if (
      construct !== null &&
      count === 1 &&
      callee.metaclass === null &&
      callee !== TYPE &&
      construct.signature.direct
    ) {
      const { positionalCount, requiredPositional, parameters } = construct.signature;
      if (requiredPositional <= 1 && positionalCount >= 1 && positionalCount <= 2) {
        m.charge(construct.cost);
        const body = construct.body as unknown as (m: VirtualMachine, a: Value, b?: Value) => Result;
        const argument = stack[first] as Value;
        return positionalCount === 1 ? body(m, argument) : body(m, argument, parameters[1].defaultValue);
      }
    }
  }
  const args = stack.slice(first, first + count) as Value[];
  return m.call(callee, args);
}

/** The TypeError for an `__init__` that returned something; its frame is left. */
export function initialisedWith(m: VirtualMachine, frame: Frame, value: Value): NextResult {
  m.depth--;
  m.top = m.base = frame.back;
  return m.typeError(`__init__() should return None, not '${typeName(value)}'`);
}

function callKeyword(m: VirtualMachine, frame: Frame, count: number): Result {
  const { stack } = m;
  const names = stack[frame.sp - 1] as PyTuple;
  const first = frame.sp - 1 - count;
  const receiver = stack[first - 1];
  const callee = stack[first - 2] as Value;
  const positional = count - names.items.length;
  const args = (receiver === undefined ? [] : [receiver]) as Value[];
  for (let index = 0; index < positional; index++) args.push(stack[first + index] as Value);
  const keywords = new Map<string, Value>();
  for (let index = 0; index < names.items.length; index++)
    keywords.set(names.items[index] as string, stack[first + positional + index] as Value);
  m.charge(count);
  frame.sp = first - 2;
  if (callee instanceof PyFunction) return enterAt(m, callee, args, keywords);
  return m.call(callee, args, keywords);
}

function enterAt(
  m: VirtualMachine,
  callee: PyFunction,
  args: readonly Value[],
  keywords: Map<string, Value> | null,
): Result {
  return enterFunction(m, callee, args, keywords);
}

/** The one function that CPython gives keywords as they come, and that has no use for those that are no texts. */
function isFormat(callee: Value): boolean {
  return (
    callee instanceof PyBoundMethod &&
    callee.func instanceof PyNative &&
    callee.func.owner === STR &&
    callee.func.name === "format"
  );
}

function callEx(m: VirtualMachine, frame: Frame, hasKeywords: number): Result {
  const { stack } = m;
  let keywords: Map<string, Value> | null = null;
  if (hasKeywords === 1) {
    const dict = stack[--frame.sp] as PyDict;
    keywords = new Map();
    for (let position = 0; position < dict.keys.length; position++) {
      const key = dict.keys[position];
      if (key === undefined) continue;
      const text = unwrap(key);
      if (!isStr(text)) {
        const called = stack[frame.sp - 2] as Value;
        if (isFormat(called)) continue;
        return isCallable(called) ? m.typeError("keywords must be strings") : m.call(called, [], null);
      }
      const name = flatten(m, text);
      if (typeof name !== "string") return m.typeError("keywords must be strings");
      if (keywords.has(name))
        return m.typeError(`${calleeName(stack[frame.sp - 2])} got multiple values for keyword argument '${name}'`);
      keywords.set(name, dict.values[position] as Value);
    }
    m.charge(keywords.size);
  }
  const args = stack[--frame.sp] as PyTuple;
  const callee = stack[--frame.sp] as Value;
  m.charge(args.items.length >> 2);
  return m.call(callee, args.items, keywords);
}

// ----------------------------------------------------------------------------------------------------------- branches

const BRANCH_TRUTH = continuation(
  "machine.branch-truth",
  (machine, truth, target: number, flags: number, value: Value) => {
    const m = machine as VirtualMachine;
    const frame = m.top as Frame;
    takeBranch(m, frame, truth as boolean, value, target, (flags & 1) !== 0, (flags & 2) !== 0);
    m.exit = Exit.RELOAD;
    return X;
  },
);

function takeBranch(
  m: VirtualMachine,
  frame: Frame,
  truth: boolean,
  value: Value,
  target: number,
  jumpWhen: boolean,
  keep: boolean,
): void {
  if (truth === jumpWhen) {
    frame.pc = target;
    if (keep) m.stack[frame.sp++] = value;
  }
  m.charge(frame.linked.costs[frame.pc]);
}

/** A conditional jump on a value whose truth must be asked: undefined when frame.pc is set, or X. */
export function branchSlowly(
  m: VirtualMachine,
  frame: Frame,
  value: Value,
  target: number,
  jumpWhen: boolean,
  keep: boolean,
): NextResult {
  const truth = isTrue(m, value);
  if (truth === X) return m.then(X, BRANCH_TRUTH, target, (jumpWhen ? 1 : 0) | (keep ? 2 : 0), value);
  takeBranch(m, frame, truth as boolean, value, target, jumpWhen, keep);
  return undefined;
}

/** The iterator that the frame waits for is exhausted: FOR_ITER leaves the loop, SEND takes the return value. */
export function exhausted(m: VirtualMachine, frame: Frame): void {
  const word = frame.linked.code.words[frame.pc - 1];
  const op = word & 0xff;
  frame.pc = word >> 8;
  if (op === Op.FOR_ITER) {
    m.stopValue = null;
    frame.sp--;
    return;
  }
  m.stack[frame.sp++] = m.stopValue;
  m.stopValue = null;
}

/** Delivers what a waiting frame waited for. */
export function deliver(m: VirtualMachine, frame: Frame, value: Value | undefined): void {
  if (value === undefined) {
    exhausted(m, frame);
    m.charge(frame.linked.costs[frame.pc]);
  } else {
    m.stack[frame.sp++] = value;
    const { words } = frame.linked.code;
    if (frame.pc > 0 && (words[frame.pc - 1] & 0xff) === Op.FOR_ITER) m.charge(frame.linked.costs[frame.pc]);
  }
}

// ------------------------------------------------------------------------------------------------------ cold dispatch

const NOT = continuation("machine.not", (_m, truth) => truth === false);
const CONTAINS_NOT = continuation("machine.not-in", (_m, truth) => truth === false);
const UNPACK_STAR = continuation("machine.unpack-star", (machine, value, arg: number) => {
  const m = machine as VirtualMachine;
  const done = pushStar(m, m.top as Frame, (value as PyList).items, arg);
  if (done === X) return X;
  m.exit = Exit.RELOAD;
  return X;
});

function pushUnpacked(m: VirtualMachine, frame: Frame, items: readonly Value[], count: number): NextResult {
  if (items.length < count) return m.valueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
  if (items.length > count) return m.valueError(`too many values to unpack (expected ${count})`);
  for (let index = count - 1; index >= 0; index--) m.stack[frame.sp++] = items[index];
  return undefined;
}

function pushStar(m: VirtualMachine, frame: Frame, items: readonly Value[], arg: number): NextResult {
  const before = arg & 0xfff;
  const after = arg >> 12;
  if (items.length < before + after)
    return m.valueError(`not enough values to unpack (expected at least ${before + after}, got ${items.length})`);
  m.allocate(56 + 8 * items.length);
  const { stack } = m;
  for (let index = items.length - 1; index >= items.length - after; index--) stack[frame.sp++] = items[index];
  stack[frame.sp++] = new PyList(items.slice(before, items.length - after));
  for (let index = before - 1; index >= 0; index--) stack[frame.sp++] = items[index];
  return undefined;
}

/** Bounded unpacking of any iterator: takes at most count + 1 items, as CPython does. */
const UNPACK_ITERATOR = continuation("machine.unpack-iterator", (machine, iterator, count: number) =>
  unpackFrom(machine as VirtualMachine, iterator as Value, [], count),
);
const UNPACK_NEXT = continuation(
  "machine.unpack-next",
  (machine, item, iterator: Value, items: Value[], count: number) => {
    const m = machine as VirtualMachine;
    if (item !== undefined) {
      items.push(item);
      return unpackFrom(m, iterator, items, count);
    }
    m.stopValue = null;
    return finishUnpack(m, items, count);
  },
);
function finishUnpack(m: VirtualMachine, items: Value[], count: number): NextResult {
  if (pushUnpacked(m, m.top as Frame, items, count) === X) return X;
  m.exit = Exit.RELOAD;
  return X;
}
function unpackFrom(m: VirtualMachine, iterator: Value, items: Value[], count: number): NextResult {
  while (items.length <= count) {
    m.charge(1);
    const item = nextOf(m, iterator);
    if (item === X) return m.thenNext(X, UNPACK_NEXT, iterator, items, count);
    if (item === undefined) {
      m.stopValue = null;
      return finishUnpack(m, items, count);
    }
    items.push(item as Value);
  }
  return finishUnpack(m, items, count);
}

const TUPLE_ITERATOR = TUPLE.attributes.get("__iter__");

function unpackSequence(m: VirtualMachine, frame: Frame, count: number): NextResult {
  const value = m.stack[--frame.sp] as Value;
  if (value instanceof PyList || value instanceof PyTuple) return pushUnpacked(m, frame, value.items, count);
  // A namedtuple that does not say otherwise.
  if (
    value instanceof PyInstance &&
    value.payload instanceof PyTuple &&
    value.shape.cls.lookup("__iter__") === TUPLE_ITERATOR
  )
    return pushUnpacked(m, frame, value.payload.items, count);
  if (lookupSpecial(value, "__iter__") === undefined && lookupSpecial(value, "__getitem__") === undefined)
    return m.typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  return m.then(iterate(m, value), UNPACK_ITERATOR, count);
}

const EXTEND = continuation("machine.extend", (m, value, list: PyList) => {
  const { items } = value as PyList;
  m.charge(items.length >> 3);
  m.allocate(8 * items.length);
  for (const item of items) list.items.push(item);
  m.exit = Exit.RELOAD;
  return X;
});
const SET_EXTEND = continuation("machine.set-update", (machine, value, set: PySet) =>
  addAll(machine as VirtualMachine, set, (value as PyList).items, 0),
);
const SET_CONTINUE = continuation(
  "machine.set-continue",
  (machine, _value, set: PySet, items: readonly Value[], at: number) =>
    addAll(machine as VirtualMachine, set, items, at),
);
/** Adds items from `at` on, then lets the frame go on. */
function addAll(m: VirtualMachine, set: PySet, items: readonly Value[], at: number): Result {
  for (let index = at; index < items.length; index++)
    if (setAdd(m, set, items[index]) === X) return m.then(X, SET_CONTINUE, set, items, index + 1);
  m.exit = Exit.RELOAD;
  return X;
}
const MAP_CONTINUE = continuation(
  "machine.map-continue",
  (machine, _value, dict: PyDict, pairs: readonly Value[], at: number) =>
    storePairs(machine as VirtualMachine, dict, pairs, at),
);
/** Stores pairs from `at` on; the dict is the result. */
function storePairs(m: VirtualMachine, dict: PyDict, pairs: readonly Value[], at: number): Result {
  for (let index = at; index < pairs.length; index += 2)
    if (dictSet(m, dict, pairs[index], pairs[index + 1]) === X) return m.then(X, MAP_CONTINUE, dict, pairs, index + 2);
  return dict;
}
const SET_BUILD_CONTINUE = continuation(
  "machine.set-build",
  (machine, _value, set: PySet, items: readonly Value[], at: number) =>
    buildSet(machine as VirtualMachine, set, items, at),
);
function buildSet(m: VirtualMachine, set: PySet, items: readonly Value[], at: number): Result {
  for (let index = at; index < items.length; index++)
    if (setAdd(m, set, items[index]) === X) return m.then(X, SET_BUILD_CONTINUE, set, items, index + 1);
  return set;
}

const FORMATTED = continuation("machine.format", (m, value, spec: FlatStr) => formatOf(m, value as Value, spec));

function formatValue(m: VirtualMachine, frame: Frame, flags: number): Result {
  const { stack } = m;
  let spec: FlatStr = "";
  if ((flags & FormatFlag.HAS_SPEC) !== 0) spec = flatten(m, stack[--frame.sp] as AnyStr);
  const value = stack[--frame.sp] as Value;
  switch (flags & 3) {
    case FormatFlag.STR:
      return spec === "" ? strOf(m, value) : m.then(strOf(m, value), FORMATTED, spec);
    case FormatFlag.REPR:
      return spec === "" ? reprOf(m, value) : m.then(reprOf(m, value), FORMATTED, spec);
    case FormatFlag.ASCII:
      return spec === "" ? asciiOf(m, value) : m.then(asciiOf(m, value), FORMATTED, spec);
    default:
      return formatOf(m, value, spec);
  }
}

// ----------------------------------------------------------------------------------------------------- with, exceptions

const ENTERED = continuation("machine.with-exit", (machine, exit, manager: Value, enter: Value) => {
  const m = machine as VirtualMachine;
  const frame = m.top as Frame;
  m.stack[frame.sp++] = exit as Value;
  return callUnbound(m, enter, manager, []);
});

function beforeWith(m: VirtualMachine, frame: Frame, isAsync: boolean): Result {
  const manager = m.stack[--frame.sp] as Value;
  const type = typeOf(manager);
  const enterName = isAsync ? "__aenter__" : "__enter__";
  const exitName = isAsync ? "__aexit__" : "__exit__";
  const protocol = isAsync ? "asynchronous context manager" : "context manager";
  const enter = type.lookup(enterName);
  if (enter === undefined) {
    const other = type.lookup(isAsync ? "__enter__" : "__aenter__");
    const hint = other !== undefined && type.lookup(isAsync ? "__exit__" : "__aexit__") !== undefined;
    void hint;
    return m.typeError(`'${type.messageName ?? type.name}' object does not support the ${protocol} protocol`);
  }
  const exit = type.lookup(exitName);
  if (exit === undefined)
    return m.typeError(
      `'${type.messageName ?? type.name}' object does not support the ${protocol} protocol (missed ${exitName} method)`,
    );
  return m.then(bindAttribute(m, exit, manager, type), ENTERED, manager, enter);
}

function withExceptStart(m: VirtualMachine, frame: Frame): Result {
  const { stack } = m;
  const exception = stack[frame.sp - 1] as PyException;
  const exit = stack[frame.sp - 3] as Value;
  return m.call(exit, [exception.type, exception, exception.traceback]);
}

function notMade(m: VirtualMachine, cls: PyType, value: Value): Result {
  return m.typeError(
    `calling <class '${qualifiedName(cls)}'> should have returned an instance of BaseException, not <class '${qualifiedName(typeOf(value))}'>`,
  );
}
const CAUSE_MADE = continuation("machine.raise-cause", (m, value, exception: PyException, cls: PyType) => {
  if (!(value instanceof PyException)) return notMade(m as VirtualMachine, cls, value as Value);
  exception.cause = value;
  exception.suppressContext = true;
  return m.raiseException(exception);
});
const RAISE_MADE = continuation("machine.raise-made", (machine, value, cls: PyType, cause: Value | undefined) => {
  const m = machine as VirtualMachine;
  if (!(value instanceof PyException)) return notMade(m as VirtualMachine, cls, value as Value);
  return raiseWithCause(m, value, cause);
});

function raise(m: VirtualMachine, frame: Frame, count: number): Result {
  const { stack } = m;
  if (count === 0) {
    const { handled } = m;
    if (handled === null) return m.raise("RuntimeError", "No active exception to reraise");
    unwindState.keepTraceback = true;
    m.exception = handled;
    m.exit = Exit.RAISE;
    return X;
  }
  const cause = count === 2 ? (stack[--frame.sp] as Value) : undefined;
  const value = stack[--frame.sp] as Value;
  if (value instanceof PyException) return raiseWithCause(m, value, cause);
  if (value instanceof PyType && value.has(TypeFlag.EXCEPTION))
    return m.then(m.call(value, []), RAISE_MADE, value, cause);
  return m.typeError("exceptions must derive from BaseException");
}

function raiseWithCause(m: VirtualMachine, exception: PyException, cause: Value | undefined): Result {
  if (cause === undefined) return m.raiseException(exception);
  if (cause === null) {
    exception.cause = null;
    exception.suppressContext = true;
    return m.raiseException(exception);
  }
  if (cause instanceof PyType && cause.has(TypeFlag.EXCEPTION))
    return m.then(m.call(cause, []), CAUSE_MADE, exception, cause);
  if (!(cause instanceof PyException)) return m.typeError("exception causes must derive from BaseException");
  exception.cause = cause;
  exception.suppressContext = true;
  return m.raiseException(exception);
}

// ---------------------------------------------------------------------------------------------------------- generators

const SENT = continuation(
  "machine.sent",
  (_m, value) => value as Value,
  (m) => {
    if (!m.pendingIs("StopIteration")) return X;
    const stop = m.clearException();
    m.stopValue = stop.fields?.get("value") ?? (stop.args.items.length > 0 ? stop.args.items[0] : null);
    return undefined;
  },
);

/** SEND: what the receiver yields is pushed; when it is done, `exhausted` takes its value. */
function send(m: VirtualMachine, frame: Frame, target: number): NextResult {
  const value = m.stack[--frame.sp] as Value;
  const receiver = m.stack[frame.sp - 1] as Value;
  let result: NextResult;
  if (receiver instanceof PyGenerator)
    result = receiver.kind === "async_generator" ? X : sendGenerator(m, receiver, value);
  else if (value === null || receiver instanceof AsyncGeneratorStep)
    result = value === null ? nextOf(m, receiver) : sendMethod(m, receiver, value);
  else result = sendMethod(m, receiver, value);
  if (result !== undefined) {
    if (result !== X) m.charge(frame.linked.costs[frame.pc]);
    return result;
  }
  frame.pc = target;
  m.stack[frame.sp++] = m.stopValue;
  m.stopValue = null;
  m.charge(frame.linked.costs[target]);
  return undefined;
}

function sendMethod(m: VirtualMachine, receiver: Value, value: Value): NextResult {
  return m.thenNext(m.then(getAttribute(m, receiver, "send"), CALL_SEND, value), SENT);
}
const CALL_SEND = continuation("machine.call-send", (m, hook, value: Value) => m.call(hook as Value, [value]));

const AWAITED = continuation("machine.await", (m, value) => {
  const iterator = value as Value;
  if (iterator instanceof PyGenerator && iterator.kind === "coroutine")
    return m.typeError("__await__() returned a coroutine");
  if (lookupSpecial(iterator, "__next__") === undefined)
    return m.typeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  return iterator;
});

function getAwaitable(m: VirtualMachine, frame: Frame, from: number): Result {
  const value = m.stack[--frame.sp] as Value;
  if (value instanceof PyGenerator && value.kind === "coroutine") {
    if (value.started && delegateOf(value) !== undefined)
      return m.raise("RuntimeError", "coroutine is being awaited already");
    return value;
  }
  if (value instanceof AsyncGeneratorStep || value instanceof CoroutineWrapper) return value;
  if (value instanceof PyGenerator && value.awaitable) return value;
  const hook = lookupSpecial(value, "__await__");
  if (hook === undefined) {
    if (from !== 0)
      return m.typeError(
        `'async with' received an object from ${from === 1 ? "__aenter__" : "__aexit__"} that does not implement __await__: ${typeName(value)}`,
      );
    return m.typeError(`object ${typeName(value)} can't be used in 'await' expression`);
  }
  return m.then(callUnbound(m, hook, value, []), AWAITED);
}

const AITER = continuation("machine.aiter", (m, value) => {
  if (lookupSpecial(value as Value, "__anext__") === undefined)
    return m.typeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(value as Value)}`,
    );
  return value;
});

function getAiter(m: VirtualMachine, frame: Frame): Result {
  const value = m.stack[--frame.sp] as Value;
  const hook = lookupSpecial(value, "__aiter__");
  if (hook === undefined)
    return m.typeError(`'async for' requires an object with __aiter__ method, got ${typeName(value)}`);
  return m.then(callUnbound(m, hook, value, []), AITER);
}

const ANEXT = continuation("machine.anext", (m, value) => {
  const awaitable = value as Value;
  if (
    awaitable instanceof AsyncGeneratorStep ||
    (awaitable instanceof PyGenerator && (awaitable.kind === "coroutine" || awaitable.awaitable))
  )
    return awaitable;
  const hook = lookupSpecial(awaitable, "__await__");
  if (hook === undefined)
    return m.typeError(`'async for' received an invalid object from __anext__: ${typeName(awaitable)}`);
  return m.then(m.then(callUnbound(m, hook, awaitable, []), AWAITED), ANEXT_AWAITED, awaitable);
});
/** What goes wrong in `__await__` is the cause of a TypeError. */
const ANEXT_AWAITED = continuation(
  "machine.anext-awaited",
  (_m, iterator) => iterator as Value,
  (m, awaitable: Value) => {
    const cause = m.clearException();
    const error = m.makeException("TypeError", [
      `'async for' received an invalid object from __anext__: ${typeName(awaitable)}`,
    ]);
    m.raiseException(error);
    error.cause = error.context = cause;
    error.suppressContext = true;
    return X;
  },
);

function getAnext(m: VirtualMachine, frame: Frame): Result {
  const iterator = m.stack[frame.sp - 1] as Value;
  const hook = lookupSpecial(iterator, "__anext__");
  if (hook === undefined)
    return m.typeError(`'async for' requires an iterator with __anext__ method, got ${typeName(iterator)}`);
  return m.then(callUnbound(m, hook, iterator, []), ANEXT);
}

// ------------------------------------------------------------------------------------------------------------ functions

function makeFunction(m: VirtualMachine, frame: Frame, arg: number): Value {
  const { stack } = m;
  const linked = linkedChild(frame.linked, arg >> 4, m.tier);
  const { code } = linked;
  m.allocate(152);
  let closure: PyCell[] | null = null;
  if ((arg & FunctionFlag.CLOSURE) !== 0) closure = [...((stack[--frame.sp] as PyTuple).items as readonly PyCell[])];
  const made = new PyFunction(linked, code.name, code.qualname, closure);
  if ((arg & FunctionFlag.ANNOTATIONS) !== 0) made.annotations = stack[--frame.sp] as PyDict;
  if ((arg & FunctionFlag.KEYWORD_DEFAULTS) !== 0) made.keywordDefaults = stack[--frame.sp] as PyDict;
  if ((arg & FunctionFlag.DEFAULTS) !== 0) made.defaults = (stack[--frame.sp] as PyTuple).items;
  made.moduleName = linked.globals.getName("__name__") ?? null;
  if ((code.flags & 256) !== 0) made.doc = linked.constants[0];
  return made;
}

// --------------------------------------------------------------------------------------------------------- namespaces

const NAME_MISSING = continuation(
  "machine.name-missing",
  (_m, value) => value as Value,
  (machine, name: string) => {
    const m = machine as VirtualMachine;
    if (!m.pendingIs("KeyError")) return X;
    m.clearException();
    return globalOrBuiltin(m, (m.guestFrame() as Frame).linked, name);
  },
);
const DEREF_MISSING = continuation(
  "machine.deref-missing",
  (_m, value) => value as Value,
  (machine, slot: number) => {
    const m = machine as VirtualMachine;
    if (!m.pendingIs("KeyError")) return X;
    m.clearException();
    return dereference(m, m.guestFrame() as Frame, slot);
  },
);
const DELETE_MISSING = continuation(
  "machine.delete-missing",
  (m) => {
    m.exit = Exit.RELOAD;
    return X;
  },
  (machine, name: string) => {
    const m = machine as VirtualMachine;
    if (!m.pendingIs("KeyError")) return X;
    m.clearException();
    return nameError(m, name);
  },
);

function globalOrBuiltin(m: VirtualMachine, linked: LinkedCode, name: string): Result {
  // None is null here, so no `??`.
  const global = linked.globals.getName(name);
  if (global !== undefined) return global;
  const builtin = builtinName(m, linked.globals, name);
  return builtin === undefined ? nameError(m, name) : builtin;
}

function dereference(m: VirtualMachine, frame: Frame, slot: number): Result {
  const value = (m.stack[frame.base + slot] as PyCell).contents;
  return value === undefined ? unboundLocal(m, frame.linked, slot) : value;
}

function fromNamespace(m: VirtualMachine, namespace: Value, name: string): NextResult {
  if (namespace instanceof PyDict) return namespace.getName(name);
  return getItem(m, namespace, name);
}

function namespaceOf(frame: Frame): Value {
  return frame.namespace ?? frame.linked.globals;
}

// oxlint-disable-next-line max-lines-per-function -- one row an instruction
export function coldOperation(m: VirtualMachine, frame: Frame, op: number, arg: number): NextResult {
  const { stack } = m;
  m.callFrame = frame;
  m.callPc = frame.pc;
  m.callTop = frame.sp;
  m.callCredit = m.credit;
  const { linked } = frame;
  const { base } = frame;
  switch (op) {
    case Op.LOAD_FAST:
    case Op.LOAD_DEREF:
      return unboundLocal(m, linked, arg);
    case Op.DELETE_FAST:
      if (stack[base + arg] === undefined) return unboundLocal(m, linked, arg);
      stack[base + arg] = undefined;
      return undefined;
    case Op.MAKE_CELL: {
      m.allocate(32);
      const held = stack[base + arg];
      stack[base + arg] = new PyCell(
        held instanceof PyCell && linked.code.localNames[arg].charCodeAt(0) === 46 ? undefined : held,
      );
      return undefined;
    }
    case Op.DELETE_DEREF: {
      const cell = stack[base + arg] as PyCell;
      if (cell.contents === undefined) return unboundLocal(m, linked, arg);
      cell.contents = undefined;
      return undefined;
    }
    case Op.LOAD_CLASS_DEREF: {
      const stored = linked.code.localNames[arg];
      const mapping = stack[--frame.sp] as Value;
      const found = fromNamespace(m, mapping, stored);
      if (found === X) return m.then(X, DEREF_MISSING, arg);
      return found === undefined ? dereference(m, frame, arg) : found;
    }
    case Op.LOAD_NAME: {
      const name = linked.code.names[arg];
      m.charge(1);
      const found = fromNamespace(m, namespaceOf(frame), name);
      if (found === X) return m.then(X, NAME_MISSING, name);
      return found === undefined ? globalOrBuiltin(m, linked, name) : found;
    }
    case Op.LOAD_CLASS_GLOBAL: {
      const name = linked.code.names[arg];
      const found = fromNamespace(m, stack[--frame.sp] as Value, name);
      if (found === X) return m.then(X, NAME_MISSING, name);
      return found === undefined ? globalOrBuiltin(m, linked, name) : found;
    }
    case Op.STORE_NAME: {
      const namespace = namespaceOf(frame);
      const value = stack[--frame.sp] as Value;
      m.allocate(60);
      if (namespace instanceof PyDict) {
        namespace.setName(linked.code.names[arg], value);
        return undefined;
      }
      return setItem(m, namespace, linked.code.names[arg], value) === X ? m.then(X, DISCARD) : undefined;
    }
    case Op.DELETE_NAME: {
      const namespace = namespaceOf(frame);
      const name = linked.code.names[arg];
      if (namespace instanceof PyDict) return namespace.deleteName(name) ? undefined : nameError(m, name);
      return m.then(deleteItem(m, namespace, name), DELETE_MISSING, name);
    }
    case Op.DELETE_GLOBAL: {
      const name = linked.code.names[arg];
      return linked.globals.deleteName(name) ? undefined : nameError(m, name);
    }
    case Op.LOAD_LOCALS:
      return namespaceOf(frame);
    case Op.LOAD_BUILD_CLASS:
      return builtinName(m, linked.globals, "__build_class__") ?? m.raise("NameError", "__build_class__ not found");
    case Op.LOAD_ASSERTION_ERROR:
      return exceptionType("AssertionError");
    case Op.DELETE_ATTR: {
      const result = deleteAttribute(m, stack[--frame.sp] as Value, linked.code.names[arg]);
      return result === X ? m.then(X, DISCARD) : undefined;
    }
    case Op.DELETE_SUBSCR: {
      frame.sp -= 2;
      const result = deleteItem(m, stack[frame.sp] as Value, stack[frame.sp + 1] as Value);
      return result === X ? m.then(X, DISCARD) : undefined;
    }
    case Op.BUILD_SLICE: {
      frame.sp -= arg;
      m.allocate(48);
      return new PySlice(
        stack[frame.sp] as Value,
        stack[frame.sp + 1] as Value,
        arg === 3 ? (stack[frame.sp + 2] as Value) : null,
      );
    }
    case Op.UNARY_NEGATIVE: {
      const value = stack[--frame.sp] as Value;
      if (typeof value === "number") return value === 0 ? 0 : -value;
      return unary(m, "neg", value);
    }
    case Op.UNARY_POSITIVE:
      return unary(m, "pos", stack[--frame.sp] as Value);
    case Op.UNARY_INVERT: {
      const value = stack[--frame.sp] as Value;
      if (typeof value === "number") return -value - 1;
      return unary(m, "invert", value);
    }
    case Op.UNARY_NOT: {
      const truth = isTrue(m, stack[frame.sp] as Value);
      return truth === X ? m.then(X, NOT) : truth === false;
    }
    case Op.CONTAINS_OP: {
      frame.sp -= 2;
      const item = stack[frame.sp] as Value;
      const container = stack[frame.sp + 1] as Value;
      const found = containsValue(m, container, item);
      if (arg === 0) return found;
      return found === X ? m.then(X, CONTAINS_NOT) : found === false;
    }
    case Op.GET_ITER:
      return iteratorOf(m, stack[--frame.sp] as Value);
    case Op.MAKE_FUNCTION:
      return makeFunction(m, frame, arg);
    case Op.CALL_KEYWORD:
      return callKeyword(m, frame, arg);
    case Op.CALL_EX:
      return callEx(m, frame, arg);
    case Op.BUILD_SET: {
      frame.sp -= arg;
      const set = new PySet();
      m.allocate(100 + 45 * arg);
      return buildSet(m, set, stack.slice(frame.sp, frame.sp + arg) as Value[], 0);
    }
    case Op.BUILD_MAP: {
      frame.sp -= 2 * arg;
      m.allocate(100);
      const dict = new PyDict();
      if (arg === 0) return dict;
      return storePairs(m, dict, stack.slice(frame.sp, frame.sp + 2 * arg) as Value[], 0);
    }
    case Op.BUILD_STRING: {
      frame.sp -= arg;
      if (arg === 2) return concatenate(m, stack[frame.sp] as AnyStr, stack[frame.sp + 1] as AnyStr);
      return joinAll(m, stack.slice(frame.sp, frame.sp + arg) as AnyStr[]);
    }
    case Op.FORMAT_VALUE:
      return formatValue(m, frame, arg);
    case Op.SET_ADD: {
      const value = stack[--frame.sp] as Value;
      const result = setAdd(m, stack[frame.sp - arg] as PySet, value);
      return result === X ? m.then(X, DISCARD) : undefined;
    }
    case Op.MAP_ADD: {
      frame.sp -= 2;
      const result = dictSet(
        m,
        stack[frame.sp - arg] as PyDict,
        stack[frame.sp] as Value,
        stack[frame.sp + 1] as Value,
      );
      return result === X ? m.then(X, DISCARD) : undefined;
    }
    case Op.LIST_EXTEND: {
      const iterable = stack[--frame.sp] as Value;
      const list = stack[frame.sp - arg] as PyList;
      if (iterable instanceof PyList || iterable instanceof PyTuple) {
        m.charge(iterable.items.length >> 3);
        m.allocate(8 * iterable.items.length);
        for (const item of iterable.items) list.items.push(item);
        return undefined;
      }
      if (lookupSpecial(iterable, "__iter__") === undefined && lookupSpecial(iterable, "__getitem__") === undefined)
        return m.typeError(`${starName(m, frame, arg)} must be an iterable, not ${typeName(iterable)}`);
      return m.then(collect(m, iterable), EXTEND, list);
    }
    case Op.SET_UPDATE: {
      const iterable = stack[--frame.sp] as Value;
      return m.then(collect(m, iterable), SET_EXTEND, stack[frame.sp - arg] as PySet);
    }
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
      return mergeMapping(m, frame, arg, op === Op.DICT_MERGE);
    case Op.LIST_TO_TUPLE: {
      const { items } = stack[--frame.sp] as PyList;
      m.allocate(40 + 8 * items.length);
      return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items.slice());
    }
    case Op.UNPACK_SEQUENCE:
      return unpackSequence(m, frame, arg);
    case Op.UNPACK_EX: {
      const value = stack[--frame.sp] as Value;
      if (value instanceof PyList || value instanceof PyTuple) return pushStar(m, frame, value.items, arg);
      if (lookupSpecial(value, "__iter__") === undefined && lookupSpecial(value, "__getitem__") === undefined)
        return m.typeError(`cannot unpack non-iterable ${typeName(value)} object`);
      return m.then(collect(m, value), UNPACK_STAR, arg);
    }
    case Op.IMPORT_NAME: {
      frame.sp -= 2;
      if (linked.globals.getName("__builtins__") !== undefined) {
        const hook = builtinName(m, linked.globals, "__import__");
        if (hook === X) return X;
        if (hook === undefined) return m.raise("ImportError", "__import__ not found");
      }
      return importName(
        m,
        linked.code.names[arg],
        stack[frame.sp] as number,
        stack[frame.sp + 1] as Value,
        linked.globals,
      );
    }
    case Op.IMPORT_FROM:
      return importFrom(m, stack[frame.sp - 1] as Value, linked.code.names[arg]);
    case Op.IMPORT_STAR:
      return importStar(m, stack[--frame.sp] as Value, namespaceOf(frame));
    case Op.RAISE:
      return raise(m, frame, arg);
    case Op.RERAISE: {
      m.exception = stack[--frame.sp] as PyException;
      unwindState.keepTraceback = true;
      m.exit = Exit.RAISE;
      return X;
    }
    case Op.PUSH_EXCEPTION: {
      const exception = stack[frame.sp - 1] as PyException;
      // A generator keeps only what it handles itself: it may be resumed elsewhere.
      stack[frame.sp - 1] = frame.generator === null || frame.ownsHandled ? m.handled : null;
      frame.ownsHandled = true;
      stack[frame.sp++] = exception;
      m.handled = exception;
      return undefined;
    }
    case Op.POP_EXCEPTION: {
      const previous = stack[--frame.sp] as PyException | null;
      frame.ownsHandled = previous !== null;
      m.handled = previous === null && frame.generator !== null ? frame.entryHandled : previous;
      return undefined;
    }
    case Op.CHECK_EXCEPTION_MATCH:
      return exceptionMatches(m, stack[--frame.sp - 1] as PyException, stack[frame.sp] as Value);
    case Op.CHECK_GROUP_MATCH: {
      frame.sp -= 2;
      return m.then(matchGroup(m, stack[frame.sp] as PyException, stack[frame.sp + 1] as Value), GROUP_MATCHED);
    }
    case Op.PREPARE_RERAISE_STAR:
      frame.sp -= 2;
      return prepareReraiseStar(m, stack[frame.sp] as PyException, stack[frame.sp + 1] as PyList);
    case Op.BEFORE_WITH:
      return beforeWith(m, frame, false);
    case Op.BEFORE_ASYNC_WITH:
      return beforeWith(m, frame, true);
    case Op.WITH_EXCEPT_START:
      return withExceptStart(m, frame);
    case Op.YIELD_VALUE:
      return new AsyncYield(stack[frame.sp] as Value);
    case Op.GET_YIELD_FROM_ITER: {
      const value = stack[--frame.sp] as Value;
      if (value instanceof PyGenerator && value.kind === "generator") return value;
      if (value instanceof PyGenerator && value.kind === "coroutine") {
        if (frame.generator?.kind === "coroutine" || frame.generator?.awaitable === true) return value;
        return m.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
      }
      return iterate(m, value);
    }
    case Op.SEND:
      return send(m, frame, arg);
    case Op.END_SEND: {
      const value = stack[frame.sp - 1];
      frame.sp -= 2;
      return value;
    }
    case Op.GET_AWAITABLE:
      return getAwaitable(m, frame, arg);
    case Op.GET_AITER:
      return getAiter(m, frame);
    case Op.GET_ANEXT:
      return getAnext(m, frame);
    case Op.END_ASYNC_FOR: {
      const exception = stack[frame.sp - 1] as PyException;
      frame.sp -= 2;
      if (exception.type.isSubtypeOf(exceptionType("StopAsyncIteration"))) return undefined;
      m.exception = exception;
      unwindState.keepTraceback = true;
      m.exit = Exit.RAISE;
      return X;
    }
    case Op.MATCH_CLASS:
      frame.sp -= 3;
      return matchClass(m, stack[frame.sp] as Value, stack[frame.sp + 1] as Value, arg, stack[frame.sp + 2] as PyTuple);
    case Op.MATCH_MAPPING:
      return hasPatternKind(stack[frame.sp - 1] as Value, TypeFlag.MAPPING_PATTERN);
    case Op.MATCH_SEQUENCE:
      return hasPatternKind(stack[frame.sp - 1] as Value, TypeFlag.SEQUENCE_PATTERN);
    case Op.MATCH_KEYS:
      return matchKeys(m, stack[frame.sp - 2] as Value, stack[frame.sp - 1] as PyTuple);
    case Op.GET_LEN:
      return lengthOf(m, stack[frame.sp - 1] as Value);
    case Op.SETUP_ANNOTATIONS: {
      const namespace = namespaceOf(frame);
      if (namespace instanceof PyDict && namespace.getName("__annotations__") === undefined) {
        m.allocate(160);
        namespace.setName("__annotations__", new PyDict());
      }
      return undefined;
    }
    case Op.INTRINSIC_1:
      return intrinsic1(m, arg, stack[--frame.sp] as Value);
    case Op.INTRINSIC_2:
      frame.sp -= 2;
      return intrinsic2(m, arg, stack[frame.sp] as Value, stack[frame.sp + 1] as Value);
    default:
      throw new Error(`unknown opcode ${op} at ${frame.linked.code.name}:${frame.pc - 1}`);
  }
}

const GROUP_MATCHED = continuation("machine.group-matched", (machine, value) => {
  // A pair (rest, match) is spread over the two operand slots.
  const m = machine as VirtualMachine;
  const frame = m.top as Frame;
  const pair = value as PyTuple;
  // The matching part is what is handled in the clause.
  if (pair.items[1] instanceof PyException) m.handled = pair.items[1];
  m.stack[frame.sp++] = pair.items[0];
  m.stack[frame.sp++] = pair.items[1];
  m.exit = Exit.RELOAD;
  return X;
});

/** iter(value): exact built-in containers by hand. */
function iteratorOf(m: VirtualMachine, value: Value): Result {
  if (
    value instanceof PyList ||
    value instanceof PyTuple ||
    value instanceof PyRange ||
    value instanceof PyDict ||
    typeof value === "string"
  ) {
    m.allocate(48);
    if (value instanceof PyList) return listIterator(value);
    if (value instanceof PyTuple) return tupleIterator(value);
    if (value instanceof PyRange) return rangeIterator(value);
    if (value instanceof PyDict) return dictKeyIterator(value);
    return strIterator(m, value);
  }
  return iterate(m, value);
}

function containsValue(m: VirtualMachine, container: Value, item: Value): Result {
  if (container instanceof PyDict) {
    const found = dictGet(m, container, item);
    return found === X ? m.then(X, FOUND) : found !== undefined;
  }
  if (container instanceof PySet || container instanceof PyFrozenSet) return setHas(m, container, item);
  if (isStr(container)) return strContains(m, container, item);
  return contains(m, container, item);
}
const FOUND = continuation("machine.found", (_m, value) => value !== undefined);

// ------------------------------------------------------------------------------------------------------------ mappings

const KEYS_FOUND = continuation(
  "machine.merge-keys",
  (machine, keys, dict: PyDict, mapping: Value, merge: boolean | string) => {
    const m = machine as VirtualMachine;
    return m.then(collect(m, keys as Value), MERGE_KEYS, dict, mapping, merge);
  },
);
const MERGE_KEYS = continuation(
  "machine.merge-list",
  (machine, list, dict: PyDict, mapping: Value, merge: boolean | string) =>
    mergeKeys(machine as VirtualMachine, [dict, mapping, merge as never], (list as PyList).items, 0),
);
const MERGE_VALUE = continuation(
  "machine.merge-value",
  (machine, value, state: readonly Value[], keys: readonly Value[], at: number) => {
    const m = machine as VirtualMachine;
    const name = typeof state[2] === "string" ? unwrap(keys[at]) : keys[at];
    const stored = dictSet(m, state[0] as PyDict, name, value as Value);
    if (stored === X) return m.then(X, MERGE_STORED, state, keys, at);
    return mergeKeys(m, state, keys, at + 1);
  },
);
const MERGE_STORED = continuation(
  "machine.merge-stored",
  (machine, _value, state: readonly Value[], keys: readonly Value[], at: number) =>
    mergeKeys(machine as VirtualMachine, state, keys, at + 1),
);

function mergeKeys(m: VirtualMachine, state: readonly Value[], keys: readonly Value[], at: number): Result {
  const [dict, mapping, shown] = state;
  for (let index = at; index < keys.length; index++) {
    m.charge(2);
    const key = keys[index];
    if (typeof shown === "string") {
      const checked = checkKeyword(m, dict as PyDict, key, shown);
      if (checked === X) return X;
    }
    const value = getItem(m, mapping, key);
    if (value === X) return m.then(X, MERGE_VALUE, state, keys, index);
    const name = typeof shown === "string" ? unwrap(key) : key;
    if (dictSet(m, dict as PyDict, name, value as Value) === X) return m.then(X, MERGE_STORED, state, keys, index);
  }
  m.exit = Exit.RELOAD;
  return X;
}

function checkKeyword(m: VirtualMachine, dict: PyDict, key: Value, shown: string): NextResult {
  const text = unwrap(key);
  // Others are refused when it is known what is called.
  if (!isStr(text)) return undefined;
  const name = flatten(m, text);
  if (typeof name === "string" && dict.getName(name) !== undefined)
    return m.typeError(`${shown} got multiple values for keyword argument '${name}'`);
  return undefined;
}

/** "f() argument after *" when the list under way becomes a call's arguments, else "Value after *". */
function starName(m: VirtualMachine, frame: Frame, depth: number): string {
  const { words, positions } = frame.linked.code;
  const at = frame.pc - 1;
  if ((words[frame.pc] & 0xff) !== Op.LIST_TO_TUPLE || (m.stack[frame.sp - depth] as PyList).items.length > 0)
    return "Value after *";
  for (let pc = frame.pc; pc < words.length && pc < at + 200; pc++) {
    if ((words[pc] & 0xff) !== Op.CALL_EX) continue;
    const same = [0, 1, 2, 3].every((part) => positions[4 * pc + part] === positions[4 * at + part]);
    if (same) return `${calleeName(m.stack[frame.sp - depth - 1])} argument after *`;
  }
  return "Value after *";
}

/** What CPython calls the callee in these messages: "f()" or the repr-like name. */
function calleeName(callee: Value | undefined): string {
  if (callee instanceof PyFunction) {
    const module = callee.moduleName;
    return `${typeof module === "string" && module !== "builtins" ? `${module}.` : ""}${callee.qualname}()`;
  }
  if (callee instanceof PyBoundMethod && (callee.func instanceof PyFunction || callee.func instanceof PyNative))
    return calleeName(callee.func);
  if (callee instanceof PyNative)
    return `${callee.owner === null ? callee.path : `${callee.owner.qualname}.${callee.name}`}()`;
  if (callee instanceof PyType) {
    const module = callee.attributes.get("__module__") ?? callee.moduleName;
    return `${typeof module === "string" && module !== "builtins" ? `${module}.` : ""}${callee.qualname}()`;
  }
  return callee === null ? "None" : callee === true ? "True" : callee === false ? "False" : "function";
}

/** Merges an exact dict (or a subclass that iterates as one). */
function mergeDict(m: VirtualMachine, dict: PyDict, mapping: PyDict, shown: string | null): NextResult {
  for (let position = 0; position < mapping.keys.length; position++) {
    const key = mapping.keys[position];
    if (key === undefined) continue;
    m.charge(2);
    if (shown !== null && checkKeyword(m, dict, key, shown) === X) return X;
    // The names of arguments are plain text whatever class they came in.
    const stored = dictSet(m, dict, shown === null ? key : unwrap(key), mapping.values[position] as Value);
    if (stored === X) {
      const rest = mapping.keys.slice(position + 1).filter((other) => other !== undefined) as Value[];
      return m.then(X, MERGE_STORED, [dict, mapping, shown], [key, ...rest], 0);
    }
  }
  return undefined;
}

function mergeMapping(m: VirtualMachine, frame: Frame, depth: number, merge: boolean): NextResult {
  const { stack } = m;
  const mapping = stack[--frame.sp] as Value;
  const dict = stack[frame.sp - depth] as PyDict;
  const shown = merge ? calleeName(stack[frame.sp - depth - 2]) : null;
  const plain =
    mapping instanceof PyInstance &&
    mapping.payload instanceof PyDict &&
    lookupSpecial(mapping, "__iter__") instanceof PyNative
      ? mapping.payload
      : mapping;
  if (plain instanceof PyDict) return mergeDict(m, dict, plain, shown);
  const hook = lookupSpecial(mapping, "keys");
  if (hook === undefined)
    return m.typeError(
      shown === null
        ? `'${typeName(mapping)}' object is not a mapping`
        : `${shown} argument after ** must be a mapping, not ${typeName(mapping)}`,
    );
  return m.then(callUnbound(m, hook, mapping, []), KEYS_FOUND, dict, mapping, shown as never);
}
