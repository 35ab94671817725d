/** Bytes as text: repr, hex and back. Leaf functions, linear, charged before the work. */

import { allocateBytes, bytesOf } from "./buffer.js";
import type { Machine, Result } from "./machine.js";
import { PyByteArray, PyBytes, type FlatStr, type Value } from "./model.js";
import { lookupSpecial, typeName, unwrap } from "./protocol.js";
import { strSize } from "./sizes.js";
import { codePointAt, flatten, isStr, strLength, unitsToString } from "./text.js";

/** White space as bytes know it. */
export function isAsciiSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** `b'...'`; a bytearray escapes single quotes always. */
export function bytesRepr(
  m: Machine,
  bytes: Uint8Array,
  prefix: string,
  suffix: string,
  escapeSingle: boolean,
): string {
  m.charge(bytes.length >> 2);
  let single = false;
  let double = false;
  let size = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === 0x27) single = true;
    else if (byte === 0x22) double = true;
    size += escapedWidth(byte);
  }
  const quote = single && !double ? 0x22 : 0x27;
  m.charge(size >> 2);
  // Every quote may turn out to be escaped.
  m.allocate(strSize(2 * size));
  const units = new Uint8Array(2 * size + 2);
  let at = 0;
  units[at++] = quote;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === 0x5c || byte === quote || (byte === 0x27 && escapeSingle)) {
      units[at++] = 0x5c;
      units[at++] = byte;
    } else if (byte >= 0x20 && byte < 0x7f) units[at++] = byte;
    else if (byte === 0x0a || byte === 0x0d || byte === 0x09) {
      units[at++] = 0x5c;
      units[at++] = byte === 0x0a ? 0x6e : byte === 0x0d ? 0x72 : 0x74;
    } else {
      units[at++] = 0x5c;
      units[at++] = 0x78;
      units[at++] = HEX_DIGITS[byte >> 4];
      units[at++] = HEX_DIGITS[byte & 15];
    }
  }
  units[at++] = quote;
  return [prefix, "b", unitsToString(units, 0, at), suffix].join("");
}

const HEX_DIGITS = Uint8Array.of(
  0x30,
  0x31,
  0x32,
  0x33,
  0x34,
  0x35,
  0x36,
  0x37,
  0x38,
  0x39,
  0x61,
  0x62,
  0x63,
  0x64,
  0x65,
  0x66,
);

/** Characters of a byte in repr, quotes aside. */
function escapedWidth(byte: number): number {
  if (byte >= 0x20 && byte < 0x7f) return byte === 0x5c ? 2 : 1;
  return byte === 0x0a || byte === 0x0d || byte === 0x09 ? 2 : 4;
}

/** bytes.hex(sep, bytes_per_sep) */
export function hexText(m: Machine, bytes: Uint8Array, sep: Value | undefined, group: number): Result {
  let separator = "";
  if (sep !== undefined) {
    const bare = unwrap(sep);
    let code: number;
    if (isStr(bare)) {
      if (strLength(bare) !== 1) return m.valueError("sep must be length 1.");
      code = codePointAt(flatten(m, bare), 0);
    } else if (bare instanceof PyBytes || bare instanceof PyByteArray) {
      if (bytesOf(bare).length !== 1) return m.valueError("sep must be length 1.");
      code = bytesOf(bare)[0];
    } else
      return lookupSpecial(sep, "__len__") === undefined
        ? m.typeError(`object of type '${typeName(sep)}' has no len()`)
        : m.typeError("sep must be str or bytes.");
    if (code > 0x7f) return m.valueError("sep must be ASCII.");
    separator = String.fromCharCode(code);
  }
  const count = bytes.length;
  const every = separator === "" ? 0 : Math.abs(group);
  const length = 2 * count + (every > 0 && count > 0 ? Math.floor((count - 1) / every) : 0);
  m.charge(1 + (length >> 2));
  m.allocate(strSize(length));
  const units = new Uint8Array(length);
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (every > 0 && index > 0 && (group > 0 ? count - index : index) % every === 0)
      units[at++] = separator.charCodeAt(0);
    units[at++] = HEX_DIGITS[bytes[index] >> 4];
    units[at++] = HEX_DIGITS[bytes[index] & 15];
  }
  return unitsToString(units);
}

/** The bytes that hexadecimal text spells, or the position of what is no digit. */
export function fromHexText(m: Machine, text: FlatStr): Uint8Array | number {
  const length = strLength(text);
  m.charge(length >> 4);
  allocateBytes(m, length >> 1);
  const bytes = new Uint8Array(length >> 1);
  let size = 0;
  const digit = (index: number): number => {
    if (index >= length) return -1;
    const point = codePointAt(text, index);
    if (point >= 0x30 && point <= 0x39) return point - 0x30;
    const letter = point | 0x20;
    return point < 0x80 && letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
  };
  for (let index = 0; index < length; index++) {
    const point = codePointAt(text, index);
    if (point < 0x80 && isAsciiSpace(point)) continue;
    const high = digit(index);
    if (high < 0) return index;
    const low = digit(++index);
    if (low < 0) return index;
    bytes[size++] = (high << 4) | low;
  }
  return bytes.slice(0, size);
}
