// The three forms of str and the leaf operations on them: which form a text takes, what concatenation charges, how cutting
// copies. Expectations about characters come from CPython 3.13.

import { describe, expect, it } from "vitest";
import { MemoryRefused } from "../../src/objects/machine.js";
import { PyRope, PyWideStr, type AnyStr, type FlatStr } from "../../src/objects/model.js";
import { strRepr } from "../../src/objects/text-repr.js";
import {
  ROPE_MINIMUM,
  TEXT_MAXIMUM,
  codePointsOf,
  compareText,
  concatenate,
  cut,
  equalText,
  flatten,
  fromCodePoints,
  hostString,
  joinAll,
  sliceText,
  strKey,
  strLength,
  toHostText,
  unitsToString,
} from "../../src/objects/text.js";
import { FakeMachine } from "./fake-machine.js";

const wide = (...points: number[]): PyWideStr => new PyWideStr(Uint32Array.from(points));
const shown = (text: AnyStr): string => toHostText(text);

describe("forms of str", () => {
  it("text without surrogates stays a JavaScript string", () => {
    expect(hostString("déjà \uffff")).toBe("déjà \uffff");
    expect(fromCodePoints([97, 0xffff])).toBe("a\uffff");
  });

  it("astral characters and lone surrogates make wide text, counted by code points", () => {
    const emoji = hostString("a😀b");
    expect(emoji).toBeInstanceOf(PyWideStr);
    expect(strLength(emoji)).toBe(3);
    expect([...codePointsOf(emoji)]).toEqual([97, 0x1f600, 98]);
    expect(strLength(hostString("\ud800x"))).toBe(2);
    expect(shown(hostString("\ud800x"))).toBe("\ud800x");
  });

  it("a part of wide text without wide characters is plain", () => {
    expect(sliceText(hostString("a😀b"), 2, 3)).toBe("b");
    expect(sliceText(hostString("a😀b"), 1, 2)).toEqual(wide(0x1f600));
  });

  it("long unit arrays become text of the same units", () => {
    const units = Array.from({ length: 5000 }, (_, index) => 33 + (index % 500));
    const text = unitsToString(units);
    expect(text.length).toBe(5000);
    expect(unitsToString(Uint16Array.from(units))).toBe(text);
    expect(unitsToString(Uint32Array.from(units), 1020, 1030)).toBe(text.slice(1020, 1030));
    expect(unitsToString(Uint8Array.from([104, 105]))).toBe("hi");
    // A short text after a long one must not show what the scratch array still holds.
    expect(unitsToString(units, 0, 20)).toBe(text.slice(0, 20));
  });
});

