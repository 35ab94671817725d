// Random differential test of src/numeric/format.ts and percent.ts against CPython 3.13, messages included.
// Run: npx tsx test/yardsticks/format.ts [seed] [count] (or --record)
import {
  FormatFailure,
  complexRepr,
  formatComplex,
  formatFloat,
  formatInt,
  formatString,
  parseFormatSpec,
} from "../../src/numeric/format.js";
import {
  parsePercentFormat,
  percentFloat,
  percentInt,
  percentString,
  resolvePercent,
  unsupportedConversion,
} from "../../src/numeric/percent.js";
import { seededRandom, yardstick } from "./cpython.js";
import type { Exchange } from "./cpython.js";
import type { FormatTarget } from "../../src/numeric/format.js";
import type { Integer } from "../../src/numeric/integer.js";

let random = seededRandom(1);

function below(limit: number): number {
  return Math.floor(random() * limit);
}

function pick<Item>(items: readonly Item[]): Item {
  return items[below(items.length)];
}

function maybe(chance: number, text: () => string): string {
  return random() < chance ? text() : "";
}

const FLOATS = [
  0,
  -0,
  1,
  -1.5,
  0.1,
  1e16,
  1e15,
  123456789.987,
  1e-5,
  1e-4,
  5e-324,
  1e300,
  Infinity,
  -Infinity,
  NaN,
  0.5,
  2.5,
  999999.5,
  9.995,
  -0.0001,
  1234.5,
  99999.95,
  1e22,
  0.95,
];
const INTEGERS: Integer[] = [
  0,
  1,
  -1,
  7,
  255,
  -255,
  1000,
  1234567,
  -1234567,
  65,
  0x1f600,
  0x110000,
  123456789012345678901234567890n,
  -(1n << 70n),
  10n ** 400n,
];
const TEXTS = ["", "a", "abc", "hello world", "é😀x", "日本語"];

function randomFloat(): number {
  return random() < 0.4 ? pick(FLOATS) : (random() - 0.5) * 10 ** (below(30) - 12);
}

function randomInteger(): Integer {
  return random() < 0.5 ? pick(INTEGERS) : below(2 ** below(50)) - below(1000);
}

function randomSpec(): string {
  return (
    maybe(0.4, () => maybe(0.6, () => pick([" ", "*", "0", "é", "😀", "<", "x", "{"])) + pick(["<", ">", "=", "^"])) +
    maybe(0.3, () => pick(["+", "-", " "])) +
    maybe(0.1, () => "z") +
    maybe(0.2, () => "#") +
    maybe(0.2, () => "0") +
    maybe(0.5, () => String(below(30))) +
    maybe(0.25, () => pick([",", "_", ",", "_", ",_", "_,", ",,", "__"])) +
    maybe(0.35, () => "." + maybe(0.97, () => String(pick([0, 1, 2, 3, 5, 6, 10, 15, 17, 20, 40])))) +
    maybe(0.85, () => pick([..."bcdoxXneEfFgG%sefgdq", "é", " ", "\u007f", "dd", "😀"]))
  );
}

function randomPercent(): string {
  return (
    maybe(0.2, () => pick(["x", "日😀", "(", "k)"])) +
    "%" +
    maybe(0.1, () => pick(["(a)", "(b)", "(", "(a(b))"])) +
    maybe(0.5, () => pick([..."-+ #0"]) + pick([..."-+ #0"])) +
    maybe(0.5, () => pick([String(below(15)), "*"])) +
    maybe(0.4, () => "." + pick(["", "0", "2", "10", "*"])) +
    maybe(0.1, () => pick([..."hlL"])) +
    maybe(0.95, () => pick([..."diuoxXeEfFgGsc%dfsq", "é", "😀"])) +
    maybe(0.2, () => pick(["x", "😀y"]))
  );
}

const show = (value: string | FormatFailure): string =>
  value instanceof FormatFailure ? `${value.exception}: ${value.message}` : `[${value}]`;

function floatText(value: number): string {
  if (value !== value) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0)
    ? "-0.0"
    : String(value).includes("e") || String(value).includes(".")
      ? String(value)
      : value + ".0";
}

function format(target: FormatTarget, spec: string, value: unknown): string {
  const parsed = parseFormatSpec(spec, target, target);
  if (parsed instanceof FormatFailure) return show(parsed);
  if (target === "int") return show(formatInt(value as Integer, parsed));
  if (target === "float") return show(formatFloat(value as number, parsed));
  if (target === "str") return show(formatString(value as string, parsed));
  const [real, imaginary] = value as [number, number];
  return show(formatComplex(real, imaginary, parsed));
}

