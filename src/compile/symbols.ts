/**
 * The first walk over a tree: finds every scope and what it does with each name, and raises the SyntaxErrors that CPython's
 * symbol table raises, in its order. Resolution is `scope.ts`'s.
 *
 * Invariant: left-leaning chains and `elif` are walked by loops; all other nesting is bounded by the parser.
 */

import { work } from "../syntax/work.js";
import type {
  Alias,
  Arguments,
  AsyncFunctionDef,
  Call,
  ClassDef,
  Comprehension,
  DictComp,
  Expr,
  FunctionDef,
  GeneratorExp,
  If,
  Lambda,
  ListComp,
  Located,
  Mod,
  NamedExpr,
  Pattern,
  SetComp,
  Stmt,
  Subscript,
  BinOp,
  TypeAlias,
  TypeParam,
} from "../syntax/ast.js";
import { BINDS, Scope, ScopeSymbol, Use, type Complain, type ScopeKind } from "./scope.js";

/** The scopes of a program. */
export interface Symbols {
  readonly module: Scope;
  /**
   * The scope that a node opens. A generic definition's type scope is under its list of type parameters; the scope of a
   * bound or default is under its expression in `computed`, since that expression may open one itself.
   */
  readonly scopes: ReadonlyMap<object, Scope>;
  readonly computed: ReadonlyMap<Expr, Scope>;
  /** How many statements and expressions there are. */
  readonly size: number;
}

/** Statements whose own place in a class body names another scope kind in error texts. */
const TYPE_SCOPE_TEXT: Partial<Record<ScopeKind, string>> = {
  annotation: "an annotation",
  "type alias": "a type alias",
  "type parameters": "the definition of a generic",
};

export function collectSymbols(tree: Mod, futureAnnotations: boolean, complain: Complain): Symbols {
  const collector = new SymbolCollector(futureAnnotations, complain);
  if (tree.kind === "Expression") collector.expr(tree.body);
  else collector.body(tree.body);
  return collector;
}

class SymbolCollector implements Symbols {
  readonly module = new Scope("module", "<module>", null, null);
  readonly scopes = new Map<object, Scope>();
  readonly computed = new Map<Expr, Scope>();
  size = 0;
  private scope = this.module;
  private privateName: string | null = null;

  constructor(
    private readonly futureAnnotations: boolean,
    private readonly complain: Complain,
  ) {}

  // --------------------------------------------------------------------------------------------------------- scopes

  private enter(kind: ScopeKind, name: string, key: object | null): Scope {
    const scope = new Scope(kind, name, this.scope, this.privateName);
    scope.iterableDepth = this.scope.iterableDepth;
    // What `from __future__ import annotations` turns into text captures nothing.
    if (kind !== "annotation") this.scope.children.push(scope);
    if (key !== null) this.scopes.set(key, scope);
    this.scope = scope;
    return scope;
  }

  private leave(): void {
    this.scope = this.scope.parent as Scope;
  }

  private add(name: string, use: Use, location: Located, scope = this.scope): void {
    work(5);
    const mangled = this.scope.mangle(name);
    let symbol = scope.symbols.get(mangled);
    if (symbol === undefined) {
      symbol = new ScopeSymbol(mangled, use);
      scope.symbols.set(mangled, symbol);
    } else {
      if ((use & symbol.uses & Use.PARAMETER) !== 0)
        this.complain(`duplicate argument '${name}' in function definition`, location);
      if ((use & symbol.uses & Use.TYPE_PARAMETER) !== 0) this.complain(`duplicate type parameter '${name}'`, location);
      symbol.uses |= use;
    }
    if (scope.inIterationTarget) {
      if ((symbol.uses & (Use.GLOBAL | Use.NONLOCAL)) !== 0)
        this.complain(`comprehension inner loop cannot rebind assignment expression target '${name}'`, location);
      symbol.uses |= Use.ITERATION;
    }
    if ((use & Use.PARAMETER) !== 0) scope.parameters.push(mangled);
    if ((use & Use.GLOBAL) !== 0 && scope !== this.module) {
      // What any block declares global is so for the module's own code.
      const outer = this.module.symbols.get(mangled);
      if (outer === undefined) this.module.symbols.set(mangled, new ScopeSymbol(mangled, Use.GLOBAL));
      else outer.uses |= Use.GLOBAL;
    }
  }

