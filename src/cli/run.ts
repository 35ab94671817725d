/** `coluber run`: runs one program in a fresh sandbox, streaming its output. */

import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { LIMITS, type Limits } from "../vm/meter.js";
import { Sandbox } from "../host/sandbox.js";
import { KEYWORDS } from "../syntax/token.js";
import { isIdentifier } from "../unicode/properties.js";
import { journalLine } from "../host/journal.js";
import { ConversionError } from "../host/convert.js";
import type { Outcome } from "../host/outcome.js";
import { ExitCode, Misuse } from "./exit.js";
import { jsonValue, parseJson } from "./json.js";
import { profilePage, profileText } from "./profile.js";
import { readSource } from "./source.js";

export const RUN_HELP = `Usage: coluber run FILE|- [options]

  --imports LIST        modules the program may import: names separated by commas, package.*, safe, or * (default: none)
  --module NAME=FILE.py  a module of your own that the program may import; may be repeated (pkg.sub for a submodule)
  --limit NAME=N        a budget; may be repeated. Names: ${Object.keys(LIMITS).join(", ")}
  --input NAME=JSON     bind a global before the run; may be repeated. 1 is an int, of any size; 1.0 a float; {} a dict
  --seed N              seed of everything random (default 0)
  --record FILE         write a journal of the run, for coluber trace replay
  --json                print one JSON object instead: status, value, valueRepr, stdout, stderr, error, limit, used
  --profile[=FILE.html] count instructions per line and function; printed to standard error, or as a page with a flame graph
  --help

With --json, value is the last expression's value and valueRepr its Python repr. A tuple is an array, an integral float a
number without a point (valueRepr tells them apart); what JSON lacks is an object with one key: {"$int": "…"} (beyond 2**53),
{"$float": "nan" | "inf" | "-inf" | "-0.0"}, {"$bytes": base64}, {"$set": […]}, {"$date": ISO}, and {"$dict": [[key, value], …]}
for a dict whose keys are not all texts, or begin with $. valueError names what cannot be converted at all.

Exit codes: 0 done (or the program's SystemExit code), 1 raised, 2 limit, 3 misuse, 130 aborted.
`;

interface RunArguments {
  readonly path: string;
  readonly imports: string[];
  readonly modules: Record<string, string>;
  readonly limits: Limits;
  readonly inputs: Map<string, unknown>;
  readonly seed: number;
  readonly record: string | undefined;
  readonly json: boolean;
  /** Where the profile goes; "" is standard error, null no profile. */
  readonly profile: string | null;
}

