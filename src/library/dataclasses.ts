/**
 * The native part of `dataclasses`: the methods of a dataclass as real functions. Their source is put together here from
 * field names alone, each checked to be an identifier, laid out line by line as CPython's own generated source, so that
 * calls raise the same TypeErrors and tracebacks name the same lines. Nothing else of a guest's reaches the compiler.
 */

import type { Code } from "../compile/code.js";
import { compileModule } from "../compile/compiler.js";
import { getAttribute } from "../objects/attribute.js";
import { builtin } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { PyFunction, functionDictionary } from "../objects/function.js";
import { heapClass } from "../objects/heap.js";
import { NativeFrame, X, type Machine, type NextResult } from "../objects/machine.js";
import { PyList, PyObject, PyTuple, type AnyStr, type FlatStr, type Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { reprOf, typeOf } from "../objects/protocol.js";
import { listSize } from "../objects/sizes.js";
import { hostString, joinAll } from "../objects/text.js";
import { parseModule } from "../syntax/parser.js";
import { isIdentifier } from "../unicode/properties.js";
import { KEYWORDS } from "../syntax/token.js";
import { link } from "../vm/link.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

// -------------------------------------------------------------------------------------------------------------- source

/** Thrown for what is no identifier; caught below. */
class BadName {}

function checked(name: Value): string {
  if (typeof name !== "string" || !isIdentifier(name) || KEYWORDS.has(name)) throw new BadName();
  return name;
}
function namesOf(list: Value): string[] {
  return (list as PyList).items.map(checked);
}

/** A value of `self.x = …` in __init__, by how the field gets it. */
function initialValue(kind: Value, name: string): string {
  const given = `__dataclass_dflt_${name}__`;
  switch (kind) {
    case "given":
      return name;
    case "factory-or-given":
      return `${given}() if ${name} is __dataclass_HAS_DEFAULT_FACTORY__ else ${name}`;
    case "factory":
      return `${given}()`;
    default:
      return given;
  }
}

function initSource(spec: readonly Value[]): string[] {
  const [, self, positional, keywordOnly, assignments, postInit, frozen] = spec;
  const receiver = checked(self);
  const parameters = [receiver, ...namesOf(positional)];
  const named = namesOf(keywordOnly);
  if (named.length > 0) parameters.push("*", ...named);
  const lines: string[] = [];
  for (const assignment of (assignments as PyList).items) {
    const [kind, field] = (assignment as PyTuple).items;
    const name = checked(field);
    const value = initialValue(kind, name);
    lines.push(
      frozen === true
        ? `__dataclass_builtins_object__.__setattr__(${receiver},"${name}",${value})`
        : `${receiver}.${name}=${value}`,
    );
  }
  if (postInit !== null) lines.push(`${receiver}.__post_init__(${namesOf(postInit).join(",")})`);
  if (lines.length === 0) lines.push("pass");
  return [`def __init__(${parameters.join(",")}):`, ...lines.map((line) => `  ${line}`)];
}

function tupleText(receiver: string, names: readonly string[]): string {
  return names.length === 0 ? "()" : `(${names.map((name) => `${receiver}.${name}`).join(",")},)`;
}

const ORDER: ReadonlyMap<string, string> = new Map([
  ["__lt__", "<"],
  ["__le__", "<="],
  ["__gt__", ">"],
  ["__ge__", ">="],
]);

function methodSource(kind: string, names: readonly string[]): string[] {
  const symbol = ORDER.get(kind);
  if (symbol !== undefined)
    return [
      `def ${kind}(self,other):`,
      "  if other.__class__ is self.__class__:",
      `    return ${tupleText("self", names)}${symbol}${tupleText("other", names)}`,
      "  return NotImplemented",
    ];
  switch (kind) {
    case "__repr__":
      // CPython has a decorator in the line before.
      return ["", "def __repr__(self):", "  return __dataclass_repr__(self,__dataclass_repr_fields__)"];
    case "__eq__":
      return [
        "def __eq__(self,other):",
        "  if self is other:",
        "    return True",
        "  if other.__class__ is self.__class__:",
        `    return ${names.length === 0 ? "True" : names.map((name) => `self.${name}==other.${name}`).join(" and ")}`,
        "  return NotImplemented",
      ];
    case "__hash__":
      return ["def __hash__(self):", `  return hash(${tupleText("self", names)})`];
    case "__setattr__":
    case "__delattr__": {
      const isSet = kind === "__setattr__";
      const among = names.length === 0 ? "" : ` or name in {${names.map((name) => `"${name}"`).join(", ")}}`;
      return [
        `def ${kind}(self,name${isSet ? ",value" : ""}):`,
        `  if type(self) is cls${among}:`,
        `    raise FrozenInstanceError(f"cannot ${isSet ? "assign to" : "delete"} field {name!r}")`,
        `  super(cls, self).${kind}(name${isSet ? ", value" : ""})`,
      ];
    }
    default:
      throw new Error(`unknown dataclass method ${kind}`);
  }
}

// ---------------------------------------------------------------------------------------------------------- compilation

/** Code by source: classes made again, and sandboxes alike, share it. Bounded; derived. */
const compiled = new Map<string, Code>();
const COMPILED_LIMIT = 256;

function compileSource(source: string): Code {
  let code = compiled.get(source);
  if (code === undefined) {
    if (compiled.size >= COMPILED_LIMIT) compiled.clear();
    code = compileModule(parseModule(source, { filename: "<string>" }), { filename: "<string>", source });
    compiled.set(source, code);
  }
  return code;
}

/** One function for each spec: (kind, names) or, for __init__, (kind, self, …, defaults, keyword defaults, annotations). */
function buildMethods(
  m: VirtualMachine,
  className: string,
  module: Value,
  specs: readonly Value[],
  namespace: PyDict,
): NextResult {
  const lines = [""];
  try {
    for (const spec of specs) {
      const { items } = spec as PyTuple;
      const kind = items[0] as string;
      lines.push(...(kind === "__init__" ? initSource(items) : methodSource(kind, namesOf(items[1]))));
    }
  } catch (error) {
    if (error instanceof BadName) return m.raise("SyntaxError", "invalid syntax");
    throw error;
  }
  const source = lines.join("\n");
  m.charge(50 + source.length);
  m.allocate(20 * source.length);
  const code = compileSource(source);
  m.allocate(listSize(specs.length) + 152 * specs.length);
  return new PyList(
    specs.map((spec, index) => {
      const { items } = spec as PyTuple;
      const name = items[0] as string;
      const made = new PyFunction(link(code.children[index], namespace, m.tier), name, `${className}.${name}`, null);
      made.moduleName = module;
      if (name === "__repr__") {
        // CPython's is a wrapper against recursion; pprint looks for what it wraps.
        const wrapped = new PyFunction(made.linked, name, "__create_fn__.<locals>.__repr__", null);
        wrapped.moduleName = module;
        functionDictionary(m, made).setName("__wrapped__", wrapped);
      }
      if (name === "__init__") {
        const [defaults, keywordDefaults, annotations] = items.slice(7);
        if (defaults instanceof PyTuple && defaults.items.length > 0) made.defaults = defaults.items;
        if (keywordDefaults instanceof PyDict) made.keywordDefaults = keywordDefaults;
        if (annotations instanceof PyDict) made.annotations = annotations;
      }
      return made;
    }),
  );
}

// ---------------------------------------------------------------------------------------------------------------- repr

/** ClassName(a=1, b=2), guarded against recursion. */
class DataclassReprFrame extends NativeFrame {
  override readonly catches = true;
  private at = 0;
  private shown = true;
  private readonly parts: AnyStr[];
  constructor(
    private readonly self: PyObject,
    private readonly names: readonly Value[],
  ) {
    super();
    this.parts = [hostString(typeOf(self).qualname), "("];
  }
  step(m: Machine, value: Value | undefined): NextResult {
    let given = value;
    for (;;) {
      if (given !== undefined) {
        if (this.shown) {
          this.shown = false;
          const text = reprOf(m, given);
          if (text === X) return m.wait(this);
          given = text as Value;
        }
        m.charge(1);
        m.allocate(32);
        this.parts.push(given as AnyStr);
        this.shown = true;
      }
      if (this.at >= this.names.length) break;
      const name = this.names[this.at++] as string;
      this.parts.push(this.at === 1 ? `${name}=` : `, ${name}=`);
      const attribute = getAttribute(m, this.self, name);
      if (attribute === X) return m.wait(this);
      given = attribute as Value;
    }
    this.abandon(m);
    this.parts.push(")");
    return joinAll(m, this.parts);
  }
  override caught(m: Machine): NextResult {
    this.abandon(m);
    return X;
  }
  override abandon(m: Machine): void {
    m.reprGuard.delete(this.self);
  }
}
heapClass(
  DataclassReprFrame,
  "frame.dataclass-repr",
  { at: "plain", shown: "plain", parts: "values", self: "object", names: "values", back: "skip", catches: "plain" },
  96,
);

const natives: readonly PyNative[] = [
  builtin(
    "_build(name: str, module, specs: list, namespace, /)",
    {},
    (m, name: FlatStr, module: Value, specs: Value[], namespace: Value) =>
      buildMethods(m as VirtualMachine, typeof name === "string" ? name : "?", module, specs, namespace as PyDict),
  ),
  builtin("_repr(instance, names, /)", {}, (m, instance: Value, names: Value) => {
    if (!(instance instanceof PyObject) || !(names instanceof PyTuple))
      return m.typeError("a dataclass instance is required");
    if (m.reprGuard.has(instance)) return "...";
    m.allocate(96 + 32 * names.items.length);
    m.reprGuard.add(instance);
    return new DataclassReprFrame(instance, names.items).step(m, undefined);
  }),
];
defineModule({ name: "_dataclasses", doc: "Natives of dataclasses.", fill: contents("_dataclasses", natives) });
defineModule({ name: "dataclasses", doc: "Classes that hold data, with their methods made.", frozen: "dataclasses" });
