// Build-time only (`npm run build`): turns the compiler's output in `build/` into the package in `dist/`. One chunk holds
// the core, the command and the agent have theirs, and what a small program never needs stands in *parts* that load when
// one of their functions is first called. Imports between the sources stay plain: where a module of a part is imported
// from outside, the bundle gets a stub for each function, which fetches the part and calls on. A part loads at once
// (`runSync` and the import statement cannot wait), which Node's `require` can do, so each part is there in CommonJS too;
// every other platform gets the entries that import all parts beforehand. Not part of the package (see tsconfig.json).

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
const PROGRAMS = ["cli/main", "executor/worker-child", "attack/child", "fuzz/child"];

/** The parts and the modules that begin them, of which other modules may use functions only. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  numeric: ["numeric/exponential", "numeric/trigonometry", "numeric/hyperbolic", "numeric/special"],
  names: ["unicode/names"],
  normalize: ["unicode/normalize"],
  digest: ["numeric/digest"],
  diagnose: ["syntax/diagnose"],
  schema: ["host/json-schema", "host/schema"],
  text: ["objects/encoding", "objects/percent", "objects/strformat"],
  properties: ["unicode/properties"],
  unparse: ["compile/unparse"],
  mark: ["vm/mark"],
  frozen: ["library/frozen-code"],
  library: ["library/library"],
  check: ["host/check"],
  replay: ["host/replay"],
  snapshot: ["host/snapshot"],
};
/** A part that must find all others loaded: a snapshot may name what any of them registers. */
const LAST = "snapshot";

const PART_OF = new Map<string, string>();
for (const [part, modules] of Object.entries(PARTS))
  for (const module of modules) PART_OF.set(join(BUILD, `${module}.js`), part);

/** Modules that export text and nothing else: one file of JSON each, which Node never needs to parse as a program. */
const DATA: Readonly<Record<string, string>> = {
  "library/frozen/code.generated": "code",
  "library/zones.generated": "zones",
  "unicode/decomposition.generated": "decomposition",
  "unicode/names.generated": "names",
};
const DATA_HEAD = "export default ";

const SWITCH = "\0parts";
const STUB = "\0stub:";
const PART = "\0part:";

/** The functions that a module exports, with the text of a parameter list long enough for each. */
function exportedFunctions(path: string): Map<string, string> {
  const found = new Map<string, string>();
  const tree = parse(readFileSync(path, "utf8"), { ecmaVersion: "latest", sourceType: "module" });
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

/** The module that begins a part: it registers the part's functions. */
function partOf(part: string): string {
  const imports: string[] = [];
  const all: string[] = [];
  for (const module of PARTS[part] as readonly string[]) {
    const path = join(BUILD, `${module}.js`);
    const names = [...exportedFunctions(path).keys()].map((name) => `${name} as ${partName(path, name)}`);
    imports.push(`import { ${names.join(", ")} } from ${JSON.stringify(path)};`);
    for (const name of exportedFunctions(path).keys()) all.push(partName(path, name));
  }
  const others = part === LAST ? Object.keys(PARTS).filter((other) => other !== LAST) : [];
  return [
    `import { part, register } from ${JSON.stringify(SWITCH)};`,
    ...imports,
    `register("${part}", { ${all.join(", ")} });`,
    ...others.map((other) => `part("${other}");`),
  ].join("\n");
}

const SWITCH_TEXT = `
const loaded = new Map();
let load;
export function register(name, functions) { loaded.set(name, functions); }
export function provide(loader) { load = loader; }
export function part(name) {
  if (!loaded.has(name)) load(name);
  return loaded.get(name);
}`;

function dataOf(path: string): string | undefined {
  return DATA[relative(BUILD, path).slice(0, -".js".length)];
}

async function dataIn(path: string): Promise<Readonly<Record<string, string>>> {
  return (await import(path)) as Readonly<Record<string, string>>;
}

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
  async load(id) {
    if (id === SWITCH) return SWITCH_TEXT;
    // The compiled modules are there instead.
    if (id.endsWith("/sources.generated.js")) return "export const FROZEN_SOURCES = new Map();";
    const data = dataOf(id);
    if (data !== undefined) {
      const names = Object.keys(await dataIn(id));
      return [
        `import data from ${JSON.stringify(`coluber-data/${data}`)};`,
        ...names.map((name) => `export const ${name} = data.${name};`),
      ].join("\n");
    }
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

/**
 * Breaks the line of a minified text where statements begin, since Node shows the line that threw: with all on one line that
 * is a megabyte.
 */
function inLines(text: string): string {
  const places: number[] = [];
  const pending: unknown[] = [parse(text, { ecmaVersion: "latest", sourceType: "module" })];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item !== "object" || item === null) continue;
    if (!Array.isArray(item) && /Statement$|Declaration$|^MethodDefinition$/.test(String((item as Node).type)))
      places.push((item as Node).start);
    for (const value of Object.values(item)) if (typeof value === "object" && value !== null) pending.push(value);
  }
  places.sort((a, b) => a - b);
  let broken = "";
  let start = 0;
  for (const place of places) {
    if (place - start < 120) continue;
    broken += `${text.slice(start, place)}\n`;
    start = place;
  }
  return broken + text.slice(start);
}

