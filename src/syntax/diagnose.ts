/*
 * Why a text is not Python, in CPython's words. As CPython does, it parses twice: the first pass finds the furthest token
 * that was looked at (where a plain "invalid syntax" points), the second tries the invalid_ rules too; an error that the
 * tokenizer would have raised further on outranks what the parser found. The nodes that messages name come from the
 * ordinary parser, set on the tokens that a rule matched.
 */
import type { Comprehension, Expr, Located } from "./ast.js";
import { COMPLAINTS } from "./complaints.js";
import { FAILURE, TooDeep } from "./cursor.js";
import { PythonSyntaxError, type SyntaxErrorType } from "./error.js";
import { GRAMMAR } from "./grammar.js";
import type { Lexer, LexError } from "./lexer.js";
import { LiteralError } from "./literals.js";
import {
  compileRules,
  OutOfBudget,
  PegMachine,
  type Complaint,
  type Label,
  type PegHost,
  type Program,
} from "./peg.js";
import type { Source } from "./source.js";
import type { StatementParser } from "./statements.js";
import { expressionName, invalidTarget, type TargetUse } from "./targets.js";
import { T, type TokenList } from "./token.js";

/**
 * Instructions of the parsing machine that one pass may take: half a second or so, 100,000 tokens of ordinary code. Then
 * we say "invalid syntax" and no more.
 */
const BUDGET = 12_000_000;

let program: Program | null = null;

/** The error of a text that the parser has refused. */
export function diagnose(source: Source, lexer: Lexer, parser: StatementParser): PythonSyntaxError {
  program ??= compileRules(GRAMMAR + COMPLAINTS);
  return new Diagnosis(source, lexer, parser, program).find();
}

/** The error of a text that nests deeper than we follow. CPython gives up with MemoryError, much further down. */
export function tooDeep(source: Source, tokens: TokenList, token: number): PythonSyntaxError {
  const line = tokens.lines[token];
  const offset = source.codePoints(source.lineStart(line), tokens.starts[token]) + 1;
  return new PythonSyntaxError(
    "SyntaxError",
    "expression nested too deeply",
    source.filename,
    line,
    offset,
    line,
    0,
    source.lineText(line),
  );
}

/** Where an error points, as tokens give it: columns from 0, in UTF-16 units, -1 for none. */
type Place = Located;

const EXPRESSION_RULES = new Set([
  "expression",
  "expression_without_invalid",
  "disjunction",
  "bitwise_or",
  "star_expressions",
  "star_named_expression",
  "yield_expr",
  "inversion",
  "factor",
  "invalid_ann_assign_target",
]);

class Diagnosis implements PegHost {
  readonly kinds: Uint8Array;
  private readonly tokens: TokenList;
  private readonly machine: PegMachine;

  constructor(
    private readonly source: Source,
    private readonly lexer: Lexer,
    private readonly parser: StatementParser,
    rules: Program,
  ) {
    this.tokens = lexer.tokens;
    this.kinds = lexer.tokens.kinds;
    this.machine = new PegMachine(rules, this);
  }

  find(): PythonSyntaxError {
    const failedAt = this.parser.pos;
    const start = this.source.mode === "exec" ? "file" : this.source.mode === "eval" ? "eval" : "interactive";
    const machine = this.machine;
    let last = -1;
    try {
      // The first pass would find nothing in the statements that the parser has read to their end.
      const matched = machine.run(start, false, BUDGET, this.parser.statementStart);
      last = matched ? failedAt : machine.fill - 1;
      if (matched && this.source.mode === "single") {
        return this.lastError("SyntaxError", "multiple statements found while compiling a single statement");
      }
      machine.run(start, true, BUDGET);
    } catch (error) {
      if (error instanceof PythonSyntaxError) return this.atEndOfText() ? error : this.outranked(error);
      if (!(error instanceof OutOfBudget)) throw error;
    }
    if (last < 0) last = Math.min(failedAt, this.tokens.count - 1);
    const kind = this.kinds[last];
    if (kind === T.ERROR) return this.lexError(this.lexer.error as LexError);
    if (kind === T.INDENT || kind === T.DEDENT) {
      return this.lastError("IndentationError", kind === T.INDENT ? "unexpected indent" : "unexpected unindent");
    }
    return this.outranked(this.errorAt("SyntaxError", "invalid syntax", this.tokenPlace(last, last)));
  }

  // ---- making errors

  /** The tokenizer's own error further on, if there is one that CPython would rather report. */
  private outranked(error: PythonSyntaxError): PythonSyntaxError {
    const later = this.lexer.error;
    if (later === null || this.machine.fill > this.tokens.count - 1) return error;
    // Inside an f-string what the parser says of its expression stands.
    if (this.lexer.insideFString) return error;
    if (later.raised) return this.lexError(later);
    const brackets = this.lexer.bracketLines;
    if (brackets.length === 0 || this.tokens.lines[this.machine.fill - 1] <= brackets[brackets.length - 1])
      return error;
    return this.unclosed();
  }