describe("concatenation", () => {
  it("short results are joined at once, long ones are ropes", () => {
    const m = new FakeMachine();
    expect(concatenate(m, "ab", "cd")).toBe("abcd");
    const rope = concatenate(m, "x".repeat(200), "y".repeat(100));
    expect(rope).toBeInstanceOf(PyRope);
    expect(strLength(rope)).toBe(300);
    expect(flatten(m, rope)).toBe("x".repeat(200) + "y".repeat(100));
  });

  it("the empty text gives the other side back", () => {
    const m = new FakeMachine();
    const long = "z".repeat(ROPE_MINIMUM);
    expect(concatenate(m, "", long)).toBe(long);
    expect(concatenate(m, long, "")).toBe(long);
    expect(m.charged).toBe(0);
  });

  it("appending one character at a time costs by what is appended, not by what is there", () => {
    const m = new FakeMachine();
    let text: AnyStr = "";
    let expected = "";
    for (let index = 0; index < 20_000; index++) {
      const letter = String.fromCharCode(97 + (index % 26));
      text = concatenate(m, text, letter);
      expected += letter;
    }
    expect(m.charged).toBeLessThan(25_000);
    const before = m.charged;
    expect(flatten(m, text)).toBe(expected);
    expect(m.charged - before).toBeLessThan(20_000 / 64 + 200);
    // The result is kept.
    const after = m.charged;
    flatten(m, text);
    expect(m.charged).toBe(after);
  });

  it("putting characters in front and on both sides keeps their order", () => {
    const m = new FakeMachine();
    let front: AnyStr = "";
    let both: AnyStr = "";
    let expected = "";
    for (let index = 0; index < 2000; index++) {
      const letter = String.fromCharCode(97 + (index % 26));
      front = concatenate(m, letter, front);
      both = concatenate(m, concatenate(m, letter, both), letter);
      expected = letter + expected;
    }
    expect(flatten(m, front)).toBe(expected);
    expect(flatten(m, both)).toBe(expected + [...expected].reverse().join(""));
  });

  it("a deep and shared rope is joined without recursion", () => {
    const m = new FakeMachine();
    let text: AnyStr = "ab".repeat(200);
    for (let round = 0; round < 8; round++) text = concatenate(m, text, text);
    expect(flatten(m, text)).toBe("ab".repeat(200 << 8));
  });

  it("wide sides make a wide result", () => {
    const m = new FakeMachine();
    const short = concatenate(m, "a", hostString("😀"));
    expect(short).toEqual(wide(97, 0x1f600));
    const long = concatenate(m, "x".repeat(300), hostString("😀"));
    expect(long).toBeInstanceOf(PyRope);
    const flat = flatten(m, long) as PyWideStr;
    expect(flat.codePoints.length).toBe(301);
    expect(flat.codePoints[300]).toBe(0x1f600);
  });

  it("surrogates that meet stay two characters", () => {
    const m = new FakeMachine();
    const text = concatenate(m, hostString("\ud83d"), hostString("\ude00")) as FlatStr;
    expect(strLength(text)).toBe(2);
    expect(equalText(text, hostString("😀"))).toBe(false);
  });

  it("a result beyond every engine's strings is refused before it is made", () => {
    const m = new FakeMachine();
    let text: AnyStr = "x".repeat(1 << 20);
    let refused: unknown = null;
    try {
      for (let round = 0; round < 12; round++) text = concatenate(m, text, text);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(MemoryRefused);
    expect(strLength(text)).toBeLessThanOrEqual(TEXT_MAXIMUM);
  });

  it("joinAll gives the same text as repeated concatenation", () => {
    const m = new FakeMachine();
    const rope = concatenate(m, "r".repeat(300), "s");
    expect(joinAll(m, ["a", "b", "c"])).toBe("abc");
    expect(joinAll(m, ["a".repeat(300), "b"])).toBe("a".repeat(300) + "b");
    expect(joinAll(m, ["<", rope, ">"])).toBe("<" + "r".repeat(300) + "s>");
    expect(joinAll(m, ["<", hostString("😀"), ">"])).toEqual(wide(60, 0x1f600, 62));
  });
});

describe("order, keys, parts", () => {
  it("texts compare by code points, not by UTF-16 units", () => {
    expect(compareText("\uffff", hostString("\u{10000}"))).toBeLessThan(0);
    expect(compareText(hostString("\u{10000}"), "\uffff")).toBeGreaterThan(0);
    expect(compareText("a", hostString("a😀"))).toBeLessThan(0);
    expect(compareText(hostString("😀"), hostString("😀"))).toBe(0);
  });

  it("keys tell different texts apart", () => {
    const texts: FlatStr[] = [
      "",
      "a",
      "ab",
      hostString("😀"),
      hostString("😀a"),
      hostString("\ud83d"),
      hostString("\ude00"),
      wide(0xd83d, 0xde00),
      wide(0x1f600),
      wide(0xd802),
      wide(1, 0x10000),
    ];
    const keys = new Set(texts.map(strKey));
    // 😀 and [0x1f600] are the same text.
    expect(keys.size).toBe(texts.length - 1);
  });

  it("parts of long text are equal to slices", () => {
    const long = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join("");
    for (const [start, end] of [
      [0, 5],
      [10, 23],
      [10, 34],
      [10, 35],
      [1, 3000],
      [0, 3000],
      [2999, 3000],
      [5, 5],
    ] as const)
      expect(cut(long, start, end)).toBe(long.slice(start, end));
  });

  it("repr quotes, escapes and keeps what is printable", () => {
    const m = new FakeMachine();
    expect(strRepr(m, "it's")).toBe(`"it's"`);
    expect(strRepr(m, `it's "x"`)).toBe(`'it\\'s "x"'`);
    expect(strRepr(m, "a\n\t\\\x00\x7f\xa0\u2028é")).toBe("'a\\n\\t\\\\\\x00\\x7f\\xa0\\u2028é'");
    expect(shown(strRepr(m, hostString("😀\ud800\u{e0001}")))).toBe("'😀\\ud800\\U000e0001'");
  });
});
