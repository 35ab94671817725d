/*
 * The text of a program before it is cut into tokens: decoding of bytes (BOM, coding cookie), newline normalisation, the
 * table of lines, and the conversion of our UTF-16 columns to the code points in which Python reports them.
 *
 * Invariant: `text` has no "\r" and no NUL, and every column is an offset from the start of its own line.
 *
 * https://docs.python.org/3.13/reference/lexical_analysis.html#line-structure
 */
import { PythonSyntaxError } from "./error.js";
import { work } from "./work.js";

/** Which grammar a text is held against, as the third argument of `compile()`. */
export type Mode = "exec" | "eval" | "single";

export class Source {
  /** The text, newlines normalised; in mode "exec" it ends in one. */
  readonly text: string;
  /** Offsets at which lines start; `lineStarts[n - 1]` is line n. Filled by the lexer as it goes. */
  readonly lineStarts: number[] = [0];

  constructor(
    text: string,
    readonly filename: string,
    readonly mode: Mode,
  ) {
    this.text = normalise(text, filename, mode === "exec");
  }

  /** The text of line `line` (1-based), without its newline. */
  lineText(line: number): string {
    const start = this.lineStart(line);
    return this.text.slice(start, this.lineEnd(start));
  }

  /** The offset at which line `line` starts; works for lines the lexer has not reached. */
  lineStart(line: number): number {
    const known = this.lineStarts;
    if (line <= known.length) return known[Math.max(0, line - 1)];
    let start = known[known.length - 1];
    for (let n = known.length; n < line; n++) {
      const end = this.lineEnd(start);
      if (end + 1 >= this.text.length) break;
      start = end + 1;
    }
    return start;
  }

  private lineEnd(start: number): number {
    let end = start;
    while (end < this.text.length && this.text.charCodeAt(end) !== 10) end++;
    return end;
  }

  /** How many code points stand between two offsets. */
  codePoints(from: number, to: number): number {
    let count = to - from;
    for (let i = from + 1; i < to; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit >= 0xdc00 && unit <= 0xdfff) count--;
    }
    return count;
  }
}

/** Newlines to "\n"; refuses NUL and lone surrogates as CPython's `compile()` does. */
function normalise(text: string, filename: string, addNewline: boolean): string {
  work(text.length >> 4);
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13) plain = false;
    else if (unit === 0) throw unlocated("source code string cannot contain null bytes", filename);
    else if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) i++;
      else {
        const position = codePointIndex(text, i);
        throw unlocated(
          `(unicode error) 'utf-8' codec can't encode character '\\u${unit.toString(16)}' in position ${position}: surrogates not allowed`,
          filename,
        );
      }
    }
  }
  if (!plain) text = withoutCarriageReturns(text);
  if (addNewline && text.length > 0 && text.charCodeAt(text.length - 1) !== 10) text += "\n";
  return text;
}

function codePointIndex(text: string, offset: number): number {
  let index = 0;
  for (let i = 0; i < offset; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) index++;
  }
  return index;
}

function withoutCarriageReturns(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 13) continue;
    pieces.push(text.slice(from, i), "\n");
    if (i + 1 < text.length && text.charCodeAt(i + 1) === 10) i++;
    from = i + 1;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

/** An error about the text as a whole: CPython leaves its lineno, offset and text None. */
export function unlocated(message: string, filename: string): PythonSyntaxError {
  return new PythonSyntaxError("SyntaxError", message, filename, 0, 0, 0, 0, null);
}

/**
 * Decodes a source file's bytes: a UTF-8 BOM or a coding cookie in the first two lines (PEP 263), else UTF-8. We know
 * UTF-8, Latin-1 and ASCII; any other name is "unknown encoding", as it is to CPython when the codec is missing.
 */
