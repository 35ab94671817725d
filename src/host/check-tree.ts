/**
 * What the static check reads out of a program's tree: which errors handlers and context managers keep back, which tests are
 * decided beforehand, what is bound, the values of literals.
 */

import type { ConstantValue, ExceptHandler, Expr, Stmt } from "../syntax/ast.js";
import type { Scope } from "../compile/scope.js";
import { splitDots } from "../vm/importing.js";

/** A node by its fields. */
export type Fields = { readonly [field: string]: unknown };

const IMPORT_ERRORS: ReadonlySet<string> = new Set(["ImportError", "ModuleNotFoundError"]);
const OTHER_ERRORS: ReadonlySet<string> = new Set(["TypeError", "RuntimeError", "AttributeError"]);
const NAME_ERRORS: ReadonlySet<string> = new Set(["NameError", "UnboundLocalError"]);
const CATCH_ALL: ReadonlySet<string> = new Set(["Exception", "BaseException"]);
/** What the handlers around a statement catch. */
export const enum Caught {
  NAME = 1,
  IMPORT = 2,
  TYPE = 4,
  RUNTIME = 8,
  ATTRIBUTE = 16,
  ALL = 31,
}

export function isNode(value: unknown): value is object {
  return typeof value === "object" && value !== null && "kind" in value && "line" in value;
}

/** What is caught in the body of a node. */
export function caughtInside(node: Fields, caught: number): number {
  switch (node["kind"]) {
    case "Try":
    case "TryStar":
      return caught | caughtBy(node["handlers"] as readonly ExceptHandler[]);
    case "FunctionDef":
    case "AsyncFunctionDef":
      return 0;
    case "Lambda":
      // Lists of lambdas that are tried one by one are how programs find out what there is.
      return Caught.RUNTIME | Caught.ATTRIBUTE;
    default:
      return caught;
  }
}

/** Of a list of nodes those that are evaluated: `False and x` stops at its first. */
export function reached(node: Fields, list: readonly unknown[]): readonly unknown[] {
  if (node["kind"] !== "BoolOp") return list;
  const stops = node["op"] === "And" ? isFalse : isTrue;
  const last = list.findIndex((each) => isNode(each) && stops(each as Expr));
  return last < 0 ? list : list.slice(0, last + 1);
}

/** The context managers of a `with` that keep exceptions back by their names. */
export function suppressions(node: Fields): readonly { readonly name: string; readonly args: readonly Expr[] }[] {
  const found: { readonly name: string; readonly args: readonly Expr[] }[] = [];
  for (const item of node["items"] as readonly { readonly context_expr: Expr }[]) {
    const call = item.context_expr;
    if (call.kind !== "Call") continue;
    const { func, args } = call;
    const name = func.kind === "Name" ? func.id : func.kind === "Attribute" ? func.attr : "";
    if (KEEPERS.test(name)) found.push({ name, args });
  }
  return found;
}
const KEEPERS = /^(suppress|ExitStack|AsyncExitStack|(assert)?[rR]aises\w*|subTest)$/;

/** What a handler for this type catches. */
export function caughtByType(type: Expr): number {
  const names = handlerNames(type);
  return names === null ? Caught.ALL : names.reduce((caught, name) => caught | kindsOf(name), 0);
}

/** Is there a node of a kind below, in the same function? */
export function hasBelow(node: object, kinds: ReadonlySet<string>, stops: ReadonlySet<string>): boolean {
  const pending: object[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop())
    for (const value of Object.values(next))
      for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (!isNode(each)) continue;
        const { kind } = each as Stmt;
        if (kinds.has(kind)) return true;
        if (!stops.has(kind)) pending.push(each);
      }
  return false;
}
const FUNCTIONS: ReadonlySet<string> = new Set(["FunctionDef", "AsyncFunctionDef", "Lambda", "ClassDef"]);
const YIELD: ReadonlySet<string> = new Set(["Yield"]);
const BREAK: ReadonlySet<string> = new Set(["Break"]);

export function hasYield(node: object): boolean {
  return hasBelow(node, YIELD, FUNCTIONS);
}

/** Breaks of loops within count too: then something may come behind the loop, or not. */
export function hasBreak(loop: object): boolean {
  return hasBelow(loop, BREAK, FUNCTIONS);
}

/** Does a function return anything that may be true? */
export function givesTruth(node: Fields): boolean {
  const pending: object[] = [...(node["body"] as readonly object[])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { kind } = next as Stmt;
    if (kind === "Return") {
      const { value } = next as Extract<Stmt, { kind: "Return" }>;
      if (value !== null && !isFalse(value) && !(value.kind === "Constant" && value.value.type === "none")) return true;
    }
    if (FUNCTIONS.has(kind)) continue;
    for (const value of Object.values(next))
      for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(each)) pending.push(each);
  }
  return false;
}

export function isStatement(node: object | null): boolean {
  return node !== null && (node as Stmt).kind === "Expr";
}

/** Names that a handler's expression consists of; null: something else is among them. */
export function handlerNames(type: Expr): readonly string[] | null {
  if (type.kind === "Name") return [type.id];
  if (type.kind !== "Tuple") return null;
  const names: string[] = [];
  for (const element of type.elts) {
    if (element.kind !== "Name") return null;
    names.push(element.id);
  }
  return names;
}

