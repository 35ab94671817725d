/**
 * Normalised keys of the plain index: `1`, `1.0` and `True` give the same one, different Python keys never do. Small ints go
 * through a secret bijection, other numbers through text, because V8's Map hashes numbers by known functions and could be
 * flooded by crafted keys (security.md, finding 3); the secret cannot be observed, since nothing is charged by probes and the
 * index is never iterated in its own order.
 */

import type { PlainKey } from "./dictionary.js";
import { radixWork, roughBits } from "../numeric/work.js";
import type { Machine } from "./machine.js";
import { PyComplex, PyFloat, PyRope, PyWideStr, type FlatStr, type Value } from "./model.js";
import { flatten, strKey } from "./text.js";

// Drawn once per process and not from a sandbox's seed, which a guest may know; nothing that a guest can see depends on it.
function secretWord(): number {
  // oxlint-disable-next-line no-restricted-properties -- see above
  return Math.floor(Math.random() * 4294967296) | 0;
}
const SECRET_MASK = secretWord();
const SECRET_FACTOR = secretWord() | 1;

/** The key of an integral number inside the safe range: a bijection, int32 on int32 and the rest on tiny fractions. */
export function numberKey(value: number): number {
  const low = value | 0;
  if (low === value) return Math.imul(low ^ SECRET_MASK, SECRET_FACTOR);
  const high = Math.floor(value / 4294967296);
  const mixed = Math.imul(low ^ SECRET_MASK ^ Math.imul(high, 0x5f356495), SECRET_FACTOR) >>> 0;
  const scaled = (high * 4294967296 + mixed) / 1152921504606846976;
  // Below 2**-7, so 0.5 is free for the one that would be 0 and thus an int32.
  return scaled === 0 ? 0.5 : scaled;
}

const doubles = new Float64Array(1);
const halves = new Uint32Array(doubles.buffer);
doubles[0] = 1;
const HIGH = halves[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

// Each kind of text key opens with its own lone surrogate, which no plain str holds (D802: wide text, in `strKey`).

/** The key of a number with a fraction: its mantissa through a bijection, its exponent moved off what `numberKey` gives. */
function fractionKey(value: number): PlainKey {
  doubles[0] = value;
  const high = halves[HIGH];
  const low = halves[LOW];
  const exponent = (high >>> 20) & 0x7ff;
  if (exponent === 0) return String.fromCharCode(0xd800, high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
  const mixed = Math.imul(low ^ SECRET_MASK ^ Math.imul(high & 0xfffff, 0x5f356495), SECRET_FACTOR);
  // Fractions lie below 2**52: those from 2**-60 on move up by 2**110, the others are below all other keys already.
  const moved = exponent >= 1023 - 60 ? exponent + 110 : exponent;
  halves[HIGH] = ((high & 0x800fffff) ^ ((mixed >>> 12) & 0xfffff)) | (moved << 20);
  halves[LOW] = mixed;
  return doubles[0];
}

function bigKey(value: bigint): string {
  return `\ud801${value.toString(32)}`;
}

function floatKey(value: number): PlainKey {
  if (Math.floor(value) === value) {
    if (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER) return numberKey(value);
    return Number.isFinite(value) ? bigKey(BigInt(value)) : value;
  }
  // NaN is one key: identity of floats goes by value.
  return value === value ? fractionKey(value) : Number.NaN;
}

function textKey(m: Machine, text: FlatStr): PlainKey {
  if (typeof text === "string") return text;
  m.charge(text.codePoints.length >> 4);
  return strKey(text);
}

const TRUE_KEY = numberKey(1);
const FALSE_KEY = numberKey(0);

/** The normalised key of an exact str, int, float, bool, None (or a complex without imaginary part); undefined for the rest. */
export function plainKey(m: Machine, key: Value): PlainKey | undefined {
  switch (typeof key) {
    case "string":
      return key;
    case "number":
      return numberKey(key);
    case "boolean":
      return key ? TRUE_KEY : FALSE_KEY;
    case "bigint": {
      m.charge(4 + 4 * radixWork(roughBits(key)));
      return bigKey(key);
    }
    default:
      if (key === null) return null;
      if (key instanceof PyFloat) {
        // A float beyond the safe ints takes the way of big ints.
        if (key.value > Number.MAX_SAFE_INTEGER || key.value < -Number.MAX_SAFE_INTEGER) m.charge(20);
        return floatKey(key.value);
      }
      if (key instanceof PyWideStr) return textKey(m, key);
      if (key instanceof PyRope) return textKey(m, flatten(m, key));
      if (key instanceof PyComplex && key.imaginary === 0 && key.real === key.real) return floatKey(key.real);
      return undefined;
  }
}
