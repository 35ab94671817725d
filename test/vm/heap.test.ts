/**
 * The heap table holds: after every case of spec/cases, everything reachable from the sandbox's roots is a value of ours, of
 * a registered class, and has no field that its registration does not declare (invariants 1 and 2).
 */

import { describe, expect, it } from "vitest";
import { Sandbox } from "../../src/index.js";
import { heapClassOf } from "../../src/objects/heap.js";
import type { VirtualMachine } from "../../src/vm/machine.js";
import { listCases, readCase } from "../tools/cases.js";

/** Complaints about what is reachable from the roots; empty when all is well. */
function walk(machine: VirtualMachine): string[] {
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
      else if (kind !== "skip") visit(held, `${path}.${field}`, kind === "state");
    }
  }
  return complaints;
}

describe("the heap table", () => {
  it("covers all that guest code can reach after every case", { timeout: 300_000 }, () => {
    const wrong: string[] = [];
    for (const path of listCases()) {
      const { source } = readCase(path);
      const sandbox = new Sandbox({ imports: ["*"], limits: { instructions: 20_000_000 } });
      sandbox.runSync(source, { filename: path });
      for (const complaint of walk(Reflect.get(sandbox, "machine") as VirtualMachine))
        wrong.push(`${path}: ${complaint}`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});
