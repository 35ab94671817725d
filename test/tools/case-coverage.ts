/*
 * Which public functions and methods of the library no case calls: names of test/library/names.json (what CPython has) that
 * the sandbox has too, and that no program below spec/cases/library (or actions) mentions after a dot, an import or as a call.
 *
 *   npx tsx test/tools/case-coverage.ts [MODULE...]
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CASES = fileURLToPath(new URL("../../spec/cases/", import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const NAMES = read("../library/names.json") as Record<string, Record<string, string | string[]>>;
const LACKS = read("../library/lacks.json") as Record<string, { names: string }>;

function* programs(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`;
    if (statSync(path).isDirectory()) yield* programs(path);
    else if (name.endsWith(".py")) yield readFileSync(path, "utf8");
  }
}

/** Words of the cases that import a module. */
function wordsFor(module: string, texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  const pattern = new RegExp(`\\b(import|from)\\b[^\\n]*\\b${module.replaceAll(".", "\\.")}\\b`);
  for (const text of texts)
    if (pattern.test(text)) for (const word of text.match(/[A-Za-z_]\w*/g) ?? []) words.add(word);
  return words;
}

/** Names of a module that no case mentions. */
export function uncovered(modules: readonly string[] = Object.keys(NAMES)): Map<string, string[]> {
  const texts = [...programs(CASES)];
  const found = new Map<string, string[]>();
  for (const module of modules) {
    const excused = Object.entries(LACKS).filter(([names]) => names.split(" ").includes(module));
    const words = wordsFor(module, texts);
    const missing: string[] = [];
    const isExcused = (name: string): boolean => excused.some(([, { names }]) => new RegExp(names).test(name));
    const seen = new Set<string>();
    for (const [name, kind] of Object.entries(NAMES[module] ?? {})) {
      if (isExcused(name)) continue;
      const parts = Array.isArray(kind)
        ? [name, ...kind.map((part) => `${name}.${part}`)]
        : kind === "call"
          ? [name]
          : [];
      for (const part of parts) {
        const word = part.split(".").at(-1) ?? "";
        if (words.has(word) || seen.has(word) || isExcused(part)) continue;
        seen.add(word);
        missing.push(part);
      }
    }
    if (missing.length > 0) found.set(module, missing);
  }
  return found;
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  let count = 0;
  for (const [module, names] of uncovered(process.argv.length > 2 ? process.argv.slice(2) : undefined)) {
    console.log(`${module}: ${names.join(" ")}`);
    count += names.length;
  }
  console.log(`${count} public functions and methods that no case mentions`);
}
