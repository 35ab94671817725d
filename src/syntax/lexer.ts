/*
 * Source text to tokens, all of them before parsing starts: CPython's tokenizer rule for rule, f-strings (PEP 701) as
 * nested modes. What is wrong stops the lexer: it adds an ERROR token and keeps `error`, and the parser reports it only
 * if it gets that far (or finds another error, which a tokenizer's outranks).
 *
 * Invariants: tokens are in source order; brackets nest at most 200 deep, indentation 100, f-strings 150; `line` counts
 * as CPython's tokenizer counts, so at the end of the text it stays on the last line.
 *
 * https://docs.python.org/3.13/reference/lexical_analysis.html
 */
import { isIdentifierPart, isIdentifierStart, isPrintable } from "../unicode/properties.js";
import type { SyntaxErrorType } from "./error.js";
import type { Source } from "./source.js";
import { KEYWORDS, T, TokenList } from "./token.js";
import { work } from "./work.js";

const MAX_BRACKETS = 200;
const MAX_INDENTATION = 100;
const MAX_FSTRINGS = 150;
const MAX_FIELD_NESTING = 3;
const TAB = 8;

/** An error of the tokenizer, its offsets as Python reports them. */
export interface LexError {
  readonly type: SyntaxErrorType;
  readonly message: string;
  readonly line: number;
  readonly offset: number;
  readonly endOffset: number;
  /** CPython's tokenizer raises some errors itself; the rest only when the parser asks for the token. */
  readonly raised: boolean;
  /** The text ended too early: CPython then names the innermost open bracket, if there is one. */
  readonly endOfFile: boolean;
}

/** A SyntaxWarning of the tokenizer or of a string literal. */
export interface Warning {
  readonly message: string;
  readonly line: number;
}

/** An f-string being read. `regular` while inside a replacement field, where ordinary tokens are read. */
interface FString {
  readonly quote: number;
  readonly size: number;
  readonly raw: boolean;
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  regular: boolean;
  /** Brackets open inside this f-string. */
  depth: number;
  /** Replacement fields open inside this f-string, less one. */
  fields: number;
  inSpec: boolean;
}

/** 1: starts an identifier, 2: digit, 4: white space inside a line. */
const CLASS = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95) CLASS[c] = 1;
  else if (c >= 48 && c <= 57) CLASS[c] = 2;
  else if (c === 32 || c === 9 || c === 12) CLASS[c] = 4;
}

function isNameChar(c: number): boolean {
  return c < 128 ? (CLASS[c] & 3) !== 0 : c >= 128;
}
function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
function isHexDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

export class Lexer {
  readonly tokens: TokenList;
  readonly warnings: Warning[] = [];
  error: LexError | null = null;
  /** Open brackets: the character, its line, its column. */
  readonly bracketChars: number[] = [];
  readonly bracketLines: number[] = [];
  readonly bracketColumns: number[] = [];
  /** The line the lexer is on, and the offset at which it starts. */
  line: number;
  lineStart = 0;
  pos = 0;

  private readonly text: string;
  private readonly end: number;
  private readonly lineStarts: number[];
  /** Where CPython's buffer starts: this line, or the first of the lines joined to it by backslashes. */
  private bufferStart = 0;
  private atLineStart = true;
  private readonly indents: number[] = [0];
  /** The same, a tab counted as one column: both must agree on what is deeper. */
  private readonly alternateIndents: number[] = [0];
  private readonly fstrings: FString[] = [];
  private fstring: FString | null = null;

  constructor(private readonly source: Source) {
    this.text = source.text;
    this.end = source.text.length;
    this.lineStarts = source.lineStarts;
    this.line = this.end === 0 ? 0 : 1;
    this.tokens = new TokenList((this.end >> 2) + 32);
  }

