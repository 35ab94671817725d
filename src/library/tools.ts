/**
 * Tools as guests see them: callables with a signature and a docstring, calls under way, and the frames that wait for them.
 * No host function in here: what a tool does is known to the machine's `toolHost` alone, by name, so all of this is plain
 * data that a snapshot can hold. Implements spec/sandbox.md, "Tools".
 *
 * A call runs its host part from the machine's own loop, never inside a native, so a tool may be called (and the machine
 * may stop) under `sorted(key=)`, `__repr__`, `__hash__` or anything else. Called from a coroutine's frame an asynchronous
 * tool gives an awaitable; from any other frame the call itself waits.
 */

import { CodeFlag } from "../compile/code.js";
import { builtin, defineType, getter, method } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { generatorDriver, PyGenerator } from "../objects/generator.js";
import { heapCheck, heapClass } from "../objects/heap.js";
import { PyIterator } from "../objects/iteration.js";
import { defineIterator } from "../objects/iterator.js";
import { Exit, NativeFrame, X, type Machine, type NextResult, type Result } from "../objects/machine.js";
import { PyFloat, PyList, PyObject, TypeFlag, type AnyStr, type Value } from "../objects/model.js";
import { PyCallable } from "../objects/native.js";
import { callMethod, isStr, reprOf, typeName } from "../objects/protocol.js";
import { flatten, toHostText } from "../objects/text.js";
import { exceptionType } from "../objects/exception.js";
import { callingFrame } from "../vm/context.js";
import { Frame } from "../vm/frame.js";
import { splitDots } from "../vm/importing.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";
import { bindNames, signatureText, type ToolSignature } from "./tool-signature.js";

/** What a guest may know of a tool. Made by the host, shared, never changed. */
export interface ToolDescription {
  readonly signature: ToolSignature;
  /** The docstring, or null. */
  readonly doc: string | null;
  /** Calls from coroutines always give an awaitable, also when the host answers at once. */
  readonly isAsync: boolean;
  /** Calls wait for their answers wherever they are made, and never give an awaitable. */
  readonly alwaysWaits?: boolean;
  /** A call ends the run with the argument `answer`: no host function, no handler of the program sees it. */
  readonly endsRun?: boolean;
}

/** A tool. Found again by its name when a snapshot is restored: the description is the restoring host's. */
export class PyTool extends PyCallable {
  readonly name: string;
  constructor(readonly description: ToolDescription) {
    super();
    this.name = description.signature.name;
  }
  invoke(machine: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    const m = machine as VirtualMachine;
    if (this.description.endsRun === true) {
      const finish = bindCall(m, this, args, keywords);
      return finish === null ? X : m.push(new FinishFrame(finish.keywords.get("answer") ?? null));
    }
    m.countToolCall();
    m.charge(20 + args.length);
    const call = bindCall(m, this, args, keywords);
    if (call === null) return X;
    return m.push(new ToolFrame(call, calledFromCoroutine(m)));
  }
  /** What `help(tool)` prints. */
  help(): string {
    const { signature, doc } = this.description;
    const body = doc === null ? "" : `    ${doc.split("\n").join("\n    ")}\n`; // native-ok: the host's text
    return `Help on tool ${this.name}:\n\n${this.name}${signatureText(signature)}\n${body}`;
  }
}

export type ToolCallState = "new" | "pending" | "returned" | "raised";

/** One call of a tool; the awaitable that a coroutine gets. */
export class PyToolCall extends PyObject {
  state: ToolCallState = "new";
  /** What it returned. */
  value: Value = null;
  /** What it raised: a built-in exception type and a text. */
  errorType = "";
  errorMessage = "";
  /** Not to be made before the host agrees. */
  needsApproval = false;
  constructor(
    readonly id: string,
    readonly tool: PyTool,
    /** Arguments of `*args` tools. */
    public args: readonly Value[],
    /** Arguments by the host's names for them. */
    public keywords: ReadonlyMap<string, Value>,
    /** Line of the program, 0 when unknown. */
    readonly line: number,
  ) {
    super();
  }
}

