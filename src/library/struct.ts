/** struct: bytes of plain values by the fields of a format, which frozen Python reads; it also does what is not plain. */

import { allocateBytes, bufferBytes } from "../objects/buffer.js";
import { builtin } from "../objects/define.js";
import type { Machine } from "../objects/machine.js";
import { PyBytes, PyFloat, PyTuple, type Value } from "../objects/model.js";
import { unwrap } from "../objects/protocol.js";
import { bytesSize, tupleSize } from "../objects/sizes.js";
import { contents, defineModule } from "./modules.js";

const VIEW = new DataView(new ArrayBuffer(8));

/** Bits of the nearest half-precision number (ties to even), or -1 when it is too large. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size !== size) return 0x7e00;
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (size >= 65520) return -1;
  let exponent = -14;
  while (exponent < 15 && size >= 2 ** (exponent + 1)) exponent++;
  // In units of the last place; a carry moves into the exponent by itself.
  const scaled = size * 2 ** (10 - exponent);
  let units = Math.floor(scaled);
  const rest = scaled - units;
  if (rest > 0.5 || (rest === 0.5 && units % 2 === 1)) units++;
  return sign | (units < 1024 ? units : ((exponent + 14) << 10) + units);
}

function fromHalf(bits: number): number {
  const sign = (bits & 0x8000) !== 0 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** A field of a compiled format: its letter, bytes of one, where it begins, how many (of `s` and `p`: how long). */
interface Field {
  readonly letter: string;
  readonly one: number;
  readonly offset: number;
  readonly count: number;
}

interface Format {
  readonly fields: readonly Field[];
  readonly size: number;
  readonly little: boolean;
  /** How many values. */
  readonly count: number;
}

const SIZES = new Map<string, number>(
  [..."xcbB?hHiIlLqQefdsp"].map((letter, index) => [
    letter,
    [1, 1, 1, 1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 2, 4, 8, 1, 1][index],
  ]),
);
const NATIVE_SIZES = new Map<string, number>([...SIZES, ["l", 8], ["L", 8], ["n", 8], ["N", 8]]);
/** The longest format that is read here; a longer one, and one that is wrong, is left to frozen code. */
const LONGEST = 64;

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

function readFormat(text: string): Format | null {
  const order = text.charAt(0);
  const given = order === "@" || order === "=" || order === "<" || order === ">" || order === "!";
  const native = !given || order === "@";
  const sizes = native ? NATIVE_SIZES : SIZES;
  const fields: Field[] = [];
  let size = 0;
  let values = 0;
  for (let index = given ? 1 : 0; index < text.length; index++) {
    let count = 1;
    if (isDigit(text[index])) {
      count = 0;
      for (; index < text.length && isDigit(text[index]); index++) count = count * 10 + Number(text[index]);
      if (index === text.length) return null;
    }
    const letter = text[index];
    if (letter === " " && count === 1) continue;
    const one = sizes.get(letter);
    if (one === undefined || count > 100_000) return null;
    if (native && one > 1) size = Math.ceil(size / one) * one;
    if (letter !== "x") {
      fields.push({ letter, one, offset: size, count });
      values += letter === "s" || letter === "p" ? 1 : count;
    }
    size += one * count;
  }
  return { fields, size, little: order !== ">" && order !== "!", count: values };
}

/** What formats say, for all sandboxes: read again they say the same. */
const FORMATS = new Map<string, Format | null>();

function formatOf(text: Value): Format | null {
  if (typeof text !== "string" || text.length > LONGEST) return null;
  let format = FORMATS.get(text);
  if (format === undefined) {
    format = readFormat(text);
    if (FORMATS.size >= 256) FORMATS.clear();
    FORMATS.set(text, format);
  }
  return format;
}

const SIGNED = "bhilqn";

/** Writes an int; false when it does not fit or is none. */
function putInteger(view: DataView, at: number, one: number, signed: boolean, little: boolean, value: Value): boolean {
  const number = value === true ? 1 : value === false ? 0 : value;
  if (typeof number !== "number" && typeof number !== "bigint") return false;
  if (one === 8) {
    const wide = BigInt(number);
    if (signed ? BigInt.asIntN(64, wide) !== wide : BigInt.asUintN(64, wide) !== wide) return false;
    view.setBigUint64(at, BigInt.asUintN(64, wide), little);
    return true;
  }
  if (typeof number === "bigint") return false;
  const span = 2 ** (8 * one);
  if (signed ? number < -span / 2 || number >= span / 2 : number < 0 || number >= span) return false;
  if (one === 1) view.setUint8(at, number);
  else if (one === 2) view.setUint16(at, number, little);
  else view.setUint32(at, number, little);
  return true;
}

function putFloat(view: DataView, at: number, one: number, little: boolean, value: Value): boolean {
  let number: number;
  if (value instanceof PyFloat) number = value.value;
  else if (typeof value === "number") number = value;
  else return false;
  if (one === 8) view.setFloat64(at, number, little);
  else if (one === 4) {
    const near = Math.fround(number);
    if (Number.isFinite(number) && !Number.isFinite(near)) return false;
    view.setFloat32(at, near, little);
  } else {
    const bits = toHalf(number);
    if (bits < 0) return false;
    view.setUint16(at, bits, little);
  }
  return true;
}

