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
  readonly SharedArrayBuffer?: { readonly prototype: object };
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

const sharedBuffer = ambient.SharedArrayBuffer?.prototype;
const sharedLength =
  sharedBuffer === undefined ? undefined : Object.getOwnPropertyDescriptor(sharedBuffer, "byteLength")?.get;
/** Is it a buffer that several threads share? */
export function isSharedBuffer(value: object): boolean {
  if (sharedLength === undefined) return false;
  try {
    sharedLength.call(value);
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

type Test = (value: unknown) => boolean;
interface NodeTypes {
  readonly types?: Readonly<Record<string, Test | undefined>>;
}
function findTests(): Readonly<Record<string, Test | undefined>> {
  try {
    const util = ambient.process?.getBuiltinModule?.("node:util") as NodeTypes | undefined;
    return util?.types ?? {};
  } catch {
    return {};
  }
}
const tests = findTests();
const proxyTest = tests["isProxy"] ?? null;
const INTERNAL: readonly (readonly [string, Test | undefined])[] = [
  ["Error", tests["isNativeError"]],
  ["RegExp", tests["isRegExp"]],
  ["Promise", tests["isPromise"]],
  ["boxed", tests["isBoxedPrimitive"]],
  ["iterator", tests["isGeneratorObject"]],
  ["WeakMap", tests["isWeakMap"]],
  ["WeakSet", tests["isWeakSet"]],
  ["external", tests["isExternal"]],
];
/** The name of what an object is by what the engine holds in it, whichever realm it is of; null where nothing can tell. */
export function internalClass(value: object): string | null {
  for (const [name, test] of INTERNAL) if (test?.(value) === true) return name;
  return null;
}

const classNames = new WeakMap<object, string | null>();
/** The name of the platform's class with this prototype (URL, Response, Intl's …); null when there is none. */
export function globalClass(prototype: object): string | null {
  let name = classNames.get(prototype);
  if (name === undefined) {
    name = findGlobalClass(prototype);
    classNames.set(prototype, name);
  }
  return name;
}
function dataOf(object: object, name: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, name);
  return descriptor !== undefined && Object.hasOwn(descriptor, "value") ? descriptor.value : undefined;
}
function findGlobalClass(prototype: object): string | null {
  const constructor: unknown = dataOf(prototype, "constructor");
  if (typeof constructor !== "function") return null;
  const name: unknown = dataOf(constructor, "name");
  if (typeof name !== "string") return null;
  const place = Object.getOwnPropertyDescriptor(globalThis, name);
  try {
    // Some of them are made when they are first asked for; asking is then what made this object.
    const found: unknown =
      place === undefined || Object.hasOwn(place, "value") ? place?.value : place.get?.call(globalThis);
    return found === constructor ? name : null;
  } catch {
    return null;
  }
}

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
