// The cases of spec/cases: how one is read from disk, what it expects, and how an outcome of the sandbox is held
// against that. Shared by the recorder, the vitest suite and the fast runner, so that all three agree on the form.
// Invariant: nothing that a program prints is left out of the comparison.
//
// A case is NAME.py. Its header comments may be `# imports: math, json`, `# limits: instructions=1000`, `# builtins: exec` and
// `# divergence: id`, `# files: yes`. What it expects stands in the program, one `# expect: line` per line of stdout, or in NAME.out
// (recorded from CPython), or, where we differ on purpose, in NAME.expected (kept by hand). The latter two hold
// stdout, then optional sections, each opened by a line of its own: `--- stderr`, `--- exit N`, `--- limit NAME`,
// `--- error` (the traceback).

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Absolute path of spec/cases, with a slash at the end. */
export const CASES_FOLDER = fileURLToPath(new URL("../../spec/cases/", import.meta.url));

/** What a program prints and how it ends. */
export interface Expectation {
  readonly stdout: string;
  readonly stderr: string;
  /** The traceback text of the exception that ended the program. */
  readonly error?: string;
  /** The exit code, when it is not zero. */
  readonly exitCode?: number;
  /** The limit that ended the run. */
  readonly limit?: string;
}

/** A program of spec/cases with its header read. */
export interface Case {
  /** Path below spec/cases, `/` between folders, with `.py`: also the file name that tracebacks show. */
  readonly name: string;
  readonly source: string;
  readonly imports: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  /** `# builtins: exec`: eval, exec and compile are granted. */
  readonly exec?: boolean;
  /** `# files: yes`: an empty file system is granted. */
  readonly files?: boolean;
  /** The id in spec/divergences.md, for a case where we differ from CPython on purpose. */
  readonly divergence?: string;
  /** Stdout as told by `# expect:` comments; undefined when there are none. */
  readonly inline?: string;
}

/** The part of the public API that the runners need; both src and dist have it. */
export interface CaseModule {
  readonly Sandbox: new (options: {
    readonly imports: readonly string[];
    readonly limits: Readonly<Record<string, number>>;
    readonly builtins?: { readonly exec?: boolean };
    readonly files?: Readonly<Record<string, string>>;
  }) => {
    runSync(source: string, options: { readonly filename: string }): CaseOutcome;
    dispose?(): void;
  };
}

/** The fields of an outcome that a case is held against. */
export interface CaseOutcome {
  readonly status: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode?: number;
  readonly limit?: string;
  readonly id?: string;
  readonly cause?: unknown;
  readonly error?: { readonly traceback: string };
}

