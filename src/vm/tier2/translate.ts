/**
 * The second tier's translator (design §8): verified bytecode to the text of one JavaScript function that does the same
 * work with the same charges. Locals and operands become JavaScript variables; before anything that may raise, call, count
 * memory or be stopped they are written back to the machine's stack, `frame.pc` and `frame.sp` are set as the interpreter
 * sets them, and slow paths are the interpreter's own. So every stop, exception, suspension and snapshot finds the frame as
 * the interpreter would have left it, and the interpreter can go on from there.
 *
 * Nothing of the guest enters the text: it is put together from fixed templates and whole numbers (opcodes, slots, program
 * counters, small integer constants). `test/vm/tier2` parses what is emitted with acorn and holds it against an allow-list.
 */

import { CodeFlag, type Code } from "../../compile/code.js";
import { OP_ROWS, Op } from "../../compile/opcodes.js";
import { structure, type Block, type Region, type Structure } from "./blocks.js";
import { ARITHMETIC, boundLocals, floatLocals } from "./locals.js";

/** Longer code stays with the interpreter: V8 would take too long over it. */
const MOST_WORDS = 1500;
/** Of the work of nesting blocks, and of what is written back at every slow path, which both grow with the square. */
const MOST_JUMPS = 150;
const MOST_OPERANDS = 24;
/** Above it every assignment is written to the machine's stack at once, which keeps slow paths short. */
const MANY_CHARACTERS = 30_000;
/** V8 does not optimise functions of more than 60 KB of its bytecode. */
const MOST_CHARACTERS = 70_000;
/** Comparing longer texts is charged. */
const LONG_TEXT = 1024;
const MAX_SAFE = "9007199254740991";

export interface Translation {
  readonly text: string;
  readonly entries: Uint8Array;
}

/** What an operand is known to be. */
type Kind = "number" | "boolean" | "float" | "any";

/** An operand at translation time: where its value is (a local, a constant, or its own variable). */
interface Operand {
  readonly text: string;
  readonly kind: Kind;
  /** The local it was read from, -1 for another. */
  readonly local: number;
  /** Where the number lies when the text is LAZY (or, of a constant, always); "": it never is. */
  readonly float: string;
  /** The machine's stack holds it already. */
  stored: boolean;
}

const COMPARISONS: ReadonlyMap<number, string> = new Map([
  [Op.COMPARE_LESS, "<"],
  [Op.COMPARE_LESS_EQUAL, "<="],
  [Op.COMPARE_GREATER, ">"],
  [Op.COMPARE_GREATER_EQUAL, ">="],
  [Op.COMPARE_EQUAL, "==="],
  [Op.COMPARE_NOT_EQUAL, "!=="],
]);

/**
 * Floats are boxed late: the variable of an operand or a local may hold `D` for "a float, whose number is in the variable
 * beside it" (`s3` and `d3`, `l2` and `e2`). Whatever else looks at it, or copies it, boxes it first. Floats have no identity,
 * but what two names share must stay shared, since memory is counted by it.
 */
const LAZY = "D";

/** The text of the function, or undefined for code that the interpreter keeps. */
export function translate(code: Code): Translation | undefined {
  if (code.words.length > MOST_WORDS) return undefined;
  if ((code.flags & (CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR | CodeFlag.CLASS_BODY)) !== 0) return undefined;
  if ((code.flags & (CodeFlag.OPTIMIZED | CodeFlag.MODULE)) === 0) return undefined;
  if (code.stackSize > MOST_OPERANDS) return undefined;
  let jumps = 0;
  for (const word of code.words) if (OP_ROWS[word & 0xff].operand === "jump") jumps++;
  if (jumps > MOST_JUMPS) return undefined;
  const found = structure(code);
  if (found === undefined) return undefined;
  const text = new Translator(code, found, false).translate() ?? new Translator(code, found, true).translate();
  if (text === undefined) return undefined;
  const entries = new Uint8Array(code.words.length);
  for (const pc of found.entries) entries[pc] = 1;
  return { text, entries };
}

class Translator {
  private readonly out: string[] = [];
  private readonly indexAt: ReadonlyMap<number, number>;
  private readonly localCount: number;
  /** Locals that the code assigns: their variables may be ahead of the machine's stack. */
  private readonly assigned = new Set<number>();
  /** Locals that cannot be found unbound. */
  private readonly bound = new Set<number>();
  private readonly constants = new Set<number>();
  private readonly floatConstants = new Set<number>();
  /** Locals that may hold LAZY, and positions of operands whose number was used. */
  private readonly lazyLocals: ReadonlySet<number>;
  private readonly lazySlots = new Set<number>();
  private readonly resumable: boolean;
  private stack: Operand[] = [];
  private ahead = new Set<number>();
  /** Locals that are bound for certain: at the beginning of each block, and where the translation is. */
  private readonly boundAt: readonly ReadonlySet<number>[];
  private certain = new Set<number>();

  constructor(
    private readonly code: Code,
    private readonly found: Structure,
    /** Locals are written to the machine's stack whenever they are assigned. */
    private readonly writesThrough: boolean,
  ) {
    this.indexAt = new Map(found.blocks.map((block, index) => [block.start, index]));
    this.localCount = code.localNames.length;
    this.resumable = (code.flags & CodeFlag.GENERATOR) !== 0;
    this.findLocals();
    this.boundAt = boundLocals(code, found, this.bound);
    this.lazyLocals = writesThrough ? new Set() : floatLocals(code);
  }

  private findLocals(): void {
    const unsure = new Set<number>();
    for (const word of this.code.words) {
      const op = word & 0xff;
      const slot = word >> 8;
      if (op === Op.STORE_FAST || op === Op.MAKE_CELL || op === Op.DELETE_FAST) this.assigned.add(slot);
      if (op === Op.DELETE_FAST) unsure.add(slot);
    }
    for (let slot = 0; slot < this.code.argCount; slot++) if (!unsure.has(slot)) this.bound.add(slot);
  }

