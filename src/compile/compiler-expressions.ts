/**
 * Expressions: `expr` pushes one value, `store` forms take one, `jumpIf` consumes a truth value by jumping. Instructions
 * carry CPython's choice of source range, which is what tracebacks underline. Left-leaning chains are compiled by a loop.
 */

import type {
  Attribute,
  BinOp,
  BoolOp,
  Call,
  Compare,
  CompareOperator,
  Dict,
  Expr,
  IfExp,
  JoinedStr,
  Keyword,
  List,
  Located,
  NamedExpr,
  Operator,
  SetDisplay,
  Slice,
  Subscript,
  Tuple,
  UnaryOp,
} from "../syntax/ast.js";
import {
  constantTypeName,
  foldBinary,
  foldUnary,
  literalConstant,
  strConstant,
  truthOf,
  tupleConstant,
} from "./constant.js";
import type { Constant } from "./code.js";
import { CompilerCore } from "./compiler-core.js";
import { FormatFlag, Op } from "./opcodes.js";
import { isImported } from "./symbols.js";
import type { Label } from "./unit.js";

const BINARY: Record<Operator, Op> = {
  Add: Op.BINARY_ADD,
  Sub: Op.BINARY_SUBTRACT,
  Mult: Op.BINARY_MULTIPLY,
  MatMult: Op.BINARY_MATRIX_MULTIPLY,
  Div: Op.BINARY_TRUE_DIVIDE,
  Mod: Op.BINARY_MODULO,
  Pow: Op.BINARY_POWER,
  LShift: Op.BINARY_LEFT_SHIFT,
  RShift: Op.BINARY_RIGHT_SHIFT,
  BitOr: Op.BINARY_OR,
  BitXor: Op.BINARY_XOR,
  BitAnd: Op.BINARY_AND,
  FloorDiv: Op.BINARY_FLOOR_DIVIDE,
};

/** How many values a display or call may have on the stack before it is built step by step (CPython's guideline). */
const STACK_GUIDELINE = 30;

/** Limits of UNPACK_EX's argument; the first is CPython's too. */
const MAX_BEFORE_STAR = 255;
const MAX_AFTER_STAR = 2047;

type Chained = BinOp | Attribute | Subscript | Call;

export abstract class ExpressionCompiler extends CompilerCore {
  /** Pushes the value. */
  expr(node: Expr): void {
    const { unit } = this;
    switch (node.kind) {
      case "Name":
        if (node.ctx !== "Load") return this.target(node);
        return this.load(node.id, node);
      case "Constant":
        return this.constant(literalConstant(node.value), node);
      case "Attribute":
      case "Subscript":
        return node.ctx === "Load" ? this.chain(node) : this.target(node);
      case "BinOp":
      case "Call":
        return this.chain(node);
      case "Compare":
        return this.compare(node);
      case "BoolOp":
        return this.boolOperation(node);
      case "UnaryOp":
        return this.unaryOperation(node);
      case "Tuple":
        if (node.ctx !== "Load") return this.target(node);
        return this.sequence(node.elts, 0, "tuple", node);
      case "List":
        if (node.ctx !== "Load") return this.target(node);
        return this.sequence(node.elts, 0, "list", node);
      case "Set":
        return this.sequence(node.elts, 0, "set", node);
      case "Dict":
        return this.dictDisplay(node);
      case "JoinedStr":
        return this.joinedStr(node);
      case "FormattedValue": {
        this.expr(node.value);
        let flags: number = FormatFlag.NONE;
        if (node.conversion === 115) flags = FormatFlag.STR;
        else if (node.conversion === 114) flags = FormatFlag.REPR;
        else if (node.conversion === 97) flags = FormatFlag.ASCII;
        if (node.format_spec !== null) {
          this.expr(node.format_spec);
          flags |= FormatFlag.HAS_SPEC;
        }
        unit.emit(Op.FORMAT_VALUE, flags, node);
        return;
      }
      case "IfExp":
        return this.conditional(node);
      case "Lambda":
        return this.lambda(node);
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        return this.comprehension(node);
      case "NamedExpr":
        return this.namedExpression(node);
      case "Slice":
        return this.slice(node);
      case "Starred":
        return this.error(
          node.ctx === "Store"
            ? "starred assignment target must be in a list or tuple"
            : "can't use starred expression here",
          node,
        );
      case "Yield":
        if (!this.unit.scope.isFunctionLike) this.error("'yield' outside function", node);
        if (node.value === null) this.none(node);
        else this.expr(node.value);
        unit.emit(Op.YIELD_VALUE, 0, node);
        return;
      case "YieldFrom":
        if (!this.unit.scope.isFunctionLike) this.error("'yield from' outside function", node);
        if (this.unit.scope.isAsyncFunction) this.error("'yield from' inside async function", node);
        this.expr(node.value);
        unit.emit(Op.GET_YIELD_FROM_ITER, 0, node);
        return this.delegate(node);
      case "Await":
        if (!this.mayAwait) {
          const { scope } = this.unit;
          if (!scope.isFunctionLike) this.error("'await' outside function", node);
          if (!scope.isComprehension) this.error("'await' outside async function", node);
        }
        this.expr(node.value);
        return this.await(0, node);
    }
  }

