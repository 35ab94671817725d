/**
 * From a unit to a Code: instructions are laid out (handlers behind the straight line), jumps threaded, unreachable code
 * left out, the stack depth found by a walk over the graph, labels turned into word indexes, and the charges computed by
 * the rule in code.ts. Instructions are never fused here: superinstructions come at link time.
 */

import { work } from "../syntax/work.js";
import { CodeFlag, type Code, type Constant } from "./code.js";
import { identityKey } from "./constant.js";
import { Op, OP_NAMES, OP_ROWS, type OpRow } from "./opcodes.js";
import { BEGIN_REGION, FREE_SLOT_BASE, type Unit } from "./unit.js";

const RESUMABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
/** Arguments are signed 24-bit numbers. */
export const MAX_ARGUMENT = 0x7fffff;
/** A chain of jumps is followed no further. */
const MAX_HOPS = 16;

/** By opcode: 1 jump, 2 no fall-through, 4 constant, 8 name, 16 local or cell. */
const TRAITS = new Uint8Array(256);
for (let op = 0; op < OP_ROWS.length; op++) {
  const row: OpRow = OP_ROWS[op];
  TRAITS[op] =
    (row.operand === "jump" ? 1 : 0) |
    (row.ends === true ? 2 : 0) |
    (row.operand === "constant" ? 4 : 0) |
    (row.operand === "name" ? 8 : 0) |
    (row.operand === "local" || row.operand === "cell" ? 16 : 0);
}

/** Items taken from and left on the stack, as functions of the argument. */
export function popsOf(row: OpRow, arg: number): number {
  return typeof row.pops === "number" ? row.pops : row.pops(arg);
}
export function pushesOf(row: OpRow, arg: number): number {
  return typeof row.pushes === "number" ? row.pushes : row.pushes(arg);
}

/** The charge on arrival at each instruction: how many there are up to and including the next control transfer. */
export function computeCosts(words: Int32Array): Int32Array {
  const costs = new Int32Array(words.length);
  for (let pc = words.length - 1, cost = 0; pc >= 0; pc--) {
    const row: OpRow = OP_ROWS[words[pc] & 0xff];
    cost = row.branch === true || row.ends === true ? 1 : cost + 1;
    costs[pc] = cost;
  }
  return costs;
}

/** Working space that one assembly after another uses; assembling never nests. */
const scratch = {
  targets: new Int32Array(256),
  depths: new Int32Array(256),
  next: new Int32Array(256),
  indexes: new Int32Array(256),
  constants: new Int32Array(64),
  names: new Int32Array(64),
};

function space(name: keyof typeof scratch, length: number): Int32Array {
  if (scratch[name].length < length) scratch[name] = new Int32Array(2 * length);
  // What a huge program needed is not kept for ever.
  else if (scratch[name].length > 65_536 && length < 1024) scratch[name] = new Int32Array(1024);
  return scratch[name];
}

const NO_HANDLERS = new Int32Array(0);
const NONE: readonly never[] = [];

/** A program beyond the limits of the format. */
export class TooLarge extends Error {}

/** @internal a mistake of the compiler */
function fault(unit: Unit, message: string): never {
  throw new Error(`assembling ${unit.qualname}: ${message}`);
}

export function assemble(unit: Unit, filename: string): Code {
  return new Assembler(unit).assemble(filename);
}

class Assembler {
  // The instructions in layout order.
  private ops: readonly number[];
  private args: number[];
  private readonly order: Int32Array | null;
  private readonly placeOf: Int32Array | null;
  private readonly count: number;
  private readonly targets: Int32Array;
  private readonly depths: Int32Array;
  private readonly regionDepths: number[];
  private stackSize = 0;

  constructor(private readonly unit: Unit) {
    this.count = unit.ops.length;
    this.ops = unit.ops;
    this.args = unit.args;
    if (unit.maxLevel === 0) {
      this.order = this.placeOf = null;
    } else {
      const { levels } = unit;
      this.order = new Int32Array(this.count);
      this.placeOf = new Int32Array(this.count + 1);
      let next = 0;
      for (let level = 0; level <= unit.maxLevel; level++)
        for (let i = 0; i < this.count; i++) {
          if (levels[i] !== level) continue;
          this.placeOf[i] = next;
          this.order[next++] = i;
        }
      const { order } = this;
      this.ops = Array.from(order, (i) => unit.ops[i]);
      this.args = Array.from(order, (i) => unit.args[i]);
    }
    this.targets = space("targets", this.count);
    this.depths = space("depths", this.count).fill(-1, 0, this.count);
    this.regionDepths = new Array<number>(unit.regions.length).fill(-1);
  }

