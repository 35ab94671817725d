/** Type parameters at run time (PEP 695, 696): TypeVar, ParamSpec, TypeVarTuple, TypeAliasType. Bounds are computed lazily. */

import { constructor, defineType, getter, method } from "./define.js";
import { heapClass } from "./heap.js";
import { continuation, type Machine, type Result } from "./machine.js";
import { EMPTY_TUPLE, NOT_IMPLEMENTED, PyGenericAlias, PyObject, PyTuple, TypeFlag, type Value } from "./model.js";
import { typeOf } from "./protocol.js";
import { callerModule } from "./type.js";
import { makeUnion } from "./union.js";

export type ParameterKind = "TypeVar" | "ParamSpec" | "TypeVarTuple";

export class PyTypeParameter extends PyObject {
  moduleName: Value = null;
  /** Computed bound or constraints; undefined until asked for. */
  bound: Value | undefined = null;
  constraints: Value | undefined = EMPTY_TUPLE;
  evaluateBound: Value = null;
  evaluateConstraints: Value = null;
  evaluateDefault: Value = null;
  defaultValue: Value | undefined = undefined;
  constructor(
    readonly kind: ParameterKind,
    readonly name: string,
    readonly variance: "" | "+" | "-" | "infer",
  ) {
    super();
  }
}
export const TYPE_VAR = defineType("TypeVar", { representation: PyTypeParameter, module: "typing" });
export const PARAM_SPEC = defineType("ParamSpec", {
  module: "typing",
  accepts: (value) => value instanceof PyTypeParameter,
});
export const TYPE_VAR_TUPLE = defineType("TypeVarTuple", {
  module: "typing",
  accepts: (value) => value instanceof PyTypeParameter,
});
const TYPES = { TypeVar: TYPE_VAR, ParamSpec: PARAM_SPEC, TypeVarTuple: TYPE_VAR_TUPLE } as const;
Object.defineProperty(PyTypeParameter.prototype, "type", {
  get(this: PyTypeParameter) {
    return TYPES[this.kind];
  },
});
heapClass(
  PyTypeParameter,
  "type-parameter",
  {
    kind: "plain",
    name: "plain",
    variance: "plain",
    moduleName: "value",
    bound: "value",
    constraints: "value",
    evaluateBound: "value",
    evaluateConstraints: "value",
    evaluateDefault: "value",
    defaultValue: "value",
  },
  120,
);

/** `P.args` and `P.kwargs` of a ParamSpec. */
export class PyParameterPart extends PyObject {
  constructor(
    readonly origin: PyTypeParameter,
    readonly part: "args" | "kwargs",
  ) {
    super();
  }
}
export const PARAM_SPEC_ARGS = defineType("ParamSpecArgs", {
  representation: PyParameterPart,
  module: "typing",
  accepts: (value) => value instanceof PyParameterPart && value.part === "args",
});
export const PARAM_SPEC_KWARGS = defineType("ParamSpecKwargs", {
  module: "typing",
  accepts: (value) => value instanceof PyParameterPart && value.part === "kwargs",
});
Object.defineProperty(PyParameterPart.prototype, "type", {
  get(this: PyParameterPart) {
    return this.part === "args" ? PARAM_SPEC_ARGS : PARAM_SPEC_KWARGS;
  },
});
heapClass(PyParameterPart, "type-parameter.part", { origin: "object", part: "plain" }, 40);
for (const [type, part] of [
  [PARAM_SPEC_ARGS, "args"],
  [PARAM_SPEC_KWARGS, "kwargs"],
] as const) {
  constructor(type, `${type.name}(origin, /)`, {}, (m, origin: Value) => {
    if (!(origin instanceof PyTypeParameter)) return m.typeError("a ParamSpec is required");
    m.allocate(40);
    return new PyParameterPart(origin, part);
  });
  getter(type, "__origin__", (_m, self: PyParameterPart) => self.origin);
  method(type, "__repr__(self, /)", {}, (m, self: PyParameterPart) => {
    m.allocate(40 + self.origin.name.length);
    return `${self.origin.name}.${part}`;
  });
  method(type, "__eq__(self, value, /)", {}, (_m, self: PyParameterPart, value: Value) =>
    value instanceof PyParameterPart ? value.origin === self.origin && value.part === part : NOT_IMPLEMENTED,
  );
  method(type, "__hash__(self, /)", {}, (m, self: PyParameterPart) => m.identity(self.origin) / 16);
  getter(PARAM_SPEC, part, (m, self: PyTypeParameter) => {
    m.allocate(40);
    return new PyParameterPart(self, part);
  });
}

