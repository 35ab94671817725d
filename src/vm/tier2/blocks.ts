/**
 * Basic blocks of a code object for the second tier, and how they nest when written as structured JavaScript: every loop
 * becomes a labelled `for (;;)`, every other jump leaves a labelled block that ends where the jump goes. Handlers are not
 * among the blocks: an exception is the interpreter's business.
 */

import type { Code } from "../../compile/code.js";
import { OP_ROWS, Op } from "../../compile/opcodes.js";

export interface Block {
  /** Instructions from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
  /** Operands on the stack on arrival. */
  readonly depth: number;
}

/** A part of the blocks, from index `begin` to before index `end`: a loop when its blocks jump back to `begin`. */
export interface Region {
  begin: number;
  end: number;
  readonly loop: boolean;
}

export interface Structure {
  readonly blocks: readonly Block[];
  /** Outer before inner. */
  readonly regions: readonly Region[];
  /** Where compiled code may be entered: the start, heads of loops, bodies of `for` loops, and behind yields. */
  readonly entries: ReadonlySet<number>;
}

function effect(value: number | ((argument: number) => number), argument: number): number {
  return typeof value === "number" ? value : value(argument);
}

const isJump = (op: number): boolean => OP_ROWS[op].operand === "jump";

/** Operands after the instruction when control falls through, and when it jumps. */
function depthsAfter(word: number, depth: number): { readonly next: number; readonly taken: number } {
  const row = OP_ROWS[word & 0xff];
  const argument = word >> 8;
  const left = depth - effect(row.pops, argument);
  const next = left + effect(row.pushes, argument);
  return { next, taken: row.jumpPushes === undefined ? next : left + row.jumpPushes };
}

/** The blocks that can be reached without an exception, in the order of the instructions, and their depths. */
function findBlocks(code: Code): { readonly blocks: Block[]; readonly resumed: Set<number> } {
  const { words } = code;
  const depths = new Map<number, number>([[0, 0]]);
  const leaders = new Set<number>([0]);
  const resumed = new Set<number>();
  const waiting = [0];
  const seen = new Set<number>();
  for (let start = waiting.pop(); start !== undefined; start = waiting.pop()) {
    let pc = start;
    let depth = depths.get(start) as number;
    while (!seen.has(pc)) {
      seen.add(pc);
      const word = words[pc];
      const op = word & 0xff;
      const row = OP_ROWS[op];
      const after = depthsAfter(word, depth);
      if (isJump(op)) {
        const target = word >> 8;
        leaders.add(target);
        if (!depths.has(target)) {
          depths.set(target, after.taken);
          waiting.push(target);
        }
      }
      if (row.ends === true) break;
      pc++;
      depth = after.next;
      if (!depths.has(pc)) depths.set(pc, depth);
      if (row.branch === true) leaders.add(pc);
      if (op === Op.YIELD_VALUE) resumed.add(pc);
      else if (op === Op.FOR_ITER) {
        // The interpreter does FOR_ITER and a store at once (fuse.ts), and stands behind both.
        const body = (words[pc] & 0xff) === Op.STORE_FAST ? pc + 1 : pc;
        resumed.add(body);
        leaders.add(body);
      }
    }
  }
  const blocks: Block[] = [];
  for (let pc = 0; pc < words.length; pc++) {
    if (!seen.has(pc)) continue;
    const start = pc;
    while (pc + 1 < words.length && seen.has(pc + 1) && !leaders.has(pc + 1) && OP_ROWS[words[pc] & 0xff].ends !== true)
      pc++;
    blocks.push({ start, end: pc + 1, depth: depths.get(start) as number });
  }
  return { blocks, resumed };
}

/** Indices of the blocks where control goes by a jump from the end of `block`. */
function jumpTarget(code: Code, block: Block, indexAt: ReadonlyMap<number, number>): number | undefined {
  const word = code.words[block.end - 1];
  return isJump(word & 0xff) ? indexAt.get(word >> 8) : undefined;
}

/** The nesting, or undefined when jumps enter a loop elsewhere than at its head (our compiler makes no such code). */
export function structure(code: Code): Structure | undefined {
  const { blocks, resumed } = findBlocks(code);
  const indexAt = new Map<number, number>(blocks.map((block, index) => [block.start, index]));
  const loops = findLoops(code, blocks, indexAt);
  const inLoop = (loop: Region, index: number): boolean => index >= loop.begin && index < loop.end;
  const entries = new Set<number>([0, ...resumed]);
  for (const loop of loops) entries.add(blocks[loop.begin].start);

  // Forward jumps: from a block, and from the function's start and the heads of loops to the entries inside.
  const edges: [number, number][] = [];
  for (const [index, block] of blocks.entries()) {
    const target = jumpTarget(code, block, indexAt);
    if (target !== undefined && target > index) edges.push([index, target]);
  }
  for (const entry of entries) {
    const target = indexAt.get(entry) as number;
    const around = loops.filter((loop) => inLoop(loop, target));
    const route = [0, ...around.map((loop) => loop.begin), target];
    for (let step = 1; step < route.length; step++)
      if (route[step] > route[step - 1]) edges.push([route[step - 1], route[step]]);
  }
  const scopes = new Map<number, Region>();
  for (const [from, to] of edges) {
    let begin = from;
    for (const loop of loops) {
      if (inLoop(loop, to) && !inLoop(loop, from) && to !== loop.begin) return undefined;
      if (inLoop(loop, from) && to >= loop.end) begin = Math.min(begin, loop.begin);
    }
    const scope = scopes.get(to);
    if (scope === undefined) scopes.set(to, { begin, end: to, loop: false });
    else scope.begin = Math.min(scope.begin, begin);
  }
  const regions = [...loops, ...scopes.values()];
  if (!nest(regions)) return undefined;
  // At one beginning the longer is the outer; a block that ends with the loop is left from inside it.
  // native-ok: a few hundred regions of one code object
  regions.sort((a, b) => a.begin - b.begin || b.end - a.end || Number(a.loop) - Number(b.loop));
  return { blocks, regions, entries };
}

function findLoops(code: Code, blocks: readonly Block[], indexAt: ReadonlyMap<number, number>): Region[] {
  const ends = new Map<number, number>();
  for (const [index, block] of blocks.entries()) {
    const target = jumpTarget(code, block, indexAt);
    if (target !== undefined && target <= index) ends.set(target, Math.max(ends.get(target) ?? 0, index + 1));
  }
  const loops: Region[] = [...ends].map(([begin, end]) => ({ begin, end, loop: true }));
  // native-ok: loops of one code object
  loops.sort((a, b) => a.begin - b.begin || b.end - a.end);
  for (let changed = true; changed;) {
    changed = false;
    for (const outer of loops)
      for (const inner of loops)
        if (outer.begin < inner.begin && inner.begin < outer.end && inner.end > outer.end) {
          outer.end = inner.end;
          changed = true;
        }
  }
  return loops;
}

/** Widens blocks until any two regions are apart or one in the other; false when a loop stands in the way. */
function nest(regions: readonly Region[]): boolean {
  for (let changed = true; changed;) {
    changed = false;
    for (const first of regions)
      for (const second of regions)
        if (first.begin < second.begin && second.begin < first.end && first.end < second.end) {
          if (second.loop) return false;
          second.begin = first.begin;
          changed = true;
        }
  }
  return true;
}
