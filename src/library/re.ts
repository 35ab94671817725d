/**
 * re: the guest's patterns and matches over our own engine (`src/regex`), which is metered by the step and never meets a
 * JavaScript RegExp. Matching is a leaf; only `sub` with a callable waits, in a frame. The functions, the cache and the flags
 * are frozen Python (`frozen/re.py`).
 */

import { bufferBytes } from "../objects/buffer.js";
import { builtin, defineType, getter, method } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { heapClass, heapCodec } from "../objects/heap.js";
import { defineIterator } from "../objects/iterator.js";
import { PyIterator } from "../objects/iteration.js";
import {
  NativeFrame,
  X,
  continuation,
  type ExitSignal,
  type Machine,
  type NextResult,
  type Result,
} from "../objects/machine.js";
import {
  NOT_IMPLEMENTED,
  PyBytes,
  PyException,
  PyList,
  PyMappingProxy,
  PyModule,
  PyObject,
  PyTuple,
  TypeFlag,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "../objects/model.js";
import { isCallable } from "../objects/bind.js";
import { hashOf, isStr, reprOf, toIndex, typeName, unwrap } from "../objects/protocol.js";
import { cut, fromCodePoints, flatten, joinAll } from "../objects/text.js";
import {
  RegexFailure,
  compilePattern,
  escapePattern,
  parseTemplate,
  startIteration,
  type Iteration,
  type Meter,
  type Pattern,
  type Spans,
  type Template,
  type Text,
} from "../regex/api.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

/** Steps of the engine that make one charged unit. */
const STEPS_PER_UNIT = 4;

function meterOf(m: Machine): Meter {
  return {
    charge: (steps) => m.charge(1 + Math.floor(steps / STEPS_PER_UNIT)),
    reserve: (bytes) => m.allocate(bytes),
  };
}

// -------------------------------------------------------------------------------------------------------- guest objects

export class PyPattern extends PyObject {
  constructor(
    /** The pattern as given: str or bytes. */
    readonly source: Value,
    readonly pattern: Pattern,
  ) {
    super();
  }
}
export class PyMatch extends PyObject {
  constructor(
    readonly pattern: PyPattern,
    readonly subject: Value,
    readonly text: Text,
    readonly spans: Spans,
    readonly pos: number,
    readonly endpos: number,
  ) {
    super();
  }
}
const PATTERN = defineType("Pattern", { representation: PyPattern, module: "re", flags: TypeFlag.NO_NEW });
const MATCH = defineType("Match", { representation: PyMatch, module: "re", flags: TypeFlag.NO_NEW });
heapClass(
  PyPattern,
  "re.pattern",
  { source: "value", pattern: "skip" },
  (object) => 200 + 64 * object.pattern.source.length,
);
heapCodec(PyPattern, {
  save: ({ pattern }) => [pattern.flags, pattern.source],
  load: (object, [flags, source]: readonly [number, Text]) => {
    (object as unknown as { pattern: Pattern }).pattern = compiledAgain(source, flags);
  },
});
heapClass(
  PyMatch,
  "re.match",
  { pattern: "object", subject: "value", text: "skip", spans: "skip", pos: "plain", endpos: "plain" },
  (object) => 80 + 8 * object.spans.length,
);
heapCodec(PyMatch, {
  save: ({ text, spans }) => [text, spans],
  load: (object, [text, spans]: readonly [Text, Spans]) => {
    const made = object as unknown as { text: Text; spans: Spans };
    made.text = text;
    made.spans = spans;
  },
});

/** Patterns that snapshots brought back, by flags and source: compiling costs more than all the rest of a small one. */
const restored = new Map<string, Pattern>();
function compiledAgain(source: Text, flags: number): Pattern {
  const key = typeof source === "string" && source.length <= 1000 ? `${flags} ${source}` : null;
  const known = key === null ? undefined : restored.get(key);
  if (known !== undefined) return known;
  const compiled = compilePattern(source, flags);
  if (compiled instanceof RegexFailure) throw new Error("a pattern that does not compile");
  if (key !== null) {
    if (restored.size >= 256) restored.clear();
    restored.set(key, compiled);
  }
  return compiled;
}

/** The engine's form of a subject or pattern; undefined when it is neither text nor bytes. */
function textOf(m: Machine, value: Value): Text | undefined {
  const inner = unwrap(value);
  if (isStr(inner)) {
    const flat = flatten(m, inner);
    return typeof flat === "string" ? flat : flat.codePoints;
  }
  return bufferBytes(m, inner);
}

function subjectOf(m: Machine, pattern: PyPattern, value: Value): Text | ExitSignal {
  const text = textOf(m, value);
  if (text === undefined) return m.typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  if (pattern.pattern.isBytes) {
    if (!(text instanceof Uint8Array)) return m.typeError("cannot use a bytes pattern on a string-like object");
  } else if (text instanceof Uint8Array) return m.typeError("cannot use a string pattern on a bytes-like object");
  return text;
}

/** A piece of the subject as a guest value. */
function piece(m: Machine, text: Text, start: number, end: number): Value {
  m.charge((end - start) >> 6);
  m.allocate(32 + end - start);
  if (typeof text === "string") return cut(text, start, end);
  if (text instanceof Uint8Array) return new PyBytes(text.slice(start, end));
  return fromCodePoints(text, start, end);
}

function emptyOf(text: Text): Value {
  return text instanceof Uint8Array ? new PyBytes(new Uint8Array(0)) : "";
}

const RAISE_MADE = continuation("re.raise", (m, value) =>
  value instanceof PyException ? m.raiseException(value) : m.typeError("not an exception"),
);

/** Raises what the engine refused; `failure` is re.PatternError. */
function raiseFailure(m: Machine, refused: RegexFailure, failure: Value, source: Value): Result {
  switch (refused.kind) {
    case "pattern": {
      const args = refused.position === null ? [refused.reason] : [refused.reason, source, refused.position];
      return m.then(m.call(failure, args), RAISE_MADE);
    }
    case "overflow":
      return m.raise("OverflowError", refused.reason);
    case "index":
      return m.raise("IndexError", refused.reason);
    case "recursion":
      return m.raise("RecursionError", refused.reason);
    default:
      return m.valueError(refused.reason);
  }
}

// -------------------------------------------------------------------------------------------------------------- compile

const COMPILE = builtin(
  "compile(pattern, flags: index, failure, /)",
  {},
  (m: Machine, source: Value, flags: Int, failure: Value) => {
    if (source instanceof PyPattern) return source;
    const text = textOf(m, source);
    if (text === undefined) return m.typeError("first argument must be string or compiled pattern");
    const compiled = compilePattern(text instanceof Uint8Array ? text.slice() : text, Number(flags), meterOf(m));
    if (compiled instanceof RegexFailure) return raiseFailure(m, compiled, failure, source);
    m.allocate(200 + 64 * text.length);
    return new PyPattern(source, compiled);
  },
);
const ESCAPE = builtin("escape(pattern, /)", {}, (m: Machine, source: Value) => {
  const text = textOf(m, source);
  if (text === undefined) return m.typeError(`decoding to str: need a bytes-like object, ${typeName(source)} found`);
  const escaped = escapePattern(text, meterOf(m));
  return piece(m, escaped, 0, escaped.length);
});

// ------------------------------------------------------------------------------------------------------------- matching

const FLAG_NAMES: readonly (readonly [number, string])[] = [
  [2, "re.IGNORECASE"],
  [4, "re.LOCALE"],
  [8, "re.MULTILINE"],
  [16, "re.DOTALL"],
  [64, "re.VERBOSE"],
  [128, "re.DEBUG"],
  [256, "re.ASCII"],
];

type Finder = "match" | "search" | "fullmatch";
function find(m: Machine, self: PyPattern, value: Value, pos: number, endpos: number, how: Finder): Result {
  const text = subjectOf(m, self, value);
  if (text === X) return X;
  const begin = Math.min(Math.max(pos, 0), (text as Text).length);
  const end = Math.min(Math.max(endpos, 0), (text as Text).length);
  m.charge(4);
  const spans = self.pattern[how](text as Text, begin, end, meterOf(m));
  if (spans === null) return null;
  m.allocate(80 + 8 * spans.length);
  return new PyMatch(self, value, text as Text, spans, begin, end);
}
for (const how of ["match", "search", "fullmatch"] as const)
  method(
    PATTERN,
    `${how}(self, string, pos: slice=0, endpos: slice=9007199254740991)`,
    {},
    (m: Machine, self: PyPattern, value: Value, pos: number | undefined, endpos: number | undefined) =>
      find(m, self, value, pos ?? 0, endpos ?? Number.MAX_SAFE_INTEGER, how),
  );

function groupValue(m: Machine, text: Text, spans: Spans, group: number, missing: Value): Value {
  const start = spans[2 * group];
  return start < 0 ? missing : piece(m, text, start, spans[2 * group + 1]);
}

method(
  PATTERN,
  "findall(self, string, pos: slice=0, endpos: slice=9007199254740991)",
  {},
  (m: Machine, self: PyPattern, value: Value, pos: number | undefined, endpos: number | undefined) => {
    const text = subjectOf(m, self, value);
    if (text === X) return X;
    const iteration = startIteration(text as Text, pos ?? 0, endpos ?? Number.MAX_SAFE_INTEGER);
    const meter = meterOf(m);
    const { groups } = self.pattern;
    const found: Value[] = [];
    m.allocate(56);
    for (
      let spans = self.pattern.next(text as Text, iteration, meter);
      spans !== null;
      spans = self.pattern.next(text as Text, iteration, meter)
    ) {
      m.charge(2);
      m.allocate(8);
      if (groups <= 1) found.push(groupValue(m, text as Text, spans, groups, emptyOf(text as Text)));
      else {
        const row: Value[] = [];
        for (let group = 1; group <= groups; group++)
          row.push(groupValue(m, text as Text, spans, group, emptyOf(text as Text)));
        m.allocate(40 + 8 * groups);
        found.push(new PyTuple(row));
      }
    }
    return new PyList(found);
  },
);

class MatchIterator extends PyIterator {
  constructor(
    readonly pattern: PyPattern,
    readonly subject: Value,
    readonly text: Text,
    readonly iteration: Iteration,
    readonly pos: number,
  ) {
    super();
  }
  next(m: Machine): NextResult {
    return this.find(m, false) ?? undefined;
  }
  find(m: Machine, anchored: boolean): PyMatch | null {
    m.charge(4);
    const spans = this.pattern.pattern.next(this.text, this.iteration, meterOf(m), anchored);
    if (spans === null) return null;
    m.allocate(80 + 8 * spans.length);
    return new PyMatch(this.pattern, this.subject, this.text, spans, this.pos, this.iteration.end);
  }
}
defineIterator("callable_iterator", MatchIterator);
heapClass(
  MatchIterator,
  "re.iterator",
  { pattern: "object", subject: "value", text: "skip", iteration: "state", pos: "plain" },
  88,
);
heapCodec(MatchIterator, {
  save: ({ text }) => text,
  load: (object, text: Text) => {
    (object as unknown as { text: Text }).text = text;
  },
});
function iterator(m: Machine, self: PyPattern, value: Value, pos: number, endpos: number): MatchIterator | ExitSignal {
  const text = subjectOf(m, self, value);
  if (text === X) return X;
  m.allocate(88);
  const iteration = startIteration(text as Text, pos, endpos);
  return new MatchIterator(self, value, text as Text, iteration, iteration.start);
}
method(
  PATTERN,
  "finditer(self, string, pos: slice=0, endpos: slice=9007199254740991)",
  {},
  (m: Machine, self: PyPattern, value: Value, pos: number | undefined, endpos: number | undefined) =>
    iterator(m, self, value, pos ?? 0, endpos ?? Number.MAX_SAFE_INTEGER),
);

/** What Pattern.scanner() gives: match() and search() that go on where the last one ended. */
class Scanner extends PyObject {
  constructor(readonly matches: MatchIterator) {
    super();
  }
}
const SCANNER = defineType("SRE_Scanner", { representation: Scanner, module: "_sre", flags: TypeFlag.NO_NEW });
heapClass(Scanner, "re.scanner", { matches: "object" }, 32);
method(SCANNER, "match(self, /)", {}, (m: Machine, self: Scanner) => self.matches.find(m, true));
method(SCANNER, "search(self, /)", {}, (m: Machine, self: Scanner) => self.matches.find(m, false));
getter(SCANNER, "pattern", (_m, self: Scanner) => self.matches.pattern);
method(
  PATTERN,
  "scanner(self, string, pos: slice=0, endpos: slice=9007199254740991)",
  {},
  (m: Machine, self: PyPattern, value: Value, pos: number | undefined, endpos: number | undefined) => {
    const made = iterator(m, self, value, pos ?? 0, endpos ?? Number.MAX_SAFE_INTEGER);
    return made === X ? X : new Scanner(made as MatchIterator);
  },
);

method(
  PATTERN,
  "split(self, string, maxsplit: size=0)",
  {},
  (m: Machine, self: PyPattern, value: Value, maximum: number) => {
    const text = subjectOf(m, self, value);
    if (text === X) return X;
    const subject = text as Text;
    const iteration = startIteration(subject, 0, Number.MAX_SAFE_INTEGER);
    const meter = meterOf(m);
    const parts: Value[] = [];
    let last = 0;
    for (let count = 0; maximum <= 0 || count < maximum; count++) {
      if (maximum < 0) break;
      const spans = self.pattern.next(subject, iteration, meter);
      if (spans === null) break;
      m.charge(2);
      m.allocate(8 + 8 * self.pattern.groups);
      parts.push(piece(m, subject, last, spans[0]));
      for (let group = 1; group <= self.pattern.groups; group++) parts.push(groupValue(m, subject, spans, group, null));
      last = spans[1];
    }
    parts.push(piece(m, subject, last, subject.length));
    m.allocate(64);
    return new PyList(parts);
  },
);

// --------------------------------------------------------------------------------------------------------- substitution

function joinPieces(m: Machine, text: Text, pieces: readonly Value[]): Value {
  if (!(text instanceof Uint8Array)) return joinAll(m, pieces as readonly AnyStr[]);
  let length = 0;
  for (const part of pieces) length += (part as PyBytes).bytes.length;
  m.charge(length >> 6);
  m.allocate(48 + length);
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of pieces) {
    joined.set((part as PyBytes).bytes, at);
    at += (part as PyBytes).bytes.length;
  }
  return new PyBytes(joined);
}

