/**
 * `try`, `with` and leaving them early. A handler starts with the exception on the stack above what lay there at the
 * region's begin; PUSH_EXCEPTION makes it the one being handled and keeps the previous one below it, and whatever leaves
 * the handler, by any way, puts that back.
 *
 * `finally` bodies are emitted once for each way out (PEP 341 as CPython does it since 3.8), within the allowance of
 * `copyOf`. Handlers stand behind the straight line of the code.
 */

import type { AsyncWith, ExceptHandler, Located, Stmt, Try, TryStar, With } from "../syntax/ast.js";
import { FunctionCompiler } from "./compiler-functions.js";
import { Op } from "./opcodes.js";
import type { Block, Label } from "./unit.js";

export abstract class ExceptionCompiler extends FunctionCompiler {
  // ------------------------------------------------------------------------------------------------------- leaving

  /**
   * Emits what leaving blocks takes, from the innermost outwards: for `break` and `continue` up to the loop, which is
   * returned, for `return` all. With `keep`, a value on top of the stack survives.
   */
  protected leaveBlocks(location: Located, keep: boolean, toLoop: boolean): Block | null {
    const { unit } = this;
    const { blocks } = unit;
    const saved = blocks.slice();
    const { region } = unit;
    let loop: Block | null = null;
    while (blocks.length > 0) {
      const block = blocks[blocks.length - 1];
      if (block.kind === "group handler")
        this.error("'break', 'continue' and 'return' cannot appear in an except* block", location);
      if (toLoop && (block.kind === "for" || block.kind === "while")) {
        loop = block;
        break;
      }
      blocks.pop();
      this.leaveBlock(block, location, keep);
    }
    // What follows the jump is still inside of all that was left.
    blocks.length = 0;
    for (const block of saved) blocks.push(block);
    this.resumeRegion = region;
    return loop;
  }

  /** The region to go back to once the jump that `leaveBlocks` prepared is emitted. */
  private resumeRegion = -1;

  protected endLeaving(): void {
    this.unit.region = this.resumeRegion;
  }

  private leaveBlock(block: Block, location: Located, keep: boolean): void {
    const { unit } = this;
    switch (block.kind) {
      case "while":
      case "handler":
      case "group handler":
      case "async comprehension":
      case "generator":
        return;
      case "for":
      case "value":
        if (keep) unit.emit(Op.SWAP, 2, location);
        return unit.emit(Op.POP_TOP, 0, location);
      case "try":
        unit.region = block.outerRegion;
        return;
      case "finally":
        unit.region = block.outerRegion;
        if (keep) this.pushBlock("value", location, unit.region);
        this.copyOf(location, block.cleanup as () => void);
        if (keep) this.popBlock();
        return;
      case "finally handler":
        if (keep) unit.emit(Op.SWAP, 2, location);
        unit.emit(Op.POP_TOP, 0, location);
        unit.region = block.outerRegion;
        if (keep) unit.emit(Op.SWAP, 2, location);
        return unit.emit(Op.POP_EXCEPTION, 0, location);
      case "with":
      case "async with":
        unit.region = block.outerRegion;
        if (keep) unit.emit(Op.SWAP, 2, block.location);
        this.copyOf(location, () => this.callExit(block.kind === "async with", block.location));
        return unit.emit(Op.POP_TOP, 0, block.location);
      case "handler cleanup":
        unit.region = block.outerRegion;
        if (keep) unit.emit(Op.SWAP, 2, location);
        unit.emit(Op.POP_EXCEPTION, 0, location);
        if (block.cleanup !== null) block.cleanup();
        return;
    }
  }

  // ------------------------------------------------------------------------------------------------------------- try

  protected tryStatement(node: Try | TryStar): void {
    if (node.finalbody.length > 0) this.tryFinally(node);
    else this.tryExcept(node);
  }

  private tryExcept(node: Try | TryStar): void {
    if (node.kind === "Try") this.tryHandlers(node);
    else this.tryGroupHandlers(node);
  }

  private tryFinally(node: Try | TryStar): void {
    const { unit } = this;
    const { finalbody } = node;
    const handler = unit.newLabel();
    const exit = unit.newLabel();
    const outer = unit.region;
    unit.beginRegion(handler, 0, node);
    this.pushBlock("finally", node, outer, -1, -1, () => this.body(finalbody));
    if (node.handlers.length > 0) this.tryExcept(node);
    else this.body(node.body);
    this.popBlock();
    unit.region = outer;
    this.body(finalbody);
    unit.emit(Op.JUMP, exit, node);

    const cleanup = unit.newLabel();
    unit.enterCold(node);
    unit.place(handler);
    unit.emit(Op.PUSH_EXCEPTION, 0, node);
    unit.beginRegion(cleanup, 1, node);
    this.pushBlock("finally handler", node, outer);
    this.copyOf(node, () => this.body(finalbody));
    this.popBlock();
    unit.emit(Op.RERAISE, 0, node);
    unit.region = outer;
    this.restoreAndReraise(cleanup, node);
    unit.leaveCold(node);
    unit.place(exit);
  }

