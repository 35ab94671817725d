// `npm run attack -- bombs [filters]`: holds the built package against a corpus of spec/attacks and prints a table by
// class and whatever did not end as it must. The exit code is 1 when anything did not.
//
//   --jobs N       child processes at a time (default 2)
//   --no-deadline  leave out the second run of every bomb, with a deadline instead of a budget
//   --verbose      a line for every program as it ends
//   --json         one JSON object a line instead of the table
//   --dist FOLDER  another build than dist

import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readBombs, runBombs, type Verdict } from "./bombs.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: "2" },
    "no-deadline": { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    dist: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) },
  },
});
const [corpus, ...filters] = positionals;
if (corpus === "bombs") await attackWithBombs();
else {
  console.error("usage: npm run attack -- bombs [filters] [--jobs N] [--no-deadline] [--verbose] [--json]");
  process.exitCode = 2;
}

async function attackWithBombs(): Promise<void> {
  const verdicts = await runBombs(readBombs(filters), {
    module: pathToFileURL(resolve(values.dist, "index.js")).href,
    jobs: Math.max(1, Number(values.jobs)),
    deadline: !values["no-deadline"],
    onVerdict: (verdict) => {
      if (values.json) console.log(JSON.stringify(jsonForm(verdict)));
      else if (values.verbose || verdict.problems.length > 0) console.log(line(verdict));
    },
  });
  if (!values.json) printTable(verdicts);
  const failed = verdicts.filter((verdict) => verdict.problems.length > 0).length;
  if (!values.json) console.log(`${verdicts.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

function jsonForm({ bomb, report, memory, overshoot, problems }: Verdict): unknown {
  return { name: `${bomb.class}/${bomb.name}`, ...report, stdout: undefined, memory, overshoot, problems };
}

function line({ bomb, report, memory, overshoot, problems }: Verdict): string {
  const end =
    report === null ? "-" : report.status === "limit" ? report.detail : report.detail.split(":")[0] || report.status;
  const numbers = `${report?.time.toFixed(0) ?? "-"} ms, ${memory.toFixed(0)} MB, heap ${((report?.heap ?? 0) / 2 ** 20).toFixed(0)} MB, ${overshoot.toFixed(0)} ms late, ${report?.used.instructions ?? 0} instr, ${((report?.used.memory ?? 0) / 2 ** 20).toFixed(1)} MiB`;
  return `${problems.length > 0 ? "FAIL " : ""}${bomb.class}/${bomb.name}: ${end}, ${numbers}${problems.map((problem) => `\n    ${problem}`).join("")}`;
}

function printTable(verdicts: readonly Verdict[]): void {
  const rows: Record<string, Record<string, string | number>> = {};
  for (const name of new Set(verdicts.map((verdict) => verdict.bomb.class))) {
    const own = verdicts.filter((verdict) => verdict.bomb.class === name);
    const ends = (status: string): number => own.filter((verdict) => verdict.report?.status === status).length;
    rows[name] = {
      programs: own.length,
      limit: ends("limit"),
      raised: ends("raised"),
      done: ends("done"),
      failed: own.filter((verdict) => verdict.problems.length > 0).length,
      "most ms": most(own.map((verdict) => verdict.report?.time ?? Number.NaN)),
      "most ms late": most(own.map((verdict) => verdict.overshoot)),
      "most MB of heap": most(own.map((verdict) => (verdict.report?.heap ?? Number.NaN) / 2 ** 20)),
      "most MB resident": most(own.map((verdict) => verdict.memory)),
    };
  }
  console.table(rows);
}

function most(numbers: readonly number[]): string {
  const known = numbers.filter((number) => !Number.isNaN(number));
  return known.length === 0 ? "-" : Math.max(...known).toFixed(0);
}