/** A text of the engine as a guest value. */
function valueOf(m: Machine, text: Text): Value {
  return piece(m, text, 0, text.length);
}

function expand(m: Machine, template: Template, text: Text, spans: Spans, into: Value[]): void {
  template.literals.forEach((literal, index) => {
    if (literal.length > 0) into.push(valueOf(m, literal));
    if (index < template.groups.length) {
      const group = template.groups[index];
      if (spans[2 * group] >= 0) into.push(piece(m, text, spans[2 * group], spans[2 * group + 1]));
    }
  });
}

class SubstituteFrame extends NativeFrame {
  private readonly pieces: Value[] = [];
  private readonly iteration: Iteration;
  private last = 0;
  private done = 0;
  private waiting = false;
  constructor(
    private readonly pattern: PyPattern,
    private readonly subject: Value,
    private readonly text: Text,
    /** A callable, or null when `template` says it. */
    private readonly callable: Value,
    private readonly template: Template | null,
    private readonly limit: number,
    private readonly withCount: boolean,
  ) {
    super();
    this.iteration = startIteration(text, 0, Number.MAX_SAFE_INTEGER);
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (this.waiting) {
      this.waiting = false;
      if (!this.accept(m, value as Value)) return X;
    }
    const meter = meterOf(m);
    while (this.limit === 0 || this.done < this.limit) {
      const spans = this.pattern.pattern.next(this.text, this.iteration, meter);
      if (spans === null) break;
      m.charge(2);
      m.allocate(16);
      if (spans[0] > this.last) this.pieces.push(piece(m, this.text, this.last, spans[0]));
      this.last = spans[1];
      this.done++;
      if (this.template !== null) {
        expand(m, this.template, this.text, spans, this.pieces);
        continue;
      }
      m.allocate(80 + 8 * spans.length);
      const match = new PyMatch(this.pattern, this.subject, this.text, spans, 0, this.text.length);
      this.waiting = true;
      const answer = m.call(this.callable, [match]);
      if (answer === X) return m.wait(this);
      this.waiting = false;
      if (!this.accept(m, answer as Value)) return X;
    }
    if (this.done === 0 && !this.withCount) return this.unchanged(m);
    if (this.text.length > this.last) this.pieces.push(piece(m, this.text, this.last, this.text.length));
    const joined = joinPieces(m, this.text, this.pieces);
    if (!this.withCount) return joined;
    m.allocate(56);
    return new PyTuple([joined, this.done]);
  }
  private unchanged(m: Machine): Value {
    const inner = unwrap(this.subject);
    return isStr(inner) || inner instanceof PyBytes ? inner : valueOf(m, this.text);
  }
  private accept(m: Machine, value: Value): boolean {
    const inner = unwrap(value);
    if (inner === null) return true;
    if (this.text instanceof Uint8Array) {
      const bytes = bufferBytes(m, inner);
      if (bytes === undefined) {
        m.typeError(`sequence item ${this.pieces.length}: expected a bytes-like object, ${typeName(value)} found`);
        return false;
      }
      this.pieces.push(new PyBytes(bytes.slice()));
      return true;
    }
    if (!isStr(inner)) {
      m.typeError(`sequence item ${this.pieces.length}: expected str instance, ${typeName(value)} found`);
      return false;
    }
    this.pieces.push(inner);
    return true;
  }
}
heapClass(
  SubstituteFrame,
  "frame.re-sub",
  {
    pieces: "values",
    iteration: "state",
    last: "plain",
    done: "plain",
    waiting: "plain",
    pattern: "object",
    subject: "value",
    text: "skip",
    callable: "value",
    template: "skip",
    limit: "plain",
    withCount: "plain",
    back: "skip",
    catches: "plain",
  },
  160,
);
heapCodec(SubstituteFrame, {
  save: (frame) => [frame["text"], frame["template"]],
  load: (frame, [text, template]: readonly [Text, Template | null]) => {
    const made = frame as unknown as { text: Text; template: Template | null };
    made.text = text;
    made.template = template;
  },
});

