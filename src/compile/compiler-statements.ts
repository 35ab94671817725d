/** Statements but definitions, `try`, `with` and `match`, which have files of their own. `elif` chains go by a loop. */

import type {
  AnnAssign,
  Assert,
  AsyncFor,
  AugAssign,
  Delete,
  Expr,
  ExprStmt,
  For,
  If,
  Import,
  ImportFrom,
  Located,
  Return,
  Stmt,
  While,
} from "../syntax/ast.js";
import { intConstant, NONE_CONSTANT, strConstant, tupleConstant } from "./constant.js";
import type { Constant } from "./code.js";
import { ExceptionCompiler } from "./compiler-exceptions.js";
import { attributeRange } from "./compiler-expressions.js";
import { Intrinsic1, Op } from "./opcodes.js";
import { unparse } from "./unparse.js";

export abstract class StatementCompiler extends ExceptionCompiler {
  body(statements: readonly Stmt[]): void {
    for (const statement of statements) this.statement(statement);
  }

  private statement(node: Stmt): void {
    const { unit } = this;
    switch (node.kind) {
      case "Expr":
        return this.expressionStatement(node);
      case "Assign": {
        this.expr(node.value);
        const last = node.targets.length - 1;
        for (let i = 0; i <= last; i++) {
          if (i < last) unit.emit(Op.COPY, 1, node);
          this.target(node.targets[i]);
        }
        return;
      }
      case "AugAssign":
        return this.augmentedAssignment(node);
      case "AnnAssign":
        return this.annotatedAssignment(node);
      case "Return":
        return this.returnStatement(node);
      case "If":
        return this.ifStatement(node);
      case "For":
        return this.forStatement(node);
      case "AsyncFor":
        return this.asyncForStatement(node);
      case "While":
        return this.whileStatement(node);
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.functionDefinition(node);
      case "ClassDef":
        return this.classDefinition(node);
      case "TypeAlias":
        return this.typeAlias(node);
      case "Delete":
        return this.deleteStatement(node);
      case "With":
      case "AsyncWith":
        return this.withStatement(node);
      case "Match":
        return this.matchStatement(node);
      case "Try":
      case "TryStar":
        return this.tryStatement(node);
      case "Raise":
        if (node.exc === null) return unit.emit(Op.RAISE, 0, node);
        this.expr(node.exc);
        if (node.cause !== null) this.expr(node.cause);
        return unit.emit(Op.RAISE, node.cause === null ? 1 : 2, node);
      case "Assert":
        return this.assertStatement(node);
      case "Import":
        return this.importStatement(node);
      case "ImportFrom":
        return this.importFrom(node);
      case "Break":
        return this.breakStatement(node);
      case "Continue":
        return this.continueStatement(node);
      case "Global":
      case "Nonlocal":
      case "Pass":
        return;
    }
  }

  private expressionStatement(node: ExprStmt): void {
    const display = this.context.display && this.unit.scope === this.context.symbols.module;
    if (node.value.kind === "Constant" && !display) return;
    this.expr(node.value);
    if (display) this.unit.emit(Op.INTRINSIC_1, Intrinsic1.DISPLAY, node.value);
    this.unit.emit(Op.POP_TOP, 0, node.value);
  }

  // ----------------------------------------------------------------------------------------------------- assignments

  private augmentedAssignment(node: AugAssign): void {
    const { unit } = this;
    const { target } = node;
    switch (target.kind) {
      case "Attribute": {
        const at = attributeRange(target, target);
        const name = this.attributeName(target.attr);
        this.expr(target.value);
        unit.emit(Op.COPY, 1, target);
        unit.emit(Op.LOAD_ATTR, name, at);
        this.expr(node.value);
        this.inPlace(node.op, node);
        unit.emit(Op.SWAP, 2, at);
        unit.emit(Op.STORE_ATTR, name, at);
        return;
      }
      case "Subscript":
        this.expr(target.value);
        this.expr(target.slice);
        unit.emit(Op.COPY, 2, target);
        unit.emit(Op.COPY, 2, target);
        unit.emit(Op.BINARY_SUBSCR, 0, target);
        this.expr(node.value);
        this.inPlace(node.op, node);
        unit.emit(Op.SWAP, 3, target);
        unit.emit(Op.SWAP, 2, target);
        unit.emit(Op.STORE_SUBSCR, 0, target);
        return;
      case "Name":
        this.load(target.id, target);
        this.expr(node.value);
        this.inPlace(node.op, node);
        return this.store(target.id, target);
    }
  }