  /** The handler of a handler: puts back what was handled before, and the new exception travels on. */
  private restoreAndReraise(cleanup: Label, location: Located): void {
    const { unit } = this;
    unit.place(cleanup);
    unit.emit(Op.SWAP, 2, location);
    unit.emit(Op.POP_EXCEPTION, 0, location);
    unit.emit(Op.RERAISE, 0, location);
  }

  /** `try` body and `else`, which both forms share; ends in a jump to `end`. */
  private protectedBody(node: Try | TryStar, handler: Label, end: Label, outer: number): void {
    const { unit } = this;
    unit.beginRegion(handler, 0, node);
    this.pushBlock("try", node, outer);
    this.body(node.body);
    this.popBlock();
    unit.region = outer;
    this.body(node.orelse);
    unit.emit(Op.JUMP, end, node);
  }

  private tryHandlers(node: Try): void {
    const { unit } = this;
    const handler = unit.newLabel();
    const cleanup = unit.newLabel();
    const end = unit.newLabel();
    const outer = unit.region;
    this.protectedBody(node, handler, end, outer);

    unit.enterCold(node);
    unit.place(handler);
    unit.emit(Op.PUSH_EXCEPTION, 0, node);
    unit.beginRegion(cleanup, 1, node);
    const inHandler = unit.region;
    this.pushBlock("handler", node, outer);
    const count = node.handlers.length;
    for (let i = 0; i < count; i++) {
      const each = node.handlers[i];
      if (each.type === null && i < count - 1) this.error("default 'except:' must be last", each);
      const next = unit.newLabel();
      if (each.type !== null) {
        this.expr(each.type);
        unit.emit(Op.CHECK_EXCEPTION_MATCH, 0, each);
        unit.emit(Op.POP_JUMP_IF_FALSE, next, each);
      }
      if (each.name === null) {
        unit.emit(Op.POP_TOP, 0, each);
        this.pushBlock("handler cleanup", each, outer);
        this.body(each.body);
        this.popBlock();
        unit.region = outer;
        unit.emit(Op.POP_EXCEPTION, 0, each);
      } else this.namedHandler(each, each.name, outer, inHandler);
      unit.emit(Op.JUMP, end, each);
      unit.region = inHandler;
      unit.place(next);
    }
    unit.emit(Op.RERAISE, 0, node);
    this.popBlock();
    unit.region = outer;
    this.restoreAndReraise(cleanup, node);
    unit.leaveCold(node);
    unit.place(end);
  }

  /** `except E as name`: the name is unbound again however the body is left. */
  private namedHandler(node: ExceptHandler, name: string, outer: number, inHandler: number): void {
    const { unit } = this;
    this.store(name, node);
    const unbind = unit.newLabel();
    unit.beginRegion(unbind, 0, node);
    this.pushBlock("handler cleanup", node, outer, -1, -1, () => this.unbind(name, node));
    this.body(node.body);
    this.popBlock();
    unit.region = outer;
    unit.emit(Op.POP_EXCEPTION, 0, node);
    this.unbind(name, node);
    unit.enterCold(node);
    unit.region = inHandler;
    unit.place(unbind);
    this.unbind(name, node);
    unit.emit(Op.RERAISE, 0, node);
    unit.region = outer;
    unit.leaveCold(node);
  }

  private unbind(name: string, location: Located): void {
    this.none(location);
    this.store(name, location);
    this.delete(name, location);
  }

