/**
 * Walks everything that a machine holds for its guest, the frames of a run that stands still included, and complains about
 * what the heap table does not know: a class, a field, a host's function or object.
 */

import { heapClassOf } from "../objects/heap.js";
import type { VirtualMachine } from "../vm/machine.js";

/** Complaints about what is reachable from the roots; empty when all is well. */
export function walkHeap(machine: VirtualMachine): string[] {
  const complaints: string[] = [];
  const seen = new Set<unknown>();
  const pending: { value: unknown; path: string; record: boolean }[] = [];
  /** `record`: reached through a field of kind "state", where plain records are allowed. */
  const visit = (value: unknown, path: string, record = false): void => {
    switch (typeof value) {
      case "function":
      case "symbol":
        complaints.push(`${path} is a ${typeof value}`);
        return;
      case "object":
        if (value === null || seen.has(value)) return;
        seen.add(value);
        pending.push({ value, path, record });
        return;
      default:
    }
  };
  for (const root of machine.roots) visit(root, "root");
  for (const [name, module] of machine.modules) visit(module, `module ${name}`);
  let depth = 0;
  for (let frame = machine.top; frame !== null; frame = frame.back) visit(frame, `frame ${depth++}`);
  machine.stack.forEach((value, index) => visit(value, `stack[${index}]`));
  for (const [id, call] of machine.toolCalls) visit(call, id);
  visit(machine.exception, "exception");
  visit(machine.handled, "handled");
  visit(machine.stopValue, "stopValue");
  for (let item = pending.pop(); item !== undefined && complaints.length < 10; item = pending.pop()) {
    const { value, path, record } = item;
    const object = value as object;
    if (Array.isArray(object)) {
      object.forEach((entry, index) => visit(entry, `${path}[${index}]`, record));
      continue;
    }
    if (object instanceof Map) {
      for (const [key, entry] of object) {
        visit(key, `${path} key`);
        visit(entry, `${path}[…]`, record);
      }
      continue;
    }
    if (ArrayBuffer.isView(object)) continue;
    if (record && Object.getPrototypeOf(object) === Object.prototype) {
      for (const [field, held] of Object.entries(object)) visit(held, `${path}.${field}`, true);
      continue;
    }
    const registered = heapClassOf(object);
    if (registered === undefined) {
      complaints.push(`${path}: class ${object.constructor.name} is not in the heap table`);
      continue;
    }
    for (const field of Object.keys(object)) {
      const kind = registered.fields[field];
      const held: unknown = Reflect.get(object, field);
      if (kind === undefined) complaints.push(`${path}: ${registered.name}.${field} is not declared`);
      else if (kind === "plain" && held !== null && (typeof held === "object" || typeof held === "function"))
        complaints.push(`${path}: ${registered.name}.${field} is declared plain but holds an object`);
      else if (kind === "bigint" && typeof held !== "bigint")
        complaints.push(`${path}: ${registered.name}.${field} is declared bigint but holds another kind`);
      else if (kind !== "skip") visit(held, `${path}.${field}`, kind === "state");
    }
  }
  return complaints;
}
