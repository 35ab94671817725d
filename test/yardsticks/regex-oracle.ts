// Questions to CPython's re and to src/regex in the same words: a pattern, flags, a subject, a template; answered by
// everything there is to know of them. Shared by the recorded test and the differential fuzzer.
import { RegexFailure, compilePattern, lastIndexOf, parseTemplate, startIteration } from "../../src/regex/api.js";
import type { Meter, Pattern, Spans, Text } from "../../src/regex/api.js";
import { codePointsOf } from "../../src/unicode/case.js";
import { codePointByName } from "../../src/unicode/names.js";

/** Text is a string, code points, or bytes. */
export interface Question {
  readonly pattern: Text;
  readonly flags: number;
  readonly subject: Text;
  readonly template: Text;
  readonly pos: number;
  readonly endpos: number;
}

/** The Python side: a question per line, an answer per line. */
export const ORACLE = String.raw`
import json, re, signal, sys, warnings
warnings.simplefilter("ignore")
class Late(Exception): pass
def late(*_): raise Late
signal.signal(signal.SIGALRM, late)
def text(t):
    if isinstance(t, str): return t
    if "b" in t: return bytes(t["b"])
    return "".join(map(chr, t["c"]))
def codes(t):
    return None if t is None else list(t) if isinstance(t, bytes) else [ord(c) for c in t]
def spans(m):
    if m is None: return None
    return [list(m.span(i)) for i in range(m.re.groups + 1)] + [m.lastindex or 0]
def failure(e):
    return [type(e).__name__, codes(str(e)), getattr(e, "pos", None), getattr(e, "lineno", None), getattr(e, "colno", None)]
def answer(q):
    s = text(q["s"]); t = text(q["t"]); pos = q["pos"]; end = q["endpos"]
    try:
        p = re.compile(text(q["p"]), q["f"])
    except (re.error, ValueError, OverflowError, RecursionError) as e:
        return {"error": failure(e)}
    r = {"flags": p.flags, "groups": p.groups, "names": list(p.groupindex.items())}
    r["match"] = spans(p.match(s, pos, end))
    r["fullmatch"] = spans(p.fullmatch(s, pos, end))
    r["search"] = spans(p.search(s, pos, end))
    r["all"] = [spans(m) for m in p.finditer(s, pos, end)]
    sc = p.scanner(s, pos, end); r["scan"] = []
    while (m := sc.match()) is not None: r["scan"].append(spans(m))
    r["split"] = [codes(x) for x in p.split(s)]
    try: r["sub"] = codes(p.sub(t, s))
    except (re.error, IndexError, ValueError) as e: r["sub"] = failure(e)
    return r
for line in sys.stdin:
    signal.setitimer(signal.ITIMER_REAL, 1.0)
    try: a = answer(json.loads(line))
    except Late: a = "late"
    except Exception as e: a = ["unexpected", type(e).__name__, ascii(str(e))]
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps(a, separators=(",", ":"), ensure_ascii=False))
`;

/** A question as a line. */
export function questionLine(question: Question): string {
  return JSON.stringify({
    p: textForm(question.pattern),
    f: question.flags,
    s: textForm(question.subject),
    t: textForm(question.template),
    pos: question.pos,
    endpos: question.endpos,
  });
}

/** A question from its line. */
export function parseQuestion(line: string): Question {
  const { p, f, s, t, pos, endpos } = JSON.parse(line);
  return { pattern: textFrom(p), flags: f, subject: textFrom(s), template: textFrom(t), pos, endpos };
}

type TextForm = string | { readonly b: readonly number[] } | { readonly c: readonly number[] };

function textForm(text: Text): TextForm {
  if (typeof text === "string") return text;
  return text instanceof Uint8Array ? { b: [...text] } : { c: [...text] };
}

function textFrom(form: TextForm): Text {
  if (typeof form === "string") return form;
  return "b" in form ? Uint8Array.from(form.b) : Uint32Array.from(form.c);
}

/** Thrown by the meter of `ours`. */
const LATE = new Error("late");

