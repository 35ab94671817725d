// Prints the last line of .ci/run, `N passed, N failed`, from the JSON report of vitest. Invariant: whatever went
// wrong counts: a file that could not be loaded, or an error outside every test, is a failure though no test of
// it is in the report.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The part of vitest's (jest's) JSON report that is read. */
export interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The closing lines for `report` and the exit code of the run that made it. */
export function tally(report: Report, exitCode: number): string[] {
  const lines: string[] = [];
  let failed = report.numFailedTests;
  for (const file of report.testResults) {
    if (file.status !== "failed" || file.assertionResults.some((test) => test.status === "failed")) continue;
    lines.push(`${file.name} failed outside its tests: ${file.message.split("\n", 1)[0] ?? ""}`);
    failed++;
  }
  if (failed === 0 && (exitCode !== 0 || !report.success)) {
    lines.push(`vitest failed outside every test (exit code ${exitCode})`);
    failed++;
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) lines.push(`${skipped} skipped`);
  lines.push(`${report.numPassedTests} passed, ${failed} failed`);
  return lines;
}

function main(): void {
  const [path = "", exitCode = "0"] = process.argv.slice(2);
  const report = JSON.parse(readFileSync(path, "utf8")) as Report;
  for (const line of tally(report, Number(exitCode))) console.log(line);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