/** re.PatternError of this sandbox, for templates that are wrong. */
function patternError(m: Machine): Value {
  const module = (m as VirtualMachine).modules.get("re");
  return module instanceof PyModule ? (module.namespace.getName("PatternError") ?? null) : null;
}

function substitute(
  m: Machine,
  self: PyPattern,
  replacement: Value,
  value: Value,
  count: number,
  withCount: boolean,
): Result {
  const text = subjectOf(m, self, value);
  if (text === X) return X;
  const template = textOf(m, replacement);
  const limit = Math.max(0, count);
  if (template === undefined && !isCallable(replacement))
    return m.typeError(`decoding to str: need a bytes-like object, ${typeName(replacement)} found`);
  if (template === undefined)
    return new SubstituteFrame(self, value, text as Text, replacement, null, limit, withCount).step(
      m,
      undefined,
    ) as Result;
  if (template instanceof Uint8Array !== (text as Text) instanceof Uint8Array)
    return m.typeError(
      template instanceof Uint8Array
        ? "sequence item 0: expected str instance, bytes found"
        : "sequence item 0: expected a bytes-like object, str found",
    );
  const parsed = parseTemplate(template, self.pattern, meterOf(m));
  if (parsed instanceof RegexFailure) return raiseFailure(m, parsed, patternError(m), replacement);
  return new SubstituteFrame(self, value, text as Text, null, parsed, limit, withCount).step(m, undefined) as Result;
}
method(
  PATTERN,
  "sub(self, repl, string, count: size=0)",
  {},
  (m: Machine, self: PyPattern, replacement: Value, value: Value, count: number) =>
    substitute(m, self, replacement, value, count, false),
);
method(
  PATTERN,
  "subn(self, repl, string, count: size=0)",
  {},
  (m: Machine, self: PyPattern, replacement: Value, value: Value, count: number) =>
    substitute(m, self, replacement, value, count, true),
);

