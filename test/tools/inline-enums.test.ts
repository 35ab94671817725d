// Holds the enum plugin to what tsc does, and makes sure that it is on in this very run.

import { describe, expect, it } from "vitest";
import { Op } from "../../src/compile/opcodes.js";
import { type EnumTable, inlineMembers, scanFolder, scanSource } from "./inline-enums.js";

const SAMPLE = `
export const enum Color {
  RED,
  GREEN = 5,
  BLUE,
  MASK = (1 << 4) | RED | Color.GREEN,
  NEGATIVE = -1,
  "in quotes" = ~0,
}
export const enum Word { HELLO = "hello" }
export enum Plain { A }
const enum Hidden { A }
`;

const table: EnumTable = scanSource(SAMPLE, "sample.ts");

function inline(code: string): string | undefined {
  return inlineMembers(code, "module.ts", table)?.code;
}

describe("scanning", () => {
  it("reads counted and explicit values as TypeScript does", () => {
    expect([...(table.get("Color") ?? [])]).toEqual([
      ["RED", 0],
      ["GREEN", 5],
      ["BLUE", 6],
      ["MASK", 21],
      ["NEGATIVE", -1],
      ["in quotes", -1],
    ]);
    expect(table.get("Word")?.get("HELLO")).toBe("hello");
  });

  it("takes exported const enums only", () => {
    expect([...table.keys()]).toEqual(["Color", "Word"]);
  });

  it("refuses a value that it cannot evaluate", () => {
    expect(() => scanSource("export const enum E { A = f() }", "e.ts")).toThrow("e.ts: E.A: cannot evaluate");
  });

  it("finds the opcodes in src", () => {
    const opcodes = scanFolder(new URL("../../src", import.meta.url).pathname).get("Op");
    expect(opcodes?.size).toBeGreaterThan(50);
    expect(new Set(opcodes?.values()).size).toBe(opcodes?.size);
  });
});

describe("inlining", () => {
  it("replaces members of an imported enum", () => {
    expect(inline('import { Color } from "./color.js";\nf(Color.BLUE, Color["MASK"]);')).toBe(
      'import { Color } from "./color.js";\nf(6 /* Color.BLUE */, 21 /* Color.MASK */);',
    );
  });

  it("follows a local name", () => {
    expect(inline('import { Color as C } from "./color.js"; f(C.BLUE - C.NEGATIVE);')).toContain(
      "f(6 /* C.BLUE */ - (-1) /* C.NEGATIVE */)",
    );
  });

  it("replaces strings", () => {
    expect(inline('import { Word } from "./word.js"; f(Word.HELLO);')).toContain('f("hello" /* Word.HELLO */)');
  });

  it("replaces members in the module that declares the enum", () => {
    expect(inline("export const enum Color { RED, GREEN = 5 }\nf(Color.GREEN);")).toContain("f(5 /* Color.GREEN */)");
  });

  it("leaves strings, comments, types and other objects alone", () => {
    const code = 'import { Color } from "./color.js"; /* Color.RED */ const a: Color.RED = "Color.RED" + x.Color.RED;';
    expect(inline(code)).toBeUndefined();
  });

  it("leaves a module alone that has another thing of that name", () => {
    expect(inline("const Color = { RED: 1 }; f(Color.RED);")).toBeUndefined();
    expect(inline('import { Color } from "some-package"; f(Color.RED);')).toBeUndefined();
  });

  it("refuses a member that does not exist", () => {
    expect(() => inline('import { Color } from "./color.js"; f(Color.PINK);')).toThrow("Color has no member PINK");
  });
});

describe("this run", () => {
  it("has opcodes inlined", () => {
    const source = (() => Op.NOP).toString();
    expect(source).toMatch(/\d+/);
    expect(source).not.toMatch(/\bOp\.|__vi_import/);
  });
});