  /** Reads the whole text. Afterwards `tokens` ends in ENDMARKER, or in ERROR with `error` set. */
  run(): TokenList {
    for (let more = true; more;) {
      const from = this.pos;
      more = this.fstring !== null && !this.fstring.regular ? this.readFStringPart() : this.readToken();
      work(4 + ((this.pos - from) >> 3));
    }
    if (this.error !== null) this.tokens.add(T.ERROR, this.pos, this.pos, this.line, -1, this.line, -1);
    else this.finish();
    // Two more, not counted: the parser may look at what follows the last token.
    this.addBare(T.ENDMARKER);
    this.addBare(T.ENDMARKER);
    this.tokens.count -= 2;
    return this.tokens;
  }

  /** The end of the text in the three modes; "single" implies a newline and the dedents. */
  private finish(): void {
    if (this.source.mode === "single" && this.tokens.count > 0) {
      this.addBare(T.NEWLINE);
      if (this.indents.length > 1) {
        for (; this.indents.length > 1; this.indents.pop()) this.addBare(T.DEDENT);
        this.addBare(T.NEWLINE);
      }
    }
    this.addBare(T.ENDMARKER);
  }

  // ---- errors

  /** An error that ends at `at`, on the current line, as `_syntaxerror` reports it. */
  private fail(message: string, at: number): false {
    const offset = this.source.codePoints(this.lineStart, at);
    return this.failAt("SyntaxError", message, this.line, offset, offset, true);
  }

  private failAt(
    type: SyntaxErrorType,
    message: string,
    line: number,
    offset: number,
    endOffset: number,
    raised: boolean,
  ): false {
    this.error = { type, message, line, offset, endOffset, raised, endOfFile: false };
    return false;
  }

  private failAtEnd(): false {
    const offset = this.source.codePoints(this.lineStart, this.end);
    const message = "unexpected EOF while parsing";
    this.pos = this.end;
    this.error = {
      type: "SyntaxError",
      message,
      line: this.line,
      offset,
      endOffset: -1,
      raised: false,
      endOfFile: true,
    };
    return false;
  }

  // ---- emitting

  private add(kind: T, start: number, end: number): true {
    const lineStart = this.lineStart;
    this.tokens.add(kind, start, end, this.line, start - lineStart, this.line, end - lineStart);
    this.pos = end;
    return true;
  }

  private addBare(kind: T): void {
    this.tokens.add(kind, this.pos, this.pos, this.line, -1, this.line, -1);
  }

  /** Whether the lexer stopped inside an f-string. */
  get insideFString(): boolean {
    return this.fstring !== null;
  }

  /** Steps past the "\n" at `at` inside a token. */
  private nextLineInside(at: number): void {
    const buffer = this.bufferStart;
    this.nextLine(at);
    this.bufferStart = buffer;
  }

  /** Steps past the "\n" at `at`; at the end of the text the line stays what it was. */
  private nextLine(at: number): void {
    this.pos = at + 1;
    if (this.pos < this.end) {
      this.line++;
      this.lineStart = this.pos;
      this.bufferStart = this.pos;
      this.lineStarts.push(this.pos);
    }
  }

  // ---- ordinary tokens

  /** Reads one token (or a blank line, or a line's indentation). False at the end of the text and at an error. */
  private readToken(): boolean {
    const text = this.text;
    if (this.atLineStart) {
      this.atLineStart = false;
      if (!this.readIndentation()) return this.error === null;
    }
    let at = this.pos;
    for (;;) {
      let c = at < this.end ? text.charCodeAt(at) : -1;
      while (c === 32 || c === 9 || c === 12) c = ++at < this.end ? text.charCodeAt(at) : -1;
      const start = at;
      if (c === 35) {
        do c = ++at < this.end ? text.charCodeAt(at) : -1;
        while (c !== 10 && c !== -1);
      }
      if (c === -1) {
        this.pos = at;
        return this.bracketChars.length > 0 ? this.failAtEnd() : false;
      }
      if (c === 10) {
        if (this.bracketChars.length > 0) {
          this.nextLine(at);
          at = this.pos;
          continue;
        }
        this.add(T.NEWLINE, start, at + 1);
        this.nextLine(at);
        this.atLineStart = true;
        return true;
      }
      if (c === 92) {
        if (!this.joinLine(at)) return false;
        at = this.pos;
        continue;
      }
      if (c >= 128 || (CLASS[c] & 1) !== 0) return this.readName(start);
      if ((CLASS[c] & 2) !== 0) return this.readNumber(start);
      if (c === 34 || c === 39) return this.readString(start, at);
      return this.readOperator(start, c);
    }
  }

