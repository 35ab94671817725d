/**
 * The `__dict__` and `__weakref__` that the dict of a class shows for what it adds to its instances. They are no attributes of
 * ours: instances answer `__dict__` themselves.
 */

import {
  attributeDictionary,
  attributeError,
  deleteAttribute,
  provideWeakReference,
  setAttribute,
} from "./attribute.js";
import { OBJECT } from "./define.js";
import { sharedObject } from "./heap.js";
import { TypeFlag, type PyType, type Value } from "./model.js";
import { PyGetSet } from "./native.js";

/** What stands in the dicts of classes for the `__dict__` and `__weakref__` of their instances; looked up nowhere. */
const INSTANCE_DICT = sharedObject(
  "instance.__dict__",
  new PyGetSet(
    "__dict__",
    OBJECT,
    (m, self: Value) => attributeDictionary(m, self) ?? attributeError(m, self, "__dict__"),
    (m, self: Value, value) =>
      value === undefined ? deleteAttribute(m, self, "__dict__") : setAttribute(m, self, "__dict__", value),
  ),
);
const INSTANCE_WEAKREF = sharedObject("instance.__weakref__", new PyGetSet("__weakref__", OBJECT, () => null, null));

/** The descriptors that a class's own dict shows for what it adds to its instances. */
export function instanceDescriptors(cls: PyType): (readonly [string, PyGetSet])[] {
  const found: (readonly [string, PyGetSet])[] = [];
  if (!cls.has(TypeFlag.GUEST) || cls.has(TypeFlag.METACLASS)) return found;
  if (cls.has(TypeFlag.HAS_DICT) && !cls.bases.some((base) => base.has(TypeFlag.HAS_DICT)))
    found.push(["__dict__", INSTANCE_DICT]);
  const inherited = cls.mro.some((base) => base !== cls && base.has(TypeFlag.GUEST) && base.slotNames === null);
  if (cls.slotNames === null && !inherited && !["int", "tuple", "bytes"].some((name) => cls.payloadType?.name === name))
    found.push(["__weakref__", INSTANCE_WEAKREF]);
  return found;
}

provideWeakReference((cls) => {
  for (const base of cls.mro)
    for (const [name, descriptor] of instanceDescriptors(base)) if (name === "__weakref__") return descriptor;
  return undefined;
});