  /** The text, or undefined when it would be too long. */
  translate(): string | undefined {
    const { blocks, regions } = this.found;
    let next = 0;
    const open: Region[] = [];
    for (let index = 0; index <= blocks.length; index++) {
      while (open.length > 0 && open[open.length - 1].end === index) {
        const region = open.pop() as Region;
        // Whoever comes to the end of a loop's text leaves it: going round is written out.
        this.out.push(region.loop ? "break; }" : "}");
      }
      if (index === blocks.length) break;
      let dispatched = index !== 0;
      for (; next < regions.length && regions[next].begin === index; next++) {
        const region = regions[next];
        if (!dispatched && region.loop) {
          this.dispatch(0, false);
          dispatched = true;
        }
        this.out.push(region.loop ? `L${region.begin}: for (;;) {` : `B${region.end}: {`);
        open.push(region);
      }
      if (!dispatched) this.dispatch(0, false);
      if (regions.some((region) => region.loop && region.begin === index)) this.dispatch(index, true);
      this.block(blocks[index], index);
      if (this.characters > (this.writesThrough ? MOST_CHARACTERS : MANY_CHARACTERS)) return undefined;
    }
    return this.assemble();
  }

  private assemble(): string {
    const head: string[] = [
      '"use strict";',
      "const { X, F, L, T, S, I, RI, LI, cold, call, callMethod, pushed, iterate, loadGlobal, storeGlobal,",
      "loadAttribute, storeAttribute, loadMethod, subscript, storeItem, arithmetic, binary, numeric, compare, same, branch,",
      "point, more, leave, leaveGenerator, yielded, taken, D } = tier;",
      "return function (m, frame) {",
      "const stack = m.stack, base = frame.base, linked = frame.linked, caches = linked.caches, globals = linked.globals;",
      `const top = base + ${this.localCount};`,
      "let entry = frame.pc, result, cache, items;",
    ];
    if (this.constants.size > 0) {
      head.push("const constants = linked.constants;");
      for (const index of this.constants) head.push(`const k${index} = constants[${index}];`);
      for (const index of this.floatConstants) head.push(`const j${index} = k${index}.value;`);
    }
    for (let slot = 0; slot < this.localCount; slot++) head.push(`let l${slot} = stack[base + ${slot}];`);
    for (const slot of this.lazyLocals) head.push(`let e${slot} = 0;`);
    for (const position of this.lazySlots) head.push(`let d${position} = 0;`);
    const depths = [...this.found.entries].map((pc) => this.found.blocks[this.indexAt.get(pc) as number].depth);
    const deepest = Math.max(0, ...depths);
    for (let slot = 0; slot < this.code.stackSize; slot++) head.push(`let s${slot};`);
    if (deepest > 0) {
      head.push("if (entry !== 0) {");
      for (let slot = 0; slot < deepest; slot++) head.push(`s${slot} = stack[top + ${slot}];`);
      head.push("}");
    }
    return `${head.join("\n")}\n${this.out.join("\n")}\n};`;
  }

  /** Where the function or a loop begins: to the entry asked for, perhaps by way of an inner loop's head. */
  private dispatch(index: number, atLoop: boolean): void {
    const lines: string[] = [];
    for (const pc of this.found.entries) {
      if (pc === 0) continue;
      const target = this.indexAt.get(pc) as number;
      // native-ok: loops of one code object
      const heads = this.found.regions
        .filter((region) => region.loop && target >= region.begin && target < region.end)
        .map((region) => region.begin)
        // native-ok: the same list
        .sort((a, b) => a - b);
      let hop: number;
      if (atLoop) {
        // native-ok: a list of loops within one another
        const at = heads.indexOf(index);
        if (at < 0) continue;
        if (target === index) {
          lines.push(`if (entry === ${pc}) entry = 0; else`);
          continue;
        }
        hop = heads[at + 1] ?? target;
      } else {
        hop = heads[0] ?? target;
        if (hop === 0) continue;
      }
      // native-ok: the same list
      const arrived = hop === target && !heads.includes(target);
      lines.push(`if (entry === ${pc}) { ${arrived ? "entry = 0; " : ""}break B${hop}; } else`);
    }
    if (lines.length === 0) return;
    this.out.push("if (entry !== 0) {", ...lines, "; }");
  }

  // ------------------------------------------------------------------------------------------------------------- state

  private get depth(): number {
    return this.stack.length;
  }

  private slot(position: number): string {
    return `s${position}`;
  }

  private push(text: string, kind: Kind = "any", local = -1, float = ""): void {
    this.stack.push({ text, kind, local, float, stored: false });
  }

  /** The operand on top, as it is: perhaps LAZY. */
  private take(): Operand {
    const operand = this.stack.pop();
    if (operand === undefined) throw new Error("the stack of the translation is empty");
    return operand;
  }

  /** The operand on top, boxed. */
  private pop(): Operand {
    const operand = this.take();
    this.box(operand);
    return operand;
  }

  private box(operand: Operand): void {
    if (isLazy(operand)) this.line(`if (${operand.text} === ${LAZY}) ${operand.text} = new F(${operand.float});`);
  }

  /** What boxes a local or operand where it is written down. */
  private boxed(text: string, float: string): string {
    return float === "" ? text : `(${text} === ${LAZY} ? ${text} = new F(${float}) : ${text})`;
  }

  /** The result of float arithmetic, whose number is in the variable that this answers. */
  private pushFloat(): void {
    const position = this.depth;
    this.lazySlots.add(position);
    this.push(this.slot(position), "any", -1, `d${position}`);
  }

  /** The result of an operation, assigned to the variable of its position. */
  private pushSlot(kind: Kind = "any"): string {
    const text = this.slot(this.depth);
    this.push(text, kind);
    return text;
  }

