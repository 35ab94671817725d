// Substring search in linear time whatever the text: the two-way algorithm of Crochemore and Perrin with a
// shift table, over UTF-16 text, bytes and code points, forwards and backwards. The engine's own search is
// quadratic in bad cases and cannot be interrupted, so callers charge (haystack + needle) / 16 and come here.
// Indexes are code units, bytes or code points: whatever the haystack is made of.

/** What is searched besides text: bytes or code points. */
export type Units = Uint8Array | Uint32Array | readonly number[];

/** A search of at most so many comparisons, or for a needle of at most so many units, is made directly. */
const DIRECT_WORK = 1024;
const DIRECT_LENGTH = 4;

/** The shift table's size: a power of two, as units are cut to it. */
const SHIFTS = 256;

/**
 * A needle prepared for one direction. Its units stand in the direction of the search, so that a backward
 * search is a forward one over the mirrored haystack.
 */
class Prepared {
  readonly length: number;
  /** Where the needle is split: the right part is compared first. */
  readonly split: number;
  readonly period: number;
  /** Whether the left part repeats with the period, so that matched units need not be read again. */
  readonly periodic: boolean;
  /** How far the window may move by its last unit alone; 0: the unit may be the needle's last. */
  readonly shifts: Uint32Array;

  constructor(readonly units: Uint32Array) {
    const length = units.length;
    this.length = length;
    const less = maximalSuffix(units, false);
    const greater = maximalSuffix(units, true);
    const best = less.start >= greater.start ? less : greater;
    this.split = best.start;
    let periodic = true;
    for (let index = 0; index < best.start && periodic; index += 1) {
      periodic = units[index] === units[index + best.period];
    }
    this.periodic = periodic;
    this.period = periodic ? best.period : Math.max(best.start, length - best.start) + 1;
    this.shifts = new Uint32Array(SHIFTS).fill(length);
    for (let index = 0; index < length; index += 1) this.shifts[units[index] & (SHIFTS - 1)] = length - 1 - index;
  }
}

/** Start and period of the lexicographically largest suffix, by the usual or the reversed order. */
function maximalSuffix(units: Uint32Array, reversed: boolean): { readonly start: number; readonly period: number } {
  let start = 0;
  let candidate = 1;
  let offset = 0;
  let period = 1;
  while (candidate + offset < units.length) {
    const a = units[candidate + offset];
    const b = units[start + offset];
    if (a === b) {
      if (offset + 1 === period) {
        candidate += period;
        offset = 0;
      } else {
        offset += 1;
      }
    } else if (reversed ? b < a : a < b) {
      candidate += offset + 1;
      offset = 0;
      period = candidate - start;
    } else {
      start = candidate;
      candidate += 1;
      offset = 0;
      period = 1;
    }
  }
  return { start, period };
}

/** The first place in haystack[start, end), seen from the side that `step` walks from; -1 if none. */
function searchText(needle: Prepared, haystack: string, start: number, end: number, step: 1 | -1): number {
  const { units, length, split, period, periodic, shifts } = needle;
  const base = step === 1 ? start : end - 1;
  const last = end - start - length;
  let window = 0;
  let memory = 0;
  while (window <= last) {
    let shift = shifts[haystack.charCodeAt(base + step * (window + length - 1)) & (SHIFTS - 1)];
    if (shift > 0) {
      // What was remembered tells that nothing fits before the period's end.
      if (memory > 0 && shift < period) shift = length - period;
      memory = 0;
      window += shift;
      continue;
    }
    let index = memory > split ? memory : split;
    while (index < length && units[index] === haystack.charCodeAt(base + step * (window + index))) index += 1;
    if (index < length) {
      window += index - split + 1;
      memory = 0;
      continue;
    }
    index = split - 1;
    while (index >= memory && units[index] === haystack.charCodeAt(base + step * (window + index))) index -= 1;
    if (index < memory) return step === 1 ? start + window : end - window - length;
    window += period;
    memory = periodic ? length - period : 0;
  }
  return -1;
}

/** The same over bytes or code points. */
function searchUnits(needle: Prepared, haystack: Units, start: number, end: number, step: 1 | -1): number {
  const { units, length, split, period, periodic, shifts } = needle;
  const base = step === 1 ? start : end - 1;
  const last = end - start - length;
  let window = 0;
  let memory = 0;
  while (window <= last) {
    let shift = shifts[haystack[base + step * (window + length - 1)] & (SHIFTS - 1)];
    if (shift > 0) {
      if (memory > 0 && shift < period) shift = length - period;
      memory = 0;
      window += shift;
      continue;
    }
    let index = memory > split ? memory : split;
    while (index < length && units[index] === haystack[base + step * (window + index)]) index += 1;
    if (index < length) {
      window += index - split + 1;
      memory = 0;
      continue;
    }
    index = split - 1;
    while (index >= memory && units[index] === haystack[base + step * (window + index)]) index -= 1;
    if (index < memory) return step === 1 ? start + window : end - window - length;
    window += period;
    memory = periodic ? length - period : 0;
  }
  return -1;
}

function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

/** A needle for repeated searches in text, as split and replace need: its preparation is made once. */
export class TextNeedle {
  private forward: Prepared | undefined;
  private backward: Prepared | undefined;

  constructor(readonly needle: string) {}

