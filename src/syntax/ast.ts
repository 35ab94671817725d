/*
 * The abstract syntax tree: one interface per constructor of CPython 3.13's ASDL, told apart by `kind`, which is the
 * constructor's name there ("FunctionDef", "BinOp", "match_case"). Field names and order are the ASDL's; `type_comment`,
 * `type_ignores` and `FunctionType` are left out, since comments that carry types mean nothing to us.
 *
 * Invariants: every node has a position; a node is built once, by its factory below, and only the parser ever changes
 * one afterwards (`ctx`, while it still owns the tree). The tree of a long chain (`1+1+…`, `a.b.c…`, `elif …`) may be as
 * deep as the source is long, so whoever walks one iterates along `left`, `value`, `func`, `orelse`; every other kind of
 * nesting is bounded by the parser (see `parser.ts`).
 *
 * https://docs.python.org/3.13/library/ast.html#abstract-grammar
 */

/** Where a node stands: lines count from 1, columns from 0 in UTF-16 code units of the line (CPython counts UTF-8 bytes). */
export interface Located {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type ExprContext = "Load" | "Store" | "Del";
export type BoolOperator = "And" | "Or";
export type Operator =
  | "Add" | "Sub" | "Mult" | "MatMult" | "Div" | "Mod" | "Pow" | "LShift" | "RShift" | "BitOr" | "BitXor" | "BitAnd" | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

/** The `!s`, `!r`, `!a` of a replacement field as their character codes, -1 when there is none. */
export type Conversion = -1 | 115 | 114 | 97;

/**
 * The value of a literal. An int is a `number` while it is a safe integer, else a `bigint`. A complex is always purely
 * imaginary: `value` is its imaginary part. A str whose text holds a lone surrogate (only an escape can make one) has
 * its code points in `wide`, since `value` alone could not tell "\ud83d\ude00" from "\U0001f600"; `kind` is "u" for u"…".
 */
export type ConstantValue =
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly value: number }
  | StrValue
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "none" }
  | { readonly type: "true" }
  | { readonly type: "false" }
  | { readonly type: "ellipsis" };

export interface StrValue {
  readonly type: "str";
  readonly value: string;
  readonly kind: null | "u";
  readonly wide?: readonly number[];
}

export const NONE: ConstantValue = { type: "none" };
export const TRUE: ConstantValue = { type: "true" };
export const FALSE: ConstantValue = { type: "false" };
export const ELLIPSIS: ConstantValue = { type: "ellipsis" };

// ---- the whole of a source text

export interface Module extends Located {
  readonly kind: "Module";
  readonly body: readonly Stmt[];
}

export interface Interactive extends Located {
  readonly kind: "Interactive";
  readonly body: readonly Stmt[];
}

export interface Expression extends Located {
  readonly kind: "Expression";
  readonly body: Expr;
}

export type Mod =
  | Module
  | Interactive
  | Expression;

// ---- statements

