/**
 * What built-in exception classes hold besides `args`: `value` of StopIteration, `name` and `obj` of AttributeError, the
 * position of a SyntaxError … A class's layout says which fields there are and how they follow from `args`.
 *
 * Invariant: `fields` null means that no field was set on its own, so each reads as what `args` give it; exceptions that
 * the machine raises therefore cost no table. Otherwise `fields` holds every field that is set (one that is missing reads
 * as None), except that `msg` of an ImportError always falls back to `args`.
 */

import { method, getter } from "./define.js";
import { X, continuation, type ExitSignal, type Machine, type Result } from "./machine.js";
import {
  PyByteArray,
  PyBytes,
  PyException,
  PyFloat,
  PyList,
  PyTuple,
  TypeFlag,
  type PyType,
  type Value,
} from "./model.js";
import { PyNative } from "./native.js";
import { collect, isInt, isStr, toIndex, typeName, unwrap } from "./protocol.js";
import { closestName } from "./suggest.js";
import {
  ATTRIBUTE_ERROR,
  BASE_EXCEPTION,
  BLOCKING_IO_ERROR,
  IMPORT_ERROR,
  NAME_ERROR,
  OS_ERROR,
  STOP_ITERATION,
  SYNTAX_ERROR,
  SYSTEM_EXIT,
  UNICODE_DECODE_ERROR,
  UNICODE_ENCODE_ERROR,
  UNICODE_TRANSLATE_ERROR,
  exceptionType,
} from "./exception-types.js";

/** Bytes charged for an exception, and for the table of its fields. */
export const EXCEPTION_SIZE = 160;
const FIELDS_SIZE = 160;

type Items = readonly Value[];
type Keywords = ReadonlyMap<string, Value>;
const NO_KEYWORDS: Keywords = new Map();

interface Layout {
  readonly names: readonly string[];
  /** What a field is while only `args` are known; undefined: not set. */
  readonly derive: (args: Items, name: string) => Value | undefined;
  /** Fields may be set one by one before `args` gave theirs. */
  readonly partial: boolean;
  /** `__init__`: checks the arguments and sets the fields; `args` are set already. */
  readonly fill: (m: Machine, self: PyException, args: Items, keywords: Keywords) => Result;
}

function layout(
  names: readonly string[],
  derive: Layout["derive"],
  fill: Layout["fill"] = fillFromArgs,
  partial = false,
): Layout {
  return { names, derive, partial, fill };
}

/** Fields that follow from `args` alone. */
function fillFromArgs(m: Machine, self: PyException, _args: Items, keywords: Keywords): Result {
  if (keywords.size > 0) return noKeywords(m, self);
  self.fields = null;
  return null;
}

function noKeywords(m: Machine, self: PyException): ExitSignal {
  return m.typeError(`${typeName(self)}() takes no keyword arguments`);
}

/** For classes that accept some keywords. */
function checkKeywords(m: Machine, name: string, allowed: readonly string[], keywords: Keywords): boolean {
  for (const given of keywords.keys()) {
    if (allowed.some((known) => known === given)) continue;
    const close = closestName(given, allowed);
    const hint = close === null ? "" : `. Did you mean '${close}'?`;
    m.typeError(`${name}() got an unexpected keyword argument '${given}'${hint}`);
    return false;
  }
  return true;
}

function keywordFields(name: string, allowed: readonly string[]): Layout["fill"] {
  return (m, self, _args, keywords) => {
    if (!checkKeywords(m, name, allowed, keywords)) return X;
    self.fields = null;
    if (keywords.size > 0) {
      m.allocate(FIELDS_SIZE);
      self.fields = new Map(keywords);
    }
    return null;
  };
}

// ------------------------------------------------------------------------------------------------------------- OSError