  private characters = 0;
  private line(text: string): void {
    this.characters += text.length;
    this.out.push(text);
  }

  /** Operands in their own variables, as every block expects them. */
  private settle(): void {
    for (const [position, operand] of this.stack.entries()) {
      const own = this.slot(position);
      this.box(operand);
      if (operand.text !== own) this.line(`${own} = ${operand.text};`);
      const kind = operand.kind === "float" ? "any" : operand.kind;
      this.stack[position] = { text: own, kind, local: -1, float: "", stored: operand.stored };
    }
  }

  /** Writes to the machine's stack what it lacks, and `frame.pc`, `frame.sp`; `extra` are operands taken already. */
  private saving(pc: number, sp: number, extra: readonly Operand[] = []): string {
    const parts: string[] = [];
    for (const slot of this.ahead)
      parts.push(`stack[base + ${slot}] = ${this.boxed(`l${slot}`, this.lazyLocals.has(slot) ? `e${slot}` : "")};`);
    const operands = [...this.stack, ...extra];
    for (const [position, operand] of operands.entries())
      if (!operand.stored)
        parts.push(
          `stack[top + ${position}] = ${isLazy(operand) ? this.boxed(operand.text, operand.float) : operand.text};`,
        );
    parts.push(`frame.pc = ${pc}; frame.sp = top + ${sp};`);
    return parts.join(" ");
  }

  /** The same on the way that is always taken: what was written need not be written again. */
  private save(pc: number, sp: number, extra: readonly Operand[] = []): void {
    this.line(this.saving(pc, sp, extra));
    this.ahead.clear();
    for (const operand of this.stack) operand.stored = true;
  }

  /** `result` of a slow path: X leaves. */
  private slowly(pc: number, sp: number, extra: readonly Operand[], expression: string, into: string): string {
    return (
      `${this.saving(pc, sp, extra)} result = ${expression}; ` +
      `if (result === X && (result = pushed(m, frame, X)) === X) return X; ${into} = result;`
    );
  }

  // ------------------------------------------------------------------------------------------------------------ blocks

  private block(block: Block, index: number): void {
    this.stack = [];
    for (let position = 0; position < block.depth; position++) this.push(this.slot(position));
    this.ahead = new Set(this.writesThrough ? [] : this.assigned);
    this.certain = new Set(this.boundAt[index]);
    const { words } = this.code;
    this.current = index;
    for (let pc = block.start; pc < block.end; pc++) {
      const following = pc + 1 < block.end ? words[pc + 1] : undefined;
      if (this.compareAndBranch(words[pc], following, pc)) pc++;
      else this.instruction(words[pc] & 0xff, words[pc] >> 8, pc);
    }
    const last = words[block.end - 1];
    const row = OP_ROWS[last & 0xff];
    if (row.branch !== true && row.ends !== true) this.settle();
    // A block behind this one in the text is where control falls through to: structure() keeps the order.
    const next = this.found.blocks[index + 1] as Block | undefined;
    if (row.ends !== true && next?.start !== block.end) throw new Error("a block falls through to nothing");
  }

  /** Goes to a block from the present state (operands settled). */
  private goto(pc: number): string {
    const target = this.indexAt.get(pc) as number;
    // The block that is written at this moment comes before its target, or jumps back.
    return target <= this.current ? `continue L${target};` : `break B${target};`;
  }
  private current = 0;

  /** Charges the arrival at `pc` with `depth` operands. */
  private charge(pc: number): string {
    return `if ((m.fuel -= ${this.code.costs[pc]}) < 0) { ${this.saving(pc, this.depth)} if (!point(m)) return X; }`;
  }

  // ------------------------------------------------------------------------------------------------------ instructions

