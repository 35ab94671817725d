/**
 * The native part of `statistics`: exact sums of ints and floats and of their squares, as fractions of ints, for data of plain
 * numbers; all other data is summed by the frozen part.
 */

import { builtin } from "../objects/define.js";
import { PyFloat, PyList, PyTuple, type Value } from "../objects/model.js";
import { bigIntSize, tupleSize } from "../objects/sizes.js";
import { normalizeBig } from "../numeric/integer.js";
import { contents, defineModule } from "./modules.js";

const BUFFER = new DataView(new ArrayBuffer(8));

/** A sum of numbers m · 2^e, exact: one int for each exponent. */
class ExactSum {
  private readonly parts = new Map<number, bigint>();
  add(mantissa: bigint, exponent: number): void {
    this.parts.set(exponent, (this.parts.get(exponent) ?? 0n) + mantissa);
  }
  /** [numerator, denominator], the denominator a power of two. */
  ratio(): [bigint, bigint] {
    let least = 0;
    for (const exponent of this.parts.keys()) least = Math.min(least, exponent);
    let numerator = 0n;
    for (const [exponent, mantissa] of this.parts) numerator += mantissa << BigInt(exponent - least);
    return [numerator, 1n << BigInt(-least)];
  }
}

/** A finite float as m · 2^e. */
function decompose(value: number): [mantissa: bigint, exponent: number] {
  if (Number.isSafeInteger(value)) return [BigInt(value), 0];
  BUFFER.setFloat64(0, value);
  const high = BUFFER.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (high & 0xfffff) * 4294967296 + BUFFER.getUint32(4);
  const mantissa = BigInt(biased === 0 ? fraction : fraction + 4503599627370496);
  return [value < 0 ? -mantissa : mantissa, (biased === 0 ? 1 : biased) - 1075];
}

const natives = [
  // (has floats, count, numerator, denominator of the sum, the same of the squares), or None when the data is not plain.
  builtin("_exact_sums(data, squares: bool, /)", {}, (m, data: Value, squares: boolean) => {
    if (!(data instanceof PyList) && !(data instanceof PyTuple)) return null;
    const { items } = data;
    m.charge(4 * items.length);
    const sum = new ExactSum();
    const sumOfSquares = new ExactSum();
    let hasFloats = false;
    for (const item of items) {
      let mantissa: bigint;
      let exponent = 0;
      if (typeof item === "number" || typeof item === "boolean" || typeof item === "bigint") mantissa = BigInt(item);
      else if (item instanceof PyFloat && item.value - item.value === 0) {
        hasFloats = true;
        [mantissa, exponent] = decompose(item.value);
      } else return null;
      if (typeof item === "bigint") {
        const bits = item.toString(16).length * 4; // native-ok: of a bigint
        m.charge(bits >> 5);
        m.allocate(bigIntSize(bits));
      }
      sum.add(mantissa, exponent);
      if (squares) sumOfSquares.add(mantissa * mantissa, 2 * exponent);
    }
    m.allocate(tupleSize(6) + 4 * bigIntSize(2200));
    const parts = [...sum.ratio(), ...sumOfSquares.ratio()].map(normalizeBig);
    return new PyTuple([hasFloats, items.length, ...parts]);
  }),
];
defineModule({ name: "_statistics", doc: "Natives of statistics.", fill: contents("_statistics", natives) });
defineModule({ name: "statistics", doc: "Statistics of numbers.", frozen: "statistics" });