  private annotatedAssignment(node: AnnAssign): void {
    const { unit } = this;
    const { target, annotation } = node;
    if (node.value !== null) {
      this.expr(node.value);
      this.target(target);
    }
    const { kind } = this.unit.scope;
    const evaluated = kind === "module" || kind === "class";
    switch (target.kind) {
      case "Name":
        this.checkName(target.id, node);
        if (node.simple === 1 && evaluated) {
          if (this.context.futureAnnotations) this.text(unparse(annotation), annotation);
          else this.expr(annotation);
          this.load("__annotations__", node);
          this.text(this.scope.mangle(target.id), node);
          unit.emit(Op.STORE_SUBSCR, 0, node);
        }
        break;
      case "Attribute":
        this.checkName(target.attr, node);
        if (node.value === null) this.evaluate(target.value);
        break;
      case "Subscript":
        if (node.value === null) {
          this.evaluate(target.value);
          this.evaluateIndex(target.slice);
        }
        break;
    }
    if (node.simple === 0 && evaluated && !this.context.futureAnnotations) this.evaluate(annotation);
  }

  /** For its effects, and its errors. */
  private evaluate(node: Expr): void {
    this.expr(node);
    this.unit.emit(Op.POP_TOP, 0, node);
  }

  private evaluateIndex(node: Expr): void {
    if (node.kind === "Slice") {
      for (const part of [node.lower, node.upper, node.step]) if (part !== null) this.evaluate(part);
    } else if (node.kind === "Tuple") for (const element of node.elts) this.evaluateIndex(element);
    else this.evaluate(node);
  }

  private deleteStatement(node: Delete): void {
    for (const target of node.targets) this.target(target);
  }

  // --------------------------------------------------------------------------------------------------- control flow

  private returnStatement(node: Return): void {
    const { unit } = this;
    const { value } = node;
    const { scope } = unit;
    if (!scope.isFunctionLike) this.error("'return' outside function", node);
    if (value !== null && scope.isCoroutine && scope.isGenerator && scope.isAsyncFunction)
      this.error("'return' with value in async generator", node);
    const keep = value !== null && value.kind !== "Constant";
    if (keep) this.expr(value);
    const at: Located = value !== null && !keep && value.line === node.line ? value : node;
    this.leaveBlocks(at, keep, false);
    if (value === null) this.none(at);
    else if (!keep) this.expr(value);
    unit.emit(Op.RETURN_VALUE, 0, at);
    this.endLeaving();
  }

  private breakStatement(node: Located): void {
    const loop = this.leaveBlocks(node, false, true);
    if (loop === null) return this.error("'break' outside loop", node);
    if (loop.kind === "for") this.unit.emit(Op.POP_TOP, 0, node);
    this.unit.emit(Op.JUMP, loop.end, node);
    this.endLeaving();
  }

  private continueStatement(node: Located): void {
    const loop = this.leaveBlocks(node, false, true);
    if (loop === null) return this.error("'continue' not properly in loop", node);
    this.unit.emit(Op.JUMP, loop.start, node);
    this.endLeaving();
  }

  private ifStatement(first: If): void {
    const { unit } = this;
    const end = unit.newLabel();
    let node = first;
    for (;;) {
      const otherwise = node.orelse.length > 0 ? unit.newLabel() : end;
      this.jumpIf(node.test, otherwise, false);
      this.body(node.body);
      if (otherwise === end) break;
      unit.emit(Op.JUMP, end, node);
      unit.place(otherwise);
      const [only] = node.orelse;
      if (node.orelse.length !== 1 || only.kind !== "If") {
        this.body(node.orelse);
        break;
      }
      node = only;
    }
    unit.place(end);
  }

