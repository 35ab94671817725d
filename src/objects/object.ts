/** `object`: the default methods of every value (Python reference 3.3.1). */

import {
  attributeDictionary,
  plainGetAttribute,
  plainSetAttribute,
  provideDefaultGetAttribute,
  provideDefaultSetAttribute,
} from "./attribute.js";
import { isDefaultNew, newInstance, provideConstruction, safeNewOf } from "./construct.js";
import { OBJECT, TYPE, attribute, classMethod, getter, method, staticMethod } from "./define.js";
import { heapClass } from "./heap.js";
import { instanceDescriptors } from "./instance-descriptors.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import {
  NOT_IMPLEMENTED,
  PyException,
  PyFloat,
  PyInstance,
  PyList,
  PyMember,
  PyType,
  TypeFlag,
  type AnyStr,
  type FlatStr,
  type Value,
} from "./model.js";
import type { PyNative } from "./native.js";
import { callUnbound, identical, isTrue, lookupSpecial, strOf, typeName, typeOf } from "./protocol.js";
import { flatten, toHostText } from "./text.js";
import { FLOAT_SIZE, instanceSize, strSize } from "./sizes.js";

heapClass(
  PyInstance,
  "instance",
  { shape: "skip", slots: "values", dictionary: "object", payload: "value" },
  (instance) => instanceSize(instance.slots.length),
);
heapClass(
  PyException,
  "exception",
  {
    shape: "skip",
    slots: "values",
    dictionary: "object",
    payload: "value",
    args: "object",
    cause: "value",
    context: "object",
    suppressContext: "plain",
    traceback: "object",
    fields: "map",
  },
  160,
);
heapClass(PyFloat, "float", { value: "plain" }, FLOAT_SIZE);
heapClass(
  PyType,
  "type",
  {
    name: "plain",
    bases: "objects",
    flags: "plain",
    metaclass: "object",
    attributes: "map",
    mro: "objects",
    version: "skip",
    rootShape: "skip",
    plainInit: "skip",
    initVersion: "skip",
    dictionaryShape: "skip",
    lookupCache: "skip",
    variables: "skip",
    subclasses: "skip",
    moduleName: "plain",
    messageName: "plain",
    qualname: "plain",
    payloadType: "skip",
    accepts: "skip",
    construct: "skip",
    slotNames: "skip",
    doc: "plain",
    abstractNames: "skip",
    memberCount: "skip",
    shapeBytes: "skip",
  },
  (type) => (type.has(TypeFlag.GUEST) ? 1000 + 60 * type.attributes.size + 8 * type.mro.length + type.shapeBytes : 0),
);

/** `__main__.Point`: the module is left out for builtins. */
export function qualifiedName(type: PyType): string {
  const module = type.has(TypeFlag.GUEST) ? type.attributes.get("__module__") : type.moduleName;
  return typeof module === "string" && module !== "builtins" ? `${module}.${type.qualname}` : type.qualname;
}

/** `0x7f...`: the deterministic stand-in for an address. */
export function addressText(m: Machine, value: object): string {
  return `0x${m.identity(value).toString(16).padStart(12, "0")}`;
}

attribute(
  OBJECT,
  "__doc__",
  "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
);

method(OBJECT, "__repr__(self, /)", {}, (m, self: Value) => {
  const text = `<${qualifiedName(typeOf(self))} object at ${typeof self === "object" && self !== null ? addressText(m, self) : "0x0"}>`;
  m.allocate(strSize(text.length));
  return text;
});
method(OBJECT, "__str__(self, /)", { wantsInstance: true }, (m, self: Value) =>
  callUnbound(m, lookupSpecial(self, "__repr__") as Value, self, []),
);
const EMPTY_FORMAT = continuation("object.format", (m, text) => flatten(m, text as AnyStr));
method(OBJECT, "__format__(self, format_spec: str, /)", { wantsInstance: true }, (m, self: Value, spec: FlatStr) => {
  if (spec !== "") return m.typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
  return m.then(strOf(m, self), EMPTY_FORMAT);
});
method(OBJECT, "__hash__(self, /)", {}, (m, self: Value) => {
  if (typeof self !== "object" || self === null) return 4238894112;
  return m.identity(self) / 16;
});
method(OBJECT, "__eq__(self, value, /)", { wantsInstance: true }, (_m, self: Value, value: Value) =>
  identical(self, value) ? true : NOT_IMPLEMENTED,
);
const INVERT = continuation("object.ne", (m, value) => {
  if (value === NOT_IMPLEMENTED) return NOT_IMPLEMENTED;
  return m.then(truthOf(m, value as Value), NOT);
});
const NOT = continuation("object.not", (_m, truth) => truth === false);
function truthOf(m: Machine, value: Value): Result {
  return typeof value === "boolean" ? value : isTrue(m, value);
}
method(OBJECT, "__ne__(self, value, /)", { wantsInstance: true }, (m, self: Value, value: Value) => {
  const hook = lookupSpecial(self, "__eq__");
  if (hook === undefined) return NOT_IMPLEMENTED;
  return m.then(callUnbound(m, hook, self, [value]), INVERT);
});
for (const name of ["__lt__", "__le__", "__gt__", "__ge__"])
  method(OBJECT, `${name}(self, value, /)`, {}, () => NOT_IMPLEMENTED);

