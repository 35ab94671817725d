// `npm run bench -- parse`: the lexer, the parser and the compiler (what tsc built, since the package does not export them)
// over CPython's own library, beside CPython's. `ast.parse` also makes Python objects of the tree, so "parse and compile",
// its `compile()`, is the fairer row.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { ROOT, ask, findPythons, machine, measure, publish, short } from "./shared.js";

const BUILD = new URL("../build/", import.meta.url).href;
const { parseModule } = (await import(`${BUILD}syntax/parser.js`)) as typeof import("../src/syntax/parser.js");
const { compileModule } = (await import(`${BUILD}compile/compiler.js`)) as typeof import("../src/compile/compiler.js");
const { decodeSource } = (await import(`${BUILD}syntax/source.js`)) as typeof import("../src/syntax/source.js");

const CORPUS_BYTES = 1_000_000;
const filename = "<bench>";
const head = machine();
const pythons = findPythons();

/** Lib/*.py of the newest CPython, else the programs of spec/cases; those that compile, up to a size. */
function corpus(): string[] {
  const [newest] = pythons.slice(-1);
  let folder = `${ROOT}spec/cases/`;
  if (newest !== undefined) {
    const library = spawnSync(newest.command, ["-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])"], {
      encoding: "utf8",
      env: { ...process.env, ...newest.environment },
    }).stdout.trim();
    if (existsSync(library)) folder = `${library}/`;
  }
  const paths: string[] = [];
  let bytes = 0;
  for (const file of readdirSync(folder, { recursive: folder.startsWith(ROOT), encoding: "utf8" }).sort()) {
    if (!file.endsWith(".py") || bytes >= CORPUS_BYTES) continue;
    const data = readFileSync(folder + file);
    try {
      const source = decodeSource(data, file);
      compileModule(parseModule(source, { filename }), { filename, source });
    } catch {
      continue; // one of the programs that must fail
    }
    bytes += data.length;
    paths.push(folder + file);
  }
  return paths;
}

const paths = corpus();
let bytes = 0;
const texts = paths.map((path) => {
  const data = readFileSync(path);
  bytes += data.length;
  return decodeSource(data, path);
});
const trees = texts.map((text) => parseModule(text, { filename }));
const rows: string[][] = [];
const seconds = 1.5;
function row(name: string, kind: string | null, action: () => void): void {
  const ours = measure(seconds, action);
  const theirs = pythons.map((python) => (kind === null ? undefined : ask(python, { kind, paths, seconds })));
  rows.push([
    name,
    short(ours.median),
    `${(bytes / 1000 / ours.median).toFixed(1)} MB/s`,
    ...theirs.flatMap((answer) =>
      answer === undefined ? ["", ""] : [short(answer.milliseconds), (ours.median / answer.milliseconds).toFixed(2)],
    ),
  ]);
}
row("parse (text to tree)", "parse", () => {
  for (const text of texts) parseModule(text, { filename });
});
row("compile (tree to code)", null, () => {
  trees.forEach((tree, index) => compileModule(tree, { filename, source: texts[index] }));
});
row("parse and compile", "compile", () => {
  for (const source of texts) compileModule(parseModule(source, { filename }), { filename, source });
});
publish("parse", {
  title: "Parser and compiler",
  machine: head,
  note: `${(bytes / 1e6).toFixed(1)} MB in ${paths.length} files. A ratio is our time divided by CPython's.`,
  columns: ["row", "Coluber ms", "speed", ...pythons.flatMap(({ label }) => [`${label} ms`, "ratio"])],
  rows,
});
