/**
 * Calls of guest functions: binding arguments to parameters (Python reference 6.3.4) with CPython's TypeErrors, and entering
 * the new frame. `enterFunction` serves natives and the general case; the interpreter has its own direct path for plain
 * positional calls.
 */

import { CodeFlag, type Code } from "../compile/code.js";
import { PyGenerator, type GeneratorKind } from "../objects/generator.js";
import { PyDict } from "../objects/dictionary.js";
import type { PyFunction } from "../objects/function.js";
import { Exit, X, type ExitSignal, type Result } from "../objects/machine.js";
import { EMPTY_TUPLE, PyTuple, type Value } from "../objects/model.js";
import { closestName } from "../objects/suggest.js";
import { Frame } from "./frame.js";
import { LARGE_FRAME } from "./link.js";
import type { VirtualMachine } from "./machine.js";

const RESUMABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** A frame from the pool, or a new one. */
export function takeFrame(m: VirtualMachine, fn: PyFunction, base: number): Frame {
  const frame = new Frame(fn.linked);
  frame.base = base;
  frame.sp = base + fn.linked.localCount;
  frame.entryHandled = m.handled;
  return frame;
}

/** Frames whose memory is charged at a time, when the stack grows beyond what was charged. */
const DEPTH_STEP = 64;
/** Bytes of a frame with its part of the stack, for code of ordinary size. */
const FRAME_MEMORY = 320;

/** RecursionError unless one more guest frame fits. Its arguments lie from `base` to `top`, where a mark pass must see them. */
export function checkDepth(m: VirtualMachine, base: number, top: number): boolean {
  return m.depth < m.depthPaid || checkDepthSlowly(m, base, top);
}

function checkDepthSlowly(m: VirtualMachine, base: number, top: number): boolean {
  if (m.depth >= m.recursionLimit) {
    m.tooDeep();
    return false;
  }
  m.bindingBase = base;
  m.bindingTop = top;
  m.allocate(DEPTH_STEP * FRAME_MEMORY);
  m.bindingTop = 0;
  m.depthPaid = Math.min(m.depth + DEPTH_STEP, m.recursionLimit);
  return true;
}

/**
 * Binds the arguments and pushes the frame (X with RELOAD), or makes the generator. Arguments are copied from `args`.
 */