/** Writes plain values; false when one needs the long way (conversions, errors). */
function putField(view: DataView, field: Field, little: boolean, values: readonly Value[], from: number): number {
  const { letter, one, offset, count } = field;
  if (letter === "s") {
    const value = values[from];
    if (!(value instanceof PyBytes)) return -1;
    for (let index = 0; index < count && index < value.bytes.length; index++)
      view.setUint8(offset + index, value.bytes[index]);
    return from + 1;
  }
  for (let index = 0; index < count; index++) {
    const at = offset + index * one;
    const value = values[from + index];
    if (letter === "f" || letter === "d" || letter === "e") {
      if (!putFloat(view, at, one, little, value)) return -1;
    } else if (letter === "c") {
      if (!(value instanceof PyBytes) || value.bytes.length !== 1) return -1;
      view.setUint8(at, value.bytes[0]);
    } else if (letter === "?") {
      if (typeof value !== "boolean") return -1;
      view.setUint8(at, value ? 1 : 0);
    } else if (letter === "p" || letter === "P") return -1;
    else {
      // native-ok: our own letters
      if (!putInteger(view, at, one, SIGNED.includes(letter), little, value)) return -1;
    }
  }
  return from + count;
}

function takeInteger(view: DataView, at: number, one: number, signed: boolean, little: boolean): Value {
  if (one === 8) {
    const wide = signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little);
    const near = Number(wide);
    return Number.isSafeInteger(near) ? near : wide;
  }
  if (one === 1) return signed ? view.getInt8(at) : view.getUint8(at);
  if (one === 2) return signed ? view.getInt16(at, little) : view.getUint16(at, little);
  return signed ? view.getInt32(at, little) : view.getUint32(at, little);
}

function takeField(m: Machine, view: DataView, data: Uint8Array, field: Field, little: boolean, into: Value[]): void {
  const { letter, one, offset, count } = field;
  if (letter === "s" || letter === "p") {
    let [start, length] = [offset, count];
    if (letter === "p") {
      length = count === 0 ? 0 : Math.min(data[offset], count - 1);
      start = offset + 1;
    }
    allocateBytes(m, length);
    into.push(new PyBytes(data.slice(start, start + length)));
    return;
  }
  m.allocate(40 * count);
  for (let index = 0; index < count; index++) {
    const at = offset + index * one;
    if (letter === "d") into.push(new PyFloat(view.getFloat64(at, little)));
    else if (letter === "f") into.push(new PyFloat(view.getFloat32(at, little)));
    else if (letter === "e") into.push(new PyFloat(fromHalf(view.getUint16(at, little))));
    else if (letter === "c") into.push(new PyBytes(data.slice(at, at + 1)));
    else if (letter === "?") into.push(data[at] !== 0);
    // native-ok: our own letters
    else into.push(takeInteger(view, at, one, SIGNED.includes(letter), little));
  }
}

const natives = [
  // The bytes of (format, *values), or None when that needs the long way: conversions by guest methods, long formats, errors.
  builtin("pack_plain(arguments, /)", { cost: 2 }, (m, given: Value) => {
    if (!(given instanceof PyTuple) || given.items.length === 0) return null;
    const format = formatOf(given.items[0]);
    if (format === null || format.count !== given.items.length - 1) return null;
    m.charge(format.count + (format.size >> 4));
    allocateBytes(m, format.size);
    const out = new Uint8Array(format.size);
    const view = new DataView(out.buffer);
    let from = 1;
    for (const field of format.fields) {
      from = putField(view, field, format.little, given.items, from);
      if (from < 0) return null;
    }
    return new PyBytes(out);
  }),
  // The values that a format finds at a place of the data, or None.
  builtin(
    "unpack_plain(format, data, offset: size, whole: bool, /)",
    { cost: 2 },
    (m, text: Value, given: Value, offset: number, whole: boolean) => {
      const format = formatOf(text);
      if (format === null) return null;
      const data = bufferBytes(m, unwrap(given));
      if (data === undefined) return null;
      const { size, little, fields } = format;
      if (whole ? data.length !== size : offset + size > data.length) return null;
      m.charge(size >> 2);
      const piece = data.subarray(offset, offset + size);
      const view = new DataView(piece.buffer, piece.byteOffset, size);
      const values: Value[] = [];
      m.allocate(tupleSize(format.count));
      for (const field of fields) takeField(m, view, piece, field, little, values);
      return new PyTuple(values);
    },
  ),
  // `native` floats become infinite where a standard one is refused.
  builtin(
    "pack_float(size: size, value: float, little: bool, native: bool, /)",
    {},
    (m, size: number, value: number, little: boolean, native: boolean) => {
      const tooLarge = (letter: string) => m.raise("OverflowError", `float too large to pack with ${letter} format`);
      if (size === 8) VIEW.setFloat64(0, value, little);
      else if (size === 4) {
        const near = Math.fround(value);
        if (!native && Number.isFinite(value) && !Number.isFinite(near)) return tooLarge("f");
        VIEW.setFloat32(0, near, little);
      } else {
        const bits = toHalf(value);
        if (bits < 0) return tooLarge("e");
        VIEW.setUint16(0, bits, little);
      }
      m.allocate(bytesSize(size));
      return new PyBytes(new Uint8Array(VIEW.buffer.slice(0, size)));
    },
  ),
  builtin(
    "unpack_float(size: size, data: buffer, little: bool, /)",
    {},
    (m, size: number, data: Uint8Array, little: boolean) => {
      if (data.length !== size) return m.valueError("wrong size");
      for (let index = 0; index < size; index++) VIEW.setUint8(index, data[index]);
      m.allocate(32);
      if (size === 8) return new PyFloat(VIEW.getFloat64(0, little));
      return new PyFloat(size === 4 ? VIEW.getFloat32(0, little) : fromHalf(VIEW.getUint16(0, little)));
    },
  ),
];
defineModule({ name: "_struct", doc: "Natives of struct.", fill: contents("_struct", natives) });
defineModule({
  name: "struct",
  doc: "Conversion between Python values and C structs as bytes objects.",
  frozen: "struct",
});