// --------------------------------------------------------------------------------------------------- pattern attributes

getter(PATTERN, "pattern", (_m, self: PyPattern) => self.source);
getter(PATTERN, "flags", (_m, self: PyPattern) => self.pattern.flags);
getter(PATTERN, "groups", (_m, self: PyPattern) => self.pattern.groups);
getter(PATTERN, "groupindex", (m, self: PyPattern) => {
  m.allocate(132 + 60 * self.pattern.groupIndex.size);
  const dict = new PyDict();
  for (const [name, group] of self.pattern.groupIndex) dict.setName(name, group);
  return new PyMappingProxy(dict);
});
const PATTERN_REPR = continuation("re.repr", (m, shown, self: PyPattern) => {
  // Long patterns are cut, as CPython cuts them at 200 characters of their repr.
  const text = flatten(m, shown as AnyStr);
  const plain = typeof text === "string" && text.length > 200 ? text.slice(0, 200) : text;
  let flags = self.pattern.flags;
  if (!self.pattern.isBytes && (flags & 288) === 32) flags &= ~32;
  const names: string[] = [];
  for (const [bit, name] of FLAG_NAMES)
    if ((flags & bit) !== 0) {
      names.push(name);
      flags &= ~bit;
    }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  return joinAll(m, ["re.compile(", plain, names.length > 0 ? `, ${names.join("|")}` : "", ")"]);
});
method(PATTERN, "__repr__(self, /)", {}, (m: Machine, self: PyPattern) =>
  m.then(reprOf(m, self.source), PATTERN_REPR, self),
);
method(PATTERN, "__eq__(self, value, /)", {}, (_m: Machine, self: PyPattern, value: Value) => {
  if (!(value instanceof PyPattern)) return NOT_IMPLEMENTED;
  if (self === value) return true;
  if (self.pattern.flags !== value.pattern.flags || self.pattern.isBytes !== value.pattern.isBytes) return false;
  const [a, b] = [self.pattern.source, value.pattern.source];
  if (typeof a === "string" || typeof b === "string") return a === b;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
});
method(PATTERN, "__hash__(self, /)", {}, (m: Machine, self: PyPattern) => hashOf(m, self.source));
method(PATTERN, "__copy__(self, /)", {}, (_m: Machine, self: PyPattern) => self);
method(PATTERN, "__deepcopy__(self, memo, /)", {}, (_m: Machine, self: PyPattern) => self);

