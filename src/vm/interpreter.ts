/**
 * The interpreter loop (design §3-5). One function, one switch: V8 compiles it as a whole, so the hot operations stand here
 * with their fast paths and everything rare is a call into `operations.ts`. Conventions:
 *  - `pc` is the next instruction; before anything that may raise, call or be stopped, `frame.pc = pc` and `frame.sp` are
 *    saved with `sp` where the result goes. An operation then leaves its outcome in `result` and breaks to the tail, which
 *    pushes it or looks at X.
 *  - Guest calls and returns switch the registers below and stay in the loop; native frames are the trampoline's business
 *    (`machine.ts`).
 *  - Charging: costs[pc] on arrival by jump, branch, call or handler (design §5).
 */

import { Op } from "../compile/opcodes.js";
import type { LinkedCode } from "../objects/linked.js";
import { Exit, X, type NextResult } from "../objects/machine.js";
import { PyCell, PyFloat, PyInstance, PyList, PyTuple, type Value } from "../objects/model.js";
import { isSame } from "../objects/same.js";
import { Frame } from "./frame.js";
import { Fused } from "./fuse.js";
import { PyListIterator, PyRangeIterator } from "../objects/iterator.js";
import type { VirtualMachine } from "./machine.js";
import {
  branchSlowly,
  coldOperation,
  exhausted,
  loadAttribute,
  loadGlobal,
  storeAttribute,
  storeGlobal,
} from "./operations.js";
import { binaryAdd, binaryOperation, compareValues, numericBinary } from "./arithmetic.js";
import { suspend } from "./resume.js";
import {
  call,
  callMethod,
  iterate,
  leave,
  leaveGenerator,
  methodOf,
  runCompiled,
  storeItem,
  subscript,
} from "./invoke.js";

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
/** Comparing longer texts is charged. */
const LONG_TEXT = 1024;

function takeKnown(linked: LinkedCode): void {
  if (--linked.entriesLeft > 0) return;
  linked.compiled = linked.known;
  linked.known = null;
}

/**
 * Runs guest frames from `entry` on until control must leave: a value for the native frame (or nothing) below, or X.
 */