  private usesOf(name: string, scope = this.scope): number {
    return scope.symbols.get(this.scope.mangle(name))?.uses ?? 0;
  }

  // ------------------------------------------------------------------------------------------------------ statements

  body(statements: readonly Stmt[]): void {
    for (const statement of statements) this.statement(statement);
  }

  private statement(node: Stmt): void {
    this.size++;
    work(3);
    switch (node.kind) {
      case "Expr":
        return this.expr(node.value);
      case "Assign":
        for (const target of node.targets) this.expr(target);
        return this.expr(node.value);
      case "AugAssign":
        this.expr(node.target);
        return this.expr(node.value);
      case "AnnAssign":
        return this.annotatedAssignment(node);
      case "Return":
        if (node.value !== null) this.expr(node.value);
        return;
      case "If":
        return this.ifStatement(node);
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.functionDefinition(node);
      case "ClassDef":
        return this.classDefinition(node);
      case "TypeAlias":
        return this.typeAlias(node);
      case "Delete":
        for (const target of node.targets) this.expr(target);
        return;
      case "For":
      case "AsyncFor":
        if (node.kind === "AsyncFor") this.scope.isCoroutine = true;
        this.expr(node.target);
        this.expr(node.iter);
        this.body(node.body);
        return this.body(node.orelse);
      case "While":
        this.expr(node.test);
        this.body(node.body);
        return this.body(node.orelse);
      case "With":
      case "AsyncWith":
        if (node.kind === "AsyncWith") this.scope.isCoroutine = true;
        for (const item of node.items) {
          this.expr(item.context_expr);
          if (item.optional_vars !== null) this.expr(item.optional_vars);
        }
        return this.body(node.body);
      case "Match":
        this.expr(node.subject);
        for (const each of node.cases) {
          this.pattern(each.pattern);
          if (each.guard !== null) this.expr(each.guard);
          this.body(each.body);
        }
        return;
      case "Raise":
        if (node.exc !== null) this.expr(node.exc);
        if (node.cause !== null) this.expr(node.cause);
        return;
      case "Try":
      case "TryStar":
        this.body(node.body);
        this.body(node.orelse);
        for (const handler of node.handlers) {
          if (handler.type !== null) this.expr(handler.type);
          if (handler.name !== null) this.add(handler.name, Use.LOCAL, handler);
          this.body(handler.body);
        }
        return this.body(node.finalbody);
      case "Assert":
        this.expr(node.test);
        if (node.msg !== null) this.expr(node.msg);
        return;
      case "Import":
      case "ImportFrom":
        for (const alias of node.names) this.alias(alias);
        return;
      case "Global":
        for (const name of node.names) this.declare(name, node, Use.GLOBAL);
        return;
      case "Nonlocal":
        for (const name of node.names) this.declare(name, node, Use.NONLOCAL);
        return;
      case "Pass":
      case "Break":
      case "Continue":
        return;
    }
  }

  private ifStatement(first: If): void {
    let node = first;
    for (;;) {
      this.expr(node.test);
      this.body(node.body);
      const { orelse } = node;
      if (orelse.length !== 1 || orelse[0].kind !== "If") return this.body(orelse);
      node = orelse[0];
      this.size++;
      work(3);
    }
  }

  private declare(name: string, location: Located, use: Use.GLOBAL | Use.NONLOCAL): void {
    const before = this.usesOf(name);
    const word = use === Use.GLOBAL ? "global" : "nonlocal";
    if ((before & (Use.PARAMETER | Use.LOCAL | Use.READ | Use.ANNOTATED)) !== 0) {
      this.complain(
        (before & Use.PARAMETER) !== 0
          ? `name '${name}' is parameter and ${word}`
          : (before & Use.READ) !== 0
            ? `name '${name}' is used prior to ${word} declaration`
            : (before & Use.ANNOTATED) !== 0
              ? `annotated name '${name}' can't be ${word}`
              : `name '${name}' is assigned to before ${word} declaration`,
        location,
      );
    }
    this.add(name, use, location);
    this.scope.directives.push({ name: this.scope.mangle(name), location });
  }

