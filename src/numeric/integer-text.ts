// Ints from text and to and from bytes: int()'s literal syntax in every base, int.to_bytes, int.from_bytes.
// Linear but for the conversion of decimal digits, which the caller bounds by a digit limit.
import { numberText } from "../unicode/decimal.js";
import { bitLength, digitValue, normalizeBig } from "./integer.js";
import type { Integer } from "./integer.js";

/**
 * int(text, base) for base 0 or 2–36. undefined: an invalid literal. null: more than `maximumDigits` digits
 * (0 = no limit) in a base that is not a power of two; `countDigits` tells how many.
 */
export function parseIntText(text: string, base: number, maximumDigits = 0): Integer | undefined | null {
  const literal = literalOf(text, base);
  if (literal === undefined) return undefined;
  const { clean, start, base: radix, negative } = literal;
  const end = clean.length;
  let digits = 0;
  let value = 0;
  let index = start;
  let afterDigit = false;
  for (; index < end; index += 1) {
    const unit = clean.charCodeAt(index);
    if (unit === 0x5f) {
      if (!afterDigit) return undefined;
      afterDigit = false;
      continue;
    }
    const digit = digitValue(unit);
    if (digit >= radix) break;
    value = value * radix + digit;
    digits += 1;
    afterDigit = true;
  }
  if (!afterDigit) return undefined;
  if (maximumDigits > 0 && digits > maximumDigits && (radix & (radix - 1)) !== 0) return null;
  if (index < end) return undefined;
  if (literal.zeroOnly && value !== 0) return undefined;
  if (value <= Number.MAX_SAFE_INTEGER) return negative ? 0 - value : value;
  const big = digitsToBig(withoutUnderscores(clean, start), radix);
  return normalizeBig(negative ? -big : big);
}

/** How many digits the literal has, for the message about the digit limit. */
export function countDigits(text: string, base: number): number {
  const literal = literalOf(text, base);
  if (literal === undefined) return 0;
  let digits = 0;
  for (let index = literal.start; index < literal.clean.length; index += 1) {
    const unit = literal.clean.charCodeAt(index);
    if (unit === 0x5f) continue;
    if (digitValue(unit) >= literal.base) break;
    digits += 1;
  }
  return digits;
}

/** Sign, prefix and base of a literal; `start` is where its digits begin. */
function literalOf(
  text: string,
  base: number,
):
  | {
      readonly clean: string;
      readonly start: number;
      readonly base: number;
      readonly negative: boolean;
      readonly zeroOnly: boolean;
    }
  | undefined {
  const clean = numberText(text);
  let start = 0;
  let negative = false;
  const first = clean.charCodeAt(0);
  if (first === 0x2b || first === 0x2d) {
    negative = first === 0x2d;
    start = 1;
  }
  let radix = base;
  let zeroOnly = false;
  if (clean.charCodeAt(start) === 0x30) {
    const marker = clean.charCodeAt(start + 1) | 0x20;
    const prefixed = marker === 0x78 ? 16 : marker === 0x6f ? 8 : marker === 0x62 ? 2 : 0;
    if (prefixed !== 0 && (base === 0 || base === prefixed)) {
      radix = prefixed;
      start += 2;
      // One underscore may follow the prefix.
      if (clean.charCodeAt(start) === 0x5f) start += 1;
    } else if (base === 0) {
      // "0", "00" and "0_0" are zero; "010" is an error.
      radix = 10;
      zeroOnly = true;
    }
  } else if (base === 0) {
    radix = 10;
  }
  return start < clean.length ? { clean, start, base: radix, negative, zeroOnly } : undefined;
}

function withoutUnderscores(text: string, start: number): string {
  const parts: string[] = [];
  let units: number[] = [];
  for (let index = start; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5f) continue;
    units.push(unit);
    if (units.length === 4096) {
      parts.push(String.fromCharCode.apply(null, units));
      units = [];
    }
  }
  parts.push(String.fromCharCode.apply(null, units));
  return parts.join("");
}

