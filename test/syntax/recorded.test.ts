/*
 * What CPython 3.13 said of our own source texts (recorded by record.py), and what we say: messages and positions of
 * errors, trees with all their positions, warnings, and the error as it is printed.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatSyntaxError, PythonSyntaxError } from "../../src/syntax/error.js";
import type { Warning } from "../../src/syntax/lexer.js";
import { parseModule } from "../../src/syntax/parser.js";
import type { Mode } from "../../src/syntax/source.js";
import { codePointByName } from "../../src/unicode/names.js";
import { dump } from "../yardsticks/ast-dump.js";

function recorded<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8")) as Row[];
}

function refusal(source: string, mode: Mode): PythonSyntaxError | null {
  try {
    parseModule(source, { filename: "<test>", mode, characterNames: codePointByName });
    return null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error;
    throw error;
  }
}

describe("a text that is not Python is refused with CPython's message and position", () => {
  const rows = recorded<[string, Mode, [string, string, number, number, number, number] | null]>("errors");
  it.each(rows)("%j (%s)", (source, mode, verdict) => {
    const error = refusal(source, mode);
    const ours = error && [error.type, error.message, error.line, error.offset, error.endLine, error.endOffset];
    expect(ours).toEqual(verdict);
  });
});

describe("a program gives CPython's tree", () => {
  it.each(recorded<[string, string]>("trees"))("%j", (source, tree) => {
    expect(dump(parseModule(source, { filename: "<test>", characterNames: codePointByName }))).toBe(tree);
  });
});

describe("a doubtful literal gives CPython's warning", () => {
  it.each(recorded<[string, [string, number][]]>("warnings"))("%j", (source, expected) => {
    const warnings: Warning[] = [];
    parseModule(source, { filename: "<test>", warnings });
    expect(warnings.map(({ message, line }) => [message, line])).toEqual(expected);
  });
});

describe("an error is printed as CPython prints it", () => {
  it.each(recorded<[string, string]>("formats"))("%j", (source, expected) => {
    const error = refusal(source, "exec");
    expect(error && formatSyntaxError(error)).toBe(expected);
  });
});
