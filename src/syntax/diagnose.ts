import { PythonSyntaxError } from "./error.js";
import type { Lexer } from "./lexer.js";
import type { Source } from "./source.js";
import type { StatementParser } from "./statements.js";
import type { TokenList } from "./token.js";
export function diagnose(source: Source, lexer: Lexer, parser: StatementParser): PythonSyntaxError {
  const t = parser.pos;
  void lexer;
  return new PythonSyntaxError("SyntaxError", "invalid syntax", source.filename, parser.tokens.lines[t], parser.tokens.columns[t] + 1, 0, 0, null);
}
export function tooDeep(source: Source, tokens: TokenList, t: number): PythonSyntaxError {
  return new PythonSyntaxError("SyntaxError", "expression nested too deeply", source.filename, tokens.lines[t], tokens.columns[t] + 1, 0, 0, null);
}
