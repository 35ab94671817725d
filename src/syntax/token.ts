/*
 * Token kinds, the operator table, and `TokenList`, the lexer's output: parallel arrays, so that a token costs no object.
 * A keyword is a kind of its own; a soft keyword (match, case, type, _) is a NAME. The tables here carry what the parser
 * needs to know of a kind: how tight it binds, whether an expression may start with it.
 *
 * https://docs.python.org/3.13/reference/lexical_analysis.html
 */
import type { CompareOperator, Operator } from "./ast.js";

export const enum T {
  ENDMARKER,
  NAME,
  NUMBER,
  STRING,
  FSTRING_START,
  FSTRING_MIDDLE,
  FSTRING_END,
  NEWLINE,
  INDENT,
  DEDENT,
  ERROR,
  /** A character that is no token of Python ("$", "?", "`"); always a syntax error, but only when the parser gets there. */
  OP,
  LPAR,
  RPAR,
  LSQB,
  RSQB,
  LBRACE,
  RBRACE,
  COLON,
  COMMA,
  SEMI,
  DOT,
  ELLIPSIS,
  EQUAL,
  COLONEQUAL,
  RARROW,
  AT,
  EXCLAMATION,
  PLUS,
  MINUS,
  STAR,
  SLASH,
  DOUBLESLASH,
  PERCENT,
  DOUBLESTAR,
  VBAR,
  AMPER,
  CIRCUMFLEX,
  TILDE,
  LEFTSHIFT,
  RIGHTSHIFT,
  LESS,
  GREATER,
  EQEQUAL,
  NOTEQUAL,
  LESSEQUAL,
  GREATEREQUAL,
  PLUSEQUAL,
  MINUSEQUAL,
  STAREQUAL,
  SLASHEQUAL,
  DOUBLESLASHEQUAL,
  PERCENTEQUAL,
  DOUBLESTAREQUAL,
  VBAREQUAL,
  AMPEREQUAL,
  CIRCUMFLEXEQUAL,
  LEFTSHIFTEQUAL,
  RIGHTSHIFTEQUAL,
  ATEQUAL,
  FALSE,
  NONE,
  TRUE,
  AND,
  AS,
  ASSERT,
  ASYNC,
  AWAIT,
  BREAK,
  CLASS,
  CONTINUE,
  DEF,
  DEL,
  ELIF,
  ELSE,
  EXCEPT,
  FINALLY,
  FOR,
  FROM,
  GLOBAL,
  IF,
  IMPORT,
  IN,
  IS,
  LAMBDA,
  NONLOCAL,
  NOT,
  OR,
  PASS,
  RAISE,
  RETURN,
  TRY,
  WHILE,
  WITH,
  YIELD,
}

/** How many kinds there are: the length of the tables indexed by kind. */
export const KIND_COUNT = T.YIELD + 1;

export const KEYWORDS: ReadonlyMap<string, T> = new Map<string, T>([
  ["False", T.FALSE],
  ["None", T.NONE],
  ["True", T.TRUE],
  ["and", T.AND],
  ["as", T.AS],
  ["assert", T.ASSERT],
  ["async", T.ASYNC],
  ["await", T.AWAIT],
  ["break", T.BREAK],
  ["class", T.CLASS],
  ["continue", T.CONTINUE],
  ["def", T.DEF],
  ["del", T.DEL],
  ["elif", T.ELIF],
  ["else", T.ELSE],
  ["except", T.EXCEPT],
  ["finally", T.FINALLY],
  ["for", T.FOR],
  ["from", T.FROM],
  ["global", T.GLOBAL],
  ["if", T.IF],
  ["import", T.IMPORT],
  ["in", T.IN],
  ["is", T.IS],
  ["lambda", T.LAMBDA],
  ["nonlocal", T.NONLOCAL],
  ["not", T.NOT],
  ["or", T.OR],
  ["pass", T.PASS],
  ["raise", T.RAISE],
  ["return", T.RETURN],
  ["try", T.TRY],
  ["while", T.WHILE],
  ["with", T.WITH],
  ["yield", T.YIELD],
]);

export const OPERATORS: ReadonlyMap<string, T> = new Map<string, T>([
  ["(", T.LPAR],
  [")", T.RPAR],
  ["[", T.LSQB],
  ["]", T.RSQB],
  ["{", T.LBRACE],
  ["}", T.RBRACE],
  [":", T.COLON],
  [",", T.COMMA],
  [";", T.SEMI],
  [".", T.DOT],
  ["...", T.ELLIPSIS],
  ["=", T.EQUAL],
  [":=", T.COLONEQUAL],
  ["->", T.RARROW],
  ["@", T.AT],
  ["!", T.EXCLAMATION],
  ["+", T.PLUS],
  ["-", T.MINUS],
  ["*", T.STAR],
  ["/", T.SLASH],
  ["//", T.DOUBLESLASH],
  ["%", T.PERCENT],
  ["**", T.DOUBLESTAR],
  ["|", T.VBAR],
  ["&", T.AMPER],
  ["^", T.CIRCUMFLEX],
  ["~", T.TILDE],
  ["<<", T.LEFTSHIFT],
  [">>", T.RIGHTSHIFT],
  ["<", T.LESS],
  [">", T.GREATER],
  ["==", T.EQEQUAL],
  ["!=", T.NOTEQUAL],
  ["<>", T.NOTEQUAL],
  ["<=", T.LESSEQUAL],
  [">=", T.GREATEREQUAL],
  ["+=", T.PLUSEQUAL],
  ["-=", T.MINUSEQUAL],
  ["*=", T.STAREQUAL],
  ["/=", T.SLASHEQUAL],
  ["//=", T.DOUBLESLASHEQUAL],
  ["%=", T.PERCENTEQUAL],
  ["**=", T.DOUBLESTAREQUAL],
  ["|=", T.VBAREQUAL],
  ["&=", T.AMPEREQUAL],
  ["^=", T.CIRCUMFLEXEQUAL],
  ["<<=", T.LEFTSHIFTEQUAL],
  [">>=", T.RIGHTSHIFTEQUAL],
  ["@=", T.ATEQUAL],
]);

