/**
 * What natives see of the machine, and the exit protocol (design §3). A call made by the machine or by a native returns a
 * value or the one sentinel `X`, whose kind stands in `machine.exit`. Whoever sees `X` saves its state and returns `X`;
 * guest exceptions never use JavaScript `throw`. Only limits met deep in a native (LimitSignal), a refused allocation
 * (MemoryRefused) and our own bugs are thrown.
 *
 * How a native waits for guest code. `machine.call(f, args)` either gives a result at once (f is native) or pushes a frame
 * and returns X with exit RELOAD. Then the native either returns X as it is (the result becomes its own), or passes it
 * through `machine.then(result, continuation, …)`, or parks a NativeFrame with `machine.wait(frame)`, whose `step` gets the
 * value later. The same code serves both ways: `then` runs the continuation at once when the value is already there.
 */

import type { PyDict } from "./dictionary.js";
import type { Tier } from "./linked.js";
import { type PyException, type PyType, type Value } from "./model.js";

class ExitSignal {
  private readonly brand = "exit";
  protected use(): string {
    return this.brand;
  }
}
/** "No value: look at machine.exit." Its own type outside Value, so that an unchecked result does not compile. */
export const X = new ExitSignal();
export type { ExitSignal };

/** A value, or X. */
export type Result = Value | ExitSignal;
/** A value, X, or undefined for an exhausted iterator (then `machine.stopValue` holds a generator's return value). */
export type NextResult = Value | undefined | ExitSignal;

/** Why X was returned. */
export const enum Exit {
  /** `machine.exception` is propagating. */
  RAISE = 0,
  /** Frames were pushed or popped: the loop must look at `machine.top` again. */
  RELOAD,
  /** The slice is used up; nothing is lost. */
  SLICE,
  /** Waiting for the host. */
  SUSPEND,
  /** The run ends: limit, abort, final answer. Passes every handler. */
  STOP,
}

/** Thrown by charge() when a limit is met deep in a native; the machine turns it into a STOP. */
export class LimitSignal {
  constructor(
    readonly limit: string,
    readonly message: string,
  ) {}
}

/** Thrown by reserve() for a single request that cannot fit: becomes a catchable MemoryError in the calling frame. */
export class MemoryRefused {}

/** A frame of the machine's stack: a guest frame (`vm/frame.ts`) or a native one. Linked by `back`. */
export abstract class AnyFrame {
  back: AnyFrame | null = null;
  /** Number of the last mark pass that met the frame (vm/mark.ts). */
  epoch = 0;
}

/** What `absorb` may charge at most. */
export const ABSORB_ROOM = 128;

/**
 * A native that waits: plain data in fields (registered in the heap table) and a step function. The machine takes the
 * frame off the stack before each step; a step that must wait again calls `machine.wait(this)`.
 */
export abstract class NativeFrame extends AnyFrame {
  /** True: `caught` is called when the awaited call raised. */
  readonly catches: boolean = false;
  /** `value`: what was waited for (undefined: an exhausted iterator). Returns this native's own result. */
  abstract step(machine: Machine, value: Value | undefined): NextResult;
  /** The awaited call raised `machine.exception`; return a result instead, or X to let it go on. */
  caught(_machine: Machine): NextResult {
    return X;
  }
  /**
   * A generator's compiled code offers what it yields to the frame that waits for it, so as not to be suspended. True when it
   * was taken: all is done and charged that `step` would do and charge up to asking `iterator` for its next item. May not
   * raise, call or wait, nor charge more than ABSORB_ROOM units and bytes; false leaves everything as it was.
   */
  absorb(_machine: Machine, _generator: Value, _value: Value): boolean {
    return false;
  }
  /** Trusted clean-up when a STOP unwinds this frame; must not run guest code. */
  abandon(_machine: Machine): void {}
}

/** A named continuation: a static function of the awaited value and plain-data state. Registered by name for snapshots. */
export interface Continuation {
  readonly name: string;
  readonly run: (machine: Machine, value: Value | undefined, a: State, b: State, c: State) => NextResult;
  /** When set, exceptions of the awaited call come here (`machine.exception`, still pending). */
  readonly caught: ((machine: Machine, a: State, b: State, c: State) => NextResult) | null;
}

/** Plain data a native may keep while it waits: values, arrays of values, text, numbers, continuations. */
export type State = any; // oxlint-disable-line no-explicit-any -- each continuation types its own state

const continuations = new Map<string, Continuation>();

/** Declares a continuation; `name` is unique ("sum.step"). */
export function continuation(
  name: string,
  run: Continuation["run"],
  caught: Continuation["caught"] = null,
): Continuation {
  if (continuations.has(name)) throw new Error(`continuation declared twice: ${name}`);
  const declared: Continuation = { name, run, caught };
  continuations.set(name, declared);
  return declared;
}

