/**
 * When code is compiled: the meter looks at the running frame every few thousand units anyway, and code that it finds there
 * often enough is translated, once for all sandboxes; what another sandbox found hot is taken over after a few entries. The
 * count of a program does not depend on it. This is the one file of the core that makes code from text; where the host
 * forbids that (a content security policy), the interpreter runs alone.
 */

import { CodeFlag, type Code, type Constant } from "../../compile/code.js";
import type { Compiled, LinkedCode, Tier } from "../../objects/linked.js";
import { SUPPORT } from "./support.js";
import { translate } from "./translate.js";

/** How often code is found running before it is translated, and one more for so many instruction words. */
const FINDINGS = 2;
const WORDS_PER_FINDING = 200;

/** By code; null: the interpreter keeps it. */
const compiledCode = new WeakMap<Code, Compiled | null>();
let forbidden = false;
/** Characters, ever. */
let written = 0;
let allowed = true;
/** For tests and measurements: the interpreter alone. */
export function allowCompiling(allow: boolean): void {
  allowed = allow;
}

/**
 * Functions by their text, which depends on the bytecode alone: the same program, compiled again, finds what V8 has made of
 * it before. Emptied when it is full.
 */
const functions = new Map<string, Compiled["run"]>();
const MOST_CHARACTERS = 8_000_000;
let characters = 0;

/** The function of an emitted text, whose one free name is `tier`. */
function evaluate(text: string): Compiled["run"] | null {
  const before = functions.get(text);
  if (before !== undefined) return before;
  const made = make(text);
  if (made === null) return null;
  characters += text.length;
  if (characters > MOST_CHARACTERS) {
    functions.clear();
    alike.clear();
    characters = text.length;
  }
  functions.set(text, made);
  return made;
}

function make(text: string): Compiled["run"] | null {
  try {
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- fixed templates and whole numbers, nothing of the guest
    return (new Function("tier", text) as (tier: typeof SUPPORT) => Compiled["run"])(SUPPORT); // native-ok: see the line above
  } catch {
    // Making code from text is forbidden here. (That what is emitted is right JavaScript is for test/vm/tier2.test.ts to hold.)
    forbidden = true;
    return null;
  }
}

/** The compiled form of code, made now if need be; null for code that the interpreter keeps. */
export function compile(code: Code): Compiled | null {
  let compiled = compiledCode.get(code);
  if (compiled === undefined) {
    const translation = forbidden ? undefined : translate(code);
    // What was given up took time, too.
    written += translation?.text.length ?? 10 * code.words.length;
    const run = translation === undefined ? null : evaluate(translation.text);
    compiled = run === null || translation === undefined ? null : { run, entries: translation.entries };
    compiledCode.set(code, compiled);
    if (compiled !== null && (code.flags & CodeFlag.FROZEN) === 0) remember(code, compiled);
  }
  return compiled;
}

/** Compiled code by a hash of its words: a program that is compiled again, or what dataclasses write for a class. */
const alike = new Map<number, { readonly code: Code; readonly compiled: Compiled }[]>();

/** Code of one hash that is remembered: a program could make much of it. */
const MOST_ALIKE = 4;

function remember(code: Code, compiled: Compiled): void {
  const hash = hashOfWords(code.words);
  const bucket = alike.get(hash);
  if (bucket === undefined) alike.set(hash, [{ code, compiled }]);
  else if (bucket.length < MOST_ALIKE && !bucket.some((entry) => translatesAlike(code, entry.code)))
    bucket.push({ code, compiled });
}

function hashOfWords(words: Int32Array): number {
  let hash = words.length;
  for (let index = 0; index < words.length; index++) hash = (Math.imul(hash, 0x01000193) ^ words[index]) | 0;
  return hash;
}

/** Whether what `translate` makes of both is the same: it reads nothing else. */
function translatesAlike(one: Code, other: Code): boolean {
  return (
    one.flags === other.flags &&
    one.argCount === other.argCount &&
    one.stackSize === other.stackSize &&
    one.localNames.length === other.localNames.length &&
    sameNumbers(one.words, other.words) &&
    sameNumbers(one.costs, other.costs) &&
    sameNumbers(one.handlers, other.handlers) &&
    one.constants.length === other.constants.length &&
    one.constants.every((constant, index) => sameKind(constant, other.constants[index]))
  );
}

function sameNumbers(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

/** Only whole numbers stand in the text; other constants are read when it runs. */
function sameKind(one: Constant, other: Constant): boolean {
  return one.type === other.type && (one.type !== "int" || Object.is(one.value, (other as typeof one).value));
}

function known(code: Code): Compiled | null {
  if (!allowed) return null;
  const compiled = compiledCode.get(code);
  if (compiled !== undefined || (code.flags & CodeFlag.FROZEN) !== 0 || alike.size === 0) return compiled ?? null;
  const like = alike.get(hashOfWords(code.words))?.find((entry) => translatesAlike(code, entry.code));
  if (like === undefined) return null;
  compiledCode.set(code, like.compiled);
  return like.compiled;
}

function found(linked: LinkedCode): number {
  if (!allowed || ++linked.findings < FINDINGS + linked.code.words.length / WORDS_PER_FINDING) return 0;
  linked.findings = Number.NEGATIVE_INFINITY;
  const before = written;
  linked.compiled = compile(linked.code);
  linked.known = null;
  return written - before;
}

export const TIER: Tier = { found, known };
