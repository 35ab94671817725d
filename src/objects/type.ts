/**
 * `type`: making classes (Python reference 3.3.3): MRO by C3 linearisation, slots, `__set_name__`, `__init_subclass__`,
 * metaclasses, `__prepare__`, `__mro_entries__`; and the attributes of classes.
 */

import { bindAttribute, getAttribute, setAttribute } from "./attribute.js";
import { provideTypeCall, typeCall } from "./construct.js";
import { OBJECT, TYPE, builtin, classMethod, constructor, getter, method, staticMethod } from "./define.js";
import { PyDict } from "./dictionary.js";
import { PyFunction } from "./function.js";
import { instanceDescriptors } from "./instance-descriptors.js";
import { plainIsInstance, plainIsSubclass } from "./instancecheck.js";
import { NativeFrame, X, continuation, type Machine, type NextResult, type Result } from "./machine.js";
import {
  EMPTY_TUPLE,
  PyCell,
  PyClassMethod,
  PyInstance,
  PyList,
  PyMappingProxy,
  PyMember,
  PyStaticMethod,
  PyTuple,
  PyType,
  TypeFlag,
  type AnyStr,
  type Value,
} from "./model.js";
import { heapClass } from "./heap.js";
import { callUnbound, collect, givenName, isStr, lookupSpecial, typeName, typeOf, unwrap } from "./protocol.js";
import { qualifiedName } from "./object.js";
import { flatten } from "./text.js";
import { makeUnion } from "./union.js";
import { BOOL } from "./primitives.js";

type Keywords = ReadonlyMap<string, Value>;

// ---------------------------------------------------------------------------------------------------------------- MRO

/** C3 linearisation, or the classes that contradict each other. Linear in the length of the bases' MROs. */
export function linearise(cls: PyType, bases: readonly PyType[]): PyType[] | { readonly conflict: readonly PyType[] } {
  if (bases.length === 1) return [cls, ...bases[0].mro];
  const lists: (readonly PyType[])[] = [...bases.map((base) => base.mro), bases];
  const heads = lists.map(() => 0);
  /** How often a class stands behind the head of a list. */
  const behind = new Map<PyType, number>();
  for (const list of lists)
    for (let index = 1; index < list.length; index++) behind.set(list[index], (behind.get(list[index]) ?? 0) + 1);
  const result: PyType[] = [cls];
  for (;;) {
    let next: PyType | undefined;
    let open = false;
    for (let index = 0; index < lists.length && next === undefined; index++) {
      const head = lists[index][heads[index]];
      if (head === undefined) continue;
      open = true;
      if ((behind.get(head) ?? 0) === 0) next = head;
    }
    if (!open) return result;
    if (next === undefined) {
      const rest = lists.map((list, index) => list[heads[index]]).filter((head) => head !== undefined);
      return { conflict: [...new Set(rest)] };
    }
    result.push(next);
    for (let index = 0; index < lists.length; index++) {
      if (lists[index][heads[index]] !== next) continue;
      heads[index]++;
      const head = lists[index][heads[index]];
      if (head !== undefined) behind.set(head, (behind.get(head) ?? 1) - 1);
    }
  }
}

/** The most derived metaclass of the bases, or null when they conflict. */
function winningMetaclass(start: PyType, bases: readonly Value[]): PyType | null {
  let winner = start;
  for (const base of bases) {
    const candidate = typeOf(base);
    if (winner.isSubtypeOf(candidate)) continue;
    if (candidate.isSubtypeOf(winner)) winner = candidate;
    else return null;
  }
  return winner;
}

const METACLASS_CONFLICT =
  "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";

// ------------------------------------------------------------------------------------------------------ __build_class__

interface Build {
  readonly func: PyFunction;
  readonly name: string;
  readonly originalBases: readonly Value[];
  readonly keywords: Map<string, Value>;
  bases: Value[];
  metaclass: Value;
  namespace: Value;
  /** The __class__ cell that the body returned. */
  cell: PyCell | null;
}

export const BUILD_CLASS = builtin(
  "__build_class__(func, name, /, *bases, **kwds)",
  { doc: "Internal helper function used by the class statement." },
  (m, func: Value, name: Value, bases: Value[], keywords: Map<string, Value>) => {
    if (!(func instanceof PyFunction)) return m.typeError("__build_class__: func must be a function");
    if (typeof name !== "string") return m.typeError("__build_class__: name is not a string");
    const build: Build = {
      func,
      name,
      originalBases: bases,
      keywords,
      bases: [],
      metaclass: TYPE,
      namespace: null,
      cell: null,
    };
    return resolveBases(m, build, 0);
  },
);

