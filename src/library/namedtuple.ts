/**
 * What `collections.namedtuple` needs natively: the descriptor of a field, the `__new__` of a class (a callable that binds
 * arguments to fields with the TypeErrors of a Python function), and making instances. An instance of a class without
 * `__dict__` keeps its items in its slots too, so that field access is one cached load.
 */

import { builtin, defineType, getter, method } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { heapClass, heapCodec } from "../objects/heap.js";
import { X, continuation, type ExitSignal, type Machine, type NextResult, type Result } from "../objects/machine.js";
import {
  PyInstance,
  PyList,
  PyTuple,
  PyType,
  TypeFlag,
  setTypeOf,
  type AnyStr,
  type FlatStr,
  type Shape,
  type Value,
} from "../objects/model.js";
import { PyCallable, PyGetSet, type PyNative } from "../objects/native.js";
import { addressText } from "../objects/object.js";
import { isStr, reprOf, typeName, unwrap } from "../objects/protocol.js";
import { listOf } from "../objects/sequence.js";
import { INSTANCE_SIZE, listSize, tupleSize } from "../objects/sizes.js";
import { closestName } from "../objects/suggest.js";
import { flatten, joinAll } from "../objects/text.js";
import { TUPLE } from "../objects/tuple.js";

// -------------------------------------------------------------------------------------------------------------- fields

function readField(this: PyTupleGetter, m: Machine, self: Value): NextResult {
  const tuple = unwrap(self);
  if (!(tuple instanceof PyTuple))
    return m.typeError(
      `descriptor for index '${this.index}' for tuple subclasses doesn't apply to '${typeName(self)}' object`,
    );
  if (this.index >= tuple.items.length) return m.raise("IndexError", "tuple index out of range");
  return tuple.items[this.index];
}
function refuseWrite(m: Machine, _self: Value, value: Value | undefined): NextResult {
  return m.raise("AttributeError", value === undefined ? "can't delete attribute" : "can't set attribute");
}

/** A field of a namedtuple class. */
export class PyTupleGetter extends PyGetSet {
  constructor(
    readonly index: number,
    public doc: Value,
  ) {
    super(String(index), TUPLE, readField, refuseWrite);
  }
  override get readsSlot(): boolean {
    return true;
  }
}
const TUPLE_GETTER = defineType("_tuplegetter", {
  module: "collections",
  flags: TypeFlag.NO_NEW,
  accepts: (value) => value instanceof PyTupleGetter,
});
setTypeOf(PyTupleGetter, TUPLE_GETTER);
heapClass(
  PyTupleGetter,
  "namedtuple.field",
  { name: "plain", owner: "object", get: "skip", set: "skip", index: "plain", doc: "value" },
  72,
);
heapCodec(PyTupleGetter, {
  save: () => null,
  load: (getterOf) => {
    const made = getterOf as unknown as { get: unknown; set: unknown };
    made.get = readField;
    made.set = refuseWrite;
  },
});
method(TUPLE_GETTER, "__get__(self, instance, owner=None, /)", {}, (m, self: PyTupleGetter, instance: Value) =>
  instance === null ? self : self.get(m, instance as never),
);
method(
  TUPLE_GETTER,
  "__set__(self, instance, value, /)",
  {},
  (m, _self: PyTupleGetter, instance: Value, value: Value) => refuseWrite(m, instance, value),
);
method(TUPLE_GETTER, "__delete__(self, instance, /)", {}, (m, _self: PyTupleGetter, instance: Value) =>
  refuseWrite(m, instance, undefined),
);
const GETTER_SHOWN = continuation("tuplegetter.repr", (m, doc, index: number) =>
  joinAll(m, [`_tuplegetter(${index}, `, doc as AnyStr, ")"]),
);
method(TUPLE_GETTER, "__repr__(self, /)", {}, (m, self: PyTupleGetter) =>
  m.then(reprOf(m, self.doc), GETTER_SHOWN, self.index),
);
method(TUPLE_GETTER, "__reduce__(self, /)", {}, (m, self: PyTupleGetter) => {
  m.allocate(2 * tupleSize(2));
  return new PyTuple([TUPLE_GETTER, new PyTuple([self.index, self.doc])]);
});
getter(
  TUPLE_GETTER,
  "__doc__",
  (_m, self: PyTupleGetter) => self.doc,
  (_m, self: PyTupleGetter, value) => {
    self.doc = value ?? null;
    return null;
  },
);

