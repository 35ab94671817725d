/**
 * Functions, classes, lambdas, type parameters and type aliases: everything that makes a child code object by a statement
 * of its own. Generic definitions (PEP 695) are compiled in a function that makes their type parameters, called at once.
 *
 * Invariant: parts are evaluated in CPython's order: decorators, defaults, type parameters, annotations, the function.
 */

import type {
  Arg,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Expr,
  FunctionDef,
  Lambda,
  Located,
  Stmt,
  TypeAlias,
  TypeParam,
} from "../syntax/ast.js";
import { CodeFlag } from "./code.js";
import { cleanDocstring, intConstant, strConstant, tupleConstant } from "./constant.js";
import type { Constant } from "./code.js";
import { PatternCompiler } from "./compiler-patterns.js";
import { FunctionFlag, Intrinsic1, Intrinsic2, Op } from "./opcodes.js";
import { mangle, type Scope, type ScopeSymbol } from "./scope.js";
import { FREE_SLOT_BASE } from "./unit.js";
import { unparse } from "./unparse.js";

export abstract class FunctionCompiler extends PatternCompiler {
  // ------------------------------------------------------------------------------------------------------- functions

  protected functionDefinition(node: FunctionDef | AsyncFunctionDef): void {
    const { decorator_list: decorators } = node;
    this.checkParameters(node.args);
    this.exprs(decorators);
    const firstLine = decorators.length > 0 ? decorators[0].line : node.line;
    if (node.type_params.length > 0) this.genericFunction(node, firstLine);
    else {
      const flags = this.defaults(node.args, node);
      this.plainFunction(node, flags, firstLine);
    }
    this.decorate(decorators);
    this.store(node.name, node);
  }

  private decorate(decorators: readonly Expr[]): void {
    for (let i = decorators.length - 1; i >= 0; i--) this.unit.emit(Op.CALL, 1, decorators[i]);
  }

  /** Makes the function; its defaults are on the stack. */
  private plainFunction(node: FunctionDef | AsyncFunctionDef, flags: number, firstLine: number): void {
    const scope = this.scopeOf(node);
    if (this.annotations(node)) flags |= FunctionFlag.ANNOTATIONS;
    const child = this.newChild();
    this.makeFunction(child, scope, flags, node);
    const outer = this.scope;
    const unit = this.enterUnit(scope, node.name, firstLine);
    this.setParameters(node.args);
    const docstring = docstringOf(node.body);
    if (docstring !== null) {
      unit.docstring = docstring;
      unit.flags |= CodeFlag.HAS_DOCSTRING;
    }
    this.body(docstring === null ? node.body : node.body.slice(1));
    const end = node.body[node.body.length - 1];
    this.none(end);
    unit.emit(Op.RETURN_VALUE, 0, end);
    const code = this.leaveUnit(outer);
    this.unit.children[child] = code;
  }

  private genericFunction(node: FunctionDef | AsyncFunctionDef, firstLine: number): void {
    const scope = this.scopeOf(node.type_params);
    const child = this.newChild();
    this.makeFunction(child, scope, 0, node);
    const flags = this.defaults(node.args, node);
    const passed = (flags & FunctionFlag.DEFAULTS) + ((flags & FunctionFlag.KEYWORD_DEFAULTS) >> 1);
    this.unit.emit(Op.CALL, passed, node);

    const outer = this.scope;
    const unit = this.enterUnit(scope, `<generic parameters of ${node.name}>`, firstLine);
    unit.argCount = passed;
    this.typeParameters(node.type_params, node);
    // The defaults came as arguments. They are built anew, so that the verifier can see what they are.
    if ((flags & FunctionFlag.DEFAULTS) !== 0) {
      unit.emit(Op.BUILD_LIST, 0, node);
      unit.emit(Op.LOAD_FAST, 0, node);
      unit.emit(Op.LIST_EXTEND, 1, node);
      unit.emit(Op.LIST_TO_TUPLE, 0, node);
    }
    if ((flags & FunctionFlag.KEYWORD_DEFAULTS) !== 0) {
      unit.emit(Op.BUILD_MAP, 0, node);
      unit.emit(Op.LOAD_FAST, passed - 1, node);
      unit.emit(Op.DICT_UPDATE, 1, node);
    }
    this.plainFunction(node, flags, firstLine);
    unit.emit(Op.SWAP, 2, node);
    unit.emit(Op.INTRINSIC_2, Intrinsic2.SET_FUNCTION_TYPE_PARAMS, node);
    unit.emit(Op.RETURN_VALUE, 0, node);
    const code = this.leaveUnit(outer);
    this.unit.children[child] = code;
  }