// ---------------------------------------------------------------------------------------------------------------- match

/** The number of a group given by number or name; X with IndexError. */
function groupNumber(m: Machine, self: PyMatch, group: Value): number | ExitSignal {
  const { pattern } = self.pattern;
  const inner = unwrap(group);
  if (typeof inner === "boolean") return Number(inner);
  if (typeof inner === "number") {
    if (inner >= 0 && inner <= pattern.groups) return inner;
    return m.raise("IndexError", "no such group");
  }
  if (isStr(inner)) {
    const name = flatten(m, inner);
    const found = typeof name === "string" ? pattern.groupIndex.get(name) : undefined;
    if (found !== undefined) return found;
  }
  return m.raise("IndexError", "no such group");
}

const INDEXED = continuation("re.group-index", (m, index, self: PyMatch, missing: Value) => {
  const group = groupNumber(m, self, index as Value);
  return group === X ? X : groupValue(m, self.text, self.spans, group as number, missing);
});
function groupOf(m: Machine, self: PyMatch, group: Value, missing: Value = null): Result {
  const inner = unwrap(group);
  if (typeof inner === "number" || typeof inner === "boolean" || isStr(inner)) {
    const number = groupNumber(m, self, group);
    return number === X ? X : groupValue(m, self.text, self.spans, number as number, missing);
  }
  if (typeof inner === "object" && inner !== null && inner.type.lookup("__index__") !== undefined)
    return m.then(toIndex(m, group), INDEXED, self, missing);
  return m.raise("IndexError", "no such group");
}

