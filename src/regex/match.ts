// The matcher for text without surrogates: a backtracking machine with its choices on a stack of words, so neither
// depth nor time rests on JavaScript's stack. `match-units.generated.ts` is the same for arrays of code units; it
// is written from this file by test/tools/generate-regex.ts, which needs each access to be `subject.charCodeAt(…)`.
//
// The semantics are those of CPython's sre: captures are marks, of which those up to `lastMark` count; the way back
// restores `lastMark`, and inside repeats the marks themselves. Steps are charged at least every 64, work in
// proportion to text by slices of 1,024 characters; a meter that throws leaves only scratch space behind.
import { ASCII_CLASS, CLASS_WORD, LATIN_CLASS, asciiLower, classOf, simpleLower } from "./character.js";
import { FOLD, isWideMember } from "./charset.js";
import type { WideSet } from "./charset.js";
import type { Meter } from "./meter.js";
import { RegexOne, RegexOp, RegexPlan, RegexRepeat, RegexSaves, RegexSize, RegexUnit } from "./opcode.js";
import type { Program } from "./program.js";
import {
  MARKS,
  RegexMode,
  RegexRecord,
  RegexStep,
  STACK,
  growStack,
  makeSpans,
  restoreMarks,
  saveMarks,
} from "./stack.js";

/** Whether the character ahead passes a check. */
function admits(planes: Uint8Array, plane: number, bit: number, classes: number, subject: string, at: number): boolean {
  const unit = subject.charCodeAt(at);
  return unit < 256 ? (planes[plane + unit] & bit) !== 0 : (classes & classOf(unit)) !== 0;
}

/** Where the run of characters that a unit matches ends, from `from` and not beyond `to`. */
function runEnd(program: Program, at: number, subject: string, from: number, to: number): number {
  const { code, planes } = program;
  const operand = code[at + 1];
  let index = from;
  switch (code[at]) {
    case RegexUnit.AnyAll:
      return to;
    case RegexUnit.Any:
      while (index < to && subject.charCodeAt(index) !== 0x0a) index += 1;
      return index;
    case RegexUnit.Literal:
      while (index < to && subject.charCodeAt(index) === operand) index += 1;
      return index;
    case RegexUnit.NotLiteral:
      while (index < to && subject.charCodeAt(index) !== operand) index += 1;
      return index;
    case RegexUnit.Set: {
      const bit = code[at + 2];
      const classes = code[at + 3];
      while (index < to) {
        const unit = subject.charCodeAt(index);
        if (unit < 256 ? (planes[operand + unit] & bit) === 0 : (classes & classOf(unit)) === 0) break;
        index += 1;
      }
      return index;
    }
    default: {
      const bit = code[at + 2];
      const set = program.wideSets[code[at + 3]];
      while (index < to) {
        const unit = subject.charCodeAt(index);
        if (unit < 256 ? (planes[operand + unit] & bit) === 0 : !isWideMember(set, planes, unit)) break;
        index += 1;
      }
      return index;
    }
  }
}

/** No place: the unit does not match so far. */
const FAILED = -1;
/** No place yet: everything up to the limit matches. */
const REACHED = -2;

/** The first place behind `from` where what follows a lazy repeat may begin, all before it matching the unit. */
function lazyStop(program: Program, pc: number, subject: string, from: number, to: number, end: number): number {
  const { code, planes } = program;
  const plane = code[pc + RegexOne.Check];
  const bit = code[pc + RegexOne.Check + 1];
  const classes = code[pc + RegexOne.Check + 2];
  const unit = pc + RegexOne.Unit;
  if (plane < 0) return runEnd(program, unit, subject, from, from + 1) > from ? from + 1 : FAILED;
  const isAny = code[unit] === RegexUnit.AnyAll;
  const isLine = code[unit] === RegexUnit.Any;
  for (let index = from; index < to; index += 1) {
    if (isLine) {
      if (subject.charCodeAt(index) === 0x0a) return FAILED;
    } else if (!isAny && runEnd(program, unit, subject, index, index + 1) === index) {
      return FAILED;
    }
    if (index + 1 < end && admits(planes, plane, bit, classes, subject, index + 1)) return index + 1;
  }
  return REACHED;
}

