/*
 * Statements and whole programs. Blocks recurse (indentation is at most 100 deep); `elif` chains are read by a loop.
 *
 * https://docs.python.org/3.13/reference/simple_stmts.html
 * https://docs.python.org/3.13/reference/compound_stmts.html
 */
import type {
  Alias,
  ExceptHandler,
  Expr,
  Expression,
  Interactive,
  Keyword,
  MatchCase,
  Module,
  Stmt,
  TypeParam,
  WithItem,
} from "./ast.js";
import {
  makeAlias,
  makeAnnAssign,
  makeAssert,
  makeAssign,
  makeAsyncFor,
  makeAsyncFunctionDef,
  makeAsyncWith,
  makeAugAssign,
  makeBreak,
  makeClassDef,
  makeContinue,
  makeDelete,
  makeExceptHandler,
  makeExpression,
  makeExprStmt,
  makeFor,
  makeFunctionDef,
  makeGlobal,
  makeIf,
  makeImport,
  makeImportFrom,
  makeInteractive,
  makeMatch,
  makeMatchCase,
  makeModule,
  makeName,
  makeNonlocal,
  makeParamSpec,
  makePass,
  makeRaise,
  makeReturn,
  makeTry,
  makeTryStar,
  makeTuple,
  makeTypeAlias,
  makeTypeVar,
  makeTypeVarTuple,
  makeWhile,
  makeWith,
  makeWithItem,
} from "./nodes.js";
import { FAILURE } from "./cursor.js";
import { PatternParser } from "./patterns.js";
import { markTarget } from "./targets.js";
import { BINARY_OPERATOR, IS_AUGMENTED, STARTS_EXPRESSION, T } from "./token.js";
import { work } from "./work.js";

export class StatementParser extends PatternParser {
  /** Where the statement at top level starts that is being read. */
  statementStart = 0;

  parseModule(): Module {
    const body: Stmt[] = [];
    while (this.kinds[this.pos] !== T.ENDMARKER) {
      this.statementStart = this.pos;
      this.parseStatement(body);
    }
    const last = this.lastToken();
    return makeModule(1, 0, this.endLines[last], Math.max(0, this.endColumns[last]), body);
  }

  parseExpressionInput(): Expression {
    const body = this.parseExpressions();
    while (this.accept(T.NEWLINE));
    if (this.kinds[this.pos] !== T.ENDMARKER) throw FAILURE;
    return makeExpression(body.line, body.column, body.endLine, body.endColumn, body);
  }

  /** One statement, as typed at a prompt. `pos` is then after its NEWLINE. */
  parseInteractive(): Interactive {
    const body: Stmt[] = [];
    if (this.kinds[this.pos] === T.NEWLINE) {
      body.push(makePass(this.lines[0], 0, this.lines[0], 0));
      this.pos++;
    } else {
      const before = this.pos;
      const compound = this.startsCompound();
      this.parseStatement(body);
      if (compound && this.pos > before) this.expect(T.NEWLINE);
    }
    const last = this.lastToken();
    return makeInteractive(1, 0, this.endLines[last], Math.max(0, this.endColumns[last]), body);
  }

  private startsCompound(): boolean {
    switch (this.kinds[this.pos] as T) {
      case T.DEF:
      case T.AT:
      case T.ASYNC:
      case T.IF:
      case T.CLASS:
      case T.WITH:
      case T.FOR:
      case T.TRY:
      case T.WHILE:
        return true;
      default:
        return this.isWord(this.pos, "match") && this.isMatchStatement();
    }
  }

