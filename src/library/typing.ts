/**
 * The native part of `typing`: type variables, reading an annotation given as text (a tree of names, subscripts, unions and
 * literals; nothing is evaluated here), and looking up the names in it.
 */

import { ownAttribute } from "../objects/attribute.js";
import { builtin } from "../objects/define.js";
import type { PyDict } from "../objects/dictionary.js";
import { PyFunction } from "../objects/function.js";
import { continuation, type Machine } from "../objects/machine.js";
import {
  ELLIPSIS,
  PyBytes,
  PyFloat,
  PyInstance,
  PyModule,
  PyTuple,
  PyType,
  type FlatStr,
  type Value,
} from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import { typeOf } from "../objects/protocol.js";
import { getItem } from "../objects/operators.js";
import { tupleSize } from "../objects/sizes.js";
import { hostString } from "../objects/text.js";
import {
  NO_DEFAULT,
  PARAM_SPEC,
  PARAM_SPEC_ARGS,
  PARAM_SPEC_KWARGS,
  TYPE_ALIAS,
  TYPE_VAR,
  TYPE_VAR_TUPLE,
  provideUnion,
} from "../objects/typevar.js";
import type { Expr } from "../syntax/ast.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { parseModule } from "../syntax/parser.js";
import { Frame } from "../vm/frame.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

// ------------------------------------------------------------------------------------------------ annotations as text

/** Nested deeper than this, an annotation is no type. */
const DEPTH = 200;

function node(m: Machine, kind: string, ...parts: Value[]): PyTuple {
  m.charge(1);
  m.allocate(tupleSize(1 + parts.length));
  return new PyTuple([kind, ...parts]);
}
function nodes(m: Machine, expressions: readonly Expr[], depth: number): PyTuple {
  m.allocate(tupleSize(expressions.length));
  return new PyTuple(expressions.map((expression) => annotationTree(m, expression, depth)));
}

function constantOf(expression: Extract<Expr, { kind: "Constant" }>): Value {
  const { value } = expression;
  switch (value.type) {
    case "none":
      return null;
    case "true":
      return true;
    case "false":
      return false;
    case "ellipsis":
      return ELLIPSIS;
    case "int":
      return value.value;
    case "float":
      return new PyFloat(value.value);
    case "str":
      return hostString(value.value);
    case "bytes":
      return new PyBytes(value.value);
    default:
      return null;
  }
}

function annotationTree(m: Machine, expression: Expr, depth: number): PyTuple {
  if (depth > DEPTH) return node(m, "other", "so deep a nesting");
  const inner = depth + 1;
  switch (expression.kind) {
    case "Name":
      return node(m, "name", hostString(expression.id));
    case "Constant":
      return node(m, "value", constantOf(expression));
    case "Attribute":
      return node(m, "attribute", annotationTree(m, expression.value, inner), hostString(expression.attr));
    case "Subscript":
      return node(m, "item", annotationTree(m, expression.value, inner), annotationTree(m, expression.slice, inner));
    case "BinOp":
      if (expression.op === "BitOr")
        return node(m, "or", annotationTree(m, expression.left, inner), annotationTree(m, expression.right, inner));
      return node(m, "other", expression.op);
    case "UnaryOp":
      return expression.op === "USub"
        ? node(m, "minus", annotationTree(m, expression.operand, inner))
        : node(m, "other", expression.op);
    case "Tuple":
      return node(m, "tuple", nodes(m, expression.elts, inner));
    case "List":
      return node(m, "list", nodes(m, expression.elts, inner));
    case "Starred":
      return node(m, "star", annotationTree(m, expression.value, inner));
    case "Call": {
      const keywords: Value[] = [];
      for (const { arg, value } of expression.keywords) {
        if (arg === null) return node(m, "other", "**");
        keywords.push(new PyTuple([hostString(arg), annotationTree(m, value, inner)]));
      }
      return node(
        m,
        "call",
        annotationTree(m, expression.func, inner),
        nodes(m, expression.args, inner),
        new PyTuple(keywords),
      );
    }
    default:
      return node(m, "other", expression.kind);
  }
}

