/*
 * The patterns of `match`.
 *
 * https://docs.python.org/3.13/reference/compound_stmts.html#patterns
 */
import { FALSE, NONE, TRUE, type Expr, type Pattern } from "./ast.js";
import {
  makeAttribute,
  makeBinOp,
  makeMatchAs,
  makeMatchClass,
  makeMatchMapping,
  makeMatchOr,
  makeMatchSequence,
  makeMatchSingleton,
  makeMatchStar,
  makeMatchValue,
  makeName,
  makeUnaryOp,
} from "./nodes.js";
import { FAILURE } from "./cursor.js";
import { ExpressionParser } from "./expressions.js";
import { LiteralError } from "./literals.js";
import { T } from "./token.js";

export abstract class PatternParser extends ExpressionParser {
  /** What stands after `case`: a pattern, or a sequence of them without brackets. */
  protected parsePatterns(): Pattern {
    const first = this.pos;
    const pattern = this.parseMaybeStarPattern();
    if (this.kinds[this.pos] !== T.COMMA) {
      if (pattern.kind === "MatchStar") throw FAILURE;
      return pattern;
    }
    const patterns = this.parseSequenceRest(pattern, T.COLON, T.IF);
    return this.sequence(first, patterns);
  }

  private sequence(first: number, patterns: readonly Pattern[]): Pattern {
    const last = this.pos - 1;
    return makeMatchSequence(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      patterns,
    );
  }

  /** The patterns after the first, up to `close` or `otherClose`, which stay. */
  private parseSequenceRest(first: Pattern, close: T, otherClose: T): Pattern[] {
    const patterns = [first];
    while (this.accept(T.COMMA)) {
      const kind = this.kinds[this.pos];
      if (kind === close || kind === otherClose) break;
      patterns.push(this.parseMaybeStarPattern());
    }
    return patterns;
  }

