/**
 * Turns on the one thread that all sandboxes share. Runs that want to go on line up; each gets a slice of milliseconds, the
 * shorter the more there are and never longer than what is left of the turn, and when a turn's time is used up the event loop
 * runs before the next turn. Slices end at charge points only, so no program can observe them.
 */

import { afterOtherWork, now } from "./platform.js";

/**
 * Milliseconds of a turn. The event loop is to run every 10: what is left is for what ends a slice late, such as code that
 * is being translated and the collector of the garbage.
 */
const TURN = 5;
/** A slice where nobody else waits, unless the host says something else. */
export const PREFERRED = TURN;
/** No slice is shorter, unless the host wants it. */
const SHORTEST = 0.5;
const LEAST = 0.01;

interface Waiting {
  readonly go: (slice: number) => void;
  /** Its slice begins with work that cannot be divided: it had better be the turn's first. */
  readonly isHeavy: boolean;
}

export class Scheduler {
  private readonly waiting: Waiting[] = [];
  /** First of `waiting` that still waits; the array is cut now and then. */
  private first = 0;
  private used = 0;
  private isTurnCounted = false;
  private startedAt = 0;

  /** How many runs wait for their turn. */
  get length(): number {
    return this.waiting.length - this.first;
  }

  /** A slice for a run that starts: at once when this turn has time left and nobody waits, else 0. */
  enter(preferred: number): number {
    return this.length > 0 || this.used >= TURN ? 0 : this.begin(preferred, preferred);
  }

  /** Waits in line; resolves with the slice. */
  turn(preferred: number, isHeavy = false): Promise<number> {
    return new Promise((resolve) => {
      const go = (fair: number): void => resolve(this.begin(Math.min(preferred, fair), preferred));
      this.waiting.push({ go, isHeavy });
      this.countTurn();
    });
  }

  /** The slice is over. */
  leave(): void {
    this.used += now() - this.startedAt;
    if (this.used < TURN) this.next();
  }

  /** A host that prefers longer slices than a turn gets them where it is first. */
  private begin(slice: number, preferred: number): number {
    this.countTurn();
    this.startedAt = now();
    const left = (this.used === 0 ? Math.max(preferred, TURN) : TURN) - this.used;
    return Math.max(LEAST, Math.min(slice, Math.max(SHORTEST, left)));
  }

  private countTurn(): void {
    if (this.isTurnCounted) return;
    this.isTurnCounted = true;
    afterOtherWork(() => {
      this.isTurnCounted = false;
      this.used = 0;
      this.next();
    });
  }

  /** Lets the next one go on, which happens when the promise's reactions run: before any other macrotask. */
  private next(): void {
    if (this.first >= this.waiting.length) return;
    const count = this.length;
    const { go, isHeavy } = this.waiting[this.first];
    if (isHeavy && this.used > SHORTEST) return;
    this.first++;
    if (this.first > 1024 && this.first * 2 > this.waiting.length) {
      this.waiting.splice(0, this.first);
      this.first = 0;
    }
    go(count === 1 ? Number.POSITIVE_INFINITY : Math.max(SHORTEST, TURN / count));
  }
}

/** The scheduler that all sandboxes of this process share. */
export const scheduler = new Scheduler();
