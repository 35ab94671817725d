/**
 * Asks an exception, and those it is chained to or made of, for everything that will be printed: str(), notes, the fields of
 * a SyntaxError, "Did you mean …?". All of it may run guest code, so the walk is a frame that can wait at every question;
 * what an exception refuses to say is replaced as CPython's traceback module does. The order of the questions is CPython's.
 */

import { getAttribute, ownAttribute } from "./attribute.js";
import { PyDict } from "./dictionary.js";
import { exceptionField } from "./exception-fields.js";
import { groupMembers, isGroup } from "./exception-group.js";
import { ATTRIBUTE_ERROR, IMPORT_ERROR, NAME_ERROR, SYNTAX_ERROR } from "./exception-types.js";
import { heapClass } from "./heap.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import {
  PyByteArray,
  PyException,
  PyList,
  PyModule,
  PyRange,
  PyTuple,
  PyType,
  TypeFlag,
  type AnyStr,
  type Value,
} from "./model.js";
import { PyNative } from "./native.js";
import { attributeNames } from "./object.js";
import { callMethod, collect, isStr, isTrue, lookupSpecial, reprOf, strOf, unwrap } from "./protocol.js";
import { CANDIDATE_LIMIT, STANDARD_MODULES, closestName, suggestionCost } from "./suggest.js";
import { flatten, toHostText } from "./text.js";
import { ExceptionText, SyntaxRecord } from "./traceback-record.js";
import { GROUP_DEPTH, GROUP_WIDTH, RECORD_LIMIT } from "./traceback-limits.js";

// --------------------------------------------------------------------------------------------- what frames leave behind

/** Hidden fields: names with a blank can be no guest attribute. */
const FRAME_LOCALS = "frame locals";
const FRAME_GLOBALS = "frame globals";
const FRAME_SELF = "frame self";
const FROM_MODULE = "from module";

/**
 * Does a suggestion for this exception depend on the frame that raised it? The machine asks when it leaves the innermost
 * traceback line; then `rememberFrame` keeps what is needed.
 */
export function wantsFrame(exception: PyException): boolean {
  const { fields } = exception;
  if (fields === null || fields.get("name") === undefined || fields.has(FRAME_GLOBALS)) return false;
  const { cls } = exception.shape;
  return cls.isSubtypeOf(NAME_ERROR) || cls.isSubtypeOf(ATTRIBUTE_ERROR);
}

/**
 * Keeps what a suggestion needs of the innermost frame. `locals`: names of the bound local variables in their order, or the
 * namespace itself (modules, class bodies); `self`: the value of the local `self`, if there is one.
 */
export function rememberFrame(
  m: Machine,
  exception: PyException,
  locals: readonly string[] | Value,
  self: Value | undefined,
  globals: PyDict,
): void {
  const fields = (exception.fields ??= new Map<string, Value>());
  if (self !== undefined) fields.set(FRAME_SELF, self);
  fields.set(FRAME_GLOBALS, globals);
  if (exception.shape.cls.isSubtypeOf(ATTRIBUTE_ERROR)) return;
  if (Array.isArray(locals)) {
    m.allocate(40 + 8 * locals.length);
    fields.set(FRAME_LOCALS, new PyTuple(locals as readonly string[]));
  } else fields.set(FRAME_LOCALS, locals as Value);
}

/** For `from module import nmae`: the module whose names are candidates. */
export function rememberModule(exception: PyException, module: Value): void {
  (exception.fields ??= new Map<string, Value>()).set(FROM_MODULE, module);
}

// --------------------------------------------------------------------------------------------------------- suggestions

function namesIn(m: Machine, namespace: Value | undefined, into: string[]): void {
  if (namespace instanceof PyDict) {
    m.charge(namespace.keys.length >> 2);
    for (const key of namespace.keys) if (typeof key === "string") into.push(key);
  } else if (namespace instanceof PyTuple) for (const name of namespace.items) into.push(name as string);
}

function visible(names: readonly string[], hideUnderscored: boolean): string[] {
  return hideUnderscored ? names.filter((name) => name.charCodeAt(0) !== 95) : [...names];
}

function sorted(m: Machine, names: string[]): string[] {
  if (names.length >= CANDIDATE_LIMIT) return names;
  m.charge(names.length * 4);
  return names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)); // native-ok: fewer names than CANDIDATE_LIMIT
}

function closest(m: Machine, name: string, candidates: readonly string[]): string | null {
  m.charge(suggestionCost(name, candidates.length));
  return closestName(name, candidates);
}

/**
 * The name that was probably meant, as text or None. `frameNames`: candidates for a NameError that remembers no frame.
 */