const BASE_ENTRIES = continuation("type.mro-entries", (m, value, build: Build, at: number) => {
  if (!(value instanceof PyTuple)) return m.typeError("__mro_entries__ must return a tuple");
  m.charge(value.items.length >> 2);
  for (const base of value.items) build.bases.push(base);
  return resolveBases(m, build, at + 1);
});

/** The hook is an ordinary attribute: functions may have it (`typing.NamedTuple`). */
const BASE_HOOK = continuation(
  "type.mro-hook",
  (m, hook, build: Build, at: number) =>
    m.then(m.call(hook as Value, [new PyTuple(build.originalBases)]), BASE_ENTRIES, build, at),
  (m, build: Build, at: number) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    build.bases.push(build.originalBases[at]);
    return resolveBases(m, build, at + 1);
  },
);

function resolveBases(m: Machine, build: Build, from: number): Result {
  for (let index = from; index < build.originalBases.length; index++) {
    const base = build.originalBases[index];
    if (base instanceof PyType) {
      build.bases.push(base);
      continue;
    }
    return m.then(getAttribute(m, base, "__mro_entries__"), BASE_HOOK, build, index);
  }
  return chooseMetaclass(m, build);
}

function chooseMetaclass(m: Machine, build: Build): Result {
  const given = build.keywords.get("metaclass");
  build.keywords.delete("metaclass");
  const first = build.bases[0];
  build.metaclass = given ?? (first === undefined ? TYPE : typeOf(first));
  if (build.metaclass instanceof PyType) {
    const classes = build.bases.filter((base): base is PyType => base instanceof PyType);
    const winner = winningMetaclass(build.metaclass, classes);
    if (winner === null) return m.typeError(METACLASS_CONFLICT);
    build.metaclass = winner;
  }
  if (build.metaclass === TYPE) {
    m.allocate(100);
    return m.then(new PyDict(), PREPARED, build);
  }
  return m.then(m.then(getAttribute(m, build.metaclass, "__prepare__"), PREPARE, build), PREPARED, build);
}
const PREPARE = continuation(
  "type.prepare",
  (m, hook, build: Build) => m.call(hook as Value, [build.name, new PyTuple(build.bases)], build.keywords),
  (m) => {
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return new PyDict();
  },
);
const PREPARED = continuation("type.prepared", (m, namespace, build: Build) => {
  build.namespace = namespace as Value;
  if (!(namespace instanceof PyDict) && lookupSpecial(namespace as Value, "__getitem__") === undefined)
    return m.typeError(
      `${build.metaclass instanceof PyType ? build.metaclass.name : "<metaclass>"}.__prepare__() must return a mapping, not ${typeName(namespace as Value)}`,
    );
  return m.then(classBodies.enter(m, build.func, build.namespace), BODY_DONE, build);
});
const BODY_DONE = continuation("type.body", (m, cell, build: Build) => {
  build.cell = cell instanceof PyCell ? cell : null;
  let namespace = build.namespace;
  if (
    build.originalBases.length !== build.bases.length ||
    build.bases.some((base, index) => base !== build.originalBases[index])
  ) {
    if (namespace instanceof PyDict) namespace.setName("__orig_bases__", new PyTuple(build.originalBases));
  }
  namespace = build.namespace;
  return m.then(
    m.call(build.metaclass, [build.name, new PyTuple(build.bases), namespace], build.keywords),
    BUILT,
    build,
  );
});
const BUILT = continuation("type.built", (m, cls, build: Build) => {
  const { cell } = build;
  if (cell === null || !(cls instanceof PyType) || cell.contents === cls) return cls as Value;
  if (cell.contents === undefined)
    return m.raise(
      "RuntimeError",
      `__class__ not set defining '${build.name}' as <class '${qualifiedName(cls)}'>. Was __classcell__ propagated to type.__new__?`,
    );
  return m.typeError(
    `__class__ set to ${cell.contents instanceof PyType ? `<class '${qualifiedName(cell.contents)}'>` : typeName(cell.contents)} defining '${build.name}' as <class '${qualifiedName(cls)}'>`,
  );
});

/** Runs a class body in a namespace; provided by the machine. */
export interface ClassBodies {
  enter(m: Machine, func: PyFunction, namespace: Value): Result;
}
let classBodies: ClassBodies;
export function provideClassBodies(bodies: ClassBodies): void {
  classBodies = bodies;
}

// ------------------------------------------------------------------------------------------------------- type.__new__