  protected lambda(node: Lambda): void {
    this.checkParameters(node.args);
    const flags = this.defaults(node.args, node);
    const scope = this.scopeOf(node);
    const child = this.newChild();
    this.makeFunction(child, scope, flags, node);
    const outer = this.scope;
    const unit = this.enterUnit(scope, "<lambda>", node.line);
    this.setParameters(node.args);
    this.expr(node.body);
    unit.emit(Op.RETURN_VALUE, 0, node.body);
    const code = this.leaveUnit(outer);
    this.unit.children[child] = code;
  }

  private checkParameters(args: Arguments): void {
    for (const arg of args.posonlyargs) this.checkName(arg.arg, arg);
    for (const arg of args.args) this.checkName(arg.arg, arg);
    if (args.vararg !== null) this.checkName(args.vararg.arg, args.vararg);
    for (const arg of args.kwonlyargs) this.checkName(arg.arg, arg);
    if (args.kwarg !== null) this.checkName(args.kwarg.arg, args.kwarg);
  }

  private setParameters(args: Arguments): void {
    const { unit } = this;
    unit.positionalOnlyCount = args.posonlyargs.length;
    unit.argCount = args.posonlyargs.length + args.args.length;
    unit.keywordOnlyCount = args.kwonlyargs.length;
    if (args.vararg !== null) unit.flags |= CodeFlag.VARARGS;
    if (args.kwarg !== null) unit.flags |= CodeFlag.VARKEYWORDS;
  }

  /** Pushes the defaults that there are: a tuple, then a dict. */
  private defaults(args: Arguments, location: Located): number {
    let flags = 0;
    if (args.defaults.length > 0) {
      flags |= FunctionFlag.DEFAULTS;
      this.exprs(args.defaults);
      this.buildTuple(args.defaults.length, location);
    }
    let count = 0;
    for (let i = 0; i < args.kwonlyargs.length; i++) {
      const value = args.kw_defaults[i];
      if (value === null) continue;
      this.text(mangle(this.scope.privateName, args.kwonlyargs[i].arg), location);
      this.expr(value);
      count++;
    }
    if (count > 0) {
      flags |= FunctionFlag.KEYWORD_DEFAULTS;
      this.unit.emit(Op.BUILD_MAP, count, location);
    }
    return flags;
  }

  /** Pushes a dict of the annotations, in CPython's order; false when there is none. */
  private annotations(node: FunctionDef | AsyncFunctionDef): boolean {
    const { args } = node;
    let count = 0;
    const each = (name: string, annotation: Expr | null): void => {
      if (annotation === null) return;
      count++;
      this.text(mangle(this.scope.privateName, name), node);
      if (this.context.futureAnnotations) this.text(unparse(annotation), annotation);
      else if (annotation.kind === "Starred") {
        // *args: *Ts means one item of it.
        this.expr(annotation.value);
        this.unit.emit(Op.UNPACK_SEQUENCE, 1, node);
      } else this.expr(annotation);
    };
    const arg = (one: Arg | null): void => {
      if (one !== null) each(one.arg, one.annotation);
    };
    args.args.forEach(arg);
    args.posonlyargs.forEach(arg);
    arg(args.vararg);
    args.kwonlyargs.forEach(arg);
    arg(args.kwarg);
    each("return", node.returns);
    if (count > 0) this.unit.emit(Op.BUILD_MAP, count, node);
    return count > 0;
  }

  // --------------------------------------------------------------------------------------------------------- classes

  protected classDefinition(node: ClassDef): void {
    const { decorator_list: decorators } = node;
    this.exprs(decorators);
    const firstLine = decorators.length > 0 ? decorators[0].line : node.line;
    if (node.type_params.length > 0) this.genericClass(node, firstLine);
    else this.plainClass(node, firstLine, node.bases);
    this.decorate(decorators);
    this.store(node.name, node);
  }

