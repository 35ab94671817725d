/** What natives ask of the frame that called them: `super()`, class bodies, globals(), locals(). Wires the object model to the machine. */

import { CodeFlag } from "../compile/code.js";
import { bindAttribute } from "../objects/attribute.js";
import { provideSuperContext } from "../objects/descriptor.js";
import { PyDict } from "../objects/dictionary.js";
import type { PyFunction } from "../objects/function.js";
import { X, type Machine, type Result } from "../objects/machine.js";
import { PyCell, PyType, type Value } from "../objects/model.js";
import { provideClassBinding } from "../objects/operators.js";
import { provideCallerModule, provideClassBodies } from "../objects/type.js";
import { enterFunction } from "./arguments.js";
import { localVariables } from "./frame-locals.js";
import { Frame } from "./frame.js";
import { provideCallBinding, type VirtualMachine } from "./machine.js";

/** The innermost guest frame that is not frozen library code. */
export function callingFrame(m: VirtualMachine): Frame | null {
  for (let frame = m.top; frame !== null; frame = frame.back)
    if (frame instanceof Frame && (frame.linked.flags & CodeFlag.FROZEN) === 0) return frame;
  return null;
}

provideClassBinding((m, attribute, cls) => bindAttribute(m, attribute, undefined, cls));
provideCallBinding(bindAttribute);
provideCallerModule((machine) => {
  const m = machine as VirtualMachine;
  return m.guestFrame()?.linked.globals.getName("__name__") ?? null;
});

provideClassBodies({
  enter(machine: Machine, func: PyFunction, namespace: Value): Result {
    const m = machine as VirtualMachine;
    const entered = enterFunction(m, func, [], null);
    if (entered === X && m.top instanceof Frame && m.top.linked === func.linked) m.top.namespace = namespace;
    return entered;
  },
});

provideSuperContext({
  find(machine: Machine) {
    const m = machine as VirtualMachine;
    const frame = m.guestFrame();
    if (frame === null) return "super(): no current frame";
    const { code, localCount } = frame.linked;
    if (code.argCount === 0 && (code.flags & CodeFlag.VARARGS) === 0) return "super(): no arguments";
    const first = m.stack[frame.base];
    const self = first instanceof PyCell && code.cellSlots.includes(0) ? first.contents : first; // native-ok: few cells
    if (self === undefined) return "super(): arg[0] deleted";
    for (let slot = localCount - code.freeCount; slot < localCount; slot++) {
      if (code.localNames[slot] !== "__class__") continue;
      const cls = (m.stack[frame.base + slot] as PyCell).contents;
      if (cls === undefined) return "super(): empty __class__ cell";
      if (!(cls instanceof PyType)) return "super(): __class__ is not a type (object)";
      return { cls, self };
    }
    return "super(): __class__ cell not found";
  },
});

/** globals() of the calling frame. */
export function callerGlobals(m: VirtualMachine): PyDict {
  const frame = callingFrame(m);
  return frame === null ? new PyDict() : frame.linked.globals;
}

/** locals(): the namespace itself in classes and modules, a snapshot of the fast locals in functions (PEP 667). */
export function callerLocals(m: VirtualMachine): Value {
  const frame = callingFrame(m);
  if (frame === null) return new PyDict();
  if (frame.namespace !== null) return frame.namespace;
  const { code } = frame.linked;
  if ((code.flags & CodeFlag.OPTIMIZED) === 0) return frame.linked.globals;
  m.allocate(100 + 60 * code.localNames.length);
  const made = new PyDict();
  for (const [name, value] of localVariables(m, frame)) made.setName(name, value);
  return made;
}
