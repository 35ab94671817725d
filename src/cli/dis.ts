/** `coluber dis`: shows the bytecode of a program. */

import { parseArgs } from "node:util";
import { disassemble } from "../compile/disassemble.js";
import { compile } from "../host/program.js";
import { PythonSyntaxError, formatSyntaxError } from "../syntax/error.js";
import { LIMITS } from "../vm/meter.js";
import { ExitCode, Misuse } from "./exit.js";
import { readSource } from "./source.js";

export const DIS_HELP = `Usage: coluber dis FILE|-

Shows the bytecode of a program: lines, instructions, jump targets, exception table, inner functions.
`;

export function dis(argv: string[]): number {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, allowPositionals: true, options: { help: { type: "boolean", short: "h" } } });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber dis --help)`,
    );
  }
  if (parsed.values.help === true) {
    process.stdout.write(DIS_HELP);
    return ExitCode.DONE;
  }
  if (parsed.positionals.length !== 1) throw new Misuse("coluber dis takes one FILE, or - for standard input");
  const source = readSource(parsed.positionals[0], LIMITS.source.default);
  try {
    const program = compile(source.text, { filename: source.filename });
    process.stdout.write(`${disassemble(program.code)}\n`);
    return ExitCode.DONE;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    process.stderr.write(`${formatSyntaxError(error)}\n`);
    return ExitCode.RAISED;
  }
}
