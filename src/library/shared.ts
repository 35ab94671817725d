/**
 * Names for what all sandboxes of a process share: built-in types, natives, descriptors, constants of modules. Snapshots hold
 * the names. And the entries that the namespaces of modules and the built-ins begin with, so that snapshots hold only what a
 * program changed in them. Made once, when first asked for; names depend on the declarations alone.
 */

import { ALL_TYPES } from "../objects/define.js";
import { PyDict } from "../objects/dictionary.js";
import { sharedObjects } from "../objects/heap.js";
import {
  ELLIPSIS,
  EMPTY_TUPLE,
  NOT_IMPLEMENTED,
  PyFloat,
  PyModule,
  PyObject,
  PyType,
  TypeFlag,
  type Value,
} from "../objects/model.js";
import { NATIVES } from "../objects/native.js";
import { NO_DEFAULT } from "../objects/typevar.js";
import { continuationsByName } from "../objects/machine.js";
import type { Template } from "../vm/snapshot-format.js";
import { VirtualMachine } from "../vm/machine.js";
import { resolveLimits } from "../vm/meter.js";
import { makeBuiltins } from "./builtins.js";
import { moduleNamespace } from "./gate.js";
import { MODULES } from "./modules.js";

/** Names of shared objects, both ways. */
export interface SharedNames {
  readonly byObject: ReadonlyMap<object, string>;
  readonly byName: ReadonlyMap<string, object>;
}

class Naming implements SharedNames {
  readonly byObject = new Map<object, string>();
  readonly byName = new Map<string, object>();

  /** The first name counts; a second object of a name gets a number behind it. */
  add(name: string, object: unknown): void {
    if (typeof object !== "object" || object === null || this.byObject.has(object)) return;
    let unique = name;
    for (let number = 2; this.byName.has(unique); number++) unique = `${name}#${number}`;
    this.byObject.set(object, unique);
    this.byName.set(unique, object);
  }

  addShared(name: string, value: unknown): void {
    if (!(value instanceof PyObject) || value instanceof PyFloat) return;
    if (value instanceof PyType && value.has(TypeFlag.GUEST)) return;
    this.add(name, value);
  }
}

let names: SharedNames | null = null;

export function sharedNames(): SharedNames {
  if (names !== null) return names;
  const naming = new Naming();
  naming.add("Ellipsis", ELLIPSIS);
  naming.add("NotImplemented", NOT_IMPLEMENTED);
  naming.add("()", EMPTY_TUPLE);
  naming.add("NoDefault", NO_DEFAULT);
  for (const [name, object] of sharedObjects()) naming.add(name, object);
  for (const [name, continuation] of continuationsByName()) naming.add(`then ${name}`, continuation);
  for (const type of ALL_TYPES) naming.add(typeName(type), type);
  for (const native of NATIVES) naming.add(`${native.binding === "new" ? "new " : ""}${native.path}`, native);
  for (const type of ALL_TYPES)
    for (const [name, value] of type.attributes) naming.addShared(`${typeName(type)}:${name}`, value);
  const [first, second] = [scratchMachine(), scratchMachine()];
  const builtins = second.builtins;
  first.builtins.keys.forEach((key, position) => {
    const value = first.builtins.values[position];
    if (typeof key === "string" && builtins.getName(key) === value) naming.addShared(`builtins.${key}`, value);
  });
  // native-ok: our own names
  for (const name of [...MODULES.keys()].sort()) {
    const template = templateOf(name, first, second);
    template.keys.forEach((key, position) => naming.addShared(`${name}.${key}`, template.values[position]));
  }
  names = naming;
  return names;
}

function typeName(type: PyType): string {
  return type.moduleName === "builtins" ? type.name : `${type.moduleName}.${type.name}`;
}

function scratchMachine(): VirtualMachine {
  return new VirtualMachine(makeBuiltins(), resolveLimits({}), 0, {
    write: () => undefined,
    now: () => 0,
    signal: null,
  });
}

/** What two namespaces of a module have in common: what is not made for each sandbox. */
function common(first: PyDict, second: PyDict): Template {
  const keys: string[] = [];
  const values: (Value | undefined)[] = [];
  first.keys.forEach((key, position) => {
    if (typeof key !== "string") return;
    const value = first.values[position];
    keys.push(key);
    values.push(same(value, second.getName(key)) ? value : undefined);
  });
  return { keys, values };
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value));
}

function templateOf(name: string, first: VirtualMachine, second: VirtualMachine): Template {
  const definition = MODULES.get(name);
  if (definition === undefined) return { keys: [], values: [] };
  return common(moduleNamespace(first, definition), moduleNamespace(second, definition));
}

const templates = new Map<string, Template>();

/** What the namespace of a module of the table begins with, or `builtins.` that of the built-ins. */
export function namespaceTemplate(name: string): Template | undefined {
  const known = templates.get(name);
  if (known !== undefined) return known;
  let template: Template;
  if (name === BUILTINS_TEMPLATE) template = common(makeBuiltins(), makeBuiltins());
  else if (MODULES.has(name)) template = templateOf(name, scratchMachine(), scratchMachine());
  else return undefined;
  templates.set(name, template);
  return template;
}

/** The template of the built-ins; a module of the table has another name. */
export const BUILTINS_TEMPLATE = "builtins.";

/** The dict that began as a module's namespace. */
export function firstNamespace(module: PyModule): PyDict {
  return module.hidden ?? module.namespace;
}
