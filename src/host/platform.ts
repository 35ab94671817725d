/**
 * The one file of the core that names ambient globals: the clock, a macrotask to yield to the event loop, and the shape of
 * AbortSignal. Captured once at load, so that later pollution changes nothing.
 */

interface Ambient {
  readonly performance?: { now(): number };
  readonly setTimeout: (callback: () => void, milliseconds: number) => unknown;
  readonly setImmediate?: (callback: () => void) => unknown;
}
const ambient = globalThis as unknown as Ambient;
const clock = ambient.performance;
const timeout = ambient.setTimeout;
const immediate = ambient.setImmediate;

/** Milliseconds, monotonic. */
export function now(): number {
  return clock === undefined ? 0 : clock.now();
}

/** Lets the event loop run other work. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate !== undefined) immediate(resolve);
    else timeout(resolve, 0);
  });
}

/** What the sandbox needs of an AbortSignal. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

const dateClass = globalThis.Date;
/** Is this a host Date? */
export function isDate(value: object): boolean {
  return value instanceof dateClass;
}
