/**
 * Operators by dispatch on types: the reflected forms, in-place forms, rich comparison, containment and subscription of the
 * Python reference (3.3.1, 3.3.8). The machine's fast paths for exact numbers, strings and lists come before these.
 */

import { PyFunction } from "./function.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import { isSame } from "./same.js";
import { PyGenericAlias, PyType, type Value } from "./model.js";
import { PyNative } from "./native.js";
import { NOT_IMPLEMENTED, PyTuple, TypeFlag } from "./model.js";
import { PyIterator } from "./iteration.js";
import {
  bindSpecial,
  callUnbound,
  identical,
  isTrue,
  iterate,
  lookupSpecial,
  nextOf,
  typeName,
  typeOf,
} from "./protocol.js";
import { NativeFrame, type NextResult } from "./machine.js";
import { heapClass } from "./heap.js";

interface OperatorRow {
  readonly symbol: string;
  readonly method: string;
  readonly reflected: string;
  readonly inplace: string;
}
const row = (symbol: string, name: string): OperatorRow => ({
  symbol,
  method: `__${name}__`,
  reflected: `__r${name}__`,
  inplace: `__i${name}__`,
});

/** Binary operators in the order of the BINARY_* opcodes. */
export const BINARY_OPERATORS = {
  add: row("+", "add"),
  sub: row("-", "sub"),
  mul: row("*", "mul"),
  truediv: row("/", "truediv"),
  floordiv: row("//", "floordiv"),
  mod: row("%", "mod"),
  pow: row("** or pow()", "pow"),
  matmul: row("@", "matmul"),
  lshift: row("<<", "lshift"),
  rshift: row(">>", "rshift"),
  and: row("&", "and"),
  or: row("|", "or"),
  xor: row("^", "xor"),
} as const;
export type BinaryOperator = keyof typeof BINARY_OPERATORS;

export const COMPARISONS = {
  lt: { symbol: "<", method: "__lt__", reflected: "__gt__" },
  le: { symbol: "<=", method: "__le__", reflected: "__ge__" },
  eq: { symbol: "==", method: "__eq__", reflected: "__eq__" },
  ne: { symbol: "!=", method: "__ne__", reflected: "__ne__" },
  gt: { symbol: ">", method: "__gt__", reflected: "__lt__" },
  ge: { symbol: ">=", method: "__ge__", reflected: "__le__" },
} as const;
export type Comparison = keyof typeof COMPARISONS;

// ------------------------------------------------------------------------------------------------------------- binary

/** Built-in sequences whose concatenation and repetition come after the other operand's reflected method in CPython. */
function isSequenceConcat(method: Value | undefined): boolean {
  return (
    method instanceof PyNative &&
    (method.name === "__add__" || method.name === "__mul__") &&
    method.owner !== null &&
    method.owner.attributes.get("__sub__") === undefined &&
    method.owner.attributes.get("__getitem__") !== undefined
  );
}

const SECOND = continuation(
  "operator.second",
  (m, value, operator: BinaryOperator, operands: readonly Value[], stage: number) => {
    if (value !== NOT_IMPLEMENTED) return value;
    return tryBinary(m, operator, operands, stage);
  },
);

/** In the place of a side: the in-place form was asked for (the method beside it is no method). */
const INPLACE = 2;

/** `operands`: left, right, then the pairs (method, 0 = on left | 1 = on right) still to try; `stage` indexes them. */
function tryBinary(m: Machine, operator: BinaryOperator, operands: readonly Value[], stage: number): Result {
  const [left, right] = operands;
  if (stage >= operands.length)
    return unsupported(m, operator, left, right, operands.length > 2 && operands[3] === INPLACE);
  if (operands[stage + 1] === INPLACE) return tryBinary(m, operator, operands, stage + 2);
  const method = operands[stage];
  const onRight = operands[stage + 1] === 1;
  const result = onRight ? callUnbound(m, method, right, [left]) : callUnbound(m, method, left, [right]);
  return m.then(result, SECOND, operator, operands, stage + 2);
}

