// Sets of characters as the matcher asks them: one bit for each of the first 256 code points, by plane, and for the
// rest either a set of classes (exact for \d \s \w and their like) or ranges. Case folding is done here, by sre's
// rules: the set is folded, and a subject's character is lowered before it is looked up.
import {
  ASCII_CLASS,
  CLASS_ALL,
  CLASS_DIGIT,
  CLASS_LETTER,
  CLASS_SPACE,
  CLASS_WORD,
  LATIN,
  LATIN_CLASS,
  asciiLower,
  asciiUpper,
  caseGroup,
  classOf,
  isAsciiLetter,
  isCasedUnicode,
  simpleLower,
  simpleUpper,
} from "./character.js";
import { FLAG_ASCII, FLAG_IGNORECASE, FLAG_LOCALE, FLAG_UNICODE } from "./flags.js";
import type { Meter } from "./meter.js";
import type { SetItem } from "./syntax.js";

/** How a subject's character is changed before it is looked up. */
export const FOLD = { none: 0, ascii: 1, unicode: 2, locale: 3 } as const;
export type Fold = (typeof FOLD)[keyof typeof FOLD];

/** How characters are folded under these flags. */
export function foldOfFlags(flags: number): Fold {
  if ((flags & FLAG_IGNORECASE) === 0) return FOLD.none;
  if ((flags & FLAG_LOCALE) !== 0) return FOLD.locale;
  return (flags & FLAG_UNICODE) !== 0 ? FOLD.unicode : FOLD.ascii;
}

/** Whether classes go by ASCII rules; a locale is always the one of UTF-8, which knows no other letters. */
export function isAsciiMode(flags: number): boolean {
  return (flags & FLAG_UNICODE) === 0 || (flags & FLAG_ASCII) !== 0;
}

/** A set, as code and tables hold it. */
export interface CharSet {
  /** Where its plane begins in the table of planes, and its bit there. */
  readonly plane: number;
  readonly bit: number;
  /** Classes of code points from 256 on that may be members; exactly the members when `wide` is null. */
  readonly classes: number;
  readonly wide: WideSet | null;
  /** Index of `wide` in the program, or -1. */
  readonly index: number;
}

/** Members from 256 on, where classes are not enough. */
export interface WideSet {
  readonly negated: boolean;
  readonly fold: Fold;
  readonly classes: number;
  /** Pairs of first and last, ascending, not touching. */
  readonly ranges: Int32Array;
  /** Pairs to which a lowered character or its upper case may belong (sre's RANGE_UNI_IGNORE). */
  readonly upperRanges: readonly number[];
  /** The plane and the bit, for what is lowered to below 256. */
  readonly plane: number;
  readonly bit: number;
}

/** The most code points that a bit is kept for. */
const BMP_END = 0x10000;

/** All sets of a program; equal ones are kept once. */
export class CharSetTable {
  readonly wideSets: WideSet[] = [];
  private planes = new Uint8Array(LATIN);
  private count = 0;
  private readonly known = new Map<string, CharSet>();

  constructor(private readonly meter: Meter) {}

  /** The planes of all sets, 256 bytes for every eight. */
  get table(): Uint8Array {
    return this.planes;
  }

  /** A set of items under flags. */
  intern(items: readonly SetItem[], negated: boolean, flags: number): CharSet {
    const fold = foldOfFlags(flags);
    const ascii = isAsciiMode(flags);
    let key = `${negated ? "^" : ""}${fold}${ascii ? "a" : "u"}`;
    for (const { kind, low, high } of items) key += `${kind[0]}${low},${high};`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.meter.charge(items.length + 16);
    this.meter.reserve(items.length * 16 + 128);
    const members = foldMembers(items, fold, this.meter);
    const { plane, bit } = this.addPlane(latinMembers(members, ascii, negated));
    const set = this.makeSet(members, negated, ascii, plane, bit);
    this.known.set(key, set);
    return set;
  }

  /** A plane of bits alone, from a byte for each code point. */
  addPlane(bits: Uint8Array): { readonly plane: number; readonly bit: number } {
    const plane = (this.count >> 3) * LATIN;
    const bit = 1 << (this.count & 7);
    if (plane >= this.planes.length) {
      this.meter.reserve(this.planes.length * 2);
      const larger = new Uint8Array(this.planes.length * 2);
      larger.set(this.planes);
      this.planes = larger;
    }
    for (let code = 0; code < LATIN; code += 1) if (bits[code] !== 0) this.planes[plane + code] |= bit;
    this.count += 1;
    return { plane, bit };
  }

