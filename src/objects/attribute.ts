/**
 * The one attribute gate: every way to an attribute (dot, getattr, str.format fields, match patterns, attrgetter …) comes
 * through these functions, and what is not in a method table, a class dictionary or an instance does not exist. Implements
 * object.__getattribute__, type.__getattribute__ and their setters (Python reference, 3.3.2), names found in Maps only.
 */

import { PyDict } from "./dictionary.js";
import { FUNCTION, PyFunction, functionDictionary } from "./function.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import {
  PyBoundMethod,
  PyClassMethod,
  PyGenericAlias,
  PyInstance,
  PyMember,
  PyModule,
  PyObject,
  PyProperty,
  PyStaticMethod,
  PySuper,
  PyType,
  SHAPE_LIMIT,
  TypeFlag,
  type Value,
  appendSlot,
} from "./model.js";
import { PyGetSet, PyNative } from "./native.js";
import { callUnbound, lookupSpecial, provideBinding, typeName, typeOf, unwrap } from "./protocol.js";

export { lookupSpecial } from "./protocol.js";

// ---------------------------------------------------------------------------------------------------------- descriptors

/** True for attributes that win over the instance's own. */
export function isDataDescriptor(attribute: Value): boolean {
  if (!(attribute instanceof PyObject)) return false;
  if (attribute instanceof PyProperty || attribute instanceof PyGetSet || attribute instanceof PyMember) return true;
  if (attribute instanceof PyInstance) {
    const type = attribute.type;
    return type.lookup("__set__") !== undefined || type.lookup("__delete__") !== undefined;
  }
  return false;
}

/** What reading a class attribute through an instance gives: `self` null means through the class itself. */
export function bindAttribute(m: Machine, attribute: Value, self: Value | undefined, type: PyType): Result {
  if (!(attribute instanceof PyObject)) return attribute;
  if (attribute instanceof PyFunction) return self === undefined ? attribute : bound(m, attribute, self);
  if (attribute instanceof PyNative) {
    if (attribute.binding === "method") return self === undefined ? attribute : bound(m, attribute, self);
    if (attribute.binding === "classmethod") return bound(m, attribute, type);
    return attribute;
  }
  if (attribute instanceof PyProperty) {
    if (self === undefined) return attribute;
    if (attribute.getter === null)
      return m.raise("AttributeError", `property ${propertyName(attribute)}of '${type.qualname}' object has no getter`);
    return m.call(attribute.getter, [self]);
  }
  if (attribute instanceof PyGetSet) {
    if (self === undefined) return attribute;
    if (!typeOf(self).isSubtypeOf(attribute.owner)) return wrongReceiver(m, attribute, self);
    return attribute.get(m, self as never) as Result;
  }
  if (attribute instanceof PyMember) return self === undefined ? attribute : readMember(m, attribute, self);
  if (attribute instanceof PyStaticMethod) return attribute.func;
  if (attribute instanceof PySuper)
    return self === undefined || attribute.selfType !== null
      ? attribute
      : callUnbound(m, attribute.type.lookup("__get__") as Value, attribute, [self, type]);
  // CPython: since 3.13 whatever it wraps is called with the class; descriptors are no longer chained.
  if (attribute instanceof PyClassMethod) return bound(m, attribute.func, type);
  if (attribute instanceof PyInstance) {
    if (
      attribute.payload instanceof PyProperty ||
      attribute.payload instanceof PyStaticMethod ||
      attribute.payload instanceof PyClassMethod
    ) {
      const own = attribute.type.lookup("__get__");
      if (own === undefined || own instanceof PyNative)
        return self === undefined && attribute.payload instanceof PyProperty
          ? attribute
          : bindAttribute(m, attribute.payload, self, type);
    }
    const hook = attribute.type.lookup("__get__");
    if (hook !== undefined) return callUnbound(m, hook, attribute, [self ?? null, type]);
    return attribute;
  }
  return attribute;
}
provideBinding({ bind: bindAttribute });

