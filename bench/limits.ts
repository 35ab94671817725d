// `npm run bench -- limits`: what metering costs. The built package (build/, a file a module) is copied to a temporary folder, the charging is taken
// out of the copy by a transformation of its source (every charge of instructions and of memory, the tests at jumps, the
// bookkeeping of the memory rule; the text that the second tier writes is treated alike), and both run the programs of
// bench/programs in turn: by the interpreter alone, and with the second tier, as is usual.
//
//   --only TEXT     programs whose name contains TEXT
//   --rounds N      timed rounds of each build (default 15), after a third as many to warm up
//   --write         record the table in bench/README.md
//   --build FOLDER  another build than build/
//
// Invariant: times are CPU time, the builds alternate round by round in one process, and the transformation fails when it
// does not find what it is to take out, or when a program prints something else without it.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { parse, type AnyNode } from "acorn";
import { table } from "../test/tools/docs.js";
import { replaceRegion } from "../test/tools/regions.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const REPORT = `${ROOT}bench/README.md`;
/** Charges that the transformation does not find (in expressions) may be so many of all. */
const MOST_LEFT = 0.02;
/** Most that metering may cost. */
const TARGET = 0.15;

type Coluber = typeof import("../src/index.js");
/** A build, and the switch that has all its code compiled when it is linked: without charges nothing is found to be hot. */
type Build = Pick<Coluber, "Sandbox" | "compile"> & { readonly compileAll: (yes: boolean) => void };

/** What stands in the second tier, and what takes the charges out of the text that it writes. */
const TRANSLATED = "evaluate(translation.text)";
const WITHOUT_CHARGES = `evaluate(translation.text
  .replaceAll(/\\(m\\.fuel -= \\d+\\) < 0/g, "false")
  .replaceAll(/m\\.fuel \\+= \\d+;/g, "")
  .replaceAll(/\\(m\\.credit -= \\d+\\) >= 0/g, "true"))`;

/** What was taken out of a build, by kind. */
interface Removed {
  charges: number;
  tests: number;
  notes: number;
}

/** Fields that only the memory rule reads. */
const NOTES = new Set(["callCredit"]);
const CHARGES = new Set(["charge", "allocate"]);

/** The source without its charges; `compiles`: of a folder whose charges are calls of `work`. */
function withoutCharges(source: string, compiles: boolean, removed: Removed): string {
  const cuts: { readonly start: number; readonly end: number; readonly by: string }[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === "ExpressionStatement" && isCharge(node.expression, compiles, removed)) {
      cuts.push({ start: node.start, end: node.end, by: `${effects(node.expression, source)};` });
      return;
    }
    if (node.type === "ArrowFunctionExpression" && isCharge(node.body, compiles, removed)) {
      cuts.push({ start: node.body.start, end: node.body.end, by: "{}" });
      return;
    }
    if (node.type === "BinaryExpression" && node.operator === "<" && takesFuel(node.left)) {
      removed.tests++;
      cuts.push({ start: node.start, end: node.end, by: "false" });
      return;
    }
    for (const value of Object.values(node) as unknown[])
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof child === "object" && child !== null && "type" in child) visit(child as AnyNode);
  };
  visit(parse(source, { ecmaVersion: "latest", sourceType: "module" }));
  let text = source;
  for (const { start, end, by } of cuts.sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + by + text.slice(end);
  return text;
}

/** `x.charge(…)`, `x.allocate(…)`, `work(…)`, or a note for the memory rule. */
function isCharge(node: AnyNode, compiles: boolean, removed: Removed): boolean {
  if (node.type === "AssignmentExpression") {
    const { left } = node;
    if (takesFuel(node)) {
      removed.charges++;
      return true;
    }
    if (left.type !== "MemberExpression" || left.property.type !== "Identifier" || !NOTES.has(left.property.name))
      return false;
    removed.notes++;
    return true;
  }
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  const name =
    callee.type === "Identifier"
      ? compiles && callee.name === "work"
      : callee.type === "MemberExpression" &&
        callee.property.type === "Identifier" &&
        CHARGES.has(callee.property.name);
  if (name) removed.charges++;
  return name;
}

/** What else the expression does: `m.charge(cls.setAttribute(name, value))` sets an attribute. */
function effects(node: AnyNode, source: string): string {
  if (node.type !== "CallExpression") return "";
  return node.arguments
    .filter((argument) => acts(argument))
    .map((argument) => `(${source.slice(argument.start, argument.end)})`)
    .join(", ");
}

function acts(node: AnyNode): boolean {
  if (/^(Call|New|Assignment|Update)Expression$/.test(node.type)) return true;
  return (Object.values(node) as unknown[])
    .flat()
    .some((child) => typeof child === "object" && child !== null && "type" in child && acts(child as AnyNode));
}

/** `m.fuel -= …` */
function takesFuel(node: AnyNode): boolean {
  return (
    node.type === "AssignmentExpression" &&
    node.operator === "-=" &&
    node.left.type === "MemberExpression" &&
    node.left.property.type === "Identifier" &&
    node.left.property.name === "fuel"
  );
}