  private parseMaybeStarPattern(): Pattern {
    const first = this.pos;
    if (!this.accept(T.STAR)) return this.parsePattern();
    const name = this.isWord(this.pos, "_") ? null : this.captureName();
    if (name === null) this.pos++;
    const last = this.pos - 1;
    return makeMatchStar(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], name);
  }

  /** A name that captures: not "_", and not the start of something longer. */
  private captureName(): string {
    if (this.isWord(this.pos, "_")) throw FAILURE;
    const name = this.expectName();
    const kind = this.kinds[this.pos];
    if (kind === T.DOT || kind === T.LPAR || kind === T.EQUAL) throw FAILURE;
    return name;
  }

  parsePattern(): Pattern {
    const first = this.pos;
    this.deepen(1);
    let pattern = this.parseClosedPattern();
    if (this.kinds[this.pos] === T.VBAR) {
      const patterns = [pattern];
      while (this.accept(T.VBAR)) patterns.push(this.parseClosedPattern());
      const last = this.pos - 1;
      pattern = makeMatchOr(
        this.lines[first],
        this.columns[first],
        this.endLines[last],
        this.endColumns[last],
        patterns,
      );
    }
    this.depth--;
    if (!this.accept(T.AS)) return pattern;
    const name = this.captureName();
    const last = this.pos - 1;
    return makeMatchAs(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      pattern,
      name,
    );
  }

  private parseClosedPattern(): Pattern {
    const first = this.pos;
    switch (this.kinds[first] as T) {
      case T.NAME:
        return this.parseNamePattern();
      case T.NUMBER:
      case T.MINUS:
      case T.STRING:
      case T.FSTRING_START: {
        const value = this.parseLiteralExpr();
        return makeMatchValue(value.line, value.column, value.endLine, value.endColumn, value);
      }
      case T.NONE:
      case T.TRUE:
      case T.FALSE: {
        this.pos++;
        const value = this.kinds[first] === T.NONE ? NONE : this.kinds[first] === T.TRUE ? TRUE : FALSE;
        return makeMatchSingleton(
          this.lines[first],
          this.columns[first],
          this.endLines[first],
          this.endColumns[first],
          value,
        );
      }
      case T.LPAR: {
        this.pos++;
        if (this.accept(T.RPAR)) return this.sequence(first, []);
        const pattern = this.parseMaybeStarPattern();
        if (this.kinds[this.pos] === T.RPAR && pattern.kind !== "MatchStar") {
          this.pos++;
          return pattern;
        }
        if (this.kinds[this.pos] !== T.COMMA) throw FAILURE;
        const patterns = this.parseSequenceRest(pattern, T.RPAR, T.RPAR);
        this.expect(T.RPAR);
        return this.sequence(first, patterns);
      }
      case T.LSQB: {
        this.pos++;
        if (this.accept(T.RSQB)) return this.sequence(first, []);
        const patterns = this.parseSequenceRest(this.parseMaybeStarPattern(), T.RSQB, T.RSQB);
        this.expect(T.RSQB);
        return this.sequence(first, patterns);
      }
      case T.LBRACE:
        return this.parseMappingPattern();
      default:
        throw FAILURE;
    }
  }

  /** A capture, a wildcard, a dotted value or a class pattern. */
  private parseNamePattern(): Pattern {
    const first = this.pos;
    const next = this.kinds[first + 1];
    if (this.isWord(first, "_")) {
      this.pos++;
      return makeMatchAs(
        this.lines[first],
        this.columns[first],
        this.endLines[first],
        this.endColumns[first],
        null,
        null,
      );
    }
    if (next !== T.DOT && next !== T.LPAR) {
      const name = this.captureName();
      return makeMatchAs(
        this.lines[first],
        this.columns[first],
        this.endLines[first],
        this.endColumns[first],
        null,
        name,
      );
    }
    const value = this.parseDottedName();
    if (this.kinds[this.pos] === T.LPAR) return this.parseClassPattern(first, value);
    if (this.kinds[this.pos] === T.EQUAL) throw FAILURE;
    return makeMatchValue(value.line, value.column, value.endLine, value.endColumn, value);
  }

  private parseDottedName(): Expr {
    const first = this.pos;
    const name = this.expectName();
    let value: Expr = makeName(
      this.lines[first],
      this.columns[first],
      this.endLines[first],
      this.endColumns[first],
      name,
      "Load",
    );
    while (this.accept(T.DOT)) {
      const attr = this.expectName();
      const last = this.pos - 1;
      value = makeAttribute(
        this.lines[first],
        this.columns[first],
        this.endLines[last],
        this.endColumns[last],
        value,
        attr,
        "Load",
      );
    }
    return value;
  }

  /** A number with its sign, a complex number, a string, None, True or False as an expression. */
  private parseLiteralExpr(): Expr {
    const first = this.pos;
    const kind = this.kinds[first];
    if (kind === T.STRING || kind === T.FSTRING_START) return this.parseStrings();
    if (kind === T.NONE || kind === T.TRUE || kind === T.FALSE) {
      this.pos++;
      return this.constant(first, kind === T.NONE ? NONE : kind === T.TRUE ? TRUE : FALSE);
    }
    const negative = this.accept(T.MINUS);
    const number = this.pos;
    this.expect(T.NUMBER);
    let value = this.constant(number, this.numberAt(number));
    if (negative) {
      value = makeUnaryOp(
        this.lines[first],
        this.columns[first],
        this.endLines[number],
        this.endColumns[number],
        "USub",
        value,
      );
    }
    const sign = this.kinds[this.pos];
    if (sign !== T.PLUS && sign !== T.MINUS) return value;
    const imaginary = this.pos + 1;
    if (this.kinds[imaginary] !== T.NUMBER) throw FAILURE;
    this.checkReal(number);
    this.checkImaginary(imaginary);
    this.pos += 2;
    const right = this.constant(imaginary, this.numberAt(imaginary));
    return makeBinOp(
      this.lines[first],
      this.columns[first],
      this.endLines[imaginary],
      this.endColumns[imaginary],
      value,
      sign === T.PLUS ? "Add" : "Sub",
      right,
    );
  }

  /** The first number of `1 + 2j` must be real … */
  checkReal(token: number): void {
    if (this.numberAt(token).type === "complex")
      throw new LiteralError("real number required in complex literal", token);
  }

  /** … and the second imaginary. */
  checkImaginary(token: number): void {
    if (this.numberAt(token).type !== "complex")
      throw new LiteralError("imaginary number required in complex literal", token);
  }

  private parseMappingPattern(): Pattern {
    const first = this.pos++;
    const keys: Expr[] = [];
    const patterns: Pattern[] = [];
    let rest: string | null = null;
    while (this.kinds[this.pos] !== T.RBRACE) {
      if (this.accept(T.DOUBLESTAR)) {
        rest = this.captureName();
        this.accept(T.COMMA);
        break;
      }
      if (this.kinds[this.pos] === T.NAME) {
        if (this.kinds[this.pos + 1] !== T.DOT) throw FAILURE;
        keys.push(this.parseDottedName());
      } else {
        keys.push(this.parseLiteralExpr());
      }
      this.expect(T.COLON);
      patterns.push(this.parsePattern());
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RBRACE);
    const last = this.pos - 1;
    return makeMatchMapping(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      keys,
      patterns,
      rest,
    );
  }

  private parseClassPattern(first: number, cls: Expr): Pattern {
    this.pos++;
    const patterns: Pattern[] = [];
    const names: string[] = [];
    const keywords: Pattern[] = [];
    while (this.kinds[this.pos] !== T.RPAR) {
      if (this.kinds[this.pos] === T.NAME && this.kinds[this.pos + 1] === T.EQUAL) {
        names.push(this.expectName());
        this.pos++;
        keywords.push(this.parsePattern());
      } else {
        if (names.length > 0) throw FAILURE;
        patterns.push(this.parsePattern());
      }
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RPAR);
    const last = this.pos - 1;
    return makeMatchClass(
      this.lines[first],
      this.columns[first],
      this.endLines[last],
      this.endColumns[last],
      cls,
      patterns,
      names,
      keywords,
    );
  }
}
