/**
 * Where the statements and expressions of a program stand, by our own parser, for those who cut and splice texts: mutation
 * and minimising. Invariant: a span holds exactly the text of its node; what cannot be parsed has no spans.
 */

import { parseModule } from "../syntax/parser.js";
import { PythonSyntaxError } from "../syntax/error.js";

export interface Span {
  readonly kind: string;
  readonly isStatement: boolean;
  readonly start: number;
  readonly end: number;
  /** Column of the first character. */
  readonly column: number;
  /** Spans of the statements in it, or of the expressions. */
  readonly children: readonly Span[];
}

const STATEMENTS: ReadonlySet<string> = new Set([
  "FunctionDef",
  "AsyncFunctionDef",
  "ClassDef",
  "Return",
  "Delete",
  "Assign",
  "TypeAlias",
  "AugAssign",
  "AnnAssign",
  "For",
  "AsyncFor",
  "While",
  "If",
  "With",
  "AsyncWith",
  "Match",
  "Raise",
  "Try",
  "TryStar",
  "Assert",
  "Import",
  "ImportFrom",
  "Global",
  "Nonlocal",
  "Expr",
  "Pass",
  "Break",
  "Continue",
]);
const EXPRESSIONS: ReadonlySet<string> = new Set([
  "BoolOp",
  "NamedExpr",
  "BinOp",
  "UnaryOp",
  "Lambda",
  "IfExp",
  "Dict",
  "Set",
  "ListComp",
  "SetComp",
  "DictComp",
  "GeneratorExp",
  "Await",
  "Yield",
  "YieldFrom",
  "Compare",
  "Call",
  "JoinedStr",
  "Constant",
  "Attribute",
  "Subscript",
  "Name",
  "List",
  "Tuple",
]);

/** The outermost spans, each with what is in it; null when the text is not Python. Long chains are cut off at a depth. */
export function spansOf(source: string): Span[] | null {
  let tree: unknown;
  try {
    tree = parseModule(source, { filename: "p.py" });
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  const collect = (value: unknown, into: Span[], depth: number): void => {
    if (depth > 200 || typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value as unknown[]) collect(each, into, depth + 1);
      return;
    }
    const node = value as Readonly<Record<string, unknown>>;
    const kind = typeof node["kind"] === "string" ? node["kind"] : "";
    const isStatement = STATEMENTS.has(kind);
    let inner = into;
    if (isStatement || EXPRESSIONS.has(kind)) {
      const { line, column, endLine, endColumn } = node as Readonly<Record<string, number>>;
      inner = [];
      into.push({
        kind,
        isStatement,
        start: (starts[line - 1] ?? 0) + column,
        end: (starts[endLine - 1] ?? 0) + endColumn,
        column,
        children: inner,
      });
      // What is in an f-string cannot stand elsewhere as it is.
      if (kind === "JoinedStr") return;
    }
    for (const field of Object.keys(node)) if (field !== "ctx") collect(node[field], inner, depth + 1);
  };
  const spans: Span[] = [];
  collect((tree as { body: unknown }).body, spans, 0);
  return spans;
}

/** All spans, outer ones first. */
export function flatten(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  const visit = (list: readonly Span[]): void => {
    for (const span of list) {
      all.push(span);
      visit(span.children);
    }
  };
  visit(spans);
  return all;
}

/** `source` with `text` in the place of a span; a statement of several lines is indented to where it goes. */
export function splice(source: string, span: Span, text: string): string {
  const indented = span.isStatement ? text.replaceAll("\n", `\n${" ".repeat(span.column)}`) : text;
  return source.slice(0, span.start) + indented + source.slice(span.end);
}

/** The text of a span, a statement's lines indented as if it stood at the left edge. */
export function textOf(source: string, span: Span): string {
  const text = source.slice(span.start, span.end);
  return span.isStatement ? text.replaceAll(new RegExp(`\n {0,${span.column}}`, "g"), "\n") : text;
}