  private annotatedAssignment(node: Extract<Stmt, { kind: "AnnAssign" }>): void {
    const { target } = node;
    if (this.scope.kind === "module" || this.scope.kind === "class") this.scope.hasAnnotations = true;
    if (target.kind === "Name") {
      const before = this.usesOf(target.id);
      if ((before & (Use.GLOBAL | Use.NONLOCAL)) !== 0 && this.scope !== this.module && node.simple === 1) {
        const word = (before & Use.GLOBAL) !== 0 ? "global" : "nonlocal";
        this.complain(`annotated name '${target.id}' can't be ${word}`, node);
      }
      if (node.simple === 1) this.add(target.id, Use.ANNOTATED | Use.LOCAL, target);
      else if (node.value !== null) this.add(target.id, Use.LOCAL, target);
    } else this.expr(target);
    this.annotation(node.annotation);
    if (node.value !== null) this.expr(node.value);
  }

  private annotation(expr: Expr): void {
    if (!this.futureAnnotations) return this.expr(expr);
    this.enter("annotation", "_annotation", null);
    this.expr(expr);
    this.leave();
  }

  private alias(node: Alias): void {
    if (node.name === "*") {
      if (this.scope.kind !== "module") this.complain("import * only allowed at module level", node);
      return;
    }
    let bound = node.asname ?? node.name;
    for (let i = 0; i < bound.length; i++) {
      if (bound.charCodeAt(i) !== 46) continue;
      bound = bound.slice(0, i);
      break;
    }
    this.add(bound, Use.IMPORT, node);
  }

  // ------------------------------------------------------------------------------------------------------- functions

  private functionDefinition(node: FunctionDef | AsyncFunctionDef): void {
    const { args } = node;
    this.add(node.name, Use.LOCAL, node);
    this.defaults(args);
    for (const decorator of node.decorator_list) this.expr(decorator);
    const generic = node.type_params.length > 0;
    if (generic) {
      this.enterTypeParameters(node.name, node.type_params, null);
      if (args.defaults.length > 0) this.add(".defaults", Use.PARAMETER, node);
      if (args.kw_defaults.some((value) => value !== null)) this.add(".kwdefaults", Use.PARAMETER, node);
      this.typeParameters(node.type_params);
    }
    this.parameterAnnotations(node);
    const scope = this.enter("function", node.name, node);
    if (node.kind === "AsyncFunctionDef") scope.isCoroutine = scope.isAsyncFunction = true;
    this.parameters(args);
    this.body(node.body);
    this.leave();
    if (generic) this.leave();
  }

  private defaults(args: Arguments): void {
    for (const value of args.defaults) this.expr(value);
    for (const value of args.kw_defaults) if (value !== null) this.expr(value);
  }

  private parameterAnnotations(node: FunctionDef | AsyncFunctionDef): void {
    const { args } = node;
    if (this.futureAnnotations) this.enter("annotation", "_annotation", null);
    for (const arg of args.posonlyargs) if (arg.annotation !== null) this.expr(arg.annotation);
    for (const arg of args.args) if (arg.annotation !== null) this.expr(arg.annotation);
    const { vararg, kwarg } = args;
    if (vararg !== null && vararg.annotation !== null)
      this.expr(vararg.annotation.kind === "Starred" ? vararg.annotation.value : vararg.annotation);
    if (kwarg !== null && kwarg.annotation !== null) this.expr(kwarg.annotation);
    for (const arg of args.kwonlyargs) if (arg.annotation !== null) this.expr(arg.annotation);
    if (node.returns !== null) this.expr(node.returns);
    if (this.futureAnnotations) this.leave();
  }

  private parameters(args: Arguments): void {
    for (const arg of args.posonlyargs) this.add(arg.arg, Use.PARAMETER, arg);
    for (const arg of args.args) this.add(arg.arg, Use.PARAMETER, arg);
    for (const arg of args.kwonlyargs) this.add(arg.arg, Use.PARAMETER, arg);
    if (args.vararg !== null) this.add(args.vararg.arg, Use.PARAMETER, args.vararg);
    if (args.kwarg !== null) this.add(args.kwarg.arg, Use.PARAMETER, args.kwarg);
  }

