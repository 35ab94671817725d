/*
 * Makers of AST nodes: positions first, then the fields in ASDL order. One object literal for each kind, so that every
 * node of a kind has the same hidden class.
 */
import type {
  Alias,
  AnnAssign,
  Arg,
  Arguments,
  Assert,
  Assign,
  AsyncFor,
  AsyncFunctionDef,
  AsyncWith,
  Attribute,
  AugAssign,
  Await,
  BinOp,
  BoolOp,
  BoolOperator,
  Break,
  Call,
  ClassDef,
  Compare,
  CompareOperator,
  Comprehension,
  Constant,
  ConstantValue,
  Continue,
  Conversion,
  Delete,
  Dict,
  DictComp,
  ExceptHandler,
  Expr,
  ExprContext,
  ExprStmt,
  Expression,
  For,
  FormattedValue,
  FunctionDef,
  GeneratorExp,
  Global,
  If,
  IfExp,
  Import,
  ImportFrom,
  Interactive,
  JoinedStr,
  Keyword,
  Lambda,
  List,
  ListComp,
  Match,
  MatchAs,
  MatchCase,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchSingleton,
  MatchStar,
  MatchValue,
  Module,
  Name,
  NamedExpr,
  Nonlocal,
  Operator,
  ParamSpec,
  Pass,
  Pattern,
  Raise,
  Return,
  SetComp,
  SetDisplay,
  Slice,
  Starred,
  Stmt,
  Subscript,
  Try,
  TryStar,
  Tuple,
  TypeAlias,
  TypeParam,
  TypeVar,
  TypeVarTuple,
  UnaryOp,
  UnaryOperator,
  While,
  With,
  WithItem,
  Yield,
  YieldFrom,
} from "./ast.js";

export function makeModule(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  body: readonly Stmt[],
): Module {
  return { kind: "Module", line, column, endLine, endColumn, body };
}

export function makeInteractive(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  body: readonly Stmt[],
): Interactive {
  return { kind: "Interactive", line, column, endLine, endColumn, body };
}

export function makeExpression(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  body: Expr,
): Expression {
  return { kind: "Expression", line, column, endLine, endColumn, body };
}

export function makeFunctionDef(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  args: Arguments,
  body: readonly Stmt[],
  decorator_list: readonly Expr[],
  returns: Expr | null,
  type_params: readonly TypeParam[],
): FunctionDef {
  return {
    kind: "FunctionDef",
    line,
    column,
    endLine,
    endColumn,
    name,
    args,
    body,
    decorator_list,
    returns,
    type_params,
  };
}

export function makeAsyncFunctionDef(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  args: Arguments,
  body: readonly Stmt[],
  decorator_list: readonly Expr[],
  returns: Expr | null,
  type_params: readonly TypeParam[],
): AsyncFunctionDef {
  return {
    kind: "AsyncFunctionDef",
    line,
    column,
    endLine,
    endColumn,
    name,
    args,
    body,
    decorator_list,
    returns,
    type_params,
  };
}

export function makeClassDef(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  bases: readonly Expr[],
  keywords: readonly Keyword[],
  body: readonly Stmt[],
  decorator_list: readonly Expr[],
  type_params: readonly TypeParam[],
): ClassDef {
  return {
    kind: "ClassDef",
    line,
    column,
    endLine,
    endColumn,
    name,
    bases,
    keywords,
    body,
    decorator_list,
    type_params,
  };
}

export function makeReturn(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr | null,
): Return {
  return { kind: "Return", line, column, endLine, endColumn, value };
}

export function makeDelete(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  targets: readonly Expr[],
): Delete {
  return { kind: "Delete", line, column, endLine, endColumn, targets };
}

export function makeAssign(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  targets: readonly Expr[],
  value: Expr,
): Assign {
  return { kind: "Assign", line, column, endLine, endColumn, targets, value };
}

export function makeTypeAlias(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: Name,
  type_params: readonly TypeParam[],
  value: Expr,
): TypeAlias {
  return { kind: "TypeAlias", line, column, endLine, endColumn, name, type_params, value };
}

