/**
 * The representation of every guest value (design §2). Primitives are JavaScript's own (None is null, bool boolean, int
 * number or bigint, str string); everything else is an instance of one of the flat classes below, which hold plain data
 * only: no closure, iterator, Promise or host object, so that any heap can be walked, measured and snapshotted.
 * Method tables stand in one file per type (`list.ts`, `dict.ts`, …). Guest text is never a property key: names are
 * found through Maps.
 */

import type { PyDict } from "./dictionary.js";
import type { PyNative } from "./native.js";

/** A guest value. `undefined` is "unbound" and never reaches a guest. */
export type Value = null | boolean | number | bigint | string | PyObject;

/** Base of every guest object that is not a JavaScript primitive. */
export abstract class PyObject {
  /** The guest type; a prototype property for built-in types, derived from the shape for instances. */
  declare readonly type: PyType;
  /** Number of the last mark pass that met the object (vm/mark.ts). */
  epoch = 0;
}

// ---------------------------------------------------------------------------------------------------------- scalars

/** A float; ints are raw numbers, so floats are boxed to tell `1.0` from `1`. */
export class PyFloat extends PyObject {
  constructor(readonly value: number) {
    super();
  }
}

export class PyComplex extends PyObject {
  constructor(
    readonly real: number,
    readonly imaginary: number,
  ) {
    super();
  }
}

/** A str that holds an astral character or a lone surrogate; every other str is a JavaScript string without surrogates. */
export class PyWideStr extends PyObject {
  constructor(readonly codePoints: Uint32Array) {
    super();
  }
}

/** A lazy concatenation of at least ROPE_MINIMUM characters; the first read flattens it (see `text.ts`). */
export class PyRope extends PyObject {
  flat: string | PyWideStr | null = null;
  constructor(
    public left: AnyStr | null,
    public right: AnyStr | null,
    readonly length: number,
  ) {
    super();
  }
}

/** The three forms of an exact str. */
export type AnyStr = string | PyWideStr | PyRope;
/** A str that can be read at once. */
export type FlatStr = string | PyWideStr;

export class PyEllipsis extends PyObject {}
export const ELLIPSIS = new PyEllipsis();
export class PyNotImplemented extends PyObject {}
/** What an operator method returns to let the other operand try. */
export const NOT_IMPLEMENTED = new PyNotImplemented();

export class PyBytes extends PyObject {
  constructor(readonly bytes: Uint8Array) {
    super();
  }
}

/** `bytes` has room to grow: the first `length` bytes count. `exports` > 0 while a memoryview holds it. */
export class PyByteArray extends PyObject {
  exports = 0;
  constructor(
    public bytes: Uint8Array,
    public length: number,
  ) {
    super();
  }
}

// ------------------------------------------------------------------------------------------------------- containers

export class PyList extends PyObject {
  /** True while `list.sort` runs: the list reads as empty and mutation raises ValueError afterwards. */
  constructor(public items: Value[]) {
    super();
  }
}

export class PyTuple extends PyObject {
  constructor(readonly items: readonly Value[]) {
    super();
  }
}
export const EMPTY_TUPLE = new PyTuple([]);

export class PyRange extends PyObject {
  constructor(
    readonly start: number | bigint,
    readonly stop: number | bigint,
    readonly step: number | bigint,
    readonly length: number | bigint,
  ) {
    super();
  }
}

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}

// ------------------------------------------------------------------------------------------------ classes, instances

/**
 * Which attribute of an instance lies in which slot. Shapes form a tree below each class: adding an attribute moves an
 * instance to the child shape, so instances built alike share one. A shape is also the key of inline caches.
 */
export class Shape {
  /** attribute name -> slot */
  readonly slotOf: ReadonlyMap<string, number>;
  private transitions: Map<string, Shape> | null = null;

  constructor(
    readonly cls: PyType,
    readonly names: readonly string[],
    /** Instances of this shape keep their attributes in `dictionary`, not in slots. */
    readonly dictionaryMode: boolean,
  ) {
    const slots = new Map<string, number>();
    for (let index = 0; index < names.length; index++) slots.set(names[index], index);
    this.slotOf = slots;
  }

