/**
 * The compiler: a tree becomes a Code. Stages: future statements, symbols, resolution of scopes, code, assembly. Everything
 * a program can do wrong here is a PythonSyntaxError with CPython's words and place; it never takes more than a bounded
 * multiple of the tree's size.
 *
 * https://docs.python.org/3.13/reference/
 */

import type { Expression, Interactive, Located, Module, Stmt } from "../syntax/ast.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { CodeFlag, type Code } from "./code.js";
import { NOWHERE, type CompileWarning } from "./compiler-core.js";
import { StatementCompiler } from "./compiler-statements.js";
import { readFutures } from "./future.js";
import { Op } from "./opcodes.js";
import { resolveScopes } from "./scope.js";
import { collectSymbols } from "./symbols.js";
import { docstringOf } from "./compiler-functions.js";
import { verifyOnce } from "./verify.js";

export type { CompileWarning } from "./compiler-core.js";

export interface CompileOptions {
  /** Shown in tracebacks. */
  readonly filename: string;
  /** The program's text, for the line that a SyntaxError shows and its byte offsets. */
  readonly source?: string;
  /**
   * "last-expression": the module's value is that of its last statement, when that is an expression; "display": the values of
   * expression statements of the module are shown, as in an interactive session.
   */
  readonly result?: "last-expression" | "display" | "none";
  /** Allows `await` and its like in module code, which is then a coroutine's. */
  readonly topLevelAwait?: boolean;
  /** For exec and eval with locals that are not the globals: module code finds its names by LOAD_NAME. */
  readonly separateLocals?: boolean;
  /** Library code: its frames stay out of tracebacks. */
  readonly frozen?: boolean;
  /** CodeFlag.FUTURE_ANNOTATIONS when the code that compiles this one is under that statement. */
  readonly flags?: number;
  /** Filled with SyntaxWarnings. */
  readonly warnings?: CompileWarning[];
}

/** Passing free variables through this many blocks, and more for larger programs, is refused. */
const FREE_VARIABLE_ALLOWANCE = 262_144;

/**
 * Compiles a parsed program.
 *
 * @throws PythonSyntaxError for what CPython's compiler refuses
 * @example compileModule(parseModule("x = 1"), { filename: "<run 1>" }).names // ["x"]
 */
export function compileModule(tree: Module | Expression | Interactive, options: CompileOptions): Code {
  const complain = (message: string, location: Located, rangeless = false): never => {
    throw syntaxError(message, location, rangeless, options);
  };
  const futures = readFutures(tree, complain);
  const futureAnnotations = futures.annotations || ((options.flags ?? 0) & CodeFlag.FUTURE_ANNOTATIONS) !== 0;
  const symbols = collectSymbols(tree, futureAnnotations, complain);
  resolveScopes(symbols.module, FREE_VARIABLE_ALLOWANCE + 8 * symbols.size, complain);
  const compiler = new Compiler({
    filename: options.filename,
    symbols,
    futureAnnotations,
    lastFutureLine: futures.lastLine,
    topLevelAwait: options.topLevelAwait ?? false,
    separateLocals: options.separateLocals ?? false,
    lastExpression: options.result === "last-expression",
    display: options.result === "display",
    commonFlags:
      (futureAnnotations ? CodeFlag.FUTURE_ANNOTATIONS : 0) | (options.frozen === true ? CodeFlag.FROZEN : 0),
    warnings: options.warnings ?? [],
    complain,
  });
  const code = compiler.program(tree);
  // At its first link at the latest; here the work is paid for.
  verifyOnce(code);
  return code;
}

class Compiler extends StatementCompiler {
  program(tree: Module | Expression | Interactive): Code {
    const unit = this.enterUnit(this.context.symbols.module, "<module>", 1);
    if (!this.context.separateLocals) unit.flags |= CodeFlag.MODULE;
    if (tree.kind === "Expression") {
      this.expr(tree.body);
      unit.emit(Op.RETURN_VALUE, 0, tree.body);
      return this.leaveUnit(null);
    }
    const { body } = tree;
    const last = body.length > 0 ? body[body.length - 1] : null;
    if (this.context.lastExpression && last !== null && last.kind === "Expr") {
      this.statements(body, body.length - 1);
      this.expr(last.value);
    } else {
      this.statements(body, body.length);
      this.none(last ?? NOWHERE);
    }
    unit.emit(Op.RETURN_VALUE, 0, last ?? NOWHERE);
    return this.leaveUnit(null);
  }

  /** The first `count` statements of the module; a docstring is bound even when it is also the value. */
  private statements(body: readonly Stmt[], count: number): void {
    if (body.length === 0) return;
    if (count === 0) {
      if (docstringOf(body) !== null) this.namespaceBody(body);
    } else this.namespaceBody(count === body.length ? body : body.slice(0, count));
  }
}

/** CPython counts offsets in UTF-8 bytes of the line, from 1, at this stage. */
function syntaxError(
  message: string,
  location: Located,
  rangeless: boolean,
  options: CompileOptions,
): PythonSyntaxError {
  const { filename, source } = options;
  const { line, endLine } = location;
  const first = source === undefined ? null : lineOf(source, line);
  const offset = first === null ? location.column + 1 : utf8Length(first, location.column) + 1;
  let endOffset = 0;
  if (!rangeless) {
    const last = source === undefined ? null : endLine === line ? first : lineOf(source, endLine);
    endOffset = last === null ? location.endColumn + 1 : utf8Length(last, location.endColumn) + 1;
  }
  return new PythonSyntaxError("SyntaxError", message, filename, line, offset, endLine, endOffset, first);
}

/** Line `line` of the text (1-based) without its newline, or null. */
function lineOf(source: string, line: number): string | null {
  let start = 0;
  for (let at = 1; at < line; start++) {
    if (start >= source.length) return null;
    const unit = source.charCodeAt(start);
    if (unit === 10 || (unit === 13 && source.charCodeAt(start + 1) !== 10)) at++;
  }
  let end = start;
  while (end < source.length && source.charCodeAt(end) !== 10 && source.charCodeAt(end) !== 13) end++;
  return source.slice(start, end);
}

function utf8Length(text: string, units: number): number {
  let bytes = 0;
  for (let i = 0; i < units && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate pair is four bytes, two for each half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes + Math.max(0, units - text.length);
}
