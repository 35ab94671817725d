/**
 * Abstract base classes (PEP 3119): `ABCMeta` as a native metaclass. Each class of it has an AbcData with the classes
 * registered for it and what was found out about others; a count of registrations in the private module `_abc` of each
 * sandbox says when negative answers are stale.
 */

import { getAttribute, plainSetAttribute } from "../objects/attribute.js";
import { TYPE, builtin, constructor, defineType, method, staticMethod } from "../objects/define.js";
import { PyFrozenSet } from "../objects/dictionary.js";
import { PyFunction } from "../objects/function.js";
import { setAddNew } from "../objects/hashtable.js";
import { heapClass, heapCodec } from "../objects/heap.js";
import { isSubclass } from "../objects/instancecheck.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  ELLIPSIS,
  NOT_IMPLEMENTED,
  PyClassMethod,
  PyGenericAlias,
  PyInstance,
  PyList,
  PyModule,
  PyObject,
  PyProperty,
  PyStaticMethod,
  PyTuple,
  PyType,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { callUnbound, isTrue, reprOf, typeOf } from "../objects/protocol.js";
import { listSize, setSize, tupleSize } from "../objects/sizes.js";
import { GENERIC_ALIAS } from "../objects/union.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

/** Answers remembered per class at most; beyond it they are found out again. */
const CACHE_LIMIT = 1000;
const CACHE_ENTRY = 40;

/** What an abstract base class knows. */
export class AbcData extends PyObject {
  readonly registry: PyType[] = [];
  cache: Set<PyType> = new Set();
  negative: Set<PyType> = new Set();
  negativeVersion = 0;
}
defineType("_abc_data", { module: "_abc", representation: AbcData, flags: TypeFlag.NO_NEW });
heapClass(
  AbcData,
  "abc.data",
  { registry: "objects", cache: "skip", negative: "skip", negativeVersion: "plain" },
  (data) => 160 + 8 * data.registry.length,
);
// What the caches know decides what look-ups cost, so they are part of the state.
heapCodec(AbcData, {
  save: (data) => [[...data.cache], [...data.negative]],
  load: (data, [cache, negative]: readonly [PyType[], PyType[]]) => {
    data.cache = new Set(cache);
    data.negative = new Set(negative);
  },
});

/** The number of registrations made in a sandbox. */
class AbcState extends PyObject {
  registrations = 0;
}
defineType("_abc_state", { module: "_abc", representation: AbcState, flags: TypeFlag.NO_NEW });
heapClass(AbcState, "abc.state", { registrations: "plain" }, 24);

function stateOf(m: Machine): AbcState {
  const module = (m as VirtualMachine).modules.get("_abc");
  const state = module instanceof PyModule ? module.namespace.getName("_state") : undefined;
  return state instanceof AbcState ? state : new AbcState();
}

export const ABC_META = defineType("ABCMeta", {
  bases: [TYPE],
  module: "abc",
  inPython: true,
  base: true,
  flags: TypeFlag.METACLASS,
  doc: "The metaclass of abstract base classes.",
});

function dataOf(m: Machine, cls: PyType): AbcData {
  const known = cls.attributes.get("_abc_impl");
  if (known instanceof AbcData) return known;
  m.allocate(160);
  const data = new AbcData();
  cls.attributes.set("_abc_impl", data);
  return data;
}

function remember(m: Machine, cache: Set<PyType>, cls: PyType): void {
  if (cache.size >= CACHE_LIMIT) cache.clear();
  m.allocate(CACHE_ENTRY);
  cache.add(cls);
}

// ------------------------------------------------------------------------------------------------------ making classes

const IS_ABSTRACT = continuation(
  "abc.is-abstract",
  (m, value) => isTrue(m, value as Value),
  (m) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return false;
  },
);

/** The truth of value.__isabstractmethod__: true, false or X. */
function isAbstract(m: Machine, value: Value): Result {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof PyFunction) {
    const mark = value.dictionary?.getName("__isabstractmethod__");
    return mark === undefined ? false : isTrue(m, mark);
  }
  if (value instanceof PyStaticMethod || value instanceof PyClassMethod) return isAbstract(m, value.func);
  if (value instanceof PyProperty || value instanceof PyInstance)
    return m.then(getAttribute(m, value, "__isabstractmethod__"), IS_ABSTRACT);
  return false;
}

