/** The operators behind the interpreter's inline paths: exact numbers, text and containers first, then dispatch on types. */

import { Op } from "../compile/opcodes.js";
import { DICT_GET_ITEM, DICT_SET_ITEM, subclassGetItem } from "../objects/dict.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, X, continuation, type NextResult, type Result } from "../objects/machine.js";
import { PyFloat, PyInstance, PyList, PyObject, PyTuple, type Value } from "../objects/model.js";
import { chargePass, compareNumbers, numberOperation } from "../objects/number-arithmetic.js";
import {
  binary,
  compare,
  getItem,
  inplace,
  setItem,
  type BinaryOperator,
  type Comparison,
} from "../objects/operators.js";
import { compareSequences } from "../objects/equality.js";
import { dictSet } from "../objects/hashtable.js";
import { strCompare, strEquals, strGetItem } from "../objects/string.js";
import { concatenate } from "../objects/text.js";
import { isStr } from "../objects/protocol.js";
import { LIST_GET_ITEM, LIST_SET_ITEM, listGetItem, listSetItem } from "../objects/list.js";
import { TUPLE_GET_ITEM, tupleGetItem } from "../objects/tuple.js";
import type { Frame } from "./frame.js";
import type { VirtualMachine } from "./machine.js";

/** Operators by opcode, from BINARY_ADD on. */
const OPERATORS: readonly BinaryOperator[] = [
  "add",
  "sub",
  "mul",
  "truediv",
  "floordiv",
  "mod",
  "pow",
  "matmul",
  "lshift",
  "rshift",
  "and",
  "or",
  "xor",
];
const COMPARISONS: readonly Comparison[] = ["lt", "le", "eq", "ne", "gt", "ge"];

export function binaryAdd(m: VirtualMachine, left: Value, right: Value, inplaceForm: number): Result {
  if (isStr(left) && isStr(right)) return concatenate(m, left, right);
  if (left instanceof PyList && right instanceof PyList && inplaceForm === 1) {
    const { items } = right;
    m.charge(items.length >> 3);
    m.allocate(8 * items.length);
    for (let index = 0, count = items.length; index < count; index++) left.items.push(items[index]);
    return left;
  }
  return binaryOperation(m, Op.BINARY_ADD, left, right, inplaceForm);
}

export function binaryOperation(m: VirtualMachine, op: number, left: Value, right: Value, inplaceForm: number): Result {
  const operator = OPERATORS[op - Op.BINARY_ADD];
  const known = numberOperation(m, operator, left, right);
  if (known !== undefined) return known;
  const frame = m.base as Frame;
  m.callFrame = frame;
  m.callPc = frame.pc;
  m.callTop = frame.sp + 2;
  m.callCredit = m.credit;
  return inplaceForm === 1 ? inplace(m, operator, left, right) : binary(m, operator, left, right);
}

/** Division and remainder: small ints and floats by hand. */
export function numericBinary(m: VirtualMachine, op: number, left: Value, right: Value, inplaceForm: number): Result {
  if (typeof left === "number" && typeof right === "number" && right !== 0) {
    if (op === Op.BINARY_MODULO) {
      const rest = left % right;
      return rest === 0 ? 0 : rest < 0 !== right < 0 ? rest + right : rest;
    }
    if (op === Op.BINARY_FLOOR_DIVIDE) {
      const rest = left % right;
      const quotient = (left - rest) / right;
      return rest !== 0 && rest < 0 !== right < 0 ? quotient - 1 : quotient + 0;
    }
    m.allocate(32);
    return new PyFloat(left / right);
  }
  if (left instanceof PyFloat && right instanceof PyFloat && op === Op.BINARY_TRUE_DIVIDE && right.value !== 0) {
    m.allocate(32);
    return new PyFloat(left.value / right.value);
  }
  return binaryOperation(m, op, left, right, inplaceForm);
}

