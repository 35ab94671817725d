/**
 * Binding of arguments to a native's signature, with CPython's TypeErrors, and the declared conversions (native.ts). A
 * conversion that needs a guest hook (`__index__`, `__iter__`, `__bool__` …) waits in a frame before the body runs.
 */

import { heapClass } from "./heap.js";
import { NativeFrame, X, type ExitSignal, type Machine, type NextResult, type Result } from "./machine.js";
import {
  PyByteArray,
  PyBytes,
  PyFloat,
  PyInstance,
  PyList,
  PyType,
  PyTuple,
  type AnyStr,
  type FlatStr,
  type Int,
  type Value,
} from "./model.js";
import { PyNative, type Parameter } from "./native.js";
import {
  collect,
  givenName,
  isStr,
  isTrue,
  lookupSpecial,
  toFloat,
  toIndex,
  typeName,
  unwrap,
  receiverOf,
} from "./protocol.js";
import { closestName } from "./suggest.js";
import { flatten } from "./text.js";

// oxlint-disable-next-line no-explicit-any -- bodies have their own parameter types
type AnyBody = (m: Machine, ...parameters: any[]) => NextResult;
type Bound = unknown[];

function callBody(m: Machine, native: PyNative, bound: readonly unknown[]): NextResult {
  const body = native.body as AnyBody;
  switch (bound.length) {
    case 0:
      return body(m);
    case 1:
      return body(m, bound[0]);
    case 2:
      return body(m, bound[0], bound[1]);
    case 3:
      return body(m, bound[0], bound[1], bound[2]);
    default:
      return body(m, ...bound);
  }
}

/** "f() takes …": the name CPython shows. */
function shownName(native: PyNative): string {
  if ((native.binding === "new" || native.name === "__init__") && native.owner !== null) return native.owner.name;
  return native.name;
}

/** Is the receiver (or its payload) one that this method knows? Returns the receiver to pass, or X. */
export function checkReceiver(m: Machine, native: PyNative, self: Value): Result {
  const { owner } = native;
  if (owner === null || owner.accepts === null || owner.accepts(self)) return self;
  if (self instanceof PyInstance && self.payload !== undefined && owner.accepts(self.payload))
    return native.wantsInstance ? self : self.payload;
  if (native.name.startsWith("__") && native.name !== "__class_getitem__")
    return m.typeError(
      `descriptor '${native.name}' requires a '${owner.name}' object but received a '${typeName(self)}'`,
    );
  return m.typeError(
    `descriptor '${native.name}' for '${owner.name}' objects doesn't apply to a '${typeName(self)}' object`,
  );
}

/** Calls a native with any arguments. For methods the receiver is the first argument. */
export function callNative(
  m: Machine,
  native: PyNative,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): NextResult {
  m.charge(native.cost);
  const { signature } = native;
  const { parameters } = signature;
  let given = args;
  if (native.binding === "method") {
    if (args.length === 0)
      return m.typeError(`unbound method ${native.owner?.name ?? ""}.${native.name}() needs an argument`);
    const self = checkReceiver(m, native, args[0]);
    if (self === X) return X;
    if (self !== args[0]) given = [self as Value, ...args.slice(1)];
  }
  const hasKeywords = keywords !== null && keywords.size > 0;
  if (signature.direct && !hasKeywords && given.length === signature.positionalCount) return callBody(m, native, given);
  if (!hasKeywords) {
    const result = callPlainly(m, native, given);
    if (result !== NOT_PLAIN) return result as NextResult;
  }
  if (given.length > signature.positionalCount && !signature.hasVarargs)
    return tooMany(m, native, given.length, keywords);
  const bound: Bound = new Array<unknown>(parameters.length);
  let used = 0;
  for (let index = 0; index < parameters.length; index++) {
    const parameter = parameters[index];
    switch (parameter.kind) {
      case "positional-only":
      case "positional": {
        if (index < given.length) {
          if (hasKeywords && parameter.kind === "positional" && keywords.has(parameter.name))
            return m.typeError(
              `argument for ${shownName(native)}() given by name ('${parameter.name}') and position (${index + 1 - receivers(native)})`,
            );
          bound[index] = given[index];
        } else if (hasKeywords && parameter.kind === "positional" && keywords.has(parameter.name)) {
          bound[index] = keywords.get(parameter.name);
          used++;
        } else if (parameter.required) return missing(m, native, index, given.length, keywords);
        else bound[index] = undefined;
        break;
      }
      case "varargs":
        bound[index] = given.slice(signature.positionalCount);
        break;
      case "keyword-only":
        if (hasKeywords && keywords.has(parameter.name)) {
          bound[index] = keywords.get(parameter.name);
          used++;
        } else if (parameter.required)
          return m.typeError(`${shownName(native)}() missing required keyword-only argument: '${parameter.name}'`);
        else bound[index] = undefined;
        break;
      case "varkeywords":
        bound[index] = restOf(signature.parameters, keywords);
        used = keywords?.size ?? 0;
        break;
    }
  }
  if (hasKeywords && used < keywords.size) return unexpected(m, native, keywords);
  return convertAndCall(m, native, bound, 0, given);
}