  /** The first place >= start where the needle lies wholly before `end`, or -1; an empty one is at `start`. */
  find(haystack: string, start: number, end: number): number {
    const needle = this.needle;
    const length = needle.length;
    const last = end - length;
    if (start > last) return -1;
    if (length === 0) return start;
    // The engine scans for one unit far faster than a loop here can, but knows no end: it may be asked while
    // what lies past `last` is in proportion, and while its finds are seldom enough.
    let from = start;
    if (haystack.length - last <= 2 * (last - start) + 256) {
      const first = needle[0];
      let work = 0;
      for (;;) {
        const at = haystack.indexOf(first, from);
        if (at < 0 || at > last) return -1;
        let offset = 1;
        while (offset < length && haystack.charCodeAt(at + offset) === needle.charCodeAt(offset)) offset += 1;
        if (offset === length) return at;
        from = at + 1;
        work += 3 * offset + 45;
        if (work > at - start + 200) break;
      }
    }
    if (length <= 2 || (last - from + 1) * length <= DIRECT_WORK) {
      const first = needle.charCodeAt(0);
      for (let index = from; index <= last; index += 1) {
        if (haystack.charCodeAt(index) !== first) continue;
        let offset = 1;
        while (offset < length && haystack.charCodeAt(index + offset) === needle.charCodeAt(offset)) offset += 1;
        if (offset === length) return index;
      }
      return -1;
    }
    this.forward ??= new Prepared(unitsOf(needle));
    return searchText(this.forward, haystack, from, end, 1);
  }

  /** The last place >= start where the needle lies wholly before `end`, or -1; an empty one is at `end`. */
  rfind(haystack: string, start: number, end: number): number {
    const needle = this.needle;
    const length = needle.length;
    const last = end - length;
    if (start > last) return -1;
    if (length === 0) return end;
    if (length <= DIRECT_LENGTH || (last - start + 1) * length <= DIRECT_WORK) {
      const first = needle.charCodeAt(0);
      for (let index = last; index >= start; index -= 1) {
        if (haystack.charCodeAt(index) !== first) continue;
        let offset = 1;
        while (offset < length && haystack.charCodeAt(index + offset) === needle.charCodeAt(offset)) offset += 1;
        if (offset === length) return index;
      }
      return -1;
    }
    this.backward ??= new Prepared(unitsOf(needle).reverse());
    return searchText(this.backward, haystack, start, end, -1);
  }

  /** How often the needle occurs without overlap, at most `maximum` times; an empty one once at each place. */
  count(haystack: string, start: number, end: number, maximum = Infinity): number {
    if (start > end) return 0;
    if (this.needle.length === 0) return Math.min(end - start + 1, maximum);
    let count = 0;
    for (let from = start; count < maximum; count += 1) {
      const at = this.find(haystack, from, end);
      if (at < 0) break;
      from = at + this.needle.length;
    }
    return count;
  }
}

/** A needle for repeated searches in bytes or code points. */
export class UnitsNeedle {
  private forward: Prepared | undefined;
  private backward: Prepared | undefined;

  constructor(readonly needle: Units) {}

  /** As TextNeedle.find. */
  find(haystack: Units, start: number, end: number): number {
    const needle = this.needle;
    const length = needle.length;
    const last = end - length;
    if (start > last) return -1;
    if (length === 0) return start;
    if (length <= DIRECT_LENGTH || (last - start + 1) * length <= DIRECT_WORK) {
      const first = needle[0];
      for (let index = start; index <= last; index += 1) {
        if (haystack[index] !== first) continue;
        let offset = 1;
        while (offset < length && haystack[index + offset] === needle[offset]) offset += 1;
        if (offset === length) return index;
      }
      return -1;
    }
    this.forward ??= new Prepared(new Uint32Array(needle));
    return searchUnits(this.forward, haystack, start, end, 1);
  }

  /** As TextNeedle.rfind. */
  rfind(haystack: Units, start: number, end: number): number {
    const needle = this.needle;
    const length = needle.length;
    const last = end - length;
    if (start > last) return -1;
    if (length === 0) return end;
    if (length <= DIRECT_LENGTH || (last - start + 1) * length <= DIRECT_WORK) {
      const first = needle[0];
      for (let index = last; index >= start; index -= 1) {
        if (haystack[index] !== first) continue;
        let offset = 1;
        while (offset < length && haystack[index + offset] === needle[offset]) offset += 1;
        if (offset === length) return index;
      }
      return -1;
    }
    this.backward ??= new Prepared(new Uint32Array(needle).reverse());
    return searchUnits(this.backward, haystack, start, end, -1);
  }

  /** As TextNeedle.count. */
  count(haystack: Units, start: number, end: number, maximum = Infinity): number {
    if (start > end) return 0;
    if (this.needle.length === 0) return Math.min(end - start + 1, maximum);
    let count = 0;
    for (let from = start; count < maximum; count += 1) {
      const at = this.find(haystack, from, end);
      if (at < 0) break;
      from = at + this.needle.length;
    }
    return count;
  }
}

/** str.find within [start, end), in code units. */
export function findText(haystack: string, needle: string, start = 0, end = haystack.length): number {
  return new TextNeedle(needle).find(haystack, start, end);
}

/** str.rfind within [start, end), in code units. */
export function rfindText(haystack: string, needle: string, start = 0, end = haystack.length): number {
  return new TextNeedle(needle).rfind(haystack, start, end);
}

/** str.count within [start, end). */
export function countText(haystack: string, needle: string, start = 0, end = haystack.length): number {
  return new TextNeedle(needle).count(haystack, start, end);
}

/** bytes.find, or str.find by code points. */
export function findUnits(haystack: Units, needle: Units, start = 0, end = haystack.length): number {
  return new UnitsNeedle(needle).find(haystack, start, end);
}

/** bytes.rfind, or str.rfind by code points. */
export function rfindUnits(haystack: Units, needle: Units, start = 0, end = haystack.length): number {
  return new UnitsNeedle(needle).rfind(haystack, start, end);
}

/** bytes.count, or str.count by code points. */
export function countUnits(haystack: Units, needle: Units, start = 0, end = haystack.length): number {
  return new UnitsNeedle(needle).count(haystack, start, end);
}