/** What the machine needs of the host for tools. */
export interface ToolHost {
  /**
   * Starts a new call: settles it (`returned`, `raised`) or leaves it `pending`. Host exceptions stay with the host. May
   * throw what `charge` and `allocate` throw.
   */
  begin(m: VirtualMachine, call: PyToolCall): void;
  /** The guest no longer wants the answer. */
  drop(call: PyToolCall): void;
  /** May the machine stop and wait? */
  readonly canWait: boolean;
}

const TOOL = defineType("tool", {
  representation: PyTool,
  flags: TypeFlag.NO_NEW,
  doc: "A function that the host provides.",
});
heapClass(PyTool, "tool", { name: "plain", description: "skip" }, 48);
const TOOL_CALL = defineType("tool_call", {
  representation: PyToolCall,
  flags: TypeFlag.NO_NEW,
  doc: "A call of an asynchronous tool under way: await it for its result.",
});
heapClass(
  PyToolCall,
  "tool-call",
  {
    state: "plain",
    value: "value",
    errorType: "plain",
    errorMessage: "plain",
    needsApproval: "plain",
    id: "plain",
    tool: "object",
    args: "values",
    keywords: "map",
    line: "plain",
  },
  (call) => 200 + 40 * (call.args.length + call.keywords.size) + call.errorMessage.length,
);
heapCheck(PyToolCall, (call) => {
  if (!(call.tool instanceof PyTool) || typeof call.id !== "string" || !Number.isSafeInteger(call.line)) return false;
  if (typeof call.errorType !== "string" || typeof call.errorMessage !== "string") return false;
  for (const value of call.args) if (value === undefined) return false;
  for (const value of call.keywords.values()) if (value === undefined) return false;
  if (call.state === "raised") return isRaisable(call.errorType);
  return call.state === "new" || call.state === "pending" || call.state === "returned";
});

// -------------------------------------------------------------------------------------------------------------- calls

/** Binds the arguments and registers nothing yet; null when a TypeError is pending. */
function bindCall(
  m: VirtualMachine,
  tool: PyTool,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): PyToolCall | null {
  const { signature } = tool.description;
  const bound = bindNames(signature, args.length, keywords === null ? [] : keywords.keys());
  if (typeof bound === "string") {
    m.typeError(bound);
    return null;
  }
  m.allocate(200 + 40 * (args.length + (keywords?.size ?? 0)));
  const named = new Map<string, Value>();
  signature.parameters.forEach(({ property }, index) => {
    const from = bound.slots[index];
    if (from !== undefined)
      named.set(
        property,
        typeof from === "number" ? args[from] : ((keywords as ReadonlyMap<string, Value>).get(from) ?? null),
      );
  });
  for (const name of bound.rest) named.set(name, (keywords as ReadonlyMap<string, Value>).get(name) ?? null);
  const frame = callingFrame(m);
  const line = frame === null ? 0 : frame.linked.code.positions[4 * Math.max(0, frame.pc - 1)];
  return new PyToolCall(`call-${m.nextToolCall++}`, tool, args.slice(signature.parameters.length), named, line);
}

/**
 * Is the code that calls a coroutine's? Library code does not count, nor do generator expressions and lambdas: they belong
 * to the function around them, so that `gather(*(tool(x) for x in xs))` gets awaitables.
 */
