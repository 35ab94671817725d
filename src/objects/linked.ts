/**
 * Linked code: a Code object bound to one sandbox and one module namespace. Code is immutable and shared; constants as
 * guest values, inline caches and the fused instruction words live here. Linking itself is in `vm/link.ts`.
 */

import type { Code } from "../compile/code.js";
import type { PyDict } from "./dictionary.js";
import { heapClass } from "./heap.js";
import type { Shape, Value } from "./model.js";

/** One inline cache; which fields count depends on the instruction (see vm/interpreter.ts). */
export class Cache {
  shape: Shape | null = null;
  version = -1;
  position = -1;
  value: Value | undefined = undefined;
  /** Of a module whose attribute lies at `position`. */
  namespace: PyDict | null = null;
}

/** `position` of a method look-up's cache whose receivers are text. */
export const OF_TEXT = -2;

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
    code: "skip",
    constants: "values",
    globals: "object",
  },
  (linked) => 300 + 36 * linked.code.words.length,
);