function newType(
  m: Machine,
  metaclass: PyType,
  name: Value,
  bases: Value,
  namespace: Value,
  keywords: Keywords,
): Result {
  const text = unwrap(name);
  if (!isStr(text)) return m.typeError(`type.__new__() argument 1 must be str, not ${givenName(name)}`);
  const flat = flatten(m, text as AnyStr);
  if (!(bases instanceof PyTuple))
    return m.typeError(`type.__new__() argument 2 must be tuple, not ${givenName(bases)}`);
  const dict = unwrap(namespace);
  if (!(dict instanceof PyDict))
    return m.typeError(`type.__new__() argument 3 must be dict, not ${givenName(namespace)}`);
  const classes: PyType[] = [];
  const winner = winningMetaclass(metaclass, bases.items);
  for (const base of bases.items) {
    if (!(base instanceof PyType)) {
      if (winner === null) return m.typeError(METACLASS_CONFLICT);
      if (lookupSpecial(base, "__mro_entries__") !== undefined)
        return m.typeError("type() doesn't support MRO entry resolution; use types.new_class()");
      return m.typeError("bases must be types");
    }
    if (!base.has(TypeFlag.BASE))
      return m.typeError(
        `type '${base.has(TypeFlag.GUEST) ? base.name : base.moduleName === "builtins" ? base.name : `${base.moduleName}.${base.name}`}' is not an acceptable base type`,
      );
    if (classes.includes(base)) return m.typeError(`duplicate base class ${base.name}`); // native-ok: few bases
    classes.push(base);
  }
  if (winner === null) return m.typeError(METACLASS_CONFLICT);
  if (winner !== metaclass) {
    // `type(name, (Base,), {})` of a base with another metaclass is that metaclass's business.
    const hook = winner.lookup("__new__");
    if (hook !== undefined && hook !== TYPE.attributes.get("__new__"))
      return m.then(bindAttribute(m, hook, undefined, winner), CALL_NEW, [winner, name, bases, namespace], keywords);
  }
  if (typeof flat === "string" && hasNull(flat)) return m.valueError("type name must not contain null characters");
  if (classes.length === 0) classes.push(OBJECT);
  let lineage = 0;
  for (const base of classes) lineage += base.mro.length;
  m.charge(300 + 4 * dict.keys.length + lineage + (classes.length > 1 ? (lineage * classes.length) >> 3 : 0));
  m.allocate(1000 + 60 * dict.size);
  const slots = dict.getName("__slots__");
  const listed =
    slots === undefined ||
    isStr(slots) ||
    slots instanceof PyList ||
    slots instanceof PyTuple ||
    slots instanceof PyDict;
  const parts: Parts = { name: typeof flat === "string" ? flat : "?", winner, classes, dict, keywords };
  return listed ? makeType(m, parts, slots ?? null) : m.then(collect(m, slots), SLOTS_LISTED, parts);
}

/** What a class is made of, checked. */
interface Parts {
  readonly name: string;
  readonly winner: PyType;
  readonly classes: PyType[];
  readonly dict: PyDict;
  readonly keywords: Keywords;
}
const SLOTS_LISTED = continuation("type.slots", (m, list, parts: Parts) => makeType(m, parts, list as Value));

function makeType(m: Machine, parts: Parts, slots: Value): Result {
  const { name, winner, classes, dict } = parts;
  const cls = new PyType(name, classes, TypeFlag.GUEST | TypeFlag.BASE, winner === TYPE ? null : winner);
  const mro = linearise(cls, classes);
  if ("conflict" in mro)
    return m.typeError(
      `Cannot create a consistent method resolution order (MRO) for bases ${mro.conflict.map((base) => base.name).join(", ")}`,
    );
  m.charge(mro.length);
  m.allocate(8 * mro.length);
  const layout = setLayout(m, cls, classes);
  if (layout === X) return X;
  cls.mro = mro;
  const filled = fillAttributes(m, cls, dict, slots);
  if (filled !== null) return filled;
  const hook = winner === TYPE ? undefined : winner.lookup("mro");
  if (hook === undefined || hook === TYPE.attributes.get("mro")) return finishType(m, cls, parts);
  return m.then(m.then(m.then(bindAttribute(m, hook, cls, winner), CALL_BOUND), COLLECT_MRO), CUSTOM_MRO, cls, parts);
}