export function enterFunction(
  m: VirtualMachine,
  fn: PyFunction,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Result {
  const { linked } = fn;
  const base = m.freeBase();
  const { stack } = m;
  if (linked.simple && keywords === null && args.length === linked.argCount) {
    for (let index = 0; index < args.length; index++) stack[base + index] = args[index];
    for (let index = args.length; index < linked.localCount; index++) stack[base + index] = undefined;
  } else if (!bindArguments(m, fn, args, keywords, base)) {
    m.bindingTop = 0;
    return X;
  }
  return startFrame(m, fn, base);
}

/** Pushes a frame whose parameters already lie at `base`; for generators, makes the object instead. */
export function startFrame(m: VirtualMachine, fn: PyFunction, base: number): Result {
  const { linked } = fn;
  const { stack } = m;
  if (fn.closure !== null) {
    const first = base + linked.localCount - fn.closure.length;
    for (let index = 0; index < fn.closure.length; index++) stack[first + index] = fn.closure[index];
  }
  m.bindingBase = base;
  if ((linked.flags & RESUMABLE) !== 0) {
    m.bindingTop = base + linked.localCount;
    const generator = makeGenerator(m, fn, base);
    m.bindingTop = 0;
    return generator;
  }
  const room = linked.localCount + linked.stackSize;
  if (room > LARGE_FRAME) {
    m.bindingTop = base + linked.localCount;
    m.charge(room >> 3);
    m.allocate(8 * room);
  }
  m.bindingTop = 0;
  if (!checkDepth(m, base, base + linked.localCount)) return X;
  const frame = takeFrame(m, fn, base);
  frame.back = m.top;
  m.top = frame;
  m.depth++;
  m.charge(linked.costs[0]);
  m.exit = Exit.RELOAD;
  return X;
}

function makeGenerator(m: VirtualMachine, fn: PyFunction, base: number): Value {
  const { linked } = fn;
  const kind: GeneratorKind =
    (linked.flags & CodeFlag.GENERATOR) !== 0
      ? "generator"
      : (linked.flags & CodeFlag.COROUTINE) !== 0
        ? "coroutine"
        : "async_generator";
  m.allocate(160 + 8 * (linked.localCount + linked.stackSize));
  const generator = new PyGenerator(kind, fn.name, fn.qualname);
  generator.awaitable = fn.awaitable;
  const frame = new Frame(linked);
  frame.generator = generator;
  frame.sp = linked.localCount;
  generator.frame = frame;
  generator.saved = m.stack.slice(base, base + linked.localCount);
  return generator;
}

// ------------------------------------------------------------------------------------------------------------ binding

/** Fills the parameter slots at `base` and clears the other locals; false when a TypeError is pending. */
export function bindArguments(
  m: VirtualMachine,
  fn: PyFunction,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
  base: number,
): boolean {
  const { linked } = fn;
  const { code } = linked;
  const { stack } = m;
  m.bindingBase = base;
  m.bindingTop = base + linked.localCount;
  const { argCount, keywordOnlyCount } = code;
  const named = argCount + keywordOnlyCount;
  for (let index = 0; index < linked.localCount; index++) stack[base + index] = undefined;
  const positional = Math.min(args.length, argCount);
  for (let index = 0; index < positional; index++) stack[base + index] = args[index];
  let slot = named;
  if ((code.flags & CodeFlag.VARARGS) !== 0) {
    if (args.length > argCount) {
      m.allocate(40 + 8 * (args.length - argCount));
      stack[base + slot] = new PyTuple(args.slice(argCount));
    } else stack[base + slot] = EMPTY_TUPLE;
    slot++;
  }
  let rest: PyDict | null = null;
  if ((code.flags & CodeFlag.VARKEYWORDS) !== 0) {
    m.allocate(100);
    rest = new PyDict();
    stack[base + slot] = rest;
  }
  if (keywords !== null && keywords.size > 0 && !bindKeywords(m, fn, keywords, base, rest)) return false;
  if (args.length > argCount && (code.flags & CodeFlag.VARARGS) === 0) {
    tooManyPositional(m, fn, args.length, base);
    return false;
  }
  return fillDefaults(m, fn, positional, base);
}

function bindKeywords(
  m: VirtualMachine,
  fn: PyFunction,
  keywords: ReadonlyMap<string, Value>,
  base: number,
  rest: PyDict | null,
): boolean {
  const { code } = fn.linked;
  const { stack } = m;
  const named = code.argCount + code.keywordOnlyCount;
  for (const [name, value] of keywords) {
    let slot = -1;
    for (let index = code.positionalOnlyCount; index < named; index++)
      if (code.localNames[index] === name) {
        slot = index;
        break;
      }
    if (slot === -1) {
      if (rest !== null) {
        m.allocate(60);
        rest.setName(name, value);
        continue;
      }
      unexpectedKeyword(m, fn, keywords, name);
      return false;
    }
    if (stack[base + slot] !== undefined) {
      m.typeError(`${fn.qualname}() got multiple values for argument '${name}'`);
      return false;
    }
    stack[base + slot] = value;
  }
  return true;
}

function unexpectedKeyword(
  m: VirtualMachine,
  fn: PyFunction,
  keywords: ReadonlyMap<string, Value>,
  name: string,
): ExitSignal {
  const { code } = fn.linked;
  const wrong: string[] = [];
  for (let index = 0; index < code.positionalOnlyCount; index++)
    if (keywords.has(code.localNames[index])) wrong.push(code.localNames[index]);
  if (wrong.length > 0)
    return m.typeError(
      `${fn.qualname}() got some positional-only arguments passed as keyword arguments: '${wrong.join(", ")}'`,
    );
  const candidates = code.localNames.slice(code.positionalOnlyCount, code.argCount + code.keywordOnlyCount);
  const close = closestName(name, candidates);
  return m.typeError(
    `${fn.qualname}() got an unexpected keyword argument '${name}'${close === null ? "" : `. Did you mean '${close}'?`}`,
  );
}

function fillDefaults(m: VirtualMachine, fn: PyFunction, positional: number, base: number): boolean {
  const { code } = fn.linked;
  const { stack } = m;
  const { argCount, keywordOnlyCount } = code;
  if (positional < argCount) {
    const defaults = fn.defaults;
    const firstDefault = argCount - (defaults?.length ?? 0);
    const missing: string[] = [];
    for (let index = positional; index < argCount; index++) {
      if (stack[base + index] !== undefined) continue;
      if (defaults !== null && index >= firstDefault) stack[base + index] = defaults[index - firstDefault];
      else missing.push(code.localNames[index]);
    }
    if (missing.length > 0) {
      missingArguments(m, fn, missing, "positional");
      return false;
    }
  }
  if (keywordOnlyCount > 0) {
    const missing: string[] = [];
    for (let index = argCount; index < argCount + keywordOnlyCount; index++) {
      if (stack[base + index] !== undefined) continue;
      const value = fn.keywordDefaults?.getName(code.localNames[index]);
      if (value !== undefined) stack[base + index] = value;
      else missing.push(code.localNames[index]);
    }
    if (missing.length > 0) {
      missingArguments(m, fn, missing, "keyword-only");
      return false;
    }
  }
  return true;
}

function missingArguments(m: VirtualMachine, fn: PyFunction, names: readonly string[], kind: string): ExitSignal {
  const quoted = names.map((name) => `'${name}'`);
  let list: string;
  if (quoted.length === 1) list = quoted[0];
  else if (quoted.length === 2) list = `${quoted[0]} and ${quoted[1]}`;
  else list = `${quoted.slice(0, -1).join(", ")}, and ${quoted[quoted.length - 1]}`;
  return m.typeError(
    `${fn.qualname}() missing ${names.length} required ${kind} argument${names.length === 1 ? "" : "s"}: ${list}`,
  );
}

function tooManyPositional(m: VirtualMachine, fn: PyFunction, given: number, base: number): ExitSignal {
  const { code } = fn.linked as { code: Code };
  const { argCount, keywordOnlyCount } = code;
  const defaults = fn.defaults?.length ?? 0;
  let keywordGiven = 0;
  for (let index = argCount; index < argCount + keywordOnlyCount; index++)
    if (m.stack[base + index] !== undefined) keywordGiven++;
  const plural = defaults > 0 ? true : argCount !== 1;
  const takes = defaults > 0 ? `from ${argCount - defaults} to ${argCount}` : String(argCount);
  const extra =
    keywordGiven > 0
      ? ` positional argument${given === 1 ? "" : "s"} (and ${keywordGiven} keyword-only argument${keywordGiven === 1 ? "" : "s"})`
      : "";
  return m.typeError(
    `${fn.qualname}() takes ${takes} positional argument${plural ? "s" : ""} but ${given}${extra} ${given === 1 && keywordGiven === 0 ? "was" : "were"} given`,
  );
}
