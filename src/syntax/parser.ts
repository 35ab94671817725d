/*
 * Source text to AST: the entry point of `syntax/`. A text that is Python is parsed in one pass (lexer, then statements);
 * one that is not is looked at again by `diagnose.ts`, which finds CPython's words for it.
 */
import type { Expression, Interactive, Module } from "./ast.js";
import { FAILURE, TooDeep } from "./cursor.js";
import { diagnose, tooDeep } from "./diagnose.js";
import { Lexer, type Warning } from "./lexer.js";
import { LiteralError, type CharacterNames } from "./literals.js";
import { Source, type Mode } from "./source.js";
import { StatementParser } from "./statements.js";
import { codePointByName } from "../unicode/names.js";

export interface ParseOptions {
  /** Shown in errors and tracebacks. */
  readonly filename: string;
  /** "exec" for a program (the default), "eval" for one expression, "single" for one statement of a prompt. */
  readonly mode?: Mode;
  /** Filled with the SyntaxWarnings of the text ("invalid escape sequence '\d'"), in source order. */
  readonly warnings?: Warning[];
  /** Finds the characters of `\N{…}` escapes; by default the Unicode names, once `loadNames()` has brought them in. */
  readonly characterNames?: CharacterNames;
}

/**
 * Parses a source text.
 *
 * @throws PythonSyntaxError with CPython 3.13's message and position when the text is not Python.
 * @throws CharacterNamesNeeded at a `\N{…}` escape while the character names are not loaded.
 * @example parseModule("print(1 + 1)", { filename: "<run 1>" }).body.length // 1
 */
export function parseModule(source: string, options: ParseOptions & { readonly mode: "eval" }): Expression;
export function parseModule(source: string, options: ParseOptions & { readonly mode: "single" }): Interactive;
export function parseModule(source: string, options: ParseOptions & { readonly mode?: "exec" }): Module;
export function parseModule(source: string, options: ParseOptions): Module | Expression | Interactive;
export function parseModule(source: string, options: ParseOptions): Module | Expression | Interactive {
  const mode = options.mode ?? "exec";
  const text = new Source(source, options.filename, mode);
  const lexer = new Lexer(text);
  const tokens = lexer.run();
  const warnings: Warning[] = [];
  const parser = new StatementParser(text, tokens, warnings, options.characterNames ?? codePointByName);
  try {
    const tree =
      mode === "exec"
        ? parser.parseModule()
        : mode === "eval"
          ? parser.parseExpressionInput()
          : parser.parseInteractive();
    if (mode === "single" && hasMore(text.text, tokens.ends[parser.pos - 1])) throw FAILURE;
    if (options.warnings !== undefined) collectWarnings(options.warnings, lexer.warnings, warnings);
    return tree;
  } catch (error) {
    if (error instanceof TooDeep) throw tooDeep(text, tokens, error.token);
    if (error !== FAILURE && !(error instanceof LiteralError)) throw error;
    throw diagnose(text, lexer, parser);
  }
}

/** Whether anything but blanks and comments follows `at`: a second statement where one is allowed. */
function hasMore(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 32 || c === 9 || c === 10 || c === 12) continue;
    if (c !== 35) return true;
    while (i < text.length && text.charCodeAt(i) !== 10) i++;
  }
  return false;
}

/** The lexer's warnings and the literals', by line. */
function collectWarnings(into: Warning[], first: readonly Warning[], second: readonly Warning[]): void {
  let i = 0;
  for (const warning of second) {
    while (i < first.length && first[i].line <= warning.line) into.push(first[i++]);
    into.push(warning);
  }
  for (; i < first.length; i++) into.push(first[i]);
}