export function decodeSource(bytes: Uint8Array, filename: string): string {
  const bom = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const cookie = codingCookie(body);
  const encoding = cookie === null ? "utf-8" : canonicalEncoding(cookie);
  // CPython: beside a BOM only the spelling "utf-8" will do, not "utf8".
  if (bom && (encoding !== "utf-8" || (cookie !== null && cookie.length < 5)))
    throw unlocated(`encoding problem: ${cookie} with BOM`, filename);
  if (encoding === "utf-8") return decodeUtf8(body, filename, cookie !== null || bom);
  if (encoding === "iso-8859-1" || encoding === "ascii") {
    let text = "";
    for (let i = 0; i < body.length; i++) {
      if (encoding === "ascii" && body[i] > 127) {
        throw unlocated(
          `(unicode error) 'ascii' codec can't decode byte 0x${body[i].toString(16)} in position ${i}: ordinal not in range(128)`,
          filename,
        );
      }
      text += String.fromCharCode(body[i]);
    }
    return text;
  }
  throw unlocated(`unknown encoding: ${cookie}`, filename);
}

/** The name in `coding[:=]\s*([-\w.]+)` of a comment in line 1, or in line 2 when line 1 is blank or a comment. */
function codingCookie(bytes: Uint8Array): string | null {
  let position = 0;
  for (let line = 0; line < 2; line++) {
    let end = position;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    let i = position;
    while (i < end && (bytes[i] === 32 || bytes[i] === 9 || bytes[i] === 12)) i++;
    if (i < end && bytes[i] !== 35) return null;
    for (; i + 6 < end; i++) {
      if (!matches(bytes, i, "coding") || (bytes[i + 6] !== 58 && bytes[i + 6] !== 61)) continue;
      let start = i + 7;
      while (start < end && (bytes[start] === 32 || bytes[start] === 9)) start++;
      let stop = start;
      while (stop < end && isCookieByte(bytes[stop])) stop++;
      if (stop > start) {
        let name = "";
        for (let k = start; k < stop; k++) name += String.fromCharCode(bytes[k]);
        return name;
      }
    }
    if (end >= bytes.length) return null;
    position = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
  }
  return null;
}

function matches(bytes: Uint8Array, at: number, word: string): boolean {
  for (let k = 0; k < word.length; k++) if (bytes[at + k] !== word.charCodeAt(k)) return false;
  return true;
}

function isCookieByte(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 97 && byte <= 122) ||
    byte === 45 ||
    byte === 46 ||
    byte === 95
  );
}

function canonicalEncoding(name: string): string {
  let plain = "";
  for (const char of name.toLowerCase()) plain += char === "_" ? "-" : char;
  if (plain === "utf-8" || plain.startsWith("utf-8-") || plain === "utf8") return "utf-8";
  if (plain === "latin-1" || plain === "iso-8859-1" || plain === "iso-latin-1" || plain === "latin1" || plain === "l1")
    return "iso-8859-1";
  if (plain === "ascii" || plain === "us-ascii") return "ascii";
  return plain;
}

/** Strict UTF-8; an ill-formed byte is reported with its line as CPython's tokenizer reports it. */
function decodeUtf8(bytes: Uint8Array, filename: string, declared: boolean): string {
  const pieces: string[] = [];
  let chunk: number[] = [];
  let line = 1;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i];
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    let codePoint = length === 1 ? byte : length === 2 ? byte & 0x1f : length === 3 ? byte & 0x0f : byte & 0x07;
    let good = length > 0 && i + length <= bytes.length;
    for (let k = 1; good && k < length; k++) {
      if ((bytes[i + k] & 0xc0) !== 0x80) good = false;
      codePoint = (codePoint << 6) | (bytes[i + k] & 0x3f);
    }
    if (
      good &&
      ((length === 3 && codePoint < 0x800) || (length === 4 && (codePoint < 0x10000 || codePoint > 0x10ffff)))
    )
      good = false;
    if (good && codePoint >= 0xd800 && codePoint <= 0xdfff) good = false;
    if (!good) {
      const hex = byte.toString(16).padStart(2, "0");
      throw declared
        ? unlocated(
            `(unicode error) 'utf-8' codec can't decode byte 0x${hex} in position ${i}: invalid start byte`,
            filename,
          )
        : unlocated(
            `Non-UTF-8 code starting with '\\x${hex}' in file ${filename} on line ${line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details`,
            filename,
          );
    }
    if (byte === 10) line++;
    chunk.push(codePoint);
    if (chunk.length === 4096) {
      pieces.push(String.fromCodePoint(...chunk));
      chunk = [];
    }
    i += length;
  }
  pieces.push(String.fromCodePoint(...chunk));
  return pieces.join("");
}
