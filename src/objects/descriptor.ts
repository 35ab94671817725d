/** staticmethod, classmethod, super, slot members, cells, bound methods and native functions as guest values. */

import { addressText } from "./object.js";
// oxlint-disable-next-line import/no-unassigned-import -- property is defined when its file is loaded
import "./property.js";
import { bindAttribute, getAttribute, setThrough } from "./attribute.js";
import { isCallable } from "./bind.js";
import { constructor, defineType, getter, method } from "./define.js";
import {
  CELL,
  CLASSMETHOD_DESCRIPTOR,
  FUNCTION,
  METHOD,
  METHOD_DESCRIPTOR,
  METHOD_WRAPPER,
  NATIVE_FUNCTION,
  PyFunction,
  SLOT_WRAPPER,
} from "./function.js";
import { heapClass } from "./heap.js";
import { continuation, type Machine, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyBoundMethod,
  PyCell,
  PyClassMethod,
  PyInstance,
  PyMember,
  PyStaticMethod,
  PySuper,
  PyType,
  TypeFlag,
  setTypeOf,
  type AnyStr,
  type Value,
} from "./model.js";
import { PyGetSet, PyNative } from "./native.js";
import { hashOf, identical, reprOf, typeName, typeOf } from "./protocol.js";
import { concatenate } from "./text.js";

function text(m: Machine, value: string): string {
  m.allocate(32 + value.length);
  return value;
}

/** `__get__(None)` of a native descriptor. */
export function nothingToBind(m: Machine): Result {
  return m.typeError("__get__(None, None) is invalid");
}

// ---------------------------------------------------------------------------------------- staticmethod and classmethod

export const STATIC_METHOD = defineType("staticmethod", { representation: PyStaticMethod, base: true, payload: true });
export const CLASS_METHOD = defineType("classmethod", { representation: PyClassMethod, base: true, payload: true });
heapClass(PyStaticMethod, "staticmethod", { func: "value" }, 40);
heapClass(PyClassMethod, "classmethod", { func: "value" }, 40);
constructor(STATIC_METHOD, "staticmethod(function, /)", {}, (m, func: Value) => {
  m.allocate(40);
  return new PyStaticMethod(func);
});
constructor(CLASS_METHOD, "classmethod(function, /)", {}, (m, func: Value) => {
  m.allocate(40);
  return new PyClassMethod(func);
});
for (const [type, name] of [
  [STATIC_METHOD, "staticmethod"],
  [CLASS_METHOD, "classmethod"],
] as const) {
  type Wrapper = PyStaticMethod | PyClassMethod;
  const inner = (self: Wrapper | PyInstance): Wrapper =>
    self instanceof PyInstance ? (self.payload as Wrapper) : self;
  getter(type, "__func__", (_m, self: Wrapper | PyInstance) => inner(self).func);
  getter(type, "__wrapped__", (_m, self: Wrapper | PyInstance) => inner(self).func);
  for (const forwarded of [
    "__name__",
    "__qualname__",
    "__doc__",
    "__module__",
    "__annotations__",
    "__isabstractmethod__",
  ])
    getter(type, forwarded, (m, self: Wrapper | PyInstance) => getAttribute(m, inner(self).func, forwarded));
  const shown = continuation(`descriptor.${name}-repr`, (m, value) =>
    m.then(concatenate(m, `<${name}(`, value as AnyStr), CLOSE),
  );
  method(type, "__repr__(self, /)", {}, (m, self: Wrapper) => m.then(reprOf(m, self.func), shown));
  method(type, "__get__(self, instance, owner=None, /)", {}, (m, self: Wrapper, instance: Value, owner: Value) =>
    instance === null && owner === null
      ? nothingToBind(m)
      : bindAttribute(m, self, instance ?? undefined, owner instanceof PyType ? owner : typeOf(instance)),
  );
}
const CLOSE = continuation("descriptor.close", (m, value) => concatenate(m, value as AnyStr, ")>"));
method(
  STATIC_METHOD,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: PyStaticMethod, args: Value[], keywords: Map<string, Value>) => m.call(self.func, args, keywords),
);

// -------------------------------------------------------------------------------------------------------------- super

export const SUPER = defineType("super", { representation: PySuper, base: false });
heapClass(PySuper, "super", { start: "object", self: "value", selfType: "object" }, 48);

/** The class and first argument of the calling frame, for `super()`; provided by the machine. */
export interface SuperContext {
  find(m: Machine): { readonly cls: PyType; readonly self: Value } | string;
}
let superContext: SuperContext;
export function provideSuperContext(context: SuperContext): void {
  superContext = context;
}

