// A small machine for tests of the object model without the compiler: it counts charges and memory, runs natives, and
// trampolines frames as `vm/machine.ts` does. "Guest code" is a JavaScript function behind a frame, so that every call of it
// makes natives wait, as a call of a Python function would.

import { callNative } from "../../src/objects/bind.js";
import { heapClassOf } from "../../src/objects/heap.js";
import { OBJECT } from "../../src/objects/define.js";
import { PyDict } from "../../src/objects/dictionary.js";
import {
  AnyFrame,
  Exit,
  LimitSignal,
  NativeFrame,
  ThenFrame,
  X,
  type Continuation,
  type ExitSignal,
  type Machine,
  type NextResult,
  type Result,
  type State,
} from "../../src/objects/machine.js";
import {
  PyBoundMethod,
  PyException,
  PyInstance,
  PyTuple,
  PyType,
  TypeFlag,
  type Value,
} from "../../src/objects/model.js";
import { PyNative } from "../../src/objects/native.js";

/** A Python exception that reached the end of a test's run. */
export class Raised extends Error {
  constructor(
    readonly type: string,
    readonly args: readonly Value[],
  ) {
    super(args.length === 1 && typeof args[0] === "string" ? `${type}: ${args[0]}` : type);
  }
}

const exceptionTypes = new Map<string, PyType>();
const PARENTS: Readonly<Record<string, string>> = { KeyError: "LookupError", IndexError: "LookupError" };

function exceptionType(name: string): PyType {
  let type = exceptionTypes.get(name);
  if (type === undefined) {
    const parent = PARENTS[name] === undefined ? OBJECT : exceptionType(PARENTS[name]);
    type = new PyType(name, [parent], TypeFlag.EXCEPTION);
    type.mro = [type, ...parent.mro];
    exceptionTypes.set(name, type);
  }
  return type;
}

export type Guest = (machine: FakeMachine, ...args: Value[]) => NextResult;

class GuestFrame extends NativeFrame {
  constructor(
    readonly body: Guest,
    readonly args: readonly Value[],
  ) {
    super();
  }
  step(machine: Machine): NextResult {
    return this.body(machine as FakeMachine, ...this.args);
  }
}

/** Fails on a waiting native that the heap table does not know, or does not know all of. */
function checkRegistered(object: object): void {
  if (object instanceof GuestFrame || object instanceof ThenFrame) return;
  const registered = heapClassOf(object);
  if (registered === undefined) throw new Error(`${object.constructor.name} is not in the heap table`);
  for (const [name, value] of Object.entries(object)) {
    const kind = registered.fields[name];
    if (kind === undefined) throw new Error(`${object.constructor.name}.${name} is not in the heap table`);
    if (
      kind === "object" &&
      value !== null &&
      typeof value === "object" &&
      heapClassOf(value) === undefined &&
      !(value instanceof Holder)
    )
      throw new Error(`${object.constructor.name}.${name} holds what is not in the heap table`);
    if (kind === "objects") for (const item of (value as object[] | null) ?? []) checkRegistered(item);
  }
}

export class FakeMachine implements Machine {
  exit: Exit = Exit.RAISE;
  exception: PyException | null = null;
  handled: PyException | null = null;
  stopValue: Value = null;
  readonly tier = null;
  readonly loading = new Set<string>();
  charged = 0;
  allocated = 0;
  /** LimitSignal when more than this is charged. */
  budget = Infinity;
  top: AnyFrame | null = null;
  base: AnyFrame | null = null;
  nesting = 0;
  readonly builtins = new PyDict();
  readonly reprGuard = new Set<object>();
  readonly guestSubclasses = new Map<PyType, PyType[]>();
  recursionLimit = 1000;
  depth = 0;
  readonly seed = 1;
  private readonly identities = new Map<object, number>();

  charge(units: number): void {
    if (!(units >= 0) || !Number.isFinite(units)) throw new Error(`bad charge ${units}`);
    this.charged += units;
    if (this.charged > this.budget) throw new LimitSignal("instructions", "too much");
  }
  beginOutside(): void {}
  allocate(bytes: number): void {
    if (!(bytes >= 0) || !Number.isFinite(bytes)) throw new Error(`bad allocation ${bytes}`);
    this.allocated += bytes;
  }

  runsFrozenCode(): boolean {
    return false;
  }

  raise(type: string, message: string): ExitSignal {
    return this.raiseWith(type, message);
  }
  raiseWith(type: string, ...args: Value[]): ExitSignal {
    return this.raiseException(this.makeException(type, args));
  }
  typeError(message: string): ExitSignal {
    return this.raise("TypeError", message);
  }
  valueError(message: string): ExitSignal {
    return this.raise("ValueError", message);
  }
  raiseException(exception: PyException): ExitSignal {
    this.exception = exception;
    this.exit = Exit.RAISE;
    return X;
  }
  makeException(type: string, args: readonly Value[]): PyException {
    return new PyException(exceptionType(type).rootShape, new PyTuple(args));
  }
  pendingIs(type: string): boolean {
    return this.exception !== null && this.exception.type.mro.includes(exceptionType(type));
  }
  clearException(): PyException {
    const exception = this.exception as PyException;
    this.exception = null;
    return exception;
  }