// ----------------------------------------------------------------------------------------------------------- instances

/** The shape with a slot for each field. */
function fieldShape(cls: PyType, fields: readonly string[]): Shape {
  let shape = cls.rootShape;
  for (const field of fields) shape = shape.with(field);
  return shape;
}

/** An instance of a namedtuple class over items that are as many as the fields. */
function makeInstance(m: Machine, cls: PyType, shape: Shape, items: Value[]): PyInstance {
  m.allocate(INSTANCE_SIZE + tupleSize(items.length));
  const instance = new PyInstance(shape, new PyTuple(items));
  // One array serves both: nothing can be added to the slots of an instance without __dict__.
  if (shape !== cls.rootShape) instance.slots = items;
  return instance;
}

/** The `__new__` of a namedtuple class. */
export class PyTupleNew extends PyCallable {
  annotations: Value = null;
  /** The class made last, and the shape of its instances. */
  private known: PyType | null = null;
  private shape: Shape | null = null;
  constructor(
    readonly typename: string,
    readonly fields: readonly string[],
    public defaults: readonly Value[],
  ) {
    super();
  }
  shapeOf(cls: PyType): Shape {
    if (this.known !== cls || this.shape === null) {
      this.known = cls;
      this.shape = cls.has(TypeFlag.HAS_DICT) ? cls.rootShape : fieldShape(cls, this.fields);
    }
    return this.shape;
  }
  invoke(m: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null): Result {
    return callTupleNew(m, this, args, keywords);
  }
  make(m: Machine, cls: PyType, items: Value[]): PyInstance {
    return makeInstance(m, cls, this.shapeOf(cls), items);
  }
}
const TUPLE_NEW = defineType("namedtuple_new", {
  module: "collections",
  flags: TypeFlag.NO_NEW,
  representation: PyTupleNew,
});
heapClass(
  PyTupleNew,
  "namedtuple.new",
  { typename: "plain", fields: "values", defaults: "values", annotations: "value", known: "skip", shape: "skip" },
  (self) => 96 + 8 * self.fields.length,
);
// A cache: found again in the class's shapes.
heapCodec(PyTupleNew, {
  save: () => null,
  load: (self) => {
    const made = self as unknown as { known: null; shape: null };
    made.known = null;
    made.shape = null;
  },
});

/** "'x'", "'x' and 'y'", "'x', 'y', and 'z'" */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length <= 2) return quoted.join(" and ");
  return `${quoted.slice(0, -1).join(", ")}, and ${quoted[quoted.length - 1]}`;
}

function wrongCount(m: Machine, self: PyTupleNew, given: number): ExitSignal {
  const most = self.fields.length + 1;
  const takes = self.defaults.length > 0 ? `from ${most - self.defaults.length} to ${most}` : String(most);
  const plural = self.defaults.length > 0 || most !== 1 ? "s" : "";
  return m.typeError(
    `${self.typename}.__new__() takes ${takes} positional argument${plural} but ${given} ${given === 1 ? "was" : "were"} given`,
  );
}