/** errno -> class, as `OSError(errno, …)` chooses it (Linux numbers). */
const ERRNO_CLASSES: ReadonlyMap<number, PyType> = new Map(
  (
    [
      [1, "PermissionError"],
      [2, "FileNotFoundError"],
      [3, "ProcessLookupError"],
      [4, "InterruptedError"],
      [10, "ChildProcessError"],
      [11, "BlockingIOError"],
      [13, "PermissionError"],
      [17, "FileExistsError"],
      [20, "NotADirectoryError"],
      [21, "IsADirectoryError"],
      [32, "BrokenPipeError"],
      [103, "ConnectionAbortedError"],
      [104, "ConnectionResetError"],
      [108, "BrokenPipeError"],
      [110, "TimeoutError"],
      [111, "ConnectionRefusedError"],
      [114, "BlockingIOError"],
      [115, "BlockingIOError"],
    ] as const
  ).map(([errno, name]) => [errno, exceptionType(name)]),
);

const OS_FIELDS = ["errno", "strerror", "filename", "filename2", "characters_written"] as const;

function deriveOSField(args: Items, name: string): Value | undefined {
  if (args.length < 2 || args.length > 5) return undefined;
  const position =
    name === "errno" ? 0 : name === "strerror" ? 1 : name === "filename" ? 2 : name === "filename2" ? 4 : 5;
  if (position < 2) return args[position];
  // A file name of None counts as none given, and then there is no second one either.
  const filename = args[2] ?? null;
  const value = args[position] ?? null;
  return filename === null || value === null ? undefined : value;
}

/** The class of `OSError(*args)`: a subclass when the errno has one. */
export function classForErrno(args: Items): PyType {
  if (args.length >= 2 && args.length <= 5) {
    const errno = unwrap(args[0]);
    const known = isInt(errno) ? ERRNO_CLASSES.get(Number(errno)) : undefined;
    if (known !== undefined) return known;
  }
  return OS_ERROR;
}

/** Does `__init__`, rather than `__new__`, take the arguments? (Only where a guest class overrides the one and not the other.) */
function initialisesLate(cls: PyType): boolean {
  return (
    cls.has(TypeFlag.GUEST) &&
    cls.lookup("__init__") !== osErrorInit &&
    (cls.lookup("__new__") ?? osErrorInit) instanceof PyNative
  );
}

/** Sets `args` and fields of an OSError; the keywords were checked. */
function fillOSError(m: Machine, self: PyException, args: Items): Result {
  const filename = deriveOSField(args, "filename");
  if (filename === undefined) return null;
  m.allocate(FIELDS_SIZE);
  const fields = new Map<string, Value>();
  fields.set("errno", args[0]);
  fields.set("strerror", args[1]);
  self.fields = fields;
  if (self.shape.cls === BLOCKING_IO_ERROR && (isInt(unwrap(filename)) || unwrap(filename) instanceof PyFloat)) {
    const written = isInt(unwrap(filename))
      ? toIndex(m, filename)
      : m.typeError("'float' object cannot be interpreted as an integer");
    if (written === X) return X;
    fields.set("characters_written", written as Value);
    return null;
  }
  fields.set("filename", filename);
  const second = deriveOSField(args, "filename2");
  if (second !== undefined) fields.set("filename2", second);
  self.args = new PyTuple(args.slice(0, 2));
  return null;
}

/** `OSError.__new__`: it, not `__init__`, takes the arguments as a rule. */
export function constructOSError(m: Machine, cls: PyType, args: Items, keywords: Keywords | null): Result {
  m.allocate(EXCEPTION_SIZE + 8 * args.length);
  if (initialisesLate(cls)) return new PyException(cls.rootShape, new PyTuple([]));
  const self = new PyException((cls === OS_ERROR ? classForErrno(args) : cls).rootShape, new PyTuple(args.slice()));
  if (keywords !== null && keywords.size > 0) return m.typeError(`${cls.name}() takes no keyword arguments`);
  return fillOSError(m, self, args) === X ? X : self;
}

// --------------------------------------------------------------------------------------------------------- SyntaxError

const SYNTAX_FIELDS = [
  "msg",
  "filename",
  "lineno",
  "offset",
  "text",
  "end_lineno",
  "end_offset",
  "print_file_and_line",
] as const;
/** Order of the details in the second argument. */
const SYNTAX_DETAILS = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"] as const;