  /** The backslash at `at` must be the last character of its line, and not of the text. */
  private joinLine(at: number): boolean {
    if (at + 1 >= this.end || this.text.charCodeAt(at + 1) !== 10) {
      const cursor = Math.min(at + 2, this.end);
      const offset = this.source.codePoints(this.bufferStart, cursor - 1) + 1;
      this.pos = cursor;
      return this.failAt(
        "SyntaxError",
        "unexpected character after line continuation character",
        this.line,
        offset,
        0,
        false,
      );
    }
    if (at + 2 >= this.end) return this.failAtEnd();
    this.nextLineInside(at + 1);
    return true;
  }

  /** Measures a line's indentation, emits INDENT or DEDENTs. False when the line was blank (and is skipped) or wrong. */
  private readIndentation(): boolean {
    const text = this.text;
    let at = this.pos;
    let column = 0;
    let alternate = 0;
    let joined = 0;
    let c = -1;
    for (;;) {
      c = at < this.end ? text.charCodeAt(at) : -1;
      if (c === 32) {
        column++;
        alternate++;
      } else if (c === 9) {
        column = (Math.floor(column / TAB) + 1) * TAB;
        alternate++;
      } else if (c === 12) {
        column = alternate = 0;
      } else if (c === 92) {
        if (joined === 0) joined = column;
        if (!this.joinLine(at)) return false;
        at = this.pos;
        continue;
      } else {
        break;
      }
      at++;
    }
    this.pos = at;
    if (c === 35 || c === 10) {
      while (c !== 10 && c !== -1) c = ++at < this.end ? text.charCodeAt(at) : -1;
      if (c === -1) {
        this.pos = at;
        return true;
      }
      this.nextLine(at);
      this.atLineStart = true;
      return false;
    }
    if (joined !== 0) column = alternate = joined;
    const indents = this.indents;
    const alternates = this.alternateIndents;
    let top = indents.length - 1;
    if (column === indents[top]) return alternate === alternates[top] || this.tabError();
    if (column > indents[top]) {
      if (top + 1 >= MAX_INDENTATION) {
        return this.failAt("IndentationError", "too many levels of indentation", this.line, 1, 0, false);
      }
      if (alternate <= alternates[top]) return this.tabError();
      indents.push(column);
      alternates.push(alternate);
      this.addBare(T.INDENT);
      return true;
    }
    let dedents = 0;
    while (top > 0 && column < indents[top]) {
      indents.pop();
      alternates.pop();
      top--;
      dedents++;
    }
    if (column !== indents[top]) {
      while (at < this.end && text.charCodeAt(at) !== 10) at++;
      this.pos = Math.min(at + 1, this.end);
      const offset = this.source.codePoints(this.lineStart, this.pos);
      return this.failAt(
        "IndentationError",
        "unindent does not match any outer indentation level",
        this.line,
        offset,
        -1,
        false,
      );
    }
    if (alternate !== alternates[top]) return this.tabError();
    for (; dedents > 0; dedents--) this.addBare(T.DEDENT);
    return true;
  }

  private tabError(): false {
    return this.failAt("TabError", "inconsistent use of tabs and spaces in indentation", this.line, 1, 0, false);
  }

