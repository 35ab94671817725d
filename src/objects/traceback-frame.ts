/**
 * One entry of a printed traceback: the `File` line, the source lines it covers and the markers below them, as CPython 3.13
 * prints them. Which part of a line is marked with `^` follows from the syntax tree of the marked text: the operator of a
 * binary operation, the brackets of a subscript or a call. Pure text in, text out.
 */

import type { Expr } from "../syntax/ast.js";
import { parseModule } from "../syntax/parser.js";
import { LINE_LIMIT } from "./traceback-limits.js";
import { isWhitespace } from "../unicode/decimal.js";
import { eastAsianWidth } from "../unicode/properties.js";

/** Where an exception passed; columns are UTF-16 units of the line, -1 when unknown. */
export interface Position {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

/** A source text cut into lines once, for all entries that name it. */
export class SourceLines {
  private readonly starts: number[] = [0];
  constructor(private readonly text: string) {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit === 13 && text.charCodeAt(index + 1) === 10) index++;
      if (unit === 10 || unit === 13) this.starts.push(index + 1);
    }
  }
  /** A line counted from 1, without its newline and trailing blanks; empty when there is none. */
  line(number: number): string {
    if (number < 1 || number > this.starts.length) return "";
    const end = number < this.starts.length ? this.starts[number] : this.text.length;
    const start = this.starts[number - 1];
    return end - start > LINE_LIMIT ? "" : stripEnd(this.text.slice(start, end));
  }
  /** Characters from the start of one line to the end of another. */
  span(first: number, last: number): number {
    const { starts } = this;
    const end = last < starts.length ? starts[last] : this.text.length;
    return first < 1 || first > starts.length ? 0 : Math.max(0, end - starts[first - 1]);
  }
}

/** A line by code points. */
type Characters = readonly string[];

export function charactersOf(line: string): string[] {
  const characters: string[] = [];
  for (let unit = 0; unit < line.length; unit++) {
    const code = line.charCodeAt(unit);
    const isPair = code >= 0xd800 && code < 0xdc00 && unit + 1 < line.length;
    characters.push(isPair ? line[unit] + line[++unit] : line[unit]);
  }
  return characters;
}

function isBlank(character: string): boolean {
  return isWhitespace(character.codePointAt(0) as number);
}

function stripEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isWhitespace(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

function stripStart(line: string): string {
  let start = 0;
  while (start < line.length && isWhitespace(line.charCodeAt(start))) start++;
  return line.slice(start);
}

/** Leading blanks and tabs. */
function indentation(line: string): string {
  let end = 0;
  while (end < line.length && (line[end] === " " || line[end] === "\t")) end++;
  return line.slice(0, end);
}

/** textwrap.dedent: takes away the indentation that all lines with text have in common; other lines become empty. */
function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    const own = indentation(line);
    if (own.length === line.length) continue;
    if (margin === null) margin = own;
    else {
      let common = 0;
      while (common < margin.length && common < own.length && margin[common] === own[common]) common++;
      margin = margin.slice(0, common);
    }
  }
  const cut = margin === null ? 0 : margin.length;
  return lines.map((line) => (indentation(line).length === line.length ? "" : line.slice(cut)));
}

/** UTF-16 column -> index in code points. */
function characterIndex(line: string, column: number): number {
  let index = 0;
  const end = Math.min(column, line.length);
  for (let unit = 0; unit < end; unit++) {
    const code = line.charCodeAt(unit);
    if (code >= 0xd800 && code < 0xdc00 && unit + 1 < line.length) unit++;
    index++;
  }
  return index;
}

