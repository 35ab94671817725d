/**
 * Natives: guest-callable functions written in TypeScript, declared once by a signature text (design: "Declare once").
 * The text gives argument binding, CPython's TypeErrors, `help()`, the library reference, the static check and the
 * fuzzer's calls. A native is a leaf: it never calls guest code by JavaScript recursion (see `machine.ts`).
 *
 * Signature text: CPython's, with optional conversions after a colon:
 *   `sorted(iterable: list, /, *, key=None, reverse: bool=False)`
 *   `join(self, iterable: list, /)`     `range(start: index, /)`     `print(*args, sep=None, end=None)`
 * Parameters without a default are required. A default is one of: None True False, an int, a float, a quoted string,
 * `()` (empty tuple), or `...`, which means "unbound": the body gets undefined and the docs show `<unrepresentable>`.
 * `*args` reaches the body as Value[], `**kwargs` as Map<string, Value>.
 *
 * Conversions (the body gets the converted thing; guest hooks are called by frames, before the body runs):
 *   index   int (or bool, or via __index__) -> Int (number | bigint)
 *   size    like index, but clipped to a JavaScript safe number; OverflowError beyond ("cannot fit 'int' into an index-sized integer")
 *   slice   like size, but None allowed (-> undefined) and clamped to ±Number.MAX_SAFE_INTEGER instead of an error (start/end of find, index …)
 *   int     int only, no __index__ (TypeError otherwise) -> Int
 *   float   float, int, __float__, __index__ -> JavaScript number
 *   str     exact or subclassed str -> FlatStr (ropes flattened, subclasses unwrapped); TypeError otherwise
 *   text    like str, or None -> undefined
 *   bool    truth value -> JavaScript boolean
 *   list    any iterable -> Value[] (a fresh array, charged); TypeError "'X' object is not iterable"
 *   buffer  bytes, bytearray, memoryview -> Uint8Array (a view: do not keep or write)
 *   type    a PyType
 *   callable must be callable
 * Bodies may return X (see `machine.ts`).
 */

import type { Machine, NextResult, Result } from "./machine.js";
import { PyObject, type PyType, type Value } from "./model.js";

export type Conversion =
  | "index"
  | "size"
  | "slice"
  | "int"
  | "float"
  | "str"
  | "text"
  | "bool"
  | "list"
  | "buffer"
  | "type"
  | "callable";

export interface Parameter {
  readonly name: string;
  readonly kind: "positional-only" | "positional" | "keyword-only" | "varargs" | "varkeywords";
  readonly conversion: Conversion | null;
  readonly required: boolean;
  /** The default as the body gets it (after conversion); undefined for `...`. */
  readonly defaultValue: Value | undefined;
  /** The default as written, for docs. */
  readonly defaultText: string | null;
}

export interface Signature {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** Positional parameters (without *args) and how many of them are required. */
  readonly positionalCount: number;
  readonly requiredPositional: number;
  readonly hasVarargs: boolean;
  readonly hasVarkeywords: boolean;
  readonly hasKeywordOnly: boolean;
  /** No conversions, varargs, varkeywords or keyword-only parameters: arguments can be passed straight through. */
  readonly direct: boolean;
  /** Defaults as the body gets them, by parameter; filled at the first call (bind.ts). */
  boundDefaults: readonly unknown[] | null;
}

/** The body: machine, then the parameters in order (converted, undefined for an unbound default). */
export type NativeBody = (machine: Machine, ...parameters: never[]) => NextResult;

export interface NativeOptions {
  /** Instructions charged for each call on top of what the body charges by size. Default 1. */
  readonly cost?: number;
  readonly doc?: string;
  /** For methods of types that guests may subclass: the body wants the instance itself, not the unwrapped payload. */
  readonly wantsInstance?: boolean;
}

/** How an attribute lookup binds it. */
export type Binding = "function" | "method" | "classmethod" | "staticmethod" | "new";

export class PyNative extends PyObject {
  /** The type whose method it is. */
  owner: PyType | null = null;
  /** `__module__`-like prefix for reprs and snapshots: "math.sqrt". */
  path: string;
  private parsed: Signature | null = null;
  constructor(
    readonly name: string,
    private readonly text: string,
    readonly body: NativeBody,
    readonly binding: Binding,
    readonly cost: number,
    readonly doc: string | null,
    readonly wantsInstance: boolean,
  ) {
    super();
    this.path = name;
  }
  /** Parsed when first asked for: most natives are never called, and loading should not pay for them. */
  get signature(): Signature {
    return (this.parsed ??= parseSignature(this.text));
  }
}

