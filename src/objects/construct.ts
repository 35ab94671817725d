/**
 * Calling classes: `type.__call__` with `__new__` and `__init__`, and the one native behind every built-in `__new__`
 * (Python reference 3.3.1 and 3.3.3.7).
 */

import { PyFunction } from "./function.js";
import { INSTANCE_SIZE } from "./sizes.js";
import { OBJECT, TYPE, provideNew } from "./define.js";
import { callNative } from "./bind.js";
import { callExceptionType, constructException } from "./exception.js";
import { STR } from "./primitives.js";
import { continuation, type Machine, type Result } from "./machine.js";
import { PyInstance, PyType, TypeFlag, type Value } from "./model.js";
import { PyNative } from "./native.js";
import { callUnbound, strObject, typeName, typeOf } from "./protocol.js";
import { bindAttribute } from "./attribute.js";

type Keywords = ReadonlyMap<string, Value> | null;

let newNative: PyNative;
let initNative: PyNative;
let callOfType: PyNative;
/** Wired by object.ts and type.ts: object.__new__, object.__init__, type.__call__. */
export function provideConstruction(newOf: PyNative, initOf: PyNative): void {
  newNative = newOf;
  initNative = initOf;
}
export function provideTypeCall(native: PyNative): void {
  callOfType = native;
}

const CALL_BOUND = continuation("construct.call", (m, value, args: readonly Value[], keywords: Keywords) =>
  m.call(value as Value, args, keywords),
);

/** cls(*args, **keywords), a metaclass's `__call__` included. */
export function callType(m: Machine, cls: PyType, args: readonly Value[], keywords: Keywords): Result {
  if (cls.metaclass !== null) {
    const hook = cls.metaclass.lookup("__call__");
    if (hook !== undefined && hook !== callOfType)
      return m.then(bindAttribute(m, hook, cls, cls.metaclass), CALL_BOUND, args, keywords);
  }
  return typeCall(m, cls, args, keywords);
}

/** type.__call__ */
export function typeCall(m: Machine, cls: PyType, args: readonly Value[], keywords: Keywords): Result {
  if (!cls.has(TypeFlag.GUEST)) {
    if (cls === TYPE && args.length === 1 && (keywords === null || keywords.size === 0)) return typeOf(args[0]);
    if (cls.has(TypeFlag.EXCEPTION)) return callExceptionType(m, cls, args, keywords);
    if (cls === STR && args.length === 1 && keywords === null) return strObject(m, args[0]);
    if (cls.construct !== null) return callNative(m, cls.construct, args, keywords) as Result;
    if (cls === OBJECT) {
      if (args.length > 0 || (keywords !== null && keywords.size > 0))
        return m.typeError("object() takes no arguments");
      m.allocate(INSTANCE_SIZE);
      return new PyInstance(OBJECT.rootShape);
    }
    const inherited = cls.mro.find((base) => base.construct !== null)?.construct;
    if (cls.has(TypeFlag.NO_NEW) || inherited === undefined || inherited === null)
      return m.typeError(
        `cannot create '${cls.moduleName === "builtins" ? "" : `${cls.moduleName}.`}${cls.name}' instances`,
      );
    return callNative(m, inherited, args, keywords) as Result;
  }
  const hook = cls.lookup("__new__") as Value;
  if (isDefaultNew(hook)) return m.then(newInstance(m, cls, args, keywords), CREATED, cls, args, keywords);
  return m.then(
    m.then(bindAttribute(m, hook, undefined, cls), NEW_BOUND, cls, args, keywords),
    CREATED,
    cls,
    args,
    keywords,
  );
}
const NEW_BOUND = continuation("construct.new", (m, hook, cls: PyType, args: readonly Value[], keywords: Keywords) =>
  m.call(hook as Value, [cls, ...args], keywords),
);

/** `__new__` has answered: an instance of the class is initialised, anything else is returned as it is. */
const CREATED = continuation(
  "construct.created",
  (m, value, cls: PyType, args: readonly Value[], keywords: Keywords) => {
    const instance = value as Value;
    const type = typeOf(instance);
    if (type !== cls && !type.isSubtypeOf(cls)) return instance;
    const init = type.lookup("__init__");
    if (init === undefined) return instance;
    if (init === initNative) {
      if (
        (args.length > 0 || (keywords !== null && keywords.size > 0)) &&
        isDefaultNew(type.lookup("__new__")) &&
        type.payloadType === null
      )
        return m.typeError(`${type.name}() takes no arguments`);
      return instance;
    }
    // As list.__init__ does when `__new__` is the class's own.
    const ignoring =
      keywords !== null &&
      init instanceof PyNative &&
      init.owner?.name === "list" &&
      !isDefaultNew(type.lookup("__new__"));
    const called = callWithKeywords(m, init, instance, args, ignoring ? null : keywords);
    return m.then(called, INITIALISED, instance);
  },
);
const INITIALISED = continuation("construct.initialised", (m, value, instance: Value) =>
  value === null ? instance : m.typeError(`__init__() should return None, not '${typeName(value as Value)}'`),
);

