// `npm run bench -- limits`: what metering costs. The built package is copied to a temporary folder, the charging is taken
// out of the copy by a transformation of its source (every charge of instructions and of memory, the tests at jumps, the
// bookkeeping of the memory rule), and both run the programs of bench/programs in turn.
//
//   --only TEXT     programs whose name contains TEXT
//   --rounds N      timed rounds of each build (default 15), after a third as many to warm up
//   --write         record the table in bench/README.md
//   --dist FOLDER   another build than dist
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
/** Most that metering may cost. */
const TARGET = 0.15;

type Coluber = typeof import("../src/index.js");

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
function compileOut(dist: string): { readonly folder: string; readonly removed: Removed } {
  const folder = mkdtempSync(join(tmpdir(), "coluber-bench-limits-"));
  cpSync(dist, join(folder, "dist"), { recursive: true });
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
  for (const name of ["compile", "syntax"]) each(join(folder, "dist", name), true);
  for (const name of ["host", "library", "objects", "regex", "vm"]) each(join(folder, "dist", name), false);
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

/** One program in a new sandbox. */
function runner(coluber: Coluber, source: string): () => { readonly stdout: string; readonly used: number } {
  const program = coluber.compile(source);
  return () => {
    const outcome = new coluber.Sandbox({
      // The charges of the second tier stand in the text that it emits, where this bench does not take them out.
      jit: false,
      imports: ["*"],
      limits: { instructions: 1e12, memory: 2 ** 40, time: 600_000 },
    }).runSync(program);
    if (outcome.status !== "done") throw new Error(`${outcome.status}: ${JSON.stringify(outcome).slice(0, 300)}`);
    return { stdout: outcome.stdout, used: outcome.used.instructions };
  };
}

interface Row {
  readonly name: string;
  readonly metered: number;
  readonly unmetered: number;
  readonly ratio: number;
}

function measure(name: string, source: string, rounds: number, metered: Coluber, unmetered: Coluber): Row {
  const withCharges = runner(metered, source);
  const without = runner(unmetered, source);
  const [printed, expected] = [without().stdout, withCharges().stdout];
  if (printed !== expected) throw new Error(`${name} prints ${printed} without charges, not ${expected}`);
  // What the copy still counts is negligible: the charge of a module's first block, which is no test at a jump.
  if (without().used > withCharges().used / 1000) throw new Error(`${name}: charges were left in`);
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
  return { name, metered: median(on), unmetered: median(off), ratio: median(on) / median(off) };
}

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "15" },
    write: { type: "boolean", default: false },
    dist: { type: "string", default: `${ROOT}dist` },
  },
});
const dist = resolve(values.dist);
const load = loadavg()[0] ?? 0;
const { folder, removed } = compileOut(dist);
try {
  const metered = (await import(pathToFileURL(`${dist}/index.js`).href)) as Coluber;
  const unmetered = (await import(pathToFileURL(`${folder}/dist/index.js`).href)) as Coluber;
  const rows: Row[] = [];
  for (const file of readdirSync(`${ROOT}bench/programs`).sort()) {
    const name = file.replace(/\.py$/, "");
    if (!file.endsWith(".py") || (values.only !== undefined && !name.includes(values.only))) continue;
    const source = readFileSync(`${ROOT}bench/programs/${file}`, "utf8");
    const row = measure(name, source, Number(values.rounds), metered, unmetered);
    rows.push(row);
    console.error(`${name}: ${percent(row.ratio)}`);
  }
  const mean = Math.exp(rows.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / rows.length);
  const text = table(
    ["program", "metered ms", "charging compiled out ms", "overhead"],
    [
      ...rows.map(({ name, metered: on, unmetered: off, ratio }) => [
        name,
        on.toFixed(1),
        off.toFixed(1),
        percent(ratio),
      ]),
      ["geometric mean", "", "", percent(mean)],
    ],
  );
  console.log(text);
  if (values.write) {
    const date = new Date().toISOString().slice(0, 10);
    const head = `${date}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, load ${load.toFixed(1)} at the start; taken out: ${removed.charges} charges, ${removed.tests} tests at jumps, ${removed.notes} notes of the memory rule.`;
    const report = readFileSync(REPORT, "utf8");
    writeFileSync(REPORT, replaceRegion(report, "limits", `${head}\n\n${text}`));
  }
  if (mean - 1 > TARGET) {
    console.error(`more than ${TARGET * 100} % overhead`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function percent(ratio: number): string {
  return `${((ratio - 1) * 100).toFixed(1)} %`;
}