/** A native attribute reached for an object that is not of its type (`class A: x = ValueError.args`). */
function wrongReceiver(m: Machine, attribute: PyGetSet, self: Value): Result {
  return m.typeError(
    `descriptor '${attribute.name}' for '${attribute.owner.name}' objects doesn't apply to a '${typeName(self)}' object`,
  );
}

/** Types whose attributes are C struct members in CPython, which words the refusal to write them differently. */
const READONLY_MEMBERS: ReadonlySet<string> = new Set(["range", "slice", "complex", "super", "property"]);

function bound(m: Machine, func: Value, self: Value): PyBoundMethod {
  m.allocate(48);
  return new PyBoundMethod(func, self);
}

/** The name of a property for messages, with a blank behind it; nothing when it has none. */
export function propertyName(property: PyProperty): string {
  const name =
    property.name === undefined && property.getter instanceof PyFunction ? property.getter.name : property.name;
  if (name === undefined) return "";
  return typeof name === "string" ? `'${name}' ` : name === null ? "None " : `<${typeName(name)} object> `;
}

function readMember(m: Machine, member: PyMember, self: Value): Result {
  if (!(self instanceof PyInstance) || !self.shape.cls.isSubtypeOf(member.owner))
    return m.typeError(
      `descriptor '${member.name}' for '${member.owner.name}' objects doesn't apply to a '${typeName(self)}' object`,
    );
  const value = self.slots[member.index];
  return value === undefined ? attributeError(m, self, member.name) : value;
}

// -------------------------------------------------------------------------------------------------- instance attributes

/** An instance's own attribute, or undefined. */
export function ownAttribute(instance: PyInstance, name: string): Value | undefined {
  if (instance.dictionary !== null) return instance.dictionary.getName(name);
  const slot = instance.shape.slotOf.get(name);
  return slot === undefined ? undefined : instance.slots[slot];
}

export function setOwnAttribute(m: Machine, instance: PyInstance, name: string, value: Value): void {
  if (instance.dictionary !== null) {
    m.allocate(24);
    instance.dictionary.setName(name, value);
    return;
  }
  const { shape } = instance;
  const slot = shape.slotOf.get(name);
  if (slot !== undefined) {
    instance.slots[slot] = value;
    return;
  }
  // The shapes of built-in classes (exceptions) are shared by all sandboxes: they do not grow.
  if (shape.names.length >= SHAPE_LIMIT || !shape.cls.has(TypeFlag.GUEST)) {
    instanceDictionary(m, instance).setName(name, value);
    return;
  }
  const before = shape.cls.shapeBytes;
  instance.shape = shape.with(name);
  if (shape.cls.shapeBytes > before) m.charge(NEW_SHAPE);
  m.allocate(8 + shape.cls.shapeBytes - before);
  appendSlot(instance, value);
}

/** Units of a shape that no instance had before. */
export const NEW_SHAPE = 40;

export function deleteOwnAttribute(m: Machine, instance: PyInstance, name: string): boolean {
  if (instance.dictionary === null && !instance.shape.slotOf.has(name)) return false;
  return instanceDictionary(m, instance).deleteName(name);
}

/** Moves an instance to dictionary mode (the dict is then the attributes themselves) and gives the dict. */
export function instanceDictionary(m: Machine, instance: PyInstance): PyDict {
  if (instance.dictionary === null) {
    const { names } = instance.shape;
    m.charge(names.length);
    m.allocate(100 + 60 * names.length);
    const dictionary = new PyDict();
    const { memberCount } = instance.shape.cls;
    for (let slot = memberCount; slot < names.length; slot++) {
      const value = instance.slots[slot];
      if (value !== undefined) dictionary.setName(names[slot], value);
    }
    instance.dictionary = dictionary;
    instance.slots = instance.slots.slice(0, memberCount);
    instance.shape = instance.shape.cls.dictionaryModeShape();
  }
  return instance.dictionary;
}