  private instruction(op: number, arg: number, pc: number): void {
    const symbol = ARITHMETIC.get(op);
    if (symbol !== undefined) return this.arithmetic(op, symbol, arg, pc);
    if (COMPARISONS.has(op)) return this.comparison(op, pc);
    switch (op) {
      case Op.NOP:
        return;
      case Op.POP_TOP:
        this.take();
        return;
      case Op.COPY: {
        const operand = this.stack[this.depth - arg];
        if (operand.local >= 0 || !operand.text.startsWith("s"))
          this.push(operand.text, operand.kind, operand.local, operand.float);
        else {
          this.box(operand);
          const text = this.slot(this.depth);
          this.line(`${text} = ${operand.text};`);
          this.push(text, operand.kind);
        }
        return;
      }
      case Op.SWAP: {
        this.settle();
        const one = this.depth - 1;
        const other = this.depth - arg;
        this.line(`result = s${one}; s${one} = s${other}; s${other} = result;`);
        const kind = this.stack[one].kind;
        this.stack[one] = { text: this.slot(one), kind: this.stack[other].kind, local: -1, float: "", stored: false };
        this.stack[other] = { text: this.slot(other), kind, local: -1, float: "", stored: false };
        return;
      }
      case Op.PUSH_UNBOUND:
        this.push("undefined");
        return;
      case Op.LOAD_CONST:
        return this.constant(arg);
      case Op.LOAD_FAST:
        if (!this.certain.has(arg)) this.line(`if (l${arg} === undefined) { ${this.unbound(op, arg, pc)} }`);
        this.certain.add(arg);
        this.push(`l${arg}`, "any", arg, this.lazyLocals.has(arg) ? `e${arg}` : "");
        return;
      case Op.STORE_FAST:
        return this.store(arg);
      case Op.LOAD_DEREF: {
        const text = this.slot(this.depth);
        this.line(`${text} = l${arg}.contents; if (${text} === undefined) { ${this.unbound(op, arg, pc)} }`);
        this.push(text);
        return;
      }
      case Op.STORE_DEREF:
        this.line(`l${arg}.contents = ${this.pop().text};`);
        return;
      case Op.LOAD_CLOSURE:
        this.push(`l${arg}`, "any", arg);
        return;
      case Op.LOAD_GLOBAL:
        return this.loadGlobal(arg, pc);
      case Op.STORE_GLOBAL: {
        const value = this.pop();
        this.line(
          `if ((cache = caches[${pc}]) !== undefined && cache.version === globals.version) globals.values[cache.position] = ${value.text}; ` +
            `else { ${this.saving(pc + 1, this.depth)} storeGlobal(m, linked, ${pc}, ${arg}, ${value.text}); }`,
        );
        return;
      }
      case Op.LOAD_ATTR: {
        const object = this.pop();
        const into = this.slot(this.depth);
        const slow = this.slowly(
          pc + 1,
          this.depth,
          [object],
          `loadAttribute(m, linked, ${pc}, ${arg}, ${object.text})`,
          into,
        );
        this.line(
          `if (${object.text} instanceof I && (cache = caches[${pc}]) !== undefined && cache.shape === ${object.text}.shape && ` +
            `cache.version === cache.shape.cls.version) ${into} = cache.position >= 0 ? ${object.text}.slots[cache.position] : cache.value; ` +
            `else { ${slow} }`,
        );
        this.pushSlot();
        return;
      }
      case Op.STORE_ATTR: {
        const object = this.pop();
        const value = this.pop();
        this.line(
          `if (${object.text} instanceof I && (cache = caches[${pc}]) !== undefined && cache.shape === ${object.text}.shape && ` +
            `cache.version === cache.shape.cls.version) ${object.text}.slots[cache.position] = ${value.text}; ` +
            `else { ${this.saving(pc + 1, this.depth, [value, object])} ` +
            `if (storeAttribute(m, linked, ${pc}, ${arg}, ${object.text}, ${value.text}) === X) return X; }`,
        );
        return;
      }
      case Op.LOAD_METHOD:
        return this.loadMethod(arg, pc);
      case Op.BINARY_SUBSCR:
        return this.subscript(pc);
      case Op.STORE_SUBSCR: {
        const key = this.pop();
        const object = this.pop();
        const value = this.pop();
        const list = `typeof ${key.text} === "number" && ${object.text} instanceof L && ${key.text} >= 0 && ${key.text} < ${object.text}.items.length`;
        this.line(
          `if (${list}) ${object.text}.items[${key.text}] = ${value.text}; else { ` +
            `${this.saving(pc + 1, this.depth, [value, object, key])} ` +
            `if (storeItem(m, ${object.text}, ${key.text}, ${value.text}) === X) return X; }`,
        );
        return;
      }
      case Op.BINARY_TRUE_DIVIDE:
        return this.divide(op, arg, pc);
      case Op.BINARY_MODULO:
      case Op.BINARY_FLOOR_DIVIDE:
        return this.quotient(op, arg, pc);
      case Op.BINARY_AND:
      case Op.BINARY_OR:
      case Op.BINARY_XOR:
        return this.bitwise(op, op === Op.BINARY_AND ? "&" : op === Op.BINARY_OR ? "|" : "^", arg, pc);
      case Op.BINARY_POWER:
      case Op.BINARY_MATRIX_MULTIPLY:
      case Op.BINARY_LEFT_SHIFT:
      case Op.BINARY_RIGHT_SHIFT:
        return this.binary(op, arg, pc);
      case Op.IS_OP: {
        const right = this.pop();
        const left = this.pop();
        const into = this.slot(this.depth);
        const test = arg === 0 ? "" : "!";
        if (right.text === "null") this.line(`${into} = ${test}(${left.text} === null);`);
        else {
          const saving = this.saving(pc + 1, this.depth + 1, [left, right]);
          this.line(
            `if (${left.text} === ${right.text}) ${into} = ${arg === 0}; ` +
              `else if (${left.text} instanceof I && ${right.text} instanceof I) ${into} = ${arg !== 0}; else { ${saving} ${into} = ${test}same(m, ${left.text}, ${right.text}); }`,
          );
        }
        this.pushSlot("boolean");
        return;
      }
      case Op.UNARY_NOT: {
        const value = this.stack[this.depth - 1];
        if (value.kind === "boolean") {
          this.pop();
          const into = this.slot(this.depth);
          this.line(`${into} = !${value.text};`);
          this.pushSlot("boolean");
          return;
        }
        this.pop();
        const into = this.slot(this.depth);
        const slow = this.slowly(pc + 1, this.depth, [value], `cold(m, frame, ${op}, ${arg})`, into);
        this.line(`if (${value.text} === true || ${value.text} === false) ${into} = !${value.text}; else { ${slow} }`);
        this.pushSlot("boolean");
        return;
      }
      case Op.UNARY_NEGATIVE: {
        const value = this.stack[this.depth - 1];
        this.settle();
        const own = this.slot(this.depth - 1);
        this.line(`if (typeof ${own} === "number") ${own} = ${own} === 0 ? 0 : -${own}; else {`);
        this.coldInto(op, arg, pc, true);
        this.line("}");
        this.pop();
        this.push(own, value.kind === "number" ? "number" : "any");
        return;
      }
      case Op.JUMP:
        this.settle();
        this.line(`${this.charge(arg)} ${this.goto(arg)}`);
        return;
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.JUMP_IF_FALSE_OR_POP:
      case Op.JUMP_IF_TRUE_OR_POP:
        return this.conditional(op, arg, pc);
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_NOT_NONE: {
        const value = this.pop();
        this.settle();
        const test = op === Op.POP_JUMP_IF_NONE ? "===" : "!==";
        this.line(`if (${value.text} ${test} null) { ${this.charge(arg)} ${this.goto(arg)} }`);
        this.line(this.charge(pc + 1));
        return;
      }
      case Op.FOR_ITER:
        return this.forIter(arg, pc);
      case Op.RETURN_VALUE: {
        const value = this.pop();
        this.line(
          this.resumable ? `return leaveGenerator(m, frame, ${value.text});` : `return leave(m, frame, ${value.text});`,
        );
        return;
      }
      case Op.YIELD_VALUE: {
        const value = this.pop();
        this.settle();
        const sent = this.slot(this.depth);
        // Inside `yield from` the receiver lies below: what it gives goes straight through.
        const taken =
          arg === 0 ? `if (taken(m, frame, ${value.text}, ${this.code.costs[pc + 1]})) ${sent} = null; else ` : "";
        this.line(`${taken}{ ${this.saving(pc + 1, this.depth)} return yielded(m, frame, ${value.text}); }`);
        this.pushSlot();
        return;
      }
      case Op.CALL: {
        this.save(pc + 1, this.depth - arg - 1);
        const first = this.depth - arg;
        const callee = this.stack[first - 1].text;
        this.line(`result = call(m, frame, ${callee}, top + ${first}, ${arg}); if (result === X) return X;`);
        this.stack.length = first - 1;
        this.line(`${this.slot(this.depth)} = result;`);
        this.pushSlot();
        return;
      }
      case Op.CALL_METHOD: {
        this.save(pc + 1, this.depth - arg - 2);
        const first = this.depth - arg;
        const callee = this.stack[first - 2].text;
        const receiver = this.stack[first - 1].text;
        this.line(
          `result = callMethod(m, frame, ${callee}, ${receiver}, top + ${first}, ${arg}); if (result === X) return X;`,
        );
        this.stack.length = first - 2;
        this.line(`${this.slot(this.depth)} = result;`);
        this.pushSlot();
        return;
      }
      case Op.BUILD_TUPLE: {
        const items = this.stack.slice(this.depth - arg);
        for (const item of items) this.box(item);
        this.allocate(40 + 8 * arg, pc);
        this.stack.length -= arg;
        this.line(`${this.slot(this.depth)} = new T([${items.map((item) => item.text).join(", ")}]);`);
        this.pushSlot();
        return;
      }
      case Op.BUILD_LIST: {
        // Copied from the machine's stack: arrays of one kind keep V8's accesses to `items` quick.
        const items = this.stack.slice(this.depth - arg);
        for (const item of items) this.box(item);
        this.allocate(56 + 8 * arg, pc);
        this.stack.length -= arg;
        const bottom = this.depth;
        for (const [index, item] of items.entries())
          if (!item.stored) this.line(`stack[top + ${bottom + index}] = ${item.text};`);
        this.line(`${this.slot(bottom)} = new L(stack.slice(top + ${bottom}, top + ${bottom + arg}));`);
        this.pushSlot();
        return;
      }
      case Op.BUILD_SLICE: {
        const step = arg === 3 ? this.pop().text : "null";
        const stop = this.pop().text;
        const start = this.pop().text;
        this.allocate(48, pc);
        this.line(`${this.slot(this.depth)} = new S(${start}, ${stop}, ${step});`);
        this.pushSlot();
        return;
      }
      case Op.LIST_APPEND: {
        this.allocate(8, pc);
        const value = this.pop();
        this.line(`${this.stack[this.depth - arg].text}.items.push(${value.text});`);
        return;
      }
      case Op.UNPACK_SEQUENCE:
        return this.unpack(arg, pc);
      default:
        this.cold(op, arg, pc);
    }
  }