export function suggestionFor(m: Machine, exception: PyException, frameNames: readonly string[] | null = null): Result {
  const { cls } = exception.shape;
  if (cls.isSubtypeOf(IMPORT_ERROR)) {
    const name = nameField(m, exception, "name_from");
    const module = exception.fields?.get(FROM_MODULE);
    if (name === null || !(module instanceof PyModule)) return null;
    const names: string[] = [];
    namesIn(m, module.namespace, names);
    return closest(m, name, sorted(m, visible(names, name.charCodeAt(0) !== 95)));
  }
  const name = nameField(m, exception, "name");
  if (name === null) return null;
  if (cls.isSubtypeOf(ATTRIBUTE_ERROR)) {
    const object = exceptionField(exception, "obj") ?? null;
    const self = exception.fields?.get(FRAME_SELF);
    const hide = name.charCodeAt(0) !== 95 && (self === undefined || self !== object);
    const hook = lookupSpecial(object, "__dir__");
    if (hook === undefined || hook instanceof PyNative)
      return closest(m, name, sorted(m, visible([...attributeNames(m, object)], hide)));
    return m.then(m.then(callMethod(m, object, "__dir__", []), DIR_LISTED), DIR_READ, name, hide);
  }
  if (!cls.isSubtypeOf(NAME_ERROR)) return null;
  const globals = exception.fields?.get(FRAME_GLOBALS);
  if (globals === undefined) return frameNames === null ? null : closest(m, name, frameNames);
  const self = exception.fields?.get(FRAME_SELF);
  if (self === undefined) return closestInFrame(m, exception, name);
  return m.then(getAttribute(m, self, name), SELF_HAS, exception, name);
}

const SELF_HAS = continuation(
  "suggest.self",
  (_m, _value, _exception: PyException, name: string) => `self.${name}`,
  (m, exception: PyException, name: string) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return closestInFrame(m, exception, name);
  },
);
const DIR_LISTED = continuation("suggest.dir", (m, value) => collect(m, value as Value));
const DIR_READ = continuation("suggest.dir-read", (m, value, name: string, hide: boolean) => {
  const { items } = value as PyList;
  // dir() sorts the names, which fails when there is something else among them: then nothing is suggested.
  if (!items.every((item) => isStr(unwrap(item)))) return null;
  const names = items.filter((item): item is string => typeof item === "string");
  return closest(m, name, sorted(m, visible(names, hide)));
});

function closestInFrame(m: Machine, exception: PyException, name: string): Result {
  const names: string[] = [];
  namesIn(m, exception.fields?.get(FRAME_LOCALS), names);
  namesIn(m, exception.fields?.get(FRAME_GLOBALS), names);
  namesIn(m, m.builtins, names);
  return closest(m, name, names);
}

/** A field that holds a name, as a host string; null when it holds none. */
function nameField(m: Machine, exception: PyException, field: string): string | null {
  const value = exceptionField(exception, field) ?? null;
  return isStr(value) ? hostText(m, value) : null;
}

// ---------------------------------------------------------------------------------------------------------- the walk

function hostText(m: Machine, text: AnyStr): string {
  return toHostText(flatten(m, text));
}

/** "module.Class", without the module for builtins and the program itself. */
function typeText(type: PyType): string {
  const module = type.has(TypeFlag.GUEST) ? type.attributes.get("__module__") : type.moduleName;
  if (module === "builtins" || module === "__main__") return type.qualname;
  return `${typeof module === "string" ? module : "<unknown>"}.${type.qualname}`;
}

/** Is it a sequence that notes may come in (any but str and bytes)? */
function isNoteSequence(value: Value): boolean {
  const inner = unwrap(value);
  if (inner instanceof PyList || inner instanceof PyTuple || inner instanceof PyRange || inner instanceof PyByteArray)
    return true;
  return value instanceof PyException ? false : isSequenceClass(value);
}
function isSequenceClass(value: Value): boolean {
  return (
    typeof value === "object" && value !== null && value.type.mro.some((cls) => cls.has(TypeFlag.SEQUENCE_PATTERN))
  );
}

/** An exception to be described, and the record it goes into. */
class Job {
  constructor(
    readonly exception: PyException,
    readonly record: ExceptionText,
    readonly depth: number,
  ) {}
}
heapClass(Job, "describe.job", { exception: "object", record: "object", depth: "plain" }, 48);

type Phase =
  | "str"
  | "notes"
  | "notes-error"
  | "notes-list"
  | "note"
  | "notes-repr"
  | "syntax-truth"
  | "syntax"
  | "suggestion";