export function makeAugAssign(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  target: Name | Attribute | Subscript,
  op: Operator,
  value: Expr,
): AugAssign {
  return { kind: "AugAssign", line, column, endLine, endColumn, target, op, value };
}

export function makeAnnAssign(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  target: Name | Attribute | Subscript,
  annotation: Expr,
  value: Expr | null,
  simple: 0 | 1,
): AnnAssign {
  return { kind: "AnnAssign", line, column, endLine, endColumn, target, annotation, value, simple };
}

export function makeFor(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  target: Expr,
  iter: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): For {
  return { kind: "For", line, column, endLine, endColumn, target, iter, body, orelse };
}

export function makeAsyncFor(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  target: Expr,
  iter: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): AsyncFor {
  return { kind: "AsyncFor", line, column, endLine, endColumn, target, iter, body, orelse };
}

export function makeWhile(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  test: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): While {
  return { kind: "While", line, column, endLine, endColumn, test, body, orelse };
}

export function makeIf(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  test: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): If {
  return { kind: "If", line, column, endLine, endColumn, test, body, orelse };
}

export function makeWith(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  items: readonly WithItem[],
  body: readonly Stmt[],
): With {
  return { kind: "With", line, column, endLine, endColumn, items, body };
}

export function makeAsyncWith(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  items: readonly WithItem[],
  body: readonly Stmt[],
): AsyncWith {
  return { kind: "AsyncWith", line, column, endLine, endColumn, items, body };
}

export function makeMatch(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  subject: Expr,
  cases: readonly MatchCase[],
): Match {
  return { kind: "Match", line, column, endLine, endColumn, subject, cases };
}

export function makeRaise(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  exc: Expr | null,
  cause: Expr | null,
): Raise {
  return { kind: "Raise", line, column, endLine, endColumn, exc, cause };
}

export function makeTry(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  body: readonly Stmt[],
  handlers: readonly ExceptHandler[],
  orelse: readonly Stmt[],
  finalbody: readonly Stmt[],
): Try {
  return { kind: "Try", line, column, endLine, endColumn, body, handlers, orelse, finalbody };
}

export function makeTryStar(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  body: readonly Stmt[],
  handlers: readonly ExceptHandler[],
  orelse: readonly Stmt[],
  finalbody: readonly Stmt[],
): TryStar {
  return { kind: "TryStar", line, column, endLine, endColumn, body, handlers, orelse, finalbody };
}

export function makeAssert(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  test: Expr,
  msg: Expr | null,
): Assert {
  return { kind: "Assert", line, column, endLine, endColumn, test, msg };
}

export function makeImport(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  names: readonly Alias[],
): Import {
  return { kind: "Import", line, column, endLine, endColumn, names };
}

export function makeImportFrom(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  module: string | null,
  names: readonly Alias[],
  level: number,
): ImportFrom {
  return { kind: "ImportFrom", line, column, endLine, endColumn, module, names, level };
}

export function makeGlobal(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  names: readonly string[],
): Global {
  return { kind: "Global", line, column, endLine, endColumn, names };
}

export function makeNonlocal(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  names: readonly string[],
): Nonlocal {
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

export function makeBoolOp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  op: BoolOperator,
  values: readonly Expr[],
): BoolOp {
  return { kind: "BoolOp", line, column, endLine, endColumn, op, values };
}

export function makeNamedExpr(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  target: Name,
  value: Expr,
): NamedExpr {
  return { kind: "NamedExpr", line, column, endLine, endColumn, target, value };
}

export function makeBinOp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  left: Expr,
  op: Operator,
  right: Expr,
): BinOp {
  return { kind: "BinOp", line, column, endLine, endColumn, left, op, right };
}

export function makeUnaryOp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  op: UnaryOperator,
  operand: Expr,
): UnaryOp {
  return { kind: "UnaryOp", line, column, endLine, endColumn, op, operand };
}

export function makeLambda(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  args: Arguments,
  body: Expr,
): Lambda {
  return { kind: "Lambda", line, column, endLine, endColumn, args, body };
}