const CALL_BOUND = continuation("type.call-bound", (m, hook) => m.call(hook as Value, []));
const COLLECT_MRO = continuation("type.collect-mro", (m, mro) => collect(m, mro as Value));
/** A metaclass's own mro(). */
const CUSTOM_MRO = continuation("type.custom-mro", (m, list, cls: PyType, parts: Parts) => {
  const mro: PyType[] = [];
  for (const item of (list as PyList).items) {
    if (!(item instanceof PyType)) return m.typeError(`mro() returned a non-class ('${typeName(item)}')`);
    if (
      (item.payloadType !== null && (cls.payloadType === null || !cls.payloadType.isSubtypeOf(item.payloadType))) ||
      (item.memberCount > 0 && !cls.mro.some((base) => base === item))
    )
      return m.typeError(`mro() returned base with unsuitable layout ('${item.name}')`);
    mro.push(item);
  }
  if (!mro.includes(cls) && !mro.includes(OBJECT)) return m.typeError(`mro() of '${cls.name}' lacks the class itself`); // native-ok: a short line
  cls.mro = mro;
  cls.changed();
  return finishType(m, cls, parts);
});

function finishType(m: Machine, cls: PyType, parts: Parts): Result {
  const { classes, dict, keywords } = parts;
  for (const base of classes) {
    if (base.has(TypeFlag.GUEST)) base.subclasses.push(cls);
    else {
      const list = m.guestSubclasses.get(base) ?? [];
      list.push(cls);
      m.guestSubclasses.set(base, list);
    }
  }
  const hooks: Value[] = [];
  for (let position = 0; position < dict.keys.length; position++) {
    const value = dict.values[position];
    const key = dict.keys[position];
    if (typeof key === "string" && value instanceof PyInstance && value.type.lookup("__set_name__") !== undefined)
      hooks.push(key, value);
    else if (
      typeof key === "string" &&
      value !== undefined &&
      typeof value === "object" &&
      value !== null &&
      !(value instanceof PyInstance)
    )
      setNativeName(value, key);
  }
  return new FinishFrame(cls, hooks, new Map(keywords)).run(m);
}

const CALL_NEW = continuation("type.call-new", (m, hook, args: readonly Value[], keywords: Keywords) =>
  m.call(hook as Value, args, keywords),
);

let setNativeName: (value: object, name: string) => void = () => {};
/** Provided by descriptor.ts: property objects learn their names. */
export function provideSetName(set: (value: object, name: string) => void): void {
  setNativeName = set;
}

/** The class that added the last slots which a class has. */
function solidBase(cls: PyType): PyType {
  for (const base of cls.mro) if ((base.slotNames ?? []).length > 0) return base;
  return cls;
}

/** Payload, flags, and conflicts between built-in bases. */
function setLayout(m: Machine, cls: PyType, bases: readonly PyType[]): Result {
  let payloadType: PyType | null = null;
  let exception: PyType | null = null;
  let members = 0;
  let owner: PyType | null = null;
  for (const base of bases) {
    if (base.payloadType !== null) {
      if (payloadType !== null && payloadType !== base.payloadType) {
        if (payloadType.isSubtypeOf(base.payloadType)) continue;
        if (!base.payloadType.isSubtypeOf(payloadType))
          return m.typeError("multiple bases have instance lay-out conflict");
      }
      ({ payloadType } = base);
    }
    if (base.memberCount > 0) {
      const solid = solidBase(base);
      if (members > 0 && base.memberCount !== members) {
        const [wide, narrow] = base.memberCount > members ? [solid, owner] : [owner, solid];
        if (wide === null || narrow === null || !wide.isSubtypeOf(narrow))
          return m.typeError("multiple bases have instance lay-out conflict");
      } else if (members > 0 && owner !== null && !solid.isSubtypeOf(owner) && !owner.isSubtypeOf(solid))
        return m.typeError("multiple bases have instance lay-out conflict");
      if (base.memberCount > members) {
        members = base.memberCount;
        owner = solid;
      }
    }
    if (base.has(TypeFlag.EXCEPTION)) exception = base;
    for (const flag of [TypeFlag.EXCEPTION, TypeFlag.METACLASS, TypeFlag.HAS_DICT])
      if (base.has(flag)) cls.flags |= flag;
    // The first base that is a sequence or a mapping decides which of the two the class is to `match`.
    if (!cls.has(PATTERN_FLAGS)) cls.flags |= base.flags & PATTERN_FLAGS;
  }
  if (payloadType !== null && exception !== null) return m.typeError("multiple bases have instance lay-out conflict");
  cls.payloadType = payloadType;
  if (members > 0) cls.reserveMembers(members);
  return null;
}

const PATTERN_FLAGS = TypeFlag.SEQUENCE_PATTERN | TypeFlag.MAPPING_PATTERN;
const SLOT_RESULT = null;

