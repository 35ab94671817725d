// Edges of ints that random questions rarely hit: the border of the safe range, -0, forecasts, literals.
import { expect, test } from "vitest";
import * as integer from "../../src/numeric/integer.js";
import { countDigits, fromBytes, parseIntText, toBytes } from "../../src/numeric/integer-text.js";

const MAX = integer.MAX_SAFE;

test("a result is a bigint exactly when it leaves the safe range", () => {
  expect(integer.add(MAX, 1)).toBe(9007199254740992n);
  expect(integer.add(9007199254740992n, -1)).toBe(MAX);
  expect(integer.sub(-MAX, 1)).toBe(-9007199254740992n);
  expect(integer.mul(94906267, 94906267)).toBe(9007199515875289n);
  expect(integer.invert(MAX)).toBe(-9007199254740992n);
  expect(integer.and(-MAX, -2)).toBe(-9007199254740992n);
});

test("no result is -0", () => {
  for (const value of [
    integer.mul(0, -5),
    integer.floorDiv(0, -5),
    integer.mod(-4, 2),
    integer.mod(4, -2),
    integer.divmod(0, -1)[0],
    integer.divmod(-6, 3)[1],
    integer.negate(0),
    integer.floatToInteger(-0.5),
    parseIntText("-0", 10),
    integer.shiftRight(-0, 1),
    integer.powMod(5, 2, -5),
  ]) {
    expect(Object.is(value, 0)).toBe(true);
  }
});

test("true division keeps the sign of zero and overflows to infinity", () => {
  expect(Object.is(integer.trueDivide(0, -5), -0)).toBe(true);
  expect(integer.trueDivide(10n ** 400n, 1)).toBe(Infinity);
  expect(integer.trueDivide(10n ** 400n, 10n ** 399n)).toBe(10);
  expect(integer.trueDivide(1, 10n ** 400n)).toBe(0);
  expect(integer.trueDivide(2n ** 1024n - 1n, 1)).toBe(Infinity);
});

test("a forecast is never below the size and close above it", () => {
  for (const base of [2, 3, 7, 10, 1000003, 2 ** 40, 3n ** 50n, 2n ** 100n, -12]) {
    for (const exponent of [1, 2, 10, 63, 200]) {
      const bits = integer.bitLength(integer.pow(base, exponent));
      const forecast = integer.powBits(base, exponent);
      expect(forecast).toBeGreaterThanOrEqual(bits);
      expect(forecast).toBeLessThanOrEqual(bits + 2 + exponent * 0.01);
    }
  }
  expect(integer.powBits(10, 10n ** 30n)).toBeGreaterThan(1e30);
  expect(integer.powBits(-1, 10n ** 30n)).toBe(1);
  expect(integer.shiftLeftBits(1, 10n ** 400n)).toBe(Infinity);
});

test("a literal follows int()'s rules", () => {
  const rows: [string, number, unknown][] = [
    ["0x_f", 0, 15],
    ["0x_f", 16, 15],
    ["0x__f", 16, undefined],
    ["0b2", 0, undefined],
    ["0b1", 16, 0xb1],
    ["00", 0, 0],
    ["0_0", 0, 0],
    ["010", 0, undefined],
    ["010", 10, 10],
    ["", 10, undefined],
    ["-", 10, undefined],
    ["+ 5", 10, undefined],
    ["0x", 16, undefined],
    ["0x", 36, 33],
    [" \t-١٢\u3000", 10, -12],
    ["\u001c5", 10, undefined],
    ["1__0", 10, undefined],
    ["1_", 10, undefined],
    ["_1", 10, undefined],
    ["zz", 36, 1295],
    ["9007199254740992", 10, 9007199254740992n],
    ["5\0", 10, undefined],
  ];
  for (const [text, base, value] of rows) expect([text, parseIntText(text, base)]).toEqual([text, value]);
});

test("the digit limit is told before the conversion, power-of-two bases are free of it", () => {
  expect(parseIntText("1".repeat(5000), 10, 4300)).toBe(null);
  expect(countDigits("-" + "1".repeat(5000), 10)).toBe(5000);
  expect(parseIntText("f".repeat(5000), 16, 4300)).toBeTypeOf("bigint");
  expect(integer.exceedsDecimalDigits(10n ** 4300n, 4300)).toBe(true);
  expect(integer.exceedsDecimalDigits(10n ** 4300n - 1n, 4300)).toBe(false);
});

test("bytes: the edges of what fits", () => {
  expect(toBytes(0, 0, "big", false)).toEqual(new Uint8Array(0));
  expect(toBytes(-1, 1, "big", false)).toBe("negative");
  expect(toBytes(256, 1, "big", false)).toBe("too big");
  expect(toBytes(-128, 1, "big", true)).toEqual(new Uint8Array([0x80]));
  expect(toBytes(128, 1, "big", true)).toBe("too big");
  expect(fromBytes(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), "little", true)).toBe(-1);
});