  /** An identifier, a keyword, or the prefix of a string literal. */
  private readName(start: number): boolean {
    const text = this.text;
    let at = start;
    let ascii = true;
    for (; at < this.end; at++) {
      const c = text.charCodeAt(at);
      if (c < 128 ? (CLASS[c] & 3) === 0 : false) break;
      if (c >= 128) ascii = false;
    }
    if (at - start <= 2 && at < this.end) {
      const quote = text.charCodeAt(at);
      if (quote === 34 || quote === 39) {
        const prefix = stringPrefix(text.charCodeAt(start), at - start === 2 ? text.charCodeAt(start + 1) : 0);
        if (prefix === 1) return this.readString(start, at);
        if (prefix > 1) return this.readFStringStart(start, at, prefix === 3);
      }
    }
    if (!ascii && !this.checkIdentifier(start, at)) return false;
    const length = at - start;
    let kind = T.NAME;
    if (length >= 2 && length <= 8) kind = KEYWORDS.get(text.slice(start, at)) ?? T.NAME;
    return this.add(kind, start, at);
  }

  private checkIdentifier(start: number, end: number): boolean {
    work(end - start);
    for (let at = start; at < end;) {
      const codePoint = this.text.codePointAt(at) ?? 0;
      const next = at + (codePoint > 0xffff ? 2 : 1);
      if (at === start ? !isIdentifierStart(codePoint) : !isIdentifierPart(codePoint)) {
        const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
        return this.fail(
          isPrintable(codePoint)
            ? `invalid character '${String.fromCodePoint(codePoint)}' (U+${hex})`
            : `invalid non-printable character U+${hex}`,
          next,
        );
      }
      at = next;
    }
    return true;
  }

  // ---- numbers

  private charAt(at: number): number {
    return at < this.end ? this.text.charCodeAt(at) : -1;
  }

  private readNumber(start: number): boolean {
    let at = start;
    let c = this.charAt(at);
    if (c === 48) {
      c = this.charAt(at + 1) | 32;
      if (c === 120) return this.readRadix(start, "hexadecimal", 16);
      if (c === 111) return this.readRadix(start, "octal", 8);
      if (c === 98) return this.readRadix(start, "binary", 2);
      return this.readLeadingZero(start);
    }
    at = this.digits(start);
    return at >= 0 && this.readFraction(start, at);
  }

  /** Skips digits with single underscores between them; -1 at an underscore without a digit after it. */
  private digits(at: number): number {
    for (;;) {
      while (isDigit(this.charAt(at))) at++;
      if (this.charAt(at) !== 95) return at;
      at++;
      if (!isDigit(this.charAt(at))) {
        this.fail("invalid decimal literal", at);
        return -1;
      }
    }
  }

  private readRadix(start: number, name: string, radix: 16 | 8 | 2): boolean {
    const isRadixDigit = (c: number): boolean => (radix === 16 ? isHexDigit(c) : c >= 48 && c < 48 + radix);
    let at = start + 2;
    do {
      if (this.charAt(at) === 95) at++;
      const c = this.charAt(at);
      if (!isRadixDigit(c)) {
        if (isDigit(c)) return this.fail(`invalid digit '${String.fromCharCode(c)}' in ${name} literal`, at + 1);
        return this.fail(`invalid ${name} literal`, at);
      }
      while (isRadixDigit(this.charAt(at))) at++;
    } while (this.charAt(at) === 95);
    const c = this.charAt(at);
    if (isDigit(c)) return this.fail(`invalid digit '${String.fromCharCode(c)}' in ${name} literal`, at + 1);
    return this.checkNumberEnd(at, name) && this.add(T.NUMBER, start, at);
  }

