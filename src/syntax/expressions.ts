/*
 * Expressions, by recursive descent above the operators and precedence climbing among them. Chains (operators, calls,
 * attributes, comparisons, conditionals, unary operators) are read by loops; what recurses is counted.
 *
 * https://docs.python.org/3.13/reference/expressions.html
 */
import {
  ELLIPSIS,
  FALSE,
  NONE,
  TRUE,
  type Arg,
  type Arguments,
  type BoolOperator,
  type CompareOperator,
  type Comprehension,
  type ConstantValue,
  type Expr,
  type Keyword,
  type UnaryOperator,
} from "./ast.js";
import {
  makeArg,
  makeArguments,
  makeAttribute,
  makeAwait,
  makeBinOp,
  makeBoolOp,
  makeCall,
  makeCompare,
  makeComprehension,
  makeConstant,
  makeDict,
  makeDictComp,
  makeGeneratorExp,
  makeIfExp,
  makeKeyword,
  makeLambda,
  makeList,
  makeListComp,
  makeName,
  makeNamedExpr,
  makeSetComp,
  makeSetDisplay,
  makeSlice,
  makeStarred,
  makeSubscript,
  makeTuple,
  makeUnaryOp,
  makeYield,
  makeYieldFrom,
} from "./nodes.js";
import { FAILURE } from "./cursor.js";
import { numberValue } from "./literals.js";
import { StringParser } from "./strings.js";
import { markTarget } from "./targets.js";
import { BINARY_OPERATOR, BINARY_PRECEDENCE, COMPARISON, STARTS_EXPRESSION, T } from "./token.js";
import { work } from "./work.js";

/** Arguments of a call or bases of a class. */
export interface CallArguments {
  readonly args: Expr[];
  readonly keywords: Keyword[];
}

export abstract class ExpressionParser extends StringParser {
  // ---- lists of expressions

