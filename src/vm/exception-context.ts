/** The chain of contexts: what was being handled when an exception was raised. */

import type { PyException } from "../objects/model.js";

/**
 * Sets `__context__`, cutting the cycle that would arise as CPython's _PyErr_SetObject does; a cycle that a guest made is found
 * by Floyd's method. Answers the work done, to be charged.
 */
export function setContext(exception: PyException, handled: PyException): number {
  let link: PyException | null = handled;
  let slow: PyException = handled;
  let steps = 0;
  while (link !== null) {
    const next: PyException | null = link.context;
    if (next === exception) {
      link.context = null;
      break;
    }
    link = next;
    if (link === slow) break;
    if ((++steps & 1) === 0) slow = slow.context as PyException;
  }
  exception.context = handled;
  return steps >> 3;
}
