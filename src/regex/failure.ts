// Why a pattern or a template was refused, with CPython's words and places. Parser and compiler throw it, and only
// api.ts catches it: outside this folder it is a returned value, never a JavaScript exception.
import { isPrintable } from "../unicode/properties.js";

/**
 * Which exception the failure is: `re.PatternError`, ValueError, OverflowError, IndexError, RecursionError; `names`
 * asks the caller to load the character names and to try again.
 */
export type FailureKind = "pattern" | "value" | "overflow" | "index" | "recursion";

/** A refusal. For `pattern`, `position` is null where CPython gives no place (`pattern` and `pos` are None then). */
export class RegexFailure {
  constructor(
    readonly kind: FailureKind,
    /** `msg` of re.PatternError. */
    readonly reason: string,
    readonly position: number | null = null,
    readonly line: number | null = null,
    readonly column: number | null = null,
    private readonly hasLines = false,
  ) {}

  /** The exception's text. */
  get message(): string {
    if (this.position === null) return this.reason;
    const place = this.hasLines ? ` (line ${this.line}, column ${this.column})` : "";
    return `${this.reason} at position ${this.position}${place}`;
  }
}

/** A PatternError at a place of `source`. */
export function failureAt(reason: string, source: ArrayLike<number>, isText: boolean, position: number): RegexFailure {
  let line = 1;
  let lineStart = 0;
  let hasLines = false;
  for (let index = 0; index < source.length; index += 1) {
    if (source[index] !== 0x0a) continue;
    hasLines = true;
    if (index >= position) break;
    line += 1;
    lineStart = index + 1;
  }
  const text = isText ? reason : asciiText(reason);
  return new RegexFailure("pattern", text, position, line, position - lineStart + 1, hasLines);
}

/** Text of code points, astral ones as pairs. */
export function textOf(codes: ArrayLike<number>): string {
  let text = "";
  for (let index = 0; index < codes.length; index += 1) text += String.fromCodePoint(codes[index]);
  return text;
}

/** `str.encode('ascii', 'backslashreplace')` */
function asciiText(text: string): string {
  let result = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    result += code < 0x80 ? character : hexEscape(code);
  }
  return result;
}

/** `repr` of a str given as code points, or `ascii`. */
export function quoted(codes: ArrayLike<number>, ascii = false): string {
  let quote = 0x27;
  let hasSingle = false;
  let hasDouble = false;
  for (let index = 0; index < codes.length; index += 1) {
    hasSingle ||= codes[index] === 0x27;
    hasDouble ||= codes[index] === 0x22;
  }
  if (hasSingle && !hasDouble) quote = 0x22;
  let result = String.fromCharCode(quote);
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index];
    if (code === quote || code === 0x5c) result += `\\${String.fromCharCode(code)}`;
    else if (code === 0x0a) result += "\\n";
    else if (code === 0x0d) result += "\\r";
    else if (code === 0x09) result += "\\t";
    else if (code < 0x7f ? code >= 0x20 : !ascii && isPrintable(code)) result += String.fromCodePoint(code);
    else result += hexEscape(code);
  }
  return result + String.fromCharCode(quote);
}

function hexEscape(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${digits.padStart(4, "0")}`;
  return `\\U${digits.padStart(8, "0")}`;
}