  /** CPython: having seen the end of a text without a newline while looking ahead, the tokenizer reads no further. */
  private atEndOfText(): boolean {
    const { text } = this.source;
    const last = this.machine.fill - 1;
    if (last < 0 || text.charCodeAt(text.length - 1) === 10 || this.tokens.ends[last] < text.length) return false;
    return this.kinds[last] !== T.STRING && this.kinds[last] !== T.FSTRING_END;
  }

  private lexError(error: LexError): PythonSyntaxError {
    if (error.endOfFile && this.lexer.bracketChars.length > 0) return this.unclosed();
    // CPython keeps the line's newline in the errors that its tokenizer leaves to the parser.
    let text = this.source.lineText(error.line);
    const hasNewline = this.source.lineStart(error.line) + text.length < this.source.text.length;
    if (hasNewline && !error.raised) text += "\n";
    return new PythonSyntaxError(
      error.type,
      error.message,
      this.source.filename,
      error.line,
      error.offset,
      error.line,
      error.endOffset,
      text,
    );
  }

  private unclosed(): PythonSyntaxError {
    const { bracketChars, bracketLines, bracketColumns } = this.lexer;
    const top = bracketChars.length - 1;
    const line = bracketLines[top];
    const start = this.source.lineStart(line);
    const offset = this.source.codePoints(start, start + bracketColumns[top]) + 1;
    const message = `'${String.fromCharCode(bracketChars[top])}' was never closed`;
    return new PythonSyntaxError(
      "SyntaxError",
      message,
      this.source.filename,
      line,
      offset,
      line,
      0,
      this.textOf(line),
    );
  }

  /** The line, with its newline while the tokenizer has not gone beyond it (as CPython happens to keep it). */
  private textOf(line: number): string {
    const reached =
      this.machine.fill > 0 ? this.tokens.endLines[Math.min(this.machine.fill, this.tokens.count) - 1] : 1;
    const text = this.source.lineText(line);
    return reached <= line &&
      (this.source.mode === "exec" || this.source.lineStart(line) + text.length < this.source.text.length)
      ? text + "\n"
      : text;
  }

  /** A column as Python reports it: code points from 1. */
  private offset(line: number, column: number): number {
    const start = this.source.lineStart(line);
    return this.source.codePoints(start, start + column) + 1;
  }

  private errorAt(type: SyntaxErrorType, message: string, place: Place): PythonSyntaxError {
    const text = this.textOf(place.line);
    let endOffset = 0;
    if (place.endColumn >= 0) {
      endOffset =
        place.endLine === place.line ? this.offset(place.endLine, place.endColumn) : this.foreignOffset(place, text);
    }
    return new PythonSyntaxError(
      type,
      message,
      this.source.filename,
      place.line,
      place.column < 0 ? 0 : this.offset(place.line, place.column),
      place.endLine,
      endOffset,
      text,
    );
  }

  /** CPython: the end column of an error that spans lines is converted as if it were a column of its first line. */
  private foreignOffset(place: Place, text: string): number {
    const start = this.source.lineStart(place.endLine);
    let bytes = utf8Length(this.source.text, start, start + place.endColumn) + 1;
    let offset = 0;
    for (const char of text) {
      if (bytes <= 0) return offset;
      bytes -= utf8Length(char, 0, char.length);
      offset++;
    }
    return bytes > 0 ? offset + 1 : offset;
  }

  /** At the last token looked at; one without text of its own (an indent, the end) gives the tokenizer's place instead. */
  private lastError(type: SyntaxErrorType, message: string): PythonSyntaxError {
    const last = this.machine.fill - 1;
    const place = this.tokenPlace(last, last);
    if (place.column >= 0) return this.errorAt(type, message, place);
    const offset = this.source.codePoints(this.source.lineStart(place.line), this.tokens.ends[last]);
    return new PythonSyntaxError(
      type,
      message,
      this.source.filename,
      place.line,
      offset,
      place.endLine,
      -1,
      this.textOf(place.line),
    );
  }

  private raiseLast(type: SyntaxErrorType, message: string): never {
    throw this.lastError(type, message);
  }

  private tokenPlace(first: number, last: number): Place {
    return {
      line: this.tokens.lines[first],
      column: this.tokens.columns[first],
      endLine: this.tokens.endLines[last],
      endColumn: this.tokens.endColumns[last],
    };
  }

  // ---- what the machine asks for

  isWord(token: number, word: string): boolean {
    return this.parser.isWord(token, word);
  }

  reach(token: number): void {
    if (this.kinds[token] !== T.ERROR) return;
    throw this.lexError(this.lexer.error as LexError);
  }