  /** A compound statement, or the simple statements of a line. */
  private parseStatement(into: Stmt[]): void {
    work(6);
    switch (this.kinds[this.pos] as T) {
      case T.IF:
        into.push(this.parseIf());
        return;
      case T.DEF:
        into.push(this.parseFunction(this.pos, []));
        return;
      case T.CLASS:
        into.push(this.parseClass([]));
        return;
      case T.AT:
        into.push(this.parseDecorated());
        return;
      case T.FOR:
        into.push(this.parseFor(this.pos));
        return;
      case T.WHILE:
        into.push(this.parseWhile());
        return;
      case T.TRY:
        into.push(this.parseTry());
        return;
      case T.WITH:
        into.push(this.parseWith(this.pos));
        return;
      case T.ASYNC:
        into.push(this.parseAsync());
        return;
      case T.NAME:
        if (this.isWord(this.pos, "match") && this.isMatchStatement()) {
          into.push(this.parseMatch());
          return;
        }
        this.parseSimpleStatements(into);
        return;
      default:
        this.parseSimpleStatements(into);
    }
  }

  /** An indented block, or simple statements on the same line. */
  private parseBlock(): Stmt[] {
    const body: Stmt[] = [];
    if (this.accept(T.NEWLINE)) {
      this.expect(T.INDENT);
      do this.parseStatement(body);
      while (this.kinds[this.pos] !== T.DEDENT);
      this.pos++;
    } else {
      this.parseSimpleStatements(body);
    }
    return body;
  }

  private parseSuite(): Stmt[] {
    this.expect(T.COLON);
    return this.parseBlock();
  }

  // ---- simple statements

  private parseSimpleStatements(into: Stmt[]): void {
    for (;;) {
      into.push(this.parseSimpleStatement());
      if (!this.accept(T.SEMI)) break;
      if (this.kinds[this.pos] === T.NEWLINE) break;
    }
    this.expect(T.NEWLINE);
  }

  private parseSimpleStatement(): Stmt {
    const first = this.pos;
    const line = this.lines[first];
    const column = this.columns[first];
    switch (this.kinds[first] as T) {
      case T.RETURN: {
        this.pos++;
        const kind = this.kinds[this.pos];
        const value = STARTS_EXPRESSION[kind] !== 0 || kind === T.STAR ? this.parseStarExpressions() : null;
        const last = this.pos - 1;
        return makeReturn(line, column, this.endLines[last], this.endColumns[last], value);
      }
      case T.PASS:
        this.pos++;
        return makePass(line, column, this.endLines[first], this.endColumns[first]);
      case T.BREAK:
        this.pos++;
        return makeBreak(line, column, this.endLines[first], this.endColumns[first]);
      case T.CONTINUE:
        this.pos++;
        return makeContinue(line, column, this.endLines[first], this.endColumns[first]);
      case T.IMPORT:
        return this.parseImport();
      case T.FROM:
        return this.parseImportFrom();
      case T.RAISE: {
        this.pos++;
        const exc = STARTS_EXPRESSION[this.kinds[this.pos]] !== 0 ? this.parseExpression() : null;
        const cause = exc !== null && this.accept(T.FROM) ? this.parseExpression() : null;
        const last = this.pos - 1;
        return makeRaise(line, column, this.endLines[last], this.endColumns[last], exc, cause);
      }
      case T.ASSERT: {
        this.pos++;
        const test = this.parseExpression();
        const message = this.accept(T.COMMA) ? this.parseExpression() : null;
        const last = this.pos - 1;
        return makeAssert(line, column, this.endLines[last], this.endColumns[last], test, message);
      }
      case T.DEL: {
        this.pos++;
        const targets: Expr[] = [];
        do {
          const target = this.parsePrimary();
          if (!markTarget(target, "Del")) throw FAILURE;
          targets.push(target);
        } while (this.accept(T.COMMA) && STARTS_EXPRESSION[this.kinds[this.pos]] !== 0);
        const last = this.pos - 1;
        return makeDelete(line, column, this.endLines[last], this.endColumns[last], targets);
      }
      case T.GLOBAL:
      case T.NONLOCAL: {
        this.pos++;
        const names = [this.expectName()];
        while (this.accept(T.COMMA)) names.push(this.expectName());
        const last = this.pos - 1;
        const make = this.kinds[first] === T.GLOBAL ? makeGlobal : makeNonlocal;
        return make(line, column, this.endLines[last], this.endColumns[last], names);
      }
      case T.NAME:
        if (this.kinds[first + 1] === T.NAME && this.isWord(first, "type")) return this.parseTypeAlias();
        return this.parseExpressionStatement();
      default:
        return this.parseExpressionStatement();
    }
  }

