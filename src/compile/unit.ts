/**
 * A unit: one code object while it is being made. Instructions are emitted in source order into parallel arrays, with
 * labels for jump targets, the protected region each instruction lies in, and a level that moves handlers out of the
 * straight line; `assemble.ts` makes a Code of it.
 *
 * Folding happens here, at emission: an operator that follows loads of constants takes them back and loads the result, so
 * it costs no look-ahead and no recursion however deep the expression. `barrier` keeps it from reaching across labels.
 */

import { work } from "../syntax/work.js";
import type { Located } from "../syntax/ast.js";
import type { Code, Constant } from "./code.js";
import { Op } from "./opcodes.js";
import type { Scope } from "./scope.js";

/** Arguments from here on name free variables; assembly puts their slots behind all others. */
export const FREE_SLOT_BASE = 0x400000;

/** Pseudo-instruction: the protected region `argument` begins; gives the region its stack depth. */
export const BEGIN_REGION = 255;

export type Label = number;

/** A part of the code with its handler. */
export interface Region {
  readonly handler: Label;
  /** How many items above the handler's stack there are where the region begins. */
  readonly drop: number;
}

/** What `break`, `continue` and `return` must undo on their way out, innermost last. */
export type BlockKind =
  | "while"
  | "for"
  | "try"
  | "finally"
  | "finally handler"
  | "with"
  | "async with"
  | "handler cleanup"
  | "handler"
  | "group handler"
  | "async comprehension"
  | "generator"
  | "value";

export class Block {
  constructor(
    readonly kind: BlockKind,
    readonly location: Located,
    /** The region that was current outside the block. */
    readonly outerRegion: number,
    /** Where `continue` and `break` go. */
    readonly start: Label = -1,
    readonly end: Label = -1,
    /** Emits the block's `finally`, or unbinds its exception's name. */
    readonly cleanup: (() => void) | null = null,
  ) {}
}

export class Unit {
  readonly ops: number[] = [];
  readonly args: number[] = [];
  readonly locations: Located[] = [];
  /** The innermost region each instruction lies in, -1 for none. */
  readonly regionOf: number[] = [];
  /** 0 for the straight line, more for handlers, which are laid out after it. */
  readonly levels: number[] = [];
  /** Instruction index by label, -1 until it is placed. */
  readonly labels: number[] = [];
  readonly regions: Region[] = [];
  readonly constants: Constant[] = [];
  readonly names: string[] = [];
  readonly children: (Code | null)[] = [];
  readonly blocks: Block[] = [];
  /** Names of the slots before the free variables. */
  readonly localNames: string[] = [];
  /** Symbols of inlined comprehensions that have a slot in this unit: a function in a `finally` is compiled more than once. */
  readonly hidden = new Set<object>();
  readonly cellSlots: number[] = [];
  argCount = 0;
  positionalOnlyCount = 0;
  keywordOnlyCount = 0;
  flags = 0;
  docstring: Constant | null = null;
  region = -1;
  level = 0;
  maxLevel = 0;
  /** Attributes that the class's methods assign on `self`, for `__static_attributes__`. */
  staticAttributes: Set<string> | null = null;
  /** Slots that hold what a pattern captured until the whole pattern has matched. */
  captures: Map<string, number> | null = null;
  private readonly nameIndex = new Map<string, number>();
  private barrier = 0;
  private lastLabel = -1;

  constructor(
    readonly scope: Scope,
    readonly parent: Unit | null,
    readonly name: string,
    readonly qualname: string,
    readonly firstLine: number,
  ) {}

  emit(op: Op, arg: number, location: Located): void {
    work(6);
    this.ops.push(op);
    this.args.push(arg);
    this.locations.push(location);
    this.regionOf.push(this.region);
    this.levels.push(this.level);
  }

  // ---------------------------------------------------------------------------------------------------------- labels

  newLabel(): Label {
    work(1);
    this.labels.push(-1);
    return this.labels.length - 1;
  }

  place(label: Label): void {
    this.labels[label] = this.lastLabel = this.barrier = this.ops.length;
  }

  // --------------------------------------------------------------------------------------------------------- regions

  /** What is emitted from here on, until `region` is set otherwise, is covered by the handler. */
  beginRegion(handler: Label, drop: number, location: Located): void {
    this.regions.push({ handler, drop });
    this.ops.push(BEGIN_REGION);
    this.args.push(this.regions.length - 1);
    this.locations.push(location);
    this.regionOf.push(-1);
    this.levels.push(this.level);
    this.region = this.regions.length - 1;
    this.barrier = this.ops.length;
  }

  /** What is emitted until `leaveCold` stands behind the straight line; it must end in a jump, and be entered by one. */
  enterCold(location: Located): void {
    this.separate(location);
    this.level++;
    if (this.level > this.maxLevel) this.maxLevel = this.level;
  }

  leaveCold(location: Located): void {
    this.separate(location);
    this.level--;
  }

  /** A label placed here belongs to what was emitted so far: give it an instruction of that level. */
  private separate(location: Located): void {
    if (this.lastLabel === this.ops.length) this.emit(Op.NOP, 0, location);
    this.barrier = this.ops.length;
  }

  // ------------------------------------------------------------------------------------------------------- constants

  loadConstant(constant: Constant, location: Located): void {
    this.constants.push(constant);
    this.emit(Op.LOAD_CONST, this.constants.length - 1, location);
  }

  /** The constants that the last `count` instructions load, oldest first; null when they do something else. */
  trailingConstants(count: number): Constant[] | null {
    const { ops } = this;
    const start = ops.length - count;
    if (start < this.barrier) return null;
    for (let i = ops.length - 1; i >= start; i--) if (ops[i] !== Op.LOAD_CONST) return null;
    const found: Constant[] = [];
    for (let i = start; i < ops.length; i++) found.push(this.constants[this.args[i]]);
    return found;
  }

  /** The constant that the last instruction loads, and `back` instructions before it. */
  trailingConstant(back = 0): Constant | null {
    const at = this.ops.length - 1 - back;
    return at >= this.barrier && this.ops[at] === Op.LOAD_CONST ? this.constants[this.args[at]] : null;
  }

  /** Whether the last instruction is this one, and control comes only from the one before. */
  endsWith(op: Op, arg: number): boolean {
    const last = this.ops.length - 1;
    return last >= this.barrier && this.ops[last] === op && this.args[last] === arg;
  }

  /** Takes back the last instructions. */
  retract(count: number): void {
    const length = this.ops.length - count;
    this.ops.length = length;
    this.args.length = length;
    this.locations.length = length;
    this.regionOf.length = length;
    this.levels.length = length;
  }

  // ----------------------------------------------------------------------------------------------------- names, slots

  nameOf(name: string): number {
    let index = this.nameIndex.get(name);
    if (index === undefined) {
      index = this.names.length;
      this.names.push(name);
      this.nameIndex.set(name, index);
    }
    return index;
  }

  newSlot(name: string): number {
    work(3);
    this.localNames.push(name);
    return this.localNames.length - 1;
  }
}