method(MATCH, "group(self, /, *args)", {}, (m: Machine, self: PyMatch, args: Value[]) => {
  if (args.length === 0) return groupValue(m, self.text, self.spans, 0, null);
  if (args.length === 1) return groupOf(m, self, args[0]);
  const values: Value[] = [];
  for (const arg of args) {
    const value = groupOf(m, self, arg);
    if (value === X) return X;
    values.push(value as Value);
  }
  m.allocate(40 + 8 * values.length);
  return new PyTuple(values);
});
method(MATCH, "__getitem__(self, group, /)", {}, (m: Machine, self: PyMatch, group: Value) => groupOf(m, self, group));
method(MATCH, "groups(self, default=None)", {}, (m: Machine, self: PyMatch, missing: Value) => {
  const values: Value[] = [];
  for (let group = 1; group <= self.pattern.pattern.groups; group++)
    values.push(groupValue(m, self.text, self.spans, group, missing));
  m.allocate(40 + 8 * values.length);
  return new PyTuple(values);
});
method(MATCH, "groupdict(self, default=None)", {}, (m: Machine, self: PyMatch, missing: Value) => {
  const { groupIndex } = self.pattern.pattern;
  m.allocate(100 + 60 * groupIndex.size);
  const dict = new PyDict();
  for (const [name, group] of groupIndex) dict.setName(name, groupValue(m, self.text, self.spans, group, missing));
  return dict;
});
for (const [name, pick] of [
  ["start", (spans: Spans, group: number): Value => spans[2 * group]],
  ["end", (spans: Spans, group: number): Value => spans[2 * group + 1]],
  ["span", (spans: Spans, group: number): Value => new PyTuple([spans[2 * group], spans[2 * group + 1]])],
] as const)
  method(MATCH, `${name}(self, group=0, /)`, {}, (m: Machine, self: PyMatch, group: Value) => {
    const number = groupNumber(m, self, group);
    m.allocate(56);
    return number === X ? X : pick(self.spans, number as number);
  });
