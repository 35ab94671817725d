/**
 * CPython's list sort (timsort with powersort's merge order, `Objects/listsort.txt`), asking `<` in exactly CPython's
 * sequence, as a state machine: each comparison may wait for guest code, so every routine is cut at its comparisons and
 * all progress lies in fields. The arrays are always a permutation of what they were, except inside a merge, where
 * `restore` puts the items still held aside back into the gap.
 */

import { heapClass } from "./heap.js";
import { X, type ExitSignal, type Machine } from "./machine.js";
import type { Value } from "./model.js";
import { orderNative } from "./equality.js";
import { compareTruth } from "./operators.js";

/** Runs shorter than a length between half of this and this are extended by insertion. */
const MAXIMUM_MINRUN = 64;
/** So many wins in a row start galloping. */
const MINIMUM_GALLOP = 7;

// The states, named for what happens when one is entered; `…_TEST` states read the outcome of the comparison before them.
const RUN_START = 0;
const ASCENDING = 1;
const ASCENDING_TEST = 2;
const EQUAL_TEST = 3;
const DESCENDING = 4;
const DESCENDING_TEST = 5;
const LARGER_TEST = 6;
const EXTEND = 7;
const EXTEND_TEST = 8;
const RUN_FOUND = 9;
const INSERT = 10;
const INSERT_STEP = 11;
const INSERT_TEST = 12;
const NEW_RUN = 13;
const COLLAPSE = 14;
const COLLAPSE_ALL = 15;
const MERGE_FROM = 16;
const MERGE_TO = 17;
const LOW_LOOP = 18;
const LOW_STEP = 19;
const LOW_TEST = 20;
const LOW_GALLOP = 21;
const LOW_GALLOPED_A = 22;
const LOW_GALLOPED_B = 23;
const HIGH_LOOP = 24;
const HIGH_STEP = 25;
const HIGH_TEST = 26;
const HIGH_GALLOP = 27;
const HIGH_GALLOPED_A = 28;
const HIGH_GALLOPED_B = 29;
const GALLOP_LEFT = 30;
const GALLOP_LEFT_FIRST = 31;
const GALLOP_LEFT_UP = 32;
const GALLOP_LEFT_UP_TEST = 33;
const GALLOP_LEFT_DOWN = 34;
const GALLOP_LEFT_DOWN_TEST = 35;
const GALLOP_LEFT_SEARCH = 36;
const GALLOP_LEFT_SEARCH_TEST = 37;
const GALLOP_RIGHT = 38;
const GALLOP_RIGHT_FIRST = 39;
const GALLOP_RIGHT_UP = 40;
const GALLOP_RIGHT_UP_TEST = 41;
const GALLOP_RIGHT_DOWN = 42;
const GALLOP_RIGHT_DOWN_TEST = 43;
const GALLOP_RIGHT_SEARCH = 44;
const GALLOP_RIGHT_SEARCH_TEST = 45;
const FINISHED = 46;

const NO_MERGE = 0;
const MERGING_LOW = 1;
const MERGING_HIGH = 2;

export class TimSort {
  private state: number = RUN_START;
  /** The outcome of the last comparison. */
  private less = false;
  // The run being made: from `low`, `length` long, `remaining` items from `low` to the end.
  private low = 0;
  private remaining: number;
  private length = 0;
  private equalTail = 0;
  private readonly minimumRun: number;
  // Binary insertion.
  private forced = 0;
  private inserting = 0;
  private left = 0;
  private right = 0;
  // Pending runs.
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly powers: number[] = [];
  private power = 0;
  // The merge under way.
  private merging: number = NO_MERGE;
  private afterMerge = 0;
  private startA = 0;
  private countA = 0;
  private startB = 0;
  private countB = 0;
  private destination = 0;
  private winsA = 0;
  private winsB = 0;
  private minimumGallop = MINIMUM_GALLOP;
  private gallop = 0;
  private heldKeys: Value[] = [];
  private heldValues: Value[] = [];
  // The galloping search under way: `key` in `searched` from `base`, `span` long, starting at `hint`.
  private key: Value = null;
  private searched: Value[] = [];
  private base = 0;
  private span = 0;
  private hint = 0;
  private offset = 0;
  private lastOffset = 0;
  private largest = 0;
  private afterGallop = 0;
  private found = 0;

