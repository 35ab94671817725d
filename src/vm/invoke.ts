/**
 * Calls, iteration, methods and items as both tiers do them. Both have written their frame back before they come here: its
 * `pc` and `sp`, and what lies below. A function that has compiled code is run here and now, nested in JavaScript up to a
 * bound; for any other its frame is pushed, and X with RELOAD makes the interpreter go on with it (design §8).
 */

import { plainInitOf } from "../objects/construct.js";
import { PyDict } from "../objects/dictionary.js";
import { PyFunction } from "../objects/function.js";
import { PyGenerator } from "../objects/generator.js";
import { dictGet, dictSet } from "../objects/hashtable.js";
import { PyIterator } from "../objects/iteration.js";
import { OF_TEXT, type LinkedCode } from "../objects/linked.js";
import { Exit, X, type NativeFrame, type NextResult } from "../objects/machine.js";
import { PyInstance, PyModule, PyType, type Value } from "../objects/model.js";
import { PyNative } from "../objects/native.js";
import { nextOf } from "../objects/protocol.js";
import { binarySubscript, storeSubscript } from "./arithmetic.js";
import { checkDepth } from "./arguments.js";
import { Frame } from "./frame.js";
import type { VirtualMachine } from "./machine.js";
import { callSlowly, deliver, initialisedWith, loadMethod } from "./operations.js";
import { finish, sendTo } from "./resume.js";

/** Compiled callers within one another; each takes some of the host's stack. */
const MOST_NESTED = 100;

/** Runs the frame on top, and those that it leaves on top, while they have compiled code for where they stand. */
export function runCompiled(m: VirtualMachine, entry: Frame): NextResult {
  let frame = entry;
  for (;;) {
    const { compiled } = frame.linked;
    if (compiled === null || compiled.entries[frame.pc] !== 1) {
      m.exit = Exit.RELOAD;
      return X;
    }
    m.base = frame;
    m.compiledDepth = 1;
    const result = compiled.run(m, frame);
    m.compiledDepth = 0;
    if (result === X) {
      const { top } = m;
      if (m.exit !== Exit.RELOAD || top === frame || !(top instanceof Frame)) return X;
      frame = top;
    } else {
      const back = m.top;
      if (!(back instanceof Frame)) return result;
      deliver(m, back, result as Value | undefined);
      frame = back;
    }
  }
}

/**
 * After an operation that may have left frames above `frame`: runs them here, compiled guest frames and natives that wait,
 * until their answer is there. X: the loop must go on with what is on top.
 */
export function pushed(m: VirtualMachine, frame: Frame, result: NextResult): NextResult {
  return result === X && m.exit === Exit.RELOAD && m.top !== frame ? runAbove(m, frame) : result;
}

function runAbove(m: VirtualMachine, frame: Frame): NextResult {
  if (m.compiledDepth >= MOST_NESTED) return X;
  let result: NextResult = X;
  for (;;) {
    const { top } = m;
    if (top instanceof Frame) {
      const { compiled } = top.linked;
      if (result !== X) deliver(m, top, result as Value | undefined);
      if (compiled === null || compiled.entries[top.pc] !== 1) {
        m.exit = Exit.RELOAD;
        return X;
      }
      m.base = top;
      m.compiledDepth++;
      result = compiled.run(m, top);
      m.compiledDepth--;
    } else {
      const native = top as NativeFrame;
      m.top = m.base = native.back;
      m.stepping = native;
      result = native.step(m, result === X ? undefined : (result as Value | undefined));
      m.stepping = null;
    }
    if (result === X) {
      // A slice that is over ends in the machine's loop.
      if (m.exit !== Exit.RELOAD || m.top === frame || m.sliceDue) return X;
    } else if (m.top === frame) {
      m.base = frame;
      return result;
    }
  }
}

