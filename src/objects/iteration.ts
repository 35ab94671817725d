/**
 * The base of native iterators. `next` gives a value, undefined when exhausted, or X; it never calls guest code by
 * JavaScript recursion (it pushes frames). `iter(iterator)` is the iterator itself.
 */

import type { Machine, NextResult } from "./machine.js";
import { PyObject } from "./model.js";

export abstract class PyIterator extends PyObject {
  /** False for coroutines and async generators, which share the machinery but are no iterators for guests. */
  get isIterator(): boolean {
    return true;
  }
  abstract next(machine: Machine): NextResult;
}