function receivers(native: PyNative): number {
  return native.binding === "method" || native.binding === "classmethod" ? 1 : 0;
}

function restOf(parameters: readonly Parameter[], keywords: ReadonlyMap<string, Value> | null): Map<string, Value> {
  const rest = new Map<string, Value>();
  if (keywords === null) return rest;
  for (const [name, value] of keywords)
    if (!parameters.some((p) => p.name === name && (p.kind === "keyword-only" || p.kind === "positional")))
      rest.set(name, value);
  return rest;
}

function plural(count: number): string {
  return `${count} argument${count === 1 ? "" : "s"}`;
}

/** Does CPython parse this one's arguments with keywords (Argument Clinic), or by count alone? */
function takesKeywords(native: PyNative): boolean {
  if (native.owner === null && native.name === "sorted") return false;
  // int and str count their positional arguments before they look at keywords.
  if (native.binding === "new" && (native.name === "int" || native.name === "str")) return false;
  return native.signature.parameters.some((p) => p.kind === "positional" || p.kind === "keyword-only");
}

/** _PyArg_UnpackKeywords' texts for functions with keywords, else those of METH_NOARGS, METH_O and _PyArg_CheckPositional. */
function tooMany(m: Machine, native: PyNative, given: number, keywords: ReadonlyMap<string, Value> | null): ExitSignal {
  const { signature } = native;
  const self = receivers(native);
  const most = signature.positionalCount - self;
  const least = signature.requiredPositional - self;
  const count = given - self;
  if (!takesKeywords(native)) {
    const isNamed = keywords !== null && keywords.size > 0 && native.name !== "sorted";
    return isNamed ? keywordsFirst(m, native, count + keywords.size) : countError(m, native, count);
  }
  const name = shownName(native);
  const all = signature.parameters.length - self;
  const total = count + (keywords?.size ?? 0);
  if (total > all && !signature.hasVarkeywords && !signature.hasVarargs) {
    const required = signature.parameters.filter((p) => p.required).length - self;
    return m.typeError(`${name}() takes ${required === all ? "exactly" : "at most"} ${plural(all)} (${total} given)`);
  }
  if (most === 0) return m.typeError(`${name}() takes no positional arguments`);
  return m.typeError(
    `${name}() takes ${least < most ? "at most" : "exactly"} ${most} positional argument${most === 1 ? "" : "s"} (${count} given)`,
  );
}

/** Keywords are refused before anything is counted, except by int and str. */
function keywordsFirst(m: Machine, native: PyNative, total: number): ExitSignal {
  if (!native.signature.parameters.some((p) => p.kind === "positional" || p.kind === "keyword-only"))
    return m.typeError(`${qualifiedNativeName(native)}() takes no keyword arguments`);
  return m.typeError(
    `${shownName(native)}() takes at most ${plural(native.signature.parameters.length)} (${total} given)`,
  );
}

/** `list.append`, `math.sqrt`, `len`: the name in the texts of functions that take their arguments by count. */
function qualifiedNativeName(native: PyNative): string {
  if (native.binding === "new" || native.name === "__init__") return shownName(native);
  if (native.owner !== null) return `${native.owner.name}.${native.name}`;
  return native.path;
}

/** Types of one value each: what CPython calls them when they are called with arguments. */
const SINGLETONS: ReadonlyMap<string, string> = new Map([
  ["NoneType", "NoneType"],
  ["ellipsis", "EllipsisType"],
  ["NotImplementedType", "NotImplementedType"],
]);
function isSingleton({ binding, owner }: PyNative): boolean {
  return binding === "new" && owner !== null && SINGLETONS.has(owner.name);
}

