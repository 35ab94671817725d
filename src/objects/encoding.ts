/**
 * Codecs: str <-> bytes for utf-8, utf-8-sig, ascii, latin-1, utf-16, utf-32, cp1252, unicode_escape and raw_unicode_escape,
 * with CPython's error handlers and the attributes and texts of its UnicodeErrors. Leaf functions: linear, charged by length
 * before the work. Names are normalised as `encodings.normalize_encoding` does.
 */

import { characterName, codePointByName } from "../unicode/names.js";
import { X, type ExitSignal, type Machine, type Result } from "./machine.js";
import { PyBytes, type FlatStr, type Value } from "./model.js";
import { bytesSize } from "./sizes.js";
import { escapePoint } from "./text-repr.js";
import { allocateText, codePointsOf, concatenate, fromCodePoints, strLength, unitsToString } from "./text.js";

// ---------------------------------------------------------------------------------------------------------------- names

type CodecName =
  | "utf-8"
  | "utf-8-sig"
  | "ascii"
  | "latin-1"
  | "utf-16"
  | "utf-16-le"
  | "utf-16-be"
  | "utf-32"
  | "utf-32-le"
  | "utf-32-be"
  | "cp1252"
  | "unicode_escape"
  | "raw_unicode_escape";

const ALIASES: Readonly<Record<CodecName, string>> = {
  "utf-8": "utf_8 u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001",
  "utf-8-sig": "utf_8_sig utf8_sig",
  ascii:
    "ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii",
  "latin-1":
    "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1",
  "utf-16": "utf_16 u16 utf16",
  "utf-16-le": "utf_16_le unicodelittleunmarked utf_16le",
  "utf-16-be": "utf_16_be unicodebigunmarked utf_16be",
  "utf-32": "utf_32 u32 utf32",
  "utf-32-le": "utf_32_le utf_32le",
  "utf-32-be": "utf_32_be utf_32be",
  cp1252: "cp1252 1252 windows_1252",
  unicode_escape: "unicode_escape unicodeescape",
  raw_unicode_escape: "raw_unicode_escape rawunicodeescape",
};
const CODECS = new Map<string, CodecName>();
for (const [name, aliases] of Object.entries(ALIASES) as [CodecName, string][])
  for (const alias of aliases.split(" ")) CODECS.set(alias, name); // native-ok: our own table

/** Codecs that are no text encodings in CPython. */
const BINARY_CODECS: ReadonlySet<string> = new Set([
  "base64",
  "base_64",
  "base64_codec",
  "bz2",
  "bz2_codec",
  "hex",
  "hex_codec",
  "quopri",
  "quopri_codec",
  "quoted_printable",
  "quotedprintable",
  "rot13",
  "rot_13",
  "uu",
  "uu_codec",
  "zip",
  "zlib",
  "zlib_codec",
]);

/** Letters lower case; every run of other characters than letters, digits and dots is one underscore. */
function normalize(name: string): string {
  let result = "";
  let gap = false;
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
    if (isLetter || (unit >= 0x30 && unit <= 0x39) || unit === 0x2e) {
      if (gap && result !== "") result += "_";
      gap = false;
      result += isLetter ? String.fromCharCode(unit | 0x20) : name[index];
    } else gap = true;
  }
  return result;
}

const recentNames = new Map<string, CodecName>([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["ascii", "ascii"],
  ["latin-1", "latin-1"],
]);

function codecOf(m: Machine, encoding: FlatStr): CodecName | ExitSignal {
  if (typeof encoding === "string") {
    const recent = recentNames.get(encoding);
    if (recent !== undefined) return recent;
    if (encoding.length < 64) {
      const normal = normalize(encoding);
      const codec = CODECS.get(normal);
      if (codec !== undefined) return codec;
      if (BINARY_CODECS.has(normal))
        return m.raise(
          "LookupError",
          `'${encoding}' is not a text encoding; use codecs.encode() to handle arbitrary codecs`,
        );
    }
    if (encoding.indexOf("\0") >= 0) return m.valueError("embedded null character"); // native-ok: one unit
  }
  return m.raiseWith("LookupError", concatenate(m, "unknown encoding: ", encoding));
}

