/*
 * String literals: adjacent literals joined, f-strings (PEP 701) as JoinedStr with the text between fields folded as
 * CPython folds it.
 *
 * https://docs.python.org/3.13/reference/lexical_analysis.html#formatted-string-literals
 */
import type { Constant, Conversion, Expr, FormattedValue, JoinedStr, StrValue } from "./ast.js";
import { makeConstant, makeFormattedValue, makeJoinedStr } from "./nodes.js";
import { Cursor, FAILURE } from "./cursor.js";
import { bytesValue, joinStr, LiteralError, strValue, type EscapeContext } from "./literals.js";
import { T } from "./token.js";

export abstract class StringParser extends Cursor {
  /** `yield …` or star expressions: what stands in a replacement field. */
  abstract parseAnnotatedRhs(): Expr;

  /** One or more adjacent string literals. */
  parseStrings(): Constant | JoinedStr {
    const first = this.pos;
    const kinds = this.kinds;
    if (kinds[first] === T.STRING && kinds[first + 1] !== T.STRING && kinds[first + 1] !== T.FSTRING_START) {
      this.pos++;
      return this.stringConstant(first);
    }
    const parts: Expr[] = [];
    let formatted = false;
    let bytes = 0;
    while (kinds[this.pos] === T.STRING || kinds[this.pos] === T.FSTRING_START) {
      if (kinds[this.pos] === T.STRING) {
        const part = this.stringConstant(this.pos++);
        if (part.value.type === "bytes") bytes++;
        parts.push(part);
      } else {
        formatted = true;
        for (const value of this.parseFString()) parts.push(value);
      }
    }
    const last = this.pos - 1;
    if (bytes !== 0 && (formatted || bytes !== parts.length))
      throw new LiteralError("cannot mix bytes and nonbytes literals", -1);
    if (formatted) {
      return makeJoinedStr(
        this.lines[first],
        this.columns[first],
        this.endLines[last],
        this.endColumns[last],
        this.foldConstants(parts),
      );
    }
    const constants = parts as Constant[];
    const value =
      bytes > 0
        ? { type: "bytes" as const, value: concatBytes(constants) }
        : joinStr(constants.map((part) => part.value as StrValue));
    return makeConstant(this.lines[first], this.columns[first], this.endLines[last], this.endColumns[last], value);
  }

  /** Joins neighbouring constants of an f-string, drops the empty ones. */
  private foldConstants(parts: readonly Expr[]): Expr[] {
    const folded: Expr[] = [];
    for (let i = 0; i < parts.length;) {
      const part = parts[i];
      if (part.kind !== "Constant") {
        folded.push(part);
        i++;
        continue;
      }
      const run: StrValue[] = [];
      let last: Expr = part;
      for (; i < parts.length; i++) {
        const next = parts[i];
        if (next.kind !== "Constant") break;
        run.push(next.value as StrValue);
        last = next;
      }
      const value = run.length === 1 ? run[0] : joinStr(run);
      if (value.value.length > 0)
        folded.push(makeConstant(part.line, part.column, last.endLine, last.endColumn, value));
    }
    return folded;
  }

  private escapes(token: number): EscapeContext {
    return { token, names: this.names, warn: (message) => this.warnings.push({ message, line: this.lines[token] }) };
  }

  /** For the text of an f-string, whose doubtful escapes CPython finds when it has read the closing quotes. */
  private textEscapes(late: string[]): EscapeContext {
    return {
      token: -1,
      names: this.names,
      warn: (message) => {
        // The lexer has warned of an escaped brace.
        if (!message.endsWith("{'") && !message.endsWith("}'")) late.push(message);
      },
    };
  }

  /** The constant of a STRING token. */
  stringConstant(token: number): Constant {
    const text = this.text;
    let start = this.starts[token];
    let end = this.ends[token];
    let raw = false;
    let bytes = false;
    let unicode = false;
    for (;;) {
      const c = text.charCodeAt(start);
      if (c === 34 || c === 39) break;
      if ((c | 32) === 114) raw = true;
      else if ((c | 32) === 98) bytes = true;
      else if (c === 117) unicode = true;
      start++;
    }
    const quote = text.charCodeAt(start);
    const size =
      end - start >= 6 && text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote ? 3 : 1;
    const body = text.slice(start + size, end - size);
    const value = bytes
      ? { type: "bytes" as const, value: bytesValue(body, raw, this.escapes(token)) }
      : strValue(body, raw, unicode ? "u" : null, this.escapes(token));
    return makeConstant(this.lines[token], this.columns[token], this.endLines[token], this.endColumns[token], value);
  }

