/**
 * Which functions V8 throws back to its interpreter, program by program (`npm run bench -- deopts [NAME …]`): each program
 * runs some rounds to warm up and some more under `--trace-deopt`, and what is deoptimised in the later rounds, again and
 * again, is listed with its reason. It runs what tsc built (`build/`), where functions have their names.
 */

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PROGRAMS = fileURLToPath(new URL("programs/", import.meta.url));
const WARM_UP = Number(process.env["ROUNDS"] ?? 14);
const STEADY = 8;

const CHILD = `
import { readFileSync } from "node:fs";
const { Sandbox, compile } = await import(${JSON.stringify(new URL("../build/index.js", import.meta.url).href)});
const source = readFileSync(process.argv[1], "utf8");
const limits = { instructions: 1e12, memory: 2 ** 30, output: 2 ** 24 };
for (let round = 0; round < ${WARM_UP + STEADY}; round++) {
  if (round === ${WARM_UP}) console.log("== steady");
  const outcome = new Sandbox({ imports: ["*"], limits }).runSync(source);
  if (outcome.status !== "done") throw new Error(outcome.status + " " + (outcome.error?.message ?? ""));
}
`;

/** Function and reason of each deoptimisation in a trace. */
export function deoptimisations(trace: string): string[] {
  const found: string[] = [];
  const pattern =
    /\[bailout \(kind: ([\w-]+), reason: (.*?)\): begin\. deoptimizing 0x[0-9a-f]+ <JSFunction ([^(\s]*)/g;
  for (const [, kind, reason, name] of trace.matchAll(pattern))
    found.push(`${name === "" ? "(anonymous)" : name}: ${reason}${kind === "deopt-lazy" ? " (lazy)" : ""}`);
  return found;
}

const wanted = process.argv.slice(2);
const names = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith(".py") && (wanted.length === 0 || wanted.includes(file.slice(0, -3))))
  .sort();
const everywhere = new Map<string, string[]>();
console.log(`deoptimisations in ${WARM_UP} rounds of warm-up and in ${STEADY} after them\n`);
console.log("| program | warming up | steady | steady ones |");
console.log("|---|---|---|---|");
for (const file of names) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--trace-deopt", "--input-type=module", "-e", CHILD, PROGRAMS + file],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  const [warm, steady] = stdout.split("== steady");
  const counts = new Map<string, number>();
  for (const line of deoptimisations(steady ?? "")) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of counts.keys()) everywhere.set(line, [...(everywhere.get(line) ?? []), file.slice(0, -3)]);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const list = [...counts].sort((a, b) => b[1] - a[1]).map(([line, count]) => `${count} × ${line}`);
  console.log(`| ${file.slice(0, -3)} | ${deoptimisations(warm).length} | ${total} | ${list.join("; ")} |`);
}
const common = [...everywhere].sort((a, b) => b[1].length - a[1].length);
if (common.length > 0) console.log("\nBy function, in how many programs:\n");
for (const [line, programs] of common) console.log(`- ${programs.length}: ${line} (${programs.join(", ")})`);
