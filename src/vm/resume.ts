/**
 * Resuming and suspending generators: the saved slice moves onto the machine's value stack above the running frame, and
 * back at a yield (design §3: generators copy their slice out and own their handled-exception state).
 */

import { getAttribute } from "../objects/attribute.js";
import { Op } from "../compile/opcodes.js";
import { provideGeneratorDriver, type PyGenerator } from "../objects/generator.js";
import { heapClass } from "../objects/heap.js";
import { Exit, NativeFrame, X, continuation, type Machine, type NextResult } from "../objects/machine.js";
import { PyInstance, type PyException, type Value } from "../objects/model.js";
import { lookupSpecial, callUnbound } from "../objects/protocol.js";
import { checkDepth } from "./arguments.js";
import { setContext } from "./exception-context.js";
import { Frame } from "./frame.js";
import type { VirtualMachine } from "./machine.js";

const KIND_NAME = { generator: "generator", coroutine: "coroutine", async_generator: "async generator" } as const;

/** What a running generator has saved. Nobody adds to it. */
const NOTHING: Value[] = [];

/** Moves a suspended frame onto the stack and makes it the top; false when an exception is pending. */
function activate(m: VirtualMachine, generator: PyGenerator): Frame | null {
  const frame = generator.frame as Frame;
  const base = m.freeBase();
  if (!checkDepth(m, base, base)) return null;
  const { stack } = m;
  const { saved } = generator;
  for (let index = 0; index < saved.length; index++) {
    stack[base + index] = saved[index];
    saved[index] = undefined;
  }
  frame.spare = saved;
  generator.saved = NOTHING;
  frame.base = base;
  frame.sp = base + saved.length;
  frame.entryHandled = m.handled;
  frame.ownsHandled = generator.handled !== null;
  if (generator.handled !== null) m.handled = generator.handled;
  frame.back = m.top;
  m.top = frame;
  m.depth++;
  generator.running = true;
  return frame;
}

/** generator.send(value) */
export function sendTo(machine: Machine, generator: PyGenerator, value: Value): NextResult {
  const m = machine as VirtualMachine;
  const frame = generator.frame as Frame | null;
  if (generator.running) return m.valueError(`${KIND_NAME[generator.kind]} already executing`);
  if (frame === null) {
    if (generator.kind === "coroutine") return m.raise("RuntimeError", "cannot reuse already awaited coroutine");
    return undefined;
  }
  if (!generator.started && value !== null)
    return m.typeError(`can't send non-None value to a just-started ${KIND_NAME[generator.kind]}`);
  const active = activate(m, generator);
  if (active === null) return X;
  if (generator.started) m.stack[active.sp++] = value;
  generator.started = true;
  m.charge(active.linked.costs[active.pc]);
  m.exit = Exit.RELOAD;
  return X;
}

const RETURN_SENT = continuation(
  "generator.throw-result",
  // The receiver of `yield from` yielded: so does the generator.
  (m, value, generator: PyGenerator) => afterDelegate(m as VirtualMachine, generator, value),
  (m, generator: PyGenerator) => {
    const vm = m as VirtualMachine;
    const exception = vm.clearException();
    generator.running = false;
    return raiseInside(vm, generator, exception);
  },
);

/** What the receiver of a `yield from` answered to throw(): a yield is passed on, an end resumes the generator. */
function afterDelegate(m: VirtualMachine, generator: PyGenerator, value: Value | undefined): NextResult {
  generator.running = false;
  if (value !== undefined) return value;
  const result = m.stopValue;
  m.stopValue = null;
  const active = activate(m, generator);
  if (active === null) return X;
  // Behind YIELD_VALUE stands JUMP to SEND; go to SEND's target with the receiver's return value.
  active.pc = delegateTarget(active);
  m.stack[active.sp++] = result;
  m.charge(active.linked.costs[active.pc]);
  m.exit = Exit.RELOAD;
  return X;
}

/** The frame stands behind `YIELD_VALUE 1`; finds the SEND before it and gives its jump target. */
function delegateTarget(frame: Frame): number {
  const { words } = frame.linked.code;
  let pc = frame.pc - 1;
  while ((words[pc] & 0xff) !== Op.SEND) pc--;
  return words[pc] >> 8;
}

/** The receiver of the `yield from` or await in which the generator is suspended, or undefined. */
export function delegateOf(generator: PyGenerator): Value | undefined {
  const frame = generator.frame as Frame | null;
  if (frame === null || !generator.started || generator.running) return undefined;
  const word = frame.linked.code.words[frame.pc - 1];
  if ((word & 0xff) !== Op.YIELD_VALUE || word >> 8 !== 1) return undefined;
  return generator.saved[generator.saved.length - 1];
}

/** generator.throw(exception) */
export function throwInto(machine: Machine, generator: PyGenerator, exception: PyException): NextResult {
  const m = machine as VirtualMachine;
  if (generator.running) return m.valueError(`${KIND_NAME[generator.kind]} already executing`);
  if (generator.frame === null) {
    if (generator.kind === "coroutine") return m.raise("RuntimeError", "cannot reuse already awaited coroutine");
    return m.raiseException(exception);
  }
  const receiver = delegateOf(generator);
  if (receiver !== undefined) {
    if (
      m.makeException("GeneratorExit", []).type === exception.type ||
      exception.type.isSubtypeOf(m.makeException("GeneratorExit", []).type)
    ) {
      if (receiver instanceof PyInstance)
        return m.thenNext(getAttribute(m, receiver, "close"), CLOSE_FOUND, generator, exception);
      const close = lookupSpecial(receiver, "close");
      if (close !== undefined) {
        generator.running = true;
        return m.thenNext(callUnbound(m, close, receiver, []), CLOSED, generator, exception);
      }
      return raiseInside(m, generator, exception);
    }
    if (receiver instanceof PyInstance)
      return m.thenNext(getAttribute(m, receiver, "throw"), THROW_FOUND, generator, exception);
    const hook = lookupSpecial(receiver, "throw");
    if (hook !== undefined) {
      generator.running = true;
      return m.thenNext(callThrow(m, hook, receiver, exception), RETURN_SENT, generator);
    }
  }
  return raiseInside(m, generator, exception);
}

