/**
 * property. Its docstring follows CPython's rules: an explicit one wins, else the getter's is taken; an instance of a subclass
 * keeps it as an attribute of its own.
 */

import { bindAttribute, getAttribute, propertyName, setAttribute } from "./attribute.js";
import { constructor, defineType, getter, method } from "./define.js";
import { heapClass } from "./heap.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import { PyInstance, PyProperty, type Value } from "./model.js";
import { isTrue, typeName, typeOf } from "./protocol.js";
import { provideSetName } from "./type.js";

export const PROPERTY = defineType("property", { representation: PyProperty, base: true, payload: true });
heapClass(
  PyProperty,
  "property",
  { getter: "value", setter: "value", deleter: "value", doc: "value", docFromGetter: "plain", name: "value" },
  80,
);
provideSetName((value, name) => {
  if (value instanceof PyProperty) value.name = name;
});

function propertyOf(self: PyProperty | PyInstance): PyProperty {
  return self instanceof PyInstance ? (self.payload as PyProperty) : self;
}

// -------------------------------------------------------------------------------------------------------- construction

/** `result` when the docstring is set: what `__init__` or `__new__` answers. */
const DOC_FOUND = continuation(
  "property.doc",
  (m, doc, self: PyProperty | PyInstance, result: Value) => {
    const property = propertyOf(self);
    property.docFromGetter = doc !== null;
    return setDoc(m, self, property, doc as Value, result);
  },
  (m, self: PyProperty | PyInstance, result: Value) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return setDoc(m, self, propertyOf(self), null, result);
  },
);
const DOC_SET = continuation(
  "property.doc-set",
  (_m, _value, result: Value) => result,
  (m, result: Value, fromGetter: boolean) => {
    // A subclass with slots has no place for it.
    if (fromGetter || !m.pendingIs("AttributeError")) return X;
    m.clearException();
    return result;
  },
);

function setDoc(m: Machine, self: PyProperty | PyInstance, property: PyProperty, doc: Value, result: Value): Result {
  if (!(self instanceof PyInstance)) {
    property.doc = doc;
    return result;
  }
  return m.then(setAttribute(m, self, "__doc__", doc), DOC_SET, result, property.docFromGetter);
}

function initialise(
  m: Machine,
  self: PyProperty | PyInstance,
  fget: Value,
  fset: Value,
  fdel: Value,
  doc: Value,
  result: Value,
): Result {
  const property = propertyOf(self);
  property.getter = fget;
  property.setter = fset;
  property.deleter = fdel;
  property.doc = null;
  property.name = undefined;
  property.docFromGetter = false;
  if (doc !== null || fget === null) return setDoc(m, self, property, doc, result);
  return m.then(getAttribute(m, fget, "__doc__"), DOC_FOUND, self, result);
}

constructor(
  PROPERTY,
  "property(fget=None, fset=None, fdel=None, doc=None)",
  {},
  (m, fget: Value, fset: Value, fdel: Value, doc: Value) => {
    m.allocate(80);
    const made = new PyProperty(fget, fset, fdel, null);
    return initialise(m, made, fget, fset, fdel, doc, made);
  },
);
method(
  PROPERTY,
  "__init__(self, fget=None, fset=None, fdel=None, doc=None)",
  { wantsInstance: true },
  (m, self: PyProperty | PyInstance, fget: Value, fset: Value, fdel: Value, doc: Value) =>
    initialise(m, self, fget, fset, fdel, doc, null),
);

// --------------------------------------------------------------------------------------------------------------- copies

const COPIED = continuation("property.copied", (_m, made, name: Value | undefined) => {
  if (made instanceof PyProperty || (made instanceof PyInstance && made.payload instanceof PyProperty))
    propertyOf(made).name = name;
  return made as Value;
});
/** A property of the same class with another accessor. */
function copy(m: Machine, self: PyProperty | PyInstance, fget: Value, fset: Value, fdel: Value): Result {
  const property = propertyOf(self);
  const getterOf = fget ?? property.getter;
  const doc = property.docFromGetter && getterOf !== null ? null : property.doc;
  return m.then(
    m.call(self.type, [getterOf, fset ?? property.setter, fdel ?? property.deleter, doc]),
    COPIED,
    property.name,
  );
}
method(
  PROPERTY,
  "getter(self, fget, /)",
  { wantsInstance: true, doc: "Descriptor to obtain a copy of the property with a different getter." },
  (m, self: PyProperty | PyInstance, func: Value) => copy(m, self, func, null, null),
);
method(
  PROPERTY,
  "setter(self, fset, /)",
  { wantsInstance: true, doc: "Descriptor to obtain a copy of the property with a different setter." },
  (m, self: PyProperty | PyInstance, func: Value) => copy(m, self, null, func, null),
);
method(
  PROPERTY,
  "deleter(self, fdel, /)",
  { wantsInstance: true, doc: "Descriptor to obtain a copy of the property with a different deleter." },
  (m, self: PyProperty | PyInstance, func: Value) => copy(m, self, null, null, func),
);

