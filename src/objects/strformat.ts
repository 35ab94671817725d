/**
 * str.format and str.format_map. A format is parsed once into pieces (literal text, then perhaps a field or the error that
 * ends it), which one frame renders in CPython's order, waiting for guest look-ups and `__format__`. Attributes and items are
 * reached through getAttribute and getItem only. (Library reference: "Format String Syntax".)
 */

import { decimalValue } from "../unicode/decimal.js";
import { getAttribute } from "./attribute.js";
import { heapClass, heapCodec } from "./heap.js";
import { NativeFrame, X, type Machine, type NextResult, type Result } from "./machine.js";
import { type AnyStr, type FlatStr, type Int, type Value } from "./model.js";
import { getItem } from "./operators.js";
import { asciiOf, formatOf, reprOf, strOf } from "./protocol.js";
import { codePointAt, flatten, joinAll, sliceText, strKey, strLength } from "./text.js";

// -------------------------------------------------------------------------------------------------------------- parsing

/** `.name`, `[key]`, or the error that ends the field's name. */
export interface Access {
  readonly kind: "attribute" | "item" | "error";
  /** Attribute name, item key, or message. */
  readonly key: FlatStr | Int;
}

export interface Field {
  /** What stands before the conversion and the spec. */
  readonly name: FlatStr;
  /** The number or name before the first `.` or `[`; null when left out. */
  readonly first: Int | FlatStr | null;
  /** Raised instead of looking the field up. */
  readonly error: string | null;
  readonly rest: readonly Access[];
  /** Code point of the conversion, 0 for none. */
  readonly conversion: number;
  readonly spec: FlatStr;
  /** The spec has fields of its own. */
  readonly nested: boolean;
}

export interface Piece {
  readonly literal: FlatStr;
  readonly field: Field | null;
  readonly error: string | null;
}

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BRACKET = 0x5b;
const BRACKET_CLOSE = 0x5d;
const DOT = 0x2e;
const COLON = 0x3a;
const BANG = 0x21;

const TOO_MANY_DIGITS = "Too many decimal digits in format string";

/** Some pieces of a format; the last one may hold the error that ends it. */
interface Pieces {
  readonly pieces: readonly Piece[];
  /** Where the next piece begins; the text's length when there is none. */
  readonly next: number;
}

/** All pieces of a format. */
export function parseFormat(text: FlatStr): readonly Piece[] {
  return parsePieces(text, 0, Number.POSITIVE_INFINITY).pieces;
}

/** At most so many pieces from `start` on. */
function parsePieces(text: FlatStr, start: number, most: number): Pieces {
  const pieces: Piece[] = [];
  const end = strLength(text);
  let index = start;
  const fail = (literal: FlatStr, error: string): Pieces => {
    pieces.push({ literal, field: null, error });
    return { pieces, next: end };
  };
  while (index < end && pieces.length < most) {
    const begin = index;
    let point = 0;
    while (index < end) {
      point = codePointAt(text, index++);
      if (point === OPEN || point === CLOSE) break;
      point = 0;
    }
    if (point === 0) {
      pieces.push({ literal: sliceText(text, begin, end), field: null, error: null });
      break;
    }
    const doubled = index < end && codePointAt(text, index) === point;
    if (point === CLOSE && !doubled) return fail("", "Single '}' encountered in format string");
    if (index >= end) return fail("", "Single '{' encountered in format string");
    if (doubled) {
      pieces.push({ literal: sliceText(text, begin, index++), field: null, error: null });
      continue;
    }
    const literal = sliceText(text, begin, index - 1);
    const nameStart = index;
    point = 0;
    while (index < end) {
      point = codePointAt(text, index++);
      if (point === OPEN) return fail(literal, "unexpected '{' in field name");
      if (point === BRACKET) while (index < end && codePointAt(text, index) !== BRACKET_CLOSE) index++;
      else if (point === CLOSE || point === COLON || point === BANG) break;
      point = 0;
    }
    if (point === 0) return fail(literal, "expected '}' before end of string");
    const nameEnd = index - 1;
    let conversion = 0;
    if (point === BANG) {
      if (index >= end) return fail(literal, "end of string while looking for conversion specifier");
      conversion = codePointAt(text, index++);
      if (index < end) {
        point = codePointAt(text, index++);
        if (point !== CLOSE && point !== COLON) return fail(literal, "expected ':' after conversion specifier");
      }
    }
    const specStart = index;
    let specEnd = index;
    let nested = false;
    if (point !== CLOSE) {
      let depth = 1;
      while (index < end && depth > 0) {
        const inner = codePointAt(text, index++);
        if (inner === OPEN) {
          nested = true;
          depth++;
        } else if (inner === CLOSE) depth--;
      }
      if (depth > 0) return fail(literal, "unmatched '{' in format spec");
      specEnd = index - 1;
    }
    const name = parseName(text, nameStart, nameEnd);
    const spec = specEnd > specStart ? sliceText(text, specStart, specEnd) : "";
    pieces.push({
      literal,
      field: { ...name, name: sliceText(text, nameStart, nameEnd), conversion, spec, nested },
      error: null,
    });
  }
  return { pieces, next: index };
}