  private makeSet(members: Members, negated: boolean, ascii: boolean, plane: number, bit: number): CharSet {
    const { fold, intervals, upperRanges } = members;
    const classes = wideClasses(members.categories, ascii);
    const wideIntervals: number[] = [];
    let spanned = classes;
    for (let index = 0; index < intervals.length; index += 2) {
      const high = intervals[index + 1];
      if (high < LATIN) continue;
      const low = Math.max(intervals[index], LATIN);
      wideIntervals.push(low, high);
      spanned |= low === high ? classOf(low) : CLASS_ALL;
    }
    const isFolded = fold === FOLD.unicode;
    // Lowering keeps the class; only to Latin letters do others come (the Kelvin sign, the long s).
    if (isFolded) spanned |= CLASS_LETTER;
    if (upperRanges.length > 0) spanned = CLASS_ALL;
    const isExact = wideIntervals.length === 0 && upperRanges.length === 0 && !isFolded;
    if (isExact) return { plane, bit, classes: negated ? CLASS_ALL & ~classes : classes, wide: null, index: -1 };
    const ranges = Int32Array.from(wideIntervals);
    const wide: WideSet = { negated, fold, classes, ranges, upperRanges, plane, bit };
    const index = this.wideSets.length;
    this.wideSets.push(wide);
    return { plane, bit, classes: negated ? CLASS_ALL : spanned, wide, index };
  }
}

/** What a set holds after folding, before negation. */
interface Members {
  readonly fold: Fold;
  /** Pairs of first and last, ascending, not touching. */
  readonly intervals: readonly number[];
  readonly upperRanges: readonly number[];
  readonly categories: readonly number[];
}

/**
 * Folds the members. As in sre, a set without a cased character is not folded; a literal beyond the BMP keeps its
 * case (and so, if it is upper case, matches nothing); a range that goes beyond it asks for the upper case as well.
 */
function foldMembers(items: readonly SetItem[], fold: Fold, meter: Meter): Members {
  const folds = fold === FOLD.ascii || fold === FOLD.unicode;
  const pairs: number[] = [];
  const upperRanges: number[] = [];
  const categories: number[] = [];
  let cased = false;
  for (const { kind, low, high } of items) {
    if (kind === "class") {
      categories.push(low);
    } else if (!folds) {
      pairs.push(low, high);
    } else {
      if (high >= BMP_END) {
        cased = true;
        if (kind === "range") upperRanges.push(low, high);
        else pairs.push(low, high);
      }
      if (low >= BMP_END) continue;
      const last = Math.min(high, BMP_END - 1);
      meter.charge((last - low) >> 3);
      cased = foldRange(low, last, fold, pairs, cased);
    }
  }
  const kept = folds && !cased ? FOLD.none : fold;
  return { fold: kept, intervals: mergeIntervals(pairs), upperRanges, categories };
}

/** Whether items hold a character that folding can touch; ranges beyond the BMP count as if they did. */
export function hasCased(items: readonly SetItem[], fold: Fold, meter: Meter): boolean {
  for (const { kind, low, high } of items) {
    if (kind === "class") continue;
    if (kind === "range" && high >= BMP_END) return true;
    meter.charge((high - low) >> 3);
    for (let code = low; code <= high; code += 1) {
      if (fold === FOLD.ascii ? isAsciiLetter(code) : isCasedUnicode(code)) return true;
    }
  }
  return false;
}

/** Adds the lower case of each character of a range, and what is equal to it; tells whether one was cased. */
function foldRange(low: number, last: number, fold: Fold, pairs: number[], casedBefore: boolean): boolean {
  let cased = casedBefore;
  let start = -1;
  for (let code = low; code <= last; code += 1) {
    const lower = fold === FOLD.ascii ? asciiLower(code) : simpleLower(code);
    cased ||= fold === FOLD.ascii ? isAsciiLetter(code) : isCasedUnicode(code);
    if (lower === code) {
      if (start < 0) start = code;
    } else {
      if (start >= 0) pairs.push(start, code - 1);
      start = -1;
      pairs.push(lower, lower);
    }
    const group = fold === FOLD.unicode ? caseGroup(lower) : undefined;
    if (group !== undefined) for (const other of group) pairs.push(other, other);
  }
  if (start >= 0) pairs.push(start, last);
  return cased;
}

