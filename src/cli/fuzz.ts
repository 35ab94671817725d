/** `coluber fuzz`: random programs against oracles, on the sandbox as it is or with a user's own tools and options. */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Campaign, ORACLES, type CampaignOptions, type Failure, type Oracle, type Tally } from "../fuzz/campaign.js";
import type { Complaint } from "../fuzz/judge.js";
import { RefusedError, runJobs, type Result } from "../fuzz/jobs.js";
import { readReport, summary, table, type Report } from "../fuzz/report.js";
import { Sandbox } from "../host/sandbox.js";
import type { Limits } from "../vm/meter.js";
import { ExitCode, Misuse } from "./exit.js";
import { version } from "./version.js";

export const FUZZ_HELP = `Usage: coluber fuzz [options]

Makes random programs from a seed, runs them, and holds what happens against oracles. A failure is made small and printed
with a line that shows it again and a case for your own tests.

  --oracle NAME         self (default), slices, snapshot, cpython, tools or all; several with commas
                          self      two runs alike, no text of the host, nothing in reach that is no guest value, limits kept
                          slices    the same in slices of any length
                          snapshot  the same with stops, snapshots and restores
                          cpython   the same as in CPython 3.13 (python3.13 or python3 on the path)
                          tools     your tools, called with values from the edges; and the sandbox, with tools that misbehave
  --tools FILE          a JavaScript module that exports \`tools\` (implies --oracle tools)
  --limits FILE         limits of the sandbox as JSON
  --seed N              default 1
  --programs N          how many (default: until the time is over)
  --time 60s            how long (default 60s; with --programs: no limit); s, m or h
  --jobs N              processes at a time (default: as many as there are processors)
  --corpus PATH         programs to begin with: a folder of .py files, or JSON lines with "program"
  --failures N          end after so many different failures (default 20)
  --save FOLDER         write every failure there, as a program with what is known of it
  --again TEXT|FILE     judge this one program
  --report FILE         write there what was done so far, every half minute and at the end, for --sum
  --label TEXT          what the report calls the campaign, such as a commit
  --sum FILE            no campaign: print the sum of reports as a table; the option may be repeated, FILE may be a folder
  --json                print one JSON object instead
  --help

Exit codes: 0 nothing failed, 1 something did, 3 misuse.
`;

/** Runs the command; answers its exit code. */
export async function fuzzCommand(argv: string[]): Promise<number> {
  const values = readOptions(argv);
  if (values.help === true) {
    process.stdout.write(FUZZ_HELP);
    return ExitCode.DONE;
  }
  if (values.sum !== undefined) return sum(values.sum);
  const oracles = readOracles(values.oracle, values.tools !== undefined);
  const seed = count("--seed", values.seed, 1, 0);
  const programs = values.programs === undefined ? Number.MAX_SAFE_INTEGER : count("--programs", values.programs, 1, 1);
  const time =
    values.time === undefined
      ? values.programs === undefined
        ? 60_000
        : Number.MAX_SAFE_INTEGER
      : readTime(values.time);
  const options: Omit<CampaignOptions, "first" | "step" | "programs"> = {
    seed,
    oracles,
    sandbox: values.limits === undefined ? {} : { limits: readLimits(values.limits) },
    tools: values.tools === undefined ? null : toolModule(values.tools),
    corpus: values.corpus === undefined ? [] : readPrograms(values.corpus),
    time,
    failures: count("--failures", values.failures, 20, 1),
  };
  if (values.again !== undefined) return again(values.again, { ...options, first: 0, step: 1, programs: 1 });
  const print = (text: string): void => void (values.json === true ? undefined : process.stdout.write(`${text}\n`));
  const { report: reportFile, label = "" } = values;
  const report = (result: Result, ended: boolean): void => {
    if (reportFile !== undefined) writeReport(reportFile, { seed, oracles, label, ended, ...result });
  };
  let [shown, reported] = [performance.now(), performance.now()];
  let result: Result;
  try {
    result = await runJobs(
      options,
      programs,
      count("--jobs", values.jobs, availableParallelism(), 1),
      (failure) => {
        print(failureText(failure));
        if (values.save !== undefined) save(values.save, failure, seed);
      },
      (soFar) => {
        if (performance.now() - reported > 30_000) {
          reported = performance.now();
          report(soFar, false);
        }
        if (performance.now() - shown < 10_000) return;
        shown = performance.now();
        print(tallyLine(soFar.tally));
      },
    );
    report(result, true);
  } catch (error) {
    if (error instanceof RefusedError) throw new Misuse(`--tools: ${values.tools}: ${error.message}`);
    throw error;
  }
  const { tally, failures, missing } = result;
  if (values.json === true) process.stdout.write(`${JSON.stringify(jsonOf(result, seed, oracles))}\n`);
  else {
    for (const each of missing) print(`SKIPPED ${each}`);
    print(tallyLine(tally));
    print(`ends: ${table(tally.ends)}`);
    print(`looked at more closely: ${table(tally.sampled)}`);
    if (Object.keys(tally.skipped).length > 0) print(`not judged: ${table(tally.skipped)}`);
    print(
      `${failures.length} different failures in ${tally.programs} programs, seed ${seed}, ${result.seconds.toFixed(0)} s`,
    );
  }
  // An oracle that was asked for and is not there has judged nothing.
  return failures.length === 0 && missing.length < oracles.length ? ExitCode.DONE : ExitCode.RAISED;
}

