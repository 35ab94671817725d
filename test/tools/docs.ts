// Writes the generated parts of README.md and spec/*.md from the tables in src (`npx tsx test/tools/docs.ts`; with
// --check it only says which files are out of step). A test does the same check, so that a table cannot change
// without its page. Which regions a file has, it says itself by its markers.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OPS, type OpRow, type OperandKind } from "../../src/compile/opcodes.js";
import { contextReady } from "../../src/library/ready.js";
import { MODULES, type ModuleDefinition } from "../../src/library/modules.js";
import { LIMITS, type LimitName } from "../../src/vm/meter.js";
import { librarySections } from "./library-docs.js";
import { regionNames, replaceRegion } from "./regions.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EXAMPLE = "test/spec/embedding-example.ts";

/** What stands in each region. */
const REGIONS: Readonly<Record<string, () => string>> = {
  limits: limitsTable,
  "limits-hints": hintsTable,
  example: embeddingExample,
  modules: () =>
    table(
      ["module", "what it holds"],
      modules().map(({ name, doc }) => [`\`${name}\``, doc]),
    ),
  "module-names": () =>
    modules()
      .map(({ name }) => `\`${name}\``)
      .join(", "),
  operands: () => table(["operand", "its meaning"], Object.entries(OPERANDS)),
  library: librarySections,
  opcodes: () => table(["n", "operation", "operand", "pops", "pushes", "what it does"], opcodeRows()),
};

/** A Markdown table; bars in cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

function limitNames(): LimitName[] {
  return Object.keys(LIMITS) as LimitName[];
}

/** The modules that a guest may import, by name; they are declared once the library is loaded. */
function modules(): ModuleDefinition[] {
  if (!contextReady) return [];
  return [...MODULES.values()].filter(({ name }) => !name.startsWith("_")).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function limitsTable(): string {
  return table(
    ["limit", "default", "what it counts"],
    limitNames().map((name) => [`\`${name}\``, amount(LIMITS[name].default, LIMITS[name].unit), LIMITS[name].counts]),
  );
}

function hintsTable(): string {
  return table(
    ["limit", "what its message advises"],
    limitNames().map((name) => [`\`${name}\``, LIMITS[name].hint]),
  );
}

function amount(value: number | null, unit: string): string {
  if (value === null) return "none";
  if (unit === "bytes" && value % (1024 * 1024) === 0) return `${value / 1024 / 1024} MiB`;
  return `${value.toString().replaceAll(/\B(?=(\d{3})+$)/g, ",")} ${unit}`;
}

const OPERANDS: Readonly<Record<OperandKind, string>> = {
  none: "not used; 0",
  constant: "index into the code's constants",
  name: "index into the code's names",
  local: "index of a local slot",
  cell: "index of a local slot that holds a cell",
  jump: "index of the instruction to go to",
  count: "a number of stack items",
  function:
    "index of the child code, shifted left by 4, and flags: 1 defaults, 2 keyword defaults, 4 annotations, 8 closure",
  unpack: "items before the star, and items after it shifted left by 12",
  flag: "a small number that the description explains",
};

function opcodeRows(): string[][] {
  return Object.entries<OpRow>(OPS).map(([name, row], number) => [
    String(number),
    `\`${name}\``,
    row.operand,
    effect(row.pops, row.operand),
    effect(row.pushes, row.operand) + (row.jumpPushes === undefined ? "" : ` (${row.jumpPushes} when it jumps)`),
    row.doc + (row.ends === true ? " Ends the block." : row.branch === true ? " May branch." : ""),
  ]);
}

/** How many items, in terms of the operand n. */
function effect(value: OpRow["pops"], operand: OperandKind): string {
  if (typeof value === "number") return String(value);
  if (operand === "unpack") return "before + after + 1";
  const [zero, one, two] = [value(0), value(1), value(2)];
  const slope = two - one;
  if (slope <= 0 || one - zero !== slope) return "by flags";
  return `${slope === 1 ? "" : slope}n${zero === 0 ? "" : ` + ${zero}`}`;
}

/** The program between the `begin` and `end` comments of the example that the test runs, importing the package. */
function embeddingExample(): string {
  const source = readFileSync(ROOT + EXAMPLE, "utf8");
  const body = /\/\/ begin\n(.*?)\/\/ end\n/s.exec(source);
  if (body === null) throw new Error(`${EXAMPLE} has no lines "// begin" and "// end"`);
  return `\`\`\`ts\n${(body[1] ?? "").replace("../../src/index.js", "coluber").trimEnd()}\n\`\`\``;
}

/** The Markdown files with generated regions of ours. bench/README.md is written by the benchmark itself. */
export function documents(): string[] {
  const spec = readdirSync(`${ROOT}spec`).filter((name) => name.endsWith(".md"));
  return ["README.md", ...spec.sort().map((name) => `spec/${name}`)];
}

/** Reads a document by its path below the project's root. */
export function readDocument(path: string): string {
  return readFileSync(ROOT + path, "utf8");
}

/** Regions that the tool which measured what they say has written: `npm run matrix -- --write`. */
const RECORDED: ReadonlySet<string> = new Set(["matrix"]);

/** `text` with all its generated regions as the tables say now. */
export function regenerate(text: string): string {
  let result = text;
  for (const name of regionNames(text)) {
    if (RECORDED.has(name)) continue;
    const generate = REGIONS[name];
    if (generate === undefined) throw new Error(`nothing generates the region "${name}"`);
    result = replaceRegion(result, name, generate());
  }
  return result;
}

function main(): void {
  const check = process.argv.includes("--check");
  for (const path of documents()) {
    const before = readDocument(path);
    const after = regenerate(before);
    if (before === after) continue;
    console.log(`${path} ${check ? "is out of step; run npx tsx test/tools/docs.ts" : "written"}`);
    if (check) process.exitCode = 1;
    else writeFileSync(ROOT + path, after);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