method(MATCH, "expand(self, template)", {}, (m: Machine, self: PyMatch, template: Value) => {
  const text = textOf(m, template);
  if (text === undefined) return m.typeError(`expected string or bytes-like object, got '${typeName(template)}'`);
  const parsed = parseTemplate(text, self.pattern.pattern, meterOf(m));
  if (parsed instanceof RegexFailure) return raiseFailure(m, parsed, patternError(m), template);
  const pieces: Value[] = [];
  expand(m, parsed, self.text, self.spans, pieces);
  return joinPieces(m, self.text, pieces);
});
getter(MATCH, "pos", (_m, self: PyMatch) => self.pos);
getter(MATCH, "endpos", (_m, self: PyMatch) => self.endpos);
getter(MATCH, "re", (_m, self: PyMatch) => self.pattern);
getter(MATCH, "string", (_m, self: PyMatch) => self.subject);
getter(MATCH, "lastindex", (_m, self: PyMatch) => {
  const last = self.spans[self.spans.length - 1];
  return last === 0 ? null : last;
});
getter(MATCH, "lastgroup", (_m, self: PyMatch) => {
  const last = self.spans[self.spans.length - 1];
  for (const [name, group] of self.pattern.pattern.groupIndex) if (group === last) return name;
  return null;
});
getter(MATCH, "regs", (m, self: PyMatch) => {
  const rows: Value[] = [];
  for (let group = 0; group <= self.pattern.pattern.groups; group++)
    rows.push(new PyTuple([self.spans[2 * group], self.spans[2 * group + 1]]));
  m.allocate(40 + 64 * rows.length);
  return new PyTuple(rows);
});
const MATCH_REPR = continuation("re.match-repr", (m, shown, self: PyMatch) => {
  const text = flatten(m, shown as AnyStr);
  const plain: FlatStr = typeof text === "string" && text.length > 50 ? text.slice(0, 50) : text;
  return joinAll(m, [`<re.Match object; span=(${self.spans[0]}, ${self.spans[1]}), match=`, plain, ">"]);
});
method(MATCH, "__repr__(self, /)", {}, (m: Machine, self: PyMatch) =>
  m.then(reprOf(m, groupValue(m, self.text, self.spans, 0, null)), MATCH_REPR, self),
);
method(MATCH, "__copy__(self, /)", {}, (_m: Machine, self: PyMatch) => self);
method(MATCH, "__deepcopy__(self, memo, /)", {}, (_m: Machine, self: PyMatch) => self);

defineModule({
  name: "_re",
  doc: "The engine behind re.",
  fill: contents("_re", [COMPILE, ESCAPE], { Pattern: PATTERN, Match: MATCH }),
});
defineModule({
  name: "re",
  doc: "Regular expressions: search, match, fullmatch, split, findall, finditer, sub, subn, compile, escape.",
  frozen: "re",
});
