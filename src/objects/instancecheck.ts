/** isinstance and issubclass (Python reference 3.3.4): tuples, unions, `__instancecheck__`/`__subclasscheck__` hooks. */

import { X, continuation, type Machine, type Result } from "./machine.js";
import { PyGenericAlias, PyInstance, PyTuple, PyType, PyUnionType, TypeFlag, type Value } from "./model.js";
import { PyNative } from "./native.js";
import { NONE_TYPE } from "./primitives.js";
import { callUnbound, isTrue, lookupSpecial, typeOf } from "./protocol.js";
import { getAttribute } from "./attribute.js";

const TRUTH = continuation("instancecheck.truth", (m, value) => isTrue(m, value as Value));

/** Nesting of tuples in the second argument. */
const TUPLE_DEPTH = 100;

const NEXT = continuation("instancecheck.next", (m, value, subject: Value, items: readonly Value[], kind: string) => {
  if (value === true) return true;
  return checkAny(m, subject, items, kind);
});

/** Charged by item: a tuple that holds the same tuple twice, and so on for forty levels, has 2**40 paths. */
function checkAny(m: Machine, subject: Value, items: readonly Value[], kind: string, depth = 1): Result {
  if (depth > TUPLE_DEPTH)
    return m.raise(
      "RecursionError",
      `maximum recursion depth exceeded in __${kind.startsWith("instance") ? "instance" : "subclass"}check__`,
    );
  for (let index = 0; index < items.length; index++) {
    m.charge(1);
    const item = items[index] === null && kind.endsWith("-union") ? NONE_TYPE : items[index];
    const result =
      item instanceof PyTuple
        ? checkAny(m, subject, item.items, kind, depth + 1)
        : kind.startsWith("instance")
          ? isInstance(m, subject, item)
          : isSubclass(m, subject, item);
    if (result === X) {
      m.charge((items.length - index) >> 3);
      return m.then(X, NEXT, subject, items.slice(index + 1), kind);
    }
    if (result === true) return true;
  }
  return false;
}

/** isinstance(value, cls) */
export function isInstance(m: Machine, value: Value, cls: Value): Result {
  if (cls instanceof PyType) {
    if (typeOf(value) === cls) return true;
    const { metaclass } = cls;
    if (metaclass !== null) {
      const hook = metaclass.lookup("__instancecheck__");
      if (hook !== undefined && !(hook instanceof PyNative && hook.owner?.name === "type"))
        return m.then(callUnbound(m, hook, cls, [value]), TRUTH);
    }
    return plainIsInstance(m, value, cls);
  }
  if (cls instanceof PyTuple) return checkAny(m, value, cls.items, "instance");
  if (cls instanceof PyUnionType) return checkAny(m, value, cls.args.items, "instance-union");
  if (cls instanceof PyGenericAlias) return m.typeError("isinstance() argument 2 cannot be a parameterized generic");
  const hook = lookupSpecial(cls, "__instancecheck__");
  if (hook !== undefined) return m.then(callUnbound(m, hook, cls, [value]), TRUTH);
  return m.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
}

const CLASS_OF = continuation(
  "instancecheck.class",
  (_m, value, cls: PyType) => value instanceof PyType && value.isSubtypeOf(cls),
  (m) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return false;
  },
);

/** type.__instancecheck__ */
export function plainIsInstance(m: Machine, value: Value, cls: PyType): Result {
  const type = typeOf(value);
  m.charge(type.mro.length >> 5);
  if (type.isSubtypeOf(cls)) return true;
  // An instance may claim another class through a `__class__` property, or its `__getattribute__`.
  if (
    value instanceof PyInstance &&
    type.has(TypeFlag.GUEST) &&
    (!isNativeClass(type) || !(type.lookup("__getattribute__") instanceof PyNative))
  )
    return m.then(getAttribute(m, value, "__class__"), CLASS_OF, cls);
  return false;
}

function isNativeClass(type: PyType): boolean {
  for (const cls of type.mro) if (cls.attributes.has("__class__")) return !cls.has(TypeFlag.GUEST);
  return true;
}

/** issubclass(sub, cls) */
export function isSubclass(m: Machine, sub: Value, cls: Value): Result {
  if (cls instanceof PyType) {
    const { metaclass } = cls;
    if (metaclass !== null) {
      const hook = metaclass.lookup("__subclasscheck__");
      if (hook !== undefined && !(hook instanceof PyNative && hook.owner?.name === "type"))
        return m.then(callUnbound(m, hook, cls, [sub]), TRUTH);
    }
    return plainIsSubclass(m, sub, cls);
  }
  if (
    !(sub instanceof PyType) &&
    !(cls instanceof PyTuple) &&
    !(cls instanceof PyUnionType) &&
    lookupSpecial(cls, "__subclasscheck__") === undefined
  )
    return m.typeError("issubclass() arg 1 must be a class");
  if (cls instanceof PyTuple) return checkAny(m, sub, cls.items, "subclass");
  if (cls instanceof PyUnionType) return checkAny(m, sub, cls.args.items, "subclass-union");
  if (cls instanceof PyGenericAlias) return m.typeError("issubclass() argument 2 cannot be a parameterized generic");
  const hook = lookupSpecial(cls, "__subclasscheck__");
  if (hook !== undefined) return m.then(callUnbound(m, hook, cls, [sub]), TRUTH);
  return m.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

/** type.__subclasscheck__ */
export function plainIsSubclass(m: Machine, sub: Value, cls: PyType): Result {
  if (!(sub instanceof PyType)) return m.typeError("issubclass() arg 1 must be a class");
  return sub.isSubtypeOf(cls);
}
