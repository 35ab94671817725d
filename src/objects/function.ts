/**
 * Guest functions and bound methods. The code object behind a function is not a guest value: `__code__`, `__globals__` and
 * `__closure__` do not exist (spec/sandbox.md).
 */

import { constructor, attribute, defineType, getter } from "./define.js";
import { PyDict } from "./dictionary.js";
import { heapClass } from "./heap.js";
import type { LinkedCode } from "./linked.js";
import { X, type Machine, type NextResult } from "./machine.js";
import { EMPTY_TUPLE, PyBoundMethod, PyCell, PyObject, PyTuple, TypeFlag, type Value } from "./model.js";
import { PyNative } from "./native.js";

export class PyFunction extends PyObject {
  defaults: readonly Value[] | null = null;
  keywordDefaults: PyDict | null = null;
  annotations: PyDict | null = null;
  /** Function attributes (`f.calls = 0`). */
  dictionary: PyDict | null = null;
  doc: Value = null;
  moduleName: Value = null;
  typeParams: PyTuple = EMPTY_TUPLE;
  /** Of a generator function: types.coroutine() has made its generators awaitable. */
  awaitable = false;
  constructor(
    public linked: LinkedCode,
    public name: string,
    public qualname: string,
    public closure: readonly PyCell[] | null,
  ) {
    super();
  }
}

export const FUNCTION = defineType("function", {
  representation: PyFunction,
  flags: TypeFlag.HAS_DICT | TypeFlag.NO_NEW,
});
export const METHOD = defineType("method", { representation: PyBoundMethod });
export const NATIVE_FUNCTION = defineType("builtin_function_or_method", {
  flags: TypeFlag.NO_NEW,
  accepts: () => false,
});
export const METHOD_DESCRIPTOR = defineType("method_descriptor", { flags: TypeFlag.NO_NEW, accepts: () => false });
export const SLOT_WRAPPER = defineType("wrapper_descriptor", { flags: TypeFlag.NO_NEW, accepts: () => false });
export const METHOD_WRAPPER = defineType("method-wrapper", { flags: TypeFlag.NO_NEW, accepts: () => false });
export const CLASSMETHOD_DESCRIPTOR = defineType("classmethod_descriptor", {
  flags: TypeFlag.NO_NEW,
  accepts: () => false,
});
export const CELL = defineType("cell", { representation: PyCell });
constructor(CELL, "cell(contents=..., /)", {}, (m, contents: Value | undefined) => {
  m.allocate(40);
  return new PyCell(contents);
});

/** `__add__`-like natives show as slot wrappers in CPython. */
export function isSlotName(name: string): boolean {
  return (
    name.length > 4 &&
    name.charCodeAt(0) === 95 &&
    name.charCodeAt(1) === 95 &&
    name.charCodeAt(name.length - 1) === 95 &&
    name.charCodeAt(name.length - 2) === 95 &&
    !NOT_SLOTS.has(name)
  );
}
const NOT_SLOTS: ReadonlySet<string> = new Set(
  [
    "__format__",
    "__reduce__",
    "__reduce_ex__",
    "__sizeof__",
    "__dir__",
    "__getnewargs__",
    "__round__",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "__reversed__",
    "__class_getitem__",
    "__subclasshook__",
    "__init_subclass__",
    "__enter__",
    "__exit__",
    "__length_hint__",
    "__copy__",
    "__deepcopy__",
    "__missing__",
    "__getstate__",
    "__complex__",
    "__contains__",
    "__getitem__",
    "__instancecheck__",
    "__subclasscheck__",
    "__prepare__",
    "__import__",
    "__build_class__",
    "__bytes__",
  ].filter((name) => name !== "__contains__" && name !== "__getitem__"),
);

Object.defineProperty(PyNative.prototype, "type", {
  get(this: PyNative) {
    if (this.binding === "method") return isSlotName(this.name) ? SLOT_WRAPPER : METHOD_DESCRIPTOR;
    if (this.binding === "classmethod") return CLASSMETHOD_DESCRIPTOR;
    return NATIVE_FUNCTION;
  },
});
Object.defineProperty(PyBoundMethod.prototype, "type", {
  get(this: PyBoundMethod) {
    if (!(this.func instanceof PyNative)) return METHOD;
    return this.func.binding === "method" && isSlotName(this.func.name) ? METHOD_WRAPPER : NATIVE_FUNCTION;
  },
});

heapClass(
  PyFunction,
  "function",
  {
    linked: "object",
    awaitable: "plain",
    name: "plain",
    qualname: "plain",
    closure: "values",
    defaults: "values",
    keywordDefaults: "object",
    annotations: "object",
    dictionary: "object",
    doc: "value",
    moduleName: "value",
    typeParams: "object",
  },
  152,
);
heapClass(PyBoundMethod, "method", { func: "value", self: "value" }, 48);
heapClass(PyCell, "cell", { contents: "value" }, 32);

