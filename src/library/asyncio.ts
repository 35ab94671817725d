/**
 * The natives under asyncio and contextvars: which event loop, task and context are current. That is the machine's own
 * state, so that a run which was stopped leaves nothing behind. The loop itself is frozen Python (`frozen/asyncio.*.py`).
 */

import { CodeFlag } from "../compile/code.js";
import { builtin } from "../objects/define.js";
import { PyGenerator } from "../objects/generator.js";
import { PyFloat, PyTuple, type Value } from "../objects/model.js";
import { PyFunction } from "../objects/function.js";
import { unwrap } from "../objects/protocol.js";
import { Frame } from "../vm/frame.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";
import { DriveFrame, WaitAnyFrame } from "./tools.js";

const NATIVES = [
  builtin("running()", { doc: "The event loop that runs, or None." }, (m) => (m as VirtualMachine).eventLoop),
  builtin("set_running(loop, /)", { doc: "Makes it the event loop that runs." }, (machine, loop: Value) => {
    const m = machine as VirtualMachine;
    m.eventLoop = loop;
    m.cooperative = loop !== null;
    return null;
  }),
  builtin("root()", { doc: "The coroutine that the host runs without an event loop, or None." }, (machine) => {
    const m = machine as VirtualMachine;
    for (let frame = m.top; frame !== null; frame = frame.back) {
      m.charge(1);
      if (frame instanceof DriveFrame) return frame.coroutine;
    }
    return null;
  }),
  builtin("task()", { doc: "The task under way, or None." }, (m) => (m as VirtualMachine).currentTask),
  builtin(
    "set_task(task, /)",
    { doc: "Makes it the task under way; gives the one before." },
    (machine, task: Value) => {
      const m = machine as VirtualMachine;
      const before = m.currentTask;
      m.currentTask = task;
      return before;
    },
  ),
  builtin(
    "enter(task, context, /)",
    { doc: "A task's turn begins; gives the context before." },
    (machine, task: Value, to: Value) => {
      const m = machine as VirtualMachine;
      const before = m.currentContext;
      m.currentTask = task;
      m.currentContext = to;
      return before;
    },
  ),
  builtin("leave(context, /)", { doc: "The turn of a task is over." }, (machine, to: Value) => {
    const m = machine as VirtualMachine;
    m.currentTask = null;
    m.currentContext = to;
    return null;
  }),
  builtin("context()", { doc: "The current context of context variables." }, (m) => {
    return (m as VirtualMachine).currentContext;
  }),
  builtin(
    "set_context(context, /)",
    { doc: "Makes it the current context; gives the one before." },
    (machine, to: Value) => {
      const m = machine as VirtualMachine;
      const before = m.currentContext;
      m.currentContext = to;
      return before;
    },
  ),
  builtin(
    "place(coroutine, /)",
    { doc: "File, first line and current line (None: not started) of a coroutine or function; None without code." },
    (m, value: Value) => {
      const object = unwrap(value);
      const frame = object instanceof PyGenerator ? object.frame : null;
      const code =
        frame instanceof Frame ? frame.linked.code : object instanceof PyFunction ? object.linked.code : undefined;
      if (code === undefined) return null;
      m.allocate(80);
      const started = frame instanceof Frame && (object as PyGenerator).started;
      const line = started ? code.positions[4 * Math.max(0, (frame as Frame).pc - 1)] : null;
      return new PyTuple([code.filename, code.firstLine, line]);
    },
  ),
  builtin(
    "is_coroutine_function(function, /)",
    { doc: "Was it made by `async def`?" },
    (_m, value: Value) => value instanceof PyFunction && (value.linked.flags & CodeFlag.COROUTINE) !== 0,
  ),
  builtin(
    "is_awaitable(value, /)",
    { doc: "Is it a coroutine, or a generator that stands for one?" },
    (_m, value: Value) => value instanceof PyGenerator && (value.kind === "coroutine" || value.awaitable),
  ),
  builtin("monotonic()", { doc: "Seconds by the clock that sleep moves on." }, (machine) => {
    machine.allocate(16);
    return new PyFloat((machine as VirtualMachine).monotonicTime());
  }),
  builtin("sleep(seconds: float, /)", { doc: "Waits by the sandbox's clock." }, (machine, seconds: number) => {
    const m = machine as VirtualMachine;
    return m.push(new WaitAnyFrame([], m.monotonicTime() + seconds));
  }),
];
defineModule({ name: "_loops", doc: "What is current for event loops.", fill: contents("_loops", NATIVES) });

for (const [name, doc] of [
  ["asyncio", "Coroutines, tasks and an event loop inside the sandbox."],
  ["asyncio.coroutines", "Tests for coroutines."],
  ["asyncio.events", "The event loop."],
  ["asyncio.exceptions", "The exceptions of asyncio."],
  ["asyncio.futures", "Futures."],
  ["asyncio.locks", "Locks and their like."],
  ["asyncio.queues", "Queues."],
  ["asyncio.runners", "run() and Runner."],
  ["asyncio.taskgroups", "TaskGroup."],
  ["asyncio.tasks", "Tasks, and functions over them."],
  ["asyncio.threads", "to_thread()."],
  ["asyncio.timeouts", "timeout() and timeout_at()."],
  ["contextvars", "Context variables."],
] as const)
  defineModule({ name, doc, frozen: name, package: name === "asyncio" });
