/**
 * The mark pass (design §5, the memory rule): walks what guest code can reach from the machine's roots and adds up sizes by
 * the heap table. Iterative; charged by nobody, since the debt that triggers it was charged. Also clears the dead part of
 * the value stack, so that what is counted and what is held agree.
 */

import { heapClassOf } from "../objects/heap.js";
import { NativeFrame } from "../objects/machine.js";
import { Frame } from "./frame.js";
import type { VirtualMachine } from "./machine.js";

/** Strings and big ints shorter than this many bytes are not counted by the mark pass (they have no identity). */
const SMALL_TEXT = 64;

export function measureLive(m: VirtualMachine): number {
  const seen = new Set<object>();
  const texts = new Set<string | bigint>();
  const pending: object[] = [];
  let live = 0;

  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (value.length >= SMALL_TEXT && !texts.has(value)) {
        texts.add(value);
        live += 32 + value.length;
      }
    } else if (typeof value === "object" && value !== null) {
      if (!seen.has(value)) {
        seen.add(value);
        pending.push(value);
      }
    } else if (typeof value === "bigint" && !texts.has(value)) {
      texts.add(value);
      live += bigSize(value);
    }
  };
  const visitAll = (values: Iterable<unknown>): void => {
    for (const value of values) visit(value);
  };

  const guest = m.guestFrame();
  const end = guest === null ? 0 : Math.max(guest.sp, guest.base + guest.linked.localCount);
  for (let index = 0; index < end; index++) visit(m.stack[index]);
  if (m.stack.length > end) {
    // Arguments of the call that runs may lie just above; what is further up is dead.
    const keep = guest === null ? 0 : guest.base + guest.linked.localCount + guest.linked.stackSize;
    if (m.stack.length > keep) m.stack.length = keep;
  }
  for (let frame = m.top; frame !== null; frame = frame.back) visit(frame);
  visitAll(m.roots);
  visitAll(m.modules.values());
  visitAll(m.toolCalls.values());
  visit(m.exception);
  visit(m.handled);
  visit(m.stopValue);
  for (const source of m.sources.values()) live += 32 + source.length;

  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    if (object instanceof Frame) live += 120;
    const registered = heapClassOf(object);
    if (registered === undefined) {
      // A plain array or Map of a native's state.
      if (Array.isArray(object)) {
        live += 32 + 8 * object.length;
        visitAll(object);
      } else if (object instanceof Map) {
        live += 64 + 40 * object.size;
        for (const [key, value] of object) {
          visit(key);
          visit(value);
        }
      } else if (object instanceof NativeFrame || Object.getPrototypeOf(object) === Object.prototype) {
        live += 64;
        visitAll(Object.values(object));
      }
      continue;
    }
    live += registered.size(object as never);
    for (const field of Object.keys(registered.fields)) {
      const kind = registered.fields[field];
      const value: unknown = (object as Record<string, unknown>)[field]; // field names are ours, from the heap table
      switch (kind) {
        case "value":
        case "object":
          visit(value);
          break;
        case "values":
        case "objects":
          if (value !== null && value !== undefined) visitAll(value as Iterable<unknown>);
          break;
        case "map":
          if (value instanceof Map) visitAll(value.values());
          break;
        case "state":
          visit(value);
          break;
        default:
          break;
      }
    }
  }
  return live;
}

function bigSize(value: bigint): number {
  // Hex digits are the cheapest linear measure of a bigint's bits.
  const bits = value < 0n ? -value : value;
  return 24 + (bits.toString(16).length >> 1);
}