/** The number that text[start:end] spells; null when it is no number, undefined when it is too large. */
function parseNumber(text: FlatStr, start: number, end: number): Int | null | undefined {
  if (start >= end) return null;
  let value = 0n;
  for (let index = start; index < end; index++) {
    const digit = decimalValue(codePointAt(text, index));
    if (digit < 0) return null;
    value = value * 10n + BigInt(digit);
    if (value > 0x7fffffffffffffffn) return undefined;
  }
  return value <= 9007199254740991n ? Number(value) : value;
}

/** Takes the name of a field apart. */
export function parseName(text: FlatStr, start: number, end: number): Pick<Field, "first" | "error" | "rest"> {
  let index = start;
  while (index < end && codePointAt(text, index) !== BRACKET && codePointAt(text, index) !== DOT) index++;
  const number = parseNumber(text, start, index);
  if (number === undefined) return { first: null, error: TOO_MANY_DIGITS, rest: [] };
  const first = number ?? (index > start ? sliceText(text, start, index) : null);
  const rest: Access[] = [];
  const error = (message: string): Pick<Field, "first" | "error" | "rest"> => {
    rest.push({ kind: "error", key: message });
    return { first, error: null, rest };
  };
  while (index < end) {
    const point = codePointAt(text, index++);
    const from = index;
    if (point === DOT) {
      while (index < end && codePointAt(text, index) !== BRACKET && codePointAt(text, index) !== DOT) index++;
      if (index === from) return error("Empty attribute in format string");
      rest.push({ kind: "attribute", key: sliceText(text, from, index) });
    } else if (point === BRACKET) {
      while (index < end && codePointAt(text, index) !== BRACKET_CLOSE) index++;
      if (index >= end) return error("Missing ']' in format string");
      const key = parseNumber(text, from, index);
      if (key === undefined) return error(TOO_MANY_DIGITS);
      if (index === from) return error("Empty attribute in format string");
      rest.push({ kind: "item", key: key ?? sliceText(text, from, index) });
      index++;
    } else return error("Only '.' or '[' may follow ']' in format field specifier");
  }
  return { first, error: null, rest };
}

/** Charges what reading a whole format at once takes, before it is read: the work, and the bytes of its pieces at most. */
export function chargePieces(m: Machine, text: FlatStr): void {
  const length = strLength(text);
  m.charge(length >> 3);
  let bytes = 0;
  for (let index = 0; index < length; index++) {
    const point = codePointAt(text, index);
    if (point === OPEN) bytes += 192;
    else if (point === CLOSE) bytes += 48;
    else if (point === DOT || point === BRACKET) bytes += 96;
  }
  m.charge(bytes >> 6);
  m.allocate(bytes);
}

/** Formats met before: programs use few. */
const knownFormats = new Map<string, Pieces>();
/** Longer texts are read so many pieces at a time: what is read ahead is charged when it is used. */
const CHUNK = 64;

function piecesFrom(text: FlatStr, start: number): Pieces {
  if (typeof text !== "string" || text.length > 512) return parsePieces(text, start, CHUNK);
  let known = knownFormats.get(text);
  if (known === undefined) {
    if (knownFormats.size >= 256) knownFormats.clear();
    known = parsePieces(text, 0, Number.POSITIVE_INFINITY);
    knownFormats.set(text, known);
  }
  return known;
}

// ------------------------------------------------------------------------------------------------------------ rendering

const NEXT = 0;
const ACCESS = 1;
const CONVERT = 2;
const SPEC = 3;
const RENDER = 4;

/** A format being rendered: the whole, or a spec with fields inside it. */
class FormatLevel {
  /** Of the piece, among those that begin at `start` in the text. */
  index = 0;
  start = 0;
  next = 0;
  stage: number = NEXT;
  /** How many accesses of the current field are done. */
  access = 0;
  object: Value = null;
  spec: FlatStr = "";
  readonly parts: Value[] = [];
  pieces: readonly Piece[] | null = null;
  constructor(readonly text: FlatStr) {}
}
heapClass(
  FormatLevel,
  "format.level",
  {
    index: "plain",
    start: "plain",
    next: "plain",
    stage: "plain",
    access: "plain",
    object: "value",
    spec: "value",
    parts: "values",
    pieces: "skip",
    text: "value",
  },
  120,
);
heapCodec(FormatLevel, {
  save: () => null,
  load: (level) => {
    level.pieces = null;
  },
});

function readPieces(level: FormatLevel): readonly Piece[] {
  const { pieces, next } = piecesFrom(level.text, level.start);
  level.pieces = pieces;
  level.next = next;
  return pieces;
}

const UNDECIDED = 0;
const AUTOMATIC = 1;
const MANUAL = 2;

class FormatFrame extends NativeFrame {
  private numbering = UNDECIDED;
  private nextNumber = 0;
  private readonly levels: FormatLevel[] = [];

  constructor(
    text: FlatStr,
    /** Positional arguments; null for format_map. */
    private readonly args: readonly Value[] | null,
    private readonly keywords: ReadonlyMap<string, Value> | null,
    private readonly mapping: Value,
  ) {
    super();
    this.levels.push(new FormatLevel(text));
  }

