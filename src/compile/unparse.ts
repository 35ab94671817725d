/**
 * Expressions back to text, as `from __future__ import annotations` stores them: CPython's own spelling, with the fewest
 * parentheses. Left-leaning chains are written by a loop.
 */

import type { Arguments, BinOp, Comprehension, Expr, FormattedValue, JoinedStr, Operator } from "../syntax/ast.js";
import { constantRepr, literalConstant, strRepr } from "./constant.js";

/** How tightly a form binds; an operand that binds less tightly than its place is put in parentheses. */
const enum Level {
  TUPLE = 0,
  TEST,
  OR,
  AND,
  NOT,
  COMPARISON,
  EXPRESSION,
  XOR,
  AND_BITS,
  SHIFT,
  ARITHMETIC,
  TERM,
  FACTOR,
  POWER,
  AWAIT,
  ATOM,
}

const BINARY: Record<Operator, readonly [string, Level]> = {
  Add: [" + ", Level.ARITHMETIC],
  Sub: [" - ", Level.ARITHMETIC],
  Mult: [" * ", Level.TERM],
  MatMult: [" @ ", Level.TERM],
  Div: [" / ", Level.TERM],
  Mod: [" % ", Level.TERM],
  LShift: [" << ", Level.SHIFT],
  RShift: [" >> ", Level.SHIFT],
  BitOr: [" | ", Level.EXPRESSION],
  BitXor: [" ^ ", Level.XOR],
  BitAnd: [" & ", Level.AND_BITS],
  FloorDiv: [" // ", Level.TERM],
  Pow: [" ** ", Level.POWER],
};

const COMPARISON = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
} as const;

/** The text of an expression. */
export function unparse(node: Expr): string {
  const writer = new Writer();
  writer.expr(node, Level.TEST);
  return writer.pieces.join("");
}

class Writer {
  readonly pieces: string[] = [];

  private put(text: string): void {
    this.pieces.push(text);
  }

  private list(nodes: readonly Expr[], level: Level): void {
    for (let i = 0; i < nodes.length; i++) {
      if (i > 0) this.put(", ");
      this.expr(nodes[i], level);
    }
  }

