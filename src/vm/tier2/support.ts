/**
 * What compiled code calls: what both tiers share (`invoke.ts`, the interpreter's slow paths) and what is its own, by the short
 * names of the emitted text.
 */

import { Op } from "../../compile/opcodes.js";
import { PyListIterator, PyRangeIterator } from "../../objects/iterator.js";
import { ABSORB_ROOM, NativeFrame, X, type NextResult, type Result } from "../../objects/machine.js";
import { PyFloat, PyInstance, PyList, PySlice, PyTuple, type Value } from "../../objects/model.js";
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

/**
 * What a generator yields, to a native that waits for just that: true when it has taken it and asked for the next, with
 * everything charged that suspending and resuming would have been, of which `cost` is for going on behind the yield.
 */
function taken(m: VirtualMachine, frame: Frame, value: Value, cost: number): boolean {
  const { back, generator } = frame;
  if (!(back instanceof NativeFrame) || m.fuel < ABSORB_ROOM + cost || m.credit < ABSORB_ROOM) return false;
  // What is being handled changes hands at a yield; natives upon natives are charged for.
  if (frame.ownsHandled || m.handled !== frame.entryHandled || back.back instanceof NativeFrame) return false;
  if (!back.absorb(m, generator, value)) return false;
  m.fuel -= cost;
  return true;
}

function yielded(m: VirtualMachine, frame: Frame, value: Value): NextResult {
  suspend(m, frame);
  return value;
}

/** "A float, not boxed yet": never seen outside compiled code. */
class Lazy {
  private readonly brand = "lazy";
  protected use(): string {
    return this.brand;
  }
}

/** Names by which the emitted text refers to all this. */
export const SUPPORT = {
  X,
  F: PyFloat,
  D: new Lazy(),
  L: PyList,
  T: PyTuple,
  S: PySlice,
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
  taken,
};