  /** Charges memory with all operands still on the stack, as the interpreter does. */
  private allocate(bytes: number, pc: number, extra: readonly Operand[] = []): void {
    this.line(
      `if (!((m.credit -= ${bytes}) >= 0)) { ${this.saving(pc + 1, this.depth + extra.length, extra)} more(m, ${bytes}); }`,
    );
  }

  private unbound(op: number, arg: number, pc: number): string {
    return `${this.saving(pc + 1, this.depth)} cold(m, frame, ${op}, ${arg}); return X;`;
  }

  private constant(index: number): void {
    const constant = this.code.constants[index];
    if (constant.type === "none") this.push("null");
    else if (constant.type === "true" || constant.type === "false") this.push(constant.type, "boolean");
    else if (constant.type === "int" && typeof constant.value === "number" && !Object.is(constant.value, -0))
      this.push(`(${constant.value})`, "number");
    else {
      this.constants.add(index);
      if (constant.type === "float") {
        this.floatConstants.add(index);
        this.push(`k${index}`, "float", -1, `j${index}`);
      } else this.push(`k${index}`);
    }
  }

  private store(slot: number): void {
    const value = this.take();
    for (const [position, operand] of this.stack.entries()) {
      if (operand.local !== slot) continue;
      this.box(operand);
      const own = this.slot(position);
      this.line(`${own} = ${operand.text};`);
      this.stack[position] = { text: own, kind: operand.kind, local: -1, float: "", stored: operand.stored };
    }
    if (value.local !== slot) {
      // A result goes over as it is; what another local has is shared from now on.
      if (isLazy(value) && value.local < 0 && this.lazyLocals.has(slot)) this.line(`e${slot} = ${value.float};`);
      else this.box(value);
      this.line(`l${slot} = ${value.text};`);
    }
    if (this.writesThrough) this.line(`stack[base + ${slot}] = l${slot};`);
    else this.ahead.add(slot);
    this.certain.add(slot);
  }

  private loadGlobal(arg: number, pc: number): void {
    const into = this.slot(this.depth);
    const slow = this.slowly(pc + 1, this.depth, [], `loadGlobal(m, linked, ${pc}, ${arg})`, into);
    this.line(
      `if ((cache = caches[${pc}]) !== undefined && cache.version === globals.version) ` +
        `${into} = cache.position >= 0 ? globals.values[cache.position] : cache.value; else { ${slow} }`,
    );
    this.pushSlot();
  }