/** The items for the fields, or X. */
function bindFields(
  m: Machine,
  self: PyTupleNew,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Value[] | ExitSignal {
  const { fields, defaults } = self;
  const items: (Value | undefined)[] = args.slice(1);
  if (keywords !== null)
    for (const [name, value] of keywords) {
      let at = 0;
      while (at < fields.length && fields[at] !== name) at++;
      m.charge(1 + (at >> 2));
      if (at === fields.length) {
        if (name === "_cls") return m.typeError(`${self.typename}.__new__() got multiple values for argument '_cls'`);
        const close = closestName(name, ["_cls", ...fields]);
        return m.typeError(
          `${self.typename}.__new__() got an unexpected keyword argument '${name}'${close === null ? "" : `. Did you mean '${close}'?`}`,
        );
      }
      if (at < items.length && items[at] !== undefined)
        return m.typeError(`${self.typename}.__new__() got multiple values for argument '${name}'`);
      while (items.length < at) items.push(undefined);
      items[at] = value;
    }
  if (args.length - 1 > fields.length) return wrongCount(m, self, args.length);
  const missing: string[] = [];
  const firstDefault = fields.length - defaults.length;
  for (let at = args.length - 1; at < fields.length; at++) {
    if (at < items.length && items[at] !== undefined) continue;
    if (at >= firstDefault) items[at] = defaults[at - firstDefault];
    else {
      missing.push(fields[at]);
      items[at] = null;
    }
  }
  if (missing.length > 0)
    return m.typeError(
      `${self.typename}.__new__() missing ${missing.length} required positional argument${missing.length === 1 ? "" : "s"}: ${listed(missing)}`,
    );
  return items as Value[];
}

/** cls(*args, **keywords): `args` begins with the class. */
export function callTupleNew(
  m: Machine,
  self: PyTupleNew,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> | null,
): Result {
  if (args.length === 0)
    return m.typeError(`${self.typename}.__new__() missing 1 required positional argument: '_cls'`);
  const [cls] = args;
  if (!(cls instanceof PyType)) return m.typeError(`tuple.__new__(X): X is not a type object (${typeName(cls)})`);
  if (cls.payloadType !== TUPLE || !cls.has(TypeFlag.GUEST))
    return m.typeError(`tuple.__new__(${cls.name}): ${cls.name} is not a subtype of tuple`);
  m.charge(4 + (self.fields.length >> 1));
  if (args.length === self.fields.length + 1 && (keywords === null || keywords.size === 0))
    return self.make(m, cls, args.slice(1));
  const items = bindFields(m, self, args, keywords);
  return items === X ? X : self.make(m, cls, items as Value[]);
}
method(
  TUPLE_NEW,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: PyTupleNew, args: Value[], keywords: ReadonlyMap<string, Value>) => callTupleNew(m, self, args, keywords),
);
method(TUPLE_NEW, "__repr__(self, /)", {}, (m, self: PyTupleNew) => {
  m.allocate(96);
  return `<function ${self.typename}.__new__ at ${addressText(m, self)}>`;
});
getter(TUPLE_NEW, "__name__", () => "__new__");
getter(TUPLE_NEW, "__qualname__", (_m, self: PyTupleNew) => `${self.typename}.__new__`);
getter(TUPLE_NEW, "__module__", (_m, self: PyTupleNew) => `namedtuple_${self.typename}`);
getter(
  TUPLE_NEW,
  "__doc__",
  (_m, self: PyTupleNew) => `Create new instance of ${self.typename}(${self.fields.join(", ")})`,
);
getter(
  TUPLE_NEW,
  "__defaults__",
  (m, self: PyTupleNew) => {
    if (self.defaults.length === 0) return null;
    m.allocate(tupleSize(self.defaults.length));
    return new PyTuple(self.defaults);
  },
  (m, self: PyTupleNew, value) => {
    if (value === null || value === undefined) self.defaults = [];
    else if (value instanceof PyTuple) self.defaults = value.items;
    else return m.typeError("__defaults__ must be set to a tuple object");
    return null;
  },
);
getter(
  TUPLE_NEW,
  "__annotations__",
  (_m, self: PyTupleNew) => self.annotations,
  (_m, self: PyTupleNew, value) => {
    self.annotations = value ?? null;
    return null;
  },
);