  call(callable: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null = null): Result {
    if (callable instanceof PyNative) return callNative(this, callable, args, keywords) as Result;
    if (callable instanceof PyBoundMethod) return this.call(callable.func, [callable.self, ...args], keywords);
    if (callable instanceof PyType && callable.construct !== null)
      return callNative(this, callable.construct, args, keywords) as Result;
    return this.typeError("object is not callable");
  }
  // oxlint-disable-next-line unicorn/no-thenable -- the machine's own, never awaited
  then(result: NextResult, continuation: Continuation, a?: State, b?: State, c?: State): Result {
    return this.thenNext(result, continuation, a, b, c) as Result;
  }
  thenNext(result: NextResult, continuation: Continuation, a?: State, b?: State, c?: State): NextResult {
    if (result !== X) return continuation.run(this, result as Value | undefined, a, b, c);
    if (this.exit === Exit.RELOAD) return this.park(new ThenFrame(continuation, a, b, c));
    if (this.exit === Exit.RAISE && continuation.caught !== null) return continuation.caught(this, a, b, c);
    return X;
  }
  wait(frame: NativeFrame): ExitSignal {
    if (this.exit === Exit.RELOAD) return this.park(frame);
    if (this.exit === Exit.RAISE && frame.catches) {
      frame.back = this.top;
      this.top = frame;
    }
    return X;
  }
  private park(frame: NativeFrame): ExitSignal {
    checkRegistered(frame);
    const { base } = this;
    let above = this.top;
    if (above === base) {
      frame.back = base;
      this.top = frame;
      return X;
    }
    while (above !== null && above.back !== base) above = above.back;
    frame.back = base;
    if (above !== null) above.back = frame;
    return X;
  }
  push(frame: NativeFrame): ExitSignal {
    frame.back = this.top;
    this.top = frame;
    this.exit = Exit.RELOAD;
    return X;
  }

  write(): void {}
  identity(object: object): number {
    let id = this.identities.get(object);
    if (id === undefined) this.identities.set(object, (id = 16 * (this.identities.size + 1)));
    return id;
  }

  /** Runs frames until the result is there; throws Raised. undefined: an exhausted iterator. */
  finish(first: NextResult): Value | undefined {
    let result = first;
    for (;;) {
      const { top } = this;
      if (result !== X) {
        if (top === null) return result as Value | undefined;
        this.top = this.base = top.back;
        result = (top as NativeFrame).step(this, result as Value | undefined);
      } else if (this.exit === Exit.RAISE) {
        if (top === null) {
          const exception = this.clearException();
          throw new Raised(exception.type.name, exception.args.items);
        }
        this.top = this.base = top.back;
        const frame = top as NativeFrame;
        result = frame.catches ? frame.caught(this) : X;
      } else if (top === null) throw new Error("nothing to run");
      else {
        this.top = this.base = top.back;
        result = (top as NativeFrame).step(this, undefined);
      }
    }
  }

  /** Calls a method of a value's type, and runs it to its end. */
  method(name: string, self: Value, ...args: Value[]): Value {
    const type = typeOfValue(self);
    const found = type.lookup(name);
    if (found === undefined) throw new Error(`no ${name}`);
    return this.finish(this.call(found, [self, ...args])) as Value;
  }

  /** Takes all frames off, as a stop does. */
  abandon(): void {
    for (let frame = this.top; frame !== null; frame = frame.back)
      if (frame instanceof NativeFrame) frame.abandon(this);
    this.top = this.base = null;
    this.reprGuard.clear();
  }
}

let typeOfValue: (value: Value) => PyType;
export function provideTypeOf(typeOf: (value: Value) => PyType): void {
  typeOfValue = typeOf;
}

/** A guest class whose methods are "guest code". */
export function guestClass(name: string, methods: Readonly<Record<string, Guest>>, base: PyType = OBJECT): PyType {
  const type = new PyType(name, [base], TypeFlag.GUEST | TypeFlag.BASE);
  type.mro = [type, ...base.mro];
  type.payloadType = base.payloadType;
  for (const key of Object.keys(methods)) {
    const body = methods[key];
    const native = new PyNative(
      key,
      `${key}(self, *args)`,
      ((machine: FakeMachine, self: Value, args: readonly Value[]) =>
        machine.push(new GuestFrame(body, [self, ...args]))) as never,
      "method",
      0,
      null,
      true,
    );
    native.owner = OBJECT;
    type.attributes.set(key, native);
  }
  return type;
}

/** A guest function. */
export function guestFunction(body: Guest): PyNative {
  return new PyNative(
    "f",
    "f(*args)",
    ((machine: FakeMachine, args: readonly Value[]) => machine.push(new GuestFrame(body, args))) as never,
    "function",
    0,
    null,
    false,
  );
}

/** An instance with one JavaScript datum. */
export class Holder extends PyInstance {
  constructor(
    type: PyType,
    readonly datum: Value,
  ) {
    super(type.rootShape);
  }
}