  expr(node: Expr, level: Level): void {
    switch (node.kind) {
      case "Name":
        return this.put(node.id);
      case "Constant": {
        const { value } = node;
        if (value.type === "ellipsis") return this.put("...");
        if (value.type === "str" && value.kind === "u") this.put("u");
        return this.put(infinityAsNumber(constantRepr(literalConstant(value)), value.type));
      }
      case "Attribute":
      case "Subscript":
      case "Call":
        return this.trailers(node);
      case "BinOp":
        return this.binary(node, level);
      case "BoolOp": {
        const own = node.op === "And" ? Level.AND : Level.OR;
        return this.wrapped(level > own, () => {
          for (let i = 0; i < node.values.length; i++) {
            if (i > 0) this.put(node.op === "And" ? " and " : " or ");
            this.expr(node.values[i], own + 1);
          }
        });
      }
      case "UnaryOp": {
        const own = node.op === "Not" ? Level.NOT : Level.FACTOR;
        return this.wrapped(level > own, () => {
          this.put(node.op === "Not" ? "not " : node.op === "Invert" ? "~" : node.op === "UAdd" ? "+" : "-");
          this.expr(node.operand, own);
        });
      }
      case "Lambda":
        return this.wrapped(level > Level.TEST, () => {
          const { args } = node;
          // So CPython writes it: `lambda*a: 1`.
          this.put(args.posonlyargs.length + args.args.length > 0 ? "lambda " : "lambda");
          this.parameters(args);
          this.put(": ");
          this.expr(node.body, Level.TEST);
        });
      case "IfExp":
        return this.wrapped(level > Level.TEST, () => {
          this.expr(node.body, Level.TEST + 1);
          this.put(" if ");
          this.expr(node.test, Level.TEST + 1);
          this.put(" else ");
          this.expr(node.orelse, Level.TEST);
        });
      case "Dict":
        this.put("{");
        for (let i = 0; i < node.values.length; i++) {
          if (i > 0) this.put(", ");
          const key = node.keys[i];
          if (key === null) {
            this.put("**");
            this.expr(node.values[i], Level.EXPRESSION);
          } else {
            this.expr(key, Level.TEST);
            this.put(": ");
            this.expr(node.values[i], Level.TEST);
          }
        }
        return this.put("}");
      case "Set":
        this.put("{");
        this.list(node.elts, Level.TEST);
        return this.put("}");
      case "List":
        this.put("[");
        this.list(node.elts, Level.TEST);
        return this.put("]");
      case "Tuple":
        if (node.elts.length === 0) return this.put("()");
        return this.wrapped(level > Level.TUPLE, () => {
          this.list(node.elts, Level.TEST);
          if (node.elts.length === 1) this.put(",");
        });
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        this.put(node.kind === "ListComp" ? "[" : node.kind === "SetComp" ? "{" : "(");
        this.expr(node.elt, Level.TEST);
        this.generators(node.generators);
        return this.put(node.kind === "ListComp" ? "]" : node.kind === "SetComp" ? "}" : ")");
      case "DictComp":
        this.put("{");
        this.expr(node.key, Level.TEST);
        this.put(": ");
        this.expr(node.value, Level.TEST);
        this.generators(node.generators);
        return this.put("}");
      case "Compare":
        return this.wrapped(level > Level.COMPARISON, () => {
          this.expr(node.left, Level.COMPARISON + 1);
          for (let i = 0; i < node.ops.length; i++) {
            this.put(COMPARISON[node.ops[i]]);
            this.expr(node.comparators[i], Level.COMPARISON + 1);
          }
        });
      case "JoinedStr":
      case "FormattedValue":
        this.put("f");
        return this.put(strRepr(points(fstringBody(node))));
      case "Starred":
        this.put("*");
        return this.expr(node.value, Level.EXPRESSION);
      case "Slice":
        if (node.lower !== null) this.expr(node.lower, Level.TEST);
        this.put(":");
        if (node.upper !== null) this.expr(node.upper, Level.TEST);
        if (node.step !== null) {
          this.put(":");
          this.expr(node.step, Level.TEST);
        }
        return;
      case "NamedExpr":
        return this.wrapped(level > Level.TUPLE, () => {
          this.put(node.target.id);
          this.put(" := ");
          this.expr(node.value, Level.ATOM);
        });
      case "Await":
        return this.wrapped(level > Level.AWAIT, () => {
          this.put("await ");
          this.expr(node.value, Level.ATOM);
        });
      case "Yield":
        this.put(node.value === null ? "(yield" : "(yield ");
        if (node.value !== null) this.expr(node.value, Level.TUPLE);
        return this.put(")");
      case "YieldFrom":
        this.put("(yield from ");
        this.expr(node.value, Level.TEST);
        return this.put(")");
    }
  }

  private wrapped(parentheses: boolean, write: () => void): void {
    if (parentheses) this.put("(");
    write();
    if (parentheses) this.put(")");
  }

