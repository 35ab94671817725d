/**
 * str methods that lay text out or translate it: center, ljust, rjust, zfill, expandtabs, translate, maketrans, encode, and
 * the formatting entry points format, format_map and __format__.
 */

import { FormatFailure, formatSpec, textLayout } from "../numeric/format.js";
import { method, staticMethod } from "./define.js";
import { PyDict } from "./dictionary.js";
import { encodeText } from "./encoding.js";
import { dictGet, dictSet } from "./hashtable.js";
import { heapClass } from "./heap.js";
import { MemoryRefused, NativeFrame, X, type Machine, type NextResult, type Result } from "./machine.js";
import { PyInstance, PyWideStr, type AnyStr, type FlatStr, type Int, type Value } from "./model.js";
import { getItem } from "./operators.js";
import { STR } from "./primitives.js";
import { givenName, isInt, strOf, typeName, unwrap } from "./protocol.js";
import { dictSize, wideStrSize } from "./sizes.js";
import { strFormat, strFormatMap } from "./strformat.js";
import {
  TEXT_MAXIMUM,
  TextBuilder,
  allocateText,
  characterOf,
  codePointAt,
  flatten,
  fromCodePoints,
  glue,
  hostString,
  isStr,
  sliceText,
  strLength,
  toHostText,
} from "./text.js";

// -------------------------------------------------------------------------------------------------------------- padding

/** `fill` repeated on both sides of the text; `fill` is one character. */
export function padText(m: Machine, text: FlatStr, left: number, right: number, fill: FlatStr): FlatStr {
  if (left <= 0 && right <= 0) return text;
  const total = strLength(text) + left + right;
  if (total > TEXT_MAXIMUM) throw new MemoryRefused();
  if (total > 63) m.charge(total >> 6);
  if (typeof text === "string" && typeof fill === "string") {
    allocateText(m, total);
    return glue(left > 0 ? fill.repeat(left) : "", text, right > 0 ? fill.repeat(right) : "");
  }
  m.charge(total >> 4);
  m.allocate(wideStrSize(total));
  const points = new Uint32Array(total);
  points.fill(codePointAt(fill, 0));
  if (typeof text === "string")
    for (let index = 0; index < text.length; index++) points[left + index] = text.charCodeAt(index);
  else points.set(text.codePoints, left);
  return fromCodePoints(points);
}

function fillCharacter(m: Machine, value: Value): FlatStr | typeof X {
  const fill = unwrap(value);
  if (!isStr(fill)) return m.typeError(`The fill character must be a unicode character, not ${typeName(value)}`);
  if (strLength(fill) !== 1) return m.typeError("The fill character must be exactly one character long");
  return fill as FlatStr;
}

function justify(name: string, doc: string, leftOf: (padding: number, width: number) => number): void {
  method(
    STR,
    `${name}(self, width: size, fillchar=' ', /)`,
    { doc },
    (m, self: AnyStr, width: number, fillchar: Value): NextResult => {
      const fill = fillCharacter(m, fillchar);
      if (fill === X) return X;
      const text = flatten(m, self);
      const padding = width - strLength(text);
      if (padding <= 0) return text;
      const left = leftOf(padding, width);
      return padText(m, text, left, padding - left, fill as FlatStr);
    },
  );
}
const FILL_DOC = "\n\nPadding is done using the specified fill character (default is a space).";
// An odd space goes to the left when the width is odd.
justify(
  "center",
  `Return a centered string of length width.${FILL_DOC}`,
  (padding, width) => Math.floor(padding / 2) + (padding % 2 === 1 && width % 2 === 1 ? 1 : 0),
);
justify("ljust", `Return a left-justified string of length width.${FILL_DOC}`, () => 0);
justify("rjust", `Return a right-justified string of length width.${FILL_DOC}`, (padding) => padding);

method(
  STR,
  "zfill(self, width: size, /)",
  {
    doc: "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated.",
  },
  (m, self: AnyStr, width: number) => {
    const text = flatten(m, self);
    const length = strLength(text);
    const padding = width - length;
    if (padding <= 0) return text;
    const first = length > 0 ? codePointAt(text, 0) : 0;
    if (first !== 0x2b && first !== 0x2d) return padText(m, text, padding, 0, "0");
    const rest = padText(m, sliceText(text, 1, length), padding, 0, "0");
    const sign = first === 0x2b ? "+" : "-";
    if (typeof rest === "string") return glue(sign, rest);
    const builder = new TextBuilder();
    builder.add(sign);
    builder.add(rest);
    return builder.finish();
  },
);