  /** A decimal that starts with 0: zero itself, a float or an imaginary; anything else is an old-style octal. */
  private readLeadingZero(start: number): boolean {
    let at = start + 1;
    for (;;) {
      if (this.charAt(at) === 95) {
        at++;
        if (!isDigit(this.charAt(at))) return this.fail("invalid decimal literal", at);
      }
      if (this.charAt(at) !== 48) break;
      at++;
    }
    let nonzeroEnd = -1;
    if (isDigit(this.charAt(at))) {
      nonzeroEnd = at + 1;
      at = this.digits(at);
      if (at < 0) return false;
    }
    const c = this.charAt(at);
    if (nonzeroEnd >= 0 && c !== 46 && (c | 32) !== 101 && (c | 32) !== 106) {
      const offset = this.source.codePoints(this.lineStart, start) + 1;
      return this.failAt(
        "SyntaxError",
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        this.line,
        offset,
        offset + nonzeroEnd - start - 1,
        true,
      );
    }
    return this.readFraction(start, at);
  }

  /** What may follow the integer part, which ends at `at`: fraction, exponent, "j". */
  private readFraction(start: number, at: number): boolean {
    if (this.charAt(at) === 46) {
      at++;
      if (isDigit(this.charAt(at))) {
        at = this.digits(at);
        if (at < 0) return false;
      }
    }
    if ((this.charAt(at) | 32) === 101) {
      const exponent = at;
      at++;
      let c = this.charAt(at);
      if (c === 43 || c === 45) {
        at++;
        c = this.charAt(at);
        if (!isDigit(c)) return this.fail("invalid decimal literal", at);
      } else if (!isDigit(c)) {
        return this.checkNumberEnd(exponent, "decimal") && this.add(T.NUMBER, start, exponent);
      }
      at = this.digits(at);
      if (at < 0) return false;
    }
    if ((this.charAt(at) | 32) === 106) {
      at++;
      return this.checkNumberEnd(at, "imaginary") && this.add(T.NUMBER, start, at);
    }
    return this.checkNumberEnd(at, "decimal") && this.add(T.NUMBER, start, at);
  }

  /** A keyword may follow a number at once (with a warning), a name may not. */
  private checkNumberEnd(at: number, kind: string): boolean {
    const c = this.charAt(at);
    if (!isNameChar(c) || c >= 128) return true;
    if (this.keywordFollows(at, c)) {
      this.warnings.push({ message: `invalid ${kind} literal`, line: this.line });
      return true;
    }
    return this.fail(`invalid ${kind} literal`, at);
  }

  private keywordFollows(at: number, c: number): boolean {
    const word = (rest: string): boolean => {
      for (let k = 0; k < rest.length; k++) if (this.charAt(at + 1 + k) !== rest.charCodeAt(k)) return false;
      return !isNameChar(this.charAt(at + 1 + rest.length));
    };
    if (c === 97) return word("nd");
    if (c === 101) return word("lse");
    if (c === 102) return word("or");
    if (c === 105) {
      const next = this.charAt(at + 1);
      return next === 102 || next === 110 || next === 115;
    }
    if (c === 111) return word("r");
    return c === 110 && word("ot");
  }

  // ---- strings

  /** A string or bytes literal; `start` is its prefix, `at` its first quote. */
  private readString(start: number, at: number): boolean {
    const text = this.text;
    const quote = text.charCodeAt(at);
    const firstLine = this.line;
    const firstLineStart = this.lineStart;
    let size = 1;
    if (this.charAt(at + 1) === quote) {
      if (this.charAt(at + 2) !== quote) return this.add(T.STRING, start, at + 2);
      size = 3;
    }
    at += size;
    let run = 0;
    let escapedQuote = false;
    while (run < size) {
      const c = at < this.end ? text.charCodeAt(at) : -1;
      if (c === -1 || (size === 1 && c === 10))
        return this.unterminated(start, quote, size, firstLine, firstLineStart, escapedQuote);
      if (c === quote) {
        run++;
        at++;
        continue;
      }
      run = 0;
      if (c === 92) {
        at++;
        const escaped = at < this.end ? text.charCodeAt(at) : -1;
        if (escaped === quote) escapedQuote = true;
        if (escaped === 10) this.nextLineInside(at);
        if (escaped !== -1) at++;
      } else {
        if (c === 10) this.nextLineInside(at);
        at++;
      }
    }
    this.tokens.add(T.STRING, start, at, firstLine, start - firstLineStart, this.line, at - this.lineStart);
    this.pos = at;
    return true;
  }