  private loadMethod(arg: number, pc: number): void {
    this.settle();
    const own = this.slot(this.depth - 1);
    const receiver = this.slot(this.depth);
    this.line(
      `if (${own} instanceof I && (cache = caches[${pc}]) !== undefined && cache.shape === ${own}.shape && ` +
        `cache.version === cache.shape.cls.version) { ${receiver} = ${own}; ${own} = cache.value; } else { ` +
        `${this.saving(pc + 1, this.depth)} if (loadMethod(m, frame, linked, ${pc}, ${arg}, ${own}) === X) return X; ` +
        `${own} = stack[top + ${this.depth - 1}]; ${receiver} = stack[top + ${this.depth}]; }`,
    );
    this.pop();
    this.pushSlot();
    this.pushSlot();
  }

  private subscript(pc: number): void {
    const key = this.pop();
    const object = this.pop();
    const into = this.slot(this.depth);
    const slow = this.slowly(pc + 1, this.depth, [object, key], `subscript(m, ${object.text}, ${key.text})`, into);
    const test = key.kind === "number" ? "" : `typeof ${key.text} === "number" && `;
    this.line(
      `if (${test}(${object.text} instanceof L || ${object.text} instanceof T) && ` +
        `(result = ${key.text} < 0 ? ${key.text} + ${object.text}.items.length : ${key.text}) >= 0 && result < ${object.text}.items.length) ` +
        `${into} = ${object.text}.items[result]; else { ${slow} }`,
    );
    this.pushSlot();
  }

  /** Takes both operands of an instruction; `slow`: the result by the interpreter's function of that name. */
  private takeTwo(
    pc: number,
    name: "binary" | "numeric" | "compare",
    op: number,
    arg?: number,
  ): { readonly left: Operand; readonly right: Operand; readonly into: string; readonly slow: string } {
    const right = this.pop();
    const left = this.pop();
    const into = this.slot(this.depth);
    const form = arg === undefined ? "" : `, ${arg}`;
    const call = `${name}(m, ${op}, ${left.text}, ${right.text}${form})`;
    return { left, right, into, slow: this.slowly(pc + 1, this.depth, [left, right], call, into) };
  }

  private numbers(left: Operand, right: Operand): string {
    if (left.kind === "float" || right.kind === "float") return "false";
    const tests = [left, right]
      .filter((operand) => operand.kind !== "number")
      .map((operand) => `typeof ${operand.text} === "number"`);
    return tests.length === 0 ? "true" : tests.join(" && ");
  }

  /** Two floats, or a float and a small int; "false" when that cannot be. `whole`: two small ints are fine, too. */
  private floats(left: Operand, right: Operand, whole = false): string {
    const float = (operand: Operand): string => {
      if (operand.kind === "float") return "true";
      if (operand.kind !== "any") return "false";
      return isLazy(operand)
        ? `(${operand.text} === ${LAZY} || ${operand.text} instanceof F)`
        : `${operand.text} instanceof F`;
    };
    const number = (operand: Operand): string =>
      operand.kind === "number" ? "true" : operand.kind === "any" ? `typeof ${operand.text} === "number"` : "false";
    const either = (operand: Operand): string => or(float(operand), number(operand));
    if (whole) return and(either(left), either(right));
    if (left.kind === "any" && right.kind === "any")
      return `(${float(left)} ? ${either(right)} : ${number(left)} && ${float(right)})`;
    return or(and(float(left), either(right)), and(number(left), float(right)));
  }

  /** The number of an operand that is a float or a small int. */
  private numeric(operand: Operand): string {
    const { text, float, kind } = operand;
    if (kind === "float") return float;
    if (kind === "number") return text;
    const other = `(typeof ${text} === "number" ? ${text} : ${text}.value)`;
    return isLazy(operand) ? `(${text} === ${LAZY} ? ${float} : ${other})` : other;
  }

  private arithmetic(op: number, symbol: string, arg: number, pc: number): void {
    const right = this.take();
    const left = this.take();
    const into = this.slot(this.depth);
    const depth = this.depth;
    // The slow path finds both operands on the stack, where a float's memory is counted.
    const operation = `arithmetic(m, frame, ${op}, ${left.text}, ${right.text}, ${arg})`;
    const slow = this.slowly(pc + 1, depth + 2, [left, right], operation, into);
    const zero = op === Op.BINARY_MULTIPLY ? "result === 0 ? 0 : result" : "result";
    const floats = this.floats(left, right);
    const whole = this.numbers(left, right);
    const parts: string[] = [];
    if (whole !== "false")
      parts.push(
        `if (${whole} && (result = ${left.text} ${symbol} ${right.text}) <= ${MAX_SAFE} && result >= -${MAX_SAFE}) ${into} = ${zero}; else`,
      );
    if (floats !== "false")
      parts.push(
        `if (${floats} && m.credit >= 32) { m.credit -= 32; d${depth} = ${this.numeric(left)} ${symbol} ${this.numeric(right)}; ${into} = ${LAZY}; } else`,
      );
    this.line(`${parts.join(" ")} { ${slow} }`);
    if (floats === "false") this.pushSlot();
    else this.pushFloat();
  }

  private binary(op: number, arg: number, pc: number): void {
    this.line(this.takeTwo(pc, "binary", op, arg).slow);
    this.pushSlot();
  }

  private bitwise(op: number, symbol: string, arg: number, pc: number): void {
    const { left, right, into, slow } = this.takeTwo(pc, "binary", op, arg);
    this.line(
      `if (${this.numbers(left, right)} && ${left.text} === (${left.text} | 0) && ${right.text} === (${right.text} | 0)) ` +
        `${into} = ${left.text} ${symbol} ${right.text}; else { ${slow} }`,
    );
    this.pushSlot();
  }