/** The codec's canonical name for `codecs.lookup`, or X with LookupError. */
export function codecName(m: Machine, encoding: FlatStr): string | ExitSignal {
  return codecOf(m, encoding);
}

function unknownHandler(m: Machine, errors: FlatStr): ExitSignal {
  return m.raiseWith("LookupError", concatenate(m, concatenate(m, "unknown error handler name '", errors), "'"));
}

function unicodeError(
  m: Machine,
  type: "UnicodeDecodeError" | "UnicodeEncodeError",
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): ExitSignal {
  const error = m.makeException(type, [encoding, object, start, end, reason]);
  error.fields ??= new Map();
  error.fields.set("encoding", encoding);
  error.fields.set("object", object);
  error.fields.set("start", start);
  error.fields.set("end", end);
  error.fields.set("reason", reason);
  return m.raiseException(error);
}

// ------------------------------------------------------------------------------------------------------------- decoding

/** The state of one decoding: input, output so far, and what to do about errors. */
class Decoder {
  points: Uint32Array;
  length = 0;
  constructor(
    readonly m: Machine,
    readonly bytes: Uint8Array,
    readonly errors: FlatStr,
  ) {
    m.allocate(4 * bytes.length);
    this.points = new Uint32Array(bytes.length);
  }

  put(point: number): void {
    if (this.length === this.points.length) this.grow();
    this.points[this.length++] = point;
  }

  private grow(): void {
    const room = 2 * this.points.length + 16;
    this.m.allocate(4 * room);
    const points = new Uint32Array(room);
    points.set(this.points);
    this.points = points;
  }

  text(): FlatStr {
    this.m.charge(this.length >> 5);
    allocateText(this.m, this.length);
    return fromCodePoints(this.points, 0, this.length);
  }

  /** Handles bytes[start:end]; the index to go on at, or -1 after an exception. */
  error(encoding: string, start: number, end: number, reason: string): number {
    const { m, bytes } = this;
    m.charge(4 + 2 * (end - start));
    switch (this.errors) {
      case "ignore":
        return end;
      case "replace":
        this.put(0xfffd);
        return end;
      case "backslashreplace":
        for (let index = start; index < end; index++) {
          const escape = escapePoint(bytes[index]);
          for (let at = 0; at < escape.length; at++) this.put(escape.charCodeAt(at));
        }
        return end;
      case "surrogateescape": {
        let index = start;
        while (index < end && index < start + 4 && bytes[index] >= 0x80) this.put(0xdc00 + bytes[index++]);
        if (index > start) return index;
        break;
      }
      case "surrogatepass": {
        const width = encodedSurrogate(encoding, bytes, start);
        if (width > 0) {
          this.put(surrogateAt(encoding, bytes, start));
          return start + width;
        }
        break;
      }
      case "xmlcharrefreplace":
      case "namereplace":
        m.typeError("don't know how to handle UnicodeDecodeError in error callback");
        return -1;
      default:
        if (this.errors !== "strict") {
          unknownHandler(m, this.errors);
          return -1;
        }
    }
    m.allocate(bytesSize(bytes.length));
    unicodeError(m, "UnicodeDecodeError", encoding, new PyBytes(bytes.slice()), start, end, reason);
    return -1;
  }
}

/** How many bytes at `start` are a surrogate's encoding; 0: they are none. */
function encodedSurrogate(encoding: string, bytes: Uint8Array, start: number): number {
  const width = encoding === "utf-8" ? 3 : encoding.startsWith("utf-16") ? 2 : encoding.startsWith("utf-32") ? 4 : 0;
  if (width === 0 || bytes.length - start < width) return 0;
  if (
    width === 3 &&
    ((bytes[start] & 0xf0) !== 0xe0 || (bytes[start + 1] & 0xc0) !== 0x80 || (bytes[start + 2] & 0xc0) !== 0x80)
  )
    return 0;
  const point = surrogateAt(encoding, bytes, start);
  return point >= 0xd800 && point < 0xe000 ? width : 0;
}

