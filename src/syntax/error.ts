/*
 * The error that refuses a source text, and how CPython prints it. The compiler's symbol-table stage raises the same
 * class ("'return' outside function"), so all of SyntaxError comes through here.
 *
 * Invariant: positions are what the attributes of CPython's SyntaxError hold: `line` and `offset` count from 1, offsets
 * are code points, offset..endOffset-1 is underlined (an `endOffset` of 0 or -1 says nothing); `text` is the source line.
 * An error about the text as a whole (a NUL in it) has line 0, which stands for CPython's None.
 *
 * CPython: where lines are joined by a backslash or inside a long string, `text` there may hold several lines; ours is
 * always the one line.
 */
import { isWhitespace } from "../unicode/decimal.js";

export type SyntaxErrorType = "SyntaxError" | "IndentationError" | "TabError";

/** A source text that is not Python. Thrown by the parser and the compiler; never seen by guest frames as a JS error. */
export class PythonSyntaxError extends Error {
  constructor(
    readonly type: SyntaxErrorType,
    message: string,
    readonly filename: string,
    readonly line: number,
    /** 1-based column in code points; 0 when the whole line is meant. */
    readonly offset: number,
    readonly endLine: number,
    readonly endOffset: number,
    /** The source line with its newline as CPython keeps it; null when there is none. */
    readonly text: string | null,
  ) {
    super(message);
    this.name = type;
  }
}

/** Formats the error as `python file.py` prints it, without a trailing newline. */
export function formatSyntaxError(error: PythonSyntaxError): string {
  const lines: string[] = [];
  if (error.line > 0) lines.push(`  File "${error.filename}", line ${error.line}`);
  if (error.text !== null) excerpt(error, error.text, lines);
  lines.push(`${error.type}: ${error.message}`);
  return lines.join("\n");
}

/** The source line without its indentation, and carets below it: the rules of Python's `traceback` module. */
function excerpt(error: PythonSyntaxError, text: string, lines: string[]): void {
  const whole = Array.from(text);
  let length = whole.length;
  while (length > 0 && whole[length - 1] === "\n") length--;
  let spaces = 0;
  while (spaces < length && (whole[spaces] === " " || whole[spaces] === "\f" || whole[spaces] === "\n")) spaces++;
  lines.push("    " + whole.slice(spaces, length).join(""));
  let offset = error.offset;
  let endOffset = length + 1;
  if (error.line === error.endLine) endOffset = error.endOffset === 0 ? offset : error.endOffset;
  if (whole.length > 0 && offset > whole.length) offset = length + 1;
  if (whole.length > 0 && endOffset > whole.length) endOffset = length + 1;
  if (offset >= endOffset || endOffset < 0) endOffset = offset + 1;
  const column = offset - 1 - spaces;
  if (column < 0) return;
  let carets = "    ";
  // White space other than blanks (a tab) is kept, so that the carets stay below what they mark.
  for (let i = 0; i < column; i++) carets += isSpace(whole[spaces + i]) ? whole[spaces + i] : " ";
  lines.push(carets + "^".repeat(endOffset - offset));
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && isWhitespace(char.codePointAt(0) as number);
}