/** The dict a value keeps attributes in, or undefined when it has none. */
export function attributeDictionary(m: Machine, value: Value): PyDict | undefined {
  if (value instanceof PyInstance)
    return value.shape.cls.has(TypeFlag.HAS_DICT) ? instanceDictionary(m, value) : undefined;
  if (value instanceof PyFunction) return functionDictionary(m, value);
  if (value instanceof PyModule) return value.namespace;
  return undefined;
}

// ---------------------------------------------------------------------------------------------------------------- get

function moduleAttributeText(m: Machine, module: PyModule, name: string): string {
  return m.loading.has(module.name)
    ? `partially initialized module '${module.name}' has no attribute '${name}' (most likely due to a circular import)`
    : `module '${module.name}' has no attribute '${name}'`;
}

/** Raises AttributeError with `name` and `obj`. */
export function attributeError(m: Machine, object: Value, name: string): Result {
  const message =
    object instanceof PyType
      ? `type object '${object.messageName ?? object.name}' has no attribute '${name}'`
      : object instanceof PyModule
        ? moduleAttributeText(m, object, name)
        : `'${object instanceof PyBoundMethod && object.func instanceof PyFunction ? "function" : typeName(object)}' object has no attribute '${name}'`;
  const error = m.makeException("AttributeError", [message]);
  error.fields ??= new Map();
  error.fields.set("name", name);
  error.fields.set("obj", object);
  return m.raiseException(error);
}

let objectGetAttribute: PyNative;
let typeGetAttribute: PyNative;
/** Wired by object.ts and type.ts: the natives that mean "not overridden". */
export function provideDefaultGetAttribute(objectNative: PyNative, typeNative: PyNative): void {
  objectGetAttribute = objectNative;
  typeGetAttribute = typeNative;
}

const GETATTR_FALLBACK = continuation(
  "attribute.fallback",
  (_m, value) => value as Value,
  (m, object: Value, name: string) => {
    if (!m.pendingIs("AttributeError")) return X;
    const hook = lookupSpecial(object, "__getattr__");
    if (hook === undefined) return X;
    m.clearException();
    return callUnbound(m, hook, object, [name]);
  },
);

/** object.name, with every hook. */
export function getAttribute(m: Machine, object: Value, name: string): Result {
  const type = typeOf(object);
  const hook = type.lookup("__getattribute__");
  let result: Result;
  if (
    hook === objectGetAttribute ||
    hook === typeGetAttribute ||
    hook === undefined ||
    (hook instanceof PyNative && hook.name === "__getattribute__")
  )
    result = plainGetAttribute(m, object, type, name);
  else result = callUnbound(m, hook, object, [name]);
  if (type.has(TypeFlag.GUEST) && type.lookup("__getattr__") !== undefined)
    return m.then(result, GETATTR_FALLBACK, object, name);
  return result;
}

/** object.__getattribute__(name): without `__getattr__` and overrides. */
export function plainGetAttribute(m: Machine, object: Value, type: PyType, name: string): Result {
  if (object instanceof PyType) return typeAttribute(m, object, name);
  if (object instanceof PyModule) return moduleAttribute(m, object, type, name);
  if (object instanceof PySuper) return superAttribute(m, object, name);
  if (object instanceof PyGenericAlias) return aliasAttribute(m, object, type, name);
  const attribute = type.lookup(name);
  const data = attribute !== undefined && isDataDescriptor(attribute);
  // A descriptor without __get__ only guards writing.
  const silent =
    data &&
    attribute instanceof PyInstance &&
    attribute.payload === undefined &&
    attribute.type.lookup("__get__") === undefined;
  if (data && !silent) return bindAttribute(m, attribute, object, type);
  // The dictionary of an instance is a data descriptor of its class, unless the class has something else of that name.
  if (name === "__dict__" && attribute === undefined && object instanceof PyInstance && type.has(TypeFlag.HAS_DICT))
    return instanceDictionary(m, object);
  const own = ownAttributeOf(m, object, name);
  if (own !== undefined) return own;
  if (attribute !== undefined) return bindAttribute(m, attribute, object, type);
  if (name === "__weakref__" && weakReferenceOf(type) !== undefined) return null;
  return attributeError(m, object, name);
}

