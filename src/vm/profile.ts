/**
 * The profile of a run: which lines and functions its instructions were charged to. The machine looks at the meter at every
 * charge, so the counts are exact and sum to what was used; work of natives and of library code goes to the line that called
 * it. A program's own counts do not change.
 */

import { CodeFlag, type Code } from "../compile/code.js";
import type { AnyFrame } from "../objects/machine.js";
import { Frame } from "./frame.js";

/** Distinct call paths; deeper ones are counted with their caller. */
const MOST_NODES = 20_000;

/** A function as called along one path. */
export interface ProfileNode {
  readonly name: string;
  readonly filename: string;
  /** First line of the function. */
  readonly line: number;
  /** Instructions charged while it was innermost. */
  readonly self: number;
  readonly children: readonly ProfileNode[];
}

export interface Profile {
  /** Instructions per line, most first. */
  readonly lines: readonly { readonly filename: string; readonly line: number; readonly instructions: number }[];
  /** Per function: its own instructions, and those of all it called; most of its own first. */
  readonly functions: readonly {
    readonly name: string;
    readonly filename: string;
    readonly line: number;
    readonly self: number;
    readonly total: number;
  }[];
  /** The call tree; its root stands for what is charged before and after the program (compilation, the value's repr). */
  readonly tree: ProfileNode;
}

class Node {
  self = 0;
  readonly children = new Map<Code, Node>();
  constructor(
    readonly code: Code | null,
    readonly parent: Node | null,
  ) {}
}

export class Profiler {
  private readonly root = new Node(null, null);
  private readonly lines = new Map<string, Map<number, number>>();
  private nodes = 0;
  private used = 0;
  private lastFrame: AnyFrame | null = null;
  private lastNode = this.root;

  /** A block was entered, whose cost has just been charged: the frame stands at its first instruction. */
  block(top: AnyFrame | null, used: number): void {
    const units = used - this.used;
    this.used = used;
    if (units <= 0) return;
    const frame = guestOf(top);
    if (frame === null || frame !== top) {
      this.add(frame, 0, units);
      return;
    }
    // The block's instructions each belong to their own line.
    const { code } = frame.linked;
    const length = Math.min(units, code.words.length - frame.pc);
    for (let index = 0; index < length; index++) this.add(frame, frame.pc + index, 1);
    if (units > length) this.add(frame, frame.pc, units - length);
  }

  /** Units were charged for work that the guest's current instruction began. */
  work(top: AnyFrame | null, used: number): void {
    const units = used - this.used;
    this.used = used;
    if (units <= 0) return;
    const frame = guestOf(top);
    this.add(frame, frame === null ? 0 : Math.max(0, frame.pc - 1), units);
  }

  private add(frame: Frame | null, pc: number, units: number): void {
    if (frame === null) {
      this.root.self += units;
      return;
    }
    this.nodeOf(frame).self += units;
    const { code } = frame.linked;
    const line = code.positions[4 * pc];
    let file = this.lines.get(code.filename);
    if (file === undefined) this.lines.set(code.filename, (file = new Map()));
    file.set(line, (file.get(line) ?? 0) + units);
  }

  private nodeOf(frame: Frame): Node {
    if (frame === this.lastFrame) return this.lastNode;
    const path: Code[] = [];
    for (let at: AnyFrame | null = frame; at !== null; at = at.back)
      if (at instanceof Frame && (at.linked.flags & CodeFlag.FROZEN) === 0) path.push(at.linked.code);
    let node = this.root;
    for (let index = path.length - 1; index >= 0; index--) {
      let next = node.children.get(path[index]);
      if (next === undefined) {
        if (this.nodes >= MOST_NODES) break;
        this.nodes++;
        next = new Node(path[index], node);
        node.children.set(path[index], next);
      }
      node = next;
    }
    this.lastFrame = frame;
    this.lastNode = node;
    return node;
  }

  /** A fresh run. */
  reset(): void {
    this.used = 0;
    this.root.self = 0;
    this.root.children.clear();
    this.lines.clear();
    this.nodes = 0;
    this.lastFrame = null;
  }

  /** What was counted, up to `used`. */
  result(used: number): Profile {
    this.root.self += Math.max(0, used - this.used);
    this.used = used;
    const lines = [...this.lines].flatMap(([filename, counts]) =>
      [...counts].map(([line, instructions]) => ({ filename, line, instructions })),
    );
    lines.sort((a, b) => b.instructions - a.instructions || a.line - b.line); // native-ok: our own rows
    return { lines, functions: this.functions(), tree: treeOf(this.root) };
  }

  private functions(): Profile["functions"] {
    const rows = new Map<Code, { name: string; filename: string; line: number; self: number; total: number }>();
    const order: Node[] = [this.root];
    for (const node of order) order.push(...node.children.values()); // native-ok: grows while it is walked, by at most MOST_NODES
    const totals = new Map<Node, number>();
    for (let index = order.length - 1; index > 0; index--) {
      const node = order[index];
      const total = (totals.get(node) ?? 0) + node.self;
      totals.set(node, total);
      if (node.parent !== null) totals.set(node.parent, (totals.get(node.parent) ?? 0) + total);
      const code = node.code as Code;
      let row = rows.get(code);
      if (row === undefined) {
        row = { name: code.qualname, filename: code.filename, line: code.firstLine, self: 0, total: 0 };
        rows.set(code, row);
      }
      row.self += node.self;
      // Of a recursive function only the outermost call counts in full.
      if (!isNested(node)) row.total += total;
    }
    return [...rows.values()].sort((a, b) => b.self - a.self); // native-ok: our own rows
  }
}

function isNested(node: Node): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at.code === node.code) return true;
  return false;
}

/** Without recursion: paths are as deep as the guest's calls. */
function treeOf(root: Node): ProfileNode {
  const order: Node[] = [root];
  for (const node of order) order.push(...node.children.values()); // native-ok: grows while it is walked
  const made = new Map<Node, ProfileNode>();
  for (let index = order.length - 1; index >= 0; index--) {
    const node = order[index];
    const { code } = node;
    made.set(node, {
      name: code === null ? "" : code.qualname,
      filename: code === null ? "" : code.filename,
      line: code === null ? 0 : code.firstLine,
      self: node.self,
      children: [...node.children.values()].map((child) => made.get(child) as ProfileNode),
    });
  }
  return made.get(root) as ProfileNode;
}

/** The innermost frame of the program's own code. */
function guestOf(top: AnyFrame | null): Frame | null {
  let frame = top;
  while (frame !== null && !(frame instanceof Frame && (frame.linked.flags & CodeFlag.FROZEN) === 0))
    frame = frame.back;
  return frame as Frame | null;
}
