/**
 * Generators, coroutines and async generators as data: a suspended guest frame with its slice of the value stack. The
 * machine moves the slice onto its stack to resume and copies it out at a yield (`vm/resume.ts`). An async generator is
 * driven through the awaitables of its `__anext__`, `asend`, `athrow`, `aclose`.
 */

import { heapClass } from "./heap.js";
import { PyIterator } from "./iteration.js";
import type { AnyFrame, Machine, NextResult } from "./machine.js";
import { PyObject, type PyException, type Value } from "./model.js";

/** How a machine drives a suspended frame; set up by the machine (`vm/resume.ts`). */
export interface GeneratorDriver {
  /** Resumes with a sent value. The result is what is yielded; undefined when it returns (`m.stopValue` has the value). */
  send(m: Machine, generator: PyGenerator, value: Value): NextResult;
  /** The iterator it is waiting on in `yield from` or await. */
  delegate(generator: PyGenerator): Value | undefined;
  /** Resumes by raising. */
  throwInto(m: Machine, generator: PyGenerator, exception: PyException): NextResult;
}
let driver: GeneratorDriver;
export function provideGeneratorDriver(made: GeneratorDriver): void {
  driver = made;
}
export function generatorDriver(): GeneratorDriver {
  return driver;
}

export type GeneratorKind = "generator" | "coroutine" | "async_generator";

export class PyGenerator extends PyIterator {
  /** The suspended frame; null when finished. */
  frame: AnyFrame | null = null;
  /** Locals and operands of the suspended frame. */
  saved: (Value | undefined)[] = [];
  /** Not started yet: the first send must be None. */
  started = false;
  running = false;
  /** The exception being handled inside it while it is suspended. */
  handled: PyException | null = null;
  /** Async generators: an `asend`/`athrow` is under way; closed for good. */
  asyncRunning = false;
  closed = false;
  /** A generator that types.coroutine() made fit for `await`. */
  awaitable = false;
  /** Warn when never awaited (coroutines). */
  constructor(
    readonly kind: GeneratorKind,
    public name: string,
    public qualname: string,
  ) {
    super();
  }
  override get isIterator(): boolean {
    return this.kind === "generator";
  }
  next(m: Machine): NextResult {
    return driver.send(m, this, null);
  }
}

/** A value an async generator yields, as seen by the code that drives it (a plain yielded value is an await's). */
export class AsyncYield extends PyObject {
  constructor(readonly value: Value) {
    super();
  }
}

/** The iterator behind `await coroutine`. */
export class CoroutineWrapper extends PyIterator {
  constructor(readonly coroutine: PyGenerator) {
    super();
  }
  next(m: Machine): NextResult {
    return driver.send(m, this.coroutine, null);
  }
}

/** The awaitable of `agen.asend(value)` / `__anext__()` / `athrow` / `aclose`. */
export class AsyncGeneratorStep extends PyIterator {
  state: "fresh" | "running" | "done" = "fresh";
  constructor(
    readonly generator: PyGenerator,
    readonly mode: "send" | "throw" | "close",
    readonly value: Value,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    return asyncStep.send(m, this, null);
  }
}

/** Drives the awaitables of async generators (`async-generator.ts`). */
export interface AsyncStepDriver {
  send(m: Machine, step: AsyncGeneratorStep, value: Value): NextResult;
}
let asyncStep: AsyncStepDriver;
export function provideAsyncStep(made: AsyncStepDriver): void {
  asyncStep = made;
}

heapClass(
  PyGenerator,
  "generator",
  {
    frame: "object",
    saved: "values",
    started: "plain",
    running: "plain",
    handled: "object",
    asyncRunning: "plain",
    closed: "plain",
    awaitable: "plain",
    kind: "plain",
    name: "plain",
    qualname: "plain",
  },
  (generator) => 160 + 8 * generator.saved.length,
);
heapClass(AsyncYield, "async-yield", { value: "value" }, 32);
heapClass(CoroutineWrapper, "coroutine_wrapper", { coroutine: "object" }, 32);
heapClass(AsyncGeneratorStep, "async-step", { state: "plain", generator: "object", mode: "plain", value: "value" }, 56);
