/**
 * Arithmetic of exact ints and floats with its charges: what `int.__add__` and the interpreter's fast paths share. The size
 * of a result is forecast and charged before the operation, so no int operation can run away (security.md finding 4).
 */

import { pow } from "../numeric/exponential.js";
import * as integer from "../numeric/integer.js";
import { linearWork, powerWork, productWork, quotientWork, roughBits } from "../numeric/work.js";
import { floatFloorDiv, floatMod } from "../numeric/float.js";
import { X, type ExitSignal, type Machine, type Result } from "./machine.js";
import { PyFloat, type Int, type Value } from "./model.js";
import type { BinaryOperator } from "./operators.js";
import { bigIntSize } from "./sizes.js";

/** Charges for a result of so many bits that takes `work` units; raises MemoryError by allocate when it can never fit. */
function reserve(m: Machine, bits: number, work: number): void {
  m.allocate(bigIntSize(bits));
  m.charge(1 + work);
}

/** Results larger than this are refused whatever the memory limit (V8 stops at 2^30 bits). */
const MAX_BITS = 2 ** 29;

function tooLarge(m: Machine): ExitSignal {
  return m.raiseWith("MemoryError");
}

export function intAdd(m: Machine, left: Int, right: Int): Result {
  if (typeof left === "bigint" || typeof right === "bigint") {
    const bits = integer.addBits(left, right);
    reserve(m, bits, linearWork(bits));
  }
  return integer.add(left, right);
}

export function intSubtract(m: Machine, left: Int, right: Int): Result {
  if (typeof left === "bigint" || typeof right === "bigint") {
    const bits = integer.addBits(left, right);
    reserve(m, bits, linearWork(bits));
  }
  return integer.sub(left, right);
}

export function intMultiply(m: Machine, left: Int, right: Int): Result {
  if (typeof left === "bigint" || typeof right === "bigint") {
    const bits = integer.mulBits(left, right);
    if (bits > MAX_BITS) return tooLarge(m);
    reserve(m, bits, productWork(integer.bitLength(left), integer.bitLength(right)));
  }
  return integer.mul(left, right);
}

function divisionWork(left: Int, right: Int): number {
  return quotientWork(integer.bitLength(left), integer.bitLength(right));
}

/** The dividend is shifted to give 67 bits of quotient, and several passes go over both. */
function trueDivisionWork(left: Int, right: Int): number {
  const a = integer.bitLength(left);
  const b = integer.bitLength(right);
  return quotientWork(Math.max(a, b + 67), b) + 4 * linearWork(Math.max(a, b));
}

export function intPower(m: Machine, base: Int, exponent: Int): Result {
  if (exponent < 0) {
    if (base === 0) return m.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    return floatPower(m, integer.toFloat(base), integer.toFloat(exponent));
  }
  const bits = integer.powBits(base, exponent);
  if (bits > MAX_BITS) return tooLarge(m);
  if (bits > 53) {
    reserve(m, bits, powerWork(bits));
  }
  return integer.pow(base, exponent);
}

export function floatPower(m: Machine, x: number, y: number): Result {
  if (y === 0) return makeFloat(m, 1);
  if (Number.isNaN(x)) return makeFloat(m, x);
  if (Number.isNaN(y)) return makeFloat(m, x === 1 ? 1 : y);
  if (x === 0 && y < 0 && y !== Number.NEGATIVE_INFINITY)
    return m.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  if (x === 1) return makeFloat(m, 1);
  if (x === -1 && (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY)) return makeFloat(m, 1);
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && y !== Math.floor(y)) return complexPower(m, x, y);
  m.charge(4);
  const result = pow(x, y);
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y))
    return m.raiseWith("OverflowError", 34, "Numerical result out of range");
  return makeFloat(m, result);
}

let complexPower: (m: Machine, x: number, y: number) => Result = (m) =>
  m.valueError("negative number cannot be raised to a fractional power");
/** Provided by complex.ts: a negative float to a fractional power is complex. */
export function provideComplexPower(power: (m: Machine, x: number, y: number) => Result): void {
  complexPower = power;
}

export function makeFloat(m: Machine, value: number): PyFloat {
  m.allocate(32);
  return new PyFloat(value);
}