/** UTF-16 column -> bytes of UTF-8. */
function byteIndex(line: string, column: number): number {
  let bytes = 0;
  const end = Math.min(column, line.length);
  for (let unit = 0; unit < end; unit++) {
    const code = line.charCodeAt(unit);
    if (code >= 0xd800 && code < 0xdc00) {
      unit++;
      bytes += 4;
    } else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

/** Columns on a terminal that the first `count` characters take: wide ones count twice. */
function displayWidth(line: Characters, count: number): number {
  // CPython: text that is all ASCII is not measured, so that a column behind its end stays as it is.
  if (line.every((character) => character.charCodeAt(0) < 0x80)) return count;
  let width = 0;
  for (let index = 0; index < count && index < line.length; index++) {
    const kind = eastAsianWidth(line[index].codePointAt(0) as number);
    width += kind === "W" || kind === "F" ? 2 : 1;
  }
  return width;
}

// ------------------------------------------------------------------------------------------------------------- anchors

/** Where the part marked `^` begins and ends: line index and character index within the marked text; the end is exclusive. */
interface Anchors {
  readonly leftLine: number;
  readonly left: number;
  readonly rightLine: number;
  readonly right: number;
}

/** A text longer than this is not parsed. */
const PARSE_LIMIT = 20_000;
/** Statements that cannot stand in parentheses; telling them by their first word saves a failing parse. */
const STATEMENTS: ReadonlySet<string> = new Set([
  "raise",
  "return",
  "assert",
  "del",
  "import",
  "from",
  "with",
  "for",
  "while",
  "if",
  "try",
  "class",
  "def",
  "async",
  "pass",
  "global",
  "nonlocal",
  "elif",
  "else",
  "except",
  "finally",
]);
const PARSE_OPTIONS = { filename: "<traceback>", characterNames: () => 0x20 };

function firstWord(text: string): string {
  let start = 0;
  while (start < text.length && isWhitespace(text.charCodeAt(start))) start++;
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    if (!isLetter && !(code >= 48 && code <= 57) && code !== 95 && code < 0x80) break;
    end++;
  }
  return text.slice(start, end);
}

/** The text as one expression in parentheses, or null. */
function parseSegment(segment: string): Expr | null {
  if (segment.length > PARSE_LIMIT || STATEMENTS.has(firstWord(segment))) return null;
  try {
    const { body } = parseModule(`(\n${segment}\n)`, PARSE_OPTIONS);
    if (body.length !== 1) return null;
    const [statement] = body;
    return statement.kind === "Expr" ? statement.value : null;
  } catch {
    return null;
  }
}

/** A place in the marked text. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place itself, or the first character of the next line that has one; null behind the end. */
function validPlace(lines: readonly Characters[], line: number, column: number): Place | null {
  while (line < lines.length && column >= lines[line].length) {
    column = 0;
    line++;
  }
  return line < lines.length ? { line, column } : null;
}

/** The first character from a place on that is wanted; comments and line continuations are passed over. */
function find(lines: readonly Characters[], from: Place | null, wanted: (character: string) => boolean): Place | null {
  let place = from;
  while (place !== null) {
    const character = lines[place.line][place.column];
    if (character === "\\" || character === "#") place = validPlace(lines, place.line + 1, 0);
    else if (wanted(character)) return place;
    else place = validPlace(lines, place.line, place.column + 1);
  }
  return null;
}

/** What to mark with `^` inside the marked text, or null when all of it is marked alike. */
function anchorsOf(segmentLines: readonly string[]): Anchors | null {
  const expression = parseSegment(segmentLines.join("\n"));
  if (expression === null) return null;
  const lines = segmentLines.map(charactersOf);
  // The parentheses stand on lines of their own: the text begins on line 2.
  const endOf = (node: Expr): Place => ({
    line: node.endLine - 2,
    column: characterIndex(segmentLines[node.endLine - 2] ?? "", node.endColumn),
  });
  switch (expression.kind) {
    case "BinOp": {
      const leftEnd = endOf(expression.left);
      const operator = find(
        lines,
        validPlace(lines, leftEnd.line, leftEnd.column),
        (character) => !isBlank(character) && character !== ")",
      );
      if (operator === null) return null;
      const line = lines[operator.line];
      const { right } = expression;
      let end = operator.column + 1;
      const rightStart =
        right.line - 2 > operator.line ? line.length : characterIndex(segmentLines[right.line - 2] ?? "", right.column);
      if (end < line.length && end < rightStart) {
        const second = line[end];
        if (!isBlank(second) && second !== "\\" && second !== "#") end++;
      }
      return { leftLine: operator.line, left: operator.column, rightLine: operator.line, right: end };
    }
    case "Subscript":
    case "Call": {
      const bracket = expression.kind === "Call" ? "(" : "[";
      const headEnd = endOf(expression.kind === "Call" ? expression.func : expression.value);
      const open = find(lines, validPlace(lines, headEnd.line, headEnd.column), (character) => character === bracket);
      if (open === null) return null;
      const end = endOf(expression);
      return { leftLine: open.line, left: open.column, rightLine: end.line, right: end.column };
    }
    default:
      return null;
  }
}

/** `return f(…)` and `x = f(…)` are not marked when the call spans the whole value: the entry below says it all. */
function isPlainCall(lines: readonly string[], start: number, end: number): boolean {
  const first = lines[0];
  let units = 0;
  while (units < first.length && first[units] !== "=") units++;
  if (firstWord(first) !== "return" && (units === first.length || first[units + 1] === "=")) return false;
  const text = lines.join("\n");
  if (text.length > PARSE_LIMIT) return false;
  try {
    const { body } = parseModule(text, PARSE_OPTIONS);
    const statement = body[0];
    if (statement === undefined) return true;
    let value: Expr | null = null;
    if (statement.kind === "Return") {
      if (statement.value?.kind === "Call" && statement.value.func.kind === "Name") value = statement.value;
    } else if (statement.kind === "Assign") {
      if (statement.value.kind === "Call" && statement.targets.length === 1 && statement.targets[0].kind === "Name")
        value = statement.value;
    }
    // CPython compares bytes with characters here; so do we.
    return (
      value !== null &&
      value.line === 1 &&
      value.endLine === lines.length &&
      byteIndex(first, value.column) === start &&
      byteIndex(lines[value.endLine - 1], value.endColumn) === end
    );
  } catch {
    return false;
  }
}

function hasText(characters: Characters, from: number, to: number): boolean {
  for (let index = Math.max(0, from); index < to && index < characters.length; index++)
    if (!isBlank(characters[index])) return true;
  return false;
}

// ------------------------------------------------------------------------------------------------------------- entries

/** An entry's lines, each with its newline: the place, then source and markers indented by four. */
export function formatEntry(
  filename: string,
  functionName: string,
  position: Position,
  source: SourceLines | undefined,
): string {
  const head = `  File "${filename}", line ${position.line}, in ${functionName}\n`;
  if (source === undefined) return head;
  const last = Math.max(position.endLine, position.line);
  const original: string[] = [];
  for (let line = position.line; line <= last; line++) original.push(source.line(line));
  const lines = dedent(original);
  if (!lines.some((line) => line.length > 0)) return head;
  if (position.column < 0 || position.endColumn < 0) return `${head}    ${stripStart(original[0])}\n`;
  let text = head;
  for (const line of dedent(markedLines(original, lines, position))) text += `    ${line}\n`;
  return text;
}

/** The source lines worth showing, with the markers below each. */
function markedLines(original: readonly string[], lines: readonly string[], position: Position): string[] {
  const final = lines.length - 1;
  const characters = lines.map(charactersOf);
  const dedented = charactersOf(original[0]).length - characters[0].length;
  const start = Math.max(0, characterIndex(original[0], position.column) - dedented);
  const end = Math.max(0, characterIndex(original[final], position.endColumn) - dedented);
  const anchors = anchorsOf(segmentOf(characters, start, end));
  const marked = showsMarkers(lines, characters, start, end, anchors);

  const significant = new Set([0, final]);
  let left = 0;
  let right = 0;
  if (anchors !== null) {
    // Places are relative to the marked text, which begins within the first line.
    left = displayWidth(characters[anchors.leftLine], anchors.left + (anchors.leftLine === 0 ? start : 0));
    right = displayWidth(characters[anchors.rightLine], anchors.right + (anchors.rightLine === 0 ? start : 0));
    for (const line of [anchors.leftLine, anchors.rightLine])
      for (let near = Math.max(0, line - 1); near <= line + 1 && near <= final; near++) significant.add(near);
  }
  const firstColumn = displayWidth(characters[0], start);
  const lastColumn = displayWidth(characters[final], end);

  const result: string[] = [];
  const show = (line: number): void => {
    result.push(lines[line]);
    if (!marked) return;
    const blank = lines[line].length - stripStart(lines[line]).length; // blanks are single units
    const width = line === final ? lastColumn : displayWidth(characters[line], characters[line].length);
    let markers = "";
    for (let column = 0; column < width; column++) {
      if (column < blank || (line === 0 && column < firstColumn)) markers += " ";
      else if (
        anchors === null ||
        ((line > anchors.leftLine || (line === anchors.leftLine && column >= left)) &&
          (line < anchors.rightLine || (line === anchors.rightLine && column < right)))
      )
        markers += "^";
      else markers += "~";
    }
    result.push(markers);
  };
  let previous = -1;
  const shown = [...significant].sort((a, b) => a - b); // native-ok: at most eight line numbers
  for (const line of shown) {
    if (previous >= 0 && line - previous === 2) show(line - 1);
    else if (previous >= 0 && line - previous > 2) result.push(`...<${line - previous - 1} lines>...`);
    show(line);
    previous = line;
  }
  return result;
}

/** The text from `start` in the first line to `end` in the last. */
function segmentOf(characters: readonly Characters[], start: number, end: number): string[] {
  const final = characters.length - 1;
  return characters.map((line, index) =>
    line
      .slice(index === 0 ? start : 0, index === final ? Math.max(end, index === 0 ? start : 0) : line.length)
      .join(""),
  );
}

function showsMarkers(
  lines: readonly string[],
  characters: readonly Characters[],
  start: number,
  end: number,
  anchors: Anchors | null,
): boolean {
  if (isPlainCall(lines, start, end)) return false;
  if (anchors !== null) return true;
  const final = characters[characters.length - 1];
  return hasText(characters[0], 0, start) || hasText(final, end, final.length);
}