export function execute(m: VirtualMachine, entry: Frame): NextResult {
  const { stack } = m;
  let frame = entry;
  if (frame.linked.compiled !== null) {
    const left = runCompiled(m, frame);
    if (left !== X || m.exit !== Exit.RELOAD || !(m.top instanceof Frame)) return left;
    frame = m.top;
  }
  m.base = frame;
  let linked = frame.linked;
  let words = linked.words;
  let costs = linked.costs;
  let caches = linked.caches;
  let base = frame.base | 0;
  let pc = frame.pc | 0;
  let sp = frame.sp | 0;
  let result: NextResult = null;

  for (;;) {
    let word = words[pc];
    pc = (pc + 1) | 0;
    const arg = word >> 8;
    switch (word & 0xff) {
      case Op.NOP:
        continue;
      case Op.POP_TOP:
        sp = (sp - 1) | 0;
        continue;
      case Op.COPY:
        stack[sp] = stack[sp - arg];
        sp = (sp + 1) | 0;
        continue;
      case Op.SWAP: {
        const value = stack[sp - 1];
        stack[sp - 1] = stack[sp - arg];
        stack[sp - arg] = value;
        continue;
      }
      case Op.PUSH_UNBOUND:
        stack[sp] = undefined;
        sp = (sp + 1) | 0;
        continue;
      case Op.LOAD_CONST:
        stack[sp] = linked.constants[arg];
        sp = (sp + 1) | 0;
        continue;
      case Op.LOAD_FAST: {
        const value = stack[base + arg];
        if (value === undefined) break;
        stack[sp] = value;
        sp = (sp + 1) | 0;
        continue;
      }
      case Op.STORE_FAST:
        sp = (sp - 1) | 0;
        stack[base + arg] = stack[sp];
        continue;
      case Op.LOAD_DEREF: {
        const value = (stack[base + arg] as PyCell).contents;
        if (value === undefined) break;
        stack[sp] = value;
        sp = (sp + 1) | 0;
        continue;
      }
      case Op.STORE_DEREF:
        sp = (sp - 1) | 0;
        (stack[base + arg] as PyCell).contents = stack[sp] as Value;
        continue;
      case Op.LOAD_CLOSURE:
        stack[sp] = stack[base + arg];
        sp = (sp + 1) | 0;
        continue;
      case Op.LOAD_GLOBAL: {
        const cache = caches[pc - 1];
        if (cache !== undefined && cache.version === linked.globals.version) {
          stack[sp] = cache.position >= 0 ? linked.globals.values[cache.position] : cache.value;
          sp = (sp + 1) | 0;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = loadGlobal(m, linked, pc - 1, arg);
        break;
      }
      case Op.STORE_GLOBAL: {
        const cache = caches[pc - 1];
        sp = (sp - 1) | 0;
        const value = stack[sp] as Value;
        if (cache !== undefined && cache.version === linked.globals.version)
          linked.globals.values[cache.position] = value;
        else {
          frame.pc = pc;
          frame.sp = sp;
          storeGlobal(m, linked, pc - 1, arg, value);
        }
        continue;
      }

      case Op.LOAD_ATTR: {
        const object = stack[sp - 1];
        const cache = caches[pc - 1];
        if (
          object instanceof PyInstance &&
          cache !== undefined &&
          cache.shape === object.shape &&
          cache.version === object.shape.cls.version
        ) {
          stack[sp - 1] = cache.position >= 0 ? object.slots[cache.position] : cache.value;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 1) | 0;
        result = loadAttribute(m, linked, pc - 1, arg, object as Value);
        break;
      }
      case Op.STORE_ATTR: {
        const object = stack[sp - 1];
        const cache = caches[pc - 1];
        if (
          object instanceof PyInstance &&
          cache !== undefined &&
          cache.shape === object.shape &&
          cache.version === object.shape.cls.version
        ) {
          object.slots[cache.position] = stack[sp - 2];
          sp = (sp - 2) | 0;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        if (storeAttribute(m, linked, pc - 1, arg, object as Value, stack[sp] as Value) !== X) continue;
        result = X;
        break;
      }
      case Op.LOAD_METHOD: {
        const object = stack[sp - 1] as Value;
        const cache = caches[pc - 1];
        if (
          object instanceof PyInstance &&
          cache !== undefined &&
          cache.shape === object.shape &&
          cache.version === object.shape.cls.version
        ) {
          stack[sp - 1] = cache.value;
          stack[sp] = object;
          sp = (sp + 1) | 0;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = methodOf(m, frame, linked, pc - 1, arg, object);
        sp = frame.sp | 0;
        if (result === undefined) continue;
        break;
      }
      case Op.BINARY_SUBSCR: {
        const key = stack[sp - 1] as Value;
        const object = stack[sp - 2] as Value;
        if (typeof key === "number") {
          if (object instanceof PyList || object instanceof PyTuple) {
            const { items } = object;
            const index = key < 0 ? key + items.length : key;
            if (index >= 0 && index < items.length) {
              sp = (sp - 1) | 0;
              stack[sp - 1] = items[index];
              continue;
            }
          }
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = subscript(m, object, key);
        break;
      }
      case Op.STORE_SUBSCR: {
        const key = stack[sp - 1] as Value;
        const object = stack[sp - 2] as Value;
        const value = stack[sp - 3] as Value;
        sp = (sp - 3) | 0;
        if (object instanceof PyList && typeof key === "number" && key >= 0 && key < object.items.length) {
          object.items[key] = value;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = storeItem(m, object, key, value);
        if (result === undefined) continue;
        break;
      }

      case Op.BINARY_ADD: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          const sum = left + right;
          if (sum <= MAX_SAFE && sum >= -MAX_SAFE) {
            sp = (sp - 1) | 0;
            stack[sp - 1] = sum;
            continue;
          }
        } else if (left instanceof PyFloat && right instanceof PyFloat) {
          frame.pc = pc;
          frame.sp = sp;
          m.allocate(32);
          sp = (sp - 1) | 0;
          stack[sp - 1] = new PyFloat(left.value + right.value);
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = binaryAdd(m, left, right, arg);
        break;
      }
      case Op.BINARY_SUBTRACT: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          const difference = left - right;
          if (difference <= MAX_SAFE && difference >= -MAX_SAFE) {
            sp = (sp - 1) | 0;
            stack[sp - 1] = difference;
            continue;
          }
        } else if (left instanceof PyFloat && right instanceof PyFloat) {
          frame.pc = pc;
          frame.sp = sp;
          m.allocate(32);
          sp = (sp - 1) | 0;
          stack[sp - 1] = new PyFloat(left.value - right.value);
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = binaryOperation(m, Op.BINARY_SUBTRACT, left, right, arg);
        break;
      }
      case Op.BINARY_MULTIPLY: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          const product = left * right;
          if (product <= MAX_SAFE && product >= -MAX_SAFE) {
            // -0 is no int.
            sp = (sp - 1) | 0;
            stack[sp - 1] = product === 0 ? 0 : product;
            continue;
          }
        } else if (left instanceof PyFloat && right instanceof PyFloat) {
          frame.pc = pc;
          frame.sp = sp;
          m.allocate(32);
          sp = (sp - 1) | 0;
          stack[sp - 1] = new PyFloat(left.value * right.value);
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = binaryOperation(m, Op.BINARY_MULTIPLY, left, right, arg);
        break;
      }
      case Op.BINARY_MODULO: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        // Small ints: V8 divides doubles by a call.
        if (
          typeof left === "number" &&
          typeof right === "number" &&
          right > 0 &&
          right === (right | 0) &&
          left === (left | 0)
        ) {
          const rest = ((left | 0) % (right | 0)) | 0;
          sp = (sp - 1) | 0;
          stack[sp - 1] = rest < 0 ? (rest + right) | 0 : rest;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = numericBinary(m, Op.BINARY_MODULO, left, right, arg);
        break;
      }
      case Op.BINARY_FLOOR_DIVIDE: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (
          typeof left === "number" &&
          typeof right === "number" &&
          right > 0 &&
          right === (right | 0) &&
          left === (left | 0)
        ) {
          const rest = ((left | 0) % (right | 0)) | 0;
          sp = (sp - 1) | 0;
          const quotient = ((left | 0) / (right | 0)) | 0;
          stack[sp - 1] = rest < 0 ? (quotient - 1) | 0 : quotient;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = numericBinary(m, Op.BINARY_FLOOR_DIVIDE, left, right, arg);
        break;
      }
      case Op.BINARY_TRUE_DIVIDE: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = numericBinary(m, Op.BINARY_TRUE_DIVIDE, left, right, arg);
        break;
      }
      case Op.BINARY_AND: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number" && left === (left | 0) && right === (right | 0)) {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left & right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = binaryOperation(m, Op.BINARY_AND, left, right, arg);
        break;
      }
      case Op.BINARY_POWER:
      case Op.BINARY_MATRIX_MULTIPLY:
      case Op.BINARY_LEFT_SHIFT:
      case Op.BINARY_RIGHT_SHIFT:
      case Op.BINARY_OR:
      case Op.BINARY_XOR: {
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = binaryOperation(m, word & 0xff, stack[sp] as Value, stack[sp + 1] as Value, arg);
        break;
      }

      case Op.COMPARE_LESS: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left < right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_LESS, left, right);
        break;
      }
      case Op.COMPARE_LESS_EQUAL: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left <= right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_LESS_EQUAL, left, right);
        break;
      }
      case Op.COMPARE_GREATER: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left > right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_GREATER, left, right);
        break;
      }
      case Op.COMPARE_GREATER_EQUAL: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left >= right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_GREATER_EQUAL, left, right);
        break;
      }
      case Op.COMPARE_EQUAL: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (
          (typeof left === "number" && typeof right === "number") ||
          (typeof left === "string" && typeof right === "string" && left.length < LONG_TEXT)
        ) {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left === right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_EQUAL, left, right);
        break;
      }
      case Op.COMPARE_NOT_EQUAL: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (
          (typeof left === "number" && typeof right === "number") ||
          (typeof left === "string" && typeof right === "string" && left.length < LONG_TEXT)
        ) {
          sp = (sp - 1) | 0;
          stack[sp - 1] = left !== right;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_NOT_EQUAL, left, right);
        break;
      }
      case Op.IS_OP: {
        sp = (sp - 1) | 0;
        const right = stack[sp] as Value;
        const left = stack[sp - 1] as Value;
        if (right !== null && (left !== right || typeof left === "string" || typeof left === "bigint")) {
          frame.pc = pc;
          frame.sp = sp;
          stack[sp - 1] = isSame(m, left, right) === (arg === 0);
        } else stack[sp - 1] = (left === right) === (arg === 0);
        continue;
      }
      case Op.UNARY_NOT: {
        const value = stack[sp - 1] as Value;
        if (typeof value === "boolean") {
          stack[sp - 1] = !value;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 1) | 0;
        result = coldOperation(m, frame, word & 0xff, arg);
        break;
      }

      case Op.JUMP:
        pc = arg;
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      case Op.POP_JUMP_IF_FALSE: {
        sp = (sp - 1) | 0;
        const value = stack[sp] as Value;
        if (value === false || value === null || value === 0) pc = arg;
        else if (value !== true && typeof value !== "number") {
          frame.pc = pc;
          frame.sp = sp;
          result = branchSlowly(m, frame, value, arg, false, false);
          if (result === X) break;
          pc = frame.pc | 0;
          continue;
        }
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      }
      case Op.POP_JUMP_IF_TRUE: {
        sp = (sp - 1) | 0;
        const value = stack[sp] as Value;
        if (value === true) pc = arg;
        else if (value !== false && value !== null) {
          frame.pc = pc;
          frame.sp = sp;
          result = branchSlowly(m, frame, value, arg, true, false);
          if (result === X) break;
          pc = frame.pc | 0;
          continue;
        }
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      }
      case Op.POP_JUMP_IF_NONE:
        sp = (sp - 1) | 0;
        if (stack[sp] === null) pc = arg;
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      case Op.POP_JUMP_IF_NOT_NONE:
        sp = (sp - 1) | 0;
        if (stack[sp] !== null) pc = arg;
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      case Op.JUMP_IF_FALSE_OR_POP:
      case Op.JUMP_IF_TRUE_OR_POP: {
        sp = (sp - 1) | 0;
        const value = stack[sp] as Value;
        frame.pc = pc;
        frame.sp = sp;
        result = branchSlowly(m, frame, value, arg, (word & 0xff) === Op.JUMP_IF_TRUE_OR_POP, true);
        if (result === X) break;
        pc = frame.pc | 0;
        sp = frame.sp | 0;
        continue;
      }
      case Op.FOR_ITER: {
        const iterator = stack[sp - 1] as Value;
        if (
          iterator instanceof PyListIterator &&
          iterator.list !== null &&
          iterator.position < iterator.list.items.length
        ) {
          stack[sp] = iterator.list.items[iterator.position++];
          sp = (sp + 1) | 0;
          if ((m.fuel -= costs[pc]) < 0) {
            frame.pc = pc;
            frame.sp = sp;
            if (!m.chargePoint()) return X;
          }
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = iterate(m, frame, iterator);
        if (result === X) break;
        if (result === undefined) {
          m.stopValue = null;
          sp = (sp - 1) | 0;
          pc = arg;
        } else {
          stack[sp] = result as Value;
          sp = (sp + 1) | 0;
        }
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      }
      case Fused.LOAD_FAST_RETURN:
      case Op.RETURN_VALUE: {
        const value = (word & 0xff) === Op.RETURN_VALUE ? (stack[sp - 1] as Value) : (stack[base + arg] as Value);
        if (value === undefined) {
          word = linked.code.words[pc - 1];
          break;
        }
        result = frame.generator === null ? leave(m, frame, value) : leaveGenerator(m, frame, value);
        if (result === X) return X;
        const back = m.top;
        if (!(back instanceof Frame)) return result;
        frame = back;
        m.base = back;
        linked = frame.linked;
        words = linked.words;
        costs = linked.costs;
        caches = linked.caches;
        base = frame.base | 0;
        pc = frame.pc | 0;
        sp = frame.sp | 0;
        if (result === undefined) {
          exhausted(m, frame);
          pc = frame.pc | 0;
          sp = frame.sp | 0;
          if ((m.fuel -= costs[pc]) < 0 && !m.chargePoint()) return X;
        } else {
          stack[sp] = result as Value;
          sp = (sp + 1) | 0;
        }
        continue;
      }
      case Op.YIELD_VALUE: {
        sp = (sp - 1) | 0;
        const value = stack[sp] as Value;
        frame.pc = pc;
        frame.sp = sp;
        result =
          arg === 0 && frame.generator !== null && frame.generator.kind === "async_generator"
            ? coldOperation(m, frame, Op.YIELD_VALUE, arg)
            : value;
        suspend(m, frame);
        const back = m.top;
        if (!(back instanceof Frame)) return result;
        frame = back;
        m.base = back;
        linked = frame.linked;
        words = linked.words;
        costs = linked.costs;
        caches = linked.caches;
        base = frame.base | 0;
        pc = frame.pc | 0;
        sp = frame.sp | 0;
        stack[sp] = result as Value;
        sp = (sp + 1) | 0;
        if ((linked.code.words[pc - 1] & 0xff) === Op.FOR_ITER && (m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      }

      case Op.CALL: {
        const first = (sp - arg) | 0;
        frame.pc = pc;
        frame.sp = sp = (first - 1) | 0;
        result = call(m, frame, stack[sp] as Value, first, arg);
        break;
      }
      case Op.CALL_METHOD: {
        const first = (sp - arg) | 0;
        frame.pc = pc;
        frame.sp = sp = (first - 2) | 0;
        result = callMethod(m, frame, stack[sp] as Value, stack[first - 1], first, arg);
        break;
      }

      case Op.BUILD_TUPLE: {
        frame.pc = pc;
        frame.sp = sp;
        m.allocate(40 + 8 * arg);
        const items = stack.slice(sp - arg, sp) as Value[];
        sp = (sp - arg) | 0;
        stack[sp] = new PyTuple(items);
        sp = (sp + 1) | 0;
        continue;
      }
      case Op.BUILD_LIST: {
        frame.pc = pc;
        frame.sp = sp;
        m.allocate(56 + 8 * arg);
        const items = stack.slice(sp - arg, sp) as Value[];
        sp = (sp - arg) | 0;
        stack[sp] = new PyList(items);
        sp = (sp + 1) | 0;
        continue;
      }
      case Op.LIST_APPEND: {
        frame.pc = pc;
        frame.sp = sp;
        m.allocate(8);
        sp = (sp - 1) | 0;
        const value = stack[sp] as Value;
        (stack[sp - arg] as PyList).items.push(value);
        continue;
      }
      case Op.UNPACK_SEQUENCE: {
        const value = stack[sp - 1];
        if ((value instanceof PyTuple || value instanceof PyList) && value.items.length === arg) {
          const { items } = value;
          sp = (sp - 1) | 0;
          for (let index = arg - 1; index >= 0; index--) {
            stack[sp] = items[index];
            sp = (sp + 1) | 0;
          }
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = coldOperation(m, frame, Op.UNPACK_SEQUENCE, arg);
        sp = frame.sp | 0;
        if (result === undefined) continue;
        break;
      }

      // ---------------------------------------------------------------- superinstructions (fuse.ts): `pc` is the second half
      case Fused.LOAD_FAST_LOAD_FAST: {
        const first = stack[base + arg];
        const second = stack[base + (words[pc] >> 8)];
        if (first === undefined) {
          word = linked.code.words[pc - 1];
          break;
        }
        stack[sp] = first;
        sp = (sp + 1) | 0;
        if (second === undefined) continue;
        stack[sp] = second;
        sp = (sp + 1) | 0;
        pc = (pc + 1) | 0;
        continue;
      }
      case Fused.LOAD_FAST_LOAD_CONST: {
        const first = stack[base + arg];
        if (first === undefined) {
          word = linked.code.words[pc - 1];
          break;
        }
        stack[sp] = first;
        sp = (sp + 1) | 0;
        stack[sp] = linked.constants[words[pc] >> 8];
        sp = (sp + 1) | 0;
        pc = (pc + 1) | 0;
        continue;
      }
      case Fused.LOAD_FAST_LOAD_ATTR: {
        const object = stack[base + arg];
        const cache = caches[pc];
        if (
          object instanceof PyInstance &&
          cache !== undefined &&
          cache.shape === object.shape &&
          cache.version === object.shape.cls.version
        ) {
          stack[sp] = cache.position >= 0 ? object.slots[cache.position] : cache.value;
          sp = (sp + 1) | 0;
          pc = (pc + 1) | 0;
          continue;
        }
        if (object === undefined) {
          word = linked.code.words[pc - 1];
          break;
        }
        stack[sp] = object;
        sp = (sp + 1) | 0;
        continue;
      }
      case Fused.LOAD_FAST_LOAD_METHOD: {
        const object = stack[base + arg];
        if (object === undefined) {
          word = linked.code.words[pc - 1];
          break;
        }
        const cache = caches[pc];
        if (
          object instanceof PyInstance &&
          cache !== undefined &&
          cache.shape === object.shape &&
          cache.version === object.shape.cls.version
        ) {
          stack[sp] = cache.value;
          sp = (sp + 1) | 0;
          stack[sp] = object;
          sp = (sp + 1) | 0;
          pc = (pc + 1) | 0;
          continue;
        }
        stack[sp] = object;
        sp = (sp + 1) | 0;
        continue;
      }
      case Fused.STORE_FAST_LOAD_FAST: {
        sp = (sp - 1) | 0;
        stack[base + arg] = stack[sp];
        const value = stack[base + (words[pc] >> 8)];
        if (value === undefined) continue;
        stack[sp] = value;
        sp = (sp + 1) | 0;
        pc = (pc + 1) | 0;
        continue;
      }
      case Fused.STORE_FAST_JUMP:
        sp = (sp - 1) | 0;
        stack[base + arg] = stack[sp];
        pc = words[pc] >> 8;
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      case Fused.POP_TOP_JUMP:
        sp = (sp - 1) | 0;
        pc = words[pc] >> 8;
        if ((m.fuel -= costs[pc]) < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      case Fused.LOAD_CONST_ADD: {
        const right = linked.constants[arg];
        const left = stack[sp - 1];
        if (typeof left === "number" && typeof right === "number") {
          const sum = left + right;
          if (sum <= MAX_SAFE && sum >= -MAX_SAFE) {
            stack[sp - 1] = sum;
            pc = (pc + 1) | 0;
            continue;
          }
        }
        stack[sp] = right;
        sp = (sp + 1) | 0;
        continue;
      }
      case Fused.LOAD_CONST_SUBTRACT: {
        const right = linked.constants[arg];
        const left = stack[sp - 1];
        if (typeof left === "number" && typeof right === "number") {
          const difference = left - right;
          if (difference <= MAX_SAFE && difference >= -MAX_SAFE) {
            stack[sp - 1] = difference;
            pc = (pc + 1) | 0;
            continue;
          }
        }
        stack[sp] = right;
        sp = (sp + 1) | 0;
        continue;
      }
      case Fused.ADD_STORE_FAST: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          const sum = left + right;
          if (sum <= MAX_SAFE && sum >= -MAX_SAFE) {
            sp = (sp - 2) | 0;
            stack[base + (words[pc] >> 8)] = sum;
            pc = (pc + 1) | 0;
            continue;
          }
        } else if (left instanceof PyFloat && right instanceof PyFloat) {
          frame.pc = pc;
          frame.sp = sp;
          m.allocate(32);
          sp = (sp - 2) | 0;
          stack[base + (words[pc] >> 8)] = new PyFloat(left.value + right.value);
          pc = (pc + 1) | 0;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = binaryAdd(m, left, right, arg);
        break;
      }
      case Fused.LESS_JUMP: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (typeof left === "number" && typeof right === "number") {
          sp = (sp - 2) | 0;
          pc = left < right ? (pc + 1) | 0 : words[pc] >> 8;
          if ((m.fuel -= costs[pc]) < 0) {
            frame.pc = pc;
            frame.sp = sp;
            if (!m.chargePoint()) return X;
          }
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_LESS, left, right);
        break;
      }
      case Fused.EQUAL_JUMP: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        if (
          (typeof left === "number" && typeof right === "number") ||
          (typeof left === "string" && typeof right === "string" && left.length < LONG_TEXT)
        ) {
          sp = (sp - 2) | 0;
          pc = left === right ? (pc + 1) | 0 : words[pc] >> 8;
          if ((m.fuel -= costs[pc]) < 0) {
            frame.pc = pc;
            frame.sp = sp;
            if (!m.chargePoint()) return X;
          }
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, Op.COMPARE_EQUAL, left, right);
        break;
      }
      case Fused.COMPARE_JUMP: {
        const right = stack[sp - 1] as Value;
        const left = stack[sp - 2] as Value;
        const comparison = linked.code.words[pc - 1] & 0xff;
        if (typeof left === "number" && typeof right === "number") {
          sp = (sp - 2) | 0;
          const truth =
            comparison === Op.COMPARE_GREATER
              ? left > right
              : comparison === Op.COMPARE_LESS_EQUAL
                ? left <= right
                : comparison === Op.COMPARE_GREATER_EQUAL
                  ? left >= right
                  : left !== right;
          pc = truth ? (pc + 1) | 0 : words[pc] >> 8;
          if ((m.fuel -= costs[pc]) < 0) {
            frame.pc = pc;
            frame.sp = sp;
            if (!m.chargePoint()) return X;
          }
          continue;
        }
        frame.pc = pc;
        frame.sp = sp = (sp - 2) | 0;
        result = compareValues(m, comparison, left, right);
        break;
      }
      case Fused.LOAD_GLOBAL_LOAD_FAST: {
        const cache = caches[pc - 1];
        if (cache !== undefined && cache.version === linked.globals.version) {
          stack[sp] = cache.position >= 0 ? linked.globals.values[cache.position] : cache.value;
          sp = (sp + 1) | 0;
          const value = stack[base + (words[pc] >> 8)];
          if (value === undefined) continue;
          stack[sp] = value;
          sp = (sp + 1) | 0;
          pc = (pc + 1) | 0;
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = loadGlobal(m, linked, pc - 1, arg);
        break;
      }
      case Fused.FOR_ITER_STORE_FAST: {
        const iterator = stack[sp - 1] as Value;
        if (iterator instanceof PyRangeIterator) {
          if (iterator.remaining > 0) {
            iterator.remaining--;
            stack[base + (words[pc] >> 8)] = iterator.current;
            iterator.current += iterator.step;
            m.fuel -= costs[pc];
            pc = (pc + 1) | 0;
          } else {
            sp = (sp - 1) | 0;
            pc = arg;
            m.fuel -= costs[pc];
          }
          if (m.fuel < 0) {
            frame.pc = pc;
            frame.sp = sp;
            if (!m.chargePoint()) return X;
          }
          continue;
        }
        if (
          iterator instanceof PyListIterator &&
          iterator.list !== null &&
          iterator.position < iterator.list.items.length
        ) {
          stack[base + (words[pc] >> 8)] = iterator.list.items[iterator.position++];
          m.fuel -= costs[pc];
          pc = (pc + 1) | 0;
          if (m.fuel < 0) {
            frame.pc = pc;
            frame.sp = sp;
            if (!m.chargePoint()) return X;
          }
          continue;
        }
        frame.pc = pc;
        frame.sp = sp;
        result = iterate(m, frame, iterator);
        if (result === X) break;
        if (result === undefined) {
          m.stopValue = null;
          sp = (sp - 1) | 0;
          pc = arg;
          m.fuel -= costs[pc];
        } else {
          stack[base + (words[pc] >> 8)] = result as Value;
          m.fuel -= costs[pc];
          pc = (pc + 1) | 0;
        }
        if (m.fuel < 0) {
          frame.pc = pc;
          frame.sp = sp;
          if (!m.chargePoint()) return X;
        }
        continue;
      }

      default: {
        frame.pc = pc;
        frame.sp = sp;
        result = coldOperation(m, frame, word & 0xff, arg);
        sp = frame.sp | 0;
        if (result === undefined) {
          pc = frame.pc | 0;
          continue;
        }
      }
    }

    // The tail: push the outcome, or follow X.
    if (result !== X) {
      // LOAD_FAST and LOAD_DEREF break here only when unbound.
      const op = word & 0xff;
      if (op === Op.LOAD_FAST || op === Op.LOAD_DEREF) {
        frame.pc = pc;
        frame.sp = sp;
        coldOperation(m, frame, op, arg);
        return X;
      }
      stack[sp] = result as Value;
      sp = (sp + 1) | 0;
      continue;
    }
    if (m.exit !== Exit.RELOAD) return X;
    let top: Frame;
    if (!(m.top instanceof Frame)) return X;
    top = m.top;
    if (top.linked.compiled !== null) {
      result = runCompiled(m, top);
      if (result !== X || m.exit !== Exit.RELOAD || !(m.top instanceof Frame)) return result;
      top = m.top;
    }
    // A later LOAD_FAST that finds nothing comes to the tail with what stands here.
    result = null;
    frame = top;
    m.base = top;
    linked = frame.linked;
    if (linked.known !== null) takeKnown(linked);
    words = linked.words;
    costs = linked.costs;
    caches = linked.caches;
    base = frame.base | 0;
    pc = frame.pc | 0;
    sp = frame.sp | 0;
  }
}