constructor(
  SUPER,
  "super(type=..., object_or_type=..., /)",
  {},
  (m, start: Value | undefined, self: Value | undefined) => {
    m.allocate(48);
    if (start === undefined) {
      const found = superContext.find(m);
      if (typeof found === "string") return m.raise("RuntimeError", found);
      return found.self === null ? new PySuper(found.cls, null, null) : makeSuper(m, found.cls, found.self);
    }
    if (!(start instanceof PyType)) return m.typeError(`super() argument 1 must be a type, not ${typeName(start)}`);
    if (self === undefined || self === null) return new PySuper(start, null, null);
    return makeSuper(m, start, self);
  },
);
const SUPER_CLASS = continuation("super.class", (m, cls, start: PyType, self: Value) => {
  if (cls instanceof PyType && cls.isSubtypeOf(start)) return new PySuper(start, self, cls);
  const shown = self instanceof PyType ? `type ${self.name}` : `instance of ${typeName(self)}`;
  return m.typeError(`super(type, obj): obj (${shown}) is not an instance or subtype of type (${start.name}).`);
});
function makeSuper(m: Machine, start: PyType, self: Value): Result {
  if (self instanceof PyType && self.isSubtypeOf(start)) return new PySuper(start, self, self);
  const type = typeOf(self);
  if (type.isSubtypeOf(start)) return new PySuper(start, self, type);
  return m.then(getAttribute(m, self, "__class__"), SUPER_CLASS, start, self);
}
getter(SUPER, "__thisclass__", (_m, self: PySuper) => self.start);
getter(SUPER, "__self__", (_m, self: PySuper) => self.self);
getter(SUPER, "__self_class__", (_m, self: PySuper) => self.selfType);
method(SUPER, "__repr__(self, /)", {}, (m, self: PySuper) =>
  text(
    m,
    self.selfType === null
      ? `<super: <class '${self.start?.name ?? ""}'>, NULL>`
      : `<super: <class '${self.start?.name ?? ""}'>, <${self.selfType.name} object>>`,
  ),
);
method(SUPER, "__get__(self, instance, owner=None, /)", {}, (m, self: PySuper, instance: Value) =>
  instance === null || self.selfType !== null ? self : makeSuper(m, self.start as PyType, instance),
);

// ------------------------------------------------------------------------------------------------ functions, methods

for (const type of [NATIVE_FUNCTION, METHOD_DESCRIPTOR, SLOT_WRAPPER, METHOD_WRAPPER, CLASSMETHOD_DESCRIPTOR])
  type.accepts = (value) => value instanceof PyNative || value instanceof PyBoundMethod;
for (const type of [FUNCTION, METHOD, NATIVE_FUNCTION, METHOD_DESCRIPTOR, SLOT_WRAPPER, METHOD_WRAPPER]) {
  method(
    type,
    "__call__(self, /, *args, **kwargs)",
    {},
    (m, self: Value, args: Value[], keywords: Map<string, Value>) => m.call(self, args, keywords),
  );
}
method(METHOD, "__get__(self, instance, owner=None, /)", {}, (m, self: PyBoundMethod, instance: Value, owner: Value) =>
  instance === null && owner === null ? nothingToBind(m) : self,
);
method(
  CLASSMETHOD_DESCRIPTOR,
  "__get__(self, instance, owner=None, /)",
  {},
  (m, self: PyNative, instance: Value, owner: Value) => {
    if (instance === null && owner === null) return nothingToBind(m);
    const cls = owner === null ? typeOf(instance) : owner;
    if (!(cls instanceof PyType))
      return m.typeError(
        `descriptor '${self.name}' for type '${self.owner?.name ?? "?"}' needs a type, not a '${typeName(cls)}' as arg 2`,
      );
    if (self.owner !== null && !cls.isSubtypeOf(self.owner))
      return m.typeError(
        `descriptor '${self.name}' requires a subtype of '${self.owner.name}' but received '${cls.name}'`,
      );
    return bindAttribute(m, self, instance ?? undefined, cls);
  },
);
for (const type of [FUNCTION, METHOD_DESCRIPTOR, SLOT_WRAPPER])
  method(type, "__get__(self, instance, owner=None, /)", {}, (m, self: Value, instance: Value, owner: Value) =>
    instance === null && owner === null
      ? nothingToBind(m)
      : bindAttribute(
          m,
          self,
          instance === null && owner !== null ? undefined : instance,
          owner instanceof PyType ? owner : typeOf(instance),
        ),
  );
