/** The variables of a running function by name, cells read through. */

import { PyCell, type Value } from "../objects/model.js";
import type { Frame } from "./frame.js";
import type { VirtualMachine } from "./machine.js";

/** Names and values of a function's bound variables, cells read through; hidden comprehension slots left out. */
export function localVariables(m: VirtualMachine, frame: Frame): [string, Value][] {
  const { code } = frame.linked;
  const firstFree = code.localNames.length - code.freeCount;
  const cells = new Set(code.cellSlots);
  const found: [string, Value][] = [];
  for (let slot = 0; slot < code.localNames.length; slot++) {
    const name = code.localNames[slot];
    if (name.charCodeAt(0) === 46) continue;
    const held = m.stack[frame.base + slot];
    const value = (cells.has(slot) || slot >= firstFree) && held instanceof PyCell ? held.contents : held;
    if (value !== undefined) found.push([name, value]);
  }
  return found;
}
