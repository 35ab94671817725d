/**
 * Linked code: a Code object bound to one sandbox and one module namespace. Code is immutable and shared; constants as
 * guest values, inline caches and the fused instruction words live here. Linking itself is in `vm/link.ts`.
 */

import type { Code } from "../compile/code.js";
import type { PyDict } from "./dictionary.js";
import { heapClass } from "./heap.js";
import type { AnyFrame, Machine, NextResult } from "./machine.js";
import type { Shape, Value } from "./model.js";

/** The second tier, as machines know it. */
export interface Tier {
  /** Code is running that has no compiled form: it may be compiled now; answers how many characters were written for it. */
  found(linked: LinkedCode): number;
  /** The compiled form of code that was hot before in this process, in this sandbox or another. */
  known(code: Code): Compiled | null;
}

/** One inline cache; which fields count depends on the instruction (see vm/interpreter.ts). */
export class Cache {
  shape: Shape | null = null;
  version = -1;
  position = -1;
  value: Value | undefined = undefined;
  /** Of a module whose attribute lies at `position`. */
  namespace: PyDict | null = null;
  /** What the site knows of other shapes; looked at when this one does not fit. */
  next: Cache | null = null;
}

/** Shapes that a site remembers. */
const MOST_SHAPES = 4;

/** The cache of the site that fits an instance of this shape, after its first one did not. */
export function otherCache(first: Cache | undefined, shape: Shape): Cache | undefined {
  if (first === undefined) return undefined;
  for (let cache = first.next; cache !== null; cache = cache.next)
    if (cache.shape === shape && cache.version === shape.cls.version) return cache;
  return undefined;
}

/** A cache of the site to be filled for a shape: its own, a new one, or the one that has been there longest. */
export function cacheFor(caches: (Cache | undefined)[], pc: number, shape: Shape): Cache {
  const first = caches[pc];
  if (first === undefined) return (caches[pc] = new Cache());
  if (first.shape === null || first.shape === shape) return first;
  let count = 1;
  let last = first;
  for (let cache = first.next; cache !== null; cache = cache.next) {
    if (cache.shape === shape) return cache;
    count++;
    last = cache;
  }
  if (count < MOST_SHAPES) return (last.next = new Cache());
  // The oldest of the others makes room, at the end of the line.
  const oldest = first.next as Cache;
  first.next = oldest.next;
  oldest.next = null;
  last.next = oldest;
  return oldest;
}

/** `position` of a method look-up's cache whose receivers are text. */
export const OF_TEXT = -2;

/** What the second tier makes of code (vm/tier2): runs a frame from one of its entries. */
export interface Compiled {
  readonly run: (m: Machine, frame: AnyFrame) => NextResult;
  /** By program counter: 1 where it may be entered. */
  readonly entries: Uint8Array;
}

export class LinkedCode {
  /** Instruction words, perhaps with superinstructions. */
  words: Int32Array;
  readonly costs: Int32Array;
  /** By instruction; made on first use. */
  readonly caches: (Cache | undefined)[];
  readonly children: (LinkedCode | undefined)[];
  /** Slots for locals, cells and free variables. */
  readonly localCount: number;
  readonly stackSize: number;
  readonly flags: number;
  readonly argCount: number;
  /** A call with exactly argCount positional arguments needs no binding: no varargs, no keyword-only parameters. */
  readonly simple: boolean;
  compiled: Compiled | null = null;
  /**
   * Compiled before, for another sandbox: taken when the interpreter has entered the code a few times, which fills the inline
   * caches. (V8 leaves out of its own code what compiled code has never come to: looking things up, above all.)
   */
  known: Compiled | null = null;
  entriesLeft = 3;
  /** How often the meter has found it running. */
  findings = 0;

  constructor(
    readonly code: Code,
    readonly constants: readonly Value[],
    readonly globals: PyDict,
    simple: boolean,
  ) {
    this.words = code.words;
    this.costs = code.costs;
    this.caches = new Array<Cache | undefined>(code.words.length);
    this.children = new Array<LinkedCode | undefined>(code.children.length);
    this.localCount = code.localNames.length;
    this.stackSize = code.stackSize;
    this.flags = code.flags;
    this.argCount = code.argCount;
    this.simple = simple;
  }
}

// Counted once however many functions share it; caches and children come with it.
heapClass(
  LinkedCode,
  "code",
  {
    words: "skip",
    costs: "skip",
    caches: "skip",
    children: "skip",
    localCount: "plain",
    stackSize: "plain",
    flags: "plain",
    argCount: "plain",
    simple: "plain",
    compiled: "skip",
    known: "skip",
    entriesLeft: "skip",
    findings: "skip",
    code: "skip",
    constants: "values",
    globals: "object",
  },
  (linked) => 300 + 36 * linked.code.words.length,
);