export interface FunctionDef extends Located {
  readonly kind: "FunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

export interface AsyncFunctionDef extends Located {
  readonly kind: "AsyncFunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

export interface ClassDef extends Located {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}

export interface Return extends Located {
  readonly kind: "Return";
  readonly value: Expr | null;
}

export interface Delete extends Located {
  readonly kind: "Delete";
  readonly targets: readonly Expr[];
}

export interface Assign extends Located {
  readonly kind: "Assign";
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface TypeAlias extends Located {
  readonly kind: "TypeAlias";
  readonly name: Name;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}

export interface AugAssign extends Located {
  readonly kind: "AugAssign";
  readonly target: Name | Attribute | Subscript;
  readonly op: Operator;
  readonly value: Expr;
}

export interface AnnAssign extends Located {
  readonly kind: "AnnAssign";
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  readonly simple: 0 | 1;
}

export interface For extends Located {
  readonly kind: "For";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface AsyncFor extends Located {
  readonly kind: "AsyncFor";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface While extends Located {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface If extends Located {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface With extends Located {
  readonly kind: "With";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface AsyncWith extends Located {
  readonly kind: "AsyncWith";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface Match extends Located {
  readonly kind: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends Located {
  readonly kind: "Raise";
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

export interface Try extends Located {
  readonly kind: "Try";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface TryStar extends Located {
  readonly kind: "TryStar";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Assert extends Located {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly msg: Expr | null;
}

export interface Import extends Located {
  readonly kind: "Import";
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Located {
  readonly kind: "ImportFrom";
  readonly module: string | null;
  readonly names: readonly Alias[];
  readonly level: number;
}

export interface Global extends Located {
  readonly kind: "Global";
  readonly names: readonly string[];
}

export interface Nonlocal extends Located {
  readonly kind: "Nonlocal";
  readonly names: readonly string[];
}

export interface ExprStmt extends Located {
  readonly kind: "Expr";
  readonly value: Expr;
}

export interface Pass extends Located {
  readonly kind: "Pass";
}

export interface Break extends Located {
  readonly kind: "Break";
}

export interface Continue extends Located {
  readonly kind: "Continue";
}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// ---- expressions

export interface BoolOp extends Located {
  readonly kind: "BoolOp";
  readonly op: BoolOperator;
  readonly values: readonly Expr[];
}

export interface NamedExpr extends Located {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expr;
}

export interface BinOp extends Located {
  readonly kind: "BinOp";
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}

export interface UnaryOp extends Located {
  readonly kind: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Lambda extends Located {
  readonly kind: "Lambda";
  readonly args: Arguments;
  readonly body: Expr;
}

export interface IfExp extends Located {
  readonly kind: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Dict extends Located {
  readonly kind: "Dict";
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface SetDisplay extends Located {
  readonly kind: "Set";
  readonly elts: readonly Expr[];
}

export interface ListComp extends Located {
  readonly kind: "ListComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface SetComp extends Located {
  readonly kind: "SetComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Located {
  readonly kind: "DictComp";
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

export interface GeneratorExp extends Located {
  readonly kind: "GeneratorExp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface Await extends Located {
  readonly kind: "Await";
  readonly value: Expr;
}

export interface Yield extends Located {
  readonly kind: "Yield";
  readonly value: Expr | null;
}

export interface YieldFrom extends Located {
  readonly kind: "YieldFrom";
  readonly value: Expr;
}

export interface Compare extends Located {
  readonly kind: "Compare";
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}

export interface Call extends Located {
  readonly kind: "Call";
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

export interface FormattedValue extends Located {
  readonly kind: "FormattedValue";
  readonly value: Expr;
  readonly conversion: Conversion;
  readonly format_spec: JoinedStr | null;
}

export interface JoinedStr extends Located {
  readonly kind: "JoinedStr";
  readonly values: readonly Expr[];
}

export interface Constant extends Located {
  readonly kind: "Constant";
  readonly value: ConstantValue;
}

export interface Attribute extends Located {
  readonly kind: "Attribute";
  readonly value: Expr;
  readonly attr: string;
  ctx: ExprContext;
}

export interface Subscript extends Located {
  readonly kind: "Subscript";
  readonly value: Expr;
  readonly slice: Expr;
  ctx: ExprContext;
}

export interface Starred extends Located {
  readonly kind: "Starred";
  readonly value: Expr;
  ctx: ExprContext;
}

export interface Name extends Located {
  readonly kind: "Name";
  readonly id: string;
  ctx: ExprContext;
}

export interface List extends Located {
  readonly kind: "List";
  readonly elts: readonly Expr[];
  ctx: ExprContext;
}

export interface Tuple extends Located {
  readonly kind: "Tuple";
  readonly elts: readonly Expr[];
  ctx: ExprContext;
}

export interface Slice extends Located {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// ---- patterns of `match`

export interface MatchValue extends Located {
  readonly kind: "MatchValue";
  readonly value: Expr;
}

export interface MatchSingleton extends Located {
  readonly kind: "MatchSingleton";
  readonly value: ConstantValue;
}

export interface MatchSequence extends Located {
  readonly kind: "MatchSequence";
  readonly patterns: readonly Pattern[];
}

export interface MatchMapping extends Located {
  readonly kind: "MatchMapping";
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}

export interface MatchClass extends Located {
  readonly kind: "MatchClass";
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}

export interface MatchStar extends Located {
  readonly kind: "MatchStar";
  readonly name: string | null;
}

export interface MatchAs extends Located {
  readonly kind: "MatchAs";
  readonly pattern: Pattern | null;
  readonly name: string | null;
}

export interface MatchOr extends Located {
  readonly kind: "MatchOr";
  readonly patterns: readonly Pattern[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// ---- type parameters (PEP 695, defaults by PEP 696)

export interface TypeVar extends Located {
  readonly kind: "TypeVar";
  readonly name: string;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}

export interface ParamSpec extends Located {
  readonly kind: "ParamSpec";
  readonly name: string;
  readonly default_value: Expr | null;
}

export interface TypeVarTuple extends Located {
  readonly kind: "TypeVarTuple";
  readonly name: string;
  readonly default_value: Expr | null;
}

export type TypeParam =
  | TypeVar
  | ParamSpec
  | TypeVarTuple;

// ---- parts of other nodes (CPython gives `arguments`, `comprehension`, `withitem` and `match_case` no position; ours have one)

export interface Comprehension extends Located {
  readonly kind: "comprehension";
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: 0 | 1;
}

export interface ExceptHandler extends Located {
  readonly kind: "ExceptHandler";
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}

export interface Arguments extends Located {
  readonly kind: "arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  readonly defaults: readonly Expr[];
}

export interface Arg extends Located {
  readonly kind: "arg";
  readonly arg: string;
  readonly annotation: Expr | null;
}

export interface Keyword extends Located {
  readonly kind: "keyword";
  readonly arg: string | null;
  readonly value: Expr;
}

export interface Alias extends Located {
  readonly kind: "alias";
  readonly name: string;
  readonly asname: string | null;
}

export interface WithItem extends Located {
  readonly kind: "withitem";
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

export interface MatchCase extends Located {
  readonly kind: "match_case";
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

export type Node = Mod | Stmt | Expr | Pattern | TypeParam | Comprehension | ExceptHandler | Arguments | Arg | Keyword | Alias | WithItem | MatchCase;

// ---- factories: positions first, then the fields in ASDL order. One object literal per kind, so that each kind has one hidden class.

export function makeModule(line: number, column: number, endLine: number, endColumn: number, body: readonly Stmt[]): Module {
  return { kind: "Module", line, column, endLine, endColumn, body };
}

export function makeInteractive(line: number, column: number, endLine: number, endColumn: number, body: readonly Stmt[]): Interactive {
  return { kind: "Interactive", line, column, endLine, endColumn, body };
}

export function makeExpression(line: number, column: number, endLine: number, endColumn: number, body: Expr): Expression {
  return { kind: "Expression", line, column, endLine, endColumn, body };
}

export function makeFunctionDef(line: number, column: number, endLine: number, endColumn: number, name: string, args: Arguments, body: readonly Stmt[], decorator_list: readonly Expr[], returns: Expr | null, type_params: readonly TypeParam[]): FunctionDef {
  return { kind: "FunctionDef", line, column, endLine, endColumn, name, args, body, decorator_list, returns, type_params };
}

export function makeAsyncFunctionDef(line: number, column: number, endLine: number, endColumn: number, name: string, args: Arguments, body: readonly Stmt[], decorator_list: readonly Expr[], returns: Expr | null, type_params: readonly TypeParam[]): AsyncFunctionDef {
  return { kind: "AsyncFunctionDef", line, column, endLine, endColumn, name, args, body, decorator_list, returns, type_params };
}

export function makeClassDef(line: number, column: number, endLine: number, endColumn: number, name: string, bases: readonly Expr[], keywords: readonly Keyword[], body: readonly Stmt[], decorator_list: readonly Expr[], type_params: readonly TypeParam[]): ClassDef {
  return { kind: "ClassDef", line, column, endLine, endColumn, name, bases, keywords, body, decorator_list, type_params };
}

export function makeReturn(line: number, column: number, endLine: number, endColumn: number, value: Expr | null): Return {
  return { kind: "Return", line, column, endLine, endColumn, value };
}

export function makeDelete(line: number, column: number, endLine: number, endColumn: number, targets: readonly Expr[]): Delete {
  return { kind: "Delete", line, column, endLine, endColumn, targets };
}

export function makeAssign(line: number, column: number, endLine: number, endColumn: number, targets: readonly Expr[], value: Expr): Assign {
  return { kind: "Assign", line, column, endLine, endColumn, targets, value };
}

export function makeTypeAlias(line: number, column: number, endLine: number, endColumn: number, name: Name, type_params: readonly TypeParam[], value: Expr): TypeAlias {
  return { kind: "TypeAlias", line, column, endLine, endColumn, name, type_params, value };
}

export function makeAugAssign(line: number, column: number, endLine: number, endColumn: number, target: Name | Attribute | Subscript, op: Operator, value: Expr): AugAssign {
  return { kind: "AugAssign", line, column, endLine, endColumn, target, op, value };
}

export function makeAnnAssign(line: number, column: number, endLine: number, endColumn: number, target: Name | Attribute | Subscript, annotation: Expr, value: Expr | null, simple: 0 | 1): AnnAssign {
  return { kind: "AnnAssign", line, column, endLine, endColumn, target, annotation, value, simple };
}

export function makeFor(line: number, column: number, endLine: number, endColumn: number, target: Expr, iter: Expr, body: readonly Stmt[], orelse: readonly Stmt[]): For {
  return { kind: "For", line, column, endLine, endColumn, target, iter, body, orelse };
}

export function makeAsyncFor(line: number, column: number, endLine: number, endColumn: number, target: Expr, iter: Expr, body: readonly Stmt[], orelse: readonly Stmt[]): AsyncFor {
  return { kind: "AsyncFor", line, column, endLine, endColumn, target, iter, body, orelse };
}

export function makeWhile(line: number, column: number, endLine: number, endColumn: number, test: Expr, body: readonly Stmt[], orelse: readonly Stmt[]): While {
  return { kind: "While", line, column, endLine, endColumn, test, body, orelse };
}

export function makeIf(line: number, column: number, endLine: number, endColumn: number, test: Expr, body: readonly Stmt[], orelse: readonly Stmt[]): If {
  return { kind: "If", line, column, endLine, endColumn, test, body, orelse };
}

export function makeWith(line: number, column: number, endLine: number, endColumn: number, items: readonly WithItem[], body: readonly Stmt[]): With {
  return { kind: "With", line, column, endLine, endColumn, items, body };
}

export function makeAsyncWith(line: number, column: number, endLine: number, endColumn: number, items: readonly WithItem[], body: readonly Stmt[]): AsyncWith {
  return { kind: "AsyncWith", line, column, endLine, endColumn, items, body };
}

export function makeMatch(line: number, column: number, endLine: number, endColumn: number, subject: Expr, cases: readonly MatchCase[]): Match {
  return { kind: "Match", line, column, endLine, endColumn, subject, cases };
}

export function makeRaise(line: number, column: number, endLine: number, endColumn: number, exc: Expr | null, cause: Expr | null): Raise {
  return { kind: "Raise", line, column, endLine, endColumn, exc, cause };
}

export function makeTry(line: number, column: number, endLine: number, endColumn: number, body: readonly Stmt[], handlers: readonly ExceptHandler[], orelse: readonly Stmt[], finalbody: readonly Stmt[]): Try {
  return { kind: "Try", line, column, endLine, endColumn, body, handlers, orelse, finalbody };
}

export function makeTryStar(line: number, column: number, endLine: number, endColumn: number, body: readonly Stmt[], handlers: readonly ExceptHandler[], orelse: readonly Stmt[], finalbody: readonly Stmt[]): TryStar {
  return { kind: "TryStar", line, column, endLine, endColumn, body, handlers, orelse, finalbody };
}

export function makeAssert(line: number, column: number, endLine: number, endColumn: number, test: Expr, msg: Expr | null): Assert {
  return { kind: "Assert", line, column, endLine, endColumn, test, msg };
}

export function makeImport(line: number, column: number, endLine: number, endColumn: number, names: readonly Alias[]): Import {
  return { kind: "Import", line, column, endLine, endColumn, names };
}

export function makeImportFrom(line: number, column: number, endLine: number, endColumn: number, module: string | null, names: readonly Alias[], level: number): ImportFrom {
  return { kind: "ImportFrom", line, column, endLine, endColumn, module, names, level };
}

export function makeGlobal(line: number, column: number, endLine: number, endColumn: number, names: readonly string[]): Global {
  return { kind: "Global", line, column, endLine, endColumn, names };
}

export function makeNonlocal(line: number, column: number, endLine: number, endColumn: number, names: readonly string[]): Nonlocal {
  return { kind: "Nonlocal", line, column, endLine, endColumn, names };
}

export function makeExprStmt(line: number, column: number, endLine: number, endColumn: number, value: Expr): ExprStmt {
  return { kind: "Expr", line, column, endLine, endColumn, value };
}

export function makePass(line: number, column: number, endLine: number, endColumn: number): Pass {
  return { kind: "Pass", line, column, endLine, endColumn };
}

export function makeBreak(line: number, column: number, endLine: number, endColumn: number): Break {
  return { kind: "Break", line, column, endLine, endColumn };
}

export function makeContinue(line: number, column: number, endLine: number, endColumn: number): Continue {
  return { kind: "Continue", line, column, endLine, endColumn };
}

export function makeBoolOp(line: number, column: number, endLine: number, endColumn: number, op: BoolOperator, values: readonly Expr[]): BoolOp {
  return { kind: "BoolOp", line, column, endLine, endColumn, op, values };
}

export function makeNamedExpr(line: number, column: number, endLine: number, endColumn: number, target: Name, value: Expr): NamedExpr {
  return { kind: "NamedExpr", line, column, endLine, endColumn, target, value };
}

export function makeBinOp(line: number, column: number, endLine: number, endColumn: number, left: Expr, op: Operator, right: Expr): BinOp {
  return { kind: "BinOp", line, column, endLine, endColumn, left, op, right };
}

export function makeUnaryOp(line: number, column: number, endLine: number, endColumn: number, op: UnaryOperator, operand: Expr): UnaryOp {
  return { kind: "UnaryOp", line, column, endLine, endColumn, op, operand };
}

export function makeLambda(line: number, column: number, endLine: number, endColumn: number, args: Arguments, body: Expr): Lambda {
  return { kind: "Lambda", line, column, endLine, endColumn, args, body };
}

export function makeIfExp(line: number, column: number, endLine: number, endColumn: number, test: Expr, body: Expr, orelse: Expr): IfExp {
  return { kind: "IfExp", line, column, endLine, endColumn, test, body, orelse };
}

export function makeDict(line: number, column: number, endLine: number, endColumn: number, keys: readonly (Expr | null)[], values: readonly Expr[]): Dict {
  return { kind: "Dict", line, column, endLine, endColumn, keys, values };
}

export function makeSetDisplay(line: number, column: number, endLine: number, endColumn: number, elts: readonly Expr[]): SetDisplay {
  return { kind: "Set", line, column, endLine, endColumn, elts };
}

export function makeListComp(line: number, column: number, endLine: number, endColumn: number, elt: Expr, generators: readonly Comprehension[]): ListComp {
  return { kind: "ListComp", line, column, endLine, endColumn, elt, generators };
}

export function makeSetComp(line: number, column: number, endLine: number, endColumn: number, elt: Expr, generators: readonly Comprehension[]): SetComp {
  return { kind: "SetComp", line, column, endLine, endColumn, elt, generators };
}

export function makeDictComp(line: number, column: number, endLine: number, endColumn: number, key: Expr, value: Expr, generators: readonly Comprehension[]): DictComp {
  return { kind: "DictComp", line, column, endLine, endColumn, key, value, generators };
}

export function makeGeneratorExp(line: number, column: number, endLine: number, endColumn: number, elt: Expr, generators: readonly Comprehension[]): GeneratorExp {
  return { kind: "GeneratorExp", line, column, endLine, endColumn, elt, generators };
}

export function makeAwait(line: number, column: number, endLine: number, endColumn: number, value: Expr): Await {
  return { kind: "Await", line, column, endLine, endColumn, value };
}

export function makeYield(line: number, column: number, endLine: number, endColumn: number, value: Expr | null): Yield {
  return { kind: "Yield", line, column, endLine, endColumn, value };
}

export function makeYieldFrom(line: number, column: number, endLine: number, endColumn: number, value: Expr): YieldFrom {
  return { kind: "YieldFrom", line, column, endLine, endColumn, value };
}

export function makeCompare(line: number, column: number, endLine: number, endColumn: number, left: Expr, ops: readonly CompareOperator[], comparators: readonly Expr[]): Compare {
  return { kind: "Compare", line, column, endLine, endColumn, left, ops, comparators };
}

export function makeCall(line: number, column: number, endLine: number, endColumn: number, func: Expr, args: readonly Expr[], keywords: readonly Keyword[]): Call {
  return { kind: "Call", line, column, endLine, endColumn, func, args, keywords };
}

export function makeFormattedValue(line: number, column: number, endLine: number, endColumn: number, value: Expr, conversion: Conversion, format_spec: JoinedStr | null): FormattedValue {
  return { kind: "FormattedValue", line, column, endLine, endColumn, value, conversion, format_spec };
}

export function makeJoinedStr(line: number, column: number, endLine: number, endColumn: number, values: readonly Expr[]): JoinedStr {
  return { kind: "JoinedStr", line, column, endLine, endColumn, values };
}

export function makeConstant(line: number, column: number, endLine: number, endColumn: number, value: ConstantValue): Constant {
  return { kind: "Constant", line, column, endLine, endColumn, value };
}

export function makeAttribute(line: number, column: number, endLine: number, endColumn: number, value: Expr, attr: string, ctx: ExprContext): Attribute {
  return { kind: "Attribute", line, column, endLine, endColumn, value, attr, ctx };
}

export function makeSubscript(line: number, column: number, endLine: number, endColumn: number, value: Expr, slice: Expr, ctx: ExprContext): Subscript {
  return { kind: "Subscript", line, column, endLine, endColumn, value, slice, ctx };
}

export function makeStarred(line: number, column: number, endLine: number, endColumn: number, value: Expr, ctx: ExprContext): Starred {
  return { kind: "Starred", line, column, endLine, endColumn, value, ctx };
}

export function makeName(line: number, column: number, endLine: number, endColumn: number, id: string, ctx: ExprContext): Name {
  return { kind: "Name", line, column, endLine, endColumn, id, ctx };
}

export function makeList(line: number, column: number, endLine: number, endColumn: number, elts: readonly Expr[], ctx: ExprContext): List {
  return { kind: "List", line, column, endLine, endColumn, elts, ctx };
}

export function makeTuple(line: number, column: number, endLine: number, endColumn: number, elts: readonly Expr[], ctx: ExprContext): Tuple {
  return { kind: "Tuple", line, column, endLine, endColumn, elts, ctx };
}

export function makeSlice(line: number, column: number, endLine: number, endColumn: number, lower: Expr | null, upper: Expr | null, step: Expr | null): Slice {
  return { kind: "Slice", line, column, endLine, endColumn, lower, upper, step };
}

export function makeMatchValue(line: number, column: number, endLine: number, endColumn: number, value: Expr): MatchValue {
  return { kind: "MatchValue", line, column, endLine, endColumn, value };
}

export function makeMatchSingleton(line: number, column: number, endLine: number, endColumn: number, value: ConstantValue): MatchSingleton {
  return { kind: "MatchSingleton", line, column, endLine, endColumn, value };
}

export function makeMatchSequence(line: number, column: number, endLine: number, endColumn: number, patterns: readonly Pattern[]): MatchSequence {
  return { kind: "MatchSequence", line, column, endLine, endColumn, patterns };
}

export function makeMatchMapping(line: number, column: number, endLine: number, endColumn: number, keys: readonly Expr[], patterns: readonly Pattern[], rest: string | null): MatchMapping {
  return { kind: "MatchMapping", line, column, endLine, endColumn, keys, patterns, rest };
}

export function makeMatchClass(line: number, column: number, endLine: number, endColumn: number, cls: Expr, patterns: readonly Pattern[], kwd_attrs: readonly string[], kwd_patterns: readonly Pattern[]): MatchClass {
  return { kind: "MatchClass", line, column, endLine, endColumn, cls, patterns, kwd_attrs, kwd_patterns };
}

export function makeMatchStar(line: number, column: number, endLine: number, endColumn: number, name: string | null): MatchStar {
  return { kind: "MatchStar", line, column, endLine, endColumn, name };
}

export function makeMatchAs(line: number, column: number, endLine: number, endColumn: number, pattern: Pattern | null, name: string | null): MatchAs {
  return { kind: "MatchAs", line, column, endLine, endColumn, pattern, name };
}

export function makeMatchOr(line: number, column: number, endLine: number, endColumn: number, patterns: readonly Pattern[]): MatchOr {
  return { kind: "MatchOr", line, column, endLine, endColumn, patterns };
}

export function makeTypeVar(line: number, column: number, endLine: number, endColumn: number, name: string, bound: Expr | null, default_value: Expr | null): TypeVar {
  return { kind: "TypeVar", line, column, endLine, endColumn, name, bound, default_value };
}

export function makeParamSpec(line: number, column: number, endLine: number, endColumn: number, name: string, default_value: Expr | null): ParamSpec {
  return { kind: "ParamSpec", line, column, endLine, endColumn, name, default_value };
}

export function makeTypeVarTuple(line: number, column: number, endLine: number, endColumn: number, name: string, default_value: Expr | null): TypeVarTuple {
  return { kind: "TypeVarTuple", line, column, endLine, endColumn, name, default_value };
}

export function makeComprehension(line: number, column: number, endLine: number, endColumn: number, target: Expr, iter: Expr, ifs: readonly Expr[], is_async: 0 | 1): Comprehension {
  return { kind: "comprehension", line, column, endLine, endColumn, target, iter, ifs, is_async };
}

export function makeExceptHandler(line: number, column: number, endLine: number, endColumn: number, type: Expr | null, name: string | null, body: readonly Stmt[]): ExceptHandler {
  return { kind: "ExceptHandler", line, column, endLine, endColumn, type, name, body };
}

export function makeArguments(line: number, column: number, endLine: number, endColumn: number, posonlyargs: readonly Arg[], args: readonly Arg[], vararg: Arg | null, kwonlyargs: readonly Arg[], kw_defaults: readonly (Expr | null)[], kwarg: Arg | null, defaults: readonly Expr[]): Arguments {
  return { kind: "arguments", line, column, endLine, endColumn, posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
}

export function makeArg(line: number, column: number, endLine: number, endColumn: number, arg: string, annotation: Expr | null): Arg {
  return { kind: "arg", line, column, endLine, endColumn, arg, annotation };
}

export function makeKeyword(line: number, column: number, endLine: number, endColumn: number, arg: string | null, value: Expr): Keyword {
  return { kind: "keyword", line, column, endLine, endColumn, arg, value };
}

export function makeAlias(line: number, column: number, endLine: number, endColumn: number, name: string, asname: string | null): Alias {
  return { kind: "alias", line, column, endLine, endColumn, name, asname };
}

export function makeWithItem(line: number, column: number, endLine: number, endColumn: number, context_expr: Expr, optional_vars: Expr | null): WithItem {
  return { kind: "withitem", line, column, endLine, endColumn, context_expr, optional_vars };
}

export function makeMatchCase(line: number, column: number, endLine: number, endColumn: number, pattern: Pattern, guard: Expr | null, body: readonly Stmt[]): MatchCase {
  return { kind: "match_case", line, column, endLine, endColumn, pattern, guard, body };
}