  private classDefinition(node: ClassDef): void {
    this.add(node.name, Use.LOCAL, node);
    for (const decorator of node.decorator_list) this.expr(decorator);
    const outerPrivate = this.privateName;
    const generic = node.type_params.length > 0;
    if (generic) {
      this.enterTypeParameters(node.name, node.type_params, node.name);
      this.add(".type_params", Use.LOCAL | Use.READ, node);
      this.add(".generic_base", Use.LOCAL | Use.READ, node);
      this.privateName = node.name;
      this.typeParameters(node.type_params);
    }
    for (const base of node.bases) this.expr(base);
    for (const keyword of node.keywords) this.expr(keyword.value);
    this.privateName = node.name;
    this.enter("class", node.name, node);
    if (generic) {
      this.add("__type_params__", Use.LOCAL, node);
      this.add(".type_params", Use.READ, node);
    }
    this.body(node.body);
    this.leave();
    this.privateName = outerPrivate;
    if (generic) this.leave();
  }

  // ------------------------------------------------------------------------------------------------------ type scopes

  private enterTypeParameters(name: string, key: readonly TypeParam[], className: string | null): void {
    const outerPrivate = this.privateName;
    if (className !== null) this.privateName = className;
    const inClass = this.scope.kind === "class";
    const scope = this.enter("type parameters", name, key);
    this.privateName = outerPrivate;
    if (className !== null) scope.mangledNames = new Set();
    if (inClass) this.lookIntoClass(scope, key[0]);
  }

  private lookIntoClass(scope: Scope, location: Located): void {
    scope.seesClass = true;
    this.add("__classdict__", Use.READ, location, scope);
  }

  private typeParameters(params: readonly TypeParam[]): void {
    for (const param of params) {
      this.scope.mangledNames?.add(param.name);
      this.add(param.name, Use.TYPE_PARAMETER | Use.LOCAL, param);
      if (param.kind === "TypeVar" && param.bound !== null)
        this.typeExpression(
          param.bound,
          param.name,
          param.bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound",
        );
      if (param.default_value !== null) this.typeExpression(param.default_value, param.name, `a ${param.kind} default`);
    }
  }

  /** A bound or default: evaluated in a scope of its own, when it is asked for. */
  private typeExpression(expr: Expr, name: string, purpose: string): void {
    const inClass = this.scope.seesClass;
    const scope = this.enter("type variable", name, null);
    this.computed.set(expr, scope);
    scope.purpose = purpose;
    if (inClass) this.lookIntoClass(scope, expr);
    this.expr(expr.kind === "Starred" ? expr.value : expr);
    this.leave();
  }

  private typeAlias(node: TypeAlias): void {
    this.expr(node.name);
    const inClass = this.scope.kind === "class";
    const generic = node.type_params.length > 0;
    if (generic) {
      this.enterTypeParameters(node.name.id, node.type_params, null);
      this.typeParameters(node.type_params);
    }
    const scope = this.enter("type alias", node.name.id, node);
    if (inClass) this.lookIntoClass(scope, node);
    this.expr(node.value);
    this.leave();
    if (generic) this.leave();
  }

  /** Type scopes allow no walrus, yield or await. */
  private refuseInTypeScope(what: string, location: Located): void {
    const { kind } = this.scope;
    const text = kind === "type variable" ? this.scope.purpose : TYPE_SCOPE_TEXT[kind];
    if (text !== undefined) this.complain(`${what} cannot be used within ${text as string}`, location);
  }

  // ------------------------------------------------------------------------------------------------------ expressions

