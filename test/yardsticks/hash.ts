// Random differential test of the numeric and container hashes in src/numeric/hash.ts against CPython 3.13.
// Run: npx tsx test/yardsticks/hash.ts [seed] [count] (or --record)
import * as hash from "../../src/numeric/hash.js";
import { normalizeBig } from "../../src/numeric/integer.js";
import { seededRandom, yardstick } from "./cpython.js";
import type { Exchange } from "./cpython.js";
import type { Integer } from "../../src/numeric/integer.js";

let random = seededRandom(1);
const view = new DataView(new ArrayBuffer(8));

function below(limit: number): number {
  return Math.floor(random() * limit);
}

function randomInteger(): Integer {
  if (below(3) === 0) return below(21) - 10;
  let big = 0n;
  for (let limbs = 1 + below(4); limbs > 0; limbs -= 1) big = (big << 32n) | BigInt(below(2 ** 32));
  if (below(4) === 0) big = hash.HASH_MODULUS * BigInt(1 + below(5)) + BigInt(below(5) - 2);
  return normalizeBig(below(2) === 0 ? big : -big);
}

function randomFloat(): number {
  if (below(3) === 0) return below(21) - 10;
  if (below(3) === 0) return (random() - 0.5) * 10 ** (below(60) - 30);
  view.setUint32(0, below(2 ** 32));
  view.setUint32(4, below(2 ** 32));
  const value = view.getFloat64(0);
  return value !== value ? Infinity : value;
}

function generate(count: number): Exchange {
  const asked: string[] = [];
  const got: string[] = [];
  const show = (value: Integer): string => (Object.is(value, -0) ? "-0" : String(value));
  const elements = (): Integer[] => Array.from({ length: below(6) }, randomInteger);
  for (let index = 0; index < count; index += 1) {
    const kind = index % 7;
    if (kind === 0) {
      const value = randomInteger();
      asked.push(`hash(${value})`);
      got.push(show(hash.hashInt(value)));
    } else if (kind === 1 || kind === 2) {
      const [x, y] = [randomFloat(), randomFloat()].map((value) => (kind === 1 ? value : value));
      view.setFloat64(0, x);
      const first = `F('${view.getBigUint64(0).toString(16).padStart(16, "0")}')`;
      view.setFloat64(0, y);
      const second = `F('${view.getBigUint64(0).toString(16).padStart(16, "0")}')`;
      asked.push(kind === 1 ? `hash(${first})` : `hash(complex(${first}, ${second}))`);
      got.push(show(kind === 1 ? hash.hashFloat(x) : hash.hashComplex(x, y)));
    } else if (kind === 3) {
      const values = elements();
      asked.push(`hash((${values.map((value) => value + ",").join("")}))`);
      got.push(show(hash.hashTuple(values.map(hash.hashInt))));
    } else if (kind === 4) {
      const values = [...new Set(elements())];
      asked.push(`hash(frozenset([${values.join(",")}]))`);
      got.push(show(hash.hashFrozenset(values.map(hash.hashInt))));
    } else if (kind === 5) {
      const [start, length, step] = [below(2000) - 1000, below(5) * below(1000), (1 + below(9)) * (below(2) * 2 - 1)];
      asked.push(`hash(range(${start}, ${start + length * step}, ${step}))`);
      got.push(show(hash.hashRange(length, start, step)));
    } else {
      const [a, b, c] = [randomInteger(), randomInteger(), randomInteger()];
      asked.push(`hash(slice(${a}, ${b}, ${c}))`);
      got.push(show(hash.hashSlice(hash.hashInt(a), hash.hashInt(b), hash.hashInt(c))));
    }
  }
  return { asked, got };
}

const program = `
import struct, sys
def F(h): return struct.unpack('>d', bytes.fromhex(h))[0]
for line in sys.stdin: print(eval(line))
`;
export const hashYardstick = yardstick("hash", program, (seed, count) => {
  random = seededRandom(seed);
  return generate(count);
});