function calledFromCoroutine(m: VirtualMachine): boolean {
  for (let frame = m.top; frame !== null; frame = frame.back) {
    if (!(frame instanceof Frame) || (frame.linked.flags & CodeFlag.FROZEN) !== 0) continue;
    if ((frame.linked.flags & (CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0) return true;
    const { name } = frame.linked.code;
    if (name !== "<genexpr>" && name !== "<lambda>") return false;
  }
  return false;
}

/** Puts the frame back and stops the machine until the host has an answer. */
function suspend(machine: Machine, frame: NativeFrame): Result {
  machine.push(frame);
  machine.exit = Exit.SUSPEND;
  return X;
}

/** The result of a settled call, or X with its exception. */
function resultOf(m: Machine, call: PyToolCall): Result {
  if (call.state === "returned") return call.value;
  // The answer was too large.
  if (call.errorType === "MemoryError" && call.errorMessage === "") return m.raiseWith("MemoryError");
  return m.raise(call.errorType, call.errorMessage);
}

/** Makes the call, and waits for its answer unless a coroutine will. */
class ToolFrame extends NativeFrame {
  constructor(
    readonly call: PyToolCall,
    readonly awaitable: boolean,
  ) {
    super();
  }
  step(machine: Machine): NextResult {
    const m = machine as VirtualMachine;
    const { call } = this;
    if (call.state === "new") {
      if (m.toolHost === null)
        return m.raise("RuntimeError", `the tool '${call.tool.name}' is not available in this sandbox`);
      m.toolHost.begin(m, call);
    }
    const mayGiveCall = this.awaitable && call.tool.description.alwaysWaits !== true;
    if (mayGiveCall && (call.state === "pending" || (call.state === "returned" && call.tool.description.isAsync)))
      return call;
    return call.state === "pending" ? suspend(m, this) : resultOf(m, call);
  }
}
heapClass(ToolFrame, "frame.tool", { call: "object", awaitable: "plain", back: "skip", catches: "plain" }, 56);
heapCheck(ToolFrame, (frame) => frame.call instanceof PyToolCall);

/** The end of a run by its final answer: the answer's repr, which may be the program's own code, then the stop. */
class FinishFrame extends NativeFrame {
  override readonly catches = true;
  private started = false;
  constructor(readonly answer: Value) {
    super();
  }
  step(machine: Machine, value: Value | undefined): NextResult {
    const m = machine as VirtualMachine;
    if (!this.started) {
      this.started = true;
      const result = reprOf(m, this.answer);
      if (result === X) return m.wait(this);
      return m.finish(this.answer, toHostText(flatten(m, result as AnyStr)));
    }
    return m.finish(this.answer, isStr(value as Value) ? toHostText(flatten(m, value as AnyStr)) : "");
  }
  override caught(machine: Machine): NextResult {
    const m = machine as VirtualMachine;
    m.clearException();
    return m.finish(this.answer, `<unprintable ${typeName(this.answer)} object>`);
  }
}
heapClass(FinishFrame, "frame.finish", { answer: "value", started: "plain", back: "skip", catches: "plain" }, 56);

// --------------------------------------------------------------------------------------------------------- awaiting

/** The iterator behind `await call`. */
class PyToolAwait extends PyIterator {
  constructor(readonly call: PyToolCall) {
    super();
  }
  next(machine: Machine): NextResult {
    const m = machine as VirtualMachine;
    const { call } = this;
    if (call.state !== "pending") return awaited(m, call);
    // An event loop gets the call itself and resumes the task when it is settled; without a loop the machine waits here.
    return m.cooperative ? call : m.push(new AwaitFrame(call));
  }
}
defineIterator("tool_call_iterator", PyToolAwait);
heapClass(PyToolAwait, "tool-call-iterator", { call: "object" }, 32);

/** The end of an iterator step: the result as return value, or the exception. */
function awaited(m: Machine, call: PyToolCall): NextResult {
  const result = resultOf(m, call);
  if (result === X) return X;
  m.stopValue = result as Value;
  return undefined;
}

class AwaitFrame extends NativeFrame {
  constructor(readonly call: PyToolCall) {
    super();
  }
  step(m: Machine): NextResult {
    return this.call.state === "pending" ? suspend(m, this) : awaited(m, this.call);
  }
}
heapClass(AwaitFrame, "frame.tool-await", { call: "object", back: "skip", catches: "plain" }, 48);

/** Waits until one of the calls is settled, or until a moment of the monotonic clock; gives the list of those that are. */
export class WaitAnyFrame extends NativeFrame {
  constructor(
    readonly calls: readonly PyToolCall[],
    /** Seconds; null: only a call ends the wait. */
    readonly until: number | null,
  ) {
    super();
  }
  step(machine: Machine): NextResult {
    const m = machine as VirtualMachine;
    const { calls, until } = this;
    const settled = calls.filter((call) => call.state !== "pending");
    if (settled.length > 0) return new PyList(settled);
    if (until === null) return suspend(m, this);
    const left = until - m.monotonicTime();
    if (left <= 0) return new PyList([]);
    if (!m.realClock) {
      // Virtual time stands still while the host works and jumps when there is nothing else to wait for.
      if (calls.length > 0) return suspend(m, this);
      m.clockShift = until;
      return new PyList([]);
    }
    if (m.toolHost === null || !m.toolHost.canWait)
      return m.raise("RuntimeError", "sleeping needs to wait, which runSync() cannot do: the host must use run()");
    m.checkDeadline();
    m.wakeAt = m.environment.now() + 1000 * left;
    return suspend(m, this);
  }
}
heapClass(
  WaitAnyFrame,
  "frame.tool-wait",
  { calls: "objects", until: "plain", back: "skip", catches: "plain" },
  (frame) => 64 + 8 * frame.calls.length,
);

method(TOOL_CALL, "__await__(self, /)", {}, (m, self: PyToolCall) => {
  m.allocate(32);
  return new PyToolAwait(self);
});
method(TOOL_CALL, "__repr__(self, /)", {}, (m, self: PyToolCall) => {
  m.allocate(80);
  return `<tool_call ${self.tool.name} ${self.state}>`;
});

/** `db.query` is `query` of the module `db`. */
function ownName(name: string): { readonly module: string; readonly name: string } {
  const parts = splitDots(name);
  return { module: parts.length === 1 ? "tools" : parts.slice(0, -1).join("."), name: parts[parts.length - 1] };
}

// ------------------------------------------------------------------------------------------------------------- tools

method(TOOL, "__call__(self, /, *args, **kwargs)", {}, (m, self: PyTool, args: Value[], keywords: Map<string, Value>) =>
  self.invoke(m, args, keywords),
);
method(TOOL, "__repr__(self, /)", {}, (m, self: PyTool) => {
  const text = `<tool ${self.name}${signatureText(self.description.signature)}>`;
  m.allocate(32 + text.length);
  return text;
});
method(TOOL, "__copy__(self, /)", {}, (_m, self: PyTool) => self);
method(TOOL, "__deepcopy__(self, memo, /)", {}, (_m, self: PyTool) => self);
getter(TOOL, "__name__", (_m, self: PyTool) => ownName(self.name).name);
getter(TOOL, "__qualname__", (_m, self: PyTool) => ownName(self.name).name);
getter(TOOL, "__module__", (_m, self: PyTool) => ownName(self.name).module);
getter(TOOL, "__doc__", (_m, self: PyTool) => self.description.doc);
getter(TOOL, "__text_signature__", (_m, self: PyTool) => signatureText(self.description.signature));
getter(TOOL, "__annotations__", (m, self: PyTool) => {
  const { parameters, returns } = self.description.signature;
  m.allocate(160 + 60 * parameters.length);
  const annotations = new PyDict();
  for (const { name, annotation } of parameters) if (annotation !== "") annotations.setName(name, annotation);
  if (returns !== "") annotations.setName("return", returns);
  return annotations;
});

// ---------------------------------------------------------------------------------------------------- for event loops

function callOf(m: Machine, value: Value): PyToolCall | null {
  if (value instanceof PyToolCall) return value;
  m.typeError(`expected a tool_call, not ${typeName(value)}`);
  return null;
}

const NATIVES = [
  builtin(
    "is_call(object, /)",
    { doc: "Is it the call of a tool?" },
    (_m, object: Value) => object instanceof PyToolCall,
  ),
  builtin("is_settled(call, /)", { doc: "Does the call have a result or an exception?" }, (m, value: Value) => {
    const call = callOf(m, value);
    return call === null ? X : call.state !== "pending";
  }),
  builtin("result(call, /)", { doc: "The result of a settled call; raises its exception." }, (m, value: Value) => {
    const call = callOf(m, value);
    if (call === null) return X;
    return call.state === "pending" ? m.raise("RuntimeError", "the call is not settled") : resultOf(m, call);
  }),
  builtin(
    "wait_any(calls: list, until=None, /)",
    {
      doc: "Waits for the host until one of the calls is settled, or until a moment of the monotonic clock; the list of those that are.",
    },
    (m, values: Value[], until: Value) => {
      const calls: PyToolCall[] = [];
      for (const value of values) {
        const call = callOf(m, value);
        if (call === null) return X;
        calls.push(call);
      }
      const moment = until instanceof PyFloat ? until.value : typeof until === "number" ? until : null;
      if (calls.length === 0 && moment === null) return m.valueError("wait_any() of no calls would never end");
      // For all the looks at them: how often the machine stands here while it waits makes no difference.
      m.charge(2 * calls.length);
      return m.push(new WaitAnyFrame(calls, moment));
    },
  ),
  builtin(
    "cancel(call, /)",
    { doc: "Gives a pending call up; its result will be ignored." },
    (machine, value: Value) => {
      const m = machine as VirtualMachine;
      const call = callOf(m, value);
      if (call === null) return X;
      if (call.state !== "pending") return false;
      abandonCall(m, call, "the call was cancelled");
      return true;
    },
  ),
  builtin(
    "set_cooperative(flag: bool, /)",
    { doc: "Says whether awaiting a call yields it to an event loop; returns what was said before." },
    (machine, flag: boolean) => {
      const m = machine as VirtualMachine;
      const before = m.cooperative;
      m.cooperative = flag;
      return before;
    },
  ),
];
defineModule({ name: "_tools", doc: "Calls of tools, for event loops.", fill: contents("_tools", NATIVES) });

/** Ends a pending call without an answer. */
export function abandonCall(m: VirtualMachine, call: PyToolCall, why: string): void {
  call.state = "raised";
  call.errorType = "RuntimeError";
  call.errorMessage = `${call.tool.name}(): ${why}`;
  m.toolCalls.delete(call.id);
  m.toolHost?.drop(call);
}

// --------------------------------------------------------------------------------------------------------- coroutines

/** Runs a coroutine to its end: the one of a program with top-level await, or of an async function the host called. */
export function runCoroutine(m: Machine, coroutine: PyGenerator): Result {
  return new DriveFrame(coroutine).step(m, null) as Result;
}

type DriveStage = "fresh" | "sent" | "looping" | "finishing";

/**
 * Drives a coroutine for the host. Where it asks for an event loop, `asyncio` makes one, in which the coroutine is a task
 * that is under way already; from then on the loop drives it.
 */
export class DriveFrame extends NativeFrame {
  private stage: DriveStage = "fresh";
  private result: Value = null;
  constructor(readonly coroutine: PyGenerator) {
    super();
  }
  step(machine: Machine, value: Value | undefined): NextResult {
    const m = machine as VirtualMachine;
    let got: NextResult = value;
    for (;;) {
      switch (this.stage) {
        case "looping":
          return got;
        case "finishing":
          return this.result;
        case "fresh":
          this.stage = "sent";
          got = generatorDriver().send(m, this.coroutine, null);
          if (got === X) return m.wait(this);
          break;
        case "sent":
          if (got === undefined) {
            this.result = m.stopValue;
            m.stopValue = null;
            if (m.eventLoop === null) return this.result;
            this.stage = "finishing";
            got = callMethod(m, m.eventLoop, "_finish_root", []);
          } else if (m.eventLoop !== null) {
            this.stage = "looping";
            got = callMethod(m, m.eventLoop, "_continue_root", [got as Value]);
          } else if (got === null) {
            m.charge(1);
            this.stage = "fresh";
            break;
          } else
            return m.raise(
              "RuntimeError",
              `the coroutine yielded ${typeName(got as Value)}, but no event loop is running`,
            );
          if (got === X) return m.wait(this);
      }
    }
  }
}
heapClass(
  DriveFrame,
  "frame.coroutine",
  { coroutine: "object", stage: "plain", result: "value", back: "skip", catches: "plain" },
  64,
);

// ------------------------------------------------------------------------------------------------------------- errors

/** Exceptions that are made of more than a text. */
const NEEDS_MORE = ["BaseExceptionGroup", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"] as const;

/** Is it the name of a built-in exception that a tool may raise? */
export function isRaisable(name: string): boolean {
  try {
    const type = exceptionType(name);
    return (
      type.isSubtypeOf(exceptionType("Exception")) && !NEEDS_MORE.some((base) => type.isSubtypeOf(exceptionType(base)))
    );
  } catch {
    return false;
  }
}
