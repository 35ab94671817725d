/**
 * Declaring types and natives. Each built-in type's file calls `defineType` once and then `method`, `getter`, … ; modules
 * use `builtin`. Built-in types and natives are shared by all sandboxes and immutable, so making a sandbox costs nothing
 * for them.
 */

import type { Machine, NextResult } from "./machine.js";
import { EMPTY_TUPLE, PyFloat, PyType, TypeFlag, setTypeOf, type PyObject, type Value } from "./model.js";
import {
  NATIVES,
  PyGetSet,
  PyNative,
  provideDefaults,
  type Binding,
  type NativeBody,
  type NativeOptions,
} from "./native.js";

provideDefaults(EMPTY_TUPLE, (value) => new PyFloat(value));

/** Every built-in type by name ("int", "list_iterator"), for snapshots, `type()` and the docs. */
export const BUILTIN_TYPES = new Map<string, PyType>();
/** Every built-in type in the order of definition; two may have one name. */
export const ALL_TYPES: PyType[] = [];

export interface TypeOptions {
  readonly bases?: readonly PyType[];
  /** The class of its values; several names may share one representation through `accepts`. */
  readonly representation?: { readonly prototype: PyObject };
  /** True for values of exactly this type's representation (payload test). Default: instanceof representation. */
  readonly accepts?: (value: Value) => boolean;
  /** May guests subclass it? Default false. */
  readonly base?: boolean;
  readonly flags?: number;
  readonly doc?: string;
  readonly module?: string;
  /** Written in Python in CPython: messages then show the bare name, "ABCMeta". Default false. */
  readonly inPython?: boolean;
  /** Part of a subclass instance's representation (list, dict, int, str …): such instances carry a payload. */
  readonly payload?: boolean;
}

/** `object`, the root. */
export const OBJECT = new PyType("object", [], TypeFlag.BASE);
/** `type`, the class of classes. */
export const TYPE = new PyType("type", [OBJECT], TypeFlag.BASE | TypeFlag.METACLASS);
for (const root of [OBJECT, TYPE]) {
  root.qualname = root.name;
  BUILTIN_TYPES.set(root.name, root);
  ALL_TYPES.push(root);
}
TYPE.mro = [TYPE, OBJECT];
TYPE.accepts = (value) => value instanceof PyType;
setTypeOf(PyType, TYPE);
// A class of a guest metaclass answers with it.
Object.defineProperty(PyType.prototype, "type", {
  get(this: PyType): PyType {
    return this.metaclass ?? TYPE;
  },
});

/** Makes a built-in type. `name` is `__name__`; a dotted prefix is not part of it (use `module`). */
export function defineType(name: string, options: TypeOptions = {}): PyType {
  const bases = options.bases ?? [OBJECT];
  const type = new PyType(name, bases, (options.flags ?? 0) | (options.base === true ? TypeFlag.BASE : 0));
  type.qualname = name;
  type.moduleName = options.module ?? "builtins";
  if (type.moduleName !== "builtins") {
    type.attributes.set("__module__", type.moduleName);
    if (options.inPython !== true) type.messageName = `${type.moduleName}.${name}`;
  }
  type.doc = options.doc ?? null;
  // Built-in types use single inheritance, or list bases whose linearisation is plain concatenation.
  const mro: PyType[] = [type];
  for (const base of bases) for (const cls of base.mro) if (!mro.includes(cls) && cls !== OBJECT) mro.push(cls); // native-ok: short
  mro.push(OBJECT);
  type.mro = mro;
  const { representation } = options;
  if (representation !== undefined) {
    setTypeOf(representation, type);
    const constructorOf = representation as unknown as new (...args: never[]) => PyObject;
    type.accepts = options.accepts ?? ((value) => value instanceof constructorOf);
  } else type.accepts = options.accepts ?? bases[0].accepts;
  if (options.payload === true) type.payloadType = type;
  else type.payloadType = bases[0].payloadType;
  BUILTIN_TYPES.set(name, type);
  ALL_TYPES.push(type);
  return type;
}