function parse(argv: string[]): RunArguments | "help" {
  let parsed;
  // The value is optional, which parseArgs does not know.
  let profile: string | null = null;
  const args: string[] = [];
  for (const arg of argv) {
    if (arg === "--profile") profile = "";
    else if (arg.startsWith("--profile=")) profile = arg.slice("--profile=".length);
    else args.push(arg);
  }
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        imports: { type: "string", multiple: true },
        module: { type: "string", multiple: true },
        limit: { type: "string", multiple: true },
        input: { type: "string", multiple: true },
        seed: { type: "string" },
        record: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber run --help)`,
    );
  }
  const { values, positionals } = parsed;
  if (values.help === true) return "help";
  if (positionals.length !== 1)
    throw new Misuse(
      positionals.length === 0
        ? "no program given: coluber run FILE, or - for standard input"
        : `one program at a time, not ${positionals.length}`,
    );
  return {
    path: positionals[0],
    imports: (values.imports ?? [])
      .flatMap((list) => list.split(",").map((name) => name.trim()))
      .filter((name) => name !== ""),
    modules: parseModules(values.module ?? []),
    limits: parseLimits(values.limit ?? []),
    inputs: parseInputs(values.input ?? []),
    seed: parseCount("--seed", values.seed ?? "0"),
    record: values.record,
    json: values.json === true,
    profile,
  };
}

export function parseCount(option: string, text: string): number {
  const value = Number(text.replaceAll("_", ""));
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < 0)
    throw new Misuse(`${option}: expected a non-negative whole number, not '${text}'`);
  return value;
}

function parseModules(list: readonly string[]): Record<string, string> {
  const modules: Record<string, string> = {};
  for (const item of list) {
    const [name, path] = splitPair("--module", item);
    Object.defineProperty(modules, name, {
      value: readSource(path, LIMITS.source.default).text,
      enumerable: true,
      configurable: true,
    });
  }
  return modules;
}

export function parseLimits(list: readonly string[]): Limits {
  const limits: Record<string, number> = {};
  for (const item of list) {
    const [name, text] = splitPair("--limit", item);
    if (!(name in LIMITS))
      throw new Misuse(`--limit: unknown limit '${name}': expected one of ${Object.keys(LIMITS).join(", ")}`);
    limits[name] = parseCount(`--limit ${name}`, text);
  }
  return limits;
}

export function parseInputs(list: readonly string[]): Map<string, unknown> {
  const inputs = new Map<string, unknown>();
  for (const item of list) {
    const [name, text] = splitPair("--input", item);
    // Python takes names in their normal form: so they are bound.
    const bound = name.normalize("NFKC");
    if (!isIdentifier(bound)) throw new Misuse(`--input: '${name}' is no Python name`);
    if (KEYWORDS.has(bound)) throw new Misuse(`--input: '${name}' is a keyword of Python, not a name`);
    try {
      inputs.set(bound, parseJson(text));
    } catch {
      throw new Misuse(
        `--input ${name}: not valid JSON: ${text.slice(0, 60)} (strings need quotes: --input ${name}='"text"')`,
      );
    }
  }
  return inputs;
}

function splitPair(option: string, item: string): [string, string] {
  const at = item.indexOf("=");
  if (at <= 0) throw new Misuse(`${option}: expected NAME=VALUE, not '${item}'`);
  return [item.slice(0, at), item.slice(at + 1)];
}

/** Runs the command; answers its exit code. */
export async function run(argv: string[]): Promise<number> {
  const options = parse(argv);
  if (options === "help") {
    process.stdout.write(RUN_HELP);
    return ExitCode.DONE;
  }
  const source = readSource(options.path, options.limits.source ?? LIMITS.source.default);
  const stream = !options.json;
  const journal = options.record === undefined ? null : openJournal(options.record);
  let sandbox: Sandbox;
  try {
    sandbox = new Sandbox({
      imports: options.imports,
      modules: options.modules,
      limits: options.limits,
      seed: options.seed,
      ...(journal === null ? {} : { record: (entry) => writeSync(journal, journalLine(entry)) }),
      profile: options.profile !== null,
      ...(stream
        ? {
            onStdout: (text: string) => process.stdout.write(text),
            onStderr: (text: string) => process.stderr.write(text),
          }
        : {}),
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new Misuse(error.message);
    throw error;
  }
  const abort = new AbortController();
  const onSignal = (): void => abort.abort();
  process.once("SIGINT", onSignal);
  try {
    const outcome = await sandbox.run(source.text, {
      inputs: options.inputs,
      filename: source.filename,
      signal: abort.signal,
    });
    if (outcome.profile !== undefined) {
      const { profile, ...rest } = outcome;
      if (options.profile === "") {
        if (!options.json) process.stderr.write(profileText(profile, source.text));
      } else writeFile(options.profile as string, profilePage(profile, source.text, source.filename));
      return report(options.profile === "" ? outcome : rest, options.json);
    }
    return report(outcome, options.json);
  } catch (error) {
    if (error instanceof ConversionError) throw new Misuse(error.message);
    throw error;
  } finally {
    process.removeListener("SIGINT", onSignal);
    if (journal !== null) closeSync(journal);
  }
}

function openJournal(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    throw new Misuse(`--record: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Misuse(`--profile: cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function report(outcome: Outcome, json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify(jsonForm(outcome))}\n`);
  switch (outcome.status) {
    case "done":
      return outcome.exitCode ?? ExitCode.DONE;
    case "raised":
      if (!json) complain(outcome.error.traceback);
      return ExitCode.RAISED;
    case "limit":
      if (!json)
        complain(
          `${outcome.traceback}${outcome.traceback === "" || outcome.traceback.endsWith("\n") ? "" : "\n"}${outcome.message}`,
        );
      return ExitCode.LIMIT;
    case "aborted":
      if (!json) complain(outcome.message);
      return ExitCode.ABORTED;
    case "suspended":
      // Without tools no program can wait for the host.
      if (!json) complain("the program waits for the host");
      return ExitCode.RAISED;
    case "internal":
      if (!json) complain("internal error in Coluber: this is a bug, please report it");
      process.stderr.write(
        `${outcome.cause instanceof Error ? (outcome.cause.stack ?? outcome.cause.message) : String(outcome.cause)}\n`,
      );
      return ExitCode.RAISED;
  }
}

function jsonForm(outcome: Outcome): unknown {
  if (outcome.status === "internal") return { ...outcome, cause: "internal error" };
  return outcome.status === "done" ? { ...outcome, value: jsonValue(outcome.value) } : outcome;
}

/** Tracebacks in colour on a terminal (NO_COLOR honoured by styleText's stream check). */
function complain(text: string): void {
  const body = text.endsWith("\n") ? text : `${text}\n`;
  if (!process.stderr.isTTY || (process.env["NO_COLOR"] ?? "") !== "") {
    process.stderr.write(body);
    return;
  }
  for (const line of body.slice(0, -1).split("\n")) {
    const carets = /^\s*[~^]+\s*$/.test(line);
    const headline = /^[A-Za-z_][\w.]*(: |$)/.test(line) && !line.startsWith("Traceback");
    process.stderr.write(`${carets ? styleText("red", line) : headline ? styleText(["bold", "red"], line) : line}\n`);
  }
}