function countError(m: Machine, native: PyNative, count: number): ExitSignal {
  const self = receivers(native);
  const most = native.signature.positionalCount - self;
  const least = native.signature.requiredPositional - self;
  if (native.binding === "method" && native.name.startsWith("__") && most === least)
    return m.typeError(`expected ${plural(most)}, got ${count}`);
  if (native.binding === "new" && native.owner !== null && most === 0)
    return m.typeError(`${SINGLETONS.get(native.owner.name) ?? `${native.owner.name}()`} takes no arguments`);
  if (most === 0) return m.typeError(`${qualifiedNativeName(native)}() takes no arguments (${count} given)`);
  if (most === 1 && least === 1 && native.binding !== "new" && native.name !== "sorted")
    return m.typeError(`${qualifiedNativeName(native)}() takes exactly one argument (${count} given)`);
  const name = shownName(native);
  if (most === least) return m.typeError(`${name} expected ${plural(most)}, got ${count}`);
  if (count > most) return m.typeError(`${name} expected at most ${plural(most)}, got ${count}`);
  return m.typeError(`${name} expected at least ${plural(least)}, got ${count}`);
}

function missing(
  m: Machine,
  native: PyNative,
  index: number,
  given: number,
  keywords: ReadonlyMap<string, Value> | null,
): ExitSignal {
  const { signature } = native;
  const parameter = signature.parameters[index];
  const self = receivers(native);
  if (parameter.kind === "positional")
    return m.typeError(
      `${shownName(native)}() missing required argument '${parameter.name}' (pos ${index + 1 - self})`,
    );
  if (takesKeywords(native)) {
    const least = signature.parameters.filter((p) => p.kind === "positional-only" && p.required).length - self;
    const most = signature.positionalCount - self;
    return m.typeError(
      `${shownName(native)}() takes ${least < most ? "at least" : "exactly"} ${least} positional argument${least === 1 ? "" : "s"} (${given - self} given)`,
    );
  }
  if (keywords !== null && keywords.size > 0 && !signature.hasVarkeywords && !isSingleton(native))
    return m.typeError(`${qualifiedNativeName(native)}() takes no keyword arguments`);
  return countError(m, native, given - self);
}

function unexpected(m: Machine, native: PyNative, keywords: ReadonlyMap<string, Value>): ExitSignal {
  const { parameters } = native.signature;
  const named = parameters.filter((p) => p.kind === "positional" || p.kind === "keyword-only");
  if (isSingleton(native)) return countError(m, native, 1);
  if (named.length === 0) return m.typeError(`${qualifiedNativeName(native)}() takes no keyword arguments`);
  for (const name of keywords.keys())
    if (!named.some((p) => p.name === name)) {
      const close = closestName(
        name,
        named.map((p) => p.name),
      );
      // sorted() passes its keywords on to list.sort().
      const shown = native.owner === null && native.name === "sorted" ? "sort" : shownName(native);
      return m.typeError(
        `${shown}() got an unexpected keyword argument '${name}'${close === null ? "" : `. Did you mean '${close}'?`}`,
      );
    }
  return m.typeError(`${shownName(native)}() got an unexpected keyword argument`);
}

// -------------------------------------------------------------------------------------------------------- conversions

/** Waits for a hook of the argument `index`, then goes on with the conversions. */
class ConvertFrame extends NativeFrame {
  constructor(
    readonly native: PyNative,
    readonly bound: Bound,
    readonly index: number,
    readonly args: readonly Value[],
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    const converted = finishConversion(
      m,
      this.native.signature.parameters[this.index],
      value as Value,
      this.bound[this.index] as Value,
    );
    if (converted === X) return X;
    this.bound[this.index] = converted;
    return convertAndCall(m, this.native, this.bound, this.index + 1, this.args);
  }
}
heapClass(
  ConvertFrame,
  "frame.convert",
  { native: "object", bound: "state", index: "plain", args: "values", back: "skip", catches: "plain" },
  120,
);

/** A parameter's default as the body gets it. */
function boundDefault(parameter: Parameter): unknown {
  const { conversion, defaultValue } = parameter;
  if (conversion === "float" && defaultValue instanceof PyFloat) return defaultValue.value;
  if (conversion === "list" && defaultValue instanceof PyTuple) return [];
  if ((conversion === "text" || conversion === "slice") && defaultValue === null) return undefined;
  return defaultValue;
}