  expr(node: Expr): void {
    this.size++;
    work(2);
    switch (node.kind) {
      case "Name":
        return this.name(node.id, node.ctx === "Load" ? Use.READ : Use.LOCAL, node);
      case "Constant":
        return;
      case "BinOp":
      case "Attribute":
      case "Subscript":
      case "Call":
        return this.chain(node);
      case "Tuple":
      case "List":
      case "Set":
        for (const element of node.elts) this.expr(element);
        return;
      case "Dict":
        for (const key of node.keys) if (key !== null) this.expr(key);
        for (const value of node.values) this.expr(value);
        return;
      case "UnaryOp":
        return this.expr(node.operand);
      case "BoolOp":
        for (const value of node.values) this.expr(value);
        return;
      case "Compare":
        this.expr(node.left);
        for (const comparator of node.comparators) this.expr(comparator);
        return;
      case "IfExp":
        this.expr(node.test);
        this.expr(node.body);
        return this.expr(node.orelse);
      case "JoinedStr":
        for (const value of node.values) this.expr(value);
        return;
      case "FormattedValue":
        this.expr(node.value);
        if (node.format_spec !== null) this.expr(node.format_spec);
        return;
      case "Starred":
        return this.expr(node.value);
      case "Slice":
        if (node.lower !== null) this.expr(node.lower);
        if (node.upper !== null) this.expr(node.upper);
        if (node.step !== null) this.expr(node.step);
        return;
      case "Lambda":
        this.defaults(node.args);
        return this.lambda(node);
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        return this.comprehension(node);
      case "NamedExpr":
        return this.namedExpression(node);
      case "Yield":
      case "YieldFrom":
        this.refuseInTypeScope("yield expression", node);
        if (node.value !== null) this.expr(node.value);
        this.scope.isGenerator = true;
        if (this.scope.isComprehension) this.complain(`'yield' inside ${this.scope.kind}`, node);
        return;
      case "Await":
        this.refuseInTypeScope("await expression", node);
        this.expr(node.value);
        this.scope.isCoroutine = true;
        return;
    }
  }

  private name(id: string, use: Use, node: Located): void {
    this.add(id, use, node);
    // super() without arguments reads the class from `__class__`.
    if (use === Use.READ && id === "super" && this.scope.isFunctionLike) this.add("__class__", Use.READ, node);
  }

