/**
 * The compiler's base: units, scopes and names, errors and warnings. The classes above it compile expressions,
 * comprehensions, patterns, functions and classes, exceptions, statements, in this order of inheritance.
 *
 * Invariant: `scope` is the scope that names are looked up in; it is `unit.scope`, or an inlined comprehension within it.
 */

import type { Comprehension, DictComp, Expr, GeneratorExp, Lambda, ListComp, Located, SetComp } from "../syntax/ast.js";
import { assemble, TooLarge } from "./assemble.js";
import { CodeFlag, type Code, type Constant } from "./code.js";
import { boolConstant, NONE_CONSTANT, strConstant } from "./constant.js";
import { FunctionFlag, Op } from "./opcodes.js";
import { Access, mangle, type Scope, type ScopeSymbol } from "./scope.js";
import type { Symbols } from "./symbols.js";
import { Block, FREE_SLOT_BASE, Unit, type BlockKind, type Label } from "./unit.js";

/** A SyntaxWarning of the compiler ("\"is\" with 'int' literal…"). */
export interface CompileWarning {
  readonly message: string;
  readonly line: number;
}

/** What the stages of the compiler share. */
export interface Context {
  readonly filename: string;
  readonly symbols: Symbols;
  readonly futureAnnotations: boolean;
  /** The last line of the `from __future__` imports at the head of the file. */
  readonly lastFutureLine: number;
  readonly topLevelAwait: boolean;
  readonly separateLocals: boolean;
  readonly lastExpression: boolean;
  readonly display: boolean;
  /** Flags that every code object gets. */
  readonly commonFlags: number;
  readonly warnings: CompileWarning[];
  readonly complain: (message: string, location: Located) => never;
}

/** CPython's limit. */
const MAX_BLOCKS = 21;

/** Copies of `finally` bodies and `with` exits: this many instructions, and this many more for each node of the tree. */
const COPY_ALLOWANCE = 262_144;
const COPY_RATE = 4;

export abstract class CompilerCore {
  protected unit!: Unit;
  protected scope!: Scope;
  private copied = 0;
  private readonly warned = new Set<string>();

  constructor(protected readonly context: Context) {}

  abstract expr(node: Expr): void;
  protected abstract lambda(node: Lambda): void;
  protected abstract comprehension(node: ListComp | SetComp | DictComp | GeneratorExp): void;

  // ---------------------------------------------------------------------------------------------- errors and warnings

  protected error(message: string, location: Located): never {
    return this.context.complain(message, location);
  }

  protected warn(message: string, location: Located): void {
    const key = `${location.line}:${message}`;
    if (this.warned.has(key)) return;
    this.warned.add(key);
    this.context.warnings.push({ message, line: location.line });
  }

  // ----------------------------------------------------------------------------------------------------------- units

  /** Begins a code object for a scope. */
  protected enterUnit(scope: Scope, name: string, firstLine: number): Unit {
    const unit = new Unit(scope, this.unit ?? null, name, this.qualifiedName(scope, name), firstLine);
    unit.flags = this.context.commonFlags;
    if (scope.isFunctionLike) unit.flags |= CodeFlag.OPTIMIZED;
    this.unit = unit;
    this.scope = scope;
    this.assignSlots(unit);
    if (scope.isGenerator || scope.isCoroutine) {
      if (scope.isFunctionLike || (scope.kind === "module" && scope.isCoroutine)) {
        unit.flags |= scope.isGenerator
          ? scope.isCoroutine
            ? CodeFlag.ASYNC_GENERATOR
            : CodeFlag.GENERATOR
          : CodeFlag.COROUTINE;
        unit.blocks.push(new Block("generator", NOWHERE, -1));
      }
    }
    return unit;
  }

  /** Ends the code object that was begun last. */
  protected leaveUnit(outerScope: Scope | null): Code {
    const { unit } = this;
    if (unit.scope.symbols.get("__class__")?.access === Access.FREE) unit.flags |= CodeFlag.NEEDS_CLASS_CELL;
    let code: Code;
    try {
      code = assemble(unit, this.context.filename);
    } catch (error) {
      if (error instanceof TooLarge)
        this.error("program too large", { line: unit.firstLine, column: 0, endLine: unit.firstLine, endColumn: 0 });
      throw error;
    }
    this.unit = unit.parent as Unit;
    this.scope = outerScope as Scope;
    return code;
  }