class DescribeFrame extends NativeFrame {
  override readonly catches = true;
  private readonly root: ExceptionText;
  /** A Map, not a Set: states are arrays and Maps (heap.ts). */
  private readonly seen = new Map<PyException, boolean>();
  /** Records to be filled, first in first out. */
  private jobs: Job[] = [];
  private position = 0;
  /** Records whose chained exceptions are still to be looked at, last in first out. */
  private readonly chained: Job[] = [];
  private phase: Phase = "str";
  private asked = false;
  private pendingNotes: readonly Value[] = [];
  private notes: string[] = [];

  constructor(
    m: Machine,
    exception: PyException,
    private readonly frameNames: readonly string[] | null,
  ) {
    super();
    this.root = this.schedule(m, exception, 1);
  }

  step(m: Machine, value: Value | undefined): NextResult {
    this.answer(m, value ?? null);
    return this.run(m);
  }

  override caught(m: Machine): NextResult {
    const error = m.clearException();
    this.refused(error);
    return this.run(m);
  }

  /** Asks the next question until there is none. */
  run(m: Machine): NextResult {
    for (;;) {
      if (this.position === this.jobs.length && !this.follow(m)) return this.root as unknown as Value;
      m.charge(2);
      this.asked = true;
      const answer = this.ask(m, this.jobs[this.position].exception);
      if (answer === X) return m.wait(this);
      if (this.asked) this.answer(m, answer as Value);
    }
  }

  private schedule(m: Machine, exception: PyException, depth: number): ExceptionText {
    m.allocate(320);
    this.seen.set(exception, true);
    const record = new ExceptionText(typeText(exception.shape.cls), exception.traceback);
    record.suppressContext = exception.suppressContext;
    this.jobs.push(new Job(exception, record, depth));
    return record;
  }

  /** Takes the next exception whose cause, context and members are to be described; false when there is none. */
  private follow(m: Machine): boolean {
    for (const job of this.jobs) this.chained.push(job);
    this.jobs = [];
    this.position = 0;
    for (;;) {
      const job = this.chained.pop();
      if (job === undefined) return false;
      const { exception, record, depth } = job;
      m.charge(1);
      if (this.seen.size > RECORD_LIMIT) continue;
      const { cause, context } = exception;
      if (cause instanceof PyException && !this.seen.has(cause)) record.cause = this.schedule(m, cause, depth);
      if (record.cause === null && !exception.suppressContext && context !== null && !this.seen.has(context))
        record.context = this.schedule(m, context, depth);
      if (isGroup(exception)) this.members(m, exception, record, depth);
      if (this.jobs.length > 0) return true;
    }
  }

  /** Members are described as far as they will be shown. */
  private members(m: Machine, group: PyException, record: ExceptionText, depth: number): void {
    const members = groupMembers(group);
    record.members = [];
    record.memberCount = members.length;
    if (depth > GROUP_DEPTH) return;
    for (let index = 0; index < members.length && index < GROUP_WIDTH; index++)
      record.members.push(this.schedule(m, members[index], depth + 1));
  }

  /** Puts the question of the current phase; clears `asked` when there is nothing to ask. */
  private ask(m: Machine, exception: PyException): Result {
    switch (this.phase) {
      case "str":
        return strOf(m, exception);
      case "notes":
        if (ownAttribute(exception, "__notes__") === undefined && !exception.shape.cls.has(TypeFlag.GUEST))
          return this.skip("syntax-truth");
        return getAttribute(m, exception, "__notes__");
      case "notes-error":
        return reprOf(m, this.pendingNotes[0]);
      case "notes-list":
        return collect(m, this.pendingNotes[0]);
      case "note":
        if (this.pendingNotes.length === this.notes.length) {
          this.keepNotes(this.notes);
          return this.skip("syntax-truth");
        }
        return strOf(m, this.pendingNotes[this.notes.length]);
      case "notes-repr":
        return reprOf(m, this.pendingNotes[0]);
      case "syntax-truth": {
        if (!exception.shape.cls.isSubtypeOf(SYNTAX_ERROR)) return this.skip("suggestion");
        return isTrue(m, exceptionField(exception, "msg") ?? null);
      }
      case "syntax":
        return strOf(m, exceptionField(exception, "msg") ?? null);
      case "suggestion":
        return suggestionFor(m, exception, this.frameNames);
    }
  }

  private skip(phase: Phase): Result {
    this.phase = phase;
    this.asked = false;
    return null;
  }

