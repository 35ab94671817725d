/**
 * The text of an uncaught exception, exactly as CPython 3.13 prints it: traceback, chained exceptions, groups in their
 * boxes, notes, and the excerpt of a SyntaxError. Guest code plays no part here: `describeException` (exception-describe.ts) has
 * asked the exceptions for their texts before and left them in records.
 *
 * Invariant: the work is bounded whatever the guest built. Entries and source lines share one budget of characters, the
 * whole text has a ceiling, and groups are shown to CPython's depth and width.
 */

import type { PyTraceback } from "./model.js";
import { SourceLines, charactersOf, formatEntry } from "./traceback-frame.js";
import { ENTRY_BUDGET, GROUP_DEPTH, LINE_LIMIT, TEXT_CEILING } from "./traceback-limits.js";
import type { ExceptionText, SyntaxRecord } from "./traceback-record.js";

export { describeException } from "./exception-describe.js";
export { ExceptionText } from "./traceback-record.js";

/** Entries repeated more often are counted. */
const REPEATS = 3;
const CAUSE_MESSAGE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT_MESSAGE = "\nDuring handling of the above exception, another exception occurred:\n\n";

export interface FormatOptions {
  /** Without it, `__cause__` and `__context__` are left out. */
  readonly chain?: boolean;
  /** As traceback.format_exception's `limit`: so many entries from the outermost on, or with a minus the innermost ones. */
  readonly limit?: number | null;
}

/** The whole text, ending in a newline. `sources` has the texts by file name. */
export function formatException(
  record: ExceptionText,
  sources: ReadonlyMap<string, string>,
  options: FormatOptions = {},
): string {
  const writer = new Writer(new Sources(sources), options);
  writer.exception(record);
  return writer.text();
}

/** The entries of a traceback, one text each; without the header. */
export function formatTraceback(
  traceback: PyTraceback | null,
  sources: ReadonlyMap<string, string>,
  limit: number | null = null,
): string[] {
  return formatEntries(entriesOf(traceback, limit), new Sources(sources));
}

/** Frames as a text of their own, header included; empty when there are none. */
export function formatFrames(traceback: PyTraceback | null, sources: ReadonlyMap<string, string>): string {
  return traceback === null
    ? ""
    : `Traceback (most recent call last):\n${formatTraceback(traceback, sources).join("")}`;
}

/** The last lines: class and message (or the excerpt of a SyntaxError), then notes; one text for each line or message. */
export function formatExceptionOnly(record: ExceptionText): string[] {
  const lines =
    record.syntax === null
      ? [record.message === "" ? `${record.type}\n` : `${record.type}: ${record.message}\n`]
      : formatSyntax(record.type, record.syntax);
  let room = TEXT_CEILING;
  for (const note of record.notes)
    for (const line of splitAtNewlines(room < note.length ? note.slice(0, Math.max(0, room)) : note)) {
      if ((room -= line.length + 8) < 0) return lines;
      lines.push(`${line}\n`);
    }
  return lines;
}

// -------------------------------------------------------------------------------------------------------------- lines

function splitAtNewlines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++)
    if (text.charCodeAt(index) === 10) {
      lines.push(text.slice(start, index));
      start = index + 1;
    }
  lines.push(text.slice(start));
  return lines;
}

/** str.splitlines' ends of lines. */
function endsLine(unit: number): boolean {
  return (
    (unit >= 10 && unit <= 13) || (unit >= 0x1c && unit <= 0x1e) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
  );
}

/** Puts the prefix before every line. */
function indent(text: string, prefix: string): string {
  if (prefix === "") return text;
  let result = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (!endsLine(unit)) continue;
    if (unit === 13 && text.charCodeAt(index + 1) === 10) index++;
    result += prefix + text.slice(start, index + 1);
    start = index + 1;
  }
  return start < text.length ? result + prefix + text.slice(start) : result;
}

// ------------------------------------------------------------------------------------------------------------- entries

