/** The rare operations behind INTRINSIC_1 and INTRINSIC_2: type parameters and type aliases (PEP 695, 696), display in interactive mode. */

import { Intrinsic1, Intrinsic2 } from "../compile/opcodes.js";
import { PyFunction } from "../objects/function.js";
import { continuation, type Result } from "../objects/machine.js";
import { PyGenericAlias, PyModule, PyTuple, type Value } from "../objects/model.js";
import { getItem } from "../objects/operators.js";
import { reprOf } from "../objects/protocol.js";
import { PyTypeAlias, PyTypeParameter, type ParameterKind } from "../objects/typevar.js";
import type { VirtualMachine } from "./machine.js";

function parameter(m: VirtualMachine, kind: ParameterKind, name: Value): PyTypeParameter {
  m.allocate(120);
  const made = new PyTypeParameter(kind, name as string, kind === "TypeVarTuple" ? "" : "infer");
  made.moduleName = m.guestFrame()?.linked.globals.getName("__name__") ?? null;
  return made;
}

const GENERIC = continuation("intrinsic.generic", (m, typing, parameters: PyTuple) =>
  getItem(m, (typing as PyModule).namespace.getName("Generic") as Value, unpacked(parameters)),
);
/** TypeVarTuples stand unpacked in Generic[...]. */
function unpacked(parameters: PyTuple): PyTuple {
  return new PyTuple(
    parameters.items.map((item) =>
      item instanceof PyTypeParameter && item.kind === "TypeVarTuple"
        ? new PyGenericAlias(item, new PyTuple([]), true)
        : item,
    ),
  );
}

/** As sys.displayhook: printed, then kept as `_`. */
const DISPLAYED = continuation("intrinsic.displayed", (machine, text, value: Value) => {
  const m = machine as VirtualMachine;
  return m.then(m.call(m.builtins.getName("print") ?? null, [text as Value]), KEPT, value);
});
const KEPT = continuation("intrinsic.kept", (machine, _printed, value: Value) => {
  const m = machine as VirtualMachine;
  m.builtins.setName("_", value);
  return null;
});

export function intrinsic1(m: VirtualMachine, which: number, value: Value): Result {
  switch (which) {
    case Intrinsic1.TYPE_VAR:
      return parameter(m, "TypeVar", value);
    case Intrinsic1.PARAM_SPEC:
      return parameter(m, "ParamSpec", value);
    case Intrinsic1.TYPE_VAR_TUPLE:
      return parameter(m, "TypeVarTuple", value);
    case Intrinsic1.SUBSCRIPT_GENERIC:
      return m.then(m.internalModule("typing"), GENERIC, value as PyTuple);
    case Intrinsic1.TYPE_ALIAS: {
      const [name, parameters, evaluate] = (value as PyTuple).items;
      m.allocate(72);
      const alias = new PyTypeAlias(
        name as string,
        parameters instanceof PyTuple ? parameters : new PyTuple([]),
        evaluate,
      );
      alias.moduleName = m.guestFrame()?.linked.globals.getName("__name__") ?? null;
      return alias;
    }
    case Intrinsic1.DISPLAY:
      if (value === null) return null;
      m.builtins.setName("_", null);
      return m.then(reprOf(m, value), DISPLAYED, value);
    default:
      throw new Error(`unknown intrinsic ${which}`);
  }
}

export function intrinsic2(m: VirtualMachine, which: number, first: Value, second: Value): Result {
  switch (which) {
    case Intrinsic2.TYPE_VAR_WITH_BOUND: {
      const made = parameter(m, "TypeVar", first);
      made.evaluateBound = second;
      made.bound = undefined;
      return made;
    }
    case Intrinsic2.TYPE_VAR_WITH_CONSTRAINTS: {
      const made = parameter(m, "TypeVar", first);
      made.evaluateConstraints = second;
      made.constraints = undefined;
      return made;
    }
    case Intrinsic2.SET_FUNCTION_TYPE_PARAMS:
      (first as PyFunction).typeParams = second as PyTuple;
      return first;
    case Intrinsic2.SET_TYPE_PARAM_DEFAULT:
      (first as PyTypeParameter).evaluateDefault = second;
      return first;
    default:
      throw new Error(`unknown intrinsic ${which}`);
  }
}
