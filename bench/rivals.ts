// `npm run bench -- rivals [NAME …]`: the programs on the other interpreters of Python in JavaScript processes, installed on
// demand into bench/rivals/node_modules (git-ignored). Each runs in a process of its own; a program that prints what CPython
// does not print is shown as wrong, one that fails or takes longer than the patience as such. QuickJS and the row
// "JavaScript" run JavaScript versions of a few programs (rivals/*.js). Not here: Brython (needs a browser's document),
// smolagents' executor (Python, needs PyPI).
//
//   --seconds N   a program and a rival (default 0.5)    --write   keep the result for `report`

import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PROGRAMS, ROOT, ask, findPythons, geometricMean, machine, measure, publish, short } from "./shared.js";

const FOLDER = `${ROOT}bench/rivals/`;
const PATIENCE = 30_000;
const PYTHONS = ["monty", "skulpt", "micropython", "pyodide"];
const SCRIPTS = ["quickjs", "javascript"];

interface Answer {
  readonly ready?: boolean;
  readonly output?: string;
  readonly milliseconds?: number;
  readonly error?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "0.5" }, write: { type: "boolean", default: false } },
});
const seconds = Number(values.seconds);
if (!existsSync(`${FOLDER}node_modules`))
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: FOLDER, stdio: "inherit" });

/** Every program on one rival; a rival that hangs or dies is started again for the next program. */
async function runAll(rival: string, paths: readonly string[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  let next = 0;
  while (next < paths.length) {
    const child = spawn(process.execPath, [`${FOLDER}child.mjs`, rival], { stdio: ["pipe", "pipe", "ignore"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const answer = async (): Promise<Answer> => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), PATIENCE);
      });
      const line = await Promise.race([lines.next(), late]);
      clearTimeout(timer);
      if (line === null) return { error: `no answer in ${PATIENCE / 1000} s` };
      return line.done === true ? { error: "the process died" } : (JSON.parse(line.value) as Answer);
    };
    // oxlint-disable no-await-in-loop -- one after the other
    const ready = await answer();
    if (ready.ready !== true) {
      child.kill("SIGKILL");
      for (const path of paths) answers.set(path, ready);
      return answers;
    }
    while (next < paths.length) {
      const path = paths[next++];
      child.stdin.write(`${JSON.stringify({ path, seconds })}\n`);
      const found = await answer();
      answers.set(path, found);
      if (found.error === "the process died" || found.error?.startsWith("no answer") === true) break;
    }
    // oxlint-enable no-await-in-loop
    child.kill("SIGKILL");
  }
  return answers;
}

const { Sandbox, compile } = (await import(
  new URL("../dist/index.node.js", import.meta.url).href
)) as typeof import("../src/index.js");
const head = machine();
const names = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith(".py") && (positionals.length === 0 || positionals.includes(file.slice(0, -3))))
  .map((file) => file.slice(0, -3))
  .sort();
const [python] = findPythons();
if (python === undefined) throw new Error("there is no CPython here to compare with");
const expected = new Map(
  names.map((name) => [name, ask(python, { kind: "program", path: `${PROGRAMS}${name}.py`, seconds })]),
);
const results = new Map<string, Map<string, Answer>>();
results.set(
  "coluber",
  new Map(
    names.map((name) => {
      const program = compile(readFileSync(`${PROGRAMS}${name}.py`, "utf8"), { filename: name });
      let output = "";
      const limits = { instructions: 1e12, memory: 2 ** 30, output: 2 ** 24 };
      const timing = measure(seconds, () => {
        output = new Sandbox({ imports: ["*"], limits }).runSync(program).stdout;
      });
      return [name, { output, milliseconds: timing.median }];
    }),
  ),
);
for (const rival of [...PYTHONS, ...SCRIPTS]) {
  const isScript = SCRIPTS.includes(rival);
  const mine = names.filter((name) => !isScript || existsSync(`${FOLDER}${name}.js`));
  const pathOf = (name: string): string => (isScript ? `${FOLDER}${name}.js` : `${PROGRAMS}${name}.py`);
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  const answers = await runAll(rival, mine.map(pathOf));
  results.set(rival, new Map(mine.map((name) => [name, answers.get(pathOf(name)) as Answer])));
  console.log(`${rival}: done`);
}
const columns = [...results.keys()];
const right = (rival: string, name: string): number | null => {
  const found = results.get(rival)?.get(name);
  return found?.output === expected.get(name)?.output && found?.milliseconds !== undefined ? found.milliseconds : null;
};
const reasons = new Map<string, string[]>();
const rows = names.map((name) => {
  const base = expected.get(name)?.milliseconds as number;
  return [
    name,
    short(base),
    ...columns.map((rival) => {
      const found = results.get(rival)?.get(name);
      if (found === undefined) return "";
      const time = right(rival, name);
      if (time !== null) return (time / base).toFixed(2);
      if (found.error !== undefined) reasons.set(rival, [...(reasons.get(rival) ?? []), `${name}: ${found.error}`]);
      return found.error === undefined ? "wrong" : "fails";
    }),
  ];
});
rows.push([
  "geometric mean of what is right",
  "",
  ...columns.map((rival) => {
    const ratios = names.flatMap((name) => {
      const time = right(rival, name);
      return time === null ? [] : [time / (expected.get(name)?.milliseconds as number)];
    });
    return ratios.length === 0 ? "–" : `${geometricMean(ratios).toFixed(2)} (${ratios.length})`;
  }),
]);
rows.push([
  "programs that Coluber runs faster",
  "",
  ...columns.map((rival) => {
    const both = names.filter((name) => right(rival, name) !== null && right("coluber", name) !== null);
    const faster = both.filter((name) => (right("coluber", name) as number) < (right(rival, name) as number));
    return rival === "coluber" ? "" : `${faster.length} of ${both.length}`;
  }),
]);
publish("rivals", {
  title: "Beside the other interpreters",
  machine: head,
  note: `CPU time divided by that of ${python.label}; lower is better. Versions: bench/rivals/package.json.`,
  columns: ["program", `${python.label} ms`, ...columns],
  rows,
  drawn: columns.map((_, index) => index + 2),
});
for (const [rival, lines] of reasons) console.log(`${rival}\n  ${lines.join("\n  ")}`);