// ----------------------------------------------------------------------------------------------------------- descriptor

method(
  PROPERTY,
  "__get__(self, instance, owner=None, /)",
  { wantsInstance: true },
  (m, self: PyProperty | PyInstance, instance: Value, owner: Value) =>
    instance === null
      ? owner === null
        ? m.typeError("__get__(None, None) is invalid")
        : self
      : bindAttribute(m, propertyOf(self), instance, typeOf(instance)),
);
method(PROPERTY, "__set__(self, instance, value, /)", {}, (m, self: PyProperty, instance: Value, value: Value) =>
  self.setter === null
    ? m.raise("AttributeError", `property ${propertyName(self)}of '${typeOf(instance).qualname}' object has no setter`)
    : m.then(m.call(self.setter, [instance, value]), NONE),
);
method(PROPERTY, "__delete__(self, instance, /)", {}, (m, self: PyProperty, instance: Value) =>
  self.deleter === null
    ? m.raise("AttributeError", `property ${propertyName(self)}of '${typeOf(instance).qualname}' object has no deleter`)
    : m.then(m.call(self.deleter, [instance]), NONE),
);
method(PROPERTY, "__set_name__(self, owner, name, /)", {}, (_m, self: PyProperty, _owner: Value, name: Value) => {
  self.name = name;
  return null;
});
const NONE = continuation("property.none", () => null);

// ----------------------------------------------------------------------------------------------------------- attributes

getter(PROPERTY, "fget", (_m, self: PyProperty | PyInstance) => propertyOf(self).getter);
getter(PROPERTY, "fset", (_m, self: PyProperty | PyInstance) => propertyOf(self).setter);
getter(PROPERTY, "fdel", (_m, self: PyProperty | PyInstance) => propertyOf(self).deleter);
const NAME_OF_GETTER = continuation(
  "property.name",
  (_m, name) => name as Value,
  (m, self: PyProperty | PyInstance) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return nameless(m, self);
  },
);
function nameless(m: Machine, self: PyProperty | PyInstance): Result {
  return m.raise("AttributeError", `'${typeName(self)}' object has no attribute '__name__'`);
}
getter(
  PROPERTY,
  "__name__",
  (m, self: PyProperty | PyInstance) => {
    const property = propertyOf(self);
    if (property.name !== undefined) return property.name;
    return property.getter === null
      ? nameless(m, self)
      : m.then(getAttribute(m, property.getter, "__name__"), NAME_OF_GETTER, self);
  },
  (_m, self: PyProperty | PyInstance, value) => {
    propertyOf(self).name = value;
    return null;
  },
);
getter(
  PROPERTY,
  "__doc__",
  (_m, self: PyProperty | PyInstance) => propertyOf(self).doc,
  (_m, self: PyProperty | PyInstance, value) => {
    propertyOf(self).doc = value ?? null;
    return null;
  },
);
const ABSTRACT_TRUE = continuation("property.abstract", (m, value, self: PyProperty, at: number) => {
  if (value === true) return true;
  return abstractFrom(m, self, at + 1);
});
const ABSTRACT_TRUTH = continuation(
  "property.abstract-truth",
  (m, value) => isTrue(m, value as Value),
  (m) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return false;
  },
);
function abstractFrom(m: Machine, self: PyProperty, from: number): Result {
  const parts = [self.getter, self.setter, self.deleter];
  for (let index = from; index < parts.length; index++) {
    const part = parts[index];
    if (part === null) continue;
    return m.then(m.then(getAttribute(m, part, "__isabstractmethod__"), ABSTRACT_TRUTH), ABSTRACT_TRUE, self, index);
  }
  return false;
}
getter(PROPERTY, "__isabstractmethod__", (m, self: PyProperty | PyInstance) => abstractFrom(m, propertyOf(self), 0));
