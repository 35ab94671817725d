/** The table of modules: every module a guest can ever import, by full name. Modules register here by `defineModule`. */

import type { PyDict } from "../objects/dictionary.js";
import type { Value } from "../objects/model.js";
import type { PyNative } from "../objects/native.js";
import type { VirtualMachine } from "../vm/machine.js";

export interface ModuleDefinition {
  readonly name: string;
  readonly doc: string;
  /** Has submodules. */
  readonly package?: boolean;
  /** Puts natives and constants into a fresh namespace. */
  readonly fill?: (m: VirtualMachine, namespace: PyDict) => void;
  /** Reaches out of the sandbox, by what the host granted: not part of `safe`. */
  readonly hostEffects?: boolean;
  /** Name of the frozen source that completes it. */
  readonly frozen?: string;
}

export const MODULES = new Map<string, ModuleDefinition>();

/** Declares a module. Names beginning with an underscore are for frozen code only. */
export function defineModule(definition: ModuleDefinition): void {
  if (MODULES.has(definition.name)) throw new Error(`module declared twice: ${definition.name}`);
  MODULES.set(definition.name, definition);
}

/** A `fill` for natives and constants; gives natives their path. */
export function contents(
  name: string,
  natives: readonly PyNative[],
  constants: Readonly<Record<string, Value>> = {},
): (m: VirtualMachine, namespace: PyDict) => void {
  for (const native of natives) if (native.owner === null) native.path = `${name}.${native.name}`;
  return (_m, namespace) => {
    for (const native of natives) namespace.setName(native.name, native);
    for (const constant of Object.keys(constants)) namespace.setName(constant, constants[constant]);
  };
}