/** Finds the abstract methods of a new class: its own, then those of its bases that it did not override. */
class AbstractFrame extends NativeFrame {
  private at = 0;
  private readonly found: string[] = [];
  constructor(
    readonly cls: PyType,
    readonly names: readonly string[],
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    if (value === true) this.found.push(this.names[this.at - 1]);
    while (this.at < this.names.length) {
      const name = this.names[this.at++];
      const attribute = this.cls.lookup(name);
      if (attribute === undefined) continue;
      m.charge(1);
      const abstract = isAbstract(m, attribute);
      if (abstract === X) return m.wait(this);
      if (abstract === true) this.found.push(name);
    }
    m.allocate(setSize(this.found.length));
    const set = new PyFrozenSet();
    for (const name of this.found) setAddNew(m, set, name);
    return m.then(plainSetAttribute(m, this.cls, this.cls.type, "__abstractmethods__", set), CLASS_READY, this.cls);
  }
}
heapClass(
  AbstractFrame,
  "frame.abstract",
  { at: "plain", found: "values", cls: "object", names: "values", back: "skip", catches: "plain" },
  80,
);
const CLASS_READY = continuation("abc.ready", (_m, _value, cls: PyType) => cls);

const CLASS_MADE = continuation("abc.made", (m, made) => {
  if (!(made instanceof PyType)) return made;
  return abstractMethods(m, made, true);
});

/** (Re)computes `__abstractmethods__`. */
function abstractMethods(m: Machine, cls: PyType, fresh: boolean): Result {
  const names = new Set<string>();
  for (const name of cls.attributes.keys()) names.add(name);
  for (const base of cls.bases) for (const name of base.abstractNames) names.add(name);
  m.charge(1 + names.size);
  m.allocate(8 * names.size);
  if (fresh) {
    dataOf(m, cls);
    const flags = cls.attributes.get("__abc_tpflags__");
    if (typeof flags === "number") {
      cls.flags |= flags & (TypeFlag.SEQUENCE_PATTERN | TypeFlag.MAPPING_PATTERN);
      cls.deleteAttribute("__abc_tpflags__");
    }
  }
  return new AbstractFrame(cls, [...names]).step(m, undefined) as Result;
}

const TYPE_NEW = TYPE.attributes.get("__new__") as Value;
function newClass(m: Machine, metaclass: PyType, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Result {
  return m.then(m.call(TYPE_NEW, [metaclass, ...args], keywords), CLASS_MADE);
}
constructor(
  ABC_META,
  "ABCMeta(name, bases, namespace, /, **kwargs)",
  {},
  (m, name: Value, bases: Value, namespace: Value, keywords: ReadonlyMap<string, Value>) =>
    newClass(m, ABC_META, [name, bases, namespace], keywords),
);
// After `constructor`, which sets a `__new__` too. Its owner is `type`, so that calling a class knows that it makes classes.
const CLASS_NEW = staticMethod(
  ABC_META,
  "__new__(mcls: type, name, bases, namespace, /, **kwargs)",
  {},
  (m, metaclass: PyType, name: Value, bases: Value, namespace: Value, keywords: ReadonlyMap<string, Value>) =>
    newClass(m, metaclass, [name, bases, namespace], keywords),
);
CLASS_NEW.owner = TYPE;

// ------------------------------------------------------------------------------------------------------- registration

/** Gives a class registered as a Sequence or Mapping, and its subclasses, their kind in `match`. */
function spreadPatternFlag(m: Machine, cls: PyType, flag: number): void {
  const pending = [cls];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    m.charge(1);
    if (!next.has(TypeFlag.GUEST) || (next.flags & flag) === flag) continue;
    next.flags = (next.flags & ~(TypeFlag.SEQUENCE_PATTERN | TypeFlag.MAPPING_PATTERN)) | flag;
    for (const subclass of next.subclasses) pending.push(subclass);
  }
}

const ALREADY = continuation("abc.already", (m, known, self: PyType, subclass: PyType) =>
  known === true ? subclass : m.then(isSubclass(m, self, subclass), CYCLE, self, subclass),
);
const CYCLE = continuation("abc.cycle", (m, cyclic, self: PyType, subclass: PyType) => {
  if (cyclic === true) return m.raise("RuntimeError", "Refusing to create an inheritance cycle");
  m.allocate(8);
  dataOf(m, self).registry.push(subclass);
  stateOf(m).registrations++;
  const flag = self.flags & (TypeFlag.SEQUENCE_PATTERN | TypeFlag.MAPPING_PATTERN);
  if (flag !== 0) spreadPatternFlag(m, subclass, flag);
  return subclass;
});
method(
  ABC_META,
  "register(self, subclass, /)",
  { doc: "Make a class a virtual subclass; gives the class, so that it serves as a decorator.", wantsInstance: true },
  (m, self: PyType, subclass: Value) => {
    if (!(subclass instanceof PyType)) return m.typeError("Can only register classes");
    return m.then(isSubclass(m, subclass, self), ALREADY, self, subclass);
  },
);