  private plainClass(node: ClassDef, firstLine: number, bases: readonly Expr[]): void {
    const { unit } = this;
    unit.emit(Op.LOAD_BUILD_CLASS, 0, node);
    if (node.keywords.length > 0 && this.isPlainCall(2, bases, node.keywords)) unit.emit(Op.PUSH_UNBOUND, 0, node);
    const scope = this.scopeOf(node);
    const child = this.newChild();
    this.makeFunction(child, scope, 0, node);
    const outer = this.scope;
    this.classBody(node, scope, firstLine);
    const code = this.leaveUnit(outer);
    unit.children[child] = code;
    this.text(node.name, node);
    this.checkKeywords(node.keywords);
    this.call(2, bases, node.keywords, node);
  }

  private classBody(node: ClassDef, scope: Scope, firstLine: number): void {
    const unit = this.enterUnit(scope, node.name, firstLine);
    unit.flags |= CodeFlag.CLASS_BODY;
    const at: Located = { line: firstLine, endLine: firstLine, column: 0, endColumn: 0 };
    const bind = (name: string): void => unit.emit(Op.STORE_NAME, unit.nameOf(name), at);
    unit.emit(Op.LOAD_GLOBAL, unit.nameOf("__name__"), at);
    bind("__module__");
    this.text(unit.qualname, at);
    bind("__qualname__");
    this.constant(intConstant(firstLine), at);
    bind("__firstlineno__");
    if (node.type_params.length > 0) {
      const symbol = scope.symbols.get(".type_params") as ScopeSymbol;
      unit.emit(Op.LOAD_DEREF, FREE_SLOT_BASE + symbol.freeIndex, at);
      bind("__type_params__");
    }
    if (scope.needsClassDict) {
      unit.emit(Op.LOAD_LOCALS, 0, at);
      unit.emit(Op.STORE_DEREF, this.classCell("__classdict__"), at);
    }
    this.namespaceBody(node.body);
    const end = node.body[node.body.length - 1];
    this.constant(tupleConstant([...(unit.staticAttributes ?? [])].map(strConstant)), end);
    unit.emit(Op.STORE_NAME, unit.nameOf("__static_attributes__"), end);
    if (scope.needsClassDict) {
      unit.emit(Op.LOAD_CLOSURE, this.classCell("__classdict__"), end);
      unit.emit(Op.STORE_NAME, unit.nameOf("__classdictcell__"), end);
    }
    if (scope.needsClassCell) {
      unit.emit(Op.LOAD_CLOSURE, this.classCell("__class__"), end);
      unit.emit(Op.COPY, 1, end);
      unit.emit(Op.STORE_NAME, unit.nameOf("__classcell__"), end);
    } else this.none(end);
    unit.emit(Op.RETURN_VALUE, 0, end);
  }

  /** A block whose docstring and annotations go into its namespace: a class body or a module. */
  protected namespaceBody(statements: readonly Stmt[]): void {
    const { unit } = this;
    const { scope } = unit;
    if (scope.hasAnnotations) unit.emit(Op.SETUP_ANNOTATIONS, 0, statements[0]);
    const docstring = docstringOf(statements);
    if (docstring === null) return this.body(statements);
    const { value } = statements[0] as Extract<Stmt, { kind: "Expr" }>;
    this.constant(docstring, value);
    this.store("__doc__", value);
    this.body(statements.slice(1));
  }

  private genericClass(node: ClassDef, firstLine: number): void {
    const scope = this.scopeOf(node.type_params);
    const child = this.newChild();
    this.makeFunction(child, scope, 0, node);
    this.unit.emit(Op.CALL, 0, node);

    const outer = this.scope;
    const unit = this.enterUnit(scope, `<generic parameters of ${node.name}>`, firstLine);
    this.typeParameters(node.type_params, node);
    this.store(".type_params", node);
    this.load(".type_params", node);
    unit.emit(Op.INTRINSIC_1, Intrinsic1.SUBSCRIPT_GENERIC, node);
    this.store(".generic_base", node);
    const generic: Expr = {
      kind: "Name",
      line: node.line,
      column: node.column,
      endLine: node.endLine,
      endColumn: node.endColumn,
      id: ".generic_base",
      ctx: "Load",
    };
    this.plainClass(node, firstLine, [...node.bases, generic]);
    unit.emit(Op.RETURN_VALUE, 0, node);
    const code = this.leaveUnit(outer);
    this.unit.children[child] = code;
  }