  /** The shape with one more attribute. */
  with(name: string): Shape {
    this.transitions ??= new Map();
    let next = this.transitions.get(name);
    if (next === undefined) {
      next = new Shape(this.cls, [...this.names, name], false);
      // Shapes of built-in classes are shared by all sandboxes: who makes them first does not pay.
      if (this.cls.has(TypeFlag.GUEST)) this.cls.shapeBytes += 400 + 56 * next.names.length;
      this.transitions.set(name, next);
    }
    return next;
  }

  /** The shapes with one more attribute that were met so far. */
  children(): Iterable<Shape> {
    return this.transitions === null ? [] : this.transitions.values();
  }
}

/** More attributes than this, a deletion, or use of `__dict__` move an instance to dictionary mode. */
export const SHAPE_LIMIT = 64;

/**
 * An instance of a class made by a `class` statement. For a subclass of a built-in type (`class Stack(list)`) `payload`
 * is the built-in value itself, so `instanceof PyList` is true for exact lists only and fast paths never skip an override.
 */
export class PyInstance extends PyObject {
  /** Grown by `appendSlot` only. */
  slots: (Value | undefined)[] = [];
  dictionary: PyDict | null = null;
  constructor(
    public shape: Shape,
    public payload: Value | undefined = undefined,
  ) {
    super();
    for (let index = shape.cls.memberCount; index > 0; index--) appendSlot(this, undefined);
  }
}
Object.defineProperty(PyInstance.prototype, "type", {
  get(this: PyInstance): PyType {
    return this.shape.cls;
  },
});

/** One more slot. A short array is made anew: V8 gives one that grows room for seventeen. */
export function appendSlot(instance: PyInstance, value: Value | undefined): void {
  const { slots } = instance;
  switch (slots.length) {
    case 0:
      instance.slots = [value];
      return;
    case 1:
      instance.slots = [slots[0], value];
      return;
    case 2:
      instance.slots = [slots[0], slots[1], value];
      return;
    case 3:
      instance.slots = [slots[0], slots[1], slots[2], value];
      return;
    case 4:
      instance.slots = [slots[0], slots[1], slots[2], slots[3], value];
      return;
    case 5:
      instance.slots = [slots[0], slots[1], slots[2], slots[3], slots[4], value];
      return;
    default:
      slots.push(value);
  }
}

/** An exception of any class, built-in or guest; attributes set on it live in its shape as for any instance. */
export class PyException extends PyInstance {
  cause: Value = null;
  context: PyException | null = null;
  suppressContext = false;
  traceback: PyTraceback | null = null;
  /** Native extra fields by class (`value` of StopIteration, `exceptions` of a group, `name` and `obj` of NameError…). */
  fields: Map<string, Value> | null = null;
  constructor(
    shape: Shape,
    public args: PyTuple,
  ) {
    super(shape);
  }
}

/** One line of a traceback, outermost first; opaque to guests but for tb_lineno and tb_next. */
export class PyTraceback extends PyObject {
  constructor(
    public next: PyTraceback | null,
    readonly filename: string,
    readonly functionName: string,
    readonly line: number,
    readonly endLine: number,
    readonly column: number,
    readonly endColumn: number,
  ) {
    super();
  }
}

/** In the caches of look-ups: no class along the MRO has the attribute. Never a guest's. */
const NO_ATTRIBUTE: Value = new PyEllipsis();

/** Counter behind PyType.version: versions are unique, so one compare tells "same class, unchanged". */
let nextTypeVersion = 1;

/** What a type lets guest code do with it. */
export const enum TypeFlag {
  /** Made by a class statement or type(): attributes may be set. */
  GUEST = 1,
  /** May be a base class. */
  BASE = 2,
  /** Instances have a __dict__. */
  HAS_DICT = 4,
  /** Not to be made by calling it. */
  NO_NEW = 8,
  /** Has abstract methods left. */
  ABSTRACT = 16,
  SEQUENCE_PATTERN = 32,
  MAPPING_PATTERN = 64,
  /** An exception class (its instances are PyException). */
  EXCEPTION = 128,
  /** A subclass of type (its instances are PyType). */
  METACLASS = 256,
}

