/** The native part of `types`: the types of the interpreter's own objects by CPython's names, for `types` and other frozen modules. */

import { setOwnAttribute } from "../objects/attribute.js";
import { attributeName } from "../objects/object.js";
import { X } from "../objects/machine.js";
import { CodeFlag } from "../compile/code.js";
import { BUILTIN_TYPES, builtin } from "../objects/define.js";
import { PyFunction } from "../objects/function.js";
import { ELLIPSIS, NOT_IMPLEMENTED, PyInstance, PyModule, PyType, TypeFlag, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { typeOf } from "../objects/protocol.js";
import { callingFrame } from "../vm/context.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

/** CPython's name in `types` -> the type's own name. */
const NAMES: Readonly<Record<string, string>> = {
  FunctionType: "function",
  CodeType: "code",
  MappingProxyType: "mappingproxy",
  CellType: "cell",
  GeneratorType: "generator",
  CoroutineType: "coroutine",
  AsyncGeneratorType: "async_generator",
  MethodType: "method",
  BuiltinFunctionType: "builtin_function_or_method",
  WrapperDescriptorType: "wrapper_descriptor",
  MethodWrapperType: "method-wrapper",
  MethodDescriptorType: "method_descriptor",
  ClassMethodDescriptorType: "classmethod_descriptor",
  ModuleType: "module",
  TracebackType: "traceback",
  GetSetDescriptorType: "getset_descriptor",
  MemberDescriptorType: "member_descriptor",
  GenericAlias: "GenericAlias",
  UnionType: "UnionType",
  NoneType: "NoneType",
};

const natives: readonly PyNative[] = [
  // The exception that is being handled, or None.
  builtin("_current_exception()", {}, (m) => m.handled),
  // The `__name__` of the module whose code called into the library, or None.
  builtin("_caller_module()", {}, (m) => callingFrame(m as VirtualMachine)?.linked.globals.getName("__name__") ?? null),
  builtin("_calculate_meta(meta: type, bases: list, /)", {}, (m, meta: PyType, bases: Value[]) => {
    let winner = meta;
    for (const base of bases) {
      const candidate = typeOf(base);
      if (winner.isSubtypeOf(candidate)) continue;
      if (candidate.isSubtypeOf(winner)) {
        winner = candidate;
        continue;
      }
      return m.typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
      );
    }
    return winner;
  }),
  builtin("_is_guest_class(value, /)", {}, (_m, value: Value) => value instanceof PyType && value.has(TypeFlag.GUEST)),
  // The name that messages give a class which is native in CPython.
  builtin("_name_in_messages(cls: type, name, /)", {}, (_m, cls: PyType, name: Value) => {
    if (cls.has(TypeFlag.GUEST) && typeof name === "string") cls.messageName = name;
    return null;
  }),
  // Is it a guest's function that makes coroutines, or awaitable generators from now on?
  builtin("_make_awaitable(function, /)", {}, (_m, func: Value) => {
    if (!(func instanceof PyFunction)) return false;
    if ((func.linked.flags & CodeFlag.COROUTINE) !== 0) return true;
    if ((func.linked.flags & CodeFlag.GENERATOR) === 0) return false;
    func.awaitable = true;
    return true;
  }),
  // What the class itself binds to the name, or the default: `cls.__dict__.get(name, default)` without a copy of it all.
  builtin(
    "_own_attribute(cls: type, name: str, default=None, /)",
    {},
    (m, cls: PyType, name: Value, otherwise: Value) => {
      const text = attributeName(m, name);
      if (text === X) return X;
      const own = cls.attributes.get(text as string);
      return own === undefined ? otherwise : own;
    },
  ),
  // 2 for `__name__`, 1 for `_name_`, else 0.
  builtin("_name_kind(name, /)", {}, (_m, name: Value) => {
    if (typeof name !== "string" || name.length < 3) return 0;
    const { length } = name;
    if (name[0] !== "_" || name[length - 1] !== "_") return 0;
    if (name[1] !== "_" && name[length - 2] !== "_") return 1;
    return length > 4 && name[1] === "_" && name[length - 2] === "_" && name[2] !== "_" && name[length - 3] !== "_"
      ? 2
      : 0;
  }),
  // Several attributes at once, past the class.
  builtin(
    "_set_names(instance, names: list, values: list, /)",
    {},
    (m, instance: Value, names: Value[], values: Value[]) => {
      if (instance instanceof PyInstance)
        for (let index = 0; index < names.length; index++)
          setOwnAttribute(m, instance, names[index] as string, values[index]);
      return null;
    },
  ),
];

const fill = contents("_types", natives);
defineModule({
  name: "_types",
  doc: "Natives of types.",
  fill: (m, namespace) => {
    fill(m, namespace);
    for (const [shown, name] of Object.entries(NAMES)) {
      const type = BUILTIN_TYPES.get(name);
      if (type !== undefined) namespace.setName(shown, type);
    }
    namespace.setName("EllipsisType", ELLIPSIS.type);
    namespace.setName("NotImplementedType", NOT_IMPLEMENTED.type);
    namespace.setName("_builtins", new PyModule("builtins", m.builtins));
  },
});