/** Sorts pairs and joins those that touch. */
function mergeIntervals(pairs: readonly number[]): number[] {
  const keys = new Float64Array(pairs.length >> 1);
  for (let index = 0; index < keys.length; index += 1) keys[index] = pairs[2 * index] * 0x200000 + pairs[2 * index + 1];
  keys.sort(); // native-ok: our own numbers, as many as the pattern has members
  const merged: number[] = [];
  for (const key of keys) {
    const low = Math.floor(key / 0x200000);
    const high = key - low * 0x200000;
    const end = merged.length - 1;
    if (end >= 0 && low <= merged[end] + 1) merged[end] = Math.max(merged[end], high);
    else merged.push(low, high);
  }
  return merged;
}

/** A byte for each of the first 256 code points: whether it is a member in the end. */
function latinMembers(members: Members, ascii: boolean, negated: boolean): Uint8Array {
  const { intervals, upperRanges, categories, fold } = members;
  const folded = new Uint8Array(LATIN);
  for (let index = 0; index < intervals.length && intervals[index] < LATIN; index += 2) {
    folded.fill(1, intervals[index], Math.min(intervals[index + 1] + 1, LATIN));
  }
  const table = ascii ? ASCII_CLASS : LATIN_CLASS;
  for (const category of categories) {
    const classes = CATEGORY_CLASSES[category >> 1];
    const wanted = (category & 1) === 0;
    for (let code = 0; code < LATIN; code += 1) if (((table[code] & classes) !== 0) === wanted) folded[code] = 1;
  }
  if (upperRanges.length > 0) {
    for (let code = 0; code < LATIN; code += 1) if (inUpperRanges(upperRanges, code)) folded[code] = 1;
  }
  const bits = new Uint8Array(LATIN);
  const missing = negated ? 1 : 0;
  for (let code = 0; code < LATIN; code += 1) {
    switch (fold) {
      case FOLD.ascii:
        bits[code] = folded[asciiLower(code)] ^ missing;
        break;
      case FOLD.unicode:
        bits[code] = folded[simpleLower(code)] ^ missing;
        break;
      case FOLD.locale:
        // Either case may be a member, after negation.
        bits[code] = (folded[asciiLower(code)] ^ missing) | (folded[asciiUpper(code)] ^ missing);
        break;
      default:
        bits[code] = folded[code] ^ missing;
    }
  }
  return bits;
}

function inUpperRanges(upperRanges: readonly number[], code: number): boolean {
  for (let index = 0; index < upperRanges.length; index += 2) {
    if (code >= upperRanges[index] && code <= upperRanges[index + 1]) return true;
    const upper = simpleUpper(code);
    if (upper >= upperRanges[index] && upper <= upperRanges[index + 1]) return true;
  }
  return false;
}

const CATEGORY_CLASSES: readonly number[] = [CLASS_DIGIT, CLASS_SPACE, CLASS_WORD];

/** The classes from 256 on that categories hold. */
function wideClasses(categories: readonly number[], ascii: boolean): number {
  let classes = 0;
  for (const category of categories) {
    const positive = ascii ? 0 : CATEGORY_CLASSES[category >> 1];
    classes |= (category & 1) === 1 ? CLASS_ALL & ~positive : positive;
  }
  return classes;
}

/** Membership of a code point from 256 on. */
export function isWideMember(set: WideSet, planes: Uint8Array, original: number): boolean {
  let code = original;
  if (set.fold === FOLD.unicode) {
    code = simpleLower(code);
    if (code < LATIN) return (planes[set.plane + code] & set.bit) !== 0;
  }
  const inside =
    (set.classes !== 0 && (set.classes & classOf(code)) !== 0) ||
    inRanges(set.ranges, code) ||
    inUpperRanges(set.upperRanges, code);
  return inside !== set.negated;
}

function inRanges(ranges: Int32Array, code: number): boolean {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (code > ranges[2 * middle + 1]) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length >> 1 && code >= ranges[2 * low];
}
