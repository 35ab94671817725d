/*
 * Yardstick: the source texts that CPython's own tests of its syntax errors have refused, held against ours: rejected,
 * same message, same position. Texts that CPython's compiler refuses (not its parser) count only when ours is there.
 * Run: npx tsx test/yardsticks/syntax-errors.ts [--wrong] [test module …]
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";
import type { Mode } from "../../src/syntax/source.js";

type Case = readonly [source: string, mode: Mode, stage: "parser" | "compiler", verdict: readonly (string | number)[]];
type Compile = (source: string, filename: string, mode: Mode) => unknown;

/** The compiler, when it is there: any of these exports takes a source text. */
async function findCompiler(): Promise<Compile | null> {
  try {
    const module = (await import("../../src/compile/compiler.js")) as Record<string, unknown>;
    const compile = module["compileSource"] ?? module["compile"];
    if (typeof compile === "function") return (source, filename, mode) => compile(source, { filename, mode });
    const compileTree = module["compileModule"] ?? module["compileTree"];
    if (typeof compileTree !== "function") return null;
    return (source, filename, mode) => compileTree(parseModule(source, { filename, mode }), { filename, source, mode });
  } catch {
    return null;
  }
}

const args = process.argv.slice(2);
const showWrong = args.includes("--wrong");
const output = execFileSync(
  "python3.13",
  [join(import.meta.dirname, "syntax_corpus.py"), ...args.filter((arg) => !arg.startsWith("--"))],
  {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, PYENV_VERSION: "3.13.0" },
    stdio: ["ignore", "pipe", "ignore"],
  },
);
const cases = JSON.parse(output) as Case[];
const compile = await findCompiler();

for (const stage of ["parser", "compiler"] as const) {
  const run: Compile | null =
    stage === "parser" ? (source, filename, mode) => parseModule(source, { filename, mode }) : compile;
  const of = cases.filter((entry) => entry[2] === stage);
  if (run === null) {
    console.log(`${stage}: ${of.length} texts, not run (no compiler yet)`);
    continue;
  }
  let rejected = 0;
  let message = 0;
  let position = 0;
  for (const [source, mode, , verdict] of of) {
    let mine: readonly (string | number)[] | null = null;
    try {
      run(source, "<test>", mode);
    } catch (error) {
      if (error instanceof PythonSyntaxError)
        mine = [error.type, error.message, error.line, error.offset, error.endLine, error.endOffset];
      else mine = ["crash", String(error)];
    }
    const sameMessage = mine !== null && mine[0] === verdict[0] && mine[1] === verdict[1];
    const samePosition = sameMessage && mine !== null && mine.every((value, i) => value === verdict[i]);
    if (mine !== null && mine[0] !== "crash") rejected++;
    if (sameMessage) message++;
    if (samePosition) position++;
    else if (showWrong)
      console.log(
        `${mode} ${JSON.stringify(source)}\n  ours    ${JSON.stringify(mine)}\n  CPython ${JSON.stringify(verdict)}`,
      );
  }
  console.log(
    `${stage}: ${of.length} texts, ${rejected} rejected, ${message} with the same message, ${position} at the same position`,
  );
}