class Sources {
  private readonly files = new Map<string, SourceLines | undefined>();
  /** Characters that entries may still take. */
  budget = ENTRY_BUDGET;
  constructor(private readonly texts: ReadonlyMap<string, string>) {}
  of(filename: string): SourceLines | undefined {
    let lines = this.files.get(filename);
    if (lines === undefined && !this.files.has(filename)) {
      const text = this.texts.get(filename);
      lines = text === undefined ? undefined : new SourceLines(text);
      this.files.set(filename, lines);
    }
    return lines;
  }
}

/** A traceback's entries, outermost first; a traceback that a guest tied into a knot ends where it began. */
function entriesOf(traceback: PyTraceback | null, limit: number | null): PyTraceback[] {
  const entries: PyTraceback[] = [];
  const seen = new Set<PyTraceback>();
  for (let entry = traceback; entry !== null && !seen.has(entry); entry = entry.next) {
    seen.add(entry);
    entries.push(entry);
  }
  if (limit === null) return entries;
  return limit >= 0 ? entries.slice(0, limit) : entries.slice(limit);
}

function formatEntries(entries: readonly PyTraceback[], sources: Sources): string[] {
  const result: string[] = [];
  let previous: PyTraceback | null = null;
  let count = 0;
  const closeRun = (): void => {
    if (count > REPEATS) {
      const more = count - REPEATS;
      result.push(`  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n`);
    }
  };
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    const { filename, functionName, line } = entry;
    if (
      previous === null ||
      previous.line !== line ||
      previous.filename !== filename ||
      previous.functionName !== functionName
    ) {
      closeRun();
      count = 0;
      previous = entry;
    }
    if (++count > REPEATS) continue;
    if (sources.budget <= 0) {
      // CPython has no such bound; see spec/divergences.md.
      result.push(`  [${entries.length - index} more lines not shown]\n`);
      return result;
    }
    const source = sources.of(filename);
    const text = formatEntry(filename, functionName, entry, source);
    // A call over very many lines shows few of them, but all are looked at.
    sources.budget -= text.length + (source === undefined ? 0 : source.span(line, Math.max(line, entry.endLine)) >> 3);
    result.push(text);
  }
  closeRun();
  return result;
}

// --------------------------------------------------------------------------------------------------------- SyntaxError

function formatSyntax(typeText: string, syntax: SyntaxRecord): string[] {
  const lines: string[] = [];
  let suffix = "";
  if (syntax.line !== null) lines.push(`  File "${syntax.filename ?? "<string>"}", line ${syntax.line}\n`);
  else if (syntax.filename !== null) suffix = ` (${syntax.filename})`;
  if (syntax.text !== null && syntax.text.length <= LINE_LIMIT) lines.push(...syntaxExcerpt(syntax.text, syntax));
  lines.push(`${typeText}: ${syntax.message}${suffix}\n`);
  return lines;
}

function syntaxExcerpt(text: string, syntax: SyntaxRecord): string[] {
  const whole = charactersOf(text);
  let length = whole.length;
  while (length > 0 && whole[length - 1] === "\n") length--;
  let spaces = 0;
  while (spaces < length && (whole[spaces] === " " || whole[spaces] === "\n" || whole[spaces] === "\f")) spaces++;
  const shown = whole.slice(spaces, length);
  const excerpt = `    ${shown.join("")}\n`;
  if (syntax.offset === null) return [excerpt];
  let { offset } = syntax;
  let end = length + 1;
  if (syntax.line === syntax.endLine)
    end = syntax.endOffset === null || syntax.endOffset === 0 ? offset : syntax.endOffset;
  if (whole.length > 0 && offset > whole.length) offset = length + 1;
  if (whole.length > 0 && end > whole.length) end = length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const column = offset - 1 - spaces;
  const endColumn = end - 1 - spaces;
  if (column < 0) return [excerpt];
  let line = "    ";
  for (let index = 0; index < column && index < shown.length; index++) {
    const character = shown[index];
    line += character === "\t" || character === "\f" || character === "\v" || character === "\r" ? character : " ";
  }
  return [excerpt, `${line}${"^".repeat(Math.min(endColumn - column, TEXT_CEILING))}\n`];
}

