/**
 * Superinstructions, made when code is linked: the opcode of a word is replaced by one that does it and the next word at
 * once. The second word stays where it is, so jump targets, handlers, positions and charges (computed for unfused code) need
 * no change; a fused instruction that cannot take its fast path does the first half and goes on with the second as usual.
 * The pairs are the most frequent ones of bench/programs, by `npm run bench -- pairs`.
 */

import { Op } from "../compile/opcodes.js";

export const enum Fused {
  LOAD_FAST_LOAD_FAST = 128,
  LOAD_FAST_LOAD_CONST,
  LOAD_FAST_LOAD_ATTR,
  LOAD_FAST_LOAD_METHOD,
  LOAD_FAST_RETURN,
  STORE_FAST_LOAD_FAST,
  STORE_FAST_JUMP,
  LOAD_CONST_ADD,
  LOAD_CONST_SUBTRACT,
  ADD_STORE_FAST,
  LESS_JUMP,
  EQUAL_JUMP,
  COMPARE_JUMP,
  FOR_ITER_STORE_FAST,
  LOAD_GLOBAL_LOAD_FAST,
  POP_TOP_JUMP,
}

const PAIRS: ReadonlyMap<number, number> = new Map([
  pair(Op.LOAD_FAST, Op.LOAD_FAST, Fused.LOAD_FAST_LOAD_FAST),
  pair(Op.LOAD_FAST, Op.LOAD_CONST, Fused.LOAD_FAST_LOAD_CONST),
  pair(Op.LOAD_FAST, Op.LOAD_ATTR, Fused.LOAD_FAST_LOAD_ATTR),
  pair(Op.LOAD_FAST, Op.LOAD_METHOD, Fused.LOAD_FAST_LOAD_METHOD),
  pair(Op.LOAD_FAST, Op.RETURN_VALUE, Fused.LOAD_FAST_RETURN),
  pair(Op.STORE_FAST, Op.LOAD_FAST, Fused.STORE_FAST_LOAD_FAST),
  pair(Op.STORE_FAST, Op.JUMP, Fused.STORE_FAST_JUMP),
  pair(Op.LOAD_CONST, Op.BINARY_ADD, Fused.LOAD_CONST_ADD),
  pair(Op.LOAD_CONST, Op.BINARY_SUBTRACT, Fused.LOAD_CONST_SUBTRACT),
  pair(Op.BINARY_ADD, Op.STORE_FAST, Fused.ADD_STORE_FAST),
  pair(Op.COMPARE_LESS, Op.POP_JUMP_IF_FALSE, Fused.LESS_JUMP),
  pair(Op.COMPARE_EQUAL, Op.POP_JUMP_IF_FALSE, Fused.EQUAL_JUMP),
  pair(Op.COMPARE_LESS_EQUAL, Op.POP_JUMP_IF_FALSE, Fused.COMPARE_JUMP),
  pair(Op.COMPARE_GREATER, Op.POP_JUMP_IF_FALSE, Fused.COMPARE_JUMP),
  pair(Op.COMPARE_GREATER_EQUAL, Op.POP_JUMP_IF_FALSE, Fused.COMPARE_JUMP),
  pair(Op.COMPARE_NOT_EQUAL, Op.POP_JUMP_IF_FALSE, Fused.COMPARE_JUMP),
  pair(Op.FOR_ITER, Op.STORE_FAST, Fused.FOR_ITER_STORE_FAST),
  pair(Op.LOAD_GLOBAL, Op.LOAD_FAST, Fused.LOAD_GLOBAL_LOAD_FAST),
  pair(Op.POP_TOP, Op.JUMP, Fused.POP_TOP_JUMP),
]);

function pair(first: number, second: number, fused: number): [number, number] {
  return [first | (second << 8), fused];
}

/** The words with fused pairs; a word is part of at most one pair. */
export function fuse(words: Int32Array): Int32Array {
  const fused = words.slice();
  for (let pc = 0; pc + 1 < words.length; pc++) {
    const op = PAIRS.get((words[pc] & 0xff) | ((words[pc + 1] & 0xff) << 8));
    if (op === undefined) continue;
    fused[pc] = (words[pc] & ~0xff) | op;
    pc++;
  }
  return fused;
}
