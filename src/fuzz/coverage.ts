/**
 * What a program made the machine do, as a set of features: pairs of instructions that follow one another, instructions with
 * the kinds of their operands, built-ins with the kinds of their arguments and how they ended. Taken by the machine's
 * profiling hook and by a wrapper around natives, once for a process; programs run the same with and without (a property that
 * the oracle `self` holds). Invariant: features as texts do not depend on the
 * order of programs; as numbers they hold for one process.
 */

import { OP_NAMES } from "../compile/opcodes.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, X, type AnyFrame } from "../objects/machine.js";
import { PyFloat, PyInstance, PyObject, PyType } from "../objects/model.js";
import { NATIVES, type PyNative } from "../objects/native.js";
import { Frame } from "../vm/frame.js";
import type { VirtualMachine } from "../vm/machine.js";
import type { Profiler } from "../vm/profile.js";

/** Kinds of values and of exceptions, numbered as they come. */
const kinds: string[] = [];
const kindNumbers = new Map<unknown, number>();

function numberOf(key: unknown, name: string): number {
  let number = kindNumbers.get(key);
  if (number === undefined) {
    // Classes of one name are one kind.
    number = kinds.indexOf(name);
    if (number < 0) number = Math.min(kinds.push(name), MOST_KINDS) - 1;
    kindNumbers.set(key, number);
  }
  return number;
}
/** So many fit in their part of a feature; the last one stands for all that come later. */
const MOST_KINDS = 255;

const named = (name: string): number => numberOf(name, name);
const STR = named("str");
const INT = named("int");
const BIG = named("big");
const BOOL = named("bool");
const UNBOUND = named("unbound");
const NONE = named("None");
const FLOAT = named("float");
const INSTANCE = named("instance");
const TYPE = named("type");
const DICT = named("dict");
const ARRAY = named("array");
const OTHER = named("other");
const WAITS = named("waits");

/** What a value is. */
function kindOf(value: unknown): number {
  switch (typeof value) {
    case "string":
      return STR;
    case "number":
      return INT;
    case "bigint":
      return BIG;
    case "boolean":
      return BOOL;
    case "undefined":
      return UNBOUND;
    default:
  }
  if (value === null) return NONE;
  if (value instanceof PyFloat) return FLOAT;
  if (value instanceof PyInstance) return INSTANCE;
  if (value instanceof PyType) return TYPE;
  if (value instanceof PyDict) return DICT;
  if (Array.isArray(value)) return ARRAY;
  if (!(value instanceof PyObject)) return OTHER;
  return kindNumbers.get(value.constructor) ?? numberOf(value.constructor, value.constructor.name);
}

/** A feature is a number: its family, what it is about, and kinds of a byte each; of built-ins three arguments count. */
const BYTE = 256;
const FAMILY = 2 ** 51;
const PAIR = 0;
const OPERANDS = 1;
const NATIVE = 2;

export class Coverage {
  /** Features of the run under way. */
  private readonly current = new Set<number>();
  /** Every feature seen. */
  readonly seen = new Set<number>();
  private machine: VirtualMachine | null = null;
  private readonly hook: Profiler;
  private readonly natives: string[] = [];
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
    this.chunk = machine.chunk;
    machine.profile(this.hook);
  }
  private chunk = 0;

  /** Runs of this machine do not count any longer. */
  detach(machine: VirtualMachine): void {
    this.machine = null;
    machine.profiler = null;
    machine.chunk = this.chunk;
  }

  /** How many features the run had that has ended, and how many of them are new. */
  take(): { features: number; fresh: number } {
    this.machine = null;
    const { current, seen } = this;
    const before = seen.size;
    for (const feature of current) seen.add(feature);
    const result = { features: current.size, fresh: seen.size - before };
    current.clear();
    return result;
  }

  /** The features seen as texts, which are the same in every process. */
  texts(): string[] {
    return [...this.seen].map((feature) => this.text(feature));
  }

  private text(feature: number): string {
    let rest = feature % FAMILY;
    const parts: number[] = [];
    for (let index = 0; index < 5; index++) {
      parts.push(rest % BYTE);
      rest = Math.floor(rest / BYTE);
    }
    const kind = (number: number): string => kinds[number] ?? "";
    switch (Math.floor(feature / FAMILY)) {
      case PAIR:
        return `${nameOf(parts[1])} > ${nameOf(parts[0])}`;
      case OPERANDS:
        return `${nameOf(parts[2])} ${kind(parts[1])} ${kind(parts[0])}`;
      default: {
        const given = parts.slice(1, 4).filter((number) => number > 0);
        return `${this.natives[parts[4] + BYTE * rest]}(${given.map((number) => kind(number - 1)).join(",")}) ${kind(parts[0])}`;
      }
    }
  }

  /** A block of instructions was entered: its pairs are known from the code. */
  private block(top: AnyFrame | null): void {
    if (!(top instanceof Frame) || this.machine === null) return;
    const { words } = top.linked.code;
    const { current } = this;
    let at = top.pc;
    let op = words[at] & 0xff;
    if (this.last >= 0) current.add((this.last << 8) | op);
    while (at + 1 < words.length && ENDS_BLOCK[op] === 0) {
      const next = words[++at] & 0xff;
      current.add((op << 8) | next);
      op = next;
    }
    this.last = op;
  }

  /** The current instruction charges for work: what it works on lies on the stack, from where its result goes. */
  private work(top: AnyFrame | null): void {
    if (!(top instanceof Frame) || top.pc === 0 || this.machine === null) return;
    const op = top.linked.code.words[top.pc - 1] & 0xff;
    const { stack } = this.machine;
    const [first, second] = [kindOf(stack[top.sp]), kindOf(stack[top.sp + 1])];
    this.current.add(OPERANDS * FAMILY + ((op << 16) | (first << 8) | second));
  }

  private wrap(native: PyNative): void {
    const body = native.body as (...all: unknown[]) => unknown;
    const base = NATIVE * FAMILY + (this.natives.push(native.path) - 1) * BYTE ** 4;
    const wrapped = (machine: VirtualMachine, ...parameters: unknown[]): unknown => {
      const result = body(machine, ...parameters);
      if (machine !== this.machine) return result;
      const ended = result !== X ? kindOf(result) : machine.exit === Exit.RAISE ? raised(machine) : WAITS;
      let [feature, scale] = [base + ended, BYTE];
      for (let index = 0; index < parameters.length && index < 3; index++, scale *= BYTE)
        feature += (kindOf(parameters[index]) + 1) * scale;
      this.current.add(feature);
      return result;
    };
    Reflect.set(native, "body", wrapped);
  }
}

function raised(machine: VirtualMachine): number {
  const { exception } = machine;
  return named(exception === null ? "raises" : `raises ${exception.shape.cls.name}`);
}

const ENDS_BLOCK = Uint8Array.from(OP_NAMES, (name) =>
  /JUMP|RETURN|RAISE|CALL|YIELD|FOR_ITER|SEND|IMPORT/.test(name) ? 1 : 0,
);

function nameOf(op: number): string {
  return OP_NAMES[op] ?? String(op);
}