function boundDefaults(native: PyNative): readonly unknown[] {
  return (native.signature.boundDefaults ??= native.signature.parameters.map(boundDefault));
}

/** Does an argument need no conversion (or is its own)? */
function isConverted(parameter: Parameter, value: Value): boolean {
  switch (parameter.conversion) {
    case null:
      return true;
    case "index":
    case "size":
    case "slice":
    case "int":
      return typeof value === "number";
    case "str":
    case "text":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    default:
      return false;
  }
}

export const NOT_PLAIN: unique symbol = Symbol("not plain");

/** The usual call: positional arguments only, in range, of the kinds that the body takes; NOT_PLAIN when it is another one. */
function callPlainly(m: Machine, native: PyNative, given: readonly Value[]): NextResult | typeof NOT_PLAIN {
  const { signature } = native;
  const { parameters } = signature;
  const count = given.length;
  if (
    signature.hasVarargs ||
    signature.hasVarkeywords ||
    count > signature.positionalCount ||
    count < signature.requiredPositional
  )
    return NOT_PLAIN;
  for (let index = 0; index < count; index++) if (!isConverted(parameters[index], given[index])) return NOT_PLAIN;
  for (let index = count; index < parameters.length; index++) {
    const { required, conversion } = parameters[index];
    if (required || conversion === "list") return NOT_PLAIN;
  }
  const defaults = boundDefaults(native);
  const body = native.body as AnyBody;
  switch (parameters.length) {
    case 0:
      return body(m);
    case 1:
      return body(m, count > 0 ? given[0] : defaults[0]);
    case 2:
      return body(m, count > 0 ? given[0] : defaults[0], count > 1 ? given[1] : defaults[1]);
    case 3:
      return body(
        m,
        count > 0 ? given[0] : defaults[0],
        count > 1 ? given[1] : defaults[1],
        count > 2 ? given[2] : defaults[2],
      );
    default:
      return body(m, ...given, ...defaults.slice(count));
  }
}

/**
 * The usual call with arguments that lie on the machine's stack, without a copy of them: NOT_PLAIN when it is another one, of
 * which nothing was done or charged yet.
 */
export function callFromStack(
  m: Machine,
  native: PyNative,
  stack: readonly (Value | undefined)[],
  first: number,
  count: number,
): NextResult | typeof NOT_PLAIN {
  const { signature, binding } = native;
  const { parameters } = signature;
  const { length } = parameters;
  if (
    signature.hasVarargs ||
    signature.hasVarkeywords ||
    count > signature.positionalCount ||
    count < signature.requiredPositional ||
    length > 5 ||
    length === 0 ||
    (binding !== "function" && (binding !== "method" || count === 0))
  )
    return NOT_PLAIN;
  const receiver = binding === "method" ? receiverOf(native, stack[first] as Value) : undefined;
  if (binding === "method" && receiver === undefined) return NOT_PLAIN;
  for (let index = receiver === undefined ? 0 : 1; index < count; index++)
    if (!isConverted(parameters[index], stack[first + index] as Value)) return NOT_PLAIN;
  for (let index = count; index < length; index++) {
    const { required, conversion } = parameters[index];
    if (required || conversion === "list") return NOT_PLAIN;
  }
  m.charge(native.cost);
  const defaults = boundDefaults(native);
  const body = native.body as AnyBody;
  const one = receiver === undefined ? (count > 0 ? stack[first] : defaults[0]) : receiver;
  if (length === 1) return body(m, one);
  const two = count > 1 ? stack[first + 1] : defaults[1];
  if (length === 2) return body(m, one, two);
  const three = count > 2 ? stack[first + 2] : defaults[2];
  if (length === 3) return body(m, one, two, three);
  const four = count > 3 ? stack[first + 3] : defaults[3];
  if (length === 4) return body(m, one, two, three, four);
  return body(m, one, two, three, four, count > 4 ? stack[first + 4] : defaults[4]);
}

function convertAndCall(m: Machine, native: PyNative, bound: Bound, start: number, args: readonly Value[]): NextResult {
  const { parameters } = native.signature;
  for (let index = start; index < parameters.length; index++) {
    const parameter = parameters[index];
    const value = bound[index] as Value | undefined;
    if (value === undefined) {
      bound[index] = boundDefault(parameter);
      continue;
    }
    if (parameter.conversion === null || parameter.kind === "varargs" || parameter.kind === "varkeywords") continue;
    const raw = startConversion(m, native, parameter, value);
    if (raw === X) return m.wait(new ConvertFrame(native, bound, index, args));
    const converted = finishConversion(m, parameter, raw as Value, value);
    if (converted === X) return X;
    bound[index] = converted;
  }
  return callBody(m, native, bound);
}