/** Copies the namespace and applies the special names; null when all is well. */
function fillAttributes(m: Machine, cls: PyType, dict: PyDict, slotList: Value): Result | null {
  cls.qualname = cls.name;
  for (let position = 0; position < dict.keys.length; position++) {
    const key = dict.keys[position];
    if (key === undefined || !isStr(key)) continue;
    const name = flatten(m, key);
    if (typeof name !== "string") continue;
    const value = dict.values[position] as Value;
    if (name === "__qualname__") {
      if (!isStr(value)) return m.typeError(`type __qualname__ must be a str, not ${typeName(value)}`);
      cls.qualname = flatten(m, value) as string;
      continue;
    }
    if (name === "__classcell__") {
      if (!(value instanceof PyCell))
        return m.typeError(
          `type.__new__() argument 3: __classcell__ must be a nonlocal cell, not <class '${typeName(value)}'>`,
        );
      value.contents = cls;
      continue;
    }
    if (value instanceof PyFunction && name === "__new__") cls.attributes.set(name, new PyStaticMethod(value));
    else if (value instanceof PyFunction && (name === "__init_subclass__" || name === "__class_getitem__"))
      cls.attributes.set(name, new PyClassMethod(value));
    else cls.attributes.set(name, value);
  }
  if (!cls.attributes.has("__module__")) cls.attributes.set("__module__", callerModule(m));
  if (cls.attributes.has("__eq__") && !cls.attributes.has("__hash__")) cls.attributes.set("__hash__", null);
  const slots = applySlots(m, cls, slotList);
  if (!cls.attributes.has("__doc__")) cls.attributes.set("__doc__", null);
  return slots;
}

/** `__name__` of the globals of the running guest frame. */
export let callerModule: (m: Machine) => Value = () => "__main__";
/** Provided by the machine: `__name__` of the globals of the running guest frame. */
export function provideCallerModule(module: (m: Machine) => Value): void {
  callerModule = module;
}

/** `declared`: None without `__slots__`, else a text, list, tuple or dict. */
function applySlots(m: Machine, cls: PyType, declared: Value): Result | null {
  const baseHasDict = cls.has(TypeFlag.HAS_DICT);
  if (declared === null) {
    cls.flags |= TypeFlag.HAS_DICT;
    return SLOT_RESULT;
  }
  const list: Value[] = isStr(declared)
    ? [declared]
    : declared instanceof PyList || declared instanceof PyTuple
      ? [...declared.items]
      : declared instanceof PyDict
        ? (declared.keys.filter((key) => key !== undefined) as Value[])
        : [];
  const names: string[] = [];
  for (const item of list) {
    const text = unwrap(item);
    if (!isStr(text)) return m.typeError(`__slots__ items must be strings, not '${typeName(item)}'`);
    const name = flatten(m, text as AnyStr);
    if (typeof name !== "string" || !isIdentifier(name)) return m.typeError("__slots__ must be identifiers");
    if (name === "__dict__") {
      if (baseHasDict) return m.typeError("__dict__ slot disallowed: we already got one");
      cls.flags |= TypeFlag.HAS_DICT;
      continue;
    }
    if (name === "__weakref__") continue;
    const mangled = mangle(cls.name, name);
    if (cls.attributes.has(mangled)) return m.valueError(`'${name}' in __slots__ conflicts with class variable`);
    names.push(mangled);
  }
  if (
    names.length > 0 &&
    cls.payloadType !== null &&
    ["int", "tuple", "bytes"].some((name) => cls.payloadType?.name === name)
  )
    return m.typeError(`nonempty __slots__ not supported for subtype of '${cls.bases[0].name}'`);
  cls.slotNames = names;
  const inherited = cls.memberCount;
  if (names.length > 0) cls.reserveMembers(inherited + names.length);
  names.forEach((name, index) => cls.attributes.set(name, new PyMember(name, cls, inherited + index)));
  return SLOT_RESULT;
}

function isIdentifier(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_\p{M}]*$/u.test(name); // native-ok: a fixed linear pattern on a short name
}

function hasNull(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) === 0) return true;
  return false;
}

/** Private name mangling (reference 6.2.1). */
function mangle(cls: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__")) return name;
  let start = 0;
  while (start < cls.length && cls.charCodeAt(start) === 95) start++;
  return start === cls.length ? name : `_${cls.slice(start)}${name}`;
}

