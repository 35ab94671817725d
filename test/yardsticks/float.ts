// Random differential test of src/numeric/float.ts against CPython 3.13.
// Run: npx tsx test/yardsticks/float.ts [seed] [count] (or --record)
import * as float from "../../src/numeric/float.js";
import { seededRandom, yardstick } from "./cpython.js";
import type { Exchange } from "./cpython.js";

let random = seededRandom(1);
const view = new DataView(new ArrayBuffer(8));

function below(limit: number): number {
  return Math.floor(random() * limit);
}

export function bitsOf(value: number): string {
  view.setFloat64(0, value);
  return value !== value ? "nan" : view.getBigUint64(0).toString(16);
}

const SPECIALS = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2.5,
  1e16,
  9999999999999998,
  1e-4,
  1e-5,
  1e22,
  1e21,
  5e-324,
  2.2250738585072014e-308,
  1.7976931348623157e308,
  Infinity,
  -Infinity,
  NaN,
  0.1,
  2.675,
  1e23,
  9007199254740993,
  123456789012345680,
  9.5,
  0.95,
];

function randomFloat(): number {
  switch (below(9)) {
    case 0:
      return SPECIALS[below(SPECIALS.length)];
    case 1:
      view.setUint32(0, below(2 ** 32));
      view.setUint32(4, below(2 ** 32));
      return view.getFloat64(0);
    case 2:
      return (below(20001) - 10000) / 2 ** below(12);
    case 3:
      return (below(200001) - 100000) / 10 ** below(8);
    case 4:
      return (random() - 0.5) * 10 ** (below(40) - 20);
    case 5:
      return (below(2001) - 1000) * 10 ** below(22);
    case 6:
      return (below(20001) - 10000 + 0.5) * 10 ** below(5);
    case 7:
      return below(100) * 2 ** (below(200) - 100);
    default:
      return below(1000) - 500 + random();
  }
}

function randomText(): string {
  const pieces = [
    "1",
    "0",
    "23",
    "_",
    ".",
    "e",
    "E",
    "+",
    "-",
    "inf",
    "nan",
    "٣",
    " ",
    "\u3000",
    "infinity",
    "5",
    "99",
    "x",
    "e5",
    "1_0",
    "0x",
    "p",
    "a",
    "8",
  ];
  let text = "";
  for (let length = 1 + below(6); length > 0; length -= 1) text += pieces[below(pieces.length)];
  return text;
}

const operations: Record<string, (x: number, y: number, n: number, text: string) => string> = {
  repr: (x) => float.floatRepr(x),
  parse: (x, y, n, text) => {
    const value = float.parseFloatText(text);
    return value === undefined ? "error" : bitsOf(value);
  },
  hex: (x) => float.floatHex(x),
  fromhex: (x, y, n, text) => {
    const value = float.floatFromHex(n % 2 === 0 ? float.floatHex(x) : text);
    return typeof value === "string" ? "error" : bitsOf(value);
  },
  fixed: (x, y, n) => (Number.isFinite(x) ? float.toFixedExact(Math.abs(x), Math.abs(n)) : "error"),
  exponent: (x, y, n) => {
    if (!Number.isFinite(x)) return "error";
    const { digits, exponent } = float.toExponentExact(Math.abs(x), Math.abs(n) + 1);
    return float.exponentForm(digits, exponent, "e");
  },
  round: (x, y, n) => {
    const rounded = float.roundFloat(x, n);
    return Number.isFinite(x) && !Number.isFinite(rounded) ? "error" : bitsOf(rounded);
  },
  nearest: (x) => (Number.isFinite(x) ? bitsOf(float.roundHalfEven(x) + 0) : "error"),
  ratio: (x) => (Number.isFinite(x) ? float.floatAsIntegerRatio(x).join("/") : "error"),
  mod: (x, y) => (y === 0 ? "error" : bitsOf(float.floatMod(x, y))),
  floordiv: (x, y) => (y === 0 ? "error" : bitsOf(float.floatFloorDiv(x, y))),
};

const program = `
import struct, sys
def un(h): return struct.unpack('>d', struct.pack('>Q', int(h, 16)))[0] if h != 'nan' else float('nan')
def fx(x): return 'nan' if x != x else format(struct.unpack('>Q', struct.pack('>d', x))[0], 'x')
def fin(x):
    if x != x or x in (float('inf'), float('-inf')): raise ValueError
    return x
ops = dict(repr=lambda x,y,n,t: repr(x), parse=lambda x,y,n,t: fx(float(t)), hex=lambda x,y,n,t: x.hex(),
  fromhex=lambda x,y,n,t: fx(float.fromhex(x.hex() if n % 2 == 0 else t)),
  fixed=lambda x,y,n,t: format(abs(fin(x)), '.%df' % abs(n)), exponent=lambda x,y,n,t: format(abs(fin(x)), '.%de' % abs(n)),
  round=lambda x,y,n,t: fx(round(x, n)), nearest=lambda x,y,n,t: fx(float(round(x))),
  ratio=lambda x,y,n,t: '%d/%d' % x.as_integer_ratio(), mod=lambda x,y,n,t: fx(x % y), floordiv=lambda x,y,n,t: fx(x // y))
for line in sys.stdin:
    op, x, y, n, t = line.rstrip('\\n').split(' ', 4)
    try: print(ops[op](un(x), un(y), int(n), t[1:-1]))
    except Exception as e: print('error')
`;

function generate(count: number): Exchange {
  const names = Object.keys(operations);
  const asked: string[] = [];
  const got: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = names[index % names.length];
    const x = randomFloat();
    const y = randomFloat();
    const n = below(8) === 0 ? below(700) - 350 : below(25) - 8;
    const text = randomText();
    asked.push(`${name} ${bitsOf(x)} ${bitsOf(y)} ${n} [${text}]`);
    got.push(operations[name](x, y, n, text));
  }
  return { asked, got };
}

export const floatYardstick = yardstick("float", program, (seed, count) => {
  random = seededRandom(seed);
  return generate(count);
});
