/** The module `unicodedata` (Python library reference): questions about characters, answered by the tables of `src/unicode`. */

import { builtin } from "../objects/define.js";
import type { ExitSignal, Machine, Result } from "../objects/machine.js";
import { X } from "../objects/machine.js";
import type { FlatStr, Value } from "../objects/model.js";
import { PyFloat } from "../objects/model.js";
import { isStr, typeName, unwrap } from "../objects/protocol.js";
import { FLOAT_SIZE, strSize } from "../objects/sizes.js";
import {
  codePointAt,
  codePointsOf,
  flatten,
  fromCodePoints,
  hostString,
  strLength,
  toHostText,
} from "../objects/text.js";
import { characterName, textByName } from "../unicode/names.js";
import { decomposition, normalizeCodePoints, type NormalForm } from "../unicode/normalize.js";
import { decimalValue } from "../unicode/decimal.js";
import * as properties from "../unicode/properties.js";
import { contents, defineModule } from "./modules.js";

/** The code point of a text of one character; X with a TypeError. */
function pointOf(m: Machine, name: string, argument: string, value: Value): number | ExitSignal {
  const text = unwrap(value);
  if (!isStr(text) || strLength(text) !== 1)
    return m.typeError(
      `${name}() argument${argument} must be a unicode character, not ${value === null ? "None" : typeName(value)}`,
    );
  return codePointAt(flatten(m, text), 0);
}

/** A native that says one thing about a character. */
function about(name: string, doc: string, answer: (point: number) => Value): ReturnType<typeof builtin> {
  return builtin(`${name}(chr, /)`, { doc }, (m, value: Value) => {
    const point = pointOf(m, name, "", value);
    return point === X ? X : answer(point as number);
  });
}
/** A native that gives a number, a default, or a ValueError. */
function numeric(
  name: string,
  doc: string,
  complaint: string,
  answer: (m: Machine, point: number) => Value | undefined,
): ReturnType<typeof builtin> {
  return builtin(`${name}(chr, default=..., /)`, { doc }, (m, value: Value, fallback: Value | undefined) => {
    const point = pointOf(m, name, " 1", value);
    if (point === X) return X;
    return answer(m, point as number) ?? (fallback === undefined ? m.valueError(complaint) : fallback);
  });
}

const FORMS: readonly string[] = ["NFC", "NFD", "NFKC", "NFKD"];
/** A text in a normal form; X with an exception. */
function normalized(m: Machine, form: FlatStr, text: FlatStr): FlatStr | ExitSignal {
  const name = FORMS.find((known) => known === form);
  if (name === undefined) return m.valueError("invalid normalization form");
  const host = toHostText(text);
  m.charge(1 + (host.length >> 4));
  let isPlain = true;
  for (let index = 0; index < host.length && isPlain; index++) isPlain = host.charCodeAt(index) < 128;
  if (isPlain) return text;
  // A character decomposes into 18 at most.
  m.charge(16 * host.length);
  m.allocate(40 * host.length);
  const points = normalizeCodePoints(name as NormalForm, codePointsOf(text));
  m.charge(points.length >> 1);
  m.allocate(strSize(points.length, true));
  return fromCodePoints(points);
}

const natives = [
  about("category", "Returns the general category assigned to the character chr as string.", properties.category),
  about(
    "bidirectional",
    "Returns the bidirectional class assigned to the character chr as string.",
    properties.bidirectional,
  ),
  about(
    "combining",
    "Returns the canonical combining class assigned to the character chr as integer.",
    properties.combiningClass,
  ),
  about(
    "east_asian_width",
    "Returns the east asian width assigned to the character chr as string.",
    properties.eastAsianWidth,
  ),
  about("mirrored", "Returns the mirrored property assigned to the character chr as integer.", (point) =>
    properties.isMirrored(point) ? 1 : 0,
  ),
  about(
    "decomposition",
    "Returns the character decomposition mapping assigned to the character chr as string.",
    decomposition,
  ),
  numeric(
    "decimal",
    "Converts a Unicode character into its equivalent decimal value.",
    "not a decimal",
    (_m, point) => {
      const value = decimalValue(point);
      return value < 0 ? undefined : value;
    },
  ),
  numeric("digit", "Converts a Unicode character into its equivalent digit value.", "not a digit", (_m, point) => {
    const value = properties.digitValueOf(point);
    return value < 0 ? undefined : value;
  }),
  numeric(
    "numeric",
    "Converts a Unicode character into its equivalent numeric value.",
    "not a numeric character",
    (m, point) => {
      const value = properties.numericValue(point);
      if (value === undefined) return undefined;
      m.allocate(FLOAT_SIZE);
      return new PyFloat(value);
    },
  ),
  numeric("name", "Returns the name assigned to the character chr as a string.", "no such name", (_m, point) =>
    characterName(point),
  ),
  builtin("lookup(name, /)", { doc: "Look up character by name." }, (m, value: Value): Result => {
    const text = unwrap(value);
    if (!isStr(text)) return m.typeError(`a bytes-like object is required, not '${typeName(value)}'`);
    const name = toHostText(flatten(m, text));
    m.charge(2 + Math.min(40, name.length >> 3));
    const found = textByName(name);
    return found === undefined
      ? m.raiseWith("KeyError", hostString(name.length > 256 ? "name too long" : `undefined character name '${name}'`))
      : hostString(found);
  }),
  builtin(
    "normalize(form: str, unistr: str, /)",
    { doc: "Return the normal form 'form' for the Unicode string unistr." },
    (m, form: FlatStr, text: FlatStr) => normalized(m, form, text),
  ),
  builtin(
    "is_normalized(form: str, unistr: str, /)",
    { doc: "Return whether the Unicode string unistr is in the normal form 'form'." },
    (m, form: FlatStr, text: FlatStr) => {
      const made = normalized(m, form, text);
      if (made === X) return X;
      return toHostText(made as FlatStr) === toHostText(text);
    },
  ),
];

defineModule({
  name: "unicodedata",
  doc: "The Unicode Character Database, version 15.1.0.",
  fill: contents("unicodedata", natives, { unidata_version: "15.1.0" }),
});