  private unterminated(
    start: number,
    quote: number,
    size: number,
    line: number,
    lineStart: number,
    escapedQuote: boolean,
  ): false {
    const detected = this.line;
    this.line = line;
    this.lineStart = lineStart;
    const fstring = this.fstring;
    if (fstring !== null && fstring.quote === quote && fstring.size === size)
      return this.fail("f-string: expecting '}'", start + 1);
    if (size === 3)
      return this.fail(`unterminated triple-quoted string literal (detected at line ${detected})`, start + 1);
    const hint = escapedQuote ? "; perhaps you escaped the end quote?" : "";
    return this.fail(`unterminated string literal (detected at line ${detected})${hint}`, start + 1);
  }

  private readFStringStart(start: number, at: number, raw: boolean): boolean {
    const quote = this.text.charCodeAt(at);
    const size = this.charAt(at + 1) === quote && this.charAt(at + 2) === quote ? 3 : 1;
    if (this.fstrings.length + 1 >= MAX_FSTRINGS) return this.fail("too many nested f-strings", at + size);
    this.fstring = {
      quote,
      size,
      raw,
      start,
      line: this.line,
      lineStart: this.lineStart,
      regular: false,
      depth: 0,
      fields: -1,
      inSpec: false,
    };
    this.fstrings.push(this.fstring);
    return this.add(T.FSTRING_START, start, at + size);
  }

  /** Literal text of an f-string up to a field, a doubled brace or the closing quote; or that quote; or a field's brace. */
  private readFStringPart(): boolean {
    const fstring = this.fstring as FString;
    const text = this.text;
    const start = this.pos;
    const line = this.line;
    const lineStart = this.lineStart;
    let at = start;
    if (this.charAt(at) === 123 && this.charAt(at + 1) !== 123) {
      if (!this.openField(fstring, at)) return false;
      return this.readToken();
    }
    let closing = 0;
    while (closing < fstring.size && this.charAt(at + closing) === fstring.quote) closing++;
    if (closing === fstring.size) {
      this.fstrings.pop();
      this.fstring = this.fstrings.length > 0 ? this.fstrings[this.fstrings.length - 1] : null;
      return this.add(T.FSTRING_END, start, at + closing);
    }
    const middle = (end: number, next: number): true => {
      // CPython: the columns of a part that ends in a doubled brace take in both braces, its text only one.
      this.tokens.add(T.FSTRING_MIDDLE, start, end, line, start - lineStart, this.line, next - this.lineStart);
      this.pos = next;
      return true;
    };
    let run = 0;
    let named = false;
    while (run < fstring.size) {
      const c = at < this.end ? text.charCodeAt(at) : -1;
      const inSpec = fstring.inSpec && fstring.fields >= 0;
      if (c === -1 || (fstring.size === 1 && c === 10)) {
        if (inSpec && c === 10) {
          fstring.regular = true;
          fstring.inSpec = false;
          return middle(at, at);
        }
        const detected = this.line;
        this.line = fstring.line;
        this.lineStart = fstring.lineStart;
        const kind = fstring.size === 3 ? "triple-quoted f-string" : "f-string";
        return this.fail(`unterminated ${kind} literal (detected at line ${detected})`, fstring.start + 1);
      }
      at++;
      if (c === fstring.quote) {
        run++;
        continue;
      }
      run = 0;
      if (c === 10) {
        this.nextLineInside(at - 1);
      } else if (c === 123) {
        if (this.charAt(at) !== 123 || inSpec) {
          if (!this.openField(fstring, at - 1)) return false;
          return middle(at - 1, at - 1);
        }
        return middle(at, at + 1);
      } else if (c === 125) {
        if (named) return middle(at, at);
        if (this.charAt(at) === 125 && !inSpec && fstring.depth === 0) return middle(at, at + 1);
        fstring.regular = true;
        fstring.inSpec = false;
        return middle(at - 1, at - 1);
      } else if (c === 92) {
        const escaped = this.charAt(at);
        if (escaped === -1) continue;
        if (escaped === 123 || escaped === 125) {
          if (!fstring.raw) this.warnInvalidEscape(escaped);
          continue;
        }
        if (escaped === 10) this.nextLineInside(at);
        at++;
        if (!fstring.raw && escaped === 78 && this.charAt(at) === 123) {
          at++;
          named = true;
        }
      }
    }
    return middle(at - fstring.size, at - fstring.size);
  }