  constructor(
    readonly keys: Value[],
    /** Moved along with the keys; null when the keys are the values. */
    readonly values: Value[] | null,
  ) {
    this.remaining = keys.length;
    let odd = 0;
    let length = keys.length;
    while (length >= MAXIMUM_MINRUN) {
      odd |= length & 1;
      length >>= 1;
    }
    this.minimumRun = length + odd;
  }

  /** Runs on, with the outcome of the comparison that was waited for; true when sorted, X when a comparison waits. */
  run(m: Machine, answer: boolean | undefined): true | ExitSignal {
    if (answer !== undefined) this.less = answer;
    for (;;) {
      if (this.state >= GALLOP_LEFT) {
        if (this.state === FINISHED) return true;
        if (this.state < GALLOP_RIGHT ? !this.gallopLeft(m) : !this.gallopRight(m)) return X;
      } else if (this.state >= LOW_LOOP) {
        if (this.state < HIGH_LOOP ? !this.mergeLow(m) : !this.mergeHigh(m)) return X;
      } else if (!this.advance(m)) return X;
    }
  }

  /** Asks a < b; the state to go on in must be set. False: wait. */
  private ask(m: Machine, a: Value, b: Value): boolean {
    m.charge(1);
    const native = orderNative("lt", a, b);
    if (native !== undefined) {
      this.less = native;
      return true;
    }
    const outcome = compareTruth(m, "lt", a, b);
    if (outcome === X) return false;
    this.less = outcome as boolean;
    return true;
  }

  // ------------------------------------------------------------------------------------------------------------- runs

