// What CPython's compiler refuses and warns of, ours does, in its words and at its place.

import { expect, test } from "vitest";
import { compileModule, type CompileWarning } from "../../src/compile/compiler.js";
import { PythonSyntaxError } from "../../src/syntax/error.js";
import { parseModule } from "../../src/syntax/parser.js";
import { recorded } from "./recorded.js";

type Refusal = readonly [message: string, line: number, offset: number, endLine: number, endOffset: number] | null;

function refusal(source: string): Refusal {
  try {
    compileModule(parseModule(source, { filename: "<s>" }), { filename: "<s>", source });
    return null;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    return [error.message, error.line, error.offset, error.endLine, error.endOffset];
  }
}

test.for(recorded<Refusal>("errors"))("error: %j", ([source, expected]) => {
  expect(refusal(source)).toEqual(expected);
});

test.for(recorded<readonly [string, number][]>("warnings"))("warning: %j", ([source, expected]) => {
  const warnings: CompileWarning[] = [];
  compileModule(parseModule(source, { filename: "<s>" }), { filename: "<s>", source, warnings });
  // CPython repeats a warning for each copy of a finally body.
  const once = [...new Set(expected.map(([message, line]) => `${line}: ${message}`))];
  expect(warnings.map(({ message, line }) => `${line}: ${message}`)).toEqual(once);
});

test("an error shows its line, with offsets in UTF-8 bytes as CPython gives them at this stage", () => {
  const source = 'x = 1\n"é"; return x\n';
  expect(() => compileModule(parseModule(source, { filename: "a.py" }), { filename: "a.py", source })).toThrow(
    expect.objectContaining({
      message: "'return' outside function",
      filename: "a.py",
      line: 2,
      offset: 7,
      text: '"é"; return x',
    }),
  );
});
