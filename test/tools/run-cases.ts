// The fast runner (`npm run cases -- [filters] [--failed] [--diff] [--verbose]`): runs cases on the built dist in
// this one process, without vitest, and prints each failure on a line (with --diff in full) and a total.
// --failed repeats only what failed last time. --verbose names each case before it runs, to find one that hangs.
// Invariant: the last line is `N passed, N failed`, and the exit code is 1 when anything failed.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type CaseModule,
  formatDifference,
  listCases,
  type Mismatch,
  readCase,
  readExpectation,
  runCase,
} from "./cases.js";

const DIST = new URL("../../dist/index.js", import.meta.url);
const CACHE_FOLDER = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
const FAILED_LIST = `${CACHE_FOLDER}coluber-failed-cases.json`;
const SHORT = 110;

/** What went wrong with a case: differences, or a text when it could not be run at all. */
type Failure = string | readonly Mismatch[];

function tryCase(module: CaseModule, name: string): Failure | undefined {
  try {
    const test = readCase(name);
    const expectation = readExpectation(test);
    if (expectation === undefined) return "nothing is recorded; run `npm run record`";
    const mismatches = runCase(module, test, expectation);
    return mismatches.length > 0 ? mismatches : undefined;
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

/** The failure on one line: how the run ended if that is wrong, else the first lines that differ. */
function summarize(failure: Failure): string {
  if (typeof failure === "string") return shorten(failure.split("\n").slice(0, 2).join(" "));
  const end = failure.find((mismatch) => mismatch.field === "end");
  const traceback = failure.find((mismatch) => mismatch.field === "traceback");
  if (end?.actual === "raised" && traceback !== undefined) return shorten(`raised ${lastLine(traceback.actual)}`);
  if (end !== undefined) return shorten(`ended as "${end.actual.split("\n", 2).join(" ")}", not as "${end.expected}"`);
  const [first] = failure;
  if (first === undefined) return "";
  const left = first.expected.split("\n");
  const right = first.actual.split("\n");
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at++;
  const half = SHORT / 2 - 10;
  return `${first.field} line ${at + 1}: ${shorten(quote(left[at]), half)} but got ${shorten(quote(right[at]), half)}`;
}

function quote(line: string | undefined): string {
  return line === undefined ? "nothing" : JSON.stringify(line);
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

function shorten(text: string, length = SHORT): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}

function readFailed(): readonly string[] {
  return existsSync(FAILED_LIST) ? (JSON.parse(readFileSync(FAILED_LIST, "utf8")) as string[]) : [];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      failed: { type: "boolean", default: false },
      diff: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  if (!existsSync(DIST)) throw new Error("there is no dist/index.js; run `npm run build` first");
  const module = (await import(DIST.href)) as CaseModule;
  let names = listCases(positionals);
  if (values.failed) {
    const failedBefore = new Set(readFailed());
    names = names.filter((name) => failedBefore.has(name));
  }
  const failed: string[] = [];
  for (const name of names) {
    if (values.verbose) console.log(name);
    const failure = tryCase(module, name);
    if (failure === undefined) continue;
    failed.push(name);
    console.log(`${name}: ${summarize(failure)}`);
    if (!values.diff) continue;
    if (typeof failure === "string") console.log(indent(failure));
    else for (const mismatch of failure) console.log(`  ${mismatch.field}:\n${indent(formatDifference(mismatch))}`);
  }
  mkdirSync(CACHE_FOLDER, { recursive: true });
  // A filtered run that knows of part of the cases leaves the others as they were.
  const seen = new Set(names);
  writeFileSync(FAILED_LIST, JSON.stringify([...readFailed().filter((name) => !seen.has(name)), ...failed]));
  console.log(`${names.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

await main();
