/** binascii and zlib: the byte loops behind base64, hexadecimal and checksums. base64 and binascii are frozen Python. */

import { allocateBytes, bufferBytes } from "../objects/buffer.js";
import { builtin } from "../objects/define.js";
import type { ExitSignal, Machine } from "../objects/machine.js";
import { X } from "../objects/machine.js";
import { PyBytes, PyTuple, type Value } from "../objects/model.js";
import { isStr, typeName, unwrap } from "../objects/protocol.js";
import { tupleSize } from "../objects/sizes.js";
import { flatten } from "../objects/text.js";
import { contents, defineModule } from "./modules.js";

/** Bytes of a buffer, or of an ASCII str; X with an error. */
function asciiBytes(m: Machine, value: Value): Uint8Array | ExitSignal {
  const inner = unwrap(value);
  if (isStr(inner)) {
    const text = flatten(m, inner);
    if (typeof text !== "string") return m.valueError("string argument should contain only ASCII characters");
    m.charge(text.length >> 4);
    allocateBytes(m, text.length);
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 127) return m.valueError("string argument should contain only ASCII characters");
      bytes[index] = unit;
    }
    return bytes;
  }
  return (
    bufferBytes(m, inner) ?? m.typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`)
  );
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const DIGITS = new Uint8Array(64);
const VALUES = new Int8Array(256).fill(-1);
for (let index = 0; index < 64; index++) {
  DIGITS[index] = ALPHABET.charCodeAt(index);
  VALUES[ALPHABET.charCodeAt(index)] = index;
}
const PAD = 61;

function encode64(m: Machine, data: Uint8Array, newline: boolean): PyBytes {
  m.charge(1 + (data.length >> 4));
  const size = Math.ceil(data.length / 3) * 4 + (newline ? 1 : 0);
  allocateBytes(m, size);
  const out = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < data.length; at += 3) {
    const left = data.length - at;
    const word = (data[at] << 16) | ((left > 1 ? data[at + 1] : 0) << 8) | (left > 2 ? data[at + 2] : 0);
    out[to++] = DIGITS[word >> 18];
    out[to++] = DIGITS[(word >> 12) & 63];
    out[to++] = left > 1 ? DIGITS[(word >> 6) & 63] : PAD;
    out[to++] = left > 2 ? DIGITS[word & 63] : PAD;
  }
  if (newline) out[to] = 10;
  return new PyBytes(out);
}

/** The decoded bytes, or why they cannot be. */
function decode64(data: Uint8Array, strict: boolean): Uint8Array | string {
  const out = new Uint8Array(Math.ceil(data.length / 4) * 3);
  let to = 0;
  let quad = 0;
  let pads = 0;
  let left = 0;
  let begun = false;
  if (strict && data.length > 0 && data[0] === PAD) return "Leading padding not allowed";
  for (let at = 0; at < data.length; at++) {
    const byte = data[at];
    if (byte === PAD) {
      if (strict && quad === 0) return "Excess padding not allowed";
      begun = true;
      if (quad >= 2 && quad + ++pads >= 4) {
        if (strict && at + 1 < data.length) return "Excess data after padding";
        return out.subarray(0, to);
      }
      continue;
    }
    const value = VALUES[byte];
    if (value < 0) {
      if (strict) return "Only base64 data is allowed";
      continue;
    }
    if (strict && begun) return "Discontinuous padding not allowed";
    pads = 0;
    switch (quad) {
      case 0:
        quad = 1;
        left = value;
        break;
      case 1:
        quad = 2;
        out[to++] = (left << 2) | (value >> 4);
        left = value & 15;
        break;
      case 2:
        quad = 3;
        out[to++] = (left << 4) | (value >> 2);
        left = value & 3;
        break;
      default:
        quad = 0;
        out[to++] = (left << 6) | value;
        left = 0;
    }
  }
  if (quad === 0) return out.subarray(0, to);
  if (quad === 1)
    return `Invalid base64-encoded string: number of data characters (${Math.floor(to / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`;
  return "Incorrect padding";
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** CRC-32 (reflected polynomial 0xEDB88320). */
const CRC = new Uint32Array(256);
for (let index = 0; index < 256; index++) {
  let word = index;
  for (let bit = 0; bit < 8; bit++) word = (word & 1) !== 0 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  CRC[index] = word;
}

/** The low 32 bits of an int. */
function low32(value: number | bigint): number {
  return Number(BigInt.asUintN(32, BigInt(value)));
}

const CRC32 = builtin(
  "crc32(data: buffer, value: index=0, /)",
  { doc: "Compute a CRC-32 checksum of data." },
  (m, data: Uint8Array, value: number | bigint) => {
    m.charge(1 + (data.length >> 4));
    let crc = ~low32(value);
    for (let index = 0; index < data.length; index++) crc = CRC[(crc ^ data[index]) & 255] ^ (crc >>> 8);
    return ~crc >>> 0;
  },
);

const natives = [
  CRC32,
  builtin(
    "adler32(data: buffer, value: index=1, /)",
    { doc: "Compute an Adler-32 checksum of data." },
    (m, data: Uint8Array, value: number | bigint) => {
      m.charge(1 + (data.length >> 4));
      const start = low32(value);
      let a = start & 0xffff;
      let b = start >>> 16;
      for (let index = 0; index < data.length;) {
        for (const end = Math.min(data.length, index + 3800); index < end; index++) {
          a += data[index];
          b += a;
        }
        a %= 65521;
        b %= 65521;
      }
      return b * 65536 + a;
    },
  ),
  builtin(
    "crc_hqx(data: buffer, crc: index, /)",
    { doc: "Compute CRC-CCITT incrementally." },
    (m, data: Uint8Array, value: number | bigint) => {
      m.charge(1 + (data.length >> 2));
      let crc = low32(value) & 0xffff;
      for (let index = 0; index < data.length; index++) {
        crc ^= data[index] << 8;
        for (let bit = 0; bit < 8; bit++)
          crc = (crc & 0x8000) !== 0 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
      }
      return crc;
    },
  ),
  builtin(
    "b2a_base64(data: buffer, /, *, newline: bool=True)",
    { doc: "Base64-code line of data." },
    (m, data: Uint8Array, newline: boolean) => encode64(m, data, newline),
  ),
  // (bytes, None), or (None, what is wrong).
  builtin("decode_base64(data, strict: bool, /)", {}, (m, value: Value, strict: boolean) => {
    const data = asciiBytes(m, value);
    if (data === X) return X;
    const bytes = data as Uint8Array;
    m.charge(1 + (bytes.length >> 4));
    allocateBytes(m, bytes.length);
    m.allocate(tupleSize(2));
    const decoded = decode64(bytes, strict);
    return new PyTuple(typeof decoded === "string" ? [null, decoded] : [new PyBytes(decoded.slice()), null]);
  }),
  builtin("decode_hex(data, /)", {}, (m, value: Value) => {
    const data = asciiBytes(m, value);
    if (data === X) return X;
    const bytes = data as Uint8Array;
    m.charge(1 + (bytes.length >> 4));
    m.allocate(tupleSize(2));
    if (bytes.length % 2 !== 0) return new PyTuple([null, "Odd-length string"]);
    allocateBytes(m, bytes.length >> 1);
    const out = new Uint8Array(bytes.length >> 1);
    for (let index = 0; index < out.length; index++) {
      const high = hexDigit(bytes[2 * index]);
      const low = hexDigit(bytes[2 * index + 1]);
      if (high < 0 || low < 0) return new PyTuple([null, "Non-hexadecimal digit found"]);
      out[index] = (high << 4) | low;
    }
    return new PyTuple([new PyBytes(out), null]);
  }),
];

defineModule({ name: "_binascii", doc: "Natives of binascii.", fill: contents("_binascii", natives) });
defineModule({ name: "binascii", doc: "Conversion between binary data and ASCII.", frozen: "binascii" });
defineModule({
  name: "base64",
  doc: "Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings.",
  frozen: "base64",
});