method(
  STR,
  "expandtabs(self, /, tabsize: index=8)",
  {
    doc: "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.",
  },
  (m, self: AnyStr, tabsize: Int): NextResult => {
    if (tabsize > 2147483647 || tabsize < -2147483648)
      return m.raise("OverflowError", "Python int too large to convert to C int");
    return expandTabs(m, flatten(m, self), Number(tabsize));
  },
);

function expandTabs(m: Machine, text: FlatStr, tabSize: number): FlatStr {
  const length = strLength(text);
  m.charge(length >> 4);
  const builder = new TextBuilder();
  let start = 0;
  let column = 0;
  let owed = 0;
  for (let index = 0; index < length; index++) {
    const point = codePointAt(text, index);
    if (point === 0x09) {
      builder.add(sliceText(text, start, index));
      start = index + 1;
      if (tabSize > 0) {
        const spaces = tabSize - (column % tabSize);
        column += spaces;
        owed += spaces;
        if (owed + length > TEXT_MAXIMUM) throw new MemoryRefused();
        m.charge(1 + (spaces >> 6));
        allocateText(m, spaces);
        builder.add(" ".repeat(spaces));
      }
    } else {
      column++;
      if (point === 0x0a || point === 0x0d) column = 0;
    }
  }
  if (start === 0) return text;
  builder.add(sliceText(text, start, length));
  allocateText(m, length);
  return builder.finish();
}

// ------------------------------------------------------------------------------------------------------------ translate

class TranslateFrame extends NativeFrame {
  override readonly catches = true;
  private index = 0;
  private readonly mapped: Value[] = [];
  constructor(
    readonly text: FlatStr,
    readonly table: Value,
  ) {
    super();
  }

  step(m: Machine, value: Value | undefined): NextResult {
    // undefined: a dict does not have the key.
    if (value === undefined) this.leave();
    else if (this.take(m, value) === X) return X;
    return this.loop(m);
  }

  override caught(m: Machine): NextResult {
    if (!this.keep(m)) return X;
    return this.loop(m);
  }

  loop(m: Machine): NextResult {
    const { text, table } = this;
    const length = strLength(text);
    while (this.index < length) {
      m.charge(2);
      m.allocate(8);
      const point = codePointAt(text, this.index);
      const found = table instanceof PyDict ? dictGet(m, table, point) : getItem(m, table, point);
      if (found === undefined) this.leave();
      else if (found !== X) {
        if (this.take(m, found as Value) === X) return X;
      } else if (m.pendingIs("LookupError")) this.keep(m);
      else return m.wait(this);
    }
    const builder = new TextBuilder();
    for (const piece of this.mapped) builder.add(piece as FlatStr);
    m.charge(builder.length >> 4);
    allocateText(m, builder.length);
    return builder.finish();
  }

  /** After a LookupError: the character stays as it is. */
  private keep(m: Machine): boolean {
    if (!m.pendingIs("LookupError")) return false;
    m.clearException();
    this.leave();
    return true;
  }

  private leave(): void {
    this.mapped.push(characterOf(codePointAt(this.text, this.index++)));
  }

  private take(m: Machine, value: Value): Result {
    this.index++;
    if (value === null) return null;
    const inner = unwrap(value);
    if (isInt(inner)) {
      const point = Number(inner);
      if (point < 0 || point > 0x10ffff) return m.valueError("character mapping must be in range(0x110000)");
      this.mapped.push(characterOf(point));
    } else if (isStr(inner)) this.mapped.push(flatten(m, inner));
    else return m.typeError("character mapping must return integer, None or str");
    return null;
  }
}
heapClass(
  TranslateFrame,
  "frame.translate",
  { text: "value", table: "value", index: "plain", mapped: "values", back: "skip", catches: "plain" },
  96,
);

method(
  STR,
  "translate(self, table, /)",
  {
    doc: "Replace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, for instance a\ndictionary or list.  If this operation raises LookupError, the character is\nleft untouched.  Characters mapped to None are deleted.",
  },
  (m, self: AnyStr, table: Value) => new TranslateFrame(flatten(m, self), table).loop(m),
);