export function makeIfExp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  test: Expr,
  body: Expr,
  orelse: Expr,
): IfExp {
  return { kind: "IfExp", line, column, endLine, endColumn, test, body, orelse };
}

export function makeDict(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  keys: readonly (Expr | null)[],
  values: readonly Expr[],
): Dict {
  return { kind: "Dict", line, column, endLine, endColumn, keys, values };
}

export function makeSetDisplay(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  elts: readonly Expr[],
): SetDisplay {
  return { kind: "Set", line, column, endLine, endColumn, elts };
}

export function makeListComp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  elt: Expr,
  generators: readonly Comprehension[],
): ListComp {
  return { kind: "ListComp", line, column, endLine, endColumn, elt, generators };
}

export function makeSetComp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  elt: Expr,
  generators: readonly Comprehension[],
): SetComp {
  return { kind: "SetComp", line, column, endLine, endColumn, elt, generators };
}

export function makeDictComp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  key: Expr,
  value: Expr,
  generators: readonly Comprehension[],
): DictComp {
  return { kind: "DictComp", line, column, endLine, endColumn, key, value, generators };
}

export function makeGeneratorExp(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  elt: Expr,
  generators: readonly Comprehension[],
): GeneratorExp {
  return { kind: "GeneratorExp", line, column, endLine, endColumn, elt, generators };
}

export function makeAwait(line: number, column: number, endLine: number, endColumn: number, value: Expr): Await {
  return { kind: "Await", line, column, endLine, endColumn, value };
}

export function makeYield(line: number, column: number, endLine: number, endColumn: number, value: Expr | null): Yield {
  return { kind: "Yield", line, column, endLine, endColumn, value };
}

export function makeYieldFrom(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr,
): YieldFrom {
  return { kind: "YieldFrom", line, column, endLine, endColumn, value };
}

export function makeCompare(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  left: Expr,
  ops: readonly CompareOperator[],
  comparators: readonly Expr[],
): Compare {
  return { kind: "Compare", line, column, endLine, endColumn, left, ops, comparators };
}

export function makeCall(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  func: Expr,
  args: readonly Expr[],
  keywords: readonly Keyword[],
): Call {
  return { kind: "Call", line, column, endLine, endColumn, func, args, keywords };
}

export function makeFormattedValue(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr,
  conversion: Conversion,
  format_spec: JoinedStr | null,
): FormattedValue {
  return { kind: "FormattedValue", line, column, endLine, endColumn, value, conversion, format_spec };
}

export function makeJoinedStr(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  values: readonly Expr[],
): JoinedStr {
  return { kind: "JoinedStr", line, column, endLine, endColumn, values };
}

export function makeConstant(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: ConstantValue,
): Constant {
  return { kind: "Constant", line, column, endLine, endColumn, value };
}

export function makeAttribute(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr,
  attr: string,
  ctx: ExprContext,
): Attribute {
  return { kind: "Attribute", line, column, endLine, endColumn, value, attr, ctx };
}

export function makeSubscript(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr,
  slice: Expr,
  ctx: ExprContext,
): Subscript {
  return { kind: "Subscript", line, column, endLine, endColumn, value, slice, ctx };
}

export function makeStarred(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr,
  ctx: ExprContext,
): Starred {
  return { kind: "Starred", line, column, endLine, endColumn, value, ctx };
}

export function makeName(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  id: string,
  ctx: ExprContext,
): Name {
  return { kind: "Name", line, column, endLine, endColumn, id, ctx };
}

export function makeList(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  elts: readonly Expr[],
  ctx: ExprContext,
): List {
  return { kind: "List", line, column, endLine, endColumn, elts, ctx };
}

export function makeTuple(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  elts: readonly Expr[],
  ctx: ExprContext,
): Tuple {
  return { kind: "Tuple", line, column, endLine, endColumn, elts, ctx };
}

export function makeSlice(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  lower: Expr | null,
  upper: Expr | null,
  step: Expr | null,
): Slice {
  return { kind: "Slice", line, column, endLine, endColumn, lower, upper, step };
}