function readOptions(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        oracle: { type: "string" },
        tools: { type: "string" },
        limits: { type: "string" },
        seed: { type: "string" },
        programs: { type: "string" },
        time: { type: "string" },
        jobs: { type: "string" },
        corpus: { type: "string" },
        failures: { type: "string" },
        save: { type: "string" },
        again: { type: "string" },
        report: { type: "string" },
        label: { type: "string" },
        sum: { type: "string", multiple: true },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new Misuse(`${message} (see coluber fuzz --help)`);
  }
}

function readOracles(text: string | undefined, hasTools: boolean): Oracle[] {
  if (text === undefined) return [hasTools ? "tools" : "self"];
  const names = text.split(",");
  const unknown = names.find((name) => name !== "all" && !ORACLES.includes(name as Oracle));
  if (unknown !== undefined)
    throw new Misuse(`--oracle: unknown oracle '${unknown}': expected ${ORACLES.join(", ")} or all`);
  // Without tools their oracle is named as left out.
  if (names.includes("all")) return [...ORACLES];
  if (names.includes("tools") && !hasTools) throw new Misuse("--oracle tools needs --tools FILE");
  return [...new Set(names as Oracle[])];
}

function count(option: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new Misuse(`${option}: expected a whole number of at least ${least}, not '${text}'`);
  return value;
}

function readTime(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text);
  if (match === null) throw new Misuse(`--time: expected a time such as 60s, 5m or 1h, not '${text}'`);
  return Number(match[1]) * { s: 1000, m: 60_000, h: 3_600_000 }[(match[2] ?? "s") as "s" | "m" | "h"];
}

function readLimits(path: string): Limits {
  let limits: Limits;
  try {
    limits = JSON.parse(readFileSync(path, "utf8")) as Limits;
  } catch (error) {
    throw new Misuse(`--limits: cannot read ${path}: ${(error as Error).message}`);
  }
  try {
    void new Sandbox({ limits });
  } catch (error) {
    throw new Misuse(`--limits: ${path}: ${(error as Error).message}`);
  }
  return limits;
}

function toolModule(path: string): string {
  if (!existsSync(path)) throw new Misuse(`--tools: no file ${path}`);
  return pathToFileURL(resolve(path)).href;
}

/** Programs of a folder or a file; lines that cannot be read are named. */
function readPrograms(path: string): string[] {
  if (!existsSync(path)) throw new Misuse(`--corpus: nothing at ${path}`);
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .sort()
      .flatMap((name) => readPrograms(join(path, name)));
  const text = readFileSync(path, "utf8");
  if (path.endsWith(".py")) return [text];
  if (!path.endsWith(".jsonl")) return [];
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      const { program } = JSON.parse(line) as { program?: unknown };
      if (typeof program === "string") return [program];
      // Programs of pieces are the bombs, too long to mutate.
      if (Array.isArray(program)) return [];
    } catch {
      // Told below.
    }
    process.stderr.write(`coluber: ${path}:${index + 1}: no program; left out\n`);
    return [];
  });
}

// ------------------------------------------------------------------------------------------------------------- reports

function packed(program: string): string {
  return deflateRawSync(program).toString("base64url");
}

function unpacked(text: string): string {
  if (existsSync(text)) return readFileSync(text, "utf8");
  try {
    return inflateRawSync(Buffer.from(text, "base64url")).toString();
  } catch {
    throw new Misuse("--again: neither a file nor the text of a failure");
  }
}