/** How tight a binary operator binds, 1 (`|`) to 6 (`*`); 0 for what is none. `**` is the unary level's. */
export const BINARY_PRECEDENCE = new Uint8Array(KIND_COUNT);
/** The ASDL name of a binary operator, by kind; of an augmented assignment too. */
export const BINARY_OPERATOR: Operator[] = [];
/** The ASDL name of a one-token comparison, by kind (`is`, `in` among them; `is not`, `not in` take two). */
export const COMPARISON: (CompareOperator | undefined)[] = [];
/** 1 for a kind that an expression may start with. */
export const STARTS_EXPRESSION = new Uint8Array(KIND_COUNT);

for (let kind = 0; kind < KIND_COUNT; kind++) {
  BINARY_OPERATOR.push("Add");
  COMPARISON.push(undefined);
}
const BINARY: readonly (readonly [T, number, Operator, T])[] = [
  [T.VBAR, 1, "BitOr", T.VBAREQUAL],
  [T.CIRCUMFLEX, 2, "BitXor", T.CIRCUMFLEXEQUAL],
  [T.AMPER, 3, "BitAnd", T.AMPEREQUAL],
  [T.LEFTSHIFT, 4, "LShift", T.LEFTSHIFTEQUAL],
  [T.RIGHTSHIFT, 4, "RShift", T.RIGHTSHIFTEQUAL],
  [T.PLUS, 5, "Add", T.PLUSEQUAL],
  [T.MINUS, 5, "Sub", T.MINUSEQUAL],
  [T.STAR, 6, "Mult", T.STAREQUAL],
  [T.SLASH, 6, "Div", T.SLASHEQUAL],
  [T.DOUBLESLASH, 6, "FloorDiv", T.DOUBLESLASHEQUAL],
  [T.PERCENT, 6, "Mod", T.PERCENTEQUAL],
  [T.AT, 6, "MatMult", T.ATEQUAL],
  [T.DOUBLESTAR, 0, "Pow", T.DOUBLESTAREQUAL],
];
/** 1 for `+=` and its like. */
export const IS_AUGMENTED = new Uint8Array(KIND_COUNT);
for (const [kind, precedence, name, augmented] of BINARY) {
  BINARY_PRECEDENCE[kind] = precedence;
  BINARY_OPERATOR[kind] = BINARY_OPERATOR[augmented] = name;
  IS_AUGMENTED[augmented] = 1;
}
const COMPARISONS: readonly (readonly [T, CompareOperator])[] = [
  [T.EQEQUAL, "Eq"],
  [T.NOTEQUAL, "NotEq"],
  [T.LESS, "Lt"],
  [T.LESSEQUAL, "LtE"],
  [T.GREATER, "Gt"],
  [T.GREATEREQUAL, "GtE"],
  [T.IN, "In"],
  [T.IS, "Is"],
];
for (const [kind, name] of COMPARISONS) COMPARISON[kind] = name;
for (const kind of [
  T.NAME,
  T.NUMBER,
  T.STRING,
  T.FSTRING_START,
  T.LPAR,
  T.LSQB,
  T.LBRACE,
  T.ELLIPSIS,
  T.PLUS,
  T.MINUS,
  T.TILDE,
  T.NOT,
  T.AWAIT,
  T.LAMBDA,
  T.NONE,
  T.TRUE,
  T.FALSE,
]) {
  STARTS_EXPRESSION[kind] = 1;
}

/**
 * The tokens of a source text. `starts` and `ends` are UTF-16 offsets into it; columns are relative to the token's own
 * first and last line; both columns are -1 for a token without text of its own (INDENT, DEDENT, ENDMARKER), as in CPython.
 */
export class TokenList {
  count = 0;
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  lines: Int32Array;
  columns: Int32Array;
  endLines: Int32Array;
  endColumns: Int32Array;

  constructor(capacity: number) {
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.lines = new Int32Array(capacity);
    this.columns = new Int32Array(capacity);
    this.endLines = new Int32Array(capacity);
    this.endColumns = new Int32Array(capacity);
  }

  add(kind: T, start: number, end: number, line: number, column: number, endLine: number, endColumn: number): void {
    const i = this.count;
    if (i === this.kinds.length) this.grow();
    this.kinds[i] = kind;
    this.starts[i] = start;
    this.ends[i] = end;
    this.lines[i] = line;
    this.columns[i] = column;
    this.endLines[i] = endLine;
    this.endColumns[i] = endColumn;
    this.count = i + 1;
  }

  private grow(): void {
    const capacity = this.kinds.length * 2 + 16;
    const kinds = new Uint8Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const larger = (from: Int32Array): Int32Array => {
      const to = new Int32Array(capacity);
      to.set(from);
      return to;
    };
    this.starts = larger(this.starts);
    this.ends = larger(this.ends);
    this.lines = larger(this.lines);
    this.columns = larger(this.columns);
    this.endLines = larger(this.endLines);
    this.endColumns = larger(this.endColumns);
  }
}
