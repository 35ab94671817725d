/*
 * What of a source text the recorded trees cannot show: how values are represented, how bytes become text.
 */
import { describe, expect, it } from "vitest";
import type { ConstantValue, Expr } from "../../src/syntax/ast.js";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";
import { decodeSource } from "../../src/syntax/source.js";

function expression(source: string): Expr {
  return parseModule(source, { filename: "<test>", mode: "eval" }).body;
}
function constant(source: string): ConstantValue {
  const expr = expression(source);
  if (expr.kind !== "Constant") throw new Error(expr.kind);
  return expr.value;
}
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("an int is a number while it is a safe integer, else a bigint", () => {
  it.each([
    ["0", 0],
    ["0_0", 0],
    ["1_000", 1000],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["123456789012345678901234567890", 123456789012345678901234567890n],
    ["0x1fffffffffffff", 9007199254740991],
    ["0x20000000000000", 9007199254740992n],
    ["0b101", 5],
    ["0O17", 15],
    ["000000000000000000000", 0],
  ])("%s", (source, value) => {
    expect(constant(source)).toEqual({ type: "int", value });
  });
});

describe("floats and imaginaries", () => {
  it.each([
    ["1.", "float", 1],
    [".5e-3", "float", 0.0005],
    ["1e400", "float", Infinity],
    ["0_1.5_0", "float", 1.5],
    ["010j", "complex", 10],
    ["1e2J", "complex", 100],
  ])("%s", (source, type, value) => {
    expect(constant(source)).toEqual({ type, value });
  });
});

describe("a str keeps a lone surrogate apart from an astral character", () => {
  it("two escaped halves are two code points", () => {
    expect(constant(String.raw`'\ud83d\ude00'`)).toEqual({
      type: "str",
      value: "\ud83d\ude00",
      kind: null,
      wide: [0xd83d, 0xde00],
    });
  });
  it("an astral character is one, and its str has no code points beside it", () => {
    expect(constant(String.raw`'\U0001f600'`)).toEqual({ type: "str", value: "😀", kind: null });
  });
  it("joining keeps them", () => {
    expect(constant(String.raw`u'a😀' '\ud800'`)).toEqual({
      type: "str",
      value: "a😀\ud800",
      kind: "u",
      wide: [0x61, 0x1f600, 0xd800],
    });
  });
});

it("a \\N{…} escape is the character of that name", () => {
  expect(expression(String.raw`'\N{BULLET}'`)).toMatchObject({ kind: "Constant" });
  expect(() => expression(String.raw`'\N{NO SUCH THING}'`)).toThrow("unknown Unicode character name");
});

it("columns are UTF-16 units, offsets of errors are code points", () => {
  const expr = expression("'😀' + x");
  expect(expr.kind === "BinOp" && expr.right.column).toBe(7);
  try {
    expression("'😀' x");
  } catch (error) {
    expect(error instanceof PythonSyntaxError && error.offset).toBe(5);
  }
});

it("an identifier is normalised by NFKC", () => {
  const expr = expression("ﬁ.ªb");
  expect(expr).toMatchObject({ kind: "Attribute", attr: "ab", value: { id: "fi" } });
});

describe("the bytes of a file become text", () => {
  it("as UTF-8, with or without a byte order mark", () => {
    expect(decodeSource(bytes("x = '\xc3\xa9'"), "f")).toBe("x = 'é'");
    expect(decodeSource(bytes("\xef\xbb\xbfx"), "f")).toBe("x");
  });
  it("by the coding cookie of the first two lines", () => {
    expect(decodeSource(bytes("# -*- coding: latin-1 -*-\n'\xe9'"), "f")).toContain("é");
    expect(decodeSource(bytes("#!x\n# vim: set fileencoding=latin1 :\n'\xe9'"), "f")).toContain("é");
  });
  it.each([
    ["'\xff'", "Non-UTF-8 code starting with '\\xff' in file f on line 1, but no encoding declared"],
    ["# coding: klingon\n", "unknown encoding: klingon"],
    ["\xef\xbb\xbf# coding: latin-1\n", "encoding problem: latin-1 with BOM"],
    ["# coding: ascii\n'\xe9'", "'ascii' codec can't decode byte 0xe9"],
  ])("%j is refused", (text, message) => {
    expect(() => decodeSource(bytes(text), "f")).toThrow(message);
  });
});

it("newlines of every kind count as one", () => {
  const { body } = parseModule("a\r\nb\rc\n\fd", { filename: "<test>" });
  expect(body.map((statement) => [statement.line, statement.column])).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 1],
  ]);
});
