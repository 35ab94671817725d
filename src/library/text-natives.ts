/**
 * Natives of `string` and `textwrap`: the parser behind string.Formatter, and cutting a text into the pieces between which
 * textwrap may break a line. Both are linear in the text.
 */

import { builtin } from "../objects/define.js";
import { PyList, PyTuple, type AnyStr, type FlatStr, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { isStr, typeName, unwrap } from "../objects/protocol.js";
import { listSize, tupleSize } from "../objects/sizes.js";
import { chargePieces, parseFormat, parseName } from "../objects/strformat.js";
import { allocateText, characterOf, codePointAt, flatten, sliceText, strLength } from "../objects/text.js";
import { decimalValue } from "../unicode/decimal.js";
import { isAlphanumeric } from "../unicode/properties.js";
import type { Machine } from "../objects/machine.js";
import { contents, defineModule } from "./modules.js";

// ------------------------------------------------------------------------------------------------------------- format

const PIECE = tupleSize(4) + 64;

const natives: PyNative[] = [
  // The pieces of a format as (literal, field name, spec, conversion); a piece that cannot be read is (literal, message).
  builtin("_formatter_parser(text, /)", {}, (m, text: Value) => {
    const inner = unwrap(text);
    if (!isStr(inner)) return m.typeError(`expected str, got ${typeName(text)}`);
    const flat = flatten(m, inner);
    m.charge(1 + (strLength(flat) >> 3));
    m.allocate(strLength(flat) * 8 + 64);
    chargePieces(m, flat);
    const list: Value[] = [];
    for (const { literal, field, error } of parseFormat(flat)) {
      m.allocate(PIECE);
      if (error !== null) {
        // CPython finds the error only after it gave the text before it.
        list.push(new PyTuple([literal, error]));
      } else if (field === null) list.push(new PyTuple([literal, null, null, null]));
      else
        list.push(
          new PyTuple([literal, field.name, field.spec, field.conversion === 0 ? null : characterOf(field.conversion)]),
        );
    }
    return new PyList(list);
  }),
  // A field name as (first, [(is attribute, key), …]); a part that cannot be read is (None, message).
  builtin("_formatter_field_name_split(text, /)", {}, (m, text: Value) => {
    const inner = unwrap(text);
    if (!isStr(inner)) return m.typeError(`expected str, got ${typeName(text)}`);
    const flat = flatten(m, inner);
    m.charge(1 + (strLength(flat) >> 3));
    chargePieces(m, flat);
    const { first, error, rest } = parseName(flat, 0, strLength(flat));
    if (error !== null) return m.valueError(error);
    m.allocate(listSize(rest.length) + tupleSize(2) * (rest.length + 1));
    const accesses: Value[] = [];
    for (const { kind, key } of rest) accesses.push(new PyTuple([kind === "error" ? null : kind === "attribute", key]));
    return new PyTuple([first ?? "", new PyList(accesses)]);
  }),
];
defineModule({ name: "_string", doc: "Natives of string.", fill: contents("_string", natives) });
defineModule({ name: "string", doc: "Constants of characters, templates and formatters.", frozen: "string" });

// --------------------------------------------------------------------------------------------------------------- wrap

/** What textwrap takes for white space: ASCII only, so that no-break spaces hold. */
function isBlank(point: number): boolean {
  return point === 32 || (point >= 9 && point <= 13);
}
function isWordCharacter(point: number): boolean {
  return point === 95 || isAlphanumeric(point);
}
/** Characters that end a word before a dash: word characters and ! " ' & . , ? */
function endsWord(point: number): boolean {
  return (
    point === 33 ||
    point === 34 ||
    point === 39 ||
    point === 38 ||
    point === 46 ||
    point === 44 ||
    point === 63 ||
    isWordCharacter(point)
  );
}
function isLetter(point: number): boolean {
  return isWordCharacter(point) && decimalValue(point) < 0;
}
const HYPHEN = 45;

class Cutter {
  readonly length: number;
  constructor(private readonly text: FlatStr) {
    this.length = strLength(text);
  }
  at(index: number): number {
    return index >= 0 && index < this.length ? codePointAt(this.text, index) : -1;
  }
  private letter(index: number): boolean {
    const point = this.at(index);
    return point >= 0 && isLetter(point);
  }
  private wordEnd(index: number): boolean {
    const point = this.at(index);
    return point >= 0 && endsWord(point);
  }
  blanksFrom(start: number): number {
    let end = start;
    while (end < this.length && isBlank(this.at(end))) end++;
    return end;
  }
  /** The end of a dash of two or more hyphens at an index with a word character behind it, or -1. */
  private dashEnd(start: number): number {
    let end = start;
    while (this.at(end) === HYPHEN) end++;
    const next = this.at(end);
    return end - start >= 2 && next >= 0 && isWordCharacter(next) ? end : -1;
  }
  /** May a line break behind the hyphen at this index? Letters must stand on both sides, enough of them. */
  private breaksAfter(hyphen: number): boolean {
    const before =
      (this.letter(hyphen - 2) && this.letter(hyphen - 1)) ||
      (this.letter(hyphen - 3) && this.at(hyphen - 2) === HYPHEN && this.letter(hyphen - 1));
    if (!before || !this.letter(hyphen + 1)) return false;
    return this.letter(hyphen + 2) || (this.at(hyphen + 2) === HYPHEN && this.letter(hyphen + 3));
  }
  /** The end of the piece that starts here, with hyphenated words and dashes as places to break. */
  pieceFrom(start: number): number {
    if (isBlank(this.at(start))) return this.blanksFrom(start);
    if (this.at(start) === HYPHEN && this.wordEnd(start - 1)) {
      const end = this.dashEnd(start);
      if (end > 0) return end;
    }
    for (let end = start + 1; ; end++) {
      if (end >= this.length || isBlank(this.at(end))) return end;
      if (this.at(end) !== HYPHEN) continue;
      if (this.breaksAfter(end)) return end + 1;
      if (this.wordEnd(end - 1) && this.dashEnd(end) > 0) return end;
    }
  }
  /** The end of the piece that starts here, white space alone as places to break. */
  wordFrom(start: number): number {
    if (isBlank(this.at(start))) return this.blanksFrom(start);
    let end = start;
    while (end < this.length && !isBlank(this.at(end))) end++;
    return end;
  }
}

function cutPieces(m: Machine, text: AnyStr, hyphens: boolean): PyList {
  const flat = flatten(m, text);
  const cutter = new Cutter(flat);
  m.charge(1 + (cutter.length >> 2));
  const pieces: Value[] = [];
  for (let start = 0; start < cutter.length;) {
    const end = hyphens ? cutter.pieceFrom(start) : cutter.wordFrom(start);
    m.charge(1);
    m.allocate(8);
    allocateText(m, end - start);
    pieces.push(sliceText(flat, start, end));
    start = end;
  }
  return new PyList(pieces);
}

const wrapNatives: PyNative[] = [
  builtin("_cut(text: str, hyphens: bool, /)", {}, (m, text: FlatStr, hyphens: boolean) => cutPieces(m, text, hyphens)),
];
defineModule({ name: "_textwrap", doc: "Natives of textwrap.", fill: contents("_textwrap", wrapNatives) });
defineModule({ name: "textwrap", doc: "Text wrapping and filling.", frozen: "textwrap" });
