/** Type expressions at run time: `list[int]`, `int | str`, and read-only mapping views. */

import { constructor, defineType, getter, method } from "./define.js";
import { PyDict } from "./dictionary.js";
import { heapClass } from "./heap.js";
import { X, continuation, type Machine, type Result } from "./machine.js";
import {
  ELLIPSIS,
  NOT_IMPLEMENTED,
  PyGenericAlias,
  PyInstance,
  PyList,
  PyMappingProxy,
  PyTuple,
  PyType,
  PyUnionType,
  TypeFlag,
  type AnyStr,
  type Value,
} from "./model.js";
import { contains, getItem, binary, compare } from "./operators.js";
import { callMethod, hashOf, identical, iterate, lengthOf, reprOf, strOf, typeOf } from "./protocol.js";
import { isInstance } from "./instancecheck.js";
import { NONE_TYPE } from "./primitives.js";
import { concatenate, joinAll } from "./text.js";

export const GENERIC_ALIAS = defineType("GenericAlias", { representation: PyGenericAlias, module: "types" });
export const UNION = defineType("UnionType", { representation: PyUnionType, module: "types", flags: TypeFlag.NO_NEW });
export const MAPPING_PROXY = defineType("mappingproxy", {
  representation: PyMappingProxy,
  flags: TypeFlag.MAPPING_PATTERN,
});
heapClass(
  PyGenericAlias,
  "generic-alias",
  { origin: "value", args: "object", unpacked: "plain", parameters: "object" },
  72,
);
heapClass(PyUnionType, "union", { args: "object" }, 40);
heapClass(PyMappingProxy, "mappingproxy", { mapping: "value" }, 32);

/** May a value stand in `a | b` of types? */
function isTypeForm(value: Value): boolean {
  return (
    value === null ||
    value instanceof PyType ||
    value instanceof PyGenericAlias ||
    value instanceof PyUnionType ||
    (typeof value === "object" && typeOf(value).name === "TypeAliasType")
  );
}

/** left | right for types; flat and without repetitions. */
export function makeUnion(m: Machine, left: Value, right: Value): Result {
  if (!isTypeForm(left) || !isTypeForm(right)) return NOT_IMPLEMENTED;
  const itemsOf = (side: Value): readonly Value[] =>
    side instanceof PyUnionType ? side.args.items : [side === null ? NONE_TYPE : side];
  // The parts of one side differ from each other already.
  const parts = itemsOf(left).slice();
  m.charge(parts.length);
  for (const item of itemsOf(right)) if (!someForm(m, parts, item)) parts.push(item);
  if (parts.length === 1) return parts[0];
  m.allocate(80 + 8 * parts.length);
  return new PyUnionType(new PyTuple(parts));
}

/** Is one of `parts` the same type expression as `item`? */
function someForm(m: Machine, parts: readonly Value[], item: Value): boolean {
  m.charge(1 + (parts.length >> 2));
  return parts.some((part) => sameForm(m, part, item));
}

function sameForm(m: Machine, a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (depth > SUBSTITUTION_DEPTH) return false;
  if (a instanceof PyUnionType && b instanceof PyUnionType) {
    const { items } = a.args;
    const others = b.args.items;
    m.charge(1 + items.length * others.length);
    return (
      items.length === others.length &&
      items.every((item) => others.some((other) => identical(item, other) || sameForm(m, item, other, depth + 1)))
    );
  }
  if (!(a instanceof PyGenericAlias) || !(b instanceof PyGenericAlias) || a.origin !== b.origin) return false;
  // Each pair that is met, since a few aliases of aliases have exponentially many.
  m.charge(1 + a.args.items.length);
  return (
    a.args.items.length === b.args.items.length &&
    a.args.items.every(
      (item, index) => identical(item, b.args.items[index]) || sameForm(m, item, b.args.items[index], depth + 1),
    )
  );
}