function deriveSyntaxField(args: Items, name: string): Value | undefined {
  if (name === "msg") return args[0];
  if (args.length !== 2 || !(args[1] instanceof PyTuple)) return undefined;
  for (let index = 0; index < SYNTAX_DETAILS.length; index++)
    if (SYNTAX_DETAILS[index] === name) return args[1].items[index];
  return undefined;
}

function fillSyntaxError(m: Machine, self: PyException, args: Items, keywords: Keywords): Result {
  if (keywords.size > 0) return noKeywords(m, self);
  self.fields = null;
  if (args.length !== 2) return null;
  return m.then(collect(m, args[1]), SYNTAX_DETAILS_READ, self, args[0]);
}

const SYNTAX_DETAILS_READ = continuation("exception.syntax-details", (m, value, self: PyException, message: Value) => {
  const { items } = value as PyList;
  if (items.length < 4) return m.typeError(`function takes at least 4 arguments (${items.length} given)`);
  if (items.length > 6) return m.typeError(`function takes at most 6 arguments (${items.length} given)`);
  if (items.length === 5) return m.typeError("end_offset must be provided when end_lineno is provided");
  m.allocate(FIELDS_SIZE);
  const fields = new Map<string, Value>([["msg", message]]);
  for (let index = 0; index < items.length; index++) fields.set(SYNTAX_DETAILS[index], items[index]);
  self.fields = fields;
  return null;
});

// -------------------------------------------------------------------------------------------------------- UnicodeError

const ENCODING_FIELDS = ["encoding", "object", "start", "end", "reason"] as const;
const TRANSLATE_FIELDS = ["object", "start", "end", "reason"] as const;

function byPosition(names: readonly string[]): Layout["derive"] {
  return (args, name) => {
    for (let index = 0; index < names.length; index++) if (names[index] === name) return args[index];
    return undefined;
  };
}

/** Which form of UnicodeError: names of the arguments, and what the object must be. */
function unicodeFill(names: readonly string[], wants: "str" | "bytes"): Layout["fill"] {
  return (m, self, args, keywords) => {
    if (keywords.size > 0) return noKeywords(m, self);
    if (args.length !== names.length)
      return m.typeError(`function takes exactly ${names.length} arguments (${args.length} given)`);
    const objectAt = names.length - 4;
    const text = (index: number): boolean => {
      if (isStr(unwrap(args[index]))) return true;
      m.typeError(`argument ${index + 1} must be str, not ${args[index] === null ? "None" : typeName(args[index])}`);
      return false;
    };
    if (objectAt === 1 && !text(0)) return X;
    if (wants === "str" && !text(objectAt)) return X;
    return m.then(toIndex(m, args[objectAt + 1]), UNICODE_START, self, args, names);
  };
}

function checkPosition(m: Machine, value: Value): boolean {
  if (typeof value !== "bigint" || (value < 1n << 63n && value >= -(1n << 63n))) return true;
  m.raise("OverflowError", "Python int too large to convert to C ssize_t");
  return false;
}
const UNICODE_START = continuation(
  "exception.unicode-start",
  (m, value, self: PyException, args: Items, names: readonly string[]) => {
    if (!checkPosition(m, value as Value)) return X;
    m.allocate(FIELDS_SIZE);
    const fields = new Map<string, Value>([["start", value as Value]]);
    self.fields = null;
    return m.then(toIndex(m, args[names.length - 2]), UNICODE_END, self, fields, [args, names]);
  },
);
const UNICODE_END = continuation(
  "exception.unicode-end",
  (m, value, self: PyException, fields: Map<string, Value>, [args, names]: [Items, readonly string[]]) => {
    if (!checkPosition(m, value as Value)) return X;
    const reason = args[names.length - 1];
    if (!isStr(unwrap(reason)))
      return m.typeError(`argument ${names.length} must be str, not ${reason === null ? "None" : typeName(reason)}`);
    let object = args[names.length - 4];
    const inner = unwrap(object);
    if (layoutOf(self.shape.cls) === DECODE_LAYOUT && !(inner instanceof PyBytes)) {
      if (!(inner instanceof PyByteArray))
        return m.typeError(`a bytes-like object is required, not '${typeName(object)}'`);
      m.allocate(48 + inner.length);
      object = new PyBytes(inner.bytes.slice(0, inner.length));
    }
    for (let index = 0; index < names.length; index++) fields.set(names[index], args[index]);
    fields.set("object", object);
    fields.set("start", fields.get("start") as Value);
    fields.set("end", value as Value);
    self.fields = fields;
    return null;
  },
);