/** Clean digits to a bigint: the engine reads bases 2, 8, 10 and 16; others are joined pairwise. */
function digitsToBig(digits: string, base: number): bigint {
  if (base === 10) return BigInt(digits);
  if (base === 16) return BigInt("0x" + digits);
  if (base === 8) return BigInt("0o" + digits);
  if (base === 2) return BigInt("0b" + digits);
  // Chunks that fit a number, then neighbours joined until one is left: as fast as multiplication is.
  let width = 1;
  for (let power = base; power * base <= Number.MAX_SAFE_INTEGER; power *= base) width += 1;
  let parts: bigint[] = [];
  for (let end = digits.length; end > 0; end -= width) {
    let value = 0;
    for (let index = Math.max(0, end - width); index < end; index += 1) {
      value = value * base + digitValue(digits.charCodeAt(index));
    }
    parts.push(BigInt(value));
  }
  let scale = BigInt(base) ** BigInt(width);
  while (parts.length > 1) {
    const joined: bigint[] = [];
    for (let index = 0; index < parts.length; index += 2) {
      joined.push(index + 1 < parts.length ? parts[index] + parts[index + 1] * scale : parts[index]);
    }
    parts = joined;
    if (parts.length > 1) scale *= scale;
  }
  return parts[0];
}

/**
 * int.to_bytes, or why not: "negative" ("can't convert negative int to unsigned") or "too big" ("int too big
 * to convert"), both OverflowError.
 */
export function toBytes(
  value: Integer,
  length: number,
  byteOrder: "little" | "big",
  signed: boolean,
): Uint8Array | "negative" | "too big" {
  const negative = value < 0;
  if (negative && !signed) return "negative";
  // Bits needed with the sign bit: -2**(n-1) fits n bits.
  const magnitude = negative ? -BigInt(value) - 1n : BigInt(value);
  const bits = bitLength(normalizeBig(magnitude)) + (signed ? 1 : 0);
  if (bits > length * 8 && !(length === 0 && value === 0)) return "too big";
  const bytes = new Uint8Array(length);
  const text = magnitude.toString(16);
  let place = length - 1;
  for (let end = text.length; end > 0 && place >= 0; end -= 2, place -= 1) {
    const low = digitValue(text.charCodeAt(end - 1));
    const high = end > 1 ? digitValue(text.charCodeAt(end - 2)) : 0;
    bytes[place] = high * 16 + low;
  }
  // The complement of -value - 1 is the two's complement of value.
  if (negative) for (let index = 0; index < length; index += 1) bytes[index] ^= 0xff;
  return byteOrder === "little" ? bytes.reverse() : bytes;
}

const HEX_DIGITS = "0123456789abcdef";

/** int.from_bytes */
export function fromBytes(bytes: Uint8Array, byteOrder: "little" | "big", signed: boolean): Integer {
  const length = bytes.length;
  if (length === 0) return 0;
  const little = byteOrder === "little";
  const negative = signed && bytes[little ? length - 1 : 0] >= 0x80;
  const flip = negative ? 0xff : 0;
  if (length <= 6) {
    let value = 0;
    for (let index = 0; index < length; index += 1) {
      value = value * 256 + (bytes[little ? length - 1 - index : index] ^ flip);
    }
    return negative ? -value - 1 : value;
  }
  const parts = ["0x"];
  let units: number[] = [];
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[little ? length - 1 - index : index] ^ flip;
    units.push(HEX_DIGITS.charCodeAt(byte >> 4), HEX_DIGITS.charCodeAt(byte & 15));
    if (units.length === 4096) {
      parts.push(String.fromCharCode.apply(null, units));
      units = [];
    }
  }
  parts.push(String.fromCharCode.apply(null, units));
  const magnitude = BigInt(parts.join(""));
  return normalizeBig(negative ? -magnitude - 1n : magnitude);
}
