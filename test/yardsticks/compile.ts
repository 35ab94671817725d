/*
 * Yardstick: compiles CPython's library and our own cases; every code object is verified, goes through bytes and back, and
 * is verified again. Prints megabytes of source a second. Run: npx tsx test/yardsticks/compile.ts [--all] [file …]
 * For the speed, build first and run with node on dist: npx tsc -p . && node test/yardsticks/compile.ts is not needed:
 * tsx only leaves const enums uninlined.
 */
import { deepStrictEqual } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Code } from "../../src/compile/code.js";
import { compileModule } from "../../src/compile/compiler.js";
import { disassemble } from "../../src/compile/disassemble.js";
import { decodeCode, encodeCode } from "../../src/compile/encode.js";
import { verify } from "../../src/compile/verify.js";
import type { Module } from "../../src/syntax/ast.js";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";

const LIBRARY = process.env["PYTHON_LIBRARY"] ?? "/root/.pyenv/versions/3.13.0/lib/python3.13";
const CASES = join(import.meta.dirname, "../../spec/cases");
const args = process.argv.slice(2);

function pythonFiles(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? deep && entry.name !== "site-packages" && entry.name !== "test"
        ? pythonFiles(join(folder, entry.name), true)
        : []
      : entry.name.endsWith(".py")
        ? [join(folder, entry.name)]
        : [],
  );
}

const named = args.filter((arg) => !arg.startsWith("--"));
const files = named.length > 0 ? named : [...pythonFiles(CASES, true), ...pythonFiles(LIBRARY, args.includes("--all"))];

const trees: { readonly path: string; readonly source: string; readonly tree: Module }[] = [];
let characters = 0;
let refused = 0;
for (const path of files) {
  const source = readFileSync(path, "utf8");
  try {
    trees.push({ path, source, tree: parseModule(source, { filename: path }) });
    characters += source.length;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw new Error(`parsing ${path}`, { cause: error });
    refused++;
  }
}

const codes: { readonly path: string; readonly code: Code }[] = [];
const time = (what: string, work: () => void): void => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(`${what}: ${seconds.toFixed(2)} s, ${(characters / 1e6 / seconds).toFixed(1)} MB/s`);
};
const compileAll = (keep: boolean): void => {
  for (const { path, source, tree } of trees) {
    try {
      const code = compileModule(tree, { filename: path, source, result: "last-expression" });
      if (keep) codes.push({ path, code });
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw new Error(`compiling ${path}`, { cause: error });
      if (keep) refused++;
    }
  }
};
time("compile, cold", () => compileAll(true));
time("compile, warm", () => compileAll(false));
const each = (work: (code: Code) => void): void => {
  for (const { path, code } of codes) {
    try {
      work(code);
    } catch (error) {
      throw new Error(path, { cause: error });
    }
  }
};
time("verify", () => each(verify));
const encoded: Uint8Array[] = [];
time("encode", () => each((code) => void encoded.push(encodeCode(code))));
const decoded: Code[] = [];
time("decode", () => {
  for (const bytes of encoded) decoded.push(decodeCode(bytes));
});
let instructions = 0;
codes.forEach(({ path, code }, index) => {
  deepStrictEqual(decoded[index], code, path);
  verify(decoded[index]);
  deepStrictEqual(encodeCode(decoded[index]), encoded[index], path);
});
const count = (code: Code): void => {
  instructions += code.words.length;
  code.children.forEach(count);
};
each(count);
time("disassemble", () => each((code) => void disassemble(code)));
const bytes = encoded.reduce((sum, each_) => sum + each_.length, 0);
console.log(
  `${files.length} files (${refused} no Python), ${(characters / 1e6).toFixed(1)} MB, ${instructions} instructions, ${(bytes / 1e6).toFixed(1)} MB encoded: all verified, all equal after the round trip`,
);
