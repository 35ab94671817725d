// `npm run bench -- smoke`: how fast the built package (dist) parses, compiles and runs, beside CPython 3.11 and 3.13
// where the machine has them. Every number is CPU time; each row runs Coluber and the CPythons one after another, so
// that the machine's load falls on all of them alike, and what programs print must be the same everywhere.
//
//   --only TEXT     rows whose name contains TEXT
//   --seconds N     about so many seconds a row and an implementation, after a warm-up as long (default 1.5)
//   --write         record the table in bench/README.md
//   --no-cpython    leave CPython out
//   --dist FOLDER   another build than dist
//
// Invariant: a ratio is (CPython's time) / (Coluber's time): 1.00 is as fast as CPython, 2.00 twice as fast.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Bench } from "tinybench";
import { table } from "../test/tools/docs.js";
import { replaceRegion } from "../test/tools/regions.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const PROGRAMS = `${ROOT}bench/programs/`;
const HARNESS = `${ROOT}bench/harness.py`;
const REPORT = `${ROOT}bench/README.md`;
/** The corpus of the parser and the compiler ends with the file that reaches this size. */
const CORPUS_BYTES = 2_000_000;

/** A CPython that this machine has. */
interface Python {
  readonly label: string;
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface HarnessAnswer {
  readonly milliseconds: number;
  readonly output?: string;
}

/** One row of the result: milliseconds by implementation (undefined: not measured), and what was found wrong. */
interface Row {
  readonly name: string;
  readonly ours: number;
  /** In MB/s or Minstr/s. */
  readonly speed: string;
  readonly theirs: readonly (number | undefined)[];
  readonly problem?: string;
}

interface Built {
  readonly coluber: typeof import("../src/index.js");
  readonly parser: typeof import("../src/syntax/parser.js");
  readonly compiler: typeof import("../src/compile/compiler.js");
  readonly source: typeof import("../src/syntax/source.js");
}

/** CPU milliseconds of this process, all its threads (the engine's compiler and collector too). */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function loadBuilt(dist: string): Promise<Built> {
  if (!existsSync(`${dist}/index.js`)) throw new Error(`there is no ${dist}/index.js; run \`npm run build\` first`);
  // The compiler's parts are not importable from the package: those come from what tsc made.
  const load = (path: string): Promise<unknown> =>
    import(pathToFileURL(`${path === "index.js" ? dist : `${dist}/../build`}/${path}`).href);
  return {
    coluber: (await load("index.js")) as Built["coluber"],
    parser: (await load("syntax/parser.js")) as Built["parser"],
    compiler: (await load("compile/compiler.js")) as Built["compiler"],
    source: (await load("syntax/source.js")) as Built["source"],
  };
}

/** The CPythons of this machine, by asking for them; pyenv's versions count when they answer as what they should be. */
function findPythons(): Python[] {
  const wanted = [
    { version: "3.11", pyenv: "3.11.7" },
    { version: "3.13", pyenv: "3.13.0" },
  ];
  const found: Python[] = [];
  for (const { version, pyenv } of wanted) {
    const environments: readonly Readonly<Record<string, string>>[] = [{ PYENV_VERSION: pyenv }, {}];
    for (const environment of environments) {
      const command = `python${version}`;
      const asked = spawnSync(
        command,
        ["-c", "import platform; print(platform.python_implementation(), platform.python_version())"],
        {
          encoding: "utf8",
          env: { ...process.env, ...environment },
        },
      );
      const [, exact] = /^CPython (3\.\d+\.\d+)/.exec(asked.stdout ?? "") ?? [];
      if (exact === undefined || !exact.startsWith(`${version}.`)) continue;
      found.push({ label: `CPython ${exact}`, command, environment });
      break;
    }
  }
  return found;
}

function ask(python: Python, request: object): HarnessAnswer {
  const answered = spawnSync(python.command, [HARNESS], {
    encoding: "utf8",
    input: `${JSON.stringify(request)}\n`,
    env: { ...process.env, ...python.environment, PYTHONHASHSEED: "0" },
    maxBuffer: 1 << 26,
  });
  if (answered.status !== 0) throw new Error(`${python.label}: ${answered.stderr}`);
  return JSON.parse(answered.stdout) as HarnessAnswer;
}

/** Median CPU milliseconds of `action`, by tinybench, after a warm-up as long as the measurement. */
function measure(name: string, seconds: number, action: () => void): number {
  const bench = new Bench({
    now: cpuMilliseconds,
    time: seconds * 1000,
    iterations: 5,
    warmupTime: seconds * 1000,
    warmupIterations: 3,
    retainSamples: true,
    throws: true,
  });
  bench.add(name, action, { async: false });
  const [task] = bench.runSync();
  const result = task?.result;
  if (result === undefined || !("latency" in result)) throw new Error(`${name} was not measured`);
  return result.latency.p50;
}

/** Lib/*.py of a CPython, else the programs of spec/cases. */
function corpus(pythons: readonly Python[], built: Built): { readonly name: string; readonly paths: string[] } {
  let folder = `${ROOT}spec/cases/`;
  let name = "spec/cases";
  const [newest] = pythons.slice(-1);
  if (newest !== undefined) {
    const answer = spawnSync(newest.command, ["-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])"], {
      encoding: "utf8",
      env: { ...process.env, ...newest.environment },
    });
    const library = answer.stdout.trim();
    if (library !== "" && existsSync(library)) {
      folder = `${library}/`;
      name = `Lib/*.py of ${newest.label}`;
    }
  }
  const paths: string[] = [];
  let bytes = 0;
  const files = readdirSync(folder, { recursive: name === "spec/cases", encoding: "utf8" }).sort();
  for (const file of files) {
    if (!file.endsWith(".py") || bytes >= CORPUS_BYTES) continue;
    const data = readFileSync(folder + file);
    try {
      const text = built.source.decodeSource(data, file);
      compileText(built, text);
    } catch {
      continue; // one of the programs that must fail
    }
    bytes += data.length;
    paths.push(folder + file);
  }
  return { name, paths };
}

function compileText(built: Built, text: string): void {
  const filename = "<bench>";
  built.compiler.compileModule(built.parser.parseModule(text, { filename }), { filename, source: text });
}

function frontEndRows(built: Built, pythons: readonly Python[], seconds: number): Row[] {
  const { name, paths } = corpus(pythons, built);
  const filename = "<bench>";
  let bytes = 0;
  const texts = paths.map((path) => {
    const data = readFileSync(path);
    bytes += data.length;
    return built.source.decodeSource(data, path);
  });
  const speed = (time: number): string => `${(bytes / 1000 / time).toFixed(1)} MB/s`;
  const megabytes = `${(bytes / 1e6).toFixed(1)} MB, ${paths.length} files of ${name}`;
  const parse = measure("parse", seconds, () => {
    for (const text of texts) built.parser.parseModule(text, { filename });
  });
  const parsedBy = pythons.map((python) => ask(python, { kind: "parse", paths, seconds }).milliseconds);
  const trees = texts.map((text) => built.parser.parseModule(text, { filename }));
  const compile = measure("compile", seconds, () => {
    trees.forEach((tree, index) => built.compiler.compileModule(tree, { filename, source: texts[index] }));
  });
  const both = measure("parse and compile", seconds, () => {
    for (const text of texts) compileText(built, text);
  });
  const compiledBy = pythons.map((python) => ask(python, { kind: "compile", paths, seconds }).milliseconds);
  console.log(`front end: ${megabytes}`);
  return [
    { name: "parse (text to tree)", ours: parse, speed: speed(parse), theirs: parsedBy },
    { name: "compile (tree to code)", ours: compile, speed: speed(compile), theirs: pythons.map(() => undefined) },
    { name: "parse and compile", ours: both, speed: speed(both), theirs: compiledBy },
  ];
}

function programRow(built: Built, pythons: readonly Python[], file: string, seconds: number): Row {
  const { Sandbox, compile } = built.coluber;
  const path = PROGRAMS + file;
  const program = compile(readFileSync(path, "utf8"), { filename: file });
  let output = "";
  let instructions = 0;
  const once = (): void => {
    // Metering is on: limits are set, only higher than the defaults.
    const sandbox = new Sandbox({ limits: { instructions: 1e12, memory: 2 ** 30 } });
    const outcome = sandbox.runSync(program);
    if (outcome.status !== "done") {
      const reason =
        outcome.status === "raised"
          ? outcome.error.traceback
          : outcome.status === "internal"
            ? outcome.cause
            : outcome.message;
      throw new Error(`${file} ended as ${outcome.status}: ${String(reason)}`);
    }
    output = outcome.stdout;
    instructions = outcome.used.instructions;
  };
  const name = file.slice(0, -".py".length);
  try {
    const answers = pythons.map((python) => ask(python, { kind: "program", path, seconds }));
    const ours = measure(name, seconds, once);
    const differs = pythons.find((_, index) => answers[index]?.output !== output);
    return {
      name,
      ours,
      speed: `${(instructions / 1000 / ours).toFixed(0)} Minstr/s`,
      theirs: answers.map((answer) => answer.milliseconds),
      ...(differs !== undefined && { problem: `prints ${JSON.stringify(output)}, unlike ${differs.label}` }),
    };
  } catch (error) {
    return {
      name,
      ours: Number.NaN,
      speed: "",
      theirs: [],
      problem: error instanceof Error ? error.message : String(error),
    };
  }
}

function ratio(theirs: number | undefined, ours: number): string {
  return theirs === undefined || !(ours > 0) ? "–" : (theirs / ours).toFixed(2);
}

function milliseconds(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "–" : value.toFixed(value < 10 ? 2 : 1);
}

function resultTable(rows: readonly Row[], pythons: readonly Python[]): string {
  const cells = rows.map((row) => [
    row.name,
    milliseconds(row.ours),
    row.speed,
    ...pythons.flatMap((_, index) => [milliseconds(row.theirs[index]), ratio(row.theirs[index], row.ours)]),
  ]);
  const programs = rows.filter((row) => row.speed.endsWith("instr/s") && row.problem === undefined);
  if (programs.length > 1 && pythons.length > 0) {
    const mean = (index: number): string =>
      Math.exp(
        programs.reduce((sum, row) => sum + Math.log((row.theirs[index] ?? 1) / row.ours), 0) / programs.length,
      ).toFixed(2);
    cells.push([
      `geometric mean of the ${programs.length} programs`,
      "",
      "",
      ...pythons.flatMap((_, index) => ["", mean(index)]),
    ]);
  }
  return table(["row", "Coluber ms", "speed", ...pythons.flatMap(({ label }) => [`${label} ms`, "ratio"])], cells);
}

function commit(): string {
  try {
    return execFileSync("git", ["log", "-1", "--format=%h"], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      seconds: { type: "string", default: "1.5" },
      write: { type: "boolean", default: false },
      "no-cpython": { type: "boolean", default: false },
      dist: { type: "string", default: `${ROOT}dist` },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Error(`--seconds: expected a positive number, not '${values.seconds}'`);
  const built = await loadBuilt(resolve(values.dist));
  const pythons = values["no-cpython"] ? [] : findPythons();
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  const selected = (name: string): boolean => values.only === undefined || name.includes(values.only);
  const rows: Row[] = [];
  if (selected("parse") || selected("compile")) rows.push(...frontEndRows(built, pythons, seconds));
  for (const file of readdirSync(PROGRAMS).sort()) {
    if (!file.endsWith(".py") || !selected(file)) continue;
    const row = programRow(built, pythons, file, seconds);
    rows.push(row);
    console.log(
      `${row.name}: ${milliseconds(row.ours)} ms, ratio ${row.theirs.map((time) => ratio(time, row.ours)).join(" and ") || "–"}`,
    );
  }
  const [processor] = cpus();
  const head = `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.versions.node} (V8 ${process.versions.v8.split("-")[0] ?? ""}), ${cpus().length} × ${processor?.model ?? "unknown processor"}, load ${load} at the start.`;
  const report = `${head}\n\n${resultTable(rows, pythons)}`;
  console.log(`\n${report}`);
  const problems = rows.filter((row) => row.problem !== undefined);
  for (const row of problems) console.error(`${row.name}: ${row.problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else if (values.write && values.only === undefined) {
    writeFileSync(REPORT, replaceRegion(readFileSync(REPORT, "utf8"), "smoke", report));
    console.log("\nrecorded in bench/README.md");
  }
}

await main();