/** The tree of an annotation, or null when the text is no expression. */
function parseAnnotation(m: Machine, text: string): Value {
  m.charge(10 + text.length);
  m.allocate(16 * text.length);
  try {
    return annotationTree(m, parseModule(text, { filename: "<string>", mode: "eval" }).body, 0);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return null;
    throw error;
  }
}

// -------------------------------------------------------------------------------------------------------------- names

/** The namespace of a module by its name: an imported one, or that of code on the stack. */
function moduleNamespace(m: VirtualMachine, name: string): PyDict | undefined {
  const module = m.modules.get(name);
  if (module instanceof PyModule) return module.namespace;
  for (let frame = m.top; frame !== null; frame = frame.back)
    if (frame instanceof Frame && frame.linked.globals.getName("__name__") === name) return frame.linked.globals;
  return undefined;
}

function namespaceOf(m: VirtualMachine, owner: Value): PyDict | undefined {
  if (owner instanceof PyFunction) return owner.linked.globals;
  if (owner instanceof PyModule) return owner.namespace;
  if (typeof owner === "string") return moduleNamespace(m, owner);
  if (!(owner instanceof PyType)) return undefined;
  const module = owner.attributes.get("__module__");
  return typeof module === "string" ? moduleNamespace(m, module) : undefined;
}

const natives: readonly PyNative[] = [
  builtin("_parse_annotation(text: str, /)", {}, (m, text: FlatStr) =>
    typeof text === "string" ? parseAnnotation(m, text) : null,
  ),
  // A global or builtin name as the code of a function, class or module sees it.
  builtin("_global_of(owner, name: str, default, /)", {}, (machine, owner: Value, name: FlatStr, fallback: Value) => {
    const m = machine as VirtualMachine;
    if (typeof name !== "string") return fallback;
    return namespaceOf(m, owner)?.getName(name) ?? m.builtins.getName(name) ?? fallback;
  }),
  // Binds a global of the frozen module that calls.
  builtin("_define(name: str, value, /)", {}, (machine, name: FlatStr, value: Value) => {
    const m = machine as VirtualMachine;
    m.allocate(60);
    m.guestFrame()?.linked.globals.setName(name as string, value);
    return null;
  }),
  // An attribute found without asking the object: its own, or that of a class.
  builtin("_static_attribute(obj, name: str, default, /)", {}, (m, object: Value, name: FlatStr, fallback: Value) => {
    if (typeof name !== "string") return fallback;
    m.charge(2);
    if (object instanceof PyInstance) {
      const own = ownAttribute(object, name);
      if (own !== undefined) return own;
    }
    if (object instanceof PyModule) return object.namespace.getName(name) ?? fallback;
    if (object instanceof PyFunction)
      return object.dictionary?.getName(name) ?? typeOf(object).lookup(name) ?? fallback;
    if (object instanceof PyType) return object.lookup(name) ?? fallback;
    return typeOf(object).lookup(name) ?? fallback;
  }),
];

const UNION_OF = continuation("typing.union", (m, typing, left: Value, right: Value) => {
  const union = typing instanceof PyModule ? (typing.namespace.getName("Union") ?? null) : null;
  return getItem(m, union, new PyTuple([left, right]));
});
provideUnion((m, left, right) => m.then((m as VirtualMachine).internalModule("typing"), UNION_OF, left, right));

defineModule({
  name: "_typing",
  doc: "Natives of typing.",
  fill: contents("_typing", natives, {
    TypeVar: TYPE_VAR,
    ParamSpec: PARAM_SPEC,
    TypeVarTuple: TYPE_VAR_TUPLE,
    ParamSpecArgs: PARAM_SPEC_ARGS,
    ParamSpecKwargs: PARAM_SPEC_KWARGS,
    TypeAliasType: TYPE_ALIAS,
    NoDefault: NO_DEFAULT,
  }),
});
defineModule({ name: "typing", doc: "Support for type hints at run time.", frozen: "typing" });
for (const name of ["_typing_protocols", "_typing_records"])
  defineModule({ name, doc: "A part of typing.", frozen: name });