  private openField(fstring: FString, at: number): boolean {
    fstring.fields++;
    if (fstring.fields >= MAX_FIELD_NESTING) return this.fail("f-string: expressions nested too deeply", at);
    fstring.regular = true;
    fstring.inSpec = false;
    return true;
  }

  private warnInvalidEscape(c: number): void {
    this.warnings.push({ message: `invalid escape sequence '\\${String.fromCharCode(c)}'`, line: this.line });
  }

  // ---- operators and brackets

  private readOperator(start: number, c: number): boolean {
    const fstring = this.fstring;
    const next = this.charAt(start + 1);
    switch (c) {
      case 40: // (
        return this.openBracket(T.LPAR, start, c);
      case 91: // [
        return this.openBracket(T.LSQB, start, c);
      case 123: // {
        return this.openBracket(T.LBRACE, start, c);
      case 41: // )
        return this.closeBracket(T.RPAR, start, c, 40);
      case 93: // ]
        return this.closeBracket(T.RSQB, start, c, 91);
      case 125: // }
        return this.closeBracket(T.RBRACE, start, c, 123);
      case 44:
        return this.add(T.COMMA, start, start + 1);
      case 58: // :
        if (fstring !== null && fstring.fields >= 0 && fstring.depth - 1 === fstring.fields) {
          fstring.regular = false;
          fstring.inSpec = true;
          return this.add(T.COLON, start, start + 1);
        }
        return next === 61 ? this.add(T.COLONEQUAL, start, start + 2) : this.add(T.COLON, start, start + 1);
      case 46: // .
        if (isDigit(next)) return this.readFraction(start, start);
        if (next === 46 && this.charAt(start + 2) === 46) return this.add(T.ELLIPSIS, start, start + 3);
        return this.add(T.DOT, start, start + 1);
      case 61: // =
        return next === 61 ? this.add(T.EQEQUAL, start, start + 2) : this.add(T.EQUAL, start, start + 1);
      case 59:
        return this.add(T.SEMI, start, start + 1);
      case 33: // !
        return next === 61 ? this.add(T.NOTEQUAL, start, start + 2) : this.add(T.EXCLAMATION, start, start + 1);
      case 43:
        return this.plainOrEqual(start, next, T.PLUS, T.PLUSEQUAL);
      case 45: // -
        return next === 62
          ? this.add(T.RARROW, start, start + 2)
          : this.plainOrEqual(start, next, T.MINUS, T.MINUSEQUAL);
      case 42: // *
        if (next === 42) return this.doubled(start, T.DOUBLESTAR, T.DOUBLESTAREQUAL);
        return this.plainOrEqual(start, next, T.STAR, T.STAREQUAL);
      case 47: // /
        if (next === 47) return this.doubled(start, T.DOUBLESLASH, T.DOUBLESLASHEQUAL);
        return this.plainOrEqual(start, next, T.SLASH, T.SLASHEQUAL);
      case 37:
        return this.plainOrEqual(start, next, T.PERCENT, T.PERCENTEQUAL);
      case 64:
        return this.plainOrEqual(start, next, T.AT, T.ATEQUAL);
      case 38:
        return this.plainOrEqual(start, next, T.AMPER, T.AMPEREQUAL);
      case 124:
        return this.plainOrEqual(start, next, T.VBAR, T.VBAREQUAL);
      case 94:
        return this.plainOrEqual(start, next, T.CIRCUMFLEX, T.CIRCUMFLEXEQUAL);
      case 126:
        return this.add(T.TILDE, start, start + 1);
      case 60: // <
        if (next === 60) return this.doubled(start, T.LEFTSHIFT, T.LEFTSHIFTEQUAL);
        if (next === 62) return this.add(T.NOTEQUAL, start, start + 2);
        return this.plainOrEqual(start, next, T.LESS, T.LESSEQUAL);
      case 62: // >
        if (next === 62) return this.doubled(start, T.RIGHTSHIFT, T.RIGHTSHIFTEQUAL);
        return this.plainOrEqual(start, next, T.GREATER, T.GREATEREQUAL);
      default:
        if (!isPrintable(c)) {
          return this.fail(
            `invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, "0")}`,
            start + 1,
          );
        }
        return this.add(T.OP, start, start + 1);
    }
  }