  private advance(m: Machine): boolean {
    const { keys, low } = this;
    switch (this.state) {
      case RUN_START:
        if (this.remaining === 0) {
          this.state = COLLAPSE_ALL;
          return true;
        }
        this.length = 1;
        this.state = this.remaining === 1 ? RUN_FOUND : ASCENDING;
        return true;
      case ASCENDING:
        if (this.length === this.remaining) {
          this.state = RUN_FOUND;
          return true;
        }
        this.state = ASCENDING_TEST;
        return this.ask(m, keys[low + this.length], keys[low + this.length - 1]);
      case ASCENDING_TEST:
        if (!this.less) {
          this.length++;
          this.state = ASCENDING;
          return true;
        }
        if (this.length === 1) return this.startDescending();
        this.state = EQUAL_TEST;
        return this.ask(m, keys[low], keys[low + this.length - 1]);
      case EQUAL_TEST:
        // Unless all so far are equal, the run ascends and ends here.
        if (this.less) {
          this.state = RUN_FOUND;
          return true;
        }
        this.reverse(low, low + this.length);
        return this.startDescending();
      case DESCENDING:
        if (this.length === this.remaining) return this.endDescending();
        this.state = DESCENDING_TEST;
        return this.ask(m, keys[low + this.length], keys[low + this.length - 1]);
      case DESCENDING_TEST:
        if (this.less) {
          this.reverseEqualTail();
          this.length++;
          this.state = DESCENDING;
          return true;
        }
        this.state = LARGER_TEST;
        return this.ask(m, keys[low + this.length - 1], keys[low + this.length]);
      case LARGER_TEST:
        if (this.less) return this.endDescending();
        this.equalTail++;
        this.length++;
        this.state = DESCENDING;
        return true;
      case EXTEND:
        if (this.length === this.remaining) {
          this.state = RUN_FOUND;
          return true;
        }
        this.state = EXTEND_TEST;
        return this.ask(m, keys[low + this.length], keys[low + this.length - 1]);
      case EXTEND_TEST:
        if (this.less) this.state = RUN_FOUND;
        else {
          this.length++;
          this.state = EXTEND;
        }
        return true;
      case RUN_FOUND:
        if (this.length < this.minimumRun) {
          this.forced = Math.min(this.remaining, this.minimumRun);
          this.inserting = this.length;
          this.state = INSERT;
        } else this.state = NEW_RUN;
        return true;
      case INSERT:
        if (this.inserting >= this.forced) {
          this.length = this.forced;
          this.state = NEW_RUN;
          return true;
        }
        this.left = 0;
        this.right = this.inserting;
        this.state = INSERT_STEP;
        return true;
      case INSERT_STEP:
        this.state = INSERT_TEST;
        return this.ask(m, keys[low + this.inserting], keys[low + ((this.left + this.right) >> 1)]);
      case INSERT_TEST: {
        const middle = (this.left + this.right) >> 1;
        if (this.less) this.right = middle;
        else this.left = middle + 1;
        if (this.left < this.right) this.state = INSERT_STEP;
        else {
          this.rotate(low + this.left, low + this.inserting);
          this.inserting++;
          this.state = INSERT;
        }
        return true;
      }
      case NEW_RUN:
        if (this.starts.length > 0) {
          const last = this.starts.length - 1;
          this.power = powerOf(this.starts[last], this.lengths[last], this.length, keys.length);
          this.state = COLLAPSE;
        } else this.pushRun();
        return true;
      case COLLAPSE: {
        const count = this.starts.length;
        if (count > 1 && this.powers[count - 2] > this.power) return this.startMerge(count - 2, COLLAPSE);
        this.powers[count - 1] = this.power;
        this.pushRun();
        return true;
      }
      case COLLAPSE_ALL: {
        const { lengths } = this;
        if (lengths.length <= 1) {
          this.state = FINISHED;
          return true;
        }
        let index = lengths.length - 2;
        if (index > 0 && lengths[index - 1] < lengths[index + 1]) index--;
        return this.startMerge(index, COLLAPSE_ALL);
      }
      case MERGE_FROM:
        // The items of A that are at their place already.
        this.startA += this.found;
        this.countA -= this.found;
        if (this.countA === 0) {
          this.state = this.afterMerge;
          return true;
        }
        return this.search(
          GALLOP_LEFT,
          keys[this.startA + this.countA - 1],
          keys,
          this.startB,
          this.countB,
          this.countB - 1,
          MERGE_TO,
        );
      default:
        // MERGE_TO: the items of B that are at their place already.
        this.countB = this.found;
        if (this.countB <= 0) this.state = this.afterMerge;
        else if (this.countA <= this.countB) this.startLow(m);
        else this.startHigh(m);
        return true;
    }
  }

  private startDescending(): boolean {
    this.length++;
    this.equalTail = 0;
    this.state = DESCENDING;
    return true;
  }

  private endDescending(): boolean {
    this.reverseEqualTail();
    this.reverse(this.low, this.low + this.length);
    this.state = EXTEND;
    return true;
  }

  private reverseEqualTail(): void {
    if (this.equalTail === 0) return;
    const end = this.low + this.length;
    this.reverse(end - this.equalTail - 1, end);
    this.equalTail = 0;
  }

  private reverse(from: number, to: number): void {
    reverseItems(this.keys, from, to);
    if (this.values !== null) reverseItems(this.values, from, to);
  }

  /** Moves the item at `from` down to `to`. */
  private rotate(to: number, from: number): void {
    const { keys, values } = this;
    const key = keys[from];
    for (let index = from; index > to; index--) keys[index] = keys[index - 1];
    keys[to] = key;
    if (values === null) return;
    const value = values[from];
    for (let index = from; index > to; index--) values[index] = values[index - 1];
    values[to] = value;
  }

  private pushRun(): void {
    this.starts.push(this.low);
    this.lengths.push(this.length);
    this.powers.push(0);
    this.low += this.length;
    this.remaining -= this.length;
    this.state = RUN_START;
  }

  // ----------------------------------------------------------------------------------------------------------- merging

  private startMerge(index: number, after: number): boolean {
    const { starts, lengths, powers } = this;
    this.afterMerge = after;
    this.startA = starts[index];
    this.countA = lengths[index];
    this.startB = starts[index + 1];
    this.countB = lengths[index + 1];
    lengths[index] += lengths[index + 1];
    starts.splice(index + 1, 1);
    lengths.splice(index + 1, 1);
    // The power of a run belongs to its border with the next one.
    powers[index] = powers[index + 1];
    powers.splice(index + 1, 1);
    return this.search(GALLOP_RIGHT, this.keys[this.startB], this.keys, this.startA, this.countA, 0, MERGE_FROM);
  }