method(FUNCTION, "__repr__(self, /)", {}, (m, self: PyFunction) =>
  text(m, `<function ${self.qualname} at ${addressText(m, self)}>`),
);
method(METHOD_DESCRIPTOR, "__repr__(self, /)", {}, (m, self: PyNative) =>
  text(m, `<method '${self.name}' of '${self.owner?.name ?? "?"}' objects>`),
);
method(SLOT_WRAPPER, "__repr__(self, /)", {}, (m, self: PyNative) =>
  text(m, `<slot wrapper '${self.name}' of '${self.owner?.name ?? "?"}' objects>`),
);
method(CLASSMETHOD_DESCRIPTOR, "__repr__(self, /)", {}, (m, self: PyNative) =>
  text(m, `<method '${self.name}' of '${self.owner?.name ?? "?"}' objects>`),
);
method(METHOD_WRAPPER, "__repr__(self, /)", {}, (m, self: PyBoundMethod) =>
  text(
    m,
    `<method-wrapper '${(self.func as PyNative).name}' of ${typeName(self.self)} object at ${boundAddress(m, self.self)}>`,
  ),
);
method(NATIVE_FUNCTION, "__repr__(self, /)", {}, (m, self: PyNative | PyBoundMethod) => {
  if (self instanceof PyNative) return text(m, `<built-in function ${self.name}>`);
  const name = (self.func as PyNative).name;
  if (self.self instanceof PyType)
    return text(m, `<built-in method ${name} of type object at ${boundAddress(m, self.self)}>`);
  return text(m, `<built-in method ${name} of ${typeName(self.self)} object at ${boundAddress(m, self.self)}>`);
});
function boundAddress(m: Machine, value: Value): string {
  return typeof value === "object" && value !== null ? addressText(m, value) : "0x0000000000000";
}
const METHOD_REPR = continuation("method.repr", (m, shown, name: string) =>
  m.then(concatenate(m, `<bound method ${name} of `, shown as AnyStr), METHOD_CLOSE),
);
const METHOD_CLOSE = continuation("method.close", (m, value) => concatenate(m, value as AnyStr, ">"));
method(METHOD, "__repr__(self, /)", {}, (m, self: PyBoundMethod) => {
  const name = self.func instanceof PyFunction ? self.func.qualname : "?";
  return m.then(reprOf(m, self.self), METHOD_REPR, name);
});
constructor(METHOD, "method(function, instance, /)", {}, (m, func: Value, instance: Value) => {
  if (!isCallable(func)) return m.typeError("first argument must be callable");
  if (instance === null) return m.typeError("instance must not be None");
  m.allocate(48);
  return new PyBoundMethod(func, instance);
});
for (const type of [METHOD, NATIVE_FUNCTION, METHOD_WRAPPER]) {
  method(type, "__eq__(self, value, /)", {}, (_m, self: PyBoundMethod | PyNative, value: Value) => {
    if (!(value instanceof PyBoundMethod) || !(self instanceof PyBoundMethod))
      return self === value ? true : NOT_IMPLEMENTED;
    return self.func === value.func && identical(self.self, value.self);
  });
  method(type, "__hash__(self, /)", {}, (m, self: PyBoundMethod | PyNative) => {
    if (!(self instanceof PyBoundMethod)) return m.identity(self) / 16;
    const receiver = self.self;
    return typeof receiver === "object" && receiver !== null ? m.identity(receiver) / 16 + 1 : hashOf(m, receiver);
  });
  if (type !== METHOD)
    getter(type, "__self__", (_m, self: PyBoundMethod | PyNative) =>
      self instanceof PyBoundMethod ? self.self : null,
    );
}
setTypeOf(PyGetSet, defineType("getset_descriptor", { representation: PyGetSet, flags: TypeFlag.NO_NEW }));
setTypeOf(PyMember, defineType("member_descriptor", { representation: PyMember, flags: TypeFlag.NO_NEW }));
heapClass(PyMember, "member", { name: "plain", owner: "object", index: "plain" }, 40);
heapClass(
  PyNative,
  "native",
  {
    name: "plain",
    text: "skip",
    parsed: "skip",
    body: "skip",
    binding: "plain",
    cost: "plain",
    doc: "plain",
    wantsInstance: "plain",
    owner: "object",
    path: "plain",
  },
  0,
);
heapClass(PyGetSet, "getset", { name: "plain", owner: "object", get: "skip", set: "skip" }, 0);
for (const [representation, kind] of [
  [PyGetSet, "attribute"],
  [PyMember, "member"],
] as const) {
  const type = (representation.prototype as PyGetSet | PyMember).type;
  getter(type, "__name__", (_m, self: PyGetSet | PyMember) => self.name);
  getter(type, "__objclass__", (_m, self: PyGetSet | PyMember) => self.owner);
  getter(type, "__doc__", () => null);
  method(type, "__repr__(self, /)", {}, (m, self: PyGetSet | PyMember) =>
    text(m, `<${kind} '${self.name}' of '${self.owner.name}' objects>`),
  );
  method(
    type,
    "__get__(self, instance, owner=None, /)",
    {},
    (m, self: PyGetSet | PyMember, instance: Value, owner: Value) =>
      instance === null && owner === null
        ? nothingToBind(m)
        : instance === null
          ? self
          : bindAttribute(m, self, instance, typeOf(instance)),
  );
  method(type, "__set__(self, instance, value, /)", {}, (m, self: PyGetSet | PyMember, instance: Value, value: Value) =>
    setThrough(m, self, instance, value),
  );
  method(type, "__delete__(self, instance, /)", {}, (m, self: PyGetSet | PyMember, instance: Value) =>
    setThrough(m, self, instance, undefined),
  );
}

method(CELL, "__repr__(self, /)", {}, (m, self: PyCell) =>
  text(
    m,
    self.contents === undefined
      ? `<cell at ${addressText(m, self)}: empty>`
      : `<cell at ${addressText(m, self)}: ${typeName(self.contents)} object at ${boundAddress(m, self.contents)}>`,
  ),
);
getter(CELL, "cell_contents", (m, self: PyCell) => self.contents ?? m.valueError("Cell is empty"));