/** The dict behind a function's attributes, made on first use. */
export function functionDictionary(machine: Machine, fn: PyFunction): PyDict {
  if (fn.dictionary === null) {
    machine.allocate(100);
    fn.dictionary = new PyDict();
  }
  return fn.dictionary;
}

function text(machine: Machine, value: Value | undefined, what: string): string | null {
  if (typeof value === "string") return value;
  machine.typeError(`${what} must be set to a string object`);
  return null;
}

getter(
  FUNCTION,
  "__name__",
  (_m, self: PyFunction) => self.name,
  (m, self: PyFunction, value) => {
    const name = text(m, value, "__name__");
    if (name === null) return X;
    self.name = name;
    return null;
  },
);
getter(
  FUNCTION,
  "__qualname__",
  (_m, self: PyFunction) => self.qualname,
  (m, self: PyFunction, value) => {
    const name = text(m, value, "__qualname__");
    if (name === null) return X;
    self.qualname = name;
    return null;
  },
);
getter(
  FUNCTION,
  "__doc__",
  (_m, self: PyFunction) => self.doc,
  (_m, self: PyFunction, value) => {
    self.doc = value ?? null;
    return null;
  },
);
getter(
  FUNCTION,
  "__module__",
  (_m, self: PyFunction) => self.moduleName,
  (_m, self: PyFunction, value) => {
    self.moduleName = value ?? null;
    return null;
  },
);
getter(
  FUNCTION,
  "__defaults__",
  (_m, self: PyFunction) => (self.defaults === null ? null : new PyTuple(self.defaults)),
  (m, self: PyFunction, value) => {
    if (value === null || value === undefined) self.defaults = null;
    else if (value instanceof PyTuple) self.defaults = value.items;
    else return m.typeError("__defaults__ must be set to a tuple object");
    return null;
  },
);
getter(
  FUNCTION,
  "__kwdefaults__",
  (_m, self: PyFunction) => self.keywordDefaults,
  (m, self: PyFunction, value) => {
    if (value === null || value === undefined) self.keywordDefaults = null;
    else if (value instanceof PyDict) self.keywordDefaults = value;
    else return m.typeError("__kwdefaults__ must be set to a dict object");
    return null;
  },
);
getter(
  FUNCTION,
  "__annotations__",
  (m, self: PyFunction) => {
    if (self.annotations === null) {
      m.allocate(100);
      self.annotations = new PyDict();
    }
    return self.annotations;
  },
  (m, self: PyFunction, value) => {
    if (value === null || value === undefined) self.annotations = null;
    else if (value instanceof PyDict) self.annotations = value;
    else return m.typeError("__annotations__ must be set to a dict object");
    return null;
  },
);
getter(
  FUNCTION,
  "__type_params__",
  (_m, self: PyFunction) => self.typeParams,
  (m, self: PyFunction, value) => {
    if (!(value instanceof PyTuple)) return m.typeError("__type_params__ must be set to a tuple");
    self.typeParams = value;
    return null;
  },
);

// Natives: the same introspection for every kind.
function nativeSelfText(native: PyNative): NextResult {
  return native.owner !== null && native.binding !== "function" ? `${native.owner.name}.${native.name}` : native.name;
}
for (const type of [NATIVE_FUNCTION, METHOD_DESCRIPTOR, SLOT_WRAPPER, METHOD_WRAPPER, CLASSMETHOD_DESCRIPTOR]) {
  getter(type, "__name__", (_m, self: PyNative | PyBoundMethod) => nativeOf(self).name);
  getter(type, "__qualname__", (_m, self: PyNative | PyBoundMethod) => nativeSelfText(nativeOf(self)));
  getter(type, "__doc__", (_m, self: PyNative | PyBoundMethod) => nativeOf(self).doc);
  getter(type, "__module__", (_m, self: PyNative | PyBoundMethod) =>
    nativeOf(self).owner === null ? moduleOf(nativeOf(self)) : null,
  );
  getter(
    type,
    "__objclass__",
    (m, self: PyNative | PyBoundMethod) => nativeOf(self).owner ?? m.raise("AttributeError", "__objclass__"),
  );
  getter(type, "__text_signature__", (_m, self: PyNative | PyBoundMethod) => nativeOf(self).signature.text);
}
attribute(NATIVE_FUNCTION, "__self__", null);

function moduleOf(native: PyNative): Value {
  const dot = native.path.lastIndexOf("."); // native-ok: our own text
  return dot === -1 ? "builtins" : native.path.slice(0, dot);
}

function nativeOf(value: PyNative | PyBoundMethod): PyNative {
  return value instanceof PyNative ? value : (value.func as PyNative);
}

getter(METHOD, "__self__", (_m, self: PyBoundMethod) => self.self);
getter(METHOD, "__func__", (_m, self: PyBoundMethod) => self.func);