  expected(token: number, text: string): never {
    throw this.errorAt("SyntaxError", `expected '${text}'`, this.tokenPlace(token, token));
  }

  check(name: string, start: number, end: number): boolean {
    const parser = this.parser;
    try {
      parser.restart(start);
      switch (name) {
        case "notequal":
          return this.source.text.charCodeAt(this.tokens.starts[start]) !== 60;
        case "number":
          parser.numberAt(start);
          break;
        case "real":
          parser.checkReal(start);
          break;
        case "imaginary":
          parser.checkImaginary(start);
          break;
        case "conversion":
          parser.checkConversion(end - 1);
          break;
        case "field":
          parser.parseField(false);
          break;
        case "literal":
          if (this.kinds[start] === T.STRING) parser.stringConstant(start);
          else parser.parseFString();
          break;
        case "literals":
          parser.parseStrings();
          break;
      }
    } catch (error) {
      if (error === FAILURE || error instanceof TooDeep) return true;
      if (!(error instanceof LiteralError)) throw error;
      if (error.token < 0) return this.raiseLast("SyntaxError", error.message);
      const place = this.tokenPlace(error.firstToken, error.token);
      throw this.errorAt(
        "SyntaxError",
        error.message,
        error.hasColumn ? place : { ...place, column: -1, endColumn: -1 },
      );
    }
    return true;
  }

  complain(complaint: Complaint, labels: ReadonlyMap<string, Label>, pos: number): false {
    const [a, b] = complaint.labels.map((name) => labels.get(name) as Label);
    switch (complaint.where) {
      case "at":
        return this.raise(complaint, a, this.place(a));
      case "range":
        return this.raise(complaint, a, span(this.place(a), this.place(b)));
      case "from": {
        const last = this.machine.fill - 1;
        const place = this.place(a);
        const endLine = this.tokens.endLines[last];
        const end = this.tokens.ends[last];
        const endOffset = this.source.codePoints(this.source.lineStart(endLine), end);
        throw new PythonSyntaxError(
          "SyntaxError",
          this.fill(complaint.message, a),
          this.source.filename,
          place.line,
          this.offset(place.line, place.column),
          endLine,
          endOffset,
          this.textOf(place.line),
        );
      }
      case "last":
        return this.raiseLast("SyntaxError", complaint.message);
      case "indent":
        return this.raiseLast("IndentationError", this.fill(complaint.message, labels.get("a")));
      case "next":
        if (pos >= this.machine.fill) this.machine.reach(pos);
        return this.raise(complaint, undefined, this.tokenPlace(pos, pos));
      case "missingComma":
        // A comma helps only inside brackets.
        if (this.isLegacyName(a) || this.levelAfter(pos - 1) === 0) return false;
        return this.raise(complaint, a, span(this.place(a), this.place(b)));
      case "legacy":
        return this.isLegacyName(a) && this.raise(complaint, a, span(this.place(a), this.place(b)));
      case "assignTarget":
        return this.blameTarget(a, "assign");
      case "forTarget":
        return this.blameTarget(a, "for");
      case "deleteTarget":
        return this.blameTarget(a, "delete");
      case "generator":
        return this.raise(complaint, a, span(this.place(a), this.lastOfComprehension(b)));
      case "generatorInCall": {
        const args = this.read(a, () => this.parser.parseArguments(T.ENDMARKER, a.end));
        const last =
          args === null || args.args.length + args.keywords.length < 2 ? undefined : args.args[args.args.length - 1];
        if (args === null || last === undefined || args.args.length < 2) return false;
        return this.raise(complaint, a, span(last, this.lastOfComprehension(b)));
      }
      case "positionalAfterKeyword": {
        const args = this.read(a, () => this.parser.parseArguments(T.ENDMARKER, a.end));
        const unpacking = args !== null && args.keywords.some((keyword) => keyword.arg === null);
        return this.raiseLast(
          "SyntaxError",
          `positional argument follows keyword argument${unpacking ? " unpacking" : ""}`,
        );
      }
      case "rangeToLast": {
        let last: Located = this.tokenPlace(b.start, b.end - 1);
        this.read(b, () => {
          while (this.parser.pos < b.end) {
            last = this.parser.parseStarNamedExpression();
            if (this.parser.pos < b.end) this.parser.pos++;
          }
        });
        return this.raise(complaint, a, span(this.place(a), last));
      }
      case "keyEnd": {
        const place = this.place(a);
        throw this.errorAt("SyntaxError", complaint.message, { ...place, column: place.endColumn - 1, endColumn: -1 });
      }
      case "patterns": {
        const found: Located[] = [];
        this.read(a, () => {
          while (this.parser.pos < a.end) {
            found.push(this.parser.parsePattern());
            if (this.parser.pos < a.end) this.parser.pos++;
          }
        });
        const whole = this.tokenPlace(a.start, a.end - 1);
        return this.raise(complaint, a, found.length === 0 ? whole : span(found[0], found[found.length - 1]));
      }
      case "typeParameter": {
        const what = this.expression(b)?.kind === "Tuple" ? "constraints" : "bound";
        return this.complain(
          { where: "from", labels: ["a"], message: `cannot use ${what} with ${complaint.message}` },
          labels,
          pos,
        );
      }
      default:
        throw new Error(`no complaint ${complaint.where}`);
    }
  }

