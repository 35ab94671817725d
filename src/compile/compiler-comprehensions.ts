/**
 * Comprehensions. A list, set or dict comprehension runs in the code around it (PEP 709): its variables have hidden slots,
 * named "." and the variable's name. A generator expression is a function that takes its first iterator.
 *
 * Invariant: what is below the comprehension on the stack stays as it was; the result takes one place.
 */

import type { Comprehension, DictComp, Expr, GeneratorExp, ListComp, Located, SetComp } from "../syntax/ast.js";
import { CodeFlag } from "./code.js";
import { ExpressionCompiler } from "./compiler-expressions.js";
import { Op } from "./opcodes.js";
import { Access, Use, type Scope } from "./scope.js";
import type { Label } from "./unit.js";

type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;

/** A `for` of a comprehension that is open while the ones inside it are compiled. */
interface OpenLoop {
  readonly generator: Comprehension;
  /** Where the next round begins; -1 when there is no loop, just one value. */
  readonly start: Label;
  readonly end: Label;
  /** Where a round ends whose condition fails. */
  readonly skip: Label;
}

export abstract class ComprehensionCompiler extends ExpressionCompiler {
  protected comprehension(node: AnyComprehension): void {
    const scope = this.scopeOf(node);
    const first = node.generators[0];
    if (scope.inlined) {
      this.expr(first.iter);
      this.checkAsync(node, scope);
      this.unit.emit(first.is_async === 1 ? Op.GET_AITER : Op.GET_ITER, 0, first.iter);
      const outer = this.scope;
      this.hideVariables(scope, node);
      this.scope = scope;
      this.loops(node, true);
      this.scope = outer;
      return;
    }
    this.checkAsync(node, scope);
    const child = this.newChild();
    const outer = this.scope;
    this.makeFunction(child, scope, 0, node);
    this.expr(first.iter);
    this.unit.emit(first.is_async === 1 ? Op.GET_AITER : Op.GET_ITER, 0, first.iter);
    this.unit.emit(Op.CALL, 1, node);
    if (scope.isCoroutine && node.kind !== "GeneratorExp") this.await(0, node);

    const unit = this.enterUnit(scope, scope.name, node.line);
    unit.argCount = 1;
    unit.flags |= CodeFlag.OPTIMIZED;
    this.loops(node, false);
    if (node.kind === "GeneratorExp") this.none(node);
    unit.emit(Op.RETURN_VALUE, 0, node);
    const code = this.leaveUnit(outer);
    this.unit.children[child] = code;
  }

  private checkAsync(node: AnyComprehension, scope: Scope): void {
    if (!scope.isCoroutine || node.kind === "GeneratorExp" || this.mayAwait || this.unit.scope.isComprehension) return;
    this.error("asynchronous comprehension outside of an asynchronous function", node);
  }

  /** Slots for the variables of an inlined comprehension, empty when it begins. */
  private hideVariables(scope: Scope, node: AnyComprehension): void {
    const { unit } = this;
    const boundFirst = new Set<string>();
    const { target } = node.generators[0];
    if (isPlainTarget(target)) addNames(target, scope, boundFirst);
    for (const symbol of scope.symbols.values()) {
      if (symbol.access !== Access.LOCAL && symbol.access !== Access.CELL) continue;
      if (!unit.hidden.has(symbol)) {
        unit.hidden.add(symbol);
        symbol.slot = unit.newSlot("." + symbol.name);
        if (symbol.access === Access.CELL) unit.cellSlots.push(symbol.slot);
      }
      if (symbol.access === Access.CELL) unit.emit(Op.MAKE_CELL, symbol.slot, node);
      else if ((symbol.uses & Use.READ) !== 0 && !boundFirst.has(symbol.name)) {
        // It may be read before this run has bound it, so an earlier run's value must not be there.
        unit.emit(Op.PUSH_UNBOUND, 0, node);
        unit.emit(Op.STORE_FAST, symbol.slot, node);
      }
    }
  }

