/**
 * Exceptions as guests see them: making them, matching them in `except`, the attributes and methods of BaseException, and
 * how each class shows itself by str() and repr(). Implements the Python library reference, "Built-in Exceptions".
 */

import { ownAttribute, getAttribute, setAttribute, setOwnAttribute } from "./attribute.js";
import { defineType, getter, method } from "./define.js";
import { PyDict } from "./dictionary.js";
import {
  EXCEPTION_SIZE,
  constructOSError,
  exceptionField,
  forgetFields,
  initialiseException,
  isNativeInit,
  replaceArgs,
} from "./exception-fields.js";
import { constructGroup } from "./exception-group.js";
import {
  ATTRIBUTE_ERROR,
  BASE_EXCEPTION,
  BASE_EXCEPTION_GROUP,
  IMPORT_ERROR,
  KEY_ERROR,
  OS_ERROR,
  SYNTAX_ERROR,
  UNICODE_DECODE_ERROR,
  UNICODE_ENCODE_ERROR,
  UNICODE_TRANSLATE_ERROR,
} from "./exception-types.js";
import { heapClass } from "./heap.js";
import {
  NativeFrame,
  X,
  continuation,
  type ExitSignal,
  type Machine,
  type NextResult,
  type Result,
} from "./machine.js";
import {
  PyBytes,
  PyException,
  PyList,
  PyTraceback,
  PyTuple,
  PyType,
  PyWideStr,
  TypeFlag,
  type AnyStr,
  type FlatStr,
  type Value,
} from "./model.js";
import type { PyNative } from "./native.js";
import { collect, isStr, reprOf, strOf, typeName, unwrap } from "./protocol.js";
import { codePointAt, flatten, hostString, joinAll, strLength } from "./text.js";

export * from "./exception-types.js";
export { exceptionField, setExceptionField } from "./exception-fields.js";

// ---------------------------------------------------------------------------------------------------- making, matching

const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map();

/**
 * `BaseException.__new__(cls, *args, **keywords)` for any exception class. `__init__` sets the fields afterwards (those of
 * OSError and of groups are set here, as in CPython).
 */