  /** An expression, an assignment, or one of its relatives. */
  private parseExpressionStatement(): Stmt {
    const first = this.pos;
    const line = this.lines[first];
    const column = this.columns[first];
    const expr = this.parseAnnotatedRhs();
    const kind = this.kinds[this.pos];
    if (kind === T.EQUAL) return this.parseAssignment(first, expr);
    if (kind === T.COLON || IS_AUGMENTED[kind] !== 0) {
      if (expr.kind !== "Name" && expr.kind !== "Attribute" && expr.kind !== "Subscript") throw FAILURE;
      this.pos++;
      expr.ctx = "Store";
      if (kind === T.COLON) {
        const annotation = this.parseExpression();
        const value = this.accept(T.EQUAL) ? this.parseAnnotatedRhs() : null;
        const simple = expr.kind === "Name" && this.kinds[first] === T.NAME ? 1 : 0;
        const last = this.pos - 1;
        return makeAnnAssign(line, column, this.endLines[last], this.endColumns[last], expr, annotation, value, simple);
      }
      const value = this.parseAnnotatedRhs();
      const last = this.pos - 1;
      return makeAugAssign(
        line,
        column,
        this.endLines[last],
        this.endColumns[last],
        expr,
        BINARY_OPERATOR[kind],
        value,
      );
    }
    const last = this.pos - 1;
    return makeExprStmt(line, column, this.endLines[last], this.endColumns[last], expr);
  }

  private parseAssignment(first: number, target: Expr): Stmt {
    const targets: Expr[] = [];
    let value = target;
    while (this.kinds[this.pos] === T.EQUAL) {
      if (!markTarget(value, "Store")) throw FAILURE;
      targets.push(value);
      this.pos++;
      value = this.parseAnnotatedRhs();
    }
    const last = this.pos - 1;
    return makeAssign(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      targets,
      value,
    );
  }

  private parseTypeAlias(): Stmt {
    const first = this.pos++;
    const token = this.pos;
    const id = this.expectName();
    const name = makeName(
      this.lines[token],
      this.columns[token],
      this.endLines[token],
      this.endColumns[token],
      id,
      "Store",
    );
    const typeParams = this.parseTypeParams();
    this.expect(T.EQUAL);
    const value = this.parseExpression();
    const last = this.pos - 1;
    return makeTypeAlias(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      name,
      typeParams,
      value,
    );
  }

  // ---- imports

  private parseDottedText(): string {
    let name = this.expectName();
    while (this.accept(T.DOT)) name += "." + this.expectName();
    return name;
  }