  // ------------------------------------------------------------------------------------------------ type parameters

  /** Makes and binds the type parameters; pushes the tuple of them. */
  private typeParameters(params: readonly TypeParam[], location: Located): void {
    const { unit } = this;
    let seenDefault = false;
    for (const param of params) {
      this.text(param.name, param);
      if (param.kind === "TypeVar" && param.bound !== null) {
        this.typeExpression(param.bound, param.name, param.bound);
        const constraints = param.bound.kind === "Tuple";
        unit.emit(
          Op.INTRINSIC_2,
          constraints ? Intrinsic2.TYPE_VAR_WITH_CONSTRAINTS : Intrinsic2.TYPE_VAR_WITH_BOUND,
          param,
        );
      } else {
        unit.emit(
          Op.INTRINSIC_1,
          param.kind === "TypeVar"
            ? Intrinsic1.TYPE_VAR
            : param.kind === "ParamSpec"
              ? Intrinsic1.PARAM_SPEC
              : Intrinsic1.TYPE_VAR_TUPLE,
          param,
        );
      }
      if (param.default_value !== null) {
        seenDefault = true;
        this.typeExpression(param.default_value, param.name, param.default_value);
        unit.emit(Op.INTRINSIC_2, Intrinsic2.SET_TYPE_PARAM_DEFAULT, param);
      } else if (seenDefault)
        this.error(`non-default type parameter '${param.name}' follows default type parameter`, param);
      unit.emit(Op.COPY, 1, param);
      this.store(param.name, param);
    }
    unit.emit(Op.BUILD_TUPLE, params.length, location);
  }

  /** A function that computes a bound, constraints, a default or an alias's value when it is asked for. */
  private typeExpression(node: Expr, name: string, location: Located): void {
    this.lazy(this.context.symbols.computed.get(node) as Scope, name, location, () => {
      if (node.kind === "Starred") {
        this.expr(node.value);
        this.unit.emit(Op.UNPACK_SEQUENCE, 1, node);
      } else this.expr(node);
    });
  }

  private lazy(scope: Scope, name: string, location: Located, compute: () => void): void {
    const child = this.newChild();
    this.makeFunction(child, scope, 0, location);
    const outer = this.scope;
    const unit = this.enterUnit(scope, name, location.line);
    compute();
    unit.emit(Op.RETURN_VALUE, 0, location);
    const code = this.leaveUnit(outer);
    this.unit.children[child] = code;
  }

  protected typeAlias(node: TypeAlias): void {
    const name = node.name.id;
    this.checkName(name, node);
    const { type_params: params } = node;
    if (params.length === 0) {
      this.text(name, node);
      this.none(node);
      this.aliasValue(node);
    } else {
      const scope = this.scopeOf(params);
      const child = this.newChild();
      this.makeFunction(child, scope, 0, node);
      this.unit.emit(Op.CALL, 0, node);
      const outer = this.scope;
      const unit = this.enterUnit(scope, `<generic parameters of ${name}>`, node.line);
      this.text(name, node);
      this.typeParameters(params, node);
      this.aliasValue(node);
      unit.emit(Op.RETURN_VALUE, 0, node);
      const code = this.leaveUnit(outer);
      this.unit.children[child] = code;
    }
    this.store(name, node);
  }

  private aliasValue(node: TypeAlias): void {
    this.lazy(this.scopeOf(node), node.name.id, node, () => this.expr(node.value));
    this.unit.emit(Op.BUILD_TUPLE, 3, node);
    this.unit.emit(Op.INTRINSIC_1, Intrinsic1.TYPE_ALIAS, node);
  }
}

/** The docstring that a block begins with, cleaned. */
export function docstringOf(statements: readonly Stmt[]): Constant | null {
  const first = statements.length > 0 ? statements[0] : null;
  if (first === null || first.kind !== "Expr" || first.value.kind !== "Constant") return null;
  const { value } = first.value;
  if (value.type !== "str") return null;
  // A text with lone surrogates stays as it is.
  if (value.wide !== undefined) return { type: "str", value: "", wide: value.wide };
  return strConstant(cleanDocstring(value.value));
}