  private raise(complaint: Complaint, label: Label | undefined, place: Place): never {
    throw this.errorAt("SyntaxError", this.fill(complaint.message, label), place);
  }

  /** Fills in {a:name}, {a:text} and {a:line}. */
  private fill(message: string, label: Label | undefined): string {
    if (label === undefined) return message;
    let filled = "";
    for (let i = 0; i < message.length; i++) {
      if (!message.startsWith("{a:", i)) {
        filled += message[i];
        continue;
      }
      const word = message.slice(i + 3, i + 7);
      i += 7;
      if (word === "line") filled += String(this.tokens.lines[label.start]);
      else if (word === "text")
        filled += this.source.text.slice(this.tokens.starts[label.start], this.tokens.ends[label.start]);
      else filled += this.nameOf(label);
    }
    return filled;
  }

  private nameOf(label: Label): string {
    const expr = this.expression(label);
    return expr === null ? "expression" : expressionName(expr);
  }

  private blameTarget(label: Label, use: TargetUse): false {
    const expr = this.expression(label);
    const target = expr === null ? null : invalidTarget(expr, use);
    if (target === null) return false;
    throw this.errorAt(
      "SyntaxError",
      `cannot ${use === "delete" ? "delete" : "assign to"} ${expressionName(target)}`,
      target,
    );
  }

  // ---- looking at what a label holds

  /** Parses what a label holds, as if the text ended there. Null when the parser finds less in it than the rules did. */
  private read<Result>(label: Label, parse: () => Result): Result | null {
    const next = this.kinds[label.end];
    this.kinds[label.end] = T.ENDMARKER;
    try {
      this.parser.restart(label.start);
      return parse();
    } catch (error) {
      if (error === FAILURE || error instanceof TooDeep || error instanceof LiteralError) return null;
      throw error;
    } finally {
      this.kinds[label.end] = next;
    }
  }

  private expression(label: Label): Expr | null {
    return this.read(label, () => {
      const parser = this.parser;
      switch (label.rule) {
        case "star_expressions":
          return parser.parseStarExpressions();
        case "star_named_expression":
          return parser.parseStarNamedExpression();
        case "yield_expr":
          return parser.parseYield();
        case "disjunction":
          return parser.parseDisjunction();
        case "bitwise_or":
          return parser.parseBinary(1);
        case "inversion":
          return parser.parseInversion();
        case "factor":
          return parser.parseUnary();
        default:
          return parser.parseExpression();
      }
    });
  }

  /** The node's place for an expression (parentheses around it do not count), else the tokens'. */
  private place(label: Label): Place {
    if (EXPRESSION_RULES.has(label.rule)) {
      const expr = this.expression(label);
      if (expr !== null) return expr;
    }
    let last = label.end - 1;
    // A parameter's rule takes in the comma after it.
    if (label.rule.endsWith("param_no_default") && this.kinds[last] === T.COMMA) last--;
    return this.tokenPlace(label.start, last);
  }

  private lastOfComprehension(label: Label): Located {
    const generators: Comprehension[] = this.read(label, () => this.parser.parseComprehensions()) ?? [];
    if (generators.length === 0) return this.tokenPlace(label.start, label.end - 1);
    const last = generators[generators.length - 1];
    return last.ifs.length > 0 ? last.ifs[last.ifs.length - 1] : last.iter;
  }

  /** Whether the label is `print` or `exec`, once statements. */
  private isLegacyName(label: Label): boolean {
    if (label.end !== label.start + 1) {
      const expr = this.expression(label);
      return expr !== null && expr.kind === "Name" && (expr.id === "print" || expr.id === "exec");
    }
    return this.isWord(label.start, "print") || this.isWord(label.start, "exec");
  }

  /** How many brackets are open after a token. */
  private levelAfter(token: number): number {
    let level = 0;
    for (let i = token; i >= 0; i--) {
      const kind = this.kinds[i];
      if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) level++;
      else if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) level--;
      else if (kind === T.NEWLINE) break;
    }
    return level;
  }
}

/** The length in UTF-8 of a stretch of text. */
function utf8Length(text: string, from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return length;
}

function span(first: Located, last: Located): Place {
  return { line: first.line, column: first.column, endLine: last.endLine, endColumn: last.endColumn };
}
