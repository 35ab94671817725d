// What both forms of the matcher share: the kinds of records on its stack, the scratch space, and the result.
import type { Meter } from "./meter.js";

/** Where a match may be. */
export const enum RegexMode {
  /** At the beginning. */
  Match,
  /** All of the text. */
  FullMatch,
  /** Anywhere. */
  Search,
}

/**
 * Kinds of record; each is the top word of its record. Below it lie, from the top, for those from `Resume` on: the
 * place in the code, the place in the text, lastIndex, lastMark, the number of saved marks, those marks, and what
 * the kind adds. The others are pushed where there is nothing to try, only something to undo.
 */
export const enum RegexRecord {
  /** repeat before it, rounds so far less one, where the last round began, its instruction */
  Repeat,
  /** repeat, one round more */
  Count,
  /** repeat that has been left */
  Tail,
  /** repeat, where the round before began */
  MinRound,
  /** barrier, repeat */
  Atomic,
  /** barrier, repeat, place in the text */
  Assert,
  Resume,
  /** shortest place */
  Greedy,
  /** longest place */
  Lazy,
  /** repeat, where the round before began */
  Max,
  /** repeat */
  Min,
  /** barrier, repeat */
  AssertNot,
  /** barrier, repeat, rounds */
  PossessiveMinimum,
  /** barrier, repeat, rounds */
  PossessiveMore,
}

/** How often is charged; an enum because these numbers are asked at every step. */
export const enum RegexStep {
  /** Steps between two charges. */
  Quantum = 64,
  /** Characters looked at in a tight loop between two charges; 16 make a step (8 on the way back, which looks each up in a table). */
  Slice = 1024,
}

/** Words of stack that cost nothing. */
const SMALL = 4096;

/** More words than this are never asked for. */
const LARGEST = 1 << 28;

/** Scratch space, used from the bottom by each match; no match runs inside another. */
export const STACK = new Int32Array(SMALL);

/** The same for the marks of patterns with few groups. */
export const MARKS = new Int32Array(128);

/** A larger stack with the same contents. */
export function growStack(stack: Int32Array, needed: number, meter: Meter): Int32Array {
  let length = stack.length * 2;
  while (length < needed) length *= 2;
  meter.reserve(length * 4);
  if (length > LARGEST) throw new Error("regex: the stack has passed its largest size");
  const larger = new Int32Array(length);
  larger.set(stack);
  return larger;
}

/** Keeps marks on the stack. */
export function saveMarks(stack: Int32Array, at: number, marks: Int32Array, count: number): void {
  for (let index = 0; index < count; index += 1) stack[at + index] = marks[index];
}

/** Takes them back. */
export function restoreMarks(stack: Int32Array, at: number, marks: Int32Array, count: number): void {
  for (let index = 0; index < count; index += 1) marks[index] = stack[at + index];
}

/** The result of a match: spans of the whole and of each group, and the last group. */
export function makeSpans(
  groups: number,
  start: number,
  end: number,
  marks: Int32Array,
  lastMark: number,
  lastIndex: number,
): number[] {
  const spans = [start, end];
  for (let mark = 0; mark < groups * 2; mark += 2) {
    const isSet = mark + 1 <= lastMark && marks[mark] >= 0 && marks[mark + 1] >= marks[mark];
    spans.push(isSet ? marks[mark] : -1, isSet ? marks[mark + 1] : -1);
  }
  spans.push(lastIndex);
  return spans;
}
