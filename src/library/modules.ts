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

const table = new Map<string, ModuleDefinition>();
let load: (() => void) | null = null;
/** Provided by `ready.ts`: what declares the modules, called when the table is first asked. */
export function provideLibrary(loader: () => void): void {
  load = loader;
}
function loaded(): ReadonlyMap<string, ModuleDefinition> {
  if (load !== null) {
    const loader = load;
    load = null;
    loader();
  }
  return table;
}

/** Every module by full name. The first question loads the library; a program that imports nothing asks none. */
export const MODULES = {
  get: (name: string): ModuleDefinition | undefined => loaded().get(name),
  has: (name: string): boolean => loaded().has(name),
  keys: (): Iterable<string> => loaded().keys(),
  values: (): Iterable<ModuleDefinition> => loaded().values(),
} as const;

/** Declares a module. Names beginning with an underscore are for frozen code only. */
export function defineModule(definition: ModuleDefinition): void {
  if (table.has(definition.name)) throw new Error(`module declared twice: ${definition.name}`);
  table.set(definition.name, definition);
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
