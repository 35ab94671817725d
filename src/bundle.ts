// Build-time only (`npm run build`): turns the compiler's output in `build/` into the package in `dist/`. One chunk holds
// the core, the command and the agent have theirs, and what a small program never needs stands in *parts* that load when
// one of their functions is first called. Imports between the sources stay plain: where a module of a part is imported
// from outside, the bundle gets a stub for each function, which fetches the part and calls on. A part loads at once
// (`runSync` and the import statement cannot wait), which Node can do where `require` takes ES modules; every other
// platform gets the entries that import all parts beforehand. Not part of the package (see tsconfig.json).

import { parse, type ExportNamedDeclaration, type FunctionDeclaration, type Node } from "acorn";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown, type Plugin } from "rolldown";
import { writeCode } from "./library/freeze.js";

const BUILD = fileURLToPath(new URL("../build/", import.meta.url));
const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

/** What the package offers: importable by anyone, and so with both kinds of entry. */
const ENTRIES = ["index", "agent/index", "ai", "worker", "executor/file-store", "executor/e2b"];
/** Programs: started by `node`, never imported. */
const PROGRAMS = ["cli/main", "executor/worker-child", "attack/child"];

/** The parts and the modules that begin them, of which other modules may use functions only. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  library: ["library/library"],
  frozen: ["library/frozen-code"],
  numeric: ["numeric/exponential", "numeric/trigonometry", "numeric/hyperbolic", "numeric/special"],
  names: ["unicode/names"],
  normalize: ["unicode/normalize"],
  digest: ["numeric/digest"],
  diagnose: ["syntax/diagnose"],
  schema: ["host/json-schema"],
  check: ["host/check"],
  replay: ["host/replay"],
  snapshot: ["host/snapshot"],
};
/** A part that must find all others loaded: a snapshot may name what any of them registers. */
const LAST = "snapshot";

const PART_OF = new Map<string, string>();
for (const [part, modules] of Object.entries(PARTS))
  for (const module of modules) PART_OF.set(join(BUILD, `${module}.js`), part);

const SWITCH = "\0parts";
const STUB = "\0stub:";
const PART = "\0part:";

/** The functions that a module exports, with the text of a parameter list long enough for each. */
function exportedFunctions(path: string): Map<string, string> {
  const found = new Map<string, string>();
  const tree = parse(readFileSync(path, "utf8"), { ecmaVersion: 2022, sourceType: "module" });
  for (const node of tree.body as Node[]) {
    if (node.type !== "ExportNamedDeclaration") continue;
    const { declaration } = node as ExportNamedDeclaration;
    if (declaration?.type !== "FunctionDeclaration") continue;
    const { id, params } = declaration as FunctionDeclaration;
    const hasRest = params.some((parameter) => parameter.type === "RestElement");
    found.set(id.name, hasRest ? "...a" : params.map((_, index) => `a${index}`).join(","));
  }
  return found;
}

/** The name in its part of what a module exports. */
function partName(path: string, name: string): string {
  const index = (PARTS[PART_OF.get(path) as string] as readonly string[]).indexOf(relative(BUILD, path).slice(0, -3));
  return `${name}_${index}`;
}

/** A module in the place of one of a part's: exports that load the part when they are called. */
function stubOf(path: string): string {
  const part = JSON.stringify(PART_OF.get(path));
  const lines = [`import { part } from ${JSON.stringify(SWITCH)};`];
  for (const [name, parameters] of exportedFunctions(path))
    lines.push(
      `let ${name}_; export function ${name}(${parameters}) { return (${name}_ ??= part(${part}).${partName(path, name)})(${parameters}); }`,
    );
  return lines.join("\n");
}

function partOf(part: string): string {
  const lines: string[] = [];
  if (part === LAST) lines.push(`import { part } from ${JSON.stringify(SWITCH)};`);
  for (const module of PARTS[part] as readonly string[]) {
    const path = join(BUILD, `${module}.js`);
    const names = [...exportedFunctions(path).keys()].map((name) => `${name} as ${partName(path, name)}`);
    lines.push(`export { ${names.join(", ")} } from ${JSON.stringify(path)};`);
  }
  if (part === LAST) for (const other of Object.keys(PARTS)) if (other !== LAST) lines.push(`part("${other}");`);
  return lines.join("\n");
}

const SWITCH_TEXT =
  "let load; export function part(name) { return load(name); } export function provide(loader) { load = loader; }";

