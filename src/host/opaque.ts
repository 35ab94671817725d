/**
 * Objects of the host that hold what no copy of their properties would have: promises, errors, iterators, URLs, responses,
 * boxed values … They are refused by the name of their class. Nothing of theirs is run to find out.
 */

import { ownValue } from "./misuse.js";
import { globalClass, internalClass } from "./platform.js";

const getPrototype = Object.getPrototypeOf;
const getDescriptor = Object.getOwnPropertyDescriptor;
const ownNames = Object.getOwnPropertyNames;
const ownKeys = Object.keys;

/** Built-in classes whose instances hold nothing that could be copied. */
const OPAQUE: ReadonlyMap<object, string> = new Map<object, string>([
  [Promise.prototype, "Promise"],
  [WeakMap.prototype, "WeakMap"],
  [WeakSet.prototype, "WeakSet"],
  // oxlint-disable-next-line no-restricted-globals -- only its prototype, to tell its instances apart
  [WeakRef.prototype, "WeakRef"],
  [RegExp.prototype, "RegExp"],
  [Error.prototype, "Error"],
  [String.prototype, "String"],
  [Number.prototype, "Number"],
  [Boolean.prototype, "Boolean"],
  [BigInt.prototype, "BigInt"],
  [Symbol.prototype, "Symbol"],
  [getPrototype(getPrototype([][Symbol.iterator]()) as object) as object, "iterator"],
  [
    getPrototype(getPrototype(getPrototype((async function* () {})() as object) as object) as object) as object,
    "async iterator",
  ],
]);

/** Classes that are copied by what they hold, whatever their name is among the globals. */
const COPIED: ReadonlySet<string> = new Set(["Object", "Array", "Map", "Set", "Date", "ArrayBuffer", "DataView"]);

/** What to do instead. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ["Promise", "a promise cannot be passed: await it first"],
  ["Error", "an Error cannot be passed: throw it, or pass its message"],
  ["iterator", "an iterator cannot be passed: make an array of it"],
  ["async iterator", "an iterator cannot be passed: make an array of it"],
  ["URL", "a URL object cannot be passed: pass its href"],
  ["URLSearchParams", "a URLSearchParams object cannot be passed: pass Object.fromEntries(…) of it"],
  ["Headers", "a Headers object cannot be passed: pass Object.fromEntries(…) of it"],
  ["FormData", "a FormData object cannot be passed: pass Object.fromEntries(…) of it"],
  ["Response", "a Response cannot be passed: await its json(), text() or arrayBuffer() first"],
  ["Request", "a Request cannot be passed: pass its url, or await its text() first"],
  ["Blob", "a Blob cannot be passed: await its text() or arrayBuffer() first"],
  ["File", "a File cannot be passed: await its text() or arrayBuffer() first"],
]);

/** Why an object cannot be copied. */
export interface Refusal {
  /** The name of its class. */
  readonly name: string;
  readonly reason: string;
}

/** The refusal of a promise, which is one by its `then`. */
export const THENABLE = refusalOf("Promise");

function refusalOf(name: string): Refusal {
  return { name, reason: ADVICE.get(name) ?? `${withArticle(name)} object cannot be passed to the sandbox` };
}

function withArticle(name: string): string {
  return `${/^[AEIOUaeiou]/.test(name) ? "an" : "a"} ${name}`;
}

/** Why an object that is no plain one cannot be copied by its own properties; null when it can. */
export function opaque(value: object): Refusal | null {
  const prototypes = prototypesOf(value);
  for (const prototype of prototypes) {
    const known = OPAQUE.get(prototype);
    if (known !== undefined) return refusalOf(known);
  }
  for (const prototype of prototypes) {
    const name = globalClass(prototype);
    if (name !== null && !COPIED.has(name) && !name.endsWith("Array")) return refusalOf(name);
  }
  const internal = internalClass(value);
  if (internal !== null) return refusalOf(internal);
  return ownKeys(value).length === 0 ? hidden(value, prototypes) : null;
}

/** An instance without properties of its own whose class has getters keeps its data where nobody sees it. */
function hidden(value: object, prototypes: readonly object[]): Refusal | null {
  // The root is Object's, perhaps another realm's.
  for (const prototype of prototypes.slice(0, -1))
    for (const key of ownNames(prototype)) {
      const descriptor = getDescriptor(prototype, key);
      if (descriptor === undefined || Object.hasOwn(descriptor, "value")) continue;
      const name = className(value);
      return {
        name,
        reason: `${withArticle(name)} object cannot be passed: its data is in no properties of its own; pass a plain object`,
      };
    }
  return null;
}

function prototypesOf(value: object): object[] {
  const prototypes: object[] = [];
  for (let at: unknown = getPrototype(value); typeof at === "object" && at !== null; at = getPrototype(at))
    prototypes.push(at);
  return prototypes;
}

function className(value: object): string {
  const constructor = ownValue(getPrototype(value) as object, "constructor");
  const name = typeof constructor === "function" ? ownValue(constructor, "name") : undefined;
  return typeof name === "string" && name !== "" ? name.slice(0, 40) : "class";
}
