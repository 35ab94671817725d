// Reads a pattern or a template as tokens: one character, or a backslash with the character after it. Knows the
// position of errors, which CPython counts from the token ahead. Works on code points; bytes are Latin-1.
import { isIdentifierPart, isIdentifierStart } from "../unicode/properties.js";
import { RegexFailure, failureAt, quoted } from "./failure.js";

/** What a pattern, a template and a subject may be: text without surrogates, other text by code points, bytes. */
export type Text = string | Uint32Array | Uint8Array;

/** The token behind the last. */
export const END = -1;
/** Set in a token for a backslash and the character in the other bits. */
export const ESCAPE = 0x200000;

const BACKSLASH = 0x5c;

/** The largest number of decimal digits that CPython's int() takes. */
const MAX_DIGITS = 4300;

/** Code points of text, or the bytes. */
export function codesOf(text: Text): Uint32Array | Uint8Array {
  if (typeof text !== "string") return text;
  const codes = new Uint32Array(text.length);
  for (let index = 0; index < text.length; index += 1) codes[index] = text.charCodeAt(index);
  return codes;
}

/** Text of code points in its right form, or bytes. */
export function makeText(codes: ArrayLike<number>, isText: boolean): Text {
  if (!isText) return Uint8Array.from(codes);
  // In pieces: V8's own ropes of single characters would be deep.
  const pieces: string[] = [];
  let piece = "";
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index];
    if (code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) return Uint32Array.from(codes);
    piece += String.fromCharCode(code);
    if (piece.length === PIECE) {
      pieces.push(piece);
      piece = "";
    }
  }
  return pieces.length === 0 ? piece : pieces.join("") + piece;
}
const PIECE = 256;

export class Reader {
  readonly isText: boolean;
  /** The token ahead. */
  next = END;
  private index = 0;

  constructor(readonly codes: Uint32Array | Uint8Array) {
    this.isText = codes instanceof Uint32Array;
    this.advance();
  }

  private advance(): void {
    const { codes } = this;
    if (this.index >= codes.length) {
      this.next = END;
      return;
    }
    const code = codes[this.index];
    if (code !== BACKSLASH) {
      this.index += 1;
      this.next = code;
    } else if (this.index + 1 < codes.length) {
      this.next = ESCAPE | codes[this.index + 1];
      this.index += 2;
    } else {
      throw failureAt("bad escape (end of pattern)", codes, this.isText, codes.length - 1);
    }
  }

  /** Where the token ahead begins. */
  get position(): number {
    return this.index - tokenLength(this.next);
  }

  /** Takes the token ahead if it is this one. */
  match(token: number): boolean {
    if (token !== this.next) return false;
    this.advance();
    return true;
  }

  /** Takes the token ahead. */
  take(): number {
    const token = this.next;
    this.advance();
    return token;
  }

  /** Goes back to a position. */
  seek(position: number): void {
    this.index = position;
    this.advance();
  }

  /** Takes up to `count` digits of a base up to 16, adding them to `digits`. */
  takeDigits(digits: number[], count: number, base: number): void {
    for (let taken = 0; taken < count && digitValue(this.next, base) >= 0; taken += 1) digits.push(this.take());
  }

  /** The characters up to a terminator, which is taken too; `what` is named when there are none. */
  takeUntil(terminator: number, what: string): number[] {
    const codes: number[] = [];
    for (;;) {
      const token = this.take();
      if (token === END) {
        if (codes.length === 0) throw this.failure(`missing ${what}`);
        throw this.failure(`missing ${String.fromCharCode(terminator)}, unterminated name`, codes.length);
      }
      if (token === terminator) {
        if (codes.length === 0) throw this.failure(`missing ${what}`, 1);
        return codes;
      }
      pushToken(codes, token);
    }
  }

  /** A PatternError `offset` before the token ahead. */
  failure(reason: string, offset = 0): RegexFailure {
    return failureAt(reason, this.codes, this.isText, this.position - offset);
  }

  /** Refuses what is not an identifier. */
  checkGroupName(name: readonly number[]): void {
    if (!this.isText && !isAsciiOnly(name)) {
      throw this.failure(`bad character in group name ${quoted(name, true)}`, name.length + 1);
    }
    if (!isIdentifier(name)) throw this.failure(`bad character in group name ${quoted(name)}`, name.length + 1);
  }
}

/** Characters in a token. */
export function tokenLength(token: number): number {
  return token === END ? 0 : token < ESCAPE ? 1 : 2;
}

/** Adds a token's characters. */
export function pushToken(codes: number[], token: number): void {
  if (token >= ESCAPE) codes.push(BACKSLASH, token - ESCAPE);
  else codes.push(token);
}

/** A token's text. */
export function tokenText(token: number): string {
  const codes: number[] = [];
  pushToken(codes, token);
  return String.fromCodePoint(...codes);
}

/** The value of an ASCII digit in a base up to 16, or -1; tokens that are no plain character have none. */
export function digitValue(code: number, base: number): number {
  let value = -1;
  if (code >= 0x30 && code <= 0x39) value = code - 0x30;
  else if (code >= 0x41 && code <= 0x46) value = code - 55;
  else if (code >= 0x61 && code <= 0x66) value = code - 87;
  return value < base ? value : -1;
}

/** Whether a name is a number written in ASCII digits. */
export function isNumber(codes: readonly number[]): boolean {
  for (const code of codes) if (digitValue(code, 10) < 0) return false;
  return codes.length > 0;
}

/** The number, cut at 2**53: whatever is that large is refused or unlimited. */
export function numberOf(digits: readonly number[], base = 10): number {
  if (base === 10 && digits.length > MAX_DIGITS) {
    const advice = "use sys.set_int_max_str_digits() to increase the limit";
    const found = `value has ${digits.length} digits`;
    throw new RegexFailure(
      "value",
      `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion: ${found}; ${advice}`,
    );
  }
  let value = 0;
  for (const digit of digits) value = Math.min(value * base + digitValue(digit, base), Number.MAX_SAFE_INTEGER);
  return value;
}

/** The number as `%d` writes it. */
export function decimalText(digits: readonly number[]): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === 0x30) start += 1;
  return String.fromCharCode(...digits.slice(start));
}

function isAsciiOnly(codes: readonly number[]): boolean {
  for (const code of codes) if (code > 0x7f) return false;
  return true;
}

function isIdentifier(codes: readonly number[]): boolean {
  if (codes.length === 0 || !isIdentifierStart(codes[0])) return false;
  for (const code of codes) if (!isIdentifierPart(code)) return false;
  return true;
}