function surrogateAt(encoding: string, bytes: Uint8Array, at: number): number {
  if (encoding === "utf-8") return ((bytes[at] & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
  const big = encoding.endsWith("-be");
  if (encoding.startsWith("utf-16")) return big ? (bytes[at] << 8) | bytes[at + 1] : bytes[at] | (bytes[at + 1] << 8);
  return unit32(bytes, at, big);
}

function unit32(bytes: Uint8Array, at: number, big: boolean): number {
  return (
    (big
      ? (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]
      : bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0
  );
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** The next index after a run of valid utf-8 from `start`; stops at the first byte that cannot be decoded. */
function decodeUtf8(decoder: Decoder, start: number): boolean {
  const { bytes } = decoder;
  const end = bytes.length;
  let index = start;
  while (index < end) {
    const first = bytes[index];
    if (first < 0x80) {
      decoder.put(first);
      index++;
      continue;
    }
    let valid = 1;
    let reason = "invalid start byte";
    const left = end - index;
    if (first >= 0xc2 && first < 0xe0) {
      if (left < 2) reason = "unexpected end of data";
      else if (isContinuation(bytes[index + 1])) {
        decoder.put(((first & 0x1f) << 6) | (bytes[index + 1] & 0x3f));
        index += 2;
        continue;
      } else reason = "invalid continuation byte";
    } else if (first >= 0xe0 && first < 0xf0) {
      const second = bytes[index + 1];
      if (left < 2) reason = "unexpected end of data";
      else if (!isContinuation(second) || (second < 0xa0 ? first === 0xe0 : first === 0xed))
        reason = "invalid continuation byte";
      else if (left < 3) {
        reason = "unexpected end of data";
      } else if (isContinuation(bytes[index + 2])) {
        decoder.put(((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (bytes[index + 2] & 0x3f));
        index += 3;
        continue;
      } else {
        reason = "invalid continuation byte";
        valid = 2;
      }
    } else if (first >= 0xf0 && first < 0xf5) {
      const second = bytes[index + 1];
      if (left < 2) reason = "unexpected end of data";
      else if (!isContinuation(second) || (second < 0x90 ? first === 0xf0 : first === 0xf4))
        reason = "invalid continuation byte";
      else if (left < 3) reason = "unexpected end of data";
      else if (!isContinuation(bytes[index + 2])) {
        reason = "invalid continuation byte";
        valid = 2;
      } else if (left < 4) reason = "unexpected end of data";
      else if (isContinuation(bytes[index + 3])) {
        decoder.put(
          ((first & 0x07) << 18) |
            ((second & 0x3f) << 12) |
            ((bytes[index + 2] & 0x3f) << 6) |
            (bytes[index + 3] & 0x3f),
        );
        index += 4;
        continue;
      } else {
        reason = "invalid continuation byte";
        valid = 3;
      }
    }
    index = decoder.error("utf-8", index, reason === "unexpected end of data" ? end : index + valid, reason);
    if (index < 0) return false;
  }
  return true;
}

function decodeUtf16(decoder: Decoder, start: number, big: boolean, encoding: string): boolean {
  const { bytes } = decoder;
  const end = bytes.length;
  const unit = (at: number): number => (big ? (bytes[at] << 8) | bytes[at + 1] : bytes[at] | (bytes[at + 1] << 8));
  let index = start;
  while (index < end) {
    if (end - index < 2) index = decoder.error(encoding, index, end, "truncated data");
    else {
      const first = unit(index);
      if (first < 0xd800 || first >= 0xe000) {
        decoder.put(first);
        index += 2;
        continue;
      }
      if (first >= 0xdc00) index = decoder.error(encoding, index, index + 2, "illegal encoding");
      else if (end - index < 4) index = decoder.error(encoding, index, end, "unexpected end of data");
      else {
        const second = unit(index + 2);
        if (second >= 0xdc00 && second < 0xe000) {
          decoder.put(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff));
          index += 4;
          continue;
        }
        index = decoder.error(encoding, index, index + 2, "illegal UTF-16 surrogate");
      }
    }
    if (index < 0) return false;
  }
  return true;
}

function decodeUtf32(decoder: Decoder, start: number, big: boolean, encoding: string): boolean {
  const { bytes } = decoder;
  const end = bytes.length;
  let index = start;
  while (index < end) {
    if (end - index < 4) index = decoder.error(encoding, index, end, "truncated data");
    else {
      const point = unit32(bytes, index, big);
      if (point > 0x10ffff) index = decoder.error(encoding, index, index + 4, "code point not in range(0x110000)");
      else if (point >= 0xd800 && point < 0xe000)
        index = decoder.error(encoding, index, index + 4, "code point in surrogate code point range(0xd800, 0xe000)");
      else {
        decoder.put(point);
        index += 4;
      }
    }
    if (index < 0) return false;
  }
  return true;
}

/** cp1252 above 0x7f: 0x80–0x9f by this table, the rest as Latin-1; 0 is undefined. */
const CP1252: readonly number[] = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];
const CP1252_BYTES = new Map<number, number>();
for (let index = 0; index < CP1252.length; index++)
  if (CP1252[index] !== 0) CP1252_BYTES.set(CP1252[index], 0x80 + index);

function decodeTable(decoder: Decoder, encoding: "ascii" | "cp1252"): boolean {
  const { bytes } = decoder;
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index];
    const point = byte < 0x80 ? byte : encoding === "ascii" ? -1 : byte >= 0xa0 ? byte : CP1252[byte - 0x80] || -1;
    if (point >= 0) {
      decoder.put(point);
      index++;
      continue;
    }
    index =
      encoding === "ascii"
        ? decoder.error("ascii", index, index + 1, "ordinal not in range(128)")
        : decoder.error("charmap", index, index + 1, "character maps to <undefined>");
    if (index < 0) return false;
  }
  return true;
}

function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const SIMPLE_ESCAPES = new Map<number, number>([
  [0x5c, 0x5c],
  [0x27, 0x27],
  [0x22, 0x22],
  [0x62, 8],
  [0x66, 12],
  [0x74, 9],
  [0x6e, 10],
  [0x72, 13],
  [0x76, 11],
  [0x61, 7],
]);

function decodeEscapes(decoder: Decoder, raw: boolean): boolean {
  const { bytes } = decoder;
  const encoding = raw ? "rawunicodeescape" : "unicodeescape";
  const end = bytes.length;
  let index = 0;
  while (index < end) {
    const start = index;
    const byte = bytes[index++];
    if (byte !== 0x5c) {
      decoder.put(byte);
      continue;
    }
    if (index >= end) {
      if (raw) {
        decoder.put(byte);
        continue;
      }
      index = decoder.error(encoding, start, end, "\\ at end of string");
      if (index < 0) return false;
      continue;
    }
    const kind = bytes[index++];
    const width = kind === 0x75 ? 4 : kind === 0x55 ? 8 : kind === 0x78 && !raw ? 2 : 0;
    if (width === 0) {
      if (raw) {
        decoder.put(byte);
        decoder.put(kind);
        continue;
      }
      if (kind === 0x0a) continue;
      const simple = SIMPLE_ESCAPES.get(kind);
      if (simple !== undefined) decoder.put(simple);
      else if (kind >= 0x30 && kind <= 0x37) {
        let value = kind - 0x30;
        for (let count = 0; count < 2 && bytes[index] >= 0x30 && bytes[index] <= 0x37; count++)
          value = value * 8 + bytes[index++] - 0x30;
        decoder.put(value);
      } else if (kind === 0x4e) {
        index = decodeNamed(decoder, start, index);
        if (index < 0) return false;
      } else {
        decoder.put(byte);
        decoder.put(kind);
      }
      continue;
    }
    let value = 0;
    let count = 0;
    while (count < width && index < end && hexValue(bytes[index]) >= 0) {
      value = value * 16 + hexValue(bytes[index++]);
      count++;
    }
    if (count < width) {
      const shape = width === 2 ? "\\xXX" : width === 4 ? "\\uXXXX" : "\\UXXXXXXXX";
      index = decoder.error(encoding, start, index, `truncated ${shape}${raw && width === 4 ? "" : " escape"}`);
    } else if (value > 0x10ffff) {
      index = decoder.error(encoding, start, index, raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character");
    } else decoder.put(value);
    if (index < 0) return false;
  }
  return true;
}

/** `\N{NAME}` after the N at `index`. */
function decodeNamed(decoder: Decoder, start: number, index: number): number {
  const { bytes } = decoder;
  let message = "malformed \\N character escape";
  let after = index;
  if (bytes[index] === 0x7b) {
    let close = index + 1;
    while (close < bytes.length && bytes[close] !== 0x7d) close++;
    if (close < bytes.length && close > index + 1) {
      after = close + 1;
      message = "unknown Unicode character name";
      const name = unitsToString(bytes, index + 1, close);
      const point = name.length <= 128 ? codePointByName(name) : undefined;
      if (point !== undefined) {
        decoder.put(point);
        return after;
      }
    } else after = close;
  }
  return decoder.error("unicodeescape", start, after, message);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (bytes[index] > 0x7f) return false;
  return true;
}

/** bytes.decode(encoding, errors): a FlatStr, or X. */
export function decodeBytes(m: Machine, bytes: Uint8Array, encoding: FlatStr, errors: FlatStr): Result {
  const codec = codecOf(m, encoding);
  if (codec === X) return X;
  m.charge(bytes.length >> 3);
  if (codec === "latin-1" || ((codec === "utf-8" || codec === "ascii" || codec === "cp1252") && isAscii(bytes))) {
    allocateText(m, bytes.length);
    return unitsToString(bytes);
  }
  m.charge(bytes.length >> 2);
  let input = bytes;
  if (codec === "utf-8-sig" && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) input = bytes.subarray(3);
  const decoder = new Decoder(m, input, errors);
  return decodeInto(decoder, codec as CodecName) ? decoder.text() : X;
}

function decodeInto(decoder: Decoder, codec: CodecName): boolean {
  const { bytes } = decoder;
  switch (codec) {
    case "utf-8":
    case "utf-8-sig":
      return decodeUtf8(decoder, 0);
    case "ascii":
    case "cp1252":
      return decodeTable(decoder, codec);
    case "utf-16": {
      const mark = bytes.length >= 2 ? (bytes[0] << 8) | bytes[1] : 0;
      const marked = mark === 0xfffe || mark === 0xfeff;
      return decodeUtf16(decoder, marked ? 2 : 0, mark === 0xfeff, mark === 0xfeff ? "utf-16-be" : "utf-16-le");
    }
    case "utf-16-le":
    case "utf-16-be":
      return decodeUtf16(decoder, 0, codec === "utf-16-be", codec);
    case "utf-32": {
      const mark = bytes.length >= 4 ? unit32(bytes, 0, true) : 0;
      const marked = mark === 0xfffe0000 || mark === 0xfeff;
      return decodeUtf32(decoder, marked ? 4 : 0, mark === 0xfeff, mark === 0xfeff ? "utf-32-be" : "utf-32-le");
    }
    case "utf-32-le":
    case "utf-32-be":
      return decodeUtf32(decoder, 0, codec === "utf-32-be", codec);
    case "unicode_escape":
    case "raw_unicode_escape":
      return decodeEscapes(decoder, codec === "raw_unicode_escape");
    case "latin-1":
      for (const byte of bytes) decoder.put(byte);
      return true;
  }
}

// ------------------------------------------------------------------------------------------------------------- encoding

class Encoder {
  bytes: Uint8Array;
  length = 0;
  /** How a replacement's characters are written. */
  private write: (point: number) => void = (point) => this.put(point);
  constructor(
    readonly m: Machine,
    readonly text: FlatStr,
    readonly points: Uint32Array,
    readonly errors: FlatStr,
    room: number,
  ) {
    m.allocate(bytesSize(room));
    this.bytes = new Uint8Array(room);
  }

  put(byte: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[this.length++] = byte;
  }

  private grow(): void {
    const room = 2 * this.bytes.length + 16;
    this.m.allocate(room);
    const bytes = new Uint8Array(room);
    bytes.set(this.bytes);
    this.bytes = bytes;
  }

  writeWith(write: (point: number) => void): void {
    this.write = write;
  }

  result(): PyBytes {
    return new PyBytes(this.length === this.bytes.length ? this.bytes : this.bytes.slice(0, this.length));
  }

  /** Handles points[start:end]; the index to go on at, or -1 after an exception. */
  error(encoding: string, shown: string, start: number, end: number, reason: string): number {
    const { m, points } = this;
    m.charge(4 + 6 * (end - start));
    switch (this.errors) {
      case "ignore":
        return end;
      case "replace":
        for (let index = start; index < end; index++) this.write(0x3f);
        return end;
      case "backslashreplace":
        for (let index = start; index < end; index++) this.replacement(escapePoint(points[index]));
        return end;
      case "xmlcharrefreplace":
        for (let index = start; index < end; index++) this.replacement(`&#${points[index]};`);
        return end;
      case "namereplace":
        for (let index = start; index < end; index++) {
          const name = characterName(points[index]);
          this.replacement(name === undefined ? escapePoint(points[index]) : `\\N{${name}}`);
        }
        return end;
      case "surrogateescape": {
        let index = start;
        while (index < end && points[index] >= 0xdc80 && points[index] <= 0xdcff) index++;
        if (index < end || encoding.startsWith("utf-16") || encoding.startsWith("utf-32")) break;
        for (index = start; index < end; index++) this.put(points[index] - 0xdc00);
        return end;
      }
      case "surrogatepass": {
        if (!encoding.startsWith("utf-")) break;
        let index = start;
        while (index < end && points[index] >= 0xd800 && points[index] < 0xe000) index++;
        if (index < end) break;
        for (index = start; index < end; index++) this.write(points[index]);
        return end;
      }
      default:
        if (this.errors !== "strict") {
          unknownHandler(m, this.errors);
          return -1;
        }
    }
    unicodeError(m, "UnicodeEncodeError", shown, this.text, start, end, reason);
    return -1;
  }

  private replacement(text: string): void {
    for (let index = 0; index < text.length; index++) this.write(text.charCodeAt(index));
  }
}

/** utf-8 of text without surrogates: nothing can go wrong. */
function plainUtf8(m: Machine, text: string): PyBytes {
  const { length } = text;
  m.allocate(bytesSize(length));
  const ascii = new Uint8Array(length);
  let same = 0;
  for (; same < length; same++) {
    const unit = text.charCodeAt(same);
    if (unit > 0x7f) break;
    ascii[same] = unit;
  }
  if (same === length) return new PyBytes(ascii);
  let size = same;
  for (let index = same; index < length; index++) {
    const unit = text.charCodeAt(index);
    size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  m.allocate(size);
  const bytes = new Uint8Array(size);
  bytes.set(ascii.subarray(0, same));
  let at = same;
  for (let index = same; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return new PyBytes(bytes);
}

function putUtf8(encoder: Encoder, point: number): void {
  if (point < 0x80) encoder.put(point);
  else if (point < 0x800) {
    encoder.put(0xc0 | (point >> 6));
    encoder.put(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    encoder.put(0xe0 | (point >> 12));
    encoder.put(0x80 | ((point >> 6) & 0x3f));
    encoder.put(0x80 | (point & 0x3f));
  } else {
    encoder.put(0xf0 | (point >> 18));
    encoder.put(0x80 | ((point >> 12) & 0x3f));
    encoder.put(0x80 | ((point >> 6) & 0x3f));
    encoder.put(0x80 | (point & 0x3f));
  }
}

function putUnit16(encoder: Encoder, unit: number, big: boolean): void {
  encoder.put(big ? unit >> 8 : unit & 0xff);
  encoder.put(big ? unit & 0xff : unit >> 8);
}

function putUtf16(encoder: Encoder, point: number, big: boolean): void {
  if (point < 0x10000) putUnit16(encoder, point, big);
  else {
    putUnit16(encoder, 0xd800 + ((point - 0x10000) >> 10), big);
    putUnit16(encoder, 0xdc00 + ((point - 0x10000) & 0x3ff), big);
  }
}

function putUtf32(encoder: Encoder, point: number, big: boolean): void {
  for (let byte = 0; byte < 4; byte++) encoder.put((point >> (8 * (big ? 3 - byte : byte))) & 0xff);
}

/** Writes every point that `encodable` accepts; runs of others go to the error handler. */
function encodeWith(
  encoder: Encoder,
  encoding: string,
  shown: string,
  reason: string,
  encodable: (point: number) => boolean,
  write: (point: number) => void,
  runs: boolean,
): boolean {
  const { points } = encoder;
  encoder.writeWith(write);
  let index = 0;
  while (index < points.length) {
    const point = points[index];
    if (encodable(point)) {
      write(point);
      index++;
      continue;
    }
    let end = index + 1;
    if (runs) while (end < points.length && !encodable(points[end])) end++;
    index = encoder.error(encoding, shown, index, end, reason);
    if (index < 0) return false;
  }
  return true;
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point < 0xe000;
}

/** text.encode(encoding, errors): PyBytes, or X. */
/** Raises UnicodeEncodeError for text that UTF-8 cannot hold (lone surrogates), as writing it to a stream does; else null. */
export function checkUtf8(m: Machine, text: FlatStr): Result {
  if (typeof text === "string") return null;
  const { codePoints } = text;
  m.charge(codePoints.length >> 5);
  for (const point of codePoints) if (point >= 0xd800 && point <= 0xdfff) return encodeText(m, text, "utf-8", "strict");
  return null;
}

export function encodeText(m: Machine, text: FlatStr, encoding: FlatStr, errors: FlatStr): Result {
  const codec = codecOf(m, encoding);
  if (codec === X) return X;
  const length = strLength(text);
  m.charge(length >> 4);
  if (codec === "utf-8" && typeof text === "string") return plainUtf8(m, text);
  m.charge(length >> 1);
  m.allocate(4 * length);
  const points = codePointsOf(text);
  const wide = codec === "latin-1" || codec === "ascii" || codec === "cp1252" ? 1 : codec === "utf-8" ? 3 : 4;
  const encoder = new Encoder(m, text, points, errors, wide * length + 4);
  return encodeInto(encoder, codec as CodecName) ? encoder.result() : X;
}

function encodeInto(encoder: Encoder, codec: CodecName): boolean {
  switch (codec) {
    case "ascii":
    case "latin-1": {
      const limit = codec === "ascii" ? 128 : 256;
      return encodeWith(
        encoder,
        codec,
        codec,
        `ordinal not in range(${limit})`,
        (point) => point < limit,
        (point) => encoder.put(point),
        true,
      );
    }
    case "cp1252":
      return encodeWith(
        encoder,
        "charmap",
        "charmap",
        "character maps to <undefined>",
        (point) => point < 0x80 || (point >= 0xa0 && point < 0x100) || CP1252_BYTES.has(point),
        (point) => encoder.put(CP1252_BYTES.get(point) ?? point),
        true,
      );
    case "utf-8":
    case "utf-8-sig":
      if (codec === "utf-8-sig") putUtf8(encoder, 0xfeff);
      return encodeWith(
        encoder,
        "utf-8",
        "utf-8",
        "surrogates not allowed",
        (point) => !isSurrogate(point),
        (point) => putUtf8(encoder, point),
        true,
      );
    case "utf-16":
    case "utf-16-le":
    case "utf-16-be": {
      const big = codec === "utf-16-be";
      if (codec === "utf-16") putUnit16(encoder, 0xfeff, false);
      return encodeWith(
        encoder,
        codec,
        codec,
        "surrogates not allowed",
        (point) => !isSurrogate(point),
        (point) => putUtf16(encoder, point, big),
        false,
      );
    }
    case "utf-32":
    case "utf-32-le":
    case "utf-32-be": {
      const big = codec === "utf-32-be";
      if (codec === "utf-32") putUtf32(encoder, 0xfeff, false);
      return encodeWith(
        encoder,
        codec,
        codec,
        "surrogates not allowed",
        (point) => !isSurrogate(point),
        (point) => putUtf32(encoder, point, big),
        false,
      );
    }
    case "unicode_escape":
    case "raw_unicode_escape":
      encodeEscapes(encoder, codec === "raw_unicode_escape");
      return true;
  }
}

function encodeEscapes(encoder: Encoder, raw: boolean): void {
  const { points } = encoder;
  for (let index = 0; index < points.length; index++) {
    const point = points[index];
    let escape: string | null = null;
    if (raw) escape = point < 0x100 ? null : escapePoint(point);
    else if (point === 0x5c) escape = "\\\\";
    else if (point === 0x0a) escape = "\\n";
    else if (point === 0x0d) escape = "\\r";
    else if (point === 0x09) escape = "\\t";
    else if (point < 0x20 || point > 0x7e) escape = escapePoint(point);
    if (escape === null) encoder.put(point);
    else {
      encoder.m.charge(4);
      for (let at = 0; at < escape.length; at++) encoder.put(escape.charCodeAt(at));
    }
  }
}
