// Random differential test of src/numeric/integer.ts and integer-text.ts against CPython 3.13.
// Run: npx tsx test/yardsticks/integer.ts [seed] [count] (or --record)
import * as integer from "../../src/numeric/integer.js";
import { fromBytes, parseIntText, toBytes } from "../../src/numeric/integer-text.js";
import { seededRandom, yardstick } from "./cpython.js";
import type { Exchange } from "./cpython.js";
import type { Integer } from "../../src/numeric/integer.js";

let random = seededRandom(1);

function randomInteger(): Integer {
  const kind = Math.floor(random() * 9);
  const small = Math.floor(random() * 21) - 10;
  if (kind === 0) return small;
  if (kind === 1) return Math.floor((random() - 0.5) * 2 ** 33);
  if (kind === 2) return Math.floor((random() - 0.5) * 2 ** 54) + 0;
  if (kind === 3) return integer.add(integer.MAX_SAFE, small);
  if (kind === 4) return integer.sub(-integer.MAX_SAFE, small);
  if (kind === 5) return integer.add(integer.shiftLeft(random() < 0.5 ? 1 : -1, Math.floor(random() * 200)), small);
  let big = 0n;
  const limbs = 1 + Math.floor(random() * (kind === 6 ? 3 : 40));
  for (let index = 0; index < limbs; index += 1) big = (big << 31n) | BigInt(Math.floor(random() * 2 ** 31));
  return integer.normalizeBig(random() < 0.5 ? big : -big);
}

function show(value: Integer | undefined | null | string): string {
  if (value === undefined || value === null) return "error";
  if (typeof value === "string") return value;
  if (Object.is(value, -0)) return "-0 is not canonical";
  if (typeof value === "number" && !Number.isSafeInteger(value)) return "unsafe number";
  if (typeof value === "bigint" && value <= BigInt(integer.MAX_SAFE) && value >= -BigInt(integer.MAX_SAFE)) {
    return "bigint in the safe range";
  }
  return String(value);
}

function hexFloat(value: number): string {
  if (value === Infinity || value === -Infinity) return "error";
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16);
}

const operations: Record<string, (a: Integer, b: Integer, c: Integer) => string> = {
  add: (a, b) => show(integer.add(a, b)),
  sub: (a, b) => show(integer.sub(a, b)),
  mul: (a, b) => show(integer.mul(a, b)),
  floordiv: (a, b) => (b === 0 ? "error" : show(integer.floorDiv(a, b))),
  mod: (a, b) => (b === 0 ? "error" : show(integer.mod(a, b))),
  divmod: (a, b) => (b === 0 ? "error" : integer.divmod(a, b).map(show).join(",")),
  pow: (a, b) => show(integer.pow(a, integer.mod(b, 70))),
  powmod: (a, b, c) => (c === 0 ? "error" : show(integer.powMod(a, b, c))),
  lshift: (a, b) => show(integer.shiftLeft(a, integer.mod(b, 300))),
  rshift: (a, b) => show(integer.shiftRight(a, integer.mod(b, 300))),
  and: (a, b) => show(integer.and(a, b)),
  or: (a, b) => show(integer.or(a, b)),
  xor: (a, b) => show(integer.xor(a, b)),
  invert: (a) => show(integer.invert(a)),
  bitlength: (a) => show(integer.bitLength(a)),
  bitcount: (a) => show(integer.bitCount(a)),
  gcd: (a, b) => show(integer.gcd(a, b)),
  lcm: (a, b) => show(integer.lcm(a, b)),
  isqrt: (a) => show(integer.isqrt(integer.abs(a))),
  truediv: (a, b) => (b === 0 ? "error" : hexFloat(integer.trueDivide(a, b))),
  scaled: (a, b, c) => {
    const d = integer.shiftLeft(b, integer.mod(c, 1100));
    return d === 0 ? "error" : hexFloat(integer.trueDivide(a, d));
  },
  tofloat: (a) => hexFloat(integer.toFloat(a)),
  compare: (a, b) => {
    const float = integer.toFloat(b);
    return Number.isFinite(float) ? show(integer.compareWithFloat(a, float)) : "error";
  },
  text: (a, b) => {
    const base = 2 + (integer.mod(b, 35) as number);
    const text = integer.intToText(a, base);
    return show(parseIntText(text, base)) === show(a) ? (base === 10 ? text : "same") : "differs";
  },
  bytes: (a, b, c) => {
    const order = integer.mod(c, 2) === 0 ? "big" : "little";
    const signed = integer.mod(b, 3) !== 0;
    const bytes = toBytes(a, integer.mod(b, 20) as number, order, signed);
    return typeof bytes === "string"
      ? "error"
      : Buffer.from(bytes).toString("hex") + " " + show(fromBytes(bytes, order, signed));
  },
  frombytes: (a) => {
    const text = integer.intToText(integer.abs(a), 16);
    return show(fromBytes(Buffer.from(text.length % 2 === 0 ? text : "0" + text, "hex"), "little", true));
  },
  frexp: (a) => {
    const { mantissa, exponent } = integer.integerFrexp(a);
    return hexFloat(mantissa) + " " + exponent;
  },
  round: (a, b) => show(integer.roundToPowerOfTen(a, 1 + (integer.mod(b, 30) as number))),
  exceeds: (a, b) => String(integer.exceedsDecimalDigits(a, 1 + (integer.mod(b, 60) as number))),
};