/** Runs `__set_name__` of each attribute, then `__init_subclass__` of the parent; answers the class. */
class FinishFrame extends NativeFrame {
  override readonly catches = true;
  private at = 0;
  private initialised = false;
  constructor(
    readonly cls: PyType,
    readonly hooks: Value[],
    readonly keywords: Map<string, Value>,
  ) {
    super();
  }
  step(m: Machine): NextResult {
    return this.run(m);
  }
  override caught(m: Machine): NextResult {
    if (!this.initialised && this.at >= 2) {
      const [name, value] = [this.hooks[this.at - 2], this.hooks[this.at - 1]];
      addNote(
        m,
        `Error calling __set_name__ on '${typeName(value)}' instance '${name as string}' in '${this.cls.name}'`,
      );
    }
    return X;
  }
  run(m: Machine): Result {
    while (this.at < this.hooks.length) {
      const name = this.hooks[this.at];
      const value = this.hooks[this.at + 1];
      this.at += 2;
      const hook = lookupSpecial(value, "__set_name__") as Value;
      if (callUnbound(m, hook, value, [this.cls, name]) === X) {
        if (m.exit === 0) this.caught(m);
        return m.wait(this);
      }
    }
    if (!this.initialised) {
      this.initialised = true;
      for (let index = 1; index < this.cls.mro.length; index++) {
        const hook = this.cls.mro[index].attributes.get("__init_subclass__");
        if (hook === undefined) continue;
        if (this.cls.mro[index] === OBJECT) {
          if (this.keywords.size > 0)
            return m.typeError(`${this.cls.name}.__init_subclass__() takes no keyword arguments`);
          break;
        }
        const bound = bindAttribute(m, hook, undefined, this.cls);
        const called = m.then(bound, CALL_KEYWORDS, this.keywords);
        if (called === X) return m.wait(this);
        break;
      }
    }
    return this.cls;
  }
}
heapClass(
  FinishFrame,
  "frame.new-class",
  {
    cls: "object",
    hooks: "values",
    keywords: "map",
    at: "plain",
    initialised: "plain",
    back: "skip",
    catches: "plain",
  },
  120,
);
const CALL_KEYWORDS = continuation("type.init-subclass", (m, hook, keywords: Map<string, Value>) =>
  m.call(hook as Value, [], keywords),
);

function addNote(m: Machine, note: string): void {
  const { exception } = m;
  if (exception === null) return;
  m.allocate(160);
  const names = exception.shape.slotOf.get("__notes__");
  const held = names === undefined ? undefined : exception.slots[names];
  if (held instanceof PyList) held.items.push(note);
  else if (setAttribute(m, exception, "__notes__", new PyList([note])) === X) return;
}

constructor(
  TYPE,
  "type(object=..., bases=..., dict=..., /, **kwds)",
  {},
  (m, name: Value | undefined, bases: Value | undefined, dict: Value | undefined, keywords: Map<string, Value>) => {
    if (keywords.size > 0 && name !== undefined && bases === undefined)
      return m.typeError("type() takes no keyword arguments");
    if (name === undefined || bases === undefined || dict === undefined)
      return m.typeError("type() takes 1 or 3 arguments");
    return newType(m, TYPE, name, bases, dict, keywords);
  },
);
staticMethod(
  TYPE,
  "__new__(cls: type, /, *args, **kwargs)",
  {},
  (m, cls: PyType, args: Value[], keywords: Map<string, Value>) => {
    if (args.length === 1 && cls === TYPE && keywords.size === 0) return typeOf(args[0]);
    if (args.length !== 3) return m.typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
    return newType(m, cls, args[0], args[1], args[2], keywords);
  },
);
method(TYPE, "__init__(self, /, *args, **kwargs)", {}, (m, _self: PyType, args: Value[]) => {
  if (args.length !== 1 && args.length !== 3) return m.typeError("type.__init__() takes 1 or 3 arguments");
  return null;
});
provideTypeCall(
  method(
    TYPE,
    "__call__(self, /, *args, **kwargs)",
    { wantsInstance: true },
    (m, self: PyType, args: Value[], keywords: Map<string, Value>) =>
      typeCall(m, self, args, keywords.size === 0 ? null : keywords),
  ),
);

// --------------------------------------------------------------------------------------------------- class attributes