/** The first place from `from` where a first character stands, or `to`. */
function firstStart(program: Program, subject: string, from: number, to: number): number {
  const { planes, firstPlane, firstBit, firstClasses } = program;
  const wide: WideSet | undefined = program.wideSets[program.firstWide];
  for (let index = from; index < to; index += 1) {
    const unit = subject.charCodeAt(index);
    if (unit < 256) {
      if ((planes[firstPlane + unit] & firstBit) !== 0) return index;
    } else if (wide === undefined ? (firstClasses & classOf(unit)) !== 0 : isWideMember(wide, planes, unit)) {
      return index;
    }
  }
  return to;
}

/** The first place from `from` behind a newline, or `to`. */
function lineStart(subject: string, from: number, to: number): number {
  let index = from;
  while (index < to && index > 0 && subject.charCodeAt(index - 1) !== 0x0a) index += 1;
  return index;
}

/** How much of the prefix has been seen before the place where `prefixEnd` went on; set by it. */
let prefixSeen = 0;

/** The first place behind an occurrence of the prefix, or -1; knows how much it has seen at the end. */
function prefixEnd(program: Program, subject: string, from: number, to: number, seen: number): number {
  const { prefix, borders } = program;
  const { length } = prefix;
  const first = prefix[0];
  let matched = seen;
  for (let index = from; index < to; index += 1) {
    if (matched === 0) {
      while (index < to && subject.charCodeAt(index) !== first) index += 1;
      if (index === to) break;
      matched = 1;
    } else {
      const unit = subject.charCodeAt(index);
      while (matched > 0 && unit !== prefix[matched]) matched = borders[matched];
      if (unit === prefix[matched]) matched += 1;
    }
    if (matched === length) {
      prefixSeen = borders[length];
      return index + 1;
    }
  }
  prefixSeen = matched;
  return -1;
}

function isWord(unit: number, ascii: boolean): boolean {
  if (unit < 256) return ((ascii ? ASCII_CLASS[unit] : LATIN_CLASS[unit]) & CLASS_WORD) !== 0;
  return !ascii && (classOf(unit) & CLASS_WORD) !== 0;
}

function isBoundary(subject: string, at: number, end: number, ascii: boolean): boolean {
  const before = at > 0 && isWord(subject.charCodeAt(at - 1), ascii);
  return before !== (at < end && isWord(subject.charCodeAt(at), ascii));
}

function lowered(unit: number, fold: number): number {
  return fold === FOLD.unicode ? simpleLower(unit) : asciiLower(unit);
}

/**
 * Matches a program against `subject` from `begin`, as if the text ended at `end`. The result holds the span of the
 * match, the spans of the groups (-1 for those that took no part), and the number of the last group, 0 for none.
 * With `mustAdvance` an empty match at `begin` does not count.
 */
