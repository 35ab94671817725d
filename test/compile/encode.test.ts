// Code as bytes: equal after the round trip, and nothing but a CodeFormatError for bytes that are no code.

import { deepStrictEqual } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Code } from "../../src/compile/code.js";
import { compileModule } from "../../src/compile/compiler.js";
import { CodeFormatError, decodeCode, encodeCode } from "../../src/compile/encode.js";
import { verify, VerifyError } from "../../src/compile/verify.js";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";

const CASES = new URL("../../spec/cases", import.meta.url).pathname;
const SOURCE =
  "class C[T](B):\n    'doc'\n    def f(self, x: T = -1.5, *, y=10**30) -> 'é\\ud800':\n        return lambda: (self, x, b'\\x00', 2j, x in {1, None, ...})\n";

const compile = (source: string): Code =>
  compileModule(parseModule(source, { filename: "a.py" }), { filename: "a.py", source });

/** Puts length and checksum right again after the payload was changed. */
function sealed(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  let hash = 0x811c9dc5;
  for (let i = 17; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  view.setUint32(9, bytes.length - 17);
  view.setUint32(13, hash >>> 0);
  return bytes;
}

test("every case compiles, is verified, and is the same after the round trip", () => {
  let count = 0;
  for (const name of readdirSync(CASES, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".py") || name.startsWith("syntax-error")) continue;
    let code: Code;
    try {
      code = compile(readFileSync(join(CASES, name), "utf8"));
    } catch (error) {
      if (error instanceof PythonSyntaxError) continue;
      throw error;
    }
    verify(code);
    const bytes = encodeCode(code);
    const back = decodeCode(bytes);
    deepStrictEqual(back, code);
    deepStrictEqual(encodeCode(back), bytes);
    count++;
  }
  expect(count).toBeGreaterThan(500);
}, 120_000);

test("constants of all types survive, signs of zero and lone surrogates too", () => {
  const source =
    "x = (-0.0, 0.0, 1e308, -1, 2**53-1, -(2**53-1), 2**53, -2**100, '\\ud800\\udc00', '\\U0001f600', b'', True, None, ..., -0j, ('',))";
  const code = compile(source);
  expect(decodeCode(encodeCode(code))).toStrictEqual(code);
});

test("bytes cut off or extended anywhere are refused", () => {
  const bytes = encodeCode(compile(SOURCE));
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeCode(bytes.slice(0, length))).toThrow(CodeFormatError);
  expect(() => decodeCode(Uint8Array.of(...bytes, 0))).toThrow(CodeFormatError);
});

test("a changed byte is refused by the checksum", () => {
  const bytes = encodeCode(compile(SOURCE));
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] ^= 1 + (at % 255);
    expect(() => decodeCode(changed)).toThrow(CodeFormatError);
  }
});

test("bytes changed behind the checksum's back decode to something that is verified, or are refused", () => {
  const bytes = encodeCode(compile(SOURCE));
  const outcomes = new Set<string>();
  for (let at = 17; at < bytes.length; at++) {
    for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
      const changed = bytes.slice();
      changed[at] = value;
      try {
        verify(decodeCode(sealed(changed)));
        outcomes.add("passes");
      } catch (error) {
        if (!(error instanceof CodeFormatError) && !(error instanceof VerifyError)) throw error;
        outcomes.add(error.name);
      }
    }
  }
  expect([...outcomes].sort()).toEqual(["CodeFormatError", "VerifyError", "passes"]);
});

test("a count beyond the bytes that are left allocates nothing", () => {
  const bytes = encodeCode(compile("x"));
  const huge = bytes.slice(0, 17 + 8);
  huge.fill(0xff, 17, 24);
  huge[24] = 0x0f;
  expect(() => decodeCode(sealed(huge))).toThrow(CodeFormatError);
});

test("another version, and other opcodes, are refused by name", () => {
  const bytes = encodeCode(compile("x"));
  const version = bytes.slice();
  version[4] = 99;
  expect(() => decodeCode(version)).toThrow("version 99");
  const opcodes = bytes.slice();
  opcodes[5] ^= 1;
  expect(() => decodeCode(opcodes)).toThrow("other opcodes");
});