  protected exprs(nodes: readonly Expr[]): void {
    for (const node of nodes) this.expr(node);
  }

  // ---------------------------------------------------------------------------------------------------------- chains

  /** `a.b(c)[d] + e`: the innermost value first, then outwards. */
  private chain(outermost: Chained): void {
    const links: Chained[] = [];
    let node: Expr = outermost;
    for (;;) {
      if (node.kind === "Attribute") {
        links.push(node);
        node = node.value;
      } else if (node.kind === "Call") {
        this.checkKeywords(node.keywords);
        if (node.func.kind !== "Attribute") this.checkCaller(node.func);
        links.push(node);
        node = node.func;
      } else if (node.kind === "Subscript") {
        this.checkSubscript(node);
        links.push(node);
        node = node.value;
      } else if (node.kind === "BinOp") {
        links.push(node);
        node = node.left;
      } else break;
    }
    this.expr(node);
    const { unit } = this;
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i];
      switch (link.kind) {
        case "BinOp":
          this.expr(link.right);
          this.binary(link.op, link);
          break;
        case "Subscript":
          this.expr(link.slice);
          unit.emit(Op.BINARY_SUBSCR, 0, link);
          break;
        case "Attribute": {
          const outer = i > 0 ? links[i - 1] : null;
          if (outer !== null && outer.kind === "Call" && outer.func === link && this.isMethodCall(outer, link)) {
            unit.emit(Op.LOAD_METHOD, this.attributeName(link.attr), attributeRange(link, link));
            this.methodCall(outer, attributeRange(outer, link));
            i--;
          } else unit.emit(Op.LOAD_ATTR, this.attributeName(link.attr), attributeRange(link, link));
          break;
        }
        case "Call":
          this.call(0, link.args, link.keywords, link);
          break;
      }
    }
  }

  private binary(op: Operator, location: Located): void {
    const { unit } = this;
    const operands = unit.trailingConstants(2);
    if (operands !== null) {
      const folded = foldBinary(op, operands[0], operands[1]);
      if (folded !== null) {
        unit.retract(2);
        return unit.loadConstant(folded, location);
      }
    }
    unit.emit(BINARY[op], 0, location);
  }

  protected inPlace(op: Operator, location: Located): void {
    this.unit.emit(BINARY[op], 1, location);
  }

  private unaryOperation(node: UnaryOp): void {
    const { unit } = this;
    const negated = node.op === "Not" ? negatedComparison(node.operand) : null;
    if (negated !== null) return this.compare(negated);
    this.expr(node.operand);
    const operand = unit.trailingConstant();
    if (operand !== null) {
      const folded = foldUnary(node.op, operand);
      if (folded !== null) {
        unit.retract(1);
        return unit.loadConstant(folded, node);
      }
    }
    unit.emit(
      node.op === "Not"
        ? Op.UNARY_NOT
        : node.op === "USub"
          ? Op.UNARY_NEGATIVE
          : node.op === "UAdd"
            ? Op.UNARY_POSITIVE
            : Op.UNARY_INVERT,
      0,
      node,
    );
  }

  // ----------------------------------------------------------------------------------------------------------- calls

  /** Whether a call of an attribute is compiled as a method call, and has its range. */
  private isMethodCall(node: Call, func: Attribute): boolean {
    const { value } = func;
    if (value.kind === "Name" && isImported(this.context.symbols.module, value.id)) return false;
    const { args, keywords } = node;
    if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_GUIDELINE) return false;
    for (const arg of args) if (arg.kind === "Starred") return false;
    for (const keyword of keywords) if (keyword.arg === null) return false;
    return true;
  }

  private methodCall(node: Call, location: Located): void {
    this.exprs(node.args);
    if (node.keywords.length === 0) this.unit.emit(Op.CALL_METHOD, node.args.length, location);
    else this.keywordCall(node.args.length, node.keywords, location);
  }

  /** The end of CALL_KEYWORD, once callable, receiver and positional arguments are there. */
  private keywordCall(positional: number, keywords: readonly Keyword[], location: Located): void {
    const names: Constant[] = [];
    for (const keyword of keywords) {
      this.expr(keyword.value);
      names.push(strConstant(keyword.arg as string));
    }
    this.unit.loadConstant(tupleConstant(names), location);
    this.unit.emit(Op.CALL_KEYWORD, positional + keywords.length, location);
  }

  /** Whether a call needs no tuple or dict of arguments. */
  protected isPlainCall(pushed: number, args: readonly Expr[], keywords: readonly Keyword[]): boolean {
    if (pushed + args.length + 2 * keywords.length > STACK_GUIDELINE) return false;
    for (const arg of args) if (arg.kind === "Starred") return false;
    for (const keyword of keywords) if (keyword.arg === null) return false;
    return true;
  }

  /**
   * Calls the callable on the stack. When `pushed` arguments lie above it already, and the call is a plain one with
   * keywords, so does the receiver slot below them.
   */
  protected call(pushed: number, args: readonly Expr[], keywords: readonly Keyword[], location: Located): void {
    const { unit } = this;
    if (this.isPlainCall(pushed, args, keywords)) {
      if (keywords.length > 0 && pushed === 0) unit.emit(Op.PUSH_UNBOUND, 0, location);
      this.exprs(args);
      if (keywords.length === 0) unit.emit(Op.CALL, pushed + args.length, location);
      else this.keywordCall(pushed + args.length, keywords, location);
      return;
    }
    this.sequence(args, pushed, "tuple", location);
    if (keywords.length > 0) this.keywordDict(keywords, location);
    unit.emit(Op.CALL_EX, keywords.length > 0 ? 1 : 0, location);
  }

  /** A dict of keyword arguments; later parts are merged, so that a repeated key is an error. */
  private keywordDict(keywords: readonly Keyword[], location: Located): void {
    const { unit } = this;
    let haveDict = false;
    for (let i = 0; i < keywords.length;) {
      if (keywords[i].arg === null) {
        if (!haveDict) unit.emit(Op.BUILD_MAP, 0, location);
        haveDict = true;
        this.expr(keywords[i].value);
        unit.emit(Op.DICT_MERGE, 1, location);
        i++;
        continue;
      }
      const start = i;
      while (i < keywords.length && keywords[i].arg !== null) i++;
      const big = 2 * (i - start) > STACK_GUIDELINE;
      if (big) unit.emit(Op.BUILD_MAP, 0, location);
      for (let k = start; k < i; k++) {
        this.text(keywords[k].arg as string, location);
        this.expr(keywords[k].value);
        if (big) unit.emit(Op.MAP_ADD, 1, location);
      }
      if (!big) unit.emit(Op.BUILD_MAP, i - start, location);
      if (haveDict) unit.emit(Op.DICT_MERGE, 1, location);
      haveDict = true;
    }
  }

  protected checkKeywords(keywords: readonly Keyword[]): void {
    if (keywords.length === 0) return;
    const first = new Map<string, number>();
    // CPython takes each keyword in turn and looks for a later one of its name: the earliest such pair is reported.
    let blamed = keywords.length;
    let repeated: Keyword | null = null;
    for (let i = 0; i < keywords.length; i++) {
      const { arg } = keywords[i];
      if (arg === null) continue;
      if (arg === "__debug__" && i < blamed) {
        blamed = i;
        repeated = null;
      }
      const earlier = first.get(arg);
      if (earlier === undefined) first.set(arg, i);
      else if (earlier < blamed) {
        blamed = earlier;
        repeated = keywords[i];
      }
    }
    if (repeated !== null) this.error(`keyword argument repeated: ${repeated.arg}`, repeated);
    if (blamed < keywords.length) this.checkName("__debug__", keywords[blamed]);
  }

  // -------------------------------------------------------------------------------------------------------- displays

  /**
   * A tuple, list or set of the elements, of which the first `pushed` lie on the stack already. One whose elements are all
   * constants is made from a constant; a long one, and one with stars, is built step by step.
   */
  protected sequence(
    elements: readonly Expr[],
    pushed: number,
    type: "tuple" | "list" | "set",
    location: Located,
  ): void {
    const { unit } = this;
    const build = type === "set" ? Op.BUILD_SET : Op.BUILD_LIST;
    let built = false;
    let waiting = 0;
    let allConstant = true;
    for (const element of elements) {
      const starred = element.kind === "Starred";
      if (!built && (starred || (waiting + pushed >= STACK_GUIDELINE && !(allConstant && mayBeConstant(element))))) {
        if (!allConstant || !this.extendByConstants(waiting, pushed, type, location))
          unit.emit(build, pushed + waiting, location);
        built = true;
      }
      if (starred) {
        this.expr(element.value);
        unit.emit(type === "set" ? Op.SET_UPDATE : Op.LIST_EXTEND, 1, location);
        continue;
      }
      const before = unit.ops.length;
      this.expr(element);
      if (built) unit.emit(type === "set" ? Op.SET_ADD : Op.LIST_APPEND, 1, location);
      else {
        waiting++;
        allConstant &&= unit.ops.length === before + 1 && unit.trailingConstant() !== null;
      }
    }
    if (!built) {
      if (type === "tuple" && pushed === 0) return this.buildTuple(waiting, location);
      if (!allConstant || !this.extendByConstants(waiting, pushed, type, location)) {
        unit.emit(type === "tuple" ? Op.BUILD_TUPLE : build, pushed + waiting, location);
        return;
      }
    }
    if (type === "tuple") unit.emit(Op.LIST_TO_TUPLE, 0, location);
  }

  /** Three or more constants on the stack become one, which a collection of the `pushed` values below is extended by. */
  private extendByConstants(
    waiting: number,
    pushed: number,
    type: "tuple" | "list" | "set",
    location: Located,
  ): boolean {
    const { unit } = this;
    const items = waiting > 2 ? unit.trailingConstants(waiting) : null;
    if (items === null) return false;
    unit.retract(waiting);
    unit.emit(type === "set" ? Op.BUILD_SET : Op.BUILD_LIST, pushed, location);
    unit.loadConstant(type === "set" ? { type: "frozenset", items } : { type: "tuple", items }, location);
    unit.emit(type === "set" ? Op.SET_UPDATE : Op.LIST_EXTEND, 1, location);
    return true;
  }

  private dictDisplay(node: Dict): void {
    const { unit } = this;
    const { keys, values } = node;
    let haveDict = false;
    for (let i = 0; i < keys.length;) {
      const key = keys[i];
      if (key === null) {
        if (!haveDict) unit.emit(Op.BUILD_MAP, 0, node);
        haveDict = true;
        this.expr(values[i]);
        unit.emit(Op.DICT_UPDATE, 1, node);
        i++;
        continue;
      }
      const start = i;
      while (i < keys.length && keys[i] !== null) i++;
      const big = 2 * (i - start) > STACK_GUIDELINE || haveDict;
      if (big && !haveDict) unit.emit(Op.BUILD_MAP, 0, node);
      for (let k = start; k < i; k++) {
        this.expr(keys[k] as Expr);
        this.expr(values[k]);
        if (big) unit.emit(Op.MAP_ADD, 1, node);
      }
      if (!big) unit.emit(Op.BUILD_MAP, i - start, node);
      haveDict = true;
    }
    if (!haveDict) unit.emit(Op.BUILD_MAP, 0, node);
  }

  /** Parts are joined by the handful first, so that a long f-string does not fill the stack. */
  private joinedStr(node: JoinedStr): void {
    const { unit } = this;
    const { values } = node;
    if (values.length === 0) return this.text("", node);
    if (values.length <= STACK_GUIDELINE) {
      this.exprs(values);
      if (values.length > 1) unit.emit(Op.BUILD_STRING, values.length, node);
      return;
    }
    let joined = 0;
    for (let i = 0; i < values.length; joined++) {
      const start = i;
      while (i < values.length && i - start < STACK_GUIDELINE) this.expr(values[i++]);
      if (i - start > 1) unit.emit(Op.BUILD_STRING, i - start, node);
    }
    unit.emit(Op.BUILD_STRING, joined, node);
  }

  private slice(node: Slice): void {
    if (node.lower === null) this.none(node);
    else this.expr(node.lower);
    if (node.upper === null) this.none(node);
    else this.expr(node.upper);
    if (node.step !== null) this.expr(node.step);
    this.unit.emit(Op.BUILD_SLICE, node.step === null ? 2 : 3, node);
  }

  // ----------------------------------------------------------------------------------------------- logic, comparisons

  private boolOperation(node: BoolOp): void {
    const { unit } = this;
    const end = unit.newLabel();
    const op = node.op === "And" ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
    const last = node.values.length - 1;
    for (let i = 0; i < last; i++) {
      this.expr(node.values[i]);
      unit.emit(op, end, node);
    }
    this.expr(node.values[last]);
    unit.place(end);
  }

  private conditional(node: IfExp): void {
    const { unit } = this;
    const end = unit.newLabel();
    let current: Expr = node;
    while (current.kind === "IfExp") {
      const otherwise = unit.newLabel();
      this.jumpIf(current.test, otherwise, false);
      this.expr(current.body);
      unit.emit(Op.JUMP, end, current.body);
      unit.place(otherwise);
      current = current.orelse;
    }
    this.expr(current);
    unit.place(end);
  }

  private namedExpression(node: NamedExpr): void {
    this.expr(node.value);
    this.unit.emit(Op.COPY, 1, node);
    this.store(node.target.id, node.target);
  }

  private comparison(op: CompareOperator, location: Located): void {
    const { unit } = this;
    switch (op) {
      case "Lt":
        return unit.emit(Op.COMPARE_LESS, 0, location);
      case "LtE":
        return unit.emit(Op.COMPARE_LESS_EQUAL, 0, location);
      case "Eq":
        return unit.emit(Op.COMPARE_EQUAL, 0, location);
      case "NotEq":
        return unit.emit(Op.COMPARE_NOT_EQUAL, 0, location);
      case "Gt":
        return unit.emit(Op.COMPARE_GREATER, 0, location);
      case "GtE":
        return unit.emit(Op.COMPARE_GREATER_EQUAL, 0, location);
      case "Is":
        return unit.emit(Op.IS_OP, 0, location);
      case "IsNot":
        return unit.emit(Op.IS_OP, 1, location);
      case "In":
        return unit.emit(Op.CONTAINS_OP, 0, location);
      case "NotIn":
        return unit.emit(Op.CONTAINS_OP, 1, location);
    }
  }

  /** The right side of a comparison; a display of constants that is only searched is a constant itself. */
  private comparator(op: CompareOperator, node: Expr): void {
    if ((op === "In" || op === "NotIn") && (node.kind === "List" || node.kind === "Set")) {
      if (this.constantDisplay(node, node.kind === "Set" ? "frozenset" : "tuple")) return;
    }
    this.expr(node);
  }

  /** Loads a display as a constant tuple or frozenset, if all its elements are constants. */
  protected constantDisplay(node: List | SetDisplay, type: "tuple" | "frozenset"): boolean {
    const { unit } = this;
    if (node.elts.length === 0 || !node.elts.every(mayBeConstant)) return false;
    this.exprs(node.elts);
    const items = unit.trailingConstants(node.elts.length);
    if (items === null) {
      // A part of it was none after all (`-"a"`).
      unit.emit(type === "tuple" ? Op.BUILD_LIST : Op.BUILD_SET, node.elts.length, node);
      return true;
    }
    unit.retract(node.elts.length);
    unit.loadConstant({ type, items }, node);
    return true;
  }

  private compare(node: Compare): void {
    const { unit } = this;
    this.checkCompare(node);
    this.expr(node.left);
    const last = node.ops.length - 1;
    if (last === 0) {
      this.comparator(node.ops[0], node.comparators[0]);
      return this.comparison(node.ops[0], node);
    }
    const cleanup = unit.newLabel();
    const end = unit.newLabel();
    for (let i = 0; i < last; i++) {
      // A display in the middle is an operand of the next comparison too: no constant.
      this.expr(node.comparators[i]);
      unit.emit(Op.SWAP, 2, node);
      unit.emit(Op.COPY, 2, node);
      this.comparison(node.ops[i], node);
      unit.emit(Op.JUMP_IF_FALSE_OR_POP, cleanup, node);
    }
    this.comparator(node.ops[last], node.comparators[last]);
    this.comparison(node.ops[last], node);
    unit.emit(Op.JUMP, end, node);
    unit.place(cleanup);
    unit.emit(Op.SWAP, 2, node);
    unit.emit(Op.POP_TOP, 0, node);
    unit.place(end);
  }

  /** Goes to the label when the truth of the expression is `when`; leaves nothing on the stack. */
  protected jumpIf(node: Expr, label: Label, when: boolean): void {
    const { unit } = this;
    switch (node.kind) {
      case "UnaryOp":
        if (node.op !== "Not") break;
        {
          const negated = negatedComparison(node.operand);
          return negated !== null ? this.jumpIf(negated, label, when) : this.jumpIf(node.operand, label, !when);
        }
      case "BoolOp": {
        const isOr = node.op === "Or";
        const last = node.values.length - 1;
        // Where an operand that decides goes: straight to the label, if it decides for it.
        const decided = isOr === when ? label : unit.newLabel();
        for (let i = 0; i < last; i++) this.jumpIf(node.values[i], decided, isOr);
        this.jumpIf(node.values[last], label, when);
        if (decided !== label) unit.place(decided);
        return;
      }
      case "IfExp": {
        const end = unit.newLabel();
        let current: Expr = node;
        while (current.kind === "IfExp") {
          const otherwise = unit.newLabel();
          this.jumpIf(current.test, otherwise, false);
          this.jumpIf(current.body, label, when);
          unit.emit(Op.JUMP, end, current.body);
          unit.place(otherwise);
          current = current.orelse;
        }
        this.jumpIf(current, label, when);
        unit.place(end);
        return;
      }
      case "Compare":
        if (node.ops.length > 1) return this.jumpIfChain(node, label, when);
        if (this.jumpIfNone(node, label, when)) return;
        break;
      case "Constant":
        if (truthOf(literalConstant(node.value)) === when) unit.emit(Op.JUMP, label, node);
        return;
      case "Name":
        if (node.id !== "__debug__") break;
        if (when) unit.emit(Op.JUMP, label, node);
        return;
    }
    this.expr(node);
    unit.emit(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, label, node);
  }

  /** `x is None` and `x is not None`. */
  private jumpIfNone(node: Compare, label: Label, when: boolean): boolean {
    const op = node.ops[0];
    const right = node.comparators[0];
    if ((op !== "Is" && op !== "IsNot") || right.kind !== "Constant" || right.value.type !== "none") return false;
    this.checkCompare(node);
    this.expr(node.left);
    this.unit.emit((op === "Is") === when ? Op.POP_JUMP_IF_NONE : Op.POP_JUMP_IF_NOT_NONE, label, node);
    return true;
  }

  private jumpIfChain(node: Compare, label: Label, when: boolean): void {
    const { unit } = this;
    this.checkCompare(node);
    this.expr(node.left);
    const last = node.ops.length - 1;
    const cleanup = unit.newLabel();
    const end = unit.newLabel();
    for (let i = 0; i < last; i++) {
      // A display in the middle is an operand of the next comparison too: no constant.
      this.expr(node.comparators[i]);
      unit.emit(Op.SWAP, 2, node);
      unit.emit(Op.COPY, 2, node);
      this.comparison(node.ops[i], node);
      unit.emit(Op.POP_JUMP_IF_FALSE, cleanup, node);
    }
    this.comparator(node.ops[last], node.comparators[last]);
    this.comparison(node.ops[last], node);
    unit.emit(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, label, node);
    unit.emit(Op.JUMP, end, node);
    unit.place(cleanup);
    unit.emit(Op.POP_TOP, 0, node);
    if (!when) unit.emit(Op.JUMP, label, node);
    unit.place(end);
  }

  // --------------------------------------------------------------------------------------------------------- targets

  /** Stores the value on the stack into a target, or deletes the target, as its context says. */
  protected target(node: Expr): void {
    const { unit } = this;
    switch (node.kind) {
      case "Name":
        if (node.ctx === "Store") return this.store(node.id, node);
        return this.delete(node.id, node);
      case "Attribute":
        this.expr(node.value);
        if (node.ctx === "Store") {
          this.checkName(node.attr, node);
          this.noteStaticAttribute(node);
          unit.emit(Op.STORE_ATTR, this.attributeName(node.attr), attributeRange(node, node));
        } else unit.emit(Op.DELETE_ATTR, this.attributeName(node.attr), attributeRange(node, node));
        return;
      case "Subscript":
        this.expr(node.value);
        this.expr(node.slice);
        unit.emit(node.ctx === "Store" ? Op.STORE_SUBSCR : Op.DELETE_SUBSCR, 0, node);
        return;
      case "Tuple":
      case "List":
        if (node.ctx === "Store") this.unpack(node);
        for (const element of node.elts)
          this.target(element.kind === "Starred" && node.ctx === "Store" ? element.value : element);
        return;
      default:
        return this.expr(node);
    }
  }

  private unpack(node: Tuple | List): void {
    const { elts } = node;
    let star = -1;
    for (let i = 0; i < elts.length; i++) {
      if (elts[i].kind !== "Starred") continue;
      if (star >= 0) this.error("multiple starred expressions in assignment", node);
      if (i > MAX_BEFORE_STAR || elts.length - i - 1 > MAX_AFTER_STAR)
        this.error("too many expressions in star-unpacking assignment", node);
      star = i;
    }
    if (star < 0) this.unpackExactly(elts.length, node);
    else this.unit.emit(Op.UNPACK_EX, star | ((elts.length - star - 1) << 12), node);
  }

  /** `a, b = b, a` needs no tuple. */
  private unpackExactly(count: number, location: Located): void {
    const { unit } = this;
    if (count === 2 || count === 3) {
      if (unit.endsWith(Op.BUILD_TUPLE, count)) {
        unit.retract(1);
        return unit.emit(Op.SWAP, count, location);
      }
      const value = unit.trailingConstant();
      if (value !== null && value.type === "tuple" && value.items.length === count) {
        unit.retract(1);
        for (let i = count - 1; i >= 0; i--) unit.loadConstant(value.items[i], location);
        return;
      }
    }
    unit.emit(Op.UNPACK_SEQUENCE, count, location);
  }

  /** `self.x = …` in a method adds to the class's `__static_attributes__`. */
  protected noteStaticAttribute(node: Attribute): void {
    if (node.value.kind !== "Name" || node.value.id !== "self") return;
    for (let unit = this.unit.parent; unit !== null; unit = unit.parent) {
      if (unit.scope.kind !== "class") continue;
      unit.staticAttributes ??= new Set();
      unit.staticAttributes.add(node.attr);
      return;
    }
  }

  // -------------------------------------------------------------------------------------------------------- warnings

  private checkCaller(node: Expr): void {
    switch (node.kind) {
      case "Constant":
      case "Tuple":
      case "List":
      case "ListComp":
      case "Dict":
      case "DictComp":
      case "Set":
      case "SetComp":
      case "GeneratorExp":
      case "JoinedStr":
      case "FormattedValue":
        this.warn(`'${literalTypeName(node)}' object is not callable; perhaps you missed a comma?`, node);
    }
  }

  protected checkSubscript(node: Subscript): void {
    const { value, slice } = node;
    switch (value.kind) {
      case "Constant": {
        const { type } = value.value;
        if (type !== "str" && type !== "bytes") this.warn(notSubscriptable(value), value);
        break;
      }
      case "Set":
      case "SetComp":
      case "GeneratorExp":
      case "Lambda":
        this.warn(notSubscriptable(value), value);
    }
    const indexType = literalTypeName(slice);
    if (indexType === null || indexType === "int" || indexType === "bool") return;
    switch (value.kind) {
      case "Constant":
        if (value.value.type !== "str" && value.value.type !== "bytes") return;
      // falls through
      case "Tuple":
      case "List":
      case "ListComp":
      case "JoinedStr":
      case "FormattedValue":
        this.warn(
          `${literalTypeName(value)} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`,
          value,
        );
    }
  }

  private checkCompare(node: Compare): void {
    let left = node.left;
    for (let i = 0; i < node.ops.length; i++) {
      const op = node.ops[i];
      const right = node.comparators[i];
      if (op === "Is" || op === "IsNot") {
        const literal = isComparedLiteral(left) ? left : isComparedLiteral(right) ? right : null;
        if (literal !== null) {
          const type = literalTypeName(literal);
          return this.warn(
            op === "Is"
              ? `"is" with '${type}' literal. Did you mean "=="?`
              : `"is not" with '${type}' literal. Did you mean "!="?`,
            node,
          );
        }
      }
      left = right;
    }
  }
}