  /** The loops; leaves the collection, or nothing for a generator expression. The first iterator is on the stack or in .0. */
  private loops(node: AnyComprehension, iteratorOnStack: boolean): void {
    const { unit } = this;
    const isGenerator = node.kind === "GeneratorExp";
    if (!isGenerator) {
      unit.emit(
        node.kind === "ListComp" ? Op.BUILD_LIST : node.kind === "SetComp" ? Op.BUILD_SET : Op.BUILD_MAP,
        0,
        node,
      );
      if (iteratorOnStack) unit.emit(Op.SWAP, 2, node);
    }
    const open: OpenLoop[] = [];
    let iterators = 0;
    for (let i = 0; i < node.generators.length; i++) {
      const generator = node.generators[i];
      const loop = this.openLoop(generator, node, i === 0, iteratorOnStack);
      if (loop.start >= 0) iterators++;
      this.target(generator.target);
      for (const condition of generator.ifs) this.jumpIf(condition, loop.skip, false);
      open.push(loop);
    }
    const where = this.element(node, iterators + 1);
    for (let i = open.length - 1; i >= 0; i--) {
      const { generator, start, end, skip } = open[i];
      unit.place(skip);
      if (start < 0) continue;
      unit.emit(Op.JUMP, start, where);
      unit.place(end);
      if (generator.is_async === 1) {
        this.popBlock();
        unit.emit(Op.END_ASYNC_FOR, 0, generator.iter);
      }
    }
  }

  private openLoop(
    generator: Comprehension,
    node: AnyComprehension,
    isFirst: boolean,
    iteratorOnStack: boolean,
  ): OpenLoop {
    const { unit } = this;
    const isAsync = generator.is_async === 1;
    const skip = unit.newLabel();
    if (isFirst) {
      if (!iteratorOnStack) unit.emit(Op.LOAD_FAST, 0, node);
    } else if (!isAsync) {
      const only = onlyElement(generator.iter);
      if (only !== null) {
        // `for y in [f(x)]` names a value: no loop.
        this.expr(only);
        return { generator, start: -1, end: -1, skip };
      }
      this.iterable(generator.iter);
      unit.emit(Op.GET_ITER, 0, generator.iter);
    } else {
      this.expr(generator.iter);
      unit.emit(Op.GET_AITER, 0, generator.iter);
    }
    const start = unit.newLabel();
    const end = unit.newLabel();
    unit.place(start);
    if (isAsync) {
      this.pushBlock("async comprehension", node, unit.region);
      this.nextAsync(end, node);
    } else unit.emit(Op.FOR_ITER, end, generator.iter);
    return { generator, start, end, skip };
  }

  /** What a `for` goes over; a list of constants needs no list. */
  protected iterable(node: Expr): void {
    if (node.kind === "List" && this.constantDisplay(node, "tuple")) return;
    if (node.kind === "Set" && this.constantDisplay(node, "frozenset")) return;
    this.expr(node);
  }

  /** One element, stored `below` items under it; gives the element's place. */
  private element(node: AnyComprehension, below: number): Located {
    const { unit } = this;
    switch (node.kind) {
      case "GeneratorExp":
        this.expr(node.elt);
        unit.emit(Op.YIELD_VALUE, 0, node.elt);
        unit.emit(Op.POP_TOP, 0, node.elt);
        return node.elt;
      case "ListComp":
        this.expr(node.elt);
        unit.emit(Op.LIST_APPEND, below, node.elt);
        return node.elt;
      case "SetComp":
        this.expr(node.elt);
        unit.emit(Op.SET_ADD, below, node.elt);
        return node.elt;
      case "DictComp": {
        const { key, value } = node;
        this.expr(key);
        this.expr(value);
        const place = { line: key.line, column: key.column, endLine: value.endLine, endColumn: value.endColumn };
        unit.emit(Op.MAP_ADD, below, place);
        return place;
      }
    }
  }
}

/** Whether binding a target evaluates nothing: then its names have values before anything can read them. */
function isPlainTarget(node: Expr): boolean {
  switch (node.kind) {
    case "Name":
      return true;
    case "Tuple":
    case "List":
      return node.elts.every(isPlainTarget);
    case "Starred":
      return isPlainTarget(node.value);
    default:
      return false;
  }
}

function addNames(node: Expr, scope: Scope, names: Set<string>): void {
  if (node.kind === "Name") names.add(scope.mangle(node.id));
  else if (node.kind === "Starred") addNames(node.value, scope, names);
  else if (node.kind === "Tuple" || node.kind === "List")
    for (const element of node.elts) addNames(element, scope, names);
}

/** The element of a one-element list or tuple. */
function onlyElement(node: Expr): Expr | null {
  if ((node.kind !== "List" && node.kind !== "Tuple") || node.elts.length !== 1) return null;
  return node.elts[0].kind === "Starred" ? null : node.elts[0];
}
