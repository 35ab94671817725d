/** Linking: constants become guest values, and a Code object gets its per-sandbox caches and its globals. */

import { CodeFlag, type Code, type Constant } from "../compile/code.js";
import { verifyOnce } from "../compile/verify.js";
import type { PyDict } from "../objects/dictionary.js";
import { LinkedCode, type Compiled, type Tier } from "../objects/linked.js";
import {
  ELLIPSIS,
  EMPTY_TUPLE,
  PyBytes,
  PyComplex,
  PyFloat,
  PyTuple,
  PyWideStr,
  type Value,
} from "../objects/model.js";
import { fuse } from "./fuse.js";
import { frozensetOfConstants } from "../objects/set.js";

/** The guest value of a constant. */
export function constantValue(constant: Constant): Value {
  switch (constant.type) {
    case "none":
      return null;
    case "true":
      return true;
    case "false":
      return false;
    case "ellipsis":
      return ELLIPSIS;
    case "int":
      return constant.value;
    case "float":
      return new PyFloat(constant.value);
    case "complex":
      return new PyComplex(constant.real, constant.imaginary);
    case "str":
      return constant.wide !== undefined ? new PyWideStr(Uint32Array.from(constant.wide)) : plainOrWide(constant.value);
    case "bytes":
      return new PyBytes(constant.value);
    case "tuple":
      return constant.items.length === 0 ? EMPTY_TUPLE : new PyTuple(constant.items.map(constantValue));
    case "frozenset":
      return frozensetOfConstants(constant.items.map(constantValue));
  }
}

/** A literal enters here: astral characters make a wide str. */
function plainOrWide(text: string): Value {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const points: number[] = [];
      for (const char of text) points.push(char.codePointAt(0) as number);
      return new PyWideStr(Uint32Array.from(points));
    }
  }
  return text;
}

const NOT_SIMPLE = CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;
const RESUMABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/**
 * Links a code object. No code runs that `verify` has not passed, wherever it came from; children are covered by their parent.
 */
/** Code with more locals and operands than this pays for its part of the stack at every call. */
export const LARGE_FRAME = 128;

export function link(code: Code, globals: PyDict, tier: Tier | null, isChild = false): LinkedCode {
  if (!isChild) verifyOnce(code);
  const simple =
    (code.flags & (NOT_SIMPLE | RESUMABLE)) === 0 &&
    code.keywordOnlyCount === 0 &&
    (code.flags & CodeFlag.OPTIMIZED) !== 0 &&
    code.localNames.length + code.stackSize <= LARGE_FRAME;
  const linked = new LinkedCode(code, code.constants.map(constantValue), globals, simple);
  linked.words = fusedWords(code);
  if (eagerly !== null) linked.compiled = eagerly(code);
  else if (tier !== null) linked.known = tier.known(code);
  return linked;
}

let eagerly: ((code: Code) => Compiled | null) | null = null;
/** For tests: all code is compiled when it is linked (null: only what is found hot). */
export function compileWhenLinked(compile: typeof eagerly): void {
  eagerly = compile;
}

const fusedCache = new WeakMap<Code, Int32Array>();
/** Fusing depends on the code alone: done once for all sandboxes. */
function fusedWords(code: Code): Int32Array {
  let words = fusedCache.get(code);
  if (words === undefined) {
    words = fuse(code.words);
    fusedCache.set(code, words);
  }
  return words;
}

/** The linked copy of a child, made once. */
export function linkedChild(parent: LinkedCode, index: number, tier: Tier | null): LinkedCode {
  return (parent.children[index] ??= link(parent.code.children[index], parent.globals, tier, true));
}
