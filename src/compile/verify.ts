/**
 * The verifier: proves of a Code, also one from a file or a snapshot, what the interpreter takes for granted. Whatever
 * passes can be run without the machine reading outside of its stack, its tables or its instructions.
 *
 * The work is linear in the code's size: an instruction is visited again only when the kinds of values that come to it turn
 * out to vary, and how often is limited. Rules have names; a VerifyError gives code, pc and rule.
 */

import { CodeFlag, type Code, type Constant } from "./code.js";
import { popsOf, pushesOf } from "./assemble.js";
import { work } from "../syntax/work.js";
import { FormatFlag, FunctionFlag, Intrinsic1, Intrinsic2, Op, OP_NAMES, OP_ROWS, type OpRow } from "./opcodes.js";

/** A Code that must not run. */
export class VerifyError extends Error {
  constructor(
    readonly codeName: string,
    /** The instruction, or -1 when the code as a whole is wrong. */
    readonly pc: number,
    /** Which rule it breaks. */
    readonly rule: string,
    detail: string,
  ) {
    super(`${codeName}${pc >= 0 ? `:${pc}` : ""}: ${rule}: ${detail}`);
    this.name = "VerifyError";
  }
}

/** Children and constants nest no deeper than source code can. */
const MAX_NESTING = 1000;
const MAX_STACK = 0x7fffff;
/** How much may be looked at for each instruction: again, since what comes to it was found to vary, or deep in the stack. */
const STEPS_PER_INSTRUCTION = 64;

const RESUMABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
const ALL_FLAGS = 2 * CodeFlag.FROZEN - 1;

/** Instructions that are only in generators and coroutines. */
const SUSPENDS: ReadonlySet<Op> = new Set([Op.YIELD_VALUE, Op.SEND]);

/** How many items below those it takes an instruction reads. */
function peeks(op: Op): number {
  switch (op) {
    case Op.IMPORT_FROM:
    case Op.GET_ANEXT:
    case Op.GET_LEN:
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.SEND:
      return 1;
    case Op.MATCH_KEYS:
      return 2;
    case Op.WITH_EXCEPT_START:
      return 3;
    default:
      return 0;
  }
}

/**
 * What is known of a value on the stack. An instruction that works on a list which the machine made itself (LIST_APPEND)
 * does not look at its type, so only what BUILD_LIST left may be there.
 */
const enum Kind {
  /** Any guest value. */
  VALUE = 0,
  /** A guest value, or the empty receiver slot. */
  RECEIVER,
  LIST,
  SET,
  DICT,
  TUPLE,
  TEXT,
  EXCEPTION,
  /** An exception or None. */
  PREVIOUS,
}

const KIND_NAMES: readonly string[] = [
  "value",
  "receiver",
  "list",
  "set",
  "dict",
  "tuple",
  "str",
  "exception",
  "exception or None",
];

function join(first: Kind, second: Kind): Kind {
  if (first === second) return first;
  if (first === Kind.RECEIVER || second === Kind.RECEIVER) return Kind.RECEIVER;
  const exceptions = (kind: Kind): boolean => kind === Kind.EXCEPTION || kind === Kind.PREVIOUS;
  return exceptions(first) && exceptions(second) ? Kind.PREVIOUS : Kind.VALUE;
}

/** The operand stack as a list, so that states share what they have in common. */
class Item {
  /** The item at depth `floorDepth` below this one, once it was looked for. */
  floorDepth = -1;
  floor: Item | null = null;
  constructor(
    readonly kind: Kind,
    readonly below: Item | null,
    /** How many items there are, this one included. */
    readonly depth: number,
  ) {}
}

const depthOf = (top: Item | null): number => (top === null ? 0 : top.depth);
const push = (below: Item | null, kind: Kind): Item => new Item(kind, below, depthOf(below) + 1);

