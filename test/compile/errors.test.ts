/** What CPython's compiler refuses and warns of, we do, in its words and at its place (`record.py` recorded them). */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileModule, type CompileWarning } from "../../src/compile/compiler.js";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";

const data = <T>(name: string): T => JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8")) as T;

type Recorded = readonly [string, number, number, number, number] | null;

function compileError(source: string): Recorded {
  try {
    compileModule(parseModule(source, { filename: "<s>" }), { filename: "<s>", source });
    return null;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    return [error.message, error.line, error.offset, error.endLine, error.endOffset];
  }
}

test.for(data<(readonly [string, Recorded])[]>("errors"))("%j", ([source, expected]) => {
  expect(compileError(source)).toEqual(expected);
});

test.for(data<(readonly [string, readonly [string, number][]])[]>("warnings"))("a warning for %j", ([source, expected]) => {
  const warnings: CompileWarning[] = [];
  compileModule(parseModule(source, { filename: "<s>" }), { filename: "<s>", source, warnings });
  // CPython repeats a warning for each copy of a finally body.
  const once = [...new Set(expected.map(([message, line]) => `${line}: ${message}`))];
  expect(warnings.map(({ message, line }) => `${line}: ${message}`)).toEqual(once);
});
