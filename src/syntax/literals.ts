/*
 * The values of literals: numbers, and the escapes of str and bytes. What is wrong with one is thrown as `LiteralError`
 * with CPython's message; the caller knows the token it belongs to.
 *
 * Invariant: a str value is free of lone surrogates unless it comes with `wide`, its code points.
 *
 * https://docs.python.org/3.13/reference/lexical_analysis.html#literals
 */
import type { ConstantValue, StrValue } from "./ast.js";

/** Finds the character of a `\N{name}` escape. */
export type CharacterNames = (name: string) => number | undefined;

/**
 * Thrown (by `parseModule` too) at a `\N{…}` escape while the character names are not there. They are large, so nobody
 * loads them before they are wanted: whoever gets this awaits `loadNames()` and parses again.
 */
export class CharacterNamesNeeded extends Error {
  constructor() {
    super("a \\N{…} escape needs the character names: await loadNames() and parse again");
    this.name = "CharacterNamesNeeded";
  }
}

/** A literal whose text is lexically fine but has no value. */
export class LiteralError {
  constructor(
    readonly message: string,
    /** The token to blame; -1 for the last one that was looked at. */
    readonly token: number,
    /** False where CPython gives no column (a decimal beyond 4,300 digits). */
    readonly hasColumn = true,
    /** The first token to blame, when there are two. */
    readonly firstToken = token,
  ) {}
}

/** As many decimal digits as CPython converts (`sys.set_int_max_str_digits`). */
const MAX_DECIMAL_DIGITS = 4300;