for (const type of [UNION, GENERIC_ALIAS]) {
  method(type, "__or__(self, value, /)", {}, (m, self: Value, value: Value) => makeUnion(m, self, value));
  method(type, "__ror__(self, value, /)", {}, (m, self: Value, value: Value) => makeUnion(m, value, self));
}
getter(UNION, "__args__", (_m, self: PyUnionType) => self.args);
getter(UNION, "__parameters__", (m, self: PyUnionType) => new PyTuple(typeParameters(m, self.args.items)));
method(UNION, "__eq__(self, value, /)", {}, (m, self: PyUnionType, value: Value) => {
  if (!(value instanceof PyUnionType)) return NOT_IMPLEMENTED;
  const { items } = self.args;
  const others = value.args.items;
  return items.length === others.length && items.every((item) => someForm(m, others, item));
});
method(UNION, "__hash__(self, /)", {}, (m, self: PyUnionType) => {
  let sum = 0;
  m.charge(self.args.items.length);
  for (const item of self.args.items)
    if (typeof item === "object" && item !== null) sum += item instanceof PyGenericAlias ? 7 : m.identity(item) / 16;
  return sum % 1000000007;
});
method(UNION, "__repr__(self, /)", {}, (m, self: PyUnionType) => joinForms(m, self.args.items, " | ", [], 0));
method(UNION, "__instancecheck__(self, obj, /)", {}, (m, self: PyUnionType, value: Value) =>
  isInstance(m, value, self),
);

const PART = continuation("union.part", (m, value, items: readonly Value[], separator: string, parts: AnyStr[]) => {
  parts.push(value as AnyStr);
  return joinForms(m, items, separator, parts, parts.length);
});
function joinForms(m: Machine, items: readonly Value[], separator: string, parts: AnyStr[], from: number): Result {
  for (let index = from; index < items.length; index++) {
    const shown = formText(m, items[index]);
    if (shown === X) return m.then(X, PART, items, separator, parts);
    parts.push(shown as AnyStr);
  }
  const pieces: AnyStr[] = [];
  parts.forEach((part, index) => {
    if (index > 0) pieces.push(separator);
    pieces.push(part);
  });
  return joinAll(m, pieces);
}

/** How a type shows inside another: classes by qualified name. */
function formText(m: Machine, value: Value): Result {
  if (value === ELLIPSIS) return "...";
  if (value === NONE_TYPE) return "None";
  if (value instanceof PyType) {
    const module = value.has(TypeFlag.GUEST) ? value.attributes.get("__module__") : value.moduleName;
    return typeof module === "string" && module !== "builtins" ? `${module}.${value.qualname}` : value.qualname;
  }
  if (value instanceof PyList) return m.then(joinForms(m, value.items, ", ", [], 0), BRACKETS);
  return reprOf(m, value);
}
const BRACKETS = continuation("union.brackets", (m, value) =>
  m.then(concatenate(m, "[", value as AnyStr), CLOSE_BRACKET),
);
const CLOSE_BRACKET = continuation("union.close", (m, value) => concatenate(m, value as AnyStr, "]"));

const ALIAS_ORIGIN = continuation("alias.origin", (m, value, self: PyGenericAlias) => {
  const { items } = self.args;
  const args = items.length === 0 ? "()" : joinForms(m, items, ", ", [], 0);
  return m.then(args, ALIAS_ARGS, value, self.unpacked);
});
const ALIAS_ARGS = continuation("alias.args", (m, value, origin: AnyStr, unpacked: boolean) =>
  joinAll(m, [unpacked ? "*" : "", origin, "[", value as AnyStr, "]"]),
);
method(GENERIC_ALIAS, "__repr__(self, /)", {}, (m, self: PyGenericAlias) =>
  m.then(formText(m, self.origin), ALIAS_ORIGIN, self),
);
getter(GENERIC_ALIAS, "__origin__", (_m, self: PyGenericAlias) => self.origin);
getter(GENERIC_ALIAS, "__args__", (_m, self: PyGenericAlias) => self.args);
getter(GENERIC_ALIAS, "__unpacked__", (_m, self: PyGenericAlias) => self.unpacked);