/** The method of a guest's own iterator, which `__getattr__` may give. */
const THROW_FOUND = continuation(
  "generator.throw-found",
  (m, hook, generator: PyGenerator, exception: PyException) => {
    generator.running = true;
    return m.thenNext(m.thenNext(m.call(hook as Value, [exception]), STOPPED), RETURN_SENT, generator);
  },
  (m, generator: PyGenerator, exception: PyException) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return raiseInside(m as VirtualMachine, generator, exception);
  },
);
const CLOSE_FOUND = continuation(
  "generator.close-found",
  (m, hook, generator: PyGenerator, exception: PyException) => {
    generator.running = true;
    return m.thenNext(m.call(hook as Value, []), CLOSED, generator, exception);
  },
  (m, generator: PyGenerator, exception: PyException) => {
    // CPython prints what went wrong and goes on without.
    m.clearException();
    return raiseInside(m as VirtualMachine, generator, exception);
  },
);

const CLOSED = continuation(
  "generator.closed-delegate",
  (m, _value, generator: PyGenerator, exception: PyException) => {
    generator.running = false;
    return raiseInside(m as VirtualMachine, generator, exception);
  },
  (m, generator: PyGenerator) => {
    const vm = m as VirtualMachine;
    generator.running = false;
    return raiseInside(vm, generator, vm.clearException());
  },
);

const STOPPED = continuation(
  "generator.delegate-throw",
  (_m, value) => value as Value,
  (m) => {
    if (!m.pendingIs("StopIteration")) return X;
    const stop = m.clearException();
    m.stopValue = stop.fields?.get("value") ?? (stop.args.items.length > 0 ? stop.args.items[0] : null);
    return undefined;
  },
);

function callThrow(m: VirtualMachine, hook: Value, receiver: Value, exception: PyException): NextResult {
  return m.thenNext(callUnbound(m, hook, receiver, [exception]), STOPPED);
}

/** Raises an exception in the guest frame below. */
export class RaiseFrame extends NativeFrame {
  constructor(readonly exception: PyException) {
    super();
  }
  step(m: Machine): NextResult {
    // As PyErr_Restore: throw() sets no context, but for what the generator itself is handling.
    m.exception = this.exception;
    m.exit = Exit.RAISE;
    return X;
  }
}
heapClass(RaiseFrame, "frame.raise", { exception: "object", back: "skip", catches: "plain" }, 48);

/** Resumes the generator with the exception raised where it stands. */
function raiseInside(m: VirtualMachine, generator: PyGenerator, exception: PyException): NextResult {
  const active = activate(m, generator);
  if (active === null) return X;
  if (!generator.started) {
    // The body never ran: the exception is raised at its first line.
    generator.started = true;
    active.pc = 1;
  }
  if (generator.handled !== null && generator.handled !== exception) m.charge(setContext(exception, generator.handled));
  // Through a frame, so that a waiting caller cannot take the exception before the generator does.
  return m.push(new RaiseFrame(exception));
}

/** The frame of a generator was left by an exception: finish it; StopIteration becomes RuntimeError (PEP 479). */
export function endGenerator(m: VirtualMachine, frame: Frame, exception: PyException): void {
  const generator = frame.generator as PyGenerator;
  finish(generator);
  const name = exception.type;
  const stop = m.makeException("StopIteration", []).type;
  const asyncStop = m.makeException("StopAsyncIteration", []).type;
  const which = name.isSubtypeOf(stop)
    ? "StopIteration"
    : generator.kind === "async_generator" && name.isSubtypeOf(asyncStop)
      ? "StopAsyncIteration"
      : null;
  if (which === null) return;
  const error = m.makeException("RuntimeError", [`${KIND_NAME[generator.kind]} raised ${which}`]);
  error.cause = exception;
  error.context = exception;
  error.suppressContext = true;
  m.exception = error;
}

export function finish(generator: PyGenerator): void {
  generator.frame = null;
  generator.saved = [];
  generator.running = false;
  generator.handled = null;
}

/** At YIELD_VALUE: moves the frame's slice out and takes the frame off. */
export function suspend(m: VirtualMachine, frame: Frame): void {
  const generator = frame.generator as PyGenerator;
  // The array is kept from one yield to the next.
  const saved = frame.spare ?? [];
  frame.spare = null;
  generator.saved = saved;
  const { stack } = m;
  const count = frame.sp - frame.base;
  while (saved.length > count) saved.pop();
  for (let index = 0; index < count; index++) saved[index] = stack[frame.base + index];
  generator.handled = frame.ownsHandled ? m.handled : null;
  m.handled = frame.entryHandled;
  generator.running = false;
  m.top = m.base = frame.back;
  m.depth--;
}

provideGeneratorDriver({ send: sendTo, throwInto, delegate: delegateOf });
