/**
 * Scopes: which names each block of a program binds, and where every name lives (fast local, cell, free variable, global).
 * The model and its resolution; `symbols.ts` fills it from the tree. Invariant: after `resolveScopes`, every symbol has an
 * access, and each scope on the way from a captured variable to its user passes the variable on as a free one.
 *
 * A list, set or dict comprehension is a scope of its own for names but no function of its own (PEP 709): it is `inlined`
 * into the code around it, so reaching a variable through it captures nothing.
 *
 * https://docs.python.org/3.13/reference/executionmodel.html#resolution-of-names
 */

import type { Located } from "../syntax/ast.js";
import { work } from "../syntax/work.js";

/** What a block does with a name. */
export const enum Use {
  GLOBAL = 1,
  LOCAL = 2,
  PARAMETER = 4,
  NONLOCAL = 8,
  READ = 16,
  IMPORT = 32,
  ANNOTATED = 64,
  /** Bound by a `for` of a comprehension. */
  ITERATION = 128,
  TYPE_PARAMETER = 256,
  /** Passed on to inner blocks as a free variable, beside what the block itself does with the name. */
  PASSED_ON = 512,
}

/** Use bits that bind the name in the block. */
export const BINDS = Use.LOCAL | Use.PARAMETER | Use.IMPORT | Use.TYPE_PARAMETER;

export const enum Access {
  UNRESOLVED = 0,
  LOCAL,
  /** Local, and captured by an inner block. */
  CELL,
  FREE,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
}

export type ScopeKind =
  | "module"
  | "class"
  | "function"
  | "lambda"
  | "list comprehension"
  | "set comprehension"
  | "dict comprehension"
  | "generator expression"
  | "type parameters"
  | "type variable"
  | "type alias"
  | "annotation";

export class ScopeSymbol {
  access = Access.UNRESOLVED;
  /** Fast local slot, once the scope is compiled; for free variables the index among them. */
  slot = -1;
  freeIndex = -1;
  constructor(
    readonly name: string,
    public uses: number,
  ) {}
}

interface Directive {
  readonly name: string;
  readonly location: Located;
}

export class Scope {
  readonly symbols = new Map<string, ScopeSymbol>();
  readonly children: Scope[] = [];
  /** Mangled names of the parameters, in slot order. */
  readonly parameters: string[] = [];
  /** Where `global` and `nonlocal` stand, for errors found at resolution. */
  readonly directives: Directive[] = [];
  /** `await`, `async for` or `async with` occurs in it, or it is an `async def`. */
  isCoroutine = false;
  /** `yield` occurs in it, or it is a generator expression. */
  isGenerator = false;
  isAsyncFunction = false;
  /** An inlined comprehension. */
  inlined = false;
  /** A type scope directly inside a class: names are looked up in the class's namespace first. */
  seesClass = false;
  /** A class whose methods need `__class__`. */
  needsClassCell = false;
  /** A class whose type scopes need its namespace. */
  needsClassDict = false;
  /** A statement of the form `name: annotation` occurs at the block's own level (module and class). */
  hasAnnotations = false;
  /** What a type variable scope computes, for error texts: "a TypeVar bound". */
  purpose: string | null = null;
  /** Names to mangle; null for all. A generic class's type scope mangles only its type parameters. */
  mangledNames: Set<string> | null = null;
  // While the symbols are collected:
  inIterationTarget = false;
  iterableDepth = 0;
  private free: readonly string[] | null = null;

  constructor(
    readonly kind: ScopeKind,
    readonly name: string,
    readonly parent: Scope | null,
    /** The class in which names that start with two underscores are private. */
    readonly privateName: string | null,
  ) {}

  get isFunctionLike(): boolean {
    return this.kind !== "module" && this.kind !== "class" && this.kind !== "annotation";
  }

  get isComprehension(): boolean {
    return (
      this.kind === "list comprehension" ||
      this.kind === "set comprehension" ||
      this.kind === "dict comprehension" ||
      this.kind === "generator expression"
    );
  }

  /** The name as this block stores it. */
  mangle(name: string): string {
    if (this.privateName === null || (this.mangledNames !== null && !this.mangledNames.has(name))) return name;
    return mangle(this.privateName, name);
  }

  /** The scope whose code holds this one's instructions. */
  get host(): Scope {
    // Recursion as deep as comprehensions nest.
    return this.inlined ? (this.parent as Scope).host : this;
  }

  /** Free variables of the block's function, in closure order. */
  get freeNames(): readonly string[] {
    if (this.free !== null) return this.free;
    const names: string[] = [];
    work(this.symbols.size);
    for (const symbol of this.symbols.values()) {
      if (symbol.access !== Access.FREE && (symbol.uses & Use.PASSED_ON) === 0) continue;
      symbol.freeIndex = names.length;
      names.push(symbol.name);
    }
    return (this.free = names);
  }
}