export function makeMatchValue(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: Expr,
): MatchValue {
  return { kind: "MatchValue", line, column, endLine, endColumn, value };
}

export function makeMatchSingleton(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  value: ConstantValue,
): MatchSingleton {
  return { kind: "MatchSingleton", line, column, endLine, endColumn, value };
}

export function makeMatchSequence(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  patterns: readonly Pattern[],
): MatchSequence {
  return { kind: "MatchSequence", line, column, endLine, endColumn, patterns };
}

export function makeMatchMapping(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  keys: readonly Expr[],
  patterns: readonly Pattern[],
  rest: string | null,
): MatchMapping {
  return { kind: "MatchMapping", line, column, endLine, endColumn, keys, patterns, rest };
}

export function makeMatchClass(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  cls: Expr,
  patterns: readonly Pattern[],
  kwd_attrs: readonly string[],
  kwd_patterns: readonly Pattern[],
): MatchClass {
  return { kind: "MatchClass", line, column, endLine, endColumn, cls, patterns, kwd_attrs, kwd_patterns };
}

export function makeMatchStar(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string | null,
): MatchStar {
  return { kind: "MatchStar", line, column, endLine, endColumn, name };
}

export function makeMatchAs(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  pattern: Pattern | null,
  name: string | null,
): MatchAs {
  return { kind: "MatchAs", line, column, endLine, endColumn, pattern, name };
}

export function makeMatchOr(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  patterns: readonly Pattern[],
): MatchOr {
  return { kind: "MatchOr", line, column, endLine, endColumn, patterns };
}

export function makeTypeVar(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  bound: Expr | null,
  default_value: Expr | null,
): TypeVar {
  return { kind: "TypeVar", line, column, endLine, endColumn, name, bound, default_value };
}

export function makeParamSpec(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  default_value: Expr | null,
): ParamSpec {
  return { kind: "ParamSpec", line, column, endLine, endColumn, name, default_value };
}

export function makeTypeVarTuple(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  default_value: Expr | null,
): TypeVarTuple {
  return { kind: "TypeVarTuple", line, column, endLine, endColumn, name, default_value };
}

export function makeComprehension(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  target: Expr,
  iter: Expr,
  ifs: readonly Expr[],
  is_async: 0 | 1,
): Comprehension {
  return { kind: "comprehension", line, column, endLine, endColumn, target, iter, ifs, is_async };
}

export function makeExceptHandler(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  type: Expr | null,
  name: string | null,
  body: readonly Stmt[],
): ExceptHandler {
  return { kind: "ExceptHandler", line, column, endLine, endColumn, type, name, body };
}

export function makeArguments(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  posonlyargs: readonly Arg[],
  args: readonly Arg[],
  vararg: Arg | null,
  kwonlyargs: readonly Arg[],
  kw_defaults: readonly (Expr | null)[],
  kwarg: Arg | null,
  defaults: readonly Expr[],
): Arguments {
  return {
    kind: "arguments",
    line,
    column,
    endLine,
    endColumn,
    posonlyargs,
    args,
    vararg,
    kwonlyargs,
    kw_defaults,
    kwarg,
    defaults,
  };
}

export function makeArg(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  arg: string,
  annotation: Expr | null,
): Arg {
  return { kind: "arg", line, column, endLine, endColumn, arg, annotation };
}

export function makeKeyword(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  arg: string | null,
  value: Expr,
): Keyword {
  return { kind: "keyword", line, column, endLine, endColumn, arg, value };
}

export function makeAlias(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  name: string,
  asname: string | null,
): Alias {
  return { kind: "alias", line, column, endLine, endColumn, name, asname };
}

export function makeWithItem(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  context_expr: Expr,
  optional_vars: Expr | null,
): WithItem {
  return { kind: "withitem", line, column, endLine, endColumn, context_expr, optional_vars };
}

export function makeMatchCase(
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  pattern: Pattern,
  guard: Expr | null,
  body: readonly Stmt[],
): MatchCase {
  return { kind: "match_case", line, column, endLine, endColumn, pattern, guard, body };
}