/** The stack's lowest `depth` items. Remembers what it finds: the next question is mostly for the same depth. */
function floorOf(top: Item | null, depth: number): Item | null {
  let at = top;
  while (at !== null && at.depth > depth) at = at.floorDepth === depth ? at.floor : at.below;
  for (let each = top; each !== null && each.depth > depth && each.floorDepth !== depth; each = each.below) {
    each.floorDepth = depth;
    each.floor = at;
  }
  return at;
}

/** Largest argument of a "flag" operand. */
function flagLimit(op: Op): number {
  switch (op) {
    case Op.FORMAT_VALUE:
      return FormatFlag.HAS_SPEC | 3;
    case Op.GET_AWAITABLE:
      return 2;
    case Op.INTRINSIC_1:
      return Intrinsic1.DISPLAY;
    case Op.INTRINSIC_2:
      return Intrinsic2.SET_TYPE_PARAM_DEFAULT;
    default:
      return 1;
  }
}

/** Least and greatest argument of a "count" operand. */
function countBounds(op: Op): readonly [number, number] {
  switch (op) {
    case Op.COPY:
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.MAP_ADD:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
      return [1, MAX_STACK];
    case Op.SWAP:
      return [2, MAX_STACK];
    case Op.BUILD_SLICE:
      return [2, 3];
    case Op.RAISE:
      return [0, 2];
    default:
      return [0, MAX_STACK];
  }
}

const verified = new WeakSet<Code>();

/** Checks a code object, if that has not been done: whoever compiles for a guest pays for it then and there. */
export function verifyOnce(code: Code): void {
  if (verified.has(code)) return;
  verify(code);
  verified.add(code);
}

/**
 * Checks a code object and all that it contains.
 *
 * @throws VerifyError naming the first rule that is broken
 */
export function verify(code: Code): void {
  verifyNested(code, 0);
}

function verifyNested(code: Code, depth: number): void {
  if (depth > MAX_NESTING) throw new VerifyError(code.name, -1, "nesting", "children nest too deeply");
  new Verifier(code).verify();
  for (const child of code.children) verifyNested(child, depth + 1);
}

/** What a slot may be used for. */
const enum SlotUse {
  PLAIN = 0,
  CELL,
}

class Verifier {
  private readonly length: number;
  private readonly slots: Uint8Array;
  private readonly handlerOf: Int32Array;
  private readonly isTarget: Uint8Array;
  private readonly queued: Uint8Array;
  /** Stacks at jump targets. */
  private readonly states: (Item | null | undefined)[];
  private readonly pending: number[] = [];
  private steps: number;
  private readonly nameTuples = new Map<Constant, boolean>();
  /** How many instructions stand before the body. */
  private prologue = 0;

  constructor(private readonly code: Code) {
    this.length = code.words.length;
    this.steps = STEPS_PER_INSTRUCTION * this.length + 100_000;
    this.slots = new Uint8Array(code.localNames.length);
    this.handlerOf = new Int32Array(this.length).fill(-1);
    this.isTarget = new Uint8Array(this.length);
    this.queued = new Uint8Array(this.length);
    this.states = new Array<Item | null | undefined>(this.length);
  }

  private fail(pc: number, rule: string, detail: string): never {
    throw new VerifyError(this.code.qualname, pc, rule, detail);
  }

  verify(): void {
    work(100 + 4 * this.length);
    this.checkShape();
    this.checkSlots();
    this.checkHandlers();
    this.checkOperands();
    this.checkNeighbours();
    this.checkCosts();
    this.walk();
  }

  // ----------------------------------------------------------------------------------------------------- the whole

