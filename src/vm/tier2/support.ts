/**
 * What compiled code calls: what both tiers share (`invoke.ts`, the interpreter's slow paths) and what is its own, by the short
 * names of the emitted text.
 */

import { Op } from "../../compile/opcodes.js";
import { PyListIterator, PyRangeIterator } from "../../objects/iterator.js";
import { X, type NextResult, type Result } from "../../objects/machine.js";
import { PyFloat, PyInstance, PyList, PyTuple, type Value } from "../../objects/model.js";
import { isSame } from "../../objects/same.js";
import { binaryAdd, binaryOperation, compareValues, numericBinary } from "../arithmetic.js";
import type { Frame } from "../frame.js";
import { call, callMethod, iterate, leave, leaveGenerator, methodOf, pushed, storeItem, subscript } from "../invoke.js";
import type { VirtualMachine } from "../machine.js";
import { branchSlowly, coldOperation, loadAttribute, loadGlobal, storeAttribute, storeGlobal } from "../operations.js";
import { suspend } from "../resume.js";

/** Sum, difference or product, both operands still on the machine's stack: a float's memory is counted before they go. */
function arithmetic(m: VirtualMachine, frame: Frame, op: number, left: Value, right: Value, form: number): Result {
  if (left instanceof PyFloat && right instanceof PyFloat) {
    m.allocate(32);
    const x = left.value;
    const y = right.value;
    return new PyFloat(op === Op.BINARY_ADD ? x + y : op === Op.BINARY_SUBTRACT ? x - y : x * y);
  }
  frame.sp -= 2;
  return op === Op.BINARY_ADD ? binaryAdd(m, left, right, form) : binaryOperation(m, op, left, right, form);
}

function yielded(m: VirtualMachine, frame: Frame, value: Value): NextResult {
  suspend(m, frame);
  return value;
}

/** Names by which the emitted text refers to all this. */
export const SUPPORT = {
  X,
  F: PyFloat,
  L: PyList,
  T: PyTuple,
  I: PyInstance,
  RI: PyRangeIterator,
  LI: PyListIterator,
  cold: coldOperation,
  call,
  callMethod,
  pushed,
  iterate,
  loadGlobal,
  storeGlobal,
  loadAttribute,
  storeAttribute,
  loadMethod: methodOf,
  subscript,
  storeItem,
  arithmetic,
  binary: binaryOperation,
  numeric: numericBinary,
  compare: compareValues,
  same: isSame,
  branch: branchSlowly,
  point: (m: VirtualMachine): boolean => m.chargePoint(false),
  more: (m: VirtualMachine, bytes: number): void => m.countMemory(bytes),
  leave,
  leaveGenerator,
  yielded,
};