const program = `
import math, struct, sys
sys.set_int_max_str_digits(0)
def fx(x):
    return format(struct.unpack('>Q', struct.pack('>d', x))[0], 'x')
def by(a, b, c):
    order = 'big' if c % 2 == 0 else 'little'; signed = b % 3 != 0
    r = a.to_bytes(b % 20, order, signed=signed)
    return r.hex() + ' ' + str(int.from_bytes(r, order, signed=signed))
def unhex(a):
    t = format(abs(a), 'x')
    return bytes.fromhex(t if len(t) % 2 == 0 else '0' + t)
def fr(a):
    n = abs(a).bit_length()
    if n == 0: return fx(0.0) + ' 0'
    from fractions import Fraction
    m = float(Fraction(a, 2 ** n))
    if abs(m) == 1: m /= 2; n += 1
    return fx(m) + ' ' + str(n)
ops = dict(
  add=lambda a,b,c: a+b, sub=lambda a,b,c: a-b, mul=lambda a,b,c: a*b, floordiv=lambda a,b,c: a//b, mod=lambda a,b,c: a%b,
  divmod=lambda a,b,c: ','.join(map(str, divmod(a,b))), pow=lambda a,b,c: a**(b%70), powmod=lambda a,b,c: pow(a,b,c),
  lshift=lambda a,b,c: a<<b%300, rshift=lambda a,b,c: a>>b%300, xor=lambda a,b,c: a^b, invert=lambda a,b,c: ~a,
  bitlength=lambda a,b,c: a.bit_length(), bitcount=lambda a,b,c: a.bit_count(), gcd=lambda a,b,c: math.gcd(a,b),
  lcm=lambda a,b,c: math.lcm(a,b), isqrt=lambda a,b,c: math.isqrt(abs(a)), truediv=lambda a,b,c: fx(a/b),
  scaled=lambda a,b,c: fx(a/(b<<c%1100)), tofloat=lambda a,b,c: fx(float(a)),
  compare=lambda a,b,c: (a>float(b))-(a<float(b)), text=lambda a,b,c: str(a) if 2+b%35 == 10 else 'same', bytes=by,
  frombytes=lambda a,b,c: int.from_bytes(unhex(a), 'little', signed=True), frexp=lambda a,b,c: fr(a),
  round=lambda a,b,c: round(a, -1-b%30), exceeds=lambda a,b,c: str(len(str(abs(a))) > 1+b%60).lower(),
)
ops['and'] = lambda a,b,c: a&b
ops['or'] = lambda a,b,c: a|b
for line in sys.stdin:
    op, a, b, c = line.split()
    try: print(ops[op](int(a), int(b), int(c)))
    except Exception as e: print('error')
`;

function generate(count: number): Exchange {
  const names = Object.keys(operations);
  const asked: string[] = [];
  const got: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = names[index % names.length];
    const [a, b, c] = [randomInteger(), randomInteger(), randomInteger()];
    asked.push(`${name} ${a} ${b} ${c}`);
    got.push(operations[name](a, b, c));
  }
  return { asked, got };
}

export const integerYardstick = yardstick("integer", program, (seed, count) => {
  random = seededRandom(seed);
  return generate(count);
});
