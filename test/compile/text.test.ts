// Text that the compiler makes: annotations under `from __future__ import annotations`, docstrings, reprs of constants.

import { expect, test } from "vitest";
import { constantRepr } from "../../src/compile/constant.js";
import { docstringOf } from "../../src/compile/compiler-functions.js";
import { unparse } from "../../src/compile/unparse.js";
import { parseModule } from "../../src/syntax/parser.js";
import { recorded } from "./recorded.js";

test.for(recorded<string>("annotations"))("annotation: %j", ([source, expected]) => {
  const { body } = parseModule(`(\n${source}\n)`, { filename: "<s>", mode: "eval" });
  expect(unparse(body)).toBe(expected);
});

test.for(recorded<string | null>("docstrings"))("docstring: %j", ([source, expected]) => {
  const docstring = docstringOf(parseModule(source, { filename: "<s>" }).body);
  expect(docstring?.type === "str" ? docstring.value : null).toBe(expected);
});

test("constants have their Python repr", () => {
  expect(constantRepr({ type: "tuple", items: [{ type: "int", value: 1 }] })).toBe("(1,)");
  expect(constantRepr({ type: "frozenset", items: [{ type: "none" }] })).toBe("frozenset({None})");
  expect(constantRepr({ type: "str", value: "it's\n\u{1f600}\x7f" })).toBe('"it\'s\\n\u{1f600}\\x7f"');
  expect(constantRepr({ type: "str", value: "", wide: [0xd800, 0x41] })).toBe("'\\ud800A'");
  expect(constantRepr({ type: "bytes", value: Uint8Array.of(0, 39, 34, 200) })).toBe("b'\\x00\\'\"\\xc8'");
});