/** One field in which an outcome is not what the case expects. */
export interface Mismatch {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

const NO_NEWLINE = "\\ no newline at end";
const SECTION = /^--- (stderr|error|exit|limit)(?: (.*))?$/;

/** Enough for any case, and ends a run-away program in a few seconds. */
const DEFAULT_LIMITS = { instructions: 50_000_000, time: 10_000 };

/** All cases below spec/cases whose name contains one of `filters` (all when there are none), in order of name. */
export function listCases(filters: readonly string[] = []): string[] {
  if (!existsSync(CASES_FOLDER)) return [];
  const wanted = filters.map((filter) => filter.replace(/^(\.\/)?spec\/cases\//, ""));
  return listFiles()
    .filter((name) => name.endsWith(".py"))
    .filter((name) => wanted.length === 0 || wanted.some((filter) => name.includes(filter)))
    .sort();
}

/** Files `.out` and `.expected` that have no program, by name. */
export function listOrphans(): string[] {
  if (!existsSync(CASES_FOLDER)) return [];
  const files = new Set(listFiles());
  return [...files].filter((name) => {
    const match = /^(.*)\.(out|expected)$/.exec(name);
    return match !== null && !files.has(`${match[1]}.py`);
  });
}

function listFiles(): string[] {
  return readdirSync(CASES_FOLDER, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
}

/** Reads the program called `name` and its header. */
export function readCase(name: string): Case {
  return parseCase(name, readFileSync(CASES_FOLDER + name, "utf8"));
}

/** The case that `source` is; the header is the comments before the first line that is none. */
export function parseCase(name: string, source: string): Case {
  const header = new Map<string, string>();
  const expected: string[] = [];
  let inHeader = true;
  for (const line of source.split("\n")) {
    const text = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (!text.startsWith("#")) inHeader = false;
    const field = inHeader ? /^# (imports|limits|divergence|builtins|files): *(.*?) *$/.exec(text) : null;
    if (field !== null) header.set(field[1] ?? "", field[2] ?? "");
    const expect = /# expect:(?: (.*))?$/.exec(text);
    if (expect !== null) expected.push(expect[1] ?? "");
  }
  const imports = header.get("imports");
  return {
    name,
    source,
    imports: imports === undefined ? ["*"] : splitList(imports),
    limits: parseLimits(name, header.get("limits") ?? ""),
    ...(header.get("builtins") === "exec" && { exec: true }),
    ...(header.get("files") === "yes" && { files: true }),
    ...(header.has("divergence") && { divergence: header.get("divergence") }),
    ...(expected.length > 0 && { inline: expected.map((line) => `${line}\n`).join("") }),
  };
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function parseLimits(name: string, text: string): Record<string, number> {
  const limits: Record<string, number> = {};
  for (const item of splitList(text)) {
    const match = /^(\w+) *= *([\d_]+)$/.exec(item);
    if (match === null) throw new Error(`${name}: cannot read the limit "${item}"; write it as name=number`);
    limits[match[1] ?? ""] = Number((match[2] ?? "").replaceAll("_", ""));
  }
  return limits;
}

/** Where the expectation of `name` stands when it is not in the program. */
export function expectationPath(test: Case): string {
  return CASES_FOLDER + test.name.slice(0, -".py".length) + (isByHand(test) ? ".expected" : ".out");
}

/** Whether CPython is not the oracle for this case: a written divergence, or limits, which CPython has not. */
export function isByHand(test: Case): boolean {
  return test.divergence !== undefined || Object.keys(test.limits).length > 0;
}

/** What `test` expects, or undefined when nothing is recorded yet. */
export function readExpectation(test: Case): Expectation | undefined {
  if (test.inline !== undefined) return { stdout: test.inline, stderr: "" };
  const path = expectationPath(test);
  return existsSync(path) ? parseExpectation(readFileSync(path, "utf8")) : undefined;
}

/** Reads the form that `formatExpectation` writes. */
export function parseExpectation(text: string): Expectation {
  const parts = { stdout: "", stderr: "" };
  let error: string | undefined;
  let exitCode: number | undefined;
  let limit: string | undefined;
  let section = "stdout";
  for (const line of splitKeepingEnds(text)) {
    const match = SECTION.exec(line.endsWith("\n") ? line.slice(0, -1) : line);
    if (match !== null) {
      section = match[1] ?? "";
      if (section === "error") error = "";
      if (section === "exit") exitCode = Number(match[2]);
      if (section === "limit") limit = match[2] ?? "";
    } else if (line === `${NO_NEWLINE}\n` && (section === "stdout" || section === "stderr")) {
      parts[section] = parts[section].slice(0, -1);
    } else if (section === "stdout" || section === "stderr") parts[section] += line;
    else if (section === "error") error += line;
  }
  return {
    ...parts,
    ...(error !== undefined && { error }),
    ...(exitCode !== undefined && { exitCode }),
    ...(limit !== undefined && { limit }),
  };
}

/** The text of a `.out` file. Throws when a line of the output would be read as the head of a section. */
export function formatExpectation(expectation: Expectation): string {
  const { stdout, stderr, error, exitCode, limit } = expectation;
  const sections =
    (stderr === "" ? "" : `--- stderr\n${endLine(stderr)}`) +
    (exitCode === undefined ? "" : `--- exit ${exitCode}\n`) +
    (limit === undefined ? "" : `--- limit ${limit}\n`) +
    (error === undefined ? "" : `--- error\n${error}`);
  for (const line of `${stdout}\n${stderr}\n${error ?? ""}`.split("\n")) {
    if (SECTION.test(line) || line === NO_NEWLINE)
      throw new Error(`the program prints "${line}", which has a meaning in .out files`);
  }
  return sections === "" ? stdout : endLine(stdout) + sections;
}

function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n${NO_NEWLINE}\n`;
}

function splitKeepingEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Runs `test` in a sandbox of its own and says in what it differs from `expectation`; empty when in nothing. */
export function runCase(module: CaseModule, test: Case, expectation: Expectation): Mismatch[] {
  const sandbox = new module.Sandbox({
    imports: test.imports,
    limits: { ...DEFAULT_LIMITS, ...test.limits },
    ...(test.exec === true ? { builtins: { exec: true } } : {}),
    ...(test.files === true ? { files: {} } : {}),
  });
  const outcome = sandbox.runSync(test.source, { filename: test.name });
  sandbox.dispose?.();
  return compare(outcome, expectation);
}

/** The fields in which `outcome` is not as expected: how it ended, stdout, stderr, the traceback. */
export function compare(outcome: CaseOutcome, expectation: Expectation): Mismatch[] {
  const mismatches: Mismatch[] = [];
  const check = (field: string, expected: string, actual: string): void => {
    if (expected !== actual) mismatches.push({ field, expected, actual });
  };
  check("stdout", expectation.stdout, outcome.stdout);
  check("stderr", expectation.stderr, outcome.stderr);
  check("end", expectedEnd(expectation), actualEnd(outcome));
  // CPython ends a traceback with a newline; whether ours does is no matter of the language.
  check("traceback", trimEnd(expectation.error ?? ""), trimEnd(outcome.error?.traceback ?? ""));
  return mismatches;
}

function expectedEnd(expectation: Expectation): string {
  if (expectation.limit !== undefined) return `limit ${expectation.limit}`;
  if (expectation.error !== undefined) return "raised";
  return `done ${expectation.exitCode ?? 0}`;
}

function actualEnd(outcome: CaseOutcome): string {
  if (outcome.status === "limit") return `limit ${outcome.limit}`;
  if (outcome.status === "done") return `done ${outcome.exitCode ?? 0}`;
  if (outcome.status === "internal") return `internal ${outcome.id ?? ""} ${describeCause(outcome.cause)}`;
  return outcome.status;
}

function describeCause(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause === "string" ? cause : "";
}

function trimEnd(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

/** A mismatch as the two texts in full, one line each after `- ` (expected) or `+ ` (ours), equal ones after two blanks. */
export function formatDifference({ expected, actual }: Mismatch): string {
  const left = expected.split("\n");
  const right = actual.split("\n");
  return difference(left, right).join("\n");
}

/** A longest-common-subsequence diff; texts too long for the quadratic table show their first difference only. */
function difference(left: readonly string[], right: readonly string[]): string[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let endLeft = left.length;
  let endRight = right.length;
  while (endLeft > start && endRight > start && left[endLeft - 1] === right[endRight - 1]) {
    endLeft--;
    endRight--;
  }
  const context = 2;
  const from = Math.max(0, start - context);
  const before = left.slice(from, start).map((line) => `  ${line}`);
  const after = left.slice(endLeft, endLeft + context).map((line) => `  ${line}`);
  const rows = left.slice(start, endLeft);
  const columns = right.slice(start, endRight);
  if (rows.length * columns.length > 1_000_000) {
    const some = 5;
    return [
      ...before,
      ...rows.slice(0, some).map((line) => `- ${line}`),
      ...columns.slice(0, some).map((line) => `+ ${line}`),
      "  ...",
    ];
  }
  return [...before, ...commonDifference(rows, columns), ...after];
}

function commonDifference(left: readonly string[], right: readonly string[]): string[] {
  const width = right.length + 1;
  const table = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      table[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: string[] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      lines.push(`  ${left[row++]}`);
      column++;
    } else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(`- ${left[row++]}`);
    } else lines.push(`+ ${right[column++]}`);
  }
  return lines;
}
