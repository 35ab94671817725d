// Unicode normal forms (UAX #15) by Unicode 15.1 and unicodedata.decomposition. Text that cannot change (all
// below the first character that could) is told in one pass and returned as it is. Linear, but for the
// reordering of marks, which sorts each run of them.
import { DECOMPOSITIONS, EXCLUDED, TAGS } from "./decomposition.generated.js";
import { PackedReader } from "./packed.js";
import { combiningClass } from "./properties.js";

/** The four normal forms. */
export type NormalForm = "NFC" | "NFD" | "NFKC" | "NFKD";

const HANGUL_FIRST = 0xac00;
const HANGUL_COUNT = 11172;
const LEADING = 0x1100;
const LEADING_COUNT = 19;
const VOWEL = 0x1161;
const VOWEL_COUNT = 21;
const TRAILING = 0x11a7;
const TRAILING_COUNT = 28;

interface Tables {
  readonly tags: readonly string[];
  /** Mapping of a code point: its tag (0 canonical), then code points. */
  readonly mappings: ReadonlyMap<number, readonly number[]>;
  /** Full decompositions met so far, canonical and compatible. */
  readonly canonical: Map<number, readonly number[]>;
  readonly compatible: Map<number, readonly number[]>;
  /** Composite by first * 2**21 + second. */
  readonly composites: ReadonlyMap<number, number>;
}

let tables: Tables | undefined;

function unpacked(): Tables {
  return (tables ??= unpack());
}

function unpack(): Tables {
  const mappings = new Map<number, readonly number[]>();
  const composites = new Map<number, number>();
  const excluded = new Set<number>();
  const gaps = new PackedReader(EXCLUDED);
  for (let codePoint = 0; !gaps.done;) excluded.add((codePoint += gaps.next()));
  const reader = new PackedReader(DECOMPOSITIONS);
  let codePoint = 0;
  let before = 0;
  while (!reader.done) {
    codePoint += reader.next();
    const mapping = [reader.next()];
    for (let length = reader.next(); length > 0; length -= 1) mapping.push((before += reader.nextSigned()));
    mappings.set(codePoint, mapping);
    if (mapping[0] === 0 && mapping.length === 3 && !excluded.has(codePoint)) {
      composites.set(mapping[1] * 0x200000 + mapping[2], codePoint);
    }
  }
  return { tags: TAGS.split(" "), mappings, canonical: new Map(), compatible: new Map(), composites };
}

/** unicodedata.decomposition: "<tag> XXXX XXXX", empty when there is none (and for Hangul). */
export function decomposition(codePoint: number): string {
  const { mappings, tags } = unpacked();
  const mapping = mappings.get(codePoint);
  if (mapping === undefined) return "";
  let text = mapping[0] === 0 ? "" : tags[mapping[0] - 1];
  for (let index = 1; index < mapping.length; index += 1) {
    const digits = mapping[index].toString(16).toUpperCase();
    text += (text === "" ? "" : " ") + (digits.length < 4 ? "0".repeat(4 - digits.length) : "") + digits;
  }
  return text;
}

/** The first code point that a form may change or that may combine with what precedes it. */
function firstChangeable(form: NormalForm): number {
  return form === "NFC" ? 0x300 : form === "NFD" ? 0xc0 : 0xa0;
}

/** unicodedata.normalize for JavaScript text. */
export function normalize(form: NormalForm, text: string): string {
  const first = firstChangeable(form);
  let index = 0;
  while (index < text.length && text.charCodeAt(index) < first) index += 1;
  if (index === text.length) return text;
  const codePoints: number[] = [];
  for (index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) as number;
    if (codePoint > 0xffff) index += 1;
    codePoints.push(codePoint);
  }
  const normal = normalizeCodePoints(form, codePoints);
  let result = "";
  for (const codePoint of normal) result += String.fromCodePoint(codePoint);
  return result;
}

/** unicodedata.normalize for text held as code points. */
export function normalizeCodePoints(form: NormalForm, codePoints: ArrayLike<number>): number[] {
  const compatible = form === "NFKC" || form === "NFKD";
  const decomposed: number[] = [];
  for (let index = 0; index < codePoints.length; index += 1) decompose(codePoints[index], compatible, decomposed);
  reorder(decomposed);
  return form === "NFC" || form === "NFKC" ? compose(decomposed) : decomposed;
}