/** Values of the commonest types that are no descriptors: reading one through an instance gives it as it is. */
export function isPlainValue(value: Value): boolean {
  return (
    value === null ||
    typeof value !== "object" ||
    value instanceof PyFloat ||
    value instanceof PyList ||
    value instanceof PyTuple
  );
}

/** Misses of look-ups are remembered up to so many names of a type, of at most so many characters. */
const CACHED_NAMES = 512;
const CACHED_NAME = 100;
/** Names of a class that are remembered as variables; writing to others empties the inline caches of the class. */
const MOST_VARIABLES = 8;

export class PyType extends PyObject {
  /** Own attributes, in definition order. */
  readonly attributes: Map<string, Value> = new Map();
  mro: readonly PyType[];
  /** Changes whenever a lookup through this class may give another answer. */
  version: number = nextTypeVersion++;
  /** The shape of a fresh instance. */
  rootShape: Shape;
  private dictionaryShape: Shape | null = null;
  private lookupCache: Map<string, Value> | null = null;
  /** Names of plain attributes, own or inherited, that were written again. */
  private variables: Set<string> | null = null;
  /** Direct subclasses made by guest code (of guest types only: built-in types are shared between sandboxes). */
  subclasses: PyType[] = [];
  /** Attributes of the class as an object of a guest metaclass with instance layout need none: they live in `attributes`. */

  constructor(
    public name: string,
    public bases: readonly PyType[],
    public flags: number,
    /** The class of this class; null stands for `type` itself. */
    public metaclass: PyType | null = null,
  ) {
    super();
    this.mro = [this];
    this.rootShape = new Shape(this, [], false);
  }

  /** `__module__` as text; guest classes keep theirs in `attributes`. */
  moduleName = "builtins";
  /** The name messages use where it is not `name`: "collections.deque", as CPython shows types written in C. */
  messageName: string | null = null;
  qualname = "";
  /**
   * The built-in type whose representation instances have as `payload`, or null for plain instances:
   * `list` for `class Stack(list)`.
   */
  payloadType: PyType | null = null;
  /** True for a value that is (exactly or as a payload) of this built-in type; null: instances are PyInstance. */
  accepts: ((value: Value) => boolean) | null = null;
  /** The native behind `T(...)`: makes the representation from the arguments (without the class). */
  construct: PyNative | null = null;
  /** `__slots__` names declared by this class itself. */
  slotNames: readonly string[] | null = null;
  /** Native text of the docstring. */
  doc: string | null = null;
  /** Bytes of the shapes below this class, and how often attribute writes made new ones. */
  shapeBytes = 0;
  /** Slots that `__slots__` members take, inherited ones included. */
  memberCount = 0;
  /** Sorted names in `__abstractmethods__`. */
  abstractNames: readonly string[] = [];

  /** `__init__` where a call of the class needs nothing but an instance and a call of it (construct.ts), by `initVersion`. */
  plainInit: Value | undefined = undefined;
  initVersion = -1;

  /** The attribute found along the MRO, or undefined. */
  lookup(name: string): Value | undefined {
    const cache = (this.lookupCache ??= new Map());
    const known = cache.get(name);
    if (known !== undefined) return known === NO_ATTRIBUTE ? undefined : known;
    let found: Value | undefined;
    for (const cls of this.mro) {
      found = cls.attributes.get(name);
      if (found !== undefined) break;
    }
    // What a guest asks for in vain is its own choice of any text, and built-in types are shared: not for ever.
    if (found !== undefined) cache.set(name, found);
    else if (cache.size < CACHED_NAMES && name.length <= CACHED_NAME) cache.set(name, NO_ATTRIBUTE);
    return found;
  }

  /** Own attribute write with invalidation. The caller has checked that the class may be changed. */
  setAttribute(name: string, value: Value): number {
    const before = this.attributes.get(name);
    this.attributes.set(name, value);
    const varies = before !== undefined && isPlainValue(before) && isPlainValue(value) && !name.startsWith("__");
    return this.changed(varies ? name : null);
  }

  /** Whether a class attribute has been given new values: no inline cache keeps it, so that a counter in a class is cheap. */
  isVariable(name: string): boolean {
    return this.variables?.has(name) === true;
  }

