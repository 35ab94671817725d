// Edges of floats as text and of the text hash; the bulk is in recorded.test.ts.
import { expect, test } from "vitest";
import { floatFromHex, floatRepr, parseFloatText, roundFloat, toFixedExact } from "../../src/numeric/float.js";
import { hashBytes, hashCodePoints, hashFloat, hashInt, hashString } from "../../src/numeric/hash.js";

test("repr changes form at 1e16 and below 1e-4", () => {
  const rows: [number, string][] = [
    [1e16, "1e+16"],
    [9999999999999998, "9999999999999998.0"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [-0, "-0.0"],
    [1e22, "1e+22"],
    [123456789012345680, "1.2345678901234568e+17"],
    [5e-324, "5e-324"],
    [NaN, "nan"],
    [-Infinity, "-inf"],
  ];
  for (const [value, text] of rows) expect(floatRepr(value)).toBe(text);
});

test("ties round to even on the exact value", () => {
  expect(toFixedExact(0.125, 2)).toBe("0.12");
  expect(toFixedExact(0.375, 2)).toBe("0.38");
  expect(toFixedExact(2.5, 0)).toBe("2");
  expect(roundFloat(2.675, 2)).toBe(2.67);
  expect(roundFloat(25, -1)).toBe(20);
  expect(roundFloat(1.7976931348623157e308, -308)).toBe(Infinity);
});

test("float() takes underscores between digits only", () => {
  const rows: [string, number | undefined][] = [
    ["1_000.0_1", 1000.01],
    ["1__0", undefined],
    ["1_.5", undefined],
    ["1._5", undefined],
    ["1e1_0", 1e10],
    ["1e_1", undefined],
    [".5", 0.5],
    ["5.", 5],
    [".", undefined],
    ["", undefined],
    ["e5", undefined],
    ["+Infinity", Infinity],
    ["infinit", undefined],
    ["0x10", undefined],
    ["1e400", Infinity],
    ["١.٥", 1.5],
    ["1 2", undefined],
  ];
  for (const [text, value] of rows) expect([text, parseFloatText(text)]).toEqual([text, value]);
});

test("float.fromhex tells bad text from too large", () => {
  expect(floatFromHex("0x1p1024")).toBe("overflow");
  expect(floatFromHex("0x1.fffffffffffff8p1023")).toBe("overflow");
  expect(floatFromHex("0x1p-1075")).toBe(0);
  expect(floatFromHex("0x1.0000000000001p-1075")).toBe(5e-324);
  expect(floatFromHex("0x")).toBe("invalid");
  expect(floatFromHex("1p")).toBe("invalid");
});

test("equal numbers hash equal, and -1 is never a hash", () => {
  expect(hashFloat(2 ** 80)).toBe(hashInt(2n ** 80n));
  expect(hashInt(-1)).toBe(-2);
  expect(hashFloat(-1)).toBe(-2);
  expect(hashInt(2n ** 61n - 2n)).toBe(2n ** 61n - 2n);
  expect(hashInt(2n ** 61n - 1n)).toBe(0);
});

test("text hashes by its units, however it is held", () => {
  expect(hashString("abc")).toBe(hashCodePoints([97, 98, 99]));
  expect(hashBytes(new Uint8Array([97, 98, 99]))).toBe(hashString("abc"));
  expect(hashString("")).toBe(0);
  expect(Number.isSafeInteger(hashString("some text"))).toBe(true);
});
