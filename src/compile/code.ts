/**
 * Code: what the compiler makes of one scope. Immutable and shared between sandboxes: inline caches, counters and
 * global bindings live in a per-sandbox linked copy (`vm/link.ts`), constants are descriptions that linking turns into
 * guest values. Implements spec/bytecode.md.
 */

/** A constant as data; linking makes the guest value. Ints are numbers when safe integers, else bigints. */
export type Constant =
  | { readonly type: "none" | "true" | "false" | "ellipsis" }
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly real: number; readonly imaginary: number }
  /** `wide`: the code points, only when there is a lone surrogate among them (then `value` is not to be used). */
  | { readonly type: "str"; readonly value: string; readonly wide?: readonly number[] }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "tuple" | "frozenset"; readonly items: readonly Constant[] };

export const enum CodeFlag {
  /** Has a *args parameter. */
  VARARGS = 1,
  /** Has a **kwargs parameter. */
  VARKEYWORDS = 2,
  GENERATOR = 4,
  COROUTINE = 8,
  ASYNC_GENERATOR = 16,
  /** Names live in fast locals; otherwise (class bodies, exec with locals) in the frame's namespace. */
  OPTIMIZED = 32,
  /** A class body. */
  CLASS_BODY = 64,
  /** A module body: unoptimized, and its namespace is the globals. */
  MODULE = 128,
  /** The first constant is the docstring. */
  HAS_DOCSTRING = 256,
  /** Compiled under `from __future__ import annotations`. */
  FUTURE_ANNOTATIONS = 512,
  /** Uses zero-argument super() or __class__: free variable `__class__` is there. */
  NEEDS_CLASS_CELL = 1024,
  /** Frozen library code: left out of tracebacks. */
  FROZEN = 2048,
}

export interface Code {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  /** Positional parameters, positional-only ones included; they are the first slots. */
  readonly argCount: number;
  readonly positionalOnlyCount: number;
  /** Keyword-only parameters; their slots follow the positional ones, then *args, then **kwargs. */
  readonly keywordOnlyCount: number;
  /** Names of all fast local slots: parameters, variables, hidden variables of inlined comprehensions, free variables. */
  readonly localNames: readonly string[];
  /** The last `freeCount` slots are free variables; a call puts the closure's cells there. */
  readonly freeCount: number;
  /** Slots (parameters or variables) that the prologue turns into cells by MAKE_CELL. */
  readonly cellSlots: readonly number[];
  /** Most operands on the stack at once, locals not counted. */
  readonly stackSize: number;
  /** One instruction a word: `op | argument << 8`. */
  readonly words: Int32Array;
  /** costs[pc]: instructions charged on arrival at pc: up to and including the next control transfer. */
  readonly costs: Int32Array;
  /** Four numbers an instruction: line, endLine, column, endColumn (columns in UTF-16 units of the line, -1 unknown). */
  readonly positions: Int32Array;
  /** Four numbers an entry: start, end (exclusive), target, stack depth; the first entry that covers pc wins. */
  readonly handlers: Int32Array;
  readonly constants: readonly Constant[];
  readonly names: readonly string[];
  readonly children: readonly Code[];
}