  /** `except*` (PEP 654). In the handler the stack is: previous, original, list of what is raised, rest. */
  private tryGroupHandlers(node: TryStar): void {
    const { unit } = this;
    const handler = unit.newLabel();
    const cleanup = unit.newLabel();
    const end = unit.newLabel();
    const reraise = unit.newLabel();
    const outer = unit.region;
    this.protectedBody(node, handler, end, outer);

    unit.enterCold(node);
    unit.place(handler);
    unit.emit(Op.PUSH_EXCEPTION, 0, node);
    unit.beginRegion(cleanup, 1, node);
    const inHandler = unit.region;
    this.pushBlock("group handler", node, outer);
    unit.emit(Op.BUILD_LIST, 0, node.handlers[0]);
    unit.emit(Op.COPY, 2, node.handlers[0]);
    for (const each of node.handlers) {
      const next = unit.newLabel();
      const noMatch = unit.newLabel();
      const raised = unit.newLabel();
      if (each.type !== null) {
        this.expr(each.type);
        unit.emit(Op.CHECK_GROUP_MATCH, 0, each);
        unit.emit(Op.COPY, 1, each);
        unit.emit(Op.POP_JUMP_IF_NONE, noMatch, each);
      }
      if (each.name === null) unit.emit(Op.POP_TOP, 0, each);
      else this.store(each.name, each);
      const { name } = each;
      const unbind = name === null ? null : (): void => this.unbind(name, each);
      unit.beginRegion(raised, 0, each);
      this.pushBlock("handler cleanup", each, outer, -1, -1, unbind);
      this.body(each.body);
      this.popBlock();
      unit.region = inHandler;
      unbind?.();
      unit.emit(Op.JUMP, next, each);
      // What the body raises is kept, and the rest of the group goes on to the next clause.
      unit.place(raised);
      unbind?.();
      unit.emit(Op.LIST_APPEND, 2, each);
      unit.emit(Op.JUMP, next, each);
      unit.place(noMatch);
      unit.emit(Op.POP_TOP, 0, each);
      unit.place(next);
    }
    unit.emit(Op.LIST_APPEND, 1, node);
    this.popBlock();
    unit.emit(Op.PREPARE_RERAISE_STAR, 0, node);
    unit.emit(Op.COPY, 1, node);
    unit.emit(Op.POP_JUMP_IF_NOT_NONE, reraise, node);
    unit.emit(Op.POP_TOP, 0, node);
    unit.region = outer;
    unit.emit(Op.POP_EXCEPTION, 0, node);
    unit.emit(Op.JUMP, end, node);
    unit.place(reraise);
    this.restoreAndReraise(cleanup, node);
    unit.leaveCold(node);
    unit.place(end);
  }

  // ------------------------------------------------------------------------------------------------------------ with

  protected withStatement(node: With | AsyncWith): void {
    if (node.kind === "AsyncWith" && !this.mayAwait) this.error("'async with' outside async function", node);
    this.withItems(node, 0);
  }

  private withItems(node: With | AsyncWith, index: number): void {
    const { unit } = this;
    const item = node.items[index];
    const isAsync = node.kind === "AsyncWith";
    const at = item.context_expr;
    const handler = unit.newLabel();
    const cleanup = unit.newLabel();
    const suppressed = unit.newLabel();
    const exit = unit.newLabel();
    this.expr(at);
    if (isAsync) {
      unit.emit(Op.BEFORE_ASYNC_WITH, 0, at);
      this.await(1, at);
    } else unit.emit(Op.BEFORE_WITH, 0, at);
    const outer = unit.region;
    unit.beginRegion(handler, 1, at);
    this.pushBlock(isAsync ? "async with" : "with", at, outer);
    if (item.optional_vars === null) unit.emit(Op.POP_TOP, 0, at);
    else this.target(item.optional_vars);
    if (index + 1 < node.items.length) this.withItems(node, index + 1);
    else this.body(node.body);
    this.popBlock();
    unit.region = outer;
    this.callExit(isAsync, at);
    unit.emit(Op.POP_TOP, 0, at);
    unit.emit(Op.JUMP, exit, at);

    unit.enterCold(at);
    unit.place(handler);
    unit.emit(Op.PUSH_EXCEPTION, 0, at);
    unit.beginRegion(cleanup, 1, at);
    unit.emit(Op.WITH_EXCEPT_START, 0, at);
    if (isAsync) this.await(2, at);
    unit.emit(Op.POP_JUMP_IF_TRUE, suppressed, at);
    unit.emit(Op.RERAISE, 0, at);
    unit.place(suppressed);
    unit.emit(Op.POP_TOP, 0, at);
    unit.region = outer;
    unit.emit(Op.POP_EXCEPTION, 0, at);
    unit.emit(Op.POP_TOP, 0, at);
    unit.emit(Op.JUMP, exit, at);
    this.restoreAndReraise(cleanup, at);
    unit.leaveCold(at);
    unit.place(exit);
  }

  /** Calls the exit method on the stack with three Nones; leaves its result. */
  private callExit(isAsync: boolean, location: Located): void {
    this.none(location);
    this.none(location);
    this.none(location);
    this.unit.emit(Op.CALL, 3, location);
    if (isAsync) this.await(2, location);
  }

  abstract override body(statements: readonly Stmt[]): void;
}
