/**
 * The import statement: names are resolved through the sandbox's gate (`library/gate.ts` provides the importer); nothing
 * outside the module table can be reached, and a refusal comes before any effect.
 */

import { getAttribute } from "../objects/attribute.js";
import { PyDict } from "../objects/dictionary.js";
import { Exit, X, continuation, type NextResult, type Result } from "../objects/machine.js";
import { PyList, PyModule, PyTuple, type Value } from "../objects/model.js";
import { rememberModule } from "../objects/exception-describe.js";
import { setItem } from "../objects/operators.js";
import { collect, isStr, typeName } from "../objects/protocol.js";
import { flatten } from "../objects/text.js";
import type { VirtualMachine } from "./machine.js";

/** Finds or makes modules; provided by the library. */
export interface Importer {
  /**
   * The module of a full dotted name with its parents imported, or X with ImportError/ModuleNotFoundError, or RELOAD when
   * frozen or user code must run first. `guest`: never with the rights of the library code that runs now.
   */
  load(m: VirtualMachine, name: string, guest: boolean): Result;
  /** `package.name` as a submodule, or undefined when there is none; X as for load. */
  submodule(m: VirtualMachine, parent: PyModule, name: string, guest: boolean): NextResult;
}

export function provideImporter(m: VirtualMachine, importer: Importer): void {
  m.importer = importer;
}
export function importerOf(m: VirtualMachine): Importer | undefined {
  return m.importer ?? undefined;
}

const FROM_LIST = continuation("import.fromlist", (machine, module, names: readonly Value[], guest: boolean) =>
  loadFromList(machine as VirtualMachine, module as PyModule, names, 0, guest),
);
const FROM_NEXT = continuation(
  "import.from-next",
  (machine, _value, module: PyModule, names: readonly Value[], at: number) =>
    loadFromList(machine as VirtualMachine, module, names, Math.abs(at), at < 0),
);
/** Submodules named in a from-list are imported, so that IMPORT_FROM finds them. */
function loadFromList(
  m: VirtualMachine,
  module: PyModule,
  names: readonly Value[],
  from: number,
  guest: boolean,
): Result {
  const importer = m.importer as Importer;
  for (let index = from; index < names.length; index++) {
    const name = names[index];
    if (
      typeof name !== "string" ||
      name === "*" ||
      !(module instanceof PyModule) ||
      module.namespace.getName(name) !== undefined
    )
      continue;
    const loaded = importer.submodule(m, module, name, guest);
    if (loaded === X) return m.then(X, FROM_NEXT, module, names, guest ? -index - 1 : index + 1);
  }
  return module;
}
const TOP_LEVEL = continuation("import.top", (machine, _module, name: string) => {
  const m = machine as VirtualMachine;
  return m.modules.get(name) ?? m.raise("KeyError", name);
});

/**
 * IMPORT_NAME, and `__import__` with `guest`: guest code may have handed that function to library code, which must not lend
 * it its rights.
 */
export function importName(
  m: VirtualMachine,
  name: string,
  level: number,
  fromlist: Value,
  globals: PyDict,
  guest = false,
): Result {
  m.charge(20);
  let full = name;
  if (level > 0) {
    const packageName = globals.getName("__package__") ?? null;
    if (typeof packageName !== "string" || packageName === "")
      return m.raise("ImportError", "attempted relative import with no known parent package");
    const parts = splitDots(packageName);
    if (level > parts.length) return m.raise("ImportError", "attempted relative import beyond top-level package");
    const base = parts.slice(0, parts.length - level + 1).join(".");
    full = name === "" ? base : `${base}.${name}`;
  }
  const importer = m.importer as Importer;
  const loaded = importer.load(m, full, guest);
  if (fromlist instanceof PyTuple && fromlist.items.length > 0) return m.then(loaded, FROM_LIST, fromlist.items, guest);
  const top = splitDots(full)[0];
  if (top === full) return loaded;
  return m.then(loaded, TOP_LEVEL, top);
}

export function splitDots(name: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index <= name.length; index++)
    if (index === name.length || name.charCodeAt(index) === 46) {
      parts.push(name.slice(start, index));
      start = index + 1;
    }
  return parts;
}

