/**
 * What the benches share: the machine in a line, CPU time, medians with their spread, the CPythons of the machine and their
 * harness, and the store of results (`results/*.json`), from which `report` makes the tables and the page.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));
export const PROGRAMS = `${ROOT}bench/programs/`;
const HARNESS = `${ROOT}bench/harness.py`;
const RESULTS = `${ROOT}bench/results/`;

/** A CPython that this machine has. */
export interface Python {
  readonly label: string;
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A measured time in milliseconds: the median and the quartiles of the rounds. */
export interface Timing {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface HarnessAnswer {
  readonly milliseconds: number;
  readonly low: number;
  readonly high: number;
  readonly output?: string;
}

/** CPU milliseconds of this process, all its threads (the engine's compiler and collector too). */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU time of `action`: rounds for about `seconds` (five at least), after a warm-up as long. */
export function measure(seconds: number, action: () => void): Timing {
  const round = (): number => {
    const start = cpuMilliseconds();
    action();
    return cpuMilliseconds() - start;
  };
  for (let end = cpuMilliseconds() + seconds * 1000, count = 0; count < 3 || cpuMilliseconds() < end; count++) round();
  const times: number[] = [];
  for (let end = cpuMilliseconds() + seconds * 1000; times.length < 5 || cpuMilliseconds() < end;) times.push(round());
  return timingOf(times);
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** The CPythons of this machine, by asking for them; pyenv's versions count when they answer as what they should be. */
export function findPythons(): Python[] {
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

export function ask(python: Python, request: object): HarnessAnswer {
  const answered = spawnSync(python.command, [HARNESS], {
    encoding: "utf8",
    input: `${JSON.stringify(request)}\n`,
    env: { ...process.env, ...python.environment, PYTHONHASHSEED: "0" },
    maxBuffer: 1 << 26,
  });
  if (answered.status !== 0) throw new Error(`${python.label}: ${answered.stderr}`);
  return JSON.parse(answered.stdout) as HarnessAnswer;
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

/** When, what and on what: the line over every table. */
export function machine(): string {
  const [processor] = cpus();
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.versions.node} (V8 ${process.versions.v8.split("-")[0] ?? ""}), ${cpus().length} × ${processor?.model ?? "unknown processor"}, load ${loadavg()[0]?.toFixed(1) ?? "?"} at the start`;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** A number with three digits that count. */
export function short(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return "–";
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toPrecision(2);
}

/** Result of a bench: a table, and for the page bars by row. */
export interface Result {
  readonly title: string;
  readonly machine: string;
  readonly note?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns to draw. */
  readonly drawn?: readonly number[];
}

/** Shows a result and, with `--write`, keeps it for `report`. */
export function publish(name: string, result: Result): void {
  console.log(`\n${result.machine}\n${result.note === undefined ? "" : `\n${result.note}\n`}`);
  for (const row of [result.columns, result.columns.map(() => "---"), ...result.rows])
    console.log(`| ${row.join(" | ")} |`);
  if (!process.argv.includes("--write")) return;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(result, null, 1)}\n`);
}

export function stored(name: string): Result | undefined {
  const path = `${RESULTS}${name}.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Result) : undefined;
}
