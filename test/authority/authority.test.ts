// The core has no authority of its own: what its built modules name beyond themselves is a written list of ECMAScript
// intrinsics, nothing is evaluated or imported at run time, and no property is reached by a key that a guest could choose.
// The lists are tables of spec/sandbox.md, "Authority"; this test reads them there.

import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { dynamicKeys, type DynamicKeys } from "./dynamic-keys.js";
import { outsideOf, type Outside } from "./free-names.js";

/** The compiled modules, one file each, of which the package in dist is bundled. */
const BUILD = fileURLToPath(new URL("../../build", import.meta.url));
const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const SPEC = readFileSync(fileURLToPath(new URL("../../spec/sandbox.md", import.meta.url)), "utf8");

/** The rows of the table whose first column is headed `head`, cells without backquotes. */
function rows(head: string): string[][] {
  const lines = SPEC.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  expect(start, `a table headed "${head}" in spec/sandbox.md`).toBeGreaterThan(0);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) =>
        cell
          .trim()
          .replaceAll("`", "")
          .replaceAll(String.raw`\|`, "|"),
      ),
  );
}

/** What every module that `index.js` loads takes from outside, by path below dist. */
const modules = new Map<string, Outside>();
/** The files of the package that its platform-neutral entry loads. */
const files = new Map<string, Outside>();
let keys: DynamicKeys;

/** Everything that `folder`/index.js imports, by path below the folder. */
function load(folder: string, into: Map<string, Outside>): void {
  const waiting = [resolve(folder, "index.js")];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const name = relative(folder, path);
    if (into.has(name)) continue;
    const outside = outsideOf(readFileSync(path, "utf8"));
    into.set(name, outside);
    for (const source of [
      ...outside.imports,
      ...outside.dynamic.flatMap((text) => /"(\..*?)"/.exec(text)?.[1] ?? []),
    ]) {
      expect(source, `${name} imports its own package only`).toMatch(/^\.\.?\//);
      waiting.push(resolve(dirname(path), source));
    }
  }
}

beforeAll(() => {
  load(BUILD, modules);
  load(DIST, files);
  keys = dynamicKeys();
}, 120_000);

describe("the core", () => {
  it("names only the intrinsics of the list, each where the list says", () => {
    const allowed = new Map(rows("intrinsic").map(([name, where]) => [name ?? "", where ?? ""]));
    const found: string[] = [];
    const used = new Set<string>();
    for (const [path, { names }] of modules)
      for (const name of names.keys()) {
        used.add(name);
        const where = allowed.get(name);
        if (where === undefined) found.push(`${path}: ${name}`);
        else if (
          where !== "anywhere" &&
          !where.split(", ").some((part) => path === part || (part.endsWith("/") && path.startsWith(part)))
        )
          found.push(`${path}: ${name} (allowed in ${where})`);
      }
    expect(found).toEqual([]);
    expect(
      [...allowed.keys()].filter((name) => !used.has(name)),
      "rows without use",
    ).toEqual([]);
    expect(modules.size).toBeGreaterThan(250);
  });

  it("gains nothing by being bundled", () => {
    const allowed = new Set(rows("intrinsic").map(([name]) => name));
    const found = [...files].flatMap(([path, { names }]) =>
      [...names.keys()].filter((name) => !allowed.has(name)).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
    expect(files.size).toBeGreaterThan(10);
  });

  it("uses only members of Math that are the same in every engine", () => {
    const allowed = rows("member of Math").flatMap(([names, where]) =>
      (names ?? "").split(", ").map((name) => [`Math.${name}`, where ?? ""] as const),
    );
    const where: ReadonlyMap<string, string> = new Map(allowed);
    const found = [...modules].flatMap(([path, { members }]) =>
      [...members]
        .filter((name) => name.startsWith("Math.") && where.get(name) !== "anywhere" && where.get(name) !== path)
        .map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it("evaluates nothing and imports nothing at run time", () => {
    const dynamic = [...modules].flatMap(([path, outside]) => outside.dynamic.map((text) => `${path}: ${text}`));
    expect(dynamic).toEqual([]);
    for (const [path, { names }] of modules)
      for (const name of ["eval", "Function", "require", "process", "fetch", "setTimeout", "WebAssembly"])
        // The second tier makes functions, of text that test/vm/tier2.test.ts holds against a grammar.
        expect(names.has(name), `${path}: ${name}`).toBe(name === "Function" && path === "vm/tier2/tier.js");
  });

  it("reads `constructor` and prototypes only where the list says", () => {
    const allowed = rows("property").map(([name, where]) => [name, new Set(where?.split(", "))] as const);
    for (const [name, where] of allowed) {
      const users = [...modules].filter(([, { properties }]) => properties.has(name ?? "")).map(([path]) => path);
      expect(
        users.filter((path) => !where.has(path)),
        name,
      ).toEqual([]);
    }
    const names = allowed.map(([name]) => name);
    for (const name of [
      "constructor",
      "__proto__",
      "caller",
      "callee",
      "__defineGetter__",
      "__lookupGetter__",
      "setPrototypeOf",
    ])
      expect(names, "a row").toContain(name);
  });

  it("reaches no property by an open key but the reviewed ones", () => {
    const reviewed = rows("access by an open key").map(([access]) => access);
    expect(keys.open).toEqual([...reviewed].sort());
    expect(keys.files).toBeGreaterThan(250);
    expect(keys.counts.number).toBeGreaterThan(3000);
  });
});

describe("spec/sandbox.md", () => {
  it("names only tests that there are", () => {
    const named = [...SPEC.matchAll(/`(?:npx tsx )?(test\/[\w/.-]+\.ts)`/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url))))).toEqual([]);
  });

  it("has the twelve guarantees, each with what holds it", () => {
    const guarantees = rows("#");
    expect(guarantees.map(([number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const [number, , held] of guarantees) expect(held, number).toMatch(/test\/|coluber|npm run/);
  });
});

describe("the search for free names", () => {
  const names = (source: string): string[] => [...outsideOf(source).names.keys()].sort();

  it.for<[string, string[]]>([
    ["const a = b; { const c = a; } c;", ["b", "c"]],
    ["function f(x, y = z) { return x + y + w; }", ["w", "z"]],
    ["const { a, b: [c, d = e], ...rest } = g; rest; c; d; a; b;", ["b", "e", "g"]],
    ["try { f(); } catch (e) { e; } e;", ["e", "f"]],
    ["for (const x of xs) x; x;", ["x", "xs"]],
    ["class A { static #p = A; m() { return this.fetch + q; } }", ["q"]],
    ["const o = { a, b: c, [d]: 1, e() { f; } };", ["a", "c", "d", "f"]],
    ["const f = function g() { g; arguments; }; arguments;", ["arguments"]],
    ["switch (a) { case b: { let c; c; } } c;", ["a", "b", "c"]],
    ["label: for (;;) { break label; } import x, { y as z } from './m.js'; x; y; z; export { x as default };", ["y"]],
    ["(0, eval)('1'); new Function('x'); globalThis['fetch'];", ["Function", "eval", "globalThis"]],
    ["const tag = String.raw`${process}`; `${typeof undeclared}`;", ["String", "process", "undeclared"]],
    ["export const [x = y] = []; export function f() { return x; }", ["y"]],
  ])("in %s", ([source, expected]) => {
    expect(names(source)).toEqual(expected);
  });

  it("sees import() and import.meta", () => {
    expect(outsideOf("import('node:fs'); import.meta.url;").dynamic).toEqual(["import('node:fs')", "import.meta"]);
  });
});