  /** `star_expressions`: one expression, or a tuple without parentheses. */
  parseStarExpressions(): Expr {
    const first = this.pos;
    const expr = this.parseStarExpression();
    if (this.kinds[this.pos] !== T.COMMA) return expr;
    const elts = [expr];
    while (this.accept(T.COMMA)) {
      const kind = this.kinds[this.pos];
      if (STARTS_EXPRESSION[kind] === 0 && kind !== T.STAR) break;
      elts.push(this.parseStarExpression());
    }
    const last = this.pos - 1;
    return makeTuple(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], elts, "Load");
  }

  /** `expressions`: as above, without stars. */
  parseExpressions(): Expr {
    const first = this.pos;
    const expr = this.parseExpression();
    if (this.kinds[this.pos] !== T.COMMA) return expr;
    const elts = [expr];
    while (this.accept(T.COMMA)) {
      if (STARTS_EXPRESSION[this.kinds[this.pos]] === 0) break;
      elts.push(this.parseExpression());
    }
    const last = this.pos - 1;
    return makeTuple(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], elts, "Load");
  }

  parseStarExpression(): Expr {
    if (this.kinds[this.pos] !== T.STAR) return this.parseExpression();
    return this.parseStarred();
  }

  private parseStarred(): Expr {
    const first = this.pos++;
    const value = this.parseBinary(1);
    const last = this.pos - 1;
    return makeStarred(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      value,
      "Load",
    );
  }

  parseStarNamedExpression(): Expr {
    return this.kinds[this.pos] === T.STAR ? this.parseStarred() : this.parseNamedExpression();
  }

  parseAnnotatedRhs(): Expr {
    return this.kinds[this.pos] === T.YIELD ? this.parseYield() : this.parseStarExpressions();
  }

  parseYield(): Expr {
    const first = this.pos++;
    this.deepen(1);
    let value: Expr | null = null;
    const from = this.accept(T.FROM);
    const kind = this.kinds[this.pos];
    if (from) value = this.parseExpression();
    else if (STARTS_EXPRESSION[kind] !== 0 || kind === T.STAR) value = this.parseStarExpressions();
    this.depth--;
    const last = this.pos - 1;
    const line = this.lines[first];
    const column = this.columns[first];
    return from
      ? makeYieldFrom(line, column, this.endLines[last], this.endColumns[last], value as Expr)
      : makeYield(line, column, this.endLines[last], this.endColumns[last], value);
  }

  parseNamedExpression(): Expr {
    const first = this.pos;
    if (this.kinds[first] === T.NAME && this.kinds[first + 1] === T.COLONEQUAL) return this.parseAssignmentExpression();
    const expr = this.parseExpression();
    if (this.kinds[this.pos] === T.COLONEQUAL) throw FAILURE;
    return expr;
  }

  private parseAssignmentExpression(): Expr {
    const first = this.pos;
    const target = makeName(
      this.lines[first],
      this.columns[first],
      this.endLines[first],
      this.endColumns[first],
      this.nameOf(first),
      "Store",
    );
    this.pos += 2;
    const value = this.parseExpression();
    const last = this.pos - 1;
    return makeNamedExpr(target.line, target.column, this.endLines[last], this.endColumns[last], target, value);
  }

  // ---- conditionals, lambda

  parseExpression(): Expr {
    this.deepen(1);
    const first = this.pos;
    const expr = this.kinds[first] === T.LAMBDA ? this.parseLambda() : this.parseDisjunction();
    const result =
      this.kinds[this.pos] === T.IF && this.kinds[first] !== T.LAMBDA ? this.parseConditional(first, expr) : expr;
    this.depth--;
    return result;
  }

  /** `body if test else …`, a chain of them from left to right, then put together from the right. */
  private parseConditional(first: number, expr: Expr): Expr {
    const firsts: number[] = [];
    const bodies: Expr[] = [];
    const tests: Expr[] = [];
    let last = expr;
    while (this.accept(T.IF)) {
      this.deepen(1);
      firsts.push(first);
      bodies.push(last);
      tests.push(this.parseDisjunction());
      this.expect(T.ELSE);
      first = this.pos;
      if (this.kinds[first] === T.LAMBDA) {
        last = this.parseLambda();
        break;
      }
      last = this.parseDisjunction();
    }
    const end = this.pos - 1;
    for (let i = bodies.length - 1; i >= 0; i--) {
      const start = firsts[i];
      last = makeIfExp(
        this.lines[start],
        this.columns[start],
        this.endLines[end],
        this.endColumns[end],
        tests[i],
        bodies[i],
        last,
      );
    }
    this.depth -= bodies.length;
    return last;
  }

  private parseLambda(): Expr {
    const first = this.pos++;
    const args = this.parseParameters(T.COLON, false);
    this.expect(T.COLON);
    const body = this.parseExpression();
    const last = this.pos - 1;
    return makeLambda(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], args, body);
  }

  /** Parameters up to (not including) `close`: ")" of a def, ":" of a lambda. */
  protected parseParameters(close: T.RPAR | T.COLON, annotated: boolean): Arguments {
    const first = this.pos;
    let posonlyargs: Arg[] = [];
    let args: Arg[] = [];
    const kwonlyargs: Arg[] = [];
    const kwDefaults: (Expr | null)[] = [];
    const defaults: Expr[] = [];
    let vararg: Arg | null = null;
    let kwarg: Arg | null = null;
    let slash = false;
    let star = false;
    while (this.kinds[this.pos] !== close) {
      const kind = this.kinds[this.pos];
      if (kind === T.SLASH) {
        if (slash || star || args.length === 0) throw FAILURE;
        slash = true;
        posonlyargs = args;
        args = [];
        this.pos++;
      } else if (kind === T.STAR) {
        if (star) throw FAILURE;
        star = true;
        this.pos++;
        if (this.kinds[this.pos] === T.COMMA) {
          if (this.kinds[this.pos + 1] !== T.NAME) throw FAILURE;
        } else {
          vararg = this.parseParameter(annotated, true);
        }
      } else if (kind === T.DOUBLESTAR) {
        this.pos++;
        kwarg = this.parseParameter(annotated, false);
        this.accept(T.COMMA);
        if (this.kinds[this.pos] !== close) throw FAILURE;
        break;
      } else {
        const arg = this.parseParameter(annotated, false);
        const value = this.accept(T.EQUAL) ? this.parseExpression() : null;
        if (star) {
          kwonlyargs.push(arg);
          kwDefaults.push(value);
        } else {
          if (value !== null) defaults.push(value);
          else if (defaults.length > 0) throw FAILURE;
          args.push(arg);
        }
      }
      if (!this.accept(T.COMMA) && this.kinds[this.pos] !== close) throw FAILURE;
    }
    const last = Math.max(first, this.pos - 1);
    return makeArguments(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      posonlyargs,
      args,
      vararg,
      kwonlyargs,
      kwDefaults,
      kwarg,
      defaults,
    );
  }

  private parseParameter(annotated: boolean, starred: boolean): Arg {
    const first = this.pos;
    const name = this.expectName();
    let annotation: Expr | null = null;
    if (annotated && this.accept(T.COLON)) annotation = starred ? this.parseStarExpression() : this.parseExpression();
    const last = this.pos - 1;
    return makeArg(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      name,
      annotation,
    );
  }

  // ---- boolean operators and comparisons

  parseDisjunction(): Expr {
    const first = this.pos;
    const left = this.parseConjunction();
    return this.kinds[this.pos] === T.OR ? this.parseBoolOp(first, left, T.OR, "Or") : left;
  }

  private parseConjunction(): Expr {
    const first = this.pos;
    const left = this.parseInversion();
    return this.kinds[this.pos] === T.AND ? this.parseBoolOp(first, left, T.AND, "And") : left;
  }

  private parseBoolOp(first: number, left: Expr, kind: T, op: BoolOperator): Expr {
    const values = [left];
    while (this.accept(kind)) values.push(kind === T.OR ? this.parseConjunction() : this.parseInversion());
    const last = this.pos - 1;
    return makeBoolOp(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], op, values);
  }

  parseInversion(): Expr {
    const first = this.pos;
    if (this.kinds[first] !== T.NOT) return this.parseComparison();
    while (this.kinds[this.pos] === T.NOT) this.pos++;
    const count = this.pos - first;
    this.deepen(count);
    let expr = this.parseComparison();
    const last = this.pos - 1;
    for (let i = first + count - 1; i >= first; i--) {
      expr = makeUnaryOp(this.lines[i], this.columns[i], this.endLines[last], this.endColumns[last], "Not", expr);
    }
    this.depth -= count;
    return expr;
  }

  private parseComparison(): Expr {
    const first = this.pos;
    const left = this.parseBinary(1);
    let op = this.comparisonAt();
    if (op === undefined) return left;
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    while (op !== undefined) {
      ops.push(op);
      comparators.push(this.parseBinary(1));
      op = this.comparisonAt();
    }
    const last = this.pos - 1;
    return makeCompare(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      left,
      ops,
      comparators,
    );
  }

  /** The comparison operator at the cursor, which it steps past. */
  private comparisonAt(): CompareOperator | undefined {
    const kind = this.kinds[this.pos];
    const op = COMPARISON[kind];
    if (op === undefined) {
      if (kind !== T.NOT || this.kinds[this.pos + 1] !== T.IN) return undefined;
      this.pos += 2;
      return "NotIn";
    }
    // "<>" is a token of Python, but no operator without a joke import that we lack.
    if (kind === T.NOTEQUAL && this.text.charCodeAt(this.starts[this.pos]) === 60) return undefined;
    this.pos++;
    return kind === T.IS && this.accept(T.NOT) ? "IsNot" : op;
  }

  // ---- binary and unary operators

  /** Binary operators that bind at least as tight as `minimum`. */
  parseBinary(minimum: number): Expr {
    const first = this.pos;
    let left = this.parseUnary();
    for (;;) {
      const kind = this.kinds[this.pos];
      const precedence = BINARY_PRECEDENCE[kind];
      if (precedence === 0 || precedence < minimum) return left;
      this.pos++;
      const right = precedence === 6 ? this.parseUnary() : this.parseBinary(precedence + 1);
      const last = this.pos - 1;
      left = makeBinOp(
        this.lines[first],
        this.columns[first],
        this.endLines[last],
        this.endColumns[last],
        left,
        BINARY_OPERATOR[kind],
        right,
      );
    }
  }

  parseUnary(): Expr {
    const first = this.pos;
    let kind = this.kinds[first];
    if (kind !== T.MINUS && kind !== T.PLUS && kind !== T.TILDE) return this.parsePower();
    while (kind === T.MINUS || kind === T.PLUS || kind === T.TILDE) kind = this.kinds[++this.pos];
    const count = this.pos - first;
    this.deepen(count);
    let expr = this.parsePower();
    const last = this.pos - 1;
    for (let i = first + count - 1; i >= first; i--) {
      const sign = this.kinds[i];
      const op: UnaryOperator = sign === T.MINUS ? "USub" : sign === T.PLUS ? "UAdd" : "Invert";
      expr = makeUnaryOp(this.lines[i], this.columns[i], this.endLines[last], this.endColumns[last], op, expr);
    }
    this.depth -= count;
    return expr;
  }

  private parsePower(): Expr {
    const first = this.pos;
    let left: Expr;
    if (this.kinds[first] === T.AWAIT) {
      this.pos++;
      const value = this.parsePrimary();
      const last = this.pos - 1;
      left = makeAwait(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], value);
    } else {
      left = this.parsePrimary();
    }
    if (this.kinds[this.pos] !== T.DOUBLESTAR) return left;
    this.pos++;
    this.deepen(1);
    const right = this.parseUnary();
    this.depth--;
    const last = this.pos - 1;
    return makeBinOp(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      left,
      "Pow",
      right,
    );
  }

  // ---- primaries

  /** An atom and the attributes, calls and subscripts that follow it. */
  parsePrimary(): Expr {
    const first = this.pos;
    let expr = this.parseAtom();
    for (;;) {
      const kind = this.kinds[this.pos];
      if (kind === T.DOT) {
        this.pos++;
        const attr = this.expectName();
        const last = this.pos - 1;
        expr = makeAttribute(
          this.lines[first],
          this.columns[first],
          this.endLines[last],
          this.endColumns[last],
          expr,
          attr,
          "Load",
        );
      } else if (kind === T.LPAR) {
        const call = this.parseCallArguments();
        const last = this.pos - 1;
        expr = makeCall(
          this.lines[first],
          this.columns[first],
          this.endLines[last],
          this.endColumns[last],
          expr,
          call.args,
          call.keywords,
        );
      } else if (kind === T.LSQB) {
        this.pos++;
        const slice = this.parseSlices();
        this.expect(T.RSQB);
        const last = this.pos - 1;
        expr = makeSubscript(
          this.lines[first],
          this.columns[first],
          this.endLines[last],
          this.endColumns[last],
          expr,
          slice,
          "Load",
        );
      } else {
        return expr;
      }
    }
  }

  /** "(" arguments ")", or a generator expression alone between the parentheses. */
  private parseCallArguments(): CallArguments {
    const open = this.pos++;
    const call = this.parseArguments(T.RPAR);
    if (call.args.length === 1 && call.keywords.length === 0 && this.startsComprehension()) {
      const elt = call.args[0];
      if (elt.kind === "Starred" || this.kinds[this.pos - 1] === T.COMMA) throw FAILURE;
      const generators = this.parseComprehensions();
      this.expect(T.RPAR);
      const last = this.pos - 1;
      const generator = makeGeneratorExp(
        this.lines[open],
        this.columns[open],
        this.endLines[last],
        this.endColumns[last],
        elt,
        generators,
      );
      return { args: [generator], keywords: [] };
    }
    this.expect(T.RPAR);
    return call;
  }

  /**
   * The arguments of a call. Stops at `close`, before a comprehension, or at the token `limit` (for the diagnosis, which
   * reads a part of them).
   */
  parseArguments(close: T, limit = 0x7fffffff): CallArguments {
    const args: Expr[] = [];
    const keywords: Keyword[] = [];
    let unpacked = false;
    while (this.kinds[this.pos] !== close && this.pos < limit) {
      const first = this.pos;
      const kind = this.kinds[first];
      if (kind === T.DOUBLESTAR) {
        this.pos++;
        const value = this.parseExpression();
        unpacked = true;
        const last = this.pos - 1;
        keywords.push(
          makeKeyword(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], null, value),
        );
      } else if (kind === T.STAR) {
        if (unpacked) throw FAILURE;
        this.pos++;
        const value = this.parseExpression();
        const last = this.pos - 1;
        args.push(
          makeStarred(
            this.lines[first],
            this.columns[first],
            this.endLines[last],
            this.endColumns[last],
            value,
            "Load",
          ),
        );
      } else if (kind === T.NAME && this.kinds[first + 1] === T.EQUAL) {
        const name = this.nameOf(first);
        this.pos += 2;
        const value = this.parseExpression();
        const last = this.pos - 1;
        keywords.push(
          makeKeyword(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], name, value),
        );
      } else {
        if (keywords.length > 0) throw FAILURE;
        args.push(this.parseNamedExpression());
      }
      if (!this.accept(T.COMMA)) break;
    }
    return { args, keywords };
  }

  private parseSlices(): Expr {
    const first = this.pos;
    const slice = this.parseSliceOrStarred();
    if (this.kinds[this.pos] !== T.COMMA && slice.kind !== "Starred") return slice;
    const elts = [slice];
    while (this.accept(T.COMMA)) {
      if (this.kinds[this.pos] === T.RSQB) break;
      elts.push(this.parseSliceOrStarred());
    }
    const last = this.pos - 1;
    return makeTuple(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], elts, "Load");
  }

  private parseSliceOrStarred(): Expr {
    const first = this.pos;
    let lower: Expr | null = null;
    if (this.kinds[first] === T.STAR) {
      this.pos++;
      const value = this.parseExpression();
      const last = this.pos - 1;
      return makeStarred(
        this.lines[first],
        this.columns[first],
        this.endLines[last],
        this.endColumns[last],
        value,
        "Load",
      );
    }
    if (this.kinds[first] !== T.COLON) {
      lower = this.parseNamedExpression();
      if (this.kinds[this.pos] !== T.COLON) return lower;
      if (this.kinds[first + 1] === T.COLONEQUAL) throw FAILURE;
    }
    this.pos++;
    const upper = STARTS_EXPRESSION[this.kinds[this.pos]] !== 0 ? this.parseExpression() : null;
    let step: Expr | null = null;
    if (this.accept(T.COLON) && STARTS_EXPRESSION[this.kinds[this.pos]] !== 0) step = this.parseExpression();
    const last = this.pos - 1;
    return makeSlice(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      lower,
      upper,
      step,
    );
  }

  private parseAtom(): Expr {
    const token = this.pos;
    work(6);
    switch (this.kinds[token] as T) {
      case T.NAME:
        this.pos++;
        return makeName(
          this.lines[token],
          this.columns[token],
          this.endLines[token],
          this.endColumns[token],
          this.nameOf(token),
          "Load",
        );
      case T.NUMBER:
        this.pos++;
        return this.constant(token, this.numberAt(token));
      case T.STRING:
      case T.FSTRING_START:
        return this.parseStrings();
      case T.LPAR:
        return this.parseParenthesised();
      case T.LSQB:
        return this.parseList();
      case T.LBRACE:
        return this.parseBraces();
      case T.NONE:
        this.pos++;
        return this.constant(token, NONE);
      case T.TRUE:
        this.pos++;
        return this.constant(token, TRUE);
      case T.FALSE:
        this.pos++;
        return this.constant(token, FALSE);
      case T.ELLIPSIS:
        this.pos++;
        return this.constant(token, ELLIPSIS);
      default:
        throw FAILURE;
    }
  }

  protected constant(token: number, value: ConstantValue): Expr {
    return makeConstant(this.lines[token], this.columns[token], this.endLines[token], this.endColumns[token], value);
  }

  /** The value of a NUMBER token. */
  numberAt(token: number): ConstantValue {
    return numberValue(this.text.slice(this.starts[token], this.ends[token]), token);
  }

  // ---- displays and comprehensions

  protected startsComprehension(): boolean {
    const kind = this.kinds[this.pos];
    return kind === T.FOR || (kind === T.ASYNC && this.kinds[this.pos + 1] === T.FOR);
  }

  parseComprehensions(): Comprehension[] {
    const generators: Comprehension[] = [];
    while (this.startsComprehension()) {
      const first = this.pos;
      const isAsync = this.accept(T.ASYNC) ? 1 : 0;
      this.pos++;
      const target = this.parseStarTargets();
      this.expect(T.IN);
      const iter = this.parseDisjunction();
      const ifs: Expr[] = [];
      while (this.accept(T.IF)) ifs.push(this.parseDisjunction());
      const last = this.pos - 1;
      generators.push(
        makeComprehension(
          this.lines[first],
          this.columns[first],
          this.endLines[last],
          this.endColumns[last],
          target,
          iter,
          ifs,
          isAsync,
        ),
      );
    }
    return generators;
  }

  /** The targets of `for`, of `=` and of `as`, already marked as such. */
  protected parseStarTargets(): Expr {
    const first = this.pos;
    const target = this.parseStarTarget();
    if (this.kinds[this.pos] !== T.COMMA) return target;
    const elts = [target];
    while (this.accept(T.COMMA)) {
      const kind = this.kinds[this.pos];
      if (STARTS_EXPRESSION[kind] === 0 && kind !== T.STAR) break;
      elts.push(this.parseStarTarget());
    }
    const last = this.pos - 1;
    return makeTuple(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], elts, "Store");
  }

  protected parseStarTarget(): Expr {
    const first = this.pos;
    const star = this.accept(T.STAR);
    const target = this.parsePrimary();
    if (!markTarget(target, "Store")) throw FAILURE;
    if (!star) return target;
    const last = this.pos - 1;
    return makeStarred(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      target,
      "Store",
    );
  }

  /** A tuple, a generator expression, or an expression in parentheses. */
  private parseParenthesised(): Expr {
    const open = this.pos++;
    if (this.accept(T.RPAR)) {
      return makeTuple(
        this.lines[open],
        this.columns[open],
        this.endLines[open + 1],
        this.endColumns[open + 1],
        [],
        "Load",
      );
    }
    if (this.kinds[this.pos] === T.YIELD) {
      const expr = this.parseYield();
      this.expect(T.RPAR);
      return expr;
    }
    const first = this.parseStarNamedExpression();
    if (this.kinds[this.pos] === T.RPAR) {
      if (first.kind === "Starred") throw FAILURE;
      this.pos++;
      return first;
    }
    if (this.kinds[this.pos] === T.COMMA) {
      const elts = this.parseElements(first, T.RPAR);
      const last = this.pos - 1;
      return makeTuple(this.lines[open], this.columns[open], this.endLines[last], this.endColumns[last], elts, "Load");
    }
    if (!this.startsComprehension() || first.kind === "Starred") throw FAILURE;
    const generators = this.parseComprehensions();
    this.expect(T.RPAR);
    const last = this.pos - 1;
    return makeGeneratorExp(
      this.lines[open],
      this.columns[open],
      this.endLines[last],
      this.endColumns[last],
      first,
      generators,
    );
  }

  /** The rest of a display after its first element, and the closing bracket. */
  private parseElements(first: Expr, close: T): Expr[] {
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (this.kinds[this.pos] === close) break;
      elts.push(this.parseStarNamedExpression());
    }
    this.expect(close);
    return elts;
  }

  private parseList(): Expr {
    const open = this.pos++;
    if (this.accept(T.RSQB)) {
      return makeList(
        this.lines[open],
        this.columns[open],
        this.endLines[open + 1],
        this.endColumns[open + 1],
        [],
        "Load",
      );
    }
    const first = this.parseStarNamedExpression();
    if (this.startsComprehension() && first.kind !== "Starred") {
      const generators = this.parseComprehensions();
      this.expect(T.RSQB);
      const last = this.pos - 1;
      return makeListComp(
        this.lines[open],
        this.columns[open],
        this.endLines[last],
        this.endColumns[last],
        first,
        generators,
      );
    }
    const elts = this.parseElements(first, T.RSQB);
    const last = this.pos - 1;
    return makeList(this.lines[open], this.columns[open], this.endLines[last], this.endColumns[last], elts, "Load");
  }

  /** A dict or a set, or a comprehension of either. */
  private parseBraces(): Expr {
    const open = this.pos++;
    if (this.accept(T.RBRACE)) {
      return makeDict(this.lines[open], this.columns[open], this.endLines[open + 1], this.endColumns[open + 1], [], []);
    }
    if (this.kinds[this.pos] === T.DOUBLESTAR) {
      this.pos++;
      return this.parseDictRest(open, null, this.parseBinary(1));
    }
    const named = this.kinds[this.pos] === T.NAME && this.kinds[this.pos + 1] === T.COLONEQUAL;
    const first = this.parseStarNamedExpression();
    if (this.kinds[this.pos] === T.COLON && !named && first.kind !== "Starred") {
      this.pos++;
      const value = this.parseExpression();
      if (this.startsComprehension()) {
        const generators = this.parseComprehensions();
        this.expect(T.RBRACE);
        const last = this.pos - 1;
        return makeDictComp(
          this.lines[open],
          this.columns[open],
          this.endLines[last],
          this.endColumns[last],
          first,
          value,
          generators,
        );
      }
      return this.parseDictRest(open, first, value);
    }
    if (this.startsComprehension() && first.kind !== "Starred") {
      const generators = this.parseComprehensions();
      this.expect(T.RBRACE);
      const last = this.pos - 1;
      return makeSetComp(
        this.lines[open],
        this.columns[open],
        this.endLines[last],
        this.endColumns[last],
        first,
        generators,
      );
    }
    const elts = this.parseElements(first, T.RBRACE);
    const last = this.pos - 1;
    return makeSetDisplay(this.lines[open], this.columns[open], this.endLines[last], this.endColumns[last], elts);
  }

  private parseDictRest(open: number, firstKey: Expr | null, firstValue: Expr): Expr {
    const keys: (Expr | null)[] = [firstKey];
    const values: Expr[] = [firstValue];
    while (this.accept(T.COMMA)) {
      if (this.kinds[this.pos] === T.RBRACE) break;
      if (this.accept(T.DOUBLESTAR)) {
        keys.push(null);
        values.push(this.parseBinary(1));
      } else {
        keys.push(this.parseExpression());
        this.expect(T.COLON);
        values.push(this.parseExpression());
      }
    }
    this.expect(T.RBRACE);
    const last = this.pos - 1;
    return makeDict(this.lines[open], this.columns[open], this.endLines[last], this.endColumns[last], keys, values);
  }
}