  private qualifiedName(scope: Scope, name: string): string {
    let parent: Unit | null = this.unit ?? null;
    if (parent === null || parent.scope.kind === "module") return name;
    const { kind } = parent.scope;
    if (kind === "type parameters" || kind === "type alias" || kind === "type variable") {
      parent = parent.parent;
      if (parent === null || parent.scope.kind === "module") return name;
    }
    if (scope.kind === "function" || scope.kind === "class") {
      const symbol = parent.scope.symbols.get(parent.scope.mangle(name));
      if (symbol !== undefined && symbol.access === Access.GLOBAL_EXPLICIT) return name;
    }
    const inFunction = parent.scope.kind === "function" || parent.scope.kind === "lambda";
    return inFunction ? `${parent.qualname}.<locals>.${name}` : `${parent.qualname}.${name}`;
  }

  /** Fast slots for parameters and variables; free variables get theirs at assembly. */
  private assignSlots(unit: Unit): void {
    const { scope } = unit;
    void scope.freeNames;
    if (scope.isFunctionLike) {
      for (const name of scope.parameters) {
        const symbol = scope.symbols.get(name) as ScopeSymbol;
        symbol.slot = unit.newSlot(name);
      }
      const parameterCount = scope.parameters.length;
      for (const symbol of scope.symbols.values()) {
        if (symbol.access !== Access.LOCAL && symbol.access !== Access.CELL) continue;
        if (symbol.slot < 0 || symbol.slot >= parameterCount) symbol.slot = unit.newSlot(symbol.name);
        if (symbol.access === Access.CELL) unit.cellSlots.push(symbol.slot);
      }
      return;
    }
    if (scope.needsClassCell) unit.cellSlots.push(unit.newSlot("__class__"));
    if (scope.needsClassDict) unit.cellSlots.push(unit.newSlot("__classdict__"));
  }

  /** The slot of a class body's own `__class__` or `__classdict__` cell. */
  protected classCell(name: "__class__" | "__classdict__"): number {
    return name === "__class__" || !this.unit.scope.needsClassCell ? 0 : 1;
  }

  // ---------------------------------------------------------------------------------------------------------- blocks

  protected pushBlock(
    kind: BlockKind,
    location: Located,
    outerRegion: number,
    start: Label = -1,
    end: Label = -1,
    cleanup: (() => void) | null = null,
  ): void {
    const { blocks } = this.unit;
    if (blocks.length >= MAX_BLOCKS) this.error("too many statically nested blocks", location);
    blocks.push(new Block(kind, location, outerRegion, start, end, cleanup));
  }

  protected popBlock(): void {
    this.unit.blocks.pop();
  }

  /**
   * Emits code that stands elsewhere too. Nested `finally` clauses double at each level, and each `return` in a `try`
   * copies what it leaves; the whole program has an allowance for it.
   */
  protected copyOf(location: Located, emit: () => void): void {
    const before = this.unit.ops.length;
    this.copied++;
    emit();
    this.copied += this.unit.ops.length - before;
    if (this.copied > COPY_ALLOWANCE + COPY_RATE * this.context.symbols.size)
      this.error("too many statically nested blocks", location);
  }

  // ------------------------------------------------------------------------------------------------------------ emit

  protected none(location: Located): void {
    this.unit.loadConstant(NONE_CONSTANT, location);
  }

  protected text(value: string, location: Located): void {
    this.unit.loadConstant(strConstant(value), location);
  }

  protected constant(value: Constant, location: Located): void {
    this.unit.loadConstant(value, location);
  }

  /** A tuple of the `count` values on the stack; a constant when they all are. */
  protected buildTuple(count: number, location: Located): void {
    const { unit } = this;
    const items = count === 0 ? [] : unit.trailingConstants(count);
    if (items === null) {
      unit.emit(Op.BUILD_TUPLE, count, location);
      return;
    }
    unit.retract(count);
    unit.loadConstant({ type: "tuple", items }, location);
  }

