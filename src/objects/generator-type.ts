/** The guest types generator, coroutine, async_generator and the awaitables that drive them (Python reference 6.2.9, PEP 525). */

import { defineType, getter, method } from "./define.js";
import {
  AsyncGeneratorStep,
  AsyncYield,
  CoroutineWrapper,
  PyGenerator,
  generatorDriver,
  provideAsyncStep,
} from "./generator.js";
import { X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import { PyException, PyTuple, PyType, TypeFlag, setTypeOf, type Value } from "./model.js";
import { addressText } from "./object.js";
import { PyTraceback } from "./model.js";
import { typeName } from "./protocol.js";

export const GENERATOR = defineType("generator", { flags: TypeFlag.NO_NEW, accepts: (v) => v instanceof PyGenerator });
export const COROUTINE = defineType("coroutine", { flags: TypeFlag.NO_NEW, accepts: (v) => v instanceof PyGenerator });
export const ASYNC_GENERATOR = defineType("async_generator", {
  flags: TypeFlag.NO_NEW,
  accepts: (v) => v instanceof PyGenerator,
});
export const COROUTINE_WRAPPER = defineType("coroutine_wrapper", {
  representation: CoroutineWrapper,
  flags: TypeFlag.NO_NEW,
});
export const ASYNC_STEP = defineType("async_generator_asend", {
  representation: AsyncGeneratorStep,
  flags: TypeFlag.NO_NEW,
});
export const ASYNC_THROW = defineType("async_generator_athrow", {
  flags: TypeFlag.NO_NEW,
  accepts: (v) => v instanceof AsyncGeneratorStep,
});
setTypeOf(AsyncYield, defineType("async_generator_wrapped_value", { flags: TypeFlag.NO_NEW, accepts: () => false }));
const TYPES = { generator: GENERATOR, coroutine: COROUTINE, async_generator: ASYNC_GENERATOR } as const;
Object.defineProperty(PyGenerator.prototype, "type", {
  get(this: PyGenerator) {
    return TYPES[this.kind];
  },
});
Object.defineProperty(AsyncGeneratorStep.prototype, "type", {
  get(this: AsyncGeneratorStep) {
    return this.mode === "send" ? ASYNC_STEP : ASYNC_THROW;
  },
});

/** An iterator step's end as the guest sees it: StopIteration with the return value. */
const STOP = continuation("generator.stop", (m, value) => {
  if (value !== undefined) return value;
  const result = m.stopValue;
  m.stopValue = null;
  return stopIteration(m, result);
});

export function stopIteration(m: Machine, value: Value): Result {
  const stop = m.makeException("StopIteration", value === null ? [] : [value]);
  stop.fields = new Map([["value", value]]);
  return m.raiseException(stop);
}

/** The exception object that throw(type, value, traceback) means. */
function thrown(m: Machine, type: Value, value: Value | undefined, traceback: Value | undefined): Result {
  if (traceback !== undefined && traceback !== null && !(traceback instanceof PyTraceback))
    return m.typeError("throw() third argument must be a traceback object");
  if (type instanceof PyException) {
    if (value !== undefined && value !== null) return m.typeError("instance exception may not have a separate value");
    return type;
  }
  if (type instanceof PyType && type.has(TypeFlag.EXCEPTION)) {
    if (value instanceof PyException && value.type.isSubtypeOf(type)) return value;
    const args = value === undefined || value === null ? [] : value instanceof PyTuple ? value.items : [value];
    return m.call(type, args);
  }
  return m.typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
}

const THROW = continuation("generator.throw", (m, exception, self: PyGenerator) => {
  if (!(exception instanceof PyException)) {
    // The generator gets the complaint in place of the exception.
    const complaint = m.makeException("TypeError", [
      `calling an exception class should have returned an instance of BaseException, not ${typeName(exception as Value)}`,
    ]);
    return m.then(generatorDriver().throwInto(m, self, complaint), STOP);
  }
  return m.then(generatorDriver().throwInto(m, self, exception), STOP);
});

const CLOSING = continuation(
  "generator.close",
  (m, value, self: PyGenerator) => {
    if (value !== undefined) return m.raise("RuntimeError", `${SHOWN[self.kind]} ignored GeneratorExit`);
    const result = m.stopValue;
    m.stopValue = null;
    return result;
  },
  (m) => {
    if (!m.pendingIs("GeneratorExit") && !m.pendingIs("StopIteration")) return X;
    m.clearException();
    return null;
  },
);
const SHOWN = { generator: "generator", coroutine: "coroutine", async_generator: "async generator" } as const;

function close(m: Machine, self: PyGenerator): Result {
  if (self.running) return m.valueError(`${SHOWN[self.kind]} already executing`);
  if (self.frame === null) return null;
  if (!self.started) {
    self.frame = null;
    self.saved = [];
    return null;
  }
  return m.then(generatorDriver().throwInto(m, self, m.makeException("GeneratorExit", [])), CLOSING, self);
}

function text(m: Machine, value: string): string {
  m.allocate(32 + value.length);
  return value;
}

for (const type of [GENERATOR, COROUTINE, ASYNC_GENERATOR]) {
  getter(
    type,
    "__name__",
    (_m, self: PyGenerator) => self.name,
    (m, self: PyGenerator, value) => {
      if (typeof value !== "string") return m.typeError("__name__ must be set to a string object");
      self.name = value;
      return null;
    },
  );
  getter(
    type,
    "__qualname__",
    (_m, self: PyGenerator) => self.qualname,
    (m, self: PyGenerator, value) => {
      if (typeof value !== "string") return m.typeError("__qualname__ must be set to a string object");
      self.qualname = value;
      return null;
    },
  );
  method(type, "__repr__(self, /)", {}, (m, self: PyGenerator) =>
    text(m, `<${type.name} object ${self.qualname} at ${addressText(m, self)}>`),
  );
}
for (const [type, prefix] of [
  [GENERATOR, "gi"],
  [COROUTINE, "cr"],
] as const) {
  method(
    type,
    "send(self, value, /)",
    {
      doc: `Send a value into ${SHOWN[prefix === "gi" ? "generator" : "coroutine"]}; return what it yields next, or raise StopIteration.`,
    },
    (m, self: PyGenerator, value: Value) => m.then(generatorDriver().send(m, self, value), STOP),
  );
  method(
    type,
    "throw(self, type, value=..., traceback=..., /)",
    {
      doc: `Raise an exception in ${SHOWN[prefix === "gi" ? "generator" : "coroutine"]}; return what it yields next, or raise StopIteration.`,
    },
    (m, self: PyGenerator, kind: Value, value: Value | undefined, traceback: Value | undefined) =>
      m.then(thrown(m, kind, value, traceback), THROW, self),
  );
  method(
    type,
    "close(self, /)",
    { doc: `Raise GeneratorExit inside ${SHOWN[prefix === "gi" ? "generator" : "coroutine"]}.` },
    (m, self: PyGenerator) => close(m, self),
  );
  getter(
    type,
    prefix === "gi" ? "gi_yieldfrom" : "cr_await",
    (_m, self: PyGenerator) => generatorDriver().delegate(self) ?? null,
  );
  getter(type, `${prefix}_running`, (_m, self: PyGenerator) => self.running);
  getter(type, `${prefix}_suspended`, (_m, self: PyGenerator) => self.started && !self.running && self.frame !== null);
}
method(GENERATOR, "__iter__(self, /)", {}, (_m, self: PyGenerator) => self);
method(GENERATOR, "__next__(self, /)", { doc: "Implement next(self)." }, (m, self: PyGenerator) =>
  m.then(generatorDriver().send(m, self, null), STOP),
);
method(COROUTINE, "__await__(self, /)", {}, (m, self: PyGenerator) => {
  m.allocate(32);
  return new CoroutineWrapper(self);
});
method(COROUTINE_WRAPPER, "send(self, value, /)", {}, (m, self: CoroutineWrapper, value: Value) =>
  m.then(generatorDriver().send(m, self.coroutine, value), STOP),
);
method(
  COROUTINE_WRAPPER,
  "throw(self, type, value=..., traceback=..., /)",
  {},
  (m, self: CoroutineWrapper, kind: Value, value: Value | undefined, traceback: Value | undefined) =>
    m.then(thrown(m, kind, value, traceback), THROW, self.coroutine),
);
method(COROUTINE_WRAPPER, "close(self, /)", {}, (m, self: CoroutineWrapper) => close(m, self.coroutine));
method(COROUTINE_WRAPPER, "__iter__(self, /)", {}, (_m, self: CoroutineWrapper) => self);
method(COROUTINE_WRAPPER, "__next__(self, /)", {}, (m, self: CoroutineWrapper) =>
  m.then(generatorDriver().send(m, self.coroutine, null), STOP),
);

// ----------------------------------------------------------------------------------------------------- async generators

function step(m: Machine, self: PyGenerator, mode: AsyncGeneratorStep["mode"], value: Value): Value {
  m.allocate(56);
  return new AsyncGeneratorStep(self, mode, value);
}
method(ASYNC_GENERATOR, "__aiter__(self, /)", {}, (_m, self: PyGenerator) => self);
method(ASYNC_GENERATOR, "__anext__(self, /)", {}, (m, self: PyGenerator) => step(m, self, "send", null));
method(ASYNC_GENERATOR, "asend(self, value, /)", {}, (m, self: PyGenerator, value: Value) =>
  step(m, self, "send", value),
);
method(ASYNC_GENERATOR, "aclose(self, /)", {}, (m, self: PyGenerator) => step(m, self, "close", null));
const MADE_THROW = continuation("async-generator.athrow", (m, exception, self: PyGenerator) =>
  step(m, self, "throw", exception as Value),
);
method(
  ASYNC_GENERATOR,
  "athrow(self, type, value=..., traceback=..., /)",
  {},
  (m, self: PyGenerator, kind: Value, value: Value | undefined, traceback: Value | undefined) =>
    // CPython looks at what is thrown when it throws.
    kind instanceof PyException || kind instanceof PyType
      ? m.then(thrown(m, kind, value, traceback), MADE_THROW, self)
      : step(m, self, "throw", kind),
);
getter(ASYNC_GENERATOR, "ag_running", (_m, self: PyGenerator) => self.asyncRunning);

const STEPPED = continuation(
  "async-generator.step",
  (m, value, self: AsyncGeneratorStep) => stepped(m, self, value),
  (m, self: AsyncGeneratorStep) => {
    self.state = "done";
    self.generator.asyncRunning = false;
    if (self.mode === "close" && (m.pendingIs("GeneratorExit") || m.pendingIs("StopAsyncIteration"))) {
      m.clearException();
      m.stopValue = null;
      return undefined;
    }
    return X;
  },
);

/** What the generator's body answered: a yielded item ends the step, anything else is an await's and passes through. */
function stepped(m: Machine, self: AsyncGeneratorStep, value: Value | undefined): NextResult {
  const { generator } = self;
  if (value instanceof AsyncYield) {
    self.state = "done";
    generator.asyncRunning = false;
    if (self.mode === "close") return m.raise("RuntimeError", "async generator ignored GeneratorExit");
    m.stopValue = value.value;
    return undefined;
  }
  if (value !== undefined) return value;
  self.state = "done";
  generator.asyncRunning = false;
  generator.closed = true;
  m.stopValue = null;
  if (self.mode === "close") return undefined;
  return m.raiseException(m.makeException("StopAsyncIteration", []));
}

/** X when the step is over, or begins while another one is under way. */
function checkStep(m: Machine, self: AsyncGeneratorStep): Result {
  if (self.state === "done")
    return m.raise(
      "RuntimeError",
      `cannot reuse already awaited ${self.mode === "send" ? "__anext__()/asend()" : "aclose()/athrow()"}`,
    );
  if (self.state !== "fresh" || !self.generator.asyncRunning) return null;
  self.state = "done";
  return m.raise(
    "RuntimeError",
    `${self.mode === "send" ? "anext()" : self.mode === "close" ? "aclose()" : "athrow()"}: asynchronous generator is already running`,
  );
}

function drive(m: Machine, self: AsyncGeneratorStep, sent: Value): NextResult {
  const { generator } = self;
  if (checkStep(m, self) === X) return X;
  const fresh = self.state === "fresh";
  if (fresh) {
    if (self.mode === "throw" && !(self.value instanceof PyException)) {
      self.state = "done";
      return m.typeError(
        `exceptions must be classes or instances deriving from BaseException, not ${typeName(self.value)}`,
      );
    }
    if (generator.frame === null || generator.closed) {
      self.state = "done";
      if (self.mode === "close") {
        m.stopValue = null;
        return undefined;
      }
      if (self.mode === "throw" && generator.frame === null && !generator.closed)
        return m.raiseException(self.value as PyException);
      return m.raiseException(m.makeException("StopAsyncIteration", []));
    }
    if (self.mode === "close" && !generator.started) {
      generator.frame = null;
      generator.saved = [];
      generator.closed = true;
      self.state = "done";
      m.stopValue = null;
      return undefined;
    }
  }
  self.state = "running";
  generator.asyncRunning = true;
  let result: NextResult;
  if (!fresh) result = generatorDriver().send(m, generator, sent);
  else if (self.mode === "send") result = generatorDriver().send(m, generator, self.value ?? sent);
  else if (self.mode === "throw") result = generatorDriver().throwInto(m, generator, self.value as PyException);
  else {
    generator.closed = true;
    result = generatorDriver().throwInto(m, generator, m.makeException("GeneratorExit", []));
  }
  return m.thenNext(result, STEPPED, self);
}
provideAsyncStep({ send: drive });

const THROW_STEP = continuation("async-generator.throw-in", (m, exception, self: AsyncGeneratorStep) => {
  if (!(exception instanceof PyException)) return m.typeError("exceptions must derive from BaseException");
  if (checkStep(m, self) === X) return X;
  self.state = "running";
  self.generator.asyncRunning = true;
  return m.then(m.thenNext(generatorDriver().throwInto(m, self.generator, exception), STEPPED, self), STOP);
});
const STEP_CLOSED = continuation(
  "async-generator.step-closed",
  (m) => m.raise("RuntimeError", "coroutine ignored GeneratorExit"),
  (m) => {
    if (!m.pendingIs("StopIteration") && !m.pendingIs("StopAsyncIteration") && !m.pendingIs("GeneratorExit")) return X;
    m.clearException();
    return null;
  },
);
const CLOSE_STEP = continuation("async-generator.close-step", (m, exception, self: AsyncGeneratorStep) =>
  m.then(THROW_STEP.run(m, exception, self, undefined, undefined), STEP_CLOSED),
);
for (const type of [ASYNC_STEP, ASYNC_THROW]) {
  method(type, "__await__(self, /)", {}, (_m, self: AsyncGeneratorStep) => self);
  method(type, "__iter__(self, /)", {}, (_m, self: AsyncGeneratorStep) => self);
  method(type, "__next__(self, /)", {}, (m, self: AsyncGeneratorStep) => m.then(drive(m, self, null), STOP));
  method(type, "send(self, value, /)", {}, (m, self: AsyncGeneratorStep, value: Value) =>
    m.then(drive(m, self, value), STOP),
  );
  method(
    type,
    "throw(self, type, value=..., traceback=..., /)",
    {},
    (m, self: AsyncGeneratorStep, kind: Value, value: Value | undefined, traceback: Value | undefined) =>
      m.then(thrown(m, kind, value, traceback), THROW_STEP, self),
  );
  method(type, "close(self, /)", {}, (m, self: AsyncGeneratorStep) =>
    self.state === "done" ? null : m.then(m.makeException("GeneratorExit", []), CLOSE_STEP, self),
  );
}