  deleteAttribute(name: string): boolean {
    const had = this.attributes.delete(name);
    if (had) this.changed();
    return had;
  }

  /**
   * Lookups through this class and its subclasses may give other answers now: all of them, or those of one plain attribute,
   * which is a variable from then on. Answers how many classes that were.
   */
  changed(variable: string | null = null): number {
    let count = 0;
    const pending: PyType[] = [this];
    for (let cls = pending.pop(); cls !== undefined; cls = pending.pop()) {
      if (variable !== null && cls.isVariable(variable)) cls.lookupCache?.delete(variable);
      else {
        if (variable !== null && (cls.variables ??= new Set()).size < MOST_VARIABLES) cls.variables.add(variable);
        cls.version = nextTypeVersion++;
        cls.lookupCache = null;
      }
      count++;
      for (const subclass of cls.subclasses) pending.push(subclass);
    }
    return count;
  }

  /** Reserves the first slots of every instance for members; before there are instances. */
  reserveMembers(count: number): void {
    this.memberCount = count;
    const names: string[] = [];
    // Names that no guest attribute can have.
    for (let index = 0; index < count; index++) names.push(`\ud800${index}`);
    this.rootShape = new Shape(this, names, false);
  }

  dictionaryModeShape(): Shape {
    return (this.dictionaryShape ??= new Shape(this, [], true));
  }

  /** The shape of dictionary mode, when an instance was in it. */
  existingDictionaryShape(): Shape | null {
    return this.dictionaryShape;
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other); // native-ok: an MRO is short and holds objects
  }

  has(flag: TypeFlag): boolean {
    return (this.flags & flag) !== 0;
  }
}

/** Gives `representation` instances their guest type. */
export function setTypeOf(representation: { readonly prototype: PyObject }, type: PyType): void {
  Object.defineProperty(representation.prototype, "type", { value: type, writable: false, configurable: true });
}

// ------------------------------------------------------------------------------------------------------ descriptors

export class PyCell extends PyObject {
  constructor(public contents: Value | undefined) {
    super();
  }
}

export class PyBoundMethod extends PyObject {
  constructor(
    readonly func: Value,
    readonly self: Value,
  ) {
    super();
  }
}

export class PyProperty extends PyObject {
  /** Its name in the class (any value by assignment), undefined when it has none. */
  name: Value | undefined = undefined;
  /** Is `doc` (or a subclass's `__doc__`) the getter's? */
  docFromGetter = false;
  constructor(
    public getter: Value,
    public setter: Value,
    public deleter: Value,
    public doc: Value,
  ) {
    super();
  }
}

export class PyStaticMethod extends PyObject {
  constructor(public func: Value) {
    super();
  }
}

export class PyClassMethod extends PyObject {
  constructor(public func: Value) {
    super();
  }
}

/** A `__slots__` member: reads and writes the instance slot of its name. */
export class PyMember extends PyObject {
  constructor(
    readonly name: string,
    readonly owner: PyType,
    /** Where instances keep it: members fill the first slots of the class's shapes. */
    readonly index: number,
  ) {
    super();
  }
}

export class PySuper extends PyObject {
  constructor(
    public start: PyType | null,
    public self: Value,
    public selfType: PyType | null,
  ) {
    super();
  }
}

/** `list[int]` and the like. */
export class PyGenericAlias extends PyObject {
  parameters: PyTuple | null = null;
  constructor(
    readonly origin: Value,
    readonly args: PyTuple,
    readonly unpacked: boolean = false,
  ) {
    super();
  }
}

/** `int | str` */
export class PyUnionType extends PyObject {
  constructor(readonly args: PyTuple) {
    super();
  }
}

/** A read-only view of a class's attributes or of a mapping. */
export class PyMappingProxy extends PyObject {
  constructor(readonly mapping: Value) {
    super();
  }
}

export class PyModule extends PyObject {
  /** The globals of a frozen module's own code, private names included; `namespace` holds only its declared names then. */
  hidden: PyDict | null = null;
  constructor(
    readonly name: string,
    public namespace: PyDict,
  ) {
    super();
  }
}

/** Canonical int: a safe integer as number, else bigint. */
export type Int = number | bigint;