  /** Runs the iterator on top of the stack (a None to send above it) to its end: `yield from` and `await`. */
  protected delegate(location: Located): void {
    const { unit } = this;
    const start = unit.newLabel();
    const done = unit.newLabel();
    this.none(location);
    unit.place(start);
    unit.emit(Op.SEND, done, location);
    unit.emit(Op.YIELD_VALUE, 1, location);
    unit.emit(Op.JUMP, start, location);
    unit.place(done);
    unit.emit(Op.END_SEND, 0, location);
  }

  protected await(from: 0 | 1 | 2, location: Located): void {
    this.unit.emit(Op.GET_AWAITABLE, from, location);
    this.delegate(location);
  }

  // ----------------------------------------------------------------------------------------------------------- names

  protected checkName(name: string, location: Located, deleted = false): void {
    if (name === "__debug__") this.error(deleted ? "cannot delete __debug__" : "cannot assign to __debug__", location);
  }

  protected load(name: string, location: Located): void {
    if (name === "__debug__") return this.constant(boolConstant(true), location);
    this.access(name, "load", location);
  }

  protected store(name: string, location: Located): void {
    this.checkName(name, location);
    this.access(name, "store", location);
  }

  protected delete(name: string, location: Located): void {
    this.checkName(name, location, true);
    this.access(name, "delete", location);
  }

  private access(name: string, how: "load" | "store" | "delete", location: Located): void {
    const { unit } = this;
    let { scope } = this;
    const stored = scope.mangle(name);
    let symbol = scope.symbols.get(stored);
    let crossed = false;
    // A free variable of an inlined comprehension is a variable of the code around it.
    while (scope.inlined && symbol !== undefined && symbol.access === Access.FREE) {
      scope = scope.parent as Scope;
      symbol = scope.symbols.get(stored);
      crossed = true;
    }
    const access = symbol === undefined ? Access.GLOBAL_IMPLICIT : symbol.access;
    if (scope.inlined) {
      if (access === Access.LOCAL || access === Access.CELL) return this.fast(symbol as ScopeSymbol, how, location);
      const { host } = scope;
      if (access === Access.GLOBAL_IMPLICIT && host.kind === "module" && this.context.separateLocals)
        return this.named(stored, how, location);
      return this.global(stored, how, location);
    }
    switch (access) {
      case Access.LOCAL:
      case Access.CELL:
        if (scope.isFunctionLike) return this.fast(symbol as ScopeSymbol, how, location);
        if (crossed && (symbol as ScopeSymbol).freeIndex >= 0) return this.free(symbol as ScopeSymbol, how, location);
        return this.named(stored, how, location);
      case Access.FREE:
        if (how === "load" && !crossed) {
          if (scope.kind === "class") unit.emit(Op.LOAD_LOCALS, 0, location);
          else if (scope.seesClass) this.loadClassDict(location);
          if (scope.kind === "class" || scope.seesClass) {
            unit.emit(Op.LOAD_CLASS_DEREF, FREE_SLOT_BASE + (symbol as ScopeSymbol).freeIndex, location);
            return;
          }
        }
        return this.free(symbol as ScopeSymbol, how, location);
      case Access.GLOBAL_EXPLICIT:
        return this.global(stored, how, location);
      default:
        if (!scope.isFunctionLike) return this.named(stored, how, location);
        if (how === "load" && scope.seesClass) {
          this.loadClassDict(location);
          unit.emit(Op.LOAD_CLASS_GLOBAL, unit.nameOf(stored), location);
          return;
        }
        return this.global(stored, how, location);
    }
  }

  private loadClassDict(location: Located): void {
    const symbol = this.unit.scope.symbols.get("__classdict__") as ScopeSymbol;
    this.unit.emit(Op.LOAD_DEREF, FREE_SLOT_BASE + symbol.freeIndex, location);
  }

  private fast(symbol: ScopeSymbol, how: "load" | "store" | "delete", location: Located): void {
    const cell = symbol.access === Access.CELL;
    this.unit.emit(
      how === "load"
        ? cell
          ? Op.LOAD_DEREF
          : Op.LOAD_FAST
        : how === "store"
          ? cell
            ? Op.STORE_DEREF
            : Op.STORE_FAST
          : cell
            ? Op.DELETE_DEREF
            : Op.DELETE_FAST,
      symbol.slot,
      location,
    );
  }

