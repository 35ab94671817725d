/**
 * The native part of `traceback` and `warnings`: the texts of exceptions and tracebacks as the machine prints them, and where
 * guest code stands. Frames of frozen code do not show.
 */

import { builtin } from "../objects/define.js";
import { continuation, type Machine, type NextResult } from "../objects/machine.js";
import { PyException, PyList, PyTraceback, PyTuple, type FlatStr, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { listSize, strSize, tupleSize } from "../objects/sizes.js";
import { hostString, toHostText } from "../objects/text.js";
import { SourceLines, formatEntry } from "../objects/traceback-frame.js";
import {
  describeException,
  formatException,
  formatExceptionOnly,
  formatTraceback,
  type ExceptionText,
} from "../objects/traceback.js";
import { CodeFlag } from "../compile/code.js";
import { Frame } from "../vm/frame.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

/** Entries looked at in one call at most; the rest of a very deep stack is left out. */
const ENTRIES = 10_000;

function texts(m: Machine, lines: readonly string[]): PyList {
  m.allocate(listSize(lines.length));
  return new PyList(
    lines.map((line) => {
      m.charge(1 + (line.length >> 5));
      m.allocate(strSize(line.length, true));
      return hostString(line);
    }),
  );
}

// ------------------------------------------------------------------------------------------------------------ exceptions

const CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";

function hasGroup(record: ExceptionText): boolean {
  for (
    let next: ExceptionText | null = record;
    next !== null;
    next = next.cause ?? (next.suppressContext ? null : next.context)
  )
    if (next.members !== null) return true;
  return false;
}

/** The texts that format_exception gives, one for each line or entry; a group with its boxes is one text. */
function exceptionLines(
  m: VirtualMachine,
  record: ExceptionText,
  traceback: PyTraceback | null,
  chain: boolean,
  limit: number | null,
): string[] {
  if (hasGroup(record)) return [formatException(record, m.sources, { chain, limit })];
  const parts: string[][] = [];
  for (let current: ExceptionText | null = record; current !== null && parts.length < ENTRIES;) {
    const lines = formatExceptionOnly(current);
    const entries = formatTraceback(current === record ? traceback : current.traceback, m.sources, limit);
    parts.push(entries.length > 0 ? ["Traceback (most recent call last):\n", ...entries, ...lines] : lines);
    let next: ExceptionText | null = null;
    if (chain && current.cause !== null) {
      next = current.cause;
      parts.push([CAUSE]);
    } else if (chain && current.context !== null && !current.suppressContext) {
      next = current.context;
      parts.push([CONTEXT]);
    }
    current = next;
  }
  return parts.reverse().flat();
}

const FORMATTED = continuation(
  "traceback.formatted",
  (m, record, traceback: Value, chain: boolean, limit: number | null) =>
    texts(
      m,
      exceptionLines(
        m as VirtualMachine,
        record as unknown as ExceptionText,
        traceback instanceof PyTraceback ? traceback : null,
        chain,
        limit,
      ),
    ),
);
const SHOWN_ONLY = continuation("traceback.only", (m, record) =>
  texts(m, formatExceptionOnly(record as unknown as ExceptionText)),
);

function limitOf(limit: Value): number | null {
  return typeof limit === "number" ? limit : null;
}

// ---------------------------------------------------------------------------------------------------------------- frames

/** (filename, line, name, end line, column, end column) of an entry. */
function entryOf(
  m: Machine,
  filename: string,
  line: number,
  name: string,
  endLine: number,
  column: number,
  endColumn: number,
): PyTuple {
  m.charge(1);
  m.allocate(tupleSize(6));
  const place = (value: number): Value => (value < 0 ? null : value);
  return new PyTuple([hostString(filename), line, hostString(name), endLine, place(column), place(endColumn)]);
}

function tracebackEntries(m: Machine, first: PyTraceback | null): PyTuple[] {
  const entries: PyTuple[] = [];
  const seen = new Set<PyTraceback>();
  for (let entry = first; entry !== null && !seen.has(entry) && entries.length < ENTRIES; entry = entry.next) {
    seen.add(entry);
    entries.push(
      entryOf(m, entry.filename, entry.line, entry.functionName, entry.endLine, entry.column, entry.endColumn),
    );
  }
  return entries;
}

/** The guest frames that run, innermost first. */
function guestFrames(m: VirtualMachine): Frame[] {
  const frames: Frame[] = [];
  for (let frame = m.top; frame !== null && frames.length < ENTRIES; frame = frame.back)
    if (frame instanceof Frame && (frame.linked.flags & CodeFlag.FROZEN) === 0) frames.push(frame);
  m.charge(frames.length);
  return frames;
}
function lineOf(frame: Frame): number {
  return frame.linked.code.positions[4 * Math.max(0, frame.pc - 1)];
}

function sourceLine(m: VirtualMachine, filename: string, line: number): string | null {
  const text = m.sources.get(filename);
  if (text === undefined) return null;
  m.charge(1 + (text.length >> 6));
  return new SourceLines(text).line(line);
}
function asText(value: FlatStr): string {
  return toHostText(value);
}

const natives: readonly PyNative[] = [
  builtin(
    "_format_exception(exception, tb, limit, chain: bool, /)",
    {},
    (m, exception: Value, tb: Value, limit: Value, chain: boolean) =>
      exception instanceof PyException
        ? m.then(describeException(m, exception), FORMATTED, tb, chain, limitOf(limit))
        : new PyList(["NoneType: None\n"]),
  ),
  builtin("_format_exception_only(exception, /)", {}, (m, exception: Value) =>
    exception instanceof PyException
      ? m.then(describeException(m, exception), SHOWN_ONLY)
      : new PyList(["NoneType: None\n"]),
  ),
  builtin("_format_tb(tb, limit, /)", {}, (m, tb: Value, limit: Value) =>
    texts(m, formatTraceback(tb instanceof PyTraceback ? tb : null, (m as VirtualMachine).sources, limitOf(limit))),
  ),
  builtin("_entries(tb, /)", {}, (m, tb: Value) => {
    const entries = tracebackEntries(m, tb instanceof PyTraceback ? tb : null);
    m.allocate(listSize(entries.length));
    return new PyList(entries);
  }),
  // The entries of the running stack, outermost first.
  builtin("_stack()", {}, (machine) => {
    const m = machine as VirtualMachine;
    const entries = guestFrames(m).map((frame) =>
      entryOf(m, frame.linked.code.filename, lineOf(frame), frame.linked.code.name, -1, -1, -1),
    );
    m.allocate(listSize(entries.length));
    return new PyList(entries.reverse());
  }),
  builtin(
    "_format_entry(filename: str, line: size, name: str, end_line, column, end_column, /)",
    {},
    (machine, filename: FlatStr, line: number, name: FlatStr, endLine: Value, column: Value, endColumn: Value) => {
      const m = machine as VirtualMachine;
      const number = (value: Value, missing: number): number => (typeof value === "number" ? value : missing);
      const source = m.sources.get(asText(filename));
      if (source !== undefined) m.charge(1 + (source.length >> 6));
      const position = {
        line,
        endLine: number(endLine, line),
        column: number(column, -1),
        endColumn: number(endColumn, -1),
      };
      const text = formatEntry(
        asText(filename),
        asText(name),
        position,
        source === undefined ? undefined : new SourceLines(source),
      );
      m.allocate(strSize(text.length, true));
      return hostString(text);
    },
  ),
  builtin("_source_line(filename: str, line: size, /)", {}, (machine, filename: FlatStr, line: number): NextResult => {
    const m = machine as VirtualMachine;
    const text = sourceLine(m, asText(filename), line);
    if (text === null) return null;
    m.allocate(strSize(text.length, true));
    return hostString(text);
  }),
  // (filename, line, module, function) of the guest frame so many levels up, or None beyond the outermost.
  builtin("_caller(level: size, /)", {}, (machine, level: number) => {
    const m = machine as VirtualMachine;
    const frame = guestFrames(m)[Math.max(0, level)];
    if (frame === undefined) return null;
    m.allocate(tupleSize(4));
    const module = frame.linked.globals.getName("__name__") ?? null;
    return new PyTuple([
      hostString(frame.linked.code.filename),
      lineOf(frame),
      module,
      hostString(frame.linked.code.name),
    ]);
  }),
];

defineModule({ name: "_traceback", doc: "Natives of traceback and warnings.", fill: contents("_traceback", natives) });
defineModule({ name: "traceback", doc: "Texts of exceptions and stacks.", frozen: "traceback" });
defineModule({ name: "warnings", doc: "Warnings.", frozen: "warnings" });
