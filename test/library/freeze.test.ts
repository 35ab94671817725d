// The frozen library is checked in as generated text; this holds it to the .py files that it comes from.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FROZEN_SOURCES } from "../../src/library/frozen/sources.generated.js";
import { GENERATED_PATH, generate, readModules } from "../../src/library/freeze.js";

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
