/** struct: bytes of floats; formats, ints and texts are laid out by frozen Python (`frozen/struct.py`). */

import { builtin } from "../objects/define.js";
import { PyBytes, PyFloat } from "../objects/model.js";
import { bytesSize } from "../objects/sizes.js";
import { contents, defineModule } from "./modules.js";

const VIEW = new DataView(new ArrayBuffer(8));

/** Bits of the nearest half-precision number (ties to even), or -1 when it is too large. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size !== size) return 0x7e00;
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (size >= 65520) return -1;
  let exponent = -14;
  while (exponent < 15 && size >= 2 ** (exponent + 1)) exponent++;
  // In units of the last place; a carry moves into the exponent by itself.
  const scaled = size * 2 ** (10 - exponent);
  let units = Math.floor(scaled);
  const rest = scaled - units;
  if (rest > 0.5 || (rest === 0.5 && units % 2 === 1)) units++;
  return sign | (units < 1024 ? units : ((exponent + 14) << 10) + units);
}

function fromHalf(bits: number): number {
  const sign = (bits & 0x8000) !== 0 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const natives = [
  // `native` floats become infinite where a standard one is refused.
  builtin(
    "pack_float(size: size, value: float, little: bool, native: bool, /)",
    {},
    (m, size: number, value: number, little: boolean, native: boolean) => {
      const tooLarge = (letter: string) => m.raise("OverflowError", `float too large to pack with ${letter} format`);
      if (size === 8) VIEW.setFloat64(0, value, little);
      else if (size === 4) {
        const near = Math.fround(value);
        if (!native && Number.isFinite(value) && !Number.isFinite(near)) return tooLarge("f");
        VIEW.setFloat32(0, near, little);
      } else {
        const bits = toHalf(value);
        if (bits < 0) return tooLarge("e");
        VIEW.setUint16(0, bits, little);
      }
      m.allocate(bytesSize(size));
      return new PyBytes(new Uint8Array(VIEW.buffer.slice(0, size)));
    },
  ),
  builtin(
    "unpack_float(size: size, data: buffer, little: bool, /)",
    {},
    (m, size: number, data: Uint8Array, little: boolean) => {
      if (data.length !== size) return m.valueError("wrong size");
      for (let index = 0; index < size; index++) VIEW.setUint8(index, data[index]);
      m.allocate(32);
      if (size === 8) return new PyFloat(VIEW.getFloat64(0, little));
      return new PyFloat(size === 4 ? VIEW.getFloat32(0, little) : fromHalf(VIEW.getUint16(0, little)));
    },
  ),
];
defineModule({ name: "_struct", doc: "Natives of struct.", fill: contents("_struct", natives) });
defineModule({
  name: "struct",
  doc: "Conversion between Python values and C structs as bytes objects.",
  frozen: "struct",
});
