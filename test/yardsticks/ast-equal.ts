/*
 * Yardstick: our trees of CPython's own library, node for node and position for position, against `ast.parse`.
 * Run: npx tsx test/yardsticks/ast-equal.ts [--all] [file …]   (reads CPython's files where they are installed)
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseModule } from "../../src/syntax/parser.js";
import { decodeSource } from "../../src/syntax/source.js";
import { dump } from "./ast-dump.js";
const LIBRARY = process.env["PYTHON_LIBRARY"] ?? "/root/.pyenv/versions/3.13.0/lib/python3.13";
const args = process.argv.slice(2);

function pythonFiles(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? deep && entry.name !== "site-packages"
        ? pythonFiles(join(folder, entry.name), true)
        : []
      : entry.name.endsWith(".py")
        ? [join(folder, entry.name)]
        : [],
  );
}

function ours(path: string): string {
  try {
    return dump(parseModule(decodeSource(readFileSync(path), path), { filename: path }));
  } catch (error) {
    if (process.env["TRACE"]) console.error(path, error);
    return "error";
  }
}

const named = args.filter((arg) => !arg.startsWith("--"));
const files = named.length > 0 ? named : pythonFiles(LIBRARY, args.includes("--all"));
const python = (flags: string[]): string =>
  execFileSync("python3.13", [join(import.meta.dirname, "ast_dump.py"), ...flags], {
    input: files.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, PYENV_VERSION: "3.13.0" },
  });

if (args.includes("--show")) {
  const theirs = python(["--show"]).trimEnd().split("\n");
  const mine = ours(files[0]).split("\n");
  const at = mine.findIndex((line, i) => line !== theirs[i]);
  console.log(
    at < 0
      ? "equal"
      : `line ${at}\nours:\n${mine.slice(Math.max(0, at - 6), at + 6).join("\n")}\nCPython:\n${theirs.slice(Math.max(0, at - 6), at + 6).join("\n")}`,
  );
} else {
  const expected = new Map(
    python([])
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ") as [string, string]),
  );
  const wrong: string[] = [];
  for (const path of files) {
    const tree = ours(path);
    const hash = tree === "error" ? tree : createHash("sha256").update(tree).digest("hex");
    if (hash !== expected.get(path)) wrong.push(path);
  }
  console.log(`${files.length - wrong.length} of ${files.length} files equal`);
  for (const path of wrong) console.log(`  ${path}${expected.get(path) === "error" ? " (CPython refuses it)" : ""}`);
  if (wrong.length > 0) process.exitCode = 1;
}