function isParameter(value: Value): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (typeOf(value).name === "TypeVar" || typeOf(value).name === "ParamSpec" || typeOf(value).name === "TypeVarTuple")
  );
}
/** The type parameters in a list of arguments, in order, once each. */
export function typeParameters(m: Machine, args: readonly Value[]): Value[] {
  const found = new Set<Value>();
  // Nested aliases may be as deep as a guest likes: an explicit stack, in source order. What is met again is passed over: a few
  // aliases of aliases have exponentially many paths.
  const seen = new Set<PyGenericAlias | PyUnionType>();
  const pending: Value[] = [];
  const push = (items: readonly Value[]): void => {
    m.charge(items.length);
    m.allocate(8 * items.length);
    for (let index = items.length - 1; index >= 0; index--) pending.push(items[index]);
  };
  push(args);
  while (pending.length > 0) {
    const item = pending.pop() as Value;
    if (isParameter(item)) found.add(item);
    else if (item instanceof PyGenericAlias && !seen.has(item)) {
      seen.add(item);
      m.allocate(40);
      push(item.parameters === null ? item.args.items : item.parameters.items);
    } else if (item instanceof PyUnionType && !seen.has(item)) {
      seen.add(item);
      m.allocate(40);
      push(item.args.items);
    }
  }
  return [...found];
}
getter(
  GENERIC_ALIAS,
  "__parameters__",
  (m, self: PyGenericAlias) => (self.parameters ??= new PyTuple(typeParameters(m, self.args.items))),
);
method(GENERIC_ALIAS, "__mro_entries__(self, bases, /)", {}, (_m, self: PyGenericAlias) => new PyTuple([self.origin]));
method(
  GENERIC_ALIAS,
  "__call__(self, /, *args, **kwargs)",
  {},
  (m, self: PyGenericAlias, args: Value[], keywords: Map<string, Value>) => m.call(self.origin, args, keywords),
);
/** Deeper aliases keep their parameters: substitution goes this far down. */
const SUBSTITUTION_DEPTH = 50;
function substitute(
  m: Machine,
  args: readonly Value[],
  parameters: readonly Value[],
  values: readonly Value[],
  depth = 0,
  // One result for each alias: a few aliases of aliases have exponentially many paths.
  made = new Map<PyGenericAlias, PyGenericAlias>(),
): Value[] {
  m.charge(args.length * (1 + (parameters.length >> 3)));
  m.allocate(128 + 8 * args.length);
  return args.map((item) => {
    const at = parameters.indexOf(item); // native-ok: few parameters
    if (at >= 0) return values[at];
    if (item instanceof PyGenericAlias && depth < SUBSTITUTION_DEPTH) {
      const known = made.get(item);
      if (known !== undefined) return known;
      const inner = substitute(m, item.args.items, parameters, values, depth + 1, made);
      const alias = new PyGenericAlias(item.origin, new PyTuple(inner));
      made.set(item, alias);
      return alias;
    }
    if (item instanceof PyUnionType && depth < SUBSTITUTION_DEPTH) {
      const [first, ...others] = substitute(m, item.args.items, parameters, values, depth + 1, made);
      let union: Result = first;
      for (const other of others) {
        const wider = makeUnion(m, union as Value, other);
        if (wider !== NOT_IMPLEMENTED) union = wider;
      }
      return union as Value;
    }
    return item;
  });
}
method(GENERIC_ALIAS, "__getitem__(self, item, /)", {}, (m, self: PyGenericAlias, item: Value) => {
  const parameters = typeParameters(m, self.args.items);
  const values = item instanceof PyTuple ? item.items : [item];
  if (parameters.length === 0) return m.then(reprOf(m, self), NOT_GENERIC);
  if (values.length !== parameters.length)
    return m.then(
      reprOf(m, self),
      WRONG_COUNT,
      values.length > parameters.length ? "many" : "few",
      values.length,
      parameters.length,
    );
  m.allocate(120);
  return new PyGenericAlias(self.origin, new PyTuple(substitute(m, self.args.items, parameters, values)));
});
method(UNION, "__getitem__(self, item, /)", {}, (m, self: PyUnionType, item: Value) => {
  const parameters = typeParameters(m, self.args.items);
  const values = item instanceof PyTuple ? item.items : [item];
  if (parameters.length === 0) return m.then(reprOf(m, self), NOT_GENERIC);
  if (values.length !== parameters.length)
    return m.then(
      reprOf(m, self),
      WRONG_COUNT,
      values.length > parameters.length ? "many" : "few",
      values.length,
      parameters.length,
    );
  m.allocate(120);
  const [first, ...others] = substitute(m, self.args.items, parameters, values);
  let union: Result = first;
  for (const other of others) {
    union = makeUnion(m, union as Value, other);
    if (union === NOT_IMPLEMENTED)
      return m.typeError(`unsupported operand type(s) for |: '${typeOf(first).name}' and '${typeOf(other).name}'`);
  }
  return union;
});
method(GENERIC_ALIAS, "__iter__(self, /)", {}, (m, self: PyGenericAlias) => {
  m.allocate(200);
  return iterate(m, new PyTuple([new PyGenericAlias(self.origin, self.args, true)]));
});
const NOT_GENERIC = continuation("alias.not-generic", (m, shown) =>
  m.typeError(`${shown as string} is not a generic class`),
);
const WRONG_COUNT = continuation("alias.count", (m, shown, word: string, actual: number, expected: number) =>
  m.typeError(`Too ${word} arguments for ${shown as string}; actual ${actual}, expected ${expected}`),
);
method(GENERIC_ALIAS, "__eq__(self, value, /)", {}, (m, self: PyGenericAlias, value: Value) =>
  value instanceof PyGenericAlias ? sameForm(m, self, value) && self.unpacked === value.unpacked : NOT_IMPLEMENTED,
);
method(GENERIC_ALIAS, "__hash__(self, /)", {}, (m, self: PyGenericAlias) =>
  typeof self.origin === "object" && self.origin !== null ? m.identity(self.origin) / 16 + self.args.items.length : 1,
);
constructor(GENERIC_ALIAS, "GenericAlias(origin, args, /)", {}, (m, origin: Value, args: Value) => {
  m.allocate(72);
  return new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args]));
});

