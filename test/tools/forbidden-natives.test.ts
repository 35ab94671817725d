// Holds src to the check against unmeterable natives, and the check to what it promises.

import { describe, expect, it } from "vitest";
import { checkFolders, checkSource } from "./forbidden-natives.js";

function found(source: string): string[] {
  return checkSource("sample.ts", source).map(({ line, message }) => `${line} ${message.split(":", 1)[0] ?? ""}`);
}

it("src uses no forbidden natives", () => {
  expect(checkFolders()).toEqual([]);
});

describe("the check", () => {
  it.each([
    ["s.indexOf(x)", "1 .indexOf()"],
    ["s\n  .split(x)", "2 .split()"],
    ["s?.includes(x)", "1 .includes()"],
    ['s["replaceAll"](x, y)', "1 .replaceAll()"],
    ["a.sort()", "1 .sort()"],
    ["a.sort((x, y) => x - y)", "1 .sort()"],
    ["String.prototype.split.call(s, x)", "1 .split"],
    ["JSON.stringify(x)", "1 JSON"],
    ["const { parse } = JSON", "1 JSON"],
    ["new RegExp(x)", "1 RegExp"],
    ["/a+/.test(x)", "1 a regular expression"],
    ["structuredClone(x)", "1 structuredClone"],
    ["Array.from(x)", "1 Array.from()"],
    ["new Function(x)", "1 Function"],
  ])("finds %j", (source, finding) => {
    expect(found(source)).toEqual([finding]);
  });

  it.each([
    "const sort = 1; sort(); x.sort",
    "class A { split(x: string): void {} }",
    "interface JSONish { JSON: string; RegExp(): void }",
    "x.JSON; const y = { RegExp: 1 }; const f: Function = y",
    '"a.split(b)"; `JSON`; // JSON.parse',
    "Uint8Array.from(x)",
  ])("passes %j", (source) => {
    expect(found(source)).toEqual([]);
  });

  it("takes a reason on the line or the line above", () => {
    expect(found("s.split(x); // native-ok: our own table")).toEqual([]);
    expect(found("// native-ok: our own table\ns.split(x);")).toEqual([]);
    expect(found("// native-ok: our own table\n\ns.split(x);")).toEqual(["3 .split()"]);
  });

  it("wants a reason", () => {
    expect(found("s.split(x); // native-ok:")).toEqual(["1 `native-ok"]);
  });
});
