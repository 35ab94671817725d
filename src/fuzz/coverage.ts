/**
 * What a program made the machine do, as a set of features: pairs of instructions that follow one another, instructions with
 * the kinds of their operands, built-ins with the kinds of their arguments and how they ended. Taken by the machine's
 * profiling hook and by a wrapper around natives, once for a process; programs run the same with and without (a property that
 * the oracle `self` holds). Invariant: features are texts that do not depend on the order of programs.
 */

import { OP_NAMES } from "../compile/opcodes.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, X, type AnyFrame } from "../objects/machine.js";
import { PyFloat, PyInstance, PyObject, PyType } from "../objects/model.js";
import { NATIVES, type PyNative } from "../objects/native.js";
import { Frame } from "../vm/frame.js";
import type { VirtualMachine } from "../vm/machine.js";
import type { Profiler } from "../vm/profile.js";

/** What a value is, in a word. */
function kindOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "str";
    case "number":
      return "int";
    case "bigint":
      return "big";
    case "boolean":
      return "bool";
    case "undefined":
      return "unbound";
    default:
  }
  if (value === null) return "None";
  if (value instanceof PyFloat) return "float";
  if (value instanceof PyInstance) return "instance";
  if (value instanceof PyType) return "type";
  if (value instanceof PyDict) return "dict";
  if (Array.isArray(value)) return "array";
  return value instanceof PyObject ? (value.constructor.name ?? "object") : "other";
}

export class Coverage {
  /** Features of the run under way. */
  private current = new Set<string>();
  /** Every feature seen, with how many programs had it. */
  readonly seen = new Map<string, number>();
  private machine: VirtualMachine | null = null;
  private readonly hook: Profiler;
  private last = -1;

  constructor() {
    const hook = {
      block: (top: AnyFrame | null) => this.block(top),
      work: (top: AnyFrame | null) => this.work(top),
      reset: () => undefined,
      result: () => undefined,
    };
    this.hook = hook as unknown as Profiler;
    for (const native of NATIVES) this.wrap(native);
  }

  /** The next run of this machine counts. */
  attach(machine: VirtualMachine): void {
    this.machine = machine;
    this.current.clear();
    this.last = -1;
    machine.profile(this.hook);
  }

  /** How many features the run had that has ended, and how many of them are new. */
  take(): { features: number; fresh: number } {
    this.machine = null;
    let fresh = 0;
    for (const feature of this.current) {
      const count = this.seen.get(feature) ?? 0;
      if (count === 0) fresh++;
      this.seen.set(feature, count + 1);
    }
    return { features: this.current.size, fresh };
  }

  /** A block of instructions was entered: its pairs are known from the code. */
  private block(top: AnyFrame | null): void {
    if (!(top instanceof Frame) || this.machine === null) return;
    const { words } = top.linked.code;
    let at = top.pc;
    let op = words[at] & 0xff;
    if (this.last >= 0) this.current.add(pairOf(this.last, op));
    while (at + 1 < words.length && !ENDS_BLOCK.has(op)) {
      const next = words[++at] & 0xff;
      this.current.add(pairOf(op, next));
      op = next;
    }
    this.last = op;
  }

  /** The current instruction charges for work: what it works on lies on the stack, from where its result goes. */
  private work(top: AnyFrame | null): void {
    if (!(top instanceof Frame) || top.pc === 0 || this.machine === null) return;
    const op = top.linked.code.words[top.pc - 1] & 0xff;
    const { stack } = this.machine;
    this.current.add(`${nameOf(op)} ${kindOf(stack[top.sp])} ${kindOf(stack[top.sp + 1])}`);
  }

  private wrap(native: PyNative): void {
    const body = native.body as (...all: unknown[]) => unknown;
    const wrapped = (machine: VirtualMachine, ...parameters: unknown[]): unknown => {
      const result = body(machine, ...parameters);
      if (machine !== this.machine) return result;
      let feature = `${native.path}(`;
      for (let index = 0; index < parameters.length && index < 4; index++) feature += `${kindOf(parameters[index])},`;
      this.current.add(
        `${feature}) ${result !== X ? kindOf(result) : machine.exit === Exit.RAISE ? raised(machine) : "waits"}`,
      );
      return result;
    };
    Reflect.set(native, "body", wrapped);
  }
}

function raised(machine: VirtualMachine): string {
  const { exception } = machine;
  return exception === null ? "raises" : `raises ${exception.shape.cls.name}`;
}

const ENDS_BLOCK: ReadonlySet<number> = new Set(
  OP_NAMES.flatMap((name, op) => (/JUMP|RETURN|RAISE|CALL|YIELD|FOR_ITER|SEND|IMPORT/.test(name) ? [op] : [])),
);

const pairs = new Map<number, string>();
function pairOf(first: number, second: number): string {
  const key = (first << 8) | second;
  let text = pairs.get(key);
  if (text === undefined) pairs.set(key, (text = `${nameOf(first)} > ${nameOf(second)}`));
  return text;
}

function nameOf(op: number): string {
  return OP_NAMES[op] ?? String(op);
}