classMethod(TYPE, "__prepare__(cls, /, *args, **kwargs)", {}, (m) => {
  m.allocate(100);
  return new PyDict();
});
method(TYPE, "__instancecheck__(self, instance, /)", { wantsInstance: true }, (m, self: PyType, instance: Value) =>
  plainIsInstance(m, instance, self),
);
method(TYPE, "__subclasscheck__(self, subclass, /)", { wantsInstance: true }, (m, self: PyType, subclass: Value) =>
  plainIsSubclass(m, subclass, self),
);
method(TYPE, "__subclasses__(self, /)", {}, (m, self: PyType) => {
  const list = self.has(TypeFlag.GUEST) ? self.subclasses : builtinSubclasses(m, self);
  m.charge(1 + (list.length >> 2));
  m.allocate(56 + 8 * list.length);
  return new PyList([...list]);
});
function builtinSubclasses(m: Machine, type: PyType): PyType[] {
  const found = type === OBJECT ? [] : [];
  return [...found, ...(type.name === "int" ? [BOOL] : []), ...(m.guestSubclasses.get(type) ?? [])];
}
method(TYPE, "mro(self, /)", {}, (m, self: PyType) => {
  m.allocate(56 + 8 * self.mro.length);
  return new PyList([...self.mro]);
});
method(TYPE, "__repr__(self, /)", {}, (m, self: PyType) => {
  const text = `<class '${qualifiedName(self)}'>`;
  m.allocate(32 + text.length);
  return text;
});
method(TYPE, "__or__(self, value, /)", {}, (m, self: PyType, value: Value) => makeUnion(m, self, value));
method(TYPE, "__ror__(self, value, /)", {}, (m, self: PyType, value: Value) => makeUnion(m, value, self));

getter(
  TYPE,
  "__name__",
  (_m, self: PyType) => self.name,
  (m, self: PyType, value) => {
    if (!self.has(TypeFlag.GUEST))
      return m.typeError(`cannot set '__name__' attribute of immutable type '${self.name}'`);
    if (value === undefined) return m.typeError(`cannot delete '__name__' attribute of type '${self.name}'`);
    const text = unwrap(value);
    if (!isStr(text)) return m.typeError(`can only assign string to ${self.name}.__name__, not '${typeName(value)}'`);
    const name = flatten(m, text);
    if (typeof name !== "string")
      return m.raiseWith("UnicodeEncodeError", "utf-8", name, 0, 1, "surrogates not allowed");
    if (hasNull(name)) return m.valueError("type name must not contain null characters");
    self.name = name;
    return null;
  },
);
getter(
  TYPE,
  "__qualname__",
  (_m, self: PyType) => self.qualname,
  (m, self: PyType, value) => {
    if (!self.has(TypeFlag.GUEST))
      return m.typeError(`cannot set '__qualname__' attribute of immutable type '${self.name}'`);
    const text = value === undefined ? null : unwrap(value);
    const name = isStr(text) ? flatten(m, text) : null;
    if (typeof name !== "string")
      return m.typeError(
        `can only assign string to ${self.name}.__qualname__, not '${value === undefined ? "NULL" : typeName(value)}'`,
      );
    self.qualname = name;
    return null;
  },
);
const setOwn =
  (name: string) =>
  (m: Machine, self: PyType, value: Value | undefined): Result => {
    if (!self.has(TypeFlag.GUEST))
      return m.typeError(`cannot set '${name}' attribute of immutable type '${self.name}'`);
    if (value === undefined) self.deleteAttribute(name);
    else self.setAttribute(name, value);
    return null;
  };
getter(
  TYPE,
  "__module__",
  (_m, self: PyType) =>
    self.has(TypeFlag.GUEST) ? (self.attributes.get("__module__") ?? "builtins") : self.moduleName,
  setOwn("__module__"),
);
getter(
  TYPE,
  "__doc__",
  (m, self: PyType) => {
    const own = self.attributes.get("__doc__");
    if (own !== undefined) return bindAttribute(m, own, undefined, self);
    return self.doc;
  },
  setOwn("__doc__"),
);
getter(
  TYPE,
  "__bases__",
  (m, self: PyType) => {
    m.allocate(64);
    return self.bases.length === 0 ? EMPTY_TUPLE : new PyTuple([...self.bases]);
  },
  (m, self: PyType, value) => setBases(m, self, value),
);

