/**
 * The one file of the core that names ambient globals: the clock, a macrotask to yield to the event loop, abort signals, and
 * the test for proxies where there is one. Captured once at load, so that later pollution changes nothing.
 */

interface Ambient {
  readonly performance?: { now(): number };
  readonly setTimeout: (callback: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly setImmediate?: (callback: () => void) => unknown;
  readonly AbortController?: new () => AbortControllerLike;
  readonly DOMException?: { readonly prototype: object };
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}
const ambient = globalThis as unknown as Ambient;
const clock = ambient.performance;
const timeout = ambient.setTimeout;
const stopTimeout = ambient.clearTimeout;
const immediate = ambient.setImmediate;
const controllerClass = ambient.AbortController;

/** Milliseconds, monotonic. */
export function now(): number {
  return clock === undefined ? 0 : clock.now();
}

/** Runs the callback when the event loop has run other work. */
export function afterOtherWork(callback: () => void): void {
  if (immediate !== undefined) immediate(callback);
  else timeout(callback, 0);
}

/** The longest wait that timers of all platforms take. */
const LONGEST_WAIT = 0x7fff_ffff;

/** Runs the callback after so many milliseconds, or earlier when that is more than a timer takes; the result calls it off. */
export function afterMilliseconds(milliseconds: number, callback: () => void): () => void {
  const timer = timeout(callback, Math.min(LONGEST_WAIT, Math.max(0, milliseconds)));
  return () => stopTimeout(timer);
}

/** What the sandbox needs of an AbortSignal. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener?(type: "abort", listener: () => void): void;
  removeEventListener?(type: "abort", listener: () => void): void;
}

/** What the sandbox needs of an AbortController. */
export interface AbortControllerLike {
  readonly signal: AbortSignalLike;
  abort(reason?: unknown): void;
}

class PlainController implements AbortControllerLike {
  readonly signal = { aborted: false };
  abort(): void {
    this.signal.aborted = true;
  }
}

/** An AbortController; a bare flag where the platform has none. */
export function makeController(): AbortControllerLike {
  return controllerClass === undefined ? new PlainController() : new controllerClass();
}

const dateClass = globalThis.Date;
const dateValue = dateClass.prototype.getTime;
/** Is this a host Date? */
export function isDate(value: object): boolean {
  if (!(value instanceof dateClass)) return false;
  try {
    dateValue.call(value);
    return true;
  } catch {
    return false;
  }
}

/** Its milliseconds since 1970, whatever it may override. */
export function dateMilliseconds(value: object): number {
  return dateValue.call(value as Date);
}

/** A host Date. */
export function makeDate(milliseconds: number): unknown {
  return new dateClass(milliseconds);
}

const wallClock = dateClass.now;
/** Milliseconds since 1970 by the host's clock. */
export function wallTime(): number {
  return wallClock();
}

interface NodeTypes {
  readonly types?: { readonly isProxy?: (value: unknown) => boolean };
}
function findProxyTest(): ((value: unknown) => boolean) | null {
  try {
    const util = ambient.process?.getBuiltinModule?.("node:util") as NodeTypes | undefined;
    return util?.types?.isProxy ?? null;
  } catch {
    return null;
  }
}
const proxyTest = findProxyTest();
/** Is it certainly a Proxy? Only Node and its like can tell; elsewhere a proxy is walked by its traps. */
export function isProxy(value: object): boolean {
  return proxyTest !== null && proxyTest(value);
}

const domException = ambient.DOMException?.prototype;
const domName = domException === undefined ? undefined : Object.getOwnPropertyDescriptor(domException, "name")?.get;
const domMessage =
  domException === undefined ? undefined : Object.getOwnPropertyDescriptor(domException, "message")?.get;
/** Name or message of a DOMException (AbortError, TimeoutError …), whose getters are the platform's own; "" for all else. */
export function domExceptionText(error: object, which: "name" | "message"): string {
  try {
    const text: unknown = (which === "name" ? domName : domMessage)?.call(error);
    return typeof text === "string" ? text : "";
  } catch {
    return "";
  }
}
