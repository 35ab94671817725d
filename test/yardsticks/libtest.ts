/*
 * How much of CPython's own tests of the language passes: runs the test methods of the files below, read from the copy of
 * CPython on this machine (nothing of it is in this repository), each in a sandbox of its own (libtest-child.ts).
 *
 *   npx tsc -p . && npx tsx test/yardsticks/libtest.ts [FILE...] [--failures] [--verbose] [--jobs N] [--only CLASS.method]
 *
 * --table prints what is on record of the files as the table of spec/yardsticks/library.md, running nothing.
 *
 * FILE: test_int, test_dict … (default: all). --failures lists what failed, grouped by cause; --verbose with tracebacks.
 * A test counts as not applicable when it needs what the sandbox leaves out on purpose (spec/divergences.md): it says so by
 * using a stand-in module, or by the attribute that it misses, or by an entry in libtest-reasons.ts.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reasonFor } from "./libtest-reasons.js";

const FILES =
  `test_int test_float test_bool test_complex test_str test_bytes test_list test_tuple test_dict test_set test_range
  test_slice test_enumerate test_iter test_generators test_coroutines test_asyncgen test_scope test_fstring test_format
  test_builtin test_exceptions test_raise test_except_star test_exception_group test_with test_class test_descr test_property
  test_super test_decorators test_patma test_named_expressions test_unpack test_unpack_ex test_extcall test_keywordonlyarg
  test_positional_only_arg test_listcomps test_genexps test_dictcomps test_setcomps test_augassign test_compare test_pow
  test_long test_grammar test_sort test_type_params test_yield_from`.split(/\s+/);
/** The tests of the library's modules: `--library`, or by name. */
const LIBRARY_FILES =
  `test_math test_cmath test_statistics test_random test_decimal test_fractions test_collections test_itertools test_functools
  test_heapq test_bisect test_copy test_enum test_dataclasses test_typing test_abc test_contextlib test_re test_string
  test_textwrap test_difflib test_json.test_decode test_json.test_dump test_csv test_base64 test_hashlib test_struct test_uuid
  datetimetester test_calendar test_urlparse test_html test_pprint test_graphlib test_queue test_operator test_types
  test_json.test_default test_json.test_encode_basestring_ascii test_json.test_enum test_json.test_fail test_json.test_float
  test_json.test_indent test_json.test_pass1 test_json.test_pass2 test_json.test_pass3 test_json.test_recursion
  test_json.test_scanstring test_json.test_separators test_json.test_speedups test_json.test_unicode test_memoryio
  test_configparser test_tomllib.test_error test_tomllib.test_misc test_asyncio.test_queues test_asyncio.test_locks
  test_asyncio.test_taskgroups test_asyncio.test_timeouts test_asyncio.test_waitfor test_zlib test_htmlparser test_unicodedata test_colorsys test_zoneinfo.test_zoneinfo`.split(
    /\s+/,
  );
const LIBRARY = process.env["PYTHON_LIBRARY"] ?? `${homedir()}/.pyenv/versions/3.13.0/lib/python3.13`;
const DIST = process.env["COLUBER_DIST"] ?? fileURLToPath(new URL("../../build/", import.meta.url));
const CHILD = fileURLToPath(new URL("./libtest-child.ts", import.meta.url));
const RECORD = fileURLToPath(new URL("../../node_modules/.cache/coluber-libtest.json", import.meta.url));
/** Milliseconds without a word, after which a child is taken to hang. */
const PATIENCE = 180_000;

type Status = "passed" | "failed" | "na";
interface Verdict {
  readonly status: Status;
  /** The traceback, or why it is not applicable. */
  readonly detail: string;
}
type FileReport = Map<string, Verdict>;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    failures: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    reasons: { type: "boolean", default: false },
    jobs: { type: "string", default: "2" },
    only: { type: "string" },
    library: { type: "boolean", default: false },
    table: { type: "boolean", default: false },
  },
});

/** Runs a child from a test on; resolves with the test that hung or crashed it, or null at the end. */
function runChild(
  file: string,
  first: string,
  report: FileReport,
): Promise<{ stuck: string; why: string; names: readonly string[] } | null> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(
      process.execPath,
      ["--stack-size=2000", "--max-old-space-size=3000", "--import", "tsx", CHILD, DIST, LIBRARY, file, first],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let names: readonly string[] = [];
    let running = "";
    let finished = false;
    let errors = "";
    let rest = "";
    let why = "crashed";
    let timer = setTimeout(hang, PATIENCE);
    function hang(): void {
      why = "hangs";
      child.kill("SIGKILL");
    }
    child.stderr?.on("data", (data: Buffer) => (errors = (errors + String(data)).slice(-4000)));
    child.stdout?.on("data", (data: Buffer) => {
      clearTimeout(timer);
      timer = setTimeout(hang, PATIENCE);
      const lines = (rest + String(data)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const [kind, name, status, detail] = JSON.parse(line) as [string, string, Status, string];
        if (kind === "list") names = name as unknown as string[];
        else if (kind === "start") running = name;
        else if (kind === "end") report.set(name, { status, detail });
        else finished = true;
        if (kind === "broken") report.set("(the file)", { status: "failed", detail: name });
      }
    });
    child.on("close", () => {
      clearTimeout(timer);
      if (finished) resolve(null);
      else resolve({ stuck: running, why: `${why}\n${errors}`, names });
    });
  });
}

