/**
 * Makes a failing program small: statements are left out or replaced by what is in them, expressions by parts of themselves
 * or by a simple literal, as long as it fails in the same way. Our own delta debugging over our own syntax tree, and not
 * fast-check's shrinking: that shrinks what it generated itself, while these programs also come from mutations, corpora and
 * files; and it would be a dependency of the installed command.
 */

import { flatten, spansOf, splice, textOf, type Span } from "./spans.js";

/** `fails` is asked of smaller and smaller programs, at most `most` times. */
export async function minimise(
  source: string,
  fails: (candidate: string) => Promise<boolean>,
  most: number,
): Promise<string> {
  let best = source;
  let asked = 0;
  const tried = new Set<string>();
  const attempt = async (candidate: string): Promise<boolean> => {
    if (candidate.length >= best.length || tried.has(candidate) || asked >= most) return false;
    tried.add(candidate);
    asked++;
    if (!(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let progress = true; progress && asked < most;) {
    progress = false;
    const spans = flatten(spansOf(best) ?? []);
    if (spans.length === 0) return minimiseLines(best, attempt, () => best);
    for (const candidate of smaller(best, spans)) {
      if (await attempt(candidate)) {
        progress = true;
        break;
      }
    }
  }
  return best;
}

/** What is no Python gets smaller by lines and characters. */
async function minimiseLines(
  source: string,
  attempt: (candidate: string) => Promise<boolean>,
  best: () => string,
): Promise<string> {
  for (const separator of ["\n", ""]) {
    for (let index = 0, parts = best().split(separator); index < parts.length;) {
      const candidate = parts.filter((_, at) => at !== index).join(separator);
      if (await attempt(candidate)) parts = best().split(separator);
      else index++;
    }
  }
  return best() === "" ? source : best();
}

/** Candidates, those that leave out most first. */
function* smaller(source: string, spans: readonly Span[]): Generator<string> {
  const bySize = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const span of bySize) {
    if (!span.isStatement) continue;
    yield without(source, span);
    const inner = span.children.filter((child) => child.isStatement);
    if (inner.length > 0) yield splice(source, span, inner.map((child) => textOf(source, child)).join("\n"));
    // A compound statement by one of those in it, a simple one by an expression in it.
    for (const child of span.children) yield splice(source, span, textOf(source, child));
    if (source.slice(span.start, span.end) !== "pass") yield splice(source, span, "pass");
  }
  for (const span of bySize) {
    if (span.isStatement) continue;
    for (const child of flatten(span.children)) yield splice(source, span, source.slice(child.start, child.end));
    for (const simple of ["None", "0", "''", "[]"]) yield splice(source, span, simple);
  }
}

/** The source without the lines of a statement. */
function without(source: string, span: Span): string {
  const lineStart = source.lastIndexOf("\n", span.start - 1) + 1;
  const lineEnd = source.indexOf("\n", span.end);
  const isAlone =
    source.slice(lineStart, span.start).trim() === "" &&
    source.slice(span.end, lineEnd < 0 ? undefined : lineEnd).trim() === "";
  if (isAlone) return source.slice(0, lineStart) + (lineEnd < 0 ? "" : source.slice(lineEnd + 1));
  const rest = /^\s*;\s*/.exec(source.slice(span.end));
  return source.slice(0, span.start) + (rest === null ? "pass" : "") + source.slice(span.end + (rest?.[0].length ?? 0));
}