export function continuationNamed(name: string): Continuation | undefined {
  return continuations.get(name);
}

export function continuationsByName(): ReadonlyMap<string, Continuation> {
  return continuations;
}

/** The frame behind `machine.then`. */
export class ThenFrame extends NativeFrame {
  override readonly catches: boolean;
  constructor(
    // oxlint-disable-next-line no-shadow -- the field is what the function makes
    readonly continuation: Continuation,
    readonly a: State,
    readonly b: State,
    readonly c: State,
  ) {
    super();
    this.catches = continuation.caught !== null;
  }
  step(machine: Machine, value: Value | undefined): NextResult {
    return this.continuation.run(machine, value, this.a, this.b, this.c);
  }
  override caught(machine: Machine): NextResult {
    const { caught } = this.continuation;
    return caught === null ? X : caught(machine, this.a, this.b, this.c);
  }
}

/** Where print and the warnings go. */
export type OutputStream = "stdout" | "stderr";

/** The machine as natives see it; `vm/machine.ts` implements it. */
export interface Machine {
  // --- exit protocol
  exit: Exit;
  /** The exception that propagates while exit is RAISE. */
  exception: PyException | null;
  /** The exception being handled (`sys.exception()`). */
  handled: PyException | null;
  /** Return value of the generator that just ended; null unless one did. Readers reset it to null. */
  stopValue: Value;

  /** null: the interpreter runs alone. */
  readonly tier: Tier | null;

  // --- metering: charge before the work
  /** Charges instructions; throws LimitSignal when the budget is used up. Cheap. */
  charge(units: number): void;
  /** Charges bytes of memory that is about to be held; throws when the limit is met. Cheap. */
  allocate(bytes: number): void;
  /** Work begins that no frame of the guest's asked for: what it takes stays counted until it ends. */
  beginOutside(): void;

  /** Names of the modules whose code runs now. */
  readonly loading: ReadonlySet<string>;

  // --- raising: each sets machine.exception and returns X
  /** Raises the built-in exception of this name with one text argument. */
  raise(type: string, message: string): ExitSignal;
  /** Raises the built-in exception of this name with these arguments. */
  raiseWith(type: string, ...args: Value[]): ExitSignal;
  typeError(message: string): ExitSignal;
  valueError(message: string): ExitSignal;
  /** Raises an exception object. */
  raiseException(exception: PyException): ExitSignal;
  /** Makes (does not raise) an exception of a built-in type. */
  makeException(type: string, args: readonly Value[]): PyException;
  /** Is the pending `exception` an instance of the built-in exception type of this name? */
  pendingIs(type: string): boolean;
  /** Drops the pending exception (after a `caught`). */
  clearException(): PyException;

  // --- calling; results may be X with RELOAD
  call(callable: Value, args: readonly Value[], keywords?: ReadonlyMap<string, Value> | null): Result;
  /** Runs the continuation with the value: now, or when the frames that `result` pushed have finished. */
  then(result: NextResult, continuation: Continuation, a?: State, b?: State, c?: State): Result;
  /** Same, for iterator steps: the continuation may answer undefined for "exhausted". */
  thenNext(result: NextResult, continuation: Continuation, a?: State, b?: State, c?: State): NextResult;
  /** Parks a frame below the frames that were just pushed (call it only when an operation returned X). Returns X. If the
   * exit is not RELOAD or SUSPEND and the frame does not catch, it is not parked. */
  wait(frame: NativeFrame): ExitSignal;
  /** JavaScript nesting of natives; past a bound, calls are deferred through a frame. */
  nesting: number;
  /** Pushes a frame that will be stepped with `undefined` by the loop (not by recursion). Returns X with RELOAD. */
  push(frame: NativeFrame): ExitSignal;

  // --- the world
  write(stream: OutputStream, text: string): void;
  readonly builtins: PyDict;
  /** Guest-visible serial number of an object (`id`). */
  identity(object: object): number;
  /** Objects whose repr is under way, to print `[...]`. */
  readonly reprGuard: Set<object>;
  /** Direct guest subclasses of built-in types in this sandbox. */
  readonly guestSubclasses: Map<PyType, PyType[]>;
  /** Is the innermost guest frame frozen library code? */
  runsFrozenCode(): boolean;
  /** Current limit on guest frames (RecursionError) and how many there are. */
  recursionLimit: number;
  depth: number;
  /** Seconds since the epoch by the sandbox's clock, and its seed. */
  readonly seed: number;
}