async function runFile(file: string): Promise<FileReport> {
  const report: FileReport = new Map();
  let first = options.only === undefined ? "" : `=${options.only}`;
  for (;;) {
    const end = await runChild(file, first, report);
    if (end === null) break;
    report.set(end.stuck === "" ? "(the file)" : end.stuck, { status: "failed", detail: end.why });
    const next = end.names[end.names.indexOf(end.stuck) + 1];
    if (end.stuck === "" || next === undefined) break;
    first = next;
  }
  const judged: FileReport = new Map();
  for (const [name, verdict] of report) {
    const reason = verdict.status === "failed" ? reasonFor(`${file}.${name}`, verdict.detail) : null;
    judged.set(name, reason === null ? verdict : { status: "na", detail: reason });
  }
  return judged;
}

/** The failure in one line that equal failures share. */
function causeOf(detail: string): string {
  const lines = detail.trimEnd().split("\n");
  let last =
    lines.findLast(
      (line) =>
        /^[A-Za-z_][\w.]*(Error|Exception|Warning|Iteration|Group|Exit|limit|Interrupt)?\b.*(:|$)/.test(line) &&
        !line.startsWith("Traceback"),
    ) ??
    lines.at(-1) ??
    "";
  if (detail.startsWith("internal:")) last = lines.slice(0, 2).join(" ");
  return last.replaceAll(/0x[0-9a-f]+/g, "0x…").slice(0, 160);
}

function count(report: FileReport, status: Status): number {
  let found = 0;
  for (const verdict of report.values()) if (verdict.status === status) found++;
  return found;
}

/** The record as a table. */
function printTable(files: readonly string[]): void {
  const record = JSON.parse(readFileSync(RECORD, "utf8")) as Record<string, Record<string, Status>>;
  console.log("| file | passed | failed | not applicable | |\n|---|---|---|---|---|");
  const sum = { passed: 0, failed: 0, na: 0 };
  for (const file of files) {
    const found = { passed: 0, failed: 0, na: 0 };
    for (const [name, status] of Object.entries(record[file] ?? {})) if (name !== "(the file)") found[status]++;
    for (const status of ["passed", "failed", "na"] as const) sum[status] += found[status];
    console.log(
      `| \`${file}\` | ${found.passed} | ${found.failed} | ${found.na} | ${percent(found.passed, found.failed)} |`,
    );
  }
  console.log(`| together | ${sum.passed} | ${sum.failed} | ${sum.na} | ${percent(sum.passed, sum.failed)} |`);
}

async function main(): Promise<void> {
  const files = positionals.length > 0 ? positionals : options.library ? LIBRARY_FILES : FILES;
  if (options.table) {
    printTable(files);
    return;
  }
  const reports = new Map<string, FileReport>();
  const queue = [...files];
  async function work(): Promise<void> {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const report = await runFile(file);
      reports.set(file, report);
      const [passed, failed, na] = [count(report, "passed"), count(report, "failed"), count(report, "na")];
      console.log(
        `${file.padEnd(26)} passed ${String(passed).padStart(4)}  failed ${String(failed).padStart(4)}  not applicable ${String(na).padStart(4)}  ${percent(passed, failed)}`,
      );
    }
  }
  await Promise.all(Array.from({ length: Number(options.jobs) }, work));
  let [passed, failed, na] = [0, 0, 0];
  for (const report of reports.values()) {
    passed += count(report, "passed");
    failed += count(report, "failed");
    na += count(report, "na");
  }
  console.log(
    `${"all".padEnd(26)} passed ${String(passed).padStart(4)}  failed ${String(failed).padStart(4)}  not applicable ${String(na).padStart(4)}  ${percent(passed, failed)}`,
  );
  compareWithRecord(reports);
  if (options.failures || options.verbose) printFailures(reports);
  if (options.reasons) printReasons(reports);
}

function percent(passed: number, failed: number): string {
  return passed + failed === 0 ? "" : `${((100 * passed) / (passed + failed)).toFixed(1)} %`;
}

/** Says which tests passed the last time and fail now; keeps what was found. */
function compareWithRecord(reports: ReadonlyMap<string, FileReport>): void {
  let record: Record<string, Record<string, Status>> = {};
  try {
    record = JSON.parse(readFileSync(RECORD, "utf8")) as typeof record;
  } catch {
    // The first run.
  }
  for (const [file, report] of reports) {
    const before = record[file] ?? {};
    for (const [name, verdict] of report) {
      if (verdict.status !== "passed" && before[name] === "passed")
        console.log(`no longer passes: ${file} ${name} (${verdict.status}: ${causeOf(verdict.detail)})`);
      before[name] = verdict.status;
    }
    record[file] = before;
  }
  if (options.only !== undefined) return;
  mkdirSync(new URL("../../node_modules/.cache/", import.meta.url), { recursive: true });
  writeFileSync(RECORD, JSON.stringify(record));
}

function printFailures(reports: ReadonlyMap<string, FileReport>): void {
  const causes = new Map<string, string[]>();
  for (const [file, report] of reports)
    for (const [name, verdict] of report)
      if (verdict.status === "failed") {
        const cause = causeOf(verdict.detail);
        causes.set(cause, [...(causes.get(cause) ?? []), `${file}.${name}`]);
        if (options.verbose) console.log(`\n=== ${file}.${name}\n${verdict.detail.trimEnd().slice(-3000)}`);
      }
  console.log("\nFailures by cause:");
  for (const [cause, names] of [...causes].sort((a, b) => b[1].length - a[1].length))
    console.log(`${String(names.length).padStart(4)}  ${cause}\n        ${names.join(" ")}`);
}

function printReasons(reports: ReadonlyMap<string, FileReport>): void {
  const reasons = new Map<string, number>();
  for (const report of reports.values())
    for (const verdict of report.values())
      if (verdict.status === "na") reasons.set(verdict.detail, (reasons.get(verdict.detail) ?? 0) + 1);
  console.log("\nNot applicable:");
  for (const [reason, found] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.log(`${String(found).padStart(4)}  ${reason}`);
}

await main();