/** The line that shows a failure again. */
function reproduction({ oracle, program }: Failure): string {
  return `coluber fuzz --oracle ${oracle}${oracle === "tools" ? " --tools FILE" : ""} --again ${packed(program)}`;
}

/** A program for test/fuzz/regressions, or for a user's own tests. */
export function regressionCase(failure: Failure): string {
  const lines = [`# fuzz: ${failure.oracle} ${failure.kind}`];
  lines.push(`# ${failure.text.replaceAll("\n", " ").slice(0, 300)}`);
  if (failure.expected !== null) {
    for (const line of failure.expected.stdout.split("\n").slice(0, -1)) lines.push(`# expect: ${line}`);
    if (failure.expected.error !== "") lines.push(`# ends: ${failure.expected.error}`);
  }
  return `${lines.join("\n")}\n${failure.program}${failure.program.endsWith("\n") ? "" : "\n"}`;
}

function failureText(failure: Failure): string {
  const corpus = {
    name: `fuzz-${failure.index}`,
    class: "fuzz",
    goal: failure.kind,
    expect: "safe",
    program: failure.program,
  };
  return [
    `FAIL ${failure.oracle} ${failure.kind} (program ${failure.index}): ${failure.text}`,
    ...regressionCase(failure)
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`),
    `  again: ${reproduction(failure)}`,
    ...(failure.oracle === "self" ? [`  as a line of a corpus: ${JSON.stringify(corpus)}`] : []),
  ].join("\n");
}

function save(folder: string, failure: Failure, seed: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${failure.oracle}-${seed}-${failure.index}.py`), regressionCase(failure));
}

function tallyLine(tally: Tally): string {
  const rate = tally.processor === 0 ? 0 : (1000 * tally.programs) / tally.processor;
  return `${tally.programs} programs, ${tally.runs} runs, ${tally.features} features, ${(tally.processor / 1000).toFixed(0)} s of processor time (${rate.toFixed(0)} a second)`;
}

function jsonOf({ tally, failures, missing, seconds }: Result, seed: number, oracles: readonly Oracle[]): object {
  return {
    seed,
    oracles,
    ...tally,
    failures: failures.map((failure) => ({ ...failure, again: reproduction(failure), case: regressionCase(failure) })),
    times: tally.failures,
    missing,
    seconds,
  };
}

/** Written beside and then put in place: a stop leaves the old one or the new one. */
function writeReport(path: string, given: Omit<Report, "kind" | "version">): void {
  const report: Report = { kind: "coluber fuzz report", version: version(), ...given };
  writeFileSync(`${path}.new`, JSON.stringify(report));
  renameSync(`${path}.new`, path);
}

/** Prints the sum; files that are no reports are named, and the exit code says so. */
function sum(paths: readonly string[]): number {
  const files = paths.flatMap((path) => {
    if (!existsSync(path)) throw new Misuse(`--sum: nothing at ${path}`);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .filter((name) => name.endsWith(".json"))
      .map((name) => join(path, name));
  });
  const reports: Report[] = [];
  let refused = 0;
  for (const file of files) {
    const report = readReport(readFileSync(file, "utf8"));
    if (typeof report !== "string") reports.push(report);
    else {
      refused++;
      process.stderr.write(`coluber: ${file}: ${report}; left out\n`);
    }
  }
  if (reports.length === 0) throw new Misuse("--sum: no reports");
  process.stdout.write(`${summary(reports)}\n`);
  return refused === 0 ? ExitCode.DONE : ExitCode.RAISED;
}

async function again(text: string, options: CampaignOptions): Promise<number> {
  const program = unpacked(text);
  process.stdout.write(program.endsWith("\n") ? program : `${program}\n`);
  const campaign = new Campaign(
    options,
    () => undefined,
    () => undefined,
  );
  // A tool may end the process, which is what this one judges in.
  let judged = false;
  process.once("exit", () => {
    if (judged) return;
    process.stdout.write("FAIL tools died: a tool ended the process\n");
    process.exitCode = ExitCode.RAISED;
  });
  let complaint: Complaint | null;
  try {
    complaint = await campaign.again(program);
  } finally {
    judged = true;
  }
  process.stdout.write(complaint === null ? "ok\n" : `FAIL ${complaint.oracle} ${complaint.kind}: ${complaint.text}\n`);
  return complaint === null ? ExitCode.DONE : ExitCode.RAISED;
}
