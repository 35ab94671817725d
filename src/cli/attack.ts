/** `coluber attack`: holds the corpora of attacks against the sandbox, or against a user's own options and tools. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { CORPORA, readCorpus, type Attack } from "../attack/corpus.js";
import { runAttacks, SetupError, type Verdict } from "../attack/pool.js";
import { htmlReport, jsonReport, tableText, verdictText } from "../attack/report.js";
import { Sandbox } from "../host/sandbox.js";
import type { SandboxOptions } from "../host/options.js";
import { ExitCode, Misuse } from "./exit.js";

export const ATTACK_HELP = `Usage: coluber attack [FILTER...] [options]

Runs programs that try to escape, to hang or to exhaust the sandbox, each in a child process, and prints a table by class.
A FILTER is a part of CLASS/NAME. Without --config every program brings the imports and limits that it needs.

  --config FILE         options of your own sandbox as JSON: imports, limits, builtins, seed, clock, files, topLevelAwait
  --tools FILE          a JavaScript module that exports \`tools\`: they are there too (and are not called)
  --corpus PATH         a file or folder of your own programs instead (JSON lines: see spec/attacks/README.md)
  --bombs               the corpus of bombs too (minutes)
  --jobs N              child processes at a time (default: as many as there are processors)
  --most-ms N           longest that a program may take, in milliseconds of processor time (default 4000)
  --verbose             a line for every program
  --json                print one JSON object instead
  --html FILE           write a report as one HTML page
  --help

Exit codes: 0 all held, 1 something did not, 3 misuse.
`;

const OPTIONS = ["imports", "limits", "builtins", "seed", "clock", "files", "topLevelAwait", "sliceMilliseconds"];

/** Runs the command; answers its exit code. */
export async function attackCommand(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        config: { type: "string" },
        tools: { type: "string" },
        corpus: { type: "string" },
        bombs: { type: "boolean" },
        jobs: { type: "string" },
        "most-ms": { type: "string" },
        verbose: { type: "boolean" },
        json: { type: "boolean" },
        html: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber attack --help)`,
    );
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    process.stdout.write(ATTACK_HELP);
    return ExitCode.DONE;
  }
  const paths =
    values.corpus === undefined
      ? [join(CORPORA, "escapes"), ...(values.bombs === true ? [join(CORPORA, "bombs")] : [])]
      : [values.corpus];
  for (const path of paths) if (!existsSync(path)) throw new Misuse(`no corpus at ${path}`);
  const corpus = readCorpus(paths, positionals);
  if (corpus.attacks.length === 0 && corpus.broken.length === 0)
    throw new Misuse(`no program's name contains ${positionals.map((filter) => `'${filter}'`).join(" or ")}`);
  let verdicts: Verdict[];
  try {
    verdicts = await runAttacks(corpus.attacks as Attack[], {
      setup: {
        options: values.config === undefined && values.tools === undefined ? null : readConfig(values.config),
        tools: values.tools === undefined ? null : toolModule(values.tools),
      },
      jobs: count("--jobs", values.jobs, availableParallelism()),
      mostMilliseconds: count("--most-ms", values["most-ms"], 4000),
      onVerdict: (verdict) => {
        if (values.json !== true && (values.verbose === true || verdict.problems.length > 0))
          process.stdout.write(`${verdictText(verdict)}\n`);
      },
    });
  } catch (error) {
    if (error instanceof SetupError) throw new Misuse(`${values.tools ?? values.config}: ${error.message}`);
    throw error;
  }
  const failed = verdicts.filter((verdict) => verdict.problems.length > 0).length;
  if (values.html !== undefined) writeFileSync(values.html, htmlReport(verdicts, corpus, "coluber attack"));
  if (values.json === true) process.stdout.write(`${JSON.stringify(jsonReport(verdicts, corpus))}\n`);
  else {
    for (const line of corpus.broken) process.stdout.write(`BROKEN ${line}\n`);
    process.stdout.write(`${tableText(verdicts)}\n`);
    const skipped = corpus.broken.length === 0 ? "" : `, ${corpus.broken.length} lines could not be read`;
    process.stdout.write(`${verdicts.length - failed} passed, ${failed} failed${skipped}\n`);
  }
  return failed === 0 && corpus.broken.length === 0 ? ExitCode.DONE : ExitCode.RAISED;
}

function count(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Misuse(`${option}: expected a whole number above 0, not '${text}'`);
  return value;
}

function readConfig(path: string | undefined): SandboxOptions {
  if (path === undefined) return {};
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Misuse(`--config: cannot read ${path}: ${(error as Error).message}`);
  }
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new Misuse(`--config: ${path} must hold an object`);
  const unknown = Object.keys(config).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) throw new Misuse(`--config: unknown option '${unknown}': expected ${OPTIONS.join(", ")}`);
  try {
    void new Sandbox(config);
  } catch (error) {
    throw new Misuse(`--config: ${path}: ${(error as Error).message}`);
  }
  return config;
}

function toolModule(path: string): string {
  if (!existsSync(path)) throw new Misuse(`--tools: no file ${path}`);
  return pathToFileURL(resolve(path)).href;
}