export function constructException(
  m: Machine,
  cls: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Result {
  if (cls.isSubtypeOf(OS_ERROR)) return constructOSError(m, cls, args, keywords);
  if (cls.isSubtypeOf(BASE_EXCEPTION_GROUP)) return constructGroup(m, cls, args);
  m.allocate(EXCEPTION_SIZE + 8 * args.length);
  const exception = new PyException(cls.rootShape, new PyTuple(args));
  if (cls.has(TypeFlag.GUEST) && !isNativeInit(cls.lookup("__init__"))) forgetFields(m, exception);
  return exception;
}

/**
 * The whole of `cls(*args, **keywords)` for a built-in class: construction and initialisation. For guest classes the two
 * steps are the machine's, since either may be overridden.
 */
export function callExceptionType(
  m: Machine,
  cls: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Result {
  return m.then(constructException(m, cls, args, keywords), INITIALISE, args, keywords);
}
const INITIALISE = continuation(
  "exception.initialise",
  (m, value, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null) => {
    const exception = value as PyException;
    if (exception.shape.cls.isSubtypeOf(OS_ERROR)) return exception;
    return m.then(initialiseException(m, exception, args, keywords ?? NO_KEYWORDS), INITIALISED, exception);
  },
);
const INITIALISED = continuation("exception.initialised", (_m, _value, exception: PyException) => exception);

/** Is the value a class that an exception may be an instance of? */
export function isExceptionType(value: Value): value is PyType {
  return value instanceof PyType && value.has(TypeFlag.EXCEPTION);
}

const CANNOT_CATCH = "catching classes that do not inherit from BaseException is not allowed";

/** May this stand behind `except`? Otherwise a TypeError is pending. */
export function checkCatchable(m: Machine, type: Value): boolean {
  const items = catchable(type);
  m.charge(items.length);
  for (const item of items)
    if (!isExceptionType(item)) {
      m.typeError(CANNOT_CATCH);
      return false;
    }
  return true;
}

function catchable(type: Value): readonly Value[] {
  const inner = unwrap(type);
  return inner instanceof PyTuple ? inner.items : [type];
}

/** Does `except type` catch the exception? The type was checked. */
export function caughtBy(exception: PyException, type: Value): boolean {
  const cls = exception.shape.cls;
  for (const item of catchable(type)) if (cls.isSubtypeOf(item as PyType)) return true;
  return false;
}

/** `except type`: true or false, or X with CPython's TypeError for what cannot be caught. */
export function exceptionMatches(m: Machine, exception: PyException, type: Value): Result {
  if (isExceptionType(type)) return exception.shape.cls.isSubtypeOf(type);
  return checkCatchable(m, type) ? caughtBy(exception, type) : X;
}

// ---------------------------------------------------------------------------------------------------------- attributes

getter(
  BASE_EXCEPTION,
  "args",
  (_m, self: PyException) => self.args,
  (m, self: PyException, value) => {
    if (value === undefined) return m.typeError("args may not be deleted");
    return m.then(value instanceof PyTuple ? value : collect(m, value), ARGS_READ, self);
  },
);
const ARGS_READ = continuation("exception.args", (m, value, self: PyException) => {
  replaceArgs(m, self, value instanceof PyTuple ? value : new PyTuple((value as PyList).items));
  return null;
});

/** Sets `__traceback__`; X with TypeError for anything but a traceback or None. */
function setTraceback(m: Machine, self: PyException, value: Value): Result {
  if (value !== null && !(value instanceof PyTraceback))
    return m.typeError("__traceback__ must be a traceback or None");
  self.traceback = value;
  return null;
}

getter(
  BASE_EXCEPTION,
  "__traceback__",
  (_m, self: PyException) => self.traceback,
  (m, self: PyException, value) =>
    value === undefined ? m.typeError("__traceback__ may not be deleted") : setTraceback(m, self, value),
);
getter(
  BASE_EXCEPTION,
  "__cause__",
  (_m, self: PyException) => self.cause,
  (m, self: PyException, value) => {
    if (value === undefined) return m.typeError("__cause__ may not be deleted");
    if (value !== null && !(value instanceof PyException))
      return m.typeError("exception cause must be None or derive from BaseException");
    self.cause = value;
    self.suppressContext = true;
    return null;
  },
);
getter(
  BASE_EXCEPTION,
  "__context__",
  (_m, self: PyException) => self.context,
  (m, self: PyException, value) => {
    if (value === undefined) return m.typeError("__context__ may not be deleted");
    if (value !== null && !(value instanceof PyException))
      return m.typeError("exception context must be None or derive from BaseException");
    self.context = value;
    return null;
  },
);
getter(
  BASE_EXCEPTION,
  "__suppress_context__",
  (_m, self: PyException) => self.suppressContext,
  (m, self: PyException, value) => {
    if (value === undefined) return m.typeError("can't delete numeric/char attribute");
    if (typeof value !== "boolean") return m.typeError("attribute value type must be bool");
    self.suppressContext = value;
    return null;
  },
);

method(BASE_EXCEPTION, "with_traceback(self, tb, /)", {}, (m, self: PyException, traceback: Value) =>
  setTraceback(m, self, traceback) === X ? X : self,
);

/** Sets one attribute after the other. */
const STATE_SET = continuation("exception.state", (m, _done, self: PyException, state: PyDict, at: number) =>
  setState(m, self, state, at),
);
function setState(m: Machine, self: PyException, state: PyDict, from: number): Result {
  for (let index = from; index < state.keys.length; index++) {
    const key = state.keys[index];
    if (key === undefined) continue;
    m.charge(2);
    const name = isStr(key) ? flatten(m, key) : null;
    if (typeof name !== "string") return m.typeError(`attribute name must be string, not '${typeName(key)}'`);
    if (setAttribute(m, self, name, state.values[index] as Value) === X)
      return m.then(X, STATE_SET, self, state, index + 1);
  }
  return null;
}
method(BASE_EXCEPTION, "__setstate__(self, state, /)", {}, (m, self: PyException, state: Value) => {
  if (state === null) return null;
  const dict = unwrap(state);
  return dict instanceof PyDict ? setState(m, self, dict, 0) : m.typeError("state is not a dictionary");
});

method(BASE_EXCEPTION, "add_note(self, note, /)", {}, (m, self: PyException, note: Value) => {
  if (!isStr(unwrap(note))) return m.typeError(`note must be a str, not '${typeName(note)}'`);
  const own = ownAttribute(self, "__notes__");
  if (own !== undefined) return appendNote(m, own, note);
  if (self.shape.cls.lookup("__notes__") === undefined) return startNotes(m, self, note);
  return m.then(getAttribute(m, self, "__notes__"), NOTES_FOUND, self, note);
});
function startNotes(m: Machine, self: PyException, note: Value): Result {
  m.allocate(64);
  setOwnAttribute(m, self, "__notes__", new PyList([note]));
  return null;
}
function appendNote(m: Machine, notes: Value, note: Value): Result {
  const list = unwrap(notes);
  if (!(list instanceof PyList)) return m.typeError("Cannot add note: __notes__ is not a list");
  m.allocate(8);
  list.items.push(note);
  return null;
}
const NOTES_FOUND = continuation(
  "exception.notes",
  (m, notes, _self: PyException, note: Value) => appendNote(m, notes as Value, note),
  (m, self: PyException, note: Value) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return startNotes(m, self, note);
  },
);

// --------------------------------------------------------------------------------------------------------- str and repr

/** How a part of a text is made. */
type PartKind = "text" | "str" | "repr";

/**
 * Joins text parts, some of which are str() or repr() of guest values. `guard`, if any, stands in `reprGuard`
 * meanwhile, so that an exception inside itself gives RecursionError instead of an endless text.
 */
class TextFrame extends NativeFrame {
  override readonly catches = true;
  private readonly parts: AnyStr[] = [];
  constructor(
    private readonly kinds: readonly PartKind[],
    private readonly values: readonly Value[],
    private readonly guard: object | null,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    this.parts.push(value as AnyStr);
    return this.run(m);
  }
  run(m: Machine): NextResult {
    try {
      while (this.parts.length < this.kinds.length) {
        const index = this.parts.length;
        const value = this.values[index];
        const kind = this.kinds[index];
        const part = kind === "text" ? value : kind === "str" ? strOf(m, value) : reprOf(m, value);
        if (part === X) return m.wait(this);
        this.parts.push(part as AnyStr);
      }
      this.abandon(m);
      return joinAll(m, this.parts);
    } catch (signal) {
      this.abandon(m);
      throw signal;
    }
  }
  override caught(m: Machine): NextResult {
    this.abandon(m);
    return X;
  }
  override abandon(m: Machine): void {
    if (this.guard !== null) m.reprGuard.delete(this.guard);
  }
}
heapClass(
  TextFrame,
  "frame.exception-text",
  { kinds: "state", values: "values", parts: "values", guard: "object", back: "skip", catches: "plain" },
  160,
);

function endlessText(m: Machine, what: "str" | "repr"): ExitSignal {
  return m.raise("RecursionError", `maximum recursion depth exceeded while getting the ${what} of an object`);
}

function makeText(
  m: Machine,
  what: "str" | "repr",
  guard: object | null,
  ...parts: readonly (readonly [PartKind, Value])[]
): NextResult {
  m.charge(parts.length);
  if (guard !== null) {
    if (m.reprGuard.has(guard)) return endlessText(m, what);
    m.reprGuard.add(guard);
  }
  return new TextFrame(
    parts.map(([kind]) => kind),
    parts.map(([, value]) => value),
    guard,
  ).run(m);
}

/**
 * From an exception along only arguments that are exceptions, whose text is made the same way, to the last one; `visit` sees
 * each on the way. X with RecursionError when they form a ring (found by Brent's method).
 */
function innermost(
  m: Machine,
  self: PyException,
  what: "str" | "repr",
  native: PyNative,
  visit: (exception: PyException) => void,
): PyException | ExitSignal {
  let current = self;
  let mark = self;
  let steps = 0;
  let limit = 2;
  for (;;) {
    visit(current);
    const { items } = current.args;
    const next = items.length === 1 ? items[0] : null;
    if (!(next instanceof PyException) || next.shape.cls.lookup(`__${what}__`) !== native) return current;
    m.charge(1);
    current = next;
    if (current === mark) return endlessText(m, what);
    if (++steps === limit) {
      mark = current;
      steps = 0;
      limit *= 2;
    }
  }
}

const baseRepr: PyNative = method(BASE_EXCEPTION, "__repr__(self, /)", {}, (m, self: PyException) => {
  let head = "";
  let tail = "";
  const last = innermost(m, self, "repr", baseRepr, (exception) => {
    if (head !== "") {
      head += "(";
      tail += ")";
    }
    m.allocate(2 + exception.shape.cls.name.length);
    head += exception.shape.cls.name;
  });
  if (last instanceof PyException) {
    const { items } = last.args;
    m.charge(head.length >> 6);
    if (items.length === 0) return hostString(`${head}()${tail}`);
    if (items.length > 1)
      return makeText(m, "repr", null, ["text", hostString(head)], ["repr", last.args], ["text", tail]);
    return makeText(m, "repr", null, ["text", hostString(`${head}(`)], ["repr", items[0]], ["text", `)${tail}`]);
  }
  return X;
});

/** `BaseException.__str__` */
function plainText(m: Machine, self: PyException): Result {
  const last = innermost(m, self, "str", baseStr, () => {});
  if (!(last instanceof PyException)) return X;
  const { items } = last.args;
  if (items.length === 0) return "";
  return items.length > 1 ? reprOf(m, last.args) : strOf(m, items[0]);
}
const baseStr: PyNative = method(BASE_EXCEPTION, "__str__(self, /)", {}, (m, self: PyException) => plainText(m, self));

method(KEY_ERROR, "__str__(self, /)", {}, (m, self: PyException) => {
  const { items } = self.args;
  return items.length === 1 ? reprOf(m, items[0]) : plainText(m, self);
});

method(IMPORT_ERROR, "__str__(self, /)", {}, (m, self: PyException) => {
  const message = exceptionField(self, "msg") ?? null;
  return isStr(message) ? message : plainText(m, self);
});

method(OS_ERROR, "__str__(self, /)", {}, (m, self: PyException) => {
  const errno = exceptionField(self, "errno");
  const message = exceptionField(self, "strerror");
  const filename = exceptionField(self, "filename");
  if (filename === undefined && (errno === undefined || message === undefined)) return plainText(m, self);
  const parts: (readonly [PartKind, Value])[] = [
    ["text", "[Errno "],
    ["str", errno ?? null],
    ["text", "] "],
    ["str", message ?? null],
  ];
  if (filename !== undefined) {
    parts.push(["text", ": "], ["repr", filename]);
    const second = exceptionField(self, "filename2");
    if (second !== undefined) parts.push(["text", " -> "], ["repr", second]);
  }
  return makeText(m, "str", self.args, ...parts);
});

/** The part of a path behind the last slash. */
function baseName(m: Machine, path: FlatStr): FlatStr {
  const length = strLength(path);
  m.charge(1 + (length >> 4));
  let start = length;
  while (start > 0 && codePointAt(path, start - 1) !== 0x2f) start--;
  if (start === 0) return path;
  return typeof path === "string" ? path.slice(start) : narrow(path.codePoints.slice(start));
}

/** Code points as a str of the right form. */
function narrow(codePoints: Uint32Array): FlatStr {
  for (const point of codePoints)
    if (point > 0xffff || (point >= 0xd800 && point < 0xe000)) return new PyWideStr(codePoints);
  let text = "";
  for (const point of codePoints) text += String.fromCharCode(point);
  return text;
}

method(SYNTAX_ERROR, "__str__(self, /)", {}, (m, self: PyException) => {
  const message = exceptionField(self, "msg") ?? null;
  const filename = unwrap(exceptionField(self, "filename") ?? null);
  const line = exceptionField(self, "lineno");
  const hasLine = typeof line === "number" || typeof line === "bigint";
  if (!isStr(filename) && !hasLine) return isStr(message) ? message : makeText(m, "str", self.args, ["str", message]);
  const parts: (readonly [PartKind, Value])[] = [
    ["str", message],
    ["text", " ("],
  ];
  if (isStr(filename)) parts.push(["text", baseName(m, flatten(m, filename))]);
  if (isStr(filename) && hasLine) parts.push(["text", ", "]);
  // A line number beyond C's long prints as -1.
  if (hasLine) parts.push(["text", `line ${typeof line === "bigint" && BigInt.asIntN(64, line) !== line ? -1 : line}`]);
  parts.push(["text", ")"]);
  return makeText(m, "str", self.args, ...parts);
});

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
function characterEscape(point: number): string {
  if (point <= 0xff) return `\\x${hex(point, 2)}`;
  return point <= 0xffff ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

/** "can't encode character '\xe9' in position 3" and its relatives. */
function unicodeText(m: Machine, self: PyException, what: "encode" | "decode" | "translate"): NextResult {
  const object = unwrap(exceptionField(self, "object") ?? null);
  if (exceptionField(self, "object") === undefined) return "";
  const start = positionField(self, "start");
  const end = positionField(self, "end");
  const flat = isStr(object) ? flatten(m, object) : object;
  let which: string;
  const length = flat instanceof PyBytes ? flat.bytes.length : isStr(flat) ? strLength(flat) : 0;
  const single = typeof start === "number" && start >= 0 && start < length && end === start + 1;
  if (what === "decode")
    which = single && flat instanceof PyBytes ? `byte 0x${hex(flat.bytes[start], 2)} in position ${start}` : "bytes";
  else
    which =
      single && isStr(flat)
        ? `character '${characterEscape(codePointAt(flat as FlatStr, start))}' in position ${start}`
        : "characters";
  if (which === "bytes" || which === "characters")
    which += ` in position ${start}-${typeof end === "bigint" ? end - 1n : end - 1}`;
  const parts: (readonly [PartKind, Value])[] = [];
  if (what === "translate") parts.push(["text", `can't translate ${which}: `]);
  else
    parts.push(
      ["text", "'"],
      ["str", exceptionField(self, "encoding") ?? null],
      ["text", `' codec can't ${what} ${which}: `],
    );
  parts.push(["str", exceptionField(self, "reason") ?? null]);
  return makeText(m, "str", self.args, ...parts);
}
function positionField(self: PyException, name: string): number | bigint {
  const value = unwrap(exceptionField(self, name) ?? 0);
  return typeof value === "bigint" ? value : Number(value);
}
method(UNICODE_ENCODE_ERROR, "__str__(self, /)", {}, (m, self: PyException) => unicodeText(m, self, "encode"));
method(UNICODE_DECODE_ERROR, "__str__(self, /)", {}, (m, self: PyException) => unicodeText(m, self, "decode"));
method(UNICODE_TRANSLATE_ERROR, "__str__(self, /)", {}, (m, self: PyException) => unicodeText(m, self, "translate"));

// ----------------------------------------------------------------------------------------------------------- tracebacks

/** Tracebacks in guest hands: `tb_lineno` and `tb_next`, no frames (spec/sandbox.md). */
export const TRACEBACK = defineType("traceback", {
  representation: PyTraceback,
  flags: TypeFlag.NO_NEW,
  doc: "Where an exception passed, outermost first.",
});
heapClass(
  PyTraceback,
  "traceback",
  {
    next: "object",
    filename: "plain",
    functionName: "plain",
    line: "plain",
    endLine: "plain",
    column: "plain",
    endColumn: "plain",
  },
  72,
);
getter(TRACEBACK, "tb_lineno", (_m, self: PyTraceback) => self.line);
getter(
  TRACEBACK,
  "tb_next",
  (_m, self: PyTraceback) => self.next,
  (m, self: PyTraceback, value) => {
    if (value === undefined) return m.typeError("can't delete tb_next attribute");
    if (value !== null && !(value instanceof PyTraceback))
      return m.typeError(`expected traceback object, got '${typeName(value)}'`);
    for (let entry = value; entry !== null; entry = entry.next) {
      m.charge(1);
      if (entry === self) return m.valueError("traceback loop detected");
    }
    self.next = value;
    return null;
  },
);

/** Raises an AttributeError that knows what was looked up where, so that a name can be suggested. */
export function raiseAttributeError(m: Machine, message: string, name: string, object: Value): ExitSignal {
  m.allocate(EXCEPTION_SIZE + 160);
  const error = new PyException(ATTRIBUTE_ERROR.rootShape, new PyTuple([message]));
  error.fields = new Map<string, Value>([
    ["name", name],
    ["obj", object],
  ]);
  return m.raiseException(error);
}