const parts: Plugin = {
  name: "parts",
  resolveId(source, importer) {
    if (source === SWITCH || source.startsWith(PART)) return source;
    if (importer === undefined || !source.startsWith(".")) return null;
    const path = join(dirname(importer.replace(STUB, "")), source);
    const part = PART_OF.get(path);
    if (part === undefined || PART_OF.get(importer) === part) return null;
    return STUB + path;
  },
  load(id) {
    if (id === SWITCH) return SWITCH_TEXT;
    // The compiled modules are there instead.
    if (id.endsWith("/sources.generated.js")) return "export const FROZEN_SOURCES = new Map();";
    if (id.startsWith(STUB)) return stubOf(id.slice(STUB.length));
    return id.startsWith(PART) ? partOf(id.slice(PART.length)) : null;
  },
};

/** Modules that `from` imports, directly and by others, parts left out. */
function reachable(from: string): Set<string> {
  const found = new Set([join(BUILD, `${from}.js`)]);
  for (const path of found)
    for (const source of importsOf(path)) {
      const target = join(dirname(path), source);
      if (!PART_OF.has(target)) found.add(target);
    }
  return found;
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/^(?:import|export)\b[^;"]*?from\s*"(\.[^"]+)"|^import\s+"(\.[^"]+)"/gm)].map(
    ([, named, bare]) => named ?? bare,
  );
}

/** The declarations that the entries' own refer to. */
function copyDeclarations(): void {
  const found = new Set(ENTRIES.map((entry) => `${entry}.d.ts`));
  for (const path of found) {
    const text = readFileSync(BUILD + path, "utf8");
    for (const [, source] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)\.js"/g))
      found.add(join(dirname(path), `${source}.d.ts`));
    mkdirSync(dirname(DIST + path), { recursive: true });
    copyFileSync(BUILD + path, DIST + path);
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(DIST + path), { recursive: true });
  writeFileSync(DIST + path, text);
}

async function bundle(): Promise<void> {
  const core = reachable("index");
  const isReadable = process.env["COLUBER_READABLE"] === "1";
  const names = [...ENTRIES, ...PROGRAMS];
  const built = await rolldown({
    input: {
      ...Object.fromEntries(names.map((name) => [`entries/${name.replaceAll("/", "-")}`, join(BUILD, `${name}.js`)])),
      ...Object.fromEntries(Object.keys(PARTS).map((part) => [`parts/${part}`, PART + part])),
      "parts/switch": SWITCH,
    },
    plugins: [parts],
    platform: "node",
    preserveEntrySignatures: "allow-extension",
    external: [/^node:/, /^[@\w]/],
    logLevel: "warn",
  });
  rmSync(DIST, { recursive: true, force: true });
  await built.write({
    dir: DIST,
    format: "esm",
    minify: !isReadable,
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          name: "core",
          test: (id) => id === SWITCH || id.startsWith(STUB) || core.has(id),
        },
      ],
    },
  });
  await built.close();
  const list = Object.keys(PARTS);
  write(
    "parts/all.js",
    [
      ...list.map((part) => `import * as ${part} from "./${part}.js";`),
      `import { provide } from "./switch.js";`,
      `const all = { ${list.join(", ")} };`,
      "provide((name) => all[name]);",
    ].join("\n"),
  );
  write(
    "parts/lazy.js",
    [
      `import { createRequire } from "node:module";`,
      `import { provide } from "./switch.js";`,
      "const require = createRequire(import.meta.url);",
      "provide((name) => require(`./${name}.js`));",
    ].join("\n"),
  );
  for (const name of ENTRIES) {
    const up = "../".repeat(name.split("/").length - 1) || "./";
    const rest = `export * from "${up}entries/${name.replaceAll("/", "-")}.js";\n`;
    write(`${name}.js`, `import "${up}parts/all.js";\n${rest}`);
    write(`${name}.node.js`, `import "${up}parts/lazy.js";\n${rest}`);
  }
  for (const name of PROGRAMS)
    write(
      `${name}.js`,
      [
        name === "cli/main" ? "#!/usr/bin/env node\n" : "",
        `await import(process.features.require_module === true ? "../parts/lazy.js" : "../parts/all.js");\n`,
        `await import("../entries/${name.replaceAll("/", "-")}.js");\n`,
      ].join(""),
    );
  copyDeclarations();
}

if (!existsSync(`${BUILD}index.js`)) throw new Error("build/ is empty: run `npm run build`");
await writeCode();
await bundle();
