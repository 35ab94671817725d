/** Programs compiled ahead of their runs. */

import type { Code } from "../compile/code.js";
import { compileModule } from "../compile/compiler.js";
import { expectText } from "./misuse.js";
import { checkCompileOptions } from "./options.js";
import { parseModule } from "../syntax/parser.js";

/** Source compiled once, to be run many times in any sandbox. */
export class Program {
  constructor(
    readonly source: string,
    readonly filename: string,
    /** The bytecode. */
    readonly code: Code,
    /** Whether it may wait outside functions. */
    readonly topLevelAwait = false,
  ) {}
}

/**
 * Compiles a program for `sandbox.run(program)`.
 * @throws PythonSyntaxError
 */
export function compile(
  source: string,
  options: { readonly filename?: string; readonly topLevelAwait?: boolean } = {},
): Program {
  expectText(source, "the program");
  const given = checkCompileOptions(options);
  const filename = given.filename ?? "<program>";
  const topLevelAwait = given.topLevelAwait === true;
  return new Program(source, filename, compileText(source, filename, topLevelAwait), topLevelAwait);
}

/** Compiles the text of a program. */
export function compileText(source: string, filename: string, topLevelAwait: boolean): Code {
  return compileModule(parseModule(source, { filename }), {
    filename,
    source,
    result: "last-expression",
    topLevelAwait,
  });
}