  private hold(m: Machine, from: number, count: number): void {
    m.charge(1 + (count >> 3));
    m.allocate(count * (this.values === null ? 8 : 16));
    this.heldKeys = this.keys.slice(from, from + count);
    this.heldValues = this.values === null ? [] : this.values.slice(from, from + count);
  }

  /** Copies one item or more within the arrays, upwards or downwards as the overlap asks. */
  private move(to: number, from: number, count: number): void {
    if (count === 1) {
      this.keys[to] = this.keys[from];
      if (this.values !== null) this.values[to] = this.values[from];
      return;
    }
    this.keys.copyWithin(to, from, from + count);
    if (this.values !== null) this.values.copyWithin(to, from, from + count);
  }

  /** Copies held items back. */
  private release(to: number, from: number, count: number): void {
    const { keys, values, heldKeys, heldValues } = this;
    for (let index = 0; index < count; index++) keys[to + index] = heldKeys[from + index];
    if (values !== null) for (let index = 0; index < count; index++) values[to + index] = heldValues[from + index];
  }

  private endMerge(): boolean {
    this.merging = NO_MERGE;
    this.heldKeys = [];
    this.heldValues = [];
    this.state = this.afterMerge;
    return true;
  }

  /** Puts the items that a broken-off merge holds aside back into the gap. */
  restore(): void {
    if (this.merging === MERGING_LOW) this.release(this.destination, this.startA, this.countA);
    else if (this.merging === MERGING_HIGH) this.release(this.destination - this.countB + 1, 0, this.countB);
    this.merging = NO_MERGE;
  }

  /** Merges with A held aside, from the left: `startA` counts in the held items. */
  private startLow(m: Machine): void {
    this.hold(m, this.startA, this.countA);
    this.destination = this.startA;
    this.startA = 0;
    this.merging = MERGING_LOW;
    this.takeLowB(1);
    this.gallop = this.minimumGallop;
    if (this.countB === 0) this.endLow();
    else if (this.countA === 1) this.endLowWithLast();
    else this.state = LOW_LOOP;
  }

  private takeLowA(count: number): void {
    this.release(this.destination, this.startA, count);
    this.destination += count;
    this.startA += count;
    this.countA -= count;
  }

  private takeLowB(count: number): void {
    this.move(this.destination, this.startB, count);
    this.destination += count;
    this.startB += count;
    this.countB -= count;
  }

  private endLow(): boolean {
    this.release(this.destination, this.startA, this.countA);
    return this.endMerge();
  }

  /** The last item of A belongs behind the rest of B. */
  private endLowWithLast(): boolean {
    this.takeLowB(this.countB);
    return this.endLow();
  }