  step(m: Machine, value: Value | undefined): NextResult {
    const level = this.levels[this.levels.length - 1];
    if (level.stage === NEXT) level.parts.push(value as Value);
    else level.object = value as Value;
    return this.run(m);
  }

  run(m: Machine): NextResult {
    const { levels } = this;
    for (;;) {
      const level = levels[levels.length - 1];
      const pieces = level.pieces ?? readPieces(level);
      if (level.stage === NEXT) {
        if (level.index >= pieces.length && level.next < strLength(level.text)) {
          level.start = level.next;
          level.index = 0;
          level.pieces = null;
          continue;
        }
        if (level.index >= pieces.length) {
          const { parts } = level;
          const text = parts.length === 1 ? (parts[0] as AnyStr) : joinAll(m, parts as AnyStr[]);
          levels.pop();
          if (levels.length === 0) return text;
          const outer = levels[levels.length - 1];
          outer.spec = flatten(m, text);
          outer.stage = RENDER;
          continue;
        }
        m.charge(50);
        const { literal, field, error } = pieces[level.index];
        if (literal !== "") level.parts.push(literal);
        if (error !== null) return m.valueError(error);
        if (field === null) {
          level.index++;
          continue;
        }
        level.access = 0;
        level.stage = ACCESS;
        const found = this.first(m, field);
        if (found === X) return m.wait(this);
        level.object = found as Value;
      }
      const field = pieces[level.index].field as Field;
      if (level.stage === ACCESS) {
        const { rest } = field;
        while (level.access < rest.length) {
          const { kind, key } = rest[level.access++];
          m.charge(4);
          if (kind === "error") return m.valueError(key as string);
          const found =
            kind === "item" ? getItem(m, level.object, key) : getAttribute(m, level.object, strKey(key as FlatStr));
          if (found === X) return m.wait(this);
          level.object = found as Value;
        }
        level.stage = CONVERT;
      }
      if (level.stage === CONVERT) {
        level.stage = SPEC;
        if (field.conversion !== 0) {
          const converted = this.convert(m, field.conversion, level.object);
          if (converted === X) return m.wait(this);
          level.object = converted as Value;
        }
      }
      if (level.stage === SPEC) {
        if (field.nested) {
          // Specs have fields, but the specs of those do not.
          if (levels.length > 1) return m.valueError("Max string recursion exceeded");
          levels.push(new FormatLevel(field.spec));
          continue;
        }
        level.spec = field.spec;
        level.stage = RENDER;
      }
      level.stage = NEXT;
      level.index++;
      const text = formatOf(m, level.object, level.spec);
      if (text === X) return m.wait(this);
      level.parts.push(text as Value);
    }
  }

  private first(m: Machine, field: Field): Result {
    if (field.error !== null) return m.valueError(field.error);
    const { first } = field;
    if (first !== null && typeof first !== "number" && typeof first !== "bigint") {
      if (this.args === null) return getItem(m, this.mapping, first);
      const value = this.keywords?.get(strKey(first));
      return value === undefined ? m.raiseWith("KeyError", first) : value;
    }
    const wanted = first === null ? AUTOMATIC : MANUAL;
    if (this.numbering === UNDECIDED) this.numbering = wanted;
    else if (this.numbering !== wanted)
      return m.valueError(
        wanted === AUTOMATIC
          ? "cannot switch from manual field specification to automatic field numbering"
          : "cannot switch from automatic field numbering to manual field specification",
      );
    const index = first ?? this.nextNumber++;
    if (this.args === null) return m.valueError("Format string contains positional fields");
    if (index >= this.args.length)
      return m.raise("IndexError", `Replacement index ${String(index)} out of range for positional args tuple`);
    return this.args[Number(index)];
  }

  private convert(m: Machine, conversion: number, value: Value): Result {
    switch (conversion) {
      case 0x72:
        return reprOf(m, value);
      case 0x73:
        return strOf(m, value);
      case 0x61:
        return asciiOf(m, value);
      default: {
        const shown =
          conversion > 32 && conversion < 127 ? String.fromCharCode(conversion) : `\\x${conversion.toString(16)}`;
        return m.valueError(`Unknown conversion specifier ${shown}`);
      }
    }
  }
}
heapClass(
  FormatFrame,
  "frame.format",
  {
    numbering: "plain",
    nextNumber: "plain",
    levels: "objects",
    args: "values",
    keywords: "map",
    mapping: "value",
    back: "skip",
    catches: "plain",
  },
  112,
);

/** text.format(*args, **keywords) */
export function strFormat(
  m: Machine,
  text: FlatStr,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Result {
  m.charge(1 + strLength(text));
  m.allocate(8 * strLength(text));
  return new FormatFrame(text, args, keywords, null).run(m) as Result;
}

/** text.format_map(mapping) */
export function strFormatMap(m: Machine, text: FlatStr, mapping: Value): Result {
  m.charge(1 + strLength(text));
  m.allocate(8 * strLength(text));
  return new FormatFrame(text, null, null, mapping).run(m) as Result;
}