  private divide(op: number, arg: number, pc: number): void {
    const right = this.take();
    const left = this.take();
    const depth = this.depth;
    const into = this.slot(depth);
    const slow = this.slowly(
      pc + 1,
      depth,
      [left, right],
      `numeric(m, ${op}, ${left.text}, ${right.text}, ${arg})`,
      into,
    );
    const divisor = this.numeric(right);
    this.line(
      `if (${this.floats(left, right, true)} && ${divisor} !== 0 && m.credit >= 32) ` +
        `{ m.credit -= 32; d${depth} = ${this.numeric(left)} / ${divisor}; ${into} = ${LAZY}; } else { ${slow} }`,
    );
    this.pushFloat();
  }

  private quotient(op: number, arg: number, pc: number): void {
    const { left, right, into, slow } = this.takeTwo(pc, "numeric", op, arg);
    const small = `${this.numbers(left, right)} && ${right.text} > 0 && ${right.text} === (${right.text} | 0) && ${left.text} === (${left.text} | 0)`;
    const rest = `result = ((${left.text} | 0) % (${right.text} | 0)) | 0;`;
    const value =
      op === Op.BINARY_MODULO
        ? `${into} = result < 0 ? (result + ${right.text}) | 0 : result;`
        : `${into} = result < 0 ? (((${left.text} | 0) / (${right.text} | 0)) | 0) - 1 : ((${left.text} | 0) / (${right.text} | 0)) | 0;`;
    this.line(`if (${small}) { ${rest} ${value} } else { ${slow} }`);
    this.pushSlot();
  }

  private comparison(op: number, pc: number): void {
    this.compare(op, pc);
    this.pushSlot();
  }

  /** Takes two operands and compares them; `after`: what follows a slow comparison. */
  private compare(op: number, pc: number, after = (_into: string): string => ""): string {
    const symbol = COMPARISONS.get(op) as string;
    const right = this.take();
    const left = this.take();
    const into = this.slot(this.depth);
    const slow = `${this.slowly(pc + 1, this.depth, [left, right], `compare(m, ${op}, ${left.text}, ${right.text})`, into)} ${after(into)}`;
    const same = this.comparable(op, left, right);
    const floats = this.floats(left, right);
    const parts: string[] = [];
    if (same !== "false") parts.push(`if (${same}) ${into} = ${left.text} ${symbol} ${right.text}; else`);
    if (floats !== "false")
      parts.push(`if (${floats}) ${into} = ${this.numeric(left)} ${symbol} ${this.numeric(right)}; else`);
    this.line(`${parts.join(" ")} { ${slow} }`);
    return into;
  }

  /** When JavaScript's comparison is Python's. */
  private comparable(op: number, left: Operand, right: Operand): string {
    const numbers = this.numbers(left, right);
    if (op !== Op.COMPARE_EQUAL && op !== Op.COMPARE_NOT_EQUAL) return numbers;
    if (left.kind === "number" || right.kind === "number") return numbers;
    return (
      `(${numbers}) || (typeof ${left.text} === "string" && typeof ${right.text} === "string" && ` +
      `${left.text}.length < ${LONG_TEXT})`
    );
  }

  /** A comparison whose outcome only decides a jump. */
  private compareAndBranch(word: number, following: number | undefined, pc: number): boolean {
    const op = word & 0xff;
    if (!COMPARISONS.has(op) || following === undefined) return false;
    const jump = following & 0xff;
    if (jump !== Op.POP_JUMP_IF_FALSE && jump !== Op.POP_JUMP_IF_TRUE) return false;
    const target = following >> 8;
    const wanted = jump === Op.POP_JUMP_IF_TRUE;
    // What a comparison of other things answers may be anything, and is asked for its truth.
    const into = this.compare(op, pc, (result) => this.askTruth(result, target, pc + 1, wanted, false));
    // The operands below may still be in locals: a jump expects them in their variables.
    this.settle();
    this.line(`if (${into} === ${wanted}) { ${this.charge(target)} ${this.goto(target)} }`);
    this.line(this.charge(pc + 2));
    return true;
  }

  /** Makes true or false of a value, by a slow look that charges and may leave; then both ways go on uncharged. */
  private askTruth(into: string, target: number, pc: number, wanted: boolean, keep: boolean): string {
    // branch() answers by frame.pc, and has charged the arrival: undone, since the jump written below charges it again.
    return (
      `if (${into} !== true && ${into} !== false) { ${this.saving(pc + 1, this.depth)} ` +
      `if (branch(m, frame, ${into}, ${target}, ${wanted}, ${keep}) === X) return X; ` +
      `if (frame.pc === ${target}) { ${into} = ${wanted}; m.fuel += ${this.code.costs[target]}; } ` +
      `else { ${into} = ${!wanted}; m.fuel += ${this.code.costs[pc + 1]}; } }`
    );
  }

  private conditional(op: number, target: number, pc: number): void {
    const value = this.pop();
    const keep = op === Op.JUMP_IF_FALSE_OR_POP || op === Op.JUMP_IF_TRUE_OR_POP;
    const wanted = op === Op.POP_JUMP_IF_TRUE || op === Op.JUMP_IF_TRUE_OR_POP;
    this.settle();
    const own = this.slot(this.depth);
    // `result` becomes the truth; a kept value lies in its own variable.
    if (keep && value.text !== own) this.line(`${own} = ${value.text};`);
    const text = keep ? own : value.text;
    if (value.kind === "boolean") this.line(`result = ${text};`);
    else
      this.line(
        `result = ${text}; if (result === null) result = false; else if (typeof result === "number") result = result !== 0; ` +
          `else if (typeof result === "string") result = result.length !== 0; ` +
          `else if (result instanceof L) result = result.items.length !== 0; ` +
          `else if (result !== true && result !== false) { ${this.saving(pc + 1, this.depth)} ` +
          `if (branch(m, frame, ${text}, ${target}, ${wanted}, ${keep}) === X) return X; ` +
          `if (frame.pc === ${target}) { result = ${wanted}; m.fuel += ${this.code.costs[target]}; } ` +
          `else { result = ${!wanted}; m.fuel += ${this.code.costs[pc + 1]}; } }`,
      );
    if (keep) this.push(own);
    const charge = this.charge(target);
    this.line(`if (result === ${wanted}) { ${charge} ${this.goto(target)} }`);
    if (keep) this.pop();
    this.line(this.charge(pc + 1));
  }