// ---------------------------------------------------------------------------------------------------- chains and groups

class Writer {
  private readonly parts: string[] = [];
  private length = 0;
  /** How many boxes are open around what is written. */
  private depth = 0;
  private needsClose = false;

  constructor(
    private readonly sources: Sources,
    private readonly options: FormatOptions,
  ) {}

  text(): string {
    return this.parts.join("");
  }

  private get full(): boolean {
    return this.length > TEXT_CEILING;
  }

  private write(text: string): void {
    if (this.full) return;
    this.length += text.length;
    this.parts.push(this.full && this.parts.length > 0 ? "[the rest is not shown]\n" : text);
  }

  private emit(texts: readonly string[], margin = "|"): void {
    const prefix = this.depth === 0 ? "" : `${"  ".repeat(this.depth)}${margin} `;
    for (const text of texts) {
      if (this.full) return;
      this.write(indent(text, prefix));
    }
  }

  /** Recursion is as deep as groups are shown. */
  exception(record: ExceptionText): void {
    const chain: { readonly link: string | null; readonly record: ExceptionText }[] = [];
    for (let current: ExceptionText | null = record; current !== null;) {
      let link: string | null = null;
      let next: ExceptionText | null = null;
      if (this.options.chain !== false) {
        if (current.cause !== null) {
          link = CAUSE_MESSAGE;
          next = current.cause;
        } else if (current.context !== null && !current.suppressContext) {
          link = CONTEXT_MESSAGE;
          next = current.context;
        }
      }
      chain.push({ link, record: current });
      current = next;
    }
    for (let index = chain.length - 1; index >= 0 && !this.full; index--) {
      const { link, record: shown } = chain[index];
      if (link !== null) this.emit([link]);
      if (shown.members === null) this.single(shown);
      else if (this.depth > GROUP_DEPTH) this.emit([`... (max_group_depth is ${GROUP_DEPTH})\n`]);
      else this.group(shown, shown.members);
    }
  }

  private single(record: ExceptionText): void {
    this.stack(record, "Traceback (most recent call last):\n", "|");
    this.emit(formatExceptionOnly(record));
  }

  private stack(record: ExceptionText, header: string, margin: string): void {
    const entries = entriesOf(record.traceback, this.options.limit ?? null);
    if (entries.length === 0) return;
    this.emit([header], margin);
    this.emit(formatEntries(entries, this.sources));
  }

  private group(record: ExceptionText, members: readonly ExceptionText[]): void {
    const outermost = this.depth === 0;
    if (outermost) this.depth = 1;
    this.stack(record, "Exception Group Traceback (most recent call last):\n", outermost ? "+" : "|");
    this.emit(formatExceptionOnly(record));
    const { memberCount } = record;
    const boxes = members.length < memberCount ? members.length + 1 : members.length;
    this.needsClose = false;
    for (let index = 0; index < boxes && !this.full; index++) {
      const isLast = index === boxes - 1;
      // A nested group may draw the closing line before us.
      if (isLast) this.needsClose = true;
      const truncated = index >= members.length;
      const indentation = "  ".repeat(this.depth);
      this.write(
        `${indentation}${index === 0 ? "+-" : "  "}+---------------- ${truncated ? "..." : index + 1} ----------------\n`,
      );
      this.depth++;
      if (truncated) {
        const rest = memberCount - members.length;
        this.emit([`and ${rest} more exception${rest > 1 ? "s" : ""}\n`]);
      } else this.exception(members[index]);
      if (isLast && this.needsClose) {
        this.write(`${"  ".repeat(this.depth)}+------------------------------------\n`);
        this.needsClose = false;
      }
      this.depth--;
    }
    if (outermost) this.depth = 0;
  }
}
