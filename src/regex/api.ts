// Regular expressions with the semantics of CPython 3.13's re, knowing nothing of the VM: patterns in, spans out.
// A subject is a string without surrogates, the code points of other text, or bytes; the caller sees to it that
// its kind is the pattern's. Failures are returned, not thrown; only a meter's own signal passes through.
import { compileProgram } from "./compile.js";
import { RegexFailure } from "./failure.js";
import { codePointByName } from "../unicode/names.js";
import { UNLIMITED } from "./meter.js";
import type { Meter } from "./meter.js";
import { execute } from "./match.js";
import { execute as executeUnits } from "./match-units.generated.js";
import { parsePattern } from "./parse.js";
import type { NameLookup } from "./parse.js";
import type { Program } from "./program.js";
import { codesOf, makeText } from "./reader.js";
import type { Text } from "./reader.js";
import { RegexMode } from "./stack.js";
import { escapeCodes, parseTemplateCodes } from "./template.js";
import type { Template } from "./template.js";
import { countTextCall, countUnitCall } from "./warm.js";

export { RegexFailure } from "./failure.js";
export type { FailureKind } from "./failure.js";
export type { Meter } from "./meter.js";
export type { NameLookup } from "./parse.js";
export type { Text } from "./reader.js";
export type { Template } from "./template.js";
export { UNLIMITED } from "./meter.js";

/**
 * The result of a match: begin and end of the whole match at 0 and 1, of group n at 2n and 2n + 1 (-1 for a group that
 * took no part), and behind them the number of the group that closed last, 0 for none (`Match.lastindex`).
 */
export type Spans = readonly number[];

/** `Match.lastindex`, 0 for None. */
export function lastIndexOf(spans: Spans): number {
  return spans[spans.length - 1];
}

/** A compiled pattern. Source and flags make it again. */
export class Pattern {
  constructor(
    readonly source: Text,
    /** As `Pattern.flags`, those in the pattern included. */
    readonly flags: number,
    /** Capturing groups. */
    readonly groups: number,
    /** Names to numbers, in the order of the pattern. */
    readonly groupIndex: ReadonlyMap<string, number>,
    private readonly program: Program,
  ) {}

  get isBytes(): boolean {
    return this.source instanceof Uint8Array;
  }

  /** A match at `pos`. */
  match(subject: Text, pos: number, endpos: number, meter: Meter): Spans | null {
    return this.run(subject, pos, endpos, RegexMode.Match, false, meter);
  }

  /** A match of all from `pos` to `endpos`. */
  fullmatch(subject: Text, pos: number, endpos: number, meter: Meter): Spans | null {
    return this.run(subject, pos, endpos, RegexMode.FullMatch, false, meter);
  }

  /** The first match from `pos` on. */
  search(subject: Text, pos: number, endpos: number, meter: Meter): Spans | null {
    return this.run(subject, pos, endpos, RegexMode.Search, false, meter);
  }

  /**
   * The next match of an iteration (finditer, findall, sub, split, Scanner.search), or with `anchored` of
   * Scanner.match; the iteration moves on.
   *
   * @example
   * const iteration = startIteration(subject, 0, Infinity);
   * for (let spans; (spans = pattern.next(subject, iteration, meter)) !== null; ) use(spans);
   */
  next(subject: Text, iteration: Iteration, meter: Meter, anchored = false): Spans | null {
    if (iteration.done) return null;
    const { start, end, mustAdvance } = iteration;
    const spans = this.run(subject, start, end, anchored ? RegexMode.Match : RegexMode.Search, mustAdvance, meter);
    if (spans === null) {
      iteration.done = true;
    } else {
      iteration.mustAdvance = spans[0] === spans[1];
      iteration.start = spans[1];
    }
    return spans;
  }

  private run(
    subject: Text,
    pos: number,
    endpos: number,
    mode: RegexMode,
    mustAdvance: boolean,
    meter: Meter,
  ): Spans | null {
    const begin = clamp(pos, subject.length);
    const end = clamp(endpos, subject.length);
    if (typeof subject === "string") {
      countTextCall();
      return execute(this.program, subject, begin, end, mode, mustAdvance, meter);
    }
    countUnitCall();
    return executeUnits(this.program, subject, begin, end, mode, mustAdvance, meter);
  }
}

function clamp(position: number, length: number): number {
  return position < 0 ? 0 : Math.min(position, length);
}

/** Where an iteration over matches stands; plain data, so that it can be kept and taken up again. */
export interface Iteration {
  start: number;
  readonly end: number;
  /** The last match was empty: the next may not be empty at the same place. */
  mustAdvance: boolean;
  done: boolean;
}

/** An iteration over the matches in `subject[pos:endpos]`. */
export function startIteration(subject: Text, pos: number, endpos: number): Iteration {
  const start = clamp(pos, subject.length);
  const end = clamp(endpos, subject.length);
  return { start, end, mustAdvance: false, done: false };
}

/** Steps that a character of a pattern costs. */
const STEPS_PER_CHARACTER = 64;

/** Compiles a pattern: the pattern, or why there is none. */
export function compilePattern(
  source: Text,
  flags = 0,
  meter: Meter = UNLIMITED,
  lookup: NameLookup = codePointByName,
): Pattern | RegexFailure {
  meter.charge(source.length * STEPS_PER_CHARACTER + 16);
  meter.reserve(source.length * 128);
  return settle(() => {
    const parsed = parsePattern(codesOf(source), flags, lookup, meter);
    const program = compileProgram(parsed, meter);
    return new Pattern(source, parsed.flags, parsed.groups, parsed.groupIndex, program);
  });
}

/** Parses the template of sub, subn and expand. */
export function parseTemplate(source: Text, pattern: Pattern, meter: Meter = UNLIMITED): Template | RegexFailure {
  meter.charge(source.length + 1);
  meter.reserve(source.length * 8);
  return settle(() => parseTemplateCodes(codesOf(source), pattern));
}

/** `re.escape` */
export function escapePattern(source: Text, meter: Meter = UNLIMITED): Text {
  meter.charge(8 * source.length + 1);
  meter.reserve(source.length * 16);
  return makeText(escapeCodes(codesOf(source)), !(source instanceof Uint8Array));
}

function settle<Result>(work: () => Result): Result | RegexFailure {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof RegexFailure) return failure;
    throw failure;
  }
}