  private checkShape(): void {
    const { code, length } = this;
    if (length === 0) this.fail(-1, "shape", "no instructions");
    if (length > MAX_STACK) this.fail(-1, "shape", "too many instructions");
    if (code.costs.length !== length) this.fail(-1, "shape", `${code.costs.length} costs for ${length} instructions`);
    if (code.positions.length !== 4 * length) this.fail(-1, "shape", "positions are not four for each instruction");
    if (code.handlers.length % 4 !== 0) this.fail(-1, "shape", "handlers are not four numbers each");
    const { argCount, positionalOnlyCount, keywordOnlyCount, freeCount, stackSize, flags, firstLine } = code;
    for (const value of [argCount, positionalOnlyCount, keywordOnlyCount, freeCount, stackSize, flags, firstLine])
      if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff) this.fail(-1, "shape", `count ${value}`);
    if (stackSize > MAX_STACK) this.fail(-1, "shape", `stack of ${stackSize}`);
    if (positionalOnlyCount > argCount) this.fail(-1, "shape", "more positional-only parameters than positional ones");
    if (flags > ALL_FLAGS) this.fail(-1, "shape", `flags ${flags}`);
    const parameters =
      argCount +
      keywordOnlyCount +
      ((flags & CodeFlag.VARARGS) !== 0 ? 1 : 0) +
      ((flags & CodeFlag.VARKEYWORDS) !== 0 ? 1 : 0);
    if (parameters + freeCount > code.localNames.length)
      this.fail(-1, "shape", "fewer slots than parameters and free variables");
    const kinds = [CodeFlag.OPTIMIZED, CodeFlag.CLASS_BODY, CodeFlag.MODULE].filter((flag) => (flags & flag) !== 0);
    if (kinds.length > 1) this.fail(-1, "shape", "of two kinds");
    const resumable = [CodeFlag.GENERATOR, CodeFlag.COROUTINE, CodeFlag.ASYNC_GENERATOR].filter(
      (flag) => (flags & flag) !== 0,
    );
    if (resumable.length > 1) this.fail(-1, "shape", "two sorts of generator");
    if ((flags & CodeFlag.CLASS_BODY) !== 0 && resumable.length > 0)
      this.fail(-1, "shape", "a class body that suspends");
    if ((flags & CodeFlag.HAS_DOCSTRING) !== 0 && code.constants[0]?.type !== "str")
      this.fail(-1, "shape", "the docstring is no str");
    if ((flags & CodeFlag.NEEDS_CLASS_CELL) !== 0) {
      const free = code.localNames.slice(code.localNames.length - freeCount);
      if (!free.includes("__class__")) this.fail(-1, "shape", "no free variable __class__");
    }
    for (const constant of code.constants) this.checkConstant(constant, 0);
  }

  private checkConstant(constant: Constant, depth: number): void {
    if (depth > MAX_NESTING) this.fail(-1, "constant", "constants nest too deeply");
    switch (constant.type) {
      case "int":
        if (typeof constant.value === "number") {
          if (!Number.isSafeInteger(constant.value) || Object.is(constant.value, -0))
            this.fail(-1, "constant", "an int that is none");
        } else if (
          constant.value >= -BigInt(Number.MAX_SAFE_INTEGER) &&
          constant.value <= BigInt(Number.MAX_SAFE_INTEGER)
        )
          this.fail(-1, "constant", "a small int as a bigint");
        return;
      case "str":
        if (constant.wide !== undefined)
          for (const point of constant.wide)
            if (!Number.isInteger(point) || point < 0 || point > 0x10ffff) this.fail(-1, "constant", "no code point");
        return;
      case "tuple":
      case "frozenset":
        for (const item of constant.items) this.checkConstant(item, depth + 1);
        return;
      case "none":
      case "true":
      case "false":
      case "ellipsis":
      case "float":
      case "complex":
      case "bytes":
        return;
      default:
        this.fail(-1, "constant", "of no known type");
    }
  }

  /** Cells are made by the prologue, before anything else; a slot holds a cell always or never. */
  private checkSlots(): void {
    const { code, slots } = this;
    const { cellSlots, freeCount, words } = code;
    const firstFree = slots.length - freeCount;
    for (let slot = firstFree; slot < slots.length; slot++) slots[slot] = SlotUse.CELL;
    let pc = (code.flags & RESUMABLE) !== 0 ? 1 : 0;
    if (pc === 1 && (words[0] & 0xff) !== Op.NOP) this.fail(0, "prologue", "a generator begins with NOP");
    for (const slot of cellSlots) {
      if (!Number.isInteger(slot) || slot < 0 || slot >= firstFree) this.fail(-1, "slots", `cell slot ${slot}`);
      if (slots[slot] === SlotUse.CELL) this.fail(-1, "slots", `cell slot ${slot} twice`);
      slots[slot] = SlotUse.CELL;
      if (pc >= words.length || words[pc] !== (Op.MAKE_CELL | (slot << 8)))
        this.fail(pc, "prologue", `no MAKE_CELL ${slot}`);
      pc++;
    }
    this.prologue = pc;
  }

  private checkHandlers(): void {
    const { code, handlerOf, length, prologue } = this;
    const { handlers, stackSize } = code;
    let covered = 0;
    for (let entry = 0; entry < handlers.length; entry += 4) {
      const start = handlers[entry];
      const end = handlers[entry + 1];
      const target = handlers[entry + 2];
      const depth = handlers[entry + 3];
      if (start < prologue || end <= start || end > length) this.fail(-1, "handler range", `${start} to ${end}`);
      if (target < prologue || target >= length) this.fail(-1, "handler target", `${target}`);
      if (depth < 0 || depth + 1 > stackSize) this.fail(-1, "handler depth", `${depth} of ${stackSize}`);
      // The first entry that covers an instruction wins; entries must not overlap so much that looking is slow.
      covered += end - start;
      if (covered > 4 * length) this.fail(-1, "handler range", "entries overlap");
      for (let pc = start; pc < end; pc++) if (handlerOf[pc] < 0) handlerOf[pc] = entry;
      this.isTarget[target] = 1;
    }
  }

  // ------------------------------------------------------------------------------------------------- instructions

  private checkOperands(): void {
    const { code, length, slots } = this;
    const { words } = code;
    const classBody = (code.flags & CodeFlag.CLASS_BODY) !== 0;
    for (let pc = 0; pc < length; pc++) {
      const op = words[pc] & 0xff;
      const arg = words[pc] >> 8;
      if (op >= OP_ROWS.length) this.fail(pc, "opcode", `${op}`);
      const row: OpRow = OP_ROWS[op];
      let limit = 0;
      let least = 0;
      switch (row.operand) {
        case "none":
          break;
        case "constant":
          limit = code.constants.length - 1;
          break;
        case "name":
          limit = code.names.length - 1;
          break;
        case "local":
        case "cell":
          limit = slots.length - 1;
          break;
        case "jump":
          limit = length - 1;
          break;
        case "count":
          [least, limit] = countBounds(op);
          break;
        case "function":
          if (arg < 0 || arg >> 4 >= code.children.length) this.fail(pc, "operand", `child ${arg >> 4}`);
          this.checkClosure(pc, arg);
          continue;
        case "unpack":
          limit = MAX_STACK;
          break;
        case "flag":
          limit = flagLimit(op);
          break;
      }
      if (arg < least || arg > limit) this.fail(pc, "operand", `${OP_NAMES[op]} ${arg}`);
      if (row.operand === "jump") this.isTarget[arg] = 1;
      if (row.operand === "cell" && slots[arg] !== SlotUse.CELL) this.fail(pc, "cell", `slot ${arg} holds none`);
      if (row.operand === "local" && op !== Op.MAKE_CELL && slots[arg] === SlotUse.CELL)
        this.fail(pc, "cell", `slot ${arg} holds one`);
      if (
        op === Op.MAKE_CELL &&
        pc >= this.prologue &&
        (slots[arg] !== SlotUse.CELL || code.localNames[arg].charCodeAt(0) !== 46)
      )
        this.fail(pc, "cell", `slot ${arg} is not to get a new one`);
      if (SUSPENDS.has(op) && (code.flags & RESUMABLE) === 0)
        this.fail(pc, "suspension", "in code that cannot suspend");
      if (op === Op.LOAD_LOCALS && !classBody && (code.flags & CodeFlag.OPTIMIZED) !== 0)
        this.fail(pc, "namespace", "in code that has none");
    }
  }

  private checkClosure(pc: number, arg: number): void {
    const child = this.code.children[arg >> 4];
    const closure = (arg & 8) !== 0;
    if (closure !== child.freeCount > 0) this.fail(pc, "closure", `for ${child.freeCount} free variables`);
    if (!closure) return;
    // The cells are loaded right before: nothing else may come into a closure.
    const { words } = this.code;
    const build = pc > 0 ? words[pc - 1] : 0;
    if (build !== (Op.BUILD_TUPLE | (child.freeCount << 8)))
      this.fail(pc, "closure", "not built by the instruction before");
    for (let back = 2; back < 2 + child.freeCount; back++)
      if (pc < back || (words[pc - back] & 0xff) !== Op.LOAD_CLOSURE)
        this.fail(pc, "closure", "of something else than cells");
  }

  /** Operands that the machine reads from the instruction before, or takes for what that one left. */
  private checkNeighbours(): void {
    const { code, length, isTarget, prologue } = this;
    const { words } = code;
    for (let pc = 0; pc < length; pc++) {
      const op = words[pc] & 0xff;
      const arg = words[pc] >> 8;
      if (isTarget[pc] === 1 && pc < prologue) this.fail(pc, "prologue", "a jump into it");
      switch (op) {
        case Op.YIELD_VALUE:
          if (arg === 1 && this.before(pc, 1) !== Op.SEND)
            this.fail(pc, "suspension", "a delegating yield without its SEND");
          break;
        case Op.CALL_KEYWORD:
        case Op.MATCH_CLASS: {
          const names = this.constantBefore(pc, 1);
          if (names === null || !this.isNames(names)) this.fail(pc, "names", "no constant tuple of names");
          else if (op === Op.CALL_KEYWORD && (names as { items: readonly Constant[] }).items.length > arg)
            this.fail(pc, "names", "more names than arguments");
          break;
        }
        case Op.IMPORT_NAME: {
          const names = this.constantBefore(pc, 1);
          const level = isTarget[pc - 1] === 1 ? null : this.constantBefore(pc - 1, 1);
          if (names === null || (names.type !== "none" && !this.isNames(names)))
            this.fail(pc, "names", "no constant tuple of names");
          if (level === null || level.type !== "int" || typeof level.value !== "number" || level.value < 0)
            this.fail(pc, "names", "no constant level");
          break;
        }
        case Op.MAKE_FUNCTION:
          if ((arg & FunctionFlag.CLOSURE) === 0) break;
          for (let at = pc - code.children[arg >> 4].freeCount; at <= pc; at++)
            if (isTarget[at] === 1) this.fail(pc, "closure", "a jump into its making");
          break;
      }
    }
  }

  /** Whether a constant is a tuple of strs; each is looked through once. */
  private isNames(constant: Constant): boolean {
    let known = this.nameTuples.get(constant);
    if (known === undefined) {
      known = constant.type === "tuple" && constant.items.every((item) => item.type === "str");
      this.nameTuples.set(constant, known);
    }
    return known;
  }

  /** The opcode before, when control can only come from there; -1 otherwise. */
  private before(pc: number, back: number): number {
    return pc < back || this.isTarget[pc] === 1 ? -1 : this.code.words[pc - back] & 0xff;
  }

  private constantBefore(pc: number, back: number): Constant | null {
    if (this.before(pc, back) !== Op.LOAD_CONST) return null;
    return this.code.constants[this.code.words[pc - back] >> 8];
  }

  private checkCosts(): void {
    const { words, costs } = this.code;
    let cost = 0;
    for (let pc = words.length - 1; pc >= 0; pc--) {
      const row: OpRow = OP_ROWS[words[pc] & 0xff];
      cost = row.branch === true || row.ends === true ? 1 : cost + 1;
      if (costs[pc] !== cost) this.fail(pc, "cost", `${costs[pc]} instead of ${cost}`);
    }
  }

  // ------------------------------------------------------------------------------------------------------ the stack

  /** One depth for each instruction, whatever the way to it, and the kinds of values that hold on every way. */
  private walk(): void {
    const { code, handlerOf, length, isTarget, states } = this;
    const { words, handlers, stackSize } = code;
    this.arrive(0, null, -1);
    const { pending } = this;
    while (pending.length > 0) {
      let pc = pending.pop() as number;
      let top = states[pc] as Item | null;
      this.queued[pc] = 0;
      let floorFor = -1;
      for (;;) {
        this.step(pc, 1);
        const op = words[pc] & 0xff;
        const arg = words[pc] >> 8;
        const row: OpRow = OP_ROWS[op];
        const depth = depthOf(top);
        const pops = popsOf(row, arg);
        const entry = handlerOf[pc];
        if (entry >= 0) {
          const kept = handlers[entry + 3];
          const lowest = op === Op.SWAP ? depth - arg : depth - pops;
          if (lowest < kept) this.fail(pc, "handler depth", `${OP_NAMES[op]} at depth ${depth} where ${kept} are kept`);
          if (entry !== floorFor) {
            this.arrive(handlers[entry + 2], push(floorOf(top, kept), Kind.EXCEPTION), pc);
            floorFor = entry;
          }
        }
        if (depth < pops + peeks(op)) this.fail(pc, "stack underflow", `${OP_NAMES[op]} ${arg} at depth ${depth}`);
        const before = top;
        top = this.effect(pc, op, arg, row, top);
        if (depthOf(top) > stackSize) this.fail(pc, "stack size", `${depthOf(top)} of ${stackSize}`);
        if (row.operand === "jump") this.arrive(arg, this.jumpState(op, row, before, top), pc);
        if (row.ends === true) break;
        pc++;
        if (pc >= length) this.fail(length - 1, "fall-through", "off the end");
        if (isTarget[pc] === 1) {
          this.arrive(pc, top, pc - 1);
          break;
        }
      }
    }
  }

  private step(pc: number, count: number): void {
    work(3 * count);
    this.steps -= count;
    if (this.steps < 0) this.fail(pc, "complexity", "too much to follow");
  }

  /** Control comes to a jump target with this stack. */
  private arrive(pc: number, top: Item | null, from: number): void {
    const known = this.states[pc];
    let state = top;
    if (known !== undefined) {
      if (known === top) return;
      if (depthOf(known) !== depthOf(top))
        this.fail(pc, "stack depth", `${depthOf(top)} from ${from}, ${depthOf(known)} by another way`);
      state = this.joined(pc, known, top);
      if (state === known) return;
    }
    this.states[pc] = state;
    if (this.queued[pc] === 1) return;
    this.queued[pc] = 1;
    this.pending.push(pc);
  }

  /** The stack of which both are instances; `first` itself when it is that. */
  private joined(pc: number, first: Item | null, second: Item | null): Item | null {
    const kinds: Kind[] = [];
    let changed = 0;
    let a = first;
    let b = second;
    while (a !== b && a !== null && b !== null) {
      const kind = join(a.kind, b.kind);
      kinds.push(kind);
      if (kind !== a.kind) changed = kinds.length;
      a = a.below;
      b = b.below;
    }
    this.step(pc, kinds.length);
    if (changed === 0) return first;
    // Below the lowest change the first stack can be kept.
    let result = first;
    for (let i = 0; i < changed; i++) result = (result as Item).below;
    for (let i = changed - 1; i >= 0; i--) result = push(result, kinds[i]);
    return result;
  }

  private jumpState(op: Op, row: OpRow, before: Item | null, after: Item | null): Item | null {
    if (op === Op.JUMP_IF_FALSE_OR_POP || op === Op.JUMP_IF_TRUE_OR_POP) return before;
    return op === Op.FOR_ITER ? (before as Item).below : row.jumpPushes === undefined ? after : after;
  }

  /** The item `n` places down (1 is the top). */
  private item(pc: number, top: Item | null, n: number): Item {
    this.step(pc, n);
    let at = top;
    for (let i = 1; i < n && at !== null; i++) at = at.below;
    if (at === null) return this.fail(pc, "stack underflow", `no item ${n} of ${depthOf(top)}`);
    return at;
  }

  private expect(pc: number, item: Item, kind: Kind): void {
    if (item.kind !== kind && !(kind === Kind.PREVIOUS && item.kind === Kind.EXCEPTION))
      this.fail(pc, "operand kind", `${KIND_NAMES[item.kind]} where ${KIND_NAMES[kind]} is needed`);
  }

  /** The stack after the instruction, when control falls through. */
  private effect(pc: number, op: Op, arg: number, row: OpRow, top: Item | null): Item | null {
    switch (op) {
      case Op.COPY:
        return push(top, this.item(pc, top, arg).kind);
      case Op.SWAP:
        return this.swap(pc, top as Item, arg);
      case Op.POP_TOP:
      case Op.STORE_FAST:
        // Here the empty receiver may go: dropped, or a slot made empty.
        return (top as Item).below;
      case Op.PUSH_UNBOUND:
        return push(top, Kind.RECEIVER);
      case Op.LOAD_METHOD:
        return push(push(this.take(pc, top, 1), Kind.VALUE), Kind.RECEIVER);
      case Op.CALL_METHOD:
      case Op.CALL_KEYWORD: {
        const count = arg + (op === Op.CALL_KEYWORD ? 1 : 0);
        const receiver = this.take(pc, top, count) as Item;
        return push(this.take(pc, receiver.below, 1), Kind.VALUE);
      }
      case Op.LOAD_CONST: {
        const { type } = this.code.constants[arg];
        return push(top, type === "str" ? Kind.TEXT : type === "tuple" ? Kind.TUPLE : Kind.VALUE);
      }
      case Op.BUILD_LIST:
        return push(this.take(pc, top, arg), Kind.LIST);
      case Op.BUILD_SET:
        return push(this.take(pc, top, arg), Kind.SET);
      case Op.BUILD_MAP:
        return push(this.take(pc, top, 2 * arg), Kind.DICT);
      case Op.BUILD_TUPLE:
        return push(this.take(pc, top, arg), Kind.TUPLE);
      case Op.LIST_TO_TUPLE:
        this.expect(pc, top as Item, Kind.LIST);
        return push((top as Item).below, Kind.TUPLE);
      case Op.LIST_APPEND:
      case Op.LIST_EXTEND:
        this.expect(pc, this.item(pc, top, arg + 1), Kind.LIST);
        return this.take(pc, top, 1);
      case Op.SET_ADD:
      case Op.SET_UPDATE:
        this.expect(pc, this.item(pc, top, arg + 1), Kind.SET);
        return this.take(pc, top, 1);
      case Op.DICT_UPDATE:
        this.expect(pc, this.item(pc, top, arg + 1), Kind.DICT);
        return this.take(pc, top, 1);
      case Op.DICT_MERGE:
        this.expect(pc, this.item(pc, top, arg + 1), Kind.DICT);
        void this.item(pc, top, arg + 3);
        return this.take(pc, top, 1);
      case Op.MAP_ADD:
        this.expect(pc, this.item(pc, top, arg + 2), Kind.DICT);
        return this.take(pc, top, 2);
      case Op.BUILD_STRING: {
        let at = top;
        for (let i = 0; i < arg; i++) {
          this.expect(pc, at as Item, Kind.TEXT);
          at = (at as Item).below;
        }
        return push(at, Kind.TEXT);
      }
      case Op.FORMAT_VALUE:
        if ((arg & FormatFlag.HAS_SPEC) !== 0) {
          this.expect(pc, top as Item, Kind.TEXT);
          top = (top as Item).below;
        }
        return push(this.take(pc, top, 1), Kind.TEXT);
      case Op.CALL_EX:
        if (arg === 1) {
          this.expect(pc, top as Item, Kind.DICT);
          top = (top as Item).below;
        }
        this.expect(pc, top as Item, Kind.TUPLE);
        return push(this.take(pc, (top as Item).below, 1), Kind.VALUE);
      case Op.MAKE_FUNCTION: {
        const parts: readonly (readonly [number, Kind])[] = [
          [FunctionFlag.CLOSURE, Kind.TUPLE],
          [FunctionFlag.ANNOTATIONS, Kind.DICT],
          [FunctionFlag.KEYWORD_DEFAULTS, Kind.DICT],
          [FunctionFlag.DEFAULTS, Kind.TUPLE],
        ];
        for (const [flag, kind] of parts) {
          if ((arg & flag) === 0) continue;
          this.expect(pc, top as Item, kind);
          top = (top as Item).below;
        }
        return push(top, Kind.VALUE);
      }
      case Op.MATCH_KEYS:
        this.expect(pc, top as Item, Kind.TUPLE);
        return push(top, Kind.VALUE);
      case Op.FOR_ITER:
        this.take(pc, top, 1);
        return push(top, Kind.VALUE);
      case Op.PUSH_EXCEPTION:
        this.expect(pc, top as Item, Kind.EXCEPTION);
        return push(push((top as Item).below, Kind.PREVIOUS), Kind.EXCEPTION);
      case Op.POP_EXCEPTION:
        this.expect(pc, top as Item, Kind.PREVIOUS);
        return (top as Item).below;
      case Op.RERAISE:
        this.expect(pc, top as Item, Kind.EXCEPTION);
        return (top as Item).below;
      case Op.CHECK_EXCEPTION_MATCH: {
        const below = this.take(pc, top, 1) as Item;
        if (below === null) return this.fail(pc, "stack underflow", "no exception");
        this.expect(pc, below, Kind.EXCEPTION);
        return push(below, Kind.VALUE);
      }
      case Op.CHECK_GROUP_MATCH: {
        const below = this.take(pc, top, 1) as Item;
        this.expect(pc, below, Kind.PREVIOUS);
        return push(push(below.below, Kind.PREVIOUS), Kind.PREVIOUS);
      }
      case Op.PREPARE_RERAISE_STAR: {
        this.expect(pc, top as Item, Kind.LIST);
        const below = (top as Item).below as Item;
        this.expect(pc, below, Kind.EXCEPTION);
        return push(below.below, Kind.EXCEPTION);
      }
      case Op.WITH_EXCEPT_START:
        this.expect(pc, top as Item, Kind.EXCEPTION);
        if (this.item(pc, top, 3).kind === Kind.RECEIVER) this.fail(pc, "operand kind", "an empty receiver");
        return push(top, Kind.VALUE);
      case Op.END_ASYNC_FOR:
        this.expect(pc, top as Item, Kind.EXCEPTION);
        return this.take(pc, (top as Item).below, 1);
      default: {
        let after = this.take(pc, top, popsOf(row, arg));
        this.take(pc, after, peeks(op));
        for (let i = pushesOf(row, arg); i > 0; i--) after = push(after, Kind.VALUE);
        return after;
      }
    }
  }

  /** The stack without its `count` topmost items, which are values. */
  private take(pc: number, top: Item | null, count: number): Item | null {
    let at = top;
    for (let i = 0; i < count; i++) {
      if (at === null) return this.fail(pc, "stack underflow", `${count} items of ${depthOf(top)}`);
      if (at.kind === Kind.RECEIVER) this.fail(pc, "operand kind", "an empty receiver");
      at = at.below;
    }
    return at;
  }

  private swap(pc: number, top: Item, n: number): Item {
    const other = this.item(pc, top, n);
    const between: Kind[] = [];
    for (let at = top.below as Item; at !== other; at = at.below as Item) between.push(at.kind);
    let result = push(other.below, top.kind);
    for (let i = between.length - 1; i >= 0; i--) result = push(result, between[i]);
    return push(result, other.kind);
  }
}
