/** Module code as a frame of its own. */

import type { Code } from "../compile/code.js";
import type { PyDict } from "../objects/dictionary.js";
import { Exit, X, type Result } from "../objects/machine.js";
import type { Value } from "../objects/model.js";
import { Frame } from "../vm/frame.js";
import { link } from "../vm/link.js";
import type { VirtualMachine } from "../vm/machine.js";

/** Pushes the frame of module code. */
export function startModule(m: VirtualMachine, code: Code, globals: PyDict, namespace: Value = null): Result {
  const linked = link(code, globals, m.tier);
  const frame = new Frame(linked);
  frame.namespace = namespace;
  frame.base = m.freeBase();
  frame.sp = frame.base + linked.localCount;
  for (let slot = frame.base; slot < frame.sp; slot++) m.stack[slot] = undefined;
  frame.entryHandled = m.handled;
  frame.back = m.top;
  m.top = frame;
  m.depth++;
  m.charge(linked.costs[0]);
  m.exit = Exit.RELOAD;
  return X;
}
