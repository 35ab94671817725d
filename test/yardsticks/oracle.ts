/*
 * Asks CPython 3.13 what it says of source texts, and ours, in one form.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";
import type { Mode } from "../../src/syntax/source.js";
/** Type, message, line, offset, end line, end offset, text; null when the text is accepted. */
export type Verdict = readonly [string, string, number, number, number, number, string | null] | null;

export function theirs(cases: readonly (readonly [string, Mode])[]): Verdict[] {
  const output = execFileSync("python3.13", [join(import.meta.dirname, "oracle.py")], {
    input: JSON.stringify(cases),
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, PYENV_VERSION: "3.13.0" },
  });
  return JSON.parse(output) as Verdict[];
}

export function ours(source: string, mode: Mode = "exec"): Verdict {
  try {
    parseModule(source, { filename: "<test>", mode });
    return null;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    return [error.type, error.message, error.line, error.offset, error.endLine, error.endOffset, error.text];
  }
}