export function kindsOf(name: string): number {
  if (CATCH_ALL.has(name)) return Caught.ALL;
  if (NAME_ERRORS.has(name)) return Caught.NAME;
  if (IMPORT_ERRORS.has(name)) return Caught.IMPORT;
  if (name === "TypeError") return Caught.TYPE;
  if (name === "RuntimeError") return Caught.RUNTIME;
  if (name === "AttributeError") return Caught.ATTRIBUTE;
  // Guest classes and aliases may be anything; built-in names that are none of the above are not.
  return /^[A-Z]\w*(Error|Exit|Iteration|Warning|Interrupt)$/.test(name) ? 0 : Caught.ALL;
}

/** What the handlers of a try statement catch. */
export function caughtBy(handlers: readonly ExceptHandler[]): number {
  let caught = 0;
  for (const { type } of handlers) {
    if (type === null) return Caught.ALL;
    const names = handlerNames(type);
    if (names === null) return Caught.ALL;
    for (const name of names) caught |= kindsOf(name);
  }
  return caught;
}

/** Which of the errors in question a handler names itself. */
export function namedBy(type: Expr | null): number {
  if (type === null) return 0;
  let named = 0;
  for (const name of handlerNames(type) ?? [])
    if (NAME_ERRORS.has(name) || IMPORT_ERRORS.has(name) || OTHER_ERRORS.has(name)) named |= kindsOf(name);
  return named;
}

/** A test that is never true: `False`, `0`, `TYPE_CHECKING`. */
export function isFalse(test: Expr): boolean {
  if (test.kind === "Name") return test.id === "TYPE_CHECKING";
  if (test.kind === "Attribute") return test.attr === "TYPE_CHECKING";
  return (
    test.kind === "Constant" && (test.value.type === "false" || (test.value.type === "int" && test.value.value === 0))
  );
}

/** A test that is always true: `True`, a number but 0. */
export function isTrue(test: Expr): boolean {
  return (
    test.kind === "Constant" && (test.value.type === "true" || (test.value.type === "int" && test.value.value !== 0))
  );
}

export function inGenerator(scope: Scope): boolean {
  return scope.kind === "generator expression" || scope.kind === "lambda";
}

/** Does the use of an awaitable at this place make no sense without await? */
export function mustAwait(parent: Expr | Stmt, node: Expr): boolean {
  switch (parent.kind) {
    case "Expr":
    case "Attribute":
    case "BinOp":
    case "UnaryOp":
    case "Compare":
    case "FormattedValue":
      return true;
    case "Subscript":
      return parent.value === node;
    case "For":
      return parent.iter === node;
    default:
      return false;
  }
}

/** Does the use of a coroutine at this place fail, whatever it gives? */
export function isBroken(parent: Expr | Stmt, node: Expr): boolean {
  if (parent.kind === "BinOp") return true;
  if (parent.kind === "Subscript") return parent.value === node;
  return parent.kind === "For" && parent.iter === node;
}

/** Names that a node binds itself. */
export function boundBy(node: object): readonly string[] {
  const { kind, id, ctx, name, arg, rest, asname } = node as Fields;
  const names: unknown[] = [];
  switch (kind) {
    case "Name":
      if (ctx === "Store") names.push(id);
      break;
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "ExceptHandler":
    case "MatchAs":
    case "MatchStar":
      names.push(name);
      break;
    case "MatchMapping":
      names.push(rest);
      break;
    case "arg":
      names.push(arg);
      break;
    case "alias":
      names.push(asname ?? splitDots(name as string)[0]);
      break;
    default:
      break;
  }
  return names.filter((each): each is string => typeof each === "string");
}

/** The value of a literal without names in it, as a host value; null for all else. */
export function literalValue(expr: Expr, depth: number): { readonly value: unknown } | null {
  if (depth > 20) return null;
  switch (expr.kind) {
    case "Constant":
      return constantValue(expr.value);
    case "UnaryOp": {
      if (expr.op !== "USub") return null;
      const inner = literalValue(expr.operand, depth + 1);
      return inner !== null && (typeof inner.value === "number" || typeof inner.value === "bigint")
        ? { value: -inner.value }
        : null;
    }
    case "List":
    case "Tuple": {
      const items: unknown[] = [];
      for (const element of expr.elts) {
        const item = literalValue(element, depth + 1);
        if (item === null) return null;
        items.push(item.value);
      }
      return { value: items };
    }
    case "Dict": {
      const object: Record<string, unknown> = {};
      for (let index = 0; index < expr.keys.length; index++) {
        const key = expr.keys[index];
        const name = key === null ? null : literalValue(key, depth + 1);
        const value = literalValue(expr.values[index], depth + 1);
        if (name === null || typeof name.value !== "string" || value === null) return null;
        define(object, name.value, value.value);
      }
      return { value: object };
    }
    default:
      return null;
  }
}

export function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}

export function constantValue(constant: ConstantValue): { readonly value: unknown } | null {
  switch (constant.type) {
    case "none":
      return { value: null };
    case "true":
      return { value: true };
    case "false":
      return { value: false };
    case "int":
    case "float":
      return { value: constant.value };
    case "str":
      return constant.wide === undefined ? { value: constant.value } : null;
    case "bytes":
      return { value: Uint8Array.from(constant.value) };
    default:
      return null;
  }
}