const NOT_FOUND = continuation(
  "import.from-missing",
  (_m, value) => value as Value,
  (machine, module: Value, name: string) => {
    const m = machine as VirtualMachine;
    if (!m.pendingIs("AttributeError")) return X;
    m.clearException();
    return cannotImport(m, module, name);
  },
);
function cannotImport(m: VirtualMachine, module: Value, name: string): Result {
  const shown = module instanceof PyModule ? module.name : typeName(module);
  const file = module instanceof PyModule ? module.namespace.getName("__file__") : undefined;
  const where = typeof file === "string" ? file : "unknown location";
  const from = m.loading.has(shown)
    ? `partially initialized module '${shown}' (most likely due to a circular import)`
    : `'${shown}'`;
  const error = m.makeException("ImportError", [`cannot import name '${name}' from ${from} (${where})`]);
  error.fields = new Map<string, Value>([
    ["name", shown],
    ["path", null],
    ["name_from", name],
    ["msg", error.args.items[0]],
  ]);
  rememberModule(error, module);
  return m.raiseException(error);
}

/** IMPORT_FROM */
export function importFrom(m: VirtualMachine, module: Value, name: string): Result {
  if (module instanceof PyModule) {
    const own = module.namespace.getName(name);
    if (own !== undefined) return own;
    const loaded = m.modules.get(`${module.name}.${name}`);
    if (loaded !== undefined) return loaded;
  }
  return m.then(getAttribute(m, module, name), NOT_FOUND, module, name);
}

const STAR_NAMES = continuation("import.star", (machine, list, module: PyModule, namespace: Value) =>
  copyNames(machine as VirtualMachine, module, namespace, (list as PyList).items, 0),
);
const STAR_VALUE = continuation(
  "import.star-value",
  (machine, value, state: readonly Value[], names: readonly Value[], at: number) => {
    const m = machine as VirtualMachine;
    const [module, namespace] = state;
    const stored = storeName(m, namespace, names[at] as string, value as Value);
    if (stored === X) return m.then(X, STAR_STORED, state, names, at + 1);
    return copyNames(m, module as PyModule, namespace, names, at + 1);
  },
);
const STAR_STORED = continuation(
  "import.star-stored",
  (machine, _value, state: readonly Value[], names: readonly Value[], at: number) =>
    copyNames(machine as VirtualMachine, state[0] as PyModule, state[1], names, at),
);
function storeName(m: VirtualMachine, namespace: Value, name: string, value: Value): Result {
  if (namespace instanceof PyDict) {
    m.allocate(60);
    namespace.setName(name, value);
    return null;
  }
  return setItem(m, namespace, name, value);
}
function copyNames(
  m: VirtualMachine,
  module: PyModule,
  namespace: Value,
  names: readonly Value[],
  from: number,
): Result {
  for (let index = from; index < names.length; index++) {
    m.charge(2);
    const raw = names[index];
    if (!isStr(raw)) return m.typeError(`Item in ${module.name}.__all__ must be str, not ${typeName(raw)}`);
    const name = flatten(m, raw) as string;
    const value = getAttribute(m, module, name);
    if (value === X) return m.then(X, STAR_VALUE, [module, namespace], names, index);
    const stored = storeName(m, namespace, name, value as Value);
    if (stored === X) return m.then(X, STAR_STORED, [module, namespace], names, index + 1);
  }
  m.exit = Exit.RELOAD;
  return X;
}

/** IMPORT_STAR */
export function importStar(m: VirtualMachine, module: Value, namespace: Value): NextResult {
  if (!(module instanceof PyModule))
    return m.raise("ImportError", "from-import-* object has no __dict__ and no __all__");
  const all = module.namespace.getName("__all__");
  if (all !== undefined) return m.then(collect(m, all), STAR_NAMES, module, namespace);
  const names: Value[] = [];
  for (const key of module.namespace.keys) if (typeof key === "string" && key.charCodeAt(0) !== 95) names.push(key);
  return copyNames(m, module, namespace, names, 0);
}
