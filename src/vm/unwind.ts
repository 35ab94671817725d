/**
 * Unwinding: the pending exception travels down the frames, leaving a traceback line in each guest frame, until a handler
 * of a guest frame, a native frame that catches, or the bottom. Never runs after a STOP.
 */

import { CodeFlag } from "../compile/code.js";
import { Exit, NativeFrame, X, type NextResult } from "../objects/machine.js";
import { rememberFrame, wantsFrame } from "../objects/exception-describe.js";
import { PyTraceback, type PyException } from "../objects/model.js";
import { Frame } from "./frame.js";
import { localVariables } from "./frame-locals.js";
import type { VirtualMachine } from "./machine.js";
import { endGenerator } from "./resume.js";

/** Set by RERAISE and bare raise: the frame that re-raises has its traceback line already. */
export const unwindState = { keepTraceback: false };

export function unwind(m: VirtualMachine): NextResult {
  for (;;) {
    const { top } = m;
    if (top === null) {
      m.exit = Exit.RAISE;
      return X;
    }
    if (top instanceof Frame) {
      if (enterHandler(m, top)) return X;
      continue;
    }
    m.top = m.base = top.back;
    const frame = top as NativeFrame;
    if (frame.catches) {
      const result = frame.caught(m);
      if (result !== X || m.exit !== Exit.RAISE) return result;
    }
  }
}

/** Goes to the handler that covers the frame's pc (true), or takes the frame off. */
function enterHandler(m: VirtualMachine, frame: Frame): boolean {
  const { code } = frame.linked;
  const exception = m.exception as PyException;
  const pc = frame.pc - 1;
  if (unwindState.keepTraceback) unwindState.keepTraceback = false;
  else if ((code.flags & CodeFlag.FROZEN) === 0) {
    const at = 4 * (pc < 0 ? 0 : pc);
    const { positions } = code;
    m.allocate(72);
    exception.traceback = new PyTraceback(
      exception.traceback,
      code.filename,
      code.name,
      positions[at],
      positions[at + 1],
      positions[at + 2],
      positions[at + 3],
    );
  }
  const { handlers } = code;
  for (let entry = 0; entry < handlers.length; entry += 4) {
    if (pc >= handlers[entry] && pc < handlers[entry + 1]) {
      const { stack } = m;
      const sp = frame.base + frame.linked.localCount + handlers[entry + 3];
      stack[sp] = exception;
      frame.sp = sp + 1;
      frame.pc = handlers[entry + 2];
      m.exception = null;
      m.charge(code.costs[frame.pc]);
      m.exit = Exit.RELOAD;
      return true;
    }
  }
  if (exception.traceback !== null && exception.traceback.next === null && wantsFrame(exception))
    noteFrame(m, frame, exception);
  m.handled = frame.entryHandled;
  m.top = m.base = frame.back;
  m.depth--;
  if (frame.generator !== null) endGenerator(m, frame, exception);
  return false;
}

/** Keeps what "Did you mean" needs of the frame that raised. */
function noteFrame(m: VirtualMachine, frame: Frame, exception: PyException): void {
  const variables = localVariables(m, frame);
  m.charge(variables.length);
  const self = variables.find(([name]) => name === "self");
  const inFunction = (frame.linked.flags & CodeFlag.OPTIMIZED) !== 0;
  const locals = inFunction ? variables.map(([name]) => name) : (frame.namespace ?? frame.linked.globals);
  rememberFrame(m, exception, locals, self?.[1], frame.linked.globals);
}