/** Every native, in the order in which they were made: by the end of loading all there will ever be. For snapshots. */
export const NATIVES: PyNative[] = [];

/** An object of ours that is called without a look-up of `__call__`: `functools.partial`, a namedtuple's `__new__` … */
export abstract class PyCallable extends PyObject {
  /** The call itself; `args` without the callable. */
  abstract invoke(machine: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result;
}

/** A native attribute with a getter and perhaps a setter (`__name__`, `__doc__`, `real`, `start` …). */
export class PyGetSet extends PyObject {
  constructor(
    readonly name: string,
    readonly owner: PyType,
    readonly get: (machine: Machine, self: never) => NextResult,
    readonly set: ((machine: Machine, self: never, value: Value | undefined) => NextResult) | null,
  ) {
    super();
  }
  /** True when an instance's slot of the attribute's name, where there is one, holds what the getter gives. */
  get readsSlot(): boolean {
    return false;
  }
}

// ------------------------------------------------------------------------------------------- parsing the signature text

const CONVERSIONS: ReadonlySet<string> = new Set<Conversion>([
  "index",
  "size",
  "slice",
  "int",
  "float",
  "str",
  "text",
  "bool",
  "list",
  "buffer",
  "type",
  "callable",
]);

let emptyTuple: Value = null;
let makeFloat: (value: number) => Value = () => null;
/** Wired by `define.ts`: defaults need two representations that stand above this file's concern. */
export function provideDefaults(tuple: Value, float: (value: number) => Value): void {
  emptyTuple = tuple;
  makeFloat = float;
}

function parseDefault(text: string, signature: string): Value | undefined {
  if (text === "...") return undefined;
  if (text === "None") return null;
  if (text === "True") return true;
  if (text === "False") return false;
  if (text === "()") return emptyTuple;
  const first = text[0];
  if (first === "'" || first === '"') return text.slice(1, -1);
  const number = Number(text);
  if (Number.isNaN(number)) throw new Error(`bad default ${text} in native signature ${signature}`);
  return /[.e]/.test(text) ? makeFloat(number) : number; // native-ok: our own text
}

/** Splits at top-level commas, quotes and brackets respected. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (char === "," && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  const last = text.slice(start).trim();
  if (last !== "") parts.push(last);
  return parts;
}

function parseParameter(part: string, kind: Parameter["kind"], signature: string): Parameter {
  const match = /^([A-Za-z_]\w*)\s*(?::\s*(\w+)\s*)?(?:=\s*(.+))?$/s.exec(part); // native-ok: our own text
  if (match === null) throw new Error(`bad parameter ${part} in native signature ${signature}`);
  const [, name, conversion, defaultText] = match;
  if (conversion !== undefined && !CONVERSIONS.has(conversion))
    throw new Error(`unknown conversion ${conversion} in native signature ${signature}`);
  return {
    name,
    kind,
    conversion: (conversion as Conversion | undefined) ?? null,
    required: defaultText === undefined,
    defaultValue: defaultText === undefined ? undefined : parseDefault(defaultText.trim(), signature),
    defaultText: defaultText?.trim() ?? null,
  };
}

/** Parses a signature text; throws on a mistake of ours. */
export function parseSignature(text: string): Signature {
  const open = text.indexOf("("); // native-ok: our own text
  const name = text.slice(0, open).trim();
  const parts = splitParameters(text.slice(open + 1, text.lastIndexOf(")"))); // native-ok: our own text
  const slash = parts.indexOf("/"); // native-ok: our own text
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === "/") continue;
    if (part === "*") keywordOnly = true;
    else if (part.startsWith("**")) parameters.push(parseParameter(part.slice(2), "varkeywords", text));
    else if (part.startsWith("*")) {
      parameters.push(parseParameter(part.slice(1), "varargs", text));
      keywordOnly = true;
    } else
      parameters.push(
        parseParameter(part, keywordOnly ? "keyword-only" : index < slash ? "positional-only" : "positional", text),
      );
  }
  const positional = parameters.filter((p) => p.kind === "positional" || p.kind === "positional-only");
  const rest = parameters.length !== positional.length;
  return {
    name,
    text,
    parameters,
    positionalCount: positional.length,
    requiredPositional: positional.filter((p) => p.required).length,
    hasVarargs: parameters.some((p) => p.kind === "varargs"),
    hasVarkeywords: parameters.some((p) => p.kind === "varkeywords"),
    hasKeywordOnly: parameters.some((p) => p.kind === "keyword-only"),
    direct: !rest && parameters.every((p) => p.conversion === null),
    boundDefaults: null,
  };
}