const CORE = "chunks/core.js";

/** The loader of parts for Node: a part is a function that gets what it imports. `up` leads to `dist/`. */
function lazyLoader(up: string, provide: string): string {
  return `import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as core from "${up}${CORE}";
const require = createRequire(import.meta.url);
const loaded = new Map([["${CORE}", core]]);
function load(path) {
  let found = loaded.get(path);
  if (found === undefined) {
    found = path.startsWith("data/")
      ? { default: JSON.parse(readFileSync(new URL("${up}" + path, import.meta.url), "utf8").slice(${DATA_HEAD.length}, -2)) }
      : require("${up}" + path.replace(/js$/, "cjs"))(load);
    loaded.set(path, found);
  }
  return found;
}
core.${provide}((name) => load("parts/" + name + ".js"));
`;
}

/** The name in its chunk of what a facade exports as `wanted`. */
function importedName(code: string, wanted: string): string {
  let found: string | undefined;
  const imported = new Map<string, string>();
  for (const node of parse(code, { ecmaVersion: "latest", sourceType: "module" }).body)
    if (node.type === "ImportDeclaration") {
      for (const specifier of node.specifiers)
        if (specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier")
          imported.set(specifier.local.name, specifier.imported.name);
    } else if (node.type === "ExportNamedDeclaration")
      for (const { local, exported } of node.specifiers)
        if (exported.type === "Identifier" && exported.name === wanted && local.type === "Identifier")
          found = node.source === null ? imported.get(local.name) : local.name;
  if (found === undefined) throw new Error(`nothing is imported as ${wanted}`);
  return found;
}

function hasOwnCode(code: string): boolean {
  return parse(code, { ecmaVersion: "latest", sourceType: "module" }).body.some(
    (node) =>
      node.type !== "ImportDeclaration" &&
      !(node.type === "ExportNamedDeclaration" && node.declaration === null && node.specifiers.length > 0),
  );
}

/** An ES module of ours as a CommonJS one that exports a function: of a loader, giving the exports. */
function asFunction(path: string, code: string): { readonly text: string; readonly sources: readonly string[] } {
  const tree = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  let body = "";
  let head = "";
  let at = 0;
  const sources: string[] = [];
  const given: string[] = [];
  for (const node of tree.body) {
    if (node.type !== "ImportDeclaration" && !node.type.startsWith("Export")) continue;
    body += code.slice(at, node.start);
    at = node.end;
    if (node.type === "ImportDeclaration") {
      const source = join(dirname(path), node.source.value as string);
      const names = node.specifiers.map((specifier) => {
        if (specifier.type === "ImportDefaultSpecifier") return `default:${specifier.local.name}`;
        if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier")
          throw new Error(`${path} imports a namespace`);
        return `${specifier.imported.name}:${specifier.local.name}`;
      });
      sources.push(source);
      head += `const{${names.join(",")}}=load(${JSON.stringify(source)});`;
    } else if (node.type === "ExportNamedDeclaration" && node.declaration === null && node.source === null) {
      for (const { local, exported } of node.specifiers)
        if (local.type === "Identifier" && exported.type === "Identifier") given.push(`${exported.name}:${local.name}`);
    } else throw new Error(`${path} exports by declaration`);
  }
  body += code.slice(at);
  return { text: `module.exports=(load)=>{"use strict";${head}${body};return{${given.join(",")}}};\n`, sources };
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
    platform: "neutral",
    preserveEntrySignatures: "allow-extension",
    external: [/^node:/, /^[@\w]/],
    // Every file that imports data lies one folder down.
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  rmSync(DIST, { recursive: true, force: true });
  const { output } = await built.generate({
    dir: DIST,
    format: "esm",
    // One-byte text is read faster than two-byte text.
    minify: isReadable ? false : { codegen: { removeWhitespace: true, asciiOnly: true } },
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    paths: Object.fromEntries(Object.values(DATA).map((data) => [`coluber-data/${data}`, `../data/${data}.js`])),
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
  for (const chunk of output)
    if (chunk.type === "chunk") write(chunk.fileName, isReadable ? chunk.code : inLines(chunk.code));
  const list = Object.keys(PARTS);
  // The library, as it loads, calls what is numeric.
  write("parts/all.js", list.map((part) => `import "./${part}.js";\n`).join(""));
  for (const [module, data] of Object.entries(DATA))
    // oxlint-disable-next-line no-await-in-loop -- a few files
    write(`data/${data}.js`, `${DATA_HEAD}${JSON.stringify(await dataIn(join(BUILD, `${module}.js`)))};\n`);
  const chunks = new Map(output.flatMap((chunk) => (chunk.type === "chunk" ? [[chunk.fileName, chunk.code]] : [])));
  const pending = list.map((part) => `parts/${part}.js`);
  for (const path of pending) {
    const code = chunks.get(path);
    if (code === undefined) throw new Error(`a part imports ${path}, which is no chunk`);
    const { text, sources } = asFunction(path, code);
    write(path.replace(/js$/, "cjs"), isReadable ? text : inLines(text));
    for (const source of sources)
      if (source !== CORE && !source.startsWith("data/") && !pending.includes(source)) pending.push(source);
  }
  const provide = importedName(chunks.get("parts/switch.js") as string, "provide");
  for (const name of ENTRIES) {
    const up = "../".repeat(name.split("/").length - 1) || "./";
    const entry = `entries/${name.replaceAll("/", "-")}.js`;
    const code = chunks.get(entry) as string;
    // An entry that only names what is in chunks needs no file of its own: each costs a millisecond to load.
    const rest = hasOwnCode(code) ? `export * from "${up}${entry}";\n` : code.replaceAll('"../', `"${up}`);
    write(`${name}.js`, `import "${up}parts/all.js";\n${rest}`);
    write(`${name}.node.js`, lazyLoader(up, provide) + rest);
  }
  write("parts/lazy.js", lazyLoader("../", provide));
  for (const name of PROGRAMS)
    write(
      `${name}.js`,
      `${name === "cli/main" ? "#!/usr/bin/env node\n" : ""}import "../parts/lazy.js";\nimport "../entries/${name.replaceAll("/", "-")}.js";\n`,
    );
  copyDeclarations();
}

if (!existsSync(`${BUILD}index.js`)) throw new Error("build/ is empty: run `npm run build`");
await writeCode();
await bundle();