  assemble(filename: string): Code {
    work(4 * this.count);
    this.threadJumps();
    work(4 * this.count);
    this.walk();
    work(4 * this.count + 150);
    return this.build(filename);
  }

  private placeOfLabel(label: number): number {
    const at = this.unit.labels[label];
    if (at < 0 || at >= this.count) fault(this.unit, `label ${label} leads nowhere`);
    return this.placeOf === null ? at : this.placeOf[at];
  }

  /** The first instruction from `at` on that does something. */
  private skip(at: number): number {
    while (this.ops[at] === Op.NOP && at + 1 < this.count) at++;
    return at;
  }

  /** Jumps to jumps go where those go. */
  private threadJumps(): void {
    const { ops, args, targets, count } = this;
    for (let i = 0; i < count; i++) if ((TRAITS[ops[i]] & 1) !== 0) targets[i] = this.placeOfLabel(args[i]);
    const changed = ops as number[];
    for (let i = 0; i < count; i++) {
      let op = ops[i];
      if ((TRAITS[op] & 1) === 0) continue;
      let target = targets[i];
      for (let hops = 0; hops < MAX_HOPS; hops++) {
        const at = this.skip(target);
        const there = ops[at];
        if (there === Op.JUMP) {
          if (at === i || targets[at] === target) break;
          target = targets[at];
        } else if (op === Op.JUMP_IF_FALSE_OR_POP || op === Op.JUMP_IF_TRUE_OR_POP) {
          // The value is tested again there, and the test comes out the same way.
          if (there === op) target = targets[at];
          else if (there === Op.POP_JUMP_IF_FALSE || there === Op.POP_JUMP_IF_TRUE) {
            const same = (op === Op.JUMP_IF_FALSE_OR_POP) === (there === Op.POP_JUMP_IF_FALSE);
            op = op === Op.JUMP_IF_FALSE_OR_POP ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
            target = same ? targets[at] : at + 1;
          } else if (there === Op.JUMP_IF_FALSE_OR_POP || there === Op.JUMP_IF_TRUE_OR_POP) {
            op = op === Op.JUMP_IF_FALSE_OR_POP ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
            target = at + 1;
          } else break;
        } else break;
      }
      changed[i] = op;
      targets[i] = target;
    }
  }

  /** Finds what is reachable and the stack depth before each instruction. */
  private walk(): void {
    const { ops, args, targets, depths, unit, order, regionDepths } = this;
    const { regionOf, regions } = unit;
    const handled = new Array<number>(regions.length).fill(0);
    const pending: number[] = [0, 0];
    let most = 0;
    while (pending.length > 0) {
      let depth = pending.pop() as number;
      let at = pending.pop() as number;
      for (;;) {
        if (at >= this.count) fault(unit, "control falls off the end");
        if (depths[at] >= 0) {
          if (depths[at] !== depth) fault(unit, `stack depth ${depth} at ${at} where ${depths[at]} was`);
          break;
        }
        depths[at] = depth;
        const op = ops[at];
        const arg = args[at];
        if (op === BEGIN_REGION) {
          regionDepths[arg] = depth - regions[arg].drop;
          at++;
          continue;
        }
        const region = regionOf[order === null ? at : order[at]];
        if (region >= 0 && handled[region] === 0) {
          handled[region] = 1;
          if (regionDepths[region] < 0) fault(unit, `region ${region} was never begun`);
          pending.push(this.placeOfLabel(regions[region].handler), regionDepths[region] + 1);
          if (regionDepths[region] + 1 > most) most = regionDepths[region] + 1;
        }
        const row: OpRow = OP_ROWS[op];
        const below = depth - popsOf(row, arg);
        if (below < 0) fault(unit, `${OP_NAMES[op]} at ${at} takes more than there is`);
        depth = below + pushesOf(row, arg);
        if (depth > most) most = depth;
        if ((TRAITS[op] & 1) !== 0) {
          const there = row.jumpPushes === undefined ? depth : below + row.jumpPushes;
          if (there > most) most = there;
          pending.push(targets[at], there);
        }
        if ((TRAITS[op] & 2) !== 0) break;
        at++;
      }
    }
    this.stackSize = most;
  }