export function execute(
  program: Program,
  subject: string,
  begin: number,
  end: number,
  mode: RegexMode,
  mustAdvance: boolean,
  meter: Meter,
): number[] | null {
  const { code, planes, wideSets, lean, plan, minimum, leadingRun } = program;
  const isSearch = mode === RegexMode.Search;
  const lastStart = end - minimum;
  // Behind the end an empty match is still one for CPython, if it is not searched for.
  if (begin > lastStart && (isSearch || minimum > 0)) return null;
  if (plan === RegexPlan.Beginning && begin > 0) return null;
  let stack: Int32Array = STACK;
  const markCount = program.groups * 2;
  let marks: Int32Array = MARKS;
  if (markCount > MARKS.length) {
    meter.reserve(markCount * 4);
    marks = new Int32Array(markCount);
  }
  /** Words that any push needs at most. */
  const room = markCount + 24;
  /** Steps that are left of the quantum last charged for. */
  let left = RegexStep.Quantum;
  let start = begin;
  let prefixAt = begin;
  let prefixState = 0;
  for (;;) {
    let at = start;
    let pc = 0;
    if (isSearch && plan >= RegexPlan.Lines) {
      // Find where to try, by slices.
      if (plan === RegexPlan.Prefix) {
        let behind = -1;
        while (behind < 0) {
          if (prefixAt >= end) {
            meter.charge(RegexStep.Quantum - left);
            return null;
          }
          const slice = Math.min(end, prefixAt + RegexStep.Slice);
          behind = prefixEnd(program, subject, prefixAt, slice, prefixState);
          prefixState = prefixSeen;
          const next = behind < 0 ? slice : behind;
          left -= (next - prefixAt) >> 4;
          prefixAt = next;
          if (left < 0) {
            meter.charge(RegexStep.Quantum - left);
            left = RegexStep.Quantum;
          }
        }
        start = behind - program.prefix.length;
        at = start;
        pc = program.afterPrefix;
        if (pc > 0) at = behind;
      } else {
        const stop = lastStart + 1;
        for (;;) {
          const slice = Math.min(stop, start + RegexStep.Slice);
          const found =
            plan === RegexPlan.First ? firstStart(program, subject, start, slice) : lineStart(subject, start, slice);
          left -= (found - start) >> 4;
          if (left < 0) {
            meter.charge(RegexStep.Quantum - left);
            left = RegexStep.Quantum;
          }
          start = found;
          if (found < slice) break;
          if (found >= stop) {
            meter.charge(RegexStep.Quantum - left);
            return null;
          }
        }
        at = start;
      }
    }
    let sp = 0;
    let repeat = -1;
    let lastMark = -1;
    let lastIndex = 0;
    let barrier = 0;
    let runStop = start;
    run: for (;;) {
      left -= 1;
      if (left < 0) {
        meter.charge(RegexStep.Quantum - left);
        left = RegexStep.Quantum;
      }
      if (sp + room > stack.length) stack = growStack(stack, sp + room, meter);
      switch (code[pc]) {
        case RegexOp.Success: {
          if ((mode === RegexMode.FullMatch && at !== end) || (mustAdvance && at === begin)) break;
          meter.charge(RegexStep.Quantum - left);
          return makeSpans(program.groups, start, at, marks, lastMark, lastIndex);
        }
        case RegexOp.Fail:
          break;
        case RegexOp.Literal:
          if (at < end && subject.charCodeAt(at) === code[pc + 1]) {
            at += 1;
            pc += 2;
            continue run;
          }
          break;
        case RegexOp.String: {
          const length = code[pc + 1];
          if (end - at < length) break;
          const base = pc + 2;
          let index = 0;
          while (index < length && subject.charCodeAt(at + index) === code[base + index]) index += 1;
          left -= index >> 4;
          if (index < length) break;
          at += length;
          pc = base + length;
          continue run;
        }
        case RegexOp.NotLiteral:
          if (at < end && subject.charCodeAt(at) !== code[pc + 1]) {
            at += 1;
            pc += 2;
            continue run;
          }
          break;
        case RegexOp.Any:
          if (at < end && subject.charCodeAt(at) !== 0x0a) {
            at += 1;
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.AnyAll:
          if (at < end) {
            at += 1;
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.Set: {
          if (at >= end) break;
          const unit = subject.charCodeAt(at);
          if (unit < 256 ? (planes[code[pc + 1] + unit] & code[pc + 2]) === 0 : (classOf(unit) & code[pc + 3]) === 0) {
            break;
          }
          at += 1;
          pc += 4;
          continue run;
        }
        case RegexOp.WideSet: {
          if (at >= end) break;
          const unit = subject.charCodeAt(at);
          if (
            unit < 256
              ? (planes[code[pc + 1] + unit] & code[pc + 2]) === 0
              : !isWideMember(wideSets[code[pc + 3]], planes, unit)
          ) {
            break;
          }
          at += 1;
          pc += 4;
          continue run;
        }
        case RegexOp.Mark: {
          const mark = code[pc + 1];
          if ((mark & 1) !== 0) lastIndex = (mark >> 1) + 1;
          if (mark > lastMark) {
            // Marks in between have not been met.
            left -= (mark - lastMark) >> 4;
            for (let index = lastMark + 1; index < mark; index += 1) marks[index] = -1;
            lastMark = mark;
          }
          marks[mark] = at;
          pc += 2;
          continue run;
        }
        case RegexOp.AtBeginning:
          if (at === 0) {
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.AtLineBeginning:
          if (at === 0 || subject.charCodeAt(at - 1) === 0x0a) {
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.AtEnd:
          if (at === end || (end - at === 1 && subject.charCodeAt(at) === 0x0a)) {
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.AtLineEnd:
          if (at === end || subject.charCodeAt(at) === 0x0a) {
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.AtStringEnd:
          if (at === end) {
            pc += 1;
            continue run;
          }
          break;
        case RegexOp.Boundary:
          if (end > 0 && isBoundary(subject, at, end, code[pc + 1] === 1)) {
            pc += 2;
            continue run;
          }
          break;
        case RegexOp.NonBoundary:
          // Not even in an empty text (so CPython, until 3.14).
          if (end > 0 && !isBoundary(subject, at, end, code[pc + 1] === 1)) {
            pc += 2;
            continue run;
          }
          break;
        case RegexOp.Jump:
          pc = code[pc + 1];
          continue run;
        case RegexOp.Alternative: {
          const plane = code[pc + 2];
          if (plane >= 0 && !(at < end && admits(planes, plane, code[pc + 3], code[pc + 4], subject, at))) {
            pc = code[pc + 1];
            continue run;
          }
          const later = code[pc + 5];
          if (later < 0 || (at < end && admits(planes, later, code[pc + 6], code[pc + 7], subject, at))) {
            const saves = code[pc + 8];
            let saved = 0;
            if (saves !== RegexSaves.Never && lastMark >= 0) {
              saved = lastMark + 1;
              saveMarks(stack, sp, marks, saved);
              sp += saved;
              left -= saved >> 4;
            }
            stack[sp] = saved;
            stack[sp + 1] = lastMark;
            stack[sp + 2] = lastIndex;
            stack[sp + 3] = at;
            stack[sp + 4] = code[pc + 1];
            stack[sp + 5] = RegexRecord.Resume;
            sp += 6;
          }
          pc += RegexSize.Alternative;
          continue run;
        }
        case RegexOp.Split:
        case RegexOp.LazySplit: {
          const isLazy = code[pc] === RegexOp.LazySplit;
          const bodyPlane = code[pc + 3];
          const exitPlane = code[pc + 6];
          const body =
            bodyPlane < 0 || (at < end && admits(planes, bodyPlane, code[pc + 4], code[pc + 5], subject, at));
          const exit =
            exitPlane < 0 || (at < end && admits(planes, exitPlane, code[pc + 7], code[pc + 8], subject, at));
          if (body && exit) {
            const saves = code[pc + 9];
            let saved = 0;
            if (saves !== RegexSaves.Never && lastMark >= 0) {
              saved = lastMark + 1;
              saveMarks(stack, sp, marks, saved);
              sp += saved;
              left -= saved >> 4;
            }
            stack[sp] = saved;
            stack[sp + 1] = lastMark;
            stack[sp + 2] = lastIndex;
            stack[sp + 3] = at;
            stack[sp + 4] = isLazy ? code[pc + 1] : code[pc + 2];
            stack[sp + 5] = RegexRecord.Resume;
            sp += 6;
            pc = isLazy ? code[pc + 2] : code[pc + 1];
            continue run;
          }
          if (body) {
            pc = code[pc + 1];
            continue run;
          }
          if (exit) {
            pc = code[pc + 2];
            continue run;
          }
          break;
        }
        case RegexOp.PossessiveOne: {
          const least = code[pc + 1];
          if (end - at < least) break;
          const most = code[pc + 2];
          const stop = most < end - at ? at + most : end;
          const from = at;
          for (;;) {
            const slice = at + RegexStep.Slice < stop ? at + RegexStep.Slice : stop;
            const reached = runEnd(program, pc + RegexOne.Unit, subject, at, slice);
            left -= (reached - at) >> 4;
            at = reached;
            if (reached < slice || reached === stop) break;
            if (left < 0) {
              meter.charge(RegexStep.Quantum - left);
              left = RegexStep.Quantum;
            }
          }
          if (pc === leadingRun && from === start) runStop = at;
          if (at - from < least) break;
          pc += RegexOne.Size;
          continue run;
        }
        case RegexOp.GreedyOne: {
          const least = code[pc + 1];
          if (end - at < least) break;
          const most = code[pc + 2];
          const stop = most < end - at ? at + most : end;
          const floor = at + least;
          for (;;) {
            const slice = at + RegexStep.Slice < stop ? at + RegexStep.Slice : stop;
            const reached = runEnd(program, pc + RegexOne.Unit, subject, at, slice);
            left -= (reached - at) >> 4;
            at = reached;
            if (reached < slice || reached === stop) break;
            if (left < 0) {
              meter.charge(RegexStep.Quantum - left);
              left = RegexStep.Quantum;
            }
          }
          if (pc === leadingRun && floor - least === start) runStop = at;
          // Go back to where what follows may begin.
          const plane = code[pc + RegexOne.Check];
          if (plane >= 0) {
            const bit = code[pc + RegexOne.Check + 1];
            const classes = code[pc + RegexOne.Check + 2];
            const top = at;
            while (at >= floor && !(at < end && admits(planes, plane, bit, classes, subject, at))) at -= 1;
            left -= (top - at) >> 3;
          }
          if (at < floor) break;
          if (at > floor || !lean) {
            const saves = code[pc + RegexOne.Saves];
            let saved = 0;
            stack[sp] = floor;
            sp += 1;
            if (saves !== RegexSaves.Never && lastMark >= 0) {
              saved = lastMark + 1;
              saveMarks(stack, sp, marks, saved);
              sp += saved;
              left -= saved >> 4;
            }
            stack[sp] = saved;
            stack[sp + 1] = lastMark;
            stack[sp + 2] = lastIndex;
            stack[sp + 3] = at;
            stack[sp + 4] = pc;
            stack[sp + 5] = RegexRecord.Greedy;
            sp += 6;
          }
          pc += RegexOne.Size;
          continue run;
        }
        case RegexOp.LazyOne: {
          const least = code[pc + 1];
          if (end - at < least) break;
          const most = code[pc + 2];
          const ceiling = most < end - at ? at + most : end;
          const floor = at + least;
          while (at < floor) {
            const slice = at + RegexStep.Slice < floor ? at + RegexStep.Slice : floor;
            const reached = runEnd(program, pc + RegexOne.Unit, subject, at, slice);
            left -= (reached - at) >> 4;
            at = reached;
            if (reached < slice) break;
            if (left < 0) {
              meter.charge(RegexStep.Quantum - left);
              left = RegexStep.Quantum;
            }
          }
          if (at < floor) break;
          const saves = code[pc + RegexOne.Saves];
          let saved = 0;
          stack[sp] = ceiling;
          sp += 1;
          if (saves !== RegexSaves.Never && lastMark >= 0) {
            saved = lastMark + 1;
            saveMarks(stack, sp, marks, saved);
            sp += saved;
            left -= saved >> 4;
          }
          stack[sp] = saved;
          stack[sp + 1] = lastMark;
          stack[sp + 2] = lastIndex;
          stack[sp + 3] = at;
          stack[sp + 4] = pc;
          stack[sp + 5] = RegexRecord.Lazy;
          sp += 6;
          const plane = code[pc + RegexOne.Check];
          if (
            plane >= 0 &&
            !(
              at < end &&
              admits(planes, plane, code[pc + RegexOne.Check + 1], code[pc + RegexOne.Check + 2], subject, at)
            )
          ) {
            // What follows cannot begin here: on by the way back.
            break;
          }
          pc += RegexOne.Size;
          continue run;
        }
        case RegexOp.Repeat:
          stack[sp] = repeat;
          stack[sp + 1] = -1;
          stack[sp + 2] = -1;
          stack[sp + 3] = pc;
          stack[sp + 4] = RegexRecord.Repeat;
          repeat = sp;
          sp += 5;
          pc = code[pc + 1];
          continue run;
        case RegexOp.MaxUntil: {
          const of = stack[repeat + 3];
          const count = stack[repeat + 1] + 1;
          if (count < code[of + 2]) {
            stack[repeat + 1] = count;
            stack[sp] = repeat;
            stack[sp + 1] = RegexRecord.Count;
            sp += 2;
            pc = of + RegexRepeat.Size;
            continue run;
          }
          if (count < code[of + 3] && at !== stack[repeat + 2]) {
            const plane = code[of + RegexRepeat.Check];
            if (
              plane < 0 ||
              (at < end &&
                admits(planes, plane, code[of + RegexRepeat.Check + 1], code[of + RegexRepeat.Check + 2], subject, at))
            ) {
              stack[sp] = repeat;
              stack[sp + 1] = stack[repeat + 2];
              sp += 2;
              let saved = 0;
              if (code[of + RegexRepeat.Saves] !== RegexSaves.Never && lastMark >= 0) {
                saved = lastMark + 1;
                saveMarks(stack, sp, marks, saved);
                sp += saved;
                left -= saved >> 4;
              }
              stack[sp] = saved;
              stack[sp + 1] = lastMark;
              stack[sp + 2] = lastIndex;
              stack[sp + 3] = at;
              stack[sp + 4] = pc;
              stack[sp + 5] = RegexRecord.Max;
              sp += 6;
              stack[repeat + 1] = count;
              stack[repeat + 2] = at;
              pc = of + RegexRepeat.Size;
              continue run;
            }
          }
          stack[sp] = repeat;
          stack[sp + 1] = RegexRecord.Tail;
          sp += 2;
          repeat = stack[repeat];
          pc += 1;
          continue run;
        }
        case RegexOp.MinUntil: {
          const of = stack[repeat + 3];
          const count = stack[repeat + 1] + 1;
          if (count < code[of + 2]) {
            stack[repeat + 1] = count;
            stack[sp] = repeat;
            stack[sp + 1] = RegexRecord.Count;
            sp += 2;
            pc = of + RegexRepeat.Size;
            continue run;
          }
          const outer = stack[repeat];
          const saves = code[of + RegexRepeat.Saves];
          stack[sp] = repeat;
          sp += 1;
          let saved = 0;
          if (saves !== RegexSaves.Never && lastMark >= 0) {
            saved = lastMark + 1;
            saveMarks(stack, sp, marks, saved);
            sp += saved;
            left -= saved >> 4;
          }
          stack[sp] = saved;
          stack[sp + 1] = lastMark;
          stack[sp + 2] = lastIndex;
          stack[sp + 3] = at;
          stack[sp + 4] = pc;
          stack[sp + 5] = RegexRecord.Min;
          sp += 6;
          repeat = outer;
          pc += 1;
          continue run;
        }
        case RegexOp.Possessive:
          // As if a round before the first had just ended.
          stack[sp] = barrier;
          stack[sp + 1] = repeat;
          stack[sp + 2] = -1;
          stack[sp + 3] = 0;
          stack[sp + 4] = lastMark;
          stack[sp + 5] = lastIndex;
          stack[sp + 6] = -1;
          stack[sp + 7] = pc;
          stack[sp + 8] = RegexRecord.PossessiveMinimum;
          sp += 9;
          barrier = sp;
          pc = code[pc + 1];
          continue run;
        case RegexOp.PossessiveEnd: {
          sp = barrier;
          const of = stack[sp - 2];
          const since = stack[sp - 1] === RegexRecord.PossessiveMore ? stack[sp - 3] : -1;
          sp -= 9 + stack[sp - 6];
          barrier = stack[sp];
          repeat = stack[sp + 1];
          const count = stack[sp + 2] + 1;
          if (count >= code[of + 2] && (count >= code[of + 3] || at === since)) {
            pc += 1;
            continue run;
          }
          const isMinimum = count < code[of + 2];
          stack[sp + 2] = count;
          sp += 3;
          let saved = 0;
          if (!isMinimum && code[of + 4] !== RegexSaves.Never && lastMark >= 0) {
            saved = lastMark + 1;
            saveMarks(stack, sp, marks, saved);
            sp += saved;
            left -= saved >> 4;
          }
          stack[sp] = saved;
          stack[sp + 1] = lastMark;
          stack[sp + 2] = lastIndex;
          stack[sp + 3] = at;
          stack[sp + 4] = of;
          stack[sp + 5] = isMinimum ? RegexRecord.PossessiveMinimum : RegexRecord.PossessiveMore;
          sp += 6;
          barrier = sp;
          pc = of + RegexSize.Possessive;
          continue run;
        }
        case RegexOp.Atomic:
          stack[sp] = barrier;
          stack[sp + 1] = repeat;
          stack[sp + 2] = RegexRecord.Atomic;
          sp += 3;
          barrier = sp;
          pc += 1;
          continue run;
        case RegexOp.AtomicEnd:
          sp = barrier - 3;
          barrier = stack[sp];
          repeat = stack[sp + 1];
          pc += 1;
          continue run;
        case RegexOp.Assert: {
          const back = code[pc + 1];
          if (at < back) break;
          stack[sp] = barrier;
          stack[sp + 1] = repeat;
          stack[sp + 2] = at;
          stack[sp + 3] = RegexRecord.Assert;
          sp += 4;
          barrier = sp;
          at -= back;
          pc += 2;
          continue run;
        }
        case RegexOp.AssertEnd:
          sp = barrier - 4;
          barrier = stack[sp];
          repeat = stack[sp + 1];
          at = stack[sp + 2];
          pc += 1;
          continue run;
        case RegexOp.AssertNot: {
          const back = code[pc + 2];
          if (at < back) {
            pc = code[pc + 1];
            continue run;
          }
          const saves = code[pc + 3];
          stack[sp] = barrier;
          stack[sp + 1] = repeat;
          sp += 2;
          let saved = 0;
          if (saves !== RegexSaves.Never && lastMark >= 0) {
            saved = lastMark + 1;
            saveMarks(stack, sp, marks, saved);
            sp += saved;
            left -= saved >> 4;
          }
          stack[sp] = saved;
          stack[sp + 1] = lastMark;
          stack[sp + 2] = lastIndex;
          stack[sp + 3] = at;
          stack[sp + 4] = code[pc + 1];
          stack[sp + 5] = RegexRecord.AssertNot;
          sp += 6;
          barrier = sp;
          at -= back;
          pc += 4;
          continue run;
        }
        case RegexOp.AssertNotEnd:
          sp = barrier - 8 - stack[barrier - 6];
          barrier = stack[sp];
          repeat = stack[sp + 1];
          break;
        case RegexOp.Reference:
        case RegexOp.FoldedReference: {
          const mark = code[pc + 1];
          if (mark >= lastMark) break;
          const from = marks[mark];
          const length = marks[mark + 1] - from;
          if (from < 0 || length < 0 || (length > 0 && end - at < length)) break;
          const isFolded = code[pc] === RegexOp.FoldedReference;
          const fold = isFolded ? code[pc + 2] : FOLD.none;
          let index = 0;
          while (index < length) {
            const slice = index + RegexStep.Slice < length ? index + RegexStep.Slice : length;
            const before = index;
            if (isFolded) {
              while (
                index < slice &&
                lowered(subject.charCodeAt(from + index), fold) === lowered(subject.charCodeAt(at + index), fold)
              ) {
                index += 1;
              }
            } else {
              while (index < slice && subject.charCodeAt(from + index) === subject.charCodeAt(at + index)) index += 1;
            }
            left -= (index - before) >> 1;
            if (index < slice) break;
            if (left < 0) {
              meter.charge(RegexStep.Quantum - left);
              left = RegexStep.Quantum;
            }
          }
          if (index < length) break;
          at += length;
          pc += isFolded ? 3 : 2;
          continue run;
        }
        case RegexOp.Conditional: {
          const mark = code[pc + 1];
          if (mark >= lastMark || marks[mark] < 0 || marks[mark + 1] < marks[mark]) pc = code[pc + 2];
          else pc += 3;
          continue run;
        }
        default:
          throw new Error(`regex: unknown instruction ${code[pc]}`);
      }
      // The way back: undo what lies on the stack, up to a choice that is still open.
      back: for (;;) {
        if (sp === 0) break run;
        left -= 1;
        const kind = stack[sp - 1];
        if (kind >= RegexRecord.Resume) {
          at = stack[sp - 3];
          lastIndex = stack[sp - 4];
          lastMark = stack[sp - 5];
          const saved = stack[sp - 6];
          const base = sp - 6 - saved;
          if (saved > 0) {
            restoreMarks(stack, base, marks, saved);
            left -= saved >> 4;
          }
          switch (kind) {
            case RegexRecord.Resume:
              pc = stack[sp - 2];
              sp = base;
              continue run;
            case RegexRecord.Greedy: {
              const of = stack[sp - 2];
              const floor = stack[base - 1];
              at -= 1;
              const plane = code[of + RegexOne.Check];
              if (plane >= 0) {
                const bit = code[of + RegexOne.Check + 1];
                const classes = code[of + RegexOne.Check + 2];
                const top = at;
                while (at >= floor && !admits(planes, plane, bit, classes, subject, at)) at -= 1;
                left -= (top - at) >> 3;
              }
              if (at < floor) {
                sp = base - 1;
                continue back;
              }
              if (at === floor && lean) sp = base - 1;
              else stack[sp - 3] = at;
              pc = of + RegexOne.Size;
              continue run;
            }
            case RegexRecord.Lazy: {
              const of = stack[sp - 2];
              const ceiling = stack[base - 1];
              let stop = REACHED;
              while (stop === REACHED) {
                if (at >= ceiling) {
                  stop = FAILED;
                  break;
                }
                const slice = at + RegexStep.Slice < ceiling ? at + RegexStep.Slice : ceiling;
                stop = lazyStop(program, of, subject, at, slice, end);
                left -= ((stop < 0 ? slice : stop) - at) >> 4;
                if (stop !== FAILED) at = stop < 0 ? slice : stop;
                if (left < 0) {
                  meter.charge(RegexStep.Quantum - left);
                  left = RegexStep.Quantum;
                }
              }
              if (stop === FAILED) {
                sp = base - 1;
                if (of === leadingRun && sp === 0) runStop = at;
                continue back;
              }
              stack[sp - 3] = at;
              pc = of + RegexOne.Size;
              continue run;
            }
            case RegexRecord.Max: {
              const of = stack[base - 2];
              stack[of + 2] = stack[base - 1];
              stack[of + 1] -= 1;
              pc = stack[sp - 2] + 1;
              // No more rounds: what follows the repeat.
              stack[base - 2] = of;
              stack[base - 1] = RegexRecord.Tail;
              sp = base;
              repeat = stack[of];
              continue run;
            }
            case RegexRecord.Min: {
              repeat = stack[base - 1];
              sp = base - 1;
              const of = stack[repeat + 3];
              const count = stack[repeat + 1] + 1;
              if (count >= code[of + 3] || at === stack[repeat + 2]) continue back;
              const plane = code[of + RegexRepeat.Check];
              if (
                plane >= 0 &&
                !(
                  at < end &&
                  admits(planes, plane, code[of + RegexRepeat.Check + 1], code[of + RegexRepeat.Check + 2], subject, at)
                )
              ) {
                continue back;
              }
              stack[sp] = repeat;
              stack[sp + 1] = stack[repeat + 2];
              stack[sp + 2] = RegexRecord.MinRound;
              sp += 3;
              stack[repeat + 1] = count;
              stack[repeat + 2] = at;
              pc = of + RegexRepeat.Size;
              continue run;
            }
            case RegexRecord.AssertNot:
              pc = stack[sp - 2];
              sp = base - 2;
              barrier = stack[sp];
              repeat = stack[sp + 1];
              continue run;
            case RegexRecord.PossessiveMore: {
              const of = stack[sp - 2];
              sp = base - 3;
              barrier = stack[sp];
              repeat = stack[sp + 1];
              pc = code[of + 1] + 1;
              continue run;
            }
            default:
              // PossessiveMinimum: too few rounds.
              sp = base - 3;
              barrier = stack[sp];
              repeat = stack[sp + 1];
              continue back;
          }
        }
        switch (kind) {
          case RegexRecord.Repeat:
            sp -= 5;
            repeat = stack[sp];
            continue back;
          case RegexRecord.Count:
            sp -= 2;
            stack[stack[sp] + 1] -= 1;
            continue back;
          case RegexRecord.Tail:
            sp -= 2;
            repeat = stack[sp];
            continue back;
          case RegexRecord.MinRound: {
            sp -= 3;
            const of = stack[sp];
            stack[of + 2] = stack[sp + 1];
            stack[of + 1] -= 1;
            continue back;
          }
          case RegexRecord.Atomic:
            sp -= 3;
            barrier = stack[sp];
            repeat = stack[sp + 1];
            continue back;
          default:
            // Assert
            sp -= 4;
            barrier = stack[sp];
            repeat = stack[sp + 1];
            continue back;
        }
      }
    }
    start = runStop > start ? runStop : start + 1;
    if (!isSearch || plan === RegexPlan.Beginning || start > lastStart) {
      meter.charge(RegexStep.Quantum - left);
      return null;
    }
  }
}