/** What the VM will do, for a dict or one value. */
function percent(text: string, values: readonly (number | string)[]): string {
  let out = "";
  let next = 0;
  const mapping = false;
  for (const piece of parsePercentFormat(text)) {
    if (piece.kind === "literal") {
      out += piece.text;
      continue;
    }
    if (piece.kind === "error") {
      if (piece.wantsMapping && !mapping) return "TypeError: format requires a mapping";
      for (let star = 0; star < piece.stars; star += 1) {
        if (next >= values.length) return "TypeError: not enough arguments for format string";
        if (typeof values[next++] !== "number") return "TypeError: * wants int";
      }
      return `ValueError: ${piece.message}`;
    }
    if (piece.key !== undefined) return "TypeError: format requires a mapping";
    const stars: number[] = [];
    for (const part of [piece.width, piece.precision]) {
      if (part !== "*") {
        stars.push(part);
        continue;
      }
      if (next >= values.length) return "TypeError: not enough arguments for format string";
      const value = values[next++];
      if (typeof value !== "number") return "TypeError: * wants int";
      stars.push(value);
    }
    if (next >= values.length) return "TypeError: not enough arguments for format string";
    const value = values[next++];
    const layout = resolvePercent(piece, stars[0], stars[1]);
    if ("diuoxX".includes(piece.conversion)) {
      if (typeof value !== "number") return "TypeError";
      out += percentInt(value, layout);
    } else if ("eEfFgG".includes(piece.conversion)) {
      if (typeof value !== "number") return "TypeError";
      out += percentFloat(value, layout);
    } else if (piece.conversion === "s") {
      out += percentString(String(value), layout);
    } else if (piece.conversion === "c") {
      if (typeof value === "string" && value.length === 1) {
        out += percentString(value, layout);
        continue;
      }
      if (typeof value !== "number") return "TypeError";
      if (value < 0) return "OverflowError: %c arg not in range(0x110000)";
      out += percentString(String.fromCodePoint(value), layout);
    } else {
      return `ValueError: ${unsupportedConversion(piece)}`;
    }
  }
  return next < values.length ? "TypeError: not all arguments converted during string formatting" : `[${out}]`;
}

const program = `
import sys, json
sys.set_int_max_str_digits(0)
def cx(v):
    a, b = v.split(' '); return complex(float(a), float(b))
conv = dict(int=int, float=float, str=str, complex=cx)
for line in sys.stdin:
    kind, spec, value = json.loads(line)
    try:
        if kind == 'percent': r = spec % tuple(json.loads(value))
        elif kind == 'complexrepr': r = repr(cx(value))
        else: r = format(conv[kind](value), spec)
        print('[' + r + ']')
    except Exception as e:
        m = str(e)
        bare = isinstance(e, TypeError) and ('real number' in m or 'required' in m or 'requires' in m) and 'mapping' not in m
        print(type(e).__name__ + ('' if bare else ': ' + m))
`;

function generate(count: number): Exchange {
  const asked: string[] = [];
  const got: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = index % 6;
    if (kind === 0 || kind === 1) {
      const spec = randomSpec();
      const value = kind === 0 ? randomInteger() : randomFloat();
      asked.push(
        JSON.stringify([kind === 0 ? "int" : "float", spec, kind === 0 ? String(value) : floatText(value as number)]),
      );
      got.push(format(kind === 0 ? "int" : "float", spec, value));
    } else if (kind === 2) {
      const spec = randomSpec();
      const value = pick(TEXTS);
      asked.push(JSON.stringify(["str", spec, value]));
      got.push(format("str", spec, value));
    } else if (kind === 3) {
      const spec = randomSpec();
      const value: [number, number] = [randomFloat(), randomFloat()];
      asked.push(JSON.stringify(["complex", spec, value.map(floatText).join(" ")]));
      got.push(format("complex", spec, value));
    } else if (kind === 4) {
      const value: [number, number] = [randomFloat(), randomFloat()];
      asked.push(JSON.stringify(["complexrepr", "", value.map(floatText).join(" ")]));
      got.push(`[${complexRepr(value[0], value[1])}]`);
    } else {
      const text = randomPercent();
      const values = Array.from({ length: 1 + below(3) }, () =>
        pick<number | string>([5, 12, -3, 65, "abc", "x", 255, 0]),
      );
      asked.push(JSON.stringify(["percent", text, JSON.stringify(values)]));
      got.push(percent(text, values));
    }
  }
  return { asked, got };
}

export const formatYardstick = yardstick("format", program, (seed, count) => {
  random = seededRandom(seed);
  return generate(count);
});
