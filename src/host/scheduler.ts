/**
 * Turns on the one thread that all sandboxes share. Runs that want to go on line up; each gets a slice of milliseconds, the
 * shorter the more there are, and when a turn's time is used up the event loop runs before the next turn. Slices end at
 * charge points only, so no program can observe them.
 */

import { afterOtherWork, now } from "./platform.js";

/** The event loop runs at least this often, in milliseconds. */
const TURN = 10;
/** No slice is shorter. */
const SHORTEST = 0.5;

export class Scheduler {
  private readonly waiting: ((slice: number) => void)[] = [];
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
    if (this.length > 0 || this.used >= TURN) return 0;
    return this.begin(Math.max(SHORTEST, Math.min(preferred, Math.max(preferred, TURN) - this.used)));
  }

  /** Waits in line; resolves with the slice. */
  turn(preferred: number): Promise<number> {
    return new Promise((resolve) => {
      this.waiting.push((fair) => resolve(this.begin(fair === 0 ? preferred : Math.min(preferred, fair))));
      this.countTurn();
    });
  }

  /** The slice is over. */
  leave(): void {
    this.used += now() - this.startedAt;
    if (this.used < TURN) this.next();
  }

  private begin(slice: number): number {
    this.countTurn();
    this.startedAt = now();
    return slice;
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
    const go = this.waiting[this.first];
    this.first++;
    if (this.first > 1024 && this.first * 2 > this.waiting.length) {
      this.waiting.splice(0, this.first);
      this.first = 0;
    }
    go(count === 1 ? 0 : Math.max(SHORTEST, TURN / count));
  }
}

/** The scheduler that all sandboxes of this process share. */
export const scheduler = new Scheduler();