/** `cls.__bases__ = …`: the MRO of the class and of all below it is computed anew, or nothing changes. */
function setBases(m: Machine, self: PyType, value: Value | undefined): Result {
  if (!self.has(TypeFlag.GUEST))
    return m.typeError(`cannot set '__bases__' attribute of immutable type '${self.name}'`);
  if (value === undefined) return m.typeError(`cannot delete '__bases__' attribute of type '${self.name}'`);
  if (!(value instanceof PyTuple))
    return m.typeError(`can only assign tuple to ${self.name}.__bases__, not ${typeName(value)}`);
  if (value.items.length === 0) return m.typeError(`can only assign non-empty tuple to ${self.name}.__bases__, not ()`);
  const bases: PyType[] = [];
  for (const base of value.items) {
    if (!(base instanceof PyType))
      return m.typeError(`${self.name}.__bases__ must be tuple of classes, not '${typeName(base)}'`);
    if (!base.has(TypeFlag.BASE)) return m.typeError(`type '${base.name}' is not an acceptable base type`);
    if (base.isSubtypeOf(self)) return m.typeError("a __bases__ item causes an inheritance cycle");
    if (base.payloadType !== self.payloadType && base.payloadType !== null)
      return m.typeError(`__bases__ assignment: '${base.name}' object layout differs from '${self.bases[0].name}'`);
    bases.push(base);
  }
  const before = new Map<PyType, readonly PyType[]>();
  const oldBases = self.bases;
  self.bases = bases;
  const pending = [self];
  for (let cls = pending.shift(); cls !== undefined; cls = pending.shift()) {
    m.charge(1 + cls.mro.length);
    const mro = linearise(cls, cls.bases);
    if ("conflict" in mro) {
      self.bases = oldBases;
      for (const [changed, old] of before) changed.mro = old;
      return m.typeError(
        `Cannot create a consistent method resolution order (MRO) for bases ${mro.conflict.map((base) => base.name).join(", ")}`,
      );
    }
    if (!before.has(cls)) before.set(cls, cls.mro);
    cls.mro = mro;
    for (const subclass of cls.subclasses) pending.push(subclass);
  }
  for (const base of oldBases) base.subclasses = base.subclasses.filter((cls) => cls !== self);
  for (const base of bases) if (base.has(TypeFlag.GUEST)) base.subclasses.push(self);
  self.changed();
  return null;
}
getter(TYPE, "__base__", (_m, self: PyType) => (self === OBJECT ? null : bestBase(self)));
function bestBase(type: PyType): PyType {
  return (
    type.bases.find((base) => base.payloadType !== null || base.has(TypeFlag.EXCEPTION)) ?? type.bases[0] ?? OBJECT
  );
}
getter(TYPE, "__mro__", (m, self: PyType) => {
  m.allocate(40 + 8 * self.mro.length);
  return new PyTuple([...self.mro]);
});
getter(TYPE, "__dict__", (m, self: PyType) => {
  m.charge(self.attributes.size);
  m.allocate(100 + 60 * self.attributes.size);
  const dict = new PyDict();
  for (const [name, value] of self.attributes) dict.setName(name, value);
  for (const [name, value] of instanceDescriptors(self)) dict.setName(name, value);
  return new PyMappingProxy(dict);
});
getter(
  TYPE,
  "__annotations__",
  (m, self: PyType) => {
    const own = self.attributes.get("__annotations__");
    if (own !== undefined) return own;
    if (!self.has(TypeFlag.GUEST))
      return m.raise("AttributeError", `type object '${self.name}' has no attribute '__annotations__'`);
    m.allocate(100);
    const made = new PyDict();
    self.attributes.set("__annotations__", made);
    return made;
  },
  setOwn("__annotations__"),
);
getter(
  TYPE,
  "__type_params__",
  (_m, self: PyType) => self.attributes.get("__type_params__") ?? EMPTY_TUPLE,
  setOwn("__type_params__"),
);
getter(
  TYPE,
  "__abstractmethods__",
  (m, self: PyType) =>
    (self === TYPE ? undefined : self.attributes.get("__abstractmethods__")) ??
    m.raise("AttributeError", "__abstractmethods__"),
  (m, self: PyType, value) => {
    if (!self.has(TypeFlag.GUEST))
      return m.typeError(`cannot set '__abstractmethods__' attribute of immutable type '${self.name}'`);
    if (value === undefined) {
      self.deleteAttribute("__abstractmethods__");
      self.flags &= ~TypeFlag.ABSTRACT;
      return null;
    }
    self.setAttribute("__abstractmethods__", value);
    return m.then(collect(m, value), MARK_ABSTRACT, self);
  },
);
const MARK_ABSTRACT = continuation("type.abstract", (_m, list, self: PyType) => {
  const names = (list as PyList).items.filter((item): item is string => typeof item === "string");
  if (names.length > 0) self.flags |= TypeFlag.ABSTRACT;
  else self.flags &= ~TypeFlag.ABSTRACT;
  self.abstractNames = names.sort((a, b) => (a < b ? -1 : 1)); // native-ok: our own comparison of short names
  return null;
});