function ownAttributeOf(m: Machine, object: Value, name: string): Value | undefined {
  if (object instanceof PyInstance) return ownAttribute(object, name);
  if (object instanceof PyFunction) {
    if (name === "__dict__") return functionDictionary(m, object);
    return object.dictionary?.getName(name);
  }
  if (object instanceof PyBoundMethod && object.func instanceof PyFunction) {
    const own = FUNCTION.lookup(name);
    if (own instanceof PyGetSet) return own.get(m, object.func as never) as Value;
    return object.func.dictionary?.getName(name);
  }
  return undefined;
}

let weakReferenceOf: (cls: PyType) => Value | undefined = () => undefined;
/** Wired by instance-descriptors.ts: the `__weakref__` that a class or one before it gives its instances. */
export function provideWeakReference(find: (cls: PyType) => Value | undefined): void {
  weakReferenceOf = find;
}

function typeAttribute(m: Machine, cls: PyType, name: string): Result {
  const metaclass = cls.type;
  const meta = metaclass.lookup(name);
  // A descriptor without __get__ only guards writing.
  if (
    meta !== undefined &&
    isDataDescriptor(meta) &&
    !(meta instanceof PyInstance && meta.payload === undefined && meta.type.lookup("__get__") === undefined)
  ) {
    // The class's own attribute of such a name (__doc__, __module__, __name__ of instances) is reached by the getset.
    return bindAttribute(m, meta, cls, metaclass);
  }
  const attribute = cls.lookup(name);
  if (attribute !== undefined) return bindAttribute(m, attribute, undefined, cls);
  if (meta !== undefined) return bindAttribute(m, meta, cls, metaclass);
  const weak = name === "__weakref__" ? weakReferenceOf(cls) : undefined;
  return weak ?? attributeError(m, cls, name);
}

function moduleAttribute(m: Machine, module: PyModule, type: PyType, name: string): Result {
  const own = module.namespace.getName(name);
  if (own !== undefined) return own;
  if (module.hidden !== null && m.runsFrozenCode()) {
    const hidden = module.hidden.getName(name);
    if (hidden !== undefined) return hidden;
  }
  if (name === "__dict__") return module.namespace;
  const attribute = type.lookup(name);
  if (attribute !== undefined) return bindAttribute(m, attribute, module, type);
  const hook = module.namespace.getName("__getattr__");
  if (hook !== undefined) return m.call(hook, [name]);
  return attributeError(m, module, name);
}

function superAttribute(m: Machine, object: PySuper, name: string): Result {
  if (object.selfType !== null && name !== "__class__") {
    const { mro } = object.selfType;
    let index = 0;
    while (index < mro.length && mro[index] !== object.start) index++;
    for (index++; index < mro.length; index++) {
      const attribute = mro[index].attributes.get(name);
      if (attribute !== undefined) {
        const throughClass = object.self === object.selfType;
        return bindAttribute(m, attribute, throughClass ? undefined : object.self, object.selfType);
      }
    }
  }
  const type = object.type;
  const attribute = type.lookup(name);
  if (attribute !== undefined) return bindAttribute(m, attribute, object, type);
  const error = m.makeException("AttributeError", [`'super' object has no attribute '${name}'`]);
  error.fields = new Map<string, Value>([
    ["name", name],
    ["obj", object],
  ]);
  return m.raiseException(error);
}

