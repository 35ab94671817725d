/**
 * Identity by value, charged: the engine's own `===` reads long texts and long ints, and what lies in bytes or in text held
 * apart is read by `identical`. Every comparison of guest values that may be long goes through here.
 */

import { linearWork, roughBits } from "../numeric/work.js";
import type { Machine } from "./machine.js";
import { PyBytes, PyRope, PyWideStr, type Value } from "./model.js";
import { identical } from "./protocol.js";
import { strLength } from "./text.js";

/** Comparing or looking up texts up to this length costs no more than an instruction. */
export const LONG_TEXT = 512;

/** a === b. */
export function sameValue(m: Machine, a: Value, b: Value): boolean {
  if (typeof a === "string") {
    if (a.length > LONG_TEXT && typeof b === "string" && a.length === b.length) m.charge(a.length >> 6);
  } else if (typeof a === "bigint" && typeof b === "bigint") {
    const bits = roughBits(a);
    if (bits > 512) m.charge(linearWork(bits));
  }
  return a === b;
}

/** Charges a reading of all of a value whose identity is its content. */
export function chargeReading(m: Machine, value: Value): void {
  if (value instanceof PyBytes) m.charge(value.bytes.length >> 6);
  else if (value instanceof PyRope || value instanceof PyWideStr) m.charge(strLength(value) >> 5);
}

/** `a is b`. */
export function isSame(m: Machine, a: Value, b: Value): boolean {
  if (sameValue(m, a, b)) return true;
  if (typeof a !== "object" && typeof b !== "object") return false;
  chargeReading(m, a);
  chargeReading(m, b);
  return identical(a, b);
}
