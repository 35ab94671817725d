/*
 * The error that refuses a source text, and how CPython prints it. The compiler's symbol-table stage raises the same
 * class ("'return' outside function"), so all of SyntaxError comes through here.
 *
 * Invariant: positions are what CPython's SyntaxError attributes hold: `line` and `offset` count from 1, offsets are
 * code points, `endOffset` is exclusive in the sense that offset..endOffset-1 is underlined; `text` is the source line.
 */

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
  const lines = [`  File "${error.filename}", line ${error.line}`];
  if (error.text !== null) {
    lines.push(...excerpt(error.text, error.line, error.offset, error.endLine, error.endOffset));
  }
  lines.push(`${error.type}: ${error.message}`);
  return lines.join("\n");
}

/** The source line, stripped of its indentation, and the carets below it (traceback.TracebackException's rules). */
function excerpt(text: string, line: number, offset: number, endLine: number, endOffset: number): string[] {
  const whole = Array.from(text);
  let end = whole.length;
  while (end > 0 && (whole[end - 1] === "\n" || whole[end - 1] === "\r")) end--;
  let start = 0;
  while (start < end && (whole[start] === " " || whole[start] === "\t" || whole[start] === "\f" || whole[start] === "\n")) start++;
  const shown = whole.slice(start, end);
  const lines = ["    " + shown.join("")];
  if (offset < 1) return lines;
  let last = endLine === line ? (endOffset !== 0 ? endOffset : offset) : whole.length + 1;
  if (endLine === line && (offset === last || last === -1)) last = offset + 1;
  const from = offset - 1 - start;
  const to = last - 1 - start;
  if (from < 0) return lines;
  let padding = "    ";
  for (let i = 0; i < from; i++) {
    const char = shown[i];
    padding += char !== undefined && (char === "\t" || char === "\f" || char === "\v") ? char : " ";
  }
  lines.push(padding + "^".repeat(Math.max(0, to - from)));
  return lines;
}