/** Names a generic alias answers itself; everything else goes to its origin. */
const ALIAS_OWN: ReadonlySet<string> = new Set([
  "__origin__",
  "__args__",
  "__parameters__",
  "__mro_entries__",
  "__reduce__",
  "__copy__",
  "__deepcopy__",
  "__unpacked__",
  "__typing_unpacked_tuple_args__",
  "__class__",
  "__repr__",
  "__hash__",
  "__eq__",
  "__getitem__",
  "__call__",
  "__iter__",
]);
function aliasAttribute(m: Machine, object: PyGenericAlias, type: PyType, name: string): Result {
  if (!ALIAS_OWN.has(name)) return getAttribute(m, object.origin, name);
  const attribute = type.lookup(name);
  if (attribute === undefined) return attributeError(m, object, name);
  return bindAttribute(m, attribute, object, type);
}

// ---------------------------------------------------------------------------------------------------------- set, delete

let plainSetNatives: ReadonlySet<Value> = new Set();
/** Wired by object.ts: the `__setattr__`/`__delattr__` natives that mean "not overridden". */
export function provideDefaultSetAttribute(natives: ReadonlySet<Value>): void {
  plainSetNatives = natives;
}

const DISCARD = continuation("attribute.discard", () => null);

/** object.name = value; null when done. */
export function setAttribute(m: Machine, object: Value, name: string, value: Value): Result {
  const type = typeOf(object);
  if (type.has(TypeFlag.GUEST)) {
    const hook = type.lookup("__setattr__");
    if (hook !== undefined && !plainSetNatives.has(hook))
      return m.then(callUnbound(m, hook, object, [name, value]), DISCARD);
  }
  return plainSetAttribute(m, object, type, name, value);
}

/** del object.name; null when done. */
export function deleteAttribute(m: Machine, object: Value, name: string): Result {
  const type = typeOf(object);
  if (type.has(TypeFlag.GUEST)) {
    const hook = type.lookup("__delattr__");
    if (hook !== undefined && !plainSetNatives.has(hook)) return m.then(callUnbound(m, hook, object, [name]), DISCARD);
  }
  return plainSetAttribute(m, object, type, name, undefined);
}