function unsupported(m: Machine, operator: BinaryOperator, left: Value, right: Value, inplaceForm: boolean): Result {
  const { symbol } = BINARY_OPERATORS[operator];
  const shown = inplaceForm ? (operator === "pow" ? "**=" : `${symbol}=`) : symbol;
  if (operator === "rshift" && !inplaceForm && left instanceof PyNative && left.name === "print")
    return m.typeError(
      `unsupported operand type(s) for >>: 'builtin_function_or_method' and '${typeName(right)}'. Did you mean "print(<message>, file=<output_stream>)"?`,
    );
  return m.typeError(`unsupported operand type(s) for ${shown}: '${typeName(left)}' and '${typeName(right)}'`);
}

function candidates(operator: BinaryOperator, left: Value, right: Value): Value[] {
  const { method, reflected } = BINARY_OPERATORS[operator];
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const forward = leftType.lookup(method);
  const backward = rightType === leftType ? undefined : rightType.lookup(reflected);
  const list: Value[] = [left, right];
  const backwardFirst =
    backward !== undefined &&
    ((rightType.isSubtypeOf(leftType) && backward !== leftType.lookup(reflected)) || isSequenceConcat(forward));
  if (backwardFirst) list.push(backward, 1);
  if (forward !== undefined) list.push(forward, 0);
  if (!backwardFirst && backward !== undefined) list.push(backward, 1);
  return list;
}

export function binary(m: Machine, operator: BinaryOperator, left: Value, right: Value): Result {
  const { method } = BINARY_OPERATORS[operator];
  const leftType = typeOf(left);
  // The common case first: one type, its method answers.
  if (leftType === typeOf(right)) {
    const forward = leftType.lookup(method);
    if (forward !== undefined) {
      const result = callUnbound(m, forward, left, [right]);
      if (result !== NOT_IMPLEMENTED && result !== X) return result;
      return m.then(result, SECOND, operator, [left, right], 2);
    }
  }
  return tryBinary(m, operator, candidates(operator, left, right), 2);
}

/** left op= right */
export function inplace(m: Machine, operator: BinaryOperator, left: Value, right: Value): Result {
  const hook = lookupSpecial(left, BINARY_OPERATORS[operator].inplace);
  const rest = candidates(operator, left, right);
  // Marks the in-place form for the error text.
  const list: Value[] = [left, right, null, INPLACE, ...rest.slice(2)];
  if (hook === undefined) return tryBinary(m, operator, list, 2);
  return m.then(callUnbound(m, hook, left, [right]), SECOND, operator, list, 4);
}

export type UnaryOperator = "neg" | "pos" | "invert";
const UNARY: Readonly<Record<UnaryOperator, { method: string; symbol: string }>> = {
  neg: { method: "__neg__", symbol: "-" },
  pos: { method: "__pos__", symbol: "+" },
  invert: { method: "__invert__", symbol: "~" },
};

export function unary(m: Machine, operator: UnaryOperator, value: Value): Result {
  const { method, symbol } = UNARY[operator];
  const hook = lookupSpecial(value, method);
  if (hook === undefined) return m.typeError(`bad operand type for unary ${symbol}: '${typeName(value)}'`);
  return callUnbound(m, hook, value, []);
}

// --------------------------------------------------------------------------------------------------------- comparison

const COMPARE_SECOND = continuation(
  "operator.compare",
  (m, value, operator: Comparison, operands: readonly Value[], stage: number) => {
    if (value !== NOT_IMPLEMENTED) return value;
    return tryCompare(m, operator, operands, stage);
  },
);

const COMPARE_BOUND = continuation(
  "operator.compare-bound",
  (m, method, other: Value) => m.call(method as Value, [other]),
  (m) => {
    m.clearException();
    return NOT_IMPLEMENTED;
  },
);