function limitedMeter(steps: number): Meter {
  let left = steps;
  return {
    charge(amount) {
      left -= amount;
      if (left < 0) throw LATE;
    },
    reserve() {},
  };
}

/** Our answer, or "late". */
export function ours(question: Question, steps = 3_000_000): string {
  try {
    return JSON.stringify(answer(question, limitedMeter(steps)));
  } catch (error) {
    if (error === LATE) return '"late"';
    throw error;
  }
}

const EXCEPTIONS = {
  pattern: "PatternError",
  value: "ValueError",
  overflow: "OverflowError",
  index: "IndexError",
  recursion: "RecursionError",
  names: "names",
} as const;

function failureForm(failure: RegexFailure): unknown {
  const { kind, message, position, line, column } = failure;
  return [EXCEPTIONS[kind], codePointsOf(message), position, line, column];
}

function spansForm(spans: Spans | null): unknown {
  if (spans === null) return null;
  const form: unknown[] = [];
  for (let index = 0; index + 1 < spans.length; index += 2) form.push([spans[index], spans[index + 1]]);
  form.push(lastIndexOf(spans));
  return form;
}

function codesForm(text: Text, start = 0, end = text.length): number[] {
  const codes: number[] = [];
  for (let index = start; index < end; index += 1) {
    codes.push(typeof text === "string" ? text.charCodeAt(index) : text[index]);
  }
  return codes;
}

function iterate(pattern: Pattern, question: Question, meter: Meter, anchored: boolean): unknown[] {
  const { subject, pos, endpos } = question;
  const iteration = startIteration(subject, pos, endpos);
  const found: unknown[] = [];
  for (;;) {
    const spans = pattern.next(subject, iteration, meter, anchored);
    if (spans === null) return found;
    found.push(spansForm(spans));
  }
}

function answer(question: Question, meter: Meter): unknown {
  const { subject, pos, endpos } = question;
  const pattern = compilePattern(question.pattern, question.flags, meter, codePointByName);
  if (pattern instanceof RegexFailure) return { error: failureForm(pattern) };
  return {
    flags: pattern.flags,
    groups: pattern.groups,
    names: [...pattern.groupIndex],
    match: spansForm(pattern.match(subject, pos, endpos, meter)),
    fullmatch: spansForm(pattern.fullmatch(subject, pos, endpos, meter)),
    search: spansForm(pattern.search(subject, pos, endpos, meter)),
    all: iterate(pattern, question, meter, false),
    scan: iterate(pattern, question, meter, true),
    split: split(pattern, subject, meter),
    sub: substitute(pattern, question, meter),
  };
}

function split(pattern: Pattern, subject: Text, meter: Meter): unknown[] {
  const pieces: unknown[] = [];
  const iteration = startIteration(subject, 0, subject.length);
  let last = 0;
  for (;;) {
    const spans = pattern.next(subject, iteration, meter);
    if (spans === null) break;
    pieces.push(codesForm(subject, last, spans[0]));
    for (let group = 1; group <= pattern.groups; group += 1) {
      const start = spans[2 * group];
      pieces.push(start < 0 ? null : codesForm(subject, start, spans[2 * group + 1]));
    }
    last = spans[1];
  }
  pieces.push(codesForm(subject, last));
  return pieces;
}

function substitute(pattern: Pattern, question: Question, meter: Meter): unknown {
  const { subject } = question;
  const template = parseTemplate(question.template, pattern, meter);
  if (template instanceof RegexFailure) return failureForm(template);
  const iteration = startIteration(subject, 0, subject.length);
  const result: number[] = [];
  let last = 0;
  for (;;) {
    const spans = pattern.next(subject, iteration, meter);
    if (spans === null) break;
    result.push(...codesForm(subject, last, spans[0]));
    template.literals.forEach((literal, index) => {
      result.push(...codesForm(literal));
      const group = template.groups[index];
      if (group !== undefined && spans[2 * group] >= 0) {
        result.push(...codesForm(subject, spans[2 * group], spans[2 * group + 1]));
      }
    });
    last = spans[1];
  }
  return [...result, ...codesForm(subject, last)];
}