/** `Alias` of a `type` statement. */
export class PyTypeAlias extends PyObject {
  value: Value | undefined = undefined;
  moduleName: Value = null;
  constructor(
    readonly name: string,
    readonly parameters: PyTuple,
    readonly evaluate: Value,
  ) {
    super();
  }
}
export const TYPE_ALIAS = defineType("TypeAliasType", { representation: PyTypeAlias, module: "typing" });
heapClass(
  PyTypeAlias,
  "type-alias",
  { name: "plain", parameters: "object", evaluate: "value", value: "value", moduleName: "value" },
  72,
);

export class PyNoDefault extends PyObject {}
export const NO_DEFAULT = new PyNoDefault();
const NO_DEFAULT_TYPE = defineType("NoDefaultType", {
  representation: PyNoDefault,
  module: "typing",
  flags: TypeFlag.NO_NEW,
});
heapClass(PyNoDefault, "NoDefault", {}, 0);
method(NO_DEFAULT_TYPE, "__repr__(self, /)", {}, () => "typing.NoDefault");

function wrongName(m: Machine, what: string, name: Value | undefined): Result {
  return m.typeError(
    name === undefined
      ? `${what}() missing required argument 'name' (pos 1)`
      : `${what}() argument 'name' must be str, not ${typeOf(name).name}`,
  );
}

constructor(
  TYPE_VAR,
  "TypeVar(name=..., /, *constraints, bound=None, default=..., covariant: bool=False, contravariant: bool=False, infer_variance: bool=False)",
  {},
  (
    m,
    name: Value | undefined,
    constraints: Value[],
    bound: Value,
    fallback: Value | undefined,
    covariant: boolean,
    contravariant: boolean,
    infer: boolean,
  ) => {
    if (typeof name !== "string") return wrongName(m, "typevar", name);
    if (covariant && contravariant) return m.valueError("Bivariant types are not supported.");
    if (infer && (covariant || contravariant)) return m.valueError("Variance cannot be specified with infer_variance.");
    if (constraints.length === 1) return m.typeError("A single constraint is not allowed");
    if (constraints.length > 0 && bound !== null) return m.typeError("Constraints cannot be combined with bound=...");
    m.allocate(120);
    const made = new PyTypeParameter("TypeVar", name, covariant ? "+" : contravariant ? "-" : infer ? "infer" : "");
    made.moduleName = callerModule(m);
    made.bound = bound;
    made.constraints = new PyTuple(constraints);
    made.defaultValue = fallback;
    return made;
  },
);
for (const [type, kind] of [
  [PARAM_SPEC, "ParamSpec"],
  [TYPE_VAR_TUPLE, "TypeVarTuple"],
] as const)
  constructor(
    type,
    `${kind}(name=..., /, *, bound=None, default=..., covariant: bool=False, contravariant: bool=False, infer_variance: bool=False)`,
    {},
    (m, name: Value | undefined, bound: Value, fallback: Value | undefined) => {
      if (typeof name !== "string") return wrongName(m, kind.toLowerCase(), name);
      m.allocate(120);
      const made = new PyTypeParameter(kind, name, "");
      made.moduleName = callerModule(m);
      made.bound = bound;
      made.defaultValue = fallback;
      return made;
    },
  );

constructor(
  TYPE_ALIAS,
  "TypeAliasType(name, value=..., *, type_params=...)",
  {},
  (m, name: Value, value: Value | undefined, parameters: Value | undefined) => {
    if (value === undefined) return m.typeError("typealias() missing required argument 'value' (pos 2)");
    if (typeof name !== "string")
      return m.typeError(`typealias() argument 'name' must be str, not ${typeOf(name).name}`);
    if (parameters !== undefined && !(parameters instanceof PyTuple)) return m.typeError("type_params must be a tuple");
    m.allocate(72);
    const made = new PyTypeAlias(name, parameters ?? EMPTY_TUPLE, null);
    made.value = value;
    made.moduleName = callerModule(m);
    return made;
  },
);