// ------------------------------------------------------------------------------------------------------------- checks

const GOT_HOOK = 1;
const CALLED_HOOK = 2;
const ASK_REGISTRY = 3;
const ASK_SUBCLASSES = 4;

/** issubclass(sub, cls) past the caches: the hook, the MRO, the registry, the subclasses. */
class SubclassFrame extends NativeFrame {
  private stage = 0;
  private at = 0;
  private classes: readonly PyType[] = [];
  constructor(
    readonly cls: PyType,
    readonly sub: PyType,
  ) {
    super();
  }
  step(m: Machine, value: Value | undefined): NextResult {
    const { cls, sub } = this;
    let given: Value | undefined = value;
    if (this.stage === 0) {
      this.stage = GOT_HOOK;
      const hook = getAttribute(m, cls, "__subclasshook__");
      if (hook === X) return m.wait(this);
      given = hook as Value;
    }
    if (this.stage === GOT_HOOK) {
      this.stage = CALLED_HOOK;
      const answer = m.call(given as Value, [sub]);
      if (answer === X) return m.wait(this);
      given = answer as Value;
    }
    if (this.stage === CALLED_HOOK) {
      if (given === true || given === false) return this.answer(m, given);
      if (given !== NOT_IMPLEMENTED)
        return m.raise("AssertionError", "__subclasshook__ must return either False, True, or NotImplemented");
      if (sub.isSubtypeOf(cls)) return this.answer(m, true);
      this.stage = ASK_REGISTRY;
      this.classes = dataOf(m, cls).registry.slice();
      given = undefined;
    }
    for (;;) {
      if (given === true) return this.answer(m, true);
      if (this.at >= this.classes.length) {
        if (this.stage === ASK_SUBCLASSES) return this.answer(m, false);
        this.stage = ASK_SUBCLASSES;
        this.classes = cls.subclasses.slice();
        this.at = 0;
        given = undefined;
        continue;
      }
      m.charge(1);
      const known = isSubclass(m, sub, this.classes[this.at++]);
      if (known === X) return m.wait(this);
      given = known as Value;
    }
  }
  private answer(m: Machine, known: boolean): boolean {
    const data = dataOf(m, this.cls);
    remember(m, known ? data.cache : data.negative, this.sub);
    return known;
  }
}
heapClass(
  SubclassFrame,
  "frame.abc-subclass",
  { stage: "plain", at: "plain", classes: "objects", cls: "object", sub: "object", back: "skip", catches: "plain" },
  88,
);

/** What the caches say: true, false, or undefined. */
function cached(m: Machine, cls: PyType, sub: PyType): boolean | undefined {
  const data = dataOf(m, cls);
  if (data.cache.has(sub)) return true;
  const { registrations } = stateOf(m);
  if (data.negativeVersion < registrations) {
    data.negative.clear();
    data.negativeVersion = registrations;
  } else if (data.negative.has(sub)) return false;
  return undefined;
}

function checkSubclass(m: Machine, cls: PyType, sub: Value): Result {
  if (!(sub instanceof PyType)) return m.typeError("issubclass() arg 1 must be a class");
  return cached(m, cls, sub) ?? (new SubclassFrame(cls, sub).step(m, undefined) as Result);
}
const SUBCLASS_CHECK = method(
  ABC_META,
  "__subclasscheck__(self, subclass, /)",
  { doc: "Is a class a subclass, virtual ones included?", wantsInstance: true },
  checkSubclass,
);

/** issubclass by the metaclass's own `__subclasscheck__`. */
function askSubclass(m: Machine, cls: PyType, sub: PyType): Result {
  const hook = cls.type.lookup("__subclasscheck__");
  if (hook === undefined || hook === SUBCLASS_CHECK) return checkSubclass(m, cls, sub);
  return m.then(callUnbound(m, hook, cls, [sub]), TRUTH);
}
const TRUTH = continuation("abc.truth", (m, value) => isTrue(m, value as Value));

const CLAIMED = continuation("abc.claimed", (m, claimed, cls: PyType, type: PyType) => {
  if (!(claimed instanceof PyType) || claimed === type) return askSubclass(m, cls, type);
  return m.then(askSubclass(m, cls, claimed), OR_TYPE, cls, type);
});
const OR_TYPE = continuation("abc.or-type", (m, known, cls: PyType, type: PyType) =>
  known === true ? true : askSubclass(m, cls, type),
);