staticMethod(
  STR,
  "maketrans(x, y=..., z: str=..., /)",
  {
    doc: "Return a translation table usable for str.translate().\n\nIf there is only one argument, it must be a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None.\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the\ncharacter at the same position in y. If there is a third argument, it\nmust be a string, whose characters will be mapped to None in the result.",
  },
  (m, x: Value, y: Value | undefined, z: FlatStr | undefined): NextResult => {
    const table = new PyDict();
    m.allocate(dictSize(0));
    if (y === undefined) return fromMapping(m, x, table);
    const from = unwrap(x);
    const to = unwrap(y);
    if (!isStr(to)) return m.typeError(`maketrans() argument 2 must be str, not ${givenName(y)}`);
    if (!isStr(from)) return m.typeError("first maketrans argument must be a string if there is a second argument");
    const length = strLength(from);
    if (length !== strLength(to)) return m.valueError("the first two maketrans arguments must have equal length");
    const source = flatten(m, from);
    const target = flatten(m, to);
    const removed = z === undefined ? 0 : strLength(z);
    m.charge(2 * (length + removed));
    m.allocate(dictSize(length + removed));
    // Keys are ints: storing them never waits.
    for (let index = 0; index < length; index++)
      dictSet(m, table, codePointAt(source, index), codePointAt(target, index));
    for (let index = 0; index < removed; index++) dictSet(m, table, codePointAt(z as FlatStr, index), null);
    return table;
  },
);

function fromMapping(m: Machine, value: Value, table: PyDict): Result {
  const source = unwrap(value);
  if (!(source instanceof PyDict)) return m.typeError("if you give only one argument to maketrans it must be a dict");
  m.charge(2 * source.size);
  m.allocate(dictSize(source.size));
  const { keys, values } = source;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key === undefined) continue;
    const inner = unwrap(key);
    let ordinal: Value = inner;
    if (isStr(inner)) {
      if (strLength(inner) !== 1) return m.valueError("string keys in translate table must be of length 1");
      ordinal = codePointAt(flatten(m, inner), 0);
    } else if (!isInt(inner)) return m.typeError("keys in translate table must be strings or integers");
    dictSet(m, table, ordinal, values[index] as Value);
  }
  return table;
}

// --------------------------------------------------------------------------------------------------- encode and format

method(
  STR,
  "encode(self, /, encoding: str='utf-8', errors: str='strict')",
  {
    doc: "Encode the string using the codec registered for encoding.\n\n  encoding\n    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n    'xmlcharrefreplace' as well as any other name registered with\n    codecs.register_error that can handle UnicodeEncodeErrors.",
  },
  (m, self: AnyStr, encoding: FlatStr, errors: FlatStr) => encodeText(m, flatten(m, self), encoding, errors),
);

method(
  STR,
  "format(self, /, *args, **kwargs)",
  {
    doc: "Return a formatted version of the string, using substitutions from args and kwargs.\n\nThe substitutions are identified by braces ('{' and '}').",
  },
  (m, self: AnyStr, args: Value[], keywords: Map<string, Value>) => strFormat(m, flatten(m, self), args, keywords),
);
method(
  STR,
  "format_map(self, mapping, /)",
  {
    doc: "Return a formatted version of the string, using substitutions from mapping.\n\nThe substitutions are identified by braces ('{' and '}').",
  },
  (m, self: AnyStr, mapping: Value) => strFormatMap(m, flatten(m, self), mapping),
);

/** format(text, spec); `name` is the type's, for messages. */
export function formatText(m: Machine, text: FlatStr, spec: FlatStr, name = "str"): Result {
  if (spec === "") return text;
  m.charge(strLength(spec) >> 2);
  const parsed = formatSpec(typeof spec === "string" ? spec : toHostText(spec), name, "str");
  if (parsed instanceof FormatFailure) return m.raiseWith(parsed.exception, hostString(parsed.message));
  const length = strLength(text);
  const layout = textLayout(length, parsed, name);
  if (layout instanceof FormatFailure) return m.raiseWith(layout.exception, hostString(layout.message));
  let part = text;
  if (layout.take < length) {
    m.charge(layout.take >> 6);
    m.allocate(text instanceof PyWideStr ? wideStrSize(layout.take) : layout.take + 32);
    part = sliceText(text, 0, layout.take);
  }
  return padText(m, part, layout.left, layout.right, hostString(parsed.fill));
}
method(
  STR,
  "__format__(self, format_spec: str, /)",
  { doc: "Return a formatted version of the string as described by format_spec.", wantsInstance: true },
  (m, self: AnyStr | PyInstance, spec: FlatStr) =>
    spec === "" ? strOf(m, self) : formatText(m, flatten(m, unwrap(self) as AnyStr), spec, typeName(self)),
);