/** An attribute name as plain text, or X. */
export function attributeName(m: Machine, name: Value): string | typeof X {
  if (typeof name === "string") return name;
  const inner = name instanceof PyInstance && name.payload !== undefined ? name.payload : name;
  if (typeof inner === "string") return inner;
  if (typeof inner === "object" && inner !== null && typeOf(inner).name === "str") {
    const flat = flatten(m, inner as AnyStr);
    if (typeof flat === "string") return flat;
    m.charge(flat.codePoints.length >> 1);
    m.allocate(4 * flat.codePoints.length);
    // A name with an astral character can be no attribute of ours.
    return `\ud800${toHostText(flat)}`;
  }
  return m.typeError(`attribute name must be string, not '${typeName(name)}'`);
}

const objectGet = method(
  OBJECT,
  "__getattribute__(self, name, /)",
  { wantsInstance: true },
  (m, self: Value, name: Value) => {
    const text = attributeName(m, name);
    return text === X ? X : plainGetAttribute(m, self, typeOf(self), text as string);
  },
);
const typeGet = method(
  TYPE,
  "__getattribute__(self, name, /)",
  { wantsInstance: true },
  (m, self: PyType, name: Value) => {
    const text = attributeName(m, name);
    return text === X ? X : plainGetAttribute(m, self, self.type, text as string);
  },
);
provideDefaultGetAttribute(objectGet, typeGet);

const plainSetters = new Set<Value>();
for (const type of [OBJECT, TYPE]) {
  plainSetters.add(
    method(
      type,
      "__setattr__(self, name, value, /)",
      { wantsInstance: true },
      (m, self: Value, name: Value, value: Value) => {
        const text = attributeName(m, name);
        return text === X ? X : plainSetAttribute(m, self, typeOf(self), text as string, value);
      },
    ),
  );
  plainSetters.add(
    method(type, "__delattr__(self, name, /)", { wantsInstance: true }, (m, self: Value, name: Value) => {
      const text = attributeName(m, name);
      return text === X ? X : plainSetAttribute(m, self, typeOf(self), text as string, undefined);
    }),
  );
}
provideDefaultSetAttribute(plainSetters);

const init = method(
  OBJECT,
  "__init__(self, /, *args, **kwargs)",
  { wantsInstance: true },
  (m, self: Value, args: Value[], keywords: Map<string, Value>) => {
    const type = typeOf(self);
    if (args.length > 0 || keywords.size > 0) {
      if (type.lookup("__init__") !== init)
        return m.typeError("object.__init__() takes exactly one argument (the instance to initialize)");
      if (isDefaultNew(type.lookup("__new__")) && type.payloadType === null && !type.has(TypeFlag.EXCEPTION))
        return m.typeError(`${type.name}() takes no arguments`);
    }
    return null;
  },
);
const objectNew: PyNative = staticMethod(
  OBJECT,
  "__new__(*args, **kwargs)",
  {},
  (m, all: Value[], keywords: Map<string, Value>) => {
    const [cls, ...args] = all;
    if (cls === undefined) return m.typeError("object.__new__(): not enough arguments");
    if (!(cls instanceof PyType)) return m.typeError(`object.__new__(X): X is not a type object (${typeName(cls)})`);
    if (
      (args.length > 0 || keywords.size > 0) &&
      cls.payloadType === null &&
      !cls.has(TypeFlag.EXCEPTION) &&
      cls.has(TypeFlag.GUEST)
    ) {
      if (!isDefaultNew(cls.lookup("__new__")))
        return m.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
      if (cls.lookup("__init__") === init) return m.typeError(`${cls.name}() takes no arguments`);
    }
    const base = cls.mro.find((candidate) => candidate.construct !== null && candidate !== TYPE);
    if (base !== undefined && base !== OBJECT)
      return m.typeError(`object.__new__(${cls.name}) is not safe, use ${safeNewOf(cls).name}.__new__()`);
    return newInstance(m, cls, args, keywords);
  },
);
provideConstruction(objectNew, init);