  private forStatement(node: For): void {
    const { unit } = this;
    const start = unit.newLabel();
    const end = unit.newLabel();
    const exhausted = unit.newLabel();
    this.pushBlock("for", node, unit.region, start, end);
    this.iterable(node.iter);
    unit.emit(Op.GET_ITER, 0, node.iter);
    unit.place(start);
    unit.emit(Op.FOR_ITER, exhausted, node.iter);
    this.target(node.target);
    this.body(node.body);
    unit.emit(Op.JUMP, start, node);
    unit.place(exhausted);
    this.popBlock();
    this.body(node.orelse);
    unit.place(end);
  }

  private asyncForStatement(node: AsyncFor): void {
    const { unit } = this;
    if (!this.mayAwait) this.error("'async for' outside async function", node);
    const start = unit.newLabel();
    const end = unit.newLabel();
    const exhausted = unit.newLabel();
    this.expr(node.iter);
    unit.emit(Op.GET_AITER, 0, node.iter);
    unit.place(start);
    this.pushBlock("for", node, unit.region, start, end);
    this.nextAsync(exhausted, node);
    this.target(node.target);
    this.body(node.body);
    unit.emit(Op.JUMP, start, node);
    this.popBlock();
    unit.place(exhausted);
    unit.emit(Op.END_ASYNC_FOR, 0, node.iter);
    this.body(node.orelse);
    unit.place(end);
  }

  /** The test stands before the loop and again at its end, so that a round has one jump. */
  private whileStatement(node: While): void {
    const { unit } = this;
    const start = unit.newLabel();
    const again = unit.newLabel();
    const otherwise = unit.newLabel();
    const end = unit.newLabel();
    unit.place(start);
    this.pushBlock("while", node, unit.region, start, end);
    this.jumpIf(node.test, otherwise, false);
    unit.place(again);
    this.body(node.body);
    this.jumpIf(node.test, again, true);
    this.popBlock();
    unit.place(otherwise);
    this.body(node.orelse);
    unit.place(end);
  }

  private assertStatement(node: Assert): void {
    const { unit } = this;
    const { test } = node;
    if (test.kind === "Tuple" && test.elts.length > 0)
      this.warn("assertion is always true, perhaps remove parentheses?", node);
    const end = unit.newLabel();
    this.jumpIf(test, end, true);
    unit.emit(Op.LOAD_ASSERTION_ERROR, 0, node);
    if (node.msg !== null) {
      this.expr(node.msg);
      unit.emit(Op.CALL, 1, node);
    }
    unit.emit(Op.RAISE, 1, test);
    unit.place(end);
  }

  // --------------------------------------------------------------------------------------------------------- imports

  private importStatement(node: Import): void {
    const { unit } = this;
    for (const alias of node.names) {
      this.constant(intConstant(0), node);
      this.constant(NONE_CONSTANT, node);
      const parts = splitDots(alias.name);
      unit.emit(Op.IMPORT_NAME, this.attributeName(alias.name), node);
      if (alias.asname === null) this.store(parts[0], node);
      else {
        // `import a.b.c as d` binds a.b.c.
        for (let i = 1; i < parts.length; i++) {
          unit.emit(Op.IMPORT_FROM, this.attributeName(parts[i]), node);
          unit.emit(Op.SWAP, 2, node);
          unit.emit(Op.POP_TOP, 0, node);
        }
        this.store(alias.asname, node);
      }
    }
  }

  private importFrom(node: ImportFrom): void {
    const { unit } = this;
    if (node.module === "__future__" && node.level === 0 && node.line > this.context.lastFutureLine)
      this.error("from __future__ imports must occur at the beginning of the file", node);
    const names: Constant[] = node.names.map((alias) => strConstant(alias.name));
    this.constant(intConstant(node.level), node);
    this.constant(tupleConstant(names), node);
    unit.emit(Op.IMPORT_NAME, this.attributeName(node.module ?? ""), node);
    if (node.names.length === 1 && node.names[0].name === "*") return unit.emit(Op.IMPORT_STAR, 0, node);
    for (const alias of node.names) {
      unit.emit(Op.IMPORT_FROM, this.attributeName(alias.name), node);
      this.store(alias.asname ?? alias.name, node);
    }
    unit.emit(Op.POP_TOP, 0, node);
  }
}

function splitDots(name: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) !== 46) continue;
    parts.push(name.slice(start, i));
    start = i + 1;
  }
  parts.push(name.slice(start));
  return parts;
}