function wrongType(m: Machine, native: PyNative, parameter: Parameter, value: Value, wanted: string): ExitSignal {
  const { signature } = native;
  const name = shownName(native);
  const position = signature.parameters.indexOf(parameter) + 1 - receivers(native); // native-ok: our own table
  const got = givenName(value);
  const single =
    signature.positionalCount - receivers(native) === 1 && !signature.hasKeywordOnly && !signature.hasVarargs;
  const which = parameter.kind === "positional" ? ` '${parameter.name}'` : single ? "" : ` ${position}`;
  return m.typeError(`${name}() argument${which} must be ${wanted}, not ${got}`);
}

/** The part that may call guest hooks. */
function startConversion(m: Machine, native: PyNative, parameter: Parameter, value: Value): Result {
  switch (parameter.conversion) {
    case "index":
    case "size":
      return toIndex(m, value);
    case "slice":
      if (value === null) return null;
      if (typeof value !== "number" && typeof value !== "bigint" && lookupSpecial(value, "__index__") === undefined)
        return m.typeError("slice indices must be integers or None or have an __index__ method");
      return toIndex(m, value);
    case "int": {
      const inner = unwrap(value);
      if (typeof inner === "number" || typeof inner === "bigint" || typeof inner === "boolean") return inner;
      return m.typeError(`an integer is required`);
    }
    case "float":
      return toFloat(m, value);
    case "str":
    case "text": {
      const inner = unwrap(value);
      if (isStr(inner)) return inner;
      if (parameter.conversion === "text" && value === null) return null;
      return wrongType(m, native, parameter, value, parameter.conversion === "text" ? "str or None" : "str");
    }
    case "bool":
      return isTrue(m, value);
    case "list":
      return collect(m, value);
    case "buffer": {
      const inner = unwrap(value);
      if (inner instanceof PyBytes || inner instanceof PyByteArray || bufferOf(inner) !== undefined) return inner;
      return m.typeError(`a bytes-like object is required, not '${typeName(value)}'`);
    }
    case "type":
      if (value instanceof PyType) return value;
      return wrongType(m, native, parameter, value, "a type");
    case "callable":
      if (isCallable(value)) return value;
      return m.typeError(`'${typeName(value)}' object is not callable`);
    default:
      return value;
  }
}

/** The part that turns the answer into what the body gets; never calls guest code. */
function finishConversion(m: Machine, parameter: Parameter, value: Value, original: Value): unknown {
  switch (parameter.conversion) {
    case "index":
    case "int":
      return typeof value === "boolean" ? Number(value) : value;
    case "size":
      // Sizes up to CPython's are taken for the largest that we can count to: no object is ever as large.
      if (typeof value === "bigint") {
        if (value >= -(2n ** 63n) && value < 2n ** 63n)
          return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
        return m.raise("OverflowError", "Python int too large to convert to C ssize_t");
      }
      return typeof value === "boolean" ? Number(value) : value;
    case "slice":
      if (value === null) return undefined;
      if (typeof value === "bigint") return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
      return typeof value === "boolean" ? Number(value) : (value as Int);
    case "float":
      return (value as PyFloat).value;
    case "str":
      return flatten(m, value as AnyStr) satisfies FlatStr;
    case "text":
      return value === null ? undefined : flatten(m, value as AnyStr);
    case "list":
      return (value as PyList).items;
    case "buffer":
      if (value instanceof PyBytes) return value.bytes;
      if (value instanceof PyByteArray) return value.bytes.subarray(0, value.length);
      return bufferOf(value);
    default:
      void original;
      return value;
  }
}

let bufferOf: (value: Value) => Uint8Array | undefined = () => undefined;
/** Provided by memoryview.ts and array: the bytes of other buffer objects. */
export function provideBuffer(read: (value: Value) => Uint8Array | undefined): void {
  bufferOf = read;
}

/** callable(value) */
export function isCallable(value: Value): boolean {
  if (value === null || typeof value !== "object") return false;
  return value instanceof PyType || value instanceof PyNative || value.type.lookup("__call__") !== undefined;
}