function callWithKeywords(m: Machine, hook: Value, self: Value, args: readonly Value[], keywords: Keywords): Result {
  if (keywords === null || keywords.size === 0) return callUnbound(m, hook, self, args);
  return m.then(bindAttribute(m, hook, self, typeOf(self)), CALL_BOUND, args, keywords);
}

/**
 * The `__init__` of a class that makes plain instances, when it is a guest function and nothing else of the class has a say
 * in making one; else undefined.
 */
export function plainInitOf(cls: PyType): PyFunction | undefined {
  if (cls.initVersion !== cls.version) {
    cls.initVersion = cls.version;
    const init =
      cls.has(TypeFlag.GUEST) &&
      !cls.has(TypeFlag.ABSTRACT) &&
      !cls.has(TypeFlag.EXCEPTION) &&
      cls.metaclass === null &&
      cls.payloadType === null &&
      isDefaultNew(cls.lookup("__new__"))
        ? cls.lookup("__init__")
        : undefined;
    cls.plainInit = init instanceof PyFunction ? init : undefined;
  }
  return cls.plainInit as PyFunction | undefined;
}

/** Is this a native `__new__` (not `type`'s, which makes classes)? */
export function isDefaultNew(hook: Value | undefined): boolean {
  return hook === newNative || (hook instanceof PyNative && hook.name === "__new__" && hook.owner !== TYPE);
}

/** The first class of the line whose `__new__` is no guest's. */
export function safeNewOf(cls: PyType): PyType {
  return (
    cls.mro.find((candidate) => !candidate.has(TypeFlag.GUEST) || isDefaultNew(candidate.lookup("__new__"))) ?? OBJECT
  );
}

provideNew((m, owner, args, keywords) => {
  const [cls, ...rest] = args;
  if (cls === undefined) return m.typeError(`${owner.name}.__new__(): not enough arguments`);
  if (!(cls instanceof PyType))
    return m.typeError(`${owner.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  if (!cls.isSubtypeOf(owner))
    return m.typeError(`${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  const safe = safeNewOf(cls);
  const base = safe.mro.find((candidate) => !candidate.has(TypeFlag.GUEST)) ?? OBJECT;
  if (
    base !== owner &&
    !base.has(TypeFlag.EXCEPTION) &&
    base.construct !== null &&
    (owner === OBJECT || !base.attributes.has("__init__"))
  )
    return m.typeError(`${owner.name}.__new__(${cls.name}) is not safe, use ${safe.name}.__new__()`);
  return newInstance(m, cls, rest, keywords);
});

/** The default `__new__`: makes an instance of a class from what its built-in base (if any) makes of the arguments. */
export function newInstance(m: Machine, cls: PyType, args: readonly Value[], keywords: Keywords): Result {
  if (cls.has(TypeFlag.ABSTRACT)) return abstractError(m, cls);
  if (cls.has(TypeFlag.EXCEPTION)) return constructException(m, cls, args, keywords);
  const { payloadType } = cls;
  if (payloadType === null) {
    if (!cls.has(TypeFlag.GUEST)) return typeCall(m, cls, args, keywords);
    m.allocate(INSTANCE_SIZE);
    return new PyInstance(cls.rootShape);
  }
  if (cls === payloadType || !cls.has(TypeFlag.GUEST))
    return callNative(m, (cls.construct ?? payloadType.construct) as PyNative, args, keywords) as Result;
  const construct = payloadType.construct as PyNative;
  // Mutable built-ins are filled by __init__; immutable ones take their value here.
  const mutable = payloadType.attributes.has("__init__");
  if (mutable) return m.then(callNative(m, construct, [], null), WRAP, cls);
  // A constructor that knows no keywords leaves them to an `__init__` of the class's own.
  const { parameters } = construct.signature;
  const ignoring =
    keywords !== null &&
    cls.lookup("__init__") !== initNative &&
    parameters.every((parameter) => parameter.kind === "positional-only" || parameter.kind === "varargs");
  const made = callNative(m, construct, args, ignoring ? null : keywords);
  return m.then(made, WRAP, cls);
}
const WRAP = continuation("construct.wrap", (m, payload, cls: PyType) => {
  m.allocate(INSTANCE_SIZE);
  const inner = payload instanceof PyInstance && payload.payload !== undefined ? payload.payload : (payload as Value);
  return new PyInstance(cls.rootShape, inner);
});

function abstractError(m: Machine, cls: PyType): Result {
  const names = cls.mro.find((base) => base.abstractNames.length > 0)?.abstractNames ?? [];
  const quoted = names.map((name) => `'${name}'`).join(", ");
  return m.typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length === 1 ? "" : "s"} ${quoted}`,
  );
}
