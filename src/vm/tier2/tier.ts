/**
 * When code is compiled: the meter looks at the running frame every few thousand units anyway, and code that it finds there
 * often enough is translated, once for all sandboxes. The count of a program does not depend on it. This is the one file of
 * the core that makes code from text; where the host forbids that (a content security policy), the interpreter runs alone.
 */

import type { Code } from "../../compile/code.js";
import type { Compiled, LinkedCode } from "../../objects/linked.js";
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
  const known = functions.get(text);
  if (known !== undefined) return known;
  const made = make(text);
  if (made === null) return null;
  characters += text.length;
  if (characters > MOST_CHARACTERS) {
    functions.clear();
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
  }
  return compiled;
}

/** Code without compiled code was found running; answers how many characters were written for it. */
export function found(linked: LinkedCode): number {
  if (!allowed || ++linked.findings < FINDINGS + linked.code.words.length / WORDS_PER_FINDING) return 0;
  linked.findings = Number.NEGATIVE_INFINITY;
  const before = written;
  linked.compiled = compile(linked.code);
  return written - before;
}