/** unicodedata.is_normalized for JavaScript text. */
export function isNormalized(form: NormalForm, text: string): boolean {
  return normalize(form, text) === text;
}

function decompose(codePoint: number, compatible: boolean, into: number[]): void {
  if (codePoint < 0xa0) {
    into.push(codePoint);
    return;
  }
  const syllable = codePoint - HANGUL_FIRST;
  if (syllable >= 0 && syllable < HANGUL_COUNT) {
    into.push(LEADING + Math.floor(syllable / (VOWEL_COUNT * TRAILING_COUNT)));
    into.push(VOWEL + Math.floor((syllable % (VOWEL_COUNT * TRAILING_COUNT)) / TRAILING_COUNT));
    if (syllable % TRAILING_COUNT !== 0) into.push(TRAILING + (syllable % TRAILING_COUNT));
    return;
  }
  for (const part of fullDecomposition(codePoint, compatible)) into.push(part);
}

/** Mappings applied until nothing changes; the depth is that of Unicode's own data, at most four. */
function fullDecomposition(codePoint: number, compatible: boolean): readonly number[] {
  const at = unpacked();
  const mapping = at.mappings.get(codePoint);
  if (mapping === undefined || (mapping[0] !== 0 && !compatible)) return [codePoint];
  const known = compatible ? at.compatible : at.canonical;
  let full = known.get(codePoint);
  if (full === undefined) {
    const parts: number[] = [];
    for (let index = 1; index < mapping.length; index += 1) decompose(mapping[index], compatible, parts);
    full = parts;
    known.set(codePoint, full);
  }
  return full;
}

/** Puts each run of marks in the order of their combining classes, those of equal class as they stood. */
function reorder(codePoints: number[]): void {
  for (let start = 0; start < codePoints.length; start += 1) {
    if (combiningClass(codePoints[start]) === 0) continue;
    let end = start + 1;
    let ordered = true;
    let before = combiningClass(codePoints[start]);
    while (end < codePoints.length) {
      const next = combiningClass(codePoints[end]);
      if (next === 0) break;
      if (next < before) ordered = false;
      before = next;
      end += 1;
    }
    if (!ordered) {
      // By counting: classes are below 256, and a hostile run of marks may be long.
      const byClass = new Map<number, number[]>();
      for (let index = start; index < end; index += 1) {
        const value = combiningClass(codePoints[index]);
        const marks = byClass.get(value);
        if (marks === undefined) byClass.set(value, [codePoints[index]]);
        else marks.push(codePoints[index]);
      }
      let index = start;
      for (let value = 1; value < 256; value += 1) {
        for (const mark of byClass.get(value) ?? []) codePoints[index++] = mark;
      }
    }
    start = end - 1;
  }
}

/** Joins each starter with the marks after it that are not blocked, and Hangul letters to syllables. */
function compose(codePoints: readonly number[]): number[] {
  const { composites } = unpacked();
  const result: number[] = [];
  let starter = -1;
  /** Class of the last mark left standing after the starter; 0: none. */
  let last = 0;
  for (const codePoint of codePoints) {
    const value = combiningClass(codePoint);
    if (starter >= 0) {
      const adjacent = result.length === starter + 1;
      if (adjacent || (last !== 0 && last < value)) {
        const composite = composePair(result[starter], codePoint, composites);
        if (composite !== undefined) {
          result[starter] = composite;
          continue;
        }
      }
    }
    if (value === 0) {
      starter = result.length;
      last = 0;
    } else {
      last = value;
    }
    result.push(codePoint);
  }
  return result;
}

function composePair(first: number, second: number, composites: ReadonlyMap<number, number>): number | undefined {
  const vowel = second - VOWEL;
  if (vowel >= 0 && vowel < VOWEL_COUNT) {
    const leading = first - LEADING;
    if (leading >= 0 && leading < LEADING_COUNT) {
      return HANGUL_FIRST + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT;
    }
  }
  const trailing = second - TRAILING;
  if (trailing > 0 && trailing < TRAILING_COUNT) {
    const syllable = first - HANGUL_FIRST;
    if (syllable >= 0 && syllable < HANGUL_COUNT && syllable % TRAILING_COUNT === 0) return first + trailing;
  }
  return composites.get(first * 0x200000 + second);
}