// ------------------------------------------------------------------------------------------------------------- layouts

const DECODE_LAYOUT = layout(ENCODING_FIELDS, byPosition(ENCODING_FIELDS), unicodeFill(ENCODING_FIELDS, "bytes"));
const firstArgument: Layout["derive"] = (args) => (args.length > 0 ? args[0] : undefined);

const LAYOUTS: ReadonlyMap<PyType, Layout> = new Map([
  [STOP_ITERATION, layout(["value"], firstArgument)],
  [
    SYSTEM_EXIT,
    layout(["code"], (args) => (args.length > 1 ? new PyTuple(args) : args.length === 1 ? args[0] : undefined)),
  ],
  [
    IMPORT_ERROR,
    layout(
      ["msg", "name", "path", "name_from"],
      (args, name) => (name === "msg" && args.length === 1 ? args[0] : undefined),
      keywordFields("ImportError", ["name", "path", "name_from"]),
      true,
    ),
  ],
  [NAME_ERROR, layout(["name"], () => undefined, keywordFields("NameError", ["name"]))],
  [ATTRIBUTE_ERROR, layout(["name", "obj"], () => undefined, keywordFields("AttributeError", ["name", "obj"]))],
  [
    OS_ERROR,
    layout(OS_FIELDS, deriveOSField, (m, self, args, keywords) => {
      if (keywords.size > 0) return noKeywords(m, self);
      self.fields = null;
      return fillOSError(m, self, args);
    }),
  ],
  [SYNTAX_ERROR, layout(SYNTAX_FIELDS, deriveSyntaxField, fillSyntaxError)],
  [UNICODE_DECODE_ERROR, DECODE_LAYOUT],
  [UNICODE_ENCODE_ERROR, layout(ENCODING_FIELDS, byPosition(ENCODING_FIELDS), unicodeFill(ENCODING_FIELDS, "str"))],
  [
    UNICODE_TRANSLATE_ERROR,
    layout(TRANSLATE_FIELDS, byPosition(TRANSLATE_FIELDS), unicodeFill(TRANSLATE_FIELDS, "str")),
  ],
]);

/** The layout of a class's instances; null when they hold nothing but `args`. */
function layoutOf(cls: PyType): Layout | null {
  for (const base of cls.mro) {
    const found = LAYOUTS.get(base);
    if (found !== undefined) return found;
  }
  return null;
}

/** A field of an exception; undefined when it is not set (guests see None). */
export function exceptionField(self: PyException, name: string): Value | undefined {
  const { fields } = self;
  if (fields === null) return layoutOf(self.shape.cls)?.derive(self.args.items, name);
  const value = fields.get(name);
  if (value !== undefined) return value;
  const own = layoutOf(self.shape.cls);
  return own !== null && own.partial ? own.derive(self.args.items, name) : undefined;
}

/** Makes the fields independent of `args`. */
function detach(m: Machine, self: PyException): Map<string, Value> {
  if (self.fields !== null && !(layoutOf(self.shape.cls)?.partial ?? false)) return self.fields;
  m.allocate(FIELDS_SIZE);
  const fields = self.fields ?? new Map<string, Value>();
  const own = layoutOf(self.shape.cls);
  if (own !== null)
    for (const name of own.names) {
      const value = fields.get(name) ?? own.derive(self.args.items, name);
      if (value !== undefined) fields.set(name, value);
    }
  self.fields = fields;
  return fields;
}

/** Sets a field (undefined: unset). */
export function setExceptionField(m: Machine, self: PyException, name: string, value: Value | undefined): void {
  const fields = detach(m, self);
  if (value !== undefined) fields.set(name, value);
  else if (layoutOf(self.shape.cls)?.partial ?? false) fields.set(name, null);
  else fields.delete(name);
}