const BOUND = continuation("typevar.bound", (_m, value, self: PyTypeParameter) => (self.bound = value));
const CONSTRAINTS = continuation(
  "typevar.constraints",
  (_m, value, self: PyTypeParameter) => (self.constraints = value),
);
const DEFAULT = continuation("typevar.default", (_m, value, self: PyTypeParameter) => (self.defaultValue = value));
function lazily(
  m: Machine,
  known: Value | undefined,
  evaluate: Value,
  self: PyTypeParameter,
  keep: typeof BOUND,
  missing: Value,
): Result {
  if (known !== undefined) return known;
  return evaluate === null ? missing : m.then(m.call(evaluate, []), keep, self);
}
let unite: (m: Machine, left: Value, right: Value) => Result = makeUnion;
/** Provided by `typing`: `left | right` where a type variable is involved. */
export function provideUnion(union: (m: Machine, left: Value, right: Value) => Result): void {
  unite = union;
}
for (const type of [TYPE_VAR, PARAM_SPEC]) {
  method(type, "__or__(self, value, /)", {}, (m, self: Value, value: Value) => unite(m, self, value));
  method(type, "__ror__(self, value, /)", {}, (m, self: Value, value: Value) => unite(m, value, self));
}
for (const type of [TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE]) {
  getter(type, "__name__", (_m, self: PyTypeParameter) => self.name);
  getter(type, "__module__", (_m, self: PyTypeParameter) => self.moduleName);
  getter(type, "__default__", (m, self: PyTypeParameter) =>
    lazily(m, self.defaultValue, self.evaluateDefault, self, DEFAULT, NO_DEFAULT),
  );
  method(
    type,
    "has_default(self, /)",
    {},
    (_m, self: PyTypeParameter) =>
      self.evaluateDefault !== null || (self.defaultValue !== undefined && self.defaultValue !== NO_DEFAULT),
  );
  getter(type, "__covariant__", (_m, self: PyTypeParameter) => self.variance === "+");
  getter(type, "__contravariant__", (_m, self: PyTypeParameter) => self.variance === "-");
  getter(type, "__infer_variance__", (_m, self: PyTypeParameter) => self.variance === "infer");
  method(type, "__repr__(self, /)", {}, (m, self: PyTypeParameter) => {
    m.allocate(32 + self.name.length);
    if (self.kind === "TypeVarTuple" || self.variance === "infer") return self.name;
    return `${self.variance === "" ? "~" : self.variance}${self.name}`;
  });
  method(type, "__typing_subst__(self, arg, /)", {}, (_m, _self: Value, arg: Value) => arg);
  method(type, "__mro_entries__(self, bases, /)", {}, (m, self: PyTypeParameter) =>
    m.typeError(`Cannot subclass an instance of ${self.kind}`),
  );
}
getter(TYPE_VAR, "__bound__", (m, self: PyTypeParameter) =>
  lazily(m, self.bound, self.evaluateBound, self, BOUND, null),
);
getter(PARAM_SPEC, "__bound__", (_m, self: PyTypeParameter) => self.bound ?? null);
getter(TYPE_VAR, "__constraints__", (m, self: PyTypeParameter) =>
  lazily(m, self.constraints, self.evaluateConstraints, self, CONSTRAINTS, EMPTY_TUPLE),
);
method(TYPE_VAR_TUPLE, "__iter__(self, /)", {}, (m, self: PyTypeParameter) => {
  m.allocate(120);
  return m.call(ITERATE_ONE.value as Value, [new PyTuple([new PyGenericAlias(self, EMPTY_TUPLE, true)])]);
});
const ITERATE_ONE: { value: Value | undefined } = { value: undefined };
/** Wired by the builtins: `iter`. */
export function provideIter(native: Value): void {
  ITERATE_ONE.value = native;
}

const ALIAS_VALUE = continuation("type-alias.value", (_m, value, self: PyTypeAlias) => (self.value = value));
getter(TYPE_ALIAS, "__name__", (_m, self: PyTypeAlias) => self.name);
getter(TYPE_ALIAS, "__module__", (_m, self: PyTypeAlias) => self.moduleName);
getter(TYPE_ALIAS, "__type_params__", (_m, self: PyTypeAlias) => self.parameters);
getter(TYPE_ALIAS, "__parameters__", (_m, self: PyTypeAlias) => self.parameters);
getter(TYPE_ALIAS, "__value__", (m, self: PyTypeAlias) =>
  self.value !== undefined ? self.value : m.then(m.call(self.evaluate, []), ALIAS_VALUE, self),
);
method(TYPE_ALIAS, "__repr__(self, /)", {}, (_m, self: PyTypeAlias) => self.name);
method(TYPE_ALIAS, "__or__(self, value, /)", {}, (m, self: Value, value: Value) => makeUnion(m, self, value));
method(TYPE_ALIAS, "__ror__(self, value, /)", {}, (m, self: Value, value: Value) => makeUnion(m, value, self));
method(TYPE_ALIAS, "__getitem__(self, item, /)", {}, (m, self: PyTypeAlias, item: Value) => {
  if (self.parameters.items.length === 0) return m.typeError("Only generic type aliases are subscriptable");
  m.allocate(72);
  return new PyGenericAlias(self, item instanceof PyTuple ? item : new PyTuple([item]));
});
