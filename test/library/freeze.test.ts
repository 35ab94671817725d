// The frozen library is checked in as generated text; this holds it to the .py files that it comes from.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FROZEN_SOURCES } from "../../src/library/frozen/sources.generated.js";
import { decodeCode } from "../../src/compile/encode.js";
import { compiled, fromBase64 } from "../../src/library/frozen-code.js";
import { GENERATED_PATH, generate, generateCode, readModules } from "../../src/library/freeze.js";

it("the generated module is in step with the .py files (else: npm run freeze)", () => {
  expect(readFileSync(GENERATED_PATH, "utf8")).toBe(generate());
});

it("the generated module holds exactly the text of the .py files", () => {
  expect([...FROZEN_SOURCES]).toEqual(readModules());
});

it("a source with quotes, backslashes and template marks survives", () => {
  const source = "a = `\\n${b}$ \\\\ ''' \"\"\" \\${c}\n";
  const text = generate([["m", source]]);
  const literal = /\["m", (`[\s\S]*`)\],\n\]\);/.exec(text)?.[1] ?? "";
  expect(new Function(`return ${literal}`)()).toBe(source);
});

it("the compiled modules of a build decode to what the compiler makes", async () => {
  const text = await generateCode(readModules().slice(0, 6));
  const entries = [...text.matchAll(/"([^"]+)": "([^"]*)"/g)];
  expect(entries.length).toBe(6);
  for (const [, name, encoded] of entries) expect(decodeCode(fromBase64(encoded ?? ""))).toEqual(compiled(name ?? ""));
});

it("our base64 reader agrees with Node's", () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + length * 31) % 256);
    expect(fromBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
  }
});