/** Gives an exception other `args`; fields that follow from the old ones stay as they are. */
export function replaceArgs(m: Machine, self: PyException, args: PyTuple): void {
  if (layoutOf(self.shape.cls) !== null) detach(m, self);
  self.args = args;
}

/** A fresh instance of a guest class whose own `__init__` may never reach ours: its fields are not set. */
export function forgetFields(m: Machine, self: PyException): void {
  const own = layoutOf(self.shape.cls);
  if (own === null) return;
  m.allocate(FIELDS_SIZE);
  self.fields = new Map(own.partial ? own.names.map((name) => [name, null]) : []);
}

/** `args` of `__init__`: kept when they are what `__new__` was given. */
function setArgs(m: Machine, self: PyException, args: Items): void {
  const { items } = self.args;
  let same = items.length === args.length;
  for (let index = 0; same && index < args.length; index++) same = items[index] === args[index];
  if (same) return;
  m.allocate(40 + 8 * args.length);
  self.args = new PyTuple(args);
}

/** `__init__` of the nearest built-in class with a layout: sets `args` and the fields. */
export function initialiseException(m: Machine, self: PyException, args: Items, keywords: Keywords): Result {
  const own = layoutOf(self.shape.cls);
  if (own === null) {
    if (keywords.size > 0) return noKeywords(m, self);
    setArgs(m, self, args);
    return null;
  }
  setArgs(m, self, args);
  return own.fill(m, self, args, keywords);
}

method(
  BASE_EXCEPTION,
  "__init__(self, /, *args, **kwargs)",
  {},
  (m, self: PyException, args: Value[], keywords: Keywords) => {
    if (keywords.size > 0) return noKeywords(m, self);
    setArgs(m, self, args);
    return null;
  },
);
for (const [type, own] of LAYOUTS) {
  if (type === OS_ERROR) continue;
  method(type, "__init__(self, /, *args, **kwargs)", {}, (m, self: PyException, args: Value[], keywords: Keywords) => {
    setArgs(m, self, args);
    return own.fill(m, self, args, keywords);
  });
}
const osErrorInit = method(
  OS_ERROR,
  "__init__(self, /, *args, **kwargs)",
  {},
  (m, self: PyException, args: Value[], keywords: Keywords) => {
    if (!initialisesLate(self.shape.cls)) return null;
    if (keywords.size > 0) return noKeywords(m, self);
    self.args = new PyTuple(args);
    self.fields = null;
    return fillOSError(m, self, args);
  },
);

/** Is this `__init__` one of ours? */
export function isNativeInit(init: Value | undefined): boolean {
  return init === undefined || init instanceof PyNative;
}

// ---------------------------------------------------------------------------------------------------------- attributes

for (const [type, own] of LAYOUTS) {
  for (const name of own.names) {
    if (name === "characters_written") continue;
    const position = name === "start" || name === "end";
    getter(
      type,
      name,
      (_m, self: PyException) => exceptionField(self, name) ?? null,
      (m, self: PyException, value) => {
        if (position) {
          if (value === undefined) return m.typeError("can't delete numeric/char attribute");
          if (!isInt(unwrap(value))) return m.typeError("an integer is required");
        }
        setExceptionField(m, self, name, value);
        return null;
      },
    );
  }
}

const CHARACTERS_WRITTEN = continuation("exception.characters-written", (m, value, self: PyException) => {
  setExceptionField(m, self, "characters_written", value as Value);
  return null;
});
getter(
  OS_ERROR,
  "characters_written",
  (m, self: PyException) =>
    exceptionField(self, "characters_written") ?? m.raise("AttributeError", "characters_written"),
  (m, self: PyException, value) => {
    if (value !== undefined) return m.then(toIndex(m, value), CHARACTERS_WRITTEN, self);
    const written = exceptionField(self, "characters_written") !== undefined;
    setExceptionField(m, self, "characters_written", undefined);
    return written ? null : m.raise("AttributeError", "characters_written");
  },
);

export { NO_KEYWORDS };
