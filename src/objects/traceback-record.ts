/**
 * What a printed exception consists of, as plain text: `describeException` (exception-describe.ts) fills these records, since
 * an exception's str() may be guest code, and `formatException` (traceback.ts) prints them.
 */

import { heapClass } from "./heap.js";
import type { PyTraceback } from "./model.js";

/** What a SyntaxError says about its place; the texts as CPython shows them. */
export class SyntaxRecord {
  constructor(
    readonly message: string,
    readonly filename: string | null,
    readonly line: string | null,
    readonly text: string | null,
    readonly offset: number | null,
    readonly endLine: string | null,
    readonly endOffset: number | null,
  ) {}
}

/** One exception as it will be printed. Never in guest hands. */
export class ExceptionText {
  /** str(exception), with "Did you mean …?". */
  message = "";
  /** Lines below the message, each note's text as it is. */
  notes: readonly string[] = [];
  syntax: SyntaxRecord | null = null;
  cause: ExceptionText | null = null;
  context: ExceptionText | null = null;
  suppressContext = false;
  /** Of a group: the members to be shown, and how many there are; null for other exceptions. */
  members: ExceptionText[] | null = null;
  memberCount = 0;
  constructor(
    /** The class's name, with its module unless that is builtins or __main__. */
    readonly type: string,
    readonly traceback: PyTraceback | null,
  ) {}

  /** The line where it was raised, or the one a SyntaxError is about; null when there is none. */
  get line(): number | null {
    let { traceback } = this;
    if (traceback === null) return this.syntax?.line === undefined ? null : lineNumber(this.syntax.line);
    while (traceback.next !== null) traceback = traceback.next;
    return traceback.line;
  }
}

function lineNumber(text: string | null): number | null {
  const line = Number(text);
  return text === null || !Number.isSafeInteger(line) ? null : line;
}

heapClass(
  SyntaxRecord,
  "exception.syntax-record",
  {
    message: "plain",
    filename: "plain",
    line: "plain",
    text: "plain",
    offset: "plain",
    endLine: "plain",
    endOffset: "plain",
  },
  120,
);
heapClass(
  ExceptionText,
  "exception.record",
  {
    message: "plain",
    notes: "state",
    syntax: "object",
    cause: "object",
    context: "object",
    suppressContext: "plain",
    members: "objects",
    memberCount: "plain",
    type: "plain",
    traceback: "object",
  },
  (record) => 160 + record.message.length,
);
