/*
 * Yardstick: the source ranges of our instructions against CPython 3.13's, over its own library: for each code object the
 * (kind, range) pairs of the instructions that may raise. Run: npx tsx test/yardsticks/compile-positions.ts [--show] [file …]
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CodeFlag, type Code } from "../../src/compile/code.js";
import { compileModule } from "../../src/compile/compiler.js";
import { OP_NAMES } from "../../src/compile/opcodes.js";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";

const LIBRARY = process.env["PYTHON_LIBRARY"] ?? "/root/.pyenv/versions/3.13.0/lib/python3.13";
const args = process.argv.slice(2);
const show = args.includes("--show");
const named = args.filter((arg) => !arg.startsWith("--"));
const files =
  named.length > 0
    ? named
    : readdirSync(LIBRARY)
        .filter((name) => name.endsWith(".py"))
        .map((name) => join(LIBRARY, name));

const KINDS: Record<string, string> = {
  BINARY_SUBSCR: "subscript",
  STORE_SUBSCR: "store subscript",
  DELETE_SUBSCR: "delete subscript",
  LOAD_ATTR: "attribute",
  LOAD_METHOD: "attribute",
  STORE_ATTR: "store attribute",
  DELETE_ATTR: "delete attribute",
  CALL: "call",
  CALL_METHOD: "call",
  CALL_KEYWORD: "call",
  CALL_EX: "call",
  GET_ITER: "iter",
  FOR_ITER: "next",
  UNPACK_SEQUENCE: "unpack",
  UNPACK_EX: "unpack",
  CONTAINS_OP: "contains",
  RAISE: "raise",
  IMPORT_NAME: "import",
  IMPORT_FROM: "import from",
  LOAD_NAME: "name",
  LOAD_GLOBAL: "name",
  STORE_NAME: "store name",
  STORE_GLOBAL: "store name",
  DELETE_NAME: "delete name",
  DELETE_GLOBAL: "delete name",
  BEFORE_WITH: "with",
  BEFORE_ASYNC_WITH: "with",
  GET_AWAITABLE: "await",
  YIELD_VALUE: "yield",
  GET_AITER: "aiter",
  GET_ANEXT: "anext",
  FORMAT_VALUE: "format",
  UNARY_NEGATIVE: "unary",
  UNARY_INVERT: "unary",
  CHECK_EXCEPTION_MATCH: "exception match",
  CHECK_GROUP_MATCH: "group match",
  MATCH_CLASS: "match class",
  MATCH_KEYS: "match keys",
  LIST_EXTEND: "extend",
  DICT_UPDATE: "update",
  DICT_MERGE: "merge",
  DELETE_FAST: "delete fast",
  WITH_EXCEPT_START: "with exit",
};

function kindOf(name: string): string | undefined {
  if (KINDS[name] !== undefined) return KINDS[name];
  if (name.startsWith("COMPARE_")) return "compare";
  return name.startsWith("BINARY_") ? "binary" : undefined;
}

type Entry = readonly [string, number, readonly (readonly [string, number, number, number, number])[], Names];
/** Counts and flags, parameters, all locals, cells, free variables. */
type Names = readonly [readonly number[], readonly string[], readonly string[], readonly string[], readonly string[]];

function namesOf(code: Code): Names {
  const { flags, localNames } = code;
  const varargs = (flags & CodeFlag.VARARGS) !== 0;
  const keywords = (flags & CodeFlag.VARKEYWORDS) !== 0;
  const theirFlags =
    (varargs ? 4 : 0) |
    (keywords ? 8 : 0) |
    ((flags & CodeFlag.GENERATOR) !== 0 ? 32 : 0) |
    ((flags & CodeFlag.COROUTINE) !== 0 ? 128 : 0) |
    ((flags & CodeFlag.ASYNC_GENERATOR) !== 0 ? 512 : 0);
  const plain = (name: string): string => (name.startsWith(".") && name !== ".0" ? name.slice(1) : name);
  const own = localNames.length - code.freeCount;
  const parameters = code.argCount + code.keywordOnlyCount + (varargs ? 1 : 0) + (keywords ? 1 : 0);
  return [
    [code.argCount, code.positionalOnlyCount, code.keywordOnlyCount, theirFlags],
    localNames.slice(0, parameters),
    [...new Set(localNames.slice(0, own).map(plain))].sort(),
    [...new Set(code.cellSlots.map((slot) => plain(localNames[slot])))].sort(),
    localNames.slice(own).sort(),
  ];
}

const NAME_PARTS = ["counts and flags", "parameters", "locals", "cells", "free variables"];

function ours(code: Code, out: Entry[]): void {
  const found: [string, number, number, number, number][] = [];
  for (let pc = 0; pc < code.words.length; pc++) {
    const kind = kindOf(OP_NAMES[code.words[pc] & 0xff]);
    if (kind === undefined) continue;
    const p = 4 * pc;
    found.push([kind, code.positions[p], code.positions[p + 1], code.positions[p + 2], code.positions[p + 3]]);
  }
  out.push([code.qualname, code.firstLine, found, namesOf(code)]);
  for (const child of code.children) ours(child, out);
}

const theirs = execFileSync("python3.13", [join(import.meta.dirname, "compile_dump.py")], {
  input: files.join("\n"),
  encoding: "utf8",
  maxBuffer: 1 << 30,
  env: { ...process.env, PYENV_VERSION: "3.13.0" },
})
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Entry[] | null);

const tally = new Map<string, number>();
const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
files.forEach((path, index) => {
  const expected = theirs[index];
  if (expected === null) return;
  let mine: Entry[];
  try {
    const source = readFileSync(path, "utf8");
    mine = [];
    ours(compileModule(parseModule(source, { filename: path }), { filename: path, source }), mine);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw new Error(`compiling ${path}`, { cause: error });
    console.log(path, error.message);
    return;
  }
  const byName = new Map<string, Entry[]>();
  for (const entry of mine) {
    const key = `${entry[0]}:${entry[1]}`;
    byName.set(key, [...(byName.get(key) ?? []), entry]);
  }
  const asked = new Map<string, number>();
  for (const entry of expected) {
    count("code objects");
    const key = `${entry[0]}:${entry[1]}`;
    const nth = asked.get(key) ?? 0;
    asked.set(key, nth + 1);
    const match = byName.get(key)?.[nth];
    if (match === undefined) {
      count("missing code objects");
      if (show) console.log(`${path}: no ${key}`);
      continue;
    }
    NAME_PARTS.forEach((part, i) => {
      const [theirNames, ourNames] = [JSON.stringify(entry[3][i]), JSON.stringify(match[3][i])];
      if (theirNames === ourNames) return;
      count(`other ${part}`);
      if (show) console.log(`${path} ${key}: ${part}: CPython has ${theirNames}, we have ${ourNames}`);
    });
    const a = new Set(entry[2].map((each) => each.join(" ")));
    const b = new Set(match[2].map((each) => each.join(" ")));
    for (const each of a) {
      count("ranges");
      if (b.has(each)) continue;
      count(`missing ${each.split(/ \d/)[0]}`);
      if (show) console.log(`${path} ${key}: CPython has ${each}`);
    }
    for (const each of b) {
      if (a.has(each)) continue;
      count(`extra ${each.split(/ \d/)[0]}`);
      if (show) console.log(`${path} ${key}: we have ${each}`);
    }
  }
  if (mine.length !== expected.length) count("files with another number of code objects");
});
for (const [what, number] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`${what}: ${number}`);