function native(text: string, options: NativeOptions, body: NativeBody, binding: Binding): PyNative {
  const made = new PyNative(
    text.slice(0, text.indexOf("(")), // native-ok: our own text
    text,
    body,
    binding,
    options.cost ?? 1,
    options.doc ?? null,
    options.wantsInstance ?? false,
  );
  NATIVES.push(made);
  return made;
}

/** A function of a module or of builtins: `builtin("len(obj, /)", { doc: "…" }, (machine, obj: Value) => …)`. */
export function builtin(text: string, options: NativeOptions, body: NativeBody): PyNative {
  return native(text, options, body, "function");
}

/**
 * A method of a built-in type: the first parameter is the receiver, already checked (and unwrapped from a guest
 * subclass's instance unless `wantsInstance`): `method(LIST, "append(self, object, /)", {}, (machine, self: PyList, object: Value) => …)`.
 * Operator methods (`__add__`, `__lt__`, `__len__`, `__iter__`, `__getitem__`, `__hash__`, `__repr__` …) are methods like any other; binary ones
 * return NOT_IMPLEMENTED for operands they do not know.
 */
export function method(type: PyType, text: string, options: NativeOptions, body: NativeBody): PyNative {
  const made = native(text, options, body, "method");
  made.owner = type;
  made.path = `${type.name}.${made.name}`;
  type.attributes.set(made.name, made);
  return made;
}

/** A class method: the body's first parameter is the class. `dict.fromkeys(type, iterable, value=None, /)`. */
export function classMethod(type: PyType, text: string, options: NativeOptions, body: NativeBody): PyNative {
  const made = native(text, options, body, "classmethod");
  made.owner = type;
  made.path = `${type.name}.${made.name}`;
  type.attributes.set(made.name, made);
  return made;
}

/** A static method such as `str.maketrans`. */
export function staticMethod(type: PyType, text: string, options: NativeOptions, body: NativeBody): PyNative {
  const made = native(text, options, body, "staticmethod");
  made.owner = type;
  made.path = `${type.name}.${made.name}`;
  type.attributes.set(made.name, made);
  return made;
}

let newHook: (m: Machine, owner: PyType, args: Value[], keywords: Map<string, Value>) => NextResult;
/** Provided by construct.ts: what the `__new__` of a built-in type does with its class argument. */
export function provideNew(hook: typeof newHook): void {
  newHook = hook;
}

/**
 * What `T(...)` does. The body gets the arguments without the class and returns a plain value of the type; the machine
 * wraps it as the payload when the class is a guest subclass. For mutable containers (list, dict, set, bytearray) declare
 * this with all parameters AND an `__init__` method that refills the receiver (guest subclasses call it through super()).
 */
export function constructor(type: PyType, text: string, options: NativeOptions, body: NativeBody): void {
  const made = native(text, options, body, "new");
  made.owner = type;
  made.path = `${type.name}.__new__`;
  type.construct = made;
  const maker = native(
    "__new__(*args, **kwargs)",
    {},
    (m: Machine, args: Value[], keywords: Map<string, Value>) => newHook(m, type, args, keywords),
    "staticmethod",
  );
  maker.owner = type;
  maker.path = `${type.name}.__new__`;
  type.attributes.set("__new__", maker);
}

/** A native attribute: `getter(SLICE, "start", (machine, self: PySlice) => self.start)`. */
export function getter(
  type: PyType,
  name: string,
  get: (machine: Machine, self: never) => NextResult,
  set: ((machine: Machine, self: never, value: Value | undefined) => NextResult) | null = null,
): void {
  type.attributes.set(name, new PyGetSet(name, type, get, set));
}

/** A plain class attribute (`__hash__ = None`, constants). */
export function attribute(type: PyType, name: string, value: Value): void {
  type.attributes.set(name, value);
}
