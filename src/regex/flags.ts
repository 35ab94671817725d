// The flags of patterns, with CPython's numbers, and how flags that were passed and flags in the pattern combine.
import { RegexFailure } from "./failure.js";

export const FLAG_IGNORECASE = 2;
export const FLAG_LOCALE = 4;
export const FLAG_MULTILINE = 8;
export const FLAG_DOTALL = 16;
export const FLAG_UNICODE = 32;
export const FLAG_VERBOSE = 64;
export const FLAG_DEBUG = 128;
export const FLAG_ASCII = 256;

/** At most one of these holds at any place. */
export const TYPE_FLAGS = FLAG_ASCII | FLAG_LOCALE | FLAG_UNICODE;

/** The flag of an inline letter such as the `i` of `(?i)`, or 0. */
export function flagOfLetter(code: number): number {
  switch (code) {
    case 0x69:
      return FLAG_IGNORECASE;
    case 0x4c:
      return FLAG_LOCALE;
    case 0x6d:
      return FLAG_MULTILINE;
    case 0x73:
      return FLAG_DOTALL;
    case 0x78:
      return FLAG_VERBOSE;
    case 0x61:
      return FLAG_ASCII;
    case 0x75:
      return FLAG_UNICODE;
    default:
      return 0;
  }
}

/** The flags inside a group that adds and takes away some. */
export function combineFlags(flags: number, added: number, removed: number): number {
  const kept = (added & TYPE_FLAGS) === 0 ? flags : flags & ~TYPE_FLAGS;
  return (kept | added) & ~removed;
}

/** The flags of a whole pattern, checked against its type. */
export function settleFlags(flags: number, isText: boolean): number {
  if (isText) {
    if ((flags & FLAG_LOCALE) !== 0) throw new RegexFailure("value", "cannot use LOCALE flag with a str pattern");
    if ((flags & FLAG_ASCII) === 0) return flags | FLAG_UNICODE;
    if ((flags & FLAG_UNICODE) !== 0) throw new RegexFailure("value", "ASCII and UNICODE flags are incompatible");
    return flags;
  }
  if ((flags & FLAG_UNICODE) !== 0) throw new RegexFailure("value", "cannot use UNICODE flag with a bytes pattern");
  if ((flags & FLAG_LOCALE) !== 0 && (flags & FLAG_ASCII) !== 0) {
    throw new RegexFailure("value", "ASCII and LOCALE flags are incompatible");
  }
  return flags;
}