  private mergeLow(m: Machine): boolean {
    const { keys } = this;
    switch (this.state) {
      case LOW_LOOP:
        this.winsA = 0;
        this.winsB = 0;
        this.state = LOW_STEP;
        return true;
      case LOW_STEP:
        this.state = LOW_TEST;
        return this.ask(m, keys[this.startB], this.heldKeys[this.startA]);
      case LOW_TEST:
        if (this.less) {
          this.takeLowB(1);
          this.winsB++;
          this.winsA = 0;
          if (this.countB === 0) return this.endLow();
          this.state = this.winsB >= this.gallop ? LOW_GALLOP : LOW_STEP;
        } else {
          this.takeLowA(1);
          this.winsA++;
          this.winsB = 0;
          if (this.countA === 1) return this.endLowWithLast();
          this.state = this.winsA >= this.gallop ? LOW_GALLOP : LOW_STEP;
        }
        if (this.state === LOW_GALLOP) this.gallop++;
        return true;
      case LOW_GALLOP:
        if (this.gallop > 1) this.gallop--;
        this.minimumGallop = this.gallop;
        return this.search(GALLOP_RIGHT, keys[this.startB], this.heldKeys, this.startA, this.countA, 0, LOW_GALLOPED_A);
      case LOW_GALLOPED_A:
        this.winsA = this.found;
        if (this.found > 0) {
          this.takeLowA(this.found);
          if (this.countA === 1) return this.endLowWithLast();
          // Only an inconsistent comparison can empty A here.
          if (this.countA === 0) return this.endLow();
        }
        this.takeLowB(1);
        if (this.countB === 0) return this.endLow();
        return this.search(GALLOP_LEFT, this.heldKeys[this.startA], keys, this.startB, this.countB, 0, LOW_GALLOPED_B);
      default:
        this.winsB = this.found;
        if (this.found > 0) {
          this.takeLowB(this.found);
          if (this.countB === 0) return this.endLow();
        }
        this.takeLowA(1);
        if (this.countA === 1) return this.endLowWithLast();
        if (this.winsA >= MINIMUM_GALLOP || this.winsB >= MINIMUM_GALLOP) this.state = LOW_GALLOP;
        else {
          this.gallop++;
          this.minimumGallop = this.gallop;
          this.state = LOW_LOOP;
        }
        return true;
    }
  }

  /** Merges with B held aside, from the right: A and B shrink from their ends. */
  private startHigh(m: Machine): void {
    this.hold(m, this.startB, this.countB);
    this.destination = this.startB + this.countB - 1;
    this.merging = MERGING_HIGH;
    this.takeHighA(1);
    this.gallop = this.minimumGallop;
    if (this.countA === 0) this.endHigh();
    else if (this.countB === 1) this.endHighWithFirst();
    else this.state = HIGH_LOOP;
  }

  private takeHighA(count: number): void {
    this.move(this.destination - count + 1, this.startA + this.countA - count, count);
    this.destination -= count;
    this.countA -= count;
  }

  private takeHighB(count: number): void {
    this.release(this.destination - count + 1, this.countB - count, count);
    this.destination -= count;
    this.countB -= count;
  }

  private endHigh(): boolean {
    this.release(this.destination - this.countB + 1, 0, this.countB);
    return this.endMerge();
  }

  /** The first item of B belongs before the rest of A. */
  private endHighWithFirst(): boolean {
    this.takeHighA(this.countA);
    return this.endHigh();
  }

  private mergeHigh(m: Machine): boolean {
    const { keys } = this;
    switch (this.state) {
      case HIGH_LOOP:
        this.winsA = 0;
        this.winsB = 0;
        this.state = HIGH_STEP;
        return true;
      case HIGH_STEP:
        this.state = HIGH_TEST;
        return this.ask(m, this.heldKeys[this.countB - 1], keys[this.startA + this.countA - 1]);
      case HIGH_TEST:
        if (this.less) {
          this.takeHighA(1);
          this.winsA++;
          this.winsB = 0;
          if (this.countA === 0) return this.endHigh();
          this.state = this.winsA >= this.gallop ? HIGH_GALLOP : HIGH_STEP;
        } else {
          this.takeHighB(1);
          this.winsB++;
          this.winsA = 0;
          if (this.countB === 1) return this.endHighWithFirst();
          this.state = this.winsB >= this.gallop ? HIGH_GALLOP : HIGH_STEP;
        }
        if (this.state === HIGH_GALLOP) this.gallop++;
        return true;
      case HIGH_GALLOP:
        if (this.gallop > 1) this.gallop--;
        this.minimumGallop = this.gallop;
        return this.search(
          GALLOP_RIGHT,
          this.heldKeys[this.countB - 1],
          keys,
          this.startA,
          this.countA,
          this.countA - 1,
          HIGH_GALLOPED_A,
        );
      case HIGH_GALLOPED_A:
        this.winsA = this.countA - this.found;
        if (this.winsA > 0) {
          this.takeHighA(this.winsA);
          if (this.countA === 0) return this.endHigh();
        }
        this.takeHighB(1);
        if (this.countB === 1) return this.endHighWithFirst();
        return this.search(
          GALLOP_LEFT,
          keys[this.startA + this.countA - 1],
          this.heldKeys,
          0,
          this.countB,
          this.countB - 1,
          HIGH_GALLOPED_B,
        );
      default:
        this.winsB = this.countB - this.found;
        if (this.winsB > 0) {
          this.takeHighB(this.winsB);
          if (this.countB === 1) return this.endHighWithFirst();
          // Only an inconsistent comparison can empty B here.
          if (this.countB === 0) return this.endHigh();
        }
        this.takeHighA(1);
        if (this.countA === 0) return this.endHigh();
        if (this.winsA >= MINIMUM_GALLOP || this.winsB >= MINIMUM_GALLOP) this.state = HIGH_GALLOP;
        else {
          this.gallop++;
          this.minimumGallop = this.gallop;
          this.state = HIGH_LOOP;
        }
        return true;
    }
  }