  /** `a.b(c)[d]`, from the innermost value outwards. */
  private trailers(outermost: Expr): void {
    const links: Expr[] = [];
    let node = outermost;
    while (node.kind === "Attribute" || node.kind === "Subscript" || node.kind === "Call") {
      links.push(node);
      node = node.kind === "Call" ? node.func : node.value;
    }
    this.expr(node, Level.ATOM);
    let isInt = node.kind === "Constant" && node.value.type === "int";
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i];
      if (link.kind === "Attribute") this.put(`${isInt ? " ." : "."}${link.attr}`);
      else if (link.kind === "Subscript") {
        this.put("[");
        this.expr(link.slice, Level.TUPLE);
        this.put("]");
      } else if (link.kind === "Call") this.callArguments(link);
      isInt = false;
    }
  }

  private callArguments(node: Extract<Expr, { kind: "Call" }>): void {
    const { args, keywords } = node;
    if (args.length === 1 && keywords.length === 0 && args[0].kind === "GeneratorExp")
      return this.expr(args[0], Level.TEST);
    this.put("(");
    this.list(args, Level.TEST);
    for (let i = 0; i < keywords.length; i++) {
      if (i > 0 || args.length > 0) this.put(", ");
      const { arg, value } = keywords[i];
      this.put(arg === null ? "**" : `${arg}=`);
      this.expr(value, Level.TEST);
    }
    this.put(")");
  }

  /** A chain of operators; each link opens its parenthesis before its left operand is written. */
  private binary(outermost: BinOp, level: Level): void {
    const links: { readonly node: BinOp; readonly parentheses: boolean }[] = [];
    let node: Expr = outermost;
    let place = level;
    while (node.kind === "BinOp") {
      const own: Level = BINARY[node.op][1];
      const parentheses: boolean = place > own;
      if (parentheses) this.put("(");
      links.push({ node, parentheses });
      place = own + (node.op === "Pow" ? 1 : 0);
      node = node.left;
    }
    this.expr(node, place);
    for (let i = links.length - 1; i >= 0; i--) {
      const { node: link, parentheses } = links[i];
      const [symbol, own] = BINARY[link.op];
      this.put(symbol);
      this.expr(link.right, own + (link.op === "Pow" ? 0 : 1));
      if (parentheses) this.put(")");
    }
  }

  private generators(generators: readonly Comprehension[]): void {
    for (const generator of generators) {
      this.put(generator.is_async === 1 ? " async for " : " for ");
      this.expr(generator.target, Level.TUPLE);
      this.put(" in ");
      this.expr(generator.iter, Level.TEST + 1);
      for (const condition of generator.ifs) {
        this.put(" if ");
        this.expr(condition, Level.TEST + 1);
      }
    }
  }

  private parameters(args: Arguments): void {
    let first = true;
    const separate = (): void => {
      if (!first) this.put(", ");
      first = false;
    };
    const positional = [...args.posonlyargs, ...args.args];
    const undefaulted = positional.length - args.defaults.length;
    for (let i = 0; i < positional.length; i++) {
      separate();
      this.put(positional[i].arg);
      if (i >= undefaulted) {
        this.put("=");
        this.expr(args.defaults[i - undefaulted], Level.TEST);
      }
      if (i + 1 === args.posonlyargs.length) this.put(", /");
    }
    if (args.vararg !== null || args.kwonlyargs.length > 0) {
      separate();
      this.put("*");
      if (args.vararg !== null) this.put(args.vararg.arg);
    }
    for (let i = 0; i < args.kwonlyargs.length; i++) {
      separate();
      this.put(args.kwonlyargs[i].arg);
      const value = args.kw_defaults[i];
      if (value !== null) {
        this.put("=");
        this.expr(value, Level.TEST);
      }
    }
    if (args.kwarg !== null) {
      separate();
      this.put(`**${args.kwarg.arg}`);
    }
  }
}

/** `inf` has no literal; CPython writes a number that overflows. */
function infinityAsNumber(text: string, type: string): string {
  if (type !== "float" && type !== "complex") return text;
  if (text === "inf") return "1e309";
  return text === "infj" ? "1e309j" : text;
}

function points(text: string): number[] {
  const found: number[] = [];
  for (const char of text) found.push(char.codePointAt(0) as number);
  return found;
}

/** What stands between the quotes of an f-string, before quoting. */
function fstringBody(node: JoinedStr | FormattedValue): string {
  if (node.kind === "FormattedValue") return replacementField(node);
  const pieces: string[] = [];
  for (const value of node.values) {
    if (value.kind === "Constant" && value.value.type === "str") pieces.push(doubleBraces(value.value.value));
    else if (value.kind === "FormattedValue") pieces.push(replacementField(value));
    else if (value.kind === "JoinedStr") pieces.push(fstringBody(value));
  }
  return pieces.join("");
}

function doubleBraces(text: string): string {
  let doubled = "";
  for (const char of text) doubled += char === "{" || char === "}" ? char + char : char;
  return doubled;
}

function replacementField(node: FormattedValue): string {
  const writer = new Writer();
  writer.expr(node.value, Level.TEST + 1);
  const text = writer.pieces.join("");
  const conversion = node.conversion === -1 ? "" : `!${String.fromCharCode(node.conversion)}`;
  const spec = node.format_spec === null ? "" : `:${fstringBody(node.format_spec)}`;
  return `${text.charCodeAt(0) === 123 ? "{ " : "{"}${text}${conversion}${spec}}`;
}
