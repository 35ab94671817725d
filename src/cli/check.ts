/** `coluber check`: what is certain to go wrong in a program, without running it. */

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check, formatFindings, type Finding } from "../host/check.js";
import type { Tools } from "../host/tools.js";
import { LIMITS } from "../vm/meter.js";
import { ExitCode, Misuse } from "./exit.js";
import { readSource } from "./source.js";

export const CHECK_HELP = `Usage: coluber check FILE|- [options]

  --imports LIST        modules the program may import: names separated by commas, package.*, safe, or * (default: none)
  --global NAME         a global that is there before the program runs; may be repeated
  --tools FILE          a JSON file of the tools that there are: { "name": { "description", "inputSchema" }, … }
  --files               virtual files are granted
  --exec                eval, exec and compile are granted
  --top-level-await     await is allowed outside functions
  --json                print the findings as a JSON array
  --help

Exit codes: 0 nothing found, 1 findings, 3 misuse.
`;

/** Runs the command; answers its exit code. */
export function checkCommand(argv: string[]): number {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        imports: { type: "string", multiple: true },
        global: { type: "string", multiple: true },
        tools: { type: "string" },
        files: { type: "boolean" },
        exec: { type: "boolean" },
        "top-level-await": { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber check --help)`,
    );
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    process.stdout.write(CHECK_HELP);
    return ExitCode.DONE;
  }
  if (positionals.length !== 1)
    throw new Misuse(
      positionals.length === 0
        ? "no program given: coluber check FILE, or - for standard input"
        : `one program at a time, not ${positionals.length}`,
    );
  const source = readSource(positionals[0], LIMITS.source.default);
  let findings: readonly Finding[];
  try {
    findings = check(source.text, {
      imports: (values.imports ?? [])
        .flatMap((list) => list.split(",").map((name) => name.trim()))
        .filter((name) => name !== ""),
      globals: values.global ?? [],
      tools: values.tools === undefined ? {} : readToolFile(values.tools),
      ...(values.files === true ? { files: {} } : {}),
      builtins: { exec: values.exec === true },
      topLevelAwait: values["top-level-await"] === true,
    });
  } catch (error) {
    if (error instanceof TypeError) throw new Misuse(error.message);
    throw error;
  }
  process.stdout.write(
    values.json === true ? `${JSON.stringify(findings)}\n` : formatFindings(findings, source.filename),
  );
  return findings.length === 0 ? ExitCode.DONE : ExitCode.RAISED;
}

function readToolFile(path: string): Tools {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Misuse(`--tools: cannot read ${path}`);
  }
  try {
    return JSON.parse(text) as Tools;
  } catch {
    throw new Misuse(`--tools: ${path} is no JSON`);
  }
}