  // ---------------------------------------------------------------------------------------------------------- galloping

  /** Starts a galloping search; its answer is left in `found` when the state `after` is entered. */
  private search(
    kind: number,
    key: Value,
    searched: Value[],
    base: number,
    span: number,
    hint: number,
    after: number,
  ): boolean {
    this.key = key;
    this.searched = searched;
    this.base = base;
    this.span = span;
    this.hint = hint;
    this.afterGallop = after;
    this.state = kind;
    return true;
  }

  /** Item `index` of the part that is searched. */
  private at(index: number): Value {
    return this.searched[this.base + index];
  }

  private startSearch(state: number, largest: number): void {
    this.lastOffset = 0;
    this.offset = 1;
    this.largest = largest;
    this.state = state;
  }

  /** The bounds found by going up from the hint. */
  private boundUp(state: number): void {
    if (this.offset > this.largest) this.offset = this.largest;
    this.lastOffset += this.hint + 1;
    this.offset += this.hint;
    this.state = state;
  }

  /** The bounds found by going down from the hint. */
  private boundDown(state: number): void {
    if (this.offset > this.largest) this.offset = this.largest;
    const last = this.lastOffset;
    this.lastOffset = this.hint - this.offset + 1;
    this.offset = this.hint - last;
    this.state = state;
  }

  private stretch(state: number): void {
    this.lastOffset = this.offset;
    this.offset = 2 * this.offset + 1;
    this.state = state;
  }

  private endSearch(): boolean {
    this.found = this.offset;
    this.state = this.afterGallop;
    this.key = null;
    this.searched = [];
    return true;
  }

  private middle(): number {
    return this.lastOffset + ((this.offset - this.lastOffset) >> 1);
  }

  /** Where the key belongs, before any equal item. */
  private gallopLeft(m: Machine): boolean {
    switch (this.state) {
      case GALLOP_LEFT:
        this.state = GALLOP_LEFT_FIRST;
        return this.ask(m, this.at(this.hint), this.key);
      case GALLOP_LEFT_FIRST:
        if (this.less) this.startSearch(GALLOP_LEFT_UP, this.span - this.hint);
        else this.startSearch(GALLOP_LEFT_DOWN, this.hint + 1);
        return true;
      case GALLOP_LEFT_UP:
        if (this.offset >= this.largest) {
          this.boundUp(GALLOP_LEFT_SEARCH);
          return true;
        }
        this.state = GALLOP_LEFT_UP_TEST;
        return this.ask(m, this.at(this.hint + this.offset), this.key);
      case GALLOP_LEFT_UP_TEST:
        if (this.less) this.stretch(GALLOP_LEFT_UP);
        else this.boundUp(GALLOP_LEFT_SEARCH);
        return true;
      case GALLOP_LEFT_DOWN:
        if (this.offset >= this.largest) {
          this.boundDown(GALLOP_LEFT_SEARCH);
          return true;
        }
        this.state = GALLOP_LEFT_DOWN_TEST;
        return this.ask(m, this.at(this.hint - this.offset), this.key);
      case GALLOP_LEFT_DOWN_TEST:
        if (this.less) this.boundDown(GALLOP_LEFT_SEARCH);
        else this.stretch(GALLOP_LEFT_DOWN);
        return true;
      case GALLOP_LEFT_SEARCH:
        if (this.lastOffset >= this.offset) return this.endSearch();
        this.state = GALLOP_LEFT_SEARCH_TEST;
        return this.ask(m, this.at(this.middle()), this.key);
      default:
        if (this.less) this.lastOffset = this.middle() + 1;
        else this.offset = this.middle();
        this.state = GALLOP_LEFT_SEARCH;
        return true;
    }
  }

