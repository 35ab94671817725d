/**
 * The % operator of str, bytes and bytearray (printf-style formatting). One frame walks the parsed format in CPython's
 * order and waits for guest `__str__`, `__repr__`, `__int__`, `__index__`, `__float__`, `__bytes__` and mapping look-ups.
 * Bytes formats are worked on as Latin-1 text. (Library reference: "printf-style String Formatting".)
 */

import { exceedsDecimalDigits, bitLength, floatToInteger } from "../numeric/integer.js";
import {
  parsePercentFormat,
  percentFloat,
  percentInt,
  percentTextLayout,
  resolvePercent,
  unsupportedConversion,
  type PercentLayout,
  type PercentPiece,
  type PercentSpec,
} from "../numeric/percent.js";
import { bufferBytes } from "./buffer.js";
import { heapClass, heapCodec } from "./heap.js";
import { Exit, NativeFrame, X, type ExitSignal, type Machine, type NextResult, type Result } from "./machine.js";
import {
  PyByteArray,
  PyBytes,
  PyFloat,
  PyInstance,
  PyTuple,
  PyWideStr,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "./model.js";
import { getItem } from "./operators.js";
import {
  asciiOf,
  callUnbound,
  isInt,
  lookupSpecial,
  reprOf,
  strOf,
  toFloat,
  toIndex,
  typeName,
  unwrap,
} from "./protocol.js";
import { bytesSize, strSize } from "./sizes.js";
import {
  codePointAt,
  flatten,
  glue,
  hostString,
  isStr,
  joinAll,
  sliceText,
  strLength,
  toHostText,
  unitsToString,
  characterOf,
  fromCodePoints,
  allocateText,
} from "./text.js";

/** CPython's limit on the digits of a decimal int in text (sys.get_int_max_str_digits). */
const MAXIMUM_DIGITS = 4300;

const START = 0;
const KEYED = 1;
const WIDTH = 2;
const FETCH = 3;
const CONVERTED = 4;

/** Formats met before: programs use few. */
const knownFormats = new Map<string, readonly PercentPiece[]>();

/** Formats up to this length are kept. */
const SHORT = 256;

/** Bytes that the pieces of a long format take at most, charged with the work of reading it before it is read. */
function chargePieces(m: Machine, format: FlatStr): number {
  const length = strLength(format);
  if (length <= SHORT) return 0;
  m.charge(length >> 3);
  let bytes = 0;
  for (let index = 0; index < length; index++) if (codePointAt(format, index) === 0x25) bytes += 192;
  m.charge(bytes >> 6);
  m.allocate(bytes);
  return bytes;
}

function piecesOf(format: FlatStr): readonly PercentPiece[] {
  if (typeof format !== "string") return parsePercentFormat(toHostText(format));
  if (format.length > SHORT) return parsePercentFormat(format);
  let pieces = knownFormats.get(format);
  if (pieces === undefined) {
    if (knownFormats.size >= 256) knownFormats.clear();
    pieces = parsePercentFormat(format);
    knownFormats.set(format, pieces);
  }
  return pieces;
}

/** The kind of result: a str, or bytes whose Latin-1 text is worked on. */
type Target = "str" | "bytes" | "bytearray";

class PercentFrame extends NativeFrame {
  override readonly catches = true;
  private stage: number = START;
  private index = 0;
  /** The arguments left: a tuple's items, or one value. */
  private args: readonly Value[];
  private position = 0;
  /** What `%(key)s` looks up in; undefined when the values are no mapping. */
  private readonly mapping: Value | undefined;
  private width = -1;
  private precision = -1;
  private value: Value = null;
  /** What an int was asked of, for the message. */
  private original: Value = null;
  private readonly parts: Value[] = [];
  private pieces: readonly PercentPiece[] | null = null;
  /** What the pieces take; -1 until they are charged. */
  private bytes = -1;

  constructor(
    private readonly format: FlatStr,
    values: Value,
    private readonly target: Target,
  ) {
    super();
    const inner = unwrap(values);
    this.args = inner instanceof PyTuple ? inner.items : [values];
    const bare =
      inner instanceof PyTuple ||
      isStr(inner) ||
      (target !== "str" && (inner instanceof PyBytes || inner instanceof PyByteArray));
    const hook = bare ? undefined : lookupSpecial(values, "__getitem__");
    this.mapping = hook === undefined || hook === null ? undefined : values;
  }

  step(m: Machine, value: Value | undefined): NextResult {
    this.value = value ?? null;
    return this.run(m);
  }

  override caught(m: Machine): NextResult {
    const piece = (this.pieces ?? piecesOf(this.format))[this.index] as PercentSpec;
    if (this.stage === CONVERTED && m.pendingIs("TypeError") && isIntegerConversion(piece.conversion)) {
      m.clearException();
      return this.wrongType(m, piece);
    }
    return X;
  }

  run(m: Machine): NextResult {
    if (this.bytes < 0) this.bytes = chargePieces(m, this.format);
    const pieces = (this.pieces ??= piecesOf(this.format));
    while (this.index < pieces.length) {
      const piece = pieces[this.index];
      if (piece.kind === "literal") {
        this.parts.push(hostString(piece.text));
        this.index++;
        continue;
      }
      if (this.format1(m, piece) === X) return X;
      this.stage = START;
      this.index++;
    }
    if (this.position < this.args.length && this.mapping === undefined)
      return m.typeError(`not all arguments converted during ${this.target === "str" ? "string" : "bytes"} formatting`);
    return this.finish(m);
  }

  /** One conversion from the current stage on; X when waiting or raising. */
  private format1(m: Machine, piece: Exclude<PercentPiece, { kind: "literal" }>): Result {
    m.charge(10);
    if (this.stage === START) {
      const wantsMapping = piece.kind === "error" ? piece.wantsMapping : piece.key !== undefined;
      if (wantsMapping && this.mapping === undefined) return m.typeError("format requires a mapping");
      if (piece.key !== undefined) {
        this.stage = KEYED;
        const found = getItem(m, this.mapping as Value, this.keyOf(m, piece.key));
        if (found === X) return m.wait(this);
        this.value = found as Value;
      } else this.stage = WIDTH;
    }
    if (this.stage === KEYED) {
      this.args = [this.value];
      this.position = 0;
      this.stage = WIDTH;
    }
    if (piece.kind === "error") return this.fail(m, piece.stars, piece.message);
    if (this.stage === WIDTH) {
      this.width = piece.width === "*" ? this.star(m, "ssize_t", 0x7fffffffffffffffn) : piece.width;
      if (this.width !== this.width) return X;
      this.precision = piece.precision === "*" ? this.star(m, "int", 0x7fffffffn) : piece.precision;
      if (this.precision !== this.precision) return X;
      this.stage = FETCH;
    }
    const layout = resolvePercent(piece, this.width, this.precision);
    if (this.stage === FETCH) {
      const value = this.next(m);
      if (value === X) return X;
      this.stage = CONVERTED;
      const converted = this.convert(m, piece, value as Value);
      if (converted === X) return this.raised(m, piece);
      this.value = converted as Value;
    }
    return this.lay(m, piece, layout);
  }

  /** A conversion gave X: wait, or put the exception in CPython's words. */
  private raised(m: Machine, piece: PercentSpec): ExitSignal {
    if (m.exit !== Exit.RAISE) return m.wait(this);
    if (isIntegerConversion(piece.conversion) && m.pendingIs("TypeError")) {
      m.clearException();
      return this.wrongType(m, piece);
    }
    return X;
  }

  private next(m: Machine): Result {
    if (this.position >= this.args.length) return m.typeError("not enough arguments for format string");
    return this.args[this.position++];
  }

  /** The int that a `*` stands for; NaN after an exception. */
  private star(m: Machine, kind: string, limit: bigint): number {
    const value = this.next(m);
    if (value === X) return Number.NaN;
    const inner = unwrap(value as Value);
    if (!isInt(inner)) {
      m.typeError("* wants int");
      return Number.NaN;
    }
    const count = integerOf(inner);
    if (count > limit || count < -limit - 1n) {
      m.raise("OverflowError", `Python int too large to convert to C ${kind}`);
      return Number.NaN;
    }
    return Number(count);
  }

  private fail(m: Machine, stars: number, message: string): ExitSignal {
    for (let count = 0; count < stars; count++) if (Number.isNaN(this.star(m, "int", 0x7fffffffn))) return X;
    return m.valueError(message);
  }

  private keyOf(m: Machine, key: string): Value {
    if (this.target === "str") return hostString(key);
    m.allocate(bytesSize(key.length));
    return new PyBytes(latin1Bytes(key));
  }

  /** The value as the layout wants it: text, an int or a PyFloat; may wait. */
  private convert(m: Machine, piece: PercentSpec, value: Value): Result {
    switch (piece.conversion) {
      case "s":
        return this.target === "str" ? strOf(m, value) : this.bytesOf(m, value);
      case "b":
        return this.target === "str" ? m.valueError(unsupportedConversion(piece)) : this.bytesOf(m, value);
      case "r":
        return this.target === "str" ? reprOf(m, value) : asciiOf(m, value);
      case "a":
        return asciiOf(m, value);
      case "d":
      case "i":
      case "u":
        return this.wholeNumber(m, piece, value);
      case "x":
      case "X":
      case "o": {
        const inner = unwrap(value);
        if (isInt(inner)) return integerOf(inner);
        this.original = value;
        if (lookupSpecial(value, "__index__") === undefined) return this.wrongType(m, piece);
        return toIndex(m, value);
      }
      case "e":
      case "E":
      case "f":
      case "F":
      case "g":
      case "G":
        if (this.target !== "str" && !isNumeric(value))
          return m.typeError(`float argument required, not ${typeName(value)}`);
        return toFloat(m, value);
      case "c":
        return this.target === "str" ? this.character(m, value) : this.byte(m, value);
      default: {
        const message = unsupportedConversion(piece);
        return m.valueError(message);
      }
    }
  }

  private wholeNumber(m: Machine, piece: PercentSpec, value: Value): Result {
    const inner = unwrap(value);
    if (isInt(inner)) return integerOf(inner);
    if (inner instanceof PyFloat && inner === value) {
      if (inner.value !== inner.value) return m.valueError("cannot convert float NaN to integer");
      if (!Number.isFinite(inner.value)) return m.raise("OverflowError", "cannot convert float infinity to integer");
      return floatToInteger(inner.value);
    }
    const hook = lookupSpecial(value, "__int__") ?? lookupSpecial(value, "__index__");
    this.original = value;
    if (hook === undefined || hook === null) return this.wrongType(m, piece);
    return callUnbound(m, hook, value, []);
  }

  private wrongType(m: Machine, piece: PercentSpec): ExitSignal {
    const wanted =
      piece.conversion === "x" || piece.conversion === "X" || piece.conversion === "o" ? "an integer" : "a real number";
    const shown = this.target !== "str" && piece.conversion === "i" ? "d" : piece.conversion;
    return m.typeError(`%${shown} format: ${wanted} is required, not ${typeName(this.original)}`);
  }

  private character(m: Machine, value: Value): Result {
    const inner = unwrap(value);
    if (isStr(inner)) return strLength(inner) === 1 ? flatten(m, inner) : m.typeError("%c requires int or char");
    if (!isInt(inner) && lookupSpecial(value, "__index__") === undefined) return m.typeError("%c requires int or char");
    return toIndex(m, value);
  }

  private byte(m: Machine, value: Value): Result {
    const bytes = bufferBytes(m, unwrap(value));
    if (bytes !== undefined && !(value instanceof PyInstance) && bytes.length === 1)
      return String.fromCharCode(bytes[0]);
    if (bytes !== undefined || (!isInt(unwrap(value)) && lookupSpecial(value, "__index__") === undefined))
      return m.typeError("%c requires an integer in range(256) or a single byte");
    return toIndex(m, value);
  }

  private bytesOf(m: Machine, value: Value): Result {
    const bytes = bufferBytes(m, unwrap(value));
    if (bytes !== undefined) return new PyBytes(bytes);
    const hook = lookupSpecial(value, "__bytes__");
    if (hook === undefined || hook === null)
      return m.typeError(
        `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`,
      );
    return callUnbound(m, hook, value, []);
  }

  /** Lays out the converted value. */
  private lay(m: Machine, piece: PercentSpec, layout: PercentLayout): Result {
    const value = unwrap(this.value);
    switch (piece.conversion) {
      case "s":
      case "b":
        if (this.target !== "str") {
          if (!(value instanceof PyBytes))
            return m.typeError(`__bytes__ returned non-bytes (type ${typeName(this.value)})`);
          return this.layText(m, latin1Text(m, value.bytes), layout);
        }
        return this.layText(m, flatten(m, value as AnyStr), layout);
      case "r":
      case "a":
        return this.layText(m, flatten(m, value as AnyStr), layout);
      case "c": {
        if (isStr(value)) return this.layText(m, value as FlatStr, layout);
        const code = value as Int;
        if (this.target !== "str") {
          if (code < 0 || code > 255) return m.raise("OverflowError", "%c arg not in range(256)");
        } else if (code < 0 || code > 0x10ffff) return m.raise("OverflowError", "%c arg not in range(0x110000)");
        return this.layText(m, characterOf(Number(code)), layout);
      }
      case "d":
      case "i":
      case "u":
      case "x":
      case "X":
      case "o": {
        if (!isInt(value)) return this.wrongType(m, piece);
        return this.layInteger(m, piece, integerOf(value), layout);
      }
      default: {
        const size = 340 + Math.max(layout.width, layout.precision, 0);
        m.charge(4 + (size >> 4));
        m.allocate(strSize(size));
        return this.push(percentFloat((value as PyFloat).value, layout));
      }
    }
  }

  private layInteger(m: Machine, piece: PercentSpec, value: Int, layout: PercentLayout): Result {
    const decimal = piece.conversion === "d" || piece.conversion === "i" || piece.conversion === "u";
    let size = 24;
    if (typeof value === "bigint") {
      if (decimal && exceedsDecimalDigits(value, MAXIMUM_DIGITS))
        return m.valueError(
          `Exceeds the limit (${MAXIMUM_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
        );
      const bits = bitLength(value);
      size += bits >> 1;
      m.charge(decimal ? bits >> 2 : bits >> 6);
    }
    if (layout.width > 0 || layout.precision > 0) size += Math.max(layout.width, layout.precision);
    if (size > 63) m.charge(size >> 6);
    allocateText(m, size);
    return this.push(percentInt(value, layout));
  }

  private layText(m: Machine, text: FlatStr, layout: PercentLayout): Result {
    const length = strLength(text);
    const { take, left, right } = percentTextLayout(length, layout);
    if (take < length || left > 0 || right > 0) {
      const size = take + left + right;
      m.charge(size >> 6);
      allocateText(m, text instanceof PyWideStr ? 4 * size : size);
      const part = take < length ? sliceText(text, 0, take) : text;
      if (typeof part === "string") return this.push(glue(" ".repeat(left), part, " ".repeat(right)));
      const points = new Uint32Array(size);
      points.fill(0x20);
      points.set(part.codePoints, left);
      return this.push(fromCodePoints(points));
    }
    return this.push(text);
  }

  private push(text: FlatStr): Result {
    this.parts.push(text);
    return null;
  }

  private finish(m: Machine): Result {
    const text = joinAll(m, this.parts as AnyStr[]);
    if (this.target === "str") return text;
    const plain = flatten(m, text) as string;
    m.charge(plain.length >> 4);
    m.allocate(bytesSize(plain.length));
    const bytes = latin1Bytes(plain);
    return this.target === "bytes" ? new PyBytes(bytes) : new PyByteArray(bytes, bytes.length);
  }
}
heapClass(
  PercentFrame,
  "frame.percent",
  {
    stage: "plain",
    index: "plain",
    args: "values",
    position: "plain",
    mapping: "value",
    width: "plain",
    precision: "plain",
    value: "value",
    parts: "values",
    pieces: "skip",
    bytes: "plain",
    format: "value",
    target: "plain",
    original: "value",
    back: "skip",
    catches: "plain",
  },
  (frame) => 160 + Math.max(0, frame["bytes"]),
);
heapCodec(PercentFrame, {
  save: () => null,
  load: (frame) => {
    (frame as unknown as { pieces: null }).pieces = null;
  },
});

function isIntegerConversion(conversion: string): boolean {
  return (
    conversion === "d" ||
    conversion === "i" ||
    conversion === "u" ||
    conversion === "x" ||
    conversion === "X" ||
    conversion === "o"
  );
}

function integerOf(value: Int | boolean): Int {
  return typeof value === "boolean" ? Number(value) : value;
}

function isNumeric(value: Value): boolean {
  return lookupSpecial(value, "__float__") !== undefined || lookupSpecial(value, "__index__") !== undefined;
}

function latin1Text(m: Machine, bytes: Uint8Array): string {
  m.charge(bytes.length >> 3);
  m.allocate(strSize(bytes.length));
  return unitsToString(bytes);
}

function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** format % values, for str. */
export function strModulo(m: Machine, format: FlatStr, values: Value): Result {
  m.charge(strLength(format));
  m.allocate(8 * strLength(format));
  return new PercentFrame(format, values, "str").run(m) as Result;
}

/** format % values, for bytes and bytearray. */
export function bytesModulo(m: Machine, format: Uint8Array, values: Value, target: "bytes" | "bytearray"): Result {
  m.charge(format.length >> 4);
  return new PercentFrame(latin1Text(m, format), values, target).run(m) as Result;
}