  /** The values of one f-string, from FSTRING_START to FSTRING_END. */
  parseFString(): Expr[] {
    const first = this.text.charCodeAt(this.starts[this.pos]) | 32;
    const raw = first === 114 || (this.text.charCodeAt(this.starts[this.pos] + 1) | 32) === 114;
    this.pos++;
    const late: string[] = [];
    const values = this.parseFStringValues(raw, late);
    for (const message of late) this.warnings.push({ message, line: this.lines[this.pos] });
    this.expect(T.FSTRING_END);
    return values;
  }

  /** Text and fields; `late` takes the warnings of an f-string's own text, a format spec has none. */
  private parseFStringValues(raw: boolean, late: string[] | null): Expr[] {
    const values: Expr[] = [];
    for (;;) {
      const token = this.pos;
      const kind = this.kinds[token];
      if (kind === T.FSTRING_MIDDLE) {
        const text = this.text.slice(this.starts[token], this.ends[token]);
        this.pos++;
        // CPython: a format spec's text is never raw.
        values.push(
          makeConstant(
            this.lines[token],
            this.columns[token],
            this.endLines[token],
            this.endColumns[token],
            strValue(text, late !== null && raw, null, late === null ? this.escapes(token) : this.textEscapes(late)),
          ),
        );
      } else if (kind === T.LBRACE) {
        for (const value of this.parseField(raw)) values.push(value);
      } else {
        return values;
      }
    }
  }

  /** A replacement field: a FormattedValue, behind the text of its expression for `{x=}`. */
  parseField(raw: boolean): (Constant | FormattedValue)[] {
    const open = this.pos;
    this.deepen(1);
    this.pos++;
    const value = this.parseAnnotatedRhs();
    const debug = this.accept(T.EQUAL);
    let conversionToken = -1;
    let debugEnd = -1;
    if (this.kinds[this.pos] === T.EXCLAMATION) {
      debugEnd = this.pos;
      this.pos++;
      this.checkConversion(this.pos);
      conversionToken = this.pos++;
    }
    let spec: JoinedStr | null = null;
    if (this.kinds[this.pos] === T.COLON) {
      const colon = this.pos;
      if (debugEnd < 0) debugEnd = colon;
      this.pos++;
      const values = this.foldConstants(this.parseFStringValues(raw, null));
      const last = this.pos - 1;
      spec = makeJoinedStr(this.lines[colon], this.columns[colon], this.endLines[last], this.endColumns[last], values);
    }
    const close = this.pos;
    this.expect(T.RBRACE);
    this.depth--;
    let conversion: Conversion = conversionToken < 0 ? -1 : this.conversionAt(conversionToken);
    if (debug && conversion === -1 && spec === null) conversion = 114;
    const formatted = makeFormattedValue(
      this.lines[open],
      this.columns[open],
      this.endLines[close],
      this.endColumns[close],
      value,
      conversion,
      spec,
    );
    if (!debug) return [formatted];
    if (debugEnd < 0) debugEnd = close;
    const text = withoutComments(this.text.slice(this.ends[open], this.starts[debugEnd]));
    return [
      makeConstant(this.lines[open], this.columns[open] + 1, this.lines[debugEnd], this.columns[debugEnd], {
        type: "str",
        value: text,
        kind: null,
      }),
      formatted,
    ];
  }

  /** A conversion is a name that touches its "!". */
  checkConversion(token: number): void {
    if (this.kinds[token] !== T.NAME) throw FAILURE;
    if (this.starts[token] !== this.ends[token - 1]) {
      // CPython's spelling.
      throw new LiteralError(
        "f-string: conversion type must come right after the exclamanation mark",
        token,
        true,
        token - 1,
      );
    }
  }

  private conversionAt(token: number): Conversion {
    const name = this.nameOf(token);
    if (name === "s") return 115;
    if (name === "r") return 114;
    if (name === "a") return 97;
    throw new LiteralError(`f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`, token);
  }
}

function concatBytes(parts: readonly Constant[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += (part.value as { value: Uint8Array }).value.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    const bytes = (part.value as { value: Uint8Array }).value;
    joined.set(bytes, at);
    at += bytes.length;
  }
  return joined;
}

/** The text of a `{x=}` field as it is shown: CPython cuts from "#" to the end of the line. */
function withoutComments(text: string): string {
  let plain = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 35) continue;
    plain += text.slice(from, i);
    while (i < text.length && text.charCodeAt(i) !== 10) i++;
    from = i;
  }
  return from === 0 && plain === "" ? text : plain + text.slice(from);
}