/** object.__setattr__ / __delattr__ (value undefined: delete). */
export function plainSetAttribute(
  m: Machine,
  object: Value,
  type: PyType,
  name: string,
  value: Value | undefined,
): Result {
  const attribute = type.lookup(name);
  if (attribute !== undefined && attribute instanceof PyObject) {
    const handled = setDescriptor(m, attribute, object, type, name, value);
    if (handled !== undefined) return handled;
  }
  if (object instanceof PyInstance && type.has(TypeFlag.HAS_DICT)) {
    if (name === "__dict__") return replaceDictionary(m, object, value);
    if (value !== undefined) setOwnAttribute(m, object, name, value);
    else if (!deleteOwnAttribute(m, object, name)) return attributeError(m, object, name);
    return null;
  }
  if (object instanceof PyType) return setTypeAttribute(m, object, name, value);
  if (object instanceof PyFunction && name === "__dict__") {
    const given = value === undefined ? null : unwrap(value);
    if (value === undefined) return m.typeError("cannot delete __dict__");
    if (!(given instanceof PyDict))
      return m.typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
    object.dictionary = given;
    return null;
  }
  const dictionary =
    object instanceof PyFunction || object instanceof PyModule ? attributeDictionary(m, object) : undefined;
  if (dictionary !== undefined) {
    if (value !== undefined) {
      m.allocate(60);
      dictionary.setName(name, value);
    } else if (!dictionary.deleteName(name)) return attributeError(m, object, name);
    return null;
  }
  if (attribute !== undefined)
    return m.raise("AttributeError", `'${type.messageName ?? type.name}' object attribute '${name}' is read-only`);
  const error = m.makeException("AttributeError", [
    `'${type.messageName ?? type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
  ]);
  error.fields = new Map<string, Value>([
    ["name", name],
    ["obj", object],
  ]);
  return m.raiseException(error);
}

function replaceDictionary(m: Machine, object: PyInstance, value: Value | undefined): Result {
  if (value === undefined) m.allocate(100);
  // CPython: of an instance of a dict's subclass we keep the dict inside; `d.__dict__ = d` shares it all the same.
  const dictionary = value === undefined ? new PyDict() : unwrap(value);
  if (!(dictionary instanceof PyDict))
    return m.typeError(`__dict__ must be set to a dictionary, not a '${typeName(value as Value)}'`);
  object.dictionary = dictionary;
  object.slots = object.slots.slice(0, object.shape.cls.memberCount);
  object.shape = object.shape.cls.dictionaryModeShape();
  return null;
}

/** `descriptor.__set__(object, value)` of a native descriptor; value undefined: `__delete__`. */
export function setThrough(
  m: Machine,
  descriptor: PyGetSet | PyMember,
  object: Value,
  value: Value | undefined,
): Result {
  if (!typeOf(object).isSubtypeOf(descriptor.owner))
    return m.typeError(
      `descriptor '${descriptor.name}' for '${descriptor.owner.name}' objects doesn't apply to a '${typeName(object)}' object`,
    );
  return setDescriptor(m, descriptor, object, typeOf(object), descriptor.name, value) ?? null;
}

/** Runs a data descriptor's setter; undefined when the attribute is none. */
function setDescriptor(
  m: Machine,
  attribute: PyObject,
  object: Value,
  type: PyType,
  name: string,
  value: Value | undefined,
): Result | undefined {
  let property: PyObject = attribute;
  if (attribute instanceof PyInstance) {
    const deleting = value === undefined;
    const hook = attribute.type.lookup(deleting ? "__delete__" : "__set__");
    if (hook !== undefined && !(hook instanceof PyNative))
      return m.then(callUnbound(m, hook, attribute, deleting ? [object] : [object, value]), DISCARD);
    if (!(attribute.payload instanceof PyProperty)) {
      if (attribute.type.lookup(deleting ? "__set__" : "__delete__") === undefined) return undefined;
      return m.raise("AttributeError", deleting ? "__delete__" : "__set__");
    }
    property = attribute.payload;
  }
  if (property instanceof PyProperty) {
    const func = value === undefined ? property.deleter : property.setter;
    if (func === null)
      return m.raise(
        "AttributeError",
        `property ${propertyName(property)}of '${type.qualname}' object has no ${value === undefined ? "deleter" : "setter"}`,
      );
    return m.then(m.call(func, value === undefined ? [object] : [object, value]), DISCARD);
  }
  if (attribute instanceof PyGetSet) {
    if (attribute.set === null)
      return m.raise(
        "AttributeError",
        READONLY_MEMBERS.has(attribute.owner.name)
          ? "readonly attribute"
          : `attribute '${name}' of '${attribute.owner.messageName ?? attribute.owner.name}' objects is not writable`,
      );
    if (!typeOf(object).isSubtypeOf(attribute.owner)) return wrongReceiver(m, attribute, object);
    return attribute.set(m, object as never, value) as Result;
  }
  if (attribute instanceof PyMember) {
    if (!(object instanceof PyInstance) || !object.shape.cls.isSubtypeOf(attribute.owner))
      return m.typeError(
        `descriptor '${name}' for '${attribute.owner.name}' objects doesn't apply to a '${typeName(object)}' object`,
      );
    if (value === undefined && object.slots[attribute.index] === undefined) return m.raise("AttributeError", name);
    object.slots[attribute.index] = value;
    return null;
  }
  return undefined;
}

function setTypeAttribute(m: Machine, cls: PyType, name: string, value: Value | undefined): Result {
  if (!cls.has(TypeFlag.GUEST)) return m.typeError(`cannot set '${name}' attribute of immutable type '${cls.name}'`);
  if (value === undefined) {
    if (!cls.deleteAttribute(name)) return attributeError(m, cls, name);
  } else {
    m.allocate(60);
    m.charge(cls.setAttribute(name, value));
  }
  return null;
}