export function compareValues(m: VirtualMachine, op: number, left: Value, right: Value): Result {
  if (typeof left === "bigint") chargePass(m, left);
  const order = compareNumbers(left, right);
  if (order !== undefined) {
    switch (op) {
      case Op.COMPARE_LESS:
        return order < 0;
      case Op.COMPARE_LESS_EQUAL:
        return order <= 0;
      case Op.COMPARE_EQUAL:
        return order === 0;
      case Op.COMPARE_NOT_EQUAL:
        return order !== 0;
      case Op.COMPARE_GREATER:
        return order > 0;
      default:
        return order >= 0;
    }
  }
  if (isStr(left) && isStr(right)) {
    if (op === Op.COMPARE_EQUAL) return strEquals(m, left, right);
    if (op === Op.COMPARE_NOT_EQUAL) return !strEquals(m, left, right);
    const way = strCompare(m, left, right);
    return op === Op.COMPARE_LESS
      ? way < 0
      : op === Op.COMPARE_LESS_EQUAL
        ? way <= 0
        : op === Op.COMPARE_GREATER
          ? way > 0
          : way >= 0;
  }
  if ((left instanceof PyList && right instanceof PyList) || (left instanceof PyTuple && right instanceof PyTuple))
    return compareSequences(m, COMPARISONS[op - Op.COMPARE_LESS], left, right);
  return compare(m, COMPARISONS[op - Op.COMPARE_LESS], left, right);
}

/** object[key] after the inline paths; `found` is what a dict look-up gave (undefined: absent, X: raised or waiting). */
export function binarySubscript(m: VirtualMachine, object: Value, key: Value, found: NextResult): Result {
  if (object instanceof PyDict) {
    if (found === X) return m.then(X, DICT_FOUND, key);
    return m.raiseWith("KeyError", key);
  }
  if (typeof object === "string") return strGetItem(m, object, key);
  if (object instanceof PyList) {
    m.charge(LIST_GET_ITEM.cost);
    return listGetItem(m, object, key);
  }
  if (object instanceof PyTuple) {
    m.charge(TUPLE_GET_ITEM.cost);
    return tupleGetItem(m, object, key);
  }
  if (object instanceof PyInstance && object.payload instanceof PyObject) {
    // Subclasses of dict and tuple that do not say otherwise: defaultdict, Counter, namedtuples.
    const { payload } = object;
    if (payload instanceof PyDict) {
      if (object.shape.cls.lookup("__getitem__") === DICT_GET_ITEM) return subclassGetItem(m, object, payload, key);
    } else if (payload instanceof PyTuple && object.shape.cls.lookup("__getitem__") === TUPLE_GET_ITEM)
      return tupleGetItem(m, payload, key);
  }
  return getItem(m, object, key);
}

/** A look-up that had to wait for a guest hash or comparison. */
const DICT_FOUND = continuation("dict.found", (m, value, key: Value) =>
  value === undefined ? m.raiseWith("KeyError", key) : value,
);

function setListItem(m: VirtualMachine, list: PyList, key: Value, value: Value): Result {
  m.charge(LIST_SET_ITEM.cost);
  return listSetItem(m, list, key, value);
}

/** object[key] = value after the inline paths; undefined when done. */
export function storeSubscript(
  m: VirtualMachine,
  object: Value,
  key: Value,
  value: Value,
  stored: NextResult,
): NextResult {
  const result =
    object instanceof PyDict
      ? stored
      : object instanceof PyInstance &&
          object.payload instanceof PyDict &&
          object.shape.cls.lookup("__setitem__") === DICT_SET_ITEM
        ? dictSet(m, object.payload, key, value)
        : object instanceof PyList
          ? setListItem(m, object, key, value)
          : setItem(m, object, key, value);
  if (result !== X) return undefined;
  return m.then(X, DISCARD);
}

/** Drops a result that no operand slot wants. */
export const DISCARD = continuation("machine.discard", (m) => {
  m.exit = Exit.RELOAD;
  return X;
});