  private free(symbol: ScopeSymbol, how: "load" | "store" | "delete", location: Located): void {
    const op = how === "load" ? Op.LOAD_DEREF : how === "store" ? Op.STORE_DEREF : Op.DELETE_DEREF;
    this.unit.emit(op, FREE_SLOT_BASE + symbol.freeIndex, location);
  }

  private global(name: string, how: "load" | "store" | "delete", location: Located): void {
    const op = how === "load" ? Op.LOAD_GLOBAL : how === "store" ? Op.STORE_GLOBAL : Op.DELETE_GLOBAL;
    this.unit.emit(op, this.unit.nameOf(name), location);
  }

  /** A name of a class body, or of module code: whose namespace is the globals, unless exec was given locals. */
  private named(name: string, how: "load" | "store" | "delete", location: Located): void {
    if (this.unit.scope.kind === "module" && !this.context.separateLocals) return this.global(name, how, location);
    const op = how === "load" ? Op.LOAD_NAME : how === "store" ? Op.STORE_NAME : Op.DELETE_NAME;
    this.unit.emit(op, this.unit.nameOf(name), location);
  }

  /** The name index of an attribute, private names mangled. */
  protected attributeName(name: string): number {
    return this.unit.nameOf(mangle(this.scope.privateName, name));
  }

  // -------------------------------------------------------------------------------------------------------- closures

  /** Room for a child's code, which `fill` puts in when it is compiled. */
  protected newChild(): number {
    this.unit.children.push(null);
    return this.unit.children.length - 1;
  }

  /** Pushes the child's closure, if it has one, and makes the function; `flags` says what lies on the stack for it. */
  protected makeFunction(child: number, inner: Scope, flags: number, location: Located): void {
    const { unit } = this;
    const names = inner.freeNames;
    if (names.length > 0) {
      for (const name of names) unit.emit(Op.LOAD_CLOSURE, this.closureSlot(name), location);
      unit.emit(Op.BUILD_TUPLE, names.length, location);
      flags |= FunctionFlag.CLOSURE;
    }
    unit.emit(Op.MAKE_FUNCTION, (child << 4) | flags, location);
  }

  /** Where the cell of a variable lies that an inner function captures. */
  private closureSlot(name: string): number {
    let { scope } = this;
    let symbol = scope.symbols.get(name);
    while (scope.inlined && (symbol === undefined || symbol.access !== Access.CELL)) {
      scope = scope.parent as Scope;
      symbol = scope.symbols.get(name);
    }
    if (scope.kind === "class" && (name === "__class__" || name === "__classdict__") && this.isOwnClassCell(name))
      return this.classCell(name);
    if (symbol === undefined) throw new Error(`no way to ${name} from ${this.unit.qualname}`);
    if (symbol.access === Access.CELL) return symbol.slot;
    return FREE_SLOT_BASE + symbol.freeIndex;
  }

  private isOwnClassCell(name: "__class__" | "__classdict__"): boolean {
    return name === "__class__" ? this.unit.scope.needsClassCell : this.unit.scope.needsClassDict;
  }

  protected scopeOf(node: object): Scope {
    const scope = this.context.symbols.scopes.get(node);
    if (scope === undefined) throw new Error("a node without its scope");
    return scope;
  }

  // ------------------------------------------------------------------------------------- asynchronous iteration (PEP 525)

  /** One step of an asynchronous iterator: its next value is pushed; when it ends, control goes to `end`. */
  protected nextAsync(end: Label, location: Located): void {
    const { unit } = this;
    const outer = unit.region;
    unit.beginRegion(end, 0, location);
    unit.emit(Op.GET_ANEXT, 0, location);
    this.delegate(location);
    unit.region = outer;
  }

  /** Whether `await` and its like may stand in the unit's code. */
  protected get mayAwait(): boolean {
    return this.unit.scope.isAsyncFunction || (this.context.topLevelAwait && this.unit.scope.kind === "module");
  }

  protected isAsync(generators: readonly Comprehension[]): boolean {
    return generators.some((generator) => generator.is_async === 1);
  }
}

export const NOWHERE: Located = { line: 1, column: -1, endLine: 1, endColumn: -1 };
