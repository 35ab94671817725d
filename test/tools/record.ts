// The recorder (`npm run record [-- filters] [--missing] [--check]`): runs cases under CPython 3.13, the oracle,
// and writes what it prints to NAME.out; of a case with `# expect:` comments it checks that CPython prints these
// lines, and of a written divergence that CPython still differs. Invariant: one fresh interpreter per case, the
// same bytes on every machine (fixed hash seed, width, encoding; file names relative to spec/cases).

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type Case,
  CASES_FOLDER,
  type Expectation,
  expectationPath,
  formatDifference,
  formatExpectation,
  isByHand,
  listCases,
  listOrphans,
  readCase,
  readExpectation,
} from "./cases.js";

const TIMEOUT = 20_000;
const WORKERS = 2;

/** Parts the traceback of an uncaught exception from what the program itself wrote to stderr. */
const MARKER = "@@@ coluber: the traceback follows @@@\n";

/** Imported by the interpreter at its start, before the program: marks where the final traceback begins. */
const SITE = `import sys
def _hook(kind, error, traceback):
    sys.stdout.flush()
    sys.stderr.write(${JSON.stringify(MARKER)})
    sys.__excepthook__(kind, error, traceback)
sys.excepthook = _hook
`;

interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly timedOut: boolean;
}

/** The real interpreter behind pyenv's shim, which would cost more than the program. */
function findPython(): string {
  const script = "import sys; print(sys.version_info[:2] == (3, 13), sys.executable)";
  let answer: string;
  try {
    answer = execFileSync("python3.13", ["-I", "-c", script], {
      encoding: "utf8",
      env: { ...process.env, PYENV_VERSION: "3.13.0" },
    }).trim();
  } catch (cause) {
    throw new Error("recording needs CPython 3.13 as `python3.13` (with pyenv: `pyenv install 3.13.0`)", { cause });
  }
  const [isRight, path] = answer.split(/ (.*)/);
  if (isRight !== "True" || path === undefined) throw new Error("`python3.13` is not CPython 3.13");
  return path;
}

function runPython(python: string, test: Case, site: string): Promise<Run> {
  const work = mkdtempSync(join(tmpdir(), "coluber-case-"));
  return new Promise((resolve, reject) => {
    // Not -I, which would ignore the hash seed; -s -P and a bare environment isolate as well.
    const child = spawn(python, ["-X", "utf8", "-s", "-P", "-B", CASES_FOLDER + test.name], {
      cwd: work,
      env: { PYTHONPATH: site, PYTHONHASHSEED: "0", PYTHON_COLORS: "0", COLUMNS: "80", TZ: "UTC", HOME: work },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, TIMEOUT);
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      rmSync(work, { recursive: true, force: true });
      resolve({
        stdout: relativeNames(Buffer.concat(stdout).toString("utf8")),
        stderr: relativeNames(Buffer.concat(stderr).toString("utf8")),
        exitCode,
        timedOut,
      });
    });
  });
}

function relativeNames(text: string): string {
  return text.replaceAll(CASES_FOLDER, "");
}

/** What CPython made of the program, in the form of an expectation. */
function toExpectation(run: Run): Expectation {
  const at = run.stderr.lastIndexOf(MARKER);
  if (at >= 0)
    return { stdout: run.stdout, stderr: run.stderr.slice(0, at), error: run.stderr.slice(at + MARKER.length) };
  const failed = run.exitCode !== 0 && run.exitCode !== null;
  return { stdout: run.stdout, stderr: run.stderr, ...(failed && { exitCode: run.exitCode }) };
}

/** Complains by returning a text; undefined when the case is in order (and recorded). */
function settle(test: Case, run: Run, checkOnly: boolean): string | undefined {
  if (run.timedOut) return `CPython did not end within ${TIMEOUT / 1000} s`;
  if (run.exitCode === null) return "CPython was killed by a signal";
  const oracle = toExpectation(run);
  if (isByHand(test)) {
    const expectation = readExpectation(test);
    if (expectation === undefined) return "its .expected file, which is kept by hand, is missing";
    const same = test.divergence !== undefined && formatExpectation(expectation) === formatExpectation(oracle);
    return same ? "it is marked as a divergence, but CPython does what is expected here" : undefined;
  }
  const path = expectationPath(test);
  if (test.inline !== undefined) {
    if (existsSync(path)) return "it has `# expect:` comments and a .out file; keep one of them";
    const inline = formatExpectation({ stdout: test.inline, stderr: "" });
    const actual = formatExpectation(oracle);
    if (inline === actual) return undefined;
    return `CPython prints something else than the \`# expect:\` lines\n${indent(formatDifference({ field: "", expected: actual, actual: inline }))}`;
  }
  const text = formatExpectation(oracle);
  const recorded = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  if (recorded === text) return undefined;
  if (checkOnly) {
    if (recorded === undefined) return "nothing is recorded for it; run `npm run record`";
    return `CPython prints something else than what is recorded\n${indent(formatDifference({ field: "", expected: text, actual: recorded }))}`;
  }
  writeFileSync(path, text);
  return undefined;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { missing: { type: "boolean", default: false }, check: { type: "boolean", default: false } },
  });
  const python = findPython();
  const site = mkdtempSync(join(tmpdir(), "coluber-site-"));
  writeFileSync(join(site, "sitecustomize.py"), SITE);
  const queue = listCases(positionals);
  const total = queue.length;
  const complaints = listOrphans().map((name) => `${name}: there is no program for it`);
  const work = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        const test = readCase(name);
        if (values.missing && !isByHand(test) && readExpectation(test) !== undefined) continue;
        const complaint = settle(test, await runPython(python, test, site), values.check);
        if (complaint !== undefined) complaints.push(`${name}: ${complaint}`);
      } catch (error) {
        complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: WORKERS }, work));
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
  for (const complaint of complaints.sort()) console.error(complaint);
  console.log(`${total} cases, ${complaints.length} complaints`);
  if (complaints.length > 0) process.exitCode = 1;
}

await main();