  private plainOrEqual(start: number, next: number, plain: T, equal: T): true {
    return next === 61 ? this.add(equal, start, start + 2) : this.add(plain, start, start + 1);
  }

  private doubled(start: number, plain: T, equal: T): true {
    return this.charAt(start + 2) === 61 ? this.add(equal, start, start + 3) : this.add(plain, start, start + 2);
  }

  private openBracket(kind: T, start: number, c: number): boolean {
    if (this.bracketChars.length >= MAX_BRACKETS) return this.fail("too many nested parentheses", start + 1);
    this.bracketChars.push(c);
    this.bracketLines.push(this.line);
    this.bracketColumns.push(start - this.lineStart);
    if (this.fstring !== null) this.fstring.depth++;
    return this.add(kind, start, start + 1);
  }

  private closeBracket(kind: T, start: number, c: number, expected: number): boolean {
    const fstring = this.fstring;
    const char = String.fromCharCode(c);
    if (fstring !== null && fstring.depth === 0 && c === 125)
      return this.fail("f-string: single '}' is not allowed", start + 1);
    const opening = this.bracketChars.pop();
    if (opening === undefined) return this.fail(`unmatched '${char}'`, start + 1);
    const line = this.bracketLines.pop() as number;
    this.bracketColumns.pop();
    if (opening !== expected) {
      if (fstring !== null && opening === 123 && fstring.depth - 1 === fstring.fields) {
        return this.fail(`f-string: unmatched '${char}'`, start + 1);
      }
      const where = line !== this.line ? ` on line ${line}` : "";
      return this.fail(
        `closing parenthesis '${char}' does not match opening parenthesis '${String.fromCharCode(opening)}'${where}`,
        start + 1,
      );
    }
    if (fstring !== null) {
      fstring.depth--;
      if (fstring.depth < 0) return this.fail(`f-string: unmatched '${char}'`, start + 1);
      if (c === 125 && fstring.depth === fstring.fields) {
        fstring.fields--;
        fstring.regular = false;
        fstring.inSpec = false;
      }
    }
    return this.add(kind, start, start + 1);
  }
}

/** 0: no string prefix; 1: of a plain string; 2: of an f-string; 3: of a raw f-string. */
function stringPrefix(first: number, second: number): number {
  first |= 32;
  if (second === 0) return first === 98 || first === 114 || first === 117 ? 1 : first === 102 ? 2 : 0;
  second |= 32;
  if ((first === 98 && second === 114) || (first === 114 && second === 98)) return 1;
  return (first === 102 && second === 114) || (first === 114 && second === 102) ? 3 : 0;
}