/** left op right for two ints. */
export function intOperation(m: Machine, operator: BinaryOperator, left: Int, right: Int): Result {
  switch (operator) {
    case "add":
      return intAdd(m, left, right);
    case "sub":
      return intSubtract(m, left, right);
    case "mul":
      return intMultiply(m, left, right);
    case "truediv": {
      if (right === 0) return m.raise("ZeroDivisionError", "division by zero");
      if (typeof left === "bigint" || typeof right === "bigint") m.charge(trueDivisionWork(left, right));
      const quotient = integer.trueDivide(left, right);
      if (!Number.isFinite(quotient)) return m.raise("OverflowError", "integer division result too large for a float");
      return makeFloat(m, quotient);
    }
    case "floordiv":
      if (right === 0) return m.raise("ZeroDivisionError", "integer division or modulo by zero");
      if (typeof left === "bigint" || typeof right === "bigint")
        reserve(m, integer.bitLength(left), divisionWork(left, right));
      return integer.floorDiv(left, right);
    case "mod":
      if (right === 0) return m.raise("ZeroDivisionError", "integer modulo by zero");
      if (typeof left === "bigint" || typeof right === "bigint")
        reserve(m, integer.bitLength(right), divisionWork(left, right));
      return integer.mod(left, right);
    case "pow":
      return intPower(m, left, right);
    case "lshift": {
      if (right < 0) return m.valueError("negative shift count");
      const bits = integer.shiftLeftBits(left, right);
      if (bits > MAX_BITS) return left === 0 ? 0 : tooLarge(m);
      if (bits > 53) reserve(m, bits, linearWork(bits));
      return integer.shiftLeft(left, right);
    }
    case "rshift":
      if (right < 0) return m.valueError("negative shift count");
      if (typeof left === "bigint") {
        const bits = integer.bitLength(left);
        reserve(m, bits, linearWork(bits));
      }
      return integer.shiftRight(left, right);
    case "and":
    case "or":
    case "xor": {
      if (typeof left === "bigint" || typeof right === "bigint") {
        const bits = Math.max(integer.bitLength(left), integer.bitLength(right));
        reserve(m, bits, 2 * linearWork(bits));
      }
      return operator === "and"
        ? integer.and(left, right)
        : operator === "or"
          ? integer.or(left, right)
          : integer.xor(left, right);
    }
    case "matmul":
      return X;
  }
}

/** left op right for two floats; undefined for operators that floats lack. */
export function floatOperation(m: Machine, operator: BinaryOperator, x: number, y: number): Result | undefined {
  switch (operator) {
    case "add":
      return makeFloat(m, x + y);
    case "sub":
      return makeFloat(m, x - y);
    case "mul":
      return makeFloat(m, x * y);
    case "truediv":
      if (y === 0) return m.raise("ZeroDivisionError", "float division by zero");
      return makeFloat(m, x / y);
    case "floordiv":
      if (y === 0) return m.raise("ZeroDivisionError", "float floor division by zero");
      return makeFloat(m, floatFloorDiv(x, y));
    case "mod":
      if (y === 0) return m.raise("ZeroDivisionError", "float modulo by zero");
      return makeFloat(m, floatMod(x, y));
    case "pow":
      return floatPower(m, x, y);
    default:
      return undefined;
  }
}

/** The double of an int or float operand, undefined for another kind, X with OverflowError for an int too large. */
export function operandToFloat(m: Machine, value: Value): number | undefined | ExitSignal {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") {
    const float = integer.toFloat(value);
    return Number.isFinite(float) ? float : m.raise("OverflowError", "int too large to convert to float");
  }
  return undefined;
}

/** The int of an exact int or bool operand. */
export function operandToInt(value: Value): Int | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return undefined;
}

/** left op right when both are exact numbers (int, bool, float); undefined otherwise. */
export function numberOperation(m: Machine, operator: BinaryOperator, left: Value, right: Value): Result | undefined {
  const a = operandToInt(left);
  const b = operandToInt(right);
  if (a !== undefined && b !== undefined) {
    if (typeof left === "boolean" && typeof right === "boolean") {
      if (operator === "and") return left && right;
      if (operator === "or") return left || right;
      if (operator === "xor") return left !== right;
    }
    return operator === "matmul" ? undefined : intOperation(m, operator, a, b);
  }
  if (left instanceof PyFloat || right instanceof PyFloat) {
    if (!(left instanceof PyFloat) && a === undefined) return undefined;
    if (!(right instanceof PyFloat) && b === undefined) return undefined;
    const x = operandToFloat(m, left);
    if (x === X) return X;
    const y = operandToFloat(m, right);
    if (y === X) return X;
    return floatOperation(m, operator, x as number, y as number);
  }
  return undefined;
}

/** Charges for reading a whole int, when it is long: comparison with an equal one, hashing. */
export function chargePass(m: Machine, value: Value): void {
  if (typeof value === "bigint") {
    const bits = roughBits(value);
    if (bits > 512) m.charge(linearWork(bits));
  }
}

/** Charges a few sums, a product and a quotient of ints, when one of them is long: the arithmetic of ranges. */
export function chargeProgression(m: Machine, a: Int, b: Int): void {
  if (typeof a === "number" && typeof b === "number") return;
  const left = roughBits(a);
  const right = roughBits(b);
  m.allocate(bigIntSize(left + right));
  m.charge(6 * linearWork(left + right) + quotientWork(left, right) + productWork(left, right));
}

/** Three-way comparison of exact numbers: negative, zero, positive, NaN when unordered; undefined for other kinds. */
export function compareNumbers(left: Value, right: Value): number | undefined {
  const a = operandToInt(left);
  const b = operandToInt(right);
  if (a !== undefined && b !== undefined) return a < b ? -1 : a > b ? 1 : 0;
  if (left instanceof PyFloat && right instanceof PyFloat)
    return left.value < right.value ? -1 : left.value > right.value ? 1 : left.value === right.value ? 0 : Number.NaN;
  if (left instanceof PyFloat && b !== undefined) {
    if (Number.isNaN(left.value)) return Number.NaN;
    return -integer.compareWithFloat(b, left.value);
  }
  if (right instanceof PyFloat && a !== undefined) {
    if (Number.isNaN(right.value)) return Number.NaN;
    return integer.compareWithFloat(a, right.value);
  }
  return undefined;
}