  private answer(m: Machine, value: Value): void {
    const { exception, record } = this.jobs[this.position];
    switch (this.phase) {
      case "str":
        record.message = hostText(m, value as AnyStr);
        this.phase = "notes";
        return;
      case "notes":
        this.pendingNotes = [value];
        this.notes = [];
        this.phase = value === null ? "syntax-truth" : isNoteSequence(value) ? "notes-list" : "notes-repr";
        return;
      case "notes-error":
        this.keepNotes([`Ignored error getting __notes__: ${hostText(m, value as AnyStr)}`]);
        this.phase = "syntax-truth";
        return;
      case "notes-list":
        this.pendingNotes = (value as PyList).items;
        this.phase = "note";
        return;
      case "note":
        this.notes.push(hostText(m, value as AnyStr));
        return;
      case "notes-repr":
        this.keepWhole(hostText(m, value as AnyStr));
        return;
      case "syntax-truth":
        if (value === true) this.phase = "syntax";
        else {
          record.syntax = syntaxRecord(m, exception, "<no detail available>");
          this.phase = "suggestion";
        }
        return;
      case "syntax":
        record.syntax = syntaxRecord(m, exception, hostText(m, value as AnyStr));
        this.phase = "suggestion";
        return;
      case "suggestion":
        record.message += importHint(exception, typeof value === "string" ? value : null);
        this.done();
    }
  }

  /** The question was answered with an exception. */
  private refused(error: PyException): void {
    const { record, exception } = this.jobs[this.position];
    switch (this.phase) {
      case "str":
        record.message = "<exception str() failed>";
        this.phase = "notes";
        return;
      case "notes":
        if (error.shape.cls.isSubtypeOf(ATTRIBUTE_ERROR)) {
          this.phase = "syntax-truth";
          return;
        }
        this.pendingNotes = [error];
        this.phase = "notes-error";
        return;
      case "notes-error":
        this.keepNotes(["Ignored error getting __notes__: <__notes__ repr() failed>"]);
        this.phase = "syntax-truth";
        return;
      case "note":
        this.notes.push("<note str() failed>");
        return;
      case "notes-list":
      case "notes-repr":
        this.keepWhole("<__notes__ repr() failed>");
        return;
      case "syntax-truth":
      case "syntax":
        record.syntax = new SyntaxRecord("<exception str() failed>", null, null, null, null, null, null);
        this.phase = "suggestion";
        return;
      case "suggestion":
        record.message += importHint(exception, null);
        this.done();
    }
  }

  private keepNotes(notes: readonly string[]): void {
    this.jobs[this.position].record.notes = notes;
    this.pendingNotes = [];
  }

  /** Notes that are no sequence are printed by their repr. */
  private keepWhole(text: string): void {
    this.keepNotes([text]);
    this.phase = "syntax-truth";
  }

  private done(): void {
    this.position++;
    this.phase = "str";
  }
}
heapClass(
  DescribeFrame,
  "frame.describe",
  {
    root: "object",
    seen: "state",
    jobs: "objects",
    position: "plain",
    chained: "objects",
    phase: "plain",
    asked: "plain",
    pendingNotes: "values",
    notes: "state",
    frameNames: "state",
    back: "skip",
    catches: "plain",
  },
  240,
);

/** What is added to the message. */
function importHint(exception: PyException, suggestion: string | null): string {
  const meant = suggestion === null ? "" : `. Did you mean: '${suggestion}'?`;
  if (!exception.shape.cls.isSubtypeOf(NAME_ERROR)) return meant;
  const name = exceptionField(exception, "name");
  if (typeof name !== "string" || !STANDARD_MODULES.has(name)) return meant;
  return suggestion === null
    ? `. Did you forget to import '${name}'?`
    : `${meant} Or did you forget to import '${name}'?`;
}

function syntaxRecord(m: Machine, exception: PyException, message: string): SyntaxRecord {
  const text = (name: string): string | null => {
    const value = unwrap(exceptionField(exception, name) ?? null);
    return isStr(value) ? hostText(m, value) : null;
  };
  const number = (name: string): number | null => {
    const value = unwrap(exceptionField(exception, name) ?? null);
    return typeof value === "number" ? value : null;
  };
  // Positions that are no ints (only a guest makes such) are left out; CPython would fail to print the exception.
  const line = number("lineno");
  const endLine = number("end_lineno");
  const filename = text("filename");
  return new SyntaxRecord(
    message,
    filename,
    line === null ? null : `${line}`,
    text("text"),
    number("offset"),
    endLine === null ? null : `${endLine}`,
    number("end_offset"),
  );
}

/**
 * Everything that printing the exception needs, as an ExceptionText (cast to a Result: it travels through frames, but is no
 * guest value). X only for a stop; whatever guest code raises meanwhile is replaced in the text.
 */
export function describeException(
  m: Machine,
  exception: PyException,
  frameNames: readonly string[] | null = null,
): Result {
  return new DescribeFrame(m, exception, frameNames).run(m) as Result;
}