/** PEP 8's private names: `__x` in class C is `_C__x`. */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || name.length < 3 || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  const last = name.length - 1;
  if (name.charCodeAt(last) === 95 && name.charCodeAt(last - 1) === 95) return name;
  for (let i = 2; i <= last; i++) if (name.charCodeAt(i) === 46) return name;
  let start = 0;
  while (start < privateName.length && privateName.charCodeAt(start) === 95) start++;
  return start === privateName.length ? name : `_${privateName.slice(start)}${name}`;
}

/** Raises a SyntaxError at a place. */
export type Complain = (message: string, location: Located) => never;

/**
 * Gives every symbol its access, outer blocks first.
 *
 * @param budget how many free variables may be handed through blocks in all: nesting times names, so quadratic otherwise
 */
export function resolveScopes(root: Scope, budget: number, complain: Complain): void {
  new Resolver(budget, complain).resolve(root, null);
}

class Resolver {
  constructor(
    private budget: number,
    private readonly complain: Complain,
  ) {}

  resolve(scope: Scope, around: Scope | null): void {
    const cls = scope.seesClass ? around : null;
    for (const symbol of scope.symbols.values()) {
      work(3);
      symbol.access = this.accessOf(scope, symbol, cls);
    }
    for (const child of scope.children) this.resolve(child, scope.kind === "class" ? scope : cls);
  }

  private accessOf(scope: Scope, symbol: ScopeSymbol, cls: Scope | null): Access {
    const { name, uses } = symbol;
    if ((uses & Use.GLOBAL) !== 0) {
      if ((uses & Use.NONLOCAL) !== 0) this.refuse(scope, name, `name '${name}' is nonlocal and global`);
      return Access.GLOBAL_EXPLICIT;
    }
    if ((uses & Use.NONLOCAL) !== 0) {
      if (scope.kind === "module") this.refuse(scope, name, "nonlocal declaration not allowed at module level");
      const binder = this.capture(scope, name);
      if (binder === null) return this.refuse(scope, name, `no binding for nonlocal '${name}' found`);
      if ((binder.uses & Use.TYPE_PARAMETER) !== 0)
        this.refuse(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
      return Access.FREE;
    }
    if ((uses & BINDS) !== 0) return symbol.access === Access.CELL ? Access.CELL : Access.LOCAL;
    if (cls !== null) {
      const inClass = cls.symbols.get(name);
      if (inClass !== undefined) {
        if ((inClass.uses & Use.GLOBAL) !== 0) return Access.GLOBAL_EXPLICIT;
        if ((inClass.uses & BINDS) !== 0 && (inClass.uses & Use.NONLOCAL) === 0) return Access.GLOBAL_IMPLICIT;
      }
    }
    return this.capture(scope, name) === null ? Access.GLOBAL_IMPLICIT : Access.FREE;
  }

  /** Finds the block that binds `name` for `scope` and lays the way to it; null when the name is global. */
  private capture(scope: Scope, name: string): ScopeSymbol | null {
    const ofClass = name === "__class__" || name === "__classdict__";
    let crossed = !scope.inlined;
    let binder: ScopeSymbol | null = null;
    let at = scope.parent;
    for (; at !== null; at = at.parent) {
      work(2);
      if (at.kind === "module") return null;
      if (at.kind === "class") {
        if (ofClass) break;
      } else if (at.isFunctionLike) {
        const symbol = at.symbols.get(name);
        if (symbol !== undefined) {
          if ((symbol.uses & Use.GLOBAL) !== 0) return null;
          if ((symbol.uses & BINDS) !== 0 && (symbol.uses & Use.NONLOCAL) === 0) {
            binder = symbol;
            break;
          }
        }
      }
      if (!at.inlined) crossed = true;
    }
    if (at === null) return null;
    if (binder === null) {
      // `__class__` in the class body's own comprehension is no method's.
      if (!crossed) return null;
      if (name === "__class__") at.needsClassCell = true;
      else at.needsClassDict = true;
      binder = new ScopeSymbol(name, 0);
    } else if (crossed) binder.access = Access.CELL;
    for (let between = scope.parent as Scope; between !== at; between = between.parent as Scope) {
      const symbol = between.symbols.get(name);
      work(4);
      if (symbol === undefined) {
        if (--this.budget < 0) this.complain("too many free variables in nested functions", NOWHERE);
        const passed = new ScopeSymbol(name, 0);
        passed.access = Access.FREE;
        between.symbols.set(name, passed);
      } else if (symbol.access !== Access.FREE) symbol.uses |= Use.PASSED_ON;
    }
    return binder;
  }

  private refuse(scope: Scope, name: string, message: string): never {
    work(scope.directives.length);
    for (const directive of scope.directives) if (directive.name === name) this.complain(message, directive.location);
    this.complain(message, NOWHERE);
  }
}

const NOWHERE: Located = { line: 1, column: 0, endLine: 1, endColumn: 0 };