const FROM_ITERABLE = continuation("namedtuple.from-iterable", (m, list, cls: PyType, count: number) => {
  const { items } = list as PyList;
  if (items.length !== count) return m.typeError(`Expected ${count} arguments, got ${items.length}`);
  const hook = cls.lookup("__new__");
  return hook instanceof PyTupleNew ? hook.make(m, cls, items) : makeInstance(m, cls, cls.rootShape, items);
});

/** The items of a namedtuple with some replaced: what is taken is deleted from the dict of keywords. */
function replaced(m: Machine, self: Value, fields: Value, changes: Value): Result {
  const tuple = unwrap(self);
  if (!(tuple instanceof PyTuple) || !(fields instanceof PyTuple) || !(changes instanceof PyDict))
    return m.typeError("a namedtuple is needed");
  const { items } = tuple;
  m.charge(1 + 2 * items.length);
  m.allocate(listSize(items.length));
  const values = items.slice();
  if (changes.size > 0)
    for (let index = 0; index < fields.items.length && index < values.length; index++) {
      const value = changes.getName(fields.items[index] as string);
      if (value === undefined) continue;
      values[index] = value;
      changes.deleteName(fields.items[index] as string);
    }
  return new PyList(values);
}

const PART_SHOWN = continuation(
  "namedtuple.part",
  (m, text, parts: AnyStr[], items: readonly Value[], fields: readonly Value[]) => {
    parts.push(text as AnyStr);
    return showFields(m, parts, items, fields);
  },
);
/** `name(x=1, y=2)`: `parts` holds the name, then the texts of the items so far. */
function showFields(m: Machine, parts: AnyStr[], items: readonly Value[], fields: readonly Value[]): Result {
  while (parts.length - 1 < fields.length && parts.length - 1 < items.length) {
    m.charge(4);
    const text = reprOf(m, items[parts.length - 1]);
    if (text === X) return m.then(X, PART_SHOWN, parts, items, fields);
    parts.push(text as AnyStr);
  }
  const all: AnyStr[] = [parts[0], "("];
  for (let index = 1; index < parts.length; index++)
    all.push(index > 1 ? ", " : "", fields[index - 1] as AnyStr, "=", parts[index]);
  all.push(")");
  return joinAll(m, all);
}

/** For the frozen part of `collections`. */
export const NAMEDTUPLE_NATIVES: readonly PyNative[] = [
  builtin("_tuplegetter(index, doc, /)", {}, (m, index: Value, doc: Value) => {
    m.allocate(72);
    return new PyTupleGetter(index as number, doc);
  }),
  builtin(
    "_tuple_new_function(typename: str, fields: list, defaults: list, /)",
    {},
    (m, typename: FlatStr, fields: Value[], defaults: Value[]) => {
      m.allocate(96 + 16 * fields.length);
      const names: string[] = [];
      for (const field of fields) {
        const name = isStr(field) ? flatten(m, field) : "";
        names.push(typeof name === "string" ? name : "");
      }
      return new PyTupleNew(typeof typename === "string" ? typename : "?", names, defaults);
    },
  ),
  builtin("_replaced(self, fields, changes, /)", {}, replaced),
  builtin("_show_fields(name: str, self, fields, /)", {}, (m, name: FlatStr, self: Value, fields: Value) => {
    const tuple = unwrap(self);
    if (!(tuple instanceof PyTuple) || !(fields instanceof PyTuple)) return m.typeError("a namedtuple is needed");
    return showFields(m, [name], tuple.items, fields.items);
  }),
  builtin("_make_tuple(cls: type, iterable, count, /)", {}, (m, cls: PyType, iterable: Value, count: Value) =>
    cls.payloadType === TUPLE && cls.has(TypeFlag.GUEST)
      ? m.then(listOf(m, iterable), FROM_ITERABLE, cls, count)
      : m.typeError(`tuple.__new__(${cls.name}): ${cls.name} is not a subtype of tuple`),
  ),
];