/** A call with exactly the arguments that the function takes, at stack[first …]; `top` lies behind them. */
function callFunction(
  m: VirtualMachine,
  frame: Frame,
  callee: PyFunction,
  first: number,
  top: number,
  instance: PyInstance | null = null,
): NextResult {
  if (!checkDepth(m, first, top)) return X;
  const { linked } = callee;
  let next = frame.forward;
  if (next === null) {
    next = new Frame(linked);
    frame.forward = next;
  } else {
    next.linked = linked;
    if (m.callFrame === next) m.callFrame = null;
  }
  next.back = frame;
  next.instance = instance;
  next.base = first;
  next.pc = 0;
  next.entryHandled = m.handled;
  m.top = m.base = next;
  m.depth++;
  const { stack } = m;
  const end = first + linked.localCount;
  for (let slot = top; slot < end; slot++) stack[slot] = undefined;
  const { closure } = callee;
  if (closure !== null) {
    const start = end - closure.length;
    for (let index = 0; index < closure.length; index++) stack[start + index] = closure[index];
  }
  next.sp = end;
  if ((m.fuel -= linked.costs[0]) < 0 && !m.chargePoint(false)) return X;
  const { compiled } = linked;
  if (compiled === null || m.compiledDepth >= MOST_NESTED) {
    m.exit = Exit.RELOAD;
    return X;
  }
  m.compiledDepth++;
  const result = compiled.run(m, next);
  m.compiledDepth--;
  return result;
}

function willCall(m: VirtualMachine, frame: Frame, top: number): void {
  if (m.callFrame !== frame) m.callFrame = frame;
  m.callPc = frame.pc;
  m.callTop = top;
  m.callCredit = m.credit;
}

/** What makes an instance of the class from so many arguments, when an entered `__init__` is all that it takes. */
function simpleInitOf(cls: PyType, count: number): PyFunction | undefined {
  const init = plainInitOf(cls);
  return init !== undefined && init.linked.simple && init.linked.argCount === count + 1 ? init : undefined;
}

/** Enters `__init__` with a new instance below its arguments; the frame gives the instance (RETURN_VALUE). */
function construct(
  m: VirtualMachine,
  frame: Frame,
  cls: PyType,
  init: PyFunction,
  first: number,
  count: number,
): NextResult {
  m.allocate(64);
  const instance = new PyInstance(cls.rootShape);
  m.stack[first - 1] = instance;
  return pushed(m, frame, callFunction(m, frame, init, first - 1, first + count, instance));
}

export function call(m: VirtualMachine, frame: Frame, callee: Value, first: number, count: number): NextResult {
  if (callee instanceof PyFunction && callee.linked.simple && callee.linked.argCount === count)
    return callFunction(m, frame, callee, first, first + count);
  const { stack } = m;
  willCall(m, frame, first + count);
  if (callee instanceof PyType) {
    const init = simpleInitOf(callee, count);
    if (init !== undefined) return construct(m, frame, callee, init, first, count);
  }
  if (
    callee instanceof PyNative &&
    callee.signature.direct &&
    callee.binding === "function" &&
    count === callee.signature.positionalCount &&
    count <= 2
  ) {
    m.charge(callee.cost);
    const body = callee.body as unknown as (m: VirtualMachine, a?: Value, b?: Value) => NextResult;
    const result =
      count === 1
        ? body(m, stack[first] as Value)
        : count === 2
          ? body(m, stack[first] as Value, stack[first + 1] as Value)
          : body(m);
    return pushed(m, frame, result);
  }
  return pushed(m, frame, callSlowly(m, callee, first, count));
}