  private build(filename: string): Code {
    const { ops, args, targets, depths, unit, order, count } = this;
    // Which instructions stay, backwards, so that a jump to the next one that stays can go.
    const next = space("next", count + 1);
    next[count] = count;
    let kept = 0;
    for (let i = count - 1; i >= 0; i--) {
      const op = ops[i];
      let stays = depths[i] >= 0 && op !== BEGIN_REGION && op !== Op.NOP;
      if (stays && op === Op.JUMP && targets[i] > i && next[targets[i]] === next[i + 1]) stays = false;
      next[i] = stays ? i : next[i + 1];
      if (stays) kept++;
    }
    const cellSlots = unit.cellSlots;
    const resumable = (unit.flags & RESUMABLE) !== 0;
    // An exception thrown into a generator that has not begun is raised at pc 0: no handler may cover it.
    const prologue = cellSlots.length + (resumable ? 1 : 0);
    const length = prologue + kept;
    if (length > MAX_ARGUMENT) throw new TooLarge();
    const newIndex = space("indexes", count + 1);
    for (let i = 0, at = prologue; i < count; i++) {
      newIndex[i] = at;
      if (next[i] === i) at++;
    }

    const words = new Int32Array(length);
    const positions = new Int32Array(4 * length);
    const handlers: number[] = [];
    let at = 0;
    const beginning = (op: Op, arg: number): void => {
      words[at] = op | (arg << 8);
      positions[4 * at] = positions[4 * at + 1] = unit.firstLine;
      positions[4 * at + 2] = positions[4 * at + 3] = -1;
      at++;
    };
    if (resumable) beginning(Op.NOP, 0);
    for (const slot of cellSlots) beginning(Op.MAKE_CELL, slot);

    const constants = new ConstantPool(unit);
    const names = new NamePool(unit);
    const localCount = unit.localNames.length;
    let coveredBy = -1;
    for (let i = 0; i < count; i++) {
      if (next[i] !== i) continue;
      const op = ops[i];
      const source = order === null ? i : order[i];
      let arg = args[i];
      const traits = TRAITS[op];
      if ((traits & 1) !== 0) arg = newIndex[targets[i]];
      else if ((traits & 4) !== 0) arg = constants.indexOf(arg);
      else if ((traits & 8) !== 0) arg = names.indexOf(arg);
      else if ((traits & 16) !== 0 && arg >= FREE_SLOT_BASE) arg = localCount + (arg - FREE_SLOT_BASE);
      if (arg > MAX_ARGUMENT) throw new TooLarge();
      words[at] = op | (arg << 8);
      const location = unit.locations[source];
      const p = 4 * at;
      positions[p] = location.line;
      positions[p + 1] = location.endLine;
      positions[p + 2] = location.column;
      positions[p + 3] = location.endColumn;
      const region = unit.regionOf[source];
      if (region !== coveredBy) {
        if (coveredBy >= 0) handlers[handlers.length - 3] = at;
        if (region >= 0)
          handlers.push(
            at,
            length,
            newIndex[this.placeOfLabel(unit.regions[region].handler)],
            this.regionDepths[region],
          );
        coveredBy = region;
      }
      at++;
    }
    return {
      name: unit.name,
      qualname: unit.qualname,
      filename,
      firstLine: unit.firstLine,
      flags: unit.flags,
      argCount: unit.argCount,
      positionalOnlyCount: unit.positionalOnlyCount,
      keywordOnlyCount: unit.keywordOnlyCount,
      localNames: unit.scope.freeNames.length === 0 ? unit.localNames : [...unit.localNames, ...unit.scope.freeNames],
      freeCount: unit.scope.freeNames.length,
      cellSlots: cellSlots.length === 0 ? NONE : cellSlots,
      stackSize: this.stackSize,
      words,
      costs: computeCosts(words),
      positions,
      handlers: handlers.length === 0 ? NO_HANDLERS : Int32Array.from(handlers),
      constants: constants.items,
      names: names.items,
      children: unit.children.length === 0 ? NONE : (unit.children as Code[]),
    };
  }
}

/** The constants that are left in use, each once. */
class ConstantPool {
  readonly items: Constant[] = [];
  private readonly known = new Map<string | number, number>();
  private readonly indexes: Int32Array;

  constructor(private readonly unit: Unit) {
    this.indexes = space("constants", unit.constants.length).fill(-1, 0, unit.constants.length);
    if (unit.docstring !== null) this.add(unit.docstring);
  }

  indexOf(original: number): number {
    const index = this.indexes[original];
    return index >= 0 ? index : (this.indexes[original] = this.add(this.unit.constants[original]));
  }

  private add(constant: Constant): number {
    const key = constant.type === "int" && typeof constant.value === "number" ? constant.value : identityKey(constant);
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.items.length;
      this.items.push(constant);
      this.known.set(key, index);
    }
    return index;
  }
}

/** The names that are left in use. */
class NamePool {
  readonly items: string[] = [];
  private readonly indexes: Int32Array;

  constructor(private readonly unit: Unit) {
    this.indexes = space("names", unit.names.length).fill(-1, 0, unit.names.length);
  }

  indexOf(original: number): number {
    const index = this.indexes[original];
    if (index >= 0) return index;
    this.items.push(this.unit.names[original]);
    return (this.indexes[original] = this.items.length - 1);
  }
}