  private forIter(target: number, pc: number): void {
    this.settle();
    const position = this.depth - 1;
    const iterator = this.slot(position);
    const into = this.slot(this.depth);
    this.line(
      `if (${iterator} instanceof RI) { if (${iterator}.remaining > 0) { ${iterator}.remaining--; ${into} = ${iterator}.current; ` +
        `${iterator}.current += ${iterator}.step; } else ${into} = undefined; } ` +
        `else if (${iterator} instanceof LI && ${iterator}.list !== null && ${iterator}.position < ${iterator}.list.items.length) ` +
        `${into} = ${iterator}.list.items[${iterator}.position++]; ` +
        `else { ${this.saving(pc + 1, this.depth)} ${into} = iterate(m, frame, ${iterator}); if (${into} === X) return X; }`,
    );
    const below = this.pop();
    this.line(`if (${into} === undefined) { m.stopValue = null; ${this.charge(target)} ${this.goto(target)} }`);
    this.stack.push(below);
    const next = this.code.words[pc + 1];
    if ((next & 0xff) === Op.STORE_FAST) {
      // The interpreter does both at once (fuse.ts) and stands behind the store when it is stopped here.
      const slot = next >> 8;
      this.line(
        `if ((m.fuel -= ${this.code.costs[pc + 1]}) < 0) { ${this.saving(pc + 2, this.depth)} ` +
          `stack[base + ${slot}] = ${into}; if (!point(m)) return X; }`,
      );
      this.pushSlot();
      return;
    }
    this.pushSlot();
    this.line(this.charge(pc + 1));
  }

  private unpack(count: number, pc: number): void {
    const value = this.pop();
    const position = this.depth;
    const names: string[] = [];
    for (let index = 0; index < count; index++) names.push(this.slot(position + index));
    const reads = names.map((name, index) => `${name} = items[${count - 1 - index}];`).join(" ");
    const reloads = names.map((name, index) => `${name} = stack[top + ${position + index}];`).join(" ");
    this.line(
      `if ((${value.text} instanceof T || ${value.text} instanceof L) && ${value.text}.items.length === ${count}) ` +
        `{ items = ${value.text}.items; ${reads} } else { ${this.saving(pc + 1, position + 1, [value])} ` +
        `if (cold(m, frame, ${Op.UNPACK_SEQUENCE}, ${count}) === X) return X; ${reloads} }`,
    );
    for (let index = 0; index < count; index++) this.pushSlot();
  }

  /** An instruction of the interpreter's slow kind: works on the machine's stack, which it finds as it would there. */
  private cold(op: number, arg: number, pc: number): void {
    this.coldInto(op, arg, pc, false);
    const row = OP_ROWS[op];
    const pops = typeof row.pops === "number" ? row.pops : row.pops(arg);
    const pushes = typeof row.pushes === "number" ? row.pushes : row.pushes(arg);
    this.stack.length -= pops;
    for (let index = 0; index < pushes; index++) this.pushSlot();
    if (op === Op.MAKE_CELL || op === Op.DELETE_FAST) {
      this.line(`l${arg} = stack[base + ${arg}];`);
      this.ahead.delete(arg);
      if (op === Op.DELETE_FAST) this.certain.delete(arg);
    }
  }

  /** `aside`: on a way that is not always taken, so that what is written counts for nothing afterwards. */
  private coldInto(op: number, arg: number, pc: number, aside: boolean): void {
    const row = OP_ROWS[op];
    const pops = typeof row.pops === "number" ? row.pops : row.pops(arg);
    const pushes = typeof row.pushes === "number" ? row.pushes : row.pushes(arg);
    if (aside) this.line(this.saving(pc + 1, this.depth));
    else this.save(pc + 1, this.depth);
    const calls = op === Op.CALL_KEYWORD || op === Op.CALL_EX;
    const operation = `cold(m, frame, ${op}, ${arg})`;
    // What SEND's receiver gives or returns goes to different places: the loop sees to it.
    const left =
      calls || (pushes === 1 && op !== Op.SEND)
        ? "result === X && (result = pushed(m, frame, X)) === X"
        : "result === X";
    this.line(`result = ${operation}; if (${left}) return X;`);
    const bottom = this.depth - pops;
    if (op === Op.SEND) {
      // The receiver returned: its value lies on the stack, and the arrival is charged.
      const target = arg;
      this.line(`if (result === undefined) { s${bottom} = stack[top + ${bottom}]; ${this.goto(target)} }`);
      this.line(`s${bottom} = result;`);
      return;
    }
    if (row.ends === true) {
      this.line("return X;");
      return;
    }
    if (pushes === 0) return;
    if (pushes === 1) {
      this.line(`s${bottom} = result === undefined ? stack[top + ${bottom}] : result;`);
      return;
    }
    // The last of several is what it answers, unless it has pushed them all.
    this.line(`if (result !== undefined) stack[frame.sp++] = result;`);
    for (let index = 0; index < pushes; index++) this.line(`s${bottom + index} = stack[top + ${bottom + index}];`);
  }
}

/** May it hold LAZY? (A constant's number is known beside the constant.) */
function isLazy(operand: Operand): boolean {
  return operand.float !== "" && operand.kind !== "float";
}

function or(left: string, right: string): string {
  if (left === "true" || right === "true") return "true";
  if (left === "false") return right;
  return right === "false" ? left : `(${left} || ${right})`;
}

function and(left: string, right: string): string {
  if (left === "false" || right === "false") return "false";
  if (left === "true") return right;
  return right === "true" ? left : `${left} && ${right}`;
}