function tryCompare(m: Machine, operator: Comparison, operands: readonly Value[], stage: number): Result {
  const [left, right] = operands;
  if (stage >= operands.length) {
    if (operator === "eq") return identical(left, right);
    if (operator === "ne") return !identical(left, right);
    return m.typeError(
      `'${COMPARISONS[operator].symbol}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
    );
  }
  const method = operands[stage];
  const onRight = operands[stage + 1] === 1;
  const plain = method instanceof PyFunction || method instanceof PyNative;
  const self = onRight ? right : left;
  const other = onRight ? left : right;
  // A comparison method that cannot be bound (a property that raises) is none, as in CPython.
  const result = plain
    ? callUnbound(m, method, self, [other])
    : m.then(bindSpecial(m, method, self), COMPARE_BOUND, other);
  if (result !== X && result !== NOT_IMPLEMENTED) return result;
  return m.then(result, COMPARE_SECOND, operator, operands, stage + 2);
}

/** Rich comparison; the result is what the method returned (not always a bool). */
export function compare(m: Machine, operator: Comparison, left: Value, right: Value): Result {
  const { method, reflected } = COMPARISONS[operator];
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const forward = leftType.lookup(method);
  const backward = rightType.lookup(reflected);
  const operands: Value[] = [left, right];
  const backwardFirst = rightType !== leftType && rightType.isSubtypeOf(leftType) && backward !== undefined;
  if (backwardFirst) operands.push(backward, 1);
  if (forward !== undefined) operands.push(forward, 0);
  if (!backwardFirst && backward !== undefined) operands.push(backward, 1);
  return tryCompare(m, operator, operands, 2);
}

const TRUTH = continuation("operator.truth", (m, value) => isTrue(m, value as Value));

/** a == b as containers ask it: identity first, then the truth of `==`. */
export function equals(m: Machine, left: Value, right: Value): Result {
  if (isSame(m, left, right)) return true;
  const result = compare(m, "eq", left, right);
  return typeof result === "boolean" ? result : m.then(result, TRUTH);
}

/** Truth of a comparison. */
export function compareTruth(m: Machine, operator: Comparison, left: Value, right: Value): Result {
  const result = compare(m, operator, left, right);
  return typeof result === "boolean" ? result : m.then(result, TRUTH);
}

// -------------------------------------------------------------------------------------------------------- containment

class SearchFrame extends NativeFrame {
  private comparing = false;
  constructor(
    readonly iterator: Value,
    readonly item: Value,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    let incoming: Value | undefined = value;
    for (;;) {
      if (this.comparing) {
        this.comparing = false;
        if (incoming === true) return true;
        return this.search(m);
      }
      if (incoming === undefined) return false;
      this.comparing = true;
      const same = equals(m, incoming, this.item);
      if (same === X) return m.wait(this);
      incoming = same as Value;
    }
  }
  search(m: Machine): NextResult {
    for (;;) {
      m.charge(1);
      const item = nextOf(m, this.iterator);
      if (item === X) return m.wait(this);
      if (item === undefined) {
        m.stopValue = null;
        return false;
      }
      this.comparing = true;
      const same = equals(m, item as Value, this.item);
      if (same === X) return m.wait(this);
      this.comparing = false;
      if (same === true) return true;
    }
  }
}
heapClass(
  SearchFrame,
  "frame.search",
  { iterator: "value", item: "value", comparing: "plain", back: "skip", catches: "plain" },
  72,
);

const SEARCH = continuation("operator.search", (m, iterator, item: Value) =>
  new SearchFrame(iterator as Value, item).search(m),
);

/** item in container */
export function contains(m: Machine, container: Value, item: Value): Result {
  const type = typeOf(container);
  const hook = type.lookup("__contains__");
  if (hook === null) return m.typeError(`'${type.messageName ?? type.name}' object is not a container`);
  if (hook !== undefined) return m.then(callUnbound(m, hook, container, [item]), TRUTH);
  if (
    !(container instanceof PyIterator) &&
    type.lookup("__iter__") === undefined &&
    type.lookup("__getitem__") === undefined
  )
    return m.typeError(`argument of type '${type.messageName ?? type.name}' is not iterable`);
  return m.then(m.then(iterate(m, container), SEARCHED, type.messageName ?? type.name), SEARCH, item);
}
/** What cannot be iterated cannot be searched, whatever its `__iter__` says. */
const SEARCHED = continuation(
  "operator.searched",
  (_m, iterator) => iterator as Value,
  (m, name: string) => {
    if (!m.pendingIs("TypeError")) return X;
    m.clearException();
    return m.typeError(`argument of type '${name}' is not iterable`);
  },
);

// ------------------------------------------------------------------------------------------------------- subscription

/** object[key] */
export function getItem(m: Machine, object: Value, key: Value): Result {
  const hook = lookupSpecial(object, "__getitem__");
  if (hook !== undefined) return callUnbound(m, hook, object, [key]);
  if (object instanceof PyType) return classItem(m, object, key);
  return m.typeError(`'${typeName(object)}' object is not subscriptable`);
}

function classItem(m: Machine, cls: PyType, key: Value): Result {
  const hook = cls.lookup("__class_getitem__");
  if (hook !== undefined && hook !== null) {
    if (hook instanceof PyNative && hook.binding === "classmethod") return m.call(hook, [cls, key]);
    return callUnboundClass(m, hook, cls, key);
  }
  if (cls === typeOf(cls)) {
    m.allocate(64);
    return new PyGenericAlias(cls, key instanceof PyTuple ? key : new PyTuple([key]));
  }
  return m.typeError(`type '${cls.name}' is not subscriptable`);
}

let bindClass: (m: Machine, attribute: Value, cls: PyType) => Result;
export function provideClassBinding(bind: (m: Machine, attribute: Value, cls: PyType) => Result): void {
  bindClass = bind;
}
const CALL_WITH = continuation("operator.call-with", (m, func, key: Value) => m.call(func as Value, [key]));
function callUnboundClass(m: Machine, hook: Value, cls: PyType, key: Value): Result {
  return m.then(bindClass(m, hook, cls), CALL_WITH, key);
}

const DONE = continuation("operator.done", () => null);

/** object[key] = value; null when done. */
export function setItem(m: Machine, object: Value, key: Value, value: Value): Result {
  const hook = lookupSpecial(object, "__setitem__");
  if (hook === undefined && isHalf(object, "__delitem__")) return m.raise("AttributeError", "__setitem__");
  if (hook === undefined) return m.typeError(`'${typeName(object)}' object does not support item assignment`);
  return m.then(callUnbound(m, hook, object, [key, value]), DONE);
}

/** del object[key]; null when done. */
export function deleteItem(m: Machine, object: Value, key: Value): Result {
  const hook = lookupSpecial(object, "__delitem__");
  if (hook === undefined) {
    if (isHalf(object, "__setitem__")) return m.raise("AttributeError", "__delitem__");
    return m.typeError(
      `'${typeName(object)}' object ${(isBuiltinSequence(object) || typeOf(object).has(TypeFlag.GUEST)) && isIndex(key) ? "doesn't" : "does not"} support item deletion`,
    );
  }
  return m.then(callUnbound(m, hook, object, [key]), DONE);
}

/** A class of a program that has the other one of `__setitem__` and `__delitem__`: CPython has one slot for both. */
function isHalf(object: Value, other: string): boolean {
  const hook = lookupSpecial(object, other);
  return hook !== undefined && hook !== null && !(hook instanceof PyNative);
}

/** CPython words the refusal differently for types that are sequences in C. */
function isBuiltinSequence(value: Value): boolean {
  const type = typeOf(value);
  return (
    type.moduleName === "builtins" &&
    !(type.metaclass !== null) &&
    ["str", "bytes", "tuple", "range", "set", "frozenset"].some((name) => type.name === name)
  );
}

function isIndex(value: Value): boolean {
  return typeof value === "number" || typeof value === "bigint" || lookupSpecial(value, "__index__") !== undefined;
}
