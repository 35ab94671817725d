// `npm run bench` or `npm run bench -- run [NAME …]`: the programs of `programs/` on the built package, beside CPython 3.11
// and 3.13 where the machine has them. CPU time: each program runs on one after the other, so that the machine's load falls
// on all alike; what a program prints must be what CPython prints, else its row is an error and no number.
//
//   --seconds N   about so many seconds a program and an implementation, after a warm-up as long (default 1)
//   --write       keep the result for `report`
//
// A ratio is Coluber's time divided by CPython's: 1.00 is as fast, 0.50 takes half as long.

import { readFileSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { PROGRAMS, ask, findPythons, geometricMean, machine, measure, publish, short, type Timing } from "./shared.js";

const { Sandbox, compile } = (await import(
  new URL("../dist/index.node.js", import.meta.url).href
)) as typeof import("../src/index.js");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "1" }, write: { type: "boolean", default: false } },
});
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error(`--seconds: expected a positive number, not '${values.seconds}'`);

/** Metering is on: limits are set, only higher than the defaults. */
const OPTIONS = { imports: ["*"], limits: { instructions: 1e12, memory: 2 ** 30, output: 2 ** 24 } };

const head = machine();
const pythons = findPythons();
const rows: string[][] = [];
const ratios: number[][] = pythons.map(() => []);
const wrong: string[] = [];
const files = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith(".py") && (positionals.length === 0 || positionals.includes(file.slice(0, -3))))
  .sort();
for (const file of files) {
  const name = file.slice(0, -".py".length);
  const program = compile(readFileSync(PROGRAMS + file, "utf8"), { filename: file });
  let output = "";
  let instructions = 0;
  let timing: Timing | null = null;
  const answers = pythons.map((python) => ask(python, { kind: "program", path: PROGRAMS + file, seconds }));
  try {
    timing = measure(seconds, () => {
      const outcome = new Sandbox(OPTIONS).runSync(program);
      if (outcome.status !== "done")
        throw new Error(outcome.status === "raised" ? outcome.error.message : outcome.status);
      output = outcome.stdout;
      instructions = outcome.used.instructions;
    });
    if (answers.some((answer) => answer.output !== output)) throw new Error("another output than CPython's");
  } catch (error) {
    wrong.push(`${name}: ${String(error)}`);
    timing = null;
  }
  const cells = [name];
  if (timing === null) cells.push("wrong", "", "");
  else
    cells.push(
      short(timing.median),
      `${short(timing.low)}–${short(timing.high)}`,
      (instructions / 1000 / timing.median).toFixed(0),
    );
  answers.forEach((answer, index) => {
    cells.push(`${short(answer.milliseconds)} (${short(answer.low)}–${short(answer.high)})`);
    if (timing === null) cells.push("");
    else {
      const ratio = timing.median / answer.milliseconds;
      ratios[index]?.push(ratio);
      cells.push(ratio.toFixed(2));
    }
  });
  rows.push(cells);
  console.log(cells.join("  "));
}
if (rows.length > 1)
  rows.push([
    `geometric mean of ${rows.length}`,
    "",
    "",
    "",
    ...ratios.flatMap((list) => ["", geometricMean(list).toFixed(2)]),
  ]);
publish("run", {
  title: "Programs beside CPython",
  machine: head,
  columns: [
    "program",
    "Coluber ms",
    "quartiles",
    "Minstr/s",
    ...pythons.flatMap(({ label }) => [`${label} ms (quartiles)`, "ratio"]),
  ],
  rows,
  drawn: pythons.map((_, index) => 5 + 2 * index),
});
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