function claimsClass(type: PyType): boolean {
  for (const cls of type.mro) if (cls.attributes.has("__class__")) return cls.has(TypeFlag.GUEST);
  return false;
}
method(
  ABC_META,
  "__instancecheck__(self, instance, /)",
  { doc: "Is an object an instance, of virtual subclasses included?", wantsInstance: true },
  (m, cls: PyType, instance: Value) => {
    const type = typeOf(instance);
    if (instance instanceof PyInstance && claimsClass(type))
      return m.then(getAttribute(m, instance, "__class__"), CLAIMED, cls, type);
    return askSubclass(m, cls, type);
  },
);
method(ABC_META, "_abc_registry_clear(self, /)", { wantsInstance: true }, (m, self: PyType) => {
  dataOf(m, self).registry.length = 0;
  return null;
});
method(ABC_META, "_abc_caches_clear(self, /)", { wantsInstance: true }, (m, self: PyType) => {
  const data = dataOf(m, self);
  data.cache.clear();
  data.negative.clear();
  return null;
});

// --------------------------------------------------------------------------------------------- for the frozen modules

/** `collections.abc.Callable[[int], str]`: the parameters lie flat in `__args__`, the result last. */
export class PyCallableAlias extends PyGenericAlias {}
const CALLABLE_ALIAS = defineType("_CallableGenericAlias", {
  bases: [GENERIC_ALIAS],
  module: "collections.abc",
  inPython: true,
  representation: PyCallableAlias,
  flags: TypeFlag.NO_NEW,
});
heapClass(
  PyCallableAlias,
  "callable-alias",
  { origin: "value", args: "object", unpacked: "plain", parameters: "object" },
  72,
);
method(CALLABLE_ALIAS, "__repr__(self, /)", {}, (m, self: PyCallableAlias) => {
  const { items } = self.args;
  if (items[0] === ELLIPSIS) return reprOf(m, new PyGenericAlias(self.origin, self.args));
  m.allocate(tupleSize(2) + listSize(items.length));
  const parameters = new PyList(items.slice(0, -1));
  return reprOf(m, new PyGenericAlias(self.origin, new PyTuple([parameters, items[items.length - 1]])));
});
function callableAlias(m: Machine, origin: Value, args: Value): Result {
  if (!(args instanceof PyTuple) || args.items.length !== 2)
    return m.typeError("Callable must be used as Callable[[arg, ...], result].");
  const [parameters, result] = args.items;
  const flat: Value[] = [];
  if (parameters instanceof PyList || parameters instanceof PyTuple)
    for (const item of parameters.items) flat.push(item);
  else flat.push(parameters);
  flat.push(result);
  m.charge(flat.length);
  m.allocate(72 + tupleSize(flat.length));
  return new PyCallableAlias(origin, new PyTuple(flat));
}

const natives: readonly PyNative[] = [
  builtin(
    "get_cache_token()",
    { doc: "A token that changes with every registration." },
    (m) => stateOf(m).registrations,
  ),
  // Does the class define all of these methods, and set none of them to None?
  builtin("_check_methods(cls: type, /, *names)", {}, (m, cls: PyType, names: Value[]) => {
    m.charge(names.length);
    for (const name of names) {
      const found = cls.lookup(name as string);
      if (found === undefined || found === null) return NOT_IMPLEMENTED;
    }
    return true;
  }),
  builtin("_generic_alias(origin, args, /)", {}, (m, origin: Value, args: Value) => {
    m.allocate(72 + tupleSize(1));
    return new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args]));
  }),
  builtin("_callable_alias(origin, args, /)", {}, callableAlias),
  builtin("_update_abstract(cls: type, /)", {}, (m, cls: PyType) =>
    cls.attributes.has("__abstractmethods__") ? abstractMethods(m, cls, false) : cls,
  ),
  builtin("_is_mapping(value, /)", {}, (_m, value: Value) => {
    for (const cls of typeOf(value).mro) if (cls.has(TypeFlag.MAPPING_PATTERN)) return true;
    return false;
  }),
];

const fill = contents("_abc", natives, { ABCMeta: ABC_META });
defineModule({
  name: "_abc",
  doc: "Natives of abc and collections.abc.",
  fill: (m, namespace) => {
    fill(m, namespace);
    namespace.setName("_state", new AbcState());
  },
});
defineModule({ name: "abc", doc: "Abstract base classes (PEP 3119).", frozen: "abc" });
defineModule({
  name: "_collections_abc",
  doc: "The abstract base classes of collections.",
  frozen: "_collections_abc",
});
