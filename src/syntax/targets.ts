/*
 * What may be assigned to or deleted, and the names CPython's messages give to expressions.
 *
 * https://docs.python.org/3.13/reference/simple_stmts.html#assignment-statements
 */
import type { Expr, ExprContext } from "./ast.js";

/**
 * Marks a parsed expression as a target (Store) or as deleted (Del), recursively. False when it cannot be one; the tree
 * is then half marked, which does no harm because parsing has failed.
 */
export function markTarget(expr: Expr, ctx: ExprContext): boolean {
  switch (expr.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      expr.ctx = ctx;
      return true;
    case "Starred":
      if (ctx === "Del" || expr.value.kind === "Starred") return false;
      expr.ctx = ctx;
      return markTarget(expr.value, ctx);
    case "Tuple":
    case "List":
      expr.ctx = ctx;
      for (const element of expr.elts) if (!markTarget(element, ctx)) return false;
      return true;
    default:
      return false;
  }
}

/** In which construct a target stands, as far as it matters to what is wrong with it. */
export type TargetUse = "assign" | "delete" | "for";

/** The part of `expr` that cannot be a target, or null. */
export function invalidTarget(expr: Expr, use: TargetUse): Expr | null {
  switch (expr.kind) {
    case "List":
    case "Tuple":
      for (const element of expr.elts) {
        const invalid = invalidTarget(element, use);
        if (invalid !== null) return invalid;
      }
      return null;
    case "Starred":
      return use === "delete" ? expr : invalidTarget(expr.value, use);
    case "Compare":
      // The `a in b` of `for a in b` reads as a comparison.
      if (use !== "for") return expr;
      return expr.ops[0] === "In" ? invalidTarget(expr.left, use) : null;
    case "Name":
    case "Subscript":
    case "Attribute":
      return null;
    default:
      return expr;
  }
}

/** What CPython's messages call an expression. */
export function expressionName(expr: Expr): string {
  switch (expr.kind) {
    case "Attribute":
      return "attribute";
    case "Subscript":
      return "subscript";
    case "Starred":
      return "starred";
    case "Name":
      return "name";
    case "List":
      return "list";
    case "Tuple":
      return "tuple";
    case "Lambda":
      return "lambda";
    case "Call":
      return "function call";
    case "BoolOp":
    case "BinOp":
    case "UnaryOp":
      return "expression";
    case "GeneratorExp":
      return "generator expression";
    case "Yield":
    case "YieldFrom":
      return "yield expression";
    case "Await":
      return "await expression";
    case "ListComp":
      return "list comprehension";
    case "SetComp":
      return "set comprehension";
    case "DictComp":
      return "dict comprehension";
    case "Dict":
      return "dict literal";
    case "Set":
      return "set display";
    case "JoinedStr":
    case "FormattedValue":
      return "f-string expression";
    case "Constant":
      switch (expr.value.type) {
        case "none":
          return "None";
        case "false":
          return "False";
        case "true":
          return "True";
        case "ellipsis":
          return "ellipsis";
        default:
          return "literal";
      }
    case "Compare":
      return "comparison";
    case "IfExp":
      return "conditional expression";
    case "NamedExpr":
      return "named expression";
    case "Slice":
      return "slice";
  }
}