  /** Left-leaning chains, outermost last. */
  private chain(outermost: Expr): void {
    const links: (BinOp | Subscript | Call)[] = [];
    let node = outermost;
    for (;;) {
      this.size++;
      if (node.kind === "Attribute") node = node.value;
      else if (node.kind === "Call") {
        links.push(node);
        node = node.func;
      } else if (node.kind === "BinOp") {
        links.push(node);
        node = node.left;
      } else if (node.kind === "Subscript") {
        links.push(node);
        node = node.value;
      } else break;
    }
    this.expr(node);
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i];
      if (link.kind === "BinOp") this.expr(link.right);
      else if (link.kind === "Subscript") this.expr(link.slice);
      else {
        for (const arg of link.args) this.expr(arg);
        for (const keyword of link.keywords) this.expr(keyword.value);
      }
    }
  }

  private lambda(node: Lambda): void {
    this.enter("lambda", "<lambda>", node);
    this.parameters(node.args);
    this.expr(node.body);
    this.leave();
  }

  private comprehension(node: ListComp | SetComp | DictComp | GeneratorExp): void {
    const first = node.generators[0];
    this.scope.iterableDepth++;
    this.expr(first.iter);
    this.scope.iterableDepth--;
    const kind: ScopeKind =
      node.kind === "ListComp"
        ? "list comprehension"
        : node.kind === "SetComp"
          ? "set comprehension"
          : node.kind === "DictComp"
            ? "dict comprehension"
            : "generator expression";
    const around = this.scope;
    const scope = this.enter(kind, COMPREHENSION_NAME[node.kind], node);
    const isGenerator = node.kind === "GeneratorExp";
    scope.inlined = !isGenerator && !around.seesClass;
    if (first.is_async === 1) scope.isCoroutine = true;
    // A comprehension that is a function takes its first iterator as an argument.
    if (!scope.inlined) this.add(".0", Use.PARAMETER, node);
    this.iterationTarget(first);
    for (const condition of first.ifs) this.expr(condition);
    for (let i = 1; i < node.generators.length; i++) {
      const generator = node.generators[i];
      this.iterationTarget(generator);
      scope.iterableDepth++;
      this.expr(generator.iter);
      scope.iterableDepth--;
      for (const condition of generator.ifs) this.expr(condition);
      if (generator.is_async === 1) scope.isCoroutine = true;
    }
    if (node.kind === "DictComp") {
      this.expr(node.value);
      this.expr(node.key);
    } else this.expr(node.elt);
    scope.isGenerator = isGenerator;
    this.leave();
    if (scope.isCoroutine && !isGenerator) this.scope.isCoroutine = true;
  }

  private iterationTarget(generator: Comprehension): void {
    this.scope.inIterationTarget = true;
    this.expr(generator.target);
    this.scope.inIterationTarget = false;
  }

  private namedExpression(node: NamedExpr): void {
    this.refuseInTypeScope("named expression", node);
    if (this.scope.iterableDepth > 0)
      this.complain("assignment expression cannot be used in a comprehension iterable expression", node);
    if (this.scope.isComprehension) this.bindOutside(node.target.id, node.target);
    this.expr(node.value);
    this.expr(node.target);
  }

  /** The target of a walrus inside comprehensions belongs to the function or module around them. */
  private bindOutside(name: string, location: Located): void {
    let scope: Scope = this.scope;
    while (scope.isComprehension) {
      const uses = this.usesOf(name, scope);
      if ((uses & Use.ITERATION) !== 0 && (uses & (Use.LOCAL | Use.GLOBAL)) !== 0)
        this.complain(`assignment expression cannot rebind comprehension iteration variable '${name}'`, location);
      scope = scope.parent as Scope;
    }
    switch (scope.kind) {
      case "class":
        return this.complain("assignment expression within a comprehension cannot be used in a class body", location);
      case "type parameters":
        return this.complain(
          "assignment expression within a comprehension cannot be used within the definition of a generic",
          location,
        );
      case "type alias":
        return this.complain("assignment expression within a comprehension cannot be used in a type alias", location);
      case "type variable":
        return this.complain(
          "assignment expression within a comprehension cannot be used in a TypeVar bound",
          location,
        );
      case "annotation":
        return;
      default: {
        const global = scope.kind === "module" || (this.usesOf(name, scope) & Use.GLOBAL) !== 0;
        this.add(name, global ? Use.GLOBAL : Use.NONLOCAL, location);
        this.scope.directives.push({ name: this.scope.mangle(name), location });
        this.add(name, scope.kind === "module" ? Use.GLOBAL : Use.LOCAL, location, scope);
      }
    }
  }

  // --------------------------------------------------------------------------------------------------------- patterns

  private pattern(node: Pattern): void {
    this.size++;
    switch (node.kind) {
      case "MatchValue":
        return this.expr(node.value);
      case "MatchSingleton":
        return;
      case "MatchSequence":
      case "MatchOr":
        for (const each of node.patterns) this.pattern(each);
        return;
      case "MatchStar":
        if (node.name !== null) this.add(node.name, Use.LOCAL, node);
        return;
      case "MatchMapping":
        for (const key of node.keys) this.expr(key);
        for (const each of node.patterns) this.pattern(each);
        if (node.rest !== null) this.add(node.rest, Use.LOCAL, node);
        return;
      case "MatchClass":
        this.expr(node.cls);
        for (const each of node.patterns) this.pattern(each);
        for (const each of node.kwd_patterns) this.pattern(each);
        return;
      case "MatchAs":
        if (node.pattern !== null) this.pattern(node.pattern);
        if (node.name !== null) this.add(node.name, Use.LOCAL, node);
        return;
    }
  }
}

const COMPREHENSION_NAME = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
} as const;

/** Whether the module binds the name by an import statement. */
export function isImported(module: Scope, name: string): boolean {
  const symbol = module.symbols.get(name);
  return symbol !== undefined && (symbol.uses & Use.IMPORT) !== 0;
}

/** Whether a block binds the name itself. */
export function bindsName(symbol: ScopeSymbol): boolean {
  return (symbol.uses & BINDS) !== 0 && (symbol.uses & (Use.GLOBAL | Use.NONLOCAL)) === 0;
}