export function callMethod(
  m: VirtualMachine,
  frame: Frame,
  callee: Value,
  self: Value | undefined,
  firstArgument: number,
  argumentCount: number,
): NextResult {
  const first = self === undefined ? firstArgument : firstArgument - 1;
  const count = self === undefined ? argumentCount : argumentCount + 1;
  if (callee instanceof PyFunction && callee.linked.simple && callee.linked.argCount === count)
    return callFunction(m, frame, callee, first, first + count);
  const { stack } = m;
  willCall(m, frame, first + count);
  if (self === undefined && callee instanceof PyType) {
    const init = simpleInitOf(callee, count);
    if (init !== undefined) return construct(m, frame, callee, init, first, count);
  }
  if (
    callee instanceof PyNative &&
    callee.signature.direct &&
    self !== undefined &&
    count === callee.signature.positionalCount &&
    count <= 3 &&
    callee.binding === "method" &&
    !(self instanceof PyInstance)
  ) {
    m.charge(callee.cost);
    const body = callee.body as unknown as (m: VirtualMachine, a?: Value, b?: Value, c?: Value) => NextResult;
    const result =
      count === 1
        ? body(m, self)
        : count === 2
          ? body(m, self, stack[first + 1] as Value)
          : body(m, self, stack[first + 1] as Value, stack[first + 2] as Value);
    return pushed(m, frame, result);
  }
  return pushed(m, frame, callSlowly(m, callee, first, count));
}

/** The next value of a for loop's iterator; undefined: exhausted. */
export function iterate(m: VirtualMachine, frame: Frame, iterator: Value): NextResult {
  if (iterator instanceof PyGenerator) return pushed(m, frame, sendTo(m, iterator, null));
  willCall(m, frame, frame.sp);
  return pushed(m, frame, iterator instanceof PyIterator ? iterator.next(m) : nextOf(m, iterator));
}

/** LOAD_METHOD for receivers that are no plain instance: method and receiver on the machine's stack, or X. */
export function methodOf(
  m: VirtualMachine,
  frame: Frame,
  linked: LinkedCode,
  pc: number,
  nameIndex: number,
  object: Value,
): NextResult {
  const cache = linked.caches[pc];
  if (cache !== undefined && !(object instanceof PyInstance)) {
    const { stack } = m;
    const { sp } = frame;
    if (typeof object === "string") {
      if (cache.position === OF_TEXT) {
        stack[sp - 1] = cache.value;
        stack[sp] = object;
        frame.sp++;
        return undefined;
      }
    } else if (object instanceof PyModule) {
      if (
        cache.position >= 0 &&
        object.namespace === cache.namespace &&
        cache.version === -2 - object.namespace.version
      ) {
        stack[sp - 1] = object.namespace.values[cache.position];
        stack[sp] = undefined;
        frame.sp++;
        return undefined;
      }
    } else if (
      typeof object === "object" &&
      object !== null &&
      cache.shape === null &&
      cache.version === object.type.version &&
      !(object instanceof PyType)
    ) {
      stack[sp - 1] = cache.value;
      stack[sp] = object;
      frame.sp++;
      return undefined;
    }
  }
  return loadMethod(m, frame, linked, pc, nameIndex, object);
}

export function subscript(m: VirtualMachine, object: Value, key: Value): NextResult {
  if (!(object instanceof PyDict)) return binarySubscript(m, object, key, null);
  const found = dictGet(m, object, key);
  return found !== undefined && found !== X ? found : binarySubscript(m, object, key, found);
}

export function storeItem(m: VirtualMachine, object: Value, key: Value, value: Value): NextResult {
  if (!(object instanceof PyDict)) return storeSubscript(m, object, key, value, null);
  const stored = dictSet(m, object, key, value);
  return stored === X ? storeSubscript(m, object, key, value, X) : undefined;
}

/** RETURN_VALUE of a function. */
export function leave(m: VirtualMachine, frame: Frame, value: Value): NextResult {
  const { instance } = frame;
  // An __init__ that the call of a class entered.
  if (instance !== null && value !== null) return initialisedWith(m, frame, value);
  m.depth--;
  m.top = m.base = frame.back;
  return instance ?? value;
}

/** RETURN_VALUE of a generator: undefined, and the value in `m.stopValue`. */
export function leaveGenerator(m: VirtualMachine, frame: Frame, value: Value): NextResult {
  m.handled = frame.entryHandled;
  finish(frame.generator as PyGenerator);
  m.stopValue = value;
  m.depth--;
  m.top = m.base = frame.back;
  return undefined;
}
