/**
 * JSON as the command speaks it: inputs are read without loss (ints of any size, 1.0 as a float, keys in order), and values
 * that JSON lacks are printed as objects with one key that begins with `$`, which nothing else has.
 */

import { Float } from "../host/convert.js";

/** Deeper values are refused when they enter the sandbox. */
const MAXIMUM_DEPTH = 1_000;

/**
 * Reads a JSON text: objects as Maps, integers as number or bigint, other numbers as Float.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  // The grammar is checked once, here; the reader below only takes apart what is known to be right.
  JSON.parse(text);
  return new Reader(text).value(0);
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): unknown {
    if (depth > MAXIMUM_DEPTH) throw new SyntaxError("nested too deep");
    this.space();
    const { text } = this;
    switch (text[this.at]) {
      case "{": {
        const map = new Map<string, unknown>();
        this.each("}", () => {
          this.space();
          const key = this.string();
          this.space();
          this.at++;
          map.set(key, this.value(depth + 1));
        });
        return map;
      }
      case "[": {
        const items: unknown[] = [];
        this.each("]", () => items.push(this.value(depth + 1)));
        return items;
      }
      case '"':
        return this.string();
      case "t":
        this.at += 4;
        return true;
      case "f":
        this.at += 5;
        return false;
      case "n":
        this.at += 4;
        return null;
      default:
        return this.number();
    }
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  private each(close: string, item: () => void): void {
    this.at++;
    this.space();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    do {
      item();
      this.space();
    } while (this.text[this.at++] === ",");
  }

  private string(): string {
    const start = this.at++;
    while (this.text[this.at] !== '"') this.at += this.text[this.at] === "\\" ? 2 : 1;
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private number(): unknown {
    const start = this.at;
    while (/[-+.eE0-9]/.test(this.text[this.at] ?? "")) this.at++;
    const digits = this.text.slice(start, this.at);
    if (/[.eE]/.test(digits)) return new Float(Number(digits));
    const value = Number(digits);
    return Number.isSafeInteger(value) ? value + 0 : BigInt(digits);
  }
}

/** A value of an outcome in the form that `--json` prints. */
export function jsonValue(value: unknown): unknown {
  switch (typeof value) {
    case "bigint":
      return { $int: value.toString() };
    case "number":
      if (Number.isNaN(value)) return { $float: "nan" };
      if (!Number.isFinite(value)) return { $float: value > 0 ? "inf" : "-inf" };
      return Object.is(value, -0) ? { $float: "-0.0" } : value;
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return { $set: [...value].map(jsonValue) };
  if (value instanceof Date) return { $date: value.toISOString() };
  const pairs: (readonly [unknown, unknown])[] = value instanceof Map ? [...value] : Object.entries(value);
  if (value instanceof Map || pairs.some(([key]) => String(key).startsWith("$")))
    return { $dict: pairs.map((pair) => pair.map(jsonValue)) };
  // Own properties whatever their names: `__proto__` too.
  const made: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of pairs) made[String(key)] = jsonValue(item);
  return made;
}
