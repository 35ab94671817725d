/**
 * What must hold after every program, whatever it was after: the host's intrinsics are as they were, and no text that a
 * guest or a model can read speaks of the host. Implements spec/sandbox.md, "Errors are clean" and "No host objects".
 */

import { homedir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Outcome } from "../host/outcome.js";

const INTRINSICS: readonly (readonly [string, object])[] = [
  ["globalThis", globalThis],
  ["Object", Object],
  ["Object.prototype", Object.prototype],
  ["Function.prototype", Function.prototype],
  ["Array", Array],
  ["Array.prototype", Array.prototype],
  ["String.prototype", String.prototype],
  ["Number.prototype", Number.prototype],
  ["BigInt.prototype", BigInt.prototype],
  ["Boolean.prototype", Boolean.prototype],
  ["Symbol.prototype", Symbol.prototype],
  ["Map.prototype", Map.prototype],
  ["Set.prototype", Set.prototype],
  ["WeakMap.prototype", WeakMap.prototype],
  ["Promise", Promise],
  ["Promise.prototype", Promise.prototype],
  ["RegExp.prototype", RegExp.prototype],
  ["Date.prototype", Date.prototype],
  ["Error", Error],
  ["Error.prototype", Error.prototype],
  ["JSON", JSON],
  ["Math", Math],
  ["Reflect", Reflect],
  ["Uint8Array.prototype", Uint8Array.prototype],
];

/** Every own property of the intrinsics, as it is now. */
export function intrinsicsNow(): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, object] of INTRINSICS) {
    for (const key of Reflect.ownKeys(object)) {
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      // Reading some globals of Node warns or loads: their getters stand for them.
      // oxlint-disable-next-line unbound-method -- compared, not called
      found.set(`${name}.${String(key)}`, descriptor?.get ?? descriptor?.value);
    }
  }
  return found;
}

/** The names of what differs. */
export function intrinsicsChanged(before: ReadonlyMap<string, unknown>): string[] {
  const after = intrinsicsNow();
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter(
    (name) => !Object.is(before.get(name), after.get(name)) || before.has(name) !== after.has(name),
  );
}

const PACKAGE_FOLDER = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the host's texts look like: paths, stacks, and the engine's own wording. */
const TRACES: readonly (readonly [string, RegExp])[] = [
  ["a JavaScript stack", /\n\s+at .*:\d+:\d+\)?/],
  ["a file URL", /file:\/\//],
  ["a Node module", /\bnode:[a-z]/],
  ["node_modules", /node_modules/],
  ["an object's default text", /\[object [A-Z]\w*\]/],
  ["native code", /\[native code\]/],
  ["V8's recursion error", /Maximum call stack/],
  ["V8's length error", /Invalid (array|string|typed array|array buffer) length/i],
  [
    "V8's type error",
    /is not a function|is not a constructor|Cannot read propert|Cannot set propert|is not iterable \(/,
  ],
  ["V8's BigInt error", /Maximum BigInt size|Cannot mix BigInt|Cannot convert .* to a BigInt/],
  ["a JavaScript error name", /\b(RangeError|ReferenceError|URIError|EvalError|InternalError)\b/],
];

/** What in the text speaks of the host; text that the program itself contains proves nothing. */
export function hostTraces(text: string, program: string, canary: string): string[] {
  const found: string[] = [];
  if (text.includes(canary)) found.push("the canary in the host's environment");
  for (const path of [PACKAGE_FOLDER, process.cwd(), homedir(), process.execPath])
    if (path.length > 4 && text.includes(path) && !program.includes(path)) found.push(`a path of the host (${path})`);
  for (const [what, pattern] of TRACES) {
    const match = pattern.exec(text);
    if (match !== null && !program.includes(match[0].trim())) found.push(`${what}: ${match[0].trim().slice(0, 80)}`);
  }
  return found;
}

/** All texts of an outcome that a guest or a model may read. */
export function textsOf(outcome: Outcome): string {
  const more =
    outcome.status === "raised"
      ? [outcome.error.message, outcome.error.traceback]
      : outcome.status === "limit" || outcome.status === "aborted"
        ? [outcome.message, outcome.traceback]
        : outcome.status === "done"
          ? [outcome.valueRepr]
          : [];
  return [outcome.stdout, outcome.stderr, ...more].join("\n");
}