// -------------------------------------------------------------------------------------------------------- mappingproxy

constructor(MAPPING_PROXY, "mappingproxy(mapping)", {}, (m, mapping: Value) => {
  if (!(mapping instanceof PyDict) && !(mapping instanceof PyInstance))
    return m.typeError(`mappingproxy() argument must be a mapping, not ${typeOf(mapping).name}`);
  m.allocate(32);
  return new PyMappingProxy(mapping);
});
method(MAPPING_PROXY, "__getitem__(self, key, /)", {}, (m, self: PyMappingProxy, key: Value) =>
  getItem(m, self.mapping, key),
);
method(MAPPING_PROXY, "__contains__(self, key, /)", {}, (m, self: PyMappingProxy, key: Value) =>
  contains(m, self.mapping, key),
);
method(MAPPING_PROXY, "__str__(self, /)", {}, (m, self: PyMappingProxy) => strOf(m, self.mapping));
method(MAPPING_PROXY, "__len__(self, /)", {}, (m, self: PyMappingProxy) => lengthOf(m, self.mapping));
method(MAPPING_PROXY, "__iter__(self, /)", {}, (m, self: PyMappingProxy) => iterate(m, self.mapping));
method(MAPPING_PROXY, "__or__(self, value, /)", {}, (m, self: PyMappingProxy, value: Value) =>
  binary(m, "or", self.mapping, value instanceof PyMappingProxy ? value.mapping : value),
);
method(MAPPING_PROXY, "__ror__(self, value, /)", {}, (m, self: PyMappingProxy, value: Value) =>
  binary(m, "or", value instanceof PyMappingProxy ? value.mapping : value, self.mapping),
);
method(MAPPING_PROXY, "__ior__(self, value, /)", {}, (m) =>
  m.typeError("'|=' is not supported by mappingproxy; use '|' instead"),
);
method(MAPPING_PROXY, "__hash__(self, /)", {}, (m, self: PyMappingProxy) => hashOf(m, self.mapping));
method(MAPPING_PROXY, "__eq__(self, value, /)", {}, (m, self: PyMappingProxy, value: Value) =>
  compare(m, "eq", self.mapping, value instanceof PyMappingProxy ? value.mapping : value),
);
for (const name of ["keys", "values", "items", "copy"])
  method(MAPPING_PROXY, `${name}(self, /)`, {}, (m, self: PyMappingProxy) => callMethod(m, self.mapping, name, []));
method(MAPPING_PROXY, "__reversed__(self, /)", {}, (m, self: PyMappingProxy) =>
  callMethod(m, self.mapping, "__reversed__", []),
);
method(MAPPING_PROXY, "get(self, key, default=None, /)", {}, (m, self: PyMappingProxy, key: Value, fallback: Value) =>
  callMethod(m, self.mapping, "get", [key, fallback]),
);
const PROXY_REPR = continuation("mappingproxy.repr", (m, value) => joinAll(m, ["mappingproxy(", value as AnyStr, ")"]));
method(MAPPING_PROXY, "__repr__(self, /)", {}, (m, self: PyMappingProxy) =>
  m.then(reprOf(m, self.mapping), PROXY_REPR),
);
