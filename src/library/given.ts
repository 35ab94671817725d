/**
 * Modules that the host gives a sandbox: Python source, or names with values. Source is guest code like any other: it is
 * metered, its imports go through the same gate, its lines stand in tracebacks under its own file name.
 */

import type { Code } from "../compile/code.js";
import { compileModule } from "../compile/compiler.js";
import { PyDict } from "../objects/dictionary.js";
import { LimitSignal, X, continuation, type Result } from "../objects/machine.js";
import { PyModule, type Value } from "../objects/model.js";
import { raiseSyntaxError } from "../objects/syntax-error.js";
import { PythonSyntaxError } from "../syntax/error.js";
import { parseModule } from "../syntax/parser.js";
import { metered } from "../syntax/work.js";
import { splitDots } from "../vm/importing.js";
import { utf8Length, type VirtualMachine } from "../vm/machine.js";
import { limitMessage } from "../vm/meter.js";
import { startModule } from "./start-module.js";

export interface GivenModule {
  readonly name: string;
  /** Has submodules. */
  readonly isPackage: boolean;
  /** Python text; null for a module of values. */
  readonly source: string | null;
  /** The values of a module without source, made afresh for each sandbox; charged. */
  readonly values: (m: VirtualMachine) => readonly (readonly [string, Value])[];
}

/** The file name that tracebacks show: `helpers.py`, `pkg/__init__.py`. */
export function givenFilename({ name, isPackage }: GivenModule): string {
  return `${splitDots(name).join("/")}${isPackage ? "/__init__" : ""}.py`;
}

/** Compiled once for all sandboxes that are given the same module. */
const compiled = new WeakMap<GivenModule, { readonly code: Code; readonly units: number }>();

const LOADED = continuation(
  "given.loaded",
  (machine, _value, module: PyModule) => {
    const m = machine as VirtualMachine;
    m.loading.delete(module.name);
    bindToParent(m, module);
    return m.modules.get(module.name) ?? module;
  },
  (machine, module: PyModule) => {
    forgetModule(machine as VirtualMachine, module.name);
    return X;
  },
);

/** A module that did not come to be; the next import makes it anew. */
export function forgetModule(m: VirtualMachine, name: string): void {
  m.modules.delete(name);
  m.loading.delete(name);
}

/** Makes a submodule an attribute of its package. */
export function bindToParent(m: VirtualMachine, module: PyModule): void {
  const parts = splitDots(module.name);
  if (parts.length < 2) return;
  const parent = m.modules.get(parts.slice(0, -1).join("."));
  if (parent instanceof PyModule) parent.namespace.setName(parts[parts.length - 1], module);
}

/** Makes a given module; X with RELOAD while its source runs. */
export function loadGiven(m: VirtualMachine, given: GivenModule): Result {
  const { name } = given;
  m.charge(50);
  m.allocate(2000);
  const namespace = new PyDict();
  const module = new PyModule(name, namespace);
  namespace.setName("__name__", name);
  namespace.setName("__doc__", null);
  namespace.setName("__package__", given.isPackage ? name : splitDots(name).slice(0, -1).join("."));
  m.modules.set(name, module);
  m.loading.add(name);
  try {
    if (given.source !== null) {
      namespace.setName("__file__", givenFilename(given));
      const code = codeOf(m, given, given.source);
      if (code !== null) return m.then(startModule(m, code, namespace), LOADED, module);
      forgetModule(m, name);
      return X;
    }
    for (const [key, value] of given.values(m)) namespace.setName(key, value);
    bindToParent(m, module);
  } catch (signal) {
    forgetModule(m, name);
    throw signal;
  }
  m.loading.delete(name);
  return module;
}

/** null: a SyntaxError is pending. The work is charged whether or not another sandbox has done it already. */
function codeOf(m: VirtualMachine, given: GivenModule, source: string): Code | null {
  if (source.length > m.limits.source || utf8Length(source) > m.limits.source)
    throw new LimitSignal("source", limitMessage("source", m.limits.source));
  const filename = givenFilename(given);
  m.charge(source.length);
  m.allocate(400 + 20 * source.length);
  m.sources.set(filename, source);
  const known = compiled.get(given);
  if (known !== undefined) {
    m.charge(known.units);
    return known.code;
  }
  let paid = 0;
  let code: Code;
  try {
    code = metered(
      (units) => {
        paid += units;
        m.charge(units);
      },
      () => compileModule(parseModule(source, { filename }), { filename, source }),
    );
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    raiseSyntaxError(m, error);
    return null;
  }
  compiled.set(given, { code, units: paid });
  return code;
}