/** The value of a NUMBER token's text. */
export function numberValue(text: string, token: number): ConstantValue {
  const plain = withoutUnderscores(text);
  const last = plain.charCodeAt(plain.length - 1) | 32;
  const second = plain.length > 1 ? plain.charCodeAt(1) | 32 : 0;
  if (plain.charCodeAt(0) === 48 && (second === 120 || second === 111 || second === 98)) {
    return { type: "int", value: canonical(plain.length <= 12 ? Number(plain) : BigInt(plain)) };
  }
  if (last === 106) return { type: "complex", value: Number(plain.slice(0, -1)) };
  let digits = true;
  for (let i = 0; digits && i < plain.length; i++) {
    const c = plain.charCodeAt(i);
    digits = c >= 48 && c <= 57;
  }
  if (!digits) return { type: "float", value: Number(plain) };
  if (plain.length <= 15) return { type: "int", value: Number(plain) };
  if (plain.length > MAX_DECIMAL_DIGITS) {
    throw new LiteralError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${plain.length} digits; ` +
        "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals " +
        "to avoid decimal conversion limits.",
      token,
      false,
    );
  }
  return { type: "int", value: canonical(BigInt(plain)) };
}

function canonical(value: number | bigint): number | bigint {
  if (typeof value === "number") return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

function withoutUnderscores(text: string): string {
  let plain = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 95) continue;
    plain += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}

/** What the parser needs to decode the escapes of one token. */
export interface EscapeContext {
  readonly token: number;
  readonly names: CharacterNames | null;
  /** Called with the message of the first doubtful escape. */
  readonly warn: (message: string) => void;
}

/** The str that `text` spells; `raw` when its backslashes are literal. */
export function strValue(text: string, raw: boolean, kind: null | "u", context: EscapeContext): StrValue {
  if (raw || !hasBackslash(text)) return { type: "str", value: text, kind };
  const decoder = new EscapeDecoder(text, context);
  const value = decoder.decode();
  return decoder.wide === null ? { type: "str", value, kind } : { type: "str", value, kind, wide: decoder.wide };
}

function hasBackslash(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 92) return true;
  return false;
}

/** Code points of a str value, lone surrogates kept apart. */
export function codePointsOf(value: StrValue): number[] {
  if (value.wide !== undefined) return [...value.wide];
  const points: number[] = [];
  for (const char of value.value) points.push(char.codePointAt(0) as number);
  return points;
}

/** Two or more str literals side by side. The first decides on "u". */
export function joinStr(parts: readonly StrValue[]): StrValue {
  let value = "";
  let wide = false;
  for (const part of parts) {
    value += part.value;
    if (part.wide !== undefined) wide = true;
  }
  const kind = parts[0].kind;
  if (!wide) return { type: "str", value, kind };
  const points: number[] = [];
  for (const part of parts) for (const point of codePointsOf(part)) points.push(point);
  return { type: "str", value, kind, wide: points };
}

const SIMPLE_ESCAPES = new Map<number, number>([
  [92, 92],
  [39, 39],
  [34, 34],
  [97, 7],
  [98, 8],
  [102, 12],
  [110, 10],
  [114, 13],
  [116, 9],
  [118, 11],
]);

function hexValue(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  c |= 32;
  return c >= 97 && c <= 102 ? c - 87 : -1;
}

class EscapeDecoder {
  wide: number[] | null = null;
  private warned = false;

  constructor(
    private readonly text: string,
    private readonly context: EscapeContext,
  ) {}

  decode(): string {
    const text = this.text;
    const pieces: string[] = [];
    let from = 0;
    let at = 0;
    let surrogate = false;
    /** Takes the plain text before an escape. */
    const take = (end: number): void => {
      if (end > from) pieces.push(text.slice(from, end));
    };
    while (at < text.length) {
      if (text.charCodeAt(at) !== 92) {
        at++;
        continue;
      }
      const start = at;
      const c = at + 1 < text.length ? text.charCodeAt(at + 1) : -1;
      let point = -1;
      let next = at + 2;
      const simple = SIMPLE_ESCAPES.get(c);
      if (simple !== undefined) {
        point = simple;
      } else if (c === 10) {
        take(start);
        pieces.push("");
        from = at = next;
        continue;
      } else if (c >= 48 && c <= 55) {
        point = c - 48;
        while (next < start + 4 && next < text.length) {
          const digit = text.charCodeAt(next) - 48;
          if (digit < 0 || digit > 7) break;
          point = point * 8 + digit;
          next++;
        }
        if (point > 0o377) this.warn(`invalid octal escape sequence '\\${point.toString(8)}'`);
      } else if (c === 120 || c === 117 || c === 85) {
        const digits = c === 120 ? 2 : c === 117 ? 4 : 8;
        point = 0;
        for (let k = 0; k < digits; k++) {
          const value = next < text.length ? hexValue(text.charCodeAt(next)) : -1;
          if (value < 0) this.fail(start, next, `truncated \\${String.fromCharCode(c)}${"X".repeat(digits)} escape`);
          point = point * 16 + value;
          next++;
        }
        if (point > 0x10ffff) this.fail(start, next, "illegal Unicode character");
      } else if (c === 78) {
        let close = next;
        if (text.charCodeAt(next) !== 123) this.fail(start, next, "malformed \\N character escape");
        close = next + 1;
        while (close < text.length && text.charCodeAt(close) !== 125) close++;
        if (close >= text.length || close === next + 1) this.fail(start, close, "malformed \\N character escape");
        if (this.context.names === null) throw new CharacterNamesNeeded();
        const found = this.context.names(text.slice(next + 1, close));
        next = close + 1;
        if (found === undefined) this.fail(start, next, "unknown Unicode character name");
        else point = found;
      } else {
        if (c !== -1 && c < 128) this.warn(`invalid escape sequence '\\${String.fromCharCode(c)}'`);
        at += 1;
        continue;
      }
      take(start);
      if (point >= 0xd800 && point <= 0xdfff) surrogate = true;
      pieces.push(String.fromCodePoint(point));
      from = at = next;
    }
    take(text.length);
    if (surrogate) this.wide = widen(pieces);
    return pieces.join("");
  }

  private warn(message: string): void {
    if (this.warned) return;
    this.warned = true;
    this.context.warn(message);
  }

  /** `start` and `end` are offsets in the text; CPython counts bytes of a form in which what is not ASCII takes ten. */
  private fail(start: number, end: number, reason: string): never {
    const first = this.escapedLength(start);
    const last = first + this.escapedLength(end) - this.escapedLength(start) - 1;
    const where = first === last ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
    throw new LiteralError(
      `(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`,
      this.context.token,
    );
  }

  private escapedLength(end: number): number {
    let length = 0;
    for (let i = 0; i < end; i++) {
      const c = this.text.charCodeAt(i);
      if (c < 128) {
        length++;
        if (c === 92 && i + 1 < this.text.length) {
          if (this.text.charCodeAt(i + 1) > 127) length += 5;
          else if (i + 1 < end) {
            length++;
            i++;
          }
        }
      } else if (c < 0xdc00 || c > 0xdfff) length += 10;
    }
    return length;
  }
}

/** Code points of the pieces: an escape is a piece of its own, so two surrogates from two escapes stay two. */
function widen(pieces: readonly string[]): number[] {
  const wide: number[] = [];
  for (const piece of pieces) for (const char of piece) wide.push(char.codePointAt(0) as number);
  return wide;
}

/** The bytes that `text` spells. */
export function bytesValue(text: string, raw: boolean, context: EscapeContext): Uint8Array {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127)
      throw new LiteralError("bytes can only contain ASCII literal characters", context.token);
  }
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let warned = false;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (raw || c !== 92 || at + 1 >= text.length) {
      bytes[length++] = c;
      continue;
    }
    const start = at;
    const escape = text.charCodeAt(++at);
    const simple = SIMPLE_ESCAPES.get(escape);
    if (simple !== undefined) bytes[length++] = simple;
    else if (escape === 10) continue;
    else if (escape >= 48 && escape <= 55) {
      let value = escape - 48;
      while (at + 1 < start + 4 && at + 1 < text.length) {
        const digit = text.charCodeAt(at + 1) - 48;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
        at++;
      }
      if (value > 0o377 && !warned) {
        warned = true;
        context.warn(`invalid octal escape sequence '\\${value.toString(8)}'`);
      }
      bytes[length++] = value & 255;
    } else if (escape === 120) {
      const high = at + 1 < text.length ? hexValue(text.charCodeAt(at + 1)) : -1;
      const low = at + 2 < text.length ? hexValue(text.charCodeAt(at + 2)) : -1;
      if (high < 0 || low < 0)
        throw new LiteralError(`(value error) invalid \\x escape at position ${start}`, context.token);
      bytes[length++] = high * 16 + low;
      at += 2;
    } else {
      if (!warned) {
        warned = true;
        context.warn(`invalid escape sequence '\\${String.fromCharCode(escape)}'`);
      }
      bytes[length++] = 92;
      bytes[length++] = escape;
    }
  }
  return bytes.slice(0, length);
}