  private parseImport(): Stmt {
    const first = this.pos++;
    const names: Alias[] = [];
    do {
      const start = this.pos;
      const name = this.parseDottedText();
      names.push(this.alias(start, name, this.accept(T.AS) ? this.expectName() : null));
    } while (this.accept(T.COMMA));
    const last = this.pos - 1;
    return makeImport(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], names);
  }

  private alias(first: number, name: string, asname: string | null): Alias {
    const last = this.pos - 1;
    return makeAlias(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], name, asname);
  }

  private parseImportFrom(): Stmt {
    const first = this.pos++;
    let level = 0;
    for (;;) {
      if (this.accept(T.DOT)) level++;
      else if (this.accept(T.ELLIPSIS)) level += 3;
      else break;
    }
    const module = level === 0 || this.kinds[this.pos] !== T.IMPORT ? this.parseDottedText() : null;
    this.expect(T.IMPORT);
    const names: Alias[] = [];
    const star = this.pos;
    if (this.accept(T.STAR)) {
      names.push(this.alias(star, "*", null));
    } else {
      const parenthesised = this.accept(T.LPAR);
      do {
        if (parenthesised && names.length > 0 && this.kinds[this.pos] === T.RPAR) break;
        const start = this.pos;
        const name = this.expectName();
        names.push(this.alias(start, name, this.accept(T.AS) ? this.expectName() : null));
      } while (this.accept(T.COMMA));
      if (parenthesised) this.expect(T.RPAR);
    }
    const last = this.pos - 1;
    return makeImportFrom(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      module,
      names,
      level,
    );
  }

  // ---- definitions

  private parseDecorated(): Stmt {
    const decorators: Expr[] = [];
    while (this.accept(T.AT)) {
      decorators.push(this.parseNamedExpression());
      this.expect(T.NEWLINE);
    }
    if (this.kinds[this.pos] === T.CLASS) return this.parseClass(decorators);
    const first = this.pos;
    if (this.kinds[first] === T.ASYNC) this.pos++;
    if (this.kinds[this.pos] !== T.DEF) throw FAILURE;
    return this.parseFunction(first, decorators);
  }

  /** A function; the cursor is at `def`, `first` at `async` if that comes before. */
  private parseFunction(first: number, decorators: readonly Expr[]): Stmt {
    this.pos++;
    const name = this.expectName();
    const typeParams = this.parseTypeParams();
    this.expect(T.LPAR);
    const args = this.parseParameters(T.RPAR, true);
    this.expect(T.RPAR);
    const returns = this.accept(T.RARROW) ? this.parseExpression() : null;
    const body = this.parseSuite();
    const last = this.lastToken();
    const make = this.kinds[first] === T.ASYNC ? makeAsyncFunctionDef : makeFunctionDef;
    return make(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      name,
      args,
      body,
      decorators,
      returns,
      typeParams,
    );
  }

  private parseClass(decorators: readonly Expr[]): Stmt {
    const first = this.pos++;
    const name = this.expectName();
    const typeParams = this.parseTypeParams();
    let bases: Expr[] = [];
    let keywords: Keyword[] = [];
    if (this.accept(T.LPAR)) {
      ({ args: bases, keywords } = this.parseArguments(T.RPAR));
      this.expect(T.RPAR);
    }
    const body = this.parseSuite();
    const last = this.lastToken();
    return makeClassDef(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      name,
      bases,
      keywords,
      body,
      decorators,
      typeParams,
    );
  }

  private parseTypeParams(): TypeParam[] {
    const params: TypeParam[] = [];
    if (!this.accept(T.LSQB)) return params;
    do {
      if (params.length > 0 && this.kinds[this.pos] === T.RSQB) break;
      params.push(this.parseTypeParam());
    } while (this.accept(T.COMMA));
    this.expect(T.RSQB);
    return params;
  }

  private parseTypeParam(): TypeParam {
    const first = this.pos;
    const line = this.lines[first];
    const column = this.columns[first];
    if (this.accept(T.STAR)) {
      const name = this.expectName();
      const value = this.accept(T.EQUAL) ? this.parseStarExpression() : null;
      const last = this.pos - 1;
      return makeTypeVarTuple(line, column, this.endLines[last], this.endColumns[last], name, value);
    }
    if (this.accept(T.DOUBLESTAR)) {
      const name = this.expectName();
      const value = this.accept(T.EQUAL) ? this.parseExpression() : null;
      const last = this.pos - 1;
      return makeParamSpec(line, column, this.endLines[last], this.endColumns[last], name, value);
    }
    const name = this.expectName();
    const bound = this.accept(T.COLON) ? this.parseExpression() : null;
    const value = this.accept(T.EQUAL) ? this.parseExpression() : null;
    const last = this.pos - 1;
    return makeTypeVar(line, column, this.endLines[last], this.endColumns[last], name, bound, value);
  }

  // ---- compound statements

  private parseIf(): Stmt {
    const firsts: number[] = [];
    const tests: Expr[] = [];
    const bodies: Stmt[][] = [];
    do {
      firsts.push(this.pos++);
      tests.push(this.parseNamedExpression());
      bodies.push(this.parseSuite());
    } while (this.kinds[this.pos] === T.ELIF);
    let orelse = this.parseElse();
    const last = this.lastToken();
    for (let i = firsts.length - 1; ; i--) {
      const first = firsts[i];
      const statement = makeIf(
        this.lines[first],
        this.columns[first],
        this.endLines[last],
        this.endColumns[last],
        tests[i],
        bodies[i],
        orelse,
      );
      if (i === 0) return statement;
      orelse = [statement];
    }
  }

  private parseElse(): Stmt[] {
    return this.accept(T.ELSE) ? this.parseSuite() : [];
  }

  private parseWhile(): Stmt {
    const first = this.pos++;
    const test = this.parseNamedExpression();
    const body = this.parseSuite();
    const orelse = this.parseElse();
    const last = this.lastToken();
    return makeWhile(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      test,
      body,
      orelse,
    );
  }

  private parseFor(first: number): Stmt {
    this.pos++;
    const target = this.parseStarTargets();
    this.expect(T.IN);
    const iter = this.parseStarExpressions();
    const body = this.parseSuite();
    const orelse = this.parseElse();
    const last = this.lastToken();
    const make = this.kinds[first] === T.ASYNC ? makeAsyncFor : makeFor;
    return make(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      target,
      iter,
      body,
      orelse,
    );
  }

  private parseAsync(): Stmt {
    const first = this.pos++;
    switch (this.kinds[this.pos] as T) {
      case T.DEF:
        return this.parseFunction(first, []);
      case T.FOR:
        return this.parseFor(first);
      case T.WITH:
        return this.parseWith(first);
      default:
        throw FAILURE;
    }
  }

  private parseWith(first: number): Stmt {
    this.pos++;
    const items = this.parseWithItems();
    const body = this.parseSuite();
    const last = this.lastToken();
    const make = this.kinds[first] === T.ASYNC ? makeAsyncWith : makeWith;
    return make(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], items, body);
  }

  /**
   * The items of `with`. Parentheses around all of them are the items' own if that reading works and the ":" follows;
   * else they belong to the first item's expression.
   */
  private parseWithItems(): WithItem[] {
    const start = this.pos;
    if (this.kinds[start] === T.LPAR && this.kinds[this.closingBracket(start) + 1] === T.COLON) {
      const depth = this.depth;
      try {
        this.pos++;
        const items: WithItem[] = [];
        do {
          if (items.length > 0 && this.kinds[this.pos] === T.RPAR) break;
          items.push(this.parseWithItem());
        } while (this.accept(T.COMMA));
        this.expect(T.RPAR);
        if (this.kinds[this.pos] !== T.COLON) throw FAILURE;
        return items;
      } catch (error) {
        if (error !== FAILURE) throw error;
        this.pos = start;
        this.depth = depth;
      }
    }
    const items: WithItem[] = [];
    do items.push(this.parseWithItem());
    while (this.accept(T.COMMA));
    return items;
  }

  private parseWithItem(): WithItem {
    const first = this.pos;
    const context = this.parseExpression();
    let target: Expr | null = null;
    if (this.accept(T.AS)) {
      target = this.parseStarTarget();
      const kind = this.kinds[this.pos];
      if (kind !== T.COMMA && kind !== T.RPAR && kind !== T.COLON) throw FAILURE;
    }
    const last = this.pos - 1;
    return makeWithItem(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      context,
      target,
    );
  }

  /** The token that closes the bracket at `open`. The lexer has matched them; an ERROR token ends the search too. */
  private closingBracket(open: number): number {
    let level = 0;
    for (let i = open; ; i++) {
      switch (this.kinds[i] as T) {
        case T.LPAR:
        case T.LSQB:
        case T.LBRACE:
          level++;
          break;
        case T.RPAR:
        case T.RSQB:
        case T.RBRACE:
          if (--level === 0) return i;
          break;
        case T.ENDMARKER:
        case T.ERROR:
          return open;
        default:
      }
    }
  }

  private parseTry(): Stmt {
    const first = this.pos++;
    const body = this.parseSuite();
    const handlers: ExceptHandler[] = [];
    let star = false;
    while (this.kinds[this.pos] === T.EXCEPT) {
      const handler = this.pos++;
      const isStar = this.accept(T.STAR);
      if (handlers.length > 0 && isStar !== star) throw FAILURE;
      star = isStar;
      const type = isStar || this.kinds[this.pos] !== T.COLON ? this.parseExpression() : null;
      const name = type !== null && this.accept(T.AS) ? this.expectName() : null;
      const handlerBody = this.parseSuite();
      const last = this.lastToken();
      handlers.push(
        makeExceptHandler(
          this.lines[handler],
          this.columns[handler],
          this.endLines[last],
          this.endColumns[last],
          type,
          name,
          handlerBody,
        ),
      );
    }
    const orelse = handlers.length > 0 ? this.parseElse() : [];
    const finalbody = this.accept(T.FINALLY) ? this.parseSuite() : [];
    if (handlers.length === 0 && finalbody.length === 0) throw FAILURE;
    const last = this.lastToken();
    const make = star ? makeTryStar : makeTry;
    return make(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      body,
      handlers,
      orelse,
      finalbody,
    );
  }

  // ---- match

  /**
   * Whether `match` at the cursor begins a match statement: the line ends in ":" and an indented block follows, which no
   * other statement that starts with a name does.
   */
  private isMatchStatement(): boolean {
    const next = this.kinds[this.pos + 1];
    if (STARTS_EXPRESSION[next] === 0 && next !== T.STAR) return false;
    let i = this.pos + 1;
    while (this.kinds[i] !== T.NEWLINE && this.kinds[i] !== T.ENDMARKER && this.kinds[i] !== T.ERROR) i++;
    return this.kinds[i] === T.NEWLINE && this.kinds[i - 1] === T.COLON && this.kinds[i + 1] === T.INDENT;
  }

  private parseMatch(): Stmt {
    const first = this.pos++;
    const start = this.pos;
    let subject = this.parseStarNamedExpression();
    if (this.kinds[this.pos] === T.COMMA) {
      const elts = [subject];
      while (this.accept(T.COMMA)) {
        const kind = this.kinds[this.pos];
        if (STARTS_EXPRESSION[kind] === 0 && kind !== T.STAR) break;
        elts.push(this.parseStarNamedExpression());
      }
      const last = this.pos - 1;
      subject = makeTuple(
        this.lines[start],
        this.columns[start],
        this.endLines[last],
        this.endColumns[last],
        elts,
        "Load",
      );
    } else if (subject.kind === "Starred") {
      throw FAILURE;
    }
    this.expect(T.COLON);
    this.expect(T.NEWLINE);
    this.expect(T.INDENT);
    const cases: MatchCase[] = [];
    do cases.push(this.parseCase());
    while (this.kinds[this.pos] !== T.DEDENT);
    this.pos++;
    const last = this.lastToken();
    return makeMatch(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      subject,
      cases,
    );
  }

  private parseCase(): MatchCase {
    const first = this.pos;
    if (!this.isWord(first, "case")) throw FAILURE;
    this.pos++;
    const pattern = this.parsePatterns();
    const guard = this.accept(T.IF) ? this.parseNamedExpression() : null;
    const body = this.parseSuite();
    const last = this.lastToken();
    return makeMatchCase(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      pattern,
      guard,
      body,
    );
  }
}