classMethod(OBJECT, "__init_subclass__(cls, /, **kwargs)", {}, (m, cls: PyType, keywords: Map<string, Value>) =>
  keywords.size > 0 ? m.typeError(`${cls.name}.__init_subclass__() takes no keyword arguments`) : null,
);
classMethod(OBJECT, "__subclasshook__(cls, subclass, /)", {}, () => NOT_IMPLEMENTED);

getter(
  OBJECT,
  "__class__",
  (_m, self: Value) => typeOf(self),
  (m, self: Value, value) => {
    if (value === undefined) return m.typeError("can't delete __class__ attribute");
    if (!(value instanceof PyType))
      return m.typeError(`__class__ must be set to a class, not '${typeName(value)}' object`);
    if (!(self instanceof PyInstance) || !value.has(TypeFlag.GUEST) || !typeOf(self).has(TypeFlag.GUEST))
      return m.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
    const from = typeOf(self);
    if (
      from.payloadType !== value.payloadType ||
      from.has(TypeFlag.HAS_DICT) !== value.has(TypeFlag.HAS_DICT) ||
      from.memberCount !== value.memberCount
    )
      return m.typeError(`__class__ assignment: '${value.name}' object layout differs from '${from.name}'`);
    // Members lie in the order of their names in CPython: classes with the same ones have the same layout.
    const members = memberNames(from);
    const target = memberNames(value);
    const inOrder = (names: readonly string[]) => [...names].sort().join(); // native-ok: declared names
    if (members.length !== target.length || inOrder(members) !== inOrder(target))
      return m.typeError(`__class__ assignment: '${value.name}' object layout differs from '${from.name}'`);
    const held = self.slots.slice(0, members.length);
    members.forEach((name, index) => {
      self.slots[target.indexOf(name)] = held[index]; // native-ok: declared names
    });
    if (self.dictionary !== null) self.shape = value.dictionaryModeShape();
    else {
      let shape = value.rootShape;
      for (let index = from.memberCount; index < self.shape.names.length; index++)
        shape = shape.with(self.shape.names[index]);
      self.shape = shape;
    }
    return null;
  },
);
/** `object.__class__`, which for an instance is the class of its shape. */
export const INSTANCE_CLASS = OBJECT.attributes.get("__class__") as Value;

/** The names in `__slots__` of a class and those before it, in the order of its instances' slots. */
function memberNames(cls: PyType): string[] {
  const names: string[] = [];
  for (let index = cls.mro.length - 1; index >= 0; index--)
    for (const entry of cls.mro[index].attributes.values())
      if (entry instanceof PyMember && entry.owner === cls.mro[index]) names[entry.index] = entry.name;
  return names;
}

/** The names dir() lists for an object, unsorted: its own attributes and those of its classes. */
export function attributeNames(m: Machine, value: Value): Set<string> {
  const names = new Set<string>();
  const addType = (type: PyType): void => {
    for (const cls of type.mro) {
      m.charge(cls.attributes.size);
      for (const name of cls.attributes.keys()) names.add(name);
      for (const [name] of instanceDescriptors(cls)) names.add(name);
    }
  };
  if (value instanceof PyType) {
    addType(value);
    return names;
  }
  const own = value instanceof PyInstance && value.dictionary === null ? null : attributeDictionary(m, value);
  if (own !== undefined && own !== null) {
    for (const key of own.keys) if (typeof key === "string") names.add(key);
  } else if (value instanceof PyInstance)
    for (const name of value.shape.names.slice(typeOf(value).memberCount)) names.add(name);
  addType(typeOf(value));
  if (value instanceof PyInstance && typeOf(value).has(TypeFlag.HAS_DICT)) names.add("__dict__");
  return names;
}
method(OBJECT, "__dir__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const names = [...attributeNames(m, self)];
  m.allocate(56 + 40 * names.length);
  return new PyList(names);
});
method(TYPE, "__dir__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  const names = [...attributeNames(m, self)];
  m.allocate(56 + 40 * names.length);
  return new PyList(names);
});
method(OBJECT, "__sizeof__(self, /)", {}, () => 48);
method(OBJECT, "__getstate__(self, /)", { wantsInstance: true }, (m, self: Value) => {
  if (!(self instanceof PyInstance)) return null;
  const dictionary = attributeDictionary(m, self);
  return dictionary === undefined || dictionary.size === 0 ? null : dictionary;
});