const NEGATED = { Is: "IsNot", IsNot: "Is", In: "NotIn", NotIn: "In" } as const;

/** `a is not b` for `not a is b`, and the like for `in`; null for other expressions. */
function negatedComparison(node: Expr): Compare | null {
  if (node.kind !== "Compare" || node.ops.length !== 1) return null;
  const [op] = node.ops;
  return op === "Is" || op === "IsNot" || op === "In" || op === "NotIn" ? { ...node, ops: [NEGATED[op]] } : null;
}

/** A literal whose identity says nothing. */
function isComparedLiteral(node: Expr): boolean {
  if (node.kind === "UnaryOp")
    return node.op !== "Not" && node.operand.kind === "Constant" && isComparedLiteral(node.operand);
  if (node.kind === "Tuple") return node.elts.every((element) => element.kind === "Constant");
  if (node.kind !== "Constant") return false;
  const { type } = node.value;
  return type !== "none" && type !== "true" && type !== "false" && type !== "ellipsis";
}

/** The type of what an expression of this form gives, if it is sure. */
function literalTypeName(node: Expr): string | null {
  switch (node.kind) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "Constant":
      return constantTypeName(literalConstant(node.value));
    case "UnaryOp":
      return node.op !== "Not" && node.operand.kind === "Constant" ? literalTypeName(node.operand) : null;
    default:
      return null;
  }
}

function notSubscriptable(node: Expr): string {
  return `'${literalTypeName(node)}' object is not subscriptable; perhaps you missed a comma?`;
}

/** Whether an expression may well compile to one load of a constant; never looks deep. */
function mayBeConstant(node: Expr): boolean {
  switch (node.kind) {
    case "Constant":
      return true;
    case "UnaryOp":
      return node.operand.kind === "Constant";
    case "BinOp":
      return node.left.kind === "Constant" && node.right.kind === "Constant";
    case "Tuple":
      return node.elts.every((element) => element.kind === "Constant");
    default:
      return false;
  }
}

/** The range of an instruction that works on an attribute which begins on another line: that of the attribute's name. */
export function attributeRange(location: Located, attribute: Attribute): Located {
  if (location.line === attribute.endLine) return location;
  const width = attribute.attr.length;
  const fits = width <= attribute.endColumn;
  return {
    line: attribute.endLine,
    endLine: location.endLine,
    column: fits ? attribute.endColumn - width : -1,
    endColumn: fits ? location.endColumn : -1,
  };
}
