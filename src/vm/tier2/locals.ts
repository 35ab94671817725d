/** What the translator knows of locals beforehand: which are bound at each block, and which may hold floats of arithmetic. */

import type { Code } from "../../compile/code.js";
import { OP_ROWS, Op } from "../../compile/opcodes.js";
import type { Structure } from "./blocks.js";

/** Operators of Python that are JavaScript's on numbers. */
export const ARITHMETIC: ReadonlyMap<number, string> = new Map([
  [Op.BINARY_ADD, "+"],
  [Op.BINARY_SUBTRACT, "-"],
  [Op.BINARY_MULTIPLY, "*"],
]);

/**
 * Locals that arithmetic is stored to, when its operands may be floats: anything but whole constants, and locals that get
 * nothing else than such constants and arithmetic with them.
 */
export function floatLocals(code: Code): ReadonlySet<number> {
  const { words } = code;
  // Each store with the instruction before it, which makes the value in code of ours.
  const stores: { readonly slot: number; readonly pc: number }[] = [];
  /** Locals that get values from elsewhere, which may be anything. */
  const unknown = new Set<number>();
  for (let slot = 0; slot < code.argCount; slot++) unknown.add(slot);
  for (let pc = 1; pc < words.length; pc++) {
    if ((words[pc] & 0xff) !== Op.STORE_FAST) continue;
    const slot = words[pc] >> 8;
    stores.push({ slot, pc });
    if (!isArithmetic(words[pc - 1]) && !isWholeConstant(words[pc - 1], code)) unknown.add(slot);
  }
  const assigned = new Set(stores.map((store) => store.slot));
  const floats = new Set<number>();
  const isWhole = (word: number): boolean => {
    const slot = word >> 8;
    if ((word & 0xff) !== Op.LOAD_FAST) return isWholeConstant(word, code);
    return assigned.has(slot) && !unknown.has(slot) && !floats.has(slot);
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const { slot, pc } of stores) {
      if (floats.has(slot) || !isArithmetic(words[pc - 1])) continue;
      const divides = (words[pc - 1] & 0xff) === Op.BINARY_TRUE_DIVIDE;
      if (!divides && pc >= 3 && isWhole(words[pc - 2]) && isWhole(words[pc - 3])) continue;
      floats.add(slot);
      changed = true;
    }
  }
  return floats;
}

function isArithmetic(word: number): boolean {
  const op = word & 0xff;
  return ARITHMETIC.has(op) || op === Op.BINARY_TRUE_DIVIDE;
}

function isWholeConstant(word: number, code: Code): boolean {
  return (word & 0xff) === Op.LOAD_CONST && code.constants[word >> 8].type === "int";
}

/** Locals that every way to a block has assigned; with handlers, whose ways are not known here, the parameters alone. */
export function boundLocals(code: Code, found: Structure, parameters: ReadonlySet<number>): ReadonlySet<number>[] {
  const { blocks } = found;
  const { words } = code;
  if (code.handlers.length > 0) return blocks.map(() => parameters);
  const indexAt = new Map(blocks.map((block, index) => [block.start, index]));
  const at: (Set<number> | undefined)[] = blocks.map((_block, index) =>
    index === 0 ? new Set(parameters) : undefined,
  );
  const waiting = [0];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const block = blocks[index];
    const bound = new Set(at[index]);
    for (let pc = block.start; pc < block.end; pc++) {
      const op = words[pc] & 0xff;
      if (op === Op.STORE_FAST || op === Op.LOAD_FAST) bound.add(words[pc] >> 8);
      else if (op === Op.DELETE_FAST) bound.delete(words[pc] >> 8);
    }
    const last = words[block.end - 1];
    const row = OP_ROWS[last & 0xff];
    const ways = [
      row.operand === "jump" ? indexAt.get(last >> 8) : undefined,
      row.ends === true ? undefined : indexAt.get(block.end),
    ];
    for (const way of ways) {
      if (way === undefined) continue;
      const before = at[way];
      if (before === undefined) at[way] = new Set(bound);
      else {
        const common = new Set([...before].filter((local) => bound.has(local)));
        if (common.size === before.size) continue;
        at[way] = common;
      }
      waiting.push(way);
    }
  }
  return at.map((bound) => bound ?? parameters);
}