/** A copy of the build with charging compiled out; answers its folder. */
function compileOut(build: string): { readonly folder: string; readonly removed: Removed } {
  const folder = mkdtempSync(join(tmpdir(), "coluber-bench-limits-"));
  cpSync(build, join(folder, "build"), { recursive: true });
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const removed: Removed = { charges: 0, tests: 0, notes: 0 };
  const each = (path: string, compiles: boolean): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) each(join(path, name), compiles);
    else if (path.endsWith(".js")) {
      const text = readFileSync(path, "utf8");
      if (/charge|allocate|fuel|work\(/.test(text)) writeFileSync(path, withoutCharges(text, compiles, removed));
    }
  };
  for (const name of ["compile", "syntax"]) each(join(folder, "build", name), true);
  for (const name of ["host", "library", "objects", "regex", "vm"]) each(join(folder, "build", name), false);
  const tier = join(folder, "build", "vm", "tier2", "tier.js");
  const text = readFileSync(tier, "utf8");
  if (!text.includes(TRANSLATED)) throw new Error("the second tier has not the text that was expected");
  writeFileSync(tier, text.replace(TRANSLATED, WITHOUT_CHARGES));
  if (removed.charges < 1000 || removed.tests < 10 || removed.notes < 3)
    throw new Error(`the build has not the charges that were expected: ${JSON.stringify(removed)}`);
  return { folder, removed };
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

async function loadBuild(folder: string): Promise<Build> {
  const file = async (path: string): Promise<unknown> => import(pathToFileURL(join(folder, path)).href);
  const { Sandbox, compile } = (await file("index.js")) as Coluber;
  const { compileWhenLinked } = (await file("vm/link.js")) as typeof import("../src/vm/link.js");
  const tier = (await file("vm/tier2/tier.js")) as typeof import("../src/vm/tier2/tier.js");
  return { Sandbox, compile, compileAll: (yes) => compileWhenLinked(yes ? tier.compile : null) };
}

/** One program in a new sandbox. */
function runner(
  coluber: Build,
  source: string,
  jit: boolean,
): () => { readonly stdout: string; readonly used: number } {
  const program = coluber.compile(source);
  return () => {
    coluber.compileAll(jit);
    const outcome = new coluber.Sandbox({
      jit,
      imports: ["*"],
      limits: { instructions: 1e12, memory: 2 ** 40, time: 600_000 },
    }).runSync(program);
    if (outcome.status !== "done") throw new Error(`${outcome.status}: ${JSON.stringify(outcome).slice(0, 300)}`);
    return { stdout: outcome.stdout, used: outcome.used.instructions };
  };
}

interface Row {
  readonly metered: number;
  readonly unmetered: number;
  readonly ratio: number;
}

function measure(source: string, jit: boolean, rounds: number, metered: Build, unmetered: Build): Row {
  const withCharges = runner(metered, source, jit);
  const without = runner(unmetered, source, jit);
  const [printed, expected] = [without().stdout, withCharges().stdout];
  if (printed !== expected) throw new Error(`prints ${printed} without charges, not ${expected}`);
  // What the copy still counts is to be negligible.
  const left = without().used / withCharges().used;
  if (left > MOST_LEFT) throw new Error(`charges were left in: ${(left * 100).toFixed(2)} %`);
  const timed = (run: () => unknown): number => {
    const started = cpuMilliseconds();
    run();
    return cpuMilliseconds() - started;
  };
  for (let round = 0; round < Math.ceil(rounds / 3); round++) {
    withCharges();
    without();
  }
  const on: number[] = [];
  const off: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // In turn, so that the machine's load falls on both alike.
    if (round % 2 === 0) on.push(timed(withCharges));
    off.push(timed(without));
    if (round % 2 === 1) on.push(timed(withCharges));
  }
  return { metered: median(on), unmetered: median(off), ratio: median(on) / median(off) };
}

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "15" },
    write: { type: "boolean", default: false },
    build: { type: "string", default: `${ROOT}build` },
  },
});
const build = resolve(values.build);
const load = loadavg()[0] ?? 0;
const { folder, removed } = compileOut(build);
try {
  const [metered, unmetered] = [await loadBuild(build), await loadBuild(join(folder, "build"))];
  const rows: (readonly [name: string, interpreted: Row, compiled: Row])[] = [];
  for (const file of readdirSync(`${ROOT}bench/programs`).sort()) {
    const name = file.replace(/\.py$/, "");
    if (!file.endsWith(".py") || (values.only !== undefined && !name.includes(values.only))) continue;
    const source = readFileSync(`${ROOT}bench/programs/${file}`, "utf8");
    const [interpreted, compiled] = [false, true].map((jit) =>
      measure(source, jit, Number(values.rounds), metered, unmetered),
    ) as [Row, Row];
    rows.push([name, interpreted, compiled]);
    console.error(`${name}: ${percent(interpreted.ratio)}, with the second tier ${percent(compiled.ratio)}`);
  }
  const means = [1, 2].map((column) =>
    Math.exp(rows.reduce((sum, row) => sum + Math.log((row[column] as Row).ratio), 0) / rows.length),
  );
  const text = table(
    [
      "program",
      "interpreter: metered ms",
      "charging compiled out",
      "overhead",
      "second tier: metered ms",
      "charging compiled out",
      "overhead",
    ],
    [
      ...rows.map(([name, ...tiers]) => [
        name,
        ...tiers.flatMap(({ metered: on, unmetered: off, ratio }) => [on.toFixed(1), off.toFixed(1), percent(ratio)]),
      ]),
      ["geometric mean", "", "", percent(means[0]), "", "", percent(means[1])],
    ],
  );
  console.log(text);
  if (values.write) {
    const date = new Date().toISOString().slice(0, 10);
    const head = `${date}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, load ${load.toFixed(1)} at the start; taken out: ${removed.charges} charges, ${removed.tests} tests at jumps, ${removed.notes} notes of the memory rule.`;
    const report = readFileSync(REPORT, "utf8");
    writeFileSync(REPORT, replaceRegion(report, "limits", `${head}\n\n${text}`));
  }
  if (Math.max(...means) - 1 > TARGET) {
    console.error(`more than ${TARGET * 100} % overhead`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function percent(ratio: number): string {
  return `${((ratio - 1) * 100).toFixed(1)} %`;
}