  /** Where the key belongs, behind any equal item. */
  private gallopRight(m: Machine): boolean {
    switch (this.state) {
      case GALLOP_RIGHT:
        this.state = GALLOP_RIGHT_FIRST;
        return this.ask(m, this.key, this.at(this.hint));
      case GALLOP_RIGHT_FIRST:
        if (this.less) this.startSearch(GALLOP_RIGHT_DOWN, this.hint + 1);
        else this.startSearch(GALLOP_RIGHT_UP, this.span - this.hint);
        return true;
      case GALLOP_RIGHT_DOWN:
        if (this.offset >= this.largest) {
          this.boundDown(GALLOP_RIGHT_SEARCH);
          return true;
        }
        this.state = GALLOP_RIGHT_DOWN_TEST;
        return this.ask(m, this.key, this.at(this.hint - this.offset));
      case GALLOP_RIGHT_DOWN_TEST:
        if (this.less) this.stretch(GALLOP_RIGHT_DOWN);
        else this.boundDown(GALLOP_RIGHT_SEARCH);
        return true;
      case GALLOP_RIGHT_UP:
        if (this.offset >= this.largest) {
          this.boundUp(GALLOP_RIGHT_SEARCH);
          return true;
        }
        this.state = GALLOP_RIGHT_UP_TEST;
        return this.ask(m, this.key, this.at(this.hint + this.offset));
      case GALLOP_RIGHT_UP_TEST:
        if (this.less) this.boundUp(GALLOP_RIGHT_SEARCH);
        else this.stretch(GALLOP_RIGHT_UP);
        return true;
      case GALLOP_RIGHT_SEARCH:
        if (this.lastOffset >= this.offset) return this.endSearch();
        this.state = GALLOP_RIGHT_SEARCH_TEST;
        return this.ask(m, this.key, this.at(this.middle()));
      default:
        if (this.less) this.offset = this.middle();
        else this.lastOffset = this.middle() + 1;
        this.state = GALLOP_RIGHT_SEARCH;
        return true;
    }
  }
}

heapClass(
  TimSort,
  "timsort",
  {
    state: "plain",
    less: "plain",
    low: "plain",
    remaining: "plain",
    length: "plain",
    equalTail: "plain",
    minimumRun: "plain",
    forced: "plain",
    inserting: "plain",
    left: "plain",
    right: "plain",
    starts: "state",
    lengths: "state",
    powers: "state",
    power: "plain",
    merging: "plain",
    afterMerge: "plain",
    startA: "plain",
    countA: "plain",
    startB: "plain",
    countB: "plain",
    destination: "plain",
    winsA: "plain",
    winsB: "plain",
    minimumGallop: "plain",
    gallop: "plain",
    heldKeys: "values",
    heldValues: "values",
    key: "value",
    searched: "values",
    base: "plain",
    span: "plain",
    hint: "plain",
    offset: "plain",
    lastOffset: "plain",
    largest: "plain",
    afterGallop: "plain",
    found: "plain",
    keys: "values",
    values: "values",
  },
  (sort) => 400 + 8 * sort.keys.length,
);

/** Powersort's depth of the border between two neighbouring runs. */
function powerOf(start: number, length: number, nextLength: number, total: number): number {
  let power = 0;
  let a = 2 * start + length;
  let b = a + length + nextLength;
  for (;;) {
    power++;
    if (a >= total) {
      a -= total;
      b -= total;
    } else if (b >= total) return power;
    a *= 2;
    b *= 2;
  }
}

/** Reverses part of an array. */
export function reverseItems(items: Value[], from: number, to: number): void {
  for (let low = from, high = to - 1; low < high; low++, high--) {
    const item = items[low];
    items[low] = items[high];
    items[high] = item;
  }
}
